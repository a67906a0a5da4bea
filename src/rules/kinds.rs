//! The elements and relations of a document by kind, so that a rule visits those it is about and no others.

use crate::model::{Architecture, Kind, RelationKind};

/// Numbers of elements and of relations by kind, in document order. O(elements + relations).
#[derive(Debug)]
pub(super) struct ByKind {
    elements: Groups,
    relations: Groups,
}

impl ByKind {
    pub(super) fn of(arch: &Architecture) -> Self {
        let element = |ix| arch.element_at(ix).kind().slot();
        let relation = |ix| arch.relation_at(ix).kind() as usize;
        Self {
            elements: Groups::of(arch.element_count(), Kind::SLOTS, element),
            relations: Groups::of(arch.relation_count(), RelationKind::ALL.len(), relation),
        }
    }

    pub(super) fn elements(&self, kind: Kind) -> &[u32] {
        self.elements.get(kind.slot())
    }

    pub(super) fn relations(&self, kind: RelationKind) -> &[u32] {
        self.relations.get(kind as usize)
    }
}

/// Numbers sorted into groups, one list behind the other.
#[derive(Debug)]
struct Groups {
    /// Where each group begins; the last ends with the list.
    starts: Vec<u32>,
    members: Vec<u32>,
}

impl Groups {
    /// The numbers below a count; `group_of` gives the group of each.
    fn of(count: usize, groups: usize, group_of: impl Fn(u32) -> usize) -> Self {
        let mut starts = vec![0; groups + 1];
        for member in 0..count as u32 {
            if let Some(behind) = starts.get_mut(group_of(member) + 1) {
                *behind += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut members = vec![0; count];
        for member in 0..count as u32 {
            if let Some(place) = next.get_mut(group_of(member))
                && let Some(slot) = members.get_mut(*place as usize)
            {
                *slot = member;
                *place += 1;
            }
        }
        Self { starts, members }
    }

    fn get(&self, group: usize) -> &[u32] {
        let bounds = self.starts.get(group).zip(self.starts.get(group + 1));
        let members =
            bounds.and_then(|(start, end)| self.members.get(*start as usize..*end as usize));
        members.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Groups;

    #[test]
    fn groups_keep_the_order() {
        let of = [2, 0, 2, 3, 0];
        let groups = Groups::of(of.len(), 4, |member| of[member as usize]);
        assert_eq!(groups.get(0), [1, 4]);
        assert!(groups.get(1).is_empty());
        assert_eq!(groups.get(2), [0, 2]);
        assert_eq!(groups.get(3), [3]);
        assert!(groups.get(4).is_empty());
    }
}
