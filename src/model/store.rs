//! How an architecture lies in memory: flat columns addressed by dense `u32` ids.
//!
//! No element owns a `String` or a `Vec`: texts are ranges of one arena, fields and relations are ranges of
//! two shared lists. The public types hide all of it.

use std::hash::BuildHasher;

use hashbrown::hash_table::Entry;
use hashbrown::{DefaultHashBuilder, HashTable};

use super::arena::Arena;
pub(crate) use super::arena::Str;
use super::per_table::PerTable;
use super::{Field, Kind, RelationKind, Table, Unread};
use crate::date::Date;

/// A range of the field or relation list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Slice {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Slice {
    pub(crate) fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// The value of one field. Lists are several in a row with the same field.
// Packed, as are the rows: there are millions of them, and what they take decides how much lies in the caches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(Rust, packed)]
pub(crate) struct Prop {
    pub(crate) field: Field,
    cell: Tag,
    a: u32,
    b: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tag {
    Text,
    /// A key and a value, one after the other in the arena.
    Pair,
    Date,
    Number,
    Token,
    Organisation,
    Source,
    Element,
    Flag,
}

/// A [`Prop`] taken apart.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Cell {
    Text(Str),
    /// A key and a value, for [`Store::pair`].
    Pair(Str),
    Date(Date),
    Number(u64),
    Token(u32),
    Organisation(u32),
    Source(u32),
    Element(u32),
    Flag,
}

impl Prop {
    fn plain(field: Field, cell: Tag, a: u32, b: u32) -> Self {
        Self { field, cell, a, b }
    }

    pub(crate) fn text(field: Field, text: Str) -> Self {
        Self::plain(field, Tag::Text, text.start, text.len)
    }

    /// A key and its value, as [`Arena::add_pair`] gives them.
    pub(crate) fn pair(field: Field, both: Str) -> Self {
        Self::plain(field, Tag::Pair, both.start, both.len)
    }

    pub(crate) fn date(field: Field, date: Date) -> Self {
        Self::plain(field, Tag::Date, date.pack(), 0)
    }

    pub(crate) fn number(field: Field, number: u64) -> Self {
        Self::plain(field, Tag::Number, (number >> 32) as u32, number as u32)
    }

    pub(crate) fn token(field: Field, code: u32) -> Self {
        Self::plain(field, Tag::Token, code, 0)
    }

    pub(crate) fn organisation(field: Field, id: u32) -> Self {
        Self::plain(field, Tag::Organisation, id, 0)
    }

    pub(crate) fn source(field: Field, id: u32) -> Self {
        Self::plain(field, Tag::Source, id, 0)
    }

    pub(crate) fn element(field: Field, id: u32) -> Self {
        Self::plain(field, Tag::Element, id, 0)
    }

    pub(crate) fn flag(field: Field) -> Self {
        Self::plain(field, Tag::Flag, 0, 0)
    }

    /// The mark left where a value was refused.
    pub(crate) fn refused(field: Field) -> Self {
        Self::plain(Field::Refused, Tag::Token, field as u32, 0)
    }

    /// What is equal in all that say the same, whatever they refer to: of a text its length.
    #[inline]
    pub(crate) fn shape(self) -> impl PartialEq {
        (self.field, self.cell, self.b)
    }

    #[inline]
    pub(crate) fn cell(self) -> Cell {
        let (a, b) = (self.a, self.b);
        match self.cell {
            Tag::Text => Cell::Text(Str { start: a, len: b }),
            Tag::Pair => Cell::Pair(Str { start: a, len: b }),
            Tag::Date => Cell::Date(Date::unpack(a)),
            Tag::Number => Cell::Number(u64::from(a) << 32 | u64::from(b)),
            Tag::Token => Cell::Token(a),
            Tag::Organisation => Cell::Organisation(a),
            Tag::Source => Cell::Source(a),
            Tag::Element => Cell::Element(a),
            Tag::Flag => Cell::Flag,
        }
    }
}

/// One element.
#[derive(Clone, Copy, Debug)]
#[repr(Rust, packed)]
pub(crate) struct ElementRow {
    pub(crate) id: Str,
    pub(crate) kind: Kind,
    pub(crate) props: Slice,
    pub(crate) relations: Slice,
}

/// What a relation points to: an element, or for `supplied-by` an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Target {
    Element(u32),
    Organisation(u32),
}

/// One relation.
#[derive(Clone, Copy, Debug)]
#[repr(Rust, packed)]
pub(crate) struct RelationRow {
    pub(crate) from: u32,
    to: u32,
    pub(crate) kind: RelationKind,
    pub(crate) props: Slice,
}

/// Set in the number of a far end that is an organisation. There are fewer elements than that: each has an id of its
/// own, and all ids lie in at most 4 GiB.
const ORGANISATION: u32 = 1 << 31;

