/** All that is known of the chosen element. */

/** @param {HTMLElement} box */
function showPanel(box) {
  const e = state.sel && known(state.sel);
  box.classList.toggle('filled', Boolean(e));
  if (!e) {
    const head = (state.view === 'old' && OLD ? OLD : NEW).head;
    if (state.view === 'wave' && state.tab === 'diagram') return showWavePanel(box);
    return refill(box, h('h2', {}, t('document')), h('p', { class: 'muted' }, t('noSelection')), legendOfLines(),
      head.note ? h('p', { class: 'note' }, say(head.note)) : null,
      head.facts.length ? h('section', {}, h('h3', {}, t('facts')), h('dl', { class: 'facts' }, head.facts.map((/** @type {any} */ f) => fact(say(f.title), f.values.map(say).join('; '), f.inferred)))) : null,
      figuresOf(head.figures));
  }
  const side = sideOf(e.id);
  const other = state.lang === 'vi' ? 'en' : 'vi';
  const body = (/** @type {string | null} */ id) => { const o = id && side.organisations.get(id); return o ? say(o.name) : null; };
  refill(box,
    h('div', { class: 'panel-head' },
      h('div', {}, h('h2', { id: 'panel-title', tabindex: -1 }, say(e.name)),
        e.name[other] !== say(e.name) ? h('p', { class: 'other', lang: other }, e.name[other]) : null,
        h('code', {}, e.id)),
      h('button', { type: 'button', class: 'tool', id: 'close-panel', 'aria-label': t('close'), onclick: () => update({ sel: '' }) }, '×')),
    h('div', { class: 'chips' }, chip(say(e.kindLabel)), chip(say(DATA.words.layer[e.layer])),
      e.status ? chip(say(e.status.label), e.inferred.includes('status')) : null,
      e.scope ? chip(say(DATA.words.scope[e.scope]), e.inferred.includes('scope')) : null, changeChip(e.id)),
    state.view === 'wave' ? h('p', { class: 'muted', id: 'facts-of' }, waveFact(e.id, side)) : null,
    e.description ? h('p', {}, say(e.description)) : null,
    e.note ? h('p', { class: 'muted' }, `${t('note')}: ${say(e.note)}`) : null,
    h('dl', { class: 'facts' },
      fact(t('owner'), body(e.owner) || t('unknown'), e.inferred.includes('owner')),
      e.operator ? fact(t('operator'), body(e.operator), e.inferred.includes('operator')) : null,
      e.aliases.length ? fact(t('aliases'), e.aliases.join(', ')) : null,
      e.facts.map((/** @type {any} */ f) => fact(say(f.title), f.values.map(say).join('; '), f.inferred))),
    futureOf(e.id), lineageOf(e), changesOf(e.id), demandsOf(e.id), stepFindingsOf(e.id), rulesOf(e.id), figuresOf(e.figures),
    relationsOf(e.id, side), reachOf(e.id, 'up'), reachOf(e.id, 'down'), sourcesOf(e.sources, side));
}

/** @param {string} text @param {boolean} [isInferred] */
const chip = (text, isInferred) => h('span', { class: `chip${isInferred ? ' inferred' : ''}` }, isInferred ? `${text} (${t('inferred')})` : text);

/** @param {string} title @param {Child} value @param {boolean} [isInferred] */
const fact = (title, value, isInferred) => [h('dt', {}, title), h('dd', {}, value, isInferred ? h('span', { class: 'inferred' }, ` (${t('inferred')})`) : null)];

/** @param {string} title @param {Child[]} lines @param {string} [className] */
function section(title, lines, className) {
  const all = lines.flat().filter(Boolean);
  return all.length ? h('section', {}, h('h3', {}, title), h('ul', { class: `lines ${className || ''}` }, all.map((line) => h('li', {}, line)))) : null;
}

function legendOfLines() {
  const key = (/** @type {string} */ name, /** @type {string} */ text) => h('li', {}, h('span', { class: `key ${name}`, 'aria-hidden': 'true' }), text);
  return h('ul', { class: 'lines legend-lines' }, key('up', t('dependents')), key('down', t('dependencies')), key('own', t('keyOwn')), key('is-planned', t('keyPlanned')), key('key-dot', t('keyDot')));
}

/** @param {string} id */
function changeChip(id) {
  const mark = markOf(id);
  return mark ? h('span', { class: `badge ${mark.kind}` }, `${mark.sign} ${changeLabel(mark.kind)}`) : null;
}

/** What a mark is called. @param {string} kind */
const changeLabel = (kind) => (kind === 'later' ? t('later') : say(DATA.words.change[kind]) || kind);

/** A number as people of the language write it. @param {string} value */
function amount(value) {
  const n = Number(value);
  return /^-?\d+(\.\d+)?$/.test(value) && Number.isFinite(n) ? n.toLocaleString(state.lang, { maximumFractionDigits: 6 }) : value;
}

/** What a fact says. @param {any} f */
const valuesSaid = (f) => f.values.map((/** @type {any} */ value) => (f.key === 'value' ? amount(say(value)) : say(value))).join('; ');

