//! Findings that are only counted are not made, and nothing else changes by it: a report is the same as when every
//! finding is made and handed over.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use justarch::{
    Baseline, Code, Context, Diagnostic, Document, Finding, Findings, Recorder, Report, Rule,
    RuleInfo, RuleLevel, RuleSet, Screen, Severity, Text,
};

use crate::gap::generate::{Edition, document};

const CAPS: [usize; 8] = [0, 1, 2, 3, 7, 50, 100, 1000];

/// Warnings everywhere, with comments on a rule that finds much and on one that finds nothing.
fn documents() -> Vec<(&'static str, Document)> {
    let plain = document(200, Edition::First);
    let with = |codes: &str| {
        let comment = format!("  # justarch-allow {codes} -- đang rà soát\n  app-2-0:\n");
        let text = plain.replacen("  app-2-0:\n", &comment, 1);
        assert_ne!(text, plain);
        text
    };
    let read = |text: &str| Document::parse("a.yaml", text).unwrap();
    let all = vec![
        ("no comment", read(&plain)),
        ("DAT010", read(&with("DAT010"))),
        ("a family", read(&with("DAT,TRN001"))),
        ("elsewhere", read(&with("INT004,LAY"))),
        ("expired", read(&with("DAT010 until=2001-01-01"))),
    ];
    for (what, document) in &all {
        assert!(document.report().is_empty(), "{what}");
    }
    all
}

fn rules_of(document: &Document) -> RuleSet {
    RuleSet::for_framework(document.architecture().framework()).unwrap()
}

fn all_of(report: &Report) -> String {
    let found: Vec<_> = report.iter().collect();
    format!(
        "{found:?}\n{:?}\n{:?}\n{:?}\n{}",
        report.dropped(),
        report.skipped(),
        report.suppressed(),
        report.suppressed_count()
    )
}

/// Every finding is made and handed over.
fn eagerly(mut screen: Screen<'_>, rules: &RuleSet, document: &Document) -> Report {
    let skipped = rules.check_each(document.architecture(), |found| screen.push(found));
    screen.finish(skipped)
}

/// The rules as they are, and with other severities.
fn sets_of(document: &Document) -> Vec<RuleSet> {
    let with = |levels: &[(&str, RuleLevel)]| {
        let mut rules = rules_of(document);
        for (name, level) in levels {
            rules.set_level(name, *level).unwrap();
        }
        rules
    };
    vec![
        with(&[]),
        with(&[("DAT010", RuleLevel::Info), ("SEC", RuleLevel::Deny)]),
        with(&[("DAT", RuleLevel::Allow), ("SEC009", RuleLevel::Info)]),
    ]
}

#[test]
fn a_check_is_the_same_as_when_every_finding_is_made() {
    for (what, document) in documents() {
        for rules in sets_of(&document) {
            for most in CAPS {
                let rules = rules.clone().at_most(most);
                let eager = eagerly(Screen::new().at_most(most), &rules, &document);
                let report = rules.check(document.architecture());
                assert_eq!(all_of(&report), all_of(&eager), "{what}, {most}");
                let report = Screen::new()
                    .at_most(most)
                    .check(&rules, document.architecture());
                assert_eq!(all_of(&report), all_of(&eager), "{what}, {most}");
            }
        }
    }
}

#[test]
fn what_comments_baselines_and_levels_are_to_see_is_made() {
    let level = |d: &Diagnostic| match d.code.as_str() {
        "DAT010" => Some(RuleLevel::Info),
        "SEC009" => Some(RuleLevel::Allow),
        _ => None,
    };
    for (what, document) in documents() {
        let whole = rules_of(&document).check(document.architecture());
        let baseline = Baseline::of(&whole.iter().step_by(3).cloned().collect());
        let screen = |nth| match nth {
            0 => Screen::of(&document, None),
            1 => Screen::of(&document, None).baseline(&baseline),
            2 => Screen::of(&document, None).levels(level),
            _ => Screen::new().baseline(&baseline).levels(level),
        };
        for rules in sets_of(&document) {
            for nth in 0..4 {
                for most in CAPS {
                    let eager = eagerly(screen(nth).at_most(most), &rules, &document);
                    let report = screen(nth)
                        .at_most(most)
                        .check(&rules, document.architecture());
                    assert_eq!(all_of(&report), all_of(&eager), "{what}, {nth}, {most}");
                }
            }
        }
    }
}

