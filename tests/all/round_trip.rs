//! Laws of reading and writing, on the bundled documents and on random ones.

use justarch::{
    ApplicationKind, Architecture, Document, FrameworkVersion, Graph, IntegrationKind, Kind, Layer,
    Locate as _, RelationKind, Status, reference,
};
use proptest::prelude::*;

#[track_caller]
fn read(text: &str) -> Architecture {
    let document = Document::parse("test.yaml", text).unwrap();
    assert!(
        document.report().is_empty(),
        "{:?}\n{text}",
        document.report()
    );
    document.into_architecture()
}

#[test]
fn bundled_documents_survive_every_way_round() {
    for bundled in reference::all() {
        let arch = bundled.document().into_architecture();
        let yaml = arch.to_yaml();
        let again = read(&yaml);
        assert_eq!(again, arch, "{}", bundled.name);
        assert_eq!(again.to_yaml(), yaml, "the written form is canonical");
        let json = serde_json::to_string_pretty(&arch).unwrap();
        assert_eq!(read(&json), arch, "JSON is read as a file");
        assert_eq!(serde_json::from_str::<Architecture>(&json).unwrap(), arch);
        assert_eq!(serde_yaml::from_str::<Architecture>(&yaml).unwrap(), arch);
        Graph::of(&arch).verify().unwrap();
        let rebuilt = arch.to_builder().build().unwrap();
        assert_eq!(rebuilt, arch, "a builder holds all that was said");
        assert_eq!(rebuilt.to_yaml(), yaml, "in the same order");
    }
}

#[test]
fn what_was_refused_stays_refused_in_a_builder() {
    let yaml = reference::moj_2_0()
        .to_yaml()
        .replace("kind: data-centre", "kind: data-center");
    let document = Document::parse("test.yaml", &yaml).unwrap();
    let arch = document.architecture();
    assert!(arch.unread().elements().next().is_some());
    let again = arch.to_builder().build().unwrap();
    assert_eq!(&again, arch);
    assert_eq!(again.unread(), arch.unread());
    let lost = |a: &Architecture| a.elements().filter(|e| e.lost_a_relation()).count();
    assert!(lost(arch) > 0);
    assert_eq!(lost(&again), lost(arch));
}

#[test]
fn serde_refuses_numbers_where_text_belongs() {
    let yaml = reference::moj_2_0().to_yaml();
    let unquoted = yaml.replace("version: '2.0'", "version: 2.0");
    assert_ne!(unquoted, yaml);
    let error = serde_yaml::from_str::<Architecture>(&unquoted).unwrap_err();
    assert!(error.to_string().contains("Quote it"), "{error}");
}

#[test]
fn serde_names_all_errors() {
    let yaml = reference::moj_2_0()
        .to_yaml()
        .replace("kind: lgsp", "kind: lgps")
        .replace("status: illustrative", "status: ilustrative");
    let error = serde_yaml::from_str::<Architecture>(&yaml)
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("FMT013") && error.contains("FMT011"),
        "{error}"
    );
}

/// What a random document is made of: kinds by number, edges between elements by position.
#[derive(Clone, Debug)]
struct Recipe {
    elements: Vec<(usize, String, Option<u8>)>,
    edges: Vec<(usize, usize, usize, bool)>,
}

fn recipe() -> impl Strategy<Value = Recipe> {
    let name = "[a-zA-Zàáảãạăằđêềôơư0-9 :#'\"\\[\\]{},&*!|>%@-]{1,12}"
        .prop_filter("a name has something to read", |s| !s.trim().is_empty());
    let element = (0..Kind::ALL.len(), name, proptest::option::of(1..=5_u8));
    let edge = (
        0..12_usize,
        0..12_usize,
        0..RelationKind::ALL.len(),
        any::<bool>(),
    );
    (
        prop::collection::vec(element, 1..12),
        prop::collection::vec(edge, 0..16),
    )
        .prop_map(|(elements, edges)| Recipe { elements, edges })
}

