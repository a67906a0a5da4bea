//! What stands at an offset.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::expected::{Expected, expected};
use super::gap::{Gap, Piece};
use super::guess::column_of;
use super::role::{Context, Role};
use super::tree::{NONE, Part, Tree};
use super::{Entry, Places};
use crate::io::document::{Document, Locate};
use crate::io::lines::floor;
use crate::model::{Field, Kind, Layer, RelationKind, Subject, Table};
use crate::span::{SourceId, Span};

/// Which part of an entry an offset lies in or at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Spot {
    /// On a key.
    Key,
    /// On the value of a key, or behind its colon where none is.
    Value,
    /// On an item of a list, or behind its dash.
    Item,
    /// Between entries: where one could be typed.
    Blank,
    /// In a comment.
    Comment,
}

/// What an offset lies in: the innermost thing of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Thing<'p> {
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
    /// The innermost thing that it lies in.
    pub thing: Thing<'p>,
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

/// The node at an offset, or the collection in which a new one would be.
struct Hit {
    ix: u32,
    spot: Spot,
    span: (u32, u32),
    is_exact: bool,
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
            thing: thing(&own, entry),
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
    /// let text = "justarch: 1\nchannels:\n  portal: {kind: portal, name: {vi: Cổng}}\n";
    /// let document = Document::parse("a.yaml", text).unwrap();
    /// let places = document.places();
    /// let at = places.at(SourceId::ROOT, text.find("Cổng").unwrap()).unwrap();
    /// assert_eq!(document.subject_of(&at).unwrap().to_string(), "portal");
    /// ```
    pub fn subject_of(&self, at: &PlaceAt<'_>) -> Option<Subject> {
        let arch = self.architecture();
        match at.thing {
            Thing::File | Thing::Header => Some(Subject::Document),
            Thing::Section(layer) => Some(Subject::Section(layer)),
            Thing::Element { id, .. } => arch.element(id).map(Subject::from),
            Thing::Table(_) => None,
            Thing::Record { table, key } => arch.record(table, key?).map(Subject::from),
            Thing::Relation { from, kind, to } => {
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

fn thing<'p>(context: &Context, entry: impl Fn(u32) -> Option<Entry<'p>>) -> Thing<'p> {
    let text_of = |ix| {
        let entry: Entry<'p> = entry(ix)?;
        entry.tree().scalar(entry.source_text(), ix)
    };
    let id = text_of(context.element).unwrap_or_default();
    if let Some((table, ix)) = context.record {
        let record = entry(ix);
        let key = match table.is_list() {
            true => record.and_then(|record| record.get("id")?.text()),
            false => record.and_then(Entry::key),
        };
        return Thing::Record { table, key };
    }
    if let Some((kind, ix)) = context.relation {
        let to = entry(ix).and_then(|item| match item.text() {
            Some(id) => Some(id),
            None => item.get(kind.far_key())?.text(),
        });
        return Thing::Relation { from: id, kind, to };
    }
    match (context.role, context.layer) {
        (Role::Table(table), _) => Thing::Table(table),
        (_, Some(layer)) if context.element != NONE => Thing::Element { layer, id },
        (_, Some(layer)) => Thing::Section(layer),
        (Role::File | Role::FileVersion | Role::Include, None) => Thing::File,
        (_, None) if context.is_header => Thing::Header,
        (_, None) => Thing::File,
    }
}

fn hit(tree: &Tree, text: &str, offset: u32) -> Hit {
    let nothing = |ix, spot, is_exact| Hit {
        ix,
        spot,
        span: (offset, offset),
        is_exact,
    };
    let Some(last) = tree.last_before(offset) else {
        let (spot, span) = comment(text, 0, offset).unwrap_or((Spot::Blank, (offset, offset)));
        let ix = if tree.nodes.is_empty() { NONE } else { 0 };
        let is_exact = true;
        return Hit {
            ix,
            spot,
            span,
            is_exact,
        };
    };
    let Some(node) = tree.get(last) else {
        return nothing(NONE, Spot::Blank, false);
    };
    // A key in braces without a colon has its value, nothing, right behind it.
    let bare = node.part == Part::Value && node.start == node.end && node.lead == NONE;
    if let Some(key) = tree
        .get(node.before)
        .filter(|key| bare && key.end == offset)
    {
        return Hit {
            ix: node.before,
            spot: Spot::Key,
            span: (key.start, key.end),
            is_exact: true,
        };
    }
    if node.form.is_leaf() && offset <= node.end {
        return Hit {
            ix: last,
            spot: spot_of(node.part),
            span: (node.start, node.end),
            is_exact: true,
        };
    }
    let low = match node.form.is_leaf() {
        true => node.end,
        false => node.start,
    };
    if let Some((spot, span)) = comment(text, low, offset) {
        let (ix, is_exact) = around(tree, text, last, span.0);
        return Hit {
            ix,
            spot,
            span,
            is_exact,
        };
    }
    let same_line = |from: u32| {
        let between = text.get(from as usize..offset as usize).unwrap_or_default();
        !between.contains(['\n', '\r'])
    };
    // Behind the colon or the dash of what begins further on.
    let next = tree
        .get(last + 1)
        .filter(|next| next.lead != NONE && next.lead < offset);
    if let Some(next) = next
        && same_line(next.lead)
    {
        return nothing(last + 1, spot_of(next.part), true);
    }
    // Behind the colon or the dash of nothing.
    if node.start == node.end && node.lead != NONE && same_line(node.lead) {
        return nothing(last, spot_of(node.part), true);
    }
    if node.part == Part::Key && node.form.is_leaf() && same_line(node.end) {
        return Hit {
            ix: last,
            spot: Spot::Key,
            span: (node.start, node.end),
            is_exact: true,
        };
    }
    let (ix, is_exact) = around(tree, text, last, offset);
    nothing(ix, Spot::Blank, is_exact)
}

fn spot_of(part: Part) -> Spot {
    match part {
        Part::Key => Spot::Key,
        Part::Item => Spot::Item,
        Part::Root | Part::Value => Spot::Value,
    }
}

/// The comment that an offset lies in, if what comes before it ends at `low`.
fn comment(text: &str, low: u32, offset: u32) -> Option<(Spot, (u32, u32))> {
    let before = text.get(..offset as usize).unwrap_or_default();
    let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1) as u32;
    Gap::from(text, low.max(line))
        .take_while(|(_, start, _)| *start < offset)
        .find(|(piece, _, end)| *piece == Piece::Comment && offset <= *end)
        .map(|(_, start, end)| (Spot::Comment, (start, end)))
}

/// The map or list in which something typed at an offset would lie, after a node; whether its column says so.
fn around(tree: &Tree, text: &str, last: u32, offset: u32) -> (u32, bool) {
    let mut open = Vec::new();
    let mut at = last;
    while let Some(node) = tree.get(at) {
        let is_closed = node.form.is_flow() && offset >= node.end && tree.guessed.is_none();
        if node.form.is_flow() && !is_closed && offset < node.end {
            return (at, true);
        }
        if !node.form.is_leaf() && !node.form.is_flow() {
            open.push(at);
        }
        at = node.parent;
    }
    // Right below a key the map or list of its value may begin further on.
    let below = tree.get(last).filter(|node| node.part == Part::Key);
    if below.is_some()
        && let Some(next) = tree.get(last + 1).filter(|next| next.form.is_block())
        && next.part == Part::Value
    {
        open.insert(0, last + 1);
    }
    let column = column_of(text, offset);
    let line = offset as usize - column.min(offset as usize);
    let before = text.get(line..offset as usize).unwrap_or_default();
    if !before
        .trim_start_matches(['\u{feff}', ' ', '\t'])
        .is_empty()
    {
        // Behind something on its line.
        return (open.first().copied().unwrap_or(0), true);
    }
    // Nothing stands yet below the key right above.
    if let Some(node) = tree.get(last)
        && node.start == node.end
        && node.part == Part::Value
        && let Some(key) = tree.get(node.before)
        && column_of(text, key.start) < column
    {
        return (last, true);
    }
    let own = |ix: u32| tree.get(ix).map_or(0, |node| column_of(text, node.start));
    let exact = open.iter().find(|ix| own(**ix) == column);
    let nearest = exact.or_else(|| open.iter().find(|ix| own(**ix) < column));
    let ix = nearest.or(open.last()).copied().unwrap_or(0);
    (ix, exact.is_some())
}
