//! Writes a tape from events, and guards the limits.

use super::allow::{ALLOW, MOST};
use super::events::{Content, EventSink, Stop, Style};
use super::limits::Limits;
use super::problem;
use super::tape::{LARGEST, Node, Shape, Tape, Written};
use crate::diagnostic::Diagnostic;
use crate::span::{SourceId, Span};

/// Documents have about so many bytes for every node.
const BYTES_PER_NODE: usize = 11;

/// Writes a tape and guards the limits.
#[derive(Debug)]
pub(crate) struct TapeWriter<'l> {
    tape: Tape,
    limits: &'l Limits,
    most_nodes: usize,
    /// Collections not closed yet.
    open: Vec<u32>,
    /// The anchor of the next node; 0 for none.
    anchor: usize,
    /// The nodes that anchors mark, by anchor.
    anchors: Vec<Option<(u32, u32)>>,
    /// Anchors of collections not closed yet: the node and the anchor.
    pending: Vec<(u32, usize)>,
    alias_nodes: usize,
    problems: Vec<Diagnostic>,
    /// The comments that speak to the check.
    comments: Vec<(String, Span)>,
}

impl<'l> TapeWriter<'l> {
    /// A writer for the events of a text of so many bytes.
    pub(crate) fn new(limits: &'l Limits, source: SourceId, bytes: usize) -> Self {
        Self {
            tape: Tape::new(source, bytes / BYTES_PER_NODE),
            limits,
            most_nodes: limits.nodes.min(LARGEST),
            open: Vec::new(),
            anchor: 0,
            anchors: Vec::new(),
            pending: Vec::new(),
            alias_nodes: 0,
            problems: Vec::new(),
            comments: Vec::new(),
        }
    }

    /// Takes the comments that speak to the check.
    #[cfg(feature = "yaml")]
    pub(crate) fn take_comments(&mut self) -> Vec<(String, Span)> {
        std::mem::take(&mut self.comments)
    }

    /// The tape, and what was found on the way.
    pub(crate) fn finish(self) -> (Tape, Vec<Diagnostic>) {
        (self.tape, self.problems)
    }

    #[inline]
    fn push(&mut self, node: Node, at: Span) -> Result<u32, Stop> {
        let ix = self.tape.nodes.len();
        if ix >= self.most_nodes {
            return Err(self.too_many_nodes(at));
        }
        self.tape.nodes.push(node);
        Ok(ix as u32)
    }

    #[cold]
    fn too_many_nodes(&self, at: Span) -> Stop {
        Stop(Box::new(problem::limit(
            problem::Limit::Nodes,
            self.most_nodes,
            at,
        )))
    }

    #[inline]
    fn start(&mut self, block: Shape, flow: Shape, at: Span) -> Result<(), Stop> {
        if self.open.len() >= self.limits.depth {
            return Err(Stop(Box::new(problem::limit(
                problem::Limit::Depth,
                self.limits.depth,
                at,
            ))));
        }
        // A block begins with its first entry, a flow collection with its bracket.
        let shape = if at.start == at.end { block } else { flow };
        let ix = self.push(Node::new(shape, at.start, 0), at)?;
        self.open.push(ix);
        if self.anchor > 0 {
            self.pending.push((ix, std::mem::take(&mut self.anchor)));
        }
        Ok(())
    }

    #[inline]
    fn end(&mut self) {
        let Some(ix) = self.open.pop() else { return };
        let next = self.tape.nodes.len() as u32;
        if let Some(node) = self.tape.nodes.get_mut(ix as usize) {
            node.renumber(next);
        }
        if let Some((_, anchor)) = self.pending.pop_if(|(node, _)| *node == ix) {
            self.mark(anchor, ix, next);
        }
    }

    fn mark(&mut self, anchor: usize, from: u32, to: u32) {
        // Anchors are numbered one after the other as they appear.
        if self.anchors.len() <= anchor {
            self.anchors.resize(anchor + 1, None);
        }
        if let Some(marked) = self.anchors.get_mut(anchor) {
            *marked = Some((from, to));
        }
    }

    /// The node of a scalar, whose text is kept apart if it has to be.
    #[inline]
    fn scalar_node(&mut self, content: Content<'_>, style: Style, at: Span) -> Node {
        let len = at.end - at.start;
        match (content, style) {
            (Content::InPlace, Style::Plain) if len as usize <= LARGEST => {
                Node::new(Shape::Plain, at.start, len)
            }
            (Content::InPlace, Style::Quoted) if len as usize <= LARGEST => {
                Node::new(Shape::Quoted, at.start, len)
            }
            (Content::Text(text), _) => self.write_apart(text, style, at),
            (Content::InPlace, _) => self.write_apart("", style, at),
        }
    }

    fn write_apart(&mut self, text: &str, style: Style, at: Span) -> Node {
        let number = self.tape.written.len() as u32;
        self.tape.own.push_str(text);
        self.tape.written.push(Written {
            text_end: self.tape.own.len() as u32,
            len: text.len() as u32,
            end: at.end,
            style,
        });
        Node::new(Shape::Written, at.start, number)
    }
}

impl EventSink for TapeWriter<'_> {
    #[inline]
    fn map_start(&mut self, at: Span) -> Result<(), Stop> {
        self.start(Shape::BlockMap, Shape::FlowMap, at)
    }

    #[inline]
    fn map_end(&mut self) -> Result<(), Stop> {
        self.end();
        Ok(())
    }

    #[inline]
    fn seq_start(&mut self, at: Span) -> Result<(), Stop> {
        self.start(Shape::BlockSeq, Shape::FlowSeq, at)
    }

    #[inline]
    fn seq_end(&mut self) -> Result<(), Stop> {
        self.end();
        Ok(())
    }

    #[inline]
    fn scalar(&mut self, content: Content<'_>, style: Style, at: Span) -> Result<(), Stop> {
        let node = self.scalar_node(content, style, at);
        let ix = self.push(node, at)?;
        if self.anchor > 0 {
            let anchor = std::mem::take(&mut self.anchor);
            self.mark(anchor, ix, ix + 1);
        }
        Ok(())
    }

    fn anchor(&mut self, anchor: usize) {
        self.anchor = anchor;
    }

    fn tag(&mut self, at: Span) {
        self.problems.push(problem::unsupported_tag(at));
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
        self.alias_nodes += (to - from) as usize;
        if self.alias_nodes > self.limits.alias_nodes {
            return Err(Stop(Box::new(problem::limit(
                problem::Limit::Aliases,
                self.limits.alias_nodes,
                at,
            ))));
        }
        if self.tape.nodes.len() + (to - from) as usize > self.most_nodes {
            return Err(self.too_many_nodes(at));
        }
        let shift = self.tape.nodes.len() as u32 - from;
        for ix in from..to {
            let Some(mut node) = self.tape.nodes.get(ix as usize).copied() else {
                continue;
            };
            if node.is_collection() {
                node.renumber(node.number() + shift);
            }
            self.tape.nodes.push(node);
        }
        Ok(())
    }
}
