//! How grave a finding is follows from what its article says, and to whom.

use std::path::Path;

use justarch::{
    Confidence, Diagnostic, Document, InstrumentKind, Lang, Renderer, RuleSet, Severity, catalog,
};

/// The findings of one code in a fixture, after an edit of its text.
fn findings(fixture: &str, edit: (&str, &str)) -> Vec<Diagnostic> {
    findings_after(fixture, &[edit])
}

/// The same after several.
fn findings_after(fixture: &str, edits: &[(&str, &str)]) -> Vec<Diagnostic> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/rules")
        .join(fixture);
    let mut text = std::fs::read_to_string(&path).expect("the fixture can be read");
    for (from, to) in edits {
        assert!(text.contains(from), "{fixture} has no {from}");
        text = text.replacen(from, to, 1);
    }
    let document = Document::parse(fixture, &text).expect("a document");
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

/// What an article is read to mean is no more than a warning, and says that it is a reading.
#[test]
fn readings_are_marked_as_readings() {
    for code in [
        "SEC012", "SEC014", "TRN003", "TRN011", "INT001", "INT008", "INT018", "MOJ003", "LAY008",
        "DOC009", "SVC015", "SVC016", "DAT014",
    ] {
        let page = catalog::explain(code).expect("a rule");
        assert!(!page.bases.is_empty(), "{code}");
        for basis in page.bases.iter() {
            let is_read = basis.confidence == Confidence::Sourced
                && basis.instrument.kind == InstrumentKind::Legal;
            assert!(!is_read, "{code}: {}", basis.citation(Lang::En));
        }
    }
}

/// Papers of the Ministry of Justice and news are cited to nobody else as law.
#[test]
fn papers_of_the_ministry_bind_the_ministry_alone() {
    let reviews = "DOC008/fail.yaml";
    let other = findings(reviews, AS_IT_IS);
    assert!(!other.is_empty() && !cites(&other, "Bộ Tư pháp"));
    // The update every year was called for on 5 July 2023.
    let own = findings_after(
        reviews,
        &[
            (
                "ministry: { name: { vi: Bộ Mẫu",
                "ministry: { name: { vi: Bộ Tư pháp",
            ),
            ("state-date: 2021-06-30", "state-date: 2023-07-05"),
        ],
    );
    assert!(cites(&own, "Bộ Tư pháp"));
    for code in ["SVC006", "TRN001", "TRN006"] {
        let page = catalog::explain(code).expect("a rule");
        let of_convention = |kind| kind == InstrumentKind::Convention;
        assert!(
            page.bases.iter().all(|b| of_convention(b.instrument.kind)),
            "{code}"
        );
    }
}

#[test]
fn links_over_no_platform_that_are_older_than_the_decree_go_on() {
    let link = "with: tax-system, route: [old-gateway]";
    for (since, due) in [
        ("2020-05-24", Severity::Info),
        ("2020-05-25", Severity::Error),
    ] {
        let dated = format!("{link}, since: {since}");
        let found = findings("INT003/fail-no-platform.yaml", (link, &dated));
        let severities: Vec<_> = found.iter().map(|d| d.severity).collect();
        assert_eq!(severities, [due], "{since}");
        assert_eq!(cites(&found, "khoản 3 Điều 55"), due == Severity::Info);
    }
}

#[test]
fn ten_thousand_people_make_another_service_level_3() {
    let many = "personal-data-subjects: 10000";
    let fixture = "SEC004/fail-other-service.yaml";
    assert_eq!(severities(fixture, AS_IT_IS), [Severity::Error]);
    assert_eq!(
        severities(fixture, (many, "personal-data-subjects: 9999")),
        []
    );
}

#[test]
fn the_terms_of_assessments_end_with_their_day() {
    // A year for level 3, and two for all that the body does.
    let stated =
        "decision: 113/QĐ-BM, appraisal: specialised-unit }, monitored: true, assessed: 2023-10-31";
    for (assessed, due) in [("2023-11-30", false), ("2023-11-29", true)] {
        let edit = stated.replace("2023-10-31", assessed);
        let found = findings("SEC011/fail.yaml", (stated, &edit));
        assert_eq!(!found.is_empty(), due, "{assessed}");
    }
}

