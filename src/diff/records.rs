//! What happened to the head of the document, its organisations, sources, figures and other entries.

use hashbrown::{HashMap, HashSet};

use super::collect::Collector;
use super::fields::{self, Facts, FieldEdit};
use super::verdict::{self, Judged};
use super::{Change, ChangeKind, Class, values};
use crate::diagnostic::Side;
use crate::model::schema::HEADER;
use crate::model::{
    Architecture, Field, OrganisationKind, OrganisationRef, RecordRef, RelationKind, Subject,
    Table, Value,
};

/// `retired` and `transferred` are lineage, not content.
fn is_compared(table: Table) -> bool {
    !matches!(table, Table::Retired | Table::Transferred)
}

pub(super) fn compare(out: &mut Collector<'_, '_>) {
    header(out);
    for table in Table::ALL.into_iter().filter(|t| is_compared(*t)) {
        entries(out, table);
    }
}

fn header(out: &mut Collector<'_, '_>) {
    let id_is_hidden = |side| out.hidden_from(side).fields(&Subject::Document);
    let on_document = |kind, judged| {
        let change = Change::of(kind, judged);
        change.on_old(Subject::Document).on_new(Subject::Document)
    };
    if out.old.id() != out.new.id() && !id_is_hidden(Side::Old) && !id_is_hidden(Side::New) {
        let mut change = on_document(ChangeKind::Changed, verdict::ANOTHER_DOCUMENT);
        change.before.push(Value::Text(out.old.id()));
        change.after.push(Value::Text(out.new.id()));
        out.push_header(change);
    }
    let [before, after] = [out.old, out.new].map(|arch| Facts::of(arch.fields()));
    let document = Subject::Document;
    for edit in out.edits((Subject::Document, &before), (Subject::Document, &after)) {
        if out.is_continued(&edit)
            || out.may_be_continued(&edit, document.clone(), document.clone())
        {
            continue;
        }
        let judged = verdict::field(&edit, HEADER, true);
        out.push_header(on_document(ChangeKind::Changed, judged).edit(edit));
    }
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

fn entries(out: &mut Collector<'_, '_>, table: Table) {
    fn by_name(arch: &Architecture, table: Table) -> HashMap<Name<'_>, RecordRef<'_>> {
        arch.records(table).map(|r| (name(r), r)).collect()
    }
    let (olds, news) = (by_name(out.old, table), by_name(out.new, table));
    let any_half_named = olds
        .values()
        .chain(news.values())
        .any(|r| is_half_named(*r));
    for (side, others) in [(Side::Old, &news), (Side::New, &olds)] {
        for record in out.arch(side).records(table) {
            if let Some(other) = others.get(&name(record)) {
                if side == Side::Old {
                    changed(out, record, *other);
                }
                continue;
            }
            let organisations = out.lineage.organisations();
            let is_organisation = table == Table::Organisations;
            if !holder_goes_on(out, side, record)
                || is_organisation && organisations.is_in_both(side, record.ix())
            {
                continue;
            }
            if any_half_named
                || out.hidden_from(side).record(table, record.key())
                || is_organisation && organisations.is_unsure(side, record.ix())
            {
                out.doubt(side, record, None);
                continue;
            }
            let (gone, came) = (verdict::entry_gone(table), verdict::entry_came(table));
            let change = match side {
                Side::Old => Change::of(ChangeKind::Removed, gone).on_old(record),
                Side::New => Change::of(ChangeKind::Added, came).on_new(record),
            };
            push(out, side, record, change);
        }
    }
}

fn push<'a>(out: &mut Collector<'a, '_>, side: Side, record: RecordRef<'a>, change: Change<'a>) {
    match record.holder().and_then(|id| out.arch(side).element(id)) {
        Some(element) => out.push(element, change),
        None => out.push_record(record.table(), record.key(), change),
    }
}

pub(super) fn changed<'a>(out: &mut Collector<'a, '_>, old: RecordRef<'a>, new: RecordRef<'a>) {
    let [was_on, is_on] = [hangs_on(out, Side::Old, old), hangs_on(out, Side::New, new)];
    if ordered(was_on) != ordered(is_on) {
        let change = Change::of(ChangeKind::Moved, verdict::TEXTS);
        let mut change = change.on_old(old).on_new(new);
        change.before.extend(old.holder().map(Value::Text));
        change.after.extend(new.holder().map(Value::Text));
        push(out, Side::New, new, change);
    }
    if old.fields().says_the_same(new.fields()) {
        return;
    }
    let facts = [old, new].map(|record| Facts::of(record.fields()));
    for edit in out.edits((old, &facts[0]), (new, &facts[1])) {
        let others = values::name_elements(old.table().fields(), edit.field);
        if others && !values::differ(out, &edit)
            || out.is_continued(&edit)
            || out.may_be_continued(&edit, old, new)
        {
            continue;
        }
        let judged = field(out, &edit, old, new);
        // A target that is set anew is a change of plans; a figure of another value is one of scale.
        let kind = match old.table() {
            Table::Targets => ChangeKind::Changed,
            _ => verdict::kind(&edit),
        };
        let change = Change::of(kind, judged).on_old(old).on_new(new).edit(edit);
        push(out, Side::New, new, change);
    }
}

