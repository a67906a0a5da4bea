//! `justarch history`.

use std::fmt::Write as _;
use std::path::Path;

use justarch::json::{self, HistoryRow};
use justarch::{Class, Lang, Severity, Text, bilingual, visible};

use crate::Outcome;
use crate::args::{Asked, Destination, HistoryFormat};
use crate::check_args::CheckArgs;
use crate::fault::Fault;
use crate::git::Log;
use crate::help_words::Words;
use crate::output::Output;
use crate::settings::Settings;
use crate::table::{Table, cut_off};
use crate::walk::{row, walk};

/// Lists the revisions in git that changed the meaning of a document
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The document: a file or folder of a git repository
    #[arg(value_name = "FILE")]
    pub(crate) file: String,
    /// The revisions: REV..REV, or all up to REV; HEAD unless said, along the first parents
    #[arg(value_name = "REVS")]
    pub(crate) range: Option<String>,
    #[command(flatten)]
    pub(crate) into: Destination,
}

/// The Vietnamese of its help.
pub(crate) const VIETNAMESE: Words = &[
    (
        "",
        "Liệt kê các phiên bản git làm thay đổi ý nghĩa của văn bản",
    ),
    (".file", "Văn bản: tệp hoặc thư mục trong kho git"),
    (
        ".range",
        "Các phiên bản: REV..REV, hoặc đến REV; mặc định là HEAD, theo nhánh cha thứ nhất",
    ),
];

pub(crate) fn run(args: &Args, asked: &Asked, out: &mut Output) -> Result<Outcome, Fault> {
    out.write_to(&args.into, [&args.file])?;
    let format = match asked.format.history()? {
        HistoryFormat::Human if is_picture(&args.into) => HistoryFormat::Svg,
        format => format,
    };
    let mut settings = Settings::of(&args.file, &CheckArgs::default(), &[], out)?;
    // What is known today is found all the same.
    settings.baseline = None;
    let log = Log::of(&args.file, args.range.as_deref(), &settings.limits)?;
    let mut rows = Vec::new();
    walk(&log, &out.progress, |step| {
        rows.push(row(step, &settings));
        Ok(())
    })?;
    if log.is_cut {
        out.warning(&cut_off());
    }
    match format {
        HistoryFormat::Json => {
            let history = json::History::new(args.file.clone(), log.is_cut, rows);
            out.json(&history)?;
        }
        HistoryFormat::Svg => {
            let history = json::History::new(args.file.clone(), log.is_cut, rows);
            out.text(&history.timeline(out.lang()).scene().svg());
        }
        HistoryFormat::Human => out.text(&human(&rows, out.lang())),
        HistoryFormat::Markdown => out.text(&table(&rows, out.lang()).markdown()),
        HistoryFormat::Csv => out.text(&table(&rows, out.lang()).csv()),
    }
    Ok(Outcome::Clean)
}

/// The name of the file says what is to be in it, where nothing else does.
fn is_picture(into: &Destination) -> bool {
    let file = into.output.as_deref();
    let ending = file
        .and_then(Path::extension)
        .and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("svg"))
}

fn human(rows: &[HistoryRow], lang: Lang) -> String {
    let mut out = String::new();
    for row in rows {
        let commit = &row.commit;
        let revision = commit.revision.get(..10).unwrap_or(&commit.revision);
        let day = commit.date.get(..10).unwrap_or(&commit.date);
        let (author, summary) = (visible(&commit.author), visible(&commit.summary));
        let _ = writeln!(out, "{revision}  {day}  {author}: {summary}");
        let _ = writeln!(out, "  {}", visible(told(row).get(lang)));
    }
    let count = rows.len();
    let total = bilingual!(
        "{count} phiên bản làm thay đổi ý nghĩa của văn bản\n",
        "revisions that changed the meaning: {count}\n"
    );
    out + total.get(lang)
}

