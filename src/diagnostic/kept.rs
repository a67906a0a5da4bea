//! Findings up to a limit: so many are kept, the rest is counted.

use std::collections::{BTreeMap, HashMap};

use super::{Code, Diagnostic, Severity, Sink};

/// Findings that were counted, not kept: how many of one code and severity.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Dropped {
    /// Their code.
    pub code: Code,
    /// Their severity.
    pub severity: Severity,
    /// How many there are.
    pub count: usize,
}

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
    /// In the order in which they came, as long as there is room; then each new one has the room of another.
    found: Vec<Diagnostic>,
    /// Once there is no room.
    full: Option<Full>,
    /// By code, severity and key the groups that there are: where one is kept, if it is.
    known: BTreeMap<Known, Option<usize>>,
    /// By place the groups that are kept.
    parts: HashMap<usize, Parts>,
    /// How many parts there is room for.
    room: usize,
}

type Known = (Code, Severity, Box<str>);

/// The parts of a finding that came after the first.
#[derive(Debug)]
struct Parts {
    known: Known,
    all: Vec<Diagnostic>,
    more: usize,
}

/// What is known of findings that have no room.
#[derive(Debug, Default)]
struct Full {
    /// For each that is kept, its number among all that ever were.
    numbers: Vec<usize>,
    /// How many ever were.
    count: usize,
    groups: BTreeMap<Severity, BTreeMap<Code, Group>>,
}

/// The findings of one code and severity.
#[derive(Debug, Default)]
struct Group {
    /// Where they are kept, the first first.
    places: Vec<usize>,
    dropped: usize,
}

impl Kept {
    pub(crate) fn new(most: usize) -> Self {
        Self {
            most,
            found: Vec::new(),
            full: None,
            known: BTreeMap::new(),
            parts: HashMap::new(),
            room: most.max(FINDINGS),
        }
    }

    /// Adds a finding as long as there is room. Those before it are seldom moved for that, and never is memory asked
    /// for beyond the limit.
    fn add(&mut self, found: Diagnostic) {
        let count = self.found.len();
        if count == self.found.capacity() {
            let more = count.saturating_mul(3).max(4).min(self.most - count);
            self.found.reserve_exact(more);
        }
        self.found.push(found);
    }

    /// What is known when there is no room.
    fn full(&mut self) -> Option<&mut Full> {
        if self.full.is_none() && self.found.len() >= self.most {
            self.full = Some(Full::of(&self.found));
        }
        self.full.as_mut()
    }

    /// The findings that are kept, in the order in which they came, and how many there are besides.
    pub(crate) fn finish(mut self) -> (Vec<Diagnostic>, Vec<Dropped>) {
        self.put_together();
        let Some(full) = self.full else {
            return (self.found, Vec::new());
        };
        put_in_order(&mut self.found, &full.numbers);
        (self.found, full.dropped())
    }
}

impl Kept {
    /// Takes a finding that is none of a group that is known; says where it is kept, if it is.
    fn keep(&mut self, found: Diagnostic) -> Option<usize> {
        let Some(full) = self.full() else {
            self.add(found);
            return self.found.len().checked_sub(1);
        };
        let Some(place) = full.place_for(&found.code, found.severity) else {
            full.group(&found.code, found.severity).dropped += 1;
            return None;
        };
        if let Some(room) = self.found.get_mut(place) {
            *room = found;
        }
        // A group that was there is dropped as a whole, with what is still to come of it.
        if let Some(gone) = self.parts.remove(&place) {
            self.room += gone.all.len();
            self.known.insert(gone.known, None);
        }
        Some(place)
    }

    /// Makes one finding of the parts of each group.
    fn put_together(&mut self) {
        for (place, parts) in std::mem::take(&mut self.parts) {
            let Some(found) = self.found.get_mut(place) else {
                continue;
            };
            let Parts { mut all, more, .. } = parts;
            if all.is_empty() && more == 0 {
                continue;
            }
            all.push(found.clone());
            if let Some(whole) = Diagnostic::put_together(all, more) {
                *found = whole;
            }
        }
    }
}

