//! Tables that were exported, edited by hand and imported again.

use std::fmt::Write as _;

use justarch::tables::import::{IMPORTABLE, Import, Workbook};
use justarch::tables::{self, Table, TableSet, Tables};
use justarch::{Document, Lang, Severity, SourceId, reference};
use rust_xlsxwriter::{Format, Formula, Workbook as Book};

const BOTH: [Lang; 2] = [Lang::Vi, Lang::En];

/// A sheet as rows of texts, to be edited.
#[derive(Clone)]
struct Sheet(Vec<Vec<String>>);

impl Sheet {
    fn of(table: &Table, lang: Lang) -> Self {
        let headers = table.columns.iter().map(|c| c.header.get(lang).to_owned());
        let mut rows = vec![headers.collect::<Vec<_>>()];
        for row in &table.rows {
            rows.push(
                row.cells
                    .iter()
                    .map(|cell| cell.shown(lang).into_owned())
                    .collect(),
            );
        }
        Self(rows)
    }

    fn column(&self, header: &str) -> usize {
        self.0[0].iter().position(|text| text == header).unwrap()
    }

    fn row(&self, id: &str) -> usize {
        let key = self.column("Định danh");
        self.0.iter().position(|row| row[key] == id).unwrap()
    }

    fn set(&mut self, id: &str, header: &str, text: &str) {
        let (row, column) = (self.row(id), self.column(header));
        self.0[row][column] = String::from(text);
    }

    fn csv(&self) -> Vec<u8> {
        let mut out = String::new();
        for row in &self.0 {
            let cells: Vec<_> = row
                .iter()
                .map(|text| format!("\"{}\"", text.replace('"', "\"\"")))
                .collect();
            let _ = write!(out, "{}\r\n", cells.join(","));
        }
        out.into_bytes()
    }

    fn import(&self, document: &Document) -> Import {
        Import::of(document, &Workbook::read("bang.csv", &self.csv()).unwrap())
    }
}

const TEXT: &str = "\
justarch: 1 # the format
architecture:
  id: kien-truc
  body: bo
  level: ministry
  name: { vi: Kiến trúc Bộ Mẫu }
  framework: \"3.0\"
  state-date: 2024-06-30
organisations:
  bo: { name: { vi: Bộ Mẫu, en: Model Ministry }, kind: ministry }
  cuc: { name: { vi: Cục Công nghệ thông tin }, parent: bo }
applications:
  # The register.
  ho-tich:
    kind: database
    name: { vi: Cơ sở dữ liệu hộ tịch } # as in the decision
    owner: bo
    status: active
    security-level: 3
    items: { open: [Danh mục, Biểu mẫu] }
    inferred: [owner]
  tra-cuu: { kind: application, name: { vi: Phần mềm tra cứu }, owner: bo, status: planned, since: 2024-07 }
channels:
  cong: { kind: web-portal, name: { vi: Cổng thông tin }, owner: bo }
";

fn document() -> Document {
    Document::parse("kien-truc.yaml", TEXT).unwrap()
}

fn sheet(document: &Document, set: TableSet) -> Sheet {
    let table = Tables::of(document.architecture()).table(set).unwrap();
    Sheet::of(&table, Lang::Vi)
}

fn text_of(document: &Document) -> &str {
    document.sources().text(SourceId::ROOT)
}

/// The lines that differ, each with what it became.
fn changed(before: &Document, after: &Document) -> Vec<(String, String)> {
    let (old, new) = (text_of(before), text_of(after));
    assert_eq!(old.lines().count(), new.lines().count());
    let pairs = old.lines().zip(new.lines()).filter(|(old, new)| old != new);
    pairs
        .map(|(old, new)| (old.trim().to_owned(), new.trim().to_owned()))
        .collect()
}

fn said(import: &Import, severity: Severity) -> Vec<String> {
    let of = import.problems.iter().filter(|p| p.severity == severity);
    of.map(|problem| problem.line(Lang::En)).collect()
}

