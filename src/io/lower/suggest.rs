//! "Did you mean" in reading: of all names that would have been right, the one that was meant.

use super::far_end::Place;
use super::slips::{is_sure_key, key_meant, unquoted};
use super::{Lowering, Part};
use crate::diagnostic::Code;
use crate::io::problem;
use crate::io::slip::Mend;
use crate::io::tape::{Cursor, View};
use crate::model::{Field, Kind, Layer, Table};
use crate::model::{as_key, is_spelt};
use crate::phrase::listed;
use crate::span::Span;
use crate::suggest::{closest, id_meant};

/// So many names are listed whole.
pub(super) const SHORT: usize = 14;

impl Lowering<'_> {
    /// Whether another suggestion among all ids is still to be had.
    pub(super) fn may_suggest(&mut self) -> bool {
        self.suggestions = self.suggestions.saturating_sub(1);
        self.suggestions > 0
    }

    /// The element that was meant at a place.
    pub(super) fn near_element(&self, id: &str, place: &Place<'_>) -> Option<String> {
        let plain = unquoted(id).unwrap_or(id);
        let lawful = || {
            let numbered = self.elements.iter().copied().zip(0..);
            numbered.filter(|(_, ix)| place.admits(self.out.id(*ix), self.out.kind(*ix)))
        };
        let elements = lawful().map(|(element, _)| element);
        let ids = lawful().map(|(_, ix)| self.out.id(ix));
        let near = named(plain, elements.clone())
            .or_else(|| id_meant(plain, ids))
            .or_else(|| called_nearly(plain, elements, false));
        match near {
            Some(near) => Some(near.to_owned()),
            None if place.is_supplier => self.near_record(Table::Organisations, id, ""),
            None => None,
        }
    }

    /// The entry of a table that was meant, which is not the one that is being read.
    pub(super) fn near_record(&self, table: Table, key: &str, own: &str) -> Option<String> {
        let plain = unquoted(key).unwrap_or(key);
        let sections = self
            .sections
            .iter()
            .filter(|s| s.part == Part::Table(table));
        let entries = sections.filter_map(|section| match section.value.view() {
            View::Map(entries) => Some(entries.map(|(_, value)| value)),
            _ => None,
        });
        let is_own = |entry: &Cursor<'_>| {
            let id = entry.key().scalar();
            id.is_some_and(|(id, _)| id == own)
        };
        let entries = entries.flatten().filter(|entry| !is_own(entry));
        let keys: Vec<&str> = self.out.record_keys(table).collect();
        let keys = keys.into_iter().filter(|other| *other != own);
        let near = named(plain, entries.clone())
            .or_else(|| id_meant(plain, keys))
            .or_else(|| called_nearly(plain, entries, table == Table::Organisations));
        near.map(str::to_owned)
    }

    /// Reports a key that is none of some, which are asked for only if that is shown.
    pub(super) fn unknown_key(
        &mut self,
        key: &str,
        at: Span,
        about: Option<&str>,
        known: impl FnOnce() -> Vec<&'static str>,
    ) {
        let mut mend = None;
        self.found.push_with(at, || {
            let known = known();
            // All of a short list; of a long one what is nearest, and where the rest is told.
            let (shown, whole) = if known.len() <= SHORT {
                (listed(&known), true)
            } else {
                (listed(closest(key, known.iter().copied())), false)
            };
            let near = key_meant(key, &known);
            mend = near.map(|near| (near, is_sure_key(key, &known, near)));
            let problem = problem::unknown_key_near(key, near, &shown, whole, about, at);
            if near.is_some() || whole || !known.contains(&Field::Attribute.path()) {
                return problem;
            }
            problem.help(problem::own_fact(about, &shown))
        });
        if let Some((near, is_sure)) = mend {
            let say = Mend::Say(near.to_owned());
            self.mend(crate::io::codes::UNKNOWN_KEY, at, say, is_sure);
        }
    }

    pub(super) fn bad_key(&mut self, code: Code, key: &str, at: Span) {
        let near = as_key(key);
        self.report(problem::bad_key(code, key, near.as_deref(), at));
    }
}

