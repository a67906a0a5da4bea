//! `justarch fmt`: prints first, writes all files or none, and says in CI which files are not laid out.

#![cfg(feature = "cli")]

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use justarch::reference;

use crate::edit_commands::{folder, get, put, run};

const ROOT: &str = "include: [l/apps.yaml]\njustarch: 1\n# the document\narchitecture: { id: a, body: bo, level: ministry, name: { vi: A }, version: '1.0', framework: \"3.0\" }\norganisations:\n    bo: { name: { vi: Bộ } }  # the body\n";
const APPS: &str = "justarch: 1\r\napplications:\r\n  # justarch-allow DAT009 -- biết\r\n  a: { name: { vi: Một }, kind: application }\r\n";
const LAID: &str = "justarch: 1\ninclude: [l/apps.yaml]\n\n# the document\narchitecture:\n  id: a\n  body: bo\n  level: ministry\n  name: { vi: A }\n  version: \"1.0\"\n  framework: \"3.0\"\n\norganisations:\n  # the body\n  bo:\n    name: { vi: Bộ }\n";
const APPS_LAID: &str = "justarch: 1\r\n\r\napplications:\r\n  # justarch-allow DAT009 -- biết\r\n  a:\r\n    kind: application\r\n    name: { vi: Một }\r\n";

fn document(folder: &Path) {
    put(folder, "justarch.yaml", ROOT);
    put(folder, "l/apps.yaml", APPS);
}

fn both(folder: &Path) -> (String, String) {
    (get(folder, "justarch.yaml"), get(folder, "l/apps.yaml"))
}

