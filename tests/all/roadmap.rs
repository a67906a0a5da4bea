//! The way from one version to the next: it arrives, and every state on it is whole.

use std::collections::HashSet;

use justarch::{
    ApplicationKind, Architecture, BusinessKind, ChannelKind, Date, Document, FrameworkVersion,
    Graph, IntegrationKind, Kind, Reason, RelationKind, Roadmap, Status, StepKind, UserKind,
    reference,
};
use proptest::prelude::*;

use crate::gap::generate;
use crate::roadmap_order::{ordered, sums_agree};

const V2: FrameworkVersion = FrameworkVersion::V2_0;
const V3: FrameworkVersion = FrameworkVersion::V3_0;

/// Plans, and checks what must hold of every roadmap.
#[track_caller]
fn plan<'a>(old: &'a Architecture, new: &'a Architecture) -> Roadmap<'a> {
    let roadmap = Roadmap::plan(old, new);
    let mut seen: HashSet<usize> = HashSet::new();
    for (nth, wave) in roadmap.waves().iter().enumerate() {
        assert!(!wave.steps.is_empty(), "a wave without steps");
        seen.extend(&wave.steps);
        let state = roadmap.state(nth).unwrap();
        Graph::of(&state).verify().unwrap();
        assert!(wave.report.faults.is_empty(), "{:?}", wave.report.faults);
        let last = nth + 1 == roadmap.waves().len();
        if last {
            assert!(
                state == *new,
                "\n{}\n---\n{}",
                state.to_yaml(),
                new.to_yaml()
            );
        } else {
            assert_eq!(state.framework(), old.framework());
            assert_eq!(wave.framework, old.framework());
        }
    }
    assert!(roadmap.is_sound());
    assert_eq!(seen.len(), roadmap.steps().len(), "each step once");
    assert!(roadmap.state(roadmap.waves().len()).is_err());
    if roadmap.waves().is_empty() {
        assert!(old == new);
    }
    ordered(&roadmap);
    sums_agree(&roadmap);
    roadmap
}

fn kinds(roadmap: &Roadmap<'_>, wave: usize) -> Vec<StepKind> {
    roadmap.steps_of(wave).map(|s| s.kind).collect()
}

#[test]
fn the_bundled_versions_there_and_back() {
    let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    let roadmap = plan(&old, &new);
    assert!(roadmap.conflicts().is_empty());
    let last = roadmap.waves().last().unwrap();
    assert_eq!(last.framework, V3);
    plan(&new, &old);
    assert!(plan(&old, &old).waves().is_empty());
    let dong_nai = reference::dong_nai_2023();
    plan(&old, &dong_nai);
    plan(&dong_nai, &new);
    let newest = reference::moj_4_0();
    plan(&new, &newest);
    plan(&old, &newest);
    plan(&newest, &old);
}

#[test]
fn generated_pairs_arrive() {
    use generate::{Edition, document};
    let read = |size, edition| {
        let text = document(size, edition);
        Document::parse("test.yaml", &text)
            .unwrap()
            .into_architecture()
    };
    for size in [10, 60, 300] {
        let (old, new) = (read(size, Edition::First), read(size, Edition::Second));
        plan(&old, &new);
        plan(&new, &old);
    }
}

#[test]
fn a_merged_system_lives_beside_its_successor() {
    let build = |merged: bool| {
        let mut b = Architecture::fragment("demo", if merged { V3 } else { V2 });
        let app = ApplicationKind::Application;
        if merged {
            let one = b.element("one", app, "Một").unwrap();
            one.succeeds("left").unwrap().succeeds("right").unwrap();
        } else {
            b.element("left", app, "Trái").unwrap();
            b.element("right", app, "Phải").unwrap();
        }
        b.element("user", app, "Dùng").unwrap();
        let to: &[&str] = if merged { &["one"] } else { &["left", "right"] };
        for to in to {
            b.relate("user", RelationKind::DependsOn, to).unwrap();
        }
        b.build().unwrap()
    };
    let (old, new) = (build(false), build(true));
    let roadmap = plan(&old, &new);
    let first = roadmap.state(0).unwrap();
    assert_eq!(first.element_count(), 4, "{}", first.to_yaml());
    assert_eq!(first.relation_count(), 3, "the old ones are still used");
    assert!(kinds(&roadmap, roadmap.waves().len() - 1).contains(&StepKind::Retire));
    let retire = roadmap
        .steps()
        .iter()
        .position(|s| s.kind == StepKind::Retire);
    let why: Vec<_> = roadmap.waits_for(retire.unwrap()).collect();
    assert!(why.iter().any(|w| w.1 == Reason::Coexistence && w.2));
}

