//! A schema and the loader say the same of a file: what one refuses, the other refuses.
//!
//! Small documents are taken from the bundled ones and from fixtures, and changed at random: keys are renamed, left out,
//! moved; values become others, of another type, or lists; kinds become others. `JUSTARCH_MUTATIONS` says how many are
//! tried; `.ci/full` tries more than an ordinary run.
//!
//! What a schema cannot say is listed in [`BEYOND`], by the finding of the loader that says it, with the reason. Such a
//! finding alone does not make the loader's answer another one; everything else has to agree.

mod beyond;
mod mutate;
mod settings;

use std::collections::BTreeSet;

use beyond::{BEYOND, beyond};
use jsonschema::Validator;
use justarch::{Document, Lang, Loader, Severity, SourceProvider, Text, reference, schema};
use mutate::{Random, Words};
use serde_json::{Map, Value, json};

/// So many changed documents are tried, unless the environment says otherwise.
const TRIED: u64 = 1_000;

/// A root file that includes the one that is judged.
const ROOT: &str = "justarch: 1\ninclude: [part.yaml]\narchitecture:\n  id: a\n  body: b\n  name: { vi: A }\n  version: '1.0'\n  framework: '3.0'\n";

struct Part(String);

impl SourceProvider for Part {
    fn read(&self, _: &str) -> Result<Vec<u8>, Text> {
        Ok(self.0.clone().into_bytes())
    }
}

/// What the loader finds in a file, the root or one that it includes.
fn load(file: &Value, is_root: bool) -> Option<Document> {
    let text = file.to_string();
    let document = if is_root {
        Document::parse("root.yaml", &text)
    } else {
        Loader::new().load("justarch.yaml", ROOT, &Part(text))
    };
    document.ok()
}

/// What the two say of a file.
struct Said {
    schema: bool,
    loader: bool,
    findings: Vec<String>,
    beyond: Vec<&'static str>,
}

fn ask(validator: &Validator, file: &Value, is_root: bool) -> Said {
    let mut said = Said {
        schema: validator.is_valid(file),
        loader: false,
        findings: Vec::new(),
        beyond: Vec::new(),
    };
    let Some(document) = load(file, is_root) else {
        return said;
    };
    let errors = document
        .report()
        .iter()
        .filter(|found| found.severity == Severity::Error);
    for found in errors {
        match beyond(found, &document, is_root) {
            Some(name) => said.beyond.push(name),
            None => said
                .findings
                .push(format!("{}: {}", found.code, found.message.get(Lang::En))),
        }
    }
    said.loader = said.findings.is_empty();
    said
}

fn bundled() -> impl Iterator<Item = Value> {
    let texts = reference::all().iter().map(|bundled| bundled.text);
    texts.map(|text| serde_yaml::from_str(text).unwrap())
}

fn fixtures() -> Vec<Value> {
    let rules = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/rules");
    let mut files: Vec<_> = std::fs::read_dir(rules)
        .unwrap()
        .filter_map(|folder| std::fs::read_dir(folder.unwrap().path()).ok())
        .flatten()
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .collect();
    files.sort();
    let texts = files
        .iter()
        .map(|path| std::fs::read_to_string(path).unwrap());
    // Some hold the very YAML that is not read.
    texts
        .filter_map(|text| serde_yaml::from_str(&text).ok())
        .collect()
}

/// Small documents that are valid but for references: the head with a part of what a document holds.
fn seeds() -> Vec<Value> {
    let mut seeds = Vec::new();
    for whole in bundled() {
        let whole = whole.as_object().unwrap();
        let head = json!({
            "id": "a", "body": "b", "name": { "vi": "A" }, "version": "1.0", "framework": "3.0",
        });
        let with = |key: &str, value: Value| {
            let mut file = Map::new();
            file.insert("justarch".into(), json!(1));
            file.insert("architecture".into(), head.clone());
            file.insert(key.into(), value);
            Value::Object(file)
        };
        seeds.push(with("architecture", whole["architecture"].clone()));
        for (section, entries) in whole {
            match entries {
                Value::Object(entries) if section != "architecture" => {
                    for (id, entry) in entries {
                        seeds.push(with(section, json!({ id: entry })));
                    }
                }
                Value::Array(entries) => {
                    for entry in entries {
                        seeds.push(with(section, json!([entry])));
                    }
                }
                _ => {}
            }
        }
    }
    // Those of the fixtures are small as they are.
    seeds.extend(
        fixtures()
            .into_iter()
            .filter(|file| file.to_string().len() < 3_000),
    );
    seeds
}

