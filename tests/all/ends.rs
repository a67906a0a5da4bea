//! However an end is written, it weighs the same, and no rule counts what has ended.

use justarch::{Architecture, ChangeKind, Class, Diff, Document, RuleSet};

const OLD: &str = r#"justarch: 1
architecture: { id: demo, body: bo, level: ministry, name: { vi: Kiến trúc }, version: "3.0", framework: "3.0", status: draft, state-date: 2024-06-30 }
organisations:
  bo: { name: { vi: Bộ Mẫu }, kind: ministry }
  khac: { name: { vi: Bộ Khác }, kind: ministry }
integration:
  truc: { kind: lgsp, name: { vi: Trục }, owner: bo, status: active }
  truc-cu: { kind: lgsp, name: { vi: Trục cũ }, owner: bo }
applications:
  mot-cua: { kind: application, name: { vi: Một cửa }, owner: bo, depends-on: [truc-cu], exchanges: [ { with: dan-cu, route: [truc] } ] }
  dan-cu: { kind: database, name: { vi: Dân cư }, owner: khac }
business:
  cap-moi: { kind: public-service, name: { vi: Cấp mới }, owner: bo, supported-by: [ { to: mot-cua } ] }
channels:
  cong: { kind: web-portal, name: { vi: Cổng }, owner: bo, offers: [ { to: cap-moi } ] }
"#;

fn read(text: &str) -> Architecture {
    let document = Document::parse("demo.yaml", text).expect("a document");
    assert!(document.report().is_empty(), "{:?}", document.report());
    document.into_architecture()
}

fn verdict(before: &str, after: &str) -> Option<Class> {
    assert!(OLD.contains(before), "{before}");
    Diff::between(&read(OLD), &read(&OLD.replace(before, after))).verdict()
}

/// The three ways to say that something ended.
const ENDS: [&str; 2] = ["status: retired", "until: 2024-01-31"];

#[test]
fn an_exchange_an_offer_and_the_last_support_break_whichever_way_they_end() {
    for (given, dropped) in [
        ("{ with: dan-cu, route: [truc] }", ""),
        ("{ to: cap-moi }", ""),
        ("{ to: mot-cua }", ""),
    ] {
        assert_eq!(verdict(given, dropped), Some(Class::Breaking), "{given}");
        for end in ENDS {
            let ended = given.replace(" }", &format!(", {end} }}"));
            assert_eq!(verdict(given, &ended), Some(Class::Breaking), "{ended}");
        }
    }
}

#[test]
fn what_was_there_breaks_when_its_beginning_is_put_off() {
    let begins = "since: 2030-01-01";
    for given in [
        "{ with: dan-cu, route: [truc] }",
        "{ to: cap-moi }",
        "{ to: mot-cua }",
    ] {
        let put_off = given.replace(" }", &format!(", {begins} }}"));
        assert_eq!(verdict(given, &put_off), Some(Class::Breaking), "{put_off}");
        let long_ago = put_off.replace("2030", "2020");
        assert_eq!(verdict(given, &long_ago), Some(Class::Compatible));
    }
    let given = "name: { vi: Trục cũ }, owner: bo";
    let (put_off, later) = (
        format!("{given}, {begins}"),
        format!("{given}, since: 2031"),
    );
    assert_eq!(verdict(given, &put_off), Some(Class::Breaking));
    // Who begins later takes nothing over yet.
    let gone = |begins: &str| {
        let next =
            format!("truc-moi: {{ kind: lgsp, name: {{ vi: Trục mới }}, owner: bo{begins} }}");
        let text = OLD.replace(
            "truc-cu: { kind: lgsp, name: { vi: Trục cũ }, owner: bo }",
            &next,
        );
        let text = text.replace("[truc-cu]", "[truc-moi]");
        let text =
            format!("{text}retired: {{ truc-cu: {{ reason: thay, successor: [truc-moi] }} }}\n");
        Diff::between(&read(OLD), &read(&text)).verdict()
    };
    assert_eq!(gone(""), Some(Class::Compatible));
    assert_eq!(gone(", since: 2030"), Some(Class::Breaking));
    // What had not begun may begin later still, and what nobody uses may begin whenever it likes.
    let [was, is] = [&put_off, &later].map(|text| read(&OLD.replace(given, text)));
    assert_eq!(Diff::between(&was, &is).verdict(), Some(Class::Compatible));
    let unused = OLD.replace(", depends-on: [truc-cu]", "");
    let (was, is) = (read(&unused), read(&unused.replace(given, &put_off)));
    assert_eq!(Diff::between(&was, &is).verdict(), Some(Class::Compatible));
}

#[test]
fn what_may_be_dropped_may_end() {
    let given = "depends-on: [truc-cu]";
    for relation in ["", ", status: retired", ", until: 2024-01-31"] {
        let after = match relation {
            "" => "depends-on: []".to_owned(),
            more => format!("depends-on: [ {{ to: truc-cu{more} }} ]"),
        };
        assert_eq!(verdict(given, &after), Some(Class::Compatible), "{after}");
    }
    // A service that another system supports loses none of it.
    let text = OLD.replace(
        "supported-by: [ { to: mot-cua } ]",
        "supported-by: [mot-cua, dan-cu]",
    );
    let less = OLD.replace(
        "supported-by: [ { to: mot-cua } ]",
        "supported-by: [mot-cua]",
    );
    let diff = Diff::between(&read(&text), &read(&less)).verdict();
    assert_eq!(diff, Some(Class::Compatible));
}

