//! Suppression, fingerprints and baselines, on documents as people write them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use justarch::{
    Baseline, Date, Diagnostic, Document, FindingFilter, Lang, Loader, Locate, Report, RuleSet,
    Severity, SourceProvider, SuppressedBy, Text,
};

fn base() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/base-2.0.yaml");
    fs::read_to_string(path).unwrap()
}

/// The base without a single route to the population database: one finding INT019, at `registry`.
fn faulty() -> String {
    let text = base();
    let link = "{ with: population-db, route: [lgsp, ngsp], purpose: update";
    assert!(text.contains(link));
    text.replace(link, "{ with: population-db, purpose: update")
}

/// The text with a line above the first that begins so, indented like it.
fn above(text: &str, start: &str, line: &str) -> String {
    let at = text.find(&format!("\n{start}")).expect("the line is there") + 1;
    let indent = &start[..start.len() - start.trim_start().len()];
    let line = line.trim_start();
    format!("{}{indent}{line}\n{}", &text[..at], &text[at..])
}

fn found(text: &str) -> (Document, Report) {
    let document = Document::parse("a.yaml", text).unwrap();
    let mut report = document.report().clone();
    let arch = document.architecture();
    let rules = RuleSet::for_framework(arch.framework()).unwrap();
    report.extend(rules.check(arch));
    (document, report)
}

fn checked_on(text: &str, today: Option<&str>) -> Report {
    let (document, report) = found(text);
    let today = today.map(|day| day.parse::<Date>().unwrap());
    FindingFilter::of(&document, today).apply(report)
}

fn known(baseline: &Baseline, report: Report) -> Report {
    FindingFilter::new().baseline(baseline).apply(report)
}

fn checked(text: &str) -> Report {
    checked_on(text, None)
}

fn codes(report: &Report) -> Vec<&str> {
    report.iter().map(|d| d.code.as_str()).collect()
}

fn suppressed(report: &Report) -> Vec<&str> {
    let all = report.suppressed().iter();
    all.map(|s| s.diagnostic.code.as_str()).collect()
}

#[test]
fn the_base_of_these_tests() {
    assert_eq!(codes(&checked(&base())), Vec::<&str>::new());
    assert_eq!(codes(&checked(&faulty())), ["INT019"]);
}

#[test]
fn a_comment_above_covers_the_next_key_and_all_below() {
    for (start, codes_named) in [
        ("  registry:", "INT019"),
        ("applications:", "INT019"),
        ("  registry:", "INT"),
        ("  registry:", "LAY,INT019"),
    ] {
        let line = format!("  # justarch-allow {codes_named} -- đang xây dựng");
        let report = checked(&above(&faulty(), start, &line));
        assert_eq!(suppressed(&report), ["INT019"], "{start} {codes_named}");
        let SuppressedBy::Allow { reason, .. } = &report.suppressed()[0].by else {
            panic!("suppressed by something else");
        };
        assert_eq!(reason, "đang xây dựng");
        assert!(codes(&report).iter().all(|code| *code == "ALW003"));
    }
}

#[test]
fn elsewhere_it_covers_nothing() {
    for start in ["  case-db:", "  registry-db:", "channels:", "business:"] {
        let text = above(&faulty(), start, "# justarch-allow INT019 -- đang xây dựng");
        assert_eq!(codes(&checked(&text)), ["INT019", "ALW003"], "{start}");
    }
    let last = format!("{}# justarch-allow INT019 -- cuối tệp\n", faulty());
    assert_eq!(codes(&checked(&last)), ["INT019", "ALW004"]);
}

#[test]
fn a_trailing_comment_covers_its_line() {
    let (faulty, registry) = (faulty(), "\n  registry:");
    let start = faulty.find(registry).unwrap() + 1;
    let end = start + faulty[start..].find('\n').unwrap();
    let comment = " # justarch-allow INT019 -- đang xây dựng";
    let here = format!("{}{comment}{}", &faulty[..end], &faulty[end..]);
    assert_eq!(codes(&checked(&here)), Vec::<&str>::new());
    assert_eq!(suppressed(&checked(&here)), ["INT019"]);
    // The line above ends the entry before; it does not speak of the next.
    let before = format!("{}{comment}{}", &faulty[..start - 1], &faulty[start - 1..]);
    assert_eq!(codes(&checked(&before)), ["INT019", "ALW003"]);
}

#[test]
fn items_of_lists_are_entries() {
    let block = "\
justarch: 1
applications:
  app:
    kind: application
    name: { vi: A }
    stores:
      # justarch-allow LAY004 -- chưa khai báo
      - none
      - nothing
";
    let report = checked(&format!("{block}{}", head()));
    // Errors of the reader are never passed over.
    assert_eq!(count(&report, "LAY004"), 2);
    assert_eq!(count(&report, "ALW006"), 1);
}

fn head() -> &'static str {
    "architecture:\n  id: a\n  body: b\n  name: { vi: A }\n  version: \"2.0\"\n  framework: \"2.0\"\n  state-date: 2021\n\
     organisations:\n  b: { name: { vi: B } }\n"
}

