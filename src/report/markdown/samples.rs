//! Samples of YAML in advice: a cell of a table holds no lines, so they stand below it, to be copied.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and widths of what is shown"
)]

use std::collections::HashMap;

use super::text::{fence, rich};
use super::writer::Writer;
use crate::report::clean::clean;
use crate::text::Lang;

/// The samples that the cells of a table speak of, each once.
pub(super) struct Samples<'f> {
    /// How many were shown before.
    before: usize,
    pub(super) texts: Vec<&'f str>,
    numbers: HashMap<&'f str, usize>,
}

impl<'f> Samples<'f> {
    pub(super) fn after(before: usize) -> Self {
        Self {
            before,
            texts: Vec::new(),
            numbers: HashMap::new(),
        }
    }

    /// The cell of an advice: its words, and the number of its sample if it has one.
    pub(super) fn cell(&mut self, advice: &'f str, page: &Writer) -> String {
        let Some((words, rest)) = advice.split_once('\n') else {
            return rich(advice);
        };
        // What is indented is the sample; words may go on after it.
        let lines = rest.split_inclusive('\n');
        let indented = lines.take_while(|line| line.starts_with("  "));
        let end = indented.map(str::len).sum();
        let (sample, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        if sample.is_empty() {
            return rich(advice);
        }
        let next = self.before + self.texts.len() + 1;
        let number = *self.numbers.entry(sample).or_insert(next);
        if number == next {
            self.texts.push(sample);
        }
        let words = rich(words.trim_end().trim_end_matches(':'));
        let after = match after.trim() {
            "" => String::new(),
            after => format!(" {}", rich(after)),
        };
        match page.lang {
            Lang::Vi => format!("{words} (mẫu {number} bên dưới){after}"),
            Lang::En => format!("{words} (sample {number} below){after}"),
        }
    }

    /// The samples of a table below it.
    pub(super) fn write(&self, page: &mut Writer) {
        for (nth, sample) in (self.before + 1..).zip(&self.texts) {
            let word = page.pick("Mẫu", "Sample");
            page.line(&format!("{word} {nth}:\n"));
            let sample = clean(sample);
            let fence = fence(&sample);
            page.line(&format!("{fence}yaml"));
            let lines = || sample.lines().filter(|line| !line.trim().is_empty());
            let blanks = |line: &str| line.len() - line.trim_start_matches(' ').len();
            let margin = lines().map(blanks).min().unwrap_or_default();
            for line in sample.lines() {
                page.line(line.get(margin..).unwrap_or_default());
            }
            page.line(&format!("{fence}\n"));
        }
    }
}
