//! Events laid out flat: a document as a list of nodes that can be walked in any order.

use super::allow::{ALLOW, MOST};
use super::events::{EventSink, Marks, Stop, Style};
use super::found::Found;
use super::limits::Limits;
use super::problem;
use crate::span::Span;

/// The nodes of one text, parents before children.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Tape {
    nodes: Vec<Node>,
    text: String,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Node {
    kind: NodeKind,
    at: Span,
    /// Scalars: where the text begins in the tape's own text.
    text: u32,
    /// Scalars: how long it is. Collections: the node after the last inside.
    len: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NodeKind {
    Map,
    Seq,
    Scalar(Style),
}

/// Writes a tape and guards the limits.
#[derive(Debug)]
pub(crate) struct TapeWriter<'l> {
    tape: Tape,
    limits: &'l Limits,
    /// Collections not closed yet.
    open: Vec<u32>,
    /// The nodes that anchors mark, by anchor.
    anchors: Vec<Option<(u32, u32)>>,
    /// Anchors of collections not closed yet: the node and the anchor.
    pending: Vec<(u32, usize)>,
    /// What aliases have repeated, in this text and those read before it.
    repeated: Repeated,
    problems: Found,
    /// The comments that speak to the check.
    comments: Vec<(String, Span)>,
}

/// How much aliases have added.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Repeated {
    nodes: usize,
    bytes: usize,
}

impl<'l> TapeWriter<'l> {
    pub(crate) fn new(limits: &'l Limits) -> Self {
        Self::after(limits, Repeated::default())
    }

    /// For a text of several.
    pub(crate) fn after(limits: &'l Limits, repeated: Repeated) -> Self {
        Self {
            tape: Tape::default(),
            limits,
            open: Vec::new(),
            anchors: Vec::new(),
            pending: Vec::new(),
            repeated,
            problems: Found::new(limits.findings),
            comments: Vec::new(),
        }
    }

    /// Takes the comments that speak to the check.
    #[cfg(feature = "yaml")]
    pub(crate) fn take_comments(&mut self) -> Vec<(String, Span)> {
        std::mem::take(&mut self.comments)
    }

    #[cfg(feature = "yaml")]
    pub(crate) fn repeated(&self) -> Repeated {
        self.repeated
    }

    /// The tape, and what was found on the way.
    pub(crate) fn finish(self) -> (Tape, Found) {
        (self.tape, self.problems)
    }

    fn push(&mut self, kind: NodeKind, at: Span, text: &str, marks: Marks) -> Result<u32, Stop> {
        if self.tape.nodes.len() >= self.limits.nodes {
            return Err(Stop(Box::new(problem::limit(
                problem::Limit::Nodes,
                self.limits.nodes,
                at,
            ))));
        }
        if let Some(tag) = marks.tag {
            self.problems
                .push_with(tag, || problem::unsupported_tag(tag));
        }
        let ix = self.tape.nodes.len() as u32;
        let start = self.tape.text.len() as u32;
        self.tape.text.push_str(text);
        self.tape.nodes.push(Node {
            kind,
            at,
            text: start,
            len: text.len() as u32,
        });
        Ok(ix)
    }

    fn start(&mut self, kind: NodeKind, at: Span, marks: Marks) -> Result<(), Stop> {
        if self.open.len() >= self.limits.depth {
            return Err(Stop(Box::new(problem::limit(
                problem::Limit::Depth,
                self.limits.depth,
                at,
            ))));
        }
        let ix = self.push(kind, at, "", marks)?;
        self.open.push(ix);
        if marks.anchor > 0 {
            self.pending.push((ix, marks.anchor));
        }
        Ok(())
    }

    fn end(&mut self) {
        let Some(ix) = self.open.pop() else { return };
        let next = self.tape.nodes.len() as u32;
        if let Some(node) = self.tape.nodes.get_mut(ix as usize) {
            node.len = next;
        }
        if let Some((_, anchor)) = self.pending.pop_if(|(node, _)| *node == ix) {
            self.mark(anchor, ix, next);
        }
    }

    /// Counts the nodes that an alias repeats.
    fn repeat(&mut self, from: u32, to: u32, at: Span) -> Result<(), Stop> {
        use problem::Limit::{AliasBytes, AliasNodes};
        self.repeated.nodes += (to - from) as usize;
        let (nodes, bytes) = (self.limits.alias_nodes, self.limits.alias_bytes);
        if self.repeated.nodes > nodes {
            return Err(Stop(Box::new(problem::limit(AliasNodes, nodes, at))));
        }
        let again = self.tape.nodes.get(from as usize..to as usize);
        let scalars = again.unwrap_or_default().iter();
        let scalars = scalars.filter(|node| matches!(node.kind, NodeKind::Scalar(_)));
        self.repeated.bytes += scalars.map(|node| node.len as usize).sum::<usize>();
        if self.repeated.bytes > bytes {
            return Err(Stop(Box::new(problem::limit(AliasBytes, bytes, at))));
        }
        Ok(())
    }

    /// Whether a map has too many keys, which only one with many nodes inside can have.
    fn check_keys(&self, map: u32) -> Result<(), Stop> {
        let most = self.limits.keys;
        if (self.tape.nodes.len() - map as usize) / 2 <= most {
            return Ok(());
        }
        let map = Cursor {
            tape: &self.tape,
            ix: map,
        };
        let View::Map(mut entries) = map.view() else {
            return Ok(());
        };
        entries.nth(most).map_or(Ok(()), |(key, _)| {
            let at = key.span();
            Err(Stop(Box::new(problem::limit(
                problem::Limit::Keys,
                most,
                at,
            ))))
        })
    }

