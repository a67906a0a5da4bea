//! What a rule on transitions is.

use std::fmt;

use super::TransitionContext;
use crate::rules::{Findings, RuleInfo};

/// Something that is checked of the step between two versions. Implement it for rules of your own and add them
/// with [`Transition::with`](super::Transition::with).
///
/// ```
/// use justarch::{
///     bilingual, Architecture, ChangeKind, Code, Finding, Findings, FrameworkVersion, RuleInfo,
///     Severity, Text, Transition, TransitionContext, TransitionRule,
/// };
///
/// #[derive(Debug)]
/// struct NothingRemoved(RuleInfo);
///
/// impl TransitionRule for NothingRemoved {
///     fn info(&self) -> &RuleInfo {
///         &self.0
///     }
///
///     fn check(&self, cx: &TransitionContext<'_, '_>, out: &mut Findings<'_>) {
///         for change in cx.diff().changes() {
///             if change.kind == ChangeKind::Removed {
///                 for subject in &change.old {
///                     let text = bilingual!("đã bỏ `{subject}`", "`{subject}` was removed");
///                     out.report(Finding::new(text).label_old(subject.clone(), None));
///                 }
///             }
///         }
///     }
/// }
///
/// let info = RuleInfo::new(Code::of("ACME100"), Severity::Warning, Text::new("Đã bỏ", "Removed"));
/// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
/// b.organisation("acme", "Công ty ACME")?;
/// let old = b.build()?;
/// let new = Architecture::fragment("demo", FrameworkVersion::V3_0).build()?;
/// let review = Transition::between(&old, &new)?.with(NothingRemoved(info))?.check();
/// assert!(review.findings.iter().any(|d| d.code.as_str() == "ACME100"));
/// # Ok::<(), justarch::Error>(())
/// ```
pub trait TransitionRule: Send + Sync + fmt::Debug {
    /// What the rule is. [`RuleInfo::applies`] is asked of the framework of the later version.
    fn info(&self) -> &RuleInfo;

    /// Looks at the step and reports what it finds. Places in the earlier version are given with
    /// [`Finding::label_old`](crate::Finding::label_old).
    fn check(&self, cx: &TransitionContext<'_, '_>, out: &mut Findings<'_>);
}

/// A rule of the library: its description and its check, side by side in one file.
pub(crate) struct BuiltIn {
    pub(crate) info: RuleInfo,
    pub(super) check: fn(&TransitionContext<'_, '_>, &mut Findings<'_>),
}

impl fmt::Debug for BuiltIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.info.code)
    }
}

impl TransitionRule for BuiltIn {
    fn info(&self) -> &RuleInfo {
        &self.info
    }

    fn check(&self, cx: &TransitionContext<'_, '_>, out: &mut Findings<'_>) {
        (self.check)(cx, out);
    }
}
