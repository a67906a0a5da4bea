//! Who is affected by a change.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Change, Diff};
use crate::diagnostic::{Completeness, Side};
use crate::framework::{Band, Bands};
use crate::graph::{Direction, Edges, Graph, Path, Tree};
use crate::model::{
    Architecture, ElementRef, Field, Layer, RecordRef, RelationKind, RelationRef, Subject, Table,
    UnreadPart,
};

/// The elements that depend on what changed, directly or through others, with the shortest way for each. The parts of
/// what changed go with it, and so does what depends on them.
///
/// ```
/// use justarch::{ApplicationKind, Architecture, Direction, FrameworkVersion, Graph, Impact, InfrastructureKind, RelationKind};
/// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
/// b.element("data-centre", InfrastructureKind::DataCentre, "Trung tâm dữ liệu")?;
/// b.element("app", ApplicationKind::Application, "Phần mềm")?;
/// b.relate("app", RelationKind::HostedOn, "data-centre")?;
/// let arch = b.build()?;
/// let graph = Graph::of(&arch);
/// let impact = Impact::of(&graph, arch.element("data-centre"));
/// let app = impact.affected()[0];
/// assert_eq!(app.id(), "app");
/// let way: Vec<_> = impact.path(app).unwrap().elements().iter().map(|e| e.id()).collect();
/// assert_eq!(way, ["app", "data-centre"]);
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Debug)]
pub struct Impact<'a> {
    side: Side,
    arch: &'a Architecture,
    origins: Vec<ElementRef<'a>>,
    affected: Vec<ElementRef<'a>>,
    parts: Vec<ElementRef<'a>>,
    tree: Tree<'a>,
    /// Whether the graph left something out.
    is_of_day: bool,
}

impl<'a> Impact<'a> {
    /// What depends on some elements, and what goes with them. O(n log n) in what is reached and its relations, whatever
    /// else there is.
    pub fn of(graph: &Graph<'a>, origins: impl IntoIterator<Item = ElementRef<'a>>) -> Self {
        let mut origins: Vec<_> = origins.into_iter().collect();
        sort(&mut origins);
        let (tree, goes) = graph.tree_with_parts(&origins);
        let mut affected: Vec<_> = tree.elements().skip(origins.len()).collect();
        affected.sort_by_key(|e| (e.layer(), e.id()));
        let parts = affected.iter().copied().filter(|e| goes.contains(*e));
        Self {
            side: Side::New,
            arch: graph.architecture(),
            parts: parts.collect(),
            origins,
            affected,
            tree,
            is_of_day: graph.leaves_out(),
        }
    }

    fn on(mut self, side: Side) -> Self {
        self.side = side;
        self
    }

    /// The version in which the elements were looked up: the old one, or the new one for additions.
    pub fn side(&self) -> Side {
        self.side
    }

    /// What changed.
    pub fn origins(&self) -> &[ElementRef<'a>] {
        &self.origins
    }

    /// What depends on it and [what goes with it](Self::parts), without what changed itself, by layer and id.
    pub fn affected(&self) -> &[ElementRef<'a>] {
        &self.affected
    }

    /// Those of the affected elements that go with what changed as they are part of it, or of a part of it.
    ///
    /// ```
    /// use justarch::{ApplicationKind, Architecture, FrameworkVersion, Graph, Impact, RelationKind};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.element("hospital", ApplicationKind::Application, "Hệ thống quản lý bệnh viện")?;
    /// b.element("pharmacy", ApplicationKind::Application, "Phân hệ dược")?;
    /// b.relate("pharmacy", RelationKind::PartOf, "hospital")?;
    /// let arch = b.build()?;
    /// let graph = Graph::of(&arch);
    /// let of_whole = Impact::of(&graph, arch.element("hospital"));
    /// assert_eq!(of_whole.parts()[0].id(), "pharmacy");
    /// // The whole depends on its part.
    /// let of_part = Impact::of(&graph, arch.element("pharmacy"));
    /// assert_eq!(of_part.affected()[0].id(), "hospital");
    /// assert!(of_part.parts().is_empty());
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn parts(&self) -> &[ElementRef<'a>] {
        &self.parts
    }

