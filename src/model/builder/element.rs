//! Setting the fields of an element.
#![expect(
    clippy::indexing_slicing,
    reason = "numbers of drafts are given out by the builder, whose lists never shrink"
)]

use super::draft::{Draft, Drafts};
use super::value;
use super::{Builder, FigureBuilder, Holder, check_attribute_name, check_key, refused, said};
use crate::date::Date;
use crate::error::Error;
use crate::model::token::{DatabaseClass, Readiness, Scope, Status, Token};
use crate::model::{Field, Kind, Table, schema};

/// Sets the fields of an element that was just added. Every setter can be left out.
#[derive(Debug)]
pub struct ElementBuilder<'b> {
    pub(super) builder: &'b mut Builder,
    pub(super) ix: u32,
}

impl<'b> ElementBuilder<'b> {
    pub(super) fn props(&mut self) -> &mut Drafts {
        &mut self.builder.elements[self.ix as usize].props
    }

    fn id(&self) -> &str {
        &self.builder.elements[self.ix as usize].id
    }

    fn set(mut self, field: Field, value: Draft) -> Self {
        self.props().set(field, value);
        self
    }

    fn add(mut self, field: Field, value: Draft) -> Self {
        self.props().add(field, value);
        self
    }

    fn text(self, field: Field, text: &str) -> Result<Self, Error> {
        said(field.path(), text)?;
        Ok(self.set(field, Draft::Text(text.to_owned())))
    }

    /// The English name.
    pub fn name_en(self, name: &str) -> Result<Self, Error> {
        self.text(Field::NameEn, name)
    }

    /// Another name in use.
    pub fn alias(self, name: &str) -> Self {
        self.add(Field::Alias, Draft::Text(name.to_owned()))
    }

    /// The owner, an organisation added before.
    pub fn owner(self, organisation: &str) -> Result<Self, Error> {
        self.builder
            .find_record(Table::Organisations, organisation)?;
        Ok(self.set(Field::Owner, Draft::Organisation(organisation.to_owned())))
    }

    /// The operator, an organisation added before.
    pub fn operator(self, organisation: &str) -> Result<Self, Error> {
        self.builder
            .find_record(Table::Organisations, organisation)?;
        Ok(self.set(
            Field::Operator,
            Draft::Organisation(organisation.to_owned()),
        ))
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
        if !(1..=5).contains(&level) {
            return Err(refused(crate::bilingual!(
                "{level} không phải là cấp độ an toàn: từ 1 đến 5",
                "{level} is not a security level: 1 to 5"
            )));
        }
        Ok(self.set(Field::SecurityLevel, Draft::Number(u64::from(level))))
    }

    /// The class of a database.
    pub fn database_class(self, class: DatabaseClass) -> Self {
        self.set(Field::DatabaseClass, Draft::Token(class.code()))
    }

    /// The grade of a public service: `1` to `4`, `partial`, `full-process`.
    pub fn grade(self, grade: &str) -> Result<Self, Error> {
        self.text(Field::Grade, grade)
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
        check_key(id)?;
        Ok(self.add(Field::Succeeds, Draft::Text(id.to_owned())))
    }

    /// A source, added before, that states the element.
    pub fn source(self, key: &str) -> Result<Self, Error> {
        self.builder.find_record(Table::Sources, key)?;
        Ok(self.add(Field::Source, Draft::Source(key.to_owned())))
    }

    /// A key whose value no source states; `existence` for the element itself.
    pub fn inferred(self, key: &str) -> Result<Self, Error> {
        if !schema::is_inferable(schema::ELEMENT, key) {
            return Err(refused(crate::bilingual!(
                "thành phần không có trường `{key}`",
                "an element has no field `{key}`"
            )));
        }
        Ok(self.add(Field::Inferred, Draft::Text(key.to_owned())))
    }

    /// Another kind; a kind of the user's own is refused.
    pub fn kind(self, kind: impl Into<Kind>) -> Result<Self, Error> {
        let kind = kind.into();
        if matches!(kind, Kind::Custom(_)) {
            return Err(refused(crate::text::Text::fixed(
                "không thể gán loại tự đặt sau khi đã tạo thành phần",
                "a custom kind cannot be given later",
            )));
        }
        let draft = &mut self.builder.elements[self.ix as usize];
        draft.kind = kind;
        draft.props.clear(Field::Kind);
        Ok(self)
    }

    /// Gives a field a value as files write it, in place of what it had; refuses what a file could not say.
    ///
    /// ```
    /// use justarch::{ApplicationKind, Architecture, Field, FrameworkVersion};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.element("app", ApplicationKind::Application, "Phần mềm")?
    ///     .field(Field::Since, "2024-07")?
    ///     .field(Field::Status, "active")?;
    /// assert!(b.edit_element("app")?.field(Field::Status, "finished").is_err());
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn field(self, field: Field, text: &str) -> Result<Self, Error> {
        let draft = value::read(self.builder, schema::ELEMENT, field, text)?;
        Ok(self.set(field, draft))
    }

    /// A free attribute; it replaces what was said under that key, of at most 255 bytes.
    pub fn attribute(mut self, key: &str, text: &str) -> Result<Self, Error> {
        check_attribute_name(key)?;
        said(Field::Attribute.path(), text)?;
        self.props().set_attribute(key, text);
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
}
