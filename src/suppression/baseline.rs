//! Baselines: the findings that are known and not held against a document.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::allow::Comments;
use super::undecided::Undecided;
use super::{about_suppression, is_about_the_check, is_about_the_file};
use crate::bilingual;
use crate::date::Date;
use crate::diagnostic::{Code, Diagnostic, Report, SuppressedBy};
use crate::io::{BASELINE_OLD, BASELINE_STALE, Document};
use crate::rules::RuleSet;
use crate::text::{Lang, Text};

/// The findings of one document that were there when it was taken under control, by
/// [fingerprint](Diagnostic::fingerprint). New findings stand out against it; it shrinks as old ones are mended.
///
/// A finding that holds of each of several things is known member by member: it stays for a new one. One that holds
/// of several together is known only if all its members lie in one entry: two of three known LGSPs are known, a
/// fourth is not.
///
/// Any serde format reads and writes it; the program keeps it as JSON. A file of another form is refused. The form
/// before this one is read: of a finding about several things it knows the first, and it is warned of (`BAS002`).
/// Findings about how the file is written have no place in it, nor has what is said of comments and baselines.
///
/// What was not read is not mended: one that was made of a document that was [not wholly read](Self::is_whole), or with
/// rules that could not be decided, keeps what the one before it knows of these when it takes its place.
///
/// ```
/// use justarch::{Baseline, Code, Diagnostic, FindingFilter, Report, Severity, Subject, Text};
/// let mut report = Report::default();
/// let text = Text::new("thiếu", "missing");
/// report.push(Diagnostic::new(Code::of("X001"), Severity::Error, text).label(Subject::element("a"), None));
/// let baseline = Baseline::of(&report);
/// let after = FindingFilter::new().baseline(&baseline).apply(report);
/// assert!(after.is_empty());
/// assert_eq!(after.suppressed().len(), 1);
/// ```
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    #[serde(rename = "justarch-baseline")]
    version: Version,
    entries: Vec<BaselineEntry>,
    /// Of what it says nothing, when it was made just now.
    #[serde(skip)]
    undecided: Undecided,
    /// How many entries it has from the one whose place it took.
    #[serde(skip)]
    kept: usize,
}

/// The forms of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
enum Version {
    /// Of a finding about several things it holds the one that came first in the document.
    #[serde(rename = "1")]
    One,
    /// It holds every member.
    #[default]
    #[serde(rename = "2")]
    Two,
}

/// A finding that a baseline knows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct BaselineEntry {
    /// Its code.
    pub code: String,
    /// What it is about, for readers of the file; the fingerprint decides.
    pub subject: String,
    /// By which it is known again.
    pub fingerprint: String,
    /// How often it is there.
    pub count: usize,
    /// What it is about together, by key and sorted, if that is several things: it covers a finding about these or
    /// some of them, and none about another.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<String>,
    /// What tells it apart from other findings of the code about the same members.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
}

/// By what they know, as a file holds it.
impl PartialEq for Baseline {
    fn eq(&self, other: &Self) -> bool {
        (self.version, &self.entries) == (other.version, &other.entries)
    }
}

impl Eq for Baseline {}

