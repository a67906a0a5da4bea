//! Which elements depend on what breaks or goes: what each breaking change affects. What a policy governs does not fall
//! with it; of a policy that goes only those count that no other one in force governs.

use std::collections::{BTreeMap, HashSet};

use super::mark::Dependence;
use super::secrets::Secrets;
use crate::diagnostic::Side;
use crate::diff::{Class, Diff, Impact};
use crate::model::ElementRef;

/// By the id that the later version has for it. What the earlier version lost is not among them. Costs what the breaking
/// changes reach, those of the same elements once.
pub(super) fn affected(diff: &Diff<'_>, secrets: &Secrets) -> BTreeMap<String, Dependence> {
    let mut out: BTreeMap<String, Dependence> = BTreeMap::new();
    let mut looked_at = HashSet::new();
    let breaking = diff.changes().iter().filter(|c| c.class == Class::Breaking);
    for change in breaking.filter(|change| !secrets.hide(change)) {
        if let Some(citing) = diff.citing(change) {
            for element in citing
                .left_without
                .iter()
                .filter(|e| !secrets.hides_element(**e))
            {
                for later in diff.lineage().successors(element.id()) {
                    out.insert(later.id().to_owned(), Dependence::Direct);
                }
            }
            continue;
        }
        let (side, origins) = diff.origins_of(change);
        let numbers: Vec<_> = origins.iter().map(|e| e.index()).collect();
        if !looked_at.insert((side, numbers)) {
            continue;
        }
        let impact = diff.impact_on(side, origins);
        for element in impact.affected() {
            if !is_told(&impact, *element, secrets) {
                continue;
            }
            let how = if impact.distance(*element) == 1 {
                Dependence::Direct
            } else {
                Dependence::Further
            };
            let later: Vec<_> = match side {
                Side::Old => diff.lineage().successors(element.id()).collect(),
                Side::New => vec![*element],
            };
            for element in later {
                let known = out.entry(element.id().to_owned()).or_insert(how);
                *known = (*known).min(how);
            }
        }
    }
    out
}

/// Whether nothing on the way is hidden.
fn is_told(impact: &Impact<'_>, element: ElementRef<'_>, secrets: &Secrets) -> bool {
    let hides = |(relation, to)| secrets.hides_relation(relation) || secrets.hides_element(to);
    !secrets.hides_element(element) && !impact.steps_of(element).any(hides)
}
