//! A document as a Word file (`.docx`).

mod body;
mod fault;
mod frame;
mod head;
mod lists;
mod looks;
mod markup;
mod measures;
mod needed;
mod package;
mod reached;
mod setup;
mod styles;
mod table;
mod taken;
mod template;
mod xml;

pub use template::Template;

use super::parts::Dossier;
use crate::error::Error;
use body::Body;
use fault::broken;
use frame::Frame;
use markup::Node;
use package::{Package, Part};
use taken::Taken;
use xml::Xml;

const WORDS: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A document as a Word file (`.docx`), laid out by annex I of Decree 30/2020/NĐ-CP: A4, its margins, Times New Roman, the page
/// number above the text from the second page on. Tables repeat their header; parts with wide ones lie on turned pages.
/// Headings, paragraphs and tables have styles with names of their own. The same document gives the same bytes.
///
/// # Errors
///
/// Fails if a picture cannot be drawn.
///
/// ```
/// # #[cfg(feature = "yaml")] {
/// use justarch::dossier::{ArchitectureReport, docx};
/// use justarch::{Lang, reference};
/// let arch = reference::moj_4_0();
/// let dossier = ArchitectureReport::of(&arch, Lang::Vi).dossier();
/// assert!(docx(&dossier).unwrap().starts_with(b"PK"));
/// # }
/// ```
pub fn docx(dossier: &Dossier) -> Result<Vec<u8>, Error> {
    let frame = Frame::own();
    let parts = vec![
        Part::new("styles", styles::styles(dossier, &frame)),
        Part::new(
            "numbering",
            lists::lists(dossier.numbering, dossier.lang, &frame),
        ),
        Part::new("settings", settings(None)),
        Part::new("header1", header(false)),
        Part::new("header2", header(true)),
    ];
    written(dossier, &frame, parts, &Taken::default())
}

/// The same in the form of a template: its styles, lists, theme, headers, footers and page set-up stay, and the document takes
/// the place of its text.
///
/// # Errors
///
/// Fails if a picture cannot be drawn, or if the template has no place for what it lacks.
pub fn docx_in(dossier: &Dossier, template: &Template) -> Result<Vec<u8>, Error> {
    let frame = Frame::of(template)?;
    let styles = match &template.styles {
        Some(text) => styles::added(text, dossier, &frame),
        None => Some(styles::styles(dossier, &frame)),
    };
    let (numbering, lang) = (dossier.numbering, dossier.lang);
    let lists = match &template.lists {
        Some(text) => lists::added(text, numbering, lang, &frame),
        None => Some(lists::lists(numbering, lang, &frame)),
    };
    let parts = vec![
        Part::new("styles", styles.ok_or_else(|| broken(&"styles"))?),
        Part::new("numbering", lists.ok_or_else(|| broken(&"numbering"))?),
        Part::new("settings", settings(template.settings.as_ref())),
    ];
    written(dossier, &frame, parts, &template.taken)
}

fn written(
    dossier: &Dossier,
    frame: &Frame,
    parts: Vec<Part>,
    taken: &Taken,
) -> Result<Vec<u8>, Error> {
    let mut body = Body::new(dossier, frame);
    body.write()?;
    let (document, images) = body.finish();
    Package {
        title: dossier.head.title.clone(),
        author: dossier.head.issuer.last().cloned().unwrap_or_default(),
        document,
        parts,
        images,
        taken,
    }
    .write()
}

/// A header: with the number of the page, or empty.
fn header(has_number: bool) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:hdr", &[("xmlns:w", WORDS)]);
    xml.open("w:p", &[]).open("w:pPr", &[]);
    xml.style("w:pStyle", "Header").close();
    if has_number {
        xml.open("w:fldSimple", &[("w:instr", " PAGE ")]);
        xml.open("w:r", &[]).open("w:t", &[]).text("2");
    }
    xml.finish()
}

/// What a template says of pages and of how text is laid out, in the order of the format.
const OF_TEMPLATE: [&str; 7] = [
    "w:mirrorMargins",
    "w:gutterAtTop",
    "w:defaultTabStop",
    "w:evenAndOddHeaders",
    "w:compat",
    "w:themeFontLang",
    "w:clrSchemeMapping",
];

fn settings(template: Option<&Node>) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:settings", &[("xmlns:w", WORDS)]);
    if let Some(template) = template {
        let stated = OF_TEMPLATE.iter().filter_map(|name| template.child(name));
        for node in stated {
            xml.node(node, &[]);
        }
        return xml.finish();
    }
    xml.value("w:defaultTabStop", "720");
    xml.open("w:compat", &[]).empty(
        "w:compatSetting",
        &[
            ("w:name", "compatibilityMode"),
            ("w:uri", "http://schemas.microsoft.com/office/word"),
            ("w:val", "15"),
        ],
    );
    xml.finish()
}