#[test]
fn a_recorder_is_told_of_every_finding() {
    for (what, document) in documents() {
        let rules = rules_of(&document);
        let mut recorder = Recorder::of(&document, None);
        let rules_of_none = rules.clone().at_most(0);
        rules_of_none.check_each(document.architecture(), |found| recorder.push(&found));
        let screen = Screen::of(&document, None).at_most(usize::MAX);
        let whole = screen.check(&rules, document.architecture());
        assert_eq!(recorder.finish(), Baseline::of(&whole), "{what}");
    }
}

/// Finds something in every element, and knows how many findings it was asked to make.
#[derive(Debug)]
struct Everywhere {
    info: RuleInfo,
    made: Arc<AtomicUsize>,
}

impl Rule for Everywhere {
    fn info(&self) -> &RuleInfo {
        &self.info
    }

    fn check(&self, cx: &Context<'_>, out: &mut Findings<'_>) {
        for element in cx.architecture().elements() {
            out.report_with(|| {
                self.made.fetch_add(1, Ordering::Relaxed);
                Finding::new(Text::new("có", "there")).at(element)
            });
        }
    }
}

/// How many findings the rule made of how many it found.
fn made(
    of: &Document,
    severity: Severity,
    check: impl FnOnce(&RuleSet) -> Report,
) -> (usize, usize) {
    let made = Arc::new(AtomicUsize::new(0));
    let rules = rules_of(of).with(Everywhere {
        info: RuleInfo::new(Code::of("ACME001"), severity, Text::new("có", "there")),
        made: Arc::clone(&made),
    });
    let rules = rules.unwrap();
    let report = check(&rules);
    let (kept, dropped) = (report.iter(), report.dropped());
    let kept = kept.filter(|d| d.code.as_str() == "ACME001").count();
    let dropped = dropped.iter().filter(|d| d.code.as_str() == "ACME001");
    let found = kept + dropped.map(|d| d.count).sum::<usize>();
    (made.load(Ordering::Relaxed), found)
}

#[test]
fn what_is_only_counted_is_not_made() {
    // The warnings of the other rules fill it.
    const ROOM: usize = 12;
    let all = documents();
    let (_, plain) = &all[0];
    let arch = plain.architecture();
    let count = arch.elements().len();
    let capped = |most, severity| {
        made(plain, severity, |rules| {
            rules.clone().at_most(most).check(arch)
        })
    };
    assert_eq!(capped(usize::MAX, Severity::Info), (count, count));
    assert_eq!(capped(0, Severity::Error), (0, count));
    // Warnings fill the room: remarks get none of it, errors all.
    assert_eq!(capped(ROOM, Severity::Info), (0, count));
    assert_eq!(capped(ROOM, Severity::Error), (ROOM, count));
    // A part of the room.
    let (some, found) = capped(ROOM, Severity::Warning);
    assert!(0 < some && some < ROOM, "{some}");
    assert_eq!(found, count);

    let screened = |document: &Document| {
        made(document, Severity::Info, |rules| {
            let screen = Screen::of(document, None).at_most(ROOM);
            screen.check(rules, document.architecture())
        })
    };
    for (what, document) in &all {
        // None of the comments names the rule.
        assert_eq!(screened(document), (0, count), "{what}");
    }
    let baseline = Baseline::of(&Report::default());
    let (with_baseline, _) = made(plain, Severity::Info, |rules| {
        let screen = Screen::new().baseline(&baseline).at_most(ROOM);
        screen.check(rules, arch)
    });
    assert_eq!(with_baseline, count);
}
