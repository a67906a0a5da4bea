//! A file that a command changes.

use std::path::PathBuf;

/// A file that is to change.
pub(crate) struct Change {
    pub(crate) path: PathBuf,
    /// The file that it is made from, if that is another one.
    pub(crate) from: Option<String>,
    pub(crate) old: String,
    pub(crate) new: String,
    /// Which bytes are replaced by what.
    pub(crate) edits: Vec<(u32, u32, String)>,
}
