//! `justarch check`.

use std::collections::BTreeSet;

use justarch::{
    Bands, Baseline, BaselineComparison, Date, Document, FindingFilter, Lang, Renderer, Report,
    Rule, RuleSet, Tally, Text, UserRules, bilingual, json, visible,
};

use crate::Outcome;
use crate::args::{Asked, FindingFormat, LevelArg};
use crate::baseline;
use crate::changed;
pub(crate) use crate::check_args::CheckArgs as Args;
use crate::fault::Fault;
use crate::fix;
use crate::help_words::Words;
use crate::input;
use crate::listed::{Listed, no_bands};
use crate::named::{cut, date, known_framework};
use crate::output::Output;
use crate::own_rules;
use crate::settings::Settings;
use crate::watch;

/// The Vietnamese of its help.
pub(crate) const VIETNAMESE: Words = &[
    ("", "Kiểm tra văn bản kiến trúc"),
    (
        ".fix",
        "In các chỗ sửa không còn nghi ngờ gì dưới dạng diff, hoặc ghi vào tệp bằng --write",
    ),
    (
        ".unsafe_too",
        "Cùng với --fix, sửa cả những chỗ cần có người xem lại",
    ),
    (
        ".write",
        "Cùng với --fix, ghi các tệp thay vì in các thay đổi: ghi được tất cả hoặc không ghi tệp nào",
    ),
    (
        ".files",
        "Văn bản cần kiểm tra: tệp, thư mục, `-`, `reference:TÊN`, phiên bản git `REV:ĐƯỜNG-DẪN` hoặc `merge-base:REV:ĐƯỜNG-DẪN`",
    ),
    (
        ".framework",
        "Kiểm tra theo khung này, bất kể văn bản nêu khung nào",
    ),
    (
        ".fail_on",
        "Trả về mã 1 từ mức độ này trở lên; mặc định là error, nếu tệp cấu hình không quy định khác",
    ),
    (
        ".baseline",
        "Bỏ qua các kết quả đã có trong đường cơ sở này",
    ),
    (
        ".changed",
        "Chỉ nêu kết quả mới từ phiên bản git này, và mọi kết quả của thành phần đã thay đổi từ đó",
    ),
    (
        ".write_baseline",
        "Ghi các kết quả vào đường cơ sở; đường cơ sở đã có chỉ được giảm",
    ),
    (".accept_new", "Cho phép đường cơ sở tăng thêm"),
    (
        ".bands",
        "Sau kết quả, đếm thành phần và kết quả theo dải: seven, 3090 hoặc 224",
    ),
    (
        ".watch",
        "Kiểm tra lại mỗi khi văn bản, tệp được `include`, cấu hình, quy tắc hoặc đường cơ sở thay đổi",
    ),
    (".profile", "Áp dụng thêm bộ quy tắc này: moj"),
];

pub(crate) fn run(args: &Args, asked: &Asked, out: &mut Output) -> Result<Outcome, Fault> {
    out.write_to(&args.into, &args.files)?;
    one_document_to_fix(args)?;
    if args.watch {
        return watch::run(args, out, |out| once(args, asked, out));
    }
    once(args, asked, out)
}

