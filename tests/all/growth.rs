//! What is written, and what is looked at, grows with the document and not with its square.

use std::fmt::Write as _;

use justarch::{
    Document, FindingFilter, FrameworkVersion, Graph, Impact, Lang, Renderer, RuleSet, json,
};

fn document(elements: &[String]) -> Document {
    let mut text = "justarch: 1
architecture: { id: a, body: bo, level: ministry, name: { vi: Kiến trúc }, version: \"1.0\", framework: \"3.0\", status: draft, state-date: 2024-11-30 }
organisations: { bo: { name: { vi: Bộ Mẫu }, kind: ministry } }
applications:\n"
        .to_owned();
    for element in elements {
        let _ = writeln!(text, "  {element}");
    }
    Document::parse("a.yaml", &text).unwrap()
}

fn app(id: &str, more: &str) -> String {
    format!(
        "{id}: {{ kind: application, name: {{ vi: Ứng dụng {id} }}, owner: bo, security-level: 2{more} }}"
    )
}

/// A chain, each of which depends on the next.
fn chain(length: usize) -> Document {
    let elements = (0..length).map(|n| {
        let next = n + 1;
        let more = if next < length {
            format!(", depends-on: [m-{next}]")
        } else {
            String::new()
        };
        app(&format!("m-{n}"), &more)
    });
    document(&elements.collect::<Vec<_>>())
}

#[test]
fn an_impact_is_told_in_a_few_times_the_document() {
    let chain = chain(2_000);
    let arch = chain.architecture();
    let impact = Impact::of(&Graph::of(arch), arch.element("m-1999"));
    assert_eq!(impact.affected().len(), 1_999);
    let size = chain.sources().text(justarch::SourceId::ROOT).len();
    let json = serde_json::to_string_pretty(&json::Impact::new(&impact, &chain)).unwrap();
    let renderer = Renderer::human(Lang::Vi);
    for shown in [
        json,
        renderer.render_impact(&impact, &chain),
        renderer.render_impact_markdown(&impact, &chain),
    ] {
        assert!(shown.len() < 10 * size, "{} of {size}", shown.len());
    }
}

/// The steps that the JSON lists are the first of the whole way, and the rest is the way of where they end.
#[test]
fn the_first_steps_lead_to_the_whole_way() {
    let chain = chain(40);
    let arch = chain.architecture();
    let impact = Impact::of(&Graph::of(arch), arch.element("m-39"));
    let json = serde_json::to_value(json::Impact::new(&impact, &chain)).unwrap();
    let dependents = json["dependents"].as_array().unwrap();
    for dependent in dependents {
        let id = dependent["id"].as_str().unwrap();
        let mut way = vec![id.to_owned()];
        let mut at = dependent;
        loop {
            let steps = at["path"].as_array().unwrap();
            assert!(!steps.is_empty() && steps.len() <= 4);
            for step in steps {
                assert_eq!(step["from"].as_str(), way.last().map(String::as_str));
                assert_eq!(step["relation"], "depends-on");
                way.push(step["to"].as_str().unwrap().to_owned());
            }
            let last = way.last().unwrap().as_str();
            match dependents.iter().find(|one| one["id"] == last) {
                Some(next) => at = next,
                None => break,
            }
        }
        let element = arch.element(id).unwrap();
        let path = impact.path(element).unwrap();
        let ids: Vec<_> = path.elements().iter().map(|e| e.id()).collect();
        assert_eq!(way, ids);
        assert_eq!(dependent["steps"], impact.distance(element));
        assert_eq!(impact.steps_of(element).count(), impact.distance(element));
    }
}

/// Thousands of comments, one in another and one above the other: each finding is passed over by the nearest.
#[test]
fn of_many_comments_the_nearest_answers() {
    let mut elements = vec!["# justarch-allow SEC -- ngoài cùng".to_owned(); 1_000];
    for n in 0..1_000 {
        elements.push(format!("# justarch-allow LAY -- lý do {n}"));
        elements.push(app(&format!("m-{n}"), ""));
    }
    let document = document(&elements);
    let rules = RuleSet::for_framework(FrameworkVersion::V3_0).unwrap();
    let report = FindingFilter::of(&document, None).check(&rules, document.architecture());
    assert!(report.suppressed_count() >= 1_000);
    for suppressed in report.suppressed() {
        let Some(justarch::Subject::Element(id)) =
            suppressed.diagnostic.place().map(|p| &p.subject)
        else {
            panic!("{suppressed:?}");
        };
        let justarch::SuppressedBy::Allow { reason, .. } = &suppressed.by else {
            panic!("{suppressed:?}");
        };
        let number = id.strip_prefix("m-").unwrap();
        match suppressed.diagnostic.code.family() {
            "LAY" => assert_eq!(*reason, format!("lý do {number}")),
            _ => assert_eq!(reason, "ngoài cùng"),
        }
    }
}

/// Beyond the limit findings are counted, whatever might have been meant.
#[test]
fn what_is_only_counted_is_not_looked_up() {
    let most = justarch::Limits::default().findings;
    let elements: Vec<_> = (0..most + 50)
        .map(|n| app(&format!("m-{n}"), ", ownr: bo"))
        .collect();
    let document = document(&elements);
    let report = document.report();
    let shown = report.iter().filter(|d| d.code.as_str() == "FMT008");
    assert_eq!(shown.clone().count(), most);
    let near = |d: &&justarch::Diagnostic| {
        let help = d.help.as_ref().map(|help| help.get(Lang::En));
        help.is_some_and(|help| help.contains("`owner`"))
    };
    assert_eq!(shown.filter(near).count(), most);
}
