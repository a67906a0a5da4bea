//! What commands that edit files change.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::SchemaVersion;
use super::counts::Counts;
use super::gap::{Demand, Parameter};
use super::parts::stated;
use crate::diagnostic::Code;
use crate::gap;
use crate::io::Locate;
use crate::report::SourceContext;
use crate::text::Text;
use crate::version::FrameworkVersion;

/// The changes of files: of `rename`, `check --fix` and `gap --apply --write`.
///
/// ```
/// use justarch::json;
/// let text = r#"{ "schema-version": "1", "written": true, "files": [] }"#;
/// let read: json::Edits = serde_json::from_str(text).unwrap();
/// assert!(read.written && read.files.is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Edits {
    /// The version of this layout.
    pub schema_version: SchemaVersion<1>,
    /// Whether the files were written.
    pub written: bool,
    /// The files that change.
    pub files: Vec<EditedFile>,
    /// Of `check --fix`, what was corrected and what is left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrections: Option<Corrections>,
}

/// What `check --fix` corrected and what is left. Places are those of the texts with the corrections made.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Corrections {
    /// How many corrections were made.
    pub made: usize,
    /// Those that were not, for they are for a person to look at: `--unsafe` makes them.
    pub needs_unsafe: Vec<Correction>,
    /// Those that could not be made, with the reason.
    pub refused: Vec<Correction>,
    /// How much is found in the document then.
    pub left: Counts,
}

/// A correction that was not made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Correction {
    /// The code of the finding.
    pub code: Code,
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in Unicode characters.
    pub column: usize,
    /// What was found there.
    pub message: Option<Text>,
    /// Why it could not be corrected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Text>,
}

/// A file that changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct EditedFile {
    /// Its path.
    pub file: String,
    /// The file that it is made from, if that is another one.
    #[serde(default)]
    pub from: Option<String>,
    /// What is replaced in the file that it is made from, in order.
    pub edits: Vec<TextEdit>,
    /// The comments that go with what is taken away.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub removed_comments: Vec<RemovedComment>,
}

/// A comment that goes with what it stood in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RemovedComment {
    /// Its line in the file so far, from 1.
    pub line: usize,
    /// Its text, with the `#`.
    pub text: String,
}

/// Bytes of a file to be replaced.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TextEdit {
    /// The first byte.
    pub start: u32,
    /// The byte behind the last.
    pub end: u32,
    /// What takes their place.
    pub text: String,
}

/// The mechanical part of a step to another framework: of `migrate`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Migration {
    /// The version of this layout.
    pub schema_version: SchemaVersion<1>,
    /// Whether the files were written.
    pub written: bool,
    /// The framework of the document so far, if it states one.
    pub from: Option<FrameworkVersion>,
    /// The framework that it follows then.
    pub to: FrameworkVersion,
    /// What is not known of that framework.
    pub caveat: Option<Text>,
    /// The files that change.
    pub files: Vec<EditedFile>,
    /// What has fates of an earlier step, which are taken away: ids.
    pub dropped_fates: Vec<String>,
    /// The services whose grade becomes another one by default, for a person to confirm.
    pub regraded: Vec<Regraded>,
    /// What the step asks of a person that the document states as it did before: names of its keys, and the questions.
    #[serde(default)]
    pub asked: Vec<Parameter>,
    /// What the framework demands of the document then.
    pub rest: Vec<Demand>,
}

/// A service whose grade becomes another one by default.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Regraded {
    /// The service.
    pub id: String,
    /// Its grade so far.
    pub from: String,
    /// Its grade then.
    pub to: String,
}

impl Migration {
    /// The migration of a document; `after` is the document as it is read then.
    pub fn new(migration: &gap::Migration, after: &dyn Locate, edits: Edits) -> Self {
        let context = SourceContext::one(after);
        let rest = migration.rest();
        let regraded = migration.regraded().iter().map(|service| Regraded {
            id: service.id.clone(),
            from: service.from.clone(),
            to: service.to.clone(),
        });
        Self {
            schema_version: SchemaVersion,
            written: edits.written,
            from: stated(migration.from()),
            to: rest.target(),
            caveat: rest.caveat(),
            files: edits.files,
            dropped_fates: migration.dropped_fates().map(str::to_owned).collect(),
            regraded: regraded.collect(),
            asked: migration.asked().iter().map(Parameter::from).collect(),
            rest: rest
                .demands()
                .iter()
                .map(|demand| Demand::of(demand, &context))
                .collect(),
        }
    }
}
