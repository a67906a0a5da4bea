//! What happened to relations between elements that go on.
//!
//! Ends are followed through lineage, so that a rename drops no relation. Relations of an element that came or
//! went come and go with it and are not listed on their own. A symmetric relation belongs to both of its ends: it is
//! compared as it reads from the same one in both versions, whichever it is written at, and listed if either end goes
//! on.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use super::collect::Collector;
use super::cover::Cover;
use super::fields::{self, Facts};
use super::lineage::{Fate, Group};
use super::verdict::{self, Judged};
use super::{Change, ChangeKind, Class, guards, usage};
use crate::diagnostic::Side;
use crate::model::schema::RELATION;
use crate::model::{
    BusinessKind, Dropped, ElementRef, End, Field, Hidden, Kind, Reading, RelationKind, RelationRef,
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

/// Groups up to this many pairs are matched pair by pair; larger ones in order of their fields.
const COMPARED: usize = 256;

type Row<'a> = (Key, Side, Reading<'a>);

/// Compares the relations of which the elements of a group are the near end, but for symmetric ones. Whether any may have
/// changed.
pub(super) fn compare(out: &mut Collector<'_, '_>, group: Group<'_>) -> bool {
    // So it is with most of them.
    if !group.goes_on() || are_the_same(out, group) {
        return false;
    }
    let mut rows = Vec::new();
    for (side, members) in [(Side::Old, group.old), (Side::New, group.new)] {
        let arch = out.arch(side);
        let elements = members.iter().map(|ix| arch.element_at(*ix));
        let relations = elements.flat_map(ElementRef::relations);
        let relations = relations.filter(|relation| !relation.kind().is_symmetric());
        rows.extend(relations.map(|r| (key(out, side, r), side, r.as_written())));
    }
    rows.sort_by_key(|row| (row.0, row.1));
    matched(out, &rows);
    true
}

/// Whether one element goes on as one, with the same relations in the same order, of which none has ended since.
fn are_the_same(out: &Collector<'_, '_>, group: Group<'_>) -> bool {
    let ([old], [new]) = (group.old, group.new) else {
        return false;
    };
    let mut news = out.new.element_at(*new).relations();
    let mut olds = out.old.element_at(*old).relations();
    let is_same = |old: RelationRef<'_>| {
        news.next().is_some_and(|new| {
            key(out, Side::Old, old) == key(out, Side::New, new)
                && old.all_fields().says_the_same(new.all_fields())
                && !old.all_fields().has(Field::Refused)
                && !has_ended(out, old, new)
        })
    };
    olds.all(is_same) && news.next().is_none()
}

/// Whether a relation was there and is not any more.
fn has_ended(out: &Collector<'_, '_>, old: RelationRef<'_>, new: RelationRef<'_>) -> bool {
    !old.has_ended(out.days.old) && new.has_ended(out.days.new)
}

/// Compares the symmetric relations of which an end came or went, or is in one of some groups. O(relations), but a short
/// step for each.
pub(super) fn symmetric(out: &mut Collector<'_, '_>, looked_at: &HashSet<u32>) {
    let groups = out.lineage.groups();
    if looked_at.is_empty() && groups.iter().all(|group| group.goes_on()) {
        return;
    }
    let mut rows = Vec::new();
    let mut names = Names::new();
    for side in [Side::Old, Side::New] {
        for relation in out.arch(side).relations() {
            let Some(to) = far_of_symmetric(relation) else {
                continue;
            };
            let ends = [relation.from(), to].map(|end| out.group(side, end));
            let [from_stays, to_stays] = ends.map(|end| groups.get(end).goes_on());
            let is_touched = ends.iter().any(|end| looked_at.contains(end));
            if from_stays != to_stays || (from_stays && is_touched) {
                rows.push((
                    key(out, side, relation),
                    side,
                    reading(out, &mut names, side, relation),
                ));
            }
        }
    }
    rows.sort_by_key(|row| (row.0, row.1));
    matched(out, &rows);
}

