//! What became of an element is the same in every form of the output: of several that became several, each became those
//! that name it.

use justarch::{ChangeKind, Diff, Document, Lang, Renderer, json, reference};

fn bundled(name: &str) -> Document {
    reference::get(name).unwrap().document()
}

#[test]
fn each_of_several_became_those_that_name_it() {
    let (old, new) = (bundled("moj-2.0"), bundled("moj-3.0"));
    let diff = Diff::between(old.architecture(), new.architecture());
    let renderer = Renderer::human(Lang::Vi);
    let shown = renderer.render_diff(&diff, &old, &new);
    let line = shown
        .lines()
        .find(|line| line.contains("(moj-one-stop-system): tổ chức lại"))
        .unwrap();
    assert!(line.ends_with("(moj-procedure-system)"), "{line}");
    let page = renderer.render_diff_markdown(&diff, &old, &new);
    let row = page
        .lines()
        .find(|line| line.contains("`moj-one-stop-system`") && line.contains("| tổ chức lại |"))
        .unwrap();
    assert!(row.contains("`moj-procedure-system`"), "{row}");
    assert!(!row.contains("`moj-public-service-portal`"), "{row}");
    let json = serde_json::to_value(json::Diff::new(&diff, &old, &new)).unwrap();
    let fates = json["lineage"].as_array().unwrap();
    let into = |id: &str| {
        let fate = fates.iter().find(|fate| fate["id"] == id).unwrap();
        fate["into"].clone()
    };
    assert_eq!(
        into("moj-one-stop-system"),
        serde_json::json!(["moj-procedure-system"])
    );
    assert_eq!(
        into("moj-public-service-portal"),
        serde_json::json!(["moj-procedure-system", "moj-public-service-portal"])
    );
}

#[test]
fn the_line_of_the_change_says_what_each_became() {
    let (old, new) = (bundled("moj-2.0"), bundled("moj-3.0"));
    let diff = Diff::between(old.architecture(), new.architecture());
    let change = diff
        .changes()
        .iter()
        .find(|change| change.kind == ChangeKind::Regrouped)
        .unwrap();
    let summary = change.summary();
    assert_eq!(
        summary.get(Lang::Vi),
        "Tổ chức lại các thành phần: `moj-one-stop-system` → `moj-procedure-system`; \
         `moj-public-service-portal` → `moj-procedure-system`, `moj-public-service-portal`"
    );
    assert_eq!(
        summary.get(Lang::En),
        "Regrouped elements: `moj-one-stop-system` → `moj-procedure-system`; \
         `moj-public-service-portal` → `moj-procedure-system`, `moj-public-service-portal`"
    );
}

#[test]
fn organisations_that_were_regrouped_are_told_one_by_one() {
    let version = |organisations: &str| {
        let text = format!(
            "justarch: 1
architecture: {{ id: a, body: bo, level: ministry, name: {{ vi: Kiến trúc }}, version: \"2.0\", framework: \"2.0\" }}
organisations:
  bo: {{ name: {{ vi: Bộ }}, kind: ministry }}
{organisations}"
        );
        Document::parse("a.yaml", &text).unwrap()
    };
    let old = version(
        "  cuc-a: { name: { vi: Cục A }, kind: department }
  cuc-b: { name: { vi: Cục B }, kind: department }
",
    );
    let new = version(
        "  cuc-c: { name: { vi: Cục C }, kind: department, succeeds: [cuc-a, cuc-b] }
  cuc-d: { name: { vi: Cục D }, kind: department, succeeds: [cuc-b] }
",
    );
    let diff = Diff::between(old.architecture(), new.architecture());
    let summaries: Vec<_> = diff
        .changes()
        .iter()
        .map(justarch::Change::summary)
        .collect();
    assert!(
        summaries.iter().any(|summary| summary.get(Lang::Vi)
            == "Tổ chức lại các tổ chức: `cuc-a` → `cuc-c`; `cuc-b` → `cuc-c`, `cuc-d`"),
        "{summaries:?}"
    );
}
