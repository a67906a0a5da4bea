//! `justarch gap`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use justarch::{
    Applied, Architecture, Demand, Document, Gap, Lang, Losses, Parameter, Parameters, SourceId,
    Text, UnreadPart, bilingual, json, similar, visible,
};

use crate::Outcome;
use crate::args::{Asked, DemandFormat, Destination, Format};
use crate::document;
use crate::fault::Fault;
use crate::help_words::Words;
use crate::input;
use crate::listed::Listed;
use crate::named::{date, framework, on_lines};
use crate::output::Output;
use crate::rewrite::{changes, show_or_write, without_comments, writable};
use crate::settings;
use crate::unused::Reader;
use crate::whole;

/// Lists what a framework demands that a document lacks
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
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
    #[command(flatten)]
    pub(crate) into: Destination,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ApplyArgs {
    /// Print the document with all edits applied for which nothing is missing; what is left is said on the standard
    /// error
    #[arg(long)]
    pub(crate) apply: bool,
    /// With --apply, write the files of the document instead of printing it: all or none
    #[arg(long, requires = "apply")]
    pub(crate) write: bool,
    /// Supply a parameter for --apply; may be repeated
    #[arg(long, value_name = "NAME=VALUE", requires = "apply")]
    pub(crate) set: Vec<String>,
    /// Supply parameters for --apply from a YAML file of `name: value`; --set wins
    #[arg(long, value_name = "FILE", requires = "apply")]
    pub(crate) values: Option<PathBuf>,
}

/// The Vietnamese of its help.
pub(crate) const VIETNAMESE: Words = &[
    ("", "Liệt kê các yêu cầu của khung mà văn bản còn thiếu"),
    (
        ".write",
        "Cùng với --apply, ghi các tệp của văn bản thay vì in: ghi được tất cả hoặc không ghi tệp nào",
    ),
    (".to", "Khung cần đạt, ví dụ 3.0"),
    (".exit_code", "Trả về mã 1 nếu còn yêu cầu"),
    (
        ".apply",
        "In văn bản dạng YAML đã áp dụng mọi bổ sung có đủ thông tin; phần còn lại được nêu ở đầu ra lỗi chuẩn",
    ),
    (
        ".set",
        "Giá trị của một tham số cho --apply; dùng được nhiều lần",
    ),
    (
        ".values",
        "Tệp YAML gồm các dòng `tên: giá trị` của các tham số cho --apply; --set được ưu tiên",
    ),
];

pub(crate) fn run(args: &Args, asked: &Asked, out: &mut Output) -> Result<Outcome, Fault> {
    out.write_to(&args.into, [&args.file])?;
    let format = asked.format.demands()?;
    if args.edits.write {
        writable(&args.file)?;
    }
    let to = framework(&args.to)?;
    let as_of = args.as_of.as_deref().map(date).transpose()?;
    let document = document::read(&args.file, None)?;
    let arch = document.architecture();
    let of_one = [(&document, args.file.as_str())];
    let found = settings::found(Reader::Gap, &of_one, None, out)?;
    out.aside(&found.said);
    if !args.partial {
        whole::require(&of_one)?;
    }
    let gap = match as_of {
        Some(day) => Gap::to_as_of(arch, to, day),
        None => Gap::to(arch, to),
    };
    let gap = gap.map_err(|error| {
        let (vi, en) = said(&error);
        Fault::new(bilingual!(
            "không xác định được các yêu cầu còn thiếu: {vi}",
            "the gap cannot be measured: {en}"
        ))
    })?;
    let some_left = if args.edits.apply {
        let given = supplied(args)?;
        let format = match format {
            DemandFormat::Human => Format::Human,
            DemandFormat::Json => Format::Json,
            DemandFormat::Markdown | DemandFormat::Listed(_) => {
                return Err(Fault::new(Text::fixed(
                    "`--apply` chỉ in văn bản ở dạng YAML hoặc `json`",
                    "`--apply` prints the document as YAML or `json` only",
                )));
            }
        };
        apply(&gap, (&document, args), &given, format, out)?
    } else {
        match format {
            DemandFormat::Human => out.text(&out.renderer().render_gap(&gap, &document)),
            DemandFormat::Markdown => {
                out.text(&out.renderer().render_gap_markdown(&gap, &document));
            }
            DemandFormat::Listed(format) => {
                let fails = args.exit_code && !gap.demands().is_empty();
                let outcome = if fails {
                    Outcome::Findings
                } else {
                    Outcome::Clean
                };
                // These forms have findings alone.
                if let Some(caveat) = gap.caveat() {
                    out.warning(&caveat);
                }
                let mut listed = Listed::new(format, out);
                listed.results.demanded(&gap, &document);
                if let Some(why) = whole::in_a_line(&[(&document, args.file.as_str())]) {
                    let name = Document::sources(&document).name(SourceId::ROOT);
                    listed.results.refused(name, &why);
                }
                let renderer = Listed::renderer(out);
                listed.page(|| renderer.render_gap_markdown(&gap, &document));
                listed.finish(outcome, out)?;
            }
            DemandFormat::Json => {
                let json = json::Gap::new(&gap, &document);
                out.json(&json.losses(losses(&gap, &document)))?;
            }
        }
        !gap.demands().is_empty()
    };
    Ok(if args.exit_code && some_left {
        Outcome::Findings
    } else {
        Outcome::Clean
    })
}

