//! How paragraphs look, as a table.

use super::measures::{APART, CAPTION, HEADING, INDENT, LINES, PAGE_NUMBER, TABLE};
use super::needed::{ANNEXES, HEADINGS, ITEMS};
use crate::dossier::parts::{HeadForm, Numbering};

/// How a paragraph style looks.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a property of its own in the format"
)]
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub(super) id: &'static str,
    pub(super) name: &'static str,
    pub(super) based_on: Option<&'static str>,
    pub(super) next: Option<&'static str>,
    /// Half points.
    pub(super) size: Option<u32>,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) capitals: bool,
    pub(super) align: Option<&'static str>,
    /// Of the first line.
    pub(super) indent: Option<u32>,
    pub(super) before: Option<u32>,
    pub(super) after: Option<u32>,
    pub(super) lines: Option<u32>,
    pub(super) keep_next: bool,
    pub(super) page_before: bool,
    /// Of the outline, from 0.
    pub(super) level: Option<u32>,
    /// The list and the depth in it.
    pub(super) list: Option<(u32, u32)>,
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
pub(super) fn looks(numbering: Numbering, form: HeadForm) -> Vec<Look> {
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
            after: Some(if is_sheet { 20 } else { 60 }),
            lines: Some(if is_sheet { 240 } else { LINES }),
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
