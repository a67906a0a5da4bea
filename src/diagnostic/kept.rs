//! Findings up to a limit: so many are kept, the rest is counted.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of what is held in memory"
)]

use std::collections::BTreeMap;

use super::{Code, Diagnostic, Dropped, Severity};

/// How many findings are kept, unless said.
pub(crate) const FINDINGS: usize = 10_000;

/// Findings up to a limit.
///
/// Beyond it graver ones take the place of less grave ones, so that no error gives way to a remark. Among those of
/// one severity the codes share the room, so that what is found once is not lost among what is found everywhere:
/// the code with the most kept gives way, its last first. Of every code and severity the first are kept. What is
/// kept depends on nothing but the findings and their order.
#[derive(Debug)]
pub(crate) struct Kept {
    most: usize,
    /// In the order in which they came, as long as there is room.
    first: Vec<Diagnostic>,
    /// Beyond that, all.
    full: Option<Full>,
}

/// More findings than are kept.
#[derive(Debug, Default)]
struct Full {
    /// How many have been added.
    added: usize,
    groups: BTreeMap<Severity, BTreeMap<Code, Group>>,
}

/// The findings of one code and severity.
#[derive(Debug, Default)]
struct Group {
    /// Each with its number among all.
    kept: Vec<(usize, Diagnostic)>,
    dropped: usize,
}

impl Kept {
    pub(crate) fn new(most: usize) -> Self {
        Self {
            most,
            first: Vec::new(),
            full: None,
        }
    }

    /// Adds a finding. As long as there is room this costs next to nothing.
    pub(crate) fn push(&mut self, found: Diagnostic) {
        if self.full.is_none() && self.first.len() < self.most {
            self.first.push(found);
            return;
        }
        let full = self.full.get_or_insert_with(|| {
            let mut full = Full::default();
            for found in std::mem::take(&mut self.first) {
                full.add(found);
            }
            full
        });
        full.push(found);
    }

    /// The findings that are kept, in the order in which they came, and how many there are besides.
    pub(crate) fn finish(self) -> (Vec<Diagnostic>, Vec<Dropped>) {
        match self.full {
            None => (self.first, Vec::new()),
            Some(full) => full.finish(),
        }
    }
}

impl Full {
    fn group(&mut self, found: &Diagnostic) -> &mut Group {
        let codes = self.groups.entry(found.severity).or_default();
        codes.entry(found.code.clone()).or_default()
    }

    fn add(&mut self, found: Diagnostic) {
        let number = self.added;
        self.added += 1;
        self.group(&found).kept.push((number, found));
    }

    /// Adds a finding in place of another, or counts it.
    fn push(&mut self, found: Diagnostic) {
        let group = self.group(&found);
        let own = group.kept.len();
        // Of every code the first are kept: one that has given way takes no more. Most end here.
        let takes_place = group.dropped == 0
            && self.yielding(|least, most| {
                found.severity > least || found.severity == least && own + 1 < most
            });
        if takes_place {
            self.add(found);
        } else {
            self.added += 1;
            self.group(&found).dropped += 1;
        }
    }

    /// Takes out the last of what gives way first, if what there is of it, a severity and a number, is such.
    fn yielding(&mut self, gives_way: impl Fn(Severity, usize) -> bool) -> bool {
        let kept = |codes: &BTreeMap<Code, Group>| codes.values().any(|g| !g.kept.is_empty());
        let Some((least, codes)) = self.groups.iter_mut().find(|(_, codes)| kept(codes)) else {
            return false;
        };
        let Some(group) = codes.values_mut().max_by_key(|group| group.kept.len()) else {
            return false;
        };
        if !gives_way(*least, group.kept.len()) {
            return false;
        }
        group.kept.pop();
        group.dropped += 1;
        true
    }

    fn finish(self) -> (Vec<Diagnostic>, Vec<Dropped>) {
        let (mut kept, mut dropped) = (Vec::new(), Vec::new());
        for (severity, codes) in self.groups.into_iter().rev() {
            for (code, group) in codes {
                kept.extend(group.kept);
                let count = group.dropped;
                if count > 0 {
                    dropped.push(Dropped {
                        code,
                        severity,
                        count,
                    });
                }
            }
        }
        kept.sort_unstable_by_key(|(number, _)| *number);
        (kept.into_iter().map(|(_, found)| found).collect(), dropped)
    }
}

