//! What a rule reports.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use crate::bilingual;
use crate::diagnostic::{
    At, Basis, Code, Diagnostic, Group, Joint, Members, Names, Parts, Severity, Side, Step,
};
use crate::graph::Path;
use crate::model::{ElementRef, Fields, Layer, Place, Subject};
use crate::text::Text;

use super::cited::{Cited, no_longer_in_force};
use super::info::RuleInfo;
use super::level::Level;
use crate::date::Date;

/// A fact that a rule found, before severity and basis are settled.
// Boxed: it is handed on at every step of being put together.
#[derive(Debug)]
pub struct Finding(Box<Draft>);

#[derive(Debug)]
struct Draft {
    diagnostic: Diagnostic,
    severity: Option<Severity>,
    absent: Vec<Layer>,
    /// Whether a relation that could not be read may be the one that is missing.
    lost: bool,
    cited: Option<Cited>,
    /// What it is called as one of several of which the same is found, and what it lacks.
    name: Option<Text>,
    fact: Text,
}

impl Finding {
    /// A fact in one sentence, without a full stop, naming ids in backquotes.
    pub fn new(message: Text) -> Self {
        let diagnostic = Diagnostic::new(Code::of(""), Severity::Info, message);
        Self(Box::new(Draft {
            diagnostic,
            severity: None,
            absent: Vec::new(),
            lost: false,
            cited: None,
            name: None,
            fact: Text::fixed("", ""),
        }))
    }

    /// A fact about several things [together](Members::Together): two that there should be one of, a circle. The
    /// function is given the numbers of those that are left, ascending from 0 in the order in which they are
    /// [added](Self::member), and says what is wrong with them, or nothing if they do not conflict. Of what it says
    /// first the finding is made.
    ///
    /// ```
    /// use justarch::{bilingual, Finding, Subject};
    /// let ids = ["lgsp-a", "lgsp-b", "lgsp-c"];
    /// let finding = Finding::together(move |left| {
    ///     let count = left.len();
    ///     (count > 1).then(|| bilingual!("có {count} LGSP", "there are {count} LGSPs"))
    /// });
    /// let finding = ids.into_iter().fold(finding, |f, id| f.member(Subject::element(id), None));
    /// ```
    pub fn together(still: impl Fn(&[usize]) -> Option<Text> + Send + Sync + 'static) -> Self {
        let mut finding = Self::new(Text::fixed("", ""));
        let conflict = Joint::new(still);
        finding.0.diagnostic.members = Some(Box::new(Members::Together(conflict)));
        finding
    }

    /// Adds one of the things that the fact is about together, with what is there to see.
    #[must_use]
    pub fn member(self, place: impl Into<Place>, text: impl Into<Option<Text>>) -> Self {
        let text = text.into().unwrap_or(Text::fixed("", ""));
        self.add_member(place.into(), Some(text), Vec::new())
    }

    /// The same with what is inferred of it: keys of its fields.
    #[must_use]
    pub(crate) fn member_resting_on(
        self,
        element: ElementRef<'_>,
        place: impl Into<Place>,
        text: Option<Text>,
        key: &str,
    ) -> Self {
        let text = text.unwrap_or(Text::fixed("", ""));
        let note = resting_on(element, key);
        self.add_member(place.into(), Some(text), note.into_iter().collect())
    }

    /// The same for one that is not shown.
    #[must_use]
    pub(crate) fn member_unshown(self, place: impl Into<Place>) -> Self {
        self.add_member(place.into(), None, Vec::new())
    }

    fn add_member(mut self, place: Place, text: Option<Text>, notes: Vec<Text>) -> Self {
        if let Some(Members::Together(conflict)) = self.0.diagnostic.members.as_deref_mut() {
            conflict.add(place, text, notes);
        }
        self
    }

    /// What it is called where the same is found of several things; without it, the id of its primary place.
    #[must_use]
    pub fn named(mut self, name: Text) -> Self {
        self.0.name = Some(name);
        self
    }

    /// What the thing lacks, if it can lack several: a key, which also tells the finding apart from the others about
    /// the same thing.
    #[must_use]
    pub fn lacks(self, key: &'static str) -> Self {
        self.lacks_what(key, Text::fixed(key, key))
    }

    /// The same with words for people, which should name the key.
    #[must_use]
    pub(super) fn lacks_what(mut self, key: &'static str, what: Text) -> Self {
        self.0.fact = what;
        self.discriminator(key)
    }

    /// The place it is about: the first call gives the primary one.
    #[must_use]
    pub fn at(mut self, place: impl Into<Place>) -> Self {
        self.0.diagnostic.add_label(Side::New, place.into(), None);
        self
    }

    /// A place with what is there to see.
    #[must_use]
    pub fn label(mut self, place: impl Into<Place>, text: Text) -> Self {
        self.0
            .diagnostic
            .add_label(Side::New, place.into(), Some(text));
        self
    }

