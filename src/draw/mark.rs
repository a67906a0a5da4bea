//! The marks of changes: what each means, and its outline, which no other mark has.

use crate::diff::{ChangeKind, Class};
use crate::text::Text;

/// What happened to an element, as far as a picture tells it apart: by a sign, an outline and a colour of its own.
///
/// ```
/// use justarch::ChangeKind;
/// use justarch::draw::Mark;
/// assert_eq!(Mark::of(ChangeKind::Retired), Mark::Removed);
/// assert_eq!(Mark::of(ChangeKind::Merged).key(), "merged");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Mark {
    /// It is new.
    Added,
    /// It is gone, retired or past its end.
    Removed,
    /// It is gone, and others took its place.
    Replaced,
    /// It has another owner, or was handed to a body outside the document.
    Transferred,
    /// It goes on under another id.
    Renamed,
    /// Several went on as it.
    Merged,
    /// It is one of several that one went on as.
    Split,
    /// It is one of several that several went on as.
    Regrouped,
    /// It is of another kind or in another layer.
    Moved,
    /// Its fields have other values.
    Changed,
}

/// What a comparison, or a wave of a roadmap, does to an element.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct BoxChange {
    /// Its gravest change; none if only others depend on what changed.
    pub gravest: Option<Gravest>,
    /// Whether it is there no more, and is shown at its old place.
    pub is_gone: bool,
    /// Whether it depends on what breaks or goes.
    pub dependence: Option<Dependence>,
}

/// The gravest change of an element.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Gravest {
    /// The number of the change among those of the comparison, or of the step among those of the roadmap; none for what
    /// comes with a document without a step of its own.
    pub number: Option<usize>,
    /// How it is marked.
    pub mark: Mark,
    /// How grave it is; a step of a roadmap has no class.
    pub class: Option<Class>,
}

/// How an element depends on what breaks or goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Dependence {
    /// With nothing between.
    Direct,
    /// Over other elements.
    Further,
}

impl Dependence {
    /// The word in machine output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Further => "further",
        }
    }

    /// The words shown to people.
    pub const fn label(self) -> Text {
        match self {
            Self::Direct => Text::fixed(
                "phụ thuộc trực tiếp vào phần bị phá vỡ, bị bỏ",
                "depends directly on what breaks or goes",
            ),
            Self::Further => Text::fixed("phụ thuộc gián tiếp", "depends on it over others"),
        }
    }
}

/// The outline of a box with a mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Outline {
    pub(super) width: f64,
    /// The dashes of the line; none if it is whole.
    pub(super) dashes: Option<&'static str>,
    /// The dashes of a second line within, if there is one; empty if it is whole.
    pub(super) inner: Option<&'static str>,
}

impl Mark {
    /// All marks, in the order of the legend.
    pub const ALL: [Self; 10] = [
        Self::Added,
        Self::Removed,
        Self::Replaced,
        Self::Transferred,
        Self::Renamed,
        Self::Merged,
        Self::Split,
        Self::Regrouped,
        Self::Moved,
        Self::Changed,
    ];

    /// The mark of a kind of change.
    pub const fn of(kind: ChangeKind) -> Self {
        match kind {
            ChangeKind::Added => Self::Added,
            ChangeKind::Removed | ChangeKind::Retired | ChangeKind::Expired => Self::Removed,
            ChangeKind::Replaced => Self::Replaced,
            ChangeKind::Transferred => Self::Transferred,
            ChangeKind::Renamed => Self::Renamed,
            ChangeKind::Merged => Self::Merged,
            ChangeKind::Split => Self::Split,
            ChangeKind::Regrouped => Self::Regrouped,
            ChangeKind::Moved => Self::Moved,
            ChangeKind::Changed
            | ChangeKind::Scaled
            | ChangeKind::Converted
            | ChangeKind::Rerouted => Self::Changed,
        }
    }

