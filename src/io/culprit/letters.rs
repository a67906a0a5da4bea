//! Slips in the letters of a line.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::line::{Line, around};
use super::trial::{Culprit, Mend, Trial};
use crate::bilingual;
use crate::text::Text;

/// What may be wrong in the letters of a line.
#[expect(clippy::too_many_lines, reason = "a trial for each slip")]
pub(super) fn slips(line: Line<'_>, trials: &mut Vec<Trial>) {
    let mut push = |changes: Mend, said: Text, help: Text| {
        let Some((first, _)) = changes.first() else {
            return;
        };
        let at = if first.is_empty() {
            line.at(line.lead().len()..line.text.trim_end().len())
        } else {
            first.clone()
        };
        trials.push(Trial {
            line: line.number,
            is_guess: false,
            culprit: Culprit {
                at,
                said,
                help,
                mend: changes.clone(),
            },
            changes,
        });
    };
    let number = line.number;
    let replaced = |from: &dyn Fn(char) -> Option<&'static str>| -> Mend {
        let found = line.text.char_indices();
        let found = found.filter_map(|(at, c)| Some((at, c, from(c)?)));
        found
            .map(|(at, c, by)| (line.at(at..at + c.len_utf8()), by.to_owned()))
            .collect()
    };
    let spaces = replaced(&|c| match c {
        '\u{a0}'
        | '\u{2007}'
        | '\u{202f}'
        | '\u{3000}'
        | '\u{2002}'..='\u{2006}'
        | '\u{2008}'..='\u{200a}' => Some(" "),
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => Some(""),
        _ => None,
    });
    if let Some(c) = spaces
        .first()
        .and_then(|(at, _)| line.text.get(at.start - line.start..)?.chars().next())
    {
        let named = crate::chars::named(c);
        push(
            spaces,
            bilingual!(
                "dòng {number} có ký tự {named} (dấu cách không ngắt hoặc ký tự ẩn, thường do chép từ Word) thay cho dấu cách thường",
                "line {number} has the character {named} (a no-break space or a hidden character, mostly copied from a word processor) where a plain space belongs"
            ),
            Text::fixed(
                "Xóa ký tự đó và gõ lại dấu cách.",
                "Delete it and type a plain space.",
            ),
        );
    }
    let body = line.body();
    let dash = body
        .chars()
        .next()
        .filter(|c| matches!(c, '\u{2012}'..='\u{2015}' | '\u{2212}' | '•' | '·'));
    if let Some(c) = dash {
        let at = line.lead().len();
        let after = body.get(c.len_utf8()..).unwrap_or_default();
        let by = if after.starts_with(' ') { "-" } else { "- " };
        push(
            vec![(line.at(at..at + c.len_utf8()), by.to_owned())],
            bilingual!(
                "dòng {number} dùng gạch `{c}` của Word thay cho `-`",
                "line {number} has the dash `{c}` of a word processor in place of `-`"
            ),
            Text::fixed(
                "Gõ lại dấu `-`, sau đó là dấu cách.",
                "Type `-` and a space.",
            ),
        );
    }
    let quotes = replaced(&|c| matches!(c, '“' | '”' | '„' | '‟' | '«' | '»').then_some("\""));
    if !quotes.is_empty() {
        push(
            quotes,
            bilingual!(
                "dòng {number} dùng dấu ngoặc kép của Word (“ ”)",
                "line {number} has the quotes of a word processor (“ ”)"
            ),
            Text::fixed(
                "Dùng dấu ngoặc kép thẳng `\"` thay cho dấu ngoặc kép của Word.",
                "Use straight quotes `\"` in place of those of a word processor.",
            ),
        );
    }
    let wide = replaced(&|c| matches!(c, '：' | '﹕').then_some(": "));
    if !wide.is_empty() {
        push(
            wide,
            bilingual!(
                "dòng {number} dùng dấu hai chấm toàn góc `：` thay cho `:`",
                "line {number} has the full-width colon `：` in place of `:`"
            ),
            Text::fixed(
                "Gõ lại dấu `:`, sau đó là dấu cách.",
                "Type `:` and a space.",
            ),
        );
    }
    missing_colon(line, &mut push);
}

/// A line whose first word may be a key without its colon, or without the space behind it.
fn missing_colon(line: Line<'_>, push: &mut impl FnMut(Mend, Text, Text)) {
    const LONGEST: usize = 64;
    let mut from = line.lead().len();
    let mut body = line.body();
    while let Some(rest) = body.strip_prefix("- ") {
        let inner = rest.trim_start();
        from += body.len() - inner.len();
        body = inner;
    }
    let is_word = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let len = body.find(|c| !is_word(c)).unwrap_or(body.len());
    let (word, rest) = body.split_at_checked(len).unwrap_or((body, ""));
    if word.is_empty() || len > LONGEST || !word.starts_with(char::is_alphabetic) {
        return;
    }
    let number = line.number;
    let end = from + len;
    let shown = crate::io::problem::excerpt(body.trim_end());
    if let Some(value) = rest.strip_prefix(':') {
        if value.is_empty() || value.starts_with(char::is_whitespace) {
            return;
        }
        push(
            vec![(line.at(end + 1..end + 1), " ".to_owned())],
            bilingual!(
                "dòng {number} `{shown}`: thiếu dấu cách sau dấu `:`",
                "line {number} `{shown}`: a space is missing after `:`"
            ),
            bilingual!("Viết `{word}: …`.", "Write `{word}: …`."),
        );
    } else if rest.trim().is_empty()
        || rest.starts_with(char::is_whitespace) && !rest.contains(": ")
    {
        push(
            vec![(line.at(end..end), ":".to_owned())],
            bilingual!(
                "dòng {number} `{shown}`: thiếu dấu `:` sau `{word}`",
                "line {number} `{shown}`: `:` is missing after `{word}`"
            ),
            if rest.trim().is_empty() {
                bilingual!("Viết `{word}:`.", "Write `{word}:`.")
            } else {
                bilingual!("Viết `{word}: …`.", "Write `{word}: …`.")
            },
        );
    }
}

