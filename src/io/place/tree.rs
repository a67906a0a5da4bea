//! The nodes of one text with both ends of each: what the tape leaves out, since nothing but tools asks for it.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::{gap, guess};
use crate::io::events::{EventSink, Stop, Style};
use crate::io::limits::Limits;
use crate::io::{fast, yaml};
use crate::span::{SourceId, Span};

/// The nodes of one text, parents before children, in the order of the text. Aliases are nodes and repeat nothing.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    /// Scalars that mean something else than what stands there: the node, and where its meaning ends in `own`.
    written: Vec<(u32, u32)>,
    own: String,
    /// Aliases, and the nodes that they repeat.
    aliases: Vec<(u32, u32)>,
    /// Where the text stops being YAML.
    pub(super) fault: Option<u32>,
    /// The nodes from this number on are guessed from the indentation, for they come after the fault.
    pub(super) guessed: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    BlockMap,
    FlowMap,
    BlockSeq,
    FlowSeq,
    /// A single pair in a flow list, without braces.
    Pair,
    Plain,
    Quoted,
    /// A literal or folded scalar.
    BlockScalar,
    Alias,
}

/// What a node is in what it lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Root,
    Key,
    Value,
    Item,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    /// Of a block collection where its first key or dash stands.
    pub(super) start: u32,
    pub(super) end: u32,
    /// The node that it lies in; [`NONE`] of the root.
    pub(super) parent: u32,
    /// The node beside it before it: of a value its key.
    pub(super) before: u32,
    /// The number of the node after the last inside; [`NONE`] while it is open.
    pub(super) next: u32,
    /// Of a value its colon, of an item of a block its dash; [`NONE`] if there is none.
    pub(super) lead: u32,
    pub(super) form: Form,
    pub(super) part: Part,
}

pub(super) const NONE: u32 = u32::MAX;

impl Form {
    pub(super) fn is_map(self) -> bool {
        matches!(self, Self::BlockMap | Self::FlowMap | Self::Pair)
    }

    pub(super) fn is_seq(self) -> bool {
        matches!(self, Self::BlockSeq | Self::FlowSeq)
    }

    pub(super) fn is_flow(self) -> bool {
        matches!(self, Self::FlowMap | Self::FlowSeq)
    }

    pub(super) fn is_block(self) -> bool {
        matches!(self, Self::BlockMap | Self::BlockSeq)
    }

    pub(super) fn is_leaf(self) -> bool {
        !self.is_map() && !self.is_seq()
    }
}

impl Tree {
    pub(super) const EMPTY: Self = Self {
        nodes: Vec::new(),
        written: Vec::new(),
        own: String::new(),
        aliases: Vec::new(),
        fault: None,
        guessed: None,
    };

    /// Reads a text. Of one with a fault, what comes before it. O(bytes).
    pub(super) fn of(text: &str) -> Self {
        let mut writer = Writer::over(text);
        if fast::read(text, SourceId::ROOT, &mut writer).is_ok() {
            return writer.finish(None);
        }
        let limits = Limits {
            depth: DEPTH,
            ..Limits::default()
        };
        let mut writer = Writer::over(text);
        let read = yaml::read(text, SourceId::ROOT, &limits, &mut writer);
        let fault = read.err().map(|stop| fault_of(&stop, text));
        writer.finish(fault)
    }

    pub(super) fn get(&self, ix: u32) -> Option<&Node> {
        self.nodes.get(ix as usize)
    }

    /// What a scalar means; of an alias or a collection nothing.
    pub(super) fn scalar<'t>(&'t self, text: &'t str, ix: u32) -> Option<&'t str> {
        let node = self.get(ix)?;
        let (start, end) = (node.start as usize, node.end as usize);
        if !node.form.is_leaf() || node.form == Form::Alias {
            return None;
        }
        if let Ok(nth) = self.written.binary_search_by_key(&ix, |(node, _)| *node) {
            let from = nth
                .checked_sub(1)
                .and_then(|before| self.written.get(before));
            let from = from.map_or(0, |(_, end)| *end as usize);
            let to = self.written.get(nth)?.1 as usize;
            return self.own.get(from..to);
        }
        match node.form {
            Form::Quoted => text.get(start + 1..end.saturating_sub(1)),
            _ => text.get(start..end),
        }
    }

