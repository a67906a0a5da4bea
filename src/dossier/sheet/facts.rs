//! What is told of a system: what must be there even if it is not known, and what is there if it is stated.

use super::{Sheets, SystemSheet, Tie};
use crate::dossier::grid::{cell, column, row, text};
use crate::dossier::parts::{Block, Grid, GridCell, Part};
use crate::dossier::whose;
use crate::dossier::words;
use crate::framework::{Bands, Framework};
use crate::model::{ElementRef, Field, Layer, units};
use crate::phrase::grouped;
use crate::tables::Content;
use crate::text::{Lang, Text};

/// Told of every system that they mean something for, also if the document does not say.
const ALWAYS: &[Field] = &[
    Field::Kind,
    Field::Owner,
    Field::Operator,
    Field::Status,
    Field::SecurityLevel,
    Field::SecurityAppraisal,
    Field::Information,
    Field::DatabaseClass,
    Field::Grade,
];

/// Told if the document says so.
const IF_STATED: &[Field] = &[
    Field::Scope,
    Field::Role,
    Field::Since,
    Field::Until,
    Field::SecurityReason,
    Field::SecurityDecision,
    Field::Assessed,
    Field::Monitored,
    Field::PersonalDataSubjects,
    Field::MasterData,
    Field::DataSource,
    Field::UpdateMechanism,
    Field::ItemsOpen,
    Field::ItemsDefault,
    Field::ItemsSpecial,
    Field::TargetUsers,
    Field::CodeLists,
    Field::ConformsTo,
    Field::Code,
    Field::Instances,
];

/// Whether an element has a sheet: what is built and run.
pub(super) fn has_sheet(element: ElementRef<'_>) -> bool {
    match element.layer() {
        Layer::Infrastructure | Layer::Integration | Layer::Application | Layer::Channel => true,
        Layer::Business | Layer::User | Layer::Policy => false,
    }
}

/// What an element is called in a sentence: services, processes and users are no systems.
pub(super) fn noun(element: ElementRef<'_>) -> Text {
    if has_sheet(element) {
        Text::fixed("hệ thống", "system")
    } else {
        Text::fixed("thành phần", "element")
    }
}

impl<'a> Sheets<'a> {
    pub(super) fn said(&self, vi: &'static str, en: &'static str) -> String {
        Text::fixed(vi, en).get(self.lang).to_owned()
    }

    /// What is told of the system itself.
    pub(super) fn general(&self, sheet: &SystemSheet<'a>) -> Part {
        let (element, lang) = (sheet.element, self.lang);
        let mut rows: Vec<(String, GridCell)> =
            vec![(self.said("Định danh", "Id"), text(element.id()))];
        rows.push(self.belongs_to(element));
        let stated = |field: &Field| {
            let (title, found) = self.facts.element(element, *field)?;
            Some((*field, title, found))
        };
        let mut unknown = Vec::new();
        let mut theirs = Vec::new();
        for (field, title, found) in ALWAYS.iter().filter_map(stated) {
            if found.content != Content::Unknown {
                rows.push((title.get(lang).to_owned(), cell(&found, lang)));
            } else if whose::is_theirs(self.arch, element, field) {
                theirs.push(title);
            } else {
                unknown.push(title);
            }
        }
        for (_, title, found) in IF_STATED.iter().filter_map(stated) {
            if found.content != Content::Unknown {
                rows.push((title.get(lang).to_owned(), cell(&found, lang)));
            }
        }
        let description = element
            .fields()
            .either(lang, Field::DescriptionVi, Field::DescriptionEn);
        if let Some(description) = description.filter(|words| !self.facts.hides_text(words)) {
            rows.push((self.said("Mô tả", "Description"), text(description)));
        }
        rows.retain(|(name, value)| {
            !self.facts.hides_text(name) && !self.facts.hides_text(&value.text)
        });
        if !rows.len().is_multiple_of(2) {
            // Fills the last row.
            let ties = self.said("Số quan hệ trực tiếp", "Direct relations");
            let count = sheet.neighbours.iter().filter(|n| n.tie != Tie::Passes);
            rows.push((ties, text(count.count().to_string())));
        }
        let heading = self.said("Thông tin chung", "General");
        let part = Part::new(heading).with([Block::Table(beside(lang, &rows))]);
        let listed = |titles: &[Text]| {
            let titles: Vec<_> = titles.iter().map(|title| title.get(lang)).collect();
            titles.join("; ")
        };
        let mut notes = Vec::new();
        if !unknown.is_empty() {
            let listed = listed(&unknown);
            notes.push(match lang {
                Lang::Vi => format!("Chưa có thông tin: {listed}."),
                Lang::En => format!("Not known: {listed}."),
            });
        }
        if !theirs.is_empty() {
            let listed = listed(&theirs);
            notes.push(match lang {
                Lang::Vi => format!("Do cơ quan chủ quản nêu: {listed}."),
                Lang::En => format!("For its owner to state: {listed}."),
            });
        }
        let notes = notes.join(" ");
        let notes = (!notes.is_empty()).then(|| Block::note(notes));
        part.with(self.figures(element)).with(notes)
    }

