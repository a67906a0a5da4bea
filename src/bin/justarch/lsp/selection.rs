//! `textDocument/selectionRange`: from the word to its entry, and to each thing around it.

use justarch::Span;
use lsp_types::request::{Request, SelectionRangeRequest};
use lsp_types::{
    Position, Range, SelectionRange, SelectionRangeParams, SelectionRangeProviderCapability,
    ServerCapabilities,
};

use super::answers::{Answers, Refused};
use super::client::Client;
use super::session::Session;
use super::view::View;

pub(super) struct Selection;

impl Answers for Selection {
    type Request = SelectionRangeRequest;

    fn offer(_: &Client, server: &mut ServerCapabilities) {
        server.selection_range_provider = Some(SelectionRangeProviderCapability::Simple(true));
    }

    fn answer(
        session: &mut Session,
        params: SelectionRangeParams,
    ) -> Result<<SelectionRangeRequest as Request>::Result, Refused> {
        let Some(view) = session.view(&params.text_document.uri) else {
            return Ok(None);
        };
        let positions = params.positions.into_iter();
        Ok(Some(positions.map(|at| around(&view, at)).collect()))
    }
}

fn around(view: &View<'_>, position: Position) -> SelectionRange {
    let mut spans: Vec<Span> = Vec::new();
    // Each lies in the next.
    let mut add = |span: Span| {
        let last = spans.last();
        let is_wider = last
            .is_none_or(|last| span.start <= last.start && last.end <= span.end && span != *last);
        if is_wider && span.start < span.end {
            spans.push(span);
        }
    };
    if let Some(at) = view.at(position) {
        add(at.span);
        let mut entry = at.entry;
        while let Some(inside) = entry {
            add(inside.value_span());
            add(inside.extent());
            add(inside.with_comments());
            entry = inside.parent();
        }
    }
    add(Span::new(view.source, 0, view.text().len() as u32));
    let mut range = None;
    for span in spans.into_iter().rev() {
        let made = view.range(span);
        // What does not hold the position is none of its surroundings.
        if made.start <= position && position <= made.end {
            range = Some(SelectionRange {
                range: made,
                parent: range.map(Box::new),
            });
        }
    }
    range.unwrap_or(SelectionRange {
        range: Range::new(position, position),
        parent: None,
    })
}
