//! What happened to relations between elements that go on.
//!
//! Ends are followed through lineage, so that a rename drops no relation. Relations of an element that came or
//! went come and go with it and are not listed on their own. A symmetric relation belongs to both of its ends: it is
//! compared as it reads from the same one in both versions, whichever it is written at, and listed if either end goes
//! on.

use std::collections::{HashMap, HashSet};

use super::collect::Collector;
use super::cover::{Cover, same_route};
use super::dirty::Dirty;
use super::fields::{self, Facts};
use super::lineage::{Fate, Group, Next};
use super::usage::Usage;
use super::verdict::{self, Judged};
use super::{Change, ChangeKind, Class, ends, guards, organisations};
use crate::diagnostic;
use crate::model::schema::RELATION;
use crate::model::{
    BusinessKind, Dropped, ElementRef, End, Field, Hidden, Kind, Reading, RelationKind,
    RelationRef, Value,
};

/// The near end, the relation, and the far end, as groups of lineage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Key {
    from: u32,
    kind: RelationKind,
    to: Far,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Far {
    Group(u32),
    Organisation(u32),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Old,
    New,
}

/// Groups up to this many pairs are matched pair by pair; larger ones in order of their fields.
const COMPARED: usize = 256;

pub(super) fn compare(out: &mut Collector<'_, '_>, usage: &Usage<'_>, dirty: &Dirty) {
    let groups = out.lineage.groups();
    symmetric(out, usage, dirty);
    let mut rows = Vec::new();
    for first in &dirty.relations {
        rows.clear();
        add_all_from(out, groups.of_old(*first), &mut rows);
        rows.sort_by_key(|row| (row.0, row.1));
        matched(out, usage, &rows);
    }
}

type Row<'a> = (Key, Side, Reading<'a>);

/// Compares the symmetric relations of which an end was dirty, came or went. O(relations), but a short step for each.
fn symmetric(out: &mut Collector<'_, '_>, usage: &Usage<'_>, dirty: &Dirty) {
    let groups = out.lineage.groups();
    let all_stay = || {
        out.old.element_count() == out.new.element_count()
            && !groups.olds().any(|(_, next)| matches!(next, Next::Nothing))
    };
    if dirty.relations.is_empty() && all_stay() {
        return;
    }
    let first = |ix: &u32| groups.number_of_old(*ix);
    let looked_at: HashSet<u32> = dirty.relations.iter().map(first).collect();
    let mut rows = Vec::new();
    for (side, arch) in [(Side::Old, out.old), (Side::New, out.new)] {
        let number = |ix: u32| match side {
            Side::Old => groups.number_of_old(ix),
            Side::New => groups.number_of_new(ix),
        };
        for (relation, (from, kind, to)) in (0..).zip(arch.ends()) {
            let Some(to) = to.filter(|_| kind.is_symmetric()) else {
                continue;
            };
            let (from, to) = (number(from), number(to));
            let [from_stays, to_stays] = [from, to].map(|end| groups.get(end).goes_on());
            let is_touched = looked_at.contains(&from) || looked_at.contains(&to);
            if from_stays != to_stays || (from_stays && is_touched) {
                let relation = arch.relation_at(relation);
                rows.push((key(out, side, relation), side, reading(out, side, relation)));
            }
        }
    }
    rows.sort_by_key(|row| (row.0, row.1));
    matched(out, usage, &rows);
}

/// A relation as it reads from the same end in both versions: of a symmetric one from the end that has the first of
/// the ids that the two ends have in either version.
fn reading<'a>(out: &Collector<'a, '_>, side: Side, relation: RelationRef<'a>) -> Reading<'a> {
    let Some(to) = relation.to().filter(|_| relation.kind().is_symmetric()) else {
        return relation.as_written();
    };
    let groups = out.lineage.groups();
    let number = |element: ElementRef<'_>| match side {
        Side::Old => groups.number_of_old(element.ix()),
        Side::New => groups.number_of_new(element.ix()),
    };
    let (from, to) = (number(relation.from()), number(to));
    if from == to {
        return relation.canonical();
    }
    Reading::of(relation, (name(out, to), to) < (name(out, from), from))
}

