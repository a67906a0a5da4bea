//! The commands that edit files: they print first, and write all files or none.

#![cfg(feature = "cli")]

use std::path::{Path, PathBuf};
use std::process::Command;

use justarch::reference;

/// A folder of its own for a test.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("justarch-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

pub(crate) fn put(folder: &Path, name: &str, text: impl AsRef<[u8]>) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

pub(crate) fn get(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).unwrap()
}

/// Exit code, standard output and standard error.
pub(crate) fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_justarch"))
        .args(args)
        .current_dir(folder)
        .env("JUSTARCH_LANG", "en")
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn an_id_of_a_bundled_document_is_renamed_in_its_uses_alone() {
    let folder = folder("rename");
    let old = reference::get("moj-3.0").unwrap().text;
    put(&folder, "m.yaml", old);
    let args = ["rename", "m.yaml", "moj-lgsp", "moj-platform"];
    let (code, diff, _) = run(&folder, &args);
    assert_eq!(
        (code, get(&folder, "m.yaml").as_str()),
        (0, old),
        "it prints first"
    );
    let lines = |sign: &str| {
        let lines = diff.lines().filter(|line| line.starts_with(sign));
        lines
            .map(|line| line[1..].to_owned())
            .skip(1)
            .collect::<Vec<_>>()
    };
    let (removed, added) = (lines("-"), lines("+"));
    assert_eq!(removed.len(), 12);
    assert_eq!(added.len(), 12);
    for (before, after) in removed.iter().zip(&added) {
        assert_eq!(before.replace("moj-lgsp", "moj-platform"), *after);
    }
    let (code, out, _) = run(&folder, &[&args[..], &["--write"]].concat());
    assert_eq!(
        (code, out.as_str()),
        (0, "Written: m.yaml (places changed: 12)\n")
    );
    let new = get(&folder, "m.yaml");
    assert_eq!(new.replace("moj-platform", "moj-lgsp"), old);
    assert_eq!(new.matches("moj-platform").count(), 12);
}

#[test]
fn a_rename_that_cannot_be_is_refused() {
    let folder = folder("rename-refused");
    put(&folder, "m.yaml", reference::get("moj-3.0").unwrap().text);
    for (args, said) in [
        (&["moj-lgps", "x"][..], "did you mean `moj-lgsp`"),
        (&["moj-lgsp", "ndxp"], "is taken"),
        (&["moj-lgsp", "Nền tảng"], "is not an id"),
        (
            &["moj", "x", "--of", "source"],
            "has no element, organisation or source",
        ),
    ] {
        let (code, out, err) = run(&folder, &[&["rename", "m.yaml"], args].concat());
        assert_eq!((code, out.as_str()), (2, ""), "{err}");
        assert!(err.contains(said), "{err}");
    }
    for input in ["reference:moj-3.0", "-"] {
        let (code, _, err) = run(&folder, &["rename", input, "moj-lgsp", "x", "--write"]);
        assert!(code == 2 && err.contains("is no file"), "{err}");
    }
}

const HEAD: &str = "justarch: 1\ninclude: [l/apps.yaml]\narchitecture: { id: a, body: bo, level: ministry, name: { vi: A }, version: \"1.0\", framework: \"3.0\" }\norganisations:\n  bo: { name: { vi: Bộ } }\n";
const APPS: &str = "justarch: 1\r\napplications:\r\n  # a, justarch-allow\r\n  a: { kind: application, name: { vi: Một }, owner: bo }\r\n  b: { kind: application, name: { vi: Hai }, depends-on: [a], succeeds: [a] }\r\n";

#[test]
fn all_files_of_a_document_are_written_and_rules_follow() {
    let folder = folder("rename-files");
    put(&folder, "justarch.yaml", HEAD);
    put(&folder, "l/apps.yaml", APPS);
    put(&folder, "justarch.toml", "rules = [\"rules.yaml\"]\n");
    let rules = "justarch-rules: 1\nprefix: ACME\nrules:\n  ACME001:\n    message: x\n    require: { for: { id: a }, attributes: [owner] } # a\n";
    put(&folder, "rules.yaml", rules);
    let (code, _, err) = run(&folder, &["rename", ".", "a", "c", "--write"]);
    assert_eq!(code, 0, "{err}");
    assert!(
        err.contains("stays where the version before is spoken of: ")
            && err.contains("apps.yaml:5"),
        "{err}"
    );
    assert!(err.contains("comments still name `a`"), "{err}");
    assert_eq!(get(&folder, "justarch.yaml"), HEAD);
    assert_eq!(
        get(&folder, "l/apps.yaml"),
        APPS.replace("  a:", "  c:")
            .replace("depends-on: [a]", "depends-on: [c]")
    );
    assert_eq!(get(&folder, "rules.yaml"), rules.replace("id: a", "id: c"));
    // A pattern that selects one and not the other.
    put(&folder, "rules.yaml", rules.replace("id: a", "id: \"c*\""));
    let (code, _, err) = run(&folder, &["rename", ".", "c", "d", "--write"]);
    assert!(code == 2 && err.contains("the pattern `c*`"), "{err}");
    assert!(get(&folder, "l/apps.yaml").contains("  c:"));
}

