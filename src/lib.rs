//! The e-government architecture of Vietnam's justice sector as a typed, seven-layer dependency graph.
//!
//! A document describes the systems, channels, services, users and policies of a ministry, a province or a
//! department, and the relations between them. This crate reads it, checks it against the architecture
//! framework that it claims (2.0 or 3.0), compares versions, and checks the step from one to the next.
//!
//! # In ten lines
//!
//! ```
//! # #[cfg(all(feature = "yaml", feature = "render"))] {
//! use justarch::{Diff, Document, Lang, Renderer, RuleSet, reference};
//!
//! let text = reference::get("moj-2.0").unwrap().text;
//! let doc = Document::parse("moj.yaml", text).unwrap();
//! let report = RuleSet::for_framework(doc.architecture().framework())?.check_document(&doc);
//! println!("{}", Renderer::human(Lang::Vi).render(&report, &doc));
//!
//! let new = reference::moj_3_0();
//! let diff = Diff::between(doc.architecture(), &new);
//! println!("{:?}: {} changes", diff.verdict(), diff.changes().len());
//! # }
//! # Ok::<(), justarch::Error>(())
//! ```
//!
//! # Where to begin
//!
//! | to … | see |
//! |---|---|
//! | read a file, with all faults at their places | `Document::parse`, `Loader`, [`Document`] |
//! | read through `serde` | [`Architecture`] implements `Deserialize` and `Serialize` |
//! | make an architecture in code | [`Architecture::builder`] |
//! | walk it | [`ElementRef`], [`RelationRef`], [`Graph`] |
//! | check it | [`RuleSet`], [`Rule`] for rules of your own |
//! | check by rules of your own from a file | `UserRules` |
//! | compare versions | [`Diff`], [`Lineage`], [`Impact`] |
//! | check a step | [`Transition`] |
//! | pass over findings, with a reason | [`FindingFilter`], [`Baseline`] |
//! | read the configuration `justarch.toml` | `Config` |
//! | know why a call failed | [`Error`], [`ErrorKind`] |
//! | plan the way to the next version | [`Roadmap`] |
//! | find out what a framework still demands | [`Gap`] |
//! | change an architecture | [`Architecture::to_builder`] |
//! | show findings | `Renderer` |
//! | draw it | `draw` |
//! | draw with Graphviz, Mermaid, PlantUML or draw.io | [`diagrams`] |
//! | write results for programs, and read them back | `json` |
//! | write findings for tools of continuous integration | `formats` |
//! | write a page to explore and review | `explorer` |
//! | know the law behind a rule | [`catalog`], [`law`], [`Framework`] |
//!
//! # Features
//!
//! - `yaml` (default): reads YAML and JSON files with places, writes canonical YAML, embeds the bundled
//!   documents in `reference`.
//! - `json`: the outputs of the program as plain data, in `json`, with a JSON Schema of each and of the files, in
//!   `schema`.
//! - `render` (default): shows findings to people, with excerpts of the text.
//! - `config`: reads the configuration file `justarch.toml` (`Config`).
//! - `sarif`, `junit`: write findings as SARIF 2.1.0 or JUnit XML, in `formats`, where other forms are as well.
//! - `draw`: draws an architecture as SVG, in `draw`; `png` and `pdf` as these.
//! - `html`: writes a page to explore and review an architecture, in `explorer`.
//! - `xlsx`: writes tables as workbooks, and reads them back, in `tables`.
//! - `cli`: the program `justarch`, with all of these. Libraries do not want it.
//!
//! Without any, there is the model, the graph, the rules, the comparison and the transition, and reading
//! through `serde`.
//!
//! # What it does not claim
//!
//! The bundled documents are illustrative reconstructions, not official ones, and the frameworks are known
//! through summaries. Every rule says what it rests on and how sure that is; what was inferred or not verified
//! is never more than a warning.
//!
//! The guides are in [`_documentation`].
// On docs.rs every item says which feature it needs.
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(
    test,
    allow(
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::string_slice,
        reason = "a test that panics has failed"
    )
)]

