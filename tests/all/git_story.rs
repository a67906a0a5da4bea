//! The story of a document in git, as a person would write it down.

use serde_json::Value;

use super::repository::Repository;

const HEAD: &str = "justarch: 1
architecture:
  id: a
  body: bo
  level: ministry
  name: { vi: A }
  version: \"1.0\"
  framework: { version: \"3.0\" }
  status: draft
  state-date: 2025-12-31
organisations:
  bo: { name: { vi: Bộ }, kind: ministry }
  cuc: { name: { vi: Cục }, kind: department, parent: bo }
";

/// A document with these channels and applications.
fn text(channels: &str, applications: &str) -> String {
    format!("{HEAD}channels:\n{channels}applications:\n{applications}")
}

const PORTAL: &str =
    "  cong: { kind: web-portal, name: { vi: Cổng thông tin }, owner: bo, depends-on: [kho] }\n";
const STORE: &str = "  kho: { kind: database, name: { vi: Kho dữ liệu }, owner: bo }\n";
const TWO: &str = "  so-mot: { kind: application, name: { vi: Sổ một }, owner: bo, stores: [kho] }
  so-hai: { kind: application, name: { vi: Sổ hai }, owner: bo, stores: [kho] }
";
const ONE: &str = "  so-chung: { kind: application, name: { vi: Sổ chung }, owner: bo, stores: [kho], succeeds: [so-mot, so-hai] }\n";

/// Twelve revisions: what was done in each, and whether it says something new.
fn told() -> (Repository, Vec<&'static str>) {
    let repository = Repository::new();
    let mut rows = Vec::new();
    let mut step = |what: &'static str, is_row: bool, files: &[(&str, &str)]| {
        repository.commit_as(what, files);
        if is_row {
            rows.push(what);
        }
    };
    let file = "kt/a.yaml";
    let renamed = PORTAL.replace("cong:", "cong-tt:");
    let with = |portal: &str, more: &str| text(portal, &format!("{STORE}{more}"));
    let first = with(PORTAL, "");
    step("bản đầu", true, &[(file, &first)]);
    let wide = first.replace(
        "{ vi: Kho dữ liệu }",
        "\n      vi: \"Kho dữ liệu\" # tên\n    ",
    );
    let wide = wide.replace(
        "  kho: { kind: database, name: \n",
        "  kho:\n    kind: database\n    name:\n",
    );
    let wide = wide.replace("    , owner: bo }", "    owner: bo");
    step("trình bày lại", false, &[(file, &wide)]);
    step("đổi định danh cổng", true, &[(file, &with(&renamed, ""))]);
    step("thêm hai sổ", true, &[(file, &with(&renamed, TWO))]);
    let turned: String = TWO.lines().rev().flat_map(|line| [line, "\n"]).collect();
    step("đổi thứ tự", false, &[(file, &with(&renamed, &turned))]);
    step(
        "tệp hỏng",
        true,
        &[(
            file,
            &with(&renamed, TWO).replace("channels:", "channels: ["),
        )],
    );
    step("sửa tệp hỏng", true, &[(file, &with(&renamed, TWO))]);
    step("tệp khác", false, &[("README.md", "ghi chú\n")]);
    step("gộp hai sổ", true, &[(file, &with(&renamed, ONE))]);
    let newer = with(&renamed, ONE)
        .replace("\"3.0\"", "\"4.0\"")
        .replace("\"1.0\"", "\"2.0\"");
    step("sang khung 4.0", true, &[(file, &newer)]);
    repository.git(&["mv", file, "kt/kien-truc.yaml"]);
    step("đổi tên tệp", false, &[]);
    let owned = newer.replace(
        "Cổng thông tin }, owner: bo",
        "Cổng thông tin }, owner: cuc",
    );
    step("chuyển chủ quản", true, &[("kt/kien-truc.yaml", &owned)]);
    (repository, rows)
}

fn texts<'v>(rows: &'v Value, key: &str) -> Vec<&'v str> {
    let rows = rows.as_array().unwrap().iter();
    rows.map(|row| row[key].as_str().unwrap()).collect()
}

