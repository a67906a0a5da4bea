//! The manners of a command line: the language of the locale, results in files, several codes at once, completions and
//! manual pages.

use std::fs;
use std::process::{Command, Output};

/// What a run with that locale, and no other word on the language, gives.
fn run(args: &[&str], locale: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_justarch"));
    program.args(args).env_remove("JUSTARCH_LANG");
    for name in ["LC_ALL", "LC_MESSAGES"] {
        program.env_remove(name);
    }
    program.env("LANG", locale).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn the_locale_speaks_where_nothing_else_does() {
    let head = |locale| text(&run(&["diff", "--help"], locale).stdout);
    for english in ["en_US.UTF-8", "en_GB", "en"] {
        assert!(head(english).contains("Usage:"), "{english}");
        let done = run(&["check", "missing.yaml"], english);
        assert!(text(&done.stderr).starts_with("error"), "{english}");
    }
    for other in ["vi_VN.UTF-8", "C.UTF-8", "de_DE.UTF-8", "POSIX", ""] {
        assert!(head(other).contains("Cách dùng:"), "{other}");
        let done = run(&["check", "missing.yaml"], other);
        assert!(text(&done.stderr).starts_with("lỗi"), "{other}");
    }
    let asked = run(&["check", "missing.yaml", "--lang=vi"], "en_US.UTF-8");
    assert!(text(&asked.stderr).starts_with("lỗi"));
}

#[test]
fn arguments_of_the_help_stand_as_they_are_written() {
    let help = text(&run(&["diff", "--help"], "en").stdout);
    let (old, new) = (help.find("\n  <OLD>"), help.find("\n  [NEW]"));
    assert!(old.is_some() && old < new, "{help}");
}

#[test]
fn a_result_goes_to_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("diff.md");
    let name = file.to_str().unwrap();
    let args = [
        "diff",
        "reference:moj-2.0",
        "reference:moj-3.0",
        "--format=markdown",
        "--color=always",
    ];
    let printed = run(&args, "vi");
    let mut args = args.to_vec();
    args.extend(["-o", name]);
    let written = run(&args, "vi");
    assert_eq!(written.status, printed.status);
    assert_eq!(text(&written.stdout), "");
    let held = fs::read_to_string(&file).unwrap();
    assert!(!held.contains('\u{1b}'));
    assert_eq!(held, text(&printed.stdout));
    // Nothing is written if there is no result.
    let other = folder.path().join("none.md");
    let refused = run(
        &[
            "diff",
            "missing.yaml",
            "reference:moj-3.0",
            "-o",
            other.to_str().unwrap(),
        ],
        "vi",
    );
    assert_eq!(refused.status.code(), Some(2));
    assert!(!other.exists());
    // Nor into a folder that is not there.
    let nowhere = folder.path().join("no/where.md");
    let refused = run(&["explain", "LAY", "-o", nowhere.to_str().unwrap()], "en");
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("where.md"));
}

#[test]
fn several_codes_stand_after_one_option() {
    let codes = |args: &[&str]| {
        let mut all = vec!["check", "reference:moj-2.0", "--format=concise"];
        all.extend(args);
        text(&run(&all, "en").stdout)
    };
    assert!(codes(&[]).contains("DOC") && codes(&[]).contains("SVC"));
    assert_eq!(
        codes(&["-A", "DOC,SVC"]),
        codes(&["-A", "DOC", "-A", "SVC"])
    );
    assert!(!codes(&["-A", "DOC,SVC"]).contains("DOC"));
}

#[test]
fn shells_complete_and_man_shows_every_command() {
    let help = text(&run(&["--help"], "en").stdout);
    let names = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let names = names.take_while(|line| line.starts_with("  "));
    let names = names.filter(|line| !line.starts_with("   "));
    let names: Vec<_> = names
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert!(names.len() > 15, "{names:?}");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = run(&["completions", shell], "en");
        assert!(script.status.success());
        let script = text(&script.stdout);
        for name in &names {
            assert!(script.contains(name), "{shell}: {name}");
        }
    }
    for name in &names {
        let page = run(&["man", name], "vi");
        assert!(page.status.success(), "{name}");
        let page = text(&page.stdout);
        assert!(
            page.starts_with(".ie") && page.contains(".TH justarch-"),
            "{page}"
        );
    }
    let refused = run(&["man", "chek"], "en");
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("`check`"));
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_no_text_is_named() {
    use std::os::unix::ffi::OsStrExt as _;
    let odd = std::ffi::OsStr::from_bytes(b"a\xffb.yaml");
    let mut program = Command::new(env!("CARGO_BIN_EXE_justarch"));
    let done = program.args(["check", "--lang=en"]).arg(odd).output();
    let done = done.unwrap();
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stderr).contains("`a\u{fffd}b.yaml`"));
}
