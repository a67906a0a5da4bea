//! What an allow comment covers where a part of a document stands in two places: repeated by an alias, or stated at both
//! ends. A comment at one element changes nothing that is found of another.

use std::collections::BTreeSet;

use justarch::places::{Entry, ValueForm};
use justarch::{
    At, Diagnostic, Document, FindingFilter, FrameworkVersion, Members, Place, Report, RuleSet,
    SourceId, Subject,
};

use crate::members::{documents, rules_of};

const HEAD: &str = "justarch: 1
architecture: { id: mau, body: bo, level: ministry, name: { vi: Kiến trúc của Bộ }, version: \"3.0\", framework: \"3.0\", status: draft, state-date: 2024-11-30 }
organisations:
  bo: { name: { vi: Bộ Mẫu }, kind: ministry }
  ngoai: { name: { vi: Bộ Ngoài }, kind: ministry }
";

fn checked(sections: &str) -> (Document, Report) {
    let text = format!("{HEAD}{sections}");
    let document = Document::parse("a.yaml", &text).unwrap();
    assert!(document.report().is_empty(), "{:#?}", document.report());
    let rules = RuleSet::for_framework(FrameworkVersion::V3_0).unwrap();
    let report = FindingFilter::new().check_document(&rules, &document);
    (document, report)
}

/// The elements at which a code is found, and those at which it is passed over.
fn found_at<'r>(report: &'r Report, code: &str) -> [BTreeSet<&'r str>; 2] {
    let of_code = |found: &&Diagnostic| found.code.as_str() == code;
    let passed = report.suppressed().iter().map(|s| &s.diagnostic);
    let ids = |found: &'r Diagnostic| {
        let places = found.places().into_iter();
        places.filter_map(|place| match &place.subject {
            Subject::Element(id) => Some(&**id),
            Subject::Relation { from, .. } => Some(&**from),
            _ => None,
        })
    };
    [
        report.iter().filter(of_code).flat_map(ids).collect(),
        passed.filter(of_code).flat_map(ids).collect(),
    ]
}

fn has(report: &Report, code: &str) -> bool {
    report.iter().any(|found| found.code.as_str() == code)
}

/// A comment passes over a code at these elements and at no other.
#[track_caller]
fn covers(sections: &str, code: &str, left: &[&str], passed: &[&str]) {
    let (_, report) = checked(sections);
    let [found, over] = found_at(&report, code);
    assert_eq!(found, left.iter().copied().collect(), "found");
    assert_eq!(over, passed.iter().copied().collect(), "passed over");
    let is_idle = passed.is_empty() && sections.contains("justarch-allow");
    assert_eq!(has(&report, "ALW003"), is_idle);
}

/// A system with personal data, whose level is too low.
fn system(id: &str, level: &str) -> String {
    format!(
        "  {id}: {{ kind: application, name: {{ vi: Hệ {id} }}, owner: bo, information: [personal], security-level: {level} }}\n"
    )
}

#[test]
fn what_an_alias_repeats_stands_at_the_alias() {
    let note = "  # justarch-allow SEC007 -- lý do riêng\n";
    let (d, e, f) = (system("d", "&l 1"), system("e", "*l"), system("f", "1"));
    covers(
        &format!("applications:\n{d}{e}{f}"),
        "SEC007",
        &["d", "e", "f"],
        &[],
    );
    covers(
        &format!("applications:\n{note}{d}{e}{f}"),
        "SEC007",
        &["e", "f"],
        &["d"],
    );
    covers(
        &format!("applications:\n{d}{note}{e}{f}"),
        "SEC007",
        &["d", "f"],
        &["e"],
    );
    covers(
        &format!("applications:\n{d}{e}{note}{f}"),
        "SEC007",
        &["d", "e"],
        &["f"],
    );
    let behind = |line: &str| format!("{} # justarch-allow SEC007 -- lý do\n", line.trim_end());
    let (at_d, at_e) = (behind(&d), behind(&e));
    covers(
        &format!("applications:\n{at_d}{e}"),
        "SEC007",
        &["e"],
        &["d"],
    );
    covers(
        &format!("applications:\n{d}{at_e}"),
        "SEC007",
        &["d"],
        &["e"],
    );
    // Above the section it stands at all of them.
    let above = "# justarch-allow SEC007 -- lý do chung\n";
    covers(
        &format!("{above}applications:\n{d}{e}"),
        "SEC007",
        &[],
        &["d", "e"],
    );
}

