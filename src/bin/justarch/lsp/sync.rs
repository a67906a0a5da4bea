//! What the client does with texts: it opens, changes, saves and closes them, and says which files changed.

use lsp_types::notification::{
    DidChangeTextDocument, DidChangeWatchedFiles, DidCloseTextDocument, DidOpenTextDocument,
    DidSaveTextDocument, Notification,
};
use serde_json::Value;

use super::position;
use super::session::Session;
use super::uri;

/// When the documents are to be checked that a notification touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Check {
    Not,
    /// Once nothing more is typed.
    Soon,
    Now,
}

/// Takes note of a notification; one that is unknown, or says nothing, changes nothing.
pub(super) fn note(session: &mut Session, method: &str, params: Value) -> Check {
    match method {
        DidOpenTextDocument::METHOD => {
            let Some(params) = read::<DidOpenTextDocument>(params) else {
                return Check::Not;
            };
            let text = params.text_document;
            session.workspace.open(text.uri, text.version, text.text);
            Check::Now
        }
        DidChangeTextDocument::METHOD => {
            let Some(params) = read::<DidChangeTextDocument>(params) else {
                return Check::Not;
            };
            let columns = session.client.columns;
            let name = uri::name(&params.text_document.uri);
            let version = params.text_document.version;
            let changed = session.workspace.change(&name, version, |text| {
                position::apply(text, params.content_changes, columns);
            });
            changed.map_or(Check::Not, |()| Check::Soon)
        }
        DidCloseTextDocument::METHOD => {
            let Some(params) = read::<DidCloseTextDocument>(params) else {
                return Check::Not;
            };
            session
                .workspace
                .close(&uri::name(&params.text_document.uri));
            Check::Now
        }
        DidSaveTextDocument::METHOD | DidChangeWatchedFiles::METHOD => {
            session.workspace.disk_changed();
            Check::Now
        }
        _ => Check::Not,
    }
}

fn read<N: Notification>(params: Value) -> Option<N::Params> {
    serde_json::from_value(params).ok()
}
