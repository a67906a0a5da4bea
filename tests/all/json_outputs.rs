//! The JSON outputs: each is read back as it was written, is as its schema says, and states a version.

use std::fmt::Debug;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use justarch::json::{self, Output};
use justarch::query::{Column, Selector};
use justarch::{
    Bands, Baseline, Diff, Document, FindingFilter, FrameworkVersion, Gap, Graph, Highlight,
    Impact, Report, Roadmap, RuleSet, Transition, UserRules, catalog, reference,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What the program prints.
fn run(args: &[&str]) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_justarch"));
    let out = program.args(args).output().unwrap();
    String::from_utf8(out.stdout).unwrap()
}

static VALIDATORS: LazyLock<Vec<jsonschema::Validator>> = LazyLock::new(|| {
    let outputs = Output::ALL.iter();
    let schemas = outputs.map(|output| jsonschema::validator_for(&json::schema(*output)).unwrap());
    schemas.collect()
});

fn validator(output: Output) -> &'static jsonschema::Validator {
    let nth = Output::ALL.iter().position(|one| *one == output).unwrap();
    &VALIDATORS[nth]
}

/// What was written is read back equal, and is as its schema says.
fn holds<T: Serialize + DeserializeOwned + PartialEq + Debug>(output: Output, made: &T) {
    let text = serde_json::to_string_pretty(made).unwrap();
    let read: T = serde_json::from_str(&text).unwrap();
    assert_eq!(read, *made);
    assert_eq!(serde_json::to_string_pretty(&read).unwrap(), text);
    let value: Value = serde_json::from_str(&text).unwrap();
    if let Err(error) = validator(output).validate(&value) {
        panic!("{}: {}: {error}", output.key(), error.instance_path());
    }
}

fn files(folder: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, out: &mut Vec<PathBuf>) {
        let mut all: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        all.sort();
        for path in all {
            if path.is_dir() {
                walk(&path, out);
            } else if path.extension().is_some_and(|e| e == "yaml") {
                out.push(path);
            }
        }
    }
    let mut out = Vec::new();
    walk(
        &Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests")
            .join(folder),
        &mut out,
    );
    out
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

fn parse(text: &str) -> Option<Document> {
    Document::parse("văn-bản.yaml", text).ok()
}

/// The same without an element or two that can be read.
fn half_read(text: &str) -> String {
    text.replacen("kind: ", "kind: q", 2)
}

fn bundled() -> Vec<Document> {
    let all = reference::all().iter();
    all.map(justarch::reference::Bundled::document).collect()
}

/// All that is told of one document.
fn about_one(document: &Document, targets: &[FrameworkVersion]) {
    let arch = document.architecture();
    let report = match RuleSet::for_framework(arch.framework()) {
        Ok(rules) => rules.check_document(document),
        Err(_) => document.report().clone(),
    };
    let check = json::Check::new(&report, document);
    holds(Output::Check, &check);
    assert_eq!(check.findings.len(), report.len());
    for cut in Bands::all() {
        holds(
            Output::Check,
            &check.clone().by_band(&report, document, cut),
        );
    }
    for framework in targets {
        // Nothing leads back to an older framework.
        let Ok(gap) = Gap::to(arch, *framework) else {
            assert!(arch.framework() > *framework);
            continue;
        };
        holds(
            Output::Gap,
            &json::Gap::new(&gap, document).losses(document.losses()),
        );
    }
    let columns = [&Column::usual()[..], &["security-level".parse().unwrap()]].concat();
    for text in [
        "security-level >= 3",
        "id = *",
        "since < 2020 or not owner under *",
    ] {
        let selector = Selector::parse(text).unwrap();
        let found = selector.select(arch, arch.evaluation_date()).unwrap();
        let json = json::Query::new(&selector, &found, &columns, document);
        holds(Output::Query, &json);
        assert_eq!(json.elements.len(), found.len());
    }
    if let Some(element) = arch.elements().next() {
        let impact = Impact::of(&Graph::of(arch), [element]);
        let json = json::Impact::new(&impact, document);
        holds(Output::Impact, &json);
        assert_eq!(
            json.parts.len() + json.dependents.len(),
            impact.affected().len()
        );
    }
}

