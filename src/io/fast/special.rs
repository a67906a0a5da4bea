//! Characters that the fast reader leaves to the full parser.
#![expect(
    clippy::needless_bitwise_bool,
    reason = "branches would keep the compiler from looking at many bytes at once"
)]
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

/// So many bytes are looked at together.
const PIECE: usize = 64;

/// Whether a text has characters that YAML treats in ways of their own, or that no text may have: tabs, carriage
/// returns without a line feed, control characters, line separators, byte order marks. O(bytes).
pub(super) fn has_special(text: &str) -> bool {
    let bytes = text.as_bytes();
    for (nth, piece) in bytes.chunks(PIECE).enumerate() {
        if piece
            .iter()
            .fold(false, |any, byte| any | is_suspect(*byte))
        {
            let mut places = (nth * PIECE..).zip(piece);
            if places.any(|(at, byte)| is_suspect(*byte) && !is_harmless(bytes, at)) {
                return true;
            }
        }
    }
    false
}

/// Whether a special character may begin with a byte.
fn is_suspect(byte: u8) -> bool {
    ((byte < b' ') & (byte != b'\n'))
        | (byte == 0x7F)
        | (byte == 0xC2)
        | (byte == 0xE2)
        | (byte == 0xEF)
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
    use super::has_special;

    #[test]
    fn what_is_not_plain_is_seen_wherever_it_stands() {
        for c in [
            "\t", "\r", "\u{7}", "\u{7f}", "\u{85}", "\u{2028}", "\u{feff}",
        ] {
            for before in 0..140 {
                for after in [0, 1, 2, 70] {
                    let text = format!("{}{c}{}", "a".repeat(before), "ộ".repeat(after));
                    assert!(has_special(&text), "{c:?} {before} {after}");
                }
            }
        }
    }

    #[test]
    fn what_is_written_is_not_special() {
        for c in ["“", "\u{a0}", "😀", "\u{300}", "\r\n", "–", "…", "\u{fb01}"] {
            let text = format!("{}{c}{}", "ộ".repeat(30), "đ".repeat(50));
            assert!(!has_special(&text), "{c:?}");
        }
    }
}
