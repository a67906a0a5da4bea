//! The page to explore and to review, as a file: what it allows, and that it holds the results as they are.

use justarch::diagrams::{Diagram, Shown};
use justarch::explorer::{Page, View};
use justarch::{
    ApplicationKind, Architecture, Code, Diagnostic, Diff, Field, FrameworkVersion, Lang,
    RelationKind, Report, Severity, Subject, Text, Transition, json, reference,
};
use serde_json::Value;
use std::collections::BTreeSet;

/// What stands between two texts, the first time.
fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let (_, rest) = text.split_once(from).unwrap();
    rest.split_once(to).unwrap().0
}

fn data(page: &str) -> Value {
    let text = between(
        page,
        "<script type=\"application/json\" id=\"data\">",
        "</script>",
    );
    serde_json::from_str(text).unwrap()
}

fn review_page(shown: Shown) -> (String, Value) {
    let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    let review = Transition::between(&old, &new).unwrap().check();
    let written = json::Review::bare(&review);
    let page = Page::new(&new, json::Check::bare(&review.new), Lang::Vi).showing(shown);
    let expected = serde_json::to_value(&written).unwrap();
    (page.against(&review, written).render(), expected)
}

#[test]
fn the_page_holds_the_results_as_they_are() {
    let (page, review) = review_page(Shown::default());
    let data = data(&page);
    assert_eq!(data["review"], review);
    let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    for (side, arch) in [("old", &old), ("new", &new)] {
        let elements = data[side]["elements"].as_array().unwrap();
        assert_eq!(elements.len(), arch.element_count());
        let relations = data[side]["relations"].as_array().unwrap();
        assert_eq!(relations.len(), arch.relation_count());
        for element in elements {
            let known = arch.element(element["id"].as_str().unwrap()).unwrap();
            assert_eq!(element["name"]["en"], known.name(Lang::En));
        }
    }
    // Made again it is the same.
    assert_eq!(page, review_page(Shown::default()).0);
}

#[test]
fn only_what_is_its_own_is_allowed() {
    let (page, _) = review_page(Shown::default());
    let policy = between(&page, "Content-Security-Policy\" content=\"", "\"");
    assert!(policy.starts_with("default-src 'none'; script-src 'sha256-"));
    assert!(!policy.contains("unsafe") && !policy.contains("http"));
    let outside: Vec<_> = page.match_indices("://").collect();
    for (at, _) in outside {
        let before = &page[..at];
        let within = before.rfind("<script").unwrap_or_default();
        assert!(within > 0, "an address outside of the data");
    }
    for word in [" src=", " href=", "@import", "url("] {
        let styles = between(&page, "<style>", "</style>");
        assert!(!styles.contains(word), "{word} in the styles");
    }
}

#[test]
fn the_dependence_is_that_of_the_impact() {
    let arch = reference::moj_3_0();
    let page = Page::new(&arch, json::Check::default(), Lang::En).render();
    let edges = data(&page)["new"]["edges"].clone();
    let edges: Vec<(String, String, String)> = serde_json::from_value(edges).unwrap();
    let graph = justarch::Graph::on(&arch, arch.evaluation_date());
    for element in arch.elements() {
        let mut reached = vec![element.id().to_owned()];
        let mut next = 0;
        while let Some(at) = reached.get(next).cloned() {
            for (from, to, _) in &edges {
                if *to == at && !reached.contains(from) {
                    reached.push(from.clone());
                }
            }
            next += 1;
        }
        let impact = justarch::Impact::of(&graph, [element]);
        let mut affected: Vec<_> = impact.affected().iter().map(|e| e.id()).collect();
        affected.sort_unstable();
        reached.remove(0);
        reached.sort_unstable();
        assert_eq!(reached, affected, "{}", element.id());
    }
}

