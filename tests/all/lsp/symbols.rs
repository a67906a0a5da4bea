//! Lists of what a file or all files hold.

use serde_json::{Value, json};

use super::open::Open;

const APPLICATIONS: &str = "parts/applications.yaml";
const ROOT: &str = "justarch.yaml";

fn names(symbols: &Value) -> Vec<&str> {
    let all = symbols.as_array().into_iter().flatten();
    all.map(|symbol| symbol["name"].as_str().unwrap()).collect()
}

/// What is selected lies within the whole.
fn lies_within(symbols: &Value) {
    let at = |at: &Value| {
        (
            at["line"].as_u64().unwrap(),
            at["character"].as_u64().unwrap(),
        )
    };
    for symbol in symbols.as_array().into_iter().flatten() {
        let (whole, part) = (&symbol["range"], &symbol["selectionRange"]);
        assert!(at(&whole["start"]) <= at(&part["start"]), "{symbol}");
        assert!(at(&part["end"]) <= at(&whole["end"]), "{symbol}");
        lies_within(&symbol["children"]);
    }
}

#[test]
fn of_a_file_by_layer_also_behind_a_fault() {
    let mut open = Open::ministry("symbols", "vi", &[APPLICATIONS, ROOT]);
    let params = open.file(APPLICATIONS);
    let whole = open.ask("textDocument/documentSymbol", params.clone());
    lies_within(&whole);
    assert_eq!(names(&whole), ["Ứng dụng và cơ sở dữ liệu"]);
    assert_eq!(whole[0]["detail"], "applications · 18");
    let elements = &whole[0]["children"];
    assert_eq!(elements[2]["name"], "moj-civil-status-db");
    assert_eq!(
        elements[2]["detail"],
        "Cơ sở dữ liệu hộ tịch điện tử · Cơ sở dữ liệu"
    );
    open.replace(
        APPLICATIONS,
        "applications:\n",
        "applications:\n  kho-𠮷: {kind: [database, name: {vi: Đỗ 𠮷}\n",
    );
    let broken = open.ask("textDocument/documentSymbol", params.clone());
    lies_within(&broken);
    let inside = names(&broken[0]["children"]).join(" ");
    assert!(inside.ends_with(&names(elements).join(" ")), "{inside}");
    let last = broken[0]["children"].as_array().unwrap().last().unwrap();
    assert_eq!(
        last["detail"],
        elements.as_array().unwrap().last().unwrap()["detail"]
    );
    let root = open.file(ROOT);
    let root = open.ask("textDocument/documentSymbol", root);
    lies_within(&root);
    let all = names(&root);
    assert!(
        all.contains(&"architecture") && all.contains(&"Đã dừng"),
        "{all:?}"
    );
}

#[test]
fn in_a_flat_list_for_clients_without_nesting() {
    let mut open = Open::ministry("symbols-flat", "en", &[]);
    open.client = super::client::Client::with("en", &json!({}));
    let text = open.folder.read(APPLICATIONS);
    open.put(APPLICATIONS, &text);
    let params = open.file(APPLICATIONS);
    let flat = open.ask("textDocument/documentSymbol", params);
    let symbols = flat.as_array().unwrap();
    assert_eq!(symbols.len(), 19);
    assert_eq!(symbols[3]["name"], "moj-civil-status-db");
    assert_eq!(symbols[3]["containerName"], symbols[0]["name"]);
}

#[test]
fn of_all_files_without_accents() {
    let mut open = Open::ministry("workspace", "vi", &[APPLICATIONS]);
    let mut find = |query: &str| {
        let found = open.ask("workspace/symbol", json!({ "query": query }));
        let all = found.as_array().unwrap().iter();
        all.map(|symbol| {
            let file = open.file_of(&symbol["location"]["uri"]);
            let id = open.slice(&file, &symbol["location"]["range"]);
            (id, symbol["name"].as_str().unwrap().to_owned())
        })
        .collect::<Vec<_>>()
    };
    let plain = find("co so du lieu ho tich dien tu");
    assert_eq!(plain[0].0, "moj-civil-status-db");
    // The client looks for the same words in the answer.
    assert!(plain[0].1.contains("Cơ sở dữ liệu hộ tịch điện tử"));
    assert!(plain[0].1.contains("co so du lieu ho tich dien tu"));
    let accents = find("Cơ sở dữ liệu hộ tịch");
    assert_eq!(accents[0].0, "moj-civil-status-db");
    assert_eq!(find("MOJ-LGSP")[0].0, "moj-lgsp");
    // By another name, and words in any order.
    assert!(
        find("CSDLQGDC")
            .iter()
            .any(|(id, _)| id == "national-population-db")
    );
    assert!(
        find("tich ho")
            .iter()
            .any(|(id, _)| id == "moj-civil-status-db")
    );
    assert!(find("bo tu phap").iter().any(|(id, _)| id == "moj"));
    assert!(find("khong-co-𠮷").is_empty());
    assert!(find("").len() > 90);
}