#[cfg(test)]
mod tests {
    use super::Kept;
    use crate::diagnostic::{Code, Diagnostic, Severity};
    use crate::text::Text;

    /// Findings from letters: `e`, `w` and `i` for the severity, then the code.
    fn kept(most: usize, all: &str) -> (Vec<String>, Vec<(String, usize)>) {
        let mut to = Kept::new(most);
        for (nth, found) in all.split_whitespace().enumerate() {
            let severity = match found.as_bytes().first() {
                Some(b'e') => Severity::Error,
                Some(b'w') => Severity::Warning,
                _ => Severity::Info,
            };
            let text = format!("{found}/{nth}");
            to.push(Diagnostic::new(
                Code::new(&found[1..]),
                severity,
                Text::new(text.clone(), text),
            ));
        }
        let (kept, dropped) = to.finish();
        let text = |d: &Diagnostic| d.message.get(crate::text::Lang::En).to_owned();
        let counted = dropped
            .iter()
            .map(|d| (format!("{}{}", d.severity, d.code), d.count));
        (kept.iter().map(text).collect(), counted.collect())
    }

    #[track_caller]
    fn check(most: usize, all: &str, expected: &str, counted: &[(&str, usize)]) {
        let (kept, dropped) = kept(most, all);
        assert_eq!(kept.join(" "), expected);
        let dropped: Vec<_> = dropped
            .iter()
            .map(|(name, n)| (name.as_str(), *n))
            .collect();
        assert_eq!(dropped, counted);
    }

    #[test]
    fn up_to_the_limit_all_are_kept_and_beyond_it_the_rest_is_counted() {
        check(3, "iA wA eA", "iA/0 wA/1 eA/2", &[]);
        check(3, "iA iA iA iA", "iA/0 iA/1 iA/2", &[("infoA", 1)]);
        check(0, "iA eA iA", "", &[("errorA", 1), ("infoA", 2)]);
    }

    #[test]
    fn what_is_graver_takes_the_place_of_the_last_of_the_least_grave() {
        check(3, "iA wA iA eA", "iA/0 wA/1 eA/3", &[("infoA", 1)]);
        check(
            3,
            "iA wA iA eA eB eC wB",
            "eA/3 eB/4 eC/5",
            &[("warningA", 1), ("warningB", 1), ("infoA", 2)],
        );
        check(
            2,
            "eA eA wA iA eA",
            "eA/0 eA/1",
            &[("errorA", 1), ("warningA", 1), ("infoA", 1)],
        );
    }

    #[test]
    fn codes_of_one_severity_share_the_room() {
        check(4, "iA iA iA iA iB", "iA/0 iA/1 iA/2 iB/4", &[("infoA", 1)]);
        check(
            4,
            "iA iA iA iA iA iB iB iB iC",
            "iA/0 iA/1 iB/5 iC/8",
            &[("infoA", 3), ("infoB", 2)],
        );
        // One that gave way takes no more, so that the first are kept.
        check(3, "iA iA iA eB iA", "iA/0 iA/1 eB/3", &[("infoA", 2)]);
    }

    /// What is kept is a part of all, in the same order, and what is counted is the rest, whatever comes.
    #[test]
    fn nothing_is_lost_or_made_up() {
        let mut seed = 7_u32;
        let all: Vec<String> = std::iter::repeat_with(|| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let pick =
                |from: &[&str], bits: u32| from[(seed >> bits) as usize % from.len()].to_owned();
            pick(&["i", "i", "w", "e"], 10) + &pick(&["A", "A", "A", "B", "C"], 20)
        })
        .take(400)
        .collect();
        let all = all.join(" ");
        let (whole, none) = kept(usize::MAX, &all);
        assert!(none.is_empty());
        for most in [0, 1, 2, 3, 10, 50, 399, 400, 401] {
            let (some, counted) = kept(most, &all);
            assert_eq!(some.len(), most.min(400));
            let dropped: usize = counted.iter().map(|(_, count)| count).sum();
            assert_eq!(some.len() + dropped, 400);
            let mut rest = whole.iter();
            assert!(some.iter().all(|one| rest.any(|other| other == one)));
            let gravest = |of: &[String]| of.iter().filter(|d| d.starts_with('e')).count();
            assert_eq!(gravest(&some), most.min(gravest(&whole)));
        }
    }
}
