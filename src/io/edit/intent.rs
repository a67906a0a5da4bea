//! What a file is to say after an edit, told from what it says before it.

use std::collections::HashMap;

use super::value::Token;
use crate::io::place::{Entry, Places, ValueForm};
use crate::span::SourceId;

/// What is meant for one entry.
#[derive(Clone, Debug)]
pub(super) enum Meant {
    /// Its value says this.
    Value(Vec<Token>),
    /// Its value stands among others.
    Within(Vec<Token>, Vec<Token>),
    /// Its key says this.
    Key(String),
    /// It is no more.
    Gone,
    /// This follows it.
    Then(Vec<Token>),
    /// This is the last in it.
    Last(Vec<Token>),
}

/// What is meant for the entries of all files.
#[derive(Clone, Debug, Default)]
pub(super) struct Intent {
    here: HashMap<(SourceId, u32), Vec<Meant>>,
    /// Whether it counts also where an alias repeats the entry.
    everywhere: bool,
}

impl Intent {
    pub(super) fn add(&mut self, entry: Entry<'_>, meant: Meant) {
        let key = (entry.source(), entry.nth());
        self.here.entry(key).or_default().push(meant);
    }

    /// Lets what is meant count where aliases repeat it too.
    pub(super) fn count_everywhere(&mut self) {
        self.everywhere = true;
    }

    pub(super) fn merge(&mut self, other: Self) {
        for (key, meant) in other.here {
            self.here.entry(key).or_default().extend(meant);
        }
        self.everywhere |= other.everywhere;
    }

    fn of(&self, entry: Entry<'_>, is_repeated: bool) -> &[Meant] {
        if is_repeated && !self.everywhere {
            return &[];
        }
        let key = (entry.source(), entry.nth());
        self.here.get(&key).map_or(&[], Vec::as_slice)
    }

    /// What a file says if all that is meant comes true.
    pub(super) fn told(&self, places: &Places, source: SourceId) -> Vec<Token> {
        let mut out = Vec::new();
        if let Some(file) = places.file(source) {
            self.value(file, false, &mut out);
        }
        out
    }

    /// What a value says.
    pub(super) fn said(entry: Entry<'_>) -> Vec<Token> {
        let mut out = Vec::new();
        Self::default().value(entry, false, &mut out);
        out
    }

    fn entry(&self, entry: Entry<'_>, is_repeated: bool, out: &mut Vec<Token>) {
        let meant = self.of(entry, is_repeated);
        if !meant.iter().any(|meant| matches!(meant, Meant::Gone)) {
            if let Some(at) = entry.key_span() {
                let to = meant.iter().rev().find_map(|meant| match meant {
                    Meant::Key(to) => Some(to.as_str()),
                    _ => None,
                });
                let key = to.or_else(|| entry.key());
                let key = key.unwrap_or_else(|| entry.sources().slice(at));
                out.push(Token::Text(key.to_owned()));
            }
            self.value(entry, is_repeated, out);
        }
        for meant in meant {
            if let Meant::Then(tokens) = meant {
                out.extend(tokens.iter().cloned());
            }
        }
    }

    fn value(&self, entry: Entry<'_>, is_repeated: bool, out: &mut Vec<Token>) {
        let meant = self.of(entry, is_repeated);
        let mut after = &Vec::new();
        for meant in meant {
            match meant {
                Meant::Value(tokens) => {
                    out.extend(tokens.iter().cloned());
                    return;
                }
                Meant::Within(before, then) => {
                    out.extend(before.iter().cloned());
                    after = then;
                }
                Meant::Key(_) | Meant::Gone | Meant::Then(_) | Meant::Last(_) => {}
            }
        }
        self.own_value(entry, is_repeated, out);
        out.extend(after.iter().cloned());
    }

    fn own_value(&self, entry: Entry<'_>, is_repeated: bool, out: &mut Vec<Token>) {
        match entry.form() {
            ValueForm::Alias => {
                if let Some(repeated) = entry.repeated() {
                    self.value(repeated, true, out);
                }
            }
            ValueForm::Plain | ValueForm::Quoted | ValueForm::BlockText => {
                out.push(Token::Text(entry.text().unwrap_or_default().to_owned()));
            }
            form @ (ValueForm::BlockMap
            | ValueForm::FlowMap
            | ValueForm::BlockList
            | ValueForm::FlowList) => {
                let is_map = matches!(form, ValueForm::BlockMap | ValueForm::FlowMap);
                out.push(if is_map { Token::Map } else { Token::List });
                for inside in entry.entries() {
                    self.entry(inside, is_repeated, out);
                }
                for meant in self.of(entry, is_repeated) {
                    if let Meant::Last(tokens) = meant {
                        out.extend(tokens.iter().cloned());
                    }
                }
                out.push(Token::End);
            }
        }
    }
}
