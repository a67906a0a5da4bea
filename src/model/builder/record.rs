//! Setting the fields of the document itself, of organisations, figures and the other entries of its tables.

use super::Builder;
use super::draft::Draft;
use super::setters::{Carrier, setters, typed_setter};
use crate::date::Date;
use crate::error::Error;
use crate::model::token::{OrganisationKind, Qualifier, Token};
use crate::model::{Field, Table};

/// Sets any field of the head of the document; the builder itself has setters for those in common use.
#[derive(Debug)]
pub struct HeaderBuilder<'b> {
    pub(super) builder: &'b mut Builder,
}

setters!(HeaderBuilder, _this => Carrier::Header);

/// Sets the fields of an entry of a table: one that was just added, or that is [edited](Builder::edit_record).
#[derive(Debug)]
pub struct RecordBuilder<'b> {
    pub(super) builder: &'b mut Builder,
    pub(super) table: Table,
    pub(super) ix: u32,
}

setters!(RecordBuilder, this => Carrier::Record(this.table, this.ix));

impl RecordBuilder<'_> {
    /// The English name of a view or of a period of the roadmap.
    pub fn name_en(self, name: &str) -> Result<Self, Error> {
        self.field(Field::NameEn, name)
    }

    /// The number of the decision behind it.
    pub fn decision(self, number: &str) -> Result<Self, Error> {
        self.field(Field::Decision, number)
    }

    /// Its date. Refused where an entry of the table has none.
    pub fn date(self, date: Date) -> Result<Self, Error> {
        self.field(Field::Date, &date.to_string())
    }

    /// An element, added before, that takes the place of one that was retired.
    pub fn successor(self, id: &str) -> Result<Self, Error> {
        self.add(Field::Successor, id)
    }

    /// An element, added before, that a period of the roadmap is about.
    pub fn covers(self, id: &str) -> Result<Self, Error> {
        self.add(Field::Covers, id)
    }
}

/// Sets the fields of an organisation that was just added, or that is [edited](Builder::edit_organisation).
#[derive(Debug)]
pub struct OrganisationBuilder<'b> {
    pub(super) builder: &'b mut Builder,
    pub(super) ix: u32,
}

setters!(OrganisationBuilder, this => Carrier::Record(Table::Organisations, this.ix));
typed_setter!(OrganisationBuilder);

impl OrganisationBuilder<'_> {
    /// The Vietnamese name.
    pub fn name_vi(self, name: &str) -> Result<Self, Error> {
        self.field(Field::NameVi, name)
    }

    /// The English name.
    pub fn name_en(self, name: &str) -> Result<Self, Error> {
        self.field(Field::NameEn, name)
    }

    /// Another name in use.
    pub fn alias(self, name: &str) -> Result<Self, Error> {
        self.add(Field::Alias, name)
    }

    /// What it is.
    pub fn kind(self, kind: OrganisationKind) -> Self {
        self.set(Field::OrganisationKind, Draft::Token(kind.code()))
    }

    /// The organisation it is part of, added before.
    pub fn parent(self, organisation: &str) -> Result<Self, Error> {
        self.field(Field::Parent, organisation)
    }

    /// The id of an organisation of the earlier version that goes on in this one.
    pub fn succeeds(self, organisation: &str) -> Result<Self, Error> {
        self.add(Field::Succeeds, organisation)
    }
}

/// Sets the fields of a figure that was just added: an indicator or a target.
#[derive(Debug)]
pub struct FigureBuilder<'b> {
    pub(super) builder: &'b mut Builder,
    pub(super) table: Table,
    pub(super) ix: u32,
}

setters!(FigureBuilder, this => Carrier::Record(this.table, this.ix));
typed_setter!(FigureBuilder);

impl FigureBuilder<'_> {
    /// What it is called, in both languages; a blank English name is left out.
    pub fn name(self, vi: &str, en: &str) -> Result<Self, Error> {
        let of = self.carrier();
        self.builder
            .set_both(of, (Field::NameVi, Field::NameEn), (vi, en))?;
        Ok(self)
    }

    /// The unit, such as `percent`.
    pub fn unit(self, unit: &str) -> Result<Self, Error> {
        self.field(Field::Unit, unit)
    }

    /// How exactly the value is known.
    pub fn qualifier(self, qualifier: Qualifier) -> Self {
        self.set(Field::FigureQualifier, Draft::Token(qualifier.code()))
    }

    /// When an indicator was measured; by when a target is to be reached.
    pub fn as_of(self, date: Date) -> Self {
        let field = if self.table == Table::Targets {
            Field::By
        } else {
            Field::AsOf
        };
        self.set(field, Draft::Date(date))
    }
}