#[test]
fn what_was_exported_and_not_edited_changes_nothing_in_any_bundled_document() {
    for bundled in reference::all() {
        let document = bundled.document();
        let source = Tables::of(document.architecture());
        let all: Vec<_> = IMPORTABLE
            .iter()
            .map(|set| source.table(*set).unwrap())
            .collect();
        for lang in BOTH {
            let bytes = tables::xlsx(&source.all(), lang).unwrap();
            let import = Import::of(&document, &Workbook::read("a.xlsx", &bytes).unwrap());
            assert!(
                import.edits.is_empty(),
                "{} {:?}",
                bundled.name,
                import.edits
            );
            assert!(
                import.problems.is_empty(),
                "{} {:?}",
                bundled.name,
                import.problems
            );
            // A table without a row has nothing to be known by but its headers, which are there.
            assert_eq!(import.tables.len(), IMPORTABLE.len(), "{}", bundled.name);
            for table in &all {
                let text = tables::csv(table, lang);
                let book = Workbook::read("a.csv", text.as_bytes()).unwrap();
                let import = Import::of(&document, &book);
                assert!(import.edits.is_empty(), "{} {}", bundled.name, table.set);
                assert!(import.gone.is_empty(), "{} {}", bundled.name, table.set);
                assert!(!import.has_errors(), "{:?}", import.problems);
                let after = import.edited(&document).unwrap();
                assert!(text_of(&after) == text_of(&document));
            }
        }
    }
}

#[test]
fn one_cell_is_one_place_of_the_document_and_comments_stay() {
    let document = document();
    for (set, id, header, text, becomes) in [
        (
            TableSet::Inventory,
            "ho-tich",
            "Chủ quản",
            "Cục Công nghệ thông tin",
            "owner: cuc",
        ),
        (
            TableSet::Inventory,
            "ho-tich",
            "Chủ quản",
            "cuc",
            "owner: cuc",
        ),
        (
            TableSet::Inventory,
            "ho-tich",
            "Trạng thái",
            "Thí điểm",
            "status: pilot",
        ),
        (
            TableSet::SecurityLevels,
            "ho-tich",
            "Cấp độ an toàn",
            "4",
            "security-level: 4",
        ),
        (
            TableSet::Databases,
            "ho-tich",
            "Tên cơ sở dữ liệu",
            "Cơ sở dữ liệu hộ tịch điện tử",
            "name: { vi: Cơ sở dữ liệu hộ tịch điện tử } # as in the decision",
        ),
        (
            TableSet::Databases,
            "ho-tich",
            "Hạng mục dữ liệu mở",
            "Danh mục; Biểu mẫu; Thống kê",
            "items: { open: [Danh mục, Biểu mẫu, Thống kê] }",
        ),
        (
            TableSet::Organisations,
            "bo",
            "Tên tổ chức",
            "Bộ Mẫu mới",
            "bo: { name: { vi: Bộ Mẫu mới, en: Model Ministry }, kind: ministry }",
        ),
    ] {
        let mut sheet = sheet(&document, set);
        sheet.set(id, header, text);
        let import = sheet.import(&document);
        assert_eq!(import.edits.len(), 1, "{header}: {:?}", import.problems);
        assert!(!import.has_errors(), "{:?}", import.problems);
        let after = import.edited(&document).unwrap();
        let changed = changed(&document, &after);
        assert_eq!(changed.len(), 1, "{header}: {changed:?}");
        assert_eq!(changed[0].1, becomes);
    }
}

#[test]
fn a_new_value_of_what_is_inferred_is_taken_over_and_said_to_be_inferred_still() {
    let document = document();
    let mut sheet = sheet(&document, TableSet::Inventory);
    sheet.set("ho-tich", "Chủ quản", "Cục Công nghệ thông tin");
    let import = sheet.import(&document);
    let warnings = said(&import, Severity::Warning);
    assert_eq!(warnings.len(), 1);
    assert!(warnings[0].starts_with("bang.csv!G") && warnings[0].contains("inferred: owner"));
    // Both at once, in one line each.
    sheet.set("ho-tich", "Suy luận", "không");
    let import = sheet.import(&document);
    let after = import.edited(&document).unwrap();
    assert!(text_of(&after).contains("    owner: cuc\n"));
    assert!(!text_of(&after).contains("inferred:"));
}

#[test]
fn dates_and_numbers_are_read_as_people_write_them() {
    let document = document();
    for (text, becomes) in [
        ("15/08/2024", "since: 2024-08-15"),
        ("8/2024", "since: 2024-08"),
        ("2025", "since: 2025"),
        ("2024-12-01", "since: 2024-12-01"),
    ] {
        let mut sheet = sheet(&document, TableSet::Inventory);
        sheet.set("tra-cuu", "Từ ngày", text);
        let import = sheet.import(&document);
        let after = import.edited(&document).unwrap();
        let changed = changed(&document, &after);
        assert!(changed[0].1.contains(becomes), "{text}: {changed:?}");
    }
    for wrong in ["45292", "31/02/2024", "tháng sau"] {
        let mut sheet = sheet(&document, TableSet::Inventory);
        sheet.set("tra-cuu", "Từ ngày", wrong);
        let import = sheet.import(&document);
        let errors = said(&import, Severity::Error);
        assert_eq!(errors.len(), 1, "{wrong}");
        assert!(errors[0].contains("31/12/2024"), "{errors:?}");
        assert!(import.edits.is_empty());
    }
}

