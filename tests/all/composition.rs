//! Wholes and parts, and what guards them: in the graph, the rules, a comparison and a step.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use justarch::{
    ApplicationKind, Architecture, ChangeKind, Class, Code, Diff, Direction, Document, Edges,
    Framework, FrameworkVersion, Graph, Impact, InfrastructureKind, Kind, Lang, Layer, PolicyKind,
    RelationKind, RuleSet, Severity, Transition,
};
use proptest::prelude::*;

const HEAD: &str = "justarch: 1\n\
    architecture: { id: demo, body: bo, level: ministry, name: { vi: Kiến trúc }, version: \"3.0\", framework: \"3.0\", status: draft, state-date: 2024-06-30 }\n\
    organisations: { bo: { name: { vi: Bộ Mẫu }, kind: ministry } }\n";

fn document(body: &str) -> Document {
    Document::parse("demo.yaml", &format!("{HEAD}{body}")).unwrap()
}

fn read(body: &str) -> Architecture {
    let document = document(body);
    assert!(document.report().is_empty(), "{:?}", document.report());
    document.into_architecture()
}

/// An application by its id, with more keys.
fn app(id: &str, more: &str) -> String {
    format!(
        "  {id}: {{ kind: application, name: {{ vi: Phần mềm {id} }}, owner: bo, status: active{more} }}\n"
    )
}

fn apps(all: &[(&str, &str)]) -> String {
    let lines: String = all.iter().map(|(id, more)| app(id, more)).collect();
    format!("applications:\n{lines}")
}

/// The messages of one code.
fn said(arch: &Architecture, code: &'static str, lang: Lang) -> Vec<String> {
    let report = RuleSet::for_framework(arch.framework())
        .unwrap()
        .check(arch);
    let of_code = report.iter().filter(|d| d.code == Code::of(code));
    of_code.map(|d| d.message.get(lang).to_owned()).collect()
}

fn ids<'a>(all: impl IntoIterator<Item = justarch::ElementRef<'a>>) -> Vec<&'a str> {
    all.into_iter().map(justarch::ElementRef::id).collect()
}

const HOSPITAL: &[(&str, &str)] = &[
    ("hospital", ""),
    ("pharmacy", ", part-of: [hospital]"),
    ("store", ", part-of: [pharmacy, warehouse]"),
    ("warehouse", ""),
    ("insurer", ", depends-on: [store]"),
    ("portal", ", depends-on: [hospital]"),
];

#[test]
fn the_whole_depends_on_its_parts_and_they_go_with_it() {
    let arch = read(&apps(HOSPITAL));
    let graph = Graph::of(&arch);
    graph.verify().unwrap();
    let impact = |id| Impact::of(&graph, arch.element(id));
    let of_whole = impact("hospital");
    assert_eq!(ids(of_whole.parts().iter().copied()), ["pharmacy", "store"]);
    assert_eq!(
        ids(of_whole.affected().iter().copied()),
        ["insurer", "pharmacy", "portal", "store", "warehouse"]
    );
    let way = of_whole.path(arch.element("insurer").unwrap()).unwrap();
    assert_eq!(
        ids(way.elements().iter().copied()),
        ["insurer", "store", "pharmacy", "hospital"]
    );
    let of_part = impact("pharmacy");
    assert_eq!(ids(of_part.parts().iter().copied()), ["store"]);
    assert!(of_part.affected().iter().any(|e| e.id() == "hospital"));
    assert!(impact("insurer").affected().is_empty());
    // Nobody depends on the whole because of being part of it.
    let reached = graph.reach(
        arch.element("store"),
        Direction::Dependencies,
        Edges::Dependencies,
    );
    assert_eq!(ids(reached.iter()), ["store"]);
}

