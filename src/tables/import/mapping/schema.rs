//! The JSON Schema of mappings, for editors.

use serde_json::{Map, Value, json};

use super::cell::{DATE_FORMS, PERCENTS};
use super::format::{
    BLANK, COLUMN, COVERS, DECIMAL, HEADINGS, MERGED, NEW_ROWS, THOUSANDS, TOP, VERSION,
};
use super::keys::names;
use crate::tables::import::importable::IMPORTABLE;
use crate::text::{Lang, Text};

/// The schema of a mapping: draft 2020-12. Which fields there are depends on the table; whether a column is there is for an
/// import to judge.
///
/// ```
/// use justarch::{Lang, tables::import::mapping_schema};
/// let schema = mapping_schema(Lang::Vi);
/// assert_eq!(schema["required"], serde_json::json!(["columns", "justarch-mapping", "table"]));
/// ```
pub fn schema(lang: Lang) -> Value {
    let mut properties = Map::new();
    for key in TOP {
        let (node, meaning) = of_top(lang, key);
        properties.insert((*key).to_owned(), described(node, meaning.get(lang)));
    }
    let of_table = IMPORTABLE.map(|set| {
        let names = names(set);
        let column = json!({ "anyOf": [
            { "enum": names },
            { "type": "object", "properties": { "field": { "enum": names } } },
        ]});
        json!({
            "if": { "properties": { "table": { "const": set.key() } }, "required": ["table"] },
            "then": { "properties": {
                "columns": { "additionalProperties": column },
                "constants": { "propertyNames": { "enum": names } },
            }},
        })
    });
    let title = Text::fixed(
        "Tệp ánh xạ bảng của cơ quan",
        "Mapping of a table of one's own",
    );
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title.get(lang),
        "type": "object",
        "properties": properties,
        "required": ["columns", VERSION, "table"],
        "additionalProperties": false,
        "allOf": of_table,
    })
}

fn described(mut node: Value, meaning: &str) -> Value {
    if let Some(map) = node.as_object_mut() {
        map.insert("description".to_owned(), meaning.replace('`', "").into());
        map.insert("markdownDescription".to_owned(), meaning.into());
    }
    node
}

