//! How much a document may ask for.

/// The limits that a document is read within. Exceeding one is a finding with its place, never a crash.
///
/// ```
/// use justarch::Limits;
/// let limits = Limits { depth: 8, ..Limits::default() };
/// assert!(limits.bytes >= 1 << 20);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of all texts together.
    pub bytes: usize,
    /// How deep maps and lists may nest.
    pub depth: usize,
    /// Maps, lists and scalars of all texts together, those repeated by aliases included.
    pub nodes: usize,
    /// Nodes that aliases may add.
    pub alias_nodes: usize,
    /// Files that may be included.
    pub includes: usize,
    /// Findings that are kept; the rest is counted.
    pub findings: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 512 << 20,
            depth: 64,
            nodes: 100_000_000,
            alias_nodes: 100_000,
            includes: 1_000,
            findings: 10_000,
        }
    }
}