pub mod catalog;
mod chars;
mod date;
mod diagnostic;
pub mod diagrams;
mod diff;
#[cfg(feature = "draw")]
pub mod dossier;
#[cfg(feature = "draw")]
pub mod draw;
mod error;
#[cfg(feature = "html")]
pub mod explorer;
#[cfg(any(
    feature = "json",
    feature = "render",
    feature = "sarif",
    feature = "junit"
))]
pub mod formats;
mod framework;
mod gap;
mod graph;
pub mod interchange;
mod io;
#[cfg(feature = "json")]
pub mod json;
mod model;
mod phrase;
pub mod query;
#[cfg(feature = "yaml")]
pub mod reference;
#[cfg(any(
    feature = "json",
    feature = "render",
    feature = "sarif",
    feature = "junit"
))]
mod report;
mod roadmap;
mod rules;
#[cfg(feature = "json")]
pub mod schema;
mod span;
#[cfg(all(feature = "json", feature = "yaml"))]
mod starter;
mod suggest;
pub mod suppression;
pub mod tables;
mod text;
mod transition;
#[cfg(feature = "yaml")]
mod user_rules;
mod version;
pub mod vocabulary;
mod words;

pub use chars::visible;
pub use date::Date;
pub use diagnostic::{
    At, Basis, Code, Completeness, Confidence, DateSource, Deprecated, Diagnostic, Doubt, Dropped,
    Force, Instrument, InstrumentKind, Joint, Judged, Label, LifeCycle, Member, Members, Names,
    Parts, Report, RuleName, Severity, Side, Skipped, Step, Suppressed, SuppressedBy, Tally,
    Undecided,
};
pub use diff::{
    Accepted, Bump, Change, ChangeEntry, ChangeKind, Class, Contradiction, Diff, Evidence, Fate,
    Impact, Lineage, NearMiss, Patch, PatchAction, PatchEdit, Reclassified, Uncertain,
    UnjudgedEnds,
};
pub use error::{Error, ErrorKind};
pub use framework::{
    Band, BandUsage, Bands, Cell, Concern, Conversion, Ends, Framework, GradeTrait, Grades,
    Introduction, LaterGrades, LoginRule, MatrixRow, Part, ProcedureHandling, law,
};
pub use framework::{Direction as RuleDirection, RuleChange};
pub use gap::{Applied, Demand, Edit, Gap, Input, Migration, Parameter, Parameters, Regraded};
pub use graph::{Cycle, Direction, Edges, ElementSet, Graph, GraphEdge, GraphView, Path, Tree};
pub use io::{
    CodeInfo, Document, FORMAT_CODES, Limits, LoadError, Locate, Losses, Position, Sources,
};
#[cfg(feature = "yaml")]
pub use io::{Columns, LineColumn, Loader, MAPPING_CODES, SourceProvider};
/// Edits of a document that keep every other byte of its texts: see [`Document::apply`].
#[cfg(feature = "yaml")]
pub mod edit {
    pub use crate::io::edit::{
        Edit, Edited, Fix, Fixed, Left, SyntaxFix, TextEdit, fix, removed_comments, rewrite,
        succeed,
    };
}
/// Where everything stands in the texts of a document: for edits, editors and other tools.
#[cfg(feature = "yaml")]
pub mod places {
    pub use crate::io::place::{
        Construct, Entry, Expected, IdOf, KeyOffer, PlaceAt, Places, Spot, Symbol, Token,
        TokenKind, Use, UseKind, ValueForm, ValueKind,
    };
}
pub use model::*;
/// The graph library whose traits [`GraphView`] has, in the version that this crate uses.
#[doc(no_inline)]
pub use petgraph;
#[cfg(feature = "render")]
pub use report::{Renderer, ReviewMarkdown};
pub use roadmap::{
    Conflict, Over, Party, Reason, Roadmap, RoadmapStep, StateReport, StepChange, StepKind, Wave,
    WaveOrder,
};
pub use rules::{
    Context, Each, Finding, Findings, Flow, Level as RuleLevel, Profile, Rule, RuleInfo, RuleSet,
};
pub use span::{SourceId, Span};
#[cfg(all(feature = "json", feature = "yaml"))]
pub use starter::{Starter, StarterFile};
pub use suggest::similar;
pub use suppression::{
    Acceptance, Baseline, BaselineComparison, BaselineEntry, FindingFilter, Since, Standing,
    Suppression, VerdictPolicy,
};
#[cfg(feature = "config")]
pub use suppression::{Config, ConfigError};
pub use text::{Lang, Text};
pub use transition::{Highlight, Review, Transition, TransitionContext, TransitionRule};
#[cfg(feature = "yaml")]
pub use user_rules::{Expected, SelfTest, USER_RULE_CODES, UserRule, UserRules};
pub use version::{ArchitectureVersion, FrameworkVersion};

