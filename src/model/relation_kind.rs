//! The closed list of relations. All that is known of a kind of relation stands in its row of one table.

use super::described::{Described, Words, words};
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
    AsStated,
    /// The one that it is written at, but no failure travels over it.
    Unharmed,
}

/// How pictures and diagrams show a relation: a group that readers tell apart, and what is special within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Notation {
    /// Who uses, offers or carries out what.
    Use,
    /// Where data are kept or come from.
    Access,
    /// Data that pass between two systems.
    Flow,
    /// Two platforms that are joined: neither end is the first.
    Association,
    /// What something runs on or needs.
    Support,
    /// A part and its whole.
    Composition,
    /// What guards or watches something.
    Guard,
    /// What governs something.
    Governance,
}

/// What holds for all relations of a kind.
struct Traits {
    depends: Depends,
    /// Whether it may not point to a higher layer, nor run in a circle.
    layered: bool,
    /// Whether the end that it is written at rests on the other: it cannot go on without.
    rests: bool,
    dropped: Dropped,
    notation: Notation,
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
        $kind:ident = $key:literal, $vi:literal, $en:literal, $traits:expr, $words:expr;
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

            pub(crate) const fn words(self) -> &'static Words {
                match self {
                    $(Self::$kind => const { &$words },)+
                }
            }
        }
    };
}

relation_kinds! {
    /// A user reaches a channel, or internal staff an application.
    Uses = "uses", "sử dụng", "uses",
        Traits { depends: Depends::Near, layered: true, rests: false, dropped: Dropped::Breaks(LOST_CHANNEL), notation: Notation::Use },
        words!(
            "Sử dụng", "Use";
            "Người dùng tiếp cận một kênh, hoặc cán bộ làm việc trên một ứng dụng; viết ở người dùng, không viết ở hệ thống.",
            "A user reaches a channel, or staff work with an application; written at the user, never at the system.";
            "uses: [portal]"
        );
    /// A channel offers a service or process.
    Offers = "offers", "cung cấp", "offers",
        Traits { depends: Depends::Near, layered: true, rests: false, dropped: Dropped::Breaks(LOST_CHANNEL), notation: Notation::Use },
        words!(
            "Cung cấp", "Offer";
            "Một kênh cung cấp dịch vụ, quy trình; hệ thống xử lý phía sau được ghi ở dịch vụ bằng `supported-by`.",
            "A channel offers a service or process; the system behind it is told at the service by `supported-by`.";
            "offers: [licence]"
        );
    /// A business element is carried out with an application.
    SupportedBy = "supported-by", "được hỗ trợ bởi", "is supported by",
        Traits { depends: Depends::Near, layered: true, rests: true, dropped: Dropped::BreaksAsLast(LOST_SYSTEM), notation: Notation::Use },
        words!(
            "Được hỗ trợ bởi", "Support";
            "Một dịch vụ, quy trình được thực hiện bằng một ứng dụng; kênh nộp hồ sơ được ghi ở kênh bằng `offers`.",
            "A service or process is carried out with an application; the channel where it is asked for says so by `offers`.";
            "supported-by: [case-system]"
        );
    /// A channel, application or platform needs another or a trust service; infrastructure needs infrastructure; a
    /// process follows another.
    DependsOn = "depends-on", "phụ thuộc vào", "depends on",
        Traits { depends: Depends::Near, layered: true, rests: true, dropped: Dropped::Harmless, notation: Notation::Support },
        words!(
            "Phụ thuộc", "Dependence";
            "Thành phần cần một thành phần khác để hoạt động mà không quan hệ cụ thể hơn nào phù hợp; có trao đổi dữ liệu thì dùng `exchanges`, chạy trên hạ tầng thì dùng `hosted-on`.",
            "The element needs another to work and no more specific relation fits; where data passes use `exchanges`, on infrastructure `hosted-on`.";
            "depends-on: [case-system]"
        );
    /// A module belongs to a system, a step to a process: composition within a layer, written at the part. The whole
    /// depends on its parts.
    PartOf = "part-of", "là bộ phận của", "is part of",
        Traits {
            depends: Depends::Far(Text::fixed("có bộ phận là", "has as a part")),
            layered: false, rests: false,
            dropped: Dropped::Harmless, notation: Notation::Composition,
        },
        words!(
            "Là bộ phận của", "Composition";
            "Phân hệ thuộc hệ thống, bước thuộc quy trình, cùng một lớp; viết ở bộ phận, và cái toàn thể phụ thuộc vào bộ phận.",
            "A module belongs to a system, a step to a process, within a layer; written at the part, and the whole depends on its parts.";
            "part-of: [case-system]"
        );
    /// An application keeps its data in a database or data store.
    Stores = "stores", "lưu dữ liệu tại", "stores its data in",
        Traits { depends: Depends::Near, layered: true, rests: true, dropped: Dropped::Harmless, notation: Notation::Access },
        words!(
            "Lưu dữ liệu", "Storage";
            "Ứng dụng giữ dữ liệu của chính nó trong cơ sở dữ liệu hoặc kho dữ liệu; lấy dữ liệu của hệ thống khác là `exchanges`.",
            "An application keeps its own data in a database or data store; to get data of another system is `exchanges`.";
            "stores: [case-database]"
        );
    /// A channel, application or platform runs on infrastructure.
    HostedOn = "hosted-on", "đặt tại", "is hosted on",
        Traits { depends: Depends::Near, layered: true, rests: true, dropped: Dropped::Harmless, notation: Notation::Support },
        words!(
            "Đặt tại", "Hosting";
            "Kênh, ứng dụng, nền tảng vận hành trên hạ tầng; thành phần bảo vệ nó được ghi bằng `protected-by`.",
            "A channel, application or platform runs on infrastructure; what guards it is told by `protected-by`.";
            "hosted-on: [data-centre]"
        );
    /// A security element guards or watches the element.
    ProtectedBy = "protected-by", "được bảo vệ bởi", "is protected by",
        Traits { depends: Depends::Near, layered: true, rests: true, dropped: Dropped::Unprotects(LOST_GUARD), notation: Notation::Guard },
        words!(
            "Được bảo vệ bởi", "Protection";
            "Thành phần an toàn thông tin bảo vệ hoặc giám sát thành phần này; gọi dịch vụ ký số để ký văn bản là `depends-on`.",
            "A security element guards or watches this one; to call a signing service is `depends-on`.";
            "protected-by: [soc]"
        );
    /// Two integration platforms are joined.
    Connects = "connects", "kết nối với", "connects to",
        Traits { depends: Depends::AsStated, layered: false, rests: false, dropped: Dropped::Harmless, notation: Notation::Association },
        words!(
            "Kết nối nền tảng", "Connection";
            "Hai nền tảng tích hợp được nối với nhau để dữ liệu đi qua; dữ liệu trao đổi giữa hai hệ thống là `exchanges`.",
            "Two integration platforms are joined so that data can pass; the data between two systems is told by `exchanges`.";
            "connects: [ndxp]";
            law "13/2017/TT-BTTTT" "25.3" "Kết nối nền tảng tích hợp, chia sẻ dữ liệu", "Connection of integration platforms"
        );
    /// Data passes between two systems.
    Exchanges = "exchanges", "trao đổi dữ liệu với", "exchanges data with",
        Traits { depends: Depends::AsStated, layered: false, rests: false, dropped: Dropped::Breaks(LOST_EXCHANGE), notation: Notation::Flow },
        words!(
            "Trao đổi dữ liệu", "Exchange of data";
            "Dữ liệu đi giữa hai hệ thống, kèm đường đi, mục đích và hình thức chia sẻ; viết một lần ở một trong hai đầu.",
            "Data passes between two systems, with route, purpose and form of sharing; written once, at either end.";
            "exchanges: [{ with: population-database, route: [lgsp, ndxp], purpose: exploit }]";
            law "47/2020/NĐ-CP" "46.1" "Kết nối, chia sẻ dữ liệu giữa các hệ thống thông tin", "Connection and sharing of data between information systems"
        );
    /// Who provides the data: a fact about data, not a dependency.
    SuppliedBy = "supplied-by", "nhận dữ liệu từ", "is supplied by",
        Traits { depends: Depends::Unharmed, layered: false, rests: false, dropped: Dropped::Harmless, notation: Notation::Access },
        words!(
            "Nhận dữ liệu từ", "Supply of data";
            "Ai cung cấp dữ liệu cho cơ sở dữ liệu: một sự việc về dữ liệu, không phải sự phụ thuộc; giữa hai hệ thống thì dùng `exchanges`.",
            "Who provides the data of a database: a fact about data, no dependency; between two systems use `exchanges`.";
            "supplied-by: [agencies]"
        );
    /// A policy that governs the element.
    GovernedBy = "governed-by", "được điều chỉnh bởi", "is governed by",
        Traits { depends: Depends::Near, layered: false, rests: false, dropped: Dropped::Harmless, notation: Notation::Governance },
        words!(
            "Được điều chỉnh bởi", "Governance";
            "Văn bản chính sách, pháp luật điều chỉnh thành phần; tiêu chuẩn kỹ thuật phải tuân theo thì dùng `conforms-to`.",
            "The policy or law that governs the element; for a technical standard use `conforms-to`.";
            "governed-by: [decree-85]"
        );
}