#[test]
fn a_row_that_is_gone_changes_nothing_until_that_is_accepted() {
    let document = document();
    let mut sheet = sheet(&document, TableSet::Inventory);
    let row = sheet.row("tra-cuu");
    sheet.0.remove(row);
    let mut import = sheet.import(&document);
    assert!(import.edits.is_empty() && !import.has_errors());
    let warnings = said(&import, Severity::Warning);
    assert_eq!(warnings.len(), 1);
    assert!(warnings[0].contains("`tra-cuu` is gone") && warnings[0].contains("--accept-removals"));
    assert!(text_of(&import.edited(&document).unwrap()) == TEXT);
    import.accept_removals();
    let after = import.edited(&document).unwrap();
    let without: Vec<_> = TEXT
        .lines()
        .filter(|line| !line.contains("tra-cuu"))
        .collect();
    assert_eq!(text_of(&after).lines().collect::<Vec<_>>(), without);
}

#[test]
fn columns_in_another_order_or_missing_change_nothing() {
    let document = document();
    for set in [
        TableSet::Inventory,
        TableSet::Databases,
        TableSet::Organisations,
    ] {
        let whole = sheet(&document, set);
        let mut turned = whole.clone();
        for row in &mut turned.0 {
            row.reverse();
        }
        let import = turned.import(&document);
        assert!(
            import.edits.is_empty() && import.problems.is_empty(),
            "{:?}",
            import.problems
        );
        let mut few = whole.clone();
        for row in &mut few.0 {
            row.truncate(4);
        }
        let import = few.import(&document);
        assert!(
            import.edits.is_empty() && import.problems.is_empty(),
            "{:?}",
            import.problems
        );
    }
}

#[test]
fn a_column_that_nobody_knows_is_named_and_a_renamed_one_is_known_by_its_key() {
    let document = document();
    let mut csv = sheet(&document, TableSet::Inventory);
    for (nth, row) in csv.0.iter_mut().enumerate() {
        row.push(if nth == 0 { "Ghi chú của tôi" } else { "x" }.to_owned());
    }
    let import = csv.import(&document);
    let warnings = said(&import, Severity::Warning);
    assert!(import.edits.is_empty() && warnings.len() == 1);
    assert!(
        warnings[0].contains("no column `Ghi chú của tôi`"),
        "{warnings:?}"
    );

    // A workbook has a row of keys: a header may say anything.
    let mut book = Book::new();
    let sheet = book.add_worksheet();
    let row = |sheet: &mut rust_xlsxwriter::Worksheet, row: u32, cells: &[&str]| {
        for (nth, text) in cells.iter().enumerate() {
            sheet.write_string(row, nth as u16, *text).unwrap();
        }
    };
    row(sheet, 0, &["inventory/id", "inventory/status"]);
    row(sheet, 1, &["Mã nội bộ", "Tình trạng sử dụng"]);
    row(sheet, 2, &["ho-tich", "Thí điểm"]);
    row(sheet, 3, &["tra-cuu", "Dự kiến"]);
    row(sheet, 4, &["cong", "chưa có thông tin"]);
    let bytes = book.save_to_buffer().unwrap();
    let import = Import::of(&document, &Workbook::read("a.xlsx", &bytes).unwrap());
    assert_eq!(said(&import, Severity::Info).len(), 2);
    let after = import.edited(&document).unwrap();
    assert_eq!(changed(&document, &after)[0].1, "status: pilot");
}

#[test]
fn rows_without_an_id_are_known_by_name_and_that_is_said() {
    let document = document();
    let mut sheet = sheet(&document, TableSet::Inventory);
    sheet.set("ho-tich", "Trạng thái", "Thí điểm");
    sheet.set("ho-tich", "Định danh", "");
    let import = sheet.import(&document);
    assert_eq!(import.edits.len(), 1);
    let notes = said(&import, Severity::Info);
    assert!(
        notes[0].contains("known by its name: `ho-tich`"),
        "{notes:?}"
    );
    // Without the marks it is the same name nearly, which weighs more.
    let row = sheet.0.iter().position(|row| row[2].is_empty()).unwrap();
    let name = sheet.column("Tên tiếng Việt");
    sheet.0[row][name] = "Co so du lieu ho tich".to_owned();
    let import = sheet.import(&document);
    let warnings = said(&import, Severity::Warning);
    assert!(
        warnings.iter().any(|line| line.contains("nearly the same")),
        "{warnings:?}"
    );
}

