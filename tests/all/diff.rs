//! Laws of comparing, on random documents, and the lineage of the fixture pairs.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use justarch::{
    ApplicationKind, Architecture, Change, ChangeKind, ChannelKind, Class, Diff, Direction, Edges,
    Evidence, Fate, FrameworkVersion, InfrastructureKind, IntegrationKind, Kind, Lang,
    RelationKind, RelationRef, Route, Sharing, Status, Subject, json, reference,
};
use proptest::prelude::*;

use crate::transition::read;

/// A random document: elements by number, and edges between them by position.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    elements: Vec<Element>,
    edges: Vec<Edge>,
    indicator: Option<u32>,
}

#[derive(Clone, Debug)]
struct Element {
    id: String,
    kind: usize,
    name: usize,
    level: u8,
    status: usize,
    succeeds: Vec<String>,
}

#[derive(Clone, Debug)]
struct Edge {
    from: usize,
    to: usize,
    kind: usize,
    hop: Option<usize>,
    sharing: usize,
}

/// One edit, aimed at an element or edge by number.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Edit {
    Remove,
    Add { kind: usize, name: usize },
    Rename { declared: bool },
    Split,
    MergeIntoNext,
    Name(usize),
    Kind(usize),
    Level(u8),
    Status(usize),
    DropEdge,
    AddEdge { to: usize, kind: usize },
    Reroute(Option<usize>),
    Sharing(usize),
    Indicator(u32),
}

const KINDS: [Kind; 6] = [
    Kind::Infrastructure(InfrastructureKind::DataCentre),
    Kind::Integration(IntegrationKind::Lgsp),
    Kind::Application(ApplicationKind::Application),
    Kind::Application(ApplicationKind::Database),
    Kind::Application(ApplicationKind::SharedPlatform),
    Kind::Channel(ChannelKind::WebPortal),
];
const NAMES: [&str; 7] = [
    "Phần mềm hộ tịch",
    "Phần mềm quốc tịch",
    "Cơ sở dữ liệu hộ tịch điện tử",
    "Hệ thống lý lịch tư pháp",
    "Cổng thông tin điện tử",
    "Trung tâm dữ liệu",
    "Nền tảng chia sẻ dữ liệu",
];
const RELATIONS: [RelationKind; 6] = [
    RelationKind::DependsOn,
    RelationKind::Exchanges,
    RelationKind::Stores,
    RelationKind::SuppliedBy,
    RelationKind::PartOf,
    RelationKind::ProtectedBy,
];

fn pick<T: Copy>(all: &[T], at: usize) -> T {
    all[at % all.len()]
}

impl Plan {
    pub(crate) fn build(&self) -> Architecture {
        let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
        for e in &self.elements {
            let name = pick(&NAMES, e.name);
            let mut element = b
                .element(&e.id, pick(&KINDS, e.kind), name)
                .unwrap()
                .status(pick(Status::ALL, e.status))
                .security_level(e.level % 5 + 1)
                .unwrap();
            for id in &e.succeeds {
                element = element.succeeds(id).unwrap();
            }
        }
        let count = self.elements.len().max(1);
        let id = |at: usize| self.elements.get(at % count).map(|e| e.id.clone());
        for edge in &self.edges {
            let (Some(from), Some(to)) = (id(edge.from), id(edge.to)) else {
                continue;
            };
            let relation = b.relate(&from, pick(&RELATIONS, edge.kind), &to).unwrap();
            let relation = relation.sharing(pick(Sharing::ALL, edge.sharing));
            match edge.hop.and_then(id) {
                Some(hop) => relation.route([hop.as_str()]).unwrap(),
                None => relation.direct(),
            };
        }
        if let Some(value) = self.indicator {
            b.indicator("i-total", "services-total", &value.to_string())
                .unwrap();
        }
        b.build().unwrap()
    }

