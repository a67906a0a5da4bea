//! The days of a roadmap: by which day each state is judged, when a step is done, and what no date forces.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use justarch::{
    Architecture, Date, Document, Lang, Reason, Renderer, Roadmap, RuleSet, Severity, StepKind,
    Subject,
};
use proptest::prelude::*;

pub(crate) fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// A version of a ministry's document: its number, the day that it describes, more of its head, and its sections.
pub(crate) fn written(number: &str, day: &str, head: &str, sections: &str) -> String {
    format!(
        "justarch: 1
architecture:
  id: thu-vien
  body: bo
  level: ministry
  name: {{ vi: Kiến trúc thư viện }}
  version: \"{number}\"
  framework: \"3.0\"
  state-date: {day}
{head}organisations:
  bo: {{ name: {{ vi: Bộ Thư viện }}, kind: ministry }}
{sections}"
    )
}

pub(crate) fn read(text: &str) -> Architecture {
    let document = Document::parse("thu-vien.yaml", text).unwrap();
    let report = document.report();
    assert_eq!(report.count(Severity::Error), 0, "{report:?}\n{text}");
    document.into_architecture()
}

fn old(sections: &str) -> Architecture {
    read(&written("3.0", "2024-11-30", "", sections))
}

fn new(head: &str, sections: &str) -> Architecture {
    read(&written("3.1", "2025-11-30", head, sections))
}

/// The number of a step and of its wave.
#[track_caller]
fn place(roadmap: &Roadmap<'_>, kind: StepKind, subject: &str) -> (usize, usize) {
    let said = |subject: &Subject| match subject {
        Subject::Relation { from, kind, to, .. } => format!("{from} {} {to}", kind.key()),
        other => other.to_string(),
    };
    let mut steps = roadmap.steps().iter();
    let step = steps.position(|s| s.kind == kind && said(&s.subject) == subject);
    let step = step.unwrap_or_else(|| panic!("no {kind:?} {subject}: {:#?}", roadmap.steps()));
    let mut waves = roadmap.waves().iter();
    let wave = waves.position(|w| w.steps.contains(&step)).unwrap();
    (step, wave)
}

/// By step: the first day of its bar and the last.
fn bars(roadmap: &Roadmap<'_>) -> BTreeMap<usize, (Date, Date)> {
    let chart = Renderer::human(Lang::En).render_roadmap_mermaid(roadmap);
    let bars = chart.lines().filter_map(|line| line.rsplit_once(" :s"));
    bars.map(|(_, bar)| {
        let parts: Vec<_> = bar.split(", ").collect();
        let [id, first, last] = parts.as_slice() else {
            panic!("{bar}");
        };
        let id: usize = id.parse().unwrap();
        (id - 1, (date(first), date(last)))
    })
    .collect()
}

/// What a check finds in a state, written and read again, is what the roadmap says of it.
#[track_caller]
fn states_are_judged_by_their_days(roadmap: &Roadmap<'_>) {
    let waves = roadmap.waves().len();
    for (nth, wave) in roadmap.waves().iter().enumerate() {
        let state = roadmap.state(nth).unwrap();
        let again = Document::parse("state.yaml", &state.to_yaml()).unwrap();
        let again = again.architecture();
        let day = wave.report.judged_on;
        if nth + 1 < waves {
            assert_eq!(again.evaluation_date(), day, "wave {nth}");
            let so_far = roadmap.waves().iter().take(nth + 1);
            let last = so_far.filter_map(|w| Some(w.planned?.1)).max();
            let begin = roadmap.earlier().evaluation_date();
            assert!(day >= last.max(begin), "wave {nth}: {day:?}");
        } else {
            assert!(day >= again.evaluation_date());
        }
        let mut rules = RuleSet::for_framework(wave.framework).unwrap();
        if let Some(day) = day {
            rules = rules.as_of(day);
        }
        let found = rules.check(again);
        for (code, severity, count) in &wave.report.violated {
            let of_code = found.iter().filter(|d| d.code == *code);
            let severities: Vec<_> = of_code.map(|d| d.severity).collect();
            assert_eq!(severities.len(), *count, "{code} after wave {nth}");
            assert_eq!(severities.iter().max(), Some(severity));
        }
        for (severity, count) in &wave.report.found {
            assert_eq!(found.count(*severity), *count, "after wave {nth}");
        }
        assert_eq!(
            found.iter().count(),
            wave.report.violated.iter().map(|v| v.2).sum::<usize>()
        );
    }
}

