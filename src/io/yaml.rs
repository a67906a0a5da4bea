//! YAML, and JSON as the part of YAML that it is.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use granit_parser::{Event, Parser, ScalarStyle};

use super::allow::ALLOW;
use super::events::{EventSink, Stop, Style};
use super::limits::Limits;
use super::problem;
use crate::span::{SourceId, Span};

/// Drives a sink with the events of a text that holds one document.
pub(crate) fn read(
    text: &str,
    source: SourceId,
    limits: &Limits,
    sink: &mut impl EventSink,
) -> Result<(), Stop> {
    let mut options = granit_parser::options! {
        strict_indentation: true,
        // They cost something, and only those of one sort are of use.
        emit_comments: text.contains(ALLOW),
    };
    options.max_buffered_comment_events = limits.bytes;
    // One more than ours, so that ours is the one reported.
    options.flow_nesting_limit = limits.depth + 1;
    options.block_nesting_limit = limits.depth + 1;
    // A long key is legal for our purposes; what it names is checked later.
    options.simple_key_max_lookahead = 64 << 10;
    let whole = text;
    let end = text.len();
    let mut documents = 0;
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, at) = event.map_err(|error| {
            let offset = error.marker().byte_offset().unwrap_or(end).min(end);
            let is_boundary = |at: &usize| text.is_char_boundary(*at);
            let start = (0..=offset).rev().find(is_boundary).unwrap_or(0);
            let next = text.get(start..).and_then(|rest| rest.chars().next());
            let stop = next.map_or(start, |c| start + c.len_utf8());
            let at = Span::new(source, start as u32, stop as u32);
            Stop(Box::new(problem::syntax(&error, limits, at)))
        })?;
        let range = at.byte_range().unwrap_or(0..0);
        let at = Span::new(source, range.start as u32, range.end as u32);
        match event {
            Event::DocumentStart(..) => {
                documents += 1;
                if documents > 1 {
                    return Err(Stop(Box::new(problem::several_documents(at))));
                }
            }
            Event::Scalar(text, style, anchor, tag) => {
                mark(sink, anchor, tag.is_some(), at);
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
            Event::SequenceStart(_, anchor, tag) => {
                mark(sink, anchor, tag.is_some(), at);
                sink.seq_start(at)?;
            }
            Event::SequenceEnd => sink.seq_end()?,
            Event::MappingStart(_, anchor, tag) => {
                mark(sink, anchor, tag.is_some(), at);
                sink.map_start(at)?;
            }
            Event::MappingEnd => sink.map_end()?,
            Event::Alias(anchor) => sink.alias(anchor, at)?,
            Event::Comment(text, _) => sink.comment(&text, at),
            _ => {}
        }
    }
    Ok(())
}

fn mark(sink: &mut impl EventSink, anchor: usize, tagged: bool, at: Span) {
    if anchor > 0 {
        sink.anchor(anchor);
    }
    if tagged {
        sink.tag(at);
    }
}