/// The first of the ids of a group in either version.
fn name<'a>(out: &Collector<'a, '_>, number: u32) -> Option<&'a str> {
    let group = out.lineage.groups().get(number);
    let old = group.old.iter().map(|ix| out.old.element_at(*ix).id());
    let new = group.new.iter().map(|ix| out.new.element_at(*ix).id());
    old.chain(new).min()
}

/// Adds the relations of which the elements of a group are the near end, but for symmetric ones.
fn add_all_from<'a>(out: &Collector<'a, '_>, group: Group<'_>, rows: &mut Vec<Row<'a>>) {
    for (side, arch, members) in [
        (Side::Old, out.old, group.old),
        (Side::New, out.new, group.new),
    ] {
        let relations = members
            .iter()
            .flat_map(|ix| arch.element_at(*ix).relations())
            .filter(|relation| !relation.kind().is_symmetric());
        rows.extend(relations.map(|relation| {
            let reading = relation.as_written();
            (key(out, side, relation), side, reading)
        }));
    }
}

/// Compares relations, which are sorted: all of some groups.
fn matched<'a>(out: &mut Collector<'a, '_>, usage: &Usage<'_>, rows: &[Row<'a>]) {
    for bundled in rows.chunk_by(|a, b| a.0 == b.0) {
        let key = match bundled {
            [] => continue,
            // So it is with most of them.
            [(_, Side::Old, before), (_, Side::New, after)] => {
                changed(out, usage, *before, *after);
                continue;
            }
            [(key, ..), ..] => key,
        };
        let split = bundled.partition_point(|r| r.1 == Side::Old);
        let (old, new) = bundled.split_at(split);
        let old: Vec<_> = old.iter().map(|r| r.2).collect();
        let new: Vec<_> = new.iter().map(|r| r.2).collect();
        bundle(out, usage, *key, (old, new), rows);
    }
}

fn key<'a>(out: &Collector<'a, '_>, side: Side, relation: RelationRef<'a>) -> Key {
    let groups = out.lineage.groups();
    let organisations = out.lineage.organisations();
    let number = |ix: u32| match side {
        Side::Old => groups.number_of_old(ix),
        Side::New => groups.number_of_new(ix),
    };
    let to = match relation.end() {
        End::Element(element) => Far::Group(number(element.ix())),
        End::Organisation(organisation) => Far::Organisation(match side {
            Side::Old => organisations.number_of_old(organisation.ix()),
            Side::New => organisations.number_of_new(organisation.ix()),
        }),
    };
    Key::of(number(relation.from().ix()), relation.kind(), to)
}

impl Key {
    /// The ends of a symmetric relation are put in order: it is the same whichever it is written at.
    fn of(from: u32, kind: RelationKind, to: Far) -> Self {
        let (from, to) = match to {
            Far::Group(to) if kind.is_symmetric() => (from.min(to), Far::Group(from.max(to))),
            to => (from, to),
        };
        Self { from, kind, to }
    }
}

/// Whether both ends of relations are one thing in either version, or the far one goes nowhere.
fn is_plain(out: &Collector<'_, '_>, key: Key) -> bool {
    let groups = out.lineage.groups();
    let far_is_plain = match key.to {
        Far::Group(number) => {
            let group = groups.get(number);
            group.is_pair() || !group.goes_on()
        }
        Far::Organisation(number) => out.lineage.organisations().is_pair(number),
    };
    groups.get(key.from).is_pair() && far_is_plain
}

