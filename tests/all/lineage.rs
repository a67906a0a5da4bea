//! Organisations that go on in others, circles, and statements of lineage that cannot be.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use justarch::{
    Architecture, At, Change, ChangeKind, Class, Diff, Document, Label, Lang, RuleSet, Severity,
    Subject, Transition,
};

const HEAD: &str = "justarch: 1
architecture: { id: demo, body: BODY, level: ministry, name: { vi: Kiến trúc mẫu }, version: \"2.1\", \
framework: \"2.0\", status: draft, state-date: 2022-06-30 }
";

/// A document with that body, organisations and further sections.
fn document(body: &str, organisations: &str, sections: &str) -> Architecture {
    let head = HEAD.replace("BODY", body);
    let text = format!("{head}organisations:\n{organisations}{sections}");
    let document = Document::parse("demo.yaml", &text).unwrap();
    let problems: Vec<_> = document.report().iter().collect();
    assert!(problems.is_empty(), "{problems:?}");
    document.into_architecture()
}

const MINISTRY: &str = "  bo: { name: { vi: Bộ Mẫu }, kind: ministry }\n";
const OFFICE: &str = "  cuc-cu: { name: { vi: Cục Tin học }, kind: department, parent: bo }\n";
const RENAMED: &str =
    "  cuc-moi: { name: { vi: Cục Số hóa }, kind: department, parent: bo, succeeds: [cuc-cu] }\n";

/// Three elements of one owner, who runs them, supplies their data and issued a decision.
fn owned(by: &str) -> String {
    format!(
        "applications:
  kho: {{ kind: database, name: {{ vi: Kho hồ sơ }}, owner: {by}, operator: {by}, supplied-by: [{by}] }}
  mot: {{ kind: application, name: {{ vi: Phần mềm một }}, owner: {by}, stores: [kho] }}
policy:
  chi-dao: {{ kind: decision, name: {{ vi: Quyết định chỉ đạo }}, issuer: {by}, owner: {by} }}
"
    )
}

fn kinds(diff: &Diff<'_>) -> Vec<(ChangeKind, Class, String)> {
    let one = |c: &Change<'_>| {
        let subjects: Vec<_> = c.subjects().iter().map(ToString::to_string).collect();
        (c.kind, c.class, subjects.join(" "))
    };
    diff.changes().iter().map(one).collect()
}

#[test]
fn a_renamed_owner_is_one_change() {
    let old = document("bo", &format!("{MINISTRY}{OFFICE}"), &owned("cuc-cu"));
    let new = document("bo", &format!("{MINISTRY}{RENAMED}"), &owned("cuc-moi"));
    let diff = Diff::between(&old, &new);
    let office = "organisations.cuc-moi".to_owned();
    assert_eq!(
        kinds(&diff),
        [
            (ChangeKind::Renamed, Class::Compatible, office.clone()),
            (ChangeKind::Changed, Class::Editorial, office),
        ]
    );
    let notes = &diff.changes()[0].notes;
    assert!(
        notes
            .iter()
            .any(|n| n.get(Lang::Vi).contains("3 thành phần"))
    );
    // Backwards it is the same.
    let back = Diff::between(&new, &old);
    assert_eq!(back.verdict(), Some(Class::Compatible));
    assert_eq!(back.changes()[0].kind, ChangeKind::Renamed);
    // And it is carried by a patch.
    let patch = diff.patch().unwrap();
    assert_eq!(patch.apply(&old).unwrap(), new);
}

