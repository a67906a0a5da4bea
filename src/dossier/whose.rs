//! Whose a system is, and what those in charge of it state themselves.

use crate::model::{Architecture, ElementRef, Field, Layer, Scope, Subject};
use crate::tables::{Content, Table};

/// Facts of a system that those in charge of it state, no other document.
pub(super) const THEIRS: &[Field] = &[
    Field::SecurityLevel,
    Field::SecurityReason,
    Field::SecurityDecision,
    Field::SecurityAppraisal,
    Field::Information,
    Field::Assessed,
    Field::Monitored,
    Field::DatabaseClass,
    Field::DataSource,
    Field::UpdateMechanism,
    Field::MasterData,
    Field::ItemsOpen,
    Field::ItemsDefault,
    Field::ItemsSpecial,
    Field::DescriptionVi,
    Field::DescriptionEn,
];

/// Whether a system is one of the body that the document is of, or of a body below it. Without an owner its scope tells.
pub(super) fn is_own(arch: &Architecture, element: ElementRef<'_>) -> bool {
    let Some(body) = arch.body() else { return true };
    let Some(owner) = element.owner() else {
        return match element.scope() {
            Some(Scope::National | Scope::Sector | Scope::OtherAgency | Scope::Local) => false,
            Some(Scope::Ministry) | None => true,
        };
    };
    owner.is_within(body)
}

/// Whether a fact that the document does not state is for another body to state.
pub(super) fn is_theirs(arch: &Architecture, element: ElementRef<'_>, field: Field) -> bool {
    THEIRS.contains(&field) && !is_own(arch, element)
}

/// Whether nothing is known of its level, though it has one.
pub(super) fn states_no_level(element: ElementRef<'_>) -> bool {
    match element.layer() {
        Layer::Infrastructure | Layer::Integration | Layer::Application => {
            element.security_level().is_none()
        }
        Layer::Business | Layer::Channel | Layer::User | Layer::Policy => false,
    }
}

/// Leaves what is for others to state out of a table; whether anything was.
pub(super) fn left_to_others(arch: &Architecture, table: &mut Table) -> bool {
    let mut any = false;
    for row in &mut table.rows {
        let Some(Subject::Element(id)) = &row.subject else {
            continue;
        };
        let Some(element) = arch.element(id).filter(|element| !is_own(arch, *element)) else {
            continue;
        };
        for (cell, column) in row.cells.iter_mut().zip(&table.columns) {
            let is_theirs = column
                .field
                .is_some_and(|field| is_theirs(arch, element, field));
            if is_theirs && cell.content == Content::Unknown {
                cell.content = Content::NotApplicable;
                any = true;
            }
        }
    }
    any
}
