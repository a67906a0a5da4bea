//! Text that Markdown takes for nothing but text.

use super::super::clean::clean_line;

/// A text as it is, on one line; what stands between backquotes becomes code.
pub(in crate::report) fn rich(text: &str) -> String {
    let text = clean_line(text);
    let parts: Vec<&str> = text.split('`').collect();
    // A backquote without its twin marks no code.
    if parts.len().is_multiple_of(2) {
        return plain(&text);
    }
    let mut out = String::with_capacity(text.len());
    for (nth, part) in parts.iter().enumerate() {
        match nth % 2 {
            1 => out.push_str(&code(part)),
            // Only what begins the text may be taken for a mark of a block.
            _ if nth == 0 => out.push_str(&plain(part)),
            _ => escape(part, &mut out),
        }
    }
    out
}

/// A text as it is, backquotes included.
pub(super) fn plain(text: &str) -> String {
    let text = clean_line(text);
    let text = text.trim_start();
    let mut out = String::with_capacity(text.len() + 8);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(digits).unwrap_or(("", text));
    out.push_str(number);
    let numbers = rest
        .strip_prefix(['.', ')'])
        .is_some_and(|after| digits > 0 && !after.starts_with(|c: char| !c.is_whitespace()));
    if numbers || digits == 0 && rest.starts_with(['-', '+', '=', '#', ':']) {
        out.push('\\');
        out.push_str(rest.get(..1).unwrap_or_default());
        escape(rest.get(1..).unwrap_or_default(), &mut out);
    } else {
        escape(rest, &mut out);
    }
    out
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '\\' | '`' | '*' | '_' | '>' | '[' | ']' | '|' | '~' | '$' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
}

/// A text as code, such as an id.
pub(super) fn code(text: &str) -> String {
    let text = clean_line(text);
    let text = text.trim();
    // Inside code nothing can be escaped, and a bar would end the cell of a table.
    if text.is_empty() || text.contains(['`', '|', '\\']) {
        return plain(text);
    }
    format!("`{text}`")
}

/// What marks a block of code in which a text may stand: more backquotes than the text has in a row.
pub(super) fn fence(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    "`".repeat(longest.saturating_add(1).max(3))
}

/// A row of a table. The cells are Markdown already.
pub(super) fn row<S: AsRef<str>>(cells: &[S]) -> String {
    let mut out = String::from("|");
    for cell in cells {
        out.push(' ');
        out.push_str(cell.as_ref());
        out.push_str(" |");
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_markdown_stay_text() {
        for (text, shown) in [
            ("a|b*c_d", "a\\|b\\*c\\_d"),
            ("<b>&amp;</b>", "&lt;b\\>&amp;amp;&lt;/b\\>"),
            ("[x](y) ~~z~~ $q$", "\\[x\\](y) \\~\\~z\\~\\~ \\$q\\$"),
            ("a\\|b", "a\\\\\\|b"),
            ("# a", "\\# a"),
            ("- a", "\\- a"),
            ("12. a", "12\\. a"),
            ("12.5 a", "12.5 a"),
            ("a`b", "a\\`b"),
            ("a\nb\u{1b}[0m", "a b␛\\[0m"),
        ] {
            assert_eq!(rich(text), shown, "{text}");
        }
    }

    #[test]
    fn ids_are_code() {
        assert_eq!(rich("có `a_b` và `c|d`"), "có `a_b` và c\\|d");
        assert_eq!(rich("`- a` - b"), "`- a` - b");
        assert_eq!(rich("``"), "");
        assert_eq!(code("a`b"), "a\\`b");
        assert_eq!(row(&["a", "b"]), "| a | b |\n");
    }
}
