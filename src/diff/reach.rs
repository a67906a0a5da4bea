//! Who is affected, for many changes of one comparison.
//!
//! [`Impact`](super::Impact) prepares a list of all elements for each search. Reports ask for thousands of
//! changes that reach little, so here the relations are turned round once and a search costs what it reaches.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet, VecDeque};

use super::impact::{self, origins};
use super::{Change, Diff};
use crate::diagnostic::Side;
use crate::framework::{Band, Bands};
use crate::model::{Architecture, ElementRef, Layer, RelationKind, RelationRef, Subject};

/// Who depends directly on each element of a version, over which relation.
#[derive(Debug)]
pub(super) struct Dependents {
    /// Where the edges to each element start; at the end where the last ones end.
    starts: Vec<u32>,
    /// By element depended on, then by the id of the one that depends.
    edges: Vec<Edge>,
    /// By whole: its parts, in document order.
    parts: HashMap<u32, Vec<Edge>>,
}

#[derive(Clone, Copy, Debug)]
struct Edge {
    from: u32,
    relation: u32,
}

impl Dependents {
    /// O(n log n) in elements and relations.
    pub(super) fn of(arch: &Architecture) -> Self {
        let count = arch.element_count();
        let mut by_id: Vec<ElementRef<'_>> = arch.elements().collect();
        by_id.sort_unstable_by_key(|e| e.id());
        let mut ranks = vec![0_u32; count];
        for (rank, element) in (0..).zip(by_id) {
            if let Some(place) = ranks.get_mut(element.index()) {
                *place = rank;
            }
        }
        let rank = |ix: u32| ranks.get(ix as usize).copied().unwrap_or_default();
        let mut edges: Vec<(u32, u32, u32, u32)> = Vec::new();
        for relation in arch.relations().filter(|r| r.kind().is_dependency()) {
            for (from, to) in relation.dependences() {
                let from = from.ix();
                edges.push((to.ix(), rank(from), relation.ix(), from));
            }
        }
        edges.sort_unstable();
        let mut starts = Vec::with_capacity(count + 1);
        let mut at = 0;
        for element in 0..=count as u32 {
            while edges.get(at).is_some_and(|edge| edge.0 < element) {
                at += 1;
            }
            starts.push(at as u32);
        }
        let edges = edges.into_iter();
        let edges = edges.map(|(_, _, relation, from)| Edge { from, relation });
        let mut parts: HashMap<u32, Vec<Edge>> = HashMap::new();
        for relation in arch
            .relations()
            .filter(|r| r.kind() == RelationKind::PartOf)
        {
            if let Some(whole) = relation.to() {
                let (from, relation) = (relation.from().ix(), relation.ix());
                let edge = Edge { from, relation };
                parts.entry(whole.ix()).or_default().push(edge);
            }
        }
        Self {
            starts,
            edges: edges.collect(),
            parts,
        }
    }

    fn on(&self, element: u32) -> &[Edge] {
        let at = element as usize;
        let (Some(start), Some(end)) = (self.starts.get(at), self.starts.get(at + 1)) else {
            return &[];
        };
        self.edges
            .get(*start as usize..*end as usize)
            .unwrap_or_default()
    }

    /// The parts of an element.
    fn parts(&self, of: u32) -> &[Edge] {
        self.parts.get(&of).map_or(&[], Vec::as_slice)
    }

    /// Some elements with all their parts, and the parts of those. Costs what there are.
    fn with_parts(&self, wholes: &[ElementRef<'_>]) -> HashSet<u32> {
        let mut all: HashSet<u32> = HashSet::new();
        let mut open: Vec<u32> = wholes.iter().map(|e| e.ix()).collect();
        while let Some(at) = open.pop() {
            if all.insert(at) {
                open.extend(self.parts(at).iter().map(|part| part.from));
            }
        }
        all
    }
}

/// The elements that depend on what changed, as [`Impact`](super::Impact) has them.
#[derive(Debug)]
pub(crate) struct Reach<'a> {
    side: Side,
    arch: &'a Architecture,
    origins: Vec<ElementRef<'a>>,
    affected: Vec<ElementRef<'a>>,
    /// Of everything reached, the origins included.
    came: HashMap<u32, Came>,
}