#[test]
fn without_a_statement_it_is_a_transfer_with_a_hint() {
    let old = document("bo", &format!("{MINISTRY}{OFFICE}"), &owned("cuc-cu"));
    let silent = RENAMED.replace(", succeeds: [cuc-cu]", "");
    let new = document("bo", &format!("{MINISTRY}{silent}"), &owned("cuc-moi"));
    let diff = Diff::between(&old, &new);
    assert_eq!(diff.verdict(), Some(Class::Breaking));
    let transfers = diff.changes().iter();
    let transfers: Vec<_> = transfers
        .filter(|c| c.kind == ChangeKind::Transferred)
        .collect();
    assert_eq!(transfers.len(), 3);
    for change in transfers {
        assert!(
            change.notes[0]
                .get(Lang::En)
                .contains("`succeeds: [cuc-cu]`")
        );
    }
}

#[test]
fn merged_and_split_owners_hand_nothing_over_but_others_do() {
    let two = "  cuc-hai: { name: { vi: Cục Hai }, kind: department, parent: bo }\n";
    let old = document("bo", &format!("{MINISTRY}{OFFICE}{two}"), &owned("cuc-cu"));
    let merged = two.replace("parent: bo", "parent: bo, succeeds: [cuc-cu]");
    let new = document("bo", &format!("{MINISTRY}{merged}"), &owned("cuc-hai"));
    let diff = Diff::between(&old, &new);
    let found = kinds(&diff);
    assert_eq!(
        found,
        [(
            ChangeKind::Merged,
            Class::Compatible,
            "organisations.cuc-hai".to_owned()
        )]
    );
    // One that is still there goes on, and another one continues a part of it.
    let new = document(
        "bo",
        &format!("{MINISTRY}{OFFICE}{RENAMED}{two}"),
        &owned("cuc-moi"),
    );
    let found = kinds(&Diff::between(&old, &new));
    assert_eq!(found[0].0, ChangeKind::Split);
    assert!(
        found.iter().all(|(_, class, _)| *class < Class::Breaking),
        "{found:?}"
    );
    // Whoever does not go on for the owner gets it handed over.
    let new = document(
        "bo",
        &format!("{MINISTRY}{RENAMED}{two}"),
        &owned("cuc-hai"),
    );
    let diff = Diff::between(&old, &new);
    assert_eq!(diff.verdict(), Some(Class::Breaking));
}

#[test]
fn a_body_that_goes_on_in_another_ministry_is_no_transfer() {
    let old = document("bo", &format!("{MINISTRY}{OFFICE}"), &owned("cuc-cu"));
    let other = "  bo-hai: { name: { vi: Bộ Hai }, kind: ministry, succeeds: [bo] }\n";
    let office = OFFICE.replace("parent: bo", "parent: bo-hai");
    let new = document("bo-hai", &format!("{other}{office}"), &owned("cuc-cu"));
    let diff = Diff::between(&old, &new);
    assert_eq!(
        diff.verdict(),
        Some(Class::Compatible),
        "{:?}",
        kinds(&diff)
    );
    let unstated = other.replace(", succeeds: [bo]", "");
    let new = document("bo-hai", &format!("{unstated}{office}"), &owned("cuc-cu"));
    assert_eq!(Diff::between(&old, &new).verdict(), Some(Class::Breaking));
}

fn codes(document: &Architecture) -> BTreeSet<String> {
    let rules = RuleSet::for_framework(document.framework()).unwrap();
    let report = rules.check(document);
    report.iter().map(|d| d.code.to_string()).collect()
}

#[test]
fn a_circle_of_parents_switches_no_rule_off() {
    let rest =
        OFFICE.to_owned() + "  to: { name: { vi: Tổ Tin học }, kind: centre, parent: cuc-cu }\n";
    for owner in ["bo", "cuc-cu", "to"] {
        let sections = owned(owner);
        let sound = codes(&document("bo", &format!("{MINISTRY}{rest}"), &sections));
        for above in ["bo", "cuc-cu", "to"] {
            let circle = MINISTRY.replace("ministry }", &format!("ministry, parent: {above} }}"));
            let document = document("bo", &format!("{circle}{rest}"), &sections);
            let mut found = codes(&document);
            assert!(found.remove("LAY016"), "{above}");
            assert_eq!(found, sound, "{above}");
            assert_eq!(document.organisation("to").unwrap().agency().key(), "bo");
        }
    }
}

