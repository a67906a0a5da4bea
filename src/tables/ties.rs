//! What is tied to what, found once for all rows.

use std::collections::{HashMap, HashSet};

use super::secrets::Secrets;
use crate::date::Date;
use crate::model::{Architecture, ElementRef, RelationKind, Role};

/// The ties that columns ask for, by the number of the element.
#[derive(Debug, Default)]
pub(super) struct Ties<'a> {
    offering: HashMap<usize, Vec<ElementRef<'a>>>,
    partners: HashMap<usize, Vec<ElementRef<'a>>>,
    integrated: HashSet<usize>,
}

impl<'a> Ties<'a> {
    /// Those of an architecture, without what must not be shown.
    pub(super) fn of(
        arch: &'a Architecture,
        day: Option<Date>,
        secrets: Option<&Secrets<'a>>,
    ) -> Self {
        let mut ties = Self::default();
        let is_portal = |e: ElementRef<'_>| e.role() == Some(Role::NationalPortal);
        for relation in arch.relations() {
            let kind = relation.kind();
            let is_exchange = kind == RelationKind::Exchanges;
            let (from, Some(to)) = (relation.from(), relation.to()) else {
                continue;
            };
            if !is_exchange && kind != RelationKind::Offers
                || secrets.is_some_and(|secrets| secrets.covers_relation(relation))
            {
                continue;
            }
            if is_exchange {
                ties.partners.entry(from.index()).or_default().push(to);
                ties.partners.entry(to.index()).or_default().push(from);
            } else {
                ties.offering.entry(to.index()).or_default().push(from);
            }
            if !relation.is_there_on(day) {
                continue;
            }
            if is_portal(from) {
                ties.integrated.insert(to.index());
            }
            if is_portal(to) && is_exchange {
                ties.integrated.insert(from.index());
            }
        }
        ties
    }

    /// The channels that offer a service.
    pub(super) fn offering(&self, service: ElementRef<'_>) -> &[ElementRef<'a>] {
        self.offering
            .get(&service.index())
            .map_or(&[], Vec::as_slice)
    }

    /// What exchanges data with an element.
    pub(super) fn partners(&self, element: ElementRef<'_>) -> &[ElementRef<'a>] {
        self.partners
            .get(&element.index())
            .map_or(&[], Vec::as_slice)
    }

    /// Whether a service exchanges with the national portal or is offered there.
    pub(super) fn is_integrated(&self, service: ElementRef<'_>) -> bool {
        self.integrated.contains(&service.index())
    }
}
