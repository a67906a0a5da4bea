//! Two relations of one kind between the same two elements are two: what is known of one says nothing of the other.

use std::collections::BTreeMap;

use justarch::{
    Acceptance, Architecture, At, Baseline, ChangeKind, Class, Code, Diagnostic, Diff, Document,
    FindingFilter, RelationKind, Report, RuleSet, Severity, Subject, Text, VerdictPolicy,
};
use proptest::prelude::*;

/// A reader of a database of another ministry, with these exchanges.
fn reader(exchanges: &[String]) -> Architecture {
    let exchanges = exchanges.join(", ");
    let text = format!(
        "justarch: 1
architecture: {{ id: a, body: own, level: ministry, name: {{ vi: A }}, version: '3.0', framework: '3.0', state-date: 2024-06-30 }}
organisations:
  own: {{ name: {{ vi: Bộ Mẫu }}, kind: ministry }}
  other: {{ name: {{ vi: Bộ Khác }}, kind: ministry }}
integration:
  lgsp: {{ kind: lgsp, name: {{ vi: Nền tảng của Bộ }}, owner: own, connects: [ndxp] }}
  ndxp: {{ kind: national-exchange, name: {{ vi: Nền tảng quốc gia }}, owner: other, scope: national }}
applications:
  civil-status: {{ kind: application, name: {{ vi: Hộ tịch }}, owner: own, exchanges: [{exchanges}] }}
  population: {{ kind: database, name: {{ vi: CSDL dân cư }}, owner: other, class: national, scope: national }}
"
    );
    let document = Document::parse("a.yaml", &text).unwrap();
    assert!(document.report().is_empty(), "{:?}", document.report());
    document.into_architecture()
}

fn exchange(fields: &str) -> String {
    format!("{{ with: population{fields} }}")
}

/// The findings about exchanges.
fn about_exchanges(arch: &Architecture) -> Report {
    let rules = RuleSet::for_framework(arch.framework()).unwrap();
    let mut left = Report::default();
    for found in &rules.check(arch) {
        let is = found.labels.first().is_some_and(|label| {
            matches!(&label.at, At::Place(place) if matches!(place.subject, Subject::Relation { .. }))
        });
        if is {
            left.push(found.clone());
        }
    }
    left
}

#[test]
fn a_baseline_of_one_exchange_hides_no_other() {
    let direct = |fields: &str| exchange(&format!(", route: direct{fields}"));
    let sound = |fields: &str| exchange(&format!(", route: [lgsp, ndxp]{fields}"));
    for (one, other) in [
        (", purpose: exploit", ", purpose: update"),
        (", data: [dân cư]", ", data: [hộ tịch]"),
        (
            ", purpose: exploit, data: [dân cư]",
            ", purpose: exploit, data: [hộ tịch]",
        ),
        ("", ", data: [hộ tịch]"),
        (", since: 2020", ", since: 2023"),
    ] {
        let known = reader(&[direct(one), sound(other)]);
        let baseline = Baseline::of(&about_exchanges(&known));
        assert!(!baseline.entries().is_empty());
        // What is said of the other for being direct.
        let of = |exchange: String| Baseline::of(&about_exchanges(&reader(&[exchange])));
        let has = |baseline: &Baseline, code: &String| {
            let mut entries = baseline.entries().iter();
            entries.any(|entry| entry.code == *code)
        };
        let (faulty, mended) = (of(direct(other)), of(sound(other)));
        let codes = faulty.entries().iter().map(|e| e.code.clone());
        let codes: Vec<_> = codes
            .filter(|code| has(&baseline, code) && !has(&mended, code))
            .collect();
        assert!(!codes.is_empty(), "{one} {other}");
        let left = |arch: &Architecture| {
            let report = FindingFilter::new()
                .baseline(&baseline)
                .apply(about_exchanges(arch));
            let left: Vec<_> = report
                .iter()
                .filter(|found| found.code.family() != "BAS")
                .map(|found| found.code.to_string())
                .collect();
            left
        };
        assert_eq!(left(&known), Vec::<String>::new(), "{one} {other}");
        // The one was mended, and the other has the fault now.
        let swapped = reader(&[sound(one), direct(other)]);
        for code in &codes {
            assert!(left(&swapped).contains(code), "{one} {other}: {code}");
        }
    }
}

#[test]
fn an_approval_of_one_exchange_covers_no_other() {
    let both = reader(&[
        exchange(", route: [lgsp, ndxp], since: 2020"),
        exchange(", route: [lgsp, ndxp], since: 2023"),
    ]);
    let first = reader(&[exchange(", route: [lgsp, ndxp], since: 2020")]);
    let second = reader(&[exchange(", route: [lgsp, ndxp], since: 2023")]);
    let mut approved = Diff::between(&both, &first);
    let mut policy = VerdictPolicy::default();
    for change in approved.changes() {
        let entry = Acceptance::new(&change.fingerprint(), "đã thống nhất", "Cục CNTT");
        policy.accept.push(entry);
    }
    policy.apply(&mut approved, None);
    assert_eq!(approved.verdict(), None);
    let mut other = Diff::between(&both, &second);
    policy.apply(&mut other, None);
    assert!(other.accepted().is_empty());
}

