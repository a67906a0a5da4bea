//! `justarch reference`.

use std::fmt::Write as _;

use justarch::{json, reference};

use crate::Outcome;
use crate::args::{Format, ReferenceAction, ReferenceArgs};
use crate::fault::Fault;
use crate::input;
use crate::output::Output;

pub(crate) fn run(
    args: &ReferenceArgs,
    format: Format,
    out: &mut Output,
) -> Result<Outcome, Fault> {
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
