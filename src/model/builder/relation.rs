//! Setting the fields of a relation.

use super::draft::Draft;
use super::setters::{Carrier, setters, typed_setter};
use super::{Builder, FigureBuilder, Holder};
use crate::date::Date;
use crate::error::Error;
use crate::model::token::{JustificationReason, Method, Purpose, Sharing, Status, Token};
use crate::model::{Field, Table};

/// Sets the fields of a relation that was just added, or that is [edited](Builder::edit_relation). Every setter can be
/// left out; those that take a text refuse what a file could not say.
#[derive(Debug)]
pub struct RelationBuilder<'b> {
    pub(super) builder: &'b mut Builder,
    pub(super) ix: usize,
}

setters!(RelationBuilder, this => Carrier::Relation(this.ix));
typed_setter!(RelationBuilder);

impl<'b> RelationBuilder<'b> {
    /// The platforms the data passes, in order; each added before.
    pub fn route<'s>(self, hops: impl IntoIterator<Item = &'s str>) -> Result<Self, Error> {
        let hops: Vec<&str> = hops.into_iter().collect();
        for id in &hops {
            self.builder.find_element(id)?;
        }
        if hops.is_empty() {
            return Err(Error::value(crate::text::Text::fixed(
                "tuyến kết nối không có nền tảng nào: dùng `direct`",
                "a route without hops: use `direct`",
            )));
        }
        let this = self.clear(Field::RouteHop);
        let props = this.builder.props(Carrier::Relation(this.ix));
        for hop in hops {
            props.add(Field::RouteHop, Draft::Element(hop.to_owned()));
        }
        Ok(this)
    }

    /// The data passes without an intermediary.
    pub fn direct(self) -> Self {
        self.clear(Field::RouteHop)
            .set(Field::RouteDirect, Draft::Flag)
    }

    /// Why it passes without an intermediary; a blank text is left out.
    pub fn justification(self, reason: JustificationReason, text: &str) -> Self {
        self.set(Field::JustificationReason, Draft::Token(reason.code()))
            .set(Field::JustificationText, Draft::Text(text.to_owned()))
    }

    /// What a link to a national database is for.
    pub fn purpose(self, purpose: Purpose) -> Self {
        let of = self.carrier();
        self.builder
            .props(of)
            .add(Field::Purpose, Draft::Token(purpose.code()));
        self
    }

    /// The form of sharing.
    pub fn sharing(self, sharing: Sharing) -> Self {
        self.set(Field::Sharing, Draft::Token(sharing.code()))
    }

    /// The method of sharing.
    pub fn method(self, method: Method) -> Self {
        self.set(Field::Method, Draft::Token(method.code()))
    }

    /// The stage of its life.
    pub fn status(self, status: Status) -> Self {
        self.set(Field::Status, Draft::Token(status.code()))
    }

    /// Since when.
    pub fn since(self, date: Date) -> Self {
        self.set(Field::Since, Draft::Date(date))
    }

    /// Until when.
    pub fn until(self, date: Date) -> Self {
        self.set(Field::Until, Draft::Date(date))
    }

    /// How many of it there are.
    pub fn instances(self, count: u64) -> Self {
        self.set(Field::Instances, Draft::Number(count))
    }

    /// A data set that passes.
    pub fn data(self, name: &str) -> Result<Self, Error> {
        self.add(Field::Data, name)
    }

    /// Adds a figure measured on the relation.
    pub fn indicator(
        self,
        key: &str,
        measure: &str,
        value: &str,
    ) -> Result<FigureBuilder<'b>, Error> {
        let holder = Holder::Relation(self.ix);
        self.builder
            .figure(Table::Indicators, holder, key, measure, value)
    }
}
