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

/// How many actions have a title that begins so.
fn offered(actions: &[Value], title: &str) -> usize {
    let titles = actions.iter().map(|a| a["title"].as_str().unwrap());
    titles.filter(|own| own.starts_with(title)).count()
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
fn a_fault_of_syntax_is_mended_where_the_slip_is_known() {
    let folder = Folder::new("syntax");
    let sound = "justarch: 1\nchannels:\n  cong:\n    kind: web-portal\n    name: { vi: Cổng 🏛 }\n";
    let text = sound.replace("kind: ", "kind ");
    let uri = folder.uri("a.yaml");
    let mut client = Client::start("vi");
    client.open(&uri, &text);
    let found = client.found(&uri, Some(1));
    let fault = found.iter().find(|d| d["code"] == "FMT001").unwrap();
    let at = fault["range"]["start"].clone();
    let all = actions(&mut client, &uri, &at, &found);
    let fix = titled(&all, "Viết `kind: …` (FMT001)");
    assert_eq!(fix["diagnostics"][0]["code"], "FMT001");
    assert_eq!(made(&text, fix), sound);
    // Elsewhere in the text it is not offered.
    let all = actions(
        &mut client,
        &uri,
        &json!({ "line": 0, "character": 0 }),
        &found,
    );
    let of_syntax = |a: &Value| a["title"].as_str().unwrap().contains("FMT001");
    assert!(!all.iter().any(of_syntax));
    client.change(&uri, 2, sound);
    let left = client.found(&uri, Some(2));
    assert!(left.iter().all(|d| d["code"] != "FMT001"));
}

#[test]
fn what_is_named_and_not_there_is_declared() {
    let folder = Folder::new("declare");
    let text = "justarch: 1\narchitecture:\n  id: a\n  name: { vi: A }\n  body: b\n  version: \"1.0\"\n  framework: \"3.0\"\n  status: draft\n  state-date: 2024-12-31\norganisations:\n  b: { name: { vi: Bộ }, kind: ministry }\napplications:\n  he-thong:\n    kind: application\n    name: { vi: Hệ thống }\n    owner: cuc\n    sources: [khao-sat]\n    hosted-on: [trung-tam]\n    exchanges:\n      - with: kho\n        route: [truc]\n";
    let uri = folder.uri("a.yaml");
    let mut client = Client::start("vi");
    client.open(&uri, text);
    let mut version = 1;
    let mut text = text.to_owned();
    for (id, code, title, written) in [
        (
            "cuc\n",
            "FMT014",
            "Khai báo `cuc` trong `organisations`",
            "\n  cuc: ",
        ),
        (
            "khao-sat]",
            "FMT014",
            "Khai báo `khao-sat` trong `sources`",
            "\nsources:\n",
        ),
        (
            "trung-tam]",
            "LAY004",
            "Khai báo `trung-tam` với loại `data-centre`",
            "kind: data-centre",
        ),
        (
            "kho\n",
            "LAY004",
            "Khai báo `kho` với loại `database`",
            "kind: database",
        ),
        (
            "truc]",
            "LAY004",
            "Khai báo `truc` với loại `lgsp`",
            "kind: lgsp",
        ),
    ] {
        let found = client.found(&uri, Some(version));
        let at = position(&text, id, 0);
        let of_code = |found: &[Value]| {
            let here = |d: &&Value| d["code"] == code && d["range"]["start"] == at;
            found.iter().filter(here).count()
        };
        assert_eq!(of_code(&found), 1, "{id}: {found:?}");
        let all = actions(&mut client, &uri, &at, &found);
        let action = titled(&all, title);
        assert_eq!(action["diagnostics"][0]["code"], code);
        text = made(&text, action);
        assert!(text.contains(written) && text.contains("ĐIỀN"), "{text}");
        version += 1;
        client.change(&uri, version, &text);
    }
    let left = client.found(&uri, Some(version));
    let gone = |d: &Value| d["code"] != "LAY004" && d["code"] != "FMT014";
    assert!(left.iter().all(gone), "{left:?}");
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
fn what_the_document_itself_lacks_is_written() {
    let folder = Folder::new("head");
    let text = "justarch: 1\narchitecture:\n  id: a\n  name: { vi: A }\n  body: b\n  version: \"1.0\"\n  framework: \"3.0\"\n  state-date: 2024-12-31\norganisations:\n  b: { name: { vi: Bộ }, kind: ministry }\n";
    let uri = folder.uri("a.yaml");
    let mut client = Client::start("vi");
    client.open(&uri, text);
    let found = client.found(&uri, Some(1));
    let decided = found.iter().find(|d| d["code"] == "DOC005").unwrap();
    let at = decided["range"]["start"].clone();
    let all = actions(&mut client, &uri, &at, &found);
    let draft = titled(&all, "Bổ sung `status: draft` (DOC005)");
    let after = made(text, draft);
    client.change(&uri, 2, &after);
    let left = client.found(&uri, Some(2));
    assert!(left.iter().all(|d| d["code"] != "DOC005"), "{after}");
    // What is issued has a decision, which only a person knows.
    assert!(
        all.iter()
            .all(|a| !a["title"].as_str().unwrap().contains("status: issued"))
    );
    let issued = made(text, titled(&all, "Bổ sung `issued`"));
    assert!(
        issued.contains("decision: \"ĐIỀN\"") && issued.contains("date: ĐIỀN"),
        "{issued}"
    );
}

#[test]
fn the_value_of_a_sample_is_confirmed_where_it_stands() {
    let folder = Folder::new("confirm");
    let text = "justarch: 1\napplications:\n  # ĐIỀN: tên của hệ thống\n  a:\n    kind: application # ĐIỀN\n    name: { vi: A } # tên gọi\n";
    let uri = folder.uri("a.yaml");
    let mut client = Client::start("vi");
    client.open(&uri, text);
    let all = actions(&mut client, &uri, &position(text, "application #", 3), &[]);
    let confirmed = made(text, titled(&all, "Xác nhận giá trị này"));
    assert_eq!(confirmed, text.replace(" # ĐIỀN\n", "\n"));
    let all = actions(&mut client, &uri, &position(text, "a:\n", 0), &[]);
    let confirmed = made(text, titled(&all, "Xác nhận giá trị này"));
    assert_eq!(confirmed, text.replace("  # ĐIỀN: tên của hệ thống\n", ""));
    let all = actions(&mut client, &uri, &position(text, "name:", 0), &[]);
    assert_eq!(offered(&all, "Xác nhận"), 0);
}

#[test]
fn what_is_named_by_its_name_is_declared_under_an_id() {
    let folder = Folder::new("names");
    let text = "justarch: 1\narchitecture:\n  id: a\n  name: { vi: A }\n  body: b\n  version: \"1.0\"\n  framework: \"3.0\"\n  state-date: 2024-12-31\norganisations:\n  b: { name: { vi: Bộ }, kind: ministry }\nintegration:\n  truc: { kind: lgsp, name: { vi: Trục }, owner: Bộ Công an }\napplications:\n  so: { kind: application, name: { vi: Sổ }, owner: truc, hosted-on: [b] }\n  kho: { kind: application, name: { vi: Kho }, owner: b, hosted-on: [Trung tâm dữ liệu], stores: [\"Kho \\\"mới\\\"\"], supplied-by: [ĐIỀN], depends-on: [\"a, b\"] }\n";
    let uri = folder.uri("a.yaml");
    let mut client = Client::start("vi");
    client.open(&uri, text);
    let found = client.found(&uri, Some(1));
    // A mark is no name, and neither are two ids.
    for part in ["ĐIỀN", "\"a, b"] {
        let all = actions(&mut client, &uri, &position(text, part, 0), &found);
        assert_eq!(offered(&all, "Khai báo"), 0, "{part}");
    }
    let of = |part: &str| {
        let at = position(text, part, 0);
        let here = found.iter().find(|d| d["range"]["start"] == at);
        here.unwrap_or_else(|| panic!("{part}: {found:?}"))["message"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert!(of("Bộ Công an").contains("với định danh như `bo-cong-an`"));
    // What is there and is something else is not declared again.
    for (part, said) in [
        (
            "truc, hosted",
            "`truc` là thành phần, không dùng được ở đây",
        ),
        ("b] }", "`b` là tổ chức, không dùng được ở đây"),
    ] {
        assert!(of(part).contains(said), "{}", of(part));
        let all = actions(&mut client, &uri, &position(text, part, 0), &found);
        assert_eq!(offered(&all, "Khai báo"), 0, "{part}");
    }
    for (part, title, written) in [
        (
            "Bộ Công an",
            "Khai báo `bo-cong-an` trong `organisations`",
            [
                "owner: bo-cong-an",
                "bo-cong-an: { name: { vi: Bộ Công an } }",
            ],
        ),
        (
            "\"Kho \\\"mới\\\"\"",
            "Khai báo `kho-moi` với loại `database`",
            ["stores: [\"kho-moi\"]", "name: { vi: Kho \"mới\" }"],
        ),
        (
            "Trung tâm dữ liệu]",
            "Khai báo `trung-tam-du-lieu` với loại `data-centre`",
            [
                "hosted-on: [trung-tam-du-lieu]",
                "name: { vi: Trung tâm dữ liệu }",
            ],
        ),
    ] {
        let all = actions(&mut client, &uri, &position(text, part, 0), &found);
        let after = made(text, titled(&all, title));
        for written in written {
            assert!(after.contains(written), "{written}: {after}");
        }
    }
}

#[test]
fn a_route_past_the_platforms_is_mended() {
    let folder = Folder::new("routes");
    let head = "justarch: 1\narchitecture: { id: a, body: b, name: { vi: A }, version: \"1.0\", framework: \"3.0\", state-date: 2024-12-31 }\norganisations:\n  b: { name: { vi: Bộ }, kind: ministry }\n  c: { name: { vi: Bộ khác }, kind: ministry }\nintegration:\n  truc: { kind: lgsp, name: { vi: Trục }, owner: b, connects: [ndxp] }\n  ndxp: { kind: national-exchange, name: { vi: NDXP }, scope: national }\n";
    let kho = "{ kind: application, name: { vi: Kho }, owner: c";
    let national =
        "{ kind: database, class: national, name: { vi: Kho }, scope: national, owner: c";
    for (own, other, code, route) in [
        (
            "exchanges: [{ with: kho, route: direct }]",
            kho,
            "INT004",
            "[truc, ndxp]",
        ),
        (
            "exchanges: [{ with: kho, route: direct }]",
            national,
            "INT005",
            "[truc, ndxp]",
        ),
        (
            "exchanges: [{ with: kho, route: [so-b] }]",
            kho,
            "INT003",
            "[truc, ndxp]",
        ),
        (
            "",
            &format!("{kho}, exchanges: [{{ with: so, route: direct }}]"),
            "INT004",
            "[ndxp, truc]",
        ),
        (
            "",
            &format!("{national}, exchanges: [{{ with: so, route: direct }}]"),
            "INT005",
            "[ndxp, truc]",
        ),
    ] {
        let comma = if own.is_empty() { "" } else { ", " };
        let text = format!(
            "{head}applications:\n  so: {{ kind: application, name: {{ vi: Sổ }}, owner: b{comma}{own} }}\n  so-b: {{ kind: application, name: {{ vi: Sổ hai }}, owner: b }}\n  kho: {other} }}\n"
        );
        let uri = folder.uri(&format!("{code}{}.yaml", own.len()));
        let mut client = Client::start("vi");
        client.open(&uri, &text);
        let found = client.found(&uri, Some(1));
        let at = position(&text, "route: ", 8);
        let all = actions(&mut client, &uri, &at, &found);
        let action = titled(&all, &format!("Ghi `route: {route}` ({code})"));
        let after = made(&text, action);
        assert!(after.contains(&format!("route: {route}")), "{after}");
        client.change(&uri, 2, &after);
        let left = client.found(&uri, Some(2));
        let of_route = ["INT003", "INT004", "INT005", "INT006", "INT007"];
        assert!(
            left.iter()
                .all(|d| !of_route.contains(&d["code"].as_str().unwrap())),
            "{left:?}"
        );
    }
}

#[test]
fn routes_the_wrong_way_round_are_turned_at_each_place() {
    let folder = Folder::new("turned");
    let text = "justarch: 1\narchitecture: { id: a, body: b, name: { vi: A }, version: \"1.0\", framework: \"3.0\", state-date: 2024-12-31 }\norganisations:\n  b: { name: { vi: Bộ }, kind: ministry }\n  c: { name: { vi: Bộ khác }, kind: ministry }\nintegration:\n  truc: { kind: lgsp, name: { vi: Trục }, owner: b, connects: [ndxp] }\n  ndxp: { kind: national-exchange, name: { vi: NDXP }, scope: national }\napplications:\n  so: { kind: application, name: { vi: Sổ }, owner: b, exchanges: [{ with: kho, route: [ndxp, truc] }, { with: kho-hai, route: [ndxp , truc] }, { with: kho-ba, route: [ndxp, truc, ndxp ] }] }\n  kho: { kind: application, name: { vi: Kho }, owner: c }\n  kho-hai: { kind: application, name: { vi: Kho hai }, owner: c }\n  kho-ba: { kind: application, name: { vi: Kho ba }, owner: c }\n";
    let uri = folder.uri("a.yaml");
    let mut client = Client::start("vi");
    client.open(&uri, text);
    let found = client.found(&uri, Some(1));
    let turned = |client: &mut Client, part: &str| {
        let all = actions(client, &uri, &position(text, part, 1), &found);
        let route = "Ghi `route: [truc, ndxp]` (INT020)";
        offered(&all, route)
    };
    assert_eq!(turned(&mut client, "ndxp, truc] }"), 1);
    assert_eq!(turned(&mut client, "ndxp , truc] }"), 1);
    // Turning it mends nothing.
    assert_eq!(turned(&mut client, "ndxp, truc, ndxp"), 0);
}

#[test]
fn the_version_that_is_replaced_is_named() {
    let folder = Folder::new("supersedes");
    let text = "justarch: 1\narchitecture:\n  id: a\n  body: b\n  name: { vi: A }\n  version: \"3.0\"\n  framework: \"3.0\"\n  state-date: 2024-12-31\norganisations:\n  b: { name: { vi: Bộ }, kind: ministry }\n";
    let uri = folder.uri("a.yaml");
    let mut client = Client::start("vi");
    client.open(&uri, text);
    let found = client.found(&uri, Some(1));
    let all = actions(
        &mut client,
        &uri,
        &position(text, "\"3.0\"\n  framework", 0),
        &found,
    );
    let action = titled(&all, "Nêu phiên bản 2.0 tại `supersedes` (DOC007)");
    assert_eq!(action["diagnostics"][0]["code"], "DOC007");
    let after = made(text, action);
    assert!(
        after.contains("body: b, version: \"2.0\", decision: "),
        "{after}"
    );
    client.change(&uri, 2, &after);
    let left = client.found(&uri, Some(2));
    assert!(left.iter().all(|d| d["code"] != "DOC007"), "{left:?}");
}

#[test]
fn an_exchange_is_moved_to_its_other_end() {
    let folder = Folder::new("exchange");
    // Whichever of the two ids comes first in the alphabet.
    for (from, to) in [("a", "b"), ("b", "a")] {
        let text = format!(
            "justarch: 1\napplications:\n  {from}:\n    kind: application\n    name: {{ vi: A }}\n    exchanges:\n      - {{ with: {to}, data: [ho-so], route: [t, u], purpose: exploit }}\n      - {{ with: c }}\n  {to}:\n    kind: application\n    name: {{ vi: B }}\n  c: {{ kind: application, name: {{ vi: C }} }}\nintegration:\n  t: {{ kind: lgsp, name: {{ vi: T }} }}\n  u: {{ kind: lgsp, name: {{ vi: U }} }}\n"
        );
        let uri = folder.uri(&format!("{from}.yaml"));
        let mut client = Client::start("vi");
        client.open(&uri, &text);
        let at = position(&text, &format!("with: {to}"), 6);
        let all = actions(&mut client, &uri, &at, &[]);
        let title = format!("Chuyển trao đổi dữ liệu này sang khai báo tại `{to}`");
        let after = made(&text, titled(&all, &title));
        for said in [
            &format!("with: {from}"),
            "purpose: [exploited]",
            "route: [u, t]",
            "data: [ho-so]",
            "with: c",
        ] {
            assert!(after.contains(said), "{said}: {after}");
        }
        assert!(!after.contains(&format!("with: {to}")), "{after}");
        // A comment in it would be lost, and so would what could not be read and what says that it is inferred.
        for (version, to) in (2..).zip([
            "purpose: exploit } # xem lại",
            "purpose: exploit, rout: [t] }",
            "purpose: exploit, method: nothing }",
            "purpose: exploit, <<: { note: x } }",
        ]) {
            let lossy = text.replace("purpose: exploit }", to);
            client.change(&uri, version, &lossy);
            let all = actions(&mut client, &uri, &at, &[]);
            assert_eq!(offered(&all, "Chuyển"), 0, "{to}");
        }
        let inferred = text.replacen(
            "    exchanges:\n",
            "    inferred: [exchanges]\n    exchanges:\n",
            1,
        );
        client.change(&uri, 9, &inferred);
        let at = position(&inferred, &format!("with: {to}"), 6);
        let all = actions(&mut client, &uri, &at, &[]);
        assert_eq!(offered(&all, "Chuyển"), 0);
    }
}

/// What `gap --apply` prints of a document.
fn applied(folder: &Folder, file: &str, to: &str) -> String {
    let ran = Command::new(env!("CARGO_BIN_EXE_justarch"))
        .args(["gap", "--apply", "--to", to])
        .arg(folder.path(file))
        .output()
        .unwrap();
    String::from_utf8(ran.stdout).unwrap()
}

#[test]
fn what_the_framework_demands_is_written() {
    let folder = Folder::new("demands");
    let text = "justarch: 1
architecture:
  id: a
  body: bo
  level: ministry
  name: { vi: A }
  version: \"1.0\"
  framework: { version: \"3.0\", decision: 2568/QĐ-BTTTT }
  status: draft
  state-date: 2024-12-31
  contents:
    vision: { text: Tầm nhìn }
organisations:
  bo: { name: { vi: Bộ }, kind: ministry }
infrastructure:
  may-chu: { kind: data-centre, name: { vi: Máy chủ }, owner: bo, security-level: 3 }
";
    folder.write("a.yaml", text);
    let uri = folder.uri("a.yaml");
    let mut client = Client::start("vi");
    client.open(&uri, text);
    let found = client.found(&uri, Some(1));
    // At the section that lacks something.
    let all = actions(
        &mut client,
        &uri,
        &position(text, "infrastructure:", 2),
        &found,
    );
    let centre = titled(
        &all,
        "Bổ sung `national-data-centre` (Trung tâm dữ liệu quốc gia)",
    );
    assert_eq!(centre["kind"], "quickfix");
    let after = made(text, centre);
    assert_eq!(after, text.to_owned() + &after[text.len()..], "only added");
    assert!(after.contains("\n  national-data-centre:"), "{after}");
    // At the framework in the head: all of it. What only a person knows is marked.
    let head = position(text, "version: \"3.0\"", 3);
    let all = actions(&mut client, &uri, &head, &found);
    let whole = titled(&all, "Bổ sung các thành phần mà khung 3.0 đòi hỏi");
    assert_eq!(whole["kind"], "refactor.rewrite");
    assert!(whole["title"].as_str().unwrap().ends_with("cần điền tiếp"));
    let after = made(text, whole);
    for part in [
        "national-data-centre:",
        "objectives:",
        "ĐIỀN: Mục tiêu",
        "chu-quan-e-identification-platform",
    ] {
        assert!(after.contains(part), "no {part} in {after}");
    }
    titled(&all, "Chuyển sang khung 4.0");
    // Made, it is demanded no more, and what has no draft is what the command makes.
    client.change(&uri, 2, &after);
    client.found(&uri, Some(2));
    let all = actions(&mut client, &uri, &head, &[]);
    let again = all
        .iter()
        .filter(|a| a["title"].as_str().unwrap().contains("khung 3.0"));
    assert_eq!(again.count(), 0, "{all:?}");
    // Nothing that has to be supplied is left: the same as the command.
    folder.write("a.yaml", &after);
    let step = titled(&all, "Chuyển sang khung 4.0");
    assert_eq!(made(&after, step), applied(&folder, "a.yaml", "4.0"));
    // Elsewhere nothing of it is offered.
    let all = actions(
        &mut client,
        &uri,
        &position(&after, "status: draft", 2),
        &[],
    );
    assert!(
        all.iter()
            .all(|a| !a["title"].as_str().unwrap().contains("khung"))
    );
}

/// A small ministry; the system and its exchange lack what the check asks for.
const LACKING: &str = "justarch: 1
architecture:
  id: a
  body: bo
  level: ministry
  name: { vi: Kiến trúc }
  version: \"1.0\"
  framework: { version: \"3.0\", decision: 2568/QĐ-BTTTT }
  state-date: 2024-12-31
organisations:
  bo: { name: { vi: Bộ }, kind: ministry }
  vien: { name: { vi: Viện }, kind: centre, parent: bo }
  bo-khac: { name: { vi: Bộ khác }, kind: ministry }
infrastructure:
  may: { kind: data-centre, name: { vi: Máy }, owner: bo, security-level: 3 }
integration:
  lgsp: { kind: lgsp, name: { vi: Trục }, owner: bo, security-level: 3, connects: [ndxp] }
  ndxp: { kind: national-exchange, name: { vi: Trục quốc gia }, scope: national, owner: bo-khac }
applications:
  thu-tuc:
    kind: procedure-system
    name: { vi: Thủ tục 🏛 }
    owner: bo
    exchanges:
      - with: so-khac
  so-khac: { kind: database, name: { vi: Sổ }, owner: bo-khac, scope: national, class: national }
  so: { kind: database, name: { vi: Sổ }, owner: bo, security-level: 3, class: internal, hosted-on: [may] }
";

#[test]
fn a_key_that_is_missed_is_written_with_its_values() {
    let folder = Folder::new("missing");
    let uri = folder.uri("a.yaml");
    folder.write("a.yaml", LACKING);
    let mut client = Client::start("vi");
    client.open(&uri, LACKING);
    let found = client.found(&uri, Some(1));
    let all = actions(&mut client, &uri, &position(LACKING, "thu-tuc", 2), &found);
    for (action, line) in [
        (
            "Bổ sung `operator: vien` (DAT010)",
            "\n    operator: vien\n",
        ),
        (
            "Bổ sung `security-level: 3` (SEC001)",
            "\n    security-level: 3\n",
        ),
        (
            "Bổ sung `hosted-on: [may]` (LAY008)",
            "\n    hosted-on: [may]\n",
        ),
    ] {
        let action = titled(&all, action);
        assert_eq!(action["kind"], "quickfix");
        assert!(action["diagnostics"][0]["code"].is_string(), "{action}");
        assert!(made(LACKING, action).contains(line), "{action}");
    }
    // Of a relation, with the way over both platforms.
    let all = actions(&mut client, &uri, &position(LACKING, "with: so", 7), &found);
    let way = titled(&all, "Bổ sung `route: [lgsp, ndxp]` (INT019)");
    assert!(made(LACKING, way).contains("route: [lgsp, ndxp]"), "{way}");
    let form = titled(&all, "Bổ sung `sharing: special` (INT010)");
    assert!(made(LACKING, form).contains("sharing: special"), "{form}");
    let service = titled(&all, "Bổ sung `service` (INT009), cần điền tiếp");
    assert!(
        made(LACKING, service).contains("service: \"ĐIỀN\""),
        "{service}"
    );
    // Several at once are marked.
    let all = actions(&mut client, &uri, &position(LACKING, "\n  so:", 4), &found);
    let several = titled(
        &all,
        "Bổ sung `description`, `data-source`, `update-mechanism`, `items`",
    );
    let text = made(LACKING, several);
    for part in [
        "description: { vi: \"ĐIỀN\" }",
        "items: { default: [\"ĐIỀN\"] }",
        "data-source: \"ĐIỀN\"",
    ] {
        assert!(text.contains(part), "no {part} in {text}");
    }
}

#[test]
fn the_system_at_the_other_end_is_declared() {
    let folder = Folder::new("partner");
    let uri = folder.uri("a.yaml");
    folder.write("a.yaml", LACKING);
    let mut client = Client::start("vi");
    client.open(&uri, LACKING);
    let found = client.found(&uri, Some(1));
    let all = actions(&mut client, &uri, &position(LACKING, "thu-tuc", 2), &found);
    let action = titled(
        &all,
        "Khai báo `population-database` và ghi trao đổi dữ liệu (DAT008)",
    );
    let text = made(LACKING, action);
    assert!(
        text.contains("\n      - with: population-database\n")
            || text.contains("- { with: population-database }"),
        "{text}"
    );
    assert!(
        text.contains("\n  population-database:\n    kind: database\n")
            || text.contains("  population-database: { kind: database"),
        "{text}"
    );
    assert!(text.contains("role: population-database"), "{text}");
    client.change(&uri, 2, &text);
    let found = client.found(&uri, Some(2));
    let still = found.iter().any(|found| {
        let message = found["message"].as_str().unwrap();
        found["code"] == "DAT008" && message.contains("dân cư")
    });
    assert!(!still, "{found:?}");
}

#[test]
fn a_relation_is_written_where_it_belongs_and_a_level_is_raised() {
    let folder = Folder::new("ties");
    let uri = folder.uri("a.yaml");
    let text = format!(
        "{LACKING}  hoa-chat: {{ kind: application, name: {{ vi: Hóa chất }}, owner: bo, operator: vien, security-level: 2, hosted-on: [may] }}\nbusiness:\n  cap-phep: {{ kind: public-service, name: {{ vi: Cấp phép }}, owner: bo, grade: full-process }}\n"
    );
    folder.write("a.yaml", &text);
    let mut client = Client::start("vi");
    client.open(&uri, &text);
    let found = client.found(&uri, Some(1));
    let all = actions(&mut client, &uri, &position(&text, "hoa-chat", 2), &found);
    let tie = titled(
        &all,
        "Ghi `supported-by: [hoa-chat]` tại `cap-phep` (LAY009)",
    );
    let text = made(&text, tie);
    assert!(text.contains("supported-by: [hoa-chat]"), "{text}");
    client.change(&uri, 2, &text);
    let found = client.found(&uri, Some(2));
    let level = position(&text, "security-level: 2", 16);
    let all = actions(&mut client, &uri, &level, &found);
    let higher = titled(&all, "Ghi `security-level: 3` (SEC003), cần xem lại");
    let text = made(&text, higher);
    client.change(&uri, 3, &text);
    let found = client.found(&uri, Some(3));
    assert!(
        found.iter().all(|found| found["code"] != "SEC003"),
        "{found:?}"
    );
}
