//! Findings about several things: those that hold of each, and those that hold of all together.

use std::fmt::{self, Write as _};
use std::sync::Arc;

use super::{At, Diagnostic, Label, Side};
use crate::model::{Place, Subject};
use crate::text::{Lang, Text};

/// So many members are named and shown; all are in [`Members`].
pub(crate) const SHOWN: usize = 8;

/// How many further facts and places of its members a finding takes over.
const TAKEN_OVER: usize = 4;

/// What a finding about several things is about, and how it holds of them.
///
/// The members are sorted by key: the order of a document never matters.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Members {
    /// It holds of each: whoever takes one out leaves the finding for the rest.
    Each(Parts),
    /// It holds of all together: without some of them it holds as long as the rest still conflict.
    Together(Joint),
}

/// The members of a finding that holds of each, every one with what is said of it alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    group: Arc<Group>,
    /// What the member is called, and what it lacks if it can lack several things.
    name: Text,
    fact: Text,
    /// Empty for what is said of one member alone.
    all: Vec<Diagnostic>,
    /// How many more there are than are kept.
    more: usize,
}

/// Makes one text of the members that are left.
type Words = dyn Fn(&Names) -> Text + Send + Sync;

/// What puts findings that hold of each of several things into one: a key that tells it apart from other groups of
/// the rule, and its words.
pub(crate) struct Group {
    pub(crate) key: Box<str>,
    words: Box<Words>,
    /// What to do about all of them.
    pub(crate) help: Option<Arc<Text>>,
    /// The same, where it names them.
    pub(crate) help_words: Option<Box<Words>>,
}

impl fmt::Debug for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Group")
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}

/// Groups of one key word their members alike.
impl PartialEq for Group {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key && self.help == other.help
    }
}

impl Eq for Group {}

impl Group {
    pub(crate) fn new(
        key: impl Into<Box<str>>,
        words: impl Fn(&Names) -> Text + Send + Sync + 'static,
    ) -> Self {
        Self {
            key: key.into(),
            words: Box::new(words),
            help: None,
            help_words: None,
        }
    }
}

/// How many members a finding has, and what the first of them are called.
///
/// ```
/// # use justarch::{bilingual, Each};
/// let group = Each::new("", |all| {
///     let (count, vi, en) = (all.count(), all.vi(), all.en());
///     bilingual!("{count} kênh không có chủ quản: {vi}", "{count} channels have no owner: {en}")
/// });
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Names {
    count: usize,
    first: Vec<(String, String)>,
    /// Of the same: the bare names, and what each lacks.
    lacks: Vec<Lacks>,
}

/// A name, and what is lacking there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Lacks {
    name: Text,
    facts: Vec<Text>,
}

