//! Naming a finding so that it is known again in a later version of the document.

use std::cmp::Ordering;

use super::members::{key_of, shown_key_of};
use super::{At, Diagnostic, Members, Side};
use crate::model::{Field, Fnv, Place, Subject};

impl Diagnostic {
    /// A name of 16 hexadecimal digits under which the finding is known again: the same as long as code, subject,
    /// field and discriminator are. Texts, places in the file, dates, language and severity have no part in it, so
    /// that edits elsewhere, comments and another order of the file leave it alone.
    ///
    /// A finding about several things has the fingerprint of its members; that of a finding that holds of each is
    /// made of what is said of each one, which a [baseline](crate::Baseline) knows one by one.
    ///
    /// The subject is that of the primary label. A finding about the file itself has none: all findings of its
    /// code share one fingerprint.
    ///
    /// ```
    /// use justarch::{Code, Diagnostic, Severity, Subject, Text};
    /// let found = |severity, text| {
    ///     Diagnostic::new(Code::of("ACME001"), severity, text).label(Subject::element("lgsp"), None)
    /// };
    /// let a = found(Severity::Error, Text::new("thiếu", "missing"));
    /// let b = found(Severity::Info, Text::new("không có", "not there"));
    /// assert_eq!(a.fingerprint(), b.fingerprint());
    /// assert_ne!(a.fingerprint(), b.discriminator("owner").fingerprint());
    /// ```
    pub fn fingerprint(&self) -> String {
        let mut hash = Fnv::new();
        match self.members.as_deref() {
            Some(Members::Each(parts)) if !parts.all().is_empty() => {
                hash.part("each");
                for part in parts.all() {
                    hash.part(&part.fingerprint());
                }
            }
            Some(Members::Together(conflict)) => {
                hash.part("together");
                hash.part(self.code.as_str());
                for key in conflict.keys() {
                    hash.part(&key);
                }
                hash.part(&self.discriminator);
            }
            Some(Members::Each(_)) | None => {
                hash.part("1");
                hash.part(self.code.as_str());
                hash.part(&self.subject_key());
                hash.part(&self.discriminator);
            }
        }
        format!("{:016x}", hash.0)
    }

    /// What the finding is about, by key: `element moj-lgsp security-level.level`. Empty for the file itself.
    pub(crate) fn subject_key(&self) -> String {
        self.subject_by(key_of)
    }

    /// Compares two findings by that key, which is not made where both are about elements.
    pub(crate) fn cmp_subject(&self, other: &Self) -> Ordering {
        match (self.element_key(), other.element_key()) {
            (Some(own), Some(other)) => own.cmp(&other),
            _ => self.subject_key().cmp(&other.subject_key()),
        }
    }

    /// The parts of the key where it is that of an element: a space, which comes between them, sorts before all that an
    /// id may hold.
    fn element_key(&self) -> Option<(&str, Option<&str>)> {
        let label = self.labels.first()?;
        match (&label.at, label.side) {
            (At::Place(place), Side::New) => match &place.subject {
                Subject::Element(id) => Some((id, place.field.map(Field::path))),
                Subject::Document
                | Subject::Section(_)
                | Subject::Relation { .. }
                | Subject::Record { .. } => None,
            },
            (At::Place(_), Side::Old) | (At::Span(_), _) => None,
        }
    }

    /// The same for people.
    pub(crate) fn shown_subject_key(&self) -> String {
        self.subject_by(shown_key_of)
    }

    fn subject_by(&self, key_of: impl Fn(Side, &Place) -> String) -> String {
        let Some(label) = self.labels.first() else {
            return String::new();
        };
        match &label.at {
            At::Place(place) => key_of(label.side, place),
            At::Span(_) => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Code, Diagnostic, Severity};
    use crate::model::{Field, Layer, Place, Subject};
    use crate::text::Text;

    #[test]
    fn findings_are_in_the_order_of_their_keys() {
        let subjects = || {
            let ids = ["a", "a-b", "a1", "ab", "b"].map(Subject::element);
            let others = [Subject::Document, Subject::Section(Layer::User)];
            ids.into_iter().chain(others)
        };
        let fields = [None, Some(Field::Owner), Some(Field::Since)];
        let text = || Text::fixed("có", "found");
        let found =
            |place| Diagnostic::new(Code::of("INT003"), Severity::Error, text()).label(place, None);
        let mut all = vec![Diagnostic::new(Code::of("FMT001"), Severity::Error, text())];
        for subject in subjects() {
            for field in fields {
                let subject = subject.clone();
                all.push(found(Place { subject, field }));
            }
        }
        for a in &all {
            for b in &all {
                let by_key = a.subject_key().cmp(&b.subject_key());
                assert_eq!(a.cmp_subject(b), by_key, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn fingerprints_never_change() {
        let text = Text::fixed("có", "found");
        let found = Diagnostic::new(Code::of("INT003"), Severity::Error, text)
            .label(Subject::element("lgsp").at(Field::Owner), None);
        assert_eq!(found.subject_key(), "element lgsp owner");
        // Baselines in the repositories of users hold such names.
        assert_eq!(found.fingerprint(), "8dda4567a421b45b");
    }

    #[test]
    fn sorts_of_subjects_differ() {
        let of = |subject: Subject| {
            let text = Text::fixed("có", "found");
            Diagnostic::new(Code::of("X001"), Severity::Info, text)
                .label(subject, None)
                .fingerprint()
        };
        let channels = Layer::Channel;
        let element = of(Subject::element(channels.section()));
        assert_ne!(element, of(Subject::Section(channels)));
        assert_ne!(element, of(Subject::Document));
    }
}
