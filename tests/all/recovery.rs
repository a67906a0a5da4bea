//! A broken file gives the part before the fault, places in all of it, and symbols behind the fault too.

use justarch::{Document, Loader, Severity, SourceId, SourceProvider, Text, UnreadPart, reference};
use proptest::prelude::*;

use crate::places::sample;

fn codes(document: &Document) -> Vec<String> {
    let report = document.report().iter();
    report.map(|found| found.code.as_str().to_owned()).collect()
}

fn unread_files(document: &Document) -> Vec<String> {
    let parts = document.architecture().unread().parts().iter();
    parts
        .filter_map(|part| match part {
            UnreadPart::File { path } => Some(String::from(&**path)),
            _ => None,
        })
        .collect()
}

/// The ids of the elements that a text holds, with where each ends.
fn ends(text: &str) -> Vec<(String, usize)> {
    let document = Document::parse("a.yaml", text).unwrap();
    let places = document.places();
    let arch = document.architecture();
    arch.elements()
        .map(|element| {
            let entry = places.element(element.id()).unwrap();
            (element.id().to_owned(), entry.extent().end as usize)
        })
        .collect()
}

#[track_caller]
fn check_cut(text: &str, at: usize, ends: &[(String, usize)]) {
    let cut = &text[..at];
    let document = Document::recover("a.yaml", cut).unwrap();
    let places = document.places();
    let arch = document.architecture();
    let fault = places.fault(SourceId::ROOT);
    assert_eq!(
        fault.is_some(),
        Document::parse("a.yaml", cut).is_err_and(|e| {
            e.report()
                .iter()
                .all(|found| found.code.as_str() == "FMT001")
        }),
        "{cut}"
    );
    let outline = places.outline(SourceId::ROOT);
    for (id, _) in ends.iter().filter(|(_, end)| *end < at) {
        assert!(arch.element(id).is_some(), "{id} is missing in\n{cut}");
        assert!(
            outline.iter().any(|symbol| symbol.name == id),
            "{id}\n{cut}"
        );
    }
    if fault.is_some() {
        let errors = document
            .report()
            .iter()
            .filter(|found| found.severity == Severity::Error);
        let errors: Vec<_> = errors.map(|found| found.code.as_str()).collect();
        assert!(errors.contains(&"FMT001"));
        assert!(!arch.unread().is_empty());
    }
    for offset in (0..=cut.len()).step_by(cut.len() / 50 + 1) {
        assert!(places.at(SourceId::ROOT, offset).is_some());
    }
}

#[test]
fn every_text_cut_anywhere_gives_what_comes_before() {
    let bundled = reference::all()
        .iter()
        .map(|bundled| bundled.text.to_owned());
    for text in bundled
        .into_iter()
        .chain(sample(100).into_iter().step_by(3))
    {
        let all = ends(&text);
        let step = 37 * (1 + text.len() / 1_500) * (1 + text.len() / 20_000);
        for at in (0..text.len()).step_by(step) {
            if text.is_char_boundary(at) {
                check_cut(&text, at, &all);
            }
        }
    }
}

const GOOD: &str = "\
justarch: 1
architecture:
  id: a
  name: {vi: Á}
  version: '1.0'
  framework: '3.0'
  body: moj
organisations:
  moj: {name: {vi: Bộ}}
applications:
  one:
    kind: application
    name: {vi: Một}
    owner: moj
    hosted-on: [far]
  two:
    kind: database
    name: {vi: Hai}
infrastructure:
  far: {kind: data-centre, name: {vi: Xa}}
";

#[test]
fn a_fault_is_one_finding_and_what_follows_it_is_not_missed() {
    assert_eq!(codes(&Document::parse("a.yaml", GOOD).unwrap()), [""; 0]);
    for (broken, has_one, has_two, has_far) in [
        // An open bracket, an open quote, a line too far left, braces within braces, two colons, a list in a map.
        (GOOD.replace("[far]", "[far"), true, false, false),
        (GOOD.replace("{vi: Hai}", "{vi: 'Hai}"), true, true, false),
        (
            GOOD.replace("    kind: database", "   kind: database\n  x"),
            true,
            true,
            false,
        ),
        (GOOD.replace("  far: {", "  far: {{"), true, true, false),
        (
            GOOD.replace("  body: moj", "  body: moj: x"),
            false,
            false,
            false,
        ),
        (
            GOOD.replace("justarch: 1", "justarch: 1\n- x"),
            false,
            false,
            false,
        ),
    ] {
        let document = Document::recover("a.yaml", &broken).unwrap();
        assert_eq!(codes(&document), ["FMT001"], "{broken}");
        let arch = document.architecture();
        let has = ["one", "two", "far"].map(|id| arch.element(id).is_some());
        assert_eq!(has, [has_one, has_two, has_far], "{broken}");
        assert_eq!(unread_files(&document), ["a.yaml"], "{broken}");
        let places = document.places();
        let outline = places.outline(SourceId::ROOT);
        let names: Vec<_> = outline.iter().map(|symbol| symbol.name).collect();
        for name in ["applications", "one", "two", "infrastructure", "far"] {
            assert!(names.contains(&name), "{name} in {names:?} of\n{broken}");
        }
        assert!(outline.iter().any(|symbol| !symbol.entry.is_exact()) || broken.contains("{{"));
    }
}

