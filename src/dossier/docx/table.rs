//! Tables: the header repeated on every page, no row parted between two.

use super::xml::Xml;
use crate::dossier::parts::{Grid, GridCell};

/// Writes a table that is so wide.
pub(super) fn table(xml: &mut Xml, grid: &Grid, width: u32) {
    let widths = widths(grid, width);
    xml.open("w:tbl", &[]).open("w:tblPr", &[]);
    xml.style("w:tblStyle", "DataTable");
    xml.empty("w:tblW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
    xml.value("w:jc", "center");
    xml.empty("w:tblLayout", &[("w:type", "fixed")]);
    xml.empty(
        "w:tblLook",
        &[
            ("w:val", "0020"),
            ("w:firstRow", "1"),
            ("w:noHBand", "1"),
            ("w:noVBand", "1"),
        ],
    );
    xml.close().open("w:tblGrid", &[]);
    for width in &widths {
        xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
    }
    xml.close();
    xml.open("w:tr", &[]).open("w:trPr", &[]);
    xml.empty("w:cantSplit", &[])
        .empty("w:tblHeader", &[])
        .close();
    for (column, width) in grid.columns.iter().zip(&widths) {
        xml.open("w:tc", &[]).open("w:tcPr", &[]);
        xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        xml.empty(
            "w:shd",
            &[
                ("w:val", "clear"),
                ("w:color", "auto"),
                ("w:fill", "E7E6E6"),
            ],
        );
        xml.value("w:vAlign", "center").close();
        paragraph(xml, "TableHeader", &column.header, None);
        xml.close();
    }
    xml.close();
    for row in &grid.rows {
        if let Some(group) = &row.group {
            xml.open("w:tr", &[]).open("w:trPr", &[]);
            xml.empty("w:cantSplit", &[]).close();
            xml.open("w:tc", &[]).open("w:tcPr", &[]);
            xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
            xml.value("w:gridSpan", &grid.columns.len().to_string());
            xml.empty(
                "w:shd",
                &[
                    ("w:val", "clear"),
                    ("w:color", "auto"),
                    ("w:fill", "F5F5F5"),
                ],
            );
            xml.close();
            paragraph(xml, "TableGroup", group, None);
            xml.close().close();
        }
        xml.open("w:tr", &[]).open("w:trPr", &[]);
        xml.empty("w:cantSplit", &[]).close();
        for ((cell, column), width) in row.cells.iter().zip(&grid.columns).zip(&widths) {
            xml.open("w:tc", &[]).open("w:tcPr", &[]);
            xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
            xml.close();
            let style = if column.centred {
                "TableCentre"
            } else {
                "TableText"
            };
            paragraph(xml, style, &cell.text, Some(cell));
            xml.close();
        }
        xml.close();
    }
    xml.close();
}

fn paragraph(xml: &mut Xml, style: &'static str, text: &str, cell: Option<&GridCell>) {
    xml.open("w:p", &[]).open("w:pPr", &[]);
    xml.style("w:pStyle", style).close();
    let bold = cell.is_some_and(|cell| cell.bold);
    let italic = cell.is_some_and(|cell| cell.inferred);
    run(xml, text, bold, italic);
    xml.close();
}

/// Writes a text; its lines stay lines.
pub(super) fn run(xml: &mut Xml, text: &str, bold: bool, italic: bool) {
    xml.open("w:r", &[]);
    if bold || italic {
        xml.open("w:rPr", &[]);
        for (is, name) in [(bold, "w:b"), (italic, "w:i")] {
            if is {
                xml.empty(name, &[]);
            }
        }
        xml.close();
    }
    for (nth, line) in text.split('\n').enumerate() {
        if nth > 0 {
            xml.empty("w:br", &[]);
        }
        for (nth, part) in line.split('\t').enumerate() {
            if nth > 0 {
                xml.empty("w:tab", &[]);
            }
            xml.open("w:t", &[("xml:space", "preserve")]).text(part);
            xml.close();
        }
    }
    xml.close();
}

/// The width of a letter of a header, about.
const LETTER: u32 = 130;
/// Longer words may be broken.
const WORD: usize = 12;

/// How wide each column is: its part of the whole, and no less than its header and its codes need.
fn widths(grid: &Grid, width: u32) -> Vec<u32> {
    let longest = |text: &str| {
        let words = text
            .split([' ', '\n', '-', '/'])
            .map(|word| word.chars().count());
        words.max().unwrap_or_default().min(WORD)
    };
    let total: u32 = grid
        .columns
        .iter()
        .map(|column| u32::from(column.width))
        .sum();
    let parts = grid.columns.iter().enumerate().map(|(nth, column)| {
        let part = u64::from(width).saturating_mul(u64::from(column.width));
        let part = (part / u64::from(total.max(1))) as u32;
        let cells = grid.rows.iter().filter_map(|row| row.cells.get(nth));
        let cells = cells
            .map(|cell| longest(&cell.text))
            .max()
            .unwrap_or_default();
        let needs = longest(&column.header).max(cells.saturating_mul(4) / 5) as u32;
        (part, needs.saturating_mul(LETTER).saturating_add(240))
    });
    let parts: Vec<(u32, u32)> = parts.collect();
    // What is too narrow takes from what has room.
    let missing: u32 = parts
        .iter()
        .map(|(part, needs)| needs.saturating_sub(*part))
        .sum();
    let spare: u32 = parts
        .iter()
        .map(|(part, needs)| part.saturating_sub(*needs))
        .sum();
    if missing > spare {
        return parts.into_iter().map(|(part, _)| part).collect();
    }
    let given = |part: u32, needs: u32| {
        let own = u64::from(part.saturating_sub(needs));
        let gives = own.saturating_mul(u64::from(missing)) / u64::from(spare.max(1));
        part.max(needs).saturating_sub(gives as u32)
    };
    parts
        .into_iter()
        .map(|(part, needs)| given(part, needs))
        .collect()
}