/// What a row says of the document.
fn told(row: &HistoryRow) -> Text {
    let Some(state) = &row.state else {
        let why = row.unreadable.as_ref();
        let (vi, en) = why.map_or(("", ""), |why| (why.get(Lang::Vi), why.get(Lang::En)));
        return bilingual!("không đọc được: {vi}", "cannot be read: {en}");
    };
    let version = shown(state.document.version.as_ref());
    let framework = shown(state.document.framework.as_ref());
    let (elements, found) = (state.elements, &state.findings);
    let (errors, warnings, infos) = (found.error, found.warning, found.info);
    let (vi, en) = match &row.step {
        Some(step) => {
            let verdict = step.verdict.map(Class::label);
            let changes = step.changes;
            let count = changes.editorial + changes.compatible + changes.breaking;
            let label = |lang| verdict.as_ref().map_or("-", |text| text.get(lang));
            (
                format!("; {count} thay đổi: {}", label(Lang::Vi)),
                format!("; changes: {count}, {}", label(Lang::En)),
            )
        }
        None => (String::new(), String::new()),
    };
    bilingual!(
        "bản {version}, khung {framework}: {elements} thành phần; {errors} lỗi, {warnings} cảnh báo, {infos} thông tin{vi}",
        "version {version}, framework {framework}: elements: {elements}; errors: {errors}, warnings: {warnings}, infos: {infos}{en}"
    )
}

fn shown(value: Option<&impl ToString>) -> String {
    value.map_or_else(|| "-".to_owned(), ToString::to_string)
}

/// The rows with a column for each thing that is known of them.
fn table(rows: &[HistoryRow], lang: Lang) -> Table {
    let [breaking, compatible, editorial] = [Class::Breaking, Class::Compatible, Class::Editorial]
        .map(|class| class.label().get(lang).to_owned());
    let [errors, warnings, infos] = [Severity::Error, Severity::Warning, Severity::Info]
        .map(|severity| severity.label().get(lang).to_owned());
    let heads = match lang {
        Lang::Vi => [
            "phiên bản git",
            "ngày",
            "tác giả",
            "nội dung",
            "tệp",
            "bản",
            "khung",
            "thành phần",
            "quan hệ",
            &errors,
            &warnings,
            &infos,
            "mức thay đổi",
            &breaking,
            &compatible,
            &editorial,
            "không đọc được",
        ],
        Lang::En => [
            "revision",
            "date",
            "author",
            "summary",
            "file",
            "version",
            "framework",
            "elements",
            "relations",
            &errors,
            &warnings,
            &infos,
            "verdict",
            &breaking,
            &compatible,
            &editorial,
            "unreadable",
        ],
    };
    let mut table = Table::new(heads.map(str::to_owned).to_vec());
    for row in rows {
        let commit = &row.commit;
        let state = row.state.as_ref();
        let step = row.step.as_ref();
        let of_state =
            |get: fn(&json::DocumentState) -> usize| state.map(get).map(|n| n.to_string());
        let of_step = |get: fn(&json::HistoryStep) -> usize| step.map(get).map(|n| n.to_string());
        let document = state.map(|state| &state.document);
        let cells = [
            Some(commit.revision.clone()),
            Some(commit.date.clone()),
            Some(commit.author.clone()),
            Some(commit.summary.clone()),
            Some(commit.file.clone()),
            document.and_then(|head| Some(head.version.as_ref()?.to_string())),
            document.and_then(|head| Some(head.framework.as_ref()?.to_string())),
            of_state(|state| state.elements),
            of_state(|state| state.relations),
            of_state(|state| state.findings.error),
            of_state(|state| state.findings.warning),
            of_state(|state| state.findings.info),
            step.and_then(|step| Some(step.verdict?.label().get(lang).to_owned())),
            of_step(|step| step.changes.breaking),
            of_step(|step| step.changes.compatible),
            of_step(|step| step.changes.editorial),
            row.unreadable.as_ref().map(|why| why.get(lang).to_owned()),
        ];
        table.push(cells.map(Option::unwrap_or_default).to_vec());
    }
    table
}
