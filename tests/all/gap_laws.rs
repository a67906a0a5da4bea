//! Laws of gaps: what is listed rests on what the document says, closes when it is applied, and does the same when it
//! is written by hand.

use std::path::Path;

use justarch::{
    Architecture, Date, Document, Edit, Field, FrameworkVersion, Gap, Input, Parameters, RuleSet,
    Severity, reference,
};
use serde_yaml::{Mapping, Value};

const V3: FrameworkVersion = FrameworkVersion::V3_0;

fn errors(arch: &Architecture, day: Option<Date>) -> Vec<String> {
    let rules = RuleSet::for_framework(arch.framework()).unwrap();
    let rules = match day {
        Some(day) => rules.as_of(day),
        None => rules,
    };
    let report = rules.check(arch);
    let errors = report.iter().filter(|d| d.severity == Severity::Error);
    errors
        .map(|d| format!("{}: {}", d.code, d.message.get(justarch::Lang::En)))
        .collect()
}

fn measured(arch: &Architecture, day: Option<Date>) -> Gap {
    match day {
        Some(day) => Gap::to_as_of(arch, V3, day),
        None => Gap::to(arch, V3),
    }
    .unwrap()
}

/// A value for every parameter, the nth choice where there are choices; new questions are answered too.
fn supplied(gap: &Gap, arch: &Architecture, nth: usize) -> (Gap, Parameters) {
    let mut given = Parameters::default();
    let mut gap = gap.clone();
    for _ in 0..8 {
        let before = given.clone();
        let refused: Vec<_> = gap.refused().map(|p| p.name.clone()).collect();
        for asked in gap.parameters() {
            if given.get(&asked.name).is_some() && !refused.contains(&asked.name) {
                continue;
            }
            let last = asked.choices.len().saturating_sub(1);
            let value = match (
                asked.choices.get(nth.min(last)),
                asked.name.rsplit('.').next(),
            ) {
                (Some(choice), _) => choice.clone(),
                (None, Some("owner")) => "mps: Bộ Công an".to_owned(),
                (None, Some("since")) => "2026-06".to_owned(),
                (None, Some("state-date")) => "2024-06-30".to_owned(),
                _ => "nội dung".to_owned(),
            };
            given.set(&asked.name, value);
        }
        if given == before {
            break;
        }
        gap = gap.with(arch, &given).unwrap();
    }
    (gap, given)
}

/// Every document of the repository without errors under its own framework on a day, with its name.
fn sound(day: Option<Date>, mut each: impl FnMut(&str, &Architecture)) {
    let mut texts: Vec<(String, String)> = reference::all()
        .iter()
        .map(|d| (d.name.to_owned(), d.text.to_owned()))
        .collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    for folder in ["rules", "transition"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let files = std::fs::read_dir(&path).into_iter().flatten();
            for file in files.map(|f| f.unwrap().path()).chain([path]) {
                // The code of an agency is given by others: no edit makes one up.
                let is_code = file.ends_with("SVC011")
                    || file.parent().is_some_and(|p| p.ends_with("SVC011"));
                if is_code {
                    continue;
                }
                if let Ok(text) = std::fs::read_to_string(&file) {
                    texts.push((file.display().to_string(), text));
                }
            }
        }
    }
    texts.sort();
    let mut seen = 0;
    for (name, text) in texts {
        let Ok(document) = Document::parse("fixture.yaml", &text) else {
            continue;
        };
        let arch = document.architecture();
        let whole = !document.report().has_at_least(Severity::Error);
        let is_newer = arch.framework() > V3;
        if whole && !is_newer && arch.framework().is_stated() && errors(arch, day).is_empty() {
            seen += 1;
            each(&name, arch);
        }
    }
    assert!(seen > 60, "{seen}");
}

