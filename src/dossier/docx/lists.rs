//! The lists: headings in several depths, annexes, items.

use super::WORDS;
use super::measures::INDENT;
use super::xml::Xml;
use crate::dossier::parts::Numbering;
use crate::text::Lang;

/// Those of `numbering.xml`, by number.
pub(super) const HEADINGS: u32 = 1;
pub(super) const ANNEXES: u32 = 2;
pub(super) const ITEMS: u32 = 3;

/// The part with the lists: headings in several depths, annexes, items.
pub(super) fn lists(numbering: Numbering, lang: Lang) -> Vec<u8> {
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
    let mut xml = Xml::new();
    xml.open("w:numbering", &[("xmlns:w", WORDS)]);
    let headings = [
        ("upperRoman", first, "Heading1"),
        ("decimal", "%2.", "Heading2"),
        ("lowerLetter", "%3)", "Heading3"),
    ];
    list(&mut xml, HEADINGS, &headings);
    list(&mut xml, ANNEXES, &[("upperRoman", annex, "AnnexHeading")]);
    list(&mut xml, ITEMS, &[("bullet", "-", "ListBullet")]);
    for id in [HEADINGS, ANNEXES, ITEMS] {
        let id = id.to_string();
        xml.open("w:num", &[("w:numId", &id)]);
        xml.value("w:abstractNumId", &id).close();
    }
    xml.finish()
}

fn list(xml: &mut Xml, id: u32, levels: &[(&str, &str, &str)]) {
    xml.open("w:abstractNum", &[("w:abstractNumId", &id.to_string())]);
    xml.value("w:multiLevelType", "multilevel");
    for (nth, (format, text, style)) in levels.iter().enumerate() {
        xml.open("w:lvl", &[("w:ilvl", &nth.to_string())]);
        xml.value("w:start", "1").value("w:numFmt", format);
        xml.value("w:pStyle", style);
        xml.value("w:suff", if text.is_empty() { "nothing" } else { "space" });
        xml.value("w:lvlText", text).value("w:lvlJc", "left");
        xml.open("w:pPr", &[]);
        let indent = match *style {
            "Heading1" | "AnnexHeading" => "0".to_owned(),
            _ => INDENT.to_string(),
        };
        xml.empty("w:ind", &[("w:left", "0"), ("w:firstLine", &indent)])
            .close();
        xml.open("w:rPr", &[]);
        xml.value("w:caps", "0").close().close();
    }
    xml.close();
}