    /// The affected elements that depend on what changed: all but its [parts](Self::parts), by layer and id.
    ///
    /// ```
    /// use justarch::{ApplicationKind, Architecture, FrameworkVersion, Graph, Impact, RelationKind};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// for id in ["hospital", "pharmacy", "insurance"] {
    ///     b.element(id, ApplicationKind::Application, id)?;
    /// }
    /// b.relate("pharmacy", RelationKind::PartOf, "hospital")?;
    /// b.relate("insurance", RelationKind::DependsOn, "hospital")?;
    /// let arch = b.build()?;
    /// let impact = Impact::of(&Graph::of(&arch), arch.element("hospital"));
    /// let dependents: Vec<_> = impact.dependents().map(|e| e.id()).collect();
    /// assert_eq!(dependents, ["insurance"]);
    /// assert_eq!(impact.affected().len(), 2);
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn dependents(&self) -> impl Iterator<Item = ElementRef<'a>> + '_ {
        // Parts stand in the same order.
        let mut parts = self.parts.iter().peekable();
        let affected = self.affected.iter().copied();
        affected.filter(move |element| parts.next_if(|part| *part == element).is_none())
    }

    /// A shortest way from an affected element, along what it depends on or is part of, to what changed. O(its
    /// length).
    pub fn path(&self, affected: ElementRef<'a>) -> Option<Path<'a>> {
        self.tree.path(affected)
    }

    /// That way step by step: the relation, and the element it leads to. What follows the first steps is the way of
    /// the element where they end, so a whole graph of ways is told by one step for each element. O(1) each.
    ///
    /// ```
    /// # use justarch::{ApplicationKind, Architecture, FrameworkVersion, Graph, Impact, RelationKind};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// for id in ["a", "b", "c"] {
    ///     b.element(id, ApplicationKind::Application, id)?;
    /// }
    /// b.relate("a", RelationKind::DependsOn, "b")?;
    /// b.relate("b", RelationKind::DependsOn, "c")?;
    /// let arch = b.build()?;
    /// let impact = Impact::of(&Graph::of(&arch), arch.element("c"));
    /// let a = arch.element("a").unwrap();
    /// assert_eq!(impact.distance(a), 2);
    /// assert_eq!(impact.steps_of(a).next().unwrap().1.id(), "b");
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn steps_of(
        &self,
        affected: ElementRef<'a>,
    ) -> impl Iterator<Item = (RelationRef<'a>, ElementRef<'a>)> + '_ {
        self.tree.steps_of(affected)
    }

    /// How many steps that way has; 0 for what changed and what is not affected.
    pub fn distance(&self, affected: ElementRef<'_>) -> usize {
        self.tree.distance(affected)
    }

    /// The affected elements that depend on what changed without others between, by layer and id.
    pub fn direct(&self) -> impl Iterator<Item = ElementRef<'a>> + '_ {
        let affected = self.affected.iter().copied();
        affected.filter(|element| self.distance(*element) == 1)
    }

