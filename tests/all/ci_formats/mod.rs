//! The forms for other programs: each is read back by a reader of its own, and says what `--format json` says.

mod read;
mod sarif;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use justarch::formats::Results;
use justarch::{Document, FrameworkVersion, Lang, Report, RuleInfo, RuleSet, Severity, json};
use read::{annotations, suites};
use serde_json::Value;

/// A folder that is gone with the test.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let nth = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("justarch-ci-formats-{}-{nth}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).unwrap();
    }

    fn run(&self, args: &[&str]) -> (i32, String, String) {
        self.run_with(args, None)
    }

    fn run_with(&self, args: &[&str], summary: Option<&str>) -> (i32, String, String) {
        let mut program = Command::new(env!("CARGO_BIN_EXE_justarch"));
        program
            .current_dir(&self.0)
            .env_remove("GITHUB_STEP_SUMMARY");
        if let Some(summary) = summary {
            program.env("GITHUB_STEP_SUMMARY", summary);
        }
        let out = program.args(args).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (
            out.status.code().unwrap(),
            text(out.stdout),
            text(out.stderr),
        )
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn rules_of(document: &Document) -> RuleSet {
    let framework = document.architecture().framework();
    let rules = RuleSet::for_framework(framework);
    rules.unwrap_or_else(|_| RuleSet::for_framework(FrameworkVersion::V3_0).unwrap())
}

fn results(report: &Report, document: &Document, rules: &RuleSet) -> Results {
    let mut results = Results::new(Lang::Vi);
    let infos: Vec<&RuleInfo> = rules.rules().map(justarch::Rule::info).collect();
    results.checked(report, document, infos);
    results
}

fn fixtures() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    let mut all = Vec::new();
    for folder in fs::read_dir(root).unwrap() {
        let folder = folder.unwrap().path();
        if folder.is_dir() {
            let files = fs::read_dir(folder).unwrap();
            let files = files.map(|file| file.unwrap().path());
            all.extend(files.filter(|path| path.extension().is_some_and(|e| e == "yaml")));
        }
    }
    all.sort();
    assert!(all.len() > 150);
    all
}

/// How many findings of each code and severity there are.
type Counts = BTreeMap<(String, String), usize>;

fn counted(found: impl IntoIterator<Item = (String, String)>) -> Counts {
    let mut counts = Counts::new();
    for one in found {
        *counts.entry(one).or_default() += 1;
    }
    counts
}

/// The same as words of another program.
fn in_words(counts: &Counts, [error, warning, info]: [&str; 3]) -> Counts {
    let word = |severity: &str| match severity {
        "error" => error,
        "warning" => warning,
        "info" => info,
        other => panic!("{other}"),
    };
    let counts = counts.iter();
    counts
        .map(|((code, severity), count)| ((code.clone(), word(severity).to_owned()), *count))
        .collect()
}

/// The cases of a suite say what was found, by code and severity.
fn cases_say(suite: &read::Suite, expected: &Counts, report: &Report, shown: &str) {
    for case in &suite.cases {
        let code = case.name.split(' ').next().unwrap().to_owned();
        let count = |severity: &str| {
            let key = (code.clone(), severity.to_owned());
            expected.get(&key).copied().unwrap_or_default()
        };
        let (errors, warnings, info) = (count("error"), count("warning"), count("info"));
        let is_skipped = report.skipped().iter().any(|s| s.code.as_str() == code);
        let outcome = match (errors, warnings, info) {
            (1.., _, _) => "failure",
            (0, 0, 0) if is_skipped => "skipped",
            (0, _, _) => "passed",
        };
        assert_eq!(case.outcome, outcome, "{shown}: {}", case.name);
        let lines = if outcome == "failure" {
            case.text.lines().count()
        } else {
            let aside = case.aside.lines();
            aside.filter(|l| l.starts_with("dir/")).count()
        };
        assert_eq!(lines, errors + warnings + info, "{shown}: {}", case.name);
        for (severity, count) in [("error", errors), ("warning", warnings), ("info", info)] {
            let said = case.properties.get(severity).map_or("0", String::as_str);
            assert_eq!(said, count.to_string(), "{shown}: {}", case.name);
        }
    }
}

