//! The keys that the check is said to ask for are those that it asks for.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use justarch::vocabulary::{Asked, asked_of, asked_of_exchanges, missing_keys, with_keys};
use justarch::{ApplicationKind, Document, Kind, Layer, RuleSet, Subject};

/// A document in which an element of any kind of the body's own can have all its keys.
const REST: &str = "justarch: 1
architecture:
  id: a
  body: bo
  level: ministry
  name: { vi: \"Kiến trúc Chính phủ điện tử Bộ, phiên bản 1.0\" }
  version: \"1.0\"
  framework: { version: \"3.0\", decision: 2568/QĐ-BTTTT }
  state-date: 2024-12-31
organisations:
  bo: { name: { vi: Bộ }, kind: ministry }
  bo-khac: { name: { vi: Bộ khác }, kind: ministry }
";

/// Others that relations may lead to.
const OTHERS: [(Layer, &str); 4] = [
    (
        Layer::Infrastructure,
        "may: { kind: data-centre, name: { vi: Máy }, scope: national, owner: bo-khac }",
    ),
    (
        Layer::Integration,
        "truc: { kind: national-exchange, name: { vi: Trục }, scope: national, owner: bo-khac }",
    ),
    (
        Layer::Application,
        "so: { kind: application, name: { vi: Sổ }, scope: other-agency, owner: bo-khac }",
    ),
    (
        Layer::Channel,
        "kenh: { kind: web-portal, name: { vi: Kênh }, scope: other-agency, owner: bo-khac }",
    ),
];

/// The document with an element of a kind that is the body's own.
fn document(kind: Kind, more: &str) -> Document {
    let mut text = REST.to_owned();
    for layer in Layer::ALL {
        let others = OTHERS.iter().filter(|(of, _)| *of == layer);
        let others: Vec<_> = others.map(|(_, line)| *line).collect();
        if kind.layer() != layer && others.is_empty() {
            continue;
        }
        let _ = writeln!(text, "{}:", layer.section());
        for line in others {
            let _ = writeln!(text, "  {line}");
        }
        if kind.layer() == layer {
            let _ = writeln!(
                text,
                "  moi:\n    kind: {kind}\n    name: {{ vi: Mới }}{more}"
            );
        }
    }
    Document::parse("a.yaml", &text).unwrap()
}

/// The keys that the findings of a document miss at the new element.
fn missed(document: &Document, codes: &BTreeSet<&str>) -> BTreeSet<&'static str> {
    let rules = RuleSet::for_framework(document.architecture().framework()).unwrap();
    let found = rules.check(document.architecture());
    let own = Subject::element("moi");
    let missing = missing_keys(document, &found).into_iter();
    let missing = missing.filter(|m| m.subject == own && codes.contains(m.code.as_str()));
    missing.flat_map(|m| m.keys).map(|key| key.key).collect()
}

/// The rules that ask every element of some kind for keys.
const CODES: [&str; 9] = [
    "DAT001", "DAT002", "DAT009", "DAT010", "INT002", "LAY008", "SEC001", "SVC003", "SVC009",
];

#[test]
fn a_kind_is_asked_for_its_keys_and_has_them_then() {
    let codes: BTreeSet<_> = CODES.into_iter().collect();
    for kind in Kind::ALL {
        let asked = asked_of(*kind);
        let keys: BTreeSet<_> = asked.iter().map(|asked| asked.key).collect();
        // Without an owner it is not known to be the body's.
        let bare = document(*kind, "");
        let own = document(*kind, "\n    owner: bo");
        let found: BTreeSet<_> = missed(&bare, &codes)
            .union(&missed(&own, &codes))
            .copied()
            .collect();
        assert_eq!(found, keys, "{kind}");
        let arch = bare.architecture();
        let with = |asked: &Asked| {
            asked
                .values(arch, (*kind, Some("moi")), false)
                .into_iter()
                .next()
        };
        let values: Vec<_> = asked.iter().map(|asked| (*asked, with(asked))).collect();
        let values: Vec<_> = values
            .iter()
            .map(|(asked, v)| (*asked, v.as_deref()))
            .collect();
        let edits = with_keys(&bare, &Subject::element("moi"), &values, "ĐIỀN").unwrap();
        let mut text = bare.sources().text(justarch::SourceId::ROOT).to_owned();
        for edit in edits.iter().rev() {
            let span = edit.span.start as usize..edit.span.end as usize;
            text.replace_range(span, &edit.text);
        }
        let whole = Document::parse("a.yaml", &text).unwrap();
        assert_eq!(missed(&whole, &codes), BTreeSet::new(), "{kind}:\n{text}");
    }
}

#[test]
fn an_exchange_is_asked_for_its_keys() {
    let text = "justarch: 1
architecture: {id: a, body: b, level: ministry, name: {vi: A}, version: '1.0', framework: '3.0', state-date: 2024-12-31}
organisations: {b: {name: {vi: Bộ}, kind: ministry}, c: {name: {vi: Bộ khác}, kind: ministry}}
applications:
  moi: {kind: application, name: {vi: Mới}, owner: b, exchanges: [{with: dan-cu}]}
  dan-cu: {kind: database, name: {vi: Dân cư}, owner: c, scope: national, class: national, role: population-database}
";
    let document = Document::parse("a.yaml", text).unwrap();
    let rules = RuleSet::for_framework(document.architecture().framework()).unwrap();
    let found = rules.check(document.architecture());
    let missing = missing_keys(&document, &found);
    let missing = missing
        .iter()
        .filter(|m| matches!(m.subject, Subject::Relation { .. }));
    let keys: BTreeSet<_> = missing.flat_map(|m| &m.keys).map(|key| key.key).collect();
    let asked: BTreeSet<_> = asked_of_exchanges().iter().map(|asked| asked.key).collect();
    assert_eq!(keys, asked);
}

#[test]
fn what_only_a_person_knows_is_marked() {
    let document = document(
        Kind::Application(ApplicationKind::Database),
        "\n    owner: bo",
    );
    let database = Kind::Application(ApplicationKind::Database);
    let marked: Vec<_> = asked_of(database)
        .into_iter()
        .filter(|asked| asked.key != "owner" && asked.key != "hosted-on")
        .map(|asked| (asked, None))
        .collect();
    let edits = with_keys(&document, &Subject::element("moi"), &marked, "ĐIỀN").unwrap();
    let text: String = edits.iter().map(|edit| edit.text.as_str()).collect();
    for line in [
        "security-level: ĐIỀN",
        "class: ĐIỀN",
        "data-source: \"ĐIỀN\"",
        "items: { default: [\"ĐIỀN\"] }",
        "description: { vi: \"ĐIỀN\" }",
    ] {
        assert!(text.contains(line), "no {line} in {text}");
    }
}