/// A text that begins with a quote and has no other on its line. In braces it ends before these close.
pub(super) fn unclosed(line: Line<'_>) -> Option<Trial> {
    let is_open = |quote: &char| {
        let begins = [": ", "- ", "[", "{", ", "].map(|before| format!("{before}{quote}"));
        line.text.matches(*quote).count() % 2 == 1
            && begins.iter().any(|begin| line.text.contains(begin))
    };
    let quote = ['"', '\''].into_iter().find(is_open)?;
    let content = line.text.trim_end();
    let opened = content.rfind(quote)?;
    let is_flow = content.get(..opened)?.contains(['{', '[']);
    let text = if is_flow {
        let next = content.get(opened..)?.match_indices(", ");
        let next = next.map(|(at, _)| opened + at);
        // What looks like the next key ends it, too.
        let next = next.filter(|at| begins_with_key(content.get(at + 2..).unwrap_or_default()));
        match next.min() {
            Some(next) => content.get(..next)?,
            None => content.trim_end_matches(|c: char| matches!(c, '}' | ']' | ',' | ' ')),
        }
    } else {
        content
    };
    let end = line.start + text.len();
    let number = line.number;
    let changes = vec![(end..end, quote.to_string())];
    Some(Trial {
        line: number,
        is_guess: false,
        culprit: Culprit {
            at: line.at(opened..text.len()),
            said: bilingual!(
                "dòng {number} mở dấu ngoặc `{quote}` mà không đóng",
                "line {number} opens a quote `{quote}` and does not close it"
            ),
            help: bilingual!(
                "Thêm dấu `{quote}` vào cuối chuỗi.",
                "Put a `{quote}` at the end of the text."
            ),
            mend: changes.clone(),
        },
        changes,
    })
}

/// Whether a text begins like `key: `.
fn begins_with_key(text: &str) -> bool {
    let key = text.split(": ").next().unwrap_or_default();
    key.len() < text.len()
        && !key.is_empty()
        && key.bytes().all(|c| c.is_ascii_lowercase() || c == b'-')
}

/// A colon in a text that is not quoted.
pub(super) fn colon(line: Line<'_>, at: usize) -> Trial {
    let number = line.number;
    Trial {
        changes: vec![(at..at + 1, " ".to_owned())],
        line: number,
        is_guess: false,
        culprit: Culprit {
            at: at..at + 1,
            said: bilingual!(
                "dòng {number} có dấu `:` trong một chuỗi không đặt trong dấu ngoặc kép",
                "line {number} has `:` in a text that is not quoted"
            ),
            help: Text::fixed(
                "Đặt cả chuỗi trong dấu ngoặc kép: \"…\".",
                "Quote the whole text: \"…\".",
            ),
            mend: quoted(line, at),
        },
    }
}

/// The value of a line in quotes if a second colon stands in it, where a parser stopped in that line.
pub(in crate::io) fn quoting(text: &str, fault: usize) -> Mend {
    let lines = around(text, fault);
    let here = lines.iter().rfind(|line| line.start <= fault);
    let colons = here.map(|line| (*line, line.text.match_indices(": ").nth(1)));
    match colons {
        Some((line, Some((at, _)))) => quoted(line, line.start + at),
        Some((_, None)) | None => Vec::new(),
    }
}

/// The value in quotes in which a colon stands: all that follows the first colon of the line, or in braces up to the
/// next comma or brace.
fn quoted(line: Line<'_>, colon: usize) -> Mend {
    let before = colon - line.start;
    let (Some(head), Some(tail)) = (line.text.get(..before), line.text.get(before..)) else {
        return Vec::new();
    };
    let is_flow = head.contains(['{', '[']);
    let begin = if is_flow {
        head.rfind(": ")
    } else {
        head.find(": ")
    };
    let Some(begin) = begin.map(|at| at + 2) else {
        return Vec::new();
    };
    let end = if is_flow {
        tail.find([',', '}', ']'])
    } else {
        tail.find(" #")
    };
    let len = end.unwrap_or(tail.len());
    let value = line.text.get(begin..before + len).unwrap_or_default();
    let trimmed = value.trim();
    if trimmed.contains(['"', '\\']) {
        return Vec::new();
    }
    let lead = value.len() - value.trim_start().len();
    let at = line.at(begin + lead..begin + lead + trimmed.len());
    vec![(at, format!("\"{trimmed}\""))]
}
