//! Setting the fields of an element.
#![expect(
    clippy::indexing_slicing,
    reason = "numbers of drafts are given out by the builder, whose lists never shrink"
)]

use super::draft::Draft;
use super::setters::{Carrier, setters, typed_setter};
use super::{Builder, FigureBuilder, Holder, refused};
use crate::date::Date;
use crate::error::Error;
use crate::model::token::{DatabaseClass, Readiness, Scope, Status, Token};
use crate::model::{Field, Kind, Layer, Table};

/// Sets the fields of an element that was just added, or that is [edited](Builder::edit_element). Every setter can be
/// left out; those that take a text refuse what a file could not say.
#[derive(Debug)]
pub struct ElementBuilder<'b> {
    pub(super) builder: &'b mut Builder,
    pub(super) ix: u32,
}

setters!(ElementBuilder, this => Carrier::Element(this.ix));
typed_setter!(ElementBuilder);

impl<'b> ElementBuilder<'b> {
    fn id(&self) -> &str {
        &self.builder.elements[self.ix as usize].id
    }

    /// The Vietnamese name.
    pub fn name_vi(self, name: &str) -> Result<Self, Error> {
        self.field(Field::NameVi, name)
    }

    /// The English name.
    pub fn name_en(self, name: &str) -> Result<Self, Error> {
        self.field(Field::NameEn, name)
    }

    /// What it is for, in both languages; a blank English text is left out.
    pub fn description(self, vi: &str, en: &str) -> Result<Self, Error> {
        let of = self.carrier();
        let fields = (Field::DescriptionVi, Field::DescriptionEn);
        self.builder.set_both(of, fields, (vi, en))?;
        Ok(self)
    }

    /// Another name in use.
    pub fn alias(self, name: &str) -> Result<Self, Error> {
        self.add(Field::Alias, name)
    }

    /// The owner, an organisation added before.
    pub fn owner(self, organisation: &str) -> Result<Self, Error> {
        self.field(Field::Owner, organisation)
    }

    /// The operator, an organisation added before.
    pub fn operator(self, organisation: &str) -> Result<Self, Error> {
        self.field(Field::Operator, organisation)
    }

    /// How far it reaches.
    pub fn scope(self, scope: Scope) -> Self {
        self.set(Field::Scope, Draft::Token(scope.code()))
    }

    /// The stage of its life.
    pub fn status(self, status: Status) -> Self {
        self.set(Field::Status, Draft::Token(status.code()))
    }

    /// Since when it exists; the target date of a planned element.
    pub fn since(self, date: Date) -> Self {
        self.set(Field::Since, Draft::Date(date))
    }

    /// Until when it exists.
    pub fn until(self, date: Date) -> Self {
        self.set(Field::Until, Draft::Date(date))
    }

    /// The security level, 1 to 5.
    pub fn security_level(self, level: u8) -> Result<Self, Error> {
        self.field(Field::SecurityLevel, &level.to_string())
    }

    /// The class of a database.
    pub fn database_class(self, class: DatabaseClass) -> Self {
        self.set(Field::DatabaseClass, Draft::Token(class.code()))
    }

    /// The grade of a public service: `1` to `4`, `partial`, `full-process`.
    pub fn grade(self, grade: &str) -> Result<Self, Error> {
        self.field(Field::Grade, grade)
    }

    /// Whether an integration platform can serve.
    pub fn readiness(self, readiness: Readiness) -> Self {
        self.set(Field::Readiness, Draft::Token(readiness.code()))
    }

    /// How many of it there are.
    pub fn instances(self, count: u64) -> Self {
        self.set(Field::Instances, Draft::Number(count))
    }

    /// The id of an element of the earlier version that goes on in this one.
    pub fn succeeds(self, id: &str) -> Result<Self, Error> {
        self.add(Field::Succeeds, id)
    }

    /// Another kind. A kind of the user's own takes [`Self::custom_kind`].
    pub fn kind(self, kind: impl Into<Kind>) -> Result<Self, Error> {
        let kind = kind.into();
        if matches!(kind, Kind::Custom(_)) {
            return Err(refused(crate::text::Text::fixed(
                "loại tự đặt phải có tên, dùng `custom_kind`",
                "a custom kind needs its name: use `custom_kind`",
            )));
        }
        let draft = &mut self.builder.elements[self.ix as usize];
        draft.kind = kind;
        draft.props.clear(Field::Kind);
        Ok(self)
    }

    /// Another kind, one of the user's own, such as `x-robot`.
    ///
    /// ```
    /// use justarch::{ApplicationKind, Architecture, FrameworkVersion, Layer};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.element("greeter", ApplicationKind::Application, "Rô-bốt hướng dẫn")?
    ///     .custom_kind("x-robot", Layer::Channel)?;
    /// let arch = b.build()?;
    /// let greeter = arch.element("greeter").unwrap();
    /// assert_eq!((greeter.kind_key(), greeter.layer()), ("x-robot", Layer::Channel));
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn custom_kind(self, kind: &str, layer: Layer) -> Result<Self, Error> {
        let custom = super::custom(self.id(), kind, layer)?;
        let draft = &mut self.builder.elements[self.ix as usize];
        draft.kind = custom;
        draft.props.set(Field::Kind, Draft::Text(kind.to_owned()));
        Ok(self)
    }

    /// Adds a figure measured on the element.
    pub fn indicator(
        self,
        key: &str,
        measure: &str,
        value: &str,
    ) -> Result<FigureBuilder<'b>, Error> {
        let holder = Holder::Element(self.id().to_owned());
        self.builder
            .figure(Table::Indicators, holder, key, measure, value)
    }

    /// Adds a figure to be reached by the element.
    pub fn target(self, key: &str, measure: &str, value: &str) -> Result<FigureBuilder<'b>, Error> {
        let holder = Holder::Element(self.id().to_owned());
        self.builder
            .figure(Table::Targets, holder, key, measure, value)
    }
}
