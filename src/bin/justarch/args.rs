//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{
    ArgMatches, Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum,
};
use justarch::{Class, Lang, Level, RuleLevel, Severity};

use crate::Parsed;
pub(crate) use crate::edit_args::{ApplyArgs, FixArgs, FmtArgs, MigrateArgs, NameOf};
pub(crate) use crate::table_args::{ExportArgs, ImportArgs};
pub(crate) use crate::form::{
    AnyFormat, DiffFormat, FindingFormat, Format, PageFormat, RoadmapFormat,
};
use crate::help;
use crate::named::in_capitals;

/// Checks e-government architectures of Vietnam's justice sector against the national framework.
///
/// An input is a file, a folder with a file justarch.yaml, .yml or .json, `-` for the standard input, or
/// `reference:NAME` for a bundled document.
///
/// Exit codes: 0 nothing at or above --fail-on (error by default), 1 such findings, 2 wrong usage, unreadable input or a result that
/// is undecided because of it, 101 a fault of the program.
#[derive(Debug, Parser)]
#[command(name = "justarch", version, max_term_width = 100)]
pub(crate) struct Cli {
    /// Language of messages
    #[arg(long, global = true, env = "JUSTARCH_LANG", default_value = "vi")]
    pub(crate) lang: LangArg,
    /// Form of the output
    #[arg(long, global = true, default_value = "human")]
    pub(crate) format: AnyFormat,
    /// When to colour the output
    #[arg(long, global = true, default_value = "auto", value_name = "WHEN")]
    pub(crate) color: Color,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Checks documents
    Check(CheckArgs),
    /// Compares two versions
    Diff(DiffArgs),
    /// Checks both versions and the step between them
    Transition(TransitionArgs),
    /// Lists what a framework demands that a document lacks
    Gap(GapArgs),
    /// Plans the way from one version to the next
    Roadmap(RoadmapArgs),
    /// Shows who depends on elements
    Impact(ImpactArgs),
    /// Explains a code or any word of the file format
    Explain(ExplainArgs),
    /// Lists the rules and other codes
    Rules(RulesArgs),
    /// Lists or prints the bundled documents
    Reference(ReferenceArgs),
    /// Print the JSON Schema of a file or of an output, for editors and programs
    Schema(SchemaArgs),
    /// Write a starter with a comment at each key; nothing is ever written over
    Init(InitArgs),
    /// Take the mechanical part of the step to another framework; print the changes, or write them with --write or -o
    Migrate(MigrateArgs),
    /// Give an id another name wherever it is used; print the changes, or write them with --write
    Rename(RenameArgs),
    /// Lay out the files of documents by one taste; print the changes, or write them with --write
    Fmt(FmtArgs),
    /// Write tables of a document as a workbook, CSV, Markdown or HTML
    Export(ExportArgs),
    /// Take the changes of edited tables over into a document; print the changes, or write them with --write
    Import(ImportArgs),
    /// Serve an editor over the language server protocol, on the standard input and output
    Lsp(LspArgs),
}

#[derive(Debug, Args)]
pub(crate) struct LspArgs {
    /// Accepted for editors that pass it: there is no other way
    #[arg(long, hide = true)]
    stdio: bool,
}

#[derive(Debug, Default, Args)]
pub(crate) struct CheckArgs {
    /// Documents: files, folders, `-`, `reference:NAME`
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<String>,
    /// Check against this framework, whatever the documents claim
    #[arg(long, value_name = "VERSION")]
    pub(crate) framework: Option<String>,
    /// Judge by the law of that day: 2024-07-01, 2024-07 or 2024
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// Exit with 1 from this severity on; error unless the configuration says otherwise
    #[arg(long, value_name = "SEVERITY")]
    pub(crate) fail_on: Option<FailOn>,
    /// The configuration; otherwise justarch.toml in the folder of the document or above it
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Pass over the findings that this baseline knows
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// Write the findings to a baseline; one that is there may only shrink
    #[arg(long, value_name = "FILE", conflicts_with = "baseline")]
    pub(crate) write_baseline: Option<PathBuf>,
    /// Let the baseline grow
    #[arg(long, requires = "write_baseline")]
    pub(crate) accept_new: bool,
    /// After the findings, count elements and findings by band: seven, 3090 or 224
    #[arg(long, value_name = "CUT")]
    pub(crate) bands: Option<String>,
    /// Check by the rules of this profile too: moj
    #[arg(long, value_name = "NAME")]
    pub(crate) profile: Vec<String>,
    #[command(flatten)]
    pub(crate) corrections: FixArgs,
    #[command(flatten)]
    pub(crate) own: OwnRules,
    #[command(flatten)]
    pub(crate) levels: LevelArgs,
}

