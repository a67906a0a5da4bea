//! A state of a roadmap is valid only if its services have the systems that supported them, and planned ends and moved
//! targets are dated steps.

use justarch::{Document, Field, Lang, Renderer, ReviewMarkdown, Roadmap, Transition, json};

fn read(number: &str, day: &str, sections: &str) -> Document {
    let text = format!(
        "justarch: 1\n\
         architecture: {{ id: kho, body: bo, level: ministry, name: {{ vi: Kiến trúc }}, version: \"{number}\", framework: \"3.0\", status: draft, state-date: {day} }}\n\
         organisations: {{ bo: {{ name: {{ vi: Bộ Mẫu }}, kind: ministry }} }}\n{sections}"
    );
    let document = Document::parse("kho.yaml", &text).unwrap();
    assert!(
        document.architecture().unread().is_empty(),
        "{:?}",
        document.report()
    );
    document
}

const OLD: &str = "\
business:
  cap-so: { kind: public-service, name: { vi: Cấp sổ }, status: active, supported-by: [may-cu] }
applications:
  may-cu: { kind: application, name: { vi: Máy cũ }, owner: bo, status: active }
";

const LEFT: [&str; 2] = [
    "không còn hệ thống nào đang vận hành hỗ trợ: `cap-so`",
    "supports any more: `cap-so`",
];

#[test]
fn a_service_left_without_support_is_named_and_nothing_is_valid() {
    let old = read("1.0", "2025-01-01", OLD);
    let new = read(
        "1.1",
        "2025-12-31",
        &OLD.replace(", supported-by: [may-cu]", ""),
    );
    let roadmap = Roadmap::plan(old.architecture(), new.architecture());
    let last = roadmap.waves().last().unwrap();
    assert_eq!(last.report.unsupported, ["cap-so"]);
    assert!(last.report.is_sound() && !last.report.is_valid() && !roadmap.is_valid());
    for (lang, left) in [Lang::Vi, Lang::En].into_iter().zip(LEFT) {
        let renderer = Renderer::human(lang);
        let review = Transition::between(old.architecture(), new.architecture());
        let review = review.unwrap().check();
        for page in [
            renderer.render_roadmap(&roadmap),
            renderer.render_roadmap_markdown(&roadmap),
            ReviewMarkdown::new(&review, &old, &new, lang).to_string(),
        ] {
            assert!(page.contains(left), "{page}");
        }
    }
    let json = serde_json::to_value(json::Roadmap::from(&roadmap)).unwrap();
    let states = json["waves"].as_array().unwrap();
    let state = &states.last().unwrap()["state"];
    assert_eq!(state["unsupported"][0], "cap-so", "{json}");
    assert_eq!(state["valid"], false);
}

#[test]
fn support_is_taken_over_before_it_goes() {
    let old = read(
        "1.0",
        "2025-01-01",
        &OLD.replace("status: active }", "status: active, until: 2025-03-31 }"),
    );
    let new = read(
        "1.1",
        "2025-12-31",
        "business:\n  cap-so: { kind: public-service, name: { vi: Cấp sổ }, status: active, supported-by: [may-moi] }\n\
         applications:\n  may-moi: { kind: application, name: { vi: Máy mới }, owner: bo, status: active, since: 2025-09-01 }\n",
    );
    let roadmap = Roadmap::plan(old.architecture(), new.architecture());
    for wave in roadmap.waves() {
        assert!(wave.report.unsupported.is_empty(), "{:?}", wave.report);
    }
    // What the dates of the documents leave without support is said.
    assert!(!roadmap.conflicts().is_empty());
}

#[test]
fn a_service_that_never_had_support_is_none_of_it() {
    let old = read(
        "1.0",
        "2025-01-01",
        &OLD.replace(", supported-by: [may-cu]", ""),
    );
    let new = read(
        "1.1",
        "2025-12-31",
        &OLD.replace(", supported-by: [may-cu]", "")
            .replace("Máy cũ", "Máy"),
    );
    let roadmap = Roadmap::plan(old.architecture(), new.architecture());
    assert!(
        roadmap
            .waves()
            .iter()
            .all(|wave| wave.report.unsupported.is_empty())
    );
}