    /// Edges are by position, so that an element leaves by taking its edges along.
    fn take_out(&mut self, at: usize) {
        self.edges.retain_mut(|edge| {
            if edge.from == at || edge.to == at || edge.hop == Some(at) {
                return false;
            }
            for end in [&mut edge.from, &mut edge.to] {
                *end -= usize::from(*end > at);
            }
            if let Some(hop) = &mut edge.hop {
                *hop -= usize::from(*hop > at);
            }
            true
        });
        self.elements.remove(at);
    }

    /// `fresh` makes new ids unlike all others.
    fn apply(&mut self, at: usize, edit: Edit, fresh: usize) {
        if self.elements.is_empty() {
            return;
        }
        let count = self.elements.len();
        let at = at % count;
        let new_id = format!("n{fresh}");
        match edit {
            Edit::Remove => self.take_out(at),
            Edit::Add { kind, name } => self.elements.push(Element {
                id: new_id,
                kind,
                name,
                level: 2,
                status: 2,
                succeeds: Vec::new(),
            }),
            Edit::Rename { declared } => {
                let old = std::mem::replace(&mut self.elements[at].id, new_id);
                if declared {
                    self.elements[at].succeeds.push(old);
                }
            }
            Edit::Split => {
                let mut part = self.elements[at].clone();
                part.succeeds = vec![part.id];
                part.id = new_id;
                self.elements.push(part);
            }
            Edit::MergeIntoNext if count > 1 => {
                let next = (at + 1) % count;
                let gone = self.elements[at].id.clone();
                self.elements[next].succeeds.push(gone);
                self.take_out(at);
            }
            Edit::MergeIntoNext => {}
            Edit::Name(name) => self.elements[at].name = name,
            Edit::Kind(kind) => self.elements[at].kind = kind,
            Edit::Level(level) => self.elements[at].level = level,
            Edit::Status(status) => self.elements[at].status = status,
            Edit::AddEdge { to, kind } => self.edges.push(Edge {
                from: at,
                to: to % count,
                kind,
                hop: None,
                sharing: 0,
            }),
            Edit::Indicator(value) => self.indicator = Some(value),
            Edit::DropEdge | Edit::Reroute(_) | Edit::Sharing(_) => self.apply_to_edge(at, edit),
        }
    }

    fn apply_to_edge(&mut self, at: usize, edit: Edit) {
        if self.edges.is_empty() {
            return;
        }
        let (count, at) = (self.elements.len(), at % self.edges.len());
        match edit {
            Edit::DropEdge => {
                self.edges.remove(at);
            }
            Edit::Reroute(hop) => self.edges[at].hop = hop.map(|h| h % count),
            Edit::Sharing(sharing) => self.edges[at].sharing = sharing,
            _ => {}
        }
    }
}

pub(crate) fn plan() -> impl Strategy<Value = Plan> {
    let element = (0..6_usize, 0..7_usize, 0..5_u8, 0..5_usize);
    let elements = prop::collection::vec(element, 1..9);
    let edge = (
        0..99_usize,
        0..99_usize,
        0..4_usize,
        prop::option::of(0..99_usize),
        0..3_usize,
    );
    let edges = prop::collection::vec(edge, 0..14);
    (elements, edges, prop::option::of(0..90_u32)).prop_map(|(elements, edges, indicator)| {
        let count = elements.len();
        Plan {
            elements: elements
                .into_iter()
                .enumerate()
                .map(|(at, (kind, name, level, status))| Element {
                    id: format!("e{at}"),
                    kind,
                    name,
                    level,
                    status,
                    succeeds: Vec::new(),
                })
                .collect(),
            edges: edges
                .into_iter()
                .map(|(from, to, kind, hop, sharing)| Edge {
                    from: from % count,
                    to: to % count,
                    kind,
                    hop: hop.map(|h| h % count),
                    sharing,
                })
                .collect(),
            indicator,
        }
    })
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        Just(Edit::Remove),
        (0..6_usize, 0..7_usize).prop_map(|(kind, name)| Edit::Add { kind, name }),
        any::<bool>().prop_map(|declared| Edit::Rename { declared }),
        Just(Edit::Split),
        Just(Edit::MergeIntoNext),
        (0..7_usize).prop_map(Edit::Name),
        (0..6_usize).prop_map(Edit::Kind),
        (0..5_u8).prop_map(Edit::Level),
        (0..5_usize).prop_map(Edit::Status),
        Just(Edit::DropEdge),
        (0..9_usize, 0..4_usize).prop_map(|(to, kind)| Edit::AddEdge { to, kind }),
        prop::option::of(0..9_usize).prop_map(Edit::Reroute),
        (0..3_usize).prop_map(Edit::Sharing),
        (0..90_u32).prop_map(Edit::Indicator),
    ]
}

