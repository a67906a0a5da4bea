/** The data of the page, with what is asked of it often. */

/** @type {any} */
const DATA = JSON.parse(/** @type {HTMLElement} */ (document.getElementById('data')).textContent || '{}');

const SEVERITIES = ['error', 'warning', 'info'];

/** A version with its look-ups. @param {any} side */
function indexed(side) {
  const byId = new Map(side.elements.map((/** @type {any} */ e) => [e.id, e]));
  const organisations = new Map(side.organisations.map((/** @type {any} */ o) => [o.id, o]));
  const sources = new Map(side.sources.map((/** @type {any} */ s) => [s.key, s]));
  const out = grouped(side.relations, (r) => r.from);
  const into = grouped(side.relations.filter((/** @type {any} */ r) => r.to), (r) => r.to);
  const over = new Map();
  for (const relation of side.relations) {
    for (const hop of relation.route || []) {
      if (!over.has(hop)) over.set(hop, []);
      over.get(hop).push(relation);
    }
  }
  return { ...side, byId, ...dependence(side.edges), organisations, sources, out, into, over };
}

/** Who depends on each element, and on what it depends. @param {[string, string, string][]} edges */
function dependence(edges) {
  const up = new Map();
  const down = new Map();
  for (const [from, to, kind] of edges) {
    if (!down.has(from)) down.set(from, []);
    if (!up.has(to)) up.set(to, []);
    down.get(from).push({ id: to, kind });
    up.get(to).push({ id: from, kind });
  }
  return { up, down };
}

const NEW = indexed(DATA.new);
const OLD = DATA.old ? indexed(DATA.old) : null;

/** The element of an id, in the version that is looked at, else in the other. @param {string} id */
const known = (id) => sideOf(id).byId.get(id);

/** The version in which an element is looked at. @param {string} id */
function sideOf(id) {
  if (!OLD || !OLD.byId.has(id)) return NEW;
  if (!NEW.byId.has(id) || state.view === 'old') return OLD;
  return state.view === 'wave' && !isAsNew(id) ? OLD : NEW;
}

/** Who depends on whom in what is looked at. @param {string} id */
function graphOf(id) {
  const after = stateNow();
  return after && after.ids.has(id) ? after : sideOf(id);
}

/** The elements that a subject of a result names. @param {string | null | undefined} subject @returns {string[]} */
function idsIn(subject) {
  if (!subject) return [];
  const parts = subject.split(' ');
  return (parts.length >= 3 ? [parts[0], parts[2]] : parts).filter((id) => NEW.byId.has(id) || (OLD && OLD.byId.has(id)));
}

/** The same, and the element whose end or hand-over an entry of a table tells. @param {string | null | undefined} subject */
const idsAt = (subject) => idsIn(subject && subject.replace(/^(retired|transferred)\./, ''));

/** @param {any} found @returns {string[]} */
function elementsOf(found) {
  const ids = new Set();
  for (const label of found.labels) idsAt(label.subject).forEach((id) => ids.add(id));
  for (const member of found.members || []) idsAt(member && member.subject).forEach((id) => ids.add(id));
  return [...ids];
}

const FINDINGS = (DATA.check.findings || []).filter(Boolean).map((/** @type {any} */ found) => ({ ...found, ids: elementsOf(found) }));

/** The findings on each element. */
const FOUND = new Map();
for (const found of FINDINGS) {
  for (const id of found.ids) {
    if (!FOUND.has(id)) FOUND.set(id, []);
    FOUND.get(id).push(found);
  }
}

/** The gravest severity of the findings on an element; nothing if there are none. @param {string} id */
function gravest(id) {
  const all = FOUND.get(id) || [];
  return SEVERITIES.find((severity) => all.some((/** @type {any} */ found) => found.severity === severity)) || '';
}

const CHANGES = (DATA.review ? DATA.review.diff.changes : []).filter(Boolean);

