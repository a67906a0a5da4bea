//! What one of two versions keeps secret no output for the public tells, whatever it is made of; nor what one document keeps
//! secret, of itself.

use std::fs;
use std::path::Path;

use crate::edit_commands::{folder, put, run};

const HEAD: &str = "architecture: { id: k, body: bo, level: ministry, name: { vi: Kiến trúc }, version: \"VER\", framework: \"3.0\", state-date: 2024-12-31 }
organisations: { bo: { name: { vi: Bộ Mẫu }, kind: ministry } }
applications:
  aaa: { kind: application, name: { vi: ALPHA }, owner: bo, security-level: 2 }
";

fn document(version: &str, elements: &str) -> String {
    format!("justarch: 1\n{}{elements}", HEAD.replace("VER", version))
}

/// Public so far: an exchange, and elements that are secret in the other version.
const OPEN: &str =
    "  bbb: { kind: database, name: { vi: BETA }, owner: bo, security-level: 3, exchanges: [{ with: aaa, purpose: update, data: [RELDATA], volume: 111222 }] }
  ccc: { kind: database, name: { vi: GAMMA }, owner: bo, security-level: 3 }
  ddd: { kind: database, name: { vi: DELTA }, owner: bo, information: [state-secret], security-level: 5 }
  eee: { kind: database, name: { vi: EPSOLD }, owner: bo, information: [state-secret], security-level: 5 }
";
const CLOSED: &str =
    "  bbb: { kind: database, name: { vi: BETA }, owner: bo, security-level: 3, exchanges: [{ with: aaa, state-secret: true, purpose: update, data: [RELDATA], volume: 333444 }] }
  ccc: { kind: database, name: { vi: GAMMA }, owner: bo, information: [state-secret], security-level: 4 }
  ddd: { kind: database, name: { vi: DELTA }, owner: bo, security-level: 4 }
  eee2: { kind: database, name: { vi: EPSNEW }, owner: bo, security-level: 4, succeeds: [eee] }
";

/// What must stand nowhere: the names of secret elements, and what the secret exchange says.
const SECRETS: [&str; 8] = [
    "GAMMA", "DELTA", "EPSOLD", "EPSNEW", "RELDATA", "111222", "333444", "eee2",
];

fn told(folder: &Path, args: &[&str]) -> String {
    let (code, out, err) = run(folder, args);
    assert!(code == 0 || code == 1, "{args:?}: {err}");
    let at = args.iter().position(|arg| *arg == "-o");
    let file = at.and_then(|at| args.get(at + 1));
    let written = file.map_or(String::new(), |file| {
        fs::read_to_string(folder.join(file)).unwrap()
    });
    format!("{out}{err}{written}")
}

#[test]
fn no_output_of_two_versions_tells_what_one_keeps_secret() {
    let folder = folder("public-pairs");
    put(&folder, "open.yaml", document("1.0", OPEN));
    put(&folder, "closed.yaml", document("1.1", CLOSED));
    for [new, old] in [["closed.yaml", "open.yaml"], ["open.yaml", "closed.yaml"]] {
        for (nth, args) in [
            vec!["draw", new, "-o", "x.svg"],
            vec!["draw", new, "-o", "x.html"],
            vec!["draw", new, "-o", "x.dot"],
            vec!["draw", new, "-o", "x.mmd"],
            vec!["draw", new, "--wave", "1", "-o", "w.svg"],
            vec!["report", new, "-o", "x.md", "--force"],
            vec!["sheet", new, "aaa", "bbb", "-o", "s.md", "--force"],
            vec!["export", new, "-o", "e.md", "--force"],
        ]
        .into_iter()
        .enumerate()
        {
            let args = [&args[..], &["--against", old, "--public", "--lang", "vi"]].concat();
            let told = told(&folder, &args);
            assert!(told.contains("ALPHA"), "{nth} {args:?}: {told}");
            for secret in SECRETS {
                assert!(!told.contains(secret), "{secret} in {args:?}: {told}");
            }
        }
    }
}

#[test]
fn no_output_of_one_document_tells_of_a_secret_relation() {
    let folder = folder("public-one");
    put(&folder, "closed.yaml", document("1.1", CLOSED));
    let links = [
        "INT016",
        "SEC006",
        "RELDATA",
        "333444",
        "mang bí mật",
        "GAMMA",
    ];
    for args in [
        vec!["draw", "closed.yaml", "-o", "x.html"],
        vec!["sheet", "closed.yaml", "aaa", "-o", "s.md"],
        vec!["report", "closed.yaml", "-o", "r.md"],
        vec!["export", "closed.yaml", "-o", "e.md"],
        vec![
            "query",
            "closed.yaml",
            "--where",
            "has name",
            "--columns",
            "name,exchanges",
        ],
    ] {
        let args = [&args[..], &["--public", "--lang", "vi"]].concat();
        let told = told(&folder, &args);
        assert!(told.contains("ALPHA"), "{args:?}: {told}");
        for secret in links {
            assert!(!told.contains(secret), "{secret} in {args:?}: {told}");
        }
    }
    // No condition is met by what is secret.
    for asked in ["exchanges = bbb", "depends-on aaa", "exchanges-with bo"] {
        let args = [
            "query",
            "closed.yaml",
            "--where",
            asked,
            "--public",
            "--lang",
            "vi",
        ];
        let told = told(&folder, &args);
        assert!(told.contains("số thành phần: 0"), "{asked}: {told}");
        assert!(
            told.contains("1 quan hệ thuộc bí mật nhà nước"),
            "{asked}: {told}"
        );
    }
}