#[test]
fn every_form_counts_what_json_counts() {
    // Some of each family: all of them take a minute.
    for path in fixtures().into_iter().step_by(7) {
        let shown = path.display();
        let text = fs::read_to_string(&path).unwrap();
        let Ok(document) = Document::parse("dir/văn bản.yaml", &text) else {
            continue;
        };
        let rules = rules_of(&document);
        let report = rules.check_document(&document);
        let results = results(&report, &document, &rules);
        let of_json = json::Check::new(&report, &document);
        let expected = of_json.findings.iter();
        let expected = counted(expected.map(|f| (f.code.to_string(), f.severity.key().to_owned())));

        let concise = results.concise();
        let lines = concise.lines().map(read::concise);
        let lines = counted(lines.map(|line| (line.code, line.severity)));
        assert_eq!(
            lines,
            in_words(&expected, ["lỗi", "cảnh báo", "thông tin"]),
            "{shown}"
        );

        let github = results.github();
        let found = annotations(&github).into_iter();
        let found = counted(found.map(|a| (a.properties["title"].clone(), a.command)));
        assert_eq!(
            found,
            in_words(&expected, ["error", "warning", "notice"]),
            "{shown}"
        );

        let gitlab: Vec<Value> = serde_json::from_str(&results.gitlab()).unwrap();
        let word = |issue: &Value, key: &str| issue[key].as_str().unwrap().to_owned();
        let found = gitlab
            .iter()
            .map(|issue| (word(issue, "check_name"), word(issue, "severity")));
        assert_eq!(
            counted(found),
            in_words(&expected, ["major", "minor", "info"]),
            "{shown}"
        );
        let prints = counted(
            gitlab
                .iter()
                .map(|i| (word(i, "fingerprint"), String::new())),
        );
        assert!(prints.values().all(|count| *count == 1), "{shown}");

        let sarif: Value = serde_json::from_str(&results.sarif()).unwrap();
        let found = sarif["runs"][0]["results"].as_array().unwrap().iter();
        let found = found.filter(|result| result.get("suppressions").is_none());
        let found = counted(found.map(|result| (word(result, "ruleId"), word(result, "level"))));
        assert_eq!(
            found,
            in_words(&expected, ["error", "warning", "note"]),
            "{shown}"
        );

        let suites = suites(&results.junit());
        let [suite] = &suites[..] else {
            panic!("{shown}")
        };
        assert_eq!(suite.name, "dir/văn bản.yaml");
        for severity in Severity::ALL {
            let count = report.count(severity).to_string();
            assert_eq!(suite.properties[severity.key()], count, "{shown}");
        }
        cases_say(suite, &expected, &report, &shown.to_string());
        let cases = suite
            .cases
            .iter()
            .map(|case| case.name.split(' ').next().unwrap());
        let cases: std::collections::BTreeSet<_> = cases.collect();
        assert_eq!(cases.len(), suite.cases.len(), "{shown}: one case a rule");
        assert!(
            rules
                .rules()
                .all(|rule| cases.contains(rule.info().code.as_str())),
            "{shown}"
        );
    }
}

