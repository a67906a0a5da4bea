//! What a request is: one file with a type that answers it.

use justarch::{Lang, Text};
use lsp_server::ErrorCode;
use lsp_types::ServerCapabilities;
use lsp_types::request::Request;

use super::client::Client;
use super::session::Session;

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
