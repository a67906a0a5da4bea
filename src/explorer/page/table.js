/** Tables whose columns sort. */

/**
 * @typedef {object} Column
 * @property {string} title
 * @property {(row: any) => string | number} value by which it sorts, and what is shown where nothing else is
 * @property {(row: any) => Child | Child[]} [cell]
 * @property {boolean} [number]
 */

/** How each table is sorted, kept while the page is open. @type {Map<string, {nth: number, down: boolean}>} */
const SORTED = new Map();
const collator = new Intl.Collator(['vi', 'en'], { numeric: true });

/** @param {string} name @param {string} caption @param {Column[]} columns @param {any[]} rows @param {(row: any) => string} [idOf] */
function table(name, caption, columns, rows, idOf) {
  const box = h('div', { class: 'scroll' });
  const draw = (/** @type {number} */ focus) => {
    const sort = SORTED.get(name);
    const shown = rows.slice();
    if (sort) {
      const { value } = columns[sort.nth];
      shown.sort((a, b) => {
        const [x, y] = [value(a), value(b)];
        const order = typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(String(x), String(y));
        return sort.down ? -order : order;
      });
    }
    const head = columns.map((column, nth) => h('th', {
      scope: 'col', class: column.number ? 'number' : null,
      'aria-sort': sort && sort.nth === nth ? (sort.down ? 'descending' : 'ascending') : 'none',
    }, h('button', {
      type: 'button', class: 'sort', title: t('sortBy', column.title),
      onclick: () => { SORTED.set(name, { nth, down: sort && sort.nth === nth ? !sort.down : Boolean(column.number) }); draw(nth); },
    }, column.title)));
    const body = shown.map((row) => h('tr', { class: idOf && idOf(row) === state.sel ? 'chosen' : null, 'data-row': idOf ? idOf(row) : null },
      columns.map((column) => h('td', { class: column.number ? 'number' : null }, column.cell ? column.cell(row) : column.value(row)))));
    refill(box, h('table', { id: `table-${name}` }, h('caption', {}, caption), h('thead', {}, h('tr', {}, head)), h('tbody', {}, body)));
    if (focus >= 0) /** @type {HTMLElement} */ (box.querySelectorAll('.sort')[focus]).focus();
  };
  draw(-1);
  return box;
}
