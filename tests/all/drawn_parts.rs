//! Parts of an architecture as pictures.

use std::collections::BTreeSet;

use justarch::draw::{Drawing, Relations, Subgraph, TextForm};
use justarch::{Architecture, Lang, Layer, RelationKind, reference};

fn ids<'a>(subgraph: &Subgraph, arch: &'a Architecture) -> BTreeSet<&'a str> {
    subgraph
        .elements(arch)
        .iter()
        .map(justarch::ElementRef::id)
        .collect()
}

fn around(id: &str, depth: usize) -> Subgraph {
    Subgraph::Around {
        ids: vec![id.to_owned()],
        depth,
    }
}

#[test]
fn the_neighbourhood_has_both_directions_and_the_routes() {
    let arch = reference::moj_3_0();
    let near = ids(&around("vneid", 1), &arch);
    let mut expected = BTreeSet::from(["vneid"]);
    for relation in arch.relations() {
        let ends = [Some(relation.from()), relation.to()];
        if ends.iter().flatten().any(|end| end.id() == "vneid") {
            expected.extend(ends.iter().flatten().map(|end| end.id()));
            expected.extend(relation.hops().map(justarch::ElementRef::id));
        }
    }
    assert_eq!(near, expected);
    assert!(near.contains("citizens") && near.contains("ndxp"));
    assert_eq!(ids(&around("vneid", 0), &arch), BTreeSet::from(["vneid"]));
    assert!(ids(&around("vneid", 2), &arch).is_superset(&near));
    // Of a platform in the middle: what it carries.
    assert!(ids(&around("ndxp", 1), &arch).contains("vneid"));
}

#[test]
fn a_part_shows_the_relations_that_led_to_it() {
    let arch = reference::moj_3_0();
    let drawing = Drawing::new(Lang::En).only(around("moj-civil-status-system", 1));
    let scene = drawing.clone().scene(&arch);
    let shown = scene.relations.unwrap();
    let touched = arch.relations().filter(|relation| {
        let ends = [Some(relation.from()), relation.to()];
        ends.into_iter()
            .flatten()
            .any(|end| end.id() == "moj-civil-status-system")
    });
    assert_eq!((shown.asked, shown.drawn), (touched.count(), shown.asked));
    let shown_elements = scene.boxes().count();
    let svg = scene.svg(&scene.pages[0], TextForm::Text);
    let left = arch.element_count() - shown_elements;
    assert!(svg.contains(&format!("{left} others not shown")), "{svg}");
    // Asked for, others are drawn as well.
    let all = drawing
        .relations(Relations::all())
        .scene(&arch)
        .relations
        .unwrap();
    assert!(all.drawn > shown.drawn && all.outside > 0, "{all:?}");
}

#[test]
fn ways_have_all_that_lies_on_them_whichever_end_comes_first() {
    let arch = reference::moj_3_0();
    let between = |from: &str, to: &str| {
        let (from, to) = (from.to_owned(), to.to_owned());
        ids(&Subgraph::FromTo { from, to }, &arch)
    };
    let there = between("citizens", "moj-data-centre");
    assert_eq!(there, between("moj-data-centre", "citizens"));
    for id in ["citizens", "moj-public-service-portal", "moj-data-centre"] {
        assert!(there.contains(id), "{id}");
    }
    assert!(!there.contains("moj-e-document-exchange") || there.len() < arch.element_count());
    assert!(between("citizens", "provinces").is_empty());
    assert!(between("citizens", "nothing").is_empty());
}

#[test]
fn an_owner_has_what_those_under_it_own() {
    let arch = reference::moj_3_0();
    let owned = ids(&Subgraph::Owner("moj".to_owned()), &arch);
    let expected = arch.elements().filter(|e| {
        let own = e.owner().map(|owner| owner.key());
        let above = e
            .owner()
            .and_then(justarch::OrganisationRef::parent)
            .map(|above| above.key());
        own == Some("moj") || above == Some("moj")
    });
    assert_eq!(owned, expected.map(justarch::ElementRef::id).collect());
    let office = ids(
        &Subgraph::Owner("civil-status-department".to_owned()),
        &arch,
    );
    assert!(!office.is_empty() && office.is_subset(&owned) && office.len() < owned.len());
}

#[test]
fn several_parts_are_what_lies_in_all_of_them() {
    let arch = reference::moj_3_0();
    let (layer, owner) = (
        Subgraph::Layer(Layer::Application),
        Subgraph::Owner("moj".to_owned()),
    );
    let both: BTreeSet<_> = ids(&layer, &arch)
        .intersection(&ids(&owner, &arch))
        .copied()
        .collect();
    let scene = Drawing::new(Lang::Vi).only(layer).only(owner).scene(&arch);
    assert_eq!(
        scene
            .boxes()
            .map(|e| e.id.as_str())
            .collect::<BTreeSet<_>>(),
        both
    );
    assert!(scene.relations.is_none());
}

/// Neither secret elements nor what only they lead to, and no name of theirs.
#[test]
fn a_public_part_follows_no_secret() {
    let text = r#"
justarch: 1
architecture: { id: secret, body: moj, level: ministry, name: { vi: Kiến trúc }, version: "1.0", framework: "3.0" }
organisations: { moj: { name: { vi: Bộ Tư pháp } } }
applications:
  open: { kind: application, name: { vi: Phần mềm mở }, depends-on: [closed], exchanges: [{ with: other, data: [x], state-secret: true }, { with: third, data: [y] }] }
  closed: { kind: application, name: { vi: Kho mật }, information: [state-secret], depends-on: [behind] }
  behind: { kind: application, name: { vi: Phía sau } }
  other: { kind: application, name: { vi: Phần mềm khác } }
  third: { kind: application, name: { vi: Phần mềm thứ ba } }
"#;
    let document = justarch::Document::parse("secret.yaml", text).unwrap();
    let arch = document.architecture();
    let public = |subgraph: Subgraph| {
        let scene = Drawing::new(Lang::Vi).public().only(subgraph).scene(arch);
        let svg = scene.svg(&scene.pages[0], TextForm::Text);
        assert!(!svg.contains("Kho mật") && !svg.contains("closed"), "{svg}");
        assert!(svg.contains("đã lược 1 thành phần và 3 quan hệ"), "{svg}");
        scene.boxes().map(|e| e.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(public(around("open", 3)), ["open", "third"]);
    assert!(public(around("closed", 1)).is_empty());
    let (from, to) = ("open".to_owned(), "behind".to_owned());
    assert!(public(Subgraph::FromTo { from, to }).is_empty());
    assert_eq!(public(Subgraph::Exchanges), ["open", "third"]);
    let all = Drawing::new(Lang::Vi)
        .public()
        .relations(Relations::all())
        .scene(arch);
    let shown = all.relations.unwrap();
    assert_eq!((shown.asked, shown.drawn), (1, 1));
}

#[test]
fn kinds_and_ids_narrow_each_other() {
    let arch = reference::moj_3_0();
    let shown = |relations| {
        Drawing::new(Lang::Vi)
            .relations(relations)
            .scene(&arch)
            .relations
            .unwrap()
    };
    let kinds = [RelationKind::Exchanges, RelationKind::Stores];
    let of_kinds = shown(Relations::of_kinds(kinds));
    let at = shown(Relations::at(["moj-lgsp"]));
    let both = shown(Relations::of_kinds(kinds).and_at(["moj-lgsp"]));
    assert_eq!(of_kinds.asked, 15);
    assert!(both.asked < at.asked && both.asked < of_kinds.asked && both.asked > 0);
}
