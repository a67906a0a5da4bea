//! Every transition rule on every pair of documents, and every document against itself.
//!
//! A pair is `tests/transition/<CODE>/{pass,fail}*/{old,new}.yaml`. The first line of `new.yaml` declares what
//! the rules on the step find: `# expect: nothing`, or `# expect: CODE@SIDE line:col, …` in that order.
//! `BLESS=1 cargo test` rewrites those lines; read them afterwards.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use justarch::{
    Diagnostic, Document, Lang, Locate, RuleLevel, Severity, Side, Transition, TransitionRule,
    reference,
};

const HEADER: &str = "# expect: ";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/transition")
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

/// The folders that hold a pair, with the code they stand under.
pub(crate) fn pairs() -> Vec<(String, PathBuf)> {
    let folders = entries(&root());
    let each = |folder: &PathBuf| {
        let code = name(folder);
        let pairs = entries(folder).into_iter();
        pairs
            .map(move |pair| (code.clone(), pair))
            .collect::<Vec<_>>()
    };
    folders.iter().flat_map(each).collect()
}

#[track_caller]
pub(crate) fn read(path: &Path) -> Document {
    let text = fs::read_to_string(path).unwrap();
    let document = Document::parse(&name(path), &text).unwrap();
    let problems: Vec<_> = document.report().iter().collect();
    assert!(problems.is_empty(), "{}: {problems:?}", path.display());
    document
}

/// What the rules on the step find, as headers declare it.
fn found(old: &Document, new: &Document) -> String {
    let transition = Transition::between(old.architecture(), new.architecture()).unwrap();
    let review = transition.check();
    assert!(
        review.findings.skipped().is_empty(),
        "every rule can be decided on a fixture"
    );
    let mut found: Vec<_> = review.findings.iter().map(|d| show(old, new, d)).collect();
    found.sort();
    if found.is_empty() {
        return "nothing".to_owned();
    }
    let found: Vec<_> = found.into_iter().map(|f| f.3).collect();
    found.join(", ")
}

fn show(old: &Document, new: &Document, diagnostic: &Diagnostic) -> (Side, usize, usize, String) {
    let label = diagnostic.labels.first().unwrap();
    let (document, side) = match label.side {
        Side::Old => (old, "old"),
        Side::New => (new, "new"),
    };
    let span = document.span_of(label).unwrap();
    let at = document.sources().position(span);
    let code = &diagnostic.code;
    let text = format!("{code}@{side} {}:{}", at.line, at.column);
    (label.side, at.line, at.column, text)
}

fn codes(header: &str) -> BTreeSet<&str> {
    header
        .split(", ")
        .filter_map(|word| word.split_once('@'))
        .map(|(code, _)| code)
        .collect()
}

#[test]
fn pairs_declare_all_that_is_found() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = String::new();
    for (code, folder) in pairs() {
        let path = folder.join("new.yaml");
        let (old, new) = (read(&folder.join("old.yaml")), read(&path));
        let found = found(&old, &new);
        let text = fs::read_to_string(&path).unwrap();
        let (header, body) = text.split_once('\n').unwrap();
        let declared = header.strip_prefix(HEADER).unwrap();
        if declared != found && bless {
            fs::write(&path, format!("{HEADER}{found}\n{body}")).unwrap();
        } else if declared != found {
            let folder = name(&folder);
            let _ = writeln!(
                wrong,
                "{code}/{folder}\n  declared {declared}\n  found    {found}"
            );
        }
        let fires = codes(&found).contains(code.as_str());
        let fails = name(&folder).starts_with("fail");
        assert_eq!(fires, fails, "{}: {found}", folder.display());
    }
    assert!(wrong.is_empty(), "run with BLESS=1 and review:\n{wrong}");
}

#[test]
fn every_rule_has_pairs_and_every_folder_a_rule() {
    let (a, b) = (reference::moj_2_0(), reference::moj_3_0());
    let transition = Transition::between(&a, &b).unwrap();
    let mut codes: Vec<_> = transition
        .rules()
        .map(|r| r.info().code.to_string())
        .collect();
    let folders: Vec<_> = entries(&root()).iter().map(|p| name(p)).collect();
    codes.sort();
    assert_eq!(codes, folders);
    for code in codes {
        let pairs = entries(&root().join(&code));
        for kind in ["fail", "pass"] {
            let has = pairs.iter().any(|p| name(p).starts_with(kind));
            assert!(has, "{code} has no pair {kind}");
        }
    }
}

