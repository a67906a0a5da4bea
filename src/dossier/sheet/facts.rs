//! What is told of a system: what must be there even if it is not known, and what is there if it is stated.

use super::{Sheets, SystemSheet};
use crate::dossier::grid::{cell, column, row, text};
use crate::dossier::parts::{Block, Grid, GridCell, Part};
use crate::dossier::words;
use crate::framework::Framework;
use crate::model::{ElementRef, Field, Layer, Table, units};
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

/// A change is told in no more characters.
const LONGEST: usize = 240;

/// Whether an element has a sheet: what is built and run.
pub(super) fn has_sheet(element: ElementRef<'_>) -> bool {
    match element.layer() {
        Layer::Infrastructure | Layer::Integration | Layer::Application | Layer::Channel => true,
        Layer::Business | Layer::User | Layer::Policy => false,
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
        let framework = Framework::get(self.arch.framework()).ok();
        let layer = element.layer();
        let label = framework.map_or_else(|| layer.label(), |f| f.layer_label(layer));
        rows.push((self.said("Lớp", "Layer"), text(label.get(lang))));
        let stated = |field: &Field| {
            let (title, found) = self.facts.element(element, *field)?;
            Some((title, found))
        };
        for (title, found) in ALWAYS.iter().filter_map(stated) {
            rows.push((title.get(lang).to_owned(), cell(&found, lang)));
        }
        for (title, found) in IF_STATED.iter().filter_map(stated) {
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
        let heading = self.said("Thông tin chung", "General");
        let part = Part::new(heading).with([Block::Table(beside(lang, &rows))]);
        part.with(self.figures(element))
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

    /// What is planned: its own dates, the periods that cover it, what changed since the earlier version.
    pub(super) fn planned(&self, sheet: &SystemSheet<'a>) -> Part {
        let (element, lang) = (sheet.element, self.lang);
        let mut blocks = Vec::new();
        for field in [Field::Since, Field::Until] {
            if let Some((title, found)) = self.facts.element(element, field)
                && found.content != Content::Unknown
            {
                let (title, found) = (title.get(lang), found.shown(lang));
                blocks.push(Block::item(format!("{title}: {found}.")));
            }
        }
        for period in self.arch.records(Table::Roadmap) {
            if period
                .fields()
                .texts(Field::Covers)
                .any(|id| id == element.id())
            {
                let day = |field| {
                    let found = self.facts.record(period, field);
                    found.map_or_else(String::new, |(_, found)| found.shown(lang).into_owned())
                };
                let (name, since, until) =
                    (period.name(lang), day(Field::Since), day(Field::Until));
                blocks.push(Block::item(format!("{name}: {since} – {until}.")));
            }
        }
        if let Some(diff) = &self.diff {
            let is_of = |subject: &crate::model::Subject| match subject {
                crate::model::Subject::Element(id) => **id == *element.id(),
                crate::model::Subject::Relation { from, to, .. } => {
                    **from == *element.id() || **to == *element.id()
                }
                crate::model::Subject::Document
                | crate::model::Subject::Section(_)
                | crate::model::Subject::Record { .. } => false,
            };
            let changes = diff.changes().iter();
            for change in changes.filter(|c| c.old.iter().chain(&c.new).any(is_of)) {
                let summary = change.summary();
                let (summary, class) = (summary.get(lang), change.class.label());
                if !self.facts.hides_text(summary) {
                    let versions: Vec<_> = self.earlier.into_iter().chain([self.arch]).collect();
                    let told = words::readable(summary, &versions, lang);
                    let told = words::clipped(&told, LONGEST);
                    blocks.push(Block::item(format!("{told} ({}).", class.get(lang))));
                }
            }
        }
        if blocks.is_empty() {
            let unknown = self.said("Chưa có thông tin.", "Not known.");
            blocks.push(Block::body(unknown));
        }
        let heading = if self.diff.is_some() {
            self.said(
                "Thay đổi dự kiến và thay đổi so với phiên bản trước",
                "Planned changes, and changes against the earlier version",
            )
        } else {
            self.said("Thay đổi dự kiến", "Planned changes")
        };
        Part::new(heading).with(blocks)
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