    /// What an alias repeats.
    pub(super) fn target(&self, alias: u32) -> Option<u32> {
        let at = self.aliases.binary_search_by_key(&alias, |(node, _)| *node);
        Some(self.aliases.get(at.ok()?)?.1)
    }

    /// The aliases, and what they repeat.
    pub(super) fn aliases(&self) -> &[(u32, u32)] {
        &self.aliases
    }

    /// The last node that begins at an offset or before it.
    pub(super) fn last_before(&self, offset: u32) -> Option<u32> {
        let after = self.nodes.partition_point(|node| node.start <= offset);
        after.checked_sub(1).map(|ix| ix as u32)
    }

    /// The nodes directly inside one.
    pub(super) fn inside(&self, ix: u32) -> impl Iterator<Item = u32> + Clone + '_ {
        let end = self.get(ix).map_or(0, |node| node.next);
        let first = (ix + 1 < end).then_some(ix + 1);
        std::iter::successors(first, move |ix| {
            let next = self.get(*ix)?.next;
            (next < end).then_some(next)
        })
    }
}

/// How deep collections may nest: as much as documents may at most.
const DEPTH: usize = 1_000;

fn fault_of(stop: &Stop, text: &str) -> u32 {
    let at = stop.0.labels.first().and_then(|label| match label.at {
        crate::diagnostic::At::Span(span) => Some(span.start),
        crate::diagnostic::At::Place(_) => None,
    });
    at.unwrap_or(text.len() as u32)
}

/// Writes a tree from events.
pub(super) struct Writer<'t> {
    pub(super) text: &'t str,
    pub(super) tree: Tree,
    /// The collections not closed yet, and the last node in each.
    open: Vec<(u32, u32)>,
    anchor: usize,
    anchors: Vec<u32>,
    /// Where the flow collection ends that is closed next.
    closed: Option<u32>,
}

impl<'t> Writer<'t> {
    fn over(text: &'t str) -> Self {
        Self {
            text,
            tree: Tree::EMPTY,
            open: Vec::new(),
            anchor: 0,
            anchors: Vec::new(),
            closed: None,
        }
    }

    /// Adds a node to the innermost collection that is open.
    pub(super) fn push(&mut self, form: Form, start: u32, end: u32) -> u32 {
        let nodes = &mut self.tree.nodes;
        let ix = nodes.len() as u32;
        let (parent, before) = self.open.last().copied().unwrap_or((NONE, NONE));
        let around = nodes.get(parent as usize).map(|node| node.form);
        let before_part = nodes.get(before as usize).map(|node| node.part);
        let part = match around {
            None => Part::Root,
            Some(form) if form.is_seq() => Part::Item,
            Some(_) if before_part == Some(Part::Key) => Part::Value,
            Some(_) => Part::Key,
        };
        let is_leaf = form.is_leaf();
        nodes.push(Node {
            start,
            end,
            parent,
            before,
            next: if is_leaf { ix + 1 } else { NONE },
            lead: NONE,
            form,
            part,
        });
        if let Some((_, last)) = self.open.last_mut() {
            *last = ix;
        }
        if self.anchor > 0 {
            let anchor = std::mem::take(&mut self.anchor);
            if self.anchors.len() <= anchor {
                self.anchors.resize(anchor + 1, NONE);
            }
            if let Some(node) = self.anchors.get_mut(anchor) {
                *node = ix;
            }
        }
        if !is_leaf {
            self.open.push((ix, NONE));
        }
        ix
    }

    fn start(&mut self, block: Form, flow: Form, at: Span) {
        let form = if at.start == at.end { block } else { flow };
        self.push(form, at.start, at.end);
    }

    /// The innermost collection that is open, and the last node in it.
    pub(super) fn innermost(&self) -> Option<(Node, Option<Node>)> {
        let (ix, last) = self.open.last()?;
        Some((*self.tree.get(*ix)?, self.tree.get(*last).copied()))
    }

    /// Whether the innermost collection is a map whose last key has no value.
    pub(super) fn lacks_value(&self) -> bool {
        let last = self.innermost().and_then(|(_, last)| last);
        last.is_some_and(|last| last.part == Part::Key)
    }

    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Closes the innermost collection.
    pub(super) fn end(&mut self) {
        let Some((ix, last)) = self.open.pop() else {
            return;
        };
        let next = self.tree.nodes.len() as u32;
        let last_end = self.tree.get(last).map(|node| node.end);
        let closed = self.closed.take();
        if let Some(node) = self.tree.nodes.get_mut(ix as usize) {
            node.next = next;
            node.end = closed.or(last_end).unwrap_or(node.end).max(node.end);
        }
    }

