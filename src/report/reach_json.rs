//! Whom a change affects, for machines: the form of [`Impact`](crate::Impact), within bounds.

use std::cell::Cell;

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use crate::diagnostic::Side;
use crate::diff::Impact;
use crate::model::ElementRef;

/// Whom a change affects, as far as there is room.
pub(super) struct ReachJson<'a> {
    reach: Impact<'a>,
    listed: usize,
}

impl<'a> ReachJson<'a> {
    /// Lists what there is room for, and takes the room.
    pub(super) fn of(reach: Impact<'a>, room: &Cell<usize>) -> Self {
        let mut listed = 0;
        for element in reach.affected() {
            // Its own id, and those of its way.
            let ids = reach.steps(*element) + 2;
            let Some(left) = room.get().checked_sub(ids) else {
                room.set(0);
                break;
            };
            room.set(left);
            listed += 1;
        }
        Self { reach, listed }
    }
}

impl Serialize for ReachJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self { reach, listed } = self;
        let side = match reach.side() {
            Side::Old => "old",
            Side::New => "new",
        };
        let origins: Vec<_> = reach.origins().iter().map(|e| e.id()).collect();
        let affected = reach.affected().iter().take(*listed);
        let affected = affected.map(|element| AffectedJson {
            reach,
            element: *element,
        });
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("side", side)?;
        map.serialize_entry("origins", &origins)?;
        map.serialize_entry("affected", &affected.collect::<Vec<_>>())?;
        let omitted = reach.affected().len() - listed;
        if omitted > 0 {
            map.serialize_entry("omitted", &omitted)?;
        }
        map.end()
    }
}

struct AffectedJson<'r, 'a> {
    reach: &'r Impact<'a>,
    element: ElementRef<'a>,
}

impl Serialize for AffectedJson<'_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self { reach, element } = self;
        let way = reach.way(*element).map(|(_, to)| to.id());
        let path: Vec<_> = std::iter::once(element.id()).chain(way).collect();
        let mut map = to.serialize_map(Some(4))?;
        map.serialize_entry("id", element.id())?;
        map.serialize_entry("layer", element.layer().section())?;
        map.serialize_entry("owner", &element.owner().map(|o| o.key()))?;
        map.serialize_entry("path", &path)?;
        map.end()
    }
}
