//! The revisions of a file, along the first parents.

use std::io::BufRead as _;

use justarch::json::Commit;
use justarch::{Document, Limits, bilingual};

use super::batch::Batch;
use super::command;
use super::named::Named;
use super::objects::{Object, Objects};
use super::read::{load, root_of};
use super::repository::{Repository, is_cut};
use crate::fault::{Fault, of_io};

/// What the parts of a revision are separated by.
const BETWEEN: char = '\u{1f}';

/// The revisions in which a file is there, the oldest first, and what reads it.
pub(crate) struct Log<'l> {
    pub(crate) commits: Vec<Commit>,
    /// Whether the first of them is what came before the range that was asked for.
    pub(crate) has_start: bool,
    /// Whether the clone has a part of the history only.
    pub(crate) is_cut: bool,
    objects: Objects<'l>,
    names: Names,
    limits: &'l Limits,
}

impl<'l> Log<'l> {
    /// Those of a file or folder of the working tree, in a range such as `v1..HEAD`, or up to a revision. A file that was
    /// renamed is followed.
    pub(crate) fn of(input: &str, range: Option<&str>, limits: &'l Limits) -> Result<Self, Fault> {
        let repository = Repository::here()?;
        let path = repository.own(input)?;
        let (mut commits, has_start) = commits(range.unwrap_or("HEAD"))?;
        let objects = Objects::of(limits)?;
        let names = Names::of()?;
        let first = followed(&mut commits, (&path, input), &objects, &names)?;
        commits.drain(..first);
        Ok(Self {
            commits,
            has_start: has_start && first == 0,
            is_cut: is_cut(),
            objects,
            names,
            limits,
        })
    }

    /// The names of the contents of files in a revision, which are the same where the contents are.
    pub(crate) fn contents(
        &self,
        commit: &Commit,
        included: &[String],
    ) -> Result<Vec<Option<String>>, Fault> {
        let folder = commit.file.rsplit_once('/').map(|(folder, _)| folder);
        let beside = included.iter().map(|file| match folder {
            Some(folder) => format!("{folder}/{file}"),
            None => file.clone(),
        });
        let files = std::iter::once(commit.file.clone()).chain(beside);
        let name = |file: String| self.names.name(&commit.revision, &file);
        files.map(name).collect()
    }

    /// The document in a revision.
    pub(crate) fn read(&self, commit: &Commit) -> Result<Document, Fault> {
        let revision = &commit.revision;
        match self
            .objects
            .read(revision, &commit.file)
            .map_err(|error| io(&error))?
        {
            Object::File(bytes) => {
                let short = revision.get(..10).unwrap_or(revision);
                let name = format!("{short}:./{}", commit.file);
                load(
                    &self.objects,
                    (revision, &commit.file),
                    (&name, bytes),
                    self.limits,
                )
            }
            Object::Folder | Object::Nothing => Err(Fault::new(bilingual!(
                "phiên bản `{revision}` không có tệp này",
                "revision `{revision}` has no such file"
            ))),
        }
    }
}

fn io(error: &std::io::Error) -> Fault {
    Fault::new(of_io(error))
}

/// Writes into each commit what the file is called there, from the last back over renames; the first in which it is.
fn followed(
    commits: &mut [Commit],
    (path, input): (&str, &str),
    objects: &Objects<'_>,
    names: &Names,
) -> Result<usize, Fault> {
    let Some(last) = commits.last() else {
        return Ok(0);
    };
    let found = root_of(objects, &last.revision, path).map_err(|error| io(&error))?;
    let Some((mut file, _)) = found else {
        let revision = &last.revision;
        return Err(Fault::new(bilingual!(
            "phiên bản `{revision}` không có `{input}`",
            "revision `{revision}` has no `{input}`"
        )));
    };
    let mut later: Option<String> = None;
    for (nth, commit) in commits.iter_mut().enumerate().rev() {
        if names.name(&commit.revision, &file)?.is_none() {
            let before = later.as_deref();
            let before = before.map(|later| renamed(&commit.revision, later, &file));
            let Some(before) = before.transpose()?.flatten() else {
                return Ok(nth.saturating_add(1));
            };
            file = before;
        }
        commit.file.clone_from(&file);
        later = Some(commit.revision.clone());
    }
    Ok(0)
}

/// The revisions of a range along the first parents, the oldest first: the one that it begins behind, if it names one,
/// before the others.
fn commits(range: &str) -> Result<(Vec<Commit>, bool), Fault> {
    // Each end has to be there; what begins with a dash would be an option.
    let (from, to) = match range.split_once("..") {
        Some((from, to)) => (Some(from), if to.is_empty() { "HEAD" } else { to }),
        None => (None, range),
    };
    let to = Repository::commit(Named::here(to))?;
    let Some(from) = from else {
        return Ok((listed(&[&to])?, false));
    };
    let from = Repository::commit(Named::here(from))?;
    let mut commits = listed(&["--max-count=1", &from])?;
    commits.extend(listed(&[&format!("{from}..{to}")])?);
    Ok((commits, true))
}

fn listed(which: &[&str]) -> Result<Vec<Commit>, Fault> {
    let format = format!("--format=%H{BETWEEN}%an{BETWEEN}%aI{BETWEEN}%s");
    let mut args = vec![
        "-c",
        "log.showSignature=false",
        "log",
        "--first-parent",
        "--reverse",
        "--encoding=UTF-8",
        "-z",
        &format,
    ];
    args.extend(which);
    args.push("--");
    let said = command::run(&args)?;
    if !said.is_done {
        let error = said.error;
        return Err(Fault::new(bilingual!(
            "không đọc được lịch sử: {error}",
            "the history cannot be read: {error}"
        )));
    }
    let commit = |line: &str| {
        let mut parts = line.trim_matches('\n').splitn(4, BETWEEN);
        let mut part = || parts.next().map(str::to_owned);
        Some(Commit {
            revision: part()?,
            author: part()?,
            date: part()?,
            summary: part()?,
            file: String::new(),
        })
    };
    Ok(said.output.split('\0').filter_map(commit).collect())
}

/// What a file was called in a revision, of which the next one renamed it.
fn renamed(earlier: &str, later: &str, file: &str) -> Result<Option<String>, Fault> {
    let said = command::run(&[
        "diff-tree",
        "-r",
        "-z",
        "-M",
        "--diff-filter=R",
        "--name-status",
        "--no-ext-diff",
        earlier,
        later,
    ])?;
    let mut parts = said.output.split('\0');
    while let (Some(_), Some(old), Some(new)) = (parts.next(), parts.next(), parts.next()) {
        if new == file {
            return Ok(Some(old.to_owned()));
        }
    }
    Ok(None)
}

/// The names that git gives to contents.
struct Names(Batch);

impl Names {
    fn of() -> Result<Self, Fault> {
        Batch::of("--batch-check").map(Self)
    }

    /// That of a file in a revision; `None` if there is no such file.
    fn name(&self, revision: &str, path: &str) -> Result<Option<String>, Fault> {
        let name = self.0.ask(revision, path, |line, output| {
            let mut words = line.split_ascii_whitespace();
            let (name, sort) = (words.next(), words.next());
            // What lies behind a link out of the repository is told in a line of its own.
            if name.is_some_and(|word| matches!(word, "symlink" | "dangling" | "loop" | "notdir")) {
                output.read_line(&mut String::new())?;
                return Ok(None);
            }
            Ok(name.filter(|_| sort == Some("blob")).map(str::to_owned))
        });
        Ok(name.map_err(|error| io(&error))?.flatten())
    }
}
