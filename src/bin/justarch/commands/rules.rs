//! `justarch rules`.

use std::fmt::Write as _;

use justarch::{FrameworkVersion, Severity, bilingual, catalog, json};

use crate::Outcome;
use crate::args::{Asked, Destination, Format};
use crate::fault::Fault;
use crate::help_words::Words;
use crate::named::{self, framework};
use crate::output::Output;
use crate::own_rules;

/// Lists the rules and other codes
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Args {
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
    #[command(flatten)]
    pub(crate) into: Destination,
}

#[derive(Debug, clap::Subcommand)]
pub(crate) enum RulesAction {
    /// Runs the self-tests of rule files of your own
    Test {
        /// Rule files, `-` for the standard input
        #[arg(required = true, value_name = "FILE")]
        files: Vec<String>,
    },
}

/// The Vietnamese of its help.
pub(crate) const VIETNAMESE: Words = &[
    ("", "Liệt kê các quy tắc và các mã khác"),
    ("test", "Chạy phần tự kiểm tra của tệp quy tắc riêng"),
    (".framework", "Chỉ những gì áp dụng theo khung này"),
    (".family", "Chỉ nhóm này, ví dụ INT"),
    (".diff", "Cho biết khác biệt giữa hai khung"),
    ("test.files", "Tệp quy tắc, `-` là đầu vào chuẩn"),
];

pub(crate) fn run(args: &Args, asked: &Asked, out: &mut Output) -> Result<Outcome, Fault> {
    out.write_to(&args.into, [])?;
    let format = asked.format.common()?;
    if let Some(RulesAction::Test { files }) = &args.action {
        return own_rules::test(files, format, out);
    }
    let version = args.framework.as_deref().map(framework).transpose()?;
    let family = args.family.as_deref().map(named::in_capitals);
    let family = family.as_deref().map(named::code).transpose()?;
    if let [from, to] = args.diff.as_slice() {
        return differences(
            framework(from)?,
            framework(to)?,
            family.as_deref(),
            format,
            out,
        );
    }
    let mut pages = catalog::all();
    pages.retain(|page| {
        version.is_none_or(|v| page.frameworks.contains(&v))
            && family
                .as_deref()
                .is_none_or(|f| page.code.family() == f || page.code.as_str() == f)
    });
    match format {
        Format::Human => out.text(&table(&pages, out)),
        Format::Json => out.json(&pages.iter().collect::<json::Rules>())?,
    }
    Ok(Outcome::Clean)
}

/// What changes from one framework to another.
fn differences(
    from: FrameworkVersion,
    to: FrameworkVersion,
    family: Option<&str>,
    format: Format,
    out: &mut Output,
) -> Result<Outcome, Fault> {
    let mut changes =
        catalog::differences(from, to).map_err(|error| Fault::new(error.text().clone()))?;
    changes.retain(|c| family.is_none_or(|f| c.code.family() == f || c.code.as_str() == f));
    match format {
        Format::Human => {
            let lang = out.lang();
            let head = bilingual!(
                "# Quy tắc của khung {to} so với khung {from}",
                "# The rules of framework {to} against those of {from}"
            );
            let mut text = format!("{}\n", head.get(lang));
            for change in &changes {
                let direction = change.direction.label();
                let (direction, title) = (direction.get(lang), change.title.get(lang));
                let _ = writeln!(text, "\n{} {direction}: {title}", change.code);
                for reason in &change.reasons {
                    let _ = writeln!(text, "  {}", reason.get(lang));
                }
            }
            if changes.is_empty() {
                let none = bilingual!("Không có khác biệt.", "No difference.");
                let _ = writeln!(text, "\n{}", none.get(lang));
            }
            out.text(&text);
        }
        Format::Json => out.json(&json::RuleDifferences::new(from, to, &changes))?,
    }
    Ok(Outcome::Clean)
}

fn table(pages: &[catalog::Explanation], out: &Output) -> String {
    let lang = out.lang();
    let widest = Severity::ALL.map(|s| s.label().get(lang).chars().count());
    let widest = widest.into_iter().max().unwrap_or(0);
    let mut text = String::new();
    let mut about = None;
    for page in pages {
        if about != Some(page.about) {
            if about.is_some() {
                text.push('\n');
            }
            let head = page.about.label();
            let _ = writeln!(text, "# {}", capital(head.get(lang)));
            about = Some(page.about);
        }
        let label = page.severity.label();
        let severity = label.get(lang);
        let pad = " ".repeat(widest - severity.chars().count());
        let title = page.title.get(lang);
        let (code, name) = (page.code.as_str(), page.name.as_str());
        let _ = writeln!(text, "{code:<8} {severity}{pad}  {title} ({name})");
    }
    text
}

/// With a capital first letter.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}
