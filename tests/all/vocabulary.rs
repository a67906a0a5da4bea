//! Every word of the file format is told in both languages, with an example that loads, and is found by its names.

use std::collections::BTreeSet;

use justarch::json;
use justarch::vocabulary::{self, Entry, Sort};
use justarch::{
    Cell, Document, Framework, FrameworkVersion, Kind, Lang, RelationKind, RuleSet, Table,
};
use serde_yaml::{Mapping, Value};

/// What examples refer to.
const FRAME: &str = "
justarch: 1
architecture:
  id: sample-architecture
  body: ministry
  name: { vi: Kiến trúc Chính phủ điện tử Bộ Y tế }
  version: \"1.0\"
  framework: \"3.0\"
  state-date: 2026-11-01
sources:
  survey: { title: Báo cáo khảo sát }
organisations:
  ministry: { name: { vi: Bộ Y tế }, kind: ministry }
  it-department: { name: { vi: Cục Công nghệ thông tin }, parent: ministry }
infrastructure:
  data-centre: { kind: data-centre, name: { vi: Trung tâm dữ liệu của Bộ } }
  soc: { kind: security-operations, name: { vi: Trung tâm giám sát } }
integration:
  lgsp: { kind: lgsp, name: { vi: Nền tảng LGSP của Bộ }, connects: [ndxp] }
  ndxp: { kind: national-exchange, name: { vi: Nền tảng NDXP } }
applications:
  case-system: { kind: application, name: { vi: Hệ thống quản lý hồ sơ } }
  case-database: { kind: database, name: { vi: Cơ sở dữ liệu hồ sơ } }
  population-database: { kind: database, name: { vi: Cơ sở dữ liệu dân cư } }
business:
  licence: { kind: public-service, name: { vi: Cấp giấy phép } }
channels:
  portal: { kind: service-portal, name: { vi: Cổng dịch vụ công của Bộ } }
users:
  agencies: { kind: agency, name: { vi: Các cơ quan cung cấp dữ liệu } }
policy:
  decree-85: { kind: decree, name: { vi: Nghị định về an toàn hệ thống thông tin } }
";

fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{error}:\n{text}"))
}

/// Adds entries to a map below a path of keys, which is made where it is not there.
fn put(root: &mut Value, path: &[&str], entries: &Value) {
    let mut at = root;
    for key in path {
        let map = at.as_mapping_mut().expect("a map");
        at = map
            .entry(Value::from(*key))
            .or_insert_with(|| Value::Mapping(Mapping::new()));
    }
    let map = at.as_mapping_mut().expect("a map");
    for (key, value) in entries.as_mapping().expect("an example is a map") {
        match map.get_mut(key) {
            // A section or list of records gets one entry more.
            Some(there) if there.is_mapping() && path.is_empty() => {
                put(there, &[], value);
            }
            _ => {
                map.insert(key.clone(), value.clone());
            }
        }
    }
}

/// What is wrong with a document.
fn faults(value: &Value) -> Vec<String> {
    let text = serde_yaml::to_string(value).unwrap();
    match Document::parse("example.yaml", &text) {
        Err(error) => vec![format!("{:?}", error.report())],
        Ok(document) => {
            let report = document.report().iter();
            let mut faults: Vec<_> = report.map(|d| d.message.get(Lang::En).to_owned()).collect();
            let rules = RuleSet::for_framework(FrameworkVersion::V3_0).unwrap();
            let report = rules.check(document.architecture());
            // Keys that mean nothing where they stand, and relations outside the matrix.
            let foreign = report
                .iter()
                .filter(|d| matches!(d.code.as_str(), "LAY006" | "LAY012"));
            faults.extend(foreign.map(|d| d.message.get(Lang::En).to_owned()));
            faults
        }
    }
}

/// The frame with the example of a key at elements of a few kinds.
fn at_elements(example: &Value) -> Vec<Value> {
    let kinds = [
        ("applications", "application"),
        ("applications", "database"),
        ("business", "public-service"),
        ("channels", "service-portal"),
        ("integration", "lgsp"),
        ("policy", "decree"),
    ];
    let at = |(section, kind): &(&str, &str)| {
        let mut root = yaml(FRAME);
        let base = yaml(&format!(
            "{{ kind: {kind}, name: {{ vi: Thành phần ví dụ }} }}"
        ));
        put(&mut root, &[section, "sample"], &base);
        put(&mut root, &[section, "sample"], example);
        root
    };
    kinds.iter().map(at).collect()
}

