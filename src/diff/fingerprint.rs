//! A stable name for a change.

use super::whole::Whole;
use super::{Change, ChangeKind};
use crate::diagnostic::subject_key;
use crate::model::{Fnv, Subject, Table};

/// What the name begins with.
pub(crate) const FORM: &str = "v3-";

/// What names began with that held the values and not the class. Earlier ones began with nothing and held neither.
pub(crate) const FORM_BEFORE: &str = "v2-";

impl Change<'_> {
    /// A name for the change from what was to what is: `v3-` and sixteen hexadecimal digits, drawn from the kind, the
    /// subjects by key, the field and the values before and after; of what came, went or is a relation, from all that
    /// is said of it, the entry of `retired` or `transferred` included; of what became something else, from what kind and
    /// layer each was and is, and which became which; and from its class, as it is before a
    /// [policy](crate::VerdictPolicy) has another. So an approval covers the change that it was given for: another
    /// value is another change, and so is the same one where it breaks somebody. The order of the documents and the
    /// language have no part in it. No two changes of a comparison share one.
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
    /// assert_eq!(print(&two, &three), print(&two, &three));
    /// assert_ne!(print(&two, &three), print(&two, &four));
    /// assert!(print(&two, &three).starts_with("v3-"));
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn fingerprint(&self) -> String {
        let mut hash = Fnv::new();
        hash.part(self.kind.key());
        hash.part(self.held.class_before.unwrap_or(self.class).key());
        for (side, subjects) in [("old", &self.old), ("new", &self.new)] {
            hash.part(side);
            let mut keys: Vec<String> = subjects.iter().map(key).collect();
            keys.sort_unstable();
            for key in &keys {
                hash.part(key);
            }
        }
        hash.part(self.field.map_or("", crate::model::Field::path));
        for (side, values) in [("before", &self.before), ("after", &self.after)] {
            hash.part(side);
            for value in values {
                hash.part(&value.to_string());
            }
        }
        // Of things that became others: what they were and are, and which became which.
        if let Some(kinds) = self.held.kinds {
            hash.part("kinds");
            hash.part(&format!("{kinds:016x}"));
        }
        for (old, new) in &self.parts {
            hash.part("part");
            hash.part(&key(old));
            for new in new {
                hash.part(&key(new));
            }
        }
        let whole = match self.kind {
            ChangeKind::Added => self.held.new,
            _ if self.new.is_empty() || self.kind == ChangeKind::Replaced => self.held.old,
            // Of several between the same two, the one that it happened to.
            _ if matches!(self.old.first(), Some(Subject::Relation { .. })) => self.held.old,
            _ if self.old.first().is_some_and(is_nameless) => self.held.old,
            _ => None,
        };
        if let Some(whole) = whole {
            hash.part("whole");
            whole.add_to(&mut hash);
        }
        match self.held.fate {
            Some(fate) => Whole::Record(fate).add_to(&mut hash),
            None => hash.part(""),
        }
        if self.held.number > 0 {
            hash.part(&self.held.number.to_string());
        }
        format!("{FORM}{:016x}", hash.0)
    }
}

/// Whether a subject is known by its number in the document and nothing else.
fn is_nameless(subject: &Subject) -> bool {
    matches!(
        subject,
        Subject::Record {
            table: Table::Supersedes,
            ..
        }
    )
}

/// The subject without its number, which depends on the order of the document.
fn key(subject: &Subject) -> String {
    if is_nameless(subject) {
        return Table::Supersedes.key().to_owned();
    }
    subject_key(subject)
}