/** @param {any[]} figures */
function figuresOf(figures) {
  const line = (/** @type {any} */ f) => h('div', { class: 'figure' }, say(f.name), ': ',
    h('b', {}, f.value === null ? t('unknown') : amount(f.value)), f.unit ? ` ${say(f.unit)}` : '',
    h('span', { class: 'muted' }, [f.qualifier ? say(f.qualifier) : '', f.target ? t('target') : '', f.day ? say(f.day) : ''].filter(Boolean).map((x) => ` · ${x}`).join('')));
  return section(t('figures'), figures.map(line));
}

/** @param {string} id */
function rulesOf(id) {
  return section(t('rules'), (FOUND.get(id) || []).map((/** @type {any} */ found) => ruleLine(found, id)));
}

/** A finding as far as it is on an element. @param {any} found @param {string} id */
function ruleLine(found, id) {
  const member = (found.members || []).find((/** @type {any} */ m) => m && idsIn(m.subject).includes(id));
  const rule = DATA.rules[found.code];
  return h('div', { class: `rule sev-${found.severity}`, 'data-finding': found.fingerprint },
    h('span', { class: 'badge' }, t(found.severity)), ' ', h('code', {}, found.code), rule ? ` ${say(rule.title)}` : '',
    h('div', {}, rich(say(member && member.message ? member.message : found.message))), lawOf(found));
}

/** @param {any} found */
function lawOf(found) {
  return found.basis ? h('span', { class: 'law' }, `${t('basis')}: ${say(found.basis.citation)}`) : null;
}

/** @param {string} id */
function changesOf(id) {
  const line = (/** @type {any} */ { change }) => h('div', { class: `rule class-${change.class}` },
    h('span', { class: 'badge' }, say(DATA.words.class[change.class])), ' ', rich(say(change.summary)), h('span', { class: 'law' }, say(change.reason)));
  return section(t('changes'), (CHANGED.get(id) || []).slice(0, 40).map(line));
}

/** @param {string[]} ids */
const commaLinks = (ids) => ids.flatMap((id, nth) => [nth ? ', ' : null, link(id)]);

/** @param {string} id @param {any} side */
function relationsOf(id, side) {
  const out = side.out.get(id) || [];
  const into = (side.into.get(id) || []).filter((/** @type {any} */ r) => r.from !== id);
  const end = (/** @type {any} */ r) => (r.to ? link(r.to) : say((side.organisations.get(r.body) || { name: null }).name));
  const more = (/** @type {any} */ r) => {
    const facts = r.facts.map((/** @type {any} */ f) => `${say(f.title)}: ${valuesSaid(f)}`).join(' · ');
    return [r.kind === 'exchanges' ? routeOf(r) : null, facts ? h('span', { class: 'route' }, facts) : null,
      r.sources.length ? h('span', { class: 'route' }, `${t('sources')}: ${r.sources.map((/** @type {string} */ k) => sourceName(k, side)).join('; ')}`) : null,
      r.inferred ? h('span', { class: 'inferred' }, ` (${t('inferred')})`) : null];
  };
  return [
    section(t('relationsOut'), out.map((/** @type {any} */ r) => h('div', {}, h('span', { class: 'verb' }, `${say(DATA.words.relation[r.kind])} `), end(r), more(r)))),
    section(t('relationsIn'), into.map((/** @type {any} */ r) => h('div', {}, link(r.from), h('span', { class: 'verb' }, ` ${say(DATA.words.relation[r.kind])} `), h('span', {}, say(known(id).name)), more(r)))),
    section(t('passes'), (side.over.get(id) || []).map((/** @type {any} */ r) => h('div', {}, link(r.from), ' ↔ ', end(r)))),
  ];
}

/** @param {any} r */
function routeOf(r) {
  if (!r.route) return h('span', { class: 'route' }, t('noRoute'));
  if (!r.route.length) return h('span', { class: 'route' }, t('directly'));
  return h('span', { class: 'route' }, `${t('via')} `, r.route.flatMap((/** @type {string} */ hop, /** @type {number} */ nth) => [nth ? ' → ' : null, link(hop)]));
}

/** @param {string} id @param {'up' | 'down'} way */
function reachOf(id, way) {
  const reached = reach(id, way);
  const order = [...reached].sort((a, b) => a[1].steps - b[1].steps);
  const line = (/** @type {[string, any]} */ [other, { steps }]) => {
    const between = wayTo(reached, other, id).slice(1, -1).map((at) => say(known(at).name));
    if (way === 'up') between.reverse();
    return h('div', {}, link(other, way), ' ', h('span', { class: 'steps-count' }, steps === 1 ? t('direct') : `${t('steps', steps)}: ${t('via')} ${between.join(' → ')}`));
  };
  const title = `${t(way === 'up' ? 'dependents' : 'dependencies')} (${reached.size})`;
  return section(title, order.slice(0, 200).map(line).concat(order.length > 200 ? [h('span', { class: 'muted' }, t('more', order.length - 200))] : []), 'far');
}

/** @param {string} key @param {any} side */
function sourceName(key, side) {
  const s = side.sources.get(key);
  if (!s) return key;
  return [s.number, s.title || (s.name ? say(s.name) : '')].filter((part, nth, all) => part && all.indexOf(part) === nth).join(', ') || key;
}

/** @param {string[]} keys @param {any} side */
const sourcesOf = (keys, side) => section(t('sources'), keys.map((key) => h('div', {}, sourceName(key, side), ' ', h('code', {}, key))));
