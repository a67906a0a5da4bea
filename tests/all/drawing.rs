//! Pictures: what lies where, whatever the document.

use std::collections::BTreeMap;

use justarch::draw::{
    Drawing, Group, ListItem, Orientation, Page, Paper, Rect, Scene, TextForm, Theme,
};
use justarch::{Architecture, Bands, FrameworkVersion, Kind, Lang, Status, reference};
use proptest::prelude::*;
use proptest::sample::select;

/// An element to be drawn.
#[derive(Clone, Debug)]
struct Sketch {
    kind: Kind,
    name: String,
    owner: Option<&'static str>,
    status: Option<Status>,
    instances: Option<u64>,
}

const SYLLABLES: &[&str] = &[
    "cơ",
    "sở",
    "dữ",
    "liệu",
    "hộ",
    "tịch",
    "điện",
    "tử",
    "quốc",
    "gia",
    "thống",
    "nghiệp",
    "vụ",
    "61/2018/NĐ-CP",
    "(LGSP)",
    "chuyển",
    "đổi",
    "số",
    "Interoperability",
    "AI",
    "ngày",
    "a",
];

/// A name of 1 to 120 characters.
pub(crate) fn name() -> impl Strategy<Value = String> {
    let words = proptest::collection::vec(select(SYLLABLES), 1..30);
    let of_words = (words, 1..=120_usize).prop_map(|(words, length)| {
        let name: String = words.join(" ").chars().take(length).collect();
        name.trim().to_owned()
    });
    let one_word = (1..=120_usize).prop_map(|length| "ộW".chars().cycle().take(length).collect());
    prop_oneof![9 => of_words, 1 => one_word]
}

fn sketch() -> impl Strategy<Value = Sketch> {
    let status = select(Status::ALL);
    (
        select(Kind::ALL),
        name(),
        select(&[None, Some("moj"), Some("mps")][..]),
        proptest::option::of(status),
        proptest::option::of(1..100_u64),
    )
        .prop_map(|(kind, name, owner, status, instances)| Sketch {
            kind,
            name,
            owner,
            status,
            instances,
        })
}

fn id(nth: usize) -> String {
    format!("e-{nth:04}")
}

/// The architecture with those elements, declared in that order.
fn built(sketches: &[Sketch], order: impl IntoIterator<Item = usize>) -> Architecture {
    let mut b = Architecture::fragment("drawn", FrameworkVersion::V3_0);
    b.organisation("moj", "Bộ Tư pháp").unwrap();
    b.organisation("mps", "Bộ Công an").unwrap();
    b.body("moj").unwrap();
    for nth in order {
        let sketch = &sketches[nth];
        let mut element = b.element(&id(nth), sketch.kind, &sketch.name).unwrap();
        if let Some(owner) = sketch.owner {
            element = element.owner(owner).unwrap();
        }
        if let Some(status) = sketch.status {
            element = element.status(status);
        }
        if let Some(instances) = sketch.instances {
            element.instances(instances);
        }
    }
    b.build().unwrap()
}

/// How many documents are drawn and how large they are at most: more if the environment says so.
fn asked() -> (u32, usize) {
    let set = std::env::var("JUSTARCH_DRAWINGS").ok();
    match set.and_then(|set| set.parse().ok()) {
        Some(cases) => (cases, 2000),
        None => (16, 70),
    }
}

pub(crate) fn papers() -> Vec<Option<(Paper, Orientation)>> {
    let mut out = vec![None];
    for paper in [Paper::A4, Paper::A3] {
        for orientation in [Orientation::Landscape, Orientation::Portrait] {
            out.push(Some((paper, orientation)));
        }
    }
    out
}

fn apart(rects: &[(String, Rect)], what: &str) {
    for (nth, (one, rect)) in rects.iter().enumerate() {
        for (other, beside) in &rects[nth + 1..] {
            assert!(
                !rect.meets(*beside),
                "{what}: {one} {rect:?} meets {other} {beside:?}"
            );
        }
    }
}

fn holds(outer: Rect, inner: Rect, what: &str) {
    assert!(
        outer.holds(inner),
        "{what}: {inner:?} is not within {outer:?}"
    );
}

