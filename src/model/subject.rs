//! Naming the parts of an architecture by key, so that a name outlives the value it was taken from.

use std::fmt;

use super::{
    Architecture, ElementRef, Field, Kind, Layer, Reading, RecordRef, RelationKind, RelationRef,
    Table,
};

/// What a statement is about: a part of an architecture, named by keys.
///
/// The name means the same in the next version of the document, and after the architecture is gone.
///
/// ```
/// use justarch::Subject;
/// assert_eq!(Subject::element("moj-lgsp").to_string(), "moj-lgsp");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Subject {
    /// The document itself: its head.
    Document,
    /// The section of a layer.
    Section(Layer),
    /// An element.
    Element(Box<str>),
    /// A relation. Of a symmetric one the end comes first whose id does, whichever it is written at.
    Relation {
        /// The element that depends, or the first end.
        from: Box<str>,
        /// The relation.
        kind: RelationKind,
        /// The element or organisation depended on, or the second end.
        to: Box<str>,
        /// Which of several equal ones, from 0.
        ordinal: usize,
        /// What tells it apart from others of the kind between the same two, whatever their order: a number, 0 if
        /// nothing does. Its purposes and its data count, and where another has the same, all that is said of it.
        apart: u32,
    },
    /// An entry of a table.
    Record {
        /// The table.
        table: Table,
        /// Its key.
        key: Box<str>,
    },
}

impl Subject {
    /// It with a key of it, for people: `` `portal` (`owner`) ``.
    pub(crate) fn with_key(&self, key: &str) -> String {
        match self {
            Self::Document | Self::Section(_) => format!("`{key}`"),
            Self::Element(id) => format!("`{id}` (`{key}`)"),
            Self::Relation { from, to, .. } => format!("`{from}` – `{to}` (`{key}`)"),
            Self::Record { key: of, .. } => format!("`{of}` (`{key}`)"),
        }
    }

    /// An element, by its id.
    pub fn element(id: &str) -> Self {
        Self::Element(id.into())
    }

    /// An entry of a table, by its key.
    pub fn record(table: Table, key: &str) -> Self {
        Self::Record {
            table,
            key: key.into(),
        }
    }

    /// The layer that it lies in; `None` for the document, for what stands in no element, and for what is not there.
    pub fn layer(&self, arch: &Architecture) -> Option<Layer> {
        self.kind(arch).map(Kind::layer)
    }

    /// The kind of the element that it lies in; of a section all that is known is its layer.
    pub(crate) fn kind(&self, arch: &Architecture) -> Option<Kind> {
        match self {
            Self::Element(id) | Self::Relation { from: id, .. } => Some(arch.element(id)?.kind()),
            Self::Section(layer) => Some(Kind::Custom(*layer)),
            Self::Record { table, key } => {
                let holder = arch.record(*table, key)?.holder()?;
                Some(arch.element(holder)?.kind())
            }
            Self::Document => None,
        }
    }

    /// What sort of part it names, in one word.
    pub(crate) const fn sort(&self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Section(_) => "section",
            Self::Element(_) => "element",
            Self::Relation { .. } => "relation",
            Self::Record { .. } => "record",
        }
    }

    /// This subject's field.
    pub fn at(self, field: Field) -> Place {
        Place {
            subject: self,
            field: Some(field),
        }
    }
}

impl From<ElementRef<'_>> for Subject {
    fn from(element: ElementRef<'_>) -> Self {
        Self::element(element.id())
    }
}

impl From<RelationRef<'_>> for Subject {
    fn from(relation: RelationRef<'_>) -> Self {
        relation.canonical().into()
    }
}

impl From<Reading<'_>> for Subject {
    fn from(reading: Reading<'_>) -> Self {
        Self::Relation {
            from: reading.from().id().into(),
            kind: reading.kind(),
            to: reading.end().id().into(),
            ordinal: reading.relation().ordinal(),
            apart: reading.relation().apart(),
        }
    }
}

impl From<RecordRef<'_>> for Subject {
    fn from(record: RecordRef<'_>) -> Self {
        Self::record(record.table(), record.key())
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document => f.write_str("architecture"),
            Self::Section(layer) => f.write_str(layer.section()),
            Self::Element(id) => f.write_str(id),
            Self::Relation {
                from,
                kind,
                to,
                ordinal,
                ..
            } => {
                write!(f, "{from} {kind} {to}")?;
                if *ordinal > 0 {
                    write!(f, " #{}", ordinal.saturating_add(1))?;
                }
                Ok(())
            }
            Self::Record { table, key } => write!(f, "{}.{key}", table.key()),
        }
    }
}

/// A subject, or one of its fields.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Place {
    /// The part of the architecture.
    pub subject: Subject,
    /// The field, if the statement is about one.
    pub field: Option<Field>,
}

impl Place {
    /// A subject, or one of its fields.
    pub fn new(subject: impl Into<Subject>, field: Option<Field>) -> Self {
        Self {
            subject: subject.into(),
            field,
        }
    }
}

impl<S: Into<Subject>> From<S> for Place {
    fn from(subject: S) -> Self {
        Self {
            subject: subject.into(),
            field: None,
        }
    }
}
