//! Corrections that findings carry, and making as many of them as go together.

use std::collections::HashSet;

use super::apply::Edited;
use super::kinds::Edit;
use super::reverse::Turned;
use crate::diagnostic::{At, Code, Diagnostic, Report};
use crate::error::Error;
use crate::framework::{Cell, Framework};
use crate::io::codes;
use crate::io::document::{Document, Locate as _};
use crate::io::lower::word_meant;
use crate::io::place::{Entry, IdOf, Places};
use crate::io::slip::{Mend, Slip};
use crate::model::{End, Kind, RelationKind, RelationRef, Subject, Table, is_key};
use crate::span::Span;
use crate::text::Text;

/// A correction of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fix {
    /// The code of the finding.
    pub code: Code,
    /// Where it is.
    pub at: Span,
    /// What mends it.
    pub edits: Vec<Edit>,
    /// Whether nothing else can have been meant: a misspelt word with one word near it, a date written otherwise. A
    /// correction that is not safe is for a person to look at.
    pub is_safe: bool,
}

impl Fix {
    /// The finding that it mends: one of those of a check of the document, or one made in reading it.
    pub fn finding<'r>(&self, document: &'r Document, found: &'r Report) -> Option<&'r Diagnostic> {
        let mut all = found.iter().chain(document.report());
        all.find(|found| self.mends(document, found))
    }

    /// Whether its finding was made in reading and a check of the document passes it over, as a comment, a level or a
    /// baseline asks.
    pub fn is_passed_over(&self, document: &Document, found: &Report) -> bool {
        let is_it = |found: &Diagnostic| self.mends(document, found);
        found.dropped().is_empty()
            && document.report().iter().any(is_it)
            && !found.iter().any(is_it)
    }

    fn mends(&self, document: &Document, found: &Diagnostic) -> bool {
        let label = found.labels.first();
        found.code == self.code && label.and_then(|label| document.span_of(label)) == Some(self.at)
    }
}

impl Document {
    /// The corrections of what was found in reading, and of those findings of rules that have one.
    ///
    /// ```
    /// use justarch::{Document, Report};
    /// let text = "justarch: 1\nchanels:\n  portal: {kind: web-portal, name: {vi: Cổng}}\n";
    /// let document = Document::parse("a.yaml", text).unwrap();
    /// let fixes = document.fixes(&Report::default());
    /// assert!(fixes[0].is_safe && fixes[0].code.as_str() == "FMT008");
    /// ```
    pub fn fixes(&self, found: &Report) -> Vec<Fix> {
        let has_ids = self
            .slips
            .iter()
            .any(|slip| matches!(slip.mend, Mend::Id(..)));
        let turns = |found: &Diagnostic| found.code.as_str() == REVERSIBLE;
        let needs_places = has_ids || found.iter().any(turns);
        let places = needs_places.then(|| Document::places(self));
        let of_reading = self
            .slips
            .iter()
            .filter_map(|slip| of_slip(slip, places.as_ref()));
        let mut fixes: Vec<_> = of_reading.collect();
        if let Some(places) = &places {
            let found = found.iter().filter(|found| turns(found));
            fixes.extend(found.filter_map(|found| self.reversed(found, places)));
        }
        fixes.extend(found.iter().filter_map(|found| self.regraded(found)));
        fixes
    }

    /// A grade by its word where its name stands; in place of a level of the former set the grade that it mostly became.
    fn regraded(&self, found: &Diagnostic) -> Option<Fix> {
        if found.code.as_str() != "SVC001" {
            return None;
        }
        let Some(At::Place(place)) = found.labels.first().map(|label| &label.at) else {
            return None;
        };
        let Subject::Element(id) = &place.subject else {
            return None;
        };
        let arch = self.architecture();
        let grade = arch.element(id)?.grade()?;
        let grades = &Framework::get(arch.framework()).ok()?.grades;
        let later = grades.later.as_ref();
        let own = grades.values.iter();
        let own = own.chain(later.map_or(&[][..], |later| later.values));
        let of_all = Framework::all().iter().flat_map(|of| of.grades.values);
        let parts = own.clone().chain(of_all);
        let word = parts.clone().map(|part| part.key).find(|key| *key == grade);
        let named = || word_meant(grade, parts.map(|part| (part.key, part.label.clone())));
        let key = word.or_else(named)?;
        let (to, is_safe) = if key != grade && own.clone().any(|part| part.key == key) {
            (key, true)
        } else {
            let later = later.map_or(&[][..], |later| later.conversion);
            let mut all = grades.conversion.iter().chain(later);
            (all.find(|conversion| conversion.from == key)?.to, false)
        };
        Some(Fix {
            code: found.code.clone(),
            at: self.locate(place)?,
            edits: vec![Edit::Set {
                at: place.clone(),
                value: to.to_owned(),
            }],
            is_safe,
        })
    }

