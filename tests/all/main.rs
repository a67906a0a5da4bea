//! The tests of the crate as its users see it, in one binary.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unreachable,
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on should say where"
)]

#[cfg(feature = "yaml")]
/// Laws that hold of every document are tried on a third of the fixtures, which are much alike, and on all of them where
/// the environment asks for it, as `.ci/full` does.
pub(crate) fn share() -> usize {
    if std::env::var_os("JUSTARCH_ALL").is_some() {
        1
    } else {
        3
    }
}

mod api;
mod articles;
#[cfg(feature = "yaml")]
mod asked_keys;
#[cfg(feature = "cli")]
mod bands;
#[cfg(feature = "cli")]
mod became;
mod believed_dates;
#[cfg(feature = "yaml")]
mod builder_laws;
mod builder_reach;
#[cfg(feature = "yaml")]
mod bundled;
#[cfg(feature = "cli")]
mod cap;
#[cfg(feature = "cli")]
mod cap_cli;
mod catalog;
#[cfg(feature = "cli")]
mod check_document;
#[cfg(feature = "cli")]
mod ci_formats;
#[cfg(feature = "cli")]
mod cli;
mod composition;
#[cfg(feature = "cli")]
mod counted_changes;
#[cfg(feature = "yaml")]
mod covered_places;
mod decided;
mod dependencies;
#[cfg(feature = "yaml")]
mod diagrams;
#[cfg(feature = "cli")]
mod diff;
#[cfg(all(feature = "docx", feature = "yaml"))]
mod dossier;
#[cfg(feature = "cli")]
mod dossier_commands;
#[cfg(feature = "cli")]
mod draw_command;
#[cfg(feature = "cli")]
mod drawing;
mod drawn_edges;
mod drawn_parts;
#[cfg(feature = "yaml")]
mod edit_commands;
mod edit_law;
mod edit_laws;
#[cfg(feature = "cli")]
mod edit_story;
mod edits;
mod ends;
#[cfg(all(feature = "cli", feature = "yaml", feature = "render"))]
mod examples;
#[cfg(feature = "yaml")]
mod excerpt;
mod expected_rules;
#[cfg(all(feature = "html", feature = "yaml"))]
mod explorer;
#[cfg(feature = "yaml")]
mod field_classes;
#[cfg(feature = "yaml")]
mod field_kinds;
#[cfg(feature = "yaml")]
mod findings_teach;
#[cfg(feature = "yaml")]
mod fit_to_sign;
#[cfg(feature = "yaml")]
mod fixes;
mod fmt_command;
mod format_law;
#[cfg(feature = "yaml")]
mod formatting;
mod framework_4_0;
mod frameworks;
#[cfg(feature = "yaml")]
mod gap;
#[cfg(feature = "yaml")]
mod gap_forward;
#[cfg(feature = "yaml")]
mod gap_laws;
mod gap_values;
#[cfg(feature = "cli")]
mod git_inputs;
#[cfg(feature = "cli")]
mod git_story;
mod graph_queries;
#[cfg(feature = "yaml")]
mod grouped_contents;
#[cfg(feature = "cli")]
mod growth;
#[cfg(feature = "cli")]
mod guides;
#[cfg(feature = "yaml")]
mod hints;
#[cfg(feature = "yaml")]
mod suppression;
mod terms;
mod tiers;
#[cfg(feature = "yaml")]
mod undecided_entries;
mod unfilled_comments;
// Its limits on memory and its odd files are those of Linux.
#[cfg(feature = "cli")]
mod help_languages;
#[cfg(all(feature = "cli", target_os = "linux"))]
mod hostile;
#[cfg(all(feature = "yaml", feature = "xlsx"))]
mod import_cells;
#[cfg(feature = "cli")]
mod import_command;
#[cfg(all(feature = "yaml", feature = "xlsx"))]
mod import_examples;
#[cfg(all(feature = "yaml", feature = "xlsx"))]
mod import_messages;
#[cfg(feature = "cli")]
mod interchange;
#[cfg(feature = "yaml")]
mod inventory;
#[cfg(feature = "cli")]
mod json_outputs;
#[cfg(feature = "yaml")]
mod known_apart;
#[cfg(feature = "yaml")]
mod law_days;
#[cfg(feature = "yaml")]
mod limits;
#[cfg(feature = "yaml")]
mod lineage;
#[cfg(feature = "yaml")]
mod load;
#[cfg(feature = "yaml")]
mod lookups;
mod lost_relations;
#[cfg(feature = "cli")]
mod lsp;
#[cfg(feature = "cli")]
mod manners;
#[cfg(feature = "yaml")]
mod manual;
#[cfg(all(feature = "yaml", feature = "render"))]
mod markdown_pages;
#[cfg(feature = "yaml")]
mod marks;
mod matrix;
#[cfg(feature = "yaml")]
mod members;
#[cfg(feature = "yaml")]
mod merged_losses;
#[cfg(feature = "cli")]
mod migrate;
#[cfg(feature = "yaml")]
mod overlay;
mod package;
mod papers;
mod patch;
#[cfg(feature = "cli")]
mod pipelines;
#[cfg(feature = "yaml")]
mod place_tokens;
#[cfg(feature = "yaml")]
mod places;
#[cfg(feature = "cli")]
mod public_pairs;
#[cfg(feature = "cli")]
mod query;
#[cfg(feature = "cli")]
mod readable_diff;
mod readable_lists;
#[cfg(feature = "yaml")]
mod recovery;
#[cfg(feature = "yaml")]
mod reference_pages;
#[cfg(feature = "yaml")]
mod refused_elements;
#[cfg(feature = "yaml")]
mod regrouped;
#[cfg(all(feature = "yaml", feature = "xlsx"))]
mod reimport;
#[cfg(feature = "cli")]
mod rename_lineage;
#[cfg(feature = "yaml")]
mod renaming;
#[cfg(all(feature = "png", feature = "yaml"))]
mod renderers;
#[cfg(feature = "yaml")]
mod reorganised;
#[cfg(feature = "cli")]
mod repository;
#[cfg(all(feature = "yaml", feature = "render"))]
mod review_page;
#[cfg(feature = "yaml")]
mod roadmap;
#[cfg(feature = "cli")]
mod roadmap_days;
#[cfg(feature = "cli")]
mod roadmap_ends;
mod roadmap_order;
#[cfg(feature = "cli")]
mod roadmap_parallel;
#[cfg(feature = "cli")]
mod roadmap_support;
#[cfg(feature = "cli")]
mod roadmap_waves;
#[cfg(feature = "cli")]
mod roadmap_words;
#[cfg(feature = "yaml")]
mod round_trip;
#[cfg(all(feature = "json", feature = "yaml"))]
mod rule_names;
#[cfg(feature = "yaml")]
mod rules;
#[cfg(all(feature = "json", feature = "yaml"))]
mod schema_agrees;
#[cfg(feature = "yaml")]
mod security_levels;
#[cfg(feature = "yaml")]
mod slips;
#[cfg(feature = "cli")]
mod sound;
mod starter;
#[cfg(feature = "yaml")]
mod step_in_force;
mod symmetric;
#[cfg(all(feature = "yaml", feature = "xlsx"))]
mod table_import;
#[cfg(all(feature = "json", feature = "yaml", feature = "xlsx"))]
mod table_mapping;
#[cfg(all(feature = "yaml", feature = "xlsx"))]
mod tables;
#[cfg(feature = "cli")]
mod templates;
#[cfg(feature = "yaml")]
mod time;
mod timeline;
#[cfg(feature = "cli")]
mod told_by_the_program;
#[cfg(feature = "cli")]
mod told_ends;
#[cfg(feature = "cli")]
mod told_settings;
#[cfg(feature = "yaml")]
mod toward;
mod traits;
mod transition;
mod turned;
#[cfg(feature = "cli")]
mod unjudged_ends;
#[cfg(feature = "yaml")]
mod unread;
#[cfg(feature = "cli")]
mod unread_forms;
#[cfg(feature = "yaml")]
mod user_rules;
#[cfg(feature = "yaml")]
mod version_step;
#[cfg(feature = "yaml")]
mod vocabulary;
#[cfg(feature = "yaml")]
mod where_slips_lie;