pub(crate) fn edits() -> impl Strategy<Value = Vec<(usize, Edit)>> {
    prop::collection::vec((0..99_usize, edit()), 0..7)
}

pub(crate) fn edited(plan: &Plan, edits: &[(usize, Edit)]) -> Plan {
    let mut plan = plan.clone();
    for (fresh, (at, edit)) in edits.iter().enumerate() {
        plan.apply(*at, *edit, fresh);
    }
    plan
}

/// What must be the same when the sides are exchanged: class, reason and notes need not be.
fn sketch(change: &Change<'_>, mirrored: bool) -> String {
    let values = |list: &[justarch::Value<'_>]| format!("{list:?}");
    let mut sides = [
        (format!("{:?}", change.old), values(&change.before)),
        (format!("{:?}", change.new), values(&change.after)),
    ];
    let mut kind = change.kind;
    if mirrored {
        sides.reverse();
        kind = kind.mirror();
    }
    format!("{kind} {:?} {sides:?}", change.field)
}

fn assert_mirror(old: &Architecture, new: &Architecture) {
    let there = Diff::between(old, new);
    let back = Diff::between(new, old);
    let mut expected: Vec<_> = there.changes().iter().map(|c| sketch(c, true)).collect();
    let mut found: Vec<_> = back.changes().iter().map(|c| sketch(c, false)).collect();
    expected.sort();
    found.sort();
    assert_eq!(expected, found);
}

proptest! {
    #[test]
    fn a_document_does_not_differ_from_itself(plan in plan(), edits in edits()) {
        let arch = edited(&plan, &edits).build();
        let diff = Diff::between(&arch, &arch);
        prop_assert!(diff.is_empty(), "{diff:?}");
        prop_assert!(diff.lineage().fates().all(|(_, fate)| *fate == Fate::Kept));
        prop_assert_eq!(diff.verdict(), None);
    }

    #[test]
    fn comparing_backwards_mirrors(plan in plan(), edits in edits()) {
        assert_mirror(&plan.build(), &edited(&plan, &edits).build());
    }

    #[test]
    fn nothing_differs_only_where_nothing_changed(plan in plan(), edits in edits()) {
        let (old, new) = (plan.build(), edited(&plan, &edits).build());
        let same = Diff::between(&old, &new).is_empty();
        // Lineage is no change, and merged or split relations may coincide; neither without a change of
        // elements.
        prop_assert!(!same || old == new || old.elements().eq_by_id(new.elements()));
        prop_assert!(same || old != new);
    }

    #[test]
    fn the_order_of_elements_and_relations_means_nothing(plan in plan(), edits in edits()) {
        let old = plan.build();
        let mut turned = edited(&plan, &edits);
        let new = turned.build();
        let count = turned.elements.len();
        turned.elements.reverse();
        turned.edges.reverse();
        for edge in &mut turned.edges {
            let turn = |at: usize| count - 1 - at % count;
            (edge.from, edge.to) = (turn(edge.from), turn(edge.to));
            edge.hop = edge.hop.map(turn);
        }
        let other = turned.build();
        prop_assert_eq!(&new, &other);
        let show = |d: &Diff<'_>| {
            let mut lines: Vec<_> = d.changes().iter().map(|c| {
                let summary = c.summary();
                format!("{} {} {}", c.class, summary.get(Lang::En), summary.get(Lang::Vi))
            }).collect();
            lines.sort();
            lines
        };
        prop_assert_eq!(show(&Diff::between(&old, &new)), show(&Diff::between(&old, &other)));
    }

    #[test]
    fn one_more_change_never_makes_the_verdict_milder(
        plan in plan(),
        edits in prop::collection::vec((0..99_usize, edit()), 1..7),
    ) {
        // Each element and each edge is edited once: a second edit may take the first back. Statements of
        // lineage mend what they speak of and are no change.
        let old = plan.build();
        let mut now = plan.clone();
        let mut worst = None;
        let mut touched = BTreeSet::new();
        for (fresh, (at, edit)) in edits.into_iter().enumerate() {
            let element = plan.elements.get(at % plan.elements.len()).map(|e| e.id.clone()).unwrap();
            let place = now.elements.iter().position(|e| e.id == element);
            let is_figure = matches!(edit, Edit::Indicator(_));
            let aim = if is_figure { String::new() } else { element };
            let (Some(place), true) = (place, touched.insert(aim)) else { continue };
            let mends = matches!(
                edit,
                Edit::Split | Edit::MergeIntoNext | Edit::Rename { declared: true }
                    | Edit::DropEdge | Edit::Reroute(_) | Edit::Sharing(_) | Edit::AddEdge { .. }
            );
            if mends {
                continue;
            }
            now.apply(place, edit, fresh);
            let new = now.build();
            let verdict = Diff::between(&old, &new).verdict();
            prop_assert!(verdict >= worst, "{edit:?}: {worst:?} became {verdict:?}");
            worst = verdict;
        }
    }

    #[test]
    fn one_more_edit_of_a_relation_never_makes_the_verdict_milder(
        plan in plan(),
        edits in prop::collection::vec((0..3_usize, prop::option::of(0..9_usize)), 14),
    ) {
        let old = plan.build();
        let mut now = plan.clone();
        // Relations between the same two cannot be told apart once several change.
        let mut seen = BTreeSet::new();
        let count = now.elements.len();
        now.edges.retain(|e| {
            let ends = [e.from % count, e.to % count];
            seen.insert((ends.iter().min().copied(), ends.iter().max().copied(), e.kind % 4))
        });
        let old = if now.edges.len() == plan.edges.len() { old } else { now.build() };
        let mut worst = None;
        for (at, (sharing, hop)) in edits.into_iter().enumerate() {
            let Some(edge) = now.edges.get_mut(at) else { break };
            edge.sharing = sharing;
            edge.hop = hop.map(|h| h % now.elements.len());
            let new = now.build();
            let verdict = Diff::between(&old, &new).verdict();
            prop_assert!(verdict >= worst);
            worst = verdict;
        }
    }

    #[test]
    fn the_affected_are_those_who_reach_what_changed(plan in plan(), edits in edits()) {
        let (old, new) = (plan.build(), edited(&plan, &edits).build());
        let diff = Diff::between(&old, &new);
        for change in diff.changes() {
            let impact = diff.impact(change);
            let arch = if change.old.is_empty() { &new } else { &old };
            let origins: BTreeSet<&str> = impact.origins().iter().map(|e| e.id()).collect();
            let going = with_parts(arch, &origins);
            let mut expected = dependents(arch, &going);
            expected.retain(|id| !origins.contains(id));
            let found: BTreeSet<&str> = impact.affected().iter().map(|e| e.id()).collect();
            prop_assert_eq!(&found, &expected);
            let parts: BTreeSet<&str> = impact.parts().iter().map(|e| e.id()).collect();
            prop_assert!(parts.iter().eq(going.difference(&origins)));
            for affected in impact.affected() {
                let path = impact.path(*affected).unwrap();
                prop_assert_eq!(path.elements()[0], *affected);
                prop_assert!(origins.contains(path.elements().last().unwrap().id()));
                let graph = justarch::Graph::on(arch, None);
                let shortest = impact
                    .origins()
                    .iter()
                    .filter_map(|o| graph.path(
                        arch.element(affected.id()).unwrap(),
                        arch.element(o.id()).unwrap(),
                        Direction::Dependencies,
                        Edges::Dependencies,
                    ))
                    .map(|p| p.relations().len())
                    .min();
                // A way may also lead from a part to its whole.
                if parts.is_empty() {
                    prop_assert_eq!(shortest, Some(path.relations().len()));
                }
            }
            let by_layer: usize = impact.by_layer().iter().map(|(_, part)| part.len()).sum();
            let by_owner: usize = impact.by_owner().iter().map(|(_, part)| part.len()).sum();
            prop_assert_eq!((by_layer, by_owner), (found.len(), found.len()));
        }
    }
}

