//! Findings up to a limit: of each code the first are kept, the rest is counted.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::{Code, Diagnostic, Severity};

/// How many findings of one code are kept, unless said.
pub(crate) const FINDINGS: usize = 1_000;

/// How many members of one finding are kept, whatever the limit on findings.
const MEMBERS: usize = FINDINGS;

/// Findings that were counted, not kept: how many of one code and severity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Dropped {
    /// Their code.
    pub code: Code,
    /// Their severity.
    pub severity: Severity,
    /// How many there are.
    pub count: usize,
}

/// Findings of which the first of each code are kept, in the order in which they came.
#[derive(Debug)]
pub(crate) struct CappedReport {
    most: usize,
    kept: Vec<Diagnostic>,
    counts: BTreeMap<Code, Counts>,
    groups: BTreeMap<GroupKey, Option<Members>>,
}

/// What tells groups of findings apart: code, severity and the key of the group.
type GroupKey = (Code, Severity, Box<str>);

#[derive(Debug, Default)]
struct Counts {
    kept: usize,
    dropped: BTreeMap<Severity, usize>,
}

/// The members of a finding that came after the first, which is kept at a place.
#[derive(Debug)]
struct Members {
    place: usize,
    rest: Vec<Diagnostic>,
    more: usize,
}

impl CappedReport {
    pub(crate) fn new(most: usize) -> Self {
        Self {
            most,
            kept: Vec::new(),
            counts: BTreeMap::new(),
            groups: BTreeMap::new(),
        }
    }

    /// Takes a finding. What holds of each of several things becomes one finding with the others of its group.
    pub(crate) fn push(&mut self, found: Diagnostic) {
        let Some(parts) = found.parts() else {
            self.keep(found);
            return;
        };
        if !parts.all().is_empty() {
            for part in found.taken_apart().0 {
                self.push(part);
            }
            return;
        }
        let group = parts.group().key.clone();
        let key = (found.code.clone(), found.severity, group);
        match self.groups.entry(key) {
            Entry::Occupied(mut known) => {
                let Some(members) = known.get_mut() else {
                    return;
                };
                if members.rest.len() + 1 < MEMBERS {
                    members.rest.push(found);
                } else {
                    members.more += 1;
                }
            }
            Entry::Vacant(new) => {
                let key = new.key().clone();
                let members = self.keep(found).map(|place| Members {
                    place,
                    rest: Vec::new(),
                    more: 0,
                });
                self.groups.insert(key, members);
            }
        }
    }

    /// Keeps a finding, and says where; or counts it.
    fn keep(&mut self, found: Diagnostic) -> Option<usize> {
        let counts = self.counts.entry(found.code.clone()).or_default();
        if counts.kept == self.most {
            *counts.dropped.entry(found.severity).or_default() += 1;
            return None;
        }
        counts.kept += 1;
        self.kept.push(found);
        Some(self.kept.len() - 1)
    }

    /// The findings that are kept, and how many there are besides, gravest first.
    pub(crate) fn finish(mut self) -> (Vec<Diagnostic>, Vec<Dropped>) {
        for members in self.groups.into_values().flatten() {
            let Members { place, rest, more } = members;
            let Some(first) = self.kept.get_mut(place) else {
                continue;
            };
            let mut all = rest;
            all.push(first.clone());
            if let Some(whole) = Diagnostic::put_together(all, more) {
                *first = whole;
            }
        }
        let mut dropped = Vec::new();
        for (code, counts) in self.counts {
            dropped.extend(counts.dropped.into_iter().map(|(severity, count)| Dropped {
                code: code.clone(),
                severity,
                count,
            }));
        }
        dropped.sort_by(|a, b| {
            b.severity
                .cmp(&a.severity)
                .then_with(|| a.code.cmp(&b.code))
        });
        (self.kept, dropped)
    }
}

#[cfg(test)]
mod tests {
    use super::CappedReport;
    use crate::diagnostic::{Code, Diagnostic, Severity};
    use crate::text::{Lang, Text};

    /// Findings from letters: `e`, `w` and `i` for the severity, then the code.
    #[track_caller]
    fn check(most: usize, all: &str, expected: &str, counted: &[(&str, usize)]) {
        let mut capped = CappedReport::new(most);
        for (nth, found) in all.split_whitespace().enumerate() {
            let severity = match found.as_bytes().first() {
                Some(b'e') => Severity::Error,
                Some(b'w') => Severity::Warning,
                _ => Severity::Info,
            };
            let text = format!("{found}/{nth}");
            capped.push(Diagnostic::new(
                Code::new(&found[1..]),
                severity,
                Text::new(text.clone(), text),
            ));
        }
        let (kept, dropped) = capped.finish();
        let kept: Vec<_> = kept.iter().map(|d| d.message.get(Lang::En)).collect();
        assert_eq!(kept.join(" "), expected);
        let dropped: Vec<_> = dropped
            .iter()
            .map(|d| (format!("{}{}", d.severity, d.code), d.count))
            .collect();
        let dropped: Vec<_> = dropped.iter().map(|(name, n)| (&**name, *n)).collect();
        assert_eq!(dropped, counted);
    }

    #[test]
    fn of_each_code_the_first_are_kept_and_the_rest_is_counted() {
        check(2, "iA wA iB", "iA/0 wA/1 iB/2", &[]);
        check(
            2,
            "iA iA iA iB eA wA wA eC",
            "iA/0 iA/1 iB/3 eC/7",
            &[("errorA", 1), ("warningA", 2), ("infoA", 1)],
        );
        check(0, "iA eA iA", "", &[("errorA", 1), ("infoA", 2)]);
    }
}
