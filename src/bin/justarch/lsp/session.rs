//! What is known between two messages: the client, the texts, the vocabulary.

use justarch::Lang;
use justarch::vocabulary::Dictionary;
use lsp_types::{InitializeParams, Uri};

use super::client::Client;
use super::uri;
use super::view::View;
use super::workspace::{Is, Workspace};

/// The language to answer in: what was asked for on the command line or in the environment, else that of the client.
pub(super) fn language(stated: Option<Lang>, params: &InitializeParams) -> Lang {
    let of_client = || {
        let locale = params.locale.as_deref()?.to_ascii_lowercase();
        let language = locale.split(['-', '_']).next()?;
        language.parse().ok()
    };
    stated.or_else(of_client).unwrap_or_default()
}

#[derive(Debug)]
pub(super) struct Session {
    pub(super) client: Client,
    pub(super) lang: Lang,
    pub(super) workspace: Workspace,
    pub(super) words: Dictionary,
}

impl Session {
    /// What there is to know of a file; `None` if it belongs to no document.
    pub(super) fn view(&mut self, uri: &Uri) -> Option<View<'_>> {
        let name = uri::name(uri);
        let root = self.workspace.root_of(&name)?.to_owned();
        self.view_of(&name, &root)
    }

    /// The root file of the document that a file belongs to.
    pub(super) fn root_of(&self, uri: &Uri) -> Option<String> {
        let root = self.workspace.root_of(&uri::name(uri))?;
        Some(root.to_owned())
    }

    /// What there is to know of the root file of a document.
    pub(super) fn view_of_root(&mut self, root: &str) -> Option<View<'_>> {
        self.view_of(root, root)
    }

    fn view_of(&mut self, name: &str, root: &str) -> Option<View<'_>> {
        match self.workspace.is(root)? {
            Is::Document | Is::Blank => {}
            // It is written by another vocabulary.
            Is::Rules => return None,
        }
        self.workspace.current(root, self.lang)?;
        let around = (&self.workspace, &self.words);
        View::of(around, self.client, self.lang, (name, root))
    }
}
