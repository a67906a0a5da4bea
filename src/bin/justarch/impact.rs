//! `justarch impact`.

use justarch::{Architecture, ElementRef, Graph, Impact, ImpactJson, bilingual, similar};

use crate::Outcome;
use crate::args::{ImpactArgs, PageFormat};
use crate::document;
use crate::fault::Fault;
use crate::output::Output;

pub(crate) fn run(
    args: &ImpactArgs,
    format: PageFormat,
    out: &mut Output,
) -> Result<Outcome, Fault> {
    let document = document::read(&args.file, None)?;
    let arch = document.architecture();
    let asked = args.ids.iter().map(|id| find(arch, id));
    let asked = asked.collect::<Result<Vec<_>, _>>()?;
    let impact = Impact::of(&Graph::of(arch), asked);
    match format {
        PageFormat::Human => out.text(&out.renderer().render_impact(&impact, &document)),
        PageFormat::Markdown => {
            out.text(&out.renderer().render_impact_markdown(&impact, &document));
        }
        PageFormat::Json => out.json(&ImpactJson::new(&impact, &document))?,
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
        let meant = similar(id, arch.elements().map(ElementRef::id));
        let text = bilingual!(
            "văn bản không có thành phần `{id}`",
            "the document has no element `{id}`"
        );
        Fault::or_similar(text, &meant)
    })
}
