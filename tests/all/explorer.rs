//! The page to explore and to review, as a file: what it allows, and that it holds the results as they are.

use justarch::diagrams::Shown;
use justarch::explorer::Page;
use justarch::{
    ApplicationKind, Architecture, Field, FrameworkVersion, Lang, RelationKind, Transition, json,
    reference,
};
use serde_json::Value;

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
    let rules = justarch::RuleSet::for_framework(arch.framework()).unwrap();
    let check = json::Check::bare(&rules.check(&arch));
    let told = serde_json::to_string(&check).unwrap();
    assert!(told.contains("kept-away"), "there is a finding on it");
    let page = Page::new(&arch, check, Lang::Vi)
        .showing(Shown::public())
        .render();
    assert!(!page.contains("kept-away") && !page.contains("Phần mềm kín"));
    let left = &data(&page)["leftOut"];
    assert_eq!(
        (left["elements"].as_u64(), left["relations"].as_u64()),
        (Some(1), Some(1))
    );
    assert!(left["results"].as_u64() > Some(0));
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
    let svg = "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><style>g{fill:red}</style></svg>";
    let page = Page::new(&arch, json::Check::default(), Lang::Vi).picture(Lang::En, svg);
    let page = page.render();
    assert!(page.contains("<template id=\"drawn-en\"><svg xmlns"));
    let policy = between(&page, "style-src ", ";");
    assert_eq!(policy.matches("sha256-").count(), 2);
}
