//! What a rule is.

use std::fmt;

pub(crate) use super::info::always;

use super::info::RuleInfo;
use super::{Context, Findings};

/// Something that is checked of a document. Implement it for rules of your own and add them with
/// [`RuleSet::with`](super::RuleSet::with).
///
/// A rule states facts about subjects; severity, language and layout are decided around it.
///
/// ```
/// use justarch::{bilingual, Code, Context, Finding, Findings, Layer, Rule, RuleInfo, Severity, Text};
///
/// #[derive(Debug)]
/// struct NamedHotline(RuleInfo);
///
/// impl Rule for NamedHotline {
///     fn info(&self) -> &RuleInfo {
///         &self.0
///     }
///
///     fn check(&self, cx: &Context<'_>, out: &mut Findings<'_>) {
///         for channel in cx.architecture().elements_in(Layer::Channel) {
///             if channel.owner().is_none() {
///                 let id = channel.id();
///                 let text = bilingual!("kênh `{id}` không có chủ quản", "channel `{id}` has no owner");
///                 out.report(Finding::new(text).at(channel));
///             }
///         }
///     }
/// }
///
/// let rule = NamedHotline(RuleInfo::new(
///     Code::of("ACME001"),
///     Severity::Warning,
///     Text::new("Kênh không có chủ quản", "Channel without owner"),
/// ));
/// assert_eq!(rule.info().code.as_str(), "ACME001");
/// ```
pub trait Rule: Send + Sync + fmt::Debug {
    /// What the rule is.
    fn info(&self) -> &RuleInfo;

    /// Looks at a document and reports what it finds.
    fn check(&self, cx: &Context<'_>, out: &mut Findings<'_>);
}

/// A rule of the library: its description and its check, side by side in one file.
pub(crate) struct BuiltIn {
    pub(crate) info: RuleInfo,
    pub(crate) check: fn(&Context<'_>, &mut Findings<'_>),
}

impl fmt::Debug for BuiltIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.info.code)
    }
}

impl Rule for BuiltIn {
    fn info(&self) -> &RuleInfo {
        &self.info
    }

    fn check(&self, cx: &Context<'_>, out: &mut Findings<'_>) {
        (self.check)(cx, out);
    }
}
