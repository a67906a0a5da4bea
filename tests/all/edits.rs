//! Edits change what is meant and no other byte, however the text is written.

use justarch::edit::{Edit, Edited, TextEdit};
use justarch::places::IdOf;
use justarch::{
    Document, ErrorKind, Field, Layer, Loader, RelationKind, SourceId, SourceProvider, Subject,
    Table, Text, reference,
};

fn document(text: &str) -> Document {
    Document::parse("a.yaml", text).unwrap()
}

/// A text with edits made.
pub(crate) fn spliced(text: &str, edits: &[TextEdit]) -> String {
    let mut out = String::new();
    let mut end = 0;
    for edit in edits {
        out.push_str(&text[end..edit.span.start as usize]);
        out.push_str(&edit.text);
        end = edit.span.end as usize;
    }
    out.push_str(&text[end..]);
    out
}

#[track_caller]
fn edited(text: &str, edits: &[Edit]) -> String {
    let document = document(text);
    let done = document.edited(edits).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let out = spliced(text, done.text_edits());
    assert_eq!(out, done.document().sources().text(SourceId::ROOT));
    out
}

#[track_caller]
fn is(text: &str, edit: Edit, wanted: &str) {
    let new = edited(text, std::slice::from_ref(&edit));
    assert_eq!(new, wanted, "{edit:?}");
    // What is so already stays as it is.
    if let Ok(again) = document(&new).apply(&[edit]) {
        assert_eq!(again, []);
    }
}

#[track_caller]
fn refused(text: &str, edit: Edit) -> String {
    document(text).apply(&[edit]).unwrap_err().to_string()
}

fn set(subject: Subject, field: Field, value: &str) -> Edit {
    let value = value.to_owned();
    Edit::Set { at: subject.at(field), value }
}

fn of(id: &str, field: Field, value: &str) -> Edit {
    set(Subject::element(id), field, value)
}

fn clear(id: &str, field: Field) -> Edit {
    Edit::Clear { at: Subject::element(id).at(field) }
}

fn add(id: &str, field: Field, value: &str) -> Edit {
    Edit::AddItem { at: Subject::element(id).at(field), value: value.to_owned() }
}

fn take(id: &str, field: Field, value: &str) -> Edit {
    Edit::RemoveItem { at: Subject::element(id).at(field), value: value.to_owned() }
}

fn rename(of: IdOf, id: &str, to: &str) -> Edit {
    Edit::Rename { of, id: id.to_owned(), to: to.to_owned() }
}

fn remove(id: &str) -> Edit {
    Edit::Remove { subject: Subject::element(id) }
}

fn element(layer: Layer, kind: &str, id: &str, name: &str) -> Edit {
    Edit::AddElement {
        id: id.to_owned(),
        layer,
        kind: kind.to_owned(),
        fields: vec![(Field::NameVi, name.to_owned())],
    }
}

/// A document with this in it.
fn with(rest: &str) -> String {
    format!(
        "justarch: 1\narchitecture:\n  id: a\n  body: bo\n  level: ministry\n  name: {{ vi: Kiến trúc }}\n  version: \"1.0\"\n  framework: \"3.0\"\norganisations:\n  bo: {{ name: {{ vi: Bộ }} }}\n{rest}"
    )
}

#[track_caller]
fn within(rest: &str, edit: Edit, wanted: &str) {
    for newline in ["\n", "\r\n"] {
        for bom in ["", "\u{feff}"] {
            let all = |rest| format!("{bom}{}", with(rest)).replace('\n', newline);
            is(&all(rest), edit.clone(), &all(wanted));
        }
    }
}

const BLOCK: &str = "applications:
  # the first
  a: # one
    kind: application   # what it is
    # its name
    name:
      vi: Một
    tags:
    - x # behind
    # below
    - y
    security-level: 3 # level

  b:
    kind: application
    name: { vi: Hai }
    depends-on:
      - to: a
        # until when
        until: 2030
";

#[test]
fn a_field_of_a_block_is_set() {
    within(BLOCK, of("a", Field::NameVi, "Ba"), &BLOCK.replace("vi: Một", "vi: Ba"));
    within(
        BLOCK,
        of("a", Field::NameEn, "One: a"),
        &BLOCK.replace("vi: Một\n", "vi: Một\n      en: \"One: a\"\n"),
    );
    within(
        BLOCK,
        of("b", Field::NameEn, "Two, b"),
        &BLOCK.replace("{ vi: Hai }", "{ vi: Hai, en: \"Two, b\" }"),
    );
    within(
        BLOCK,
        of("a", Field::Owner, "bo"),
        &BLOCK.replace("- y\n", "- y\n    owner: bo\n"),
    );
    within(
        BLOCK,
        of("a", Field::SecurityReason, "yes"),
        &BLOCK.replace("security-level: 3 #", "security-level: { level: 3, reason: \"yes\" } #"),
    );
    within(
        BLOCK,
        of("a", Field::SecurityLevel, "4"),
        &BLOCK.replace("security-level: 3", "security-level: 4"),
    );
    within(
        BLOCK,
        of("b", Field::Since, "2024-07-01"),
        &BLOCK.replace("{ vi: Hai }\n", "{ vi: Hai }\n    since: 2024-07-01\n"),
    );
}

#[test]
fn a_field_of_a_block_is_removed() {
    within(BLOCK, clear("a", Field::Tag), &BLOCK.replace("    tags:\n    - x # behind\n    # below\n    - y\n", ""));
    within(BLOCK, clear("a", Field::SecurityLevel), &BLOCK.replace("    security-level: 3 # level\n", ""));
    let message = refused(&with(BLOCK), clear("a", Field::NameVi));
    assert!(message.contains("would bring an error"), "{message}");
}

#[test]
fn items_of_a_block_come_and_go() {
    within(BLOCK, add("a", Field::Tag, "no"), &BLOCK.replace("    - y\n", "    - y\n    - \"no\"\n"));
    within(BLOCK, take("a", Field::Tag, "x"), &BLOCK.replace("    - x # behind\n", ""));
    within(BLOCK, take("a", Field::Tag, "y"), &BLOCK.replace("    # below\n    - y\n", ""));
    within(BLOCK, add("b", Field::Tag, "z"), &BLOCK.replace("{ vi: Hai }\n", "{ vi: Hai }\n    tags: [z]\n"));
    let one = BLOCK.replace("    - x # behind\n", "");
    within(&one, take("a", Field::Tag, "y"), &one.replace("    tags:\n    # below\n    - y\n", ""));
}
