//! What a framework changed about the rules.

use crate::diagnostic::Code;
use crate::text::Text;

/// How a rule of a newer framework differs from that of the one before.
///
/// It stands in the file of the newer framework, beside the tables that rules read, so that the reason for a
/// difference is written where the difference is made.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RuleChange {
    /// The rule.
    pub code: Code,
    /// Which way it went.
    pub direction: Direction,
    /// Why, in one sentence.
    pub reason: Text,
}

/// Which way a rule went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Direction {
    /// It does not apply to the older framework.
    Added,
    /// It does not apply to the newer framework.
    Dropped,
    /// It asks for more.
    Tightened,
    /// It asks for less.
    Relaxed,
    /// It asks for something else.
    Replaced,
    /// It rested on one of the two frameworks, and what the other says is not known.
    NotKnown,
}

impl Direction {
    /// The word in machine output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Dropped => "dropped",
            Self::Tightened => "tightened",
            Self::Relaxed => "relaxed",
            Self::Replaced => "replaced",
            Self::NotKnown => "not-known",
        }
    }

    /// The word for people.
    pub const fn label(self) -> Text {
        match self {
            Self::Added => Text::fixed("bổ sung", "added"),
            Self::Dropped => Text::fixed("không còn áp dụng", "dropped"),
            Self::Tightened => Text::fixed("chặt hơn", "tightened"),
            Self::Relaxed => Text::fixed("nới lỏng", "relaxed"),
            Self::Replaced => Text::fixed("thay đổi", "replaced"),
            Self::NotKnown => Text::fixed("chưa có thông tin", "not known"),
        }
    }

    /// The way back.
    ///
    /// ```
    /// use justarch::RuleDirection;
    /// assert_eq!(RuleDirection::Added.mirror(), RuleDirection::Dropped);
    /// ```
    #[must_use]
    pub const fn mirror(self) -> Self {
        match self {
            Self::Added => Self::Dropped,
            Self::Dropped => Self::Added,
            Self::Tightened => Self::Relaxed,
            Self::Relaxed => Self::Tightened,
            Self::Replaced => Self::Replaced,
            Self::NotKnown => Self::NotKnown,
        }
    }
}

/// A line of a table of changes.
pub(super) const fn change(
    code: &'static str,
    direction: Direction,
    vi: &'static str,
    en: &'static str,
) -> RuleChange {
    RuleChange {
        code: Code::of(code),
        direction,
        reason: Text::fixed(vi, en),
    }
}
