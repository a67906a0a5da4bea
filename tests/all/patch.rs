//! Laws of patches: they turn the old version into the new one and back, and can be stored in between.

use justarch::{
    Architecture, Diff, Document, Field, Patch, PatchAction, Subject, Table, reference,
};
use proptest::prelude::*;

use crate::diff::{edited, edits, plan};
use crate::transition::{pairs, read};

#[track_caller]
fn assert_turns(old: &Architecture, new: &Architecture) -> Patch {
    let diff = Diff::between(old, new);
    let patch = diff.patch().unwrap();
    assert!(patch.apply(old).unwrap() == *new, "{patch:#?}");
    assert!(diff.apply(old).unwrap() == *new);
    let back = patch.inverse();
    assert!(back.apply(new).unwrap() == *old, "{back:#?}");
    assert_eq!(back.inverse(), patch);
    assert_eq!(patch.is_empty(), old == new);
    let json = serde_json::to_string(&patch).unwrap();
    let read: Patch = serde_json::from_str(&json).unwrap();
    assert_eq!(read, patch);
    assert_eq!(serde_json::to_string(&read).unwrap(), json);
    patch
}

proptest! {
    #[test]
    fn a_patch_turns_one_version_into_the_other(plan in plan(), edits in edits()) {
        assert_turns(&plan.build(), &edited(&plan, &edits).build());
    }

    #[test]
    fn a_patch_of_strangers_works_too(one in plan(), other in plan()) {
        assert_turns(&one.build(), &other.build());
    }

    #[test]
    fn patches_follow_each_other(plan in plan(), first in edits(), second in edits()) {
        let old = plan.build();
        let middle = edited(&plan, &first).build();
        let new = edited(&plan, &second).build();
        let there = Diff::between(&old, &middle).patch().unwrap();
        let on = Diff::between(&middle, &new).patch().unwrap();
        prop_assert!(on.apply(&there.apply(&old).unwrap()).unwrap() == new);
    }
}

#[test]
fn bundled_documents_and_fixture_pairs() {
    let all: Vec<Architecture> = reference::all()
        .iter()
        .map(|b| b.document().into_architecture())
        .collect();
    for old in &all {
        for new in &all {
            assert_turns(old, new);
        }
    }
    for (_, folder) in pairs() {
        let read = |file| read(&folder.join(file)).into_architecture();
        assert_turns(&read("old.yaml"), &read("new.yaml"));
    }
}

fn document(head: &str, rest: &str) -> Architecture {
    let text = format!(
        "justarch: 1\narchitecture:\n  id: demo\n  body: moj\n  name: {{ vi: Minh họa }}\n  version: '3.0'\n  \
         framework: '3.0'\n{head}organisations:\n  moj: {{ name: {{ vi: Bộ Tư pháp }} }}\n{rest}"
    );
    let document = Document::parse("patch.yaml", &text).unwrap();
    assert!(document.report().is_empty(), "{:?}", document.report());
    document.into_architecture()
}

