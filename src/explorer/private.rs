//! What is left out of results because it speaks of what is not shown.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::diagrams::Shown;
use crate::model::Architecture;
use crate::text::Lang;

/// The ids and names of what may not be told.
pub(super) struct Untold {
    words: BTreeSet<String>,
    /// How many results were left out.
    pub(super) left_out: usize,
}

impl Untold {
    pub(super) fn of<'a>(shown: &Shown, versions: impl Iterator<Item = &'a Architecture>) -> Self {
        let mut words = BTreeSet::new();
        if shown.is_public() {
            for arch in versions {
                for element in arch.elements().filter(|element| !shown.has(*element)) {
                    words.insert(element.id().to_owned());
                    words.extend([Lang::Vi, Lang::En].map(|lang| element.name(lang).to_owned()));
                }
                for relation in arch.relations().filter(|r| !shown.has_relation(*r)) {
                    let (from, to) = (relation.from().id(), relation.end().id());
                    let kind = relation.kind();
                    words.insert(format!("{from} {kind} {to}"));
                    words.insert(format!("{to} {kind} {from}"));
                }
            }
        }
        Self { words, left_out: 0 }
    }

    /// Takes out of every list the entries that speak of it, in place: their positions are told elsewhere.
    pub(super) fn take_out(&mut self, value: &mut Value) {
        if self.words.is_empty() {
            return;
        }
        match value {
            Value::Array(list) => {
                for entry in list {
                    if self.is_told_by(entry) {
                        *entry = Value::Null;
                        self.left_out = self.left_out.saturating_add(1);
                    }
                }
            }
            Value::Object(map) => map.values_mut().for_each(|value| self.take_out(value)),
            Value::String(text) if self.is_in(text) => *value = Value::Null,
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    fn is_told_by(&self, value: &Value) -> bool {
        match value {
            Value::String(text) => self.is_in(text),
            Value::Array(list) => list.iter().any(|value| self.is_told_by(value)),
            Value::Object(map) => map
                .iter()
                .any(|(key, value)| self.is_in(key) || self.is_told_by(value)),
            Value::Null | Value::Bool(_) | Value::Number(_) => false,
        }
    }

    fn is_in(&self, text: &str) -> bool {
        self.words.iter().any(|word| text.contains(word.as_str()))
    }
}
