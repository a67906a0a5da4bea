//! Diagrams as text: what they show, and that names are data in each of their languages.

use std::collections::BTreeSet;

use justarch::diagrams::{Diagram, Shown};
use justarch::{
    ApplicationKind, Architecture, Bands, Diff, Field, FrameworkVersion, Lang, RelationKind,
    Status, reference,
};
use proptest::prelude::*;

/// What could end a text, begin a command or name something in one of the languages.
const HOSTILE: [&str; 12] = [
    "\"]; evil [label=\"x",
    "a\\",
    "</script><img onerror=alert(1)>",
    "]]> & &quot; &amp;lt;",
    "%%{init: {\"theme\": \"dark\"}}%%",
    "end\nsubgraph x",
    "%getenv(\"PATH\") $x !include /etc/passwd",
    "**đậm** __x__ //y// [[http://x]] <b>z</b>",
    "#quot; #59; `code`",
    "\u{202e}ngược \u{7}hết",
    "@enduml",
    "-->|x| n0 %name%",
];

fn named(names: &[&str]) -> Architecture {
    let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    for (nth, name) in names.iter().enumerate() {
        b.element(&format!("e-{nth}"), ApplicationKind::Application, name)
            .unwrap();
    }
    for nth in 1..names.len() {
        let to = format!("e-{}", nth - 1);
        b.relate(&format!("e-{nth}"), RelationKind::DependsOn, &to)
            .unwrap();
    }
    b.build().unwrap()
}

/// The labels of a file of draw.io by id, as a reader of XML has them.
fn drawn(file: &str) -> Vec<(String, String)> {
    let read = roxmltree::Document::parse(file).unwrap();
    let objects = read.descendants().filter(|n| n.has_tag_name("object"));
    let of = |n: roxmltree::Node<'_, '_>, name| n.attribute(name).unwrap().to_owned();
    objects
        .map(|n| (of(n, "justarch-id"), of(n, "label")))
        .collect()
}

#[test]
fn every_element_stands_in_each_diagram_once() {
    for arch in [reference::moj_2_0(), reference::moj_3_0()] {
        for cut in Bands::all() {
            let diagram = Diagram::of(&arch, Lang::Vi).bands(cut);
            let ids = drawn(&diagram.drawio());
            let known: BTreeSet<_> = arch.elements().map(|e| e.id().to_owned()).collect();
            assert_eq!(ids.len(), known.len());
            assert_eq!(
                ids.into_iter().map(|(id, _)| id).collect::<BTreeSet<_>>(),
                known
            );
            for (nth, _) in arch.elements().enumerate() {
                let (dot, plant, mmd) = (
                    format!("    n{nth} [label="),
                    format!(" as n{nth}\n"),
                    format!("    n{nth}[\""),
                );
                assert_eq!(diagram.dot().matches(&dot).count(), 1);
                assert_eq!(diagram.mermaid().matches(&mmd).count(), 1);
                let with_style = diagram.plantuml().matches(&format!(" as n{nth} #")).count();
                assert_eq!(diagram.plantuml().matches(&plant).count() + with_style, 1);
            }
        }
    }
}

