//! What a verdict must not pass over: lineage that contradicts itself, what has ended, agencies that change, a figure
//! told from the other end.

use std::collections::BTreeSet;

use justarch::{
    Architecture, ChangeKind, Class, Date, Diff, Document, Graph, Impact, Lang, Renderer, Roadmap,
    Side, StepKind,
};

const HEAD: &str = "justarch: 1
architecture: { id: demo, body: bo, level: ministry, name: { vi: Kiến trúc mẫu }, version: \"3.0\", \
framework: \"3.0\", status: draft, state-date: 2024-11-30 }
organisations:
  bo: { name: { vi: Bộ Mẫu }, kind: ministry }
  bo-khac: { name: { vi: Bộ Khác }, kind: ministry }
  cuc: { name: { vi: Cục Mẫu }, kind: department, parent: bo }
";

fn read(text: &str) -> Architecture {
    let document = Document::parse("demo.yaml", &format!("{HEAD}{text}")).unwrap();
    let problems: Vec<_> = document.report().iter().collect();
    assert!(problems.is_empty(), "{problems:?}");
    document.into_architecture()
}

const SYSTEMS: &str = "integration:
  truc: { kind: lgsp, name: { vi: Trục tích hợp }, owner: bo }
applications:
  kho: { kind: database, name: { vi: Kho hồ sơ }, owner: bo-khac, status: active }
  mot: { kind: application, name: { vi: Phần mềm một }, owner: cuc, status: active, stores: [kho], \
exchanges: [{ with: kho, route: [truc], purpose: exploit }] }
business:
  cap: { kind: public-service, name: { vi: Cấp phép }, owner: cuc, status: active, supported-by: [mot] }
channels:
  cong: { kind: service-portal, name: { vi: Cổng }, owner: bo, status: active, offers: [cap], depends-on: [mot] }
users:
  dan: { kind: citizen, name: { vi: Người dân }, uses: [cong] }
";

#[test]
fn contradictory_lineage_is_no_clean_answer() {
    let old = read(SYSTEMS);
    let another =
        "  hai: { kind: application, name: { vi: Phần mềm hai }, owner: cuc, succeeds: [mot] }\n";
    let with_another = SYSTEMS.replace("business:\n", &format!("{another}business:\n"));
    let torn = [
        (
            format!("{SYSTEMS}retired: {{ kho: {{ reason: Thay thế }} }}\n"),
            1,
        ),
        (
            format!("{SYSTEMS}transferred: {{ mot: {{ to: bo-khac, basis: Quyết định }} }}\n"),
            1,
        ),
        // What runs under its id goes on there, and is said to be retired as well as to go on.
        (
            format!("{with_another}retired: {{ mot: {{ reason: Thay thế }} }}\n"),
            2,
        ),
        (
            SYSTEMS.replace("stores: [kho]", "stores: [kho], succeeds: [mot]"),
            1,
        ),
        // The bodies succeed each other.
        (SYSTEMS.to_owned(), 0),
    ];
    for (text, count) in &torn {
        let new = read(text);
        for (before, after, side) in [(&old, &new, Side::New), (&new, &old, Side::Old)] {
            let diff = Diff::between(before, after);
            let found = diff.contradictions();
            assert_eq!(found.len(), *count, "{text}");
            assert!(found.iter().all(|one| one.side == side));
            assert_eq!(diff.is_decided(), *count == 0);
            let shown = Renderer::human(Lang::En).render_diff_bare(&diff);
            assert_eq!(shown.contains("contradicts itself"), *count > 0, "{shown}");
            assert!(
                *count == 0 || !shown.contains("Verdict: no change"),
                "{shown}"
            );
        }
    }
}

#[test]
fn a_statement_on_another_step_contradicts_nothing_here() {
    let both = "retired: { xa: { reason: Cũ } }\ntransferred: { xa: { to: bo-khac, basis: Quyết định } }\n";
    let new = read(&format!("{SYSTEMS}{both}"));
    assert!(
        Diff::between(&read(SYSTEMS), &new)
            .contradictions()
            .is_empty()
    );
    // Said twice in the same way, it is clear.
    let ended = SYSTEMS.replace(
        "kho: { kind: database, name: { vi: Kho hồ sơ }, owner: bo-khac, status: active",
        "kho: { kind: database, name: { vi: Kho hồ sơ }, owner: bo-khac, status: retired",
    );
    let new = read(&format!("{ended}retired: {{ kho: {{ reason: Cũ }} }}\n"));
    assert!(
        Diff::between(&read(SYSTEMS), &new)
            .contradictions()
            .is_empty()
    );
}

fn affected<'a>(arch: &'a Architecture, id: &str, day: &str) -> (Vec<&'a str>, Vec<&'a str>) {
    let graph = Graph::on(arch, Some(day.parse::<Date>().unwrap()));
    graph.verify().unwrap();
    let impact = Impact::of(&graph, arch.element(id));
    let left = impact.affected().iter().map(|e| e.id()).collect();
    (left, impact.ended().iter().map(|e| e.id()).collect())
}