/// No step is drawn before the plan begins, but where the documents date it so.
#[track_caller]
fn nothing_is_drawn_before_the_plan(roadmap: &Roadmap<'_>) {
    let begin = roadmap.earlier().evaluation_date().unwrap();
    for (step, (first, last)) in bars(roadmap) {
        assert!(first <= last);
        match roadmap.step(step).unwrap().planned {
            Some(planned) => assert_eq!((first, last), planned),
            None => assert!(first >= begin, "step {step} begins on {first}"),
        }
    }
}

fn finds(roadmap: &Roadmap<'_>, wave: usize, code: &str) -> bool {
    let violated = &roadmap.waves()[wave].report.violated;
    violated.iter().any(|(of, ..)| of.as_str() == code)
}

/// An end by its date weighs as much in a state as one by its status, from the day after its last day on.
#[test]
fn a_state_is_judged_on_the_day_of_its_wave() {
    let system = "applications:
  muon: { kind: application, name: { vi: Mượn sách }, owner: bo, status: active }
";
    let before = old(&format!(
        "integration:
  truc: {{ kind: lgsp, name: {{ vi: Trục tích hợp }}, owner: bo, status: active }}
{system}"
    ));
    let mut found = Vec::new();
    for status in ["active", "retired"] {
        let after = new(
            "",
            &format!(
                "integration:
  truc: {{ kind: lgsp, name: {{ vi: Trục tích hợp }}, owner: bo, status: {status}, until: 2025-06-30 }}
{system}  doc: {{ kind: application, name: {{ vi: Đọc tại chỗ }}, owner: bo, status: planned, since: 2025-10-31 }}
  kho: {{ kind: application, name: {{ vi: Kho sách }}, owner: bo, status: planned, since: 2025-11-15 }}
"
            ),
        );
        let roadmap = Roadmap::plan(&before, &after);
        let days: Vec<_> = roadmap
            .waves()
            .iter()
            .map(|w| w.planned.unwrap().1)
            .collect();
        assert_eq!(days, ["2025-06-30", "2025-10-31", "2025-11-15"].map(date));
        // On its last day the platform is still there, so the state is that of the day after.
        let state_dates = [0, 1].map(|wave| roadmap.state(wave).unwrap().state_date());
        assert_eq!(
            state_dates,
            ["2025-07-01", "2025-10-31"].map(|d| Some(date(d)))
        );
        assert_eq!(roadmap.state(2).unwrap(), after);
        states_are_judged_by_their_days(&roadmap);
        let missing = [0, 1, 2].map(|wave| finds(&roadmap, wave, "INT001"));
        let running = [0, 1, 2].map(|wave| finds(&roadmap, wave, "INT002"));
        found.push((missing, running));
    }
    assert_eq!(found[0], found[1]);
    assert_eq!(found[0], ([true; 3], [false; 3]));
}

/// A wave without a date has the day of the last one before it that has one, else that of the earlier version.
#[test]
fn a_wave_without_a_date_has_the_day_before_it() {
    let system = |id: &str, more: &str| {
        format!("  {id}: {{ kind: application, name: {{ vi: Hệ {id} }}, owner: bo{more} }}\n")
    };
    let before = old(&format!("applications:\n{}", system("a", "")));
    let mut sections = format!("applications:\n{}", system("a", ""));
    for id in ["b", "c", "d", "e", "f", "g"] {
        sections.push_str(&system(id, ""));
    }
    sections.push_str(&system("h", ", since: 2025-09-01"));
    let after = new("", &sections);
    let roadmap = Roadmap::plan(&before, &after);
    assert_eq!(roadmap.waves().len(), 3);
    for wave in [0, 1] {
        assert_eq!(roadmap.waves()[wave].planned, None);
        let day = roadmap.state(wave).unwrap().state_date();
        assert_eq!(day, Some(date("2024-11-30")));
    }
    states_are_judged_by_their_days(&roadmap);
    nothing_is_drawn_before_the_plan(&roadmap);
}

