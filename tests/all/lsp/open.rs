//! A document that is open in an editor, asked by the words in its texts.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::client::{Client, Folder, position};

pub(super) struct Open {
    pub(super) client: Client,
    pub(super) folder: Folder,
    texts: BTreeMap<String, (i64, String)>,
}

impl Open {
    /// The bundled document of the ministry in several files, of which some are open.
    pub(super) fn ministry(name: &str, lang: &str, files: &[&str]) -> Self {
        let mut open = Self {
            client: Client::start(lang),
            folder: Folder::with_ministry(name),
            texts: BTreeMap::new(),
        };
        for file in files {
            let text = open.folder.read(file);
            open.put(file, &text);
        }
        open
    }

    /// A document of one file.
    pub(super) fn one(name: &str, lang: &str, text: &str) -> Self {
        let mut open = Self {
            client: Client::start(lang),
            folder: Folder::new(name),
            texts: BTreeMap::new(),
        };
        open.put("justarch.yaml", text);
        open
    }

    /// Opens a file with a text, or gives it another.
    pub(super) fn put(&mut self, file: &str, text: &str) {
        let uri = self.folder.uri(file);
        if let Some((version, old)) = self.texts.get_mut(file) {
            *version += 1;
            text.clone_into(old);
            self.client.change(&uri, *version, text);
        } else {
            self.texts.insert(file.to_owned(), (1, text.to_owned()));
            self.client.open(&uri, text);
        }
    }

    pub(super) fn text(&self, file: &str) -> &str {
        &self.texts[file].1
    }

    /// Changes a part of a text.
    pub(super) fn replace(&mut self, file: &str, from: &str, to: &str) {
        let old = self.text(file);
        assert!(old.contains(from), "no {from}");
        let new = old.replacen(from, to, 1);
        self.put(file, &new);
    }

    /// The name of the file and where a part of its text begins, `within` bytes into it.
    pub(super) fn at(&self, file: &str, part: &str, within: usize) -> Value {
        let at = position(self.text(file), part, within);
        json!({ "textDocument": { "uri": self.folder.uri(file) }, "position": at })
    }

    pub(super) fn file(&self, file: &str) -> Value {
        json!({ "textDocument": { "uri": self.folder.uri(file) } })
    }

    pub(super) fn ask(&mut self, method: &str, params: Value) -> Value {
        self.client.ask(method, params)
    }

    /// What the text of a file has in a range.
    pub(super) fn slice(&self, file: &str, range: &Value) -> String {
        let text = match self.texts.get(file) {
            Some((_, text)) => text.clone(),
            None => self.folder.read(file),
        };
        let offset = |at: &Value| {
            let line = usize::try_from(at["line"].as_u64().unwrap()).unwrap();
            let units = usize::try_from(at["character"].as_u64().unwrap()).unwrap();
            let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
            let mut at = start;
            let mut left = units;
            for c in text[start..].chars() {
                if left == 0 {
                    break;
                }
                left -= c.len_utf16();
                at += c.len_utf8();
            }
            at
        };
        text[offset(&range["start"])..offset(&range["end"])].to_owned()
    }

    /// The name of the file that an address is of.
    pub(super) fn file_of(&self, uri: &Value) -> String {
        let folder = self.folder.uri("");
        uri.as_str()
            .unwrap()
            .strip_prefix(&folder)
            .unwrap()
            .to_owned()
    }
}
