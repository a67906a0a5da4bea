/** The picture: the bands with their elements, or a drawing whose boxes carry the ids. */

/** The box of each element in the picture. @type {Map<string, Element>} */
const nodes = new Map();
/** The element that the keyboard is at. */
let cursor = '';

/** From so many elements on only those are laid out that are in sight. */
const LARGE = 600;

/** Whether there is a drawing of what is looked at. */
const canDraw = () => DATA.drawn.includes(state.view);
const isDrawn = () => state.pic === 'drawn' && canDraw();

/** @param {HTMLElement} stage */
function fillStage(stage) {
  nodes.clear();
  if (isDrawn()) {
    stage.className = 'stage drawn';
    const template = (/** @type {string} */ lang) => /** @type {HTMLTemplateElement | null} */ (document.getElementById(`drawn-${state.view}-${lang}`));
    const own = /** @type {HTMLTemplateElement} */ (template(state.lang) || template(state.lang === 'vi' ? 'en' : 'vi'));
    refill(stage, document.importNode(own.content, true));
    for (const node of stage.querySelectorAll('[data-id]')) {
      const id = node.getAttribute('data-id') || '';
      if (!known(id) || nodes.has(id)) continue;
      // What the box is called, with its mark, stands in the drawing.
      fill(node, { tabindex: -1, role: 'button' }, []);
      nodes.set(id, node);
    }
  } else {
    const elements = drawn();
    const bands = grouped(elements, (e) => e.band);
    const isBeside = (/** @type {any} */ band) => band.beside || band.key === 'policy';
    const stack = DATA.bands.filter((/** @type {any} */ b) => !isBeside(b) && bands.has(b.key));
    const side = DATA.bands.filter((/** @type {any} */ b) => isBeside(b) && bands.has(b.key));
    stage.className = `stage plain${elements.length > LARGE ? ' large' : ''}${side.length && stack.length ? ' with-side' : ''}`;
    refill(stage,
      stack.length ? h('div', { class: 'stack' }, stack.map((/** @type {any} */ b) => bandOf(b, bands.get(b.key) || []))) : null,
      side.length ? h('div', { class: 'stack side' }, side.map((/** @type {any} */ b) => bandOf(b, bands.get(b.key) || []))) : null);
  }
  const wide = viewport.box ? viewport.box.clientWidth : 1000;
  stage.style.width = isDrawn() ? '' : `${Math.round(Math.min(2000, Math.max(900, wide / 0.84)))}px`;
  if (!nodes.has(cursor)) cursor = nodes.has(state.sel) ? state.sel : nodes.keys().next().value || '';
  setCursor(cursor, false);
}

/** @param {any} band @param {any[]} elements */
function bandOf(band, elements) {
  const kinds = [...grouped(elements, (e) => e.kind).values()];
  return h('div', { class: 'band', role: 'group', 'aria-label': t('bandOf', say(band.label), elements.length) },
    h('div', { class: 'band-name' }, say(band.label), h('span', { class: 'count' }, elements.length)),
    h('div', { class: 'band-body' }, kinds.flat().map(cardOf)));
}

/** @param {any} e */
function cardOf(e) {
  const mark = ['delta', 'wave'].includes(state.view) ? markNow(e.id) : null;
  const isGone = isGoneNow(e.id);
  const isLater = mark && mark.kind === 'later';
  // Findings are on the later version.
  const grave = ['old', 'wave'].includes(state.view) ? '' : gravest(e.id);
  const owner = sideOf(e.id).organisations.get(e.owner);
  const status = e.status && e.status.key !== 'active' ? e.status : null;
  const names = ['card', e.own && 'own', status && `is-${status.key}`, mark && `marked ${mark.kind}`, mark && mark.class === 'breaking' && 'breaks', isGone && 'is-gone', isLater && 'is-later', state.view === 'delta' && AFFECTED.has(e.id) && 'affected'];
  const card = h('button', {
    type: 'button', class: names.filter(Boolean).join(' '), 'data-id': e.id, tabindex: -1,
    title: `${say(e.name)}\n${e.id}`,
  },
  h('span', { class: 'kind-of' }, say(e.kindLabel)),
  h('span', {}, mark ? h('span', { class: `sign ${mark.kind}`, title: changeLabel(mark.kind) }, mark.sign) : null,
    h('span', { class: 'card-name' }, say(e.name)),
    mark ? h('span', { class: 'hidden-text' }, ` (${changeLabel(mark.kind)})`) : null),
  state.view === 'delta' && AFFECTED.has(e.id) ? h('span', { class: 'hidden-text' }, `. ${t('isAffected')}`) : null,
  !e.own && owner ? h('span', { class: 'who' }, say(owner.name)) : null,
  status ? h('span', { class: 'stage-of' }, say(status.label)) : null,
  isLater ? h('span', { class: 'stage-of' }, t('fromWave', comesWith(e.id))) : null,
  grave && grave !== 'info' ? h('span', { class: `dot ${grave}`, title: t(grave) }, h('span', { class: 'hidden-text' }, t(grave))) : null);
  nodes.set(e.id, card);
  return card;
}