/// What is lost if the edits are applied: nothing if they can be made in the text.
fn losses(gap: &Gap, document: &Document) -> Losses {
    let applied = gap.apply_known(document.architecture(), &Parameters::default());
    let edited = applied.and_then(|applied| document.toward(&applied.architecture));
    if edited.is_ok() && Document::sources(document).len() == 1 {
        Losses::default()
    } else {
        document.losses()
    }
}

/// Comments that say what a document is without, because it could not be read.
fn not_in_here(arch: &Architecture, lang: Lang) -> String {
    let unread = arch.unread();
    if unread.is_empty() {
        return String::new();
    }
    let head = Text::fixed(
        "Văn bản này thiếu các nội dung không đọc được:",
        "This document is without what could not be read:",
    );
    let labels = unread.parts().iter().map(UnreadPart::label);
    let lines = std::iter::once(head).chain(labels);
    let mut out = String::new();
    for line in lines {
        let line = visible(line.get(lang)).replace(['\n', '\r'], " ");
        let _ = writeln!(out, "# {line}");
    }
    out
}

/// Prints the document with the edits applied for which nothing is missing. Gives whether any are left.
fn apply(
    gap: &Gap,
    (document, args): (&Document, &Args),
    given: &Parameters,
    format: Format,
    out: &mut Output,
) -> Result<bool, Fault> {
    let arch = document.architecture();
    let first = gap;
    let gap = first
        .with(arch, given)
        .map_err(|error| not_applied(&error))?;
    known(given, &[first, &gap])?;
    fitting(given, &gap)?;
    let applied = gap
        .apply_known(arch, given)
        .map_err(|error| not_applied(&error))?;
    // The reader of the document that is printed must know what it is without.
    whole::warn(&[(document, args.file.as_str())], out);
    let edited = document.toward(&applied.architecture);
    let sources = Document::sources(document);
    match (edited, format) {
        (Ok(edited), format) if args.edits.write => {
            let changes = changes(sources, edited.text_edits());
            show_or_write(&changes, &args.file, (true, format), out)?;
        }
        (Err(error), _) if args.edits.write => return Err(not_applied(&error)),
        (Ok(edited), Format::Human) if sources.len() == 1 => {
            without_comments(&changes(sources, edited.text_edits()), out);
            out.text(Document::sources(edited.document()).text(SourceId::ROOT));
        }
        (Ok(_) | Err(_), format) => {
            match format {
                Format::Human => {
                    out.text(&not_in_here(&applied.architecture, out.lang()));
                    out.text(&applied.architecture.to_yaml());
                }
                Format::Json => out.json(&applied.architecture)?,
            }
            if let Some(lost) = document.losses().message() {
                out.warning(&lost);
            }
        }
    }
    dropped(applied.dropped_fates(), out);
    left(&applied, out);
    Ok(applied.left().next().is_some())
}

fn not_applied(error: &justarch::Error) -> Fault {
    let (vi, en) = said(error);
    Fault::new(bilingual!(
        "không áp dụng được các bổ sung: {vi}",
        "the edits cannot be applied: {en}"
    ))
}

fn said(error: &justarch::Error) -> (&str, &str) {
    let text = error.text();
    (text.get(Lang::Vi), text.get(Lang::En))
}

