//! What became of a document from revision to revision, and in which of them a fact came.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::counts::{ClassCounts, Counts};
use super::parts::{Completeness, Head};
use super::values::SchemaVersion;
#[cfg(feature = "draw")]
use crate::date::Date;
use crate::diagnostic::Report;
use crate::diff::{self, Class};
#[cfg(feature = "draw")]
use crate::draw::{Timeline, TimelineEntry};
use crate::model::Architecture;
#[cfg(feature = "draw")]
use crate::text::Lang;
use crate::text::Text;

/// The revisions that changed the meaning of a document, the oldest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct History {
    /// The version of this layout.
    pub schema_version: SchemaVersion<1>,
    /// The file that was asked about.
    pub file: String,
    /// Whether earlier revisions are missing here: the clone has a part of the history only.
    pub is_cut: bool,
    /// The revisions.
    pub rows: Vec<HistoryRow>,
}

impl History {
    /// The rows with their version.
    pub fn new(file: String, is_cut: bool, rows: Vec<HistoryRow>) -> Self {
        Self {
            schema_version: SchemaVersion,
            file,
            is_cut,
            rows,
        }
    }
}

#[cfg(feature = "draw")]
impl History {
    /// The revisions as a timeline to be drawn.
    ///
    /// ```
    /// use justarch::{Lang, json};
    /// let history = json::History::new("so.yaml".to_owned(), false, Vec::new());
    /// assert!(history.timeline(Lang::En).scene().rows.is_empty());
    /// ```
    pub fn timeline(&self, lang: Lang) -> Timeline {
        let file = &self.file;
        let title = crate::bilingual!("Lịch sử của {file}", "History of {file}");
        let mut timeline = Timeline::new(lang, title.get(lang));
        for row in &self.rows {
            let commit = &row.commit;
            let day = commit.date.get(..10).unwrap_or(&commit.date);
            let day = match (lang, day.parse::<Date>()) {
                (Lang::Vi, Ok(day)) => day.vietnamese(),
                (Lang::Vi, Err(_)) | (Lang::En, _) => day.to_owned(),
            };
            let mut entry = TimelineEntry::new(&commit.revision, day, &commit.summary);
            entry.author.clone_from(&commit.author);
            entry.unreadable = row.unreadable.as_ref().map(|why| why.get(lang).to_owned());
            if let Some(state) = &row.state {
                let (head, found) = (&state.document, &state.findings);
                entry.version = head.version.as_ref().map(ToString::to_string);
                entry.framework = head.framework.as_ref().map(ToString::to_string);
                entry.elements = Some(state.elements);
                entry.findings = Some([found.error, found.warning, found.info]);
            }
            if let Some(step) = &row.step {
                let of = &step.changes;
                entry.class = step.verdict;
                entry.changes = Some([of.breaking, of.compatible, of.editorial]);
            }
            timeline.push(entry);
        }
        timeline
    }
}

/// A revision that changed the meaning of a document, or in which it cannot be read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct HistoryRow {
    /// The revision.
    #[serde(flatten)]
    pub commit: Commit,
    /// Why the document cannot be read there.
    pub unreadable: Option<Text>,
    /// The document there.
    pub state: Option<DocumentState>,
    /// What changed since the row before that could be read.
    pub step: Option<HistoryStep>,
}

/// A revision of a repository.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Commit {
    /// Its name in full.
    pub revision: String,
    /// Who made the change.
    pub author: String,
    /// When, as ISO 8601 has it.
    pub date: String,
    /// The first line of its message.
    pub summary: String,
    /// What the file is called there, from the top of the repository.
    pub file: String,
}

/// What a document is in a revision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct DocumentState {
    /// What it says of itself.
    pub document: Head,
    /// How many elements it has.
    pub elements: usize,
    /// How many relations.
    pub relations: usize,
    /// How many findings, by the rules and settings of today.
    pub findings: Counts,
    /// Whether it was read whole.
    pub completeness: Completeness,
}

impl DocumentState {
    /// Of a document and what a check finds in it.
    pub fn new(architecture: &Architecture, report: &Report) -> Self {
        let mut findings = Counts::default();
        findings.add(report);
        Self {
            document: Head::named(architecture),
            elements: architecture.elements().len(),
            relations: architecture.elements().map(|e| e.relations().len()).sum(),
            findings,
            completeness: crate::Completeness::of(architecture.unread()).into(),
        }
    }
}

/// What changed from one revision to the next.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct HistoryStep {
    /// The gravest class of all changes.
    pub verdict: Option<Class>,
    /// How many changes there are of each class.
    pub changes: ClassCounts,
}

impl HistoryStep {
    /// Of a comparison.
    pub fn new(diff: &diff::Diff<'_>) -> Self {
        let count = |class| diff.changes().iter().filter(|c| c.class == class).count();
        Self {
            verdict: diff.verdict(),
            changes: ClassCounts {
                editorial: count(Class::Editorial),
                compatible: count(Class::Compatible),
                breaking: count(Class::Breaking),
            },
        }
    }
}

/// In which revision each fact about an element came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Blame {
    /// The version of this layout.
    pub schema_version: SchemaVersion<1>,
    /// The file that was asked about.
    pub file: String,
    /// The element or organisation.
    pub id: String,
    /// Whether earlier revisions are missing here: the clone has a part of the history only.
    pub is_cut: bool,
    /// Its facts, by key.
    pub facts: Vec<BlamedFact>,
}

impl Blame {
    /// The facts with their version.
    pub fn new(file: String, id: String, is_cut: bool, facts: Vec<BlamedFact>) -> Self {
        Self {
            schema_version: SchemaVersion,
            file,
            id,
            is_cut,
            facts,
        }
    }
}

/// A fact and the revision since which it stands without a break.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct BlamedFact {
    /// The key, such as `owner` or `exchanges[registry].purpose`.
    pub key: String,
    /// What it says.
    pub value: String,
    /// What the element was called when the fact came.
    pub id: String,
    /// The revision.
    pub since: Commit,
}