impl Names {
    /// Of parts in order, those of one name together.
    fn of(parts: &[Diagnostic], more: usize) -> Self {
        let named: Vec<_> = parts.iter().filter_map(Diagnostic::parts).collect();
        let (mut first, mut lacks) = (Vec::new(), Vec::new());
        let mut count = more;
        for same in named.chunk_by(|a, b| a.name == b.name) {
            count = count.saturating_add(1);
            let Some(one) = same.first().filter(|_| first.len() < SHOWN) else {
                continue;
            };
            let facts: Vec<_> = same.iter().map(|part| &part.fact).collect();
            lacks.push(Lacks {
                name: one.name.clone(),
                facts: facts.iter().map(|fact| (*fact).clone()).collect(),
            });
            let named = |lang| {
                let facts = facts.iter().map(|fact| fact.get(lang));
                let facts: Vec<_> = facts.filter(|fact| !fact.is_empty()).collect();
                let name = one.name.get(lang);
                match facts.as_slice() {
                    [] => name.to_owned(),
                    facts => format!("{name} ({})", facts.join(", ")),
                }
            };
            first.push((named(Lang::Vi), named(Lang::En)));
        }
        Self {
            count,
            first,
            lacks,
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Their names in Vietnamese, the last ones counted if there are many.
    pub fn vi(&self) -> String {
        let names = self.first.iter().map(|name| &*name.0);
        self.listed(&names.collect::<Vec<_>>(), |more| {
            format!(" và {more} mục khác")
        })
    }

    /// The same in English.
    pub fn en(&self) -> String {
        let names = self.first.iter().map(|name| &*name.1);
        self.listed(&names.collect::<Vec<_>>(), |more| {
            format!(" and {more} more")
        })
    }

    /// What each lacks, those that lack the same together: “nguồn: a, b; mã: c”.
    pub(crate) fn by_lack(&self, lang: Lang) -> String {
        let mut together: Vec<(Vec<&str>, Vec<&str>)> = Vec::new();
        for one in &self.lacks {
            let facts: Vec<_> = one.facts.iter().map(|fact| fact.get(lang)).collect();
            let name = one.name.get(lang);
            match together.iter_mut().find(|(same, _)| *same == facts) {
                Some((_, names)) => names.push(name),
                None => together.push((facts, vec![name])),
            }
        }
        let together = together.iter();
        let together =
            together.map(|(facts, names)| format!("{}: {}", facts.join(", "), names.join(", ")));
        let together = together.collect::<Vec<_>>().join("; ");
        let more = self.count.saturating_sub(self.lacks.len());
        match lang {
            _ if more == 0 => together,
            Lang::Vi => format!("{together}; và {more} mục khác"),
            Lang::En => format!("{together}; and {more} more"),
        }
    }

    /// The first of them, each with what it lacks.
    pub(crate) fn lacking(&self) -> impl Iterator<Item = (&Text, &[Text])> {
        self.lacks.iter().map(|one| (&one.name, &*one.facts))
    }

    /// What the first one lacks, and its name.
    pub(crate) fn first_lack(&self, lang: Lang) -> (Vec<&str>, &str) {
        self.lacks.first().map_or_else(Default::default, |one| {
            let facts = one.facts.iter().map(|fact| fact.get(lang));
            (facts.collect(), one.name.get(lang))
        })
    }

    fn listed(&self, names: &[&str], rest: impl Fn(usize) -> String) -> String {
        let mut names = names.join(", ");
        match self.count.saturating_sub(self.first.len()) {
            0 => {}
            more => names.push_str(&rest(more)),
        }
        names
    }
}

/// A member of a finding that holds of several together.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Member {
    /// Where it is.
    pub place: Place,
    /// What is to be seen there; nothing if it is not shown.
    pub text: Option<Text>,
    /// What is to be said of it besides.
    pub(crate) notes: Vec<Text>,
    /// Its number among those that the rule gave.
    number: usize,
}

/// Says what is wrong with those that are left, by number; nothing if nothing is.
type Still = dyn Fn(&[usize]) -> Option<Text> + Send + Sync;

/// The members of a finding that holds of all together.
#[derive(Clone)]
pub struct Joint {
    members: Vec<Member>,
    still: Arc<Still>,
    /// How many labels and notes of the finding are those of its members.
    labels: usize,
    notes: usize,
}

impl fmt::Debug for Joint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Joint")
            .field("members", &self.members)
            .finish_non_exhaustive()
    }
}

/// By the members: what is said of those that are left follows from the rule.
impl PartialEq for Joint {
    fn eq(&self, other: &Self) -> bool {
        self.members == other.members && (self.labels, self.notes) == (other.labels, other.notes)
    }
}

impl Eq for Joint {}

impl Joint {
    /// The members, sorted by key.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    pub(crate) fn new(still: impl Fn(&[usize]) -> Option<Text> + Send + Sync + 'static) -> Self {
        Self {
            members: Vec::new(),
            still: Arc::new(still),
            labels: 0,
            notes: 0,
        }
    }

    pub(crate) fn add(&mut self, place: Place, text: Option<Text>, notes: Vec<Text>) {
        let number = self.members.len();
        self.members.push(Member {
            place,
            text,
            notes,
            number,
        });
    }

    /// The keys of the members, which are sorted.
    pub(crate) fn keys(&self) -> Vec<String> {
        let keys = self.members.iter().map(|m| key_of(Side::New, &m.place));
        keys.collect()
    }

    /// What is wrong with those that are left.
    fn message(&self) -> Option<Text> {
        let mut left: Vec<_> = self.members.iter().map(|m| m.number).collect();
        left.sort_unstable();
        (self.still)(&left)
    }
}

impl Parts {
    /// What is said of each member, if it is said of several.
    pub fn all(&self) -> &[Diagnostic] {
        &self.all
    }