#[test]
fn what_has_ended_carries_no_dependence() {
    let whole = read(SYSTEMS);
    let all = affected(&whole, "truc", "2024-11-30").0;
    assert_eq!(all, ["mot", "cap", "cong", "dan"]);
    for (from, to) in [
        // The exchange over the platform.
        ("route: [truc]", "status: retired, route: [truc]"),
        ("route: [truc]", "until: 2024-06-30, route: [truc]"),
        // The system that exchanges.
        (
            "owner: cuc, status: active, stores",
            "owner: cuc, status: retired, stores",
        ),
    ] {
        let arch = read(&SYSTEMS.replace(from, to));
        let (left, ended) = affected(&arch, "truc", "2024-11-30");
        assert!(left.is_empty(), "{to}: {left:?}");
        assert_eq!(ended, all);
    }
    // The last day counts, and what depends on something that has ended still does.
    let arch = read(&SYSTEMS.replace(
        "vi: Trục tích hợp }",
        "vi: Trục tích hợp }, until: 2024-06-30",
    ));
    assert_eq!(affected(&arch, "truc", "2024-11-30").0, all);
    let arch = read(&SYSTEMS.replace("route: [truc]", "until: 2024-06-30, route: [truc]"));
    assert_eq!(affected(&arch, "truc", "2024-06-30").0, all);
    // Of the graph of no day nothing is left out.
    let impact = Impact::of(&Graph::of(&arch), arch.element("truc"));
    assert_eq!(impact.affected().len(), 4);
    assert!(impact.ended().is_empty());
}

#[test]
fn a_change_affects_only_what_is_still_there() {
    let ended = SYSTEMS.replace("uses: [cong]", "uses: [{ to: cong, until: 2023-12-31 }]");
    let old = read(&ended);
    let gone = ended.replace("offers: [cap], ", "");
    let new = read(&gone);
    let diff = Diff::between(&old, &new);
    let change = &diff.changes()[0];
    assert!(diff.impact(change).affected().is_empty());
    let new = read(&SYSTEMS.replace("offers: [cap], ", ""));
    let old = read(SYSTEMS);
    let diff = Diff::between(&old, &new);
    let change = &diff.changes()[0];
    assert_eq!(diff.impact(change).affected()[0].id(), "dan");
}