#[test]
fn a_place_behind_the_fault_is_guessed() {
    let broken = GOOD.replace("[far]", "[far");
    let document = Document::recover("a.yaml", &broken).unwrap();
    let places = document.places();
    let at = |needle: &str| {
        places
            .at(SourceId::ROOT, broken.find(needle).unwrap())
            .unwrap()
    };
    let before = at("Một");
    assert!(before.is_exact);
    let behind = at("database");
    assert!(!behind.is_exact);
    assert_eq!(
        behind.element.and_then(justarch::places::Entry::key),
        Some("two")
    );
    assert_eq!(behind.field, Some(justarch::Field::Kind));
    assert!(places.element("two").is_some_and(|two| !two.is_exact()));
}

struct Folder(Vec<(&'static str, Vec<u8>)>);

impl SourceProvider for Folder {
    fn read(&self, path: &str) -> Result<Vec<u8>, Text> {
        let file = self.0.iter().find(|(name, _)| *name == path);
        file.map(|(_, bytes)| bytes.clone())
            .ok_or_else(|| Text::new("không có", "not there"))
    }
}

#[test]
fn a_broken_included_file_leaves_the_others_whole() {
    let root = "justarch: 1\ninclude: [a.yaml, b.yaml, c.yaml]\narchitecture:\n  id: x\n  name: {vi: Á}\n  version: '1.0'\n  framework: '3.0'\n  body: moj\n";
    let folder = Folder(vec![
        ("a.yaml", b"applications:\n  one: {kind: database, name: {vi: M}, hosted-on: [far]}\n  two: {kind: [\n".to_vec()),
        ("b.yaml", b"channels:\n  \xff: 1".to_vec()),
        ("c.yaml", b"policy:\n  law: {kind: law, name: {vi: L}, issuer: unknown}\n".to_vec()),
    ]);
    let loader = Loader::new();
    assert!(
        loader
            .load("justarch.yaml", root.as_bytes(), &folder)
            .is_err()
    );
    let document = loader
        .recovering(true)
        .load("justarch.yaml", root.as_bytes(), &folder)
        .unwrap();
    let arch = document.architecture();
    assert!(arch.element("one").is_some() && arch.element("law").is_some());
    let mut found = codes(&document);
    found.sort();
    assert_eq!(found.len(), 2, "{:?}", document.report());
    assert_eq!(unread_files(&document), ["a.yaml", "b.yaml"]);
}

#[test]
fn nothing_gives_a_document_of_nothing() {
    for text in ["", "\n\n", "# a\n", "\u{feff}", "''", "["] {
        let document = Document::recover("a.yaml", text).unwrap();
        assert_eq!(document.architecture().element_count(), 0);
        assert!(!document.report().is_empty(), "{text:?}");
        assert!(document.places().at(SourceId::ROOT, 0).is_some());
    }
}

#[test]
fn a_sound_text_reads_as_ever() {
    for text in &sample(50) {
        let usual = Document::parse("a.yaml", text).unwrap();
        let same = Document::recover("a.yaml", text).unwrap();
        assert!(usual.architecture() == same.architecture());
        assert_eq!(
            format!("{:?}", usual.report()),
            format!("{:?}", same.report())
        );
    }
}

#[test]
fn what_exceeds_a_limit_gives_no_document() {
    let deep = "[".repeat(2_000);
    let error = Document::recover("a.yaml", &deep).unwrap_err();
    assert!(error.places().at(SourceId::ROOT, 5).is_some());
}

fn mutated() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "\n", "\n  ", "\n    ", ": ", "- ", "[", "]", "{", "}", "'", "\"", "#", " # x\n", "&a ",
        "*a", "|\n", ">-\n", "\t", "\r\n", "? ", ",", "---\n", "%", "!x ", "đ", "𠮷", "\u{feff}",
        "a:\n", "<<: ",
    ]);
    let texts = reference::all()
        .iter()
        .map(|b| b.text.get(..3_000).unwrap_or(b.text).to_owned());
    let texts: Vec<_> = texts.into_iter().chain([GOOD.to_owned()]).collect();
    let edits = prop::collection::vec((any::<prop::sample::Index>(), 0_usize..6, pieces), 1..5);
    (prop::sample::select(texts), edits).prop_map(|(text, edits)| {
        let mut chars: Vec<char> = text.chars().collect();
        for (at, gone, piece) in edits {
            let at = at.index(chars.len() + 1);
            let to = (at + gone).min(chars.len());
            chars.splice(at..to, piece.chars());
        }
        chars.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_is_typed_places_answer_and_nest(text in mutated()) {
        let Ok(document) = Document::recover("a.yaml", &text) else { return Ok(()) };
        let places = document.places();
        let is_broken = places.fault(SourceId::ROOT).is_some();
        // No YAML, or YAML that is not read: over a limit, several documents, merge keys.
        let faults = ["FMT001", "FMT003", "FMT004", "FMT005"];
        let mut codes = document.report().iter().map(|found| found.code.as_str());
        let has_fault = codes.any(|code| faults.contains(&code));
        prop_assert!(!is_broken || has_fault);
        for offset in (0..=text.len()).step_by(31) {
            let at = places.at(SourceId::ROOT, offset).unwrap();
            let Some(entry) = at.entry else { continue };
            let mut around = entry;
            while let Some(parent) = around.parent() {
                let (inner, outer) = (around.extent(), parent.extent());
                prop_assert!(inner.start <= inner.end);
                prop_assert!(outer.start <= inner.start && inner.end <= outer.end, "{inner:?} {outer:?}");
                around = parent;
            }
            prop_assert!(text.get(at.span.start as usize..at.span.end as usize).is_some());
        }
        for element in document.architecture().elements() {
            prop_assert!(places.element(element.id()).is_some_and(justarch::places::Entry::is_exact));
        }
    }
}