/// What depends on something leaves it before that ends, however the ends are said.
#[test]
fn nothing_depends_on_what_has_ended_in_any_form() {
    let sections = |status: &str, more: &str, tie: &str| {
        format!(
            "integration:
  truc: {{ kind: lgsp, name: {{ vi: Trục cũ }}, owner: bo, status: {status}{more} }}
applications:
  muon: {{ kind: application, name: {{ vi: Mượn sách }}, owner: bo, status: active{tie} }}
"
        )
    };
    let before = old(&sections("active", "", ", depends-on: [truc]"));
    let until = ", until: 2025-06-30";
    for (status, tie) in [
        ("active", ", depends-on: [{ to: truc, until: 2025-10-31 }]"),
        ("retired", ", depends-on: [{ to: truc, until: 2025-10-31 }]"),
        (
            "active",
            ", depends-on: [{ to: truc, until: 2025-10-31, status: retired }]",
        ),
        (
            "retired",
            ", depends-on: [{ to: truc, until: 2025-10-31, status: retired }]",
        ),
        ("active", ""),
        ("retired", ""),
    ] {
        let after = sections(status, until, tie)
            + "  doc: { kind: application, name: { vi: Đọc tại chỗ }, owner: bo, status: planned, since: 2025-08-31 }\n";
        let after = new("", &after);
        let roadmap = Roadmap::plan(&before, &after);
        let (leaves, _) = place(&roadmap, StepKind::Disconnect, "muon depends-on truc");
        let (ends, _) = place(&roadmap, StepKind::Retire, "truc");
        assert!(leaves < ends, "{status}{tie}");
        assert!(roadmap.is_sound(), "{status}{tie}");
        // The document ends the use after what is used: one of the two dates cannot be kept.
        let given_up = roadmap
            .conflicts()
            .iter()
            .any(|c| (c.step, c.given_up, c.because) == (ends, Reason::Date, Reason::InUse));
        assert_eq!(given_up, !tie.is_empty(), "{:?}", roadmap.conflicts());
        states_are_judged_by_their_days(&roadmap);
    }
}

