//! What is told of a word of the format, for hovers and offers.

use justarch::Lang;
use justarch::vocabulary::Entry;
use lsp_types::{MarkupContent, MarkupKind};

/// Markdown, or the same for a client that shows it as it is.
pub(super) fn markup(text: String, markdown: bool) -> MarkupContent {
    MarkupContent {
        kind: if markdown {
            MarkupKind::Markdown
        } else {
            MarkupKind::PlainText
        },
        value: text,
    }
}

/// A word in a few lines: what it means, what the law calls it, an example.
pub(super) fn word(entry: &Entry, lang: Lang) -> String {
    let mut parts = vec![entry.meaning.get(lang).to_owned()];
    if let Some(term) = entry.legal_term(lang) {
        parts.push(match lang {
            Lang::Vi => format!("Thuật ngữ pháp lý: {term}"),
            Lang::En => format!("Legal term: {term}"),
        });
    }
    let example = entry.example.trim_end();
    if !example.is_empty() {
        parts.push(format!("```yaml\n{example}\n```"));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}
