//! The lines of a map that is left out: where they end, and where its entries begin.
#![expect(
    clippy::needless_bitwise_bool,
    reason = "branches would keep the compiler from looking at many bytes at once"
)]
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::lex::spaces;

/// Looks through lines from the one that begins there, with the first key of a map in that column, and tells of where
/// each entry begins: its key. Gives where the first line begins that is not indented; comments and empty lines are no
/// such lines. `None` if one is indented less than the keys, but is, or if an entry is not accepted. O(bytes).
pub(super) fn lines(
    bytes: &[u8],
    from: usize,
    column: usize,
    mut entry: impl FnMut(usize) -> Option<()>,
) -> Option<usize> {
    let indent = column.checked_sub(1)?;
    let mut start = Some(from);
    while let Some(line) = start {
        let rest = bytes.get(line..)?;
        let spaces = spaces(rest);
        match rest.get(spaces) {
            Some(b'\n' | b'\r' | b'#') | None => {}
            Some(_) if spaces == 0 => return Some(line),
            Some(_) if spaces == indent => entry(line + spaces)?,
            Some(_) if spaces < indent => return None,
            Some(_) => {}
        }
        start = next_line(bytes, line + spaces, column);
    }
    Some(bytes.len())
}

/// So many spaces begin the lines of most elements, and more the lines of no entry.
const DEEP: usize = 3;
const PIECE: usize = 64;

/// How many bytes, in whole pieces, come before the first in which a line ends that the next does not follow with so
/// many spaces. Looks at many bytes at once.
fn dull_pieces(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(piece) = bytes.get(at..at + PIECE + DEEP) {
        let (_, one) = piece.split_at(1);
        let (_, two) = piece.split_at(2);
        let (_, three) = piece.split_at(3);
        let spaces = one.iter().zip(two).zip(three);
        let lines = piece.iter().take(PIECE).zip(spaces);
        let is_any = lines.fold(false, |any, (end, ((one, two), three))| {
            let spaces = (*one == b' ') & (*two == b' ') & (*three == b' ');
            any | ((*end == b'\n') & !spaces)
        });
        if is_any {
            break;
        }
        at += PIECE;
    }
    at
}

/// Eight bytes are looked at as one number.
const MANY: usize = 8;
const ENDS: u64 = u64::from_le_bytes([b'\n'; MANY]);
const SPACES: u64 = u64::from_le_bytes([b' '; MANY]);
const LOW: u64 = u64::from_le_bytes([0x7F; MANY]);

/// Where the next line begins, after some place, that does not begin with so many spaces. More than eight are not
/// looked for.
fn next_line(bytes: &[u8], from: usize, spaces: usize) -> Option<usize> {
    let eight = |at: usize| {
        let chunk = bytes.get(at..)?.first_chunk()?;
        Some(u64::from_le_bytes(*chunk))
    };
    let relevant = match spaces {
        1..=MANY => Some(u64::MAX >> (8 * (MANY - spaces))),
        _ => None,
    };
    let is_passed = |start: u64| relevant.is_some_and(|mask| (start ^ SPACES) & mask == 0);
    let mut at = from;
    if spaces == DEEP {
        at += dull_pieces(bytes.get(from..)?);
    }
    while let Some(word) = eight(at) {
        // The highest bit of each byte that is the end of a line, and no other.
        let other = word ^ ENDS;
        let mut ends = !(((other & LOW) + LOW) | other | LOW);
        while ends != 0 {
            let line = at + (ends.trailing_zeros() / 8) as usize + 1;
            match eight(line) {
                Some(start) if is_passed(start) => {}
                _ => return (line < bytes.len()).then_some(line),
            }
            ends &= ends - 1;
        }
        at += MANY;
    }
    let end = bytes.get(at..)?.iter().position(|byte| *byte == b'\n')?;
    let line = at + end + 1;
    (line < bytes.len()).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::lines;

    /// Where the lines end, and where the entries begin.
    fn entries(text: &str, column: usize) -> Option<(usize, Vec<usize>)> {
        let mut all = Vec::new();
        let mut take = |at: usize| {
            all.push(at);
            Some(())
        };
        let end = lines(text.as_bytes(), 0, column, &mut take)?;
        assert!(lines(text.as_bytes(), 0, column, |_| None).is_none());
        Some((end, all))
    }

    #[test]
    #[expect(clippy::unwrap_used, reason = "what is not found fails the test")]
    fn entries_begin_in_the_column_of_the_first() {
        for indent in 1..=11 {
            let (own, inner) = (" ".repeat(indent), " ".repeat(indent + 1));
            let value = "x".repeat(indent * 7);
            let entry = format!("{own}key:\n# remark\n{inner}{value}: 1\n\n");
            let text = entry.repeat(40);
            let all = entries(&text, indent + 1).unwrap();
            let places = (0..40).map(|nth| nth * entry.len() + indent);
            assert_eq!(all, (text.len(), places.collect::<Vec<_>>()));
            let more = format!("{text}next:\n{text}");
            assert_eq!(entries(&more, indent + 1).unwrap(), all);
            let less = format!("{text}{}less:\n", " ".repeat(indent - 1));
            let less = entries(&less, indent + 1);
            assert_eq!(less.is_none(), indent > 1);
        }
    }
}
