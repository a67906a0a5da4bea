//! What is said of a document: findings with codes, places, legal bases and texts in both languages.

mod basis;
mod capped;
mod code;
mod completeness;
mod fingerprint;
mod members;
mod name;
mod report;
mod severity;
mod tally;

pub use basis::{Basis, Confidence, DateSource, Doubt, Force, Instrument, InstrumentKind};
pub use capped::Dropped;
pub(crate) use capped::{CappedReport, FINDINGS};
pub use code::Code;
pub(crate) use code::{LAY002, LAY003, LAY004};
pub use completeness::{Completeness, Undecided};
pub(crate) use members::{Group, subject_key};
pub use members::{Joint, Member, Members, Names, Parts};
pub use name::{Deprecated, LifeCycle, RuleName};
pub use report::{Judged, Report, Skipped, Suppressed, SuppressedBy};
pub use severity::Severity;
pub use tally::Tally;

use std::sync::Arc;

use crate::model::{Place, RelationKind};
use crate::span::Span;
use crate::text::Text;

/// One statement about a document, or about two versions of it.
///
/// It names what it speaks of by key and holds its texts in both languages; how it is shown, and in which
/// language, is decided by the renderer. What all findings of a rule have in common they share.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// Which rule or check says it.
    pub code: Code,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub message: Text,
    /// The place it is about; the first is where the reader should look.
    pub labels: Vec<Label>,
    /// The relations, end to end, that prove it.
    pub path: Box<[Step]>,
    /// The legal basis in force.
    pub basis: Option<Arc<Basis>>,
    /// Further facts.
    pub notes: Vec<Text>,
    /// What to do about it.
    pub help: Option<Arc<Text>>,
    /// What tells it apart from other findings of the same code about the same subject, such as the key of what is
    /// missing. Part of the [fingerprint](Self::fingerprint); no text, no number that changes.
    pub discriminator: Box<str>,
    /// What it is about, if that is several things, and how it holds of them.
    pub members: Option<Box<Members>>,
}

// There may be very many.
const _: () = assert!(size_of::<Diagnostic>() <= 168 && size_of::<Label>() <= 72);

/// A place with what is to be said there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Label {
    /// Which document, when two versions are compared.
    pub side: Side,
    /// Where.
    pub at: At,
    /// What is there, if it needs saying.
    pub text: Option<Box<Text>>,
}

/// Which of two versions a label is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The earlier one.
    Old,
    /// The later one, or the only one.
    #[default]
    New,
}

impl Side {
    /// The word in machine output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Old => "old",
            Self::New => "new",
        }
    }

    pub(crate) fn other(self) -> Self {
        match self {
            Self::Old => Self::New,
            Self::New => Self::Old,
        }
    }
}

/// Where a label points.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum At {
    /// A part of the architecture, found through the document's source map.
    Place(Place),
    /// A place in a source text that is part of no architecture: a misspelt key, say.
    Span(Span),
}

/// One relation of a path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Step {
    /// The element that depends; of `part-of` the part.
    pub from: Box<str>,
    /// The relation.
    pub kind: RelationKind,
    /// The element depended on; of `part-of` the whole.
    pub to: Box<str>,
}

impl Step {
    /// A relation of a path, by the ids of its ends.
    pub fn new(from: &str, kind: RelationKind, to: &str) -> Self {
        Self {
            from: from.into(),
            kind,
            to: to.into(),
        }
    }
}

impl Diagnostic {
    /// A statement without places; add them with the methods below.
    ///
    /// ```
    /// use justarch::{Code, Diagnostic, Severity, Subject, Text};
    /// let d = Diagnostic::new(Code::of("ACME01"), Severity::Warning, Text::new("Thiếu", "Missing"))
    ///     .label(Subject::element("moj-lgsp"), None)
    ///     .help(Text::new("Bổ sung.", "Add it."));
    /// assert_eq!(d.labels.len(), 1);
    /// ```
    pub fn new(code: Code, severity: Severity, message: Text) -> Self {
        Self {
            code,
            severity,
            message,
            labels: Vec::new(),
            path: Box::default(),
            basis: None,
            notes: Vec::new(),
            help: None,
            discriminator: Box::default(),
            members: None,
        }
    }

    /// Adds a place; the first is the primary one.
    pub fn label(self, place: impl Into<Place>, text: impl Into<Option<Text>>) -> Self {
        self.label_on(Side::New, place, text)
    }

    /// Adds a place in one of two versions.
    pub fn label_on(
        mut self,
        side: Side,
        place: impl Into<Place>,
        text: impl Into<Option<Text>>,
    ) -> Self {
        self.add_label(side, place.into(), text.into());
        self
    }

    pub(crate) fn add_label(&mut self, side: Side, place: Place, text: Option<Text>) {
        let (at, text) = (At::Place(place), text.map(Box::new));
        push(&mut self.labels, Label { side, at, text });
    }

    /// Adds a place in a source text.
    pub fn span(mut self, span: Span, text: impl Into<Option<Text>>) -> Self {
        let label = Label {
            side: Side::New,
            at: At::Span(span),
            text: text.into().map(Box::new),
        };
        push(&mut self.labels, label);
        self
    }

    /// Gives the relations that prove it.
    pub fn path(mut self, path: impl Into<Box<[Step]>>) -> Self {
        self.path = path.into();
        self
    }

    /// Adds a further fact.
    pub fn note(mut self, note: Text) -> Self {
        self.add_note(note);
        self
    }

    pub(crate) fn add_note(&mut self, note: Text) {
        // Said once it is said.
        if !self.notes.contains(&note) {
            push(&mut self.notes, note);
        }
    }

    /// Says what to do. A text that many findings have in common can be shared.
    pub fn help(mut self, help: impl Into<Arc<Text>>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Tells it apart from other findings of the same code about the same subject.
    pub fn discriminator(mut self, key: impl Into<Box<str>>) -> Self {
        self.discriminator = key.into();
        self
    }

    /// The place to look at first, if it is a part of the architecture.
    pub fn place(&self) -> Option<&Place> {
        match &self.labels.first()?.at {
            At::Place(place) => Some(place),
            At::Span(_) => None,
        }
    }
}

/// Most lists have one item, and one that grows by itself starts with room for four.
fn push<T>(list: &mut Vec<T>, item: T) {
    if list.is_empty() {
        list.reserve_exact(1);
    }
    list.push(item);
}
