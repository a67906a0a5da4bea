/** Exchanges of data between agencies. */

const EXCHANGES = NEW.relations.filter((/** @type {any} */ r) => r.kind === 'exchanges' && r.to);

/** The ways data passes in an exchange: provider and receiver. @param {any} r @returns {[string, string][]} */
function flows(r) {
  const forth = r.purposes.some((/** @type {string} */ p) => p === 'update' || p === 'exploited');
  const back = r.purposes.some((/** @type {string} */ p) => p === 'exploit' || p === 'updated');
  const both = !forth && !back;
  /** @type {[string, string][]} */
  const ways = [];
  if (forth || both) ways.push([r.from, r.to]);
  if (back || both) ways.push([r.to, r.from]);
  return ways;
}

/** @param {string} id */
const agencyOf = (id) => (NEW.byId.get(id) || {}).agency || '';
/** @param {string} key */
const agencyName = (key) => { const o = NEW.organisations.get(key); return o ? say(o.name) : t('unknown'); };

/** @param {HTMLElement} box */
function showExchanges(box) {
  const cells = new Map();
  const keys = new Set();
  const shown = EXCHANGES.filter((/** @type {any} */ r) => !hasFilter() || fits(known(r.from)) || fits(known(r.to)));
  for (const r of shown) {
    for (const [from, to] of flows(r)) {
      const [a, b] = [agencyOf(from), agencyOf(to)];
      keys.add(a).add(b);
      const key = `${a}>${b}`;
      if (!cells.has(key)) cells.set(key, new Set());
      cells.get(key).add(r);
    }
  }
  const agencies = [...keys].sort((a, b) => Number(!a) - Number(!b) || collator.compare(agencyName(a), agencyName(b)));
  const most = Math.max(1, ...[...cells.values()].map((c) => c.size));
  const cell = (/** @type {string} */ a, /** @type {string} */ b) => {
    const key = `${a}>${b}`;
    const n = (cells.get(key) || new Set()).size;
    return h('td', {}, n ? h('button', {
      type: 'button', class: `cell full w${Math.ceil((3 * n) / most)}`, 'aria-pressed': String(state.cell === key),
      'aria-label': `${agencyName(a)} → ${agencyName(b)}: ${n}`, title: `${agencyName(a)} → ${agencyName(b)}`,
      onclick: () => update({ cell: state.cell === key ? '' : key }),
    }, n) : h('span', { class: 'muted', 'aria-hidden': 'true' }, '·'));
  };
  const rows = state.cell && cells.has(state.cell) ? [...cells.get(state.cell)] : shown;
  refill(box, h('div', { class: 'sheet' },
    h('section', { class: 'card-box' }, h('h2', {}, t('matrix')), h('p', { class: 'muted' }, t('matrixNote')),
      h('div', { class: 'scroll' }, h('table', { class: 'matrix', id: 'matrix' },
        h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, `${t('provider')} ↓ · ${t('consumer')} →`), agencies.map((a) => h('th', { scope: 'col' }, agencyName(a))))),
        h('tbody', {}, agencies.map((a) => h('tr', {}, h('th', { scope: 'row' }, agencyName(a)), agencies.map((b) => cell(a, b)))))))),
    h('section', { class: 'card-box' }, h('h2', {}, `${t('exchanges')} (${rows.length})`),
      state.cell ? h('p', {}, h('button', { type: 'button', class: 'quiet', onclick: () => update({ cell: '' }) }, t('allCells'))) : null,
      exchangeTable(rows))));
}

/** @param {any} r @param {string} key */
const factOf = (r, key) => r.facts.filter((/** @type {any} */ f) => f.key === key).flatMap((/** @type {any} */ f) => f.values.map(say)).join('; ');

/** @param {any[]} rows */
function exchangeTable(rows) {
  const route = (/** @type {any} */ r) => (r.route ? (r.route.length ? r.route.map((/** @type {string} */ hop) => (known(hop) ? say(known(hop).name) : hop)).join(' → ') : t('directly')) : t('noRoute'));
  return table('exchanges', '', [
    { title: t('from'), value: (r) => say(known(r.from).name), cell: (r) => link(r.from) },
    { title: t('to'), value: (r) => say(known(r.to).name), cell: (r) => link(r.to) },
    { title: t('route'), value: route },
    { title: t('purpose'), value: (r) => factOf(r, 'purpose') },
    { title: t('data'), value: (r) => factOf(r, 'data') },
    { title: t('otherFacts'), value: (r) => r.facts.filter((/** @type {any} */ f) => !['purpose', 'data'].includes(f.key)).map((/** @type {any} */ f) => `${say(f.title)}: ${valuesSaid(f)}`).join(' · ') },
  ], rows);
}
