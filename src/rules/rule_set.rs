//! The rules that apply to a document, and running them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::finding::{Cited, NotDecided};
use super::{Context, Findings, Rule, RuleInfo, built_in};
use crate::date::Date;
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::error::Error;
use crate::framework::Framework;
use crate::model::{Architecture, Layer, Subject};
use crate::text::Text;
use crate::version::FrameworkVersion;

/// The rules of a framework, with what the caller changed about them.
///
/// ```
/// use justarch::{Architecture, Code, FrameworkVersion, Level, RuleSet, RuleLevel, Severity};
/// let arch = Architecture::builder("empty", FrameworkVersion::V3_0).build()?;
/// let mut rules = RuleSet::for_framework(arch.framework())?;
/// let report = rules.check(&arch);
/// assert!(report.has_at_least(Severity::Error));
/// // Nothing is said about the layers if that family is allowed.
/// rules.set_level("LAY", RuleLevel::Allow)?;
/// assert!(rules.check(&arch).iter().all(|d| d.code.family() != "LAY"));
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct RuleSet {
    framework: &'static Framework,
    as_of: Option<Date>,
    own: Vec<Arc<dyn Rule>>,
    levels: BTreeMap<String, Level>,
}

/// What to do with the findings of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Drop them.
    Allow,
    /// Report them as worth knowing.
    Info,
    /// Report them as warnings.
    Warn,
    /// Report them as errors.
    Deny,
}

impl Level {
    fn severity(self) -> Option<Severity> {
        match self {
            Self::Allow => None,
            Self::Info => Some(Severity::Info),
            Self::Warn => Some(Severity::Warning),
            Self::Deny => Some(Severity::Error),
        }
    }
}

/// The code of the note that a document has no date to be judged by.
pub(crate) const NO_DATE: Code = Code::of("CHK001");

impl RuleSet {
    /// The built-in rules that apply to a framework. The error names the known frameworks.
    pub fn for_framework(version: FrameworkVersion) -> Result<Self, Error> {
        Ok(Self {
            framework: Framework::get(version)?,
            as_of: None,
            own: Vec::new(),
            levels: BTreeMap::new(),
        })
    }

    /// Judges by that day instead of the document's own date.
    #[must_use]
    pub fn as_of(mut self, date: Date) -> Self {
        self.as_of = Some(date.last_day());
        self
    }

    /// Adds a rule of the user's own.
    #[must_use]
    pub fn with(mut self, rule: impl Rule + 'static) -> Self {
        self.own.push(Arc::new(rule));
        self
    }

    /// Sets what happens with the findings of a code, or of a whole family such as `LAY`. A code wins over its
    /// family. Refuses a name that no rule has.
    pub fn set_level(&mut self, name: &str, level: Level) -> Result<(), Error> {
        let known = built_in()
            .map(|r| &r.info)
            .chain(self.own.iter().map(|r| r.info()))
            .any(|info| info.code.as_str() == name || info.code.family() == name);
        if !known {
            return Err(Error::new(
                crate::error::ErrorKind::UnknownName,
                format!("no rule or family is called `{name}`"),
            ));
        }
        self.levels.insert(name.to_owned(), level);
        Ok(())
    }

    /// The framework.
    pub fn framework(&self) -> &'static Framework {
        self.framework
    }

    /// The rules, in order of family and code; the user's own last.
    pub fn rules(&self) -> impl Iterator<Item = &dyn Rule> {
        built_in()
            .map(|rule| rule as &dyn Rule)
            .chain(self.own.iter().map(AsRef::as_ref))
            .filter(|rule| (rule.info().applies)(self.framework))
    }

    /// Runs every rule on a document.
    pub fn check(&self, arch: &Architecture) -> Report {
        let date = self.as_of.or_else(|| arch.evaluation_date());
        let context = Context::new(arch, self.framework, date);
        let mut refused: Vec<Layer> = arch.refused().map(|(_, layer)| layer).collect();
        refused.sort_unstable();
        refused.dedup();
        let mut report = Report::default();
        let mut undated = 0_usize;
        for rule in self.rules() {
            let info = rule.info();
            let cited = match Cited::on(info, date) {
                Ok(cited) => cited,
                Err(why) => {
                    undated += usize::from(why == NotDecided::NoDate);
                    report.skip(info.code.clone(), not_decided(why));
                    continue;
                }
            };
            let mut findings = Findings::new(info, cited, &refused);
            rule.check(&context, &mut findings);
            let (found, held_back) = findings.finish();
            for diagnostic in found {
                self.push(&mut report, info, diagnostic);
            }
            if held_back > 0 {
                report.skip(info.code.clone(), held_back_because(arch));
            }
        }
        if undated > 0 {
            report.push(no_date(undated));
        }
        report
    }

    fn push(&self, report: &mut Report, info: &RuleInfo, mut diagnostic: Diagnostic) {
        let level = self
            .levels
            .get(info.code.as_str())
            .or_else(|| self.levels.get(info.code.family()));
        if let Some(level) = level {
            match level.severity() {
                Some(severity) => diagnostic.severity = severity,
                None => return,
            }
        }
        report.push(diagnostic);
    }
}

fn not_decided(why: NotDecided) -> Text {
    match why {
        NotDecided::NoDate => Text::fixed(
            "không có ngày để xác định hiệu lực của căn cứ pháp lý",
            "there is no date by which to tell whether its legal basis is in force",
        ),
        NotDecided::NotYet => Text::fixed(
            "căn cứ pháp lý chưa có hiệu lực tại ngày đánh giá",
            "its legal basis is not in force yet on the day of the check",
        ),
    }
}

fn held_back_because(arch: &Architecture) -> Text {
    let ids: Vec<_> = arch.refused().map(|(id, _)| format!("`{id}`")).collect();
    let ids = ids.join(", ");
    crate::bilingual!(
        "kết luận về thành phần còn thiếu được tạm hoãn vì có thành phần không đọc được: {ids}",
        "what it found missing is held back because elements could not be read: {ids}"
    )
}

fn no_date(undated: usize) -> Diagnostic {
    let message = crate::bilingual!(
        "văn bản không có ngày để đánh giá; {undated} quy tắc phụ thuộc hiệu lực pháp lý không được kiểm tra",
        "the document has no date to be judged by; {undated} rules that depend on the law in force were not checked"
    );
    Diagnostic::new(NO_DATE, Severity::Warning, message)
        .label(Subject::Document, None)
        .help(Text::fixed(
            "Bổ sung `state-date` trong mục `architecture`, hoặc dùng `--as-of`.",
            "Add `state-date` under `architecture`, or give `--as-of`.",
        ))
}
