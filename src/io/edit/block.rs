//! Entries on lines of their own: adding and removing them.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::intent::Meant;
use super::ops::{Plan, colon, holds_more};
use super::style::Style;
use super::value::{New, Token, pair};
use crate::error::Error;
use crate::io::allow::ALLOW;
use crate::io::place::{Entry, ValueForm};
use crate::span::Span;

impl<'p> Plan<'p> {
    pub(super) fn insert_in_block(
        &mut self,
        around: Entry<'p>,
        after: Entry<'p>,
        key: Option<&str>,
        value: &New,
        style: &Style,
    ) {
        let source = around.source();
        let text = self.text(source);
        let start = after.extent().start as usize;
        let column = column(text, start);
        let at = end_of_entry(text, after.extent().end as usize, column);
        // An entry looks as the one before it.
        let lines = match (key, value, after.form()) {
            (Some(key), New::Open(_), ValueForm::FlowMap) => vec![pair(key, value, style, false)],
            _ => value.lines(key, style),
        };
        let mut out = String::new();
        if lines.len() > 1 && is_set_apart(text, around, after) {
            out.push_str(style.newline);
        }
        for line in lines {
            out.push_str(style.newline);
            out.push_str(&" ".repeat(column));
            out.push_str(&line);
        }
        self.splice(source, at, at, out);
    }

    /// Gives a key that has nothing, or an empty map or list, its first entry on a line of its own.
    pub(super) fn begin_block(
        &mut self,
        holder: Entry<'p>,
        key: Option<&str>,
        value: &New,
    ) -> Result<(), Error> {
        let source = holder.source();
        let text = self.text(source);
        let style = self.style(source);
        let span = holder.value_span();
        let (start, end) = (span.start as usize, span.end as usize);
        let Some(at_colon) = colon(holder) else {
            return Err(holds_more(holder));
        };
        let between = text.get(at_colon + 1..start).unwrap_or_default();
        let own = text.get(start..end).unwrap_or_default();
        let is_empty = own.is_empty() || matches!(own, "{}" | "[]" | "~" | "null");
        if !is_empty || !between.chars().all(|c| c == ' ') {
            return Err(holds_more(holder));
        }
        let own_column = column(text, holder.extent().start as usize);
        let at = end_of_entry(text, holder.extent().end.max(span.end) as usize, own_column);
        let column = own_column + style.step;
        if end > at_colon + 1 {
            self.splice(source, at_colon + 1, end, String::new());
        }
        let mut out = String::new();
        for line in value.lines(key, &style) {
            out.push_str(style.newline);
            out.push_str(&" ".repeat(column));
            out.push_str(&line);
        }
        self.splice(source, at, at, out);
        let mut tokens = vec![match key {
            Some(_) => Token::Map,
            None => Token::List,
        }];
        tokens.extend(key.map(|key| Token::Text(key.to_owned())));
        value.tokens(&mut tokens);
        tokens.push(Token::End);
        self.intent.add(holder, Meant::Value(tokens));
        self.zones.push(holder.extent());
        Ok(())
    }

    pub(super) fn remove_from_block(
        &mut self,
        around: Entry<'p>,
        entry: Entry<'p>,
    ) -> Result<(), Error> {
        let source = around.source();
        let text = self.text(source);
        let next = around.entries().skip_while(|other| *other != entry).nth(1);
        let is_first = around.entries().next() == Some(entry);
        if is_first && next.is_none() {
            return Err(holds_more(entry));
        }
        let extent = entry.extent();
        let (start, end) = self.gone(entry);
        let line = line_start(text, start);
        let own = text.get(line..start).unwrap_or_default();
        let eol = end + line_rest(text, end).len();
        let after = eol + break_len(text, eol);
        if !own.trim_start_matches('\u{feff}').chars().all(|c| c == ' ') {
            // It shares its line with the dash or key that it belongs to: what follows moves there.
            let Some(next) = next else {
                return Err(holds_more(entry));
            };
            let comments = text
                .get(after..next.extent().start as usize)
                .unwrap_or_default();
            let first = comments.trim_start_matches([' ', '\t', '\n', '\r']);
            let to = next.extent().start as usize - first.len();
            self.splice(source, extent.start as usize, to, String::new());
            return Ok(());
        }
        self.remove_allowances(entry);
        let bom = own.len() - own.trim_start_matches('\u{feff}').len();
        let line = line + bom;
        if after == eol {
            // The last line has no end: that of the line before goes.
            let from = line - break_len_before(text, line);
            self.splice(source, from, eol, String::new());
            return Ok(());
        }
        // Of the lines of nothing around it one is enough.
        let is_blank = |rest: &str| rest.trim_matches([' ', '\t']).is_empty();
        let above = text.get(..line).unwrap_or_default();
        let above = above.strip_suffix('\n').unwrap_or(above);
        let above = above.strip_suffix('\r').unwrap_or(above);
        let above = above.rsplit(['\n', '\r']).next().unwrap_or_default();
        let below = line_rest(text, after);
        let below_end = after + below.len();
        let is_apart = line > 0 && is_blank(above) && is_blank(below);
        let to = match break_len(text, below_end) {
            len if is_apart && len > 0 => below_end + len,
            _ => after,
        };
        self.splice(source, line, to, String::new());
        Ok(())
    }
}