/// The far end of a symmetric relation.
fn far_of_symmetric(relation: RelationRef<'_>) -> Option<ElementRef<'_>> {
    relation.to().filter(|_| relation.kind().is_symmetric())
}

/// A relation as it reads from the same end in both versions: of a symmetric one from the end that has the first of
/// the ids that the two ends have in either version.
fn reading<'a>(
    out: &Collector<'a, '_>,
    names: &mut Names<'a>,
    side: Side,
    relation: RelationRef<'a>,
) -> Reading<'a> {
    let Some(to) = far_of_symmetric(relation) else {
        return relation.as_written();
    };
    let [from, to] = [relation.from(), to].map(|end| out.group(side, end));
    if from == to {
        return relation.canonical();
    }
    let mut name = |number| *names.entry(number).or_insert_with(|| name(out, number));
    Reading::of(relation, (name(to), to) < (name(from), from))
}

/// By group the first of its ids.
type Names<'a> = HashMap<u32, Option<&'a str>>;

/// The first of the ids of a group in either version.
fn name<'a>(out: &Collector<'a, '_>, number: u32) -> Option<&'a str> {
    let group = out.lineage.groups().get(number);
    let old = group.old.iter().map(|ix| out.old.element_at(*ix).id());
    let new = group.new.iter().map(|ix| out.new.element_at(*ix).id());
    old.chain(new).min()
}

/// Compares relations, which are sorted: all of some groups.
fn matched<'a>(out: &mut Collector<'a, '_>, rows: &[Row<'a>]) {
    for bundled in rows.chunk_by(|a, b| a.0 == b.0) {
        let key = match bundled {
            [] => continue,
            // So it is with most of them.
            [(_, Side::Old, before), (_, Side::New, after)] => {
                changed(out, *before, *after);
                continue;
            }
            [(key, ..), ..] => key,
        };
        let split = bundled.partition_point(|r| r.1 == Side::Old);
        let (old, new) = bundled.split_at(split);
        let old: Vec<_> = old.iter().map(|r| r.2).collect();
        let new: Vec<_> = new.iter().map(|r| r.2).collect();
        bundle(out, *key, (old, new), rows);
    }
}

fn key(out: &Collector<'_, '_>, side: Side, relation: RelationRef<'_>) -> Key {
    let organisations = &out.lineage.organisations().groups;
    let to = match relation.end() {
        End::Element(element) => Far::Group(out.group(side, element)),
        End::Organisation(organisation) => Far::Organisation(match side {
            Side::Old => organisations.number_of_old(organisation.ix()),
            Side::New => organisations.number_of_new(organisation.ix()),
        }),
    };
    Key::of(out.group(side, relation.from()), relation.kind(), to)
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
    let far = match key.to {
        Far::Group(number) => groups.get(number),
        Far::Organisation(number) => out.lineage.organisations().groups.get(number),
    };
    groups.get(key.from).is_pair() && (far.is_pair() || !far.goes_on())
}

/// Matches the relations of one kind between the same two groups.
fn bundle<'a>(
    out: &mut Collector<'a, '_>,
    key: Key,
    (mut old, mut new): (Vec<Reading<'a>>, Vec<Reading<'a>>),
    rows: &[Row<'a>],
) {
    let all = (!is_plain(out, key)).then(|| [old.clone(), new.clone()]);
    for (before, after) in matches(out, &mut old, &mut new) {
        changed(out, before, after);
    }
    // Where several became one or one several, a relation that another says as much of is not lost.
    if let Some([all_old, all_new]) = &all {
        let of_new = Cover::of(out, Side::Old, all_new, old.len());
        let of_old = Cover::of(out, Side::New, all_old, new.len());
        old.retain(|lost| !of_new.holds(out, *lost));
        new.retain(|come| !of_old.holds(out, *come));
    }
    let mut successors = Successors::new();
    let count = old.len();
    let is_inner = {
        let groups = out.lineage.groups();
        key.to == Far::Group(key.from) && !groups.get(key.from).is_pair()
    };
    for reading in old {
        if is_hidden(out, Side::Old, reading.relation()) {
            out.doubt(Side::Old, reading.relation(), None);
            continue;
        }
        let judged = if is_inner {
            verdict::BOTH_ENDS_ONE
        } else {
            drop_class(out, (key, count), reading, rows, &mut successors)
        };
        let change = Change::of(ChangeKind::Removed, judged).on_old(reading);
        // Listed with the element as the new version names it.
        let near = out
            .lineage
            .groups()
            .get(out.group(Side::Old, reading.from()));
        let near = near.new.first().map(|ix| out.new.element_at(*ix));
        out.push(near.unwrap_or(reading.from()), change);
    }
    for reading in new {
        if is_hidden(out, Side::New, reading.relation()) {
            out.doubt(Side::New, reading.relation(), None);
            continue;
        }
        let change = Change::of(ChangeKind::Added, verdict::ADDITION).on_new(reading);
        out.push(reading.from(), change);
    }
}

