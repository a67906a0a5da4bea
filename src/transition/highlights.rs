//! What is worth noting in a transition, told from the documents and from the tables of their frameworks.

use crate::diff::Diff;
use crate::framework::{Conversion, Framework, Introduction, Part, ProcedureHandling};
use crate::model::{
    ApplicationKind, Architecture, ElementRef, Field, Kind, RecordRef, Subject, Table, Value,
};
use crate::text::Lang;

/// Something that stands out in a transition.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Highlight<'a> {
    /// A component architecture bears another name.
    RenamedView {
        /// As it was.
        before: RecordRef<'a>,
        /// As it is.
        after: RecordRef<'a>,
        /// The framework that calls it so, in either language.
        framework: [Option<&'static Framework>; 2],
    },
    /// What the new framework introduced.
    Introduction {
        /// What it is.
        introduction: &'static Introduction,
        /// The framework.
        framework: &'static Framework,
        /// Whether the earlier version has it already.
        was_there: bool,
        /// What the later version has of it.
        elements: Vec<ElementRef<'a>>,
    },
    /// What went into the one system that handles procedures, where the framework merges them.
    ProcedureSystem {
        /// The framework.
        framework: &'static Framework,
        /// What went into it.
        before: Vec<ElementRef<'a>>,
        /// The system.
        system: ElementRef<'a>,
        /// What of it goes on beside.
        stays: Vec<ElementRef<'a>>,
    },
    /// The value set of service grades is another one.
    Grades {
        /// The framework.
        framework: &'static Framework,
        /// The values before.
        before: &'static [Part],
        /// The values after.
        after: &'static [Part],
        /// What becomes of a grade unless a document says otherwise.
        converted: &'static [Conversion],
        /// How many services have another grade.
        regraded: usize,
    },
    /// A measured figure has another value.
    Figure {
        /// As it was.
        before: RecordRef<'a>,
        /// As it is.
        after: RecordRef<'a>,
        /// Its values before.
        was: Vec<Value<'a>>,
        /// Its values after.
        is: Vec<Value<'a>>,
    },
    /// The new framework has been repealed, or will be.
    Repealed {
        /// The framework.
        framework: &'static Framework,
    },
}

/// All that stands out, in the order in which it is shown. O(elements × what the framework introduced + changes).
pub(super) fn highlights<'a>(diff: &Diff<'a>) -> Vec<Highlight<'a>> {
    let mut all = renamed_views(diff);
    let old = Framework::get(diff.earlier().framework()).ok();
    let new = Framework::get(diff.later().framework()).ok();
    if let (Some(old), Some(new)) = (old, new) {
        all.extend(introductions(diff, old, new));
        all.extend(procedure_system(diff, old, new));
        all.extend(grades(diff, old, new));
    }
    all.extend(figures(diff));
    let repealed = new.filter(|new| new.decision.repealed.is_some());
    all.extend(repealed.map(|framework| Highlight::Repealed { framework }));
    all
}

fn renamed_views<'a>(diff: &Diff<'a>) -> Vec<Highlight<'a>> {
    let (old, new) = (diff.earlier(), diff.later());
    let of_framework = Framework::get(new.framework()).ok();
    let mut all = Vec::new();
    for after in new.records(Table::Views) {
        let Some(before) = old.record(Table::Views, after.key()) else {
            continue;
        };
        let langs = [Lang::Vi, Lang::En];
        if langs
            .iter()
            .all(|lang| before.name(*lang) == after.name(*lang))
        {
            continue;
        }
        let framework = langs.map(|lang| {
            of_framework.filter(|framework| {
                let name = framework.security_view_name.as_ref();
                name.is_some_and(|name| after.name(lang).eq_ignore_ascii_case(name.get(lang)))
            })
        });
        all.push(Highlight::RenamedView {
            before,
            after,
            framework,
        });
    }
    all
}

/// What the new framework introduced, and whether the documents have it.
fn introductions<'a>(
    diff: &Diff<'a>,
    old: &'static Framework,
    new: &'static Framework,
) -> impl Iterator<Item = Highlight<'a>> {
    let known = |key: &str| old.introductions.iter().any(|i| i.key == key);
    let fresh = new.introductions.iter().filter(move |i| !known(i.key));
    let (earlier, later) = (diff.earlier(), diff.later());
    fresh.map(move |introduction| Highlight::Introduction {
        introduction,
        framework: new,
        was_there: !introduced(introduction, earlier).is_empty(),
        elements: introduced(introduction, later),
    })
}

/// What a document has of an introduction.
fn introduced<'a>(introduction: &Introduction, arch: &'a Architecture) -> Vec<ElementRef<'a>> {
    let met = arch.elements().filter(|e| introduction.is_met_by(*e));
    met.collect()
}

fn procedure_system<'a>(
    diff: &Diff<'a>,
    old: &'static Framework,
    new: &'static Framework,
) -> Vec<Highlight<'a>> {
    let merges = old.procedure_handling != new.procedure_handling
        && new.procedure_handling == ProcedureHandling::OneSystem;
    let kind = Kind::Application(ApplicationKind::ProcedureSystem);
    let mut all = Vec::new();
    for system in diff
        .later()
        .elements()
        .filter(|e| merges && e.kind() == kind)
    {
        let before: Vec<_> = diff.lineage().predecessors(system.id()).collect();
        if before.iter().all(|e| e.kind() == kind) {
            continue;
        }
        let goes_on = before.iter().flat_map(|e| {
            let successors = diff.lineage().successors(e.id());
            successors.filter(|s| s.id() == e.id() && s.id() != system.id())
        });
        all.push(Highlight::ProcedureSystem {
            framework: new,
            system,
            stays: goes_on.collect(),
            before,
        });
    }
    all
}

fn grades<'a>(
    diff: &Diff<'a>,
    old: &'static Framework,
    new: &'static Framework,
) -> Option<Highlight<'a>> {
    let keys = |parts: &[Part]| parts.iter().map(|p| p.key).collect::<Vec<_>>();
    let (before, after) = (old.grades.values, new.grades.values);
    if keys(before) == keys(after) {
        return None;
    }
    let accepted = diff.accepted().iter().map(|a| &a.change);
    let changes = diff.changes().iter().chain(accepted);
    Some(Highlight::Grades {
        framework: new,
        before,
        after,
        converted: new.grades.conversion,
        regraded: changes.filter(|c| c.field == Some(Field::Grade)).count(),
    })
}

fn figures<'a>(diff: &Diff<'a>) -> Vec<Highlight<'a>> {
    let (old, new) = (diff.earlier(), diff.later());
    let accepted = diff.accepted().iter().map(|a| &a.change);
    let mut all = Vec::new();
    for change in diff.changes().iter().chain(accepted) {
        if change.field != Some(Field::Value) {
            continue;
        }
        let figure = |arch: &'a Architecture, subjects: &[Subject]| match subjects.first()? {
            Subject::Record {
                table: Table::Indicators,
                key,
            } => arch.record(Table::Indicators, key),
            _ => None,
        };
        let (before, after) = (figure(old, &change.old), figure(new, &change.new));
        let (Some(before), Some(after)) = (before, after) else {
            continue;
        };
        if after.fields().has(Field::Measure) {
            all.push(Highlight::Figure {
                before,
                after,
                was: change.before.clone(),
                is: change.after.clone(),
            });
        }
    }
    all
}
