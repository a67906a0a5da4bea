//! Entries that accept the changes of a comparison, for people to fill in.

use std::cmp::Reverse;
use std::fmt::Write as _;

use super::clean::clean_line;
use super::diff::clipped;
use super::human::Renderer;
use crate::diff::Diff;

impl Renderer {
    /// An `[[accept]]` entry of `justarch.toml` for each change of the classes that are [listed](Self::list), the gravest
    /// first, with the change in words above it. Reason and approver stay empty, which is refused when it is read, for
    /// nobody has decided anything yet. What is accepted already has no entry.
    ///
    /// ```
    /// use justarch::{Architecture, Class, Diff, FrameworkVersion, Lang, Renderer, UserKind};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.element("citizens", UserKind::Citizen, "Người dân")?;
    /// let old = b.build()?;
    /// let new = Architecture::fragment("demo", FrameworkVersion::V3_0).build()?;
    /// let diff = Diff::between(&old, &new);
    /// let entries = Renderer::human(Lang::En).render_acceptances(&diff);
    /// assert!(entries.contains(&format!("fingerprint = \"{}\"", diff.changes()[0].fingerprint())));
    /// assert!(entries.contains("reason = \"\""));
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn render_acceptances(&self, diff: &Diff<'_>) -> String {
        let mut changes: Vec<_> = diff.changes().iter().collect();
        changes.retain(|change| change.class >= self.least());
        changes.sort_by_key(|change| Reverse(change.class));
        let mut out = String::new();
        for change in changes {
            let class = change.class.label();
            let summary = change.summary();
            let line = format!(
                "{}: {}",
                class.get(self.lang()),
                clipped(summary.get(self.lang()))
            );
            if !out.is_empty() {
                out.push('\n');
            }
            let _ = write!(
                out,
                "# {}\n[[accept]]\nfingerprint = \"{}\"\nreason = \"\"\napprover = \"\"\n",
                clean_line(&line),
                change.fingerprint()
            );
        }
        out
    }
}
