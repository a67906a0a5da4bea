//! The texts of a document say what another architecture says, by edits alone.

use justarch::edit::Edit;
use justarch::{
    Architecture, Document, Field, FrameworkVersion, Gap, Parameters, RelationKind, SourceId,
    reference,
};

fn comments(document: &Document) -> Vec<String> {
    let comments = document.places().comments(SourceId::ROOT);
    comments
        .into_iter()
        .map(|at| document.sources().slice(at).to_owned())
        .collect()
}

#[test]
fn a_gap_is_applied_to_the_text_of_a_bundled_document() {
    for name in ["moj-2.0", "dong-nai-2023", "moj-3.0"] {
        let document = reference::get(name).unwrap().document();
        let arch = document.architecture();
        for to in [FrameworkVersion::V3_0, "4.0".parse().unwrap()] {
            let Ok(gap) = Gap::to(arch, to) else { continue };
            let asked = gap.parameters().filter(|p| p.name == "state-date");
            let given: Parameters = asked.map(|p| (p.name.clone(), "2026-07-01")).collect();
            let applied = gap.apply_known(arch, &given).unwrap();
            assert_eq!(applied.architecture.framework(), to);
            let edited = document
                .toward(&applied.architecture)
                .unwrap_or_else(|error| panic!("{name} {to}: {error}"));
            assert!(*edited.document().architecture() == applied.architecture);
            assert_eq!(
                comments(edited.document()),
                comments(&document),
                "{name} {to}"
            );
            // Made once, there is nothing more to make.
            assert!(
                edited
                    .document()
                    .toward(&applied.architecture)
                    .unwrap()
                    .text_edits()
                    .is_empty()
            );
        }
    }
}

