//! What a document to be printed consists of, as plain data: numbered parts with paragraphs, tables and pictures.

use crate::draw::Scene;
use crate::model::LeftOut;
use crate::text::Lang;

/// A document to be printed, in one language.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Dossier {
    /// Its language.
    pub lang: Lang,
    /// What stands above its first part.
    pub head: Head,
    /// How its parts are numbered.
    pub numbering: Numbering,
    /// Whether it has a table of contents.
    pub has_contents: bool,
    /// Its parts.
    pub parts: Vec<Part>,
    /// What was left out because it may be a state secret.
    pub left_out: LeftOut,
}

/// How the head of a document is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum HeadForm {
    /// A page of its own.
    Cover,
    /// As an administrative document begins: who issues it, the name of the State, number and day to be filled in.
    Letter,
    /// A title above the first part.
    Title,
}

/// What stands above the first part.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Head {
    /// How it is laid out.
    pub form: HeadForm,
    /// Who issues it: the body, with the one above it first.
    pub issuer: Vec<String>,
    /// The title.
    pub title: String,
    /// What stands below the title.
    pub subtitle: Vec<String>,
    /// What is to be known of the document, each with what it is called.
    pub facts: Vec<[String; 2]>,
}

/// How the parts of a document are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Numbering {
    /// *Phần I*, then *1.*, then *a)*.
    Parts,
    /// *I.*, then *1.*, then *a)*.
    Roman,
    /// Sheets without a number, then *1.*, then *a)*.
    Sheets,
}

/// What sort of part it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum PartKind {
    /// A part of the text.
    Text,
    /// An annex, numbered apart.
    Annex,
    /// A sheet on a page of its own.
    Sheet,
}

/// Which way the pages of a part lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Layout {
    /// Upright.
    Portrait,
    /// Turned, for tables with many columns and for large pictures.
    Landscape,
}

/// A part with its heading.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Part {
    /// What sort of part it is.
    pub kind: PartKind,
    /// Its heading, without a number.
    pub heading: String,
    /// Which way the pages of its blocks lie; parts within it have their own.
    pub layout: Layout,
    /// Its content.
    pub blocks: Vec<Block>,
    /// The parts within it.
    pub parts: Vec<Part>,
}

/// A piece of content.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Grid),
    /// A picture.
    Picture(Box<Picture>),
}

/// What a paragraph is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Role {
    /// Running text.
    Body,
    /// An item of a list.
    Item,
    /// What the reader should know besides.
    Note,
    /// Where a signature goes.
    Signature,
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Paragraph {
    /// What it is for.
    pub role: Role,
    /// Its text.
    pub runs: Vec<Run>,
}

/// A piece of text set in one way.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Run {
    /// The text.
    pub text: String,
    /// Whether it is bold.
    pub bold: bool,
    /// Whether it is in italics, as what no source states is.
    pub italic: bool,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Grid {
    /// What it is called.
    pub caption: Option<String>,
    /// Its columns.
    pub columns: Vec<GridColumn>,
    /// Its rows, each with a cell for each column.
    pub rows: Vec<GridRow>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GridColumn {
    /// Its header.
    pub header: String,
    /// How wide it is, compared with the others.
    pub width: u16,
    /// Whether its cells are set in the middle.
    pub centred: bool,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GridRow {
    /// The heading of the group of rows that begins with it.
    pub group: Option<String>,
    /// Its cells.
    pub cells: Vec<GridCell>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GridCell {
    /// What it says. Never blank.
    pub text: String,
    /// Whether no source states it.
    pub inferred: bool,
    /// Whether it is the name of the row.
    pub bold: bool,
}

/// A picture.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Picture {
    /// What it shows.
    pub scene: Scene,
    /// What stands below it.
    pub caption: String,
    /// Which way its page lies.
    pub layout: Layout,
}

impl Run {
    /// A text as it is.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            bold: false,
            italic: false,
        }
    }

    /// A text in bold.
    pub fn bold(text: impl Into<String>) -> Self {
        Self {
            bold: true,
            ..Self::plain(text)
        }
    }

    /// A text in italics.
    pub fn italic(text: impl Into<String>) -> Self {
        Self {
            italic: true,
            ..Self::plain(text)
        }
    }
}

impl Paragraph {
    /// A paragraph of several runs.
    pub fn new(role: Role, runs: Vec<Run>) -> Self {
        Self { role, runs }
    }
}

impl Block {
    /// A paragraph of running text.
    pub fn body(text: impl Into<String>) -> Self {
        Self::Paragraph(Paragraph::new(Role::Body, vec![Run::plain(text)]))
    }

    /// An item of a list.
    pub fn item(text: impl Into<String>) -> Self {
        Self::Paragraph(Paragraph::new(Role::Item, vec![Run::plain(text)]))
    }

    /// A note.
    pub fn note(text: impl Into<String>) -> Self {
        Self::Paragraph(Paragraph::new(Role::Note, vec![Run::plain(text)]))
    }
}

impl Part {
    /// A part of the text, upright and empty.
    pub fn new(heading: impl Into<String>) -> Self {
        Self {
            kind: PartKind::Text,
            heading: heading.into(),
            layout: Layout::Portrait,
            blocks: Vec::new(),
            parts: Vec::new(),
        }
    }

    /// The same as another sort of part.
    pub fn of_kind(self, kind: PartKind) -> Self {
        Self { kind, ..self }
    }

    /// The same on turned pages.
    pub fn turned(self) -> Self {
        Self {
            layout: Layout::Landscape,
            ..self
        }
    }

    /// With this content.
    pub fn with(mut self, blocks: impl IntoIterator<Item = Block>) -> Self {
        self.blocks.extend(blocks);
        self
    }
}