    fn mark(&mut self, anchor: usize, from: u32, to: u32) {
        // Anchors are numbered one after the other as they appear.
        if self.anchors.len() <= anchor {
            self.anchors.resize(anchor + 1, None);
        }
        self.anchors[anchor] = Some((from, to));
    }
}

impl EventSink for TapeWriter<'_> {
    fn map_start(&mut self, at: Span, marks: Marks) -> Result<(), Stop> {
        self.start(NodeKind::Map, at, marks)
    }

    fn map_end(&mut self, _: Span) -> Result<(), Stop> {
        let map = self.open.last().copied();
        self.end();
        map.map_or(Ok(()), |map| self.check_keys(map))
    }

    fn seq_start(&mut self, at: Span, marks: Marks) -> Result<(), Stop> {
        self.start(NodeKind::Seq, at, marks)
    }

    fn seq_end(&mut self, _: Span) -> Result<(), Stop> {
        self.end();
        Ok(())
    }

    fn scalar(&mut self, text: &str, style: Style, at: Span, marks: Marks) -> Result<(), Stop> {
        if text.len() > self.limits.scalar {
            return Err(Stop(Box::new(problem::limit(
                problem::Limit::Scalar,
                self.limits.scalar,
                at,
            ))));
        }
        let ix = self.push(NodeKind::Scalar(style), at, text, marks)?;
        if marks.anchor > 0 {
            self.mark(marks.anchor, ix, ix + 1);
        }
        Ok(())
    }

    fn comment(&mut self, text: &str, at: Span) {
        let text = text.trim();
        // A source that looks ahead may pass a comment twice.
        let again = self
            .comments
            .last()
            .is_some_and(|(_, last)| at.start <= last.start);
        if text.starts_with(ALLOW) && !again && self.comments.len() < MOST {
            self.comments.push((text.to_owned(), at));
        }
    }

    fn alias(&mut self, anchor: usize, at: Span) -> Result<(), Stop> {
        let Some((from, to)) = self.anchors.get(anchor).copied().flatten() else {
            // The anchor marks a collection that is still open: the node would contain itself.
            return Err(Stop(Box::new(problem::self_alias(at))));
        };
        self.repeat(from, to, at)?;
        let shift = self.tape.nodes.len() as u32 - from;
        if self.tape.nodes.len() + (to - from) as usize > self.limits.nodes {
            return Err(Stop(Box::new(problem::limit(
                problem::Limit::Nodes,
                self.limits.nodes,
                at,
            ))));
        }
        for ix in from..to {
            let mut node = self.tape.nodes[ix as usize];
            if !matches!(node.kind, NodeKind::Scalar(_)) {
                node.len += shift;
            }
            self.tape.nodes.push(node);
        }
        Ok(())
    }
}

/// A node of a tape.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cursor<'t> {
    tape: &'t Tape,
    ix: u32,
}

/// A node by what it is.
#[derive(Clone, Debug)]
pub(crate) enum View<'t> {
    Map(Entries<'t>),
    Seq(Items<'t>),
    Scalar(&'t str, Style),
}

impl Tape {
    /// The document's node; `None` if there is no content at all.
    pub(crate) fn root(&self) -> Option<Cursor<'_>> {
        (!self.nodes.is_empty()).then_some(Cursor { tape: self, ix: 0 })
    }

    pub(crate) fn node_count(&self) -> usize {
        self.nodes.len()
    }
}

impl<'t> Cursor<'t> {
    fn node(self) -> &'t Node {
        // Cursors are made for nodes that are there only.
        &self.tape.nodes[self.ix as usize]
    }

    pub(crate) fn span(self) -> Span {
        self.node().at
    }

    /// Where the last thing inside ends.
    pub(crate) fn end(self) -> u32 {
        let (from, to) = (self.ix as usize, self.next() as usize);
        let inside = self.tape.nodes.get(from..to).unwrap_or_default();
        inside
            .iter()
            .map(|node| node.at.end)
            .max()
            .unwrap_or_default()
    }

    fn next(self) -> u32 {
        match self.node().kind {
            NodeKind::Scalar(_) => self.ix + 1,
            _ => self.node().len,
        }
    }

    pub(crate) fn view(self) -> View<'t> {
        let node = self.node();
        let inside = Items {
            tape: self.tape,
            at: self.ix + 1,
            end: node.len,
        };
        match node.kind {
            NodeKind::Map => View::Map(Entries(inside)),
            NodeKind::Seq => View::Seq(inside),
            NodeKind::Scalar(style) => {
                let start = node.text as usize;
                let text = self.tape.text.get(start..start + node.len as usize);
                View::Scalar(text.unwrap_or_default(), style)
            }
        }
    }

    /// The value of a key, the first if there are several.
    pub(crate) fn get(self, key: &str) -> Option<Cursor<'t>> {
        let View::Map(entries) = self.view() else {
            return None;
        };
        entries
            .into_iter()
            .find(|(k, _)| matches!(k.view(), View::Scalar(text, _) if text == key))
            .map(|(_, value)| value)
    }
}

/// The items of a list.
#[derive(Clone, Debug)]
pub(crate) struct Items<'t> {
    tape: &'t Tape,
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
            tape: self.tape,
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
