//! Messages on the standard input and output: a head with the length, then JSON.

use std::io::{self, BufRead, Read as _, Write as _};
use std::sync::mpsc::{self, Receiver};
use std::thread;

use justarch::Limits;
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use serde::Serialize;
use serde_json::{Value, json};

use crate::fault::{Fault, of_io};

/// What came in.
#[derive(Debug)]
pub(super) enum Incoming {
    Message(Message),
    /// No message of the protocol, with the id if it has one.
    Malformed {
        id: Option<RequestId>,
        code: ErrorCode,
        why: String,
    },
}

/// Reads in a thread of its own, so that what is cancelled can be seen while something is answered. The channel closes
/// with the input, and where a head makes no sense: what follows it cannot be told apart.
pub(super) fn incoming() -> Result<Receiver<Incoming>, Fault> {
    let (sender, receiver) = mpsc::channel();
    let reading = move || {
        let mut input = io::stdin().lock();
        while let Ok(Some(bytes)) = frame(&mut input) {
            if sender.send(message(&bytes)).is_err() {
                break;
            }
        }
    };
    let thread = thread::Builder::new().name("lsp-input".to_owned());
    thread
        .spawn(reading)
        .map_err(|error| Fault::new(of_io(&error)))?;
    Ok(receiver)
}

/// Of JSON a text may take several bytes for each of its own.
const ESCAPED: usize = 6;
/// How long a line of a head may be.
const HEAD: u64 = 4096;

/// The bytes of one message; `None` at the end of the input.
fn frame(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let malformed = || io::Error::from(io::ErrorKind::InvalidData);
    let mut length = None;
    loop {
        let mut line = String::new();
        if input.by_ref().take(HEAD).read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let line = line.strip_suffix('\n').ok_or_else(malformed)?;
        let line = line.strip_suffix('\r').unwrap_or(line);
        if line.is_empty() {
            break;
        }
        let (name, value) = line.split_once(':').ok_or_else(malformed)?;
        if name.trim().eq_ignore_ascii_case("Content-Length") {
            length = Some(value.trim().parse::<u64>().map_err(|_| malformed())?);
        }
    }
    let length = length.ok_or_else(malformed)?;
    let most = Limits::default().bytes.saturating_mul(ESCAPED) as u64;
    if length > most {
        return Err(malformed());
    }
    let mut bytes = Vec::new();
    let read = input.by_ref().take(length).read_to_end(&mut bytes)?;
    Ok((read as u64 == length).then_some(bytes))
}

/// A message, or what is wrong with it.
fn message(bytes: &[u8]) -> Incoming {
    let value: Value = match serde_json::from_slice(bytes) {
        Ok(value) => value,
        Err(error) => {
            return Incoming::Malformed {
                id: None,
                code: ErrorCode::ParseError,
                why: error.to_string(),
            };
        }
    };
    let id = value.get("id").filter(|id| !id.is_null());
    let known: Option<RequestId> = id.and_then(|id| serde_json::from_value(id.clone()).ok());
    let invalid = |known, why: &str| Incoming::Malformed {
        id: known,
        code: ErrorCode::InvalidRequest,
        why: why.to_owned(),
    };
    let params = value.get("params").cloned().unwrap_or_default();
    match (value.get("method"), id, known) {
        (Some(Value::String(method)), None, _) => {
            Incoming::Message(Message::Notification(Notification {
                method: method.clone(),
                params,
            }))
        }
        (Some(Value::String(method)), Some(_), Some(id)) => {
            Incoming::Message(Message::Request(Request {
                id,
                method: method.clone(),
                params,
            }))
        }
        (None, Some(_), Some(id)) if value.get("result").is_some() => {
            let result = value.get("result").cloned().unwrap_or_default();
            Incoming::Message(Message::Response(Response {
                id,
                response_result: Ok(result),
            }))
        }
        // An error that the client answers with asks for nothing.
        (None, Some(_), Some(id)) if value.get("error").is_some() => {
            Incoming::Message(Message::Response(Response {
                id,
                response_result: Ok(Value::Null),
            }))
        }
        (Some(Value::String(_)), Some(_), None) => {
            invalid(None, "`id` is neither a whole number nor a string")
        }
        (_, _, known) => invalid(known, "there is no `method`"),
    }
}

/// Writes a message. The error is for a client that is gone.
pub(super) fn send(message: &Message) -> io::Result<()> {
    message.write(&mut io::stdout().lock())
}

/// Answers what is no message; without an id nobody can be named.
pub(super) fn refuse(id: Option<&RequestId>, code: ErrorCode, why: &str) -> io::Result<()> {
    write(&json!({
        "jsonrpc": "2.0",
        "id": id,
        "error": { "code": code as i32, "message": why },
    }))
}

/// Writes a notification without a tree of its values: what is told of a document may be megabytes.
pub(super) fn tell(method: &str, params: &impl Serialize) -> io::Result<()> {
    #[derive(Serialize)]
    struct Told<'t, P> {
        jsonrpc: &'t str,
        method: &'t str,
        params: &'t P,
    }
    write(&Told {
        jsonrpc: "2.0",
        method,
        params,
    })
}

fn write(message: &impl Serialize) -> io::Result<()> {
    let text = serde_json::to_vec(message)?;
    let mut out = io::stdout().lock();
    write!(out, "Content-Length: {}\r\n\r\n", text.len())?;
    out.write_all(&text)?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::{Incoming, frame, message};

    fn frames(text: &str) -> Vec<String> {
        let mut input = text.as_bytes();
        let mut all = Vec::new();
        while let Ok(Some(bytes)) = frame(&mut input) {
            all.push(String::from_utf8(bytes).unwrap_or_default());
        }
        all
    }

    #[test]
    fn a_frame_has_the_bytes_that_its_head_says() {
        let two = "Content-Length: 2\r\n\r\n{}Content-Type: x\r\ncontent-length:5\r\n\r\n\"ễ\"";
        assert_eq!(frames(two), ["{}", "\"ễ\""]);
    }

    #[test]
    fn a_head_that_makes_no_sense_ends_it() {
        for head in [
            "Content-Length: much\r\n\r\n",
            "\r\n{}",
            "Content-Length: 99999999999999\r\n\r\n{}",
            "no colon\r\n\r\n",
        ] {
            assert!(frames(head).is_empty(), "{head}");
        }
    }

    #[test]
    fn what_is_no_message_is_named() {
        let bad = |text: &str| matches!(message(text.as_bytes()), Incoming::Malformed { .. });
        for text in [
            "{",
            "[]",
            "1",
            r#"{"id": 1.5, "method": "a"}"#,
            r#"{"id": 1}"#,
            r#"{"method": 1}"#,
        ] {
            assert!(bad(text), "{text}");
        }
        for text in [
            r#"{"id": 1, "method": "a"}"#,
            r#"{"method": "a"}"#,
            r#"{"id": "x", "result": null}"#,
            r#"{"id": null, "method": "a"}"#,
        ] {
            assert!(!bad(text), "{text}");
        }
    }
}
