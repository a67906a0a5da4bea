//! Rows that are new.

use super::clean::{clean, fault};
use super::parse::{self, says_nothing};
use super::problem::Problem;
use super::sheet::Sheet;
use crate::io::edit::Edit;
use crate::model::{Field, Layer, RelationKind, Table as Records};
use crate::tables::TableSet;
use crate::tables::build::specs_of;
use crate::tables::thing::place_of;
use crate::text::Text;

impl Sheet<'_, '_> {
    /// A row that is new.
    pub(super) fn add(&mut self, row: u32, id: &str) {
        let table = self.table;
        let specs = specs_of(table.set);
        let mut fields = Vec::new();
        let mut kind = None;
        let mut is_faulty = false;
        for (at, nth) in &self.found.columns {
            let Some(column) = table.columns.get(*nth) else {
                continue;
            };
            let Some(field) = column.field else { continue };
            let place = self.grid.place(row, *at);
            let raw = self.grid.cell(row, *at);
            let text = raw.map_or_else(String::new, |raw| clean(&raw.text));
            if says_nothing(&text) {
                continue;
            }
            let Some((_, spec)) = place_of(specs, field) else {
                continue;
            };
            let parsed = match raw.and_then(fault) {
                Some((message, help)) => Err((message, Some(help))),
                None => parse::values(self.arch, specs, (field, spec), None, &text),
            };
            match parsed {
                Ok(values) if field == Field::Kind => kind = values.into_iter().next(),
                Ok(values) => fields.extend(values.into_iter().map(|value| (field, value))),
                Err((message, help)) => {
                    is_faulty = true;
                    let problem = Problem::error(place, message);
                    self.import.problems.push(match help {
                        Some(help) => problem.help(help),
                        None => problem,
                    });
                }
            }
        }
        if is_faulty {
            return;
        }
        match self.made(row, id, kind, fields) {
            Ok(edit) => self.import.edits.push(edit),
            Err(problem) => self.import.problems.push(*problem),
        }
    }

    fn made(
        &self,
        row: u32,
        id: &str,
        kind: Option<String>,
        fields: Vec<(Field, String)>,
    ) -> Result<Edit, Box<Problem>> {
        let needs = |key: &str, said: Text| {
            let at = self.column(|column| column.key == key).unwrap_or_default();
            Box::new(Problem::error(self.place(row, at), said))
        };
        let text = |key: &str| {
            let at = self.column(|column| column.key == key)?;
            let text = clean(&self.raw(row, at)?.text);
            (!says_nothing(&text)).then_some(text)
        };
        let id = id.to_owned();
        match self.table.set {
            TableSet::Exchanges | TableSet::SharingServices => {
                let end = |key: &str| {
                    let said =
                        Text::fixed("thiếu đầu của kết nối", "an end of the exchange is missing");
                    let text = text(key).ok_or_else(|| needs(key, said))?;
                    parse::element(self.arch, &text).map_err(|(message, help)| {
                        let mut problem = needs(key, message);
                        problem.help = help;
                        problem
                    })
                };
                Ok(Edit::AddRelation {
                    from: end("from")?,
                    kind: RelationKind::Exchanges,
                    to: end("with")?,
                    fields,
                })
            }
            TableSet::Organisations => Ok(Edit::AddRecord {
                table: Records::Organisations,
                key: id,
                holder: None,
                fields,
            }),
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
                let holder = holder.map(|text| parse::element(self.arch, &text));
                let holder = holder
                    .transpose()
                    .map_err(|(message, _)| needs("holder", message))?;
                Ok(Edit::AddRecord {
                    table: if is_target {
                        Records::Targets
                    } else {
                        Records::Indicators
                    },
                    key: id,
                    holder,
                    fields,
                })
            }
            TableSet::Databases => Ok(Edit::AddElement {
                id,
                layer: Layer::Application,
                kind: kind.unwrap_or_else(|| "database".to_owned()),
                fields,
            }),
            TableSet::Inventory | TableSet::Services | TableSet::Policy => {
                let said = Text::fixed(
                    "mục mới cần có loại thành phần",
                    "a new element needs a kind",
                );
                let kind = kind.ok_or_else(|| needs("kind", said))?;
                let layer = crate::model::Kind::ALL
                    .iter()
                    .find(|known| known.key() == kind);
                let said = Text::fixed(
                    "không biết lớp của loại này; hãy thêm trong văn bản",
                    "the layer of this kind is not known: add it in the document",
                );
                let layer = layer.ok_or_else(|| needs("kind", said))?.layer();
                Ok(Edit::AddElement {
                    id,
                    layer,
                    kind,
                    fields,
                })
            }
            TableSet::SecurityLevels
            | TableSet::Matrix
            | TableSet::Changes
            | TableSet::Gap
            | TableSet::Roadmap
            | TableSet::Findings => Err(needs(
                "id",
                Text::fixed(
                    "không thêm mục mới ở bảng này được; hãy thêm ở bảng thành phần",
                    "nothing new can be added in this table: add it in the inventory",
                ),
            )),
        }
    }
}
