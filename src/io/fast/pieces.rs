//! The characters of a text, looked at many at once before it is read.
#![expect(
    clippy::needless_bitwise_bool,
    reason = "branches would keep the compiler from looking at many bytes at once"
)]
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::BOM;
use crate::chars::is_odd;

/// So many bytes are looked at together.
const PIECE: usize = 64;

/// Which pieces of a text have only ordinary characters, in the sense of
/// [`is_ordinary`](crate::chars::is_ordinary).
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Ordinary {
    /// A bit for each piece, set if it has others.
    odd: Vec<u64>,
    /// Whether a line ends with a carriage return.
    pub(crate) has_return: bool,
    /// Whether there may be comments.
    pub(crate) has_hash: bool,
}

impl Ordinary {
    /// `None` if the text has characters that YAML treats in ways of their own, or that no text may have; the fast
    /// reader reads no such text, and none of more than 4 GiB. O(bytes).
    // Not inlined, so that its instructions can be counted.
    #[inline(never)]
    pub(crate) fn of(text: &str) -> Option<Self> {
        u32::try_from(text.len()).ok()?;
        let bytes = text.as_bytes();
        let mut odd = vec![0; bytes.len() / (PIECE * 64) + 1];
        let (mut has_return, mut has_hash) = (false, false);
        let mark = if text.starts_with(BOM) {
            BOM.len_utf8()
        } else {
            0
        };
        for (nth, piece) in bytes.chunks(PIECE).enumerate() {
            let start = nth * PIECE;
            let next = bytes.get(start + 1..).unwrap_or_default();
            // ASCII is quicker to see than letters.
            let other = |byte: u8| (byte.wrapping_sub(b' ') > b'~' - b' ') & (byte != b'\n');
            let (mut any, mut hash) = (false, false);
            for byte in piece {
                any |= other(*byte);
                hash |= *byte == b'#';
            }
            has_hash |= hash;
            if !any {
                continue;
            }
            // A tab is ordinary in a text, but not between what YAML is made of.
            let odd_pair = |byte: u8, next: u8| is_odd(byte, next) | (byte == b'\t');
            let pairs = piece.iter().zip(next);
            let mut any = pairs.fold(false, |any, (byte, next)| any | odd_pair(*byte, *next));
            // Nothing follows the last byte of the text.
            any |= next.len() < piece.len() && piece.last().is_some_and(|last| odd_pair(*last, 0));
            if !any {
                continue;
            }
            if let Some(bits) = odd.get_mut(nth / 64) {
                *bits |= 1 << (nth % 64);
            }
            let suspect = |at: usize, byte: u8| at >= mark && is_suspect(byte);
            has_return |= piece.contains(&b'\r');
            let mut places = (start..).zip(piece);
            if places.any(|(at, byte)| suspect(at, *byte) && !is_harmless(bytes, at)) {
                return None;
            }
        }
        Some(Self {
            odd,
            has_return,
            has_hash,
        })
    }

    /// Whether all characters of a range are known to be ordinary.
    #[inline]
    pub(crate) fn covers(&self, start: u32, len: u32) -> bool {
        let (first, last) = (start as usize, (start + len) as usize);
        (first / PIECE..=last / PIECE).all(|nth| {
            let bits = self.odd.get(nth / 64);
            bits.is_some_and(|bits| bits >> (nth % 64) & 1 == 0)
        })
    }
}

/// Whether a character that is not plain text may begin with a byte.
fn is_suspect(byte: u8) -> bool {
    (byte < b' ' && byte != b'\n') || matches!(byte, 0x7F | 0xC2 | 0xE2 | 0xEF)
}

/// Whether what begins with a suspect byte is an ordinary character after all.
fn is_harmless(bytes: &[u8], at: usize) -> bool {
    let next = |ahead: usize| bytes.get(at + ahead).copied().unwrap_or(0);
    match next(0) {
        b'\r' => next(1) == b'\n',
        // The control characters beyond ASCII, among them NEL.
        0xC2 => next(1) >= 0xA0,
        // Line and paragraph separators.
        0xE2 => !(next(1) == 0x80 && matches!(next(2), 0xA8 | 0xA9)),
        // Byte order marks and non-characters.
        0xEF => !matches!((next(1), next(2)), (0xBB, 0xBF) | (0xBF, 0xBE | 0xBF)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::Ordinary;
    use crate::chars::is_ordinary;

    #[test]
    fn what_is_not_plain_is_seen_wherever_it_stands() {
        for c in [
            "\t", "\r", "\u{7}", "\u{7f}", "\u{85}", "\u{2028}", "\u{feff}",
        ] {
            for before in 0..140 {
                for after in [0, 1, 2, 70] {
                    let text = format!("{}{c}{}", "a".repeat(before + 1), "ộ".repeat(after));
                    assert!(Ordinary::of(&text).is_none(), "{c:?} {before} {after}");
                }
            }
        }
    }

    #[test]
    #[expect(clippy::unwrap_used, reason = "what is not found fails the test")]
    fn what_it_covers_is_ordinary() {
        for odd in ["“", "\u{a0}", "😀", "\u{300}", "\u{1f00}"] {
            for before in 0..200 {
                let text = "ộ".repeat(before / 3) + &"a".repeat(before % 3);
                let text = format!("{text}{odd}{}", "đ".repeat(200));
                let known = Ordinary::of(&text).unwrap();
                let places = text.char_indices().map(|(at, _)| at);
                let covered = places.clone().filter(|at| {
                    let rest = &text[*at..];
                    let len = rest.chars().take(5).map(char::len_utf8).sum();
                    let covers = known.covers(*at as u32, len as u32);
                    assert!(!covers || is_ordinary(&rest[..len]), "{before} {at}");
                    covers
                });
                assert!(covered.count() * 2 > places.count());
            }
        }
    }
}
