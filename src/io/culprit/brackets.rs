//! Brackets and braces of a line that do not belong together.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use std::ops::Range;

use super::letters::LONGEST_LINE;
use super::line::Line;
use super::mend::{begins_with_key, is_list, plain};
use super::trial::{Culprit, Mend, Trial, replaced};
use crate::bilingual;
use crate::text::Text;

/// A bracket that a line opens, and where.
type Open = (char, usize);

/// What is wrong with the brackets of a line.
enum Slip {
    /// Some are not closed, the innermost first; they should be at these places.
    Unclosed(Vec<(Open, usize)>),
    /// One closes what was not opened.
    Unopened(char, usize),
}

/// A line whose brackets do not belong together. What goes on below, further in, is left alone: that is written over
/// several lines.
pub(super) fn brackets(line: Line<'_>, below: Option<&Line<'_>>) -> Option<Trial> {
    let goes_on = below.is_some_and(|below| below.lead().len() > line.lead().len());
    if line.text.len() > LONGEST_LINE || goes_on || line.body().starts_with([']', '}']) {
        return None;
    }
    let number = line.number;
    let (at, of, changes, said) = match slip(line.text)? {
        Slip::Unclosed(all) => {
            let ((open, at), _) = *all.first()?;
            let mut changes = Mend::new();
            for ((open, _), end) in &all {
                let (place, by) = (*end..*end, closed(line.text, *open, *end));
                match changes.last_mut() {
                    Some((known, closes)) if *known == place => closes.push_str(&by),
                    _ => changes.push((place, by)),
                }
            }
            (
                at,
                open,
                changes,
                bilingual!(
                    "dòng {number} mở ngoặc `{open}` mà không đóng",
                    "line {number} opens `{open}` and does not close it"
                ),
            )
        }
        Slip::Unopened(close, at) => (
            at,
            close,
            vec![(at..at + close.len_utf8(), String::new())],
            bilingual!(
                "dòng {number} có dấu `{close}` mà không mở ngoặc",
                "line {number} has `{close}`, which nothing opened"
            ),
        ),
    };
    let opens = matches!(of, '[' | '{');
    let is_certain = if opens {
        is_certain(line.text, at)
    } else {
        is_doubled(line.text, at, of)
    };
    let is_meant = is_certain && is_plausible(&replaced(line.text, &changes));
    let help = if opens {
        help_to_close(of, &changes, is_meant)
    } else {
        help_to_delete(of, is_certain)
    };
    let moved = |(range, by): (Range<usize>, String)| (line.at(range), by);
    let changes: Mend = changes.into_iter().map(moved).collect();
    Some(Trial {
        line: number,
        is_guess: false,
        culprit: Culprit {
            at: line.at(at..at + of.len_utf8()),
            said,
            help,
            mends: if is_meant {
                vec![changes.clone()]
            } else {
                Vec::new()
            },
        },
        changes,
    })
}

fn help_to_close(open: char, changes: &Mend, is_meant: bool) -> Text {
    if is_meant {
        let closes: String = changes.iter().map(|(_, by)| by.as_str()).collect();
        let closes = closes.trim();
        return bilingual!("Thêm dấu `{closes}`.", "Add `{closes}`.");
    }
    let close = closing(open);
    bilingual!(
        "Kiểm tra các dấu ngoặc của dòng này: thiếu dấu `{close}`, hoặc thừa dấu `{open}`.",
        "Look at the brackets of this line: `{close}` is missing, or `{open}` is too many."
    )
}

fn help_to_delete(close: char, is_certain: bool) -> Text {
    if is_certain {
        return bilingual!("Xóa dấu `{close}`.", "Delete `{close}`.");
    }
    bilingual!(
        "Mở ngoặc còn thiếu, hoặc xóa dấu `{close}`.",
        "Open the bracket that is missing, or delete `{close}`."
    )
}

/// Whether a bracket is closed twice in a row.
fn is_doubled(line: &str, at: usize, close: char) -> bool {
    let before = line.get(..at).unwrap_or_default().trim_end();
    before.ends_with(close)
}

/// Whether a bracket that is not closed can only be closed: it is not there twice, nothing after it may be what was meant
/// to close it, and of a list the key takes one.
fn is_certain(line: &str, at: usize) -> bool {
    let (before, open) = line.split_at_checked(at).unwrap_or((line, ""));
    let before = before.trim_end();
    let is_twice = open.chars().next().is_some_and(|bracket| {
        let after = open.get(bracket.len_utf8()..).unwrap_or_default();
        before.ends_with(bracket) || after.trim_start().starts_with(bracket)
    });
    let is_odd = |quote: char| !line.matches(quote).count().is_multiple_of(2);
    let end = plain(line).last().map_or(line.len(), |part| part.end);
    let (content, comment) = line.split_at_checked(end).unwrap_or((line, ""));
    let is_commented = comment.contains([']', '}', '"', '\'']);
    let ends_otherwise = content.trim_end().ends_with([')', '”', '»', '>', ',']);
    let takes_list = || {
        let key = before.strip_suffix(':').unwrap_or_default();
        let key = key.rsplit([' ', '{', ',']).next().unwrap_or_default();
        is_list(key)
    };
    let is_map = open.starts_with('{');
    !(is_twice || is_odd('"') || is_odd('\'') || is_commented || ends_otherwise)
        && (is_map || takes_list())
}

/// Whether the brackets of a line hold what people write: in braces keys with values, those of a name its languages
/// alone; in lists no keys.
fn is_plausible(line: &str) -> bool {
    let parts = plain(line);
    // The bracket, the keys in it, and whether the entry that is being read has one.
    let mut open: Vec<(char, Vec<&str>, bool)> = Vec::new();
    let (mut last, mut from) = (' ', 0);
    for (at, c) in line.char_indices() {
        if !parts.iter().any(|part| part.contains(&at)) {
            last = if c.is_whitespace() { last } else { c };
            continue;
        }
        let inside = open.last_mut();
        match (c, inside) {
            ('[' | '{', Some((around, ..))) => {
                let is_value = if *around == '{' {
                    last == ':'
                } else {
                    matches!(last, '[' | ',')
                };
                if !is_value {
                    return false;
                }
                open.push((c, Vec::new(), false));
                from = at + 1;
            }
            ('[' | '{', None) => {
                open.push((c, Vec::new(), false));
                from = at + 1;
            }
            (':', Some((around, keys, has_key)))
                if line.get(at + 1..).is_some_and(|rest| rest.starts_with(' ')) =>
            {
                if *around == '[' || *has_key {
                    return false;
                }
                keys.push(line.get(from..at).unwrap_or_default().trim());
                *has_key = true;
            }
            (',' | ']' | '}', Some((around, keys, has_key))) => {
                let entry = line.get(from..at).unwrap_or_default();
                if *around == '{' && !*has_key && !entry.trim().is_empty() {
                    return false;
                }
                *has_key = false;
                from = at + 1;
                if c != ',' {
                    let is_name = keys.first().is_some_and(|key| is_language(key));
                    if is_name && !keys.iter().all(|key| is_language(key)) {
                        return false;
                    }
                    open.pop();
                    // What was closed is the value of a key.
                    if let Some((_, _, has_key)) = open.last_mut() {
                        *has_key = true;
                    }
                }
            }
            _ => {}
        }
        last = if c.is_whitespace() { last } else { c };
    }
    true
}

fn is_language(key: &str) -> bool {
    matches!(key, "vi" | "en")
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
