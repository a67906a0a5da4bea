//! What a check is to do: the command line and the configuration file.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use justarch::{
    Code, Config, Diagnostic, Document, FindingFilter, FrameworkVersion, Lang, Limits, Report,
    RuleLevel, RuleSet, Severity, Since, UserRules, VerdictPolicy, bilingual, catalog,
};

use crate::Outcome;
use crate::args::LevelArg;
use crate::check_args::CheckArgs;
use crate::exclude;
use crate::fault::Fault;
use crate::git;
use crate::input::text_file;
use crate::named::{self, framework};
use crate::output::Output;
use crate::own_rules;
use crate::unused::{self, Reader};

/// The name under which a configuration is looked for.
pub(crate) const NAME: &str = "justarch.toml";

/// What is to be done with one input. The command line wins over the configuration.
pub(crate) struct Settings {
    pub(crate) framework: Option<FrameworkVersion>,
    pub(crate) fail_on: Option<Severity>,
    pub(crate) limits: Limits,
    pub(crate) baseline: Option<PathBuf>,
    pub(crate) levels: Levels,
    /// Whether the configuration leaves the input out.
    pub(crate) excluded: bool,
    /// The profiles of rules to turn on.
    pub(crate) profiles: Vec<String>,
    /// Rules of the user's own.
    pub(crate) own: Vec<UserRules>,
    /// The configuration file, and what is to be said of entries that do nothing.
    pub(crate) file: Option<PathBuf>,
    pub(crate) said: Report,
    /// What an earlier version had found already, if only what is new is asked for.
    pub(crate) since: Option<Since>,
}

/// The levels of codes and families: those of the command line, then those of the configuration.
#[derive(Default)]
pub(crate) struct Levels {
    pub(crate) given: Vec<(String, RuleLevel)>,
    pub(crate) configured: Vec<(String, RuleLevel)>,
}

impl Levels {
    /// Sets them on a filter, with the limit on findings.
    pub(crate) fn on<'s>(&'s self, filter: FindingFilter<'s>, most: usize) -> FindingFilter<'s> {
        let filter = filter.at_most(most);
        // What asks for a level has to see every finding, so it asks only if there is one.
        if self.given.is_empty() && self.configured.is_empty() {
            return filter;
        }
        filter.levels(|found| self.of(found))
    }

    /// The level of a finding's code or family. A code wins over its family.
    fn of(&self, found: &Diagnostic) -> Option<RuleLevel> {
        self.of_code(&found.code)
    }

    /// Whether findings of a code are reported at all.
    pub(crate) fn has_on(&self, code: &Code) -> bool {
        let level = self.of_code(code);
        level != Some(RuleLevel::Allow)
    }

    fn of_code(&self, code: &Code) -> Option<RuleLevel> {
        let (code, family) = (code.as_str(), code.family());
        let given = |name: &str| {
            let mut given = self.given.iter().rev();
            given.find(|(known, _)| known == name).map(|l| l.1)
        };
        let configured = |name: &str| {
            let mut configured = self.configured.iter();
            configured.find(|(known, _)| known == name).map(|l| l.1)
        };
        given(code)
            .or_else(|| given(family))
            .or_else(|| configured(code))
            .or_else(|| configured(family))
    }
}

impl Settings {
    /// How a command ends that found this.
    pub(crate) fn outcome(&self, report: &Report) -> Outcome {
        match self.fail_on {
            Some(severity) if report.has_at_least(severity) => Outcome::Findings,
            Some(_) | None => Outcome::Clean,
        }
    }

    /// The settings for one input.
    pub(crate) fn of(
        input: &str,
        args: &CheckArgs,
        levels: &[LevelArg],
        out: &Output,
    ) -> Result<Self, Fault> {
        let (config, file) = config(input, args.config.as_deref())?;
        let folder = file.as_deref().and_then(Path::parent);
        let folder = folder.map(Path::to_path_buf).unwrap_or_default();
        let said = idle(&config, file.as_deref());
        let given = args.framework.as_deref().map(framework).transpose()?;
        let configured = config.framework.map(|v| framework(&v.to_string()));
        let mut files = rule_files(&config, file.as_deref());
        files.extend(args.own.rules.iter().cloned());
        let own = own_rules::load(&files, out)?;
        let mut named = Named {
            own: |name: &str| Ok(own_rules::code(&own, name)),
            out,
        };
        let configured_levels = named.configured(config.levels, file.as_deref())?;
        let given_levels = named.given(levels)?;
        let profiles: Vec<String> = config
            .profiles
            .into_iter()
            .chain(args.profile.iter().cloned())
            .collect();
        for name in &profiles {
            known_profile(name)?;
        }
        let excluded = config
            .exclude
            .iter()
            .any(|entry| exclude::names(entry, &folder, input));
        Ok(Self {
            framework: given.or(configured.transpose()?),
            fail_on: match args.fail_on {
                Some(given) => given.severity(),
                None => config.fail_on.unwrap_or(Some(Severity::Error)),
            },
            limits: config.limits,
            baseline: args
                .baseline
                .clone()
                .or_else(|| Some(folder.join(config.baseline.as_ref()?))),
            levels: Levels {
                given: given_levels,
                configured: configured_levels,
            },
            excluded,
            profiles,
            own,
            file,
            said,
            since: None,
        })
    }
}

