//! Findings.

use std::cmp::Reverse;
use std::collections::HashMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::counts::Counts;
use super::parts::{Basis, Inputs, Label, Step, field, some};
use super::{Bands, SchemaVersion};
use crate::catalog;
use crate::date::Date;
use crate::diagnostic::{self, Code, Diagnostic, Members, Report, Severity};
use crate::framework;
use crate::io::{Document, Locate};
use crate::model::Place;
use crate::report::SourceContext;
use crate::rules::RuleInfo;
use crate::text::Text;

/// Findings: everything the library knows, in both languages, with places.
///
/// If there are more findings than are kept, `counts` is still of all of them, and `dropped` says how many are not in
/// `findings`. Of what is suppressed `counts` may be more than `suppressed` lists, too.
///
/// ```
/// use justarch::{Code, Diagnostic, Report, Severity, Subject, Text, json};
/// let mut report = Report::default();
/// report.push(
///     Diagnostic::new(Code::of("ACME001"), Severity::Warning, Text::new("thiếu", "missing"))
///         .label(Subject::element("moj-lgsp"), None),
/// );
/// let check = json::Check::bare(&report);
/// assert_eq!(check.findings[0].labels[0].subject.as_deref(), Some("moj-lgsp"));
/// assert_eq!(check.counts.warning, 1);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Check {
    /// The version of this layout.
    pub schema_version: SchemaVersion<1>,
    /// The files of each document.
    pub inputs: Vec<Inputs>,
    /// What was found, in the order of the text.
    pub findings: Vec<Finding>,
    /// By the law of which day, and by the rules of which framework: of each document that rules judged, in the order of
    /// `inputs`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub judged: Vec<Judged>,
    /// How much was found.
    pub counts: Counts,
    /// What was counted and not kept, gravest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dropped: Vec<Dropped>,
    /// The rules that could not be decided.
    pub skipped: Vec<Skipped>,
    /// What is not held against the document.
    pub suppressed: Vec<Suppressed>,
    /// Elements and findings by band, of each document, if that was asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<Bands>,
    /// What could not be read or judged at all, so that nothing else is said of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<Refused>,
}

impl Check {
    /// Findings about one document.
    pub fn new(report: &Report, document: &dyn Locate) -> Self {
        Self::default().and(report, document)
    }

    /// Findings about two versions; each label is looked up on its side.
    pub fn pair(report: &Report, old: &dyn Locate, new: &dyn Locate) -> Self {
        Self::default().part(report, &SourceContext::pair(old, new))
    }

    /// Findings about an architecture that was made in code: labels have subjects but no places.
    pub fn bare(report: &Report) -> Self {
        Self::default().part(report, &SourceContext::none())
    }

    /// Adds the findings about another document. Starting from `default()` there may be any number.
    #[must_use]
    pub fn and(self, report: &Report, document: &dyn Locate) -> Self {
        self.part(report, &SourceContext::one(document))
    }

    /// Names the findings of rules of the user's own. Those of the library have their names already.
    #[must_use]
    pub fn named<'r>(mut self, rules: impl IntoIterator<Item = &'r RuleInfo>) -> Self {
        let rules = rules.into_iter().map(|info| (&info.code, &info.name));
        let names: HashMap<_, _> = rules.collect();
        for found in &mut self.findings {
            if let Some(name) = names.get(&found.code) {
                found.name = Some(name.to_string());
            }
        }
        self
    }

    /// Adds the elements and findings of a document by band.
    #[must_use]
    pub fn by_band(
        mut self,
        report: &Report,
        document: &Document,
        cut: &'static framework::Bands,
    ) -> Self {
        self.bands.push(Bands::of_check(report, document, cut));
        self
    }

    /// Adds a document that could not be read or judged, by its name, and why.
    #[must_use]
    pub fn refused(mut self, input: &str, reason: Text) -> Self {
        let input = input.to_owned();
        self.refused.push(Refused { input, reason });
        self
    }

    pub(super) fn part(mut self, report: &Report, context: &SourceContext<'_>) -> Self {
        self.inputs.push(Inputs::of(context));
        self.judged.extend(report.judged().map(Judged::from));
        let findings = context.sorted(report).into_iter();
        self.findings
            .extend(findings.map(|found| Finding::of(found, context)));
        self.counts.add(report);
        for dropped in report.dropped() {
            let same = |d: &&mut Dropped| d.code == dropped.code && d.severity == dropped.severity;
            match self.dropped.iter_mut().find(same) {
                Some(before) => before.count = before.count.saturating_add(dropped.count),
                None => self.dropped.push(Dropped {
                    code: dropped.code.clone(),
                    severity: dropped.severity,
                    count: dropped.count,
                }),
            }
        }
        self.dropped
            .sort_by(|a, b| (Reverse(a.severity), &a.code).cmp(&(Reverse(b.severity), &b.code)));
        let skipped = report.skipped().iter();
        self.skipped.extend(skipped.map(|skipped| Skipped {
            code: skipped.code.clone(),
            reason: skipped.reason.clone(),
        }));
        self.suppressed
            .extend(report.suppressed().iter().map(Suppressed::from));
        self
    }
}