#[test]
fn an_element_breaks_whichever_way_it_ends() {
    let given = "name: { vi: Trục cũ }, owner: bo";
    for end in ENDS {
        let ended = format!("{given}, {end}");
        assert_eq!(verdict(given, &ended), Some(Class::Breaking), "{ended}");
    }
    // An end to come is a plan.
    let later = format!("{given}, until: 2030");
    assert_eq!(verdict(given, &later), Some(Class::Compatible));
}

#[test]
fn what_ended_before_harms_nobody_when_it_is_dropped() {
    let ended = OLD.replace("route: [truc] }", "route: [truc], until: 2023 }");
    let dropped = OLD.replace("{ with: dan-cu, route: [truc] }", "");
    let diff = Diff::between(&read(&ended), &read(&dropped)).verdict();
    assert_eq!(diff, Some(Class::Compatible));
}

#[test]
fn an_end_that_passes_between_two_days_is_a_change() {
    let text = OLD
        .replace("route: [truc] }", "route: [truc], until: 2024-12 }")
        .replace(
            "{ vi: Trục cũ }, owner: bo",
            "{ vi: Trục cũ }, owner: bo, until: 2025-01",
        );
    let arch = read(&text);
    assert!(Diff::between(&arch, &arch).is_empty());
    let diff = Diff::between_as_of(&arch, &arch, "2025-02-01".parse().expect("a day"));
    let shown: Vec<_> = diff.changes().iter().map(|c| (c.kind, c.class)).collect();
    assert_eq!(shown, [(ChangeKind::Expired, Class::Breaking); 2]);
    let between = Diff::between_as_of(&arch, &arch, "2025-01-31".parse().expect("a day"));
    assert_eq!(between.changes().len(), 1);
}

#[test]
fn a_platform_that_ended_is_not_counted() {
    let count = |text: &str| {
        let arch = read(text);
        let rules = RuleSet::for_framework(justarch::FrameworkVersion::V3_0).expect("a framework");
        let report = rules.check(&arch);
        report
            .iter()
            .filter(|d| d.code.as_str() == "INT001")
            .count()
    };
    assert_eq!(count(OLD), 1);
    let name = "{ vi: Trục cũ }, owner: bo";
    assert_eq!(
        count(&OLD.replace(name, &format!("{name}, until: 2024-06-29"))),
        0
    );
    assert_eq!(
        count(&OLD.replace(name, &format!("{name}, until: 2024-06-30"))),
        1
    );
}

#[test]
fn what_had_a_dependent_ends_alike_over_whatever_kind_of_relation() {
    // Over these nobody loses anything while both ends go on; here one of them goes, and had a dependent.
    for (name, dependent, thing) in [
        (
            "governed-by",
            "applications:\n  so: { kind: application, name: { vi: Sổ }, owner: bo, RELATION }\n",
            "policy:\n  goc: { kind: decree, name: { vi: Nghị định }EXTRA }\n",
        ),
        (
            "hosted-on",
            "applications:\n  so: { kind: application, name: { vi: Sổ }, owner: bo, RELATION }\n",
            "infrastructure:\n  goc: { kind: data-centre, name: { vi: Trung tâm }EXTRA }\n",
        ),
        (
            "stores",
            "channels: {}\napplications:\n  so: { kind: application, name: { vi: Sổ }, owner: bo, RELATION }\n",
            "  goc: { kind: database, name: { vi: Kho }EXTRA }\n",
        ),
        (
            "depends-on",
            "applications:\n  so: { kind: application, name: { vi: Sổ }, owner: bo, RELATION }\n",
            "  goc: { kind: application, name: { vi: Nền }EXTRA }\n",
        ),
    ] {
        let head = OLD.lines().take(5).collect::<Vec<_>>().join("\n");
        let read = |relation: &str, thing: &str| {
            let text = format!("{head}\n{}{thing}", dependent.replace("RELATION", relation));
            Document::parse("demo.yaml", &text)
                .unwrap()
                .into_architecture()
        };
        let relation = format!("{name}: [goc]");
        let old = read(&relation, &thing.replace("EXTRA", ""));
        let removed = read(&format!("{name}: []"), thing.split("  goc").next().unwrap());
        let class = Diff::between(&old, &removed).verdict();
        assert_eq!(class, Some(Class::Breaking), "{name}");
        for end in ENDS {
            let ended = read(&relation, &thing.replace("EXTRA", &format!(", {end}")));
            assert_eq!(
                Diff::between(&old, &ended).verdict(),
                class,
                "{name}, {end}"
            );
        }
        // With no dependent all three are compatible.
        let old = read("status: active", &thing.replace("EXTRA", ""));
        let removed = read("status: active", thing.split("  goc").next().unwrap());
        assert_eq!(
            Diff::between(&old, &removed).verdict(),
            Some(Class::Compatible),
            "{name}"
        );
        for end in ENDS {
            let ended = read(
                "status: active",
                &thing.replace("EXTRA", &format!(", {end}")),
            );
            assert_eq!(
                Diff::between(&old, &ended).verdict(),
                Some(Class::Compatible),
                "{name}, {end}"
            );
        }
    }
}