#[test]
fn a_way_reads_as_its_ends_do() {
    let arch = read(&apps(HOSPITAL));
    let relation = arch
        .element("pharmacy")
        .unwrap()
        .relations()
        .next()
        .unwrap();
    let (part, whole) = (relation.from(), relation.to().unwrap());
    assert_eq!(relation.verb_from(part).get(Lang::Vi), "là bộ phận của");
    assert_eq!(relation.verb_from(whole).get(Lang::Vi), "có bộ phận là");
    let depends: Vec<_> = relation
        .dependences()
        .map(|(a, b)| (a.id(), b.id()))
        .collect();
    assert_eq!(depends, [("hospital", "pharmacy")]);
}

#[test]
fn circles_of_parts_are_a_finding_of_their_own() {
    let circle = [
        ("a", ", part-of: [b]"),
        ("b", ", part-of: [c]"),
        ("c", ", part-of: [a]"),
    ];
    let arch = read(&apps(&circle));
    assert_eq!(
        said(&arch, "LAY019", Lang::En),
        ["elements are part of each other in a circle: `a` → `b` → `c` → `a`"]
    );
    assert!(said(&arch, "LAY005", Lang::En).is_empty());
    let itself = read(&apps(&[("a", ", part-of: [a]")]));
    assert_eq!(
        said(&itself, "LAY019", Lang::Vi),
        ["`a` được khai báo là bộ phận của chính mình"]
    );
    // A part that needs its whole is no circle, nor is a part of two wholes.
    let needs = read(&apps(&[
        ("a", ""),
        ("c", ""),
        ("b", ", part-of: [a, c], depends-on: [a]"),
    ]));
    for code in ["LAY005", "LAY006", "LAY019"] {
        assert!(said(&needs, code, Lang::En).is_empty(), "{code}");
    }
}

#[test]
fn parts_lie_in_the_layer_of_their_whole() {
    let body = "applications:\n  a: { kind: application, name: { vi: A }, part-of: [b] }\n\
        channels:\n  b: { kind: web-portal, name: { vi: B } }\n";
    let arch = read(body);
    let report = RuleSet::for_framework(arch.framework())
        .unwrap()
        .check(&arch);
    let found: Vec<_> = report
        .iter()
        .filter(|d| d.code == Code::of("LAY006"))
        .collect();
    let [found] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(found.severity, Severity::Warning);
    let help = found.help.as_ref().unwrap();
    assert!(
        help.get(Lang::Vi).contains("b: { depends-on: [a] }"),
        "{help:?}"
    );
    let notes: Vec<_> = found.notes.iter().map(|n| n.get(Lang::En)).collect();
    assert!(
        notes.iter().any(|n| n.contains("same layer as its whole")),
        "{notes:?}"
    );
}

#[test]
fn who_guards_each_other_is_warned_and_who_needs_each_other_is_wrong() {
    let pair = |relation: &str| {
        let body = format!(
            "infrastructure:\n  soc: {{ kind: security-operations, name: {{ vi: SOC }}, protected-by: [wall] }}\n  \
             wall: {{ kind: information-security, name: {{ vi: Tường lửa }}, {relation}: [soc] }}\n"
        );
        let arch = read(&body);
        let report = RuleSet::for_framework(arch.framework())
            .unwrap()
            .check(&arch);
        let found: Vec<_> = report
            .iter()
            .filter(|d| d.code == Code::of("LAY005"))
            .map(|d| d.severity)
            .collect();
        found
    };
    assert_eq!(pair("protected-by"), [Severity::Warning]);
    assert_eq!(pair("depends-on"), [Severity::Warning]);
    let needs = read(&apps(&[
        ("a", ", depends-on: [b]"),
        ("b", ", depends-on: [a]"),
    ]));
    let report = RuleSet::for_framework(needs.framework())
        .unwrap()
        .check(&needs);
    let found = report
        .iter()
        .find(|d| d.code == Code::of("LAY005"))
        .unwrap();
    assert_eq!(found.severity, Severity::Error);
}

/// What is asked of a system of level 3 that says this of protection.
fn monitoring(centre: &str, system: &str) -> Vec<String> {
    let body = format!(
        "infrastructure:\n  soc: {{ kind: security-operations, name: {{ vi: SOC }}, status: {centre} }}\n  \
         wall: {{ kind: information-security, name: {{ vi: Tường lửa }}, status: active }}\n{}",
        apps(&[("a", &format!(", security-level: 3{system}"))])
    );
    said(&read(&body), "SEC010", Lang::En)
}

