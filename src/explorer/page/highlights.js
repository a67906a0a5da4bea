/** What stands out in a step. */

/** @param {any} review */
function highlightsBox(review) {
  const all = (review.highlights || []).filter(Boolean);
  return all.length ? h('section', { class: 'card-box', id: 'highlights' }, h('h2', {}, t('highlights')), h('ul', { class: 'listed' }, all.map((/** @type {any} */ one) => h('li', {}, h('div', {}, highlight(one)))))) : null;
}

/** A line on one of them. @param {any} one @returns {Child[]} */
function highlight(one) {
  const day = (/** @type {string | null} */ date) => (date ? ` (${localDay(date)})` : '');
  switch (one.highlight) {
    case 'renamed-view':
      return [t('renamedView', say(one.before), say(one.after)), one['as-framework'] ? h('span', { class: 'muted' }, ` · ${t('asFramework')}`) : null];
    case 'introduction':
      return [`${t('introduced', one.framework)}: `, h('b', {}, say(one.label)), ` — ${t(`introduced-${one.state}`)} `, ...commaLinks(one.elements.filter(Boolean))];
    case 'procedure-system':
      return [`${t('procedureSystem')}: `, ...commaLinks(one.before), ' → ', link(one.system), one.stays.length ? ` · ${t('stays')}: ` : null, ...commaLinks(one.stays)];
    case 'grades':
      return [t('gradesChanged', say(one.basis), one.regraded)];
    case 'figure':
      return [`${say(one.name)}: `, h('b', {}, one.before.map(amount).join(', ')), day(one['before-as-of']), ' → ', h('b', {}, one.after.map(amount).join(', ')), day(one['after-as-of'])];
    case 'repealed':
      return [t('repealed', say(one.decision), localDay(one.from) || t('unknown')), one.successor ? `; ${t('successor')}: ${say(one.successor)}` : null];
    default:
      return [];
  }
}

/** A day as people of the language write it. @param {string | null} date */
function localDay(date) {
  return date && state.lang === 'vi' ? date.split('-').reverse().join('/') : date || '';
}
