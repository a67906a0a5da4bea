//! Edits of texts as the protocol says them.

use std::collections::HashMap;

use justarch::SourceId;
use justarch::edit::TextEdit;
use lsp_types::{
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, Uri,
    WorkspaceEdit,
};

use super::view::View;

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
    if !view.client.versioned_edits {
        #[expect(clippy::mutable_key_type, reason = "the type of the protocol's crate")]
        let mut changes: HashMap<Uri, Vec<lsp_types::TextEdit>> = HashMap::new();
        for (source, edits) in files {
            changes.insert(view.uri(source)?, edits);
        }
        return Some(WorkspaceEdit::new(changes));
    }
    let mut all = Vec::new();
    for (source, edits) in files {
        all.push(TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier {
                uri: view.uri(source)?,
                version: view.version(source),
            },
            edits: edits.into_iter().map(OneOf::Left).collect(),
        });
    }
    Some(WorkspaceEdit {
        document_changes: Some(DocumentChanges::Edits(all)),
        ..WorkspaceEdit::default()
    })
}