/// Guides to the crate, in English and in Vietnamese.
///
/// Whoever writes an architecture begins with the [tutorial](crate::_documentation::tutorial)
/// ([Hướng dẫn](crate::_documentation::tutorial_vi)) and looks into the
/// [mistakes that are frequent](crate::_documentation::faq) ([Các lỗi thường gặp](crate::_documentation::faq_vi));
/// whoever writes a program begins with [embedding](crate::_documentation::embedding).
pub mod _documentation {
    #[doc = include_str!("docs/architecture.md")]
    pub mod architecture {}
    /// In English; [`bands_vi`] is the same in Vietnamese.
    #[doc = include_str!("docs/bands.md")]
    pub mod bands {}
    #[doc = include_str!("docs/bands.vi.md")]
    pub mod bands_vi {}
    /// In English; [`ci_vi`] is the same in Vietnamese.
    #[doc = include_str!("docs/ci.md")]
    pub mod ci {}
    #[doc = include_str!("docs/ci.vi.md")]
    pub mod ci_vi {}
    /// In English; [`editors_vi`] is the same in Vietnamese.
    #[doc = include_str!("docs/editors.md")]
    pub mod editors {}
    #[doc = include_str!("docs/editors.vi.md")]
    pub mod editors_vi {}
    /// In English; [`edits_vi`] is the same in Vietnamese.
    #[doc = include_str!("docs/edits.md")]
    pub mod edits {}
    #[doc = include_str!("docs/edits.vi.md")]
    pub mod edits_vi {}
    /// In English; [`embedding_vi`] is the same in Vietnamese.
    #[doc = include_str!("docs/embedding.md")]
    pub mod embedding {}
    #[doc = include_str!("docs/embedding.vi.md")]
    pub mod embedding_vi {}
    /// In English; [`engines_vi`] is the same in Vietnamese.
    #[doc = include_str!("docs/engines.md")]
    pub mod engines {}
    #[doc = include_str!("docs/engines.vi.md")]
    pub mod engines_vi {}
    /// In English; [`explorer_vi`] is the same in Vietnamese.
    #[doc = include_str!("docs/explorer.md")]
    pub mod explorer {}
    #[doc = include_str!("docs/explorer.vi.md")]
    pub mod explorer_vi {}
    /// In English; [`faq_vi`] is the same in Vietnamese.
    #[doc = include_str!("docs/faq.md")]
    pub mod faq {}
    #[doc = include_str!("docs/faq.vi.md")]
    pub mod faq_vi {}
    /// In English; [`format_vi`] is the same in Vietnamese.
    #[doc = include_str!("docs/format.md")]
    pub mod format {}
    #[doc = include_str!("docs/format.vi.md")]
    pub mod format_vi {}
    /// In English; [`format_style_vi`] is the same in Vietnamese.
    #[doc = include_str!("docs/format-style.md")]
    pub mod format_style {}
    #[doc = include_str!("docs/format-style.vi.md")]
    pub mod format_style_vi {}
    #[doc = include_str!("docs/hostile.md")]
    pub mod hostile {}
    #[doc = include_str!("docs/performance.md")]
    pub mod performance {}
    /// In English; [`pictures_vi`] is the same in Vietnamese.
    #[doc = include_str!("docs/pictures.md")]
    pub mod pictures {}
    #[doc = include_str!("docs/pictures.vi.md")]
    pub mod pictures_vi {}
    /// In English; [`query_vi`] is the same in Vietnamese.
    #[doc = include_str!("docs/query.md")]
    pub mod query {}
    #[doc = include_str!("docs/query.vi.md")]
    pub mod query_vi {}
    /// In English; [`relations_vi`] is the same in Vietnamese.
    #[doc = include_str!("docs/relations.md")]
    pub mod relations {}
    #[doc = include_str!("docs/relations.vi.md")]
    pub mod relations_vi {}
    /// In English; [`reports_vi`] is the same in Vietnamese.
    #[cfg(all(feature = "draw", feature = "yaml"))]
    #[doc = include_str!("docs/reports.md")]
    pub mod reports {}
    #[cfg(all(feature = "draw", feature = "yaml"))]
    #[doc = include_str!("docs/reports.vi.md")]
    pub mod reports_vi {}
    /// In English; [`several_files_vi`] is the same in Vietnamese.
    #[doc = include_str!("docs/several-files.md")]
    pub mod several_files {}
    #[doc = include_str!("docs/several-files.vi.md")]
    pub mod several_files_vi {}
    /// In English; [`spreadsheets_vi`] is the same in Vietnamese.
    #[doc = include_str!("docs/spreadsheets.md")]
    pub mod spreadsheets {}
    #[doc = include_str!("docs/spreadsheets.vi.md")]
    pub mod spreadsheets_vi {}
    /// In English; [`suppression_vi`] is the same in Vietnamese.
    #[doc = include_str!("docs/suppression.md")]
    pub mod suppression {}
    #[doc = include_str!("docs/suppression.vi.md")]
    pub mod suppression_vi {}
    /// In English; [`tutorial_vi`] is the same in Vietnamese.
    #[doc = include_str!("docs/tutorial.md")]
    pub mod tutorial {}
    #[doc = include_str!("docs/tutorial.vi.md")]
    pub mod tutorial_vi {}
    /// In English; [`user_rules_vi`] is the same in Vietnamese.
    #[doc = include_str!("docs/user-rules.md")]
    pub mod user_rules {}
    #[doc = include_str!("docs/user-rules.vi.md")]
    pub mod user_rules_vi {}