trait ById<'a>: Iterator<Item = justarch::ElementRef<'a>> + Sized {
    fn eq_by_id<'b>(self, other: impl Iterator<Item = justarch::ElementRef<'b>>) -> bool {
        let mine: BTreeSet<_> = self.map(|e| e.id().to_owned()).collect();
        mine == other.map(|e| e.id().to_owned()).collect()
    }
}

impl<'a, I: Iterator<Item = justarch::ElementRef<'a>>> ById<'a> for I {}

/// By hand: add the parts of what is in the set until it stays.
fn with_parts<'a>(arch: &'a Architecture, wholes: &BTreeSet<&'a str>) -> BTreeSet<&'a str> {
    let mut set = wholes.clone();
    loop {
        let before = set.len();
        for relation in arch
            .relations()
            .filter(|r| r.kind() == RelationKind::PartOf)
            .filter(|r| !r.from().has_ended(None))
        {
            if relation
                .to()
                .is_some_and(|whole| set.contains(whole.id()) && !whole.has_ended(None))
            {
                set.insert(relation.from().id());
            }
        }
        if set.len() == before {
            return set;
        }
    }
}

/// By hand: add whoever depends on the set until it stays.
fn dependents<'a>(arch: &'a Architecture, origins: &BTreeSet<&'a str>) -> BTreeSet<&'a str> {
    let steps = |r: RelationRef<'a>| -> Vec<(&'a str, &'a str)> {
        let (Some(to), true) = (r.to(), r.kind().is_dependency()) else {
            return Vec::new();
        };
        if r.kind() == RelationKind::PartOf {
            return vec![(to.id(), r.from().id())];
        }
        let mut steps = vec![(r.from().id(), to.id())];
        // None says what it is for: both ends depend on each other.
        if r.kind() == RelationKind::Exchanges && r.from() != to {
            steps.push((to.id(), r.from().id()));
        }
        if let Route::Via(hops) = r.route() {
            for (end, _) in steps.clone() {
                steps.extend(hops.iter().map(|hop| (end, hop.id())));
            }
        }
        steps
    };
    let edges: Vec<_> = arch.relations().flat_map(steps).collect();
    let mut set = origins.clone();
    loop {
        let before = set.len();
        for (from, to) in &edges {
            // What has ended depends on nothing any more.
            if set.contains(to) && !arch.element(from).unwrap().has_ended(None) {
                set.insert(from);
            }
        }
        if set.len() == before {
            return set;
        }
    }
}

