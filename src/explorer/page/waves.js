/** The states between the waves of the roadmap, as the library gives them: what comes and goes with each. */

/** The waves whose state is known, counted from 1 as people count them. @type {number[]} */
const WAVES = (OLD && DATA.roadmap && DATA.states ? DATA.states : []).flatMap((/** @type {any} */ told, /** @type {number} */ nth) => (told ? [nth + 1] : []));

/** The number of the wave that is looked at; 0 if none is. */
const waveNow = () => (state.view === 'wave' ? Number(state.wave) : 0);

/** What is there after each wave. @type {Map<number, {ids: Set<string>, up: Map<string, any[]>, down: Map<string, any[]>}>} */
const STATES = new Map();

/** What is there after the wave that is looked at. */
function stateNow() {
  const wave = waveNow();
  if (!wave) return null;
  if (!STATES.has(wave)) {
    const ids = new Set(/** @type {any} */ (OLD).byId.keys());
    const edges = new Map(/** @type {any} */ (OLD).edges.map((/** @type {any} */ e) => [e.join(' '), e]));
    for (const nth of WAVES.filter((one) => one <= wave)) {
      const told = DATA.states[nth - 1];
      for (const id of told.gone) ids.delete(id);
      for (const id of told.added) ids.add(id);
      for (const e of told.edges.gone) edges.delete(e.join(' '));
      for (const e of told.edges.added) edges.set(e.join(' '), e);
    }
    STATES.set(wave, { ids, ...dependence([...edges.values()]) });
  }
  return STATES.get(wave) || null;
}

/** The steps of the roadmap, each with its wave. @type {{step: any, wave: number}[]} */
const STEPS = (DATA.roadmap ? DATA.roadmap.waves : []).flatMap((/** @type {any} */ wave, /** @type {number} */ nth) =>
  wave.steps.map((/** @type {number} */ s) => ({ step: DATA.roadmap.steps[s], wave: nth + 1 })).filter((/** @type {any} */ one) => one.step));

/** The steps that are done to an element or a relation of it, under its own id or the one that it had before. @type {Map<string, {step: any, wave: number}[]>} */
const STEPS_OF = new Map();
for (const one of STEPS) {
  const ids = new Set(idsIn(one.step.subject));
  for (const id of [...ids]) {
    const fate = FATES.get(id);
    if (one.step.kind === 'rename' && fate && fate.fate === 'renamed') fate.into.forEach((/** @type {string} */ to) => ids.add(to));
  }
  for (const id of ids) {
    if (!STEPS_OF.has(id)) STEPS_OF.set(id, []);
    /** @type {any[]} */ (STEPS_OF.get(id)).push(one);
  }
}

/** The steps that are done to the element itself. @param {string} id */
const ownSteps = (id) => (STEPS_OF.get(id) || []).filter(({ step }) => !step.subject.includes(' '));

/** Whether an element that both versions have is already as the later one says: with its own step, else with the document, which comes last. @param {string} id */
function isAsNew(id) {
  const wave = waveNow();
  return wave >= DATA.roadmap.waves.length || ownSteps(id).some((one) => one.wave <= wave);
}

/** What the wave that is looked at does to an element: nothing, or that it comes only later. @param {string} id */
function waveMark(id) {
  const wave = waveNow();
  const after = stateNow();
  if (!after) return null;
  const told = DATA.states[wave - 1];
  if (told.added.includes(id)) {
    const renamed = ownSteps(id).some((one) => one.wave === wave && one.step.kind === 'rename');
    return mark(renamed ? 'renamed' : 'added');
  }
  if (!after.ids.has(id)) {
    if (!told.gone.includes(id)) return { kind: 'later', class: null, sign: '…' };
    const fate = FATES.get(id);
    return mark(fate && ['replaced', 'transferred'].includes(fate.fate) ? fate.fate : 'retired');
  }
  return (STEPS_OF.get(id) || []).some((one) => one.wave === wave) ? mark('changed') : null;
}

/** @param {string} kind */
const mark = (kind) => ({ kind, class: null, sign: SIGNS[kind] });

/** The mark of an element in what is looked at. @param {string} id */
const markNow = (id) => (state.view === 'wave' ? waveMark(id) : markOf(id));