#[test]
fn a_renamed_element_is_one_step() {
    let build = |id: &str| {
        let mut b = Architecture::fragment("demo", V3);
        let mut app = b
            .element(id, ApplicationKind::Application, "Phần mềm")
            .unwrap();
        if id == "new" {
            app = app.succeeds("old").unwrap();
        }
        app.indicator("records", "records", "5").unwrap();
        b.element("user", ApplicationKind::Application, "Dùng")
            .unwrap();
        b.relate("user", RelationKind::DependsOn, id).unwrap();
        b.build().unwrap()
    };
    let (old, new) = (build("old"), build("new"));
    let roadmap = plan(&old, &new);
    assert_eq!(roadmap.waves().len(), 1);
    assert_eq!(kinds(&roadmap, 0), [StepKind::Rename, StepKind::Switch]);
}

/// A service moves from one channel to another: it is never out of reach.
#[test]
fn services_stay_within_reach() {
    let build = |channel: &str| {
        let mut b = Architecture::fragment("demo", V3);
        b.element("service", BusinessKind::PublicService, "Dịch vụ")
            .unwrap();
        b.element("people", UserKind::Citizen, "Người dân").unwrap();
        for id in ["counter", "portal"] {
            let kind = ChannelKind::ServicePortal;
            let element = b.element(id, kind, id).unwrap();
            element.status(if id == channel {
                Status::Active
            } else {
                Status::Planned
            });
        }
        b.relate(channel, RelationKind::Offers, "service").unwrap();
        b.relate("people", RelationKind::Uses, channel).unwrap();
        b.build().unwrap()
    };
    let (old, new) = (build("counter"), build("portal"));
    let roadmap = plan(&old, &new);
    assert!(roadmap.conflicts().is_empty());
}

fn planned(dates: &[(&str, &str)], relations: &[(&str, &str)]) -> Architecture {
    let mut b = Architecture::fragment("demo", V3);
    for (id, since) in dates {
        let since: Date = since.parse().unwrap();
        let element = b.element(id, ApplicationKind::Application, id).unwrap();
        element.status(Status::Planned).since(since);
    }
    for (from, to) in relations {
        b.relate(from, RelationKind::DependsOn, to).unwrap();
    }
    b.build().unwrap()
}

#[test]
fn planned_dates_come_in_order() {
    let old = Architecture::fragment("demo", V3).build().unwrap();
    let new = planned(
        &[
            ("late", "2027"),
            ("early", "2025"),
            ("also-early", "2025-06"),
        ],
        &[],
    );
    let roadmap = plan(&old, &new);
    // The year may mean the month: these two are not told apart.
    assert_eq!(roadmap.waves().len(), 2);
    assert_eq!(roadmap.waves()[0].steps.len(), 2);
    assert!(roadmap.conflicts().is_empty());
}

/// A relation to what comes later comes with it: each element keeps its own date.
#[test]
fn a_relation_waits_for_what_it_leads_to() {
    let old = Architecture::fragment("demo", V3).build().unwrap();
    let new = planned(&[("late", "2027"), ("early", "2025")], &[("early", "late")]);
    let roadmap = plan(&old, &new);
    assert!(roadmap.conflicts().is_empty());
    assert_eq!(kinds(&roadmap, 0), [StepKind::Introduce]);
    assert_eq!(kinds(&roadmap, 1), [StepKind::Introduce, StepKind::Connect]);
    let days: Vec<_> = roadmap
        .steps()
        .iter()
        .map(|s| s.planned.unwrap().0.to_string())
        .collect();
    assert_eq!(days, ["2025-01-01", "2027-01-01", "2027-01-01"]);
}

/// A random version: which of twelve elements there are, with status, kind and relations.
#[derive(Clone, Debug)]
struct Recipe {
    elements: Vec<(bool, usize, u8)>,
    edges: Vec<(usize, usize, usize, bool)>,
    succeeds: Vec<(usize, usize)>,
    dates: Vec<u16>,
}

fn recipe() -> impl Strategy<Value = Recipe> {
    let element = (prop::bool::weighted(0.7), 0..7_usize, 0..6_u8);
    let edge = (
        0..12_usize,
        0..12_usize,
        0..RelationKind::ALL.len(),
        any::<bool>(),
    );
    (
        prop::collection::vec(element, 12),
        prop::collection::vec(edge, 0..24),
        prop::collection::vec((0..12_usize, 0..12_usize), 0..5),
        prop::collection::vec(2024..2030_u16, 12),
    )
        .prop_map(|(elements, edges, succeeds, dates)| Recipe {
            elements,
            edges,
            succeeds,
            dates,
        })
}

