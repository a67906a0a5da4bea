//! The lists: headings in several depths, annexes, items.

use super::WORDS;
use super::frame::Frame;
use super::measures::INDENT;
use super::needed::{ANNEXES, HEADINGS, ITEMS};
use super::xml::Xml;
use crate::dossier::parts::Numbering;
use crate::text::Lang;

/// The lists and what refers to them, for a part of their own or one that is there.
pub(super) struct Lists {
    pub(super) definitions: Vec<u8>,
    pub(super) uses: Vec<u8>,
}

/// The part with the lists: headings in several depths, annexes, items.
pub(super) fn lists(numbering: Numbering, lang: Lang, frame: &Frame) -> Vec<u8> {
    let lists = pieces(numbering, lang, frame);
    let mut part = Xml::new();
    part.open("w:numbering", &[("xmlns:w", WORDS)]);
    part.raw(&lists.definitions).raw(&lists.uses);
    part.finish()
}

/// The same lists behind those of a template.
pub(super) fn added(
    text: &str,
    numbering: Numbering,
    lang: Lang,
    frame: &Frame,
) -> Option<Vec<u8>> {
    let lists = pieces(numbering, lang, frame);
    let end = text
        .rfind("<w:numIdMacAtCleanup")
        .or_else(|| text.rfind("</w:numbering>"))?;
    let first = text.find("<w:num ").unwrap_or(end);
    let (before, after) = (text.get(..first)?, text.get(end..)?);
    let between = text.get(first..end)?;
    let pieces: [&[u8]; 5] = [
        before.as_bytes(),
        &lists.definitions,
        between.as_bytes(),
        &lists.uses,
        after.as_bytes(),
    ];
    Some(pieces.concat())
}

fn pieces(numbering: Numbering, lang: Lang, frame: &Frame) -> Lists {
    let first = match (numbering, lang) {
        (Numbering::Parts, Lang::Vi) => "Phần %1.",
        (Numbering::Parts, Lang::En) => "Part %1.",
        (Numbering::Roman, _) => "%1.",
        (Numbering::Sheets, _) => "",
    };
    let annex = match lang {
        Lang::Vi => "Phụ lục %1.",
        Lang::En => "Annex %1.",
    };
    let headings = [
        ("upperRoman", first, "Heading1"),
        ("decimal", "%2.", "Heading2"),
        ("lowerLetter", "%3)", "Heading3"),
    ];
    let mut definitions = Xml::piece().named(&frame.names);
    list(&mut definitions, frame, HEADINGS, &headings);
    list(
        &mut definitions,
        frame,
        ANNEXES,
        &[("upperRoman", annex, "AnnexHeading")],
    );
    list(
        &mut definitions,
        frame,
        ITEMS,
        &[("bullet", "-", "ListBullet")],
    );
    let mut uses = Xml::piece();
    for id in [HEADINGS, ANNEXES, ITEMS] {
        let id = frame.lists.saturating_add(id).to_string();
        uses.open("w:num", &[("w:numId", &id)]);
        uses.value("w:abstractNumId", &id).close();
    }
    Lists {
        definitions: definitions.finish(),
        uses: uses.finish(),
    }
}

fn list(xml: &mut Xml, frame: &Frame, id: u32, levels: &[(&str, &str, &'static str)]) {
    let id = frame.lists.saturating_add(id).to_string();
    xml.open("w:abstractNum", &[("w:abstractNumId", &id)]);
    xml.value("w:multiLevelType", "multilevel");
    for (nth, (format, text, style)) in levels.iter().enumerate() {
        xml.open("w:lvl", &[("w:ilvl", &nth.to_string())]);
        xml.value("w:start", "1").value("w:numFmt", format);
        // A style of a template keeps its place on the line, and its own list if it has one.
        let is_given = frame.given.contains(style);
        if !is_given {
            xml.style("w:pStyle", style);
        }
        xml.value("w:suff", if text.is_empty() { "nothing" } else { "space" });
        xml.value("w:lvlText", text).value("w:lvlJc", "left");
        if !is_given {
            xml.open("w:pPr", &[]);
            let indent = match *style {
                "Heading1" | "AnnexHeading" => "0".to_owned(),
                _ => INDENT.to_string(),
            };
            xml.empty("w:ind", &[("w:left", "0"), ("w:firstLine", &indent)])
                .close();
        }
        xml.open("w:rPr", &[]);
        xml.value("w:caps", "0").close().close();
    }
    xml.close();
}