#[test]
fn a_new_system_states_its_level_in_its_design() {
    let class = "sharing-log: true, class: internal";
    for (day, due) in [
        ("2026-06-30", Severity::Warning),
        ("2026-07-01", Severity::Error),
    ] {
        let dated = format!("since: {day}, {class}");
        let today = ("state-date: 2021-06-30", "state-date: 2026-07-01");
        let found = findings_after("SEC001/fail.yaml", &[today, (class, &dated)]);
        let gravest = found.iter().map(|d| d.severity).max();
        assert_eq!(gravest, Some(due), "{day}");
        assert_eq!(
            cites(&found, "điểm a khoản 4 Điều 23"),
            due == Severity::Error
        );
    }
}

#[test]
fn portals_of_provinces_closed_earlier_than_those_of_ministries() {
    let province = ("level: ministry", "level: province");
    for fixture in ["SVC007/fail.yaml", "SVC008/fail.yaml"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/rules")
            .join(fixture);
        let text = std::fs::read_to_string(path).expect("the fixture can be read");
        let stated = text
            .lines()
            .find(|line| line.contains("state-date: "))
            .expect("it states its day");
        for (day, open) in [("2025-06-30", true), ("2025-07-01", false)] {
            let dated = format!("  state-date: {day}");
            let found = findings_after(fixture, &[province, (stated, &dated)]);
            assert_eq!(!found.is_empty(), open, "{fixture} on {day}");
            // A ministry has its own until the year ends.
            let found = findings_after(fixture, &[(stated, &dated)]);
            assert!(!found.is_empty(), "{fixture} on {day}");
        }
    }
}

#[test]
fn a_title_is_asked_for_by_level_and_framework() {
    let asked = |edits: &[(&str, &str)]| {
        let found = findings_after("DOC013/fail.yaml", edits);
        let help = found.first().and_then(|d| d.help.clone()).expect("a help");
        help.get(Lang::Vi).to_owned()
    };
    assert!(asked(&[]).contains("Chính phủ điện tử"));
    let province = ("level: ministry", "level: province");
    assert!(asked(&[province]).contains("Chính quyền điện tử"));
    let digital = (
        "framework: { version: \"2.0\", decision: 2323/QĐ-BTTTT }",
        "framework: \"4.0\"",
    );
    assert!(asked(&[digital]).contains("Chính phủ số"));
}

#[test]
fn an_old_framework_is_sent_to_the_one_in_force() {
    let said = |day: &str| {
        let found = findings("DOC011/fail-2.0.yaml", ("state-date: 2024-06-30", day));
        let first = found.first().expect("a finding");
        let notes = first.notes.iter().map(|note| note.get(Lang::Vi));
        let help = first.help.iter().map(|help| help.get(Lang::Vi));
        let all = notes.chain(help).chain([first.message.get(Lang::Vi)]);
        all.collect::<Vec<_>>().join(" ")
    };
    assert!(said("state-date: 2024-06-30").contains("2568/QĐ-BTTTT"));
    let later = said("state-date: 2026-01-31");
    assert!(later.contains("292/QĐ-BKHCN"), "{later}");
}

/// The province owns and grades its systems; a department answers for what it owns itself.
#[test]
fn a_department_is_asked_for_its_own_systems_alone() {
    let codes = |owner: &str| {
        let text = format!(
            "\
justarch: 1
architecture: {{ id: so, body: so, level: department, name: {{ vi: Kiến trúc Sở Mẫu }}, version: '2.0', framework: '2.0', status: draft, state-date: 2023-12-31 }}
organisations:
  tinh: {{ name: {{ vi: Tỉnh Mẫu }}, kind: province }}
  so: {{ name: {{ vi: Sở Mẫu }}, kind: department, parent: tinh }}
applications:
  he-thong: {{ kind: application, name: {{ vi: Hệ thống }}, owner: {owner}, status: active }}
  du-lieu: {{ kind: database, name: {{ vi: CSDL }}, owner: {owner}, status: active, information: [personal] }}
channels:
  cong: {{ kind: service-portal, name: {{ vi: Cổng }}, owner: {owner}, status: active, url: \"https://cong.mau.vn\" }}
"
        );
        let document = Document::parse("so.yaml", &text).expect("a document");
        let arch = document.architecture();
        let rules = RuleSet::for_framework(arch.framework()).expect("a known framework");
        let found: Vec<String> = rules
            .check(arch)
            .iter()
            .map(|d| d.code.to_string())
            .collect();
        found
    };
    let (of_the_province, of_its_own) = (codes("tinh"), codes("so"));
    for code in ["SEC001", "LAY008", "DAT001", "DAT002", "DAT010", "SVC008"] {
        let has = |found: &[String]| found.iter().any(|found| found == code);
        assert!(has(&of_its_own), "{code} of its own: {of_its_own:?}");
        assert!(!has(&of_the_province), "{code} of the province");
    }
}
