//! Which document a file belongs to: its own, or one that includes it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use justarch::Limits;

use super::includes::{Head, Sort};
use super::open_text::OpenText;
use super::uri::is_file;
use crate::file;

/// How many folders above that of a file are looked into.
const FOLDERS: usize = 6;
/// How many files of a folder are looked into.
const FILES: usize = 200;
/// A root file has little in it besides what it includes; a larger one is a document of one file.
const LARGEST: u64 = 4 << 20;

/// What files include, read once until they change.
#[derive(Debug, Default)]
pub(super) struct Roots {
    known: BTreeMap<PathBuf, (Option<SystemTime>, Vec<String>)>,
}

impl Roots {
    /// The root file of the document that a file belongs to: of several that include it the nearest, `justarch.yaml`
    /// before others. `open` are the texts that are open, its own among them. `None` if none includes it.
    pub(super) fn of(&mut self, name: &str, open: &BTreeMap<String, OpenText>) -> Option<String> {
        let is_root = open.get(name).is_some_and(|own| own.head.is_root);
        if !is_file(name) || is_root {
            return None;
        }
        let path = Path::new(name);
        let folders = path.ancestors().skip(1).take(FOLDERS);
        for folder in folders {
            let Ok(below) = path.strip_prefix(folder) else {
                continue;
            };
            let below = below.to_string_lossy().replace('\\', "/");
            for candidate in candidates(folder, open) {
                if candidate == name {
                    continue;
                }
                let is_included = match open.get(&candidate) {
                    Some(open) => includes(&open.head).contains(&below),
                    None => self.read(Path::new(&candidate)).contains(&below),
                };
                if is_included {
                    return Some(candidate);
                }
            }
        }
        None
    }

    /// What a file on the disk includes.
    fn read(&mut self, path: &Path) -> Vec<String> {
        let Ok(found) = fs::metadata(path) else {
            self.known.remove(path);
            return Vec::new();
        };
        let time = found.modified().ok();
        if let Some((known, included)) = self.known.get(path)
            && *known == time
        {
            return included.clone();
        }
        let bytes = (found.len() <= LARGEST).then(|| file::read(path, &Limits::default()).ok());
        let text = bytes
            .flatten()
            .and_then(|bytes| String::from_utf8(bytes).ok());
        let head = text.as_deref().map(Head::of);
        let included = head.as_ref().map(includes).unwrap_or_default().to_vec();
        self.known.insert(path.to_owned(), (time, included.clone()));
        included
    }
}

/// What a document includes. The files of other tools have such a key too.
fn includes(head: &Head) -> &[String] {
    match head.sort {
        Sort::Document => &head.includes,
        Sort::Rules | Sort::Blank | Sort::Other => &[],
    }
}

/// The files of a folder that may be roots, those of the usual name first.
fn candidates(folder: &Path, open: &BTreeMap<String, OpenText>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let is_document = |path: &Path| {
        let ends = path.extension().and_then(|end| end.to_str());
        ends.is_some_and(|end| matches!(end, "yaml" | "yml" | "json"))
    };
    let on_disk = fs::read_dir(folder).into_iter().flatten();
    let on_disk = on_disk.filter_map(|entry| Some(entry.ok()?.path()));
    let here = on_disk.filter(|path| is_document(path)).take(FILES);
    found.extend(here.map(|path| path.to_string_lossy().replace('\\', "/")));
    let is_here = |name: &&String| Path::new(name).parent() == Some(folder);
    found.extend(open.keys().filter(is_here).cloned());
    found.sort();
    found.dedup();
    let is_usual = |name: &String| {
        let stem = Path::new(name).file_stem();
        stem.is_some_and(|stem| stem == "justarch")
    };
    found.sort_by_key(|name| !is_usual(name));
    found
}
