//! An exchange or a connection is one relation, whichever of its ends it is written at; and what depends on what
//! follows its data.

use std::collections::BTreeSet;
use std::fs;

use justarch::{
    ApplicationKind, Architecture, ChannelKind, Diff, Direction, Document, Edges, Framework,
    FrameworkVersion, Graph, Impact, IntegrationKind, Kind, Lang, OrganisationKind, Purpose,
    RelationKind, Report, Roadmap, RuleSet, Scope, Status, Subject, UserRules, reference,
};
use proptest::prelude::*;
use serde_json::{Map, Value as Json, json};

use crate::rules::{all_rules, fixtures};

/// The document with some of its exchanges and connections written at their other end: the first, the second … as
/// `wanted` says.
fn turned(arch: &Architecture, mut wanted: impl FnMut(usize) -> bool) -> Architecture {
    const SECTIONS: [&str; 7] = [
        "infrastructure",
        "integration",
        "applications",
        "business",
        "channels",
        "users",
        "policy",
    ];
    let mut root = serde_json::to_value(arch).unwrap();
    let mut moved: Vec<(String, &str, Json)> = Vec::new();
    let mut nth = 0;
    let is_element = |id: &str| arch.element(id).is_some();
    for section in SECTIONS {
        let elements = root.get_mut(section).and_then(Json::as_object_mut);
        for (id, element) in elements.into_iter().flatten() {
            let element = element.as_object_mut().unwrap();
            for kind in ["connects", "exchanges"] {
                let Some(list) = element.get_mut(kind).and_then(Json::as_array_mut) else {
                    continue;
                };
                let far = |item: &Json| far_end(kind, item);
                list.retain(|item| {
                    let goes = is_element(&far(item)) && far(item) != *id && {
                        nth += 1;
                        wanted(nth - 1)
                    };
                    if goes {
                        moved.push((far(item), kind, other_end(kind, id, item)));
                    }
                    !goes
                });
                if list.is_empty() {
                    element.remove(kind);
                }
            }
        }
    }
    for (at, kind, item) in moved {
        let mut sections = SECTIONS.into_iter();
        let section = sections.find(|s| root.get(s).is_some_and(|s| s.get(&at).is_some()));
        let element = root[section.unwrap()][&at].as_object_mut().unwrap();
        let list = element.entry(kind).or_insert_with(|| json!([]));
        list.as_array_mut().unwrap().insert(0, item);
    }
    serde_json::from_value(root).unwrap()
}

fn far_end(kind: &str, item: &Json) -> String {
    let key = if kind == "exchanges" { "with" } else { "to" };
    let end = item.get(key).unwrap_or(item);
    end.as_str().unwrap().to_owned()
}

/// The same as the other end would write it.
fn other_end(kind: &str, id: &str, item: &Json) -> Json {
    let Json::Object(map) = item else {
        return json!(id);
    };
    let mut map: Map<String, Json> = map.clone();
    let key = if kind == "exchanges" { "with" } else { "to" };
    map.insert(key.to_owned(), json!(id));
    if let Some(Json::Array(hops)) = map.get_mut("route") {
        hops.reverse();
    }
    let word = |word: &mut Json| {
        let turned = match word.as_str().unwrap() {
            "exploit" => "exploited",
            "exploited" => "exploit",
            "update" => "updated",
            "updated" => "update",
            other => panic!("{other}"),
        };
        *word = json!(turned);
    };
    match map.get_mut("purpose") {
        Some(Json::Array(words)) => words.iter_mut().for_each(word),
        Some(one) => word(one),
        None => {}
    }
    Json::Object(map)
}

/// What is found, by what it is known by and what it says.
fn found(report: &Report) -> Vec<(String, String, String)> {
    let mut found: Vec<_> = report
        .iter()
        .map(|d| {
            let code = format!("{} {:?}", d.code, d.severity);
            (d.fingerprint(), code, d.message.get(Lang::En).to_owned())
        })
        .collect();
    found.sort();
    found
}

