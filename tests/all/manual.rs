//! The manual: examples taken from fixtures, and the pages made of what rules say of themselves.
//!
//! `BLESS=1 cargo test` rewrites the examples, another the pages, which hold them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use justarch::catalog::{self, About};
use justarch::tables::import::Mapping;
use justarch::{
    At, Diagnostic, Document, Lang, Layer, Report, RuleSet, Side, Subject, Transition, UserRules,
};
use serde_yaml::Value;

use crate::excerpt::{self, Choice};
use crate::rules::{all_rules, fixtures, name};
use crate::transition::{pairs, read};

/// Codes for which no text can be an example.
const WITHOUT_EXAMPLE: &[(&str, &str)] = &[
    (
        "CHK002",
        "it takes rules of another framework than the document's",
    ),
    ("CHK003", "it holds of every document of the framework"),
    ("FMT003", "a limit is exceeded by sheer size"),
    ("FMT004", "the separator of documents is that of examples"),
    ("FMT006", "it takes a second file"),
    ("ALW007", "no code of the library is deprecated yet"),
    ("BAS001", "it takes a baseline beside the document"),
    ("CFG001", "it takes a configuration beside the document"),
    ("CFG002", "it takes a configuration beside the document"),
    ("CFG003", "it takes a configuration beside the document"),
    ("BAS002", "it takes a baseline beside the document"),
    ("CFG004", "it takes a configuration beside the document"),
    ("CFG005", "it takes a configuration beside the document"),
    ("CFG006", "it takes a configuration beside the document"),
    ("FMT018", "no text is in another encoding"),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/docs/manual")
}

/// Compares a generated file with the one checked in, or rewrites it.
fn compare(path: &Path, text: &str, stale: &mut Vec<String>) {
    if fs::read_to_string(path).is_ok_and(|there| there == text) {
        return;
    }
    if std::env::var_os("BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    } else {
        stale.push(path.display().to_string());
    }
}

/// A fixture, parsed twice: as the library does, and as plain YAML.
struct Sample {
    file: String,
    value: Value,
    findings: Vec<Diagnostic>,
    /// How many faults the reader found.
    unreadable: usize,
}

fn sample(path: &Path) -> Option<Sample> {
    let text = fs::read_to_string(path).unwrap();
    let value = serde_yaml::from_str(&text).ok()?;
    let (unreadable, findings) = match Document::parse(&name(path), &text) {
        Err(_) => return None,
        Ok(document) => {
            let arch = document.architecture();
            let rules = justarch::Framework::get(arch.framework()).map(all_rules);
            let rules = rules.unwrap_or_else(|_| {
                RuleSet::for_framework(justarch::FrameworkVersion::V3_0).unwrap()
            });
            let report = rules.check(arch);
            let read = document.report().iter();
            let findings = read.chain(report.iter()).cloned().collect();
            (document.report().len(), findings)
        }
    };
    Some(Sample {
        file: name(path),
        value,
        findings,
        unreadable,
    })
}

impl Sample {
    fn reports(&self, code: &str) -> bool {
        self.findings.iter().any(|d| d.code.as_str() == code)
    }
}

/// Chooses what the findings of a code point at.
fn point(choice: &mut Choice, value: &Value, code: &str, findings: &[Diagnostic], side: Side) {
    let of_code = findings.iter().filter(|d| d.code.as_str() == code);
    for label in of_code.flat_map(|d| &d.labels).filter(|l| l.side == side) {
        let At::Place(place) = &label.at else {
            continue;
        };
        let field = place
            .field
            .as_ref()
            .map(|f| f.path().split('.').next().unwrap_or_default());
        match &place.subject {
            Subject::Document => {
                if let Some(field) = field {
                    choice.add(&["architecture", field]);
                }
            }
            Subject::Section(layer) => {
                let ids = value.get(layer.section()).and_then(Value::as_mapping);
                for id in ids.into_iter().flat_map(|m| m.keys()) {
                    choice.add(&[layer.section(), id.as_str().unwrap_or_default(), "kind"]);
                }
            }
            Subject::Element(id) => {
                if let Some(section) = section_of(value, id) {
                    choice.add(&[section, id, field.unwrap_or("kind")]);
                }
            }
            Subject::Relation { from, kind, to, .. } => {
                // A symmetric relation stands at one of its ends.
                let stands_at = |from: &str, to: &str| {
                    let section = section_of(value, from)?;
                    let list = value[section][from].get(kind.key())?;
                    let mut items = list.as_sequence()?.iter();
                    let end = |item: &Value| item.as_str().is_some_and(|end| end == to);
                    let is_it = |item: &Value| end(item) || item.get("with").is_some_and(end);
                    items.any(is_it).then_some(())
                };
                let (from, to) = if kind.is_symmetric() && stands_at(to, from).is_some() {
                    (to, from)
                } else {
                    (from, to)
                };
                if let Some(section) = section_of(value, from) {
                    choice.add(&[section, from, "kind"]);
                    let list = value[section][&**from].get(kind.key());
                    match list.and_then(Value::as_sequence) {
                        Some(items) if items.iter().any(Value::is_mapping) => {
                            let about = |name: &&String| name.split(' ').next() == Some(to);
                            let named = excerpt::named(items);
                            for name in named.keys().filter(about) {
                                let path = [section, from, kind.key(), name];
                                match field {
                                    Some(field) => {
                                        choice.add(&[&path[..], &[field]].concat());
                                        choice.add(&[&path[..], &["route"]].concat());
                                    }
                                    None => choice.add(&path),
                                }
                            }
                        }
                        _ => choice.add(&[section, from, kind.key()]),
                    }
                }
            }
            Subject::Record { table, key } => choice.add(&[table.key(), key]),
            _ => {}
        }
    }
}

