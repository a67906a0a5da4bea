//! `justarch reference`.

use std::fmt::Write as _;

use justarch::{Lang, reference};
use serde_json::json;

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
        (ReferenceAction::List, Format::Json) => {
            let documents = reference::all().iter().map(|bundled| {
                let document = bundled.document();
                let arch = document.architecture();
                let title = json!({ "vi": arch.name(Lang::Vi), "en": arch.name(Lang::En) });
                json!({ "name": bundled.name, "title": title, "framework": arch.framework().to_string() })
            });
            let documents: Vec<_> = documents.collect();
            out.json(&json!({ "schema-version": "1", "documents": documents }))?;
        }
        (ReferenceAction::Show { name }, Format::Human) => out.text(input::bundled(name)?.text),
        (ReferenceAction::Show { name }, Format::Json) => {
            let bundled = input::bundled(name)?;
            let value =
                json!({ "schema-version": "1", "name": bundled.name, "text": bundled.text });
            out.json(&value)?;
        }
    }
    Ok(Outcome::Clean)
}
