//! Tables of elements, with the keys that mean something for them.

use super::grid::{cell, column, row, text};
use super::parts::{Grid, GridCell, GridColumn};
use super::whose;
use crate::model::{Architecture, ElementRef, Field};
use crate::tables::{Content, Facts, NOT_APPLICABLE};
use crate::text::{Lang, Text};

/// A table of elements: number, name, and these keys, without those that mean nothing for any of them. What is not known and
/// for another body to state is not said to be unknown.
pub(super) fn grid<'a>(
    arch: &Architecture,
    facts: &Facts<'a>,
    elements: &[ElementRef<'a>],
    keys: &[(Field, u16)],
    lang: Lang,
) -> Grid {
    let mut columns = vec![
        GridColumn {
            centred: true,
            ..column(&Text::fixed("STT", "No."), lang, 9)
        },
        column(&Text::fixed("Tên", "Name"), lang, 34),
    ];
    let mut taken = Vec::new();
    for (key, width) in keys {
        let mut found = elements.iter().filter_map(|e| facts.element(*e, *key));
        if let Some((title, _)) = found.next() {
            columns.push(column(&title, lang, *width));
            taken.push(*key);
        }
    }
    let rows = (1_usize..).zip(elements).map(|(number, element)| {
        let mut cells = vec![text(number.to_string()), named(facts, *element, lang)];
        cells.extend(taken.iter().map(|key| match facts.element(*element, *key) {
            Some((_, found))
                if found.content == Content::Unknown && whose::is_theirs(arch, *element, *key) =>
            {
                text(NOT_APPLICABLE.get(lang))
            }
            Some((_, found)) => shown(facts, cell(&found, lang), lang),
            None => text(NOT_APPLICABLE.get(lang)),
        }));
        row(cells)
    });
    Grid {
        caption: None,
        rows: rows.collect(),
        columns,
    }
}

/// The name of an element, in italics if no source states that it is there.
pub(super) fn named<'a>(facts: &Facts<'a>, element: ElementRef<'a>, lang: Lang) -> GridCell {
    GridCell {
        inferred: element.fields().is_inferred(crate::model::EXISTENCE),
        ..text(facts.name(element).get(lang))
    }
}

/// A cell, unless it speaks of what must not be shown.
pub(super) fn shown(facts: &Facts<'_>, cell: GridCell, lang: Lang) -> GridCell {
    if facts.hides_text(&cell.text) {
        return text(NOT_APPLICABLE.get(lang));
    }
    cell
}