#[test]
fn an_agency_is_found_at_any_depth() {
    let mut organisations = MINISTRY.to_owned();
    let mut above = "bo".to_owned();
    for nth in 0..2_000 {
        let name = format!("to-{nth}");
        let _ = writeln!(
            organisations,
            "  {name}: {{ name: {{ vi: Tổ }}, parent: {above} }}"
        );
        above = name;
    }
    let document = document("bo", &organisations, &owned(&above));
    assert_eq!(document.organisation(&above).unwrap().agency().key(), "bo");
    assert!(document.element("kho").unwrap().is_own());
}

/// The places of the errors of a code in a check.
fn errors(document: &Architecture, code: &str) -> Vec<Vec<Subject>> {
    let rules = RuleSet::for_framework(document.framework()).unwrap();
    let report = rules.check(document);
    let found = report.iter().filter(|d| d.code.as_str() == code);
    let found = found.filter(|d| d.severity == Severity::Error);
    let subject = |label: &Label| match &label.at {
        At::Place(place) => Some(place.subject.clone()),
        At::Span(_) => None,
    };
    found
        .map(|d| d.labels.iter().filter_map(subject).collect())
        .collect()
}

#[test]
fn contradictions_are_shown_at_both_places_whatever_the_order() {
    let apps = |order: [usize; 3]| {
        let all = [
            "  a: { kind: application, name: { vi: Phần mềm A }, owner: bo, succeeds: [c] }\n",
            "  b: { kind: application, name: { vi: Phần mềm B }, owner: bo, succeeds: [a] }\n",
            "  c: { kind: application, name: { vi: Phần mềm C }, owner: bo, succeeds: [b] }\n",
        ];
        let lines: String = order.iter().map(|at| all[*at]).collect();
        document("bo", MINISTRY, &format!("applications:\n{lines}"))
    };
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        let found = errors(&apps(order), "LAY018");
        assert_eq!(found, [["a", "c", "b"].map(Subject::element)]);
    }
}

#[test]
fn a_rename_between_unlike_things_says_what_replacing_is() {
    let app = |kind: &str, id: &str, name: &str, more: &str| {
        let line = format!("  {id}: {{ kind: {kind}, name: {{ vi: {name} }}, owner: bo{more} }}\n");
        document("bo", MINISTRY, &format!("applications:\n{line}"))
    };
    let old = app("application", "cu", "Phần mềm hộ tịch", "");
    let notes = |new: &Architecture| {
        let diff = Diff::between(&old, new);
        let change = diff
            .changes()
            .iter()
            .find(|c| c.kind == ChangeKind::Renamed);
        let notes = &change.unwrap().notes;
        notes
            .iter()
            .map(|n| n.get(Lang::En).to_owned())
            .collect::<Vec<_>>()
    };
    let from = ", succeeds: [cu]";
    assert!(notes(&app("application", "moi", "Phần mềm hộ tịch điện tử", from)).is_empty());
    for unlike in [
        app("shared-platform", "moi", "Phần mềm hộ tịch", from),
        app("application", "moi", "Kho dữ liệu đất đai", from),
    ] {
        let notes = notes(&unlike);
        assert!(notes[0].contains("`successor: [moi]`"), "{notes:?}");
    }
}

#[test]
fn fates_of_earlier_steps_may_stay() {
    let app = "applications:\n  mot: { kind: application, name: { vi: Phần mềm }, owner: bo, succeeds: [xua] }\n";
    let retired = "retired: { lau: { reason: Hết nhiệm vụ, decision: 1/QĐ } }\n";
    let one = document("bo", MINISTRY, &format!("{app}{retired}"));
    let two = document("bo", MINISTRY, &format!("{app}{retired}"));
    let unknown = |old: &Architecture, new: &Architecture| {
        let review = Transition::between(old, new).unwrap().check();
        let found = review
            .findings
            .iter()
            .filter(|d| d.code.as_str() == "TRN016");
        found.count()
    };
    assert_eq!(unknown(&one, &two), 0);
    let before = document("bo", MINISTRY, "");
    assert_eq!(unknown(&before, &two), 2);
}

