//! The rules that are to be there, one by one, against the catalogue.

use std::collections::BTreeSet;

use justarch::catalog::{self, About};

/// The families planned first and how many rules each has, 91 in all.
const PLANNED: &[(&str, u32)] = &[
    ("DOC", 13),
    ("LAY", 11),
    ("INT", 18),
    ("DAT", 11),
    ("SEC", 14),
    ("SVC", 11),
    ("MOJ", 7),
    ("TRN", 6),
];

/// Rules beyond those, and why they are here.
const BEYOND: &[(&str, &str)] = &[
    (
        "INT019",
        "a route that is not stated is a warning of its own",
    ),
    ("INT020", "consecutive hops of a route are to be connected"),
    (
        "TRN007",
        "an element that is retired or transferred names its ground",
    ),
    ("DAT012", "a code list that is named by an id is somewhere"),
    ("LAY012", "a key means something for the kind it stands at"),
    ("LAY013", "nothing ends before it begins"),
    ("LAY014", "numbers and dates can be meant"),
    (
        "LAY015",
        "nothing exchanges data with itself or connects to itself",
    ),
    ("TRN008", "what is in use keeps what it rests on"),
    (
        "TRN009",
        "a public service keeps its channel, its application and the national portal",
    ),
    ("TRN010", "a link to a national database is not lost"),
    ("TRN011", "personal data keeps an owner"),
    ("TRN012", "what was planned is done by its day"),
    (
        "TRN013",
        "what a version says it supersedes is what it follows",
    ),
    (
        "TRN014",
        "the number of the version rises as the changes ask",
    ),
    ("TRN015", "no framework is passed over"),
    ("TRN016", "a fate is told of what the earlier version had"),
    ("LAY016", "no organisation is part of itself"),
    ("LAY017", "one thing is said of what became of an element"),
    ("LAY018", "nothing succeeds itself"),
    ("LAY019", "nothing is part of itself"),
    ("LAY020", "nothing in use rests on what has ended"),
    (
        "INT021",
        "links between agencies pass the national sharing platform",
    ),
    ("INT022", "master data is read online within a body"),
    ("DAT013", "a new system shows what it is connected with"),
    ("SVC012", "a proactive grade rests on data"),
    ("SVC013", "services are on the national portal and VNeID"),
    ("SVC014", "the national portal has its owner of today"),
    ("DOC014", "there are no districts, and 34 provinces"),
    ("DOC015", "components state their status"),
    ("DOC016", "what was marked to be filled in is"),
    ("SVC015", "pages of units are part of the portal"),
    ("SVC016", "apps of platforms take the national e-ID"),
    ("DAT014", "shared platforms keep a log"),
    (
        "LAY022",
        "what belongs to two ends is stated at one of them",
    ),
];

#[test]
fn every_expected_rule_is_there() {
    let all: Vec<String> = PLANNED
        .iter()
        .flat_map(|(family, count)| (1..=*count).map(move |n| format!("{family}{n:03}")))
        .collect();
    assert_eq!(all.len(), 91);
    let planned: BTreeSet<String> = all.into_iter().collect();
    let rules: BTreeSet<String> = catalog::all()
        .into_iter()
        .filter(|page| matches!(page.about, About::Document | About::Transition))
        .map(|page| page.code.to_string())
        .collect();
    let mut expected = planned.clone();
    for (code, why) in BEYOND {
        assert!(!planned.contains(*code), "{code} was planned: {why}");
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
        "name why these are beyond those planned: {unlisted:?}"
    );
}
