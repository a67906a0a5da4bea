//! The text: parts, paragraphs, tables, pictures, and the sections that pages of either layout belong to.

use super::frame::Frame;
use super::head::{head, paragraph};
use super::package::image_id;
use super::table::{run, table};
use super::xml::Xml;
use crate::dossier::numbering::Counter;
use crate::dossier::parts::{
    Block, Dossier, HeadForm, Layout, Numbering, Paragraph, Part, PartKind, Picture, Role,
};
use crate::draw::Page;
use crate::error::Error;
use crate::text::Text;

/// Pixels of a picture to an inch.
const FINE: u16 = 220;
/// The highest picture of a sheet, which has two pages at most; in points.
const HIGHEST_OF_SHEET: f64 = 195.0;
/// A point in the units of pictures.
const POINT: f64 = 12_700.0;
const CONTENTS: Text = Text::fixed("MỤC LỤC", "CONTENTS");

/// Writes the document.
pub(super) struct Body<'d> {
    dossier: &'d Dossier,
    frame: &'d Frame,
    xml: Xml,
    images: Vec<Vec<u8>>,
    counter: Counter,
    headings: usize,
    layout: Layout,
    is_first_section: bool,
    has_sheet: bool,
}

impl<'d> Body<'d> {
    pub(super) fn new(dossier: &'d Dossier, frame: &'d Frame) -> Self {
        Self {
            dossier,
            frame,
            xml: Xml::new().named(&frame.names),
            images: Vec::new(),
            counter: Counter::default(),
            headings: 0,
            layout: Layout::Portrait,
            is_first_section: true,
            has_sheet: false,
        }
    }

    /// Writes all of it.
    pub(super) fn write(&mut self) -> Result<(), Error> {
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let drawing = "http://schemas.openxmlformats.org/drawingml/2006";
        self.xml.open(
            "w:document",
            &[
                ("xmlns:w", super::WORDS),
                ("xmlns:r", office),
                ("xmlns:wp", &format!("{drawing}/wordprocessingDrawing")),
                ("xmlns:a", &format!("{drawing}/main")),
                ("xmlns:pic", &format!("{drawing}/picture")),
            ],
        );
        self.xml.open("w:body", &[]);
        let dossier = self.dossier;
        let width = self.frame.setup.width(Layout::Portrait);
        head(&mut self.xml, dossier, width);
        if dossier.has_contents {
            self.contents();
        }
        let mut breaks = dossier.has_contents || dossier.head.form == HeadForm::Cover;
        for part in &dossier.parts {
            self.part(part, 0, std::mem::take(&mut breaks))?;
        }
        self.section();
        Ok(())
    }

    pub(super) fn finish(self) -> (Vec<u8>, Vec<Vec<u8>>) {
        (self.xml.finish(), self.images)
    }

    fn part(&mut self, part: &Part, depth: usize, breaks: bool) -> Result<(), Error> {
        self.turn(part.layout);
        self.counter.next(self.dossier, part, depth);
        self.headings = self.headings.saturating_add(1);
        let style = match (part.kind, depth) {
            (PartKind::Annex, _) => "AnnexHeading",
            (_, 0) => "Heading1",
            (_, 1) => "Heading2",
            _ => "Heading3",
        };
        let is_new_page = breaks || part.kind == PartKind::Sheet && self.has_sheet;
        self.has_sheet |= part.kind == PartKind::Sheet;
        self.xml.open("w:p", &[]).open("w:pPr", &[]);
        self.xml.style("w:pStyle", style);
        if is_new_page {
            self.xml.empty("w:pageBreakBefore", &[]);
        }
        self.list_of(style);
        self.xml.close();
        let id = self.headings.to_string();
        let name = bookmark(self.headings);
        self.xml
            .empty("w:bookmarkStart", &[("w:id", &id), ("w:name", &name)]);
        run(&mut self.xml, &part.heading, false, false);
        self.xml.empty("w:bookmarkEnd", &[("w:id", &id)]).close();
        for block in &part.blocks {
            self.block(block, part.layout)?;
        }
        for below in &part.parts {
            self.part(below, depth.saturating_add(1), false)?;
        }
        Ok(())
    }

