//! The open texts, and the documents that they belong to.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use justarch::{Document, Gap, Lang, Limits, Report};
use lsp_types::{Diagnostic, Uri};

use super::includes::Sort;
use super::open_text::OpenText;
use super::read::{self, Read};
use super::root_of::Roots;
use super::rules::Rules;
use super::uri::{self, is_file};
use crate::input::is_root_name;
use crate::settings;

/// A document that an open text belongs to.
#[derive(Debug, Default)]
pub(super) struct Root {
    /// As its texts are now, if nothing changed since it was read.
    read: Option<Read>,
    /// The last that could be read whole.
    good: Option<Arc<Document>>,
    /// What was found when it was last checked, if nothing changed since.
    checked: Option<Checked>,
    /// Whether something changed since it was checked.
    pub(super) is_unchecked: bool,
    /// The files that findings were told of.
    pub(super) told: BTreeSet<String>,
    pub(super) rules: Rules,
    pub(super) is: Is,
}

/// What the root file is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Is {
    #[default]
    Document,
    /// Rules of the user's own.
    Rules,
    /// Nothing yet: what may be written is answered, and nothing is found.
    Blank,
}

impl Root {
    /// It has to be read and checked again.
    fn renew(&mut self) {
        self.read = None;
        self.checked = None;
        self.is_unchecked = true;
    }

    /// Keeps what was found.
    pub(super) fn keep(&mut self, checked: Checked) {
        self.checked = Some(checked);
    }

    /// What is to be told of what was found. Asked again it is nothing.
    pub(super) fn take_told(&mut self) -> BTreeMap<String, Vec<Diagnostic>> {
        let checked = self.checked.as_mut();
        checked.map_or_else(BTreeMap::new, |checked| std::mem::take(&mut checked.told))
    }

    /// What was found when it was last checked, if nothing changed since.
    pub(super) fn checked(&self) -> Option<&Checked> {
        self.checked.as_ref()
    }
}

/// What a check found.
#[derive(Debug)]
pub(super) struct Checked {
    /// The findings of the rules, if they could be run.
    pub(super) report: Option<Report>,
    /// What is told of each file, also of those in which nothing is found.
    told: BTreeMap<String, Vec<Diagnostic>>,
    /// What its own framework demands; measured when it is first asked for.
    gap: OnceCell<Option<Gap>>,
}

impl Checked {
    pub(super) fn of(report: Option<Report>, told: BTreeMap<String, Vec<Diagnostic>>) -> Self {
        Self {
            report,
            told,
            gap: OnceCell::new(),
        }
    }
}

/// A document as it is now.
#[derive(Clone, Copy)]
pub(super) struct Current<'w> {
    pub(super) read: &'w Read,
    pub(super) good: Option<&'w Arc<Document>>,
}

/// What a text is that no document includes; `None` if it is of another tool.
fn is(name: &str, sort: Sort) -> Option<Is> {
    let path = Path::new(name);
    match sort {
        Sort::Document => Some(Is::Document),
        Sort::Rules => Some(Is::Rules),
        Sort::Blank | Sort::Other if is_root_name(path) => Some(Is::Document),
        Sort::Blank | Sort::Other if is_file(name) && is_rule_file(name) => Some(Is::Rules),
        Sort::Blank => Some(Is::Blank),
        Sort::Other => None,
    }
}

/// Whether the configuration names a file as one of rules.
fn is_rule_file(name: &str) -> bool {
    let known = settings::references(name);
    let own = Path::new(name).canonicalize();
    let (Ok(known), Ok(own)) = (known, own) else {
        return false;
    };
    let is_own = |file: &String| Path::new(file).canonicalize().is_ok_and(|file| file == own);
    known.rules.iter().any(is_own)
}

#[derive(Debug, Default)]
pub(super) struct Workspace {
    open: BTreeMap<String, OpenText>,
    /// The root file of each open text that has to do with a document.
    belongs: BTreeMap<String, String>,
    documents: BTreeMap<String, Root>,
    roots: Roots,
}

impl Workspace {
    /// Opens a text; what was open under that name is replaced.
    pub(super) fn open(&mut self, uri: Uri, version: i32, text: String) {
        let name = uri::name(&uri);
        self.open.insert(name, OpenText::of(uri, version, text));
        self.regroup();
    }

    /// Closes a text. What lies on the disk counts again.
    pub(super) fn close(&mut self, name: &str) {
        if self.open.remove(name).is_some() {
            self.touch(name);
            self.regroup();
        }
    }

    /// Lets a text be changed; `None` if it is not open.
    pub(super) fn change(
        &mut self,
        name: &str,
        version: i32,
        change: impl FnOnce(&mut String),
    ) -> Option<()> {
        let open = self.open.get_mut(name)?;
        let is_moved = open.change(version, change);
        self.touch(name);
        if is_moved {
            self.regroup();
        }
        Some(())
    }

    /// Files changed on the disk, or what decides how documents are checked.
    pub(super) fn disk_changed(&mut self) {
        for root in self.documents.values_mut() {
            root.renew();
            root.rules = Rules::default();
        }
        self.regroup();
    }

