//! What happened to the head of the document, its organisations, sources, figures and other entries.

use hashbrown::HashMap;

use super::collect::Collector;
use super::fields::{Facts, FieldEdit};
use super::usage::Usage;
use super::verdict::{self, Judged};
use super::{Change, ChangeKind, organisations, values};
use crate::diagnostic::Side;
use crate::model::schema::HEADER;
use crate::model::{Architecture, Field, Fields, RecordRef, RelationKind, Subject, Table, Value};

/// `retired` and `transferred` are lineage, not content.
fn is_compared(table: Table) -> bool {
    !matches!(table, Table::Retired | Table::Transferred)
}

pub(super) fn compare<'a>(out: &mut Collector<'a, '_>, usage: &Usage<'a>) {
    header(out);
    for table in Table::ALL.into_iter().filter(|t| is_compared(*t)) {
        entries(out, usage, table);
    }
    organisations::compare(out, usage);
}

fn header(out: &mut Collector<'_, '_>) {
    let id_is_hidden = |side| out.hidden_from(side).fields(&Subject::Document);
    if out.old.id() != out.new.id() && !id_is_hidden(Side::Old) && !id_is_hidden(Side::New) {
        let mut change = on_document(ChangeKind::Changed, verdict::ANOTHER_DOCUMENT);
        change.before.push(Value::Text(out.old.id()));
        change.after.push(Value::Text(out.new.id()));
        out.push_header(change);
    }
    let sides = (
        (Subject::Document, out.old.fields()),
        (Subject::Document, out.new.fields()),
    );
    for edit in edits(out, sides.0, sides.1) {
        if out.is_continued(&edit)
            || out.may_be_continued(&edit, Subject::Document, Subject::Document)
        {
            continue;
        }
        let judged = verdict::field(&edit, HEADER, true);
        out.push_header(on_document(ChangeKind::Changed, judged).edit(edit));
    }
}

fn edits<'a>(
    out: &mut Collector<'a, '_>,
    (old, before): (Subject, Fields<'a>),
    (new, after): (Subject, Fields<'a>),
) -> Vec<FieldEdit<'a>> {
    let [before, after] = Facts::differing(out.same, before, after);
    out.edits((old, &before), (new, &after), |_, a, b| a == b)
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

/// Whether a part could not be read of what an entry is known by.
fn is_half_named(record: RecordRef<'_>) -> bool {
    let fields = record.fields();
    let lost = |field| fields.was_refused(field);
    record.table() == Table::Supersedes && (lost(Field::Body) || lost(Field::Version))
}

fn entries<'a>(out: &mut Collector<'a, '_>, usage: &Usage<'a>, table: Table) {
    fn by_name(arch: &Architecture, table: Table) -> HashMap<Name<'_>, RecordRef<'_>> {
        arch.records(table).map(|r| (name(r), r)).collect()
    }
    let (olds, news) = (by_name(out.old, table), by_name(out.new, table));
    let half_named = |arch: &Architecture| arch.records(table).any(is_half_named);
    let any_half_named = half_named(out.old) || half_named(out.new);
    for old in out.old.records(table) {
        match news.get(&name(old)) {
            Some(new) => changed(out, usage, old, *new),
            None if !holder_goes_on(out, out.old, old, true) => {}
            None if organisations::goes_on(out, old) => {}
            None if out.hidden_from(Side::Old).record(table, old.key())
                || any_half_named
                || organisations::is_unsure(out, Side::Old, old) =>
            {
                out.doubt(Side::Old, old, None);
            }
            None => {
                let change =
                    Change::of(ChangeKind::Removed, verdict::entry_gone(table)).on_old(old);
                push(out, old, out.old, change);
            }
        }
    }
    for new in out.new.records(table) {
        if !olds.contains_key(&name(new))
            && holder_goes_on(out, out.new, new, false)
            && !organisations::continues(out, new)
        {
            if out.hidden_from(Side::New).record(table, new.key())
                || any_half_named
                || organisations::is_unsure(out, Side::New, new)
            {
                out.doubt(Side::New, new, None);
                continue;
            }
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

pub(super) fn changed<'a>(
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
    let sides = ((old.into(), old.fields()), (new.into(), new.fields()));
    for edit in edits(out, sides.0, sides.1) {
        if values::name_elements(specs, edit.field) && !values::differ(out, &edit) {
            continue;
        }
        if out.is_continued(&edit) || out.may_be_continued(&edit, old, new) {
            continue;
        }
        let judged = field(out, usage, &edit, old, new);
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
    new: RecordRef<'_>,
) -> Judged {
    // Within an agency its units may be put in another order.
    if record.table() == Table::Organisations
        && edit.field == Field::Parent
        && organisations::keep_their_agency(out, record, new)
    {
        return verdict::NOT_IN_USE;
    }
    let in_use = || usage.is_record_in_use(out.old, record);
    verdict::field(edit, record.table().fields(), in_use())
}