/// Says nothing of lineage where it may be meant: under a key that is not known, or in a form that cannot be read.
const UNREAD: [(&str, &str); 3] = [
    ("succeeds: [cuc-cu]", "succeds: [cuc-cu]"),
    ("succeeds: [cuc-cu]", "succeeds: { id: cuc-cu }"),
    ("succeeds: [cuc-cu]", "succeeds: [[cuc-cu]]"),
];

#[test]
fn an_owner_whose_origin_could_not_be_read_is_undecided() {
    let read = |organisations: &str, owner: &str| {
        let head = HEAD.replace("BODY", "bo");
        let owned = owned(owner);
        let text = format!("{head}organisations:\n{MINISTRY}{organisations}{owned}");
        Document::parse("demo.yaml", &text)
            .unwrap()
            .into_architecture()
    };
    let old = read(OFFICE, "cuc-cu");
    for (from, to) in UNREAD {
        let renamed = RENAMED.replace(from, to);
        assert_ne!(renamed, RENAMED);
        let new = read(&renamed, "cuc-moi");
        let (there, back) = (Diff::between(&old, &new), Diff::between(&new, &old));
        for diff in [&there, &back] {
            assert_eq!(kinds(diff), [], "{to}");
            assert!(!diff.completeness().is_complete(), "{to}");
            let doubts = diff.uncertain().iter();
            let doubts: BTreeSet<_> = doubts.map(|d| d.subject.to_string()).collect();
            for one in [
                "organisations.cuc-cu",
                "organisations.cuc-moi",
                "kho",
                "mot",
                "chi-dao",
            ] {
                assert!(doubts.contains(one), "{to}: {one} in {doubts:?}");
            }
        }
    }
    // Of one that is still there nobody takes anything over, whatever could not be read.
    let both = format!("{OFFICE}{}", RENAMED.replace(UNREAD[0].0, UNREAD[0].1));
    let handed = read(&both, "cuc-moi");
    let moved = Diff::between(&old, &handed);
    assert_eq!(moved.verdict(), Some(Class::Breaking));
}

