//! Both versions as one: which elements and relations are the same, which go and which come.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

use crate::date::Date;
use crate::diff::{Diff, Fate};
use crate::model::{
    Architecture, ElementRef, End, Field, Fields, Layer, Reading, RelationKind, RelationRef,
    Subject, Table, Value,
};

/// An element through the whole step: in the old version, in the new one, or in both.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node<'a> {
    pub(super) old: Option<ElementRef<'a>>,
    pub(super) new: Option<ElementRef<'a>>,
    /// Whether the version that lacks it may have it in what could not be read.
    pub(super) is_uncertain: bool,
}

/// A relation through the whole step.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link<'a> {
    pub(super) old: Option<RelationRef<'a>>,
    pub(super) new: Option<RelationRef<'a>>,
    /// The end that it comes and goes with: the one that it is written at; of a symmetric relation, one that comes or
    /// goes itself, if there is one.
    pub(super) from: usize,
}

/// Everything that either version has.
#[derive(Debug)]
pub(super) struct World<'a> {
    pub(super) old: &'a Architecture,
    pub(super) new: &'a Architecture,
    /// The day by which each version is judged.
    pub(super) days: [Option<Date>; 2],
    /// Those of the old version in document order, then the new ones.
    pub(super) nodes: Vec<Node<'a>>,
    pub(super) links: Vec<Link<'a>>,
    /// The nodes of the elements of the two versions, by their numbers there.
    of_old: Vec<Option<usize>>,
    of_new: Vec<Option<usize>>,
    /// What goes on as, or is replaced by, other elements.
    pub(super) successors: Vec<(usize, usize)>,
    /// The same by what comes after, turned round.
    predecessors: Vec<(usize, usize)>,
    /// What one version has, and the other may have in what could not be read of it.
    uncertain: HashSet<Subject>,
    /// What the organisations of the earlier version go on as, under other ids.
    next_owners: HashMap<&'a str, Vec<&'a str>>,
}

/// Writes down the node of an element.
fn number_at(nodes: &mut [Option<usize>], element: ElementRef<'_>, node: usize) {
    if let Some(place) = nodes.get_mut(element.ix() as usize) {
        *place = Some(node);
    }
}

/// Whose things are.
pub(super) const OWNERS: [Field; 2] = [Field::Owner, Field::Operator];

/// One of the two versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Old,
    New,
}

/// What the organisations of the earlier version go on as, under other ids.
fn next_owners<'a>(diff: &Diff<'a>) -> HashMap<&'a str, Vec<&'a str>> {
    let (new, lineage) = (diff.later(), diff.lineage());
    let mut out: HashMap<&'a str, Vec<&'a str>> = HashMap::new();
    for one in new.organisations() {
        for before in one.succeeds() {
            if lineage.organisation_goes_on(before, one.key()) {
                out.entry(before).or_default().push(one.key());
            }
        }
    }
    out
}

/// A relation on both sides, or on one.
type Pair<'a> = [Option<RelationRef<'a>>; 2];

/// What is said, by field.
type Facts = Vec<(Field, String)>;

impl<'a> World<'a> {
    pub(super) fn of(diff: &Diff<'a>) -> Self {
        let (old, new, lineage) = (diff.earlier(), diff.later(), diff.lineage());
        let uncertain = diff.uncertain().iter().filter(|one| one.field.is_none());
        let mut world = Self {
            old,
            new,
            days: [old.evaluation_date(), new.evaluation_date()],
            nodes: Vec::new(),
            links: Vec::new(),
            of_old: vec![None; old.elements().len()],
            of_new: vec![None; new.elements().len()],
            successors: Vec::new(),
            predecessors: Vec::new(),
            uncertain: uncertain.map(|one| one.subject.clone()).collect(),
            next_owners: next_owners(diff),
        };
        for (element, fate) in lineage.fates() {
            let same = new.element(element.id());
            let goes_on = match fate {
                Fate::Renamed { to } => Some(*to),
                // Of several that become one, the one of the same id goes on.
                Fate::Kept | Fate::Merged { .. } | Fate::Split { .. } | Fate::ManyToMany { .. } => {
                    same
                }
                _ => None,
            };
            let number = world.nodes.len();
            number_at(&mut world.of_old, element, number);
            if let Some(to) = goes_on {
                number_at(&mut world.of_new, to, number);
            }
            world.nodes.push(Node {
                old: Some(element),
                new: goes_on,
                is_uncertain: matches!(fate, Fate::Unreadable),
            });
        }
        for element in new.elements() {
            if world.node(Side::New, element).is_none() {
                number_at(&mut world.of_new, element, world.nodes.len());
                world.nodes.push(Node {
                    old: None,
                    new: Some(element),
                    is_uncertain: lineage.is_unread_origin(element),
                });
            }
        }
        world.link();
        for (element, fate) in lineage.fates() {
            let replaced = match fate {
                Fate::Replaced { by } => by.clone(),
                _ => Vec::new(),
            };
            let next = lineage.next(element).chain(replaced);
            let next: Vec<_> = next.filter_map(|e| world.node(Side::New, e)).collect();
            if let Some(before) = world.node(Side::Old, element) {
                let others = next.into_iter().filter(|after| *after != before);
                world.successors.extend(others.map(|after| (before, after)));
            }
        }
        world.successors.sort_unstable();
        world.successors.dedup();
        let turned = world
            .successors
            .iter()
            .map(|(before, after)| (*after, *before));
        world.predecessors = turned.collect();
        world.predecessors.sort_unstable();
        world
    }

