//! What both ends of a relation have to be, and what a document says of that.

use super::selector;
use crate::date::Date;
use crate::graph::ElementSet;
use crate::io::reading::{Cursor, Entry, Reader};
use crate::model::{Architecture, RelationKind};
use crate::query::{Answer, Conditions};

/// What both ends of a relation, or of a way over several, have to be.
#[derive(Debug)]
pub(super) struct Ends {
    pub(super) from: Conditions,
    pub(super) to: Option<Conditions>,
    /// None for any.
    pub(super) relations: Vec<RelationKind>,
    pub(super) via: Option<Conditions>,
    pub(super) not_via: Option<Conditions>,
}

impl Ends {
    pub(super) const KEYS: &'static [&'static str] =
        &["from", "to", "relation", "via", "not-via", "reachable"];

    pub(super) fn read(reader: &mut Reader, entries: &[Entry<'_>]) -> Self {
        let value = |name: &str| entries.iter().find(|(key, _, _)| *key == name).map(|e| e.2);
        let mut selector = |name| value(name).map(|v| selector::read(reader, name, v));
        let (from, to) = (selector("from"), selector("to"));
        let (via, not_via) = (selector("via"), selector("not-via"));
        let relations = value("relation").map(|v| relation_kinds(reader, v));
        Self {
            from: from.unwrap_or_default(),
            to,
            relations: relations.unwrap_or_default(),
            via,
            not_via,
        }
    }
}

/// Kinds of relations: one, or a list.
fn relation_kinds(reader: &mut Reader, value: Cursor<'_>) -> Vec<RelationKind> {
    let all = RelationKind::ALL.map(|kind| (kind.key(), kind));
    reader.words("relation", value, &all)
}

impl Ends {
    /// What they say of a document on a day. O(elements + relations) for each condition.
    pub(super) fn answers<'a>(&self, arch: &'a Architecture, day: Option<Date>) -> Answers<'a> {
        let answer = |conditions: &Conditions| conditions.on_day(arch, day);
        Answers {
            from: answer(&self.from),
            to: self.to.as_ref().map(answer),
            via: self.via.as_ref().map(answer),
            not_via: self.not_via.as_ref().map(answer),
        }
    }
}

/// What is known of every element.
pub(super) struct Answers<'a> {
    from: Answer<'a>,
    to: Option<Answer<'a>>,
    via: Option<Answer<'a>>,
    not_via: Option<Answer<'a>>,
}

/// The elements that a rule asks for.
pub(super) struct Sets<'a> {
    pub(super) from: ElementSet<'a>,
    pub(super) to: Option<ElementSet<'a>>,
    pub(super) via: Option<ElementSet<'a>>,
    pub(super) not_via: Option<ElementSet<'a>>,
}

impl<'a> Answers<'a> {
    /// By what the document says.
    pub(super) fn said(&self) -> Sets<'a> {
        let said = |answer: &Answer<'a>| answer.selected.clone();
        Sets {
            from: said(&self.from),
            to: self.to.as_ref().map(said),
            via: self.via.as_ref().map(said),
            not_via: self.not_via.as_ref().map(said),
        }
    }

    /// With what is not known turning out so that the most is wrong: of what is allowed the other end and the platforms have to
    /// fit, of what is forbidden they must not.
    pub(super) fn worst(&self, allows: bool) -> Sets<'a> {
        let possible = |answer: &Answer<'a>| answer.possible.clone();
        let sure = |answer: &Answer<'a>| answer.sure.clone();
        let fitting = |answer: &Answer<'a>| {
            if allows {
                sure(answer)
            } else {
                possible(answer)
            }
        };
        let shut_out = |answer: &Answer<'a>| {
            if allows {
                possible(answer)
            } else {
                sure(answer)
            }
        };
        Sets {
            from: possible(&self.from),
            to: self.to.as_ref().map(fitting),
            via: self.via.as_ref().map(fitting),
            not_via: self.not_via.as_ref().map(shut_out),
        }
    }
}
