//! Routes that are stated the wrong way round.

use super::platforms::{is_lgsp, is_national};
use crate::model::{ElementRef, RelationRef};

/// Whether the route of an exchange is stated the wrong way round.
pub(super) fn is_turned(link: RelationRef<'_>) -> bool {
    let hops: Vec<_> = link.hops().collect();
    is_turned_as(link, &hops)
}

/// Whether a route between two agencies begins with a platform of the other end or of the nation, and passes that of its
/// own end after it.
fn is_turned_as(link: RelationRef<'_>, hops: &[ElementRef<'_>]) -> bool {
    let far = link.to().and_then(ElementRef::agency);
    let (Some(near), Some(far)) = (link.from().agency(), far) else {
        return false;
    };
    if near == far {
        return false;
    }
    let own = |agency| {
        let is_own = |hop: &ElementRef<'_>| is_lgsp(*hop) && hop.agency() == Some(agency);
        hops.iter().position(is_own)
    };
    let before = |nth: usize| hops.iter().take(nth).any(|hop| is_national(*hop));
    let after = |nth: usize| hops.iter().skip(nth).any(|hop| is_national(*hop));
    match (own(near), own(far)) {
        (Some(near), Some(far)) => near > far,
        (Some(near), None) => before(near),
        (None, Some(far)) => after(far),
        (None, None) => false,
    }
}

/// The platforms of a route that is stated the wrong way round, turned; nothing of another, and where turning it does not
/// mend it.
pub(super) fn righted(link: RelationRef<'_>) -> Vec<ElementRef<'_>> {
    if !is_turned(link) {
        return Vec::new();
    }
    let mut hops: Vec<_> = link.hops().collect();
    hops.reverse();
    if is_turned_as(link, &hops) {
        hops.clear();
    }
    hops
}
