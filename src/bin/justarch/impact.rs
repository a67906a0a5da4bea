//! `justarch impact`.

use justarch::{Architecture, ElementRef, Graph, Impact, Lang, bilingual, json, similar};

use crate::Outcome;
use crate::args::{ImpactArgs, PageFormat};
use crate::document;
use crate::fault::Fault;
use crate::named::date;
use crate::output::Output;
use crate::settings;
use crate::unused::Reader;

pub(crate) fn run(
    args: &ImpactArgs,
    format: PageFormat,
    out: &mut Output,
) -> Result<Outcome, Fault> {
    let document = document::read(&args.file, None)?;
    let of_one = [(&document, args.file.as_str())];
    let found = settings::found(Reader::Impact, &of_one, None, out)?;
    out.aside(&found.said);
    let arch = document.architecture();
    let asked = args.ids.iter().map(|id| find(arch, id));
    let asked = asked.collect::<Result<Vec<_>, _>>()?;
    let as_of = args.as_of.as_deref().map(date).transpose()?;
    let day = as_of.or_else(|| arch.evaluation_date());
    let impact = Impact::of(&Graph::on(arch, day), asked);
    match format {
        PageFormat::Human => out.text(&out.renderer().render_impact(&impact, &document)),
        PageFormat::Markdown => {
            out.text(&out.renderer().render_impact_markdown(&impact, &document));
        }
        PageFormat::Json => out.json(&json::Impact::new(&impact, &document))?,
    }
    Ok(Outcome::Clean)
}

fn find<'a>(arch: &'a Architecture, id: &str) -> Result<ElementRef<'a>, Fault> {
    if arch.element(id).is_none() && arch.unread().elements().any(|unread| unread == id) {
        return Err(Fault::new(bilingual!(
            "thành phần `{id}` có trong văn bản nhưng không đọc được",
            "the element `{id}` is in the document but could not be read"
        )));
    }
    arch.element(id).ok_or_else(|| {
        // A part of an id or name is no slip of another.
        let mut meant = holding(arch, id);
        if meant.is_empty() {
            meant = similar(id, arch.elements().map(ElementRef::id));
        }
        let text = bilingual!(
            "văn bản không có thành phần `{id}`",
            "the document has no element `{id}`"
        );
        Fault::or_similar(text, &meant)
    })
}

/// So many of those that hold a word are offered.
const OFFERED: usize = 5;

/// The ids of the elements whose id or name holds a text, whatever the case; those with it in the id first.
fn holding<'a>(arch: &'a Architecture, text: &str) -> Vec<&'a str> {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return Vec::new();
    }
    let holds = |said: &str| said.to_lowercase().contains(&text);
    let by_id = arch.elements().filter(|e| holds(e.id()));
    let by_name = arch
        .elements()
        .filter(|e| !holds(e.id()) && [Lang::Vi, Lang::En].iter().any(|lang| holds(e.name(*lang))));
    let all = by_id.chain(by_name).map(ElementRef::id);
    all.take(OFFERED).collect()
}
