//! What was found about systems.

use std::collections::HashMap;

use super::Sheets;
use crate::catalog;
use crate::diagnostic::{Completeness, Diagnostic, Report};
use crate::dossier::grid::{column, row, text};
use crate::dossier::named::readable;
use crate::dossier::parts::{Block, Grid, GridColumn, Part};
use crate::dossier::words;
use crate::model::{ElementRef, Subject};
use crate::tables::NOT_APPLICABLE;
use crate::text::{Lang, Text};

/// A finding about more parts than so many is told by the name of its rule.
const MANY: usize = 1;

impl<'a> Sheets<'a> {
    /// The findings about some systems, with the law behind them; so many of them, the gravest first.
    pub(super) fn found(&self, of: &[ElementRef<'a>], most: usize) -> Part {
        let lang = self.lang;
        let part = Part::new(self.said("Kết quả kiểm tra", "Findings of the check"));
        let Some(report) = self.findings else {
            let said = self.said("Chưa kiểm tra.", "Not checked.");
            return part.with([Block::body(said)]);
        };
        let (mut shown, left_out) = self.about(report, of);
        let more = shown.len().saturating_sub(most);
        shown.truncate(most);
        let pages = catalog::all().into_iter();
        let titles: HashMap<_, _> = pages
            .map(|page| (page.code.to_string(), page.title))
            .collect();
        let rows = shown.into_iter().map(|one| {
            let basis = one.basis.as_ref().map(|basis| basis.citation(lang));
            let basis = basis.unwrap_or_else(|| NOT_APPLICABLE.get(lang).to_owned());
            let (code, severity) = (&one.code, one.severity.label());
            row(vec![
                text(format!("{code}\n{}", severity.get(lang))),
                text(words::capital(
                    &self.told(one, titles.get(one.code.as_str())),
                )),
                text(basis),
            ])
        });
        let columns = vec![
            GridColumn {
                centred: true,
                ..column(&Text::fixed("Mã", "Code"), lang, 15)
            },
            column(&Text::fixed("Nội dung", "Finding"), lang, 62),
            column(&Text::fixed("Căn cứ", "Basis"), lang, 42),
        ];
        let grid = Grid {
            caption: None,
            rows: rows.collect(),
            columns,
        };
        let block = if grid.rows.is_empty() {
            let day = self
                .day
                .map_or_else(String::new, |day| words::day(day, lang));
            let said = if day.is_empty() {
                Text::fixed("Không phát hiện vấn đề nào.", "Nothing was found.")
            } else {
                crate::bilingual!(
                    "Không phát hiện vấn đề nào theo pháp luật tại ngày {day}.",
                    "Nothing was found by the law of {day}."
                )
            };
            Block::body(said.get(lang))
        } else {
            Block::Table(grid)
        };
        let mut part = part.with([block]);
        if more > 0 {
            let said = crate::bilingual!(
                "Và {more} kết quả khác, không nặng hơn; xem báo cáo kiểm tra.",
                "More findings, none of them graver: {more}; see the report of the check."
            );
            part = part.with([Block::note(said.get(lang))]);
        }
        part.blocks.extend(self.unread());
        if left_out == 0 {
            return part;
        }
        let said = crate::bilingual!(
            "Bản công khai: không đưa vào {left_out} kết quả thuộc bí mật nhà nước.",
            "Public version: findings left out as state secrets: {left_out}."
        );
        part.with([Block::note(said.get(lang))])
    }

    /// That something of the document could not be read, which may be about any of its systems.
    fn unread(&self) -> Option<Block> {
        let completeness = Completeness::of(self.arch.unread());
        if completeness.is_complete() {
            return None;
        }
        let lines = completeness.lines();
        let count = lines.len();
        let said = if self.is_public {
            // What they name may be secret.
            crate::bilingual!(
                "Thông tin chưa đầy đủ: không đọc được {count} nội dung của văn bản.",
                "Not complete: parts of the document that could not be read: {count}."
            )
        } else {
            let all = |lang| {
                let lines: Vec<_> = lines.iter().map(|line| line.get(lang)).collect();
                lines.join("; ")
            };
            let (vi, en) = (all(Lang::Vi), all(Lang::En));
            crate::bilingual!(
                "Thông tin chưa đầy đủ vì không đọc được các nội dung sau của văn bản: {vi}.",
                "Not complete, since the following of the document could not be read: {en}."
            )
        };
        Some(Block::note(said.get(self.lang)))
    }

    /// What was found, in short: where it concerns many, what it is called.
    fn told(&self, one: &Diagnostic, title: Option<&Text>) -> String {
        let many = one.places().len() > MANY;
        match title.filter(|_| many) {
            Some(title) => title.get(self.lang).to_owned(),
            None => readable(one.message.get(self.lang), &[self.arch], self.lang),
        }
    }

    /// The findings about systems, the gravest first, and how many were left out.
    fn about<'r>(&self, report: &'r Report, of: &[ElementRef<'a>]) -> (Vec<&'r Diagnostic>, usize) {
        let names = |subject: &Subject, id: &str| match subject {
            Subject::Element(own) => **own == *id,
            Subject::Relation { from, to, .. } => **from == *id || **to == *id,
            Subject::Record { table, key } => {
                let record = self.arch.record(*table, key);
                record.and_then(crate::model::RecordRef::holder) == Some(id)
            }
            Subject::Document | Subject::Section(_) => false,
        };
        let mut shown = Vec::new();
        let mut left_out = 0_usize;
        for one in report {
            let places = one.places();
            let subjects = || places.iter().map(|place| &place.subject);
            let is_about = subjects().any(|subject| of.iter().any(|e| names(subject, e.id())));
            if !is_about {
                continue;
            }
            let is_secret = self.arch.elements().filter(|e| self.facts.hides(*e));
            let mut is_secret = is_secret.map(ElementRef::id);
            let hides = self.is_public
                && (self.facts.hides_text(one.message.get(self.lang))
                    || self.facts.hides_any(one.subjects())
                    || is_secret.any(|id| subjects().any(|subject| names(subject, id))));
            if hides {
                left_out = left_out.saturating_add(1);
            } else {
                shown.push(one);
            }
        }
        shown.sort_by_key(|one| std::cmp::Reverse(one.severity));
        (shown, left_out)
    }
}
