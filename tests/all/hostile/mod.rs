//! Files made to do harm. Each ends in an error with place and reason or in the right model, within its nodes and its
//! memory; the page `src/docs/hostile.md` lists them.

mod big;
mod case;
mod files;
mod page;
#[cfg(unix)]
mod places;
#[cfg(unix)]
mod writing;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use case::{Case, Made};
use justarch::{Document, Lang, LoadError, Loader, Locate, Report, SourceProvider, Text};

/// A folder of its own for a case, which is gone when it ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let name = format!("justarch-hostile-{}-{name}", std::process::id());
        let path = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path.canonicalize().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What the program says of what it was given.
struct Said {
    exit: Option<i32>,
    /// Code, line and column.
    finds: Vec<String>,
    first: String,
    err: String,
}

/// Runs the check within so much memory, without the rules, so that what is found is found in reading.
fn check(folder: &Path, input: &str, memory: usize) -> Said {
    let bin = env!("CARGO_BIN_EXE_justarch");
    let mut command = if cfg!(target_os = "linux") {
        let mut shell = Command::new("sh");
        let within = format!("ulimit -v {} && exec \"$0\" \"$@\"", memory * 1024);
        shell.arg("-c").arg(within).arg(bin);
        shell
    } else {
        Command::new(bin)
    };
    command.args(["check", input, "--format=json", "--lang=en"]);
    for family in ["DOC", "LAY", "INT", "DAT", "SEC", "SVC", "MOJ"] {
        command.args(["-A", family]);
    }
    let ran = command.current_dir(folder).output().unwrap();
    let out = String::from_utf8(ran.stdout).unwrap();
    let json: serde_json::Value = serde_json::from_str(&out).unwrap_or_default();
    let found = json["findings"].as_array().cloned().unwrap_or_default();
    let finds = found.iter().map(|found| {
        let code = found["code"].as_str().unwrap_or_default();
        let at = &found["labels"][0];
        format!("{code} {}:{}", at["line"], at["column"])
    });
    Said {
        exit: ran.status.code(),
        finds: finds.collect(),
        first: found
            .first()
            .and_then(|found| found["message"]["en"].as_str())
            .unwrap_or_default()
            .to_owned(),
        err: String::from_utf8_lossy(&ran.stderr).into_owned(),
    }
}

/// A folder that has the document of a case and lets it have so many nodes; the name of the document.
fn laid_out(case: &Case) -> (Folder, String) {
    let folder = Folder::new(case.name);
    folder.write(
        "justarch.toml",
        format!("[limits]\nnodes = {}\n", case.nodes),
    );
    let name = match case.made {
        Made::File => case.name.to_owned(),
        Made::Here(_) => format!("{}.yaml", case.name),
    };
    folder.write(&name, bytes(case));
    (folder, name)
}

fn bytes(case: &Case) -> Vec<u8> {
    match case.made {
        Made::File => fs::read(checked_in().join(case.name)).unwrap(),
        Made::Here(make) => make(),
    }
}

fn checked_in() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile")
}

/// Of very many findings the first few are compared, the others are of the same sort.
const COMPARED: usize = 6;

fn holds(case: &Case) -> Result<(), String> {
    let (folder, name) = laid_out(case);
    let said = check(&folder.0, &name, case.memory);
    let shown = &said.finds[..said.finds.len().min(COMPARED)];
    let same = if case.finds.len() == said.finds.len() {
        case.finds == shown
    } else {
        case.finds.first().copied() == shown.first().map(String::as_str)
            && case.finds.len() == 1
            && said.finds.len() > COMPARED
    };
    if said.exit == Some(case.exit) && same && said.first.contains(case.says) {
        return Ok(());
    }
    let err: String = said.err.chars().take(300).collect();
    Err(format!(
        "{}: exit {:?}, {} found: {shown:?}, {:?} {err}",
        case.name,
        said.exit,
        said.finds.len(),
        said.first
    ))
}

