//! Events laid out flat: a document as a list of nodes that can be walked in any order.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::events::Style;
use super::marks::Mark;
use super::sources::Sources;
use crate::span::{SourceId, Span};

/// The nodes of one text, parents before children. Scalars refer to the text; eight bytes a node.
#[derive(Debug, PartialEq)]
pub(crate) struct Tape {
    pub(super) source: SourceId,
    pub(super) nodes: Vec<Node>,
    /// Scalars that mean something else than what stands in the text.
    pub(super) written: Vec<Written>,
    /// The texts of those.
    pub(super) own: String,
    /// Whether the text goes on after its last node, with something that could not be read.
    pub(super) is_cut: bool,
    /// The nodes that aliases repeat, in order; what lies in a repeated node is of the outermost alias.
    pub(super) repeats: Vec<Repeat>,
}

/// The nodes of an alias, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Repeat {
    from: u32,
    to: u32,
    start: u32,
    end: u32,
}

/// A node: where it begins, and in one word what it is and how far it goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Node {
    start: u32,
    word: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// The number is that of the node after the last inside.
    BlockMap,
    FlowMap,
    BlockSeq,
    FlowSeq,
    /// The number is the length in the text.
    Plain,
    /// The same; the quotes count.
    Quoted,
    /// The number is that of the scalar among those written apart.
    Written,
}

/// The numbers of nodes have so many bits; what a node is takes the rest of its word.
const BITS: u32 = 29;

/// No tape has more nodes, and no scalar that is left in place more bytes.
pub(crate) const LARGEST: usize = (1 << BITS) - 1;

/// A scalar that is not left in place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Written {
    /// Where its text ends, in the texts of all such scalars.
    pub(super) text_end: u32,
    pub(super) len: u32,
    /// Where it ends in the document's text.
    pub(super) end: u32,
    pub(super) style: Style,
}

impl Node {
    pub(super) fn new(shape: Shape, start: u32, number: u32) -> Self {
        Self {
            start,
            word: (shape as u32) << BITS | (number & LARGEST as u32),
        }
    }

    pub(super) fn shape(self) -> Shape {
        match self.word >> BITS {
            0 => Shape::BlockMap,
            1 => Shape::FlowMap,
            2 => Shape::BlockSeq,
            3 => Shape::FlowSeq,
            4 => Shape::Plain,
            5 => Shape::Quoted,
            _ => Shape::Written,
        }
    }

    pub(super) fn is_collection(self) -> bool {
        self.word >> BITS <= Shape::FlowSeq as u32
    }

    /// A scalar of no character.
    #[cfg(feature = "yaml")]
    pub(super) fn is_nothing(self) -> bool {
        matches!(
            (self.shape(), self.number()),
            (Shape::Plain, 0) | (Shape::Quoted, 2)
        )
    }

    #[cfg(feature = "yaml")]
    pub(super) fn is_map(self) -> bool {
        matches!(self.shape(), Shape::BlockMap | Shape::FlowMap)
    }

    pub(super) fn number(self) -> u32 {
        self.word & LARGEST as u32
    }

    pub(super) fn renumber(&mut self, number: u32) {
        *self = Self::new(self.shape(), self.start, number);
    }
}

impl Tape {
    pub(crate) fn node_count(&self) -> usize {
        self.nodes.len()
    }

    pub(crate) fn new(source: SourceId) -> Self {
        Self {
            source,
            nodes: Vec::new(),
            written: Vec::new(),
            own: String::new(),
            is_cut: false,
            repeats: Vec::new(),
        }
    }

    /// Repeats some nodes at the end, for an alias that stands there. Their texts are where they were first written.
    pub(super) fn copy(&mut self, from: u32, to: u32, alias: Span) {
        let shift = (self.nodes.len() as u32).saturating_sub(from);
        self.repeats.push(Repeat {
            from: from + shift,
            to: to + shift,
            start: alias.start,
            end: alias.end,
        });
        for ix in from..to {
            let Some(mut node) = self.nodes.get(ix as usize).copied() else {
                return;
            };
            if node.is_collection() {
                node.renumber(node.number() + shift);
            }
            self.nodes.push(node);
        }
    }

