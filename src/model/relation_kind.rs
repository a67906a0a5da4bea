//! The closed list of relations. All that is known of a kind of relation stands in its row of one table.

use crate::text::Text;

/// Whom it harms when a relation is dropped between elements that go on.
#[derive(Clone, Debug)]
pub(crate) enum Dropped {
    /// Whoever used it is without it: what it breaks.
    Breaks(Text),
    /// A service is without any when it was the last: what that breaks.
    BreaksAsLast(Text),
    /// What it guarded is without, unless something else of the kind guards it: what that breaks.
    Unprotects(Text),
    /// Nobody: the elements go on, and how they are built is theirs to change.
    Harmless,
}

/// Which end of a relation depends on the other.
#[derive(Clone, Debug)]
pub(crate) enum Depends {
    /// The one that it is written at.
    Near,
    /// The other one; with the verb from that end to this.
    Far(Text),
    /// One or both, as the relation itself says: it is the same whichever end it is written at.
    Said,
    /// The one that it is written at, but no failure travels over it.
    Unharmed,
}

/// What holds for all relations of a kind.
struct Traits {
    depends: Depends,
    /// Whether it may not point to a higher layer, nor run in a circle.
    layered: bool,
    dropped: Dropped,
}

const LOST_CHANNEL: Text = Text::fixed(
    "người dùng hoặc dịch vụ mất một kênh giao tiếp",
    "users or a service lost a channel",
);
const LOST_SYSTEM: Text = Text::fixed(
    "dịch vụ không còn hệ thống nào hỗ trợ",
    "no system supports the service any more",
);
const LOST_GUARD: Text = Text::fixed(
    "không còn thành phần nào cùng loại bảo vệ, giám sát",
    "nothing of the kind guards or watches it any more",
);
const LOST_EXCHANGE: Text = Text::fixed("bỏ kết nối trao đổi dữ liệu", "an exchange is gone");

/// The table. A row makes the kind, its key in files, element schema and fuzzing, and what graph, comparison and words
/// know of it; which elements it may tie stands in the matrix of the frameworks, which has to have a row, too.
macro_rules! relation_kinds {
    ($(
        $(#[$doc:meta])*
        $kind:ident = $key:literal, $vi:literal, $en:literal, $traits:expr;
    )+) => {
        /// What ties one element to another. Most relations point from the one that depends to the one
        /// depended on, so the whole is a dependency graph; [`Self::PartOf`] is written at the part, and the whole
        /// depends on its parts.
        ///
        /// ```
        /// use justarch::RelationKind;
        /// assert!(RelationKind::HostedOn.is_layered());
        /// assert!(!RelationKind::Exchanges.is_layered());
        /// assert_eq!(RelationKind::from_key("governed-by"), Some(RelationKind::GovernedBy));
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum RelationKind {
            $($(#[$doc])* $kind,)+
        }

        impl RelationKind {
            /// The relations, in the order files write them.
            pub const ALL: [Self; [$($key),+].len()] = [$(Self::$kind),+];

            /// The word a file uses.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$kind => $key,)+
                }
            }

            /// The verb, to be read between the two names: of the end that it is written at, then of the other.
            pub const fn label(self) -> Text {
                match self {
                    $(Self::$kind => Text::fixed($vi, $en),)+
                }
            }

            const fn traits(self) -> &'static Traits {
                match self {
                    $(Self::$kind => const { &$traits },)+
                }
            }
        }
    };
}

