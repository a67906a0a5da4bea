//! `justarch transition`.

use std::path::PathBuf;

use justarch::{Document, ReviewMarkdown, Rule, RuleSet, SourceId, TransitionRule, json};

use crate::Outcome;
use crate::args::{Asked, Destination, FailOn, FindingFormat, LevelArgs, ListClass};
use crate::document;
use crate::fault::Fault;
use crate::help_words::Words;
use crate::listed::{Listed, no_bands};
use crate::named::{cut, date};
use crate::output::Output;
use crate::reviewed::{Reviewed, reviewed};
use crate::settings;
use crate::whole;

/// Checks both versions and the step between them
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
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
    #[command(flatten)]
    pub(crate) into: Destination,
}

/// The Vietnamese of its help.
pub(crate) const VIETNAMESE: Words = &[
    (
        "",
        "Kiểm tra cả hai phiên bản và việc chuyển đổi giữa hai phiên bản",
    ),
    (
        ".as_of",
        "Đánh giá bản mới và việc chuyển đổi theo pháp luật tại ngày này",
    ),
    (
        ".fail_on",
        "Trả về mã 1 nếu việc chuyển đổi hoặc bản mới có kết quả từ mức độ này trở lên; mặc định là error, nếu tệp cấu hình không quy định khác",
    ),
    (
        ".checks",
        "Liệt kê từng kết quả kiểm tra của hai phiên bản, không chỉ số lượng của mỗi mã",
    ),
    (
        ".bands",
        "Liệt kê và đếm thay đổi theo dải thay cho lớp: seven, 3090 hoặc 224",
    ),
];

pub(crate) fn run(args: &Args, asked: &Asked, out: &mut Output) -> Result<Outcome, Fault> {
    out.write_to(&args.into, [&args.old, &args.new])?;
    let format = asked.format.findings()?;
    let levels = &asked.levels;
    let as_of = args.as_of.as_deref().map(date).transpose()?;
    let cut = cut(args.bands.as_deref())?;
    let given = settings::given_levels(levels, out)?;
    let (old, new) = document::pair(&args.old, &args.new, args.config.as_deref())?;
    let ends = [(&old, args.old.as_str()), (&new, args.new.as_str())];
    let Reviewed {
        review,
        transition,
        levels,
        fail_on,
    } = reviewed(ends, args.config.as_deref(), as_of, given, out)?;
    match format {
        FindingFormat::Markdown => {
            let mut page = ReviewMarkdown::new(&review, &old, &new, out.lang());
            if let Some(cut) = cut {
                page = page.bands(cut);
            }
            out.text(&page.to_string());
        }
        FindingFormat::Json => out.json(&match cut {
            Some(cut) => json::Review::by_band(&review, &old, &new, cut),
            None => json::Review::new(&review, &old, &new),
        })?,
        FindingFormat::Human => {
            let renderer = out.renderer().list(args.list.into());
            let renderer = renderer.full_checks(args.checks);
            let renderer = cut.map_or(renderer, |cut| renderer.bands(cut));
            out.text(&renderer.render_review(&review, &old, &new));
        }
        // With how it ends, below.
        FindingFormat::Listed(_) => no_bands(args.bands.is_some())?,
    }
    let is_whole = review.completeness().is_complete();
    let level = match args.fail_on {
        Some(given) => given.severity(),
        None => fail_on,
    };
    let fails = level.is_some_and(|s| review.has_at_least(s));
    let outcome = match (is_whole, fails) {
        (false, _) => Outcome::Refused,
        (true, true) => Outcome::Findings,
        (true, false) => Outcome::Clean,
    };
    if let FindingFormat::Listed(format) = format {
        let mut listed = Listed::new(format, out);
        let of_new = new_rules(&new)?;
        let rules = of_new.rules().map(Rule::info);
        let rules = rules.chain(transition.rules().map(TransitionRule::info));
        let rules = rules.filter(|info| levels.has_on(&info.code));
        listed.results.fail_on(level);
        listed.results.reviewed(&review, (&old, &new), rules);
        if !is_whole {
            let name = new.sources().name(SourceId::ROOT);
            let both = [(&old, args.old.as_str()), (&new, args.new.as_str())];
            let why = whole::in_a_line(&both).unwrap_or(whole::UNDECIDED);
            listed.results.refused(name, &why);
        }
        let lang = out.lang();
        listed.page(|| ReviewMarkdown::new(&review, &old, &new, lang).to_string());
        listed.finish(outcome, out)?;
    }
    if !is_whole {
        out.warning(&whole::UNDECIDED);
    }
    Ok(outcome)
}

/// The rules that a transition runs on the later version.
fn new_rules(new: &Document) -> Result<RuleSet, Fault> {
    let framework = new.architecture().framework();
    RuleSet::for_framework(framework).map_err(|error| Fault::new(error.text().clone()))
}