#[test]
fn files_that_are_not_utf_8_or_not_to_be_written_are_left() {
    let folder = folder("rename-left");
    let text = HEAD.replace("include: [l/apps.yaml]\n", "");
    let wide: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    put(&folder, "wide.yaml", &wide);
    let (code, _, err) = run(&folder, &["rename", "wide.yaml", "bo", "so", "--write"]);
    assert!(code == 2 && err.contains("save it as UTF-8"), "{err}");
    assert_eq!(std::fs::read(folder.join("wide.yaml")).unwrap(), wide);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        // One of two files cannot be written: neither is.
        put(&folder, "justarch.yaml", HEAD);
        put(&folder, "l/apps.yaml", APPS);
        let mode = |name: &str, mode| {
            std::fs::set_permissions(folder.join(name), std::fs::Permissions::from_mode(mode))
                .unwrap();
        };
        mode("l/apps.yaml", 0o444);
        let (code, _, err) = run(&folder, &["rename", ".", "bo", "so", "--write"]);
        assert!(code == 2 && err.contains("nothing is written"), "{err}");
        assert_eq!(
            (
                get(&folder, "justarch.yaml").as_str(),
                get(&folder, "l/apps.yaml").as_str()
            ),
            (HEAD, APPS)
        );
        let left: Vec<_> = std::fs::read_dir(&folder)
            .unwrap()
            .flatten()
            .map(|e| e.file_name())
            .collect();
        assert!(
            !left
                .iter()
                .any(|name| name.to_string_lossy().starts_with(".justarch")),
            "{left:?}"
        );
        // The permissions of a file that is written are kept.
        mode("l/apps.yaml", 0o640);
        let (code, _, err) = run(&folder, &["rename", ".", "bo", "so", "--write"]);
        assert_eq!(code, 0, "{err}");
        let kept = std::fs::metadata(folder.join("l/apps.yaml"))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(kept & 0o777, 0o640);
        // A link that leads out of the folder is not followed.
        let other = self::folder("rename-elsewhere");
        put(&other, "elsewhere.yaml", &text);
        symlink(other.join("elsewhere.yaml"), folder.join("link.yaml")).unwrap();
        let (code, _, err) = run(&folder, &["rename", "link.yaml", "bo", "so", "--write"]);
        assert!(code == 2 && err.contains("through a link"), "{err}");
        assert_eq!(get(&other, "elsewhere.yaml"), text);
    }
}

