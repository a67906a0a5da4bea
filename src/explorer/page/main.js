/** Puts the page together, and each part anew when what it shows has changed. */

const app = /** @type {HTMLElement} */ (document.getElementById('app'));

function showAll() {
  const head = DATA.new.head;
  document.documentElement.lang = state.lang;
  document.title = say(head.name);
  const search = h('div', { class: 'search', role: 'search' });
  const filters = h('aside', { class: 'filters', 'aria-label': t('filters'), tabindex: 0 });
  const main = h('main', { id: 'main', tabindex: -1 });
  const panel = h('aside', { class: 'panel', 'aria-label': t('details'), tabindex: 0 });
  const work = h('div', { class: 'work' }, filters, main, panel);
  const tabs = h('div', { class: 'tabs', role: 'tablist', 'aria-label': t('tabs') });
  refill(app, h('a', { class: 'skip', href: '#main', onclick: (/** @type {Event} */ e) => { e.preventDefault(); main.focus(); } }, t('skip')),
    h('div', { class: 'page' },
      h('header', { class: 'bar' }, titleBlock(head), search, languages(),
        h('button', { type: 'button', class: 'tool help', 'aria-label': t('keys'), title: t('keys'), onclick: showHelp }, '?')),
      tabs, work));
  showSearch(search);
  parts = { work, tabs, filters, main, panel };
  showTabs();
  showFilters(filters);
  showMain();
  showPanel(panel);
}
/** @type {any} */
let parts = {};

/** @param {any} head */
function titleBlock(head) {
  const status = head.status;
  return h('div', { class: 'title' }, h('h1', {}, say(head.name)), h('p', {},
    head.body ? h('span', {}, say(head.body)) : null,
    head.version ? h('span', {}, t('version', head.version)) : null,
    head.framework ? h('span', {}, t('framework', head.framework)) : null,
    head.decision ? h('span', {}, [head.decision, head.date ? say(head.date) : null].filter(Boolean).join(', ')) : null,
    status ? h('span', { class: status.key === 'illustrative' ? 'stamp' : null }, say(status.label)) : null,
    DATA.unread ? h('span', { class: 'stamp' }, say(DATA.unread)) : null,
    DATA.leftOut ? h('span', {}, t('leftOut', DATA.leftOut.elements, DATA.leftOut.relations, DATA.leftOut.results)) : null));
}

function languages() {
  return h('div', { class: 'segmented lang', role: 'group', 'aria-label': t('language') }, [['vi', 'Tiếng Việt'], ['en', 'English']].map(([lang, name]) => h('button', {
    type: 'button', lang, id: `lang-${lang}`, 'aria-pressed': String(state.lang === lang),
    onclick: () => { update({ lang }); /** @type {HTMLElement} */ (document.getElementById(`lang-${lang}`)).focus(); },
  }, name)));
}

function showTabs() {
  /** @type {Record<string, number>} */
  const counts = { findings: FINDINGS.length, exchange: EXCHANGES.length, inventory: drawn().length, review: CHANGES.length };
  const open = (/** @type {string} */ tab) => { update({ tab }); /** @type {HTMLElement} */ (document.getElementById(`tab-${tab}`)).focus(); };
  refill(parts.tabs, TABS.map((tab, nth) => h('button', {
    type: 'button', role: 'tab', id: `tab-${tab}`, 'aria-selected': String(state.tab === tab), 'aria-controls': 'view', tabindex: state.tab === tab ? 0 : -1,
    onclick: () => open(tab),
    onkeydown: (/** @type {KeyboardEvent} */ e) => {
      const by = e.key === 'ArrowRight' ? 1 : e.key === 'ArrowLeft' ? -1 : 0;
      if (by) { e.preventDefault(); open(TABS[(nth + by + TABS.length) % TABS.length]); }
    },
  }, t(tab), counts[tab] !== undefined ? h('span', { class: 'count' }, ` ${counts[tab]}`) : null)));
}

