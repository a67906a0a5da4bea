/** Search without accents: a field with a list below it. */

const HITS = 12;

/** @param {HTMLElement} box */
function showSearch(box) {
  const input = /** @type {HTMLInputElement} */ (h('input', {
    id: 'search', type: 'search', placeholder: t('search'), 'aria-label': t('searchLabel'), autocomplete: 'off', spellcheck: 'false',
    role: 'combobox', 'aria-expanded': 'false', 'aria-controls': 'hits', 'aria-autocomplete': 'list',
  }));
  input.value = state.q;
  const list = h('div', { id: 'hits', class: 'hits', role: 'listbox', 'aria-label': t('searchLabel'), hidden: true });
  const told = h('span', { class: 'hidden-text', role: 'status' });
  let at = -1;
  let asked = false;
  /** @type {string[]} */
  let ids = [];
  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const mark = () => {
    [...list.querySelectorAll('[role="option"]')].forEach((node, nth) => node.setAttribute('aria-selected', String(nth === at)));
    if (at < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `hit-${at}`);
    const node = document.getElementById(`hit-${at}`);
    if (node) node.scrollIntoView({ block: 'nearest' });
  };
  const take = (/** @type {string} */ id) => {
    close();
    input.value = '';
    update({ sel: id, q: '', tab: ['diagram', 'inventory'].includes(state.tab) ? state.tab : 'diagram' });
    setCursor(id, true);
  };
  const show = () => {
    const q = input.value.trim();
    if (!q) { close(); told.textContent = ''; return; }
    const all = hitsOf(q);
    ids = all.slice(0, HITS).map((e) => e.id);
    at = ids.length ? 0 : -1;
    refill(list, ids.length ? ids.map((id, nth) => hit(known(id), q, nth, take)) : h('div', { class: 'nothing', role: 'option', 'aria-disabled': 'true' }, t('nothing')),
      all.length > HITS ? h('div', { class: 'nothing', role: 'option', 'aria-disabled': 'true' }, t('more', all.length - HITS)) : null);
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    told.textContent = t('found', all.length);
    mark();
  };
  input.addEventListener('input', () => {
    show();
    // The list comes first, what the words do elsewhere with the next frame.
    if (!asked) requestAnimationFrame(() => { asked = false; update({ q: input.value }); });
    asked = true;
  });
  input.addEventListener('focus', () => { if (input.value) show(); });
  input.addEventListener('blur', () => setTimeout(close, 150));
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!ids.length) return;
      at = (at + (event.key === 'ArrowDown' ? 1 : ids.length - 1)) % ids.length;
      mark();
    } else if (event.key === 'Enter' && at >= 0 && !list.hidden) {
      event.preventDefault();
      take(ids[at]);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      if (!list.hidden && input.value) { close(); return; }
      input.value = '';
      update({ q: '' });
      input.blur();
    }
  });
  watch(['q'], () => { if (document.activeElement !== input) input.value = state.q; });
  refill(box, input, h('kbd', { 'aria-hidden': 'true' }, '/'), list, told);
}

/** The elements that have all words, those first whose name begins with them. @param {string} q @returns {any[]} */
function hitsOf(q) {
  const whole = fold(q);
  const found = drawn().filter(sought(q));
  const rank = (/** @type {any} */ e) => { const place = searched(e).indexOf(whole); return place < 0 ? 1e6 : place; };
  return found.map((/** @type {any} */ e) => ({ e, at: rank(e) })).sort((/** @type {any} */ a, /** @type {any} */ b) => a.at - b.at).map((/** @type {any} */ one) => one.e);
}

/** @param {any} e @param {string} q @param {number} nth @param {(id: string) => void} take */
function hit(e, q, nth, take) {
  return h('div', { id: `hit-${nth}`, role: 'option', 'aria-selected': 'false', onpointerdown: (/** @type {Event} */ event) => { event.preventDefault(); take(e.id); } },
    marked(say(e.name), q), h('small', {}, `${say(e.kindLabel)} · `, h('code', {}, e.id)));
}

/** A text with the words looked for marked. @param {string} text @param {string} q */
function marked(text, q) {
  // One letter folds to one letter, so that places agree.
  const letters = [...text.normalize('NFC')];
  const folded = letters.map((c) => fold(c).slice(0, 1) || ' ').join('');
  const hits = new Array(letters.length).fill(false);
  const whole = fold(q.trim()).replace(/\s+/g, ' ');
  for (const word of folded.includes(whole) ? [whole] : whole.split(' ')) {
    for (let i = folded.indexOf(word); word && i >= 0; i = folded.indexOf(word, i + 1)) {
      if (word === whole || !i || folded[i - 1] === ' ') hits.fill(true, i, i + word.length);
    }
  }
  const parts = [];
  for (let i = 0; i < letters.length;) {
    let j = i;
    while (j < letters.length && hits[j] === hits[i]) j += 1;
    const part = letters.slice(i, j).join('');
    parts.push(hits[i] ? h('mark', {}, part) : part);
    i = j;
  }
  return h('span', {}, parts);
}