fn pair(folder: &str) -> (Architecture, Architecture) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/transition")
        .join(folder);
    let read = |file| read(&folder.join(file)).into_architecture();
    (read("old.yaml"), read("new.yaml"))
}

/// All fates but `kept`, one on a line.
fn lineage(folder: &str) -> Vec<String> {
    let (old, new) = pair(folder);
    let diff = Diff::between(&old, &new);
    let lineage = diff.lineage();
    let one = |(element, fate): (justarch::ElementRef<'_>, &Fate<'_>)| {
        let id = element.id();
        let next: Vec<_> = lineage
            .successors(id)
            .map(justarch::ElementRef::id)
            .collect();
        let mut line = format!("{id} {fate}");
        if !next.is_empty() {
            line = format!("{line} -> {}", next.join(" "));
        }
        if let Some(Evidence::Inferred { confidence, .. }) = lineage.evidence(id) {
            line = format!("{line} inferred {confidence}");
        }
        for miss in lineage.near_misses(id) {
            line = format!("{line} ~{} {}", miss.element.id(), miss.confidence);
        }
        line
    };
    let fates = lineage.fates().filter(|(_, fate)| **fate != Fate::Kept);
    fates.map(one).collect()
}

#[test]
fn fixtures_have_the_expected_lineage() {
    let expected: [(&str, &[&str]); 9] = [
        ("TRN001/fail", &["citizenship-software removed"]),
        (
            "TRN001/fail-inferred",
            &[
                "civil-status renamed -> moj-civil-status-system inferred 95",
                "law-database renamed -> national-law-database inferred 71",
            ],
        ),
        (
            "TRN001/fail-ambiguous",
            &["appraisal removed ~appraisal-north 95 ~appraisal-south 95"],
        ),
        ("TRN001/pass-rename", &["ngsp renamed -> ndxp"]),
        (
            "TRN001/pass-merge",
            &[
                "appraisal merged -> drafting-support",
                "checking merged -> drafting-support",
            ],
        ),
        (
            "TRN001/pass-split",
            &["records split -> records citizenship"],
        ),
        (
            "TRN001/pass-many-to-many",
            &[
                "one-stop many-to-many -> procedure-system",
                "portal many-to-many -> procedure-system portal",
            ],
        ),
        (
            "TRN001/pass-retired",
            &[
                "judicial-records transferred",
                "pin-system replaced",
                "old-mail retired",
            ],
        ),
        ("TRN004/pass", &[]),
    ];
    for (folder, lines) in expected {
        assert_eq!(lineage(folder), lines, "{folder}");
    }
}