    /// How many more members there are than were kept.
    pub fn more(&self) -> usize {
        self.more
    }

    pub(crate) fn of_one(group: &Arc<Group>, name: Text, fact: Text) -> Self {
        Self {
            group: Arc::clone(group),
            name,
            fact,
            all: Vec::new(),
            more: 0,
        }
    }

    pub(crate) fn group(&self) -> &Group {
        &self.group
    }
}

impl Diagnostic {
    /// The group that the finding is a part of, or has the parts of.
    pub(crate) fn parts(&self) -> Option<&Parts> {
        match self.members.as_deref() {
            Some(Members::Each(parts)) => Some(parts),
            Some(Members::Together(_)) | None => None,
        }
    }

    /// The conflict that it is about.
    pub(crate) fn conflict(&self) -> Option<&Joint> {
        match self.members.as_deref() {
            Some(Members::Together(conflict)) => Some(conflict),
            Some(Members::Each(_)) | None => None,
        }
    }

    /// The places that it is about: those of its members, else its own.
    pub fn places(&self) -> Vec<&Place> {
        match self.members.as_deref() {
            Some(Members::Each(parts)) if !parts.all.is_empty() => {
                parts.all.iter().filter_map(Self::place).collect()
            }
            Some(Members::Together(joint)) => joint.members.iter().map(|m| &m.place).collect(),
            Some(Members::Each(_)) | None => self.place().into_iter().collect(),
        }
    }

    /// All that it points at: with all its labels, and those of its members.
    pub(crate) fn subjects(&self) -> Vec<&Subject> {
        let mut out: Vec<&Subject> = self.places().iter().map(|place| &place.subject).collect();
        let parts = self.parts().map_or(&[][..], |parts| &parts.all);
        let labels = parts.iter().flat_map(|part| &part.labels);
        for label in self.labels.iter().chain(labels) {
            if let At::Place(place) = &label.at {
                out.push(&place.subject);
            }
        }
        out
    }

    /// What the finding says of each of its members, one by one, and how many are not kept: the finding itself if it
    /// is about one thing, or about several together.
    pub(crate) fn taken_apart(self) -> (Vec<Self>, usize) {
        match self.members.as_deref() {
            Some(Members::Each(parts)) if !parts.all.is_empty() => (parts.all.clone(), parts.more),
            Some(Members::Each(_) | Members::Together(_)) | None => (vec![self], 0),
        }
    }

    /// One finding of what is said of each of several, which are all of one group; nothing if there is nothing.
    pub(crate) fn put_together(parts: Vec<Self>, more: usize) -> Option<Self> {
        let parts = sorted(parts);
        let alone = parts.len() == 1 && more == 0;
        let mut whole = parts.first()?.clone();
        if alone {
            return Some(whole);
        }
        let group = Arc::clone(&whole.parts()?.group);
        let names = Names::of(&parts, more);
        whole.message = (group.words)(&names);
        if let Some(words) = &group.help_words {
            whole.help = Some(Arc::new(words(&names)));
        } else if group.help.is_some() {
            whole.help.clone_from(&group.help);
        }
        whole.path = Box::default();
        let first = parts.iter().filter_map(|part| part.labels.first());
        let mut labels: Vec<Label> = Vec::new();
        for label in first {
            if labels.len() == SHOWN {
                break;
            }
            if !labels.iter().any(|known| known.at == label.at) {
                labels.push(label.clone());
            }
        }
        let others = parts.iter().flat_map(|part| part.labels.iter().skip(1));
        let most = labels.len().saturating_add(TAKEN_OVER);
        for label in others {
            if labels.len() >= most {
                break;
            }
            if !labels.iter().any(|known| known.at == label.at) {
                labels.push(label.clone());
            }
        }
        let mut notes: Vec<Text> = Vec::new();
        for note in parts.iter().flat_map(|part| &part.notes) {
            if notes.len() == TAKEN_OVER {
                break;
            }
            if !notes.contains(note) {
                notes.push(note.clone());
            }
        }
        (whole.labels, whole.notes) = (labels, notes);
        whole.members = Some(Box::new(Members::Each(Parts {
            all: parts,
            more,
            ..Parts::of_one(&group, Text::fixed("", ""), Text::fixed("", ""))
        })));
        Some(whole)
    }