fn words<T>(all: &[(&'static str, T)]) -> Value {
    let words: Vec<_> = all.iter().map(|(word, _)| *word).collect();
    json!({ "enum": words })
}

fn text() -> Value {
    json!({ "type": ["string", "number", "boolean"], "pattern": "\\S" })
}

fn one_or_more(item: &Value) -> Value {
    json!({ "anyOf": [item, { "type": "array", "items": item, "minItems": 1 }] })
}

fn of_top(lang: Lang, key: &str) -> (Value, Text) {
    let row = json!({ "type": "integer", "minimum": 1, "maximum": 1_048_576 });
    match key {
        VERSION => (
            json!({ "enum": [1, "1"] }),
            Text::fixed(
                "Phiên bản định dạng tệp ánh xạ, luôn là 1.",
                "The version of the format, always 1.",
            ),
        ),
        "table" => (
            json!({ "enum": IMPORTABLE.map(crate::tables::TableSet::key) }),
            Text::fixed(
                "Trang tính là bảng nào của `export`.",
                "Which table of `export` the sheet is.",
            ),
        ),
        "sheet" => (
            text(),
            Text::fixed(
                "Tên trang tính, hoặc số thứ tự từ 1; không cần ghi nếu chỉ có một trang.",
                "The name of the sheet, or its number from 1; needed where there are several.",
            ),
        ),
        "header" => (
            one_or_more(&row),
            Text::fixed(
                "Số dòng tiêu đề, mặc định là 1; nhiều dòng liền nhau ghi thành danh sách, ví dụ `[3, 4]`.",
                "The row of headers, 1 unless stated; rows one below the other as a list, such as `[3, 4]`.",
            ),
        ),
        "skip" => (
            one_or_more(&text()),
            Text::fixed(
                "Các dòng không đọc: số dòng, `7-9`, hoặc chữ mở đầu ô đầu tiên của dòng.",
                "Rows that are not read: a number, `7-9`, or how the first cell of the row begins.",
            ),
        ),
        "headings" => (
            words(&HEADINGS),
            Text::fixed(
                "`skip`: bỏ qua dòng tên nhóm: dòng chỉ có một nội dung, gộp ô ngang hoặc không đánh số như các dòng khác.",
                "`skip`: headings of groups are not read: rows of one text, merged across or without a number of their own.",
            ),
        ),
        "end" => (
            one_or_more(&text()),
            Text::fixed(
                "Bảng kết thúc trước dòng có ô đầu tiên mở đầu bằng chữ này.",
                "The table ends before the row whose first cell begins so.",
            ),
        ),
        "columns" => (
            json!({
                "type": "object",
                "additionalProperties": { "anyOf": [text(), column(lang)] },
            }),
            Text::fixed(
                "Cột, theo tiêu đề (các dòng tiêu đề nối bằng ` > `) hoặc chữ cái, và thuộc tính của cột.",
                "Columns by header (rows of it joined by ` > `) or letters, each with its field.",
            ),
        ),
        "constants" => (
            json!({
                "type": "object",
                "additionalProperties": one_or_more(&text()),
            }),
            Text::fixed(
                "Giá trị chung cho mọi dòng, thay cho cột mà bảng không có.",
                "Values that hold for every row, in place of columns that the table has not.",
            ),
        ),
        "ignore" => (
            one_or_more(&text()),
            Text::fixed(
                "Các cột cố ý không đọc.",
                "Columns that are left on purpose.",
            ),
        ),
        "new-rows" => (
            words(&NEW_ROWS),
            Text::fixed(
                "`add`: thêm mục mới với định danh lấy từ tên; mặc định `refuse` báo lỗi.",
                "`add`: new rows are added, with ids made from names; `refuse` unless stated.",
            ),
        ),
        "blank" => (
            words(&BLANK),
            Text::fixed(
                "`clear`: ô trống xóa giá trị trong văn bản; mặc định `keep` giữ nguyên.",
                "`clear`: a blank cell takes the value away; `keep` unless stated.",
            ),
        ),
        _ => (
            words(&COVERS),
            Text::fixed(
                "`part`: bảng chỉ gồm một phần các mục, không báo dòng thiếu; mặc định `all`.",
                "`part`: the table lists some only, none is missed; `all` unless stated.",
            ),
        ),
    }
}

/// What is said of a column.
fn column(lang: Lang) -> Value {
    let mut properties = Map::new();
    for key in COLUMN {
        let (node, meaning) = match *key {
            "field" => (
                text(),
                Text::fixed("Thuộc tính, như `owner`.", "The field, such as `owner`."),
            ),
            "values" => (
                json!({ "type": "object", "additionalProperties": { "anyOf": [text(), { "type": "null" }] } }),
                Text::fixed(
                    "Giá trị trong bảng và giá trị tương ứng; `~` là không có thông tin.",
                    "What stands in the table, and what it means; `~` is nothing known.",
                ),
            ),
            "date" => (
                words(&DATE_FORMS),
                Text::fixed("Cách viết ngày.", "How days are written."),
            ),
            "thousands" => (
                words(&THOUSANDS),
                Text::fixed("Dấu giữa các hàng nghìn.", "The sign between thousands."),
            ),
            "decimal" => (
                words(&DECIMAL),
                Text::fixed("Dấu thập phân.", "The sign before a fraction."),
            ),
            "percent" => (
                words(&PERCENTS),
                Text::fixed(
                    "Phần trăm: `whole` đọc 85 là 85, `fraction` đọc 0,85 là 85.",
                    "Percentages: `whole` reads 85 as 85, `fraction` reads 0.85 as 85.",
                ),
            ),
            "split" => (
                text(),
                Text::fixed(
                    "Dấu giữa các giá trị trong một ô.",
                    "What stands between several values of a cell.",
                ),
            ),
            _ => (
                words(&MERGED),
                Text::fixed(
                    "`fill`: giá trị của ô gộp là của mọi dòng mà ô đó bao gồm.",
                    "`fill`: what stands in a merged cell holds for all its rows.",
                ),
            ),
        };
        properties.insert((*key).to_owned(), described(node, meaning.get(lang)));
    }
    json!({
        "type": "object",
        "properties": properties,
        "required": ["field"],
        "additionalProperties": false,
    })
}
