//! Rules on the step ask for what is in force: planned or ended is gone, in whichever way it is said.

use justarch::{Document, Transition};

use crate::sound::sound;

const HEAD: &str = "\
justarch: 1
architecture: { id: mau, body: bo, level: ministry, name: { vi: Kiến trúc mẫu }, version: \"VERSION\", framework: \"3.0\", status: draft, state-date: DAY }
organisations:
  bo: { name: { vi: Bộ Mẫu }, kind: ministry }
  ngoai: { name: { vi: Bộ Ngoài }, kind: ministry }
";

#[track_caller]
fn read(version: &str, day: &str, body: &str) -> Document {
    let head = HEAD.replace("VERSION", version).replace("DAY", day);
    sound(&format!("{head}{body}"))
}

/// How often the rules on the step report a code.
fn count(code: &str, old: &str, new: &str) -> usize {
    let old = read("3.0", "2024-11-30", old);
    let new = read("3.1", "2025-11-30", new);
    let step = Transition::between(old.architecture(), new.architecture()).unwrap();
    let review = step.check();
    let findings = review.findings.iter();
    findings.filter(|d| d.code.as_str() == code).count()
}

/// A system on a data centre, with what the system says it is hosted on, and what else there is.
fn hosted(on: &str, more: &str) -> String {
    format!(
        "infrastructure:\n  du-phong: {{ kind: data-centre, name: {{ vi: Trung tâm dự phòng }}, owner: bo{more}
applications:\n  he: {{ kind: application, name: {{ vi: Hệ thống }}, owner: bo, status: active, hosted-on: [{on}] }}\n"
    )
}

const CENTRE: &str = "  trung-tam: { kind: data-centre, name: { vi: Trung tâm dữ liệu }, owner: bo, status: active }";
const RETIRED: &str = "retired: { trung-tam: { reason: Hết khấu hao, decision: 1/QĐ } }\n";

#[test]
fn a_support_that_has_ended_is_none() {
    let old = hosted("trung-tam", &format!(", status: active }}\n{CENTRE}"));
    let new = |on: &str, more: &str| {
        let hosted = hosted(on, more);
        count("TRN008", &old, &format!("{hosted}{RETIRED}"))
    };
    let there = ", status: active }";
    assert_eq!(new("", there), 1);
    assert_eq!(new("du-phong", there), 0);
    for gone in [
        "{ to: du-phong, status: retired }",
        "{ to: du-phong, until: 2025-01-01 }",
        "{ to: du-phong, status: planned }",
    ] {
        assert_eq!(new(gone, there), 1, "{gone}");
    }
    assert_eq!(new("{ to: du-phong, until: 2026-01-01 }", there), 0);
    // The support itself is not in use.
    assert_eq!(new("du-phong", ", status: planned }"), 2);
}

#[test]
fn who_stops_in_its_place_leaves_others_bare_as_well() {
    let old = hosted("trung-tam", &format!(", status: active }}\n{CENTRE}"));
    let stays = |how: &str| {
        let centre = CENTRE.replace("status: active", how);
        hosted("", &format!(", status: active }}\n{centre}"))
    };
    assert_eq!(count("TRN008", &old, &stays("status: retired")), 1);
    assert_eq!(count("TRN008", &old, &stays("until: 2025-06-30")), 1);
    assert_eq!(count("TRN008", &old, &stays("status: planned")), 1);
    assert_eq!(count("TRN008", &old, &stays("status: active")), 0);
}

#[test]
fn a_successor_that_is_not_in_use_takes_nothing_over() {
    let old = hosted("trung-tam", &format!(", status: active }}\n{CENTRE}"));
    let new = |status: &str| {
        let hosted = hosted("", &format!(", status: {status} }}"));
        format!(
            "{hosted}retired: {{ trung-tam: {{ reason: Thay thế, decision: 1/QĐ, successor: [du-phong] }} }}\n"
        )
    };
    assert_eq!(count("TRN008", &old, &new("planned")), 1);
}

/// A system with a link to the national database of residents.
fn linked(link: &str, more: &str) -> String {
    format!(
        "integration:
  truc: {{ kind: lgsp, name: {{ vi: Trục tích hợp }}, owner: bo, connects: [quoc-gia] }}
  quoc-gia: {{ kind: national-exchange, name: {{ vi: Nền tảng quốc gia }}, owner: ngoai, scope: national }}
applications:
  he: {{ kind: application, name: {{ vi: Hệ thống }}, owner: bo{more}, exchanges: [{link}] }}
  dan-cu: {{ kind: database, name: {{ vi: CSDL dân cư }}, owner: ngoai, class: national, scope: national }}
"
    )
}

fn link(more: &str) -> String {
    format!("{{ with: dan-cu, route: [truc, quoc-gia], purpose: exploit, data: [họ tên]{more} }}")
}

#[test]
fn a_link_that_is_planned_or_ended_is_lost() {
    let old = linked(&link(""), "");
    let new = |more: &str| count("TRN010", &old, &linked(&link(more), ""));
    assert_eq!(count("TRN010", &old, &linked("", "")), 1);
    assert_eq!(new(""), 0);
    assert_eq!(new(", status: planned"), 1);
    assert_eq!(new(", status: retired"), 1);
    assert_eq!(new(", until: 2025-06-30"), 1);
    assert_eq!(new(", until: 2026-06-30"), 0);
}

#[test]
fn a_note_of_the_link_gives_the_reason_once() {
    let note = ", status: retired, note: { vi: Dừng theo Quyết định 5/QĐ }";
    let old = linked(&link(""), "");
    assert_eq!(count("TRN010", &old, &linked(&link(note), "")), 0);
    // One that was there before gives none.
    let said = ", note: { vi: Kết nối thử nghiệm }";
    let before = linked(&link(said), "");
    let after = linked(&link(&format!("{said}, status: retired")), "");
    assert_eq!(count("TRN010", &before, &after), 1);
}

#[test]
fn links_of_what_has_stopped_are_not_counted() {
    let old = linked(&link(""), "");
    assert_eq!(count("TRN010", &old, &linked("", ", status: retired")), 0);
    assert_eq!(count("TRN010", &old, &linked("", ", until: 2025-06-30")), 0);
}

#[test]
fn a_merge_that_keeps_only_what_is_not_in_force_keeps_nothing() {
    let old = "applications:
  mot: { kind: application, name: { vi: Phần mềm một }, owner: bo, stores: [kho] }
  hai: { kind: application, name: { vi: Phần mềm hai }, owner: bo, stores: [kho] }
  kho: { kind: database, name: { vi: Kho hồ sơ }, owner: bo }
";
    let new = |stores: &str| {
        format!(
            "applications:
  chung: {{ kind: application, name: {{ vi: Phần mềm chung }}, owner: bo, succeeds: [mot, hai], stores: [{stores}] }}
  kho: {{ kind: database, name: {{ vi: Kho hồ sơ }}, owner: bo }}
"
        )
    };
    let lost = count("TRN002", old, &new(""));
    assert!(lost > 0);
    assert_eq!(count("TRN002", old, &new("kho")), 0);
    for gone in [
        "{ to: kho, status: planned }",
        "{ to: kho, status: retired }",
        "{ to: kho, until: 2025-06-30 }",
    ] {
        assert_eq!(count("TRN002", old, &new(gone)), lost, "{gone}");
    }
    // A plan stands for a plan.
    let planned = old.replace("[kho]", "[{ to: kho, status: planned }]");
    assert_eq!(
        count("TRN002", &planned, &new("{ to: kho, status: planned }")),
        0
    );
}