fn checked(arch: &Architecture) -> Vec<(String, String, String)> {
    match Framework::get(arch.framework()) {
        Ok(framework) => found(&all_rules(framework).check(arch)),
        Err(_) => Vec::new(),
    }
}

/// That two sorted lists are equal; shows what only one has.
fn assert_alike<T: PartialEq + std::fmt::Debug>(one: &[T], other: &[T]) {
    fn only<'t, T: PartialEq>(one: &'t [T], other: &'t [T]) -> Vec<&'t T> {
        one.iter().filter(|item| !other.contains(item)).collect()
    }
    let (left, right) = (only(one, other), only(other, one));
    assert!(
        one == other,
        "only here: {left:#?}\nonly there: {right:#?}\nof {one:#?}\nand {other:#?}"
    );
}

/// Who reaches whom.
fn reached(arch: &Architecture) -> BTreeSet<(String, String)> {
    let graph = Graph::of(arch);
    graph.verify().unwrap();
    let mut pairs = BTreeSet::new();
    for element in arch.elements() {
        for direction in [Direction::Dependencies, Direction::Dependents] {
            for edges in [
                Edges::Dependencies,
                Edges::Only(RelationKind::Exchanges),
                Edges::Only(RelationKind::Connects),
            ] {
                let reached = graph.reach([element], direction, edges);
                let from = format!("{} {direction:?} {edges:?}", element.id());
                pairs.extend(reached.iter().map(|e| (from.clone(), e.id().to_owned())));
            }
        }
    }
    pairs
}

/// That two documents which differ in where relations are written are one in all that is asked of them.
fn assert_same(arch: &Architecture, other: &Architecture) {
    assert_eq!(arch, other);
    for (old, new) in [(arch, other), (other, arch)] {
        let diff = Diff::between(old, new);
        assert!(diff.is_empty(), "{:?}", diff.changes());
        let patch = diff.patch().unwrap();
        assert!(patch.is_empty(), "{patch:?}");
    }
    assert_eq!(reached(arch), reached(other));
}

#[test]
fn where_a_relation_is_written_means_nothing_in_the_fixtures() {
    let (mut documents, mut findings) = (0, 0);
    let references = [
        reference::moj_2_0(),
        reference::moj_3_0(),
        reference::moj_4_0(),
        reference::dong_nai_2023(),
    ];
    let mut all: Vec<Architecture> = references.into();
    for (_, path) in fixtures().into_iter().step_by(crate::share()) {
        let text = fs::read_to_string(&path).unwrap();
        let document = Document::parse("a.yaml", &text);
        // What could not be read cannot be written again either.
        let document = document.ok().filter(|d| d.report().is_empty());
        all.extend(document.map(|d| d.architecture().clone()));
    }
    for arch in &all {
        // Written anew, elements stand in another order.
        let arch = &turned(arch, |_| false);
        let expected = checked(arch);
        let masks: [fn(usize) -> bool; 3] = [|_| true, |n| n % 2 == 0, |n| n % 3 == 1];
        for mask in masks {
            let other = turned(arch, mask);
            assert_same(arch, &other);
            assert_alike(&checked(&other), &expected);
        }
        documents += 1;
        findings += expected.len();
    }
    let most = 200 / crate::share();
    assert!(
        documents > most && findings > most,
        "{documents} {findings}"
    );
}

#[test]
fn a_comparison_and_a_roadmap_are_the_same_wherever_relations_are_written() {
    let (old, new) = (&reference::moj_2_0(), &reference::moj_3_0());
    let expected = said(&Diff::between(old, new));
    let steps = |old, new| {
        let roadmap = Roadmap::plan(old, new);
        let waves = (0..roadmap.waves().len()).map(|wave| {
            let steps = roadmap.steps_of(wave);
            let steps = steps.map(|s| s.summary.get(Lang::En).to_owned());
            steps.collect::<BTreeSet<_>>()
        });
        waves.collect::<Vec<_>>()
    };
    let waves = steps(old, new);
    let (other_old, other_new) = (turned(old, |n| n % 2 == 0), turned(new, |n| n % 3 != 0));
    for (a, b) in [
        (&other_old, new),
        (old, &other_new),
        (&other_old, &other_new),
    ] {
        assert_alike(&said(&Diff::between(a, b)), &expected);
        assert_eq!(steps(a, b), waves);
        assert_eq!(
            Diff::between(a, b).patch().unwrap().apply(old).unwrap(),
            *new
        );
    }
}