/// The layer to which an entry belongs that stands outside all sections, by its kind.
pub(super) fn layer_of_stray(value: Cursor<'_>) -> Option<Layer> {
    let (kind, _) = value.get(Field::Kind.path())?.scalar()?;
    let mut kinds = Kind::ALL.iter().filter(|known| known.key() == kind);
    let only = kinds.next()?;
    // Two layers have a kind of the same name.
    kinds.next().is_none().then(|| only.layer())
}

/// The id of the entry that bears the text as its name, compared without case and diacritics.
fn named<'t>(text: &str, entries: impl Iterator<Item = Cursor<'t>>) -> Option<&'t str> {
    // A name written otherwise is nearly as long; that saves a closer look at most.
    const MOST: usize = 16;
    let plain = as_key(text).filter(|_| !crate::model::is_key(text))?;
    let is_same = |name: &str| name.len().abs_diff(text.len()) <= MOST && is_spelt(name, &plain);
    let is_said = |value: Cursor<'t>| value.scalar().is_some_and(|(name, _)| is_same(name));
    let bears = |entry: &Cursor<'t>| {
        ["name", "title"]
            .iter()
            .filter_map(|key| entry.get(key))
            .any(|name| {
                let parts = ["vi", "en"].iter().filter_map(|lang| name.get(lang));
                is_said(name) || parts.into_iter().any(is_said)
            })
    };
    let mut entries = entries.filter(bears);
    let found = entries.next()?.key().scalar()?.0;
    // Of two that bear it neither is meant for sure.
    entries.next().is_none().then_some(found)
}

/// The id of the entry whose name shares the most words with the text, if they are at least half of both and no other
/// name shares as many. The first word of a body says what it is, and
/// one of the names has all words of the other: the government and its office are two, and so are two ministries.
fn called_nearly<'t>(
    text: &str,
    entries: impl Iterator<Item = Cursor<'t>>,
    is_body: bool,
) -> Option<&'t str> {
    // An id that does not exist is no name.
    let plain = as_key(text).filter(|_| !crate::model::is_key(text))?;
    let words: Vec<&str> = plain.split('-').collect();
    let mut best: Option<(usize, usize, &str)> = None;
    let mut alone = false;
    for entry in entries {
        let names = ["name", "title"].iter().filter_map(|key| entry.get(key));
        for name in names.filter_map(|name| name.get("vi").or(Some(name))) {
            let Some(name) = name.scalar().and_then(|(name, _)| as_key(name)) else {
                continue;
            };
            let Some((id, _)) = entry.key().scalar() else {
                continue;
            };
            let (shared, all) = overlap(&words, &name);
            let is_likely = shared.saturating_mul(2) >= all && shared >= 2;
            let is_another = || {
                let fewest = words.len().min(name.split('-').count());
                words.first() != name.split('-').next().as_ref() || shared / 2 < fewest.max(2)
            };
            if !is_likely || is_body && is_another() {
                continue;
            }
            // Of fractions the greater one, compared crosswise.
            let than = best.map(|(s, a, _)| shared.saturating_mul(a).cmp(&s.saturating_mul(all)));
            match than {
                Some(std::cmp::Ordering::Less) => {}
                Some(std::cmp::Ordering::Equal) => alone = false,
                Some(std::cmp::Ordering::Greater) | None => {
                    best = Some((shared, all, id));
                    alone = true;
                }
            }
        }
    }
    best.filter(|_| alone).map(|(_, _, id)| id)
}

/// How many words two names share, counted in both, and how many they have together.
fn overlap(words: &[&str], name: &str) -> (usize, usize) {
    let others: Vec<&str> = name.split('-').collect();
    let shared = words.iter().filter(|word| others.contains(word)).count();
    (
        shared.saturating_mul(2),
        words.len().saturating_add(others.len()),
    )
}
