//! Writes a page to explore a document, or to review the step to it from an earlier one: `explorer OUT.html NEW [OLD]`.

use std::error::Error;
use std::fs;

use justarch::explorer::Page;
use justarch::{Document, Lang, RuleSet, Transition, json, reference};

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [out, new, rest @ ..] = args.as_slice() else {
        return Err("usage: explorer OUT.html NEW [OLD]".into());
    };
    let read = |name: &str| {
        let bundled = reference::get(name).map(|bundled| bundled.text.to_owned());
        let text = bundled.map_or_else(|| fs::read_to_string(name), Ok)?;
        Ok::<_, Box<dyn Error>>(Document::parse(name, &text)?)
    };
    let new = read(new)?;
    let arch = new.architecture();
    let report = RuleSet::for_framework(arch.framework())?.check_document(&new);
    let page = Page::new(arch, json::Check::new(&report, &new), Lang::Vi);
    let text = match rest.first() {
        Some(old) => {
            let old = read(old)?;
            let review = Transition::between(old.architecture(), arch)?.check();
            let json = json::Review::new(&review, &old, &new);
            page.against(&review, json).render()
        }
        None => page.render(),
    };
    fs::write(out, text)?;
    Ok(())
}
