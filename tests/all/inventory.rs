//! Everything the source texts name stands in a bundled document, with its figures and its provenance.

use justarch::{Architecture, Document, Field, Layer, Subject, reference};
use serde_json::Value;

fn inventory() -> Value {
    serde_yaml::from_str(include_str!("../inventory.yaml")).unwrap()
}

fn text<'v>(entry: &'v Value, key: &str) -> &'v str {
    entry[key]
        .as_str()
        .unwrap_or_else(|| panic!("{entry} has no {key}"))
}

fn documents(entry: &Value) -> Vec<(String, Architecture)> {
    let names = entry["in"].as_array().unwrap();
    assert!(!names.is_empty(), "{entry} is in no document");
    names
        .iter()
        .map(|name| {
            let name = name.as_str().unwrap();
            let bundled = reference::get(name).unwrap();
            (name.to_owned(), bundled.document().into_architecture())
        })
        .collect()
}

fn layer(word: &str) -> Layer {
    match word {
        "infrastructure" => Layer::Infrastructure,
        "integration" => Layer::Integration,
        "application" => Layer::Application,
        "business" => Layer::Business,
        "channel" => Layer::Channel,
        "user" => Layer::User,
        "policy" => Layer::Policy,
        _ => panic!("`{word}` is no layer"),
    }
}

#[test]
fn every_element_is_there_under_its_id_and_kind() {
    let inventory = inventory();
    let elements = inventory["elements"].as_array().unwrap();
    assert!(elements.len() > 100, "{}", elements.len());
    for entry in elements {
        let id = text(entry, "id");
        for (name, arch) in documents(entry) {
            let element = arch
                .element(id)
                .unwrap_or_else(|| panic!("{name} lacks {id}"));
            assert_eq!(element.kind_key(), text(entry, "kind"), "{name}: {id}");
            assert_eq!(element.layer(), layer(text(entry, "layer")), "{name}: {id}");
        }
    }
}

#[test]
fn every_organisation_is_there() {
    for entry in inventory()["organisations"].as_array().unwrap() {
        let id = text(entry, "id");
        for (name, arch) in documents(entry) {
            assert!(arch.organisation(id).is_some(), "{name} lacks {id}");
        }
    }
}

#[test]
fn every_relation_is_there() {
    let inventory = inventory();
    let relations = inventory["relations"].as_array().unwrap();
    assert!(relations.len() >= 13);
    for entry in relations {
        let (from, kind, to) = (
            text(entry, "from"),
            text(entry, "relation"),
            text(entry, "to"),
        );
        for (name, arch) in documents(entry) {
            let found = arch
                .element(from)
                .unwrap_or_else(|| panic!("{name} lacks {from}"))
                .relations()
                .any(|r| r.kind().key() == kind && r.end().id() == to);
            assert!(found, "{name} lacks {from} {kind} {to}");
        }
    }
}

#[test]
fn every_figure_is_there_with_its_value() {
    let inventory = inventory();
    let figures = inventory["figures"].as_array().unwrap();
    assert!(figures.len() >= 11);
    for entry in figures {
        let id = text(entry, "id");
        let value = entry["value"].as_f64().unwrap();
        for (name, arch) in documents(entry) {
            let found = arch
                .indicators()
                .map(|i| (i.key().to_owned(), i.value()))
                .chain(arch.targets().map(|t| (t.key().to_owned(), t.value())))
                .find(|(key, _)| key == id)
                .unwrap_or_else(|| panic!("{name} lacks {id}"));
            assert_eq!(found.1, Some(value), "{name}: {id}");
        }
    }
}

#[test]
fn the_inventory_lists_every_element_of_the_documents() {
    let inventory = inventory();
    for bundled in reference::all() {
        for element in bundled.document().architecture().elements() {
            let listed = inventory["elements"].as_array().unwrap().iter().any(|e| {
                e["id"] == element.id()
                    && e["in"]
                        .as_array()
                        .unwrap()
                        .contains(&Value::from(bundled.name))
            });
            assert!(listed, "{}: {} is not listed", bundled.name, element.id());
        }
    }
}

#[test]
fn every_element_and_relation_names_its_source_or_says_inferred() {
    for bundled in reference::all() {
        let document: Document = bundled.document();
        for element in document.architecture().elements() {
            let fields = element.fields();
            let sourced = fields.has(Field::Source) || fields.is_inferred("existence");
            assert!(sourced, "{}: {}", bundled.name, element.id());
            for relation in element.relations() {
                let sourced = relation.sources().next().is_some() || relation.is_inferred();
                assert!(sourced, "{}: {}", bundled.name, Subject::from(relation));
            }
        }
    }
}

#[test]
fn security_levels_and_routes_are_never_claimed_as_facts() {
    for bundled in reference::all() {
        let document = bundled.document();
        for element in document.architecture().elements() {
            let fields = element.fields();
            if fields.has(Field::SecurityLevel) {
                assert!(fields.is_inferred("security-level"), "{}", element.id());
            }
            for relation in element.relations() {
                let fields = relation.fields();
                if fields.has(Field::RouteHop) || fields.has(Field::RouteDirect) {
                    let inferred = fields.is_inferred("route") || relation.is_inferred();
                    assert!(inferred, "{}", Subject::from(relation));
                }
            }
        }
    }
}

#[test]
fn the_documents_say_what_they_are() {
    for bundled in reference::all() {
        let document = bundled.document();
        let arch = document.architecture();
        assert_eq!(
            arch.status(),
            Some(justarch::DocumentStatus::Illustrative),
            "{}",
            bundled.name
        );
        assert!(arch.fields().has(Field::NoteVi) && arch.fields().has(Field::NoteEn));
        assert!(!arch.fields().has(Field::IssuedDecision));
        assert!(!arch.fields().has(Field::Reviewed));
    }
}

#[test]
fn nothing_in_a_document_is_untranslated() {
    for bundled in reference::all() {
        let document = bundled.document();
        for element in document.architecture().elements() {
            assert!(element.fields().has(Field::NameEn), "{}", element.id());
        }
    }
}