#[test]
fn a_document_against_itself_yields_nothing() {
    let fixtures = pairs().into_iter().flat_map(|(_, folder)| {
        ["old.yaml", "new.yaml"].map(|file| read(&folder.join(file)).into_architecture())
    });
    let bundled = reference::all()
        .iter()
        .map(|b| b.document().into_architecture());
    for arch in fixtures.chain(bundled) {
        let review = Transition::between(&arch, &arch).unwrap().check();
        assert!(review.diff.is_empty(), "{:?}", review.diff);
        assert!(review.findings.is_empty(), "{:?}", review.findings);
        assert_eq!(review.verdict(), None);
    }
}

#[test]
fn rules_are_described_in_both_languages() {
    let (a, b) = (reference::moj_2_0(), reference::moj_3_0());
    let transition = Transition::between(&a, &b).unwrap();
    for info in transition.rules().map(TransitionRule::info) {
        for text in [&info.title, &info.description, &info.why, &info.remedy] {
            for lang in [Lang::Vi, Lang::En] {
                assert!(!text.get(lang).trim().is_empty(), "{}", info.code);
            }
        }
        // A law of the structure itself has none.
        let mut bases = info.bases.iter();
        let may_be_error = bases.next().is_none_or(|b| b.confidence.may_be_error());
        assert!(info.severity < Severity::Error || may_be_error);
    }
}

#[test]
fn the_bundled_step_has_no_error() {
    let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    let review = Transition::between(&old, &new).unwrap().check();
    // What the document itself calls inferred: retirements of which no source tells, of systems and of policies; of one
    // policy there are sources, which do not say so.
    let found: Vec<_> = review
        .findings
        .iter()
        .map(|d| (d.code.as_str(), d.severity))
        .collect();
    assert_eq!(found, [("TRN007", Severity::Info); 3]);
}

#[test]
fn findings_carry_severity_basis_and_evidence() {
    let pair = |folder: &str| {
        let folder = root().join(folder);
        let read = |file| read(&folder.join(file)).into_architecture();
        (read("old.yaml"), read("new.yaml"))
    };
    let severities = |folder: &str| {
        let (old, new) = pair(folder);
        let review = Transition::between(&old, &new).unwrap().check();
        assert!(
            review
                .findings
                .iter()
                .all(|d| d.basis.is_some() && d.help.is_some())
        );
        review
            .findings
            .iter()
            .map(|d| d.severity)
            .collect::<Vec<_>>()
    };
    assert_eq!(severities("TRN001/fail"), [Severity::Error]);
    assert_eq!(severities("TRN001/fail-ambiguous"), [Severity::Error]);
    assert_eq!(
        severities("TRN001/fail-inferred"),
        [Severity::Info, Severity::Info]
    );
    assert_eq!(severities("TRN003/fail"), [Severity::Warning]);
    assert_eq!(severities("TRN003/fail-with-reason"), [Severity::Info]);
    assert_eq!(severities("TRN004/fail"), [Severity::Warning; 5]);
    assert_eq!(severities("TRN006/fail"), [Severity::Info, Severity::Info]);
    assert_eq!(severities("TRN007/fail"), [Severity::Warning; 3]);
    assert_eq!(severities("TRN007/fail-admitted"), [Severity::Info]);
    // An issued document must keep its numbers straight, an illustrative one is only warned.
    assert_eq!(severities("TRN014/fail-same"), [Severity::Error]);
    assert_eq!(severities("TRN014/fail-patch"), [Severity::Warning]);
    assert_eq!(severities("SEC014/fail"), [Severity::Info]);

    let (old, new) = pair("TRN001/fail");
    let mut transition = Transition::between(&old, &new).unwrap();
    transition.set_level("TRN001", RuleLevel::Allow).unwrap();
    assert!(transition.check().findings.is_empty());
    assert!(transition.set_level("TRN999", RuleLevel::Allow).is_err());
}
