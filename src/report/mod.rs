//! Showing what was found: to people, with excerpts of the text, and to machines.
//!
//! One file per form. A renderer takes findings and something that knows where their subjects stand
//! ([`Locate`](crate::Locate)); it decides language, order and layout, and states no fact of its own.

#[cfg(feature = "render")]
mod acceptances;
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
#[cfg(feature = "render")]
mod excerpt;
#[cfg(feature = "render")]
mod gantt;
#[cfg(feature = "render")]
mod gap;
#[cfg(feature = "render")]
mod human;
#[cfg(feature = "render")]
mod impact;
#[cfg(feature = "render")]
mod markdown;
#[cfg(any(feature = "json", feature = "render"))]
mod named;
#[cfg(feature = "render")]
mod review;
#[cfg(feature = "render")]
mod roadmap;
#[cfg(feature = "render")]
mod roadmap_pages;
#[cfg(feature = "render")]
mod roadmap_states;
#[cfg_attr(not(feature = "json"), allow(dead_code, reason = "for JSON"))]
mod source_context;
#[cfg(feature = "render")]
mod words;

#[cfg(feature = "render")]
pub use human::Renderer;
#[cfg(feature = "render")]
pub use markdown::ReviewMarkdown;
#[cfg(feature = "json")]
pub(crate) use named::names_of;
#[cfg(any(
    feature = "json",
    feature = "render",
    feature = "sarif",
    feature = "junit"
))]
pub(crate) use source_context::SourceContext;

#[cfg(all(test, feature = "json", feature = "render"))]
mod tests;
