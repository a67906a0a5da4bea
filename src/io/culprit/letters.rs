//! Slips in the letters of a line.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::line::Line;
use super::mend::{begins_with_key, is_key, of_plain, of_structure};
use super::trial::{Culprit, Mend, Trial};
use crate::bilingual;
use crate::text::Text;

/// What may be wrong in the letters of a line.
#[expect(clippy::too_many_lines, reason = "a trial for each slip")]
pub(super) fn slips(line: Line<'_>, trials: &mut Vec<Trial>) {
    let mut push = |changes: Mend, mend: Mend, said: Text, help: Text| {
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
                mends: vec![mend],
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
        let mend = of_structure(line, &spaces);
        push(
            spaces,
            mend,
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
        // A space of a word processor goes with it.
        let space = after
            .strip_prefix('\u{a0}')
            .map_or(0, |_| '\u{a0}'.len_utf8());
        let by = if after.starts_with(' ') { "-" } else { "- " };
        let changes = vec![(line.at(at..at + c.len_utf8() + space), by.to_owned())];
        push(
            changes.clone(),
            changes,
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
        let mend = of_plain(line, &quotes);
        push(
            quotes,
            mend,
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
        let mut mend = of_plain(line, &wide);
        mend.truncate(1);
        push(
            wide,
            mend,
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
fn missing_colon(line: Line<'_>, push: &mut impl FnMut(Mend, Mend, Text, Text)) {
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
        let changes = vec![(line.at(end + 1..end + 1), " ".to_owned())];
        push(
            changes.clone(),
            if is_key(word) { changes } else { Vec::new() },
            bilingual!(
                "dòng {number} `{shown}`: thiếu dấu cách sau dấu `:`",
                "line {number} `{shown}`: a space is missing after `:`"
            ),
            bilingual!("Viết `{word}: …`.", "Write `{word}: …`."),
        );
    } else if rest.trim().is_empty()
        || rest.starts_with(char::is_whitespace) && !rest.contains(": ")
    {
        // Whatever is no key may be a text that goes on from the line above, unless it has keys of its own.
        let is_certain = is_key(word) && !rest.trim_start().starts_with(['=', ':'])
            || rest.trim().is_empty() && crate::model::is_key(word);
        let changes = vec![(line.at(end..end), ":".to_owned())];
        push(
            changes.clone(),
            if is_certain { changes } else { Vec::new() },
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

/// On a longer line, in bytes, no quote or bracket is missed: people write none.
pub(super) const LONGEST_LINE: usize = 4096;

/// A text that begins with a quote and has no other on its line. In braces it ends before these close.
pub(super) fn unclosed(line: Line<'_>) -> Option<Trial> {
    if line.text.len() > LONGEST_LINE {
        return None;
    }
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
            None => content.trim_end_matches(['}', ']', ',', ' ']),
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
            mends: vec![changes.clone()],
        },
        changes,
    })
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
            mends: Vec::new(),
        },
    }
}
