//! What the elements of a section begin with: their ids and kinds.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::lex::spaces;
use crate::model::{Ids, key_len};

/// So many words for kinds a section may have.
const MOST_WORDS: usize = 64;

/// The ids and kinds of the elements of a section, taken up while their lines are looked through: to come back for
/// them would be to wait for each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Heads {
    /// Where the elements begin: their ids.
    pub(crate) starts: Vec<u32>,
    ids: Ids,
    /// The kinds, as numbers of words.
    kinds: Vec<u8>,
    pub(crate) words: Vec<String>,
}

/// The first thing that is known of an element.
pub(crate) struct Head<'h> {
    /// Where its id begins.
    pub(crate) start: u32,
    pub(crate) id: &'h str,
    /// Which word names its kind.
    pub(crate) word: usize,
}

impl Heads {
    /// Adds the element that begins there; `None` if it does not begin with a sound id and its kind.
    #[inline]
    pub(super) fn add(&mut self, text: &str, at: usize) -> Option<()> {
        let rest = text.get(at..)?;
        let (id, rest) = rest.split_at_checked(key_len(rest.as_bytes())?)?;
        let word = self.word(first_kind(rest)?)?;
        self.starts.push(at as u32);
        self.ids.push(id);
        self.kinds.push(word);
        Some(())
    }

    fn word(&mut self, kind: &str) -> Option<u8> {
        let known = self.words.iter().position(|word| word == kind);
        let nth = known.unwrap_or(self.words.len());
        if nth == self.words.len() {
            if nth == MOST_WORDS {
                return None;
            }
            self.words.push(kind.to_owned());
        }
        Some(nth as u8)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Head<'_>> {
        let both = self.starts.iter().zip(&self.kinds);
        (0..).zip(both).map(|(nth, (start, word))| Head {
            start: *start,
            id: self.ids.of(nth),
            word: usize::from(*word),
        })
    }
}

/// The kind of an element, if it comes first; the text begins after its id, where its colon must stand.
fn first_kind(rest: &str) -> Option<&str> {
    const KEY: &str = "kind: ";
    let is_block = rest.starts_with(":\n");
    if !is_block && !rest.starts_with(": ") {
        return None;
    }
    let mut at = if is_block { 2 } else { 1 };
    at += spaces(rest.as_bytes().get(at..)?);
    if !is_block {
        rest.get(at..)?.strip_prefix('{')?;
        at += 1;
        at += spaces(rest.as_bytes().get(at..)?);
    }
    let kind = rest.get(at..)?.strip_prefix(KEY)?;
    // Words of kinds have none of these.
    let ends = |byte: u8| matches!(byte, b'\n' | b',' | b'}' | b' ');
    let end = kind.bytes().position(ends)?;
    let mut after = kind.as_bytes().get(end..)?;
    if !is_block {
        // More words would belong to the kind.
        after = after.get(spaces(after)..)?;
    }
    let ends = match after.first()? {
        b'\n' => is_block,
        b',' | b'}' => !is_block,
        _ => false,
    };
    ends.then(|| kind.get(..end))?
}
