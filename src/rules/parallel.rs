//! Relations that run in parallel: several between the same two elements.

use std::collections::HashMap;

use crate::model::RelationRef;

/// Of relations those of which there are several between the same two elements, at whichever end they are written:
/// those of two elements side by side, in the order of what they say. What leads back to its own element is left out.
/// O(n) where few run in parallel.
pub(super) fn parallel<'a>(
    relations: impl Iterator<Item = RelationRef<'a>>,
) -> Vec<Vec<RelationRef<'a>>> {
    let with_ends = relations.filter_map(|relation| Some((ends(relation)?, relation)));
    let mut doubled: Vec<_> = with_ends.collect();
    // Between most there is one, and only the others are sorted.
    let mut counts: HashMap<(u32, u32), u32> = HashMap::new();
    for (ends, _) in &doubled {
        let count = counts.entry(*ends).or_default();
        *count = count.saturating_add(1);
    }
    doubled.retain(|(ends, _)| counts.get(ends).is_some_and(|count| *count > 1));
    doubled.sort_by_cached_key(|(ends, relation)| (*ends, relation.ordinal()));
    let of_two = doubled.chunk_by(|(a, _), (b, _)| a == b);
    of_two
        .map(|all| all.iter().map(|(_, relation)| *relation).collect())
        .collect()
}

/// The numbers of the two ends, whichever is which.
fn ends(relation: RelationRef<'_>) -> Option<(u32, u32)> {
    let (a, b) = (relation.from().ix(), relation.to()?.ix());
    (a != b).then_some((a.min(b), a.max(b)))
}