    /// The shortest of all those ways: of equals, that of the first affected element. O(affected elements).
    pub fn shortest_path(&self) -> Option<Path<'a>> {
        let nearest = self
            .affected
            .iter()
            .min_by_key(|e| self.tree.distance(**e))?;
        self.path(*nearest)
    }

    /// The first affected element that depends on what changed directly or is part of it: it, the relation, and what
    /// changed.
    #[cfg(feature = "render")]
    pub(crate) fn nearest(&self) -> Option<(ElementRef<'a>, RelationRef<'a>, ElementRef<'a>)> {
        let nearest = self.direct().next()?;
        let (relation, origin) = self.steps_of(nearest).next()?;
        Some((nearest, relation, origin))
    }

    /// Whether the document was read whole. If not, more may depend on what changed.
    pub fn completeness(&self) -> Completeness<'a> {
        Completeness::of(self.arch.unread())
    }

    /// The ids of those of which it is not known whether they depend on what changed, because they or relations of
    /// them could not be read, and of all that depends on those; by id. None if everything was read. O(elements +
    /// relations).
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::{Document, Graph, Impact};
    /// let text = "justarch: 1\n\
    ///     infrastructure:\n  host: { kind: data-centre, name: { vi: Trung tâm } }\n\
    ///     applications:\n  app: { kind: aplication, name: { vi: Phần mềm }, hosted-on: [host] }\n";
    /// let doc = Document::parse("a.yaml", text).unwrap();
    /// let arch = doc.architecture();
    /// let impact = Impact::of(&Graph::of(arch), arch.element("host"));
    /// assert!(impact.affected().is_empty());
    /// assert_eq!(impact.unknown(), ["app"]);
    /// # }
    /// ```
    pub fn unknown(&self) -> Vec<&'a str> {
        let unread = self.arch.unread();
        if unread.is_empty() {
            return Vec::new();
        }
        let half_read = half_read(self.arch);
        let graph = Graph::of(self.arch);
        let tree = graph.tree(half_read, Direction::Dependents, Edges::Dependencies);
        let mut ids: Vec<&str> = tree.elements().map(ElementRef::id).collect();
        // Of several of one id, the first was read.
        ids.extend(unread.elements());
        let known: HashSet<&str> = self
            .origins
            .iter()
            .chain(&self.affected)
            .map(|e| e.id())
            .collect();
        ids.retain(|id| !known.contains(id));
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// Those that would be affected if nothing had ended: they have, or a relation on every way to what changed has; by
    /// layer and id. None of a graph that is [of no day](Graph::of). The cost is that of [`Impact::of`].
    ///
    /// ```
    /// use justarch::{ApplicationKind, Architecture, FrameworkVersion, Graph, Impact, RelationKind};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.element("store", ApplicationKind::Database, "Kho")?;
    /// b.element("app", ApplicationKind::Application, "Phần mềm")?.until("2025-12-31".parse()?);
    /// b.relate("app", RelationKind::Stores, "store")?;
    /// let arch = b.build()?;
    /// let graph = Graph::on(&arch, "2026-06-01".parse().ok());
    /// let impact = Impact::of(&graph, arch.element("store"));
    /// assert!(impact.affected().is_empty());
    /// assert_eq!(impact.ended()[0].id(), "app");
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn ended(&self) -> Vec<ElementRef<'a>> {
        if !self.is_of_day {
            return Vec::new();
        }
        let all = Self::of(&Graph::of(self.arch), self.origins.iter().copied());
        let gone = all.affected.into_iter();
        gone.filter(|element| !self.tree.contains(*element))
            .collect()
    }

    /// The affected elements of each layer, bottom up; layers without any are left out.
    pub fn by_layer(&self) -> Vec<(Layer, &[ElementRef<'a>])> {
        by_layer(&self.affected)
    }

    /// How many affected elements each band has, without those that have none. O(affected elements).
    pub fn by_band(&self, cut: &'static Bands) -> impl Iterator<Item = (&'static Band, usize)> {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for element in &self.affected {
            let count = counts.entry(cut.of(element.kind()).key).or_default();
            *count = count.saturating_add(1);
        }
        let bands = cut.bands.iter().copied();
        bands.filter_map(move |band| Some((band, counts.get(band.key).copied()?)))
    }

    /// The affected elements of each owner, by key; those without an owner first.
    pub fn by_owner(&self) -> Vec<(Option<&'a str>, Vec<ElementRef<'a>>)> {
        by_owner(&self.affected)
    }
}

