//! What a change was approved for, besides its field: the thing that came, went or was changed, as a whole.

use super::Class;
use super::fields::Facts;
use crate::diagnostic::subject_key;
use crate::model::{ElementRef, Fields, Fnv, Reading, RecordRef, RelationRef, Subject};

/// A thing of one of two versions, of which no more is kept than where it is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Whole<'a> {
    Element(ElementRef<'a>),
    Relation(RelationRef<'a>),
    Record(RecordRef<'a>),
}

/// What a change holds on to, so that its fingerprint can hold it: no two of a comparison share one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Held<'a> {
    pub(super) old: Option<Whole<'a>>,
    pub(super) new: Option<Whole<'a>>,
    /// The entry of `retired` or `transferred` that says what became of it.
    pub(super) fate: Option<RecordRef<'a>>,
    /// What kinds of things became what kinds.
    pub(super) kinds: Option<u64>,
    /// Which of several that are alike in everything.
    pub(super) number: u32,
    /// The class that it had before a policy gave it another.
    pub(super) class_before: Option<Class>,
}

/// Changes that say the same are equal.
impl PartialEq for Held<'_> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// A subject with what it names, if that is a thing.
pub(super) struct Named<'a> {
    pub(super) subject: Subject,
    pub(super) whole: Option<Whole<'a>>,
}

impl From<Subject> for Named<'_> {
    fn from(subject: Subject) -> Self {
        Self {
            subject,
            whole: None,
        }
    }
}

impl<'a> From<ElementRef<'a>> for Named<'a> {
    fn from(element: ElementRef<'a>) -> Self {
        Self {
            subject: element.into(),
            whole: Some(Whole::Element(element)),
        }
    }
}

impl<'a> From<RelationRef<'a>> for Named<'a> {
    fn from(relation: RelationRef<'a>) -> Self {
        Self {
            subject: relation.into(),
            whole: Some(Whole::Relation(relation)),
        }
    }
}

impl<'a> From<Reading<'a>> for Named<'a> {
    fn from(reading: Reading<'a>) -> Self {
        Self {
            subject: reading.into(),
            whole: Some(Whole::Relation(reading.relation())),
        }
    }
}

impl<'a> From<RecordRef<'a>> for Named<'a> {
    fn from(record: RecordRef<'a>) -> Self {
        Self {
            subject: record.into(),
            whole: Some(Whole::Record(record)),
        }
    }
}

impl Whole<'_> {
    /// Adds all that is said of it, whatever the order of sets. O(log of) its fields and relations.
    pub(super) fn add_to(self, hash: &mut Fnv) {
        match self {
            Self::Element(element) => {
                hash.part(element.kind_key());
                facts(element.fields(), hash);
                // Which end a symmetric relation is written at means nothing; where only one end came or went, it is
                // a change of its own.
                let relations = element.relations().filter(|r| !r.kind().is_symmetric());
                let mut relations: Vec<_> = relations.map(relation_hash).collect();
                relations.sort_unstable();
                for relation in relations {
                    hash.part(&format!("{relation:016x}"));
                }
            }
            Self::Relation(relation) => relation_facts(relation, hash),
            Self::Record(record) => facts(record.fields(), hash),
        }
    }
}

fn relation_hash(relation: RelationRef<'_>) -> u64 {
    let mut hash = Fnv::new();
    hash.part(&subject_key(&relation.into()));
    relation_facts(relation, &mut hash);
    hash.0
}

/// Whichever end it is written at.
fn relation_facts(relation: RelationRef<'_>, hash: &mut Fnv) {
    add(Facts::read(relation.canonical()), hash);
}

fn facts(fields: Fields<'_>, hash: &mut Fnv) {
    add(Facts::of(fields), hash);
}

fn add(facts: Facts<'_>, hash: &mut Fnv) {
    for (field, value) in facts.list {
        hash.part(field.path());
        hash.part(&value.to_string());
    }
}
