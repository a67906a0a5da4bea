//! From a text to its tree, with what comes after a fault.

use super::tree::Tree;
use super::writer::Writer;
use super::{cut, gap, guess};
use crate::diagnostic::At;
use crate::io::events::Stop;
use crate::io::limits::Limits;
use crate::io::{fast, yaml};
use crate::span::SourceId;

/// How deep collections may nest: as much as in documents at most.
const DEPTH: usize = 1_000;

/// Reads a text: up to a fault by the readers of documents, behind it by the indentation. O(bytes).
pub(super) fn read(text: &str) -> Tree {
    let mut writer = Writer::over(text);
    if fast::read(text, SourceId::ROOT, &mut writer).is_ok() {
        return finished(writer, None);
    }
    let limits = Limits {
        depth: DEPTH,
        ..Limits::default()
    };
    let mut writer = Writer::over(text);
    let read = yaml::read(text, SourceId::ROOT, &limits, &mut writer);
    let fault = read.err().map(|stop| place_of(&stop, text));
    finished(writer, fault)
}

fn place_of(stop: &Stop, text: &str) -> u32 {
    let at = stop.0.labels.first().and_then(|label| match label.at {
        At::Span(span) => Some(span.start),
        At::Place(_) => None,
    });
    let end = text.len() as u32;
    at.unwrap_or(end).min(end)
}

fn finished(mut writer: Writer<'_>, fault: Option<u32>) -> Tree {
    writer.closed = None;
    gap::settle(&mut writer.tree, writer.text);
    if fault.is_some() {
        writer.tree.fault = fault;
        let next = cut::brackets(&mut writer);
        writer.tree.guessed = Some(writer.tree.nodes.len() as u32);
        guess::rest(&mut writer, next);
    }
    while writer.depth() > 0 {
        writer.end();
    }
    writer.tree
}