impl Baseline {
    /// The forms of the file that are read; it is written in the last.
    pub const FORMS: [&'static str; 2] = ["1", "2"];

    /// The findings that a report has [kept](Report::dropped): of very many not all, for which there is
    /// [`record`](Self::record). What allow comments pass over is not among them.
    pub fn of(report: &Report) -> Self {
        let mut baseline = Self::count(report.iter());
        baseline.undecided = Undecided::of(report);
        baseline
    }

    /// Every finding of a document, however many there are: those of reading and those of the rules. What its allow
    /// comments suppress, judged by `today` as [`FindingFilter::of`](crate::FindingFilter::of) does, is not among them.
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::{Baseline, Document, RuleSet};
    /// let doc = Document::parse("a.yaml", "justarch: 1\nchannels: {}\n").unwrap();
    /// let rules = RuleSet::for_framework(justarch::FrameworkVersion::V3_0).unwrap();
    /// assert!(!Baseline::record(&doc, &rules, None).entries().is_empty());
    /// # }
    /// ```
    pub fn record(document: &Document, rules: &RuleSet, today: Option<Date>) -> Self {
        let mut comments = Comments::of(document, today);
        let mut entries = Entries::default();
        let mut add = |found: Diagnostic| {
            for part in found.taken_apart().0 {
                if let Some(left) = comments.pass(part, |_, _| {}) {
                    entries.add(&left);
                }
            }
        };
        for found in document.report() {
            add(found.clone());
        }
        #[cfg(feature = "yaml")]
        for found in super::unfilled::found(document) {
            add(found);
        }
        let skipped = rules.check_each(document.architecture(), add);
        let mut baseline = Self::from(entries);
        baseline.undecided.document(document.architecture());
        baseline.undecided.skipped(&skipped);
        baseline
    }

    fn count<'a>(found: impl Iterator<Item = &'a Diagnostic>) -> Self {
        let mut entries = Entries::default();
        for found in found {
            let (parts, _) = found.clone().taken_apart();
            for part in &parts {
                entries.add(part);
            }
        }
        entries.into()
    }

    fn with(entries: Vec<BaselineEntry>) -> Self {
        Self {
            version: Version::Two,
            entries,
            undecided: Undecided::default(),
            kept: 0,
        }
    }

    /// The entries, sorted by code and subject.
    pub fn entries(&self) -> &[BaselineEntry] {
        &self.entries
    }

    /// The same file with other entries.
    pub(super) fn with_entries(&self, mut entries: Vec<BaselineEntry>) -> Self {
        entries.sort();
        Self {
            entries,
            ..self.clone()
        }
    }

    /// Whether the document that it was just made of was wholly read. If not, it lacks what would have been found, and
    /// may take the place of another but not stand for itself. One that was read from a file is whole.
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::{Baseline, Document, RuleSet};
    /// let rules = RuleSet::for_framework(justarch::FrameworkVersion::V3_0).unwrap();
    /// let head = "{ id: a, body: b, name: { vi: A }, version: '1.0', framework: '3.0' }";
    /// let made = |section: &str| {
    ///     let body = "organisations: { b: { name: { vi: B }, kind: ministry } }";
    ///     let text = format!("justarch: 1\narchitecture: {head}\n{body}\n{section}: {{}}\n");
    ///     Baseline::record(&Document::parse("a.yaml", &text).unwrap(), &rules, None)
    /// };
    /// assert!(made("channels").is_whole());
    /// assert!(!made("chanels").is_whole());
    /// # }
    /// ```
    pub fn is_whole(&self) -> bool {
        !self.undecided.is_unread()
    }

    /// How many of its entries were not found, but kept of the one whose place it took, because it could not be
    /// decided whether they are mended.
    pub fn kept(&self) -> usize {
        self.kept
    }

    /// The baseline that takes the place of this one. `report` has all findings, those that a baseline passes over
    /// included. If there are findings that this baseline does not know, they are the error, unless
    /// `accept_new`: a baseline is there to shrink. What this one knows of rules that could not be decided, or of
    /// anything if the document was not wholly read, is [kept](Self::kept).
    pub fn renew(&self, report: &Report, accept_new: bool) -> Result<Self, Vec<BaselineEntry>> {
        let passed = report
            .suppressed()
            .iter()
            .filter(|s| s.by == SuppressedBy::Baseline)
            .map(|s| &s.diagnostic);
        let mut next = Self::count(report.iter().chain(passed));
        next.undecided = Undecided::of(report);
        self.renew_by(next, accept_new)
    }

    /// The same by what was [recorded](Self::record).
    pub fn renew_by(&self, next: Self, accept_new: bool) -> Result<Self, Vec<BaselineEntry>> {
        let mut known = Known::of(self);
        let new = next.entries.iter().filter_map(|entry| {
            let count = known.beyond(entry);
            let entry = entry.clone();
            (count > 0).then_some(BaselineEntry { count, ..entry })
        });
        let new: Vec<_> = new.collect();
        if new.is_empty() || accept_new {
            Ok(next.keeping(self))
        } else {
            Err(new)
        }
    }

