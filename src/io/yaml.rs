//! YAML, and JSON as the part of YAML that it is.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, ScanError};

use super::allow::ALLOW;
use super::culprit::{self, Verdict};
use super::events::{EventSink, Stop, Style};
use super::limits::Limits;
use super::problem;
use crate::diagnostic::Diagnostic;
use crate::span::{SourceId, Span};
use crate::text::{Lang, TO_FILL_IN, Text};

/// Drives a sink with the events of a text that holds one document.
pub(crate) fn read(
    text: &str,
    source: SourceId,
    limits: &Limits,
    sink: &mut impl EventSink,
) -> Result<(), Stop> {
    let options = options(text, limits);
    let whole = text;
    let mut documents = 0;
    let mut last = 0..0;
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, at) = event.map_err(|error| {
            let start = offset_of(text, &error);
            let next = text.get(start..).and_then(|rest| rest.chars().next());
            let stop = next.map_or(start, |c| start + c.len_utf8());
            let at = Span::new(source, start as u32, stop as u32);
            if let Some(mark) = super::encoding::conflict(text) {
                let line = text.get(mark..).unwrap_or_default();
                let len = line.find(['\n', '\r']).unwrap_or(line.len());
                let at = Span::new(source, mark as u32, (mark + len) as u32);
                return Stop(Box::new(problem::conflict(at)));
            }
            Stop(Box::new(match too_long(text, start, &last) {
                Some(key) => {
                    let key = Span::new(source, key.start as u32, key.end as u32);
                    problem::long_key(LONGEST_KEY, key)
                }
                None => located(text, &error, limits, next, at),
            }))
        })?;
        let range = at.byte_range().unwrap_or(0..0);
        if !range.is_empty() {
            last = range.clone();
        }
        let tag = at.tag_start().and_then(|tag| tag.byte_offset());
        let tag_at = tag.map(|tag| {
            let written = text.get(tag..).unwrap_or_default();
            let ends = |c: char| c.is_whitespace() || matches!(c, ',' | '[' | ']' | '{' | '}');
            let len = written.find(ends).unwrap_or(written.len());
            Span::new(source, tag as u32, (tag + len) as u32)
        });
        let at = Span::new(source, range.start as u32, range.end as u32);
        match event {
            Event::DocumentStart(..) => {
                documents += 1;
                if documents > 1 {
                    return Err(Stop(Box::new(problem::several_documents(at))));
                }
            }
            Event::Scalar(text, style, anchor, _) => {
                mark(sink, anchor, tag_at);
                let written = whole.get(range).unwrap_or_default();
                let between_quotes = || written.get(1..written.len().checked_sub(1)?);
                match style {
                    // For nothing at all the parser writes `~`, which the file does not say.
                    ScalarStyle::Plain if written.is_empty() || written == text => {
                        sink.plain(at)?;
                    }
                    ScalarStyle::Plain => sink.scalar(&text, Style::Plain, at)?,
                    ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted
                        if between_quotes() == Some(&text) =>
                    {
                        sink.quoted(at)?;
                    }
                    _ => sink.scalar(&text, Style::Quoted, at)?,
                }
            }
            Event::SequenceStart(_, anchor, _) => {
                mark(sink, anchor, tag_at);
                sink.seq_start(at)?;
            }
            Event::SequenceEnd => {
                close(sink, at);
                sink.seq_end()?;
            }
            Event::MappingStart(_, anchor, _) => {
                mark(sink, anchor, tag_at);
                sink.map_start(at)?;
            }
            Event::MappingEnd => {
                close(sink, at);
                sink.map_end()?;
            }
            Event::Alias(anchor) => sink.alias(anchor, at)?,
            Event::Comment(text, _) => sink.comment(&text, at),
            _ => {}
        }
    }
    Ok(())
}

fn options(text: &str, limits: &Limits) -> granit_parser::Options {
    let mut options = granit_parser::options! {
        strict_indentation: true,
        // They cost something, and only those of one sort are of use.
        emit_comments: text.contains(ALLOW)
            || [Lang::Vi, Lang::En]
                .iter()
                .any(|lang| text.contains(TO_FILL_IN.get(*lang))),
    };
    options.max_buffered_comment_events = limits.bytes;
    // One more than ours, so that ours is the one reported.
    options.flow_nesting_limit = limits.depth + 1;
    options.block_nesting_limit = limits.depth + 1;
    // A key may be longer than YAML lets it; what it names is checked later.
    options.simple_key_max_lookahead = LONGEST_KEY;
    options
}

/// A fault of syntax, at the slip that it comes from where that is certain.
fn located(
    text: &str,
    error: &ScanError,
    limits: &Limits,
    next: Option<char>,
    at: Span,
) -> Diagnostic {
    let problem = problem::syntax(error, limits, next, at);
    if problem.code != super::codes::SYNTAX {
        return problem;
    }
    let span = |range: Range<usize>| Span::new(at.source, range.start as u32, range.end as u32);
    match suspected(text, error, limits, at.start as usize) {
        Verdict::Certain(found) => problem::slip(&found.said, found.help, span(found.at)),
        Verdict::Either(before, lines) if is_of_lines(error.kind()) => {
            problem::on_either_line(problem, lines, span(before))
        }
        Verdict::Either(..) | Verdict::There => problem,
    }
}

/// The slip that a fault comes from.
fn suspected(text: &str, error: &ScanError, limits: &Limits, at: usize) -> Verdict {
    use granit_parser::ErrorKind as K;
    let is_tab = matches!(
        error.kind(),
        K::TabNotAllowed
            | K::TabInBlockIndentation
            | K::TabInIndentation
            | K::TabInPlainScalar
            | K::InvalidBlockEntryWhitespace
            | K::InvalidMappingValueWhitespace
    );
    culprit::look(text, at, is_tab, |text, enough| reads(text, limits, enough))
}

