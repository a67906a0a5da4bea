//! Framework 4.0: of its content nothing is known, so nothing of it is judged, and every result says so.

use std::collections::BTreeSet;

use justarch::{
    Architecture, Document, Field, Framework, FrameworkVersion, Gap, Lang, Parameters, Renderer,
    Roadmap, RuleDirection, RuleSet, Severity, Transition, catalog, reference,
};

const V4: FrameworkVersion = FrameworkVersion::V4_0;

/// A document of one body, with what is said below `architecture`.
fn document(body: &str, version: &str, framework: &str, more: &str) -> Document {
    let other = match body {
        "north" => "",
        _ => "  north: { name: { vi: Bộ Bắc }, kind: ministry }\n",
    };
    let text = format!(
        "justarch: 1\narchitecture:\n  id: {body}\n  body: {body}\n  level: ministry\n  name: {{ vi: \"Kiến trúc Bộ Mẫu {body}, phiên bản {version}\" }}\n  \
         version: \"{version}\"\n  framework: {framework}\n  state-date: 2025-06-15\n{more}organisations:\n  {body}: {{ name: {{ vi: Bộ Mẫu {body} }}, kind: ministry }}\n{other}applications:\n  app-{body}: {{ kind: application, name: {{ vi: Phần mềm }}, owner: {body} }}\n"
    );
    let document = Document::parse("a.yaml", &text).unwrap();
    assert!(document.report().is_empty(), "{:?}", document.report());
    document
}

fn codes(arch: &Architecture, framework: FrameworkVersion) -> BTreeSet<String> {
    let report = RuleSet::for_framework(framework).unwrap().check(arch);
    report.iter().map(|d| d.code.to_string()).collect()
}

#[test]
fn the_content_of_3_0_is_not_carried_over() {
    let own = "{ version: \"4.0\", decision: 292/QĐ-BKHCN }";
    let document = document("south", "4.0", own, "");
    let arch = document.architecture();
    let carried = ["DOC002", "DOC003", "DOC004", "INT017", "LAY001"];
    let of_3 = codes(arch, FrameworkVersion::V3_0);
    assert!(
        of_3.contains("DOC002") && of_3.contains("LAY001"),
        "{of_3:?}"
    );
    let of_4 = codes(arch, V4);
    assert!(carried.iter().all(|c| !of_4.contains(*c)), "{of_4:?}");
    // The law of the day is.
    assert!(of_4.contains("SEC001"), "{of_4:?}");
}

#[test]
fn every_result_is_headed_by_what_is_not_known() {
    let own = "{ version: \"4.0\", follows: [292/QĐ-BKHCN, 3090/QĐ-BKHCN] }";
    let document = document("south", "4.0", own, "");
    let arch = document.architecture();
    let caveat = Framework::get(V4).unwrap().caveat().unwrap();
    let report = RuleSet::for_framework(V4).unwrap().check(arch);
    let (gap, roadmap) = (
        Gap::to(&reference::moj_3_0(), V4).unwrap(),
        reference::moj_4_0(),
    );
    let old = reference::moj_3_0();
    for lang in [Lang::Vi, Lang::En] {
        let renderer = Renderer::human(lang);
        let said = caveat.get(lang);
        let checked = renderer.render(&report, &document);
        let first = checked.lines().next().unwrap();
        assert!(first.contains("CHK003") && first.contains(said), "{first}");
        let gap = renderer.render_gap_bare(&gap);
        assert!(gap.lines().next().unwrap().contains(said), "{gap}");
        let planned = renderer.render_roadmap(&Roadmap::plan(&old, &roadmap));
        assert!(planned.contains(said), "{planned}");
        let review = Transition::between(&old, &roadmap).unwrap().check();
        let reviewed = renderer.render_review_bare(&review);
        assert!(reviewed.contains(said), "{reviewed}");
    }
    let older = RuleSet::for_framework(FrameworkVersion::V3_0).unwrap();
    assert!(
        older
            .check(&old)
            .iter()
            .all(|d| d.code.as_str() != "CHK003")
    );
}

#[test]
fn what_rested_on_an_older_framework_is_not_known() {
    for from in [FrameworkVersion::V2_0, FrameworkVersion::V3_0] {
        for (from, to) in [(from, V4), (V4, from)] {
            let changes = catalog::differences(from, to).unwrap();
            let of = |code: &str| changes.iter().find(|c| c.code.as_str() == code);
            for code in ["DOC002", "DOC003", "LAY001", "LAY007", "TRN004"] {
                let change = of(code).unwrap_or_else(|| panic!("{code}"));
                assert_eq!(change.direction, RuleDirection::NotKnown, "{code}");
            }
        }
    }
}

