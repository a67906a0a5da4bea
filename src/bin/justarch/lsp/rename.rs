//! `textDocument/rename`: an id in all files, as `justarch rename` does.

use std::path::Path;

use justarch::Lang;
use justarch::places::{IdOf, UseKind};
use lsp_server::ErrorCode;
use lsp_types::request::{PrepareRenameRequest, Rename as Asked, Request};
use lsp_types::{
    OneOf, Position, PrepareRenameResponse, RenameOptions, RenameParams, ServerCapabilities,
    TextDocumentPositionParams, WorkDoneProgressOptions,
};

use super::answers::{Answers, Refused};
use super::client::Client;
use super::edits;
use super::names::IdAt;
use super::session::Session;
use super::view::View;
use crate::args::OwnRules;
use crate::commands::rename;
use crate::commands::rename::Args as RenameArgs;
use crate::fault::Fault;
use crate::output::Output;

pub(super) struct Prepare;

impl Answers for Prepare {
    type Request = PrepareRenameRequest;

    fn offer(_: &Client, server: &mut ServerCapabilities) {
        server.rename_provider = Some(OneOf::Right(RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        }));
    }

    fn answer(
        session: &mut Session,
        params: TextDocumentPositionParams,
    ) -> Result<<PrepareRenameRequest as Request>::Result, Refused> {
        let Some(view) = session.view(&params.text_document.uri) else {
            return Ok(None);
        };
        let found = id(&view, params.position);
        Ok(found.map(|(_, id, span)| {
            let text = view.sources().slice(span);
            // Quotes stay.
            let quotes = u32::from(text.starts_with(['"', '\'']));
            let inside = justarch::Span::new(
                span.source,
                span.start.saturating_add(quotes),
                span.end.saturating_sub(quotes),
            );
            PrepareRenameResponse::RangeWithPlaceholder {
                range: view.range(inside),
                placeholder: id.to_owned(),
            }
        }))
    }
}

pub(super) struct Rename;

impl Answers for Rename {
    type Request = Asked;

    // Said with its preparation.
    fn offer(_: &Client, _: &mut ServerCapabilities) {}

    fn answer(
        session: &mut Session,
        params: RenameParams,
    ) -> Result<<Asked as Request>::Result, Refused> {
        let asked = params.text_document_position;
        let lang = session.lang;
        let Some(view) = session.view(&asked.text_document.uri) else {
            return Ok(None);
        };
        let Some((of, id, _)) = id(&view, asked.position) else {
            return Ok(None);
        };
        let args = RenameArgs {
            file: view.root().to_owned(),
            id: id.to_owned(),
            to: params.new_name,
            of: None,
            succeed: None,
            write: false,
            own: OwnRules::default(),
        };
        let out = Output::new(lang);
        let open = |path: &Path| Some(view.open(&edits::name(path))?.text.clone());
        let renamed = rename::renamed(&args, of, (view.document, None), &open, &out);
        let (changes, _) = renamed.map_err(|fault| refused(&fault, lang))?;
        let edit = edits::of_changes(&view, &changes);
        edit.map(Some).map_err(|why| Refused::because(&why, lang))
    }
}

/// The id at a position, if the document defines it: what it names, and where it stands.
fn id<'v>(view: &View<'v>, position: Position) -> Option<(IdOf, &'v str, justarch::Span)> {
    let IdAt { of, id, found } = view.id_at(view.offset(position))?;
    let uses = view.places.of_id(of, id);
    let is_defined = uses.iter().any(|used| used.kind == UseKind::Definition);
    (is_defined && !found.is_earlier).then_some((of, id, found.span))
}

fn refused(fault: &Fault, lang: Lang) -> Refused {
    match fault {
        Fault::Said { text, .. } => Refused::because(text, lang),
        Fault::Load(error) => of_report(error.report(), lang),
        Fault::Rules(rules) => of_report(rules.report(), lang),
    }
}

fn of_report(report: &justarch::Report, lang: Lang) -> Refused {
    let first = report.iter().next().map(|found| found.message.get(lang));
    Refused {
        code: ErrorCode::RequestFailed,
        why: first.unwrap_or_default().to_owned(),
    }
}