#[test]
fn an_agency_that_becomes_part_of_another_breaks_something() {
    let old = read(SYSTEMS);
    let verdict = |text: &str| {
        let new = Document::parse("demo.yaml", text)
            .unwrap()
            .into_architecture();
        Diff::between(&old, &new).verdict()
    };
    let text = format!("{HEAD}{SYSTEMS}");
    let ministry = "bo-khac: { name: { vi: Bộ Khác }, kind: ministry";
    let absorbed = text.replace(ministry, &format!("{ministry}, parent: bo"));
    assert_eq!(verdict(&absorbed), Some(Class::Breaking));
    // That each is part of the other is the same.
    let body = "bo: { name: { vi: Bộ Mẫu }, kind: ministry";
    let circle = absorbed.replace(body, &format!("{body}, parent: bo-khac"));
    assert_eq!(verdict(&circle), Some(Class::Breaking));
    // One that has nothing in use takes nothing along.
    let unused = text.replace(
        "owner: bo-khac, status: active",
        "owner: bo-khac, status: planned",
    );
    let unused = unused.replace(
        ", stores: [kho], exchanges: [{ with: kho, route: [truc], purpose: exploit }]",
        "",
    );
    let old = Document::parse("demo.yaml", &unused)
        .unwrap()
        .into_architecture();
    let new = unused.replace(ministry, &format!("{ministry}, parent: bo"));
    let new = Document::parse("demo.yaml", &new)
        .unwrap()
        .into_architecture();
    assert_eq!(Diff::between(&old, &new).verdict(), Some(Class::Compatible));
}

#[test]
fn a_unit_whose_agency_was_not_stated_gets_one() {
    let unit = |parent: &str| {
        let head = HEAD.replace(
            "kind: department, parent: bo",
            &format!("kind: department{parent}"),
        );
        Document::parse("demo.yaml", &format!("{head}{SYSTEMS}"))
            .unwrap()
            .into_architecture()
    };
    let (without, with) = (unit(""), unit(", parent: bo"));
    assert_eq!(
        Diff::between(&without, &with).verdict(),
        Some(Class::Compatible)
    );
    assert_eq!(
        Diff::between(&with, &without).verdict(),
        Some(Class::Breaking)
    );
}

#[test]
fn a_figure_of_an_exchange_may_be_told_at_either_end() {
    let figure =
        ", indicators: [{ id: luot, name: { vi: Lượt }, measure: records, value: 3, as-of: 2024 }]";
    let at_one = SYSTEMS.replace("purpose: exploit", &format!("purpose: exploit{figure}"));
    let (without, with) = (
        "owner: bo-khac, status: active }",
        "owner: bo-khac, status: active, exchanges: \
        [{ with: mot, route: [truc], purpose: exploited, indicators: [{ id: luot, name: { vi: Lượt }, measure: records, value: 3, as-of: 2024 }] }] }",
    );
    let at_other = SYSTEMS
        .replace(
            ", exchanges: [{ with: kho, route: [truc], purpose: exploit }]",
            "",
        )
        .replace(without, with);
    let (one, other) = (read(&at_one), read(&at_other));
    let diff = Diff::between(&one, &other);
    assert!(diff.is_empty(), "{:?}", diff.changes());
    // What is new there is a change all the same.
    let (without, with) = (read(SYSTEMS), read(&at_other));
    assert!(!Diff::between(&without, &with).is_empty());
}

#[test]
fn what_is_retired_in_place_is_a_step_of_retiring() {
    let old = read(SYSTEMS);
    let portal = "cong: { kind: service-portal, name: { vi: Cổng }, owner: bo, status: active";
    for (to, dated) in [
        (portal.replace("active", "retired"), false),
        (format!("{portal}, until: 2026-05"), true),
        (portal.replace("active", "deprecated, until: 2026-05"), true),
    ] {
        let new = read(&SYSTEMS.replace(portal, &to));
        let roadmap = Roadmap::plan(&old, &new);
        let step = roadmap
            .steps()
            .iter()
            .find(|step| step.kind == StepKind::Retire);
        assert_eq!(step.unwrap().planned.is_some(), dated, "{to}");
        let last = roadmap.waves().last().unwrap();
        assert_eq!(last.report.unreached, ["cap"], "{to}");
        let shown = Renderer::human(Lang::En).render_roadmap(&roadmap);
        assert!(!shown.contains("services within reach"), "{shown}");
    }
    // What is moved to a later day was and stays there until then.
    let later = format!("{portal}, until: 2028-01");
    let (one, other) = (format!("{portal}, until: 2026-05"), later);
    let (one, other) = (
        read(&SYSTEMS.replace(portal, &one)),
        read(&SYSTEMS.replace(portal, &other)),
    );
    let roadmap = Roadmap::plan(&one, &other);
    assert_eq!(roadmap.steps().len(), 1);
    assert_eq!(roadmap.steps()[0].kind, StepKind::Retire);
}

