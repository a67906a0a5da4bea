//! Which lines of two texts are the same, in time that grows with the texts and not with their square.

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices};

/// Up to as many lines of both sides the shortest list of changes is looked for: what that takes grows with the square.
const FEW: usize = 2_000;

/// How often what lies between lines that are unique is looked into again.
const MOST_DEPTH: u8 = 16;

/// What happened to the lines, in their order.
///
/// Of few lines the shortest list of changes. Of many, lines that stand once on either side hold the two together, and what
/// lies between them is compared by itself; where nothing does, it counts as replaced.
pub(crate) fn ops(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    if old.len().saturating_add(new.len()) <= FEW {
        return capture_diff_slices(Algorithm::Myers, old, new);
    }
    let mut found = Matches {
        old,
        new,
        pairs: Vec::new(),
        todo: vec![(0..old.len(), 0..new.len(), 0)],
    };
    while let Some((of_old, of_new, depth)) = found.todo.pop() {
        found.between(of_old, of_new, depth);
    }
    found.pairs.sort_unstable();
    told(&found.pairs, (old.len(), new.len()))
}

struct Matches<'a> {
    old: &'a [&'a str],
    new: &'a [&'a str],
    /// Lines that are the same, as their numbers in both.
    pairs: Vec<(usize, usize)>,
    /// What is to be compared still, and how deep it lies.
    todo: Vec<(Range<usize>, Range<usize>, u8)>,
}

impl Matches<'_> {
    fn is_same(&self, old: usize, new: usize) -> bool {
        self.old
            .get(old)
            .is_some_and(|line| self.new.get(new) == Some(line))
    }

    /// The lines that are the same within a part of either side.
    fn between(&mut self, mut old: Range<usize>, mut new: Range<usize>, depth: u8) {
        while !old.is_empty() && !new.is_empty() && self.is_same(old.start, new.start) {
            self.pairs.push((old.start, new.start));
            (old.start, new.start) = (old.start.saturating_add(1), new.start.saturating_add(1));
        }
        while !old.is_empty()
            && !new.is_empty()
            && self.is_same(old.end.saturating_sub(1), new.end.saturating_sub(1))
        {
            (old.end, new.end) = (old.end.saturating_sub(1), new.end.saturating_sub(1));
            self.pairs.push((old.end, new.end));
        }
        if old.is_empty() || new.is_empty() {
            return;
        }
        // What stands on one side only is the same as nothing.
        let (olds, news) = self.on_both_sides(old.clone(), new.clone());
        if olds.len().saturating_add(news.len()) <= FEW {
            self.shortest(&olds, &news);
            return;
        }
        let holds = if depth < MOST_DEPTH {
            self.unique(old.clone(), new.clone())
        } else {
            Vec::new()
        };
        if holds.is_empty() {
            return;
        }
        let (mut from_old, mut from_new) = (old.start, new.start);
        for (at_old, at_new) in holds {
            self.pairs.push((at_old, at_new));
            self.todo
                .push((from_old..at_old, from_new..at_new, depth.saturating_add(1)));
            (from_old, from_new) = (at_old.saturating_add(1), at_new.saturating_add(1));
        }
        self.todo.push((
            from_old..old.end,
            from_new..new.end,
            depth.saturating_add(1),
        ));
    }

    /// How often each line stands on either side, and where last.
    fn counted(&self, old: Range<usize>, new: Range<usize>) -> HashMap<&str, [(usize, usize); 2]> {
        let mut counted: HashMap<&str, [(usize, usize); 2]> = HashMap::new();
        for nth in old {
            let Some(line) = self.old.get(nth) else { break };
            let [of, _] = counted.entry(line).or_default();
            *of = (of.0.saturating_add(1), nth);
        }
        for nth in new {
            let Some(line) = self.new.get(nth) else { break };
            let [_, of] = counted.entry(line).or_default();
            *of = (of.0.saturating_add(1), nth);
        }
        counted
    }

    /// The numbers of the lines that stand on both sides.
    fn on_both_sides(&self, old: Range<usize>, new: Range<usize>) -> (Vec<usize>, Vec<usize>) {
        let counted = self.counted(old.clone(), new.clone());
        let is_on_both = |line: Option<&&str>| {
            let of = line.and_then(|line| counted.get(line));
            of.is_some_and(|[old, new]| old.0 > 0 && new.0 > 0)
        };
        (
            old.filter(|nth| is_on_both(self.old.get(*nth))).collect(),
            new.filter(|nth| is_on_both(self.new.get(*nth))).collect(),
        )
    }

    /// By the shortest list of changes between some lines of both.
    fn shortest(&mut self, old: &[usize], new: &[usize]) {
        let lines = |all: &[&'_ str], of: &[usize]| -> Vec<String> {
            let lines = of.iter().filter_map(|nth| all.get(*nth));
            lines.map(|line| (*line).to_owned()).collect()
        };
        let (olds, news) = (lines(self.old, old), lines(self.new, new));
        for op in capture_diff_slices(Algorithm::Myers, &olds, &news) {
            if op.tag() == DiffTag::Equal {
                let pairs = op.old_range().zip(op.new_range());
                let pairs = pairs.filter_map(|(a, b)| Some((*old.get(a)?, *new.get(b)?)));
                self.pairs.extend(pairs);
            }
        }
    }

    /// The lines that stand once on either side, the longest run of them that is in the same order on both.
    fn unique(&self, old: Range<usize>, new: Range<usize>) -> Vec<(usize, usize)> {
        let counted = self.counted(old, new);
        let once = counted
            .values()
            .filter(|[old, new]| old.0 == 1 && new.0 == 1);
        let mut once: Vec<(usize, usize)> = once.map(|[old, new]| (old.1, new.1)).collect();
        once.sort_unstable();
        in_order(&once)
    }
}

