//! Writes text diagrams of a bundled document, and of its changes from an earlier one: `diagrams FOLDER NEW [OLD]`.

use std::error::Error;
use std::fs;
use std::path::Path;

use justarch::diagrams::Diagram;
use justarch::{Diff, Document, Lang, reference};

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [folder, new, rest @ ..] = args.as_slice() else {
        return Err("usage: diagrams FOLDER NEW [OLD]".into());
    };
    let read = |name: &str| {
        let bundled = reference::get(name).map(|bundled| bundled.text.to_owned());
        let text = bundled.map_or_else(|| fs::read_to_string(name), Ok)?;
        Ok::<_, Box<dyn Error>>(Document::parse(name, &text)?)
    };
    let new = read(new)?;
    let old = rest.first().map(|old| read(old)).transpose()?;
    let old = old.as_ref().map(Document::architecture);
    let diff = old.map(|old| Diff::between(old, new.architecture()));
    for (lang, name) in [(Lang::Vi, "vi"), (Lang::En, "en")] {
        let mut diagram = Diagram::of(new.architecture(), lang);
        if let Some(diff) = &diff {
            diagram = diagram.against(diff);
        }
        let path = Path::new(folder).join(name);
        fs::write(path.with_extension("dot"), diagram.dot())?;
        fs::write(path.with_extension("mmd"), diagram.mermaid())?;
        fs::write(path.with_extension("puml"), diagram.plantuml())?;
        fs::write(path.with_extension("drawio"), diagram.drawio())?;
    }
    Ok(())
}