/** @param {string} id @param {boolean} focus */
function setCursor(id, focus) {
  const before = nodes.get(cursor);
  if (before) before.setAttribute('tabindex', '-1');
  cursor = id;
  const node = /** @type {HTMLElement | undefined} */ (nodes.get(id));
  if (!node) return;
  node.setAttribute('tabindex', '0');
  if (focus) {
    node.focus({ preventScroll: true });
    bringIntoView(node);
  }
}

/** Goes to the nearest box in a direction. @param {string} key */
function step(key) {
  const here = nodes.get(cursor);
  if (!here) return;
  const a = here.getBoundingClientRect();
  const [ax, ay] = [a.left + a.width / 2, a.top + a.height / 2];
  let best = '';
  let least = Infinity;
  for (const [id, node] of nodes) {
    if (id === cursor || node.classList.contains('off')) continue;
    const b = node.getBoundingClientRect();
    const dx = b.left + b.width / 2 - ax;
    const dy = b.top + b.height / 2 - ay;
    const [along, across] = key === 'ArrowLeft' ? [-dx, dy] : key === 'ArrowRight' ? [dx, dy] : key === 'ArrowUp' ? [-dy, dx] : [dy, dx];
    if (along <= 4) continue;
    const far = along + Math.abs(across) * 2.5;
    if (far < least) [least, best] = [far, id];
  }
  if (best) setCursor(best, true);
}

/** Dims what does not fit the filters. */
function showFilter() {
  const filtered = hasFilter();
  for (const [id, node] of nodes) node.classList.toggle('off', filtered && !fits(known(id)));
}

/** Lights what depends on the chosen element and what it depends on. @param {HTMLElement} stage */
function showSelection(stage) {
  const ids = chosenNow();
  for (const node of nodes.values()) node.classList.remove('chosen', 'lit', 'up', 'down', 'far', 'on-way');
  stage.classList.toggle('choosing', ids.length > 0);
  /** @type {[string, string, string][]} */
  const pairs = [];
  for (const id of ids) {
    /** @type {Element} */ (nodes.get(id)).classList.add('chosen');
    for (const way of /** @type {const} */ (['up', 'down'])) {
      for (const [other, { steps }] of reach(id, way)) {
        const lit = nodes.get(other);
        if (!lit || ids.includes(other)) continue;
        lit.classList.add('lit', way);
        lit.classList.toggle('far', steps > 1);
        if (steps === 1) pairs.push(way === 'up' ? [other, id, 'up'] : [id, other, 'down']);
      }
    }
  }
  drawLinks(stage, pairs);
}

/** What stands for the chosen element in the picture: itself, else what it went on as or came from. @returns {string[]} */
function chosenNow() {
  const id = state.sel;
  if (!id || nodes.has(id)) return id ? [id] : [];
  const kin = ((FATES.get(id) || {}).into || []).concat(fatesInto(id).map((f) => f.id));
  return kin.filter((/** @type {string} */ other) => nodes.has(other));
}

/** Shows the way between the chosen element and another. @param {HTMLElement} stage @param {string} id @param {HTMLElement} bar */
function showWay(stage, id, bar) {
  for (const line of stage.querySelectorAll('.links path.on-way')) line.remove();
  for (const node of stage.querySelectorAll('.on-way')) node.classList.remove('on-way');
  const [origin] = chosenNow();
  if (!origin || id === origin || !id) return refill(bar, wayHint());
  for (const way of /** @type {const} */ (['up', 'down'])) {
    const reached = reach(origin, way);
    if (!reached.has(id)) continue;
    const ids = wayTo(reached, id, origin);
    const ordered = way === 'up' ? ids.slice().reverse() : ids;
    for (const at of ids) { const node = nodes.get(at); if (node) node.classList.add('on-way'); }
    refill(bar, `${t('path')}: `, ordered.flatMap((at, nth) => [nth ? ' → ' : null, h('b', {}, say(known(at).name))]));
    return;
  }
  refill(bar, wayHint());
}

function wayHint() {
  if (!state.sel || !known(state.sel)) return t('noSelection');
  const kin = chosenNow();
  if (!kin.includes(state.sel)) return [h('b', {}, say(known(state.sel).name)), ` — ${t('notHere')}`, kin.length ? [` ${t('kinHere')}: `, commaLinks(kin)] : null].flat();
  const count = (/** @type {'up' | 'down'} */ way) => reach(state.sel, way).size;
  return [h('b', {}, say(known(state.sel).name)), ' — ',
    h('span', { class: 'key-up' }, `${t('dependents')}: ${count('up')}`), ' · ',
    h('span', { class: 'key-down' }, `${t('dependencies')}: ${count('down')}`)];
}