/** Whether an element stood there before and is no more. @param {string} id */
function isGoneNow(id) {
  if (state.view === 'wave') return DATA.states[waveNow() - 1].gone.includes(id);
  return state.view === 'delta' && OLD !== null && !NEW.byId.has(id);
}

/** The wave with which an element comes; 0 if it is there from the beginning. @param {string} id */
const comesWith = (id) => WAVES.find((wave) => DATA.states[wave - 1].added.includes(id)) || 0;

/** The elements of the diagram of a wave: what is there after it, what goes with it, and what comes later. */
function drawnInWave() {
  const after = stateNow();
  const told = DATA.states[waveNow() - 1];
  if (!after || !OLD) return NEW.elements;
  // What went on under another id stands there once.
  const renamed = new Set(told.added.flatMap(fatesInto).filter((/** @type {any} */ f) => f.fate === 'renamed').map((/** @type {any} */ f) => f.id));
  const later = WAVES.filter((wave) => wave > waveNow()).flatMap((wave) => DATA.states[wave - 1].added).filter((/** @type {string} */ id) => !isToBeRenamed(id));
  const gone = told.gone.filter((/** @type {string} */ id) => !renamed.has(id));
  return [...new Set([...after.ids, ...gone, ...later])].map(known).filter(Boolean);
}

/** Whether an element that comes later is there already under another id. @param {string} id */
const isToBeRenamed = (id) => fatesInto(id).some((f) => f.fate === 'renamed' && (stateNow() || { ids: new Set() }).ids.has(f.id));

/** What a wave is called, with when it is. @param {number} wave */
function waveTime(wave) {
  const told = DATA.roadmap.waves[wave - 1];
  return told.planned ? days(told.planned) : told.periods.map(say).join('; ');
}

/** One day or two. @param {any} planned */
const days = (planned) => [...new Set(planned.filter(Boolean).map(localDay))].join(' – ');

/** The choice of a wave, with what is known of the state after it. */
function waveBar() {
  if (state.view !== 'wave') return null;
  const wave = waveNow();
  const told = DATA.roadmap.waves[wave - 1];
  const choose = (/** @type {number} */ to) => { update({ wave: String(to) }); /** @type {HTMLElement} */ (document.getElementById(`wave-${to}`)).focus(); };
  return h('div', { class: 'wave-bar' },
    h('div', { class: 'segmented', role: 'group', 'aria-label': t('waveChoice') }, WAVES.map((one) => h('button', {
      type: 'button', id: `wave-${one}`, 'aria-pressed': String(one === wave), title: waveTime(one), onclick: () => choose(one),
    }, t('wave', one)))),
    h('span', { id: 'wave-told' }, h('b', {}, t('waveOf', wave, DATA.roadmap.waves.length)),
      [waveTime(wave) || t('noTime'), t('waveSteps', told.steps.length), t('waveThere', (stateNow() || { ids: new Set() }).ids.size)].filter(Boolean).map((part) => ` · ${part}`)),
    stateBadge(told.state));
}

/** Whether a state is valid. @param {any} told */
const stateBadge = (told) => h('span', { class: `badge ${told.valid ? 'added' : told.sound ? 'sev-warning' : 'class-breaking'}` }, t(told.valid ? 'waveValid' : told.sound ? 'waveFaulty' : 'waveUnsound'));

/** A step with who does it. @param {any} step */
const whoDoes = (step) => [
  step.owner ? [`${t(step['is-issued'] ? 'issuer' : 'doer')}: `, h('b', {}, say(step.owner.name))] : null,
  step.partner ? [`${t('partner')}: `, h('b', {}, say(step.partner.name))] : null,
  step.operator && (!step.owner || step.operator.id !== step.owner.id) ? [`${t('operator')}: `, h('b', {}, say(step.operator.name))] : null,
].filter(Boolean).flatMap((part, nth) => (nth ? [' · ', part] : [part]));

/** A button to the diagram of a wave. @param {number} wave @param {string} [text] */
function waveLink(wave, text) {
  if (!WAVES.includes(wave)) return h('b', {}, t('wave', wave));
  return h('button', { type: 'button', class: text ? 'quiet' : 'link', 'data-wave': wave, onclick: () => update({ tab: 'diagram', view: 'wave', wave: String(wave) }) }, text || t('wave', wave));
}
