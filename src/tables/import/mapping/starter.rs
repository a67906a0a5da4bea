//! A mapping to begin with, made from the headers that a sheet has.

use std::fmt::Write as _;

use super::Mapping;
use super::keys::keys;
use crate::model::normalise;
use crate::tables::import::Workbook;
use crate::tables::import::clean::clean;
use crate::tables::import::grid::Grid;
use crate::tables::import::importable::IMPORTABLE;
use crate::tables::make::columns_of;
use crate::tables::spec::Spec;
use crate::tables::{TableSet, Tables};
use crate::text::Lang;
use crate::version::FrameworkVersion;

/// So far down headers may stand.
const FIRST_ROWS: u32 = 60;
/// So many columns are listed.
const MOST: usize = 60;

/// What offices head their columns, with the key of the field. The first that the header begins with counts.
const USUAL: [(&str, &str); 24] = [
    ("ten tieng anh", "name.en"),
    ("ten", "name.vi"),
    ("chu quan", "owner"),
    ("don vi chu quan", "owner"),
    ("co quan chu quan", "owner"),
    ("don vi quan ly", "owner"),
    ("co quan quan ly", "owner"),
    ("chu dau tu", "owner"),
    ("don vi van hanh", "operator"),
    ("cap do", "security-level.level"),
    ("tinh trang", "status"),
    ("trang thai", "status"),
    ("thoi gian dua vao", "since"),
    ("nam dua vao", "since"),
    ("van hanh tu", "since"),
    ("mo ta", "description.vi"),
    ("chuc nang", "description.vi"),
    ("muc dich", "description.vi"),
    ("loai", "kind"),
    ("ma so", "code"),
    ("name", "name.vi"),
    ("owner", "owner"),
    ("status", "status"),
    ("description", "description.vi"),
];
/// What a list of databases speaks of.
const DATABASES: [&str; 2] = ["csdl", "co so du lieu"];
/// What needs no field.
const LEFT: [&str; 6] = ["stt", "tt", "so tt", "so thu tu", "no", "ghi chu"];

