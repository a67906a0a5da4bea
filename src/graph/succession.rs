//! Circles of succession.

use super::circles;
use crate::bilingual;
use crate::model::{Architecture, ElementRef, OrganisationRef, Subject};
use crate::text::Text;

/// Things of a document that succeed each other in a circle, or one that succeeds itself: from the first by id, each
/// followed by one that it says it succeeds.
pub(crate) struct SuccessionCircle<'a> {
    /// Each with its id.
    pub(crate) members: Vec<(&'a str, Subject)>,
}

impl<'a> SuccessionCircle<'a> {
    /// The circles among the elements, then those among the organisations. O(statements).
    pub(crate) fn all(arch: &'a Architecture) -> Vec<Self> {
        let element = |id: &str| arch.element(id).map(ElementRef::ix);
        let mut found = among(
            arch.succeeding().map(|e| (e.id(), e.ix())).collect(),
            |ix| arch.element_at(ix).succeeds().filter_map(element).collect(),
            |ix| {
                let one = arch.element_at(ix);
                (one.id(), Subject::from(one))
            },
        );
        let organisations = arch.organisations();
        let organisations = organisations.filter(|o| o.succeeds().next().is_some());
        let organisation = |id: &str| arch.organisation(id).map(|o: OrganisationRef<'_>| o.ix());
        found.extend(among(
            organisations.map(|o| (o.key(), o.ix())).collect(),
            |ix| {
                let one = arch.organisation_at(ix);
                one.succeeds().filter_map(organisation).collect()
            },
            |ix| {
                let one = *arch.organisation_at(ix);
                (one.key(), Subject::from(one))
            },
        ));
        found
    }

    /// The circle in one line, without a full stop.
    pub(crate) fn summary(&self) -> Text {
        if let [(id, _)] = self.members.as_slice() {
            return bilingual!(
                "`{id}` được khai báo kế thừa chính mình",
                "`{id}` is said to succeed itself"
            );
        }
        let path = circle_of(self.members.iter().map(|(id, _)| *id));
        bilingual!(
            "kế thừa lẫn nhau theo vòng tròn: {path}",
            "these succeed each other in a circle: {path}"
        )
    }
}

fn among<'a>(
    mut all: Vec<(&'a str, u32)>,
    before: impl Fn(u32) -> Vec<u32>,
    name: impl Fn(u32) -> (&'a str, Subject),
) -> Vec<SuccessionCircle<'a>> {
    // The order in the document means nothing.
    all.sort_unstable();
    let nodes: Vec<u32> = all.into_iter().map(|(_, ix)| ix).collect();
    let in_order = |ix| {
        let mut next = before(ix);
        next.sort_by_key(|ix| name(*ix).0);
        next
    };
    let found = circles(&nodes, in_order).into_iter();
    let members = |circle: Vec<u32>| circle.into_iter().map(&name).collect();
    found
        .map(|circle| SuccessionCircle {
            members: members(circle),
        })
        .collect()
}

/// A circle by the ids of its members, each followed by what it leads to. Of a long one the first are shown.
pub(crate) fn circle_of<'a>(mut ids: impl ExactSizeIterator<Item = &'a str>) -> String {
    const SHOWN: usize = 12;
    let more = ids.len() > SHOWN;
    let Some(first) = ids.next() else {
        return String::new();
    };
    let mut path: Vec<_> = vec![format!("`{first}`")];
    path.extend(
        ids.take(SHOWN.saturating_sub(1))
            .map(|id| format!("`{id}`")),
    );
    path.extend(more.then(|| "…".to_owned()));
    path.push(format!("`{first}`"));
    path.join(" → ")
}
