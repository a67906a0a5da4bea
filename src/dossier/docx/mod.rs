//! A document as a Word file (`.docx`).

mod body;
mod head;
mod lists;
mod measures;
mod package;
mod styles;
mod table;
mod xml;

use super::parts::Dossier;
use crate::error::Error;
use body::Body;
use package::Package;
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
    let mut body = Body::new(dossier);
    body.write()?;
    let (document, images) = body.finish();
    Package {
        title: dossier.head.title.clone(),
        author: dossier.head.issuer.last().cloned().unwrap_or_default(),
        document,
        styles: styles::styles(dossier.numbering, dossier.head.form, dossier.lang),
        numbering: lists::lists(dossier.numbering, dossier.lang),
        settings: settings(),
        headers: [header(false), header(true)],
        images,
    }
    .write()
}

/// A header: with the number of the page, or empty.
fn header(has_number: bool) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:hdr", &[("xmlns:w", WORDS)]);
    xml.open("w:p", &[]).open("w:pPr", &[]);
    xml.value("w:pStyle", "Header").close();
    if has_number {
        xml.open("w:fldSimple", &[("w:instr", " PAGE ")]);
        xml.open("w:r", &[]).open("w:t", &[]).text("2");
    }
    xml.finish()
}

fn settings() -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:settings", &[("xmlns:w", WORDS)]);
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
