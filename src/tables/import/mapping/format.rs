//! The format of mappings, from the head down to what is said of a column.

use super::cell::{DATE_FORMS, PERCENTS, Reads};
use super::keys::{Key, key_of, keys, shape_of};
use super::{Constant, Mapped, Parts, Sheet, Skip};
use crate::bilingual;
use crate::io::mapping_codes as codes;
use crate::io::reading::{Cursor, Entry, Page, Reader, View, did_you_mean, excerpt};
use crate::model::schema::Shape;
use crate::phrase::listed;
use crate::span::Span;
use crate::suggest::nearest;
use crate::tables::TableSet;
use crate::tables::import::clean::{clean, folded};
use crate::tables::import::importable::IMPORTABLE;
use crate::tables::import::parse;
use crate::tables::import::sheet::How;
use crate::text::Text;

pub(super) const VERSION: &str = codes::MAPPING_HEAD;
pub(super) const TOP: &[&str] = &[
    VERSION,
    "table",
    "sheet",
    "header",
    "skip",
    "headings",
    "end",
    "columns",
    "constants",
    "ignore",
    "new-rows",
    "blank",
    "covers",
];
pub(super) const COLUMN: &[&str] = &[
    "field",
    "values",
    "date",
    "thousands",
    "decimal",
    "percent",
    "split",
    "merged",
];
pub(super) const HEADINGS: [(&str, bool); 1] = [("skip", true)];
pub(super) const NEW_ROWS: [(&str, bool); 2] = [("refuse", false), ("add", true)];
pub(super) const BLANK: [(&str, bool); 2] = [("keep", false), ("clear", true)];
pub(super) const COVERS: [(&str, bool); 2] = [("all", false), ("part", true)];
pub(super) const MERGED: [(&str, bool); 2] = [("refuse", false), ("fill", true)];
pub(super) const THOUSANDS: [(&str, char); 3] = [(".", '.'), (",", ','), (" ", ' ')];
pub(super) const DECIMAL: [(&str, char); 2] = [(",", ','), (".", '.')];

/// So many rows of headers may stand one below the other.
const MOST_HEADERS: u32 = 5;

