//! Places for tools: what stands at an offset, where each part begins and ends, where an id is used.
//!
//! A tree of each text is made when it is asked for, from the same events as the document; nothing of it is kept in the
//! document. What the schema says of a node is found by walking from it to the root.

mod at;
mod comments;
mod cut;
mod entry;
mod expected;
pub(in crate::io) mod gap;
mod guess;
mod guess_flow;
mod hit;
mod layout;
mod outline;
mod read;
mod role;
mod spot;
mod tokens;
mod tree;
mod uses;
mod writer;

use super::document::{Document, LoadError, Locate};
use super::sources::Sources;
use crate::model::{Place, Table};
use crate::span::{SourceId, Span};
use role::Context;
use tree::{Part, Tree};

pub use at::{Construct, PlaceAt};
pub use entry::{Entry, ValueForm};
pub use expected::{Expected, KeyOffer, ValueKind};
pub(crate) use layout::Reads;
pub use outline::Symbol;
pub use spot::Spot;
pub use tokens::{Token, TokenKind};
pub use uses::{IdOf, Use, UseKind};

/// Where everything stands in the texts of a document: made once, asked often.
///
/// It answers in a broken file too: up to the fault as in a sound one, behind it by the indentation, and says which.
/// It refers to the texts of the document and holds about 36 bytes for each key and value. Unlike the architecture it
/// knows what the reader refused.
///
/// ```
/// use justarch::{Document, SourceId};
/// use justarch::places::{Spot, Construct};
///
/// let text = "justarch: 1\nchannels:\n  portal:\n    kind: national-portal\n";
/// let document = Document::parse("a.yaml", text).unwrap();
/// let places = document.places();
/// let at = places.at(SourceId::ROOT, text.find("national").unwrap()).unwrap();
/// assert_eq!(at.spot, Spot::Value);
/// assert!(matches!(at.construct, Construct::Element { id: "portal", .. }));
/// ```
#[derive(Clone, Debug)]
pub struct Places {
    sources: Sources,
    trees: Vec<Tree>,
}

impl Document {
    /// Where everything stands in its texts. O(bytes); reads the texts again.
    pub fn places(&self) -> Places {
        Places::of(&self.sources)
    }

    /// The entry of a part: of a field its value, the first if there are several; else of the part itself. A part that
    /// an alias repeats has the entry of the alias. O(log nodes), and the search for the part.
    ///
    /// ```
    /// use justarch::{Document, Field, Subject};
    /// let text = "justarch: 1\narchitecture: {version: '2.0'}\n";
    /// let document = Document::parse("a.yaml", text).unwrap();
    /// let places = document.places();
    /// let entry = document.entry_of(&places, &Subject::Document.at(Field::Version)).unwrap();
    /// assert_eq!(document.sources().slice(entry.extent()), "version: '2.0'");
    /// ```
    pub fn entry_of<'p>(&self, places: &'p Places, place: &Place) -> Option<Entry<'p>> {
        places.entry_at(self.locate(place)?)
    }
}

impl LoadError {
    /// Where everything stands in the texts, as far as there is something.
    pub fn places(&self) -> Places {
        Places::of(Locate::sources(self))
    }
}

impl Places {
    /// Where everything stands in some texts, of which the first is the root file. O(bytes).
    pub fn of(sources: &Sources) -> Self {
        let files = (0..sources.len()).filter_map(|nth| u16::try_from(nth).ok());
        let trees = files.map(|nth| read::read(sources.text(SourceId(nth))));
        Self {
            sources: sources.clone(),
            trees: trees.collect(),
        }
    }

    /// The texts.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Where a text stops being YAML, if it does.
    pub fn fault(&self, source: SourceId) -> Option<usize> {
        self.tree(source).fault.map(|at| at as usize)
    }

    /// The whole of a file, whose entries are its sections; `None` if it is empty.
    pub fn file(&self, source: SourceId) -> Option<Entry<'_>> {
        let tree = self.trees.get(source.index())?;
        (!tree.nodes.is_empty()).then_some(Entry {
            places: self,
            source,
            ix: 0,
        })
    }

    /// The entry of an element, the first if it comes again. O(nodes).
    pub fn element(&self, id: &str) -> Option<Entry<'_>> {
        let defined = |found: &Use<'_>| found.kind == UseKind::Definition;
        let uses = self.of_id(IdOf::Element, id);
        uses.into_iter().find(defined).map(|found| found.entry)
    }

    /// The entry of a source or an organisation. Other records are found by [`Document::entry_of`]. O(nodes).
    pub fn record(&self, table: Table, key: &str) -> Option<Entry<'_>> {
        let of = match table {
            Table::Sources => IdOf::Source,
            Table::Organisations => IdOf::Organisation,
            _ => return None,
        };
        let defined = |found: &Use<'_>| found.kind == UseKind::Definition;
        self.of_id(of, key)
            .into_iter()
            .find(defined)
            .map(|found| found.entry)
    }

    /// The entry whose key or value is at that span: what [`Locate::locate`] answers. O(log nodes).
    pub fn entry_at(&self, span: Span) -> Option<Entry<'_>> {
        let tree = self.trees.get(span.source.index())?;
        let last = tree.last_before(span.start)?;
        let node = tree.get(last)?;
        if node.start < span.start && node.end < span.start {
            return None;
        }
        // A map is placed at its first key, so that several nodes may begin there, the innermost last.
        let mut ix = last;
        for at in (0..=last).rev() {
            let Some(node) = tree.get(at).filter(|node| node.start == span.start) else {
                break;
            };
            let is_map = span.start == span.end && node.form.is_map();
            if is_map || node.end == span.end {
                ix = at;
            }
        }
        let ix = match tree.get(ix)?.part {
            Part::Key => tree.get(ix)?.next,
            Part::Root | Part::Value | Part::Item => ix,
        };
        Some(Entry {
            places: self,
            source: span.source,
            ix,
        })
    }

    fn files(&self) -> impl Iterator<Item = SourceId> + use<> {
        (0..self.trees.len()).filter_map(|nth| Some(SourceId(u16::try_from(nth).ok()?)))
    }

    fn tree(&self, source: SourceId) -> &Tree {
        static NOTHING: Tree = Tree::EMPTY;
        self.trees.get(source.index()).unwrap_or(&NOTHING)
    }

    fn context(&self, source: SourceId, ix: u32) -> Context {
        let text = self.sources.text(source);
        Context::of(self.tree(source), text, ix, source == SourceId::ROOT)
    }
}
