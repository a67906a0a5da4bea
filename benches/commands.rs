//! What whole commands cost as processes, and how that grows with the document.
//!
//! `cargo bench --all-features --bench commands` prints the figures and fails if a gate is broken. Processor time of the processes, as the kernel counts it in hundredths of a
//! second: what ends soon is run until it took long enough to be counted.
#![allow(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unreachable,
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::cast_precision_loss,
    reason = "a bench says what it measures, and where it cannot go on"
)]

mod figures;
mod generate;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::{env, fs};

use figures::page::{head, print, row};
use figures::{Bounds, Figure, Spread, judge, table};
use generate::Edition;

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
const ROUNDS: usize = 3;
/// So many hundredths of a second a measurement takes at least, that the unit of the count matters little.
const LEAST: u64 = 40;

/// Two versions of a document, as files.
struct Pair([PathBuf; 2]);

impl Pair {
    fn write(elements: usize) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let file = |name: &str, edition| {
            let file = folder.join(format!("{name}-{elements}.yaml"));
            fs::write(&file, generate::document(elements, edition)).unwrap();
            file
        };
        Self([file("old", Edition::First), file("new", Edition::Second)])
    }
}

/// The commands with what follows them, where `1` and `2` are the two versions, and `out…` is a file or folder to write.
const COMMANDS: [(&str, &[&str]); 12] = [
    ("check", &["1"]),
    ("diff", &["1", "2"]),
    ("transition", &["1", "2"]),
    ("gap --to 3.0", &["1", "--to=3.0"]),
    ("roadmap", &["1", "2"]),
    ("impact of the hub", &["1", "moj-lgsp"]),
    (
        "query of values",
        &[
            "1",
            "--where=security-level >= 3 and since < 2024 or owner under moj",
        ],
    ),
    (
        "query of ways",
        &[
            "1",
            "--where=depends-on* moj-lgsp and not within 2 of moj-lgsp",
        ],
    ),
    (
        "query of exchanges",
        &[
            "1",
            "--where=exchanges-with moj",
            "--columns=id,owner,exchanges",
        ],
    ),
    ("export of GraphML", &["1", "--force", "-o", "out.graphml"]),
    ("export of Cypher", &["1", "--force", "-o", "out.cypher"]),
    (
        "export of tables",
        &["--tables", "1", "--force", "-o", "out-tables"],
    ),
];

fn main() -> ExitCode {
    let pairs = SIZES.map(Pair::write);
    let mut figures = Vec::new();
    let mut times = head([
        &"milliseconds",
        &"1000 elements",
        &"10000 elements",
        &"100000 elements",
    ]);
    for (name, args) in COMMANDS {
        let mut seconds = SIZES.map(|_| Vec::new());
        // Each size after another one, so that whatever else the machine does falls on all alike.
        for _ in 0..ROUNDS {
            for (seconds, pair) in seconds.iter_mut().zip(&pairs) {
                seconds.push(measure(name, args, pair));
            }
        }
        let [small, middle, large] =
            [0, 1, 2].map(|size| Spread::of(seconds[size].iter().map(|s| s * 1e3)));
        times += &row([&name, &small, &middle, &large]);
        let grown = seconds[2].iter().zip(&seconds[1]);
        figures.push(Figure {
            what: format!("`{name}`: 100,000 ÷ 10,000"),
            spread: Spread::of(grown.map(|(large, middle)| large / middle)),
            bounds: Some(Bounds::at_most(12.0, 12.0)),
        });
    }
    for file in pairs.iter().flat_map(|pair| &pair.0) {
        fs::remove_file(file).unwrap();
    }
    figures.extend(histories());
    print("commands", &times);
    print("growth of commands", &table(&figures));
    judge(&figures)
}

/// The revisions of the two repositories in which the history of a document is told.
const REVISIONS: [usize; 2] = [200, 1_000];

