//! Integration and data sharing: the platforms, and how the data of an exchange passes them.

mod holdings;
mod link;
mod links;
mod platforms;
mod sharing;

pub(super) use links::Links;

family! {
    lgsp_not_single,
    lgsp_unconnected,
    no_intermediary,
    direct_link,
    lower_mode,
    lower_mode_unapproved,
    portal_past_lgsp,
    purpose_unstated,
    sharing_service_unnamed,
    sharing_form_unstated,
    special_without_agreement,
    master_data_withheld,
    method_unstated,
    copied_data,
    no_sharing_log,
    secret_without_basis,
    past_coordination_platform,
    doubled_link,
    route_unstated,
    broken_route,
    past_sharing_platform,
    copied_master_data,
}
