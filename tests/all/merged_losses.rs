//! What a merge, a split or a replacement loses is no less grave than what one element loses.

use justarch::{Change, Class, Diff, Document, Field};

use crate::sound::sound;

const HEAD: &str = "\
justarch: 1
architecture: { id: a, body: bo, level: ministry, name: { vi: Kiến trúc thử }, version: \"3.0\", framework: \"3.0\", status: draft, state-date: 2024-11-30 }
organisations: { bo: { name: { vi: Bộ Thử nghiệm }, kind: ministry } }
";

#[track_caller]
fn read(body: &str) -> Document {
    sound(&format!("{HEAD}{body}"))
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

const LINKED: &str = "\
applications:
  cap-phep: { kind: application, name: { vi: Cấp phép }, owner: bo, status: active, exchanges: [ { with: dan-cu, purpose: exploit, sharing: default, data: [dân cư] }, { with: dan-cu, purpose: update, sharing: default, data: [cư trú] } ] }
  thanh-tra: { kind: application, name: { vi: Thanh tra }, owner: bo, status: active, exchanges: [ { with: dan-cu, purpose: exploit, sharing: default, data: [dân cư] } ] }
  dan-cu: { kind: database, name: { vi: CSDL dân cư }, owner: bo, status: active }
";

/// Both go on as one, with these exchanges.
fn linked(exchanges: &str) -> String {
    format!(
        "applications:\n  chung: {{ kind: application, name: {{ vi: Hệ thống chung }}, owner: bo, status: active, succeeds: [cap-phep, thanh-tra], exchanges: [ {exchanges} ] }}\n  dan-cu: {{ kind: database, name: {{ vi: CSDL dân cư }}, owner: bo, status: active }}\n"
    )
}

#[test]
fn a_merge_takes_over_the_exchanges_that_it_says_as_much_of() {
    let read = "{ with: dan-cu, purpose: exploit, sharing: default, data: [dân cư] }";
    let feed = "{ with: dan-cu, purpose: update, sharing: default, data: [cư trú] }";
    // One of two equal ones is enough.
    assert_eq!(broken(LINKED, &linked(&format!("{read}, {feed}"))), []);
    // Another act is another exchange.
    assert_eq!(broken(LINKED, &linked(read)).len(), 1);
    // Both systems read.
    assert_eq!(broken(LINKED, &linked(feed)).len(), 2);
    // One that is shared less does not stand for one that was shared by default.
    let narrower = read.replace("default", "special");
    assert!(!broken(LINKED, &linked(&format!("{narrower}, {feed}"))).is_empty());
    let ended = read.replace("data:", "until: 2020, data:");
    assert!(!broken(LINKED, &linked(&format!("{ended}, {feed}"))).is_empty());
}

/// A payment service that another takes the place of, with the exchanges of an application.
fn replaced(old: &str, new: &str, successor: &str) -> [String; 2] {
    let services = |exchanges: &str, payment: &str, status: &str| {
        format!(
            "applications:\n  cap-phep: {{ kind: application, name: {{ vi: Cấp phép }}, owner: bo, status: active, exchanges: [ {exchanges} ] }}\n{payment}  cong: {{ kind: application, name: {{ vi: Cổng thanh toán mới }}, owner: bo, status: {status} }}\n"
        )
    };
    let payment = "  thanh-toan: { kind: application, name: { vi: Thanh toán }, owner: bo, status: active }\n";
    let fate = "retired:\n  thanh-toan: { reason: Thay thế, successor: [cong] }\n";
    [
        services(old, payment, "active"),
        services(new, "", successor) + fate,
    ]
}

#[test]
fn a_successor_takes_over_what_is_tied_to_it_anew() {
    let to = |id: &str, sharing: &str| {
        format!("{{ with: {id}, purpose: exploit, sharing: {sharing}, data: [biên lai] }}")
    };
    let lost = |old: &str, new: &str, successor: &str| {
        let [old, new] = replaced(old, new, successor);
        broken(&old, &new).len()
    };
    let paid = to("thanh-toan", "default");
    assert_eq!(lost(&paid, &to("cong", "default"), "active"), 0);
    assert_eq!(lost(&paid, &to("cong", "special"), "active"), 1);
    // What was there before has its own use.
    let both = format!("{paid}, {}", to("cong", "default"));
    assert_eq!(lost(&both, &to("cong", "default"), "active"), 1);
    // What is planned takes nothing over yet.
    assert!(lost(&paid, &to("cong", "default"), "planned") > 0);
}

#[test]
fn an_end_passes_whichever_end_an_exchange_is_written_at() {
    let at_reader = "\
applications:
  cap-phep: { kind: application, name: { vi: Cấp phép }, owner: bo, status: active, exchanges: [ { with: dan-cu, purpose: exploit, until: 2024-06-30 } ] }
  dan-cu: { kind: database, name: { vi: CSDL dân cư }, owner: bo, status: active }
";
    let at_source = "\
applications:
  cap-phep: { kind: application, name: { vi: Cấp phép }, owner: bo, status: active }
  dan-cu: { kind: database, name: { vi: CSDL dân cư }, owner: bo, status: active, exchanges: [ { with: cap-phep, purpose: exploited, until: 2024-06-30 } ] }
";
    for later in [at_reader, at_source] {
        assert_eq!(between("2024-01-31", at_reader, later).len(), 1, "{later}");
    }
}

#[test]
fn a_planned_system_supports_no_service_yet() {
    let with = |systems: &str| {
        format!(
            "applications:\n  cu: {{ kind: application, name: {{ vi: Hệ thống cũ }}, owner: bo, status: active }}\n  moi: {{ kind: application, name: {{ vi: Hệ thống mới }}, owner: bo, status: planned, since: 2027 }}\nbusiness:\n  cap: {{ kind: public-service, name: {{ vi: Cấp giấy phép }}, owner: bo, supported-by: [{systems}] }}\nchannels:\n  cong: {{ kind: service-portal, name: {{ vi: Cổng }}, owner: bo, status: active, offers: [cap] }}\n"
        )
    };
    assert_eq!(broken(&with("cu, moi"), &with("moi")).len(), 1);
}
