//! A document as Markdown, its pictures as files of their own.

use std::fmt::Write as _;

use super::numbering::Counter;
use super::parts::{Block, Dossier, Grid, Paragraph, Part, Picture, Role, Run};
use crate::chars::is_hidden;
use crate::draw::TextForm;
use crate::tables::markdown_escaped;
use crate::text::Text;

/// A page of Markdown and the pictures that it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MarkdownFiles {
    /// The page.
    pub page: String,
    /// The pictures as SVG, each with the name of its file beside the page.
    pub pictures: Vec<(String, String)>,
}

/// A document as Markdown (as GitHub reads it). The files of its pictures are called `NAME-1.svg` and so on, where `name` is that
/// of the page.
///
/// ```
/// # #[cfg(feature = "yaml")] {
/// use justarch::dossier::{ArchitectureReport, markdown};
/// use justarch::{Lang, reference};
/// let files = markdown(&ArchitectureReport::of(&reference::moj_3_0(), Lang::En).dossier(), "report");
/// assert!(files.page.contains("](report-1.svg)"));
/// assert_eq!(files.pictures[0].0, "report-1.svg");
/// # }
/// ```
pub fn markdown(dossier: &Dossier, name: &str) -> MarkdownFiles {
    let mut page = Page {
        dossier,
        name,
        out: String::new(),
        counter: Counter::default(),
        pictures: Vec::new(),
    };
    page.write();
    MarkdownFiles {
        page: page.out,
        pictures: page.pictures,
    }
}

struct Page<'d> {
    dossier: &'d Dossier,
    name: &'d str,
    out: String,
    counter: Counter,
    pictures: Vec<(String, String)>,
}

impl Page<'_> {
    /// A paragraph, or a block of lines.
    fn block(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push_str("\n\n");
    }

    fn write(&mut self) {
        let head = &self.dossier.head;
        for line in &head.issuer {
            self.block(&escaped(line));
        }
        self.block(&format!("# {}", escaped(&head.title)));
        for line in &head.subtitle {
            self.block(&format!("**{}**", escaped(line)));
        }
        let facts = head.facts.iter();
        let facts: Vec<_> = facts
            .map(|[name, value]| format!("- {}: {}", escaped(name), escaped(value)))
            .collect();
        if !facts.is_empty() {
            self.block(&facts.join("\n"));
        }
        for part in &self.dossier.parts {
            self.part(part, 0);
        }
        let end = self.out.trim_end().len();
        self.out.truncate(end);
        self.out.push('\n');
    }

    fn part(&mut self, part: &Part, depth: usize) {
        let number = self.counter.next(self.dossier, part, depth);
        let marks = "#".repeat(depth.min(2).saturating_add(2));
        let space = if number.is_empty() { "" } else { " " };
        self.block(&format!(
            "{marks} {number}{space}{}",
            escaped(&part.heading)
        ));
        let mut blocks = part.blocks.iter().peekable();
        while let Some(block) = blocks.next() {
            match block {
                Block::Paragraph(one) => {
                    let text = paragraph(one);
                    let next = blocks.peek();
                    let goes_on = one.role == Role::Item
                        && matches!(next, Some(Block::Paragraph(next)) if next.role == Role::Item);
                    if goes_on {
                        self.out.push_str(&text);
                        self.out.push('\n');
                    } else {
                        self.block(&text);
                    }
                }
                Block::Table(grid) => self.table(grid),
                Block::Picture(picture) => self.picture(picture),
            }
        }
        for below in &part.parts {
            self.part(below, depth.saturating_add(1));
        }
    }

    fn table(&mut self, grid: &Grid) {
        if let Some(caption) = &grid.caption {
            let word = Text::fixed("Bảng", "Table");
            let word = word.get(self.dossier.lang);
            let number = self.counter.table();
            self.block(&format!("**{word} {number}. {}**", escaped(caption)));
        }
        for column in &grid.columns {
            let _ = write!(self.out, "| {} ", escaped(&column.header));
        }
        self.out.push_str("|\n");
        for column in &grid.columns {
            self.out
                .push_str(if column.centred { "|:---:" } else { "|---" });
        }
        self.out.push_str("|\n");
        for row in &grid.rows {
            if let Some(group) = &row.group {
                let _ = write!(self.out, "| **{}** ", escaped(group));
                for _ in grid.columns.iter().skip(1) {
                    self.out.push_str("| ");
                }
                self.out.push_str("|\n");
            }
            for cell in &row.cells {
                let mark = match (cell.bold, cell.inferred) {
                    (true, true) => "***",
                    (true, false) => "**",
                    (false, true) => "*",
                    (false, false) => "",
                };
                let _ = write!(self.out, "| {mark}{}{mark} ", escaped(&cell.text));
            }
            self.out.push_str("|\n");
        }
        self.out.push('\n');
    }

    fn picture(&mut self, picture: &Picture) {
        let word = Text::fixed("Hình", "Figure");
        let word = word.get(self.dossier.lang);
        for page in &picture.scene.pages {
            let number = self.counter.picture();
            let file = format!("{}-{number}.svg", self.name);
            let caption = escaped(&picture.caption);
            self.block(&format!("![{caption}]({})", address(&file)));
            self.block(&format!("*{word} {number}. {caption}*"));
            let svg = picture.scene.svg(page, TextForm::Text);
            self.pictures.push((file, svg));
        }
    }
}

fn paragraph(one: &Paragraph) -> String {
    let runs: String = one.runs.iter().map(run).collect();
    match one.role {
        Role::Body | Role::Signature => runs,
        Role::Item => format!("- {runs}"),
        Role::Note => format!("> {runs}"),
    }
}

fn run(run: &Run) -> String {
    let text = escaped(&run.text);
    match (run.bold, run.italic) {
        (true, true) => format!("***{text}***"),
        (true, false) => format!("**{text}**"),
        (false, true) => format!("*{text}*"),
        (false, false) => text,
    }
}

/// The name of a file as an address: what would end it is written by number.
fn address(file: &str) -> String {
    let mut out = String::new();
    for c in file.chars() {
        if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') {
            out.push(c);
        } else {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

/// A text that is nothing but text, on one line, without what cannot be seen.
fn escaped(text: &str) -> String {
    let is_seen = |c: &char| !is_hidden(*c) || matches!(c, '\n' | '\r' | '\t');
    markdown_escaped(&text.trim().chars().filter(is_seen).collect::<String>())
}