/// How an element was reached.
#[derive(Clone, Copy, Debug)]
struct Came {
    /// From what it depends on, over which edge; nothing for an origin.
    over: Option<(u32, Edge)>,
    steps: u32,
}

impl<'a> Reach<'a> {
    fn of(
        side: Side,
        arch: &'a Architecture,
        dependents: &Dependents,
        origins: Vec<ElementRef<'a>>,
    ) -> Self {
        let mut came: HashMap<u32, Came> = HashMap::new();
        let mut open = VecDeque::new();
        for origin in &origins {
            let start = Came {
                over: None,
                steps: 0,
            };
            came.insert(origin.ix(), start);
            open.push_back((origin.ix(), 0));
        }
        let goes = dependents.with_parts(&origins);
        let mut affected = Vec::new();
        while let Some((at, steps)) = open.pop_front() {
            let mut edges = Cow::Borrowed(dependents.on(at));
            let parts = dependents.parts(at);
            if goes.contains(&at) && !parts.is_empty() {
                let edges = edges.to_mut();
                edges.extend(parts);
                edges.sort_by_key(|edge| (arch.element_at(edge.from).id(), edge.relation));
            }
            for edge in edges.iter() {
                came.entry(edge.from).or_insert_with(|| {
                    affected.push(arch.element_at(edge.from));
                    open.push_back((edge.from, steps + 1));
                    Came {
                        over: Some((at, *edge)),
                        steps: steps + 1,
                    }
                });
            }
        }
        affected.sort_by_key(|e| (e.layer(), e.id()));
        Self {
            side,
            arch,
            origins,
            affected,
            came,
        }
    }

    /// The version in which the elements were looked up.
    pub(crate) fn side(&self) -> Side {
        self.side
    }

    /// What changed.
    pub(crate) fn origins(&self) -> &[ElementRef<'a>] {
        &self.origins
    }

    /// What depends on it, by layer and id.
    pub(crate) fn affected(&self) -> &[ElementRef<'a>] {
        &self.affected
    }

    /// The first affected element that depends on what changed directly or is part of it: it, the relation, and what
    /// changed.
    pub(crate) fn nearest(&self) -> Option<(ElementRef<'a>, RelationRef<'a>, ElementRef<'a>)> {
        self.affected.iter().find_map(|element| {
            let came = self.came.get(&element.ix()).filter(|c| c.steps == 1)?;
            let (origin, edge) = came.over?;
            let relation = self.arch.relation_at(edge.relation);
            Some((*element, relation, self.arch.element_at(origin)))
        })
    }

    /// How many relations a shortest way from an affected element to what changed has.
    pub(crate) fn steps(&self, affected: ElementRef<'_>) -> usize {
        self.came
            .get(&affected.ix())
            .map_or(0, |came| came.steps as usize)
    }

    /// The elements on that way, both ends included.
    pub(crate) fn way(&self, affected: ElementRef<'a>) -> Vec<ElementRef<'a>> {
        let mut way = vec![affected];
        let mut at = affected.ix();
        while let Some((before, _)) = self.came.get(&at).and_then(|came| came.over) {
            way.push(self.arch.element_at(before));
            at = before;
        }
        way
    }

    /// The affected elements of each layer, bottom up; layers without any are left out.
    pub(crate) fn by_layer(&self) -> Vec<(Layer, &[ElementRef<'a>])> {
        impact::by_layer(&self.affected)
    }

    /// How many affected elements each band has, without those that have none.
    pub(crate) fn by_band(
        &self,
        cut: &'static Bands,
    ) -> impl Iterator<Item = (&'static Band, usize)> {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for element in &self.affected {
            let count = counts.entry(cut.of(element.kind()).key).or_default();
            *count = count.saturating_add(1);
        }
        let bands = cut.bands.iter().copied();
        bands.filter_map(move |band| Some((band, counts.get(band.key).copied()?)))
    }

    /// The affected elements of each owner, by key; those without an owner first.
    pub(crate) fn by_owner(&self) -> Vec<(Option<&'a str>, Vec<ElementRef<'a>>)> {
        impact::by_owner(&self.affected)
    }
}

impl<'a> Diff<'a> {
    /// The layer of what changed, in the earlier version if it was there; none for the document and its records.
    pub fn layer_of(&self, change: &Change<'_>) -> Option<Layer> {
        self.first(change, Subject::layer)
    }

