//! Marks of inference: whichever end of an exchange or a connection they stand at, changing one is editorial, and it
//! is never lost.

use justarch::{Architecture, Class, Diff, Document, Field, Severity};

/// Where a mark may stand: in the head of an end, or in the relation itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Near,
    Far,
    Existence,
    Route,
}

const MARKS: [Mark; 4] = [Mark::Near, Mark::Far, Mark::Existence, Mark::Route];

/// A relation between two systems, written at the first of them or at the second, with some marks.
fn written(kind: &str, at_far: bool, marks: &[Mark]) -> Architecture {
    let list = |key: &str, holds: bool| {
        let line = format!("\n    inferred: [{key}]");
        if holds { line } else { String::new() }
    };
    let has = |mark: Mark| marks.contains(&mark);
    let of_relation: Vec<_> = [(Mark::Existence, "existence"), (Mark::Route, "route")]
        .into_iter()
        .filter(|(mark, _)| has(*mark))
        .map(|(_, key)| key)
        .collect();
    let of_relation = of_relation.join(", ");
    let (to, rest) = match (kind, at_far) {
        ("exchanges", false) => ("with: ho-tich", ", purpose: exploit, route: direct"),
        ("exchanges", true) => ("with: dan-cu", ", purpose: exploited, route: direct"),
        (_, false) => ("to: ho-tich", ""),
        (_, true) => ("to: dan-cu", ""),
    };
    let relation = format!("\n    {kind}:\n    - {{ {to}{rest}, inferred: [{of_relation}] }}");
    let relation = relation.replace(", inferred: []", "");
    let (near, far) = if at_far {
        (String::new(), relation)
    } else {
        (relation, String::new())
    };
    let (section, element) = match kind {
        "exchanges" => ("applications", "application"),
        _ => ("integration", "lgsp"),
    };
    let text = format!(
        "justarch: 1
architecture:
  id: thu
  body: bo
  level: ministry
  name: {{ vi: Kiến trúc }}
  version: \"3.0\"
  framework: \"3.0\"
  state-date: 2025-11-30
organisations:
  bo: {{ name: {{ vi: Bộ }}, kind: ministry }}
{section}:
  dan-cu:
    kind: {element}
    name: {{ vi: Dân cư }}{}{near}
  ho-tich:
    kind: {element}
    name: {{ vi: Hộ tịch }}{}{far}
",
        list(kind, has(Mark::Near)),
        list(kind, has(Mark::Far)),
    );
    let document = Document::parse("thu.yaml", &text).unwrap();
    assert_eq!(document.report().count(Severity::Error), 0, "{text}");
    document.into_architecture()
}

fn is_inferred(arch: &Architecture) -> bool {
    arch.relations().next().unwrap().is_inferred()
}

/// All sets of marks that a relation of a kind may have.
fn sets(kind: &str) -> Vec<Vec<Mark>> {
    let known = MARKS
        .iter()
        .filter(|m| kind == "exchanges" || **m != Mark::Route);
    known.fold(vec![Vec::new()], |sets, mark| {
        let with = sets.iter().map(|set| [set.as_slice(), &[*mark]].concat());
        let with: Vec<_> = with.collect();
        [sets, with].concat()
    })
}

#[test]
fn a_mark_at_either_end_says_the_same_of_the_relation() {
    for kind in ["exchanges", "connects"] {
        for marks in sets(kind) {
            let says = marks.iter().any(|mark| *mark != Mark::Route);
            for at_far in [false, true] {
                let arch = written(kind, at_far, &marks);
                assert_eq!(is_inferred(&arch), says, "{kind} {at_far} {marks:?}");
            }
        }
    }
}

#[test]
fn a_changed_mark_is_editorial_and_is_told_whichever_end_it_is_written_at() {
    for kind in ["exchanges", "connects"] {
        for (before, after) in pairs(&sets(kind)) {
            for (was_far, is_far) in [(false, false), (false, true), (true, false), (true, true)] {
                let old = written(kind, was_far, before);
                let new = written(kind, is_far, after);
                let diff = Diff::between(&old, &new);
                let what = format!("{kind} {before:?} at {was_far}, {after:?} at {is_far}");
                let changed = MARKS
                    .iter()
                    .filter(|mark| before.contains(mark) != after.contains(mark));
                // The marks of the relation itself are one list.
                let (ends, own): (Vec<Mark>, Vec<Mark>) = changed
                    .copied()
                    .partition(|mark| matches!(mark, Mark::Near | Mark::Far));
                let expected = ends.len() + usize::from(!own.is_empty());
                assert_eq!(diff.changes().len(), expected, "{what}");
                for change in diff.changes() {
                    assert_eq!(change.class, Class::Editorial, "{what}");
                    assert_eq!(change.field, Some(Field::Inferred), "{what}");
                }
                assert!(diff.uncertain().is_empty(), "{what}");
                if is_inferred(&old) != is_inferred(&new) {
                    assert!(!diff.changes().is_empty(), "lost: {what}");
                }
            }
        }
    }
}

fn pairs(sets: &[Vec<Mark>]) -> impl Iterator<Item = (&[Mark], &[Mark])> {
    sets.iter().flat_map(move |before| {
        sets.iter()
            .map(move |after| (before.as_slice(), after.as_slice()))
    })
}
