//! `textDocument/inlayHint`: what the far ends of relations and the platforms of routes are called.

use justarch::Field;
use justarch::places::{IdOf, TokenKind, UseKind};
use lsp_types::request::{InlayHintRequest, Request};
use lsp_types::{
    InlayHint, InlayHintLabel, InlayHintParams, InlayHintTooltip, OneOf, ServerCapabilities,
};

use super::answers::{Answers, Refused};
use super::client::Client;
use super::session::Session;
use super::view::View;

/// Longer names are cut, for a line has more than them.
const LONGEST: usize = 40;

pub(super) struct Hints;

impl Answers for Hints {
    type Request = InlayHintRequest;

    fn offer(_: &Client, server: &mut ServerCapabilities) {
        server.inlay_hint_provider = Some(OneOf::Left(true));
    }

    fn answer(
        session: &mut Session,
        params: InlayHintParams,
    ) -> Result<<InlayHintRequest as Request>::Result, Refused> {
        let Some(view) = session.view(&params.text_document.uri) else {
            return Ok(None);
        };
        let (start, end) = (
            view.offset(params.range.start),
            view.offset(params.range.end),
        );
        let tokens = view.places.tokens(view.source);
        let here = tokens.iter().filter(|token| {
            let (from, to) = (token.span.start as usize, token.span.end as usize);
            start <= to && from <= end
        });
        let hints = here.filter_map(|token| {
            let TokenKind::Id {
                of,
                kind,
                is_earlier: false,
            } = token.kind
            else {
                return None;
            };
            let is_shown = match kind {
                UseKind::Relation(_) => true,
                UseKind::Field(field) => field == Field::RouteHop,
                _ => false,
            };
            let id = token.entry?.text()?;
            let name = view.name(of, id).filter(|_| is_shown)?;
            let position = view.range(token.span).end;
            Some(InlayHint {
                position,
                label: InlayHintLabel::String(cut(name)),
                kind: None,
                text_edits: None,
                tooltip: tooltip(&view, of, id, name).map(InlayHintTooltip::String),
                padding_left: Some(true),
                padding_right: None,
                data: None,
            })
        });
        Ok(Some(hints.collect()))
    }
}

fn cut(name: &str) -> String {
    let name = justarch::visible(name).replace('\n', " ");
    if name.chars().count() <= LONGEST {
        return name;
    }
    let most = LONGEST.saturating_sub(1);
    let kept: String = name.chars().take(most).collect();
    format!("{}…", kept.trim_end())
}

/// The whole name, with what it is.
fn tooltip(view: &View<'_>, of: IdOf, id: &str, name: &str) -> Option<String> {
    if of != IdOf::Element {
        return Some(name.to_owned());
    }
    let element = view.element(id)?;
    let kind = element.kind().label();
    let layer = element.layer().label();
    let (kind, layer) = (kind.get(view.lang), layer.get(view.lang));
    Some(format!("{name} · {kind} · {layer}"))
}
