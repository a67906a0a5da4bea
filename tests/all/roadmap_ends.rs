//! What both versions say ends between them is a step on that day, and the states are right before, on and after it.

use justarch::{Architecture, Date, Lang, Renderer, Roadmap, Status, StepKind, Subject};

use crate::roadmap_days::{date, read, written};

fn version(number: &str, day: &str, applications: &str) -> Architecture {
    let sections = format!("applications:\n{applications}");
    read(&written(number, day, "", &sections))
}

const OLD_DAY: &str = "2024-11-30";
const NEW_DAY: &str = "2025-11-30";

fn both(applications: [&str; 2]) -> [Architecture; 2] {
    let [old, new] = applications;
    [version("3.0", OLD_DAY, old), version("3.1", NEW_DAY, new)]
}

fn system(id: &str, more: &str) -> String {
    format!(
        "  {id}: {{ kind: application, name: {{ vi: Phần mềm {id}, en: Software {id} }}, owner: bo{more} }}\n"
    )
}

/// A step that ends something: its kind, its subject, and its first and last day.
type End = (StepKind, String, Option<(Date, Date)>);

fn ends(roadmap: &Roadmap<'_>) -> Vec<End> {
    let steps = roadmap.steps().iter();
    let ends = steps.filter(|s| matches!(s.kind, StepKind::Retire | StepKind::Disconnect));
    ends.map(|s| (s.kind, s.subject.to_string(), s.planned))
        .collect()
}

#[test]
fn an_end_that_passes_between_the_versions_is_a_step_on_its_day() {
    let same = system("so", ", status: active, until: 2025-06-30") + &system("muon", "");
    let [old, new] = both([&same, &same]);
    let roadmap = Roadmap::plan(&old, &new);
    let day = date("2025-06-30");
    assert_eq!(
        ends(&roadmap),
        [(StepKind::Retire, "so".to_owned(), Some((day, day)))]
    );
    let shown = |lang| Renderer::human(lang).render_roadmap(&roadmap);
    let (vi, en) = (shown(Lang::Vi), shown(Lang::En));
    assert!(vi.contains("Dừng sử dụng: Phần mềm so"), "{vi}");
    assert!(
        vi.contains("cả hai phiên bản đều ghi kết thúc: 30/06/2025"),
        "{vi}"
    );
    assert!(en.contains("Retire: Software so"), "{en}");
    assert!(
        en.contains("both versions say that it ends: 2025-06-30"),
        "{en}"
    );
}

#[test]
fn so_it_is_with_relations_whichever_end_they_are_written_at() {
    let at_so =
        system("so", ", depends-on: [{ to: muon, until: 2025-06-30 }]") + &system("muon", "");
    let [old, new] = both([&at_so, &at_so]);
    let roadmap = Roadmap::plan(&old, &new);
    let day = date("2025-06-30");
    let [(kind, _, planned)] = ends(&roadmap).try_into().unwrap();
    assert_eq!((kind, planned), (StepKind::Disconnect, Some((day, day))));

    let exchange = |at: &str, to: &str, purpose: &str| {
        let tie = format!(
            ", exchanges: [{{ with: {to}, purpose: {purpose}, route: direct, until: 2025-06 }}]"
        );
        let more = |id: &str| if id == at { tie.as_str() } else { "" };
        system("so", more("so")) + &system("muon", more("muon"))
    };
    let here = exchange("so", "muon", "exploit");
    let there = exchange("muon", "so", "exploited");
    let [old, new] = both([&here, &there]);
    let roadmap = Roadmap::plan(&old, &new);
    let [(kind, _, planned)] = ends(&roadmap).try_into().unwrap();
    let month = (date("2025-06-01"), date("2025-06-30"));
    assert_eq!((kind, planned), (StepKind::Disconnect, Some(month)));
}

