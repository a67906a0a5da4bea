//! What is wrong inside elements that were refused: whoever mends a file is told everything in one run.

use super::{Lowering, Owner, What};
use crate::io::tape::{Cursor, View};
use crate::model::schema::ELEMENT;
use crate::model::{Layer, Table};

/// The entry of an element that was refused.
#[derive(Clone, Copy)]
pub(super) struct Refused<'t> {
    value: Cursor<'t>,
    /// The layer of its section, if its kind was not looked at.
    unseen: Option<Layer>,
}

impl<'t> Refused<'t> {
    /// One of which the fault was reported.
    pub(super) fn seen(value: Cursor<'t>) -> Self {
        Self {
            value,
            unseen: None,
        }
    }

    /// One that was refused with its section.
    pub(super) fn unseen(layer: Layer, value: Cursor<'t>) -> Self {
        Self {
            value,
            unseen: Some(layer),
        }
    }
}

/// In place of the number of an element: it has none.
const NOWHERE: u32 = u32::MAX;

impl<'t> Lowering<'t> {
    /// Reads them only to report. Nothing of them is kept, and that they are not read is known already.
    pub(super) fn look_into_refused(&mut self) {
        self.is_refused = true;
        for refused in std::mem::take(&mut self.refused) {
            self.look_into(refused);
        }
        self.is_refused = false;
    }

    fn look_into(&mut self, refused: Refused<'t>) {
        let value = refused.value;
        let View::Map(_) = value.view() else { return };
        let key = value.key();
        let id = key.scalar().map_or("", |(id, _)| id);
        if let Some(layer) = refused.unseen {
            self.kinds.clear();
            let _ = self.declared_kind(id, layer, value);
        }
        // What is merged in is not read and may say anything, of which is told already.
        if value.get("kind").is_none() && value.get("<<").is_some() {
            return;
        }
        let owner = Owner {
            id,
            at: key.span(),
            what: What::Element,
            specs: ELEMENT,
            ix: NOWHERE,
            to: "",
        };
        let mut later = self.later();
        self.read_map(&owner, value, &mut later);
        self.scratch.clear();
        for (table, value) in later.records.drain(..) {
            self.look_into_records(table, value);
        }
        for (kind, value) in later.relations.drain(..) {
            self.relations(NOWHERE, kind, owner, value);
        }
        self.spare_later.push(later);
    }

    /// The figures of one.
    fn look_into_records(&mut self, table: Table, value: Cursor<'t>) {
        let View::Map(entries) = value.view() else {
            return;
        };
        for (key, value) in entries {
            let Some((id, _)) = key.scalar() else {
                continue;
            };
            let owner = Owner {
                id,
                at: key.span(),
                what: What::Record(table),
                specs: table.fields(),
                ix: NOWHERE,
                to: "",
            };
            let mut later = self.later();
            self.read_map(&owner, value, &mut later);
            self.scratch.clear();
            later.clear();
            self.spare_later.push(later);
        }
    }
}