/// A finding about a relation.
fn print(subject: Subject) -> String {
    let text = Text::new("có", "found");
    Diagnostic::new(Code::of("X001"), Severity::Info, text)
        .label(subject, None)
        .fingerprint()
}

/// By what an exchange says, the fingerprint of a finding about it.
fn prints(arch: &Architecture) -> BTreeMap<String, String> {
    let exchanges = arch
        .relations()
        .filter(|r| r.kind() == RelationKind::Exchanges);
    let said = exchanges.map(|r| (format!("{:?}", r.fields()), print(r.into())));
    said.collect()
}

fn fields() -> impl Strategy<Value = String> {
    let purpose = prop::sample::select(vec![
        "",
        ", purpose: exploit",
        ", purpose: [exploit, update]",
    ]);
    let data = prop::sample::select(vec!["", ", data: [dân cư]", ", data: [hộ tịch, dân cư]"]);
    let since = prop::sample::select(vec!["", ", since: 2020", ", since: 2021"]);
    let route = prop::sample::select(vec!["", ", route: direct", ", route: [lgsp, ndxp]"]);
    (purpose, data, since, route).prop_map(|(a, b, c, d)| format!("{a}{b}{c}{d}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn distinct_relations_share_no_fingerprint_and_order_means_nothing(
        said in prop::collection::btree_set(fields(), 1..6)
    ) {
        let mut all: Vec<_> = said.iter().map(|fields| exchange(fields)).collect();
        let arch = reader(&all);
        let known = prints(&arch);
        prop_assert_eq!(known.len(), all.len());
        let distinct: std::collections::BTreeSet<_> = known.values().collect();
        prop_assert_eq!(distinct.len(), all.len(), "{:?}", known);
        all.reverse();
        prop_assert_eq!(prints(&reader(&all)), known);
    }
}

/// A service that one or two systems support.
fn supported(by: &str) -> Architecture {
    let text = format!(
        "justarch: 1
architecture: {{ id: a, body: own, level: ministry, name: {{ vi: A }}, version: '3.0', framework: '3.0', state-date: 2024-06-30 }}
organisations: {{ own: {{ name: {{ vi: Bộ Mẫu }}, kind: ministry }} }}
applications:
  first: {{ kind: application, name: {{ vi: Hệ thống một }}, owner: own }}
  second: {{ kind: application, name: {{ vi: Hệ thống hai }}, owner: own }}
business:
  licence: {{ kind: public-service, name: {{ vi: Cấp phép }}, owner: own, supported-by: [{by}] }}
channels:
  portal: {{ kind: service-portal, name: {{ vi: Cổng }}, owner: own, offers: [licence] }}
"
    );
    let document = Document::parse("a.yaml", &text).unwrap();
    assert!(document.report().is_empty(), "{:?}", document.report());
    document.into_architecture()
}

#[test]
fn what_was_approved_while_it_broke_nobody_is_not_approved_where_it_does() {
    let (both, first, none) = (
        supported("first, second"),
        supported("first"),
        supported(""),
    );
    let (harmless, grave) = (Diff::between(&both, &first), Diff::between(&first, &none));
    // The same relation goes, once as one of two and once as the last.
    let other = supported("second");
    let last = Diff::between(&other, &none);
    let print = |diff: &Diff<'_>| diff.changes()[0].fingerprint();
    assert_eq!(harmless.changes()[0].old, last.changes()[0].old);
    assert_eq!(harmless.verdict(), Some(Class::Compatible));
    assert_eq!(grave.verdict(), Some(Class::Breaking));
    assert_ne!(print(&harmless), print(&last));
    let mut policy = VerdictPolicy::default();
    policy.accept.push(Acceptance::new(
        &print(&harmless),
        "còn hệ thống khác",
        "Cục",
    ));
    let mut judged = Diff::between(&other, &none);
    policy.apply(&mut judged, None);
    assert_eq!(judged.verdict(), Some(Class::Breaking));
    assert!(judged.accepted().is_empty());
}

#[test]
fn an_approval_holds_whatever_class_a_policy_gives() {
    let (first, none) = (supported("first"), supported(""));
    let print = Diff::between(&first, &none).changes()[0].fingerprint();
    let mut policy = VerdictPolicy::default();
    policy
        .classes
        .insert(ChangeKind::Removed, Class::Compatible);
    policy
        .accept
        .push(Acceptance::new(&print, "dừng cấp phép", "Cục"));
    let mut judged = Diff::between(&first, &none);
    policy.apply(&mut judged, None);
    assert_eq!(judged.accepted().len(), 1);
    assert_eq!(judged.accepted()[0].change.fingerprint(), print);
}