/// The first and the last day of each bar, by step.
fn bars(chart: &str) -> Vec<(String, Date, Date)> {
    let bars = chart.lines().filter_map(|line| {
        let (_, bar) = line.split_once(" :s")?;
        let mut parts = bar.split(", ");
        let number = parts.next()?.to_owned();
        Some((
            number,
            parts.next()?.parse().ok()?,
            parts.next()?.parse().ok()?,
        ))
    });
    bars.collect()
}

#[test]
fn a_bar_does_not_begin_before_the_end_of_what_it_comes_after() {
    let old = read(SYSTEMS);
    let new = SYSTEMS.replace(
        "channels:\n",
        "channels:\n  cong-moi: { kind: service-portal, name: { vi: Cổng mới }, owner: bo, status: planned, since: 2026-07, \
         offers: [cap], depends-on: [mot], succeeds: [] }\n",
    );
    let new = read(
        &new.replace("uses: [cong]", "uses: [cong, cong-moi]")
            .replace(", succeeds: []", ""),
    );
    let pairs = [
        (old, new),
        (
            justarch::reference::moj_2_0(),
            justarch::reference::moj_3_0(),
        ),
    ];
    for (old, new) in &pairs {
        let roadmap = Roadmap::plan(old, new);
        let chart = Renderer::human(Lang::En).render_roadmap_mermaid(&roadmap);
        let bars = bars(&chart);
        assert_eq!(bars.len(), roadmap.steps().len());
        let mut looked_at = 0;
        for (number, step) in roadmap.steps().iter().enumerate() {
            for (before, ..) in roadmap.waits_for(number) {
                // What both state is not for the chart to change.
                if step.planned.is_some() {
                    continue;
                }
                looked_at += 1;
                assert!(
                    bars[before].1 <= bars[number].1,
                    "{chart}\n{before} {number}"
                );
                assert!(
                    bars[before].2 <= bars[number].2,
                    "{chart}\n{before} {number}"
                );
            }
        }
        assert!(looked_at > 0);
    }
}

#[test]
fn an_approval_of_a_retirement_covers_its_reason_decision_and_date() {
    let old = read(SYSTEMS);
    let without = SYSTEMS
        .replace("  cong: {", "  cong-moi: {")
        .replace("[cong]", "[cong-moi]");
    let entries = [
        "retired: { cong: { reason: Cũ } }",
        "retired: { cong: { reason: Hỏng } }",
        "retired: { cong: { reason: Cũ, decision: 1/QĐ } }",
        "retired: { cong: { reason: Cũ, decision: 2/QĐ } }",
        "retired: { cong: { reason: Cũ, date: 2024-10 } }",
        "retired: { cong: { reason: Cũ, successor: [cong-moi] } }",
        "retired: { cong: { reason: Hỏng, successor: [cong-moi] } }",
        "transferred: { cong: { to: bo-khac, basis: 3/QĐ } }",
        "transferred: { cong: { to: bo-khac, basis: 4/QĐ } }",
        "transferred: { cong: { to: cuc, basis: 4/QĐ } }",
    ];
    let print = |entry: &str| {
        let new = read(&format!("{without}{entry}\n"));
        let diff = Diff::between(&old, &new);
        let is_end = |kind| {
            matches!(
                kind,
                ChangeKind::Retired | ChangeKind::Replaced | ChangeKind::Transferred
            )
        };
        let ends: Vec<_> = diff.changes().iter().filter(|c| is_end(c.kind)).collect();
        assert_eq!(ends.len(), 1, "{entry}");
        ends[0].fingerprint()
    };
    let prints: BTreeSet<_> = entries.iter().map(|entry| print(entry)).collect();
    assert_eq!(prints.len(), entries.len());
    assert_eq!(print(entries[0]), print(entries[0]));
}
