//! What must not be shown to the public.

use super::table::{Content, Entry, Row};
use super::thing::Thing;
use crate::model::{Architecture, RelationRef, SecretParts, Subject};
use crate::text::Lang;

/// A shorter name is too common to know an element by it.
const SHORTEST: usize = 6;

/// The state secrets of one version or two.
#[derive(Debug)]
pub(crate) struct Secrets<'a> {
    parts: SecretParts,
    /// Names and ids by which texts speak of them.
    names: Vec<&'a str>,
}

impl<'a> Secrets<'a> {
    pub(crate) fn of(versions: impl Iterator<Item = &'a Architecture>) -> Self {
        let versions: Vec<_> = versions.collect();
        let parts = SecretParts::of(versions.iter().copied());
        let mut names: Vec<&'a str> = Vec::new();
        let elements = versions.iter().flat_map(|arch| arch.elements());
        for element in elements.filter(|element| parts.has(element.id())) {
            if !names.contains(&element.id()) {
                names.push(element.id());
            }
            let own = [element.name(Lang::Vi), element.name(Lang::En)];
            for name in own.into_iter().chain(element.aliases()) {
                if name.chars().count() >= SHORTEST && !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        Self { parts, names }
    }

    fn is_of(&self, relation: RelationRef<'_>) -> bool {
        relation.may_carry_state_secrets() || self.parts.covers(relation)
    }

    /// Whether a thing must not be shown.
    pub(super) fn covers(&self, thing: Thing<'_>) -> bool {
        match thing {
            Thing::Element(element) => self.parts.has(element.id()),
            Thing::Relation(relation) => self.is_of(relation),
            Thing::Record(record) => record.holder().is_some_and(|id| self.parts.has(id)),
        }
    }

    /// Whether a relation must not be counted either.
    pub(crate) fn covers_relation(&self, relation: RelationRef<'_>) -> bool {
        self.is_of(relation)
    }

    /// Whether an element of that id must not be shown.
    pub(crate) fn has(&self, id: &str) -> bool {
        self.parts.has(id)
    }

    /// Whether one of the parts that something is about must not be shown.
    pub(crate) fn covers_any<'s>(&self, subjects: impl IntoIterator<Item = &'s Subject>) -> bool {
        subjects
            .into_iter()
            .any(|subject| self.parts.names(subject))
    }

    /// Whether a row speaks of one in any of its cells.
    pub(super) fn is_named_in(&self, row: &Row) -> bool {
        if self.names.is_empty() {
            return false;
        }
        let entries = row.cells.iter().flat_map(|cell| match &cell.content {
            Content::Values(values) => values.as_slice(),
            Content::Unknown | Content::NotApplicable => &[],
        });
        let mut entries = entries.filter(|entry| {
            !matches!(
                entry,
                Entry::Number(_) | Entry::Date(_) | Entry::Flag(_) | Entry::Decimal(_)
            )
        });
        entries.any(|entry| {
            let texts = [entry.text(Lang::Vi), entry.text(Lang::En)];
            texts.iter().any(|text| self.are_named_in(text))
        })
    }

    /// Whether a text speaks of one.
    pub(crate) fn are_named_in(&self, text: &str) -> bool {
        self.names.iter().any(|name| has_word(text, name))
    }
}

/// Whether a text has a name as words of its own.
fn has_word(text: &str, name: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    text.match_indices(name).any(|(at, found)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at.saturating_add(found.len())..);
        let after = after.and_then(|after| after.chars().next());
        !before.is_some_and(is_letter) && !after.is_some_and(is_letter)
    })
}
