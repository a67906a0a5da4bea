//! What all pages of Markdown have in common: the language, numbered headings, tables, how elements are named, and the
//! head that says what the page is about.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and widths of what is shown"
)]

use std::fmt::Write as _;

use super::text::{code, plain, rich, row};
use crate::date::Date;
use crate::diagnostic::Judged;
use crate::framework::Framework;
use crate::model::{Architecture, DocumentStatus, ElementRef, Field};
use crate::report::words;
use crate::text::{Lang, Text};

const VERSION: Text = Text::fixed("Phiên bản", "Version");
const FRAMEWORK: Text = Text::fixed("Khung kiến trúc", "Framework");
const STATE: Text = Text::fixed("Thời điểm mô tả", "State described");
const ISSUED: Text = Text::fixed("Ngày ban hành", "Issued");
const STATUS: Text = Text::fixed("Tình trạng kiến trúc", "Status of the architecture");
const DAY: Text = Text::fixed(
    "Đánh giá theo quy định của pháp luật tại ngày",
    "Judged by the law of",
);
const OTHER: Text = Text::fixed("Kiểm tra theo khung", "Checked against framework");
const COUNT: Text = Text::fixed("Số thành phần", "Elements");

/// A page being written.
pub(in crate::report) struct Writer {
    pub(super) lang: Lang,
    sections: usize,
    judged: Vec<Option<Judged>>,
    pub(super) out: String,
}

impl Writer {
    pub(super) fn new(lang: Lang) -> Self {
        Self {
            lang,
            sections: 0,
            judged: Vec::new(),
            out: String::new(),
        }
    }

    /// By what each document is judged: said in the head.
    pub(super) fn judged(&mut self, judged: &[Option<Judged>]) {
        self.judged = judged.to_vec();
    }

    /// Said at the end of every page that cites the law: from what kind of copy.
    pub(super) fn of_copies(&mut self) {
        let words = words::OF_COPIES;
        let _ = writeln!(self.out, "\n_{}_", words.get(self.lang));
    }

    /// The day by whose law a document is judged.
    fn day(&self, nth: usize) -> String {
        let judged = self.judged.get(nth).copied().flatten();
        let Some((judged, day)) = judged.and_then(|judged| Some((judged, judged.day?))) else {
            return String::new();
        };
        let day = self.date(day);
        if judged.asked {
            let word = self.pick("theo yêu cầu", "as asked for");
            format!("{day} ({word})")
        } else {
            day
        }
    }

    /// The framework by whose rules a document is judged, if it is not its own.
    fn other_framework(&self, nth: usize, arch: &Architecture) -> String {
        let judged = self.judged.get(nth).copied().flatten();
        let other = judged.filter(|judged| judged.framework != arch.framework());
        other.map_or_else(String::new, |judged| judged.framework.to_string())
    }