#[test]
fn a_centre_that_watches_monitors() {
    for met in [
        ", protected-by: [soc]",
        ", protected-by: [wall, soc]",
        ", protected-by: [{ to: soc, since: 2024 }]",
        ", monitored: true",
    ] {
        assert!(monitoring("active", met).is_empty(), "{met}");
    }
    for open in [
        "",
        ", protected-by: [wall]",
        ", protected-by: [{ to: soc, status: planned }]",
        ", protected-by: [{ to: soc, until: 2024-01-31 }]",
        ", depends-on: [soc]",
    ] {
        assert_eq!(monitoring("active", open).len(), 1, "{open}");
    }
    assert_eq!(monitoring("planned", ", protected-by: [soc]").len(), 1);
}

#[test]
fn modules_are_graded_watched_hosted_and_needed_with_their_system() {
    let body = |relation: &str| {
        format!(
            "infrastructure:\n  dc: {{ kind: data-centre, name: {{ vi: TTDL }}, owner: bo }}\n{}\
             business:\n  care: {{ kind: process, name: {{ vi: Khám bệnh }}, owner: bo, supported-by: [hospital] }}\n",
            apps(&[
                (
                    "hospital",
                    ", security-level: 3, monitored: true, hosted-on: [dc]"
                ),
                ("pharmacy", relation),
                ("drugs", ", part-of: [pharmacy]"),
            ])
        )
    };
    let (loose, part) = (read(&body("")), read(&body(", part-of: [hospital]")));
    for code in ["SEC001", "LAY008", "LAY009"] {
        let names = |arch: &Architecture| {
            let text = said(arch, code, Lang::En).concat();
            text.contains("pharmacy") && text.contains("drugs")
        };
        assert!(names(&loose), "{code}: {:?}", said(&loose, code, Lang::En));
        let of_part = said(&part, code, Lang::En).concat();
        assert!(
            !of_part.contains("pharmacy") && !of_part.contains("drugs"),
            "{of_part}"
        );
    }
}

/// The change of dropping one line of text for another.
fn verdict(before: &str, after: &str) -> Vec<(ChangeKind, Class)> {
    let (old, new) = (read(before), read(after));
    let diff = Diff::between(&old, &new);
    let back = Diff::between(&new, &old);
    assert_eq!(diff.changes().len(), back.changes().len());
    assert!(diff.apply(&old).unwrap() == new && back.apply(&new).unwrap() == old);
    diff.changes().iter().map(|c| (c.kind, c.class)).collect()
}

#[test]
fn to_leave_a_whole_breaks_nobody_and_to_take_away_its_part_does() {
    let with = |more: &str| apps(&[("hospital", ""), ("pharmacy", more)]);
    for key in ["part-of", "depends-on"] {
        let tied = with(&format!(", {key}: [hospital]"));
        assert_eq!(
            verdict(&tied, &with("")),
            [(ChangeKind::Removed, Class::Compatible)]
        );
        assert_eq!(
            verdict(&with(""), &tied),
            [(ChangeKind::Added, Class::Compatible)]
        );
    }
    let tied = with(", part-of: [hospital]");
    let alone = apps(&[("hospital", "")]);
    assert_eq!(
        verdict(&tied, &alone),
        [(ChangeKind::Removed, Class::Breaking)]
    );
    // A guard that nobody names any more goes quietly; one that guards does not, nor does what it guarded lose it.
    let guarded = |more: &str, wall: &str| {
        format!(
            "infrastructure:\n  soc: {{ kind: security-operations, name: {{ vi: SOC }} }}\n{wall}{}",
            apps(&[("a", more)])
        )
    };
    let wall = "  wall: { kind: information-security, name: { vi: Tường lửa } }\n";
    assert_eq!(
        verdict(&guarded(", protected-by: [soc]", ""), &guarded("", "")),
        [(ChangeKind::Removed, Class::Breaking)]
    );
    // It is watched all the same: by the flag, as by the centre.
    let by_centre = guarded(", protected-by: [soc]", "");
    let by_flag = guarded(", monitored: true", "");
    for (before, after) in [(&by_centre, &by_flag), (&by_flag, &by_centre)] {
        let found = verdict(before, after);
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|(_, class)| *class == Class::Compatible));
    }
    assert_eq!(
        verdict(&guarded("", wall), &guarded("", "")),
        [(ChangeKind::Removed, Class::Compatible)]
    );
    assert_eq!(
        verdict(&guarded(", protected-by: [wall]", wall), &guarded("", "")),
        [
            (ChangeKind::Removed, Class::Breaking),
            (ChangeKind::Removed, Class::Breaking)
        ]
    );
}

