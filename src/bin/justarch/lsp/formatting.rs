//! `textDocument/formatting`: as `justarch fmt` lays the file out.

use justarch::Document;
use lsp_types::request::{Formatting as Asked, Request};
use lsp_types::{DocumentFormattingParams, OneOf, ServerCapabilities, TextEdit};

use super::answers::{Answers, Refused};
use super::client::Client;
use super::session::Session;

pub(super) struct Formatting;

impl Answers for Formatting {
    type Request = Asked;

    fn offer(_: &Client, server: &mut ServerCapabilities) {
        server.document_formatting_provider = Some(OneOf::Left(true));
    }

    fn answer(
        session: &mut Session,
        params: DocumentFormattingParams,
    ) -> Result<<Asked as Request>::Result, Refused> {
        let lang = session.lang;
        let Some(view) = session.view(&params.text_document.uri) else {
            return Ok(None);
        };
        let formatted = view.document.formatted();
        let formatted = formatted.map_err(|error| Refused::because(error.text(), lang))?;
        let new = Document::sources(formatted.document()).text(view.source);
        let edits = crate::patch::edits(view.text(), new);
        let edits = edits.into_iter().map(|(start, end, text)| {
            let span = justarch::Span::new(view.source, start, end);
            TextEdit::new(view.range(span), text)
        });
        Ok(Some(edits.collect()))
    }
}
