//! Meeting, ending, and messages that make no sense.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::client::{Client, Folder, able};

#[test]
fn it_says_what_it_can_do() {
    let client = Client::start("vi");
    assert_eq!(client.offered["positionEncoding"], "utf-16");
    assert_eq!(client.offered["textDocumentSync"]["change"], 2);
    assert_eq!(client.offered["documentFormattingProvider"], true);
    assert_eq!(client.end(), Some(0));
    let client = Client::with("vi", &able(&["utf-16", "utf-8"]));
    assert_eq!(client.offered["positionEncoding"], "utf-8");
    let client = Client::with("vi", &json!({}));
    assert_eq!(client.offered["positionEncoding"], "utf-16");
}

#[test]
fn it_ends_with_its_client() {
    assert_eq!(Client::start("vi").leave(), Some(1));
    let mut client = Client::start("vi");
    client.tell("exit", Value::Null);
    assert_eq!(client.wait_for_end(), Some(1), "without a shutdown");
    let mut client = Client::start("vi");
    client.ask("shutdown", Value::Null);
    assert_eq!(client.refused("shutdown", Value::Null)["code"], -32600);
    assert_eq!(client.leave(), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn it_ends_with_the_process_that_it_was_told_of() {
    let mut of_client = std::process::Command::new("sleep")
        .arg("0")
        .spawn()
        .unwrap();
    let process = of_client.id();
    of_client.wait().unwrap();
    let mut client = Client::silent(&["--stdio"]);
    client.ask(
        "initialize",
        json!({ "processId": process, "capabilities": {} }),
    );
    assert_eq!(client.wait_for_end(), Some(1));
}

#[test]
fn first_things_first() {
    let mut client = Client::silent(&[]);
    assert_eq!(
        client.refused("textDocument/formatting", json!({}))["code"],
        -32002
    );
    client.ask(
        "initialize",
        json!({ "processId": null, "capabilities": {} }),
    );
    assert_eq!(
        client.refused("initialize", json!({ "capabilities": {} }))["code"],
        -32600
    );
    assert_eq!(
        client.refused("textDocument/moniker", json!({}))["code"],
        -32601
    );
    assert_eq!(
        client.refused("textDocument/formatting", json!({ "x": 1 }))["code"],
        -32602
    );
    client.tell("$/unknown", json!({}));
    client.tell("textDocument/didOpen", json!({ "x": 1 }));
    assert_eq!(client.end(), Some(0));
}

#[test]
fn what_is_no_message_is_answered_and_does_not_end_it() {
    let mut client = Client::start("vi");
    for (text, id, code) in [
        ("{", Value::Null, -32700),
        ("[]", Value::Null, -32600),
        (
            r#"{"jsonrpc":"2.0","id":1.5,"method":"shutdown"}"#,
            Value::Null,
            -32600,
        ),
        (r#"{"jsonrpc":"2.0","id":"x"}"#, json!("x"), -32600),
    ] {
        client.raw(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
        let answer = client.answer(&id);
        assert_eq!(answer["error"]["code"], code, "{text}");
    }
    // An answer to nothing that was asked.
    client.send(&json!({ "jsonrpc": "2.0", "id": 99, "result": null }));
    assert_eq!(client.end(), Some(0));
}

#[test]
fn a_head_that_makes_no_sense_ends_it() {
    let mut client = Client::start("vi");
    client.raw(b"Content-Length: 999999999999999999\r\n\r\n{}");
    assert_eq!(client.wait_for_end(), Some(1));
}

#[test]
fn what_is_cancelled_while_it_waits_is_not_answered() {
    let mut client = Client::start("vi");
    let ask = |id: i64| {
        let params = json!({ "textDocument": { "uri": "file:///none.yaml" }, "options": { "tabSize": 2, "insertSpaces": true } });
        json!({ "jsonrpc": "2.0", "id": id, "method": "textDocument/formatting", "params": params })
            .to_string()
    };
    let cancel = json!({ "jsonrpc": "2.0", "method": "$/cancelRequest", "params": { "id": 902 } });
    let mut bytes = String::new();
    for text in [ask(901), ask(902), cancel.to_string(), ask(903)] {
        let _ = write!(bytes, "Content-Length: {}\r\n\r\n{text}", text.len());
    }
    client.raw(bytes.as_bytes());
    assert_eq!(client.answer(&json!(901))["result"], Value::Null);
    let second = client.answer(&json!(902));
    // It may have been answered before the cancellation was read.
    assert!(
        second["error"]["code"] == -32800 || second.get("result").is_some(),
        "{second}"
    );
    assert_eq!(client.answer(&json!(903))["result"], Value::Null);
}

#[test]
fn files_that_belong_to_nothing_are_answered_with_nothing() {
    let folder = Folder::new("nothing");
    let mut client = Client::start("vi");
    let document = json!({ "uri": folder.uri("none.yaml") });
    let options = json!({ "tabSize": 2, "insertSpaces": true });
    let asked = json!({ "textDocument": document, "options": options });
    assert_eq!(client.ask("textDocument/formatting", asked), Value::Null);
    client.change(&folder.uri("none.yaml"), 2, "x");
    assert_eq!(client.end(), Some(0));
}
