//! The graph's own check of its invariants.

use super::Graph;
use super::edges::Edge;
use crate::error::{Error, ErrorKind};
use crate::model::{Dependence, ElementRef};
use crate::text::Text;

impl Graph<'_> {
    /// Derives again what must hold inside and compares: for tests of the crate and of tools built on it.
    #[doc(hidden)]
    pub fn verify(&self) -> Result<(), Error> {
        let wrong = |what: String| {
            let text = Text::new("đồ thị không khớp với kiến trúc mà nó được lập từ đó", what);
            Err(Error::new(ErrorKind::Model, text))
        };
        let mut previous = 0;
        for element in self.arch.elements() {
            match self.arch.element(element.id()) {
                Some(found) if found == element => {}
                _ => return wrong(format!("`{}` is not found by its id", element.id())),
            }
            if !element.fields().are_in_order() {
                return wrong(format!("the fields of `{}` are out of order", element.id()));
            }
            for relation in element.relations() {
                if !relation.fields().are_in_order()
                    || relation.from() != element
                    || relation.ix() < previous
                {
                    return wrong(format!("{relation:?} is out of order"));
                }
                previous = relation.ix();
            }
        }
        let mut expected = 0;
        for relation in self.arch.relations() {
            let to = relation
                .to()
                .filter(|_| !self.ended.relation(relation.ix()));
            let Some(to) = to else { continue };
            let Dependence { near, far } = relation.dependence();
            let (from, kind) = (relation.from(), relation.kind());
            let is_left = |from: ElementRef<'_>, to: ElementRef<'_>| {
                !self.ended.cuts(from.ix(), kind, to.ix())
            };
            expected += 1 + usize::from(far && is_left(to, from));
            for end in [near.then_some(from), far.then_some(to)]
                .into_iter()
                .flatten()
            {
                expected += relation.hops().filter(|_| is_left(end, to)).count();
            }
        }
        let count = self.incoming.all().len();
        if count != expected {
            return wrong(format!("{count} edges, not {expected}"));
        }
        let mut reached = 0;
        for to in self.arch.elements() {
            for Edge { step, mark } in self.incoming.get(to.ix()) {
                let relation = self.arch.relation_at(step.relation);
                let from = self.arch.element_at(step.to);
                let Dependence { near, far } = relation.dependence();
                let (is_near, is_far) = (relation.from() == from, relation.to() == Some(from));
                let depends = (is_near && near) || (is_far && far);
                let right = if mark.is_hop() {
                    relation.hops().any(|hop| hop == to) && depends
                } else if mark.is_written() {
                    let near = near && !self.ended.cuts(from.ix(), relation.kind(), to.ix());
                    is_near && relation.to() == Some(to) && mark.binds() == near
                } else {
                    is_far && relation.from() == to && far
                };
                if !right || mark.kind() != relation.kind() {
                    return wrong(format!("an edge does not match {relation:?}"));
                }
                reached += 1;
            }
        }
        if reached != expected {
            return wrong(format!("{reached} edges lead to elements, not {expected}"));
        }
        Ok(())
    }
}
