//! Edits of texts as the protocol says them.

use std::collections::HashMap;
use std::path::{self, Component, Path, PathBuf};

use justarch::edit::TextEdit;
use justarch::{SourceId, Text, bilingual};
use lsp_types::{
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, Range, TextDocumentEdit, Uri,
    WorkspaceEdit,
};

use super::client::Client;
use super::position;
use super::view::View;
use crate::change::Change;

/// A file with its edits.
struct File {
    uri: Uri,
    version: Option<i32>,
    edits: Vec<lsp_types::TextEdit>,
}

/// Edits of several files as one; `None` if a file has no address.
pub(super) fn workspace_edit(view: &View<'_>, edits: &[TextEdit]) -> Option<WorkspaceEdit> {
    let mut files: Vec<(SourceId, Vec<lsp_types::TextEdit>)> = Vec::new();
    for edit in edits {
        let source = edit.span.source;
        let made = lsp_types::TextEdit::new(view.range(edit.span), edit.text.clone());
        match files.last_mut().filter(|(last, _)| *last == source) {
            Some((_, of_file)) => of_file.push(made),
            None => files.push((source, vec![made])),
        }
    }
    let file = |(source, edits)| {
        Some(File {
            uri: view.uri(source)?,
            version: view.version(source),
            edits,
        })
    };
    let files: Option<Vec<_>> = files.into_iter().map(file).collect();
    Some(together(files?, view.client))
}

/// The changes that a command would make as one edit. The error names a file that is open and not saved, whose changes
/// would be made in another text.
pub(super) fn of_changes(view: &View<'_>, changes: &[Change]) -> Result<WorkspaceEdit, Text> {
    let mut files = Vec::new();
    for change in changes {
        let name = name(&change.path);
        let open = view.open(&name);
        if open.is_some_and(|open| open.text != change.old) {
            return Err(bilingual!(
                "`{name}` đang mở và chưa lưu; hãy lưu tệp trước",
                "`{name}` is open and not saved; save it first"
            ));
        }
        let Some(uri) = view.uri_of(&name) else {
            continue;
        };
        let at = |offset: &u32| position::at(&change.old, *offset as usize, view.client.columns);
        let edits = change.edits.iter().map(|(start, end, text)| {
            lsp_types::TextEdit::new(Range::new(at(start), at(end)), text.clone())
        });
        files.push(File {
            uri,
            version: open.map(|open| open.version),
            edits: edits.collect(),
        });
    }
    Ok(together(files, view.client))
}

/// What the loader calls a file, which commands name as seen from the folder that they run in.
pub(super) fn name(path: &Path) -> String {
    let full = path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut plain = PathBuf::new();
    for part in full.components() {
        match part {
            Component::ParentDir => {
                plain.pop();
            }
            Component::CurDir => {}
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => plain.push(part),
        }
    }
    plain.to_string_lossy().replace('\\', "/")
}

fn together(files: Vec<File>, client: Client) -> WorkspaceEdit {
    if !client.versioned_edits {
        let changes = files.into_iter().map(|file| (file.uri, file.edits));
        #[expect(clippy::mutable_key_type, reason = "the type of the protocol's crate")]
        let changes: HashMap<Uri, Vec<lsp_types::TextEdit>> = changes.collect();
        return WorkspaceEdit::new(changes);
    }
    let all = files.into_iter().map(|file| TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier {
            uri: file.uri,
            version: file.version,
        },
        edits: file.edits.into_iter().map(OneOf::Left).collect(),
    });
    WorkspaceEdit {
        document_changes: Some(DocumentChanges::Edits(all.collect())),
        ..WorkspaceEdit::default()
    }
}
