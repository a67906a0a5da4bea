//! Brackets and braces of a line that do not belong together.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::letters::LONGEST_LINE;
use super::line::Line;
use super::mend::{begins_with_key, plain};
use super::trial::{Culprit, Mend, Trial};
use crate::bilingual;

/// A bracket that a line opens, and where.
type Open = (char, usize);

/// What is wrong with the brackets of a line.
enum Slip {
    /// Some are not closed, the innermost first; they should be at these places.
    Unclosed(Vec<(Open, usize)>),
    /// One closes what was not opened.
    Unopened(char, usize),
}

/// A line whose brackets do not belong together, which is where people forget one: they seldom open one for several
/// lines.
pub(super) fn brackets(line: Line<'_>) -> Option<Trial> {
    if line.text.len() > LONGEST_LINE {
        return None;
    }
    let number = line.number;
    let (at, of, changes, said, help) = match slip(line.text)? {
        Slip::Unclosed(all) => {
            let ((open, at), _) = *all.first()?;
            let mut changes = Mend::new();
            for ((open, _), end) in &all {
                let (place, by) = (line.at(*end..*end), closed(line.text, *open, *end));
                match changes.last_mut() {
                    Some((known, closes)) if *known == place => closes.push_str(&by),
                    _ => changes.push((place, by)),
                }
            }
            let closes: String = changes.iter().map(|(_, by)| by.as_str()).collect();
            let closes = closes.trim();
            (
                at,
                open,
                changes,
                bilingual!(
                    "dòng {number} mở ngoặc `{open}` mà không đóng",
                    "line {number} opens `{open}` and does not close it"
                ),
                bilingual!("Thêm dấu `{closes}`.", "Add `{closes}`."),
            )
        }
        Slip::Unopened(close, at) => (
            at,
            close,
            vec![(line.at(at..at + close.len_utf8()), String::new())],
            bilingual!(
                "dòng {number} có dấu `{close}` mà không mở ngoặc",
                "line {number} has `{close}`, which nothing opened"
            ),
            bilingual!("Xóa dấu `{close}`.", "Delete `{close}`."),
        ),
    };
    Some(Trial {
        line: number,
        is_guess: false,
        culprit: Culprit {
            at: line.at(at..at + of.len_utf8()),
            said,
            help,
            mends: vec![changes.clone()],
        },
        changes,
    })
}

/// The first slip of a line; none if all brackets that it opens are closed.
fn slip(line: &str) -> Option<Slip> {
    let parts = plain(line);
    let mut open: Vec<Open> = Vec::new();
    // What comes before on the line, without spaces: values begin behind it.
    let mut last = None;
    let mut content = 0;
    for (at, c) in line.char_indices() {
        let is_plain = parts.iter().any(|part| part.contains(&at));
        // A comment begins where the last part ends. Quotes are content.
        if c == '#' && parts.last().is_some_and(|part| part.end == at) {
            break;
        }
        if !c.is_whitespace() {
            content = at + c.len_utf8();
        }
        let begins_value = matches!(last, None | Some(':' | '-' | ',' | '[' | '{'));
        match c {
            '[' | '{' if is_plain && (begins_value || !open.is_empty()) => open.push((c, at)),
            ']' | '}' if is_plain => match open.last().copied() {
                Some((opened, _)) if closing(opened) == c => {
                    open.pop();
                }
                Some(one) if open.iter().any(|(other, _)| closing(*other) == c) => {
                    return Some(Slip::Unclosed(vec![(one, end_of(line, one, at))]));
                }
                Some(_) => return Some(Slip::Unopened(c, at)),
                // In a text that stands alone a bracket means nothing.
                None if last.is_some_and(|last| matches!(last, ']' | '}')) => {
                    return Some(Slip::Unopened(c, at));
                }
                None => {}
            },
            _ => {}
        }
        if !c.is_whitespace() {
            last = Some(c);
        }
    }
    let ends = open.iter().rev();
    let ends = ends.map(|one| (*one, end_of(line, *one, content)));
    let ends: Vec<_> = ends.collect();
    (!ends.is_empty()).then_some(Slip::Unclosed(ends))
}

/// Where a bracket should be closed at the latest before a place: a list before what looks like the next key.
fn end_of(line: &str, (open, at): Open, before: usize) -> usize {
    let inside = line.get(at..before).unwrap_or_default();
    let mut next = inside.match_indices(", ").map(|(comma, _)| comma);
    let is_key = |comma: &usize| begins_with_key(inside.get(comma + 2..).unwrap_or_default());
    let next = next.find(|comma| open == '[' && is_key(comma));
    at + next.unwrap_or(inside.trim_end().len())
}

/// What closes a bracket at a place: a brace has spaces inside, a list has none.
fn closed(line: &str, open: char, end: usize) -> String {
    let is_spaced = line.get(..end).is_some_and(|before| before.ends_with(' '));
    let space = if open == '{' && !is_spaced { " " } else { "" };
    format!("{space}{}", closing(open))
}

fn closing(open: char) -> char {
    if open == '[' { ']' } else { '}' }
}