#[test]
fn what_is_secret_is_nowhere_in_the_page() {
    let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    b.element("seen", ApplicationKind::Application, "Phần mềm mở")
        .unwrap();
    b.element("kept-away", ApplicationKind::Application, "Phần mềm kín")
        .unwrap()
        .add(Field::Information, "state-secret")
        .unwrap();
    b.relate("seen", RelationKind::DependsOn, "kept-away")
        .unwrap();
    let arch = b.build().unwrap();
    let mut report = Report::default();
    for id in ["kept-away", "seen"] {
        let text = Text::new(format!("chỗ của {id}"), format!("where {id} is"));
        let found = Diagnostic::new(Code::of("SEC010"), Severity::Warning, text);
        report.push(found.label(Subject::element(id), None));
    }
    let check = json::Check::bare(&report);
    let page = Page::new(&arch, check, Lang::Vi)
        .showing(Shown::public())
        .render();
    assert!(!page.contains("kept-away") && !page.contains("Phần mềm kín"));
    let left = &data(&page)["leftOut"];
    assert_eq!(
        (left["elements"].as_u64(), left["relations"].as_u64()),
        (Some(1), Some(1))
    );
    assert_eq!(left["results"].as_u64(), Some(1));
    assert!(page.contains("where seen is"));
}

#[test]
fn nothing_ends_the_data() {
    let name = "</script><!--<script>\u{2028}&lt;";
    let name = name.replace('\u{2028}', "");
    let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    b.element("app", ApplicationKind::Application, &name)
        .unwrap();
    let arch = b.build().unwrap();
    let page = Page::new(&arch, json::Check::default(), Lang::Vi).render();
    assert_eq!(page.matches("</script>").count(), 2);
    assert_eq!(
        data(&page)["new"]["elements"][0]["name"]["vi"],
        name.as_str()
    );
}

#[test]
fn a_picture_is_kept_with_its_styles() {
    let arch = reference::moj_2_0();
    let svg = |fill: &str| {
        format!(
            "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><style>g{{fill:{fill}}}</style></svg>"
        )
    };
    let (red, blue) = (svg("red"), svg("blue"));
    let review = Transition::between(&arch, &arch).unwrap().check();
    let page = || {
        let page = Page::new(&arch, json::Check::default(), Lang::Vi);
        let page = page.picture(View::After, Lang::En, &blue);
        let page = page.picture(View::After, Lang::En, &red);
        page.picture(View::Changes, Lang::Vi, &red)
            .picture(View::Before, Lang::Vi, &blue)
    };
    let policy = |page: &str| between(page, "style-src ", ";").to_owned();
    // Without a step there is neither a before nor a change to show.
    let alone = page().render();
    assert!(alone.contains("<template id=\"drawn-new-en\"><svg xmlns"));
    assert_eq!(alone.matches("<template").count(), 1);
    assert_eq!(data(&alone)["drawn"], serde_json::json!(["new"]));
    assert!(!alone.contains("fill:blue"), "the later picture stands");
    assert_eq!(policy(&alone).matches("sha256-").count(), 2);
    let step = page()
        .against(&review, json::Review::bare(&review))
        .render();
    for id in ["drawn-new-en", "drawn-delta-vi", "drawn-old-vi"] {
        assert!(step.contains(&format!("<template id=\"{id}\"><svg xmlns")));
    }
    assert_eq!(
        data(&step)["drawn"],
        serde_json::json!(["delta", "new", "old"])
    );
    // Those of the page, and each other one once.
    assert_eq!(policy(&step).matches("sha256-").count(), 3);
}

