//! The step of the version: one answer everywhere, and always a version that satisfies all.

use std::path::Path;

use justarch::{
    Architecture, ArchitectureVersion, Bump, Class, Diff, Document, Field, FrameworkVersion,
    Review, RuleSet, Transition, reference,
};
use proptest::prelude::*;

use crate::diff::{edited, edits, plan};
use crate::transition::{pairs, read};

fn version(text: &str) -> ArchitectureVersion {
    text.parse().unwrap()
}

/// The same under another number and, if one is given, another framework.
fn numbered(
    arch: &Architecture,
    number: &ArchitectureVersion,
    framework: Option<FrameworkVersion>,
) -> Architecture {
    let mut b = arch.to_builder();
    b.version(number);
    if let Some(framework) = framework {
        b.header()
            .field(Field::FrameworkNumber, &framework.to_string())
            .unwrap();
    }
    b.build().unwrap()
}

fn objects(review: &Review<'_>) -> bool {
    review.findings.iter().any(|d| d.code.as_str() == "TRN014")
}

/// What diff and rule say of the new version under some numbers is the same; gives whether any number is good.
fn one_answer(old: &Architecture, new: &Architecture) -> bool {
    let Some(was) = old.version() else {
        return true;
    };
    let steps = [Bump::None, Bump::Patch, Bump::Minor, Bump::Major];
    let mut numbers: Vec<_> = steps.iter().filter_map(|step| step.after(&was)).collect();
    numbers.push(version("0.0.1"));
    let mut good = false;
    for number in numbers {
        let new = numbered(new, &number, None);
        let review = Transition::between(old, &new).unwrap().check();
        let enough = review.diff.is_step_enough() == Some(true);
        let by_bumps = review.actual_bump() >= Some(review.required_bump());
        assert_eq!(enough, by_bumps, "{was} → {number}");
        if !review.diff.is_empty() {
            assert_eq!(enough, !objects(&review), "{was} → {number}");
        }
        good |= enough && !objects(&review);
    }
    good
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn there_is_a_version_that_satisfies_all(
        plan in plan(),
        edits in edits(),
        other_framework in any::<bool>(),
        was in prop::sample::select(vec!["1.0", "2.0", "2.1", "3.0.4", "7.2"]),
    ) {
        let was = version(was);
        let old = numbered(&plan.build(), &was, Some(FrameworkVersion::V2_0));
        let framework = if other_framework { FrameworkVersion::V3_0 } else { FrameworkVersion::V2_0 };
        let new = numbered(&edited(&plan, &edits).build(), &was, Some(framework));
        prop_assert!(one_answer(&old, &new));
    }
}

#[test]
fn fixtures_have_a_version_that_satisfies_all() {
    for (code, folder) in pairs() {
        let [old, new] =
            ["old.yaml", "new.yaml"].map(|name| read(&folder.join(name)).into_architecture());
        assert!(one_answer(&old, &new), "{code}: {}", folder.display());
    }
    assert!(one_answer(&reference::moj_2_0(), &reference::moj_3_0()));
}

#[test]
fn any_number_fits_the_framework() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/DOC001/pass-minor.yaml");
    let text = std::fs::read_to_string(root).unwrap();
    for number in ["0.9", "1.0", "2.0", "2.1", "5.3.1"] {
        let text = text.replace("version: \"2.4.1\"", &format!("version: \"{number}\""));
        let document = Document::parse("a.yaml", &text).unwrap();
        let rules = RuleSet::for_framework(document.architecture().framework()).unwrap();
        let report = rules.check(document.architecture());
        assert!(
            report.iter().all(|d| d.code.as_str() != "DOC001"),
            "{number}"
        );
    }
}

#[test]
fn breaking_asks_for_a_minor_step_and_another_framework_for_a_major_one() {
    let old = numbered(&reference::moj_2_0(), &version("2.1"), None);
    let mut b = old.to_builder();
    b.remove_element("moj-lgsp").unwrap();
    let new = b.build().unwrap();
    let diff = Diff::between(&old, &new);
    assert_eq!(diff.verdict(), Some(Class::Breaking));
    assert_eq!(diff.required_bump(), Bump::Minor);
    let new = numbered(&old, &version("2.1"), Some(FrameworkVersion::V3_0));
    assert_eq!(Diff::between(&old, &new).required_bump(), Bump::Major);
}

#[test]
fn a_restart_counts_only_under_another_framework_and_if_stated() {
    let restarted = |framework, number: &str, stated: bool| {
        let mut b = numbered(&reference::moj_2_0(), &version(number), Some(framework)).to_builder();
        b.issued("7/QĐ-BTP", "2024-07-01".parse().unwrap());
        if stated {
            b.restarts();
        }
        b.build().unwrap()
    };
    let old = numbered(&reference::moj_2_0(), &version("2.1"), None);
    let enough = |new: &Architecture| Diff::between(&old, new).is_step_enough();
    let (same, other) = (FrameworkVersion::V2_0, FrameworkVersion::V3_0);
    assert_eq!(enough(&restarted(other, "1.0", true)), Some(true));
    assert_eq!(enough(&restarted(other, "2.1", true)), Some(true));
    assert_eq!(enough(&restarted(other, "1.0", false)), Some(false));
    assert_eq!(enough(&restarted(same, "1.0", true)), Some(false));
    // What goes on counting does not begin anew.
    assert_eq!(enough(&restarted(other, "2.2", true)), Some(false));
    assert_eq!(enough(&restarted(other, "3.0", true)), Some(true));
}
