//! The places of an id are complete: with another id in all of them, the architecture is the same under that id.

use std::collections::BTreeSet;

use justarch::places::{IdOf, Use, UseKind};
use justarch::{Architecture, Document, End, Field, Fields, SourceId, Table, Value};

use crate::places::{bundled, sample};

const NEW: &str = "renamed-anew";

/// All that an architecture says, with one id of one sort in place of another wherever the model refers to it.
fn told(arch: &Architecture, of: IdOf, old: &str, new: &str) -> Vec<String> {
    let name = |id: &str, sort: IdOf| match id == old && sort == of {
        true => new.to_owned(),
        false => id.to_owned(),
    };
    let sort_of = |field: Field, is_element: bool| match field {
        Field::ConformsTo | Field::RouteHop | Field::Covers | Field::Successor => {
            Some(IdOf::Element)
        }
        Field::Succeeds if is_element => Some(IdOf::Element),
        Field::Issuer | Field::Owner | Field::Operator | Field::Parent | Field::Succeeds => {
            Some(IdOf::Organisation)
        }
        Field::Source => Some(IdOf::Source),
        _ => None,
    };
    let fields = |fields: Fields<'_>, is_element: bool, is_header: bool| -> Vec<String> {
        let mut all: Vec<_> = fields
            .iter()
            .map(|(field, value)| {
                let sort = sort_of(field, is_element);
                let sort =
                    sort.or((field == Field::Body && is_header).then_some(IdOf::Organisation));
                let value = match (value, sort) {
                    (Value::Text(id), Some(sort)) => name(id, sort),
                    (value, _) => value.to_string(),
                };
                format!("{}={value}", field.path())
            })
            .collect();
        all.sort();
        all
    };
    let mut lines = vec![format!("{:?}", fields(arch.fields(), false, true))];
    for element in arch.elements() {
        let id = name(element.id(), IdOf::Element);
        let own = fields(element.fields(), true, false);
        lines.push(format!("{id} {} {own:?}", element.kind().key()));
        for relation in element.relations() {
            let (far, sort) = match relation.end() {
                End::Element(far) => (far.id(), IdOf::Element),
                End::Organisation(far) => (far.key(), IdOf::Organisation),
            };
            let far = name(far, sort);
            let own = fields(relation.fields(), false, false);
            let mut ends = [id.clone(), far];
            if relation.kind().is_symmetric() {
                ends.sort();
            }
            lines.push(format!("{ends:?} {} {own:?}", relation.kind()));
        }
    }
    for table in Table::ALL {
        for record in arch.records(table) {
            let key = match table {
                Table::Sources => name(record.key(), IdOf::Source),
                Table::Organisations => name(record.key(), IdOf::Organisation),
                Table::Retired | Table::Transferred => name(record.key(), IdOf::Element),
                _ => record.key().to_owned(),
            };
            let holder = record.holder().map(|id| name(id, IdOf::Element));
            let own = fields(record.fields(), false, false);
            lines.push(format!("{table:?} {key} {holder:?} {own:?}"));
        }
    }
    lines.sort();
    lines
}

