//! A file as it is to be written: its entries with the comments that belong to each.

/// A comment, and where it stood.
#[derive(Clone, Copy, Debug)]
pub(super) struct Note<'t> {
    pub(super) start: usize,
    pub(super) text: &'t str,
}

/// A comment on a line of its own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
    /// Whether a line of nothing stands above it.
    pub(super) blank: bool,
    pub(super) note: Note<'t>,
}

/// A whole file.
#[derive(Debug, Default)]
pub(super) struct File<'t> {
    /// The comments at the head of the file, which belong to no entry.
    pub(super) head: Vec<Line<'t>>,
    /// Whether a line of nothing follows the head.
    pub(super) is_apart: bool,
    /// The comments before a line `---`, if there is such a line.
    pub(super) marker: Option<Vec<Line<'t>>>,
    pub(super) items: Vec<Item<'t>>,
    /// The comments behind the last entry.
    pub(super) end: Vec<Line<'t>>,
}

/// An entry of a map or an item of a list.
#[derive(Debug)]
pub(super) struct Item<'t> {
    /// Its number in the places of the file.
    pub(super) nth: u32,
    pub(super) above: Vec<Line<'t>>,
    /// Whether a line of nothing stands above it, behind these comments.
    pub(super) blank: bool,
    /// `None` of an item of a list.
    pub(super) key: Option<String>,
    /// The comments between its key or dash and its value.
    pub(super) between: Vec<Note<'t>>,
    pub(super) value: Value<'t>,
    /// The comment behind it on its last line.
    pub(super) behind: Option<Note<'t>>,
    /// The comments below it that stand deeper than it does: at the end of a map or list, or where one could be.
    pub(super) below: Vec<Line<'t>>,
}

#[derive(Debug)]
pub(super) enum Value<'t> {
    Nothing,
    /// A single value on one line.
    One(One),
    /// One in quotes or without on several lines, and how it is written on one.
    Wrapped {
        one: Option<One>,
        lines: Vec<&'t str>,
    },
    /// One below `|` or `>`.
    Text {
        head: String,
        lines: Vec<&'t str>,
        /// Whether the lines of nothing behind it count.
        keeps: bool,
    },
    Map {
        items: Vec<Item<'t>>,
        /// Whether it may stand in braces.
        is_flow: bool,
    },
    List {
        items: Vec<Item<'t>>,
        is_flow: bool,
        /// Whether it keeps its lines where it has some.
        is_spread: bool,
    },
    /// A value as it is written.
    Raw(Raw<'t>),
    /// The same, with the key or dash and all that belongs to it.
    Whole(Raw<'t>),
}

/// How a single value is written, in brackets and outside of them.
#[derive(Debug)]
pub(super) struct One {
    pub(super) block: String,
    /// `None` if it cannot stand there.
    pub(super) flow: Option<String>,
}

/// Lines that keep their indentation relative to each other.
#[derive(Debug)]
pub(super) struct Raw<'t> {
    /// The column of the entry that it is or belongs to.
    pub(super) column: usize,
    pub(super) lines: Vec<&'t str>,
}

impl Item<'_> {
    /// Whether comments stand at it or in it.
    pub(super) fn has_comments(&self) -> bool {
        let own = !self.above.is_empty() || self.behind.is_some();
        own || !self.between.is_empty() || !self.below.is_empty() || self.value.has_comments()
    }
}

impl Value<'_> {
    pub(super) fn has_comments(&self) -> bool {
        match self {
            Self::Map { items, .. } | Self::List { items, .. } => {
                items.iter().any(Item::has_comments)
            }
            Self::Nothing
            | Self::One(_)
            | Self::Wrapped { .. }
            | Self::Text { .. }
            | Self::Raw(_)
            | Self::Whole(_) => false,
        }
    }
}