    /// Pairs the relations of the two versions: equal ones first, then those between the same ends in order.
    fn link(&mut self) {
        type Key<'a> = (usize, RelationKind, Result<usize, &'a str>);
        let mut keyed: Vec<(Key<'a>, Side, RelationRef<'a>)> = Vec::new();
        for (side, arch) in [(Side::Old, self.old), (Side::New, self.new)] {
            for relation in arch.relations() {
                let Some(from) = self.node(side, relation.from()) else {
                    continue;
                };
                let to = match relation.end() {
                    End::Element(to) => Ok(self.node(side, to).unwrap_or(usize::MAX)),
                    End::Organisation(to) if side == Side::Old => {
                        let next = self.next_owners.get(to.key());
                        let next = next.filter(|_| self.new.organisation(to.key()).is_none());
                        match next.map(Vec::as_slice) {
                            Some([next]) => Err(*next),
                            _ => Err(to.key()),
                        }
                    }
                    End::Organisation(to) => Err(to.key()),
                };
                // A symmetric relation is the same whichever end it is written at.
                let (from, to) = match to {
                    Ok(to) if relation.kind().is_symmetric() => (from.min(to), Ok(from.max(to))),
                    to => (from, to),
                };
                keyed.push(((from, relation.kind(), to), side, relation));
            }
        }
        // Those of one key stay in the order of their documents, the old version first.
        keyed.sort_by_key(|(key, ..)| *key);
        for same in keyed.chunk_by(|a, b| a.0 == b.0) {
            let Some(((from, kind, to), ..)) = same.first().copied() else {
                continue;
            };
            let of = |side| {
                same.iter()
                    .filter(move |one| one.1 == side)
                    .map(|one| one.2)
            };
            let [old, new] = [of(Side::Old), of(Side::New)];
            let from = match to {
                Ok(to) if kind.is_symmetric() && self.stays(from) && !self.stays(to) => to,
                _ => from,
            };
            let link = |[old, new]: Pair<'a>| Link { old, new, from };
            if let [(_, Side::Old, old), (_, Side::New, new)] = same {
                self.links.push(link([Some(*old), Some(*new)]));
            } else {
                let pairs = self.pairs(old.collect(), new.collect());
                self.links.extend(pairs.into_iter().map(link));
            }
        }
    }

    /// Pairs relations between the same two: equal ones first, then in order.
    fn pairs(&self, old: Vec<RelationRef<'a>>, new: Vec<RelationRef<'a>>) -> Vec<Pair<'a>> {
        if old.is_empty() || new.is_empty() {
            let old = old.into_iter().map(|before| [Some(before), None]);
            let new = new.into_iter().map(|after| [None, Some(after)]);
            return old.chain(new).collect();
        }
        let mut equal: HashMap<Facts, VecDeque<usize>> = HashMap::new();
        for (nth, after) in new.iter().enumerate() {
            let facts = self.facts_of(Side::New, *after);
            equal.entry(facts).or_default().push_back(nth);
        }
        let mut new: Vec<Option<RelationRef<'a>>> = new.into_iter().map(Some).collect();
        let mut pairs = Vec::new();
        let mut rest = Vec::new();
        for before in old {
            let facts = self.facts_of(Side::Old, before);
            let first = equal.get_mut(&facts).and_then(VecDeque::pop_front);
            let after = first.and_then(|nth| new.get_mut(nth)?.take());
            match after {
                Some(after) => pairs.push([Some(before), Some(after)]),
                None => rest.push(before),
            }
        }
        let mut new = new.into_iter().flatten();
        pairs.extend(rest.into_iter().map(|before| [Some(before), new.next()]));
        pairs.extend(new.map(|after| [None, Some(after)]));
        pairs
    }

    /// Whether the version that lacks a relation may have it in what could not be read.
    pub(super) fn is_uncertain(&self, relation: RelationRef<'_>) -> bool {
        !self.uncertain.is_empty() && self.uncertain.contains(&relation.into())
    }

    /// The kind of a relation and the element that it leads to, as the old version says it if that has it.
    pub(super) fn far_end(&self, link: &Link<'a>) -> Option<(RelationKind, usize)> {
        let old = link.old.map(|r| (Side::Old, r));
        let (side, relation) = old.or(link.new.map(|r| (Side::New, r)))?;
        let to = self.node(side, relation.to()?)?;
        Some((relation.kind(), to))
    }

    /// The node of an element of one version.
    pub(super) fn node(&self, side: Side, element: ElementRef<'_>) -> Option<usize> {
        let nodes = match side {
            Side::Old => &self.of_old,
            Side::New => &self.of_new,
        };
        nodes.get(element.ix() as usize).copied().flatten()
    }

    /// The same by its id there.
    pub(super) fn node_of(&self, side: Side, id: &str) -> Option<usize> {
        let arch = match side {
            Side::Old => self.old,
            Side::New => self.new,
        };
        self.node(side, arch.element(id)?)
    }

    /// What an old element goes on as, or is replaced by. Logarithmic, and linear in what it gives.
    pub(super) fn successors_of(
        &self,
        old: ElementRef<'_>,
    ) -> impl Iterator<Item = ElementRef<'a>> {
        let node = self.node(Side::Old, old);
        let from = self
            .successors
            .partition_point(|(before, _)| Some(*before) < node);
        let rest = self.successors.iter().skip(from);
        let of_it = rest.take_while(move |(before, _)| Some(*before) == node);
        of_it.filter_map(|(_, after)| self.nodes.get(*after)?.new)
    }

    /// What a new element goes on from, or takes the place of, and whether that stays as well. Logarithmic, and linear in what it gives.
    pub(super) fn predecessors_of(
        &self,
        new: ElementRef<'_>,
    ) -> impl Iterator<Item = (ElementRef<'a>, bool)> {
        let node = self.node(Side::New, new);
        let from = self
            .predecessors
            .partition_point(|(after, _)| Some(*after) < node);
        let rest = self.predecessors.iter().skip(from);
        let of_it = rest.take_while(move |(after, _)| Some(*after) == node);
        of_it.filter_map(|(_, before)| {
            let node = self.nodes.get(*before)?;
            Some((node.old?, node.new.is_some()))
        })
    }

    /// Whether an organisation of the earlier version is another of the later one, or goes on as it.
    pub(super) fn owner_goes_on(&self, before: &str, after: &str) -> bool {
        let next = self.next_owners.get(before);
        before == after || next.is_some_and(|next| next.contains(&after))
    }

    /// The pairs of organisations of which one goes on as the other, and how many elements go with it.
    pub(super) fn handed_on(&self) -> BTreeMap<(&'a str, &'a str), usize> {
        let mut out = BTreeMap::new();
        if self.next_owners.is_empty() {
            return out;
        }
        for (old, new) in self.nodes.iter().filter_map(|n| n.old.zip(n.new)) {
            let pairs = [
                old.owner().zip(new.owner()),
                old.operator().zip(new.operator()),
            ];
            let pairs = pairs.into_iter().flatten();
            let mut pairs: Vec<_> = pairs.map(|(a, b)| (a.key(), b.key())).collect();
            pairs.retain(|(a, b)| a != b && self.owner_goes_on(a, b));
            pairs.sort_unstable();
            pairs.dedup();
            for pair in pairs {
                *out.entry(pair).or_default() += 1;
            }
        }
        out
    }

    /// Whether two elements say the same but for owners that go on as others.
    pub(super) fn differs_in_lineage_of_owners_alone(
        &self,
        old: ElementRef<'_>,
        new: ElementRef<'_>,
    ) -> bool {
        let rest = |side, element: ElementRef<'_>| {
            let fields = element.fields();
            let rest = fields.iter().filter(|(field, _)| !OWNERS.contains(field));
            self.facts(side, rest)
        };
        !self.next_owners.is_empty() && rest(Side::Old, old) == rest(Side::New, new)
    }

    /// Whether a node is a policy, in either version.
    pub(super) fn is_policy(&self, node: usize) -> bool {
        let node = self.nodes.get(node);
        let sides = node
            .into_iter()
            .flat_map(|n| n.old.into_iter().chain(n.new));
        sides.into_iter().any(|e| e.layer() == Layer::Policy)
    }

    /// Whether an element is in both versions.
    fn stays(&self, node: usize) -> bool {
        let node = self.nodes.get(node);
        node.is_some_and(|node| node.old.is_some() && node.new.is_some())
    }

    /// The end of a link that has it in both versions: the one it is written at, or of a symmetric one whose other
    /// end comes or goes the one that stays.
    pub(super) fn staying_end(&self, link: &Link<'_>) -> usize {
        let side = if link.new.is_some() {
            Side::New
        } else {
            Side::Old
        };
        let relation = link.new.or(link.old).filter(|r| r.kind().is_symmetric());
        let Some(relation) = relation.filter(|_| !self.stays(link.from)) else {
            return link.from;
        };
        let ends = [Some(relation.from()), relation.to()].into_iter().flatten();
        let mut ends = ends.filter_map(|end| self.node(side, end));
        ends.find(|end| *end != link.from).unwrap_or(link.from)
    }

    /// The nodes that a relation names: its far end and the platforms it passes; of a symmetric one both ends.
    pub(super) fn named(&self, side: Side, relation: RelationRef<'_>) -> Vec<usize> {
        let near = Some(relation.from()).filter(|_| relation.kind().is_symmetric());
        let elements = near.into_iter().chain(relation.to());
        let elements = elements.chain(relation.hops());
        elements.filter_map(|e| self.node(side, e)).collect()
    }

    /// The pairs of nodes of which the first depends on the second because of a relation.
    pub(super) fn dependences(
        &self,
        side: Side,
        relation: RelationRef<'_>,
    ) -> impl Iterator<Item = (usize, usize)> {
        let pairs = relation.dependences();
        pairs.filter_map(move |(from, to)| Some((self.node(side, from)?, self.node(side, to)?)))
    }

    /// The nodes that the fields of an element name.
    pub(super) fn mentioned(&self, side: Side, fields: Fields<'_>) -> Vec<usize> {
        let ids = fields.texts(Field::ConformsTo);
        ids.filter_map(|id| self.node_of(side, id)).collect()
    }

    /// Whether both sides say the same.
    pub(super) fn says_the_same(&self, old: Fields<'_>, new: Fields<'_>) -> bool {
        // The same words mean the same: an id that both versions have is one node.
        old.says_the_same(new)
            || self.facts(Side::Old, old.iter()) == self.facts(Side::New, new.iter())
    }

    /// The same of relations.
    pub(super) fn ties_the_same(&self, old: RelationRef<'_>, new: RelationRef<'_>) -> bool {
        let plainly = || !old.kind().is_symmetric() && old.fields().says_the_same(new.fields());
        plainly() || self.facts_of(Side::Old, old) == self.facts_of(Side::New, new)
    }

    /// What a relation says, read from the same end in both versions.
    fn facts_of(&self, side: Side, relation: RelationRef<'_>) -> Facts {
        self.facts(side, self.reading(side, relation).facts().into_iter())
    }

    /// A relation as it reads from the same end in both versions.
    pub(super) fn reading<'r>(&self, side: Side, relation: RelationRef<'r>) -> Reading<'r> {
        let node = |element: ElementRef<'_>| self.node(side, element);
        let turned = relation.to().and_then(node) < node(relation.from());
        Reading::of(relation, turned)
    }

    /// What is said, in a form that is equal on both sides if the same is said: elements by their nodes, sets
    /// in order, without lineage, which is bookkeeping.
    pub(super) fn facts<'f>(
        &self,
        side: Side,
        fields: impl Iterator<Item = (Field, Value<'f>)>,
    ) -> Facts {
        let mut facts: Vec<_> = fields
            .filter(|(field, _)| *field != Field::Succeeds)
            .map(|(field, value)| {
                let node = match (field, value) {
                    (Field::RouteHop | Field::ConformsTo, Value::Text(id)) => {
                        self.node_of(side, id)
                    }
                    _ => None,
                };
                let text = node.map_or_else(|| value.to_string(), |node| format!("#{node}"));
                (field, text)
            })
            .collect();
        facts.sort_by(|a, b| {
            let by_text = || match a.0 {
                Field::RouteHop => std::cmp::Ordering::Equal,
                _ => a.1.cmp(&b.1),
            };
            a.0.cmp(&b.0).then_with(by_text)
        });
        facts
    }

    /// Whether the two versions say something different beside elements and relations: in the head, in
    /// tables, in lineage.
    pub(super) fn papers_differ(&self) -> bool {
        let sorted = |fields: Fields<'a>| {
            let mut facts: Vec<_> = fields.iter().collect();
            facts.sort();
            facts
        };
        let table = |arch: &'a Architecture, table: Table| {
            let rows = arch.records(table);
            let mut rows: Vec<_> = rows
                .map(|r| (r.key(), r.holder(), sorted(r.fields())))
                .collect();
            rows.sort();
            rows
        };
        let lineage = |node: &Node<'a>| match (node.old, node.new) {
            (Some(old), Some(new)) => {
                let mut pair = [old, new].map(|e| e.succeeds().collect::<Vec<_>>());
                for ids in &mut pair {
                    ids.sort_unstable();
                }
                let [old, new] = pair;
                old != new
            }
            _ => false,
        };
        self.old.id() != self.new.id()
            || sorted(self.old.fields()) != sorted(self.new.fields())
            || Table::ALL
                .iter()
                .any(|t| table(self.old, *t) != table(self.new, *t))
            || self.nodes.iter().any(lineage)
    }
}
