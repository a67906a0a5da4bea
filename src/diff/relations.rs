//! What happened to relations between elements that go on.
//!
//! Ends are followed through lineage, so that a rename drops no relation. Relations of an element that came or
//! went come and go with it and are not listed on their own.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of what is held in memory"
)]

use super::collect::Collector;
use super::fields::{self, Facts};
use super::lineage::{Fate, Group};
use super::touched::Touched;
use super::usage::Usage;
use super::verdict::{self, Judged};
use super::{Change, ChangeKind, ends};
use crate::model::schema::RELATION;
use crate::model::{
    BusinessKind, Dropped, End, Field, Kind, RelationKind, RelationRef, TOGETHER, Value,
};

/// The near end, the relation, and the far end, as groups of lineage; organisations by their key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Key<'a> {
    from: u32,
    kind: RelationKind,
    to: Far<'a>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Far<'a> {
    Group(u32),
    Organisation(&'a str),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Old,
    New,
}

/// Groups up to this many pairs are matched pair by pair; larger ones in order of their fields.
const COMPARED: usize = 256;

pub(super) fn compare(out: &mut Collector<'_, '_>, usage: &Usage<'_>, touched: &Touched) {
    let groups = out.lineage.groups();
    let mut rows = Vec::new();
    for some in touched.relations.chunks(TOGETHER) {
        rows.clear();
        for first in some {
            add_all_from(out, groups.of_old(*first), &mut rows);
        }
        rows.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
        fetch(out, &rows);
        matched(out, usage, &rows);
    }
}

type Row<'a> = (Key<'a>, Side, RelationRef<'a>);

/// Adds the relations of which the elements of a group are the near end.
fn add_all_from<'a>(out: &Collector<'a, '_>, group: Group<'_>, rows: &mut Vec<Row<'a>>) {
    for (side, arch, members) in [
        (Side::Old, out.old, group.old),
        (Side::New, out.new, group.new),
    ] {
        let relations = members
            .iter()
            .flat_map(|ix| arch.element_at(*ix).relations());
        rows.extend(relations.map(|relation| (key(out, side, relation), side, relation)));
    }
}

/// Has the ids fetched that changes are named by: of the ends of relations that only one side has, and of the near ends
/// in the new version.
fn fetch(out: &Collector<'_, '_>, rows: &[Row<'_>]) {
    let groups = out.lineage.groups();
    for bundled in rows.chunk_by(|a, b| a.0 == b.0) {
        let ([(key, first, _), ..], [.., (_, last, _)]) = (bundled, bundled) else {
            continue;
        };
        if first != last {
            continue;
        }
        if let Some(near) = groups.get(key.from).new.first() {
            out.new.store().fetch_id(*near);
        }
        for (.., relation) in bundled {
            let from = relation.from();
            for end in [Some(from), relation.to()].into_iter().flatten() {
                from.architecture().store().fetch_id(end.ix());
            }
        }
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

fn key<'a>(out: &Collector<'a, '_>, side: Side, relation: RelationRef<'a>) -> Key<'a> {
    let groups = out.lineage.groups();
    let number = |ix: u32| match side {
        Side::Old => groups.number_of_old(ix),
        Side::New => groups.number_of_new(ix),
    };
    Key {
        from: number(relation.from().ix()),
        kind: relation.kind(),
        to: match relation.end() {
            End::Element(element) => Far::Group(number(element.ix())),
            End::Organisation(organisation) => Far::Organisation(organisation.key()),
        },
    }
}

/// Matches the relations of one kind between the same two groups.
fn bundle<'a>(
    out: &mut Collector<'a, '_>,
    usage: &Usage<'_>,
    key: Key<'a>,
    (mut old, mut new): (Vec<RelationRef<'a>>, Vec<RelationRef<'a>>),
    rows: &[Row<'a>],
) {
    let had_both = !old.is_empty() && !new.is_empty();
    for (before, after) in matches(out, &mut old, &mut new) {
        changed(out, usage, before, after);
    }
    let groups = out.lineage.groups();
    let far_is_plain = match key.to {
        Far::Group(number) => {
            let group = groups.get(number);
            group.is_pair() || !group.goes_on()
        }
        Far::Organisation(_) => true,
    };
    // Where several became one or one several, a relation that some of them kept is not lost.
    let absorbed = had_both && !(groups.get(key.from).is_pair() && far_is_plain);
    if absorbed {
        return;
    }
    let inner = key.to == Far::Group(key.from) && !groups.get(key.from).is_pair();
    for relation in old {
        if out.refused_new.contains(relation.end().id()) {
            continue;
        }
        let judged = if inner {
            verdict::BOTH_ENDS_ONE
        } else {
            drop_class(out, usage, key, relation, rows)
        };
        let change = Change::of(ChangeKind::Removed, judged).on_old(relation);
        // Listed with the element as the new version names it.
        let near = out.lineage.groups().get(key.from).new.first();
        let near = near.map_or(relation.from(), |ix| out.new.element_at(*ix));
        out.push(near, change);
    }
    for relation in new {
        if !out.refused_old.contains(relation.end().id()) {
            let change = Change::of(ChangeKind::Added, verdict::ADDITION).on_new(relation);
            out.push(relation.from(), change);
        }
    }
}

fn drop_class<'a>(
    out: &Collector<'a, '_>,
    usage: &Usage<'_>,
    key: Key<'a>,
    relation: RelationRef<'a>,
    rows: &[Row<'a>],
) -> Judged {
    if let Some(far) = relation.to()
        && let Fate::Replaced { by } = out.lineage.fate_at(far.ix())
    {
        let moved = by.iter().any(|next| {
            let to = Far::Group(out.lineage.groups().number_of_new(next.ix()));
            let wanted = (Key { to, ..key }, Side::New);
            rows.binary_search_by(|row| (row.0, row.1).cmp(&wanted))
                .is_ok()
        });
        if moved {
            return verdict::MOVED_TO_SUCCESSOR;
        }
    }
    gone(out, usage, relation)
}

/// The class of an old relation being gone, or having ended, between elements that go on.
fn gone(out: &Collector<'_, '_>, usage: &Usage<'_>, relation: RelationRef<'_>) -> Judged {
    let breaks = usage.is_there(relation)
        && match relation.kind().dropped() {
            Dropped::Breaks => true,
            Dropped::BreaksAsLast => was_last(out, relation),
            Dropped::Harmless => false,
        };
    if breaks {
        verdict::broken(relation.kind())
    } else {
        verdict::NOT_IN_USE
    }
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
                other.is_there_on(day) && other.to().is_none_or(|to| !to.has_ended(day))
            };
            // What could not be read may be another.
            !service.lost_a_relation() && !others.any(there)
        })
}