fn build(recipe: &Recipe) -> Architecture {
    let mut b = Architecture::fragment("random", FrameworkVersion::V2_0);
    b.organisation("org", "Cơ quan").unwrap();
    b.body("org").unwrap();
    b.name("Ngẫu nhiên", "Random")
        .version(&"2.10".parse().unwrap());
    b.element("hub", IntegrationKind::Lgsp, "Trục").unwrap();
    for (ix, (kind, name, level)) in recipe.elements.iter().enumerate() {
        let mut element = b
            .element(&format!("e{ix}"), Kind::ALL[*kind], name)
            .unwrap()
            .owner("org")
            .unwrap()
            .status(Status::Active)
            .attribute("color", name)
            .unwrap()
            .alias(name)
            .unwrap();
        if let Some(level) = level {
            element = element.security_level(*level).unwrap();
        }
        element
            .indicator(&format!("i{ix}"), "records", "12.50")
            .unwrap()
            .unit("records")
            .unwrap();
    }
    let mut seen = std::collections::HashSet::new();
    for (from, to, kind, routed) in &recipe.edges {
        let (from, to) = (from % recipe.elements.len(), to % recipe.elements.len());
        let kind = RelationKind::ALL[*kind];
        if !seen.insert((from, to, kind)) {
            continue;
        }
        let relation = b
            .relate(&format!("e{from}"), kind, &format!("e{to}"))
            .unwrap();
        if *routed {
            relation
                .route(["hub"])
                .unwrap()
                .since("2024".parse().unwrap());
        }
    }
    b.build().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn written_and_read_is_the_same(recipe in recipe()) {
        let arch = build(&recipe);
        let yaml = arch.to_yaml();
        let again = read(&yaml);
        prop_assert_eq!(&again, &arch);
        prop_assert_eq!(&again.to_yaml(), &yaml);
        let json = serde_json::to_string(&arch).unwrap();
        let from_json: Architecture = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(&from_json, &arch);
        let rebuilt = arch.to_builder().build().unwrap();
        prop_assert_eq!(&rebuilt, &arch);
        prop_assert_eq!(rebuilt.to_yaml(), yaml);
        Graph::of(&arch).verify().unwrap();
    }

    #[test]
    fn order_of_elements_says_nothing(recipe in recipe(), turn in 0..12_usize) {
        let arch = build(&recipe);
        let value: serde_json::Value = serde_json::to_value(&arch).unwrap();
        let mut turned = value.clone();
        for layer in Layer::ALL {
            let Some(section) = turned.get_mut(layer.section()).and_then(|s| s.as_object_mut()) else { continue };
            let mut entries: Vec<_> = std::mem::take(section).into_iter().collect();
            let by = turn % entries.len().max(1);
            entries.rotate_left(by);
            section.extend(entries);
        }
        let again: Architecture = serde_json::from_value(turned).unwrap();
        prop_assert_eq!(again, arch);
    }

    /// Elements taken out, renamed and merged at random leave a well-formed whole.
    #[test]
    fn edits_leave_an_architecture_whole(
        recipe in recipe(),
        edits in prop::collection::vec((0..3_u8, 0..12_usize, 0..12_usize), 0..8),
    ) {
        let mut b = build(&recipe).to_builder();
        for (nth, (what, one, other)) in edits.into_iter().enumerate() {
            let (one, other) = (format!("e{one}"), format!("e{other}"));
            let _ = match what {
                0 => b.remove_element(&one).err(),
                1 => b.rename_element(&one, &format!("n{nth}")).err(),
                _ => b.merge_element(&one, &other).err(),
            };
        }
        let arch = b.build().unwrap();
        Graph::of(&arch).verify().unwrap();
        prop_assert_eq!(read(&arch.to_yaml()), arch);
    }

    #[test]
    fn no_damage_makes_the_reader_panic(at in 0..60_000_usize, byte in any::<u8>(), cut in any::<bool>()) {
        let text = reference::get("dong-nai-2023").unwrap().text;
        let mut bytes = text.as_bytes().to_vec();
        let at = at % bytes.len();
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        let damaged = String::from_utf8_lossy(&bytes);
        if let Ok(document) = Document::parse("damaged.yaml", &damaged) {
            Graph::of(document.architecture()).verify().unwrap();
            let _ = document.architecture().to_yaml();
        }
    }
}