#[track_caller]
fn all_hold(cases: &[Case]) {
    let wrong: Vec<_> = cases.iter().filter_map(|case| holds(case).err()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_that_are_checked_in() {
    all_hold(files::FILES);
}

#[test]
fn large_files_one() {
    all_hold(&big::BIG[..big::BIG.len() / 2]);
}

#[test]
fn large_files_two() {
    all_hold(&big::BIG[big::BIG.len() / 2..]);
}

#[test]
fn every_file_that_is_checked_in_is_a_case() {
    let mut there: Vec<_> = fs::read_dir(checked_in())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    there.sort();
    let mut known: Vec<_> = files::FILES.iter().map(|case| case.name).collect();
    known.sort_unstable();
    assert_eq!(there, known);
}

struct NoFiles;

impl SourceProvider for NoFiles {
    fn read(&self, _: &str) -> Result<Vec<u8>, Text> {
        Err(Text::fixed("không có tệp", "there is no such file"))
    }
}

/// Whichever parser reads, the same is found and the same model comes of it.
#[test]
fn both_parsers_agree_on_them() {
    for case in files::FILES {
        let bytes = bytes(case);
        let load = |full| {
            let loader = Loader::new().full_parser_only(full);
            loader.load(case.name, bytes.as_slice(), &NoFiles)
        };
        let shown = |report: &Report, at: &dyn Locate| -> Vec<String> {
            let found = report.iter();
            found
                .map(|d| format!("{d:?} {:?}", d.labels.first().map(|l| at.span_of(l))))
                .collect()
        };
        match (load(false), load(true)) {
            (Ok(fast), Ok(full)) => {
                assert!(fast.architecture() == full.architecture(), "{}", case.name);
                let (fast, full) = (shown(fast.report(), &fast), shown(full.report(), &full));
                assert_eq!(fast, full, "{}", case.name);
            }
            (Err(fast), Err(full)) => assert_eq!(
                shown(fast.report(), &fast),
                shown(full.report(), &full),
                "{}",
                case.name
            ),
            _ => panic!("{}: one reads it, one does not", case.name),
        }
    }
}

fn read(name: &str) -> Result<Document, LoadError> {
    let bytes = fs::read(checked_in().join(name)).unwrap();
    Loader::new().load(name, bytes.as_slice(), &NoFiles)
}

/// What is no fault becomes the model that the file says.
#[test]
fn what_is_read_is_what_is_written() {
    let ids = |name: &str| -> Vec<String> {
        let document = read(name).unwrap();
        let ids = document.architecture().elements();
        ids.map(|e| e.id().to_owned()).collect()
    };
    assert_eq!(ids("numbers-as-ids.yaml"), ["1", "007", "1e3", "0x1f"]);
    assert_eq!(ids("booleans-as-ids.yaml"), ["true", "no", "null"]);
    assert_eq!(ids("dates-as-ids.yaml"), ["2024-07-05"]);
    assert_eq!(ids("anchor-twice.yaml"), ["a", "b", "c"]);
    let name = |file: &str, id: &str, lang| {
        let document = read(file).unwrap();
        document
            .architecture()
            .element(id)
            .unwrap()
            .name(lang)
            .to_owned()
    };
    assert_eq!(name("anchor-twice.yaml", "c", Lang::Vi), "B");
    for (id, lang, text) in [
        ("a", Lang::Vi, "no"),
        ("a", Lang::En, "null"),
        ("b", Lang::Vi, "012"),
        ("b", Lang::En, "1e3"),
    ] {
        assert_eq!(name("words-as-names.yaml", id, lang), text);
    }
    for file in ["version-2.10.yaml", "version-json-number.json"] {
        let document = read(file).unwrap();
        let version = document.architecture().version().unwrap();
        assert_eq!(version.to_string(), "2.10", "{file}");
    }
    for file in [
        "line-ends-cr.yaml",
        "line-ends-crlf.yaml",
        "line-ends-mixed.yaml",
    ] {
        assert_eq!(read(file).unwrap().architecture().id(), "demo", "{file}");
    }
    // Both forms of a name stay as they are written.
    let (a, b) = (
        name("decomposed-and-composed-names.yaml", "a", Lang::Vi),
        name("decomposed-and-composed-names.yaml", "b", Lang::Vi),
    );
    assert!(a != b && a.chars().count() > b.chars().count());
}

/// What a terminal would obey, or what would hide or turn what stands beside it.
fn disturbs(text: &str) -> Option<char> {
    text.chars().find(|c| {
        c.is_control() && *c != '\n'
            || matches!(*c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
            || matches!(*c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
    })
}

/// Nothing that a file holds disturbs the terminal, in no form and no command.
#[test]
fn no_output_disturbs_the_terminal() {
    let mut tried = 0;
    for case in files::FILES {
        let text = String::from_utf8_lossy(&bytes(case)).replace(['\t', '\r'], " ");
        if disturbs(&text).is_none() && !text.contains("\\e[") {
            continue;
        }
        tried += 1;
        let path = checked_in().join(case.name);
        let path = path.to_str().unwrap();
        for args in [
            &["check", path][..],
            &["check", path, "--format=json"],
            &["diff", path, "reference:moj-3.0", "--list=editorial"],
            &["diff", "reference:moj-3.0", path, "--format=json"],
            &["transition", "reference:moj-2.0", path, "--format=markdown"],
            &["gap", path, "--to=3.0"],
            &["roadmap", "reference:moj-2.0", path, "--format=mermaid"],
            &["impact", path, "a"],
        ] {
            let mut command = Command::new(env!("CARGO_BIN_EXE_justarch"));
            let ran = command.args(args).args(["--lang=en"]).output().unwrap();
            for text in [ran.stdout, ran.stderr] {
                let text = String::from_utf8(text).unwrap();
                assert_eq!(disturbs(&text), None, "{args:?}:\n{text}");
            }
            assert!(ran.status.code().is_some_and(|code| code <= 2), "{args:?}");
        }
    }
    assert!(tried > 15, "only {tried} files hold what could disturb it");
}
