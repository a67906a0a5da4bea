//! The words of a text: each id among them is one that the search for ids finds, and no other.

use std::collections::BTreeSet;

use justarch::places::{IdOf, Places, TokenKind, UseKind};
use justarch::{Document, SourceId, Span};

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
        let at = at.unwrap_or_else(|| panic!("no id at {start}\n{text}"));
        assert_eq!(
            (at.of, at.found.kind, at.found.span),
            (of, kind, token.span)
        );
        let id = if entry.key_span() == Some(token.span) {
            entry.key()
        } else {
            entry.text()
        };
        assert_eq!(Some(at.id), id);
        found.insert((of, at.id.to_owned(), (start, to)));
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
        let elements: BTreeSet<_> = names
            .iter()
            .filter(|id| places.element(id).is_some())
            .collect();
        let mut wanted = BTreeSet::new();
        for id in &names {
            for of in EVERY {
                for place in places.of_id(of, id) {
                    // Where both may be, it is the element that there is; a word of a code list is no id without one.
                    let is_open = match place.kind {
                        UseKind::Relation(kind) => kind.key() == "supplied-by",
                        UseKind::Field(field) => field == justarch::Field::CodeLists,
                        _ => false,
                    };
                    if is_open && (of == IdOf::Element) != elements.contains(id) {
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
            id(
                IdOf::Element,
                UseKind::Field(justarch::Field::Succeeds),
                true
            ),
        ]
    );
    assert_eq!(
        kinds("old"),
        [id(
            IdOf::Element,
            UseKind::Fate(justarch::Table::Retired),
            true
        )]
    );
}