fn count(report: &Report, code: &str) -> usize {
    report.iter().filter(|d| d.code.as_str() == code).count()
}

#[test]
fn until_is_judged_by_the_day_of_the_check() {
    let with = |until: &str| {
        let line = format!("# justarch-allow INT019 until={until} -- đang xây dựng");
        above(&faulty(), "  registry:", &line)
    };
    let alive = |until: &str, today: Option<&str>| {
        let report = checked_on(&with(until), today);
        match codes(&report).as_slice() {
            [] => true,
            ["INT019", "ALW002"] => {
                assert_eq!(report.worst(), Some(Severity::Error));
                false
            }
            other => panic!("{other:?}"),
        }
    };
    // The document speaks of 30 June 2021.
    assert!(alive("2021-06-30", None));
    assert!(!alive("2021-06-29", None));
    assert!(alive("2027-06-30", Some("2027-06-30")));
    assert!(!alive("2027-06-30", Some("2027-07-01")));
    assert!(alive("2027", Some("2027-12")));
    assert!(!alive("someday", Some("2020-01-01")));
    assert!(!alive("", None));
    let undated = with("2099-01-01")
        .replace("  state-date: 2021-06-30\n", "")
        .replace(
            "reconstructs: { decision: 100/QĐ-BM, date: 2020-09-30 }",
            "",
        );
    let report = checked(&undated);
    assert!(codes(&report).contains(&"ALW002"), "{:?}", codes(&report));
}

#[test]
fn a_comment_without_reason_is_an_error_and_has_no_effect() {
    let text = above(&faulty(), "  registry:", "# justarch-allow INT019");
    let report = checked(&text);
    assert_eq!(codes(&report), ["INT019", "ALW001"]);
    let allow = report.iter().last().unwrap();
    assert!(allow.message.get(Lang::Vi).contains("không có lý do"));
    let (document, _) = found(&text);
    let at = document.span_of(&allow.labels[0]).unwrap();
    assert_eq!(document.sources().slice(at), "# justarch-allow INT019");
    assert!(document.suppressions().is_empty());
}

#[test]
fn only_comments_count() {
    for line in [
        "  # see justarch-allow INT019 -- đang xây dựng",
        "  # JUSTARCH-ALLOW INT019 -- đang xây dựng",
    ] {
        let report = checked(&above(&faulty(), "  registry:", line));
        assert_eq!(codes(&report), ["INT019"], "{line}");
    }
    let text = faulty().replace(
        "vi: Phần mềm đăng ký chuyên ngành",
        "vi: \"A # justarch-allow INT019 -- b\"",
    );
    assert_eq!(codes(&checked(&text)), ["INT019"]);
}

#[test]
fn many_comments_are_read() {
    let many = "# a comment\n".repeat(5_000);
    let text = above(
        &faulty(),
        "  registry:",
        &format!("{many}  # justarch-allow INT019 -- lý do"),
    );
    assert_eq!(suppressed(&checked(&text)), ["INT019"]);
}

#[test]
fn both_readers_see_the_same_comments() {
    struct Nothing;
    impl SourceProvider for Nothing {
        fn read(&self, _: &str) -> Result<Vec<u8>, Text> {
            Err(Text::new("không có", "none"))
        }
    }
    let comment = "# justarch-allow INT019 -- lý do";
    for start in [
        "  registry:",
        "applications:",
        "      { with: payment",
        "channels:",
    ] {
        let text = above(&faulty(), start, comment);
        for text in [
            text.replace("status: active,", "status: active, "),
            text.replace('\n', "\r\n"),
            text.replace(
                "status: illustrative\n",
                &format!("status: illustrative {comment}\n"),
            ),
        ] {
            let read = |full| {
                let loader = Loader::new().full_parser_only(full);
                let document = loader.load("a", text.as_bytes(), &Nothing).unwrap();
                document.suppressions()
            };
            assert!(!read(true).is_empty());
            assert_eq!(read(true), read(false), "{start}");
        }
    }
}

#[test]
fn comments_about_rules_that_were_not_decided_are_left_alone() {
    // INT017 needs a law that is not in force yet in the year of this document.
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/INT017/pass-before.yaml");
    let text = fs::read_to_string(path).unwrap();
    let text = above(&text, "applications:", "# justarch-allow INT017 -- lý do");
    assert_eq!(codes(&checked(&text)), Vec::<&str>::new());
}

fn fingerprints(report: &Report) -> Vec<String> {
    let mut all: Vec<_> = report.iter().map(Diagnostic::fingerprint).collect();
    all.sort();
    all
}

fn fixtures() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    let entries = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).unwrap();
        let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        paths
    };
    let folders = entries(&root).into_iter().filter(|path| path.is_dir());
    folders.flat_map(|folder| entries(&folder)).collect()
}

