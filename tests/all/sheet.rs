//! The rules of the fact sheet, one by one, against the catalogue.

use std::collections::BTreeSet;

use justarch::catalog::{self, About};

/// The families of the sheet and how many rules each has, 91 in all.
const SHEET: &[(&str, u32)] = &[
    ("DOC", 13),
    ("LAY", 11),
    ("INT", 18),
    ("DAT", 11),
    ("SEC", 14),
    ("SVC", 11),
    ("MOJ", 7),
    ("TRN", 6),
];

/// Rules of the sheet that the catalogue has elsewhere or not, and why.
const ELSEWHERE: &[(&str, Option<&str>, &str)] = &[
    (
        "SEC014",
        None,
        "a change of level between versions is a matter of transitions; TRN003 has levels that fall",
    ),
    ("TRN002", None, "not there yet"),
    ("TRN005", None, "not there yet"),
];

/// Rules that the sheet does not have, and why they are here.
const BEYOND: &[(&str, &str)] = &[
    (
        "INT019",
        "a route that is not stated is a warning of its own (decision 2)",
    ),
    (
        "INT020",
        "consecutive hops of a route are to be connected (decision 2)",
    ),
];

#[test]
fn every_rule_of_the_sheet_is_there() {
    let all: Vec<String> = SHEET
        .iter()
        .flat_map(|(family, count)| (1..=*count).map(move |n| format!("{family}{n:03}")))
        .collect();
    assert_eq!(all.len(), 91);
    let sheet: BTreeSet<String> = all.into_iter().collect();
    let rules: BTreeSet<String> = catalog::all()
        .into_iter()
        .filter(|page| matches!(page.about, About::Document | About::Transition))
        .map(|page| page.code.to_string())
        .collect();
    let mut expected = sheet.clone();
    for (code, at, why) in ELSEWHERE {
        assert!(sheet.contains(*code), "{code} is not of the sheet: {why}");
        assert!(
            !rules.contains(*code),
            "{code} is there; take it off the list of exceptions"
        );
        expected.remove(*code);
        expected.extend(at.map(str::to_owned));
    }
    for (code, why) in BEYOND {
        assert!(!sheet.contains(*code), "{code} is of the sheet: {why}");
        expected.insert((*code).to_owned());
    }
    let missing: Vec<_> = expected.difference(&rules).collect();
    let unlisted: Vec<_> = rules.difference(&expected).collect();
    assert!(
        missing.is_empty(),
        "name why these are missing: {missing:?}"
    );
    assert!(
        unlisted.is_empty(),
        "name why these are beyond the sheet: {unlisted:?}"
    );
}
