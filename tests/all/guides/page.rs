//! A guide as its tests see it: headings, and blocks of code with what their first line says of them.
//!
//! The first line of a block names its language, and what is done with it:
//!
//! - ```` ```yaml kien-truc.yaml ````: a file of that name with that content is written. `add` behind the name puts the
//!   block at the end of the file that is there; `after dau.yaml` begins the file with the content of another one;
//!   `utf-16` and `zip` say how it is saved.
//! - ```` ```yaml fragment ````: a part of a document, of `justarch.toml` or of a rule, in which every word is known.
//! - ```` ```diff kien-truc.yaml ````: lines with `-` leave the file, lines with `+` come in, lines with a space stay.
//! - ```` ```console ````: what is typed after `$ ` and what is then shown. A line of `…` stands for lines left out.
//! - `rust` is a doctest; `text` without a name is nothing that could be run.

use std::fs;
use std::path::{Path, PathBuf};

/// Those that are written for people who work on the crate itself, in English alone.
const FOR_DEVELOPERS: &[&str] = &["architecture", "hostile", "performance"];

pub(super) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/docs")
}

/// The names of all guides, without the ending.
pub(super) fn names() -> Vec<String> {
    let files = fs::read_dir(folder()).unwrap();
    let files = files.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = files
        .filter_map(|file| file.strip_suffix(".md").map(str::to_owned))
        .map(|name| name.strip_suffix(".vi").unwrap_or(&name).to_owned())
        .filter(|name| !FOR_DEVELOPERS.contains(&name.as_str()))
        .collect();
    names.sort();
    names.dedup();
    names
}

pub(super) struct Page {
    pub(super) path: PathBuf,
    pub(super) lang: &'static str,
    pub(super) lines: Vec<String>,
}

/// A block: its lines are those of the page from `first` up to `end`, without the fences.
pub(super) struct Block {
    pub(super) info: Vec<String>,
    pub(super) first: usize,
    pub(super) lines: Vec<String>,
}

impl Page {
    pub(super) fn read(name: &str, lang: &'static str) -> Self {
        let file = match lang {
            "vi" => format!("{name}.vi.md"),
            _ => format!("{name}.md"),
        };
        let path = folder().join(file);
        let text =
            fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let lines = text.lines().map(str::to_owned).collect();
        Self { path, lang, lines }
    }

    pub(super) fn blocks(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut open: Option<Block> = None;
        for (at, line) in self.lines.iter().enumerate() {
            match (&mut open, line.strip_prefix("```")) {
                (None, Some(info)) => {
                    open = Some(Block {
                        info: info.split_whitespace().map(str::to_owned).collect(),
                        first: at + 1,
                        lines: Vec::new(),
                    });
                }
                (Some(_), Some(_)) => blocks.extend(open.take()),
                (Some(block), None) => block.lines.push(line.clone()),
                (None, None) => {}
            }
        }
        assert!(open.is_none(), "{}: a block is open", self.path.display());
        blocks
    }

    /// The lines outside blocks.
    pub(super) fn prose(&self) -> impl Iterator<Item = &str> {
        let mut code = false;
        self.lines.iter().map(String::as_str).filter(move |line| {
            let fence = line.starts_with("```");
            code ^= fence;
            !code && !fence
        })
    }

    /// Where a block stands, for messages.
    pub(super) fn place(&self, block: &Block) -> String {
        format!("{}:{}", self.path.display(), block.first)
    }
}

impl Block {
    pub(super) fn language(&self) -> &str {
        self.info.first().map_or("rust", String::as_str)
    }

    /// The file that it writes or changes.
    pub(super) fn file(&self) -> Option<&str> {
        self.info.get(1).map(String::as_str)
    }

    pub(super) fn text(&self) -> String {
        let mut text = self.lines.join("\n");
        text.push('\n');
        text
    }

    /// What is typed, in a block of the console.
    pub(super) fn commands(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().filter_map(|line| line.strip_prefix("$ "))
    }
}