function showMain() {
  showRoom();
  if (state.tab === 'diagram') return showDiagram();
  viewport.stage = null;
  nodes.clear();
  const view = h('div', { id: 'view', class: 'pad', role: 'tabpanel', 'aria-labelledby': `tab-${state.tab}`, tabindex: 0 });
  refill(parts.main, view);
  /** @type {Record<string, (box: HTMLElement) => void>} */
  const shows = { review: showReview, findings: showFindings, exchange: showExchanges, inventory: showInventory };
  shows[state.tab](view);
}

/** Where nothing is chosen, tables have the room of the panel. */
function showRoom() {
  // Filters choose elements; the review is on the step as a whole.
  parts.work.classList.toggle('unfiltered', state.tab === 'review');
  parts.work.classList.toggle('whole', state.tab !== 'diagram' && !(state.sel && known(state.sel)));
}

function showDiagram() {
  const before = standing();
  const stage = h('div', { class: 'stage' });
  const map = /** @type {HTMLCanvasElement} */ (h('canvas', { class: 'minimap', 'aria-label': t('map'), role: 'img' }));
  const box = h('div', { class: 'viewport', role: 'application', 'aria-label': t('picture') }, stage, map);
  const bar = h('div', { class: 'way-bar', role: 'status', id: 'way' });
  const tool = (/** @type {string} */ text, /** @type {string} */ label, /** @type {() => void} */ run) => h('button', { type: 'button', class: 'tool', 'aria-label': label, title: label, onclick: run }, text);
  refill(parts.main, h('div', { id: 'view', class: 'diagram', role: 'tabpanel', 'aria-labelledby': 'tab-diagram' },
    h('div', { class: 'picture-bar' }, views(), pictures(), waveBar(), whatIsPrinted(), signLegend(), h('span', { class: 'space' }),
      h('span', { class: 'zoom' }, tool('−', t('zoomOut'), () => zoom(0.8)), tool('+', t('zoomIn'), () => zoom(1.25)), tool(t('fit'), t('fit'), fitPicture))),
    box, bar));
  parts.bar = bar;
  startViewport(box, stage, map);
  const fill = () => fillPicture(stage, bar, before);
  if (drawn().length > LARGE) requestAnimationFrame(() => setTimeout(fill));
  else fill();
  const idAt = (/** @type {Event} */ e) => { const node = /** @type {Element} */ (e.target).closest('[data-id]'); return node ? node.getAttribute('data-id') || '' : ''; };
  stage.addEventListener('click', (e) => { const id = idAt(e); if (id) { cursor = id; update({ sel: id === state.sel ? '' : id }); setCursor(id, false); } });
  stage.addEventListener('keydown', (e) => { const node = /** @type {Element} */ (e.target); if (e.key === 'Enter' && node instanceof SVGElement) { const id = idAt(e); if (id) update({ sel: id }); } });
  stage.addEventListener('focusin', (e) => { const id = idAt(e); if (id) { setCursor(id, false); pointAt(stage, id, bar); } });
  let pointed = '';
  stage.addEventListener('pointerover', (e) => { const id = idAt(e); if (id !== pointed) { pointed = id; pointAt(stage, id, bar); } });
  stage.addEventListener('pointerleave', () => { pointed = ''; pointAt(stage, '', bar); });
}

/** @param {HTMLElement} stage @param {HTMLElement} bar @param {Standing | null} before */
function fillPicture(stage, bar, before) {
  if (!stage.isConnected) return;
  fillStage(stage);
  showFilter();
  standAgain(before);
  measureMap();
  showSelection(stage);
  refill(bar, wayHint());
}

/** What is pointed at: without a choice its neighbours, with one the way to it. @param {HTMLElement} stage @param {string} id @param {HTMLElement} bar */
function pointAt(stage, id, bar) {
  if (state.sel) {
    showWay(stage, id, bar);
    return;
  }
  for (const node of stage.querySelectorAll('.up, .down')) node.classList.remove('up', 'down');
  const pairs = [];
  for (const way of /** @type {const} */ (['up', 'down'])) {
    for (const edge of id ? graphOf(id)[way].get(id) || [] : []) {
      const node = nodes.get(edge.id);
      if (node) node.classList.add(way);
      pairs.push(way === 'up' ? [edge.id, id, 'up'] : [id, edge.id, 'down']);
    }
  }
  drawLinks(stage, /** @type {any} */ (pairs));
}

