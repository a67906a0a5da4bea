//! Integration and data sharing: the platforms, and how the data of an exchange passes them.

mod link;
mod platforms;

family! {
    lgsp_not_single,
    lgsp_unconnected,
    no_intermediary,
    direct_link,
    lower_mode,
    portal_past_lgsp,
    route_unstated,
    broken_route,
}
