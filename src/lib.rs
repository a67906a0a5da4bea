//! justarch

pub mod catalog;
mod date;
mod diagnostic;
mod diff;
mod error;
mod framework;
mod graph;
mod io;
mod model;
#[cfg(feature = "yaml")]
pub mod reference;
mod report;
mod rules;
mod span;
mod text;
mod transition;
mod version;

pub use date::Date;
pub use diagnostic::{
    At, Basis, Code, Confidence, Diagnostic, Force, Instrument, Label, Report, Severity, Side,
    Skipped, Step,
};
pub use diff::{Bump, Change, ChangeKind, Class, Diff, Evidence, Fate, Impact, Lineage, NearMiss};
pub use error::{Error, ErrorKind};
pub use framework::{
    Band, Cell, Ends, Framework, GradeTrait, Grades, Introduction, LaterGrades, LoginRule,
    MatrixRow, Part, ProcedureHandling, law,
};
pub use graph::{Cycle, Direction, Edges, ElementSet, Graph, Path, Tree};
pub use io::{CodeInfo, Document, FORMAT_CODES, Limits, LoadError, Locate, Position, Sources};
#[cfg(feature = "yaml")]
pub use io::{Loader, SourceProvider};
pub use model::*;
#[cfg(feature = "render")]
pub use report::Renderer;
pub use report::{DiffJson, ReportJson, ReviewJson};
pub use rules::{Context, Finding, Findings, Level as RuleLevel, Profile, Rule, RuleInfo, RuleSet};
pub use span::{SourceId, Span};
pub use text::{Lang, Text};
pub use transition::{Review, Transition, TransitionContext, TransitionRule};
pub use version::{ArchitectureVersion, FrameworkVersion};
