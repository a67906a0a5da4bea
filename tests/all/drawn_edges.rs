//! The edges of pictures: where they run, whatever the document.

use std::collections::{BTreeMap, BTreeSet};

use justarch::draw::{
    Drawing, Edge, Label, Orientation, Page, Paper, Point, Rect, Relations, Scene, Subgraph,
    TextForm,
};
use justarch::{
    Architecture, Bands, FrameworkVersion, IntegrationKind, Kind, Lang, RelationKind, Status,
    reference,
};
use proptest::prelude::*;
use proptest::sample::select;

/// A relation to be drawn: from and to are places in the list of elements.
#[derive(Clone, Debug)]
struct Tie {
    from: usize,
    to: usize,
    kind: RelationKind,
    hop: Option<usize>,
}

/// Whether two lengths are the same, to the bit.
#[expect(clippy::float_cmp, reason = "both are the same line of one lattice")]
fn same(one: f64, other: f64) -> bool {
    one == other
}

fn tie() -> impl Strategy<Value = Tie> {
    let hop = proptest::option::weighted(0.4, any::<prop::sample::Index>());
    let end = any::<prop::sample::Index>;
    (end(), end(), select(&RelationKind::ALL[..]), hop).prop_map(|(from, to, kind, hop)| Tie {
        from: from.index(1 << 20),
        to: to.index(1 << 20),
        kind,
        hop: hop.map(|hop| hop.index(1 << 20)),
    })
}

fn id(nth: usize) -> String {
    format!("e-{nth:03}")
}

fn built(kinds: &[(Kind, usize)], ties: &[Tie]) -> Architecture {
    let mut b = Architecture::fragment("tied", FrameworkVersion::V3_0);
    b.organisation("moj", "Bộ Tư pháp").unwrap();
    b.organisation("mps", "Bộ Công an").unwrap();
    b.body("moj").unwrap();
    for (nth, (kind, words)) in kinds.iter().enumerate() {
        let name = "Hệ thống thông tin hộ tịch điện tử dùng chung toàn quốc"
            .split(' ')
            .take(1 + words % 11)
            .collect::<Vec<_>>()
            .join(" ");
        let owner = if words % 3 == 0 { "mps" } else { "moj" };
        b.element(&id(nth), *kind, &format!("{name} {nth}"))
            .unwrap()
            .owner(owner)
            .unwrap();
    }
    let count = kinds.len();
    for tie in ties {
        let (from, to) = (id(tie.from % count), id(tie.to % count));
        let relation = b.relate(&from, tie.kind, &to).unwrap();
        if let (RelationKind::Exchanges, Some(hop)) = (tie.kind, tie.hop) {
            relation.route([id(hop % count).as_str()]).unwrap();
        }
    }
    b.build().unwrap()
}

fn document(most: usize) -> impl Strategy<Value = Architecture> {
    let kinds = proptest::collection::vec((select(Kind::ALL), any::<usize>()), 10..=most);
    let ties = proptest::collection::vec(tie(), 0..=most * 2);
    (kinds, ties).prop_map(|(kinds, ties)| built(&kinds, &ties))
}

/// How many documents are drawn and how large they are at most: more if the environment says so.
fn asked() -> (u32, usize) {
    let set = std::env::var("JUSTARCH_DRAWINGS").ok();
    match set.and_then(|set| set.parse().ok()) {
        Some(cases) => (cases, 300),
        None => (4, 24),
    }
}

/// How far a straight part is from an area; 0 if they meet.
fn distance(from: Point, to: Point, area: Rect) -> f64 {
    let gap = |low: f64, high: f64, left: f64, right: f64| (left - high).max(low - right).max(0.0);
    let across = gap(from.x.min(to.x), from.x.max(to.x), area.x, area.right());
    let down = gap(from.y.min(to.y), from.y.max(to.y), area.y, area.bottom());
    across.hypot(down)
}

fn parts(edge: &Edge) -> impl Iterator<Item = (Point, Point)> + '_ {
    edge.points.windows(2).map(|pair| (pair[0], pair[1]))
}

