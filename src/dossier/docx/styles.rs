//! The styles, by the names that word processors know them by, so that they can be changed there.

use super::WORDS;
use super::frame::Frame;
use super::lists::{ANNEXES, HEADINGS, ITEMS};
use super::measures::{APART, BODY, CAPTION, FONT, HEADING, INDENT, LINES, PAGE_NUMBER, TABLE};
use super::xml::Xml;
use crate::dossier::parts::{Dossier, HeadForm, Layout, Numbering};
use crate::text::Lang;

/// How a paragraph style looks.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a property of its own in the format"
)]
#[derive(Clone, Copy)]
struct Look {
    id: &'static str,
    name: &'static str,
    based_on: Option<&'static str>,
    next: Option<&'static str>,
    /// Half points.
    size: Option<u32>,
    bold: bool,
    italic: bool,
    capitals: bool,
    align: Option<&'static str>,
    /// Of the first line.
    indent: Option<u32>,
    before: Option<u32>,
    after: Option<u32>,
    lines: Option<u32>,
    keep_next: bool,
    page_before: bool,
    /// Of the outline, from 0.
    level: Option<u32>,
    /// The list and the depth in it.
    list: Option<(u32, u32)>,
}

const fn look(id: &'static str, name: &'static str) -> Look {
    Look {
        id,
        name,
        based_on: Some("Normal"),
        next: None,
        size: None,
        bold: false,
        italic: false,
        capitals: false,
        align: None,
        indent: None,
        before: None,
        after: None,
        lines: None,
        keep_next: false,
        page_before: false,
        level: None,
        list: None,
    }
}

#[expect(clippy::too_many_lines, reason = "a table of styles")]
fn looks(numbering: Numbering, form: HeadForm) -> Vec<Look> {
    let is_sheet = numbering == Numbering::Sheets;
    // A sheet has two pages at most.
    let above = if is_sheet { 80 } else { 240 };
    let heading = Look {
        next: Some("BodyText"),
        bold: true,
        keep_next: true,
        before: Some(above),
        after: Some(if is_sheet { 40 } else { APART }),
        ..look("Heading1", "heading 1")
    };
    let is_centred = numbering != Numbering::Roman;
    let title_above = match form {
        HeadForm::Cover => 3600,
        HeadForm::Letter => 360,
        HeadForm::Title => 0,
    };
    vec![
        Look {
            align: Some("both"),
            indent: Some(INDENT),
            after: Some(APART),
            lines: Some(if is_sheet { 240 } else { LINES }),
            ..look("BodyText", "Body Text")
        },
        Look {
            size: Some(HEADING),
            capitals: true,
            align: Some(if is_centred { "center" } else { "both" }),
            indent: (!is_centred).then_some(INDENT),
            level: Some(0),
            list: Some((HEADINGS, 0)),
            ..heading
        },
        Look {
            align: Some("both"),
            indent: Some(INDENT),
            before: Some(above.min(180)),
            level: Some(1),
            list: Some((HEADINGS, 1)),
            ..look_of(heading, "Heading2", "heading 2")
        },
        Look {
            italic: true,
            align: Some("both"),
            indent: Some(INDENT),
            before: Some(APART),
            level: Some(2),
            list: Some((HEADINGS, 2)),
            ..look_of(heading, "Heading3", "heading 3")
        },
        Look {
            size: Some(HEADING),
            capitals: true,
            align: Some("center"),
            page_before: true,
            before: Some(0),
            level: Some(0),
            list: Some((ANNEXES, 0)),
            ..look_of(heading, "AnnexHeading", "Annex Heading")
        },
        Look {
            next: Some("BodyText"),
            size: Some(if is_sheet { HEADING } else { HEADING + 4 }),
            bold: true,
            align: Some("center"),
            before: Some(title_above),
            after: Some(APART),
            keep_next: true,
            ..look("Title", "Title")
        },
        Look {
            size: Some(HEADING),
            align: Some("center"),
            bold: true,
            after: Some(APART),
            ..look("Subtitle", "Subtitle")
        },
        Look {
            align: Some("center"),
            after: Some(60),
            ..look("CoverText", "Cover Text")
        },
        Look {
            size: Some(CAPTION),
            align: Some("center"),
            ..look("Letterhead", "Letterhead")
        },
        Look {
            align: Some("both"),
            indent: Some(INDENT),
            after: Some(60),
            lines: Some(LINES),
            list: Some((ITEMS, 0)),
            ..look("ListBullet", "List Bullet")
        },
        Look {
            size: Some(CAPTION),
            italic: true,
            align: Some("both"),
            indent: Some(INDENT),
            before: Some(60),
            after: Some(60),
            ..look("Note", "Note")
        },
        Look {
            align: Some("center"),
            bold: true,
            before: Some(240),
            ..look("SignatureBlock", "Signature Block")
        },
        Look {
            size: Some(CAPTION),
            bold: true,
            align: Some("center"),
            before: Some(APART),
            after: Some(60),
            keep_next: true,
            ..look("TableCaption", "Table Caption")
        },
        Look {
            size: Some(CAPTION),
            italic: true,
            align: Some("center"),
            before: Some(60),
            after: Some(if is_sheet { 60 } else { 180 }),
            ..look("FigureCaption", "Figure Caption")
        },
        Look {
            align: Some("center"),
            keep_next: true,
            ..look("Figure", "Figure")
        },
        Look {
            size: Some(TABLE),
            before: Some(if is_sheet { 10 } else { 20 }),
            after: Some(if is_sheet { 10 } else { 20 }),
            ..look("TableText", "Table Text")
        },
        Look {
            based_on: Some("TableText"),
            align: Some("center"),
            ..look("TableCentre", "Table Text Centred")
        },
        Look {
            based_on: Some("TableText"),
            bold: true,
            align: Some("center"),
            keep_next: true,
            ..look("TableHeader", "Table Header")
        },
        Look {
            based_on: Some("TableText"),
            bold: true,
            keep_next: true,
            ..look("TableGroup", "Table Group")
        },
        Look {
            size: Some(4),
            ..look("SectionEnd", "Section End")
        },
        Look {
            size: Some(PAGE_NUMBER),
            align: Some("center"),
            ..look("Header", "header")
        },
        Look {
            size: Some(HEADING),
            bold: true,
            align: Some("center"),
            after: Some(240),
            ..look("TOCHeading", "TOC Heading")
        },
    ]
}

