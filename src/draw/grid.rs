//! How the groups of a band are put into a room of a given width.
//!
//! Groups stand side by side on *shelves*, in their order. All boxes of a shelf are equally wide. How many columns each
//! group has, and which groups share a shelf, is what makes the band lowest.

use super::content::{GroupContent, Item};
use super::measure::Measure;
use super::number;

/// Groups side by side.
#[derive(Clone, Debug)]
pub(super) struct Shelf {
    /// The number of the first group.
    pub(super) first: usize,
    /// How many columns each group has.
    pub(super) columns: Vec<usize>,
    /// How wide each column is.
    pub(super) column: f64,
    pub(super) height: f64,
}

/// The shelves of a band, lowest all together. `tallest` is what no shelf of several groups may exceed.
pub(super) fn shelves(
    groups: &[GroupContent<'_>],
    width: f64,
    measure: &Measure,
    tallest: f64,
) -> Vec<Shelf> {
    // The lowest way to put the first groups, by how many they are, with the shelf that ends it.
    let mut best: Vec<(f64, Option<Shelf>)> = vec![(0.0, None)];
    for end in 1..=groups.len() {
        let mut found: Option<(f64, Shelf)> = None;
        for first in (0..end).rev().take(MOST_ON_A_SHELF) {
            let Some(members) = groups.get(first..end) else {
                continue;
            };
            let Some(shelf) = shelf(members, first, width, measure) else {
                continue;
            };
            if members.len() > 1 && shelf.height > tallest {
                continue;
            }
            let before = best.get(first).map_or(0.0, |(height, _)| *height);
            let gap = if first > 0 { measure.between } else { 0.0 };
            let height = before + gap + shelf.height;
            if found
                .as_ref()
                .is_none_or(|(lowest, _)| height < lowest - 0.01)
            {
                found = Some((height, shelf));
            }
        }
        best.push(found.map_or((f64::INFINITY, None), |(h, shelf)| (h, Some(shelf))));
    }
    let mut out = Vec::new();
    let mut end = groups.len();
    while let Some(shelf) = best.get(end).and_then(|(_, shelf)| shelf.clone()) {
        end = shelf.first;
        out.push(shelf);
    }
    out.reverse();
    out
}

/// More groups do not share a shelf.
const MOST_ON_A_SHELF: usize = 6;

/// Together with the space between them.
pub(super) fn height(shelves: &[Shelf], measure: &Measure) -> f64 {
    let sum: f64 = shelves.iter().map(|shelf| shelf.height).sum();
    sum + measure.between * number(shelves.len().saturating_sub(1))
}

/// The lowest shelf with those groups; none if they are too many to stand side by side.
fn shelf(
    groups: &[GroupContent<'_>],
    first: usize,
    width: f64,
    measure: &Measure,
) -> Option<Shelf> {
    let most: usize = groups.iter().map(|group| group.items.len()).sum();
    let mut best: Option<Shelf> = None;
    let narrowest = measure.narrowest(groups);
    for count in groups.len()..=most {
        let column = column(groups.len(), count, width, measure);
        if column < narrowest && !(groups.len() == 1 && count == 1) {
            break;
        }
        if column > measure.widest() && count < most {
            continue;
        }
        let shelf = with_columns(groups, first, count, column, measure);
        let is_lower = |best: &Shelf| shelf.height < best.height - 0.01;
        if best.as_ref().is_none_or(is_lower) {
            best = Some(shelf);
        }
    }
    best
}

/// How wide a column is, if there are so many.
fn column(groups: usize, columns: usize, width: f64, measure: &Measure) -> f64 {
    let between = measure.between * number(groups.saturating_sub(1));
    let insets = 2.0 * measure.inset * number(groups);
    let gaps = measure.gap * number(columns.saturating_sub(groups));
    (width - between - insets - gaps) / number(columns)
}

/// Gives each further column to the group that is highest.
fn with_columns(
    groups: &[GroupContent<'_>],
    first: usize,
    count: usize,
    column: f64,
    measure: &Measure,
) -> Shelf {
    let height = |group: usize, columns: usize| {
        let of = groups.get(group);
        of.map_or(0.0, |group| {
            part_height(group, &group.items, columns, column, measure)
        })
    };
    let mut columns = vec![1; groups.len()];
    let mut now: Vec<f64> = (0..groups.len()).map(|group| height(group, 1)).collect();
    for _ in groups.len()..count {
        // The highest that another column can lower; the first of equals.
        let mut highest: Option<usize> = None;
        for (nth, group) in groups.iter().enumerate() {
            let at = |nth: usize| now.get(nth).copied().unwrap_or_default();
            let has = columns.get(nth).copied().unwrap_or_default();
            if has < group.items.len() && highest.is_none_or(|best| at(nth) > at(best) + 0.01) {
                highest = Some(nth);
            }
        }
        let Some(nth) = highest else { break };
        if let (Some(has), Some(now)) = (columns.get_mut(nth), now.get_mut(nth)) {
            *has += 1;
            *now = height(nth, *has);
        }
    }
    Shelf {
        first,
        columns,
        column,
        height: now.into_iter().fold(0.0, f64::max),
    }
}

/// How wide so many columns are together.
pub(super) fn spread(columns: usize, column: f64, measure: &Measure) -> f64 {
    column * number(columns) + measure.gap * number(columns.saturating_sub(1))
}

/// The height of a group that has those of its elements there, with its caption and its frame.
pub(super) fn part_height(
    group: &GroupContent<'_>,
    items: &[Item<'_>],
    columns: usize,
    column: f64,
    measure: &Measure,
) -> f64 {
    let rows = rows(items, columns, column, measure);
    let sum: f64 = rows.iter().map(|row| row.height).sum();
    let gaps = measure.gap * number(rows.len().saturating_sub(1));
    let width = spread(columns, column, measure);
    measure.caption(group, width) + sum + gaps + 2.0 * measure.inset
}

/// Boxes side by side.
#[derive(Clone, Copy, Debug)]
pub(super) struct BoxRow {
    /// How wide each is.
    pub(super) width: f64,
    pub(super) height: f64,
}

/// The rows of a group that has so many columns. The boxes of a last row that is not full share its width.
pub(super) fn rows(
    items: &[Item<'_>],
    columns: usize,
    column: f64,
    measure: &Measure,
) -> Vec<BoxRow> {
    let all = spread(columns, column, measure);
    let row = |row: &[Item<'_>]| {
        let gaps = measure.gap * number(row.len().saturating_sub(1));
        let width = (all - gaps) / number(row.len().max(1));
        let heights = row.iter().map(|item| measure.height(item, width));
        BoxRow {
            width,
            height: heights.fold(0.0, f64::max),
        }
    };
    items.chunks(columns.max(1)).map(row).collect()
}
