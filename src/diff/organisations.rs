//! What happened to organisations that were renamed, merged or split: one change for each reorganisation, however
//! many elements they own.

use hashbrown::HashMap;

use super::collect::Collector;
use super::lineage::Group;
use super::{Change, ChangeKind, records, verdict};
use crate::model::{Architecture, Field, Fnv, RecordRef, Subject, Table};

pub(super) fn compare(out: &mut Collector<'_, '_>) {
    let organisations = out.lineage.organisations();
    let extents = extents(out);
    for group in organisations.reorganised() {
        let extent = extents.get(&group.number).copied();
        reorganised(out, group, extent.unwrap_or_default());
    }
}

/// By group, how many elements pass from an organisation to another that goes on for it. O(elements) if there are any.
fn extents(out: &Collector<'_, '_>) -> HashMap<u32, usize> {
    let organisations = out.lineage.organisations();
    let mut extents = HashMap::new();
    if organisations.reorganised().next().is_none() {
        return extents;
    }
    for element in out.old.elements() {
        let Some(was) = element.owner() else { continue };
        let passes = out.next(element).any(|next| {
            let is = next.owner();
            is.is_some_and(|is| {
                was.key() != is.key() && organisations.goes_on_as(was.ix(), is.ix())
            })
        });
        if passes {
            let number = organisations.groups.number_of_old(was.ix());
            *extents.entry(number).or_default() += 1;
        }
    }
    extents
}

fn reorganised(out: &mut Collector<'_, '_>, group: Group<'_>, extent: usize) {
    let olds = all(out.old, group.old);
    let news = all(out.new, group.new);
    let kind = match (olds.as_slice(), news.as_slice()) {
        ([_], [_]) => ChangeKind::Renamed,
        (_, [_]) => ChangeKind::Merged,
        ([_], _) => ChangeKind::Split,
        _ => ChangeKind::Regrouped,
    };
    let mut change = Change::of(kind, verdict::REORGANISED);
    change.old = subjects(&olds);
    change.new = subjects(&news);
    if kind != ChangeKind::Renamed {
        change.held.kinds = Some(kinds([&olds, &news]));
    }
    if kind == ChangeKind::Regrouped {
        let each = olds.iter().map(|old| {
            let next = out.lineage.organisations().groups.next_of(old.ix());
            (Subject::from(*old), subjects(&all(out.new, next)))
        });
        change.parts = each.collect();
        change.parts.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    }
    if extent > 0 {
        change.notes.push(crate::bilingual!(
            "phạm vi: {extent} thành phần đổi chủ quản theo tổ chức kế thừa",
            "extent: {extent} element(s) have the succeeding organisation as their owner"
        ));
    }
    let is_body = |list: &[RecordRef<'_>], arch: &Architecture| {
        let body = arch.body().map(|body| body.ix());
        list.iter().any(|one| Some(one.ix()) == body)
    };
    let another = out.old.body().map(|b| b.key()) != out.new.body().map(|b| b.key());
    if another && is_body(&olds, out.old) && is_body(&news, out.new) {
        change.notes.push(crate::bilingual!(
            "tổ chức kế thừa cũng là cơ quan chủ quản của kiến trúc",
            "the architecture itself is that of the succeeding organisation now"
        ));
    }
    match (olds.as_slice(), news.as_slice()) {
        ([old], [new]) => records::changed(out, *old, *new),
        _ => each_with_next(out, &olds),
    }
    if let Some(first) = news.iter().min_by_key(|one| one.key()) {
        out.push_record(Table::Organisations, first.key(), change);
    }
}

/// Compares each of several organisations with those that continue it. An id that stays has been compared already.
fn each_with_next<'a>(out: &mut Collector<'a, '_>, olds: &[RecordRef<'a>]) {
    for old in olds {
        let next = all(
            out.new,
            out.lineage.organisations().groups.next_of(old.ix()),
        );
        // Of several that go on, what one keeps is not lost.
        let lost = next
            .iter()
            .map(|new| records::lost(out, *old, *new))
            .reduce(|all, lost| all.intersection(&lost).copied().collect());
        let Some(lost) = lost else { continue };
        for new in next.iter().filter(|new| new.key() != old.key()) {
            records::passed(out, *old, *new, &lost);
        }
    }
}

/// A hash of what kind each was and is.
fn kinds(sides: [&[RecordRef<'_>]; 2]) -> u64 {
    let mut hash = Fnv::new();
    for side in sides {
        let mut sorted = side.to_vec();
        sorted.sort_unstable_by_key(|one| one.key());
        hash.part(&sorted.len().to_string());
        for one in sorted {
            let kind = one
                .fields()
                .iter()
                .find(|(field, _)| *field == Field::OrganisationKind);
            hash.part(&kind.map(|(_, kind)| kind.to_string()).unwrap_or_default());
        }
    }
    hash.0
}

fn all<'a>(arch: &'a Architecture, list: &[u32]) -> Vec<RecordRef<'a>> {
    list.iter().map(|ix| *arch.organisation_at(*ix)).collect()
}

fn subjects(list: &[RecordRef<'_>]) -> Vec<Subject> {
    let mut subjects: Vec<Subject> = list.iter().copied().map(Subject::from).collect();
    // Document order means nothing.
    subjects.sort_unstable();
    subjects
}