impl Mapping {
    /// A mapping to begin with: the headers that the sheet has, each with the field that it looks like, and a mark where
    /// that is to be filled in. Nothing if no sheet has a row like headers. O(cells of the first rows).
    ///
    /// ```
    /// use justarch::Lang;
    /// use justarch::tables::import::{Mapping, Workbook};
    /// let csv = "PHỤ LỤC\nSTT;Tên CSDL;Đơn vị quản lý;Màu\n1;Hộ tịch;Sở Tư pháp;xanh\n";
    /// let book = Workbook::read("a.csv", csv.as_bytes())?;
    /// let text = Mapping::starter(&book, None, Lang::Vi).unwrap();
    /// assert!(text.contains("header: 2\n") && text.contains("  \"Đơn vị quản lý\": owner\n"));
    /// assert!(text.contains("  # \"Màu\": ĐIỀN\n"));
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn starter(book: &Workbook, table: Option<TableSet>, lang: Lang) -> Option<String> {
        let mut shown = book.grids.iter().filter(|grid| !grid.is_hidden);
        let (grid, row) = shown.find_map(|grid| Some((grid, header(grid)?)))?;
        let mut headers: Vec<String> = Vec::new();
        for raw in grid.rows.get(&row)?.values().take(MOST) {
            let text = clean(&raw.text).replace('\n', " ");
            if !text.is_empty() && !headers.contains(&text) {
                headers.push(text);
            }
        }
        let known = |set: TableSet| {
            let fields = headers.iter().map(|header| field_of(set, header));
            fields.collect::<Vec<_>>()
        };
        let count = |set: &TableSet| known(*set).iter().flatten().count();
        let set = table.unwrap_or_else(|| {
            let mut all = headers.iter().map(|header| normalise(header));
            let is_of_data = |text: String| DATABASES.iter().any(|word| text.contains(word));
            let hint = all.any(is_of_data);
            let fits = |set: &TableSet| (count(set), hint && *set == TableSet::Databases);
            let most = IMPORTABLE.iter().rev().max_by_key(|set| fits(set));
            most.copied().unwrap_or(TableSet::Inventory)
        });
        let (head, fill) = match lang {
            Lang::Vi => (
                "# Tệp ánh xạ khởi đầu: cột nào là thuộc tính nào. Sửa lại cho đúng; bỏ dấu # ở cột cần đọc và thay ĐIỀN\n\
                 # bằng một thuộc tính. Các thuộc tính thường dùng:",
                "ĐIỀN",
            ),
            Lang::En => (
                "# A mapping to begin with: which column is which field. Correct it; take the # away from a column to be read,\n\
                 # and write a field in place of FILL IN. The usual fields:",
                "FILL IN",
            ),
        };
        let usual = columns_of(set).iter().filter(|of| of.shown().is_some());
        let usual: Vec<_> = usual
            .map(Spec::known_by)
            .filter(|key| *key != "inferred")
            .collect();
        let mut out = format!("{head}\n# {}\njustarch-mapping: 1\n", usual.join(", "));
        let _ = writeln!(out, "table: {set}");
        if book.grids.len() > 1 {
            let _ = writeln!(out, "sheet: {}", quoted(&grid.name));
        }
        let _ = writeln!(out, "header: {}\ncolumns:", row.saturating_add(1));
        let mut taken: Vec<&str> = Vec::new();
        let mut left: Vec<String> = Vec::new();
        for (header, field) in headers.iter().zip(known(set)) {
            let name = quoted(header);
            match field.filter(|field| !taken.contains(field)) {
                Some(field) => {
                    taken.push(field);
                    let _ = writeln!(out, "  {name}: {field}");
                }
                None if LEFT.contains(&normalise(header).as_str()) => left.push(name),
                None => {
                    let _ = writeln!(out, "  # {name}: {fill}");
                }
            }
        }
        if !left.is_empty() {
            let _ = writeln!(out, "ignore: [{}]", left.join(", "));
        }
        let is_kind_open = matches!(set, TableSet::Inventory | TableSet::Services);
        if is_kind_open && !taken.contains(&"kind") {
            // What is new has to be of some kind.
            let kind = match set {
                TableSet::Services => "public-service",
                _ => "application",
            };
            let _ = writeln!(out, "# constants: {{ kind: {kind} }} # {fill}");
        }
        out.push_str("new-rows: add\n");
        Some(out)
    }
}

/// The row in which most texts stand.
fn header(grid: &Grid) -> Option<u32> {
    let mut best: Option<(u32, usize)> = None;
    for (row, cells) in grid.rows.range(..FIRST_ROWS) {
        let is_text = |text: &str| !text.is_empty() && text.parse::<f64>().is_err();
        let count = cells
            .values()
            .filter(|raw| is_text(&clean(&raw.text)))
            .count();
        if count > best.map_or(1, |(_, most)| most) {
            best = Some((*row, count));
        }
    }
    best.map(|(row, _)| row)
}

/// The field of a table that a header looks like.
fn field_of(set: TableSet, header: &str) -> Option<&'static str> {
    let folded = normalise(header);
    let of_table = keys(set);
    let has = |name: &str| {
        of_table
            .iter()
            .find(|key| key.name == name)
            .map(|key| key.name)
    };
    let own = own_headers(set);
    let own = own.iter().find(|(_, title)| *title == folded);
    if let Some(found) = own.and_then(|(key, _)| has(key)) {
        return Some(found);
    }
    let begins = |words: &str| {
        let rest = folded.strip_prefix(words);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let usual = USUAL.iter().find(|(words, _)| begins(words));
    usual.and_then(|(_, key)| has(key))
}

/// The headers of a table as it is exported, folded, each with its key.
fn own_headers(set: TableSet) -> Vec<(String, String)> {
    let arch = crate::Architecture::fragment("a", FrameworkVersion::V3_0).build();
    let table = arch.ok().and_then(|arch| Tables::of(&arch).table(set));
    let columns = table.map(|table| table.columns).unwrap_or_default();
    let mut found = Vec::new();
    for column in columns {
        for lang in [Lang::Vi, Lang::En] {
            found.push((
                normalise(column.header.get(lang)),
                column.key.clone().into_owned(),
            ));
        }
    }
    found
}

/// A text as YAML has it, whatever it holds.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
