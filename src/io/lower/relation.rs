//! Relations of an element.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::far_end::Named;
use super::seen::Seen;
use super::slips::key_meant;
use super::value::written;
use super::{Later, Lowering, Owner, What};
use crate::io::problem;
use crate::io::tape::{Cursor, View};
use crate::model::RelationKind;
use crate::model::schema::RELATION;
use crate::model::store::{Holder, Target};
use crate::text::Text;

impl<'t> Lowering<'t> {
    /// Reads one key such as `hosted-on`: an id, a map, or a list of those.
    pub(super) fn relations(
        &mut self,
        from: u32,
        kind: RelationKind,
        owner: Owner<'t>,
        value: Cursor<'t>,
    ) {
        let mut seen = std::mem::take(&mut self.seen_targets);
        match value.view() {
            View::Seq(items) => {
                for item in items {
                    self.relation(from, kind, owner, item, &mut seen);
                }
            }
            View::Scalar(..) if value.is_nothing() => {}
            _ => self.relation(from, kind, owner, value, &mut seen),
        }
        seen.clear();
        self.seen_targets = seen;
    }

    fn relation(
        &mut self,
        from: u32,
        kind: RelationKind,
        owner: Owner<'t>,
        item: Cursor<'t>,
        seen: &mut Seen<Target, Cursor<'t>>,
    ) {
        let far = kind.far_key();
        let (id_at, is_map) = match item.view() {
            View::Scalar(..) => (item, false),
            View::Map(_) => {
                let Some(id) = item.get(far) else {
                    if !item.is_cut() && !is_misspelt(item, far) {
                        let code = crate::io::codes::MISSING;
                        let others = ["to", "with", "id"].into_iter();
                        let other = others.filter(|other| *other != far);
                        let other = other.filter_map(|other| Some((other, item.get(other)?)));
                        self.report(match other.into_iter().next() {
                            Some((other, at)) => {
                                let at = at.key().span();
                                problem::other_far_key(kind.key(), far, other, at)
                            }
                            None => problem::missing(code, kind.key(), far, item.span()),
                        });
                    }
                    self.lose_relation(from, kind, None);
                    self.look_at_fields(from, kind, owner, item);
                    return;
                };
                (id, true)
            }
            View::Seq(_) => {
                let wanted = Text::fixed("một định danh hoặc mục gồm các khóa", "an id or a map");
                self.report(problem::wrong_type(kind.key(), &wanted, item.span()));
                self.lose_relation(from, kind, None);
                return;
            }
        };
        let known = written(id_at).and_then(|id| Some((id, self.far_end(kind, id)?)));
        let (id, target) = if let Some((id, target)) = known {
            (id, Some(target))
        } else {
            let Some(id) = self.text(kind.key(), id_at) else {
                self.lose_relation(from, kind, None);
                if is_map {
                    self.look_at_fields(from, kind, owner, item);
                }
                return;
            };
            let target = self.odd_far_end(kind, id, id_at, &owner);
            if target.is_none() {
                self.lose_relation(from, kind, Some(id));
            }
            (id, target)
        };
        // The fields are read even if the far end is missing: all errors in one run.
        let mut later = self.later();
        if is_map {
            let owner = Owner {
                id: kind.key(),
                at: id_at.span(),
                what: What::Relation(kind),
                specs: RELATION,
                ix: from,
                to: id,
            };
            self.read_map(&owner, item, &mut later);
        }
        if let Some(target) = target {
            // Two maps may say different things of the same pair; two bare ids cannot.
            let first = if is_map {
                None
            } else {
                seen.insert(target, id_at)
            };
            if let Some(first) = first {
                self.report(problem::repeated(id, first.span(), id_at.span()));
            } else if !self.is_refused {
                self.keep_relation(from, kind, target, id_at, owner, &mut later);
            }
        } else {
            self.look_at_records(from, owner, &mut later);
        }
        self.scratch.clear();
        later.clear();
        self.spare_later.push(later);
    }

    /// Remembers a relation that could not be read.
    fn lose_relation(&mut self, from: u32, kind: RelationKind, to: Option<&str>) {
        if self.is_refused {
            return;
        }
        self.out.bereave(from);
        let id = self.out.id(from).to_owned();
        self.note(|unread| unread.relation(&id, kind, to));
    }

    /// Reads what a relation says whose far end nobody can tell, only to report: all errors in one run.
    fn look_at_fields(
        &mut self,
        from: u32,
        kind: RelationKind,
        owner: Owner<'t>,
        item: Cursor<'t>,
    ) {
        let was_refused = std::mem::replace(&mut self.is_refused, true);
        let mut later = self.later();
        let of_relation = Owner {
            id: kind.key(),
            at: item.span(),
            what: What::Relation(kind),
            specs: RELATION,
            ix: from,
            to: "",
        };
        self.read_map(&of_relation, item, &mut later);
        self.is_refused = was_refused;
        self.look_at_records(from, owner, &mut later);
        self.scratch.clear();
        later.clear();
        self.spare_later.push(later);
    }

    /// Reads what hangs on a relation that is not kept, only to report.
    fn look_at_records(&mut self, from: u32, owner: Owner<'t>, later: &mut Later<'t>) {
        let was_refused = std::mem::replace(&mut self.is_refused, true);
        for (table, value) in later.records.drain(..) {
            let at = value.key().span();
            self.records(
                table,
                Holder::Element(from, 0),
                Owner { at, ..owner },
                value,
            );
        }
        self.is_refused = was_refused;
    }

    fn keep_relation(
        &mut self,
        from: u32,
        kind: RelationKind,
        target: Target,
        id_at: Cursor<'t>,
        owner: Owner<'t>,
        later: &mut Later<'t>,
    ) {
        let (from, ix) = self.push_relation(from, kind, target, id_at.mark());
        for (table, value) in later.records.drain(..) {
            let at = value.key().span();
            let owner = Owner { at, ..owner };
            self.records(table, Holder::Element(from, ix + 1), owner, value);
        }
    }

    /// The far end, if it can be but one thing, or why there is none.
    fn odd_far_end(
        &mut self,
        kind: RelationKind,
        id: &str,
        at: Cursor<'t>,
        owner: &Owner<'t>,
    ) -> Option<Target> {
        if let Some(target) = self.far_end(kind, id) {
            return Some(target);
        }
        if kind == RelationKind::SuppliedBy && self.out.element(id).is_some() {
            self.report(problem::ambiguous(id, at.span()));
            return None;
        }
        let element = self.element_reference(owner, Named::AtFarEnd(kind), kind.key(), id, at);
        element.map(Target::Element)
    }
}

/// Whether a map without a far end has a key that was meant for it.
fn is_misspelt(map: Cursor<'_>, far: &'static str) -> bool {
    let View::Map(mut entries) = map.view() else {
        return false;
    };
    let mut known: Vec<&'static str> = RELATION.iter().map(|spec| spec.key).collect();
    known.push(far);
    entries.any(|(key, _)| {
        let key = key.scalar().map_or("", |(key, _)| key);
        !known.contains(&key) && key_meant(key, &known) == Some(far)
    })
}