    /// The band of what changed, in the earlier version if it was there; none for the document and its records.
    pub fn band_of(&self, change: &Change<'_>, cut: &Bands) -> Option<&'static Band> {
        self.first(change, Subject::kind).map(|kind| cut.of(kind))
    }

    /// What is known of the first part that changed.
    fn first<T>(
        &self,
        change: &Change<'_>,
        known: impl Fn(&Subject, &Architecture) -> Option<T>,
    ) -> Option<T> {
        let of = |arch: &Architecture, subjects: &[Subject]| {
            subjects.iter().find_map(|subject| known(subject, arch))
        };
        of(self.old, &change.old).or_else(|| of(self.new, &change.new))
    }

    /// Who is affected by a change, as [`Diff::impact`] says. O(n log n) on the first call for a version, then
    /// O(r log r) in what is reached.
    pub(crate) fn reach(&self, change: &Change<'_>) -> Reach<'a> {
        let (side, arch, origins) = origins(self, change);
        let [old, new] = &self.dependents;
        let dependents = match side {
            Side::Old => old,
            Side::New => new,
        };
        let dependents = dependents.get_or_init(|| Dependents::of(arch));
        Reach::of(side, arch, dependents, origins)
    }
}

#[cfg(all(test, feature = "render"))]
mod tests {
    use crate::diff::Diff;
    use crate::error::Error;
    use crate::model::{ApplicationKind, Architecture, IntegrationKind, RelationKind};
    use crate::version::FrameworkVersion;

    /// Many ways of the same length, circles, and exchanges over platforms; `level` sets some elements apart.
    fn version(level: u8) -> Result<Architecture, Error> {
        let id = |n: usize| format!("e-{}", n % 60);
        let mut b = Architecture::fragment("demo", FrameworkVersion::UNSTATED);
        for n in 0..60 {
            let element = b.element(&id(n), ApplicationKind::Application, "Phần mềm")?;
            element.security_level(if n % 4 == 0 { level } else { 3 })?;
        }
        for n in 0..4 {
            b.element(&format!("lgsp-{n}"), IntegrationKind::Lgsp, "Nền tảng")?;
        }
        for n in 0..60 {
            b.relate(&id(n), RelationKind::DependsOn, &id(n * 7 + 3))?;
            b.relate(&id(n), RelationKind::HostedOn, &id(n * 11 + 5))?;
            if n % 5 == 0 {
                b.relate(&id(n * 13 + 2), RelationKind::PartOf, &id(n))?;
            }
            if n % 3 == 0 && level > 3 {
                let route = [format!("lgsp-{}", n % 4), format!("lgsp-{}", n % 2)];
                b.relate(&id(n), RelationKind::Exchanges, &id(n + 1))?
                    .route(route.iter().map(String::as_str))?;
            }
        }
        b.build()
    }

    #[test]
    fn a_reach_says_what_an_impact_says() -> Result<(), Error> {
        let (high, low) = (version(4)?, version(2)?);
        for (old, new) in [(&high, &low), (&low, &high)] {
            let diff = Diff::between(old, new);
            let (mut affected, mut origins) = (0, 0);
            for change in diff.changes() {
                let (impact, reach) = (diff.impact(change), diff.reach(change));
                assert_eq!(reach.side(), impact.side());
                assert_eq!(reach.origins(), impact.origins());
                assert_eq!(reach.affected(), impact.affected());
                assert_eq!(reach.by_layer(), impact.by_layer());
                assert_eq!(reach.by_owner(), impact.by_owner());
                for element in impact.affected() {
                    let path = impact.path(*element).map(|p| p.elements().to_vec());
                    assert_eq!(reach.steps(*element) + 1, reach.way(*element).len());
                    assert_eq!(Some(reach.way(*element)), path);
                }
                let nearest = impact.shortest_path();
                assert_eq!(reach.nearest().is_some(), nearest.is_some());
                if let (Some((from, relation, to)), Some(path)) = (reach.nearest(), nearest) {
                    assert_eq!(path.elements(), [from, to]);
                    let over: Vec<_> = path.relations().iter().map(|r| r.ix()).collect();
                    assert_eq!(over, [relation.ix()]);
                }
                affected += impact.affected().len();
                origins = origins.max(impact.origins().len());
            }
            assert!(affected > 500 && origins == 2, "{affected} {origins}");
        }
        Ok(())
    }
}
