/** The review of the step from an earlier version. */

/** @param {HTMLElement} box */
function showReview(box) {
  const review = DATA.review;
  if (!review) return;
  const diff = review.diff;
  refill(box, h('div', { class: 'sheet' }, verdictBox(diff), breakingBox(diff), bandsBox(diff), fatesBox(diff), highlightsBox(review), stepBox(review),
    gapBox(review), wavesBox(), changesBox(), checklistBox()));
}

/** @param {any} diff */
function verdictBox(diff) {
  const name = (/** @type {any} */ head) => [h('b', {}, head.name ? say(head.name) : head.id), ' ', [head.version && !(head.name && say(head.name).includes(head.version)) && t('version', head.version), head.framework && t('framework', head.framework)].filter(Boolean).join(' · ')];
  const needed = say(DATA.words.bump[diff['required-bump']]);
  const taken = diff['actual-bump'] ? say(DATA.words.bump[diff['actual-bump']]) : t('unknown');
  const order = ['patch', 'minor', 'major'];
  const enough = diff['actual-bump'] && order.indexOf(diff['actual-bump']) >= order.indexOf(diff['required-bump']);
  const tile = (/** @type {Child} */ value, /** @type {string} */ label, /** @type {string} */ name_) => h('div', { class: `tile ${name_}` }, h('b', {}, value), h('span', {}, label));
  return h('section', { class: `card-box verdict class-${diff.verdict || 'none'}`, id: 'verdict' },
    h('p', { class: 'muted' }, t('verdict')),
    h('h2', {}, diff.verdict ? t(`verdict-${diff.verdict}`) : t('noChange')),
    h('p', { class: 'versions' }, h('span', {}, name(diff.old)), h('span', {}, '→ ', name(diff.new))),
    h('div', { class: 'tiles' },
      CLASSES.map((c) => tile(diff.counts[c], say(DATA.words.class[c]), `class-${c}`)),
      tile(needed, t('requiredStep'), 'words'), tile(taken, t('actualStep'), enough ? 'words' : 'words class-breaking')),
    h('p', { class: 'muted' }, enough ? t('stepEnough') : t('stepShort')),
    diff.decided ? null : h('p', {}, t('undecided')));
}

/** @param {any} diff */
function breakingBox(diff) {
  const all = CHANGES.filter((/** @type {any} */ l) => l.change.class === 'breaking');
  return h('section', { class: 'card-box', id: 'breaking' }, h('h2', {}, `${t('breaking')} (${diff.counts.breaking})`),
    all.length ? h('ul', { class: 'listed' }, all.map(breakingLine)) : h('p', { class: 'muted' }, t('none')));
}

/** How many changes each band has, by class; what is in none is on the document and its tables. @param {any} diff */
function bandsBox(diff) {
  const told = new Map(DATA.byBand.map((/** @type {any} */ b) => [b.key, b.changes]));
  const rest = Object.fromEntries(CLASSES.map((c) => [c, diff.counts[c] - DATA.byBand.reduce((/** @type {number} */ sum, /** @type {any} */ b) => sum + b.changes[c], 0)]));
  const rows = DATA.bands.map((/** @type {any} */ b) => ({ label: say(b.label), changes: told.get(b.key) })).concat({ label: t('documentAndTables'), changes: rest });
  return h('section', { class: 'card-box' }, h('h2', {}, t('byBand')), h('div', { class: 'scroll' }, h('table', { id: 'by-band' },
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('band')), CLASSES.map((c) => h('th', { scope: 'col', class: 'number' }, say(DATA.words.class[c]))))),
    h('tbody', {}, rows.map((/** @type {any} */ row) => h('tr', {}, h('th', { scope: 'row' }, row.label), CLASSES.map((c) => h('td', { class: 'number' }, row.changes[c] || '·'))))))));
}

/** @param {any} listed */
function breakingLine(listed) {
  const { change, impact } = listed;
  const ids = [...new Set(change.old.concat(change.new).flatMap(idsIn))];
  const affected = impact ? impact.affected.filter(Boolean) : [];
  const total = affected.length + (impact && impact.omitted ? impact.omitted : 0);
  return h('li', { class: 'class-breaking' }, h('div', {}, rich(say(change.summary))),
    h('div', { class: 'why' }, say(change.reason)),
    ids.length ? h('div', { class: 'affected-list' }, ids.map((id) => link(id)),
      h('button', { type: 'button', class: 'quiet', onclick: () => update({ tab: 'diagram', view: 'delta', sel: ids[0] }) }, t('impactMap'))) : null,
    total ? h('details', { open: affected.length > 0 && affected.length <= 8 }, h('summary', {}, t('affected', total), impact['listed-at'] ? ` (${t('listedAt')})` : ''),
      h('div', { class: 'affected-list' }, affected.map((/** @type {any} */ a) => link(a.id)))) : h('div', { class: 'why' }, t('affectsNone')));
}

