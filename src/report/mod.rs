//! Showing what was found: to people, with excerpts of the text, and to machines.
//!
//! One file per form. A renderer takes findings and something that knows where their subjects stand
//! ([`Locate`](crate::Locate)); it decides language, order and layout, and states no fact of its own.

#[cfg(feature = "render")]
mod bands;
#[cfg(feature = "render")]
mod clean;
#[cfg(feature = "render")]
mod closing;
#[cfg(feature = "render")]
mod columns;
#[cfg(feature = "render")]
mod completeness;
#[cfg(feature = "render")]
mod counts;
#[cfg(feature = "render")]
mod decided;
#[cfg(feature = "render")]
mod described;
#[cfg(feature = "render")]
mod diff;
mod diff_json;
#[cfg(feature = "render")]
mod excerpt;
#[cfg(feature = "render")]
mod gap;
mod gap_json;
#[cfg(feature = "render")]
mod human;
#[cfg(feature = "render")]
mod impact;
mod impact_json;
mod json;
#[cfg(feature = "render")]
mod markdown;
mod named;
mod reach_json;
#[cfg(feature = "render")]
mod review;
mod review_json;
#[cfg(feature = "render")]
mod roadmap;
mod roadmap_json;
#[cfg(feature = "render")]
mod roadmap_pages;
mod source_context;
#[cfg(feature = "render")]
mod words;

pub use diff_json::DiffJson;
pub use gap_json::GapJson;
#[cfg(feature = "render")]
pub use human::Renderer;
pub use impact_json::ImpactJson;
pub use json::ReportJson;
#[cfg(feature = "render")]
pub use markdown::ReviewMarkdown;
pub use review_json::ReviewJson;
pub use roadmap_json::RoadmapJson;

#[cfg(all(test, feature = "render"))]
mod tests;
