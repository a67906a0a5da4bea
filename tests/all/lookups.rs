//! What is kept ready for rules says the same as the fields and relations of the document.

use std::path::Path;

use justarch::{
    ApplicationKind, Architecture, DatabaseClass, Document, ElementRef, Field, FrameworkVersion,
    OrganisationRef, Readiness, RelationKind, Role, Scope, Status, Value, reference,
};

/// The bundled documents, and every fixture of the rules that can be read.
fn documents() -> Vec<Document> {
    let mut all: Vec<_> = reference::all()
        .iter()
        .map(reference::Bundled::document)
        .collect();
    let bundled = all.len();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    for folder in std::fs::read_dir(root).unwrap() {
        let folder = folder.unwrap().path();
        // Look-ups pass over keys that mean nothing where they stand, of which LAY012 tells; the walk up the parents below
        // does not end in a circle, of which LAY016 tells.
        if !folder.is_dir() || folder.ends_with("LAY012") || folder.ends_with("LAY016") {
            continue;
        }
        for file in std::fs::read_dir(folder).unwrap() {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            all.extend(Document::parse("fixture.yaml", &text).ok());
        }
    }
    assert!(all.len() > bundled + 100, "{}", all.len());
    all
}

fn first(element: ElementRef<'_>, field: Field) -> Option<Value<'_>> {
    let mut fields = element.fields().iter();
    fields.find(|(f, _)| *f == field).map(|(_, value)| value)
}

fn token(element: ElementRef<'_>, field: Field) -> Option<&'static str> {
    match first(element, field) {
        Some(Value::Token(word)) => Some(word),
        None => None,
        other => panic!("{element:?} {field:?}: {other:?}"),
    }
}

fn agency<'a>(arch: &'a Architecture, element: ElementRef<'a>) -> Option<&'a str> {
    let Some(Value::Text(owner)) = first(element, Field::Owner) else {
        return None;
    };
    let mut top = arch.organisation(owner)?;
    while let Some(parent) = top.parent() {
        top = parent;
    }
    Some(top.key())
}

#[test]
fn an_element_says_what_its_fields_say() {
    for document in documents() {
        let arch = document.architecture();
        let body = arch.body().map(OrganisationRef::agency).map(|a| a.key());
        for e in arch.elements() {
            assert_eq!(e.status().map(Status::key), token(e, Field::Status));
            assert_eq!(e.scope().map(Scope::key), token(e, Field::Scope));
            assert_eq!(e.role().map(Role::key), token(e, Field::Role));
            assert_eq!(
                e.readiness().map(Readiness::key),
                token(e, Field::Readiness)
            );
            let class = e.database_class().map(DatabaseClass::key);
            assert_eq!(class, token(e, Field::DatabaseClass));
            let level = e.security_level().map(|level| Value::Number(level.into()));
            assert_eq!(level, first(e, Field::SecurityLevel));
            let owner = e.owner().map(|owner| Value::Text(owner.key()));
            assert_eq!(owner, first(e, Field::Owner));
            assert_eq!(e.agency().map(|a| a.key()), agency(arch, e));
            assert_eq!(
                e.is_own(),
                body.is_some() && agency(arch, e) == body,
                "{e:?}"
            );
        }
    }
}

#[test]
fn a_field_is_found_wherever_it_stands() {
    for document in documents() {
        let arch = document.architecture();
        let elements = arch.elements().map(ElementRef::fields);
        let relations = arch.relations().map(justarch::RelationRef::fields);
        let organisations = arch.organisations().map(|o| o.fields());
        for fields in elements
            .chain(relations)
            .chain(organisations)
            .chain([arch.fields()])
        {
            for field in Field::ALL.iter().filter(|field| **field != Field::Refused) {
                let values: Vec<_> = fields.iter().filter(|(f, _)| f == field).collect();
                assert_eq!(
                    fields.has(*field),
                    !values.is_empty(),
                    "{field:?} {fields:?}"
                );
                let texts = values.iter().filter_map(|(_, value)| match value {
                    Value::Text(text) => Some(*text),
                    Value::Token(word) => Some(*word),
                    _ => None,
                });
                assert!(fields.texts(*field).eq(texts), "{field:?} {fields:?}");
            }
        }
    }
}

#[test]
fn equal_relations_are_told_apart_however_many_there_are() {
    for count in [3, 32, 33, 200] {
        let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
        for id in ["few", "a", "b", "c"] {
            b.element(id, ApplicationKind::Application, id).unwrap();
        }
        for n in 0..count {
            let to = ["b", "c", "b"][n % 3];
            b.relate("a", RelationKind::Exchanges, to).unwrap();
        }
        for to in ["b", "b"] {
            b.relate("few", RelationKind::Exchanges, to).unwrap();
        }
        let arch = b.build().unwrap();
        for element in arch.elements() {
            let relations: Vec<_> = element.relations().collect();
            for (at, relation) in relations.iter().enumerate() {
                let equal = relations[..at].iter().filter(|r| r.to() == relation.to());
                assert_eq!(relation.ordinal(), equal.count(), "{relation:?} of {count}");
            }
        }
    }
}

#[test]
fn a_relation_is_found_by_its_name_among_few_and_among_many() {
    for count in [3, 200] {
        let mut text = String::from(
            "justarch: 1\narchitecture: { id: kho, name: { vi: Kiến trúc } }\n\
             organisations: { bo: { name: { vi: Bộ }, kind: ministry } }\napplications:\n",
        );
        text.push_str("  kho: { kind: database, name: { vi: Kho }, supplied-by: [bo] }\n");
        for id in ["a", "b"] {
            let other = if id == "a" { "b" } else { "a" };
            text.push_str(&format!(
                "  {id}:\n    kind: application\n    name: {{ vi: Sổ }}\n"
            ));
            text.push_str("    stores:\n");
            for nth in 0..count {
                text.push_str(&format!(
                    "      - {{ to: kho, note: {{ vi: \"{nth}\" }} }}\n"
                ));
            }
            text.push_str("    exchanges:\n");
            for nth in 0..count {
                text.push_str(&format!("      - {{ with: {other}, data: [{id}{nth}] }}\n"));
                text.push_str(&format!(
                    "      - {{ with: kho, data: [{id}{nth}], purpose: [exploit] }}\n"
                ));
            }
        }
        let document = Document::parse("kho.yaml", &text).unwrap();
        let arch = document.architecture();
        let mut places = std::collections::BTreeSet::new();
        for relation in arch.relations() {
            let subject = justarch::Subject::from(relation);
            let at = justarch::Locate::locate(&document, &subject.clone().into());
            let at = at.unwrap_or_else(|| panic!("{count}: {subject}"));
            let line = document.sources().position(at).line;
            assert!(places.insert(line), "{count}: {subject} at {line} twice");
            let said = text.lines().nth(line - 1).unwrap();
            for item in relation.data() {
                assert!(said.contains(&format!("[{item}]")), "{subject}: {said}");
            }
        }
        assert_eq!(places.len(), count * 6 + 1);
    }
}
