//! What the parts of an appraisal are made with.

use super::parts::{Block, Grid};
use super::words;
use crate::diagnostic::{Report, Severity};
use crate::diff::Class;
use crate::roadmap::Roadmap;
use crate::tables::{Table, Tables};
use crate::text::{Lang, Text};
use crate::transition::Review;

/// No cell is longer, in characters, so that a row fits on a page; the values of most changes are shown whole.
const LONGEST: usize = 2000;

/// That something builds on what was not read.
pub(super) const NOT_READ: Text = Text::fixed(
    "Không lập vì có nội dung không đọc được.",
    "Left out, because not everything could be read.",
);

/// What an appraisal is made with.
pub(super) struct Cx<'r, 'a> {
    pub(super) review: &'r Review<'a>,
    pub(super) lang: Lang,
    pub(super) tables: Tables<'a>,
    pub(super) changes: Table,
    pub(super) roadmap: Option<Roadmap<'a>>,
    pub(super) is_public: bool,
}

impl Cx<'_, '_> {
    pub(super) fn said(&self, vi: &'static str, en: &'static str) -> String {
        Text::fixed(vi, en).get(self.lang).to_owned()
    }

    pub(super) fn of(&self, table: &Table, keys: &[(&str, u16)]) -> Grid {
        let diff = &self.review.diff;
        let versions = [diff.earlier(), diff.later()];
        Grid::of_document(table, self.lang, keys, &versions, LONGEST)
    }

    /// The table without the columns of which nothing is known, and its notes.
    pub(super) fn noted(&self, table: &Table, keys: &[(&str, u16)]) -> Vec<Block> {
        let mut grid = self.of(table, keys);
        let left_out = grid.without_unknown(self.lang);
        let notes = words::notes(table, &grid.columns, self.lang);
        let mut blocks = vec![grid.block(self.lang)];
        blocks.extend(left_out);
        blocks.extend(notes.into_iter().map(Block::note));
        blocks
    }

    /// The notes of a table of which nothing else is shown.
    pub(super) fn notes(&self, table: &Table) -> Vec<Block> {
        let notes = words::notes(table, &[], self.lang).into_iter();
        notes.map(Block::note).collect()
    }

    /// How many changes the table has, and those of them that are of a class.
    pub(super) fn changes(&self, class: Class) -> Table {
        let label = class.label();
        let at = self.changes.columns.iter().position(|c| c.key == "class");
        let is_of = |cells: &[crate::tables::Cell]| {
            let found = at.and_then(|at| cells.get(at));
            found.is_some_and(|found| found.shown(self.lang) == label.get(self.lang))
        };
        let mut table = self.changes.clone();
        table.rows.retain(|row| is_of(&row.cells));
        table
    }

    /// Findings of a report by severity, the gravest first, in words.
    pub(super) fn counts(&self, report: &Report) -> String {
        let count = |severity: Severity| report.count(severity);
        let [errors, warnings, infos] =
            [Severity::Error, Severity::Warning, Severity::Info].map(count);
        let said = crate::bilingual!(
            "{errors} lỗi, {warnings} cảnh báo, {infos} thông tin",
            "errors: {errors}, warnings: {warnings}, information: {infos}"
        );
        said.get(self.lang).to_owned()
    }
}
