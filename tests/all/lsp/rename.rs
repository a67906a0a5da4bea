//! An id is renamed in all files, as `justarch rename` does.

use std::process::Command;

use serde_json::{Value, json};

use super::client::{Client, Folder, edited, position};

fn asked(uri: &str, at: &Value, to: &str) -> Value {
    json!({ "textDocument": { "uri": uri }, "position": at, "newName": to })
}

/// A rule that names an element.
const OWN: &str = "justarch-rules: 1
prefix: ACME
rules:
  ACME001:
    message: { vi: Không qua LGSP, en: Not over the LGSP }
    forbid: { from: { layer: users }, relation: exchanges, to: { id: moj-lgsp } }
";

#[test]
fn what_is_open_and_not_saved_is_what_is_renamed() {
    let folder = Folder::with_ministry("rename-unsaved");
    folder.write(
        "justarch.toml",
        "rules = [\"./own.yaml\"]\nbaseline = \"known.json\"\n",
    );
    folder.write("own.yaml", "justarch-rules: 1\nprefix: ACME\nrules: {}\n");
    let known = Command::new(env!("CARGO_BIN_EXE_justarch"))
        .args(["check", "--fail-on=never", "--write-baseline"])
        .args([folder.path("known.json"), folder.path("justarch.yaml")])
        .output()
        .unwrap();
    assert!(
        known.status.success(),
        "{}",
        String::from_utf8_lossy(&known.stderr)
    );
    let file = "parts/integration.yaml";
    // What is open says other things than the files: a comment, a rule, an entry of the baseline.
    let text = format!("# chưa lưu\n{}", folder.read(file));
    let mut baseline: Value = serde_json::from_str(&folder.read("known.json")).unwrap();
    baseline["entries"].as_array_mut().unwrap().remove(0);
    let left = baseline["entries"].as_array().unwrap().len();
    let baseline = serde_json::to_string_pretty(&baseline).unwrap();
    let texts = [
        (file, text.as_str()),
        ("own.yaml", OWN),
        ("known.json", &baseline),
    ];
    // The server runs in the folder, as editors start it.
    let mut client = Client::within(&folder, "vi");
    for (file, text) in texts {
        client.open(&folder.uri(file), text);
    }
    let at = position(&text, "moj-lgsp:", 3);
    let edit = client.ask(
        "textDocument/rename",
        asked(&folder.uri(file), &at, "truc-tich-hop"),
    );
    let changes = edit["documentChanges"].as_array().unwrap();
    for (file, text) in texts {
        let uri = folder.uri(file);
        let of_file = |change: &&Value| change["textDocument"]["uri"] == uri.as_str();
        let Some(change) = changes.iter().find(of_file) else {
            panic!("{file}: {changes:?}");
        };
        assert_eq!(change["textDocument"]["version"], 1, "{file}");
        let after = edited(text, &change["edits"]);
        if file == "known.json" {
            // Its fingerprints are others too.
            let after: Value = serde_json::from_str(&after).unwrap();
            let entries = after["entries"].as_array().unwrap();
            assert_eq!(entries.len(), left, "the entry that is not there any more");
            let subjects: Vec<_> = entries.iter().map(|entry| &entry["subject"]).collect();
            assert!(
                subjects
                    .iter()
                    .any(|subject| *subject == "element truc-tich-hop")
            );
            assert!(
                subjects
                    .iter()
                    .all(|subject| *subject != "element moj-lgsp")
            );
        } else {
            assert_eq!(after, text.replace("moj-lgsp", "truc-tich-hop"), "{file}");
        }
    }
    // Nothing was written.
    assert!(!folder.read(file).contains("truc-tich-hop"));
}

