//! Short lists of numbers, one for each of many rows, in one piece of memory.
/// The lists.
#[derive(Debug)]
pub(super) struct Rows {
    /// Where the list of each row starts; at the end where the last one ends.
    starts: Vec<u32>,
    all: Vec<u32>,
}

impl Rows {
    /// Sorts pairs of a row below `count` and a number by their row; within a row they keep their order.
    pub(super) fn of(count: usize, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
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
        let mut all = vec![0; sum as usize];
        for (row, number) in pairs {
            if let Some(end) = starts.get_mut(row as usize + 1) {
                if let Some(slot) = all.get_mut(*end as usize) {
                    *slot = number;
                }
                *end += 1;
            }
        }
        starts.truncate(count + 1);
        Self { starts, all }
    }

    /// The list of a row; none for a row that there is not.
    pub(super) fn get(&self, row: u32) -> &[u32] {
        let row = row as usize;
        let (Some(start), Some(end)) = (self.starts.get(row), self.starts.get(row + 1)) else {
            return &[];
        };
        self.all
            .get(*start as usize..*end as usize)
            .unwrap_or_default()
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
        assert!(Rows::of(0, std::iter::empty()).get(0).is_empty());
    }
}