/// The changes, by what they are known by and what they say.
fn said(diff: &Diff<'_>) -> Vec<String> {
    let mut said: Vec<_> = diff
        .changes()
        .iter()
        .map(|c| {
            let summary = c.summary();
            format!(
                "{} {:?} {}",
                c.fingerprint(),
                c.class,
                summary.get(Lang::En)
            )
        })
        .collect();
    said.sort();
    said
}

/// A reader, a provider of another agency, and the two platforms between; what depends on the provider.
fn reader(exchanges: &str) -> Architecture {
    let text = format!(
        "justarch: 1\n\
        architecture: {{ id: a, body: own, level: ministry, name: {{ vi: A }}, version: '3.0', framework: '3.0', state-date: 2024-06-30 }}\n\
        organisations:\n  own: {{ name: {{ vi: Bộ Mẫu }}, kind: ministry }}\n  other: {{ name: {{ vi: Bộ Khác }}, kind: ministry }}\n\
        integration:\n  \
          lgsp: {{ kind: lgsp, name: {{ vi: Nền tảng của Bộ }}, owner: own, connects: [ndxp] }}\n  \
          ndxp: {{ kind: national-exchange, name: {{ vi: Nền tảng quốc gia }}, owner: other, scope: national }}\n\
        applications:\n  \
          civil-status: {{ kind: application, name: {{ vi: Hộ tịch }}, owner: own{exchanges} }}\n  \
          population: {{ kind: database, name: {{ vi: CSDL dân cư }}, owner: other, class: national, scope: national }}\n\
        channels:\n  \
          page: {{ kind: web-portal, name: {{ vi: Trang tin }}, owner: other, depends-on: [population] }}\n"
    );
    let document = Document::parse("a.yaml", &text).unwrap();
    assert!(document.report().is_empty(), "{:?}", document.report());
    document.architecture().clone()
}

/// Who depends on an element.
fn affected(arch: &Architecture, id: &str) -> Vec<String> {
    let graph = Graph::of(arch);
    let impact = Impact::of(&graph, arch.element(id));
    let mut ids: Vec<_> = impact
        .affected()
        .iter()
        .map(|e| e.id().to_owned())
        .collect();
    ids.sort();
    ids
}

#[test]
fn dependence_follows_the_data() {
    let with = |purpose: &str| {
        let arch = reader(&format!(
            ", exchanges: [{{ with: population, route: [lgsp, ndxp]{purpose} }}]"
        ));
        ["lgsp", "ndxp", "population", "civil-status"].map(|id| affected(&arch, id).join(" "))
    };
    let reads = ["civil-status", "civil-status lgsp", "civil-status page", ""];
    assert_eq!(with(", purpose: exploit"), reads);
    assert_eq!(with(", purpose: updated"), reads);
    let feeds = [
        "page population",
        "lgsp page population",
        "page",
        "page population",
    ];
    assert_eq!(with(", purpose: update"), feeds);
    assert_eq!(with(", purpose: exploited"), feeds);
    let both = [
        "civil-status page population",
        "civil-status lgsp page population",
        "civil-status page",
        "page population",
    ];
    assert_eq!(with(", purpose: [exploit, update]"), both);
    assert_eq!(with(""), both);
}