    /// The relation the other way round, if the framework allows that and the relation as it is written is not. It is
    /// safe if no other relation of the two can be meant, and nothing else is said of it.
    fn reversed(&self, found: &Diagnostic, places: &Places) -> Option<Fix> {
        let Some(At::Place(place)) = found.labels.first().map(|label| &label.at) else {
            return None;
        };
        let arch = self.architecture();
        let framework = Framework::get(arch.framework()).ok()?;
        let is_it = |relation: &RelationRef<'_>| Subject::from(*relation) == place.subject;
        let relation = arch.relations().find(is_it)?;
        let End::Element(to) = relation.end() else {
            return None;
        };
        let from = relation.from();
        let kind = relation.kind();
        let allowed = |a: Kind, kind: RelationKind, b: Kind| {
            framework.relation(a, kind, b).cell == Cell::Allowed
        };
        if kind.is_symmetric() || !allowed(to.kind(), kind, from.kind()) {
            return None;
        }
        let mut others = RelationKind::ALL.into_iter().filter(|other| {
            allowed(from.kind(), *other, to.kind())
                || *other != kind && allowed(to.kind(), *other, from.kind())
        });
        let is_sole = others.next().is_none();
        let turned = Turned::of(self, places, &place.subject);
        Some(Fix {
            code: found.code.clone(),
            at: self.locate(place)?,
            edits: vec![Edit::Reverse {
                relation: place.subject.clone(),
            }],
            is_safe: is_sole && turned.is_ok_and(|turned| turned.is_bare(places)),
        })
    }
}

/// What relations are found by that the framework does not allow.
const REVERSIBLE: &str = "LAY006";

/// The correction of a slip; that of an id takes in its uses.
fn of_slip(slip: &Slip, places: Option<&Places>) -> Option<Fix> {
    let say = |at: Span, to: &str| Edit::Rewrite {
        at,
        to: to.to_owned(),
    };
    let edits = match &slip.mend {
        Mend::Say(to) => vec![say(slip.at, to)],
        Mend::SayBoth(key, value_at, value) => vec![say(slip.at, key), say(*value_at, value)],
        Mend::Nest(key) => vec![Edit::Nest {
            at: slip.at,
            key: (*key).to_owned(),
        }],
        Mend::Id(table, to) => {
            let places = places?;
            let of = match table {
                None => IdOf::Element,
                Some(Table::Organisations) => IdOf::Organisation,
                Some(_) => IdOf::Source,
            };
            // The id must be free.
            if !is_key(to) || !places.of_id(of, to).is_empty() {
                return None;
            }
            let id = places.entry_at(slip.at)?.key()?;
            let uses = places.of_id(of, id);
            uses.iter().map(|found| say(found.span, to)).collect()
        }
    };
    Some(Fix {
        code: slip.code.clone(),
        at: slip.at,
        edits,
        is_safe: slip.is_sure,
    })
}

/// A document with corrections made.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Fixed {
    /// The document; the same if none could be made.
    pub document: Document,
    /// What was made. Each is placed in the texts as they were when its turn came.
    pub made: Vec<Fix>,
    /// What could not be made, placed in the texts of the document.
    pub left: Vec<Left>,
}

/// A correction that could not be made.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Left {
    /// The correction.
    pub fix: Fix,
    /// Why: it would bring an error, say, meets another one, or takes a comment along that has no place then.
    pub why: Text,
}

/// So often corrections are looked for: one may show what another one hid.
const ROUNDS: usize = 8;

/// So many sets of corrections are tried that cannot be made; each reads the whole document.
const TRIES: usize = 200;

