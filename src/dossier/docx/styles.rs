//! The styles, by the names that word processors know them by, so that they can be changed there.

use super::WORDS;
use super::frame::Frame;
use super::looks::{Look, looks};
use super::measures::{BODY, FONT};
use super::xml::Xml;
use crate::dossier::parts::{Dossier, Layout};
use crate::text::Lang;

/// The part with the styles.
pub(super) fn styles(dossier: &Dossier, frame: &Frame) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:styles", &[("xmlns:w", WORDS)]);
    defaults(&mut xml, dossier.lang);
    xml.raw(&missing(dossier, frame));
    xml.finish()
}

/// The styles of a template, and those that it lacks.
pub(super) fn added(text: &str, dossier: &Dossier, frame: &Frame) -> Option<Vec<u8>> {
    let (before, after) = text.split_at_checked(text.rfind("</w:styles>")?)?;
    let missing = missing(dossier, frame);
    Some([before.as_bytes(), &missing, after.as_bytes()].concat())
}

/// The styles that a template lacks: all, if there is none.
fn missing(dossier: &Dossier, frame: &Frame) -> Vec<u8> {
    let mut xml = Xml::piece().named(&frame.names);
    let is_missing = |id: &str| !frame.given.contains(id);
    if is_missing("Normal") {
        let id = xml.name("Normal");
        let normal = [
            ("w:type", "paragraph"),
            ("w:default", "1"),
            ("w:styleId", &id),
        ];
        xml.open("w:style", &normal).value("w:name", "Normal");
        xml.empty("w:qFormat", &[]).close();
    }
    for look in looks(dossier.numbering, dossier.head.form) {
        if is_missing(look.id) {
            paragraph(&mut xml, &look, frame);
        }
    }
    for (id, nth, indent) in [("TOC1", 1, 0), ("TOC2", 2, 280)] {
        if is_missing(id) {
            contents(&mut xml, id, (nth, indent), frame);
        }
    }
    if is_missing("TableNormal") {
        plain_table(&mut xml);
    }
    if is_missing("DataTable") {
        data_table(&mut xml);
    }
    xml.finish()
}

fn defaults(xml: &mut Xml, lang: Lang) {
    let size = BODY.to_string();
    xml.open("w:docDefaults", &[]).open("w:rPrDefault", &[]);
    xml.open("w:rPr", &[]);
    fonts(xml);
    xml.value("w:color", "000000");
    xml.value("w:sz", &size).value("w:szCs", &size);
    let locale = match lang {
        Lang::Vi => "vi-VN",
        Lang::En => "en-GB",
    };
    xml.empty("w:lang", &[("w:val", locale), ("w:eastAsia", locale)]);
    xml.close().close();
    xml.open("w:pPrDefault", &[]).open("w:pPr", &[]);
    xml.empty(
        "w:spacing",
        &[
            ("w:before", "0"),
            ("w:after", "0"),
            ("w:line", "240"),
            ("w:lineRule", "auto"),
        ],
    );
    xml.close().close().close();
}

fn fonts(xml: &mut Xml) {
    xml.empty(
        "w:rFonts",
        &[
            ("w:ascii", FONT),
            ("w:hAnsi", FONT),
            ("w:eastAsia", FONT),
            ("w:cs", FONT),
        ],
    );
}

