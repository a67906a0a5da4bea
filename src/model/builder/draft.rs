//! Fields before they lie in the arena.

use std::collections::{HashMap, HashSet};

use crate::date::Date;
use crate::error::Error;
use crate::model::assemble::Assembler;
use crate::model::store::{Cell, Prop};
use crate::model::token::Token as _;
use crate::model::{Field, Fields, Purpose, Table, has_line_separator};

/// A value with references as keys: they are looked up when the architecture is built.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Draft {
    Text(String),
    Pair(String, String),
    Date(Date),
    Number(u64),
    Token(u32),
    Organisation(String),
    Source(String),
    Element(String),
    Flag,
}

/// Where references to elements lead from now on; away, if nowhere.
pub(super) type Ways<'w> = HashMap<&'w str, Option<&'w str>>;

/// The fields of one thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Drafts(Vec<(Field, Draft)>);

impl Drafts {
    /// The fields of something that was built before, marks of refused values included.
    pub(super) fn of(fields: Fields<'_>) -> Self {
        let store = fields.store;
        let key = |table, ix| store.record_key(table, ix).to_owned();
        let draft = |prop: &Prop| match prop.cell() {
            Cell::Text(at) => Draft::Text(store.str(at).to_owned()),
            Cell::Pair(at) => {
                let (key, text) = store.pair(at);
                Draft::Pair(key.to_owned(), text.to_owned())
            }
            Cell::Date(date) => Draft::Date(date),
            Cell::Number(number) => Draft::Number(number),
            Cell::Token(code) => Draft::Token(code),
            Cell::Organisation(ix) => Draft::Organisation(key(Table::Organisations, ix)),
            Cell::Source(ix) => Draft::Source(key(Table::Sources, ix)),
            Cell::Element(ix) => Draft::Element(store.element_id(ix).to_owned()),
            Cell::Flag => Draft::Flag,
        };
        let drafts = fields.props().iter().map(|p| (p.field, draft(p)));
        Self(drafts.collect())
    }

    /// Gives elements other names in every reference to them; a reference without one is dropped.
    pub(super) fn map_elements(&mut self, name: &dyn Fn(&str) -> Option<String>) {
        self.0.retain_mut(|(_, draft)| match draft {
            Draft::Element(id) => match name(id) {
                Some(new) => {
                    *id = new;
                    true
                }
                None => false,
            },
            _ => true,
        });
    }

    /// The text of a field.
    pub(super) fn text(&self, field: Field) -> Option<&str> {
        self.0.iter().find_map(|(f, v)| match v {
            Draft::Text(text) if *f == field => Some(text.as_str()),
            _ => None,
        })
    }

    /// The texts, and the names of attributes.
    pub(super) fn texts(&self) -> impl Iterator<Item = (Field, &str)> {
        self.0.iter().flat_map(|(field, draft)| {
            let texts = match draft {
                Draft::Text(text) => [Some(text), None],
                Draft::Pair(name, text) => [Some(name), Some(text)],
                _ => [None, None],
            };
            texts
                .into_iter()
                .flatten()
                .map(|text| (*field, text.as_str()))
        })
    }

    /// Whether the field is said.
    pub(super) fn has(&self, field: Field) -> bool {
        self.0.iter().any(|(f, _)| *f == field)
    }

    /// Takes a field away.
    pub(super) fn clear(&mut self, field: Field) {
        self.0.retain(|(f, _)| *f != field);
    }

    /// Takes away what a new value of a field puts out of force: that a value was refused, and the other form of a
    /// route.
    pub(super) fn make_way(&mut self, field: Field) {
        let mark = Draft::Token(field as u32);
        self.0
            .retain(|(f, v)| !(*f == Field::Refused && *v == mark));
        if matches!(field, Field::RouteHop | Field::RouteDirect) {
            self.clear(Field::RouteHop);
            self.clear(Field::RouteDirect);
        }
    }

    /// Takes a key out of those whose values no source states.
    pub(super) fn drop_inferred(&mut self, key: &str) {
        self.0.retain(|(field, value)| {
            !(*field == Field::Inferred && matches!(value, Draft::Text(text) if text == key))
        });
    }

