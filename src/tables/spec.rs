//! The columns of a table as they stand in its file: fields of the format, and what is computed.

use std::borrow::Cow;

use super::cells::{choices, inferred as inferred_of, stated};
use super::context::Cx;
use super::table::{Cell, Column, ColumnRole};
use super::thing::{Thing, place_of, title};
use crate::diagnostic::{Basis, Confidence};
use crate::model::schema::FieldSpec;
use crate::model::{Field, Table};
use crate::text::Text;
use crate::vocabulary::instrument_of;

/// How a cell is computed.
pub(super) type Compute = for<'a> fn(&Cx<'a>, Thing<'a>) -> Cell;

/// What a column shows.
#[derive(Clone, Copy)]
pub(super) enum Shows {
    Number,
    Field(Field),
    Inferred,
    Key(Compute),
    Computed(Compute),
}

/// A column as it stands in the file of its table.
#[derive(Clone, Copy)]
pub(super) struct Spec {
    shows: Shows,
    key: &'static str,
    header: Option<Text2>,
    meaning: Option<Text2>,
    law: Option<(&'static str, &'static str)>,
    width: u16,
}

type Text2 = [&'static str; 2];

const fn spec(shows: Shows, key: &'static str, width: u16) -> Spec {
    Spec {
        shows,
        key,
        header: None,
        meaning: None,
        law: None,
        width,
    }
}

/// The number of the row.
pub(super) const fn number() -> Spec {
    spec(Shows::Number, "no", 5).headed(["STT", "No."])
}

/// A field of the format.
pub(super) const fn field(field: Field, width: u16) -> Spec {
    spec(Shows::Field(field), field.path(), width)
}

/// What a row is known by.
pub(super) const fn key(compute: Compute, width: u16) -> Spec {
    spec(Shows::Key(compute), "id", width)
        .headed(["Định danh", "Id"])
        .meaning([
            "Định danh trong văn bản; khi nhập lại, dòng được nhận ra theo định danh này.",
            "The id in the document, by which an import knows the row.",
        ])
}

/// Computed from other facts.
pub(super) const fn computed(
    key: &'static str,
    compute: Compute,
    header: Text2,
    meaning: Text2,
    width: u16,
) -> Spec {
    spec(Shows::Computed(compute), key, width)
        .headed(header)
        .meaning(meaning)
}

/// Which values no source states.
pub(super) const fn inferred() -> Spec {
    spec(Shows::Inferred, "inferred", 22)
}

impl Spec {
    pub(super) const fn headed(mut self, header: Text2) -> Self {
        self.header = Some(header);
        self
    }

    pub(super) const fn meaning(mut self, meaning: Text2) -> Self {
        self.meaning = Some(meaning);
        self
    }

    /// The law that asks for the column.
    pub(super) const fn law(mut self, instrument: &'static str, article: &'static str) -> Self {
        self.law = Some((instrument, article));
        self
    }

    /// What it is known by.
    #[cfg(all(feature = "yaml", feature = "xlsx"))]
    pub(super) const fn known_by(&self) -> &'static str {
        self.key
    }

    /// The field that it shows.
    pub(super) const fn shown(&self) -> Option<Field> {
        match self.shows {
            Shows::Field(field) => Some(field),
            Shows::Inferred => Some(Field::Inferred),
            Shows::Number | Shows::Key(_) | Shows::Computed(_) => None,
        }
    }

    /// The column, of things with those keys.
    pub(super) fn column(&self, cx: &Cx<'_>, specs: &'static [FieldSpec]) -> Column {
        let field = self.shown();
        let found = field.and_then(|field| {
            // One table holds figures that were measured and those to be reached.
            place_of(specs, field).or_else(|| place_of(Table::Targets.fields(), field))
        });
        let title = found.map(|(group, spec)| title(group, spec));
        let meaning = found.map(|(_, spec)| spec.words.described().meaning);
        let made = |text: Option<Text2>| text.map(|[vi, en]| Text::fixed(vi, en));
        let empty = || Text::fixed("", "");
        let basis = self.law.and_then(|(number, article)| {
            Some(Basis::of(
                instrument_of(number)?,
                article,
                Confidence::Sourced,
            ))
        });
        let role = match self.shows {
            Shows::Number => ColumnRole::Number,
            Shows::Key(_) => ColumnRole::Key,
            Shows::Field(_) => ColumnRole::Stated,
            Shows::Computed(_) => ColumnRole::Derived,
            Shows::Inferred => ColumnRole::Inferred,
        };
        let choices = match (self.shows, found) {
            (Shows::Field(field), Some((_, spec))) => choices(cx, field, spec),
            _ => Vec::new(),
        };
        Column {
            key: Cow::Borrowed(self.key),
            header: made(self.header).or(title).unwrap_or_else(empty),
            meaning: made(self.meaning).or(meaning).unwrap_or_else(empty),
            basis,
            role,
            choices,
            width: self.width,
            field,
        }
    }

    /// The cell of a thing.
    pub(super) fn cell<'a>(&self, cx: &Cx<'a>, thing: Thing<'a>, nth: usize) -> Cell {
        match self.shows {
            Shows::Number => Cell::number(nth),
            Shows::Key(compute) | Shows::Computed(compute) => compute(cx, thing),
            Shows::Field(field) => stated(cx, thing, field),
            Shows::Inferred => inferred_of(thing),
        }
    }
}