/// On its last day a thing is still there.
#[test]
fn nothing_ends_that_had_ended_before_or_has_not_yet() {
    for (until, is_step) in [
        ("2024-11-29", false),
        ("2024-11-30", true),
        ("2024-12-01", true),
        ("2025-11-29", true),
        ("2025-11-30", false),
        ("2025-12-01", false),
        ("2025", false),
        ("2024", true),
    ] {
        for status in [
            "",
            ", status: active",
            ", status: deprecated",
            ", status: retired",
        ] {
            let same = system("so", &format!("{status}, until: {until}"));
            let [old, new] = both([&same, &same]);
            let roadmap = Roadmap::plan(&old, &new);
            let is_step = is_step && !status.contains("retired");
            let count = usize::from(is_step);
            assert_eq!(ends(&roadmap).len(), count, "until {until}{status}");
            let same = format!("until: {until}{status}");
            let tied = system("so", &format!(", depends-on: [{{ to: muon, {same} }}]"))
                + &system("muon", "");
            let [old, new] = both([&tied, &tied]);
            let roadmap = Roadmap::plan(&old, &new);
            assert_eq!(ends(&roadmap).len(), count, "relation {same}");
        }
    }
}

/// What else is said of it does not hide the end, and laws of others end without anybody's doing.
#[test]
fn other_changes_do_not_hide_an_end_and_laws_of_others_are_no_steps() {
    let before = system("so", ", status: active, until: 2025-06-30");
    let after = system(
        "so",
        ", status: active, until: 2025-06-30, url: \"https://so.gov.vn\"",
    );
    let [old, new] = both([&before, &after]);
    let roadmap = Roadmap::plan(&old, &new);
    let day = date("2025-06-30");
    assert_eq!(
        ends(&roadmap),
        [(StepKind::Retire, "so".to_owned(), Some((day, day)))]
    );
    assert_eq!(
        roadmap
            .steps()
            .iter()
            .filter(|s| s.kind == StepKind::Retire)
            .count(),
        1
    );

    let law = system("so", "")
        + "policy:\n  luat: { kind: law, name: { vi: Luật Thư viện }, until: 2025-06-30 }\n";
    let [old, new] = both([&law, &law]);
    assert_eq!(ends(&Roadmap::plan(&old, &new)), []);
}

/// Other steps a day earlier, on the day, and a day later: each state knows whether the system is still there.
#[test]
fn states_are_right_on_the_day_before_of_and_after() {
    let day = date("2025-06-30");
    for (other, ended_after_it) in [
        ("2025-06-29", false),
        ("2025-06-30", true),
        ("2025-07-01", true),
    ] {
        let old = system("so", ", status: active, until: 2025-06-30");
        let new = old.clone() + &system("muon", &format!(", status: active, since: {other}"));
        let [old, new] = both([&old, &new]);
        let roadmap = Roadmap::plan(&old, &new);
        assert!(roadmap.is_sound(), "{other}");
        let wave_of = |id: &str| {
            let is_it = |s: &justarch::RoadmapStep| s.subject == Subject::Element(id.into());
            let step = roadmap.steps().iter().position(is_it).unwrap();
            let mut waves = roadmap.waves().iter();
            waves.position(|w| w.steps.contains(&step)).unwrap()
        };
        let (so, muon) = (wave_of("so"), wave_of("muon"));
        let wave = &roadmap.waves()[so];
        let (first, last) = wave.planned.unwrap();
        assert!(first <= day && day <= last, "{other}");
        assert!(wave.report.judged_on > Some(day), "{other}");
        let state = roadmap.state(muon).unwrap();
        let at = roadmap.waves()[muon].report.judged_on;
        let element = state.element("so").unwrap();
        assert_eq!(element.status(), Some(Status::Active));
        // In one wave with the end, the state is that of the day after both.
        let ended = ended_after_it || so == muon;
        assert_eq!(element.has_ended(at), ended, "{other}: {at:?}");
        for nth in 0..roadmap.waves().len() {
            let report = &roadmap.waves()[nth].report;
            let state = roadmap.state(nth).unwrap();
            let ended = state.element("so").unwrap().has_ended(report.judged_on);
            assert_eq!(
                ended,
                nth >= so,
                "{other}: wave {nth} {:?}",
                report.judged_on
            );
        }
    }
}
