//! Laws of gaps: what is listed rests on what the document says, closes when it is applied, and does the same when it
//! is written by hand.

use std::path::Path;

use justarch::{
    Architecture, Date, Document, Edit, Field, FrameworkVersion, Gap, Input, Parameters, RuleSet,
    Severity, reference,
};
use serde_yaml::{Mapping, Value};

const V3: FrameworkVersion = FrameworkVersion::V3_0;

fn read(text: &str) -> Architecture {
    Document::parse("test.yaml", text)
        .unwrap()
        .into_architecture()
}

fn errors(arch: &Architecture, day: Option<Date>) -> Vec<String> {
    let rules = RuleSet::for_framework(arch.framework()).unwrap();
    let rules = match day {
        Some(day) => rules.as_of(day),
        None => rules,
    };
    let report = rules.check(arch);
    let errors = report.iter().filter(|d| d.severity == Severity::Error);
    errors
        .map(|d| format!("{}: {}", d.code, d.message.get(justarch::Lang::En)))
        .collect()
}

fn measured(arch: &Architecture, day: Option<Date>) -> Gap {
    match day {
        Some(day) => Gap::to_as_of(arch, V3, day),
        None => Gap::to(arch, V3),
    }
    .unwrap()
}

/// A value for every parameter, the nth choice where there are choices; new questions are answered too.
fn supplied(gap: &Gap, arch: &Architecture, nth: usize) -> Parameters {
    let mut given = Parameters::default();
    let mut gap = gap.clone();
    for _ in 0..8 {
        let before = given.clone();
        let refused: Vec<_> = gap.refused().map(|p| p.name.clone()).collect();
        for asked in gap.parameters() {
            if given.get(&asked.name).is_some() && !refused.contains(&asked.name) {
                continue;
            }
            let last = asked.choices.len().saturating_sub(1);
            let value = match (
                asked.choices.get(nth.min(last)),
                asked.name.rsplit('.').next(),
            ) {
                (Some(choice), _) => choice.clone(),
                (None, Some("owner")) => "mps: Bộ Công an".to_owned(),
                (None, Some("since")) => "2026-06".to_owned(),
                _ => "nội dung".to_owned(),
            };
            given.set(&asked.name, value);
        }
        if given == before {
            break;
        }
        gap = gap.with(arch, &given).unwrap();
    }
    given
}

/// Every document of the repository without errors under its own framework on a day, with its name.
fn sound(day: Option<Date>, mut each: impl FnMut(&str, &Architecture)) {
    let mut texts: Vec<(String, String)> = reference::all()
        .iter()
        .map(|d| (d.name.to_owned(), d.text.to_owned()))
        .collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    for folder in ["rules", "transition"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let files = std::fs::read_dir(&path).into_iter().flatten();
            for file in files.map(|f| f.unwrap().path()).chain([path]) {
                if let Ok(text) = std::fs::read_to_string(&file) {
                    texts.push((file.display().to_string(), text));
                }
            }
        }
    }
    texts.sort();
    let mut seen = 0;
    for (name, text) in texts {
        let Ok(document) = Document::parse("fixture.yaml", &text) else {
            continue;
        };
        let arch = document.architecture();
        let whole = !document.report().has_at_least(Severity::Error);
        if whole && arch.framework().is_stated() && errors(arch, day).is_empty() {
            seen += 1;
            each(&name, arch);
        }
    }
    assert!(seen > 60, "{seen}");
}

#[test]
fn what_is_applied_is_not_listed_again() {
    let days = [
        None,
        Some("2022-06-30"),
        Some("2024-06-30"),
        Some("2026-07-31"),
    ];
    let mut faults = Vec::new();
    for day in days {
        let day = day.map(|day| day.parse::<Date>().unwrap());
        sound(day, |name, arch| {
            let gap = measured(arch, day);
            for nth in [0, 9] {
                let given = supplied(&gap, arch, nth);
                let new = match gap.apply_known(arch, &given) {
                    Ok(applied) => applied,
                    Err(error) => {
                        faults.push(format!("{name} on {day:?}: {error}"));
                        continue;
                    }
                };
                let open: Vec<_> = new.left().map(|d| d.message.clone()).collect();
                let again = measured(&new.architecture, day);
                for demand in again.demands() {
                    if !open.contains(&demand.message) {
                        let message = demand.message.get(justarch::Lang::En);
                        faults.push(format!("{name} on {day:?}: {} {message}", demand.code));
                    }
                }
                if open.is_empty() && gap.own_errors() == Some(0) {
                    let left = errors(&new.architecture, day);
                    faults.extend(left.iter().map(|e| format!("{name} on {day:?}: left {e}")));
                } else {
                    faults.extend(
                        open.iter().map(|d| {
                            format!("{name} on {day:?}: open {}", d.get(justarch::Lang::En))
                        }),
                    );
                }
            }
        });
    }
    faults.sort();
    faults.dedup();
    assert!(faults.is_empty(), "{}\n{}", faults.len(), faults.join("\n"));
}
