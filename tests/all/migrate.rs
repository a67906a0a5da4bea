//! The step to another framework: what the framework settles is written into the texts, and nothing else.

#![cfg(feature = "cli")]

use std::path::{Path, PathBuf};

use crate::edit_commands::{folder, get, put, run};

use justarch::{
    Diff, Document, Field, FrameworkVersion, Lang, Migration, RuleSet, Severity, SourceId, Table,
    Transition, reference,
};

const V2: FrameworkVersion = FrameworkVersion::V2_0;
const V3: FrameworkVersion = FrameworkVersion::V3_0;
const V4: FrameworkVersion = FrameworkVersion::V4_0;

fn comments(document: &Document) -> Vec<String> {
    let comments = document.places().comments(SourceId::ROOT);
    let texts = comments.iter().map(|at| document.sources().slice(*at));
    texts.map(str::to_owned).collect()
}

fn text(document: &Document) -> &str {
    document.sources().text(SourceId::ROOT)
}

/// The document after the step, with all that must be true of it.
#[track_caller]
fn migrated(name: &str, old: &Document, to: FrameworkVersion) -> Document {
    let arch = old.architecture();
    let migration = Migration::of(arch, to).unwrap_or_else(|error| panic!("{name}: {error}"));
    let edited = old
        .toward(migration.architecture())
        .unwrap_or_else(|error| panic!("{name} {to}: {error}\n{}", text(old)));
    let new = edited.document().clone();
    assert!(new.architecture() == migration.architecture(), "{name}");
    assert_eq!(comments(&new), comments(old), "{name}");
    assert_eq!(new.architecture().framework(), to, "{name}");
    // Nothing is added.
    let count = |document: &Document| document.architecture().element_count();
    assert!(count(&new) <= count(old), "{name}");
    // What is left is what the framework still demands, and made once, there is nothing more to make.
    let again = Migration::of(new.architecture(), to).unwrap();
    assert!(again.architecture() == new.architecture(), "{name}");
    assert!(
        new.toward(again.architecture())
            .unwrap()
            .text_edits()
            .is_empty(),
        "{name}"
    );
    assert_eq!(
        again.rest().demands().len(),
        migration.rest().demands().len(),
        "{name}"
    );
    new
}

/// The step itself is told without a contradiction, and every old element has a fate.
#[track_caller]
fn is_told(name: &str, old: &Document, new: &Document) {
    let (old, new) = (old.architecture(), new.architecture());
    let diff = Diff::between(old, new);
    assert!(diff.contradictions().is_empty(), "{name}");
    assert!(diff.is_decided(), "{name}");
    let review = Transition::between(old, new).unwrap().check();
    let errors: Vec<_> = review
        .findings
        .iter()
        .filter(|found| found.severity == Severity::Error)
        .map(|found| format!("{}: {}", found.code, found.message.get(Lang::En)))
        .collect();
    assert!(errors.is_empty(), "{name}: {errors:?}");
    let of_the_head = ["TRN013", "TRN014", "TRN015"];
    if review
        .old
        .iter()
        .any(|found| found.code.as_str() == "DOC007")
    {
        // What it says of its own versions does not hold.
        return;
    }
    let mut codes = review.findings.iter().map(|found| found.code.as_str());
    assert!(!codes.any(|code| of_the_head.contains(&code)), "{name}");
}

fn has_no_errors(document: &Document) -> bool {
    let arch = document.architecture();
    arch.unread().is_empty()
        && RuleSet::for_framework(arch.framework())
            .is_ok_and(|rules| !rules.check_document(document).has_at_least(Severity::Error))
}

#[test]
fn bundled_documents_take_every_step_with_their_comments() {
    for bundled in reference::all() {
        let old = bundled.document();
        for to in [V2, V3, V4] {
            let from = old.architecture().framework();
            if from > to {
                assert!(Migration::of(old.architecture(), to).is_err());
                continue;
            }
            let new = migrated(bundled.name, &old, to);
            if from != to {
                is_told(bundled.name, &old, &new);
            }
        }
    }
    let old = reference::get("moj-2.0").unwrap().document();
    let new = migrated("moj-2.0", &old, V3);
    assert_eq!(comments(&new).len(), 44);
    let superseded = new.architecture().record(Table::Supersedes, "moj 2.0");
    let fields = superseded.unwrap().fields();
    assert_eq!(fields.text(Field::Decision), Some("2041/QĐ-BTP"));
}