impl RelationRow {
    pub(crate) fn new(from: u32, kind: RelationKind, to: Target, props: Slice) -> Self {
        let to = match to {
            Target::Element(ix) => ix,
            Target::Organisation(ix) => ix | ORGANISATION,
        };
        Self {
            from,
            to,
            kind,
            props,
        }
    }

    pub(crate) fn to(&self) -> Target {
        if self.to & ORGANISATION == 0 {
            Target::Element(self.to)
        } else {
            Target::Organisation(self.to & !ORGANISATION)
        }
    }
}

// There are several for each element.
const _: () = assert!(size_of::<Prop>() == 10 && size_of::<RelationRow>() == 17);

/// On what a record hangs. Ordered as records are written: the document's, then each element's own, then
/// those of its relations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Holder {
    Document,
    /// The element, and one more than the number of its relation among all, or 0 for the element itself.
    Element(u32, u32),
}

/// One organisation, source, indicator …
#[derive(Clone, Copy, Debug)]
pub(crate) struct RecordRow {
    pub(crate) key: Str,
    pub(crate) holder: Holder,
    pub(crate) props: Slice,
}

/// Finds a row by its key in constant time.
#[derive(Clone, Debug, Default)]
pub(crate) struct Index {
    table: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Index {
    /// `key_of` gives the key of a row already in the index.
    pub(crate) fn get<'a>(&self, key: &str, key_of: impl Fn(u32) -> &'a str) -> Option<u32> {
        let hash = self.hasher.hash_one(key);
        self.table.find(hash, |&ix| key_of(ix) == key).copied()
    }

    pub(crate) fn reserve<'a>(&mut self, more: usize, key_of: impl Fn(u32) -> &'a str) {
        self.table
            .reserve(more, |&ix| self.hasher.hash_one(key_of(ix)));
    }

    /// Adds a row. Gives the earlier one if the key is taken.
    pub(crate) fn declare<'a>(
        &mut self,
        key: &str,
        row: u32,
        key_of: impl Fn(u32) -> &'a str,
    ) -> Result<(), u32> {
        let hash_of = |&ix: &u32| self.hasher.hash_one(key_of(ix));
        let is_same = |&ix: &u32| key_of(ix) == key;
        match self
            .table
            .entry(self.hasher.hash_one(key), is_same, hash_of)
        {
            Entry::Occupied(earlier) => Err(*earlier.get()),
            Entry::Vacant(place) => {
                place.insert(row);
                Ok(())
            }
        }
    }
}

/// The columns.
#[derive(Clone, Debug, Default)]
pub(crate) struct Store {
    pub(crate) text: Arena,
    pub(crate) props: Vec<Prop>,
    pub(crate) id: Str,
    pub(crate) header: Slice,
    pub(crate) elements: Vec<ElementRow>,
    pub(crate) relations: Vec<RelationRow>,
    pub(crate) records: PerTable<Vec<RecordRow>>,
    pub(crate) element_index: Index,
    pub(crate) record_index: PerTable<Index>,
    /// What could not be read; of fields only that some are marked.
    pub(crate) unread: Unread,
    /// Elements that lost a relation, ascending.
    pub(crate) lost_relation: Vec<u32>,
}

impl Store {
    pub(crate) fn str(&self, at: Str) -> &str {
        self.text.get(at)
    }

    /// A text for those who only compare.
    #[inline]
    pub(crate) fn bytes(&self, at: Str) -> &[u8] {
        self.text.bytes(at)
    }

    /// All that two stores can differ in, look-ups aside.
    #[cfg(test)]
    pub(crate) fn rows(&self) -> impl std::fmt::Debug {
        (
            (&self.text, &self.id, self.header, &self.props),
            (&self.elements, &self.relations, &self.records),
            (&self.unread, &self.lost_relation),
        )
    }

    pub(crate) fn pair(&self, at: Str) -> (&str, &str) {
        self.text.pair(at)
    }

    /// Gives back what was reserved for more.
    pub(crate) fn shrink(&mut self) {
        self.props.shrink_to_fit();
        self.elements.shrink_to_fit();
        self.relations.shrink_to_fit();
        for rows in &mut self.records {
            rows.shrink_to_fit();
        }
    }

    pub(crate) fn props(&self, slice: Slice) -> &[Prop] {
        self.props.get(slice.range()).unwrap_or_default()
    }
    pub(crate) fn element_id(&self, ix: u32) -> &str {
        self.elements
            .get(ix as usize)
            .map_or("", |row| self.str(row.id))
    }

    pub(crate) fn record_key(&self, table: Table, ix: u32) -> &str {
        self.records[table]
            .get(ix as usize)
            .map_or("", |row| self.str(row.key))
    }

    pub(crate) fn find_element(&self, id: &str) -> Option<u32> {
        self.element_index.get(id, |ix| self.element_id(ix))
    }

    pub(crate) fn find_record(&self, table: Table, key: &str) -> Option<u32> {
        self.record_index[table].get(key, |ix| self.record_key(table, ix))
    }
}
