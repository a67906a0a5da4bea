//! How grave a finding is follows from what its article says, and to whom.

use std::path::Path;

use justarch::{Diagnostic, Document, Lang, Renderer, RuleSet, Severity};

/// The findings of one code in a fixture, after an edit of its text.
fn findings(fixture: &str, edit: (&str, &str)) -> Vec<Diagnostic> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/rules")
        .join(fixture);
    let text = std::fs::read_to_string(&path).expect("the fixture can be read");
    let (from, to) = edit;
    assert!(text.contains(from), "{fixture} has no {from}");
    let document = Document::parse(fixture, &text.replacen(from, to, 1)).expect("a document");
    let arch = document.architecture();
    let report = RuleSet::for_framework(arch.framework())
        .expect("a known framework")
        .check(arch);
    let code = fixture.split('/').next().unwrap_or_default();
    report
        .iter()
        .filter(|d| d.code.as_str() == code)
        .cloned()
        .collect()
}

fn severities(fixture: &str, edit: (&str, &str)) -> Vec<Severity> {
    findings(fixture, edit).iter().map(|d| d.severity).collect()
}

/// No edit.
const AS_IT_IS: (&str, &str) = ("justarch: 1", "justarch: 1");

fn cites(found: &[Diagnostic], number: &str) -> bool {
    found.iter().any(|d| {
        d.basis
            .as_ref()
            .is_some_and(|b| b.citation(Lang::Vi).contains(number))
    })
}

#[test]
fn the_layers_of_the_ministry_bind_the_ministry_alone() {
    let other = findings("LAY001/fail.yaml", AS_IT_IS);
    assert!(!other.is_empty() && other.iter().all(|d| d.severity == Severity::Warning));
    assert!(!cites(&other, "2041/QĐ-BTP"));
    let own = findings(
        "LAY001/fail.yaml",
        (
            "ministry: { name: { vi: Bộ Mẫu",
            "ministry: { name: { vi: Bộ Tư pháp",
        ),
    );
    assert!(
        !own.is_empty() && own.iter().all(|d| d.severity == Severity::Error),
        "{own:?}"
    );
    assert!(cites(&own, "2041/QĐ-BTP"));
}

#[test]
fn counts_are_no_logic() {
    let integrated = ("measure: services-total", "measure: services-integrated");
    assert_eq!(
        severities("SVC006/fail-full-process.yaml", integrated),
        [Severity::Info]
    );
    assert_eq!(
        severities("SVC006/fail-full-process.yaml", AS_IT_IS),
        [Severity::Warning]
    );
    let total = severities("SVC006/fail.yaml", AS_IT_IS);
    assert!(total.contains(&Severity::Warning) && !total.contains(&Severity::Error));
}

#[test]
fn older_links_go_on() {
    assert_eq!(
        severities("INT004/fail-older.yaml", AS_IT_IS),
        [Severity::Info]
    );
    assert!(cites(
        &findings("INT004/fail-older.yaml", AS_IT_IS),
        "khoản 3 Điều 55"
    ));
    assert_eq!(
        severities("INT004/fail-not-older.yaml", AS_IT_IS),
        [Severity::Error]
    );
}

#[test]
fn unfit_takes_the_word_of_the_owner() {
    assert_eq!(
        severities("INT004/fail-unfit.yaml", AS_IT_IS),
        [Severity::Warning]
    );
    let approved = (
        "text: Nền tảng chậm }",
        "text: Nền tảng chậm, approval: 12/CV-CNTT }",
    );
    assert_eq!(
        severities("INT004/fail-unfit.yaml", approved),
        [Severity::Info]
    );
}

#[test]
fn codes_are_errors_after_the_term_for_systems() {
    let day = |day| ("state-date: 2021-06-30", day);
    assert_eq!(
        severities("SVC011/fail-z.yaml", day("state-date: 2022-09-14")),
        [Severity::Warning]
    );
    assert_eq!(
        severities("SVC011/fail-z.yaml", day("state-date: 2022-09-15")),
        [Severity::Error]
    );
    assert_eq!(
        severities("SVC011/fail-z.yaml", day("state-date: 2020-09-14")),
        []
    );
}

#[test]
fn monitoring_cites_the_article_on_its_kind_of_system() {
    assert!(!cites(
        &findings("SEC010/fail-other.yaml", AS_IT_IS),
        "22/2019"
    ));
    assert!(cites(
        &findings("SEC010/fail-other.yaml", AS_IT_IS),
        "31/2017"
    ));
    assert!(cites(&findings("SEC010/fail.yaml", AS_IT_IS), "22/2019"));
}

#[test]
fn a_cell_without_law_is_no_error() {
    let found = findings("LAY006/fail-forbidden.yaml", AS_IT_IS);
    let grave = |d: &&Diagnostic| d.severity == Severity::Error && d.basis.is_none();
    assert!(!found.is_empty() && !found.iter().any(|d| grave(&d)));
}

#[test]
fn more_than_one_portal_is_an_error_until_the_decree_is_in_doubt() {
    let day = |day| ("state-date: 2024-11-30", day);
    assert_eq!(
        severities("DAT006/fail-3.0.yaml", day("state-date: 2025-06-30")),
        [Severity::Error]
    );
    assert_eq!(
        severities("DAT006/fail-3.0.yaml", day("state-date: 2025-07-01")),
        [Severity::Warning]
    );
}

#[test]
fn what_is_no_instrument_is_not_headed_as_a_legal_basis() {
    let text = |fixture: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/rules")
            .join(fixture);
        let text = std::fs::read_to_string(&path).expect("the fixture can be read");
        let document = Document::parse(fixture, &text).expect("a document");
        let report = RuleSet::for_framework(document.architecture().framework())
            .expect("a known framework")
            .check(document.architecture());
        Renderer::human(Lang::Vi).render(&report, &document)
    };
    let convention = text("SVC006/fail-full-process.yaml");
    assert!(
        convention.contains("= cơ sở: Quy ước của mô hình kiến trúc\n"),
        "{convention}"
    );
    assert!(!convention.contains("căn cứ: Quy ước"), "{convention}");
    let legal = text("DAT006/fail-3.0.yaml");
    assert!(
        legal.contains("= căn cứ: điểm a khoản 2 Điều 25"),
        "{legal}"
    );
}
