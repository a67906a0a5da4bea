//! What is written but could not be read is not said to be missing: the rules that find a relation missing are held
//! back, with one note.

use justarch::{Document, RuleSet};

const SOUND: &str = "\
justarch: 1
architecture: { id: byt, body: moh, level: ministry, name: { vi: Kiến trúc Bộ Y tế }, version: '2.0', framework: '2.0', status: draft, state-date: 2023-06-15 }
organisations:
  moh: { name: { vi: Bộ Y tế }, kind: ministry }
  mic: { name: { vi: Bộ Thông tin và Truyền thông }, kind: ministry }
infrastructure:
  centre: { kind: data-centre, name: { vi: Trung tâm dữ liệu }, owner: moh }
integration:
  lgsp: { kind: lgsp, name: { vi: LGSP }, owner: moh, connects: [ndxp] }
  ndxp: { kind: national-exchange, name: { vi: NDXP }, scope: national, owner: mic }
applications:
  records: { kind: one-stop-system, name: { vi: Một cửa }, owner: moh, hosted-on: [centre], exchanges: [portal] }
  health: { kind: application, name: { vi: Hồ sơ sức khỏe }, owner: moh, hosted-on: [centre], depends-on: [id-card] }
  id-card: { kind: shared-platform, name: { vi: Thẻ }, owner: moh, hosted-on: [centre] }
business:
  permit: { kind: public-service, name: { vi: Cấp phép }, owner: moh, supported-by: [records], exchanges: [national] }
  cure: { kind: domain, name: { vi: Khám bệnh }, supported-by: [health] }
channels:
  portal: { kind: service-portal, name: { vi: Cổng }, owner: moh, offers: [permit] }
  national: { kind: service-portal, name: { vi: Cổng quốc gia }, scope: national, role: national-portal }
users:
  people: { kind: citizen, name: { vi: Người dân }, uses: [portal] }
";

/// The codes found, and those held back with the reason.
fn judged(from: &str, to: &str) -> (Vec<String>, Vec<(String, String)>) {
    assert_eq!(SOUND.matches(from).count(), 1, "{from}");
    let doc = Document::parse("a.yaml", &SOUND.replace(from, to)).unwrap();
    let arch = doc.architecture();
    let rules = RuleSet::for_framework(arch.framework()).unwrap();
    let mut found = Vec::new();
    let skipped = rules.check_each(arch, |d| found.push(d.code.to_string()));
    let skipped = skipped.into_iter().map(|s| {
        (
            s.code.to_string(),
            s.reason.get(justarch::Lang::Vi).to_owned(),
        )
    });
    (found, skipped.collect())
}

#[test]
fn no_rule_calls_a_relation_missing_that_could_not_be_read() {
    for (code, from, to) in [
        ("INT002", "connects: [ndxp]", "connects: [Trục quốc gia]"),
        ("INT002", "connects: [ndxp]", "kết nối: [ndxp]"),
        (
            "INT002",
            "owner: moh, connects: [ndxp] }\n  ndxp: {",
            "owner: moh }\n  ndxp: { connect: lgsp,",
        ),
        ("LAY007", "connects: [ndxp]", "connects: [Trục quốc gia]"),
        (
            "LAY008",
            "moh, hosted-on: [centre], exchanges",
            "moh, hosted-on: [TTDL], exchanges",
        ),
        (
            "LAY008",
            "hosted-on: [centre], depends-on: [id-card]",
            "depends-on: [thẻ]",
        ),
        (
            "LAY009",
            "supported-by: [health]",
            "supported-by: [Hệ thống hồ sơ sức khỏe]",
        ),
        ("LAY010", "uses: [portal]", "uses: [Cổng dịch vụ công]"),
        ("LAY010", "offers: [permit]", "offers: [Cấp phép mới]"),
        (
            "DAT008",
            "exchanges: [portal]",
            "exchanges: [Cổng quốc gia về dịch vụ]",
        ),
        (
            "SVC005",
            "exchanges: [national]",
            "exchanges: [Cổng dịch vụ công quốc gia]",
        ),
    ] {
        let (found, held) = judged(from, to);
        assert!(!found.iter().any(|c| c == code), "{code} {to}: {found:?}");
        let notes: Vec<_> = held.iter().filter(|(held, _)| held == code).collect();
        let [(_, why)] = notes.as_slice() else {
            panic!("{code} {to}: {held:?}");
        };
        assert!(why.contains("quan hệ"), "{why}");
    }
}

/// Only relations that could be the missing one count.
#[test]
fn what_is_missing_all_the_same_is_said() {
    for (code, from, to) in [
        ("INT002", "connects: [ndxp]", "hosted-on: [Trung tâm]"),
        ("LAY009", ", supported-by: [health]", ""),
        ("LAY010", "uses: [portal]", "governed-by: [luật]"),
    ] {
        let (found, _) = judged(from, to);
        assert!(found.iter().any(|c| c == code), "{code} {to}: {found:?}");
    }
}

/// A rule that has found something says that it holds back others, not that it holds back all.
#[test]
fn the_note_of_a_rule_that_found_something_speaks_of_the_rest() {
    let (found, held) = judged("users:\n", "người dùng:\n");
    assert_eq!(found.iter().filter(|c| *c == "LAY001").count(), 1, "policy");
    let why = held.iter().find(|(code, _)| code == "LAY001");
    let (_, why) = why.expect("the users are held back");
    assert!(why.starts_with("một số kết luận khác"), "{why}");
}

/// The codes of reading, with the place of each.
fn told(relations: &str) -> Vec<String> {
    let text = SOUND.replace("connects: [ndxp]", &format!("connects: [ {relations} ]"));
    let doc = Document::parse("a.yaml", &text).unwrap();
    let told = doc.report().iter().map(|found| {
        let label = found.labels.first().expect("a place");
        let at = justarch::Locate::span_of(&doc, label).expect("a span");
        let text = text.get(at.start as usize..at.end as usize).expect("text");
        format!("{} {text}", found.code)
    });
    told.collect()
}

#[test]
fn what_a_refused_relation_says_is_read_in_the_same_run() {
    let fields = "since: 2020-13, status: activ, nothing: 1";
    let faults = [
        "FMT011 2020-13".to_owned(),
        "FMT011 activ".to_owned(),
        "FMT008 nothing".to_owned(),
    ];
    // Without its far end, with one that is no id, and with one that is nowhere.
    for (far, code) in [
        ("", "FMT012"),
        ("to: [a], ", "FMT010"),
        ("to: nowhere, ", "LAY004"),
    ] {
        let mut told = told(&format!("{{ {far}{fields} }}"));
        let of_the_end = told.iter().position(|said| said.starts_with(code));
        told.remove(of_the_end.unwrap_or_else(|| panic!("{far}: {told:?}")));
        assert_eq!(told, faults, "{far}");
    }
    // What hangs on it is read as well, and nothing of it comes into the model.
    let inner = told("{ indicators: [ { id: i, value: x } ] }");
    assert_eq!(inner, ["FMT012 {", "FMT011 x", "FMT012 i"]);
}
