//! Where a fault of syntax lies. A parser stops at the first thing that cannot go on, which is often the line after the
//! slip. What is suspected is tried: a change of the text after which it reads on was the slip.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use std::ops::Range;

use crate::bilingual;
use crate::text::Text;

/// What is said of a slip that is certain.
pub(super) struct Culprit {
    /// Where it lies.
    pub(super) at: Range<usize>,
    pub(super) said: Text,
    pub(super) help: Text,
}

/// What a look at the lines around a fault gives.
pub(super) enum Verdict {
    /// This is the slip.
    Certain(Culprit),
    /// The slip may be on either of the two lines, by their numbers; the first is there.
    Either(Range<usize>, [usize; 2]),
    /// The fault lies where the parser stopped.
    There,
}

/// Of faults further on nothing is tried, for every trial reads up to there.
const FARTHEST: usize = 4 << 20;
/// So many lines before a fault are looked at.
const NEAR: usize = 12;

/// A line with its number from 1; its end is before the line break.
#[derive(Clone, Copy)]
struct Line<'t> {
    number: usize,
    start: usize,
    text: &'t str,
}

impl<'t> Line<'t> {
    fn end(self) -> usize {
        self.start + self.text.len()
    }

    /// The white space before the content.
    fn lead(self) -> &'t str {
        let rest = self.text.trim_start();
        self.text
            .get(..self.text.len() - rest.len())
            .unwrap_or_default()
    }

    fn body(self) -> &'t str {
        self.text.trim_start()
    }

    fn is_blank(self) -> bool {
        let body = self.body();
        body.is_empty() || body.starts_with('#')
    }

    fn has_tab(self) -> bool {
        self.lead().contains('\t')
    }

    /// How far it is indented, if by spaces alone.
    fn width(self) -> Option<usize> {
        let lead = self.lead();
        lead.bytes().all(|byte| byte == b' ').then_some(lead.len())
    }

    fn at(self, range: Range<usize>) -> Range<usize> {
        self.start + range.start..self.start + range.end
    }
}

/// A change of the text that may mend it.
struct Trial {
    /// What is replaced, by what; in order.
    changes: Vec<(Range<usize>, String)>,
    line: usize,
    /// Whether something else about a line may be as likely.
    is_guess: bool,
    culprit: Culprit,
}

/// Looks at the lines around a fault. `reads` tells how far a text reads, up to a place that is far enough.
pub(super) fn look(
    text: &str,
    fault: usize,
    is_tab: bool,
    reads: impl Fn(&str, usize) -> Option<usize>,
) -> Verdict {
    let lines = around(text, fault);
    let Some(nth) = lines.iter().rposition(|line| line.start <= fault) else {
        return Verdict::There;
    };
    let Some(&here) = lines.get(nth) else {
        return Verdict::There;
    };
    let before = lines.iter().take(nth).rev().find(|line| !line.is_blank());
    let after = lines.iter().skip(nth + 1).find(|line| !line.is_blank());
    if is_tab {
        let near = [Some(&here), after, before];
        let near = || near.into_iter().flatten();
        let found = near()
            .find_map(|line| tabs(&lines, *line))
            .or_else(|| near().find_map(|line| single_tab(*line)));
        return found.map_or(Verdict::There, Verdict::Certain);
    }
    if fault > FARTHEST {
        return Verdict::There;
    }
    let mut trials = Vec::new();
    for line in before.into_iter().chain([&here]) {
        slips(*line, &mut trials);
    }
    if here.has_tab() {
        trials.extend(tabs(&lines, here).map(|culprit| Trial {
            changes: vec![(
                culprit.at.clone(),
                " ".repeat(before.map_or(0, |line| line.lead().len())),
            )],
            line: here.number,
            is_guess: false,
            culprit,
        }));
    }
    // The first colon of a line is that of its key.
    let so_far = text.get(here.start..fault).unwrap_or_default();
    if so_far.contains(": ") && text.get(fault..).is_some_and(|rest| rest.starts_with(':')) {
        trials.push(colon(here, fault));
    }
    for line in before.into_iter().chain([&here]) {
        indentation(&lines, *line, &mut trials);
    }
    match best(text, here, trials, reads) {
        Ok(Some(culprit)) => Verdict::Certain(culprit),
        Ok(None) if here.body().matches(": ").count() > 1 => Verdict::There,
        Ok(None) | Err(()) => match before {
            Some(before) => Verdict::Either(
                before.at(before.lead().len()..before.text.len()),
                [before.number, here.number],
            ),
            None => Verdict::There,
        },
    }
}

