//! What a merge, a split or a replacement loses is no less grave than what one element loses.

use justarch::{Change, Class, Diff, Document, Field};

const HEAD: &str = "\
justarch: 1
architecture: { id: a, body: bo, level: ministry, name: { vi: Kiến trúc thử }, version: \"3.0\", framework: \"3.0\", status: draft, state-date: 2024-11-30 }
organisations: { bo: { name: { vi: Bộ Thử nghiệm }, kind: ministry } }
";

fn read(body: &str) -> Document {
    let document = Document::parse("a.yaml", &format!("{HEAD}{body}")).unwrap();
    let errors: Vec<_> = document
        .report()
        .iter()
        .map(|d| d.message.clone())
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    document
}

const OLD: &str = "\
applications:
  cap-phep: { kind: application, name: { vi: Cấp phép }, owner: bo, status: active, security-level: 3, monitored: true, information: [personal] }
  thanh-tra: { kind: application, name: { vi: Thanh tra }, owner: bo, status: active, security-level: 3, monitored: true, information: [personal] }
users:
  can-bo: { kind: official, name: { vi: Cán bộ }, uses: [cap-phep, thanh-tra] }
";

/// The breaking changes of fields, each with the field and the old id.
fn broken(old: &str, new: &str) -> Vec<(Option<Field>, String)> {
    let (old, new) = (read(old), read(new));
    broken_between(&old, &new)
}

/// The same with the old version of an earlier day.
fn between(day: &str, old: &str, new: &str) -> Vec<(Option<Field>, String)> {
    let head = HEAD.replace("2024-11-30", day);
    let old = Document::parse("a.yaml", &format!("{head}{old}")).unwrap();
    broken_between(&old, &read(new))
}

fn broken_between(old: &Document, new: &Document) -> Vec<(Option<Field>, String)> {
    let diff = Diff::between(old.architecture(), new.architecture());
    let breaking = |c: &&Change<'_>| c.class == Class::Breaking;
    let mut found: Vec<_> = diff
        .changes()
        .iter()
        .filter(breaking)
        .map(|c| (c.field, c.old[0].to_string()))
        .collect();
    found.sort();
    // What every part of a split lost is told of each.
    found.dedup();
    found
}

fn merged(fields: &str) -> String {
    format!(
        "applications:\n  chung: {{ kind: application, name: {{ vi: Hệ thống chung }}, owner: bo, status: active, security-level: 3, {fields}, succeeds: [cap-phep, thanh-tra] }}\nusers:\n  can-bo: {{ kind: official, name: {{ vi: Cán bộ }}, uses: [chung] }}\n"
    )
}

#[test]
fn a_merge_that_keeps_what_protects_breaks_nothing() {
    let new = merged("monitored: true, information: [personal]");
    assert_eq!(broken(OLD, &new), []);
}

#[test]
fn a_merge_that_drops_what_protects_breaks_for_each() {
    let new = merged("monitored: false, information: [personal]");
    let each = |field| ["cap-phep", "thanh-tra"].map(|id| (Some(field), id.to_owned()));
    assert_eq!(broken(OLD, &new), each(Field::Monitored));
    let new = merged("monitored: true, information: [public]");
    assert_eq!(broken(OLD, &new), each(Field::Information));
}

#[test]
fn of_a_split_what_one_part_keeps_is_not_lost() {
    let split = |first: &str, second: &str| {
        format!(
            "applications:\n  mot: {{ kind: application, name: {{ vi: Một }}, owner: bo, status: active, security-level: 3, information: [personal], monitored: {first}, succeeds: [cap-phep] }}\n  hai: {{ kind: application, name: {{ vi: Hai }}, owner: bo, status: active, security-level: 3, information: [personal], monitored: {second}, succeeds: [cap-phep] }}\n  thanh-tra: {{ kind: application, name: {{ vi: Thanh tra }}, owner: bo, status: active, security-level: 3, monitored: true, information: [personal] }}\nusers:\n  can-bo: {{ kind: official, name: {{ vi: Cán bộ }}, uses: [mot, thanh-tra] }}\n"
        )
    };
    assert_eq!(broken(OLD, &split("true", "false")), []);
    let lost = (Some(Field::Monitored), "cap-phep".to_owned());
    assert_eq!(broken(OLD, &split("false", "false")), [lost]);
}

#[test]
fn a_successor_that_has_ended_takes_nothing_over() {
    let replaced = |fields: &str| {
        format!(
            "applications:\n  moi: {{ kind: application, name: {{ vi: Hệ thống mới }}, owner: bo, {fields} }}\n  thanh-tra: {{ kind: application, name: {{ vi: Thanh tra }}, owner: bo, status: active, security-level: 3, monitored: true, information: [personal] }}\nusers:\n  can-bo: {{ kind: official, name: {{ vi: Cán bộ }}, uses: [moi, thanh-tra] }}\nretired:\n  cap-phep: {{ reason: Thay thế, decision: 1/QĐ-B, successor: [moi] }}\n"
        )
    };
    assert_eq!(broken(OLD, &replaced("status: active")), []);
    let lost = [(None, "cap-phep".to_owned())];
    for ended in ["status: retired", "until: 2020"] {
        assert_eq!(broken(OLD, &replaced(ended)), lost, "{ended}");
    }
}

#[test]
fn a_merge_into_what_has_ended_breaks_for_each() {
    let each = |field| ["cap-phep", "thanh-tra"].map(|id| (Some(field), id.to_owned()));
    let kept = "monitored: true, information: [personal]";
    assert_eq!(
        broken(OLD, &merged(&format!("{kept}, until: 2020"))),
        each(Field::Until)
    );
    let retired = merged(kept).replace("status: active", "status: retired");
    assert_eq!(broken(OLD, &retired), each(Field::Status));
    // Said long before, past only now.
    let until = |text: &str| text.replace("status: active", "status: active, until: 2024-10");
    let later = until(&merged(kept));
    assert_eq!(
        between("2024-09-30", &until(OLD), &later),
        each(Field::Until)
    );
    assert_eq!(broken(&until(OLD), &later), []);
}

#[test]
fn of_a_split_the_part_that_goes_on_keeps_it_from_ending() {
    let split = |first: &str, second: &str| {
        let fields = "owner: bo, security-level: 3, information: [personal], monitored: true";
        format!(
            "applications:\n  mot: {{ kind: application, name: {{ vi: Một }}, {fields}, {first}, succeeds: [cap-phep] }}\n  hai: {{ kind: application, name: {{ vi: Hai }}, {fields}, {second}, succeeds: [cap-phep] }}\n  thanh-tra: {{ kind: application, name: {{ vi: Thanh tra }}, {fields}, status: active }}\nusers:\n  can-bo: {{ kind: official, name: {{ vi: Cán bộ }}, uses: [mot, thanh-tra] }}\n"
        )
    };
    let old = OLD;
    assert_eq!(
        broken(old, &split("status: active, until: 2020", "status: active")),
        []
    );
    assert_eq!(broken(old, &split("status: active", "status: retired")), []);
    let lost = |field| (Some(field), "cap-phep".to_owned());
    // One end is said in one way, the other in another.
    assert_eq!(
        broken(
            old,
            &split("status: active, until: 2020", "status: retired")
        ),
        [lost(Field::Status), lost(Field::Until)]
    );
}
