//! Reads the sheets of a workbook (`.xlsx`) within limits.

use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use super::grid::{Grid, Raw, Sort, column_of};
use super::parts::{
    Style, attribute, broken, is_set, referred, relations, sheets, styles, texts, unescaped,
};
use super::{Limits, refused};
use crate::error::Error;

/// Reads all sheets.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Grid>, Error> {
    let archive = ZipArchive::new(Cursor::new(bytes));
    let mut archive = archive.map_err(|error| broken(&error))?;
    let mut left = limits.bytes;
    let mut part = |name: &str| part(&mut archive, name, &mut left, limits);
    let Some(book) = part("xl/workbook.xml")? else {
        return Err(refused(crate::Text::fixed(
            "tệp không phải bảng tính .xlsx",
            "the file is no .xlsx workbook",
        )));
    };
    let (listed, from_1904) = sheets(&book)?;
    let targets = part("xl/_rels/workbook.xml.rels")?.unwrap_or_default();
    let targets = relations(&targets)?;
    let shared = part("xl/sharedStrings.xml")?.unwrap_or_default();
    let shared = texts(&shared, limits)?;
    let of_cells = part("xl/styles.xml")?.unwrap_or_default();
    let of_cells = styles(&of_cells)?;
    let mut grids = Vec::new();
    let mut count = 0_usize;
    for sheet in listed.into_iter().take(limits.sheets) {
        let target = targets.iter().find(|(id, _)| *id == sheet.relation);
        let Some((_, target)) = target else { continue };
        let path = match target.strip_prefix('/') {
            Some(path) => path.to_owned(),
            None => format!("xl/{target}"),
        };
        let Some(xml) = part(&path)? else { continue };
        let mut grid = Grid {
            name: sheet.name,
            is_hidden: sheet.is_hidden,
            ..Grid::default()
        };
        let sheet = Sheet {
            shared: &shared,
            styles: &of_cells,
            from_1904,
        };
        sheet.read(&xml, &mut grid, &mut count, limits)?;
        grids.push(grid);
    }
    Ok(grids)
}

/// A part of the archive; `None` if there is none of that name.
fn part(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    name: &str,
    left: &mut u64,
    limits: &Limits,
) -> Result<Option<Vec<u8>>, Error> {
    let Ok(file) = archive.by_name(name) else {
        return Ok(None);
    };
    let mut bytes = Vec::new();
    // The size that the archive states is not believed.
    let read = file.take(left.saturating_add(1)).read_to_end(&mut bytes);
    read.map_err(|error| broken(&error))?;
    match left.checked_sub(bytes.len() as u64) {
        Some(rest) => *left = rest,
        None => return Err(limits.too_large()),
    }
    Ok(Some(bytes))
}

/// The number of a column; those beyond all are the last.
fn clamped(column: u32) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

/// What the cells of a sheet refer to.
struct Sheet<'b> {
    shared: &'b [String],
    styles: &'b [Style],
    from_1904: bool,
}

/// A cell that is being read.
#[derive(Default)]
struct Open {
    at: Option<(u32, u16)>,
    sort: String,
    style: usize,
    value: String,
    has_formula: bool,
}