    /// The same with what an earlier one knows of things that could not be decided.
    fn keeping(mut self, earlier: &Self) -> Self {
        let mut found: BTreeMap<(String, String), usize> = BTreeMap::new();
        for entry in &self.entries {
            let of_entry = (entry.code.clone(), entry.fingerprint.clone());
            let count = found.entry(of_entry).or_default();
            *count = count.saturating_add(entry.count);
        }
        let mut kept: Vec<BaselineEntry> = Vec::new();
        for entry in &earlier.entries {
            if !self.undecided.holds(&entry.code) {
                continue;
            }
            let of_entry = (entry.code.clone(), entry.fingerprint.clone());
            let left = found.entry(of_entry).or_default();
            let known = (*left).min(entry.count);
            *left = left.saturating_sub(known);
            let count = entry.count.saturating_sub(known);
            if count > 0 {
                kept.push(BaselineEntry {
                    count,
                    ..entry.clone()
                });
            }
        }
        let kept = Self::with(kept);
        self.kept = kept.entries.len();
        // What is found of some of those that are known together is known by the entry of all.
        let mut known = Known::of(&kept);
        self.entries.retain(|entry| {
            entry.members.is_empty() || !known.covers(&entry.code, &entry.about, &entry.members)
        });
        self.entries.extend(kept.entries);
        self.entries.sort_by(|a, b| in_order(a).cmp(&in_order(b)));
        self.entries.dedup_by(|again, first| {
            let is_same = in_order(again) == in_order(first);
            if is_same {
                first.count = first.count.saturating_add(again.count);
            }
            is_same
        });
        self
    }
}

/// By what entries are sorted.
fn in_order(entry: &BaselineEntry) -> [&str; 3] {
    [&entry.code, &entry.subject, &entry.fingerprint]
}

/// Findings by code, subject and fingerprint: how many there are, and what each is about together.
#[derive(Debug, Default)]
struct Entries(BTreeMap<EntryKey, (usize, Together)>);

/// Code, subject and fingerprint.
type EntryKey = (Code, Box<str>, Box<str>);

#[derive(Debug, Default)]
struct Together {
    members: Vec<String>,
    about: String,
}

impl Entries {
    fn add(&mut self, found: &Diagnostic) {
        if !is_kept(found) {
            return;
        }
        let together = match found.conflict() {
            None => Together::default(),
            Some(conflict) => Together {
                members: conflict.keys(),
                about: found.discriminator.to_string(),
            },
        };
        let subject = match together.members.as_slice() {
            [] => found.shown_subject_key(),
            [first, rest @ ..] => format!("{first} (+{})", rest.len()),
        };
        let key = (
            found.code.clone(),
            subject.into(),
            found.fingerprint().into(),
        );
        self.0.entry(key).or_insert((0, together)).0 += 1;
    }
}

impl From<Entries> for Baseline {
    fn from(entries: Entries) -> Self {
        type Entry = (EntryKey, (usize, Together));
        let entry = |((code, subject, fingerprint), (count, together)): Entry| BaselineEntry {
            code: code.as_str().to_owned(),
            subject: subject.into(),
            fingerprint: fingerprint.into(),
            count,
            members: together.members,
            about: together.about,
        };
        Self::with(entries.0.into_iter().map(entry).collect())
    }
}

/// A baseline while findings come by.
#[derive(Debug)]
pub(super) struct Known<'b> {
    version: Version,
    entries: &'b [BaselineEntry],
    /// How often each fingerprint may still come.
    left: BTreeMap<&'b str, usize>,
    /// By code, what tells them apart and each member: the entries about several things together.
    together: BTreeMap<(&'b str, &'b str, &'b str), Vec<usize>>,
    /// Of these entries, by number, the members that were found.
    seen: BTreeMap<usize, BTreeSet<String>>,
}