/// Rules of the user's own.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct OwnRules {
    /// Take the rules of this file too; may be repeated
    #[arg(long = "rules", value_name = "FILE")]
    pub(crate) rules: Vec<String>,
}

/// Levels of codes or families. Among several for one name the last counts; a code wins over its family.
#[derive(Debug, Default, Args)]
pub(crate) struct LevelArgs {
    /// Drop the findings of a code, name or family, such as LAY or no-owner; errors in reading a file stay
    #[arg(short = 'A', long = "allow", value_name = "CODE")]
    allow: Vec<String>,
    /// Report them as warnings
    #[arg(short = 'W', long = "warn", value_name = "CODE")]
    warn: Vec<String>,
    /// Report them as errors
    #[arg(short = 'D', long = "deny", value_name = "CODE")]
    deny: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct DiffArgs {
    /// The earlier version
    #[arg(value_name = "OLD")]
    pub(crate) old: String,
    /// The later version
    #[arg(value_name = "NEW")]
    pub(crate) new: String,
    /// The configuration; otherwise justarch.toml in the folder of the later version or above it
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Judge by that day what has ended in the later version
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// Exit with 1 if anything changed
    #[arg(long)]
    pub(crate) exit_code: bool,
    /// Exit with 1 from this class of change on
    #[arg(long, value_name = "CLASS")]
    pub(crate) fail_on: Option<FailOnClass>,
    /// List the changes of this class and graver ones; JSON has all
    #[arg(long, value_name = "CLASS", default_value = "compatible")]
    pub(crate) list: ListClass,
    /// List the changes by band instead of by layer: seven, 3090 or 224
    #[arg(long, value_name = "CUT")]
    pub(crate) bands: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct TransitionArgs {
    /// The earlier version
    #[arg(value_name = "OLD")]
    pub(crate) old: String,
    /// The later version
    #[arg(value_name = "NEW")]
    pub(crate) new: String,
    /// The configuration; otherwise justarch.toml in the folder of the later version or above it
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Judge the later version and the step by the law of that day
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// Exit with 1 from this severity on, of the step or the later version; error unless the configuration says otherwise
    #[arg(long, value_name = "SEVERITY")]
    pub(crate) fail_on: Option<FailOn>,
    /// List the changes of this class and graver ones; JSON has all
    #[arg(long, value_name = "CLASS", default_value = "compatible")]
    pub(crate) list: ListClass,
    /// List each finding of the checks of both versions, not only how many of each code
    #[arg(long)]
    pub(crate) checks: bool,
    /// List and count changes by band instead of by layer: seven, 3090 or 224
    #[arg(long, value_name = "CUT")]
    pub(crate) bands: Option<String>,
    #[command(flatten)]
    pub(crate) levels: LevelArgs,
}

#[derive(Debug, Args)]
pub(crate) struct GapArgs {
    /// The document
    #[arg(value_name = "FILE")]
    pub(crate) file: String,
    /// The framework to move to, such as 3.0
    #[arg(long, value_name = "VERSION")]
    pub(crate) to: String,
    /// Judge by the law of that day
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// Exit with 1 if anything is demanded
    #[arg(long)]
    pub(crate) exit_code: bool,
    /// Go on without what could not be read; what is missing may stand there
    #[arg(long)]
    pub(crate) partial: bool,
    #[command(flatten)]
    pub(crate) edits: ApplyArgs,
}

#[derive(Debug, Args)]
pub(crate) struct RoadmapArgs {
    /// The earlier version
    #[arg(value_name = "OLD")]
    pub(crate) old: String,
    /// The later version
    #[arg(value_name = "NEW")]
    pub(crate) new: String,
    /// Go on without what could not be read
    #[arg(long)]
    pub(crate) partial: bool,
    /// Print the document as it is after that wave, from 1
    #[arg(long, value_name = "WAVE")]
    pub(crate) state: Option<usize>,
}

#[derive(Debug, Args)]
pub(crate) struct ImpactArgs {
    /// The document
    #[arg(value_name = "FILE")]
    pub(crate) file: String,
    /// Ids of elements
    #[arg(required = true, value_name = "ID")]
    pub(crate) ids: Vec<String>,
    /// Leave out what has ended by that day; otherwise by the date of the document
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// Codes and their names, families, frameworks, words of the file format or Vietnamese terms, such as INT003, lgsp, 3.0; without any,
    /// the table of contents
    #[arg(value_name = "WORD")]
    pub(crate) words: Vec<String>,
    #[command(flatten)]
    pub(crate) own: OwnRules,
}

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct RulesArgs {
    #[command(subcommand)]
    pub(crate) action: Option<RulesAction>,
    /// Only what applies to this framework
    #[arg(long, value_name = "VERSION")]
    pub(crate) framework: Option<String>,
    /// Only this family, such as INT
    #[arg(long, value_name = "FAMILY")]
    pub(crate) family: Option<String>,
    /// Show what changes from one framework to another
    #[arg(long, num_args = 2, value_names = ["FROM", "TO"], conflicts_with = "framework")]
    pub(crate) diff: Vec<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RulesAction {
    /// Runs the self-tests of rule files of your own
    Test {
        /// Rule files, `-` for the standard input
        #[arg(required = true, value_name = "FILE")]
        files: Vec<String>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct ReferenceArgs {
    #[command(subcommand)]
    pub(crate) action: ReferenceAction,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ReferenceAction {
    /// Lists their names
    List,
    /// Prints the text of one
    Show {
        /// Such as moj-3.0
        name: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct SchemaArgs {
    /// Of which file, or of the JSON output of which command
    #[arg(default_value = "document", value_name = "WHAT")]
    pub(crate) of: SchemaOf,
    /// Contents, views, grades and relations of this framework only
    #[arg(long, value_name = "VERSION")]
    pub(crate) framework: Option<String>,
}

/// What there are schemas of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaOf {
    /// The root file of a document
    Document,
    /// A file that the root file includes
    Included,
    /// justarch.toml
    Config,
    /// Rules of your own
    Rules,
    /// Findings of a check
    Check,
    /// A comparison
    Diff,
    /// The review of a transition
    Transition,
    /// What a framework demands
    Gap,
    /// A roadmap
    Roadmap,
    /// Who depends on elements
    Impact,
    /// The changes of files, of `rename`, `check --fix` and `gap --apply --write`
    Edits,
    /// The step to another framework, of `migrate`
    Migrate,
    /// What a code or a word means
    Explain,
    /// The list of all codes, of `rules`
    RuleList,
    /// What differs between two frameworks, of `rules --diff`
    RuleDifferences,
    /// The self-tests of rule files, of `rules test`
    RuleTests,
    /// The bundled documents, of `reference list`
    ReferenceList,
    /// One of them, of `reference show`
    ReferenceText,
}

#[derive(Debug, Args)]
pub(crate) struct InitArgs {
    /// A folder, in which justarch.yaml is made, or the name of the file
    #[arg(default_value = ".", value_name = "DIR|FILE")]
    pub(crate) place: PathBuf,
    /// Whose architecture it is
    #[arg(long, default_value = "ministry", value_name = "LEVEL")]
    pub(crate) level: LevelOf,
    /// The framework that it follows
    #[arg(long, default_value = "3.0", value_name = "VERSION")]
    pub(crate) framework: String,
    /// One file for each layer, which the root file includes
    #[arg(long)]
    pub(crate) split: bool,
}

#[derive(Debug, Args)]
pub(crate) struct RenameArgs {
    /// The document
    #[arg(value_name = "FILE")]
    pub(crate) file: String,
    /// The id as it is
    #[arg(value_name = "OLD")]
    pub(crate) id: String,
    /// The id as it is to be
    #[arg(value_name = "NEW")]
    pub(crate) to: String,
    /// What the id names, if it names several things
    #[arg(long, value_name = "WHAT")]
    pub(crate) of: Option<NameOf>,
    /// State that what bears the new id succeeds what bore the old one in the version before, which may be named:
    /// --succeed=OLD.yaml
    #[arg(long, value_name = "VERSION", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    pub(crate) succeed: Option<String>,
    /// Write the files instead of printing the changes: all or none
    #[arg(long)]
    pub(crate) write: bool,
    #[command(flatten)]
    pub(crate) own: OwnRules,
}

/// The level of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LevelOf {
    Ministry,
    Province,
    Department,
}

impl From<LevelOf> for Level {
    fn from(arg: LevelOf) -> Self {
        match arg {
            LevelOf::Ministry => Self::Ministry,
            LevelOf::Province => Self::Province,
            LevelOf::Department => Self::Department,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LangArg {
    /// Vietnamese
    Vi,
    /// English
    En,
}

impl From<LangArg> for Lang {
    fn from(arg: LangArg) -> Self {
        match arg {
            LangArg::Vi => Self::Vi,
            LangArg::En => Self::En,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    pub(crate) fn apply(self) {
        let choice = match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    Error,
    Warning,
    Info,
    Never,
}

impl FailOn {
    pub(crate) fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Info => Some(Severity::Info),
            Self::Never => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOnClass {
    Breaking,
    Compatible,
    Editorial,
    Never,
}

impl FailOnClass {
    pub(crate) fn class(self) -> Option<Class> {
        match self {
            Self::Breaking => Some(Class::Breaking),
            Self::Compatible => Some(Class::Compatible),
            Self::Editorial => Some(Class::Editorial),
            Self::Never => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListClass {
    Breaking,
    Compatible,
    Editorial,
}

impl From<ListClass> for Class {
    fn from(arg: ListClass) -> Self {
        match arg {
            ListClass::Breaking => Self::Breaking,
            ListClass::Compatible => Self::Compatible,
            ListClass::Editorial => Self::Editorial,
        }
    }
}

/// One `-A`, `-W` or `-D`.
#[derive(Clone, Debug)]
pub(crate) struct LevelArg {
    pub(crate) name: String,
    pub(crate) level: RuleLevel,
}

/// Parses the command line. Levels come in the order in which they were written.
pub(crate) fn parse(args: Vec<OsString>, lang: Lang) -> Result<Parsed, clap::Error> {
    let mut command = Cli::command();
    // A variable that is set to nothing is as good as none.
    if std::env::var_os("JUSTARCH_LANG").is_some_and(|lang| lang.is_empty()) {
        command = command.mut_arg("lang", |arg| arg.env(None::<&str>));
    }
    let command = help::in_language(command, lang);
    let matches = command.try_get_matches_from(help::as_option(args))?;
    let levels = matches.subcommand().map(|(_, of)| levels(of));
    let cli = Cli::from_arg_matches(&matches)?;
    Ok((cli, levels.unwrap_or_default()))
}

fn levels(matches: &ArgMatches) -> Vec<LevelArg> {
    let mut found = Vec::new();
    for (id, level) in [
        ("allow", RuleLevel::Allow),
        ("warn", RuleLevel::Warn),
        ("deny", RuleLevel::Deny),
    ] {
        let Ok(Some(names)) = matches.try_get_many::<String>(id) else {
            continue;
        };
        let at = matches.indices_of(id).into_iter().flatten();
        for (name, at) in names.zip(at) {
            let name = in_capitals(name);
            found.push((at, LevelArg { name, level }));
        }
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, level)| level).collect()
}

/// The commands that a command line names, each after a space.
pub(crate) fn named_command(args: &[OsString]) -> String {
    let mut known = Cli::command();
    let mut named = String::new();
    for arg in args.iter().skip(1).filter_map(|arg| arg.to_str()) {
        if let Some(found) = known.find_subcommand(arg) {
            named.push(' ');
            named.push_str(found.get_name());
            known = found.clone();
        }
    }
    named
}

/// The language to complain in if the command line cannot be parsed.
pub(crate) fn wanted_lang(args: &[OsString]) -> Lang {
    stated_lang(args).unwrap_or_default()
}

/// The language that the command line or the environment asks for.
pub(crate) fn stated_lang(args: &[OsString]) -> Option<Lang> {
    let args: Vec<_> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let given = args.iter().enumerate().find_map(|(nth, arg)| {
        arg.strip_prefix("--lang=").or_else(|| {
            (*arg == "--lang")
                .then(|| args.get(nth + 1).copied())
                .flatten()
        })
    });
    let set = std::env::var("JUSTARCH_LANG").ok();
    given.or(set.as_deref()).and_then(|word| word.parse().ok())
}