/// All that is told of a step.
fn about_two(old: &Document, new: &Document) {
    let (before, after) = (old.architecture(), new.architecture());
    let diff = Diff::between(before, after);
    let plain = json::Diff::new(&diff, old, new);
    holds(Output::Diff, &plain);
    holds(Output::Diff, &json::Diff::bare(&diff));
    for cut in Bands::all() {
        let mut cut = json::Diff::by_band(&diff, old, new, cut);
        holds(Output::Diff, &cut);
        // A cut adds, and changes nothing.
        cut.bands = None;
        for change in cut
            .changes
            .iter_mut()
            .chain(cut.accepted.iter_mut().map(|a| &mut a.accepts))
        {
            change.band = None;
            change
                .impact
                .iter_mut()
                .for_each(|impact| impact.by_band.clear());
        }
        assert_eq!(cut, plain);
    }
    holds(
        Output::Roadmap,
        &json::Roadmap::from(&Roadmap::plan(before, after)),
    );
    if let Ok(transition) = Transition::between(before, after) {
        let review = transition.check();
        let json = json::Review::new(&review, old, new);
        holds(Output::Transition, &json);
        assert_eq!(json.diff, plain);
        assert_eq!(json.highlights.len(), review.highlights().len());
        assert_eq!(json.roadmap.is_some(), review.completeness().is_complete());
    }
}

#[test]
fn outputs_about_bundled_documents_are_read_back() {
    let all = bundled();
    for document in &all {
        about_one(document, &[FrameworkVersion::V3_0, FrameworkVersion::V4_0]);
    }
    for (old, new) in all.iter().zip(all.iter().skip(1)) {
        about_two(old, new);
    }
    about_two(&all[2], &all[0]);
}

#[test]
fn outputs_about_fixtures_are_read_back() {
    let mut read_in_part = 0;
    for (nth, path) in files("rules").iter().step_by(9).enumerate() {
        // A gap costs many checks.
        let targets: &[_] = if nth % 6 == 0 {
            &[FrameworkVersion::V4_0]
        } else {
            &[]
        };
        let text = read(path);
        for text in [half_read(&text), text] {
            if let Some(document) = parse(&text) {
                read_in_part += usize::from(!document.architecture().unread().is_empty());
                about_one(&document, targets);
            }
        }
    }
    assert!(read_in_part > 20, "{read_in_part}");
}

#[test]
fn outputs_about_steps_are_read_back() {
    let mut undecided = 0;
    let all = files("transition");
    let steps = all.iter().filter(|path| path.ends_with("old.yaml"));
    for (nth, old) in steps.enumerate() {
        let (Some(old), new) = (parse(&read(old)), read(&old.with_file_name("new.yaml"))) else {
            continue;
        };
        let Some(whole) = parse(&new) else { continue };
        about_two(&old, &whole);
        if nth % 4 == 0
            && let Some(part) = parse(&half_read(&new))
        {
            undecided += usize::from(!part.architecture().unread().is_empty());
            about_two(&old, &part);
        }
    }
    assert!(undecided > 5, "{undecided}");
}

#[test]
fn suppressed_and_dropped_findings_are_read_back() {
    let text = read(&files("rules")[0]);
    let document = parse(&text).unwrap();
    let rules = RuleSet::for_framework(document.architecture().framework()).unwrap();
    let found = json::Check::new(&rules.check_document(&document), &document);
    let with_line = |f: &json::Finding| Some((f.code.clone(), f.labels.first()?.line?));
    let (code, line) = found.findings.iter().find_map(with_line).unwrap();
    let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
    let indent = lines[line - 1].len() - lines[line - 1].trim_start().len();
    let comment = format!("# justarch-allow {code} until=2099-01-01 owner=Cục CNTT -- sẽ bổ sung");
    lines.insert(line - 1, format!("{}{comment}", " ".repeat(indent)));
    let document = parse(&lines.join("\n")).unwrap();
    let allowed = json::Check::new(&rules.check_document(&document), &document);
    holds(Output::Check, &allowed);
    let is_allowed = |s: &json::Suppressed| matches!(s.by, json::SuppressedBy::Allow { .. });
    assert!(allowed.suppressed.iter().any(is_allowed), "{allowed:?}");
    let baseline = Baseline::record(&document, &rules, None);
    let filter = FindingFilter::of(&document, None).baseline(&baseline);
    let known = json::Check::new(&filter.check_document(&rules, &document), &document);
    holds(Output::Check, &known);
    assert!(
        known
            .suppressed
            .iter()
            .any(|s| s.by == json::SuppressedBy::Baseline)
    );
    let few = rules.clone().at_most(0).check(document.architecture());
    let json = json::Check::bare(&few).and(&few, &document);
    holds(Output::Check, &json);
    let counts = json.counts.error + json.counts.warning + json.counts.info;
    assert_eq!(json.dropped.iter().map(|d| d.count).sum::<usize>(), counts);
    assert!(counts > 0 && json.findings.is_empty());
}

