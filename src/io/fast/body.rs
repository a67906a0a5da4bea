//! The lines of a map that is left out: where they end, and where its entries begin.
#![expect(
    clippy::indexing_slicing,
    reason = "within pieces of a length known when compiled"
)]
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::lex::spaces;
use crate::io::tape::Body;

/// How many bytes come before the first line that begins neither with a space nor with a comment and is not empty.
/// All of them, if there is none.
pub(super) fn indented(bytes: &[u8]) -> usize {
    let mut line = 0;
    while let Some(next) = next_line::<1>(bytes, line) {
        line = next;
        if !matches!(bytes.get(line), Some(b' ' | b'\n' | b'\r' | b'#') | None) {
            return line;
        }
    }
    bytes.len()
}

/// Where the entries of a body begin: their keys, in the column of the first. `None` if a line is indented less.
/// O(bytes).
pub(crate) fn entries(text: &str, body: &Body) -> Option<Vec<u32>> {
    let bytes = text.as_bytes().get(..body.end as usize)?;
    let indent = body.column.checked_sub(1)?;
    let mut entries = Vec::new();
    let mut line = Some(body.start as usize);
    while let Some(start) = line {
        let rest = bytes.get(start..)?;
        let spaces = spaces(rest);
        match rest.get(spaces) {
            Some(b'\n' | b'\r' | b'#') | None => {}
            Some(_) if spaces == indent => entries.push((start + spaces) as u32),
            Some(_) if spaces < indent => return None,
            Some(_) => {}
        }
        // Most lines are indented more and can be passed over.
        line = match indent {
            1 => next_line::<2>(bytes, start),
            2 => next_line::<3>(bytes, start),
            4 => next_line::<5>(bytes, start),
            _ => end_of_line(bytes, start),
        };
    }
    Some(entries)
}

/// So many bytes are looked at together, and a few beyond them.
const MANY: usize = 32;
const BEYOND: usize = 5;

/// Where the next line begins that does not begin with so many spaces.
fn next_line<const SPACES: usize>(bytes: &[u8], from: usize) -> Option<usize> {
    let is_wanted = |chunk: &[u8; MANY + BEYOND], at: usize| {
        let spaces = (1..=SPACES).fold(true, |all, next| all & (chunk[at + next] == b' '));
        (chunk[at] == b'\n') & !spaces
    };
    let mut at = from;
    while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        if (0..MANY).fold(false, |any, at| any | is_wanted(chunk, at)) {
            let found = (0..MANY).find(|at| is_wanted(chunk, *at))?;
            return Some(at + found + 1);
        }
        at += MANY;
    }
    end_of_line(bytes, at)
}

fn end_of_line(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    Some(from + end + 1)
}

#[cfg(test)]
mod tests {
    use super::{entries, indented};
    use crate::io::tape::Body;

    fn body(text: &str, column: usize) -> Body {
        Body {
            place: 0,
            start: 0,
            end: text.len() as u32,
            column,
        }
    }

    #[test]
    fn entries_begin_in_the_column_of_the_first() {
        for indent in 1..=5 {
            let (own, inner) = (" ".repeat(indent), " ".repeat(indent + 1));
            let entry = format!("{own}key:\n# remark\n{inner}{}: 1\n\n", "x".repeat(indent * 7));
            let text = entry.repeat(40);
            let found = entries(&text, &body(&text, indent + 1)).unwrap();
            let expected: Vec<u32> = (0..40).map(|nth| (nth * entry.len() + indent) as u32).collect();
            assert_eq!(found, expected);
            assert_eq!(indented(text.as_bytes()), text.len());
            let more = format!("{text}next:\n{text}");
            assert_eq!(indented(more.as_bytes()), text.len());
            let less = format!("{text}{}less:\n", " ".repeat(indent - 1));
            assert_eq!(entries(&less, &body(&less, indent + 1)), None);
        }
    }
}
