//! A stable name for a change.

use super::Change;
use crate::diagnostic::Fnv;
use crate::model::Subject;

impl Change<'_> {
    /// A name for the change that stays while the documents are worded otherwise: sixteen hexadecimal digits,
    /// drawn from the kind, the subjects by key and the field, never from texts, values or places. Changes of
    /// several relations of one kind between the same two bear the same.
    ///
    /// ```
    /// use justarch::{ApplicationKind, Architecture, Diff, FrameworkVersion};
    /// let version = |level: u8| {
    ///     let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    ///     b.element("db", ApplicationKind::Database, "CSDL hộ tịch")?.security_level(level)?;
    ///     b.build()
    /// };
    /// let (two, three, four) = (version(2)?, version(3)?, version(4)?);
    /// let print = |old, new| Diff::between(old, new).changes()[0].fingerprint();
    /// assert_eq!(print(&two, &three), print(&three, &four));
    /// assert_eq!(print(&two, &three).len(), 16);
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn fingerprint(&self) -> String {
        let mut hash = Fnv::new();
        hash.part(self.kind.key());
        for (side, subjects) in [("old", &self.old), ("new", &self.new)] {
            hash.part(side);
            let mut keys: Vec<String> = subjects.iter().map(key).collect();
            keys.sort_unstable();
            for key in &keys {
                hash.part(key);
            }
        }
        hash.part(self.field.map_or("", crate::model::Field::path));
        format!("{:016x}", hash.0)
    }
}

/// The subject without its number among equals, which depends on the order of the document.
fn key(subject: &Subject) -> String {
    let sort = subject.sort();
    match subject {
        Subject::Relation { from, kind, to, .. } => format!("{sort} {from} {kind} {to}"),
        other => format!("{sort} {other}"),
    }
}
