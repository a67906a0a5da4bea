//! The files of commits, read through one process.

use std::cell::RefCell;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use justarch::Limits;

use super::command;
use crate::fault::Fault;
use crate::file;

/// What stands at a path.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Object {
    /// A file: of one that is larger than the loader accepts so much that it says so.
    File(Vec<u8>),
    Folder,
    /// Nothing, or what is no file of the repository: a link out of it, another repository.
    Nothing,
}

/// The files of commits.
pub(super) struct Objects<'l> {
    limits: &'l Limits,
    child: Child,
    pipes: RefCell<Option<(ChildStdin, BufReader<ChildStdout>)>>,
}

impl<'l> Objects<'l> {
    pub(super) fn of(limits: &'l Limits) -> Result<Self, Fault> {
        let mut child = command::command(&["cat-file", "--batch", "--follow-symlinks"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| command::missing(&error))?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let pipes = pipes.map(|(input, output)| (input, BufReader::new(output)));
        Ok(Self {
            limits,
            child,
            pipes: RefCell::new(pipes),
        })
    }

    /// What stands in a commit at a path seen from the top.
    pub(super) fn read(&self, commit: &str, path: &str) -> io::Result<Object> {
        // A line is a question.
        if path.contains(['\n', '\0']) {
            return Ok(Object::Nothing);
        }
        let mut pipes = self.pipes.borrow_mut();
        let Some((input, output)) = pipes.as_mut() else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        writeln!(input, "{commit}:{path}")?;
        input.flush()?;
        let mut head = String::new();
        if output.read_line(&mut head)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        // `NAME SORT SIZE`, or a name of any form and a word. What lies behind a link is told as `SORT SIZE`.
        let mut words = head.trim_end().rsplit(' ');
        let (last, sort) = (
            words.next().unwrap_or_default(),
            words.next().unwrap_or_default(),
        );
        let Ok(size) = last.parse::<u64>() else {
            return Ok(Object::Nothing);
        };
        let mut body = output.by_ref().take(size);
        let object = match sort {
            "blob" => Object::File(file::bounded(&mut body, self.limits)?),
            "tree" => Object::Folder,
            _ => Object::Nothing,
        };
        io::copy(&mut body, &mut io::sink())?;
        let mut end = [0];
        output.read_exact(&mut end)?;
        Ok(object)
    }
}

impl Drop for Objects<'_> {
    fn drop(&mut self) {
        // It ends with its input.
        drop(self.pipes.borrow_mut().take());
        let _ = self.child.wait();
    }
}
