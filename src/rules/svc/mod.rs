//! Rules on public services, the channels that offer them and the figures about them.

mod service;
mod wholes;

family!(
    unknown_grade,
    unfit_grade,
    incomplete_service,
    unexplained_partial,
    not_integrated,
    inconsistent_figures,
    missing_portal,
    portal_address,
    login_without_e_id,
    unstated_identification,
    malformed_agency_code,
    proactive_grade,
    portal_still_open,
    national_portal_owner,
);