/// What the history of the bundled 3.0 costs, in which every revision says something else.
fn histories() -> [Figure; 2] {
    let folders = REVISIONS.map(repository);
    let mut seconds = REVISIONS.map(|_| Vec::new());
    for _ in 0..ROUNDS {
        for (seconds, folder) in seconds.iter_mut().zip(&folders) {
            let begin = spent();
            let mut process = Command::new(env!("CARGO_BIN_EXE_justarch"));
            process.args(["history", "a.yaml", "--format=json"]);
            let out = process.current_dir(folder).output().unwrap();
            assert!(out.status.success());
            seconds.push((spent() - begin) as f64 / 100.0);
        }
    }
    for folder in &folders {
        fs::remove_dir_all(folder).unwrap();
    }
    let grown = seconds[1].iter().zip(&seconds[0]);
    let grown = Spread::of(grown.map(|(many, few)| many / few));
    [
        Figure {
            what: "`history`: seconds for 1,000 revisions of 70 elements".to_owned(),
            spread: Spread::of(seconds[1].iter().copied()),
            bounds: Some(Bounds::at_most(3.0, 3.0)),
        },
        Figure {
            what: "`history`: 1,000 ÷ 200 revisions".to_owned(),
            spread: grown,
            bounds: Some(Bounds::at_most(6.0, 7.5)),
        },
    ]
}

/// A repository with so many revisions of the bundled 3.0.
fn repository(revisions: usize) -> PathBuf {
    use std::fmt::Write as _;
    use std::io::Write as _;

    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("history-{revisions}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let git = |args: &[&str]| {
        let mut git = Command::new("git");
        git.args(args).current_dir(&folder);
        git
    };
    let status = git(&["init", "-q", "-b", "main"]).status();
    assert!(status.unwrap().success());
    let text = justarch::reference::get("moj-3.0").unwrap().text;
    let (before, after) = text
        .split_once("name: { vi: ")
        .expect("something has a name");
    let mut stream = String::new();
    for nth in 1..=revisions {
        let text = format!("{before}name: {{ vi: {nth} {after}");
        let second = 1_700_000_000 + nth;
        let _ = write!(
            stream,
            "commit refs/heads/main\ncommitter A <a@b.vn> {second} +0700\ndata 4\nstep\nM 100644 inline a.yaml\ndata {}\n{text}\n",
            text.len()
        );
    }
    let mut import = git(&["fast-import", "--quiet"]);
    let mut import = import.stdin(Stdio::piped()).spawn().unwrap();
    let mut input = import.stdin.take().unwrap();
    input.write_all(stream.as_bytes()).unwrap();
    drop(input);
    assert!(import.wait().unwrap().success());
    let status = git(&["checkout", "-q", "main"]).status();
    assert!(status.unwrap().success());
    folder
}

/// The seconds of processor time that one run takes.
fn measure(name: &str, args: &[&str], pair: &Pair) -> f64 {
    let command = name.split(' ').next().unwrap();
    let begin = spent();
    let mut runs = 0;
    while spent() - begin < LEAST {
        let mut process = Command::new(env!("CARGO_BIN_EXE_justarch"));
        process.arg(command).arg("--format=json");
        for arg in args {
            match *arg {
                "1" => process.arg(&pair.0[0]),
                "2" => process.arg(&pair.0[1]),
                out if out.starts_with("out") => {
                    process.arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join(out))
                }
                other => process.arg(other),
            };
        }
        let status = process.stdout(Stdio::null()).stderr(Stdio::null()).status();
        let code = status.unwrap().code();
        assert!(matches!(code, Some(0 | 1)), "{name}: {code:?}");
        runs += 1;
    }
    (spent() - begin) as f64 / 100.0 / f64::from(runs)
}

/// The hundredths of a second of processor time that the processes took which this one waited for.
fn spent() -> u64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap();
    // The name of the program may hold spaces; it ends with the last bracket.
    let after = stat.rsplit_once(')').unwrap().1;
    let fields: Vec<_> = after.split_whitespace().collect();
    let field = |number: usize| fields[number - 3].parse::<u64>().unwrap();
    field(16) + field(17)
}