#[cfg(feature = "render")]
#[test]
fn pages_of_impact_count_parts_apart() {
    use justarch::Renderer;
    let document = document(&apps(&[
        ("hospital", ""),
        ("pharmacy", ", part-of: [hospital]"),
        ("insurer", ", depends-on: [hospital]"),
    ]));
    let arch = document.architecture();
    let impact = Impact::of(&Graph::of(arch), arch.element("hospital"));
    let renderer = Renderer::human(Lang::En);
    for page in [
        renderer.render_impact(&impact, &document),
        renderer.render_impact_markdown(&impact, &document),
    ] {
        assert!(page.contains("1 dependent,"), "{page}");
        assert!(page.contains("Parts that go with it"), "{page}");
    }
    let page = renderer.render_impact_markdown(&impact, &document);
    assert!(page.contains("| **Total** |  | **1** |"), "{page}");
    assert_eq!(page.matches("`pharmacy`").count(), 1, "{page}");
}

#[test]
fn rules_of_ones_own_speak_of_parts() {
    let arch = read(&apps(HOSPITAL));
    for (shape, wanted) in [
        ("forbid: { relation: part-of }", 3),
        ("forbid: { from: { id: store }, relation: part-of }", 2),
        (
            "forbid: { from: { id: store }, to: { id: hospital }, relation: part-of, reachable: true }",
            0,
        ),
        (
            "forbid: { from: { id: hospital }, to: { id: store }, relation: part-of, reachable: true }",
            1,
        ),
        ("require: { for: { id: insurer }, relations: [part-of] }", 1),
        ("require: { for: { id: store }, relations: [part-of] }", 0),
    ] {
        let rules = crate::user_rules::rules(shape);
        let found = crate::user_rules::check(&rules, &arch);
        assert_eq!(found.len(), wanted, "{shape}");
    }
}

/// A random document: applications, centres and the relations between them by number.
type Edge = (usize, usize, usize);

fn edges() -> impl Strategy<Value = Vec<Edge>> {
    prop::collection::vec((0..8_usize, 0..RelationKind::ALL.len(), 0..8_usize), 0..20)
}

fn built(edges: &[Edge], takes: impl Fn(RelationKind) -> bool) -> Architecture {
    let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    let kinds: [Kind; 4] = [
        ApplicationKind::Application.into(),
        InfrastructureKind::SecurityOperations.into(),
        ApplicationKind::Database.into(),
        PolicyKind::Plan.into(),
    ];
    for nth in 0..8 {
        b.element(&format!("e{nth}"), kinds[nth % 4], "Phần tử")
            .unwrap();
    }
    for (from, kind, to) in edges {
        let kind = RelationKind::ALL[*kind];
        if takes(kind) {
            b.relate(&format!("e{from}"), kind, &format!("e{to}"))
                .unwrap();
        }
    }
    b.build().unwrap()
}