fn once(args: &Args, asked: &Asked, out: &mut Output) -> Result<Outcome, Fault> {
    let format = asked.format.findings()?;
    let as_of = args.as_of.as_deref().map(date).transpose()?;
    let cut = cut(args.bands.as_deref())?;
    let mut listed = match format {
        FindingFormat::Listed(format) => {
            no_bands(cut.is_some())?;
            Some(Listed::new(format, out))
        }
        FindingFormat::Human | FindingFormat::Json | FindingFormat::Markdown => None,
    };
    let mut outcome = Outcome::Clean;
    let (mut checked, mut unreadable) = (Vec::new(), Vec::new());
    let mut shown = false;
    let mut said = BTreeSet::new();
    let mut tally = Tally::default();
    let inputs = distinct(&args.files, out);
    out.progress.begin(inputs.len());
    for (nth, input) in inputs.into_iter().enumerate() {
        if nth > 0 {
            out.progress.step();
        }
        let mut settings = match settings_of(input, args, &asked.levels, out) {
            Ok(settings) => settings,
            Err(fault) => return not_set_up(listed, input, fault, out),
        };
        if settings.excluded {
            out.warning(&excluded(input));
            continue;
        }
        let document = match input::read_within(input, &settings.limits) {
            Ok(document) => document,
            Err(fault) => {
                outcome = Outcome::Refused;
                tally.add_unread();
                if format == FindingFormat::Markdown {
                    not_read(input, std::mem::replace(&mut shown, true), out);
                }
                unreadable.push(unread(listed.as_mut(), input, fault, out));
                continue;
            }
        };
        if args.corrections.fix {
            let found = |document: &Document| check(document, args, &settings, as_of).report;
            let left = fix::run(input, &document, args, found, format, out)?;
            outcome = outcome.max(settings.outcome(&left));
            continue;
        }
        // Of one configuration once, whatever the number of documents.
        if settings.file.clone().is_some_and(|file| !said.insert(file)) {
            settings.said = Report::default();
        }
        if let Some(revision) = &args.changed {
            settings.since = changed::since(
                revision,
                (&document, input),
                (&settings.limits, |old: &Document| {
                    rules(old, &settings, as_of)
                }),
                as_of,
                out,
            )?;
        }
        let found = check(&document, args, &settings, as_of);
        let report = &found.report;
        note_written(args, &found, out);
        outcome = outcome.max(settings.outcome(report));
        tally.add(report);
        // Where no rule ran, finding nothing would say too much.
        let is_shown = matches!(format, FindingFormat::Human | FindingFormat::Markdown);
        if is_shown && (found.fault.is_none() || !report.is_empty()) {
            let gap = if shown { "\n" } else { "" };
            shown = true;
            let renderer = out.renderer().at_most(settings.limits.findings);
            let page = page(renderer, (report, &document), format, cut);
            out.text(&format!("{gap}{page}"));
        }
        if let Some(file) = args.write_baseline.as_deref().filter(|_| found.kept > 0) {
            out.note(&baseline::kept(file, found.kept));
        }
        if let Some(listed) = &mut listed {
            list(listed, &found, &document, &settings, out);
        }
        if let Some(fault) = &found.fault {
            out.fault(fault);
            tally.mark_unread();
            outcome = Outcome::Refused;
        }
        if format == FindingFormat::Json {
            checked.push((found.report, document, settings.own));
        }
    }
    out.progress.end();
    if format == FindingFormat::Human && tally.documents > 1 {
        out.text(&format!("\n{}\n", tally.summary().get(out.lang())));
    }
    if format == FindingFormat::Json && !args.corrections.fix {
        out.json(&as_data(&checked, &unreadable, cut))?;
    }
    if let Some(listed) = listed.filter(|_| !args.corrections.fix) {
        listed.finish(outcome, out)?;
    }
    Ok(outcome)
}

/// Says what a baseline that was written holds.
fn note_written(args: &Args, found: &Checked, out: &Output) {
    if let (Some(file), None) = (&args.write_baseline, &found.fault)
        && let Ok(written) = baseline::read(file)
    {
        out.note(&baseline::written(file, &written, &found.report));
    }
}

/// Adds what was found in a document to the results for another program.
fn list(
    listed: &mut Listed,
    found: &Checked,
    document: &Document,
    settings: &Settings,
    out: &Output,
) {
    let rules = found.rules.as_ref();
    let infos = rules.into_iter().flat_map(RuleSet::rules).map(Rule::info);
    let infos = infos.filter(|info| settings.levels.has_on(&info.code));
    let renderer = Listed::renderer(out).at_most(settings.limits.findings);
    listed.results.fail_on(settings.fail_on);
    let report = (&found.report, document);
    listed.checked(report, infos, &renderer);
    for comparison in comparisons(report, settings, found.baseline.as_ref(), rules) {
        listed.results.compared_with(&comparison, document);
    }
    listed.judged(document, found.fault.as_ref());
}

