//! The nodes of one text with both ends of each: what the tape leaves out, since nothing but tools asks for it.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

/// The nodes of one text, parents before children, in the order of the text. Aliases are nodes and repeat nothing.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    /// Scalars that mean something else than what stands there: the node, and where its meaning ends in `own`.
    pub(super) written: Vec<(u32, u32)>,
    pub(super) own: String,
    /// Aliases, and the nodes that they repeat.
    pub(super) aliases: Vec<(u32, u32)>,
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
