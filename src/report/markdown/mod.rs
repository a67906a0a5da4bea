//! The review of a transition as one page of Markdown, for those who decide on it.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and widths of what is shown"
)]

mod changes;
mod end;
mod findings;
mod text;
mod worth;

pub(super) use text::rich;

use std::fmt::{self, Write as _};

use super::stand::Stand;
use super::{completeness, words};
use crate::date::Date;
use crate::diagnostic::Severity;
use crate::framework::Framework;
use crate::io::Locate;
use crate::model::{Architecture, DocumentStatus, ElementRef, Field};
use crate::text::{Lang, Text};
use crate::transition::Review;
use text::{code, plain, row};

/// A review of a transition as a page of Markdown (as GitHub reads it), to be put into a submission: the verdict,
/// the changes by layer, what became of the elements, what is worth noting, what breaks and whom it affects, the
/// findings, what the framework still demands, and the waves of the roadmap.
///
/// Writing it measures a gap, plans a roadmap and looks up whom each breaking change affects: a few checks of
/// both documents, and O(elements + relations) for each breaking change.
///
/// ```
/// # #[cfg(feature = "yaml")] {
/// use justarch::{Lang, ReviewMarkdown, Transition, reference};
/// let (old, new) = (reference::get("moj-2.0").unwrap(), reference::get("moj-3.0").unwrap());
/// let (old, new) = (old.document(), new.document());
/// let review = Transition::between(old.architecture(), new.architecture()).unwrap().check();
/// let page = ReviewMarkdown::new(&review, &old, &new, Lang::En).to_string();
/// assert!(page.contains("## 1. Verdict"));
/// assert!(page.contains("(`i-services-total`): 70 (2022) → 69 (2024)."));
/// # }
/// ```
pub struct ReviewMarkdown<'r, 'a> {
    review: &'r Review<'a>,
    at: Option<(&'r dyn Locate, &'r dyn Locate)>,
    lang: Lang,
    as_of: Option<Date>,
}

impl fmt::Debug for ReviewMarkdown<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReviewMarkdown")
            .field("review", &self.review)
            .field("lang", &self.lang)
            .field("as_of", &self.as_of)
            .finish_non_exhaustive()
    }
}

impl<'r, 'a> ReviewMarkdown<'r, 'a> {
    /// The page on two documents that were read.
    pub fn new(
        review: &'r Review<'a>,
        old: &'r dyn Locate,
        new: &'r dyn Locate,
        lang: Lang,
    ) -> Self {
        Self {
            at: Some((old, new)),
            ..Self::bare(review, lang)
        }
    }

    /// The page on architectures that were made in code: without places.
    ///
    /// ```
    /// use justarch::{Architecture, FrameworkVersion, Lang, ReviewMarkdown, Transition};
    /// let arch = Architecture::fragment("demo", FrameworkVersion::V3_0).build()?;
    /// let review = Transition::between(&arch, &arch)?.check();
    /// let page = ReviewMarkdown::bare(&review, Lang::Vi).to_string();
    /// assert!(page.contains("**Không có thay đổi.**"));
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn bare(review: &'r Review<'a>, lang: Lang) -> Self {
        Self {
            review,
            at: None,
            lang,
            as_of: None,
        }
    }

    /// Measures what the framework still demands by the law of that day, as the
    /// [transition](crate::Transition::as_of) was judged. Otherwise the document's own date counts.
    #[must_use]
    pub fn as_of(self, date: Date) -> Self {
        Self {
            as_of: Some(date),
            ..self
        }
    }
}

impl fmt::Display for ReviewMarkdown<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let stand = match self.at {
            Some((old, new)) => Stand::pair(old, new),
            None => Stand::none(),
        };
        let mut page = Page {
            review: self.review,
            stand: &stand,
            lang: self.lang,
            as_of: self.as_of,
            sections: 0,
            reached: 0,
            out: String::new(),
        };
        page.head();
        page.verdict();
        page.summary();
        page.fates();
        page.worth_noting();
        page.breaking();
        page.findings();
        page.gap();
        page.waves();
        f.write_str(&page.out)
    }
}

