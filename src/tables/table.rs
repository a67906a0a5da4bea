//! What a table is: columns, rows and notes, as data.

use std::borrow::Cow;

use super::TableSet;
use crate::date::Date;
use crate::diagnostic::Basis;
use crate::model::{Field, Subject};
use crate::text::{Lang, Text};

/// What is not known.
pub const UNKNOWN: Text = Text::fixed("chưa có thông tin", "not known");
/// What a column means nothing for.
pub const NOT_APPLICABLE: Text = Text::fixed("–", "–");
/// That nothing of a row is inferred.
pub const NONE: Text = Text::fixed("không", "none");

/// A table as data, to be written in one of the forms or shown by a program of one's own.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Table {
    /// Which it is.
    pub set: TableSet,
    /// What stands below its title: the document, and the day it describes.
    pub heading: Vec<Text>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell for each column.
    pub rows: Vec<Row>,
    /// What the reader has to know: where the columns come from, what was left out.
    pub notes: Vec<Text>,
    /// How many rows were left out since they are state secrets.
    pub left_out: usize,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Column {
    /// What it is known by, whatever it is headed: the path of a field, such as `security-level.level`.
    pub key: Cow<'static, str>,
    /// Its header.
    pub header: Text,
    /// What it holds.
    pub meaning: Text,
    /// The law that asks for it. None for a column that no law asks for.
    pub basis: Option<Basis>,
    /// Where its values come from.
    pub role: ColumnRole,
    /// The values that it can have, if it is a closed set.
    pub choices: Vec<Text>,
    /// How many characters wide it is shown.
    pub width: u16,
    /// The field that it shows.
    pub field: Option<Field>,
}

/// Where the values of a column come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ColumnRole {
    /// The number of the row.
    Number,
    /// What the row is known by.
    Key,
    /// A field of the document.
    Stated,
    /// Computed from other facts of the document.
    Derived,
    /// Which of the values no source states.
    Inferred,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Row {
    /// The part of the document that it is about, if it is one.
    pub subject: Option<Subject>,
    /// The heading of the group of rows that begins with it.
    pub group: Option<Text>,
    /// Its cells, one for each column.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cell {
    /// What it holds.
    pub content: Content,
    /// Whether no source states it.
    pub inferred: bool,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Content {
    /// The document does not say.
    Unknown,
    /// The column means nothing for the row.
    NotApplicable,
    /// Values; a list has several.
    Values(Vec<Entry>),
}

/// One value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Entry {
    /// A text as the document has it.
    Text(String),
    /// Words of the program.
    Said(Text),
    /// A word of a closed set.
    Word {
        /// As files write it.
        word: Cow<'static, str>,
        /// What it is called.
        label: Text,
    },
    /// An organisation or an element.
    Named {
        /// Its id.
        id: String,
        /// Its name, with the id behind if others have the same.
        name: Text,
    },
    /// A date.
    Date(Date),
    /// A whole number.
    Number(u64),
    /// A decimal number as written.
    Decimal(String),
    /// Yes or no.
    Flag(bool),
}

/// What an answer is called.
pub(super) const fn answer(is: bool) -> Text {
    if is {
        Text::fixed("Có", "Yes")
    } else {
        Text::fixed("Không", "No")
    }
}

impl Entry {
    /// The value in a language.
    pub fn text(&self, lang: Lang) -> Cow<'_, str> {
        match self {
            Self::Text(text) | Self::Decimal(text) => Cow::Borrowed(text),
            Self::Said(text) => Cow::Borrowed(text.get(lang)),
            Self::Word { label, .. } => Cow::Borrowed(label.get(lang)),
            Self::Named { name, .. } => Cow::Borrowed(name.get(lang)),
            Self::Date(date) => Cow::Owned(match lang {
                Lang::Vi => date.vietnamese(),
                Lang::En => date.to_string(),
            }),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Flag(is) => Cow::Owned(answer(*is).get(lang).to_owned()),
        }
    }
}

impl Cell {
    /// A cell with values; without any, nothing is known.
    pub fn of(values: Vec<Entry>) -> Self {
        let content = if values.is_empty() {
            Content::Unknown
        } else {
            Content::Values(values)
        };
        Self {
            content,
            inferred: false,
        }
    }

    /// A cell with words of the program.
    pub fn said(text: Text) -> Self {
        Self::of(vec![Entry::Said(text)])
    }

    /// A cell with a text as it is.
    pub fn text(text: impl Into<String>) -> Self {
        Self::of(vec![Entry::Text(text.into())])
    }

    /// A cell with a number.
    pub fn number(number: usize) -> Self {
        Self::of(vec![Entry::Number(number as u64)])
    }

    /// A cell of which nothing is known.
    pub const fn unknown() -> Self {
        Self {
            content: Content::Unknown,
            inferred: false,
        }
    }

    /// A cell that the column means nothing for.
    pub const fn not_applicable() -> Self {
        Self {
            content: Content::NotApplicable,
            inferred: false,
        }
    }

    /// What is shown in a language; the values of a list have a semicolon between them, or stand on lines of their own if one has a
    /// semicolon. Never blank.
    ///
    /// ```
    /// use justarch::Lang;
    /// use justarch::tables::Cell;
    /// assert_eq!(Cell::unknown().shown(Lang::Vi), "chưa có thông tin");
    /// ```
    pub fn shown(&self, lang: Lang) -> Cow<'_, str> {
        match &self.content {
            Content::Unknown => Cow::Owned(UNKNOWN.get(lang).to_owned()),
            Content::NotApplicable => Cow::Owned(NOT_APPLICABLE.get(lang).to_owned()),
            Content::Values(values) => match values.as_slice() {
                [one] => one.text(lang),
                all => {
                    let texts: Vec<_> = all.iter().map(|entry| entry.text(lang)).collect();
                    let has_sign = texts.iter().any(|text| text.contains([';', '\n']));
                    Cow::Owned(texts.join(if has_sign { "\n" } else { "; " }))
                }
            },
        }
    }
}

impl Column {
    /// What is said of the column: what it holds, and the law that asks for it.
    pub fn note(&self, lang: Lang) -> String {
        let meaning = self.meaning.get(lang);
        let Some(basis) = &self.basis else {
            return meaning.to_owned();
        };
        let cited = cited(basis, lang);
        if meaning.is_empty() {
            return cited;
        }
        format!("{meaning}\n{cited}")
    }
}

/// The law behind a column, with its end if it has ended.
pub(super) fn cited(basis: &Basis, lang: Lang) -> String {
    let citation = basis.citation(lang);
    match (basis.instrument.repealed, lang) {
        (None, Lang::Vi) => format!("Căn cứ: {citation}"),
        (None, Lang::En) => format!("Basis: {citation}"),
        (Some(end), Lang::Vi) => {
            format!("Căn cứ: {citation} (hết hiệu lực {})", end.vietnamese())
        }
        (Some(end), Lang::En) => format!("Basis: {citation} (repealed {end})"),
    }
}