/// Kind and class of every change but those of the head.
fn kinds(folder: &str) -> Vec<(ChangeKind, Class)> {
    let (old, new) = pair(folder);
    let diff = Diff::between(&old, &new);
    let of_head = |c: &&Change<'_>| c.subjects() != [Subject::Document];
    let changes = diff.changes().iter().filter(of_head);
    changes.map(|c| (c.kind, c.class)).collect()
}

#[test]
fn relations_follow_lineage() {
    use Class::{Breaking, Compatible, Editorial};
    assert_eq!(
        kinds("TRN001/pass-rename"),
        [
            (ChangeKind::Renamed, Compatible),
            (ChangeKind::Changed, Editorial),
        ],
        "the route over the renamed platform is the same, and only its name changed"
    );
    assert_eq!(
        kinds("TRN001/pass-merge"),
        [
            (ChangeKind::Merged, Compatible),
            // What one of them needed of the other is within now.
            (ChangeKind::Removed, Compatible),
        ]
    );
    assert_eq!(
        kinds("TRN001/pass-split"),
        [
            (ChangeKind::Split, Compatible),
            (ChangeKind::Changed, Editorial),
        ]
    );
    assert_eq!(
        kinds("TRN001/pass-many-to-many"),
        [
            (ChangeKind::Regrouped, Compatible),
            // The portal is there still, so that what it also became is no move.
            (ChangeKind::Moved, Compatible),
        ]
    );
    assert_eq!(
        kinds("TRN001/pass-retired"),
        [
            (ChangeKind::Transferred, Breaking),
            (ChangeKind::Retired, Compatible),
            (ChangeKind::Replaced, Compatible),
            (ChangeKind::Added, Compatible),
        ]
    );
}

#[test]
fn bundled_versions_mirror_and_break() {
    let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    let diff = Diff::between(&old, &new);
    assert_eq!(
        diff.verdict(),
        Some(Class::Breaking),
        "the framework changed"
    );
    assert_eq!(diff.actual_bump(), Some(diff.required_bump()));
    let back = Diff::between(&new, &old);
    assert_eq!(diff.changes().len(), back.changes().len());
    for change in diff.changes() {
        for lang in [Lang::Vi, Lang::En] {
            let summary = change.summary();
            assert!(!summary.get(lang).contains('\n') || change.field.is_some());
            assert!(!change.reason.get(lang).is_empty());
        }
    }
}

