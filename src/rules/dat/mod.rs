//! Databases and applications.

mod code_lists;
mod no_code_lists;
mod no_operator;
mod no_owner;
mod platform_minimum;
mod same_name;
mod second_master;
mod second_portal;
mod unclassed_database;
mod undescribed_database;
mod unknown_code_list;
mod unlinked_procedure_system;
mod unmerged_procedure_system;
mod unplaced_system;
mod unpublished_open_data;

/// The rules of the family, in order of code.
pub(super) static RULES: &[&super::BuiltIn] = &[
    &unclassed_database::RULE,
    &undescribed_database::RULE,
    &no_code_lists::RULE,
    &second_master::RULE,
    &unpublished_open_data::RULE,
    &second_portal::RULE,
    &unmerged_procedure_system::RULE,
    &unlinked_procedure_system::RULE,
    &no_owner::RULE,
    &no_operator::RULE,
    &same_name::RULE,
    &unknown_code_list::RULE,
    &unplaced_system::RULE,
    &platform_minimum::RULE,
];