    /// The word in machine output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Replaced => "replaced",
            Self::Transferred => "transferred",
            Self::Renamed => "renamed",
            Self::Merged => "merged",
            Self::Split => "split",
            Self::Regrouped => "regrouped",
            Self::Moved => "moved",
            Self::Changed => "changed",
        }
    }

    /// The word shown to people.
    pub const fn label(self) -> Text {
        match self {
            Self::Added => Text::fixed("bổ sung", "added"),
            Self::Removed => Text::fixed("không còn", "gone"),
            Self::Replaced => Text::fixed("bị thay thế", "replaced"),
            Self::Transferred => Text::fixed("chuyển giao", "transferred"),
            Self::Renamed => Text::fixed("đổi định danh", "renamed"),
            Self::Merged => Text::fixed("hợp nhất", "merged"),
            Self::Split => Text::fixed("tách", "split"),
            Self::Regrouped => Text::fixed("tổ chức lại", "regrouped"),
            Self::Moved => Text::fixed("chuyển loại, lớp", "moved"),
            Self::Changed => Text::fixed("thay đổi", "changed"),
        }
    }

    /// Its outline.
    pub(super) const fn outline(self) -> Outline {
        let (width, dashes, inner) = match self {
            Self::Added => (2.2, None, None),
            Self::Removed => (1.5, Some("5 3"), None),
            Self::Replaced => (1.5, Some("7 2 1.5 2"), None),
            Self::Transferred => (1.5, Some("1.5 1.5"), None),
            Self::Renamed => (0.8, None, Some("")),
            Self::Merged => (1.2, None, Some("4 2")),
            Self::Split => (1.2, None, Some("1.2 1.8")),
            Self::Regrouped => (1.2, None, Some("5 1.5 1.2 1.5")),
            Self::Moved => (1.4, Some("9 2"), None),
            Self::Changed => (1.3, None, None),
        };
        Outline {
            width,
            dashes,
            inner,
        }
    }

    /// The strokes of its sign, each from point to point, in a square from -1 to 1.
    pub(super) const fn strokes(self) -> &'static [&'static [(f64, f64)]] {
        match self {
            Self::Added => &[&[(-1.0, 0.0), (1.0, 0.0)], &[(0.0, -1.0), (0.0, 1.0)]],
            Self::Removed => &[&[(-1.0, 0.0), (1.0, 0.0)]],
            Self::Replaced => &[&[(-0.8, -0.8), (0.8, 0.8)], &[(-0.8, 0.8), (0.8, -0.8)]],
            // Up and away.
            Self::Transferred => &[
                &[(-0.8, 0.8), (0.8, -0.8)],
                &[(-0.3, -0.8), (0.8, -0.8), (0.8, 0.3)],
            ],
            Self::Renamed => &[
                &[(-1.0, 0.0), (1.0, 0.0)],
                &[(0.3, -0.7), (1.0, 0.0), (0.3, 0.7)],
            ],
            // Two lines that become one.
            Self::Merged => &[
                &[(-0.9, -0.9), (0.0, 0.0), (1.0, 0.0)],
                &[(-0.9, 0.9), (0.0, 0.0)],
            ],
            // One that becomes two.
            Self::Split => &[
                &[(-1.0, 0.0), (0.0, 0.0), (0.9, -0.9)],
                &[(0.0, 0.0), (0.9, 0.9)],
            ],
            // Two that become two.
            Self::Regrouped => &[
                &[(-1.0, -0.8), (-0.3, 0.0), (0.3, 0.0), (1.0, -0.8)],
                &[(-1.0, 0.8), (-0.3, 0.0)],
                &[(0.3, 0.0), (1.0, 0.8)],
            ],
            // Down and up.
            Self::Moved => &[
                &[(-0.6, 0.9), (-0.6, -0.9)],
                &[(-1.1, -0.3), (-0.6, -0.9), (-0.1, -0.3)],
                &[(0.6, -0.9), (0.6, 0.9)],
                &[(0.1, 0.3), (0.6, 0.9), (1.1, 0.3)],
            ],
            // A wave.
            Self::Changed => &[&[
                (-1.0, 0.35),
                (-0.6, -0.35),
                (-0.2, -0.35),
                (0.2, 0.35),
                (0.6, 0.35),
                (1.0, -0.35),
            ]],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Mark;

    /// Without colour, and even without the sign, marks are told apart; and by the sign alone as well.
    #[test]
    fn no_two_marks_share_a_sign_or_an_outline() {
        for (nth, one) in Mark::ALL.into_iter().enumerate() {
            for other in &Mark::ALL[nth + 1..] {
                assert_ne!(one.strokes(), other.strokes(), "{one:?} {other:?}");
                assert_ne!(one.outline(), other.outline(), "{one:?} {other:?}");
                assert_ne!(one.key(), other.key());
            }
        }
    }
}