    /// Puts a finding about several together into words.
    pub(crate) fn settle_conflict(&mut self) {
        let Some(Members::Together(conflict)) = self.members.as_deref_mut() else {
            return;
        };
        let (old_labels, old_notes) = (conflict.labels, conflict.notes);
        conflict
            .members
            .sort_by_cached_key(|member| (key_of(Side::New, &member.place), member.number));
        let shown = conflict.members.iter().filter_map(|member| {
            let text = member.text.clone()?;
            Some(Label {
                side: Side::New,
                at: At::Place(member.place.clone()),
                text: (!text.is_empty()).then(|| Box::new(text)),
            })
        });
        let labels: Vec<_> = shown.take(SHOWN).collect();
        let mut notes: Vec<Text> = Vec::new();
        for note in conflict.members.iter().flat_map(|member| &member.notes) {
            if notes.len() < SHOWN && !notes.contains(note) {
                notes.push(note.clone());
            }
        }
        (conflict.labels, conflict.notes) = (labels.len(), notes.len());
        if let Some(message) = conflict.message() {
            self.message = message;
        }
        self.labels
            .splice(..old_labels.min(self.labels.len()), labels);
        self.notes.splice(..old_notes.min(self.notes.len()), notes);
    }

    /// The finding without some of the things that it holds of together; nothing if the rest do not conflict.
    pub(crate) fn without(mut self, is_gone: &[bool]) -> Option<Self> {
        let Some(Members::Together(conflict)) = self.members.as_deref_mut() else {
            return Some(self);
        };
        let mut gone = is_gone.iter();
        conflict
            .members
            .retain(|_| !gone.next().copied().unwrap_or_default());
        conflict.message()?;
        // The way that proved it may have led through one of them.
        self.path = Box::default();
        self.settle_conflict();
        Some(self)
    }
}

/// Findings in the order of what they are about. They are large, so that each is moved once.
fn sorted(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut order: Vec<(usize, &Diagnostic)> = found.iter().enumerate().collect();
    order.sort_by(|(_, a), (_, b)| {
        let by_subject = a.cmp_subject(b);
        by_subject.then_with(|| a.discriminator.cmp(&b.discriminator))
    });
    let order: Vec<usize> = order.into_iter().map(|(nth, _)| nth).collect();
    let mut found: Vec<Option<Diagnostic>> = found.into_iter().map(Some).collect();
    let sorted = order.into_iter();
    sorted
        .filter_map(|nth| found.get_mut(nth)?.take())
        .collect()
}

/// A place by key, whatever its number among equals, which depends on the order of the document.
pub(crate) fn key_of(side: Side, place: &Place) -> String {
    let apart = match &place.subject {
        Subject::Relation { apart, .. } => *apart,
        Subject::Document | Subject::Section(_) | Subject::Element(_) | Subject::Record { .. } => 0,
    };
    key_with(side, place, apart)
}

/// The same for people, to whom the number says nothing that tells relations apart.
pub(crate) fn shown_key_of(side: Side, place: &Place) -> String {
    key_with(side, place, 0)
}

/// Made of every finding, so without the machinery of formatting.
fn key_with(side: Side, Place { subject, field }: &Place, apart: u32) -> String {
    let mut key = String::with_capacity(64);
    match side {
        Side::Old => key.push_str("old "),
        Side::New => {}
    }
    push_key(&mut key, subject);
    if apart > 0 {
        let _ = write!(key, " ~{apart:08x}");
    }
    if let Some(field) = field {
        key.push(' ');
        key.push_str(field.path());
    }
    key
}

/// A subject by key, as fingerprints name one. Relations of one kind between the same two are not told apart.
pub(crate) fn subject_key(subject: &Subject) -> String {
    let mut key = String::with_capacity(64);
    push_key(&mut key, subject);
    key
}

fn push_key(key: &mut String, subject: &Subject) {
    key.push_str(subject.sort());
    key.push(' ');
    match subject {
        Subject::Element(id) => key.push_str(id),
        Subject::Relation { from, kind, to, .. } => {
            for part in [from, " ", kind.key(), " ", to] {
                key.push_str(part);
            }
        }
        Subject::Document | Subject::Section(_) | Subject::Record { .. } => {
            let _ = write!(key, "{subject}");
        }
    }
}