#[test]
fn outputs_about_rules_and_documents_are_read_back() {
    let pages = catalog::all();
    let asked = [
        "INT001",
        "lgsp",
        "security-level",
        "INT",
        "3.0",
        "trục tích hợp",
        "no such thing",
    ];
    for word in asked {
        let answer = justarch::vocabulary::search(word);
        holds(Output::Explain, &json::Explanation::from_iter([&answer]));
    }
    let answers: Vec<_> = pages
        .iter()
        .map(|page| justarch::vocabulary::search(page.code.as_str()))
        .collect();
    let all: json::Explanation = answers.iter().collect();
    assert!(all.topics.len() >= pages.len() && all.not_found.is_empty());
    holds(Output::Explain, &all);
    holds(Output::Rules, &pages.iter().collect::<json::Rules>());
    let all = [
        FrameworkVersion::V2_0,
        FrameworkVersion::V3_0,
        FrameworkVersion::V4_0,
    ];
    for from in all {
        for to in all {
            let differences = catalog::differences(from, to).unwrap();
            let json = json::RuleDifferences::new(from, to, &differences);
            holds(Output::RuleDifferences, &json);
        }
    }
    let mut tests = json::RuleTests::default();
    for path in files("user-rules") {
        if let Ok(rules) = UserRules::parse("quy-tắc.yaml", &read(&path)) {
            let own = rules.self_test();
            let failures = own.iter().filter_map(|test| test.failure.clone());
            tests = tests.and(&rules, &own, &failures.collect::<Report>());
        }
    }
    assert!(tests.rules.iter().any(|rule| !rule.tests.is_empty()));
    holds(Output::RuleTests, &tests);
    holds(Output::ReferenceList, &json::ReferenceList::all());
    for bundled in reference::all() {
        holds(Output::ReferenceText, &json::ReferenceText::from(bundled));
    }
}

/// What the program prints, which is read as the output that it is and is as the schema says.
fn printed<T: Serialize + DeserializeOwned>(output: Output, args: &[&str]) -> Value {
    let out = run(&[args, &["--format=json"]].concat());
    let value: Value = serde_json::from_str(&out).unwrap();
    let read: T = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), value);
    let stated = &json::schema(output)["properties"]["schema-version"]["const"];
    assert!(stated.is_string());
    assert_eq!(value["schema-version"], *stated, "{}", output.key());
    validator(output).validate(&value).unwrap();
    value
}

