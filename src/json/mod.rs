//! What the program writes with `--format json`, as plain data: made from results, written and read by any serde
//! format, with a JSON Schema of each.
//!
//! A program in Rust reads back what the tool wrote. Every output has a [version](SchemaVersion) of its layout: under
//! one number fields may be added; none is removed or changes its meaning. Another version is refused in reading,
//! fields that are not known are passed over.
//!
//! ```
//! use justarch::{Architecture, Diff, FrameworkVersion, json};
//! let arch = Architecture::fragment("demo", FrameworkVersion::V3_0).build()?;
//! let written = serde_json::to_string(&json::Diff::bare(&Diff::between(&arch, &arch))).unwrap();
//! let read: json::Diff = serde_json::from_str(&written).unwrap();
//! assert_eq!((read.old.id.as_str(), read.verdict), ("demo", None));
//! assert_eq!(json::schema(json::Output::Diff)["type"], "object");
//! # Ok::<(), justarch::Error>(())
//! ```

mod bands;
mod check;
#[cfg(feature = "yaml")]
mod corrections;
mod counts;
mod diff;
mod edits;
mod explain;
mod gap;
mod highlights;
mod history;
mod impact;
mod parts;
mod query;
mod reference;
mod review;
mod roadmap;
mod rules;
mod values;

pub use bands::{Band, Bands};
pub use check::{
    Check, Dropped, Finding, Holds, Member, Refused, Skipped, Suppressed, SuppressedBy,
};
pub use counts::{ClassCounts, Counts};
pub use diff::{
    Accepted, Affected, Change, Diff, Fate, FateKind, ListedChange, Reach, Reclassified, Uncertain,
    UnjudgedEnds,
};
pub use edits::{
    Correction, Corrections, EditedFile, Edits, Migration, Regraded, RemovedComment, TextEdit,
};
pub use explain::{
    Example, Explained, Explanation, Fact, Family, Framework, Instrument, Named, NotFound, Page,
    ReportTerm, Term, Topic, Word,
};
pub use gap::{Demand, Edit, Gap, Losses, NewField, Parameter, Unknown, Value};
pub use highlights::{Highlight, Introduced};
pub use history::{Blame, BlamedFact, Commit, DocumentState, History, HistoryRow, HistoryStep};
pub use impact::{Dependent, Element, Impact};
pub use parts::{Basis, Completeness, Head, Inputs, Label, State, Step, Unread, UnreadPart};
pub use query::{Query, QueryRow};
pub use reference::{ReferenceDocument, ReferenceList, ReferenceText};
pub use review::{Demanded, Review, Way};
pub use roadmap::{
    Conflict, Ended, Party, Roadmap, RoadmapStep, StepChange, Together, Violated, Wait, Wave,
    WaveState,
};
pub use rules::{OwnRule, RuleDifference, RuleDifferences, RuleTest, RuleTests, Rules};
pub use values::SchemaVersion;

/// An output of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Output {
    /// Findings: `justarch check`.
    Check,
    /// A comparison: `justarch diff`.
    Diff,
    /// The review of a step: `justarch transition`.
    Transition,
    /// What a framework demands: `justarch gap`.
    Gap,
    /// The way from one version to another: `justarch roadmap`.
    Roadmap,
    /// Who depends on elements: `justarch impact`.
    Impact,
    /// The elements that a selector selects: `justarch query`.
    Query,
    /// The revisions that changed a document: `justarch history`.
    History,
    /// Where the facts about an element came from: `justarch blame`.
    Blame,
    /// What is changed in files: `justarch rename`, `check --fix` and `gap --apply --write`.
    Edits,
    /// The mechanical part of a step to another framework: `justarch migrate`.
    Migration,
    /// What is known of words and codes: `justarch explain`.
    Explain,
    /// All codes: `justarch rules`.
    Rules,
    /// What changes from one framework to another: `justarch rules --diff`.
    RuleDifferences,
    /// How the self-tests of rule files went: `justarch rules test`.
    RuleTests,
    /// The bundled documents: `justarch reference list`.
    ReferenceList,
    /// One of them: `justarch reference show`.
    ReferenceText,
}

impl Output {
    /// Every output.
    pub const ALL: [Self; 17] = [
        Self::Check,
        Self::Diff,
        Self::Transition,
        Self::Gap,
        Self::Roadmap,
        Self::Impact,
        Self::Query,
        Self::History,
        Self::Blame,
        Self::Edits,
        Self::Migration,
        Self::Explain,
        Self::Rules,
        Self::RuleDifferences,
        Self::RuleTests,
        Self::ReferenceList,
        Self::ReferenceText,
    ];

    /// A short name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Diff => "diff",
            Self::Transition => "transition",
            Self::Gap => "gap",
            Self::Roadmap => "roadmap",
            Self::Impact => "impact",
            Self::Query => "query",
            Self::History => "history",
            Self::Blame => "blame",
            Self::Edits => "edits",
            Self::Migration => "migrate",
            Self::Explain => "explain",
            Self::Rules => "rules",
            Self::RuleDifferences => "rule-differences",
            Self::RuleTests => "rule-tests",
            Self::ReferenceList => "reference-list",
            Self::ReferenceText => "reference-text",
        }
    }
}

/// The JSON Schema (2020-12) of what the program writes.
///
/// ```
/// use justarch::json::{Output, schema};
/// assert_eq!(schema(Output::Impact)["properties"]["schema-version"]["const"], "3");
/// ```
pub fn schema(output: Output) -> serde_json::Value {
    match output {
        Output::Check => schema_of::<Check>(),
        Output::Diff => schema_of::<Diff>(),
        Output::Transition => schema_of::<Review>(),
        Output::Gap => schema_of::<Gap>(),
        Output::Roadmap => schema_of::<Roadmap>(),
        Output::Impact => schema_of::<Impact>(),
        Output::Query => schema_of::<Query>(),
        Output::History => schema_of::<History>(),
        Output::Blame => schema_of::<Blame>(),
        Output::Edits => schema_of::<Edits>(),
        Output::Migration => schema_of::<Migration>(),
        Output::Explain => schema_of::<Explanation>(),
        Output::Rules => schema_of::<Rules>(),
        Output::RuleDifferences => schema_of::<RuleDifferences>(),
        Output::RuleTests => schema_of::<RuleTests>(),
        Output::ReferenceList => schema_of::<ReferenceList>(),
        Output::ReferenceText => schema_of::<ReferenceText>(),
    }
}

fn schema_of<T: schemars::JsonSchema>() -> serde_json::Value {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    settings
        .into_generator()
        .into_root_schema_for::<T>()
        .to_value()
}