/// What became of elements in the step before is no longer said.
pub(crate) fn dropped<'i>(ids: impl Iterator<Item = &'i str>, out: &Output) {
    let ids: Vec<_> = ids.collect();
    if ids.is_empty() {
        return;
    }
    let ids = ids.join(", ");
    out.warning(&bilingual!(
        "bản mới là một bước chuyển đổi mới, nên thông tin kế thừa của bước trước (`succeeds`, `retired`, `transferred`) được bỏ; lịch sử văn bản vẫn lưu: {ids}",
        "the new version begins a new step, so what became of elements in the step before (`succeeds`, `retired`, `transferred`) is left out; the history of the document keeps it: {ids}"
    ));
}

/// Demands, each on a line of its own.
pub(crate) fn listed<'d>(demands: impl IntoIterator<Item = &'d Demand>, lang: Lang) -> String {
    let lines = demands.into_iter();
    on_lines(lines.map(|demand| format!("{}: {}", demand.code, demand.message.get(lang))))
}

/// What was not applied, and what it takes.
fn left(applied: &Applied, out: &Output) {
    let demands: Vec<_> = applied.left().collect();
    if demands.is_empty() {
        return;
    }
    let list = |lang: Lang| -> String {
        let missing = applied.missing();
        let missing = missing
            .iter()
            .map(|p| format!("\n  --set {}=…  ({})", p.name, question(p, lang)));
        let supply = match lang {
            Lang::Vi => "\nCần cung cấp (`--set`, hoặc `tên: giá trị` trong tệp `--values`):",
            Lang::En => "\nTo supply (`--set`, or `name: value` in a file of `--values`):",
        };
        let missing: String = missing.collect();
        let supply = if missing.is_empty() { "" } else { supply };
        format!("{}{supply}{missing}", listed(demands.iter().copied(), lang))
    };
    let count = demands.len();
    let (vi, en) = (list(Lang::Vi), list(Lang::En));
    out.warning(&bilingual!(
        "{count} yêu cầu chưa được áp dụng:{vi}",
        "demands not applied: {count}{en}"
    ));
}

fn question(asked: &Parameter, lang: Lang) -> String {
    let text = asked.question.get(lang);
    if asked.choices.is_empty() {
        return text.to_owned();
    }
    format!("{text}: {}", asked.choices.join(" | "))
}

/// The values of the file, then those of `--set`.
fn supplied(args: &Args) -> Result<Parameters, Fault> {
    let mut given = match &args.edits.values {
        Some(path) => file(path)?,
        None => Parameters::default(),
    };
    for pair in &args.edits.set {
        let Some((name, value)) = pair.split_once('=') else {
            return Err(Fault::new(bilingual!(
                "`{pair}` không có dạng TÊN=GIÁ TRỊ",
                "`{pair}` is not of the form NAME=VALUE"
            )));
        };
        given.set(name, value);
    }
    Ok(given)
}

fn file(path: &Path) -> Result<Parameters, Fault> {
    let (name, bytes) = input::bytes(&path.display().to_string())?;
    Parameters::parse(&name, &bytes).map_err(|error| Fault::Load(Box::new(error)))
}

/// Refuses names that no parameter has.
fn known(given: &Parameters, gaps: &[&Gap]) -> Result<(), Fault> {
    let names: Vec<&str> = gaps
        .iter()
        .flat_map(|gap| gap.parameters())
        .flat_map(|p| [Some(p.name.as_str()), p.general.as_deref()])
        .flatten()
        .collect();
    let Some(name) = given.names().find(|name| !names.contains(name)) else {
        return Ok(());
    };
    let meant = similar(name, names.iter().copied());
    let text = bilingual!(
        "không có giá trị nào tên `{name}` cần cung cấp",
        "no parameter is called `{name}`"
    );
    Err(Fault::or_similar(text, &meant))
}

/// Refuses values that do not meet what they are asked for.
fn fitting(given: &Parameters, gap: &Gap) -> Result<(), Fault> {
    let unfit = |lang: Lang| -> String {
        let lines = gap.refused().map(|p| {
            let (name, value) = (&p.name, given.of(p).unwrap_or_default());
            let accepted = p.accepted();
            let accepted = accepted.as_ref().map_or("…", |text| text.get(lang));
            match lang {
                Lang::Vi => format!("\n  {name}={value}: chỉ chấp nhận {accepted}"),
                Lang::En => format!("\n  {name}={value}: accepted: {accepted}"),
            }
        });
        lines.collect()
    };
    let (vi, en) = (unfit(Lang::Vi), unfit(Lang::En));
    if en.is_empty() {
        return Ok(());
    }
    Err(Fault::new(Text::new(
        format!("các giá trị sau không đáp ứng yêu cầu:{vi}"),
        format!("these values do not meet what is demanded:{en}"),
    )))
}
