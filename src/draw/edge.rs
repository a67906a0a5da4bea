//! How relations are drawn: points, and the groups of kinds that a reader tells apart.

use crate::model::{Notation, RelationKind};
use crate::text::Text;

/// A point of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// From the left side.
    pub x: f64,
    /// From the upper side.
    pub y: f64,
}

/// Kinds of relations that are drawn alike: with a line of their own, so that no colour is needed to tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum EdgeGroup {
    /// Who uses, offers or carries out what: a solid line.
    Use,
    /// Where data pass or are kept: a line of long dashes.
    Data,
    /// What something runs on or needs: dashes and dots.
    Support,
    /// What guards or governs something: dots.
    Control,
    /// Relations of several kinds, taken together: a thick line.
    Several,
}

impl EdgeGroup {
    /// All of single kinds.
    pub const ALL: [Self; 4] = [Self::Use, Self::Data, Self::Support, Self::Control];

    /// The group of a kind.
    ///
    /// ```
    /// use justarch::RelationKind;
    /// use justarch::draw::EdgeGroup;
    /// assert_eq!(EdgeGroup::of(RelationKind::Exchanges), EdgeGroup::Data);
    /// ```
    pub const fn of(kind: RelationKind) -> Self {
        match kind.notation() {
            Notation::Use => Self::Use,
            Notation::Access | Notation::Flow | Notation::Association => Self::Data,
            Notation::Support | Notation::Composition => Self::Support,
            Notation::Guard | Notation::Governance => Self::Control,
        }
    }

    /// A short word for it, without spaces.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Use => "use",
            Self::Data => "data",
            Self::Support => "support",
            Self::Control => "control",
            Self::Several => "several",
        }
    }

    /// What it is called where no kind is named.
    pub(super) const fn label(self) -> Text {
        match self {
            Self::Use => Text::fixed("sử dụng, cung cấp", "use and offer"),
            Self::Data => Text::fixed("dữ liệu", "data"),
            Self::Support => Text::fixed("nền tảng vận hành", "support"),
            Self::Control => Text::fixed("điều chỉnh, bảo vệ", "governance and protection"),
            Self::Several => Text::fixed(
                "số quan hệ từ một dải tới dải khác",
                "count of relations from a band to another",
            ),
        }
    }
}