type Pair<'a> = (RelationRef<'a>, RelationRef<'a>);

/// Takes the pairs out of the two lists: equal ones first, then the most alike. The choice is the same when
/// the sides are exchanged.
fn matches<'a>(
    out: &Collector<'a, '_>,
    old: &mut Vec<RelationRef<'a>>,
    new: &mut Vec<RelationRef<'a>>,
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
fn traits<'a>(relation: &RelationRef<'a>) -> Traits<'a> {
    let facts = Facts::of(relation.all_fields()).list;
    (facts, relation.from().id(), relation.end().id())
}

fn alike<'a>(
    out: &Collector<'a, '_>,
    old: &mut Vec<RelationRef<'a>>,
    new: &mut Vec<RelationRef<'a>>,
    pairs: &mut Vec<Pair<'a>>,
) {
    let mut ranked = Vec::new();
    for (i, a) in old.iter().enumerate() {
        for (j, b) in new.iter().enumerate() {
            let differing = edits(out, *a, *b).len();
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
    let rest = |list: &mut Vec<RelationRef<'a>>, taken: &[bool]| {
        let mut taken = taken.iter();
        list.retain(|_| taken.next() == Some(&false));
    };
    rest(old, &taken_old);
    rest(new, &taken_new);
}

fn edits<'a>(
    out: &Collector<'a, '_>,
    old: RelationRef<'a>,
    new: RelationRef<'a>,
) -> Vec<fields::FieldEdit<'a>> {
    let [old, new] = Facts::differing(out.same, old.all_fields(), new.all_fields());
    fields::edits(&old, &new, |a, b| same_route(out, a, b))
}

/// Whether two routes pass the same platforms, whatever they are called on either side.
fn same_route(out: &Collector<'_, '_>, old: &[Value<'_>], new: &[Value<'_>]) -> bool {
    let groups = out.lineage.groups();
    let same = |(old, new): (&Value<'_>, &Value<'_>)| match (old, new) {
        (Value::Text(old), Value::Text(new)) => {
            let old = out.old.element(old).map(|e| groups.number_of_old(e.ix()));
            let new = out.new.element(new).map(|e| groups.number_of_new(e.ix()));
            old == new
        }
        (old, new) => old == new,
    };
    old.len() == new.len() && old.iter().zip(new).all(same)
}

fn changed<'a>(
    out: &mut Collector<'a, '_>,
    usage: &Usage<'_>,
    old: RelationRef<'a>,
    new: RelationRef<'a>,
) {
    let ended = !old.has_ended(out.days.old) && new.has_ended(out.days.new);
    if ended && ends::is_unchanged(old.all_fields(), new.all_fields()) {
        let judged = gone(out, usage, old);
        let change = Change::of(ChangeKind::Expired, judged);
        out.push(
            new.from(),
            change.on_old(old).on_new(new).expired(new.fields()),
        );
    }
    if out.same.fields(old.all_fields(), new.all_fields()) {
        return;
    }
    let there = usage.is_there(old);
    for edit in edits(out, old, new) {
        let judged = match edit.field {
            Field::Status | Field::Until if ended => gone(out, usage, old),
            // Of what must not be dropped none may step back to a plan.
            Field::Status if !new.is_there_on(out.days.new) => gone(out, usage, old),
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
