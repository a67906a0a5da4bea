//! Changes that are classed otherwise, or that somebody accepted.

use super::{Change, ChangeKind, Class, Diff};
use crate::bilingual;
use crate::date::Date;
use crate::text::{Lang, Text};

/// A change that somebody accepted: it is listed and does not count for the verdict.
///
/// ```
/// use justarch::{Acceptance, Architecture, Diff, FrameworkVersion, UserKind, VerdictPolicy};
/// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
/// b.element("citizens", UserKind::Citizen, "Người dân")?;
/// let old = b.build()?;
/// let new = Architecture::fragment("demo", FrameworkVersion::V3_0).build()?;
/// let mut diff = Diff::between(&old, &new);
/// let mut policy = VerdictPolicy::default();
/// policy.accept.push(Acceptance::new(&diff.changes()[0].fingerprint(), "đã thống nhất", "Cục CNTT"));
/// assert!(policy.apply(&mut diff, None).is_empty());
/// assert_eq!(diff.verdict(), None);
/// assert_eq!(diff.accepted()[0].approver, "Cục CNTT");
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Accepted<'a> {
    /// The change.
    pub change: Change<'a>,
    /// Why it is accepted.
    pub reason: String,
    /// Who accepted it.
    pub approver: String,
    /// The last day on which that holds; without one it holds for good.
    pub until: Option<Date>,
}

/// What a configuration made of the class of changes of one kind.
///
/// ```
/// use justarch::{Architecture, ChangeKind, Class, Diff, FrameworkVersion, VerdictPolicy};
/// let old = Architecture::fragment("demo", FrameworkVersion::V2_0).build()?;
/// let new = Architecture::fragment("demo", FrameworkVersion::V3_0).build()?;
/// let mut diff = Diff::between(&old, &new);
/// let mut policy = VerdictPolicy::default();
/// policy.classes.insert(ChangeKind::Changed, Class::Editorial);
/// policy.apply(&mut diff, None);
/// let moved = diff.reclassified()[0];
/// assert_eq!((moved.was, moved.class, moved.count), (Class::Breaking, Class::Editorial, 1));
/// assert_eq!(moved.entry(), "[verdict] changed = \"editorial\"");
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reclassified {
    /// The kind of the changes, which the entry names.
    pub kind: ChangeKind,
    /// The class that they would have without it.
    pub was: Class,
    /// The class that it gives them.
    pub class: Class,
    /// How many they are, accepted ones included.
    pub count: usize,
}

impl Reclassified {
    /// The entry of the configuration, as `justarch.toml` has it.
    pub fn entry(&self) -> String {
        format!("[verdict] {} = \"{}\"", self.kind.key(), self.class.key())
    }

    /// What was reclassified, and by which entry, in one line without a full stop.
    pub fn summary(&self) -> Text {
        let (count, entry) = (self.count, self.entry());
        let (was, class) = (self.was.label(), self.class.label());
        let (was_vi, class_vi) = (was.get(Lang::Vi), class.get(Lang::Vi));
        let (was, class) = (was.get(Lang::En), class.get(Lang::En));
        let noun = if count == 1 { "change" } else { "changes" };
        bilingual!(
            "{count} thay đổi được chuyển từ mức {was_vi} thành {class_vi} theo mục `{entry}`",
            "{count} {was} {noun} reclassified as {class} by `{entry}`"
        )
    }
}

impl<'a> Diff<'a> {
    /// What a configuration made of the classes of changes, by kind and the class they had.
    pub fn reclassified(&self) -> &[Reclassified] {
        &self.reclassified
    }

    /// Gives all changes of a kind a class and takes that down.
    pub(crate) fn reclassify(&mut self, kind: ChangeKind, class: Class) {
        for was in Class::ALL.into_iter().filter(|was| *was != class) {
            let of_kind = self.changes.iter_mut().filter(|c| c.kind == kind);
            let mut count = 0_usize;
            for change in of_kind.filter(|c| c.class == was) {
                let label = was.label();
                let (vi, en) = (label.get(Lang::Vi), label.get(Lang::En));
                change.notes.push(bilingual!(
                    "mức do cấu hình quy định; mặc định: {vi}",
                    "classed by the configuration; by default: {en}"
                ));
                change.held.class_before.get_or_insert(was);
                change.class = class;
                count = count.saturating_add(1);
            }
            if count > 0 {
                self.reclassified.push(Reclassified {
                    kind,
                    was,
                    class,
                    count,
                });
            }
        }
    }

    /// The changes that somebody accepted, in the order of changes.
    pub fn accepted(&self) -> &[Accepted<'a>] {
        &self.accepted
    }

    /// Takes out the changes that are accepted, by giving of each reason, approver and last day.
    pub(crate) fn settle(
        &mut self,
        mut decide: impl FnMut(&Change<'a>) -> Option<(String, String, Option<Date>)>,
    ) {
        for change in std::mem::take(&mut self.changes) {
            match decide(&change) {
                None => self.changes.push(change),
                Some((reason, approver, until)) => self.accepted.push(Accepted {
                    change,
                    reason,
                    approver,
                    until,
                }),
            }
        }
    }
}
