//! The review of a transition as one page of Markdown, for those who decide on it.

mod changes;
mod check;
mod diff;
mod findings;
mod gap;
mod highlights;
mod impact;
mod outlook;
mod samples;
mod text;
mod writer;

pub(super) use text::rich;

use std::fmt;
use std::ops::{Deref, DerefMut};

use super::clean::clean_line;
use super::decided::notes;
use super::source_context::{SourceContext, Texts};
use super::{completeness, words};
use crate::diagnostic::{Severity, Side};
use crate::diff::Diff;
use crate::framework::Bands;
use crate::io::Locate;
use crate::span::SourceId;
use crate::text::Lang;
use crate::transition::Review;
use text::code;
use writer::Writer;

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
    cut: Option<&'static Bands>,
}

impl fmt::Debug for ReviewMarkdown<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReviewMarkdown")
            .field("review", &self.review)
            .field("lang", &self.lang)
            .field("cut", &self.cut.map(|cut| cut.key))
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
            cut: None,
        }
    }

    /// Counts changes and whom they affect by the bands of a cut, not by layer.
    #[must_use]
    pub fn bands(self, cut: &'static Bands) -> Self {
        Self {
            cut: Some(cut),
            ..self
        }
    }
}

impl fmt::Display for ReviewMarkdown<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let stand = match self.at {
            Some((old, new)) => SourceContext::pair(old, new),
            None => SourceContext::none(),
        };
        let mut page = Page::new(&self.review.diff, &stand, self.lang);
        page.cut = self.cut;
        page.judged(&[self.review.old.judged(), self.review.new.judged()]);
        page.versions(
            "Thẩm định chuyển đổi kiến trúc, phiên bản",
            "Review of the architecture transition, version",
        );
        let diff = &self.review.diff;
        for caveat in words::caveats([diff.earlier(), diff.later()]) {
            page.note(&caveat);
        }
        page.verdict();
        page.faults(self.review);
        page.summary();
        page.fates();
        page.worth_noting(self.review);
        page.breaking();
        page.others();
        page.findings(self.review);
        page.gap(self.review);
        page.waves(self.review);
        page.signature();
        page.of_copies();
        f.write_str(&page.out)
    }
}

/// A page on two versions.
struct Page<'p, 'a> {
    diff: &'p Diff<'a>,
    stand: &'p SourceContext<'p>,
    /// The bands by which changes are counted; by layer if there are none.
    cut: Option<&'static Bands>,
    /// How many elements the changes shown so far affect.
    reached: usize,
    writer: Writer,
}

impl Deref for Page<'_, '_> {
    type Target = Writer;

    fn deref(&self) -> &Writer {
        &self.writer
    }
}

impl DerefMut for Page<'_, '_> {
    fn deref_mut(&mut self) -> &mut Writer {
        &mut self.writer
    }
}

impl<'p, 'a> Page<'p, 'a> {
    fn new(diff: &'p Diff<'a>, stand: &'p SourceContext<'p>, lang: Lang) -> Self {
        Self {
            diff,
            stand,
            cut: None,
            reached: 0,
            writer: Writer::new(lang),
        }
    }
}

impl Page<'_, '_> {
    /// A command on both versions, their files named as far as they are known.
    fn command(&self, name: &str) -> String {
        let sides = [Side::Old, Side::New].map(|side| self.file(side));
        code(&format!("justarch {name} {}", sides.join(" ")))
    }

    /// The file of a version as a shell takes it.
    fn file(&self, side: Side) -> String {
        let sources = self.stand.texts(side).map(Texts::sources);
        let name = sources.filter(|sources| !sources.is_empty());
        let Some(name) = name.map(|sources| sources.name(SourceId::ROOT)) else {
            return match (side, self.lang) {
                (Side::Old, Lang::Vi) => "BẢN_CŨ".to_owned(),
                (Side::New, Lang::Vi) => "BẢN_MỚI".to_owned(),
                (Side::Old, Lang::En) => "OLD".to_owned(),
                (Side::New, Lang::En) => "NEW".to_owned(),
            };
        };
        let name = clean_line(name);
        let plain = |c: char| c.is_alphanumeric() || "-_./:\\".contains(c);
        if name.chars().all(plain) {
            name.into_owned()
        } else {
            format!("'{}'", name.replace('\'', "'\\''"))
        }
    }