/// The trial after which the text reads furthest, if it reads beyond the line of the fault; an error if several are as
/// likely.
fn best(
    text: &str,
    here: Line<'_>,
    trials: Vec<Trial>,
    reads: impl Fn(&str, usize) -> Option<usize>,
) -> Result<Option<Culprit>, ()> {
    let mut best: Option<(usize, Trial)> = None;
    let mut is_alone = true;
    for trial in trials {
        let mut changed = String::with_capacity(text.len() + 16);
        let mut next = 0;
        for (at, by) in &trial.changes {
            changed.push_str(text.get(next..at.start).unwrap_or_default());
            changed.push_str(by);
            next = at.end;
        }
        changed.push_str(text.get(next..).unwrap_or_default());
        // All changes lie before the end of the line.
        let end = (here.end() + changed.len()).saturating_sub(text.len());
        let reached = match reads(&changed, end + FAR_ENOUGH) {
            None => usize::MAX,
            Some(reached) if reached > end => reached - end,
            Some(_) => continue,
        };
        match &best {
            Some((most, _)) if *most > reached => {}
            Some((most, other)) if *most == reached => {
                // What is seen in the letters of a line is likelier than how far it is indented.
                if other.is_guess && trial.is_guess && other.line != trial.line {
                    is_alone = false;
                }
            }
            Some(_) | None => {
                is_alone = true;
                best = Some((reached, trial));
            }
        }
    }
    match best {
        Some((_, trial)) if is_alone => Ok(Some(trial.culprit)),
        Some(_) => Err(()),
        None => Ok(None),
    }
}

/// So many bytes after the line of the fault are enough to tell.
const FAR_ENOUGH: usize = 4096;

/// The lines before, at and after a place.
fn around(text: &str, at: usize) -> Vec<Line<'_>> {
    let bytes = text.as_bytes();
    let is_break = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let mut start = at.min(text.len());
    let mut left = NEAR * 2;
    while start > 0 {
        let is_end = bytes.get(start - 1).is_some_and(is_break)
            && !(bytes.get(start - 1) == Some(&b'\r') && bytes.get(start) == Some(&b'\n'));
        if is_end {
            if left == 0 {
                break;
            }
            left -= 1;
        }
        start -= 1;
    }
    let before = bytes.get(..start).unwrap_or_default();
    let ends = before.iter().enumerate().filter(|(nth, byte)| {
        **byte == b'\n' || **byte == b'\r' && before.get(nth + 1) != Some(&b'\n')
    });
    let mut number = 1 + ends.count();
    let mut lines = Vec::new();
    let mut rest = text.get(start..).unwrap_or_default();
    while lines.len() < NEAR * 4 {
        let len = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let line = rest.get(..len).unwrap_or_default();
        lines.push(Line {
            number,
            start,
            text: line,
        });
        let after = rest.get(len..).unwrap_or_default();
        let step = if after.starts_with("\r\n") { 2 } else { 1 };
        if after.is_empty() {
            break;
        }
        rest = after.get(step..).unwrap_or_default();
        start += len + step;
        number += 1;
    }
    lines
}

/// The lines from this one on that are indented by tabs.
fn tabs(lines: &[Line<'_>], line: Line<'_>) -> Option<Culprit> {
    if !line.has_tab() {
        return None;
    }
    let first = line.number;
    let following = lines.iter().skip_while(|other| other.number <= first);
    let run = following.take_while(|other| other.has_tab() && !other.body().is_empty());
    let last = run.last().map_or(first, |line| line.number);
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
    })
}

/// A tab elsewhere in a line.
fn single_tab(line: Line<'_>) -> Option<Culprit> {
    let at = line.text.find('\t')?;
    let number = line.number;
    Some(Culprit {
        at: line.at(at..at + 1),
        said: bilingual!(
            "dòng {number} có ký tự tab ở chỗ không được dùng",
            "line {number} has a tab where none may be"
        ),
        help: Text::fixed("Thay ký tự tab bằng dấu cách.", "Put a space in its place."),
    })
}

