//! Where documents come from.

use std::io;
use std::path::{Path, PathBuf};

use justarch::{
    Document, Lang, Limits, Loader, SourceProvider, Text, bilingual, reference, similar,
};

use crate::fault::{Fault, of_io};
use crate::file;
use crate::git::{self, Named};

/// The names of the root file of a folder, in the order they are looked for.
pub(crate) const ROOTS: [&str; 3] = ["justarch.yaml", "justarch.yml", "justarch.json"];

/// Whether a file has one of these names.
pub(crate) fn is_root_name(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    name.is_some_and(|name| ROOTS.contains(&name))
}

/// The text that counts in place of a file, such as one that is open in an editor and not saved.
pub(crate) type Texts<'t> = &'t dyn Fn(&Path) -> Option<String>;

/// Files count as they are on the disk.
pub(crate) fn saved(_: &Path) -> Option<String> {
    None
}

/// Reads a document from a path, a folder, `-`, `reference:NAME` or a revision such as `HEAD:PATH`, within limits.
pub(crate) fn read_within(input: &str, limits: &Limits) -> Result<Document, Fault> {
    if input == "-" {
        return standard_input(limits);
    }
    if let Some(name) = input.strip_prefix("reference:") {
        let document = bundled(name)?;
        let bytes = document.text.as_bytes().to_vec();
        return load(&document.file_name(), bytes, &NoFolder, limits);
    }
    if let Some(named) = Named::of(input) {
        return git::read(named, limits).map_err(|fault| fault.within(input));
    }
    let path = root_file(input)?;
    let shown = path.display().to_string();
    let bytes = file::read(&path, limits).map_err(|why| unreadable(&shown, &why))?;
    load(&shown, bytes, &Folder::of(&path, limits), limits)
}

/// The text of a file that belongs to the program, such as its configuration.
pub(crate) fn text_file(path: &Path) -> Result<String, Fault> {
    let shown = path.display().to_string();
    let bytes = file::read(path, &Limits::default()).map_err(|why| unreadable(&shown, &why))?;
    String::from_utf8(bytes).map_err(|_| {
        let why = Text::fixed("tệp không ở dạng UTF-8", "it is not UTF-8");
        unreadable(&shown, &why)
    })
}

/// A bundled document, by name.
pub(crate) fn bundled(name: &str) -> Result<reference::Bundled, Fault> {
    reference::get(name).ok_or_else(|| {
        let names: Vec<_> = reference::all().iter().map(|d| d.name).collect();
        let meant = similar(name, names.iter().copied());
        let known = names.join(", ");
        let text = bilingual!(
            "không có văn bản kèm theo tên `{name}`; hiện có: {known}",
            "no bundled document is called `{name}`; there are {known}"
        );
        Fault::or_similar(text, &meant)
    })
}

fn load(
    name: &str,
    bytes: Vec<u8>,
    provider: &dyn SourceProvider,
    limits: &Limits,
) -> Result<Document, Fault> {
    Loader::new()
        .limits(limits.clone())
        .load(name, bytes, provider)
        .map_err(|error| Fault::Load(Box::new(error)))
}

fn standard_input(limits: &Limits) -> Result<Document, Fault> {
    let name = "<stdin>";
    let bytes = file::bounded(io::stdin().lock(), limits);
    let bytes = bytes.map_err(|error| unreadable(name, &of_io(&error)))?;
    load(name, bytes, &NoFolder, limits)
}

/// The bytes of a single file or of the standard input, with the name to show.
pub(crate) fn bytes(input: &str) -> Result<(String, Vec<u8>), Fault> {
    let limits = Limits::default();
    let (name, read) = if input == "-" {
        let read = file::bounded(io::stdin().lock(), &limits);
        ("<stdin>", read.map_err(|error| of_io(&error)))
    } else {
        (input, file::read(Path::new(input), &limits))
    };
    let bytes = read.map_err(|why| unreadable(name, &why))?;
    Ok((name.to_owned(), bytes))
}

/// The file itself, or the root file of a folder.
fn root_file(input: &str) -> Result<PathBuf, Fault> {
    let path = PathBuf::from(input);
    if !path.is_dir() {
        return Ok(path);
    }
    let found = ROOTS
        .iter()
        .map(|name| path.join(name))
        .find(|p| p.is_file());
    found.ok_or_else(|| {
        let names = ROOTS.join(", ");
        Fault::with_help(
            bilingual!(
                "thư mục `{input}` không có tệp gốc",
                "the folder `{input}` has no root file"
            ),
            bilingual!(
                "tệp gốc phải có một trong các tên: {names}",
                "a root file has one of the names {names}"
            ),
        )
    })
}

/// What tells documents apart: where the root file lies, however its path is written; of what is no file its own name.
pub(crate) fn identity(input: &str) -> PathBuf {
    let is_path = input != "-" && !input.starts_with("reference:") && Named::of(input).is_none();
    let path = is_path.then(|| root_file(input).ok()?.canonicalize().ok());
    path.flatten().unwrap_or_else(|| PathBuf::from(input))
}

/// Where the root file of an input lies, or may come to lie.
pub(crate) fn roots(input: &str) -> Vec<PathBuf> {
    let path = Path::new(input);
    if path.is_dir() {
        return ROOTS.iter().map(|name| path.join(name)).collect();
    }
    vec![path.to_path_buf()]
}

fn unreadable(name: &str, why: &Text) -> Fault {
    let (vi, en) = (why.get(Lang::Vi), why.get(Lang::En));
    Fault::new(bilingual!(
        "không đọc được `{name}`: {vi}",
        "`{name}` cannot be read: {en}"
    ))
}

/// The folder of a root file. Files outside of it are refused, also behind links.
pub(crate) struct Folder<'l> {
    path: PathBuf,
    limits: &'l Limits,
}

impl<'l> Folder<'l> {
    /// That of a root file.
    pub(crate) fn of(root: &Path, limits: &'l Limits) -> Self {
        Self {
            path: root.parent().map(Path::to_path_buf).unwrap_or_default(),
            limits,
        }
    }
}

impl SourceProvider for Folder<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, Text> {
        let here = if self.path.as_os_str().is_empty() {
            Path::new(".")
        } else {
            &self.path
        };
        let within = here.canonicalize().map_err(|error| of_io(&error))?;
        let full = within
            .join(path)
            .canonicalize()
            .map_err(|error| of_io(&error))?;
        if !full.starts_with(&within) {
            return Err(Text::fixed(
                "tệp nằm ngoài thư mục của tệp gốc",
                "it lies outside the folder of the root file",
            ));
        }
        file::read(&full, self.limits)
    }
}

/// For texts that come without a folder.
struct NoFolder;

impl SourceProvider for NoFolder {
    fn read(&self, _: &str) -> Result<Vec<u8>, Text> {
        Err(Text::fixed(
            "văn bản này được đọc không kèm thư mục",
            "this text was read without a folder",
        ))
    }
}
