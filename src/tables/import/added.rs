//! Rows that are new.

use super::additions::{New, NewCell, What};
use super::clean::{clean, fault, says_nothing};
use super::differ::is_needed;
use super::parse;
use super::problem::Problem;
use super::sheet::Sheet;
use crate::model::{Field, Table as Records};
use crate::tables::TableSet;
use crate::tables::build::specs_of;
use crate::tables::thing::place_of;
use crate::text::Text;

impl Sheet<'_, '_> {
    /// A row that is new.
    pub(super) fn add(&mut self, row: u32, id: &str) {
        let (cells, is_faulty) = self.read_all(row);
        let what = match self.what(row, id) {
            Ok(what) => what,
            Err(problem) => {
                self.import.problems.push(*problem);
                return;
            }
        };
        self.pending.new_ids.insert(id.to_owned());
        let key = match self.table.set {
            TableSet::Inventory | TableSet::Services | TableSet::Policy => "kind",
            _ => "id",
        };
        let at = self.column(|column| column.key == key).unwrap_or_default();
        let place = self.place(row, at);
        let needed = self.needed(row, &what, &cells);
        self.pending.news.push(New {
            set: self.table.set,
            what,
            cells,
            is_faulty,
            place,
            needed,
        });
    }

    /// The fields that something new cannot do without and those cells do not give.
    fn needed(&self, row: u32, what: &What, cells: &[NewCell]) -> Vec<(Field, String)> {
        let specs = match what {
            What::Element(_) => specs_of(TableSet::Inventory),
            What::Record(table, ..) => table.fields(),
            What::Relation(..) => return Vec::new(),
        };
        let columns = self.table.columns.iter().enumerate();
        let fields = columns.filter_map(|(nth, column)| Some((nth, column.field?)));
        let blank = fields.filter(|(_, field)| {
            let is_needed = place_of(specs, *field).is_some_and(|(group, spec)| {
                // The kind may follow from the table.
                *field != Field::Kind && is_needed(group, spec)
            });
            is_needed && !cells.iter().any(|cell| cell.field == *field)
        });
        blank
            .map(|(nth, field)| (field, self.place(row, nth)))
            .collect()
    }

    /// The cells of a row that say something of a field, and whether one cannot be read, which is said.
    pub(super) fn read_all(&mut self, row: u32) -> (Vec<NewCell>, bool) {
        let table = self.table;
        let specs = specs_of(table.set);
        let mut cells = Vec::new();
        let mut is_faulty = false;
        let told = self.import.problems.last().cloned();
        for (at, nth) in &self.found.columns {
            let field = table.columns.get(*nth).and_then(|column| column.field);
            let Some(field) = field else { continue };
            let place = self.grid.place(row, *at);
            let raw = self.grid.cell(row, *at);
            let text = raw.map_or_else(String::new, |raw| clean(&raw.text));
            if says_nothing(&text) {
                continue;
            }
            let Some((_, spec)) = place_of(specs, field) else {
                continue;
            };
            let exact = parse::exact(&text, raw);
            let parsed = match raw.and_then(fault) {
                Some((message, help)) => Err((message, Some(help))),
                None => parse::values(self.names, specs, (field, spec), None, &exact),
            };
            match parsed {
                Ok(values) => cells.push(NewCell {
                    field,
                    values,
                    text,
                    place,
                }),
                Err(fault) => {
                    is_faulty = true;
                    let problem = Problem::of(fault, place);
                    if told.as_ref() != Some(&problem) {
                        self.import.problems.push(problem);
                    }
                }
            }
        }
        (cells, is_faulty)
    }

    fn what(&mut self, row: u32, id: &str) -> Result<What, Box<Problem>> {
        let needs = |key: &str, said: Text| {
            let at = self.column(|column| column.key == key).unwrap_or_default();
            Box::new(Problem::error(self.place(row, at), said))
        };
        let text = |key: &str| {
            let at = self.column(|column| column.key == key)?;
            let text = clean(&self.raw(row, at)?.text);
            (!says_nothing(&text)).then_some(text)
        };
        let element = |key: &str, text: &str| {
            parse::element(self.names, text).map_err(|(message, help)| {
                let mut problem = needs(key, message);
                problem.help = help;
                problem
            })
        };
        match self.table.set {
            TableSet::Exchanges | TableSet::SharingServices => {
                let end = |key: &str| {
                    let said =
                        Text::fixed("thiếu đầu của kết nối", "an end of the exchange is missing");
                    element(key, &text(key).ok_or_else(|| needs(key, said))?)
                };
                let ends = [end("from")?, end("with")?];
                let of_table = (self.table.set, ends.clone());
                let count = self.pending.ends.entry(of_table).or_default();
                let nth = *count;
                *count = nth.saturating_add(1);
                Ok(What::Relation(ends, nth))
            }
            TableSet::Organisations => {
                Ok(What::Record(Records::Organisations, id.to_owned(), None))
            }
            TableSet::Indicators => {
                let is_target = text("table").is_some_and(|text| {
                    matches!(text.to_lowercase().as_str(), "chỉ tiêu" | "target")
                });
                let holder = text("holder").filter(|text| {
                    !matches!(
                        text.as_str(),
                        "Toàn bộ kiến trúc" | "The whole architecture"
                    )
                });
                let holder = holder.map(|text| element("holder", &text)).transpose()?;
                let table = if is_target {
                    Records::Targets
                } else {
                    Records::Indicators
                };
                Ok(What::Record(table, id.to_owned(), holder))
            }
            TableSet::Inventory
            | TableSet::Databases
            | TableSet::Services
            | TableSet::Policy
            | TableSet::SecurityLevels
            | TableSet::Matrix
            | TableSet::Changes
            | TableSet::Gap
            | TableSet::Roadmap
            | TableSet::Findings => Ok(What::Element(id.to_owned())),
        }
    }
}
