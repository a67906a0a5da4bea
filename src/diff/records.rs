//! What happened to the head of the document, its organisations, sources, figures and other entries.

use hashbrown::HashMap;

use super::collect::Collector;
use super::fields::{self, Facts, FieldEdit};
use super::usage::Usage;
use super::verdict::{self, Judged};
use super::{Change, ChangeKind, values};
use crate::model::schema::HEADER;
use crate::model::{
    Architecture, Field, Fields, OrganisationRef, RecordRef, RelationKind, Subject, Table, Value,
};

/// `retired` and `transferred` are lineage, not content.
fn is_compared(table: Table) -> bool {
    !matches!(table, Table::Retired | Table::Transferred)
}

pub(super) fn compare<'a>(out: &mut Collector<'a, '_>, usage: &Usage<'a>) {
    header(out);
    for table in Table::ALL.into_iter().filter(|t| is_compared(*t)) {
        entries(out, usage, table);
    }
}

fn header(out: &mut Collector<'_, '_>) {
    if out.old.id() != out.new.id() {
        let mut change = on_document(ChangeKind::Changed, verdict::ANOTHER_DOCUMENT);
        change.before.push(Value::Text(out.old.id()));
        change.after.push(Value::Text(out.new.id()));
        out.push_header(change);
    }
    for edit in edits(out, out.old.fields(), out.new.fields()) {
        let judged = verdict::field(&edit, HEADER, true);
        out.push_header(on_document(ChangeKind::Changed, judged).edit(edit));
    }
}

fn edits<'a>(out: &Collector<'a, '_>, old: Fields<'a>, new: Fields<'a>) -> Vec<FieldEdit<'a>> {
    let [old, new] = Facts::differing(out.same, old, new);
    fields::edits(&old, &new, |a, b| a == b)
}

fn on_document<'a>(kind: ChangeKind, judged: Judged) -> Change<'a> {
    Change::of(kind, judged)
        .on_old(Subject::Document)
        .on_new(Subject::Document)
}

/// What an entry is known by in both versions. A superseded document has no key of its own.
type Name<'a> = (&'a str, &'a str);

fn name(record: RecordRef<'_>) -> Name<'_> {
    if record.table() == Table::Supersedes {
        let text = |field| record.fields().text(field).unwrap_or_default();
        return (text(Field::Body), text(Field::Version));
    }
    (record.key(), "")
}

fn entries<'a>(out: &mut Collector<'a, '_>, usage: &Usage<'a>, table: Table) {
    fn by_name(arch: &Architecture, table: Table) -> HashMap<Name<'_>, RecordRef<'_>> {
        arch.records(table).map(|r| (name(r), r)).collect()
    }
    let (olds, news) = (by_name(out.old, table), by_name(out.new, table));
    for old in out.old.records(table) {
        match news.get(&name(old)) {
            Some(new) => changed(out, usage, old, *new),
            None if !holder_goes_on(out, out.old, old, true) => {}
            None => {
                let change =
                    Change::of(ChangeKind::Removed, verdict::entry_gone(table)).on_old(old);
                push(out, old, out.old, change);
            }
        }
    }
    for new in out.new.records(table) {
        if !olds.contains_key(&name(new)) && holder_goes_on(out, out.new, new, false) {
            let change = Change::of(ChangeKind::Added, verdict::entry_came(table)).on_new(new);
            push(out, new, out.new, change);
        }
    }
}

fn push<'a>(
    out: &mut Collector<'a, '_>,
    record: RecordRef<'a>,
    arch: &'a Architecture,
    change: Change<'a>,
) {
    match record.holder().and_then(|id| arch.element(id)) {
        Some(element) => out.push(element, change),
        None => out.push_record(record.table(), record.key(), change),
    }
}

fn changed<'a>(
    out: &mut Collector<'a, '_>,
    usage: &Usage<'a>,
    old: RecordRef<'a>,
    new: RecordRef<'a>,
) {
    if hangs_on(out, out.old, old, true) != hangs_on(out, out.new, new, false) {
        let mut change = Change::of(ChangeKind::Moved, verdict::TEXTS)
            .on_old(old)
            .on_new(new);
        change.before.extend(old.holder().map(Value::Text));
        change.after.extend(new.holder().map(Value::Text));
        push(out, new, out.new, change);
    }
    if out.same.fields(old.fields(), new.fields()) {
        return;
    }
    let specs = old.table().fields();
    for edit in edits(out, old.fields(), new.fields()) {
        if values::name_elements(specs, edit.field) && !values::differ(out, &edit) {
            continue;
        }
        let judged = field(out, usage, &edit, old);
        // A target that is set anew is a change of plans; a figure of another value is one of scale.
        let kind = match old.table() {
            Table::Targets => ChangeKind::Changed,
            _ => edit.kind(),
        };
        let change = Change::of(kind, judged).on_old(old).on_new(new).edit(edit);
        push(out, new, out.new, change);
    }
}

/// Figures of an element that came or went come and go with it.
fn holder_goes_on<'a>(
    out: &Collector<'a, '_>,
    arch: &'a Architecture,
    record: RecordRef<'a>,
    is_old: bool,
) -> bool {
    hangs_on(out, arch, record, is_old)
        .is_none_or(|(group, _)| out.lineage.groups().get(group).goes_on())
}

/// The element and the relation that a figure hangs on, as groups of lineage.
type Hook<'a> = Option<(u32, Option<(RelationKind, Result<u32, &'a str>)>)>;

fn hangs_on<'a>(
    out: &Collector<'a, '_>,
    arch: &'a Architecture,
    record: RecordRef<'a>,
    is_old: bool,
) -> Hook<'a> {
    let groups = out.lineage.groups();
    let number = |ix: u32| {
        if is_old {
            groups.number_of_old(ix)
        } else {
            groups.number_of_new(ix)
        }
    };
    let element = arch.element(record.holder()?)?;
    let relation = record.relation().map(|ix| {
        let relation = arch.relation_at(ix);
        let far = match relation.to() {
            Some(to) => Ok(number(to.ix())),
            None => Err(relation.end().id()),
        };
        (relation.kind(), far)
    });
    Some((number(element.ix()), relation))
}

fn field<'a>(
    out: &Collector<'a, '_>,
    usage: &Usage<'a>,
    edit: &FieldEdit<'_>,
    record: RecordRef<'_>,
) -> Judged {
    let agency = |arch: &Architecture| {
        let organisation = arch.organisation(record.key());
        organisation.map(|o| OrganisationRef::agency(o).key().to_owned())
    };
    // Within an agency its units may be put in another order.
    if record.table() == Table::Organisations
        && edit.field == Field::Parent
        && agency(out.old) == agency(out.new)
    {
        return verdict::NOT_IN_USE;
    }
    let in_use = || usage.is_record_in_use(out.old, record);
    verdict::field(edit, record.table().fields(), in_use())
}
