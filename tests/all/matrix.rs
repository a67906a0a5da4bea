//! The relation matrix: every (kind, relation, kind) cell is decided on purpose and written down here, and all
//! that look at it see the same.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use justarch::{
    Architecture, At, Cell, Code, Document, Framework, Kind, Layer, RelationKind, RuleSet, Scope,
    Severity, Subject,
};

/// Every kind, and one of the user's own for each layer.
fn kinds() -> Vec<Kind> {
    let mut kinds = Kind::ALL.to_vec();
    kinds.extend(Layer::ALL.map(Kind::Custom));
    kinds.sort();
    kinds.sort_by_key(|kind| kind.layer());
    kinds
}

/// Kinds by layer: `applications/*` for all of one, `applications/database` for single ones.
fn named(set: &[Kind]) -> String {
    let mut parts: Vec<String> = Vec::new();
    for layer in Layer::ALL {
        let of = |kinds: &[Kind]| -> Vec<Kind> {
            let here = kinds.iter().filter(|kind| kind.layer() == layer);
            here.copied().collect()
        };
        let keys = |kinds: &[Kind]| {
            let keys: Vec<_> = kinds.iter().map(|kind| kind.key()).collect();
            keys.join(", ")
        };
        let (all, some) = (of(&kinds()), of(set));
        let section = layer.section();
        let mut rest = all.clone();
        rest.retain(|kind| !some.contains(kind));
        if some.is_empty() {
            continue;
        }
        parts.push(match (rest.len(), some.len()) {
            (0, _) => format!("{section}/*"),
            (but, there) if but < there => format!("{section}/* but {{{}}}", keys(&rest)),
            _ => format!("{section}/{{{}}}", keys(&some)),
        });
    }
    parts.join(", ")
}

/// What is not written is forbidden.
fn written(framework: &Framework) -> String {
    let kinds = kinds();
    let mut out = format!("framework {}\n", framework.version);
    let mut counts: BTreeMap<Cell, usize> = BTreeMap::new();
    for relation in RelationKind::ALL {
        let _ = writeln!(out, "\n{relation}");
        // Near ends of which the same is said, in order.
        let mut groups: Vec<(String, Vec<Kind>)> = Vec::new();
        for &from in &kinds {
            let mut by_cell: BTreeMap<Cell, Vec<Kind>> = BTreeMap::new();
            for &to in &kinds {
                let cell = framework.relation(from, relation, to).cell;
                *counts.entry(cell).or_default() += 1;
                by_cell.entry(cell).or_default().push(to);
            }
            by_cell.remove(&Cell::Forbidden);
            let mut said = String::new();
            for (cell, to) in &by_cell {
                let word = match cell {
                    Cell::Allowed => "allowed to",
                    Cell::WiderScope => "of wider scope only to",
                    Cell::Warned => "warned to",
                    Cell::Forbidden => continue,
                };
                let _ = writeln!(said, "    {word} {}", named(to));
            }
            match groups.iter_mut().find(|(known, _)| *known == said) {
                Some((_, members)) => members.push(from),
                None => groups.push((said, vec![from])),
            }
        }
        for (said, members) in groups {
            if !said.is_empty() {
                let _ = write!(out, "  {}\n{said}", named(&members));
            }
        }
    }
    let _ = writeln!(out, "\ncells: {counts:?}");
    out
}

#[test]
fn every_cell_is_written_down() {
    let all: Vec<_> = Framework::all().iter().map(|f| written(f)).collect();
    insta::assert_snapshot!("matrix", all.join("\n"));
}

/// What a cell comes to for one relation: nothing, a warning or an error of LAY006.
fn expected(cell: Cell, wider: bool) -> Option<Severity> {
    match cell {
        Cell::Allowed => None,
        Cell::WiderScope => (!wider).then_some(Severity::Warning),
        Cell::Warned | Cell::Forbidden => Some(Severity::Warning),
    }
}

fn near(ix: usize) -> String {
    format!("near-{ix}")
}

fn far(ix: usize) -> String {
    format!("far-{ix}")
}

/// The two ends as findings name them: those of a symmetric relation by id.
fn ends(relation: RelationKind, from: String, to: String) -> (String, String) {
    if relation.is_symmetric() && to < from {
        return (to, from);
    }
    (from, to)
}

/// An architecture with an element of each kind at either end, and one relation between every two.
fn crossed(framework: &Framework, relation: RelationKind, wider: bool) -> Architecture {
    let mut b = Architecture::fragment("crossed", framework.version);
    b.name("Bảng quan hệ", "The matrix");
    b.version(&framework.version.to_string().parse().unwrap());
    b.organisation("body", "Cơ quan").unwrap();
    b.body("body").unwrap();
    let (near_scope, far_scope) = if wider {
        (Scope::Local, Scope::National)
    } else {
        (Scope::National, Scope::Local)
    };
    for (ix, kind) in kinds().into_iter().enumerate() {
        for (id, scope) in [(near(ix), near_scope), (far(ix), far_scope)] {
            let element = match kind {
                Kind::Custom(layer) => b.custom_element(&id, "x-own", layer, &id),
                kind => b.element(&id, kind, &id),
            };
            element.unwrap().scope(scope);
        }
    }
    for from in 0..kinds().len() {
        for to in 0..kinds().len() {
            b.relate(&near(from), relation, &far(to)).unwrap();
        }
    }
    b.build().unwrap()
}

/// The builder and the reader take every relation that can be written; what the framework thinks of it is for
/// LAY006 to say, and it says what the matrix says.
#[test]
fn matrix_builder_reader_and_rule_agree_on_every_cell() {
    let kinds = kinds();
    for framework in Framework::all() {
        for relation in RelationKind::ALL {
            for wider in [false, true] {
                let arch = crossed(framework, relation, wider);
                assert_eq!(arch.relation_count(), kinds.len() * kinds.len());

                let text = serde_yaml::to_string(&arch).unwrap();
                let document = Document::parse("crossed.yaml", &text).unwrap();
                let refused: Vec<_> = document.report().iter().collect();
                assert!(refused.is_empty(), "{relation}: {refused:?}");
                assert_eq!(document.architecture(), &arch, "{relation}");

                let report = RuleSet::for_framework(framework.version)
                    .unwrap()
                    .at_most(usize::MAX)
                    .check(document.architecture());
                let mut found: BTreeMap<(String, String), Severity> = BTreeMap::new();
                for finding in report.iter().filter(|d| d.code == Code::of("LAY006")) {
                    let Some(At::Place(place)) = finding.labels.first().map(|l| &l.at) else {
                        panic!("LAY006 has a place: {finding:?}");
                    };
                    let Subject::Relation { from, to, .. } = &place.subject else {
                        panic!("LAY006 is about a relation: {finding:?}");
                    };
                    let ends = ends(relation, from.to_string(), to.to_string());
                    let again = found.insert(ends, finding.severity);
                    assert!(again.is_none(), "two findings on one relation: {finding:?}");
                }
                for (from, near_kind) in kinds.iter().enumerate() {
                    for (to, far_kind) in kinds.iter().enumerate() {
                        let cell = framework.relation(*near_kind, relation, *far_kind).cell;
                        assert_eq!(
                            found.get(&ends(relation, near(from), far(to))).copied(),
                            expected(cell, wider),
                            "{near_kind} {relation} {far_kind} is {cell:?}"
                        );
                    }
                }
            }
        }
    }
}
