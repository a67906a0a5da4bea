//! What the format says of how an entry is laid out: its place among its like, and whether it takes several lines.

use super::Entry;
use super::role::Role;
use super::tree::{NONE, Part};
use crate::io::lower::{FILE_VERSION, HEADER_KEY, INCLUDE};
use crate::model::schema::{ELEMENT, FieldSpec, HEADER, RELATION};
use crate::model::{Layer, Table};

/// What a single value is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reads {
    /// A text, with or without quotes.
    Text,
    /// A number, an answer or a date.
    Native,
    /// The format does not know it.
    Unknown,
}

impl Entry<'_> {
    fn role(self) -> Role {
        self.places.context(self.source, self.ix).role
    }

    /// Where its key comes in the order of the format; `None` of ids, items and what the format does not know.
    pub(crate) fn rank(self) -> Option<usize> {
        let key = self.key()?;
        let among = |specs: &[FieldSpec]| specs.iter().position(|spec| spec.key == key);
        let first = |own: &str, specs: &[FieldSpec]| {
            if key == own {
                return Some(0);
            }
            among(specs).and_then(|nth| nth.checked_add(1))
        };
        match self.parent()?.role() {
            Role::File => in_file(key),
            Role::Header => first("id", HEADER),
            Role::Element => among(ELEMENT),
            Role::Record(table) => first("id", table.fields()),
            Role::Relation(kind) => first(kind.far_key(), RELATION),
            Role::Group { fields, .. } => among(fields),
            Role::FileVersion
            | Role::Include
            | Role::Section(_)
            | Role::Table(_)
            | Role::Relations(_)
            | Role::FarEnd(_)
            | Role::Field(_)
            | Role::OwnId
            | Role::Unknown => None,
        }
    }

    /// Whether a map there has its entries on lines of their own, however short they are.
    pub(crate) fn is_spread(self) -> bool {
        match self.role() {
            Role::File | Role::Header | Role::Section(_) | Role::Element => true,
            Role::Table(table) | Role::Record(table) => !table.is_list(),
            Role::FileVersion
            | Role::Include
            | Role::Relations(_)
            | Role::Relation(_)
            | Role::FarEnd(_)
            | Role::Group { .. }
            | Role::Field(_)
            | Role::OwnId
            | Role::Unknown => false,
        }
    }

    /// The item before it in its list.
    pub(crate) fn before(self) -> Option<Self> {
        let node = self.node();
        let is_item = node.part == Part::Item && node.before != NONE;
        is_item.then(|| self.with(node.before))
    }

    /// Whether it lists the files of the document.
    pub(crate) fn is_include(self) -> bool {
        matches!(self.role(), Role::Include)
    }

    /// What a single value there is read as.
    pub(crate) fn reads(self) -> Reads {
        match self.role() {
            // A relation without fields is the id of its end.
            Role::Include
            | Role::FarEnd(_)
            | Role::OwnId
            | Role::Relations(_)
            | Role::Relation(_) => Reads::Text,
            Role::FileVersion => Reads::Native,
            Role::Field(spec) => match spec.shape.is_native() {
                Some(true) => Reads::Native,
                Some(false) => Reads::Text,
                None => Reads::Unknown,
            },
            Role::File
            | Role::Header
            | Role::Section(_)
            | Role::Element
            | Role::Table(_)
            | Role::Record(_)
            | Role::Group { .. }
            | Role::Unknown => Reads::Unknown,
        }
    }
}

/// The sections in the order of a file: what the document is, where it is from, who and what is in it from the ground up, and
/// what came of it.
fn in_file(key: &str) -> Option<usize> {
    let first = [
        FILE_VERSION,
        INCLUDE,
        HEADER_KEY,
        Table::Sources.key(),
        Table::Organisations.key(),
    ];
    let layers = Layer::ALL.into_iter().map(Layer::section);
    let rest = [
        Table::Indicators,
        Table::Targets,
        Table::Retired,
        Table::Transferred,
    ];
    let rest = rest.into_iter().map(Table::key);
    let mut all = first.into_iter().chain(layers).chain(rest);
    all.position(|of| of == key)
}
