//! What stands under the words is what `check` finds.

use std::process::Command;

use serde_json::{Value, json};

use super::client::{Client, Folder, able};

/// The findings of `check`, in the order of its output.
fn checked(folder: &Folder, root: &str) -> Vec<Value> {
    let ran = Command::new(env!("CARGO_BIN_EXE_justarch"))
        .args(["check", "--format=json"])
        .arg(folder.path(root))
        .env_remove("JUSTARCH_LANG")
        .output()
        .unwrap();
    let all: Value = serde_json::from_slice(&ran.stdout).unwrap();
    all["findings"].as_array().unwrap().clone()
}

/// What is told of a file is what `check` finds there, byte for byte, and at the same place.
fn agree(told: &[Value], found: &[Value], file: &std::path::Path) {
    let file = file.display().to_string();
    let here = found
        .iter()
        .filter(|f| f["labels"][0]["file"] == file.as_str());
    let here: Vec<_> = here.map(Value::to_string).collect();
    let data: Vec<_> = told.iter().map(|d| d["data"].to_string()).collect();
    assert_eq!(data, here, "{file}");
    for told in told {
        let found = &told["data"];
        assert_eq!(told["code"], found["code"]);
        assert_eq!(told["source"], "justarch");
        let severity = match found["severity"].as_str().unwrap() {
            "error" => 1,
            "warning" => 2,
            _ => 3,
        };
        assert_eq!(told["severity"], severity);
        let line = found["labels"][0]["line"].as_u64().unwrap();
        assert_eq!(told["range"]["start"]["line"], line - 1);
    }
}

const FILES: [&str; 4] = [
    "justarch.yaml",
    "parts/applications.yaml",
    "parts/channels.yaml",
    "parts/organisations.yaml",
];

#[test]
fn they_are_those_of_check_also_in_files_that_are_not_open() {
    let folder = Folder::with_ministry("agree");
    // Something to find in several files.
    let channels = folder
        .read("parts/channels.yaml")
        .replacen("kind:", "kidn:", 1);
    folder.write("parts/channels.yaml", &channels);
    let mut client = Client::start("vi");
    client.open(&folder.uri("justarch.yaml"), &folder.read("justarch.yaml"));
    let found = checked(&folder, "justarch.yaml");
    assert!(found.len() > 3);
    for file in FILES {
        let version = (file == "justarch.yaml").then_some(1);
        let told = client.found(&folder.uri(file), version);
        agree(&told, &found, &folder.path(file));
    }
    assert_eq!(client.end(), Some(0));
}

#[test]
fn an_included_file_is_answered_through_its_root_and_counts_unsaved() {
    let folder = Folder::with_ministry("unsaved");
    let file = "parts/channels.yaml";
    let sound = folder.read(file);
    let mut client = Client::start("en");
    client.open(&folder.uri(file), &sound);
    let found = checked(&folder, "justarch.yaml");
    agree(
        &client.found(&folder.uri(file), Some(1)),
        &found,
        &folder.path(file),
    );
    // An id that other files use goes, unsaved; then the text breaks; then all is well again.
    let states = [
        sound.replacen("kind:", "knid:", 1),
        sound.replacen("kind:", "kind: [", 1),
        sound.clone(),
    ];
    for (version, state) in (2..).zip(&states) {
        client.change(&folder.uri(file), version, state);
        let told = client.found(&folder.uri(file), Some(version));
        folder.write(file, state);
        let found = checked(&folder, "justarch.yaml");
        assert!(!found.is_empty());
        agree(&told, &found, &folder.path(file));
    }
    assert_eq!(client.end(), Some(0));
}

