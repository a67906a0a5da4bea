//! `justarch reference`.

use std::fmt::Write as _;

use justarch::{json, reference};

use crate::Outcome;
use crate::args::{Asked, Format};
use crate::fault::Fault;
use crate::help_words::Words;
use crate::input;
use crate::output::Output;

/// Lists or prints the bundled documents
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) action: ReferenceAction,
}

#[derive(Debug, clap::Subcommand)]
pub(crate) enum ReferenceAction {
    /// Lists their names
    List,
    /// Prints the text of one
    Show {
        /// Such as moj-3.0
        name: String,
    },
}

/// The Vietnamese of its help.
pub(crate) const VIETNAMESE: Words = &[
    ("", "Liệt kê hoặc in các văn bản kèm theo"),
    ("list", "Liệt kê tên các văn bản kèm theo"),
    ("show", "In nội dung một văn bản kèm theo"),
    ("show.name", "Tên văn bản, ví dụ moj-3.0"),
];

pub(crate) fn run(args: &Args, asked: &Asked, out: &mut Output) -> Result<Outcome, Fault> {
    let format = asked.format.common()?;
    match (&args.action, format) {
        (ReferenceAction::List, Format::Human) => {
            let width = reference::all().iter().map(|d| d.name.len()).max();
            let mut text = String::new();
            for bundled in reference::all() {
                let document = bundled.document();
                let name = document.architecture().name(out.lang());
                let _ = writeln!(text, "{:w$}  {name}", bundled.name, w = width.unwrap_or(0));
            }
            out.text(&text);
        }
        (ReferenceAction::List, Format::Json) => out.json(&json::ReferenceList::all())?,
        (ReferenceAction::Show { name }, Format::Human) => out.text(input::bundled(name)?.text),
        (ReferenceAction::Show { name }, Format::Json) => {
            out.json(&json::ReferenceText::from(&input::bundled(name)?))?;
        }
    }
    Ok(Outcome::Clean)
}