#[test]
fn what_is_applied_is_not_listed_again() {
    // The lowest choices by the document's own day, the highest by that of later law.
    let days = [(None, 0), (Some("2024-06-30"), 9)];
    let (mut faults, mut documents) = (Vec::new(), 0);
    for (day, nth) in days {
        let day = day.map(|day| day.parse::<Date>().unwrap());
        sound(day, |name, arch| {
            // Fixtures differ little: for the second day a part of them will do.
            documents += 1;
            let one_in = if day.is_some() { 3 } else { crate::share() };
            if documents % one_in > 0 {
                return;
            }
            let (gap, given) = supplied(&measured(arch, day), arch, nth);
            let applied = match gap.apply_known(arch, &given) {
                Ok(applied) => applied,
                Err(error) => return faults.push(format!("{name} on {day:?}: {error}")),
            };
            let open = applied.left().map(|d| d.message.get(justarch::Lang::En));
            faults.extend(open.map(|d| format!("{name} on {day:?}: open {d}")));
            for demand in measured(&applied.architecture, day).demands() {
                let message = demand.message.get(justarch::Lang::En);
                faults.push(format!("{name} on {day:?}: {} {message}", demand.code));
            }
            let left = errors(&applied.architecture, day);
            faults.extend(left.iter().map(|e| format!("{name} on {day:?}: left {e}")));
        });
    }
    assert!(faults.is_empty(), "{}\n{}", faults.len(), faults.join("\n"));
}

/// What a person makes of the lines of a gap: ids renamed wherever they stand, what goes taken out, the rest put in.
#[test]
fn lines_written_by_hand_do_the_same() {
    let (mut seen, mut documents) = (0, 0);
    sound(None, |name, arch| {
        documents += 1;
        let bundled = reference::all().iter().any(|d| d.name == name);
        if documents % 3 > 0 && !bundled {
            return;
        }
        let gap = measured(arch, None);
        let merges = |e: &Edit| matches!(e, Edit::Merge { .. });
        if gap.demands().iter().flat_map(|d| &d.edits).any(merges) {
            return;
        }
        let (gap, given) = supplied(&gap, arch, 0);
        let expected = gap.apply(arch, &given).unwrap();
        let mut text: Value = serde_yaml::from_str(&arch.to_yaml()).unwrap();
        for demand in gap.demands() {
            for edit in &demand.edits {
                by_words(edit, &mut text);
            }
            let mut lines = demand.yaml().to_owned();
            for asked in &demand.parameters {
                let value = given.of(asked).map_or("", |v| v.split(':').next().unwrap());
                lines = lines.replace(&format!("<{}>", asked.name), &format!("{value:?}"));
            }
            put(&mut text, serde_yaml::from_str(&lines).unwrap());
        }
        if expected.organisation("mps").is_some() && arch.organisation("mps").is_none() {
            let new = "organisations: { mps: { name: { vi: Bộ Công an } } }";
            put(&mut text, serde_yaml::from_str(new).unwrap());
        }
        let text = serde_yaml::to_string(&text).unwrap();
        let document = Document::parse("written.yaml", &text).unwrap();
        let written = document.architecture().to_yaml();
        let lines = |text: &str| -> Vec<String> {
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            lines.sort();
            lines
        };
        assert_eq!(
            lines(&written),
            lines(&expected.to_yaml()),
            "{name}\n{text}"
        );
        seen += 1;
    });
    assert!(seen > 20, "{seen}");
}

