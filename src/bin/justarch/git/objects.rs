//! The files of commits, read through one process.

use std::io::{self, Read as _};

use justarch::Limits;

use super::batch::Batch;
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
    batch: Batch,
}

impl<'l> Objects<'l> {
    pub(super) fn of(limits: &'l Limits) -> Result<Self, Fault> {
        let batch = Batch::of("--batch")?;
        Ok(Self { limits, batch })
    }

    /// What stands in a commit at a path seen from the top.
    pub(super) fn read(&self, commit: &str, path: &str) -> io::Result<Object> {
        let object = self.batch.ask(commit, path, |head, output| {
            // `NAME SORT SIZE`, or a name of any form and a word. What lies behind a link is told as `SORT SIZE`.
            let mut words = head.rsplit(' ');
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
        })?;
        Ok(object.unwrap_or(Object::Nothing))
    }
}
