//! A comment that passes over a finding, written above the entry that it is about.

use justarch::edit::TextEdit;
use justarch::places::{Entry, Places};
use justarch::{Lang, Span};

/// What a comment that passes over findings begins with.
pub(super) const ALLOW: &str = "justarch-allow";

/// What such a comment says behind its first word; `None` of another comment.
pub(super) fn said(comment: &str) -> Option<&str> {
    let said = comment.trim_start_matches('#').trim_start();
    let rest = said.strip_prefix(ALLOW)?;
    rest.starts_with(char::is_whitespace).then_some(rest)
}

/// What has to be replaced by a reason.
fn reason(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "ĐIỀN lý do",
        Lang::En => "FILL IN the reason",
    }
}

/// The comment for a code, above the innermost entry around a place that begins its line; `None` in JSON, which has no
/// comments.
pub(super) fn comment(places: &Places, at: Span, code: &str, lang: Lang) -> Option<TextEdit> {
    let text = places.sources().text(at.source);
    let mut entry = places.entry_at(at);
    let (start, indent) = loop {
        let around = entry?;
        if let Some(found) = begins_line(around, text) {
            break found;
        }
        entry = around.parent();
    };
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let reason = reason(lang);
    let at = Span::new(at.source, start, start);
    let text = format!("{indent}# {ALLOW} {code} -- {reason}{end}");
    Some(TextEdit::new(at, text))
}

/// Where the line begins that an entry begins, and what it is indented with; nothing of the file as a whole.
fn begins_line<'t>(entry: Entry<'_>, text: &'t str) -> Option<(u32, &'t str)> {
    entry.parent()?;
    let first = entry.extent().start as usize;
    let before = text.get(..first)?;
    let start = before
        .rfind(['\n', '\r'])
        .map_or(0, |at| at.saturating_add(1));
    let indent = before.get(start..)?;
    let is_in_json = entry.key_span().is_some_and(|key| {
        let key = text.get(key.start as usize..key.end as usize);
        key.is_some_and(|key| key.starts_with('"')) && text.trim_start().starts_with('{')
    });
    (indent.bytes().all(|byte| byte == b' ') && !is_in_json)
        .then(|| Some((u32::try_from(start).ok()?, indent)))?
}
