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
    let told = told.iter().filter(|d| d["severity"] != 4);
    let data: Vec<_> = told.clone().map(|d| d["data"].to_string()).collect();
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
fn whole_findings_are_told_where_they_are_asked_for() {
    let text = "justarch: 1\narchitecture: {}\n";
    let uri = "untitled:a";
    let found = |options: Value| {
        let mut client = Client::silent(&[]);
        let asked = json!({
            "processId": null, "capabilities": {}, "initializationOptions": options,
        });
        client.ask("initialize", asked);
        client.tell("initialized", json!({}));
        client.open(uri, text);
        let found = client.found(uri, Some(1));
        assert_eq!(client.end(), Some(0));
        found
    };
    let (with, without) = (found(json!({ "findings": true })), found(Value::Null));
    assert!(!without.is_empty());
    assert_eq!(with.len(), without.len());
    for (with, without) in with.iter().zip(&without) {
        assert_eq!(with["data"]["code"], without["code"]);
        assert_eq!(with["message"], without["message"]);
        assert!(without.get("data").is_none());
    }
}

/// A rule that every portal breaks.
const OWN: &str = "justarch-rules: 1
prefix: ACME
rules:
  ACME001:
    severity: warning
    message: { vi: 'Kênh “{id}” chưa có thẻ', en: 'Channel “{id}” has no tag' }
    require: { for: { layer: channels }, attributes: [attributes.the] }
