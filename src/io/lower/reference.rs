//! What a value names: an entry of a table, or an element.

use super::far_end::Named;
use super::{Lowering, Owner, What};
use crate::io::slip::Mend;
use crate::io::tape::Cursor;
use crate::io::{codes, problem};
use crate::model::Table;
use crate::model::as_key;
use crate::phrase::listed;
use crate::text::Text;

/// So many entries of a table are named.
const NAMED: usize = 8;

const ELEMENT: Text = Text::fixed("thành phần", "element");
const ORGANISATION: Text = Text::fixed("tổ chức", "organisation");

/// The id that a name could have which stands where an id belongs.
fn id_of_name(named: &str) -> Option<String> {
    as_key(named).filter(|_| !crate::model::is_key(named))
}

impl<'t> Lowering<'t> {
    /// A record that a value names.
    pub(super) fn reference(
        &mut self,
        owner: &Owner<'t>,
        table: Table,
        key: &str,
        id: &str,
        value: Cursor<'t>,
    ) -> Option<u32> {
        if let Some(ix) = self.out.record(table, id) {
            return Some(ix);
        }
        // It may stand in a file that could not be read, or under a misspelt name of the table.
        if self.incomplete || self.buried_records.contains(&(table, id)) {
            return None;
        }
        // An organisation is not its own superior.
        let own = match owner.what {
            What::Record(of) if of == table => owner.id,
            What::Header | What::Element | What::Relation(_) | What::Record(_) => "",
        };
        let is_element = self.out.element(id).is_some();
        let near = if !is_element && self.may_suggest() {
            self.near_record(table, id, own)
        } else {
            None
        };
        let what = match table {
            Table::Organisations => ORGANISATION,
            _ => Text::fixed("nguồn", "source"),
        };
        let mut problem = problem::unresolved(key, id, near.as_deref(), &what, value.span());
        if is_element {
            problem = problem::is_another(problem, id, &ELEMENT);
        }
        self.report(if near.is_some() {
            problem
        } else {
            let keys = self.out.record_keys(table).filter(|other| *other != own);
            let keys: Vec<&str> = keys.take(NAMED.saturating_add(1)).collect();
            // Of many the nearest would be none.
            let known = match keys.get(..NAMED) {
                Some(_) if keys.len() > NAMED => String::new(),
                _ => listed(&keys),
            };
            let as_id = id_of_name(id);
            let as_id = as_id.as_deref();
            problem.help(if is_element {
                problem::there(table.key(), &known)
            } else {
                problem::declared_entries(id, as_id, table.key(), &known)
            })
        });
        if let Some(near) = near {
            self.mend(codes::REFERENCE, value.span(), Mend::Say(near), false);
        }
        None
    }

    /// An element; a refused one is known but gives nothing to refer to. Of one that there is not, what is meant is
    /// looked for among those that may stand at the place.
    pub(super) fn element_reference(
        &mut self,
        owner: &Owner<'t>,
        as_what: Named,
        key: &str,
        id: &str,
        value: Cursor<'t>,
    ) -> Option<u32> {
        if let Some(ix) = self.out.element(id) {
            return Some(ix);
        }
        if self.incomplete || self.out.is_buried(id) {
            return None;
        }
        let code = crate::diagnostic::LAY004;
        let is_organisation = self.out.record(Table::Organisations, id).is_some();
        let (near, instead) = if self.may_suggest() {
            let place = self.place(owner, as_what);
            let near = if is_organisation {
                None
            } else {
                self.near_element(id, &place)
            };
            let instead = match near {
                Some(_) => None,
                None => self.instead(key, &place),
            };
            (near, instead)
        } else {
            (None, None)
        };
        let mut problem = problem::dangling(
            code.clone(),
            key,
            id,
            near.as_deref(),
            &ELEMENT,
            value.span(),
        );
        if is_organisation {
            problem = problem::is_another(problem, id, &ORGANISATION);
        }
        let ids: Vec<&str> = id.split([',', ';']).map(str::trim).collect();
        if ids.len() > 1 && ids.iter().all(|id| crate::model::is_key(id)) {
            self.report(problem.help(problem::several_ids(key, &ids)));
            return None;
        }
        self.report(match instead {
            Some(instead) if is_organisation => problem.help(instead),
            Some(instead) => {
                let as_id = id_of_name(id);
                problem.help(problem::instead(id, as_id.as_deref(), &instead))
            }
            None => problem,
        });
        if let Some(near) = near {
            self.mend(code, value.span(), Mend::Say(near), false);
        }
        None
    }
}