#[test]
fn every_fixture_in_both_languages() {
    let folder = Folder::new("fixtures");
    let mut client_vi = Client::start("vi");
    let mut client_en = Client::with("en", &able(&["utf-8"]));
    let rules = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    let mut rules: Vec<_> = std::fs::read_dir(rules)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    rules.sort();
    // One of each rule, the others behave alike.
    for (nth, rule) in rules.iter().enumerate() {
        let mut files: Vec<_> = std::fs::read_dir(rule)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|end| end == "yaml"))
            .collect();
        files.sort();
        let text = std::fs::read_to_string(&files[0]).unwrap();
        let name = format!("{nth}/a.yaml");
        folder.write(&name, &text);
        let found = checked(&folder, &name);
        for (client, lang) in [(&mut client_vi, "vi"), (&mut client_en, "en")] {
            let uri = folder.uri(&name);
            client.open(&uri, &text);
            let told = client.found(&uri, Some(1));
            let here: Vec<_> = found.iter().map(Value::to_string).collect();
            let data: Vec<_> = told.iter().map(|d| d["data"].to_string()).collect();
            assert_eq!(data, here, "{}", files[0].display());
            for told in &told {
                let message = told["data"]["message"][lang].as_str().unwrap();
                assert!(told["message"].as_str().unwrap().starts_with(message));
            }
            client.tell(
                "textDocument/didClose",
                json!({ "textDocument": { "uri": uri } }),
            );
            assert_eq!(client.found(&uri, None), [] as [Value; 0]);
        }
    }
}

#[test]
fn configuration_rules_and_baseline_count_and_are_read_again() {
    let folder = Folder::with_ministry("settings");
    let root = folder.uri("justarch.yaml");
    let text = folder.read("justarch.yaml");
    let mut client = Client::start("vi");
    client.open(&root, &text);
    let before = client.found(&root, Some(1));
    agree(
        &before,
        &checked(&folder, "justarch.yaml"),
        &folder.path("justarch.yaml"),
    );
    folder.write("own.yaml", "justarch-rules: 1\nrules:\n  ACME001:\n    name: {vi: Không dùng cổng, en: No portals}\n    forbid: {from: {layer: channels}, to: {layer: channels}}\n");
    folder.write(
        "justarch.toml",
        "[levels]\nDOC = \"deny\"\nLAY = \"allow\"\n",
    );
    let changed = json!({ "changes": [{ "uri": folder.uri("justarch.toml"), "type": 1 }] });
    client.tell("workspace/didChangeWatchedFiles", changed);
    let told = client.found(&root, Some(1));
    agree(
        &told,
        &checked(&folder, "justarch.yaml"),
        &folder.path("justarch.yaml"),
    );
    // One that makes no sense is told in place of findings.
    folder.write("justarch.toml", "[levels]\nNOSUCH = \"deny\"\n");
    let saved = json!({ "textDocument": { "uri": root } });
    client.tell("textDocument/didSave", saved);
    let told = client.found(&root, Some(1));
    assert_eq!(told.len(), 1);
    assert!(
        told[0]["message"].as_str().unwrap().contains("NOSUCH"),
        "{told:?}"
    );
}

#[test]
fn related_places_and_faint_comments() {
    let folder = Folder::new("related");
    let text = "justarch: 1\nchannels:\n  cong: {kind: web-portal, name: {vi: Cổng}}\n  cong: {kind: web-portal, name: {vi: Cổng}}\n";
    let uri = folder.uri("a.yaml");
    let mut client = Client::start("vi");
    client.open(&uri, text);
    let told = client.found(&uri, Some(1));
    let twice = told.iter().find(|d| d["code"] == "LAY003").unwrap();
    let related = &twice["relatedInformation"][0];
    assert_eq!(related["location"]["uri"], uri);
    assert_eq!(related["location"]["range"]["start"]["line"], 2);
    let text = format!(
        "# justarch-allow INT001 -- không còn\n{}",
        justarch::reference::get("moj-3.0").unwrap().text
    );
    client.change(&uri, 2, &text);
    let told = client.found(&uri, Some(2));
    let idle = told.iter().find(|d| d["code"] == "ALW003").unwrap();
    assert_eq!(idle["tags"], json!([1]));
}

#[test]
fn edits_that_come_in_one_go_are_checked_once() {
    let folder = Folder::new("coalesced");
    let uri = folder.uri("a.yaml");
    let text = |n: usize| format!("justarch: 1\narchitecture: {{id: a, name: {{vi: A{n}}}}}\n");
    let mut client = Client::start("vi");
    client.open(&uri, &text(1));
    for version in 2..60 {
        client.change(&uri, version, &text(2));
    }
    client.found(&uri, Some(59));
    let mut checks = 1;
    client.change(&uri, 60, &text(3));
    loop {
        let told = client.wait(|m| m["method"] == "textDocument/publishDiagnostics");
        if told["params"]["version"] == 60 {
            break;
        }
        checks += 1;
    }
    assert!(checks < 40, "{checks} checks of 59 versions");
}