/// The page being written.
struct Page<'p, 'a> {
    review: &'p Review<'a>,
    stand: &'p Stand<'p>,
    lang: Lang,
    as_of: Option<Date>,
    sections: usize,
    /// How many elements the changes shown so far affect.
    reached: usize,
    out: String,
}

const VERSION: Text = Text::fixed("Phiên bản", "Version");
const FRAMEWORK: Text = Text::fixed("Khung kiến trúc", "Framework");
const STATE: Text = Text::fixed("Thời điểm mô tả", "State described");
const ISSUED: Text = Text::fixed("Ngày ban hành", "Issued");
const STATUS: Text = Text::fixed("Tình trạng văn bản", "Status of the document");
const COUNT: Text = Text::fixed("Số thành phần", "Elements");

impl Page<'_, '_> {
    fn pick(&self, vi: &'static str, en: &'static str) -> &'static str {
        match self.lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }

    /// A numbered heading.
    fn section(&mut self, vi: &'static str, en: &'static str) {
        self.sections += 1;
        let (number, title) = (self.sections, self.pick(vi, en));
        let _ = writeln!(self.out, "\n## {number}. {title}\n");
    }

    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    fn table<S: AsRef<str>>(&mut self, head: &[&str], ruler: &str, rows: &[Vec<S>]) {
        self.out.push_str(&row(head));
        self.line(ruler);
        for cells in rows {
            self.out.push_str(&row(cells));
        }
    }

    fn date(&self, date: Date) -> String {
        match self.lang {
            Lang::Vi => date.vietnamese(),
            Lang::En => date.to_string(),
        }
    }

    /// An element by name and id.
    fn element(&self, element: ElementRef<'_>) -> String {
        let (name, id) = (element.name(self.lang), element.id());
        if name == id {
            code(id)
        } else {
            format!("{} ({})", plain(name), code(id))
        }
    }

    fn elements(&self, list: &[ElementRef<'_>]) -> String {
        let each: Vec<_> = list.iter().map(|e| self.element(*e)).collect();
        each.join("; ")
    }

    /// The title, and the two versions beside each other.
    fn head(&mut self) {
        let (old, new) = (self.review.diff.earlier(), self.review.diff.later());
        let unstated = self.pick("không nêu", "not stated");
        let version = |arch: &Architecture| {
            let version = arch.version();
            version.map_or_else(|| unstated.to_owned(), |v| plain(&v.to_string()))
        };
        let what = self.pick(
            "Thẩm định chuyển đổi kiến trúc, phiên bản",
            "Review of the architecture transition, version",
        );
        let title = format!("# {what} {} → {}", version(old), version(new));
        self.line(&title);
        self.line("");
        let name = |arch: &Architecture| plain(arch.name(self.lang));
        let shown = |date: Option<Date>| date.map(|d| self.date(d)).unwrap_or_default();
        let status = |arch: &Architecture| {
            let status = arch.status().map(DocumentStatus::label);
            status.map_or_else(String::new, |s| s.get(self.lang).to_owned())
        };
        let framework = |arch: &Architecture| self.framework(arch).unwrap_or(unstated.to_owned());
        let line = |word: Text, of: &dyn Fn(&Architecture) -> String| {
            vec![word.get(self.lang).to_owned(), of(old), of(new)]
        };
        let mut rows = vec![
            line(VERSION, &version),
            line(FRAMEWORK, &framework),
            line(STATUS, &status),
            line(STATE, &|a| shown(a.state_date())),
            line(ISSUED, &|a| shown(a.issued_date())),
            line(COUNT, &|a| a.element_count().to_string()),
        ];
        rows.retain(|cells| cells.iter().skip(1).any(|cell| !cell.is_empty()));
        let (old_name, new_name) = (name(old), name(new));
        self.table(&["", &old_name, &new_name], "|---|---|---|", &rows);
        for caveat in words::caveats([old, new]) {
            let caveat = words::noted(&caveat, self.lang);
            let _ = writeln!(self.out, "\n> {}", plain(&caveat));
        }
        let illustrative = [old, new].map(|a| a.status() == Some(DocumentStatus::Illustrative));
        let note = match illustrative {
            [true, true] => self.pick(
                "Cả hai văn bản là bản dựng lại để minh họa, không phải văn bản chính thức.",
                "Both documents are illustrative reconstructions, not official documents.",
            ),
            [true, false] => self.pick(
                "Bản cũ là bản dựng lại để minh họa, không phải văn bản chính thức.",
                "The old version is an illustrative reconstruction, not an official document.",
            ),
            [false, true] => self.pick(
                "Bản mới là bản dựng lại để minh họa, không phải văn bản chính thức.",
                "The new version is an illustrative reconstruction, not an official document.",
            ),
            [false, false] => return,
        };
        let _ = writeln!(self.out, "\n> {note}");
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

    /// The class with the counts, and the step of the version, in one sentence.
    fn verdict(&mut self) {
        self.section("Kết luận", "Verdict");
        let (diff, lang) = (&self.review.diff, self.lang);
        let complete = diff.completeness().is_complete();
        if !complete {
            self.out
                .push_str(&completeness::markdown(diff.completeness(), lang));
            self.out
                .push_str(&completeness::uncertain_markdown(diff, lang));
            self.out.push('\n');
        }
        let Some(verdict) = diff.verdict() else {
            let none = if !complete {
                self.pick(
                    "**Chưa đủ căn cứ kết luận**: trong phần đọc được, không thấy khác biệt.",
                    "**Undecided**: in what could be read nothing differs.",
                )
            } else if diff.is_empty() {
                self.pick("**Không có thay đổi.**", "**No change.**")
            } else {
                self.pick(
                    "**Mọi thay đổi đều đã được chấp nhận.**",
                    "**All changes are accepted.**",
                )
            };
            let _ = write!(self.out, "{none} ");
            self.faults();
            return;
        };
        let counts = words::classes(diff, lang);
        let required = diff.required_bump();
        let stated = diff.earlier().version().is_some() && diff.later().version().is_some();
        let taken = match (diff.actual_bump(), lang) {
            (Some(step), _) => {
                let label = words::step(diff, step);
                let enough = if diff.is_step_enough() == Some(true) {
                    self.pick("**đạt yêu cầu**", "**enough**")
                } else {
                    self.pick("**chưa đạt yêu cầu**", "**not enough**")
                };
                format!("{}, {enough}", label.get(lang))
            }
            (None, Lang::Vi) if stated => "phiên bản giảm, **không hợp lệ**".to_owned(),
            (None, Lang::En) if stated => "the version falls, **not valid**".to_owned(),
            (None, Lang::Vi) => "không xác định được vì có bản không nêu phiên bản".to_owned(),
            (None, Lang::En) => "unknown, since not both state a version".to_owned(),
        };
        let (verdict, required) = (verdict.label(), required.label());
        let least = if complete {
            ""
        } else {
            self.pick("ít nhất ", "at least ")
        };
        let class = format!("{least}{}", verdict.get(lang));
        let asked = format!("{least}{}", required.get(lang));
        let sentence = match lang {
            Lang::Vi => format!(
                "Việc chuyển đổi thuộc mức **{class}** ({counts}); mức tăng phiên bản yêu cầu: {asked}, thực tế: {taken}."
            ),
            Lang::En => format!(
                "The transition is **{class}** ({counts}); version step required: {asked}, taken: {taken}."
            ),
        };
        let _ = write!(self.out, "{sentence} ");
        self.faults();
    }

    /// How many errors and warnings the new version and the step have.
    fn faults(&mut self) {
        let count =
            |severity| self.review.new.count(severity) + self.review.findings.count(severity);
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        let line = match self.lang {
            Lang::Vi => {
                format!("Kiểm tra bản mới và việc chuyển đổi: {errors} lỗi, {warnings} cảnh báo.")
            }
            Lang::En => {
                format!("Errors in the new version and the step: {errors}; warnings: {warnings}.")
            }
        };
        self.line(&line);
    }
}
