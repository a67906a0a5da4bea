//! The measures of a page: those of annex I of Decree 30/2020/NĐ-CP.

/// The typeface.
pub(super) const FONT: &str = "Times New Roman";
/// Running text, 13 to 14 points; in half points, as all sizes here.
pub(super) const BODY: u32 = 26;
/// Headings of the first depth.
pub(super) const HEADING: u32 = 28;
/// Captions and notes.
pub(super) const CAPTION: u32 = 24;
/// Tables, for which no size is set.
pub(super) const TABLE: u32 = 22;
/// Page numbers, 13 to 14 points.
pub(super) const PAGE_NUMBER: u32 = 26;

/// Lengths below are twentieths of a point. The shorter side of A4.
pub(super) const SHORT: u32 = 11906;
/// Its longer side.
pub(super) const LONG: u32 = 16838;
/// 20 mm, of 20 to 25, above and below.
pub(super) const MARGIN_TOP: u32 = 1134;
/// 30 mm, of 30 to 35.
pub(super) const MARGIN_LEFT: u32 = 1701;
/// 20 mm, of 15 to 20.
pub(super) const MARGIN_RIGHT: u32 = 1134;
/// Of the page number from the upper side of the paper.
pub(super) const HEADER: u32 = 567;
/// The first line of a paragraph: 1.27 cm.
pub(super) const INDENT: u32 = 720;
/// Between paragraphs: 6 points.
pub(super) const APART: u32 = 120;
/// 1.15 lines, in 240ths; single to one and a half.
pub(super) const LINES: u32 = 276;