const fn look_of(like: Look, id: &'static str, name: &'static str) -> Look {
    Look { id, name, ..like }
}

/// What sort of style it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// That of all paragraphs that name none.
    Plain,
    Paragraph,
    /// That of all tables that name none.
    PlainTable,
    Table,
}

impl Sort {
    pub(super) fn word(self) -> &'static str {
        match self {
            Sort::Plain | Sort::Paragraph => "paragraph",
            Sort::PlainTable | Sort::Table => "table",
        }
    }
}

/// All styles that a text may name, and those that they are based on.
pub(super) const NEEDED: &[(&str, &str, Sort)] = &[
    ("Normal", "Normal", Sort::Plain),
    ("BodyText", "Body Text", Sort::Paragraph),
    ("Heading1", "heading 1", Sort::Paragraph),
    ("Heading2", "heading 2", Sort::Paragraph),
    ("Heading3", "heading 3", Sort::Paragraph),
    ("AnnexHeading", "Annex Heading", Sort::Paragraph),
    ("Title", "Title", Sort::Paragraph),
    ("Subtitle", "Subtitle", Sort::Paragraph),
    ("CoverText", "Cover Text", Sort::Paragraph),
    ("Letterhead", "Letterhead", Sort::Paragraph),
    ("ListBullet", "List Bullet", Sort::Paragraph),
    ("Note", "Note", Sort::Paragraph),
    ("SignatureBlock", "Signature Block", Sort::Paragraph),
    ("TableCaption", "Table Caption", Sort::Paragraph),
    ("FigureCaption", "Figure Caption", Sort::Paragraph),
    ("Figure", "Figure", Sort::Paragraph),
    ("TableText", "Table Text", Sort::Paragraph),
    ("TableCentre", "Table Text Centred", Sort::Paragraph),
    ("TableHeader", "Table Header", Sort::Paragraph),
    ("TableGroup", "Table Group", Sort::Paragraph),
    ("SectionEnd", "Section End", Sort::Paragraph),
    ("Header", "header", Sort::Paragraph),
    ("TOCHeading", "TOC Heading", Sort::Paragraph),
    ("TOC1", "toc 1", Sort::Paragraph),
    ("TOC2", "toc 2", Sort::Paragraph),
    ("TableNormal", "Normal Table", Sort::PlainTable),
    ("DataTable", "Data Table", Sort::Table),
];

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