    /// Every word of the file format: what it means, when to use it, what it holds, an example.
    // For rustdoc alone: a page that changes builds nothing else anew.
    #[cfg(doc)]
    pub mod reference {
        #[doc = include_str!("docs/reference/links-of-index.md")]
        #[doc = include_str!("docs/reference/vi/index.md")]
        pub mod vi {
            #[doc = include_str!("docs/reference/links.md")]
            #[doc = include_str!("docs/reference/vi/file.md")]
            pub mod file {}
            #[doc = include_str!("docs/reference/links.md")]
            #[doc = include_str!("docs/reference/vi/document.md")]
            pub mod document {}
            #[doc = include_str!("docs/reference/links.md")]
            #[doc = include_str!("docs/reference/vi/kinds.md")]
            pub mod kinds {}
            #[doc = include_str!("docs/reference/links.md")]
            #[doc = include_str!("docs/reference/vi/elements.md")]
            pub mod elements {}
            #[doc = include_str!("docs/reference/links.md")]
            #[doc = include_str!("docs/reference/vi/relations.md")]
            pub mod relations {}
            #[doc = include_str!("docs/reference/links.md")]
            #[doc = include_str!("docs/reference/vi/records.md")]
            pub mod records {}
            #[doc = include_str!("docs/reference/links.md")]
            #[doc = include_str!("docs/reference/vi/glossary.md")]
            pub mod glossary {}
            #[doc = include_str!("docs/reference/links.md")]
            #[doc = include_str!("docs/reference/vi/lineage.md")]
            pub mod lineage {}
        }
        #[doc = include_str!("docs/reference/links-of-index.md")]
        #[doc = include_str!("docs/reference/en/index.md")]
        pub mod en {
            #[doc = include_str!("docs/reference/links.md")]
            #[doc = include_str!("docs/reference/en/file.md")]
            pub mod file {}
            #[doc = include_str!("docs/reference/links.md")]
            #[doc = include_str!("docs/reference/en/document.md")]
            pub mod document {}
            #[doc = include_str!("docs/reference/links.md")]
            #[doc = include_str!("docs/reference/en/kinds.md")]
            pub mod kinds {}
            #[doc = include_str!("docs/reference/links.md")]
            #[doc = include_str!("docs/reference/en/elements.md")]
            pub mod elements {}
            #[doc = include_str!("docs/reference/links.md")]
            #[doc = include_str!("docs/reference/en/relations.md")]
            pub mod relations {}
            #[doc = include_str!("docs/reference/links.md")]
            #[doc = include_str!("docs/reference/en/records.md")]
            pub mod records {}
            #[doc = include_str!("docs/reference/links.md")]
            #[doc = include_str!("docs/reference/en/glossary.md")]
            pub mod glossary {}
            #[doc = include_str!("docs/reference/links.md")]
            #[doc = include_str!("docs/reference/en/lineage.md")]
            pub mod lineage {}
        }
    }

