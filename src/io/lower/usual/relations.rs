//! Relations: ids, maps, and lists of those.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::reader::Scalar;
use super::{Link, Usual};
use crate::model::RelationKind;
use crate::model::schema::RELATION;
use crate::model::store::Target;

const BLOCK: bool = false;
const FLOW: bool = true;

impl<'t> Usual<'_, '_, 't> {
    /// Relations on the line of their key.
    pub(super) fn inline_relations<const IN: bool>(&mut self, kind: RelationKind) -> Option<()> {
        match self.reader.peek() {
            b'[' => {
                self.reader.count();
                self.reader.advance();
                self.flow_relations(kind)
            }
            b'{' => self.flow_relation(kind),
            _ => {
                let id = self.reader.scalar::<IN>()?;
                // That means nothing at all.
                if matches!(id.text, "" | "~" | "null") {
                    return None;
                }
                self.bare(kind, id)?;
                self.targets.clear();
                Some(())
            }
        }
    }

    fn flow_relations(&mut self, kind: RelationKind) -> Option<()> {
        loop {
            self.reader.skip_spaces();
            match self.reader.peek() {
                b']' => break,
                b'{' => self.flow_relation(kind)?,
                _ => {
                    let id = self.reader.scalar::<FLOW>()?;
                    self.bare(kind, id)?;
                }
            }
            if self.ends_entry(b']')? {
                break;
            }
        }
        self.reader.advance();
        self.targets.clear();
        Some(())
    }

    /// Relations in a list below their key.
    pub(super) fn listed_relations(&mut self, kind: RelationKind) -> Option<()> {
        let column = self.reader.column();
        self.reader.count();
        while self.reader.column() == column && self.reader.is_dash() {
            self.reader.skip_dash()?;
            if self.reader.peek() == b'{' {
                self.flow_relation(kind)?;
                self.reader.next_content(column)?;
            } else if self.reader.is_at_key() {
                self.block_relation(kind)?;
            } else {
                let id = self.reader.scalar::<BLOCK>()?;
                self.bare(kind, id)?;
                self.reader.next_content(column)?;
            }
        }
        self.targets.clear();
        Some(())
    }

    fn flow_relation(&mut self, kind: RelationKind) -> Option<()> {
        let before = self.core.scratch.len();
        self.flow_fields(RELATION, Some(kind.far_key()))?;
        self.link(kind, before)
    }

    /// A relation as a map, whose first key stands here.
    pub(super) fn block_relation(&mut self, kind: RelationKind) -> Option<()> {
        let before = self.core.scratch.len();
        self.block_fields(RELATION, Some(kind.far_key()))?;
        self.link(kind, before)
    }

    /// A relation of which only the far end is said: it may be named once.
    fn bare(&mut self, kind: RelationKind, id: Scalar<'t>) -> Option<()> {
        let to = self.far_end(kind, id.text)?;
        if self.targets.insert(to, ()).is_some() {
            return None;
        }
        self.add(kind, to, id, self.core.scratch.len());
        Some(())
    }

    /// A relation with the fields that were read since.
    fn link(&mut self, kind: RelationKind, before: usize) -> Option<()> {
        let id = self.named.take()?;
        let to = self.far_end(kind, id.text)?;
        self.add(kind, to, id, before);
        Some(())
    }

    /// What an id names at the far end of a relation. Things often lead to what those before them led to, or to the
    /// element after that.
    fn far_end(&mut self, kind: RelationKind, id: &'t str) -> Option<Target> {
        let last = self.last_ends.get_mut(kind as usize)?;
        if last.0 == id {
            return last.1;
        }
        let next = match last.1 {
            Some(Target::Element(ix)) => ix + 1,
            _ => 0,
        };
        // A supplier may be an organisation as well.
        let is_next = kind != RelationKind::SuppliedBy && self.core.out.has_id(next, id);
        let to = if is_next {
            Some(Target::Element(next))
        } else {
            self.core.far_end(kind, id)
        };
        *last = (id, to);
        to
    }

    fn add(&mut self, kind: RelationKind, to: Target, id: Scalar<'t>, before: usize) {
        let from = self.link_fields.len();
        self.link_fields.extend(self.core.scratch.drain(before..));
        self.links.push(Link {
            kind,
            to,
            at: self.mark(id),
            fields: from..self.link_fields.len(),
        });
    }
}