/// What may be wrong in the letters of a line.
#[expect(clippy::too_many_lines, reason = "a trial for each slip")]
fn slips(line: Line<'_>, trials: &mut Vec<Trial>) {
    let mut push = |changes: Vec<(Range<usize>, String)>, said: Text, help: Text| {
        let Some((first, _)) = changes.first() else {
            return;
        };
        let at = if first.is_empty() {
            line.at(line.lead().len()..line.text.trim_end().len())
        } else {
            first.clone()
        };
        trials.push(Trial {
            changes,
            line: line.number,
            is_guess: false,
            culprit: Culprit { at, said, help },
        });
    };
    let number = line.number;
    let replaced = |from: &dyn Fn(char) -> Option<&'static str>| -> Vec<(Range<usize>, String)> {
        let found = line.text.char_indices();
        let found = found.filter_map(|(at, c)| Some((at, c, from(c)?)));
        found
            .map(|(at, c, by)| (line.at(at..at + c.len_utf8()), by.to_owned()))
            .collect()
    };
    let spaces = replaced(&|c| match c {
        '\u{a0}'
        | '\u{2007}'
        | '\u{202f}'
        | '\u{3000}'
        | '\u{2002}'..='\u{2006}'
        | '\u{2008}'..='\u{200a}' => Some(" "),
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => Some(""),
        _ => None,
    });
    if let Some(c) = spaces
        .first()
        .and_then(|(at, _)| line.text.get(at.start - line.start..)?.chars().next())
    {
        let named = crate::chars::named(c);
        push(
            spaces,
            bilingual!(
                "dòng {number} có ký tự {named} (dấu cách không ngắt hoặc ký tự ẩn, thường do chép từ Word) thay cho dấu cách thường",
                "line {number} has the character {named} (a no-break space or a hidden character, mostly copied from a word processor) where a plain space belongs"
            ),
            Text::fixed(
                "Xóa ký tự đó và gõ lại dấu cách.",
                "Delete it and type a plain space.",
            ),
        );
    }
    let body = line.body();
    let dash = body
        .chars()
        .next()
        .filter(|c| matches!(c, '\u{2012}'..='\u{2015}' | '\u{2212}' | '•' | '·'));
    if let Some(c) = dash {
        let at = line.lead().len();
        let after = body.get(c.len_utf8()..).unwrap_or_default();
        let by = if after.starts_with(' ') { "-" } else { "- " };
        push(
            vec![(line.at(at..at + c.len_utf8()), by.to_owned())],
            bilingual!(
                "dòng {number} dùng gạch `{c}` của Word thay cho `-`",
                "line {number} has the dash `{c}` of a word processor in place of `-`"
            ),
            Text::fixed(
                "Gõ lại dấu `-`, sau đó là dấu cách.",
                "Type `-` and a space.",
            ),
        );
    }
    let quotes = replaced(&|c| matches!(c, '“' | '”' | '„' | '‟' | '«' | '»').then_some("\""));
    if !quotes.is_empty() {
        push(
            quotes,
            bilingual!(
                "dòng {number} dùng dấu ngoặc kép của Word (“ ”)",
                "line {number} has the quotes of a word processor (“ ”)"
            ),
            Text::fixed(
                "Dùng dấu ngoặc kép thẳng `\"` thay cho dấu ngoặc kép của Word.",
                "Use straight quotes `\"` in place of those of a word processor.",
            ),
        );
    }
    let wide = replaced(&|c| matches!(c, '：' | '﹕').then_some(": "));
    if !wide.is_empty() {
        push(
            wide,
            bilingual!(
                "dòng {number} dùng dấu hai chấm toàn góc `：` thay cho `:`",
                "line {number} has the full-width colon `：` in place of `:`"
            ),
            Text::fixed(
                "Gõ lại dấu `:`, sau đó là dấu cách.",
                "Type `:` and a space.",
            ),
        );
    }
    missing_colon(line, &mut push);
}

/// A line whose first word may be a key without its colon, or without the space behind it.
fn missing_colon(line: Line<'_>, push: &mut impl FnMut(Vec<(Range<usize>, String)>, Text, Text)) {
    const LONGEST: usize = 64;
    let mut from = line.lead().len();
    let mut body = line.body();
    while let Some(rest) = body.strip_prefix("- ") {
        let inner = rest.trim_start();
        from += body.len() - inner.len();
        body = inner;
    }
    let is_word = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let len = body.find(|c| !is_word(c)).unwrap_or(body.len());
    let (word, rest) = body.split_at_checked(len).unwrap_or((body, ""));
    if word.is_empty() || len > LONGEST || !word.starts_with(char::is_alphabetic) {
        return;
    }
    let number = line.number;
    let end = from + len;
    let shown = super::problem::excerpt(body.trim_end());
    if let Some(value) = rest.strip_prefix(':') {
        if value.is_empty() || value.starts_with(char::is_whitespace) {
            return;
        }
        push(
            vec![(line.at(end + 1..end + 1), " ".to_owned())],
            bilingual!(
                "dòng {number} `{shown}`: thiếu dấu cách sau dấu `:`",
                "line {number} `{shown}`: a space is missing after `:`"
            ),
            bilingual!("Viết `{word}: …`.", "Write `{word}: …`."),
        );
    } else if rest.trim().is_empty()
        || rest.starts_with(char::is_whitespace) && !rest.contains(": ")
    {
        push(
            vec![(line.at(end..end), ":".to_owned())],
            bilingual!(
                "dòng {number} `{shown}`: thiếu dấu `:` sau `{word}`",
                "line {number} `{shown}`: `:` is missing after `{word}`"
            ),
            if rest.trim().is_empty() {
                bilingual!("Viết `{word}:`.", "Write `{word}:`.")
            } else {
                bilingual!("Viết `{word}: …`.", "Write `{word}: …`.")
            },
        );
    }
}

/// A colon in a text that is not quoted.
fn colon(line: Line<'_>, at: usize) -> Trial {
    let number = line.number;
    Trial {
        changes: vec![(at..at + 1, " ".to_owned())],
        line: number,
        is_guess: false,
        culprit: Culprit {
            at: at..at + 1,
            said: bilingual!(
                "dòng {number} có dấu `:` trong một chuỗi không đặt trong dấu ngoặc kép",
                "line {number} has `:` in a text that is not quoted"
            ),
            help: Text::fixed(
                "Đặt cả chuỗi trong dấu ngoặc kép: \"…\".",
                "Quote the whole text: \"…\".",
            ),
        },
    }
}

/// A line that is indented a little otherwise than those beside it, and as no other line near.
fn indentation(lines: &[Line<'_>], line: Line<'_>, trials: &mut Vec<Trial>) {
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
        trials.push(Trial {
            changes: vec![(line.at(0..width), " ".repeat(other))],
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
            },
        });
    }
}
