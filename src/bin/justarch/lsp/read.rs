//! Reading a document from the texts that are open, and from files where they are not.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use justarch::places::Places;
use justarch::{Document, Limits, LoadError, Loader, Locate as _, SourceProvider, Sources, Text};

use super::open_text::OpenText;
use super::uri::is_file;
use crate::file;
use crate::input::Folder;

/// A document as its texts are now.
#[derive(Debug)]
pub(super) struct Read {
    /// As far as it can be read; `None` if nothing can be.
    recovered: Option<Arc<Document>>,
    /// Why it cannot be read whole.
    error: Option<Box<LoadError>>,
    places: OnceCell<Places>,
}

impl Read {
    /// The document, if all of it is YAML.
    pub(super) fn whole(&self) -> Option<&Arc<Document>> {
        self.recovered.as_ref().filter(|_| self.error.is_none())
    }

    /// The document as far as it can be read.
    pub(super) fn document(&self) -> Option<&Arc<Document>> {
        self.recovered.as_ref()
    }

    pub(super) fn error(&self) -> Option<&LoadError> {
        self.error.as_deref()
    }

    pub(super) fn sources(&self) -> Option<&Sources> {
        let recovered = self.recovered.as_ref();
        let recovered = recovered.map(|document| Document::sources(document));
        recovered.or_else(|| Some(self.error.as_ref()?.sources()))
    }

    /// Where everything stands; made when it is first asked for.
    pub(super) fn places(&self) -> Option<&Places> {
        let sources = self.sources()?;
        Some(self.places.get_or_init(|| Places::of(sources)))
    }
}

/// Reads a document. The error says why its root file cannot be had.
pub(super) fn read(
    name: &str,
    open: &BTreeMap<String, OpenText>,
    limits: &Limits,
) -> Result<Read, Text> {
    let bytes = || match open.get(name) {
        Some(open) => Ok(open.text.as_bytes().to_vec()),
        None if is_file(name) => file::read(Path::new(name), limits),
        None => Err(Text::fixed("không có tệp này", "there is no such file")),
    };
    let overlay = Overlay {
        root: name,
        open,
        files: Folder::of(Path::new(name), limits),
    };
    let loader = Loader::new().limits(limits.clone());
    let (recovered, error) = match loader.load(name, bytes()?, &overlay) {
        Ok(document) => (Some(document), None),
        Err(error) => {
            let recovered = loader.recovering(true).load(name, bytes()?, &overlay);
            (recovered.ok(), Some(Box::new(error)))
        }
    };
    Ok(Read {
        recovered: recovered.map(Arc::new),
        error,
        places: OnceCell::new(),
    })
}

/// Open texts in place of their files.
struct Overlay<'o> {
    root: &'o str,
    open: &'o BTreeMap<String, OpenText>,
    files: Folder<'o>,
}

impl SourceProvider for Overlay<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, Text> {
        match self.open.get(&beside(self.root, path)) {
            Some(open) => Ok(open.text.as_bytes().to_vec()),
            None if is_file(self.root) => self.files.read(path),
            None => Err(Text::fixed(
                "văn bản này được đọc không kèm thư mục",
                "this text was read without a folder",
            )),
        }
    }
}

/// What the loader calls an included file.
fn beside(root: &str, path: &str) -> String {
    match root.rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/{path}"),
        None => path.to_owned(),
    }
}
