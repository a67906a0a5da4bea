//! A process of git that is asked about files of commits, a line for each.

use std::cell::RefCell;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use super::command;
use crate::fault::Fault;

/// `git cat-file` in one of its ways to be asked.
pub(super) struct Batch {
    child: Child,
    pipes: RefCell<Option<(ChildStdin, BufReader<ChildStdout>)>>,
}

impl Batch {
    pub(super) fn of(way: &str) -> Result<Self, Fault> {
        let mut child = command::command(&["cat-file", way, "--follow-symlinks"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| command::missing(&error))?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let pipes = pipes.map(|(input, output)| (input, BufReader::new(output)));
        Ok(Self {
            child,
            pipes: RefCell::new(pipes),
        })
    }

    /// What is made of the first line on a path in a commit, and of what follows it, which has to be read wholly; `None` for a
    /// path that cannot be asked about.
    pub(super) fn ask<T>(
        &self,
        commit: &str,
        path: &str,
        answer: impl FnOnce(&str, &mut BufReader<ChildStdout>) -> io::Result<T>,
    ) -> io::Result<Option<T>> {
        // A line is a question.
        if path.contains(['\n', '\0']) {
            return Ok(None);
        }
        let mut pipes = self.pipes.borrow_mut();
        let Some((input, output)) = pipes.as_mut() else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        writeln!(input, "{commit}:{path}")?;
        input.flush()?;
        let mut line = String::new();
        if output.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        answer(line.trim_end(), output).map(Some)
    }
}

impl Drop for Batch {
    fn drop(&mut self) {
        // It ends with its input.
        drop(self.pipes.borrow_mut().take());
        let _ = self.child.wait();
    }
}
