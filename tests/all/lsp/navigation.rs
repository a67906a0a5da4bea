//! From an id to where it stands, and to all who use it.

use serde_json::{Value, json};

use super::open::Open;

const APPLICATIONS: &str = "parts/applications.yaml";
const INTEGRATION: &str = "parts/integration.yaml";
const ROOT: &str = "justarch.yaml";

/// The places of an answer as file and text.
fn places(open: &Open, found: &Value) -> Vec<(String, String)> {
    let all = found.as_array().into_iter().flatten();
    all.map(|place| {
        let file = open.file_of(&place["uri"]);
        let text = open.slice(&file, &place["range"]);
        (file, text)
    })
    .collect()
}

fn place(file: &str, text: &str) -> (String, String) {
    (file.to_owned(), text.to_owned())
}

#[test]
fn definitions_in_any_file() {
    let mut open = Open::ministry("definition", "vi", &[APPLICATIONS, ROOT]);
    let mut go = |file: &str, part: &str, within: usize| {
        let at = open.at(file, part, within);
        let found = open.ask("textDocument/definition", at);
        places(&open, &found)
    };
    assert_eq!(
        go(APPLICATIONS, "route: [moj-lgsp", 10),
        [place(INTEGRATION, "moj-lgsp")]
    );
    assert_eq!(
        go(APPLICATIONS, "owner: moj\n", 8),
        [place("parts/organisations.yaml", "moj")]
    );
    assert_eq!(
        go(APPLICATIONS, "sources: [decree-61-2018]", 12),
        [place("parts/sources.yaml", "decree-61-2018")]
    );
    assert_eq!(
        go(APPLICATIONS, "inferred: [owner", 12),
        [place(APPLICATIONS, "owner")]
    );
    assert_eq!(
        go(ROOT, "parts/integration.yaml", 9),
        [place(INTEGRATION, "")]
    );
    // Of the version before there is nothing here, and a kind is defined by the format.
    assert!(go(APPLICATIONS, "succeeds: [moj-one-stop", 14).is_empty());
    assert!(go(APPLICATIONS, "kind: database", 8).is_empty());
}

#[test]
fn of_a_kind_the_elements_that_are_of_it() {
    let mut open = Open::ministry("references-kind", "vi", &[INTEGRATION]);
    let mut at = open.at(INTEGRATION, "kind: lgsp", 8);
    at["context"] = json!({ "includeDeclaration": true });
    let found = open.ask("textDocument/references", at);
    let found = places(&open, &found);
    assert!(!found.is_empty());
    assert!(
        found
            .iter()
            .all(|found| *found == place(INTEGRATION, "lgsp")),
        "{found:?}"
    );
}

#[test]
fn references_in_all_files_as_the_text_is_now() {
    let mut open = Open::ministry("references", "vi", &[APPLICATIONS, INTEGRATION]);
    let asked = |open: &mut Open, with: bool| {
        let mut params = open.at(INTEGRATION, "\n  moj-lgsp:", 5);
        params["context"] = json!({ "includeDeclaration": with });
        let found = open.ask("textDocument/references", params);
        places(open, &found)
    };
    let with = asked(&mut open, true);
    let without = asked(&mut open, false);
    assert!(with.iter().all(|(_, text)| text == "moj-lgsp"));
    assert_eq!(with.len(), without.len() + 1);
    let in_applications = with.iter().filter(|(file, _)| file == APPLICATIONS).count();
    let routes = open.text(APPLICATIONS).matches("[moj-lgsp").count();
    assert!(routes > 5 && in_applications >= routes);
    // One more in a text that is not saved, and broken besides.
    open.replace(
        APPLICATIONS,
        "applications:\n",
        "applications:\n  x: {note: {vi: 𠮷 Đỗ}, hosted-on: moj-lgsp, tags: [\n",
    );
    let broken = asked(&mut open, true);
    assert_eq!(broken.len(), with.len() + 1);
    assert!(broken.iter().all(|(_, text)| text == "moj-lgsp"));
}

#[test]
fn an_id_of_the_version_before_is_another() {
    let text = "justarch: 1
architecture: {id: a, name: {vi: Kiến trúc}, framework: '3.0'}
applications:
  kho: {kind: database, name: {vi: Kho 𠮷}, succeeds: [kho]}
  app: {kind: application, name: {vi: Ứng dụng}, stores: [kho]}
";
    let mut open = Open::one("earlier", "vi", text);
    let mut marks = |part: &str, within: usize| {
        let at = open.at(ROOT, part, within);
        let found = open.ask("textDocument/documentHighlight", at);
        let all = found.as_array().unwrap().iter();
        all.map(|mark| {
            assert_eq!(open.slice(ROOT, &mark["range"]), "kho");
            (
                mark["range"]["start"]["line"].as_u64().unwrap(),
                mark["kind"].as_u64().unwrap(),
            )
        })
        .collect::<Vec<_>>()
    };
    assert_eq!(marks("  kho:", 3), [(3, 3), (4, 2)]);
    assert_eq!(marks("stores: [kho", 10), [(3, 3), (4, 2)]);
    assert_eq!(marks("succeeds: [kho", 12), [(3, 2)]);
}