impl Sheet<'_> {
    fn read(
        &self,
        xml: &[u8],
        grid: &mut Grid,
        count: &mut usize,
        limits: &Limits,
    ) -> Result<(), Error> {
        let mut reader = Reader::from_reader(xml);
        let mut row = 0_u32;
        let mut next_row = 0_u32;
        let mut next_column = 0_u16;
        let mut open = Open::default();
        let mut takes_text = false;
        loop {
            match reader.read_event().map_err(|error| broken(&error))? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    b"row" => {
                        row = number(&tag, "r").unwrap_or(next_row);
                        next_row = row.saturating_add(1);
                        next_column = 0;
                        if is_set(&tag, "hidden") {
                            grid.hidden.insert(row);
                        }
                    }
                    b"c" => {
                        let column = attribute(&tag, "r").and_then(|at| {
                            let letters: String =
                                at.chars().take_while(char::is_ascii_alphabetic).collect();
                            column_of(&letters)
                        });
                        let column = column.unwrap_or(next_column);
                        next_column = column.saturating_add(1);
                        let style = attribute(&tag, "s").and_then(|text| text.parse().ok());
                        open = Open {
                            at: Some((row, column)),
                            sort: attribute(&tag, "t").unwrap_or_default(),
                            style: style.unwrap_or_default(),
                            ..Open::default()
                        };
                    }
                    b"v" | b"t" => takes_text = open.at.is_some(),
                    b"f" => open.has_formula = true,
                    _ => {}
                },
                Event::Empty(tag) => match tag.local_name().as_ref() {
                    b"f" => open.has_formula = true,
                    b"col" if is_set(&tag, "hidden") => {
                        let end = |name| number(&tag, name).map(clamped);
                        let ends = end("min").zip(end("max"));
                        grid.hidden_columns.extend(ends.map(<[u16; 2]>::from));
                    }
                    b"mergeCell" => {
                        if let Some(range) = attribute(&tag, "ref").and_then(|r| range(&r)) {
                            grid.merged.push(range);
                        }
                    }
                    b"row" => {
                        row = number(&tag, "r").unwrap_or(next_row);
                        next_row = row.saturating_add(1);
                    }
                    b"c" => {
                        let at = attribute(&tag, "r");
                        let letters = at
                            .as_deref()
                            .map(|at| at.trim_end_matches(|c: char| c.is_ascii_digit()));
                        let column = letters.and_then(column_of).unwrap_or(next_column);
                        next_column = column.saturating_add(1);
                    }
                    _ => {}
                },
                Event::Text(part) if takes_text => {
                    open.value
                        .push_str(&part.decode().map_err(|error| broken(&error))?);
                }
                Event::GeneralRef(part) if takes_text => open.value.extend(referred(&part)),
                Event::End(tag) => match tag.local_name().as_ref() {
                    b"v" | b"t" => takes_text = false,
                    b"c" => {
                        let done = std::mem::take(&mut open);
                        if let Some((at, raw)) = self.made(done) {
                            *count = count.saturating_add(1);
                            if *count > limits.cells {
                                return Err(limits.too_many());
                            }
                            grid.rows.entry(at.0).or_default().insert(at.1, raw);
                        }
                    }
                    _ => {}
                },
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// A cell that was read whole, if it holds anything.
    fn made(&self, open: Open) -> Option<((u32, u16), Raw)> {
        let at = open.at?;
        let style = self.styles.get(open.style).cloned().unwrap_or_default();
        let (text, sort) = match open.sort.as_str() {
            "s" => {
                let nth = open.value.trim().parse::<usize>().ok()?;
                (self.shared.get(nth)?.clone(), Sort::Text)
            }
            "inlineStr" | "str" => (unescaped(&open.value), Sort::Text),
            "b" => {
                let is = open.value.trim() == "1";
                let text = if is { "true" } else { "false" };
                (text.to_owned(), Sort::Text)
            }
            "e" => (open.value, Sort::Error),
            "d" => (open.value.chars().take(10).collect(), Sort::Date),
            _ if style.is_date => match day(&open.value, self.from_1904) {
                Some(day) => (day, Sort::Date),
                None => (open.value, Sort::Number),
            },
            _ if style.is_percent => (shown_percent(&open.value), Sort::Number),
            _ => (shown_number(&open.value), Sort::Number),
        };
        if text.is_empty() {
            return None;
        }
        let sort = match sort {
            Sort::Error => Sort::Error,
            _ if open.has_formula => Sort::Formula,
            Sort::Text if is_legacy(&style.font) => Sort::Legacy(style.font),
            sort => sort,
        };
        Some((at, Raw { text, sort }))
    }
}

