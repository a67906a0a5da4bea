//! Which of many ranges of texts hold a place: found by search, whatever their number.

use std::collections::BTreeSet;

use crate::span::{SourceId, Span};

/// Where something begins or ends.
type Offset = (SourceId, u32);

/// Numbered ranges of texts, and which of them were asked for. Ranges may lie in each other.
#[derive(Debug)]
pub(super) struct Cover {
    /// The texts cut wherever a range begins or ends.
    parts: Vec<Part>,
}

#[derive(Debug)]
struct Part {
    from: Offset,
    /// The highest number of the ranges that hold it.
    last: Option<usize>,
    /// Whether a place in it was asked for.
    met: bool,
}

/// Where a range begins and ends; an empty one holds the place where it stands.
fn bounds(range: Span) -> [Offset; 2] {
    let end = range.end.max(range.start.saturating_add(1));
    [(range.source, range.start), (range.source, end)]
}

impl Cover {
    /// O(n log n).
    pub(super) fn of(ranges: &[(usize, Span)]) -> Self {
        let mut edges: Vec<(Offset, usize)> = ranges
            .iter()
            .flat_map(|(number, range)| bounds(*range).map(|at| (at, *number)))
            .collect();
        edges.sort_unstable();
        let mut open = BTreeSet::new();
        let mut parts = Vec::new();
        for same in edges.chunk_by(|a, b| a.0 == b.0) {
            for (_, number) in same {
                // The second time a range is met it ends.
                if !open.remove(number) {
                    open.insert(*number);
                }
            }
            parts.extend(same.first().map(|(from, _)| Part {
                from: *from,
                last: open.last().copied(),
                met: false,
            }));
        }
        Self { parts }
    }

    /// The highest number of the ranges that hold a place; all that do are met. O(log n).
    pub(super) fn meet(&mut self, at: Offset) -> Option<usize> {
        let next = self.parts.partition_point(|part| part.from <= at);
        let part = self.parts.get_mut(next.checked_sub(1)?)?;
        part.met = true;
        part.last
    }

    /// Says of ranges whether they were met, each in O(log n).
    pub(super) fn met(&self) -> impl Fn(Span) -> bool {
        let met = |part: &&Part| part.met;
        let met: Vec<Offset> = self.parts.iter().filter(met).map(|p| p.from).collect();
        move |range| {
            let [start, end] = bounds(range);
            let first = met.partition_point(|at| *at < start);
            met.get(first).is_some_and(|at| *at < end)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Cover;
    use crate::span::{SourceId, Span};

    /// Every answer is that of looking at all ranges.
    #[test]
    fn a_search_finds_what_a_scan_finds() {
        let mut seed = 3_u32;
        let mut next = |below: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) % below
        };
        for count in 0..40 {
            let ranges: Vec<_> = (0..count)
                .map(|number| {
                    let (source, start) = (SourceId(next(2) as u16), next(30));
                    (number, Span::new(source, start, start + next(12)))
                })
                .collect();
            let mut cover = Cover::of(&ranges);
            let holds = |range: &Span, (source, at): (SourceId, u32)| {
                range.source == source
                    && (range.start..range.end.max(range.start + 1)).contains(&at)
            };
            let asked: Vec<_> = (0..4)
                .map(|_| (SourceId(next(2) as u16), next(45)))
                .collect();
            for at in &asked {
                let last = ranges.iter().rfind(|(_, range)| holds(range, *at));
                assert_eq!(cover.meet(*at), last.map(|(number, _)| *number));
            }
            let met = cover.met();
            for (_, range) in &ranges {
                let scanned = asked.iter().any(|at| holds(range, *at));
                assert_eq!(met(*range), scanned, "{range:?} {asked:?}");
            }
        }
    }
}