fn section_of(value: &Value, id: &str) -> Option<&'static str> {
    let sections = Layer::ALL.iter().map(|layer| layer.section());
    sections
        .into_iter()
        .find(|section| value.get(section).is_some_and(|s| s.get(id).is_some()))
}

/// The example of a rule: what differs between a fixture that fails and one that passes, as far apart as the
/// shortest example takes.
fn of_rule(code: &str, samples: &[(String, Sample)]) -> Option<(String, String)> {
    let own = |(folder, _): &&(String, Sample)| folder == code;
    let or_base = |(folder, _): &&(String, Sample)| folder == code || folder.is_empty();
    let fails = samples.iter().filter(own).map(|(_, s)| s);
    let mut best: Option<(usize, (String, String))> = None;
    for fail in fails.filter(|s| s.reports(code)) {
        let passes = samples.iter().filter(or_base).map(|(_, s)| s);
        for pass in passes.filter(|s| !s.reports(code)) {
            let mut choice = Choice::default();
            choice.add_difference(Some(&fail.value), Some(&pass.value));
            point(&mut choice, &fail.value, code, &fail.findings, Side::New);
            let texts = [fail, pass].map(|s| excerpt::text(&choice.of(&s.value)));
            let [failing, passing] = texts.each_ref().map(|t| t.lines().count());
            // Best is the plain case against the plain case; least good a document that the rule lets pass for
            // a reason of its own.
            let other = |sample: &Sample| match sample.file.as_str() {
                "fail.yaml" | "pass.yaml" => 0,
                file if file.starts_with("base") => 6,
                _ => 8,
            };
            let exempt = ["level", "status", "state-date", "framework"]
                .iter()
                .filter(|key| {
                    let of = |s: &Sample| s.value["architecture"].get(**key).cloned();
                    of(fail) != of(pass)
                })
                .count();
            let score = failing
                + passing
                + other(fail)
                + other(pass)
                + 8 * exempt
                + if removes(&texts) { 9 } else { 0 }
                + if failing == 0 || passing < failing / 2 {
                    10
                } else {
                    0
                }
                + 2 * (fail.findings.len() + pass.findings.len() - 1)
                + 40 * (fail.unreadable + pass.unreadable);
            if best.as_ref().is_none_or(|(least, _)| score < *least) {
                let [fail, pass] = texts;
                best = Some((score, (fail, pass)));
            }
        }
    }
    best.map(|(_, texts)| texts)
}

/// Whether what passes only says less than what fails.
fn removes([fail, pass]: &[String; 2]) -> bool {
    pass.lines().all(|line| fail.lines().any(|l| l == line))
}

/// What the two documents of a pair differ in, and what the findings point at.
fn of_pair(code: &str, folder: &Path) -> [String; 2] {
    let paths = ["old.yaml", "new.yaml"].map(|file| folder.join(file));
    let values = paths
        .each_ref()
        .map(|p| serde_yaml::from_str::<Value>(&fs::read_to_string(p).unwrap()).unwrap());
    let [old, new] = paths.each_ref().map(|p| read(p));
    let transition = Transition::between(old.architecture(), new.architecture()).unwrap();
    let findings: Vec<_> = transition.check().findings.iter().cloned().collect();
    let mut choice = Choice::default();
    choice.add_difference(Some(&values[0]), Some(&values[1]));
    for key in ["version", "state-date", "name", "supersedes"] {
        choice.remove(&["architecture", key]);
    }
    for (value, side) in values.iter().zip([Side::Old, Side::New]) {
        point(&mut choice, value, code, &findings, side);
    }
    values
        .each_ref()
        .map(|value| excerpt::text(&choice.of(value)))
}

fn of_step(code: &str) -> Vec<(String, String)> {
    let folders: Vec<_> = pairs().into_iter().filter(|(c, _)| c == code).collect();
    let mut out = Vec::new();
    for kind in ["fail", "pass"] {
        let least = folders
            .iter()
            .filter(|(_, folder)| name(folder).starts_with(kind))
            .map(|(_, folder)| (name(folder) != kind, of_pair(code, folder)))
            .min_by_key(|(other, texts)| {
                (
                    *other,
                    texts.iter().map(|t| t.lines().count()).sum::<usize>(),
                )
            });
        if let Some((_, [old, new])) = least {
            out.push((format!("{kind} old"), old));
            out.push((format!("{kind} new"), new));
        }
    }
    out
}

