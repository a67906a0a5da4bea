//! Setting the fields of a relation.
#![expect(
    clippy::indexing_slicing,
    reason = "numbers of drafts are given out by the builder, whose lists never shrink"
)]

use super::draft::{Draft, Drafts};
use super::{Builder, refused};
use crate::date::Date;
use crate::error::Error;
use crate::model::token::{JustificationReason, Method, Purpose, Sharing, Token};
use crate::model::{Field, Table, schema};

/// Sets the fields of a relation that was just added. Every setter can be left out.
#[derive(Debug)]
pub struct RelationBuilder<'b> {
    pub(super) builder: &'b mut Builder,
    pub(super) ix: usize,
}

impl RelationBuilder<'_> {
    fn props(&mut self) -> &mut Drafts {
        &mut self.builder.relations[self.ix].props
    }

    fn set(mut self, field: Field, value: Draft) -> Self {
        self.props().set(field, value);
        self
    }

    fn add(mut self, field: Field, value: Draft) -> Self {
        self.props().add(field, value);
        self
    }

    /// The platforms the data passes, in order; each added before.
    pub fn route<'s>(self, hops: impl IntoIterator<Item = &'s str>) -> Result<Self, Error> {
        let hops: Vec<&str> = hops.into_iter().collect();
        for id in &hops {
            self.builder.find_element(id)?;
        }
        if hops.is_empty() {
            return Err(refused(crate::text::Text::fixed(
                "tuyến kết nối không có nền tảng nào: dùng `direct`",
                "a route without hops: use `direct`",
            )));
        }
        let mut this = self;
        this.props().clear(Field::RouteDirect);
        this.props().clear(Field::RouteHop);
        for hop in hops {
            this = this.add(Field::RouteHop, Draft::Element(hop.to_owned()));
        }
        Ok(this)
    }

    /// The data passes without an intermediary.
    pub fn direct(mut self) -> Self {
        self.props().clear(Field::RouteHop);
        self.set(Field::RouteDirect, Draft::Flag)
    }

    /// Why it passes without an intermediary.
    pub fn justification(self, reason: JustificationReason, text: &str) -> Self {
        self.set(Field::JustificationReason, Draft::Token(reason.code()))
            .set(Field::JustificationText, Draft::Text(text.to_owned()))
    }

    /// What a link to a national database is for.
    pub fn purpose(self, purpose: Purpose) -> Self {
        self.add(Field::Purpose, Draft::Token(purpose.code()))
    }

    /// The form of sharing.
    pub fn sharing(self, sharing: Sharing) -> Self {
        self.set(Field::Sharing, Draft::Token(sharing.code()))
    }

    /// The method of sharing.
    pub fn method(self, method: Method) -> Self {
        self.set(Field::Method, Draft::Token(method.code()))
    }

    /// Since when.
    pub fn since(self, date: Date) -> Self {
        self.set(Field::Since, Draft::Date(date))
    }

    /// Until when.
    pub fn until(self, date: Date) -> Self {
        self.set(Field::Until, Draft::Date(date))
    }

    /// A data set that passes.
    pub fn data(self, name: &str) -> Self {
        self.add(Field::Data, Draft::Text(name.to_owned()))
    }

    /// A source, added before, that states the relation.
    pub fn source(self, key: &str) -> Result<Self, Error> {
        self.builder.find_record(Table::Sources, key)?;
        Ok(self.add(Field::Source, Draft::Source(key.to_owned())))
    }

    /// A key whose value no source states; `existence` for the relation itself.
    pub fn inferred(self, key: &str) -> Result<Self, Error> {
        if !schema::is_inferable(schema::RELATION, key) {
            return Err(refused(crate::bilingual!(
                "quan hệ không có trường `{key}`",
                "a relation has no field `{key}`"
            )));
        }
        Ok(self.add(Field::Inferred, Draft::Text(key.to_owned())))
    }
}
