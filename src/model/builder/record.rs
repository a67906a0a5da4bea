//! Setting the fields of organisations and figures.

use super::draft::Draft;
use super::{Builder, check_key};
use crate::date::Date;
use crate::error::Error;
use crate::model::token::{OrganisationKind, Token};
use crate::model::{Field, Table};

/// Sets the fields of an organisation that was just added.
#[derive(Debug)]
pub struct OrganisationBuilder<'b> {
    pub(super) builder: &'b mut Builder,
    pub(super) ix: u32,
}

impl OrganisationBuilder<'_> {
    fn set(self, field: Field, value: Draft) -> Self {
        self.builder
            .record_props(Table::Organisations, self.ix)
            .set(field, value);
        self
    }

    /// The English name.
    pub fn name_en(self, name: &str) -> Self {
        self.set(Field::NameEn, Draft::Text(name.to_owned()))
    }

    /// What it is.
    pub fn kind(self, kind: OrganisationKind) -> Self {
        self.set(Field::OrganisationKind, Draft::Token(kind.code()))
    }

    /// The organisation it is part of, added before.
    pub fn parent(self, organisation: &str) -> Result<Self, Error> {
        self.builder
            .find_record(Table::Organisations, organisation)?;
        Ok(self.set(Field::Parent, Draft::Organisation(organisation.to_owned())))
    }

    /// The id of an organisation of the earlier version that goes on in this one.
    pub fn succeeds(self, organisation: &str) -> Result<Self, Error> {
        check_key(organisation)?;
        let props = self.builder.record_props(Table::Organisations, self.ix);
        props.add(Field::Succeeds, Draft::Text(organisation.to_owned()));
        Ok(self)
    }
}

/// Sets the fields of a figure that was just added.
#[derive(Debug)]
pub struct FigureBuilder<'b> {
    pub(super) builder: &'b mut Builder,
    pub(super) table: Table,
    pub(super) ix: u32,
}

impl FigureBuilder<'_> {
    fn set(self, field: Field, value: Draft) -> Self {
        self.builder
            .record_props(self.table, self.ix)
            .set(field, value);
        self
    }

    /// The unit, such as `percent`.
    pub fn unit(self, unit: &str) -> Self {
        self.set(Field::Unit, Draft::Text(unit.to_owned()))
    }

    /// When it was measured.
    pub fn as_of(self, date: Date) -> Self {
        self.set(Field::AsOf, Draft::Date(date))
    }

    /// A remark, such as the reason for a fall.
    pub fn note(self, vi: &str, en: &str) -> Self {
        self.set(Field::NoteVi, Draft::Text(vi.to_owned()))
            .set(Field::NoteEn, Draft::Text(en.to_owned()))
    }
}