/// What the steps say in words.
fn by_words(edit: &Edit, text: &mut Value) {
    match edit {
        Edit::Rename { id, to } => rename(text, id, to),
        Edit::ClearHeader { field } => remove(text, &format!("architecture.{}", field.path())),
        Edit::DropFates {
            succeeding,
            entries,
        } => {
            remove(text, "retired");
            remove(text, "transferred");
            for (_, key) in entries
                .iter()
                .filter(|(t, _)| *t == justarch::Table::Organisations)
            {
                let of_all = text.get_mut("organisations");
                if let Some(one) = of_all.and_then(|all| all.get_mut(key.as_str())) {
                    remove(one, "succeeds");
                }
            }
            let sections = text.as_mapping_mut().unwrap();
            for section in sections.values_mut().filter_map(Value::as_mapping_mut) {
                for id in succeeding {
                    if let Some(element) = section.get_mut(id.as_str()) {
                        remove(element, "succeeds");
                        if let Some(Value::Sequence(keys)) = element.get_mut("inferred") {
                            keys.retain(|key| key.as_str() != Some("succeeds"));
                        }
                    }
                }
            }
        }
        Edit::Record {
            table,
            key,
            field: Field::Content,
            value: Input::Asked(_),
        } => {
            remove(text, &format!("architecture.{}.{key}.unknown", table.key()));
        }
        _ => {}
    }
}

fn rename(value: &mut Value, id: &str, to: &str) {
    match value {
        Value::String(text) if text == id => to.clone_into(text),
        Value::Sequence(items) => items.iter_mut().for_each(|item| rename(item, id, to)),
        Value::Mapping(map) => {
            for (key, mut entry) in std::mem::take(map) {
                rename(&mut entry, id, to);
                let key = if key.as_str() == Some(id) {
                    to.into()
                } else {
                    key
                };
                map.insert(key, entry);
            }
        }
        _ => {}
    }
}

fn remove(value: &mut Value, path: &str) {
    let (first, rest) = path
        .split_once('.')
        .map_or((path, None), |(a, b)| (a, Some(b)));
    let Some(map) = value.as_mapping_mut() else {
        return;
    };
    match (rest, map.get_mut(first)) {
        (None, _) => drop(map.remove(first)),
        (Some(rest), Some(inner)) => {
            remove(inner, rest);
            if inner.as_mapping().is_some_and(Mapping::is_empty) {
                map.remove(first);
            }
        }
        (Some(_), None) => {}
    }
}

/// Puts maps into maps and everything else in place of what is there; what has no value is left out.
fn put(into: &mut Value, from: Value) {
    match (into, from) {
        (_, Value::Null) => {}
        (Value::Mapping(map), Value::Mapping(more)) => {
            for (key, value) in more {
                if value.as_str() != Some("") {
                    put(map.entry(key).or_insert(Value::Null), value);
                }
            }
        }
        // `framework: "2.0"` says the same as its map.
        (into, more @ Value::Mapping(_)) => {
            *into = Value::Mapping(Mapping::new());
            put(into, more);
        }
        (into, value) => *into = value,
    }
}

