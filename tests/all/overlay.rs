//! Pictures of changes: every change is a mark or stands in the list, and what lies where.

use std::collections::{BTreeMap, BTreeSet};

use justarch::draw::{
    Dependence, Drawing, ListItem, Mark, Orientation, Paper, Scene, TextForm, Theme,
};
use justarch::{
    Architecture, Bands, ChangeKind, Class, Diff, FrameworkVersion, Kind, Lang, RelationKind,
    Roadmap, Status, StepKind, Subject, json, reference,
};
use proptest::prelude::*;
use proptest::sample::select;

use crate::drawing::{name, papers, sound, svgs};

/// What becomes of an element.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Turn {
    Stays,
    Goes,
    Comes,
    IsRenamed,
    GoesIntoNext,
    IsReplacedByNext,
    GetsOther(Status),
}

#[derive(Clone, Debug)]
struct Sketch {
    kind: Kind,
    name: String,
    turn: Turn,
    /// Which of the others it depends on, counted from itself.
    rests_on: usize,
}

fn kinds() -> Vec<Kind> {
    let all = Kind::ALL.iter().copied();
    all.filter(|kind| kind.layer().section() != "policy")
        .collect()
}

fn sketches() -> impl Strategy<Value = Vec<Sketch>> {
    let turn = prop_oneof![
        4 => Just(Turn::Stays),
        2 => Just(Turn::Goes),
        2 => Just(Turn::Comes),
        1 => Just(Turn::IsRenamed),
        1 => Just(Turn::GoesIntoNext),
        1 => Just(Turn::IsReplacedByNext),
        2 => select(Status::ALL).prop_map(Turn::GetsOther),
    ];
    let sketch = (select(kinds()), name(), turn, 0..5_usize);
    let sketch = sketch.prop_map(|(kind, name, turn, rests_on)| Sketch {
        kind,
        name,
        turn,
        rests_on,
    });
    proptest::collection::vec(sketch, 6..40)
}

fn id(nth: usize) -> String {
    format!("e-{nth:03}")
}

/// Both versions.
fn pair(sketches: &[Sketch]) -> [Architecture; 2] {
    [false, true].map(|is_new| {
        let mut b = Architecture::fragment("drawn", FrameworkVersion::V3_0);
        b.version(&if is_new { "1.1" } else { "1.0" }.parse().unwrap());
        let is_there = |nth: usize| match sketches[nth].turn {
            Turn::Comes => is_new,
            Turn::Goes | Turn::GoesIntoNext | Turn::IsReplacedByNext => !is_new,
            Turn::Stays | Turn::IsRenamed | Turn::GetsOther(_) => true,
        };
        let named = |nth: usize| match sketches[nth].turn {
            Turn::IsRenamed if is_new => format!("{}-new", id(nth)),
            _ => id(nth),
        };
        for (nth, sketch) in sketches
            .iter()
            .enumerate()
            .filter(|(nth, _)| is_there(*nth))
        {
            let mut element = b.element(&named(nth), sketch.kind, &sketch.name).unwrap();
            if let (Turn::GetsOther(status), true) = (sketch.turn, is_new) {
                element = element.status(status);
            }
            if is_new && sketch.turn == Turn::IsRenamed {
                element = element.succeeds(&id(nth)).unwrap();
            }
            let before = nth.checked_sub(1).filter(|_| is_new);
            if let Some(before) = before.filter(|n| sketches[*n].turn == Turn::GoesIntoNext) {
                element.succeeds(&id(before)).unwrap();
            }
        }
        for (nth, sketch) in sketches.iter().enumerate() {
            let other = nth + sketch.rests_on;
            let both = is_there(nth) && sketches.get(other).is_some() && is_there(other);
            if sketch.rests_on > 0 && both {
                b.relate(&named(nth), RelationKind::DependsOn, &named(other))
                    .unwrap();
            }
            if is_new && sketch.turn == Turn::IsReplacedByNext {
                let next = nth + 1;
                if sketches.get(next).is_some() && is_there(next) {
                    b.retired(&id(nth), "thay thế")
                        .unwrap()
                        .successor(&named(next))
                        .unwrap();
                }
            }
        }
        b.build().unwrap()
    })
}

