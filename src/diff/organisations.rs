//! What happened to organisations that were renamed, merged or split: one change for each reorganisation, however
//! many elements they own.

use hashbrown::HashMap;

use super::collect::Collector;
use super::lineage::Reorganised;
use super::usage::Usage;
use super::{Change, ChangeKind, records, verdict};
use crate::diagnostic::Side;
use crate::model::{Architecture, OrganisationRef, RecordRef, Subject, Table};

/// Whether an organisation of the old version goes on under another id. Other entries do not.
pub(super) fn goes_on(out: &Collector<'_, '_>, old: RecordRef<'_>) -> bool {
    old.table() == Table::Organisations && out.lineage.organisations().is_continued(old.ix())
}

/// Whether an organisation of the new version goes on for one of another id. Other entries do not.
pub(super) fn continues(out: &Collector<'_, '_>, new: RecordRef<'_>) -> bool {
    new.table() == Table::Organisations && out.lineage.organisations().continues(new.ix())
}

/// Whether it could not be read of an organisation of either version that the other does not have whether it goes on
/// there under another id. Other entries do not.
pub(super) fn is_unsure(out: &Collector<'_, '_>, side: Side, record: RecordRef<'_>) -> bool {
    let organisations = out.lineage.organisations();
    record.table() == Table::Organisations
        && match side {
            Side::Old => organisations.may_go_on(record.ix()),
            Side::New => organisations.may_continue(record.ix()),
        }
}

/// Whether what is above an organisation is the same agency as before, or goes on for it.
pub(super) fn keep_their_agency(
    out: &Collector<'_, '_>,
    old: RecordRef<'_>,
    new: RecordRef<'_>,
) -> bool {
    fn agency<'a>(arch: &'a Architecture, record: RecordRef<'_>) -> Option<OrganisationRef<'a>> {
        arch.organisation(record.key()).map(OrganisationRef::agency)
    }
    let agencies = agency(out.old, old).zip(agency(out.new, new));
    agencies.is_some_and(|(old, new)| {
        let organisations = out.lineage.organisations();
        organisations.goes_on_as(old.ix(), new.ix())
    })
}

pub(super) fn compare<'a>(out: &mut Collector<'a, '_>, usage: &Usage<'a>) {
    let organisations = out.lineage.organisations();
    let extents = extents(out);
    for group in organisations.reorganised() {
        let number = group.old.first();
        let number = number.map(|old| organisations.number_of_old(*old));
        let extent = number.and_then(|number| extents.get(&number)).copied();
        reorganised(out, usage, group, extent.unwrap_or_default());
    }
}

/// By group, how many elements pass from an organisation to another that goes on for it. O(elements) if there are any.
fn extents(out: &Collector<'_, '_>) -> HashMap<u32, usize> {
    let organisations = out.lineage.organisations();
    let mut extents = HashMap::new();
    if organisations.reorganised().next().is_none() {
        return extents;
    }
    let groups = out.lineage.groups();
    for element in out.old.elements() {
        let Some(was) = element.owner() else { continue };
        let passes = groups.next_of(element.ix()).iter().any(|next| {
            let is = out.new.element_at(*next).owner();
            is.is_some_and(|is| {
                was.key() != is.key() && organisations.goes_on_as(was.ix(), is.ix())
            })
        });
        if passes {
            *extents
                .entry(organisations.number_of_old(was.ix()))
                .or_default() += 1;
        }
    }
    extents
}

fn reorganised<'a>(
    out: &mut Collector<'a, '_>,
    usage: &Usage<'a>,
    group: &Reorganised,
    extent: usize,
) {
    let olds: Vec<_> = all(out.old, &group.old).collect();
    let news: Vec<_> = all(out.new, &group.new).collect();
    let kind = match (olds.as_slice(), news.as_slice()) {
        ([], _) | (_, []) => return,
        ([_], [_]) => ChangeKind::Renamed,
        (_, [_]) => ChangeKind::Merged,
        ([_], _) => ChangeKind::Split,
        _ => ChangeKind::Regrouped,
    };
    let mut change = Change::of(kind, verdict::REORGANISED);
    change.old = subjects(&olds);
    change.new = subjects(&news);
    if kind == ChangeKind::Regrouped {
        let each = olds.iter().map(|old| {
            let next: Vec<_> = out.lineage.organisations().next_of(old.ix()).collect();
            let next: Vec<_> = all(out.new, &next).collect();
            (Subject::from(*old), subjects(&next))
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
    if let ([old], [new]) = (olds.as_slice(), news.as_slice()) {
        records::changed(out, usage, *old, *new);
    }
    if let Some(first) = news.iter().min_by_key(|one| one.key()) {
        out.push_record(Table::Organisations, first.key(), change);
    }
}

fn all<'s, 'a: 's>(
    arch: &'a Architecture,
    list: &'s [u32],
) -> impl Iterator<Item = RecordRef<'a>> + 's {
    list.iter().map(|ix| *arch.organisation_at(*ix))
}

fn subjects(list: &[RecordRef<'_>]) -> Vec<Subject> {
    let mut subjects: Vec<Subject> = list.iter().copied().map(Subject::from).collect();
    // Document order means nothing.
    subjects.sort_unstable();
    subjects
}
