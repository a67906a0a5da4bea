//! How a workbook is to be read.

use super::importable::IMPORTABLE;
use super::mapping::Mapping;
use crate::tables::TableSet;

/// How a workbook is to be read, beyond what it says itself.
///
/// ```
/// use justarch::tables::{TableSet, import::Options};
/// let options = Options::new().table(TableSet::Databases).adding();
/// # let _ = options;
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'m> {
    pub(super) mapping: Option<&'m Mapping>,
    pub(super) table: Option<TableSet>,
    pub(super) adds: bool,
    /// Whether what the tables do not list is not missed.
    pub(super) is_part: bool,
    /// Whether all that the tables list is new, whatever they held when they were exported.
    pub(super) is_first: bool,
}

impl<'m> Options<'m> {
    /// As the workbook says itself.
    pub fn new() -> Self {
        Self::default()
    }

    /// Through a mapping, as one sheet of somebody else's. It says itself which table that is.
    pub fn mapping(mut self, mapping: &'m Mapping) -> Self {
        self.mapping = Some(mapping);
        self
    }

    /// As that table only, where headers fit several.
    pub fn table(mut self, set: TableSet) -> Self {
        self.table = Some(set);
        self
    }

    /// The tables that are looked for.
    pub(super) fn sets(&self) -> impl Iterator<Item = TableSet> {
        let wanted = self.table;
        let sets = IMPORTABLE.into_iter();
        sets.filter(move |set| wanted.is_none_or(|wanted| wanted == *set))
    }

    /// Rows without an id whose name nothing in the document has are added, with ids made from their names.
    pub fn adding(mut self) -> Self {
        self.adds = true;
        self
    }
}