/// Reads a whole file. Faults go to the reader.
pub(super) fn file(reader: &mut Reader, page: &Page<'_>) -> Parts {
    let mut parts = Parts::default();
    let Some(top) = page.root() else { return parts };
    let Some(entries) = reader.map(VERSION, top, TOP) else {
        return parts;
    };
    let find = |name: &str| entries.iter().find(|(key, _, _)| *key == name);
    let start = Span::new(top.span().source, top.span().start, top.span().start);
    reader.version(find(VERSION), start);
    match find("table") {
        Some((key, _, value)) => parts.set = table(reader, key, *value),
        None => reader.missing(VERSION, "table", start),
    }
    parts.sheet = find("sheet").and_then(|(key, _, value)| sheet(reader, key, *value));
    if let Some((key, _, value)) = find("header") {
        parts.header = header(reader, key, *value).unwrap_or_default();
    }
    if let Some((key, _, value)) = find("skip") {
        let items = reader.items(key, *value);
        parts.skip = items
            .into_iter()
            .filter_map(|item| skip(reader, key, item))
            .collect();
    }
    let mut texts = |name: &str| {
        let Some((key, _, value)) = find(name) else {
            return Vec::new();
        };
        let items = reader.items(key, *value).into_iter();
        items
            .filter_map(|item| reader.text(key, item).map(folded))
            .collect()
    };
    parts.end = texts("end");
    parts.ignore = texts("ignore");
    let mut says = |name: &str, words: &[(&'static str, bool)]| {
        find(name).is_some_and(|(key, _, value)| single(reader, key, *value, words) == Some(true))
    };
    parts.skips_headings = says("headings", &HEADINGS);
    parts.how = How {
        adds: says("new-rows", &NEW_ROWS),
        keeps_blank: !says("blank", &BLANK),
        is_part: says("covers", &COVERS),
    };
    let Some((_, columns_at, columns)) = find("columns") else {
        reader.missing(VERSION, "columns", start);
        return parts;
    };
    // Without the table nobody knows which fields there are.
    let Some(set) = parts.set else { return parts };
    for (name, at, value) in reader.open_map("columns", *columns).unwrap_or_default() {
        parts.columns.extend(column(reader, set, (name, at, value)));
    }
    if let Some((key, _, value)) = find("constants") {
        for (name, at, value) in reader.open_map(key, *value).unwrap_or_default() {
            parts
                .constants
                .extend(constant(reader, set, (name, at, value)));
        }
    }
    each_once(reader, &parts);
    if reader.errors() == 0 {
        known_by(reader, set, &parts, *columns_at);
    }
    parts
}

/// One word of a closed set.
fn single<T: Copy>(
    reader: &mut Reader,
    key: &str,
    value: Cursor<'_>,
    all: &[(&'static str, T)],
) -> Option<T> {
    if let View::Scalar(..) = value.view() {
        return reader.words(key, value, all).first().copied();
    }
    let wanted = Text::fixed("một giá trị đơn", "a single value");
    reader.wrong_type(key, &wanted, value.span());
    None
}

fn table(reader: &mut Reader, key: &str, value: Cursor<'_>) -> Option<TableSet> {
    let all = IMPORTABLE.map(|set| (set.key(), set));
    single(reader, key, value, &all)
}

fn sheet(reader: &mut Reader, key: &str, value: Cursor<'_>) -> Option<Sheet> {
    let text = reader.text(key, value)?;
    let is_quoted = value
        .scalar()
        .is_some_and(|(_, style)| style != crate::io::reading::Style::Plain);
    match text.parse::<usize>() {
        Ok(number) if number > 0 && !is_quoted => Some(Sheet::Numbered(number, value.span())),
        _ => Some(Sheet::Named(folded(text), value.span())),
    }
}

/// A row, counted from 1 in files and from 0 here.
fn row(reader: &mut Reader, key: &str, text: &str, at: Span) -> Option<u32> {
    let number = text.trim().parse::<u32>().ok();
    let row = number.and_then(|number| number.checked_sub(1));
    if row.is_none_or(|row| row >= 1_048_576) {
        let wanted = Text::fixed("số của một dòng, từ 1", "the number of a row, from 1");
        reader.bad_value(key, text, &wanted, at);
        return None;
    }
    row
}

/// The rows of headers: one, or a list of rows one below the other.
fn header(reader: &mut Reader, key: &str, value: Cursor<'_>) -> Option<(u32, u32)> {
    let mut rows = Vec::new();
    for item in reader.items(key, value) {
        let text = reader.text(key, item)?;
        rows.push(row(reader, key, text, item.span())?);
    }
    let (first, last) = (*rows.first()?, *rows.last()?);
    let follow = rows
        .windows(2)
        .all(|pair| matches!(pair, [one, next] if one.checked_add(1) == Some(*next)));
    if !follow || last.saturating_sub(first) >= MOST_HEADERS {
        let message = bilingual!(
            "`{key}`: các dòng tiêu đề phải liền nhau, nhiều nhất {MOST_HEADERS} dòng",
            "`{key}`: rows of headers stand one below the other, {MOST_HEADERS} at most"
        );
        let help = Text::fixed(
            "Ghi các số liền nhau từ trên xuống, ví dụ `[3, 4]`.",
            "Write numbers that follow each other from the top, such as `[3, 4]`.",
        );
        reader.say_with(codes::MAPPING_VALUE, message, value.span(), Some(help));
        return None;
    }
    Some((first, last))
}

/// A row, rows from one to another, or those with a text.
fn skip(reader: &mut Reader, key: &str, value: Cursor<'_>) -> Option<Skip> {
    let text = reader.text(key, value)?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if is_number(text.trim()) {
        let row = row(reader, key, text, value.span())?;
        return Some(Skip::Rows(row, row));
    }
    if let Some((first, last)) = text.split_once('-')
        && is_number(first.trim())
        && is_number(last.trim())
    {
        let first = row(reader, key, first, value.span())?;
        let last = row(reader, key, last, value.span())?;
        if first > last {
            let wanted = Text::fixed(
                "các dòng từ trên xuống, ví dụ `7-9`",
                "rows from the top down, such as `7-9`",
            );
            reader.bad_value(key, text, &wanted, value.span());
            return None;
        }
        return Some(Skip::Rows(first, last));
    }
    Some(Skip::Text(folded(text)))
}

/// The field of that name.
fn key(reader: &mut Reader, set: TableSet, name: &str, at: Span) -> Option<Key> {
    let found = key_of(set, name);
    if found.is_none() {
        let all = keys(set);
        let names: Vec<_> = all.iter().map(|key| key.name).collect();
        let help = if let Some(near) = nearest(name, names.iter().copied()) {
            did_you_mean(near)
        } else {
            let names = listed(names);
            bilingual!("Các thuộc tính: {names}.", "The fields are: {names}.")
        };
        let (name, set) = (excerpt(name), set.key());
        let message = bilingual!(
            "bảng `{set}` không có thuộc tính `{name}`",
            "the table `{set}` has no field `{name}`"
        );
        reader.say_with(codes::MAPPING_FIELD, message, at, Some(help));
    }
    found
}

fn column(reader: &mut Reader, set: TableSet, (name, at, value): Entry<'_>) -> Option<Mapped> {
    let name = clean(name).replace('\n', " ");
    if let View::Scalar(..) = value.view() {
        let field = reader.text(&name, value)?;
        let key = key(reader, set, field, value.span())?;
        return Some(Mapped {
            name,
            at,
            key,
            reads: Reads::default(),
            fills: false,
        });
    }
    let entries = reader.map(&name, value, COLUMN)?;
    let find = |name: &str| entries.iter().find(|(key, _, _)| *key == name);
    let Some((of, _, field)) = find("field") else {
        reader.missing(&name, "field", value.span());
        return None;
    };
    let text = reader.text(of, *field)?;
    let key = key(reader, set, text, field.span())?;
    let shape = key.field.and_then(|field| shape_of(set, field));
    let mut reads = Reads {
        is_whole: matches!(shape, Some(Shape::Number | Shape::SecurityLevel)),
        ..Reads::default()
    };
    if let Some((of, _, value)) = find("values") {
        for (from, _, to) in reader.open_map(of, *value).unwrap_or_default() {
            let text = if to.is_nothing() {
                Some("")
            } else {
                reader.text(from, to)
            };
            let Some(text) = text else { continue };
            judge(reader, (set, key), text, to.span());
            reads.values.push((folded(from), text.to_owned()));
        }
    }
    let of_dates = matches!(shape, Some(Shape::Date | Shape::Dates));
    if let Some((of, at, value)) = find("date") {
        fits(
            reader,
            of_dates,
            (of, &key, *at),
            &Text::fixed("một ngày", "a date"),
        );
        reads.date = single(reader, of, *value, &DATE_FORMS);
    }
    let of_numbers = matches!(
        shape,
        Some(Shape::Number | Shape::Decimal | Shape::SecurityLevel)
    );
    for of in ["thousands", "decimal", "percent"] {
        let Some((of, at, value)) = find(of) else {
            continue;
        };
        fits(
            reader,
            of_numbers,
            (of, &key, *at),
            &Text::fixed("một số", "a number"),
        );
        match *of {
            "thousands" => reads.thousands = single(reader, of, *value, &THOUSANDS),
            "decimal" => reads.decimal = single(reader, of, *value, &DECIMAL),
            _ => reads.percent = single(reader, of, *value, &PERCENTS),
        }
    }
    if let (Some(one), Some((_, at, _))) = (reads.decimal, find("decimal"))
        && reads.thousands == Some(one)
    {
        let message = bilingual!(
            "`thousands` và `decimal` cùng là `{one}`",
            "`thousands` and `decimal` are both `{one}`"
        );
        reader.say(codes::MAPPING_VALUE, message, *at);
    }
    if let Some((of, at, value)) = find("split") {
        let is_list = shape.is_some_and(Shape::is_list);
        fits(
            reader,
            is_list,
            (of, &key, *at),
            &Text::fixed("một danh sách", "a list"),
        );
        reads.split = reader.text(of, *value).map(str::to_owned);
    }
    let fills = find("merged").and_then(|(of, _, value)| single(reader, of, *value, &MERGED));
    Some(Mapped {
        name,
        at,
        key,
        reads,
        fills: fills.unwrap_or_default(),
    })
}

/// Says that a key means nothing for a field.
fn fits(reader: &mut Reader, fits: bool, (of, key, at): (&str, &Key, Span), wanted: &Text) {
    if fits {
        return;
    }
    let name = key.name;
    let (vi, en) = (
        wanted.get(crate::text::Lang::Vi),
        wanted.get(crate::text::Lang::En),
    );
    let message = bilingual!(
        "`{of}` không có nghĩa với `{name}`, vì đó không phải là {vi}",
        "`{of}` means nothing for `{name}`, which is not {en}"
    );
    let help = bilingual!("Bỏ `{of}`.", "Leave `{of}` out.");
    reader.say_with(codes::MAPPING_VALUE, message, at, Some(help));
}

/// Says that a value is none of the field, where that can be told without a document.
fn judge(reader: &mut Reader, (set, key): (TableSet, Key), text: &str, at: Span) {
    let Some(field) = key.field else { return };
    let Some(shape) = shape_of(set, field) else {
        return;
    };
    if let Some((message, help)) = parse::fault_of(field, shape, text) {
        reader.say_with(codes::MAPPING_VALUE, message, at, help);
    }
}

fn constant(reader: &mut Reader, set: TableSet, (name, at, value): Entry<'_>) -> Option<Constant> {
    let key = key(reader, set, name, at)?;
    let mut texts = Vec::new();
    for item in reader.items(name, value) {
        let text = reader.text(name, item)?;
        judge(reader, (set, key), text, item.span());
        texts.push(clean(text));
    }
    Some(Constant {
        at: value.span(),
        key,
        text: texts.join("\n"),
    })
}

/// Says what is mapped twice.
fn each_once(reader: &mut Reader, parts: &Parts) {
    let columns = parts.columns.iter().map(|column| (column.key, column.at));
    let constants = parts
        .constants
        .iter()
        .map(|constant| (constant.key, constant.at));
    let mut seen: Vec<Key> = Vec::new();
    for (key, at) in columns.chain(constants) {
        if seen.contains(&key) {
            let name = key.name;
            let message = bilingual!("`{name}` được ánh xạ hai lần", "`{name}` is mapped twice");
            reader.say(codes::MAPPING_DUPLICATE, message, at);
        } else {
            seen.push(key);
        }
    }
}

/// A row has to be known by something.
fn known_by(reader: &mut Reader, set: TableSet, parts: &Parts, at: Span) {
    let has = |name: &str| {
        let columns = parts.columns.iter().map(|column| column.key.name);
        let constants = parts.constants.iter().map(|constant| constant.key.name);
        columns.chain(constants).any(|key| key == name)
    };
    let is_relation = matches!(set, TableSet::Exchanges | TableSet::SharingServices);
    let (is_known, wanted) = if is_relation {
        (has("id") || has("from") && has("with"), "from`, `with")
    } else {
        (has("id") || has("name.vi"), "name.vi")
    };
    if is_known {
        return;
    }
    let message = bilingual!(
        "`columns` không cho biết mỗi dòng là mục nào: thiếu `{wanted}`, và không có `id`",
        "`columns` does not tell what a row is: `{wanted}` is missing, and so is `id`"
    );
    let help = bilingual!(
        "Ánh xạ một cột tới `{wanted}` hoặc `id`.",
        "Map a column to `{wanted}` or `id`."
    );
    reader.say_with(codes::MAPPING_MISSING, message, at, Some(help));
}
