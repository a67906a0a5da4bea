//! What is not known: columns of which no row says anything, and parts without content, are named once and left out.

use super::grid::NOTHING;
use super::parts::{Block, Grid, Paragraph, Part, Role};
use crate::tables::{NOT_APPLICABLE, UNKNOWN};
use crate::text::{Lang, Text};

/// The columns that say which row it is.
const KEPT: usize = 2;

impl Grid {
    /// The table without the columns of which no row says anything, and a note that names these; or that there is nothing to
    /// list.
    pub(super) fn blocks(mut self, lang: Lang) -> Vec<Block> {
        let note = self.without_unknown(lang);
        std::iter::once(self.block(lang)).chain(note).collect()
    }

    /// Leaves those columns out.
    pub(super) fn without_unknown(&mut self, lang: Lang) -> Option<Block> {
        let untold = [UNKNOWN, NOT_APPLICABLE].map(|text| text.get(lang).to_owned());
        let is_told = |nth: usize| {
            let mut cells = self.rows.iter().filter_map(|row| row.cells.get(nth));
            nth < KEPT || cells.any(|cell| !untold.contains(&cell.text))
        };
        let told: Vec<bool> = (0..self.columns.len()).map(is_told).collect();
        if self.rows.is_empty() || told.iter().all(|told| *told) {
            return None;
        }
        let mut names = Vec::new();
        for (column, told) in self.columns.iter().zip(&told) {
            if !told {
                names.push(format!("“{}”", column.header));
            }
        }
        retain(&mut self.columns, &told);
        for row in &mut self.rows {
            retain(&mut row.cells, &told);
        }
        let names = names.join(", ");
        let said = crate::bilingual!(
            "Không lập cột vì văn bản chưa có thông tin: {names}.",
            "Columns left out, since the document does not tell: {names}."
        );
        Some(Block::note(said.get(lang)))
    }
}

fn retain<T>(items: &mut Vec<T>, kept: &[bool]) {
    let mut kept = kept.iter().copied();
    items.retain(|_| kept.next().unwrap_or(true));
}

/// That a table is not there.
fn is_nothing(block: &Block, lang: Lang) -> bool {
    match block {
        Block::Paragraph(Paragraph { role, runs }) => match role {
            Role::Note => true,
            Role::Body | Role::Item | Role::Signature => {
                matches!(runs.as_slice(), [run] if run.text == NOTHING.get(lang))
            }
        },
        Block::Table(_) | Block::Picture(_) => false,
    }
}

fn is_empty(part: &Part, lang: Lang) -> bool {
    let mut blocks = part.blocks.iter();
    blocks.all(|block| is_nothing(block, lang))
        && part.parts.iter().all(|part| is_empty(part, lang))
}

/// Leaves out the parts without content, those within others too; gives their headings.
pub(super) fn without_empty(parts: &mut Vec<Part>, lang: Lang) -> Vec<String> {
    let mut left_out = Vec::new();
    parts.retain_mut(|part| {
        if is_empty(part, lang) {
            left_out.push(part.heading.clone());
            return false;
        }
        let below = without_empty(&mut part.parts, lang);
        left_out.extend(
            below
                .into_iter()
                .map(|name| format!("{} – {name}", part.heading)),
        );
        true
    });
    left_out
}

/// Says at the end which parts are not there.
pub(super) fn close(parts: &mut [Part], left_out: &[String], lang: Lang) {
    let Some(last) = parts.last_mut().filter(|_| !left_out.is_empty()) else {
        return;
    };
    let names = left_out.join("; ");
    let said = Text::new(
        format!("Không lập các phần sau vì văn bản chưa có nội dung: {names}."),
        format!("Parts left out, since the document has nothing for them: {names}."),
    );
    last.end().push(Block::note(said.get(lang)));
}

impl Part {
    /// Where its text ends.
    pub(super) fn end(&mut self) -> &mut Vec<Block> {
        match self.parts.last_mut() {
            Some(below) => below.end(),
            None => &mut self.blocks,
        }
    }
}
