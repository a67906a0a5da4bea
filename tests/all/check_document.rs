//! [`RuleSet::check_document`]: the library finds in a document what `justarch check` finds.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use std::collections::BTreeSet;

use justarch::{
    Document, FrameworkVersion, RuleLevel, RuleSet, Severity, SuppressedBy, json, reference,
};

/// An unknown key, a refused relation, comments that are used, idle, expired and malformed.
const COMMENTED: &str = "\
justarch: 1
architecture:
  id: demo
  name: { vi: Bản nháp }
  framework: \"3.0\"
  state-date: 2025-10-01
# justarch-allow LAY -- các lớp khác chưa mô tả
applications:
  # justarch-allow DAT009 until=2025-12-31 -- chủ quản đang được xác định
  registry: { kind: application, name: { vi: Sổ đăng ký }, colour: red }
  # justarch-allow DAT009 until=2025-06-30 -- đã hết hạn
  archive: { kind: application, name: { vi: Kho lưu trữ }, exchanges: [{ with: nowhere }] }
  # justarch-allow DAT009
  portal: { kind: application, name: { vi: Cổng } }   # justarch-allow SEC -- không khớp phát hiện nào của dòng này
";

/// What the program prints as JSON.
fn printed(file: &str, more: &[&str]) -> String {
    let ran = Command::new(env!("CARGO_BIN_EXE_justarch"))
        .args(["check", file, "--format", "json"])
        .args(more)
        .output()
        .unwrap();
    String::from_utf8(ran.stdout).unwrap()
}

/// What the library finds, as the program prints it.
fn found(rules: &RuleSet, document: &Document) -> String {
    let report = rules.check_document(document);
    let json = json::Check::default().and(&report, document);
    serde_json::to_string_pretty(&json).unwrap() + "\n"
}

fn rules_of(document: &Document) -> RuleSet {
    RuleSet::for_framework(document.architecture().framework()).unwrap()
}

fn commented() -> Document {
    Document::parse("commented.yaml", COMMENTED).unwrap()
}

/// The file that the program reads it from.
fn file_of(folder: &Path) -> PathBuf {
    let file = folder.join("commented.yaml");
    fs::write(&file, COMMENTED).unwrap();
    file
}

#[test]
fn the_program_prints_what_the_library_finds() {
    for bundled in reference::all() {
        let document = bundled.document();
        let name = format!("reference:{}", bundled.name);
        assert_eq!(printed(&name, &[]), found(&rules_of(&document), &document));
    }
}

#[test]
fn comments_reading_levels_and_the_day_count_as_in_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_of(folder.path());
    let file = file.to_str().unwrap();
    let document = Document::parse(file, COMMENTED).unwrap();
    let rules = rules_of(&document);
    assert_eq!(printed(file, &[]), found(&rules, &document));

    let later = rules.clone().as_of("2026-01".parse().unwrap());
    assert_eq!(
        printed(file, &["--as-of", "2026-01"]),
        found(&later, &document)
    );

    // A comment is not idle because a level drops what it passes over.
    let mut quiet = rules.clone();
    quiet.set_level("DAT", RuleLevel::Allow).unwrap();
    quiet.set_level("DOC", RuleLevel::Deny).unwrap();
    quiet.set_level("LAY", RuleLevel::Warn).unwrap();
    assert_eq!(
        printed(file, &["-A", "DAT", "-D", "DOC", "-W", "LAY"]),
        found(&quiet, &document)
    );

    let other = RuleSet::for_framework(FrameworkVersion::V2_0).unwrap();
    assert_eq!(
        printed(file, &["--framework", "2.0"]),
        found(&other, &document)
    );
}

#[test]
fn what_was_found_in_reading_is_part_of_it() {
    let document = commented();
    let report = rules_of(&document).check_document(&document);
    for read in document.report() {
        assert!(
            report.iter().any(|found| found.message == read.message),
            "{}",
            read.code
        );
    }
    assert!(document.report().has_at_least(Severity::Error));
    let alone = rules_of(&document).check(document.architecture());
    assert!(alone.iter().all(|found| found.code.family() != "FMT"));
    assert_eq!(alone.suppressed_count(), 0);
}

#[test]
fn comments_pass_over_findings_until_they_expire() {
    let document = commented();
    let rules = rules_of(&document);
    let passed = |rules: &RuleSet| {
        let report = rules.check_document(&document);
        let passed = report.suppressed().iter();
        let by_comment = |by: &SuppressedBy| !matches!(by, SuppressedBy::Baseline);
        let codes = passed.filter(|s| by_comment(&s.by));
        codes
            .filter(|s| s.diagnostic.code.as_str() == "DAT009")
            .count()
    };
    assert_eq!(passed(&rules), 1);
    assert_eq!(passed(&rules.as_of("2026-01-01".parse().unwrap())), 0);
}

#[test]
fn the_limit_of_the_rule_set_holds() {
    let document = commented();
    let rules = rules_of(&document);
    let all = rules.check_document(&document);
    let some = rules.at_most(1).check_document(&document);
    assert_eq!(some.len(), all.len());
    let of_rules = all.iter().skip(document.report().iter().len());
    let codes: BTreeSet<_> = of_rules.map(|found| found.code.clone()).collect();
    assert!(!some.is_complete());
    assert_eq!(
        some.iter().len(),
        document.report().iter().len() + codes.len()
    );
}
