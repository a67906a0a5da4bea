//! Edits of an architecture, made up from bytes. What the model refuses is passed over.

use std::collections::HashMap;

use arbitrary::{Arbitrary, Unstructured};
use justarch::{Architecture, Builder, Error, Field, Kind, Layer, RelationKind, Table};

/// How many edits one program makes at most.
const MOST: usize = 24;

/// One edit. Numbers pick from what is there, counted round.
#[derive(Arbitrary, Clone, Debug)]
pub enum Edit<'d> {
    Remove(u8),
    Rename(u8, Name<'d>),
    Merge(u8, u8),
    Add(u8, u8, Name<'d>),
    AddCustom(u8, Name<'d>),
    Kind(u8, u8),
    Set(u8, u8, Value<'d>),
    Attribute(u8, Name<'d>, &'d str),
    Alias(u8, &'d str),
    Succeeds(u8, u8),
    Head(u8, Value<'d>),
    ClearHead(u8),
    Entry(u8, u8, u8, Value<'d>),
    Relate(Relation<'d>),
    Indicator(u8, Name<'d>, u16),
    Organisation(Name<'d>, &'d str),
    Source(Name<'d>, &'d str),
}

/// A relation to be added.
#[derive(Arbitrary, Clone, Debug)]
pub struct Relation<'d> {
    from: u8,
    kind: u8,
    to: u8,
    supplier: bool,
    route: Option<u8>,
    direct: bool,
    since: Option<u8>,
    data: Option<&'d str>,
}

/// A key that is to be new.
#[derive(Arbitrary, Clone, Debug)]
pub enum Name<'d> {
    Short(u8),
    Written(&'d str),
}

impl Name<'_> {
    fn key(&self) -> String {
        match self {
            Self::Short(number) => format!("n{}", number % 16),
            Self::Written(text) => (*text).to_owned(),
        }
    }
}

/// A value of a field, written as a file would.
#[derive(Arbitrary, Clone, Debug)]
pub enum Value<'d> {
    Word(u8),
    Element(u8),
    Organisation(u8),
    Source(u8),
    Day(u8, u8, u8),
    Number(u8),
    Written(&'d str),
}

/// Words that some field takes.
const WORDS: &[&str] = &[
    "active",
    "planned",
    "pilot",
    "deprecated",
    "retired",
    "true",
    "false",
    "direct",
    "ministry",
    "sector",
    "national",
    "other-agency",
    "local",
    "province",
    "department",
    "draft",
    "issued",
    "illustrative",
    "2.0",
    "3.0",
    "2.10",
    "1",
    "5",
    "owner",
    "internal",
    "personal",
    "shared-ministry",
    "ready",
    "not-ready",
    "name",
    "status",
    "security-level",
    "existence",
    "update",
    "exploit",
    "default",
    "online-call",
    "national-portal",
    "Hệ thống",
    "e\u{302}",
    "x: y",
    "- a",
    "null",
];

/// The edits that bytes spell.
pub fn program<'d>(bytes: &'d [u8]) -> Vec<Edit<'d>> {
    let mut bytes = Unstructured::new(bytes);
    let mut edits = Vec::new();
    while edits.len() < MOST && !bytes.is_empty() {
        match Edit::arbitrary(&mut bytes) {
            Ok(edit) => edits.push(edit),
            Err(_) => break,
        }
    }
    edits
}

/// The architecture after edits; `None` if the model refuses the whole.
pub fn edited(arch: &Architecture, edits: &[Edit<'_>]) -> Option<Architecture> {
    let mut work = Work {
        ids: arch.elements().map(|e| e.id().to_owned()).collect(),
        keys: Table::ALL
            .into_iter()
            .map(|table| {
                (
                    table,
                    arch.records(table).map(|r| r.key().to_owned()).collect(),
                )
            })
            .collect(),
        builder: arch.to_builder(),
    };
    for edit in edits {
        // A refusal is an answer, too.
        let _ = work.apply(edit);
    }
    work.builder.build().ok()
}

struct Work {
    builder: Builder,
    ids: Vec<String>,
    keys: HashMap<Table, Vec<String>>,
}

/// One of a list, counted round; nothing is called the empty text.
fn pick(list: &[String], number: u8) -> String {
    let at = usize::from(number).checked_rem(list.len());
    at.and_then(|at| list.get(at)).cloned().unwrap_or_default()
}

fn of<T: Copy>(list: &[T], number: u8) -> T {
    list[usize::from(number) % list.len()]
}

impl Work {
    fn id(&self, number: u8) -> String {
        pick(&self.ids, number)
    }

    fn key(&self, table: Table, number: u8) -> String {
        self.keys
            .get(&table)
            .map_or_else(String::new, |keys| pick(keys, number))
    }

    fn value(&self, value: &Value<'_>) -> String {
        match value {
            Value::Word(number) => of(WORDS, *number).to_owned(),
            Value::Element(number) => self.id(*number),
            Value::Organisation(number) => self.key(Table::Organisations, *number),
            Value::Source(number) => self.key(Table::Sources, *number),
            Value::Day(year, month, day) => {
                format!("20{:02}-{:02}-{:02}", year % 40, month % 13, day % 32)
            }
            Value::Number(number) => number.to_string(),
            Value::Written(text) => (*text).to_owned(),
        }
    }

    fn apply(&mut self, edit: &Edit<'_>) -> Result<(), Error> {
        match edit {
            Edit::Remove(at) => {
                let id = self.id(*at);
                self.builder.remove_element(&id)?;
                self.ids.retain(|known| *known != id);
            }
            Edit::Rename(at, name) => {
                let (id, to) = (self.id(*at), name.key());
                self.builder.rename_element(&id, &to)?;
                self.ids.retain(|known| *known != id);
                self.ids.push(to);
            }
            Edit::Merge(at, into) => {
                let (id, into) = (self.id(*at), self.id(*into));
                self.builder.merge_element(&id, &into)?;
                self.ids.retain(|known| *known != id);
            }
            Edit::Add(kind, word, name) => {
                let key = name.key();
                self.builder
                    .element(&key, of(Kind::ALL, *kind), of(WORDS, *word))?;
                self.ids.push(key);
            }
            Edit::AddCustom(layer, name) => {
                let key = name.key();
                let layer = of(&Layer::ALL, *layer);
                self.builder
                    .custom_element(&key, "x-robot", layer, "Rô-bốt")?;
                self.ids.push(key);
            }
            Edit::Relate(relation) => self.relate(relation)?,
            Edit::Indicator(at, name, value) => {
                let (id, value) = (self.id(*at), format!("{}.{}", value / 100, value % 100));
                let element = self.builder.edit_element(&id)?;
                element.indicator(&name.key(), "records", &value)?;
                self.keys
                    .entry(Table::Indicators)
                    .or_default()
                    .push(name.key());
            }
            Edit::Organisation(name, text) => {
                self.builder.organisation(&name.key(), text)?;
                self.keys
                    .entry(Table::Organisations)
                    .or_default()
                    .push(name.key());
            }
            Edit::Source(name, text) => {
                self.builder.source(&name.key(), text)?;
                self.keys
                    .entry(Table::Sources)
                    .or_default()
                    .push(name.key());
            }
            other => self.set(other)?,
        }
        Ok(())
    }

    /// The edits that set fields.
    fn set(&mut self, edit: &Edit<'_>) -> Result<(), Error> {
        match edit {
            Edit::Kind(at, kind) => {
                let id = self.id(*at);
                self.builder
                    .edit_element(&id)?
                    .kind(of(Kind::ALL, *kind))?;
            }
            Edit::Set(at, field, value) => {
                let (id, value) = (self.id(*at), self.value(value));
                self.builder
                    .edit_element(&id)?
                    .field(of(Field::ALL, *field), &value)?;
            }
            Edit::Attribute(at, name, text) => {
                let id = self.id(*at);
                self.builder
                    .edit_element(&id)?
                    .attribute(&name.key(), text)?;
            }
            Edit::Alias(at, text) => {
                let id = self.id(*at);
                self.builder.edit_element(&id)?.alias(text)?;
            }
            Edit::Succeeds(at, old) => {
                let (id, old) = (self.id(*at), self.id(*old));
                self.builder.edit_element(&id)?.succeeds(&old)?;
            }
            Edit::Head(field, value) => {
                let value = self.value(value);
                self.builder.header().field(of(Field::ALL, *field), &value)?;
            }
            Edit::ClearHead(field) => {
                self.builder.header().clear(of(Field::ALL, *field));
            }
            Edit::Entry(table, at, field, value) => {
                let table = of(&Table::ALL, *table);
                let (key, value) = (self.key(table, *at), self.value(value));
                self.builder
                    .edit_record(table, &key)?
                    .field(of(Field::ALL, *field), &value)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn relate(&mut self, relation: &Relation<'_>) -> Result<(), Error> {
        let kind = of(&RelationKind::ALL, relation.kind);
        let to = if relation.supplier {
            self.key(Table::Organisations, relation.to)
        } else {
            self.id(relation.to)
        };
        let from = self.id(relation.from);
        let hop = relation.route.map(|hop| self.id(hop));
        let mut made = self.builder.relate(&from, kind, &to)?;
        if let Some(hop) = &hop {
            made = made.route([hop.as_str()])?;
        } else if relation.direct {
            made = made.direct();
        }
        if let Some(year) = relation.since {
            made = made.since(format!("20{:02}", year % 40).parse()?);
        }
        if let Some(data) = relation.data {
            made.data(data)?;
        }
        Ok(())
    }
}