/// What is to be said of entries of a configuration that do nothing.
fn idle(config: &Config, file: Option<&Path>) -> Report {
    let Some(file) = file else {
        return Report::default();
    };
    let folder = file.parent().unwrap_or(Path::new(""));
    let shown = justarch::visible(&file.display().to_string()).to_string();
    config.idle(&shown, |entry| exclude::is_idle(entry, folder))
}

/// The files with rules of the user's own that a configuration names.
fn rule_files(config: &Config, file: Option<&Path>) -> Vec<String> {
    let folder = file.and_then(Path::parent).unwrap_or(Path::new(""));
    let files = config.rules.iter().map(|file| folder.join(file));
    files.map(|file| file.display().to_string()).collect()
}

/// The levels of codes and families by what they are called. Refuses what nothing is reported under.
pub(crate) struct Named<'o, F> {
    /// The code that a name stands for among rules of the user's own.
    own: F,
    out: &'o Output,
}

impl<F: FnMut(&str) -> Result<Option<String>, Fault>> Named<'_, F> {
    /// Those of a configuration.
    fn configured(
        &mut self,
        levels: Vec<(String, RuleLevel)>,
        file: Option<&Path>,
    ) -> Result<Vec<(String, RuleLevel)>, Fault> {
        let mut found = Vec::new();
        for (name, level) in levels {
            let code = match named::code(&name) {
                Ok(code) => code,
                Err(fault) => (self.own)(&name)?.ok_or_else(|| match file {
                    Some(file) => fault.within(&file.display().to_string()),
                    None => fault,
                })?,
            };
            found.push((code, level));
        }
        // What is set by its own name wins.
        let next = self.replaced(&found);
        found.extend(next);
        Ok(found)
    }

    /// Those of the command line, of which the last wins.
    fn given(&mut self, levels: &[LevelArg]) -> Result<Vec<(String, RuleLevel)>, Fault> {
        let mut found = Vec::new();
        for LevelArg { name, level } in levels {
            let code = match (self.own)(name)? {
                Some(code) => code,
                None => named::code(name)?,
            };
            found.push((code, *level));
        }
        let next = self.replaced(&found);
        found.splice(0..0, next);
        Ok(found)
    }

    /// The levels of what replaced deprecated codes; says which these are.
    fn replaced(&self, levels: &[(String, RuleLevel)]) -> Vec<(String, RuleLevel)> {
        let mut next = Vec::new();
        for (code, level) in levels {
            let page = catalog::explain(code);
            if let Some(old) = page.and_then(|page| page.life.deprecated) {
                self.out.warning(&named::deprecated(code, &old));
                next.extend(old.replaced_by.map(|new| (new.to_string(), *level)));
            }
        }
        next
    }
}

/// The levels of the command line where there are no rules of the user's own.
pub(crate) fn given_levels(
    levels: &[LevelArg],
    out: &Output,
) -> Result<Vec<(String, RuleLevel)>, Fault> {
    let own = |_: &str| Ok(None);
    Named { own, out }.given(levels)
}

/// The configuration found for a command on two versions, or on one document, that is no check: what is wrong with it
/// is said as a check says it, and what the command does not use is said besides.
pub(crate) struct Found {
    /// The levels that it sets.
    pub(crate) levels: Vec<(String, RuleLevel)>,
    /// From which severity on something fails.
    pub(crate) fail_on: Option<Severity>,
    /// What is to be said of entries that do nothing.
    pub(crate) said: Report,
}

/// The configuration for the last of some inputs. Refuses levels of codes that nothing is reported under.
pub(crate) fn found(
    reader: Reader,
    inputs: &[(&Document, &str)],
    given: Option<&Path>,
    out: &Output,
) -> Result<Found, Fault> {
    let (config, file) = config(inputs.last().map_or("-", |(_, input)| input), given)?;
    let said = idle(&config, file.as_deref());
    // Rules of the user's own are for single documents; here they are only asked for their codes.
    let own = OnceCell::new();
    let files = rule_files(&config, file.as_deref());
    let mut named = Named {
        own: |name: &str| {
            if own.get().is_none() {
                let _ = own.set(own_rules::load(&files, out)?);
            }
            Ok(own.get().and_then(|own| own_rules::code(own, name)))
        },
        out,
    };
    let levels = named.configured(config.levels.clone(), file.as_deref())?;
    if let Some(unused) = unused::told(reader, &config, file.as_deref(), inputs) {
        out.warning(&unused);
    }
    Ok(Found {
        levels,
        fail_on: config.fail_on.unwrap_or(Some(Severity::Error)),
        said,
    })
}

