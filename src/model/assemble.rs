//! The one way to fill a store, used by the builder and by every reader.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::arena::{Arena, Str};
use super::store::{ElementRow, Holder, Prop, RecordRow, RelationRow, Slice, Store, Target};
use super::unread::{Unread, known_part};
use super::{Architecture, Field, Fields, Kind, Layer, RelationKind, Table, Value, reading};

/// Fills a [`Store`] row by row. It guards the structure: keys are unique, ranges lie in their lists.
///
/// Elements, organisations and sources are declared first, so that what follows can refer to them in any
/// order; then the fields of each are set, in the order of declaration.
#[derive(Debug, Default)]
pub(crate) struct Assembler {
    store: Store,
    buried: HashSet<String>,
    /// Of each two that are connected the first relation that says so.
    links: HashMap<(u32, u32), u32>,
}

/// What became of a relation that was added.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Pushed {
    /// It is the last of the list.
    New,
    /// It is one that is there, written at that element, and has said all that this one says.
    Repeated { from: u32, ix: u32 },
    /// The same, but now it says what this one says.
    Completed { from: u32, ix: u32 },
}

fn id_of<'t>(elements: &[ElementRow], text: &'t Arena, ix: u32) -> &'t str {
    elements.get(ix as usize).map_or("", |row| text.get(row.id))
}

impl Assembler {
    /// Fills a store whose texts mostly lie in a text that is there already.
    pub(crate) fn over(shared: Arc<String>) -> Self {
        let mut filling = Self::default();
        filling.store.text = Arena::over(shared);
        filling
    }

    /// Takes a text into the arena.
    pub(crate) fn text(&mut self, text: &str) -> Str {
        self.store.text.add(text)
    }

    /// Takes two texts into the arena, one after the other.
    pub(crate) fn pair(&mut self, key: &str, value: &str) -> Str {
        self.store.text.add_pair(key, value)
    }

    /// Whether the arena can take that many bytes more.
    pub(crate) fn has_room(&self, bytes: usize) -> bool {
        self.store.text.has_room(bytes)
    }

    pub(crate) fn set_id(&mut self, id: &str) {
        self.store.id = self.text(id);
    }

    /// Makes room for so many more elements.
    pub(crate) fn expect_elements(&mut self, more: usize) {
        let Store {
            elements,
            element_index,
            text,
            ..
        } = &mut self.store;
        elements.reserve(more);
        element_index.reserve(more, |ix| id_of(elements, text, ix));
    }

    /// Declares an element. Gives the earlier one if the id is taken.
    pub(crate) fn declare_element(&mut self, id: &str, kind: Kind) -> Result<u32, u32> {
        let Store {
            elements,
            element_index,
            text,
            ..
        } = &mut self.store;
        let ix = elements.len() as u32;
        element_index.declare(id, ix, |ix| id_of(elements, text, ix))?;
        elements.push(ElementRow {
            id: text.add(id),
            kind,
            props: Slice::default(),
            relations: Slice::default(),
        });
        Ok(ix)
    }

    /// Declares a thing with a key. Gives the earlier one if the key is taken.
    pub(crate) fn declare_record(
        &mut self,
        table: Table,
        key: &str,
        holder: Holder,
    ) -> Result<u32, u32> {
        let Store {
            record_index,
            records,
            text,
            ..
        } = &mut self.store;
        let rows = &mut records[table];
        let ix = rows.len() as u32;
        record_index[table].declare(key, ix, |ix| {
            let row = rows.get(ix as usize);
            row.map_or("", |row| text.get(row.key))
        })?;
        rows.push(RecordRow {
            key: text.add(key),
            holder,
            props: Slice::default(),
        });
        Ok(ix)
    }

    /// Remembers an element that was refused.
    pub(crate) fn tombstone(&mut self, id: &str, layer: Option<Layer>) {
        self.buried.insert(known_part(id).to_owned());
        self.store.unread.element(id, layer);
    }

    /// What could not be read, to add to it.
    pub(crate) fn unread(&mut self) -> &mut Unread {
        &mut self.store.unread
    }

    /// Takes over what could not be read of another architecture.
    pub(crate) fn set_unread(&mut self, unread: Unread) {
        let marked = self.store.unread.marked;
        self.store.unread = unread;
        self.store.unread.marked = marked;
    }

    /// Whether an id belongs to a refused element.
    pub(crate) fn is_buried(&self, id: &str) -> bool {
        self.buried.contains(known_part(id))
    }

    /// Remembers that an element has lost a relation.
    pub(crate) fn bereave(&mut self, element: u32) {
        self.store.lost_relation.push(element);
    }