    /// Whether the field has that value.
    pub(super) fn contains(&self, field: Field, value: &Draft) -> bool {
        self.0.iter().any(|(f, v)| *f == field && v == value)
    }

    /// Lets references to some elements lead to others, or away with them if there is no other. A reference
    /// that a list would then hold twice is kept once, but for the platforms of a route. A code list may be named by
    /// its id, and then follows it; without it, it is named all the same.
    pub(super) fn redirect(&mut self, ways: &Ways<'_>) {
        let mut seen: HashSet<(Field, String)> = HashSet::new();
        self.0.retain_mut(|(field, draft)| {
            let id = match draft {
                Draft::Element(id) => id,
                Draft::Text(name) if *field == Field::CodeLists => name,
                _ => return true,
            };
            match ways.get(id.as_str()) {
                Some(Some(to)) => (*to).clone_into(id),
                Some(None) if *field != Field::CodeLists => return false,
                Some(None) | None => {}
            }
            *field == Field::RouteHop || seen.insert((*field, id.clone()))
        });
    }

    /// The values but for marks of refused ones, sets sorted and routes as they are.
    pub(super) fn sorted(&self) -> Vec<&(Field, Draft)> {
        let mut all: Vec<_> = self
            .0
            .iter()
            .filter(|(f, _)| *f != Field::Refused)
            .collect();
        all.sort_by(|a, b| {
            let ordered = a.0 == Field::RouteHop;
            a.0.cmp(&b.0).then_with(|| {
                if ordered {
                    std::cmp::Ordering::Equal
                } else {
                    a.1.cmp(&b.1)
                }
            })
        });
        all
    }

    /// What the other end of a symmetric relation would say.
    pub(super) fn turned(&self) -> Self {
        let mut facts = self.0.clone();
        let hops = facts.iter().filter(|(f, _)| *f == Field::RouteHop);
        let mut hops: Vec<_> = hops.cloned().collect();
        for fact in &mut facts {
            match fact {
                (Field::RouteHop, _) => {
                    if let Some(last) = hops.pop() {
                        *fact = last;
                    }
                }
                (Field::Purpose, Draft::Token(code)) => {
                    if let Some(purpose) = Purpose::from_code(*code) {
                        *code = purpose.from_the_other_end().code();
                    }
                }
                _ => {}
            }
        }
        Self(facts)
    }

    /// Whether both hold the same, whatever the order of sets.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        self.sorted() == other.sorted()
    }

    /// Whether nothing is said, but for the name of a custom kind.
    pub(super) fn is_bare(&self) -> bool {
        self.0
            .iter()
            .all(|(f, _)| matches!(f, Field::Refused | Field::Kind))
    }

    /// Replaces the values of a field by those of another list, if they are the expected ones.
    pub(super) fn replace(&mut self, field: Field, expected: &Self, wanted: Self) -> bool {
        let now = Self(
            self.0
                .iter()
                .filter(|(f, _)| *f == field)
                .cloned()
                .collect(),
        );
        if !now.says_the_same(expected) {
            return false;
        }
        let mark = Draft::Token(field as u32);
        self.0
            .retain(|(f, v)| *f != field && !(*f == Field::Refused && *v == mark));
        self.0.extend(wanted.0);
        true
    }

    /// Gives a field its one value. A blank text, which no file could say, leaves it without one.
    pub(super) fn set(&mut self, field: Field, value: Draft) {
        self.clear(field);
        if !value.is_blank() {
            self.0.push((field, value));
        }
    }

    /// Adds a value to a field that holds a list: once, and no blank text. Only a route passes twice by a place.
    pub(super) fn add(&mut self, field: Field, value: Draft) {
        let again = field != Field::RouteHop && self.contains(field, &value);
        if !again && !value.is_blank() {
            self.0.push((field, value));
        }
    }

    /// Gives an attribute its one text.
    pub(super) fn set_attribute(&mut self, key: &str, text: &str) {
        let is_old = |draft: &Draft| matches!(draft, Draft::Pair(old, _) if old == key);
        self.0.retain(|(_, draft)| !is_old(draft));
        let pair = Draft::Pair(key.to_owned(), text.to_owned());
        self.0.push((Field::Attribute, pair));
    }

    /// Takes an attribute away.
    pub(super) fn clear_attribute(&mut self, key: &str) {
        self.0
            .retain(|(_, draft)| !matches!(draft, Draft::Pair(old, _) if old == key));
    }

    /// Takes away every mention of an organisation or a source.
    pub(super) fn drop_mentions(&mut self, table: Table, key: &str) {
        self.0.retain(|(_, draft)| !draft.mentions(table, key));
    }

    /// Gives an organisation or a source another key wherever it is mentioned.
    pub(super) fn rename_mentions(&mut self, table: Table, key: &str, to: &str) {
        for (_, draft) in &mut self.0 {
            if draft.mentions(table, key)
                && let Draft::Organisation(known) | Draft::Source(known) = draft
            {
                to.clone_into(known);
            }
        }
    }

    /// The fields in canonical order, their texts in the arena.
    pub(super) fn store(&self, out: &mut Assembler) -> Result<Vec<Prop>, Error> {
        let mut drafts: Vec<&(Field, Draft)> = self.0.iter().collect();
        drafts.sort_by_key(|(field, _)| *field);
        drafts
            .into_iter()
            .map(|(field, draft)| draft.store(*field, out))
            .collect()
    }
}

