//! Lines and columns of a text that changes: where an edit of the client begins and ends.

use justarch::{Columns, LineColumn};
use lsp_types::{Position, Range, TextDocumentContentChangeEvent};

/// Makes the changes of a text, one after the other.
pub(super) fn apply(
    text: &mut String,
    changes: Vec<TextDocumentContentChangeEvent>,
    columns: Columns,
) {
    for change in changes {
        match change.range {
            Some(Range { start, end }) => {
                let start = offset(text, start, columns);
                let end = offset(text, end, columns).max(start);
                text.replace_range(start..end, &change.text);
            }
            None => *text = change.text,
        }
    }
}

/// The position of a byte.
pub(super) fn at(text: &str, offset: usize, columns: Columns) -> Position {
    let at = LineColumn::of(text, offset, columns);
    Position::new(at.line, at.column)
}

/// The byte at a position.
pub(super) fn offset(text: &str, at: Position, columns: Columns) -> usize {
    let at = LineColumn {
        line: at.line,
        column: at.character,
    };
    at.offset_in(text, columns)
}

#[cfg(test)]
mod tests {
    use justarch::{Columns, Document, LineColumn, SourceId};
    use lsp_types::{Position, Range, TextDocumentContentChangeEvent};

    use super::{apply, offset};

    /// Composed and decomposed Vietnamese, letters beyond the basic plane, all ends of lines.
    const TEXT: &str = "justarch: 1\r\n# Ễ E\u{302}\u{303} 𠮷 🏛 x\n# hai\rba: {}\n";

    #[test]
    fn as_the_library_counts() -> Result<(), justarch::LoadError> {
        let document = Document::recover("a.yaml", TEXT)?;
        for columns in [Columns::Utf8, Columns::Utf16, Columns::Utf32] {
            for line in 0..7 {
                for character in 0..40 {
                    let at = LineColumn {
                        line,
                        column: character,
                    };
                    let known = document.sources().offset(SourceId::ROOT, at, columns);
                    let found = offset(TEXT, Position { line, character }, columns);
                    assert_eq!(found, known, "{columns:?} {line}:{character}");
                    let again = super::at(TEXT, found, columns);
                    assert_eq!(offset(TEXT, again, columns), found);
                }
            }
        }
        Ok(())
    }

    #[test]
    fn changes_one_after_the_other() {
        let mut text = "a: 🏛 x\nb: y\n".to_owned();
        let change =
            |from: (u32, u32), to: (u32, u32), text: &str| TextDocumentContentChangeEvent {
                range: Some(Range {
                    start: Position {
                        line: from.0,
                        character: from.1,
                    },
                    end: Position {
                        line: to.0,
                        character: to.1,
                    },
                }),
                range_length: None,
                text: text.to_owned(),
            };
        apply(
            &mut text,
            vec![
                change((0, 6), (0, 7), "ễ"),
                change((0, 7), (1, 0), "\r\n"),
                change((1, 3), (1, 4), ""),
            ],
            Columns::Utf16,
        );
        assert_eq!(text, "a: 🏛 ễ\r\nb: \n");
    }
}
