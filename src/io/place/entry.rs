//! A value with its key or its dash: where it begins and ends, and what lies in it.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use std::fmt;

use super::Places;
use super::gap::{Gap, Piece};
use super::guess::column_of;
use super::role::Role;
use super::tree::{Form, NONE, Node, Part, Tree};
use crate::model::schema::FieldSpec;
use crate::span::{SourceId, Span};

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ValueForm {
    /// A map, one entry a line.
    BlockMap,
    /// A map in braces, or a single pair in a list in brackets.
    FlowMap,
    /// A list, one item a dash.
    BlockList,
    /// A list in brackets.
    FlowList,
    /// A value without quotes; also nothing at all.
    Plain,
    /// A value in quotes.
    Quoted,
    /// A text on the lines below `|` or `>`.
    BlockText,
    /// An alias such as `*a`, which repeats what its anchor marks.
    Alias,
}

/// An entry of a map, an item of a list, or the whole of a file.
///
/// ```
/// use justarch::{Document, SourceId};
///
/// let text = "justarch: 1\nchannels:\n  # the front\n  portal: {kind: national-portal}  # one\n";
/// let document = Document::parse("a.yaml", text).unwrap();
/// let places = document.places();
/// let portal = places.element("portal").unwrap();
/// let slice = |span| document.sources().slice(span);
/// assert_eq!(slice(portal.key_span().unwrap()), "portal");
/// assert_eq!(slice(portal.value_span()), "{kind: national-portal}");
/// assert_eq!(slice(portal.extent()), "portal: {kind: national-portal}");
/// assert_eq!(slice(portal.with_comments()), "# the front\n  portal: {kind: national-portal}  # one");
/// assert_eq!(portal.get("kind").unwrap().text(), Some("national-portal"));
/// ```
#[derive(Clone, Copy)]
pub struct Entry<'p> {
    pub(super) places: &'p Places,
    pub(super) source: SourceId,
    pub(super) ix: u32,
}

impl fmt::Debug for Entry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entry")
            .field("key", &self.key())
            .field("value", &self.value_span())
            .field("form", &self.form())
            .finish()
    }
}

impl PartialEq for Entry<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source && self.ix == other.ix
    }
}

impl Eq for Entry<'_> {}

