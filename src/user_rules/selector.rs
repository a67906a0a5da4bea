//! Which elements a rule speaks of.

use super::codes;
use crate::bilingual;
use crate::io::reading::{Cursor, Reader, excerpt};
use crate::model::{ElementRef, Kind, Role, Scope, Status};
use crate::query::{self, Comparison, Conditions, FieldKey, Glob, LAYERS, Test};
use crate::rules::Finding;
use crate::text::Lang;

pub(super) const KEYS: &[&str] = &[
    "layer", "kind", "scope", "owner", "agency", "own", "status", "role", "tag", "id", "has",
    "lacks", "not", "where",
];

/// Reads a map of conditions, or a list of alternatives.
pub(super) fn read(reader: &mut Reader, key: &str, value: Cursor<'_>) -> Conditions {
    let items = reader.items(key, value).into_iter();
    Conditions(items.filter_map(|item| tests(reader, key, item)).collect())
}

/// Says of a finding that it rests on what the element calls inferred.
pub(super) fn rests_on(
    conditions: &Conditions,
    mut finding: Finding,
    element: ElementRef<'_>,
) -> Finding {
    for key in conditions.keys() {
        finding = finding.rests_on_element(element, key);
    }
    finding
}

fn tests(reader: &mut Reader, owner: &str, value: Cursor<'_>) -> Option<Vec<Test>> {
    let entries = reader.map(owner, value, KEYS)?;
    let mut tests = Vec::new();
    for (key, _, value) in &entries {
        let value = *value;
        tests.push(match *key {
            "layer" => Test::Layer(reader.words(key, value, LAYERS)),
            "kind" => Test::Kind(kinds(reader, value)),
            "scope" => like(
                key,
                words(reader, key, value, Scope::ALL.iter().map(|w| w.key())),
            ),
            "status" => like(
                key,
                words(reader, key, value, Status::ALL.iter().map(|w| w.key())),
            ),
            "role" => like(
                key,
                words(reader, key, value, Role::ALL.iter().map(|w| w.key())),
            ),
            "owner" => like(key, keys(reader, key, value)),
            "agency" => Test::Agency(keys(reader, key, value), true),
            "tag" => like("tags", globs(reader, key, value)),
            "id" => Test::Id(keys(reader, key, value)),
            "own" => match reader.flag(key, value) {
                Some(own) => Test::Own(own),
                None => continue,
            },
            "has" => Test::Has(field_keys(reader, key, value)),
            "lacks" => Test::Lacks(field_keys(reader, key, value)),
            "where" => match where_of(reader, key, value) {
                Some(conditions) => Test::All(conditions),
                None => continue,
            },
            _ => Test::Not(read(reader, key, value)),
        });
    }
    let conditions = Conditions(vec![tests]);
    can_match(reader, owner, &conditions, value);
    conditions.0.into_iter().next()
}

/// That a field of the element is like one of these.
fn like(key: &str, globs: Vec<Glob>) -> Test {
    match FieldKey::of(key) {
        Some(key) => Test::Compare(Comparison::like(key, globs)),
        // Every key named above is one of elements.
        None => Test::Not(Conditions::default()),
    }
}

/// Words of a closed set.
fn words(
    reader: &mut Reader,
    key: &str,
    value: Cursor<'_>,
    all: impl IntoIterator<Item = &'static str>,
) -> Vec<Glob> {
    let all: Vec<_> = all.into_iter().map(|word| (word, word)).collect();
    let found = reader.words(key, value, &all).into_iter();
    found.map(Glob::new).collect()
}

/// Conditions written as a text.
fn where_of(reader: &mut Reader, key: &str, value: Cursor<'_>) -> Option<Conditions> {
    let text = reader.text(key, value)?;
    match query::Selector::parse(text) {
        Ok(selector) => Some(selector.conditions().clone()),
        Err(error) => {
            let column = error.column();
            let message = error.message();
            let (vi, en) = (message.get(Lang::Vi), message.get(Lang::En));
            let message = bilingual!(
                "`{key}`, cột {column}: {vi}",
                "`{key}`, column {column}: {en}"
            );
            let help = error.help().cloned();
            reader.say_with(codes::VALUE, message, value.span(), help);
            None
        }
    }
}

fn globs(reader: &mut Reader, key: &str, value: Cursor<'_>) -> Vec<Glob> {
    let items = reader.items(key, value).into_iter();
    items
        .filter_map(|item| reader.text(key, item).map(Glob::new))
        .collect()
}

/// Patterns of ids; those that no id can match are warned of.
fn keys(reader: &mut Reader, key: &str, value: Cursor<'_>) -> Vec<Glob> {
    let mut globs = Vec::new();
    for item in reader.items(key, value) {
        let Some(pattern) = reader.text(key, item) else {
            continue;
        };
        let glob = Glob::new(pattern);
        if !glob.may_match_a_key() {
            let pattern = excerpt(pattern);
            let message = bilingual!(
                "mẫu `{pattern}` của `{key}` không thể khớp định danh nào",
                "the pattern `{pattern}` of `{key}` can match no id"
            );
            reader.say(codes::NO_ID, message, item.span());
        }
        globs.push(glob);
    }
    globs
}

/// Kinds; those of the user's own begin with `x-` and may be patterns.
fn kinds(reader: &mut Reader, value: Cursor<'_>) -> Vec<Glob> {
    let known: Vec<_> = Kind::ALL.iter().map(|kind| kind.key()).collect();
    let mut kinds = Vec::new();
    for item in reader.items("kind", value) {
        let Some(word) = reader.text("kind", item) else {
            continue;
        };
        if known.contains(&word) || word.starts_with(Kind::CUSTOM_PREFIX) {
            kinds.push(Glob::new(word));
        } else {
            reader.unknown_word("kind", word, &known, item.span());
        }
    }
    kinds
}

/// One or several keys of elements.
pub(super) fn field_keys(reader: &mut Reader, key: &str, value: Cursor<'_>) -> Vec<FieldKey> {
    let mut keys = Vec::new();
    for item in reader.items(key, value) {
        let Some(name) = reader.text(key, item) else {
            continue;
        };
        if let Some(found) = FieldKey::of(name) {
            keys.push(found);
        } else {
            let names = FieldKey::names();
            let names: Vec<_> = names.iter().map(String::as_str).collect();
            reader.unknown_word(key, name, &names, item.span());
        }
    }
    keys
}

/// Warns of kinds and layers that shut each other out.
fn can_match(reader: &mut Reader, owner: &str, conditions: &Conditions, value: Cursor<'_>) {
    // Where one of them could not be read, that is fault enough.
    let is_unread = |test: &Test| match test {
        Test::Layer(layers) => layers.is_empty(),
        Test::Kind(kinds) => kinds.is_empty(),
        _ => false,
    };
    if conditions.0.iter().flatten().any(is_unread) || conditions.can_select() {
        return;
    }
    let message = bilingual!(
        "`{owner}` không thể khớp thành phần nào: các điều kiện loại trừ nhau",
        "`{owner}` cannot match any element: its conditions shut each other out"
    );
    let at = value.get("kind").or_else(|| value.get("where"));
    reader.say(codes::NEVER, message, at.map_or(value.span(), Cursor::span));
}
