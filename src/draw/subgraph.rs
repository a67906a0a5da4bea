//! A part of an architecture that a picture is of.

use std::collections::BTreeSet;

use super::wrap::shown;
use crate::bilingual;
use crate::graph::ElementSet;
use crate::model::{
    Architecture, ElementRef, Layer, RelationKind, RelationRef, organisations_below,
};
use crate::text::{Lang, Text};

/// A part of an architecture that a picture is of, instead of all of it.
///
/// ```
/// use justarch::draw::Subgraph;
/// # #[cfg(feature = "yaml")] {
/// let arch = justarch::reference::moj_3_0();
/// let around = Subgraph::Around { ids: vec!["vneid".to_owned()], depth: 1 };
/// let found = around.elements(&arch);
/// assert!(found.iter().any(|element| element.id() == "moj-judicial-record-system"));
/// // Its exchange passes these platforms.
/// assert!(found.iter().any(|element| element.id() == "ndxp"));
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Subgraph {
    /// These elements, by their ids.
    Elements(Vec<String>),
    /// The elements of a layer.
    Layer(Layer),
    /// Some elements and all that can be reached from them over so many relations in whatever direction, with the
    /// platforms that the relations pass.
    Around {
        /// The ids of the elements in the middle.
        ids: Vec<String>,
        /// How many relations away the outermost lie.
        depth: usize,
    },
    /// What belongs to an organisation, by its id, or to one below it.
    Owner(String),
    /// What lies on any way over which the first depends on the second, or, if there is none, the second on the first.
    FromTo {
        /// The id of one end.
        from: String,
        /// The id of the other.
        to: String,
    },
    /// The systems that exchange data and the platforms between them: agencies as columns, the platforms as the spine.
    Exchanges,
}

/// What was picked: elements, and the numbers of the relations that led to them if the subgraph follows relations.
pub(super) struct Picked<'a> {
    pub(super) elements: ElementSet<'a>,
    pub(super) relations: Option<BTreeSet<u32>>,
}

impl Picked<'_> {
    pub(super) fn has(&self, element: ElementRef<'_>) -> bool {
        self.elements.contains(element)
    }
}

