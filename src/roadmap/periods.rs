//! The periods that a document divides its roadmap into.

use std::collections::HashMap;

use super::world::World;
use crate::date::Date;
use crate::model::{Field, RecordRef, Table};

/// The first day and the last.
pub(super) type Days = (Date, Date);

/// The periods of the roadmap with their days, and what each element is covered by first.
#[derive(Debug, Default)]
pub(super) struct Periods<'a> {
    pub(super) rows: Vec<(Days, RecordRef<'a>)>,
    covering: HashMap<&'a str, usize>,
}

impl<'a> Periods<'a> {
    /// Those of the later version, by their ends.
    pub(super) fn of(world: &World<'a>) -> Self {
        let mut rows: Vec<(Days, RecordRef<'a>)> = world
            .new
            .records(Table::Roadmap)
            .filter_map(|period| Some((days(period)?, period)))
            .collect();
        rows.sort_by_key(|((since, until), _)| (*until, *since));
        let mut covering = HashMap::new();
        for (nth, (_, period)) in rows.iter().enumerate() {
            for id in period.fields().texts(Field::Covers) {
                covering.entry(id).or_insert(nth);
            }
        }
        Self { rows, covering }
    }

    /// The number of the first period that covers an element.
    pub(super) fn of_element(&self, id: &str) -> Option<usize> {
        self.covering.get(id).copied()
    }
}

fn days(period: RecordRef<'_>) -> Option<Days> {
    let since = period.fields().date(Field::Since)?.first_day();
    let until = period.fields().date(Field::Until)?.last_day();
    (since <= until).then_some((since, until))
}
