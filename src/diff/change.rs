//! One difference between two versions.

use std::fmt;

use super::whole::Held;
use super::{Bump, Class};
use crate::model::{Field, Subject, Value};
use crate::text::Text;

/// One difference between two versions.
///
/// ```
/// use justarch::{ApplicationKind, Architecture, ChangeKind, Class, Diff, Field, FrameworkVersion, Value};
/// let version = |level: u8| {
///     let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
///     b.element("db", ApplicationKind::Database, "CSDL hộ tịch")?.security_level(level)?;
///     b.build()
/// };
/// let (old, new) = (version(3)?, version(2)?);
/// let diff = Diff::between(&old, &new);
/// let change = &diff.changes()[0];
/// assert_eq!((change.kind, change.field), (ChangeKind::Changed, Some(Field::SecurityLevel)));
/// assert_eq!((change.before[0], change.after[0]), (Value::Number(3), Value::Number(2)));
/// assert_eq!(change.class, Class::Breaking);
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Change<'a> {
    /// What happened.
    pub kind: ChangeKind,
    /// What it happened to, as the old version names it; none for what is new.
    pub old: Vec<Subject>,
    /// The same in the new version; none for what is gone. What replaces a retired element stands here too.
    pub new: Vec<Subject>,
    /// The field that changed, if one did.
    pub field: Option<Field>,
    /// The values before: of a list all of them, sorted; of a route all platforms in order; of free attributes those
    /// that changed.
    pub before: Vec<Value<'a>>,
    /// The values after.
    pub after: Vec<Value<'a>>,
    /// How grave it is.
    pub class: Class,
    /// Why it is classed so.
    pub reason: Text,
    /// Further facts, such as what an element resembles.
    pub notes: Vec<Text>,
    /// What the values before and after are called that name another thing of the document.
    pub(super) names: [Names<'a>; 2],
    /// Where several elements became several: what each of them became.
    pub(super) parts: Vec<(Subject, Vec<Subject>)>,
    /// What it happened to, for its fingerprint.
    pub(super) held: Held<'a>,
}

/// For each value a name in Vietnamese and in English, if it has one; nothing if none has.
pub(super) type Names<'a> = Vec<Option<[&'a str; 2]>>;

/// What happened.
///
/// ```
/// use justarch::{ChangeKind, Lang};
/// assert_eq!(ChangeKind::Merged.key(), "merged");
/// assert_eq!(ChangeKind::Merged.label().get(Lang::Vi), "Hợp nhất");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ChangeKind {
    /// An element, relation or other entry is new.
    Added,
    /// It is gone, and no document says what became of it.
    Removed,
    /// The element was retired without a successor.
    Retired,
    /// The element was retired, and others took its place.
    Replaced,
    /// The element has another owner, or was handed to a body outside the document.
    Transferred,
    /// The element goes on under another id.
    Renamed,
    /// Several elements go on as one.
    Merged,
    /// One element goes on as several.
    Split,
    /// Several elements go on as several.
    Regrouped,
    /// The element is of another kind or in another layer; the figure hangs on another element.
    Moved,
    /// A field has other values.
    Changed,
    /// There is more or less of it: another number of instances, another figure.
    Scaled,
    /// The value comes from another value set, such as the grades that replaced the levels of services.
    Converted,
    /// The data takes another way.
    Rerouted,
    /// The end that was stated before is past on the day by which the new version is judged.
    Expired,
}

impl ChangeKind {
    /// The kinds, in the order in which changes of one element are listed.
    pub const ALL: [Self; 15] = [
        Self::Added,
        Self::Removed,
        Self::Retired,
        Self::Replaced,
        Self::Transferred,
        Self::Renamed,
        Self::Merged,
        Self::Split,
        Self::Regrouped,
        Self::Moved,
        Self::Changed,
        Self::Scaled,
        Self::Converted,
        Self::Rerouted,
        Self::Expired,
    ];

    /// The word in machine output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Retired => "retired",
            Self::Replaced => "replaced",
            Self::Transferred => "transferred",
            Self::Renamed => "renamed",
            Self::Merged => "merged",
            Self::Split => "split",
            Self::Regrouped => "regrouped",
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::Scaled => "scaled",
            Self::Converted => "converted",
            Self::Rerouted => "rerouted",
            Self::Expired => "expired",
        }
    }

    /// The word shown to people.
    pub const fn label(self) -> Text {
        match self {
            Self::Added => Text::fixed("Bổ sung", "Added"),
            Self::Removed => Text::fixed("Bỏ", "Removed"),
            Self::Retired => Text::fixed("Dừng vận hành", "Retired"),
            Self::Replaced => Text::fixed("Thay thế", "Replaced"),
            Self::Transferred => Text::fixed("Chuyển giao", "Transferred"),
            Self::Renamed => Text::fixed("Đổi định danh", "Renamed"),
            Self::Merged => Text::fixed("Hợp nhất", "Merged"),
            Self::Split => Text::fixed("Tách", "Split"),
            Self::Regrouped => Text::fixed("Tổ chức lại", "Regrouped"),
            Self::Moved => Text::fixed("Chuyển loại, lớp hoặc vị trí", "Moved"),
            Self::Changed => Text::fixed("Thay đổi", "Changed"),
            Self::Scaled => Text::fixed("Thay đổi quy mô", "Scaled"),
            Self::Converted => Text::fixed("Chuyển bộ giá trị", "Converted"),
            Self::Rerouted => Text::fixed("Đổi tuyến kết nối", "Rerouted"),
            Self::Expired => Text::fixed("Hết thời hạn", "Expired"),
        }
    }

    /// What the change is called when the versions are compared the other way round. An end of any sort
    /// comes back as an addition.
    ///
    /// ```
    /// use justarch::ChangeKind;
    /// assert_eq!(ChangeKind::Merged.mirror(), ChangeKind::Split);
    /// assert_eq!(ChangeKind::Retired.mirror(), ChangeKind::Added);
    /// ```
    #[must_use]
    pub const fn mirror(self) -> Self {
        match self {
            Self::Added => Self::Removed,
            Self::Removed | Self::Retired | Self::Replaced => Self::Added,
            Self::Merged => Self::Split,
            Self::Split => Self::Merged,
            same => same,
        }
    }
}

impl fmt::Display for ChangeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl Change<'_> {
    /// The step of the version that the change asks for, at the least.
    ///
    /// ```
    /// use justarch::{Architecture, Bump, Diff, FrameworkVersion};
    /// let old = Architecture::fragment("demo", FrameworkVersion::V2_0).build()?;
    /// let new = Architecture::fragment("demo", FrameworkVersion::V3_0).build()?;
    /// assert_eq!(Diff::between(&old, &new).changes()[0].bump(), Bump::Major);
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn bump(&self) -> Bump {
        let another_framework = self.field == Some(Field::FrameworkNumber);
        if another_framework && self.class == Class::Breaking {
            Bump::Major
        } else {
            self.class.bump()
        }
    }

    /// The subjects of the new version, or of the old one if there are none.
    pub fn subjects(&self) -> &[Subject] {
        if self.new.is_empty() {
            &self.old
        } else {
            &self.new
        }
    }
}
