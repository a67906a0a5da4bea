//! Options that several commands have.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use justarch::{Class, Lang, RuleLevel, Severity};

pub(crate) use crate::form::{
    AnyFormat, DemandFormat, DiffFormat, FindingFormat, Format, HistoryFormat, PageFormat,
    RoadmapFormat, TableFormat,
};

/// Rules of the user's own.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct OwnRules {
    /// Take the rules of this file too; may be repeated
    #[arg(long = "rules", value_name = "FILE")]
    pub(crate) rules: Vec<String>,
}

/// Where the result goes.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct Destination {
    /// Write the result to this file instead of printing it; written over if it is there
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// How a file is made that is given away.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct WrittenArgs {
    /// Judge by the law of that day
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// Leave out what is a state secret, and say how much
    #[arg(long)]
    pub(crate) public: bool,
    /// Write over a file that is there
    #[arg(long)]
    pub(crate) force: bool,
}

/// Levels of codes or families. Among several for one name the last counts; a code wins over its family.
#[derive(Debug, Default, Args)]
pub(crate) struct LevelArgs {
    /// Drop the findings of a code, name or family, such as LAY or no-owner; errors in reading a file stay
    #[arg(
        short = 'A',
        value_delimiter = ',',
        long = "allow",
        value_name = "CODE"
    )]
    allow: Vec<String>,
    /// Report them as warnings
    #[arg(short = 'W', value_delimiter = ',', long = "warn", value_name = "CODE")]
    warn: Vec<String>,
    /// Report them as errors
    #[arg(short = 'D', value_delimiter = ',', long = "deny", value_name = "CODE")]
    deny: Vec<String>,
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

/// What was asked for beside the options of the command itself.
#[derive(Debug)]
pub(crate) struct Asked {
    /// The form of the output, of which not each command has all.
    pub(crate) format: AnyFormat,
    /// The levels in the order in which they were given.
    pub(crate) levels: Vec<LevelArg>,
    /// The whole command line, in the language asked for.
    pub(crate) program: clap::Command,
}

/// The language to complain in if the command line cannot be parsed.
pub(crate) fn wanted_lang(args: &[OsString]) -> Lang {
    stated_lang(args).or_else(locale).unwrap_or_default()
}

/// The language of the locale, if there are texts in it.
pub(crate) fn locale() -> Option<Lang> {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter();
    let set = set.filter_map(|name| std::env::var(name).ok());
    let locale = set.into_iter().find(|value| !value.is_empty())?;
    let language = locale.split(['_', '.', '@', '-']).next()?;
    language.parse().ok()
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
