/** Everything there is, as a table. */

/** @param {HTMLElement} box */
function showInventory(box) {
  const all = drawn();
  const rows = all.filter((/** @type {any} */ e) => fits(e));
  const owner = (/** @type {any} */ e) => { const o = sideOf(e.id).organisations.get(e.owner); return o ? say(o.name) : t('unknown'); };
  const up = new Map(rows.map((/** @type {any} */ e) => [e.id, (sideOf(e.id).up.get(e.id) || []).length]));
  /** @type {Column[]} */
  const columns = [
    { title: t('name'), value: (e) => say(e.name), cell: (e) => [link(e.id), ' ', h('br', {}), h('code', { class: 'muted' }, e.id)] },
    { title: t('kind'), value: (e) => say(e.kindLabel) },
    { title: t('band'), value: (e) => DATA.bands.findIndex((/** @type {any} */ b) => b.key === e.band), cell: (e) => valueLabel('layer', e.band, all) },
    { title: t('owner'), value: owner },
    { title: t('scope'), value: (e) => (e.scope ? say(DATA.words.scope[e.scope]) : t('unknown')) },
    { title: t('status'), value: (e) => (e.status ? say(e.status.label) : t('unknown')) },
    { title: t('dependentsShort'), value: (e) => up.get(e.id) || 0, number: true },
    { title: t('finding'), value: (e) => (FOUND.get(e.id) || []).length, number: true },
  ];
  if (OLD) {
    columns.push({
      title: t('change'), value: (e) => { const m = markOf(e.id); return m ? say(DATA.words.change[m.kind]) : ''; },
      cell: (e) => changeChip(e.id),
    });
  }
  refill(box, h('div', { class: 'sheet' }, h('section', { class: 'card-box' }, h('h2', {}, t('inventory')),
    table('inventory', t('shownOf', rows.length, all.length), columns, rows, (e) => e.id))));
}
