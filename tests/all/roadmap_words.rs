//! What the steps of a roadmap say is what happens, in the order in which it happens.

use justarch::{Architecture, Document, Lang, Renderer, Roadmap, Severity, StepKind, json};

fn read(number: &str, date: &str, sections: &str) -> Architecture {
    let text = format!(
        "justarch: 1
architecture:
  id: bo
  body: bo
  level: ministry
  name: {{ vi: Kiến trúc Bộ Sổ }}
  version: \"{number}\"
  framework: \"3.0\"
  status: draft
  state-date: {date}
organisations:
  bo: {{ name: {{ vi: Bộ Sổ, en: Ministry of Books }}, kind: ministry }}
  khac: {{ name: {{ vi: Bộ Khác, en: Other Ministry }}, kind: ministry }}
{sections}"
    );
    let document = Document::parse("plan.yaml", &text).unwrap();
    let report = document.report();
    assert_eq!(report.count(Severity::Error), 0, "{report:?}\n{text}");
    document.into_architecture()
}

fn shown(roadmap: &Roadmap<'_>, lang: Lang) -> String {
    Renderer::human(lang).render_roadmap(roadmap)
}

#[track_caller]
fn says(old: &Architecture, new: &Architecture, vi: &str, en: &str) {
    let roadmap = Roadmap::plan(old, new);
    for (lang, words) in [(Lang::Vi, vi), (Lang::En, en)] {
        let text = shown(&roadmap, lang);
        assert!(text.contains(words), "{words}\n{text}");
        let never = match lang {
            Lang::Vi => "Dừng sử dụng",
            Lang::En => "Retire",
        };
        assert!(!text.contains(never), "{text}");
    }
}

const LAND: &str = "applications:
  so-ho: { kind: application, name: { vi: Sổ hộ, en: Household book }, owner: bo, status: active }
  dat: { kind: application, name: { vi: Sổ đất, en: Land book }, owner: bo, status: active }
";
const KEPT: &str = "applications:
  so-ho: { kind: application, name: { vi: Sổ hộ, en: Household book }, owner: bo, status: active }
";

#[test]
fn what_is_handed_over_is_not_stopped() {
    let old = read("3.0", "2024-12-31", LAND);
    let fates = "transferred:
  dat: { to: khac, basis: Nghị định 12, date: 2025-06-30 }
";
    let new = read("3.1", "2025-12-31", &format!("{KEPT}{fates}"));
    says(
        &old,
        &new,
        "Chuyển giao: Sổ đất (`dat`)",
        "Hand over: Land book (`dat`)",
    );
    says(
        &old,
        &new,
        "bên nhận: Bộ Khác; căn cứ: Nghị định 12",
        "to: Other Ministry",
    );
}

#[test]
fn what_was_only_planned_is_not_stopped() {
    let old = read(
        "3.0",
        "2024-12-31",
        &LAND.replacen(
            "Land book }, owner: bo, status: active",
            "Land book }, owner: bo, status: planned, since: 2027",
            1,
        ),
    );
    let fates = "retired:
  dat: { reason: Không còn nhu cầu }
";
    let new = read("3.1", "2025-12-31", &format!("{KEPT}{fates}"));
    says(
        &old,
        &new,
        "Bỏ khỏi kế hoạch: Sổ đất (`dat`)",
        "Drop from the plan: Land book (`dat`)",
    );
}

#[test]
fn a_planned_relation_is_only_planned() {
    let tie = |status: &str| {
        LAND.replacen(
            "Household book }, owner: bo, status: active",
            &format!("Household book }}, owner: bo, status: active{status}"),
            1,
        )
    };
    let old = read("3.0", "2024-12-31", &tie(""));
    let new = read(
        "3.1",
        "2025-12-31",
        &tie(", depends-on: [{ to: dat, status: planned }]"),
    );
    says(
        &old,
        &new,
        "Dự kiến thiết lập quan hệ: Sổ hộ",
        "Plan to connect: Household book",
    );
    says(
        &new,
        &read("3.2", "2026-12-31", &tie("")),
        "Bỏ quan hệ dự kiến: Sổ hộ",
        "Drop the planned relation: Household book",
    );
}