/// Matches the relations of one kind between the same two groups.
fn bundle<'a>(
    out: &mut Collector<'a, '_>,
    usage: &Usage<'_>,
    key: Key,
    (mut old, mut new): (Vec<Reading<'a>>, Vec<Reading<'a>>),
    rows: &[Row<'a>],
) {
    let all = (!is_plain(out, key)).then(|| [old.clone(), new.clone()]);
    for (before, after) in matches(out, &mut old, &mut new) {
        changed(out, usage, before, after);
    }
    // Where several became one or one several, a relation that another says as much of is not lost.
    if let Some([all_old, all_new]) = &all {
        let of_new = Cover::of(out, diagnostic::Side::Old, all_new, old.len());
        let of_old = Cover::of(out, diagnostic::Side::New, all_old, new.len());
        old.retain(|lost| !of_new.holds(out, *lost));
        new.retain(|come| !of_old.holds(out, *come));
    }
    let groups = out.lineage.groups();
    let mut successors = Successors::new();
    let count = old.len();
    let inner = key.to == Far::Group(key.from) && !groups.get(key.from).is_pair();
    for reading in old {
        if is_hidden(out, diagnostic::Side::Old, reading.relation()) {
            out.doubt(diagnostic::Side::Old, reading.relation(), None);
            continue;
        }
        let judged = if inner {
            verdict::BOTH_ENDS_ONE
        } else {
            drop_class(out, usage, (key, count), reading, rows, &mut successors)
        };
        let change = Change::of(ChangeKind::Removed, judged).on_old(reading);
        // Listed with the element as the new version names it.
        let groups = out.lineage.groups();
        let near = groups.get(groups.number_of_old(reading.from().ix()));
        let near = near.new.first();
        let near = near.map_or(reading.from(), |ix| out.new.element_at(*ix));
        out.push(near, change);
    }
    for reading in new {
        if is_hidden(out, diagnostic::Side::New, reading.relation()) {
            out.doubt(diagnostic::Side::New, reading.relation(), None);
            continue;
        }
        let change = Change::of(ChangeKind::Added, verdict::ADDITION).on_new(reading);
        out.push(reading.from(), change);
    }
}

/// Whether a relation that only one version has may stand in what could not be read of the other: its far end, or a
/// relation of that kind at the end that writes it.
fn is_hidden<'a>(
    out: &Collector<'a, '_>,
    side: diagnostic::Side,
    relation: RelationRef<'a>,
) -> bool {
    if out.hidden.iter().all(Hidden::is_nothing) {
        return false;
    }
    let hidden = out.hidden_from(side);
    if let End::Organisation(organisation) = relation.end()
        && organisations::is_unsure(out, side, *organisation)
    {
        return true;
    }
    let (from, kind, far) = (relation.from(), relation.kind(), relation.to());
    // Exchanges and links may be written at either end.
    let either = kind.is_symmetric();
    let ends = [Some(from), far.filter(|_| either)];
    let at_end = ends.into_iter().flatten().any(|end| {
        let others = out.lineage.others(side, end);
        hidden.relation(end.id(), kind)
            || others.iter().any(|other| hidden.relation(other.id(), kind))
    });
    // An end that could not be read takes the relation with it.
    at_end
        || [Some(from), far].into_iter().flatten().any(|end| {
            out.lineage.others(side, end).is_empty() && hidden.element(end.id(), end.layer())
        })
}

/// By an end that was replaced and the one that stays, the new relations of the latter with each successor.
type Successors<'a> = HashMap<(u32, u32), Vec<Cover<'a>>>;

/// `lost` is how many relations of the key are gone.
fn drop_class<'a>(
    out: &Collector<'a, '_>,
    usage: &Usage<'_>,
    (key, lost): (Key, usize),
    reading: Reading<'a>,
    rows: &[Row<'a>],
    successors: &mut Successors<'a>,
) -> Judged {
    // The ends that may have been replaced, each with the one that stays.
    let far = reading.to().map(|to| (to, reading.from()));
    let near = far.filter(|_| key.kind.is_symmetric());
    let near = near.map(|(to, from)| (from, to));
    let relation = reading.relation();
    let moved = far.into_iter().chain(near).any(|(gone, stays)| {
        let taken_over = successors.entry((gone.ix(), stays.ix()));
        let taken_over =
            taken_over.or_insert_with(|| taken_over_by(out, (key.kind, lost), gone, stays, rows));
        let from_stays = Reading::of(relation, relation.from() != stays);
        taken_over.iter().any(|cover| cover.holds(out, from_stays))
    });
    if moved {
        return verdict::MOVED_TO_SUCCESSOR;
    }
    gone(out, usage, relation)
}

