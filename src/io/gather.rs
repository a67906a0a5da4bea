//! A root file and what it includes, from bytes to one document.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use std::collections::HashMap;

use super::document::{Document, LoadError};
use super::found::Found;
use super::limits::Limits;
use super::loader::{Loader, Reading, SourceProvider, failed};
use super::lower::{Lowered, lower};
use super::problem::{self, Limit};
use super::sources::Sources;
use super::tape::{LARGEST, Page, Tape, View};
use crate::diagnostic::Diagnostic;
use crate::span::Span;
use crate::text::Text;

/// The tapes of a document, or as much of them as was not left out.
struct Gathered {
    reading: Reading,
    root: Tape,
    included: Vec<Tape>,
    /// The files that could not be read.
    lost: Vec<String>,
    nodes: usize,
}

impl Gathered {
    fn lower(&self, limits: &Limits) -> Lowered {
        let sources = &self.reading.sources;
        let included: Vec<_> = self.included.iter().map(|tape| tape.on(sources)).collect();
        let root = self.root.on(sources);
        let doubtful = self.reading.found.has_errors();
        lower(sources, &root, &included, &self.lost, doubtful, limits)
    }
}

/// Why reading stopped at a file.
struct Stopped {
    error: LoadError,
    /// Whether something was left out of the tapes before.
    is_left_out: bool,
}

/// Gives files a second time, as they were the first time; those that could not be read are asked for again.
struct Again<'a> {
    root: &'a str,
    /// The texts by name.
    texts: HashMap<&'a str, &'a str>,
    provider: &'a dyn SourceProvider,
}

impl SourceProvider for Again<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, Text> {
        match self.texts.get(&*beside(self.root, path)) {
            Some(text) => Ok(text.as_bytes().to_vec()),
            None => self.provider.read(path),
        }
    }
}

impl Loader {
    pub(super) fn load_files(
        &self,
        name: &str,
        bytes: Vec<u8>,
        provider: &dyn SourceProvider,
    ) -> Result<Document, LoadError> {
        let (gathered, lowered) = match self.gather(name, bytes, provider, self.short_way) {
            Ok(gathered) => {
                let lowered = gathered.lower(&self.limits);
                let most = self.limits.nodes.min(LARGEST);
                let within = |nodes: usize| gathered.nodes + nodes <= most;
                if lowered.nodes.is_some_and(within) {
                    (gathered, lowered)
                } else {
                    drop(lowered);
                    self.anew(name, gathered.reading.sources, provider)?
                }
            }
            Err(stopped) if stopped.is_left_out => {
                // What was left out may hold a fault that comes before this one.
                let mut sources = stopped.error.sources;
                sources.drop_included();
                self.anew(name, sources, provider)?
            }
            Err(stopped) => return Err(stopped.error),
        };
        let mut reading = gathered.reading;
        reading.found.absorb(lowered.found);
        Ok(Document {
            architecture: lowered.architecture,
            report: reading.found.finish(),
            sources: reading.sources,
            map: lowered.map,
            allows: reading.allows,
        })
    }

    /// Reads texts that were read before once more, to whole tapes.
    fn anew(
        &self,
        name: &str,
        mut sources: Sources,
        provider: &dyn SourceProvider,
    ) -> Result<(Gathered, Lowered), LoadError> {
        let root = sources.take_root();
        let again = Again {
            root: name,
            texts: sources.by_name().collect(),
            provider,
        };
        let gathered = self.gather(name, root, &again, false);
        let gathered = gathered.map_err(|stopped| stopped.error)?;
        let lowered = gathered.lower(&self.limits);
        Ok((gathered, lowered))
    }