/// The longest part of pairs, which are in the order of their first numbers, whose second numbers rise too.
fn in_order(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // By length the pair with which the best run of that length ends, and before each pair of a run the one it follows.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let second = |nth: usize| pairs.get(nth).map_or(0, |pair| pair.1);
    for (nth, pair) in pairs.iter().enumerate() {
        let at = ends.partition_point(|end| second(*end) < pair.1);
        let follows = at.checked_sub(1).and_then(|at| ends.get(at).copied());
        before.push(follows);
        match ends.get_mut(at) {
            Some(end) => *end = nth,
            None => ends.push(nth),
        }
    }
    let mut run = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(nth) = next {
        run.extend(pairs.get(nth).copied());
        next = before.get(nth).copied().flatten();
    }
    run.reverse();
    run
}

/// What happened to the lines of which some are the same.
fn told(pairs: &[(usize, usize)], (old_len, new_len): (usize, usize)) -> Vec<DiffOp> {
    let mut ops: Vec<DiffOp> = Vec::new();
    let (mut old_index, mut new_index) = (0_usize, 0_usize);
    for (at_old, at_new) in pairs.iter().copied().chain([(old_len, new_len)]) {
        let gone = at_old.saturating_sub(old_index);
        let come = at_new.saturating_sub(new_index);
        match (gone, come) {
            (0, 0) => {}
            (old_len, 0) => ops.push(DiffOp::Delete {
                old_index,
                old_len,
                new_index,
            }),
            (0, new_len) => ops.push(DiffOp::Insert {
                old_index,
                new_index,
                new_len,
            }),
            (old_len, new_len) => {
                ops.push(DiffOp::Replace {
                    old_index,
                    old_len,
                    new_index,
                    new_len,
                });
            }
        }
        if at_old == old_len {
            break;
        }
        match ops.last_mut() {
            Some(DiffOp::Equal { len, .. }) if gone == 0 && come == 0 => {
                *len = len.saturating_add(1);
            }
            _ => ops.push(DiffOp::Equal {
                old_index: at_old,
                new_index: at_new,
                len: 1,
            }),
        }
        (old_index, new_index) = (at_old.saturating_add(1), at_new.saturating_add(1));
    }
    ops
}

#[cfg(test)]
#[expect(
    clippy::indexing_slicing,
    clippy::format_collect,
    reason = "a test may fail, and makes its texts once"
)]
mod tests {
    use super::{FEW, ops};
    use similar::{DiffOp, DiffTag};

    /// The new lines, as the changes of the old ones tell.
    fn applied<'a>(ops: &[DiffOp], old: &[&'a str], new: &[&'a str]) -> Vec<&'a str> {
        let mut lines = Vec::new();
        for op in ops {
            if op.tag() == DiffTag::Equal {
                assert_eq!(old[op.old_range()], new[op.new_range()]);
                lines.extend(&old[op.old_range()]);
            } else {
                lines.extend(&new[op.new_range()]);
            }
        }
        lines
    }

    fn checked(old: &str, new: &str) -> Vec<DiffOp> {
        let (old, new): (Vec<_>, Vec<_>) = (old.lines().collect(), new.lines().collect());
        let ops = ops(&old, &new);
        assert_eq!(applied(&ops, &old, &new), new);
        let olds: usize = ops.iter().map(|op| op.old_range().len()).sum();
        assert_eq!(olds, old.len());
        ops
    }

    #[test]
    fn many_lines_of_which_all_are_laid_out_anew_take_no_time_by_the_square() {
        let old: String = (0..40_000)
            .map(|n| format!("  a{n}: {{ kind: x }}\n"))
            .collect();
        let new: String = (0..40_000)
            .map(|n| format!("  a{n}:\n    kind: x\n"))
            .collect();
        let ops = checked(&format!("head\n{old}"), &format!("head\n{new}"));
        assert_eq!(ops.len(), 2);
        // The same lines in another order within each.
        let old: String = (0..40_000)
            .map(|n| format!("  a{n}:\n    k: x\n    o: b\n"))
            .collect();
        let new: String = (0..40_000)
            .map(|n| format!("  a{n}:\n    o: b\n    k: x\n"))
            .collect();
        let ops = checked(&old, &new);
        let same = ops.iter().filter(|op| op.tag() == DiffTag::Equal);
        assert_eq!(same.map(|op| op.old_range().len()).sum::<usize>(), 80_000);
    }

    #[test]
    fn of_many_lines_one_that_changed_is_found() {
        let old: String = (0..FEW).map(|n| format!("{}\n", n % 7)).collect();
        let new = old.replacen("3\n", "drei\n", 1);
        let ops = checked(&old, &new);
        assert_eq!(
            ops.iter().filter(|op| op.tag() != DiffTag::Equal).count(),
            1
        );
        checked(&old, "");
        checked("", &old);
        // Lines that only turned round.
        let turned: String = old.lines().rev().map(|line| format!("{line}\n")).collect();
        checked(&old, &turned);
    }
}
