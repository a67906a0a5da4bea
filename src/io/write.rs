//! Writing: the canonical form of an architecture, for any format that serde writes.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use std::collections::HashSet;

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::model::schema::{ELEMENT, FieldSpec, HEADER, RELATION, Shape};
use crate::model::store::Holder;
use crate::model::{
    Architecture, ElementRef, Field, Fields, Layer, RecordRef, RelationKind, RelationRef, Table,
    Value,
};

/// The version of the file format that is written.
const FILE_VERSION: u32 = 1;

/// Writes the canonical form: sections bottom up, keys in the order of the format, elements and relations in
/// document order. Reading it gives an equal architecture, and writing that gives the same text.
///
/// ```
/// # #[cfg(feature = "yaml")] {
/// let arch = justarch::reference::moj_3_0();
/// let text = arch.to_yaml();
/// let again = justarch::Document::parse("again.yaml", &text).unwrap();
/// assert!(again.report().is_empty() && *again.architecture() == arch);
/// # }
/// ```
impl Serialize for Architecture {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("justarch", &FILE_VERSION)?;
        map.serialize_entry("architecture", &Thing::header(self))?;
        let table = |map: &mut S::SerializeMap, table: Table| {
            let records = Records::of(self, table, Holder::Document);
            if records.is_empty() {
                return Ok(());
            }
            map.serialize_entry(table.key(), &records)
        };
        table(&mut map, Table::Sources)?;
        table(&mut map, Table::Organisations)?;
        for layer in Layer::ALL {
            if self.elements_in(layer).next().is_some() {
                map.serialize_entry(layer.section(), &Section { arch: self, layer })?;
            }
        }
        for rest in [
            Table::Indicators,
            Table::Targets,
            Table::Retired,
            Table::Transferred,
        ] {
            table(&mut map, rest)?;
        }
        map.end()
    }
}

#[cfg(feature = "yaml")]
impl Architecture {
    /// The canonical YAML text. O(elements + relations).
    pub fn to_yaml(&self) -> String {
        // Writing to memory can fail only for keys that are not texts, of which there are none.
        serde_yaml::to_string(self).unwrap_or_default()
    }
}

struct Section<'a> {
    arch: &'a Architecture,
    layer: Layer,
}

impl Serialize for Section<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let elements = self.arch.elements_in(self.layer);
        serializer.collect_map(elements.map(|e| (e.id(), Thing::element(e))))
    }
}

/// Anything with fields, written by its schema.
struct Thing<'a> {
    arch: &'a Architecture,
    what: What<'a>,
    fields: Fields<'a>,
    specs: &'static [FieldSpec],
}

#[derive(Clone, Copy)]
enum What<'a> {
    Header,
    Element(ElementRef<'a>),
    Relation(RelationRef<'a>),
    Record(RecordRef<'a>),
}

impl<'a> Thing<'a> {
    fn header(arch: &'a Architecture) -> Self {
        Self {
            arch,
            what: What::Header,
            fields: arch.fields(),
            specs: HEADER,
        }
    }

    fn element(element: ElementRef<'a>) -> Self {
        Self {
            arch: element.architecture(),
            what: What::Element(element),
            fields: element.all_fields(),
            specs: ELEMENT,
        }
    }

    fn relation(arch: &'a Architecture, relation: RelationRef<'a>) -> Self {
        Self {
            arch,
            what: What::Relation(relation),
            fields: relation.all_fields(),
            specs: RELATION,
        }
    }

    fn record(arch: &'a Architecture, record: RecordRef<'a>) -> Self {
        Self {
            arch,
            what: What::Record(record),
            fields: record.fields(),
            specs: record.table().fields(),
        }
    }

    fn holder(&self) -> Option<Holder> {
        match self.what {
            What::Header => Some(Holder::Document),
            What::Element(element) => Some(Holder::Element(element.ix(), 0)),
            What::Relation(r) => Some(Holder::Element(r.from().ix(), r.ix() + 1)),
            What::Record(_) => None,
        }
    }

    fn write_key<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        match self.what {
            What::Header => map.serialize_entry("id", self.arch.id()),
            What::Relation(relation) => {
                map.serialize_entry(relation.kind().far_key(), relation.end().id())
            }
            What::Record(record) if record.table().is_list() && record.table().has_id() => {
                map.serialize_entry("id", record.key())
            }
            _ => Ok(()),
        }
    }

    fn write_field<M: SerializeMap>(
        &self,
        map: &mut M,
        spec: &'static FieldSpec,
    ) -> Result<(), M::Error> {
        match spec.shape {
            Shape::Kind => match self.what {
                What::Element(element) => map.serialize_entry(spec.key, element.kind_key()),
                _ => Ok(()),
            },
            Shape::Relations(kind) => match self.what {
                What::Element(element) if element.relations_of(kind).next().is_some() => {
                    map.serialize_entry(spec.key, &Relations { element, kind })
                }
                _ => Ok(()),
            },
            Shape::Records(table) => match self.holder() {
                Some(holder) => {
                    let records = Records::of(self.arch, table, holder);
                    if records.is_empty() {
                        return Ok(());
                    }
                    map.serialize_entry(spec.key, &records)
                }
                None => Ok(()),
            },
            Shape::Group { fields, bare } => {
                let set: Vec<_> = fields.iter().filter(|f| self.is_set(f)).collect();
                match set.as_slice() {
                    [] => Ok(()),
                    [one] if bare && fields.first().is_some_and(|f| f.key == one.key) => {
                        let field = one.field.unwrap_or(Field::Refused);
                        map.serialize_entry(spec.key, &Single(self.fields, field, one.shape))
                    }
                    _ => map.serialize_entry(spec.key, &Group(self.fields, fields)),
                }
            }
            Shape::Route if self.fields.has(Field::RouteDirect) => {
                map.serialize_entry(spec.key, "direct")
            }
            Shape::Attributes => {
                let attributes: Vec<_> = self.fields.attributes().collect();
                if attributes.is_empty() {
                    return Ok(());
                }
                map.serialize_entry(spec.key, &Attributes(attributes))
            }
            _ => match spec.field.filter(|field| self.fields.has(*field)) {
                Some(field) if spec.shape.is_list() => {
                    map.serialize_entry(spec.key, &List(self.fields, field))
                }
                Some(field) => {
                    map.serialize_entry(spec.key, &Single(self.fields, field, spec.shape))
                }
                None => Ok(()),
            },
        }
    }

    fn is_set(&self, spec: &FieldSpec) -> bool {
        spec.field.is_some_and(|field| self.fields.has(field))
    }
}

impl Serialize for Thing<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.write_key(&mut map)?;
        for spec in self.specs {
            self.write_field(&mut map, spec)?;
        }
        map.end()
    }
}

