//! Tables as a workbook, a sheet each.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format,
    FormatAlign, FormatBorder, Formula, IgnoreError, Note, Workbook, Worksheet, XlsxError,
};

use super::kept;
use super::markdown::{NOTES, NOTHING};
use super::plain::{Align, align, is_formula, lines, shown};
use super::table::{Cell, Column, ColumnRole, Content, Entry, NOT_APPLICABLE, Table, UNKNOWN};
use crate::error::{Error, ErrorKind};
use crate::model::Field;
use crate::text::{Lang, Text};

/// The sheet with the values of drop-down lists.
pub(super) const VALUES: Text = Text::fixed("Giá trị", "Values");

const FONT: &str = "Times New Roman";
/// A table of so many characters across fits on A4.
const A4_WIDTH: u32 = 210;
/// So many rows below a table have its drop-down lists too, for rows that are added.
const SPARE: u32 = 200;

/// The tables as a workbook (`.xlsx`): titles, a hidden row of keys above the headers, drop-down lists of closed sets, print
/// setup, and in a sheet that nobody sees what an import needs to tell edits. The same tables give the same bytes. Texts stay texts, whatever they look like. About linear in the cells.
///
/// Refuses tables that are larger than a sheet may be.
///
/// ```
/// use justarch::{ApplicationKind, Architecture, FrameworkVersion, Lang};
/// use justarch::tables::{TableSet, Tables, xlsx};
/// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
/// b.element("db", ApplicationKind::Database, "Hộ tịch")?;
/// let arch = b.build()?;
/// let tables = [Tables::of(&arch).table(TableSet::Databases).unwrap()];
/// assert!(xlsx(&tables, Lang::Vi)? == xlsx(&tables, Lang::Vi)?);
/// # Ok::<(), justarch::Error>(())
/// ```
pub fn xlsx(tables: &[Table], lang: Lang) -> Result<Vec<u8>, Error> {
    made(tables, lang).map_err(|error| {
        Error::new(
            ErrorKind::Value,
            crate::bilingual!(
                "không ghi được bảng tính: {error}",
                "the workbook cannot be written: {error}"
            ),
        )
    })
}

fn made(tables: &[Table], lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let title = tables.first().and_then(|table| table.heading.first());
    let title = title.map_or("justarch", |title| title.get(lang));
    // A fixed day, so that the same tables are the same bytes.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new()
        .set_title(clipped(title, 250))
        .set_creation_datetime(&day);
    book.set_properties(&properties);
    let formats = Formats::new();
    let mut lists = Lists::default();
    for table in tables {
        sheet(book.add_worksheet(), table, lang, &formats, &mut lists)?;
    }
    lists.write(book.add_worksheet(), lang, &formats)?;
    if kept::is_needed(tables) {
        kept::write(book.add_worksheet(), tables, lang)?;
    }
    book.save_to_buffer()
}

struct Formats {
    title: Format,
    heading: Format,
    header: Format,
    key: Format,
    note: Format,
    cell: Format,
}

impl Formats {
    fn new() -> Self {
        let base = || Format::new().set_font_name(FONT).set_font_size(11);
        Self {
            title: base().set_bold().set_font_size(14),
            heading: base(),
            header: base()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(Color::RGB(0x00E8_EEF5))
                .set_border(FormatBorder::Thin),
            key: base().set_font_color(Color::RGB(0x0080_8080)),
            note: base()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_align(FormatAlign::Left),
            cell: base()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_border(FormatBorder::Hair),
        }
    }

    /// That of a cell of a table.
    fn of(&self, column: &Column, cell: &Cell, text: &str) -> Format {
        let mut format = match align(column, cell) {
            Align::Start => self.cell.clone().set_align(FormatAlign::Left),
            Align::Centre => self.cell.clone().set_align(FormatAlign::Center),
            Align::End => self.cell.clone().set_align(FormatAlign::Right),
        };
        if cell.inferred {
            format = format.set_italic();
        }
        if matches!(cell.content, Content::Unknown | Content::NotApplicable) {
            format = format.set_font_color(Color::RGB(0x0070_7070));
        }
        format = format.set_num_format(match number(cell) {
            Some((_, shown)) => shown,
            // Text even where somebody edits the cell.
            None => "@".to_owned(),
        });
        if is_formula(text) {
            format = format.set_quote_prefix();
        }
        format
    }
}

