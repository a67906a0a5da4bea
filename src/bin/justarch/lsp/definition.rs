//! `textDocument/definition`: where the thing stands that an id names, or the file that is included.

use justarch::places::{Expected, UseKind, ValueKind};
use justarch::{SourceId, Span};
use lsp_types::request::{GotoDefinition, Request};
use lsp_types::{
    GotoDefinitionParams, GotoDefinitionResponse, Location, OneOf, ServerCapabilities,
};

use super::answers::{Answers, Refused};
use super::client::Client;
use super::hover::own_key;
use super::session::Session;
use super::view::View;

pub(super) struct Definition;

impl Answers for Definition {
    type Request = GotoDefinition;

    fn offer(_: &Client, server: &mut ServerCapabilities) {
        server.definition_provider = Some(OneOf::Left(true));
    }

    fn answer(
        session: &mut Session,
        params: GotoDefinitionParams,
    ) -> Result<<GotoDefinition as Request>::Result, Refused> {
        let asked = params.text_document_position_params;
        let Some(view) = session.view(&asked.text_document.uri) else {
            return Ok(None);
        };
        let found = found(&view, view.offset(asked.position));
        Ok((!found.is_empty()).then_some(GotoDefinitionResponse::Array(found)))
    }
}

fn found(view: &View<'_>, offset: usize) -> Vec<Location> {
    if let Some(at) = view.id_at(offset) {
        // What the version before had is not here.
        if at.found.is_earlier {
            return Vec::new();
        }
        let uses = view.places.of_id(at.of, at.id);
        let definitions = uses
            .iter()
            .filter(|found| found.kind == UseKind::Definition);
        return definitions
            .filter_map(|found| view.location(found.span))
            .collect();
    }
    place_of_value(view, offset).into_iter().collect()
}

/// The file that is included, or the key that a value names.
fn place_of_value(view: &View<'_>, offset: usize) -> Option<Location> {
    let at = view.places.at(view.source, offset)?;
    let Expected::Value { kind, .. } = at.expected else {
        return None;
    };
    let entry = at.entry?;
    let said = entry.text()?;
    match kind {
        ValueKind::Path => {
            let file = included(view, said)?;
            view.location(Span::new(file, 0, 0))
        }
        ValueKind::OwnKey => view.location(own_key(view, entry, said)?),
        _ => None,
    }
}

/// The file of a path in `include`.
pub(super) fn included(view: &View<'_>, path: &str) -> Option<SourceId> {
    let sources = view.sources();
    let root = sources.name(SourceId::ROOT);
    let folder = root.rfind('/').and_then(|at| root.get(..at));
    let parts: Vec<_> = path.split('/').filter(|part| *part != ".").collect();
    let path = parts.join("/");
    let name = folder.map_or(path.clone(), |folder| format!("{folder}/{path}"));
    let mut ids = sources.ids();
    ids.find(|id| sources.name(*id) == name)
}