/// What holds of every page.
pub(crate) fn sound(page: &Page) {
    let whole = Rect {
        x: 0.0,
        y: 0.0,
        width: page.size.width,
        height: page.size.height,
    };
    let bands: Vec<_> = page
        .bands
        .iter()
        .map(|b| (b.key.to_owned(), b.rect))
        .collect();
    apart(&bands, "bands");
    for band in &page.bands {
        holds(whole, band.rect, band.key);
        holds(band.rect, band.header, band.key);
        for label in &band.labels {
            holds(band.header, label.area(), &band.name);
            assert!(label.lines.iter().all(|line| !line.text.is_empty()));
        }
        let mut taken = vec![("header".to_owned(), band.header)];
        for group in &band.groups {
            holds(band.rect, group.rect, band.key);
            taken.push(("group".to_owned(), group.rect));
            let mut within = Vec::new();
            if let Some(caption) = &group.caption {
                holds(group.rect, caption.area(), "caption");
                within.push(("caption".to_owned(), caption.area()));
            }
            for element in &group.boxes {
                holds(group.rect, element.rect, &element.id);
                holds(element.rect, element.name.area(), &element.id);
                if let Some(figure) = &element.figure {
                    holds(element.rect, figure.area(), &element.id);
                    assert!(
                        figure.area().y > element.name.area().bottom() - 0.01,
                        "{}",
                        element.id
                    );
                }
                within.push((element.id.clone(), element.rect));
            }
            apart(&within, band.key);
            badges(group);
        }
        apart(&taken, band.key);
    }
    let mut rest: Vec<_> = bands;
    for (nth, label) in page.head.iter().enumerate() {
        holds(whole, label.area(), "head");
        rest.push((format!("head {nth}"), label.area()));
    }
    for entry in &page.legend.entries {
        holds(whole, entry.label.area(), "legend");
        rest.push(("sign".to_owned(), entry.rect));
        rest.push(("meaning".to_owned(), entry.label.area()));
    }
    for note in &page.legend.notes {
        holds(whole, note.area(), "note");
        rest.push(("note".to_owned(), note.area()));
    }
    if let Some(list) = &page.changes {
        holds(whole, list.rect, "list");
        rest.push(("list".to_owned(), list.rect));
        let mut within = Vec::new();
        for item in &list.items {
            let label = match item {
                ListItem::Heading(label) => label,
                ListItem::Line(line) => {
                    holds(list.rect, line.sign, "sign in the list");
                    within.push(("sign".to_owned(), line.sign));
                    &line.label
                }
                _ => unreachable!("the list has headings and lines"),
            };
            let said: Vec<_> = label.lines.iter().map(|l| l.text.as_str()).collect();
            holds(list.rect, label.area(), &said.join(" "));
            within.push((said.join(" "), label.area()));
        }
        apart(&within, "list");
    }
    apart(&rest, "page");
}

/// The signs of marks cover no text and no other box.
fn badges(group: &Group) {
    for element in &group.boxes {
        let Some(badge) = element.badge else { continue };
        assert!(
            !badge.meets(element.name.area()),
            "{} {badge:?} {:?}",
            element.id,
            element.name.area()
        );
        if let Some(caption) = &group.caption {
            assert!(
                !badge.meets(caption.area()),
                "{} meets the caption",
                element.id
            );
        }
        for other in group.boxes.iter().filter(|other| other.id != element.id) {
            assert!(!badge.meets(other.rect), "{} on {}", element.id, other.id);
            assert!(!other.badge.is_some_and(|other| badge.meets(other)));
        }
        if let Some(figure) = &element.figure {
            assert!(!badge.meets(figure.area()));
        }
    }
}

fn order(scene: &Scene) -> BTreeMap<&str, Vec<&str>> {
    let mut out: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for band in scene.pages.iter().flat_map(|page| &page.bands) {
        let boxes = band.groups.iter().flat_map(|group| &group.boxes);
        let ids = out.entry(band.key).or_default();
        ids.extend(boxes.map(|element| element.id.as_str()));
    }
    out
}

