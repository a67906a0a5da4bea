//! One thing for each table.

use std::ops::{Index, IndexMut};

use super::Table;

/// One thing for each [`Table`], addressed by it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct PerTable<T>([T; Table::ALL.len()]);

#[expect(
    clippy::indexing_slicing,
    reason = "there is one for each table, and tables are numbered without gaps"
)]
impl<T> Index<Table> for PerTable<T> {
    type Output = T;

    fn index(&self, table: Table) -> &T {
        &self.0[table.index()]
    }
}

#[expect(clippy::indexing_slicing, reason = "the same")]
impl<T> IndexMut<Table> for PerTable<T> {
    fn index_mut(&mut self, table: Table) -> &mut T {
        &mut self.0[table.index()]
    }
}

impl<'a, T> IntoIterator for &'a PerTable<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut PerTable<T> {
    type Item = &'a mut T;
    type IntoIter = std::slice::IterMut<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter_mut()
    }
}

#[cfg(test)]
mod tests {
    use super::{PerTable, Table};

    #[test]
    fn every_table_has_its_own() {
        let mut per = PerTable::default();
        for (nth, table) in Table::ALL.into_iter().enumerate() {
            per[table] = nth;
        }
        let all: Vec<usize> = per.into_iter().copied().collect();
        assert_eq!(all, (0..Table::ALL.len()).collect::<Vec<_>>());
    }
}
