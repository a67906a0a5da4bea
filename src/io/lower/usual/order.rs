//! Which key of a schema comes next.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "numbers of the fields of a schema"
)]

use super::reader::{Reader, Word};
use crate::model::Kind;
use crate::model::schema::{ELEMENT, FieldSpec, RELATION};

/// The order in which the keys of things mostly come, learnt from those read so far.
#[derive(Default)]
pub(super) struct Orders {
    /// By kind of element.
    elements: Vec<Order>,
    relations: Order,
}

/// By each key, as the number after its own, the one that followed it last; by 0 the first.
#[derive(Default)]
struct Order(Vec<Guess>);

#[derive(Clone, Copy, Default)]
struct Guess {
    nth: usize,
    word: Word,
}

impl Orders {
    /// The number of the key that stands here, which is passed with its colon. `after` is one more than that of the
    /// key before it in its map, or 0; `kind` the slot of the element's [`Kind`].
    #[inline]
    pub(super) fn key(
        &mut self,
        specs: &'static [FieldSpec],
        after: usize,
        kind: usize,
        reader: &mut Reader<'_>,
    ) -> Option<usize> {
        let order = if std::ptr::eq(specs, ELEMENT) {
            self.elements.get_mut(kind)
        } else if std::ptr::eq(specs, RELATION) {
            Some(&mut self.relations)
        } else {
            if let Some(spec) = specs.get(after)
                && reader.skip(spec.key)
            {
                return Some(after);
            }
            None
        };
        match order.and_then(|order| order.0.get(after)) {
            Some(guess) if reader.skip_word(&guess.word) => Some(guess.nth),
            _ => self.search(specs, after, kind, reader),
        }
    }

    #[inline(never)]
    fn search(
        &mut self,
        specs: &'static [FieldSpec],
        after: usize,
        kind: usize,
        reader: &mut Reader<'_>,
    ) -> Option<usize> {
        if let Some(spec) = specs.get(after)
            && reader.skip(spec.key)
        {
            return self.learn(specs, after, kind, after);
        }
        let key = reader.key();
        let nth = specs.iter().position(|spec| spec.key.as_bytes() == key)?;
        reader.skip_key(key.len());
        self.learn(specs, after, kind, nth)
    }

    /// Remembers what followed.
    fn learn(
        &mut self,
        specs: &'static [FieldSpec],
        after: usize,
        kind: usize,
        nth: usize,
    ) -> Option<usize> {
        let order = if std::ptr::eq(specs, ELEMENT) {
            self.elements.resize_with(Kind::SLOTS, Order::default);
            self.elements.get_mut(kind)?
        } else if std::ptr::eq(specs, RELATION) {
            &mut self.relations
        } else {
            return Some(nth);
        };
        order.0.resize(specs.len() + 1, Guess::default());
        if let Some(guess) = order.0.get_mut(after) {
            let word = Word::key(specs.get(nth)?.key);
            *guess = Guess { nth, word };
        }
        Some(nth)
    }
}