#[test]
fn fingerprints_survive_what_does_not_concern_them() {
    let mut seen = 0;
    for path in fixtures() {
        let text = fs::read_to_string(&path).unwrap();
        // Some fixtures are no documents at all.
        if Document::parse("a.yaml", &text).is_err() {
            continue;
        }
        let before = fingerprints(&found(&text).1);
        seen += before.len();
        let comments = text.replace("\n  ", "\n\n  # a remark\n  ");
        if Document::parse("a.yaml", &comments).is_ok() && !text.contains("|\n") {
            assert_eq!(
                fingerprints(&found(&comments).1),
                before,
                "{}",
                path.display()
            );
        }
        // The sections in another order.
        let Some((head, rest)) = text.split_once("\norganisations:") else {
            continue;
        };
        let Some((organisations, sections)) = rest.split_once("\ninfrastructure:") else {
            continue;
        };
        let moved = format!("{head}\ninfrastructure:{sections}\norganisations:{organisations}\n");
        assert_eq!(fingerprints(&found(&moved).1), before, "{}", path.display());
    }
    assert!(seen > 50, "only {seen} findings were looked at");
}

#[test]
fn different_findings_have_different_fingerprints() {
    let mut wrong = BTreeSet::new();
    for path in fixtures() {
        let text = fs::read_to_string(&path).unwrap();
        let Ok(document) = Document::parse("a.yaml", &text) else {
            continue;
        };
        let arch = document.architecture();
        let Ok(rules) = RuleSet::for_framework(arch.framework()) else {
            continue;
        };
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        for found in &rules.check(arch) {
            let message = found.message.get(Lang::En).to_owned();
            let first = seen.entry(found.fingerprint()).or_insert(message.clone());
            if *first != message {
                wrong.insert(format!("{}: {first} / {message}", found.code));
            }
        }
    }
    let wrong: Vec<_> = wrong.into_iter().collect();
    assert!(
        wrong.is_empty(),
        "give these a discriminator:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn a_baseline_lets_only_new_findings_through() {
    let (_, old) = found(&faulty());
    let baseline = Baseline::of(&old);
    assert_eq!(baseline.entries().len(), 1);
    let entry = &baseline.entries()[0];
    assert_eq!((entry.code.as_str(), entry.count), ("INT019", 1));
    assert_eq!(entry.subject, "relation population-db exchanges registry");
    // The same again: nothing new.
    let same = known(&baseline, found(&faulty()).1);
    assert!(same.is_empty());
    assert!(matches!(same.suppressed()[0].by, SuppressedBy::Baseline));
    // Something else: it stands out.
    let more = faulty().replace("owner: ministry, operator: it-department, status: active, sharing-log: true, class: internal", "operator: it-department, status: active, sharing-log: true, class: internal");
    let after = known(&baseline, found(&more).1);
    assert_eq!(codes(&after), ["DAT009"]);
    // Mended: the entry is stale.
    let mended = known(&baseline, found(&base()).1);
    assert_eq!(codes(&mended), ["BAS001"]);
    assert_eq!(mended.worst(), Some(Severity::Warning));
}

#[test]
fn a_baseline_shrinks_and_grows_only_when_asked() {
    let (_, bad) = found(&faulty());
    let (_, good) = found(&base());
    let baseline = Baseline::of(&bad);
    let smaller = baseline.renew(&good, false).unwrap();
    assert!(smaller.entries().is_empty());
    let refused = smaller.renew(&bad, false).unwrap_err();
    assert_eq!(refused[0].code, "INT019");
    assert_eq!(smaller.renew(&bad, true).unwrap(), baseline);
    // What the baseline passes over is still there.
    let again = baseline.renew(&known(&baseline, bad), false).unwrap();
    assert_eq!(again, baseline);
}

#[test]
fn a_baseline_is_text_and_corrupt_text_is_an_error() {
    let baseline = Baseline::of(&found(&faulty()).1);
    let text = serde_json::to_string_pretty(&baseline).unwrap();
    let read: Baseline = serde_json::from_str(&text).unwrap();
    assert_eq!(read, baseline);
    for (from, to) in [
        ("\"2\"", "\"3\""),
        ("\"count\": 1", "\"count\": \"x\""),
        ("\"count\"", "\"cuont\""),
        ("]", ""),
    ] {
        let corrupt = text.replace(from, to);
        assert_ne!(corrupt, text);
        assert!(
            serde_json::from_str::<Baseline>(&corrupt).is_err(),
            "{corrupt}"
        );
    }
}

#[test]
fn what_a_comment_passes_over_is_in_no_baseline() {
    let text = above(&faulty(), "  registry:", "# justarch-allow INT019 -- lý do");
    assert!(Baseline::of(&checked(&text)).entries().is_empty());
    // Nor is what is said of comments.
    let text = above(&base(), "  registry:", "# justarch-allow INT019 -- lý do");
    let report = checked(&text);
    assert_eq!(codes(&report), ["ALW003"]);
    assert!(Baseline::of(&report).entries().is_empty());
}
