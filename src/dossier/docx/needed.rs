//! The styles and lists that a text needs.

/// Those of `numbering.xml`, by number.
pub(super) const HEADINGS: u32 = 1;
pub(super) const ANNEXES: u32 = 2;
pub(super) const ITEMS: u32 = 3;

/// The styles of paragraphs in a list: the list, and the depth in it.
pub(super) const LISTED: [(&str, u32, u32); 5] = [
    ("Heading1", HEADINGS, 0),
    ("Heading2", HEADINGS, 1),
    ("Heading3", HEADINGS, 2),
    ("AnnexHeading", ANNEXES, 0),
    ("ListBullet", ITEMS, 0),
];
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
