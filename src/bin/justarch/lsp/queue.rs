//! The messages that wait, so that one that is cancelled need not be answered.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError};
use std::time::Duration;

use lsp_server::{Message, RequestId};
use lsp_types::notification::{Cancel, Notification as _};
use lsp_types::{CancelParams, NumberOrString};

use super::wire::Incoming;

/// So many messages are looked at before the first of them is answered.
const AHEAD: usize = 4096;

pub(super) struct Queue {
    incoming: Receiver<Incoming>,
    waiting: VecDeque<Incoming>,
    is_closed: bool,
}

/// What comes next.
pub(super) enum Next {
    Message(Incoming),
    /// A request that was cancelled before its turn came.
    Cancelled(RequestId),
    /// Nothing came in time.
    Idle,
    /// The client is gone.
    Closed,
}

impl Queue {
    pub(super) fn of(incoming: Receiver<Incoming>) -> Self {
        Self {
            incoming,
            waiting: VecDeque::new(),
            is_closed: false,
        }
    }

    /// The next message, within a time.
    pub(super) fn next(&mut self, within: Duration) -> Next {
        self.drain();
        if self.waiting.is_empty() {
            if self.is_closed {
                return Next::Closed;
            }
            match self.incoming.recv_timeout(within) {
                Ok(message) => self.waiting.push_back(message),
                Err(RecvTimeoutError::Timeout) => return Next::Idle,
                Err(RecvTimeoutError::Disconnected) => return Next::Closed,
            }
            self.drain();
        }
        match self.waiting.pop_front() {
            Some(Incoming::Message(Message::Request(request))) if self.cancels(&request.id) => {
                Next::Cancelled(request.id)
            }
            Some(message) => Next::Message(message),
            None => Next::Idle,
        }
    }

    fn drain(&mut self) {
        while self.waiting.len() < AHEAD {
            match self.incoming.try_recv() {
                Ok(message) => self.waiting.push_back(message),
                Err(TryRecvError::Empty) => return,
                Err(TryRecvError::Disconnected) => {
                    self.is_closed = true;
                    return;
                }
            }
        }
    }

    /// Whether what waits cancels a request.
    fn cancels(&self, id: &RequestId) -> bool {
        self.waiting.iter().any(|waiting| match waiting {
            Incoming::Message(Message::Notification(asked)) if asked.method == Cancel::METHOD => {
                let params = serde_json::from_value(asked.params.clone());
                params.is_ok_and(|params: CancelParams| match params.id {
                    NumberOrString::Number(number) => RequestId::from(number) == *id,
                    NumberOrString::String(text) => RequestId::from(text) == *id,
                })
            }
            Incoming::Message(_) | Incoming::Malformed { .. } => false,
        })
    }
}