#[test]
fn hostile_names_are_names() {
    let arch = named(&HOSTILE);
    let diagram = Diagram::of(&arch, Lang::Vi);
    for (nth, (id, label)) in drawn(&diagram.drawio()).iter().enumerate() {
        assert_eq!(*id, format!("e-{nth}"));
        let name: String = HOSTILE[nth]
            .chars()
            .filter(|c| !matches!(c, '\u{7}' | '\u{202e}'))
            .map(|c| {
                if matches!(c, '\n' | '\u{2028}') {
                    ' '
                } else {
                    c
                }
            })
            .collect();
        assert_eq!(label.split_once("\n«").unwrap().0, name);
    }
    let [dot, mmd, plant] = [diagram.dot(), diagram.mermaid(), diagram.plantuml()];
    assert!(dot.contains(r#""\"]; evil"#), "{dot}");
    assert!(dot.contains(r#""a\\\n"#), "{dot}");
    assert!(mmd.contains("#37;#37;#123;init: #123;#34;theme"), "{mmd}");
    assert!(mmd.contains("htmlLabels: false"));
    assert!(!mmd.contains("<img") && !plant.contains("<img"));
    assert!(!plant.contains("getenv(\"") && !plant.contains("!include"));
    // Each element, band and relation is one line, whatever it is called.
    let lines = |names: &[&str]| {
        let arch = named(names);
        let diagram = Diagram::of(&arch, Lang::Vi);
        [diagram.dot(), diagram.mermaid(), diagram.plantuml()].map(|text| text.lines().count())
    };
    assert_eq!(lines(&HOSTILE), lines(&["tên"; HOSTILE.len()]));
}

#[test]
fn a_relation_that_is_only_planned_says_so() {
    let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    for id in ["a", "b", "c"] {
        b.element(id, ApplicationKind::Application, id).unwrap();
    }
    b.relate("a", RelationKind::DependsOn, "b")
        .unwrap()
        .status(Status::Planned);
    b.relate("a", RelationKind::DependsOn, "c").unwrap();
    let arch = b.build().unwrap();
    let diagram = Diagram::of(&arch, Lang::En);
    for text in [
        diagram.dot(),
        diagram.mermaid(),
        diagram.plantuml(),
        diagram.drawio(),
    ] {
        assert_eq!(text.matches("(planned)").count(), 1, "{text}");
    }
    assert_eq!(diagram.dot().matches("style=dashed").count(), 1);
}

#[test]
fn changes_bear_signs() {
    let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    let diff = Diff::between(&old, &new);
    let diagram = Diagram::of(&new, Lang::En).against(&diff);
    let labels = drawn(&diagram.drawio());
    let with = |sign: &str| labels.iter().filter(|(_, l)| l.starts_with(sign)).count();
    let added = new.elements().filter(|e| {
        let continued = diff.lineage().predecessors(e.id()).next().is_some();
        !continued && old.element(e.id()).is_none()
    });
    assert_eq!(with("[+]"), added.count());
    let gone = old.elements().filter(|e| {
        new.element(e.id()).is_none() && diff.lineage().successors(e.id()).next().is_none()
    });
    let gone: Vec<_> = gone.collect();
    assert!(!gone.is_empty());
    assert_eq!(labels.len(), new.element_count() + gone.len());
    for element in gone {
        let (_, label) = labels.iter().find(|(id, _)| id == element.id()).unwrap();
        assert!(
            label.starts_with("[−]") || label.starts_with("[×]"),
            "{label}"
        );
    }
    assert!(diagram.mermaid().contains("linkStyle "));
}

#[test]
fn state_secrets_are_left_out_and_counted() {
    let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    for (id, name) in [("a", "Mở"), ("b", "Kín"), ("c", "Khác")] {
        b.element(id, ApplicationKind::Application, name).unwrap();
    }
    b.relate("a", RelationKind::DependsOn, "c").unwrap();
    b.relate("a", RelationKind::DependsOn, "b").unwrap();
    let plain = b.build().unwrap();
    let shown = Diagram::of(&plain, Lang::Vi).showing(Shown::public());
    assert_eq!(shown.dot(), Diagram::of(&plain, Lang::Vi).dot());

    let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    b.element("a", ApplicationKind::Application, "Mở").unwrap();
    b.element("b", ApplicationKind::Application, "Kín")
        .unwrap()
        .add(Field::Information, "state-secret")
        .unwrap();
    b.relate("a", RelationKind::DependsOn, "b").unwrap();
    let arch = b.build().unwrap();
    let diagram = Diagram::of(&arch, Lang::Vi).showing(Shown::public());
    for text in [
        diagram.dot(),
        diagram.mermaid(),
        diagram.plantuml(),
        diagram.drawio(),
    ] {
        assert!(!text.contains("Kín") && !text.contains("n1"), "{text}");
        assert!(
            text.contains("Không thể hiện 1 thành phần và 1 quan hệ"),
            "{text}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever names consist of, readers see the same elements, and texts have no sign of their language. What
    /// breaks a line is refused in a name.
    #[test]
    fn names_of_any_characters(names in prop::collection::vec("[^\\pC\\p{Zl}\\p{Zp}]{1,40}|[!-/:-@\\[-`{-~]{1,12}", 1..5)) {
        let names: Vec<_> = names.iter().map(|n| format!("x{n}")).collect();
        let names: Vec<_> = names.iter().map(String::as_str).collect();
        let arch = named(&names);
        let diagram = Diagram::of(&arch, Lang::En);
        prop_assert_eq!(drawn(&diagram.drawio()).len(), names.len());
        for line in diagram.mermaid().lines().filter(|l| l.trim_start().starts_with('n')) {
            let (_, rest) = line.split_once('"').unwrap();
            let (label, after) = rest.split_once('"').unwrap();
            prop_assert!(!after.contains('"'));
            let has_signs = label.replace("<br/>", "").contains(['%', '{', '<', '[', '`', '"', '&']);
            prop_assert!(!has_signs);
        }
        for line in diagram.plantuml().lines().filter(|l| l.trim_start().starts_with("rectangle \"")) {
            prop_assert_eq!(line.matches('"').count(), 2);
            let has_signs = line.contains(['%', '$', '!', '[', '{', '~']);
            prop_assert!(!has_signs);
        }
    }
}
