//! Finding relations by what they say.

use std::borrow::Cow;
use std::collections::hash_map::RandomState;
use std::collections::{HashMap, VecDeque};
use std::hash::BuildHasher as _;

use crate::model::Table;
use crate::model::builder::{Builder, End, Holder, RelationDraft};

/// The figures on a relation, by their numbers among the drafts.
pub(super) type Figures = Vec<(Table, u32)>;

/// What each relation says, with its figures, and which elements have any.
#[derive(Debug, Default)]
pub(super) struct Ties {
    hasher: RandomState,
    /// Relations by what they say, ascending.
    alike: HashMap<u64, VecDeque<usize>>,
    figures: HashMap<usize, Figures>,
    /// How often each element is an end of a relation.
    ends: HashMap<u32, usize>,
}

impl Ties {
    /// O(relations and figures).
    pub(super) fn of(builder: &Builder) -> Self {
        let mut held: HashMap<usize, Figures> = HashMap::new();
        for table in Table::ALL {
            for (ix, record) in (0..).zip(&builder.records[table]) {
                if let (Holder::Relation(nth), false) = (&record.holder, record.gone) {
                    held.entry(*nth).or_default().push((table, ix));
                }
            }
        }
        let mut ties = Self::default();
        for (nth, relation) in builder.relations.iter().enumerate() {
            if !relation.gone {
                let figures = held.remove(&nth).unwrap_or_default();
                ties.add(builder, nth, figures);
            }
        }
        ties
    }

    /// Whether any relation has the element at an end.
    pub(super) fn is_tied(&self, element: u32) -> bool {
        self.ends.get(&element).is_some_and(|count| *count > 0)
    }

    pub(super) fn add(&mut self, builder: &Builder, nth: usize, figures: Figures) {
        let Some(relation) = builder.relations.get(nth) else {
            return;
        };
        let key = self.key(relation, &keys(builder, &figures));
        self.alike.entry(key).or_default().push_back(nth);
        if !figures.is_empty() {
            self.figures.insert(nth, figures);
        }
        for element in elements(builder, relation) {
            *self.ends.entry(element).or_default() += 1;
        }
    }

    /// The first relation that says the same and has figures of those keys, which ascend.
    pub(super) fn find(
        &self,
        builder: &Builder,
        wanted: &RelationDraft,
        figures: &[(Table, &str)],
    ) -> Option<usize> {
        let alike = self.alike.get(&self.key(wanted, figures))?;
        let wanted = canonical(wanted);
        let is_same = |nth: &&usize| {
            builder.relations.get(**nth).is_some_and(|r| {
                let r = canonical(r);
                (&r.from, r.kind, &r.to) == (&wanted.from, wanted.kind, &wanted.to)
                    && r.props.says_the_same(&wanted.props)
                    && self.keys_of(builder, **nth) == figures
            })
        };
        alike.iter().find(is_same).copied()
    }

    /// Forgets a relation. Gives its figures.
    pub(super) fn remove(&mut self, builder: &Builder, nth: usize) -> Figures {
        let Some(relation) = builder.relations.get(nth) else {
            return Figures::new();
        };
        let key = self.key(relation, &self.keys_of(builder, nth));
        if let Some(alike) = self.alike.get_mut(&key)
            && let Some(at) = alike.iter().position(|other| *other == nth)
        {
            alike.remove(at);
        }
        for element in elements(builder, relation) {
            if let Some(count) = self.ends.get_mut(&element) {
                *count = count.saturating_sub(1);
            }
        }
        self.figures.remove(&nth).unwrap_or_default()
    }

    fn keys_of<'b>(&self, builder: &'b Builder, nth: usize) -> Vec<(Table, &'b str)> {
        let figures = self.figures.get(&nth);
        figures.map_or_else(Vec::new, |figures| keys(builder, figures))
    }

    fn key(&self, relation: &RelationDraft, figures: &[(Table, &str)]) -> u64 {
        let RelationDraft {
            from,
            kind,
            to,
            props,
            ..
        } = &*canonical(relation);
        self.hasher
            .hash_one((from, kind, to, props.sorted(), figures))
    }
}

/// A symmetric relation is the same whichever end it is written at: it is found by what it says from the one whose id
/// comes first.
fn canonical(relation: &RelationDraft) -> Cow<'_, RelationDraft> {
    match &relation.to {
        End::Element(to) if relation.kind.is_symmetric() && *to < relation.from => {
            Cow::Owned(RelationDraft {
                from: to.clone(),
                kind: relation.kind,
                to: End::Element(relation.from.clone()),
                props: relation.props.turned(),
                gone: relation.gone,
            })
        }
        _ => Cow::Borrowed(relation),
    }
}

fn elements(builder: &Builder, relation: &RelationDraft) -> impl Iterator<Item = u32> {
    let to = match &relation.to {
        End::Element(to) => Some(to),
        End::Organisation(_) => None,
    };
    let ends = std::iter::once(&relation.from).chain(to);
    ends.filter_map(|id| builder.element_ids.get(id).copied())
}

/// The figures by key, ascending.
fn keys<'b>(builder: &'b Builder, figures: &[(Table, u32)]) -> Vec<(Table, &'b str)> {
    let record = |(table, ix): &(Table, u32)| {
        let record = builder.records[*table].get(*ix as usize)?;
        Some((*table, record.key.as_str()))
    };
    let mut keys: Vec<_> = figures.iter().filter_map(record).collect();
    keys.sort_unstable();
    keys
}
