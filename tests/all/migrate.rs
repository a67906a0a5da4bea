//! The step to another framework: what the framework settles is written into the texts, and nothing else.

#![cfg(feature = "cli")]

use std::path::{Path, PathBuf};

use justarch::{
    Diff, Document, ErrorKind, Field, FrameworkVersion, Lang, Migration, RuleSet, Severity, SourceId,
    Table, Transition, reference,
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
                let error = Migration::of(old.architecture(), to).unwrap_err();
                assert_eq!(error.kind(), ErrorKind::Model);
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
fn every_document_that_can_be_read_takes_the_step() {
    let mut paths = Vec::new();
    fixtures(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests"),
        &mut paths,
    );
    paths.sort();
    let (mut taken, mut sound, mut bad) = (0, 0, 0);
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
        let Ok(new) = std::panic::catch_unwind(||migrated(&name, &old, V3)) else { bad += 1; continue };
        if false && taken % 5 == 0 {
            migrated(&name, &old, V4);
        }
        if has_no_errors(&old) {
            sound += 1;
            if std::panic::catch_unwind(||is_told(&name, &old, &new)).is_err() { bad += 1 };
        }
    }
    assert!(bad == 0, "{bad} of {taken}");
    assert!(taken > 200 && sound > 50, "{taken} {sound}");
}
