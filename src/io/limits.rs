//! How much a document may ask for.

use crate::diagnostic::FINDINGS;
use crate::model::MAX_TEXT;
use crate::text::Text;

/// The limits that a document is read within. Exceeding one is a finding with its place, never a crash.
///
/// The defaults are beyond what any real document needs, a national one of a million elements included. The
/// program reads them from `[limits]` of `justarch.toml`. Besides them two limits are fixed: only the root file
/// includes others, and a key has at most 65,536 characters.
///
/// ```
/// use justarch::Limits;
/// let limits = Limits::default().depth(8).includes(0);
/// assert!(limits.bytes >= 1 << 20);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes of all texts together; at most 4,294,967,295 count.
    pub bytes: usize,
    /// How deep maps and lists may nest; at most 1,000 count.
    pub depth: usize,
    /// Maps, lists and scalars of all texts together, those repeated by aliases included; at most 4,294,967,295
    /// count.
    pub nodes: usize,
    /// Keys of one map.
    pub keys: usize,
    /// Bytes of one key or value.
    pub scalar: usize,
    /// Nodes that aliases may add to all texts together.
    pub alias_nodes: usize,
    /// Bytes of keys and values that aliases may add to all texts together.
    pub alias_bytes: usize,
    /// Files that may be included; at most 65,000 count.
    pub includes: usize,
    /// Findings that are kept, in reading and again of each code of the rules; the rest is counted.
    pub findings: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 512 << 20,
            depth: 64,
            nodes: 100_000_000,
            keys: 2_000_000,
            scalar: MAX_TEXT,
            alias_nodes: 100_000,
            alias_bytes: 10 << 20,
            includes: 1_000,
            findings: FINDINGS,
        }
    }
}

/// Declares a setter for each limit.
macro_rules! limit_setters {
    ($($name:ident)+) => {
        impl Limits {
            $(
                #[doc = concat!("The same limits with another one for [`", stringify!($name), "`](Self#structfield.", stringify!($name), ").")]
                #[must_use]
                pub const fn $name(mut self, $name: usize) -> Self {
                    self.$name = $name;
                    self
                }
            )+
        }
    };
}

limit_setters! { bytes depth nodes keys scalar alias_nodes alias_bytes includes findings }

/// One of the [`Limits`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Limit {
    Bytes,
    Depth,
    Nodes,
    Keys,
    Scalar,
    AliasNodes,
    AliasBytes,
    Includes,
    Findings,
}

impl Limit {
    pub(crate) const ALL: [Self; 9] = [
        Self::Bytes,
        Self::Depth,
        Self::Nodes,
        Self::Keys,
        Self::Scalar,
        Self::AliasNodes,
        Self::AliasBytes,
        Self::Includes,
        Self::Findings,
    ];

    /// What the configuration calls it. The library's name has `_` for `-`.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Bytes => "bytes",
            Self::Depth => "depth",
            Self::Nodes => "nodes",
            Self::Keys => "keys",
            Self::Scalar => "scalar",
            Self::AliasNodes => "alias-nodes",
            Self::AliasBytes => "alias-bytes",
            Self::Includes => "includes",
            Self::Findings => "findings",
        }
    }

    /// What it counts; follows a number.
    pub(crate) fn counted(self) -> Text {
        match self {
            Self::Bytes => Text::fixed("byte", "bytes"),
            Self::Depth => Text::fixed("cấp lồng nhau", "levels of nesting"),
            Self::Nodes => Text::fixed("nút", "nodes"),
            Self::Keys => Text::fixed("khóa trong một mục", "keys in one map"),
            Self::Scalar => Text::fixed("byte trong một giá trị", "bytes in one value"),
            Self::AliasNodes => Text::fixed("nút do bí danh lặp lại", "nodes repeated by aliases"),
            Self::AliasBytes => Text::fixed("byte do bí danh lặp lại", "bytes repeated by aliases"),
            Self::Includes => Text::fixed("tệp được nêu trong `include`", "included files"),
            Self::Findings => Text::fixed("kết quả", "findings"),
        }
    }

    /// The highest value that means something: places are of 32 bits, files are numbered by 16, and nested
    /// values are read by recursion.
    pub(crate) fn most(self) -> usize {
        match self {
            Self::Bytes | Self::Nodes => u32::MAX as usize,
            Self::Depth => 1_000,
            Self::Includes => 65_000,
            _ => usize::MAX,
        }
    }

    pub(crate) fn of(self, limits: &mut Limits) -> &mut usize {
        match self {
            Self::Bytes => &mut limits.bytes,
            Self::Depth => &mut limits.depth,
            Self::Nodes => &mut limits.nodes,
            Self::Keys => &mut limits.keys,
            Self::Scalar => &mut limits.scalar,
            Self::AliasNodes => &mut limits.alias_nodes,
            Self::AliasBytes => &mut limits.alias_bytes,
            Self::Includes => &mut limits.includes,
            Self::Findings => &mut limits.findings,
        }
    }
}

impl Limits {
    /// The same without values that mean nothing.
    #[cfg(feature = "yaml")]
    pub(crate) fn capped(mut self) -> Self {
        for limit in Limit::ALL {
            let value = limit.of(&mut self);
            *value = limit.most().min(*value);
        }
        self
    }
}