#[test]
fn a_whole_element_that_is_an_alias_is_one_of_its_own() {
    let note = "  # justarch-allow SEC007 -- lý do riêng\n";
    let anchor = system("d", "1").replacen("d: {", "d: &d {", 1);
    let alias = "  e: *d\n";
    covers(
        &format!("applications:\n{note}{anchor}{alias}"),
        "SEC007",
        &["e"],
        &["d"],
    );
    covers(
        &format!("applications:\n{anchor}{note}{alias}"),
        "SEC007",
        &["d"],
        &["e"],
    );
    // Even the id may be one.
    let named = "infrastructure:\n  dc: { kind: data-centre, name: { vi: Trung tâm }, owner: bo, note: { vi: &id e } }\n";
    let by_alias = system("e", "1").replacen("  e: {", "  *id : {", 1);
    covers(
        &format!("{named}applications:\n{note}{by_alias}"),
        "SEC007",
        &[],
        &["e"],
    );
    let at_name = named.replacen("  dc", &format!("{note}  dc"), 1);
    covers(
        &format!("{at_name}applications:\n{by_alias}"),
        "SEC007",
        &["e"],
        &[],
    );
}

#[test]
fn relations_that_an_alias_repeats_stand_at_the_alias() {
    let other = "  kho: { kind: database, name: { vi: CSDL B }, owner: ngoai, class: national, scope: national, security-level: 3 }\n";
    let a = "  a:\n    kind: application\n    name: { vi: Hệ A }\n    owner: bo\n    security-level: 3\n    exchanges: &x\n      - with: kho\n        route: direct\n";
    let d = "  d: { kind: application, name: { vi: Hệ D }, owner: bo, security-level: 3, exchanges: *x }\n";
    let note = "  # justarch-allow INT004 -- lý do riêng\n";
    covers(
        &format!("applications:\n{a}{d}{other}"),
        "INT004",
        &["a", "d"],
        &[],
    );
    covers(
        &format!("applications:\n{note}{a}{d}{other}"),
        "INT004",
        &["d"],
        &["a"],
    );
    covers(
        &format!("applications:\n{a}{note}{d}{other}"),
        "INT004",
        &["a"],
        &["d"],
    );
    // At the item that is repeated it covers the one that is written there.
    let inside = a.replacen("      - with", &format!("    {note}      - with"), 1);
    covers(
        &format!("applications:\n{inside}{d}{other}"),
        "INT004",
        &["d"],
        &["a"],
    );
}

#[test]
fn a_finding_is_shown_where_the_part_is_used() {
    let sections = format!(
        "applications:\n{}{}",
        system("d", "&l 1"),
        system("e", "*l")
    );
    let (document, report) = checked(&sections);
    let shown: Vec<_> = report
        .iter()
        .filter(|found| found.code.as_str() == "SEC007")
        .map(|found| {
            use justarch::Locate;
            let span = document.span_of(&found.labels[0]).unwrap();
            document.sources().slice(span)
        })
        .collect();
    assert_eq!(shown, ["1", "*l"]);
}

