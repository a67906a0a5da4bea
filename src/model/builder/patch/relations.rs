//! Relations in a patch: named by their ends and by what they say.

use super::ties::Figures;
use super::values::drafts;
use super::{Ends, Figure, Patcher, differs, name};
use crate::error::Error;
use crate::model::builder::{End, Holder, RelationDraft};
use crate::model::{Table, schema};

impl Patcher {
    /// Adds a relation with its figures.
    pub(crate) fn add_relation(
        &mut self,
        ends: Ends<'_>,
        fields: &[(&str, &[String])],
        figures: &[Figure<'_>],
    ) -> Result<(), Error> {
        let (from, to) = self.ends(ends)?;
        let props = drafts(schema::RELATION, &name(ends), fields)?;
        let builder = &mut self.builder;
        builder.relations.push(RelationDraft {
            from,
            kind: ends.1,
            to,
            props,
            gone: false,
        });
        let nth = builder.relations.len() - 1;
        let mut held = Figures::new();
        for (table, key, fields) in figures {
            let ix = builder.push_record(*table, key, Holder::Relation(nth))?;
            let props = drafts(table.fields(), key, fields)?;
            *builder.record_props(*table, ix) = props;
            held.push((*table, ix));
        }
        if let Some(ties) = &mut self.ties {
            ties.add(builder, nth, held);
        }
        Ok(())
    }

    /// Takes out a relation that says exactly that, with its figures.
    pub(crate) fn remove_relation(
        &mut self,
        ends: Ends<'_>,
        fields: &[(&str, &[String])],
        figures: &[Figure<'_>],
    ) -> Result<(), Error> {
        let (from, to) = self.ends(ends)?;
        let props = drafts(schema::RELATION, &name(ends), fields)?;
        let wanted = RelationDraft {
            from,
            kind: ends.1,
            to,
            props,
            gone: false,
        };
        let mut keys: Vec<_> = figures.iter().map(|(t, key, _)| (*t, *key)).collect();
        keys.sort_unstable();
        self.ties();
        let Self { builder, ties } = self;
        let found = ties
            .as_mut()
            .and_then(|ties| ties.find(builder, &wanted, &keys));
        let Some(nth) = found else {
            return Err(differs(&name(ends), "what it says"));
        };
        for (table, key, fields) in figures {
            let ix = builder.find_record(*table, key)?;
            let props = drafts(table.fields(), key, fields)?;
            if !builder.record_props(*table, ix).says_the_same(&props) {
                return Err(differs(key, "what it says"));
            }
        }
        let held = ties.as_mut().map(|ties| ties.remove(builder, nth));
        for (table, ix) in held.into_iter().flatten() {
            builder.drop_record(table, ix);
        }
        if let Some(relation) = builder.relations.get_mut(nth) {
            relation.gone = true;
        }
        Ok(())
    }

    fn ends(&self, (from, _, to, organisation): Ends<'_>) -> Result<(String, End), Error> {
        self.builder.find_element(from)?;
        let to = if organisation {
            self.builder.find_record(Table::Organisations, to)?;
            End::Organisation(to.to_owned())
        } else {
            self.builder.find_element(to)?;
            End::Element(to.to_owned())
        };
        Ok((from.to_owned(), to))
    }
}