/// Whether a relation that only one version has may stand in what could not be read of the other: its far end, or a
/// relation of that kind at the end that writes it.
fn is_hidden(out: &Collector<'_, '_>, side: Side, relation: RelationRef<'_>) -> bool {
    if out.hidden.iter().all(Hidden::is_nothing) {
        return false;
    }
    let hidden = out.hidden_from(side);
    if let End::Organisation(organisation) = relation.end()
        && out
            .lineage
            .organisations()
            .is_unsure(side, organisation.ix())
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
    gone(out, relation)
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
    let stays_as = out.group(Side::Old, stays);
    let covers = by.iter().filter_map(|next| {
        let to = Far::Group(out.group(Side::New, *next));
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
            Reading::of(relation, out.group(Side::New, relation.from()) != stays_as)
        });
        is_new.then(|| Cover::of(out, Side::Old, &kept.collect::<Vec<_>>(), lost))
    });
    covers.collect()
}

/// The class of an old relation being gone, or having ended, between elements that go on.
fn gone(out: &Collector<'_, '_>, relation: RelationRef<'_>) -> Judged {
    if !out.usage.is_there(relation) {
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
    is_service
        && out.next(from).all(|service| {
            let mut others = service.relations_of(relation.kind());
            let there = |other: RelationRef<'_>| {
                usage::holds(other, day) && other.to().is_none_or(|to| to.is_in_use_on(day))
            };
            // What could not be read may be another.
            !service.lost_a_relation() && !others.any(there)
        })
}

type Pair<'a> = (Reading<'a>, Reading<'a>);

/// Takes the pairs out of the two lists: equal ones first, then the most alike, or of many those in the same place of
/// the order of what they say. The choice is the same when
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
    equal(old, new, &mut pairs);
    if old.len().saturating_mul(new.len()) <= COMPARED {
        alike(out, old, new, &mut pairs);
        return pairs;
    }
    let count = old.len().min(new.len());
    pairs.extend(old.drain(..count).zip(new.drain(..count)));
    pairs
}

/// Takes out the pairs that say the same between the same ends, and leaves the others sorted. O(n log n).
fn equal<'a>(old: &mut Vec<Reading<'a>>, new: &mut Vec<Reading<'a>>, pairs: &mut Vec<Pair<'a>>) {
    let [olds, news] = [&*old, &*new].map(|list| {
        let mut list: Vec<_> = list
            .iter()
            .map(|reading| (traits(reading), *reading))
            .collect();
        list.sort_by(|a, b| (&a.0.0.list, a.0.1).cmp(&(&b.0.0.list, b.0.1)));
        list
    });
    old.clear();
    new.clear();
    let (mut olds, mut news) = (olds.into_iter().peekable(), news.into_iter().peekable());
    loop {
        let order = match (olds.peek(), news.peek()) {
            (Some((a, _)), Some((b, _))) => (&a.0.list, a.1).cmp(&(&b.0.list, b.1)),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return,
        };
        let was = olds.next_if(|_| order.is_le());
        let is = news.next_if(|_| order.is_ge());
        match (was, is) {
            (Some((_, was)), Some((_, is))) => pairs.push((was, is)),
            (was, is) => {
                old.extend(was.map(|(_, was)| was));
                new.extend(is.map(|(_, is)| is));
            }
        }
    }
}