fn paragraph(xml: &mut Xml, look: &Look, frame: &Frame) {
    let is_custom = matches!(
        look.id,
        "AnnexHeading"
            | "CoverText"
            | "Letterhead"
            | "Note"
            | "SignatureBlock"
            | "TableCaption"
            | "FigureCaption"
            | "Figure"
            | "TableText"
            | "TableCentre"
            | "TableHeader"
            | "TableGroup"
            | "SectionEnd"
    );
    let id = xml.name(look.id);
    let mut attributes = vec![("w:type", "paragraph"), ("w:styleId", id.as_str())];
    if is_custom {
        attributes.push(("w:customStyle", "1"));
    }
    xml.open("w:style", &attributes).value("w:name", look.name);
    if let Some(base) = look.based_on {
        xml.style("w:basedOn", base);
    }
    if let Some(next) = look.next {
        xml.style("w:next", next);
    }
    xml.empty("w:qFormat", &[]);
    xml.open("w:pPr", &[]);
    if look.keep_next {
        xml.empty("w:keepNext", &[]);
    }
    if look.page_before {
        xml.empty("w:pageBreakBefore", &[]);
    }
    if let Some((list, depth)) = look.list {
        xml.open("w:numPr", &[]);
        xml.value("w:ilvl", &depth.to_string());
        let list = frame.lists.saturating_add(list);
        xml.value("w:numId", &list.to_string()).close();
    }
    let [before, after, lines] =
        [look.before, look.after, look.lines].map(|length| length.map(|length| length.to_string()));
    let mut spacing = Vec::new();
    if let Some(before) = &before {
        spacing.push(("w:before", before.as_str()));
    }
    if let Some(after) = &after {
        spacing.push(("w:after", after));
    }
    if let Some(lines) = &lines {
        spacing.extend([("w:line", lines.as_str()), ("w:lineRule", "auto")]);
    }
    if !spacing.is_empty() {
        xml.empty("w:spacing", &spacing);
    }
    if let Some(indent) = look.indent {
        xml.empty(
            "w:ind",
            &[("w:left", "0"), ("w:firstLine", &indent.to_string())],
        );
    } else if look.id == "SignatureBlock" {
        let half = frame.setup.width(Layout::Portrait) / 2;
        xml.empty("w:ind", &[("w:left", &half.to_string())]);
    }
    if let Some(align) = look.align {
        xml.value("w:jc", align);
    }
    if let Some(level) = look.level {
        xml.value("w:outlineLvl", &level.to_string());
    }
    xml.close().open("w:rPr", &[]);
    for (is, name) in [
        (look.bold, "w:b"),
        (look.italic, "w:i"),
        (look.capitals, "w:caps"),
    ] {
        if is {
            xml.empty(name, &[]);
        }
    }
    if let Some(size) = look.size.map(|size| size.to_string()) {
        xml.value("w:sz", &size).value("w:szCs", &size);
    }
    xml.close().close();
}

/// The lines of the table of contents: the page at the right end of a dotted line.
fn contents(xml: &mut Xml, id: &'static str, (nth, indent): (u32, u32), frame: &Frame) {
    let (id, name) = (xml.name(id), format!("toc {nth}"));
    let width = frame.setup.width(Layout::Portrait);
    xml.open("w:style", &[("w:type", "paragraph"), ("w:styleId", &id)]);
    xml.value("w:name", &name).style("w:basedOn", "Normal");
    xml.value("w:uiPriority", "39").open("w:pPr", &[]);
    xml.open("w:tabs", &[]).empty(
        "w:tab",
        &[
            ("w:val", "right"),
            ("w:leader", "dot"),
            ("w:pos", &width.to_string()),
        ],
    );
    xml.close();
    xml.empty("w:spacing", &[("w:after", "60")]);
    xml.empty(
        "w:ind",
        &[("w:left", &indent.to_string()), ("w:right", "0")],
    );
    xml.close().open("w:rPr", &[]);
    if nth == 1 {
        xml.empty("w:b", &[]);
    }
    xml.close().close();
}

/// The style of tables that name none.
fn plain_table(xml: &mut Xml) {
    let id = xml.name("TableNormal");
    let plain = [("w:type", "table"), ("w:default", "1"), ("w:styleId", &id)];
    xml.open("w:style", &plain).value("w:name", "Normal Table");
    xml.open("w:tblPr", &[])
        .empty("w:tblInd", &[("w:w", "0"), ("w:type", "dxa")]);
    cell_margins(xml, "0");
    xml.close().close();
}

/// The style of tables: thin lines, the header shaded.
fn data_table(xml: &mut Xml) {
    let id = xml.name("DataTable");
    let data = [
        ("w:type", "table"),
        ("w:customStyle", "1"),
        ("w:styleId", &id),
    ];
    xml.open("w:style", &data).value("w:name", "Data Table");
    xml.style("w:basedOn", "TableNormal").open("w:tblPr", &[]);
    xml.open("w:tblBorders", &[]);
    for side in [
        "w:top",
        "w:left",
        "w:bottom",
        "w:right",
        "w:insideH",
        "w:insideV",
    ] {
        xml.empty(
            side,
            &[
                ("w:val", "single"),
                ("w:sz", "4"),
                ("w:space", "0"),
                ("w:color", "000000"),
            ],
        );
    }
    xml.close();
    cell_margins(xml, "70");
    xml.close();
    xml.open("w:tblStylePr", &[("w:type", "firstRow")])
        .open("w:tcPr", &[]);
    xml.empty(
        "w:shd",
        &[
            ("w:val", "clear"),
            ("w:color", "auto"),
            ("w:fill", "E7E6E6"),
        ],
    );
    xml.close().close().close();
}

fn cell_margins(xml: &mut Xml, sides: &str) {
    xml.open("w:tblCellMar", &[]);
    for (side, width) in [
        ("w:top", "0"),
        ("w:left", sides),
        ("w:bottom", "0"),
        ("w:right", sides),
    ] {
        xml.empty(side, &[("w:w", width), ("w:type", "dxa")]);
    }
    xml.close();
}