/// A cell that holds one number, and how it is shown: by thousands, with the signs of the reader's country. Only numbers
/// that a spreadsheet keeps to the last digit.
fn number(cell: &Cell) -> Option<(f64, String)> {
    let Content::Values(values) = &cell.content else {
        return None;
    };
    let text = match values.as_slice() {
        [Entry::Number(number)] => number.to_string(),
        [Entry::Decimal(text)] => text.clone(),
        _ => return None,
    };
    let value = text.parse::<f64>().ok()?;
    let is_kept =
        text.bytes().filter(u8::is_ascii_digit).count() <= 15 && value.to_string() == text;
    if !is_kept {
        return None;
    }
    let fraction = text
        .split_once('.')
        .map_or(0, |(_, fraction)| fraction.len());
    let shown = match fraction {
        0 => "#,##0".to_owned(),
        digits => format!("#,##0.{}", "0".repeat(digits)),
    };
    Some((value, shown))
}

fn sheet(
    sheet: &mut Worksheet,
    table: &Table,
    lang: Lang,
    formats: &Formats,
    lists: &mut Lists,
) -> Result<(), XlsxError> {
    sheet.set_name(table.set.tab().get(lang))?;
    let last = column_number(table.columns.len().saturating_sub(1));
    let mut row = 0_u32;
    let title = table.set.title().get(lang).to_uppercase();
    sheet.write_string_with_format(row, 0, title, &formats.title)?;
    for line in &table.heading {
        row = row.saturating_add(1);
        sheet.write_string_with_format(row, 0, clipped(line.get(lang), 500), &formats.heading)?;
    }
    let keys = row.saturating_add(1);
    let header = keys.saturating_add(1);
    for (nth, column) in table.columns.iter().enumerate() {
        let at = column_number(nth);
        // The letters are narrower than the digits that widths are counted in.
        sheet.set_column_width(at, f64::from(column.width) * 0.85)?;
        let key = format!("{}/{}", table.set.key(), column.key);
        sheet.write_string_with_format(keys, at, clipped(&key, 250), &formats.key)?;
        let text = clipped(column.header.get(lang), 500);
        sheet.write_string_with_format(header, at, text, &formats.header)?;
        let note = column.note(lang);
        if !note.is_empty() {
            let note = Note::new(clipped(&note, 2_000))
                .add_author_prefix(false)
                .set_width(300)
                .set_height(110);
            sheet.insert_note(header, at, &note)?;
        }
    }
    sheet.set_row_hidden(keys)?;
    let headers = table
        .columns
        .iter()
        .map(|c| lines(c.header.get(lang), c.width));
    sheet.set_row_height(header, height(headers.max().unwrap_or(1), 16.0))?;
    let first = header.saturating_add(1);
    let mut row = first;
    for of in &table.rows {
        let tallest = table.columns.iter().zip(&of.cells);
        let tallest = tallest.map(|(column, cell)| lines(&shown(cell, lang), column.width));
        // Not every program finds the height by itself.
        sheet.set_row_height(row, height(tallest.max().unwrap_or(1), 14.5))?;
        for ((nth, column), cell) in table.columns.iter().enumerate().zip(&of.cells) {
            write(
                sheet,
                (row, column_number(nth)),
                column,
                cell,
                lang,
                formats,
            )?;
        }
        row = row.saturating_add(1);
    }
    let end = row.saturating_sub(1).max(header);
    if table.rows.is_empty() {
        sheet.write_string_with_format(row, 0, NOTHING.get(lang), &formats.heading)?;
        row = row.saturating_add(1);
    } else {
        sheet.autofilter(header, 0, end, last)?;
        sheet.ignore_error_range(first, 0, end, last, IgnoreError::NumberStoredAsText)?;
    }
    for (nth, column) in table.columns.iter().enumerate() {
        if let Some(list) = lists.of(column, lang) {
            let at = column_number(nth);
            sheet.add_data_validation(first, at, end.saturating_add(SPARE), at, &list)?;
        }
    }
    let total = table.columns.iter().map(|column| u32::from(column.width));
    let total: u32 = total.sum();
    row = row.saturating_add(1);
    row = notes(sheet, table, (row, last, total), lang, formats)?;
    sheet.set_freeze_panes(first, frozen(table))?;
    sheet
        .set_landscape()
        .set_paper_size(if total <= A4_WIDTH { 9 } else { 8 })
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.79, 0.59, 0.79, 0.79, 0.4, 0.4)
        .set_header("&C&\"Times New Roman\"&13&P")
        .set_footer("&L&\"Times New Roman\"&9&A");
    sheet.set_repeat_rows(header, header)?;
    sheet.set_print_area(0, 0, row.saturating_sub(1).max(header), last)?;
    Ok(())
}

/// The height of a row with so many lines; none is higher than a page.
fn height(lines: usize, of_line: f64) -> f64 {
    f64::from(u16::try_from(lines).unwrap_or(u16::MAX))
        .mul_add(of_line, 3.0)
        .min(400.0)
}

