//! Nobody loses what he uses before he has another way to it, and no step stands in a wave that has no day left for it.

use std::collections::BTreeSet;
use std::path::Path;

use justarch::{
    Architecture, Document, Lang, Layer, Reason, RelationKind, Renderer, Roadmap, StepKind,
    WaveOrder, reference,
};

/// Every pair of bundled documents and of the fixtures of transitions.
fn pairs(mut each: impl FnMut(&str, &Architecture, &Architecture)) {
    let bundled: Vec<(&str, Architecture)> = reference::all()
        .iter()
        .map(|it| (it.name, it.document().into_architecture()))
        .collect();
    for (from, old) in &bundled {
        for (to, new) in &bundled {
            each(&format!("{from} {to}"), old, new);
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/transition");
    let mut folders: Vec<_> = Vec::new();
    for code in std::fs::read_dir(root).unwrap() {
        folders.extend(
            std::fs::read_dir(code.unwrap().path())
                .into_iter()
                .flatten(),
        );
    }
    let mut folders: Vec<_> = folders.into_iter().map(|f| f.unwrap().path()).collect();
    folders.sort();
    let mut seen = 0;
    for folder in folders {
        let read = |name: &str| {
            let text = std::fs::read_to_string(folder.join(name)).ok()?;
            let document = Document::parse(name, &text).ok()?;
            Some(document.into_architecture())
        };
        if let (Some(old), Some(new)) = (read("old.yaml"), read("new.yaml")) {
            seen += 1;
            each(&folder.display().to_string(), &old, &new);
        }
    }
    assert!(seen > 30, "{seen}");
}

/// Users and what of the business layer each of them reaches, ends by date aside.
fn reached(arch: &Architecture) -> BTreeSet<(String, String)> {
    let mut out = BTreeSet::new();
    let day = arch.evaluation_date();
    let uses = arch.relations().filter(|r| r.kind() == RelationKind::Uses);
    for used in uses.filter(|r| r.is_there_on(day) && r.from().layer() == Layer::User) {
        let Some(thing) = used.to().filter(|e| e.is_in_use_on(day)) else {
            continue;
        };
        for relation in arch.relations().filter(|r| r.is_there_on(day)) {
            let service = match relation.kind() {
                RelationKind::Offers if relation.from() == thing => relation.to(),
                RelationKind::SupportedBy if relation.to() == Some(thing) => Some(relation.from()),
                _ => None,
            };
            let service = service.filter(|e| e.layer() == Layer::Business && e.is_in_use_on(day));
            out.extend(service.map(|s| (used.from().id().to_owned(), s.id().to_owned())));
        }
    }
    out
}

#[test]
fn what_a_user_reaches_in_both_versions_he_reaches_in_between() {
    let mut kept = 0;
    pairs(|name, old, new| {
        let (before, after) = (reached(old), reached(new));
        let roadmap = Roadmap::plan(old, new);
        for nth in 0..roadmap.waves().len() {
            let here = reached(&roadmap.state(nth).unwrap());
            for pair in before.intersection(&after) {
                kept += 1;
                assert!(here.contains(pair), "{name}, after wave {nth}: {pair:?}");
            }
        }
    });
    assert!(kept > 50, "{kept}");
}

fn wave_of(roadmap: &Roadmap<'_>, kind: StepKind, subject: &str) -> usize {
    let is_it = |step: &usize| {
        let step = roadmap.step(*step).unwrap();
        step.kind == kind && step.subject.to_string().starts_with(subject)
    };
    let mut waves = roadmap.waves().iter();
    waves
        .position(|wave| wave.steps.iter().any(&is_it))
        .unwrap_or_else(|| panic!("no step {kind:?} {subject}: {:#?}", roadmap.steps()))
}

#[test]
fn users_of_a_portal_leave_it_a_wave_after_another_offers_its_services() {
    let (old, new) = (reference::moj_3_0(), reference::moj_4_0());
    let roadmap = Roadmap::plan(&old, &new);
    let opens = roadmap.steps().iter().position(|step| {
        step.kind == StepKind::Connect
            && step
                .summary
                .get(Lang::En)
                .contains("moj-online-public-services")
            && step
                .summary
                .get(Lang::En)
                .contains("national-public-service-portal")
    });
    let opens = opens.unwrap();
    let wave = |step: usize| {
        let mut waves = roadmap.waves().iter();
        waves.position(|wave| wave.steps.contains(&step)).unwrap()
    };
    let mut left = 0;
    for (nth, step) in roadmap.steps().iter().enumerate() {
        let text = step.summary.get(Lang::En);
        if step.kind == StepKind::Disconnect
            && (text.contains("`citizens`") || text.contains("`businesses`"))
            && text.contains("`moj-public-service-portal`")
        {
            left += 1;
            assert!(wave(nth) > wave(opens), "{text}");
            let mut waits = roadmap.waits_for(nth);
            assert!(waits.any(|(before, reason, apart)| {
                before == opens && reason == Reason::Coexistence && apart
            }));
        }
    }
    assert_eq!(left, 2);
}

fn read(number: &str, day: &str, sections: &str) -> Architecture {
    let text = format!(
        "justarch: 1\n\
         architecture: {{ id: so, body: bo, level: ministry, name: {{ vi: Kiến trúc }}, version: \"{number}\", framework: \"3.0\", status: draft, state-date: {day} }}\n\
         organisations: {{ bo: {{ name: {{ vi: Bộ Mẫu }}, kind: ministry }} }}\n{sections}"
    );
    let document = Document::parse("so.yaml", &text).unwrap();
    assert!(document.architecture().unread().is_empty());
    document.into_architecture()
}

/// An official goes on with the old system until what it was for is supported by the one that he uses already.
#[test]
fn a_system_is_left_after_another_supports_the_work() {
    let sections = |uses: &str, support: &str, more: &str| {
        format!(
            "applications:\n  moi: {{ kind: application, name: {{ vi: Hệ thống mới }}, owner: bo, status: active }}\n{more}\
             business:\n  bao-cao: {{ kind: process, name: {{ vi: Báo cáo }}, owner: bo, supported-by: [{support}] }}\n\
             users:\n  can-bo: {{ kind: official, name: {{ vi: Cán bộ }}, uses: [{uses}] }}\n"
        )
    };
    let old = "  cu: { kind: application, name: { vi: Hệ thống cũ }, owner: bo, status: active }\n";
    let retired = "retired: { cu: { reason: Thay, decision: 1/QĐ, successor: [moi] } }\n";
    let old = read("1.0", "2024-01-01", &sections("moi, cu", "cu", old));
    let new = read("1.1", "2025-01-01", &(sections("moi", "moi", "") + retired));
    let roadmap = Roadmap::plan(&old, &new);
    let supports = wave_of(&roadmap, StepKind::Connect, "bao-cao");
    let leaves = wave_of(&roadmap, StepKind::Disconnect, "can-bo");
    assert!(supports < leaves, "{:#?}", roadmap.steps());
    assert!(roadmap.is_sound() && roadmap.conflicts().is_empty());
}

/// A state in which a date of the documents takes a channel away before the other is there is no sound one.
#[test]
fn a_group_of_services_out_of_reach_is_a_fault() {
    let sections = |channel: &str| {
        format!(
            "business:\n  nhom: {{ kind: service-group, name: {{ vi: Dịch vụ công của Bộ }}, owner: bo, status: active }}\n{channel}"
        )
    };
    let users = |id: &str| {
        format!("users:\n  dan: {{ kind: citizen, name: {{ vi: Người dân }}, uses: [{id}] }}\n")
    };
    let old = read(
        "1.0",
        "2025-01-01",
        &(sections(
            "channels:\n  cu: { kind: service-portal, name: { vi: Cổng cũ }, owner: bo, status: active, until: 2025-03-31, offers: [nhom] }\n",
        ) + &users("cu")),
    );
    let new = read(
        "1.1",
        "2025-12-31",
        &(sections(
            "applications:\n  khac: { kind: application, name: { vi: Khác }, owner: bo, status: active, since: 2025-06-01 }\nchannels:\n  moi: { kind: service-portal, name: { vi: Cổng mới }, owner: bo, status: active, since: 2025-09-01, offers: [nhom] }\n",
        ) + &users("moi")),
    );
    let roadmap = Roadmap::plan(&old, &new);
    let faults: Vec<_> = roadmap
        .waves()
        .iter()
        .flat_map(|wave| &wave.report.faults)
        .collect();
    assert!(
        faults.iter().any(|fault| fault
            .get(Lang::Vi)
            .contains("không còn tiếp cận được dịch vụ `nhom`")),
        "{faults:?}\n{:#?}",
        roadmap.steps()
    );
    assert!(!roadmap.is_valid());
}

/// What has no date and comes after something done on the last day of a wave is in a later wave, if there is one.
#[test]
fn no_step_stands_where_no_day_is_left() {
    let mut moved = 0;
    pairs(|name, old, new| {
        let roadmap = Roadmap::plan(old, new);
        if roadmap.order() != WaveOrder::Dates {
            return;
        }
        let last = roadmap.waves().len() - 1;
        for (nth, wave) in roadmap.waves().iter().enumerate().take(last) {
            let Some((_, end)) = wave.planned else {
                continue;
            };
            for step in &wave.steps {
                let is_free = |step: usize| {
                    let dated = roadmap.step(step).unwrap().planned.is_some();
                    !dated && roadmap.together_with(step).next().is_none()
                };
                // Whatever waits for it here has no date of its own either.
                let holds = wave.steps.iter().any(|after| {
                    !is_free(*after) && roadmap.waits_for(*after).any(|w| w.0 == *step)
                });
                if !is_free(*step) || holds {
                    continue;
                }
                for (before, ..) in roadmap.waits_for(*step) {
                    let day = roadmap.step(before).unwrap().planned;
                    let spent = wave.steps.contains(&before) && day.is_some_and(|d| d.0 >= end);
                    assert!(!spent, "{name}: step {step} after {before} in wave {nth}");
                }
                moved += 1;
            }
        }
    });
    assert!(moved > 0);
    // The conclusion of a meeting and what it asks for are not of one day.
    let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    let roadmap = Roadmap::plan(&old, &new);
    let meeting = wave_of(
        &roadmap,
        StepKind::Introduce,
        "steering-conclusion-2023-10-20",
    );
    for id in [
        "digitisation",
        "moj-open-data-portal",
        "moj-dx-plan-decisions",
    ] {
        assert!(wave_of(&roadmap, StepKind::Introduce, id) > meeting, "{id}");
    }
}

#[test]
fn what_was_only_planned_needs_no_parallel_run() {
    let (old, new) = (reference::moj_3_0(), reference::moj_4_0());
    let roadmap = Roadmap::plan(&old, &new);
    let find = |kind: StepKind, ids: &[&str]| {
        let mut steps = roadmap.steps().iter();
        let has = |text: &str| ids.iter().all(|id| text.contains(&format!("`{id}`")));
        steps
            .position(|s| s.kind == kind && has(s.summary.get(Lang::Vi)))
            .unwrap()
    };
    let dropped = find(StepKind::Retire, &["moj-ai-applications"]);
    assert!(
        roadmap
            .waits_for(dropped)
            .all(|w| w.1 != Reason::Coexistence)
    );
    // A link that ends takes up no platform in place of one that it passed.
    let ends = find(
        StepKind::Disconnect,
        &["moj-judicial-record-system", "vneid"],
    );
    assert!(roadmap.waits_for(ends).all(|w| w.1 != Reason::Coexistence));
}

/// The changes of the comparison are told apart into those in steps and those that come with the document.
#[test]
fn changes_add_up_to_those_of_the_comparison() {
    pairs(|name, old, new| {
        let roadmap = Roadmap::plan(old, new);
        let all = justarch::Diff::between(old, new).changes().len();
        let (done, papers) = (roadmap.changes_in_steps(), roadmap.changes_without_step());
        assert_eq!(done + papers, all, "{name}");
        if papers > 0 {
            let shown = Renderer::human(Lang::Vi).render_roadmap(&roadmap);
            let line = format!("{all} thay đổi của `justarch diff`: {done} thay đổi");
            assert!(shown.contains(&line), "{name}\n{shown}");
        }
    });
}