#[test]
fn a_provider_is_used_and_its_reader_is_not() {
    let old = reader(", exchanges: [{ with: population, route: [lgsp, ndxp], purpose: exploit }]");
    let reason = |id: &str| {
        let mut b = old.to_builder();
        b.remove_element(id).unwrap();
        let new = b.build().unwrap();
        let diff = Diff::between(&old, &new);
        let gone = Subject::element(id);
        let change = diff.changes().iter().find(|c| c.old == [gone.clone()]);
        change.unwrap().reason.get(Lang::En).to_owned()
    };
    let used = "other elements depended on it in the old version";
    assert_eq!(reason("population"), used);
    assert_eq!(reason("ndxp"), used);
    assert_eq!(reason("civil-status"), "its exchanges of data are gone");
}

#[test]
fn one_purpose_at_both_ends_says_the_opposite() {
    let here = reader(", exchanges: [{ with: population, route: [lgsp, ndxp], purpose: exploit }]");
    let there = turned(&here, |_| true);
    let yaml = there.to_builder().build().unwrap();
    assert_eq!(yaml, here);
    let opposite =
        reader(", exchanges: [{ with: population, route: [lgsp, ndxp], purpose: exploited }]");
    assert_ne!(here, opposite);
    let diff = Diff::between(&here, &opposite);
    let said = said(&diff);
    assert_eq!(diff.changes().len(), 1, "{said:?}");
    assert!(said[0].contains("purpose"), "{said:?}");
    // What the author wrote is written back.
    let json = serde_json::to_value(&there).unwrap();
    let item = &json["applications"]["population"]["exchanges"][0];
    assert_eq!(item["purpose"], json!(["exploited"]));
    assert_eq!(item["route"], json!(["ndxp", "lgsp"]));
}

#[test]
fn an_exchange_between_the_same_two_twice_is_known_apart_by_what_it_says() {
    let two = ", exchanges: [{ with: population, purpose: exploit, data: [dân cư] }, { with: population, purpose: update, data: [hộ tịch] }]";
    let arch = reader(two);
    let names = |arch: &Architecture| {
        let exchanges = arch
            .relations()
            .filter(|r| r.kind() == RelationKind::Exchanges);
        let mut names: Vec<_> = exchanges
            .map(|r| {
                (
                    r.data().next().unwrap().to_owned(),
                    Subject::from(r).to_string(),
                )
            })
            .collect();
        names.sort();
        names
    };
    let expected = names(&arch);
    assert_eq!(expected.len(), 2);
    for mask in [0b01, 0b10, 0b11, 0b110, 0b111] {
        let other = turned(&arch, |n| mask >> n & 1 == 1);
        assert_eq!(names(&other), expected);
    }
}

/// A random document: exchanges and connections between the same few elements.
#[derive(Clone, Debug)]
struct Plan {
    statuses: Vec<usize>,
    ties: Vec<Tie>,
    /// The element that is not there.
    gone: Option<usize>,
}

#[derive(Clone, Debug)]
struct Tie {
    ends: (usize, usize),
    kind: usize,
    purposes: Vec<usize>,
    route: Vec<usize>,
    data: Option<usize>,
}

const COUNT: usize = 6;