";

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
    folder.write("own.yaml", OWN);
    folder.write(
        "justarch.toml",
        "rules = [\"own.yaml\"]\n[levels]\nDOC = \"deny\"\nLAY = \"allow\"\n",
    );
    let changed = json!({ "changes": [{ "uri": folder.uri("justarch.toml"), "type": 1 }] });
    client.tell("workspace/didChangeWatchedFiles", changed);
    let told = client.found(&root, Some(1));
    let found = checked(&folder, "justarch.yaml");
    agree(&told, &found, &folder.path("justarch.yaml"));
    // A rule of the user's own finds something in a file that is not open, in the words of `check`.
    let channels = "parts/channels.yaml";
    let own = client.wait(|message| {
        let params = &message["params"];
        params["uri"] == folder.uri(channels)
            && params["diagnostics"].to_string().contains("ACME001")
    });
    let told = own["params"]["diagnostics"].as_array().unwrap();
    agree(told, &found, &folder.path(channels));
    let of_own = told.iter().find(|told| told["code"] == "ACME001").unwrap();
    assert!(
        of_own["message"].as_str().unwrap().starts_with("Kênh “"),
        "{of_own}"
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

#[test]
fn files_of_other_tools_are_left_alone() {
    let folder = Folder::new("others");
    let mut client = Client::start("vi");
    let compose = "include: [more.yaml]\nservices:\n  justarch:\n    image: justarch\n";
    let others = [
        ("compose.yaml", compose),
        ("more.yaml", "services:\n  so: {image: postgres}\n"),
        ("ci.yaml", "# justarch: 1\nname: CI\non: [push]\n"),
        ("data.json", "{\"name\": \"justarch\"}"),
        ("broken.yaml", "a: [\n"),
    ];
    for (file, text) in others {
        folder.write(file, text);
    }
    for (nth, (file, text)) in others.into_iter().enumerate() {
        let uri = folder.uri(file);
        client.open(&uri, text);
        let name = format!("after-{nth}.yaml");
        client.open(&folder.uri(&name), "justarch: 1\n");
        // Files are told of in the order of their names, and these would come first.
        let first = client.wait(|message| message["method"] == "textDocument/publishDiagnostics");
        assert_eq!(
            first["params"]["uri"],
            folder.uri(&name).as_str(),
            "{first}"
        );
        let place =
            json!({ "textDocument": { "uri": uri }, "position": { "line": 0, "character": 1 } });
        for method in ["completion", "hover", "definition"] {
            let answer = client.ask(&format!("textDocument/{method}"), place.clone());
            assert_eq!(answer, Value::Null, "{method} in {file}");
        }
        let document = json!({ "textDocument": { "uri": folder.uri(&name) } });
        client.tell("textDocument/didClose", document);
        client.found(&folder.uri(&name), None);
    }
}

#[test]
fn a_text_becomes_a_document_and_ceases_to_be_one() {
    let folder = Folder::new("becomes");
    let uri = folder.uri("a.yaml");
    let mut client = Client::start("vi");
    // What is still blank is helped along, and nothing is found in it.
    client.open(&uri, "# ghi chú\njus\n");
    assert_eq!(client.found(&uri, Some(1)), [] as [Value; 0]);
    let place =
        json!({ "textDocument": { "uri": uri }, "position": { "line": 1, "character": 3 } });
    let offered = client.ask("textDocument/completion", place);
    let offered = offered["items"].as_array().unwrap();
    assert!(offered.iter().any(|item| item["label"] == "justarch"));
    client.change(&uri, 2, "justarch: 1\nchanels: {}\n");
    let found = client.found(&uri, Some(2));
    assert!(found.iter().any(|found| found["code"] == "FMT008"));
    client.change(&uri, 3, "chanels: {}\n");
    assert_eq!(client.found(&uri, Some(3)), [] as [Value; 0]);
    // A file of the usual name is meant to be one.
    let uri = folder.uri("justarch.yaml");
    client.open(&uri, "chanels: {}\n");
    assert!(!client.found(&uri, Some(1)).is_empty());
}

#[test]
fn a_file_with_rules_is_judged_as_such() {
    let folder = Folder::new("rule-file");
    folder.write("justarch.toml", "rules = [\"named.yaml\"]\n");
    folder.write("named.yaml", "prefix: ACME\n");
    let mut client = Client::start("vi");
    for file in ["named.yaml", "rules/other.yaml"] {
        let uri = folder.uri(file);
        client.open(&uri, OWN);
        assert_eq!(client.found(&uri, Some(1)), [] as [Value; 0], "{file}");
        client.change(&uri, 2, &OWN.replace("require:", "requires:"));
        let found = client.found(&uri, Some(2));
        assert!(
            found
                .iter()
                .any(|found| found["code"].as_str().unwrap().starts_with("USR"))
        );
        let line = OWN
            .lines()
            .position(|line| line.contains("require"))
            .unwrap();
        assert!(
            found
                .iter()
                .any(|found| found["range"]["start"]["line"] == line),
            "{found:?}"
        );
    }
    // The configuration says what it is, although the text does not say it any more.
    let uri = folder.uri("named.yaml");
    client.change(&uri, 3, "prefix: ACME\n");
    let found = client.found(&uri, Some(3));
    assert!(
        found
            .iter()
            .any(|found| found["code"].as_str().unwrap().starts_with("USR"))
    );
    let place =
        json!({ "textDocument": { "uri": uri }, "position": { "line": 0, "character": 1 } });
    assert_eq!(client.ask("textDocument/hover", place), Value::Null);
}

#[test]
fn what_holds_of_several_is_hinted_at_each() {
    let folder = Folder::new("hints");
    let text = "justarch: 1\narchitecture: { id: a, body: b, name: { vi: A }, version: \"1.0\", framework: \"3.0\", state-date: 2024-12-31 }\norganisations: { b: { name: { vi: B }, kind: ministry } }\napplications:\n  z: { kind: application, name: { vi: Z } }\n  y: { kind: application, name: { vi: Y } }\n  x: { kind: application, name: { vi: X } }\n";
    let uri = folder.uri("a.yaml");
    let mut client = Client::start("vi");
    client.open(&uri, text);
    let told = client.told(&uri, Some(1));
    let of = |hint: bool| {
        let of_code = told.iter().filter(|d| d["code"] == "DAT009");
        let of_code = of_code.filter(|d| (d["severity"] == 4) == hint);
        let lines = of_code.map(|d| d["range"]["start"]["line"].as_u64().unwrap());
        lines.collect::<Vec<_>>()
    };
    assert_eq!(of(false), [6], "the finding is told once");
    assert_eq!(of(true), [5, 4], "and hinted at where else it holds");
    let hint = told
        .iter()
        .find(|d| d["severity"] == 4 && d["code"] == "DAT009");
    let message = hint.unwrap()["message"].as_str().unwrap();
    assert!(
        message.starts_with("`y` không có cơ quan chủ quản"),
        "{message}"
    );
}
