//! What every shape of rules does.

use std::fmt;

use super::phrase::Phrase;
use crate::rules::{Context, Findings};
use crate::text::Text;

/// What a rule demands.
pub(super) trait Shape: fmt::Debug + Send + Sync {
    /// The name of the fault, if the author gives none.
    fn title(&self) -> Text;

    /// The names that a message may use in braces.
    fn placeholders(&self) -> &'static [&'static str];

    /// Looks at a document.
    fn check(&self, cx: &Context<'_>, phrase: &Phrase, out: &mut Findings<'_>);
}
