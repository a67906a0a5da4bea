/** Filters by what elements are. Within a facet one of the values chosen is enough; every facet has to fit. */

/** The values that an element has in a facet. @param {any} e @param {string} facet @returns {string[]} */
function valuesOf(e, facet) {
  // What changes depends on what is looked at.
  if (facet === 'change') return [(markNow(e.id) || { kind: '' }).kind];
  let all = VALUES.get(e);
  if (!all) {
    all = Object.fromEntries(FACETS.map((name) => [name, foundValues(e, name)]));
    VALUES.set(e, all);
  }
  return all[facet];
}
/** @type {Map<any, Record<string, string[]>>} */
const VALUES = new Map();

/** @param {any} e @param {string} facet @returns {string[]} */
function foundValues(e, facet) {
  switch (facet) {
    case 'layer': return [e.band];
    case 'kind': return [e.kind];
    case 'scope': return [e.scope || ''];
    case 'owner': return [e.owner || ''];
    case 'status': return [e.status ? e.status.key : ''];
    case 'finding': return (FOUND.get(e.id) || []).length ? [...new Set(FOUND.get(e.id).map((/** @type {any} */ f) => f.severity))] : [''];
    default: return [];
  }
}

/** What a value of a facet is called. @param {string} facet @param {string} value @param {any[]} elements */
function valueLabel(facet, value, elements) {
  if (!value) return facet === 'change' ? t('unchanged') : facet === 'finding' ? t('noFinding') : t('unknown');
  switch (facet) {
    case 'layer': return say((DATA.bands.find((/** @type {any} */ b) => b.key === value) || {}).label);
    case 'kind': { const one = elements.find((e) => e.kind === value); return one ? say(one.kindLabel) : value; }
    case 'scope': return say(DATA.words.scope[value]) || value;
    case 'owner': { const o = NEW.organisations.get(value) || (OLD && OLD.organisations.get(value)); return o ? say(o.name) : value; }
    case 'status': return say(DATA.words.status[value]) || value;
    case 'change': return `${SIGNS[value] || '…'} ${changeLabel(value)}`;
    default: return t(value);
  }
}

/** The words of each element to be searched, without accents. @type {Map<any, string>} */
const SEARCHED = new Map();
/** @param {any} e */
function searched(e) {
  let text = SEARCHED.get(e);
  if (text === undefined) {
    text = fold([e.name.vi, e.name.en, e.id, ...e.aliases, e.kindLabel.vi, e.kindLabel.en].join('\n'));
    SEARCHED.set(e, text);
  }
  return text;
}

/** The facets in which an element is not what was chosen. @param {any} e */
const misses = (e) => FACETS.filter((facet) => state.f[facet].length && !valuesOf(e, facet).some((value) => state.f[facet].includes(value)));

/** @param {any} e */
const fits = (e) => sought(state.q)(e) && !misses(e).length;

/** How many elements each value of each facet has, if the others stay as they are. @param {any[]} elements */
function counted(elements) {
  /** @type {Map<string, Map<string, number>>} */
  const counts = new Map(FACETS.map((facet) => [facet, new Map()]));
  const isSought = sought(state.q);
  let shown = 0;
  for (const e of elements) {
    if (!isSought(e)) continue;
    const missed = misses(e);
    if (missed.length > 1) continue;
    if (!missed.length) shown += 1;
    for (const facet of missed.length ? missed : FACETS) {
      const of = /** @type {Map<string, number>} */ (counts.get(facet));
      for (const value of valuesOf(e, facet)) of.set(value, (of.get(value) || 0) + 1);
    }
  }
  return { counts, shown };
}

/**
 * Whether an element is what is looked for: it has the words one after the other, or where none has, all of them.
 * @param {string} q @returns {(e: any) => boolean}
 */
function sought(q) {
  const key = `${state.view} ${state.wave} ${q}`;
  if (key === soughtLast.key) return soughtLast.test;
  if (!q.trim()) return () => true;
  const whole = fold(q.trim()).replace(/\s+/g, ' ');
  const words = whole.split(' ');
  const together = drawn().some((/** @type {any} */ e) => searched(e).includes(whole));
  const test = (/** @type {any} */ e) => { const text = searched(e); return together ? text.includes(whole) : words.every((word) => text.includes(word)); };
  soughtLast = { key, test };
  return test;
}
/** @type {{key: string | null, test: (e: any) => boolean}} */
let soughtLast = { key: null, test: () => true };

const hasFilter = () => Boolean(state.q.trim()) || FACETS.some((facet) => state.f[facet].length);

/** @param {HTMLElement} box */
function showFilters(box) {
  const elements = drawn();
  const { counts: all, shown } = counted(elements);
  const facets = FACETS.filter((facet) => facet !== 'change' || OLD_THERE).map((facet) => {
    const counts = /** @type {Map<string, number>} */ (all.get(facet));
    for (const value of state.f[facet]) if (!counts.has(value)) counts.set(value, 0);
    const chosen = state.f[facet];
    const order = facet === 'layer' ? DATA.bands.map((/** @type {any} */ b) => b.key) : facet === 'finding' ? SEVERITIES : null;
    const values = [...counts.entries()].sort((a, b) => (order ? order.indexOf(a[0]) - order.indexOf(b[0]) : b[1] - a[1]));
    if (values.length < 2 && !chosen.length) return null;
    const items = values.map(([value, count]) => h('label', { class: 'choice' },
      fill(document.createElement('input'), {
        type: 'checkbox', 'data-facet': facet, value, checked: chosen.includes(value),
        onchange: () => choose(facet, value),
      }, []),
      h('span', { class: 'choice-name' }, valueLabel(facet, value, elements)),
      h('span', { class: 'count' }, count)));
    const open = chosen.length > 0 || facet === 'layer' || OPENED.has(facet);
    return h('details', { class: 'facet', open, ontoggle: (/** @type {any} */ e) => (e.target.open ? OPENED.add(facet) : OPENED.delete(facet)) },
      h('summary', {}, t(facet), chosen.length ? h('span', { class: 'count chosen' }, chosen.length) : null),
      items);
  });
  refill(box,
    h('div', { class: 'filters-head' }, h('h2', {}, t('filters')),
      hasFilter() ? h('button', { type: 'button', class: 'quiet', id: 'clear', onclick: clearFilters }, t('clear')) : null),
    h('p', { class: 'muted', role: 'status' }, t('shownOf', shown, elements.length)), facets);
}
const OPENED = new Set(['finding', 'change']);

/** @param {string} facet @param {string} value */
function choose(facet, value) {
  const chosen = state.f[facet];
  const next = chosen.includes(value) ? chosen.filter((/** @type {string} */ v) => v !== value) : chosen.concat(value);
  update({ f: { ...state.f, [facet]: next } });
  const again = [...document.querySelectorAll(`input[data-facet="${facet}"]`)].find((i) => /** @type {any} */ (i).value === value);
  if (again) /** @type {HTMLElement} */ (again).focus();
}

function clearFilters() {
  update({ q: '', f: Object.fromEntries(FACETS.map((facet) => [facet, []])) });
}