const TEXT: &str = "justarch: 1
architecture: { id: a, body: bo, level: ministry, name: { vi: Kiến trúc }, version: \"1.0\", framework: \"3.0\" }
organisations:
  bo: { name: { vi: Bộ } } # bộ
applications:
  # một
  a:
    kind: application # loại
    name: { vi: Một }
    tags: [x, y]
    depends-on:
      - to: b # hai
        since: 2020
      - c
  b: { kind: application, name: { vi: Hai } }
  c: { kind: application, name: { vi: Ba } }
";

#[track_caller]
fn becomes(change: impl FnOnce(&mut justarch::Builder), wanted: &[(&str, &str)]) {
    let document = Document::parse("a.yaml", TEXT).unwrap();
    let mut builder = document.architecture().to_builder();
    change(&mut builder);
    let target: Architecture = builder.build().unwrap();
    let edited = document.toward(&target).unwrap();
    let mut text = TEXT.to_owned();
    for (from, to) in wanted {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    assert_eq!(edited.document().sources().text(SourceId::ROOT), text);
}

#[test]
fn changes_of_the_model_are_changes_of_the_text() {
    becomes(
        |b| {
            b.edit_element("a")
                .unwrap()
                .add(Field::Tag, "z")
                .unwrap()
                .field(Field::NameEn, "One")
                .unwrap();
        },
        &[
            ("[x, y]", "[x, y, z]"),
            ("{ vi: Một }", "{ vi: Một, en: One }"),
        ],
    );
    becomes(
        |b| {
            b.edit_relation("a", RelationKind::DependsOn, "b", 0)
                .unwrap()
                .field(Field::Since, "2021")
                .unwrap();
        },
        &[("since: 2020", "since: 2021")],
    );
    becomes(
        |b| {
            b.rename_element("b", "d")
                .unwrap()
                .edit_element("d")
                .unwrap()
                .succeeds("b")
                .unwrap();
        },
        &[
            ("to: b #", "to: d #"),
            (
                "  b: { kind: application, name: { vi: Hai } }",
                "  d: { kind: application, name: { vi: Hai }, succeeds: [b] }",
            ),
        ],
    );
    becomes(
        |b| {
            b.organisation("so", "Sở").unwrap();
            b.edit_element("c").unwrap().owner("so").unwrap();
        },
        &[
            (
                "  bo: { name: { vi: Bộ } } # bộ\n",
                "  bo: { name: { vi: Bộ } } # bộ\n  so: { name: { vi: Sở } }\n",
            ),
            ("{ vi: Ba }", "{ vi: Ba }, owner: so"),
        ],
    );
    becomes(
        |b| {
            b.remove_element("c").unwrap();
        },
        &[
            ("      - c\n", ""),
            ("  c: { kind: application, name: { vi: Ba } }\n", ""),
        ],
    );
}

#[test]
fn attributes_and_the_id_of_the_document_are_edited() {
    becomes(
        |b| {
            b.edit_element("b").unwrap().attribute("mã", "1").unwrap();
            b.edit_relation("a", RelationKind::DependsOn, "c", 0)
                .unwrap()
                .attribute("cổng", "yes")
                .unwrap();
        },
        &[
            ("{ vi: Hai }", "{ vi: Hai }, attributes: { mã: \"1\" }"),
            (
                "      - c\n",
                "      - { to: c, attributes: { cổng: \"yes\" } }\n",
            ),
        ],
    );
    becomes(
        |b| {
            b.element("d", justarch::ApplicationKind::Application, "Bốn")
                .unwrap()
                .attribute("x", "một")
                .unwrap();
        },
        &[(
            "{ vi: Ba } }\n",
            "{ vi: Ba } }\n  d: { kind: application, name: { vi: Bốn }, attributes: { x: một } }\n",
        )],
    );
    // What is there is replaced, added to and taken away.
    let text = TEXT.replace("{ vi: Ba }", "{ vi: Ba }, attributes: { x: một, z: ba }");
    let document = Document::parse("a.yaml", &text).unwrap();
    let of = || justarch::Subject::element("c");
    let set = |name: &str, value: &str| Edit::SetAttribute {
        of: of(),
        name: name.to_owned(),
        value: value.to_owned(),
    };
    let clear = |name: &str| Edit::ClearAttribute {
        of: of(),
        name: name.to_owned(),
    };
    let id = |id: &str| Edit::SetId { id: id.to_owned() };
    let edits = [
        set("x", "hai"),
        set("mới", "a: b"),
        clear("z"),
        id("kien-truc"),
    ];
    let edited = document.edited(&edits).unwrap();
    let new = edited.document();
    assert_eq!(
        new.sources().text(SourceId::ROOT),
        text.replace("{ x: một, z: ba }", "{ x: hai, mới: \"a: b\" }")
            .replace("{ id: a,", "{ id: kien-truc,")
    );
    assert!(new.apply(&edits).unwrap().is_empty());
    let target = new.architecture();
    assert!(*document.toward(target).unwrap().document().architecture() == *target);
    // The last one takes the key with it.
    let edited = document.edited(&[clear("x"), clear("z")]).unwrap();
    assert_eq!(edited.document().sources().text(SourceId::ROOT), TEXT);
    assert!(document.edited(&[id("Kiến trúc")]).is_err());
    assert!(document.edited(&[set("a: b", "c")]).is_err());
}

#[test]
fn what_cannot_be_made_by_edits_is_refused() {
    let document = Document::parse("a.yaml", TEXT).unwrap();
    let mut builder = document.architecture().to_builder();
    // What it belongs to would have to be written elsewhere.
    builder
        .edit_element("c")
        .unwrap()
        .kind(justarch::ChannelKind::WebPortal)
        .unwrap();
    assert!(document.toward(&builder.build().unwrap()).is_err());
}

/// What goes on under another id is edited where it stands.
#[test]
fn a_merge_stays_where_its_first_part_was() {
    let document = Document::parse("a.yaml", TEXT).unwrap();
    let mut builder = document.architecture().to_builder();
    builder.merge_element("b", "c").unwrap();
    builder.rename_element("c", "d").unwrap();
    builder
        .edit_element("d")
        .unwrap()
        .succeeds("b")
        .unwrap()
        .succeeds("c")
        .unwrap();
    let target = builder.build().unwrap();
    let edited = document.toward(&target).unwrap();
    let text = edited.document().sources().text(SourceId::ROOT);
    assert!(text.contains("      - to: d # hai\n"), "{text}");
    assert_eq!(comments(edited.document()).len(), 4, "{text}");
}