/// What the configuration of an input refers to that names parts of documents.
pub(crate) struct References {
    /// The files with rules of the user's own.
    pub(crate) rules: Vec<String>,
    pub(crate) baseline: Option<PathBuf>,
    /// What is decided about changes.
    pub(crate) verdict: VerdictPolicy,
    /// The configuration.
    pub(crate) file: Option<PathBuf>,
}

pub(crate) fn references(input: &str) -> Result<References, Fault> {
    let (config, file) = config(input, None)?;
    let folder = file.as_deref().and_then(Path::parent);
    let folder = folder.unwrap_or(Path::new("")).to_path_buf();
    Ok(References {
        rules: rule_files(&config, file.as_deref()),
        baseline: config
            .baseline
            .as_ref()
            .map(|baseline| folder.join(baseline)),
        verdict: config.verdict,
        file,
    })
}

/// What the configuration decides about changes, found from the later version.
pub(crate) fn verdict(input: &str, given: Option<&Path>) -> Result<VerdictPolicy, Fault> {
    Ok(config(input, given)?.0.verdict)
}

/// The limits that an input is read within.
pub(crate) fn limits(input: &str, given: Option<&Path>) -> Result<Limits, Fault> {
    Ok(config(input, given)?.0.limits)
}

/// The files that settings come from: the configuration, wherever it may lie, and what it names.
pub(crate) fn files(input: &str, given: Option<&Path>) -> Vec<PathBuf> {
    let mut files = match given {
        Some(file) => vec![file.to_path_buf()],
        None => places(Path::new(input)),
    };
    if let Ok((config, Some(file))) = config(input, given) {
        let folder = file.parent().unwrap_or(Path::new(""));
        files.extend(config.baseline.iter().map(|name| folder.join(name)));
        let rules = rule_files(&config, Some(&file));
        files.extend(rules.into_iter().map(PathBuf::from));
    }
    files
}

/// Where the configuration of a path may lie, the nearest first.
fn places(path: &Path) -> Vec<PathBuf> {
    // One that is not there yet has that of its folder.
    let full = path.canonicalize().ok();
    let full = full.or_else(|| path.parent()?.canonicalize().ok());
    let folders = full.as_deref().map(Path::ancestors).into_iter().flatten();
    folders.map(|folder| folder.join(NAME)).collect()
}

/// The configuration for an input, and the file it is from.
fn config(input: &str, given: Option<&Path>) -> Result<(Config, Option<PathBuf>), Fault> {
    let file = given.map(Path::to_path_buf).or_else(|| above(input));
    let config = file.as_deref().map(read).transpose()?;
    Ok((config.unwrap_or_default(), file))
}

fn known_profile(name: &str) -> Result<(), Fault> {
    let known = RuleSet::profiles();
    if known.iter().any(|profile| profile.name == name) {
        return Ok(());
    }
    let names: Vec<_> = known.iter().map(|profile| profile.name).collect();
    let known = names.join(", ");
    Err(Fault::new(bilingual!(
        "không có nhóm quy tắc `{name}`; hiện có: {known}",
        "there is no profile `{name}`; known are {known}"
    )))
}

fn read(file: &Path) -> Result<Config, Fault> {
    let shown = file.display();
    let config = Config::parse(&text_file(file)?).map_err(|error| {
        let (line, column) = (error.line, error.column);
        let (vi, en) = (error.message.get(Lang::Vi), error.message.get(Lang::En));
        Fault::new(bilingual!(
            "{shown}:{line}:{column}: {vi}",
            "{shown}:{line}:{column}: {en}"
        ))
    })?;
    Ok(config)
}

/// The configuration in the folder of an input or the nearest above it. The bundled documents have none; of a revision it
/// is that of the working tree, for it says how to judge today.
fn above(input: &str) -> Option<PathBuf> {
    if input.starts_with("reference:") {
        return None;
    }
    let of_revision = git::Named::of(input).and_then(|named| git::working(named).ok());
    let start = if input == "-" { "." } else { input };
    let path = of_revision.as_deref().unwrap_or(Path::new(start));
    let found = places(path).into_iter().find(|file| file.is_file())?;
    // Shown as the user would write it, where that is possible.
    let here = Path::new(".").canonicalize().ok()?;
    let shown = found.strip_prefix(&here).map(Path::to_path_buf);
    Some(shown.unwrap_or(found))
}
