//! The order in which messages are answered, from the first meeting to the end.

use std::path::Path;
use std::time::{Duration, Instant};

use justarch::Lang;
use justarch::vocabulary::Dictionary;
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::notification::{Exit, Initialized, Notification as _, PublishDiagnostics};
use lsp_types::request::{Initialize, RegisterCapability, Request as _, Shutdown};
use lsp_types::{
    DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern, InitializeParams,
    Registration, RegistrationParams,
};
use serde_json::Value;

use super::client::Client;
use super::queue::{Next, Queue};
use super::session::{Session, language};
use super::sync::{self, Check};
use super::wire::{self, Incoming};
use super::workspace::Workspace;
use super::{capabilities, diagnostics, dispatch};
use crate::Outcome;
use crate::fault::Fault;

/// So long after the last edit documents are checked.
const PAUSE: Duration = Duration::from_millis(150);
/// How often it is asked whether the client is still there.
const ALIVE: Duration = Duration::from_secs(3);

pub(super) fn serve(stated: Option<Lang>) -> Result<Outcome, Fault> {
    let mut server = Server {
        queue: Queue::of(wire::incoming()?),
        stated,
        session: None,
        is_shut_down: false,
        due: None,
    };
    // A client that is gone cannot be told of it.
    let outcome = server.run().unwrap_or(Outcome::Findings);
    Ok(outcome)
}

struct Server {
    queue: Queue,
    stated: Option<Lang>,
    /// Nothing before client and server have met.
    session: Option<Session>,
    is_shut_down: bool,
    /// When documents are to be checked.
    due: Option<Instant>,
}

impl Server {
    fn run(&mut self) -> std::io::Result<Outcome> {
        loop {
            let now = Instant::now();
            let within = self
                .due
                .map_or(ALIVE, |due| due.saturating_duration_since(now));
            match self.queue.next(within) {
                Next::Message(Incoming::Message(Message::Request(request))) => {
                    let response = self.answer(request);
                    wire::send(&Message::Response(response))?;
                }
                Next::Message(Incoming::Message(Message::Notification(said))) => {
                    if said.method == Exit::METHOD {
                        break;
                    }
                    self.note(said)?;
                }
                Next::Message(Incoming::Malformed { id, code, why }) => {
                    wire::refuse(id.as_ref(), code, &why)?;
                }
                Next::Cancelled(id) => {
                    let response = Response::new_err(
                        id,
                        ErrorCode::RequestCanceled as i32,
                        "cancelled".to_owned(),
                    );
                    wire::send(&Message::Response(response))?;
                }
                Next::Idle if self.due.is_some() => self.check()?,
                Next::Idle if self.client_is_gone() => break,
                Next::Idle | Next::Message(Incoming::Message(Message::Response(_))) => {}
                Next::Closed => break,
            }
        }
        Ok(if self.is_shut_down {
            Outcome::Clean
        } else {
            Outcome::Findings
        })
    }

    fn answer(&mut self, request: Request) -> Response {
        let Request { id, method, params } = request;
        let refuse = |id, code: ErrorCode, why: String| Response::new_err(id, code as i32, why);
        if self.is_shut_down {
            let why = "the server is shut down".to_owned();
            return refuse(id, ErrorCode::InvalidRequest, why);
        }
        if method == Initialize::METHOD {
            return self.meet(id, params);
        }
        let Some(session) = &mut self.session else {
            let why = "`initialize` comes first".to_owned();
            return refuse(id, ErrorCode::ServerNotInitialized, why);
        };
        if method == Shutdown::METHOD {
            self.is_shut_down = true;
            return Response::new_ok(id, Value::Null);
        }
        match dispatch::dispatch(session, &method, params) {
            Ok(result) => Response::new_ok(id, result),
            Err(refused) => refuse(id, refused.code, refused.why),
        }
    }

    /// The first request.
    fn meet(&mut self, id: RequestId, params: Value) -> Response {
        let refuse = |id, code: ErrorCode, why: String| Response::new_err(id, code as i32, why);
        if self.session.is_some() {
            let why = "`initialize` comes once".to_owned();
            return refuse(id, ErrorCode::InvalidRequest, why);
        }
        let params: InitializeParams = match serde_json::from_value(params) {
            Ok(params) => params,
            Err(error) => return refuse(id, ErrorCode::InvalidParams, error.to_string()),
        };
        let client = Client::of(&params);
        self.session = Some(Session {
            client,
            lang: language(self.stated, &params),
            workspace: Workspace::default(),
            words: Dictionary::new(),
        });
        match serde_json::to_value(capabilities::of(&client)) {
            Ok(result) => Response::new_ok(id, result),
            Err(error) => refuse(id, ErrorCode::InternalError, error.to_string()),
        }
    }

    fn note(&mut self, said: Notification) -> std::io::Result<()> {
        let Some(session) = &mut self.session else {
            return Ok(());
        };
        if said.method == Initialized::METHOD {
            return match watch(&session.client) {
                Some(request) => wire::send(&Message::Request(request)),
                None => Ok(()),
            };
        }
        match sync::note(session, &said.method, said.params) {
            Check::Not => {}
            Check::Soon => self.due = Instant::now().checked_add(PAUSE),
            Check::Now => self.due = Some(Instant::now()),
        }
        Ok(())
    }

    /// Checks what changed and tells the findings. Runs when nothing waits, so that edits that came in one go are
    /// checked as one.
    fn check(&mut self) -> std::io::Result<()> {
        self.due = None;
        let Some(session) = &mut self.session else {
            return Ok(());
        };
        for told in diagnostics::told(session) {
            wire::tell(PublishDiagnostics::METHOD, &told)?;
        }
        Ok(())
    }

    /// Whether the process that started the server is gone. Where that cannot be asked, the end of the input says it.
    fn client_is_gone(&self) -> bool {
        let process = self
            .session
            .as_ref()
            .and_then(|session| session.client.process);
        process.is_some_and(|id| {
            let all = Path::new("/proc");
            all.join("self").exists() && !all.join(id.to_string()).exists()
        })
    }
}

/// Asks the client to watch documents, configurations, rule files and baselines.
fn watch(client: &Client) -> Option<Request> {
    if !client.watches {
        return None;
    }
    let patterns = ["**/*.{yaml,yml,json}", "**/justarch.toml"];
    let watchers = patterns.map(|pattern| FileSystemWatcher {
        glob_pattern: GlobPattern::String(pattern.to_owned()),
        kind: None,
    });
    let options = DidChangeWatchedFilesRegistrationOptions {
        watchers: watchers.to_vec(),
    };
    let params = RegistrationParams {
        registrations: vec![Registration {
            id: "files".to_owned(),
            method: "workspace/didChangeWatchedFiles".to_owned(),
            register_options: serde_json::to_value(options).ok(),
        }],
    };
    Some(Request {
        id: RequestId::from("watch".to_owned()),
        method: RegisterCapability::METHOD.to_owned(),
        params: serde_json::to_value(params).ok()?,
    })
}
