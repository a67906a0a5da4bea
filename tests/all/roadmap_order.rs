//! Steps are numbered in the order in which they can be done, and what is said of the states adds up.

use justarch::{
    Architecture, Document, Lang, Reason, Renderer, Roadmap, Severity, StepKind, json, reference,
};

/// No step has a smaller number than one that it comes after, and what has to be done at the same time is said so.
#[track_caller]
pub(crate) fn ordered(roadmap: &Roadmap<'_>) {
    let mut wave_of = vec![0; roadmap.steps().len()];
    for (nth, wave) in roadmap.waves().iter().enumerate() {
        assert!(wave.steps.is_sorted());
        wave.steps.iter().for_each(|step| wave_of[*step] = nth);
    }
    assert!(wave_of.is_sorted(), "numbers go with the waves");
    for step in 0..wave_of.len() {
        for (before, reason, apart) in roadmap.waits_for(step) {
            assert!(before < step, "{step} comes after {before}: {reason:?}");
            let kept = wave_of[before] + usize::from(apart) <= wave_of[step];
            assert!(kept, "{step} is in the wave of {before}: {reason:?}");
            let mut together = roadmap.together_with(step);
            assert!(together.all(|(other, _)| other != before));
        }
        for (other, reason) in roadmap.together_with(step) {
            assert_ne!(other, step);
            assert_eq!(wave_of[other], wave_of[step]);
            let mut back = roadmap.together_with(other);
            assert!(back.any(|it| it == (step, reason)));
        }
    }
}

/// The number in front of a word.
fn number_before(line: &str, word: &str) -> Option<usize> {
    let (head, _) = line.split_once(word)?;
    head.rsplit(' ').next()?.parse().ok()
}

/// The errors by rule are as many as the errors, in every form.
#[track_caller]
pub(crate) fn sums_agree(roadmap: &Roadmap<'_>) {
    let json = serde_json::to_value(json::Roadmap::from(roadmap)).unwrap();
    let mut totals = Vec::new();
    for (nth, wave) in roadmap.waves().iter().enumerate() {
        let total = wave.report.count(Severity::Error);
        let sum: usize = wave.report.errors.iter().map(|(_, count)| count).sum();
        assert_eq!(sum, total);
        let rules = json["waves"][nth]["state"]["rules-violated"].as_array();
        let of_rule = |rule: &serde_json::Value| rule["errors"].as_u64().unwrap();
        let sum: u64 = rules.unwrap().iter().map(of_rule).sum();
        assert_eq!(sum, total as u64);
        if wave.report.is_sound() && wave.report.satisfied.is_some() && total > 0 {
            totals.push(total);
        }
    }
    for (lang, total_is_before, list) in [
        (Lang::Vi, " lỗi theo quy tắc", "quy tắc có lỗi: "),
        (Lang::En, " error", "rules with errors: "),
    ] {
        let show = Renderer::human(lang);
        for shown in [
            show.render_roadmap(roadmap),
            show.render_roadmap_markdown(roadmap),
        ] {
            let states = ["Trạng thái sau đợt: ", "The state after it: "];
            let lines = shown.lines();
            let states = lines.filter(|line| states.iter().any(|word| line.contains(word)));
            let said: Vec<_> = states
                .filter_map(|line| number_before(line, total_is_before))
                .collect();
            assert_eq!(said, totals, "{shown}");
            let lists = shown.lines().filter_map(|line| line.split_once(list));
            let sums = lists.map(|(_, rules)| {
                let counts = rules.split(['(', ')']).skip(1).step_by(2);
                counts.map(|n| n.parse::<usize>().unwrap()).sum::<usize>()
            });
            assert_eq!(sums.collect::<Vec<_>>(), totals, "{shown}");
        }
    }
}

fn step_of(roadmap: &Roadmap<'_>, kind: StepKind, subject: &str) -> usize {
    let mut steps = roadmap.steps().iter();
    steps
        .position(|step| step.kind == kind && step.subject.to_string() == subject)
        .unwrap_or_else(|| panic!("no step {kind:?} {subject}"))
}

