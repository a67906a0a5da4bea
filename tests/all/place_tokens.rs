//! The words of a text: each id among them is one that the search for ids finds, and no other.

use std::collections::BTreeSet;

use justarch::places::{Entry, IdOf, Places, TokenKind, UseKind};
use justarch::{Document, Field, SourceId, Span, Table};

use super::places::{bundled, sample};

const EVERY: [IdOf; 3] = [IdOf::Element, IdOf::Organisation, IdOf::Source];

/// The ids that are words of the text, and each of them by what stands at its place.
fn ids(places: &Places, text: &str) -> BTreeSet<(IdOf, String, (u32, u32))> {
    let mut found = BTreeSet::new();
    let mut end = 0;
    for token in places.tokens(SourceId::ROOT) {
        let Span { start, end: to, .. } = token.span;
        assert!(end <= start && start < to, "words lie side by side\n{text}");
        end = to;
        let Some(entry) = token.entry else {
            assert_eq!(token.kind, TokenKind::Comment);
            continue;
        };
        let at = places.id_at(SourceId::ROOT, start as usize);
        let TokenKind::Id { of, kind, .. } = token.kind else {
            assert!(at.is_none(), "{:?} {at:?}\n{text}", token.kind);
            continue;
        };
        let (found_of, found_id, place) = at.unwrap_or_else(|| panic!("no id at {start}\n{text}"));
        assert_eq!((found_of, place.kind, place.span), (of, kind, token.span));
        let id = if entry.key_span() == Some(token.span) {
            entry.key()
        } else {
            entry.text()
        };
        assert_eq!(Some(found_id), id);
        found.insert((of, found_id.to_owned(), (start, to)));
    }
    found
}

#[test]
fn ids_are_those_that_are_found_by_name() {
    let mut seen = 0;
    for text in sample(40).into_iter().chain(bundled()) {
        let Ok(document) = Document::parse("a.yaml", &text) else {
            continue;
        };
        let places = document.places();
        let found = ids(&places, &text);
        let names: BTreeSet<_> = found.iter().map(|(_, id, _)| id.clone()).collect();
        let is_element = |id: &str| places.element(id).is_some();
        let is_body = |id: &str| places.record(Table::Organisations, id).is_some();
        let mut wanted = BTreeSet::new();
        for id in &names {
            for of in EVERY {
                for place in places.of_id(of, id) {
                    // Where both may be, it is the element that there is; a word of a code list is no id without one.
                    let is_other = match place.kind {
                        UseKind::Relation(kind) if kind.key() == "supplied-by" => {
                            let is_body = is_body(id) && !is_element(id);
                            (of == IdOf::Organisation) != is_body
                        }
                        UseKind::Field(Field::CodeLists) => !is_element(id),
                        _ => false,
                    };
                    if is_other {
                        continue;
                    }
                    wanted.insert((of, id.clone(), (place.span.start, place.span.end)));
                }
            }
        }
        assert_eq!(found, wanted, "{text}");
        seen += found.len();
    }
    assert!(seen > 5_000, "{seen}");
}

