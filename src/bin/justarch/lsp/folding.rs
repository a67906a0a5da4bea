//! `textDocument/foldingRange`: sections, elements and all else of several lines; comments above each other.

use justarch::Span;
use justarch::places::{Entry, ValueForm};
use lsp_types::request::{FoldingRangeRequest, Request};
use lsp_types::{
    FoldingRange, FoldingRangeKind, FoldingRangeParams, FoldingRangeProviderCapability,
    ServerCapabilities,
};

use super::answers::{Answers, Refused};
use super::client::Client;
use super::session::Session;
use super::view::View;

pub(super) struct Folding;

impl Answers for Folding {
    type Request = FoldingRangeRequest;

    fn offer(_: &Client, server: &mut ServerCapabilities) {
        server.folding_range_provider = Some(FoldingRangeProviderCapability::Simple(true));
    }

    fn answer(
        session: &mut Session,
        params: FoldingRangeParams,
    ) -> Result<<FoldingRangeRequest as Request>::Result, Refused> {
        let Some(view) = session.view(&params.text_document.uri) else {
            return Ok(None);
        };
        let mut ranges = Vec::new();
        let mut open: Vec<Entry<'_>> = view.places.file(view.source).into_iter().collect();
        while let Some(entry) = open.pop() {
            open.extend(entry.entries());
            // The whole of a file is not folded.
            if entry.parent().is_some() {
                let kind = (entry.key() == Some("include")).then_some(FoldingRangeKind::Imports);
                ranges.extend(fold(&view, end_of(&view, entry), kind));
            }
        }
        ranges.extend(comments(&view));
        ranges.sort_by_key(|range| (range.start_line, std::cmp::Reverse(range.end_line)));
        // Of what begins on one line the outermost.
        ranges.dedup_by_key(|range| range.start_line);
        Ok(Some(ranges))
    }
}

/// From the line of the key to the last line that has something of it.
fn end_of(view: &View<'_>, entry: Entry<'_>) -> Span {
    let extent = entry.extent();
    let text = view.sources().slice(extent);
    let trimmed = match entry.form() {
        ValueForm::BlockText => text.trim_end_matches(['\n', '\r', ' ', '\t']),
        _ => text.trim_end(),
    };
    let end = extent.start.saturating_add(trimmed.len() as u32);
    Span { end, ..extent }
}

fn fold(view: &View<'_>, span: Span, kind: Option<FoldingRangeKind>) -> Option<FoldingRange> {
    let range = view.range(span);
    (range.start.line < range.end.line).then(|| FoldingRange {
        start_line: range.start.line,
        end_line: range.end.line,
        kind,
        ..FoldingRange::default()
    })
}

/// Comments that fill lines of their own, one right below the other.
fn comments(view: &View<'_>) -> Vec<FoldingRange> {
    let text = view.text();
    let mut blocks: Vec<(u32, u32)> = Vec::new();
    for span in view.places.comments(view.source) {
        let before = text.get(..span.start as usize).unwrap_or_default();
        let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
        if !line.trim_matches(['\u{feff}', ' ', '\t']).is_empty() {
            continue;
        }
        let at = view.range(span).start.line;
        match blocks.last_mut() {
            Some((_, last)) if last.saturating_add(1) == at => *last = at,
            _ => blocks.push((at, at)),
        }
    }
    let several = blocks.into_iter().filter(|(start, end)| start < end);
    several
        .map(|(start_line, end_line)| FoldingRange {
            start_line,
            end_line,
            kind: Some(FoldingRangeKind::Comment),
            ..FoldingRange::default()
        })
        .collect()
}