#[test]
fn the_builder_keeps_the_laws_of_the_model() {
    let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    b.element("app", ApplicationKind::Application, "Phần mềm")
        .unwrap();
    assert!(
        b.element("app", ApplicationKind::Database, "Trùng")
            .is_err()
    );
    assert!(
        b.element("App", ApplicationKind::Database, "Sai mã")
            .is_err()
    );
    assert!(b.element("db", ApplicationKind::Database, " ").is_err());
    assert!(b.relate("app", RelationKind::Stores, "db").is_err());
    assert!(b.organisation("app", "Mã trùng ở tên khác").is_ok());
    assert!(
        b.element("x", ApplicationKind::Database, "X")
            .unwrap()
            .owner("nobody")
            .is_err()
    );
    let arch = b.build().unwrap();
    assert_eq!(arch.element_count(), 2);
}

/// What a file could not say does not get into an architecture by way of code either.
#[test]
fn a_builder_takes_what_a_file_can_say() {
    let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    b.name("Minh họa", " ").framework_decision("");
    assert!(b.organisation("blank", " ").is_err());
    assert!(b.source("blank", "").is_err());
    assert!(b.content("vision", "\n").is_err());
    assert!(b.view("data", "", "Data").is_err());
    assert!(b.indicator("blank", " ", "1").is_err());
    let organisation = b.organisation("org", "Cơ quan").unwrap();
    assert!(organisation.name_en("").is_err());
    b.body("org").unwrap().version(&"1.0".parse().unwrap());
    b.element("hub", IntegrationKind::Lgsp, "Trục").unwrap();
    let element = b.element("app", ApplicationKind::Application, "Phần mềm");
    let element = element.unwrap().alias("Hộ tịch").unwrap();
    let element = element.alias("Hộ tịch").unwrap();
    let element = element.attribute("colour", "đỏ").unwrap();
    element.attribute("colour", "xanh").unwrap();
    let element = b.edit_element("app").unwrap();
    assert!(element.attribute("empty", " ").is_err());
    assert!(b.edit_element("app").unwrap().alias("").is_err());
    let relation = b.relate("app", RelationKind::Exchanges, "hub").unwrap();
    let relation = relation.data("a").and_then(|r| r.data("a")).unwrap();
    let relation = relation.direct().route(["hub"]).unwrap();
    assert!(relation.data("").is_err());
    let arch = b.build().unwrap();

    assert_eq!(read(&arch.to_yaml()), arch);
    let app = arch.element("app").unwrap();
    assert_eq!(app.aliases().collect::<Vec<_>>(), ["Hộ tịch"]);
    let attributes: Vec<_> = app.fields().attributes().collect();
    assert_eq!(attributes, [("colour", "xanh")]);
    let relation = app.relations().next().unwrap();
    assert_eq!(relation.data().collect::<Vec<_>>(), ["a"]);
    assert!(!relation.fields().has(justarch::Field::RouteDirect));
    assert_eq!(arch.fields().text(justarch::Field::NameEn), None);
}

/// Two maps that say the same of one pair are two relations, also when they say nothing more than the end.
#[test]
fn relations_said_twice_stay_two() {
    let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    b.organisation("org", "Cơ quan").unwrap();
    b.name("Minh họa", "Demo").body("org").unwrap();
    b.version(&"1.0".parse().unwrap());
    b.element("hub", IntegrationKind::Lgsp, "Trục").unwrap();
    b.element("app", ApplicationKind::Application, "Phần mềm")
        .unwrap();
    for _ in 0..2 {
        b.relate("app", RelationKind::DependsOn, "hub").unwrap();
    }
    let arch = b.build().unwrap();
    assert_eq!(arch.relation_count(), 2);
    let yaml = arch.to_yaml();
    assert_eq!(read(&yaml), arch);
    assert_eq!(read(&yaml).to_yaml(), yaml);
    let twice = yaml.replace(
        "    - hub\n    - to: hub\n",
        "    - to: hub\n    - to: hub\n",
    );
    assert_ne!(twice, yaml);
    assert_eq!(read(&twice).to_yaml(), yaml);
}

