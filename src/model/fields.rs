//! Reading the fields of anything in the model.

use std::fmt;

use super::field_set::FieldSet;
use super::key::AFTER_NAME;
use super::store::{Cell, Prop, Slice, Store};
use super::token::{self, Token};
use super::{Field, Table};
use crate::date::Date;
use crate::text::{Lang, Text};

/// One value of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Value<'a> {
    /// A text, a decimal number as written, or the key of another thing.
    Text(&'a str),
    /// A free attribute: its key and its text.
    Pair(&'a str, &'a str),
    /// A date.
    Date(Date),
    /// A whole number.
    Number(u64),
    /// A word of a closed set.
    Token(&'static str),
    /// Nothing but being there: `route: direct`.
    Flag,
}

impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Pair(key, text) => write!(f, "{key}{AFTER_NAME}{text}"),
            Self::Date(date) => date.fmt(f),
            Self::Number(number) => number.fmt(f),
            Self::Token(word) => f.write_str(word),
            Self::Flag => f.write_str("direct"),
        }
    }
}

/// Up to so many values of fields are passed through one by one.
const FEW: usize = 16;

/// The fields of one thing of an architecture, in canonical order.
///
/// The typed accessors of [`ElementRef`](super::ElementRef) and its siblings read from here; this view is
/// for code that treats all fields alike. A look-up costs the number of fields set; that an element does not
/// have a field is known at once.
///
/// ```
/// use justarch::{Architecture, Field, FrameworkVersion, Layer, UserKind};
/// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
/// b.element("citizens", UserKind::Citizen, "Người dân")?;
/// let arch = b.build()?;
/// let citizens = arch.element("citizens").unwrap();
/// assert_eq!(citizens.fields().text(Field::NameVi), Some("Người dân"));
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct Fields<'a> {
    pub(super) store: &'a Store,
    slice: Slice,
    /// Those that can have a value.
    present: FieldSet,
}

impl fmt::Debug for Fields<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<'a> Fields<'a> {
    /// The fields at a place of the list, of which nothing is known yet.
    pub(super) fn new(store: &'a Store, slice: Slice) -> Self {
        let present = FieldSet::ALL;
        Self {
            store,
            slice,
            present,
        }
    }

    /// The same, when it is known which fields have a value.
    pub(super) fn with_present(store: &'a Store, slice: Slice, present: FieldSet) -> Self {
        Self {
            store,
            slice,
            present,
        }
    }

    /// Whether they stand in canonical order, on which look-ups rest.
    pub(crate) fn are_in_order(self) -> bool {
        self.props().is_sorted_by_key(|p| p.field)
    }