    pub(super) fn pick(&self, vi: &'static str, en: &'static str) -> &'static str {
        match self.lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }

    /// A numbered heading.
    pub(super) fn section(&mut self, vi: &'static str, en: &'static str) {
        self.sections += 1;
        let (number, title) = (self.sections, self.pick(vi, en));
        let _ = writeln!(self.out, "\n## {number}. {title}\n");
    }

    pub(super) fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    pub(super) fn table<S: AsRef<str>>(&mut self, head: &[&str], ruler: &str, rows: &[Vec<S>]) {
        self.out.push_str(&row(head));
        self.line(ruler);
        for cells in rows {
            self.out.push_str(&row(cells));
        }
    }

    /// A table without the columns that no row fills.
    pub(super) fn filled(&mut self, head: &[&str], rows: &[Vec<String>]) {
        let is_filled = |column: &usize| {
            let mut cells = rows.iter().filter_map(|cells| cells.get(*column));
            cells.any(|cell| !cell.is_empty())
        };
        let columns: Vec<usize> = (0..head.len()).filter(is_filled).collect();
        let head: Vec<_> = columns
            .iter()
            .filter_map(|at| head.get(*at).copied())
            .collect();
        let rows: Vec<Vec<_>> = rows
            .iter()
            .map(|cells| columns.iter().filter_map(|at| cells.get(*at)).collect())
            .collect();
        let ruler = format!("|{}", "---|".repeat(head.len()));
        self.table(&head, &ruler, &rows);
    }

    pub(super) fn date(&self, date: Date) -> String {
        match self.lang {
            Lang::Vi => date.vietnamese(),
            Lang::En => date.to_string(),
        }
    }

    /// An element by name and id.
    pub(super) fn element(&self, one: ElementRef<'_>) -> String {
        element(one, self.lang)
    }

    pub(super) fn elements(&self, list: &[ElementRef<'_>]) -> String {
        let each: Vec<_> = list.iter().map(|e| self.element(*e)).collect();
        each.join("; ")
    }

    /// The title with the versions, and what the documents say of themselves, beside each other.
    pub(super) fn head(&mut self, what: &str, documents: &[&Architecture]) {
        let unstated = self.pick("không nêu", "not stated");
        let version = |arch: &Architecture| {
            let version = arch.version();
            version.map_or_else(|| unstated.to_owned(), |v| plain(&v.to_string()))
        };
        let versions: Vec<_> = documents.iter().map(|arch| version(arch)).collect();
        self.line(&format!("# {what} {}", versions.join(" → ")));
        self.line("");
        let shown = |date: Option<Date>| date.map(|d| self.date(d)).unwrap_or_default();
        let status = |arch: &Architecture| {
            let status = arch.status().map(DocumentStatus::label);
            status.map_or_else(String::new, |s| s.get(self.lang).to_owned())
        };
        let framework = |arch: &Architecture| self.framework(arch).unwrap_or(unstated.to_owned());
        let line = |word: Text, of: &dyn Fn(&Architecture) -> String| {
            let mut cells = vec![word.get(self.lang).to_owned()];
            cells.extend(documents.iter().map(|arch| of(arch)));
            cells
        };
        let mut rows = vec![
            line(VERSION, &version),
            line(FRAMEWORK, &framework),
            line(STATUS, &status),
            line(STATE, &|a| shown(a.state_date())),
            line(ISSUED, &|a| shown(a.issued_date())),
            line(COUNT, &|a| a.element_count().to_string()),
        ];
        let numbered = |word: Text, of: &dyn Fn(usize, &Architecture) -> String| {
            let mut cells = vec![word.get(self.lang).to_owned()];
            let all = documents.iter().enumerate();
            cells.extend(all.map(|(nth, arch)| of(nth, arch)));
            cells
        };
        rows.push(numbered(DAY, &|nth, _| self.day(nth)));
        rows.push(numbered(OTHER, &|nth, arch| {
            self.other_framework(nth, arch)
        }));
        rows.retain(|cells| cells.iter().skip(1).any(|cell| !cell.is_empty()));
        let names = documents.iter().map(|arch| plain(arch.name(self.lang)));
        let names: Vec<_> = std::iter::once(String::new()).chain(names).collect();
        let head: Vec<_> = names.iter().map(String::as_str).collect();
        let ruler = format!("|{}", "---|".repeat(head.len()));
        self.table(&head, &ruler, &rows);
        let is_illustrative =
            |arch: &&Architecture| arch.status() == Some(DocumentStatus::Illustrative);
        let illustrative: Vec<_> = documents.iter().map(is_illustrative).collect();
        let note = match illustrative.as_slice() {
            [true] => self.pick(
                "Văn bản là bản dựng lại để minh họa, không phải văn bản chính thức.",
                "The document is an illustrative reconstruction, not an official document.",
            ),
            [true, true] => self.pick(
                "Cả hai văn bản là bản dựng lại để minh họa, không phải văn bản chính thức.",
                "Both documents are illustrative reconstructions, not official documents.",
            ),
            [true, ..] => self.pick(
                "Bản cũ là bản dựng lại để minh họa, không phải văn bản chính thức.",
                "The old version is an illustrative reconstruction, not an official document.",
            ),
            [_, true, ..] => self.pick(
                "Bản mới là bản dựng lại để minh họa, không phải văn bản chính thức.",
                "The new version is an illustrative reconstruction, not an official document.",
            ),
            _ => return,
        };
        let _ = writeln!(self.out, "\n> {note}");
    }

    /// A remark in a paragraph of its own.
    pub(super) fn note(&mut self, text: &Text) {
        let note = words::noted(text, self.lang);
        let _ = writeln!(self.out, "\n> {}", rich(&note));
    }

    /// The framework of a document and the decisions that it says it follows, else the one that issued the framework.
    fn framework(&self, arch: &Architecture) -> Option<String> {
        let version = arch.framework();
        version.is_stated().then_some(())?;
        let followed = arch.fields().texts(Field::FrameworkFollows).map(plain);
        let followed: Vec<_> = followed.collect();
        if !followed.is_empty() {
            return Some(format!("{version} ({})", followed.join(", ")));
        }
        let known = Framework::get(version).ok();
        let known = known.map(|f| f.decision.name.get(self.lang));
        let stated = arch.fields().text(Field::FrameworkDecision);
        Some(match known.or(stated) {
            Some(decision) => format!("{version} ({})", plain(decision)),
            None => version.to_string(),
        })
    }
}

/// An element by name and id.
pub(super) fn element(element: ElementRef<'_>, lang: Lang) -> String {
    let (name, id) = (element.name(lang), element.id());
    if name == id {
        code(id)
    } else {
        format!("{} ({})", plain(name), code(id))
    }
}
