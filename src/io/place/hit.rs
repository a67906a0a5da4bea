//! From an offset to a node: by the text around it, whatever the node means.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::gap::{Gap, Piece};
use super::guess::column_of;
use super::spot::Spot;
use super::tree::{NONE, Node, Part, Tree};

/// The node at an offset, or the collection in which a new one would be.
pub(super) struct Hit {
    pub(super) ix: u32,
    pub(super) spot: Spot,
    pub(super) span: (u32, u32),
    pub(super) is_exact: bool,
}

/// The node at an offset. O(log nodes), the depth and the line.
pub(super) fn hit(tree: &Tree, text: &str, offset: u32) -> Hit {
    let nothing = |ix, spot, is_exact| Hit {
        ix,
        spot,
        span: (offset, offset),
        is_exact,
    };
    let Some(last) = tree.last_before(offset) else {
        let (spot, span) = comment(text, 0, offset).unwrap_or((Spot::Blank, (offset, offset)));
        let ix = if tree.nodes.is_empty() { NONE } else { 0 };
        let is_exact = true;
        return Hit {
            ix,
            spot,
            span,
            is_exact,
        };
    };
    let Some(node) = tree.get(last) else {
        return nothing(NONE, Spot::Blank, false);
    };
    // A key in braces without a colon has its value, nothing, right behind it.
    let bare = node.part == Part::Value && node.start == node.end && node.lead == NONE;
    if let Some(key) = tree
        .get(node.before)
        .filter(|key| bare && key.end == offset)
    {
        return Hit {
            ix: node.before,
            spot: Spot::Key,
            span: (key.start, key.end),
            is_exact: true,
        };
    }
    // Of a file that is one word so far that is the beginning of its first key.
    if node.part == Part::Root && node.form.is_leaf() && offset <= node.end {
        return Hit {
            ix: NONE,
            spot: Spot::Key,
            span: (node.start, node.end),
            is_exact: false,
        };
    }
    if node.form.is_leaf() && offset <= node.end {
        return Hit {
            ix: last,
            spot: spot_of(node.part),
            span: (node.start, node.end),
            is_exact: true,
        };
    }
    let low = if node.form.is_leaf() {
        node.end
    } else {
        node.start
    };
    if let Some((spot, span)) = comment(text, low, offset) {
        let (ix, is_exact) = around(tree, text, last, span.0);
        return Hit {
            ix,
            spot,
            span,
            is_exact,
        };
    }
    let same_line = |from: u32| {
        let between = text.get(from as usize..offset as usize).unwrap_or_default();
        !between.contains(['\n', '\r'])
    };
    // Behind the colon or the dash of what begins further on.
    let next = tree
        .get(last + 1)
        .filter(|next| next.lead != NONE && next.lead < offset);
    if let Some(next) = next
        && same_line(next.lead)
    {
        return nothing(last + 1, spot_of(next.part), true);
    }
    // Behind the colon or the dash of nothing.
    if node.start == node.end && node.lead != NONE && same_line(node.lead) {
        return nothing(last, spot_of(node.part), true);
    }
    if node.part == Part::Key && node.form.is_leaf() && same_line(node.end) {
        return Hit {
            ix: last,
            spot: Spot::Key,
            span: (node.start, node.end),
            is_exact: true,
        };
    }
    let (ix, is_exact) = around(tree, text, last, offset);
    let spot = if is_behind(text, offset) {
        Spot::Behind
    } else {
        Spot::Blank
    };
    nothing(ix, spot, is_exact)
}

/// Whether a line has something before an offset that nothing may follow: neither a sign that opens or parts something, nor
/// the colon or the dash before a value.
fn is_behind(text: &str, offset: u32) -> bool {
    let before = text.get(..offset as usize).unwrap_or_default();
    let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let before = before.get(line..).unwrap_or_default();
    let before = before.trim_matches(['\u{feff}', ' ', '\t']);
    !before.is_empty() && !before.ends_with(['[', '{', ',', ':', '-', '?'])
}

fn spot_of(part: Part) -> Spot {
    match part {
        Part::Key => Spot::Key,
        Part::Item => Spot::Item,
        Part::Root | Part::Value => Spot::Value,
    }
}

/// The comment that an offset lies in, if what comes before it ends at `low`.
fn comment(text: &str, low: u32, offset: u32) -> Option<(Spot, (u32, u32))> {
    let before = text.get(..offset as usize).unwrap_or_default();
    let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1) as u32;
    Gap::from(text, low.max(line))
        .take_while(|(_, start, _)| *start < offset)
        .find(|(piece, _, end)| *piece == Piece::Comment && offset <= *end)
        .map(|(_, start, end)| (Spot::Comment, (start, end)))
}

/// Whether the bracket of a collection is missing.
fn is_left_open(text: &str, node: &Node) -> bool {
    let inside = text.get(node.start as usize..node.end as usize);
    let inside = inside.unwrap_or_default();
    inside.len() < 2 || !inside.ends_with([']', '}'])
}

/// The map or list in which something typed at an offset would lie, after a node; whether its column says so.
fn around(tree: &Tree, text: &str, last: u32, offset: u32) -> (u32, bool) {
    let mut open = Vec::new();
    let mut at = last;
    while let Some(node) = tree.get(at) {
        let is_closed = node.form.is_flow() && offset >= node.end && tree.guessed.is_none();
        let behind = text.get(node.end as usize..offset as usize);
        let is_right_behind = behind.is_some_and(|behind| behind.bytes().all(|b| b == b' '));
        let reaches = offset < node.end || is_right_behind && is_left_open(text, node);
        if node.form.is_flow() && !is_closed && reaches {
            return (at, true);
        }
        if !node.form.is_leaf() && !node.form.is_flow() {
            open.push(at);
        }
        at = node.parent;
    }
    // Right below a key the map or list of its value may begin further on.
    let below = tree.get(last).filter(|node| node.part == Part::Key);
    if below.is_some()
        && let Some(next) = tree.get(last + 1).filter(|next| next.form.is_block())
        && next.part == Part::Value
    {
        open.insert(0, last + 1);
    }
    let column = column_of(text, offset);
    let line = offset as usize - column.min(offset as usize);
    let before = text.get(line..offset as usize).unwrap_or_default();
    if !before
        .trim_start_matches(['\u{feff}', ' ', '\t'])
        .is_empty()
    {
        // Behind something on its line.
        return (open.first().copied().unwrap_or(0), true);
    }
    // Nothing stands yet below the key right above.
    if let Some(node) = tree.get(last)
        && node.start == node.end
        && node.part == Part::Value
        && let Some(key) = tree.get(node.before)
        && column_of(text, key.start) < column
    {
        return (last, true);
    }
    let own = |ix: u32| tree.get(ix).map_or(0, |node| column_of(text, node.start));
    let exact = open.iter().find(|ix| own(**ix) == column);
    let nearest = exact.or_else(|| open.iter().find(|ix| own(**ix) < column));
    let ix = nearest.or(open.last()).copied().unwrap_or(0);
    (ix, exact.is_some())
}
