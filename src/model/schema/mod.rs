//! The file format as tables: which keys each thing has, and what their values are.
//!
//! Reading, writing, comparing and completing all follow these tables, so a new field is one line here,
//! one in [`Field`] and an accessor. A row says what the key means something for, how grave its changes are, what it is
//! called, when to use it, on which law it rests, and has an example. A row without any of these does not compile.

mod classes;
mod meaning;
mod tables;

pub(crate) use classes::{Change, Effect, Scale, Weight};
pub(crate) use meaning::{FieldBits, Meaning, of_kind, of_relation};
pub(crate) use tables::{Around, ELEMENT, FRAME, HEADER, RELATION};

use super::described::{Described, Words};
use super::{Field, RelationKind};

/// What the value of a key looks like.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shape {
    /// A text that is not empty.
    Text,
    /// A list of texts, or one.
    Texts,
    Date,
    /// A list of dates, or one.
    Dates,
    /// A semantic version, short forms accepted.
    Version,
    /// The number of a framework.
    FrameworkNumber,
    /// A whole number, not negative.
    Number,
    /// A decimal number, kept as written.
    Decimal,
    /// `true` or `false`.
    Flag,
    /// A security level, 1 to 5.
    SecurityLevel,
    /// A word of a closed set.
    Token(&'static [&'static str]),
    /// A list of words of a closed set, or one.
    Tokens(&'static [&'static str]),
    /// The kind of an element; read with the section.
    Kind,
    /// An organisation of the document.
    Organisation,
    /// One or more sources of the document.
    Sources,
    /// One or more elements of the document.
    Elements,
    /// One or more ids that need not exist here: elements of an earlier version.
    Ids,
    /// Keys of this very map whose values no source states.
    FieldNames,
    /// `direct`, or the elements passed, in order.
    Route,
    /// A map of free texts.
    Attributes,
    /// A map of further keys, or a bare value that means the first of them.
    Group {
        fields: &'static [FieldSpec],
        bare: bool,
    },
    /// Relations of the element.
    Relations(RelationKind),
    /// Things with fields of their own, listed or keyed.
    Records(Table),
}

impl Shape {
    /// Whether a list of values may stand for a value.
    pub(crate) const fn is_list(self) -> bool {
        matches!(
            self,
            Self::Texts
                | Self::Dates
                | Self::Tokens(_)
                | Self::Sources
                | Self::Elements
                | Self::Ids
                | Self::FieldNames
                | Self::Route
        )
    }

    /// Whether a value of it is a number, a date or an answer, which files write without quotes; else it is a text. Nothing
    /// of what holds more than a value.
    #[cfg(feature = "yaml")]
    pub(crate) const fn is_native(self) -> Option<bool> {
        match self {
            Self::Date
            | Self::Dates
            | Self::Number
            | Self::Decimal
            | Self::Flag
            | Self::SecurityLevel => Some(true),
            Self::Text
            | Self::Texts
            | Self::Version
            | Self::FrameworkNumber
            | Self::Token(_)
            | Self::Tokens(_)
            | Self::Kind
            | Self::Organisation
            | Self::Sources
            | Self::Elements
            | Self::Ids
            | Self::FieldNames
            | Self::Route
            | Self::Attributes => Some(false),
            Self::Group { .. } | Self::Relations(_) | Self::Records(_) => None,
        }
    }
}

/// A key of a map.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FieldSpec {
    pub(crate) key: &'static str,
    /// Where a leaf is stored. Groups, relations and records have no field of their own.
    pub(crate) field: Option<Field>,
    pub(crate) shape: Shape,
    pub(crate) required: bool,
    /// What the key means something for.
    pub(crate) meaning: Meaning,
    /// How grave a change of the value is. Only what has a field of its own can change.
    pub(crate) change: Option<Change>,
    /// What is said of the key.
    pub(crate) words: &'static Words,
    /// What is said of the words of a closed set, in the order of the set.
    pub(crate) values: &'static [&'static Words],
}