struct Group<'a>(Fields<'a>, &'static [FieldSpec]);

impl Serialize for Group<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for spec in self.1 {
            match spec.field.filter(|field| self.0.has(*field)) {
                Some(field) if spec.shape.is_list() => {
                    map.serialize_entry(spec.key, &List(self.0, field))?;
                }
                Some(field) => {
                    map.serialize_entry(spec.key, &Single(self.0, field, spec.shape))?;
                }
                None => {}
            }
        }
        map.end()
    }
}

/// The first value of a field.
struct Single<'a>(Fields<'a>, Field, Shape);

impl Serialize for Single<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some(value) = values(self.0, self.1).next() else {
            return serializer.serialize_unit();
        };
        // A decimal that a number can hold without loss is written as one.
        if let (Shape::Decimal, Value::Text(text)) = (self.2, value)
            && let Ok(number) = text.parse::<i64>()
            && number.to_string() == text
        {
            return serializer.serialize_i64(number);
        }
        if let (Shape::Flag, Value::Number(number)) = (self.2, value) {
            return serializer.serialize_bool(number != 0);
        }
        Scalar(value).serialize(serializer)
    }
}

/// All values of a field.
struct List<'a>(Fields<'a>, Field);

impl Serialize for List<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(values(self.0, self.1).map(Scalar))
    }
}

fn values(fields: Fields<'_>, field: Field) -> impl Iterator<Item = Value<'_>> {
    fields.iter().filter(move |f| f.0 == field).map(|f| f.1)
}

struct Scalar<'a>(Value<'a>);

impl Serialize for Scalar<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Number(number) => serializer.serialize_u64(number),
            Value::Text(text) => serializer.serialize_str(text),
            other => serializer.collect_str(&other),
        }
    }
}

struct Attributes<'a>(Vec<(&'a str, &'a str)>);

impl Serialize for Attributes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

struct Relations<'a> {
    element: ElementRef<'a>,
    kind: RelationKind,
}

impl Serialize for Relations<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut seq = serializer.serialize_seq(None)?;
        let mut bare_ends = HashSet::new();
        for relation in self.element.relations_of(self.kind) {
            let bare = relation.kind() != RelationKind::Exchanges
                && relation.fields().iter().next().is_none()
                && relation.indicators().next().is_none();
            // A bare id that comes again would be read as a slip; a map is taken at its word.
            if bare && bare_ends.insert(relation.end().id()) {
                seq.serialize_element(relation.end().id())?;
            } else {
                let arch = self.element.architecture();
                seq.serialize_element(&Thing::relation(arch, relation))?;
            }
        }
        seq.end()
    }
}

struct Records<'a> {
    arch: &'a Architecture,
    table: Table,
    all: Vec<RecordRef<'a>>,
}

impl<'a> Records<'a> {
    fn of(arch: &'a Architecture, table: Table, holder: Holder) -> Self {
        Self {
            arch,
            table,
            all: arch.records_of(table, holder).collect(),
        }
    }

    fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

impl Serialize for Records<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let things = self.all.iter().map(|r| Thing::record(self.arch, *r));
        if self.table.is_list() {
            serializer.collect_seq(things)
        } else {
            serializer.collect_map(self.all.iter().map(|r| r.key()).zip(things))
        }
    }
}
