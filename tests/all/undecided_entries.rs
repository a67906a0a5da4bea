//! What was not read is not mended: no entry of a baseline is stale and no comment idle because of it, and writing the
//! baseline again loses nothing.

use justarch::{
    Baseline, Document, FindingFilter, FrameworkVersion, Loader, Report, RuleSet, Severity,
    SourceProvider, Text,
};

use crate::members::{documents, rules_of};

const HEAD: &str = "justarch: 1
architecture: { id: mau, body: bo, level: ministry, name: { vi: Kiến trúc của Bộ }, version: \"3.0\", framework: \"3.0\", status: draft, state-date: 2024-11-30 }
organisations:
  bo: { name: { vi: Bộ Mẫu }, kind: ministry }
";

const SYSTEMS: &str = "applications:
  # justarch-allow SEC007 -- đang xác định lại cấp độ
  a: { kind: application, name: { vi: Hệ A }, owner: bo, information: [personal], security-level: 1 }
  e: { kind: application, name: { vi: Hệ E }, owner: bo, security-level: 3 }
  f: { kind: application, name: { vi: Hệ F }, owner: bo, information: [personal], security-level: 1 }
";

fn sound() -> String {
    format!("{HEAD}{SYSTEMS}")
}

/// The ways in which something of the sound document may not be read.
fn unread() -> Vec<String> {
    let edits = [
        ("a: { kind: application", "a: { kind: phan-mem"),
        ("f: { kind: application", "f: { kind: phan-mem"),
        ("applications:", "aplications:"),
        ("security-level: 1 }\n  e", "security-level: thấp }\n  e"),
        (
            "owner: bo, security-level: 3",
            "owner: bo, securty-level: 3",
        ),
        (
            "owner: bo, security-level: 3",
            "owner: nobody, security-level: 3",
        ),
        ("justarch: 1\n", "justarch: 1\ninclude: [missing.yaml]\n"),
        ("  bo: {", "  bộ: {"),
    ];
    let edited = edits.map(|(from, to)| {
        let text = sound();
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    });
    edited.into()
}

fn read(text: &str) -> Document {
    Document::parse("a.yaml", text).unwrap()
}

fn rules() -> RuleSet {
    RuleSet::for_framework(FrameworkVersion::V3_0).unwrap()
}

fn baseline_of(text: &str) -> Baseline {
    Baseline::record(&read(text), &rules(), None)
}

fn past(baseline: &Baseline, text: &str) -> Report {
    let filter = FindingFilter::new().baseline(baseline);
    filter.check_document(&rules(), &read(text))
}

fn count(report: &Report, code: &str) -> usize {
    report
        .iter()
        .filter(|found| found.code.as_str() == code)
        .count()
}

/// As a file keeps it.
fn kept_in_a_file(baseline: &Baseline) -> Baseline {
    serde_json::from_str(&serde_json::to_string(baseline).unwrap()).unwrap()
}

#[test]
fn what_was_not_read_is_neither_stale_nor_idle() {
    let known = baseline_of(&sound());
    assert!(known.is_whole() && past(&known, &sound()).is_empty());
    for text in unread() {
        let report = past(&known, &text);
        assert!(report.has_at_least(Severity::Error), "{text}");
        assert_eq!(
            (count(&report, "BAS001"), count(&report, "ALW003")),
            (0, 0),
            "{text}"
        );
        // So it is where the report was made before.
        let document = read(&text);
        let mut report = document.report().clone();
        report.extend(rules().check(document.architecture()));
        let report = FindingFilter::new().baseline(&known).apply(report);
        assert_eq!(count(&report, "BAS001"), 0, "{text}");
    }
}

#[test]
fn what_was_read_and_mended_is_still_stale_and_idle() {
    let known = baseline_of(&sound());
    let mended = sound().replace("security-level: 1", "security-level: 2");
    let report = past(&known, &mended);
    assert!(count(&report, "BAS001") > 0);
    assert_eq!(count(&report, "ALW003"), 1);
    let next = known.renew_by(baseline_of(&mended), false).unwrap();
    assert_eq!(next.kept(), 0);
    assert!(next.entries().len() < known.entries().len());
}

#[test]
fn a_baseline_written_again_keeps_what_was_not_read() {
    let known = kept_in_a_file(&baseline_of(&sound()));
    for text in unread() {
        let found = baseline_of(&text);
        assert!(!found.is_whole(), "{text}");
        let next = known.renew_by(found.clone(), true).unwrap();
        let left = |entry: &&justarch::BaselineEntry| !found.entries().contains(entry);
        assert_eq!(
            next.kept(),
            known.entries().iter().filter(left).count(),
            "{text}"
        );
        assert!(next.entries().is_sorted_by_key(|e| (&e.code, &e.subject)));
        // The sound document is known as before.
        let next = kept_in_a_file(&next);
        let report = past(&next, &sound());
        let new = report
            .iter()
            .filter(|found| found.code.as_str() != "BAS001");
        assert_eq!(new.count(), 0, "{text}: {report:#?}");
        // A report says as much as the document.
        let document = read(&text);
        let mut report = document.report().clone();
        report.extend(rules().check(document.architecture()));
        let by_report = known.renew(&report, true).unwrap();
        assert_eq!(by_report.kept(), next_kept(&known, &report), "{text}");
    }
}

/// How many of the entries are not in a report.
fn next_kept(known: &Baseline, report: &Report) -> usize {
    let found = Baseline::of(report);
    assert!(!found.is_whole());
    let left = |entry: &&justarch::BaselineEntry| !found.entries().contains(entry);
    known.entries().iter().filter(left).count()
}

#[test]
fn what_is_known_together_stays_together() {
    let platform = |id: &str, kind: &str| {
        format!(
            "  {id}: {{ kind: {kind}, name: {{ vi: Nền tảng {id} }}, owner: bo, scope: ministry, security-level: 3 }}\n"
        )
    };
    let three = |kind: &str| {
        let (a, b, c) = (
            platform("a", "lgsp"),
            platform("b", "lgsp"),
            platform("c", kind),
        );
        format!("{HEAD}integration:\n{a}{b}{c}")
    };
    let known = baseline_of(&three("lgsp"));
    let together = |baseline: &Baseline| -> Vec<Vec<String>> {
        let entries = baseline.entries().iter().filter(|e| !e.members.is_empty());
        entries.map(|e| e.members.clone()).collect()
    };
    assert!(
        together(&known).iter().any(|members| members.len() == 3),
        "{known:#?}"
    );
    let next = known.renew_by(baseline_of(&three("lgspp")), true).unwrap();
    assert_eq!(together(&next), together(&known));
    assert!(past(&kept_in_a_file(&next), &three("lgsp")).is_empty());
}

#[test]
fn rules_that_could_not_be_decided_keep_their_entries() {
    let known = baseline_of(&sound());
    let undated = sound().replace(", state-date: 2024-11-30", "");
    let found = baseline_of(&undated);
    assert!(found.is_whole());
    let next = known.renew_by(found, true).unwrap();
    assert!(next.kept() > 0);
    let report = past(&kept_in_a_file(&next), &sound());
    assert!(
        report.iter().all(|found| found.code.as_str() == "BAS001"),
        "{report:#?}"
    );
}

/// Files that are not there.
struct Nothing;

impl SourceProvider for Nothing {
    fn read(&self, _: &str) -> Result<Vec<u8>, Text> {
        Err(Text::new("không có", "none"))
    }
}

/// Over all documents: with a kind, a key of a section or a value spoilt, or with a file that is missing, no entry is
/// stale, and the baseline that is written again knows the sound document.
#[test]
fn no_fault_in_reading_makes_an_entry_stale() {
    let mut seen = 0;
    for (nth, (what, text)) in documents().into_iter().enumerate() {
        let document = read(&text);
        let Some(rules) = rules_of(&document) else {
            continue;
        };
        let known = Baseline::record(&document, &rules, None);
        let spoilers = [
            ("kind: ", "kind: zz-"),
            ("\napplications:", "\naplications:"),
            ("owner: ", "owner: zz-"),
            ("\nintegration:", "\nintegrations:"),
            ("security-level: ", "security-level: zz"),
            ("justarch: 1\n", "justarch: 1\ninclude: [zz.yaml]\n"),
        ];
        let (from, to) = spoilers[nth % spoilers.len()];
        // The last one of a document is mostly another than the first.
        let at = match nth / spoilers.len() % 2 {
            0 => text.rfind(from),
            _ => text.find(from),
        };
        let Some(at) = at else { continue };
        let spoilt = format!("{}{to}{}", &text[..at], &text[at + from.len()..]);
        let Ok(spoilt) = Loader::new().load("a.yaml", spoilt, &Nothing) else {
            continue;
        };
        if !spoilt.report().has_at_least(Severity::Error) {
            continue;
        }
        let filter = FindingFilter::new().baseline(&known);
        let report = filter.check_document(&rules, &spoilt);
        assert_eq!(count(&report, "BAS001"), 0, "{what}: {to}");
        let found = Baseline::record(&spoilt, &rules, None);
        let next = known.renew_by(found, true).unwrap();
        let filter = FindingFilter::new().baseline(&next);
        let report = filter.check_document(&rules, &document);
        let is_new = |code: &str| !code.starts_with("CHK") && code != "BAS001";
        let new: Vec<_> = report.iter().filter(|d| is_new(d.code.as_str())).collect();
        assert!(new.is_empty(), "{what}: {to}: {new:#?}");
        seen += 1;
    }
    assert!(seen > 150 / crate::share(), "{seen}");
}

#[cfg(feature = "cli")]
mod program {
    use std::path::Path;
    use std::process::Command;

    use super::{sound, unread};

    fn run(home: &Path, args: &[&str]) -> (Option<i32>, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_justarch"))
            .current_dir(home)
            .args(args)
            .args(["--lang", "en", "--color", "never"])
            .output()
            .unwrap();
        (
            output.status.code(),
            String::from_utf8(output.stderr).unwrap(),
        )
    }

    #[test]
    fn no_baseline_is_written_of_what_nobody_has_read() {
        let home = std::env::temp_dir().join(format!("justarch-kept-{}", std::process::id()));
        std::fs::create_dir_all(&home).unwrap();
        std::fs::write(home.join("sound.yaml"), sound()).unwrap();
        std::fs::write(home.join("faulty.yaml"), &unread()[1]).unwrap();
        let write = |file| {
            let args = [
                "check",
                file,
                "--write-baseline",
                "b.json",
                "--fail-on",
                "never",
            ];
            run(&home, &args)
        };
        let baseline = home.join("b.json");
        let (exit, said) = write("faulty.yaml");
        assert_eq!(exit, Some(2), "{said}");
        assert!(said.contains("could not be read whole"), "{said}");
        assert!(!baseline.exists());
        let (exit, said) = write("sound.yaml");
        assert_eq!(exit, Some(0), "{said}");
        assert!(!said.contains("keeps"), "{said}");
        let before = std::fs::read_to_string(&baseline).unwrap();
        let (exit, said) = write("faulty.yaml");
        assert_eq!(exit, Some(0), "{said}");
        assert!(said.contains("entries of the baseline before"), "{said}");
        assert_eq!(std::fs::read_to_string(&baseline).unwrap(), before);
        std::fs::remove_dir_all(home).unwrap();
    }
}
