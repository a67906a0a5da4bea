//! A document from its first line to its next version, in git: after each command the difference is what was meant, and
//! every comment is still there.

#![cfg(feature = "cli")]

use std::path::Path;
use std::process::Command;

use crate::edit_commands::{folder, get, put, run};

/// What git says; the test cannot go on without it.
fn git(folder: &Path, args: &[&str]) -> String {
    let output = Command::new("git")
        .args(["-c", "user.name=Người sửa", "-c", "user.email=a@example.vn"])
        .args(["-c", "core.autocrlf=false", "-c", "commit.gpgsign=false"])
        .args(["-c", "core.hooksPath=/dev/null", "-c", "color.ui=false"])
        .args(args)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .unwrap_or_else(|error| panic!("this test needs git, which cannot be run: {error}"));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "git {args:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

/// The lines that the last step removed and added, which are committed.
fn step(folder: &Path, name: &str) -> (Vec<String>, Vec<String>) {
    let diff = git(folder, &["diff", "-U0", "--no-ext-diff"]);
    let lines = |sign: char, head: &str| -> Vec<String> {
        let lines = diff.lines().filter(|line| !line.starts_with(head));
        let lines = lines.filter_map(|line| line.strip_prefix(sign));
        lines.map(|line| line.trim().to_owned()).collect()
    };
    let changed = (lines('-', "---"), lines('+', "+++"));
    git(
        folder,
        &["commit", "--all", "--quiet", "--allow-empty", "-m", name],
    );
    changed
}

fn comments(text: &str) -> Vec<&str> {
    let comments = text.lines().filter_map(|line| {
        let at = if line.trim_start().starts_with('#') {
            line.find('#')
        } else {
            line.find(" # ")
        };
        Some(line[at?..].trim())
    });
    comments.collect()
}

#[track_caller]
fn is(changed: &(Vec<String>, Vec<String>), removed: &[&str], added: &[&str]) {
    assert_eq!(
        (&changed.0[..], &changed.1[..]),
        (&owned(removed)[..], &owned(added)[..])
    );
}

fn owned(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

const FILE: &str = "kien-truc.yaml";

#[test]
#[expect(clippy::too_many_lines, reason = "one story")]
fn a_document_lives_in_git_from_its_start_to_its_next_version() {
    let folder = folder("story");
    git(&folder, &["init", "--quiet"]);
    let none = (Vec::new(), Vec::new());

    let (code, _, err) = run(&folder, &["init", FILE, "--framework", "2.0"]);
    assert_eq!(code, 0, "{err}");
    git(&folder, &["add", "--all"]);
    step(&folder, "init");

    // A person fills in some lines, and slips.
    let mut text = get(&folder, FILE);
    for (from, to) in [
        (
            "name:\n    vi: \"Kiến trúc Chính phủ điện tử ĐIỀN: tên cơ quan, phiên bản 1.0\"\n    en: \"e-Government architecture of FILL IN: name of the body, version 1.0\"\n",
            "name: { vi: \"Kiến trúc Chính phủ điện tử Bộ Mẫu, phiên bản 1.0\" } # theo quyết định\n",
        ),
        (
            "status: draft\n",
            "status: issued\n  issued: { decision: 1/QĐ-BM, date: 30/12/2019 }\n",
        ),
        (
            "    kind: one-stop-system\n",
            "    knid: one-stop-system # một cửa\n",
        ),
        (
            "    security-level: 3 # FILL IN\n    # A log",
            "    # A log",
        ),
    ] {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text = text.replace(from, to);
    }
    put(&folder, FILE, &text);
    assert_eq!(step(&folder, "edit").1.len(), 4);
    let kept = text.clone();

    // A check changes nothing.
    let (code, out, _) = run(&folder, &["check", FILE]);
    assert_eq!(code, 1);
    for code in ["FMT008", "FMT011", "SEC001"] {
        assert!(out.contains(code), "{out}");
    }
    assert_eq!(step(&folder, "check"), none);

    // Corrections are printed, then written.
    run(&folder, &["check", FILE, "--fix"]);
    assert_eq!(step(&folder, "printed"), none);
    run(&folder, &["check", FILE, "--fix", "--write"]);
    is(
        &step(&folder, "fix"),
        &[
            "issued: { decision: 1/QĐ-BM, date: 30/12/2019 }",
            "knid: one-stop-system # một cửa",
        ],
        &[
            "issued: { decision: 1/QĐ-BM, date: 2019-12-30 }",
            "kind: one-stop-system # một cửa",
        ],
    );

    // What only a person knows is supplied.
    let gap = [
        "gap",
        FILE,
        "--to",
        "2.0",
        "--apply",
        "--set",
        "lgsp.security-level=3",
    ];
    run(&folder, &gap);
    assert_eq!(step(&folder, "printed"), none);
    let (code, _, err) = run(&folder, &[&gap[..], &["--write"]].concat());
    assert_eq!(code, 0, "{err}");
    is(&step(&folder, "gap"), &[], &["security-level: 3"]);
    let (code, out, _) = run(&folder, &["check", FILE]);
    assert_eq!(code, 0, "{out}");

    // The next version, in the same file; git keeps the one before.
    let old = get(&folder, FILE);
    run(&folder, &["migrate", FILE, "--to", "3.0"]);
    assert_eq!(step(&folder, "printed"), none);
    let (code, _, err) = run(&folder, &["migrate", FILE, "--to", "3.0", "--write"]);
    assert_eq!(code, 0, "{err}");
    is(
        &step(&folder, "migrate"),
        &[
            "name: { vi: \"Kiến trúc Chính phủ điện tử Bộ Mẫu, phiên bản 1.0\" } # theo quyết định",
            "version: \"1.0\"",
            "framework: { version: \"2.0\", decision: 2323/QĐ-BTTTT }",
            "status: issued",
            "issued: { decision: 1/QĐ-BM, date: 2019-12-30 }",
            "name: { vi: Kiến trúc an toàn thông tin, en: Security architecture }",
            "case-system:",
            "kind: one-stop-system # một cửa",
            "vi: \"ĐIỀN: tên hệ thống giải quyết thủ tục hành chính\"",
            "en: \"FILL IN: name of the procedure-handling system\"",
            "inferred: [information, exchanges]",
            "grade: \"4\" # FILL IN",
            "supported-by: [case-system]",
            "depends-on: [case-system]",
        ],
        &[
            "name: { vi: \"Kiến trúc Chính phủ điện tử Bộ Mẫu, phiên bản 2.0\" } # theo quyết định",
            "version: \"2.0\"",
            "framework: { version: \"3.0\", decision: 2568/QĐ-BTTTT }",
            "status: draft",
            "supersedes:",
            "- { body: our-body, version: \"1.0\", decision: 1/QĐ-BM, date: 2019-12-30 }",
            "name: { vi: \"An toàn thông tin mạng, an ninh mạng\", en: Network information security and network security }",
            "our-body-procedure-system:",
            "kind: procedure-system # một cửa",
            "vi: \"Hệ thống thông tin giải quyết thủ tục hành chính của ĐIỀN: tên cơ quan\"",
            "en: \"Procedure-handling system (FILL IN: name of the body)\"",
            "succeeds: [case-system]",
            "inferred: [information, exchanges, kind, name, succeeds]",
            "grade: \"full-process\" # FILL IN",
            "supported-by: [our-body-procedure-system]",
            "inferred: [grade]",
            "depends-on: [our-body-procedure-system]",
        ],
    );

    // The step is reviewed against the version that git has.
    let before = git(&folder, &["show", "HEAD~2:kien-truc.yaml"]);
    assert_eq!(before, old);
    put(&folder, "v1.yaml", &before);
    let (code, out, err) = run(&folder, &["transition", "v1.yaml", FILE]);
    assert_eq!(code, 0, "{out}{err}");
    assert!(
        out.contains("Version step: required: major; taken: major, enough"),
        "{out}"
    );
    assert_eq!(step(&folder, "transition"), none);

    // What the new version calls otherwise is known again.
    let rename = ["rename", FILE, "lgsp", "bo-lgsp", "--succeed=v1.yaml"];
    run(&folder, &rename);
    assert_eq!(step(&folder, "printed"), none);
    let (code, _, err) = run(&folder, &[&rename[..], &["--write"]].concat());
    assert_eq!(code, 0, "{err}");
    is(
        &step(&folder, "rename"),
        &[
            "lgsp:",
            "route: [lgsp, national-platform]",
            "route: [lgsp, national-platform]",
        ],
        &[
            "bo-lgsp:",
            "succeeds: [lgsp]",
            "route: [bo-lgsp, national-platform]",
            "route: [bo-lgsp, national-platform]",
        ],
    );
    let (code, out, err) = run(
        &folder,
        &["transition", "v1.yaml", FILE, "--list", "editorial"],
    );
    assert_eq!(code, 0, "{out}{err}");
    assert!(out.contains("(lgsp): renamed → "), "{out}");

    // Every comment that a person wrote or began with is there.
    assert_eq!(comments(&get(&folder, FILE)), comments(&kept));
    assert_eq!(
        git(&folder, &["status", "--porcelain", "--untracked-files=no"]),
        ""
    );
}