/// Tells of a document that cannot be read; the faults of its text, if it is one.
fn unread(listed: Option<&mut Listed>, input: &str, fault: Fault, out: &Output) -> (String, Fault) {
    out.fault(&fault);
    if let Some(listed) = listed {
        listed.refused(input, &fault);
    }
    (input.to_owned(), fault)
}

/// In place of the page of a document that cannot be read.
fn not_read(input: &str, is_later: bool, out: &mut Output) {
    let (gap, input) = (if is_later { "\n" } else { "" }, visible(input));
    let text = bilingual!(
        "{gap}# {input}\n\nKhông đọc được văn bản; lý do được nêu ở thông báo lỗi.\n",
        "{gap}# {input}\n\nThe document could not be read; the error says why.\n"
    );
    out.text(text.get(out.lang()));
}

/// Nobody is to take what was listed so far for a sound result.
fn not_set_up(
    listed: Option<Listed>,
    input: &str,
    fault: Fault,
    out: &mut Output,
) -> Result<Outcome, Fault> {
    if let Some(mut listed) = listed {
        listed.refused(input, &fault);
        listed.finish(Outcome::Refused, out)?;
    }
    Err(fault)
}

fn one_document_to_fix(args: &Args) -> Result<(), Fault> {
    if !args.corrections.fix || args.files.len() <= 1 {
        return Ok(());
    }
    Err(Fault::new(Text::fixed(
        "`--fix` sửa từng văn bản một",
        "`--fix` corrects one document at a time",
    )))
}

/// The inputs, each document once; of one that comes again it is said.
fn distinct<'i>(inputs: &'i [String], out: &mut Output) -> Vec<&'i str> {
    let mut named = BTreeSet::new();
    let mut distinct = Vec::new();
    for input in inputs {
        if named.insert(input::identity(input)) {
            distinct.push(input.as_str());
        } else {
            out.warning(&bilingual!(
                "`{input}` là một văn bản đã được nêu trước; văn bản chỉ được kiểm tra một lần",
                "`{input}` is a document that is named before; it is checked once"
            ));
        }
    }
    distinct
}

fn excluded(input: &str) -> Text {
    bilingual!(
        "`{input}` không được kiểm tra vì nằm trong `exclude` của cấu hình",
        "`{input}` is not checked: `exclude` of the configuration names it"
    )
}

fn settings_of(
    input: &str,
    args: &Args,
    levels: &[LevelArg],
    out: &Output,
) -> Result<Settings, Fault> {
    let settings = Settings::of(input, args, levels, out)?;
    one_baseline_for_one(args, &settings)?;
    Ok(settings)
}

/// What people are shown of one document.
fn page(
    renderer: Renderer,
    (report, document): (&Report, &Document),
    format: FindingFormat,
    cut: Option<&'static Bands>,
) -> String {
    let renderer = cut.map_or(renderer, |cut| renderer.bands(cut));
    match format {
        FindingFormat::Markdown => renderer.render_check_markdown(report, document),
        FindingFormat::Human | FindingFormat::Json | FindingFormat::Listed(_) => {
            let shown = renderer.render(report, document);
            shown + &renderer.render_bands(report, document.architecture())
        }
    }
}

/// The results of all documents, those included that could not be read.
fn as_data(
    checked: &[(Report, Document, Vec<UserRules>)],
    unreadable: &[(String, Fault)],
    cut: Option<&'static Bands>,
) -> json::Check {
    let mut all = json::Check::default();
    for (report, document, own) in checked {
        all = all.and(report, document).named(own_rules::infos(own));
        if let Some(cut) = cut {
            all = all.by_band(report, document, cut);
        }
    }
    for (input, fault) in unreadable {
        all = match fault {
            Fault::Load(error) => all.and(error.report(), &**error),
            Fault::Said { text, .. } => all.refused(input, text.clone()),
            Fault::Rules(rules) => all.and(rules.report(), &**rules),
        };
    }
    all
}

/// What a check gives.
pub(crate) struct Checked {
    pub(crate) report: Report,
    /// There are no rules to apply, or the baseline could not be read or written.
    pub(crate) fault: Option<Fault>,
    /// How many entries the baseline has kept that could not be decided, if it was written.
    kept: usize,
    /// The rules that ran.
    pub(crate) rules: Option<RuleSet>,
    /// What it was checked against.
    baseline: Option<Baseline>,
}

