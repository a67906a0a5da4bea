//! Running git.

use std::io::ErrorKind;
use std::process::{Command, Stdio};

use justarch::{Text, bilingual};

use crate::fault::{Fault, of_io};

/// How git is called: names are taken as they are, locks are not taken, nobody is asked, and it answers in English.
pub(super) fn command(args: &[&str]) -> Command {
    let mut command = Command::new("git");
    command
        .args([
            "--no-pager",
            "--literal-pathspecs",
            "-c",
            "core.quotepath=off",
        ])
        .args(args)
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("LC_ALL", "C")
        .stdin(Stdio::null());
    command
}

/// What git said.
pub(super) struct Said {
    pub(super) is_done: bool,
    pub(super) output: String,
    /// What it complains of.
    pub(super) error: String,
}

impl Said {
    /// The first line of the output.
    pub(super) fn line(&self) -> &str {
        self.output.lines().next().unwrap_or_default()
    }
}

/// Runs git to its end.
pub(super) fn run(args: &[&str]) -> Result<Said, Fault> {
    let ran = command(args).output().map_err(|error| missing(&error))?;
    Ok(Said {
        is_done: ran.status.success(),
        output: String::from_utf8_lossy(&ran.stdout).into_owned(),
        error: String::from_utf8_lossy(&ran.stderr).trim().to_owned(),
    })
}

/// Why git cannot be run.
pub(super) fn missing(error: &std::io::Error) -> Fault {
    if error.kind() == ErrorKind::NotFound {
        return Fault::with_help(
            Text::fixed(
                "không tìm thấy chương trình `git`, cần để đọc phiên bản trong kho git",
                "there is no program `git`, which is needed to read a revision",
            ),
            Text::fixed(
                "cài đặt git, hoặc nêu đường dẫn của tệp",
                "install git, or give the path of a file",
            ),
        );
    }
    let why = of_io(error);
    let (vi, en) = (why.get(justarch::Lang::Vi), why.get(justarch::Lang::En));
    Fault::new(bilingual!(
        "không chạy được `git`: {vi}",
        "`git` cannot be run: {en}"
    ))
}
