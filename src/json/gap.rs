//! What a framework still demands.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::SchemaVersion;
use super::parts::{Basis, Completeness, Inputs, Label, stated};
use crate::date::Date;
use crate::diagnostic::{Code, Severity, Side};
use crate::gap::{self, Input};
use crate::io::{self, Locate};
use crate::model::{self, Table};
use crate::report::SourceContext;
use crate::text::Text;
use crate::version::FrameworkVersion;

/// A gap: every demand with its places, its edits and what they ask of a person.
///
/// ```
/// use justarch::{Architecture, FrameworkVersion, Gap, json};
/// let arch = Architecture::fragment("demo", FrameworkVersion::V2_0).build()?;
/// let gap = json::Gap::bare(&Gap::to(&arch, FrameworkVersion::V3_0)?);
/// assert!(matches!(gap.demands[0].edits[0], json::Edit::SetHeader { .. }));
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Gap {
    /// The version of this layout.
    pub schema_version: SchemaVersion<1>,
    /// The files of the document.
    pub inputs: Inputs,
    /// The framework of the document, if it states one.
    pub from: Option<FrameworkVersion>,
    /// The framework that demands.
    pub to: FrameworkVersion,
    /// What is not known of that framework.
    pub caveat: Option<Text>,
    /// That the framework is no longer in force.
    pub ended: Option<Text>,
    /// How many errors the document has under its own framework, if that is known.
    pub own_errors: Option<usize>,
    /// Whether the edits are enough.
    pub closes: bool,
    /// Whether the document was read whole.
    pub completeness: Completeness,
    /// What the document itself says is not known.
    #[serde(default)]
    pub unknown: Unknown,
    /// What of the text is lost when the document is written anew with the edits applied.
    pub apply_loses: Option<Losses>,
    /// The demands, by rank.
    pub demands: Vec<Demand>,
}

/// How many contents and component architectures say that what they hold is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Unknown {
    /// Contents.
    pub contents: usize,
    /// Component architectures.
    pub views: usize,
}

/// What of a text is lost when it is written anew.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Losses {
    /// How many comments.
    pub comments: usize,
    /// How many included files become one.
    pub included_files: usize,
    /// Whether the layout changes.
    pub layout: bool,
    /// The same in words; nothing if nothing is lost.
    pub message: Option<Text>,
}

/// Something that is demanded and lacking.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Demand {
    /// The code of the rule.
    pub code: Code,
    /// How grave it is.
    pub severity: Severity,
    /// What is lacking.
    pub message: Text,
    /// What the demand rests on.
    pub basis: Option<Basis>,
    /// The parts of the document concerned.
    pub places: Vec<Label>,
    /// Whether the edits were seen to meet it.
    pub met: bool,
    /// What to write.
    pub edits: Vec<Edit>,
    /// What a person does in words before the lines are written.
    pub steps: Vec<Text>,
    /// The lines that a person writes, `<name>` where a value has to be supplied.
    pub yaml: String,
    /// What the edits ask of a person.
    pub parameters: Vec<Parameter>,
    /// What else there is to know.
    pub help: Option<Text>,
}

/// A value that only a person can know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// A name under which one value can be supplied for several.
    pub general: Option<String>,
    /// What is asked.
    pub question: Text,
    /// What it will mostly be.
    pub suggestion: Option<String>,
    /// The values that meet the demand; any text, if there are none.
    pub choices: Vec<String>,
    /// The first day that meets the demand, where a date is asked for.
    #[serde(default)]
    pub not_before: Option<Date>,
    /// Whether the edit can do without it.
    pub optional: bool,
}

/// An edit of a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "edit", rename_all = "kebab-case")]
#[expect(missing_docs, reason = "`gap::Edit` says what the fields mean")]
pub enum Edit {
    /// Gives a field of the head a value.
    SetHeader { field: String, value: Value },
    /// Takes a field of the head away.
    ClearHeader { field: String },
    /// Takes away what became of elements and organisations in an earlier step.
    DropFates {
        succeeding: Vec<String>,
        entries: Vec<(Table, String)>,
    },
    /// Says that the new version takes the place of an earlier one.
    Supersede {
        body: String,
        version: String,
        decision: Option<String>,
        date: Option<String>,
    },
    /// Gives a field of an entry of a table a value.
    SetRecord {
        table: Table,
        key: String,
        field: String,
        value: Value,
    },
    /// Adds an element.
    AddElement {
        section: model::Layer,
        id: String,
        kind: String,
        fields: Vec<NewField>,
    },
    /// Gives a field of an element a value.
    SetField {
        id: String,
        field: String,
        value: Value,
    },
    /// Adds a value to a list of an element.
    Append {
        id: String,
        field: String,
        value: Value,
    },
    /// Gives an element another kind.
    SetKind { id: String, kind: String },
    /// Gives an element another id.
    RenameElement { id: String, to: String },
    /// Makes two elements one.
    MergeElement { id: String, into: String },
}

