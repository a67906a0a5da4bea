//! Databases and applications.

family! {
    unclassed_database,
    undescribed_database,
    no_code_lists,
    second_master,
    unpublished_open_data,
    second_portal,
    unmerged_procedure_system,
    unlinked_procedure_system,
    no_owner,
    no_operator,
    same_name,
    unknown_code_list,
    unplaced_system,
}