impl<'p> Plan<'p> {
    /// Leaves a map or list on lines of its own without its only entry.
    pub(super) fn empty_block(&mut self, around: Entry<'p>, entry: Entry<'p>) -> Result<(), Error> {
        let source = around.source();
        let text = self.text(source);
        let (start, end) = self.gone(entry);
        let line = line_start(text, start);
        let own = text.get(line..start).unwrap_or_default();
        let Some(at_colon) = colon(around).filter(|_| own.chars().all(|c| c == ' ')) else {
            return Err(holds_more(around));
        };
        let nothing = match around.form() {
            ValueForm::BlockMap => " {}",
            _ => " []",
        };
        self.remove_allowances(entry);
        self.splice(source, at_colon + 1, at_colon + 1, nothing.to_owned());
        let eol = end + line_rest(text, end).len();
        let after = eol + break_len(text, eol);
        if after == eol {
            self.splice(
                source,
                line - break_len_before(text, line),
                eol,
                String::new(),
            );
        } else {
            self.splice(source, line, after, String::new());
        }
        Ok(())
    }
}

impl<'p> Plan<'p> {
    /// An entry with the comment behind it, which go together.
    fn gone(&mut self, entry: Entry<'p>) -> (usize, usize) {
        let (extent, whole) = (entry.extent(), entry.with_comments());
        let gone = Span::new(extent.source, extent.start, whole.end);
        self.removed.push(gone);
        (gone.start as usize, gone.end as usize)
    }

    /// Takes away the comments right above an entry that speak to the check: they speak of it, and would speak of the
    /// next one. Other comments stay, for they may be headings, unless all are to go.
    fn remove_allowances(&mut self, entry: Entry<'p>) {
        let source = entry.source();
        let text = self.text(source);
        let (extent, whole) = (entry.extent(), entry.with_comments());
        let mut at = line_start(text, whole.start as usize);
        while at < extent.start as usize {
            let line = line_rest(text, at);
            let end = at + line.len();
            let next = end + break_len(text, end);
            let said = line.trim_start_matches([' ', '\u{feff}']).strip_prefix('#');
            let goes = |said: &str| self.takes_comments || said.trim_start().starts_with(ALLOW);
            if said.is_some_and(goes) && next > end {
                let bom = line.len() - line.trim_start_matches('\u{feff}').len();
                self.removed.push(Span::new(source, at as u32, end as u32));
                self.splice(source, at + bom, next, String::new());
            }
            if next == end {
                break;
            }
            at = next;
        }
    }
}

/// In which column a place stands, in characters.
fn column(text: &str, at: usize) -> usize {
    let line = text.get(line_start(text, at)..at).unwrap_or_default();
    line.trim_start_matches('\u{feff}').chars().count()
}

fn line_start(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    before.rfind(['\n', '\r']).map_or(0, |at| at + 1)
}

/// What follows on the line.
fn line_rest(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    rest.split(['\n', '\r']).next().unwrap_or_default()
}

/// How long the line end at a place is.
fn break_len(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    match rest.as_bytes() {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => 0,
    }
}

fn break_len_before(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    match before.as_bytes() {
        [.., b'\r', b'\n'] => 2,
        [.., b'\r' | b'\n'] => 1,
        _ => 0,
    }
}

/// The end of the last line of an entry, comments behind and below it included that stand deeper than it does.
fn end_of_entry(text: &str, end: usize, column: usize) -> usize {
    let mut found = end + line_rest(text, end).len();
    let mut at = found;
    loop {
        let next = at + break_len(text, at);
        if next == at {
            return found;
        }
        let line = line_rest(text, next);
        let content = line.trim_start_matches([' ', '\t']);
        at = next + line.len();
        if content.is_empty() {
            continue;
        }
        if !content.starts_with('#') || line.len() - content.len() <= column {
            return found;
        }
        found = at;
    }
}

/// Whether a line of nothing stands between the entries of a map.
fn is_set_apart(text: &str, around: Entry<'_>, after: Entry<'_>) -> bool {
    let before = around.entries().take_while(|other| *other != after).last();
    let (from, to) = match before {
        Some(before) => (before.extent().end, after.with_comments().start),
        None => match around.entries().nth(1) {
            Some(next) => (after.extent().end, next.with_comments().start),
            None => return false,
        },
    };
    let between = text.get(from as usize..to as usize).unwrap_or_default();
    let mut lines = between.split('\n').skip(1).peekable();
    while let Some(line) = lines.next() {
        if line.trim().is_empty() && lines.peek().is_some() {
            return true;
        }
    }
    false
}
