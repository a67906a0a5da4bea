//! What organisations lose where they are merged or split, as where they are renamed.

use std::fmt::Write as _;

use justarch::{Change, ChangeKind, Class, Diff, Document, Field, Lang};

use crate::sound::sound;

const HEAD: &str = "\
justarch: 1
architecture: { id: mau, body: bo, level: ministry, name: { vi: Kiến trúc mẫu }, version: \"3.0\", framework: \"3.0\", status: draft, state-date: 2024-11-30 }
organisations:
  bo: { name: { vi: Bộ Mẫu }, kind: ministry, code: G15 }
  ngoai: { name: { vi: Bộ Ngoài }, kind: ministry }
";

/// Organisations, and a system of one of them that is in use.
#[track_caller]
fn read(organisations: &[(&str, &str)], owner: &str) -> Document {
    let mut text = HEAD.to_owned();
    for (id, facts) in organisations {
        writeln!(
            text,
            "  {id}: {{ name: {{ vi: Đơn vị {id} }}, kind: department, {facts} }}"
        )
        .unwrap();
    }
    write!(
        text,
        "applications:\n  he: {{ kind: application, name: {{ vi: Hệ thống }}, owner: {owner}, status: active }}\nusers:\n  can-bo: {{ kind: official, name: {{ vi: Cán bộ }}, uses: [he] }}\n"
    )
    .unwrap();
    sound(&text)
}

fn old() -> Document {
    read(
        &[("cuc", "parent: bo, code: G15.1"), ("phong", "parent: bo")],
        "cuc",
    )
}

/// The breaking changes, each with the field, the old and the new id.
fn broken(old: &Document, new: &Document) -> Vec<(Field, String, String)> {
    let diff = Diff::between(old.architecture(), new.architecture());
    let breaking = diff.changes().iter().filter(|c| c.class == Class::Breaking);
    let key = |s: &justarch::Subject| {
        s.to_string()
            .rsplit('.')
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let mut found: Vec<_> = breaking
        .map(|c: &Change<'_>| (c.field.unwrap(), key(&c.old[0]), key(&c.new[0])))
        .collect();
    found.sort();
    found
}

fn fact(field: Field, old: &str, new: &str) -> (Field, String, String) {
    (field, old.to_owned(), new.to_owned())
}

#[test]
fn a_rename_a_merge_and_a_split_lose_parent_and_code_alike() {
    let old = old();
    let renamed = read(
        &[
            ("moi", "parent: ngoai, succeeds: [cuc]"),
            ("phong", "parent: bo"),
        ],
        "moi",
    );
    let of_cuc = |new| {
        [
            fact(Field::Parent, "cuc", new),
            fact(Field::Code, "cuc", new),
        ]
    };
    let sorted = |mut all: Vec<_>| {
        all.sort();
        all
    };
    assert_eq!(broken(&old, &renamed), sorted(of_cuc("moi").to_vec()));
    let merged = read(&[("moi", "parent: ngoai, succeeds: [cuc, phong]")], "moi");
    let mut each = of_cuc("moi").to_vec();
    each.push(fact(Field::Parent, "phong", "moi"));
    assert_eq!(broken(&old, &merged), sorted(each));
    let split = read(
        &[
            ("mot", "parent: ngoai, succeeds: [cuc]"),
            ("hai", "parent: ngoai, succeeds: [cuc]"),
            ("phong", "parent: bo"),
        ],
        "mot",
    );
    let each = [of_cuc("mot"), of_cuc("hai")].concat();
    assert_eq!(broken(&old, &split), sorted(each));
    // With more on either side it is no milder.
    let regrouped = read(
        &[
            ("mot", "parent: ngoai, succeeds: [cuc, phong]"),
            ("hai", "parent: ngoai, succeeds: [cuc]"),
        ],
        "mot",
    );
    assert!(broken(&old, &regrouped).len() > 4);
}

#[test]
fn what_one_part_keeps_is_not_lost_but_where_it_belongs_counts_for_each() {
    let old = old();
    let split = |first: &str, second: &str| {
        read(
            &[
                ("mot", &format!("{first}, succeeds: [cuc]")),
                ("hai", &format!("{second}, succeeds: [cuc]")),
                ("phong", "parent: bo"),
            ],
            "mot",
        )
    };
    let kept = split("parent: bo, code: G15.1", "parent: bo");
    assert_eq!(broken(&old, &kept), []);
    let partly = split("parent: bo, code: G15.1", "parent: ngoai");
    assert_eq!(broken(&old, &partly), [fact(Field::Parent, "cuc", "hai")]);
}

#[test]
fn a_merge_within_the_agency_that_keeps_the_code_breaks_nothing() {
    let merged = read(
        &[("moi", "parent: bo, code: G15.1, succeeds: [cuc, phong]")],
        "moi",
    );
    assert_eq!(broken(&old(), &merged), []);
}

#[test]
fn one_that_takes_another_in_is_compared_with_both() {
    let taken = read(&[("phong", "parent: ngoai, succeeds: [cuc]")], "phong");
    let both = broken(&old(), &taken);
    assert!(
        both.contains(&fact(Field::Parent, "cuc", "phong")),
        "{both:?}"
    );
    assert!(
        both.contains(&fact(Field::Parent, "phong", "phong")),
        "{both:?}"
    );
    assert!(
        both.contains(&fact(Field::Code, "cuc", "phong")),
        "{both:?}"
    );
}

#[test]
fn the_line_says_of_which_predecessor() {
    let merged = read(&[("moi", "parent: ngoai, succeeds: [cuc, phong]")], "moi");
    let old = old();
    let diff = Diff::between(old.architecture(), merged.architecture());
    let lines: Vec<_> = diff
        .changes()
        .iter()
        .filter(|c| c.field == Some(Field::Parent))
        .map(|c| c.summary().get(Lang::Vi).to_owned())
        .collect();
    assert!(
        lines.iter().any(|line| line.contains("(trước là `cuc`)")),
        "{lines:?}"
    );
    assert!(
        lines.iter().any(|line| line.contains("(trước là `phong`)")),
        "{lines:?}"
    );
    let merge = diff.changes().iter().find(|c| c.kind == ChangeKind::Merged);
    assert_eq!(merge.unwrap().class, Class::Compatible);
}