const KINDS: [Kind; 7] = [
    Kind::Application(ApplicationKind::Application),
    Kind::Application(ApplicationKind::Database),
    Kind::Business(BusinessKind::PublicService),
    Kind::Channel(ChannelKind::ServicePortal),
    Kind::User(UserKind::Citizen),
    Kind::Integration(IntegrationKind::ExchangeSolution),
    Kind::Channel(ChannelKind::MobileApp),
];

fn build(recipe: &Recipe, framework: FrameworkVersion) -> Architecture {
    let mut b = Architecture::fragment("random", framework);
    b.organisation("org", "Cơ quan").unwrap();
    b.body("org").unwrap();
    b.element("hub", IntegrationKind::Lgsp, "Trục").unwrap();
    let there = |ix: usize| recipe.elements[ix % 12].0;
    for (ix, (there, kind, status)) in recipe.elements.iter().enumerate() {
        if !there {
            continue;
        }
        let mut element = b
            .element(&format!("e{ix}"), KINDS[*kind], &format!("Tên {ix}"))
            .unwrap();
        if let Some(status) = Status::ALL.get(usize::from(*status)) {
            element = element.status(*status);
        }
        if *status == 0 {
            element = element.since(recipe.dates[ix].to_string().parse().unwrap());
        }
        for (_, before) in recipe.succeeds.iter().filter(|(after, _)| after == &ix) {
            element = element.succeeds(&format!("e{before}")).unwrap();
        }
        element
            .indicator(
                &format!("i{}", ix / 2 * 2 + usize::from(*status) % 2),
                "records",
                "1",
            )
            .ok();
    }
    for (nth, (from, to, kind, routed)) in recipe.edges.iter().enumerate() {
        if !there(*from) || !there(*to) {
            continue;
        }
        let kind = RelationKind::ALL[*kind];
        let relation = b
            .relate(&format!("e{from}"), kind, &format!("e{to}"))
            .unwrap();
        if *routed {
            let hop = format!("e{}", recipe.edges[nth].0);
            relation.route(["hub", &hop]).unwrap();
        }
    }
    b.build().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_pair_arrives_over_whole_states(old in recipe(), new in recipe()) {
        let (old, new) = (build(&old, V2), build(&new, V3));
        let roadmap = Roadmap::plan(&old, &new);
        for nth in 0..roadmap.waves().len() {
            let state = roadmap.state(nth).unwrap();
            Graph::of(&state).verify().unwrap();
            if nth + 1 == roadmap.waves().len() {
                prop_assert!(state == new, "\n{}\n---\n{}", state.to_yaml(), new.to_yaml());
            }
        }
        let faults: Vec<_> = roadmap.waves().iter().flat_map(|w| &w.report.faults).collect();
        prop_assert!(faults.is_empty(), "{faults:?}\n{}\n---\n{}", old.to_yaml(), new.to_yaml());
        prop_assert!(roadmap.is_sound());
        ordered(&roadmap);
        sums_agree(&roadmap);
    }
}

#[cfg(feature = "cli")]
#[test]
fn the_program_shows_it_in_every_form() {
    let run = |lang: &str, more: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_justarch"));
        command.args(["roadmap", "reference:moj-2.0", "reference:moj-3.0"]);
        let output = command
            .args(more)
            .env("JUSTARCH_LANG", lang)
            .output()
            .unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (
            output.status.code(),
            text(output.stdout),
            text(output.stderr),
        )
    };
    let (code, vi, _) = run("vi", &[]);
    assert_eq!(code, Some(0));
    // Which rules there are is not for this test to say.
    let rules = |line: &&str| {
        !["ngoài ra", "quy tắc", "besides", "rules that"]
            .iter()
            .any(|word| line.contains(word))
    };
    let plain = |text: &str| text.lines().filter(rules).collect::<Vec<_>>().join("\n");
    insta::assert_snapshot!("roadmap_vi", plain(&vi));
    insta::assert_snapshot!("roadmap_en", plain(&run("en", &[]).1));
    let (_, page, _) = run("vi", &["--format", "markdown"]);
    assert!(page.starts_with("# Lộ trình") && page.contains("| Bước |"));
    insta::assert_snapshot!("roadmap_mermaid", run("vi", &["--format", "mermaid"]).1);
    let (_, json, _) = run("vi", &["--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["valid"], true);
    let waves = json["waves"].as_array().unwrap().len();

    let (_, last, _) = run("en", &["--state", &waves.to_string()]);
    let last = Document::parse("last.yaml", &last).unwrap();
    assert_eq!(*last.architecture(), reference::moj_3_0());
    let (code, _, err) = run("en", &["--state", &(waves + 1).to_string()]);
    assert_eq!(code, Some(2));
    assert!(err.contains(&format!("has {waves} waves")), "{err}");
}