impl Subgraph {
    /// The elements of that part, none if the ids are not known. O(elements + relations).
    pub fn elements<'a>(&self, arch: &'a Architecture) -> ElementSet<'a> {
        self.pick(arch, false).elements
    }

    /// The same without what may carry state secrets, and without the ways over that.
    pub fn public_elements<'a>(&self, arch: &'a Architecture) -> ElementSet<'a> {
        self.pick(arch, true).elements
    }

    /// What is to be drawn of several subgraphs: what lies in all of them.
    pub(super) fn of_all<'a>(
        all: &[Self],
        arch: &'a Architecture,
        is_public: bool,
    ) -> Option<Picked<'a>> {
        let mut picked = all.iter().map(|one| one.pick(arch, is_public));
        let first = picked.next()?;
        Some(picked.fold(first, |all, one| Picked {
            elements: all.elements.intersection(&one.elements),
            relations: match (all.relations, one.relations) {
                (Some(a), Some(b)) => Some(a.intersection(&b).copied().collect()),
                (one, other) => one.or(other),
            },
        }))
    }

    fn pick<'a>(&self, arch: &'a Architecture, is_public: bool) -> Picked<'a> {
        let may = |element: &ElementRef<'_>| !(is_public && element.may_hold_state_secrets());
        match self {
            Self::Elements(ids) => {
                let known = ids.iter().filter_map(|id| arch.element(id));
                only(arch, known.filter(may))
            }
            Self::Layer(layer) => only(arch, arch.elements_in(*layer).filter(may)),
            Self::Owner(id) => {
                let below = organisations_below(arch, |key| key == id);
                let is_owned =
                    |e: &ElementRef<'_>| e.owner().is_some_and(|o| below.contains(o.key()));
                only(arch, arch.elements().filter(is_owned).filter(may))
            }
            Self::Around { ids, depth } => around(arch, ids, *depth, is_public),
            Self::FromTo { from, to } => {
                let there = between(arch, from, to, is_public);
                if there.elements.is_empty() {
                    between(arch, to, from, is_public)
                } else {
                    there
                }
            }
            Self::Exchanges => exchanges(arch, is_public),
        }
    }

    /// Whether the picture is of relations and says nothing without them.
    pub(super) fn follows_relations(&self) -> bool {
        match self {
            Self::Around { .. } | Self::FromTo { .. } | Self::Exchanges => true,
            Self::Elements(_) | Self::Layer(_) | Self::Owner(_) => false,
        }
    }

    /// What is shown, in words. Names nothing that may not be public.
    pub(super) fn told(&self, arch: &Architecture, lang: Lang, is_public: bool) -> String {
        let name = |id: &String| match arch.element(id) {
            Some(element) if is_public && element.may_hold_state_secrets() => Text::fixed(
                "thành phần không công khai",
                "an element that is not public",
            )
            .get(lang)
            .to_owned(),
            Some(element) => shown(element.name(lang)),
            None => shown(id),
        };
        let text = match self {
            Self::Elements(ids) => {
                let names: Vec<_> = ids.iter().map(name).collect();
                return names.join(", ");
            }
            Self::Layer(layer) => {
                let label = layer.label();
                let (vi, en) = (label.get(Lang::Vi), label.get(Lang::En));
                bilingual!("phần {vi}", "layer {en}")
            }
            Self::Around { ids, depth } => {
                let names: Vec<_> = ids.iter().map(name).collect();
                let names = names.join(", ");
                let steps = if *depth == 1 { "relation" } else { "relations" };
                bilingual!(
                    "liên hệ của {names}, trong phạm vi {depth} quan hệ",
                    "neighbourhood of {names}, {depth} {steps} wide"
                )
            }
            Self::Owner(id) => {
                let owner = arch.organisation(id);
                let name = owner.map_or_else(|| shown(id), |owner| shown(owner.name(lang)));
                bilingual!(
                    "thành phần do {name} và đơn vị trực thuộc làm chủ quản",
                    "elements owned by {name} and those under it"
                )
            }
            Self::FromTo { from, to } => {
                let (from, to) = (name(from), name(to));
                bilingual!(
                    "các đường phụ thuộc giữa {from} và {to}",
                    "ways of dependence between {from} and {to}"
                )
            }
            Self::Exchanges => Text::fixed(
                "trao đổi dữ liệu giữa các cơ quan",
                "exchanges of data between agencies",
            ),
        };
        text.get(lang).to_owned()
    }
}

fn only<'a>(arch: &'a Architecture, found: impl Iterator<Item = ElementRef<'a>>) -> Picked<'a> {
    let mut elements = ElementSet::empty(arch);
    for element in found {
        elements.insert(element);
    }
    Picked {
        elements,
        relations: None,
    }
}

/// The relations that may be shown.
fn open(arch: &Architecture, is_public: bool) -> impl Iterator<Item = RelationRef<'_>> {
    let relations = arch.relations();
    relations.filter(move |relation| !(is_public && relation.touches_state_secrets()))
}