    fn finish(mut self, fault: Option<u32>) -> Tree {
        let end = self.text.len() as u32;
        self.tree.fault = fault.map(|at| at.min(end));
        self.closed = None;
        gap::settle(&mut self.tree, self.text);
        if fault.is_some() {
            self.tree.guessed = Some(self.tree.nodes.len() as u32);
            guess::rest(&mut self);
        }
        while !self.open.is_empty() {
            self.end();
        }
        self.tree
    }
}

impl EventSink for Writer<'_> {
    fn map_start(&mut self, at: Span) -> Result<(), Stop> {
        self.start(Form::BlockMap, Form::FlowMap, at);
        Ok(())
    }

    fn map_end(&mut self) -> Result<(), Stop> {
        self.end();
        Ok(())
    }

    fn seq_start(&mut self, at: Span) -> Result<(), Stop> {
        self.start(Form::BlockSeq, Form::FlowSeq, at);
        Ok(())
    }

    fn seq_end(&mut self) -> Result<(), Stop> {
        self.end();
        Ok(())
    }

    fn plain(&mut self, at: Span) -> Result<(), Stop> {
        self.push(Form::Plain, at.start, at.end);
        Ok(())
    }

    fn quoted(&mut self, at: Span) -> Result<(), Stop> {
        self.push(Form::Quoted, at.start, at.end);
        Ok(())
    }

    fn scalar(&mut self, text: &str, style: Style, at: Span) -> Result<(), Stop> {
        // A block scalar is told by what stands before it.
        let form = match style {
            Style::Quoted => Form::Quoted,
            Style::Plain | Style::Number | Style::Bool | Style::Null => Form::Plain,
        };
        let ix = self.push(form, at.start, at.end);
        self.tree.own.push_str(text);
        self.tree.written.push((ix, self.tree.own.len() as u32));
        Ok(())
    }

    fn anchor(&mut self, anchor: usize) {
        self.anchor = anchor;
    }

    fn alias(&mut self, anchor: usize, at: Span) -> Result<(), Stop> {
        let ix = self.push(Form::Alias, at.start, at.end);
        let target = self.anchors.get(anchor).copied().unwrap_or(NONE);
        self.tree.aliases.push((ix, target));
        Ok(())
    }

    fn closed(&mut self, end: u32) {
        self.closed = Some(end);
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn dump() {
        for text in [
            "a: [b, {c: d, e: }, ]\nf:\n- g\n- \n-\n- h: i\n  j: k\n",
            "a: &x\n  b: c\nd: *x\ne: &y foo\ng: !t &z bar\nh: &n\ni: &k {a: b}\n&q r: *y\n",
            "a: |\n  text\n  more\n\n# c\nb: >- # d\n  foo\nc:   \n  # e\nd:\n",
            "a: foo\n  bar # c\nb: 'x\n  y'\n? k\n: v\n? z\nw:\n  - - a\n    - b\n  -   - c\n",
            "{a: b, c, d: , 'e':f}",
            "[a, b: c, {}, []  ]",
            "\u{feff}a:\r\n  b: |\r\n    x\r\n    y\r\n  c: [\r\n    d,\r\n  ]\r\n",
            "a: {b: c # {\n  }\n",
            "a:\n  b: [c, d\n  e: f\n",
            "a: 'x\nb: c\n",
            "a: b\n  c: d\ne: f\n",
            "a:\n  b: c\n d: e\n",
            "a:\n  - |\n    x\n    y\n  - z\n",
            "--- # x\na: b\n...\n",
        ] {
            let tree = super::Tree::of(text);
            println!("@@ {text:?} fault {:?}", tree.fault);
            for (ix, n) in tree.nodes.iter().enumerate() {
                println!(
                    "  {ix} lead {} {:?} {:?} {}..{} {:?} parent {} before {} next {} = {:?}",
                    n.lead as i32,
                    n.form,
                    n.part,
                    n.start,
                    n.end,
                    text.get(n.start as usize..n.end as usize),
                    n.parent as i32,
                    n.before as i32,
                    n.next,
                    tree.scalar(text, ix as u32)
                );
            }
        }
    }
}