const SAMPLE: &str = "
justarch: 1
architecture:
  id: sample
  body: dept
  level: department
  name: { vi: \"Kiến trúc Sở, phiên bản 2.0\", en: \"Architecture, version 2.0\" }
  version: \"2.0\"
  framework: { version: \"2.0\", decision: 2323/QĐ-BTTTT }
  status: draft
  state-date: 2022-10-31
organisations:
  dept: { name: { vi: Sở }, kind: department }
applications:
  cases: { kind: application, name: { vi: Hệ thống hồ sơ }, owner: dept, security-level: 3, stores: [records] }
  records: { kind: database, name: { vi: CSDL hồ sơ }, owner: dept, class: internal }
business:
  licence: { kind: public-service, name: { vi: Cấp phép }, owner: dept, grade: full-process, supported-by: [cases] }
channels:
  portal: { kind: service-portal, name: { vi: Cổng }, owner: dept, security-level: 1, personal-data-subjects: 20000, offers: [licence], depends-on: [cases] }
";

fn sample() -> Architecture {
    let document = Document::parse("sample.yaml", SAMPLE).unwrap();
    document.into_architecture()
}

fn codes_at(gap: &Gap, id: &str) -> Vec<String> {
    let at = |d: &&justarch::Demand| {
        let mut subjects = d.places.iter().map(|p| p.subject.to_string());
        subjects.next().is_some_and(|s| s.contains(id))
    };
    let demands = gap.demands().iter().filter(at);
    demands.map(|d| d.code.to_string()).collect()
}

#[test]
fn no_demand_rests_on_what_stands_in_for_a_value() {
    let hosted = SAMPLE
        .replace("stores: [records] }", "stores: [records], hosted-on: [room] }")
        .replace("business:\n", "infrastructure:\n  room: { kind: data-centre, name: { vi: Phòng máy }, owner: dept, security-level: 3 }\nbusiness:\n");
    let document = Document::parse("hosted.yaml", &hosted).unwrap();
    let gap = measured(document.architecture(), None);
    // Its level is that of the system that stores it, and that is hosted.
    assert_eq!(codes_at(&gap, "records"), Vec::<String>::new());
    assert_eq!(codes_at(&gap, "cases"), Vec::<String>::new());
    // Where no such system stores it, a level is asked, and nothing follows from the one that stands in for it.
    let apart = SAMPLE.replace(", stores: [records]", "");
    let document = Document::parse("apart.yaml", &apart).unwrap();
    let gap = measured(document.architecture(), None);
    assert_eq!(codes_at(&gap, "records"), ["SEC001"]);
    assert_eq!(codes_at(&gap, "cases"), Vec::<String>::new());
}

#[test]
fn only_values_that_meet_the_demand_are_accepted() {
    let arch = sample();
    let gap = measured(&arch, None);
    let asked = gap.parameters().find(|p| p.name == "portal.security-level");
    assert_eq!(asked.unwrap().choices, ["3", "4", "5"]);
    let apply = |level: &str| {
        let given = Parameters::from_iter([("portal.security-level", level)]);
        gap.apply_known(&arch, &given)
    };
    for level in ["0", "1", "2", "6", "cao"] {
        let error = apply(level).unwrap_err().to_string();
        assert!(
            error.contains("portal.security-level") && error.contains("3, 4, 5"),
            "{error}"
        );
    }
    let applied = apply("3").unwrap();
    let portal = applied.architecture.element("portal").unwrap();
    assert_eq!(portal.security_level(), Some(3));
    // The rest is left, and listed again.
    let left: Vec<_> = applied.missing().iter().map(|p| p.name.clone()).collect();
    assert!(
        left.contains(&"e-identification-platform.owner".to_owned()),
        "{left:?}"
    );
    let again = measured(&applied.architecture, None);
    let again: Vec<_> = again
        .parameters()
        .filter(|p| !p.optional)
        .map(|p| p.name.clone())
        .collect();
    assert_eq!(left, again);
}

#[test]
fn the_name_follows_and_earlier_fates_leave() {
    let text = SAMPLE.replace(
        "class: internal }",
        "class: internal, succeeds: [old-records], inferred: [succeeds, owner] }",
    ) + "retired: { paper-register: { reason: đã số hóa } }\n";
    let document = Document::parse("sample.yaml", &text).unwrap();
    let arch = document.architecture();
    let gap = measured(arch, None);
    let given = Parameters::from_iter([("state-date", "2024-06-30")]);
    let applied = gap.apply_known(arch, &given).unwrap();
    let dropped: Vec<_> = applied.dropped_fates().collect();
    assert_eq!(dropped, ["records", "paper-register"]);
    let new = &applied.architecture;
    let fields = new.element("records").unwrap().fields();
    assert_eq!(fields.texts(Field::Succeeds).count(), 0);
    assert_eq!(fields.texts(Field::Inferred).collect::<Vec<_>>(), ["owner"]);
    assert_eq!(new.records(justarch::Table::Retired).count(), 0);
    assert_eq!(new.name(justarch::Lang::Vi), "Kiến trúc Sở, phiên bản 3.0");
    assert_eq!(new.name(justarch::Lang::En), "Architecture, version 3.0");
    // The step that was begun goes on.
    let again = measured(new, None)
        .apply_known(new, &Parameters::default())
        .unwrap();
    assert_eq!(again.dropped_fates().count(), 0);
}