    /// Reads a root file and what it includes to tapes.
    fn gather(
        &self,
        name: &str,
        bytes: Vec<u8>,
        provider: &dyn SourceProvider,
        short_way: bool,
    ) -> Result<Gathered, Stopped> {
        let mut is_left_out = false;
        let failed = |problem: Diagnostic, sources: Sources, is_left_out: bool| Stopped {
            error: failed(problem, sources),
            is_left_out,
        };
        let mut reading = self.reading();
        let root = match self.read_file(&mut reading, name, bytes, short_way) {
            Ok(tape) => tape,
            Err(problem) => return Err(failed(*problem, reading.sources, is_left_out)),
        };
        is_left_out |= root.leaves_out();
        let mut included = Vec::new();
        let mut nodes = root.node_count();
        let mut lost = Vec::new();
        let wanted = self.includes(&root.on(&reading.sources), &mut reading.found, &mut lost);
        let wanted = match wanted {
            Ok(wanted) => wanted,
            Err(problem) => return Err(failed(*problem, reading.sources, is_left_out)),
        };
        for (path, at) in wanted {
            let bytes = match misplaced(&path).or_else(|| is_root(name, &path)) {
                None => provider.read(&path),
                Some(why) => Err(why),
            };
            let bytes = match bytes {
                Ok(bytes) => bytes,
                Err(why) => {
                    reading.found.push(problem::include(&path, &why, at));
                    lost.push(path);
                    continue;
                }
            };
            let shown = beside(name, &path);
            let tape = match self.read_file(&mut reading, &shown, bytes, short_way) {
                Ok(tape) => tape,
                Err(problem) => return Err(failed(*problem, reading.sources, is_left_out)),
            };
            is_left_out |= tape.leaves_out();
            nodes += tape.node_count();
            if nodes > self.limits.nodes {
                let problem = problem::limit(Limit::Nodes, self.limits.nodes, at);
                return Err(failed(problem, reading.sources, is_left_out));
            }
            included.push(tape);
        }
        Ok(Gathered {
            reading,
            root,
            included,
            lost,
            nodes,
        })
    }

    /// The paths that the root file includes, each once.
    fn includes(
        &self,
        root: &Page<'_>,
        found: &mut Found,
        lost: &mut Vec<String>,
    ) -> Result<Vec<(String, Span)>, Box<Diagnostic>> {
        let Some(value) = root.root().and_then(|top| top.get("include")) else {
            return Ok(Vec::new());
        };
        let wanted = Text::fixed("danh sách đường dẫn tệp", "a list of file paths");
        let View::Seq(items) = value.view() else {
            found.push(problem::wrong_type("include", &wanted, value.span()));
            lost.push(
                value
                    .scalar()
                    .map_or("include", |(path, _)| path)
                    .to_owned(),
            );
            return Ok(Vec::new());
        };
        let mut paths: Vec<(String, Span)> = Vec::new();
        let mut seen = std::collections::HashMap::new();
        let most = self.limits.includes;
        for item in items {
            let at = item.span();
            let View::Scalar(path, _) = item.view() else {
                found.push(problem::wrong_type("include", &wanted, at));
                lost.push("include".to_owned());
                continue;
            };
            match seen.insert(path, at) {
                Some(first) => found.push(problem::repeated(path, first, at)),
                None if paths.len() >= most => {
                    return Err(Box::new(problem::limit(Limit::Includes, most, at)));
                }
                None => paths.push((path.to_owned(), at)),
            }
        }
        Ok(paths)
    }
}

/// Why a path may not be included, judged by its text alone.
fn misplaced(path: &str) -> Option<Text> {
    let inside = Text::fixed(
        "chỉ được nêu tệp nằm dưới thư mục của tệp gốc, bằng đường dẫn tương đối",
        "only files below the folder of the root file can be included, by relative paths",
    );
    let odd = path.is_empty()
        || path.starts_with('/')
        || path.contains(['\\', ':', '\0'])
        || path.split('/').any(|part| matches!(part, "" | "." | ".."));
    odd.then_some(inside)
}

/// Why the root file may not be included in itself.
fn is_root(root: &str, path: &str) -> Option<Text> {
    let own = root.rsplit('/').next().unwrap_or(root);
    (own == path).then_some(Text::fixed(
        "tệp gốc không thể nêu chính nó",
        "the root file cannot include itself",
    ))
}

/// What an included file is called in messages: beside the root file.
fn beside(root: &str, path: &str) -> String {
    match root.rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/{path}"),
        None => path.to_owned(),
    }
}
