//! Counting the instructions of a function by running this program again under callgrind.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// The environment variable that says what to run.
pub(crate) const TASK: &str = "JUSTARCH_BENCH_TASK";

/// Why nothing can be counted, if so.
pub(crate) fn is_there() -> Result<(), String> {
    let found = Command::new("valgrind").arg("--version").output();
    match found {
        Ok(output) if output.status.success() => Ok(()),
        _ => Err(
            "instructions are counted by valgrind; install it, as by `apt-get install valgrind`"
                .to_owned(),
        ),
    }
}

/// The instructions of functions in one run, everything they call included.
pub(crate) fn count(task: &str, functions: &[&str]) -> Result<u64, String> {
    let counts = run(task, functions, false)?;
    Ok(counts.into_iter().sum())
}

/// The instructions of each call of a function in one run, in order.
pub(crate) fn each(task: &str, function: &str) -> Result<Vec<u64>, String> {
    run(task, &[function], true)
}

fn run(task: &str, functions: &[&str], each: bool) -> Result<Vec<u64>, String> {
    let said = |error: std::io::Error| error.to_string();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("callgrind");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(said)?;
    }
    fs::create_dir(&folder).map_err(said)?;
    let out = folder.join("out");
    let mut valgrind = Command::new("valgrind");
    valgrind
        .arg("--tool=callgrind")
        .arg(format!("--callgrind-out-file={}", out.display()));
    for function in functions {
        valgrind.arg(format!("--toggle-collect={function}"));
        if each {
            valgrind.arg(format!("--dump-after={function}"));
        }
    }
    let program = env::current_exe().map_err(said)?;
    let ran = valgrind
        .arg(program)
        .env(TASK, task)
        .output()
        .map_err(said)?;
    if !ran.status.success() {
        return Err(String::from_utf8_lossy(&ran.stderr).into_owned());
    }
    let mut counts = Vec::new();
    if each {
        // One file for each call, numbered from 1; the file without a number holds the rest.
        let numbered = |number: usize| PathBuf::from(format!("{}.{number}", out.display()));
        while let Ok(text) = fs::read_to_string(numbered(counts.len() + 1)) {
            counts.push(total(&text).unwrap_or_default());
        }
    } else {
        let text = fs::read_to_string(&out).map_err(said)?;
        counts.extend(total(&text));
    }
    if counts.iter().all(|count| *count == 0) {
        return Err(format!(
            "callgrind has seen no call of `{functions:?}` in `{task}`"
        ));
    }
    Ok(counts)
}

fn total(text: &str) -> Option<u64> {
    let total = text
        .lines()
        .find_map(|line| line.strip_prefix("totals: "))?;
    total.trim().parse().ok()
}