    pub(crate) fn props(self) -> &'a [Prop] {
        self.store.props(self.slice)
    }

    /// Where the values of one field are. They stand together, in canonical order of fields.
    fn of(self, field: Field) -> impl Iterator<Item = (usize, Prop)> + 'a {
        let props = if self.present.contains(field) {
            self.props()
        } else {
            &[]
        };
        let before = if props.len() > FEW {
            props.partition_point(|p| p.field < field)
        } else {
            props.iter().take_while(|p| p.field < field).count()
        };
        let places = (self.slice.start as usize + before..).zip(props.iter().skip(before).copied());
        places.take_while(move |(_, p)| p.field == field)
    }

    pub(super) fn all(self, field: Field) -> impl Iterator<Item = Cell> + 'a {
        self.of(field).map(|(_, prop)| prop.cell())
    }

    /// The organisation that a field refers to, by its number.
    pub(super) fn organisation(self, field: Field) -> Option<u32> {
        self.all(field).find_map(|cell| match cell {
            Cell::Organisation(ix) => Some(ix),
            _ => None,
        })
    }

    pub(super) fn first(self, field: Field) -> Option<Cell> {
        self.all(field).next()
    }

    /// The place of the first value of a field in the list of all fields of the architecture.
    pub(crate) fn position(self, field: Field) -> Option<usize> {
        self.of(field).next().map(|(place, _)| place)
    }

    /// Every field with its value; a field that holds a list comes once for each item.
    pub fn iter(self) -> impl Iterator<Item = (Field, Value<'a>)> + 'a {
        self.props()
            .iter()
            .filter(|p| p.field != Field::Refused)
            .map(move |p| (p.field, self.value(*p)))
    }

    /// The value of one of them.
    pub(crate) fn value(self, prop: Prop) -> Value<'a> {
        match prop.cell() {
            Cell::Text(at) => Value::Text(self.store.str(at)),
            Cell::Pair(at) => {
                let (key, text) = self.store.pair(at);
                Value::Pair(key, text)
            }
            Cell::Date(date) => Value::Date(date),
            Cell::Number(number) => Value::Number(number),
            Cell::Token(code) => Value::Token(word(prop.field, code)),
            Cell::Organisation(ix) => Value::Text(self.store.record_key(Table::Organisations, ix)),
            Cell::Source(ix) => Value::Text(self.store.record_key(Table::Sources, ix)),
            Cell::Element(ix) => Value::Text(self.store.element_id(ix)),
            Cell::Flag => Value::Flag,
        }
    }

    /// Whether two things say the same in the same order, what was refused included. If not, they may still mean the
    /// same.
    pub(crate) fn says_the_same(self, other: Fields<'_>) -> bool {
        let (ours, theirs) = (self.props(), other.props());
        let is_same = |(our, their): (&Prop, &Prop)| {
            our.shape() == their.shape()
                && match (our.cell(), their.cell()) {
                    (Cell::Text(our) | Cell::Pair(our), Cell::Text(their) | Cell::Pair(their)) => {
                        self.store.bytes(our) == other.store.bytes(their)
                    }
                    // The name of a field that was refused is no word of a set.
                    (Cell::Token(our), Cell::Token(their)) => our == their,
                    _ => self.value(*our) == other.value(*their),
                }
        };
        ours.len() == theirs.len() && ours.iter().zip(theirs).all(is_same)
    }

    /// Whether the field has a value.
    #[inline]
    pub fn has(self, field: Field) -> bool {
        // If it is known, where the fields lie need not be looked at.
        self.present.contains(field) && (self.present.is_known() || self.of(field).next().is_some())
    }

    /// Whether the file gave the field a value that could not be read, and which was reported then.
    pub fn was_refused(self, field: Field) -> bool {
        self.all(Field::Refused)
            .any(|cell| matches!(cell, Cell::Token(code) if code == field as u32))
    }

    /// Whether the field has a value, or had one that was refused.
    #[inline]
    pub fn is_stated(self, field: Field) -> bool {
        self.has(field) || self.present.contains(Field::Refused) && self.was_refused(field)
    }

    /// The text of a field, or the key it refers to.
    pub fn text(self, field: Field) -> Option<&'a str> {
        self.texts(field).next()
    }

    /// The texts of a field that holds a list.
    pub fn texts(self, field: Field) -> impl Iterator<Item = &'a str> + 'a {
        self.of(field)
            .filter_map(move |(_, prop)| match self.value(prop) {
                Value::Text(text) => Some(text),
                Value::Token(word) => Some(word),
                _ => None,
            })
    }

    /// The date of a field.
    pub fn date(self, field: Field) -> Option<Date> {
        self.dates(field).next()
    }

    /// The dates of a field that holds a list.
    pub fn dates(self, field: Field) -> impl Iterator<Item = Date> + 'a {
        self.all(field).filter_map(|cell| match cell {
            Cell::Date(date) => Some(date),
            _ => None,
        })
    }

    /// Whether a day lies behind the last day of a date.
    pub(crate) fn is_past(self, field: Field, day: Option<Date>) -> bool {
        let date = self.date(field).map(Date::last_day);
        date.zip(day)
            .is_some_and(|(date, day)| date < day.last_day())
    }

    /// Whether the first day of a date is still to come on a day.
    pub(crate) fn is_ahead(self, field: Field, day: Option<Date>) -> bool {
        let date = self.date(field).map(Date::first_day);
        date.zip(day)
            .is_some_and(|(date, day)| date > day.last_day())
    }

    /// The whole number of a field.
    pub fn number(self, field: Field) -> Option<u64> {
        match self.first(field) {
            Some(Cell::Number(number)) => Some(number),
            _ => None,
        }
    }

    /// What a field of `true` or `false` says.
    pub fn flag(self, field: Field) -> Option<bool> {
        self.number(field).map(|number| number != 0)
    }

    /// The free attribute of that name.
    pub fn attribute(self, name: &str) -> Option<&'a str> {
        self.attributes().find(|(key, _)| *key == name).map(|a| a.1)
    }

    /// The free attributes, as written.
    pub fn attributes(self) -> impl Iterator<Item = (&'a str, &'a str)> + 'a {
        self.iter().filter_map(|(_, value)| match value {
            Value::Pair(key, text) => Some((key, text)),
            _ => None,
        })
    }

    /// Whether the thing says that no source states the value of a key: `inferred: [owner]`.
    pub fn is_inferred(self, key: &str) -> bool {
        self.texts(Field::Inferred).any(|name| name == key)
    }

    pub(crate) fn token<T: Token>(self, field: Field) -> Option<T> {
        self.tokens(field).next()
    }

    pub(super) fn tokens<T: Token>(self, field: Field) -> impl Iterator<Item = T> + 'a {
        self.all(field).filter_map(|cell| match cell {
            Cell::Token(code) => T::from_code(code),
            _ => None,
        })
    }

    pub(crate) fn either(self, lang: Lang, vi: Field, en: Field) -> Option<&'a str> {
        let (first, second) = match lang {
            Lang::Vi => (vi, en),
            Lang::En => (en, vi),
        };
        self.text(first).or_else(|| self.text(second))
    }
}

