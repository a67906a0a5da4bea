//! A text that is edited several times over, as what is left of the first text and what came new.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of what is in memory"
)]

use std::collections::VecDeque;

/// Bytes to be replaced by others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Splice {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: String,
}

/// A text by its pieces.
#[derive(Clone, Debug)]
pub(super) struct Pieces<'t> {
    first: &'t str,
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug)]
enum Piece {
    /// Bytes of the first text.
    Kept(usize, usize),
    New(String),
}

impl<'t> Pieces<'t> {
    pub(super) fn of(first: &'t str) -> Self {
        Self {
            first,
            pieces: vec![Piece::Kept(0, first.len())],
        }
    }

    /// Replaces parts of the text as it is now; they are in order and do not overlap.
    pub(super) fn splice(&mut self, splices: &[Splice]) {
        let mut rest = VecDeque::from(std::mem::take(&mut self.pieces));
        let mut at = 0;
        for splice in splices {
            let kept = take(&mut rest, splice.start.saturating_sub(at));
            self.pieces.extend(kept);
            take(&mut rest, splice.end - splice.start);
            self.pieces.push(Piece::New(splice.text.clone()));
            at = splice.end;
        }
        self.pieces.extend(rest);
    }

    /// Where bytes of the first text stand now, if they are there.
    pub(super) fn now(&self, start: usize, end: usize) -> Option<usize> {
        let mut at = 0;
        for piece in &self.pieces {
            if let Piece::Kept(from, to) = piece
                && *from <= start
                && end <= *to
            {
                return Some(at + (start - from));
            }
            at += piece.len();
        }
        None
    }

    pub(super) fn text(&self) -> String {
        let parts = self.pieces.iter().map(|piece| match piece {
            Piece::Kept(start, end) => self.first.get(*start..*end).unwrap_or_default(),
            Piece::New(text) => text,
        });
        parts.collect()
    }

    /// What is to be replaced in the first text, in order, and where each stands in the text as it is now.
    pub(super) fn splices(&self) -> Vec<(Splice, usize)> {
        let mut out = Vec::new();
        let (mut kept, mut at) = (0, 0);
        let mut new = String::new();
        let end = Piece::Kept(self.first.len(), self.first.len());
        for piece in self.pieces.iter().chain([&end]) {
            match piece {
                Piece::New(text) => new.push_str(text),
                Piece::Kept(start, end) => {
                    if *start > kept || !new.is_empty() {
                        let text = std::mem::take(&mut new);
                        let old = self.first.get(kept..*start).unwrap_or_default();
                        let len = text.len();
                        // Writing the same again is no change.
                        if old != text {
                            let splice = Splice {
                                start: kept,
                                end: *start,
                                text,
                            };
                            out.push((splice, at));
                        }
                        at += len;
                    }
                    at += end - start;
                    kept = *end;
                }
            }
        }
        out
    }
}

impl Piece {
    fn len(&self) -> usize {
        match self {
            Self::Kept(start, end) => end - start,
            Self::New(text) => text.len(),
        }
    }

    fn cut(self, at: usize) -> (Self, Self) {
        match self {
            Self::Kept(start, end) => (Self::Kept(start, start + at), Self::Kept(start + at, end)),
            Self::New(text) => {
                let (a, b) = text.split_at_checked(at).unwrap_or((&text, ""));
                (Self::New(a.to_owned()), Self::New(b.to_owned()))
            }
        }
    }
}

/// Takes so many bytes off the front.
fn take(from: &mut VecDeque<Piece>, mut bytes: usize) -> Vec<Piece> {
    let mut out = Vec::new();
    while bytes > 0
        && let Some(piece) = from.pop_front()
    {
        let len = piece.len();
        if len <= bytes {
            bytes -= len;
            out.push(piece);
            continue;
        }
        let (taken, left) = piece.cut(bytes);
        out.push(taken);
        from.push_front(left);
        bytes = 0;
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Pieces, Splice};

    fn applied(text: &str, splices: &[Splice]) -> String {
        let mut out = String::new();
        let mut end = 0;
        for splice in splices {
            out.push_str(&text[end..splice.start]);
            out.push_str(&splice.text);
            end = splice.end;
        }
        out.push_str(&text[end..]);
        out
    }

    /// Splices in order for a text of so many bytes.
    fn splices(len: usize, seeds: &[(u8, u8, u8)]) -> Vec<Splice> {
        let mut out = Vec::new();
        let mut at = 0;
        for (gap, gone, new) in seeds {
            let start = at + *gap as usize % 7;
            let end = start + *gone as usize % 5;
            if end > len {
                break;
            }
            let text = "xyzxyz"[..*new as usize % 5].to_owned();
            out.push(Splice { start, end, text });
            at = end;
        }
        out
    }

    proptest! {
        #[test]
        fn edits_one_after_the_other_are_edits_of_the_first_text(
            rounds in prop::collection::vec(prop::collection::vec(any::<(u8, u8, u8)>(), 0..6), 1..5),
        ) {
            let first = "abcdefghijklmnopqrstuvwabcdef";
            let mut pieces = Pieces::of(first);
            let mut text = first.to_owned();
            for round in rounds {
                let splices = splices(text.len(), &round);
                text = applied(&text, &splices);
                pieces.splice(&splices);
                prop_assert_eq!(pieces.text(), text.clone());
            }
            let all = pieces.splices();
            for (splice, at) in &all {
                prop_assert_eq!(&text[*at..*at + splice.text.len()], &splice.text);
            }
            let all: Vec<_> = all.into_iter().map(|(splice, _)| splice).collect();
            prop_assert_eq!(applied(first, &all), text);
        }
    }
}