/// The marks by number of the change.
fn marks(scene: &Scene) -> BTreeMap<&str, (usize, Mark)> {
    let marked = scene.boxes().filter_map(|element| {
        let gravest = element.change.as_ref()?.gravest?;
        Some((element.id.as_str(), (gravest.number?, gravest.mark)))
    });
    marked.collect()
}

/// The numbers of the changes in the list.
fn listed(scene: &Scene) -> Vec<usize> {
    let items = scene.pages.iter().filter_map(|page| page.changes.as_ref());
    let items = items.flat_map(|list| &list.items);
    let numbers = items.flat_map(|item| match item {
        ListItem::Line(line) => line.numbers.clone(),
        _ => Vec::new(),
    });
    numbers.collect()
}

/// What holds of every picture of a comparison.
fn tells_all(diff: &Diff<'_>, scene: &Scene) {
    // As many as in the other outputs.
    let output = json::Diff::bare(diff);
    let count = scene.changes.unwrap();
    let counts = (
        output.counts.editorial,
        output.counts.compatible,
        output.counts.breaking,
    );
    assert_eq!((count.editorial, count.compatible, count.breaking), counts);
    assert_eq!(count.withheld, 0);

    // Every element of the later version, and what is gone.
    let ids: Vec<_> = scene.boxes().map(|element| element.id.as_str()).collect();
    let all: BTreeSet<_> = ids.iter().copied().collect();
    assert_eq!(all.len(), ids.len(), "an element has two boxes");
    let later: BTreeSet<_> = diff
        .later()
        .elements()
        .map(justarch::ElementRef::id)
        .collect();
    let gone: BTreeSet<_> = all.difference(&later).copied().collect();
    for element in scene.boxes() {
        let is_gone = element.change.as_ref().is_some_and(|change| change.is_gone);
        assert_eq!(
            is_gone,
            gone.contains(element.id.as_str()),
            "{}",
            element.id
        );
        assert!(!is_gone || element.name.struck, "{}", element.id);
    }
    for element in diff.earlier().elements() {
        let id = element.id();
        let goes_on = diff.lineage().successors(id).next().is_some() || later.contains(id);
        assert_eq!(gone.contains(id), !goes_on, "{id}");
    }

    // The gravest change of each, of equal ones the first.
    let mut gravest: BTreeMap<&str, (Class, usize, ChangeKind)> = BTreeMap::new();
    for (number, listed) in output.changes.iter().enumerate() {
        let change = &listed.change;
        let ends = change.kind == ChangeKind::Replaced || change.new.is_empty();
        for id in if ends { &change.old } else { &change.new } {
            let known = gravest
                .entry(id)
                .or_insert((change.class, number, change.kind));
            if change.class > known.0 {
                *known = (change.class, number, change.kind);
            }
        }
    }
    gravest.retain(|id, _| all.contains(id));
    let expected = gravest
        .iter()
        .map(|(id, (_, number, kind))| (*id, (*number, Mark::of(*kind))));
    let marks = marks(scene);
    assert_eq!(marks, expected.collect());

    // Every change is a mark or stands in the list, there once.
    let list = listed(scene);
    let listed: BTreeSet<_> = list.iter().copied().collect();
    assert_eq!(listed.len(), list.len(), "a change is listed twice");
    let shown = marks.values().map(|(number, _)| *number).chain(list);
    let shown: BTreeSet<_> = shown.collect();
    assert_eq!(shown, (0..diff.changes().len()).collect());
    for (number, change) in diff.changes().iter().enumerate() {
        let is_bare = matches!(
            change.kind,
            ChangeKind::Added | ChangeKind::Removed | ChangeKind::Retired
        );
        let of_element = matches!(change.subjects(), [Subject::Element(_)]);
        assert!(
            listed.contains(&number) || is_bare && of_element,
            "{change:?}"
        );
    }
    for page in &scene.pages {
        sound(page);
        let boxes = page.boxes().filter_map(|element| element.badge);
        let boxes = boxes.count();
        let marked = page
            .boxes()
            .filter(|e| e.change.as_ref().is_some_and(|c| c.gravest.is_some()));
        assert_eq!(boxes, marked.count());
    }
}

