/** What the review says of an element: what it came from and became, what will be done to it, what is still demanded of it. */

/** The steps of the roadmap that speak of an element. @param {string} id */
function futureOf(id) {
  const line = (/** @type {{step: any, wave: number}} */ { step, wave }) => h('div', { class: `rule step-${step.kind}`, 'data-step': step.subject },
    h('div', {}, waveLink(wave), waveTime(wave) ? h('span', { class: 'muted' }, ` · ${waveTime(wave)}`) : null),
    h('div', {}, rich(say(step.summary))), stepMore(step, wave));
  return section(t('future'), (STEPS_OF.get(id) || []).map(line));
}

/** What else a step says. @param {any} step @param {number} wave */
const stepMore = (step, wave) => [
  step.planned && days(step.planned) !== waveTime(wave) ? h('div', { class: 'law' }, `${t('planned')}: ${days(step.planned)}`) : null,
  whoDoes(step).length ? h('div', { class: 'law' }, whoDoes(step)) : null,
  step.changes.filter(Boolean).map((/** @type {any} */ c) => h('div', { class: 'law' }, `${say(c.label)}: `, rich(say(c.before)), ' → ', rich(say(c.after)))),
  step.notes.filter(Boolean).map((/** @type {any} */ note) => h('div', { class: 'law' }, rich(say(note)))),
];

/** What an element came from and what became of it, each with reason and confidence. @param {any} e */
function lineageOf(e) {
  const from = fatesInto(e.id);
  const stated = e.succeeds.filter((/** @type {any} */ id) => id && id !== e.id && !from.some((f) => f.id === id));
  const own = FATES.get(e.id);
  return section(t('lineage'), [
    from.map((f) => h('div', { 'data-from': f.id }, `${t('cameFrom')}: `, link(f.id), ` — ${t(`fate-${f.fate}`)}`, fateMore(f))),
    stated.length ? h('div', {}, `${t('succeeds')}: `, commaLinks(stated)) : null,
    own ? h('div', { 'data-fate': own.fate }, `${t('became')}: ${t(`fate-${own.fate}`)}`, (own.into || []).length ? [' → ', commaLinks(own.into)] : null, fateMore(own)) : null]);
}

/** @param {any} fate */
const fateMore = (fate) => [
  fate.to ? h('div', { class: 'law' }, `${t('handedTo')}: ${fate.to}`) : null,
  fate.reason ? h('div', { class: 'law' }, `${t('fateReason')}: ${fate.reason}`) : null,
  fate.confidence ? h('div', { class: 'law inferred' }, t('confidence', fate.confidence), fate.why ? `: ${say(fate.why)}` : null) : null,
  (fate.resembles || []).filter(Boolean).length ? h('div', { class: 'law' }, `${t('resembles')}: `, commaLinks(fate.resembles.filter(Boolean))) : null,
];

/** Whether a place or an edit of a result is of an element. @param {any} place @param {string} id */
const isOf = (place, id) => Boolean(place) && (place.id === id || idsAt(place.subject).includes(id));

/** What the framework still demands of an element. @param {string} id */
function demandsOf(id) {
  const all = (DATA.gap ? DATA.gap.demands : []).filter((/** @type {any} */ d) => d && NEW.byId.has(id) && d.places.concat(d.edits).some((/** @type {any} */ one) => isOf(one, id)));
  return section(t('demands'), all.map((/** @type {any} */ d) => h('div', { class: `rule sev-${d.severity}`, 'data-demand': d.code },
    h('span', { class: 'badge' }, t(d.severity)), ' ', h('code', {}, d.code), h('div', {}, rich(say(d.message))),
    d.steps.filter(Boolean).map((/** @type {any} */ s) => h('div', { class: 'law' }, rich(say(s)))), lawOf(d))));
}

/** The findings on the step that speak of an element. @param {string} id */
function stepFindingsOf(id) {
  const all = (DATA.review ? DATA.review.step.findings : []).filter((/** @type {any} */ found) => found && elementsOf(found).includes(id));
  return section(t('stepFindings'), all.map((/** @type {any} */ found) => ruleLine(found, id)));
}

/** Where an element stands in the wave that is looked at, and which version its facts are of. @param {string} id @param {any} side */
function waveFact(id, side) {
  const mark = waveMark(id);
  const after = stateNow();
  const where = mark && mark.kind === 'later' ? t('fromWave', comesWith(id)) : after && after.ids.has(id) ? t('isThere', waveNow()) : t('isNotThere', waveNow());
  return [mark && mark.kind !== 'later' ? [h('span', { class: `badge ${mark.kind}` }, `${mark.sign} ${changeLabel(mark.kind)}`), ' '] : null, `${where}. ${t('factsOf', side.head.version || say(side.head.name))}`].flat();
}

/** What a wave does, where nothing is chosen. @param {HTMLElement} box */
function showWavePanel(box) {
  const wave = waveNow();
  const told = DATA.roadmap.waves[wave - 1];
  const after = told.state;
  const steps = STEPS.filter((one) => one.wave === wave);
  const line = (/** @type {any} */ { step }) => h('div', { class: 'rule', 'data-step': step.subject }, h('div', {}, rich(say(step.summary))),
    whoDoes(step).length ? h('div', { class: 'law' }, whoDoes(step)) : null,
    h('div', { class: 'subjects' }, [...new Set(idsIn(step.subject))].map((id) => link(id))));
  refill(box, h('h2', { id: 'panel-title' }, t('waveOf', wave, DATA.roadmap.waves.length)), h('p', { class: 'muted' }, waveTime(wave) || t('noTime')), h('p', {}, stateBadge(after)),
    told.crowded ? h('p', { class: 'muted' }, say(told.crowded)) : null,
    after.faults.map((/** @type {any} */ f) => h('p', {}, say(f))),
    after.unreached.filter(Boolean).length ? h('p', {}, `${t('unreached')}: `, commaLinks(after.unreached.filter(Boolean))) : null,
    after.unsupported.filter(Boolean).length ? h('p', {}, `${t('unsupported')}: `, commaLinks(after.unsupported.filter(Boolean))) : null,
    section(`${t('waveWork')} (${steps.length})`, steps.map(line)), legendOfLines());
}
