//! The program as people meet it: what it prints, in both languages, and how it exits.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// A document with faults of each sort: in a key, in the content, and against the law.
const FAULTY: &str = "\
justarch: 1
architecture:
  id: so-tu-phap
  body: sở-tư-pháp
  name: { vi: Kiến trúc của Sở Tư pháp }
  version: \"2.0\"
  framework: \"2.0\"
  state-date: 2024-07-05
aplications: {}
applications:
  hộ-tịch:
    kind: application
    name: { vi: Phần mềm hộ tịch }
";

/// What a run gave.
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Ran {
    fn of(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Everything, for a picture.
    fn picture(&self) -> String {
        let code = self.code.map_or("none".to_owned(), |c| c.to_string());
        format!(
            "exit code: {code}\n----- stdout -----\n{}----- stderr -----\n{}",
            self.out, self.err
        )
    }
}

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_justarch"));
    command
        .args(args)
        .env_remove("JUSTARCH_LANG")
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE");
    command
}

fn run(args: &[&str]) -> Ran {
    Ran::of(command(args).output().unwrap())
}

fn run_with_input(args: &[&str], input: &[u8]) -> Ran {
    let mut child = command(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that complains before it reads closes the pipe; that is its right.
    let _ = child.stdin.take().unwrap().write_all(input);
    Ran::of(child.wait_with_output().unwrap())
}

/// Drops what the rules on documents say, so that a picture shows what it is about.
fn quiet() -> Vec<String> {
    let rules = justarch::catalog::all().into_iter();
    let rules = rules.filter(|page| page.about == justarch::catalog::About::Document);
    rules
        .flat_map(|page| ["-A".to_owned(), page.code.to_string()])
        .collect()
}

/// A folder of its own for a test.
fn folder(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("justarch-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

#[test]
fn a_faulty_document() {
    for lang in ["vi", "en"] {
        let quiet = quiet();
        let args = ["check", "-", "--lang", lang].into_iter();
        let args: Vec<_> = args.chain(quiet.iter().map(String::as_str)).collect();
        let ran = run_with_input(&args, FAULTY.as_bytes());
        assert_eq!(ran.code, Some(1));
        insta::assert_snapshot!(format!("faulty_{lang}"), ran.picture());
    }
}

#[test]
fn a_finding_is_the_same_in_both_languages() {
    let json = |lang| {
        run_with_input(
            &["check", "-", "--format=json", "--lang", lang],
            FAULTY.as_bytes(),
        )
    };
    assert_eq!(json("vi").out, json("en").out);
    let value: serde_json::Value = serde_json::from_str(&json("vi").out).unwrap();
    assert_eq!(value["schema-version"], "1");
    assert_eq!(value["inputs"][0]["new"][0], "<stdin>");
    let first = &value["findings"][0]["labels"][0];
    assert!(first["line"].as_u64().unwrap() > 0);
    let text = |lang| run_with_input(&["check", "-", "--lang", lang], FAULTY.as_bytes()).out;
    let codes = |text: &str| -> Vec<String> {
        let codes = text
            .lines()
            .filter_map(|line| line.split_once('[')?.1.split_once("]:"));
        codes.map(|(code, _)| code.to_owned()).collect()
    };
    assert_eq!(codes(&text("vi")), codes(&text("en")));
}

#[test]
fn what_exits_with_which_code() {
    let clean = ["check", "reference:moj-2.0"];
    assert_eq!(run(&clean).code, Some(0));
    let on = |args: &[&str]| {
        let args: Vec<_> = ["check", "-"].iter().chain(args).copied().collect();
        run_with_input(&args, FAULTY.as_bytes()).code
    };
    assert_eq!(on(&[]), Some(1));
    assert_eq!(on(&["--fail-on", "never"]), Some(0));
    assert_eq!(on(&["--fail-on", "sometimes"]), Some(2));
    assert_eq!(on(&["--framework", "9.0"]), Some(2));
    assert_eq!(on(&["--as-of", "31/12/2024"]), Some(2));
    assert_eq!(on(&["-D", "FTM001"]), Some(2));
    assert_eq!(
        run(&["check", "reference:moj-2.0", "no-such-file.yaml"]).code,
        Some(2)
    );
    let diff = |args: &[&str]| {
        let args: Vec<_> = ["diff", "reference:moj-2.0"]
            .iter()
            .chain(args)
            .copied()
            .collect();
        run(&args).code
    };
    assert_eq!(diff(&["reference:moj-3.0"]), Some(0));
    assert_eq!(diff(&["reference:moj-3.0", "--exit-code"]), Some(1));
    assert_eq!(
        diff(&["reference:moj-3.0", "--fail-on", "breaking"]),
        Some(1)
    );
    assert_eq!(
        diff(&["reference:moj-2.0", "--exit-code", "--fail-on", "editorial"]),
        Some(0)
    );
}

#[test]
fn what_cannot_be_read() {
    let home = folder("unreadable");
    fs::create_dir(home.join("empty-folder")).unwrap();
    fs::write(home.join("empty.yaml"), "").unwrap();
    fs::write(home.join("no-yaml.yaml"), "a: [1, 2\nb: 3\n").unwrap();
    fs::write(home.join("not-text.yaml"), b"a: \xff\xfe\n").unwrap();
    let unknown = "justarch: 1\narchitecture:\n  id: a\n  body: b\n  name: { vi: A }\n  version: \"9.0\"\n  framework: \"9.0\"\norganisations:\n  b: { name: { vi: B }, kind: ministry }\n";
    fs::write(home.join("framework.yaml"), unknown).unwrap();
    for lang in ["vi", "en"] {
        let mut all = String::new();
        for input in [
            "missing.yaml",
            "empty-folder",
            "empty.yaml",
            "no-yaml.yaml",
            "not-text.yaml",
            "framework.yaml",
            "reference:moj-9.9",
        ] {
            let mut command = command(&["check", input, "--lang", lang, "-A", "FMT"]);
            let ran = Ran::of(command.current_dir(&home).output().unwrap());
            assert_eq!(ran.code, Some(2), "{input}");
            let _ = write!(all, "$ justarch check {input}\n{}\n", ran.picture());
        }
        insta::assert_snapshot!(format!("unreadable_{lang}"), all);
    }
    fs::remove_dir_all(home).unwrap();
}

#[test]
fn what_cannot_be_read_is_json_too() {
    let ran = run_with_input(
        &["check", "-", "reference:moj-2.0", "--format=json"],
        b"a: [",
    );
    assert_eq!(ran.code, Some(2));
    let value: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let findings = value["findings"].as_array().unwrap();
    let syntax = findings.iter().find(|f| f["code"] == "FMT001").unwrap();
    assert_eq!(syntax["labels"][0]["file"], "<stdin>");
    assert_eq!(value["inputs"].as_array().unwrap().len(), 2);
}

#[test]
fn what_the_reader_refused_cannot_be_allowed() {
    let all = ["check", "-", "-A", "FMT", "-A", "LAY"];
    let ran = run_with_input(&all, FAULTY.as_bytes());
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("LAY003"), "{}", ran.out);
}

#[test]
fn folders_and_includes() {
    let home = folder("includes");
    let root = "justarch: 1\ninclude: [parts/kênh.yaml, parts/none.yaml, ../outside.yaml]\n";
    fs::create_dir(home.join("parts")).unwrap();
    fs::write(home.join("justarch.yml"), root).unwrap();
    fs::write(home.join("parts/kênh.yaml"), "chanels: {}\n").unwrap();
    let mut command = command(&["check", ".", "--lang=en", "--framework=3.0"]);
    let ran = Ran::of(command.current_dir(&home).output().unwrap());
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("parts/kênh.yaml:1:1"), "{}", ran.out);
    assert!(ran.out.contains("there is no such file"), "{}", ran.out);
    #[cfg(unix)]
    {
        let secret = folder("outside").join("secret.yaml");
        fs::write(&secret, "channels: {}\n").unwrap();
        std::os::unix::fs::symlink(&secret, home.join("parts/none.yaml")).unwrap();
        let ran = Ran::of(command.current_dir(&home).output().unwrap());
        assert!(ran.out.contains("outside the folder"), "{}", ran.out);
        fs::remove_dir_all(secret.parent().unwrap()).unwrap();
    }
    fs::remove_dir_all(home).unwrap();
}

#[test]
fn wrong_command_lines() {
    for lang in ["vi", "en"] {
        let mut all = String::new();
        for args in [
            &["chek"][..],
            &["check"],
            &["check", "a", "--fail-on", "sometimes"],
            &["check", "a", "--framwork", "2.0"],
            &["check", "a", "--framework", "2"],
            &["check", "a", "-D", "FTM001"],
            &["diff", "a"],
            &["diff", "-", "-"],
            &["explain", "XYZ000"],
            &["explain", "CHK010"],
            &["impact", "reference:moj-2.0", "moj-lgps"],
            &["reference"],
            &["reference", "show", "moj-2"],
            &["rules", "--family", "LYA"],
        ] {
            let args: Vec<_> = args.iter().chain(&["--lang", lang]).copied().collect();
            let ran = run(&args);
            assert_eq!(ran.code, Some(2), "{args:?}");
            assert!(ran.out.is_empty());
            let _ = write!(all, "$ justarch {}\n{}\n", args.join(" "), ran.err);
        }
        insta::assert_snapshot!(format!("usage_{lang}"), all);
    }
}

#[test]
fn a_part_of_an_id_or_a_name_finds_the_element_that_was_meant() {
    for (asked, meant) in [
        ("LGSP", "`moj-lgsp`"),
        ("một cửa", "`moj-one-stop-system`"),
        ("moj-lgps", "`moj-lgsp`"),
    ] {
        let ran = run(&["impact", "reference:moj-2.0", asked, "--lang", "vi"]);
        assert_eq!(ran.code, Some(2));
        assert!(ran.err.contains("Có phải định viết `"), "{}", ran.err);
        assert!(ran.err.contains(meant), "{}", ran.err);
    }
    let ran = run(&["impact", "reference:moj-2.0", "xyzzy", "--lang", "vi"]);
    assert!(!ran.err.contains("Có phải"), "{}", ran.err);
}

#[test]
fn several_words_that_may_be_meant_are_told_apart() {
    for (lang, said) in [
        ("vi", "`check` hay `schema`?"),
        ("en", "`check` or `schema`?"),
    ] {
        let ran = run(&["chek", "--lang", lang]);
        assert_eq!(ran.code, Some(2));
        assert!(ran.err.contains(said), "{}", ran.err);
    }
}

#[test]
fn the_language_comes_from_the_environment_too() {
    let mut command = command(&["explain", "CHK001"]);
    let ran = Ran::of(command.env("JUSTARCH_LANG", "en").output().unwrap());
    assert!(ran.out.contains("Severity: warning"), "{}", ran.out);
    let ran = Ran::of(command.env("JUSTARCH_LANG", "fr").output().unwrap());
    assert_eq!(ran.code, Some(2));
}

#[test]
fn pages_of_the_manual() {
    for lang in ["vi", "en"] {
        let ran = run(&["explain", "chk001", "--lang", lang]);
        insta::assert_snapshot!(format!("explain_{lang}"), ran.picture());
        let step = run(&["explain", "TRN001", "--lang", lang]);
        insta::assert_snapshot!(format!("explain_step_{lang}"), step.picture());
        let rule = run(&["explain", "INT003", "--lang", lang]);
        insta::assert_snapshot!(format!("explain_rule_{lang}"), rule.picture());
        let changes = run(&["rules", "--diff", "2.0", "3.0", "--lang", lang]);
        insta::assert_snapshot!(format!("rules_diff_{lang}"), changes.picture());
        let files = run(&["rules", "--family", "FMT", "--lang", lang]);
        insta::assert_snapshot!(format!("rules_{lang}"), files.picture());
    }
    let json = run(&["rules", "--format", "json"]).out;
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert!(value["codes"].as_array().unwrap().len() > 10);
    for code in value["codes"].as_array().unwrap() {
        for key in [
            "code",
            "family",
            "about",
            "severity",
            "title",
            "frameworks",
            "bases",
            "examples",
        ] {
            assert!(!code[key].is_null(), "{code}");
        }
    }
    let json = run(&["rules", "--diff", "3.0", "2.0", "--format", "json"]).out;
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    let changes = value["changes"].as_array().unwrap();
    let grades = changes.iter().find(|c| c["code"] == "SVC001").unwrap();
    assert_eq!(grades["direction"], "relaxed");
    assert!(!grades["reasons"][0]["vi"].is_null());
}

/// Two small versions with every sort of news: a merge, a rename, a loss, a change of level.
const OLD: &str = "\
justarch: 1
architecture:
  id: demo
  body: moj
  level: ministry
  name: { vi: Kiến trúc thử nghiệm, en: A trial architecture }
  version: \"2.0\"
  framework: \"2.0\"
  status: illustrative
  state-date: 2023-07-05
organisations:
  moj: { name: { vi: Bộ Tư pháp, en: Ministry of Justice }, kind: ministry }
integration:
  lgsp: { kind: lgsp, name: { vi: Nền tảng tích hợp, en: Platform }, owner: moj }
applications:
  hotich:
    kind: application
    name: { vi: Hệ thống hộ tịch, en: Civil status system }
    owner: moj
    security-level: 3
    depends-on: [lgsp]
  cong-chung:
    kind: application
    name: { vi: Phần mềm công chứng, en: Notary software }
    owner: moj
    depends-on: [hotich]
channels:
  portal: { kind: service-portal, name: { vi: Cổng dịch vụ công, en: Portal }, depends-on: [cong-chung] }
";

const NEW: &str = "\
justarch: 1
architecture:
  id: demo
  body: moj
  level: ministry
  name: { vi: Kiến trúc thử nghiệm, en: A trial architecture }
  version: \"2.1\"
  framework: \"2.0\"
  status: illustrative
  state-date: 2024-07-05
organisations:
  moj: { name: { vi: Bộ Tư pháp, en: Ministry of Justice }, kind: ministry }
integration:
  moj-lgsp: { kind: lgsp, name: { vi: Nền tảng tích hợp, en: Platform }, owner: moj, succeeds: [lgsp] }
applications:
  hotich:
    kind: application
    name: { vi: Hệ thống hộ tịch, en: Civil status system }
    owner: moj
    security-level: 2
    depends-on: [moj-lgsp]
channels:
  portal: { kind: service-portal, name: { vi: Cổng dịch vụ công, en: Portal }, depends-on: [hotich] }
";

#[test]
fn two_versions() {
    let home = folder("versions");
    fs::write(home.join("old.yaml"), OLD).unwrap();
    fs::write(home.join("new.yaml"), NEW).unwrap();
    let at_home = |args: &[&str]| Ran::of(command(args).current_dir(&home).output().unwrap());
    for lang in ["vi", "en"] {
        let ran = at_home(&[
            "diff",
            "old.yaml",
            "new.yaml",
            "--list=editorial",
            "--lang",
            lang,
        ]);
        insta::assert_snapshot!(format!("diff_{lang}"), ran.picture());
        let quiet = quiet();
        let args = ["transition", "old.yaml", "new.yaml", "--lang", lang];
        let args: Vec<_> = args
            .into_iter()
            .chain(quiet.iter().map(String::as_str))
            .collect();
        let ran = at_home(&args);
        assert_eq!(ran.code, Some(1));
        insta::assert_snapshot!(format!("transition_{lang}"), ran.picture());
        let ran = at_home(&["impact", "old.yaml", "lgsp", "--lang", lang]);
        assert_eq!(ran.code, Some(0));
        insta::assert_snapshot!(format!("impact_{lang}"), ran.picture());
    }
    let ran = at_home(&["transition", "old.yaml", "new.yaml", "--format=markdown"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.starts_with("# Thẩm định chuyển đổi kiến trúc"));
    let pages: [(&[&str], &str); 4] = [
        (&["check", "old.yaml"], "# Kiểm tra kiến trúc"),
        (&["diff", "old.yaml", "new.yaml"], "# So sánh kiến trúc"),
        (
            &["gap", "old.yaml", "--to=3.0"],
            "# Các yêu cầu của khung 3.0 chưa được đáp ứng",
        ),
        (&["impact", "old.yaml", "lgsp"], "# Phạm vi ảnh hưởng"),
    ];
    for (args, head) in pages {
        let ran = at_home(&[args, &["--format=markdown"]].concat());
        assert!(ran.out.starts_with(head), "{}", ran.picture());
        let human = at_home(args);
        assert_eq!((ran.code, ran.err), (human.code, human.err), "{args:?}");
        let ran = at_home(&[args, &["--format=mermaid"]].concat());
        assert_eq!(ran.code, Some(2));
        assert!(ran.err.contains("`json`"), "{}", ran.err);
        assert!(ran.err.contains("`markdown`"), "{}", ran.err);
    }
    let ran = at_home(&["transition", "old.yaml", "new.yaml", "--format=mermaid"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("`markdown`"), "{}", ran.err);
    let ran = at_home(&["rules", "--format=markdown"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("`human` và `json`"), "{}", ran.err);
    let ran = at_home(&[
        "gap",
        "old.yaml",
        "--to=3.0",
        "--apply",
        "--format=markdown",
    ]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("`--apply`"), "{}", ran.err);
    let ran = at_home(&["diff", "old.yaml", "new.yaml", "--format=json"]);
    insta::assert_snapshot!("diff_json", ran.out);
    let ran = at_home(&["transition", "old.yaml", "new.yaml", "--format=json"]);
    let value: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(value["diff"]["verdict"], "breaking");
    assert!(value["step"]["counts"]["error"].as_u64().unwrap() > 0);
    fs::remove_dir_all(home).unwrap();
}

#[test]
fn changes_are_accepted_and_classed_by_the_configuration() {
    let home = folder("accepted");
    fs::write(home.join("old.yaml"), OLD).unwrap();
    fs::write(home.join("new.yaml"), NEW).unwrap();
    let configured = |text: &str| fs::write(home.join("justarch.toml"), text).unwrap();
    let json = |command: &str| {
        let ran = within(&home, &[command, "old.yaml", "new.yaml", "--format=json"]);
        let value: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        (value, ran.err)
    };
    let (before, _) = json("diff");
    assert_eq!(before["verdict"], "breaking");
    assert_eq!(before["accepted"].as_array().unwrap().len(), 0);
    let changes = before["changes"].as_array().unwrap();
    let breaking = changes
        .iter()
        .filter(|c| c["change"]["class"] == "breaking");
    let mut prints: Vec<&str> = breaking
        .map(|c| c["change"]["fingerprint"].as_str().unwrap())
        .collect();
    let entry = |print: &str, rest: &str| {
        format!("[[accept]]\nfingerprint = \"{print}\"\nreason = \"theo kế hoạch\"\n{rest}\n")
    };
    let all: String = prints
        .iter()
        .map(|print| entry(print, "approver = \"Cục CNTT\"\nuntil = 2099-12-31"))
        .collect();
    configured(&all);
    let (after, err) = json("diff");
    assert!(err.is_empty(), "{err}");
    assert_ne!(after["verdict"], "breaking");
    let accepted = after["accepted"].as_array().unwrap();
    assert!(accepted.len() >= prints.len());
    assert_eq!(accepted[0]["approver"], "Cục CNTT");
    assert_eq!(accepted[0]["until"], "2099-12-31");
    let (review, _) = json("transition");
    assert_ne!(review["diff"]["verdict"], "breaking");
    for (args, part) in [
        (
            vec!["diff"],
            "người phê duyệt: Cục CNTT, đến hết 31/12/2099; lý do: theo kế hoạch",
        ),
        (
            vec!["transition", "--format=markdown"],
            "Thay đổi đã được chấp nhận, không tính vào kết luận",
        ),
    ] {
        let args: Vec<_> = args.into_iter().chain(["old.yaml", "new.yaml"]).collect();
        let ran = within(&home, &args);
        assert!(ran.out.contains(part), "{}", ran.out);
    }

    prints.truncate(1);
    let first = prints[0];
    for (text, code) in [
        (entry(first, ""), "CFG001"),
        (entry("12", "approver = \"a\""), "CFG001"),
        (entry(first, "approver = \"a\"\nuntil = \"soon\""), "CFG001"),
        (
            entry(first, "approver = \"a\"\nuntil = \"1999-12\""),
            "CFG002",
        ),
        (entry("v3-0123456789abcdef", "approver = \"a\""), "CFG003"),
        (entry("0123456789abcdef", "approver = \"a\""), "CFG006"),
    ] {
        configured(&text);
        let (value, err) = json("diff");
        assert_eq!(value["verdict"], "breaking", "{text}");
        assert!(err.contains(code), "{text}{err}");
        let (value, _) = json("transition");
        let findings = value["step"]["findings"].as_array().unwrap();
        assert!(findings.iter().any(|f| f["code"] == code), "{text}");
    }

    let kinds = justarch::ChangeKind::ALL.map(|kind| format!("{kind} = \"editorial\"\n"));
    configured(&format!("[verdict]\n{}", kinds.concat()));
    let (value, _) = json("diff");
    assert_eq!(value["verdict"], "editorial");
    configured("[verdict]\nremovd = \"editorial\"\n");
    let ran = within(&home, &["diff", "old.yaml", "new.yaml"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("justarch.toml:2:1"), "{}", ran.err);
    fs::remove_dir_all(home).unwrap();
}

#[test]
fn colour_is_only_written_where_it_is_wanted() {
    let args = ["diff", "reference:moj-2.0", "reference:moj-3.0"];
    assert!(!run(&args).out.contains('\u{1b}'));
    let always: Vec<_> = args.iter().chain(&["--color", "always"]).copied().collect();
    assert!(run(&always).out.contains('\u{1b}'));
    let never: Vec<_> = args.iter().chain(&["--color", "never"]).copied().collect();
    let mut forced = command(&never);
    let ran = Ran::of(forced.env("CLICOLOR_FORCE", "1").output().unwrap());
    assert!(!ran.out.contains('\u{1b}'));
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let mut child = command(&["reference", "show", "moj-2.0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ran = Ran::of(child.wait_with_output().unwrap());
    assert_eq!(ran.code, Some(0));
    assert_eq!(ran.err, "");
}

#[test]
fn names_cannot_steer_the_terminal() {
    let ran = run(&["check", "no\u{1b}[2Jfile", "--lang", "en"]);
    assert_eq!(ran.code, Some(2));
    assert!(!ran.err.contains('\u{1b}'), "{:?}", ran.err);
}

#[test]
fn bundled_documents_are_printed_as_they_are() {
    let ran = run(&["reference", "show", "moj-3.0"]);
    assert_eq!(ran.out, justarch::reference::get("moj-3.0").unwrap().text);
    let list = run(&["reference", "list"]).out;
    assert!(
        justarch::reference::all()
            .iter()
            .all(|d| list.contains(d.name))
    );
}

/// A folder with the faulty document in a folder of its own.
fn project(name: &str) -> PathBuf {
    let home = folder(name);
    fs::create_dir(home.join("docs")).unwrap();
    let text = FAULTY
        .replace("aplications: {}\n", "")
        .replace("sở-tư-pháp", "stp")
        .replace("hộ-tịch", "ho-tich");
    let text = format!("{text}organisations:\n  stp: {{ name: {{ vi: Sở Tư pháp }} }}\n");
    fs::write(home.join("docs/a.yaml"), text).unwrap();
    home
}

fn within(home: &std::path::Path, args: &[&str]) -> Ran {
    Ran::of(command(args).current_dir(home).output().unwrap())
}

#[test]
fn a_configuration_is_found_above_the_document() {
    let home = project("config");
    let check = ["check", "docs/a.yaml", "--lang=en"];
    let plain = within(&home, &check);
    assert_eq!(plain.code, Some(1), "{}", plain.out);
    assert!(plain.out.contains("LAY001"), "{}", plain.out);
    let config = home.join("justarch.toml");
    fs::write(&config, "[levels]\nLAY = \"allow\"\nDOC = \"info\"\nSEC = \"info\"\nDAT = \"info\"\nINT = \"info\"\n").unwrap();
    let leveled = within(&home, &check);
    assert_eq!(leveled.code, Some(0), "{}", leveled.out);
    assert!(!leveled.out.contains("LAY001"), "{}", leveled.out);
    // The command line wins, a family over a code of the configuration too.
    let mut denied = check.to_vec();
    denied.extend(["-D", "DOC"]);
    assert_eq!(within(&home, &denied).code, Some(1));
    fs::write(&config, "fail-on = \"never\"\n").unwrap();
    assert_eq!(within(&home, &check).code, Some(0));
    let mut failing = check.to_vec();
    failing.push("--fail-on=error");
    assert_eq!(within(&home, &failing).code, Some(1));
    fs::write(&config, "exclude = [\"docs\"]\n").unwrap();
    let excluded = within(&home, &check);
    assert_eq!(excluded.code, Some(0));
    assert!(
        excluded.err.contains("`docs/a.yaml` is not checked"),
        "{}",
        excluded.err
    );
    for (text, part) in [
        (
            "# x\nbasline = \"a\"\n",
            "justarch.toml:2:1: unknown key `basline`; did you mean `baseline`?",
        ),
        (
            "[levels]\nLAI = \"deny\"\n",
            "there is no code, name or family `LAI`",
        ),
        ("framework = \"9.9\"\n", "framework `9.9` is not known"),
        ("profiles = [\"mof\"]\n", "there is no profile `mof`"),
    ] {
        fs::write(&config, text).unwrap();
        let refused = within(&home, &check);
        assert_eq!(refused.code, Some(2), "{text}");
        assert!(refused.err.contains(part), "{}", refused.err);
    }
    // Another one by name.
    fs::write(home.join("other.toml"), "fail-on = \"never\"\n").unwrap();
    let mut other = check.to_vec();
    other.push("--config=other.toml");
    assert_eq!(within(&home, &other).code, Some(0));
    fs::remove_dir_all(home).unwrap();
}

#[test]
fn a_baseline_is_written_kept_and_guarded() {
    let home = project("baseline");
    let check = |more: &[&str]| {
        let mut args = vec!["check", "docs/a.yaml", "--lang=en", "--fail-on=info"];
        args.extend(more);
        within(&home, &args)
    };
    assert_eq!(check(&[]).code, Some(1));
    let written = check(&["--write-baseline=base.json"]);
    assert_eq!(written.code, Some(0), "{}{}", written.out, written.err);
    assert!(written.out.contains("suppressed"), "{}", written.out);
    assert_eq!(check(&["--baseline=base.json"]).code, Some(0));
    let before = fs::read_to_string(home.join("base.json")).unwrap();
    // The same once more: nothing changes.
    assert_eq!(check(&["--write-baseline=base.json"]).code, Some(0));
    assert_eq!(fs::read_to_string(home.join("base.json")).unwrap(), before);
    // Growth is refused unless asked for.
    let document = home.join("docs/a.yaml");
    let text = fs::read_to_string(&document).unwrap();
    let more = "  second:\n    kind: application\n    name: { vi: Phần mềm khác }\n";
    let grown = text.replace("organisations:", &format!("{more}organisations:"));
    fs::write(&document, grown).unwrap();
    assert_eq!(check(&["--baseline=base.json"]).code, Some(1));
    let refused = check(&["--write-baseline=base.json"]);
    assert_eq!(refused.code, Some(2));
    assert!(refused.err.contains("would grow by"), "{}", refused.err);
    assert!(
        refused.out.contains("second") && !refused.out.contains("ho-tich"),
        "{}",
        refused.out
    );
    assert_eq!(fs::read_to_string(home.join("base.json")).unwrap(), before);
    let accepted = check(&["--write-baseline=base.json", "--accept-new"]);
    assert_eq!(accepted.code, Some(0), "{}", accepted.err);
    // Mended again: stale entries are warned of, and go when it is written.
    fs::write(&document, &text).unwrap();
    let stale = check(&["--baseline=base.json"]);
    assert!(stale.out.contains("BAS001"), "{}", stale.out);
    assert_eq!(check(&["--write-baseline=base.json"]).code, Some(0));
    assert_eq!(fs::read_to_string(home.join("base.json")).unwrap(), before);
    // Another file is not overwritten.
    let other = check(&["--write-baseline=docs/a.yaml", "--accept-new"]);
    assert_eq!(other.code, Some(2));
    assert!(other.err.contains("is no baseline"), "{}", other.err);
    assert_eq!(fs::read_to_string(&document).unwrap(), text);
    fs::write(home.join("base.json"), "{").unwrap();
    assert_eq!(check(&["--baseline=base.json"]).code, Some(2));
    assert_eq!(check(&["--baseline=none.json"]).code, Some(2));
    // A baseline is that of one document.
    let two = within(
        &home,
        &["check", "docs/a.yaml", "docs", "--baseline=base.json"],
    );
    assert_eq!(two.code, Some(2));
    // From the configuration, beside which it stands.
    fs::write(home.join("base.json"), before).unwrap();
    fs::write(
        home.join("justarch.toml"),
        "baseline = \"base.json\"\nfail-on = \"info\"\n",
    )
    .unwrap();
    let configured = within(&home.join("docs"), &["check", "a.yaml"]);
    assert_eq!(
        configured.code,
        Some(0),
        "{}{}",
        configured.out,
        configured.err
    );
    fs::remove_dir_all(home).unwrap();
}

#[test]
fn limits_come_from_the_configuration_for_every_command() {
    let folder = folder("limits");
    let text = justarch::reference::get("moj-3.0").unwrap().text;
    let file = folder.join("moj.yaml");
    fs::write(&file, text).unwrap();
    let file = file.to_str().unwrap();
    let commands: [&[&str]; 6] = [
        &["check", file, "--fail-on=never"],
        &["diff", file, file],
        &["transition", file, file, "--fail-on=never"],
        &["gap", file, "--to", "3.0"],
        &["roadmap", file, file],
        &["impact", file, "moj-lgsp"],
    ];
    let set = |limits: &str| fs::write(folder.join("justarch.toml"), limits).unwrap();
    set("[limits]\nscalar = 8\n");
    for args in commands {
        let ran = run(&[args, &["--lang", "en"]].concat());
        assert_eq!(ran.code, Some(2), "{args:?}: {}", ran.picture());
        let said = "the document exceeds the limit of 8 bytes in one value";
        assert!(ran.err.contains(said), "{args:?}: {}", ran.err);
        assert!(ran.err.contains("raise `scalar` under `[limits]`"));
    }
    let own = folder.join("own.toml");
    fs::write(&own, "[limits]\nscalar = 1000\n").unwrap();
    let own = own.to_str().unwrap();
    let ran = run(&["check", file, "--fail-on=never", "--config", own]);
    assert_eq!(ran.code, Some(0), "{}", ran.picture());
    set("[limits]\nscalars = 8\n");
    for args in commands {
        let ran = run(args);
        assert_eq!(ran.code, Some(2), "{args:?}");
        assert!(
            ran.err.contains("có phải định viết `scalar`?"),
            "{}",
            ran.err
        );
    }
}

#[test]
fn a_language_set_to_nothing_is_as_good_as_none() {
    for args in [["reference", "list"], ["explain", "INT001"]] {
        let plain = run(&args);
        let empty = Ran::of(command(&args).env("JUSTARCH_LANG", "").output().unwrap());
        assert_eq!(
            (empty.code, empty.out),
            (plain.code, plain.out),
            "{}",
            empty.err
        );
    }
    let wrong = command(&["reference", "list"])
        .env("JUSTARCH_LANG", "fr")
        .output();
    assert_eq!(Ran::of(wrong.unwrap()).code, Some(2));
}

#[test]
fn explain_takes_anything() {
    let ran = run(&["explain", "lgsp", "status", "--lang", "vi"]);
    insta::assert_snapshot!("explain_words_vi", ran.picture());
    let ran = run(&["explain", "supported-by", "x-robot", "--lang", "en"]);
    insta::assert_snapshot!("explain_words_en", ran.picture());
    for lang in ["vi", "en"] {
        let contents = run(&["explain", "--lang", lang]);
        insta::assert_snapshot!(format!("explain_contents_{lang}"), contents.picture());
    }
    // A phrase needs no quotes.
    let phrase = run(&["explain", "trục", "tích", "hợp", "--lang", "vi"]);
    assert_eq!(
        phrase.out,
        run(&["explain", "truc tich hop", "--lang", "vi"]).out
    );
    assert!(phrase.out.starts_with("lgsp: "), "{}", phrase.out);
    let framework = run(&["explain", "3.0", "--lang", "vi"]);
    assert!(
        framework.out.contains("Quyết định 2568/QĐ-BTTTT"),
        "{}",
        framework.out
    );
    let family = run(&["explain", "INT", "--format", "markdown", "--lang", "en"]);
    assert!(
        family.out.starts_with("## `INT` · Integration"),
        "{}",
        family.out
    );
    assert!(family.out.contains("| INT003 | error |"), "{}", family.out);
}

#[test]
fn explain_says_what_it_does_not_know() {
    let ran = run(&["explain", "lgps", "lgsp", "securty-level", "--lang", "en"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.out.starts_with("lgsp: "), "{}", ran.out);
    assert!(ran.err.contains("did you mean `lgsp`?"), "{}", ran.err);
    assert!(
        ran.err.contains("did you mean `security-level`?"),
        "{}",
        ran.err
    );
    let ran = run(&[
        "explain", "lgps", "LGSP", "INT003", "3.0", "SEC", "--format", "json",
    ]);
    let value: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(value["schema-version"], "2");
    let types: Vec<_> = value["topics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|t| &t["type"])
        .collect();
    assert_eq!(types, ["word", "code", "framework", "family"]);
    assert_eq!(value["topics"][0]["law"]["article"], "3.12");
    assert_eq!(value["not-found"][0]["similar"][0], "lgsp");
}
