//! What stands between two scalars: spaces, comments, signs, anchors and tags. Events pass most of it over.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::tree::{Form, NONE, Part, Tree};

/// A piece of a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::io) enum Piece {
    /// From the `#` to the end of the line.
    Comment,
    /// An anchor or a tag.
    Property,
    /// The head of a block scalar.
    Header,
    /// A dash before an item.
    Dash,
    /// Any other sign, or what does not belong into a gap.
    Sign(u8),
}

/// The pieces of a gap, with where each begins and ends.
pub(in crate::io) struct Gap<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl<'t> Gap<'t> {
    /// What follows an offset; it is for the caller to stop.
    pub(in crate::io) fn from(text: &'t str, at: u32) -> Self {
        Self {
            bytes: text.as_bytes(),
            at: at as usize,
        }
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(b'\n')
    }

    fn up_to(&self, from: usize, ends: impl Fn(u8) -> bool) -> usize {
        let rest = self.bytes.get(from..).unwrap_or_default();
        from + rest.iter().position(|b| ends(*b)).unwrap_or(rest.len())
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

impl Iterator for Gap<'_> {
    type Item = (Piece, u32, u32);

    fn next(&mut self) -> Option<Self::Item> {
        if self.at == 0 && self.bytes.starts_with("\u{feff}".as_bytes()) {
            self.at = 3;
        }
        self.at = self.up_to(self.at, |byte| !is_space(byte));
        let start = self.at;
        let first = *self.bytes.get(start)?;
        let (piece, end) = match first {
            b'#' => (
                Piece::Comment,
                self.up_to(start, |byte| matches!(byte, b'\n' | b'\r')),
            ),
            b'&' | b'!' => {
                let ends = |byte| is_space(byte) || b",[]{}".contains(&byte);
                (Piece::Property, self.up_to(start, ends))
            }
            b'|' | b'>' => (Piece::Header, self.up_to(start, is_space)),
            b'-' if is_space(self.byte(start + 1)) => (Piece::Dash, start + 1),
            _ => (Piece::Sign(first), start + 1),
        };
        self.at = end;
        Some((piece, start as u32, end as u32))
    }
}

/// Gives every node its true ends, its colon or its dash. The readers place block scalars at their content, lists below
/// a key at their first item, and empty values before the colon.
pub(super) fn settle(tree: &mut Tree, text: &str) {
    let mut open: Vec<u32> = Vec::new();
    // Up to here everything belongs to nodes before.
    let mut done: u32 = 0;
    for ix in 0..tree.nodes.len() as u32 {
        while let Some(last) = open.pop_if(|open| tree.get(*open).is_some_and(|n| n.next <= ix)) {
            done = close(tree, last, done);
        }
        let around = tree.get(ix).and_then(|node| tree.get(node.parent));
        let is_in_flow = around.is_some_and(|around| around.form.is_flow());
        let Some(node) = tree.nodes.get_mut(ix as usize) else {
            break;
        };
        if is_in_flow && node.form == Form::BlockMap {
            node.form = Form::Pair;
        }
        let mut dash = NONE;
        let mut first_dash = NONE;
        for (piece, start, end) in Gap::from(text, done) {
            match piece {
                Piece::Sign(b':') if node.part == Part::Value && node.lead == NONE => {
                    node.lead = start;
                    continue;
                }
                Piece::Header if node.form == Form::Quoted => {
                    node.form = Form::BlockScalar;
                    node.start = start;
                    let written = text.get(start as usize..end as usize).unwrap_or_default();
                    node.end = end_of_block(text, end, node.end, written.contains('+'));
                    break;
                }
                _ => {}
            }
            if start >= node.start {
                break;
            }
            if piece == Piece::Dash {
                dash = start;
                first_dash = first_dash.min(start);
            }
        }
        match node.part {
            Part::Value => {
                if node.form == Form::BlockSeq && first_dash != NONE {
                    node.start = first_dash;
                }
                // Nothing stands after the colon.
                if node.start == node.end && node.lead != NONE && node.start <= node.lead {
                    node.start = node.lead + 1;
                    node.end = node.start;
                }
            }
            Part::Item if !is_in_flow => node.lead = dash,
            Part::Item | Part::Key | Part::Root => {}
        }
        node.end = node.end.max(node.start);
        if node.form.is_flow() {
            done = done.max(node.start + 1);
        }
        if node.form.is_leaf() {
            done = done.max(node.end);
        } else {
            open.push(ix);
        }
    }
    while let Some(last) = open.pop() {
        done = close(tree, last, done);
    }
}

/// Ends a collection where its last node or its bracket ends.
fn close(tree: &mut Tree, ix: u32, done: u32) -> u32 {
    let Some(node) = tree.nodes.get_mut(ix as usize) else {
        return done;
    };
    node.end = if node.form.is_flow() {
        node.end.max(done)
    } else {
        done.max(node.start)
    };
    node.end
}

/// Where a block scalar ends: without the lines of nothing after it, unless they count.
fn end_of_block(text: &str, from: u32, to: u32, keeps: bool) -> u32 {
    let mut written = text.get(from as usize..to as usize).unwrap_or_default();
    while let Some(at) = written.rfind(['\n', '\r']) {
        let line = written.get(at + 1..).unwrap_or_default();
        if !line.trim_matches([' ', '\t']).is_empty() {
            break;
        }
        let before = written.get(..at).unwrap_or_default();
        written = match written.as_bytes().get(at) {
            Some(b'\n') => before.strip_suffix('\r').unwrap_or(before),
            _ => before,
        };
        if keeps {
            break;
        }
    }
    from + written.len() as u32
}