#[test]
fn examples_are_those_of_the_fixtures() {
    let samples: Vec<_> = fixtures()
        .into_iter()
        .filter_map(|(folder, path)| Some((folder, sample(&path)?)))
        .collect();
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    for page in catalog::all() {
        let code = page.code.as_str();
        let examples: Vec<(String, String)> = match page.about {
            About::Document => {
                let Some((fail, pass)) = of_rule(code, &samples) else {
                    panic!("{code}: no pair of fixtures that plain YAML can read");
                };
                vec![("fail".to_owned(), fail), ("pass".to_owned(), pass)]
            }
            About::Transition => of_step(code),
            // Written by hand, and run below.
            _ => continue,
        };
        let file = files
            .entry(page.code.family().to_ascii_lowercase())
            .or_insert_with(|| {
                "# Taken from the fixtures of the rules; `BLESS=1 cargo test` rewrites it.\n"
                    .to_owned()
            });
        for (head, text) in examples {
            let text = if text.trim() == "{}" { "" } else { &text };
            let _ = write!(file, "--- # {code} {head}\n{text}");
        }
    }
    let mut stale = Vec::new();
    for (family, text) in files {
        let path = folder().join(format!("examples/{family}.yaml"));
        compare(&path, &text, &mut stale);
    }
    assert!(stale.is_empty(), "run with BLESS=1 and review: {stale:#?}");
}

/// What the reader and the engine say is shown by whole documents.
#[test]
fn examples_of_the_reader_are_run() {
    for page in catalog::all() {
        let code = page.code.as_str();
        if matches!(page.about, About::Document | About::Transition) {
            continue;
        }
        for example in &page.examples {
            if page.code.family() == "USR" {
                let found = of_rules(example.text);
                assert_eq!(found.contains(code), example.fails, "{code}: {found:?}");
                continue;
            }
            if page.code.family() == "MAP" {
                let read = Mapping::parse("map.yaml", example.text);
                let report =
                    read.map_or_else(|error| error.report().clone(), |_| Report::default());
                let mut found = report.iter().map(|d| d.code.as_str());
                assert_eq!(found.any(|known| known == code), example.fails, "{code}");
                continue;
            }
            let report = match Document::parse("example.yaml", example.text) {
                Err(error) => error.report().clone(),
                Ok(document) => match RuleSet::for_framework(document.architecture().framework()) {
                    Ok(rules) => rules.check_document(&document),
                    Err(_) => justarch::FindingFilter::of(&document, None)
                        .apply(document.report().clone()),
                },
            };
            let found: BTreeSet<_> = report.iter().map(|d| d.code.as_str()).collect();
            assert_eq!(found.contains(code), example.fails, "{code}: {found:?}");
        }
    }
}

/// What is wrong with a file of rules.
fn of_rules(text: &str) -> BTreeSet<String> {
    let code = |d: &Diagnostic| d.code.to_string();
    match UserRules::parse("rules.yaml", text) {
        Err(error) => error.report().iter().map(code).collect(),
        Ok(rules) => {
            let tests = rules.self_test();
            let failed = tests.iter().filter_map(|t| t.failure.as_ref().map(code));
            rules.report().iter().map(code).chain(failed).collect()
        }
    }
}

#[test]
fn every_code_has_examples_and_a_family() {
    for page in catalog::all() {
        let code = page.code.as_str();
        assert!(
            catalog::families()
                .iter()
                .any(|f| f.key == page.code.family()),
            "{code}: name its family in src/catalog/family.rs"
        );
        let fails = page.examples.iter().filter(|e| e.fails).count();
        if let Some((_, why)) = WITHOUT_EXAMPLE.iter().find(|(c, _)| *c == code) {
            assert_eq!(fails, 0, "{code} has an example after all: {why}");
            continue;
        }
        let passes = page.examples.len() - fails;
        let rule = matches!(page.about, About::Document | About::Transition);
        assert!(
            fails > 0,
            "{code} has no failing example: BLESS=1 cargo test"
        );
        assert!(!rule || passes > 0, "{code} has no passing example");
        for example in &page.examples {
            let lines = example.text.lines().count();
            assert!(lines <= 40, "{code}: an example of {lines} lines");
        }
    }
}

#[test]
fn pages_are_those_of_the_registry() {
    let mut stale = Vec::new();
    let library = fs::read_to_string(folder().join("../../lib.rs")).unwrap();
    for lang in [Lang::Vi, Lang::En] {
        let folder = folder().join(lang.to_string());
        compare(&folder.join("index.md"), &catalog::index(lang), &mut stale);
        for family in catalog::families() {
            let file = format!("{}.md", family.key.to_ascii_lowercase());
            compare(&folder.join(&file), &family.markdown(lang), &mut stale);
            let shown = format!("docs/manual/{lang}/{file}");
            assert!(library.contains(&shown), "show {shown} in src/lib.rs");
        }
    }
    assert!(stale.is_empty(), "run with BLESS=1 and review: {stale:#?}");
}
