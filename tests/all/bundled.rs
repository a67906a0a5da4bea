//! The bundled documents hold no errors, and every warning about them is known.

use std::fmt::Write as _;

use justarch::{Locate, RuleSet, Severity, Transition, reference};

#[test]
fn they_hold_no_errors_and_only_known_warnings() {
    let mut out = String::new();
    for bundled in reference::all() {
        let document = bundled.document();
        assert!(document.report().is_empty(), "{}", bundled.name);
        let arch = document.architecture();
        let rules = RuleSet::for_framework(arch.framework()).unwrap();
        let report = rules.check(arch);
        let _ = writeln!(out, "{}", bundled.name);
        for found in &report {
            assert!(
                found.severity < Severity::Error,
                "{}: {found:?}",
                bundled.name
            );
            let place = found.place().map(|p| p.subject.to_string());
            assert!(
                found.labels.iter().all(|l| document.span_of(l).is_some()),
                "{found:?} points nowhere"
            );
            let place = place.unwrap_or_default();
            let _ = writeln!(out, "  {} {} {place}", found.severity, found.code);
        }
    }
    insta::assert_snapshot!(out);
}

#[test]
fn the_step_from_2_0_to_3_0_holds_no_errors() {
    let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    let review = Transition::between(&old, &new).unwrap().check();
    for report in [&review.old, &review.new, &review.findings] {
        assert_eq!(report.count(Severity::Error), 0);
    }
}
