/** What the reader chose. All of it stands in the fragment of the address, so that a place can be sent to others. */

const FACETS = ['layer', 'kind', 'scope', 'owner', 'status', 'change', 'finding'];
const TABS = (DATA.review ? ['review'] : []).concat(['diagram', 'findings', 'exchange', 'inventory']);
const VIEWS = ['old', 'delta', 'new', 'wave'];

/** @returns {any} */
function initial() {
  return {
    lang: DATA.lang, tab: TABS[0], view: OLD_THERE ? 'delta' : 'new', wave: '', pic: 'bands', sel: '', q: '', cell: '', heat: '', done: '',
    f: Object.fromEntries(FACETS.map((facet) => [facet, []])),
  };
}
const OLD_THERE = Boolean(DATA.old);
/** @type {any} */
let state = initial();

/** @type {{keys: string[], run: () => void}[]} */
const watchers = [];

/** Calls a function when one of these parts of the state has another value. @param {string[]} keys @param {() => void} run */
const watch = (keys, run) => void watchers.push({ keys, run });

function written() {
  const start = initial();
  const all = new URLSearchParams();
  for (const key of Object.keys(start)) {
    if (key === 'f') continue;
    if (state[key] !== start[key]) all.set(key, state[key]);
  }
  for (const facet of FACETS) if (state.f[facet].length) all.set(`f.${facet}`, state.f[facet].map((/** @type {string} */ v) => v || '~').join(','));
  return all.toString();
}

function read() {
  const all = new URLSearchParams(location.hash.slice(1));
  const next = initial();
  for (const key of Object.keys(next)) {
    const value = all.get(key);
    if (key !== 'f' && value !== null) next[key] = value;
  }
  for (const facet of FACETS) {
    const value = all.get(`f.${facet}`);
    if (value) next.f[facet] = value.split(',').map((v) => (v === '~' ? '' : v));
  }
  if (!['vi', 'en'].includes(next.lang)) next.lang = DATA.lang;
  if (!TABS.includes(next.tab)) next.tab = TABS[0];
  if (!WAVES.includes(Number(next.wave))) next.wave = '';
  if (next.view === 'wave' && !next.wave) next.view = 'delta';
  if (!OLD_THERE || !VIEWS.includes(next.view)) next.view = OLD_THERE ? 'delta' : 'new';
  if (!['bands', 'drawn'].includes(next.pic)) next.pic = 'bands';
  return next;
}

/** @param {any} next */
function become(next) {
  const changed = Object.keys(next).filter((key) => JSON.stringify(next[key]) !== JSON.stringify(state[key]));
  state = next;
  for (const { keys, run } of watchers) if (keys.some((key) => changed.includes(key))) run();
}

/** Changes parts of the state. Choices can be taken back with the browser; words being typed cannot. @param {any} patch */
function update(patch) {
  const passing = Object.keys(patch).every((key) => ['q', 'done'].includes(key));
  become({ ...state, ...patch });
  const fragment = `#${written()}`;
  if (fragment === (location.hash || '#')) return;
  if (passing) history.replaceState(null, '', fragment);
  else history.pushState(null, '', fragment);
}

/** @param {string} id */
const select = (id) => update({ sel: id });

const startState = () => {
  become(read());
  addEventListener('popstate', () => become(read()));
  addEventListener('hashchange', () => become(read()));
};
