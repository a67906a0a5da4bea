//! The one way to fill a store, used by the builder and by every reader.

use std::collections::HashSet;
use std::sync::Arc;

use super::arena::{Arena, Str};
use super::digest::Digest;
use super::store::{ElementRow, Holder, Prop, RecordRow, RelationRow, Slice, Store, Target};
use super::unread::{Unread, known_part};
use super::{Architecture, Ids, Kind, Layer, RelationKind, Table};

/// Fills a [`Store`] row by row. It guards the structure: keys are unique, ranges lie in their lists.
///
/// Elements, organisations and sources are declared first, so that what follows can refer to them in any
/// order; then the fields of each are set, in the order of declaration.
#[derive(Debug, Default)]
pub(crate) struct Assembler {
    store: Store,
    /// Of the elements, in the order of declaration.
    ids: Ids,
    buried: HashSet<String>,
}

/// Files have at least about so many bytes for each of them.
pub(crate) const BYTES_PER_FIELD: usize = 40;
pub(crate) const BYTES_PER_RELATION: usize = 100;

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

    /// Makes room for what so many bytes of elements mostly hold. What is not needed is given back in the end.
    pub(crate) fn expect_fields(&mut self, bytes: usize) {
        self.store.props.reserve(bytes / BYTES_PER_FIELD);
        self.store.relations.reserve(bytes / BYTES_PER_RELATION);
    }

    /// Makes room for so many more elements.
    pub(crate) fn expect_elements(&mut self, more: usize) {
        self.store.elements.reserve(more);
        self.ids.reserve(more);
        let ids = &self.ids;
        self.store.element_index.reserve(more, |ix| ids.of(ix));
    }

    /// Declares an element. Gives the earlier one if the id is taken.
    pub(crate) fn declare_element(&mut self, id: &str, kind: Kind) -> Result<u32, u32> {
        self.declare(id, kind, |text| text.add(id))
    }

    /// The same, with an id that stands in the shared text, in that place.
    pub(crate) fn declare_element_at(&mut self, id: &str, at: Str, kind: Kind) -> Result<u32, u32> {
        self.declare(id, kind, |_| at)
    }

    #[inline]
    fn declare(
        &mut self,
        id: &str,
        kind: Kind,
        place: impl FnOnce(&mut Arena) -> Str,
    ) -> Result<u32, u32> {
        let (ix, ids) = (self.element_count(), &self.ids);
        let index = &mut self.store.element_index;
        index.declare(id, ix, |ix| ids.of(ix))?;
        self.ids.push(id);
        let row = ElementRow {
            id: place(&mut self.store.text),
            kind,
            props: Slice::default(),
            relations: Slice::default(),
        };
        self.store.elements.push(row);
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
    pub(crate) fn bury(&mut self, id: &str, layer: Option<Layer>) {
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
        self.store.bereaved.push(element);
    }

    pub(crate) fn element(&self, id: &str) -> Option<u32> {
        let ids = &self.ids;
        self.store.element_index.get(id, |ix| ids.of(ix))
    }

    /// Whether an element has that id.
    pub(crate) fn has_id(&self, element: u32, id: &str) -> bool {
        self.ids.get(element) == Some(id)
    }

    /// The id of an element.
    pub(crate) fn id(&self, element: u32) -> &str {
        self.ids.of(element)
    }

    pub(crate) fn record_key(&self, table: Table, ix: u32) -> &str {
        self.store.record_key(table, ix)
    }

    pub(crate) fn record(&self, table: Table, key: &str) -> Option<u32> {
        self.store.find_record(table, key)
    }

    pub(crate) fn kind(&self, element: u32) -> Option<Kind> {
        let row = self.store.elements.get(element as usize)?;
        Some(row.kind)
    }

    pub(crate) fn element_count(&self) -> u32 {
        self.store.elements.len() as u32
    }

    pub(crate) fn element_ids(&self) -> impl Iterator<Item = &str> {
        (0..self.element_count()).map(|ix| self.ids.of(ix))
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

    /// Notes the digest of an element that was declared: what is the same in another document says the same there.
    pub(crate) fn set_digest(&mut self, ix: u32, digest: Digest) {
        let Store {
            digests, elements, ..
        } = &mut self.store;
        digests.set(ix, digest, elements.len());
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

    /// Adds a relation to the element set last.
    pub(crate) fn push_relation(
        &mut self,
        from: u32,
        kind: RelationKind,
        to: Target,
        props: impl IntoIterator<Item = Prop>,
    ) {
        let props = self.push_props(props);
        let row = RelationRow::new(from, kind, to, props);
        self.store.relations.push(row);
        if let Some(row) = self.store.elements.get_mut(from as usize) {
            row.relations.end = self.store.relations.len() as u32;
        }
    }

    pub(crate) fn finish(mut self) -> Architecture {
        self.store.bereaved.sort_unstable();
        self.store.bereaved.dedup();
        self.store.unread.settle();
        self.store.shrink();
        Architecture::from_store(self.store)
    }
}
