//! Writes a tree from events.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::tree::{Form, NONE, Node, Part, Tree};
use crate::io::events::{EventSink, Stop, Style};
use crate::span::Span;

/// Writes a tree from events.
pub(super) struct Writer<'t> {
    pub(super) text: &'t str,
    pub(super) tree: Tree,
    /// The collections not closed yet, and the last node in each.
    open: Vec<(u32, u32)>,
    anchor: usize,
    anchors: Vec<u32>,
    /// Where the flow collection ends that is closed next.
    pub(super) closed: Option<u32>,
}

impl<'t> Writer<'t> {
    pub(super) fn over(text: &'t str) -> Self {
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

    /// Where the outermost bracket begins that is open.
    pub(super) fn outermost_flow(&self) -> Option<u32> {
        let mut open = self.open.iter().filter_map(|(ix, _)| self.tree.get(*ix));
        open.find(|node| node.form.is_flow()).map(|node| node.start)
    }

    /// Takes out the nodes that begin at a place or behind it; what reaches over it ends at `end`.
    pub(super) fn cut(&mut self, from: u32, end: u32) {
        let tree = &mut self.tree;
        let kept = tree.nodes.partition_point(|node| node.start < from) as u32;
        tree.nodes.truncate(kept as usize);
        for node in &mut tree.nodes {
            if node.next != NONE {
                node.next = node.next.min(kept);
            }
        }
        let text = self.text;
        for (ix, node) in tree.nodes.iter_mut().enumerate().rev() {
            if node.form.is_leaf() && node.end > end {
                // A text that took in the lines below ends with its own.
                let own = text.get(node.start as usize..end as usize);
                let own = own.unwrap_or_default().split(['\n', '\r']).next();
                let own = own.unwrap_or_default().trim_end();
                node.end = node.start + own.len() as u32;
                tree.written.retain(|(written, _)| *written != ix as u32);
            }
            node.end = node.end.min(end);
        }
        tree.written.retain(|(ix, _)| *ix < kept);
        tree.aliases.retain(|(ix, _)| *ix < kept);
        self.open.retain(|(ix, _)| *ix < kept);
        for (ix, last) in &mut self.open {
            let own = *ix;
            let inside = tree.nodes.iter().rposition(|node| node.parent == own);
            *last = inside.map_or(NONE, |at| at as u32);
        }
    }

    /// Nothing, for a key whose value never came.
    pub(super) fn give_value(&mut self) {
        if self.lacks_value() {
            let key = self.innermost().and_then(|(_, last)| last);
            let colon = key.map_or(0, |key| key.end);
            let rest = self.text.get(colon as usize..);
            let has_colon = rest.is_some_and(|rest| rest.starts_with(':'));
            let at = colon + u32::from(has_colon);
            let ix = self.push(Form::Plain, at, at);
            if let (true, Some(node)) = (has_colon, self.tree.nodes.get_mut(ix as usize)) {
                node.lead = colon;
            }
        }
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