/** The sign of each kind of change; told apart without colour. @type {Record<string, string>} */
const SIGNS = {
  added: '+', removed: '−', retired: '−', expired: '−', replaced: '×', renamed: '→', merged: '→', split: '→',
  regrouped: '→', transferred: '→', moved: '→', changed: '~', scaled: '~', converted: '~', rerouted: '~',
};
/** What became of each element of the earlier version that did not simply stay. @type {Map<string, any>} */
const FATES = new Map((DATA.review ? DATA.review.diff.lineage : []).filter(Boolean).map((/** @type {any} */ f) => [f.id, f]));

/** What an element came from, as far as the comparison says. @param {string} id @returns {any[]} */
const fatesInto = (id) => [...FATES.values()].filter((f) => f.id !== id && (f.into || []).includes(id));

const CLASSES = ['breaking', 'compatible', 'editorial'];

/** The changes of each element, and the gravest of them. */
const CHANGED = new Map();
for (const listed of CHANGES) {
  const change = listed.change;
  const ends = change.kind === 'replaced' || !change.new.length ? change.old : change.new;
  const ids = new Set(ends.flatMap((/** @type {string} */ subject) => (subject.includes(' ') ? [subject.split(' ')[0]] : [subject])));
  for (const id of ids) {
    if (!NEW.byId.has(id) && !(OLD && OLD.byId.has(id))) continue;
    if (!CHANGED.has(id)) CHANGED.set(id, []);
    CHANGED.get(id).push(listed);
  }
}
for (const [, list] of CHANGED) list.sort((/** @type {any} */ a, /** @type {any} */ b) => CLASSES.indexOf(a.change.class) - CLASSES.indexOf(b.change.class));

/** The elements that breaking changes affect. */
const AFFECTED = new Set(CHANGES.flatMap((/** @type {any} */ l) => (l.impact ? l.impact.affected.filter(Boolean).map((/** @type {any} */ a) => a.id) : [])));

/** The mark of an element: the kind of the gravest change of itself, else that its relations changed. @param {string} id */
function markOf(id) {
  let mark = MARKS.get(id);
  if (mark === undefined) {
    mark = gravestChange(id);
    MARKS.set(id, mark);
  }
  return mark;
}
const MARKS = new Map();

/** @param {string} id */
function gravestChange(id) {
  const list = CHANGED.get(id);
  if (!list) return null;
  const own = list.find((/** @type {any} */ l) => l.change.old.concat(l.change.new).includes(id)) || null;
  const change = (own || list[0]).change;
  return { kind: own ? change.kind : 'changed', class: list[0].change.class, sign: own ? SIGNS[change.kind] : '~' };
}

/** The elements of the diagram: of one version, or of the later one with what is gone. */
function drawn() {
  if (!OLD || state.view === 'new') return NEW.elements;
  if (state.view === 'old') return OLD.elements;
  if (state.view === 'wave') return drawnInWave();
  const gone = OLD.elements.filter((/** @type {any} */ e) => {
    const fate = FATES.get(e.id);
    return !NEW.byId.has(e.id) && (!fate || !fate.into || !fate.into.length || fate.fate === 'replaced');
  });
  return NEW.elements.concat(gone);
}

/**
 * What is reached from an element over dependence, with the steps and the element before it.
 * @param {string} id @param {'up' | 'down'} way @returns {Map<string, {steps: number, before: string, kind: string}>}
 */
function reach(id, way) {
  const side = graphOf(id);
  const reached = new Map();
  let front = [id];
  for (let steps = 1; front.length; steps += 1) {
    const next = [];
    for (const at of front) {
      for (const edge of side[way].get(at) || []) {
        if (edge.id === id || reached.has(edge.id)) continue;
        reached.set(edge.id, { steps, before: at, kind: edge.kind });
        next.push(edge.id);
      }
    }
    front = next;
  }
  return reached;
}

/** The ids on a shortest way from an element to what is reached. @param {Map<string, any>} reached @param {string} id @param {string} origin */
function wayTo(reached, id, origin) {
  const way = [id];
  for (let at = reached.get(id); at; at = reached.get(at.before)) {
    way.push(at.before);
    if (at.before === origin) break;
  }
  return way.reverse();
}
