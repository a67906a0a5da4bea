//! Short lists, one for each of many rows, in one piece of memory.

/// The lists.
#[derive(Debug)]
pub(crate) struct Rows<T> {
    /// Where the list of each row starts; at the end where the last one ends.
    starts: Vec<u32>,
    all: Vec<T>,
}

impl<T: Copy + Default> Rows<T> {
    /// Sorts pairs of a row below `count` and an entry by their row; within a row they keep their order. O(count +
    /// pairs).
    pub(crate) fn of(count: usize, pairs: impl Iterator<Item = (u32, T)> + Clone) -> Self {
        let mut starts = vec![0_u32; count + 2];
        // Counted two places on, so that each place holds its start once the counts are summed up, and its end
        // once the row is filled.
        for (row, _) in pairs.clone() {
            if let Some(place) = starts.get_mut(row as usize + 2) {
                *place += 1;
            }
        }
        let mut sum = 0;
        for place in &mut starts {
            sum += *place;
            *place = sum;
        }
        let mut all = vec![T::default(); sum as usize];
        for (row, entry) in pairs {
            if let Some(end) = starts.get_mut(row as usize + 1) {
                if let Some(slot) = all.get_mut(*end as usize) {
                    *slot = entry;
                }
                *end += 1;
            }
        }
        starts.truncate(count + 1);
        Self { starts, all }
    }
}

impl<T> Rows<T> {
    /// The list of a row; none for a row that there is not.
    pub(crate) fn get(&self, row: u32) -> &[T] {
        let row = row as usize;
        let ends = self.starts.get(row).zip(self.starts.get(row + 1));
        let list = ends.and_then(|(start, end)| self.all.get(*start as usize..*end as usize));
        list.unwrap_or_default()
    }

    /// How many rows there are.
    pub(crate) fn count(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// All entries, row by row.
    pub(crate) fn all(&self) -> &[T] {
        &self.all
    }
}

#[cfg(test)]
mod tests {
    use super::Rows;

    #[test]
    fn rows_keep_the_order_of_what_they_hold() {
        let rows = Rows::of(4, [(2, 9), (0, 7), (2, 3)].into_iter());
        let lists: Vec<&[u32]> = (0..4).map(|row| rows.get(row)).collect();
        assert_eq!(lists, [&[7][..], &[], &[9, 3], &[]]);
        assert!(rows.get(4).is_empty());
        assert_eq!((rows.count(), rows.all()), (4, &[7, 9, 3][..]));
        assert!(Rows::<u32>::of(0, std::iter::empty()).get(0).is_empty());
    }
}