/// What is hatched is what breaking changes affect.
fn hatches_what_is_affected(diff: &Diff<'_>, scene: &Scene) {
    let mut expected: BTreeMap<String, Dependence> = BTreeMap::new();
    for change in diff
        .changes()
        .iter()
        .filter(|change| change.class == Class::Breaking)
    {
        let impact = diff.impact(change);
        for element in impact.affected() {
            let how = match impact.distance(*element) {
                1 => Dependence::Direct,
                _ => Dependence::Further,
            };
            for later in diff.lineage().successors(element.id()) {
                let known = expected.entry(later.id().to_owned()).or_insert(how);
                *known = (*known).min(how);
            }
        }
    }
    let hatched = scene
        .boxes()
        .filter_map(|element| Some((element.id.clone(), element.change.as_ref()?.dependence?)));
    assert_eq!(hatched.collect::<BTreeMap<_, _>>(), expected);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn every_change_is_a_mark_or_listed(
        sketches in sketches(),
        paper in select(papers()),
        cut in select(Bands::all()),
        fit in any::<bool>(),
        lang in select(&[Lang::Vi, Lang::En][..]),
    ) {
        let [old, new] = pair(&sketches);
        let diff = Diff::between(&old, &new);
        let mut drawing = Drawing::new(lang).bands(cut);
        if let Some((paper, orientation)) = paper {
            drawing = drawing.paper(paper, orientation);
        }
        if fit {
            drawing = drawing.fit();
        }
        let scene = drawing.scene_against(&diff);
        prop_assert!(!fit || scene.pages.len() == 1);
        prop_assert!(fit || scene.smallest_text >= 6.5 - 1e-9);
        tells_all(&diff, &scene);
        hatches_what_is_affected(&diff, &scene);
        prop_assert_eq!(svgs(&scene), svgs(&drawing.scene_against(&diff)));
    }
}

/// The pairs of bundled documents, back and forth.
#[test]
fn the_bundled_steps_are_told_whole() {
    let all = [
        reference::moj_2_0(),
        reference::moj_3_0(),
        reference::moj_4_0(),
    ];
    let [two, three, four] = &all;
    for (old, new) in [(two, three), (three, four), (three, two), (two, two)] {
        let diff = Diff::between(old, new);
        for lang in [Lang::Vi, Lang::En] {
            for paper in papers() {
                let mut drawing = Drawing::new(lang);
                if let Some((paper, orientation)) = paper {
                    drawing = drawing.paper(paper, orientation);
                }
                let scene = drawing.scene_against(&diff);
                tells_all(&diff, &scene);
                assert!(scene.smallest_text >= 6.5, "{}", scene.smallest_text);
            }
        }
    }
}