    /// How long the texts of some nodes are together.
    pub(super) fn scalar_bytes(&self, from: u32, to: u32) -> usize {
        let nodes = self.nodes.get(from as usize..to as usize);
        let len = |node: &Node| match node.shape() {
            Shape::Plain => node.number() as usize,
            Shape::Quoted => (node.number() as usize).saturating_sub(2),
            Shape::Written => {
                let written = self.written.get(node.number() as usize);
                written.map_or(0, |written| written.len as usize)
            }
            _ => 0,
        };
        nodes.unwrap_or_default().iter().map(len).sum()
    }

    /// Where the key stands that follows so many others in a map.
    pub(super) fn key_after(&self, map: u32, keys: usize) -> Option<Span> {
        let page = Page {
            text: "",
            source: self.source,
            base: 0,
            nodes: &self.nodes,
            written: &self.written,
            own: &self.own,
            is_cut: self.is_cut,
            repeats: &self.repeats,
        };
        let map = Cursor {
            page: &page,
            ix: map,
        };
        match map.view() {
            View::Map(mut entries) => entries.nth(keys).map(|(key, _)| key.span()),
            _ => None,
        }
    }

    /// The tape with the text it is of, one of these.
    pub(crate) fn on<'t>(&'t self, sources: &'t Sources) -> Page<'t> {
        Page {
            text: sources.text(self.source),
            source: self.source,
            base: sources.base(self.source),
            nodes: &self.nodes,
            written: &self.written,
            own: &self.own,
            is_cut: self.is_cut,
            repeats: &self.repeats,
        }
    }
}

/// A tape and the text it is of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Page<'t> {
    text: &'t str,
    source: SourceId,
    base: u32,
    nodes: &'t [Node],
    written: &'t [Written],
    own: &'t str,
    is_cut: bool,
    repeats: &'t [Repeat],
}

impl<'t> Page<'t> {
    /// Whether the text goes on after the last node.
    pub(crate) fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// The document's node; `None` if there is no content at all.
    pub(crate) fn root(&'t self) -> Option<Cursor<'t>> {
        (!self.nodes.is_empty()).then_some(Cursor { page: self, ix: 0 })
    }
}

/// A node of a tape.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cursor<'t> {
    page: &'t Page<'t>,
    ix: u32,
}

