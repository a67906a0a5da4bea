//! What several outputs have.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diagnostic::{self, At, Confidence, Side};
use crate::model::{self, Architecture, Field, Layer, Place, RelationKind, Table};
use crate::report::SourceContext;
use crate::text::{Lang, Text};
use crate::version::{ArchitectureVersion, FrameworkVersion};

/// The files that were read, the root of each version first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Inputs {
    /// Of the earlier version, if there are two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old: Option<Vec<String>>,
    /// Of the document, or of the later version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new: Option<Vec<String>>,
}

impl Inputs {
    pub(super) fn of(context: &SourceContext<'_>) -> Self {
        let names = |side| {
            let texts = context.texts(side)?;
            Some(texts.names().map(str::to_owned).collect())
        };
        Self {
            old: names(Side::Old),
            new: names(Side::New),
        }
    }
}

/// What a version says of itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Head {
    /// Its id.
    pub id: String,
    /// What it is called; a roadmap does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    /// Its version, if it states one.
    pub version: Option<ArchitectureVersion>,
    /// Its framework, if it states one.
    pub framework: Option<FrameworkVersion>,
}

impl Head {
    pub(super) fn of(arch: &Architecture) -> Self {
        Self {
            id: arch.id().to_owned(),
            name: None,
            version: arch.version(),
            framework: stated(arch.framework()),
        }
    }

    pub(super) fn named(arch: &Architecture) -> Self {
        Self {
            name: Some(both(|lang| arch.name(lang).to_owned())),
            ..Self::of(arch)
        }
    }
}

/// A framework, if it is stated.
pub(super) fn stated(framework: FrameworkVersion) -> Option<FrameworkVersion> {
    framework.is_stated().then_some(framework)
}

/// A text from what gives it in either language.
pub(super) fn both(text: impl Fn(Lang) -> String) -> Text {
    Text::new(text(Lang::Vi), text(Lang::En))
}

/// A place, in the text and in the document, with what is said of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Label {
    /// The version it is in.
    pub side: Side,
    /// The file, if there is a place in a text.
    pub file: Option<String>,
    /// The line, from 1.
    pub line: Option<usize>,
    /// The column, from 1, in Unicode characters.
    pub column: Option<usize>,
    /// The line of the end.
    pub end_line: Option<usize>,
    /// The column behind the end.
    pub end_column: Option<usize>,
    /// The element, relation or record; nothing of a place in the text alone.
    pub subject: Option<String>,
    /// The field, if one is meant.
    pub field: Option<String>,
    /// What is said.
    pub text: Option<Text>,
}

impl Label {
    pub(super) fn of(label: &diagnostic::Label, context: &SourceContext<'_>) -> Self {
        let place = context.spot(label).and_then(|spot| {
            let texts = context.texts(spot.side)?;
            let from = texts.position(spot.span.source, spot.span.start);
            let to = texts.position(spot.span.source, spot.span.end);
            Some((texts.sources().name(spot.span.source), from, to))
        });
        let at = match &label.at {
            At::Place(place) => Some(place),
            At::Span(_) => None,
        };
        Self {
            side: label.side,
            file: place.map(|p| p.0.to_owned()),
            line: place.map(|p| p.1.line),
            column: place.map(|p| p.1.column),
            end_line: place.map(|p| p.2.line),
            end_column: place.map(|p| p.2.column),
            subject: at.map(|place| place.subject.to_string()),
            field: at.and_then(|place| field(place.field)),
            text: label.text.as_deref().cloned(),
        }
    }

    /// A place without words.
    pub(super) fn at(side: Side, place: Place, context: &SourceContext<'_>) -> Self {
        let at = At::Place(place);
        let label = diagnostic::Label {
            side,
            at,
            text: None,
        };
        Self::of(&label, context)
    }
}

pub(super) fn field(field: Option<Field>) -> Option<String> {
    field.map(|field| field.path().to_owned())
}

/// What something rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Basis {
    /// How it is cited.
    pub citation: Text,
    /// The article, such as `46.1`; empty for the whole instrument.
    pub article: String,
    /// How sure it is that the article says so.
    pub confidence: Confidence,
}

impl From<&diagnostic::Basis> for Basis {
    fn from(basis: &diagnostic::Basis) -> Self {
        Self {
            citation: both(|lang| basis.citation(lang)),
            article: basis.article.clone().into_owned(),
            confidence: basis.confidence,
        }
    }
}

/// A relation on a way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Step {
    /// The near end.
    pub from: String,
    /// Its kind.
    pub relation: RelationKind,
    /// The far end.
    pub to: String,
}

impl From<&diagnostic::Step> for Step {
    fn from(step: &diagnostic::Step) -> Self {
        Self {
            from: step.from.to_string(),
            relation: step.kind,
            to: step.to.to_string(),
        }
    }
}

/// Whether all was read on which a result rests.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Completeness {
    /// Where it is undecided, what is named is so, but there may be more.
    pub state: State,
    /// What was not read.
    pub unread: Vec<Unread>,
    /// How many further parts are not listed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub omitted: Option<usize>,
}

/// Whether all was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// All was.
    Complete,
    /// Something was not.
    Undecided,
}

/// A part that was not read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Unread {
    /// The version, if there are two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<Side>,
    /// Which part.
    #[serde(flatten)]
    pub part: UnreadPart,
    /// The part in words.
    pub label: Text,
}

/// Which part was not read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum UnreadPart {
    /// An included file.
    File {
        /// Its path.
        path: String,
    },
    /// A section.
    Section {
        /// Its key.
        key: String,
    },
    /// An element.
    Element {
        /// Its id.
        id: String,
        /// Its section, if that was read.
        section: Option<Layer>,
    },
    /// A relation.
    Relation {
        /// Its near end.
        from: String,
        /// Its kind.
        relation: RelationKind,
        /// Its far end, if that was read.
        to: Option<String>,
    },
    /// An entry of a table.
    Record {
        /// The table.
        table: Table,
        /// The key of the entry, if that was read.
        key: Option<String>,
    },
    /// A field.
    Field {
        /// What it is of.
        of: String,
        /// Its key.
        key: String,
    },
}

impl From<diagnostic::Completeness<'_>> for Completeness {
    fn from(of: diagnostic::Completeness<'_>) -> Self {
        let is_pair = of.is_of_pair();
        let unread = of.parts().map(|(side, part)| Unread {
            side: is_pair.then_some(side),
            part: part.into(),
            label: part.label(),
        });
        Self {
            state: if of.is_complete() {
                State::Complete
            } else {
                State::Undecided
            },
            unread: unread.collect(),
            omitted: some(of.omitted()),
        }
    }
}

/// A number that is said if it is not 0.
pub(super) fn some(count: usize) -> Option<usize> {
    (count > 0).then_some(count)
}

impl From<&model::UnreadPart> for UnreadPart {
    fn from(part: &model::UnreadPart) -> Self {
        use crate::model::UnreadPart as Of;
        match part.clone() {
            Of::File { path } => Self::File { path },
            Of::Section { key } => Self::Section { key },
            Of::Element { id, layer } => Self::Element { id, section: layer },
            Of::Relation { from, kind, to } => Self::Relation {
                from,
                relation: kind,
                to,
            },
            Of::Record { table, key } => Self::Record { table, key },
            Of::Field { of, key } => Self::Field {
                of: of.to_string(),
                key,
            },
        }
    }
}
