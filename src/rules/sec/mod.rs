//! Rules on the security of information systems by level.

mod demand;

family!(
    missing_level,
    level_below_parts,
    low_level_for_online_service,
    low_level_for_personal_data,
    low_level_of_shared_infrastructure,
    low_level_for_state_secrets,
    low_level_for_private_information,
    low_level_of_national_system,
    insufficient_appraisal,
    unmonitored_system,
    overdue_assessment,
    weaker_foundation,
    missing_security_lines,
);