fn at_relations(example: &Value) -> Vec<Value> {
    [
        "{ exchanges: [{ with: population-database }] }",
        "{ supplied-by: [{ to: agencies }] }",
    ]
    .iter()
    .map(|base| {
        let mut root = yaml(FRAME);
        let mut base = yaml(base);
        let (_, list) = base.as_mapping_mut().unwrap().iter_mut().next().unwrap();
        put(&mut list[0], &[], example);
        put(&mut root, &["applications", "case-database"], &base);
        root
    })
    .collect()
}

/// The least that an entry of a table holds, and where the table hangs.
fn record(table: Table) -> (&'static [&'static str], &'static str) {
    match table {
        Table::Sources => (&[], "{ title: Báo cáo }"),
        Table::Organisations => (&[], "{ name: { vi: Vụ Pháp chế } }"),
        Table::Retired => (&[], "{ reason: Đã dừng }"),
        Table::Transferred => (&[], "{ to: Bộ Công an, basis: Nghị định }"),
        Table::Contents => (&["architecture"], "{}"),
        Table::Views => (&["architecture"], "{ name: { vi: Kiến trúc nghiệp vụ } }"),
        Table::Supersedes => (&["architecture"], "{ body: Bộ Y tế, version: \"0.9\" }"),
        Table::Roadmap => (
            &["architecture"],
            "{ id: p1, name: { vi: Đợt 1 }, since: 2027, until: 2028 }",
        ),
        Table::Indicators | Table::Targets => {
            (&[], "{ id: figure, measure: services-total, value: 7 }")
        }
        other => panic!("{other:?}: say here what its entries hold"),
    }
}

fn at_records(table: Table, example: &Value) -> Vec<Value> {
    let (above, base) = record(table);
    let mut entry = yaml(base);
    put(&mut entry, &[], example);
    let is_list = matches!(
        table,
        Table::Supersedes | Table::Roadmap | Table::Indicators | Table::Targets
    );
    let holder = if is_list {
        Value::Sequence(vec![entry])
    } else {
        let mut map = Mapping::new();
        map.insert(Value::from("business"), entry);
        Value::Mapping(map)
    };
    let mut around = Mapping::new();
    around.insert(Value::from(table.key()), holder);
    let mut root = yaml(FRAME);
    put(&mut root, above, &Value::Mapping(around));
    vec![root]
}

/// Documents that hold the example of a word, of which one has to be without a fault.
fn documents(entry: &Entry) -> Vec<Value> {
    let example = yaml(&entry.example);
    let mut root = yaml(FRAME);
    match entry.sort {
        Sort::Frame if entry.word == "id" => return at_records(Table::Roadmap, &example),
        Sort::Frame if matches!(entry.word, "to" | "with") => return at_elements(&example),
        Sort::Section(_) | Sort::Frame => put(&mut root, &[], &example),
        Sort::Kind(kind) => put(&mut root, &[kind.layer().section()], &example),
        Sort::Relation(relation) => return at_ends(relation, &example),
        Sort::Records(table) => {
            let (above, _) = record(table);
            put(&mut root, above, &example);
        }
        Sort::Key | Sort::Value => {
            let places = entry.places();
            let at = |place: &String| match place.split('.').next().unwrap() {
                "element" => at_elements(&example),
                "relation" => at_relations(&example),
                // Values that frameworks give to these are ids of entries, told as a whole.
                "architecture" | "contents" | "views"
                    if entry.example.starts_with(place.as_str()) =>
                {
                    let mut root = yaml(FRAME);
                    put(&mut root, &["architecture"], &example);
                    vec![root]
                }
                "architecture" => {
                    let mut root = yaml(FRAME);
                    put(&mut root, &["architecture"], &example);
                    vec![root]
                }
                table => {
                    let mut tables = Table::ALL.into_iter();
                    let table = tables.find(|t| t.key() == table).expect("a table");
                    at_records(table, &example)
                }
            };
            return places.iter().flat_map(at).collect();
        }
        other => panic!("{other:?}: say here how its examples are loaded"),
    }
    vec![root]
}

