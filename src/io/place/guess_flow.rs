//! Brackets behind a fault, as far as they go on their line: keys, items and values in them.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::tree::{Form, NONE, Part};
use super::writer::Writer;

/// Deeper than documents are.
const DEEPEST: usize = 64;

/// Adds the brackets that begin at a place, whose line ends at `end`, behind a colon or dash. What is not closed there
/// ends there. O(bytes of the line).
pub(super) fn brackets(writer: &mut Writer<'_>, at: usize, end: usize, lead: u32) {
    let text = writer.text;
    let outside = writer.depth();
    let mut lead = lead;
    let mut at = at;
    while let Some(rest) = text.get(at..end).filter(|rest| !rest.is_empty()) {
        let first = rest.chars().next().unwrap_or(' ');
        let mut length = first.len_utf8();
        match first {
            '[' | '{' => {
                if writer.depth() >= outside + DEEPEST {
                    break;
                }
                let form = if first == '[' {
                    Form::FlowSeq
                } else {
                    Form::FlowMap
                };
                put(writer, form, at, at + 1, &mut lead);
            }
            ']' | '}' => {
                writer.give_value();
                writer.closed = Some((at + 1) as u32);
                writer.end();
            }
            ',' => writer.give_value(),
            ':' if writer.lacks_value() => lead = at as u32,
            ' ' | '\t' => {}
            '"' | '\'' => {
                let Some(closed) = quoted(rest, first) else {
                    break;
                };
                length = closed;
                put(writer, Form::Quoted, at, at + length, &mut lead);
            }
            '#' | '&' | '*' | '!' => break,
            _ => {
                length = plain(rest, is_in_map(writer));
                let word = rest.get(..length).unwrap_or_default().trim_end();
                put(writer, Form::Plain, at, at + word.len(), &mut lead);
            }
        }
        at += length;
        if writer.depth() <= outside {
            break;
        }
    }
    while writer.depth() > outside {
        writer.give_value();
        writer.closed = Some(at.min(end) as u32);
        writer.end();
    }
    writer.closed = None;
}

fn put(writer: &mut Writer<'_>, form: Form, start: usize, end: usize, lead: &mut u32) {
    let ix = writer.push(form, start as u32, end as u32);
    let colon = std::mem::replace(lead, NONE);
    if let Some(node) = writer.tree.nodes.get_mut(ix as usize)
        && node.part != Part::Key
    {
        node.lead = colon;
    }
}

fn is_in_map(writer: &Writer<'_>) -> bool {
    let innermost = writer.innermost();
    innermost.is_some_and(|(node, _)| node.form.is_map())
}

/// How long a text in quotes is, if they are closed.
fn quoted(rest: &str, quote: char) -> Option<usize> {
    let mut chars = rest.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        let is_escape = c == '\\' && quote == '"';
        let is_doubled = c == '\'' && chars.peek().is_some_and(|(_, next)| *next == c);
        if is_escape || c == quote && quote == '\'' && is_doubled {
            chars.next();
        } else if c == quote {
            return Some(at + 1);
        }
    }
    None
}

/// How long a text without quotes is: to the next sign; in a map also to a colon.
fn plain(rest: &str, is_in_map: bool) -> usize {
    let mut before = '\0';
    for (at, c) in rest.char_indices() {
        let behind = rest.get(at + c.len_utf8()..).unwrap_or_default();
        let is_end = match c {
            ',' | '[' | ']' | '{' | '}' => true,
            '#' => before == ' ',
            ':' => {
                is_in_map
                    && (behind.is_empty() || behind.starts_with([' ', ',', ']', '}', '[', '{']))
            }
            _ => false,
        };
        if is_end && at > 0 {
            return at;
        }
        before = c;
    }
    rest.len()
}
