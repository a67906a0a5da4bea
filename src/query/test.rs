//! One condition on an element.

use super::answer::Answer;
use super::comparison::Comparison;
use super::glob::Glob;
use super::key::{Domain, FieldKey};
use super::near::{Near, On, exchanging};
use crate::graph::ElementSet;
use crate::model::{ElementRef, Layer, RelationKind, organisations_below};

/// One condition. What an element does not state is not equal to anything.
#[derive(Clone, Debug)]
pub(crate) enum Test<C> {
    Layer(Vec<Layer>),
    Kind(Vec<Glob>),
    /// Whether its agency is one of these, or another one.
    Agency(Vec<Glob>, bool),
    Own(bool),
    Id(Vec<Glob>),
    Has(Vec<FieldKey>),
    Lacks(Vec<FieldKey>),
    Compare(Comparison),
    /// The organisation that the field names, or one above it.
    Under(FieldKey, Glob),
    Near(Near),
    /// An exchange with something of the organisation, or of one below it.
    ExchangesWith(Glob),
    All(C),
    Not(C),
}

impl<C> Test<C> {
    /// What it says of some elements, those that hold further conditions apart. O(elements), and for what it asks of
    /// relations O(elements + relations).
    pub(super) fn leaf<'a>(&self, on: &On<'a>, among: &ElementSet<'a>) -> Answer<'a> {
        let arch = on.arch();
        let each =
            |truth: &dyn Fn(ElementRef<'a>) -> Option<bool>| Answer::by_element(arch, among, truth);
        let like = |globs: &[Glob], word: &str| globs.iter().any(|glob| glob.matches(word));
        match self {
            Self::Layer(layers) => each(&|e| Some(layers.contains(&e.layer()))),
            Self::Kind(globs) => each(&|e| Some(like(globs, e.kind_key()))),
            Self::Id(globs) => each(&|e| Some(like(globs, e.id()))),
            Self::Agency(globs, wanted) => {
                each(&|e| e.agency().map(|found| like(globs, found.key()) == *wanted))
            }
            Self::Own(own) => each(&|e| {
                // Whose it is must be known before it can be another's.
                let is_known = e.agency().is_some() && arch.body().is_some();
                is_known.then(|| e.is_of_body() == *own)
            }),
            Self::Has(keys) => each(&|e| {
                let is_stated = |key: &FieldKey| key.is_stated(e);
                let may_be = |key: &FieldKey| key.is_stated(e) || key.may_be_lost(e);
                match (keys.iter().all(is_stated), keys.iter().all(may_be)) {
                    (true, _) => Some(true),
                    (false, true) => None,
                    (false, false) => Some(false),
                }
            }),
            Self::Lacks(keys) => each(&|e| {
                if keys.iter().any(|key| key.is_stated(e)) {
                    return Some(false);
                }
                let may_be_lost = keys.iter().any(|key| key.may_be_lost(e));
                (!may_be_lost).then_some(true)
            }),
            Self::Compare(comparison) => match comparison.domain() {
                Domain::Ends(kind) => ends(on, comparison, kind).within(among),
                Domain::Number
                | Domain::Date
                | Domain::Flag
                | Domain::Words(_)
                | Domain::Text
                | Domain::Organisation
                | Domain::Elements
                | Domain::Records => each(&|e| comparison.truth(e)),
            },
            Self::Under(key, glob) => {
                let below = organisations_below(arch, |key| glob.matches(key));
                let field = key.compared().find_map(|spec| spec.field);
                each(&|e| {
                    let fields = e.fields();
                    match field.and_then(|field| fields.text(field)) {
                        Some(found) => Some(below.contains(found)),
                        None if key.is_open(e.kind()) => None,
                        None => Some(false),
                    }
                })
            }
            Self::Near(near) => near.answer(on).within(among),
            Self::ExchangesWith(glob) => exchanging(on, glob).within(among),
            Self::All(_) | Self::Not(_) => Answer::of(among.clone()),
        }
    }

    /// The key of the element on whose value it depends.
    #[cfg(feature = "yaml")]
    pub(super) fn key(&self) -> Option<&str> {
        match self {
            Self::Agency(..) | Self::Own(_) => Some("owner"),
            Self::Compare(comparison) => Some(comparison.key().top()),
            Self::Under(key, _) => Some(key.top()),
            Self::Layer(_)
            | Self::Kind(_)
            | Self::Id(_)
            | Self::Has(_)
            | Self::Lacks(_)
            | Self::Near(_)
            | Self::ExchangesWith(_)
            | Self::All(_)
            | Self::Not(_) => None,
        }
    }
}

/// The elements with a relation of that kind to an end that is as wanted; a symmetric one belongs to both its ends.
/// O(elements + relations).
fn ends<'a>(on: &On<'a>, comparison: &Comparison, kind: RelationKind) -> Answer<'a> {
    use super::comparison::Op;
    let arch = on.arch();
    let mut met = ElementSet::empty(arch);
    let mut other = ElementSet::empty(arch);
    for relation in arch.relations() {
        if relation.kind() != kind || relation.has_ended(on.day()) {
            continue;
        }
        for reading in relation.readings() {
            let end = reading.end().id();
            if comparison.globs().iter().any(|glob| glob.matches(end)) {
                met.insert(reading.from());
            } else {
                other.insert(reading.from());
            }
        }
    }
    let mut lost = ElementSet::empty(arch);
    lost.extend(arch.elements().filter(|e| e.lost_a_relation()));
    let (met, wrong) = match comparison.op {
        Op::Unequal => (other.difference(&met), met),
        Op::Equal | Op::Less | Op::AtMost | Op::Greater | Op::AtLeast => {
            (met, ElementSet::empty(arch))
        }
    };
    let sure = match comparison.op {
        Op::Unequal => met.difference(&lost),
        Op::Equal | Op::Less | Op::AtMost | Op::Greater | Op::AtLeast => met.clone(),
    };
    Answer {
        possible: met.union(&lost.difference(&wrong)),
        selected: met,
        sure,
    }
}
