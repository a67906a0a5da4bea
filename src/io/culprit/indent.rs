//! Slips in how far a line is indented.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::line::{Line, NEAR};
use super::trial::{Culprit, Trial};
use crate::bilingual;
use crate::text::Text;

/// The lines from this one on that are indented by tabs.
pub(super) fn tabs(lines: &[Line<'_>], line: Line<'_>) -> Option<Culprit> {
    if !line.has_tab() {
        return None;
    }
    let first = line.number;
    let following = lines.iter().skip_while(|other| other.number <= first);
    let run = following.take_while(|other| other.has_tab() && !other.body().is_empty());
    let run: Vec<Line<'_>> = std::iter::once(line).chain(run.copied()).collect();
    let last = run.last().map_or(first, |line| line.number);
    let tab = tab_width(lines, line);
    let mend = run.iter().map(|line| {
        let spaces = line.lead().replace('\t', &" ".repeat(tab));
        (line.at(0..line.lead().len()), spaces)
    });
    let said = if first == last {
        bilingual!(
            "dòng {first} thụt bằng ký tự tab",
            "line {first} is indented by tabs"
        )
    } else {
        bilingual!(
            "các dòng {first}–{last} thụt bằng ký tự tab",
            "lines {first}–{last} are indented by tabs"
        )
    };
    Some(Culprit {
        at: line.at(0..line.lead().len()),
        said,
        help: Text::fixed(
            "Thay ký tự tab bằng dấu cách, như các dòng cùng mục.",
            "Put spaces in place of the tabs, as on the lines beside.",
        ),
        mend: mend.collect(),
    })
}

/// How many spaces a tab stands for: so many that the line is indented like one beside it, and further than one that it
/// stands under; mostly two.
fn tab_width(lines: &[Line<'_>], line: Line<'_>) -> usize {
    const USUAL: [usize; 4] = [2, 4, 8, 1];
    let beside: Vec<_> = lines.iter().filter(|other| !other.is_blank()).collect();
    let before = beside.iter().rev().find(|other| other.number < line.number);
    let above = before.filter(|other| other.text.trim_end().ends_with(':'));
    let above = above.and_then(|other| other.width());
    let tabs = line.lead().matches('\t').count();
    let spaces = line.lead().len() - tabs;
    let fits = |tab: &usize| {
        let width = spaces + tabs * tab;
        above.is_none_or(|above| above < width)
            && beside.iter().any(|other| other.width() == Some(width))
    };
    USUAL.into_iter().find(fits).unwrap_or(2)
}

/// A tab elsewhere in a line.
pub(super) fn single_tab(line: Line<'_>) -> Option<Culprit> {
    let at = line.text.find('\t')?;
    let number = line.number;
    Some(Culprit {
        at: line.at(at..at + 1),
        said: bilingual!(
            "dòng {number} có ký tự tab ở chỗ không được dùng",
            "line {number} has a tab where none may be"
        ),
        help: Text::fixed("Thay ký tự tab bằng dấu cách.", "Put a space in its place."),
        mend: vec![(line.at(at..at + 1), " ".to_owned())],
    })
}

/// A line that is indented a little otherwise than those beside it, and as no other line near.
pub(super) fn indentation(lines: &[Line<'_>], line: Line<'_>, trials: &mut Vec<Trial>) {
    const SLIP: usize = 3;
    let Some(width) = line.width() else { return };
    let others = lines
        .iter()
        .filter(|other| other.number != line.number && !other.is_blank());
    let others = others.filter(|other| other.number.abs_diff(line.number) <= NEAR);
    let mut widths: Vec<usize> = others.filter_map(|other| other.width()).collect();
    if widths.contains(&width) {
        return;
    }
    widths.sort_unstable();
    widths.dedup();
    widths.retain(|other| other.abs_diff(width) <= SLIP);
    // The nearest first.
    widths.sort_by_key(|other| (other.abs_diff(width), *other));
    let number = line.number;
    for other in widths {
        let changes = vec![(line.at(0..width), " ".repeat(other))];
        trials.push(Trial {
            changes: changes.clone(),
            line: number,
            is_guess: true,
            culprit: Culprit {
                at: line.at(0..width),
                said: bilingual!(
                    "dòng {number} thụt {width} dấu cách, các dòng cùng mục thụt {other}",
                    "line {number} is indented by {width} spaces, the lines beside it by {other}"
                ),
                help: bilingual!(
                    "Để đúng {other} dấu cách ở đầu dòng này.",
                    "Begin this line with {other} spaces."
                ),
                mend: changes,
            },
        });
    }
}