pub(crate) fn svgs(scene: &Scene) -> Vec<String> {
    let pages = scene.pages.iter();
    pages.map(|page| scene.svg(page, TextForm::Text)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: asked().0, max_shrink_iters: 40, ..ProptestConfig::default() })]

    /// No two boxes meet, no text leaves its box, every element is there once and its whole name is read.
    #[test]
    fn everything_has_its_room(
        sketches in proptest::collection::vec(sketch(), 10..=asked().1),
        paper in select(papers()),
        cut in select(Bands::all()),
        fit in any::<bool>(),
    ) {
        let arch = built(&sketches, 0..sketches.len());
        let mut drawing = Drawing::new(Lang::Vi).bands(cut);
        if let Some((paper, orientation)) = paper {
            drawing = drawing.paper(paper, orientation);
        }
        if fit {
            drawing = drawing.fit();
        }
        let scene = drawing.scene(&arch);
        prop_assert!(!fit || scene.pages.len() == 1);
        prop_assert!(fit || scene.smallest_text >= 6.5 - 1e-9, "{}", scene.smallest_text);
        for (nth, page) in scene.pages.iter().enumerate() {
            prop_assert_eq!(page.number, nth + 1);
            sound(page);
        }
        let mut ids: Vec<_> = scene.boxes().map(|element| element.id.clone()).collect();
        ids.sort();
        let all: Vec<_> = (0..sketches.len()).map(id).collect();
        prop_assert_eq!(ids, all);
        for element in scene.boxes() {
            let nth: usize = element.id[2..].parse().unwrap();
            let said: String = element.name.lines.iter().map(|line| line.text.as_str()).collect();
            let without = |text: &str| text.replace(' ', "");
            prop_assert_eq!(without(&said), without(&sketches[nth].name));
        }
    }

    /// The same bytes twice, and whatever the order of the file.
    #[test]
    fn the_order_of_the_file_changes_nothing(
        (sketches, order) in proptest::collection::vec(sketch(), 10..40)
            .prop_flat_map(|sketches| {
                let order: Vec<_> = (0..sketches.len()).collect();
                (Just(sketches), Just(order).prop_shuffle())
            }),
    ) {
        let drawing = Drawing::new(Lang::En).paper(Paper::A3, Orientation::Landscape);
        let one = built(&sketches, 0..sketches.len());
        let expected = svgs(&drawing.scene(&one));
        prop_assert_eq!(&expected, &svgs(&drawing.scene(&one)));
        prop_assert_eq!(&expected, &svgs(&drawing.scene(&built(&sketches, order))));
    }

    /// One more element changes no order in other bands.
    #[test]
    fn one_more_element_leaves_the_other_bands_as_they_are(
        sketches in proptest::collection::vec(sketch(), 10..60),
        cut in select(Bands::all()),
    ) {
        let drawing = Drawing::new(Lang::Vi).bands(cut);
        let last = sketches.len() - 1;
        let (fewer, more) = (built(&sketches, 0..last), built(&sketches, 0..=last));
        let (before, after) = (drawing.scene(&fewer), drawing.scene(&more));
        let added = cut.of(sketches[last].kind).key;
        let (before, after) = (order(&before), order(&after));
        for (band, ids) in &after {
            if *band != added {
                prop_assert_eq!(before.get(band), Some(ids));
            }
        }
    }
}

#[test]
fn each_bundled_document_has_room_on_one_sheet() {
    for bundled in reference::all() {
        let document = bundled.document();
        let arch = document.architecture();
        for lang in [Lang::Vi, Lang::En] {
            let drawing = Drawing::new(lang).paper(Paper::A4, Orientation::Landscape);
            let scene = drawing.scene(arch);
            assert_eq!(scene.pages.len(), 1, "{} in {lang}", bundled.name);
            assert!(scene.smallest_text >= 6.5, "{}", scene.smallest_text);
            assert_eq!(scene.boxes().count(), arch.element_count());
            sound(&scene.pages[0]);
        }
    }
}

/// Words are whole wherever a column has room for them.
#[test]
fn no_word_of_a_bundled_document_is_broken() {
    for bundled in reference::all() {
        let document = bundled.document();
        for lang in [Lang::Vi, Lang::En] {
            for paper in papers() {
                let mut drawing = Drawing::new(lang);
                if let Some((paper, orientation)) = paper {
                    drawing = drawing.paper(paper, orientation);
                }
                for element in drawing.scene(document.architecture()).boxes() {
                    let lines: Vec<_> =
                        element.name.lines.iter().map(|l| l.text.as_str()).collect();
                    let name = document
                        .architecture()
                        .element(&element.id)
                        .unwrap()
                        .name(lang);
                    assert_eq!(lines.join(" "), name, "{} {paper:?}", bundled.name);
                }
            }
        }
    }
}