#[test]
fn a_connection_that_both_ends_state_stands_at_both() {
    let system = |id: &str, to: &str| {
        format!(
            "  {id}: {{ kind: application, name: {{ vi: Hệ {id} }}, owner: bo, connects: [{to}] }}\n"
        )
    };
    let note = "  # justarch-allow LAY006 -- lý do riêng\n";
    let (a, b) = (system("a", "b"), system("b", "a"));
    for (first, second) in [(&a, &b), (&b, &a)] {
        covers(
            &format!("applications:\n{first}{second}"),
            "LAY006",
            &["a"],
            &[],
        );
        covers(
            &format!("applications:\n{note}{first}{second}"),
            "LAY006",
            &[],
            &["a"],
        );
        covers(
            &format!("applications:\n{first}{note}{second}"),
            "LAY006",
            &[],
            &["a"],
        );
    }
}

/// What is said of one thing after the other, in words.
fn said(report: &Report) -> Vec<(Vec<Place>, String, bool)> {
    let mut all = Vec::new();
    for found in report {
        let parts = match found.members.as_deref() {
            Some(Members::Each(parts)) if !parts.all().is_empty() => parts.all().to_vec(),
            _ => vec![found.clone()],
        };
        for part in parts {
            let places: Vec<_> = part.places().into_iter().cloned().collect();
            let is_placed = matches!(part.labels.first().map(|l| &l.at), Some(At::Place(_)));
            if is_placed {
                let is_joint = matches!(part.members.as_deref(), Some(Members::Together(_)));
                all.push((
                    places,
                    format!("{} {}", part.code, part.fingerprint()),
                    is_joint,
                ));
            }
        }
    }
    all
}

/// Whether a place is of an element. A relation that belongs to both ends is of either.
fn is_of(place: &Place, id: &str) -> bool {
    match &place.subject {
        Subject::Element(of) => **of == *id,
        Subject::Relation { from, kind, to, .. } => {
            **from == *id || kind.is_symmetric() && **to == *id
        }
        // Those of elements are named by them.
        Subject::Record { key, .. } => key.contains(id),
        _ => false,
    }
}

/// The elements of a text that begin a line, with where they begin, and those of their values that an alias may stand
/// for.
fn elements(document: &Document) -> Vec<(String, usize, Vec<std::ops::Range<usize>>)> {
    let places = document.places();
    let mut found = Vec::new();
    let sections = places
        .file(SourceId::ROOT)
        .into_iter()
        .flat_map(Entry::entries);
    for section in sections {
        let is_layer = |layer: &justarch::Layer| section.key() == Some(layer.section());
        if !justarch::Layer::ALL.iter().any(is_layer) {
            continue;
        }
        for element in section.entries() {
            let mut values = Vec::new();
            for field in element
                .entries()
                .filter(|field| field.key() != Some("kind"))
            {
                let is_short = matches!(
                    field.form(),
                    ValueForm::Plain | ValueForm::FlowList | ValueForm::FlowMap
                );
                let span = field.value_span();
                if is_short && span.start < span.end {
                    values.push(span.start as usize..span.end as usize);
                }
            }
            let start = element.extent().start as usize;
            found.push((element.key().unwrap_or_default().to_owned(), start, values));
        }
    }
    found
}

/// The text with values that come again written as aliases, and the elements of which they are.
fn with_aliases(document: &Document, text: &str, seed: usize) -> (String, Vec<String>) {
    let elements = elements(document);
    let all: Vec<_> = elements
        .iter()
        .flat_map(|(id, _, values)| values.iter().map(move |at| (id, at.clone())))
        .collect();
    let mut pairs = Vec::new();
    for (nth, (id, at)) in all.iter().enumerate() {
        let same = |(other, again): &&(&String, std::ops::Range<usize>)| {
            other != id && text[again.clone()] == text[at.clone()]
        };
        pairs.extend(all[nth + 1..].iter().find(same).map(|(other, again)| {
            (
                ((*id).clone(), at.clone()),
                ((*other).clone(), again.clone()),
            )
        }));
    }
    let (mut out, mut of, mut ends) = (text.to_owned(), Vec::new(), Vec::new());
    let Some(count) = std::num::NonZero::new(pairs.len()) else {
        return (out, of);
    };
    let mut taken: Vec<std::ops::Range<usize>> = Vec::new();
    for step in 0..3 {
        let ((id, at), (other, again)) = &pairs[(seed + step * 7) % count];
        let is_free = |range: &std::ops::Range<usize>| {
            taken
                .iter()
                .all(|t| t.end <= range.start || range.end <= t.start)
        };
        if is_free(at) && is_free(again) {
            taken.extend([at.clone(), again.clone()]);
            ends.push((at.start..at.start, format!("&n{step} ")));
            ends.push((again.clone(), format!("*n{step} ")));
            of.extend([id.clone(), other.clone()]);
        }
    }
    ends.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
    for (range, with) in ends {
        out.replace_range(range, &with);
    }
    (out, of)
}

