//! The geometry of timelines: nothing lies on anything else, everything lies on the page, and bars are in proportion.

use justarch::draw::{Label, Rect, Theme, Timeline, TimelineEntry, TimelineScene, TimelineSign};
use justarch::{Class, Lang, Severity};
use proptest::prelude::*;

const WORDS: [&str; 5] = [
    "",
    "x",
    "Cổng dịch vụ công chuyển về trung tâm mới",
    "một nội dung rất dài mà không cột nào của hình có thể chứa hết được, dù chữ có nhỏ đến đâu đi nữa thì vẫn thế",
    "</svg><script>\u{1b}[31m",
];

fn entry() -> impl Strategy<Value = TimelineEntry> {
    let class = prop_oneof![
        Just(None),
        Just(Some(Class::Breaking)),
        Just(Some(Class::Compatible)),
        Just(Some(Class::Editorial)),
    ];
    let numbers = prop::option::of(prop::array::uniform3(0_usize..5000));
    let step = (class, numbers.clone());
    (0..WORDS.len(), 0_u8..4, numbers, step, any::<bool>()).prop_map(
        |(word, version, findings, (class, changes), is_broken)| {
            let word = WORDS[word];
            let mut entry = TimelineEntry::new("0123456789abcdef", "2024-05-01", word);
            word.clone_into(&mut entry.author);
            entry.version = (version > 0).then(|| format!("{version}.0"));
            entry.framework = (version > 1).then(|| "3.0".to_owned());
            entry.findings = findings;
            entry.class = class;
            entry.changes = changes.or(class.map(|_| [0, 0, 1]));
            entry.elements = Some(70);
            entry.unreadable = is_broken.then(|| word.to_owned());
            entry
        },
    )
}

fn drawn(entries: &[TimelineEntry], lang: Lang) -> TimelineScene {
    let mut timeline = Timeline::new(lang, "Lịch sử của kiến-trúc.yaml").theme(Theme::Grey);
    for entry in entries {
        timeline.push(entry.clone());
    }
    timeline.scene()
}

fn apart(areas: &[Rect]) {
    for (nth, one) in areas.iter().enumerate() {
        for other in &areas[nth + 1..] {
            assert!(!one.meets(*other), "{one:?} meets {other:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nothing_lies_on_anything_else(entries in prop::collection::vec(entry(), 0..14), vi in any::<bool>()) {
        let lang = if vi { Lang::Vi } else { Lang::En };
        let scene = drawn(&entries, lang);
        let page = Rect { x: 0.0, y: 0.0, width: scene.size.width, height: scene.size.height };
        let label = |label: &Label| label.area();
        prop_assert_eq!(scene.rows.len(), entries.len());
        let mut rows = Vec::new();
        for row in &scene.rows {
            prop_assert!(page.holds(row.rect));
            let mut parts = vec![row.sign_rect];
            parts.extend(row.labels.iter().map(label).filter(|area| area.width > 0.0));
            parts.extend(row.bars.iter().map(|bar| bar.rect));
            prop_assert!(parts.iter().all(|part| row.rect.holds(*part)), "{:?}", parts);
            apart(&parts);
            rows.push(row.rect);
        }
        apart(&rows);
        let bands: Vec<_> = scene.versions.iter().map(|band| band.rect).collect();
        apart(&bands);
        for band in &scene.versions {
            prop_assert!(page.holds(band.rect));
            prop_assert!(band.labels.iter().map(label).all(|area| band.rect.holds(area)));
        }
        let mut rest: Vec<_> = scene.head.iter().map(label).collect();
        rest.extend(scene.legend.iter().flat_map(|key| [key.rect, key.label.area()]));
        apart(&rest);
        rest.retain(|area| rows.iter().chain(&bands).any(|row| row.meets(*area)) || !page.holds(*area));
        prop_assert!(rest.is_empty(), "{:?}", rest);
    }

    #[test]
    fn bars_are_as_long_as_there_are_findings(entries in prop::collection::vec(entry(), 1..9)) {
        let scene = drawn(&entries, Lang::Vi);
        let mut scale = None;
        for (row, entry) in scene.rows.iter().zip(&entries) {
            let counts = entry.findings.unwrap_or_default();
            let severities = [Severity::Error, Severity::Warning, Severity::Info];
            let some = severities.into_iter().zip(counts).filter(|(_, count)| *count > 0);
            let some: Vec<_> = some.collect();
            prop_assert_eq!(row.bars.len(), some.len());
            for (bar, (severity, count)) in row.bars.iter().zip(some) {
                prop_assert_eq!(bar.severity, severity);
                let of_one = bar.rect.width / f64::from(u32::try_from(count).unwrap());
                let first = *scale.get_or_insert(of_one);
                prop_assert!((of_one - first).abs() < 1e-9);
            }
        }
    }
}

#[test]
fn a_band_spans_what_states_the_same_version() {
    let entry = |version: Option<&str>| {
        let mut entry = TimelineEntry::new("r", "2024-01-01", "x");
        entry.version = version.map(str::to_owned);
        entry.unreadable = version.is_none().then(|| "hỏng".to_owned());
        entry
    };
    let versions = [Some("1.0"), Some("1.0"), None, Some("1.0"), Some("2.0")];
    let scene = drawn(&versions.map(entry), Lang::Vi);
    let rows: Vec<_> = scene.rows.iter().map(|row| row.rect).collect();
    let spans: Vec<Vec<usize>> = scene
        .versions
        .iter()
        .map(|band| {
            let within = |(_, row): &(usize, &Rect)| {
                let middle = row.y + row.height / 2.0;
                band.rect.y < middle && middle < band.rect.bottom()
            };
            let rows = rows.iter().enumerate().filter(within);
            rows.map(|(nth, _)| nth).collect()
        })
        .collect();
    assert_eq!(spans, [vec![0, 1], vec![3], vec![4]]);
    assert_eq!(scene.rows[2].sign, TimelineSign::Unreadable);
    assert_eq!(scene.rows[0].sign, TimelineSign::First);
}

#[test]
fn the_picture_is_sound_and_always_the_same() {
    let mut odd = TimelineEntry::new("\"'><script>", "2024-05-01", WORDS[4]);
    odd.findings = Some([1, 2, 3]);
    let svg = || drawn(&[odd.clone()], Lang::Vi).svg();
    assert_eq!(svg(), svg());
    let text = svg();
    let read = roxmltree::Document::parse(&text).unwrap();
    let state = read
        .descendants()
        .find(|node| node.attribute("class") == Some("state"));
    assert_eq!(state.unwrap().attribute("data-name"), Some("\"'><script>"));
    assert!(!text.contains("<script") && !text.contains('\u{1b}'));
    assert!(drawn(&[], Lang::En).svg().ends_with("</svg>\n"));
}