/// The texts of a page, with the id of the box or the edge that they belong to.
fn labels(page: &Page) -> Vec<(&str, &Label)> {
    let mut out: Vec<(&str, &Label)> = Vec::new();
    out.extend(page.head.iter().map(|label| ("", label)));
    out.extend(page.legend.entries.iter().map(|entry| ("", &entry.label)));
    out.extend(page.legend.notes.iter().map(|label| ("", label)));
    for band in &page.bands {
        out.extend(band.labels.iter().map(|label| ("", label)));
        for group in &band.groups {
            out.extend(group.caption.iter().map(|label| ("", label)));
            for element in &group.boxes {
                out.push((&element.id, &element.name));
                out.extend(
                    element
                        .figure
                        .iter()
                        .map(|label| (element.id.as_str(), label)),
                );
            }
        }
    }
    out
}

/// What holds of the edges of every page.
fn sound(page: &Page) {
    let boxes: BTreeMap<&str, Rect> = page.boxes().map(|e| (e.id.as_str(), e.rect)).collect();
    let labels = labels(page);
    for (nth, edge) in page.edges.iter().enumerate() {
        let told = &edge.told;
        assert!(edge.points.len() >= 2, "{told}");
        for (from, to) in parts(edge) {
            assert!(
                same(from.x, to.x) || same(from.y, to.y),
                "{told}: {from:?} {to:?}"
            );
            for point in [from, to] {
                let is_there = (0.0..=page.size.width).contains(&point.x)
                    && (0.0..=page.size.height).contains(&point.y);
                assert!(is_there, "{told}: {point:?}");
            }
            for (id, rect) in &boxes {
                let is_end = *id == edge.from || *id == edge.to;
                if is_end {
                    let within = Rect {
                        x: rect.x + 0.01,
                        y: rect.y + 0.01,
                        width: rect.width - 0.02,
                        height: rect.height - 0.02,
                    };
                    assert!(distance(from, to, within) > 0.0, "{told} runs through {id}");
                } else {
                    let far = distance(from, to, *rect);
                    assert!(far > 0.0, "{told} meets {id}");
                }
            }
            for (owner, label) in &labels {
                if *owner != edge.from && *owner != edge.to {
                    let far = distance(from, to, label.area());
                    let said = &label.lines[0].text;
                    assert!(far >= 4.0 - 1e-6, "{told} is {far} from “{said}”");
                }
            }
            for (other, beside) in page.edges.iter().enumerate() {
                if let Some(label) = beside.label.as_ref().filter(|_| other != nth) {
                    let far = distance(from, to, label.area());
                    assert!(
                        far >= 4.0 - 1e-6,
                        "{told} is {far} from the count of {}",
                        beside.told
                    );
                }
            }
        }
    }
    apart(page);
}

/// Edges that do not lead to the same box share no part of their ways.
fn apart(page: &Page) {
    for (nth, one) in page.edges.iter().enumerate() {
        for other in &page.edges[nth + 1..] {
            if (&one.to, one.kind, one.two_way) == (&other.to, other.kind, other.two_way) {
                continue;
            }
            for (a, b) in parts(one) {
                for (c, d) in parts(other) {
                    let over = |low: f64, high: f64, other: f64, others: f64| {
                        low.max(high).min(other.max(others)) - low.min(high).max(other.min(others))
                    };
                    let shares = same(a.x, b.x)
                        && same(c.x, d.x)
                        && same(a.x, c.x)
                        && over(a.y, b.y, c.y, d.y) > 0.0
                        || same(a.y, b.y)
                            && same(c.y, d.y)
                            && same(a.y, c.y)
                            && over(a.x, b.x, c.x, d.x) > 0.0;
                    assert!(!shares, "{} and {} share {a:?} {b:?}", one.told, other.told);
                }
            }
        }
    }
}

/// Each edge begins and ends at the border of its boxes.
fn ends_at_boxes(page: &Page) {
    let boxes: BTreeMap<&str, Rect> = page.boxes().map(|e| (e.id.as_str(), e.rect)).collect();
    for edge in &page.edges {
        let ends = [
            (&edge.from, edge.points.first()),
            (&edge.to, edge.points.last()),
        ];
        for (id, point) in ends {
            let (rect, point) = (boxes[id.as_str()], point.unwrap());
            let is_beside = [rect.x, rect.right()].contains(&point.x)
                && (rect.y..=rect.bottom()).contains(&point.y);
            let is_above = [rect.y, rect.bottom()].contains(&point.y)
                && (rect.x..=rect.right()).contains(&point.x);
            assert!(is_beside || is_above, "{}: {point:?} {rect:?}", edge.told);
        }
    }
}

