//! What newcomers write, and what they are told: the very line to write, lawful at its place.

use justarch::{Document, Lang, RuleSet};

const SOUND: &str = "\
justarch: 1
architecture:
  id: byt
  body: moh
  level: ministry
  name: { vi: Kiến trúc Bộ Y tế }
  version: '2.0'
  framework: '2.0'
  status: draft
  state-date: 2023-06-15
  contents:
    vision: { text: Y tế thông minh }
organisations:
  moh: { name: { vi: Bộ Y tế }, kind: ministry }
infrastructure:
  centre: { kind: data-centre, name: { vi: Trung tâm dữ liệu }, owner: moh, security-level: 3 }
integration:
  lgsp: { kind: lgsp, name: { vi: Trục LGSP Bộ Y tế }, owner: moh, connects: [ndxp] }
  ndxp: { kind: national-exchange, name: { vi: Nền tảng quốc gia NDXP }, scope: national }
applications:
  records: { kind: one-stop-system, name: { vi: Một cửa }, owner: moh, exchanges: [{ with: people-db, route: direct }] }
  letters: { kind: document-system, name: { vi: Văn bản }, owner: moh }
  people-db: { kind: database, name: { vi: Cơ sở dữ liệu quốc gia về dân cư }, role: population-database, scope: national }
business:
  permit: { kind: public-service, name: { vi: Cấp phép }, owner: moh, supported-by: [records], grade: partial }
channels:
  site: { kind: web-portal, name: { vi: Cổng thông tin }, owner: moh }
";

/// What is said of the edited document: code, message and help in Vietnamese.
fn said(from: &str, to: &str) -> Vec<(String, String, String)> {
    assert_eq!(SOUND.matches(from).count(), 1, "{from}");
    let doc = Document::parse("a.yaml", &SOUND.replace(from, to)).unwrap();
    let arch = doc.architecture();
    let rules = RuleSet::for_framework(arch.framework()).unwrap();
    let found = doc.report().iter().cloned();
    found
        .chain(rules.check(arch).iter().cloned())
        .map(|d| {
            let help = d.help.as_deref().map(|h| h.get(Lang::Vi).to_owned());
            let message = d.message.get(Lang::Vi).to_owned();
            (d.code.to_string(), message, help.unwrap_or_default())
        })
        .collect()
}

fn help(code: &str, from: &str, to: &str) -> String {
    let found = said(from, to);
    let mut of_code = found.iter().filter(|(found, ..)| found == code);
    let (_, _, help) = of_code.next().unwrap_or_else(|| panic!("{to}: {found:?}"));
    assert!(of_code.next().is_none(), "{to}: {found:?}");
    help.clone()
}

#[test]
fn the_sound_document_is_read_whole() {
    assert!(
        Document::parse("a.yaml", SOUND)
            .unwrap()
            .report()
            .is_empty()
    );
}

#[test]
fn the_value_that_is_meant_is_offered() {
    for (code, from, to, offered) in [
        (
            "FMT011",
            "security-level: 3",
            "security-level: cấp độ 3",
            "Viết `3`.",
        ),
        (
            "FMT010",
            "route: direct",
            "route: trực tiếp",
            "Viết `route: direct`.",
        ),
        (
            "FMT010",
            "route: direct",
            "route: lgsp",
            "Viết `route: [lgsp]`.",
        ),
        (
            "FMT010",
            "vision: { text: Y tế thông minh }",
            "vision: Y tế thông minh",
            "Viết `vision: { text: Y tế thông minh }`.",
        ),
        ("FMT013", "kind: lgsp", "kind: LGSP", "`lgsp`"),
        (
            "FMT013",
            "kind: one-stop-system",
            "kind: one-stop",
            "`one-stop-system`",
        ),
        (
            "FMT013",
            "kind: document-system",
            "kind: document-management",
            "`document-system`",
        ),
        ("FMT013", "kind: web-portal", "kind: portal", "`web-portal`"),
        ("FMT011", "kind: ministry", "kind: bộ", "`ministry`?"),
        ("FMT011", "level: ministry", "level: bộ", "`ministry`?"),
        (
            "FMT011",
            "role: population-database",
            "role: population-db",
            "`population-database`?",
        ),
        (
            "FMT010",
            "moh: { name: { vi: Bộ Y tế }",
            "moh: { name: Bộ Y tế",
            "Viết `name: { vi: Bộ Y tế }`.",
        ),
    ] {
        let help = help(code, from, to);
        assert!(help.contains(offered), "{to}: {help}");
    }
}

