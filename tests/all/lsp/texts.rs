//! What is shown in the text itself: names, colours, links, parts to fold and to select.

use serde_json::{Value, json};

use super::open::Open;

const APPLICATIONS: &str = "parts/applications.yaml";
const ROOT: &str = "justarch.yaml";

const TEXT: &str = "justarch: 1
# Ghi chú 𠮷
# thứ hai
architecture: {id: a, name: {vi: Kiến trúc}, framework: '3.0'}
organisations:
  moj: {kind: ministry, name: {vi: Bộ Tư pháp}}
integration:
  lgsp: {kind: lgsp, name: {vi: Nền tảng tích hợp}}
applications:
  kho:
    kind: database
    name: {vi: Kho 𠮷 dữ liệu}
    owner: moj
  app:
    kind: application
    name: {vi: Ứng dụng 𠮷}
    exchanges:
      - {note: {vi: Gửi 𠮷 đi}, with: kho, route: [lgsp]}
    note:
      vi: >-
        Một dòng 𠮷
        hai dòng

    tags: [x]
";

/// Places of an answer from first to last character, as pairs of line and character.
fn at(at: &Value) -> (u64, u64) {
    (
        at["line"].as_u64().unwrap(),
        at["character"].as_u64().unwrap(),
    )
}

#[test]
fn names_behind_far_ends_and_platforms() {
    let mut open = Open::one("hints", "vi", TEXT);
    let mut hints = |from: u64, to: u64| {
        let mut params = open.file(ROOT);
        params["range"] = json!({ "start": { "line": from, "character": 0 }, "end": { "line": to, "character": 0 } });
        open.ask("textDocument/inlayHint", params)
    };
    let all = hints(0, 30);
    let labels: Vec<_> = all
        .as_array()
        .unwrap()
        .iter()
        .map(|h| h["label"].as_str().unwrap())
        .collect();
    assert_eq!(labels, ["Kho 𠮷 dữ liệu", "Nền tảng tích hợp"]);
    // Right behind the id, in code units.
    let line = TEXT.lines().nth(17).unwrap();
    let end = line.find("kho, route").unwrap() + 3;
    let units = line[..end].encode_utf16().count() as u64;
    assert_eq!(at(&all[0]["position"]), (17, units));
    assert_eq!(hints(0, 17), json!([]));
    assert_eq!(hints(17, 18), all);
    // The broken text keeps its hints.
    open.replace(ROOT, "    tags: [x]\n", "    tags: [x\n");
    let mut params = open.file(ROOT);
    params["range"] =
        json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 30, "character": 0 } });
    assert_eq!(open.ask("textDocument/inlayHint", params), all);
}