/// What a relation says, and the ids of its ends.
type Traits<'a> = (Facts<'a>, [&'a str; 2]);

/// What decides between relations that are equally alike: never their place in the document.
fn traits<'a>(reading: &Reading<'a>) -> Traits<'a> {
    let ids = [reading.from().id(), reading.end().id()];
    (Facts::read(*reading), ids)
}

fn alike<'a>(
    out: &Collector<'a, '_>,
    old: &mut Vec<Reading<'a>>,
    new: &mut Vec<Reading<'a>>,
    pairs: &mut Vec<Pair<'a>>,
) {
    let [olds, news] = [&*old, &*new].map(|all| all.iter().map(traits).collect::<Vec<_>>());
    let mut ranked = Vec::new();
    for (i, a) in olds.iter().enumerate() {
        for (j, b) in news.iter().enumerate() {
            let differing = distance(out, &a.0, &b.0);
            let moved = a.1.iter().zip(&b.1).filter(|(a, b)| a != b).count();
            let (x, y) = ((&a.0.list, a.1), (&b.0.list, b.1));
            ranked.push((differing, moved, x.min(y), x.max(y), i, j));
        }
    }
    ranked.sort();
    let mut is_free = [vec![true; old.len()], vec![true; new.len()]];
    for (.., i, j) in ranked {
        let [olds, news] = &mut is_free;
        if let (Some(free_old @ true), Some(free_new @ true)) = (olds.get_mut(i), news.get_mut(j))
            && let (Some(a), Some(b)) = (old.get(i), new.get(j))
        {
            (*free_old, *free_new) = (false, false);
            pairs.push((*a, *b));
        }
    }
    for (list, is_free) in [old, new].into_iter().zip(is_free) {
        let mut is_free = is_free.into_iter();
        list.retain(|_| is_free.next() == Some(true));
    }
}

/// How many fields differ.
fn distance(out: &Collector<'_, '_>, old: &Facts<'_>, new: &Facts<'_>) -> usize {
    let same_route = |a: &[_], b: &[_]| out.pass_same((Side::Old, a), (Side::New, b));
    let (edits, doubts) = fields::edits(old, new, [false; 2], same_route);
    edits.len().saturating_add(doubts.len())
}

fn changed<'a>(out: &mut Collector<'a, '_>, old: Reading<'a>, new: Reading<'a>) {
    let (before, after) = (old.relation(), new.relation());
    let ended = has_ended(out, before, after);
    let is_same_end = fields::tell_same_end(before.all_fields(), after.all_fields());
    if ended && is_same_end && !out.may_have_lost_its_day() {
        let change = Change::of(ChangeKind::Expired, gone(out, before));
        let change = change.on_old(old).on_new(new).expired(after.fields());
        out.push(new.from(), change);
    }
    let is_alike = old.is_turned() == new.is_turned();
    if is_alike && before.all_fields().says_the_same(after.all_fields()) {
        return;
    }
    let is_put_off = fields::is_put_off(
        (before.all_fields(), out.days.old),
        (after.all_fields(), out.days.new),
    );
    let facts = [old, new].map(Facts::read);
    for edit in out.edits((before, &facts[0]), (after, &facts[1])) {
        let judged = match edit.field {
            Field::Status | Field::Until if ended => gone(out, before),
            // Of what must not be dropped none may step back to a plan.
            Field::Status if !after.is_there_on(out.days.new) => gone(out, before),
            Field::Since if is_put_off => gone(out, before),
            _ => verdict::field(&edit, RELATION, out.usage.is_there(before)),
        };
        let kind = if edit.field == Field::RouteHop {
            ChangeKind::Rerouted
        } else {
            verdict::kind(&edit)
        };
        let change = Change::of(kind, judged).on_old(old).on_new(new).edit(edit);
        out.push(new.from(), change);
    }
}
