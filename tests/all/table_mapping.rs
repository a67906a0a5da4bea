//! Tables of somebody else's, read through mappings: the laws of the round trip, and what is said where something is wrong.

use std::fmt::Write as _;

use justarch::tables::import::{IMPORTABLE, Import, Mapping, Options, Workbook, mapping_schema};
use justarch::tables::{ColumnRole, Table, TableSet, Tables};
use justarch::{Document, Lang, LoadError, Locate as _, Severity, SourceId, reference};
use rust_xlsxwriter::{Format, Formula, Workbook as Book, Worksheet};

const BOTH: [Lang; 2] = [Lang::Vi, Lang::En];

const TEXT: &str = "\
justarch: 1 # the format
architecture: { id: kien-truc, body: bo, level: ministry, name: { vi: Kiến trúc Bộ Mẫu }, framework: \"3.0\" }
organisations:
  bo: { name: { vi: Bộ Mẫu }, kind: ministry }
  cuc: { name: { vi: Cục Công nghệ thông tin }, parent: bo }
applications:
  # The register.
  ho-tich:
    kind: database
    name: { vi: Cơ sở dữ liệu hộ tịch } # as in the decision
    owner: bo
    since: 2023-01-01
  quoc-tich: { kind: database, name: { vi: Cơ sở dữ liệu quốc tịch }, owner: bo }
";

fn document() -> Document {
    Document::parse("kien-truc.yaml", TEXT).unwrap()
}

fn text_of(document: &Document) -> &str {
    document.sources().text(SourceId::ROOT)
}

fn csv(rows: &[Vec<String>]) -> Vec<u8> {
    let mut out = String::new();
    for row in rows {
        let cells: Vec<_> = row
            .iter()
            .map(|text| format!("\"{}\"", text.replace('"', "\"\"")))
            .collect();
        let _ = write!(out, "{}\r\n", cells.join(","));
    }
    out.into_bytes()
}

/// A table as another office may keep it: a title, two rows of headers of its own words, no column that is computed.
fn foreign(table: &Table, lang: Lang) -> (String, Vec<Vec<String>>) {
    let needed = ["from", "with", "table", "holder"];
    let columns = table.columns.iter().enumerate().filter(|(_, column)| {
        column.role == ColumnRole::Key
            || column.role == ColumnRole::Stated
            || needed.contains(&&*column.key)
    });
    let columns: Vec<_> = columns.collect();
    let mut map = format!(
        "justarch-mapping: 1\ntable: {}\nheader: [2, 3]\nblank: clear\ncolumns:\n",
        table.set
    );
    let (mut above, mut below) = (vec!["Stt".to_owned()], vec![String::new()]);
    for (nth, column) in &columns {
        let top = format!("Nhóm {}", nth % 3);
        let own = format!("Cột thứ {nth}");
        let name = serde_json::json!(format!("{top} > {own}"));
        let _ = writeln!(map, "  {name}: {}", column.key);
        above.push(top);
        below.push(own);
    }
    let mut rows = vec![vec!["PHỤ LỤC".to_owned()], above, below];
    for (nth, row) in table.rows.iter().enumerate() {
        let mut cells = vec![nth.to_string()];
        for (at, _) in &columns {
            cells.push(row.cells[*at].shown(lang).into_owned());
        }
        rows.push(cells);
    }
    (map, rows)
}

fn mapping(text: &str) -> Mapping {
    Mapping::parse("map.yaml", text).unwrap_or_else(|error| panic!("{:?}\n{text}", error.report()))
}

fn refused(text: &str) -> LoadError {
    Mapping::parse("map.yaml", text).expect_err(text)
}

fn read(document: &Document, map: &str, name: &str, bytes: &[u8]) -> Import {
    let mapping = mapping(map);
    let book = Workbook::read(name, bytes).unwrap();
    Import::with(document, &book, &Options::new().mapping(&mapping))
}

fn said(import: &Import, severity: Severity) -> Vec<String> {
    let of = import.problems.iter().filter(|p| p.severity == severity);
    of.map(|problem| problem.line(Lang::En)).collect()
}

#[test]
fn what_was_not_edited_changes_nothing_through_a_mapping_in_any_bundled_document() {
    for bundled in reference::all() {
        let document = bundled.document();
        let source = Tables::of(document.architecture());
        for set in IMPORTABLE {
            let table = source.table(set).unwrap();
            for lang in BOTH {
                let (map, rows) = foreign(&table, lang);
                let import = read(&document, &map, "a.csv", &csv(&rows));
                let name = format!("{} {set} {lang}", bundled.name);
                assert!(import.edits.is_empty(), "{name}: {:?}", import.edits);
                assert!(import.problems.is_empty(), "{name}: {:?}", import.problems);
                assert!(import.gone.is_empty(), "{name}");
                assert_eq!(import.tables, [(set, "a.csv".to_owned())]);
                let after = import.edited(&document).unwrap();
                assert!(text_of(&after) == text_of(&document), "{name}");
            }
        }
    }
}

/// Every table of every bundled document that has a text that can be edited.
#[test]
fn one_changed_cell_is_one_edit_through_a_mapping() {
    let mut count = 0;
    for bundled in reference::all() {
        let document = bundled.document();
        let source = Tables::of(document.architecture());
        for set in IMPORTABLE {
            let table = source.table(set).unwrap();
            let name = |column: &justarch::tables::Column| column.key == "name.vi";
            if table.rows.is_empty() || !table.columns.iter().any(name) {
                continue;
            }
            let (map, mut rows) = foreign(&table, Lang::Vi);
            // Behind the title and the headers; the column of the name, by what it holds.
            let was = table.rows[0].cells[table.columns.iter().position(name).unwrap()]
                .shown(Lang::Vi)
                .into_owned();
            let at = rows[3].iter().position(|text| *text == was).unwrap();
            rows[3][at] = "Tên khác hẳn".to_owned();
            let import = read(&document, &map, "a.csv", &csv(&rows));
            let name = format!("{} {set}", bundled.name);
            assert!(!import.has_errors(), "{name}: {:?}", import.problems);
            assert_eq!(import.edits.len(), 1, "{name}: {:?}", import.edits);
            let after = import.edited(&document).unwrap();
            let (old, new) = (text_of(&document), text_of(&after));
            let differ = old.lines().zip(new.lines()).filter(|(old, new)| old != new);
            assert_eq!(differ.count(), 1, "{name}");
            count += 1;
        }
    }
    assert!(count > 12, "{count}");
}

const MAP: &str = "\
justarch-mapping: 1
table: databases
columns:
  Mã: id
  Tên CSDL: name.vi
  Đơn vị quản lý: owner
  Vận hành từ: { field: since, date: dd/mm/yyyy }
";

const CSV: &str = "\
STT,Mã,Tên CSDL,Đơn vị quản lý,Vận hành từ
1,ho-tich,Cơ sở dữ liệu hộ tịch,Bộ Mẫu,01/01/2023
2,quoc-tich,Cơ sở dữ liệu quốc tịch,Bộ Mẫu,
";

fn import(map: &str, csv: &str) -> Import {
    read(&document(), map, "bang.csv", csv.as_bytes())
}

#[test]
fn rows_and_columns_through_a_mapping_behave_as_those_of_an_exported_table() {
    let same = import(MAP, CSV);
    assert!(
        same.edits.is_empty() && same.problems.is_empty(),
        "{:?}",
        same.problems
    );
    // A row that is gone.
    let gone = CSV.split_inclusive('\n');
    let gone: String = gone.filter(|line| !line.contains("quoc-tich")).collect();
    let mut import_gone = import(MAP, &gone);
    assert!(import_gone.edits.is_empty() && !import_gone.has_errors());
    let warnings = said(&import_gone, Severity::Warning);
    assert!(warnings[0].contains("`quoc-tich` is gone"), "{warnings:?}");
    import_gone.accept_removals();
    let after = import_gone.edited(&document()).unwrap();
    assert!(!text_of(&after).contains("quoc-tich:"));
    // Of a table that lists only a part nothing is missed.
    let part = import(&MAP.replace("columns:", "covers: part\ncolumns:"), &gone);
    assert!(part.problems.is_empty() && part.gone.is_empty());
    // Columns in another order.
    let turned: String = CSV
        .lines()
        .map(|line| {
            let mut cells: Vec<_> = line.split(',').collect();
            cells.reverse();
            cells.join(",") + "\n"
        })
        .collect();
    let turned = import(MAP, &turned);
    assert!(turned.edits.is_empty() && turned.problems.is_empty());
    // A header that was renamed: the mapping is named with line and column, and what may be meant.
    let renamed = import(MAP, &CSV.replace("Tên CSDL", "Tên các CSDL"));
    let errors = said(&renamed, Severity::Error);
    assert_eq!(
        errors,
        ["map.yaml:5:3: the table has no column `Tên CSDL`; did you mean `Tên các CSDL`?"]
    );
    assert!(renamed.edits.is_empty());
    // A column that was added is told once.
    let added = CSV.replace("Vận hành từ\n", "Vận hành từ,Ghi chú\n");
    let added = import(MAP, &added.replace("2023\n", "2023,xem lại\n"));
    assert!(added.edits.is_empty() && !added.has_errors());
    let notes = said(&added, Severity::Info);
    assert!(
        notes.len() == 1 && notes[0].contains("“Ghi chú” (F)"),
        "{notes:?}"
    );
    // One id twice.
    let twice = import(
        MAP,
        &format!("{CSV}3,ho-tich,Cơ sở dữ liệu hộ tịch,Bộ Mẫu,\n"),
    );
    let errors = said(&twice, Severity::Error);
    assert!(
        errors.len() == 1
            && errors[0].starts_with("bang.csv!B4: the same part of the document as row 2"),
        "{errors:?}"
    );
    // An owner that there is not.
    let owner = import(MAP, &CSV.replacen("Bộ Mẫu", "Cục Công nghệ thông tim", 1));
    let errors = said(&owner, Severity::Error);
    assert!(
        errors.len() == 1
            && errors[0].starts_with("bang.csv!D2: there is no organisation")
            && errors[0].contains("did you mean `Cục Công nghệ thông tin`"),
        "{errors:?}"
    );
}

#[test]
fn a_blank_cell_keeps_what_the_document_says_unless_the_mapping_clears_it() {
    let blank = CSV.replace("01/01/2023", "");
    assert!(import(MAP, &blank).edits.is_empty());
    let clears = MAP.replace("columns:", "blank: clear\ncolumns:");
    let cleared = import(&clears, &blank);
    assert_eq!(cleared.edits.len(), 1);
    assert!(!text_of(&cleared.edited(&document()).unwrap()).contains("since"));
}

#[test]
#[expect(clippy::too_many_lines, reason = "a list of cells")]
fn values_dates_and_numbers_are_read_as_the_mapping_says() {
    let becomes = |column: &str, cell: &str| {
        let map = format!(
            "justarch-mapping: 1\ntable: inventory\ncolumns:\n  Tên: name.vi\n  X: {column}\n"
        );
        let csv = format!("Tên,X\nCơ sở dữ liệu quốc tịch,\"{cell}\"\n");
        let mut map = map;
        map.push_str("covers: part\n");
        let import = import(&map, &csv);
        let errors = said(&import, Severity::Error);
        if let Some(error) = errors.first() {
            return Err(error.clone());
        }
        let after = import.edited(&document()).unwrap();
        let line = text_of(&after)
            .lines()
            .find(|line| line.contains("quoc-tich:"));
        let line = line.unwrap().to_owned();
        Ok(line
            .split("owner: bo")
            .nth(1)
            .unwrap()
            .trim_matches([',', ' ', '}'])
            .to_owned())
    };
    for (column, cell, value) in [
        (
            "{ field: since, date: dd/mm/yyyy }",
            "02/03/2024",
            "since: 2024-03-02",
        ),
        (
            "{ field: since, date: mm/dd/yyyy }",
            "02/03/2024",
            "since: 2024-02-03",
        ),
        (
            "{ field: since, date: dd/mm/yyyy }",
            "tháng 7/2024",
            "since: 2024-07",
        ),
        (
            "{ field: since, date: dd/mm/yyyy }",
            "Năm 2024",
            "since: 2024",
        ),
        (
            "{ field: since, date: yyyy-mm-dd }",
            "2024.03.02",
            "since: 2024-03-02",
        ),
        ("{ field: since, date: days }", "45519", "since: 2024-08-15"),
        (
            "{ field: status, values: { Đang chạy: active } }",
            "ĐANG  CHẠY",
            "status: active",
        ),
        (
            "{ field: status, values: { Đang chạy: Thí điểm } }",
            "đang chạy",
            "status: pilot",
        ),
        ("{ field: status, values: { không rõ: ~ } }", "Không rõ", ""),
        (
            "{ field: security-level, values: { Cấp 3: 3 } }",
            "cấp 3",
            "security-level: 3",
        ),
        (
            "{ field: items.open, split: '/' }",
            "Danh mục / Biểu mẫu",
            "items: { open: [Danh mục, Biểu mẫu]",
        ),
    ] {
        assert_eq!(
            becomes(column, cell).as_deref(),
            Ok(value),
            "{column} {cell}"
        );
    }
    for (column, cell, why) in [
        (
            "{ field: since, date: dd/mm/yyyy }",
            "31/02/2024",
            "is not a date of the form `dd/mm/yyyy`",
        ),
        (
            "{ field: since, date: mm/dd/yyyy }",
            "13/02/2024",
            "is not a date",
        ),
        (
            "{ field: since, date: dd/mm/yyyy }",
            "45519",
            "is not a date",
        ),
        ("since", "45519", "the date is stored as the number"),
        (
            "{ field: status, values: { Đang chạy: active } }",
            "ngủ",
            "is not a value of this column",
        ),
    ] {
        let error = becomes(column, cell).unwrap_err();
        assert!(
            error.starts_with("bang.csv!B2: ") && error.contains(why),
            "{error}"
        );
    }
}

#[test]
fn numbers_are_read_by_the_signs_that_the_mapping_names_and_by_no_other() {
    let text = TEXT.replace(
        "applications:",
        "indicators: [{ id: so-lieu, measure: m, name: { vi: Số liệu }, value: 7 }]\napplications:",
    );
    let document = Document::parse("a.yaml", &text).unwrap();
    let value = |reads: &str, cell: &str| {
        let map = format!(
            "justarch-mapping: 1\ntable: indicators\ncolumns: {{ A: id, B: {{ field: value{reads} }} }}\n"
        );
        let csv = format!("A,B\nso-lieu,\"{cell}\"\n");
        let import = read(&document, &map, "a.csv", csv.as_bytes());
        if import.has_errors() {
            return None;
        }
        let after = import.edited(&document).unwrap();
        let records = after.architecture().records(justarch::Table::Indicators);
        let record = records.into_iter().next().unwrap();
        Some(
            record
                .fields()
                .text(justarch::Field::Value)
                .unwrap()
                .to_owned(),
        )
    };
    let vi = ", thousands: '.', decimal: ','";
    let en = ", thousands: ',', decimal: '.'";
    for (reads, cell, expected) in [
        (vi, "1.234.567", Some("1234567")),
        (vi, "1.042,5", Some("1042.5")),
        (vi, "1.042.5", None),
        (vi, "1,042.5", None),
        (vi, "85%", None),
        (en, "1,042.5", Some("1042.5")),
        (en, "1.042,5", None),
        (", percent: whole", "85 %", Some("85")),
        (", percent: whole, decimal: ','", "85,25%", Some("85.25")),
        (", percent: whole", "85", Some("85")),
        (", percent: fraction", "0.8525", Some("85.25")),
        (", percent: fraction", "85%", Some("85")),
        (", percent: whole", "nhiều", None),
    ] {
        assert_eq!(value(reads, cell).as_deref(), expected, "{reads} {cell}");
    }
}

#[test]
fn the_sign_between_cells_is_found_below_titles_and_beside_lists() {
    let semicolons = CSV.replace(',', ";");
    let titled = format!("PHỤ LỤC I, kèm theo báo cáo, năm 2024\n{semicolons}");
    for (map, csv) in [
        (MAP.to_owned(), semicolons.clone()),
        (MAP.to_owned(), CSV.replace(',', "\t")),
        (MAP.replace("columns:", "header: 2\ncolumns:"), titled),
    ] {
        let import = import(&map, &csv);
        assert!(import.problems.is_empty(), "{:?}", import.problems);
    }
}

#[test]
fn constants_stand_in_for_columns_and_their_faults_are_named_once() {
    let map = MAP.replace("  Đơn vị quản lý: owner\n", "")
        + "constants: { owner: Cục Công nghệ thông tin }\n";
    let both = import(&map, CSV);
    assert_eq!(both.edits.len(), 2, "{:?}", both.problems);
    assert!(!both.has_errors());
    let wrong = import(&map.replace("thông tin }", "thông tim }"), CSV);
    let errors = said(&wrong, Severity::Error);
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert!(
        errors[0].starts_with("map.yaml:7:21: there is no organisation"),
        "{errors:?}"
    );
}

#[test]
fn new_rows_are_refused_or_added_with_ids_made_from_their_names() {
    let new = "STT,Tên CSDL,Đơn vị quản lý\n1,Cơ sở dữ liệu hộ tịch,\n2,Cơ sở dữ liệu lý lịch,Bộ Mẫu\n3,Cơ sở dữ liệu lý lịch!,\n";
    let map = MAP.replace("  Mã: id\n", "").replace(
        "  Vận hành từ: { field: since, date: dd/mm/yyyy }\n",
        "covers: part\n",
    );
    let errors = said(&import(&map, new), Severity::Error);
    assert_eq!(errors.len(), 2, "{errors:?}");
    assert!(errors[0].starts_with("bang.csv!B3: nothing in the document has the name"));
    let added = import(&(map + "new-rows: add\n"), new);
    assert!(!added.has_errors(), "{:?}", added.problems);
    let made: Vec<_> = added.made.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(made, ["co-so-du-lieu-ly-lich", "co-so-du-lieu-ly-lich-2"]);
    let warnings = said(&added, Severity::Warning);
    assert!(
        warnings[0].contains("an id made from its name: `co-so-du-lieu-ly-lich`"),
        "{warnings:?}"
    );
    let after = added.edited(&document()).unwrap();
    let element = after
        .architecture()
        .element("co-so-du-lieu-ly-lich")
        .unwrap();
    assert_eq!(element.owner().unwrap().key(), "bo");
    // Everything that was there is there.
    let now: Vec<_> = text_of(&after).lines().collect();
    assert!(TEXT.lines().all(|line| now.contains(&line)));
}

/// A workbook with two rows of headers, some merged.
fn workbook(write: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Book::new();
    let plain = Format::new();
    let sheet = book.add_worksheet();
    sheet.set_name("DS").unwrap();
    sheet.merge_range(0, 0, 1, 0, "STT", &plain).unwrap();
    sheet.merge_range(0, 1, 1, 1, "Tên", &plain).unwrap();
    sheet.merge_range(0, 2, 0, 3, "Quản lý", &plain).unwrap();
    sheet.write_string(1, 2, "Chủ quản").unwrap();
    sheet.write_string(1, 3, "Từ ngày").unwrap();
    for (row, name) in [(2, "Cơ sở dữ liệu hộ tịch"), (3, "Cơ sở dữ liệu quốc tịch")]
    {
        sheet.write_number(row, 0, f64::from(row - 1)).unwrap();
        sheet.write_string(row, 1, name).unwrap();
    }
    write(sheet);
    book.save_to_buffer().unwrap()
}

const OF_BOOK: &str = "\
justarch-mapping: 1
table: databases
header: [1, 2]
columns:
  Tên: name.vi
  Quản lý > Chủ quản: owner
  Từ ngày: since
";

#[test]
fn what_a_sheet_holds_that_cannot_be_taken_is_named_by_its_cell() {
    let of = |map: &str, write: &dyn Fn(&mut Worksheet)| {
        read(&document(), map, "a.xlsx", &workbook(|sheet| write(sheet)))
    };
    let plain = of(OF_BOOK, &|_| {});
    assert!(
        plain.edits.is_empty() && !plain.has_errors(),
        "{:?}",
        plain.problems
    );
    let merge = |sheet: &mut Worksheet| {
        sheet
            .merge_range(2, 2, 3, 2, "Cục Công nghệ thông tin", &Format::new())
            .unwrap();
    };
    let merged = of(OF_BOOK, &merge);
    let errors = said(&merged, Severity::Error);
    assert!(
        errors.len() == 1
            && errors[0].starts_with("DS!C3: cells are merged up to C4")
            && errors[0].contains("merged: fill"),
        "{errors:?}"
    );
    let fills = OF_BOOK.replace(
        "Chủ quản: owner",
        "Chủ quản: { field: owner, merged: fill }",
    );
    let filled = of(&fills, &merge);
    assert!(!filled.has_errors(), "{:?}", filled.problems);
    assert_eq!(filled.edits.len(), 2);
    let heading = |sheet: &mut Worksheet| {
        sheet.write_string(4, 0, "II").unwrap();
        sheet
            .merge_range(4, 1, 4, 3, "Nhóm khác", &Format::new())
            .unwrap();
    };
    assert!(of(OF_BOOK, &heading).has_errors());
    let skipped = of(
        &OF_BOOK.replace("columns:", "headings: skip\ncolumns:"),
        &heading,
    );
    assert!(!skipped.has_errors(), "{:?}", skipped.problems);
    let notes = said(&skipped, Severity::Info);
    assert!(
        notes
            .iter()
            .any(|line| line.contains("rows left out as the mapping says: 5"))
    );
    let formula = of(OF_BOOK, &|sheet| {
        let formula = Formula::new("=\"a\"").set_result("Cục Công nghệ thông tin");
        sheet.write_formula(2, 2, formula).unwrap();
    });
    assert!(said(&formula, Severity::Error)[0].starts_with("DS!C3: the cell holds a formula"));
    // A name in an old font is said to be one, not a name that nothing has.
    let font = of(OF_BOOK, &|sheet| {
        let format = Format::new().set_font_name(".VnTime");
        sheet
            .write_string_with_format(3, 1, "C¬ së d÷ liÖu", &format)
            .unwrap();
    });
    let errors = said(&font, Severity::Error);
    assert!(
        errors.len() == 1 && errors[0].starts_with("DS!B4: the cell is in the font `.VnTime`"),
        "{errors:?}"
    );
    let hidden = of(OF_BOOK, &|sheet| {
        sheet.set_row_hidden(3).unwrap();
    });
    assert!(said(&hidden, Severity::Warning)[0].starts_with("DS!A4: the row is hidden"));
    let number = of(OF_BOOK, &|sheet| {
        sheet.write_number(2, 3, 45_519.0).unwrap();
    });
    assert!(
        said(&number, Severity::Error)[0].starts_with("DS!D3: the date is stored as the number")
    );
    // Headers in an old font can be named by letters only, which is said.
    let headers = of(OF_BOOK, &|sheet| {
        let format = Format::new().set_font_name(".VnTime");
        sheet
            .write_string_with_format(1, 3, "Tõ ngµy", &format)
            .unwrap();
    });
    let errors = said(&headers, Severity::Error);
    assert!(
        errors[0].starts_with("map.yaml:7:3: ") && errors[0].contains("by its letters"),
        "{errors:?}"
    );
}

#[test]
fn percentages_of_a_workbook_are_read_as_they_are_shown() {
    let text = TEXT.replace(
        "applications:",
        "indicators: [{ id: so-lieu, measure: m, name: { vi: Số liệu }, value: 7 }]\napplications:",
    );
    let document = Document::parse("a.yaml", &text).unwrap();
    let mut book = Book::new();
    let sheet = book.add_worksheet();
    for (at, header) in [(0, "Định danh"), (1, "Tên"), (2, "Giá trị")] {
        sheet.write_string(0, at, header).unwrap();
    }
    sheet.write_string(1, 0, "so-lieu").unwrap();
    sheet.write_string(1, 1, "Số liệu").unwrap();
    sheet
        .write_number_with_format(1, 2, 0.07, &Format::new().set_num_format("0%"))
        .unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let book = Workbook::read("a.xlsx", &bytes).unwrap();
    // 7 % is the 7 that the document has, not 0.07.
    let import = Import::with(
        &document,
        &book,
        &Options::new().table(TableSet::Indicators),
    );
    assert!(
        import.edits.is_empty() && !import.has_errors(),
        "{:?}",
        import.edits
    );
}

#[test]
fn every_fault_of_a_mapping_is_named_at_its_place_in_one_run() {
    let text = "\
justarch-mapping: 1
table: databases
heder: 3
skip: [9-7, 0]
covers: half
columns:
  A: nme.vi
  B: { field: owner, date: dd/mm/yyyy, valus: { x: y } }
  C: { field: class, values: { Dùng chung: shard-sector } }
  D: since
  E: since
  F: { values: {} }
  G: { field: until, date: dd/mm/yy }
constants: { status: actve, owner: bo }
";
    let error = refused(text);
    let mut found: Vec<String> = Vec::new();
    for diagnostic in error.report() {
        let span = error.span_of(&diagnostic.labels[0]).unwrap();
        let at = error.sources().position(span);
        let help = diagnostic
            .help
            .as_ref()
            .map(|help| help.get(Lang::En).to_owned());
        assert!(help.is_some_and(|help| !help.is_empty()), "{diagnostic:?}");
        for lang in BOTH {
            assert!(!diagnostic.message.get(lang).is_empty());
        }
        found.push(format!(
            "{}:{} {} {}",
            at.line,
            at.column,
            diagnostic.code,
            diagnostic.message.get(Lang::En)
        ));
    }
    insta::assert_snapshot!("mapping_faults", found.join("\n"));
    for (text, code) in [
        ("table: databases\ncolumns: { A: name.vi }\n", "MAP001"),
        (
            "justarch-mapping: 1\ntable: gap\ncolumns: { A: name.vi }\n",
            "MAP005",
        ),
        (
            "justarch-mapping: 1\ntable: databases\ncolumns: { A: owner }\n",
            "MAP006",
        ),
        (
            "justarch-mapping: 1\ntable: exchanges\ncolumns: { A: from }\n",
            "MAP006",
        ),
        (
            "justarch-mapping: 1\ntable: databases\nheader: [3, 5]\ncolumns: { A: name.vi }\n",
            "MAP005",
        ),
        (
            "justarch-mapping: 1\ntable: indicators\ncolumns: { A: id, B: { field: value, thousands: '.', decimal: '.' } }\n",
            "MAP005",
        ),
        ("- a\n", "MAP004"),
    ] {
        let error = refused(text);
        let codes: Vec<_> = error
            .report()
            .iter()
            .map(|d| d.code.as_str().to_owned())
            .collect();
        assert_eq!(codes, [code], "{text}");
    }
}

#[test]
fn a_sheet_that_is_not_there_or_not_named_is_said_with_those_that_are() {
    let mut book = Book::new();
    for name in ["Một", "Hai"] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        sheet.write_string(0, 0, "Tên").unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    let map = "justarch-mapping: 1\ntable: databases\ncovers: part\ncolumns: { Tên: name.vi }\n";
    let errors = said(&read(&document(), map, "a.xlsx", &bytes), Severity::Error);
    assert!(
        errors.len() == 1
            && errors[0].starts_with("map.yaml: ")
            && errors[0].contains("“Một”, “Hai”"),
        "{errors:?}"
    );
    let third = format!("{map}sheet: 3\n");
    let errors = said(
        &read(&document(), &third, "a.xlsx", &bytes),
        Severity::Error,
    );
    assert!(
        errors[0].starts_with("map.yaml:5:8: the workbook has no such sheet"),
        "{errors:?}"
    );
    for named in ["sheet: 2\n", "sheet: HAI\n"] {
        let import = read(&document(), &format!("{map}{named}"), "a.xlsx", &bytes);
        assert_eq!(import.tables, [(TableSet::Databases, "Hai".to_owned())]);
    }
}

#[test]
fn the_table_of_a_file_can_be_named() {
    // These headers are those of several tables.
    let csv = "Định danh,Tên tiếng Việt\nho-tich,Cơ sở dữ liệu hộ tịch\nquoc-tich,Cơ sở dữ liệu quốc tịch\n";
    let book = Workbook::read(
        "a.csv",
        csv.replace("Tên tiếng Việt", "Tên cơ sở dữ liệu")
            .as_bytes(),
    )
    .unwrap();
    for (set, found) in [(TableSet::Databases, 1), (TableSet::Exchanges, 0)] {
        let import = Import::with(&document(), &book, &Options::new().table(set));
        assert_eq!(import.tables.len(), found, "{set}");
    }
    // A mapping says itself which table it is of.
    let mapping = mapping(MAP);
    let options = Options::new().mapping(&mapping).table(TableSet::Policy);
    let import = Import::with(&document(), &book, &options);
    assert!(
        said(&import, Severity::Error)[0].contains("of the table `databases`, not of `policy`")
    );
}

#[test]
fn the_schema_of_mappings_says_what_the_reader_says() {
    let validator = jsonschema::validator_for(&mapping_schema(Lang::Vi)).unwrap();
    let judged = |text: &str| {
        let value: serde_json::Value = serde_yaml::from_str(text).unwrap();
        (
            validator.is_valid(&value),
            Mapping::parse("map.yaml", text).is_ok(),
        )
    };
    let full = "\
justarch-mapping: 1
table: databases
sheet: 2
header: [3, 4]
skip: [5, 7-9, Tổng]
headings: skip
end: Ghi chú
columns:
  A: name.vi
  B: { field: owner, merged: fill }
  C: { field: since, date: dd/mm/yyyy }
  D: { field: items.open, split: ',' }
  E: { field: class, values: { x: national, y: ~ } }
constants: { status: active }
ignore: [F]
new-rows: add
blank: clear
covers: part
";
    for sound in [full, MAP, OF_BOOK] {
        assert_eq!(judged(sound), (true, true), "{sound}");
    }
    for (old, new) in [
        ("justarch-mapping: 1", "justarch-mapping: 2"),
        ("table: databases", "table: gap"),
        ("table: databases\n", ""),
        ("header: [3, 4]", "header: 0"),
        ("headings: skip", "headings: keep"),
        ("new-rows: add", "new-rows: yes-please"),
        ("A: name.vi", "A: nam.vi"),
        ("merged: fill", "merged: true"),
        ("date: dd/mm/yyyy", "date: dd/mm/yy"),
        ("{ field: owner, merged: fill }", "{ merged: fill }"),
        ("status: active", "stats: active"),
        ("blank: clear", "blnk: clear"),
    ] {
        let text = full.replacen(old, new, 1);
        assert_ne!(text, full);
        assert_eq!(judged(&text), (false, false), "{text}");
    }
    for name in ["csdl.map.yaml", "he-thong.map.yaml", "chi-tieu.map.yaml"] {
        let path = format!("{}/examples/import/{name}", env!("CARGO_MANIFEST_DIR"));
        assert_eq!(
            judged(&std::fs::read_to_string(path).unwrap()),
            (true, true),
            "{name}"
        );
    }
}
