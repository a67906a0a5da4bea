//! Whose things are.

use super::words::{self, Party};
use crate::model::{ElementRef, End, Field, Layer, Level, Reading};

/// Whether an element is a policy that another body issued, or nobody is known to have issued.
pub(super) fn is_of_others(element: ElementRef<'_>) -> bool {
    if element.layer() != Layer::Policy || element.is_own() {
        return false;
    }
    let arch = element.architecture();
    let issuer = element.fields().text(Field::Issuer);
    let issuer = issuer.and_then(|key| arch.organisation(key));
    let (Some(issuer), Some(body)) = (issuer, arch.body()) else {
        return true;
    };
    if arch.level() == Some(Level::Department) {
        return !issuer.is_within(body);
    }
    issuer.agency().key() != body.agency().key()
}

/// Whether whose an element is, as [`owner`] says, is who issued it.
pub(super) fn is_issued(element: ElementRef<'_>) -> bool {
    element.owner().is_none() && element.fields().text(Field::Issuer).is_some()
}

/// Whose an element is; of a policy, who issued it.
pub(super) fn owner(element: ElementRef<'_>) -> Option<Party> {
    let arch = element.architecture();
    let owner = element.owner().map(|o| o.key());
    // Citizens have no owner: the body describes whom it serves.
    let body = || {
        let body = arch.body().filter(|_| element.layer() == Layer::User)?;
        Some(body.key())
    };
    let key = owner.or_else(|| element.fields().text(Field::Issuer));
    Some(words::party(arch, key.or_else(body)?))
}

/// Whose a relation is, and with whom it is made if neither end is the first and they are of different organisations.
pub(super) fn sides(relation: Reading<'_>) -> (Option<Party>, Option<Party>) {
    let near = relation.from();
    let far = match relation.end() {
        End::Element(far) => owner(far),
        End::Organisation(_) => None,
    };
    // A group of users does nothing by itself: the channel is opened to it.
    if near.layer() == Layer::User {
        return (far, None);
    }
    let first = owner(near).or_else(|| far.clone());
    let is_other = |of: &Party| first.as_ref().is_some_and(|it| it.id != of.id);
    let partner = far.filter(|of| relation.kind().is_symmetric() && is_other(of));
    (first, partner)
}