#[test]
fn what_had_ended_before_is_no_step() {
    let used = LAND.replacen(
        "Household book }, owner: bo, status: active",
        "Household book }, owner: bo, status: active, depends-on: [dat]",
        1,
    );
    let old = read("3.0", "2024-12-31", &used);
    let fates = "retired:
  dat: { reason: Đã dừng, date: 2021-07-01, successor: so-dat-moi }
";
    let next = "  so-dat-moi: { kind: application, name: { vi: Sổ đất mới }, owner: bo }\n";
    let new = read("3.1", "2025-12-31", &format!("{KEPT}{next}{fates}"));
    let roadmap = Roadmap::plan(&old, &new);
    let kinds: Vec<_> = roadmap.steps().iter().map(|s| s.kind).collect();
    assert_eq!(kinds, [StepKind::Introduce, StepKind::Switch]);
    assert!(roadmap.conflicts().is_empty());
    let last = roadmap.waves().len() - 1;
    assert!(roadmap.state(last).unwrap() == new);
    assert_eq!(roadmap.ended_before().len(), 1);
    for (lang, note) in [
        (
            Lang::Vi,
            "không tính là bước: Sổ đất (`dat`), ngày 01/07/2021",
        ),
        (
            Lang::En,
            "No steps, ended before the day that the earlier version describes: Land book (`dat`), on 2021-07-01",
        ),
    ] {
        let text = shown(&roadmap, lang);
        assert!(text.contains(note), "{text}");
        assert_eq!(text.matches("2021").count(), 1, "{text}");
        let page = Renderer::human(lang).render_roadmap_markdown(&roadmap);
        assert!(page.contains("2021"), "{page}");
    }
    let json = serde_json::to_value(json::Roadmap::from(&roadmap)).unwrap();
    assert_eq!(json["ended-before"][0]["subject"], "dat");
    assert_eq!(json["ended-before"][0]["since"], "2021-07-01");
    // The same end a year later is work.
    let new = read(
        "3.1",
        "2025-12-31",
        &format!("{KEPT}{next}{}", fates.replace("2021", "2025")),
    );
    let roadmap = Roadmap::plan(&old, &new);
    let retire = roadmap
        .steps()
        .iter()
        .filter(|s| s.kind == StepKind::Retire);
    assert_eq!(retire.count(), 1);
    assert!(roadmap.ended_before().is_empty());
}

/// Ends that are said in other ways: by status, by the element itself, told late, of a relation alone.
#[test]
fn ends_said_in_other_ways_are_no_steps_either() {
    let land = |fact: &str| {
        LAND.replacen(
            "Land book }, owner: bo, status: active",
            &format!("Land book }}, owner: bo, {fact}"),
            1,
        )
    };
    let tied = |until: &str| {
        LAND.replacen(
            "Household book }, owner: bo, status: active",
            &format!(
                "Household book }}, owner: bo, status: active, depends-on: [{{ to: dat{until} }}]"
            ),
            1,
        )
    };
    for (old, new) in [
        (land("status: retired"), KEPT.to_owned()),
        (land("until: 2022"), KEPT.to_owned()),
        (land("status: active"), land("until: 2022-05")),
        (
            land("status: active"),
            land("status: retired, until: 2022-05"),
        ),
        (tied(", until: 2022"), land("status: active")),
    ] {
        let old = read("3.0", "2024-12-31", &old);
        let new = read("3.1", "2025-12-31", &new);
        let roadmap = Roadmap::plan(&old, &new);
        let steps: Vec<_> = roadmap.steps().iter().map(|s| s.kind).collect();
        assert_eq!(steps, [StepKind::Switch], "{:#?}", roadmap.steps());
        assert!(roadmap.state(0).unwrap() == new);
    }
}

/// A relation to what comes later is a step of its own, and is not told with its element.
#[test]
fn a_relation_is_told_where_it_is_set_up() {
    let old = read("3.0", "2024-12-31", KEPT);
    let more = "  truoc: { kind: application, name: { vi: Phần trước }, owner: bo, status: planned, since: 2026, depends-on: [so-ho, sau] }
  sau: { kind: application, name: { vi: Phần sau }, owner: bo, status: planned, since: 2027 }
";
    let new = read("3.1", "2025-12-31", &format!("{KEPT}{more}"));
    let roadmap = Roadmap::plan(&old, &new);
    let step = |kind, name: &str| {
        let mut steps = roadmap.steps().iter().enumerate();
        let found = steps.find(|(_, s)| s.kind == kind && s.summary.get(Lang::Vi).contains(name));
        found.unwrap()
    };
    let (_, early) = step(StepKind::Introduce, "Phần trước");
    let told: Vec<_> = early.relations.iter().map(|r| r.get(Lang::Vi)).collect();
    assert_eq!(told, ["phụ thuộc vào Sổ hộ (`so-ho`)"]);
    let (late, _) = step(StepKind::Introduce, "Phần sau");
    let (tie, _) = step(StepKind::Connect, "Phần trước");
    assert!(late < tie);
    let wave = |step: usize| roadmap.waves().iter().position(|w| w.steps.contains(&step));
    assert_eq!(wave(late), wave(tie));
    for nth in 0..roadmap.waves().len() {
        let state = roadmap.state(nth).unwrap();
        let has = state.element("sau").is_some();
        let tied = state
            .element("truoc")
            .is_some_and(|e| e.relations().count() == 2);
        assert_eq!(has, tied, "after wave {nth}");
    }
}