/// A document that could not be read or judged at all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Refused {
    /// Its name, as it was given.
    pub input: String,
    /// Why.
    pub reason: Text,
}

/// By what a document was judged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Judged {
    /// The day whose law judges; nothing if none is known.
    pub day: Option<Date>,
    /// Whether the day was asked for and is not the document's own.
    pub asked: bool,
    /// The framework whose rules judge.
    pub framework: String,
}

impl From<diagnostic::Judged> for Judged {
    fn from(judged: diagnostic::Judged) -> Self {
        Self {
            day: judged.day,
            asked: judged.asked,
            framework: judged.framework.to_string(),
        }
    }
}

/// Findings that were counted and not kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Dropped {
    /// Their code.
    pub code: Code,
    /// How grave they are.
    pub severity: Severity,
    /// How many they are.
    pub count: usize,
}

/// A rule that could not be decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Skipped {
    /// Its code.
    pub code: Code,
    /// Why.
    pub reason: Text,
}

/// A finding that is not held against the document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Suppressed {
    /// Its code.
    pub code: Code,
    /// The same for the same finding in another version.
    pub fingerprint: String,
    /// What was found.
    pub message: Text,
    /// What says so.
    #[serde(flatten)]
    pub by: SuppressedBy,
}

/// What says that a finding is not held against the document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "by", rename_all = "kebab-case")]
pub enum SuppressedBy {
    /// A comment in the file.
    Allow {
        /// Why.
        reason: String,
        /// The last day.
        until: Option<Date>,
        /// Who answers for it.
        owner: Option<String>,
    },
    /// A baseline.
    Baseline,
}

impl From<&diagnostic::Suppressed> for Suppressed {
    fn from(suppressed: &diagnostic::Suppressed) -> Self {
        let diagnostic::Suppressed { diagnostic, by } = suppressed;
        Self {
            code: diagnostic.code.clone(),
            fingerprint: diagnostic.fingerprint(),
            message: diagnostic.message.clone(),
            by: match by.clone() {
                diagnostic::SuppressedBy::Allow {
                    reason,
                    until,
                    owner,
                    ..
                } => SuppressedBy::Allow {
                    reason,
                    until,
                    owner,
                },
                diagnostic::SuppressedBy::Baseline => SuppressedBy::Baseline,
            },
        }
    }
}

/// A finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Finding {
    /// The code of the rule or check.
    pub code: Code,
    /// The same in words; see [`Check::named`] for rules of the user's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// How grave it is.
    pub severity: Severity,
    /// The same for the same finding in another version.
    pub fingerprint: String,
    /// How it holds of several, if there are several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holds: Option<Holds>,
    /// Those several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub members: Option<Vec<Member>>,
    /// How many further ones were not kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub more_members: Option<usize>,
    /// What was found.
    pub message: Text,
    /// Where.
    pub labels: Vec<Label>,
    /// The relations that lead to it.
    pub path: Vec<Step>,
    /// What the rule rests on.
    pub basis: Option<Basis>,
    /// What else there is to know.
    pub notes: Vec<Text>,
    /// What to do.
    pub help: Option<Text>,
}

/// How a finding holds of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Holds {
    /// Of each by itself.
    Each,
    /// Of all together.
    Together,
}

/// One of several of which a finding holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Member {
    /// The element, relation or record.
    pub subject: Option<String>,
    /// The field, if one is meant.
    pub field: Option<String>,
    /// The fingerprint of the finding about it alone, if it holds of each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<String>,
    /// The message about it alone, if it holds of each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<Text>,
}

impl Member {
    fn at(place: Option<&Place>) -> Self {
        Self {
            subject: place.map(|place| place.subject.to_string()),
            field: place.and_then(|place| field(place.field)),
            fingerprint: None,
            message: None,
        }
    }
}

impl Finding {
    fn of(found: &Diagnostic, context: &SourceContext<'_>) -> Self {
        let labels = found.labels.iter().map(|label| Label::of(label, context));
        let (mut holds, mut members, mut more_members) = (None, None, None);
        match found.members.as_deref() {
            Some(Members::Each(parts)) if !parts.all().is_empty() => {
                let all = parts.all().iter().map(|part| Member {
                    fingerprint: Some(part.fingerprint()),
                    message: Some(part.message.clone()),
                    ..Member::at(part.place())
                });
                holds = Some(Holds::Each);
                members = Some(all.collect());
                more_members = some(parts.more());
            }
            Some(Members::Together(joint)) => {
                let all = joint.members().iter();
                holds = Some(Holds::Together);
                members = Some(all.map(|member| Member::at(Some(&member.place))).collect());
            }
            Some(Members::Each(_)) | None => {}
        }
        Self {
            code: found.code.clone(),
            name: catalog::name_of(&found.code).map(|name| name.to_string()),
            severity: found.severity,
            fingerprint: found.fingerprint(),
            holds,
            members,
            more_members,
            message: found.message.clone(),
            labels: labels.collect(),
            path: found.path.iter().map(Step::from).collect(),
            basis: found.basis.as_deref().map(Basis::from),
            notes: found.notes.clone(),
            help: found.help.as_deref().cloned(),
        }
    }
}