#[test]
fn the_states_are_those_of_the_roadmap() {
    let (page, _) = review_page(Shown::default());
    let data = data(&page);
    let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    let roadmap = justarch::Roadmap::plan(&old, &new);
    let states = data["states"].as_array().unwrap();
    assert_eq!(states.len(), roadmap.waves().len());
    let edges_of = |side: &str| -> BTreeSet<String> {
        let edges = data[side]["edges"].as_array().unwrap();
        edges.iter().map(Value::to_string).collect()
    };
    let mut ids: BTreeSet<String> = old.elements().map(|e| e.id().to_owned()).collect();
    let mut edges = edges_of("old");
    let list = |value: &Value| value.as_array().unwrap().clone();
    for (nth, told) in states.iter().enumerate() {
        for id in list(&told["gone"]) {
            assert!(ids.remove(id.as_str().unwrap()), "{id} was not there");
        }
        for id in list(&told["added"]) {
            assert!(
                ids.insert(id.as_str().unwrap().to_owned()),
                "{id} was there"
            );
        }
        for edge in list(&told["edges"]["gone"]) {
            assert!(edges.remove(&edge.to_string()));
        }
        for edge in list(&told["edges"]["added"]) {
            assert!(edges.insert(edge.to_string()));
        }
        let state = roadmap.state(nth).unwrap();
        let there: BTreeSet<String> = state.elements().map(|e| e.id().to_owned()).collect();
        assert_eq!(ids, there, "wave {nth}");
    }
    assert_eq!(edges, edges_of("new"));
}

#[test]
fn no_state_tells_what_is_secret() {
    let made = |version: &str, with: &[&str]| {
        let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
        b.version(&version.parse().unwrap());
        b.element("seen", ApplicationKind::Application, "Phần mềm mở")
            .unwrap();
        for id in with {
            b.element(id, ApplicationKind::Application, "Phần mềm kín")
                .unwrap()
                .add(Field::Information, "state-secret")
                .unwrap();
            b.relate("seen", RelationKind::DependsOn, id).unwrap();
        }
        b.build().unwrap()
    };
    let (old, new) = (made("3.0", &["leaves-away"]), made("4.0", &["comes-away"]));
    let review = Transition::between(&old, &new).unwrap().check();
    let page = Page::new(&new, json::Check::bare(&review.new), Lang::Vi).showing(Shown::public());
    let page = page.against(&review, json::Review::bare(&review)).render();
    assert!(!data(&page)["states"].as_array().unwrap().is_empty());
    for told in ["leaves-away", "comes-away", "Phần mềm kín"] {
        assert!(!page.contains(told), "{told}");
    }
}

/// What one version keeps secret the other must not tell.
#[test]
fn what_is_secret_in_one_version_is_shown_in_neither() {
    let made = |version: &str, is_secret: bool| {
        let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
        b.version(&version.parse().unwrap());
        b.element("seen", ApplicationKind::Application, "Phần mềm mở")
            .unwrap();
        let vault = b
            .element("vault", ApplicationKind::Application, "Kho kín")
            .unwrap();
        if is_secret {
            vault.add(Field::Information, "state-secret").unwrap();
        }
        b.relate("seen", RelationKind::DependsOn, "vault").unwrap();
        b.build().unwrap()
    };
    for secret in [[true, false], [false, true]] {
        let (old, new) = (made("3.0", secret[0]), made("4.0", secret[1]));
        let review = Transition::between(&old, &new).unwrap().check();
        let review_json = json::Review::bare(&review);
        let page = Page::new(&new, json::Check::bare(&review.new), Lang::Vi);
        let page = page.showing(Shown::public()).against(&review, review_json);
        let page = page.render();
        assert!(page.contains("Phần mềm mở"));
        assert!(
            !page.contains("vault") && !page.contains("Kho kín"),
            "{secret:?}"
        );
        assert_eq!(data(&page)["leftOut"]["elements"], 1);
        let diff = Diff::between(&old, &new);
        let diagram = Diagram::of(&new, Lang::Vi).showing(Shown::public());
        let drawn = diagram.against(&diff).drawio();
        assert!(drawn.contains("Phần mềm mở"));
        assert!(
            !drawn.contains("vault") && !drawn.contains("Kho kín"),
            "{secret:?}"
        );
    }
}
