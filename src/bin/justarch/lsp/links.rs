//! `textDocument/documentLink`: included files, and addresses of sources.

use std::fmt::Write as _;

use justarch::places::{Entry, Token, TokenKind};
use lsp_types::request::{DocumentLinkRequest, Request};
use lsp_types::{
    DocumentLink, DocumentLinkOptions, DocumentLinkParams, ServerCapabilities, Uri,
    WorkDoneProgressOptions,
};

use super::answers::{Answers, Refused};
use super::client::Client;
use super::definition::included;
use super::session::Session;
use super::view::View;

pub(super) struct Links;

impl Answers for Links {
    type Request = DocumentLinkRequest;

    fn offer(_: &Client, server: &mut ServerCapabilities) {
        server.document_link_provider = Some(DocumentLinkOptions {
            resolve_provider: Some(false),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        });
    }

    fn answer(
        session: &mut Session,
        params: DocumentLinkParams,
    ) -> Result<<DocumentLinkRequest as Request>::Result, Refused> {
        let Some(view) = session.view(&params.text_document.uri) else {
            return Ok(None);
        };
        let tokens = view.places.tokens(view.source);
        Ok(Some(
            tokens
                .iter()
                .filter_map(|token| link(&view, token))
                .collect(),
        ))
    }
}

fn link(view: &View<'_>, token: &Token<'_>) -> Option<DocumentLink> {
    let entry = token.entry.filter(|_| token.kind == TokenKind::Text)?;
    let said = entry.text()?;
    let target = if is_path(entry) {
        view.uri(included(view, said)?)
    } else {
        address(said)
    };
    Some(DocumentLink {
        range: view.range(token.span),
        target: Some(target?),
        tooltip: None,
        data: None,
    })
}

/// Whether it is one of the files that the root file includes.
fn is_path(entry: Entry<'_>) -> bool {
    let list = if entry.key().is_some() {
        Some(entry)
    } else {
        entry.parent()
    };
    let is_include = |list: Entry<'_>| {
        let top = list.parent();
        list.key() == Some("include") && top.is_some_and(|top| top.parent().is_none())
    };
    list.is_some_and(is_include)
}

/// A text that is an address on the web, whatever letters it has.
fn address(text: &str) -> Option<Uri> {
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    if !is_web || text.contains(char::is_whitespace) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let is_plain = c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c);
        if is_plain {
            out.push(c);
            continue;
        }
        for byte in c.encode_utf8(&mut [0; 4]).bytes() {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out.parse().ok()
}