impl<'b> Known<'b> {
    pub(super) fn of(baseline: &'b Baseline) -> Self {
        let mut left: BTreeMap<&str, usize> = BTreeMap::new();
        let mut together: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (nth, entry) in baseline.entries.iter().enumerate() {
            if entry.members.is_empty() {
                let count = left.entry(&entry.fingerprint).or_default();
                *count = count.saturating_add(entry.count);
            }
            for member in &entry.members {
                let key = (&*entry.code, &*entry.about, &**member);
                let of_member = together.entry(key).or_default();
                if of_member.last() != Some(&nth) {
                    of_member.push(nth);
                }
            }
        }
        Self {
            version: baseline.version,
            entries: &baseline.entries,
            left,
            together,
            seen: BTreeMap::new(),
        }
    }

    /// Whether the baseline knows a finding, and not only others like it.
    pub(super) fn takes(&mut self, found: &Diagnostic) -> bool {
        if !is_kept(found) {
            return false;
        }
        if let Some(conflict) = found.conflict() {
            return self.covers(found.code.as_str(), &found.discriminator, &conflict.keys());
        }
        match self.left.get_mut(found.fingerprint().as_str()) {
            Some(left) if *left > 0 => {
                *left -= 1;
                true
            }
            _ => false,
        }
    }

    /// Whether all of these, which are sorted, lie in one entry.
    fn covers(&mut self, code: &str, about: &str, members: &[String]) -> bool {
        let Some(first) = members.first() else {
            return false;
        };
        let candidates = self.together.get(&(code, about, first.as_str()));
        let covering = candidates.into_iter().flatten().copied().find(|nth| {
            let known = self.entries.get(*nth);
            known.is_some_and(|entry| lie_in(members, &entry.members))
        });
        if let Some(nth) = covering {
            let seen = self.seen.entry(nth).or_default();
            seen.extend(members.iter().cloned());
            return true;
        }
        // With others besides it is new, and still found where it was known.
        for member in members {
            let of_member = self.together.get(&(code, about, member.as_str()));
            for nth in of_member.into_iter().flatten() {
                self.seen.entry(*nth).or_default().insert(member.clone());
            }
        }
        false
    }

    /// How many findings of an entry the baseline does not know.
    fn beyond(&mut self, entry: &BaselineEntry) -> usize {
        if !entry.members.is_empty() {
            let known = self.covers(&entry.code, &entry.about, &entry.members);
            return usize::from(!known);
        }
        let before = self.left.get(entry.fingerprint.as_str()).copied();
        entry.count.saturating_sub(before.unwrap_or_default())
    }

    /// The entries that were not found, each with how often; of several that are known together only if none was.
    pub(super) fn gone(mut self, is_decided: &dyn Fn(&str) -> bool) -> Vec<BaselineEntry> {
        let mut gone = Vec::new();
        for (nth, entry) in self.entries.iter().enumerate() {
            if !is_decided(&entry.code) {
                continue;
            }
            let count = if entry.members.is_empty() {
                let left = self.left.remove(entry.fingerprint.as_str());
                left.unwrap_or_default()
            } else if self.seen.contains_key(&nth) {
                0
            } else {
                entry.count
            };
            if count > 0 {
                let entry = entry.clone();
                gone.push(BaselineEntry { count, ..entry });
            }
        }
        gone
    }

    /// What is to be said of entries that did not come. Of rules that were not decided nobody knows what they would
    /// have found.
    pub(super) fn finish(mut self, is_decided: &dyn Fn(&str) -> bool) -> Vec<Diagnostic> {
        let mut said = Vec::new();
        if self.version == Version::One {
            said.push(of_the_form_before());
        }
        for (nth, entry) in self.entries.iter().enumerate() {
            if !is_decided(&entry.code) {
                continue;
            }
            if entry.members.is_empty() {
                let left = self.left.remove(entry.fingerprint.as_str());
                said.extend(left.filter(|left| *left > 0).map(|left| stale(entry, left)));
                continue;
            }
            let seen = self.seen.get(&nth);
            let is_gone = |member: &&String| !seen.is_some_and(|seen| seen.contains(*member));
            let gone: Vec<_> = entry.members.iter().filter(is_gone).collect();
            if !gone.is_empty() {
                said.push(without_members(entry, &gone));
            }
        }
        said
    }
}