impl Plan {
    fn build(&self) -> Architecture {
        let mut b = Architecture::builder("demo", FrameworkVersion::V3_0);
        let kinds: [Kind; 3] = [
            IntegrationKind::Lgsp.into(),
            ApplicationKind::Database.into(),
            ChannelKind::ServicePortal.into(),
        ];
        b.organisation("own", "Bộ Mẫu")
            .unwrap()
            .kind(OrganisationKind::Ministry);
        b.organisation("other", "Bộ Khác")
            .unwrap()
            .kind(OrganisationKind::Ministry);
        b.body("own").unwrap();
        b.name("Kiến trúc mẫu", "Sample")
            .version(&"3.0".parse().unwrap());
        let there = |n: usize| self.gone != Some(n);
        for n in (0..COUNT).filter(|n| there(*n)) {
            let element = b
                .element(&format!("e-{n}"), kinds[n % 3], "Phần tử")
                .unwrap();
            let status = Status::ALL[self.statuses[n] % Status::ALL.len()];
            let element = element.status(status);
            let element = element.owner(["own", "other"][n % 2]).unwrap();
            if n == 0 {
                element.scope(Scope::Local);
            }
        }
        // A list that names an element twice is read as naming it once.
        let mut bare = BTreeSet::new();
        for tie in &self.ties {
            let (from, to) = (tie.ends.0 % COUNT, tie.ends.1 % COUNT);
            let again =
                tie.kind % 3 != 0 && !bare.insert((tie.kind % 3, from.min(to), from.max(to)));
            if !there(from) || !there(to) || again {
                continue;
            }
            let kinds = [
                RelationKind::Exchanges,
                RelationKind::Connects,
                RelationKind::DependsOn,
            ];
            let [from, to] = [from, to].map(|n| format!("e-{n}"));
            let mut relation = b.relate(&from, kinds[tie.kind % 3], &to).unwrap();
            if tie.kind % 3 == 0 {
                for purpose in &tie.purposes {
                    relation = relation.purpose(Purpose::ALL[purpose % 4]);
                }
                if let Some(data) = tie.data {
                    relation = relation.data(["hộ tịch", "dân cư"][data % 2]).unwrap();
                }
                let route = tie.route.iter().map(|n| n % COUNT).filter(|n| there(*n));
                let route: Vec<_> = route.map(|n| format!("e-{n}")).collect();
                match route.as_slice() {
                    [] => {}
                    route => drop(relation.route(route.iter().map(String::as_str)).unwrap()),
                }
            }
        }
        b.build().unwrap()
    }
}

fn plan() -> impl Strategy<Value = Plan> {
    let tie = (
        (0..COUNT, 0..COUNT),
        0..3_usize,
        prop::collection::vec(0..4_usize, 0..3),
        prop::collection::vec(0..COUNT, 0..3),
        prop::option::of(0..2_usize),
    );
    let tie = tie.prop_map(|(ends, kind, purposes, route, data)| Tie {
        ends,
        kind,
        purposes,
        route,
        data,
    });
    let statuses = prop::collection::vec(0..5_usize, COUNT);
    let gone = prop::option::of(0..COUNT);
    (statuses, prop::collection::vec(tie, 0..9), gone).prop_map(|(statuses, ties, gone)| Plan {
        statuses,
        ties,
        gone,
    })
}

const OWN: &str = "justarch-rules: 1\nprefix: OWN\nrules:\n  \
    OWN001: { severity: error, forbid: { from: { layer: channels }, relation: exchanges, to: { kind: database } } }\n  \
    OWN002: { severity: error, allow: { from: { layer: channels }, relation: [exchanges, connects], to: { kind: lgsp } } }\n  \
    OWN003: { severity: error, require: { for: { kind: database }, relations: { exchanges: { min: 1, max: 2, to: { layer: channels } } } } }\n  \
    OWN004: { severity: error, require: { for: { kind: lgsp }, attributes: [exchanges, connects] } }\n  \
    OWN005: { severity: error, forbid: { from: { kind: database }, to: { layer: channels }, reachable: true } }\n  \
    OWN006: { severity: error, forbid: { from: { kind: database }, not-via: { kind: lgsp } } }\n  \
    OWN007: { severity: error, require: { for: { kind: lgsp }, relations: { connects: { max: 1, from: { kind: lgsp } } } } }\n";