#[test]
fn duplicates_unknown_owners_and_unknown_values_are_errors_at_their_cells_all_in_one_run() {
    let document = document();
    let mut sheet = sheet(&document, TableSet::Inventory);
    sheet.set("ho-tich", "Chủ quản", "Cục Công nghệ thông tim");
    sheet.set("tra-cuu", "Trạng thái", "Đang ngủ");
    sheet.set("cong", "Loại thành phần", "Cơ sở dữ liệu");
    let twice = sheet.0[sheet.row("cong")].clone();
    sheet.0.push(twice);
    let import = sheet.import(&document);
    let errors = said(&import, Severity::Error);
    assert_eq!(errors.len(), 4, "{errors:?}");
    assert!(errors[0].contains("no organisation `Cục Công nghệ thông tim`"));
    assert!(errors[0].contains("did you mean"), "{errors:?}");
    assert!(errors[1].contains("`Đang ngủ` is not a value") && errors[1].contains("Planned"));
    assert!(errors[2].contains("another layer"), "{errors:?}");
    assert!(
        errors[3].contains("the same part of the document as row"),
        "{errors:?}"
    );
    assert!(errors.iter().all(|line| line.starts_with("bang.csv!")));
}

#[test]
fn a_new_row_becomes_a_new_element_beside_its_like() {
    let document = document();
    let mut sheet = sheet(&document, TableSet::Inventory);
    let mut new = sheet.0[sheet.row("ho-tich")].clone();
    let set = |row: &mut Vec<String>, at: usize, text: &str| row[at] = text.to_owned();
    let (name, inferred) = (sheet.column("Tên tiếng Việt"), sheet.column("Suy luận"));
    set(&mut new, sheet.column("Định danh"), "quoc-tich");
    set(&mut new, name, "Cơ sở dữ liệu quốc tịch");
    set(&mut new, inferred, "không");
    sheet.0.push(new);
    let import = sheet.import(&document);
    assert!(!import.has_errors(), "{:?}", import.problems);
    let after = import.edited(&document).unwrap();
    let arch = after.architecture();
    let element = arch.element("quoc-tich").unwrap();
    assert_eq!(element.name(Lang::Vi), "Cơ sở dữ liệu quốc tịch");
    assert_eq!(element.owner().unwrap().key(), "bo");
    // Nothing else changed.
    let kept: Vec<_> = TEXT.lines().collect();
    let now: Vec<_> = text_of(&after).lines().collect();
    assert!(kept.iter().all(|line| now.contains(line)));
}

/// A workbook of one sheet with the columns id, name, owner, since, level.
fn inventory_book(write: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = Book::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Danh mục").unwrap();
    for (nth, header) in ["Định danh", "Tên tiếng Việt", "Chủ quản", "Từ ngày"]
        .iter()
        .enumerate()
    {
        sheet.write_string(0, nth as u16, *header).unwrap();
    }
    for (row, id, name) in [
        (1, "ho-tich", "Cơ sở dữ liệu hộ tịch"),
        (2, "tra-cuu", "Phần mềm tra cứu"),
        (3, "cong", "Cổng thông tin"),
    ] {
        sheet.write_string(row, 0, id).unwrap();
        sheet.write_string(row, 1, name).unwrap();
        sheet.write_string(row, 2, "Bộ Mẫu").unwrap();
    }
    sheet.write_string(2, 3, "07/2024").unwrap();
    write(sheet);
    book.save_to_buffer().unwrap()
}