fn fixtures(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            fixtures(&path, out);
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            out.push(path);
        }
    }
}

#[test]
fn documents_of_every_rule_take_the_step() {
    let mut paths = Vec::new();
    fixtures(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests"),
        &mut paths,
    );
    paths.sort();
    // All of them take minutes.
    let all = std::env::var_os("MIGRATE_ALL").is_some();
    let paths = paths.into_iter().step_by(if all { 1 } else { 12 });
    let (mut taken, mut sound) = (0, 0);
    for path in paths {
        let name = path.display().to_string();
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let Ok(old) = Document::parse(&name, &text) else {
            continue;
        };
        let arch = old.architecture();
        if !arch.unread().is_empty() || arch.framework() != V2 {
            continue;
        }
        taken += 1;
        let new = migrated(&name, &old, V3);
        if taken % 5 == 0 {
            migrated(&name, &old, V4);
        }
        if has_no_errors(&old) {
            sound += 1;
            is_told(&name, &old, &new);
        }
    }
    assert!(taken > 20 && sound > 5, "{taken} {sound}");
}

const SMALL: &str = "justarch: 1
architecture: { id: a, body: bo, level: ministry, name: { vi: \"Kiến trúc 1.0\" }, version: \"1.0\", framework: \"2.0\", state-date: 2023-06-01 }
organisations:
  bo: { name: { vi: Bộ } }
business:
  # một
  s4: { kind: public-service, name: { vi: Một }, owner: bo, grade: \"4\" }
  # hai
  s2: { kind: public-service, name: { vi: Hai }, owner: bo, grade: \"2\" } # mức 2
retired:
  gone: { reason: đã bỏ } # bước trước
";

#[test]
fn grades_are_converted_where_that_is_usual_and_marked() {
    let old = Document::parse("a.yaml", SMALL).unwrap();
    let migration = Migration::of(old.architecture(), V3).unwrap();
    let of = |id| {
        let element = migration.architecture().element(id).unwrap();
        (
            element.fields().text(Field::Grade),
            element.fields().is_inferred("grade"),
        )
    };
    assert_eq!(of("s4"), (Some("full-process"), true));
    assert_eq!(of("s2"), (Some("2"), false));
    let regraded: Vec<_> = migration.regraded().iter().map(|r| r.id.as_str()).collect();
    assert_eq!(regraded, ["s4"]);
    assert!(migration.dropped_fates().eq(["gone"]));
    let asked = migration.rest().parameters().any(|p| p.name == "s2.grade");
    assert!(asked);
}

#[test]
fn the_step_is_printed_first_and_written_when_asked() {
    let folder = folder("migrate");
    put(&folder, "a.yaml", SMALL);
    let (code, diff, err) = run(&folder, &["migrate", "a.yaml", "--to", "3.0"]);
    assert_eq!((code, get(&folder, "a.yaml").as_str()), (0, SMALL), "{err}");
    assert!(diff.starts_with("--- a.yaml\n+++ a.yaml\n"), "{diff}");
    for said in [
        "s4: 4 → full-process",
        "is left out; the history of the document keeps it: gone",
        "demands of framework 3.0 left after this step",
        "justarch gap a.yaml --to 3.0",
    ] {
        assert!(err.contains(said), "{said}: {err}");
    }
    let (code, out, _) = run(
        &folder,
        &["migrate", "a.yaml", "--to", "3.0", "-o", "b.yaml"],
    );
    assert_eq!(code, 0);
    assert!(out.starts_with("Made: b.yaml from a.yaml"), "{out}");
    assert_eq!(get(&folder, "a.yaml"), SMALL);
    let new = get(&folder, "b.yaml");
    assert_eq!(new.matches('#').count(), 3, "{new}");
    // Nothing is written over.
    let (code, _, err) = run(
        &folder,
        &["migrate", "a.yaml", "--to", "3.0", "-o", "b.yaml"],
    );
    assert!(code == 2 && err.contains("not overwritten"), "{err}");
    let (code, _, _) = run(&folder, &["migrate", "a.yaml", "--to", "3.0", "--write"]);
    assert_eq!((code, get(&folder, "a.yaml")), (0, new.clone()));
    let (code, diff, err) = run(&folder, &["migrate", "a.yaml", "--to", "3.0"]);
    assert_eq!((code, diff.as_str()), (0, ""));
    assert!(err.contains("nothing to migrate"), "{err}");
    let (code, _, err) = run(&folder, &["migrate", "a.yaml", "--to", "2.0", "--write"]);
    assert!(
        code == 2 && err.contains("is older than framework"),
        "{err}"
    );
    let (code, _, err) = run(&folder, &["migrate", "a.yaml", "--to", "9.0"]);
    assert!(code == 2 && err.contains("is not known"), "{err}");
    put(
        &folder,
        "bad.yaml",
        SMALL.replace("public-service", "publik"),
    );
    let (code, out, err) = run(&folder, &["migrate", "bad.yaml", "--to", "3.0"]);
    assert_eq!((code, out.as_str()), (2, ""), "{err}");
}

/// A comment within what the step takes away is named, in the file that it stood in; one beside it stays.
#[test]
fn comments_that_go_with_fates_are_named() {
    let folder = folder("migrate-comments");
    let fate =
        "retired:\n  gone: # Quyết định cũ\n    # Chấm dứt năm 2021.\n    reason: Quyết định 1\n";
    let (head, _) = SMALL.split_once("retired:").unwrap();
    put(&folder, "a.yaml", format!("{head}{fate}# cuối tệp\n"));
    let line = head.lines().count() + 2;
    let named = [
        format!("a.yaml:{line}: # Quyết định cũ"),
        format!("a.yaml:{}: # Chấm dứt năm 2021.", line + 1),
    ];
    let step = ["migrate", "a.yaml", "--to", "3.0"];
    for more in [
        &[][..],
        &["-o", "b.yaml"],
        &["--format", "json"],
        &["--write"],
    ] {
        let (code, out, err) = run(&folder, &[&step[..], more].concat());
        assert_eq!(code, 0, "{err}");
        for said in &named {
            assert!(err.contains(said.as_str()), "{more:?} {said}: {err}");
        }
        assert!(!err.contains("cuối tệp"), "{err}");
        assert_eq!(
            out.contains("\"removed-comments\""),
            more.contains(&"json"),
            "{out}"
        );
    }
    assert!(get(&folder, "a.yaml").ends_with("# cuối tệp\n"));
    // Made once, nothing goes any more.
    let (_, _, err) = run(&folder, &step);
    assert!(
        !err.contains("chú thích") && !err.contains("go with it"),
        "{err}"
    );
}

#[test]
fn a_document_of_several_files_goes_into_a_folder() {
    let folder = folder("migrate-files");
    let (head, rest) = SMALL.split_once("business:").unwrap();
    let (business, retired) = rest.split_once("retired:").unwrap();
    let root = format!(
        "{}retired:{retired}",
        head.replace(
            "justarch: 1\n",
            "justarch: 1\ninclude: [l/business.yaml, l/users.yaml]\n"
        )
    );
    put(&folder, "v1/justarch.yaml", &root);
    put(
        &folder,
        "v1/l/business.yaml",
        format!("justarch: 1\nbusiness:{business}"),
    );
    let users = "justarch: 1\n# không đổi\nusers: {}\n";
    put(&folder, "v1/l/users.yaml", users);
    let (code, _, err) = run(&folder, &["migrate", "v1", "--to", "3.0", "-o", "v2"]);
    assert_eq!(code, 0, "{err}");
    assert_eq!(get(&folder, "v1/justarch.yaml"), root);
    assert_eq!(get(&folder, "v2/l/users.yaml"), users);
    assert!(get(&folder, "v2/l/business.yaml").contains("full-process"));
    let (code, _, err) = run(&folder, &["transition", "v1", "v2", "--fail-on", "never"]);
    assert_eq!(code, 0, "{err}");
    put(&folder, "one.yaml", "");
    let (code, _, err) = run(&folder, &["migrate", "v1", "--to", "3.0", "-o", "one.yaml"]);
    assert!(code == 2 && err.contains("needs a folder"), "{err}");
}
