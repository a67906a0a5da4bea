//! `justarch diff`.

use std::path::PathBuf;

use justarch::{Class, Diff, Document, Severity, SourceId, Text, bilingual, json};

use crate::Outcome;
use crate::args::{Asked, Destination, DiffFormat, ListClass};
use crate::document;
use crate::fault::Fault;
use crate::help_words::Words;
use crate::listed::{Listed, no_bands};
use crate::named::{cut, date};
use crate::output::Output;
use crate::settings;
use crate::unused::Reader;
use crate::whole;

/// Compares two versions
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The earlier version: as for `check`, or a revision of the current folder such as `HEAD`
    #[arg(value_name = "OLD")]
    pub(crate) old: String,
    /// The later version; without it, the working file that the earlier one names in a revision
    #[arg(value_name = "NEW")]
    pub(crate) new: Option<String>,
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
    #[command(flatten)]
    pub(crate) into: Destination,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
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

/// The Vietnamese of its help.
pub(crate) const VIETNAMESE: Words = &[
    ("", "So sánh hai phiên bản"),
    (
        ".old",
        "Bản cũ: như của `check`, hoặc một phiên bản git của thư mục hiện tại như `HEAD`",
    ),
    (
        ".new",
        "Bản mới; nếu không nêu thì là tệp đang có mà bản cũ chỉ ra trong phiên bản git",
    ),
    (
        ".as_of",
        "Xét tại ngày này những gì đã kết thúc trong bản mới",
    ),
    (".exit_code", "Trả về mã 1 nếu có thay đổi"),
    (".fail_on", "Trả về mã 1 nếu có thay đổi từ mức này trở lên"),
    (
        ".bands",
        "Liệt kê thay đổi theo dải thay cho lớp: seven, 3090 hoặc 224",
    ),
];

pub(crate) fn run(args: &Args, asked: &Asked, out: &mut Output) -> Result<Outcome, Fault> {
    out.write_to(&args.into, std::iter::once(&args.old).chain(&args.new))?;
    let format = asked.format.diff()?;
    let as_of = args.as_of.as_deref().map(date).transpose()?;
    let cut = cut(args.bands.as_deref())?;
    let (old_input, new_input) = document::versions(&args.old, args.new.as_deref())?;
    let (old, new) = document::pair(&old_input, &new_input, args.config.as_deref())?;
    let inputs = [(&old, old_input.as_str()), (&new, new_input.as_str())];
    let reader = Reader::Diff {
        has_gate: args.exit_code || args.fail_on.is_some(),
    };
    for (document, input) in inputs {
        let errors = document.report().count(Severity::Error);
        // Of a text with errors the good part is compared, which must not pass unsaid.
        if errors > 0 {
            let noun = if errors == 1 { "error" } else { "errors" };
            out.warning(&bilingual!(
                "`{input}` có {errors} lỗi khi đọc; chỉ phần đọc được được so sánh; xem `justarch check {input}`",
                "`{input}` has {errors} {noun}; only its good part is compared; see `justarch check {input}`"
            ));
        }
    }
    let policy = settings::verdict(&new_input, args.config.as_deref())?;
    let (before, after) = (old.architecture(), new.architecture());
    let mut diff = match as_of {
        Some(day) => Diff::between_as_of(before, after, day),
        None => Diff::between(before, after),
    };
    let about_policy = policy.apply(&mut diff, as_of);
    let mut about_settings = settings::found(reader, &inputs, args.config.as_deref(), out)?.said;
    about_settings.extend(about_policy);
    out.aside(&about_settings);
    let renderer = out.renderer().list(args.list.into());
    let renderer = cut.map_or(renderer, |cut| renderer.bands(cut));
    let outcome = outcome(&diff, args);
    match format {
        DiffFormat::Listed(form) => {
            no_bands(cut.is_some())?;
            let mut listed = Listed::new(form, out);
            listed
                .results
                .compared(&diff, (&old, &new), args.list.into());
            if outcome == Outcome::Refused {
                let name = Document::sources(&new).name(SourceId::ROOT);
                listed.results.refused(name, &why_undecided(&diff));
            }
            let renderer = Listed::renderer(out).list(args.list.into());
            listed.page(|| renderer.render_diff_markdown(&diff, &old, &new));
            listed.finish(outcome, out)?;
        }
        DiffFormat::Human => out.text(&renderer.render_diff(&diff, &old, &new)),
        DiffFormat::Markdown => out.text(&renderer.render_diff_markdown(&diff, &old, &new)),
        DiffFormat::Accept => out.text(&renderer.render_acceptances(&diff)),
        DiffFormat::Json => out.json(&match cut {
            Some(cut) => json::Diff::by_band(&diff, &old, &new, cut),
            None => json::Diff::new(&diff, &old, &new),
        })?,
    }
    if outcome == Outcome::Refused {
        out.warning(&why_undecided(&diff));
    }
    Ok(outcome)
}

/// How the command ends. A gate is not passed by what nobody has read or could judge.
fn outcome(diff: &Diff<'_>, args: &Args) -> Outcome {
    let level = args.fail_on.and_then(FailOnClass::class);
    if !diff.is_decided() && (args.exit_code || level.is_some()) {
        return Outcome::Refused;
    }
    let fails = args.exit_code && !diff.is_empty()
        || level.is_some_and(|level| diff.verdict().is_some_and(|v| v >= level));
    if fails {
        Outcome::Findings
    } else {
        Outcome::Clean
    }
}

fn why_undecided(diff: &Diff<'_>) -> Text {
    if diff.completeness().is_complete() {
        whole::UNJUDGED
    } else {
        whole::UNDECIDED
    }
}