/// What the program prints is read as the output that it is.
#[test]
fn the_program_prints_what_a_program_reads() {
    const STEP: [&str; 2] = ["reference:moj-2.0", "reference:moj-3.0"];
    for output in Output::ALL {
        match output {
            Output::Check => {
                let args = ["check", STEP[1], "--bands=3090"];
                let value = printed::<json::Check>(output, &args);
                let bands = value["bands"][0]["bands"].as_array().unwrap();
                let elements = bands.iter().map(|band| band["elements"].as_u64().unwrap());
                let count = reference::moj_3_0().element_count() as u64;
                assert_eq!(elements.sum::<u64>(), count);
                printed::<json::Check>(output, &["check", STEP[0], STEP[1]])
            }
            Output::Diff => {
                let value =
                    printed::<json::Diff>(output, &["diff", STEP[0], STEP[1], "--bands=224"]);
                assert_eq!(value["bands"]["cut"], "224");
                printed::<json::Diff>(output, &["diff", STEP[0], STEP[1]])
            }
            Output::Transition => {
                printed::<json::Review>(output, &["transition", STEP[0], STEP[1], "--bands=seven"])
            }
            Output::Gap => printed::<json::Gap>(output, &["gap", STEP[0], "--to=3.0"]),
            Output::Roadmap => printed::<json::Roadmap>(output, &["roadmap", STEP[0], STEP[1]]),
            Output::Impact => printed::<json::Impact>(output, &["impact", STEP[1], "moj-lgsp"]),
            Output::Query => printed::<json::Query>(
                output,
                &["query", STEP[1], "--where", "depends-on* moj-lgsp"],
            ),
            Output::History | Output::Blame => {
                let made = crate::repository::Repository::new();
                let text = reference::get("moj-2.0").unwrap().text;
                made.commit(&[("a.yaml", text)]);
                made.commit(&[("a.yaml", &text.replace("moj-lgsp", "lgsp"))]);
                if output == Output::History {
                    let value = made.run(&["history", "a.yaml", "--format=json"]).json();
                    let history: json::History = serde_json::from_value(value.clone()).unwrap();
                    holds(output, &history);
                    assert_eq!(history.rows.len(), 2);
                    value
                } else {
                    let asked = ["blame", "a.yaml", "lgsp", "--format=json"];
                    let value = made.run(&asked).json();
                    let blame: json::Blame = serde_json::from_value(value.clone()).unwrap();
                    holds(output, &blame);
                    assert!(
                        blame.facts.iter().any(|fact| fact.id == "moj-lgsp"),
                        "{blame:?}"
                    );
                    value
                }
            }
            Output::Edits => {
                let args = ["rename", "src/reference/moj-3.0.yaml", "moj-lgsp", "x"];
                let value = printed::<json::Edits>(output, &args);
                assert_eq!(value["files"][0]["edits"].as_array().unwrap().len(), 12);
                edits_of_files_are_as_the_schema_says(output);
                printed::<json::Edits>(output, &["check", "--fix", STEP[1]])
            }
            Output::Migration => {
                let value = printed::<json::Migration>(output, &["migrate", STEP[0], "--to=3.0"]);
                assert_eq!(value["rest"].as_array().unwrap().len(), 6);
                value
            }
            Output::Explain => {
                printed::<json::Explanation>(output, &["explain", "INT001", "lgsp", "3.0"])
            }
            Output::Rules => printed::<json::Rules>(output, &["rules"]),
            Output::RuleDifferences => {
                printed::<json::RuleDifferences>(output, &["rules", "--diff", "2.0", "3.0"])
            }
            Output::RuleTests => {
                let file = files("user-rules").remove(0);
                printed::<json::RuleTests>(output, &["rules", "test", file.to_str().unwrap()])
            }
            Output::ReferenceList => printed::<json::ReferenceList>(output, &["reference", "list"]),
            Output::ReferenceText => {
                printed::<json::ReferenceText>(output, &["reference", "show", "moj-3.0"])
            }
            _ => panic!("{} is not printed here", output.key()),
        };
    }
}