/// The parts of an element, and their parts, by hand.
fn parts(edges: &[Edge], whole: usize) -> BTreeSet<usize> {
    let mut found = BTreeSet::from([whole]);
    for _ in 0..8 {
        for (part, kind, of) in edges {
            if RelationKind::ALL[*kind] == RelationKind::PartOf && found.contains(of) {
                found.insert(*part);
            }
        }
    }
    found.remove(&whole);
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn parts_have_no_say_in_circles_of_dependence(edges in edges()) {
        let (with, without) = (built(&edges, |_| true), built(&edges, |k| k != RelationKind::PartOf));
        for lang in [Lang::Vi, Lang::En] {
            prop_assert_eq!(said(&with, "LAY005", lang), said(&without, "LAY005", lang));
        }
    }

    #[test]
    fn the_impact_of_a_whole_has_all_its_parts(edges in edges(), whole in 0..8_usize) {
        let arch = built(&edges, |_| true);
        let graph = Graph::of(&arch);
        graph.verify().unwrap();
        let impact = Impact::of(&graph, arch.element(&format!("e{whole}")));
        let affected: BTreeSet<String> = impact.affected().iter().map(|e| e.id().to_owned()).collect();
        let found: BTreeSet<String> = impact.parts().iter().map(|e| e.id().to_owned()).collect();
        let wanted: BTreeSet<String> = parts(&edges, whole).iter().map(|n| format!("e{n}")).collect();
        prop_assert_eq!(&found, &wanted);
        prop_assert!(wanted.is_subset(&affected));
        // Each part has its whole among those that depend on it.
        for part in impact.parts() {
            let above = Impact::of(&graph, [*part]);
            let id = format!("e{whole}");
            prop_assert!(above.affected().iter().any(|e| e.id() == id));
        }
    }

    #[test]
    fn comparing_backwards_finds_the_same(one in edges(), other in edges()) {
        let (old, new) = (built(&one, |_| true), built(&other, |_| true));
        let (there, back) = (Diff::between(&old, &new), Diff::between(&new, &old));
        let count = |diff: &Diff<'_>, kind| diff.changes().iter().filter(|c| c.kind == kind).count();
        prop_assert_eq!(count(&there, ChangeKind::Added), count(&back, ChangeKind::Removed));
        prop_assert_eq!(count(&there, ChangeKind::Removed), count(&back, ChangeKind::Added));
        prop_assert!(there.apply(&old).unwrap() == new);
        prop_assert!(back.apply(&new).unwrap() == old);
    }

    /// Whichever part in use goes without a successor, each whole that goes on is told.
    #[test]
    fn a_whole_is_told_of_a_part_that_retires(
        wholes in prop::collection::vec(0..4_usize, 1..6),
        gone in 0..6_usize,
        stopped in any::<bool>(),
    ) {
        let gone = gone % wholes.len();
        let version = |number: &str, old: bool| {
            let mut text = HEAD.replace("version: \"3.0\"", &format!("version: \"{number}\""));
            if !old {
                text = text.replace("2024-06-30", "2025-06-30");
            }
            text.push_str("applications:\n");
            for nth in 0..4 {
                text.push_str(&app(&format!("whole-{nth}"), ""));
            }
            for (nth, whole) in wholes.iter().enumerate() {
                let tie = format!(", part-of: [whole-{whole}]");
                let line = app(&format!("part-{nth}"), &tie);
                match (old || nth != gone, stopped) {
                    (true, _) => text.push_str(&line),
                    (false, true) => text.push_str(&line.replace("status: active", "status: retired")),
                    (false, false) => {}
                }
            }
            if !old && !stopped {
                let _ = writeln!(text, "retired: {{ part-{gone}: {{ reason: Không còn nhu cầu, decision: 1/QĐ }} }}");
            }
            Document::parse("demo.yaml", &text).unwrap().into_architecture()
        };
        let (old, new) = (version("3.0", true), version("3.1", false));
        let review = Transition::between(&old, &new).unwrap().check();
        let told: Vec<_> = review.findings.iter().filter(|d| d.code == Code::of("TRN008")).collect();
        prop_assert_eq!(told.len(), 1);
        for lang in [Lang::Vi, Lang::En] {
            let text = told[0].message.get(lang);
            prop_assert!(text.contains(&format!("`part-{gone}`")), "{}", text);
            prop_assert!(text.contains(&format!("`whole-{}`", wholes[gone])), "{}", text);
        }
    }
}