/// The fields of an organisation that break something as one that continues it has them.
pub(super) fn lost<'a>(
    out: &Collector<'a, '_>,
    old: RecordRef<'a>,
    new: RecordRef<'a>,
) -> HashSet<Field> {
    let [before, after] = [old, new].map(|record| Facts::of(record.fields()));
    let (edits, _) = fields::edits(&before, &after, [false; 2], |a, b| a == b);
    let edits = edits
        .into_iter()
        .filter(|edit| !out.is_continued(edit) && field(out, edit, old, new).0 == Class::Breaking);
    edits.map(|edit| edit.field).collect()
}

/// Compares an organisation with one of several that continue it, or with one that continues several: only what may
/// break something. What is `lost` breaks something with each that goes on; whom it belongs to does with any, as what it
/// has goes along.
pub(super) fn passed<'a>(
    out: &mut Collector<'a, '_>,
    old: RecordRef<'a>,
    new: RecordRef<'a>,
    lost: &HashSet<Field>,
) {
    let facts = [old, new].map(|record| Facts::of(record.fields()));
    for edit in out.edits((old, &facts[0]), (new, &facts[1])) {
        if !verdict::may_break(&edit, old.table().fields())
            || out.is_continued(&edit)
            || out.may_be_continued(&edit, old, new)
        {
            continue;
        }
        let is_kept = edit.field != Field::Parent && !lost.contains(&edit.field);
        let judged = match field(out, &edit, old, new) {
            (Class::Breaking, _) if is_kept => verdict::KEPT_BY_ANOTHER_ORGANISATION,
            judged => judged,
        };
        let change = Change::of(verdict::kind(&edit), judged)
            .on_old(old)
            .on_new(new);
        push(out, Side::New, new, change.edit(edit));
    }
}

/// Figures of an element that came or went come and go with it.
fn holder_goes_on(out: &Collector<'_, '_>, side: Side, record: RecordRef<'_>) -> bool {
    hangs_on(out, side, record).is_none_or(|(group, _)| out.lineage.groups().get(group).goes_on())
}

/// The element and the relation that a figure hangs on, as groups of lineage.
type Hook<'a> = Option<(u32, Option<(RelationKind, Result<u32, &'a str>)>)>;

/// The same whichever end a symmetric relation is written at.
fn ordered(hook: Hook<'_>) -> Hook<'_> {
    match hook {
        Some((near, Some((kind, Ok(far))))) if kind.is_symmetric() => {
            Some((near.min(far), Some((kind, Ok(near.max(far))))))
        }
        hook => hook,
    }
}

fn hangs_on<'a>(out: &Collector<'a, '_>, side: Side, record: RecordRef<'_>) -> Hook<'a> {
    let arch = out.arch(side);
    let element = arch.element(record.holder()?)?;
    let relation = record.relation().map(|ix| {
        let relation = arch.relation_at(ix);
        let far = relation.to().map(|to| out.group(side, to));
        (relation.kind(), far.ok_or(relation.end().id()))
    });
    Some((out.group(side, element), relation))
}

fn field(
    out: &Collector<'_, '_>,
    edit: &FieldEdit<'_>,
    old: RecordRef<'_>,
    new: RecordRef<'_>,
) -> Judged {
    let is_in_use = out.usage.is_record_in_use(out.old, old);
    if old.table() == Table::Organisations && edit.field == Field::Parent {
        // Within an agency its units may be put in another order.
        if keep_their_agency(out, old, new) {
            return verdict::NOT_IN_USE;
        }
        if is_in_use && stood_alone(out.old, old) {
            return verdict::OTHER_AGENCY;
        }
    }
    verdict::field(edit, old.table().fields(), is_in_use)
}

/// Whether an organisation was an agency of its own, and not a unit of which nobody said where it belongs.
fn stood_alone(arch: &Architecture, record: RecordRef<'_>) -> bool {
    use OrganisationKind as Kind;
    let organisation = arch.organisation(record.key());
    let alone = organisation.filter(|o| o.parent().is_none());
    alone.is_some_and(|organisation| match organisation.kind() {
        Some(Kind::Department | Kind::Centre | Kind::Committee) => false,
        Some(
            Kind::Ministry | Kind::Government | Kind::Province | Kind::Agency | Kind::Enterprise,
        )
        | None => true,
    })
}

/// Whether what is above an organisation is the same agency as before, or goes on for it.
fn keep_their_agency(out: &Collector<'_, '_>, old: RecordRef<'_>, new: RecordRef<'_>) -> bool {
    fn agency<'a>(arch: &'a Architecture, record: RecordRef<'_>) -> Option<OrganisationRef<'a>> {
        arch.organisation(record.key()).map(OrganisationRef::agency)
    }
    let agencies = agency(out.old, old).zip(agency(out.new, new));
    agencies.is_some_and(|(old, new)| {
        let organisations = out.lineage.organisations();
        organisations.goes_on_as(old.ix(), new.ix())
    })
}