/** @param {any} diff */
function fatesBox(diff) {
  const rows = diff.lineage.filter(Boolean);
  if (!rows.length) return null;
  return h('section', { class: 'card-box' }, h('h2', {}, `${t('fates')} (${rows.length})`), table('fates', '', [
    { title: t('element'), value: (f) => { const e = known(f.id); return e ? say(e.name) : f.id; }, cell: (f) => [link(f.id), h('br', {}), h('code', { class: 'muted' }, f.id)] },
    { title: t('fate'), value: (f) => t(`fate-${f.fate}`), cell: (f) => [t(`fate-${f.fate}`), f.confidence ? h('div', { class: 'inferred' }, t('confidence', f.confidence), f.why ? `: ${say(f.why)}` : null) : null] },
    { title: t('into'), value: (f) => (f.into || []).join(' '), cell: (f) => [commaLinks(f.into || []), f.reason ? h('div', { class: 'muted' }, f.reason) : null, f.to || null] },
  ], rows));
}

/** @param {any} review */
function stepBox(review) {
  const found = review.step.findings.filter(Boolean);
  return h('section', { class: 'card-box' }, h('h2', {}, `${t('stepFindings')} (${found.length})`), found.length ? found.map(foundBox) : h('p', { class: 'muted' }, t('none')));
}

/** @param {any} review */
function gapBox(review) {
  const gap = DATA.gap;
  const open = gap ? gap.demands.filter(Boolean) : [];
  return h('section', { class: 'card-box', id: 'gap' }, h('h2', {}, t('gap')),
    !gap ? h('p', { class: 'muted' }, review['gap-refused'] ? say(review['gap-refused']) : t('gapRefused')) : null,
    gap && gap.caveat ? h('p', { class: 'muted' }, say(gap.caveat)) : null,
    gap && !open.length ? h('p', {}, t('gapNone', gap.to)) : null,
    open.length ? h('ul', { class: 'listed' }, open.map((/** @type {any} */ d) => h('li', { class: `sev-${d.severity}` },
      h('div', {}, h('span', { class: 'badge' }, t(d.severity)), ' ', h('code', {}, d.code), ' ', rich(say(d.message))),
      d.basis ? h('div', { class: 'why' }, `${t('basis')}: ${say(d.basis.citation)}`) : null,
      d.steps.map((/** @type {any} */ s) => h('div', { class: 'why' }, rich(say(s))))))) : null);
}

function wavesBox() {
  const map = DATA.roadmap;
  if (!map) return null;
  const wave = (/** @type {any} */ w, /** @type {number} */ nth) => {
    const steps = w.steps.map((/** @type {number} */ s) => map.steps[s]).filter(Boolean);
    return h('details', { class: 'wave', open: nth === 0 }, h('summary', {}, h('b', {}, t('wave', nth + 1)), h('span', { class: 'muted' }, waveTime(nth + 1) || t('noTime')),
      h('span', {}, t('waveSteps', steps.length)), stateBadge(w.state)),
    WAVES.includes(nth + 1) ? h('p', {}, waveLink(nth + 1, t('impactMap'))) : null,
    w.crowded ? h('p', { class: 'muted' }, say(w.crowded)) : null,
    w.state.unreached.filter(Boolean).length ? h('p', {}, `${t('unreached')}: `, commaLinks(w.state.unreached.filter(Boolean))) : null,
    w.state.unsupported.filter(Boolean).length ? h('p', {}, `${t('unsupported')}: `, commaLinks(w.state.unsupported.filter(Boolean))) : null,
    w.state.faults.filter(Boolean).map((/** @type {any} */ f) => h('p', {}, say(f))),
    h('ol', {}, steps.map((/** @type {any} */ s) => h('li', {}, rich(say(s.summary)), whoDoes(s).length ? h('div', { class: 'muted' }, whoDoes(s)) : null))));
  };
  return h('section', { class: 'card-box', id: 'waves' }, h('h2', {}, t('waves')), h('p', { class: 'muted' }, say(DATA.words.wavesBy[map['waves-by']])), map.waves.map(wave));
}

function changesBox() {
  return h('section', { class: 'card-box' }, h('details', {}, h('summary', {}, h('b', {}, `${t('allChanges')} (${CHANGES.length})`)),
    table('changes', '', [
      { title: t('class'), value: (l) => CLASSES.indexOf(l.change.class), cell: (l) => h('span', { class: `badge class-${l.change.class}` }, say(DATA.words.class[l.change.class])) },
      { title: t('change'), value: (l) => say(DATA.words.change[l.change.kind]) },
      { title: t('what'), value: (l) => say(l.change.summary), cell: (l) => [h('div', {}, rich(say(l.change.summary))), h('div', { class: 'subjects' }, [...new Set(l.change.old.concat(l.change.new).flatMap(idsIn))].slice(0, 3).map((id) => link(/** @type {string} */ (id))))] },
      { title: t('reason'), value: (l) => say(l.change.reason) },
    ], CHANGES)));
}