impl RelationKind {
    /// What the relation is called, when to use it, the legal term, an example.
    ///
    /// ```
    /// use justarch::{Lang, RelationKind};
    /// assert_eq!(RelationKind::HostedOn.described().title.get(Lang::En), "Hosting");
    /// ```
    pub const fn described(self) -> Described {
        self.words().described()
    }

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
            Depends::Near | Depends::AsStated | Depends::Unharmed => self.label(),
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

    /// How pictures and diagrams show it.
    pub(crate) const fn notation(self) -> Notation {
        self.traits().notation
    }

    /// Whether the order of layers binds the relation: it may not point to a higher layer, and its
    /// graph may not have a cycle.
    pub const fn is_layered(self) -> bool {
        self.traits().layered
    }

    /// Whether the end that it is written at rests on the other. Exchanges and channels of services have rules of their
    /// own; a whole is told of its parts apart.
    pub(crate) const fn rests(self) -> bool {
        self.traits().rests
    }

    /// Whether the relation is the same whichever of its two ends it is written at: [`Self::Exchanges`] and
    /// [`Self::Connects`].
    pub const fn is_symmetric(self) -> bool {
        matches!(self.traits().depends, Depends::AsStated)
    }

    /// Whether the end that it is written at may be depended on by the other: of symmetric relations, and of
    /// [`Self::PartOf`].
    pub(crate) const fn may_bind_far_end(self) -> bool {
        matches!(self.traits().depends, Depends::AsStated | Depends::Far(_))
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