/// An entry of `supersedes` has no id: its body and version name it, also after they were changed.
#[test]
fn superseded_documents_are_named_by_body_and_version() {
    let with = |entries: &str| document(&format!("  supersedes: [{entries}]\n"), "");
    let old = with("{ body: moj, version: '1.0' }, { body: moj, version: '2.0' }");
    let new =
        with("{ body: active, version: '1.0' }, { body: moj, version: '2.0', date: 2020-01-01 }");
    assert_turns(&old, &new);
    let mut b = old.to_builder();
    let mut set = |key: &str, field, text: &str| {
        b.edit_record(Table::Supersedes, key)
            .and_then(|entry| entry.field(field, text).map(drop))
    };
    assert!(set("moj 1.0", Field::Version, "2.0").is_err());
    set("moj 1.0", Field::Body, "active").unwrap();
    assert!(set("moj 1.0", Field::Body, "other").is_err());
    set("active 1.0", Field::Body, "active").unwrap();
    set("moj 2.0", Field::Date, "2020-01-01").unwrap();
    let built = b.build().unwrap();
    assert!(built == new);
    let read = Document::parse("again.yaml", &built.to_yaml()).unwrap();
    assert!(*read.architecture() == built);
    // A patch that gives an entry another name is no change of that entry.
    let edit = |fields: &str| {
        let text = format!(
            r#"{{"format":"justarch-patch/1","edits":[{{"action":"change","record":{{"table":"supersedes","key":"moj 1.0"}},"fields":{{{fields}}}}}]}}"#
        );
        let patch: Patch = serde_json::from_str(&text).unwrap();
        patch.apply(&old)
    };
    let error = edit(r#""body":{"before":["moj"],"after":["active"]}"#).unwrap_err();
    assert!(
        error.to_string().contains("name another document"),
        "{error}"
    );
    edit(r#""date":{"after":["2020-01-01"]}"#).unwrap();
}

#[test]
fn attributes_of_any_name() {
    let with = |attributes: &str| {
        document(
            "",
            &format!(
                "applications:\n  app: {{ kind: application, name: {{ vi: Phần mềm }}{attributes} }}\n"
            ),
        )
    };
    let plain = with("");
    let names = with(
        ", attributes: { Mã hồ sơ: 'A: b', droppedE: x, 'giờ 8:30': sáng, 'a:': ': ', ' b ': c }",
    );
    assert_turns(&plain, &names);
    assert_turns(
        &names,
        &with(", attributes: { Mã hồ sơ: 'A', 'a:': b, Cột: 2 }"),
    );
    let mut b = plain.to_builder();
    let element = b.edit_element("app").unwrap();
    let element = element.attribute("Mã hồ sơ", "A").unwrap();
    assert!(element.attribute("Mã: hồ sơ", "A").is_err());
    assert!(b.edit_element("app").unwrap().attribute("", "A").is_err());
}

#[test]
fn figures_of_relations_organisations_and_custom_kinds() {
    let old = document(
        "",
        "applications:
  robot: { kind: x-robot, name: { vi: Rô-bốt }, attributes: { colour: 'red: dark' } }
  db: { kind: database, name: { vi: CSDL } }
  app:
    kind: application
    name: { vi: Phần mềm }
    exchanges:
      - { with: db, route: direct, indicators: [{ id: i-calls, measure: calls, value: 5 }] }
      - { with: db, route: direct }
",
    );
    let new = document(
        "  supersedes: [{ body: moj, version: '2.0' }]\n",
        "  vss: { name: { vi: Bảo hiểm xã hội } }
applications:
  robot: { kind: x-machine, name: { vi: Rô-bốt }, attributes: { colour: blue } }
  db: { kind: data-store, name: { vi: Kho dữ liệu }, supplied-by: [vss], owner: vss }
  software:
    kind: application
    name: { vi: Phần mềm }
    succeeds: [app]
    exchanges:
      - { with: db, route: direct, indicators: [{ id: i-calls, measure: calls, value: 6 }] }
      - { with: robot }
",
    );
    let patch = assert_turns(&old, &new);
    assert_turns(&new, &old);
    let renames: Vec<_> = patch
        .edits()
        .iter()
        .filter(|e| e.action() == PatchAction::Rename)
        .map(|e| (e.subject(), e.renamed_to()))
        .collect();
    assert_eq!(renames, [(Subject::element("app"), Some("software"))]);
    let record = Subject::record(Table::Organisations, "vss");
    assert!(patch.edits().iter().any(|e| e.subject() == record));
}

#[test]
fn a_patch_goes_onto_an_unrelated_change_but_not_onto_a_conflict() {
    let version = |name: &str, level: u8, extra: &str| {
        let body = format!(
            "applications:\n  app: {{ kind: application, name: {{ vi: {name} }}, security-level: {level} }}\n{extra}"
        );
        document("", &body)
    };
    let (old, new) = (version("Phần mềm", 2, ""), version("Phần mềm", 3, ""));
    let patch = Diff::between(&old, &new).patch().unwrap();
    let other = "  db: { kind: database, name: { vi: CSDL } }\n";
    let elsewhere = version("Phần mềm hộ tịch", 2, other);
    let patched = patch.apply(&elsewhere).unwrap();
    assert!(patched == version("Phần mềm hộ tịch", 3, other));
    let error = patch.apply(&version("Phần mềm", 4, "")).unwrap_err();
    assert!(error.to_string().contains("`app`"), "{error}");
    assert!(error.to_string().contains("security-level"), "{error}");
}

#[test]
fn strange_patches_are_refused() {
    let refused = |text: &str| serde_json::from_str::<Patch>(text).is_err();
    assert!(refused("[]"));
    assert!(refused(r#"{"format":"justarch-patch/9","edits":[]}"#));
    let edit = |edit: &str| format!(r#"{{"format":"justarch-patch/1","edits":[{edit}]}}"#);
    assert!(refused(&edit(r#"{"action":"burn","element":"a"}"#)));
    assert!(refused(&edit(r#"{"action":"add","document":{}}"#)));
    assert!(refused(&edit(r#"{"action":"rename","element":"a"}"#)));
    assert!(refused(&edit(
        r#"{"action":"add","element":"a","colour":"red"}"#
    )));
    // Well written, but nothing an architecture can hold.
    let old = reference::moj_2_0();
    for text in [
        r#"{"action":"add","element":"a"}"#,
        r#"{"action":"add","element":"A b","fields":{"kind":{"after":["database"]},"section":{"after":["applications"]}}}"#,
        r#"{"action":"change","element":"moj-lgsp","fields":{"wings":{"after":["2"]}}}"#,
        r#"{"action":"change","element":"moj-lgsp","fields":{"owner":{"before":["moj"],"after":["nobody"]}}}"#,
        r#"{"action":"add","element":"a","fields":{"kind":{"after":["database"]},"section":{"after":["applications"]}}}"#,
        r#"{"action":"change","element":"moj-lgsp","fields":{"security-level.level":{"before":["3"],"after":["9"]}}}"#,
        r#"{"action":"remove","element":"moj-lgsp"}"#,
        r#"{"action":"rename","element":"moj-lgsp","to":"ngsp"}"#,
    ] {
        let patch: Patch = serde_json::from_str(&edit(text)).unwrap();
        assert!(patch.apply(&old).is_err(), "{text}");
    }
}