fn around<'a>(arch: &'a Architecture, ids: &[String], depth: usize, is_public: bool) -> Picked<'a> {
    let mut elements = ElementSet::empty(arch);
    let mut relations = BTreeSet::new();
    let mut edge: Vec<ElementRef<'a>> = Vec::new();
    for element in ids.iter().filter_map(|id| arch.element(id)) {
        let is_shown = !(is_public && element.may_hold_state_secrets());
        if is_shown && elements.insert(element) {
            edge.push(element);
        }
    }
    // By element the relations that it is an end of, and those that pass it.
    let mut ends: Vec<Vec<RelationRef<'a>>> = vec![Vec::new(); arch.element_count()];
    let mut passing = ends.clone();
    let add = |lists: &mut Vec<Vec<RelationRef<'a>>>, element: ElementRef<'a>, relation| {
        if let Some(list) = lists.get_mut(element.index()) {
            list.push(relation);
        }
    };
    for relation in open(arch, is_public) {
        for end in std::iter::once(relation.from()).chain(relation.to()) {
            add(&mut ends, end, relation);
        }
        for hop in relation.hops() {
            add(&mut passing, hop, relation);
        }
    }
    let mut platforms = Vec::new();
    for step in 0..depth {
        let mut next = Vec::new();
        for element in edge {
            let at = |lists: &[Vec<RelationRef<'a>>]| {
                lists.get(element.index()).cloned().unwrap_or_default()
            };
            let mut here = at(&ends);
            // Everything passes the large platforms; only those in the middle lead on to what they carry.
            if step == 0 {
                here.extend(at(&passing));
            }
            for relation in here {
                relations.insert(relation.ix());
                platforms.extend(relation.hops());
                for end in std::iter::once(relation.from()).chain(relation.to()) {
                    if elements.insert(end) {
                        next.push(end);
                    }
                }
            }
        }
        edge = next;
        if edge.is_empty() {
            break;
        }
    }
    for hop in platforms {
        elements.insert(hop);
    }
    Picked {
        elements,
        relations: Some(relations),
    }
}

/// What lies on any way over which one depends on another. O(elements + relations).
fn between<'a>(arch: &'a Architecture, from: &str, to: &str, is_public: bool) -> Picked<'a> {
    let nothing = || Picked {
        elements: ElementSet::empty(arch),
        relations: Some(BTreeSet::new()),
    };
    let (Some(from), Some(to)) = (arch.element(from), arch.element(to)) else {
        return nothing();
    };
    let count = arch.element_count();
    let mut down: Vec<Vec<ElementRef<'a>>> = vec![Vec::new(); count];
    let mut up = down.clone();
    for relation in open(arch, is_public) {
        for (one, other) in relation.dependences() {
            if let (Some(below), Some(above)) =
                (down.get_mut(one.index()), up.get_mut(other.index()))
            {
                below.push(other);
                above.push(one);
            }
        }
    }
    let below = reached(arch, from, &down);
    if !below.contains(to) {
        return nothing();
    }
    let mut elements = below.intersection(&reached(arch, to, &up));
    let mut relations = BTreeSet::new();
    let mut platforms = Vec::new();
    for relation in open(arch, is_public) {
        let lies_there = |(one, other): (ElementRef<'a>, ElementRef<'a>)| {
            elements.contains(one) && elements.contains(other)
        };
        if relation.dependences().any(lies_there) {
            relations.insert(relation.ix());
            platforms.extend(relation.hops());
            // A way to a platform alone leads on over nothing but the exchange.
            platforms.extend(relation.to());
            platforms.push(relation.from());
        }
    }
    for hop in platforms {
        elements.insert(hop);
    }
    Picked {
        elements,
        relations: Some(relations),
    }
}

fn reached<'a>(
    arch: &'a Architecture,
    from: ElementRef<'a>,
    steps: &[Vec<ElementRef<'a>>],
) -> ElementSet<'a> {
    let mut seen = ElementSet::empty(arch);
    let mut open = vec![from];
    seen.insert(from);
    while let Some(at) = open.pop() {
        for next in steps.get(at.index()).into_iter().flatten() {
            if seen.insert(*next) {
                open.push(*next);
            }
        }
    }
    seen
}

fn exchanges(arch: &Architecture, is_public: bool) -> Picked<'_> {
    let mut elements = ElementSet::empty(arch);
    let mut relations = BTreeSet::new();
    for relation in open(arch, is_public).filter(|r| r.kind() == RelationKind::Exchanges) {
        let Some(to) = relation.to() else { continue };
        relations.insert(relation.ix());
        elements.insert(relation.from());
        elements.insert(to);
        for hop in relation.hops() {
            elements.insert(hop);
        }
    }
    Picked {
        elements,
        relations: Some(relations),
    }
}