/// The elements of which a relation could not be read, or a key that may be one.
fn half_read(arch: &Architecture) -> Vec<ElementRef<'_>> {
    let unread = arch.unread();
    let hidden = unread.hidden();
    let way = [Field::RouteHop, Field::RouteDirect, Field::Purpose];
    let lost = |relation: RelationRef<'_>| way.iter().any(|f| relation.fields().was_refused(*f));
    let by_own = arch.elements().filter(|element| {
        let id = element.id();
        RelationKind::ALL
            .iter()
            .any(|kind| hidden.relation(id, *kind))
            || element.relations().any(lost)
    });
    // Exchanges bind both ends, and parts their whole.
    let far_ends = unread.parts().iter().filter_map(|part| match part {
        UnreadPart::Relation {
            kind, to: Some(to), ..
        } if kind.may_bind_far_end() => arch.element(to),
        _ => None,
    });
    by_own.chain(far_ends).collect()
}

/// By id, each once.
fn sort(origins: &mut Vec<ElementRef<'_>>) {
    origins.sort_by_key(|e| e.id());
    origins.dedup();
}

fn by_layer<'s, 'a>(affected: &'s [ElementRef<'a>]) -> Vec<(Layer, &'s [ElementRef<'a>])> {
    affected
        .chunk_by(|a, b| a.layer() == b.layer())
        .filter_map(|part| Some((part.first()?.layer(), part)))
        .collect()
}

fn by_owner<'a>(affected: &[ElementRef<'a>]) -> Vec<(Option<&'a str>, Vec<ElementRef<'a>>)> {
    let mut owners: BTreeMap<Option<&str>, Vec<ElementRef<'a>>> = BTreeMap::new();
    for element in affected {
        let owner = element.owner().map(|o| o.key());
        owners.entry(owner).or_default().push(*element);
    }
    owners.into_iter().collect()
}

impl<'a> Diff<'a> {
    /// Who is affected by a change: what depended on its subjects in the old version, or for an addition what
    /// depends on them in the new one; without what has ended by the day of that version. Of a relation the near end counts as changed, of a symmetric one both.
    /// The cost is that of [`Impact::of`]; the graph of a version is built once.
    pub fn impact(&self, change: &Change<'_>) -> Impact<'a> {
        let (side, origins) = self.origins_of(change);
        self.impact_on(side, origins)
    }

    /// What a change counts as having changed, by id, and the version that has it.
    pub(crate) fn origins_of(&self, change: &Change<'_>) -> (Side, Vec<ElementRef<'a>>) {
        let (side, _, origins) = origins(self, change);
        (side, origins)
    }

    /// Who is affected by a change of these elements of a version.
    pub(crate) fn impact_on(&self, side: Side, origins: Vec<ElementRef<'a>>) -> Impact<'a> {
        Impact::of(self.current_graph(side), origins).on(side)
    }
}

/// What a change counts as having changed, by id, and the version that has it.
pub(super) fn origins<'a>(
    diff: &Diff<'a>,
    change: &Change<'_>,
) -> (Side, &'a Architecture, Vec<ElementRef<'a>>) {
    let (side, arch, subjects) = if change.old.is_empty() {
        (Side::New, diff.later(), &change.new)
    } else {
        (Side::Old, diff.earlier(), &change.old)
    };
    let origins = subjects.iter().flat_map(|s| elements(arch, s));
    let mut origins: Vec<_> = origins.collect();
    sort(&mut origins);
    (side, arch, origins)
}

/// The elements that a subject amounts to.
fn elements<'a>(arch: &'a Architecture, subject: &Subject) -> Vec<ElementRef<'a>> {
    let ids: Vec<&str> = match subject {
        Subject::Element(id) => vec![id],
        Subject::Relation { from, kind, to, .. } if kind.is_symmetric() => vec![from, to],
        Subject::Relation { from, .. } => vec![from],
        Subject::Record {
            table: table @ (Table::Indicators | Table::Targets),
            key,
        } => {
            let holder = arch.record(*table, key).and_then(RecordRef::holder);
            holder.into_iter().collect()
        }
        _ => Vec::new(),
    };
    ids.into_iter().filter_map(|id| arch.element(id)).collect()
}