    pub(crate) fn element(&self, id: &str) -> Option<u32> {
        self.store.find_element(id)
    }

    /// The id of an element.
    /// The kind of an element that was declared.
    pub(crate) fn kind(&self, element: u32) -> Option<Kind> {
        self.store
            .elements
            .get(element as usize)
            .map(|row| row.kind)
    }

    pub(crate) fn id(&self, element: u32) -> &str {
        self.store.element_id(element)
    }

    pub(crate) fn record_key(&self, table: Table, ix: u32) -> &str {
        self.store.record_key(table, ix)
    }

    pub(crate) fn record(&self, table: Table, key: &str) -> Option<u32> {
        self.store.find_record(table, key)
    }

    pub(crate) fn element_count(&self) -> u32 {
        self.store.elements.len() as u32
    }

    pub(crate) fn record_keys(&self, table: Table) -> impl Iterator<Item = &str> {
        (0..self.store.records[table].len() as u32).map(move |ix| self.store.record_key(table, ix))
    }

    fn push_props(&mut self, props: impl IntoIterator<Item = Prop>) -> Slice {
        let start = self.store.props.len() as u32;
        self.store.props.extend(props);
        Slice {
            start,
            end: self.store.props.len() as u32,
        }
    }

    pub(crate) fn set_header(&mut self, props: impl IntoIterator<Item = Prop>) {
        self.store.header = self.push_props(props);
    }

    /// Sets the fields of an element; its relations follow before the next element is set.
    pub(crate) fn set_element(&mut self, ix: u32, props: impl IntoIterator<Item = Prop>) {
        let props = self.push_props(props);
        let here = self.store.relations.len() as u32;
        if let Some(row) = self.store.elements.get_mut(ix as usize) {
            row.props = props;
            row.relations = Slice {
                start: here,
                end: here,
            };
        }
    }

    pub(crate) fn set_record(
        &mut self,
        table: Table,
        ix: u32,
        props: impl IntoIterator<Item = Prop>,
    ) {
        let props = self.push_props(props);
        if let Some(row) = self.store.records[table].get_mut(ix as usize) {
            row.props = props;
        }
    }

    /// The number the next relation will have.
    pub(crate) fn next_relation(&self) -> u32 {
        self.store.relations.len() as u32
    }

    /// Adds a relation to the element set last. A connection that its other end states too is one relation: what
    /// says no more than was said is not kept, and what says more is said of the first.
    pub(crate) fn push_relation(
        &mut self,
        from: u32,
        kind: RelationKind,
        to: Target,
        props: impl IntoIterator<Item = Prop>,
    ) -> Pushed {
        let props = self.push_props(props);
        if let (RelationKind::Connects, Target::Element(to)) = (kind, to) {
            let next = self.next_relation();
            let first = *self
                .links
                .entry((from.min(to), from.max(to)))
                .or_insert(next);
            if first != next
                && let Some(pushed) = self.again(first, props)
            {
                return pushed;
            }
        }
        let row = RelationRow::new(from, kind, to, props);
        self.store.relations.push(row);
        if let Some(row) = self.store.elements.get_mut(from as usize) {
            row.relations.end = self.store.relations.len() as u32;
        }
        Pushed::New
    }

    /// States a connection once more; `None` if the two say different things.
    fn again(&mut self, first: u32, props: Slice) -> Option<Pushed> {
        let row = self.store.relations.get(first as usize)?;
        let (from, earlier) = (row.from, row.props);
        let is_bare = |props: Slice| props.start == props.end;
        if is_bare(props) || !is_bare(earlier) && self.says(earlier)? == self.says(props)? {
            self.store.props.truncate(props.start as usize);
            return Some(Pushed::Repeated { from, ix: first });
        }
        if !is_bare(earlier) {
            return None;
        }
        let row = self.store.relations.get_mut(first as usize)?;
        row.props = props;
        Some(Pushed::Completed { from, ix: first })
    }

    /// What fields say, in an order in which it can be compared; `None` if the reader refused some of it.
    fn says(&self, props: Slice) -> Option<Vec<(Field, Value<'_>)>> {
        let fields = Fields::new(&self.store, props);
        let mut facts: Vec<_> = fields.iter().collect();
        reading::sort(&mut facts);
        (!fields.has(Field::Refused)).then_some(facts)
    }

    pub(crate) fn finish(mut self) -> Architecture {
        self.store.lost_relation.sort_unstable();
        self.store.lost_relation.dedup();
        self.store.unread.settle();
        self.store.shrink();
        Architecture::from_store(self.store)
    }
}
