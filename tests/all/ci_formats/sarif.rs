//! SARIF against its schema, and what a viewer makes of it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use justarch::{Document, RuleSet, reference};
use serde_json::Value;

use super::{Folder, SOUND, results, rules_of};

static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    let schema = include_str!("../../sarif/sarif-schema-2.1.0.json");
    // A bracket too many in the pattern of languages, which only lenient engines take.
    let (wrong, meant) = (
        "^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$",
        "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$",
    );
    assert!(schema.contains(wrong));
    let schema = schema.replace(wrong, meant);
    jsonschema::draft7::new(&serde_json::from_str(&schema).unwrap()).unwrap()
});

/// The log, which is as the schema says, and in which every reference leads to what it names.
pub(super) fn valid(text: &str) -> Value {
    let log: Value = serde_json::from_str(text).unwrap();
    if let Err(error) = SCHEMA.validate(&log) {
        panic!("{}: {error}", error.instance_path());
    }
    let [run] = &log["runs"].as_array().unwrap()[..] else {
        panic!("more than one run")
    };
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let rules = list(&run["tool"]["driver"]["rules"]);
    let taxa = list(&run["taxonomies"][0]["taxa"]);
    let same = |reference: &Value, all: &[Value]| {
        let nth = usize::try_from(reference["index"].as_u64().unwrap()).unwrap();
        assert_eq!(all[nth]["id"], reference["id"]);
    };
    let place = |location: &Value| {
        let physical = &location["physicalLocation"];
        let region = &physical["region"];
        let at = |key: &str| region[key].as_u64().unwrap();
        let (from, to) = (
            (at("startLine"), at("startColumn")),
            (at("endLine"), at("endColumn")),
        );
        assert!(from.0 > 0 && from.1 > 0 && from <= to, "{region}");
        let artifact = &physical["artifactLocation"];
        let nth = usize::try_from(artifact["index"].as_u64().unwrap()).unwrap();
        assert_eq!(run["artifacts"][nth]["location"], *artifact);
        if let Some(base) = artifact["uriBaseId"].as_str() {
            assert!(run["originalUriBaseIds"].get(base).is_some());
            assert!(!artifact["uri"].as_str().unwrap().starts_with(['/', '.']));
        }
    };
    let ids: BTreeSet<_> = rules
        .iter()
        .map(|rule| rule["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids.len(), rules.len());
    for result in list(&run["results"]) {
        let nth = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[nth]["id"], result["ruleId"]);
        let locations = list(&result["locations"]);
        assert_eq!(locations.len(), 1);
        locations.iter().for_each(place);
        list(&result["relatedLocations"]).iter().for_each(place);
        for law in list(&result["taxa"]) {
            same(&law, &taxa);
        }
        let prints = &result["partialFingerprints"];
        let of_change = prints["justarch-change/v3"].as_str();
        // What is not known to have changed has that of a finding.
        let print = prints["justarch/v1"].as_str().or(of_change).unwrap();
        assert!(print.len() == 16 || print.starts_with("v3-"), "{print}");
    }
    let translation = &run["translations"][0];
    assert_ne!(translation["language"], run["language"]);
    let translated = list(&translation["rules"]);
    assert_eq!(translated.len(), rules.len());
    for (rule, other) in rules.iter().zip(&translated) {
        assert_eq!(rule["id"], other["id"]);
        for text in ["shortDescription", "fullDescription", "help"] {
            assert_eq!(
                rule.get(text).is_some(),
                other.get(text).is_some(),
                "{rule}"
            );
        }
        for law in list(&rule["relationships"]) {
            same(&law["target"], &taxa);
        }
    }
    log
}

#[test]
fn bundled_documents_give_a_valid_log() {
    for bundled in reference::all() {
        let document = Document::parse(&bundled.file_name(), bundled.text).unwrap();
        let rules = rules_of(&document);
        let report = rules.check_document(&document);
        let log = valid(&results(&report, &document, &rules).sarif());
        let run = &log["runs"][0];
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        assert!(
            rules
                .iter()
                .all(|rule| rule["name"].as_str().unwrap().contains('-'))
        );
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        assert_eq!(run["language"], "vi");
    }
}

/// Where results stand, by fingerprint.
fn prints(name: &str, text: &str) -> Vec<(String, u64)> {
    let document = Document::parse(name, text).unwrap();
    let rules: RuleSet = rules_of(&document);
    let report = rules.check_document(&document);
    let log = valid(&results(&report, &document, &rules).sarif());
    let found = log["runs"][0]["results"].as_array().unwrap().iter();
    let mut all: Vec<_> = found
        .map(|result| {
            let region = &result["locations"][0]["physicalLocation"]["region"];
            let print = result["partialFingerprints"]["justarch/v1"].as_str();
            (
                print.unwrap().to_owned(),
                region["startLine"].as_u64().unwrap(),
            )
        })
        .collect();
    all.sort();
    all
}

#[test]
fn fingerprints_outlive_lines_and_another_name() {
    let text = reference::get("moj-2.0").unwrap().text;
    let before = prints("a.yaml", text);
    assert!(before.len() > 3);
    let longer = format!("{}{text}", "# thêm\n".repeat(40));
    let after = prints("khác/b.yaml", &longer);
    assert_eq!(before.len(), after.len());
    for ((print, line), (again, moved)) in before.iter().zip(&after) {
        assert_eq!(print, again);
        assert_eq!(line + 40, *moved);
    }
}

#[test]
fn columns_count_characters() {
    let folder = Folder::new();
    let text = SOUND.replace("kind: application, name", "name");
    let text = text.replace(
        "name: { vi: Sổ hộ tịch }",
        "name: { vi: Sổ hộ tịch 𝔸 }, màu: đỏ",
    );
    folder.file("a.yaml", &text);
    let (_, log, _) = folder.run(&["check", "a.yaml", "--format", "sarif"]);
    let log = valid(&log);
    let line = text.lines().position(|line| line.contains("màu")).unwrap();
    let shown = text.lines().nth(line).unwrap();
    let column = shown[..shown.find("màu").unwrap()].chars().count() + 1;
    let found = log["runs"][0]["results"].as_array().unwrap().iter();
    let mut regions = found.map(|r| &r["locations"][0]["physicalLocation"]["region"]);
    assert!(
        regions.any(|region| region["startLine"] == line + 1 && region["startColumn"] == column),
        "{line} {column}"
    );
}

#[test]
fn what_is_not_held_against_a_document_stays_with_its_reason() {
    let folder = Folder::new();
    let text = SOUND.replace(
        "applications:\n",
        "applications:\n  # justarch-allow LAY007 until=2026-12-31 owner=so -- đang xác định \"x\"\n",
    );

    folder.file("a.yaml", &text);
    let (_, log, said) = folder.run(&["check", "a.yaml", "--format", "sarif"]);
    let log = valid(&log);
    let passed = |log: &Value, kind: &str| -> Vec<Value> {
        let found = log["runs"][0]["results"].as_array().unwrap().iter();
        let found = found.filter(|result| result["suppressions"][0]["kind"] == kind);
        found.cloned().collect()
    };
    let allowed = passed(&log, "inSource");
    assert!(!allowed.is_empty(), "{said}");
    let suppression = &allowed[0]["suppressions"][0];
    assert_eq!(suppression["justification"], "đang xác định \"x\"");
    assert_eq!(suppression["properties"]["until"], "2026-12-31");
    let at = &suppression["location"]["physicalLocation"]["region"]["startLine"];
    let line = text
        .lines()
        .position(|l| l.contains("justarch-allow"))
        .unwrap();
    assert_eq!(*at, line + 1);
    assert!(allowed[0].get("baselineState").is_none());

    folder.run(&["check", "a.yaml", "--write-baseline", "b.json"]);
    let (_, known, _) = folder.run(&[
        "check",
        "a.yaml",
        "--format",
        "sarif",
        "--baseline",
        "b.json",
    ]);
    let log = valid(&known);
    let known = passed(&log, "external");
    assert!(!known.is_empty());
    assert!(
        known
            .iter()
            .all(|result| result["baselineState"] == "unchanged")
    );
    // What comes after the baseline is new.
    folder.file("a.yaml", &text.replace("owner: so", "colour: red"));
    let (_, more, _) = folder.run(&[
        "check",
        "a.yaml",
        "--format",
        "sarif",
        "--baseline",
        "b.json",
    ]);
    let log = valid(&more);
    let all = log["runs"][0]["results"].as_array().unwrap().iter();
    let (held, kept): (Vec<_>, Vec<_>) = all.partition(|r| r.get("suppressions").is_none());
    assert!(!held.is_empty() && !kept.is_empty());
    assert!(held.iter().all(|result| result["baselineState"] == "new"));
}

/// The fingerprints of each state.
fn states(log: &Value) -> std::collections::BTreeMap<String, BTreeSet<String>> {
    let mut states = std::collections::BTreeMap::<_, BTreeSet<_>>::new();
    for result in log["runs"][0]["results"].as_array().unwrap() {
        let state = result["baselineState"].as_str().unwrap_or("-").to_owned();
        let print = result["partialFingerprints"]["justarch/v1"].as_str();
        states
            .entry(state)
            .or_default()
            .insert(print.unwrap().to_owned());
    }
    states
}

#[test]
fn what_is_found_no_longer_is_absent() {
    let folder = Folder::new();
    let sarif = |args: &[&str]| {
        let mut all = vec!["check", "a.yaml", "--lang=en", "--format=sarif"];
        all.extend(args);
        let (_, text, said) = folder.run(&all);
        (valid(&text), said)
    };
    let unowned = SOUND.replace("owner: so, ", "");
    folder.file("a.yaml", &unowned);
    let before = states(&sarif(&[]).0);
    assert_eq!(
        before.keys().collect::<Vec<_>>(),
        ["-"],
        "nothing to compare with"
    );
    folder.run(&["check", "a.yaml", "--write-baseline", "b.json"]);
    folder.file("a.yaml", SOUND);
    let (log, said) = sarif(&["--baseline", "b.json"]);
    let now = states(&log);
    folder.run(&["check", "a.yaml", "--write-baseline", "c.json"]);
    let entries = |file: &str| -> BTreeSet<String> {
        let text = std::fs::read_to_string(folder.0.join(file)).unwrap();
        let json: Value = serde_json::from_str(&text).unwrap();
        let entries = json["entries"].as_array().unwrap().iter();
        entries
            .map(|entry| entry["fingerprint"].as_str().unwrap().to_owned())
            .collect()
    };
    let (then, again) = (entries("b.json"), entries("c.json"));
    let gone: BTreeSet<_> = then.difference(&again).cloned().collect();
    assert!(!gone.is_empty(), "{said}");
    assert_eq!(now["absent"], gone);
    assert_eq!(
        now["unchanged"],
        then.intersection(&again).cloned().collect()
    );
    // Where not everything was read, nobody knows whether it is gone.
    folder.file("a.yaml", &SOUND.replace("applications:", "applicatons:"));
    let (log, _) = sarif(&["--baseline", "b.json"]);
    assert!(!states(&log).contains_key("absent"), "{log}");
}

#[test]
fn a_revision_is_a_baseline_as_well() {
    let folder = Folder::new();
    let git = |args: &[&str]| {
        let mut git = std::process::Command::new("git");
        git.args(["-c", "user.name=A", "-c", "user.email=a@b.vn"]);
        let done = git.args(args).current_dir(&folder.0).output().unwrap();
        assert!(done.status.success(), "{args:?}: {done:?}");
    };
    git(&["init", "-q"]);
    let with = |element: &str| format!("{SOUND}{element}");
    let one = "  so-mot: { kind: application, name: { vi: Sổ một } }\n";
    let two = "  so-hai: { kind: application, name: { vi: Sổ hai } }\n";
    let other = "  so-ba: { kind: application, name: { vi: Sổ ba } }\n";
    folder.file("a.yaml", &with(&format!("{one}{two}")));
    git(&["add", "a.yaml"]);
    git(&["commit", "-qm", "một"]);
    let states = |elements: &str| -> BTreeSet<String> {
        folder.file("a.yaml", &with(elements));
        let args = [
            "check",
            "a.yaml",
            "--changed",
            "HEAD",
            "--lang=en",
            "--format=sarif",
        ];
        let (_, text, _) = folder.run(&args);
        let log = valid(&text);
        let results = log["runs"][0]["results"].as_array().unwrap().iter();
        let state = |result: &Value| result["baselineState"].as_str().unwrap_or("-").to_owned();
        results.map(state).collect()
    };
    let expected = |states: &[&str]| -> BTreeSet<String> {
        states.iter().map(|state| (*state).to_owned()).collect()
    };
    // One that was there and has changed is told again, beside what it has in common with a new one.
    let renamed = one.replace("Sổ một", "Sổ 1");
    let found = states(&format!("{renamed}{two}"));
    assert_eq!(found, expected(&["unchanged"]));
    let found = states(&format!("{renamed}{other}"));
    assert_eq!(found, expected(&["absent", "updated"]));
    let found = states(&format!("{one}{two}{other}"));
    assert_eq!(found, expected(&["new"]));
}
