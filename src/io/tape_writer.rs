//! Writes a tape from events, and guards the limits.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::allow::{ALLOW, MOST};
use super::events::{EventSink, Stop, Style};
use super::found::Found;
use super::limits::Limits;
use super::problem::{self, Limit};
use super::tape::{LARGEST, Node, Shape, Tape, Written};
#[cfg(feature = "yaml")]
use crate::diagnostic::Diagnostic;
use crate::span::{SourceId, Span};
use crate::text::marks_sample;

/// Documents have about so many bytes for every node.
const BYTES_PER_NODE: usize = 11;

/// Writes a tape and guards the limits.
#[derive(Debug)]
pub(crate) struct TapeWriter<'l> {
    tape: Tape,
    limits: &'l Limits,
    most_nodes: usize,
    longest: usize,
    /// Collections not closed yet.
    open: Vec<u32>,
    /// The anchor of the next node; 0 for none.
    anchor: usize,
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
    pub(crate) fn new(limits: &'l Limits, source: SourceId) -> Self {
        Self {
            tape: Tape::new(source),
            limits,
            most_nodes: limits.nodes.min(LARGEST),
            longest: limits.scalar.min(LARGEST),
            open: Vec::new(),
            anchor: 0,
            anchors: Vec::new(),
            pending: Vec::new(),
            repeated: Repeated::default(),
            problems: Found::new(limits.findings),
            comments: Vec::new(),
        }
    }

    /// For a text of so many bytes, with what was repeated in those before it.
    #[cfg(feature = "yaml")]
    pub(crate) fn after(mut self, repeated: Repeated, bytes: usize) -> Self {
        self.tape.nodes.reserve(bytes / BYTES_PER_NODE);
        self.repeated = repeated;
        self
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

    #[cfg(feature = "yaml")]
    pub(crate) fn is_cut(&self) -> bool {
        self.tape.is_cut
    }

    /// Whether the text has no content, or nothing but an empty value.
    #[cfg(feature = "yaml")]
    pub(crate) fn is_empty(&self) -> bool {
        match self.tape.nodes.as_slice() {
            [] => true,
            [node] => node.is_nothing(),
            _ => false,
        }
    }

    /// Ends a text at a fault: what is open ends there, and a key without its value goes.
    #[cfg(feature = "yaml")]
    pub(crate) fn cut(&mut self, fault: Diagnostic) {
        let nodes = &self.tape.nodes;
        if let Some(open) = self.open.last() {
            let is_map = nodes.get(*open as usize).is_some_and(|node| node.is_map());
            let mut at = open + 1;
            let mut last = None;
            let mut count = 0_usize;
            while let Some(node) = nodes.get(at as usize) {
                last = Some(at);
                count += 1;
                at = if node.is_collection() {
                    node.number().max(at + 1)
                } else {
                    at + 1
                };
            }
            if let Some(key) = last.filter(|_| is_map && count % 2 == 1) {
                self.tape.nodes.truncate(key as usize);
            }
        }
        while !self.open.is_empty() {
            self.end();
        }
        self.tape.is_cut = true;
        self.problems.push(fault);
    }

    /// The tape, and what was found on the way.
    pub(crate) fn finish(self) -> (Tape, Found) {
        (self.tape, self.problems)
    }

    #[inline]
    fn push(&mut self, node: Node, at: Span) -> Result<u32, Stop> {
        let ix = self.tape.nodes.len();
        if ix >= self.most_nodes {
            return Err(exceeded(Limit::Nodes, self.most_nodes, at));
        }
        self.tape.nodes.push(node);
        Ok(ix as u32)
    }

    #[inline]
    fn start(&mut self, block: Shape, flow: Shape, at: Span) -> Result<(), Stop> {
        if self.open.len() >= self.limits.depth {
            return Err(exceeded(Limit::Depth, self.limits.depth, at));
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
    fn end(&mut self) -> u32 {
        let ix = self.open.pop().unwrap_or_default();
        let next = self.tape.nodes.len() as u32;
        if let Some(node) = self.tape.nodes.get_mut(ix as usize) {
            node.renumber(next);
        }
        if let Some((_, anchor)) = self.pending.pop_if(|(node, _)| *node == ix) {
            self.mark(anchor, ix, next);
        }
        ix
    }

    #[cold]
    fn mark(&mut self, anchor: usize, from: u32, to: u32) {
        // Anchors are numbered one after the other as they appear.
        if self.anchors.len() <= anchor {
            self.anchors.resize(anchor + 1, None);
        }
        if let Some(marked) = self.anchors.get_mut(anchor) {
            *marked = Some((from, to));
        }
    }

    #[inline]
    fn in_place(&mut self, shape: Shape, quotes: u32, at: Span) -> Result<(), Stop> {
        let len = at.end - at.start;
        if len.saturating_sub(quotes) as usize > self.longest {
            return Err(exceeded(Limit::Scalar, self.longest, at));
        }
        let ix = self.push(Node::new(shape, at.start, len), at)?;
        if self.anchor > 0 {
            self.mark_scalar(ix);
        }
        Ok(())
    }

    #[cold]
    fn mark_scalar(&mut self, ix: u32) {
        let anchor = std::mem::take(&mut self.anchor);
        self.mark(anchor, ix, ix + 1);
    }

    /// Counts the nodes that an alias repeats.
    fn repeat(&mut self, from: u32, to: u32, at: Span) -> Result<(), Stop> {
        self.repeated.nodes += (to - from) as usize;
        if self.repeated.nodes > self.limits.alias_nodes {
            return Err(exceeded(Limit::AliasNodes, self.limits.alias_nodes, at));
        }
        self.repeated.bytes += self.tape.scalar_bytes(from, to);
        if self.repeated.bytes > self.limits.alias_bytes {
            return Err(exceeded(Limit::AliasBytes, self.limits.alias_bytes, at));
        }
        if self.tape.nodes.len() + (to - from) as usize > self.most_nodes {
            return Err(exceeded(Limit::Nodes, self.most_nodes, at));
        }
        Ok(())
    }

    /// Whether a map has too many keys, which only one with many nodes inside can have.
    #[inline]
    fn check_keys(&self, map: u32) -> Result<(), Stop> {
        let most = self.limits.keys;
        if (self.tape.nodes.len() - map as usize) / 2 <= most {
            return Ok(());
        }
        match self.tape.key_after(map, most) {
            Some(at) => Err(exceeded(Limit::Keys, most, at)),
            None => Ok(()),
        }
    }
}

#[cold]
fn exceeded(limit: Limit, most: usize, at: Span) -> Stop {
    Stop(Box::new(problem::limit(limit, most, at)))
}

impl EventSink for TapeWriter<'_> {
    #[inline]
    fn map_start(&mut self, at: Span) -> Result<(), Stop> {
        self.start(Shape::BlockMap, Shape::FlowMap, at)
    }

    #[inline]
    fn map_end(&mut self) -> Result<(), Stop> {
        let map = self.end();
        self.check_keys(map)
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
    fn plain(&mut self, at: Span) -> Result<(), Stop> {
        self.in_place(Shape::Plain, 0, at)
    }

    #[inline]
    fn quoted(&mut self, at: Span) -> Result<(), Stop> {
        self.in_place(Shape::Quoted, 2, at)
    }

    fn scalar(&mut self, text: &str, style: Style, at: Span) -> Result<(), Stop> {
        if text.len() > self.longest {
            return Err(exceeded(Limit::Scalar, self.longest, at));
        }
        // Places in the texts are of 32 bits.
        if u32::try_from(self.tape.own.len() + text.len()).is_err() {
            return Err(exceeded(Limit::Bytes, u32::MAX as usize, at));
        }
        let number = self.tape.written.len() as u32;
        self.tape.own.push_str(text);
        self.tape.written.push(Written {
            text_end: self.tape.own.len() as u32,
            len: text.len() as u32,
            end: at.end,
            style,
        });
        let ix = self.push(Node::new(Shape::Written, at.start, number), at)?;
        if self.anchor > 0 {
            self.mark_scalar(ix);
        }
        Ok(())
    }

    fn anchor(&mut self, anchor: usize) {
        self.anchor = anchor;
    }

    fn tag(&mut self, at: Span) {
        self.problems.push_with(at, || problem::unsupported_tag(at));
    }

    fn comment(&mut self, text: &str, at: Span) {
        let text = text.trim();
        // A source that looks ahead may pass a comment twice.
        let again = self
            .comments
            .last()
            .is_some_and(|(_, last)| at.start <= last.start);
        let is_of_use = text.starts_with(ALLOW) || marks_sample(text);
        if is_of_use && !again && self.comments.len() < MOST {
            self.comments.push((text.to_owned(), at));
        }
    }

    fn alias(&mut self, anchor: usize, at: Span) -> Result<(), Stop> {
        let Some((from, to)) = self.anchors.get(anchor).copied().flatten() else {
            // The anchor marks a collection that is still open: the node would contain itself.
            return Err(Stop(Box::new(problem::self_alias(at))));
        };
        self.repeat(from, to, at)?;
        self.tape.copy(from, to, at);
        Ok(())
    }
}
