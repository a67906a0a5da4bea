//! What stands at an offset.

use super::expected::{Expected, expected};
use super::hit::hit;
use super::role::{Context, Role};
use super::spot::Spot;
use super::tree::NONE;
use super::{Entry, Places};
use crate::io::document::{Document, Locate};
use crate::io::lines::floor;
use crate::model::{Field, Kind, Layer, RelationKind, Subject, Table};
use crate::span::{SourceId, Span};

/// What an offset lies in: the innermost construct of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Construct<'p> {
    /// A file, outside its sections.
    File,
    /// The head of the document, `architecture`.
    Header,
    /// A section, outside its elements.
    Section(Layer),
    /// An element.
    Element {
        /// The layer of its section.
        layer: Layer,
        /// Its id, also when the reader refused it.
        id: &'p str,
    },
    /// A relation, at the element that it is written at.
    Relation {
        /// The element.
        from: &'p str,
        /// Its kind.
        kind: RelationKind,
        /// What it leads to, if that is stated.
        to: Option<&'p str>,
    },
    /// A table, outside its records.
    Table(Table),
    /// A record.
    Record {
        /// Its table.
        table: Table,
        /// Its key or `id`, if it has one.
        key: Option<&'p str>,
    },
}

/// What stands at an offset.
#[derive(Clone, Debug)]
pub struct PlaceAt<'p> {
    /// The innermost construct that it lies in.
    pub construct: Construct<'p>,
    /// The layer of the section that it lies in.
    pub layer: Option<Layer>,
    /// The element that it lies in, also in a relation or record of it.
    pub element: Option<Entry<'p>>,
    /// The relation that it lies in: the item that is its far end or a map with it.
    pub relation: Option<Entry<'p>>,
    /// The record that it lies in.
    pub record: Option<Entry<'p>>,
    /// The kind that the element states, if there is such a kind.
    pub kind: Option<Kind>,
    /// The field that the key or value is of.
    pub field: Option<Field>,
    /// Which part of the entry it is.
    pub spot: Spot,
    /// The key, value or item that it lies on; between entries the map or list in which one would be typed, by the
    /// indentation there. `None` in an empty file.
    pub entry: Option<Entry<'p>>,
    /// The token that it lies on, with its quotes; of a blank spot nothing.
    pub span: Span,
    /// What may stand there.
    pub expected: Expected,
    /// Whether it was read. After a fault, and at an indentation in which nothing stands, it is guessed.
    pub is_exact: bool,
}

impl Places {
    /// What stands at an offset of a file: on a key or a value also right behind its last character, as a cursor does.
    /// `None` if there is no such file. O(log nodes), the depth and the keys of the map around.
    ///
    /// ```
    /// use justarch::{Document, SourceId};
    /// use justarch::places::{Expected, Spot};
    ///
    /// let text = "justarch: 1\nchannels:\n  portal:\n    \n    name: {vi: Cổng}\n";
    /// let document = Document::parse("a.yaml", text).unwrap();
    /// let places = document.places();
    /// let blank = places.at(SourceId::ROOT, text.find("\n    name").unwrap()).unwrap();
    /// assert_eq!(blank.spot, Spot::Blank);
    /// let Expected::Keys(keys) = blank.expected else { panic!() };
    /// assert!(keys.iter().any(|offer| offer.key == "kind"));
    /// assert!(keys.iter().all(|offer| offer.key != "name"), "it is there already");
    /// ```
    pub fn at(&self, source: SourceId, offset: usize) -> Option<PlaceAt<'_>> {
        let tree = self.trees.get(source.index())?;
        let text = self.sources.text(source);
        let offset = floor(text, offset) as u32;
        let hit = hit(tree, text, offset);
        let context = match hit.ix {
            NONE => Context::top(source == SourceId::ROOT),
            ix => self.context(source, ix),
        };
        let entry = |ix| {
            (ix != NONE).then_some(Entry {
                places: self,
                source,
                ix,
            })
        };
        let found = entry(hit.ix);
        // A key has the context of its map; what it names has that of its value.
        let value = found
            .filter(|_| hit.spot == Spot::Key)
            .map(|key| key.with(key.node().next));
        let named = value.map(|value| self.context(source, value.ix));
        let own = named
            .filter(|named| named.relation.is_none())
            .unwrap_or(context);
        let element = entry(own.element).map(|key| key.with(key.node().next));
        let kind = own.layer.zip(element).and_then(|(layer, element)| {
            Kind::from_key(element.get(Field::Kind.path())?.text()?, layer)
        });
        let is_read = tree.guessed.is_none_or(|guessed| hit.ix < guessed)
            && tree
                .fault
                .is_none_or(|fault| offset < fault || hit.span.0 < hit.span.1);
        Some(PlaceAt {
            construct: construct(&own, entry),
            layer: own.layer,
            element,
            relation: own.relation.and_then(|(_, ix)| entry(ix)),
            record: own.record.and_then(|(_, ix)| entry(ix)),
            kind,
            field: named.and_then(field_of).or_else(|| field_of(context)),
            spot: hit.spot,
            entry: value.or(found),
            span: Span::new(source, hit.span.0, hit.span.1),
            expected: match hit.spot {
                Spot::Comment => Expected::Nothing,
                spot => expected(&context, spot, found, kind),
            },
            is_exact: hit.is_exact && is_read,
        })
    }
}