/// The text with another id at all those places.
fn renamed(text: &str, uses: &[Use<'_>], new: &str) -> String {
    let mut out = String::new();
    let mut end = 0;
    for found in uses {
        // An alias of an id that is among them follows it.
        if found.is_alias {
            let anchor = found.entry.repeated().unwrap().value_span();
            if uses.iter().any(|other| other.span == anchor) {
                continue;
            }
        }
        out.push_str(&text[end..found.span.start as usize]);
        let quote = text[found.span.start as usize..].chars().next();
        let quote = quote.filter(|c| matches!(c, '"' | '\''));
        out.extend(quote.into_iter().chain(new.chars()).chain(quote));
        end = found.span.end as usize;
    }
    out.push_str(&text[end..]);
    out
}

#[track_caller]
fn check(text: &str, of: IdOf, id: &str) {
    let document = Document::parse("a.yaml", text).unwrap();
    let places = document.places();
    let uses = places.of_id(of, id);
    assert!(
        uses.iter()
            .all(|found| found.entry.is_exact() && found.span.source == SourceId::ROOT)
    );
    assert!(
        uses.iter()
            .any(|found| found.kind == UseKind::Definition || found.is_earlier),
        "{id}"
    );
    assert!(uses.is_sorted_by_key(|found| found.span.start));
    let anew = renamed(text, &uses, NEW);
    let again = Document::parse("a.yaml", &anew).unwrap();
    let arch = document.architecture();
    assert_eq!(
        told(again.architecture(), of, "", ""),
        told(arch, of, id, NEW),
        "{id} in\n{text}"
    );
    assert!(again.places().of_id(of, id).is_empty());
    assert_eq!(again.places().of_id(of, NEW).len(), uses.len());
    // No new finding comes of it; messages name the id.
    assert_eq!(
        again.report().len(),
        document.report().len(),
        "{id} in\n{text}"
    );
}

fn ids(arch: &Architecture) -> BTreeSet<(IdOf, String)> {
    let elements = arch.elements().map(|e| (IdOf::Element, e.id().to_owned()));
    let organisations = arch
        .organisations()
        .map(|o| (IdOf::Organisation, o.key().to_owned()));
    let sources = arch.sources().map(|s| (IdOf::Source, s.key().to_owned()));
    let fates = [Table::Retired, Table::Transferred]
        .into_iter()
        .flat_map(|t| arch.records(t));
    let fates = fates.map(|record| (IdOf::Element, record.key().to_owned()));
    elements
        .chain(organisations)
        .chain(sources)
        .chain(fates)
        .collect()
}

#[test]
fn an_id_is_renamed_by_its_places() {
    let mut tried = 0;
    let texts = sample(40).into_iter().map(|text| (text, 4));
    for (text, step) in texts.chain(bundled().into_iter().map(|text| (text, 149))) {
        let document = Document::parse("a.yaml", &text).unwrap();
        // Names of things that were refused are kept apart from the model.
        if !document.architecture().unread().is_empty() {
            continue;
        }
        for (of, id) in ids(document.architecture()).into_iter().step_by(step) {
            check(&text, of, &id);
            tried += 1;
        }
    }
    assert!(tried > 100, "{tried}");
}

const SHARED: &str = "
justarch: 1
organisations:
  b: {name: {vi: Á}, parent: &o c}
  c: {name: {vi: Á}}
sources:
  s: {title: t}
applications:
  a: &a
    kind: application
    name: &n {vi: Á}
    owner: *o
    sources: &s [s]
    hosted-on: &h h
  d:
    kind: application
    name: *n
    sources: *s
    operator: b
    hosted-on:
    - to: *h
      sources: *s
infrastructure:
  h: {kind: data-centre, name: {vi: h}, owner: \"c\", succeeds: [a, x]}
  m: {kind: data-centre, name: {vi: m}}
retired:
  a-old: {reason: r, successor: h, sources: [s]}
  h-old: {reason: r, successor: [d, h]}
";

#[test]
fn what_an_alias_repeats_is_renamed_once() {
    for (of, id) in [
        (IdOf::Element, "h"),
        (IdOf::Element, "a"),
        (IdOf::Element, "d"),
        (IdOf::Organisation, "b"),
        (IdOf::Organisation, "c"),
        (IdOf::Source, "s"),
    ] {
        let document = Document::parse("a.yaml", SHARED).unwrap();
        let places = document.places();
        let uses = places.of_id(of, id);
        let again = Document::parse("a.yaml", &renamed(SHARED, &uses, NEW)).unwrap();
        // What was a use only through an alias is one no more where the alias was replaced.
        let now = told(again.architecture(), of, "", "");
        let mut then = told(document.architecture(), of, id, NEW);
        if (of, id) == (IdOf::Element, "h") {
            then = then.into_iter().collect();
        }
        assert_eq!(now, then, "{id}");
    }
    let document = Document::parse("a.yaml", SHARED).unwrap();
    let places = document.places();
    let of = |of, id| places.of_id(of, id);
    let sources = of(IdOf::Source, "s");
    assert_eq!(sources.len(), 3);
    assert!(sources[1].is_repeated && !sources[0].is_repeated);
    let owners = of(IdOf::Organisation, "c");
    assert_eq!(owners.iter().filter(|found| found.is_alias).count(), 1);
    let earlier = of(IdOf::Element, "a")
        .into_iter()
        .filter(|found| found.is_earlier);
    assert!(
        earlier
            .map(|found| found.kind)
            .eq([UseKind::Field(Field::Succeeds)])
    );
}

#[test]
fn an_id_of_another_sort_is_left() {
    let text = "
justarch: 1
organisations:
  x: {name: {vi: Á}}
sources:
  x: {title: x}
applications:
  x: {kind: application, name: {vi: x}, owner: x, tags: [x], sources: [x]}
  y: {kind: database, name: {vi: x}, code: x, stores: [x], attributes: {x: x}}
";
    let document = Document::parse("a.yaml", text).unwrap();
    let places = document.places();
    let count = |of| places.of_id(of, "x").len();
    assert_eq!(count(IdOf::Element), 2);
    assert_eq!(count(IdOf::Organisation), 2);
    assert_eq!(count(IdOf::Source), 2);
    for of in [IdOf::Element, IdOf::Organisation, IdOf::Source] {
        check(text, of, "x");
    }
}