/// Does something with the closed set that a field holds words of, or gives something else.
macro_rules! of_set {
    ($field:expr, $set:ident => $known:expr, $other:expr) => {
        match $field {
            Field::Level => {
                type $set = token::Level;
                $known
            }
            Field::OrganisationKind => {
                type $set = token::OrganisationKind;
                $known
            }
            Field::DocumentStatus => {
                type $set = token::DocumentStatus;
                $known
            }
            Field::Scope => {
                type $set = token::Scope;
                $known
            }
            Field::Status => {
                type $set = token::Status;
                $known
            }
            Field::DatabaseClass => {
                type $set = token::DatabaseClass;
                $known
            }
            Field::Readiness => {
                type $set = token::Readiness;
                $known
            }
            Field::Role => {
                type $set = token::Role;
                $known
            }
            Field::Information => {
                type $set = token::Information;
                $known
            }
            Field::SecurityAppraisal => {
                type $set = token::Appraisal;
                $known
            }
            Field::LoginCitizens | Field::LoginOrganisations => {
                type $set = token::Login;
                $known
            }
            Field::Purpose => {
                type $set = token::Purpose;
                $known
            }
            Field::Sharing => {
                type $set = token::Sharing;
                $known
            }
            Field::Method => {
                type $set = token::Method;
                $known
            }
            Field::VolumeQualifier | Field::FigureQualifier => {
                type $set = token::Qualifier;
                $known
            }
            Field::JustificationReason => {
                type $set = token::JustificationReason;
                $known
            }
            _ => $other,
        }
    };
}

/// The words of a field that holds words of a closed set.
fn words(field: Field) -> &'static [&'static str] {
    of_set!(field, Set => Set::KEYS, &[])
}

/// What the word of a field that holds words of a closed set is called.
pub(crate) fn label_of(field: Field, word: &str) -> Option<Text> {
    of_set!(field, Set => {
        let value = Set::ALL.iter().find(|value| value.key() == word)?;
        Some(value.label())
    }, None)
}

fn word(field: Field, code: u32) -> &'static str {
    words(field).get(code as usize).copied().unwrap_or_default()
}