#[test]
fn bundled_pairs_are_in_order() {
    let all: Vec<Architecture> = reference::all()
        .iter()
        .map(|bundled| bundled.document().into_architecture())
        .collect();
    for old in &all {
        for new in &all {
            let roadmap = Roadmap::plan(old, new);
            ordered(&roadmap);
            sums_agree(&roadmap);
        }
    }
}

#[test]
fn a_service_and_its_only_channel_come_together() {
    let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    let roadmap = Roadmap::plan(&old, &new);
    let service = step_of(&roadmap, StepKind::Introduce, "judicial-record-certificate");
    let channel = step_of(&roadmap, StepKind::Introduce, "vneid");
    let together: Vec<_> = roadmap.together_with(service).collect();
    assert_eq!(together, [(channel, Reason::Service)]);
    let back: Vec<_> = roadmap.together_with(channel).collect();
    assert_eq!(back, [(service, Reason::Service)]);
    for (lang, wanted) in [
        (
            Lang::Vi,
            format!(
                "cùng lúc với bước {}: dịch vụ công không bị gián đoạn",
                channel + 1
            ),
        ),
        (
            Lang::En,
            format!(
                "together with step {}: public services stay within reach",
                channel + 1
            ),
        ),
    ] {
        let show = Renderer::human(lang);
        assert!(show.render_roadmap(&roadmap).contains(&wanted));
        assert!(show.render_roadmap_markdown(&roadmap).contains(&wanted));
    }
}

/// The page says why a step waits, as the terminal does.
#[test]
fn the_page_gives_the_reasons() {
    let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    let roadmap = Roadmap::plan(&old, &new);
    for lang in [Lang::Vi, Lang::En] {
        let show = Renderer::human(lang);
        let (shown, page) = (
            show.render_roadmap(&roadmap),
            show.render_roadmap_markdown(&roadmap),
        );
        let mut reasons = 0;
        for reason in [
            Reason::InUse,
            Reason::Service,
            Reason::Handover,
            Reason::Coexistence,
        ] {
            let label = reason.label();
            let said = |text: &str| text.matches(label.get(lang)).count();
            assert_eq!(said(&shown), said(&page), "{reason:?}");
            reasons += said(&page);
        }
        assert!(reasons > 0);
    }
}

fn read(number: &str, date: &str, sections: &str) -> Architecture {
    let text = format!(
        "justarch: 1
architecture:
  id: so
  body: so
  level: ministry
  name: {{ vi: Kiến trúc Bộ Sổ }}
  version: \"{number}\"
  framework: \"3.0\"
  status: draft
  state-date: {date}
organisations:
  so: {{ name: {{ vi: Bộ Sổ, en: Ministry of Books }}, kind: ministry }}
  khac: {{ name: {{ vi: Bộ Khác, en: Other Ministry }}, kind: ministry }}
{sections}"
    );
    let document = Document::parse("order.yaml", &text).unwrap();
    assert_eq!(document.report().count(Severity::Error), 0, "{text}");
    document.into_architecture()
}