    /// Its layer or, in another cut, its band.
    fn belongs_to(&self, element: ElementRef<'a>) -> (String, GridCell) {
        let lang = self.lang;
        if self.cut.key != Bands::seven().key {
            let band = self.cut.of(element.kind());
            return (self.said("Dải", "Band"), text(band.label.get(lang)));
        }
        let framework = Framework::get(self.arch.framework()).ok();
        let layer = element.layer();
        let label = framework.map_or_else(|| layer.label(), |f| f.layer_label(layer));
        (self.said("Lớp", "Layer"), text(label.get(lang)))
    }

    /// What is measured of it.
    fn figures(&self, element: ElementRef<'a>) -> Option<Block> {
        let lang = self.lang;
        let told = element.indicators().filter_map(|figure| {
            let value = figure.fields().text(Field::Value)?;
            let unit = figure.unit().map_or_else(String::new, |word| {
                let label = units::label(word);
                let label = label.as_ref().map_or(word, |label| label.get(lang));
                let space = if label == "%" { "" } else { " " };
                format!("{space}{label}")
            });
            let day = figure
                .as_of()
                .map_or_else(String::new, |day| format!(" ({})", words::day(day, lang)));
            let value = grouped(value, lang);
            Some(format!("{}: {value}{unit}{day}", figure.name(lang)))
        });
        let told: Vec<_> = told.filter(|told| !self.facts.hides_text(told)).collect();
        let heading = self.said("Số liệu", "Figures");
        (!told.is_empty()).then(|| Block::body(format!("{heading}: {}.", told.join("; "))))
    }
}

/// Facts in two columns beside each other.
fn beside(lang: Lang, facts: &[(String, GridCell)]) -> Grid {
    let name = |header: Text| column(&header, lang, 21);
    let value = |header: Text| column(&header, lang, 29);
    let item = Text::fixed("Nội dung", "Item");
    let information = Text::fixed("Thông tin", "Information");
    let columns = vec![
        name(item.clone()),
        value(information.clone()),
        name(item),
        value(information),
    ];
    let half = facts.len().div_ceil(2);
    let label = |name: &str| GridCell {
        bold: true,
        ..text(name)
    };
    let rows = (0..half).map(|nth| {
        let left = facts.get(nth);
        let right = facts.get(half.saturating_add(nth));
        let mut cells = Vec::new();
        for fact in [left, right] {
            match fact {
                Some((name, value)) => cells.extend([label(name), value.clone()]),
                // The number of facts is even.
                None => cells.extend([text("–"), text("–")]),
            }
        }
        row(cells)
    });
    Grid {
        caption: None,
        rows: rows.collect(),
        columns,
    }
}
