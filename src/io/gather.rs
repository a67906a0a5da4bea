//! A root file and what it includes, from bytes to one document.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::codes::EMPTY;
use super::document::{Document, LoadError};
use super::found::Found;
use super::loader::{Loader, Reading, SourceProvider, failed};
use super::lower::lower;
use super::problem::{self, Limit};
use super::tape::{Page, Tape, View};
use crate::diagnostic::Diagnostic;
use crate::span::Span;
use crate::text::Text;

/// The tapes of a document.
struct Tapes {
    root: Tape,
    included: Vec<Tape>,
    /// The files that could not be read.
    lost: Vec<String>,
}

impl Loader {
    pub(super) fn load_files(
        &self,
        name: &str,
        bytes: Vec<u8>,
        provider: &dyn SourceProvider,
    ) -> Result<Document, LoadError> {
        let mut reading = self.reading();
        let tapes = match self.gather(&mut reading, name, bytes, provider) {
            Ok(tapes) => tapes,
            Err(problem) => return Err(failed(*problem, reading.sources)),
        };
        let sources = &reading.sources;
        let included: Vec<_> = tapes.included.iter().map(|tape| tape.on(sources)).collect();
        let root = tapes.root.on(sources);
        let doubtful = reading.found.has_errors();
        let lowered = lower(
            sources,
            &root,
            &included,
            &tapes.lost,
            doubtful,
            &self.limits,
        );
        reading.found.absorb(lowered.found);
        Ok(Document {
            architecture: lowered.architecture,
            report: reading.found.finish(),
            sources: reading.sources,
            map: lowered.map,
            slips: lowered.slips,
            allows: reading.allows,
            unfilled: reading.unfilled,
            limits: self.limits.clone(),
        })
    }

    /// Reads a root file and what it includes to tapes.
    fn gather(
        &self,
        reading: &mut Reading,
        name: &str,
        bytes: Vec<u8>,
        provider: &dyn SourceProvider,
    ) -> Result<Tapes, Box<Diagnostic>> {
        let root = self.read(reading, name, bytes)?;
        let mut lost = Vec::new();
        let wanted = self.includes(&root.on(&reading.sources), &mut reading.found, &mut lost)?;
        if root.is_cut {
            lost.push(reading.sources.name(root.source).to_owned());
        }
        let mut nodes = root.node_count();
        let mut included = Vec::new();
        for (path, at) in wanted {
            let bytes = match misplaced(&path).or_else(|| is_root(name, &path)) {
                None => provider.read(&path),
                Some(why) => Err(why),
            };
            let bytes = match bytes {
                Ok(bytes) => bytes,
                Err(why) => {
                    let mut problem = problem::include(&path, &why, at);
                    if let Some(slashed) = slashed(&path) {
                        problem = problem.help(crate::bilingual!(
                            "Giữa các thư mục phải dùng dấu `/`: ghi `{slashed}`.",
                            "Folders are separated by `/`: write `{slashed}`."
                        ));
                    }
                    reading.found.push(problem);
                    lost.push(path);
                    continue;
                }
            };
            let read = self.read(reading, &beside(name, &path), bytes);
            let tape = match read.map_err(of_included) {
                Ok(tape) => tape,
                Err(fault) if self.recovers_from(&fault) => {
                    reading.found.push(*fault);
                    lost.push(path);
                    continue;
                }
                Err(fault) => return Err(fault),
            };
            if tape.is_cut {
                lost.push(path);
            }
            nodes += tape.node_count();
            if nodes > self.limits.nodes {
                return Err(Box::new(problem::limit(
                    Limit::Nodes,
                    self.limits.nodes,
                    at,
                )));
            }
            included.push(tape);
        }
        Ok(Tapes {
            root,
            included,
            lost,
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
            let path = plain_path(path);
            match seen.insert(path.clone(), at) {
                Some(first) => found.push(problem::repeated(&path, first, at)),
                None if paths.len() >= most => {
                    return Err(Box::new(problem::limit(Limit::Includes, most, at)));
                }
                None => paths.push((path, at)),
            }
        }
        Ok(paths)
    }
}

/// What is said of an included file: the head of a document belongs into the root file alone.
fn of_included(mut fault: Box<Diagnostic>) -> Box<Diagnostic> {
    if fault.code == EMPTY {
        let help = Text::fixed(
            "Bổ sung vào tệp các mục như `applications`, hoặc bỏ tệp khỏi `include`.",
            "Add sections such as `applications` to the file, or take it out of `include`.",
        );
        fault.help = Some(help.into());
    }
    fault
}

/// The path without parts that mean the folder itself: `./layers/users.yaml` is `layers/users.yaml`.
fn plain_path(path: &str) -> String {
    let parts: Vec<_> = path.split('/').filter(|part| *part != ".").collect();
    parts.join("/")
}

/// The same path as it should be written, if it was written with the separators of Windows.
fn slashed(path: &str) -> Option<String> {
    let slashed = plain_path(&path.replace('\\', "/"));
    (path.contains('\\') && misplaced(&slashed).is_none()).then_some(slashed)
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
pub(super) fn beside(root: &str, path: &str) -> String {
    match root.rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/{path}"),
        None => path.to_owned(),
    }
}
