//! Renaming in a new version: the lineage, and what is known by fingerprint.

#![cfg(feature = "cli")]

use justarch::places::IdOf;
use justarch::{Diff, Document, ErrorKind, Fate, edit};
use serde_json::Value;

use crate::edit_commands::{folder, get, put, run};

const OLD: &str = "justarch: 1
architecture: { id: a, body: bo, level: ministry, name: { vi: A }, version: \"1.0\", framework: \"3.0\", state-date: 2024-06-01 }
organisations:
  bo: { name: { vi: Bộ } } # bộ
  so: { name: { vi: Sở }, parent: bo }
applications:
  app: { kind: application, name: { vi: Một }, owner: so, status: active, depends-on: [base], security-level: 3 }
  base: { kind: application, name: { vi: Hai }, owner: bo, status: active, security-level: 2 } # nền
  kept: { kind: application, name: { vi: Ba }, owner: bo, status: active }
";

fn new_version() -> String {
    OLD.replace("version: \"1.0\"", "version: \"1.1\"")
        .replace("security-level: 2", "security-level: 3")
        .replace(
            "  kept:",
            "  fresh: { kind: application, name: { vi: Bốn } }\n  kept:",
        )
}

fn parse(text: &str) -> Document {
    Document::parse("a.yaml", text).unwrap()
}

#[test]
fn what_is_renamed_in_a_new_version_goes_on_there() {
    let (old, new) = (parse(OLD), parse(&new_version()));
    for (of, id, to, succeeds) in [
        (IdOf::Element, "base", "core", true),
        (IdOf::Element, "app", "zz", true),
        (IdOf::Element, "fresh", "new", false),
        (IdOf::Organisation, "so", "cuc", true),
    ] {
        let edits = edit::succeed(&new, of, id, to, Some(old.architecture())).unwrap();
        assert_eq!(edits.len(), if succeeds { 2 } else { 1 }, "{id}");
        let edited = new.edited(&edits).unwrap();
        let arch = edited.document().architecture();
        let diff = Diff::between(old.architecture(), arch);
        assert!(diff.contradictions().is_empty() && diff.is_decided());
        if of == IdOf::Element && succeeds {
            let fate = diff.lineage().fate(id).unwrap();
            assert!(
                matches!(fate, Fate::Renamed { to: after } if after.id() == to),
                "{fate:?}"
            );
        }
        if of == IdOf::Organisation {
            assert!(diff.lineage().organisation_goes_on(id, to));
        }
    }
    let succeed =
        |of, id, to, before| edit::succeed(&new, of, id, to, before).map_err(|e| e.kind());
    let old = Some(old.architecture());
    // The old version has another thing of that name.
    let taken = parse(&OLD.replace(
        "  kept:",
        "  core: { kind: application, name: { vi: X } }\n  kept:",
    ));
    let taken = succeed(IdOf::Element, "base", "core", Some(taken.architecture()));
    assert_eq!(taken, Err(ErrorKind::Exists));
    assert!(succeed(IdOf::Source, "s", "t", old).is_err());
    let states = parse(&new_version().replace("{ vi: Hai }", "{ vi: Hai }, succeeds: [x]"));
    let edits = edit::succeed(&states, IdOf::Element, "base", "core", None);
    assert_eq!(edits.unwrap_err().kind(), ErrorKind::Incomplete);
    let edits = edit::succeed(&states, IdOf::Element, "base", "core", old).unwrap();
    let edited = states.edited(&edits).unwrap();
    let core = edited.document().architecture().element("core").unwrap();
    assert!(core.succeeds().eq(["x", "base"]));
}

/// What the program says of the changes, by fingerprint.
fn changes(folder: &std::path::Path) -> Vec<Value> {
    let (_, out, err) = run(
        folder,
        &["diff", "old.yaml", "new.yaml", "--format", "json"],
    );
    let diff: Value = serde_json::from_str(&out).unwrap_or_else(|_| panic!("{err}"));
    diff["changes"].as_array().unwrap().clone()
}

#[test]
fn accepted_changes_and_baselines_follow_a_rename() {
    let folder = folder("rename-known");
    put(&folder, "old.yaml", OLD);
    put(&folder, "new.yaml", new_version());
    let level = |changes: &[Value]| -> String {
        let mut level = changes
            .iter()
            .filter(|change| change["change"]["field"] == "security-level.level");
        level.next().unwrap()["change"]["fingerprint"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let print = level(&changes(&folder));
    let config = format!(
        "baseline = \"base.json\" # đã biết\n\n[[accept]]\nfingerprint = \"{print}\" # cấp độ\nreason = \"theo kế hoạch\"\napprover = \"Cục\"\n"
    );
    let (code, _, err) = run(
        &folder,
        &["check", "new.yaml", "--write-baseline", "base.json"],
    );
    assert!(code < 2, "{err}");
    put(&folder, "justarch.toml", &config);
    let known = get(&folder, "base.json");
    assert!(
        known.contains(" base") || known.contains("base\""),
        "{known}"
    );
    let silent = |of: &str| {
        let (code, out, err) = run(&folder, &["check", of, "--format", "json"]);
        let check: Value = serde_json::from_str(&out).unwrap();
        assert_eq!(code, 0, "{out}{err}");
        check["counts"].clone()
    };
    let counts = silent("new.yaml");

    // Without the version before nobody can tell what becomes of accepted changes.
    let (code, diff, err) = run(&folder, &["rename", "new.yaml", "base", "core"]);
    assert_eq!(code, 0, "{err}");
    assert!(
        err.contains(&print) && err.contains("--succeed=FILE"),
        "{err}"
    );
    assert!(
        diff.contains("base.json") && !diff.contains("+fingerprint"),
        "{diff}"
    );

    let args = [
        "rename",
        "new.yaml",
        "base",
        "core",
        "--succeed=old.yaml",
        "--write",
    ];
    let (code, out, err) = run(&folder, &args);
    assert_eq!(code, 0, "{err}");
    for file in ["new.yaml", "base.json", "justarch.toml"] {
        assert!(out.contains(file), "{out}");
    }
    assert!(!err.contains("lapse") && !err.contains("no more"), "{err}");
    let after = level(&changes_with_accepted(&folder));
    assert_ne!(after, print);
    assert_eq!(
        get(&folder, "justarch.toml"),
        config.replace(&print, &after)
    );
    assert_eq!(silent("new.yaml"), counts);
    let fresh = get(&folder, "base.json");
    let (_, _, err) = run(
        &folder,
        &["check", "new.yaml", "--write-baseline", "again.json"],
    );
    assert_eq!(get(&folder, "again.json"), fresh, "{err}");
    assert_eq!(
        fresh.matches("fingerprint").count(),
        known.matches("fingerprint").count()
    );
}

/// Those that are accepted too.
fn changes_with_accepted(folder: &std::path::Path) -> Vec<Value> {
    let (_, out, _) = run(
        folder,
        &["diff", "old.yaml", "new.yaml", "--format", "json"],
    );
    let diff: Value = serde_json::from_str(&out).unwrap();
    let accepted = diff["accepted"].as_array().unwrap();
    assert_eq!(accepted.len(), 1, "{out}");
    accepted
        .iter()
        .map(|entry| entry["accepts"].clone())
        .collect()
}

#[test]
fn entries_that_nobody_can_follow_are_named() {
    let folder = folder("rename-lapsed");
    put(&folder, "new.yaml", new_version());
    put(&folder, "justarch.toml", "baseline = \"base.json\"\n");
    let entry = r#"{ "code": "SEC001", "subject": "element base", "fingerprint": "0123456789abcdef", "count": 1 }"#;
    let base = format!("{{ \"justarch-baseline\": \"2\", \"entries\": [{entry}] }}");
    put(&folder, "base.json", &base);
    let (code, _, err) = run(&folder, &["rename", "new.yaml", "base", "core", "--write"]);
    assert_eq!(code, 0, "{err}");
    assert!(err.contains("SEC001 `element base`"), "{err}");
    assert_eq!(get(&folder, "base.json"), base);
    let (code, _, err) = run(&folder, &["rename", "new.yaml", "kept", "left", "--write"]);
    assert!(code == 0 && !err.contains("SEC001"), "{err}");
    // The lineage is written, or why it is not.
    let (code, _, err) = run(
        &folder,
        &["rename", "new.yaml", "core", "x", "--succeed", "--write"],
    );
    assert_eq!(code, 0, "{err}");
    assert!(get(&folder, "new.yaml").contains("succeeds: [core]"));
    let (code, _, err) = run(&folder, &["rename", "new.yaml", "x", "y", "--succeed"]);
    assert!(code == 2 && err.contains("--succeed=FILE"), "{err}");
}
