//! Where new elements and entries of tables are written: in the right file, beside their like.

use super::ops::Plan;
use super::plan::{insert_in_order, is_map, is_nothing};
use super::value::New;
use crate::error::Error;
use crate::io::lower::{FILE_VERSION, HEADER_KEY, INCLUDE, table_of_document};
use crate::io::place::{Entry, Places, ValueForm};
use crate::model::schema::{FieldSpec, HEADER};
use crate::model::{Field, Layer, Table};
use crate::span::SourceId;

/// The sections of a name in all files.
fn sections<'p>(places: &'p Places, key: &str) -> Vec<Entry<'p>> {
    let files = (0..places.sources().len()).filter_map(|nth| u16::try_from(nth).ok());
    let found = files.filter_map(|nth| places.file(SourceId(nth))?.get(key));
    found.collect()
}

pub(super) fn add_element<'p>(
    plan: &mut Plan<'p>,
    layer: Layer,
    kind: &str,
    id: &str,
    new: New,
) -> Result<(), Error> {
    let sections = sections(plan.places, layer.section());
    let elements = sections.iter().filter(|section| is_map(**section));
    let elements: Vec<_> = elements.flat_map(|section| section.entries()).collect();
    let is_like = |element: &&Entry<'p>| {
        let own = element.get(Field::Kind.path()).and_then(Entry::text);
        own == Some(kind)
    };
    let after = elements.iter().rev().find(is_like).or(elements.last());
    if let Some((after, section)) = after.and_then(|after| Some((*after, after.parent()?))) {
        return plan.insert(section, Some(after), Some(id), &new);
    }
    match sections.last() {
        Some(section) => begin(plan, *section, Some(id), new),
        None => add_section(plan, layer.section(), Some(id), new),
    }
}

/// Adds an entry to a table of the document.
pub(super) fn add_record(
    plan: &mut Plan<'_>,
    table: Table,
    (key, new): (Option<&str>, New),
) -> Result<(), Error> {
    let root = plan.places.file(SourceId::ROOT);
    if table_of_document(table.key()).is_none()
        && let Some(header) = root.and_then(|root| root.get(HEADER_KEY))
    {
        return add_to(plan, header, HEADER, table.key(), (key, new));
    }
    let tables = sections(plan.places, table.key());
    let filled = tables
        .iter()
        .rev()
        .find(|table| table.entries().next().is_some());
    match (filled, tables.last()) {
        (Some(table), _) => plan.insert(*table, None, key, &new),
        (None, Some(table)) => begin(plan, *table, key, new),
        (None, None) => add_section(plan, table.key(), key, new),
    }
}

/// Adds an entry to a table that an element or the head holds.
pub(super) fn add_to<'p>(
    plan: &mut Plan<'p>,
    holder: Entry<'p>,
    specs: &[FieldSpec],
    table: &str,
    (key, new): (Option<&str>, New),
) -> Result<(), Error> {
    match holder.get(table) {
        Some(found) if found.entries().next().is_some() => plan.insert(found, None, key, &new),
        Some(found) => begin(plan, found, key, new),
        None => insert_in_order(plan, holder, specs, table, &holding(key, new)),
    }
}

/// A map or list with one entry.
fn holding(key: Option<&str>, new: New) -> New {
    match key {
        Some(key) => New::Open(vec![(key.to_owned(), new)]),
        None => New::Lines(vec![new]),
    }
}

/// The first entry of a map or list that is written and empty.
fn begin<'p>(
    plan: &mut Plan<'p>,
    table: Entry<'p>,
    key: Option<&str>,
    new: New,
) -> Result<(), Error> {
    let is_block = table
        .parent()
        .is_some_and(|around| around.form() == ValueForm::BlockMap);
    if is_block && plan.begin_block(table, key, &new).is_ok() {
        return Ok(());
    }
    if is_nothing(table) {
        return plan.set(table, &holding(key, new));
    }
    plan.insert(table, None, key, &new)
}

/// Adds a section to the root file, behind those that come before it in the format.
fn add_section(
    plan: &mut Plan<'_>,
    section: &str,
    key: Option<&str>,
    new: New,
) -> Result<(), Error> {
    let Some(root) = plan.places.file(SourceId::ROOT) else {
        return Err(super::ops::refused(crate::Text::fixed(
            "tệp gốc không có nội dung",
            "the root file is empty",
        )));
    };
    let own = rank(section);
    let before = root
        .entries()
        .filter(|entry| entry.key().is_some_and(|key| rank(key) < own));
    let after = before.last().or_else(|| root.entries().next());
    plan.insert(root, after, Some(section), &holding(key, new))
}

/// The order of what stands in a file.
fn rank(key: &str) -> usize {
    let layers = Layer::ALL.into_iter().map(Layer::section);
    let all = [
        FILE_VERSION,
        INCLUDE,
        HEADER_KEY,
        Table::Sources.key(),
        Table::Organisations.key(),
    ];
    let mut all = all.into_iter().chain(layers);
    all.position(|known| known == key).unwrap_or(usize::MAX)
}
