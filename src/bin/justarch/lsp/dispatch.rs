//! The requests that are answered, one file each.

use justarch::{Lang, Text};
use lsp_server::ErrorCode;
use lsp_types::ServerCapabilities;
use lsp_types::request::Request;
use serde_json::Value;

use super::formatting;
use super::session::{Client, Session};

/// A request with its answer.
pub(super) trait Answers {
    type Request: Request;

    /// What is said of it when client and server meet.
    fn offer(client: &Client, server: &mut ServerCapabilities);

    fn answer(
        session: &mut Session,
        params: <Self::Request as Request>::Params,
    ) -> Result<<Self::Request as Request>::Result, Refused>;
}

/// Why there is no answer.
#[derive(Debug)]
pub(super) struct Refused {
    pub(super) code: ErrorCode,
    pub(super) why: String,
}

impl Refused {
    /// The request is understood, and what it asks for cannot be done.
    pub(super) fn because(why: &Text, lang: Lang) -> Self {
        Self {
            code: ErrorCode::RequestFailed,
            why: why.get(lang).to_owned(),
        }
    }
}

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
const REQUESTS: &[Row] = &[row::<formatting::Formatting>()];

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