/// Makes the corrections that are chosen, and those that show after them. Of several that do not go together the first
/// is made. Making them again changes nothing.
///
/// ```
/// use justarch::{Document, Report, edit};
/// let text = "justarch: 1\nchanels:\n  portal: {kind: web-portl, name: {vi: Cổng}}\n";
/// let document = Document::parse("a.yaml", text).unwrap();
/// let fixed = edit::fix(&document, |document| document.fixes(&Report::default()));
/// let sources = fixed.document.sources();
/// assert!(sources.text(justarch::SourceId::ROOT).contains("channels:\n  portal: {kind: web-portal"));
/// ```
pub fn fix(document: &Document, mut chosen: impl FnMut(&Document) -> Vec<Fix>) -> Fixed {
    let mut fixed = Fixed {
        document: document.clone(),
        made: Vec::new(),
        left: Vec::new(),
    };
    let mut tries = TRIES;
    for _ in 0..ROUNDS {
        let wanted = chosen(&fixed.document);
        // What stands below a key that is misspelt is not known for what it is, so keys come first.
        let (keys, others): (Vec<_>, Vec<_>) = wanted
            .into_iter()
            .partition(|fix| fix.code == codes::UNKNOWN_KEY);
        let mut round = Round::of(&fixed.document, tries);
        let keys = round.without_twins(keys);
        round.make(&keys);
        if !round.has_made() {
            round.make(&others);
        }
        let is_done = !round.has_made();
        let Round {
            done, made, left, ..
        } = round;
        tries = round.tries;
        fixed.left = left;
        if is_done {
            break;
        }
        fixed.made.extend(made);
        if let Some(done) = done {
            fixed.document = done.document().clone();
        }
    }
    fixed
}

/// Corrections of one document.
struct Round<'d> {
    document: &'d Document,
    edits: Vec<Edit>,
    done: Option<Edited>,
    made: Vec<Fix>,
    left: Vec<Left>,
    /// How many sets that cannot be made may still be tried.
    tries: usize,
}

impl<'d> Round<'d> {
    fn of(document: &'d Document, tries: usize) -> Self {
        Self {
            document,
            tries,
            edits: Vec::new(),
            done: None,
            made: Vec::new(),
            left: Vec::new(),
        }
    }

    fn has_made(&self) -> bool {
        self.done
            .as_ref()
            .is_some_and(|done| !done.text_edits().is_empty())
    }

    /// Leaves the keys that would stand twice in their map, so that these need not be looked for one by one.
    fn without_twins(&mut self, fixes: Vec<Fix>) -> Vec<Fix> {
        if fixes.is_empty() {
            return fixes;
        }
        let places = Document::places(self.document);
        let mut taken = HashSet::new();
        let mut is_twin = |fix: &Fix| {
            let [Edit::Rewrite { at, to }] = fix.edits.as_slice() else {
                return false;
            };
            let found = places
                .entry_at(*at)
                .filter(|found| found.key_span() == Some(*at));
            let Some(around) = found.and_then(Entry::parent) else {
                return false;
            };
            around.get(to).is_some() || !taken.insert((around.source(), around.nth(), to.clone()))
        };
        let (twins, rest): (Vec<_>, Vec<_>) = fixes.into_iter().partition(&mut is_twin);
        self.left.extend(twins.into_iter().map(|fix| {
            let key = match fix.edits.as_slice() {
                [Edit::Rewrite { to, .. }] => to.as_str(),
                _ => "",
            };
            let why = crate::bilingual!(
                "khóa `{key}` đã có ở đó",
                "the key `{key}` stands there already"
            );
            Left { fix, why }
        }));
        rest
    }

    /// Makes all of some corrections, or looks for those that stand in the way, half by half.
    fn make(&mut self, fixes: &[Fix]) {
        if fixes.is_empty() {
            return;
        }
        if self.tries == 0 {
            self.left.extend(fixes.iter().map(|fix| Left {
                fix: fix.clone(),
                why: Text::fixed(
                    "có quá nhiều chỗ không tự sửa được; hãy sửa các chỗ được nêu rồi chạy lại",
                    "too many corrections cannot be made; mend those that are named and run it again",
                ),
            }));
            return;
        }
        let error = match self.tried(fixes) {
            Ok((edits, done)) => {
                self.edits = edits;
                self.done = Some(done);
                self.made.extend(fixes.iter().cloned());
                return;
            }
            Err(error) => error,
        };
        self.tries = self.tries.saturating_sub(1);
        if let [one] = fixes {
            self.left.push(Left {
                fix: one.clone(),
                why: error.text().clone(),
            });
            return;
        }
        let (first, second) = fixes.split_at(fixes.len() / 2);
        self.make(first);
        self.make(second);
    }

    fn tried(&self, fixes: &[Fix]) -> Result<(Vec<Edit>, Edited), Error> {
        let more = fixes.iter().flat_map(|fix| fix.edits.iter().cloned());
        let edits: Vec<Edit> = self.edits.iter().cloned().chain(more).collect();
        let done = self.document.edited(&edits)?;
        Ok((edits, done))
    }
}