/// The row of a field among those of a thing.
pub(crate) fn row_of(specs: &'static [FieldSpec], field: Field) -> Option<&'static FieldSpec> {
    specs.iter().find_map(|spec| match spec.shape {
        Shape::Group { fields, .. } => row_of(fields, field),
        _ => (spec.field == Some(field)).then_some(spec),
    })
}

/// The fields of a shape, wherever a document can have them, in order.
#[cfg(test)]
pub(crate) fn fields_of_shape(wanted: fn(&Shape) -> bool) -> Vec<Field> {
    fn walk(specs: &'static [FieldSpec], wanted: fn(&Shape) -> bool, out: &mut Vec<Field>) {
        for spec in specs {
            if let Shape::Group { fields, .. } = spec.shape {
                walk(fields, wanted, out);
            }
            out.extend(spec.field.filter(|_| wanted(&spec.shape)));
        }
    }
    let mut out = Vec::new();
    let tables = Table::ALL.into_iter().map(Table::fields);
    for specs in tables.chain([HEADER, ELEMENT, RELATION]) {
        walk(specs, wanted, &mut out);
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// The kinds of things that hang on the document or on elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Table {
    /// `sources`.
    Sources,
    /// `organisations`.
    Organisations,
    /// `contents` of the document.
    Contents,
    /// `views` of the document.
    Views,
    /// `supersedes` of the document.
    Supersedes,
    /// The dated periods of the document's `roadmap`.
    Roadmap,
    /// `indicators` of the document, an element or a relation.
    Indicators,
    /// `targets` of the document or an element.
    Targets,
    /// `retired` elements of the earlier version.
    Retired,
    /// `transferred` elements of the earlier version.
    Transferred,
}

impl Table {
    /// The tables, in file order.
    pub const ALL: [Self; 10] = [
        Self::Sources,
        Self::Organisations,
        Self::Contents,
        Self::Views,
        Self::Supersedes,
        Self::Roadmap,
        Self::Indicators,
        Self::Targets,
        Self::Retired,
        Self::Transferred,
    ];

    /// The key under which files write the table.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Sources => "sources",
            Self::Organisations => "organisations",
            Self::Contents => "contents",
            Self::Views => "views",
            Self::Supersedes => "supersedes",
            Self::Roadmap => "roadmap",
            Self::Indicators => "indicators",
            Self::Targets => "targets",
            Self::Retired => "retired",
            Self::Transferred => "transferred",
        }
    }

    /// What the table holds: title, meaning, the legal term, an example.
    ///
    /// ```
    /// use justarch::{Lang, Table};
    /// assert_eq!(Table::Retired.described().title.get(Lang::Vi), "Đã dừng");
    /// ```
    pub const fn described(self) -> Described {
        self.words().described()
    }

    pub(crate) const fn words(self) -> &'static Words {
        tables::words_of(self)
    }

    pub(crate) const fn fields(self) -> &'static [FieldSpec] {
        match self {
            Self::Sources => tables::SOURCE,
            Self::Organisations => tables::ORGANISATION,
            Self::Contents => tables::CONTENT,
            Self::Views => tables::VIEW,
            Self::Supersedes => tables::SUPERSEDED,
            Self::Roadmap => tables::PERIOD,
            Self::Indicators => tables::INDICATOR,
            Self::Targets => tables::TARGET,
            Self::Retired => tables::RETIRED,
            Self::Transferred => tables::TRANSFERRED,
        }
    }

    /// Written as a list whose entries name themselves with `id`, not as a map of ids.
    pub(crate) const fn is_list(self) -> bool {
        matches!(
            self,
            Self::Supersedes | Self::Roadmap | Self::Indicators | Self::Targets
        )
    }

    /// Only `supersedes` entries have no id: what they name is the body and version.
    pub(crate) const fn has_id(self) -> bool {
        !matches!(self, Self::Supersedes)
    }

    /// The key of an entry of `supersedes`, which has no id in a document.
    ///
    /// ```
    /// # use justarch::{Table, reference};
    /// let arch = reference::moj_3_0();
    /// assert!(arch.record(Table::Supersedes, &Table::superseded("moj", "2.0")).is_some());
    /// ```
    pub fn superseded(body: &str, version: &str) -> String {
        format!("{body} {version}")
    }

    pub(crate) const fn index(self) -> usize {
        self as usize
    }
}

impl std::fmt::Display for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.key())
    }
}

crate::words::keyed!(Table);

/// Whether `inferred` may name a key of the map.
pub(crate) fn is_inferable(specs: &[FieldSpec], key: &str) -> bool {
    key == super::EXISTENCE || specs.iter().any(|spec| spec.key == key)
}