/// Boxes lie in their groups and do not meet, though they were moved for the edges.
fn boxes_are_apart(page: &Page) {
    for group in page.bands.iter().flat_map(|band| &band.groups) {
        for element in &group.boxes {
            assert!(group.rect.holds(element.rect), "{}", element.id);
            assert!(element.rect.holds(element.name.area()), "{}", element.id);
        }
    }
    let rects: Vec<_> = page.boxes().map(|e| (&e.id, e.rect)).collect();
    for (nth, (id, rect)) in rects.iter().enumerate() {
        for (other, beside) in &rects[nth + 1..] {
            assert!(!rect.meets(*beside), "{id} meets {other}");
        }
    }
}

fn counted(scene: &Scene) {
    let shown = scene.relations.unwrap();
    let sum = shown.drawn
        + shown.no_room
        + shown.between_pages
        + shown.outside
        + shown.to_itself
        + shown.within_bands
        + shown.to_organisations;
    assert_eq!(sum, shown.asked, "{shown:?}");
}

fn svgs(scene: &Scene) -> Vec<String> {
    let pages = scene.pages.iter();
    pages.map(|page| scene.svg(page, TextForm::Text)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: asked().0, max_shrink_iters: 20, ..ProptestConfig::default() })]

    /// No edge runs through a foreign box or near a foreign text; all relations are drawn or counted; the same bytes twice.
    #[test]
    fn edges_run_where_nothing_stands(
        arch in document(asked().1),
        paper in select(&[None, Some(Paper::A4), Some(Paper::A3)][..]),
        fit in any::<bool>(),
    ) {
        let mut drawing = Drawing::new(Lang::Vi).relations(Relations::all());
        if let Some(paper) = paper {
            drawing = drawing.paper(paper, Orientation::Landscape);
        }
        if fit {
            drawing = drawing.fit();
        }
        let scene = drawing.scene(&arch);
        for page in &scene.pages {
            sound(page);
            ends_at_boxes(page);
            boxes_are_apart(page);
        }
        counted(&scene);
        let shown = scene.relations.unwrap();
        prop_assert_eq!(shown.asked, arch.relation_count());
        // Every pair that is drawn whole has its edge.
        if shown.no_room + shown.between_pages == 0 {
            let tied: BTreeSet<_> = scene.edges().map(|e| (&*e.from, &*e.to, e.kind.unwrap())).collect();
            for relation in arch.relations().filter(|r| r.hops().next().is_none()) {
                let (from, to) = (relation.from().id(), relation.to().unwrap().id());
                let kind = relation.kind();
                let is_tied = tied.contains(&(from, to, kind)) || tied.contains(&(to, from, kind));
                prop_assert!(from == to || is_tied, "{}", relation);
            }
        }
        prop_assert_eq!(svgs(&scene), svgs(&drawing.scene(&arch)));
    }

    /// The same of edges between bands, which carry their counts.
    #[test]
    fn edges_between_bands_carry_their_counts(
        arch in document(asked().1),
        cut in select(Bands::all()),
        paper in select(&[None, Some(Paper::A3)][..]),
    ) {
        let mut drawing = Drawing::new(Lang::En).bands(cut).relations(Relations::between_bands());
        if let Some(paper) = paper {
            drawing = drawing.paper(paper, Orientation::Portrait);
        }
        let scene = drawing.scene(&arch);
        counted(&scene);
        for page in &scene.pages {
            sound(page);
        }
        let drawn: usize = scene.edges().map(|edge| edge.count).sum();
        prop_assert_eq!(drawn, scene.relations.unwrap().drawn);
        for edge in scene.edges() {
            let label = edge.label.as_ref().unwrap();
            prop_assert_eq!(&label.lines[0].text, &edge.count.to_string());
        }
    }

    /// Each exchange is a line from system to system that touches the platforms it passes.
    #[test]
    fn each_exchange_has_a_line(
        arch in document(asked().1),
        paper in select(&[None, Some(Paper::A4)][..]),
    ) {
        let mut drawing = Drawing::new(Lang::Vi).only(Subgraph::Exchanges);
        if let Some(paper) = paper {
            drawing = drawing.paper(paper, Orientation::Landscape);
        }
        let scene = drawing.scene(&arch);
        let exchanges = arch.relations().filter(|r| r.kind() == RelationKind::Exchanges);
        prop_assert_eq!(scene.edges().count(), exchanges.count());
        for page in &scene.pages {
            for edge in &page.edges {
                for (from, to) in parts(edge) {
                    for element in page.boxes() {
                        prop_assert!(distance(from, to, element.rect) > 0.0, "{}", edge.told);
                    }
                    for (_, label) in labels(page) {
                        prop_assert!(distance(from, to, label.area()) >= 4.0 - 1e-6, "{}", edge.told);
                    }
                }
                let guide = |id: &str| {
                    let rect = page.boxes().find(|e| e.id == id).unwrap().rect;
                    page.guides.iter().find(|g| (g.from.x - rect.middle()).abs() < 0.01).unwrap()
                };
                prop_assert!(same(edge.points.first().unwrap().x, guide(&edge.from).from.x));
                prop_assert!(same(edge.points.last().unwrap().x, guide(&edge.to).from.x));
                for stop in &edge.stops {
                    let passed = page.guides.iter().find(|g| same(g.from.x, stop.x)).unwrap();
                    prop_assert!((passed.from.y..=passed.to.y).contains(&stop.y));
                }
            }
        }
    }
}