#[test]
fn corrections_are_printed_and_written() {
    let folder = folder("fix");
    let text = HEAD
        .replace("include: [l/apps.yaml]\n", "")
        .replace("\"1.0\"", "“1.0”")
        + "chanels: # kênh\n  Cổng: { kind: web-portal, name: { vi: C }, since: 31/12/2022, until: 5/7/2030 }\n";
    put(&folder, "a.yaml", &text);
    let (code, diff, err) = run(&folder, &["check", "a.yaml", "--fix"]);
    assert_eq!((code, get(&folder, "a.yaml")), (1, text.clone()));
    assert!(
        diff.contains("\n+  cong: {")
            && err.contains("corrections: 4; nothing is written, add `--write` to write them")
            && err.contains("FMT011")
            && err.contains(
                "findings left: 12 (error: 2, warning: 8, info: 2), of which `--unsafe` corrects: 1"
            ),
        "{diff}{err}"
    );
    let (_, _, err) = run(&folder, &["check", "a.yaml", "--fix", "--write"]);
    let safe = text
        .replace("“1.0”", "\"1.0\"")
        .replace("chanels", "channels")
        .replace("Cổng:", "cong:")
        .replace("31/12/2022", "2022-12-31");
    assert_eq!(get(&folder, "a.yaml"), safe, "{err}");
    assert!(err.contains("corrections made: 4"), "{err}");
    let (_, json, _) = run(&folder, &["check", "a.yaml", "--fix", "--format=json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        (
            &json["written"],
            &json["files"],
            &json["corrections"]["made"]
        ),
        (&false.into(), &serde_json::json!([]), &0.into())
    );
    let [doubtful] = &**json["corrections"]["needs-unsafe"].as_array().unwrap() else {
        panic!("{json}");
    };
    assert_eq!(
        (&doubtful["code"], &doubtful["line"], &doubtful["column"]),
        (&"FMT011".into(), &6.into(), &72.into())
    );
    assert_eq!(json["corrections"]["left"]["error"], 2);
    run(
        &folder,
        &["check", "a.yaml", "--fix", "--unsafe", "--write"],
    );
    let all = safe.replace("5/7/2030", "2030-07-05");
    assert_eq!(get(&folder, "a.yaml"), all);
    let (_, diff, err) = run(&folder, &["check", "a.yaml", "--fix", "--unsafe"]);
    assert_eq!(diff, "");
    assert!(
        err.starts_with("there is nothing to correct\nfindings left: 11 "),
        "{err}"
    );
    // What a check passes over is not corrected.
    let hidden = all.replace("vi: C }", "vi: C\u{200b} }");
    put(&folder, "a.yaml", &hidden);
    let (_, diff, _) = run(&folder, &["check", "a.yaml", "--fix"]);
    assert!(diff.contains("vi: C }"), "{diff}");
    let (_, diff, _) = run(&folder, &["check", "a.yaml", "--fix", "-A", "FMT019"]);
    assert_eq!(diff, "");
    // What could not be made says why, in either language.
    let centre = "infrastructure:\n  h: { kind: data-centre, name: { vi: H } }\n  n: { kind: network, name: { vi: N } }\n";
    let of = |from: &str, to: &str| {
        let head = HEAD.replace("include: [l/apps.yaml]\n", "");
        let centre = centre.replace("{ vi: H } }", &format!("{{ vi: H }}{from} }}"));
        format!("{head}{centre}integration:\n  l:\n    kind: lgsp\n    name: {{ vi: L }}\n{to}")
    };
    put(
        &folder,
        "a.yaml",
        of(", hosted-on: [ # vì sao\n      l]", "    hosted-on: n\n"),
    );
    let (_, _, err) = run(
        &folder,
        &["check", "a.yaml", "--fix", "--unsafe", "--write"],
    );
    assert!(
        err.contains("corrections that cannot be made: 1\n  a.yaml:7:7: LAY006: ")
            && err.contains("\n    reason: the comment of the relation stands in brackets")
            && err.contains("there is nothing to correct"),
        "{err}"
    );
    let args = ["check", "a.yaml", "--fix", "--unsafe", "--lang=vi"];
    let (_, _, err) = run(&folder, &args);
    assert!(
        err.contains("1 chỗ không tự sửa được:")
            && err.contains("\n    lý do: chú thích của quan hệ"),
        "{err}"
    );
}

#[test]
fn a_gap_is_applied_in_place_with_all_comments() {
    let folder = folder("gap-write");
    let old = reference::get("moj-2.0").unwrap().text;
    put(&folder, "m.yaml", old);
    let day = ["--set", "state-date=2024-06-30"];
    let asked = [&["gap", "m.yaml", "--to", "3.0", "--apply"][..], &day].concat();
    let (code, printed, err) = run(&folder, &asked);
    assert_eq!((code, get(&folder, "m.yaml").as_str()), (0, old), "{err}");
    assert!(!err.contains("written anew"), "{err}");
    let (code, _, _) = run(&folder, &[&asked[..], &["--write"]].concat());
    assert_eq!((code, get(&folder, "m.yaml")), (0, printed.clone()));
    let comments = |text: &str| {
        let lines = text
            .lines()
            .map(str::trim)
            .filter(|line| line.starts_with('#'));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(comments(&printed), comments(old));
    assert_eq!(comments(old).len(), 44);
}

/// The id of something that ended, or passed to others, is no new name.
#[test]
fn an_id_of_the_version_before_is_not_taken_anew() {
    let folder = folder("rename-ended");
    let text = "justarch: 1\napplications:\n  a: { kind: application, name: { vi: A } }\nretired:\n  old: { reason: R, successor: [a] }\n";
    put(&folder, "a.yaml", text);
    let (code, out, err) = run(&folder, &["rename", "a.yaml", "a", "old"]);
    assert_eq!((code, out.as_str()), (2, ""), "{err}");
    assert!(
        err.contains("is that of an element of the version before"),
        "{err}"
    );
}