#[test]
fn machine_output_is_stable() {
    let (old, new) = pair("TRN001/pass-rename");
    let diff = Diff::between(&old, &new);
    let json = serde_json::to_value(json::Diff::bare(&diff)).unwrap();
    let keys: Vec<_> = json.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "accepted",
            "actual-bump",
            "changes",
            "completeness",
            "contradictions",
            "counts",
            "decided",
            "inputs",
            "lineage",
            "new",
            "old",
            "reclassified",
            "required-bump",
            "schema-version",
            "uncertain",
            "unjudged-ends",
            "verdict"
        ]
    );
    assert_eq!(json["required-bump"], "minor");
    assert_eq!(json["lineage"][0]["fate"], "renamed");
    assert_eq!(json["lineage"][0]["into"][0], "ndxp");
    let renamed = json["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|listed| &listed["change"])
        .find(|c| c["kind"] == "renamed")
        .unwrap();
    assert_eq!(renamed["summary"]["en"], "Renamed element `ngsp` to `ndxp`");
    let again = json::Diff::bare(&Diff::between(&old, &new));
    assert_eq!(json::Diff::bare(&diff), again);
}

#[test]
fn a_roadmap_follows_what_it_covers() {
    let version = |id: &str, succeeds: &str, until: &str| {
        let text = format!(
            "justarch: 1\n\
             architecture:\n  id: demo\n  body: moj\n  name: {{ vi: Minh họa }}\n  version: '3.0'\n  framework: '3.0'\n  \
             roadmap:\n    - {{ id: first, name: {{ vi: Giai đoạn 1 }}, since: 2024, until: {until}, covers: [{id}] }}\n\
             organisations:\n  moj: {{ name: {{ vi: Bộ Tư pháp }} }}\n\
             applications:\n  {id}: {{ kind: application, name: {{ vi: Phần mềm }}, succeeds: [{succeeds}] }}\n"
        );
        let document = justarch::Document::parse("roadmap.yaml", &text).unwrap();
        assert!(document.report().is_empty(), "{:?}", document.report());
        document.into_architecture()
    };
    let old = version("app", "", "2025");
    let renamed = version("new-app", "app", "2025");
    let diff = Diff::between(&old, &renamed);
    let kinds: Vec<_> = diff.changes().iter().map(|c| c.kind).collect();
    assert_eq!(kinds, [ChangeKind::Renamed]);
    let longer = version("new-app", "app", "2026");
    let diff = Diff::between(&old, &longer);
    let summary = diff.changes()[0].summary();
    assert_eq!(
        summary.get(Lang::En),
        "Changed `until` of period of the roadmap `first`: “2025” → “2026”"
    );
}

#[test]
fn scale_and_value_sets_have_kinds_of_their_own() {
    let version = |instances: u64, grade: &str, total: &str| {
        let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
        b.element("portals", ChannelKind::ServicePortal, "Cổng của tỉnh")
            .unwrap()
            .instances(instances);
        b.element("birth", justarch::BusinessKind::PublicService, "Khai sinh")
            .unwrap()
            .grade(grade)
            .unwrap();
        b.indicator("i-total", "services-total", total).unwrap();
        b.build().unwrap()
    };
    let kinds = |old: &Architecture, new: &Architecture| -> Vec<(ChangeKind, String)> {
        let diff = Diff::between(old, new);
        let one = |c: &Change<'_>| (c.kind, c.summary().get(Lang::En).to_owned());
        diff.changes().iter().map(one).collect()
    };
    let old = version(63, "4", "70");
    let new = version(34, "full-process", "69");
    assert_eq!(
        kinds(&old, &new),
        [
            (
                ChangeKind::Scaled,
                "Scaled `value` of indicator `i-total`: “70” → “69”".to_owned()
            ),
            (
                ChangeKind::Converted,
                "Converted `grade` of element `birth`: “Level 4” → “Full-process”".to_owned()
            ),
            (
                ChangeKind::Scaled,
                "Scaled `instances` of element `portals`: “63” → “34”".to_owned()
            ),
        ]
    );
    assert_mirror(&old, &new);
    let within = kinds(&version(63, "3", "70"), &version(63, "4", "70"));
    assert_eq!(within.first().map(|c| c.0), Some(ChangeKind::Changed));
}