#[test]
fn a_supplier_is_an_element_or_an_organisation() {
    let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    b.organisation("vendor", "Nhà cung cấp").unwrap();
    b.element("app", ApplicationKind::Application, "Phần mềm")
        .unwrap();
    b.relate("app", RelationKind::SuppliedBy, "vendor").unwrap();
    assert!(b.clone().build().is_ok());
    b.element("vendor", ApplicationKind::Application, "Trùng mã")
        .unwrap();
    let error = b.build().unwrap_err().to_string();
    assert!(error.contains("`vendor` is both"), "{error}");
}

/// Characters that hide in texts, and those around the borders of what YAML and JSON let through.
fn strange() -> impl Iterator<Item = char> {
    let rare = [
        0xd7ff, 0xe000, 0xfeff, 0xfffd, 0xfffe, 0xffff, 0x1_0000, 0x1_f600, 0x10_ffff,
    ];
    let all = (0..0x100).chain(0x2000..0x2070).chain(rare);
    all.filter_map(char::from_u32)
}

/// Any character in any of the forms that a writer chooses by what a text looks like.
#[test]
fn any_character_survives() {
    let (mut refused, mut wrong, mut no_json) = (Vec::new(), Vec::new(), Vec::new());
    for c in strange() {
        let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
        b.name(&format!("a{c}b"), "Demo");
        b.version(&"1.0".parse().unwrap());
        for (nth, text) in [
            format!("{c}a"),
            format!("a{c}"),
            format!("a\n{c}b"),
            format!("a\nb{c}\n"),
            format!("{c}\na"),
            format!("a {c} # b: 'c'"),
        ]
        .into_iter()
        .enumerate()
        {
            b.organisation(&format!("o{nth}"), &text).unwrap();
        }
        b.body("o0").unwrap();
        let Ok(arch) = b.build() else {
            refused.push(c);
            continue;
        };
        let again = Document::parse("again.yaml", &arch.to_yaml());
        if !again.is_ok_and(|again| *again.architecture() == arch) {
            wrong.push(c);
        }
        let json = serde_json::to_string(&arch).unwrap();
        let again: Architecture = serde_json::from_str(&json).unwrap();
        assert_eq!(again, arch);
        match Document::parse("again.json", &json) {
            Ok(again) => assert_eq!(*again.architecture(), arch, "{json}"),
            Err(_) => no_json.push(c),
        }
    }
    assert_eq!(wrong, Vec::<char>::new());
    assert_eq!(refused, ['\u{2028}', '\u{2029}']);
    // JSON writes these as they are, and YAML has no place for them.
    let control = (0x7f..0xa0).filter(|c| *c != 0x85);
    let nowhere = control.chain([0xfffe, 0xffff]).filter_map(char::from_u32);
    assert_eq!(no_json, nowhere.collect::<Vec<_>>());
}

#[test]
fn a_hidden_line_separator_is_refused_with_its_place() {
    let text = reference::get("moj-3.0").unwrap().text;
    let damaged = text.replacen(
        "  name: { vi: Kiến trúc",
        "  name: { vi: Kiến\u{2028}trúc",
        1,
    );
    assert_ne!(damaged, text);
    let document = Document::parse("damaged.yaml", &damaged).unwrap();
    let found: Vec<_> = document.report().iter().collect();
    let message = found[0].message.get(justarch::Lang::En);
    assert!(message.contains("line separators"), "{found:?}");
    assert_eq!(found[0].code.as_str(), "FMT011");
    let label = document.span_of(&found[0].labels[0]).unwrap();
    assert!(document.sources().slice(label).starts_with("Kiến"));
}
