//! Statements on what became of an element that cannot all be true.

use super::{
    Architecture, ElementRef, Field, OrganisationRef, RecordRef, Status, Table, normalise,
};
use crate::bilingual;
use crate::text::{Lang, Text};

/// Two statements of a document on what became of one element, of which one is not true.
#[derive(Clone, Copy, Debug)]
pub(crate) enum ContradictoryFate<'a> {
    /// It was retired, and still stands in a layer.
    RetiredAndPresent {
        retired: RecordRef<'a>,
        element: ElementRef<'a>,
    },
    /// It was retired and handed over.
    RetiredAndTransferred {
        retired: RecordRef<'a>,
        transferred: RecordRef<'a>,
    },
    /// It was handed over, and the body still owns it.
    TransferredAndPresent {
        transferred: RecordRef<'a>,
        element: ElementRef<'a>,
    },
    /// It was handed over to the body that hands it over.
    TransferredToItself { transferred: RecordRef<'a> },
    /// It was retired, and goes on in another.
    RetiredAndSucceeded {
        retired: RecordRef<'a>,
        next: ElementRef<'a>,
    },
    /// It was handed over, and goes on in another that the body owns.
    TransferredAndSucceeded {
        transferred: RecordRef<'a>,
        next: ElementRef<'a>,
    },
}

impl Architecture {
    /// The contradictions in what the document says of elements of an earlier version: those of `retired`, of
    /// `transferred`, then of `succeeds`. O(entries + statements).
    pub(crate) fn contradictory_fates(&self) -> Vec<ContradictoryFate<'_>> {
        use ContradictoryFate as Of;
        let mut found = Vec::new();
        for retired in self.records(Table::Retired) {
            let element = self.element(retired.key());
            found.extend(element.map(|element| Of::RetiredAndPresent { retired, element }));
            let transferred = self.record(Table::Transferred, retired.key());
            found.extend(transferred.map(|transferred| Of::RetiredAndTransferred {
                retired,
                transferred,
            }));
        }
        for transferred in self.records(Table::Transferred) {
            let element = self.element(transferred.key());
            let element = element.filter(|element| is_kept(*element, transferred));
            found.extend(element.map(|element| Of::TransferredAndPresent {
                transferred,
                element,
            }));
            if self
                .body()
                .is_some_and(|body| is_handed_to(transferred, body))
            {
                found.push(Of::TransferredToItself { transferred });
            }
        }
        for next in self.succeeding() {
            for id in next.succeeds() {
                let retired = self.record(Table::Retired, id);
                found.extend(retired.map(|retired| Of::RetiredAndSucceeded { retired, next }));
                let transferred = self.record(Table::Transferred, id);
                let transferred = transferred.filter(|record| is_kept(next, *record));
                found.extend(
                    transferred
                        .map(|transferred| Of::TransferredAndSucceeded { transferred, next }),
                );
            }
        }
        found
    }
}

/// Whether an element is still the body's own, and not that of those who are said to have it now.
fn is_kept(element: ElementRef<'_>, transferred: RecordRef<'_>) -> bool {
    let to = transferred.fields().text(Field::TransferredTo);
    element.is_own() && element.owner().map(|owner| owner.key()) != to
}

/// Whether it is handed over to an organisation, which is named by its key or in full.
fn is_handed_to(transferred: RecordRef<'_>, body: OrganisationRef<'_>) -> bool {
    let to = transferred.fields().text(Field::TransferredTo);
    to.is_some_and(|to| {
        let is_named = |lang| normalise(body.name(lang)) == normalise(to);
        to == body.key() || is_named(Lang::Vi) || is_named(Lang::En)
    })
}

impl<'a> ContradictoryFate<'a> {
    /// The entry that names the element.
    pub(crate) fn record(self) -> RecordRef<'a> {
        match self {
            Self::RetiredAndPresent { retired, .. }
            | Self::RetiredAndTransferred { retired, .. }
            | Self::RetiredAndSucceeded { retired, .. } => retired,
            Self::TransferredAndPresent { transferred, .. }
            | Self::TransferredToItself { transferred }
            | Self::TransferredAndSucceeded { transferred, .. } => transferred,
        }
    }

    /// Whether the two agree on what matters to a comparison: it is said twice that the element was retired.
    pub(crate) fn is_agreed(self) -> bool {
        matches!(self, Self::RetiredAndPresent { element, .. }
            if element.status() == Some(Status::Retired))
    }

    /// The contradiction in one line, without a full stop.
    pub(crate) fn summary(self) -> Text {
        let id = self.record().key();
        match self {
            Self::RetiredAndPresent { element, .. } => {
                let section = element.layer().section();
                bilingual!(
                    "`{id}` được ghi là đã dừng vận hành nhưng vẫn có trong mục `{section}`",
                    "`{id}` is listed as retired, but still stands in `{section}`"
                )
            }
            Self::RetiredAndTransferred { .. } => bilingual!(
                "`{id}` vừa được ghi là đã dừng vận hành vừa được ghi là đã chuyển giao",
                "`{id}` is listed as retired and as transferred"
            ),
            Self::TransferredAndPresent { element, .. } => {
                let section = element.layer().section();
                let owner = element.owner();
                let owner = owner.as_ref().map_or("", |owner| owner.key());
                bilingual!(
                    "`{id}` được ghi là đã chuyển giao nhưng vẫn có trong mục `{section}` với chủ quản `{owner}`",
                    "`{id}` is listed as transferred, but still stands in `{section}`, owned by `{owner}`"
                )
            }
            Self::TransferredToItself { transferred } => {
                let to = transferred.fields().text(Field::TransferredTo);
                let to = to.unwrap_or_default();
                bilingual!(
                    "`{id}` được ghi là chuyển giao cho `{to}`, chính là cơ quan ban hành kiến trúc",
                    "`{id}` is listed as transferred to `{to}`, which is the body of the document itself"
                )
            }
            Self::RetiredAndSucceeded { next, .. } => {
                let next = next.id();
                bilingual!(
                    "`{id}` được `{next}` kế thừa nhưng cũng được ghi là đã dừng vận hành",
                    "`{id}` goes on in `{next}`, but is also listed as retired"
                )
            }
            Self::TransferredAndSucceeded { next, .. } => {
                let next = next.id();
                bilingual!(
                    "`{id}` được `{next}` của cơ quan kế thừa nhưng cũng được ghi là đã chuyển giao",
                    "`{id}` goes on in `{next}`, which the body owns, but is also listed as transferred"
                )
            }
        }
    }
}