/// An organisation that goes on as another hands nothing over; what is really handed over is a step.
#[test]
fn an_owner_that_goes_on_hands_nothing_over() {
    let systems = |owners: [&str; 3]| {
        let mut out = String::from("applications:\n");
        for (nth, owner) in owners.into_iter().enumerate() {
            let _ = writeln!(
                out,
                "  h{nth}: {{ kind: application, name: {{ vi: Hệ {nth} }}, owner: {owner}, operator: {owner} }}"
            );
        }
        out
    };
    let before = old(&format!(
        "  cuc: {{ name: {{ vi: Cục Lưu trữ }}, kind: department, parent: bo }}
  vien: {{ name: {{ vi: Viện Sách }}, kind: department, parent: bo }}
{}  kho: {{ kind: database, name: {{ vi: Kho }}, owner: bo, supplied-by: [cuc] }}
",
        systems(["cuc", "cuc", "vien"])
    ));
    // Renamed, merged into another, and split.
    for (organisations, owners, told) in [
        (
            "  cuc-moi: { name: { vi: Cục Lưu trữ và Số hóa }, kind: department, parent: bo, succeeds: [cuc] }
  vien: { name: { vi: Viện Sách }, kind: department, parent: bo }
",
            ["cuc-moi", "cuc-moi", "vien"],
            vec!["Cục Lưu trữ và Số hóa kế thừa Cục Lưu trữ: 2 thành phần"],
        ),
        (
            "  cuc-moi: { name: { vi: Cục Sách }, kind: department, parent: bo, succeeds: [cuc, vien] }
",
            ["cuc-moi", "cuc-moi", "cuc-moi"],
            vec![
                "Cục Sách kế thừa Cục Lưu trữ: 2 thành phần",
                "Cục Sách kế thừa Viện Sách: 1 thành phần",
            ],
        ),
        (
            "  cuc-moi: { name: { vi: Cục Một }, kind: department, parent: bo, succeeds: [cuc] }
  cuc-hai: { name: { vi: Cục Hai }, kind: department, parent: bo, succeeds: [cuc] }
  vien: { name: { vi: Viện Sách }, kind: department, parent: bo }
",
            ["cuc-moi", "cuc-hai", "vien"],
            vec![
                "Cục Hai kế thừa Cục Lưu trữ: 1 thành phần",
                "Cục Một kế thừa Cục Lưu trữ: 1 thành phần",
            ],
        ),
    ] {
        let after = new(
            "",
            &format!(
                "{organisations}{}  kho: {{ kind: database, name: {{ vi: Kho }}, owner: bo, supplied-by: [cuc-moi] }}
",
                systems(owners)
            ),
        );
        let roadmap = Roadmap::plan(&before, &after);
        let kinds: Vec<_> = roadmap.steps().iter().map(|s| s.kind).collect();
        let split = organisations.contains("cuc-hai");
        if !split {
            assert_eq!(kinds, [StepKind::Switch], "{:#?}", roadmap.steps());
        }
        assert!(!kinds.contains(&StepKind::Change));
        let switch = roadmap.steps().iter().find(|s| s.kind == StepKind::Switch);
        let notes: Vec<_> = switch.unwrap().notes.iter().map(|n| n.get(Lang::Vi)).collect();
        assert_eq!(notes.len(), told.len(), "{notes:?}");
        for (note, told) in notes.iter().zip(told) {
            assert!(note.starts_with(told), "{note}");
        }
        assert_eq!(roadmap.state(roadmap.waves().len() - 1).unwrap(), after);
    }
    // To an office that does not go on for the earlier one it is handed over.
    let after = new(
        "",
        &format!(
            "  cuc: {{ name: {{ vi: Cục Lưu trữ }}, kind: department, parent: bo }}
  vien: {{ name: {{ vi: Viện Sách }}, kind: department, parent: bo }}
{}  kho: {{ kind: database, name: {{ vi: Kho }}, owner: bo, supplied-by: [cuc] }}
",
            systems(["cuc", "vien", "vien"])
        ),
    );
    let roadmap = Roadmap::plan(&before, &after);
    place(&roadmap, StepKind::Change, "h1");
}

/// The target date of what is set back to a plan says when it comes again, not when it was set back.
#[test]
fn setting_back_to_a_plan_has_no_date_of_its_own() {
    let sections = |portal: &str| {
        format!(
            "business:
  muon: {{ kind: public-service, name: {{ vi: Mượn sách }}, owner: bo }}
channels:
  cong: {{ kind: service-portal, name: {{ vi: Cổng }}, owner: bo, {portal}, offers: [muon] }}
users:
  dan: {{ kind: citizen, name: {{ vi: Người dân }}, uses: [cong] }}
"
        )
    };
    let periods = "  roadmap:
    - { id: dau, name: { vi: Giai đoạn đầu }, since: 2025, until: 2026 }
    - { id: sau, name: { vi: Giai đoạn sau }, since: 2027, until: 2028, covers: [cong] }
";
    for was in ["status: active", "status: pilot, since: 2020"] {
        let before = old(&sections(was));
        for head in ["", periods] {
            let after = new(head, &sections("status: planned, since: 2027-01-01"));
            let roadmap = Roadmap::plan(&before, &after);
            let (step, _) = place(&roadmap, StepKind::Change, "cong");
            let step = roadmap.step(step).unwrap();
            assert_eq!(step.planned, None, "{head}");
            let notes: Vec<_> = step.notes.iter().map(|n| n.get(Lang::En)).collect();
            assert_eq!(notes, ["planned to come into use: 2027-01-01"]);
        }
    }
    // What was a plan all along comes at its date.
    let before = old(&sections("status: planned, since: 2026-01-01"));
    let after = new("", &sections("status: planned, since: 2027-01-01"));
    let roadmap = Roadmap::plan(&before, &after);
    let (step, _) = place(&roadmap, StepKind::Change, "cong");
    assert_eq!(
        roadmap.step(step).unwrap().planned,
        Some((date("2027-01-01"), date("2027-01-01")))
    );
}

