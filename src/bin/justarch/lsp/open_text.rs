//! A text as the client has it.

use lsp_types::Uri;

use super::includes::Head;

/// A text as the client has it.
#[derive(Debug)]
pub(super) struct OpenText {
    pub(super) uri: Uri,
    pub(super) version: i32,
    pub(super) text: String,
    pub(super) head: Head,
}

impl OpenText {
    pub(super) fn of(uri: Uri, version: i32, text: String) -> Self {
        Self {
            uri,
            version,
            head: Head::of(&text),
            text,
        }
    }

    /// Changes the text. Says whether it now says something else of the files of its document.
    pub(super) fn change(&mut self, version: i32, change: impl FnOnce(&mut String)) -> bool {
        change(&mut self.text);
        self.version = version;
        let head = Head::of(&self.text);
        let is_other = head != self.head;
        self.head = head;
        is_other
    }
}
