//! Rules on the document as a whole: what it must contain, who issued it, how old it is.

mod former_units;
mod missing_content;
mod missing_decision;
mod missing_view;
mod no_external_system;
mod no_predecessor;
mod older_than_framework;
mod one_sided_conformity;
mod outdated_view_name;
mod overdue_review;
mod part;
mod replaced_framework;
mod unclear_title;
mod unfilled_mark;
mod unreported_status;
mod unscheduled_plan;
mod wrong_framework;

/// The rules of the family, in order of code.
pub(super) static RULES: &[&super::BuiltIn] = &[
    &wrong_framework::RULE,
    &missing_content::RULE,
    &missing_view::RULE,
    &outdated_view_name::RULE,
    &missing_decision::RULE,
    &older_than_framework::RULE,
    &no_predecessor::RULE,
    &overdue_review::RULE,
    &no_external_system::RULE,
    &one_sided_conformity::RULE,
    &replaced_framework::RULE,
    &unscheduled_plan::RULE,
    &unclear_title::RULE,
    &former_units::RULE,
    &unreported_status::RULE,
    &unfilled_mark::RULE,
];