#[test]
fn a_planned_end_is_a_step_with_its_date() {
    let old = read(
        "1.0",
        "2025-01-01",
        &OLD.replace("may-cu]", "{ to: may-cu }]"),
    );
    let ending = OLD.replace(
        "owner: bo, status: active",
        "owner: bo, status: active, since: 2015, until: 2027-12-31",
    );
    let old_dated = OLD.replace(
        "owner: bo, status: active",
        "owner: bo, status: active, since: 2015",
    );
    let dated = read("1.0", "2025-01-01", &old_dated);
    let of_relation = OLD.replace("may-cu]", "{ to: may-cu, until: 2027-12-31 }]");
    for (old, sections) in [
        (&dated, ending.clone()),
        (
            &dated,
            ending.replace("status: active, since", "status: deprecated, since"),
        ),
        (&old, of_relation),
    ] {
        let new = read("1.1", "2025-12-31", &sections);
        let roadmap = Roadmap::plan(old.architecture(), new.architecture());
        let step = roadmap
            .steps()
            .iter()
            .find(|s| s.changes.iter().any(|c| c.field == Field::Until));
        let step = step.unwrap_or_else(|| panic!("{sections}"));
        let (first, last) = step.planned.unwrap_or_else(|| panic!("{sections}"));
        assert_eq!(
            (first.to_string(), last.to_string()),
            ("2027-12-31".to_owned(), "2027-12-31".to_owned())
        );
    }
}

#[test]
fn a_target_date_that_moves_is_a_change_of_plan() {
    let planned = |day: &str| {
        OLD.replace(
            "owner: bo, status: active",
            &format!("owner: bo, status: planned, since: {day}"),
        )
    };
    let planned = |day: &str| planned(day).replace(", supported-by: [may-cu]", "");
    let old = read("1.0", "2025-01-01", &planned("2025-06-30"));
    let new = read("1.1", "2025-12-31", &planned("2026-09-30"));
    let roadmap = Roadmap::plan(old.architecture(), new.architecture());
    let is_target = |c: &justarch::StepChange| c.field == Field::Since;
    let step = roadmap
        .steps()
        .iter()
        .find(|s| s.changes.iter().any(is_target))
        .unwrap();
    assert_eq!(step.planned.unwrap().0.to_string(), "2026-09-30");
    for (lang, words) in [
        (Lang::Vi, "mốc dự kiến: 30/06/2025 → 30/09/2026"),
        (Lang::En, "target date: 2025-06-30 → 2026-09-30"),
    ] {
        let page = Renderer::human(lang).render_roadmap(&roadmap);
        assert!(page.contains(words), "{page}");
    }
    // Of what is in use, since when is a figure that comes with the document.
    let running = |day: &str| {
        OLD.replace(
            "owner: bo, status: active",
            &format!("owner: bo, status: active, since: {day}"),
        )
    };
    let (old, new) = (
        read("1.0", "2025-01-01", &running("2015")),
        read("1.1", "2025-12-31", &running("2016")),
    );
    let roadmap = Roadmap::plan(old.architecture(), new.architecture());
    assert!(
        !roadmap
            .steps()
            .iter()
            .any(|s| s.changes.iter().any(is_target))
    );
}

#[test]
fn what_warnings_after_a_wave_mean_is_said_once() {
    let old = read("1.0", "2025-01-01", OLD);
    let new = read("1.1", "2025-12-31", &OLD.replace("Máy cũ", "Máy"));
    let roadmap = Roadmap::plan(old.architecture(), new.architecture());
    for (lang, words) in [
        (
            Lang::Vi,
            "không cản trở lộ trình, nhưng cần xử lý hoặc giải trình",
        ),
        (
            Lang::En,
            "do not stop the roadmap, but should be mended or explained",
        ),
    ] {
        let renderer = Renderer::human(lang);
        for page in [
            renderer.render_roadmap(&roadmap),
            renderer.render_roadmap_markdown(&roadmap),
        ] {
            assert_eq!(page.matches(words).count(), 1, "{page}");
        }
    }
}