#[test]
fn words_are_told_apart() {
    let text = "# head
justarch: 1
include: [a.yaml]
organisations:
  moj: {kind: ministry, name: {vi: Bộ 𠮷}}
retired:
  old: {reason: Hết}
applications:
  app:
    kind: x-robot
    colour: red
    supplied-by: [moj, lake]
    since: 2024-05
    security-level: 3
    attributes: {nguồn: x}
    inferred: [since]
    succeeds: [app]
    exchanges:
      - {with: lake, route: direct, state-secret: true}
  lake: {kind: database}
";
    let document = Document::parse("a.yaml", text);
    let places = match &document {
        Ok(document) => document.places(),
        Err(error) => error.places(),
    };
    let tokens = places.tokens(SourceId::ROOT);
    let kinds = |part: &str| -> Vec<TokenKind> {
        let all = tokens.iter();
        all.filter(|token| places.sources().slice(token.span) == part)
            .map(|token| token.kind)
            .collect()
    };
    let id = |of, kind, is_earlier| TokenKind::Id {
        of,
        kind,
        is_earlier,
    };
    let supplied = justarch::RelationKind::SuppliedBy;
    assert_eq!(kinds("# head"), [TokenKind::Comment]);
    assert_eq!(kinds("include"), [TokenKind::Section]);
    assert_eq!(kinds("a.yaml"), [TokenKind::Text]);
    assert_eq!(kinds("x-robot"), [TokenKind::Kind]);
    assert_eq!(kinds("ministry"), [TokenKind::Word]);
    assert_eq!(kinds("colour"), [TokenKind::UnknownKey]);
    assert_eq!(kinds("2024-05"), [TokenKind::Date]);
    assert_eq!(kinds("3"), [TokenKind::Number]);
    assert_eq!(kinds("nguồn"), [TokenKind::Key]);
    assert_eq!(kinds("since"), [TokenKind::Key, TokenKind::Key]);
    assert_eq!(kinds("direct"), [TokenKind::Word]);
    assert_eq!(kinds("true"), [TokenKind::Flag]);
    assert_eq!(
        kinds("moj"),
        [
            id(IdOf::Organisation, UseKind::Definition, false),
            id(IdOf::Organisation, UseKind::Relation(supplied), false),
        ]
    );
    assert_eq!(
        kinds("lake")[0],
        id(IdOf::Element, UseKind::Relation(supplied), false)
    );
    assert_eq!(
        kinds("app"),
        [
            id(IdOf::Element, UseKind::Definition, false),
            id(IdOf::Element, UseKind::Field(Field::Succeeds), true),
        ]
    );
    assert_eq!(
        kinds("old"),
        [id(IdOf::Element, UseKind::Fate(Table::Retired), true)]
    );
}

#[test]
fn brackets_behind_a_fault_hold_their_words() {
    let text = "justarch: 1
users: [
applications:
  kho: {kind: database, name: {vi: 'Kho ''𠮷'' một', en: \"a \\\" b\"}, class: internal} # kho
  app:
    stores: [kho]
    exchanges:
      - {note: {vi: Gửi 𠮷: đi}, with: kho, route: [lgsp, ndxp], data}
      - {with: kho, route: [lgsp,
          ndxp]}
    tags: [a: b, c
";
    let document = Document::parse("a.yaml", text);
    let places = match &document {
        Ok(document) => document.places(),
        Err(error) => error.places(),
    };
    let slice = |span| places.sources().slice(span);
    let spans = |id| -> Vec<(u32, u32)> {
        let uses = places.of_id(IdOf::Element, id);
        assert!(uses.iter().all(|found| slice(found.span) == id));
        assert!(uses.iter().all(|found| !found.entry.is_exact()));
        uses.iter()
            .map(|found| (found.span.start, found.span.end))
            .collect()
    };
    assert_eq!(spans("kho").len(), 4);
    assert_eq!(spans("lgsp").len(), 2);
    assert_eq!(spans("ndxp").len(), 1);
    let kho = places.element("kho").unwrap();
    assert_eq!(kho.get("kind").unwrap().text(), Some("database"));
    assert!(slice(kho.extent()).ends_with("class: internal}"));
    let name = kho.get("name").unwrap();
    assert_eq!(
        slice(name.get("vi").unwrap().value_span()),
        "'Kho ''𠮷'' một'"
    );
    assert_eq!(slice(name.get("en").unwrap().value_span()), "\"a \\\" b\"");
    let app = places.element("app").unwrap();
    let exchange = app.get("exchanges").unwrap().entries().next().unwrap();
    assert_eq!(exchange.get("data").unwrap().text(), Some(""));
    let tags = app.get("tags").unwrap();
    let tags: Vec<_> = tags.entries().map(Entry::text).collect();
    assert_eq!(tags, [Some("a: b"), Some("c")]);
}
