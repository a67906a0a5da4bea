//! Comments that mark sample values, told at the values.

use std::collections::HashSet;
use std::sync::Arc;

use super::about_suppression;
use crate::bilingual;
use crate::diagnostic::{Diagnostic, Group, Members, Parts};
use crate::io::UNFILLED;
use crate::io::place::{Construct, Places};
use crate::io::{Document, Locate as _};
use crate::model::{Place, Subject};
use crate::span::Span;
use crate::text::Text;

/// What is found of them, one by one. O(comments), and reading the texts once more where there are any.
pub(super) fn found(document: &Document) -> Vec<Diagnostic> {
    if document.unfilled.is_empty() {
        return Vec::new();
    }
    let places = Document::places(document);
    let group = Arc::new(Group::new("", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "còn {count} giá trị mẫu chưa được xác nhận (chú thích ĐIỀN): {vi}",
            "{count} values are samples that nobody has confirmed (comments FILL IN): {en}"
        )
    }));
    let mut told = HashSet::new();
    let marked = document.unfilled.iter().filter_map(|at| {
        let place = place(document, &places, *at);
        told.insert(place.clone()).then_some(place)
    });
    marked.map(|place| of(place, &group)).collect()
}

fn of(place: Place, group: &Arc<Group>) -> Diagnostic {
    let name = match place.field {
        Some(field) => place.subject.with_key(field.path()),
        None => format!("`{}`", place.subject),
    };
    let message = bilingual!(
        "giá trị mẫu chưa được xác nhận (chú thích ĐIỀN): {name}",
        "a sample that nobody has confirmed (comment FILL IN): {name}"
    );
    let name = Text::new(name.clone(), name);
    let parts = Parts::of_one(group, name, Text::fixed("", ""));
    let mut found = about_suppression(UNFILLED, message).label(place, None);
    found.members = Some(Box::new(Members::Each(parts)));
    found
}

/// What a comment stands at: the value before it on its line, else the next one.
fn place(document: &Document, places: &Places, comment: Span) -> Place {
    let text = document.sources.text(comment.source);
    let before = text.get(..comment.start as usize).unwrap_or_default();
    let line = before
        .rfind(['\n', '\r'])
        .map_or(0, |at| at.saturating_add(1));
    let line = before.get(line..).unwrap_or_default();
    let content = line.trim_start_matches(BEFORE);
    let start = if content.is_empty() {
        next_content(text, comment.end as usize)
    } else {
        before.len().saturating_sub(content.len())
    };
    let Some(at) = places.at(comment.source, start) else {
        return Place::from(Subject::Document);
    };
    let subject = match at.construct {
        Construct::File | Construct::Header | Construct::Table(_) => Subject::Document,
        Construct::Section(layer) => Subject::Section(layer),
        Construct::Element { id, .. } | Construct::Relation { from: id, .. } => {
            Subject::element(id)
        }
        Construct::Record { table, key } => match key {
            Some(key) => Subject::record(table, key),
            None => Subject::Document,
        },
    };
    let is_of_subject = !matches!(at.construct, Construct::Relation { .. });
    let field = at.field.filter(|_| is_of_subject);
    let whole = Place::from(subject.clone());
    match field.map(|field| subject.at(field)) {
        Some(place) if document.locate(&place).is_some() => place,
        Some(_) | None if document.locate(&whole).is_some() => whole,
        Some(_) | None => Place::from(Subject::Document),
    }
}

/// What can stand before the content of a line.
const BEFORE: [char; 4] = [' ', '\t', '-', '\u{feff}'];

/// Where the content begins of the first line behind a place that has some.
fn next_content(text: &str, from: usize) -> usize {
    let mut at = from;
    for line in text
        .get(from..)
        .unwrap_or_default()
        .split_inclusive(['\n', '\r'])
    {
        let content = line.trim_start_matches(BEFORE);
        let is_blank = content.trim().is_empty() || content.starts_with('#');
        if !is_blank && at > from {
            return at.saturating_add(line.len()).saturating_sub(content.len());
        }
        at = at.saturating_add(line.len());
    }
    from
}