impl Sink for Kept {
    fn take(&mut self, found: Diagnostic) {
        let Some(parts) = found.parts() else {
            self.keep(found);
            return;
        };
        if !parts.all().is_empty() {
            let (parts, _) = found.taken_apart();
            for part in parts {
                self.take(part);
            }
            return;
        }
        let key: Known = (
            found.code.clone(),
            found.severity,
            parts.group().key.clone(),
        );
        match self.known.get(&key) {
            Some(None) => {}
            Some(Some(place)) => {
                if let Some(parts) = self.parts.get_mut(place) {
                    if self.room > 0 {
                        self.room -= 1;
                        parts.all.push(found);
                    } else {
                        parts.more += 1;
                    }
                }
            }
            None => {
                let place = self.keep(found);
                if let Some(place) = place {
                    let parts = Parts {
                        known: key.clone(),
                        all: Vec::new(),
                        more: 0,
                    };
                    self.parts.insert(place, parts);
                }
                self.known.insert(key, place);
            }
        }
    }

    fn count(&mut self, code: &Code, severity: Severity, findings: usize) -> bool {
        let Some(full) = self.full() else {
            return false;
        };
        if full.giving_way(code, severity).is_some() {
            return false;
        }
        full.group(code, severity).dropped += findings;
        true
    }

    fn count_part(&mut self, code: &Code, severity: Severity, group: &str) -> bool {
        let key: Known = (code.clone(), severity, group.into());
        match self.known.get(&key) {
            Some(None) => true,
            Some(Some(place)) => {
                let room = self.room > 0;
                match self.parts.get_mut(place).filter(|_| !room) {
                    Some(parts) => {
                        parts.more += 1;
                        true
                    }
                    None => false,
                }
            }
            None => {
                let counted = self.count(code, severity, 1);
                if counted {
                    self.known.insert(key, None);
                }
                counted
            }
        }
    }
}

impl Full {
    fn of(found: &[Diagnostic]) -> Self {
        let mut full = Self {
            numbers: (0..found.len()).collect(),
            count: found.len(),
            groups: BTreeMap::new(),
        };
        for (place, found) in found.iter().enumerate() {
            let group = full.group(&found.code, found.severity);
            group.places.push(place);
        }
        full
    }

    fn group(&mut self, code: &Code, severity: Severity) -> &mut Group {
        let codes = self.groups.entry(severity).or_default();
        codes.entry(code.clone()).or_default()
    }

    /// What gives way to a finding, if anything does.
    fn giving_way(&mut self, code: &Code, severity: Severity) -> Option<&mut Group> {
        let group = self.group(code, severity);
        // Of every code the first are kept: one that has given way takes no more. Most end here.
        if group.dropped > 0 {
            return None;
        }
        let own = group.places.len();
        let kept = |codes: &BTreeMap<Code, Group>| codes.values().any(|g| !g.places.is_empty());
        let (least, codes) = self.groups.iter_mut().find(|(_, codes)| kept(codes))?;
        let largest = codes.values_mut().max_by_key(|group| group.places.len())?;
        let gives_way = severity > *least || severity == *least && own + 1 < largest.places.len();
        gives_way.then_some(largest)
    }

    /// Takes out the last of what gives way; that is the place of the finding then.
    fn place_for(&mut self, code: &Code, severity: Severity) -> Option<usize> {
        let group = self.giving_way(code, severity)?;
        let place = group.places.pop()?;
        group.dropped += 1;
        self.group(code, severity).places.push(place);
        if let Some(number) = self.numbers.get_mut(place) {
            *number = self.count;
        }
        self.count += 1;
        Some(place)
    }

    /// How many were not kept, the gravest first.
    fn dropped(self) -> Vec<Dropped> {
        let groups = self.groups.into_iter().rev().flat_map(|(severity, codes)| {
            codes.into_iter().map(move |(code, group)| Dropped {
                code,
                severity,
                count: group.dropped,
            })
        });
        groups.filter(|dropped| dropped.count > 0).collect()
    }
}

/// Sorts things by their numbers, without room for all of them again.
fn put_in_order<T>(things: &mut [T], numbers: &[usize]) {
    let mut from: Vec<usize> = (0..things.len()).collect();
    from.sort_unstable_by_key(|at| numbers.get(*at));
    for first in 0..things.len() {
        let mut at = first;
        // Round a circle of things that take each other's place.
        while let Some(next) = from.get_mut(at).map(|from| std::mem::replace(from, at))
            && next != first
        {
            things.swap(at, next);
            at = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Kept;
    use crate::diagnostic::{Code, Diagnostic, Severity, Sink as _};
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
            to.take(Diagnostic::new(
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
