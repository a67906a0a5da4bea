//! Formatting is that of `justarch fmt`.

use std::process::Command;

use serde_json::{Value, json};

use super::client::{Client, Folder, edited};

fn asked(uri: &str) -> Value {
    json!({ "textDocument": { "uri": uri }, "options": { "tabSize": 8, "insertSpaces": false } })
}

#[test]
fn as_fmt_does() {
    let folder = Folder::new("formatting");
    let text = "justarch:   1\narchitecture: {id: a, name: {vi: \"Kiến trúc 🏛\"},   framework: '3.0'}\nchannels:\n     cong:   {kind: web-portal,name: {vi: Cổng}}   # một\n";
    folder.write("justarch.yaml", text);
    let printed = Command::new(env!("CARGO_BIN_EXE_justarch"))
        .args(["fmt", "--write"])
        .arg(folder.path("justarch.yaml"))
        .output()
        .unwrap();
    assert!(printed.status.success());
    let formatted = folder.read("justarch.yaml");
    assert_ne!(formatted, text);
    let uri = folder.uri("justarch.yaml");
    let mut client = Client::start("vi");
    client.open(&uri, text);
    let edits = client.ask("textDocument/formatting", asked(&uri));
    assert_eq!(edited(text, &edits), formatted);
    client.change(&uri, 2, &formatted);
    assert_eq!(
        client.ask("textDocument/formatting", asked(&uri)),
        json!([])
    );
    client.change(&uri, 3, "justarch: [");
    assert_eq!(
        client.refused("textDocument/formatting", asked(&uri))["code"],
        -32803
    );
}