/// The title block says what the comparison comes to, the band how many boxes bear which mark.
#[test]
fn verdict_step_and_counts_are_told() {
    let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    let diff = Diff::between(&old, &new);
    let scene = Drawing::new(Lang::En).scene_against(&diff);
    let svg = scene.svg(&scene.pages[0], TextForm::Text);
    let words = |wanted: &str| {
        let tree = roxmltree::Document::parse(&svg).unwrap();
        let texts = tree
            .descendants()
            .filter(|node| node.tag_name().name() == "text");
        let said = texts.map(|text| {
            let parts: Vec<_> = text
                .descendants()
                .filter_map(|node| node.text())
                .map(str::trim)
                .collect();
            parts
                .join(" ")
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        });
        let said: Vec<_> = said.collect();
        assert!(
            said.iter().any(|text| text.contains(wanted)),
            "{wanted}: {said:?}"
        );
    };
    let changes = diff.changes().len();
    words(&format!("Against version 2.0: {changes} changes"));
    words("Verdict: breaking");
    words("required major, actual major");
    let added = marks(&scene)
        .values()
        .filter(|(_, mark)| *mark == Mark::Added)
        .count();
    words(&format!("added ({added})"));
    for band in scene.pages.iter().flat_map(|page| &page.bands) {
        let boxes = band.groups.iter().flat_map(|group| &group.boxes);
        let added = boxes.filter(|element| {
            let gravest = element.change.as_ref().and_then(|change| change.gravest);
            gravest.is_some_and(|gravest| gravest.mark == Mark::Added)
        });
        let added = added.count();
        let said: Vec<_> = band.labels[1]
            .lines
            .iter()
            .map(|line| line.text.as_str())
            .collect();
        let said = said.join(" ");
        assert_eq!(said.contains("added"), added > 0, "{said}");
        assert!(
            added == 0 || said.contains(&format!("{added}\u{a0}added")),
            "{said}"
        );
    }
}

/// In grey no two marks look alike: neither their signs nor their outlines.
#[test]
fn marks_are_told_apart_without_colour() {
    let sketches: Vec<_> = [
        Turn::Comes,
        Turn::Goes,
        Turn::IsRenamed,
        Turn::GetsOther(Status::Pilot),
        Turn::Stays,
        Turn::GoesIntoNext,
        Turn::Comes,
        Turn::IsReplacedByNext,
        Turn::Comes,
    ]
    .into_iter()
    .map(|turn| Sketch {
        kind: kinds()[0],
        name: format!("{turn:?}"),
        turn,
        rests_on: 0,
    })
    .collect();
    let [old, new] = pair(&sketches);
    let pairs = [
        (old, new),
        (reference::moj_3_0(), reference::moj_4_0()),
        (reference::moj_2_0(), reference::moj_3_0()),
    ];
    let mut looks: BTreeMap<String, (Vec<String>, String)> = BTreeMap::new();
    for (old, new) in &pairs {
        let diff = Diff::between(old, new);
        let scene = Drawing::new(Lang::Vi)
            .theme(Theme::Grey)
            .scene_against(&diff);
        for svg in svgs(&scene) {
            let tree = roxmltree::Document::parse(&svg).unwrap();
            for node in tree.descendants() {
                for name in ["fill", "stroke"] {
                    let Some(colour) = node.attribute(name).filter(|c| *c != "none") else {
                        continue;
                    };
                    assert!(
                        colour[1..3] == colour[3..5] && colour[3..5] == colour[5..7],
                        "{colour}"
                    );
                }
            }
            let boxes = tree.descendants().filter(|node| {
                node.attribute("class") == Some("element") && node.has_attribute("data-change")
            });
            for node in boxes {
                let rects = node
                    .children()
                    .filter(|child| child.tag_name().name() == "rect");
                let outline = rects
                    .filter(|rect| rect.attribute("fill") == Some("none"))
                    .map(|rect| {
                        format!(
                            "{:?} {:?}",
                            rect.attribute("stroke-width"),
                            rect.attribute("stroke-dasharray")
                        )
                    });
                let circle = node
                    .children()
                    .find(|child| child.tag_name().name() == "circle")
                    .unwrap();
                let at = |name: &str| circle.attribute(name).unwrap().parse::<f64>().unwrap();
                let (x, y, r) = (at("cx"), at("cy"), at("r"));
                let mut paths = node
                    .children()
                    .filter(|child| child.attribute("stroke-linecap").is_some());
                let data = paths.next().unwrap().attribute("d").unwrap();
                let points = data.split(['M', 'L']).skip(1).map(|point| {
                    let (px, py) = point.split_once(' ').unwrap();
                    let part = |p: &str, middle: f64| (p.parse::<f64>().unwrap() - middle) / r;
                    format!("{:.1} {:.1}", part(px, x), part(py, y))
                });
                let sign = points.collect::<Vec<_>>().join(", ");
                let look = (outline.collect(), sign);
                let mark = node.attribute("data-change").unwrap().to_owned();
                let known = looks.entry(mark).or_insert_with(|| look.clone());
                assert_eq!(known.0, look.0);
            }
        }
    }
    assert!(looks.len() >= 7, "{looks:?}");
    let all: Vec<_> = looks.values().collect();
    for (nth, (outline, sign)) in all.iter().enumerate() {
        for (other_outline, other_sign) in &all[nth + 1..] {
            assert_ne!(outline, other_outline, "{looks:?}");
            assert_ne!(sign, other_sign, "{looks:?}");
        }
    }
}