impl Document {
    /// What the architecture calls the thing at a place, for messages, graphs and rules: the name outlives the text.
    /// `None` of a table, of what the reader refused, and of a relation that another place states already.
    ///
    /// ```
    /// use justarch::{Document, SourceId};
    /// let text = "justarch: 1\nchannels:\n  portal: {kind: web-portal, name: {vi: Cổng}}\n";
    /// let document = Document::parse("a.yaml", text).unwrap();
    /// let places = document.places();
    /// let at = places.at(SourceId::ROOT, text.find("Cổng").unwrap()).unwrap();
    /// assert_eq!(document.subject_of(&at).unwrap().to_string(), "portal");
    /// ```
    pub fn subject_of(&self, at: &PlaceAt<'_>) -> Option<Subject> {
        let arch = self.architecture();
        match at.construct {
            Construct::File | Construct::Header => Some(Subject::Document),
            Construct::Section(layer) => Some(Subject::Section(layer)),
            Construct::Element { id, .. } => arch.element(id).map(Subject::from),
            Construct::Table(_) => None,
            Construct::Record { table, key } => arch.record(table, key?).map(Subject::from),
            Construct::Relation { from, kind, to } => {
                let item = at.relation?;
                let far = item.get(kind.far_key()).unwrap_or(item).value_span();
                let alike = arch.element(from)?.relations_of(kind);
                let alike = alike.filter(|relation| Some(relation.end().id()) == to);
                let mut relations = alike.map(Subject::from);
                relations.find(|relation| self.locate(&relation.clone().into()) == Some(far))
            }
        }
    }
}

fn field_of(context: Context) -> Option<Field> {
    match context.role {
        Role::Field(spec) => spec.field,
        _ => None,
    }
}

fn construct<'p>(context: &Context, entry: impl Fn(u32) -> Option<Entry<'p>>) -> Construct<'p> {
    let text_of = |ix| {
        let entry: Entry<'p> = entry(ix)?;
        entry.tree().scalar(entry.source_text(), ix)
    };
    let id = text_of(context.element).unwrap_or_default();
    if let Some((table, ix)) = context.record {
        let record = entry(ix);
        let key = if table.is_list() {
            record.and_then(|record| record.get("id")?.text())
        } else {
            record.and_then(Entry::key)
        };
        return Construct::Record { table, key };
    }
    if let Some((kind, ix)) = context.relation {
        let to = entry(ix).and_then(|item| match item.text() {
            Some(id) => Some(id),
            None => item.get(kind.far_key())?.text(),
        });
        return Construct::Relation { from: id, kind, to };
    }
    match (context.role, context.layer) {
        (Role::Table(table), _) => Construct::Table(table),
        (_, Some(layer)) if context.element != NONE => Construct::Element { layer, id },
        (_, Some(layer)) => Construct::Section(layer),
        (Role::File | Role::FileVersion | Role::Include, None) => Construct::File,
        (_, None) if context.is_header => Construct::Header,
        (_, None) => Construct::File,
    }
}