/** What the views are called. @type {Record<string, string>} */
const VIEW_NAMES = { old: 'before', delta: 'delta', new: 'after', wave: 'inWaves' };

/** Which version a picture on paper shows, where the buttons are not. */
function whatIsPrinted() {
  if (!OLD) return null;
  const version = (/** @type {any} */ side) => (side.head.version ? t('version', side.head.version) : say(side.head.name));
  const of = state.view === 'old' ? version(OLD) : state.view === 'new' ? version(NEW) : `${version(OLD)} → ${version(NEW)}`;
  return h('b', { class: 'printed' }, `${t(VIEW_NAMES[state.view])}: ${of}`);
}

function views() {
  if (!OLD) return null;
  const there = VIEWS.filter((view) => view !== 'wave' || WAVES.length);
  return h('div', { class: 'segmented', role: 'group', 'aria-label': t('view') }, there.map((view) => h('button', {
    type: 'button', id: `view-${view}`, 'aria-pressed': String(state.view === view),
    onclick: () => { update(view === 'wave' ? { view, wave: state.wave || String(WAVES[0]) } : { view }); /** @type {HTMLElement} */ (document.getElementById(`view-${view}`)).focus(); },
  }, t(VIEW_NAMES[view]))));
}

/** The choice between the view of the bands and the drawing, where there is one. */
function pictures() {
  if (!DATA.drawn.length) return null;
  /** @type {Record<string, string>} */
  const name = { bands: 'asBands', drawn: 'asDrawn' };
  const now = isDrawn() ? 'drawn' : 'bands';
  return [h('div', { class: 'segmented', role: 'group', 'aria-label': t('asWhat') }, ['bands', 'drawn'].map((pic) => h('button', {
    type: 'button', id: `pic-${pic}`, 'aria-pressed': String(now === pic), disabled: pic === 'drawn' && !canDraw(),
    onclick: () => { update({ pic }); /** @type {HTMLElement} */ (document.getElementById(`pic-${pic}`)).focus(); },
  }, t(name[pic])))),
  canDraw() ? null : h('span', { class: 'muted', id: 'no-drawing' }, state.view === 'wave' ? t('noDrawingOfWave', waveNow()) : t('noDrawing'))];
}

function signLegend() {
  // A drawing has a legend of its own.
  if (!OLD || !['delta', 'wave'].includes(state.view) || isDrawn()) return null;
  const used = grouped(drawn().map((/** @type {any} */ e) => markNow(e.id)).filter(Boolean), (m) => m.kind);
  const key = (/** @type {string} */ kind) => h('span', { 'data-key': kind }, h('span', { class: `sign ${kind}` }, SIGNS[kind] || '…'), `${changeLabel(kind)} `, h('b', {}, (used.get(kind) || []).length));
  return h('div', { class: 'legend', role: 'group', 'aria-label': t('legend') }, [...Object.keys(SIGNS), 'later'].filter((kind) => used.has(kind)).map(key),
    state.view === 'delta' && AFFECTED.size ? h('span', { class: 'affected-key' }, t('isAffected')) : null);
}

startState();
showAll();
startKeys();
startPrint();
watch(['lang'], showAll);
watch(['pic'], () => { if (state.tab === 'diagram') showMain(); });
watch(['tab'], () => { showTabs(); showPanel(parts.panel); showMain(); });
watch(['view', 'wave'], () => { showTabs(); showFilters(parts.filters); showPanel(parts.panel); showMain(); });
watch(['q', 'f'], () => { showFilters(parts.filters); if (state.tab === 'diagram') showFilter(); else if (state.tab !== 'review') showMain(); });
watch(['sel'], () => {
  showPanel(parts.panel);
  showRoom();
  parts.panel.scrollTop = 0;
  if (state.tab !== 'diagram' || !viewport.stage) return;
  showSelection(viewport.stage);
  const node = nodes.get(chosenNow()[0]);
  if (node) bringIntoView(node);
  refill(parts.bar, wayHint());
  drawMap();
});
watch(['cell', 'heat'], () => { if (['findings', 'exchange'].includes(state.tab)) showMain(); });
