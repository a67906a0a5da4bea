//! The closed list of relations.

use crate::text::Text;

/// What ties one element to another. Every relation points from the one that depends to the one
/// depended on, so the whole is a dependency graph.
///
/// ```
/// use justarch::RelationKind;
/// assert!(RelationKind::HostedOn.is_layered());
/// assert!(!RelationKind::Exchanges.is_layered());
/// assert_eq!(RelationKind::from_key("governed-by"), Some(RelationKind::GovernedBy));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RelationKind {
    /// A user reaches a channel, or internal staff an application.
    Uses,
    /// A channel offers a service or process.
    Offers,
    /// A business element is carried out with an application.
    SupportedBy,
    /// A channel, application or platform needs another; infrastructure needs infrastructure.
    DependsOn,
    /// An application keeps its data in a database or data store.
    Stores,
    /// A channel, application or platform runs on infrastructure.
    HostedOn,
    /// Two integration platforms are joined.
    Connects,
    /// Data passes between two systems.
    Exchanges,
    /// Who provides the data: a fact about data, not a dependency.
    SuppliedBy,
    /// A policy that governs the element.
    GovernedBy,
}

/// Whom it harms when a relation is dropped between elements that go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dropped {
    /// Whoever used it is without it.
    Breaks,
    /// A service is without any when it was the last.
    BreaksAsLast,
    /// Nobody: the elements go on, and how they are built is theirs to change.
    Harmless,
}

impl RelationKind {
    /// The relations, in the order files write them.
    pub const ALL: [Self; 10] = [
        Self::Uses,
        Self::Offers,
        Self::SupportedBy,
        Self::DependsOn,
        Self::Stores,
        Self::HostedOn,
        Self::Connects,
        Self::Exchanges,
        Self::SuppliedBy,
        Self::GovernedBy,
    ];

    /// The key of the far end in a relation that is written as a map.
    pub(crate) const fn far_key(self) -> &'static str {
        match self {
            Self::Exchanges => "with",
            _ => "to",
        }
    }

    /// The word a file uses.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Uses => "uses",
            Self::Offers => "offers",
            Self::SupportedBy => "supported-by",
            Self::DependsOn => "depends-on",
            Self::Stores => "stores",
            Self::HostedOn => "hosted-on",
            Self::Connects => "connects",
            Self::Exchanges => "exchanges",
            Self::SuppliedBy => "supplied-by",
            Self::GovernedBy => "governed-by",
        }
    }

    /// The relation a file's word means.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.key() == key)
    }

    /// The verb, to be read between the two names.
    pub const fn label(self) -> Text {
        match self {
            Self::Uses => Text::fixed("sử dụng", "uses"),
            Self::Offers => Text::fixed("cung cấp", "offers"),
            Self::SupportedBy => Text::fixed("được hỗ trợ bởi", "is supported by"),
            Self::DependsOn => Text::fixed("phụ thuộc vào", "depends on"),
            Self::Stores => Text::fixed("lưu dữ liệu tại", "stores its data in"),
            Self::HostedOn => Text::fixed("đặt tại", "is hosted on"),
            Self::Connects => Text::fixed("kết nối với", "connects to"),
            Self::Exchanges => Text::fixed("trao đổi dữ liệu với", "exchanges data with"),
            Self::SuppliedBy => Text::fixed("nhận dữ liệu từ", "is supplied by"),
            Self::GovernedBy => Text::fixed("được điều chỉnh bởi", "is governed by"),
        }
    }

    /// Whom it harms when the relation is dropped.
    pub(crate) const fn dropped(self) -> Dropped {
        match self {
            Self::Uses | Self::Offers | Self::Exchanges => Dropped::Breaks,
            Self::SupportedBy => Dropped::BreaksAsLast,
            Self::DependsOn
            | Self::Stores
            | Self::HostedOn
            | Self::Connects
            | Self::SuppliedBy
            | Self::GovernedBy => Dropped::Harmless,
        }
    }

    /// Whether the order of layers binds the relation: it may not point to a higher layer, and its
    /// graph may not have a cycle.
    pub const fn is_layered(self) -> bool {
        !matches!(
            self,
            Self::Exchanges | Self::Connects | Self::SuppliedBy | Self::GovernedBy
        )
    }

    /// Whether the relation is the same whichever of its two ends it is written at: [`Self::Exchanges`] and
    /// [`Self::Connects`].
    pub const fn is_symmetric(self) -> bool {
        matches!(self, Self::Exchanges | Self::Connects)
    }

    /// Whether a failure at the far end reaches the near end. All but [`Self::SuppliedBy`].
    pub const fn is_dependency(self) -> bool {
        !matches!(self, Self::SuppliedBy)
    }
}

impl std::fmt::Display for RelationKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.key())
    }
}
