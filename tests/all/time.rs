//! One document, judged on two days: what differs is listed, and why.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use justarch::{Date, Diagnostic, Force, FrameworkVersion, Lang, RuleSet, Severity, catalog, law};

use crate::transition::read;

/// Why a rule says something else on another day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    /// The law it rests on began, ended or was replaced.
    BasisChanged,
    /// The law is the same; what the document states has aged.
    TimePassed,
}
use Why::{BasisChanged, TimePassed};

const DIFFERENCES: &[(&str, Why)] = &[
    ("DAT001", BasisChanged),
    ("DAT004", BasisChanged),
    ("DOC008", TimePassed),
    ("DOC011", TimePassed),
    ("INT004", BasisChanged),
    ("INT009", BasisChanged),
    ("INT011", BasisChanged),
    ("INT013", BasisChanged),
    ("INT014", BasisChanged),
    ("INT021", BasisChanged),
    ("LAY007", BasisChanged),
    ("LAY011", TimePassed),
    ("SEC011", TimePassed),
    ("SVC001", BasisChanged),
    ("SVC003", BasisChanged),
    ("SVC010", BasisChanged),
    ("SVC013", BasisChanged),
    ("SVC014", BasisChanged),
];

fn on(day: &str) -> (Date, Vec<Diagnostic>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/through-time.yaml");
    let document = read(&path);
    let rules = RuleSet::for_framework(FrameworkVersion::V2_0).unwrap();
    let day: Date = day.parse().unwrap();
    let report = rules.as_of(day).check(document.architecture());
    (day, report.iter().cloned().collect())
}

/// What a reader sees of a code: texts, severities, bases and notes.
fn by_code(found: &[Diagnostic]) -> BTreeMap<String, BTreeSet<String>> {
    let mut out: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for d in found {
        let text = format!("{} {:?} {:?} {:?}", d.severity, d.message, d.basis, d.notes);
        out.entry(d.code.to_string()).or_default().insert(text);
    }
    out
}

#[test]
fn one_document_on_two_days() {
    let (_, early) = on("2021-01-01");
    let (day, late) = on("2026-08-01");
    let (a, b) = (by_code(&early), by_code(&late));
    let codes: BTreeSet<_> = a.keys().chain(b.keys()).collect();
    let differ: Vec<_> = codes
        .into_iter()
        .filter(|c| a.get(*c) != b.get(*c))
        .collect();
    let listed: Vec<_> = DIFFERENCES.iter().map(|(code, _)| *code).collect();
    assert_eq!(differ, listed, "list what differs, and why");
    for (code, why) in DIFFERENCES {
        let of_code = |found: &[Diagnostic]| -> BTreeSet<String> {
            let of_code = found.iter().filter(|d| d.code.as_str() == *code);
            of_code
                .map(|d| format!("{:?}", d.basis.as_ref().map(|b| b.force_on(day))))
                .chain(found.iter().filter(|d| d.code.as_str() == *code).map(|d| {
                    d.basis
                        .as_ref()
                        .map(|b| b.citation(Lang::En))
                        .unwrap_or_default()
                }))
                .collect()
        };
        // The law changed if another is cited, the one cited has ended, or none that is cited was in force at first.
        let ended = late.iter().any(|d| {
            d.code.as_str() == *code
                && d.basis
                    .as_ref()
                    .is_some_and(|b| b.force_on(day) == Force::Repealed)
        });
        let before: Date = "2021-01-01".parse().unwrap();
        let mut cited = late.iter().filter(|d| d.code.as_str() == *code);
        let began = !a.contains_key(*code)
            && cited.all(|d| {
                let basis = d.basis.as_ref();
                basis.is_some_and(|b| b.force_on(before) == Force::NotYet)
            });
        let other = a.contains_key(*code) && of_code(&early) != of_code(&late);
        let changed = ended || began || other;
        if *why == BasisChanged {
            assert!(changed, "{code}: the law is the same on both days");
        } else {
            // That a framework was replaced is itself what time brought.
            assert!(!changed || *code == "DOC011", "{code}: the law changed");
        }
    }
}