/// What a check of a document finds by its configuration, for commands that show it beside other things.
pub(crate) fn by_configuration(
    input: &str,
    document: &Document,
    as_of: Option<Date>,
    out: &Output,
) -> Result<Checked, Fault> {
    let args = Args {
        files: vec![input.to_owned()],
        ..Args::default()
    };
    let settings = Settings::of(input, &args, &[], out)?;
    Ok(check(document, &args, &settings, as_of))
}

/// What was found in reading, and what the rules find, without what the comments of the file and the baseline pass
/// over.
pub(crate) fn check(
    document: &Document,
    args: &Args,
    settings: &Settings,
    as_of: Option<Date>,
) -> Checked {
    let filter = settings
        .levels
        .on(FindingFilter::new(), settings.limits.findings);
    let about_settings = settings.said.clone();
    let rules = match rules(document, settings, as_of) {
        Ok(rules) => rules,
        Err(fault) => {
            // Where no rule ran, a comment or a baseline would be taken for idle.
            let filter = filter.holding(document.report().clone());
            let filter = filter.holding(about_settings);
            return Checked {
                report: filter.finish(Vec::new()),
                fault: Some(fault),
                kept: 0,
                rules: None,
                baseline: None,
            };
        }
    };
    let (baseline, fault) = baseline(document, &rules, args, settings, as_of);
    let kept = baseline.as_ref().map_or(0, Baseline::kept);
    let filter = match &baseline {
        Some(baseline) => filter.baseline(baseline),
        None => filter,
    };
    let filter = match &settings.since {
        Some(since) => filter.since(since),
        None => filter,
    };
    let filter = filter.holding(about_settings);
    Checked {
        report: filter.check_document(&rules, document),
        fault,
        kept,
        rules: Some(rules),
        baseline,
    }
}

/// How what was found compares with the baseline, and with an earlier version.
fn comparisons(
    (report, document): (&Report, &Document),
    settings: &Settings,
    baseline: Option<&Baseline>,
    rules: Option<&RuleSet>,
) -> Vec<BaselineComparison> {
    let arch = document.architecture();
    let against = |baseline: &Baseline, now: &Report| BaselineComparison::of(baseline, now, arch);
    let mut all: Vec<_> = baseline.map(|of| against(of, report)).into_iter().collect();
    if let Some((since, rules)) = settings.since.as_ref().zip(rules) {
        // What was known and is left out is found all the same.
        let every = FindingFilter::new().at_most(usize::MAX);
        all.push(against(
            since.known(),
            &every.check_document(rules, document),
        ));
    }
    all
}

/// The rules that apply to a document, or why there are none.
pub(crate) fn rules(
    document: &Document,
    settings: &Settings,
    as_of: Option<Date>,
) -> Result<RuleSet, Fault> {
    let claimed = document.architecture().framework();
    let version = settings.framework.unwrap_or(claimed);
    known_framework(document, version)?;
    let mut rules =
        RuleSet::for_framework(version).map_err(|error| Fault::new(error.text().clone()))?;
    for rule in settings.own.iter().flat_map(UserRules::rules) {
        rules = rules.with(rule.clone()).map_err(|error| {
            let (vi, en) = (error.text().get(Lang::Vi), error.text().get(Lang::En));
            Fault::new(bilingual!(
                "không dùng được quy tắc riêng: {vi}",
                "a rule of the user's own cannot be used: {en}"
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
fn one_baseline_for_one(args: &Args, settings: &Settings) -> Result<(), Fault> {
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
    args: &Args,
    settings: &Settings,
    as_of: Option<Date>,
) -> (Option<Baseline>, Option<Fault>) {
    let written = args.write_baseline.as_deref();
    let baseline = match (written, &settings.baseline) {
        (Some(file), _) => {
            // The rules run once more for it: it is to know all findings, and they are not kept.
            let next = Baseline::record(document, rules, as_of);
            baseline::write(file, next, args.accept_new)
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