/// The notes below a table, each across all columns, and where they end.
fn notes(
    sheet: &mut Worksheet,
    table: &Table,
    (start, last, width): (u32, u16, u32),
    lang: Lang,
    formats: &Formats,
) -> Result<u32, XlsxError> {
    if table.notes.is_empty() {
        return Ok(start);
    }
    let mut row = start;
    sheet.write_string_with_format(
        row,
        0,
        NOTES.get(lang),
        &formats.note.clone().set_bold().unset_text_wrap(),
    )?;
    for note in &table.notes {
        row = row.saturating_add(1);
        let text = clipped(note.get(lang), 4_000);
        let width = u16::try_from(width).unwrap_or(u16::MAX);
        // Merged cells do not grow by themselves.
        let tall = height(lines(&text, width.max(20)), 15.0);
        if last > 0 {
            sheet.merge_range(row, 0, row, last, &text, &formats.note)?;
        } else {
            sheet.write_string_with_format(row, 0, text, &formats.note)?;
        }
        sheet.set_row_height(row, tall)?;
    }
    Ok(row.saturating_add(1))
}

fn write(
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    column: &Column,
    cell: &Cell,
    lang: Lang,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let text = shown(cell, lang);
    let format = formats.of(column, cell, &text);
    match number(cell) {
        Some((number, _)) => sheet.write_number_with_format(row, at, number, &format)?,
        None => sheet.write_string_with_format(row, at, text, &format)?,
    };
    Ok(())
}

/// So many columns stay in sight: up to what rows are known by, if that leaves room.
fn frozen(table: &Table) -> u16 {
    let mut width = 0_u32;
    for (nth, column) in table.columns.iter().enumerate() {
        width = width.saturating_add(u32::from(column.width));
        if width > 55 {
            return column_number(nth.min(1));
        }
        if column.role == ColumnRole::Key {
            return column_number(nth.saturating_add(1));
        }
    }
    1
}

/// The values of drop-down lists, each list once.
#[derive(Default)]
struct Lists {
    all: Vec<(String, Vec<String>)>,
}

impl Lists {
    /// The list of a column, if it has one.
    fn of(&mut self, column: &Column, lang: Lang) -> Option<DataValidation> {
        if column.choices.is_empty() {
            return None;
        }
        let mut values: Vec<String> = Vec::new();
        let choices = column.choices.iter().map(|choice| choice.get(lang));
        for value in choices.chain([UNKNOWN.get(lang), NOT_APPLICABLE.get(lang)]) {
            let value = clipped(value, 250);
            if !values.contains(&value) {
                values.push(value);
            }
        }
        let known = self.all.iter().position(|(_, list)| *list == values);
        let nth = known.unwrap_or(self.all.len());
        let count = values.len();
        if known.is_none() {
            self.all.push((column.header.get(lang).to_owned(), values));
        }
        let letters = letters(nth);
        let end = count.saturating_add(1);
        let range = format!("='{}'!${letters}$2:${letters}${end}", VALUES.get(lang));
        let is_open = matches!(
            column.field,
            Some(Field::Owner | Field::Operator | Field::Issuer | Field::Parent | Field::Grade)
        );
        let style = if is_open {
            DataValidationErrorStyle::Warning
        } else {
            DataValidationErrorStyle::Stop
        };
        let (title, said) = match lang {
            Lang::Vi => (
                "Giá trị không có trong danh sách",
                "Chọn một giá trị trong danh sách.",
            ),
            Lang::En => ("Not in the list", "Choose a value of the list."),
        };
        let list = DataValidation::new().allow_list_formula(Formula::new(range));
        let list = list.set_error_style(style).set_error_title(title).ok()?;
        list.set_error_message(said).ok()
    }

    fn write(&self, sheet: &mut Worksheet, lang: Lang, formats: &Formats) -> Result<(), XlsxError> {
        sheet.set_name(VALUES.get(lang))?;
        for (nth, (header, values)) in self.all.iter().enumerate() {
            let at = column_number(nth);
            sheet.set_column_width(at, 24)?;
            sheet.write_string_with_format(0, at, clipped(header, 500), &formats.header)?;
            for (row, value) in (1..).zip(values) {
                sheet.write_string_with_format(row, at, value, &formats.heading)?;
            }
        }
        sheet.set_hidden(true);
        Ok(())
    }
}

/// The letters of a column, from 0.
pub(super) fn letters(column: usize) -> String {
    let mut out = String::new();
    let mut rest = column;
    loop {
        let digit = u8::try_from(rest % 26).unwrap_or_default();
        out.insert(0, char::from(b'A'.saturating_add(digit)));
        match (rest / 26).checked_sub(1) {
            Some(next) => rest = next,
            None => return out,
        }
    }
}

fn column_number(nth: usize) -> u16 {
    u16::try_from(nth).unwrap_or(u16::MAX)
}

fn clipped(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}