const ISSUED: &str = "  status: issued
  issued: { decision: 9/QĐ-BTV, date: 2025-12-15 }
";

/// The new version is issued on the day of its decision, where nothing dated comes after that.
#[test]
fn the_document_is_issued_on_its_day() {
    let system = |id: &str, more: &str| {
        format!("  {id}: {{ kind: application, name: {{ vi: Hệ {id} }}, owner: bo{more} }}\n")
    };
    let before = old("");
    let issued = |more: &str| {
        let after = format!(
            "applications:\n{}{more}",
            system("a", ", since: 2025-06-30")
        );
        new(ISSUED, &after)
    };
    let after = issued("");
    let roadmap = Roadmap::plan(&before, &after);
    let (step, wave) = place(&roadmap, StepKind::Switch, &Subject::Document.to_string());
    let day = (date("2025-12-15"), date("2025-12-15"));
    assert_eq!(roadmap.step(step).unwrap().planned, Some(day));
    assert_eq!(roadmap.waves()[wave].planned, Some(day));
    assert_eq!(bars(&roadmap)[&step], day);
    assert!(roadmap.conflicts().is_empty());
    states_are_judged_by_their_days(&roadmap);
    // The framework switches last: it cannot be issued before what it still plans.
    let after = issued(&system("b", ", status: planned, since: 2027-06-30"));
    let roadmap = Roadmap::plan(&before, &after);
    let (step, wave) = place(&roadmap, StepKind::Switch, &Subject::Document.to_string());
    assert_eq!(wave + 1, roadmap.waves().len());
    let step = roadmap.step(step).unwrap();
    assert_eq!(step.planned, None);
    let notes: Vec<_> = step.notes.iter().map(|n| n.get(Lang::En)).collect();
    assert!(notes.iter().any(|n| n.contains("2025-12-15")), "{notes:?}");
    assert!(roadmap.conflicts().is_empty());
}