/// Three versions of one document, of which the last tells what became of things of the second.
fn version(number: &str, supersedes: &str, sections: &str) -> Architecture {
    let text = format!(
        "justarch: 1
architecture: {{ id: demo, body: bo, level: ministry, name: {{ vi: Kiến trúc mẫu }}, version: \"{number}\", \
framework: \"{number}\", status: draft, state-date: 2025-06-30{supersedes} }}
organisations:
{MINISTRY}  bo-khac: {{ name: {{ vi: Bộ Khác }}, kind: ministry }}
applications:
  chung: {{ kind: application, name: {{ vi: Phần mềm quản lý chung }}, owner: bo }}
{sections}"
    );
    let document = Document::parse("demo.yaml", &text).unwrap();
    let problems: Vec<_> = document.report().iter().collect();
    assert!(problems.is_empty(), "{problems:?}");
    document.into_architecture()
}

/// The findings on a step, of one code.
fn found(old: &Architecture, new: &Architecture, code: &str) -> Vec<(Severity, String)> {
    let review = Transition::between(old, new).unwrap().check();
    let of_code = review.findings.iter().filter(|d| d.code.as_str() == code);
    of_code
        .map(|d| (d.severity, d.message.get(Lang::En).to_owned()))
        .collect()
}

const GATEWAY: &str =
    "  cong-ho-tich: { kind: application, name: { vi: Phần mềm hộ tịch }, owner: bo }\n";
const AFTER_3: &str = ", supersedes: [{ body: bo, version: \"3.0\" }]";

#[test]
fn fates_of_a_version_that_the_step_passes_over_are_no_mistakes() {
    let old = version("2.0", "", GATEWAY);
    let told = "retired:
  cong-ho-tich: { reason: Hết nhiệm vụ, decision: 1/QĐ }
  nen-tang-ba: { reason: Hết nhiệm vụ, decision: 2/QĐ }
  kho-ba: { reason: Hết nhiệm vụ, decision: 3/QĐ }
";
    let new = version("4.0", AFTER_3, told);
    assert_eq!(found(&old, &new, "TRN001"), []);
    assert_eq!(found(&old, &new, "TRN013"), []);
    assert_eq!(found(&old, &new, "TRN015"), []);
    let unknown = found(&old, &new, "TRN016");
    assert_eq!(unknown.len(), 1, "{unknown:?}");
    assert_eq!(unknown[0].0, Severity::Info);
    assert!(
        unknown[0].1.contains("`kho-ba`, `nen-tang-ba`"),
        "{unknown:?}"
    );
    // Without a version between the two they are what they seem.
    for supersedes in ["", ", supersedes: [{ body: bo, version: \"2.0\" }]"] {
        let unknown = found(&old, &version("4.0", supersedes, told), "TRN016");
        let errors = unknown
            .iter()
            .filter(|(severity, _)| *severity == Severity::Error);
        assert_eq!(errors.count(), 2, "{supersedes}: {unknown:?}");
    }
    assert_eq!(found(&old, &version("4.0", "", told), "TRN015").len(), 1);
    // What another body had is no step of this one.
    let elsewhere = ", supersedes: [{ body: bo-khac, version: \"3.0\" }]";
    let other = version("4.0", elsewhere, told);
    assert_eq!(found(&old, &other, "TRN015").len(), 1);
}

#[test]
fn a_slip_in_a_fate_is_told_even_where_a_version_is_passed_over() {
    let old = version("2.0", "", GATEWAY);
    let told = "retired: { cong-ho-tichh: { reason: Hết nhiệm vụ, decision: 1/QĐ } }\n";
    let new = version("4.0", AFTER_3, told);
    let unknown = found(&old, &new, "TRN016");
    assert_eq!(unknown.len(), 1, "{unknown:?}");
    assert_eq!(unknown[0].0, Severity::Warning, "{unknown:?}");
    assert_eq!(found(&old, &new, "TRN001").len(), 1);
}

#[test]
fn what_the_version_between_told_is_to_be_said_again() {
    let old = version("2.0", "", GATEWAY);
    let lost = |supersedes: &str| {
        let new = version("4.0", supersedes, "");
        let review = Transition::between(&old, &new).unwrap().check();
        let lost = review.findings.iter().find(|d| d.code.as_str() == "TRN001");
        lost.unwrap().notes.clone()
    };
    let notes = lost(AFTER_3);
    assert!(
        notes
            .iter()
            .any(|note| note.get(Lang::En).contains("version 3.0")),
        "{notes:?}"
    );
    assert!(lost("").is_empty());
}

/// Fates of earlier steps that both versions tell disturb neither step.
#[cfg(feature = "yaml")]
#[test]
fn the_bundled_versions_follow_each_other_in_every_step() {
    use justarch::reference;
    let (two, three, four) = (
        reference::moj_2_0(),
        reference::moj_3_0(),
        reference::moj_4_0(),
    );
    for (old, new) in [(&two, &three), (&three, &four), (&two, &four)] {
        let review = Transition::between(old, new).unwrap().check();
        let grave: Vec<_> = review
            .findings
            .iter()
            .filter(|d| d.severity > Severity::Info)
            .map(|d| d.message.get(Lang::En).to_owned())
            .collect();
        assert!(grave.is_empty(), "{grave:?}");
    }
}
