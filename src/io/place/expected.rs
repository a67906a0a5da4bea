//! What may stand at a place: the schema's answer, for completion.

use std::collections::HashSet;

use super::Entry;
use super::role::{Context, Role};
use super::spot::Spot;
use super::tree::Form;
use crate::io::lower;
use crate::model::schema::{ELEMENT, FieldSpec, HEADER, RELATION, Shape};
use crate::model::{Kind, Layer, RelationKind, Table};

/// What may stand at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Expected {
    /// Nothing that the format knows.
    Nothing,
    /// One of these keys, in the order in which files write them.
    Keys(Vec<KeyOffer>),
    /// An id that nothing has yet, as the key of an element of that layer.
    ElementId(Layer),
    /// An id that nothing has yet, as the key of a record.
    RecordKey(Table),
    /// A name of one's own, as in `attributes`.
    Name,
    /// A value.
    Value {
        /// What it is.
        kind: ValueKind,
        /// Whether it may be a list of such, or is an item of one.
        is_list: bool,
    },
}

/// A key that may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyOffer {
    /// The key.
    pub key: &'static str,
    /// Whether something must be stated there.
    pub is_required: bool,
    /// What its value is.
    pub value: ValueKind,
    /// Whether the value may be a list.
    pub is_list: bool,
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ValueKind {
    /// A map of keys.
    Map,
    /// Any text.
    Text,
    /// A day, month or year.
    Date,
    /// A version such as 2.1.
    Version,
    /// The number of a framework.
    Framework,
    /// A whole number from 0.
    Number,
    /// A number with or without decimals.
    Decimal,
    /// `true` or `false`.
    Flag,
    /// A security level from 1 to 5.
    SecurityLevel,
    /// One of these words.
    Words(&'static [&'static str]),
    /// A kind of elements of that layer.
    Kind(Layer),
    /// The id of an element.
    Element,
    /// The id of an organisation.
    Organisation,
    /// The id of a source.
    Source,
    /// The id of an element of the version before.
    EarlierElement,
    /// The id of an organisation of the version before.
    EarlierOrganisation,
    /// The id of what a relation of that kind may lead to: an element, of `supplied-by` also an organisation.
    FarEnd(RelationKind),
    /// One of the keys of the thing that it stands in, or `existence`.
    OwnKey,
    /// `direct`, or a list of elements.
    Route,
    /// The path of a file.
    Path,
    /// The version of the format: 1.
    FileVersion,
    /// An id that the thing gives itself.
    OwnId,
}

/// What may stand at a spot of a node with that context; at a key that of its map, which has the context.
pub(super) fn expected(
    context: &Context,
    spot: Spot,
    entry: Option<Entry<'_>>,
    kind: Option<Kind>,
) -> Expected {
    if spot == Spot::Behind {
        return Expected::Nothing;
    }
    let is_blank = spot == Spot::Blank;
    let is_in_list = entry.is_some_and(|entry| entry.node().form.is_seq());
    if spot == Spot::Key || is_blank && !is_in_list {
        // The key that the cursor is on may stay.
        let map = match spot {
            Spot::Key => entry.and_then(Entry::parent),
            _ => entry,
        };
        let own = entry.filter(|_| spot == Spot::Key);
        let own = own.and_then(|own| own.tree().scalar(own.source_text(), own.ix));
        let given = map.into_iter().flat_map(Entry::entries);
        let given: HashSet<_> = given
            .filter_map(Entry::key)
            .filter(|key| Some(*key) != own)
            .collect();
        return keys(context, kind, |key| given.contains(key));
    }
    // The first letters of the first key: below a key that wants a map they are no value yet.
    let wants_map = value_of(context, false) == Some(ValueKind::Map);
    if spot == Spot::Value && wants_map && entry.is_some_and(begins_below) {
        return keys(context, kind, |_| false);
    }
    let is_list = is_blank || spot == Spot::Item || takes_list(context.role);
    match value_of(context, is_blank && is_in_list) {
        Some(kind) => Expected::Value { kind, is_list },
        None => Expected::Nothing,
    }
}

/// Whether it is a word on a line of its own below its key.
fn begins_below(entry: Entry<'_>) -> bool {
    let node = entry.node();
    let between = entry
        .source_text()
        .get(node.lead as usize..node.start as usize);
    node.form == Form::Plain && between.is_some_and(|between| between.contains(['\n', '\r']))
}

fn takes_list(role: Role) -> bool {
    match role {
        Role::Include | Role::Relations(_) | Role::Relation(_) => true,
        Role::Table(table) => table.is_list(),
        Role::Field(spec) => spec.shape.is_list(),
        _ => false,
    }
}

