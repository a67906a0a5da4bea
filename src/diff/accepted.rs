//! Changes that are classed otherwise, or that somebody accepted.

use super::{Change, Diff};
use crate::date::Date;

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

impl<'a> Diff<'a> {
    /// The changes that somebody accepted, in the order of changes.
    pub fn accepted(&self) -> &[Accepted<'a>] {
        &self.accepted
    }

    /// Lets something be altered in each change, or takes it out by giving what accepts it: reason, approver,
    /// last day.
    pub(crate) fn settle(
        &mut self,
        mut decide: impl FnMut(&mut Change<'a>) -> Option<(String, String, Option<Date>)>,
    ) {
        for mut change in std::mem::take(&mut self.changes) {
            match decide(&mut change) {
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
