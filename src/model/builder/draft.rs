//! Fields before they lie in the arena.

use crate::date::Date;
use crate::error::Error;
use crate::model::Field;
use crate::model::assemble::Assembler;
use crate::model::store::Prop;

/// A value with references as positions.
#[derive(Clone, Debug)]
pub(super) enum Draft {
    Text(String),
    Pair(String, String),
    Date(Date),
    Number(u64),
    Token(u32),
    Organisation(u32),
    Source(u32),
    Element(u32),
    Flag,
}

/// The fields of one thing.
#[derive(Clone, Debug, Default)]
pub(super) struct Drafts(Vec<(Field, Draft)>);

impl Drafts {
    /// Gives a field its one value.
    pub(super) fn set(&mut self, field: Field, value: Draft) {
        self.0.retain(|(f, _)| *f != field);
        self.0.push((field, value));
    }

    /// Adds a value to a field that holds a list.
    pub(super) fn add(&mut self, field: Field, value: Draft) {
        self.0.push((field, value));
    }

    /// The fields in canonical order, their texts in the arena.
    pub(super) fn store(&self, out: &mut Assembler) -> Result<Vec<Prop>, Error> {
        let mut drafts: Vec<&(Field, Draft)> = self.0.iter().collect();
        drafts.sort_by_key(|(field, _)| *field);
        drafts
            .into_iter()
            .map(|(field, draft)| draft.store(*field, out))
            .collect()
    }
}

impl Draft {
    fn store(&self, field: Field, out: &mut Assembler) -> Result<Prop, Error> {
        let bytes = match self {
            Self::Text(text) => text.len(),
            Self::Pair(key, text) => key.len() + text.len(),
            _ => 0,
        };
        if !out.has_room(bytes) {
            return Err(super::refused("the texts exceed four gigabytes"));
        }
        Ok(match self {
            Self::Text(text) => Prop::text(field, out.text(text)),
            Self::Pair(key, text) => {
                // Keys of attributes are checked to be ids, which are short.
                let both = out.text(&format!("{key}{text}"));
                Prop::pair(field, both, key.len() as u16)
            }
            Self::Date(date) => Prop::date(field, *date),
            Self::Number(number) => Prop::number(field, *number),
            Self::Token(code) => Prop::token(field, *code),
            Self::Organisation(ix) => Prop::organisation(field, *ix),
            Self::Source(ix) => Prop::source(field, *ix),
            Self::Element(ix) => Prop::element(field, *ix),
            Self::Flag => Prop::flag(field),
        })
    }
}