/// Whether all of these are among those, each as often; both are sorted.
fn lie_in(found: &[String], known: &[String]) -> bool {
    let mut rest = known.iter();
    found.iter().all(|one| rest.any(|other| other == one))
}

/// Whether a baseline has a place for a finding.
fn is_kept(found: &Diagnostic) -> bool {
    !is_about_the_check(found) && !is_about_the_file(found)
}

fn stale(entry: &BaselineEntry, left: usize) -> Diagnostic {
    let code = &entry.code;
    let subject = in_words(&entry.subject);
    let (vi, en) = (subject.get(Lang::Vi), subject.get(Lang::En));
    let message = if left >= entry.count {
        bilingual!(
            "đường cơ sở còn ghi {code}{vi}, nay không còn",
            "the baseline still holds {code}{en}, which is no longer found"
        )
    } else {
        let count = entry.count;
        let now = count.saturating_sub(left);
        bilingual!(
            "đường cơ sở ghi {code}{vi} {count} lần, nay còn {now} lần",
            "the baseline holds {code}{en} {count} times, and it is found {now} times now"
        )
    };
    about_suppression(BASELINE_STALE, message).discriminator(entry.fingerprint.as_str())
}

/// What a baseline says that a finding is about, as a sentence goes on: with a space before it.
fn in_words(subject: &str) -> Text {
    let plain = subject.strip_prefix("old ").unwrap_or(subject);
    let words: Vec<&str> = plain.split(' ').collect();
    match *words.as_slice() {
        ["element", id] => bilingual!(" cho `{id}`", " of `{id}`"),
        ["element", id, key] => bilingual!(
            " cho khóa `{key}` của `{id}`",
            " of the key `{key}` of `{id}`"
        ),
        ["relation", from, kind, to] => bilingual!(
            " cho quan hệ `{kind}` từ `{from}` đến `{to}`",
            " of the relation `{kind}` from `{from}` to `{to}`"
        ),
        ["relation", from, kind, to, key] if !key.starts_with('#') => bilingual!(
            " cho khóa `{key}` của quan hệ `{kind}` từ `{from}` đến `{to}`",
            " of the key `{key}` of the relation `{kind}` from `{from}` to `{to}`"
        ),
        ["relation", from, kind, to, ..] => bilingual!(
            " cho một quan hệ `{kind}` từ `{from}` đến `{to}`",
            " of a relation `{kind}` from `{from}` to `{to}`"
        ),
        ["section", section] => bilingual!(" cho mục `{section}`", " of the section `{section}`"),
        ["document", _] => Text::fixed(" cho văn bản", " of the document"),
        ["document", _, key] => bilingual!(
            " cho khóa `{key}` của văn bản",
            " of the key `{key}` of the document"
        ),
        ["record", record] => bilingual!(" cho mục `{record}`", " of the entry `{record}`"),
        ["record", record, key] => bilingual!(
            " cho khóa `{key}` của mục `{record}`",
            " of the key `{key}` of the entry `{record}`"
        ),
        [] | [""] => Text::fixed("", ""),
        _ => bilingual!(" tại `{plain}`", " at `{plain}`"),
    }
}

/// So many members that are gone are named.
const NAMED: usize = 8;

fn without_members(entry: &BaselineEntry, gone: &[&String]) -> Diagnostic {
    let code = &entry.code;
    let named: Vec<_> = gone
        .iter()
        .take(NAMED)
        .map(|key| format!("`{key}`"))
        .collect();
    let (count, named) = (gone.len(), named.join(", "));
    let message = bilingual!(
        "đường cơ sở ghi {code} tại {count} thành phần không còn liên quan: {named}",
        "the baseline holds {code} of {count} things it is no longer found at: {named}"
    );
    about_suppression(BASELINE_STALE, message).discriminator(entry.fingerprint.as_str())
}

fn of_the_form_before() -> Diagnostic {
    let message = Text::fixed(
        "đường cơ sở ở dạng cũ: mỗi kết quả về nhiều thành phần chỉ được ghi cho thành phần đứng đầu",
        "the baseline is of the form before this one: of a finding about several things it holds the first only",
    );
    about_suppression(BASELINE_OLD, message)
}