/// Every state of a roadmap, with each step of its wave.
#[test]
fn waves_are_drawn_with_their_steps() {
    let all = [
        reference::moj_2_0(),
        reference::moj_3_0(),
        reference::moj_4_0(),
    ];
    for versions in all.windows(2) {
        let roadmap = Roadmap::plan(&versions[0], &versions[1]);
        let drawing = Drawing::new(Lang::Vi).paper(Paper::A3, Orientation::Landscape);
        for (nth, wave) in roadmap.waves().iter().enumerate() {
            let scene = drawing.scene_of_wave(&roadmap, nth).unwrap();
            let state = roadmap.state(nth).unwrap();
            let gone = scene
                .boxes()
                .filter(|e| e.change.as_ref().is_some_and(|c| c.is_gone));
            let gone: BTreeSet<_> = gone.map(|element| element.id.as_str()).collect();
            assert_eq!(scene.boxes().count(), state.element_count() + gone.len());
            let list: BTreeSet<_> = listed(&scene).into_iter().collect();
            assert_eq!(list, wave.steps.iter().copied().collect());
            assert_eq!(scene.changes.unwrap().steps, wave.steps.len());
            let marks = marks(&scene);
            for number in &wave.steps {
                let step = roadmap.step(*number).unwrap();
                let Subject::Element(id) = &step.subject else {
                    continue;
                };
                match step.kind {
                    StepKind::Introduce => assert_eq!(marks[&**id], (*number, Mark::Added)),
                    StepKind::Retire => {
                        assert!(gone.contains(&**id), "{id}");
                        assert_eq!(marks[&**id].0, *number);
                    }
                    StepKind::Change => assert_eq!(marks[&**id], (*number, Mark::Changed)),
                    _ => {}
                }
            }
            scene.pages.iter().for_each(sound);
        }
        let count = roadmap.waves().len();
        let error = drawing.scene_of_wave(&roadmap, count).unwrap_err();
        assert!(
            error
                .text()
                .get(Lang::En)
                .contains(&format!("there are {count}")),
            "{error}"
        );
    }
}