/// A node by what it is.
#[derive(Clone, Debug)]
pub(crate) enum View<'t> {
    Map(Entries<'t>),
    Seq(Items<'t>),
    Scalar(&'t str, Style),
}

/// A node that is there always is one: cursors are made for those only.
const NOTHING: Node = Node {
    start: 0,
    word: (Shape::Plain as u32) << BITS,
};

impl<'t> Cursor<'t> {
    fn node(self) -> Node {
        let node = self.page.nodes.get(self.ix as usize);
        node.copied().unwrap_or(NOTHING)
    }

    fn written(self, node: Node) -> Option<&'t Written> {
        self.page.written.get(node.number() as usize)
    }

    /// Where its text was written: of what an alias repeats, at the anchor.
    pub(crate) fn span(self) -> Span {
        let node = self.node();
        Span::new(self.page.source, node.start, self.end_of(node))
    }

    /// Where it stands in what it is a part of: of what an alias repeats, at the alias.
    #[inline]
    pub(crate) fn mark(self) -> Mark {
        let (start, end) = self.place();
        Mark {
            start: self.page.base.saturating_add(start),
            len: end.saturating_sub(start),
        }
    }

    #[inline]
    fn place(self) -> (u32, u32) {
        if !self.page.repeats.is_empty()
            && let Some(alias) = self.alias()
        {
            return (alias.start, alias.end);
        }
        let node = self.node();
        (node.start, self.end_of(node))
    }

    /// The alias that repeats it.
    #[cold]
    fn alias(self) -> Option<&'t Repeat> {
        let repeats = self.page.repeats;
        let after = repeats.partition_point(|repeat| repeat.from <= self.ix);
        let last = repeats.get(after.checked_sub(1)?)?;
        (self.ix < last.to).then_some(last)
    }

    /// Whether an alias repeats it, alone or with what it lies in.
    pub(crate) fn is_repeated(self) -> bool {
        self.alias().is_some()
    }

    /// Where it begins in what it is a part of.
    pub(crate) fn start(self) -> u32 {
        self.place().0
    }

    fn end_of(self, node: Node) -> u32 {
        match node.shape() {
            Shape::BlockMap | Shape::BlockSeq => node.start,
            Shape::FlowMap | Shape::FlowSeq => node.start.saturating_add(1),
            Shape::Plain | Shape::Quoted => node.start.saturating_add(node.number()),
            Shape::Written => self.written(node).map_or(node.start, |w| w.end),
        }
    }

    /// Where the last thing inside ends; an alias ends where it stands.
    pub(crate) fn end(self) -> u32 {
        let inside = (self.ix..self.next()).map(|ix| Self { ix, ..self });
        inside.map(|node| node.place().1).max().unwrap_or_default()
    }

    fn next(self) -> u32 {
        let node = self.node();
        if node.is_collection() {
            // Never back, so that walking ends.
            node.number().max(self.ix.saturating_add(1))
        } else {
            self.ix.saturating_add(1)
        }
    }

    /// Whether it may have more inside than could be read, for the text could not be read to its end.
    pub(crate) fn is_cut(self) -> bool {
        self.page.is_cut && self.next() as usize >= self.page.nodes.len()
    }

    /// The key that this is the value of. For values of entries whose keys are scalars only.
    pub(crate) fn key(self) -> Self {
        Self {
            ix: self.ix.saturating_sub(1),
            ..self
        }
    }

    pub(crate) fn view(self) -> View<'t> {
        let node = self.node();
        let inside = || Items {
            page: self.page,
            at: self.ix.saturating_add(1),
            end: node.number(),
        };
        match node.shape() {
            Shape::BlockMap | Shape::FlowMap => View::Map(Entries(inside())),
            Shape::BlockSeq | Shape::FlowSeq => View::Seq(inside()),
            _ => {
                let (text, style) = self.text_of(node);
                View::Scalar(text, style)
            }
        }
    }

    /// The text of a scalar and how it was written; of a collection nothing.
    pub(crate) fn scalar(self) -> Option<(&'t str, Style)> {
        let node = self.node();
        (!node.is_collection()).then(|| self.text_of(node))
    }

    fn text_of(self, node: Node) -> (&'t str, Style) {
        let (start, len) = (node.start as usize, node.number() as usize);
        let in_place = |from: usize, to: usize| self.page.text.get(from..to).unwrap_or_default();
        match node.shape() {
            Shape::Plain => (in_place(start, start + len), Style::Plain),
            Shape::Quoted => (
                in_place(start + 1, (start + len).saturating_sub(1)),
                Style::Quoted,
            ),
            _ => self.written(node).map_or(("", Style::Plain), |written| {
                let end = written.text_end as usize;
                let from = end.saturating_sub(written.len as usize);
                let text = self.page.own.get(from..end).unwrap_or_default();
                (text, written.style)
            }),
        }
    }

    /// Whether no value was written. A word in quotes is one.
    pub(crate) fn is_nothing(self) -> bool {
        matches!(
            self.view(),
            View::Scalar("" | "~" | "null", Style::Plain | Style::Null)
        )
    }

    /// The value of a key, the first if there are several.
    pub(crate) fn get(self, key: &str) -> Option<Cursor<'t>> {
        let View::Map(entries) = self.view() else {
            return None;
        };
        entries
            .into_iter()
            .find(|(k, _)| matches!(k.scalar(), Some((text, _)) if text == key))
            .map(|(_, value)| value)
    }
}

/// The items of a list.
#[derive(Clone, Debug)]
pub(crate) struct Items<'t> {
    page: &'t Page<'t>,
    at: u32,
    end: u32,
}

impl<'t> Iterator for Items<'t> {
    type Item = Cursor<'t>;

    fn next(&mut self) -> Option<Cursor<'t>> {
        if self.at >= self.end {
            return None;
        }
        let item = Cursor {
            page: self.page,
            ix: self.at,
        };
        self.at = item.next();
        Some(item)
    }
}

/// The keys and values of a map.
#[derive(Clone, Debug)]
pub(crate) struct Entries<'t>(Items<'t>);

impl<'t> Iterator for Entries<'t> {
    type Item = (Cursor<'t>, Cursor<'t>);

    fn next(&mut self) -> Option<Self::Item> {
        let key = self.0.next()?;
        Some((key, self.0.next()?))
    }
}
