//! `textDocument/references`: everywhere that an id is used.

use justarch::places::{Expected, Use, UseKind, ValueKind};
use lsp_types::request::{References as Asked, Request};
use lsp_types::{Location, OneOf, ReferenceParams, ServerCapabilities};

use super::answers::{Answers, Refused};
use super::client::Client;
use super::names::IdAt;
use super::session::Session;
use super::view::View;

pub(super) struct References;

impl Answers for References {
    type Request = Asked;

    fn offer(_: &Client, server: &mut ServerCapabilities) {
        server.references_provider = Some(OneOf::Left(true));
    }

    fn answer(
        session: &mut Session,
        params: ReferenceParams,
    ) -> Result<<Asked as Request>::Result, Refused> {
        let asked = params.text_document_position;
        let Some(view) = session.view(&asked.text_document.uri) else {
            return Ok(None);
        };
        let offset = view.offset(asked.position);
        let Some(at) = view.id_at(offset) else {
            return Ok(of_kind(&view, offset));
        };
        let with_definition = params.context.include_declaration;
        let uses = uses(&view, &at);
        let wanted = uses
            .iter()
            .filter(|found| with_definition || found.kind != UseKind::Definition);
        Ok(Some(
            wanted
                .filter_map(|found| view.location(found.span))
                .collect(),
        ))
    }
}

/// Where the kind at an offset is written: the elements of that kind.
fn of_kind(view: &View<'_>, offset: usize) -> Option<Vec<Location>> {
    let at = view.places.at(view.source, offset)?;
    let Expected::Value {
        kind: ValueKind::Kind(_),
        ..
    } = at.expected
    else {
        return None;
    };
    Some(uses_of_kind(view, at.entry?.text()?))
}

/// Where a kind is written, in the order of the document.
fn uses_of_kind(view: &View<'_>, kind: &str) -> Vec<Location> {
    let elements = view.known().elements();
    let elements = elements.filter(|element| element.kind_key() == kind);
    let entries = elements.filter_map(|element| view.places.element(element.id())?.get("kind"));
    // An element that was read before may say something else now.
    let entries = entries.filter(|entry| entry.text() == Some(kind));
    entries
        .filter_map(|entry| view.location(entry.value_span()))
        .collect()
}

/// Where the same thing is named: an id of the version before is another one, though it be spelt alike.
pub(super) fn uses<'v>(view: &View<'v>, at: &IdAt<'_>) -> Vec<Use<'v>> {
    let mut uses = view.places.of_id(at.of, at.id);
    uses.retain(|found| found.is_earlier == at.found.is_earlier);
    uses
}