#[test]
fn a_key_that_is_not_there_is_called_by_the_right_one() {
    for (from, to, offered) in [
        (
            "grade: partial",
            "service-level: toàn trình",
            "Viết `grade: full-process`.",
        ),
        ("grade: partial", "level: 4", "Có phải định viết `grade`?"),
        (
            "kind: document-system,",
            "kind: document-system, retired: Có,",
            "Viết `status: retired`.",
        ),
        (
            "kind: document-system,",
            "kind: document-system, level: 3,",
            "Viết `security-level: 3`.",
        ),
    ] {
        assert_eq!(help("FMT008", from, to), offered, "{to}");
    }
}

/// Messages name the key that is written.
#[test]
fn a_value_in_short_form_is_named_by_its_key() {
    let found = said("security-level: 3", "security-level: cao");
    let (_, message, _) = found.iter().find(|(code, ..)| code == "FMT011").unwrap();
    assert!(message.starts_with("`security-level`: `cao`"), "{message}");
}

#[test]
fn no_grade_is_proposed_that_the_rule_itself_refuses() {
    let help = help("SVC001", "grade: partial", "grade: mức độ 4");
    assert!(!help.contains("`4`"), "{help}");
    assert!(help.contains("`full-process`"), "{help}");
}

#[test]
fn a_day_that_the_calendar_does_not_have_is_told_as_that() {
    for day in ["2023-02-31", "31/02/2023", "31-02-2023"] {
        let found = said("state-date: 2023-06-15", &format!("state-date: {day}"));
        let message = found.iter().find(|(code, ..)| code == "FMT011");
        let message = &message.unwrap_or_else(|| panic!("{found:?}")).1;
        assert!(message.contains("ngày có trong lịch"), "{message}");
    }
}

#[test]
fn values_are_known_by_their_everyday_words() {
    for (from, to, meant) in [
        ("status: draft", "status: đang soạn thảo", "draft"),
        ("status: draft", "status: ban hành", "issued"),
        ("security-level: 3", "security-level: III", "3"),
        ("security-level: 3", "security-level: ba", "3"),
    ] {
        let help = help("FMT011", from, to);
        assert!(help.contains(&format!("`{meant}`")), "{to}: {help}");
    }
}

/// An office is not the body whose office it is.
#[test]
fn a_body_is_not_taken_for_another_whose_name_has_more_before_it() {
    let office = "organisations:\n  vpcp: { name: { vi: Văn phòng Chính phủ }, kind: agency }\n";
    for (owner, id) in [
        ("Chính phủ", None),
        ("Văn phòng chính phủ", Some("vpcp")),
        ("Văn phòng CP", None),
        ("Bộ Y học", None),
        ("Y", None),
        ("Văn phòng", Some("vpcp")),
        ("Bộ Y", Some("moh")),
    ] {
        let text = SOUND.replace("organisations:\n", office).replace(
            "name: { vi: Văn bản }, owner: moh",
            &format!("name: {{ vi: Văn bản }}, owner: {owner}"),
        );
        let doc = Document::parse("a.yaml", &text).unwrap();
        let mut of_code = doc.report().iter().filter(|d| d.code.as_str() == "FMT014");
        let help = of_code.next().unwrap().help.as_deref().unwrap();
        let meant = help.get(Lang::Vi).contains("Có phải định viết");
        assert_eq!(meant, id.is_some(), "{owner}: {help:?}");
        assert!(
            id.is_none_or(|id| help.get(Lang::Vi).contains(id)),
            "{help:?}"
        );
    }
}

#[test]
fn a_target_is_found_by_its_name_or_nearly() {
    for (from, to, id) in [
        ("connects: [ndxp]", "connects: [Trục quốc gia]", "ndxp"),
        (
            "connects: [ndxp]",
            "connects: [nền tảng QUỐC GIA ndxp]",
            "ndxp",
        ),
        (
            "supported-by: [records]",
            "supported-by: [Hệ thống một cửa]",
            "records",
        ),
    ] {
        let help = help("LAY004", from, to);
        assert_eq!(help, format!("Có phải định viết `{id}`?"), "{to}");
    }
    let help = help("LAY004", "connects: [ndxp]", "connects: [Hệ thống khác]");
    assert!(!help.contains("Có phải"), "{help}");
}

#[test]
fn an_element_that_is_not_indented_is_told_its_section() {
    let from = "channels:\n";
    let to = "permits:\n  kind: application\n  name: { vi: Cấp phép }\nchannels:\n";
    let help =
        "Nếu đây là một thành phần, đặt trong mục `applications` và thụt dòng vào so với tên mục.";
    assert_eq!(said_help(from, to), help);
    // A kind that no layer has, or that any may have, tells nothing of the section.
    for kind in ["x-own", "nothing"] {
        let to = to.replace("application", kind);
        assert!(!said_help(from, &to).contains("thụt dòng"), "{kind}");
    }
}

fn said_help(from: &str, to: &str) -> String {
    let said = said(from, to);
    let found = said.into_iter().find(|(code, ..)| code == "FMT008");
    found.unwrap().2
}