/// A relation that is dated before what it leads to is set up once, with what it leads to; one dated after its own new
/// element is not told with that.
#[test]
fn a_relation_is_set_up_once_and_at_its_time() {
    let old = read("3.0", "2024-12-31", KEPT);
    let early = KEPT.replacen(
        "status: active",
        "status: active, depends-on: [{ to: moi, status: planned, since: 2026-03 }]",
        1,
    );
    let moi = |since: &str, more: &str| {
        format!(
            "  moi: {{ kind: application, name: {{ vi: Phần mới }}, owner: bo, status: planned, since: {since}{more} }}\n"
        )
    };
    let first = read("3.1", "2025-12-31", &format!("{early}{}", moi("2027", "")));
    let late = moi(
        "2026",
        ", depends-on: [{ to: so-ho, status: planned, since: 2028 }]",
    );
    let second = read("3.1", "2025-12-31", &format!("{KEPT}{late}"));
    for new in [&first, &second] {
        let roadmap = Roadmap::plan(&old, new);
        let ties = roadmap
            .steps()
            .iter()
            .filter(|s| s.kind == StepKind::Connect);
        assert_eq!(ties.count(), 1, "{:#?}", roadmap.steps());
        let told: usize = roadmap.steps().iter().map(|s| s.relations.len()).sum();
        assert_eq!(told, 0);
        assert!(roadmap.conflicts().is_empty(), "{:?}", roadmap.conflicts());
        for (nth, wave) in roadmap.waves().iter().enumerate() {
            let state = roadmap.state(nth).unwrap();
            let done = roadmap.waves().iter().take(nth + 1).flat_map(|w| &w.steps);
            let mut done = done.filter_map(|step| roadmap.step(*step));
            let is_done = done.any(|s| s.kind == StepKind::Connect);
            assert_eq!(
                state.relation_count(),
                usize::from(is_done),
                "after wave {nth}"
            );
            assert!(wave.report.faults.is_empty());
        }
    }
    let roadmap = Roadmap::plan(&old, &first);
    assert!(shown(&roadmap, Lang::Vi).contains("văn bản ghi quan hệ này vào 01/03/2026"));
    let roadmap = Roadmap::plan(&old, &second);
    let tie = roadmap
        .steps()
        .iter()
        .find(|s| s.kind == StepKind::Connect)
        .unwrap();
    assert_eq!(tie.planned.unwrap().0.to_string(), "2028-01-01");
}

/// An instrument has no owner but is issued, and no exchange is made by one side alone, whichever writes it down.
#[test]
fn who_issues_and_with_whom_is_said() {
    let both = "applications:
  so-ho: { kind: application, name: { vi: Sổ hộ, en: Household book }, owner: bo, status: active HO }
  dat: { kind: application, name: { vi: Sổ đất, en: Land book }, owner: khac, status: active DAT }
";
    let with = |ho: &str, dat: &str| both.replacen(" HO", ho, 1).replacen(" DAT", dat, 1);
    let old = read("3.0", "2024-12-31", &with("", ""));
    let exchange = |with: &str| format!(", exchanges: [{{ with: {with}, route: direct }}]");
    let policy = "policy:
  quy-che: { kind: decision, name: { vi: Quy chế, en: Regulation }, issuer: bo }
";
    let here = read("3.1", "2025-12-31", &(with(&exchange("dat"), "") + policy));
    let there = read(
        "3.1",
        "2025-12-31",
        &(with("", &exchange("so-ho")) + policy),
    );
    for new in [&here, &there] {
        let roadmap = Roadmap::plan(&old, new);
        let made = |kind| {
            let step = roadmap.steps().iter().find(|step| step.kind == kind);
            step.unwrap()
        };
        let named = |party: &Option<justarch::Party>| party.as_ref().map(|it| it.id.clone());
        let (issued, tied) = (made(StepKind::Introduce), made(StepKind::Connect));
        assert!(issued.is_issued && issued.partner.is_none());
        assert_eq!(named(&issued.owner).as_deref(), Some("bo"));
        assert!(!tied.is_issued);
        let mut sides = [named(&tied.owner), named(&tied.partner)];
        sides.sort();
        assert_eq!(sides, [Some("bo".to_owned()), Some("khac".to_owned())]);
        let text = shown(&roadmap, Lang::Vi);
        assert!(text.contains("cơ quan ban hành: Bộ Sổ"), "{text}");
        assert!(text.contains("phối hợp: "), "{text}");
        let text = shown(&roadmap, Lang::En);
        assert!(text.contains("issued by: Ministry of Books"), "{text}");
        assert!(text.contains("; together with: "), "{text}");
    }
}
