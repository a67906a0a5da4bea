//! `justarch draw` where it writes text: the page to explore and to review, and diagrams for other tools.

use std::path::Path;

use justarch::diagrams::{Diagram, Shown};
use justarch::draw::{Drawing, Scene, TextForm};
use justarch::explorer::{Page, View};
use justarch::{
    Architecture, Bands, Diff, Document, FindingFilter, Lang, RuleSet, Transition, bilingual, json,
};

use crate::Outcome;
use crate::document;
use crate::draw_args::DrawArgs;
use crate::fault::Fault;
use crate::file::{self, Existing};
use crate::named::known_framework;
use crate::output::Output;
use crate::whole;

/// What is written, by the ending of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Page,
    Diagram(Tool),
}

/// Who reads a diagram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tool {
    Graphviz,
    Mermaid,
    PlantUml,
    DrawIo,
}

impl Form {
    pub(crate) fn of(ending: &str) -> Option<Self> {
        Some(match ending {
            "html" | "htm" => Self::Page,
            "dot" | "gv" => Self::Diagram(Tool::Graphviz),
            "mmd" => Self::Diagram(Tool::Mermaid),
            "puml" => Self::Diagram(Tool::PlantUml),
            "drawio" => Self::Diagram(Tool::DrawIo),
            _ => return None,
        })
    }
}

/// A drawing of more elements than these on one page cannot be read.
const DRAWN: usize = 400;

/// Writes the file, and says how much was left out.
pub(crate) fn run(
    form: Form,
    path: &Path,
    new: &Document,
    args: &DrawArgs,
    cut: Option<&'static Bands>,
    out: &mut Output,
) -> Result<Outcome, Fault> {
    let old = args.against.as_deref();
    let old = old.map(|old| document::read(old, None)).transpose()?;
    if let (true, Some(old), Some(input)) = (args.public, &old, args.against.as_deref()) {
        // What was not read may be secret.
        whole::all_read(&[(old, input)])?;
    }
    let shown = if args.public {
        Shown::public()
    } else {
        Shown::default()
    };
    let cut = cut.unwrap_or_else(Bands::seven);
    let (old, lang) = (old.as_ref(), out.lang());
    let text = match form {
        Form::Page => page(new, old, cut, &shown, lang)?,
        Form::Diagram(tool) => diagram(tool, new, old, cut, &shown, lang),
    };
    let written = file::write(path, text.as_bytes(), Existing::Replace);
    written.map_err(|why| Fault::unwritten(path, &why))?;
    let shown_path = path.display();
    out.note(&bilingual!("Đã ghi {shown_path}", "Written: {shown_path}"));
    if args.public {
        let left = shown.left_out(new.architecture());
        let (elements, relations) = (left.elements, left.relations);
        out.note(&bilingual!(
            "đã lược {elements} thành phần và {relations} quan hệ thuộc bí mật nhà nước",
            "left out for state secrets: {elements} elements and {relations} relations"
        ));
    }
    Ok(Outcome::Clean)
}

fn diagram(
    tool: Tool,
    new: &Document,
    old: Option<&Document>,
    cut: &'static Bands,
    shown: &Shown,
    lang: Lang,
) -> String {
    let arch = new.architecture();
    let diff = old.map(|old| Diff::between(old.architecture(), arch));
    let mut diagram = Diagram::of(arch, lang).bands(cut).showing(shown.clone());
    if let Some(diff) = &diff {
        diagram = diagram.against(diff);
    }
    match tool {
        Tool::Graphviz => diagram.dot(),
        Tool::Mermaid => diagram.mermaid(),
        Tool::PlantUml => diagram.plantuml(),
        Tool::DrawIo => diagram.drawio(),
    }
}

fn page(
    new: &Document,
    old: Option<&Document>,
    cut: &'static Bands,
    shown: &Shown,
    lang: Lang,
) -> Result<String, Fault> {
    let arch = new.architecture();
    for document in old.into_iter().chain([new]) {
        known_framework(document, document.architecture().framework())?;
    }
    let rules = RuleSet::for_framework(arch.framework());
    let rules = rules.map_err(|error| Fault::new(error.text().clone()))?;
    let report = FindingFilter::of(new, None).check_document(&rules, new);
    let review = match old {
        None => None,
        Some(old) => {
            let between = Transition::between(old.architecture(), arch);
            let transition = between.map_err(|error| Fault::new(error.text().clone()))?;
            Some((transition.check(), old))
        }
    };
    let diff = review.as_ref().map(|(review, _)| &review.diff);
    let pictures = pictures(arch, diff, cut, shown);
    let mut page = Page::new(arch, json::Check::new(&report, new), lang);
    page = page.bands(cut).showing(shown.clone());
    for (view, lang, svg) in &pictures {
        page = page.picture(*view, *lang, svg);
    }
    Ok(match &review {
        None => page.render(),
        Some((review, old)) => {
            let json = json::Review::new(review, *old, new);
            page.against(review, json).render()
        }
    })
}

/// The drawings of each view in both languages, as far as they can be read.
fn pictures(
    arch: &Architecture,
    diff: Option<&Diff<'_>>,
    cut: &'static Bands,
    shown: &Shown,
) -> Vec<(View, Lang, String)> {
    let mut out = Vec::new();
    for lang in [Lang::Vi, Lang::En] {
        let mut drawing = Drawing::new(lang).bands(cut).fit();
        if shown.is_public() {
            let versions = diff.map(|diff| [diff.earlier(), diff.later()]);
            drawing = drawing.public_in_each(versions.into_iter().flatten());
        }
        let mut add = |view, elements: usize, scene: &dyn Fn() -> Scene| {
            if elements > DRAWN {
                return;
            }
            let scene = scene();
            let page = scene.pages.first();
            out.extend(page.map(|page| (view, lang, scene.svg(page, TextForm::Text))));
        };
        let after = arch.element_count();
        if let Some(diff) = diff {
            let before = diff.earlier().element_count();
            add(View::Before, before, &|| drawing.scene(diff.earlier()));
            add(View::Changes, before.max(after), &|| {
                drawing.scene_against(diff)
            });
        }
        add(View::After, after, &|| drawing.scene(arch));
    }
    out
}