/// The example of a relation at an element that may have it.
fn at_ends(relation: RelationKind, example: &Value) -> Vec<Value> {
    let framework = Framework::get(FrameworkVersion::V3_0).unwrap();
    let may_have = |kind: &&Kind| {
        let mut others = Kind::ALL.iter();
        others.any(|other| framework.relation(**kind, relation, *other).cell == Cell::Allowed)
    };
    let at = |kind: &Kind| {
        let mut root = yaml(FRAME);
        let section = kind.layer().section();
        let base = yaml(&format!(
            "{{ kind: {kind}, name: {{ vi: Thành phần ví dụ }} }}"
        ));
        put(&mut root, &[section, "sample"], &base);
        put(&mut root, &[section, "sample"], example);
        root
    };
    Kind::ALL.iter().filter(may_have).map(at).collect()
}

#[test]
fn examples_load_without_a_fault() {
    assert_eq!(faults(&yaml(FRAME)), [""; 0]);
    let mut wrong = Vec::new();
    for entry in vocabulary::all() {
        // It takes a second file.
        if entry.word == "include" {
            continue;
        }
        let documents = documents(&entry);
        assert!(!documents.is_empty(), "{}", entry.word);
        let mut least: Option<Vec<String>> = None;
        for document in documents {
            let faults = faults(&document);
            if least
                .as_ref()
                .is_none_or(|least| faults.len() < least.len())
            {
                least = Some(faults);
            }
            if least.as_ref().is_some_and(Vec::is_empty) {
                break;
            }
        }
        let least = least.unwrap_or_default();
        if !least.is_empty() {
            wrong.push(format!("{} {:?}: {least:?}", entry.word, entry.places()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The words in backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn every_word_is_told_in_both_languages() {
    let all = vocabulary::all();
    let known: BTreeSet<_> = all.iter().map(|entry| entry.word).collect();
    for entry in &all {
        let word = entry.word;
        assert!(!entry.example.trim().is_empty(), "{word}");
        for lang in [Lang::Vi, Lang::En] {
            let (title, meaning) = (entry.title.get(lang), entry.meaning.get(lang));
            assert!(!title.trim().is_empty(), "{word}");
            assert!(title.chars().count() <= 80, "{word}: {title}");
            assert!(meaning.ends_with('.'), "{word}: {meaning}");
            assert!(!title.contains('[') && !meaning.contains('['), "{word}");
            // The names it is told apart from are words, too; a pair names a key and its value.
            for name in quoted(meaning) {
                let mut parts = name.split(": ");
                let is_known = |part: &str| known.contains(part) || part == "4";
                assert!(parts.all(is_known), "{word}: `{name}` is no word");
            }
        }
        let (vi, en) = (entry.meaning.get(Lang::Vi), entry.meaning.get(Lang::En));
        assert_ne!(vi, en, "{word}");
    }
}

#[test]
fn laws_are_those_that_rules_cite() {
    let mut found = 0;
    for entry in vocabulary::all() {
        let Some(law) = &entry.law else { continue };
        let answer = vocabulary::search(entry.word);
        let cited = answer.topics.iter().map(json::Topic::from).any(|topic| {
            let json::Topic::Word(word) = topic else {
                return false;
            };
            word.law
                .is_some_and(|told| told.instrument == law.instrument && told.citation.is_some())
        });
        assert!(
            cited,
            "{}: {} is not among the instruments",
            entry.word, law.instrument
        );
        found += 1;
    }
    assert!(found > 30, "{found}");
}

#[test]
fn words_are_found_by_their_names() {
    for (asked, word) in [
        ("lgsp", "lgsp"),
        ("LGSP", "lgsp"),
        ("trục tích hợp", "lgsp"),
        ("truc tich hop", "lgsp"),
        ("Trục Tích Hợp", "lgsp"),
        ("security-level", "security-level"),
        ("cấp độ an toàn", "security-level"),
        ("cap do an toan he thong thong tin", "security-level"),
        ("exchanges", "exchanges"),
        ("trao đổi dữ liệu", "exchanges"),
        ("chủ quản", "owner"),
        ("chu so huu", "owner"),
        ("hạ tầng", "infrastructure"),
        ("lộ trình", "roadmap"),
        ("đang vận hành", "active"),
        ("toàn trình", "full-process"),
        ("tầm nhìn", "vision"),
        ("architecture.issued.date", "date"),
        ("x-robot", "x-"),
        ("INT003", "INT003"),
        ("int", "INT"),
        ("3.0", "3.0"),
        ("khung 2.0", "2.0"),
        ("2568/QĐ-BTTTT", "3.0"),
    ] {
        let answer = vocabulary::search(asked);
        let topics: Vec<_> = answer.topics.iter().map(vocabulary::Topic::word).collect();
        assert!(answer.exact, "{asked}: {topics:?}");
        assert_eq!(
            topics.first().map(String::as_str),
            Some(word),
            "{asked}: {topics:?}"
        );
    }
    let near = vocabulary::search("định danh");
    let topics: Vec<_> = near.topics.iter().map(vocabulary::Topic::word).collect();
    assert!(topics.contains(&"id".to_owned()), "{topics:?}");
    for (asked, meant) in [
        ("lgps", "lgsp"),
        ("securty-level", "security-level"),
        ("INT0003", "INT003"),
        ("trung tam du liêụ", "Trung tâm dữ liệu"),
    ] {
        let similar = vocabulary::similar(asked);
        assert!(
            similar.iter().any(|name| name == meant),
            "{asked}: {similar:?}"
        );
    }
    for nothing in ["", " ", "xyzzy", "9.9", &"a".repeat(10_000)] {
        assert!(
            vocabulary::search(nothing).topics.is_empty(),
            "{nothing:.20}"
        );
    }
}

#[test]
fn every_word_is_found_by_its_own_name() {
    for entry in vocabulary::all() {
        let mut names = vec![entry.word];
        names.extend([Lang::Vi, Lang::En].map(|lang| entry.title.get(lang)));
        for name in names {
            let answer = vocabulary::search(name);
            // A name may be the word of something else as well, which then comes first.
            let found = answer.topics.iter().any(|topic| topic.word() == entry.word);
            let word_of_another = vocabulary::entries(name)
                .iter()
                .any(|e| e.word != entry.word);
            let code = justarch::catalog::families()
                .iter()
                .any(|f| f.key.eq_ignore_ascii_case(name));
            assert!(found || word_of_another || code, "{}: {name}", entry.word);
            assert!(answer.exact, "{}: {name}", entry.word);
        }
    }
}

/// The keys and values of closed sets in a document, and its kinds.
fn used(value: &Value, out: &mut BTreeSet<String>) {
    match value {
        Value::Mapping(map) => {
            for (key, value) in map {
                let key = key.as_str().unwrap_or_default();
                // Free names and ids stand below these.
                if !matches!(key, "attributes") {
                    out.insert(key.to_owned());
                    used(value, out);
                }
                let is_word = matches!(
                    key,
                    "kind"
                        | "status"
                        | "scope"
                        | "class"
                        | "level"
                        | "purpose"
                        | "sharing"
                        | "method"
                        | "grade"
                        | "information"
                        | "role"
                        | "readiness"
                        | "qualifier"
                        | "appraisal"
                );
                if let Some(word) = value.as_str().filter(|_| is_word) {
                    out.insert(word.to_owned());
                }
            }
        }
        Value::Sequence(items) => items.iter().for_each(|item| used(item, out)),
        _ => {}
    }
}

#[test]
fn what_the_bundled_documents_use_is_found_at_once() {
    let known: BTreeSet<_> = vocabulary::all().iter().map(|e| e.word).collect();
    let mut words = 0;
    for bundled in justarch::reference::all() {
        let value = yaml(bundled.text);
        let mut all = BTreeSet::new();
        used(&value, &mut all);
        // Ids of elements, organisations, sources and records.
        let architecture = bundled.document().into_architecture();
        let mut ids: BTreeSet<String> =
            architecture.elements().map(|e| e.id().to_owned()).collect();
        for table in ["sources", "organisations", "retired", "transferred"] {
            let keys = value.get(table).and_then(Value::as_mapping);
            let keys = keys
                .into_iter()
                .flat_map(Mapping::keys)
                .filter_map(Value::as_str);
            ids.extend(keys.map(str::to_owned));
        }
        for word in all.difference(&ids).filter(|word| !word.is_empty()) {
            let answer = vocabulary::search(word);
            assert!(
                known.contains(word.as_str()) && answer.exact,
                "{}: {word}",
                bundled.name
            );
            words += 1;
        }
    }
    assert!(words > 100, "{words}");
}