/// The new relations of what stays with each successor of what is gone, read from what stays.
fn taken_over_by<'a>(
    out: &Collector<'a, '_>,
    (kind, lost): (RelationKind, usize),
    gone: ElementRef<'a>,
    stays: ElementRef<'a>,
    rows: &[Row<'a>],
) -> Vec<Cover<'a>> {
    let Fate::Replaced { by } = out.lineage.fate_at(gone.ix()) else {
        return Vec::new();
    };
    let groups = out.lineage.groups();
    let stays_as = groups.number_of_old(stays.ix());
    let covers = by.iter().filter_map(|next| {
        let to = Far::Group(groups.number_of_new(next.ix()));
        let key = Key::of(stays_as, kind, to);
        let of_side = |side| {
            let first = rows.partition_point(|row| (row.0, row.1) < (key, side));
            let after = rows.partition_point(|row| (row.0, row.1) <= (key, side));
            rows.get(first..after).unwrap_or_default()
        };
        // One that was there before has its own use.
        let is_new = of_side(Side::New).len() > of_side(Side::Old).len();
        let kept = of_side(Side::New).iter().map(|row| row.2.relation());
        let kept = kept.map(|relation| {
            let is_turned = groups.number_of_new(relation.from().ix()) != stays_as;
            Reading::of(relation, is_turned)
        });
        is_new.then(|| Cover::of(out, diagnostic::Side::Old, &kept.collect::<Vec<_>>(), lost))
    });
    covers.collect()
}

/// The class of an old relation being gone, or having ended, between elements that go on.
fn gone(out: &Collector<'_, '_>, usage: &Usage<'_>, relation: RelationRef<'_>) -> Judged {
    if !usage.is_there(relation) {
        return verdict::NOT_IN_USE;
    }
    let why = match relation.kind().dropped() {
        Dropped::Breaks(why) => Some(why),
        Dropped::BreaksAsLast(why) => was_last(out, relation).then_some(why),
        Dropped::Unprotects(why) => guards::are_lost(out, relation).then_some(why),
        Dropped::Harmless => None,
    };
    why.map_or(verdict::NOT_IN_USE, |why| (Class::Breaking, why.clone()))
}

/// Whether what goes on for a service has no relation of the same kind any more.
fn was_last(out: &Collector<'_, '_>, relation: RelationRef<'_>) -> bool {
    let from = relation.from();
    let is_service = matches!(
        from.kind(),
        Kind::Business(BusinessKind::PublicService | BusinessKind::ServiceGroup)
    );
    let day = out.days.new;
    let next = out.lineage.groups().next_of(from.ix());
    let mut next = next.iter().map(|ix| out.new.element_at(*ix));
    is_service
        && next.all(|service| {
            let mut others = service.relations_of(relation.kind());
            let there = |other: RelationRef<'_>| {
                other.is_there_on(day) && other.to().is_none_or(|to| to.is_in_use_on(day))
            };
            // What could not be read may be another.
            !service.lost_a_relation() && !others.any(there)
        })
}

type Pair<'a> = (Reading<'a>, Reading<'a>);

/// Takes the pairs out of the two lists: equal ones first, then the most alike. The choice is the same when
/// the sides are exchanged.
fn matches<'a>(
    out: &Collector<'a, '_>,
    old: &mut Vec<Reading<'a>>,
    new: &mut Vec<Reading<'a>>,
) -> Vec<Pair<'a>> {
    if let ([one], [other]) = (old.as_slice(), new.as_slice()) {
        let pair = (*one, *other);
        old.clear();
        new.clear();
        return vec![pair];
    }
    let mut pairs = Vec::new();
    if old.len().saturating_mul(new.len()) <= COMPARED {
        alike(out, old, new, &mut pairs);
        return pairs;
    }
    old.sort_by_cached_key(traits);
    new.sort_by_cached_key(traits);
    let count = old.len().min(new.len());
    pairs.extend(old.drain(..count).zip(new.drain(..count)));
    pairs
}

type Traits<'a> = (Vec<(Field, Value<'a>)>, &'a str, &'a str);

