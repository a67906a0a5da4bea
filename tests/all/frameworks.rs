//! The rules of one framework against those of another.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use justarch::catalog::{self, About};
use justarch::{Architecture, Date, Document, Framework, Report, RuleDirection};

use crate::rules::{all_rules, fixtures, name};

/// Rules that ask the framework that a document names, whatever it is checked against.
const BY_CLAIM: &[&str] = &["DOC001"];

/// What the rules of a framework find, by code, as a reader sees it.
fn found(arch: &Architecture, framework: &Framework) -> Found {
    told(&all_rules(framework).check(arch))
}

/// What was found, by code, as a reader sees it.
type Found = BTreeMap<String, BTreeSet<String>>;

fn told(report: &Report) -> Found {
    let mut found = Found::new();
    for d in report {
        let text = format!(
            "{:?} {:?} {:?} {:?}",
            d.severity, d.message, d.labels, d.basis
        );
        found.entry(d.code.to_string()).or_default().insert(text);
    }
    found
}

/// Every fixture that can be read, with its file.
fn documents() -> Vec<(String, String, Architecture)> {
    let read = fixtures().into_iter().filter_map(|(folder, path)| {
        let text = fs::read_to_string(&path).unwrap();
        let document = Document::parse(&name(&path), &text).ok()?;
        Some((folder, name(&path), document.into_architecture()))
    });
    let mut read: Vec<_> = read.collect();
    // What fixtures derive from comes first.
    read.sort_by_key(|(folder, file, _)| (folder.clone(), file.clone()));
    read
}

/// The codes that each fixture has under each framework. What the documents that fixtures derive from have is
/// said once; each fixture then says what is more (+) and less (-).
#[test]
fn fixtures_under_every_framework() {
    let mut base: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    let mut out = String::new();
    for (folder, file, arch) in documents() {
        let own = arch.framework().to_string();
        for framework in Framework::all()
            .iter()
            .filter(|f| f.version != arch.framework())
        {
            let other = framework.version.to_string();
            let codes = found(&arch, framework).into_keys();
            // That the rules are of another framework, or of one that is not known in full, is what is asked for here.
            let is_asked = |code: &String| matches!(code.as_str(), "CHK002" | "CHK003");
            let codes: BTreeSet<String> = codes.filter(|code| !is_asked(code)).collect();
            let listed = |codes: Vec<String>| codes.join(" ");
            if folder.is_empty() {
                let text = listed(codes.iter().cloned().collect());
                let _ = writeln!(out, "{file} under {other}: {text}");
                base.insert((own.clone(), other), codes);
                continue;
            }
            let usual = base
                .get(&(own.clone(), other.clone()))
                .cloned()
                .unwrap_or_default();
            let more = codes.difference(&usual).map(|c| format!("+{c}"));
            let less = usual.difference(&codes).map(|c| format!("-{c}"));
            let text = listed(more.chain(less).collect());
            let _ = writeln!(out, "{folder}/{file} under {other}: {text}");
        }
    }
    let out: Vec<_> = out.lines().map(str::trim_end).collect();
    insta::assert_snapshot!(out.join("\n"));
}

/// Days on which other law is in force than on those of the fixtures, and the day of the fixture alone.
fn days() -> impl Iterator<Item = Option<Date>> + Clone {
    let days = ["2019-06-01", "2021-01-01", "2024-12-01", "2027-01-01"];
    let days = days.into_iter().map(|day| Some(day.parse().unwrap()));
    days.chain([None])
}

/// A rule that says something else under another framework is declared to have changed, and one that is
/// declared says something else of some fixture.
#[test]
fn what_changes_is_declared() {
    let documents = documents();
    // What each framework finds of each document, on its own day and on another.
    let all = Framework::all().iter().map(|framework| {
        let dated = documents.iter().zip(days().cycle());
        let found = dated.map(|((_, _, arch), day)| {
            let rules = all_rules(framework);
            let dated = day.map(|day| all_rules(framework).as_of(day).check(arch));
            let mut found = told(&rules.check(arch));
            for (code, more) in dated.iter().flat_map(told) {
                found.entry(code).or_default().extend(more);
            }
            found
        });
        (framework, found.collect::<Vec<_>>())
    });
    for pair in all.collect::<Vec<_>>().windows(2) {
        let [(old, found_by_old), (new, found_by_new)] = pair else {
            unreachable!()
        };
        let declared: BTreeMap<_, _> = catalog::differences(old.version, new.version)
            .unwrap()
            .into_iter()
            .map(|d| (d.code.to_string(), d))
            .collect();
        let mut seen: BTreeSet<String> = BTreeSet::new();
        let found = found_by_old.iter().zip(found_by_new);
        for ((folder, file, _), (before, after)) in documents.iter().zip(found) {
            for code in before.keys().chain(after.keys()) {
                if before.get(code) != after.get(code) {
                    assert!(
                        declared.contains_key(code),
                        "{code} differs on {folder}/{file}: say why in the file of framework {}",
                        new.version
                    );
                    seen.insert(code.clone());
                }
            }
        }
        for (code, difference) in &declared {
            assert!(!difference.reasons.is_empty(), "{code}: give a reason");
            let about = catalog::explain(code).unwrap().about;
            assert!(
                about != About::Document
                    || seen.contains(code)
                    || BY_CLAIM.contains(&code.as_str()),
                "{code} is declared to change with {}, and no fixture shows it",
                new.version
            );
        }
        for change in new.changes {
            let page = catalog::explain(change.code.as_str()).unwrap();
            let (before, after) = [old, new]
                .map(|f| page.frameworks.contains(&f.version))
                .into();
            let applies = match (before, after) {
                (false, true) => Some(RuleDirection::Added),
                (true, false) => Some(RuleDirection::Dropped),
                _ => None,
            };
            let moves = matches!(
                change.direction,
                RuleDirection::Added | RuleDirection::Dropped
            );
            let stated = moves.then_some(change.direction);
            // A rule that rested on what is not known any more may be silent, or rest on something else.
            if change.direction != RuleDirection::NotKnown {
                assert_eq!(stated, applies, "{}", change.code);
            }
        }
    }
}

#[test]
fn the_way_back_mirrors_the_way_there() {
    for pair in Framework::all().windows(2) {
        let there = catalog::differences(pair[0].version, pair[1].version).unwrap();
        let back = catalog::differences(pair[1].version, pair[0].version).unwrap();
        let mirror = |d: &catalog::Difference| (d.code.clone(), d.direction.mirror());
        let direct = |d: &catalog::Difference| (d.code.clone(), d.direction);
        assert_eq!(
            there.iter().map(mirror).collect::<Vec<_>>(),
            back.iter().map(direct).collect::<Vec<_>>()
        );
    }
}