#[test]
fn a_row_for_each_revision_that_says_something_new() {
    let (repository, expected) = told();
    let ran = repository.run(&["history", "kt/kien-truc.yaml", "--format=json"]);
    assert_eq!(ran.code, Some(0), "{}", ran.error);
    let json = ran.json();
    let rows = &json["rows"];
    assert_eq!(texts(rows, "summary"), expected);
    assert_eq!(json["is-cut"], false);
    let elements: Vec<_> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["state"]["elements"])
        .collect();
    assert_eq!(
        Value::from(elements.into_iter().cloned().collect::<Vec<_>>()),
        serde_json::json!([2, 2, 4, null, 4, 3, 3, 3])
    );
    let files = texts(rows, "file");
    assert_eq!((files[0], files[7]), ("kt/a.yaml", "kt/kien-truc.yaml"));
    assert!(rows[0]["step"].is_null(), "nothing came before");
    assert_eq!(rows[2]["step"]["verdict"], "compatible");
    assert!(
        rows[3]["unreadable"]["vi"]
            .as_str()
            .unwrap()
            .contains("FMT"),
        "{rows}"
    );
    assert!(rows[3]["state"].is_null() && rows[3]["step"].is_null());
    assert!(
        rows[4]["step"]["verdict"].is_null(),
        "as before the fault: {rows}"
    );
    assert_eq!(rows[6]["state"]["document"]["framework"], "4.0");
    assert_eq!(rows[6]["state"]["document"]["version"], "2.0");
    // A range begins with what came before it.
    let some = repository
        .run(&[
            "history",
            "kt/kien-truc.yaml",
            "HEAD~2..HEAD",
            "--format=json",
        ])
        .json();
    assert_eq!(texts(&some["rows"], "summary"), ["chuyển chủ quản"]);
    assert_eq!(some["rows"][0]["step"], rows[7]["step"]);
    // Every other form has a line for each.
    for (format, lang) in [
        ("human", "vi"),
        ("human", "en"),
        ("markdown", "vi"),
        ("csv", "en"),
    ] {
        let page = repository.run(&[
            "history",
            "kt/kien-truc.yaml",
            "--format",
            format,
            "--lang",
            lang,
        ]);
        for what in &expected {
            assert!(page.out.contains(what), "{format}: {}", page.out);
        }
        assert!(
            !page.out.contains("trình bày lại") && page.out.contains("kt") != (format == "human"),
            "{}",
            page.out
        );
    }
    // The working tree is as it was.
    assert_eq!(repository.git(&["status", "--porcelain"]), "");
}

#[test]
fn each_fact_has_the_revision_in_which_it_came() {
    let (repository, _) = told();
    let blamed = |id: &str| {
        let ran = repository.run(&["blame", "kt/kien-truc.yaml", id, "--format=json"]);
        assert_eq!(ran.code, Some(0), "{}", ran.error);
        let json = ran.json();
        let facts = json["facts"].as_array().unwrap().iter().map(|fact| {
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            (
                format!("{}={}", text(&fact["key"]), text(&fact["value"])),
                text(&fact["since"]["summary"]),
            )
        });
        facts.collect::<Vec<_>>()
    };
    let when = |facts: &[(String, String)], fact: &str| {
        let found = facts.iter().find(|(known, _)| known == fact);
        found
            .unwrap_or_else(|| panic!("no {fact} in {facts:?}"))
            .1
            .clone()
    };
    // Over the rename of the element and of the file.
    let portal = blamed("cong-tt");
    assert_eq!(when(&portal, "kind=web-portal"), "bản đầu");
    assert_eq!(when(&portal, "depends-on=kho"), "bản đầu");
    assert_eq!(when(&portal, "owner=cuc"), "chuyển chủ quản");
    assert_eq!(when(&blamed("kho"), "name.vi=Kho dữ liệu"), "bản đầu");
    // What two became is new.
    assert_eq!(when(&blamed("so-chung"), "name.vi=Sổ chung"), "gộp hai sổ");
    let owner = blamed("cong-tt.owner");
    assert_eq!(
        owner,
        [("owner=cuc".to_owned(), "chuyển chủ quản".to_owned())]
    );
    repository
        .run(&["blame", "kt/kien-truc.yaml", "cong"])
        .refused(&["phiên bản cuối không có", "`cong`"]);
    repository
        .run(&["blame", "kt/kien-truc.yaml", "kho.khong-co"])
        .refused(&["không có khóa"]);
}

#[test]
fn what_has_no_history_is_said() {
    let (repository, _) = told();
    repository
        .run(&["history", "kt/a.yaml"])
        .refused(&["kt/a.yaml"]);
    repository
        .run(&["history", "kt/kien-truc.yaml", "khong-co"])
        .refused(&["khong-co"]);
    repository
        .run(&["history", "kt/kien-truc.yaml", "--format=sarif"])
        .refused(&["csv"]);
    let clone = Repository::new();
    let from = format!("file://{}", repository.path.display());
    let to = clone.path.join("nông");
    clone.git(&[
        "clone",
        "--quiet",
        "--depth=2",
        &from,
        &to.display().to_string(),
    ]);
    let shallow = clone.run_in("nông", &["history", "kt/kien-truc.yaml", "--format=json"]);
    assert_eq!(shallow.json()["is-cut"], true);
    assert!(
        shallow.error.contains("git fetch --unshallow"),
        "{}",
        shallow.error
    );
}
