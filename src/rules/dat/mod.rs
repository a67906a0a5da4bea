//! Databases and applications.

family! {
    second_portal,
    unmerged_procedure_system,
    no_owner,
}
