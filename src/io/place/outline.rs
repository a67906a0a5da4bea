//! The sections and entries of a file, for a list of symbols; after a fault too.

use super::role::Role;
use super::{Entry, Places};
use crate::model::{Layer, Table};
use crate::span::SourceId;

/// A section of a file, or an entry of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Symbol<'p> {
    /// The key of the section, or the id of the entry.
    pub name: &'p str,
    /// The layer, of a section of elements and what it holds.
    pub layer: Option<Layer>,
    /// The table, of a section of records and what it holds.
    pub table: Option<Table>,
    /// Whether it is an entry, and not the section.
    pub is_entry: bool,
    /// Where it stands. [`Entry::is_exact`] says whether it was read.
    pub entry: Entry<'p>,
}

impl Places {
    /// The sections of a file, each followed by its entries, in the order of the text. What the reader does not know is
    /// among them. After a fault they are found by their indentation. O(entries).
    ///
    /// ```
    /// use justarch::{Document, SourceId};
    /// let broken = "justarch: 1\nchannels:\n  a: {kind: [\n  b:\n    kind: portal\npolicy:\n  c: {}\n";
    /// let error = Document::parse("a.yaml", broken).unwrap_err();
    /// let places = error.places();
    /// let symbols = places.outline(SourceId::ROOT);
    /// let names: Vec<_> = symbols.iter().map(|symbol| symbol.name).collect();
    /// assert_eq!(names, ["justarch", "channels", "a", "b", "policy", "c"]);
    /// assert!(symbols[2].entry.is_exact() && !symbols[3].entry.is_exact());
    /// ```
    pub fn outline(&self, source: SourceId) -> Vec<Symbol<'_>> {
        let Some(top) = self.file(source) else {
            return Vec::new();
        };
        let mut symbols = Vec::new();
        for section in top.entries() {
            let (layer, table) = match self.context(source, section.ix).role {
                Role::Section(layer) => (Some(layer), None),
                Role::Table(table) => (None, Some(table)),
                _ => (None, None),
            };
            let inside = section
                .entries()
                .filter(|_| layer.is_some() || table.is_some());
            let entries =
                std::iter::once((section, false)).chain(inside.map(|entry| (entry, true)));
            symbols.extend(entries.filter_map(|(entry, is_entry)| {
                Some(Symbol {
                    name: entry.key()?,
                    layer,
                    table,
                    is_entry,
                    entry,
                })
            }));
        }
        symbols
    }
}
