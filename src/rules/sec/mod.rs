//! Rules on the security of information systems by level.

mod demand;
mod insufficient_appraisal;
mod level_below_parts;
mod low_level_for_online_service;
mod low_level_for_personal_data;
mod low_level_for_private_information;
mod low_level_for_state_secrets;
mod low_level_of_national_system;
mod low_level_of_shared_infrastructure;
mod missing_level;
mod missing_security_lines;
mod overdue_assessment;
mod unmonitored_system;
mod weaker_foundation;

pub(super) use missing_level::needs_level;

/// The rules of the family, in order of code.
pub(super) static RULES: &[&super::BuiltIn] = &[
    &missing_level::RULE,
    &level_below_parts::RULE,
    &low_level_for_online_service::RULE,
    &low_level_for_personal_data::RULE,
    &low_level_of_shared_infrastructure::RULE,
    &low_level_for_state_secrets::RULE,
    &low_level_for_private_information::RULE,
    &low_level_of_national_system::RULE,
    &insufficient_appraisal::RULE,
    &unmonitored_system::RULE,
    &overdue_assessment::RULE,
    &weaker_foundation::RULE,
    &missing_security_lines::RULE,
];
