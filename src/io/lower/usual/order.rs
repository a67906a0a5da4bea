//! Which key of a schema comes next.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "numbers of the fields of a schema"
)]

use super::reader::{Reader, Word};
use crate::model::Kind;
use crate::model::schema::{ELEMENT, FieldSpec, RELATION};

/// The order in which the keys of things mostly come, learnt from those read so far.
pub(super) struct Orders {
    /// By kind of element.
    elements: Vec<Order>,
    relations: Order,
}

impl Default for Orders {
    fn default() -> Self {
        Self {
            elements: vec![Order::default(); Kind::SLOTS],
            relations: Order::default(),
        }
    }
}

/// By each key, as the number after its own, the one that followed it last; by 0 the first.
#[derive(Clone, Default)]
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
        let guess = self.order(specs, kind).and_then(|o| o.0.get(after));
        match guess {
            Some(guess) if reader.skip_word(&guess.word) => Some(guess.nth),
            _ => self.search(specs, after, kind, reader),
        }
    }

    /// What is learnt of a schema; nothing of small ones.
    #[inline]
    fn order(&mut self, specs: &'static [FieldSpec], kind: usize) -> Option<&mut Order> {
        if std::ptr::eq(specs, ELEMENT) {
            self.elements.get_mut(kind)
        } else {
            std::ptr::eq(specs, RELATION).then_some(&mut self.relations)
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
            self.learn(specs, after, kind, after);
            return Some(after);
        }
        let key = reader.key();
        let nth = specs.iter().position(|spec| spec.key.as_bytes() == key)?;
        reader.skip_key(key.len());
        self.learn(specs, after, kind, nth);
        Some(nth)
    }

    /// Remembers what followed.
    fn learn(&mut self, specs: &'static [FieldSpec], after: usize, kind: usize, nth: usize) {
        let Some(order) = self.order(specs, kind) else {
            return;
        };
        order.0.resize(specs.len() + 1, Guess::default());
        if let (Some(guess), Some(spec)) = (order.0.get_mut(after), specs.get(nth)) {
            let word = Word::key(spec.key);
            *guess = Guess { nth, word };
        }
    }
}