impl Draft {
    /// Whether it refers to that organisation or source.
    fn mentions(&self, table: Table, key: &str) -> bool {
        match self {
            Self::Organisation(known) => table == Table::Organisations && known == key,
            Self::Source(known) => table == Table::Sources && known == key,
            Self::Text(_)
            | Self::Pair(..)
            | Self::Date(_)
            | Self::Number(_)
            | Self::Token(_)
            | Self::Element(_)
            | Self::Flag => false,
        }
    }

    fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if text.trim().is_empty())
    }

    fn store(&self, field: Field, out: &mut Assembler) -> Result<Prop, Error> {
        let bytes = match self {
            Self::Text(text) => text.len(),
            Self::Pair(key, text) => key.len() + text.len(),
            _ => 0,
        };
        if let Self::Text(text) | Self::Pair(_, text) = self
            && has_line_separator(text)
        {
            let path = field.path();
            return Err(Error::value(crate::bilingual!(
                "`{path}` có ký tự ngắt dòng U+2028 hoặc U+2029",
                "`{path}` has a line separator (U+2028 or U+2029)"
            )));
        }
        if !out.has_room(bytes) {
            return Err(super::refused(crate::text::Text::fixed(
                "tổng nội dung vượt quá 4 GB",
                "the texts exceed four gigabytes",
            )));
        }
        out.unread().marked |= field == Field::Refused;
        Ok(match self {
            Self::Text(text) => Prop::text(field, out.text(text)),
            Self::Pair(key, text) => {
                // Keys of attributes have at most 255 bytes.
                Prop::pair(field, out.pair(key, text))
            }
            Self::Date(date) => Prop::date(field, *date),
            Self::Number(number) => Prop::number(field, *number),
            Self::Token(code) => Prop::token(field, *code),
            Self::Organisation(key) => {
                let ix = out.record(Table::Organisations, key);
                Prop::organisation(field, ix.ok_or_else(|| missing(field, key))?)
            }
            Self::Source(key) => {
                let ix = out.record(Table::Sources, key);
                Prop::source(field, ix.ok_or_else(|| missing(field, key))?)
            }
            Self::Element(id) => {
                let ix = out.element(id);
                Prop::element(field, ix.ok_or_else(|| missing(field, id))?)
            }
            Self::Flag => Prop::flag(field),
        })
    }
}

fn missing(field: Field, key: &str) -> Error {
    let path = field.path();
    super::not_there(crate::bilingual!(
        "`{path}` nêu `{key}`, nhưng không có `{key}`",
        "`{path}` names `{key}`, which is not there"
    ))
}