    /// Every code: what it checks and why, what it rests on, examples.
    pub mod manual {
        #[doc = include_str!("docs/manual/vi/index.md")]
        pub mod vi {
            #[doc = include_str!("docs/manual/vi/doc.md")]
            pub mod doc {}
            #[doc = include_str!("docs/manual/vi/lay.md")]
            pub mod lay {}
            #[doc = include_str!("docs/manual/vi/int.md")]
            pub mod int {}
            #[doc = include_str!("docs/manual/vi/dat.md")]
            pub mod dat {}
            #[doc = include_str!("docs/manual/vi/sec.md")]
            pub mod sec {}
            #[doc = include_str!("docs/manual/vi/svc.md")]
            pub mod svc {}
            #[doc = include_str!("docs/manual/vi/moj.md")]
            pub mod moj {}
            #[doc = include_str!("docs/manual/vi/trn.md")]
            pub mod trn {}
            #[doc = include_str!("docs/manual/vi/fmt.md")]
            pub mod fmt {}
            #[doc = include_str!("docs/manual/vi/usr.md")]
            pub mod usr {}
            #[doc = include_str!("docs/manual/vi/map.md")]
            pub mod map {}
            #[doc = include_str!("docs/manual/vi/alw.md")]
            pub mod alw {}
            #[doc = include_str!("docs/manual/vi/bas.md")]
            pub mod bas {}
            #[doc = include_str!("docs/manual/vi/cfg.md")]
            pub mod cfg {}
            #[doc = include_str!("docs/manual/vi/chk.md")]
            pub mod chk {}
        }
        #[doc = include_str!("docs/manual/en/index.md")]
        pub mod en {
            #[doc = include_str!("docs/manual/en/doc.md")]
            pub mod doc {}
            #[doc = include_str!("docs/manual/en/lay.md")]
            pub mod lay {}
            #[doc = include_str!("docs/manual/en/int.md")]
            pub mod int {}
            #[doc = include_str!("docs/manual/en/dat.md")]
            pub mod dat {}
            #[doc = include_str!("docs/manual/en/sec.md")]
            pub mod sec {}
            #[doc = include_str!("docs/manual/en/svc.md")]
            pub mod svc {}
            #[doc = include_str!("docs/manual/en/moj.md")]
            pub mod moj {}
            #[doc = include_str!("docs/manual/en/trn.md")]
            pub mod trn {}
            #[doc = include_str!("docs/manual/en/fmt.md")]
            pub mod fmt {}
            #[doc = include_str!("docs/manual/en/usr.md")]
            pub mod usr {}
            #[doc = include_str!("docs/manual/en/map.md")]
            pub mod map {}
            #[doc = include_str!("docs/manual/en/alw.md")]
            pub mod alw {}
            #[doc = include_str!("docs/manual/en/bas.md")]
            pub mod bas {}
            #[doc = include_str!("docs/manual/en/cfg.md")]
            pub mod cfg {}
            #[doc = include_str!("docs/manual/en/chk.md")]
            pub mod chk {}
        }
    }
}

// The code of the READMEs is tested.
#[cfg(all(doctest, feature = "yaml", feature = "render"))]
#[doc = include_str!("../README.md")]
struct Readme;

#[cfg(all(doctest, feature = "yaml", feature = "render"))]
#[doc = include_str!("../README.vi.md")]
struct ReadmeVi;