/// Every relation of the bundled documents is drawn on a page as large as it has to be, in every cut.
#[test]
fn a_bundled_document_is_drawn_with_all_its_relations() {
    for bundled in reference::all() {
        let document = bundled.document();
        let arch = document.architecture();
        let scene = Drawing::new(Lang::Vi)
            .relations(Relations::all())
            .scene(arch);
        let shown = scene.relations.unwrap();
        assert_eq!(
            shown.drawn + shown.to_organisations,
            arch.relation_count(),
            "{}",
            bundled.name
        );
        sound(&scene.pages[0]);
        ends_at_boxes(&scene.pages[0]);
    }
}

/// A large document is drawn in bounded time, and what finds no room is counted.
#[test]
fn a_large_document_is_drawn_or_counted() {
    let kinds: Vec<_> = (0..300)
        .map(|nth| (Kind::ALL[nth * 7 % Kind::ALL.len()], nth))
        .collect();
    let ties: Vec<_> = (0..180)
        .map(|nth| Tie {
            from: nth * 11 % 120,
            to: nth * nth * 3 % 120,
            kind: RelationKind::ALL[nth % RelationKind::ALL.len()],
            hop: None,
        })
        .collect();
    let arch = built(&kinds, &ties);
    let scene = Drawing::new(Lang::Vi)
        .relations(Relations::all())
        .fit()
        .scene(&arch);
    counted(&scene);
    sound(&scene.pages[0]);
    let shown = scene.relations.unwrap();
    assert!(shown.drawn > 120, "{shown:?}");
    let svg = scene.svg(&scene.pages[0], TextForm::Text);
    assert!(svg.contains(&shown.asked.to_string()));
}

/// Without relations nothing of a picture is new.
#[test]
fn no_edge_is_drawn_unless_asked_for() {
    let scene = Drawing::new(Lang::Vi).scene(&reference::moj_3_0());
    assert!(scene.relations.is_none());
    assert_eq!(scene.edges().count(), 0);
    let svg = scene.svg(&scene.pages[0], TextForm::Text);
    assert!(!svg.contains("class=\"edge"));
}

