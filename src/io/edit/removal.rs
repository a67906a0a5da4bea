//! What goes when a part is taken away.

use super::find::holder;
use super::ops::{Plan, holds_more};
use crate::error::Error;
use crate::io::document::Document;
use crate::io::place::{Entry, Places};
use crate::model::{RecordRef, Subject};

/// Takes an entry away, and what holds nothing else; the map or list at which that stops is left empty.
pub(super) fn remove_up<'p>(
    plan: &mut Plan<'p>,
    entry: Entry<'p>,
    stop: Entry<'p>,
) -> Result<(), Error> {
    let entry = outermost(entry, stop)?;
    match entry.parent() {
        Some(parent) if is_alone_in(parent) => plan.empty(parent, entry),
        _ => plan.remove(entry),
    }
}

/// The outermost entry that holds nothing else, within the map or list that stays.
pub(super) fn outermost<'p>(entry: Entry<'p>, stop: Entry<'p>) -> Result<Entry<'p>, Error> {
    let mut entry = entry;
    while let Some(parent) = entry.parent() {
        if !is_alone_in(parent) || parent == stop {
            return Ok(entry);
        }
        entry = parent;
    }
    Err(holds_more(entry))
}

fn is_alone_in(parent: Entry<'_>) -> bool {
    parent.entries().nth(1).is_none() && parent.entries().next().is_some()
}

/// What a part stands in that stays when it goes.
pub(super) fn around<'p>(
    document: &Document,
    places: &'p Places,
    subject: &Subject,
    found: Entry<'p>,
) -> Result<Entry<'p>, Error> {
    let parent = || found.parent().ok_or_else(|| holds_more(found));
    match subject {
        Subject::Relation { .. } => {
            // The far end may be written at either of two elements.
            let mut at = parent()?;
            while let Some(outer) = at.parent() {
                let section = outer.parent().and_then(Entry::parent);
                at = outer;
                if section.is_some_and(|file| file.parent().is_none()) {
                    break;
                }
            }
            Ok(at)
        }
        Subject::Record { table, key } => {
            let element = document.architecture().record(*table, key);
            let element = element.and_then(RecordRef::holder);
            if let Some(id) = element {
                return Ok(holder(document, places, &Subject::element(id))?.entry);
            }
            let list = parent()?;
            let outer = list.parent().ok_or_else(|| holds_more(list))?;
            // Sections and tables stay; what stands in the head goes.
            Ok(if outer.parent().is_some() {
                outer
            } else {
                list
            })
        }
        Subject::Document | Subject::Section(_) | Subject::Element(_) => parent(),
    }
}