fn validator(schema: &Value) -> Validator {
    jsonschema::draft202012::new(schema).unwrap()
}

fn count() -> u64 {
    let asked = std::env::var("JUSTARCH_MUTATIONS").ok();
    asked.map_or(TRIED, |count| count.parse().unwrap())
}

#[test]
fn they_agree_on_changed_documents() {
    let root = validator(&schema::document(None, Lang::Vi));
    let included = validator(&schema::included(None, Lang::En));
    let seeds = seeds();
    let words = Words::of(&seeds);
    let mut random = Random::new(0x6a75_7374);
    let mut disagreements = Vec::new();
    let (mut valid, mut met) = (0, BTreeSet::new());
    for _ in 0..count() {
        let mut file = random.pick(&seeds).clone();
        let is_root = random.below(6) > 0;
        if !is_root {
            file.as_object_mut().unwrap().remove("architecture");
        }
        for _ in 0..=random.below(2) {
            mutate::mutate(&mut file, &words, &mut random);
        }
        let said = ask(if is_root { &root } else { &included }, &file, is_root);
        met.extend(said.beyond);
        valid += u64::from(said.schema);
        if said.schema != said.loader {
            disagreements.push(format!(
                "{} says the schema, {} the loader, {:?}\n  {file}",
                said.schema, said.loader, said.findings
            ));
        }
    }
    let shown: Vec<_> = disagreements.iter().take(12).map(String::as_str).collect();
    assert!(
        disagreements.is_empty(),
        "{} disagree:\n{}",
        disagreements.len(),
        shown.join("\n")
    );
    // Neither of the two answers is rare, else little would be shown.
    assert!(valid > count() / 10 && valid < count() * 9 / 10, "{valid}");
    // How many of the named ones turn up is a matter of how many documents are tried.
    let wanted = if count() < 10_000 {
        0
    } else {
        BEYOND.len() / 2
    };
    assert!(met.len() > wanted, "{met:?}");
}

#[test]
fn each_finding_beyond_a_schema_is_one() {
    let root = validator(&schema::document(None, Lang::Vi));
    let included = validator(&schema::included(None, Lang::Vi));
    for row in BEYOND {
        let file: Value = serde_yaml::from_str(row.example).unwrap();
        let is_root = !row.in_part;
        let said = ask(if is_root { &root } else { &included }, &file, is_root);
        assert!(said.schema, "{}: the schema can say it", row.name);
        assert!(said.loader, "{}: {:?}", row.name, said.findings);
        assert!(
            said.beyond.contains(&row.name),
            "{}: {:?}",
            row.name,
            said.beyond
        );
    }
}

#[test]
fn each_finding_beyond_a_schema_is_in_the_guide() {
    for guide in ["src/docs/editors.md", "src/docs/editors.vi.md"] {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/").to_owned() + guide;
        let guide = std::fs::read_to_string(path).unwrap();
        for row in BEYOND {
            assert!(
                guide.contains(&format!("| `{}` |", row.name)),
                "{}",
                row.name
            );
        }
    }
}

#[test]
fn every_bundled_document_and_every_fixture_that_loads_is_valid() {
    let root = validator(&schema::document(None, Lang::En));
    let mut valid = 0;
    for file in bundled().chain(fixtures()) {
        let said = ask(&root, &file, true);
        assert_eq!(said.schema, said.loader, "{:?}\n{file}", said.findings);
        valid += usize::from(said.schema);
    }
    assert!(valid > 100, "{valid}");
}

/// A framework and a language change what is said and suggested, not what is valid.
#[test]
fn frameworks_and_languages_judge_alike() {
    let plain = validator(&schema::document(None, Lang::Vi));
    let frameworks = justarch::Framework::all().iter();
    let others: Vec<_> = frameworks
        .map(|framework| validator(&schema::document(Some(framework), Lang::En)))
        .collect();
    let seeds = seeds();
    let words = Words::of(&seeds);
    let mut random = Random::new(7);
    for _ in 0..200 {
        let mut file = random.pick(&seeds).clone();
        mutate::mutate(&mut file, &words, &mut random);
        for other in &others {
            assert_eq!(plain.is_valid(&file), other.is_valid(&file), "{file}");
        }
    }
}