/// How far a text reads, up to a place that is far enough; `None` if it reads beyond that.
fn reads(text: &str, limits: &Limits, enough: usize) -> Option<usize> {
    for event in Parser::new_from_str_with_options(text, options(text, limits)) {
        match event {
            Ok((_, at)) if at.byte_range().is_some_and(|at| at.start > enough) => return None,
            Ok(_) => {}
            Err(error) => return Some(error.marker().byte_offset().unwrap_or(text.len())),
        }
    }
    None
}

/// Where a parser stopped.
fn offset_of(text: &str, error: &ScanError) -> usize {
    let end = text.len();
    let offset = error.marker().byte_offset().unwrap_or(end).min(end);
    let is_boundary = |at: &usize| text.is_char_boundary(*at);
    (0..=offset).rev().find(is_boundary).unwrap_or(0)
}

/// What would mend the first fault of syntax in a text, and what that is called: replacements after which it reads on
/// beyond the line and the next. Nothing where the slip is not certain, or where it could be mended in several ways.
pub(crate) fn mend(text: &str, limits: &Limits) -> Option<(Text, culprit::Mend)> {
    let mut events = Parser::new_from_str_with_options(text, options(text, limits));
    let error = events.find_map(Result::err)?;
    let at = offset_of(text, &error);
    let quoting = || (QUOTE, vec![culprit::quoting(text, at)]);
    let (help, mends) = match suspected(text, &error, limits, at) {
        Verdict::Certain(found) if !found.mends.is_empty() => (found.help, found.mends),
        Verdict::Certain(_) | Verdict::Either(..) | Verdict::There => quoting(),
    };
    let reads_on = |mend: &culprit::Mend| {
        let Some((last, _)) = mend.last() else {
            return false;
        };
        let rest = text.len() - behind_next_line(text, last.end.max(at));
        let mended = culprit::replaced(text, mend);
        reads(&mended, limits, mended.len())
            .is_none_or(|reached| reached > mended.len().saturating_sub(rest))
    };
    let mut mends = mends.into_iter().filter(reads_on);
    let only = mends.next()?;
    mends.next().is_none().then_some((help, only))
}

/// What is done to a text that has a colon in it.
const QUOTE: Text = Text::fixed(
    "Đặt chuỗi có dấu `:` trong dấu ngoặc kép",
    "Quote the text that has a colon in it",
);

/// The end of the line that follows the one of a place, blank ones apart.
fn behind_next_line(text: &str, at: usize) -> usize {
    let end_of_line = |from: usize| {
        let rest = text.get(from..).unwrap_or_default();
        from + rest.find(['\n', '\r']).unwrap_or(rest.len())
    };
    let here = end_of_line(at);
    let rest = text.get(here..).unwrap_or_default();
    let blank = rest.len() - rest.trim_start().len();
    end_of_line(here + blank)
}

/// Whether a fault is of how lines belong together, and may come from the line before.
fn is_of_lines(kind: &granit_parser::ErrorKind) -> bool {
    use granit_parser::ErrorKind as K;
    matches!(
        kind,
        K::InvalidIndentation
            | K::MappingValueNotAllowed
            | K::InvalidColonPlacement
            | K::ExpectedBlockMappingKey
            | K::SimpleKeyExpected
            | K::InvalidSimpleKey
            | K::ExpectedBlockSequenceEntry
            | K::MappingKeyNotAllowed
            | K::UnexpectedEofBlockMapping
            | K::UnexpectedEofBlockSequence
    )
}

/// How many comments a text has, up to its first fault.
pub(crate) fn comments(text: &str) -> usize {
    if !text.contains('#') {
        return 0;
    }
    let mut options = granit_parser::options! {
        emit_comments: true,
    };
    options.max_buffered_comment_events = text.len();
    options.simple_key_max_lookahead = LONGEST_KEY;
    let mut count: usize = 0;
    let mut next = 0;
    for event in Parser::new_from_str_with_options(text, options) {
        let Ok((event, at)) = event else { break };
        // A parser that looks ahead may pass a comment twice.
        let range = at.byte_range().unwrap_or(0..0);
        if matches!(event, Event::Comment(..)) && range.start >= next {
            count += 1;
            next = range.end.max(range.start + 1);
        }
    }
    count
}

fn mark(sink: &mut impl EventSink, anchor: usize, tag: Option<Span>) {
    if anchor > 0 {
        sink.anchor(anchor);
    }
    if let Some(tag) = tag {
        sink.tag(tag);
    }
}

/// The bracket of a flow collection has a place of its own; a block ends with what is in it.
fn close(sink: &mut impl EventSink, at: Span) {
    if at.start < at.end {
        sink.closed(at.end);
    }
}

/// The characters among which the parser looks for the end of a key.
const LONGEST_KEY: usize = 64 << 10;

/// The key at which an error stands, or before it, if it is longer than the parser looks ahead. What the parser says
/// of such a key is that it is none.
fn too_long(text: &str, error: usize, last: &Range<usize>) -> Option<Range<usize>> {
    let is_long = |key: &str| key.len() > LONGEST_KEY && key.chars().count() > LONGEST_KEY;
    let rest = text.get(error..).unwrap_or_default();
    // In a flow collection it was taken for a value, and the error stands at its colon.
    if rest.starts_with(':') {
        let key = text.get(last.clone()).unwrap_or_default();
        return is_long(key).then(|| last.clone());
    }
    let line = rest.split(['\n', '\r']).next().unwrap_or_default();
    let end = line.find(": ").or(line.strip_suffix(':').map(str::len))?;
    let key = line.get(..end).unwrap_or_default();
    is_long(key).then_some(error..error + end)
}
