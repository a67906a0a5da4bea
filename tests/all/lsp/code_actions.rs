//! Corrections, comments that allow, the other end of an exchange.

use std::process::Command;

use serde_json::{Value, json};

use super::client::{Client, Folder, edited, position};

/// The actions for a place of an open text.
fn actions(client: &mut Client, uri: &str, at: &Value, found: &[Value]) -> Vec<Value> {
    let params = json!({
        "textDocument": { "uri": uri },
        "range": { "start": at, "end": at },
        "context": { "diagnostics": found },
    });
    let all = client.ask("textDocument/codeAction", params);
    all.as_array().unwrap().clone()
}

fn titled<'a>(actions: &'a [Value], title: &str) -> &'a Value {
    let found = actions
        .iter()
        .find(|a| a["title"].as_str().unwrap().starts_with(title));
    found.unwrap_or_else(|| panic!("no {title} among {actions:?}"))
}

fn made(text: &str, action: &Value) -> String {
    edited(text, &action["edit"]["documentChanges"][0]["edits"])
}

#[test]
fn corrections_are_those_of_check_fix() {
    let folder = Folder::new("fixes");
    let text = "justarch: 1\nchanels:\n  cong: {kind: web-portl, name: {vi: Cổng}}\n";
    let uri = folder.uri("a.yaml");
    folder.write("a.yaml", text);
    let mut client = Client::start("vi");
    client.open(&uri, text);
    let found = client.found(&uri, Some(1));
    let all = actions(&mut client, &uri, &position(text, "chanels", 2), &found);
    let fix = titled(&all, "Ghi `channels` (FMT008)");
    assert_eq!(fix["isPreferred"], true);
    assert_eq!(fix["kind"], "quickfix");
    assert_eq!(fix["diagnostics"][0]["code"], "FMT008");
    let first = text;
    let text = made(text, fix);
    assert!(text.contains("\nchannels:\n"));
    client.change(&uri, 2, &text);
    // Asked before the findings are told, they are known all the same.
    let all = actions(&mut client, &uri, &position(&text, "web-portl", 2), &[]);
    titled(&all, "Ghi `web-portal`");
    // All at once is what the command writes.
    let source = |text: &str| {
        json!({
            "textDocument": { "uri": uri },
            "range": { "start": position(text, "cong", 0), "end": position(text, "cong", 0) },
            "context": { "diagnostics": [], "only": ["source.fixAll"] },
        })
    };
    client.change(&uri, 3, first);
    let all = client.ask("textDocument/codeAction", source(first));
    let every = titled(all.as_array().unwrap(), "Sửa 2 chỗ");
    assert_eq!(every["kind"], "source.fixAll.justarch");
    let ran = Command::new(env!("CARGO_BIN_EXE_justarch"))
        .args(["check", "--fix", "--write"])
        .arg(folder.path("a.yaml"))
        .output()
        .unwrap();
    assert!(ran.status.code().is_some());
    assert_eq!(made(first, every), folder.read("a.yaml"));
    client.change(&uri, 4, &folder.read("a.yaml"));
    let params = source(&folder.read("a.yaml"));
    assert_eq!(client.ask("textDocument/codeAction", params), json!([]));
}

#[test]
fn a_comment_with_a_reason_allows_a_finding() {
    let folder = Folder::new("allow");
    let text = "justarch: 1\narchitecture: {id: a, name: {vi: A}, framework: '3.0', state-date: 2024-12-31}\nchannels:\n  cong:\n    kind: web-portal\n    name: {vi: Cổng 🏛}\n  kenh: {kind: web-portal, name: {vi: Kênh}}\n";
    let uri = folder.uri("a.yaml");
    let mut client = Client::start("vi");
    client.open(&uri, text);
    let found = client.found(&uri, Some(1));
    for (version, id) in [(2, "cong"), (3, "kenh")] {
        let at = position(text, id, 0);
        let all = actions(&mut client, &uri, &at, &found);
        let allow = titled(&all, "Miễn trừ LAY007");
        let after = made(text, allow);
        assert!(
            after.contains(&format!(
                "\n  # justarch-allow LAY007 -- ĐIỀN lý do\n  {id}:"
            )),
            "{after}"
        );
        client.change(&uri, version, &after);
        let found = client.found(&uri, Some(version));
        let left = found.iter().filter(|d| d["code"] == "LAY007");
        assert_eq!(left.count(), 1, "that of the other one");
        client.change(&uri, version + 10, text);
    }
    // What speaks of the comments themselves cannot be allowed.
    let text = "# justarch-allow INT001 -- thừa\njustarch: 1\nchanels: {}\n";
    client.change(&uri, 3, text);
    let all = actions(
        &mut client,
        &uri,
        &json!({ "line": 0, "character": 3 }),
        &[],
    );
    assert!(
        all.iter()
            .all(|a| !a["title"].as_str().unwrap().starts_with("Miễn trừ"))
    );
}

#[test]
fn an_exchange_is_written_at_its_other_end() {
    let folder = Folder::new("exchange");
    let text = "justarch: 1\napplications:\n  a:\n    kind: application\n    name: { vi: A }\n    exchanges:\n      - { with: b, data: [ho-so] }\n  b:\n    kind: application\n    name: { vi: B }\n";
    let uri = folder.uri("a.yaml");
    let mut client = Client::start("vi");
    client.open(&uri, text);
    let all = actions(&mut client, &uri, &position(text, "with: b", 6), &[]);
    let other = titled(&all, "Ghi trao đổi dữ liệu này cả ở `b`");
    let after = made(text, other);
    assert!(after.contains("with: a"), "{after}");
    client.change(&uri, 2, &after);
    let all = actions(&mut client, &uri, &position(&after, "with: b", 6), &[]);
    assert!(
        all.iter()
            .all(|a| !a["title"].as_str().unwrap().starts_with("Ghi trao đổi"))
    );
}
