//! How much was found in several documents together.

use std::fmt::Write as _;

use super::{Report, Severity};
use crate::text::Text;

/// How much was found in several documents together.
///
/// ```
/// use justarch::{Code, Diagnostic, Lang, Report, Severity, Tally, Text};
/// let found = Diagnostic::new(Code::of("ACME001"), Severity::Error, Text::new("sai", "wrong"));
/// let report: Report = [found].into_iter().collect();
/// let mut tally = Tally::default();
/// tally.add(&report);
/// tally.add_unread();
/// assert_eq!(tally.summary().get(Lang::En), "2 documents: 1 error, 0 warnings, 0 info; not read or judged: 1");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tally {
    /// How many documents there were.
    pub documents: usize,
    /// How many findings of each severity, the least first, those included that are not listed.
    pub findings: [usize; 3],
    /// How many findings are not held against the documents.
    pub suppressed: usize,
    /// How many documents could not be read or judged.
    pub unread: usize,
}

impl Tally {
    /// Adds a document by its report.
    pub fn add(&mut self, report: &Report) {
        self.documents = self.documents.saturating_add(1);
        for (count, severity) in self.findings.iter_mut().zip(Severity::ALL) {
            *count = count.saturating_add(report.count(severity));
        }
        self.suppressed = self.suppressed.saturating_add(report.suppressed_count());
    }

    /// Adds a document that could not be read.
    pub fn add_unread(&mut self) {
        self.documents = self.documents.saturating_add(1);
        self.mark_unread();
    }

    /// Says of a document that was added that it could not be judged.
    pub fn mark_unread(&mut self) {
        self.unread = self.unread.saturating_add(1);
    }

    /// All of it in one line.
    pub fn summary(&self) -> Text {
        let [info, warnings, errors] = self.findings;
        let noun = |count: usize, one: &str| {
            let end = if count == 1 { "" } else { "s" };
            format!("{count} {one}{end}")
        };
        let mut vi = format!("{errors} lỗi, {warnings} cảnh báo, {info} thông tin");
        let (some, more) = (noun(errors, "error"), noun(warnings, "warning"));
        let mut en = format!("{some}, {more}, {info} info");
        let documents = self.documents;
        if documents > 1 {
            vi = format!("{documents} văn bản: {vi}");
            en = format!("{documents} documents: {en}");
        }
        if self.suppressed > 0 {
            let _ = write!(vi, "; được miễn trừ: {}", self.suppressed);
            let _ = write!(en, "; suppressed: {}", self.suppressed);
        }
        if self.unread > 0 {
            let _ = write!(vi, "; không đọc hoặc không đánh giá được: {}", self.unread);
            let _ = write!(en, "; not read or judged: {}", self.unread);
        }
        Text::new(vi, en)
    }
}
