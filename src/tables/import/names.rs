//! What organisations and elements are called: in the document, in the sheets that are read with it, and when these were
//! exported.

use super::base::Base;
use super::clean::{BOTH, clean, says_nothing};
use super::find::Found;
use super::grid::Grid;
use crate::model::{Architecture, ElementRef, is_key};
use crate::tables::{ColumnRole, Table, TableSet};

/// What a thing is called.
pub(super) struct Named {
    pub(super) id: String,
    pub(super) names: Vec<String>,
}

/// What things are called.
pub(super) struct Names<'a> {
    pub(super) arch: &'a Architecture,
    pub(super) base: &'a Base,
    bodies: Vec<Named>,
    elements: Vec<Named>,
}

const OF_NAMES: [&str; 2] = ["name.vi", "name.en"];

impl<'a> Names<'a> {
    pub(super) fn of(arch: &'a Architecture, base: &'a Base) -> Self {
        Self {
            arch,
            base,
            bodies: Vec::new(),
            elements: Vec::new(),
        }
    }

    /// Takes what the rows of a sheet are called: one may name what another adds.
    pub(super) fn take(&mut self, grid: &Grid, found: &Found, table: &Table) {
        let is_body = table.set == TableSet::Organisations;
        let is_element = lists_elements(table.set);
        if !is_body && !is_element {
            return;
        }
        let at = |is_it: &dyn Fn(&crate::tables::Column) -> bool| {
            let mut columns = found.columns.iter();
            let column = columns.find(|(_, nth)| table.columns.get(*nth).is_some_and(is_it));
            column.map(|(at, _)| *at)
        };
        let Some(key) = at(&|column| column.role == ColumnRole::Key) else {
            return;
        };
        let of_names = OF_NAMES.map(|name| at(&|column| column.key == name));
        for row in found.rows(grid) {
            let id = clean(grid.text(row, key));
            if !is_key(&id) {
                continue;
            }
            let names = of_names.iter().flatten();
            let names = names.map(|at| clean(grid.text(row, *at)));
            let names: Vec<String> = names.filter(|name| !says_nothing(name)).collect();
            let is_known = names.iter().all(|name| self.calls(is_body, &id, name));
            if is_known && !names.is_empty() {
                continue;
            }
            let all = if is_body {
                &mut self.bodies
            } else {
                &mut self.elements
            };
            all.push(Named { id, names });
        }
    }

    /// Whether the document calls a thing so.
    fn calls(&self, is_body: bool, id: &str, name: &str) -> bool {
        if is_body {
            let body = self.arch.organisation(id);
            body.is_some_and(|body| BOTH.iter().any(|lang| body.name(*lang) == name))
        } else {
            let element = self.arch.element(id);
            element.is_some_and(|element| BOTH.iter().any(|lang| element.name(*lang) == name))
        }
    }

    /// What the sheets call organisations, or elements, that the document does not call so.
    pub(super) fn in_sheets(&self, is_body: bool) -> &[Named] {
        if is_body {
            &self.bodies
        } else {
            &self.elements
        }
    }

    /// What was called so when the sheets were exported, if one thing was.
    pub(super) fn formerly(&self, is_body: bool, name: &str) -> Option<String> {
        let set = if is_body {
            TableSet::Organisations
        } else {
            TableSet::Inventory
        };
        if !self.base.has(set) {
            return None;
        }
        let bore = |id: &str| {
            OF_NAMES.iter().any(|column| {
                let held = self.base.held(set, id, column);
                held.is_some_and(|held| held.is_text(name))
            })
        };
        let ids: Vec<&str> = if is_body {
            self.arch.organisations().map(|body| body.key()).collect()
        } else {
            self.arch.elements().map(ElementRef::id).collect()
        };
        let mut found = ids.into_iter().filter(|id| bore(id));
        let first = found.next()?;
        found.next().is_none().then(|| first.to_owned())
    }
}

/// Whether the rows of a table are elements.
pub(super) const fn lists_elements(set: TableSet) -> bool {
    match set {
        TableSet::Inventory
        | TableSet::Databases
        | TableSet::Services
        | TableSet::SecurityLevels
        | TableSet::Policy => true,
        TableSet::SharingServices
        | TableSet::Exchanges
        | TableSet::Matrix
        | TableSet::Indicators
        | TableSet::Organisations
        | TableSet::Changes
        | TableSet::Gap
        | TableSet::Roadmap
        | TableSet::Findings => false,
    }
}
