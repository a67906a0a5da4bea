//! What lies ahead of a system after the day that the document describes, and what changed since an earlier version.

use super::{Sheets, SystemSheet};
use crate::date::Date;
use crate::dossier::named::readable;
use crate::dossier::parts::{Block, Part};
use crate::dossier::words;
use crate::model::{ElementRef, Field, Status, Subject, Table, units};
use crate::phrase::grouped;
use crate::text::{Lang, Text};

/// A change is told in no more characters, and so many are: a sheet has two pages at most.
const LONGEST: usize = 160;
const CHANGES: usize = 3;

impl<'a> Sheets<'a> {
    /// What is planned, and what changed.
    pub(super) fn planned(&self, sheet: &SystemSheet<'a>) -> Part {
        let element = sheet.element;
        let mut blocks = self.own_days(element);
        blocks.extend(self.targets(element));
        blocks.extend(self.periods(element));
        if blocks.is_empty() {
            let none = if self.diff.is_none() {
                self.said("Không có.", "None.")
            } else {
                self.said("Thay đổi dự kiến: không có.", "Planned changes: none.")
            };
            blocks.push(Block::body(none));
        }
        if self.diff.is_none() {
            let heading = self.said("Thay đổi dự kiến", "Planned changes");
            return Part::new(heading).with(blocks);
        }
        let heading = self.said(
            "Thay đổi dự kiến và thay đổi so với phiên bản trước",
            "Planned changes, and changes against the earlier version",
        );
        Part::new(heading).with(blocks).with(self.changes(element))
    }

    /// The day that the document describes.
    fn described(&self) -> Option<Date> {
        let stated = self.arch.state_date().map(Date::last_day);
        stated.or(self.day.map(Date::last_day))
    }

    /// Whether a date lies ahead, at least in part. Without a day to judge by nothing does.
    fn is_ahead(&self, date: Option<Date>) -> bool {
        let described = self.described();
        described.is_some_and(|day| date.is_some_and(|date| date.last_day() > day))
    }

    /// That it is planned or about to end, with the days.
    fn own_days(&self, element: ElementRef<'a>) -> Vec<Block> {
        let lang = self.lang;
        let fields = element.fields();
        let mut said = Vec::new();
        let since = fields.date(Field::Since);
        let is_planned = element.status() == Some(Status::Planned);
        if is_planned || self.is_ahead(since) {
            said.push(match since {
                Some(since) => {
                    let since = words::day(since, lang);
                    crate::bilingual!(
                        "Dự kiến đưa vào vận hành: {since}.",
                        "Planned to go into operation: {since}."
                    )
                }
                None => Text::fixed(
                    "Dự kiến xây dựng; thời gian: chưa có thông tin.",
                    "Planned; when is not known.",
                ),
            });
        }
        let until = fields.date(Field::Until);
        let is_ending = element.status() == Some(Status::Deprecated);
        if is_ending || self.is_ahead(until) {
            said.push(match until {
                Some(until) => {
                    let until = words::day(until, lang);
                    crate::bilingual!(
                        "Dự kiến dừng vận hành: {until}.",
                        "Planned to end: {until}."
                    )
                }
                None => Text::fixed(
                    "Sắp dừng vận hành; thời gian: chưa có thông tin.",
                    "About to end; when is not known.",
                ),
            });
        }
        let said = said.iter().map(|text| Block::item(text.get(lang)));
        said.collect()
    }

    /// The figures to be reached.
    fn targets(&self, element: ElementRef<'a>) -> Vec<Block> {
        let lang = self.lang;
        let ahead = element
            .targets()
            .filter(|target| self.is_ahead(target.by()));
        let told = ahead.filter_map(|target| {
            let value = grouped(target.fields().text(Field::Value)?, lang);
            let unit = target.unit().map_or_else(String::new, |word| {
                let label = units::label(word);
                let label = label.as_ref().map_or(word, |label| label.get(lang));
                let space = if label == "%" { "" } else { " " };
                format!("{space}{label}")
            });
            let (name, by) = (target.name(lang), words::day(target.by()?, lang));
            Some(match lang {
                Lang::Vi => format!("Chỉ tiêu – {name}: {value}{unit} (đến {by})."),
                Lang::En => format!("Target – {name}: {value}{unit} (by {by})."),
            })
        });
        let told = told.filter(|told| !self.facts.hides_text(told));
        told.map(Block::item).collect()
    }

    /// The periods of the roadmap that cover it and are not over.
    fn periods(&self, element: ElementRef<'a>) -> Vec<Block> {
        let lang = self.lang;
        let mut blocks = Vec::new();
        for period in self.arch.records(Table::Roadmap) {
            let fields = period.fields();
            let last = fields.date(Field::Until).or(fields.date(Field::Since));
            let covers = fields.texts(Field::Covers).any(|id| id == element.id());
            if !covers || !self.is_ahead(last) {
                continue;
            }
            let day = |field| {
                let found = self.facts.record(period, field);
                found.map_or_else(String::new, |(_, found)| found.shown(lang).into_owned())
            };
            let (name, since, until) = (period.name(lang), day(Field::Since), day(Field::Until));
            blocks.push(Block::item(format!("{name}: {since} – {until}.")));
        }
        blocks
    }

    /// What changed since the earlier version, the gravest first; how many more there are.
    fn changes(&self, element: ElementRef<'a>) -> Vec<Block> {
        let lang = self.lang;
        let Some(diff) = &self.diff else {
            return Vec::new();
        };
        let is_of = |subject: &Subject| match subject {
            Subject::Element(id) => **id == *element.id(),
            Subject::Relation { from, to, .. } => **from == *element.id() || **to == *element.id(),
            Subject::Document | Subject::Section(_) | Subject::Record { .. } => false,
        };
        let all = diff.changes().iter();
        let mut all: Vec<_> = all
            .filter(|change| change.old.iter().chain(&change.new).any(is_of))
            .filter(|change| !self.facts.hides_text(change.summary().get(lang)))
            .filter(|change| !self.facts.hides_any(change.old.iter().chain(&change.new)))
            .collect();
        all.sort_by_key(|change| std::cmp::Reverse(change.class));
        let left = all.len().saturating_sub(CHANGES);
        all.truncate(CHANGES);
        let versions: Vec<_> = self.earlier.into_iter().chain([self.arch]).collect();
        let told = all.into_iter().map(|change| {
            let told = readable(change.summary().get(lang), &versions, lang);
            // Of the system itself the sheet is.
            let name = element.name(lang);
            let own = crate::bilingual!(" của thành phần “{name}”", " of element “{name}”");
            let told = told.replacen(own.get(lang), "", 1);
            let (told, class) = (words::clipped(&told, LONGEST), change.class.label());
            Block::item(format!("{told} ({}).", class.get(lang)))
        });
        let mut blocks: Vec<_> = told.collect();
        if blocks.is_empty() {
            let none = self.said(
                "So với phiên bản trước: không có thay đổi.",
                "Against the earlier version: no change.",
            );
            blocks.push(Block::body(none));
        }
        let said = crate::bilingual!(
            "Và {left} thay đổi khác, không nặng hơn; xem báo cáo thẩm định.",
            "More changes, none of them graver: {left}; see the appraisal report."
        );
        blocks.extend((left > 0).then(|| Block::note(said.get(lang))));
        blocks
    }
}
