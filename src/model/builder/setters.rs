//! What everything that carries fields can be told alike: a value for any field, one more, none.
#![expect(
    clippy::indexing_slicing,
    reason = "numbers of drafts are given out by the builder, whose lists never shrink"
)]

use super::draft::{Draft, Drafts};
use super::edit::{is_name, named};
use super::{Builder, check_attribute_name, not_there, require_text, value};
use crate::error::Error;
use crate::model::schema::{self, FieldSpec, HEADER, Shape};
use crate::model::{Field, Table};

/// What carries fields, by its number among the drafts.
#[derive(Clone, Copy, Debug)]
pub(super) enum Carrier {
    Header,
    Element(u32),
    Relation(usize),
    Record(Table, u32),
}

impl Carrier {
    fn specs(self) -> &'static [FieldSpec] {
        match self {
            Self::Header => HEADER,
            Self::Element(_) => schema::ELEMENT,
            Self::Relation(_) => schema::RELATION,
            Self::Record(table, _) => table.fields(),
        }
    }
}

impl Builder {
    pub(super) fn props(&mut self, of: Carrier) -> &mut Drafts {
        match of {
            Carrier::Header => &mut self.header,
            Carrier::Element(ix) => &mut self.elements[ix as usize].props,
            Carrier::Relation(ix) => &mut self.relations[ix].props,
            Carrier::Record(table, ix) => self.record_props(table, ix),
        }
    }

    /// Gives a field its one value.
    pub(super) fn set_field(&mut self, of: Carrier, field: Field, text: &str) -> Result<(), Error> {
        let draft = value::read(self, of.specs(), field, text)?;
        let field = field_of(field, &draft);
        let mut props = self.props(of).clone();
        props.make_way(field);
        props.set(field, draft);
        if let Carrier::Record(table, ix) = of
            && is_name(table, field)
        {
            self.claim_name(table, ix, named(&props))?;
        }
        *self.props(of) = props;
        Ok(())
    }

    /// Adds a value to those of a field that holds a list.
    pub(super) fn add_to_field(
        &mut self,
        of: Carrier,
        field: Field,
        text: &str,
    ) -> Result<(), Error> {
        let draft = value::read(self, of.specs(), field, text)?;
        if !value::find(of.specs(), field).is_some_and(Shape::is_list) {
            let path = field.path();
            return Err(Error::value(crate::bilingual!(
                "`{path}` chỉ nhận một giá trị",
                "`{path}` holds one value"
            )));
        }
        let field = field_of(field, &draft);
        let props = self.props(of);
        match field {
            Field::RouteHop => props.clear(Field::RouteDirect),
            Field::RouteDirect => props.clear(Field::RouteHop),
            _ => {}
        }
        props.add(field, draft);
        Ok(())
    }

    pub(super) fn clear_field(&mut self, of: Carrier, field: Field) {
        let props = self.props(of);
        props.make_way(field);
        props.clear(field);
    }

    pub(super) fn set_attribute(
        &mut self,
        of: Carrier,
        key: &str,
        text: &str,
    ) -> Result<(), Error> {
        if value::find(of.specs(), Field::Attribute).is_none() {
            let path = Field::Attribute.path();
            return Err(not_there(crate::bilingual!(
                "không có khóa `{path}`",
                "there is no field `{path}`"
            )));
        }
        check_attribute_name(key)?;
        require_text(Field::Attribute.path(), text)?;
        self.props(of).set_attribute(key, text);
        Ok(())
    }

    /// Gives a text in both languages; a blank English one takes away what was there.
    pub(super) fn set_both(
        &mut self,
        of: Carrier,
        (field_vi, field_en): (Field, Field),
        (vi, en): (&str, &str),
    ) -> Result<(), Error> {
        self.set_field(of, field_vi, vi)?;
        if en.trim().is_empty() {
            self.clear_field(of, field_en);
            return Ok(());
        }
        self.set_field(of, field_en, en)
    }
}

/// Where a value of a route belongs: `direct` is said by a field of its own.
fn field_of(field: Field, value: &Draft) -> Field {
    match (field, value) {
        (Field::RouteHop | Field::RouteDirect, Draft::Flag) => Field::RouteDirect,
        (Field::RouteDirect, _) => Field::RouteHop,
        _ => field,
    }
}

/// The setters that all have in common; `carrier` says of whom the fields are.
macro_rules! setters {
    ($name:ident, $this:ident => $carrier:expr) => {
        impl $name<'_> {
            fn carrier(&self) -> Carrier {
                let $this = self;
                $carrier
            }

            /// Gives a field a value as files write it, in place of what it had; refuses what a file could not say.
            ///
            /// ```
            /// use justarch::{ApplicationKind, Architecture, Field, FrameworkVersion};
            /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
            /// b.header().field(Field::StateDate, "2024-07")?;
            /// b.element("app", ApplicationKind::Application, "Phần mềm")?
            ///     .field(Field::Since, "2024-07")?
            ///     .field(Field::Status, "active")?;
            /// assert!(b.edit_element("app")?.field(Field::Status, "finished").is_err());
            /// # Ok::<(), justarch::Error>(())
            /// ```
            pub fn field(self, field: Field, text: &str) -> Result<Self, Error> {
                let of = self.carrier();
                self.builder.set_field(of, field, text)?;
                Ok(self)
            }

            /// Adds a value to a field that holds a list. Refuses a field that holds one value.
            ///
            /// ```
            /// use justarch::{ApplicationKind, Architecture, Field, FrameworkVersion};
            /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
            /// b.element("app", ApplicationKind::Application, "Phần mềm")?
            ///     .add(Field::Tag, "tư pháp")?
            ///     .add(Field::Tag, "hộ tịch")?;
            /// assert!(b.edit_element("app")?.add(Field::Status, "active").is_err());
            /// # Ok::<(), justarch::Error>(())
            /// ```
            pub fn add(self, field: Field, text: &str) -> Result<Self, Error> {
                let of = self.carrier();
                self.builder.add_to_field(of, field, text)?;
                Ok(self)
            }

            /// Takes a field away, with all its values.
            pub fn clear(self, field: Field) -> Self {
                let of = self.carrier();
                self.builder.clear_field(of, field);
                self
            }

            /// A free attribute; it replaces what was said under that key, of at most 255 bytes.
            pub fn attribute(self, key: &str, text: &str) -> Result<Self, Error> {
                let of = self.carrier();
                self.builder.set_attribute(of, key, text)?;
                Ok(self)
            }

            /// Takes a free attribute away.
            pub fn clear_attribute(self, key: &str) -> Self {
                let of = self.carrier();
                self.builder.props(of).clear_attribute(key);
                self
            }

            /// A remark in both languages; a blank English one is left out.
            pub fn note(self, vi: &str, en: &str) -> Result<Self, Error> {
                let of = self.carrier();
                self.builder
                    .set_both(of, (Field::NoteVi, Field::NoteEn), (vi, en))?;
                Ok(self)
            }

            /// A source, added before, that states it.
            pub fn source(self, key: &str) -> Result<Self, Error> {
                self.add(Field::Source, key)
            }

            /// A key whose value no source states; `existence` for the thing itself.
            pub fn inferred(self, key: &str) -> Result<Self, Error> {
                self.add(Field::Inferred, key)
            }
        }
    };
}

/// A setter for values that need no check.
macro_rules! typed_setter {
    ($name:ident) => {
        impl $name<'_> {
            fn set(self, field: Field, value: Draft) -> Self {
                let of = self.carrier();
                self.builder.props(of).set(field, value);
                self
            }
        }
    };
}

pub(super) use {setters, typed_setter};
