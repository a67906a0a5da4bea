//! `textDocument/documentHighlight`: where else in the file an id stands.

use justarch::places::UseKind;
use lsp_types::request::{DocumentHighlightRequest, Request};
use lsp_types::{
    DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams, OneOf, ServerCapabilities,
};

use super::answers::{Answers, Refused};
use super::client::Client;
use super::references::uses;
use super::session::Session;

pub(super) struct Highlight;

impl Answers for Highlight {
    type Request = DocumentHighlightRequest;

    fn offer(_: &Client, server: &mut ServerCapabilities) {
        server.document_highlight_provider = Some(OneOf::Left(true));
    }

    fn answer(
        session: &mut Session,
        params: DocumentHighlightParams,
    ) -> Result<<DocumentHighlightRequest as Request>::Result, Refused> {
        let asked = params.text_document_position_params;
        let Some(view) = session.view(&asked.text_document.uri) else {
            return Ok(None);
        };
        let offset = view.offset(asked.position);
        let Some(at) = view.id_at(offset) else {
            return Ok(None);
        };
        let here = uses(&view, &at).into_iter();
        let here = here.filter(|found| found.span.source == view.source);
        let marks = here.map(|found| DocumentHighlight {
            range: view.range(found.span),
            kind: Some(match found.kind {
                UseKind::Definition => DocumentHighlightKind::WRITE,
                _ => DocumentHighlightKind::READ,
            }),
        });
        Ok(Some(marks.collect()))
    }
}
