//! A document to begin with: it checks without errors for every level, framework and language, whole or in parts.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use justarch::{
    Framework, Lang, Level, Loader, RuleSet, Severity, SourceProvider, Starter, StarterFile, Text,
};

struct Files<'f>(&'f [StarterFile]);

impl SourceProvider for Files<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, Text> {
        let file = self.0.iter().find(|file| file.path == path);
        file.map(|file| file.text.clone().into_bytes())
            .ok_or(Text::new("", ""))
    }
}

fn all() -> Vec<Starter> {
    let mut all = Vec::new();
    for framework in Framework::all() {
        for level in Level::ALL {
            for lang in [Lang::Vi, Lang::En] {
                for split in [false, true] {
                    all.push(Starter {
                        level: *level,
                        framework,
                        lang,
                        split,
                    });
                }
            }
        }
    }
    all
}

#[test]
fn it_checks_without_errors_on_its_own_day_and_later() {
    for starter in all() {
        let files = starter.files("justarch.yaml");
        let root = files[0].text.as_str();
        let doc = Loader::new()
            .load("justarch.yaml", root, &Files(&files))
            .unwrap();
        assert!(doc.report().is_empty(), "{starter:?}: {:?}", doc.report());
        let rules = RuleSet::for_framework(doc.architecture().framework()).unwrap();
        for day in [None, Some("2026-11-01".parse().unwrap())] {
            let rules = match day {
                Some(day) => rules.clone().as_of(day),
                None => rules.clone(),
            };
            let report = rules.check_document(&doc);
            let errors = report.iter().filter(|d| d.severity == Severity::Error);
            assert_eq!(errors.count(), 0, "{starter:?}: {report:?}");
        }
    }
}

#[test]
fn it_names_its_schema_and_marks_what_is_to_be_filled_in() {
    for starter in all() {
        let files = starter.files("justarch.yaml");
        for file in &files {
            if std::path::Path::new(&*file.path)
                .extension()
                .is_some_and(|e| e == "json")
            {
                let schema: serde_json::Value = serde_json::from_str(&file.text).unwrap();
                assert!(schema["properties"]["channels"].is_object());
                continue;
            }
            let first = file.text.lines().next().unwrap();
            let schema = first
                .strip_prefix("# yaml-language-server: $schema=")
                .unwrap();
            let folder = Path::new(&file.path).parent().unwrap();
            let named = folder
                .join(schema)
                .to_str()
                .unwrap()
                .replace("architecture/../", "");
            assert!(files.iter().any(|file| file.path == named), "{named}");
            let mark = match starter.lang {
                Lang::Vi => "ĐIỀN",
                Lang::En => "FILL IN",
            };
            // Nothing of these has to be replaced.
            let is_whole = ["users.yaml", "policy.yaml"]
                .iter()
                .any(|end| file.path.ends_with(end));
            assert!(is_whole || file.text.contains(mark), "{}", file.path);
            // No mark of the template is left, nor a line of the other language.
            for left in ["«", "»", "[[", "{framework}", "{date}", "\n?"] {
                assert!(!file.text.contains(left), "{left} in {}", file.path);
            }
        }
    }
}

fn init(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_justarch"))
        .current_dir(folder)
        .env_remove("JUSTARCH_LANG")
        .arg("init")
        .args(args)
        .output()
        .unwrap()
}

#[test]
fn the_program_writes_it_and_never_over_anything() {
    let folder = tempfile::tempdir().unwrap();
    let done = init(folder.path(), &["bộ", "--split", "--framework", "3.0"]);
    assert_eq!(done.status.code(), Some(0), "{done:?}");
    let said = String::from_utf8(done.stdout).unwrap();
    assert!(said.contains("justarch check"), "{said}");
    let root = folder.path().join("bộ/justarch.yaml");
    assert!(
        folder
            .path()
            .join("bộ/architecture/channels.yaml")
            .is_file()
    );
    assert!(
        folder
            .path()
            .join("bộ/.justarch/included.schema.json")
            .is_file()
    );
    fs::write(&root, "của tôi").unwrap();
    let again = init(folder.path(), &["bộ", "--split"]);
    assert_eq!(again.status.code(), Some(2));
    let said = String::from_utf8(again.stderr).unwrap();
    assert!(said.contains("justarch.yaml"), "{said}");
    assert_eq!(fs::read_to_string(&root).unwrap(), "của tôi");
    // A part that is there stops it before anything is written.
    fs::remove_file(&root).unwrap();
    let again = init(folder.path(), &["bộ", "--split"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(!root.exists());
    let file = init(
        folder.path(),
        &["tỉnh.yaml", "--level", "province", "--lang", "en"],
    );
    assert_eq!(file.status.code(), Some(0), "{file:?}");
    assert!(
        fs::read_to_string(folder.path().join("tỉnh.yaml"))
            .unwrap()
            .contains("level: province")
    );
}