#[test]
fn what_resembles_the_lost_says_how_to_declare_it() {
    let (old, new) = pair("TRN001/fail-ambiguous");
    let diff = Diff::between(&old, &new);
    let notes = |kind: ChangeKind| -> Vec<String> {
        let of_kind = diff.changes().iter().filter(move |c| c.kind == kind);
        of_kind
            .flat_map(|c| &c.notes)
            .map(|n| n.get(Lang::En).to_owned())
            .collect()
    };
    for kind in [ChangeKind::Added, ChangeKind::Removed] {
        let notes = notes(kind);
        assert!(!notes.is_empty());
        assert!(
            notes.iter().all(|n| n.contains("`succeeds: [appraisal]`")),
            "{notes:?}"
        );
    }
}

#[test]
fn fingerprints_tell_all_changes_of_a_step_apart() {
    let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    let diff = Diff::between(&old, &new);
    let prints = |d: &Diff<'_>| -> BTreeSet<String> {
        d.changes().iter().map(Change::fingerprint).collect()
    };
    assert_eq!(prints(&diff).len(), diff.changes().len());
    for (old, new) in every_pair() {
        let diff = Diff::between(&old, &new);
        assert_eq!(prints(&diff).len(), diff.changes().len(), "{}", new.id());
    }
    let mut b = new.to_builder();
    b.edit_element("moj-lgsp")
        .unwrap()
        .attribute("colour", "blue")
        .unwrap();
    let touched = b.build().unwrap();
    let after = prints(&Diff::between(&old, &touched));
    assert!(prints(&diff).is_subset(&after));
}

/// Every pair of fixtures: `old.yaml` and `new.yaml` in one folder.
fn every_pair() -> Vec<(Architecture, Architecture)> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut open = vec![root.join("transition")];
    let mut pairs = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            if entry.path().is_dir() {
                open.push(entry.path());
            }
        }
        let read = |name: &str| {
            let text = std::fs::read_to_string(folder.join(name)).ok()?;
            let document = justarch::Document::parse(name, &text).ok()?;
            Some(document.into_architecture())
        };
        pairs.extend(read("old.yaml").zip(read("new.yaml")));
    }
    // A year passes, and with it an end that both state.
    let on = |day: &str| {
        let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
        b.state_date(day.parse().expect("a date"));
        b.element("app", ApplicationKind::Application, "Phần mềm")
            .expect("an element")
            .until("2023-12-31".parse().expect("a date"));
        b.build().expect("an architecture")
    };
    pairs.push((on("2023-06-30"), on("2024-06-30")));
    pairs
}

#[test]
fn every_kind_and_class_of_change_has_a_pair_that_shows_it_and_one_that_does_not() {
    let pairs = every_pair();
    assert!(pairs.len() > 30, "{}", pairs.len());
    let mut kinds: BTreeMap<ChangeKind, usize> = BTreeMap::new();
    let mut classes: BTreeMap<Class, usize> = BTreeMap::new();
    for (old, new) in &pairs {
        let diff = Diff::between(old, new);
        let shown: BTreeSet<ChangeKind> = diff.changes().iter().map(|c| c.kind).collect();
        let grades: BTreeSet<Class> = diff.changes().iter().map(|c| c.class).collect();
        for kind in shown {
            *kinds.entry(kind).or_default() += 1;
        }
        for class in grades {
            *classes.entry(class).or_default() += 1;
        }
    }
    for kind in ChangeKind::ALL {
        let shown = kinds.get(&kind).copied().unwrap_or_default();
        assert!(shown > 0, "no pair shows {kind}");
        // Two versions always differ in their heads.
        let everywhere = shown == pairs.len();
        assert_eq!(everywhere, kind == ChangeKind::Changed, "{kind}: {shown}");
    }
    for class in [Class::Editorial, Class::Compatible, Class::Breaking] {
        let shown = classes.get(&class).copied().unwrap_or_default();
        let everywhere = shown == pairs.len();
        assert!(shown > 0, "no pair shows {class:?}");
        assert_eq!(everywhere, class == Class::Editorial, "{class:?}: {shown}");
    }
}