proptest! {
    #[test]
    fn where_a_relation_is_written_means_nothing(plan in plan(), mask in any::<u16>()) {
        let arch = turned(&plan.build(), |_| false);
        let other = turned(&arch, |n| mask >> (n % 16) & 1 == 1);
        assert_same(&arch, &other);
        assert_alike(&checked(&arch), &checked(&other));
        let own = UserRules::parse("own.yaml", OWN).unwrap();
        prop_assert!(own.report().is_empty(), "{:?}", own.report());
        let of_ones_own = |arch: &Architecture| {
            let set = RuleSet::for_framework(arch.framework()).unwrap();
            let set = own.rules().cloned().fold(set, |set, rule| set.with(rule).unwrap());
            let mut found = found(&set.check(arch));
            found.retain(|(_, code, _)| code.starts_with("OWN"));
            found
        };
        assert_alike(&of_ones_own(&arch), &of_ones_own(&other));
    }

    #[test]
    fn changes_are_the_same_wherever_relations_are_written(
        (old, new) in (plan(), plan()),
        mask in any::<u16>(),
    ) {
        let (old, new) = (old.build(), new.build());
        let turn = |n: usize| mask >> (n % 16) & 1 == 1;
        let (other_old, other_new) = (turned(&old, turn), turned(&new, |n| !turn(n)));
        let expected = said(&Diff::between(&old, &new));
        for (a, b) in [(&other_old, &new), (&old, &other_new), (&other_old, &other_new)] {
            let diff = Diff::between(a, b);
            assert_alike(&said(&diff), &expected);
            // A patch fits whichever end the old version wrote things at.
            prop_assert_eq!(&diff.patch().unwrap().apply(&old).unwrap(), &new);
        }
        // Mirrored, what was removed is added.
        prop_assert_eq!(Diff::between(&new, &old).changes().len(), expected.len());
    }
}

/// Two platforms with what each says of its connections.
fn platforms(lgsp: &str, ndxp: &str) -> Architecture {
    let text = format!(
        "justarch: 1\n\
        architecture: {{ id: a, body: own, level: ministry, name: {{ vi: A }}, version: '3.0', framework: '3.0', state-date: 2024-06-30 }}\n\
        organisations:\n  own: {{ name: {{ vi: Bộ Mẫu }}, kind: ministry }}\n\
        integration:\n  \
          lgsp: {{ kind: lgsp, name: {{ vi: Nền tảng của Bộ }}, owner: own{lgsp} }}\n  \
          ndxp: {{ kind: national-exchange, name: {{ vi: Nền tảng quốc gia }}, owner: own, scope: national{ndxp} }}\n"
    );
    let document = Document::parse("a.yaml", &text).unwrap();
    assert!(document.report().is_empty(), "{:?}", document.report());
    document.into_architecture()
}

#[test]
fn a_connection_stated_at_both_ends_is_one() {
    let connects = |to: &str, more: &str| format!(", connects: [{{ to: {to}{more} }}]");
    let (bare_there, bare_back) = (", connects: [ndxp]", ", connects: [lgsp]");
    let (full_there, full_back) = (
        connects("ndxp", ", since: 2020"),
        connects("lgsp", ", since: 2020"),
    );
    for (here, once) in [
        (platforms(bare_there, bare_back), platforms(bare_there, "")),
        // What one end says holds for both.
        (
            platforms(&full_there, bare_back),
            platforms(&full_there, ""),
        ),
        (platforms(bare_there, &full_back), platforms("", &full_back)),
        (
            platforms(&full_there, &full_back),
            platforms(&full_there, ""),
        ),
    ] {
        assert_eq!(here.relations().count(), 1);
        assert_same(&here, &once);
        assert_alike(&checked(&here), &checked(&once));
        let json = |arch: &Architecture| serde_json::to_value(arch).unwrap();
        let back: Architecture = serde_json::from_value(json(&here)).unwrap();
        assert_eq!(back, here);
        assert_eq!(here.to_builder().build().unwrap(), once);
        // The element at either end knows of it.
        let written = here.relations().next().unwrap();
        let ends: BTreeSet<_> = [written.from().id(), written.end().id()].into();
        assert_eq!(ends, BTreeSet::from(["lgsp", "ndxp"]));
    }
    let mut b = platforms(bare_there, "").to_builder();
    b.relate("ndxp", RelationKind::Connects, "lgsp").unwrap();
    assert_eq!(b.build().unwrap(), platforms(bare_there, ""));
    // Two that say different things are two.
    let differing = platforms(&full_there, &connects("lgsp", ", since: 2021"));
    assert_eq!(differing.relations().count(), 2);
}
