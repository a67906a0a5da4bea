//! A comparison of versions without a date says which ends nobody judged.

use justarch::{
    Architecture, Diff, Document, Lang, Renderer, ReviewMarkdown, Side, Transition, json,
};

fn read(date: &str, sections: &str) -> Document {
    let text = format!(
        "justarch: 1\n\
         architecture: {{ id: kho, body: bo, level: ministry, name: {{ vi: Kiến trúc }}, version: \"1.0\", framework: \"3.0\", status: draft{date} }}\n\
         organisations: {{ bo: {{ name: {{ vi: Bộ Mẫu }}, kind: ministry }} }}\n{sections}"
    );
    Document::parse("kho.yaml", &text).unwrap()
}

const ENDING: &str = "\
applications:
  so: { kind: application, name: { vi: Sổ }, owner: bo, until: 2019-12-31, depends-on: [ { to: kho, until: 2019-06-30 } ] }
  kho: { kind: application, name: { vi: Kho }, owner: bo }
users:
  can-bo: { kind: official, name: { vi: Cán bộ }, uses: [so] }
";

fn pages(old: &Document, new: &Document) -> Vec<String> {
    let (before, after) = (old.architecture(), new.architecture());
    let diff = Diff::between(before, after);
    let mut shown = Vec::new();
    for lang in [Lang::Vi, Lang::En] {
        let renderer = Renderer::human(lang);
        shown.push(renderer.render_diff(&diff, old, new));
        shown.push(renderer.render_diff_markdown(&diff, old, new));
        let review = Transition::between(before, after).unwrap().check();
        shown.push(renderer.render_review(&review, old, new));
        shown.push(ReviewMarkdown::new(&review, old, new, lang).to_string());
    }
    shown
}

const WORDS: [&str; 2] = ["đánh giá được thời điểm kết thúc", "were not judged"];

#[test]
fn ends_without_a_day_are_told_in_every_form() {
    let (old, new) = (read("", ENDING), read("", ENDING));
    let (before, after) = (old.architecture(), new.architecture());
    let diff = Diff::between(before, after);
    assert!(diff.is_empty());
    let unjudged = diff.unjudged_ends();
    let sides: Vec<_> = unjudged.iter().map(|ends| ends.side).collect();
    assert_eq!(sides, [Side::Old, Side::New]);
    for ends in &unjudged {
        assert_eq!(ends.elements[0].id(), "so");
        assert_eq!(ends.relations[0].end().id(), "kho");
        for lang in [Lang::Vi, Lang::En] {
            let said = ends.summary();
            let said = said.get(lang);
            assert!(
                said.contains("`so`") && said.contains("so depends-on kho"),
                "{said}"
            );
        }
    }
    for page in pages(&old, &new) {
        assert!(WORDS.iter().any(|words| page.contains(words)), "{page}");
    }
    let json = serde_json::to_value(json::Diff::new(&diff, &old, &new)).unwrap();
    assert_eq!(json["unjudged-ends"][0]["side"], "old");
    assert_eq!(json["unjudged-ends"][1]["elements"][0], "so");
    assert_eq!(
        json["unjudged-ends"][1]["relations"][0]["relation"],
        "depends-on"
    );
    let review = Transition::between(before, after).unwrap().check();
    let json = serde_json::to_value(json::Review::bare(&review)).unwrap();
    assert_eq!(
        json["diff"]["unjudged-ends"].as_array().map(Vec::len),
        Some(2)
    );
}

#[test]
fn a_day_from_either_side_is_enough_for_that_side() {
    let (old, new) = (read("", ENDING), read(", state-date: 2018", ENDING));
    let sides = |diff: &Diff<'_>| {
        diff.unjudged_ends()
            .iter()
            .map(|e| e.side)
            .collect::<Vec<_>>()
    };
    let dated = Diff::between(new.architecture(), new.architecture());
    assert!(dated.unjudged_ends().is_empty());
    let half = Diff::between(old.architecture(), new.architecture());
    assert_eq!(sides(&half), [Side::Old]);
    let day = "2026-01-01".parse().unwrap();
    let given = Diff::between_as_of(old.architecture(), old.architecture(), day);
    assert_eq!(sides(&given), [Side::Old]);
    assert!(!given.is_empty());
}

#[test]
fn where_nothing_ends_nothing_is_said() {
    let sections = ENDING.replace(", until: 2019-12-31", "");
    let sections = sections.replace(", until: 2019-06-30", "");
    let retired = ENDING.replace("owner: bo, until", "owner: bo, status: retired, until");
    let retired = retired.replace(
        ", until: 2019-06-30",
        ", until: 2019-06-30, status: retired",
    );
    for sections in [sections, retired] {
        let arch: Architecture = read("", &sections).into_architecture();
        assert!(
            Diff::between(&arch, &arch).unjudged_ends().is_empty(),
            "{sections}"
        );
        let document = read("", &sections);
        for page in pages(&document, &document) {
            assert!(WORDS.iter().all(|words| !page.contains(words)), "{page}");
        }
    }
}