    /// A place for the opinion and the signature of whoever reviews the transition.
    fn signature(&mut self) {
        const BLANK: &str = "……………………………………………………………………";
        self.section("Ý kiến thẩm định", "Opinion of the reviewer");
        let lines = [
            (self.pick("Ý kiến thẩm định", "Opinion"), BLANK),
            (
                self.pick(
                    "Người thẩm định (ký, ghi rõ họ tên)",
                    "Reviewer (signature and full name)",
                ),
                BLANK,
            ),
            (self.pick("Ngày", "Date"), "……/……/…………"),
        ];
        for (nth, (word, blank)) in lines.into_iter().enumerate() {
            let gap = if nth == 0 { "" } else { "\n" };
            self.line(&format!("{gap}{word}: {blank}"));
        }
    }

    /// The two versions beside each other.
    fn versions(&mut self, vi: &'static str, en: &'static str) {
        let what = self.pick(vi, en);
        let ends = [self.diff.earlier(), self.diff.later()];
        self.head(what, &ends);
    }

    /// The class with the counts, and the step of the version, in one sentence.
    fn verdict(&mut self) {
        self.section("Kết luận", "Verdict");
        let (diff, lang) = (self.diff, self.lang);
        if !diff.completeness().is_complete() {
            let unread = completeness::markdown(diff.completeness(), lang);
            let uncertain = completeness::uncertain_markdown(diff, lang);
            self.line(&(unread + &uncertain));
        }
        let Some(verdict) = diff.verdict() else {
            let none = words::capital(&words::without_changes(diff, lang));
            let none = format!("**{none}.**");
            self.reclassified();
            self.out.push_str(&none);
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
            (None, Lang::Vi) if stated => {
                "phiên bản giảm, **không hợp lệ** (có thể đã đảo thứ tự bản cũ, bản mới)".to_owned()
            }
            (None, Lang::En) if stated => {
                "the version falls, **not valid** (the old and the new version may have been swapped)"
                    .to_owned()
            }
            (None, Lang::Vi) => "không xác định được vì có bản không nêu phiên bản".to_owned(),
            (None, Lang::En) => "unknown, since not both state a version".to_owned(),
        };
        let (verdict, required) = (verdict.label(), required.label());
        let least = if diff.is_decided() {
            ""
        } else {
            self.pick("ít nhất ", "at least ")
        };
        let class = format!("{least}{}", verdict.get(lang));
        let asked = format!("{least}{}", required.get(lang));
        let asked = match words::why_minor(diff) {
            Some(why) => format!("{asked} ({})", why.get(lang)),
            None => asked,
        };
        let sentence = match lang {
            Lang::Vi => format!(
                "Việc chuyển đổi thuộc mức **{class}** ({counts}); mức tăng phiên bản yêu cầu: {asked}, thực tế: {taken}."
            ),
            Lang::En => format!(
                "The transition is **{class}** ({counts}); version step required: {asked}, taken: {taken}."
            ),
        };
        self.reclassified();
        self.out.push_str(&sentence);
    }

    /// What the configuration made of classes and what is noted, before the verdict that rests on that.
    fn reclassified(&mut self) {
        for moved in self.diff.reclassified() {
            let summary = moved.summary();
            let head = self.pick("Cấu hình", "Configuration");
            let line = format!("**{head}**: {}.\n", text::rich(summary.get(self.lang)));
            self.line(&line);
        }
        for summary in notes(self.diff) {
            let summary = words::capital(summary.get(self.lang));
            let head = self.pick("Lưu ý", "Note");
            self.line(&format!("**{head}**: {}.\n", text::rich(&summary)));
        }
    }

    /// How many errors and warnings the new version and the step have.
    fn faults(&mut self, review: &Review<'_>) {
        let count = |severity| review.new.count(severity) + review.findings.count(severity);
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        let line = match self.lang {
            Lang::Vi => {
                format!(" Kiểm tra bản mới và việc chuyển đổi: {errors} lỗi, {warnings} cảnh báo.")
            }
            Lang::En => {
                format!(" Errors in the new version and the step: {errors}; warnings: {warnings}.")
            }
        };
        self.line(&line);
    }
}