/// The gap holds the title, the decision and what the law of the day asks, and nothing that a framework introduced.
#[test]
fn the_gap_to_4_0_holds_the_head_and_the_law() {
    for (arch, name) in [(reference::moj_2_0(), "2.0"), (reference::moj_3_0(), "3.0")] {
        let gap = Gap::to(&arch, V4).unwrap();
        let codes: BTreeSet<_> = gap.demands().iter().map(|d| d.code.to_string()).collect();
        assert!(codes.contains("DOC001"), "{name}: {codes:?}");
        for code in ["TRN004", "DOC002", "DOC003", "DOC004", "LAY001"] {
            assert!(!codes.contains(code), "{name}: {code}");
        }
    }
    let old = reference::moj_3_0();
    let gap = Gap::to(&old, V4).unwrap();
    let given = Parameters::from_iter([("state-date", "2026-07-01")]);
    let applied = gap.apply_known(&old, &given).unwrap();
    let applied = applied.architecture;
    assert_eq!(applied.framework(), V4);
    let title = applied.name(Lang::Vi);
    assert_eq!(title, "Kiến trúc Chính phủ số Bộ Tư pháp, phiên bản 4.0");
    let report = RuleSet::for_framework(V4).unwrap().check(&applied);
    assert_eq!(report.count(Severity::Error), 0);
}

/// What a document follows is left behind with its framework: no decision of the next one was made yet.
#[test]
fn the_gap_to_another_framework_drops_what_is_followed() {
    let old = document(
        "north",
        "3.0",
        "{ version: \"3.0\", decision: 2568/QĐ-BTTTT, follows: [2568/QĐ-BTTTT] }",
        "",
    );
    let old = old.architecture();
    let gap = Gap::to(old, V4).unwrap();
    let asked = gap.parameters().filter(|p| p.name == "state-date");
    let given: Parameters = asked.map(|p| (p.name.clone(), "2026-07-01")).collect();
    let applied = gap.apply_known(old, &given).unwrap();
    let fields = applied.architecture.fields();
    assert_eq!(fields.texts(Field::FrameworkFollows).count(), 0);
    let left = applied.left().map(|demand| demand.code.to_string());
    assert!(left.into_iter().all(|code| code != "DOC001"));
}

/// Two ministries became one: the new document names both that it supersedes, of different frameworks.
#[test]
fn two_architectures_go_into_one() {
    let more = "  supersedes:\n    - { body: south, version: \"3.0\" }\n    - { body: north, version: \"2.0\" }\n";
    let new = document(
        "south",
        "4.0",
        "{ version: \"4.0\", decision: 292/QĐ-BKHCN }",
        more,
    );
    let south = document(
        "south",
        "3.0",
        "{ version: \"3.0\", decision: 2568/QĐ-BTTTT }",
        "",
    );
    let north = document(
        "north",
        "2.0",
        "{ version: \"2.0\", decision: 2323/QĐ-BTTTT }",
        "",
    );
    let findings = |old: &Document, new: &Document| {
        let step = Transition::between(old.architecture(), new.architecture());
        let review = step.unwrap().check();
        let codes = review.findings.iter().map(|d| d.code.to_string());
        codes.collect::<BTreeSet<_>>()
    };
    for old in [&south, &north] {
        let found = findings(old, &new);
        assert!(
            !found.contains("TRN013") && !found.contains("TRN015"),
            "{found:?}"
        );
    }
    // Without the second entry the step from the other ministry skips a framework in silence.
    let more = "  supersedes: [{ body: south, version: \"3.0\" }]\n";
    let one = document(
        "south",
        "4.0",
        "{ version: \"4.0\", decision: 292/QĐ-BKHCN }",
        more,
    );
    assert!(findings(&north, &one).contains("TRN015"));
}

#[test]
fn the_bundled_document_holds_on_its_day_and_later() {
    let arch = reference::moj_4_0();
    for day in [None, Some("2026-11-01")] {
        let rules = RuleSet::for_framework(V4).unwrap();
        let rules = match day {
            Some(day) => rules.as_of(day.parse().unwrap()),
            None => rules,
        };
        assert_eq!(rules.check(&arch).count(Severity::Error), 0, "{day:?}");
    }
    let old = reference::moj_3_0();
    let review = Transition::between(&old, &arch).unwrap().check();
    assert_eq!(review.findings.count(Severity::Error), 0);
}

/// What is followed is kept when a document is written, and named beside the decision of the framework.
#[test]
fn what_is_followed_is_written_back() {
    let own = "{ version: \"4.0\", follows: [3090/QĐ-BKHCN] }";
    let read = document("south", "4.0", own, "");
    let text = serde_yaml::to_string(read.architecture()).unwrap();
    assert!(text.contains("3090/QĐ-BKHCN"), "{text}");
    let again = Document::parse("again.yaml", &text).unwrap();
    assert!(again.report().is_empty(), "{:?}", again.report());
    assert_eq!(again.architecture(), read.architecture());
    let bundled = reference::moj_4_0();
    let text = serde_yaml::to_string(&bundled).unwrap();
    let again = Document::parse("again.yaml", &text).unwrap();
    assert_eq!(*again.architecture(), bundled);
}
