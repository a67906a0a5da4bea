//! Rules on the Ministry of Justice and its sector: a profile, off for other bodies unless asked for.

mod roles;

family!(
    population_unlinked,
    civil_status_unlinked,
    insurance_unlinked,
    secured_transactions_unlinked,
    civil_enforcement_unlinked,
    judicial_records_not_transferred,
    unsupplied_legal_documents,
);