fn keys(context: &Context, kind: Option<Kind>, is_given: impl Fn(&str) -> bool) -> Expected {
    let offer = |key, value| KeyOffer {
        key,
        is_required: false,
        value,
        is_list: false,
    };
    let mut first = Vec::new();
    let specs = match context.role {
        Role::File => {
            let keys = lower::top_level_keys(context.is_root);
            first.extend(keys.into_iter().map(|key| match key {
                lower::FILE_VERSION => offer(key, ValueKind::FileVersion),
                lower::INCLUDE => KeyOffer {
                    is_list: true,
                    ..offer(key, ValueKind::Path)
                },
                _ => offer(key, ValueKind::Map),
            }));
            &[]
        }
        Role::Header => {
            first.push(KeyOffer {
                is_required: true,
                ..offer("id", ValueKind::OwnId)
            });
            HEADER
        }
        Role::Section(layer) => return Expected::ElementId(layer),
        Role::Table(table) if !table.is_list() => return Expected::RecordKey(table),
        Role::Element => ELEMENT,
        Role::Record(table) => {
            if table.is_list() && table.has_id() {
                first.push(KeyOffer {
                    is_required: true,
                    ..offer("id", ValueKind::OwnId)
                });
            }
            table.fields()
        }
        Role::Relations(kind) | Role::Relation(kind) => {
            first.push(KeyOffer {
                is_required: true,
                ..offer(kind.far_key(), ValueKind::FarEnd(kind))
            });
            RELATION
        }
        Role::Group { fields, .. } => fields,
        Role::Field(spec) if matches!(spec.shape, Shape::Attributes) => {
            return Expected::Name;
        }
        Role::FileVersion
        | Role::Include
        | Role::Table(_)
        | Role::FarEnd(_)
        | Role::Field(_)
        | Role::OwnId
        | Role::Unknown => return Expected::Nothing,
    };
    let means = |spec: &&FieldSpec| match (context.role, context.relation) {
        (Role::Element, _) => kind.is_none_or(|kind| spec.meaning.includes(kind)),
        (Role::Relations(kind) | Role::Relation(kind), _) => spec.meaning.includes_relation(kind),
        _ => true,
    };
    let offers = specs.iter().filter(means).map(|spec| KeyOffer {
        key: spec.key,
        is_required: spec.required,
        value: value_of_spec(spec, context).unwrap_or(ValueKind::Map),
        is_list: spec.shape.is_list() || matches!(spec.shape, Shape::Relations(_)),
    });
    let all = first.into_iter().chain(offers);
    Expected::Keys(all.filter(|offer| !is_given(offer.key)).collect())
}

fn value_of(context: &Context, is_item: bool) -> Option<ValueKind> {
    Some(match context.role {
        Role::FileVersion => ValueKind::FileVersion,
        Role::Include => ValueKind::Path,
        Role::OwnId => ValueKind::OwnId,
        Role::Relations(kind) | Role::Relation(kind) | Role::FarEnd(kind) => {
            ValueKind::FarEnd(kind)
        }
        Role::Field(spec) => match (spec.shape, is_item) {
            (Shape::Route, true) => ValueKind::Element,
            _ => value_of_spec(spec, context)?,
        },
        Role::File
        | Role::Header
        | Role::Section(_)
        | Role::Element
        | Role::Table(_)
        | Role::Record(_)
        | Role::Group { .. } => ValueKind::Map,
        Role::Unknown => return None,
    })
}

fn value_of_spec(spec: &'static FieldSpec, context: &Context) -> Option<ValueKind> {
    Some(match spec.shape {
        Shape::Text | Shape::Texts | Shape::Attributes => ValueKind::Text,
        Shape::Date | Shape::Dates => ValueKind::Date,
        Shape::Version => ValueKind::Version,
        Shape::FrameworkNumber => ValueKind::Framework,
        Shape::Number => ValueKind::Number,
        Shape::Decimal => ValueKind::Decimal,
        Shape::Flag => ValueKind::Flag,
        Shape::SecurityLevel => ValueKind::SecurityLevel,
        Shape::Token(words) | Shape::Tokens(words) => ValueKind::Words(words),
        Shape::Kind => ValueKind::Kind(context.layer?),
        Shape::Organisation => ValueKind::Organisation,
        Shape::Sources => ValueKind::Source,
        Shape::Elements => ValueKind::Element,
        Shape::Ids if matches!(context.role, Role::Record(_)) || context.record.is_some() => {
            ValueKind::EarlierOrganisation
        }
        Shape::Ids => ValueKind::EarlierElement,
        Shape::FieldNames => ValueKind::OwnKey,
        Shape::Route => ValueKind::Route,
        Shape::Group { fields, bare: true } => {
            return value_of_spec(fields.first()?, context);
        }
        Shape::Group { .. } | Shape::Records(_) => ValueKind::Map,
        Shape::Relations(kind) => ValueKind::FarEnd(kind),
    })
}
