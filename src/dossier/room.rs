//! Where a picture goes that may need more room than its page has left: behind the text that fills the page before it.

use super::parts::{Block, Layout, Part, Picture, Role};

/// The height of a page and of its lines, in points, about.
const PAGE: f64 = 728.0;
const LINE: f64 = 17.3;
const ROW: f64 = 26.0;
/// Between paragraphs, and what a heading takes besides its lines.
const APART: f64 = 6.0;
const HEADING: f64 = 18.0;
/// The caption of a picture.
const CAPTION: f64 = 40.0;
/// So many letters stand on a line.
const LETTERS: usize = 78;

/// Puts a picture into the part at which it belongs, if there is room for it; else behind one of the parts that follow, where
/// the least of a page stays empty. Whether it stands in its own part.
pub(super) fn put(parts: &mut [Part], at: usize, picture: Picture) -> bool {
    let needs = needs(&picture);
    let mut filled = 0.0;
    let mut best: Option<(usize, f64)> = None;
    for (nth, part) in parts.iter().enumerate() {
        filled += height(part);
        if nth < at {
            continue;
        }
        let left = PAGE - filled % PAGE;
        let empty = if needs <= left { 0.0 } else { left };
        if best.is_none_or(|(_, least)| empty < least) {
            best = Some((nth, empty));
        }
    }
    let Some((place, _)) = best else { return false };
    if let Some(part) = parts.get_mut(place) {
        part.end().push(Block::Picture(Box::new(picture)));
    }
    place == at
}

/// The room that a picture needs; one on a turned page always begins a page.
fn needs(picture: &Picture) -> f64 {
    match (picture.layout, picture.scene.pages.as_slice()) {
        (Layout::Portrait, [page]) => page.paper.height + CAPTION,
        (Layout::Portrait | Layout::Landscape, _) => f64::INFINITY,
    }
}

fn height(part: &Part) -> f64 {
    let blocks: f64 = part.blocks.iter().map(of_block).sum();
    let below: f64 = part.parts.iter().map(height).sum();
    lines(&part.heading) + HEADING + blocks + below
}

fn of_block(block: &Block) -> f64 {
    match block {
        Block::Paragraph(one) => {
            let text: String = one.runs.iter().map(|run| run.text.as_str()).collect();
            let apart = match one.role {
                Role::Body | Role::Item | Role::Note => APART,
                Role::Signature => APART * 4.0,
            };
            lines(&text) + apart
        }
        Block::Table(grid) => (number(grid.rows.len()) + 1.0) * ROW,
        Block::Picture(picture) => needs(picture).min(PAGE),
    }
}

fn lines(text: &str) -> f64 {
    number(text.chars().count().div_ceil(LETTERS).max(1)) * LINE
}

/// Lengths of texts and tables, of which more than four thousand millions are as good as without end.
fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
