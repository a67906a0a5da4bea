//! How a value is written so that readers of YAML 1.1 and of YAML 1.2 read the same text.

use std::fmt::Write as _;

/// Where a value is to stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around {
    /// In brackets or braces.
    pub(super) is_flow: bool,
    /// In JSON, where every text has quotes.
    pub(super) is_json: bool,
    /// The quotes to take where some are needed.
    pub(super) quote: char,
}

/// A text as it is written there: without quotes if it may be, else with them.
pub(super) fn written(text: &str, around: Around) -> String {
    if !around.is_json && is_plain(text, around.is_flow) {
        return text.to_owned();
    }
    quoted(text, if around.is_json { '"' } else { around.quote })
}

/// The same in these quotes, or in others if these cannot hold it.
pub(super) fn quoted(text: &str, quote: char) -> String {
    if quote == '\'' && text.chars().all(is_printable) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_printable(c) => out.push(c),
            c => {
                let mut units = [0; 2];
                for unit in c.encode_utf16(&mut units) {
                    // Writing to memory does not fail.
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
        }
    }
    out.push('"');
    out
}

/// Whether a character may stand in a text as it is.
fn is_printable(c: char) -> bool {
    let is_mark = matches!(
        c,
        '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
    );
    !c.is_control() && !is_mark
}

/// Whether a text needs no quotes.
pub(super) fn is_plain(text: &str, is_flow: bool) -> bool {
    let mut chars = text.chars();
    let Some(first) = chars.next() else {
        return false;
    };
    let second = chars.next();
    let starts_well = match first {
        '-' => second.is_some_and(|c| c != ' '),
        '?' | ':' | ',' | '[' | ']' | '{' | '}' | '#' | '&' | '*' | '!' | '|' | '>' | '\''
        | '"' | '%' | '@' | '`' | '=' | '<' => false,
        c => !c.is_whitespace(),
    };
    let is_marker = ["---", "..."].iter().any(|marker| {
        text.strip_prefix(marker)
            .is_some_and(|rest| !rest.starts_with(|c: char| !c.is_whitespace()))
    });
    starts_well
        && !is_marker
        && text.chars().all(is_printable)
        && !text.ends_with(char::is_whitespace)
        && !text.ends_with(':')
        && !text.contains(": ")
        && !text.contains(" #")
        && !(is_flow && text.contains([',', '[', ']', '{', '}']))
        && !(is_flow && text.contains(":,"))
        && !is_other(text)
}

/// Whether readers take a text without quotes for something else: nothing, an answer, a number or a date.
fn is_other(text: &str) -> bool {
    let is_word = matches!(
        text.to_ascii_lowercase().as_str(),
        "~" | "null"
            | "y"
            | "n"
            | "yes"
            | "no"
            | "true"
            | "false"
            | "on"
            | "off"
            | ".inf"
            | "-.inf"
            | "+.inf"
            | ".nan"
    );
    is_word || is_number(text) || is_date(text)
}

fn is_number(text: &str) -> bool {
    let text = text.strip_prefix(['-', '+']).unwrap_or(text);
    if !text.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return false;
    }
    let all = |digits: &str, of: fn(char) -> bool| {
        digits.contains(of) && digits.chars().all(|c| of(c) || c == '_')
    };
    let digit = |c: char| c.is_ascii_digit();
    for (prefix, of) in [
        ("0x", (|c: char| c.is_ascii_hexdigit()) as fn(char) -> bool),
        ("0o", digit),
        ("0b", digit),
    ] {
        if let Some(rest) = text.strip_prefix(prefix) {
            return all(rest, of);
        }
    }
    // Hours, minutes and seconds.
    if text.contains(':') {
        let whole = text.split('.').next().unwrap_or(text);
        return whole.split(':').all(|part| all(part, digit));
    }
    let (amount, power) = match text.split_once(['e', 'E']) {
        Some((amount, power)) => (
            amount,
            Some(power.strip_prefix(['-', '+']).unwrap_or(power)),
        ),
        None => (text, None),
    };
    let amount = amount.replacen('.', "", 1);
    all(&amount, digit) && power.is_none_or(|power| all(power, digit))
}

fn is_date(text: &str) -> bool {
    let day = text.split(['T', 't', ' ']).next().unwrap_or(text);
    let mut parts = day.split('-');
    let mut has = |from: usize, to: usize| {
        parts.next().is_some_and(|part| {
            (from..=to).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
        })
    };
    has(4, 4) && has(1, 2) && has(1, 2) && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::{Around, is_plain, quoted, written};

    #[test]
    fn quotes_stand_where_a_reader_needs_them() {
        for text in [
            "",
            " a",
            "a ",
            "~",
            "null",
            "Null",
            "yes",
            "No",
            "ON",
            "off",
            "y",
            "N",
            "true",
            "1",
            "-1",
            "+1.5",
            "0x1F",
            "0o17",
            "017",
            "1_000",
            "1e3",
            "1.5e-3",
            ".5",
            "5.",
            "2.0",
            "190:20:30",
            "2024-07-01",
            "2024-7-1",
            "2024-07-01T10:00:00Z",
            ".inf",
            "-.INF",
            ".nan",
            "- a",
            "-",
            "? a",
            "a: b",
            "a:",
            "a #b",
            "#a",
            "&a",
            "*a",
            "!a",
            "|",
            ">",
            "'a'",
            "\"a\"",
            "%a",
            "@a",
            "`a",
            "[a",
            "{a",
            "}",
            "a\nb",
            "a\tb",
            "a\u{85}b",
            "a\u{2028}",
            "=",
            "<<",
            "---",
            "... a",
            ",a",
            "\u{feff}a",
        ] {
            assert!(!is_plain(text, false), "{text:?}");
        }
        for text in [
            "a",
            "Bộ Tư pháp",
            "2041/QĐ-BTP",
            "a:b",
            "https://moj.gov.vn",
            "a#b",
            "-a",
            "63 tỉnh",
            "1.0.0",
            "1-2",
            "2018-2020",
            "a, b",
            "a [b]",
            "Đề án “06”",
            "0xg",
            "x.",
            "---a",
            "nothing",
            "e3",
            "1:x",
            "Bộ Tư pháp",
        ] {
            assert!(is_plain(text, false), "{text:?}");
        }
        for text in ["a, b", "a [b]", "a}b", "a:,b"] {
            assert!(!is_plain(text, true), "{text:?}");
        }
    }

    #[test]
    fn quotes_hold_every_text() {
        assert_eq!(quoted("it's", '\''), "'it''s'");
        assert_eq!(quoted("a\n\"b\"\\", '\''), "\"a\\n\\\"b\\\"\\\\\"");
        assert_eq!(
            quoted("\u{2028}\u{85}\u{1}", '"'),
            "\"\\u2028\\u0085\\u0001\""
        );
        let json = Around {
            is_flow: true,
            is_json: true,
            quote: '\'',
        };
        assert_eq!(written("a", json), "\"a\"");
    }
}