#[test]
fn changes_are_printed_then_written_in_all_files() {
    let folder = folder("fmt");
    document(&folder);
    let (code, diff, err) = run(&folder, &["fmt", "."]);
    assert_eq!(
        (code, both(&folder)),
        (0, (ROOT.to_owned(), APPS.to_owned())),
        "{err}"
    );
    assert!(
        diff.contains("+++ ./justarch.yaml\n") && diff.contains("\n+  bo:\n"),
        "{diff}"
    );
    assert!(diff.contains("\n+    kind: application\r\n"), "{diff}");
    let (code, listed, _) = run(&folder, &["fmt", ".", "--check"]);
    assert_eq!(
        (code, listed.as_str()),
        (1, "./justarch.yaml\n./l/apps.yaml\n")
    );
    let (code, json, _) = run(&folder, &["fmt", ".", "--check", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        (code, json["files"].as_array().unwrap().len()),
        (1, 2),
        "{json}"
    );
    let (code, out, err) = run(&folder, &["fmt", ".", "--write"]);
    assert!(
        code == 0 && out.contains("Written: ./l/apps.yaml"),
        "{out}{err}"
    );
    assert_eq!(both(&folder), (LAID.to_owned(), APPS_LAID.to_owned()));
    for args in [
        &["fmt", "."][..],
        &["fmt", ".", "--check"],
        &["fmt", ".", "--write"],
    ] {
        assert_eq!(run(&folder, args), (0, String::new(), String::new()));
    }
}

#[test]
fn one_file_that_cannot_be_laid_out_keeps_all_as_they_are() {
    let folder = folder("fmt-refused");
    document(&folder);
    // It speaks of nothing there, and would speak of `a` where comments belong.
    let odd = APPS.replace("  # justarch-allow", "    # justarch-allow");
    put(&folder, "l/apps.yaml", &odd);
    let (code, out, err) = run(&folder, &["fmt", ".", "--write"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(
        err.contains("l/apps.yaml, line 3") && err.contains("would not stay"),
        "{err}"
    );
    assert_eq!(both(&folder), (ROOT.to_owned(), odd));
    // Nor is a second document written beside one that is refused.
    put(
        &folder,
        "b.yaml",
        ROOT.replace("include: [l/apps.yaml]\n", ""),
    );
    let (code, _, err) = run(&folder, &["fmt", "b.yaml", ".", "--write"]);
    assert!(code == 2 && err.contains("nothing is written"), "{err}");
    assert_eq!(
        get(&folder, "b.yaml"),
        ROOT.replace("include: [l/apps.yaml]\n", "")
    );
}

#[test]
fn what_is_no_file_or_not_yaml_is_told() {
    let folder = folder("fmt-others");
    let arch = reference::get("moj-2.0")
        .unwrap()
        .document()
        .into_architecture();
    put(&folder, "a.json", serde_json::to_string(&arch).unwrap());
    let (code, out, err) = run(&folder, &["fmt", "a.json", "--check"]);
    assert!(
        code == 0 && out.is_empty() && err.contains("is JSON and stays as it is"),
        "{out}{err}"
    );
    for input in ["reference:moj-3.0", "-"] {
        let (code, _, err) = run(&folder, &["fmt", input, "--write"]);
        assert!(code == 2 && err.contains("is no file"), "{err}");
    }
    let (code, _, err) = run(&folder, &["fmt", "a.json", "--write", "--check"]);
    assert!(
        code == 2 && err.contains("cannot be used like this"),
        "{err}"
    );
    let utf16: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(
            "justarch: 1\nchannels: {a: {kind: web-portal}}\n"
                .encode_utf16()
                .flat_map(u16::to_le_bytes),
        )
        .collect();
    put(&folder, "wide.yaml", &utf16);
    let (code, _, err) = run(&folder, &["fmt", "wide.yaml", "--write"]);
    assert!(code == 2 && err.contains("save it as UTF-8"), "{err}");
    assert_eq!(std::fs::read(folder.join("wide.yaml")).unwrap(), utf16);
}

#[test]
fn the_standard_input_comes_out_laid_out() {
    let text = ROOT.replace("include: [l/apps.yaml]\n", "");
    let of = |args: &[&str], text: &str| {
        let mut child = Command::new(env!("CARGO_BIN_EXE_justarch"))
            .args(args)
            .env("JUSTARCH_LANG", "en")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(text.as_bytes())
            .unwrap();
        let output = child.wait_with_output().unwrap();
        (
            output.status.code().unwrap(),
            String::from_utf8(output.stdout).unwrap(),
        )
    };
    let laid = LAID.replace("include: [l/apps.yaml]\n", "");
    assert_eq!(of(&["fmt", "-"], &text), (0, laid.clone()));
    assert_eq!(of(&["fmt", "-"], &laid), (0, laid.clone()));
    assert_eq!(of(&["fmt", "-", "--check"], &text), (1, String::new()));
    assert_eq!(of(&["fmt", "-", "--check"], &laid), (0, String::new()));
}

#[cfg(unix)]
#[test]
fn links_out_and_permissions_are_heeded() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = folder("fmt-links");
    document(&folder);
    let path = folder.join("l/apps.yaml");
    let mode =
        |mode| std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
    mode(0o444);
    let (code, _, err) = run(&folder, &["fmt", ".", "--write"]);
    assert!(code == 2 && err.contains("nothing is written"), "{err}");
    assert_eq!(both(&folder), (ROOT.to_owned(), APPS.to_owned()));
    mode(0o600);
    assert_eq!(run(&folder, &["fmt", ".", "--write"]).0, 0);
    assert_eq!(
        std::fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o600
    );
    // A root file that is a link out of the folder is not written, nor is an included one even read.
    let other = self::folder("fmt-elsewhere");
    let text = ROOT.replace("include: [l/apps.yaml]\n", "");
    put(&other, "elsewhere.yaml", &text);
    symlink(other.join("elsewhere.yaml"), folder.join("link.yaml")).unwrap();
    let (code, _, err) = run(&folder, &["fmt", "link.yaml", "--write"]);
    assert!(code == 2 && err.contains("through a link"), "{err}");
    put(
        &folder,
        "c.yaml",
        ROOT.replace("l/apps.yaml", "l/link.yaml"),
    );
    put(&other, "apps.yaml", APPS);
    symlink(other.join("apps.yaml"), folder.join("l/link.yaml")).unwrap();
    run(&folder, &["fmt", "c.yaml", "--write"]);
    assert_eq!(get(&other, "apps.yaml"), APPS);
    assert_eq!(get(&other, "elsewhere.yaml"), text);
}