/// A field of an element that is added.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NewField {
    /// The field.
    pub field: String,
    /// Its value.
    pub value: Value,
}

/// A value to write.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// It is known, as files write it.
    Known(String),
    /// Only a person can know it: the name of a parameter.
    Parameter(String),
}

impl Gap {
    /// The gap of a document that was read, with places.
    pub fn new(gap: &gap::Gap, document: &dyn Locate) -> Self {
        Self::of(gap, &SourceContext::one(document))
    }

    /// The gap of an architecture that was made in code: without places.
    pub fn bare(gap: &gap::Gap) -> Self {
        Self::of(gap, &SourceContext::none())
    }

    /// Says what of the document is lost when it is written anew with the edits applied.
    #[must_use]
    pub fn losses(mut self, losses: io::Losses) -> Self {
        self.apply_loses = Some(Losses {
            comments: losses.comments,
            included_files: losses.included,
            layout: losses.layout,
            message: losses.message(),
        });
        self
    }

    pub(super) fn of(gap: &gap::Gap, context: &SourceContext<'_>) -> Self {
        let demands = gap.demands().iter();
        let [contents, views] = gap.stated_unknown();
        Self {
            schema_version: SchemaVersion,
            inputs: Inputs::of(context),
            from: stated(gap.from()),
            to: gap.target(),
            caveat: gap.caveat(),
            ended: gap.ended(),
            own_errors: gap.own_errors(),
            closes: gap.closes(),
            completeness: gap.completeness().into(),
            unknown: Unknown { contents, views },
            apply_loses: None,
            demands: demands.map(|demand| Demand::of(demand, context)).collect(),
        }
    }
}

impl Demand {
    pub(super) fn of(demand: &gap::Demand, context: &SourceContext<'_>) -> Self {
        let places = demand.places.iter().cloned();
        Self {
            code: demand.code.clone(),
            severity: demand.severity,
            message: demand.message.clone(),
            basis: demand.basis.as_ref().map(Basis::from),
            places: places
                .map(|place| Label::at(Side::New, place, context))
                .collect(),
            met: demand.met,
            edits: demand.edits.iter().map(Edit::from).collect(),
            steps: demand.steps().to_vec(),
            yaml: demand.yaml().to_owned(),
            parameters: demand.parameters.iter().map(Parameter::from).collect(),
            help: demand.help.clone(),
        }
    }
}

impl From<&gap::Parameter> for Parameter {
    fn from(asked: &gap::Parameter) -> Self {
        Self {
            name: asked.name.clone(),
            general: asked.general.clone(),
            question: asked.question.clone(),
            suggestion: asked.suggestion.clone(),
            choices: asked.choices.clone(),
            not_before: asked.not_before,
            optional: asked.optional,
        }
    }
}

impl From<Input> for Value {
    fn from(input: Input) -> Self {
        match input {
            Input::Known(text) => Self::Known(text),
            Input::Asked(name) => Self::Parameter(name),
        }
    }
}

impl From<&gap::Edit> for Edit {
    fn from(edit: &gap::Edit) -> Self {
        use crate::gap::Edit as Of;
        let path = |field: model::Field| field.path().to_owned();
        match edit.clone() {
            Of::Header { field, value } => Self::SetHeader {
                field: path(field),
                value: value.into(),
            },
            Of::ClearHeader { field } => Self::ClearHeader { field: path(field) },
            Of::DropFates {
                succeeding,
                entries,
            } => Self::DropFates {
                succeeding,
                entries,
            },
            Of::Supersede {
                body,
                version,
                decision,
                date,
            } => Self::Supersede {
                body,
                version,
                decision,
                date,
            },
            Of::Record {
                table,
                key,
                field,
                value,
            } => Self::SetRecord {
                table,
                key,
                field: path(field),
                value: value.into(),
            },
            Of::Add { id, kind, fields } => {
                let fields = fields.into_iter().map(|(field, value)| NewField {
                    field: path(field),
                    value: value.into(),
                });
                Self::AddElement {
                    section: kind.layer(),
                    id,
                    kind: kind.key().to_owned(),
                    fields: fields.collect(),
                }
            }
            Of::Set { id, field, value } => Self::SetField {
                id,
                field: path(field),
                value: value.into(),
            },
            Of::Append { id, field, value } => Self::Append {
                id,
                field: path(field),
                value: Value::Known(value),
            },
            Of::Retype { id, kind } => Self::SetKind {
                id,
                kind: kind.key().to_owned(),
            },
            Of::Rename { id, to } => Self::RenameElement { id, to },
            Of::Merge { id, into } => Self::MergeElement { id, into },
        }
    }
}
