//! What a document lacks of one sort is one finding with its members.

use justarch::{
    Baseline, Diagnostic, Document, FindingFilter, FrameworkVersion, Lang, Members, Report, RuleSet,
};

fn check(status: &str, body: &str) -> Report {
    let text = format!(
        "justarch: 1
architecture:
  id: a
  body: bo
  level: ministry
  name: {{ vi: Kiến trúc thử }}
  version: \"3.0\"
  framework: \"3.0\"
  status: {status}
  state-date: 2024-11-30
{body}organisations: {{ bo: {{ name: {{ vi: Bộ Thử nghiệm }}, kind: ministry }} }}
"
    );
    let document = Document::parse("a.yaml", &text).unwrap();
    assert!(document.report().is_empty(), "{:?}", document.report());
    let rules = RuleSet::for_framework(FrameworkVersion::V3_0).unwrap();
    rules.check(document.architecture())
}

fn of<'r>(report: &'r Report, code: &str) -> Vec<&'r Diagnostic> {
    report.iter().filter(|d| d.code.as_str() == code).collect()
}

fn members(found: &Diagnostic) -> usize {
    match found.members.as_deref() {
        Some(Members::Each(parts)) => parts.all().len(),
        _ => 0,
    }
}

/// The document with these contents.
fn with(keys: &[&str]) -> String {
    if keys.is_empty() {
        return String::new();
    }
    let lines = keys
        .iter()
        .map(|key| format!("    {key}: {{ text: Nội dung }}\n"));
    format!("  contents:\n{}", lines.collect::<String>())
}

#[test]
fn all_that_is_missing_is_one_finding_of_each_rule() {
    let report = check("draft", "");
    for (code, least) in [("DOC002", 7), ("DOC003", 2)] {
        let found = of(&report, code);
        assert_eq!(found.len(), 1, "{code}");
        assert!(members(found[0]) >= least, "{code}: {}", members(found[0]));
        let count = members(found[0]);
        let message = &found[0].message;
        assert!(
            message.get(Lang::En).contains(&format!("lacks {count} ")),
            "{message:?}"
        );
        assert!(
            message.get(Lang::Vi).contains(&format!("thiếu {count} ")),
            "{message:?}"
        );
    }
}

#[test]
fn stating_one_leaves_the_finding_for_the_rest() {
    let before = members(of(&check("draft", ""), "DOC002")[0]);
    let report = check("draft", &with(&["vision"]));
    let found = of(&report, "DOC002");
    assert_eq!((found.len(), members(found[0])), (1, before - 1));
    assert!(!found[0].message.get(Lang::En).contains("`vision`"));
}

#[test]
fn what_is_not_known_is_one_finding_too() {
    let unknown =
        "  contents:\n    vision: { unknown: không có }\n    scope: { unknown: không có }\n";
    for status in ["draft", "illustrative"] {
        let report = check(status, unknown);
        let found = of(&report, "DOC002");
        let mut sizes: Vec<_> = found.iter().map(|one| members(one)).collect();
        sizes.sort_unstable();
        assert_eq!(sizes, [2, 5], "{status}");
    }
}

#[test]
fn a_baseline_knows_them_one_by_one() {
    let known = check("draft", &with(&["vision", "scope"]));
    let baseline = Baseline::of(&known);
    let left = |report: Report| {
        let after = FindingFilter::new().baseline(&baseline).apply(report);
        let found = of(&after, "DOC002");
        let texts = found.iter().map(|one| one.message.get(Lang::En).to_owned());
        texts.collect::<Vec<_>>()
    };
    assert_eq!(left(known.clone()), Vec::<String>::new());
    // One that was there before is missing now; the others are known.
    let worse = left(check("draft", &with(&["vision"])));
    assert_eq!(worse.len(), 1);
    assert!(worse[0].contains("`scope`"), "{worse:?}");
    // One was mended.
    let better = left(check("draft", &with(&["vision", "scope", "objectives"])));
    assert_eq!(better, Vec::<String>::new());
}
