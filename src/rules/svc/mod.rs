//! Rules on public services, the channels that offer them and the figures about them.

mod detached_page;
mod incomplete_service;
mod inconsistent_figures;
mod login_without_e_id;
mod malformed_agency_code;
mod missing_portal;
mod national_portal_owner;
mod not_integrated;
mod platform_app_login;
mod portal_address;
mod portal_still_open;
mod proactive_grade;
mod service;
mod unexplained_partial;
mod unfit_grade;
mod unknown_grade;
mod unstated_identification;
mod wholes;

/// The rules of the family, in order of code.
pub(super) static RULES: &[&super::BuiltIn] = &[
    &unknown_grade::RULE,
    &unfit_grade::RULE,
    &incomplete_service::RULE,
    &unexplained_partial::RULE,
    &not_integrated::RULE,
    &inconsistent_figures::RULE,
    &missing_portal::RULE,
    &portal_address::RULE,
    &login_without_e_id::RULE,
    &unstated_identification::RULE,
    &malformed_agency_code::RULE,
    &proactive_grade::RULE,
    &portal_still_open::RULE,
    &national_portal_owner::RULE,
    &detached_page::RULE,
    &platform_app_login::RULE,
];
