//! Why a step waits for another, and what is given up where reasons contradict each other.

use crate::text::Text;

/// Why a step waits for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// A relation or field would name an element that is not there.
    Structure,
    /// Something in use would depend on something planned or retired.
    InUse,
    /// A public service would be out of reach.
    Service,
    /// A new relation takes over before the one it replaces is cut.
    Handover,
    /// An element and what takes its place both live for a while.
    Coexistence,
    /// One is planned for a later time than the other.
    Date,
    /// The document switches with the last wave.
    Last,
}

impl Reason {
    /// The word in machine output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Structure => "structure",
            Self::InUse => "in-use",
            Self::Service => "service",
            Self::Handover => "handover",
            Self::Coexistence => "coexistence",
            Self::Date => "date",
            Self::Last => "last",
        }
    }

    /// The words shown to people.
    pub const fn label(self) -> Text {
        match self {
            Self::Structure => Text::fixed(
                "quan hệ chỉ được trỏ tới thành phần đang có",
                "a relation may only lead to what is there",
            ),
            Self::InUse => Text::fixed(
                "thành phần đang vận hành không phụ thuộc thành phần dự kiến hoặc đã dừng",
                "nothing in use may depend on what is planned or retired",
            ),
            Self::Service => Text::fixed(
                "dịch vụ công không bị gián đoạn",
                "public services stay within reach",
            ),
            Self::Handover => Text::fixed(
                "thành phần thay thế tiếp nhận xong mới dừng thành phần cũ",
                "the successor takes over before the old one goes",
            ),
            Self::Coexistence => Text::fixed(
                "cũ và mới vận hành song song một thời gian",
                "old and new run in parallel for a while",
            ),
            Self::Date => Text::fixed("thời hạn nêu trong văn bản", "the dates of the documents"),
            Self::Last => Text::fixed(
                "phiên bản mới của văn bản ban hành ở đợt cuối",
                "the document switches with the last wave",
            ),
        }
    }
}

/// Constraints that contradict each other, and which of them was given up.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Conflict {
    /// The step that does not keep it, by number.
    pub step: usize,
    /// The step that it would have had to wait for, or that it was moved behind; none if no single one is known.
    pub other: Option<usize>,
    /// What is given up.
    pub given_up: Reason,
    /// What it gave way to.
    pub because: Reason,
}