impl<'p> Entry<'p> {
    pub(super) fn tree(self) -> &'p Tree {
        self.places.tree(self.source)
    }

    pub(super) fn source_text(self) -> &'p str {
        self.places.sources.text(self.source)
    }

    pub(super) fn node(self) -> Node {
        let nothing = Node {
            start: 0,
            end: 0,
            parent: NONE,
            before: NONE,
            next: self.ix + 1,
            lead: NONE,
            form: Form::Plain,
            part: Part::Root,
        };
        self.tree().get(self.ix).copied().unwrap_or(nothing)
    }

    fn key_node(self) -> Option<Node> {
        let node = self.node();
        let key = (node.part == Part::Value).then(|| self.tree().get(node.before));
        key.flatten().copied()
    }

    fn span(self, start: u32, end: u32) -> Span {
        Span::new(self.source, start, end)
    }

    /// The same in another node of the file.
    pub(super) fn with(self, ix: u32) -> Self {
        Self { ix, ..self }
    }

    /// Its number in its file.
    pub(crate) fn nth(self) -> u32 {
        self.ix
    }

    /// Where the colon before its value stands, or its dash.
    pub(crate) fn lead(self) -> Option<u32> {
        let lead = self.node().lead;
        (lead != NONE).then_some(lead)
    }

    /// The row of the schema that says what its value is, if it is a value of a field.
    pub(crate) fn spec(self) -> Option<&'static FieldSpec> {
        match self.places.context(self.source, self.ix).role {
            Role::Field(spec) => Some(spec),
            _ => None,
        }
    }

    /// The texts that it stands in.
    pub(crate) fn sources(self) -> &'p crate::io::Sources {
        &self.places.sources
    }

    /// The file that it stands in.
    pub fn source(self) -> SourceId {
        self.source
    }

    /// What its key says, without quotes and escapes; `None` of an item, or if the key is no text.
    pub fn key(self) -> Option<&'p str> {
        let node = self.node();
        self.key_node()?;
        self.tree().scalar(self.source_text(), node.before)
    }

    /// The key with its quotes.
    pub fn key_span(self) -> Option<Span> {
        self.key_node().map(|key| self.span(key.start, key.end))
    }

    /// The value with its quotes or brackets, without anchor and tag. Of nothing the place where it would begin, right
    /// after the colon or dash; of a block its first key or dash to the end of what is last in it.
    pub fn value_span(self) -> Span {
        let node = self.node();
        self.span(node.start, node.end)
    }

    /// From the key or the dash to the end of the value, anchors and tags included.
    pub fn extent(self) -> Span {
        let node = self.node();
        let key = self.key_node();
        let first = key.unwrap_or(node);
        let start = match node.lead {
            dash if node.part == Part::Item && dash != NONE => dash,
            _ => self.with_properties(first),
        };
        let colon = match node.lead {
            lead if lead == NONE => node.end,
            lead => lead + 1,
        };
        self.span(start, node.end.max(colon))
    }

    /// Where the anchor or the tag of a key or an item begins, or the mark of an explicit key.
    fn with_properties(self, node: Node) -> u32 {
        let tree = self.tree();
        let low = match (tree.get(node.before), tree.get(node.parent)) {
            (Some(before), _) => before.end,
            (None, Some(around)) if around.form.is_flow() => around.start + 1,
            (None, Some(around)) => around.start,
            (None, None) => 0,
        };
        Gap::from(self.source_text(), low)
            .take_while(|(_, start, _)| *start < node.start)
            .find(|(piece, ..)| matches!(piece, Piece::Property | Piece::Sign(b'?')))
            .map_or(node.start, |(_, start, _)| start)
    }

    /// The extent with the comments that belong to it: those on the lines right above in its own column, and the one
    /// behind it on its last line. Of what stands in brackets or braces the extent alone.
    pub fn with_comments(self) -> Span {
        let extent = self.extent();
        let around = self.tree().get(self.node().parent);
        if !around.is_some_and(|around| around.form.is_block()) {
            return extent;
        }
        let text = self.source_text();
        let rest = text.get(extent.end as usize..).unwrap_or_default();
        let line = rest.split(['\n', '\r']).next().unwrap_or_default();
        let trimmed = line.trim_start_matches([' ', '\t']);
        let is_comment = trimmed.starts_with('#') && trimmed.len() < line.len();
        let end = extent.end + if is_comment { line.len() as u32 } else { 0 };
        self.span(self.leading_comments(extent.start), end)
    }

    fn leading_comments(self, start: u32) -> u32 {
        let text = self.source_text();
        let column = column_of(text, start);
        let first = match self.node().part {
            Part::Value => self.node().before,
            Part::Root | Part::Key | Part::Item => self.ix,
        };
        // A line of a text that looks like a comment is none.
        let mut before = first.checked_sub(1);
        while let Some(ix) = before
            && self.tree().get(ix).is_some_and(|node| node.form.is_block())
        {
            before = ix.checked_sub(1);
        }
        let before = before.and_then(|ix| self.tree().get(ix));
        let low = before.map_or(0, |node| {
            if node.form.is_leaf() {
                node.end
            } else {
                node.start
            }
        }) as usize;
        let mut found = start;
        let mut line = start as usize - column;
        let own = text.get(line..start as usize).unwrap_or_default();
        if !own.trim_start_matches(['\u{feff}', ' ']).is_empty() {
            return start;
        }
        while line > low {
            let above = text.get(low..line).unwrap_or_default();
            let above = above.strip_suffix('\n').unwrap_or(above);
            let above = above.strip_suffix('\r').unwrap_or(above);
            let Some(begin) = above.rfind(['\n', '\r']) else {
                // What shares a line with the thing before, or begins the file.
                if low == 0 && column == 0 && above.trim_start_matches('\u{feff}').starts_with('#')
                {
                    found = (above.len() - above.trim_start_matches('\u{feff}').len()) as u32;
                }
                break;
            };
            let comment = above.get(begin + 1..).unwrap_or_default();
            let indent = comment.len() - comment.trim_start_matches(' ').len();
            if indent != column || !comment.get(indent..).is_some_and(|c| c.starts_with('#')) {
                break;
            }
            line = low + begin + 1;
            found = (line + indent) as u32;
        }
        found
    }

    /// How its value is written.
    pub fn form(self) -> ValueForm {
        match self.node().form {
            Form::BlockMap => ValueForm::BlockMap,
            Form::FlowMap | Form::Pair => ValueForm::FlowMap,
            Form::BlockSeq => ValueForm::BlockList,
            Form::FlowSeq => ValueForm::FlowList,
            Form::Plain => ValueForm::Plain,
            Form::Quoted => ValueForm::Quoted,
            Form::BlockScalar => ValueForm::BlockText,
            Form::Alias => ValueForm::Alias,
        }
    }

    /// What a single value says, without quotes, escapes and folds; what an alias repeats. `None` of maps and lists.
    pub fn text(self) -> Option<&'p str> {
        let value = self.repeated().unwrap_or(self);
        value.tree().scalar(value.source_text(), value.ix)
    }

    /// What an alias repeats, where it was first written.
    pub fn repeated(self) -> Option<Self> {
        self.tree()
            .target(self.ix)
            .filter(|ix| *ix != NONE)
            .map(|ix| self.with(ix))
    }

    /// The column in which its key or dash stands, in bytes from 0. What follows a dash has the column behind it.
    pub fn column(self) -> usize {
        column_of(self.source_text(), self.extent().start)
    }

    /// Whether it was read, and not guessed from the indentation after a fault.
    pub fn is_exact(self) -> bool {
        self.tree().guessed.is_none_or(|guessed| self.ix < guessed)
    }

    /// The entries of the map or the items of the list that it is, in the order of the text. An alias has none.
    pub fn entries(self) -> impl Iterator<Item = Self> + 'p {
        let inside = self.tree().inside(self.ix).map(move |ix| self.with(ix));
        inside.filter(|entry| entry.node().part != Part::Key)
    }

    /// The first entry of that key. O(entries).
    pub fn get(self, key: &str) -> Option<Self> {
        self.entries().find(|entry| entry.key() == Some(key))
    }

    /// The map or list that it stands in, with its own key; `None` of the whole of a file.
    pub fn parent(self) -> Option<Self> {
        let parent = self.node().parent;
        (parent != NONE).then(|| self.with(parent))
    }
}
