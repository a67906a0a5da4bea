//! `textDocument/semanticTokens/full` and `textDocument/semanticTokens/range`: what each word is, for its colour.

use justarch::Span;
use justarch::places::{Token, TokenKind, UseKind};
use lsp_types::request::{Request, SemanticTokensFullRequest, SemanticTokensRangeRequest};
use lsp_types::{
    SemanticToken, SemanticTokenModifier, SemanticTokenType, SemanticTokens,
    SemanticTokensFullOptions, SemanticTokensLegend, SemanticTokensOptions, SemanticTokensParams,
    SemanticTokensRangeParams, SemanticTokensRangeResult, SemanticTokensResult,
    SemanticTokensServerCapabilities, ServerCapabilities,
};

use super::answers::{Answers, Refused};
use super::client::Client;
use super::session::Session;
use super::view::View;

/// The types, by their numbers.
const TYPES: [SemanticTokenType; 9] = [
    SemanticTokenType::NAMESPACE,
    SemanticTokenType::PROPERTY,
    SemanticTokenType::VARIABLE,
    SemanticTokenType::CLASS,
    SemanticTokenType::ENUM_MEMBER,
    SemanticTokenType::NUMBER,
    SemanticTokenType::KEYWORD,
    SemanticTokenType::STRING,
    SemanticTokenType::COMMENT,
];
/// The modifiers, by their bits: an id where it is defined, one of the version before.
const MODIFIERS: [SemanticTokenModifier; 2] = [
    SemanticTokenModifier::DEFINITION,
    SemanticTokenModifier::READONLY,
];
const DEFINITION: u32 = 1;
const EARLIER: u32 = 2;

pub(super) struct Full;
pub(super) struct Part;

impl Answers for Full {
    type Request = SemanticTokensFullRequest;

    fn offer(_: &Client, server: &mut ServerCapabilities) {
        let options = SemanticTokensOptions {
            legend: SemanticTokensLegend {
                token_types: TYPES.to_vec(),
                token_modifiers: MODIFIERS.to_vec(),
            },
            range: Some(true),
            full: Some(SemanticTokensFullOptions::Bool(true)),
            ..SemanticTokensOptions::default()
        };
        server.semantic_tokens_provider = Some(
            SemanticTokensServerCapabilities::SemanticTokensOptions(options),
        );
    }

    fn answer(
        session: &mut Session,
        params: SemanticTokensParams,
    ) -> Result<<SemanticTokensFullRequest as Request>::Result, Refused> {
        let view = session.view(&params.text_document.uri);
        Ok(view.map(|view| SemanticTokensResult::Tokens(tokens(&view, 0, usize::MAX))))
    }
}

impl Answers for Part {
    type Request = SemanticTokensRangeRequest;

    fn offer(_: &Client, _: &mut ServerCapabilities) {}

    fn answer(
        session: &mut Session,
        params: SemanticTokensRangeParams,
    ) -> Result<<SemanticTokensRangeRequest as Request>::Result, Refused> {
        let view = session.view(&params.text_document.uri);
        Ok(view.map(|view| {
            let (start, end) = (
                view.offset(params.range.start),
                view.offset(params.range.end),
            );
            SemanticTokensRangeResult::Tokens(tokens(&view, start, end))
        }))
    }
}

/// Type and modifiers of a word; `None` of what is coloured as the text around it.
fn colour(kind: TokenKind) -> Option<(u32, u32)> {
    Some(match kind {
        TokenKind::Section => (0, 0),
        TokenKind::Key => (1, 0),
        TokenKind::Id {
            kind, is_earlier, ..
        } => {
            let defined = if kind == UseKind::Definition {
                DEFINITION
            } else {
                0
            };
            let earlier = if is_earlier { EARLIER } else { 0 };
            (2, defined | earlier)
        }
        TokenKind::OwnId => (2, DEFINITION),
        TokenKind::Kind => (3, 0),
        TokenKind::Word => (4, 0),
        TokenKind::Number | TokenKind::Date => (5, 0),
        TokenKind::Flag => (6, 0),
        TokenKind::Text => (7, 0),
        TokenKind::Comment => (8, 0),
        _ => return None,
    })
}

fn tokens(view: &View<'_>, start: usize, end: usize) -> SemanticTokens {
    let all = view.places.tokens(view.source);
    let mut out = Writer::default();
    let here = all.iter().filter(|token| {
        let (from, to) = (token.span.start as usize, token.span.end as usize);
        start < to && from < end
    });
    for token in here {
        if let Some(colour) = colour(token.kind) {
            for line in lines(view, token) {
                out.put(view, line, colour);
            }
        }
    }
    SemanticTokens {
        result_id: None,
        data: out.data,
    }
}

/// The parts of a word on each of its lines, without what indents them.
fn lines(view: &View<'_>, token: &Token<'_>) -> Vec<Span> {
    let mut at = token.span.start;
    let mut spans = Vec::new();
    for line in view
        .sources()
        .slice(token.span)
        .split_inclusive(['\n', '\r'])
    {
        let inner = line.trim_start_matches([' ', '\t']);
        let start = at.saturating_add(line.len().saturating_sub(inner.len()) as u32);
        let inner = inner.trim_end();
        let end = start.saturating_add(inner.len() as u32);
        if start < end {
            spans.push(Span::new(token.span.source, start, end));
        }
        at = at.saturating_add(line.len() as u32);
    }
    spans
}

/// Writes each token by its distance from the one before.
#[derive(Default)]
struct Writer {
    line: u32,
    column: u32,
    data: Vec<SemanticToken>,
}

impl Writer {
    fn put(&mut self, view: &View<'_>, span: Span, (token_type, modifiers): (u32, u32)) {
        let range = view.range(span);
        let (line, column) = (range.start.line, range.start.character);
        let delta_line = line.saturating_sub(self.line);
        let before = if delta_line == 0 { self.column } else { 0 };
        self.data.push(SemanticToken {
            delta_line,
            delta_start: column.saturating_sub(before),
            length: range.end.character.saturating_sub(column),
            token_type,
            token_modifiers_bitset: modifiers,
        });
        (self.line, self.column) = (line, column);
    }
}
