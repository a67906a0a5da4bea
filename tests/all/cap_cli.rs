//! The program keeps as many findings as `findings` under `[limits]` says; exit code and counts are those of all.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

struct Ran {
    code: Option<i32>,
    out: String,
}

/// A folder of its own, with configurations that keep so many findings, or all.
struct Home(PathBuf);

impl Home {
    fn new(name: &str) -> Self {
        let name = format!("justarch-cap-{}-{name}", std::process::id());
        let path = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        for most in ["1", "2", "5", "1000000"] {
            let config = format!("[limits]\nfindings = {most}\n");
            fs::write(path.join(format!("{most}.toml")), config).unwrap();
        }
        fs::write(path.join("own.yaml"), RULES).unwrap();
        Self(path)
    }

    fn run(&self, most: &str, args: &[&str]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_justarch"))
            .args(args)
            .arg(format!("--config={most}.toml"))
            .env_remove("JUSTARCH_LANG")
            .env_remove("CLICOLOR_FORCE")
            .current_dir(&self.0)
            .output()
            .unwrap();
        assert!(!output.stdout.is_empty(), "{output:?}");
        Ran {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
        }
    }

    fn json(&self, most: &str, args: &[&str]) -> (Option<i32>, Value) {
        let args: Vec<_> = args.iter().copied().chain(["--format=json"]).collect();
        let ran = self.run(most, &args);
        (ran.code, serde_json::from_str(&ran.out).unwrap())
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// Rules that find an error and a warning in each application without an owner, one by one.
const RULES: &str = "justarch-rules: 1
prefix: ONE
rules:
  ONE001:
    severity: error
    require: { for: { kind: application, id: app-* }, attributes: [owner] }
  ONE002:
    severity: warning
    require: { for: { kind: application, id: app-* }, attributes: [owner] }
";

/// What turns them on, and the rules off that put what they find into one.
const ONE_BY_ONE: [&str; 7] = [
    "--rules=own.yaml",
    "-A=DAT009",
    "-A=LAY007",
    "-A=LAY008",
    "-A=LAY009",
    "-A=SEC001",
    "-A=DAT010",
];

/// A document with so many organisations of malformed codes.
fn coded(count: usize) -> String {
    let base = fs::read_to_string(tests().join("rules/base-2.0.yaml")).unwrap();
    let all = (0..count).map(|n| format!("  coded-{n}: {{ name: {{ vi: T {n} }}, code: x }}\n"));
    let all: String = all.collect();
    base.replacen("organisations:\n", &format!("organisations:\n{all}"), 1)
}

/// Applications of which nobody is the owner.
fn idle(count: usize) -> String {
    let base = fs::read_to_string(tests().join("rules/base-2.0.yaml")).unwrap();
    let apps = (0..count).map(|n| {
        format!("  app-{n}: {{ kind: application, name: {{ vi: A {n} }}, status: active }}\n")
    });
    let apps: String = apps.collect();
    base.replacen("applications:\n", &format!("applications:\n{apps}"), 1)
}

fn dropped(json: &Value) -> u64 {
    let dropped = json["dropped"].as_array();
    let counts = dropped.into_iter().flatten();
    counts.map(|d| d["count"].as_u64().unwrap()).sum()
}

#[test]
fn exit_codes_and_counts_are_those_of_all() {
    let home = Home::new("codes");
    let mut folders: Vec<_> = fs::read_dir(tests().join("rules"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    let mut seen = 0;
    for folder in &folders {
        let files = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path());
        let mut files: Vec<_> = files.filter(|path| path.is_file()).collect();
        files.sort();
        let Some(file) = files.first().and_then(|file| file.to_str()) else {
            continue;
        };
        for fail_on in ["--fail-on=error", "--fail-on=info"] {
            let args = ["check", file, fail_on];
            let (code, all) = home.json("1000000", &args);
            assert!(all.get("dropped").is_none());
            let (capped_code, capped) = home.json("1", &args);
            assert_eq!(capped_code, code, "{file}");
            assert_eq!(capped["counts"], all["counts"], "{file}");
            seen += dropped(&capped);
        }
    }
    assert!(seen > 5, "only {seen} were not kept");
}

fn one_by_one<'a>(args: &[&'a str]) -> Vec<&'a str> {
    let of_rules: &[&'a str] = &ONE_BY_ONE;
    [args, of_rules].concat()
}

#[test]
fn what_is_not_listed_is_said_in_both_languages() {
    let home = Home::new("human");
    fs::write(home.0.join("a.yaml"), idle(3)).unwrap();
    for (lang, said, closing) in [
        (
            "--lang=vi",
            "\nCòn 2 kết quả nữa chỉ được đếm, không được liệt kê do vượt giới hạn `findings` (ONE001: 1 lỗi; ONE002: 1 cảnh báo).\n",
            "\na.yaml: 3 lỗi, 3 cảnh báo, ",
        ),
        (
            "--lang=en",
            "\n2 more findings are counted, not listed, because of the limit `findings` (ONE001: 1 error; ONE002: 1 warning).\n",
            "\na.yaml: 3 errors, 3 warnings, ",
        ),
    ] {
        let ran = home.run("2", &one_by_one(&["check", "a.yaml", lang]));
        assert_eq!(ran.code, Some(1));
        assert!(ran.out.contains(said), "{}", ran.out);
        assert!(ran.out.contains(closing), "{}", ran.out);
        assert_eq!(ran.out.matches("[ONE001]").count(), 2);
        assert_eq!(ran.out.matches("[ONE002]").count(), 0);
        let all = home.run("1000000", &one_by_one(&["check", "a.yaml", lang]));
        assert!(!all.out.contains("`findings`"));
    }
    let (_, json) = home.json("2", &one_by_one(&["check", "a.yaml"]));
    let expected = serde_json::json!([
        { "code": "ONE001", "severity": "error", "count": 1 },
        { "code": "ONE002", "severity": "warning", "count": 1 },
    ]);
    assert_eq!(json["dropped"], expected);
}

#[test]
fn what_levels_allow_takes_no_room() {
    let home = Home::new("levels");
    fs::write(home.0.join("a.yaml"), idle(3)).unwrap();
    let (code, json) = home.json("5", &one_by_one(&["check", "a.yaml", "-A=ONE001"]));
    assert_eq!(code, Some(0));
    assert_eq!(json["findings"].as_array().unwrap().len(), 3);
    assert!(json.get("dropped").is_none());
    // What is counted is of the level that is set.
    let (_, json) = home.json(
        "2",
        &one_by_one(&["check", "a.yaml", "-D=ONE002", "-W=ONE001"]),
    );
    let expected = serde_json::json!([
        { "code": "ONE002", "severity": "error", "count": 1 },
        { "code": "ONE001", "severity": "warning", "count": 1 },
    ]);
    assert_eq!(json["dropped"], expected);
}

#[test]
fn a_baseline_is_written_of_all() {
    let home = Home::new("baseline");
    fs::write(home.0.join("a.yaml"), idle(4)).unwrap();
    let check = |most, more: &[&str]| {
        let args = [&["check", "a.yaml", "--fail-on=info"], more].concat();
        home.json(most, &one_by_one(&args))
    };
    let file = |name| fs::read_to_string(home.0.join(name)).unwrap();
    check("1000000", &["--write-baseline=all.json"]);
    let (code, json) = check("1", &["--write-baseline=one.json"]);
    assert_eq!(code, Some(0));
    assert_eq!(json["counts"]["suppressed"], 16);
    assert_eq!(json["suppressed"].as_array().unwrap().len(), 1);
    assert_eq!(file("one.json"), file("all.json"));
    // What is new stands out, and is why the baseline does not grow.
    fs::write(home.0.join("a.yaml"), idle(6)).unwrap();
    let (code, json) = check("2", &["--baseline=one.json"]);
    assert_eq!(code, Some(1));
    assert_eq!(json["findings"].as_array().unwrap().len(), 4);
    assert!(json.get("dropped").is_none());
    let (code, json) = check("1", &["--write-baseline=one.json"]);
    assert_eq!(code, Some(2));
    assert_eq!(dropped(&json), 2);
    assert_eq!(file("one.json"), file("all.json"));
    // What is gone is warned of, and of nothing else.
    fs::write(home.0.join("a.yaml"), idle(3)).unwrap();
    let (code, json) = check("1", &["--baseline=one.json"]);
    assert_eq!(code, Some(1));
    // Of two rules that find it one by one, and of two that put it together.
    assert_eq!(json["counts"]["warning"], 4);
    assert_eq!(json["findings"][0]["code"], "BAS001");
}

#[test]
fn a_transition_counts_all() {
    let home = Home::new("transition");
    fs::write(home.0.join("old.yaml"), coded(5)).unwrap();
    fs::write(home.0.join("new.yaml"), coded(3)).unwrap();
    let args = ["transition", "old.yaml", "new.yaml"];
    let (code, all) = home.json("1000000", &args);
    for most in ["1", "2"] {
        let (capped_code, capped) = home.json(most, &args);
        assert_eq!(capped_code, code);
        for part in ["old", "new", "step"] {
            assert_eq!(capped[part]["counts"], all[part]["counts"]);
            assert!(all[part].get("dropped").is_none());
        }
        assert!(dropped(&capped["old"]) > dropped(&capped["new"]));
        assert_eq!(capped["diff"], all["diff"]);
    }
    let page = |most, lang| {
        let args: Vec<_> = args
            .into_iter()
            .chain(["--format=markdown", lang])
            .collect();
        home.run(most, &args).out
    };
    for (lang, said) in [
        (
            "--lang=vi",
            "chỉ được đếm, không được liệt kê do vượt giới hạn",
        ),
        ("--lang=en", "counted, not listed, because of the limit"),
    ] {
        let (capped, all) = (page("2", lang), page("1000000", lang));
        assert!(!all.contains(said));
        assert!(capped.contains(said), "{capped}");
        // The table counts all, so that nothing else differs.
        let rest: Vec<_> = capped.lines().filter(|line| !line.contains(said)).collect();
        assert_eq!(rest, all.lines().collect::<Vec<_>>());
    }
}