/// Waves without a date share what days there are between the beginning of the plan and the first date.
#[test]
fn bars_begin_with_the_plan() {
    for first in [
        "2024-12-01",
        "2024-12-02",
        "2024-12-05",
        "2025-02-28",
        "2026-01-01",
    ] {
        let before = old("applications:
  k: { kind: application, name: { vi: Kho }, owner: bo }
");
        let mut sections = String::from(
            "applications:
  k: { kind: application, name: { vi: Kho }, owner: bo }
",
        );
        for nth in 0..7 {
            let since = if nth == 6 {
                format!(", since: {first}")
            } else {
                String::new()
            };
            let _ = writeln!(
                sections,
                "  h{nth}: {{ kind: application, name: {{ vi: Hệ {nth} }}, owner: bo{since} }}"
            );
        }
        let after = new("", &sections);
        let roadmap = Roadmap::plan(&before, &after);
        assert_eq!(roadmap.waves().len(), 3);
        assert_eq!(roadmap.waves()[2].planned.unwrap().0, date(first));
        nothing_is_drawn_before_the_plan(&roadmap);
        let bars = bars(&roadmap);
        let ends = roadmap.waves()[..2].iter().map(|wave| {
            let steps = wave.steps.iter();
            steps.map(|step| bars[step].1).max().unwrap()
        });
        if first > "2024-12-01" {
            assert!(ends.into_iter().all(|end| end < date(first)), "{bars:?}");
        }
    }
}

const OLD_PORTAL: &str = "business:
  muon: { kind: public-service, name: { vi: Mượn sách }, owner: bo }
channels:
  cu: { kind: service-portal, name: { vi: Cổng cũ }, owner: bo, status: active, offers: [muon] }
users:
  dan: { kind: citizen, name: { vi: Người dân }, uses: [cu] }
  doanh-nghiep: { kind: business, name: { vi: Doanh nghiệp }, uses: [cu] }
";

fn new_portal(since: Option<&str>, end: Option<&str>, more: &str) -> String {
    let since = since.map_or_else(String::new, |day| format!(", since: {day}"));
    let end = end.map_or_else(String::new, |day| format!(", date: {day}"));
    format!(
        "business:
  muon: {{ kind: public-service, name: {{ vi: Mượn sách }}, owner: bo }}
channels:
  moi: {{ kind: service-portal, name: {{ vi: Cổng mới }}, owner: bo, status: active{since}, offers: [muon] }}
users:
  dan: {{ kind: citizen, name: {{ vi: Người dân }}, uses: [moi] }}
  doanh-nghiep: {{ kind: business, name: {{ vi: Doanh nghiệp }}, uses: [moi] }}
{more}retired:
  cu: {{ reason: Cũ, decision: 3/QĐ{end}, successor: [moi] }}
"
    )
}

/// Users take up the new portal before they leave the old one.
#[track_caller]
fn users_go_over(roadmap: &Roadmap<'_>) {
    let bars = bars(roadmap);
    for user in ["dan", "doanh-nghiep"] {
        let (takes_up, opened) = place(roadmap, StepKind::Connect, &format!("{user} uses moi"));
        let (leaves, closed) = place(roadmap, StepKind::Disconnect, &format!("{user} uses cu"));
        assert!(takes_up < leaves && opened <= closed);
        assert!(bars[&takes_up].0 <= bars[&leaves].0, "{bars:?}");
        let beside = roadmap.waits_for(leaves).any(|(step, ..)| step == takes_up);
        assert!(
            beside,
            "{:?}",
            roadmap.waits_for(leaves).collect::<Vec<_>>()
        );
        // What was given up is not said to be waited for.
        for (_, reason, apart) in roadmap.waits_for(leaves) {
            assert_eq!(apart, reason == Reason::Coexistence);
        }
    }
}

/// Where dates leave no room for a parallel run, the new portal still comes before the old one goes.
#[test]
fn without_a_parallel_run_the_new_still_comes_first() {
    let before = old(OLD_PORTAL);
    let head = "  roadmap:
    - { id: dot-1, name: { vi: Đợt 1 }, since: 2025-01-01, until: 2025-06-30, covers: [moi] }
    - { id: dot-2, name: { vi: Đợt 2 }, since: 2025-07-01, until: 2025-12-31 }
";
    let after = new(head, &new_portal(None, Some("2025-06-30"), ""));
    let roadmap = Roadmap::plan(&before, &after);
    let mut conflicts = roadmap.conflicts().iter();
    assert!(conflicts.any(|c| (c.given_up, c.because) == (Reason::Coexistence, Reason::Date)));
    users_go_over(&roadmap);
    assert!(roadmap.is_sound());
}

/// What has no date is done in an earlier wave than what has one, if it has to lie before it.
#[test]
fn no_date_gives_up_what_no_date_forces() {
    let before = old(OLD_PORTAL);
    for more in [
        "",
        "applications:
  a: { kind: application, name: { vi: Hệ A }, owner: bo, since: 2025-09-01 }
  b: { kind: application, name: { vi: Hệ B }, owner: bo, since: 2025-10-01 }
  c: { kind: application, name: { vi: Hệ C }, owner: bo }
",
    ] {
        for head in ["", ISSUED] {
            let after = new(head, &new_portal(None, Some("2025-06-30"), more));
            let roadmap = Roadmap::plan(&before, &after);
            assert!(roadmap.conflicts().is_empty(), "{:?}", roadmap.conflicts());
            let (_, comes) = place(&roadmap, StepKind::Introduce, "moi");
            let (_, goes) = place(&roadmap, StepKind::Retire, "cu");
            assert!(comes < goes);
            assert_eq!(roadmap.waves()[goes].planned.unwrap().1, date("2025-06-30"));
            users_go_over(&roadmap);
            nothing_is_drawn_before_the_plan(&roadmap);
        }
    }
    // On the first day of the plan nothing can lie before.
    let after = new("", &new_portal(None, Some("2024-11-30"), ""));
    let roadmap = Roadmap::plan(&before, &after);
    let mut conflicts = roadmap.conflicts().iter();
    assert!(conflicts.any(|c| c.given_up == Reason::Coexistence));
    users_go_over(&roadmap);
}

fn day() -> impl Strategy<Value = Option<String>> {
    let day = (1..=12_u8, 1..=28_u8).prop_map(|(month, day)| format!("2025-{month:02}-{day:02}"));
    prop::option::weighted(0.6, day)
}

/// How an end is said.
fn ending() -> impl Strategy<Value = String> {
    (day(), any::<bool>()).prop_map(|(day, status)| {
        let until = day.map_or_else(String::new, |day| format!(", until: {day}"));
        let status = if status { ", status: retired" } else { "" };
        format!("{until}{status}")
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Users go over before they leave, every state is judged by its day, and nothing is drawn before the plan.
    #[test]
    fn days_agree(
        since in day(),
        end in day(),
        issued in day(),
        has_periods in any::<bool>(),
        platform in ending(),
        use_of_it in prop::option::of(ending()),
        systems in prop::collection::vec(day(), 0..6),
    ) {
        let platform_of = |more: &str, tie: &str| format!(
            "integration:
  truc: {{ kind: lgsp, name: {{ vi: Trục }}, owner: bo{more} }}
applications:
  xu-ly: {{ kind: application, name: {{ vi: Hệ xử lý }}, owner: bo, status: active{tie} }}
"
        );
        let before = old(&format!("{}{OLD_PORTAL}", platform_of("", ", depends-on: [truc]")));
        let mut head = String::new();
        if let Some(day) = issued {
            let _ = writeln!(head, "  status: issued\n  issued: {{ decision: 9/QĐ, date: {day} }}");
        }
        if has_periods {
            head.push_str("  roadmap:
    - { id: dot-1, name: { vi: Đợt 1 }, since: 2025-01-01, until: 2025-06-30 }
    - { id: dot-2, name: { vi: Đợt 2 }, since: 2025-07-01, until: 2025-12-31 }
");
        }
        let tie = use_of_it.map_or_else(String::new, |end| format!(", depends-on: [{{ to: truc{end} }}]"));
        let mut sections = platform_of(&platform, &tie);
        for (nth, day) in systems.iter().enumerate() {
            let since = day.as_ref().map_or_else(String::new, |day| format!(", since: {day}"));
            let _ = writeln!(
                sections,
                "  h{nth}: {{ kind: application, name: {{ vi: Hệ {nth} }}, owner: bo{since} }}"
            );
        }
        sections.push_str(&new_portal(since.as_deref(), end.as_deref(), ""));
        let after = new(&head, &sections);
        let roadmap = Roadmap::plan(&before, &after);
        prop_assert!(roadmap.is_sound(), "{:?}", roadmap.waves().iter().map(|w| &w.report.faults).collect::<Vec<_>>());
        users_go_over(&roadmap);
        nothing_is_drawn_before_the_plan(&roadmap);
        states_are_judged_by_their_days(&roadmap);
        let (step, wave) = place(&roadmap, StepKind::Switch, &Subject::Document.to_string());
        prop_assert_eq!(wave + 1, roadmap.waves().len());
        if let Some(planned) = roadmap.step(step).unwrap().planned {
            let days = roadmap.waves()[wave].planned.unwrap();
            prop_assert!(days.0 <= planned.0 && planned.1 <= days.1);
        }
        // Nothing but a date of the new portal or the document's own periods leaves no room for the parallel run.
        if since.is_none() && !has_periods {
            let mut conflicts = roadmap.conflicts().iter();
            prop_assert!(!conflicts.any(|c| c.given_up == Reason::Coexistence), "{:?}", roadmap.conflicts());
        }
    }
}
