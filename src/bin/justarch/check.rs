//! `justarch check`.

use justarch::{
    Date, Diagnostic, Document, Field, Framework, FrameworkVersion, Locate, Report, ReportJson,
    RuleLevel, RuleSet, Severity, Subject, Text, UserRules, bilingual, catalog,
};

use crate::Outcome;
use crate::args::{CheckArgs, Format, LevelArg};
use crate::fault::{Fault, similar};
use crate::input;
use crate::output::Output;
use crate::own_rules;

pub(crate) fn run(
    args: &CheckArgs,
    levels: &[LevelArg],
    format: Format,
    out: &mut Output,
) -> Result<Outcome, Fault> {
    let framework = args.framework.as_deref().map(framework).transpose()?;
    let as_of = args.as_of.as_deref().map(date).transpose()?;
    let own = own_rules::load(&args.own.rules, out)?;
    for level in levels {
        if !own_rules::has_code(&own, &level.name) {
            known_code(&level.name)?;
        }
    }
    let mut outcome = Outcome::Clean;
    let mut checked = Vec::new();
    let mut unreadable = Vec::new();
    for (nth, input) in args.files.iter().enumerate() {
        let document = match input::read(input) {
            Ok(document) => document,
            Err(fault) => {
                outcome = Outcome::Refused;
                out.fault(&fault);
                if let Fault::Load(error) = fault {
                    unreadable.push(error);
                }
                continue;
            }
        };
        let (report, fault) = check(&document, framework, as_of, levels, &own);
        if args
            .fail_on
            .severity()
            .is_some_and(|s| report.has_at_least(s))
        {
            outcome = outcome.max(Outcome::Findings);
        }
        // Where no rule ran, finding nothing would say too much.
        if format == Format::Human && (fault.is_none() || !report.is_empty()) {
            let gap = if nth == 0 { "" } else { "\n" };
            out.text(&format!(
                "{gap}{}",
                out.renderer().render(&report, &document)
            ));
        }
        if let Some(fault) = fault {
            out.fault(&fault);
            outcome = Outcome::Refused;
        }
        if format == Format::Json {
            checked.push((report, document));
        }
    }
    if format == Format::Json {
        let all = checked
            .iter()
            .fold(ReportJson::default(), |all, (report, document)| {
                all.and(report, document)
            });
        let all = unreadable
            .iter()
            .fold(all, |all, error| all.and(error.report(), &**error));
        out.json(&all)?;
    }
    Ok(outcome)
}

/// What was found in reading, and what the rules find. The fault is that there are no rules to apply.
fn check(
    document: &Document,
    framework: Option<FrameworkVersion>,
    as_of: Option<Date>,
    levels: &[LevelArg],
    own: &[UserRules],
) -> (Report, Option<Fault>) {
    let mut report = relevel(document.report(), levels);
    let claimed = document.architecture().framework();
    let version = framework.unwrap_or(claimed);
    let mut rules = match (
        known_framework(document, version),
        RuleSet::for_framework(version),
    ) {
        (Ok(()), Ok(rules)) => rules,
        (Err(fault), _) => return (report, Some(fault)),
        (Ok(()), Err(error)) => {
            let fault = Fault::new(bilingual!("{error}", "{error}"));
            return (report, Some(fault));
        }
    };
    for rule in own.iter().flat_map(UserRules::rules) {
        rules = rules.with(rule.clone());
    }
    for level in levels {
        // Codes of the reader have no rule; their findings got their level above.
        let _ = rules.set_level(&level.name, level.level);
    }
    if let Some(day) = as_of {
        rules = rules.as_of(day);
    }
    report.extend(rules.check(document.architecture()));
    (report, None)
}

/// The findings with the levels that the command line gives their codes. A code wins over its family.
pub(crate) fn relevel(found: &Report, levels: &[LevelArg]) -> Report {
    let level_of = |found: &Diagnostic| {
        let named = |name: &str| levels.iter().rev().find(|l| l.name == name);
        named(found.code.as_str()).or_else(|| named(found.code.family()))
    };
    let mut report: Report = found
        .iter()
        .filter_map(|found| {
            let mut found = found.clone();
            found.severity = match level_of(&found).map(|l| l.level) {
                None => found.severity,
                Some(RuleLevel::Allow) => return None,
                Some(RuleLevel::Info) => Severity::Info,
                Some(RuleLevel::Warn) => Severity::Warning,
                Some(RuleLevel::Deny) => Severity::Error,
            };
            Some(found)
        })
        .collect();
    for skipped in found.skipped() {
        report.skip(skipped.code.clone(), skipped.reason.clone());
    }
    report
}

/// Refuses a document whose framework is not known, with the place where it says so.
pub(crate) fn known_framework(document: &Document, claimed: FrameworkVersion) -> Result<(), Fault> {
    if Framework::get(claimed).is_ok() {
        return Ok(());
    }
    let known = known_frameworks();
    let place = Subject::Document.at(Field::FrameworkNumber);
    let at = document.locate(&place).map_or_else(String::new, |span| {
        let sources = document.sources();
        let at = sources.position(span);
        format!("{}:{}:{}: ", sources.name(span.source), at.line, at.column)
    });
    let text = if claimed.is_stated() {
        bilingual!(
            "{at}không có khung kiến trúc phiên bản {claimed}; hiện có: {known}",
            "{at}framework {claimed} is not known; known are {known}"
        )
    } else {
        bilingual!(
            "{at}văn bản không nêu khung kiến trúc; hiện có: {known}",
            "{at}the document names no framework; known are {known}"
        )
    };
    Err(Fault::with_help(
        text,
        Text::fixed(
            "ghi `framework` trong mục `architecture`; lệnh `check` còn nhận `--framework`",
            "write `framework` under `architecture`; `check` also takes `--framework`",
        ),
    ))
}

fn known_frameworks() -> String {
    let all = Framework::all().iter().map(|f| f.version.to_string());
    all.collect::<Vec<_>>().join(", ")
}

/// A framework named on the command line.
pub(crate) fn framework(text: &str) -> Result<FrameworkVersion, Fault> {
    let version = text.parse::<FrameworkVersion>().ok();
    let known = version.filter(|version| Framework::get(*version).is_ok());
    known.ok_or_else(|| {
        let known = known_frameworks();
        Fault::new(bilingual!(
            "không có khung kiến trúc phiên bản `{text}`; hiện có: {known}",
            "framework `{text}` is not known; known are {known}"
        ))
    })
}

/// A date named on the command line.
pub(crate) fn date(text: &str) -> Result<Date, Fault> {
    text.parse().map_err(|_| {
        Fault::new(bilingual!(
            "`{text}` không phải là ngày; viết dạng 2024-07-01, 2024-07 hoặc 2024",
            "`{text}` is not a date such as 2024-07-01, 2024-07 or 2024"
        ))
    })
}

/// Refuses a code or family that nothing is reported under.
pub(crate) fn known_code(name: &str) -> Result<(), Fault> {
    let pages = catalog::all();
    if pages
        .iter()
        .any(|p| p.code.as_str() == name || p.code.family() == name)
    {
        return Ok(());
    }
    let mut names: Vec<_> = pages
        .iter()
        .flat_map(|p| [p.code.as_str(), p.code.family()])
        .collect();
    names.sort_unstable();
    names.dedup();
    let meant = similar(name, names.into_iter());
    let text = bilingual!(
        "không có mã hay nhóm mã `{name}`",
        "there is no code or family `{name}`"
    );
    Err(Fault::or_similar(text, &meant))
}