/// An edge says what it says in words, and has a line that no colour is needed for.
#[test]
fn an_edge_is_told_in_words_and_by_its_line() {
    let mut b = Architecture::fragment("told", FrameworkVersion::V3_0);
    let app = justarch::ApplicationKind::Application;
    b.element("a", app, "Phần mềm <A>").unwrap();
    b.element("b", app, "Phần mềm B").unwrap();
    b.element("lgsp", IntegrationKind::Lgsp, "LGSP").unwrap();
    b.relate("a", RelationKind::Exchanges, "b")
        .unwrap()
        .route(["lgsp"])
        .unwrap();
    b.relate("a", RelationKind::DependsOn, "b").unwrap();
    b.relate("a", RelationKind::DependsOn, "a").unwrap();
    let arch = b.build().unwrap();
    let scene = Drawing::new(Lang::Vi)
        .relations(Relations::all())
        .scene(&arch);
    let shown = scene.relations.unwrap();
    assert_eq!((shown.asked, shown.drawn, shown.to_itself), (3, 2, 1));
    let mut tied: Vec<_> = scene
        .edges()
        .map(|e| (&*e.from, &*e.to, e.two_way))
        .collect();
    tied.sort_unstable();
    assert_eq!(
        tied,
        [("a", "b", false), ("a", "lgsp", true), ("b", "lgsp", true)]
    );
    let svg = scene.svg(&scene.pages[0], TextForm::Text);
    let tree = roxmltree::Document::parse(&svg).unwrap();
    let edges = tree
        .descendants()
        .filter(|n| n.attribute("class") == Some("edge"));
    let told: Vec<_> = edges
        .clone()
        .map(|n| n.attribute("aria-label").unwrap())
        .collect();
    assert!(
        told.contains(&"Phần mềm <A> phụ thuộc vào Phần mềm B"),
        "{told:?}"
    );
    assert!(
        told.contains(&"Phần mềm <A> trao đổi dữ liệu với Phần mềm B, qua LGSP"),
        "{told:?}"
    );
    let lines: BTreeSet<_> = edges
        .map(|n| {
            let line = n.children().find(|c| c.has_attribute("stroke")).unwrap();
            (
                n.attribute("data-group"),
                line.attribute("stroke-dasharray"),
            )
        })
        .collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
}

#[test]
fn what_is_planned_or_retired_is_told_apart_without_dashes() {
    let app = justarch::ApplicationKind::Application;
    let drawn = |statuses: &[Status]| {
        let mut b = Architecture::fragment("stages", FrameworkVersion::V3_0);
        b.element("a", app, "Phần mềm A").unwrap();
        for (nth, status) in statuses.iter().enumerate() {
            b.element(&format!("b-{nth}"), app, &format!("Phần mềm {nth}"))
                .unwrap();
            b.relate("a", RelationKind::DependsOn, &format!("b-{nth}"))
                .unwrap()
                .status(*status);
        }
        let arch = b.build().unwrap();
        let scene = Drawing::new(Lang::Vi)
            .relations(Relations::all())
            .scene(&arch);
        let svg = scene.svg(&scene.pages[0], TextForm::Text);
        let tree = roxmltree::Document::parse(&svg).unwrap();
        let edges = tree
            .descendants()
            .filter(|n| n.attribute("class") == Some("edge"));
        let looks = edges.map(|edge| {
            let paths: Vec<_> = edge
                .children()
                .filter(|c| c.has_tag_name("path"))
                .map(|c| c.attribute("fill").unwrap().to_owned())
                .collect();
            let status = edge.attribute("data-status").map(str::to_owned);
            (edge.attribute("data-to").unwrap().to_owned(), status, paths)
        });
        let mut looks: Vec<_> = looks.collect();
        looks.sort();
        (looks, svg.contains("quan hệ dự kiến"))
    };
    let (looks, is_explained) = drawn(&[Status::Active, Status::Planned, Status::Retired]);
    let [active, planned, retired] = looks.as_slice() else {
        panic!("{looks:?}")
    };
    assert_eq!((active.1.as_deref(), active.2.len()), (None, 2));
    assert_eq!(
        (planned.1.as_deref(), planned.2.len()),
        (Some("planned"), 2)
    );
    assert_eq!(
        (retired.1.as_deref(), retired.2.len()),
        (Some("retired"), 3)
    );
    // The head is the second path: full, hollow, full.
    assert_eq!(active.2[1], retired.2[1]);
    assert_ne!(active.2[1], planned.2[1]);
    assert!(is_explained);
    assert!(!drawn(&[Status::Active]).1);
}