/// What the guide's table says, kind by kind.
fn permitted(from: Kind, relation: RelationKind, to: Kind) -> bool {
    use Layer::{Application, Business, Channel, Infrastructure, Integration, Policy, User};
    use RelationKind::{
        Connects, DependsOn, Exchanges, GovernedBy, HostedOn, Offers, PartOf, ProtectedBy, Stores,
        SuppliedBy, SupportedBy, Uses,
    };
    let (near, far) = (from.layer(), to.layer());
    let key = to.key();
    let is_public = near == User && ["citizen", "business"].contains(&from.key());
    let is_service = |kind: Kind| ["public-service", "service-group"].contains(&kind.key());
    let carries = |layer| [Channel, Application, Integration].contains(&layer);
    let trust = to == InfrastructureKind::TrustService.into();
    match relation {
        Uses => {
            near == User
                && ([Channel, Infrastructure].contains(&far)
                    || (far == Application && !to.holds_data() && !is_public))
        }
        Offers => near == Channel && far == Business,
        SupportedBy => near == Business && far == Application,
        DependsOn => match near {
            Channel => carries(far) || trust,
            Application => [Application, Integration].contains(&far) || trust,
            Integration => far == Integration || trust,
            Business => far == Business,
            Infrastructure => far == Infrastructure,
            User | Policy => false,
        },
        PartOf => near == far,
        Stores => near == Application && !from.holds_data() && to.holds_data(),
        HostedOn => carries(near) && far == Infrastructure,
        ProtectedBy => {
            let guards = [
                "information-security",
                "security-operations",
                "trust-service",
                "x-",
            ];
            (carries(near) || near == Infrastructure)
                && far == Infrastructure
                && guards.contains(&key)
        }
        Connects => near == Integration && far == Integration,
        Exchanges => {
            (carries(near) && carries(far))
                || (is_service(from) && far == Channel)
                || (near == Channel && is_service(to))
        }
        SuppliedBy => near == Application && far == User,
        GovernedBy => far == Policy,
        other => panic!("what may `{other}` tie?"),
    }
}

#[test]
fn every_row_of_the_table_holds_both_ways() {
    let mut kinds = Kind::ALL.to_vec();
    kinds.extend(Layer::ALL.map(Kind::Custom));
    for framework in Framework::all() {
        for relation in RelationKind::ALL {
            let (mut may, mut may_not) = (0, 0);
            for from in &kinds {
                for to in &kinds {
                    let cell = framework.relation(*from, relation, *to).cell;
                    let is = matches!(cell, justarch::Cell::Allowed | justarch::Cell::WiderScope);
                    assert_eq!(
                        is,
                        permitted(*from, relation, *to),
                        "{from} {relation} {to}"
                    );
                    if is { may += 1 } else { may_not += 1 }
                }
            }
            assert!(may > 0 && may_not > 0, "{relation}");
        }
    }
}

#[test]
fn the_guide_has_a_row_for_each_kind() {
    let guide = include_str!("../../src/docs/relations.md");
    for relation in RelationKind::ALL {
        let verb = relation.label();
        let row = format!("| `{relation}` | {} |", verb.get(Lang::Vi));
        assert!(guide.contains(&row), "{row}");
    }
}

#[test]
fn keys_that_are_meant_are_named() {
    for (word, meant) in [
        ("partof", "part-of"),
        ("parts-of", "part-of"),
        ("bộ phận của", "part-of"),
        ("thuộc hệ thống", "part-of"),
        ("protectedby", "protected-by"),
        ("được bảo vệ bởi", "protected-by"),
        ("được giám sát bởi", "protected-by"),
    ] {
        let line = format!(", \"{word}\": [b]");
        let document = document(&apps(&[("a", &line), ("b", "")]));
        let help: Vec<_> = document
            .report()
            .iter()
            .filter_map(|d| d.help.as_ref())
            .collect();
        assert!(
            help.iter()
                .any(|h| h.get(Lang::Vi).contains(&format!("`{meant}`"))),
            "{word}: {help:?}"
        );
    }
}