#[test]
fn a_picture_is_plain_svg_with_an_order_to_be_read_in() {
    let arch = reference::moj_3_0();
    for theme in [Theme::Light, Theme::Dark, Theme::Grey] {
        for form in [TextForm::Text, TextForm::Paths] {
            let scene = Drawing::new(Lang::Vi).theme(theme).scene(&arch);
            let svg = scene.svg(&scene.pages[0], form);
            let tree = roxmltree::Document::parse(&svg).unwrap();
            let root = tree.root_element();
            for attribute in ["width", "height", "viewBox"] {
                assert!(root.has_attribute(attribute), "{attribute}");
            }
            let names = [
                "svg", "title", "desc", "g", "rect", "path", "circle", "text", "tspan",
            ];
            let elements = || tree.descendants().filter(roxmltree::Node::is_element);
            for node in elements() {
                assert!(
                    names.contains(&node.tag_name().name()),
                    "{:?}",
                    node.tag_name()
                );
                assert!(
                    node.attributes()
                        .all(|a| !a.name().starts_with("on") && a.name() != "href")
                );
            }
            let described: Vec<_> = root
                .children()
                .filter(roxmltree::Node::is_element)
                .take(2)
                .collect();
            assert_eq!(described[0].tag_name().name(), "title");
            assert_eq!(described[1].tag_name().name(), "desc");
            let ids: Vec<_> = elements()
                .filter_map(|node| node.attribute("data-id"))
                .collect();
            assert_eq!(ids.len(), arch.element_count());
            let bands: Vec<_> = elements()
                .filter_map(|node| node.attribute("data-band"))
                .collect();
            assert_eq!(
                bands,
                [
                    "users",
                    "channels",
                    "business",
                    "applications",
                    "integration",
                    "infrastructure",
                    "policy"
                ]
            );
            assert_eq!(
                elements().any(|node| node.tag_name().name() == "text"),
                form == TextForm::Text
            );
        }
    }
}

#[test]
fn a_hostile_name_stays_a_name() {
    let hostile = "</title></svg><script>alert(1)</script>\"'&amp;]]> \u{1b}[31m\u{202e}\u{ffff}";
    let mut b = Architecture::fragment("hostile", FrameworkVersion::V3_0);
    b.name(hostile, hostile)
        .organisation("moj", hostile)
        .unwrap();
    b.body("moj").unwrap();
    b.element("one", Kind::ALL[0], hostile)
        .unwrap()
        .owner("moj")
        .unwrap();
    let scene = Drawing::new(Lang::Vi).scene(&b.build().unwrap());
    for form in [TextForm::Text, TextForm::Paths] {
        let svg = scene.svg(&scene.pages[0], form);
        let tree = roxmltree::Document::parse(&svg).unwrap();
        assert!(
            tree.descendants()
                .all(|node| node.tag_name().name() != "script")
        );
        let told = tree
            .descendants()
            .find(|node| node.attribute("data-id") == Some("one"));
        let told = told.unwrap().attribute("aria-label").unwrap();
        assert!(
            told.contains("</svg><script>alert(1)</script>\"'&amp;]]>"),
            "{told}"
        );
        assert!(
            !told.contains(['\u{1b}', '\u{202e}', '\u{ffff}']),
            "{told:?}"
        );
    }
    assert!(scene.pdf().is_ok());
}

#[test]
fn a_public_picture_lacks_state_secrets_and_counts_them() {
    let text = r#"
justarch: 1
architecture: { id: secret, body: moj, level: ministry, name: { vi: Kiến trúc }, version: "1.0", framework: "3.0" }
organisations: { moj: { name: { vi: Bộ Tư pháp } } }
applications:
  open: { kind: application, name: { vi: Phần mềm }, stores: [closed] }
  closed: { kind: database, name: { vi: Kho mật }, information: [state-secret] }
"#;
    let document = justarch::Document::parse("secret.yaml", text).unwrap();
    let arch = document.architecture().clone();
    let all = Drawing::new(Lang::Vi).scene(&arch);
    assert_eq!((all.boxes().count(), all.withheld.elements), (2, 0));
    let public = Drawing::new(Lang::Vi).public().scene(&arch);
    assert_eq!((public.boxes().count(), public.withheld.elements), (1, 1));
    let svg = public.svg(&public.pages[0], TextForm::Text);
    assert!(!svg.contains("Kho mật") && !svg.contains("closed"));
    assert!(svg.contains("đã lược 1 thành phần"), "{svg}");
}

