//! What a public picture does not tell of changes: what speaks of something that may be a state secret in either version.

use std::collections::BTreeSet;

use crate::diff::Change;
use crate::model::{Architecture, ElementRef, RelationRef, SecretParts, Subject, Table};
use crate::text::{Lang, Text};

/// What may not be told; nothing unless a picture is public.
#[derive(Default)]
pub(super) struct Secrets {
    pub(super) parts: SecretParts,
    /// The figures that hang on them.
    figures: BTreeSet<Subject>,
    /// The ids and names of the elements.
    words: BTreeSet<String>,
}

impl Secrets {
    /// What one of the versions may not tell. O(elements + relations + figures).
    pub(super) fn of<'a>(versions: impl IntoIterator<Item = &'a Architecture>) -> Self {
        let versions: Vec<_> = versions.into_iter().collect();
        let parts = SecretParts::of(versions.iter().copied());
        let mut out = Self::default();
        for arch in versions {
            for element in arch.elements().filter(|e| parts.has(e.id())) {
                out.words.insert(element.id().to_owned());
                let names = [Lang::Vi, Lang::En].map(|lang| element.name(lang).to_owned());
                out.words.extend(names);
            }
            let secret = arch.relations().filter(|r| parts.covers(*r));
            let numbers: BTreeSet<u32> = secret.map(RelationRef::ix).collect();
            let figures = [Table::Indicators, Table::Targets].into_iter();
            for figure in figures.flat_map(|table| arch.records(table)) {
                let of_element = figure.holder().is_some_and(|id| parts.has(id));
                let of_relation = figure.relation().is_some_and(|ix| numbers.contains(&ix));
                if of_element || of_relation {
                    out.figures.insert(figure.into());
                }
            }
        }
        Self { parts, ..out }
    }

    pub(super) fn hides_element(&self, element: ElementRef<'_>) -> bool {
        self.parts.has(element.id())
    }

    /// Whether a relation may not be told, or ends at or passes what may not.
    pub(super) fn hides_relation(&self, relation: RelationRef<'_>) -> bool {
        !self.parts.is_empty() && self.parts.covers(relation)
    }

    /// Whether a change may not be told: for what it is about, or because its words name such a thing.
    pub(super) fn hide(&self, change: &Change<'_>) -> bool {
        if self.parts.is_empty() {
            return false;
        }
        let about = |subject: &Subject| self.hides_subject(subject);
        change.old.iter().chain(&change.new).any(about)
            || self.is_named_in(&change.summary())
            || change.notes.iter().any(|note| self.is_named_in(note))
    }

    pub(super) fn hides_subject(&self, subject: &Subject) -> bool {
        let is_of_element = match subject {
            Subject::Record { key, .. } => self.parts.has(key),
            Subject::Document
            | Subject::Section(_)
            | Subject::Element(_)
            | Subject::Relation { .. } => false,
        };
        is_of_element || self.figures.contains(subject) || self.parts.names(subject)
    }

    pub(super) fn is_named_in(&self, text: &Text) -> bool {
        let named = |lang| {
            let text = text.get(lang);
            self.words.iter().any(|word| text.contains(word.as_str()))
        };
        named(Lang::Vi) || named(Lang::En)
    }
}
