//! What a public picture does not tell of changes: what speaks of something that may be a state secret in either version.

use std::collections::BTreeSet;

use crate::diff::Change;
use crate::model::{Architecture, ElementRef, RelationRef, Subject, Table};
use crate::text::{Lang, Text};

/// What may not be told; nothing unless a picture is public.
#[derive(Default)]
pub(super) struct Secrets {
    ids: BTreeSet<Box<str>>,
    /// Relations, and the figures that hang on them.
    subjects: BTreeSet<Subject>,
    /// The ids and names of the elements.
    words: BTreeSet<String>,
}

impl Secrets {
    /// What one of the versions may not tell. O(elements + relations + figures).
    pub(super) fn of<'a>(versions: impl IntoIterator<Item = &'a Architecture>) -> Self {
        let mut out = Self::default();
        for arch in versions {
            for element in arch.elements().filter(|e| e.may_hold_state_secrets()) {
                out.ids.insert(element.id().into());
                out.words.insert(element.id().to_owned());
                let names = [Lang::Vi, Lang::En].map(|lang| element.name(lang).to_owned());
                out.words.extend(names);
            }
            let secret = arch.relations().filter(|r| r.touches_state_secrets());
            let secret: Vec<_> = secret.collect();
            let numbers: BTreeSet<u32> = secret.iter().map(|r| r.ix()).collect();
            out.subjects.extend(secret.into_iter().map(Subject::from));
            let figures = [Table::Indicators, Table::Targets].into_iter();
            for figure in figures.flat_map(|table| arch.records(table)) {
                let of_element = figure.holder().is_some_and(|id| out.ids.contains(id));
                let of_relation = figure.relation().is_some_and(|ix| numbers.contains(&ix));
                if of_element || of_relation {
                    out.subjects.insert(figure.into());
                }
            }
        }
        out
    }

    pub(super) fn hides_element(&self, element: ElementRef<'_>) -> bool {
        self.ids.contains(element.id())
    }

    pub(super) fn hides_relation(&self, relation: RelationRef<'_>) -> bool {
        !self.subjects.is_empty() && self.subjects.contains(&Subject::from(relation))
    }

    /// Whether a relation ends at or passes what may not be told.
    pub(super) fn hides_an_end_of(&self, relation: RelationRef<'_>) -> bool {
        let mut touched = [Some(relation.from()), relation.to()]
            .into_iter()
            .flatten()
            .chain(relation.hops());
        touched.any(|element| self.hides_element(element))
    }

    /// Whether a change may not be told: for what it is about, or because its words name such a thing.
    pub(super) fn hide(&self, change: &Change<'_>) -> bool {
        if self.ids.is_empty() && self.subjects.is_empty() {
            return false;
        }
        let about = |subject: &Subject| self.hides_subject(subject);
        change.old.iter().chain(&change.new).any(about)
            || self.is_named_in(&change.summary())
            || change.notes.iter().any(|note| self.is_named_in(note))
    }

    pub(super) fn hides_subject(&self, subject: &Subject) -> bool {
        if self.subjects.contains(subject) {
            return true;
        }
        match subject {
            Subject::Element(id) => self.ids.contains(id),
            Subject::Relation { from, to, .. } => self.ids.contains(from) || self.ids.contains(to),
            Subject::Record { key, .. } => self.ids.contains(key),
            Subject::Document | Subject::Section(_) => false,
        }
    }

    pub(super) fn is_named_in(&self, text: &Text) -> bool {
        let named = |lang| {
            let text = text.get(lang);
            self.words.iter().any(|word| text.contains(word.as_str()))
        };
        named(Lang::Vi) || named(Lang::En)
    }
}