/// A document with findings whose texts and names hold what the forms give a meaning to.
const ODD: &str = "justarch: 1
architecture:
  id: a
  framework: { version: \"3.0\" }
  name: { vi: \"Sổ ]]> <b>&amp; 50% \\\"x\\\", y: z\\u0007\\u001b[31m\\uFFFE\\u2028\" }
applications:
  \"r]]>,:%\": { kind: application, name: { vi: \"a\\nb\\u0085\" }, \"co]]>l'our\\e[1m\": red }
";

#[test]
fn what_has_a_meaning_in_a_form_stays_text() {
    let folder = Folder::new();
    let name = "m\u{1ed9}t, hai: 50% <&'] ]>.yaml";
    folder.file(name, ODD);
    for lang in ["vi", "en"] {
        let run = |format| {
            folder
                .run(&["check", name, "--lang", lang, "--format", format])
                .1
        };
        let expected: Value = serde_json::from_str(&run("json")).unwrap();
        let expected = expected["findings"].as_array().unwrap().clone();
        assert!(expected.len() > 3);
        let found = annotations(&run("github"));
        assert_eq!(found.len(), expected.len());
        for one in &found {
            assert_eq!(one.properties["file"], name);
        }
        let message = |finding: &Value| finding["message"][lang].as_str().unwrap().to_owned();
        let plain = expected
            .iter()
            .map(message)
            .find(|text| !text.contains(['\n', '\u{fffd}']));
        assert!(
            found
                .iter()
                .any(|one| one.message == plain.clone().unwrap())
        );
        let gitlab: Vec<Value> = serde_json::from_str(&run("gitlab")).unwrap();
        assert_eq!(gitlab.len(), expected.len());
        assert!(gitlab.iter().all(|issue| issue["location"]["path"] == name));
        let suites = suites(&run("junit"));
        assert_eq!(suites[0].name, name);
        let sarif = run("sarif");
        sarif::valid(&sarif);
        assert!(sarif.contains("m%E1%BB%99t%2C%20hai%3A%2050%25%20%3C%26%27%5D%20%5D%3E.yaml"));
        for text in [
            run("concise"),
            run("github"),
            run("junit"),
            sarif,
            run("gitlab"),
        ] {
            assert!(
                !text.contains(['\u{1b}', '\u{7}', '\u{85}', '\u{2028}']),
                "{text}"
            );
        }
        assert_eq!(run("concise").lines().count(), expected.len());
    }
}

const SOUND: &str = "justarch: 1
architecture:
  id: a
  body: so
  version: \"1.0\"
  framework: { version: \"3.0\" }
  name: { vi: Kiến trúc }
  state-date: 2025-10-01
organisations:
  so: { name: { vi: Sở Tư pháp }, kind: department }
applications:
  so-ho-tich: { kind: application, name: { vi: Sổ hộ tịch }, owner: so, security-level: 2 }
";

#[test]
fn what_cannot_be_read_is_in_every_form() {
    let folder = Folder::new();
    folder.file("tốt.yaml", SOUND);
    folder.file("gãy.yaml", "a: [\u{1}");
    folder.file("khung.yaml", &SOUND.replace("3.0", "9.0"));
    let files = ["không-có.yaml", "gãy.yaml", "khung.yaml", "tốt.yaml"];
    for format in ["concise", "sarif", "junit", "github", "gitlab"] {
        let mut args = vec![
            "check",
            "--lang",
            "en",
            "--format",
            format,
            "--fail-on",
            "never",
        ];
        args.extend(files);
        let (code, text, said) = folder.run(&args);
        assert_eq!(code, 2, "{format}: {said}");
        assert!(said.contains("not read or judged: 3"), "{format}: {said}");
        let named: Vec<bool> = match format {
            "concise" => files[..3]
                .iter()
                .map(|file| {
                    text.lines()
                        .any(|l| l.starts_with(file) && l.contains(" error: "))
                })
                .collect(),
            "github" => {
                let all = annotations(&text);
                let found = |file: &&str| {
                    all.iter()
                        .any(|a| a.properties["file"] == **file && a.command == "error")
                };
                files[..3].iter().map(found).collect()
            }
            "gitlab" => {
                let all: Vec<Value> = serde_json::from_str(&text).unwrap();
                let found = |file: &&str| {
                    let of = |i: &&Value| i["location"]["path"] == **file;
                    let grave = |i: &Value| i["severity"] == "blocker" || i["severity"] == "major";
                    all.iter().filter(of).any(grave)
                };
                files[..3].iter().map(found).collect()
            }
            "junit" => {
                let all = suites(&text);
                let found = |file: &&str| {
                    let suite = all.iter().find(|suite| suite.name == **file).unwrap();
                    suite.cases[0].outcome == "error"
                };
                assert_eq!(all.len(), 4);
                files[..3].iter().map(found).collect()
            }
            "sarif" => {
                let log = sarif::valid(&text);
                let invocation = &log["runs"][0]["invocations"][0];
                assert_eq!(invocation["executionSuccessful"], false);
                assert_eq!(invocation["exitCode"], 2);
                let notes = invocation["toolExecutionNotifications"].as_array().unwrap();
                let count = notes
                    .iter()
                    .filter(|n| n["descriptor"]["id"] == "unread")
                    .count();
                vec![count == 3]
            }
            other => panic!("{other}"),
        };
        assert!(
            named.iter().all(|named| *named),
            "{format}: {named:?}\n{text}"
        );
    }
    // A configuration that is no good ends the call, and what was written so far says so.
    folder.file("justarch.toml", "fail-on = 3\n");
    let (code, text, _) = folder.run(&["check", "tốt.yaml", "--format", "sarif"]);
    assert_eq!(code, 2);
    assert_eq!(
        sarif::valid(&text)["runs"][0]["invocations"][0]["executionSuccessful"],
        false
    );
}

#[test]
fn exit_codes_are_those_of_the_other_forms() {
    let folder = Folder::new();
    folder.file("a.yaml", SOUND);
    for level in ["info", "warning", "error", "never"] {
        let codes = [
            "human", "json", "concise", "sarif", "junit", "github", "gitlab",
        ];
        let codes = codes.map(|format| {
            folder
                .run(&["check", "a.yaml", "--fail-on", level, "--format", format])
                .0
        });
        assert!(
            codes.iter().all(|code| *code == codes[0]),
            "{level}: {codes:?}"
        );
    }
}

#[test]
fn the_summary_of_a_step_has_the_pages() {
    let folder = Folder::new();
    folder.file("a.yaml", SOUND);
    folder.file("tóm tắt.md", "before\n");
    let args = [
        "check",
        "a.yaml",
        "none.yaml",
        "--format",
        "github",
        "--lang",
        "en",
    ];
    let (code, ..) = folder.run_with(&args, Some("tóm tắt.md"));
    assert_eq!(code, 2);
    let summary = fs::read_to_string(folder.0.join("tóm tắt.md")).unwrap();
    let (_, page, _) = folder.run(&["check", "a.yaml", "--format", "markdown", "--lang", "en"]);
    assert!(summary.starts_with("before\n"));
    assert!(summary.contains(&page), "{summary}");
    assert!(
        summary.contains("Not read or judged: `none.yaml`"),
        "{summary}"
    );
    let (code, _, said) = folder.run_with(&args[..2], Some("none/x.md"));
    assert_eq!(
        code,
        folder.run(&args[..2]).0,
        "only `github` writes it: {said}"
    );
    let (code, _, said) = folder.run_with(
        &["check", "a.yaml", "--format", "github"],
        Some("none/x.md"),
    );
    assert_eq!(code, 2);
    assert!(said.contains("GITHUB_STEP_SUMMARY"), "{said}");
}

#[test]
fn a_form_that_a_command_lacks_is_refused() {
    let folder = Folder::new();
    folder.file("a.yaml", SOUND);
    let refused = |args: &[&str]| {
        let (code, out, said) = folder.run(args);
        assert_eq!((code, out.as_str()), (2, ""), "{args:?}: {said}");
    };
    for format in ["concise", "sarif", "junit", "github", "gitlab"] {
        refused(&["roadmap", "a.yaml", "a.yaml", "--format", format]);
        refused(&["impact", "a.yaml", "so-ho-tich", "--format", format]);
        refused(&["rules", "--format", format]);
        refused(&["check", "a.yaml", "--fix", "--format", format]);
        refused(&["check", "a.yaml", "--bands", "seven", "--format", format]);
    }
    refused(&["gap", "a.yaml", "--to", "3.0", "--format", "junit"]);
    refused(&[
        "gap", "a.yaml", "--to", "3.0", "--apply", "--format", "sarif",
    ]);
    refused(&["check", "a.yaml", "--format", "accept"]);
    let (_, _, said) = folder.run(&["diff", "a.yaml", "a.yaml", "--format=junit", "--lang=en"]);
    assert!(said.contains("which rules passed"), "{said}");
    let (_, _, said) = folder.run(&["roadmap", "a.yaml", "a.yaml", "--format=csv", "--lang=en"]);
    let expected = "this command has the forms `human`, `json`, `markdown` and `mermaid` only";
    assert!(said.contains(expected), "{said}");
}

/// Of each form, the commands that its help names; none if all have it.
fn forms() -> BTreeMap<String, Vec<String>> {
    let (_, help, _) = Folder::new().run(&["--help", "--lang", "en"]);
    let (_, rest) = help.split_once("--format <").unwrap();
    let rest = rest.split_once("Values:").unwrap().1;
    // Long lines go on in the next one.
    let list = rest.trim_start().split("\n\n").next().unwrap();
    let list = list.split_whitespace().collect::<Vec<_>>().join(" ");
    let forms = list.trim_start_matches("- ").split(" - ").map(|line| {
        let (name, told) = line.split_once(": ").unwrap();
        let told = told.split(" [").next().unwrap();
        let commands = told.rsplit_once(" (").filter(|_| told.ends_with(')'));
        let commands = commands.map_or("", |(_, list)| list.trim_end_matches(')'));
        let commands = commands.split(", ").filter(|name| !name.is_empty());
        (name.to_owned(), commands.map(str::to_owned).collect())
    });
    forms.collect()
}

#[test]
fn the_help_names_the_commands_that_have_a_form() {
    let folder = Folder::new();
    folder.file("a.yaml", SOUND);
    let forms = forms();
    assert!(forms.len() > 10, "{forms:?}");
    let commands: [&[&str]; 13] = [
        &["check", "a.yaml"],
        &["diff", "a.yaml", "a.yaml"],
        &["transition", "a.yaml", "a.yaml"],
        &["gap", "a.yaml", "--to", "3.0"],
        &["roadmap", "a.yaml", "a.yaml"],
        &["impact", "a.yaml", "so-ho-tich"],
        &["explain", "LAY007"],
        &["rules"],
        &["reference", "list"],
        &["fmt", "a.yaml"],
        &["history", "a.yaml"],
        &["blame", "a.yaml", "so-ho-tich"],
        &["query", "a.yaml", "--where", "kind = database"],
    ];
    for command in commands {
        for (form, named) in &forms {
            let mut args = command.to_vec();
            args.extend(["--lang=en", "--format", form]);
            let (code, _, said) = folder.run(&args);
            let has = !said.contains("this command has the forms");
            assert_eq!(
                has,
                named.is_empty() || named.iter().any(|name| name == command[0]),
                "{args:?}: {code} {said}"
            );
        }
    }
    let named = forms.values().flatten();
    let named: std::collections::BTreeSet<_> = named.map(String::as_str).collect();
    assert!(
        named
            .iter()
            .all(|name| commands.iter().any(|of| of[0] == *name)),
        "{named:?}"
    );
}

#[test]
fn a_suite_fails_where_the_program_does() {
    let folder = Folder::new();
    folder.file("a.yaml", SOUND);
    for level in ["info", "warning", "error", "never"] {
        let args = [
            "check",
            "a.yaml",
            "--format=junit",
            "--lang=en",
            "--fail-on",
            level,
        ];
        let (code, text, _) = folder.run(&args);
        let suites = suites(&text);
        let failed = suites[0].cases.iter().any(|case| case.outcome == "failure");
        assert_eq!(failed, code == 1, "{level}");
        assert!(suites[0].cases.iter().all(|case| case.outcome != "error"));
    }
    // The configuration says it as well.
    folder.file("justarch.toml", "fail-on = \"warning\"\n");
    let (code, text, _) = folder.run(&["check", "a.yaml", "--format=junit"]);
    let warned = suites(&text).remove(0).cases;
    let warned = warned
        .iter()
        .filter(|case| case.properties.contains_key("warning"));
    assert!(warned.clone().count() > 0);
    assert!(warned.clone().all(|case| case.outcome == "failure"));
    assert_eq!(code, 1);
}

#[test]
fn changes_have_the_forms_of_findings() {
    let folder = Folder::new();
    for name in ["moj-2.0", "moj-3.0"] {
        let bundled = justarch::reference::get(name).unwrap();
        folder.file(&format!("{name}.yaml"), bundled.text);
    }
    let diff = [
        "diff",
        "moj-2.0.yaml",
        "moj-3.0.yaml",
        "--lang=en",
        "--format",
    ];
    let run = |form: &str, more: &[&str]| {
        let mut args = diff.to_vec();
        args.push(form);
        args.extend(more);
        let (code, text, said) = folder.run(&args);
        assert_eq!(code, 0, "{said}");
        (text, said)
    };
    let json: Value = serde_json::from_str(&run("json", &[]).0).unwrap();
    let word = |of: &Value, key: &str| of[key].as_str().unwrap().to_owned();
    for (list, least) in [("breaking", 2), ("compatible", 1), ("editorial", 0)] {
        let rank = |change: &Value| match word(change, "class").as_str() {
            "breaking" => 2,
            "compatible" => 1,
            "editorial" => 0,
            other => panic!("{other}"),
        };
        let changes = json["changes"].as_array().unwrap().iter();
        let changes: Vec<_> = changes.map(|listed| &listed["change"]).cloned().collect();
        let listed = changes.iter().filter(|change| rank(change) >= least);
        let expected = counted(listed.clone().map(|change| {
            let severity = if rank(change) == 2 { "error" } else { "info" };
            (
                format!("change-{}", word(change, "kind")),
                severity.to_owned(),
            )
        }));
        let more = ["--list", list];
        let (text, said) = run("concise", &more);
        let lines = text.lines().map(read::concise);
        assert_eq!(
            counted(lines.map(|line| (line.code, line.severity))),
            expected
        );
        let unlisted = changes.len() - listed.clone().count();
        assert_eq!(said.contains("not listed"), unlisted > 0, "{said}");
        let found = annotations(&run("github", &more).0).into_iter();
        let found = counted(found.map(|a| (a.properties["title"].clone(), a.command)));
        assert_eq!(found, in_words(&expected, ["error", "warning", "notice"]));
        let gitlab: Vec<Value> = serde_json::from_str(&run("gitlab", &more).0).unwrap();
        let found = gitlab
            .iter()
            .map(|i| (word(i, "check_name"), word(i, "severity")));
        assert_eq!(
            counted(found),
            in_words(&expected, ["major", "minor", "info"])
        );
        // Known by what JSON and `[[accept]]` know it by.
        let prints: std::collections::BTreeSet<_> =
            listed.map(|c| word(c, "fingerprint")).collect();
        let found: std::collections::BTreeSet<_> =
            gitlab.iter().map(|i| word(i, "fingerprint")).collect();
        assert_eq!(found, prints);
        let log = sarif::valid(&run("sarif", &more).0);
        let results = log["runs"][0]["results"].as_array().unwrap();
        let found = results
            .iter()
            .map(|r| (word(r, "ruleId"), word(r, "level")));
        assert_eq!(
            counted(found),
            in_words(&expected, ["error", "warning", "note"])
        );
        let found = results
            .iter()
            .map(|r| word(&r["partialFingerprints"], "justarch-change/v3"));
        assert_eq!(found.collect::<std::collections::BTreeSet<_>>(), prints);
    }
}

#[test]
fn a_change_stands_where_it_can_be_seen() {
    let folder = Folder::new();
    let two = SOUND.to_owned() + "  so-cu: { kind: application, name: { vi: Sổ cũ }, owner: so }\n";
    folder.file("old.yaml", &two);
    folder.file(
        "new.yaml",
        &SOUND.replace("security-level: 2", "security-level: 3"),
    );
    let args = [
        "diff",
        "old.yaml",
        "new.yaml",
        "--lang=en",
        "--format=concise",
    ];
    let (code, text, said) = folder.run(&args);
    let place = |text: &str, word: &str| {
        let nth = text.lines().position(|line| line.contains(word)).unwrap() + 1;
        nth.to_string()
    };
    let expected = [
        format!("new.yaml:{}:", place(SOUND, "security-level")),
        format!("old.yaml:{}:", place(&two, "so-cu")),
    ];
    for place in expected {
        assert!(
            text.lines().any(|line| line.starts_with(&place)),
            "{place}: {text}{said}"
        );
    }
    assert_eq!(code, 0);
    // What somebody accepted stays, with the reason.
    let (_, entries, _) = folder.run(&["diff", "old.yaml", "new.yaml", "--format=accept"]);
    let entries = entries
        .replace("reason = \"\"", "reason = \"đã duyệt\"")
        .replace("approver = \"\"", "approver = \"Vụ trưởng\"");
    folder.file("justarch.toml", &entries);
    let (_, log, said) = folder.run(&["diff", "old.yaml", "new.yaml", "--format=sarif"]);
    let log = sarif::valid(&log);
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert!(!results.is_empty());
    for result in results {
        let suppression = &result["suppressions"][0];
        assert_eq!(suppression["kind"], "external", "{said}\n{entries}");
        assert_eq!(suppression["justification"], "đã duyệt");
        assert_eq!(suppression["properties"]["owner"], "Vụ trưởng");
    }
}

#[test]
fn a_gate_that_cannot_decide_says_so_in_every_form() {
    let folder = Folder::new();
    folder.file("old.yaml", SOUND);
    folder.file("new.yaml", &SOUND.replace("applications:", "applicatons:"));
    for form in ["concise", "sarif", "github", "gitlab"] {
        let args = [
            "diff",
            "old.yaml",
            "new.yaml",
            "--fail-on=breaking",
            "--format",
            form,
        ];
        let (code, text, said) = folder.run(&args);
        assert_eq!(code, 2, "{form}: {said}");
        assert!(text.contains("change-u"), "{form}: {text}");
        if form == "sarif" {
            let log = sarif::valid(&text);
            assert_eq!(
                log["runs"][0]["invocations"][0]["executionSuccessful"],
                false
            );
        }
    }
}

#[test]
fn a_step_and_a_gap_have_them_too() {
    let folder = Folder::new();
    let step = [
        "transition",
        "reference:moj-2.0",
        "reference:moj-3.0",
        "--format",
    ];
    let run = |args: &[&str], format| {
        let mut args = args.to_vec();
        args.push(format);
        folder.run(&args).1
    };
    let review: Value = serde_json::from_str(&run(&step, "json")).unwrap();
    let count = |part: &Value| part["findings"].as_array().unwrap().len();
    let expected = count(&review["new"]) + count(&review["step"]);
    assert!(expected > 0);
    assert_eq!(run(&step, "concise").lines().count(), expected);
    let log = sarif::valid(&run(&step, "sarif"));
    let results = log["runs"][0]["results"].as_array().unwrap().iter();
    assert_eq!(
        results.filter(|r| r.get("suppressions").is_none()).count(),
        expected
    );
    let suites = suites(&run(&step, "junit"));
    assert!(
        suites[0]
            .cases
            .iter()
            .any(|case| case.name.starts_with("TRN"))
    );

    let gap = ["gap", "reference:moj-2.0", "--to", "3.0", "--format"];
    let demands: Value = serde_json::from_str(&run(&gap, "json")).unwrap();
    let expected = demands["demands"].as_array().unwrap().len();
    assert!(expected > 0);
    assert_eq!(run(&gap, "concise").lines().count(), expected);
    assert_eq!(annotations(&run(&gap, "github")).len(), expected);
    let log = sarif::valid(&run(&gap, "sarif"));
    assert_eq!(
        log["runs"][0]["results"].as_array().unwrap().len(),
        expected
    );
}
