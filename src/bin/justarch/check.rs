//! `justarch check`.

use std::collections::BTreeSet;

use justarch::{
    Bands, Baseline, Date, Document, Field, Framework, FrameworkVersion, Locate, Recorder, Report,
    ReportJson, RuleSet, Screen, Subject, Text, UnreadPart, UserRules, bilingual, catalog,
};

use crate::Outcome;
use crate::args::{CheckArgs, Format, LevelArg};
use crate::baseline;
use crate::fault::{Fault, similar};
use crate::input;
use crate::output::Output;
use crate::settings::Settings;

pub(crate) fn run(
    args: &CheckArgs,
    levels: &[LevelArg],
    format: Format,
    out: &mut Output,
) -> Result<Outcome, Fault> {
    let as_of = args.as_of.as_deref().map(date).transpose()?;
    let cut = cut(args.bands.as_deref(), format)?;
    let mut outcome = Outcome::Clean;
    let mut checked = Vec::new();
    let mut unreadable = Vec::new();
    let mut shown = false;
    let mut said = BTreeSet::new();
    for input in &args.files {
        let mut settings = Settings::of(input, args, levels, out)?;
        if settings.excluded {
            out.warning(&bilingual!(
                "`{input}` không được kiểm tra vì nằm trong `exclude` của cấu hình",
                "`{input}` is not checked: `exclude` of the configuration names it"
            ));
            continue;
        }
        one_baseline_for_one(args, &settings)?;
        let document = match input::read_within(input, &settings.limits) {
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
        // Of one configuration once, whatever the number of documents.
        if settings.file.clone().is_some_and(|file| !said.insert(file)) {
            settings.said = Report::default();
        }
        let (report, fault) = check(&document, args, &settings, as_of);
        if settings.fail_on.is_some_and(|s| report.has_at_least(s)) {
            outcome = outcome.max(Outcome::Findings);
        }
        // Where no rule ran, finding nothing would say too much.
        if format == Format::Human && (fault.is_none() || !report.is_empty()) {
            let gap = if shown { "\n" } else { "" };
            shown = true;
            let renderer = out.renderer().at_most(settings.limits.findings);
            out.text(&format!("{gap}{}", renderer.render(&report, &document)));
            if let Some(cut) = cut {
                let bands = renderer.bands(cut);
                out.text(&bands.render_bands(&report, document.architecture()));
            }
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

/// What was found in reading, and what the rules find, without what the comments of the file and the baseline pass
/// over. The fault is that there are no rules to apply, or that the baseline could not be read or written.
fn check(
    document: &Document,
    args: &CheckArgs,
    settings: &Settings<'_>,
    as_of: Option<Date>,
) -> (Report, Option<Fault>) {
    let (levels, most) = (&settings.levels, settings.limits.findings);
    let mut reading = document.report().clone();
    reading.extend(settings.said.clone());
    let rules = match rules(document, settings, as_of) {
        Ok(rules) => rules,
        Err(fault) => {
            // Where no rule ran, a comment or a baseline would be taken for idle.
            let screen = levels.on(Screen::new(), most).holding(reading);
            return (screen.finish(Vec::new()), Some(fault));
        }
    };
    let (baseline, fault) = baseline(document, &rules, args, settings, as_of);
    let mut screen = levels.on(Screen::of(document, as_of), most);
    if let Some(baseline) = &baseline {
        screen = screen.baseline(baseline);
    }
    let screen = screen.holding(reading);
    (screen.check(&rules, document.architecture()), fault)
}

/// The rules that apply to a document, or why there are none.
fn rules(
    document: &Document,
    settings: &Settings<'_>,
    as_of: Option<Date>,
) -> Result<RuleSet, Fault> {
    let claimed = document.architecture().framework();
    let version = settings.framework.unwrap_or(claimed);
    known_framework(document, version)?;
    let mut rules = RuleSet::for_framework(version)
        .map_err(|error| Fault::new(bilingual!("{error}", "{error}")))?;
    for rule in settings.own.iter().flat_map(UserRules::rules) {
        rules = rules.with(rule.clone()).map_err(|error| {
            Fault::new(bilingual!(
                "không dùng được quy tắc riêng: {error}",
                "a rule of the user's own cannot be used: {error}"
            ))
        })?;
    }
    for profile in &settings.profiles {
        // Their names were looked at before.
        if let Ok(with) = rules.clone().with_profile(profile) {
            rules = with;
        }
    }
    if let Some(day) = as_of {
        rules = rules.as_of(day);
    }
    Ok(rules)
}

/// A baseline is that of one document: subjects of several would run into each other.
fn one_baseline_for_one(args: &CheckArgs, settings: &Settings<'_>) -> Result<(), Fault> {
    let wanted = args.write_baseline.is_some() || settings.baseline.is_some();
    if args.files.len() > 1 && wanted {
        return Err(Fault::new(Text::fixed(
            "đường cơ sở chỉ dùng khi kiểm tra một văn bản; hãy kiểm tra từng văn bản",
            "a baseline is that of one document; check one at a time",
        )));
    }
    Ok(())
}

/// The baseline to check against, which is written first if that is asked for, and why it could not be. What a
/// baseline that was not written knows is passed over all the same, so that what is new stands out.
fn baseline(
    document: &Document,
    rules: &RuleSet,
    args: &CheckArgs,
    settings: &Settings<'_>,
    as_of: Option<Date>,
) -> (Option<Baseline>, Option<Fault>) {
    let written = args.write_baseline.as_deref();
    let baseline = match (written, &settings.baseline) {
        (Some(file), _) => {
            // The rules run once more for it: it is to know all findings, and they are not kept.
            let mut recorder = Recorder::of(document, as_of);
            for found in document.report() {
                recorder.push(found);
            }
            rules.check_each(document.architecture(), |found| recorder.push(&found));
            baseline::write(file, recorder.finish(), args.accept_new)
        }
        (None, Some(file)) => baseline::read(file),
        (None, None) => return (None, None),
    };
    match baseline {
        Ok(baseline) => (Some(baseline), None),
        Err(why) => {
            let earlier = written.and_then(|file| baseline::read(file).ok());
            (earlier, Some(why))
        }
    }
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
    let unread = document.architecture().unread();
    let is_refused = unread.parts().iter().any(|part| {
        matches!(part, UnreadPart::Field { of: Subject::Document, key } if key.starts_with("framework"))
    });
    let text = if claimed.is_stated() {
        bilingual!(
            "{at}không có khung kiến trúc phiên bản {claimed}; hiện có: {known}",
            "{at}framework {claimed} is not known; known are {known}"
        )
    } else if is_refused {
        // What is wrong with the value was said where it was read.
        bilingual!(
            "{at}giá trị của `framework` không đọc được; hiện có các khung: {known}",
            "{at}the value of `framework` cannot be read; known are {known}"
        )
    } else {
        bilingual!(
            "{at}kiến trúc không nêu khung kiến trúc; hiện có: {known}",
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

/// The cut into bands that was asked for. Only texts are cut so.
pub(crate) fn cut(key: Option<&str>, format: Format) -> Result<Option<&'static Bands>, Fault> {
    let Some(key) = key else { return Ok(None) };
    if format == Format::Json {
        return Err(Fault::new(Text::fixed(
            "`--bands` chỉ dùng cho kết quả dạng văn bản (`--format human`)",
            "`--bands` is for text only (`--format human`)",
        )));
    }
    let known = || Bands::all().iter().map(|cut| cut.key);
    Bands::get(key).map(Some).map_err(|_| {
        let list = known().collect::<Vec<_>>().join(", ");
        let text = bilingual!(
            "không có cách chia dải `{key}`; hiện có: {list}",
            "`{key}` is no cut into bands; known are {list}"
        );
        Fault::or_similar(text, &similar(key, known()))
    })
}