    fn block(&mut self, block: &Block, layout: Layout) -> Result<(), Error> {
        match block {
            Block::Paragraph(one) => {
                self.turn(layout);
                self.paragraph(one);
            }
            Block::Table(grid) => {
                self.turn(layout);
                if let Some(text) = &grid.caption {
                    let word = Text::fixed("Bảng", "Table");
                    let number = self.counter.table();
                    self.caption("TableCaption", &word, number, text);
                }
                let width = self.frame.setup.width(self.layout);
                table(&mut self.xml, grid, width);
                // Parts the table from one that follows.
                paragraph(&mut self.xml, "SectionEnd", "", false);
            }
            Block::Picture(picture) => {
                self.turn(picture.layout);
                self.picture(picture)?;
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, one: &Paragraph) {
        let style = match one.role {
            Role::Body => "BodyText",
            Role::Item => "ListBullet",
            Role::Note => "Note",
            Role::Signature => "SignatureBlock",
        };
        self.xml.open("w:p", &[]).open("w:pPr", &[]);
        self.xml.style("w:pStyle", style);
        self.list_of(style);
        self.xml.close();
        for piece in &one.runs {
            run(&mut self.xml, &piece.text, piece.bold, piece.italic);
        }
        self.xml.close();
    }

    /// A caption whose number a word processor keeps right.
    fn caption(&mut self, style: &'static str, word: &Text, number: usize, text: &str) {
        let word = word.get(self.dossier.lang);
        self.xml.open("w:p", &[]).open("w:pPr", &[]);
        self.xml.style("w:pStyle", style).close();
        run(&mut self.xml, &format!("{word} "), false, false);
        let instruction = format!(" SEQ {word} \\* ARABIC ");
        self.xml.open("w:fldSimple", &[("w:instr", &instruction)]);
        run(&mut self.xml, &number.to_string(), false, false);
        self.xml.close();
        run(&mut self.xml, &format!(". {text}"), false, false);
        self.xml.close();
    }

    fn picture(&mut self, picture: &Picture) -> Result<(), Error> {
        let pages = &picture.scene.pages;
        for page in pages {
            let image = picture.scene.png(page, FINE)?;
            self.images.push(image);
            self.image(page, &picture.scene.title, &picture.scene.description);
            let word = Text::fixed("Hình", "Figure");
            let number = self.counter.picture();
            let (caption, of) = (&picture.caption, pages.len());
            let text = if of > 1 {
                format!("{caption} ({}/{of})", page.number)
            } else {
                caption.clone()
            };
            self.caption("FigureCaption", &word, number, &text);
        }
        Ok(())
    }

    fn image(&mut self, page: &Page, title: &str, description: &str) {
        let number = self.images.len();
        let setup = &self.frame.setup;
        let (width, highest) = (setup.width(self.layout), setup.highest(self.layout));
        let size = page.paper;
        let highest = if self.dossier.numbering == Numbering::Sheets {
            highest.min(HIGHEST_OF_SHEET)
        } else {
            highest
        };
        let scale = (f64::from(width) / 20.0 / size.width).min(highest / size.height);
        let scale = scale.min(1.0) * POINT;
        let [across, down] =
            [size.width, size.height].map(|length| format!("{:.0}", length * scale));
        let (id, name) = (number.to_string(), format!("image{number}"));
        let drawing = "http://schemas.openxmlformats.org/drawingml/2006";
        let xml = &mut self.xml;
        xml.open("w:p", &[]).open("w:pPr", &[]);
        xml.style("w:pStyle", "Figure").close();
        xml.open("w:r", &[]).open("w:drawing", &[]);
        let sides = [
            ("distT", "0"),
            ("distB", "0"),
            ("distL", "0"),
            ("distR", "0"),
        ];
        xml.open("wp:inline", &sides);
        xml.empty("wp:extent", &[("cx", &across), ("cy", &down)]);
        xml.empty(
            "wp:docPr",
            &[
                ("id", &id),
                ("name", &name),
                ("descr", description),
                ("title", title),
            ],
        );
        xml.open("a:graphic", &[]);
        xml.open("a:graphicData", &[("uri", &format!("{drawing}/picture"))]);
        xml.open("pic:pic", &[]).open("pic:nvPicPr", &[]);
        xml.empty("pic:cNvPr", &[("id", &id), ("name", &name)]);
        xml.empty("pic:cNvPicPr", &[]).close();
        xml.open("pic:blipFill", &[]);
        xml.empty("a:blip", &[("r:embed", &image_id(number))]);
        xml.open("a:stretch", &[]).empty("a:fillRect", &[]);
        xml.close().close();
        xml.open("pic:spPr", &[]).open("a:xfrm", &[]);
        xml.empty("a:off", &[("x", "0"), ("y", "0")]);
        xml.empty("a:ext", &[("cx", &across), ("cy", &down)])
            .close();
        xml.open("a:prstGeom", &[("prst", "rect")])
            .empty("a:avLst", &[]);
        xml.close().close();
        // pic, graphicData, graphic, inline, drawing, r, p
        for _ in 0..7 {
            xml.close();
        }
    }

    /// Ends the section if the pages that follow lie the other way.
    fn turn(&mut self, layout: Layout) {
        if self.layout == layout {
            return;
        }
        self.xml.open("w:p", &[]).open("w:pPr", &[]);
        self.xml.style("w:pStyle", "SectionEnd");
        self.section();
        self.xml.close().close();
        self.layout = layout;
    }

    /// What the pages so far look like.
    fn section(&mut self) {
        let is_first = std::mem::take(&mut self.is_first_section);
        let setup = &self.frame.setup;
        setup.write(&mut self.xml, self.layout, is_first);
    }

    /// Names the list of a paragraph, where a template has its style without one.
    fn list_of(&mut self, style: &str) {
        if let Some((list, depth)) = self.frame.list_of(style) {
            self.xml.open("w:numPr", &[]);
            self.xml.value("w:ilvl", &depth.to_string());
            self.xml.value("w:numId", &list.to_string()).close();
        }
    }

    /// The table of contents, with the numbers of pages as fields.
    fn contents(&mut self) {
        self.xml.open("w:p", &[]).open("w:pPr", &[]);
        self.xml.style("w:pStyle", "TOCHeading");
        self.xml.empty("w:pageBreakBefore", &[]).close();
        run(&mut self.xml, CONTENTS.get(self.dossier.lang), false, false);
        self.xml.close();
        let mut lines = Vec::new();
        let mut counter = Counter::default();
        let mut headings = 0;
        for part in &self.dossier.parts {
            listed(
                (self.dossier, self.frame),
                part,
                0,
                (&mut counter, &mut headings),
                &mut lines,
            );
        }
        for (depth, heading, text) in lines {
            let style = if depth == 0 { "TOC1" } else { "TOC2" };
            self.xml.open("w:p", &[]).open("w:pPr", &[]);
            self.xml.style("w:pStyle", style).close();
            run(&mut self.xml, &format!("{text}\t"), false, false);
            // Programs that find a field for the whole table, or an empty one, leave the numbers of pages out.
            self.field("begin");
            self.instruction(&format!(" PAGEREF {} \\h ", bookmark(heading)));
            self.field("separate");
            run(&mut self.xml, "…", false, false);
            self.field("end");
            self.xml.close();
        }
    }

    fn field(&mut self, sort: &str) {
        let mut attributes = vec![("w:fldCharType", sort)];
        if sort == "begin" {
            attributes.push(("w:dirty", "true"));
        }
        self.xml.open("w:r", &[]).empty("w:fldChar", &attributes);
        self.xml.close();
    }

    fn instruction(&mut self, text: &str) {
        self.xml.open("w:r", &[]);
        self.xml.open("w:instrText", &[("xml:space", "preserve")]);
        self.xml.text(text).close().close();
    }
}

fn bookmark(heading: usize) -> String {
    format!("_Toc{heading:06}")
}

/// The headings of the first two depths with their numbers, each with its place among all.
fn listed(
    (dossier, frame): (&Dossier, &Frame),
    part: &Part,
    depth: usize,
    (counter, headings): (&mut Counter, &mut usize),
    lines: &mut Vec<(usize, usize, String)>,
) {
    *headings = headings.saturating_add(1);
    let number = counter.next(dossier, part, depth);
    if depth < 2 {
        let heading = &part.heading;
        // The numbers that a template gives are not known.
        let is_left_out = frame.numbers_itself && part.kind != PartKind::Annex;
        let text = if number.is_empty() || is_left_out {
            heading.clone()
        } else {
            format!("{number} {heading}")
        };
        lines.push((depth, *headings, text));
    }
    for below in &part.parts {
        listed(
            (dossier, frame),
            below,
            depth.saturating_add(1),
            (&mut *counter, &mut *headings),
            lines,
        );
    }
}
