//! Integration and data sharing: the platforms, and how the data of an exchange passes them.

mod broken_route;
mod copied_data;
mod copied_master_data;
mod direct_link;
mod doubled_link;
mod holdings;
mod lgsp_not_single;
mod lgsp_unconnected;
mod link;
mod links;
mod lower_mode;
mod lower_mode_unapproved;
mod master_data_withheld;
mod method_unstated;
mod no_intermediary;
mod no_sharing_log;
mod past_coordination_platform;
mod past_sharing_platform;
mod platforms;
mod portal_past_lgsp;
mod purpose_unstated;
mod route_unstated;
mod secret_without_basis;
mod sharing;
mod sharing_form_unstated;
mod sharing_service_unnamed;
mod special_without_agreement;
mod turned;

pub(super) use links::Links;
#[cfg(feature = "yaml")]
pub(crate) use links::mended_route;

/// The rules of the family, in order of code.
pub(super) static RULES: &[&super::BuiltIn] = &[
    &lgsp_not_single::RULE,
    &lgsp_unconnected::RULE,
    &no_intermediary::RULE,
    &direct_link::RULE,
    &lower_mode::RULE,
    &lower_mode_unapproved::RULE,
    &portal_past_lgsp::RULE,
    &purpose_unstated::RULE,
    &sharing_service_unnamed::RULE,
    &sharing_form_unstated::RULE,
    &special_without_agreement::RULE,
    &master_data_withheld::RULE,
    &method_unstated::RULE,
    &copied_data::RULE,
    &no_sharing_log::RULE,
    &secret_without_basis::RULE,
    &past_coordination_platform::RULE,
    &doubled_link::RULE,
    &route_unstated::RULE,
    &broken_route::RULE,
    &past_sharing_platform::RULE,
    &copied_master_data::RULE,
];