/// What commands print that correct a document or fill its gaps, with and without writing it.
fn edits_of_files_are_as_the_schema_says(output: Output) {
    let folder = crate::edit_commands::folder("edits-schema");
    let file = folder.join("a.yaml");
    let path = file.to_str().unwrap();
    let old = reference::get("moj-2.0").unwrap().text;
    // One that is certain, one to be looked at, and one that is refused.
    let wrong = old
        .replacen("status: illustrative", "sttus: illustrative", 1)
        .replacen("\npolicy:\n", "\npolicy:\n  misspelt:\n    kind: regulation\n    name: { vi: A }\n    since: 31/12/2022\n    until: 5/7/2030\n    owner: moj\n    ownr: moj\n", 1);
    assert!(wrong.contains("misspelt"));
    fs::write(&file, wrong).unwrap();
    let shown = printed::<json::Edits>(output, &["check", "--fix", path]);
    let written = printed::<json::Edits>(output, &["check", "--fix", "--write", path]);
    assert_eq!(shown["corrections"], written["corrections"]);
    assert_eq!(
        (&shown["written"], &written["written"]),
        (&false.into(), &true.into())
    );
    let corrections = &written["corrections"];
    assert_eq!(corrections["made"], 2);
    assert_eq!(corrections["needs-unsafe"].as_array().unwrap().len(), 2);
    let refused = corrections["refused"].as_array().unwrap();
    assert_eq!(refused.len(), 1);
    assert!(refused[0]["why"]["vi"].is_string() && refused[0]["message"]["en"].is_string());
    let again = printed::<json::Edits>(output, &["check", "--fix", "--write", path]);
    assert_eq!(
        (&again["files"], &again["corrections"]["made"]),
        (&serde_json::json!([]), &0.into())
    );
    fs::write(&file, old).unwrap();
    let args = [
        "gap",
        path,
        "--to=3.0",
        "--apply",
        "--set=state-date=2024-06-30",
    ];
    let written = printed::<json::Edits>(output, &[&args[..], &["--write"]].concat());
    assert_eq!(written["written"], true);
    assert!(written["corrections"].is_null());
    let edits = written["files"][0]["edits"].as_array().unwrap();
    let mut text = old.to_owned();
    for edit in edits.iter().rev() {
        let place = |key: &str| edit[key].as_u64().unwrap() as usize;
        text.replace_range(place("start")..place("end"), edit["text"].as_str().unwrap());
    }
    assert_eq!(text, fs::read_to_string(&file).unwrap());
}

#[test]
fn another_version_is_refused_and_new_fields_are_passed_over() {
    let mut value = serde_json::to_value(json::ReferenceList::all()).unwrap();
    value["later-field"] = true.into();
    assert!(serde_json::from_value::<json::ReferenceList>(value.clone()).is_ok());
    assert!(validator(Output::ReferenceList).is_valid(&value));
    value["schema-version"] = "2".into();
    let error = serde_json::from_value::<json::ReferenceList>(value.clone()).unwrap_err();
    assert!(error.to_string().contains("schema version `2`"), "{error}");
    assert!(!validator(Output::ReferenceList).is_valid(&value));
    value.as_object_mut().unwrap().remove("schema-version");
    assert!(serde_json::from_value::<json::ReferenceList>(value.clone()).is_err());
    assert!(!validator(Output::ReferenceList).is_valid(&value));
}

#[test]
fn a_schema_refuses_what_is_no_output() {
    let check = json::Check::bare(&Report::default());
    let good = serde_json::to_value(&check).unwrap();
    for (key, bad) in [
        ("findings", Value::Null),
        ("counts", "3".into()),
        ("skipped", true.into()),
    ] {
        let mut value = good.clone();
        value[key] = bad;
        assert!(!validator(Output::Check).is_valid(&value), "{key}");
        assert!(
            serde_json::from_value::<json::Check>(value).is_err(),
            "{key}"
        );
    }
}

/// The page says what the review knows, which is in its JSON as well.
#[test]
fn what_stands_out_is_told_to_programs_too() {
    let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    let review = Transition::between(&old, &new).unwrap().check();
    let highlights = review.highlights();
    let figures = highlights
        .iter()
        .filter(|h| matches!(h, Highlight::Figure { .. }));
    assert!(figures.count() > 0);
    let json = json::Review::bare(&review);
    let total = json
        .highlights
        .iter()
        .find_map(|highlight| match highlight {
            json::Highlight::Figure {
                indicator,
                before,
                after,
                after_as_of,
                ..
            } if indicator == "i-services-total" => Some((
                before.clone(),
                after.clone(),
                after_as_of.unwrap().to_string(),
            )),
            _ => None,
        });
    let (before, after, day) = total.unwrap();
    assert_eq!(
        (before, after),
        (vec!["70".to_owned()], vec!["69".to_owned()])
    );
    assert_eq!(day, "2024");
    let added = json.highlights.iter().any(|highlight| {
        matches!(highlight, json::Highlight::Introduction { state: json::Introduced::Added, elements, .. }
            if !elements.is_empty())
    });
    assert!(added);
    let (gap, roadmap) = (review.gap().unwrap().unwrap(), review.roadmap().unwrap());
    assert_eq!(json.gap.unwrap().demands, gap.demands().len());
    assert_eq!(json.roadmap.unwrap().waves, roadmap.waves().len());
}
