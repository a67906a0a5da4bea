//! A stable name for a change.

use super::Change;
use crate::model::Subject;

/// The hash of Fowler, Noll and Vo, variant 1a, of 64 bits: short, well known and the same everywhere.
struct Fnv(u64);

impl Fnv {
    const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn part(&mut self, text: &str) {
        // A byte that no text holds ends each part.
        for byte in text.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

impl Change<'_> {
    /// A name for the change that stays while the documents are worded otherwise: sixteen hexadecimal digits,
    /// drawn from the kind, the subjects by key and the field, never from texts, values or places. Changes of
    /// several relations of one kind between the same two bear the same.
    ///
    /// ```
    /// use justarch::{ApplicationKind, Architecture, Diff, FrameworkVersion};
    /// let version = |level: u8| {
    ///     let mut b = Architecture::builder("demo", FrameworkVersion::V3_0);
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
    let sort = match subject {
        Subject::Document => "document",
        Subject::Section(_) => "section",
        Subject::Element(_) => "element",
        Subject::Relation { .. } => "relation",
        Subject::Record { .. } => "record",
    };
    match subject {
        Subject::Relation { from, kind, to, .. } => format!("{sort} {from} {kind} {to}"),
        other => format!("{sort} {other}"),
    }
}

#[cfg(test)]
mod tests {
    use super::Fnv;

    #[test]
    fn as_published() {
        // The test vector of the authors for `a`, before the end mark of the part.
        let mut hash = Fnv::new();
        for byte in "a".bytes() {
            hash.0 = (hash.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        assert_eq!(hash.0, 0xaf63_dc4c_8601_ec8c);
    }
}