relation_kinds! {
    /// A user reaches a channel, or internal staff an application.
    Uses = "uses", "sử dụng", "uses",
        Traits { depends: Depends::Near, layered: true, dropped: Dropped::Breaks(LOST_CHANNEL) };
    /// A channel offers a service or process.
    Offers = "offers", "cung cấp", "offers",
        Traits { depends: Depends::Near, layered: true, dropped: Dropped::Breaks(LOST_CHANNEL) };
    /// A business element is carried out with an application.
    SupportedBy = "supported-by", "được hỗ trợ bởi", "is supported by",
        Traits { depends: Depends::Near, layered: true, dropped: Dropped::BreaksAsLast(LOST_SYSTEM) };
    /// A channel, application or platform needs another or a trust service; infrastructure needs infrastructure; a
    /// process follows another.
    DependsOn = "depends-on", "phụ thuộc vào", "depends on",
        Traits { depends: Depends::Near, layered: true, dropped: Dropped::Harmless };
    /// A module belongs to a system, a step to a process: composition within a layer, written at the part. The whole
    /// depends on its parts.
    PartOf = "part-of", "là bộ phận của", "is part of",
        Traits {
            depends: Depends::Far(Text::fixed("có bộ phận là", "has as a part")),
            layered: false,
            dropped: Dropped::Harmless,
        };
    /// An application keeps its data in a database or data store.
    Stores = "stores", "lưu dữ liệu tại", "stores its data in",
        Traits { depends: Depends::Near, layered: true, dropped: Dropped::Harmless };
    /// A channel, application or platform runs on infrastructure.
    HostedOn = "hosted-on", "đặt tại", "is hosted on",
        Traits { depends: Depends::Near, layered: true, dropped: Dropped::Harmless };
    /// A security element guards or watches the element.
    ProtectedBy = "protected-by", "được bảo vệ bởi", "is protected by",
        Traits { depends: Depends::Near, layered: true, dropped: Dropped::Unprotects(LOST_GUARD) };
    /// Two integration platforms are joined.
    Connects = "connects", "kết nối với", "connects to",
        Traits { depends: Depends::Said, layered: false, dropped: Dropped::Harmless };
    /// Data passes between two systems.
    Exchanges = "exchanges", "trao đổi dữ liệu với", "exchanges data with",
        Traits { depends: Depends::Said, layered: false, dropped: Dropped::Breaks(LOST_EXCHANGE) };
    /// Who provides the data: a fact about data, not a dependency.
    SuppliedBy = "supplied-by", "nhận dữ liệu từ", "is supplied by",
        Traits { depends: Depends::Unharmed, layered: false, dropped: Dropped::Harmless };
    /// A policy that governs the element.
    GovernedBy = "governed-by", "được điều chỉnh bởi", "is governed by",
        Traits { depends: Depends::Near, layered: false, dropped: Dropped::Harmless };
}

impl RelationKind {
    /// The key of the far end in a relation that is written as a map.
    pub(crate) const fn far_key(self) -> &'static str {
        if self.is_written_as_map() {
            "with"
        } else {
            "to"
        }
    }

    /// Whether a relation is always written as a map: what matters most of it are its fields.
    pub(crate) const fn is_written_as_map(self) -> bool {
        matches!(self, Self::Exchanges)
    }

    /// The relation a file's word means.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.key() == key)
    }

    /// The verb between the one that depends and the one depended on. Only of [`Self::PartOf`], where the far end
    /// depends, it is another than [`Self::label`].
    ///
    /// ```
    /// use justarch::{Lang, RelationKind};
    /// assert_eq!(RelationKind::PartOf.label().get(Lang::En), "is part of");
    /// assert_eq!(RelationKind::PartOf.label_of_dependence().get(Lang::En), "has as a part");
    /// ```
    pub fn label_of_dependence(self) -> Text {
        match &self.traits().depends {
            Depends::Far(verb) => verb.clone(),
            Depends::Near | Depends::Said | Depends::Unharmed => self.label(),
        }
    }

    /// Which end depends on the other.
    pub(crate) const fn depends(self) -> &'static Depends {
        &self.traits().depends
    }

    /// Whom it harms when the relation is dropped.
    pub(crate) const fn dropped(self) -> &'static Dropped {
        &self.traits().dropped
    }

    /// Whether the order of layers binds the relation: it may not point to a higher layer, and its
    /// graph may not have a cycle.
    pub const fn is_layered(self) -> bool {
        self.traits().layered
    }

    /// Whether the relation is the same whichever of its two ends it is written at: [`Self::Exchanges`] and
    /// [`Self::Connects`].
    pub const fn is_symmetric(self) -> bool {
        matches!(self.traits().depends, Depends::Said)
    }

    /// Whether the end that it is written at may be depended on by the other: of symmetric relations, and of
    /// [`Self::PartOf`].
    pub(crate) const fn may_bind_far_end(self) -> bool {
        matches!(self.traits().depends, Depends::Said | Depends::Far(_))
    }

    /// Whether a failure of one end reaches the other. All but [`Self::SuppliedBy`].
    pub const fn is_dependency(self) -> bool {
        !matches!(self.traits().depends, Depends::Unharmed)
    }
}

impl std::fmt::Display for RelationKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.key())
    }
}

crate::words::keyed!(RelationKind);
