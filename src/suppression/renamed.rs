//! What is known by fingerprint, under another id: the fingerprints before and after are compared, and what changed its
//! own is the same only where nothing else could be.

use std::collections::{BTreeMap, BTreeSet};

use super::baseline::{Baseline, BaselineEntry};
use super::verdict::VerdictPolicy;
use crate::diagnostic::subject_key;
use crate::diff::{Change, Diff};

/// One id in the place of another.
#[derive(Clone, Copy, Debug)]
struct Rename<'r> {
    id: &'r str,
    to: &'r str,
}

impl Rename<'_> {
    fn of(self, text: &str) -> Vec<String> {
        let words = text.split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_'));
        let words = words.map(|word| if word == self.id { self.to } else { word });
        let mut words: Vec<_> = words.map(str::to_owned).collect();
        // The ends of a symmetric relation stand in the order of their ids.
        words.sort_unstable();
        words
    }

    /// Whether a text names after the renaming what another named before.
    fn leads(self, before: &str, after: &str) -> bool {
        let here = Rename {
            id: self.to,
            to: self.to,
        };
        self.of(before) == here.of(after)
    }

    fn all_lead(self, before: &[String], after: &[String]) -> bool {
        let mut renamed: Vec<_> = before.iter().map(|text| self.of(text)).collect();
        let mut there: Vec<_> = after
            .iter()
            .map(|text| {
                Rename {
                    id: self.to,
                    to: self.to,
                }
                .of(text)
            })
            .collect();
        renamed.sort_unstable();
        there.sort_unstable();
        renamed == there
    }

    fn is_same(self, before: &BaselineEntry, after: &BaselineEntry) -> bool {
        before.code == after.code
            && before.count == after.count
            && if before.members.is_empty() {
                after.members.is_empty() && self.leads(&before.subject, &after.subject)
            } else {
                self.all_lead(&before.members, &after.members)
                    && self.leads(&before.about, &after.about)
            }
    }
}

/// What each of some became: of those that are gone, the one that came, if there is exactly one such and it came of no
/// other.
fn followed<'a, T>(
    gone: &[&'a T],
    come: &[&'a T],
    is_same: impl Fn(&T, &T) -> bool,
) -> Vec<Option<&'a T>> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for before in gone {
        let mut fitting = come
            .iter()
            .enumerate()
            .filter(|(_, after)| is_same(before, after));
        let one = fitting.next().filter(|_| fitting.next().is_none());
        if let Some((nth, _)) = one {
            *counts.entry(nth).or_default() += 1;
        }
        found.push(one);
    }
    let alone = |(nth, after): (usize, &&'a T)| (counts.get(&nth) == Some(&1)).then_some(*after);
    found.into_iter().map(|one| one.and_then(alone)).collect()
}

impl Baseline {
    /// The baseline after an id was renamed, and the entries that lapse because nobody can tell what became of them: they
    /// name the id, and the findings now do not say exactly which one they were. `before` and `after` are all findings of
    /// the document by the same rules ([`record`](Self::record)), before and after.
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::{Baseline, Document, FrameworkVersion, RuleSet};
    /// let rules = RuleSet::for_framework(FrameworkVersion::V3_0).unwrap();
    /// let found = |id: &str| {
    ///     let text = format!("justarch: 1\napplications:\n  {id}: {{ kind: database, name: {{ vi: Kho }} }}\n");
    ///     Baseline::record(&Document::parse("a.yaml", &text).unwrap(), &rules, None)
    /// };
    /// let (before, after) = (found("old"), found("new"));
    /// let (renamed, lapsed) = before.renamed([&before, &after], "old", "new");
    /// assert!(renamed == after && lapsed.is_empty());
    /// # }
    /// ```
    #[must_use]
    pub fn renamed(
        &self,
        [before, after]: [&Self; 2],
        id: &str,
        to: &str,
    ) -> (Self, Vec<BaselineEntry>) {
        let rename = Rename { id, to };
        let prints = |of: &'_ Self| -> BTreeSet<String> {
            of.entries().iter().map(|e| e.fingerprint.clone()).collect()
        };
        let (was, is) = (prints(before), prints(after));
        let gone: Vec<_> = before
            .entries()
            .iter()
            .filter(|e| !is.contains(&e.fingerprint))
            .collect();
        let come: Vec<_> = after
            .entries()
            .iter()
            .filter(|e| !was.contains(&e.fingerprint))
            .collect();
        let became = followed(&gone, &come, |b, a| rename.is_same(b, a));
        let became: BTreeMap<&str, Option<&BaselineEntry>> = gone
            .iter()
            .map(|entry| entry.fingerprint.as_str())
            .zip(became)
            .collect();
        let mut entries = Vec::new();
        let mut lapsed = Vec::new();
        for entry in self.entries() {
            match became.get(entry.fingerprint.as_str()) {
                Some(Some(after)) => entries.push(BaselineEntry {
                    count: entry.count,
                    ..(*after).clone()
                }),
                Some(None) => {
                    lapsed.push(entry.clone());
                    entries.push(entry.clone());
                }
                None => {
                    let names = |text: &str| !rename.leads(text, text);
                    let unseen = !was.contains(&entry.fingerprint);
                    if unseen && (names(&entry.subject) || entry.members.iter().any(|m| names(m))) {
                        lapsed.push(entry.clone());
                    }
                    entries.push(entry.clone());
                }
            }
        }
        (self.with_entries(entries), lapsed)
    }
}

impl VerdictPolicy {
    /// The accepted changes whose fingerprints change because an id was renamed in the later version, each with its new
    /// one, if that is certain. `before` and `after` are the comparison with the version before as it was and as it is
    /// now.
    pub fn renamed(
        &self,
        [before, after]: [&Diff<'_>; 2],
        id: &str,
        to: &str,
    ) -> Vec<(String, Option<String>)> {
        type Known<'c, 'd> = (String, &'c Change<'d>);
        fn all<'c, 'd>(diff: &'c Diff<'d>) -> Vec<Known<'c, 'd>> {
            let changes = diff.changes().iter();
            changes
                .map(|change| (change.fingerprint(), change))
                .collect()
        }
        let rename = Rename { id, to };
        let (was, is) = (all(before), all(after));
        let prints = |of: &[Known<'_, '_>]| -> BTreeSet<String> {
            of.iter().map(|(print, _)| print.clone()).collect()
        };
        let (known, now) = (prints(&was), prints(&is));
        let accepted: BTreeSet<&str> = self.accept.iter().map(|a| a.fingerprint.as_str()).collect();
        let gone: Vec<_> = was
            .iter()
            .filter(|(print, _)| !now.contains(print))
            .collect();
        let come: Vec<_> = is
            .iter()
            .filter(|(print, _)| !known.contains(print))
            .collect();
        let keys = |subjects: &[crate::model::Subject]| -> Vec<String> {
            subjects.iter().map(subject_key).collect()
        };
        let is_same = |(_, b): &Known<'_, '_>, (_, a): &Known<'_, '_>| {
            (b.kind, b.class, b.field) == (a.kind, a.class, a.field)
                && b.old == a.old
                && rename.all_lead(&keys(&b.new), &keys(&a.new))
        };
        let became = followed(&gone, &come, is_same);
        let pairs = gone.iter().zip(became);
        let pairs = pairs.filter(|((print, _), _)| accepted.contains(print.as_str()));
        pairs
            .map(|((print, _), after)| (print.clone(), after.map(|(print, _)| print.clone())))
            .collect()
    }
}
