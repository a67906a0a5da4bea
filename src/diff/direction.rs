//! Which way a value went, by the scale that the schema gives the field.

use crate::framework::{Framework, Part};
use crate::model::Value;
use crate::model::schema::Scale;

/// What happened to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Added,
    Removed,
    /// A `no` that is no longer stated: nothing was, and nothing is.
    Emptied,
    /// A `no` where nothing was stated.
    Denied,
    Raised,
    Lowered,
    Replaced,
}

impl Direction {
    /// The values are those of one field, sets sorted; the two sides differ.
    pub(super) fn of(scale: Scale, before: &[Value<'_>], after: &[Value<'_>]) -> Self {
        match scale {
            Scale::Plain => by_presence(before, after),
            Scale::Set => set(before, after),
            Scale::Amount => match (before, after) {
                ([old], [new]) => amount(*old, *new),
                _ => by_presence(before, after),
            },
            Scale::Flag => flag(before, after),
            Scale::Ladder { words, unstated } => ladder(words, unstated, before, after),
            Scale::Marks { words, guarded } => marks(words, guarded, before, after),
            Scale::Grades => match (before, after) {
                ([Value::Text(old)], [Value::Text(new)]) => grade(old, new),
                _ => by_presence(before, after),
            },
            Scale::Route => route(before, after),
        }
    }
}

fn by_presence(before: &[Value<'_>], after: &[Value<'_>]) -> Direction {
    match (before.is_empty(), after.is_empty()) {
        (true, _) => Direction::Added,
        (_, true) => Direction::Removed,
        _ => Direction::Replaced,
    }
}

fn step(rises: bool) -> Direction {
    if rises {
        Direction::Raised
    } else {
        Direction::Lowered
    }
}

fn set(before: &[Value<'_>], after: &[Value<'_>]) -> Direction {
    let holds = |all: &[Value<'_>], some: &[Value<'_>]| {
        some.iter().all(|value| all.binary_search(value).is_ok())
    };
    match by_presence(before, after) {
        Direction::Replaced if holds(after, before) => Direction::Raised,
        Direction::Replaced if holds(before, after) => Direction::Lowered,
        other => other,
    }
}

fn amount(old: Value<'_>, new: Value<'_>) -> Direction {
    match (old, new) {
        (Value::Number(old), Value::Number(new)) => step(old < new),
        // Of dates of unlike precision the first day counts, then the last.
        (Value::Date(old), Value::Date(new)) => {
            let days = |date: crate::date::Date| (date.first_day(), date.last_day());
            step(days(old) < days(new))
        }
        _ => Direction::Replaced,
    }
}

fn flag(before: &[Value<'_>], after: &[Value<'_>]) -> Direction {
    let says = |values: &[Value<'_>]| match values {
        [Value::Number(number)] => Some(*number != 0),
        _ => None,
    };
    match (says(before), says(after)) {
        (None, Some(false)) => Direction::Denied,
        (None, _) => Direction::Added,
        (Some(true), None) => Direction::Removed,
        (Some(false), None) => Direction::Emptied,
        (Some(old), Some(new)) => step(!old && new),
    }
}

/// A word, of a closed set or of the document's own.
fn word<'v>(values: &[Value<'v>]) -> Option<&'v str> {
    match values {
        [Value::Token(word) | Value::Text(word)] => Some(word),
        _ => None,
    }
}

fn ladder(
    words: &[&str],
    unstated: Option<&str>,
    before: &[Value<'_>],
    after: &[Value<'_>],
) -> Direction {
    let rank = |values: &[Value<'_>]| {
        let word = word(values).or(unstated.filter(|_| values.is_empty()))?;
        words.iter().position(|known| *known == word)
    };
    // Words beyond the ladder stand above it, side by side.
    let place = |values| rank(values).unwrap_or(words.len());
    let (old, new) = (place(before), place(after));
    if unstated.is_none() && (before.is_empty() || after.is_empty()) || old == new {
        return by_presence(before, after);
    }
    // What is no longer known is no progress.
    if after.is_empty() && old < new {
        return Direction::Removed;
    }
    step(old < new)
}

fn marks(words: &[&str], guarded: usize, before: &[Value<'_>], after: &[Value<'_>]) -> Direction {
    if before.is_empty() {
        return Direction::Added;
    }
    let rank = |value: &Value<'_>| match value {
        Value::Token(word) => words.iter().position(|known| known == word),
        _ => None,
    };
    let highest = |values: &[Value<'_>]| values.iter().filter_map(rank).max();
    let gone = before.iter().filter(|value| !after.contains(value));
    let is_lower = highest(after).unwrap_or_default() < highest(before).unwrap_or_default()
        || gone.filter_map(rank).any(|rank| rank >= guarded);
    if after.is_empty() {
        Direction::Removed
    } else {
        step(!is_lower)
    }
}

/// Grades are compared within a value set of some framework; across sets the values mean other things.
fn grade(old: &str, new: &str) -> Direction {
    match in_one_set(old, new) {
        Some((old, new)) => step(old < new),
        None => Direction::Replaced,
    }
}

/// The places of two grades in the value set that has both.
fn in_one_set(old: &str, new: &str) -> Option<(usize, usize)> {
    sets().find_map(|set| {
        let at = |key: &str| set.iter().position(|part| part.key == key);
        at(old).zip(at(new))
    })
}

/// The value sets of grades of all frameworks.
fn sets() -> impl Iterator<Item = &'static [Part]> {
    Framework::all().iter().flat_map(|framework| {
        let grades = &framework.grades;
        let later = grades.later.as_ref().map(|later| later.values);
        [Some(grades.values), later].into_iter().flatten()
    })
}

/// The grade that a word means in some framework.
pub(super) fn known_grade(key: &str) -> Option<&'static Part> {
    sets().find_map(|set| set.iter().find(|part| part.key == key))
}

/// Whether a grade is replaced by one of another value set, both being known.
pub(super) fn leaves_its_set(before: &[Value<'_>], after: &[Value<'_>]) -> bool {
    let (Some(old), Some(new)) = (word(before), word(after)) else {
        return false;
    };
    known_grade(old).is_some() && known_grade(new).is_some() && in_one_set(old, new).is_none()
}

fn route(before: &[Value<'_>], after: &[Value<'_>]) -> Direction {
    // `direct` is a mark, a platform is named.
    let passes = |values: &[Value<'_>]| values.iter().any(|value| matches!(value, Value::Text(_)));
    match (passes(before), passes(after)) {
        (true, false) if after.is_empty() => Direction::Removed,
        (true, false) => Direction::Lowered,
        (false, true) => Direction::Raised,
        (false, false) if before.is_empty() => Direction::Added,
        _ => Direction::Replaced,
    }
}
