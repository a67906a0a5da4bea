//! What may be in a document although it was not read.

use std::collections::HashSet;

use super::{Field, Layer, RecordRef, RelationKind, Subject, Table, Unread, UnreadPart};

/// What may be in a document although it was not read: nothing of it may be said to be missing.
#[derive(Debug)]
pub(crate) struct Hidden<'a> {
    of: &'a Unread,
    ids: HashSet<&'a str>,
    loose: HashSet<&'a str>,
    relations: HashSet<(&'a str, RelationKind)>,
    records: HashSet<(Table, &'a str)>,
    subjects: HashSet<&'a Subject>,
    elements: HashSet<&'a str>,
}

impl Hidden<'_> {
    /// Whether nothing is hidden, which is the rule.
    pub(crate) fn is_nothing(&self) -> bool {
        self.of.is_empty()
    }

    /// Whether an element was there but could not be read, or what was not read says it continues it.
    pub(crate) fn has_id(&self, id: &str) -> bool {
        self.ids.contains(id) || self.loose.contains(id)
    }

    /// Whether an element may stand in what could not be read.
    pub(crate) fn element(&self, id: &str, layer: Layer) -> bool {
        self.has_id(id) || self.of.open.get(layer.index()) == Some(&true)
    }

    /// Whether an element that is not there may go on as one that is.
    pub(crate) fn continuation(&self) -> bool {
        self.of.lineage
    }

    /// Whether an element may have a relation of a kind that could not be read.
    pub(crate) fn relation(&self, from: &str, kind: RelationKind) -> bool {
        self.of.countless || self.relations.contains(&(from, kind)) || self.elements.contains(from)
    }

    /// Whether a table may have an entry that could not be read.
    pub(crate) fn record(&self, table: Table, key: &str) -> bool {
        self.of.open_tables.get(table.index()) == Some(&true)
            || self.records.contains(&(table, key))
            || self.loose.contains(key)
    }

    /// Whether a table may have any entry that could not be read.
    pub(crate) fn any_record(&self, table: Table) -> bool {
        self.of.open_tables.get(table.index()) == Some(&true)
            || self.records.iter().any(|(of, _)| *of == table)
    }

    /// Whether an organisation may continue others that it does not name in a way that can be read.
    pub(crate) fn origin(&self, organisation: RecordRef<'_>) -> bool {
        organisation.fields().was_refused(Field::Succeeds) || self.fields(&organisation.into())
    }

    /// Whether something may have fields that could not be read, whichever they are.
    pub(crate) fn fields(&self, of: &Subject) -> bool {
        self.of.countless || !self.subjects.is_empty() && self.subjects.contains(of)
    }
}

impl Unread {
    /// What may be here although it was not read, for quick answers.
    pub(crate) fn hidden(&self) -> Hidden<'_> {
        let mut hidden = Hidden {
            of: self,
            ids: self.continued.iter().map(String::as_str).collect(),
            loose: self.loose.iter().map(String::as_str).collect(),
            relations: HashSet::new(),
            records: HashSet::new(),
            subjects: self.opened.iter().collect(),
            elements: HashSet::new(),
        };
        hidden.elements = hidden
            .subjects
            .iter()
            .copied()
            .filter_map(element)
            .collect();
        for part in &self.parts {
            match part {
                UnreadPart::Element { id, .. } => {
                    hidden.ids.insert(id);
                }
                UnreadPart::Relation { from, kind, .. } => {
                    hidden.relations.insert((from, *kind));
                }
                UnreadPart::Record {
                    table,
                    key: Some(key),
                } => {
                    hidden.records.insert((*table, key));
                }
                UnreadPart::File { .. }
                | UnreadPart::Section { .. }
                | UnreadPart::Record { key: None, .. }
                | UnreadPart::Field { .. } => {}
            }
        }
        hidden
    }
}

fn element(subject: &Subject) -> Option<&str> {
    match subject {
        Subject::Element(id) => Some(id),
        _ => None,
    }
}
