//! The tables of `examples/import`, in the shapes that offices publish: each is imported through its mapping.
//!
//! The workbooks are made here; `BLESS=1 cargo test` writes them.

use std::fs;
use std::path::PathBuf;

use justarch::tables::import::{Import, Mapping, Options, Outset, Workbook};
use justarch::{Document, FrameworkVersion, Lang, Level, RuleSet, Severity, SourceId};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook as Book,
};

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("examples/import")
        .join(name)
}

fn text(name: &str) -> String {
    fs::read_to_string(path(name)).unwrap()
}

fn target() -> Document {
    Document::parse("kien-truc.yaml", &text("kien-truc.yaml")).unwrap()
}

fn mapping(name: &str) -> Mapping {
    Mapping::parse(name, &text(name)).unwrap_or_else(|error| panic!("{name}: {:?}", error.report()))
}

fn import(document: &Document, file: &str, map: &str) -> Import {
    let book = Workbook::read(file, &fs::read(path(file)).unwrap()).unwrap();
    Import::with(document, &book, &Options::new().mapping(&mapping(map)))
}

fn said(import: &Import, severity: Severity) -> Vec<String> {
    let of = import.problems.iter().filter(|p| p.severity == severity);
    of.map(|problem| problem.line(Lang::En)).collect()
}

/// The lines of the document that go and those that come.
fn changed(before: &Document, after: &Document) -> Vec<String> {
    let [old, new] = [before, after].map(|of| of.sources().text(SourceId::ROOT));
    let [old, new]: [Vec<&str>; 2] = [old, new].map(|text| text.lines().collect());
    let gone = old.iter().filter(|line| !new.contains(line));
    let come = new.iter().filter(|line| !old.contains(line));
    let gone = gone.map(|line| format!("- {}", line.trim()));
    gone.chain(come.map(|line| format!("+ {}", line.trim())))
        .collect()
}

fn bordered() -> Format {
    Format::new()
        .set_font_name("Times New Roman")
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
}

fn book() -> Book {
    let mut book = Book::new();
    let day = ExcelDateTime::from_ymd(2000, 1, 1).unwrap();
    book.set_properties(&DocProperties::new().set_creation_datetime(&day));
    book
}

/// An annex as departments publish it.
#[expect(clippy::too_many_lines, reason = "cell by cell")]
fn databases() -> Vec<u8> {
    let mut book = book();
    book.add_worksheet()
        .set_name("Bìa")
        .unwrap()
        .write_string(0, 0, "SỞ TƯ PHÁP")
        .unwrap();
    let cell = bordered();
    let head = bordered().set_bold().set_align(FormatAlign::Center);
    let title = Format::new()
        .set_font_name("Times New Roman")
        .set_bold()
        .set_align(FormatAlign::Center);
    let sheet = book.add_worksheet();
    sheet.set_name("Phụ lục II").unwrap();
    sheet
        .set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0);
    for row in [10, 11] {
        sheet.set_row_height(row, 32).unwrap();
    }
    for (at, width) in [
        (0, 6.0),
        (1, 34.0),
        (2, 22.0),
        (3, 18.0),
        (4, 14.0),
        (5, 22.0),
        (6, 22.0),
        (7, 14.0),
    ] {
        sheet.set_column_width(at, width).unwrap();
    }
    sheet.merge_range(0, 0, 0, 7, "PHỤ LỤC II", &title).unwrap();
    sheet
        .merge_range(1, 0, 1, 7, "DANH MỤC CƠ SỞ DỮ LIỆU", &title)
        .unwrap();
    for (at, header) in [
        (0, "STT"),
        (1, "Tên cơ sở dữ liệu"),
        (2, "Đơn vị\nchủ quản"),
        (3, "Loại"),
        (4, "Đưa vào\nsử dụng"),
        (7, "Số bản ghi"),
    ] {
        sheet.merge_range(3, at, 4, at, header, &head).unwrap();
    }
    sheet
        .merge_range(3, 5, 3, 6, "Hạng mục dữ liệu", &head)
        .unwrap();
    sheet
        .write_string_with_format(4, 5, "Dữ liệu mở", &head)
        .unwrap();
    sheet
        .write_string_with_format(4, 6, "Chia sẻ mặc định", &head)
        .unwrap();
    for at in 0..8_u16 {
        sheet
            .write_string_with_format(5, at, format!("({})", at + 1), &head)
            .unwrap();
    }
    let group = |sheet: &mut rust_xlsxwriter::Worksheet, row: u32, number: &str, text: &str| {
        sheet
            .write_string_with_format(row, 0, number, &head)
            .unwrap();
        sheet.merge_range(row, 1, row, 7, text, &head).unwrap();
    };
    let row = |sheet: &mut rust_xlsxwriter::Worksheet, row: u32, texts: [&str; 8]| {
        for (at, text) in (0..).zip(texts) {
            if !text.is_empty() {
                sheet
                    .write_string_with_format(row, at, text, &cell)
                    .unwrap();
            }
        }
    };
    group(sheet, 6, "I", "Cơ sở dữ liệu dùng chung");
    row(
        sheet,
        7,
        [
            "1",
            "Cơ sở dữ liệu hộ tịch số hóa",
            "",
            "Dùng chung của ngành",
            "01/07/2023",
            "Danh mục nơi đăng ký, Thống kê",
            "Trích lục",
            "1.234.567",
        ],
    );
    row(
        sheet,
        8,
        [
            "2",
            "Cơ sở dữ liệu  công chứng ",
            "",
            "Dùng chung của ngành",
            "01/01/2022",
            "",
            "Hợp đồng, Ngăn chặn",
            "85.020",
        ],
    );
    sheet.merge_range(7, 2, 8, 2, "Sở Tư pháp", &cell).unwrap();
    group(sheet, 9, "II", "Cơ sở dữ liệu khác");
    row(
        sheet,
        10,
        [
            "3",
            "Cơ sở dữ liệu trợ giúp pháp lý",
            "Trung tâm Trợ giúp pháp lý nhà nước",
            "Dùng riêng",
            "3/2024",
            "",
            "",
            "12.400",
        ],
    );
    row(
        sheet,
        11,
        ["Tổng cộng", "3", "", "", "", "", "", "1.331.987"],
    );
    sheet
        .write_string(13, 0, "Ghi chú: số liệu đến ngày 31/12/2024.")
        .unwrap();
    book.save_to_buffer().unwrap()
}

