//! Slips in how far a line is indented.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::line::{Line, NEAR};
use super::trial::{Culprit, Mend, Trial};
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
    let mend = |tab: &usize| -> Mend {
        let mend = run.iter().map(|line| {
            let spaces = line.lead().replace('\t', &" ".repeat(*tab));
            (line.at(0..line.lead().len()), spaces)
        });
        mend.collect()
    };
    // Where all is indented by tabs, it does not matter what one stands for.
    let is_mixed = lines
        .iter()
        .any(|line| line.width().is_some_and(|width| width > 0));
    let widths = if is_mixed { &TABS[..] } else { &TABS[..1] };
    let wanted = wanted(lines, line);
    let is_wanted = |tab: &&usize| {
        let lead = line.lead().replace('\t', &" ".repeat(**tab));
        Some(lead.len()) == wanted
    };
    let widths: Vec<usize> = match widths.iter().find(is_wanted) {
        Some(tab) => vec![*tab],
        None => widths.to_vec(),
    };
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
        mends: widths.iter().map(mend).collect(),
    })
}

/// How far a line should be indented by the one above it: below a key as others near it are, else like that one.
fn wanted(lines: &[Line<'_>], line: Line<'_>) -> Option<usize> {
    let others = || lines.iter().filter(|other| !other.is_blank());
    let mut above = others().filter(|other| other.number < line.number);
    let above = above.next_back()?;
    let width = above.width()?;
    if !above.text.trim_end().ends_with(':') {
        return Some(width);
    }
    let widths = others().filter_map(|other| other.width());
    widths.filter(|other| *other > width).min()
}

/// How many spaces a tab may stand for.
const TABS: [usize; 5] = [2, 4, 8, 1, 3];

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
        mends: vec![vec![(line.at(at..at + 1), " ".to_owned())]],
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
    // What it may stand below comes before, however far.
    let above = lines
        .iter()
        .filter(|other| other.number < line.number && !other.is_blank());
    let outer = above
        .filter_map(|other| other.width())
        .rfind(|other| *other < width);
    widths.extend(outer);
    widths.sort_unstable();
    widths.dedup();
    widths.retain(|other| other.abs_diff(width) <= SLIP);
    // The nearest first.
    widths.sort_by_key(|other| (other.abs_diff(width), *other));
    let number = line.number;
    for other in widths {
        let changes = vec![(line.at(0..width), " ".repeat(other))];
        trials.push(Trial {
            changes,
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
                mends: Vec::new(),
            },
        });
    }
}