/// A decision without a date of its own is not issued in a wave that ends before what governs it is there, and the
/// decision that it replaces ends with the earlier version of the document at the earliest.
#[test]
fn decisions_come_after_what_governs_them() {
    let old = read(
        "3.0",
        "2024-12-31",
        "policy:
  cu: { kind: decision, name: { vi: Quyết định cũ }, issuer: so }
",
    );
    let new = read(
        "3.1",
        "2025-06-30",
        "policy:
  som: { kind: decision, name: { vi: Quyết định sớm }, issuer: so, date: 2025-01-20 }
  khung: { kind: decision, name: { vi: Khung mới }, issuer: khac, date: 2025-03-31 }
  moi: { kind: decision, name: { vi: Quyết định mới }, issuer: so, governed-by: [khung] }
  muon: { kind: decision, name: { vi: Quyết định muộn }, issuer: so, date: 2025-06-10 }
retired:
  cu: { reason: Thay, successor: moi }
",
    );
    let roadmap = Roadmap::plan(&old, &new);
    ordered(&roadmap);
    let step = |subject| step_of(&roadmap, StepKind::Introduce, subject);
    let mut waves = roadmap.waves().iter();
    let wave = waves
        .find(|wave| wave.steps.contains(&step("moi")))
        .unwrap();
    let (_, last) = wave.planned.unwrap();
    assert!(last >= "2025-03-31".parse().unwrap(), "{last}");
    assert!(step("som") < step("moi"));
    let mut steps = roadmap.steps().iter();
    let switch = steps.position(|s| s.kind == StepKind::Switch).unwrap();
    let end = step_of(&roadmap, StepKind::Retire, "cu");
    assert!(switch < end && step("moi") < end);
    assert!(roadmap.together_with(end).any(|(other, _)| other == switch));

    let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    let roadmap = Roadmap::plan(&old, &new);
    let issued = step_of(
        &roadmap,
        StepKind::Introduce,
        "moj-architecture-3-0-decision",
    );
    let mut waves = roadmap.waves().iter();
    let wave = waves.find(|wave| wave.steps.contains(&issued)).unwrap();
    let (_, last) = wave.planned.unwrap();
    assert!(last >= "2023-12-29".parse().unwrap(), "{last}");
}

/// A rule that finds errors and lesser things counts with its errors alone.
#[test]
fn only_errors_are_counted_among_the_errors() {
    let text = include_str!("../rules/DOC002/fail-unknown.yaml");
    let without = "    objectives: { text: Cung cấp dịch vụ công trực tuyến }\n";
    assert!(text.contains(without));
    let read = |text: &str| {
        let document = Document::parse("contents.yaml", text).unwrap();
        document.into_architecture()
    };
    let (old, new) = (read(text), read(&text.replace(without, "")));
    let roadmap = Roadmap::plan(&old, &new);
    sums_agree(&roadmap);
    let report = &roadmap.waves().last().unwrap().report;
    let found = report.violated.iter().find(|v| v.0.as_str() == "DOC002");
    let (code, severity, count) = found.unwrap();
    assert_eq!((*severity, *count), (Severity::Error, 2));
    assert_eq!(report.errors_of(code), 1);
}

/// What states no status runs all the same: it leaves what is retired first, also where that goes on in another.
#[test]
fn what_is_retired_goes_after_those_that_use_it_whether_they_state_a_status_or_not() {
    let head = |number: &str, day: &str| {
        format!(
            "justarch: 1\n\
             architecture: {{ id: a, body: bo, level: ministry, name: {{ vi: Kiến trúc }}, version: \"{number}\", framework: \"3.0\", status: draft, state-date: {day} }}\n\
             organisations: {{ bo: {{ name: {{ vi: Bộ Mẫu }}, kind: ministry }} }}\n"
        )
    };
    for status in ["", ", status: active"] {
        let body = |apps: &str, uses: &str| {
            format!(
                "applications:\n{apps}channels:\n  cong: {{ kind: web-portal, name: {{ vi: Cổng }}, owner: bo{status}, depends-on: [{uses}] }}\n"
            )
        };
        let was = "  cu: { kind: application, name: { vi: Hệ thống cũ }, owner: bo }\n";
        let is = "  cu: { kind: application, name: { vi: Hệ thống cũ }, owner: bo, status: retired }\n  \
                  moi: { kind: application, name: { vi: Hệ thống mới }, owner: bo, succeeds: [cu] }\n";
        let old = head("3.0", "2024-01-01") + &body(was, "cu");
        let new = head("3.1", "2025-01-01") + &body(is, "moi");
        let [old, new] = [old, new].map(|text| {
            let document = Document::parse("a.yaml", &text).unwrap();
            assert!(document.report().is_empty(), "{:?}", document.report());
            document.into_architecture()
        });
        let roadmap = Roadmap::plan(&old, &new);
        let steps = roadmap.steps();
        let at = |kind: StepKind| steps.iter().position(|step| step.kind == kind).unwrap();
        let (leaves, goes) = (at(StepKind::Disconnect), at(StepKind::Retire));
        assert!(
            leaves < goes,
            "{status:?}: left at {leaves}, gone at {goes}"
        );
    }
}
