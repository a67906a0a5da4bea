/** The findings, and where they lie. */

/** @param {any} found */
const bandsOf = (found) => {
  const keys = new Set(found.ids.map((/** @type {string} */ id) => (NEW.byId.get(id) || { band: '' }).band).filter(Boolean));
  return keys.size ? keys : new Set(['']);
};

/** @param {HTMLElement} box */
function showFindings(box) {
  const [band, severity] = state.heat ? state.heat.split('/') : [null, null];
  const shown = FINDINGS.filter((/** @type {any} */ found) => (!severity || found.severity === severity) && (band === null || bandsOf(found).has(band))
    && (!hasFilter() || found.ids.some((/** @type {string} */ id) => fits(known(id)))));
  const check = DATA.check;
  refill(box, h('div', { class: 'sheet' },
    h('section', { class: 'card-box' }, h('h2', {}, t('heat')), heat(),
      state.heat ? h('p', {}, h('button', { type: 'button', class: 'quiet', onclick: () => update({ heat: '' }) }, t('allFindings'))) : null),
    h('section', { class: 'card-box' }, h('h2', {}, `${t('findings')} (${shown.length})`),
      shown.length ? shown.map(foundBox) : h('p', { class: 'muted' }, t('noFindings')),
      check.skipped.length ? h('p', { class: 'muted' }, t('skipped', check.skipped.length)) : null,
      check.suppressed.length ? h('p', { class: 'muted' }, t('suppressed', check.suppressed.length)) : null)));
}

/** How many findings each band has, by severity. */
function heat() {
  const rows = DATA.bands.map((/** @type {any} */ b) => ({ key: b.key, label: say(b.label) })).concat({ key: '', label: t('document') });
  const most = Math.max(1, ...rows.flatMap((/** @type {any} */ row) => SEVERITIES.map((s) => count(row.key, s))));
  const cell = (/** @type {string} */ key, /** @type {string} */ severity) => {
    const n = count(key, severity);
    const value = `${key}/${severity}`;
    return h('td', { class: `number sev-${severity}` }, n ? h('button', {
      type: 'button', class: `cell full w${Math.ceil((3 * n) / most)}`, 'aria-pressed': String(state.heat === value),
      onclick: () => update({ heat: state.heat === value ? '' : value }),
    }, n) : h('span', { class: 'muted' }, '·'));
  };
  return h('div', { class: 'scroll' }, h('table', { class: 'heat' },
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('band')), SEVERITIES.map((s) => h('th', { scope: 'col', class: 'number' }, t(s))))),
    h('tbody', {}, rows.map((/** @type {any} */ row) => h('tr', {}, h('th', { scope: 'row' }, row.label), SEVERITIES.map((s) => cell(row.key, s)))))));
}

/** @param {string} band @param {string} severity */
function count(band, severity) {
  return FINDINGS.filter((/** @type {any} */ found) => found.severity === severity && bandsOf(found).has(band)).length;
}

/** @param {any} found */
function foundBox(found) {
  const rule = DATA.rules[found.code];
  const members = (found.members || []).filter(Boolean);
  const ids = found.ids || elementsOf(found);
  return h('article', { class: `found sev-${found.severity}`, 'data-finding': found.fingerprint },
    h('div', { class: 'found-head' }, h('span', { class: 'badge' }, t(found.severity)), h('code', {}, found.code), h('h3', {}, rule ? say(rule.title) : '')),
    h('p', {}, rich(say(found.message))),
    ids.length ? h('p', { class: 'subjects' }, ids.slice(0, 12).map((/** @type {string} */ id) => link(id)), ids.length > 12 ? h('span', { class: 'muted' }, t('more', ids.length - 12)) : null) : null,
    found.basis ? h('p', { class: 'law' }, `${t('basis')}: ${say(found.basis.citation)}`) : null,
    found.notes.map((/** @type {any} */ note) => h('p', { class: 'muted' }, rich(say(note)))),
    members.length ? h('details', {}, h('summary', {}, t('members', members.length)), h('ul', {}, members.map((/** @type {any} */ m) => h('li', {}, m.message ? rich(say(m.message)) : m.subject)))) : null,
    found.help ? h('details', {}, h('summary', {}, t('help')), h('pre', {}, say(found.help))) : null);
}
