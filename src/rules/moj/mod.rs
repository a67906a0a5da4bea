//! Rules on the Ministry of Justice and its sector: a profile, off for other bodies unless asked for.

mod civil_enforcement_unlinked;
mod civil_status_unlinked;
mod insurance_unlinked;
mod judicial_records_not_transferred;
mod population_unlinked;
mod roles;
mod secured_transactions_unlinked;
mod unsupplied_legal_documents;

/// The rules of the family, in order of code.
pub(super) static RULES: &[&super::BuiltIn] = &[
    &population_unlinked::RULE,
    &civil_status_unlinked::RULE,
    &insurance_unlinked::RULE,
    &secured_transactions_unlinked::RULE,
    &civil_enforcement_unlinked::RULE,
    &judicial_records_not_transferred::RULE,
    &unsupplied_legal_documents::RULE,
];