/// What may be secret in either version is neither marked nor listed, and what it affects is not hatched.
#[test]
fn public_changes_tell_of_no_secret() {
    let version = |is_new: bool| {
        let (number, host, more) = if is_new {
            ("1.1", "", "stores: [kept]")
        } else {
            (
                "1.0",
                "  gone: { kind: database, name: { vi: Kho mật đã bỏ }, information: [state-secret] }\n",
                "stores: [kept, gone]",
            )
        };
        let note = if is_new {
            "Kho mật còn lại đổi"
        } else {
            "không"
        };
        let text = format!(
            "justarch: 1\n\
             architecture: {{ id: secret, body: moj, level: ministry, name: {{ vi: Kiến trúc }}, version: \"{number}\", framework: \"3.0\" }}\n\
             organisations: {{ moj: {{ name: {{ vi: Bộ Tư pháp }} }} }}\n\
             applications:\n  open: {{ kind: application, name: {{ vi: Phần mềm }}, {more} }}\n  \
             other: {{ kind: application, name: {{ vi: Phần mềm khác }}, note: {{ vi: \"{note}\" }} }}\n  \
             kept: {{ kind: database, name: {{ vi: Kho mật còn lại }}, information: [state-secret], note: {{ vi: \"{note}\" }} }}\n{host}"
        );
        justarch::Document::parse("secret.yaml", &text)
            .unwrap()
            .architecture()
            .clone()
    };
    let (old, new) = (version(false), version(true));
    let diff = Diff::between(&old, &new);
    let drawing = Drawing::new(Lang::Vi);
    let all = drawing.scene_against(&diff);
    let text = svgs(&all).concat();
    assert!(text.contains("gone") && text.contains("kept"), "{text}");
    let public = drawing.public().scene_against(&diff);
    let text = svgs(&public).concat();
    let told = text.replace("bí mật nhà nước", "");
    assert!(
        !told.contains("mật") && !told.contains("data-id=\"gone") && !told.contains("kept"),
        "{text}"
    );
    assert!(
        public
            .boxes()
            .all(|element| element.id == "open" || element.id == "other")
    );
    assert!(
        public
            .boxes()
            .all(|e| e.change.as_ref().is_none_or(|c| c.dependence.is_none()))
    );
    let count = public.changes.unwrap();
    let listed = listed(&public).len();
    assert!(count.withheld >= 3, "{count:?}");
    assert_eq!(count.withheld + listed, diff.changes().len());
    assert!(
        text.contains("thay đổi liên quan đến bí mật nhà nước"),
        "{text}"
    );
}

/// What is secret in one of the versions is drawn in no picture of both: of their differences, or of any wave.
#[test]
fn what_one_version_keeps_secret_is_not_drawn_in_the_other() {
    let version = |number: &str, more: &str, held: &str| {
        let text = format!(
            "justarch: 1\n\
             architecture: {{ id: secret, body: moj, level: ministry, name: {{ vi: Kiến trúc }}, version: \"{number}\", framework: \"3.0\" }}\n\
             organisations: {{ moj: {{ name: {{ vi: Bộ Tư pháp }} }} }}\n\
             applications:\n  open: {{ kind: application, name: {{ vi: Phần mềm }}, stores: [vault] }}\n\
             {more}  vault: {{ kind: database, name: {{ vi: Kho lưu }}{held} }}\n"
        );
        let document = justarch::Document::parse("secret.yaml", &text);
        document.unwrap().architecture().clone()
    };
    let more = "  other: { kind: application, name: { vi: Phần mềm khác }, uses: [open] }\n";
    let secret = ", information: [state-secret]";
    for [old, new] in [["", secret], [secret, ""]] {
        let (old, new) = (version("1.0", "", old), version("1.1", more, new));
        let drawing = Drawing::new(Lang::Vi);
        let public = drawing.clone().public();
        let roadmap = justarch::Roadmap::plan(&old, &new);
        let waves = 0..roadmap.waves().len();
        let waves = waves.map(|wave| public.scene_of_wave(&roadmap, wave).unwrap());
        let scenes: Vec<_> = waves
            .chain([public.scene_against(&Diff::between(&old, &new))])
            .collect();
        assert!(scenes.len() > 1);
        for scene in &scenes {
            let text = svgs(scene).concat();
            assert!(
                !text.contains("vault") && !text.contains("Kho lưu"),
                "{text}"
            );
            assert!(text.contains("Phần mềm"), "{text}");
            assert_eq!((scene.withheld.elements, scene.withheld.relations), (1, 1));
        }
        let all = svgs(&drawing.scene_against(&Diff::between(&old, &new)));
        assert!(all.concat().contains("Kho lưu"));
    }
}