/// A value that could not be read may be the one that says so: in pictures, text diagrams and tables alike, which count
/// the same.
#[test]
fn what_may_be_secret_is_left_out_everywhere_alike() {
    let text = r#"
justarch: 1
architecture: { id: secret, body: moj, level: ministry, name: { vi: Kiến trúc }, version: "1.0", framework: "3.0" }
organisations: { moj: { name: { vi: Bộ Tư pháp } } }
applications:
  open: { kind: application, name: { vi: Phần mềm mở }, stores: [closed], exchanges: [{ with: other, data: [x], state-secret: maybe }] }
  closed: { kind: database, name: { vi: Kho chưa rõ }, information: [state-secrit] }
  other: { kind: application, name: { vi: Phần mềm khác } }
"#;
    let document = justarch::Document::parse("secret.yaml", text).unwrap();
    let arch = document.architecture();
    let left = justarch::diagrams::Shown::public().left_out(arch);
    assert_eq!((left.elements, left.relations), (1, 2));
    let scene = Drawing::new(Lang::Vi).public().scene(arch);
    assert_eq!(scene.withheld, left);
    let picture = scene.svg(&scene.pages[0], TextForm::Text);
    let diagram = justarch::diagrams::Diagram::of(arch, Lang::Vi);
    let diagram = diagram.showing(justarch::diagrams::Shown::public());
    let tables = justarch::tables::Tables::of(arch).public();
    let inventory = tables.table(justarch::tables::TableSet::Inventory).unwrap();
    let inventory = justarch::tables::csv(&inventory, Lang::Vi);
    for shown in [picture, diagram.dot(), inventory] {
        assert!(shown.contains("Phần mềm"), "{shown}");
        assert!(
            !shown.contains("chưa rõ") && !shown.contains("closed"),
            "{shown}"
        );
    }
}

#[test]
fn png_and_pdf_come_out_the_same_each_time() {
    let arch = reference::moj_2_0();
    let scene = Drawing::new(Lang::Vi)
        .paper(Paper::A4, Orientation::Landscape)
        .scene(&arch);
    let png = scene.png(&scene.pages[0], 40).unwrap();
    assert!(png.starts_with(b"\x89PNG\r\n"));
    assert!(png == scene.png(&scene.pages[0], 40).unwrap());
    assert!(scene.png(&scene.pages[0], u16::MAX).is_err());
    let pdf = scene.pdf().unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
    for _ in 0..6 {
        assert!(pdf == scene.pdf().unwrap());
    }
}

/// What `pdftotext` reads, if the environment names it: all names in the order of the bands.
#[test]
fn the_text_of_a_pdf_is_read_in_the_order_of_bands() {
    let Ok(reader) = std::env::var("JUSTARCH_PDFTOTEXT") else {
        return;
    };
    for bundled in reference::all() {
        let document = bundled.document();
        let drawing = Drawing::new(Lang::Vi).paper(Paper::A4, Orientation::Landscape);
        let scene = drawing.scene(document.architecture());
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("picture.pdf");
        std::fs::write(&file, scene.pdf().unwrap()).unwrap();
        let read = std::process::Command::new(&reader)
            .args(["-raw", "-enc", "UTF-8"])
            .args([file.as_os_str(), "-".as_ref()])
            .output()
            .unwrap();
        let words: Vec<_> = std::str::from_utf8(&read.stdout)
            .unwrap()
            .split_whitespace()
            .collect();
        let text = words.join(" ");
        let mut from = 0;
        for element in scene.boxes() {
            let lines: Vec<_> = element.name.lines.iter().map(|l| l.text.as_str()).collect();
            let name = lines.join(" ");
            let at = text[from..].find(&name);
            let at = at
                .unwrap_or_else(|| panic!("{}: {name} not after {}", bundled.name, &text[..from]));
            from += at + name.len();
        }
    }
}