    /// What a text is part of has to be read and checked again.
    fn touch(&mut self, name: &str) {
        let own = self.belongs.get(name);
        for (root, document) in &mut self.documents {
            let reads = |read: &Read| {
                let sources = read.sources();
                sources.is_some_and(|sources| sources.files().any(|(file, _)| file == name))
            };
            if own == Some(root) || root == name || document.read.as_ref().is_some_and(reads) {
                document.renew();
            }
        }
    }

    /// Finds anew which document each open text belongs to, and lets go of those that none does.
    fn regroup(&mut self) {
        let mut belongs = BTreeMap::new();
        for (name, open) in &self.open {
            let root = self.roots.of(name, &self.open);
            let (root, is) = match root {
                Some(root) => (root, Is::Document),
                None => match is(name, open.head.sort) {
                    Some(is) => (name.clone(), is),
                    None => continue,
                },
            };
            let document = self.documents.entry(root.clone()).or_default();
            if self.belongs.get(name) != Some(&root) || document.is != is {
                document.is = is;
                document.renew();
            }
            belongs.insert(name.clone(), root);
        }
        self.belongs = belongs;
    }

    /// What the root file of a document is.
    pub(super) fn is(&self, root: &str) -> Option<Is> {
        Some(self.documents.get(root)?.is)
    }

    /// The documents that no open text belongs to any more, which are let go of.
    pub(super) fn let_go(&mut self) -> Vec<Root> {
        let wanted: BTreeSet<_> = self.belongs.values().collect();
        let names = self.documents.keys();
        let gone: Vec<_> = names
            .filter(|root| !wanted.contains(root))
            .cloned()
            .collect();
        let gone = gone.iter();
        gone.filter_map(|root| self.documents.remove(root))
            .collect()
    }

    /// The root files of the documents that are to be checked.
    pub(super) fn unchecked(&self) -> Vec<String> {
        let all = self.documents.iter();
        let unchecked = all.filter(|(_, root)| root.is_unchecked);
        unchecked.map(|(name, _)| name.clone()).collect()
    }

    /// The root file of the document that a text belongs to.
    pub(super) fn root_of(&self, name: &str) -> Option<&str> {
        if let Some(root) = self.belongs.get(name) {
            return Some(root);
        }
        // One that is not open is answered if it is part of a document that is.
        let has = |root: &&Root| {
            let sources = root.read.as_ref().and_then(Read::sources);
            sources.is_some_and(|sources| sources.files().any(|(file, _)| file == name))
        };
        let mut all = self.documents.iter();
        all.find(|(_, root)| has(root))
            .map(|(root, _)| root.as_str())
    }

    /// A document as it is now, read again if something changed. `None` if its root file cannot be had.
    pub(super) fn current(&mut self, root: &str, lang: Lang) -> Option<Current<'_>> {
        let document = self.documents.get_mut(root)?;
        if document.read.is_none() {
            let limits = match document.rules.for_input(root, lang) {
                Ok(settings) => settings.limits.clone(),
                Err(_) => Limits::default(),
            };
            let read = read::read(root, &self.open, &limits).ok()?;
            if let Some(whole) = read.whole() {
                document.good = Some(Arc::clone(whole));
            }
            document.read = Some(read);
        }
        Some(Current {
            read: document.read.as_ref()?,
            good: document.good.as_ref(),
        })
    }

    /// A document that is read already, with its name.
    pub(super) fn known(&self, root: &str) -> Option<(&str, Current<'_>)> {
        let (name, document) = self.documents.get_key_value(root)?;
        let current = Current {
            read: document.read.as_ref()?,
            good: document.good.as_ref(),
        };
        Some((name, current))
    }

    /// What was found in a document when it was last checked, if nothing changed since.
    pub(super) fn report(&self, root: &str) -> Option<&Report> {
        self.documents.get(root)?.checked()?.report.as_ref()
    }

    /// What its own framework demands of a document, if nothing changed since it was checked.
    pub(super) fn gap(&self, root: &str) -> Option<&Gap> {
        let document = self.documents.get(root)?;
        let whole = document.read.as_ref()?.whole()?;
        let arch = whole.architecture();
        let gap = &document.checked()?.gap;
        gap.get_or_init(|| Gap::to(arch, arch.framework()).ok())
            .as_ref()
    }

    pub(super) fn root_mut(&mut self, root: &str) -> Option<&mut Root> {
        self.documents.get_mut(root)
    }

    pub(super) fn text(&self, name: &str) -> Option<&OpenText> {
        self.open.get(name)
    }

    /// The documents, by their root files.
    pub(super) fn documents(&self) -> impl Iterator<Item = &str> {
        self.documents.keys().map(String::as_str)
    }

    /// The address of a file: as the client gave it, if it is open.
    pub(super) fn uri(&self, name: &str) -> Option<Uri> {
        let open = self.open.get(name).map(|open| open.uri.clone());
        open.or_else(|| uri::of(name))
    }

    /// How much is kept: texts, documents, and documents as they were before.
    #[cfg(test)]
    pub(super) fn kept(&self) -> (usize, usize, usize) {
        let before = |root: &Root| match (&root.good, &root.read) {
            (Some(good), Some(read)) => {
                usize::from(read.whole().is_none_or(|whole| !Arc::ptr_eq(good, whole)))
            }
            (Some(_), None) => 1,
            (None, _) => 0,
        };
        let before = self.documents.values().map(before).sum();
        (self.open.len(), self.documents.len(), before)
    }
}
