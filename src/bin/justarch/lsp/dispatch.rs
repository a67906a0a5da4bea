//! The requests that are answered, one file each.

use lsp_server::ErrorCode;
use lsp_types::ServerCapabilities;
use lsp_types::request::Request as _;
use serde_json::Value;

use super::answers::{Answers, Refused};
use super::client::Client;
use super::session::Session;
use super::{
    code_action, completion, definition, folding, formatting, hierarchy, highlight, hints, hover,
    lens, links, references, rename, selection, symbols, tokens, workspace_symbols,
};

/// A request of the table.
struct Row {
    method: &'static str,
    offer: fn(&Client, &mut ServerCapabilities),
    answer: fn(&mut Session, Value) -> Result<Value, Refused>,
}

const fn row<A: Answers>() -> Row {
    Row {
        method: A::Request::METHOD,
        offer: A::offer,
        answer: answer::<A>,
    }
}

/// Every request but those of the protocol itself.
const REQUESTS: &[Row] = &[
    row::<code_action::CodeActions>(),
    row::<completion::Completion>(),
    row::<formatting::Formatting>(),
    row::<hover::Hovering>(),
    row::<definition::Definition>(),
    row::<references::References>(),
    row::<highlight::Highlight>(),
    row::<symbols::Symbols>(),
    row::<workspace_symbols::WorkspaceSymbols>(),
    row::<hierarchy::Prepare>(),
    row::<hierarchy::Incoming>(),
    row::<hierarchy::Outgoing>(),
    row::<lens::Lens>(),
    row::<lens::Resolve>(),
    row::<hints::Hints>(),
    row::<folding::Folding>(),
    row::<selection::Selection>(),
    row::<tokens::Full>(),
    row::<tokens::Part>(),
    row::<links::Links>(),
    row::<rename::Prepare>(),
    row::<rename::Rename>(),
];

fn answer<A: Answers>(session: &mut Session, params: Value) -> Result<Value, Refused> {
    let params = serde_json::from_value(params).map_err(|error| Refused {
        code: ErrorCode::InvalidParams,
        why: error.to_string(),
    })?;
    let result = A::answer(session, params)?;
    serde_json::to_value(result).map_err(|error| Refused {
        code: ErrorCode::InternalError,
        why: error.to_string(),
    })
}

/// Says what requests are answered.
pub(super) fn offer(client: &Client, server: &mut ServerCapabilities) {
    for row in REQUESTS {
        (row.offer)(client, server);
    }
}

/// What is answered.
#[cfg(test)]
pub(super) fn methods() -> impl Iterator<Item = &'static str> {
    REQUESTS.iter().map(|row| row.method)
}

/// Answers a request.
pub(super) fn dispatch(
    session: &mut Session,
    method: &str,
    params: Value,
) -> Result<Value, Refused> {
    match REQUESTS.iter().find(|row| row.method == method) {
        Some(row) => (row.answer)(session, params),
        None => Err(Refused {
            code: ErrorCode::MethodNotFound,
            why: format!("`{method}` is not answered"),
        }),
    }
}