    /// A place in the earlier of two versions.
    #[must_use]
    pub fn label_old(mut self, place: impl Into<Place>, text: impl Into<Option<Text>>) -> Self {
        self.0
            .diagnostic
            .add_label(Side::Old, place.into(), text.into());
        self
    }

    /// The way through the graph that proves it.
    #[must_use]
    pub fn path(mut self, path: &Path<'_>) -> Self {
        self.0.diagnostic.path = path
            .relations()
            .iter()
            .map(|relation| Step {
                from: relation.from().id().into(),
                kind: relation.kind(),
                to: relation.end().id().into(),
            })
            .collect();
        self
    }

    /// The same, step by step.
    #[cfg(feature = "yaml")]
    #[must_use]
    pub(crate) fn steps(mut self, steps: Vec<Step>) -> Self {
        self.0.diagnostic.path = steps.into();
        self
    }

    /// A further fact.
    #[must_use]
    pub fn note(mut self, note: Text) -> Self {
        self.0.diagnostic.add_note(note);
        self
    }

    /// What to do here, if more can be said than the rule's general remedy.
    #[must_use]
    pub fn help(mut self, help: Text) -> Self {
        self.0.diagnostic.help = Some(Arc::new(help));
        self
    }

    /// Tells it apart from other findings of the rule about the same subject: a key, never a text.
    #[must_use]
    pub fn discriminator(mut self, key: impl Into<Box<str>>) -> Self {
        self.0.diagnostic.discriminator = key.into();
        self
    }

    /// A severity other than the rule's.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.0.severity = Some(severity);
        self
    }

    /// A basis other than the rule's, cited as it is.
    #[must_use]
    pub fn basis(mut self, basis: impl Into<Arc<Basis>>) -> Self {
        self.0.cited = Some(Cited::InForce(basis.into()));
        self
    }

    /// A basis other than the rule's, which may have been repealed by the day of the check: then the finding is
    /// a warning at most and says so.
    #[must_use]
    pub fn basis_on(mut self, basis: impl Into<Arc<Basis>>, day: Option<Date>) -> Self {
        let basis = basis.into();
        self.0.cited = Some(match day {
            Some(day) => Cited::of(basis, day),
            None => Cited::InForce(basis),
        });
        self
    }

    /// Says that the finding rests on a value which the document itself calls inferred, if it does.
    #[must_use]
    pub fn rests_on(self, fields: Fields<'_>, key: &str) -> Self {
        if !fields.is_inferred(key) {
            return self;
        }
        self.note(crate::bilingual!(
            "kết luận này dựa trên giá trị `{key}` do người lập văn bản suy luận, không có trong tài liệu nguồn",
            "this rests on the value of `{key}`, which the document marks as inferred: no source states it"
        ))
    }

    /// Says that the finding rests on a field of one of several elements, if that element calls it inferred.
    #[must_use]
    pub fn rests_on_element(self, element: ElementRef<'_>, key: &str) -> Self {
        match resting_on(element, key) {
            Some(note) => self.note(note),
            None => self,
        }
    }

    /// Says that something is missing which an element of these layers could be: the finding is held back
    /// while an element there was refused by the reader.
    #[must_use]
    pub fn absent_from(mut self, layers: &[Layer]) -> Self {
        self.0.absent.extend_from_slice(layers);
        self
    }

    /// Says that a relation is missing, and whether one that could not be read may be it: then the finding is held
    /// back.
    #[must_use]
    pub(super) fn unless_lost(mut self, lost: bool) -> Self {
        self.0.lost |= lost;
        self
    }
}

/// Says that something rests on a field of an element, if the element calls it inferred.
fn resting_on(element: ElementRef<'_>, key: &str) -> Option<Text> {
    if !element.fields().is_inferred(key) {
        return None;
    }
    let id = element.id();
    Some(crate::bilingual!(
        "kết luận này dựa trên giá trị `{key}` của `{id}` do người lập văn bản suy luận, không có trong tài liệu nguồn",
        "this rests on the value of `{key}` of `{id}`, which the document marks as inferred: no source states it"
    ))
}

/// What makes one finding of a fact that holds of [each](Members::Each) of several things: a missing owner, say.
///
/// Whatever else a document states, there is one finding with so many members, and whoever mends one of them leaves
/// the finding for the rest. A baseline and comments take the members one by one.
#[derive(Clone, Debug)]
pub struct Each(Arc<Group>);

impl Each {
    /// The key tells the group apart from others of the rule; the function puts into words what holds of several.
    pub fn new(
        key: impl Into<Box<str>>,
        words: impl Fn(&Names) -> Text + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new(Group::new(key, words)))
    }

    /// What to do about all of them, if the remedy of the rule does not say it.
    #[must_use]
    pub fn help(mut self, help: Text) -> Self {
        if let Some(group) = Arc::get_mut(&mut self.0) {
            group.help = Some(Arc::new(help));
        }
        self
    }

    /// The same, where it names them and what each lacks.
    #[must_use]
    pub(super) fn help_of(
        mut self,
        words: impl Fn(&Names) -> Text + Send + Sync + 'static,
    ) -> Self {
        if let Some(group) = Arc::get_mut(&mut self.0) {
            group.help_words = Some(Box::new(words));
        }
        self
    }
}