/// The words of a file as line, text, type and modifiers.
fn coloured(open: &mut Open, file: &str) -> Vec<(String, String, u64)> {
    let legend = &open.client.offered["semanticTokensProvider"]["legend"]["tokenTypes"];
    let types: Vec<_> = legend
        .as_array()
        .unwrap()
        .iter()
        .map(|t| t.as_str().unwrap().to_owned())
        .collect();
    let params = open.file(file);
    let found = open.ask("textDocument/semanticTokens/full", params);
    let numbers: Vec<u64> = found["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|n| n.as_u64().unwrap())
        .collect();
    let (mut line, mut column) = (0, 0);
    let mut end = 0;
    numbers
        .chunks_exact(5)
        .map(|token| {
            if token[0] > 0 {
                (column, end) = (0, 0);
            }
            line += token[0];
            column += token[1];
            assert!(end <= column && token[2] > 0);
            end = column + token[2];
            let range = json!({ "start": { "line": line, "character": column }, "end": { "line": line, "character": end } });
            let text = open.slice(file, &range);
            assert!(!text.contains('\n'));
            (text, types[usize::try_from(token[3]).unwrap()].clone(), token[4])
        })
        .collect()
}

#[test]
fn colours_by_what_words_are() {
    let mut open = Open::one("colours", "vi", TEXT);
    let all = coloured(&mut open, ROOT);
    for (text, kind, modifiers) in [
        ("# Ghi chú 𠮷", "comment", 0),
        ("applications", "namespace", 0),
        ("kho", "variable", 1),
        ("owner", "property", 0),
        ("database", "class", 0),
        ("moj", "variable", 1),
        ("ministry", "enumMember", 0),
        ("Kho 𠮷 dữ liệu", "string", 0),
        ("'3.0'", "number", 0),
        ("hai dòng", "string", 0),
    ] {
        let found = all.iter().find(|(t, ..)| t == text);
        assert_eq!(
            found,
            Some(&(text.to_owned(), kind.to_owned(), modifiers)),
            "{text}"
        );
    }
    // Where an id is used it is not defined.
    let uses: Vec<_> = all
        .iter()
        .filter(|(t, ..)| t == "kho")
        .map(|(.., m)| *m)
        .collect();
    assert_eq!(uses, [1, 0]);
    let mut params = open.file(ROOT);
    params["range"] =
        json!({ "start": { "line": 4, "character": 0 }, "end": { "line": 5, "character": 0 } });
    let part = open.ask("textDocument/semanticTokens/range", params);
    assert_eq!(part["data"].as_array().unwrap().len(), 5);
    // What stands behind a fault keeps its colours.
    open.replace(ROOT, "organisations:\n", "organisations: [\n");
    let broken = coloured(&mut open, ROOT);
    assert!(
        broken.contains(&("database".to_owned(), "class".to_owned(), 0)),
        "{broken:?}"
    );
}

#[test]
fn links_of_includes_and_sources() {
    let mut open = Open::ministry("links", "vi", &[ROOT, "parts/sources.yaml"]);
    let params = open.file(ROOT);
    let links = open.ask("textDocument/documentLink", params);
    let links = links.as_array().unwrap();
    assert_eq!(links.len(), 9);
    for link in links {
        let path = open.slice(ROOT, &link["range"]);
        assert_eq!(link["target"], open.folder.uri(&path));
    }
    let file = "parts/sources.yaml";
    let params = open.file(file);
    let links = open.ask("textDocument/documentLink", params);
    let links = links.as_array().unwrap();
    assert_eq!(links.len(), open.text(file).matches("url: http").count());
    for link in links {
        assert_eq!(
            link["target"],
            open.slice(file, &link["range"]).trim_matches('"')
        );
    }
    // Letters of an address that are no ASCII are written as addresses write them.
    let text = "justarch: 1\nsources:\n  s: {title: 'Ễ 𠮷', url: 'https://a.vn/tư-pháp'}\n";
    let mut open = Open::one("links-wide", "vi", text);
    let params = open.file(ROOT);
    let links = open.ask("textDocument/documentLink", params);
    assert_eq!(links[0]["target"], "https://a.vn/t%C6%B0-ph%C3%A1p");
    assert_eq!(
        open.slice(ROOT, &links[0]["range"]),
        "'https://a.vn/tư-pháp'"
    );
}

#[test]
fn folds_and_selections() {
    let mut open = Open::one("folds", "vi", TEXT);
    let params = open.file(ROOT);
    let folds = open.ask("textDocument/foldingRange", params);
    let folds: Vec<_> = folds
        .as_array()
        .unwrap()
        .iter()
        .map(|fold| {
            (
                fold["startLine"].as_u64().unwrap(),
                fold["endLine"].as_u64().unwrap(),
            )
        })
        .collect();
    // Comments, sections, elements, the exchanges, the note and its text; without the blank line behind.
    assert_eq!(
        folds,
        [
            (1, 2),
            (4, 5),
            (6, 7),
            (8, 23),
            (9, 12),
            (13, 23),
            (16, 17),
            (18, 21),
            (19, 21)
        ]
    );
    let position = open.at(ROOT, "with: kho", 7)["position"].clone();
    let mut params = open.file(ROOT);
    params["positions"] = json!([position, { "line": 99, "character": 0 }]);
    let found = open.ask("textDocument/selectionRange", params);
    assert_eq!(found.as_array().unwrap().len(), 2);
    let mut texts = Vec::new();
    let mut next = &found[0];
    while next.is_object() {
        let (start, end) = (at(&next["range"]["start"]), at(&next["range"]["end"]));
        assert!(start <= at(&position) && at(&position) <= end);
        texts.push(open.slice(ROOT, &next["range"]));
        next = &next["parent"];
    }
    assert_eq!(texts[..2], ["kho", "with: kho"]);
    assert!(
        texts
            .windows(2)
            .all(|two| two[1].contains(&two[0]) && two[0] != two[1])
    );
    assert_eq!(texts.last().map(String::as_str), Some(TEXT));
}

#[test]
fn every_question_has_an_answer_everywhere() {
    let mut open = Open::ministry("everywhere", "vi", &[APPLICATIONS]);
    let sound: String = open
        .text(APPLICATIONS)
        .split_inclusive('\n')
        .take(60)
        .collect();
    let cut = sound.char_indices().map(|(at, _)| at).step_by(397);
    let mut states: Vec<String> = cut.map(|at| sound[..at].to_owned()).collect();
    states.extend([
        sound.replacen("kind:", "kind: {[𠮷", 1),
        sound.replace('\n', "\r\n"),
        "- 𠮷".to_owned(),
        "&a [*a, *b]\u{0}".to_owned(),
    ]);
    for (nth, state) in states.iter().enumerate() {
        open.put(APPLICATIONS, state);
        let file = open.file(APPLICATIONS);
        for method in [
            "documentSymbol",
            "codeLens",
            "foldingRange",
            "documentLink",
            "semanticTokens/full",
        ] {
            open.ask(&format!("textDocument/{method}"), file.clone());
        }
        let lines = state.lines().count() as u64;
        for step in 0..8 {
            let line = (step * lines / 7).min(lines);
            let position = json!({ "line": line, "character": (nth as u64 + step * 5) % 40 });
            let mut params = file.clone();
            params["position"] = position.clone();
            params["positions"] = json!([position]);
            params["context"] = json!({ "includeDeclaration": true });
            params["range"] =
                json!({ "start": position, "end": { "line": line + 9, "character": 3 } });
            for method in [
                "hover",
                "definition",
                "references",
                "documentHighlight",
                "prepareCallHierarchy",
                "selectionRange",
                "inlayHint",
                "semanticTokens/range",
            ] {
                open.ask(&format!("textDocument/{method}"), params.clone());
            }
        }
    }
    let nowhere = json!({ "textDocument": { "uri": "file:///nowhere/a.yaml" }, "position": { "line": 0, "character": 0 } });
    for method in [
        "hover",
        "definition",
        "documentSymbol",
        "codeLens",
        "documentLink",
    ] {
        let answer = open.ask(&format!("textDocument/{method}"), nowhere.clone());
        assert_eq!(answer, Value::Null, "{method}");
    }
}