fn from_book(write: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Import {
    let bytes = inventory_book(write);
    Import::of(&document(), &Workbook::read("a.xlsx", &bytes).unwrap())
}

#[test]
fn what_spreadsheets_do_to_cells_is_named_with_the_sheet_and_the_cell() {
    assert!(from_book(|_| {}).problems.is_empty());
    let formula = from_book(|sheet| {
        let formula = Formula::new("=\"Cục \"&\"Công nghệ\"").set_result("Cục Công nghệ");
        sheet.write_formula(1, 2, formula).unwrap();
    });
    assert_eq!(
        said(&formula, Severity::Error),
        ["Danh mục!C2: the cell holds a formula; paste it as a value (Paste Special, Values)"]
    );
    let merged = from_book(|sheet| {
        sheet
            .merge_range(1, 2, 3, 2, "Bộ Mẫu", &Format::new())
            .unwrap();
    });
    let errors = said(&merged, Severity::Error);
    assert!(
        errors[0].starts_with("Danh mục!C2: cells are merged up to C4"),
        "{errors:?}"
    );
    let hidden = from_book(|sheet| {
        sheet.set_row_hidden(2).unwrap();
    });
    let warnings = said(&hidden, Severity::Warning);
    assert!(
        warnings[0].starts_with("Danh mục!A3: the row is hidden"),
        "{warnings:?}"
    );
    let hidden = from_book(|sheet| {
        sheet.set_column_hidden(2).unwrap();
    });
    let warnings = said(&hidden, Severity::Warning);
    assert!(
        warnings.len() == 1 && warnings[0].starts_with("Danh mục!C2: the column is hidden"),
        "{warnings:?}"
    );
    let font = from_book(|sheet| {
        let format = Format::new().set_font_name(".VnTime");
        sheet
            .write_string_with_format(1, 1, "C¬ së d÷ liÖu hé tÞch", &format)
            .unwrap();
    });
    let errors = said(&font, Severity::Error);
    assert!(
        errors[0].contains("Danh mục!B2") && errors[0].contains(".VnTime"),
        "{errors:?}"
    );
    let guessed = from_book(|sheet| {
        sheet
            .write_string(1, 1, "C¬ së d÷ liÖu hé tÞch d©n c\u{ad}")
            .unwrap();
    });
    assert!(said(&guessed, Severity::Error)[0].contains("TCVN3"));
    let vni = from_book(|sheet| {
        sheet
            .write_string(1, 1, "Cô sôû döõ lieäu hoä tòch")
            .unwrap();
    });
    assert!(said(&vni, Severity::Error)[0].contains("VNI"));
    // Days are numbers to a spreadsheet, with a format that shows them as days.
    let day = from_book(|sheet| {
        let format = Format::new().set_num_format("dd/mm/yyyy");
        sheet
            .write_number_with_format(2, 3, 45_519.0, &format)
            .unwrap();
    });
    assert!(day.problems.is_empty(), "{:?}", day.problems);
    let after = day.edited(&document()).unwrap();
    assert!(text_of(&after).contains("since: 2024-08-15"));
    let bare = from_book(|sheet| {
        sheet.write_number(2, 3, 45_519.0).unwrap();
    });
    assert!(
        said(&bare, Severity::Error)[0].contains("Danh mục!D3: the date is stored as the number")
    );
}

#[test]
fn spaces_and_decomposed_letters_are_no_change_and_are_said_where_something_is_taken_over() {
    let same = from_book(|sheet| {
        sheet
            .write_string(1, 1, "  Cơ sở\u{a0}dữ liệu hộ tịch ")
            .unwrap();
        sheet
            .write_string(2, 1, "Phần mềm tra cứu\u{200b}")
            .unwrap();
        // Decomposed, as some systems write it.
        sheet
            .write_string(3, 1, "Co\u{302}\u{309}ng tho\u{302}ng tin")
            .unwrap();
    });
    assert!(
        same.edits.is_empty() && same.problems.is_empty(),
        "{:?}",
        same.problems
    );
    let new = from_book(|sheet| {
        sheet
            .write_string(3, 1, "Co\u{302}\u{309}ng mo\u{31b}\u{301}i")
            .unwrap();
    });
    assert!(said(&new, Severity::Info)[0].contains("decomposed"));
    let after = new.edited(&document()).unwrap();
    assert!(text_of(&after).contains("vi: Cổng mới"));
}

#[test]
fn what_is_no_workbook_or_too_large_is_refused_quickly() {
    let old = Workbook::read("a.xls", &[0xD0, 0xCF, 0x11, 0xE0, 0, 0]).unwrap_err();
    assert!(old.text().get(Lang::En).contains(".xlsx"));
    for broken in [&b"PK\x03\x04"[..], b"PK", &[0xFF, 0xFE, 0x41, 0x00]] {
        assert!(Workbook::read("a.xlsx", broken).is_err());
    }
    // A million commas are more cells than a table has.
    let wide = ",\n".repeat(600_000);
    assert!(Workbook::read("a.csv", wide.as_bytes()).is_err());
}
