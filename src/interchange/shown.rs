//! What of an architecture goes to other engines.

use crate::graph::ElementSet;
use crate::model::{Architecture, ElementRef, Field, Fields, LeftOut, RelationRef, Value};
use crate::tables::Secrets;

/// An architecture, of which state secrets may be left out.
#[derive(Debug)]
pub(super) struct Shown<'a> {
    arch: &'a Architecture,
    secrets: Option<Secrets<'a>>,
    hidden: ElementSet<'a>,
}

impl<'a> Shown<'a> {
    pub(super) fn of(arch: &'a Architecture, is_public: bool) -> Self {
        let secrets = is_public.then(|| Secrets::of(std::iter::once(arch)));
        let mut hidden = ElementSet::empty(arch);
        if let Some(secrets) = &secrets {
            let is_hidden =
                |e: &ElementRef<'a>| secrets.has(e.id()) || speaks_of(secrets, e.all_fields());
            hidden.extend(arch.elements().filter(is_hidden));
        }
        Self {
            arch,
            secrets,
            hidden,
        }
    }

    pub(super) fn arch(&self) -> &'a Architecture {
        self.arch
    }

    /// Whether state secrets are left out.
    pub(super) const fn is_public(&self) -> bool {
        self.secrets.is_some()
    }

    pub(super) fn secrets(&self) -> Option<&Secrets<'a>> {
        self.secrets.as_ref()
    }

    pub(super) fn elements(&self) -> impl Iterator<Item = ElementRef<'a>> + '_ {
        let all = self.arch.elements();
        all.filter(|element| !self.hidden.contains(*element))
    }

    pub(super) fn has_element(&self, element: ElementRef<'_>) -> bool {
        !self.hidden.contains(element)
    }

    pub(super) fn relations(&self) -> impl Iterator<Item = RelationRef<'a>> + '_ {
        self.arch.relations().filter(|r| self.has(*r))
    }

    /// Whether a relation is shown: it carries no secret, and neither do its ends and the platforms that it passes.
    fn has(&self, relation: RelationRef<'a>) -> bool {
        let Some(secrets) = &self.secrets else {
            return true;
        };
        let is_hidden = |e: ElementRef<'a>| self.hidden.contains(e);
        let ends = std::iter::once(relation.from()).chain(relation.to());
        !(secrets.covers_relation(relation)
            || ends.chain(relation.hops()).any(is_hidden)
            || speaks_of(secrets, relation.all_fields()))
    }

    /// Whether a thing that is neither may be shown.
    pub(super) fn may_show(&self, fields: Fields<'_>) -> bool {
        let secrets = self.secrets.as_ref();
        !secrets.is_some_and(|secrets| speaks_of(secrets, fields))
    }

    pub(super) fn left_out(&self) -> LeftOut {
        let mut relations = 0;
        if self.secrets.is_some() {
            let shown = self.relations().count();
            relations = self.arch.relation_count().saturating_sub(shown);
        }
        LeftOut {
            elements: self.hidden.len(),
            relations,
        }
    }
}

/// Whether a text among the fields names a secret.
fn speaks_of(secrets: &Secrets<'_>, fields: Fields<'_>) -> bool {
    fields.iter().any(|(field, value)| match value {
        Value::Text(text) | Value::Pair(_, text) => {
            field != Field::Kind && secrets.are_named_in(text)
        }
        Value::Date(_) | Value::Number(_) | Value::Token(_) | Value::Flag => false,
    })
}