/// Fonts in which letters with marks stand at other places than in Unicode.
fn is_legacy(font: &str) -> bool {
    let font = font.trim();
    font.starts_with(".Vn")
        || font.starts_with(".VN")
        || font.to_ascii_uppercase().starts_with("VNI-")
}

fn number(tag: &quick_xml::events::BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(tag, name)?.parse::<u32>().ok()?.checked_sub(1)
}

/// `B2:D5` as rows and columns from 0.
fn range(text: &str) -> Option<[u32; 4]> {
    let (first, last) = text.split_once(':')?;
    let at = |text: &str| {
        let letters = text.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = text.get(letters.len()..)?;
        let row = digits.parse::<u32>().ok()?.checked_sub(1)?;
        Some((row, u32::from(column_of(letters)?)))
    };
    let ((r1, c1), (r2, c2)) = (at(first)?, at(last)?);
    Some([r1, c1, r2, c2])
}

/// A number as people write it.
fn shown_number(text: &str) -> String {
    let text = text.trim();
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() => value.to_string(),
        _ => text.to_owned(),
    }
}

/// A number of a cell that shows percentages, as it is shown: 0.85 as 85 %.
fn shown_percent(text: &str) -> String {
    let text = text.trim();
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() => {
            // Spreadsheets keep fifteen digits; the product may have a slip behind them.
            let shown = format!("{:.10}", value * 100.0);
            let shown = shown.trim_end_matches('0').trim_end_matches('.');
            format!("{shown}%")
        }
        _ => text.to_owned(),
    }
}

/// The day that a number of days stands for.
pub(super) fn day(text: &str, from_1904: bool) -> Option<String> {
    let value = text.trim().parse::<f64>().ok()?;
    if !(1.0..2_958_466.0).contains(&value) {
        return None;
    }
    // Whole days, below the bound above.
    let days = format!("{:.0}", value.floor()).parse::<i32>().ok()?;
    let days = if from_1904 {
        days.saturating_add(1_462)
    } else {
        days
    };
    // The first of January 1900 is day 1, and there is a 29th of February 1900.
    let days = if days > 60 {
        days.saturating_sub(1)
    } else {
        days
    };
    let start = jiff::civil::date(1899, 12, 31);
    let day = start
        .checked_add(jiff::Span::new().try_days(i64::from(days)).ok()?)
        .ok()?;
    Some(day.to_string())
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use super::{Limits, day, read};
    use crate::text::Lang;

    /// A workbook of those parts.
    fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            let options = zip::write::SimpleFileOptions::default();
            zip.start_file(*name, options).expect("a part begins");
            zip.write_all(bytes).expect("it is written");
        }
        zip.finish().expect("it ends").into_inner()
    }

    #[test]
    fn what_unpacks_to_more_than_the_limit_is_refused() {
        let book = b"<workbook><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>";
        let limits = Limits {
            bytes: 1 << 16,
            cells: 100,
            sheets: 10,
        };
        let bomb = zip(&[
            ("xl/workbook.xml", book),
            ("xl/sharedStrings.xml", &vec![b' '; 1 << 18]),
        ]);
        assert!(bomb.len() < 4096);
        let refused = read(&bomb, &limits).expect_err("it is too large");
        assert!(refused.text().get(Lang::En).contains("unpacked"));
        let texts = format!("<sst>{}</sst>", "<si><t>a</t></si>".repeat(101));
        let many = zip(&[
            ("xl/workbook.xml", book),
            ("xl/sharedStrings.xml", texts.as_bytes()),
        ]);
        assert!(read(&many, &limits).is_err());
    }

    #[test]
    fn days_are_counted_as_spreadsheets_count_them() {
        assert_eq!(day("1", false).as_deref(), Some("1900-01-01"));
        assert_eq!(day("61", false).as_deref(), Some("1900-03-01"));
        assert_eq!(day("45519.75", false).as_deref(), Some("2024-08-15"));
        assert_eq!(day("44057", true).as_deref(), Some("2024-08-15"));
        assert_eq!(day("0", false), None);
        assert_eq!(day("99999999", false), None);
    }
}
