//! What a document has become so far.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::{Lowered, Lowering};
use crate::diagnostic::{Code, Diagnostic, FINDINGS};
use crate::io::marks::Mark;
use crate::io::slip::{Mend, Slip};
use crate::model::assemble::Pushed;
use crate::model::store::{Prop, Target};
use crate::model::{Field, Layer, RelationKind, Subject, Table, Unread};
use crate::span::Span;

impl Lowering<'_> {
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Remembers how what was reported is mended.
    pub(super) fn mend(&mut self, code: Code, at: Span, mend: Mend, is_sure: bool) {
        if self.slips.len() < FINDINGS {
            self.slips.push(Slip {
                code,
                at,
                mend,
                is_sure,
            });
        }
    }

    /// Of what is mended there something else can have been meant.
    pub(super) fn doubt(&mut self, at: Span) {
        let slip = self.slips.iter_mut().rfind(|slip| slip.at == at);
        if let Some(slip) = slip {
            slip.is_sure = false;
        }
    }

    /// Of a file that could not be read nothing is missed.
    pub(super) fn lose(&mut self, file: &str) {
        self.incomplete = true;
        self.note(|unread| unread.file(file));
    }

    /// Remembers what could not be read. Where more is found than is kept, it is only counted.
    pub(super) fn note(&mut self, add: impl FnOnce(&mut Unread)) {
        if self.is_refused {
            // It is known by its id.
        } else if self.is_full() {
            self.out.unread().omit();
        } else {
            add(self.out.unread());
        }
    }

    /// Whether what could not be read is only counted from now on.
    pub(super) fn is_full(&mut self) -> bool {
        self.found.is_full() || self.out.unread().parts().len() >= FINDINGS
    }

    /// Remembers an element that was refused. Where more is found than is kept, the section stands for the rest.
    pub(super) fn tombstone(&mut self, id: &str, layer: Option<Layer>) {
        if !self.is_full() {
            self.out.tombstone(id, layer);
            return;
        }
        self.incomplete = true;
        match layer {
            Some(layer) => self.out.unread().omit_in(layer),
            None => self.out.unread().omit(),
        }
    }

    pub(super) fn finish(mut self) -> Lowered {
        // Nothing of which there was an error passes for read.
        if (self.doubtful || self.found.has_errors()) && self.out.unread().is_empty() {
            self.out.unread().key(Subject::Document, "…");
        }
        self.map.shrink();
        Lowered {
            architecture: self.out.finish(),
            found: self.found,
            map: self.map,
            slips: self.slips,
        }
    }

    /// Puts the fields read so far in canonical order.
    pub(super) fn sort_scratch(&mut self) {
        if !self.scratch.is_sorted_by_key(|(prop, _)| prop.field) {
            self.scratch.sort_by_key(|(prop, _)| prop.field);
        }
    }

    /// Keeps the places of the fields, which are in the model by now.
    pub(super) fn keep_places(&mut self) {
        let places = self.scratch.iter().map(|(_, mark)| *mark);
        self.map.props.extend(places);
        self.scratch.clear();
    }

    // What has been read so far goes into the model.

    pub(super) fn set_header(&mut self) {
        self.sort_scratch();
        let fields = self.scratch.iter().map(|(prop, _)| *prop);
        self.out.set_header(fields);
        self.keep_places();
    }

    pub(super) fn set_record(&mut self, table: Table, ix: u32) {
        self.sort_scratch();
        let fields = self.scratch.iter().map(|(prop, _)| *prop);
        self.out.set_record(table, ix, fields);
        self.keep_places();
    }

    /// Adds a relation. Gives the element that it is written at and its number: of a connection that the other end
    /// states too, those of the first.
    pub(super) fn push_relation(
        &mut self,
        from: u32,
        kind: RelationKind,
        to: Target,
        at: Mark,
    ) -> (u32, u32) {
        self.sort_scratch();
        let next = self.out.next_relation();
        let fields = self.scratch.iter().map(|(prop, _)| *prop);
        match self.out.push_relation(from, kind, to, fields) {
            Pushed::New => {
                self.keep_places();
                self.map.relations.push(at);
                (from, next)
            }
            Pushed::Completed { from, ix } => {
                self.keep_places();
                self.map.again.push((ix, at));
                (from, ix)
            }
            Pushed::Repeated { from, ix } => {
                self.scratch.clear();
                self.map.again.push((ix, at));
                (from, ix)
            }
        }
    }

    pub(super) fn set_element(&mut self, ix: u32) {
        self.sort_scratch();
        let fields = self.scratch.iter().map(|(prop, _)| *prop);
        self.out.set_element(ix, fields);
        self.keep_places();
    }

    /// The far end of a relation: an element, or a supplier. `None` if there is none, or both.
    pub(super) fn far_end(&self, kind: RelationKind, id: &str) -> Option<Target> {
        let element = self.out.element(id);
        if kind != RelationKind::SuppliedBy {
            return element.map(Target::Element);
        }
        match (element, self.out.record(Table::Organisations, id)) {
            (None, Some(organisation)) => Some(Target::Organisation(organisation)),
            (Some(element), None) => Some(Target::Element(element)),
            _ => None,
        }
    }

    /// A place among all texts.
    pub(super) fn mark_of(&self, at: Span) -> Mark {
        Mark {
            start: self.sources.base(at.source).saturating_add(at.start),
            len: at.end - at.start,
        }
    }

    pub(super) fn refuse(&mut self, field: Option<Field>, at: Mark) {
        if let Some(field) = field.filter(|_| !self.is_refused) {
            self.out.unread().marked = true;
            self.scratch.push((Prop::refused(field), at));
        }
    }

    /// Where the id of an element stands.
    pub(super) fn place_of_element(&self, ix: u32) -> Option<Span> {
        let mark = self.map.elements.get(ix as usize)?;
        Some(mark.span(self.sources))
    }
}