/// Over all documents, and with values that aliases repeat: a comment at one element takes out what is found of it, and
/// leaves what is found of every other.
#[test]
fn a_comment_at_one_element_changes_nothing_at_another() {
    let (mut aliased, mut commented, mut taken_out) = (0, 0, 0);
    for (nth, (what, text)) in documents().into_iter().enumerate() {
        let document = Document::parse("a.yaml", &text).unwrap();
        let Some(rules) = rules_of(&document) else {
            continue;
        };
        let (text, of) = with_aliases(&document, &text, nth);
        let with = Document::parse("a.yaml", &text).unwrap();
        assert!(
            with.architecture() == document.architecture(),
            "{what}\n{text}"
        );
        aliased += of.len() / 2;
        let before = said(&FindingFilter::new().check_document(&rules, &with));
        let codes: BTreeSet<_> = before
            .iter()
            .filter_map(|(_, said, _)| said.split(' ').next())
            .filter(|code| !code.starts_with("CHK"))
            .collect();
        if codes.is_empty() {
            continue;
        }
        let named = codes.into_iter().collect::<Vec<_>>().join(",");
        let elements = elements(&with);
        let last = elements.last().map(|(id, ..)| id.clone());
        let chosen: BTreeSet<_> = of.into_iter().take(2).chain(last).take(2).collect();
        for (id, start, _) in elements.iter().filter(|(id, ..)| chosen.contains(id)) {
            let line = text[..*start].rfind('\n').map_or(0, |at| at + 1);
            let indent = &text[line..*start];
            if !indent.trim().is_empty() {
                continue;
            }
            let note = format!("{indent}# justarch-allow {named} -- lý do riêng\n");
            let noted = format!("{}{note}{}", &text[..line], &text[line..]);
            let noted = Document::parse("a.yaml", &noted).unwrap();
            let after = said(&FindingFilter::new().check_document(&rules, &noted));
            let others = |all: &[(Vec<Place>, String, bool)]| -> Vec<String> {
                let of_others = |(places, ..): &&(Vec<Place>, String, bool)| {
                    !places.iter().any(|place| is_of(place, id))
                };
                let mut said: Vec<_> = all.iter().filter(of_others).map(|s| s.1.clone()).collect();
                said.sort();
                said
            };
            // A conflict without one of its members is about the others.
            let alone = |all: &[(Vec<Place>, String, bool)]| -> Vec<_> {
                all.iter().filter(|said| !said.2).cloned().collect()
            };
            assert_eq!(
                others(&alone(&after)),
                others(&alone(&before)),
                "{what}: {id}\n{text}"
            );
            let kept: BTreeSet<_> = others(&after).into_iter().collect();
            assert!(
                others(&before).iter().all(|said| kept.contains(said)),
                "{what}: {id}"
            );
            let own = |(places, ..): &&(Vec<Place>, String, bool)| {
                places
                    .iter()
                    .any(|place| matches!(&place.subject, Subject::Element(of) if **of == **id))
            };
            let left: Vec<_> = after.iter().filter(own).collect();
            assert!(left.is_empty(), "{what}: {id}: {left:#?}\n{text}");
            taken_out += before.iter().filter(own).count();
            commented += 1;
        }
    }
    assert!(
        aliased > 200 && commented > 150 && taken_out > 20,
        "{aliased} {commented} {taken_out}"
    );
}