/// A report of figures.
fn figures() -> Vec<u8> {
    let mut book = book();
    let cell = bordered();
    let head = bordered().set_bold().set_align(FormatAlign::Center);
    let percent = bordered().set_num_format("0.0%");
    let sheet = book.add_worksheet();
    sheet.set_name("Số liệu").unwrap();
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
    for (at, width) in [(0, 6.0), (1, 40.0), (2, 12.0), (3, 14.0), (4, 22.0)] {
        sheet.set_column_width(at, width).unwrap();
    }
    sheet
        .merge_range(0, 0, 0, 4, "BÁO CÁO SỐ LIỆU CHUYỂN ĐỔI SỐ NĂM 2024", &head)
        .unwrap();
    for (at, header) in (0..).zip(["TT", "Nội dung", "ĐVT", "Kết quả", "Mã số liệu"]) {
        sheet
            .write_string_with_format(2, at, header, &head)
            .unwrap();
        sheet
            .write_string_with_format(3, at, ["A", "B", "C", "1", "D"][usize::from(at)], &head)
            .unwrap();
    }
    for (row, name, unit, measure) in [
        (4, "Tỷ lệ hồ sơ nộp trực tuyến", "Phần trăm", "online-files"),
        (5, "Dữ liệu hộ tịch đã số hóa", "BG", "civil-status-records"),
        (
            6,
            "Hồ sơ trợ giúp pháp lý bình quân tháng",
            "HS",
            "legal-aid-files",
        ),
    ] {
        sheet
            .write_number_with_format(row, 0, f64::from(row - 3), &cell)
            .unwrap();
        sheet.write_string_with_format(row, 1, name, &cell).unwrap();
        sheet.write_string_with_format(row, 2, unit, &cell).unwrap();
        sheet
            .write_string_with_format(row, 4, measure, &cell)
            .unwrap();
    }
    sheet
        .write_number_with_format(4, 3, 0.855, &percent)
        .unwrap();
    sheet
        .write_string_with_format(5, 3, "1.234.567", &cell)
        .unwrap();
    sheet
        .write_string_with_format(6, 3, "1.042,5", &cell)
        .unwrap();
    sheet.write_string(8, 1, "Người lập biểu").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn the_workbooks_are_those_that_are_made_here() {
    for (name, made) in [("csdl.xlsx", databases()), ("chi-tieu.xlsx", figures())] {
        if std::env::var_os("BLESS").is_some() {
            fs::write(path(name), &made).unwrap();
        }
        let there = fs::read(path(name)).unwrap();
        // Another version of the compression may write other bytes.
        let [made, there] = [made, there].map(|bytes| Workbook::read(name, &bytes).unwrap());
        assert_eq!(format!("{made:?}"), format!("{there:?}"), "{name}");
    }
}

#[test]
fn an_annex_with_two_rows_of_headers_and_merged_cells_is_read_through_its_mapping() {
    let document = target();
    let import = import(&document, "csdl.xlsx", "csdl.map.yaml");
    assert_eq!(said(&import, Severity::Error), [""; 0]);
    let after = import.edited(&document).unwrap();
    let expected = [
        "- csdl-ho-tich: { kind: database, name: { vi: Cơ sở dữ liệu hộ tịch số hóa }, owner: van-phong-so, class: shared-sector } # đang cập nhật",
    ];
    let changed = changed(&document, &after);
    assert!(
        changed.iter().any(|line| line == expected[0]),
        "{changed:#?}"
    );
    insta::assert_snapshot!("import_examples_databases", changed.join("\n"));
    assert_eq!(
        import.made,
        [(
            "co-so-du-lieu-tro-giup-phap-ly".to_owned(),
            "Cơ sở dữ liệu trợ giúp pháp lý".to_owned()
        )]
    );
    let arch = after.architecture();
    let owner = |id: &str| arch.element(id).unwrap().owner().unwrap().key().to_owned();
    // Both rows of the merged cell have the owner that stands in it.
    assert_eq!(owner("csdl-ho-tich"), "so-tu-phap");
    assert_eq!(owner("csdl-cong-chung"), "so-tu-phap");
    assert_eq!(
        owner("co-so-du-lieu-tro-giup-phap-ly"),
        "trung-tam-tro-giup"
    );
    // What was read once changes nothing when it is read again.
    let again = self::import(&after, "csdl.xlsx", "csdl.map.yaml");
    assert!(again.edits.is_empty(), "{:?}", again.edits);
}

#[test]
fn a_file_of_a_vietnamese_spreadsheet_is_read_through_its_mapping() {
    let document = target();
    let import = import(&document, "he-thong.csv", "he-thong.map.yaml");
    assert_eq!(said(&import, Severity::Error), [""; 0]);
    let notes = said(&import, Severity::Info);
    assert!(
        notes.iter().any(|line| line.contains("“Ghi chú” (G)")),
        "{notes:?}"
    );
    let after = import.edited(&document).unwrap();
    insta::assert_snapshot!(
        "import_examples_systems",
        changed(&document, &after).join("\n")
    );
    assert!(import.gone.is_empty());
}

#[test]
fn percentages_and_thousands_are_read_through_their_mapping() {
    let document = target();
    let import = import(&document, "chi-tieu.xlsx", "chi-tieu.map.yaml");
    assert_eq!(said(&import, Severity::Error), [""; 0]);
    let after = import.edited(&document).unwrap();
    let changed = changed(&document, &after).join("\n");
    for value in ["value: \"85.5\"", "value: 1234567", "value: \"1042.5\""] {
        assert!(changed.contains(value), "{value}: {changed}");
    }
    insta::assert_snapshot!("import_examples_figures", changed);
}

#[test]
fn a_first_document_of_a_table_loads_and_lacks_only_what_the_table_lacks() {
    let book = Workbook::read("csdl.xlsx", &fs::read(path("csdl.xlsx")).unwrap()).unwrap();
    let mapping = mapping("csdl.map.yaml");
    let options = Options::new().mapping(&mapping);
    for (level, lang) in [(Level::Department, Lang::Vi), (Level::Ministry, Lang::En)] {
        let outset = Outset {
            level,
            framework: FrameworkVersion::V3_0,
            lang,
        };
        let first = outset.document("a.yaml", &book, &options).unwrap();
        assert!(!first.import.has_errors(), "{:?}", first.import.problems);
        assert!(first.document.report().is_empty());
        let arch = first.document.architecture();
        assert_eq!(arch.elements().count(), 3);
        let made: Vec<_> = first
            .import
            .made
            .iter()
            .map(|(id, _)| id.as_str())
            .collect();
        assert_eq!(
            made,
            [
                "so-tu-phap",
                "trung-tam-tro-giup-phap-ly-nha-nuoc",
                "co-so-du-lieu-ho-tich-so-hoa",
                "co-so-du-lieu-cong-chung",
                "co-so-du-lieu-tro-giup-phap-ly",
            ]
        );
        let report = RuleSet::for_framework(arch.framework())
            .unwrap()
            .check_document(&first.document);
        let found: std::collections::BTreeSet<_> =
            report.iter().map(|d| d.code.to_string()).collect();
        insta::assert_snapshot!(
            format!("import_examples_first_{lang}"),
            format!(
                "{}\n{}",
                first.document.sources().text(SourceId::ROOT),
                report
                    .iter()
                    .map(|d| format!("{} {}", d.code, d.message.get(lang)))
                    .collect::<Vec<_>>()
                    .join("\n")
            )
        );
        // Each says that something is not there: the decision, layers, a name that is filled in, relations, lines of
        // protection, a portal. The day is there, so nothing is left unjudged for want of it.
        let missing = [
            "DAT007", "DOC001", "DOC002", "DOC003", "DOC013", "DOC016", "FMT021", "INT001",
            "LAY001", "LAY007", "SEC013", "SVC007",
        ];
        assert!(
            found.iter().all(|code| missing.contains(&code.as_str())),
            "{found:?}"
        );
        assert!(found.contains("LAY001"));
        // The same tables give the same document.
        let again = outset.document("a.yaml", &book, &options).unwrap();
        assert!(
            again.document.sources().text(SourceId::ROOT)
                == first.document.sources().text(SourceId::ROOT)
        );
    }
}