/// What decides between relations that are equally alike: never their place in the document.
fn traits<'a>(reading: &Reading<'a>) -> Traits<'a> {
    let facts = Facts::read(*reading).list;
    (facts, reading.from().id(), reading.end().id())
}

fn alike<'a>(
    out: &Collector<'a, '_>,
    old: &mut Vec<Reading<'a>>,
    new: &mut Vec<Reading<'a>>,
    pairs: &mut Vec<Pair<'a>>,
) {
    let mut ranked = Vec::new();
    for (i, a) in old.iter().enumerate() {
        for (j, b) in new.iter().enumerate() {
            let differing = distance(out, *a, *b);
            let moved = usize::from(a.from().id() != b.from().id())
                + usize::from(a.end().id() != b.end().id());
            let (x, y) = (traits(a), traits(b));
            let unordered = if x <= y { (x, y) } else { (y, x) };
            ranked.push((differing, moved, unordered, i, j));
        }
    }
    ranked.sort();
    let mut taken_old = vec![false; old.len()];
    let mut taken_new = vec![false; new.len()];
    for (.., i, j) in ranked {
        let (Some(free_old), Some(free_new)) = (taken_old.get_mut(i), taken_new.get_mut(j)) else {
            continue;
        };
        if *free_old || *free_new {
            continue;
        }
        (*free_old, *free_new) = (true, true);
        if let (Some(a), Some(b)) = (old.get(i), new.get(j)) {
            pairs.push((*a, *b));
        }
    }
    let rest = |list: &mut Vec<Reading<'a>>, taken: &[bool]| {
        let mut taken = taken.iter();
        list.retain(|_| taken.next() == Some(&false));
    };
    rest(old, &taken_old);
    rest(new, &taken_new);
}

/// What two relations say, read from the same end.
fn facts<'a>(out: &Collector<'a, '_>, old: Reading<'a>, new: Reading<'a>) -> [Facts<'a>; 2] {
    if old.is_turned() || new.is_turned() {
        return [Facts::read(old), Facts::read(new)];
    }
    let fields = |reading: Reading<'a>| reading.relation().all_fields();
    Facts::differing(out.same, fields(old), fields(new))
}

/// How many fields differ.
fn distance<'a>(out: &Collector<'a, '_>, old: Reading<'a>, new: Reading<'a>) -> usize {
    let [old, new] = facts(out, old, new);
    let (edits, doubts) = fields::edits(&old, &new, [false; 2], |a, b| same_route(out, a, b));
    edits.len().saturating_add(doubts.len())
}

fn changed<'a>(out: &mut Collector<'a, '_>, usage: &Usage<'_>, old: Reading<'a>, new: Reading<'a>) {
    let (before, after) = (old.relation(), new.relation());
    let alike = old.is_turned() == new.is_turned();
    let ended = !before.has_ended(out.days.old) && after.has_ended(out.days.new);
    if ended && ends::is_unchanged(before.all_fields(), after.all_fields()) {
        let judged = gone(out, usage, before);
        let change = Change::of(ChangeKind::Expired, judged);
        out.push(
            new.from(),
            change.on_old(old).on_new(new).expired(after.fields()),
        );
    }
    if alike && out.same.fields(before.all_fields(), after.all_fields()) {
        return;
    }
    let there = usage.is_there(before);
    let [said_before, said_after] = facts(out, old, new);
    let sides = ((before.into(), &said_before), (after.into(), &said_after));
    for edit in out.edits(sides.0, sides.1, same_route) {
        let judged = match edit.field {
            Field::Status | Field::Until if ended => gone(out, usage, before),
            // Of what must not be dropped none may step back to a plan.
            Field::Status if !after.is_there_on(out.days.new) => gone(out, usage, before),
            _ => verdict::field(&edit, RELATION, there),
        };
        let kind = if edit.field == Field::RouteHop {
            ChangeKind::Rerouted
        } else {
            edit.kind()
        };
        let change = Change::of(kind, judged).on_old(old).on_new(new).edit(edit);
        out.push(new.from(), change);
    }
}
