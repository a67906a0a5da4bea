//! What matters of a document: where it differs from another one, and what a finding points at.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_yaml::{Mapping, Value};

/// The longest line on which a map or list is written out.
const WIDTH: usize = 88;
/// An element of more lines than that is shown without what seldom matters.
const LONG: usize = 8;
const SELDOM: &[&str] = &[
    "operator",
    "description",
    "data-source",
    "update-mechanism",
    "code-lists",
    "assessed",
    "monitored",
    "sharing-log",
    "information",
];

const USUAL: &[(&str, &str)] = &[
    ("sharing", "default"),
    ("method", "online-call"),
    ("service", "dịch vụ dữ liệu"),
];

/// A choice of parts of a document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Choice {
    whole: bool,
    parts: BTreeMap<String, Choice>,
}

impl Choice {
    pub(crate) fn add(&mut self, path: &[&str]) {
        match path {
            [] => self.whole = true,
            [first, rest @ ..] => self.part(first).add(rest),
        }
    }

    pub(crate) fn remove(&mut self, path: &[&str]) {
        match path {
            [] => {}
            [only] => drop(self.parts.remove(*only)),
            [first, rest @ ..] => {
                if let Some(part) = self.parts.get_mut(*first) {
                    part.remove(rest);
                    if part.is_empty() {
                        self.parts.remove(*first);
                    }
                }
            }
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        !self.whole && self.parts.is_empty()
    }

    fn part(&mut self, key: &str) -> &mut Choice {
        self.parts.entry(key.to_owned()).or_default()
    }

    /// Adds all in which two documents differ.
    pub(crate) fn add_difference(&mut self, a: Option<&Value>, b: Option<&Value>) {
        match (a, b) {
            (a, b) if a == b => {}
            (Some(Value::Mapping(a)), Some(Value::Mapping(b))) => {
                for key in a.keys().chain(b.keys()).filter_map(Value::as_str) {
                    if a.get(key) != b.get(key) {
                        self.part(key).add_difference(a.get(key), b.get(key));
                    }
                }
            }
            (Some(Value::Sequence(a)), Some(Value::Sequence(b)))
                if a.iter().chain(b).any(Value::is_mapping) =>
            {
                let (a, b) = (named(a), named(b));
                for name in a.keys().chain(b.keys()) {
                    let (a, b) = (a.get(name).copied(), b.get(name).copied());
                    if a != b {
                        self.part(name).add_difference(a, b);
                    }
                }
            }
            _ => self.whole = true,
        }
    }

    /// What was chosen of a document.
    pub(crate) fn of(&self, document: &Value) -> Mapping {
        let mut out = Mapping::new();
        let Value::Mapping(sections) = document else {
            return out;
        };
        for (section, value) in sections {
            let name = section.as_str().unwrap_or_default();
            let Some(choice) = self.parts.get(name) else {
                continue;
            };
            let elements = match (name, value) {
                ("architecture", _) => choice.cut(value, &[]).or_else(|| of_keys(value, &["id"])),
                (_, Value::Mapping(entries)) if !choice.whole => {
                    let mut kept = Mapping::new();
                    for (id, entry) in entries {
                        let id_text = id.as_str().unwrap_or_default();
                        if let Some(choice) = choice.parts.get(id_text) {
                            let entry = choice.cut(entry, &["kind"]);
                            kept.insert(id.clone(), entry.map_or(Value::Null, short));
                        }
                    }
                    if kept.is_empty() {
                        // What is looked for is not there: show what is.
                        for (id, entry) in entries.iter().take(2) {
                            let entry = of_keys(entry, &["kind"]).unwrap_or(Value::Null);
                            kept.insert(id.clone(), entry);
                        }
                    }
                    Some(Value::Mapping(kept))
                }
                _ => choice.cut(value, &["id", "measure"]),
            };
            if let Some(elements) = elements {
                out.insert(section.clone(), elements);
            }
        }
        out
    }

    /// The chosen parts of a value, with the keys that say what it is.
    fn cut(&self, value: &Value, always: &[&str]) -> Option<Value> {
        if self.whole {
            return Some(value.clone());
        }
        match value {
            Value::Mapping(map) => {
                let mut out = Mapping::new();
                let mut any = false;
                let is_first = |key: &Value| key.as_str().is_some_and(|k| always.contains(&k));
                let (first, rest): (Vec<_>, Vec<_>) =
                    map.iter().partition(|(key, _)| is_first(key));
                for (key, value) in first.into_iter().chain(rest) {
                    let name = key.as_str().unwrap_or_default();
                    let kept = match self.parts.get(name) {
                        Some(choice) => {
                            let kept = choice.cut(value, &[]);
                            any |= kept.is_some();
                            kept
                        }
                        None => always.contains(&name).then(|| value.clone()),
                    };
                    if let Some(kept) = kept {
                        out.insert(key.clone(), kept);
                    }
                }
                (any || !out.is_empty()).then_some(Value::Mapping(out))
            }
            Value::Sequence(items) => {
                let kept: Vec<_> = named(items)
                    .into_iter()
                    .filter_map(|(name, item)| {
                        let choice = self.parts.get(&name)?;
                        let about = &["with", "to", "id", "measure"];
                        choice.cut(item, about).map(|item| usual(item, choice))
                    })
                    .collect();
                (!kept.is_empty()).then_some(Value::Sequence(kept))
            }
            _ => self.parts.is_empty().then(|| value.clone()),
        }
    }
}

fn of_keys(value: &Value, keys: &[&str]) -> Option<Value> {
    let map: Mapping = keys
        .iter()
        .filter_map(|key| Some(((*key).into(), value.get(key)?.clone())))
        .collect();
    (!map.is_empty()).then_some(Value::Mapping(map))
}

/// The items of a list by what they are about, and which of several.
pub(crate) fn named(items: &[Value]) -> BTreeMap<String, &Value> {
    let mut out = BTreeMap::new();
    for item in items {
        let about = ["with", "to", "id", "measure", "body"]
            .iter()
            .find_map(|key| item.get(key)?.as_str())
            .or(item.as_str())
            .unwrap_or("-");
        let nth = (0..items.len())
            .find(|nth| !out.contains_key(&format!("{about} {nth}")))
            .unwrap_or(0);
        out.insert(format!("{about} {nth}"), item);
    }
    out
}

/// An exchange without what all fixtures say of all exchanges.
fn usual(mut item: Value, choice: &Choice) -> Value {
    let Value::Mapping(map) = &mut item else {
        return item;
    };
    let is = |map: &Mapping, (key, value): &(&str, &str)| {
        map.get(*key).and_then(Value::as_str) == Some(*value)
    };
    if choice.whole && USUAL.iter().all(|entry| is(map, entry)) {
        for (key, _) in USUAL {
            if !choice.parts.contains_key(*key) {
                map.remove(*key);
            }
        }
        map.remove("data");
    }
    item
}

/// An element without what seldom matters, if it is long.
fn short(value: Value) -> Value {
    let mut lines = String::new();
    emit(&mut lines, &value, 2);
    match value {
        Value::Mapping(mut map) if lines.lines().count() > LONG => {
            for key in SELDOM {
                map.remove(*key);
            }
            if let Some(Value::Mapping(name)) = map.get_mut("name") {
                name.remove("en");
            }
            Value::Mapping(map)
        }
        value => value,
    }
}

/// As YAML.
pub(crate) fn text(map: &Mapping) -> String {
    let mut out = String::new();
    emit(&mut out, &Value::Mapping(map.clone()), 0);
    let read: Value = serde_yaml::from_str(&out).unwrap();
    assert!(
        map.is_empty() || read == Value::Mapping(map.clone()),
        "{out}"
    );
    out
}

fn emit(out: &mut String, value: &Value, indent: usize) {
    let pad = " ".repeat(indent);
    match value {
        Value::Mapping(map) => {
            for (key, value) in map {
                let key = scalar(key);
                match one_line(value) {
                    Some(line)
                        if indent + key.len() + line.chars().count() + 2 <= WIDTH
                            && (indent > 0 || line == "{}" || !value.is_mapping()) =>
                    {
                        let _ = writeln!(out, "{pad}{key}: {line}");
                    }
                    Some(line) if !value.is_mapping() && !value.is_sequence() => {
                        let _ = writeln!(out, "{pad}{key}: {line}");
                    }
                    _ => {
                        let _ = writeln!(out, "{pad}{key}:");
                        emit(out, value, indent + 2);
                    }
                }
            }
        }
        Value::Sequence(items) => {
            for item in items {
                match one_line(item) {
                    Some(line)
                        if indent + line.chars().count() + 2 <= WIDTH || !item.is_mapping() =>
                    {
                        let _ = writeln!(out, "{pad}- {line}");
                    }
                    _ => {
                        let mut inner = String::new();
                        emit(&mut inner, item, indent + 2);
                        let _ = write!(out, "{pad}- {}", inner.trim_start());
                    }
                }
            }
        }
        _ => {
            let _ = writeln!(out, "{pad}{}", scalar(value));
        }
    }
}

fn one_line(value: &Value) -> Option<String> {
    Some(match value {
        Value::Mapping(map) if map.is_empty() => "{}".to_owned(),
        Value::Mapping(map) => {
            let entries: Option<Vec<_>> = map
                .iter()
                .map(|(key, value)| Some(format!("{}: {}", scalar(key), one_line(value)?)))
                .collect();
            format!("{{ {} }}", entries?.join(", "))
        }
        Value::Sequence(items) => {
            let items: Option<Vec<_>> = items.iter().map(one_line).collect();
            format!("[{}]", items?.join(", "))
        }
        _ => scalar(value),
    })
}

fn scalar(value: &Value) -> String {
    match value {
        Value::String(text) => {
            let plain = serde_yaml::to_string(value).unwrap();
            let plain = plain.trim_end();
            let safe = plain == text && !text.contains(['[', ']', '{', '}', ',', '#', ':']);
            if safe {
                text.clone()
            } else {
                // As JSON writes it, which YAML reads.
                serde_json::to_string(text).unwrap()
            }
        }
        _ => serde_yaml::to_string(value).unwrap().trim_end().to_owned(),
    }
}