/// The names at the other ends of a step, with the texts at which each is stated.
fn calls(open: &mut Open, item: &Value, incoming: bool) -> Vec<(String, Vec<String>)> {
    let (method, end) = if incoming {
        ("callHierarchy/incomingCalls", "from")
    } else {
        ("callHierarchy/outgoingCalls", "to")
    };
    let found = open.ask(method, json!({ "item": item }));
    let all = found.as_array().unwrap().iter();
    all.map(|call| {
        let near = if incoming { &call["from"] } else { item };
        let file = open.file_of(&near["uri"]);
        let ranges = call["fromRanges"].as_array().unwrap().iter();
        let texts = ranges.map(|range| open.slice(&file, range)).collect();
        (call[end]["name"].as_str().unwrap().to_owned(), texts)
    })
    .collect()
}

#[test]
fn who_depends_on_whom_over_routes_too() {
    let mut open = Open::ministry("hierarchy", "vi", &[APPLICATIONS, INTEGRATION]);
    let at = open.at(APPLICATIONS, "\n  moj-civil-status-system:", 5);
    let items = open.ask("textDocument/prepareCallHierarchy", at);
    let item = &items[0];
    assert_eq!(item["name"], "moj-civil-status-system");
    assert!(
        item["detail"]
            .as_str()
            .unwrap()
            .starts_with("Hệ thống thông tin đăng ký")
    );
    let out = calls(&mut open, item, false);
    let names: Vec<_> = out.iter().map(|(name, _)| name.as_str()).collect();
    for wanted in [
        "moj-civil-status-db",
        "moj-lgsp",
        "ndxp",
        "national-population-db",
    ] {
        assert!(names.contains(&wanted), "{wanted} in {names:?}");
    }
    let texts = |name: &str| &out.iter().find(|(n, _)| n == name).unwrap().1;
    assert!(texts("moj-lgsp").iter().all(|text| text == "moj-lgsp"));
    assert_eq!(texts("moj-civil-status-db"), &["moj-civil-status-db"]);
    // And back.
    let at = open.at(INTEGRATION, "\n  moj-lgsp:", 5);
    let items = open.ask("textDocument/prepareCallHierarchy", at);
    let back = calls(&mut open, &items[0], true);
    let (_, texts) = back
        .iter()
        .find(|(name, _)| name == "moj-civil-status-system")
        .unwrap();
    assert!(!texts.is_empty() && texts.iter().all(|text| text == "moj-lgsp"));
    // Anywhere in an element that element is meant; a broken text changes nothing of it.
    open.replace(APPLICATIONS, "applications:\n", "applications:\n  𠮷ễ: [\n");
    let at = open.at(APPLICATIONS, "vi: Cơ sở dữ liệu hộ tịch", 5);
    let items = open.ask("textDocument/prepareCallHierarchy", at);
    assert_eq!(items[0]["name"], "moj-civil-status-db");
    let at = open.at(APPLICATIONS, "\n  moj-civil-status-system:", 5);
    let items = open.ask("textDocument/prepareCallHierarchy", at);
    assert_eq!(calls(&mut open, &items[0], false), out);
}

#[test]
fn dependents_are_those_of_impact() {
    let mut open = Open::ministry("lens", "vi", &[INTEGRATION]);
    let params = open.file(INTEGRATION);
    let lenses = open.ask("textDocument/codeLens", params);
    let lenses = lenses.as_array().unwrap().clone();
    assert!(lenses.len() > 2);
    for lens in &lenses {
        let id = open.slice(INTEGRATION, &lens["range"]);
        let ran = std::process::Command::new(env!("CARGO_BIN_EXE_justarch"))
            .args(["impact", "--format=json"])
            .arg(open.folder.path(ROOT))
            .arg(&id)
            .output()
            .unwrap();
        let impact: Value = serde_json::from_slice(&ran.stdout).unwrap();
        let affected = impact["dependents"].as_array().unwrap().len();
        let title = lens["command"]["title"].as_str().unwrap();
        assert!(
            title.starts_with(&format!("{affected} thành phần phụ thuộc")),
            "{id}: {title}"
        );
    }
    // Nothing is said where nothing depends on it.
    let text = "justarch: 1
architecture: {id: a, name: {vi: 𠮷}, framework: '3.0'}
applications:
  kho: {kind: database, name: {vi: Kho}}
  app: {kind: application, name: {vi: Ứng dụng}, stores: [kho]}
";
    for (lang, title) in [("vi", "1 thành phần phụ thuộc"), ("en", "1 dependent")] {
        let mut open = Open::one("lens-one", lang, text);
        let params = open.file(ROOT);
        let lenses = open.ask("textDocument/codeLens", params);
        assert_eq!(lenses.as_array().unwrap().len(), 1);
        assert_eq!(lenses[0]["command"]["title"], title);
        assert_eq!(open.slice(ROOT, &lenses[0]["range"]), "kho");
        // One that is not counted yet is, when it is shown.
        let mut lens = lenses[0].clone();
        lens.as_object_mut().unwrap().remove("command");
        let resolved = open.ask("codeLens/resolve", lens);
        assert_eq!(resolved["command"]["title"], title);
    }
}
