//! Elements of which several go on as one, or one as several: what is lost on the way.

use std::collections::{BTreeMap, BTreeSet};

use super::collect::Collector;
use super::elements::{self, Difference, Likeness, Lost, Read, read, subjects};
use super::fields::{self, FieldEdit};
use super::lineage::Group;
use super::verdict::Judged;
use super::{Change, ChangeKind, Class};
use crate::model::{Field, Value};
use crate::text::{Lang, Text};

/// With more pairs than this for each element, what differs is told of all of them together.
const PAIRS: usize = 2;

/// Compares the elements of a group.
pub(super) fn compare(out: &mut Collector<'_, '_>, likeness: &Likeness<'_>, group: Group<'_>) {
    let is_kept = out.lineage.is_kept(&group);
    if !is_kept {
        elements::came_or_went(out, likeness, group);
    }
    if let ([old], [new]) = (group.old, group.new) {
        let (old, new) = (out.old.element_at(*old), out.new.element_at(*new));
        let is_same = old.kind() == new.kind() && old.fields().says_the_same(new.fields());
        // So it is with most of them.
        if !is_same || elements::has_ended(out, old, new) {
            elements::pair(out, &read(old), &read(new), None);
        }
    } else if group.goes_on() {
        regrouped(out, group);
    }
}

/// Compares each with each that continues it: O(pairs). Where most of several go on as most of several, what differs is
/// told once for all of whom it is true, so that there is no more to read than there are elements.
fn regrouped<'a>(out: &mut Collector<'a, '_>, group: Group<'_>) {
    let (old, new) = (out.old, out.new);
    let news = group.new.iter().map(|ix| read(new.element_at(*ix)));
    let news: Vec<Read<'a>> = news.collect();
    let groups = out.lineage.groups();
    let pairs: usize = group.old.iter().map(|ix| groups.next_of(*ix).len()).sum();
    let members = group.old.len().saturating_add(group.new.len());
    let mut folded = (pairs > members.saturating_mul(PAIRS)).then(Folded::default);
    for ix in group.old {
        let old = read(old.element_at(*ix));
        let next = groups.next_of(*ix).iter();
        let next = next.filter_map(|ix| news.get(group.new.binary_search(ix).ok()?));
        // Of several that go on, what one keeps is not lost: one in use, if any is.
        let is_in_use = |new: &&Read<'_>| new.0.is_in_use_on(out.days.new);
        let any_in_use = next.clone().any(|new| is_in_use(&new));
        let lost = next
            .clone()
            .filter(|new| !any_in_use || is_in_use(new))
            .map(|new| breaking(out, &old, new))
            .reduce(|all, lost| all.and(&lost));
        for new in next {
            // The one that bears the id is compared as if it were the only one.
            let part = lost.as_ref().filter(|_| old.0.id() != new.0.id());
            match &mut folded {
                Some(folded) if part.is_some() => {
                    for difference in elements::differences(out, &old, new, part) {
                        folded.add((old.0.ix(), new.0.ix()), difference);
                    }
                }
                _ => elements::pair(out, &old, new, part),
            }
        }
    }
    if let Some(folded) = folded {
        folded.list(out);
    }
}

/// What of an element breaks something as one that continues it has it.
fn breaking<'a>(out: &Collector<'a, '_>, old: &Read<'a>, new: &Read<'a>) -> Lost {
    let (edits, _) = fields::edits(&old.1, &new.1, [false; 2], |a, b| a == b);
    let breaks =
        |edit: &FieldEdit<'_>| elements::judge(out, old.0, new.0, edit).0 == Class::Breaking;
    let edits = edits.into_iter().filter(breaks);
    Lost {
        fields: edits.map(|edit| edit.field).collect(),
        end: elements::has_ended(out, old.0, new.0),
        kind: elements::other_kind(out, old.0, new.0).is_some(),
    }
}

/// What happened to which field, how grave it is and why.
type Key = (ChangeKind, Field, Class, String);

/// Of whom something is true, and their values.
struct Members<'a> {
    judged: Judged,
    old: BTreeSet<u32>,
    new: BTreeSet<u32>,
    before: BTreeSet<Value<'a>>,
    after: BTreeSet<Value<'a>>,
    notes: Vec<Text>,
}

/// The differences of many pairs.
#[derive(Default)]
struct Folded<'a>(BTreeMap<Key, Members<'a>>);

impl<'a> Folded<'a> {
    fn add(&mut self, (old, new): (u32, u32), difference: Difference<'a>) {
        let Difference {
            kind,
            judged,
            edit,
            note,
        } = difference;
        let key = (
            kind,
            edit.field,
            judged.0,
            judged.1.get(Lang::Vi).to_owned(),
        );
        let members = self.0.entry(key).or_insert_with(|| Members {
            judged,
            old: BTreeSet::new(),
            new: BTreeSet::new(),
            before: BTreeSet::new(),
            after: BTreeSet::new(),
            notes: Vec::new(),
        });
        members.old.insert(old);
        members.new.insert(new);
        members.before.extend(edit.before);
        members.after.extend(edit.after);
        if let Some(note) = note.filter(|note| !members.notes.contains(note)) {
            members.notes.push(note);
        }
    }

    fn list(self, out: &mut Collector<'a, '_>) {
        for ((kind, field, ..), members) in self.0 {
            let news = members.new.iter().map(|ix| out.new.element_at(*ix));
            let Some(first) = news.clone().min_by_key(|e| e.id()) else {
                continue;
            };
            let mut change = Change::of(kind, members.judged);
            change.old = subjects(members.old.iter().map(|ix| out.old.element_at(*ix)));
            change.new = subjects(news);
            change.notes = members.notes;
            let edit = FieldEdit {
                field,
                before: members.before.into_iter().collect(),
                after: members.after.into_iter().collect(),
            };
            out.push(first, change.edit(edit));
        }
    }
}