#[test]
fn in_all_files_also_those_that_are_not_open() {
    let folder = Folder::with_ministry("rename");
    folder.write("own.yaml", OWN);
    folder.write("justarch.toml", "rules = [\"own.yaml\"]\n");
    let file = "parts/applications.yaml";
    let text = folder.read(file);
    let mut client = Client::start("vi");
    client.open(&folder.uri(file), &text);
    let at = position(&text, "moj-lgsp", 3);
    let place = json!({ "textDocument": { "uri": folder.uri(file) }, "position": at });
    let prepared = client.ask("textDocument/prepareRename", place);
    assert_eq!(prepared["placeholder"], "moj-lgsp");
    assert_eq!(prepared["range"]["start"], position(&text, "moj-lgsp", 0));
    let edit = client.ask(
        "textDocument/rename",
        asked(&folder.uri(file), &at, "truc-tich-hop"),
    );
    let changes = edit["documentChanges"].as_array().unwrap().clone();
    assert!(changes.len() > 3);
    let own = folder.uri("own.yaml");
    let is_own = |change: &Value| change["textDocument"]["uri"] == own.as_str();
    assert!(changes.iter().any(is_own), "{changes:?}");
    let of_open = changes
        .iter()
        .find(|c| c["textDocument"]["uri"] == folder.uri(file).as_str());
    assert_eq!(of_open.unwrap()["textDocument"]["version"], 1);
    let path = |uri: &Value| {
        uri.as_str()
            .unwrap()
            .strip_prefix("file://")
            .unwrap()
            .to_owned()
    };
    let after: Vec<_> = changes
        .iter()
        .map(|change| {
            let path = path(&change["textDocument"]["uri"]);
            let text = std::fs::read_to_string(&path).unwrap();
            (path, edited(&text, &change["edits"]))
        })
        .collect();
    let ran = Command::new(env!("CARGO_BIN_EXE_justarch"))
        .arg("rename")
        .arg(folder.path("justarch.yaml"))
        .args(["moj-lgsp", "truc-tich-hop", "--write"])
        .output()
        .unwrap();
    assert!(
        ran.status.success(),
        "{}",
        String::from_utf8_lossy(&ran.stderr)
    );
    for (path, text) in after {
        assert_eq!(text, std::fs::read_to_string(&path).unwrap(), "{path}");
    }
}

#[test]
fn what_cannot_be_is_refused() {
    let folder = Folder::new("refused");
    let text = "justarch: 1\nchannels:\n  'a': {kind: web-portal, name: {vi: A}}\n  b: {kind: web-portal, name: {vi: B}, depends-on: [a, khong-co]}\n";
    let uri = folder.uri("a.yaml");
    folder.write("a.yaml", text);
    let mut client = Client::start("vi");
    client.open(&uri, text);
    let quoted = position(text, "'a'", 1);
    let place = |at: &Value| json!({ "textDocument": { "uri": uri }, "position": at });
    let prepared = client.ask("textDocument/prepareRename", place(&quoted));
    assert_eq!(
        prepared["range"]["start"],
        position(text, "'a'", 1),
        "quotes stay"
    );
    for to in ["b", "Chữ Hoa"] {
        let refused = client.refused("textDocument/rename", asked(&uri, &quoted, to));
        assert_eq!(refused["code"], -32803);
        assert!(
            refused["message"]
                .as_str()
                .unwrap()
                .contains("không đổi tên"),
            "{refused}"
        );
    }
    for part in ["kind", "web-portal", "khong-co", "justarch"] {
        let at = position(text, part, 1);
        assert_eq!(
            client.ask("textDocument/prepareRename", place(&at)),
            Value::Null,
            "{part}"
        );
        assert_eq!(
            client.ask("textDocument/rename", asked(&uri, &at, "x")),
            Value::Null
        );
    }
    let broken = text.replace("[a, khong-co]", "[a");
    client.change(&uri, 2, &broken);
    let refused = client.refused("textDocument/rename", asked(&uri, &quoted, "c"));
    assert!(
        refused["message"].as_str().unwrap().contains("cú pháp"),
        "{refused}"
    );
}