/// Takes the findings of one rule, and hands each on.
pub struct Findings<'r> {
    info: &'r RuleInfo,
    cited: Cited,
    /// The rule's general remedy, if it has one.
    remedy: Option<Arc<Text>>,
    /// Layers in which the reader refused an element.
    refused: &'r [Layer],
    /// What the caller wants done with them.
    level: Option<Level>,
    to: &'r mut dyn FnMut(Diagnostic),
    held_back: HeldBack,
    /// The elements of which the document does not say enough to tell.
    unknown: BTreeSet<Box<str>>,
}

/// What was held back of the findings of one rule.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct HeldBack {
    /// An element that could not be read may be what is missing.
    pub(crate) elements: bool,
    /// A relation that could not be read may be.
    pub(crate) relations: bool,
    /// Whether the rule has reported others all the same.
    pub(crate) others: bool,
}

impl fmt::Debug for Findings<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Findings")
            .field("info", &self.info)
            .field("held_back", &self.held_back)
            .finish_non_exhaustive()
    }
}

impl<'r> Findings<'r> {
    /// `to` takes each finding when it is made.
    pub(crate) fn new(
        info: &'r RuleInfo,
        cited: Cited,
        level: Option<Level>,
        refused: &'r [Layer],
        to: &'r mut dyn FnMut(Diagnostic),
    ) -> Self {
        let remedy = (!info.remedy.is_empty()).then(|| Arc::new(info.remedy.clone()));
        Self {
            info,
            cited,
            remedy,
            refused,
            level,
            to,
            held_back: HeldBack::default(),
            unknown: BTreeSet::new(),
        }
    }

    /// Says that the document does not state enough to tell whether the rule holds of an element.
    #[cfg(feature = "yaml")]
    pub(crate) fn not_known(&mut self, element: ElementRef<'_>) {
        self.unknown.insert(element.id().into());
    }

    /// The elements of which it could not be told.
    pub(crate) fn unknown(&self) -> &BTreeSet<Box<str>> {
        &self.unknown
    }

    /// Reports what holds of one of several things of a group; it becomes a part of the finding about all of them.
    pub fn each(&mut self, group: &Each, mut finding: Finding) {
        let name = finding.0.name.take();
        let name = name.unwrap_or_else(|| name_of(&finding.0.diagnostic));
        let parts = Parts::of_one(&group.0, name, finding.0.fact.clone());
        finding.0.diagnostic.members = Some(Box::new(Members::Each(parts)));
        self.report(finding);
    }

    /// Reports a finding.
    pub fn report(&mut self, finding: Finding) {
        let Finding(draft) = finding;
        let finding = *draft;
        let unread = finding.absent.iter().any(|l| self.refused.contains(l));
        if unread || finding.lost {
            self.held_back.elements |= unread;
            self.held_back.relations |= finding.lost;
            return;
        }
        self.held_back.others = true;
        let mut diagnostic = finding.diagnostic;
        diagnostic.settle_conflict();
        diagnostic.code = self.info.code.clone();
        if diagnostic.help.is_none() {
            diagnostic.help.clone_from(&self.remedy);
        }
        let cited = finding.cited.unwrap_or_else(|| self.cited.clone());
        diagnostic.severity = cited.limit(finding.severity.unwrap_or(self.info.severity));
        match cited {
            Cited::None => {}
            Cited::InForce(basis) => diagnostic.basis = Some(basis),
            Cited::Unsure(basis, why) => {
                diagnostic.add_note(why);
                diagnostic.basis = Some(basis);
            }
            Cited::Repealed(basis, day) => {
                diagnostic.add_note(no_longer_in_force(&basis, day));
                diagnostic.basis = Some(basis);
            }
        }
        match self.level.map(Level::severity) {
            None => {}
            Some(Some(severity)) => diagnostic.severity = severity,
            Some(None) => return,
        }
        (self.to)(diagnostic);
    }

    /// What was held back.
    pub(crate) fn held_back(&self) -> HeldBack {
        self.held_back
    }
}

/// What the primary place of a finding is called.
fn name_of(found: &Diagnostic) -> Text {
    let Some(At::Place(place)) = found.labels.first().map(|label| &label.at) else {
        return Text::fixed("", "");
    };
    match &place.subject {
        Subject::Document => Text::fixed("văn bản", "the document"),
        Subject::Relation { from, to, .. } => bilingual!("`{from}` – `{to}`", "`{from}` – `{to}`"),
        Subject::Element(id) => Text::quoted(id),
        subject @ (Subject::Section(_) | Subject::Record { .. }) => {
            bilingual!("`{subject}`", "`{subject}`")
        }
    }
}