/// What rests on law that has ended is never silent and never an error, and says what came after.
#[test]
fn a_repeal_is_a_warning_that_names_the_successor() {
    let (day, late) = on("2026-08-01");
    let mut seen = 0;
    for d in &late {
        let Some(basis) = &d.basis else { continue };
        if basis.force_on(day) != Force::Repealed {
            continue;
        }
        seen += 1;
        assert!(d.severity <= Severity::Warning, "{}", d.code);
        let next = &basis.instrument.successor_on(day).unwrap().name;
        for lang in [Lang::Vi, Lang::En] {
            let said = [&d.message].into_iter().chain(&d.notes);
            let said: Vec<_> = said.map(|text| text.get(lang)).collect();
            assert!(
                said.iter().any(|text| text.contains(next.get(lang))),
                "{}: {said:?}",
                d.code
            );
        }
    }
    assert!(seen > 5);
}

/// No rule falls silent because its law has ended: for every dated basis, the day after its end, the rule still
/// runs, whatever else it rests on.
#[test]
fn no_rule_ends_with_its_law() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/through-time.yaml");
    let document = read(&path);
    for page in catalog::all() {
        let ends = page.bases.iter().filter_map(|b| b.instrument.repealed);
        for end in ends {
            let rules = RuleSet::for_framework(FrameworkVersion::V3_0).unwrap();
            let report = rules.as_of(end).check(document.architecture());
            let skipped = report.skipped().iter().any(|s| s.code == page.code);
            assert!(!skipped, "{} is skipped on {end}", page.code);
        }
    }
}

/// Each legal basis on the day before, on and after each of its days, as legal departments count them.
#[test]
fn every_basis_holds_from_its_first_day_to_the_day_before_its_end() {
    let mut seen = 0;
    for page in catalog::all() {
        for basis in page.bases.iter() {
            let instrument = &basis.instrument;
            let before = |day: Date| -> Date {
                let day: jiff::civil::Date = day.to_string().parse().unwrap();
                day.yesterday().unwrap().to_string().parse().unwrap()
            };
            if let Some(first) = instrument.first_day() {
                seen += 1;
                assert_eq!(
                    basis.force_on(before(first)),
                    Force::NotYet,
                    "{}",
                    page.code
                );
                let expected = match instrument.from {
                    Some(_) => Force::InForce,
                    // That nobody found the day of entry is never hidden.
                    None => Force::EntryUnknown,
                };
                assert_eq!(basis.force_on(first), expected, "{}", page.code);
            }
            if let Some(doubt) = &instrument.doubt {
                assert_eq!(
                    basis.force_on(doubt.since),
                    Force::Doubtful,
                    "{}",
                    page.code
                );
                assert_ne!(
                    basis.force_on(before(doubt.since)),
                    Force::Doubtful,
                    "{}",
                    page.code
                );
            }
            if let Some(end) = instrument.repealed {
                assert_eq!(basis.force_on(end), Force::Repealed, "{}", page.code);
                assert_ne!(
                    basis.force_on(before(end)),
                    Force::Repealed,
                    "{}",
                    page.code
                );
                assert!(instrument.successor_on(end).is_some(), "{}", page.code);
            }
            // Signed first, in force then, ended last.
            let days = [instrument.signed, instrument.from, instrument.repealed];
            let days: Vec<_> = days.into_iter().flatten().collect();
            assert!(days.is_sorted(), "{}", page.code);
            // Days that a text or an account gives say which of the two.
            if instrument.from.or(instrument.signed).is_some() {
                assert!(instrument.date_source.is_some(), "{}", page.code);
            }
        }
    }
    assert!(seen > 80);
}

/// What rests on an instrument that may have ended, or whose entry nobody found, is a warning that says so.
#[test]
fn what_is_not_sure_is_a_warning_that_says_so() {
    let mut seen = BTreeSet::new();
    for date in ["2026-08-01", "2023-06-01"] {
        let (day, found) = on(date);
        for d in &found {
            let Some(basis) = &d.basis else { continue };
            let force = basis.force_on(day);
            if !matches!(force, Force::Doubtful | Force::EntryUnknown) {
                continue;
            }
            seen.insert(format!("{force:?}"));
            assert!(d.severity <= Severity::Warning, "{}", d.code);
            assert!(!d.notes.is_empty(), "{}", d.code);
        }
    }
    assert!(seen.contains("Doubtful"), "{seen:?}");
}

/// A chain of replacements is followed to what is in force on the day.
#[test]
fn replacements_are_followed_to_the_day() {
    let next = |day: &str| {
        let next = law::FRAMEWORK_2_0.successor_on(day.parse().unwrap());
        next.unwrap().name.get(Lang::En).to_owned()
    };
    assert_eq!(next("2024-06-01"), "Decision 2568/QĐ-BTTTT");
    assert_eq!(next("2025-03-25"), "Decision 292/QĐ-BKHCN");
}
