//! The parts of an entry.

/// Which part of an entry an offset lies in or at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Spot {
    /// On a key.
    Key,
    /// On the value of a key, or behind its colon where none is.
    Value,
    /// On an item of a list, or behind its dash.
    Item,
    /// Between entries: where one could be typed.
    Blank,
    /// Behind a value on its line, where nothing but a comment may stand.
    Behind,
    /// In a comment.
    Comment,
}
