//! What an import says of cells that cannot be taken over: all of it in one run, with what is meant or can be written.

use justarch::tables::import::{Import, Mapping, Workbook};
use justarch::tables::{TableSet, Tables};
use justarch::{Document, Lang, Severity};

const TEXT: &str = "\
justarch: 1
architecture: { id: kien-truc, body: bo, level: ministry, name: { vi: Kiến trúc }, framework: \"3.0\" }
organisations:
  bo: { name: { vi: Bộ Tư pháp }, kind: ministry }
  so: { name: { vi: Sở Tư pháp tỉnh Bình Lâm }, kind: department }
applications:
  ho-tich: { kind: database, name: { vi: Hộ tịch }, owner: bo, security-level: 3 }
";

fn import(csv: &str) -> (Document, Import) {
    let document = Document::parse("a.yaml", TEXT).unwrap();
    let import = Import::of(&document, &Workbook::read("a.csv", csv.as_bytes()).unwrap());
    (document, import)
}

fn errors(csv: &str, lang: Lang) -> Vec<String> {
    let (_, import) = import(csv);
    let of = import.problems.iter();
    let of = of.filter(|p| p.severity == Severity::Error);
    of.map(|problem| problem.line(lang)).collect()
}

#[test]
fn all_that_is_wrong_is_said_in_one_run_of_rows_that_are_new_or_cannot_be_told_too() {
    let csv = "Định danh,Tên tiếng Việt,Loại thành phần,Chủ quản,Trạng thái,Cấp độ an toàn\n\
               ho-tich,Hộ tịch,Cơ sở dữ liệu,Cục X,ngủ,9\n\
               moi,Mới,,Cục Y,thức,2\n\
               Sai Id,Khác,Thiết bị bay,Cục Z,chạy,2\n\
               ,Chưa có,Cơ sở dữ liệu,Cục W,bay,2\n\
               khong-ten,,Cơ sở dữ liệu,Bộ Tư pháp,,\n";
    let found = errors(csv, Lang::En);
    let at: Vec<&str> = found
        .iter()
        .map(|line| line.split(':').next().unwrap())
        .collect();
    for place in [
        "a.csv!D2", "a.csv!E2", "a.csv!F2", "a.csv!C3", "a.csv!D3", "a.csv!E3", "a.csv!A4",
        "a.csv!C4", "a.csv!D4", "a.csv!E4", "a.csv!D5", "a.csv!E5", "a.csv!B6",
    ] {
        assert_eq!(
            at.iter().filter(|of| **of == place).count(),
            1,
            "{place}: {found:?}"
        );
    }
}

#[test]
fn an_organisation_whose_name_begins_so_is_meant_rather_than_one_that_is_spelt_nearly_so() {
    let of = |name: &str| {
        let csv = format!("Định danh,Tên tiếng Việt,Chủ quản\nho-tich,Hộ tịch,{name}\n");
        errors(&csv, Lang::Vi).remove(0)
    };
    let said = of("Sở Tư pháp");
    let (so, bo) = (
        said.find("Sở Tư pháp tỉnh Bình Lâm"),
        said.find("Bộ Tư pháp"),
    );
    assert!(
        so.is_some() && bo.is_none_or(|bo| so.unwrap() < bo),
        "{said}"
    );
    assert!(of("so tu phap").contains("có phải `Sở Tư pháp tỉnh Bình Lâm`"));
    assert!(of("tỉnh Bình Lâm").contains("có phải `Sở Tư pháp tỉnh Bình Lâm`"));
    let said = of("Văn phòng");
    assert!(
        said.contains("thêm một dòng ở bảng “Tổ chức”") && !said.contains("có phải"),
        "{said}"
    );
}

#[test]
fn values_that_a_column_can_have_are_named_and_of_many_the_nearest() {
    let of = |header: &str, text: &str| {
        let csv = format!("Định danh,Tên tiếng Việt,{header}\nho-tich,Hộ tịch,{text}\n");
        errors(&csv, Lang::Vi).remove(0)
    };
    let said = of("Loại thành phần", "Ôtô");
    assert!(
        said.contains("chọn một trong: ") && said.contains("Cơ sở dữ liệu"),
        "{said}"
    );
    let said = of("Trạng thái", "ngủ");
    assert!(
        said.contains("chọn một trong: ") && said.contains("Đang vận hành"),
        "{said}"
    );
    // A row that is new may be of any layer.
    let csv = "Định danh,Tên tiếng Việt,Loại thành phần\nmoi,Mới,Cơ sở dữ liệ\n";
    let said = errors(csv, Lang::Vi).remove(0);
    assert!(
        said.contains("gần nhất là `Cơ sở dữ liệu`") && said.contains("danh sách chọn"),
        "{said}"
    );
}

#[test]
fn a_level_is_read_with_the_word_before_it_and_refused_outside_its_range() {
    let of =
        |text: &str| format!("Định danh,Tên tiếng Việt,Cấp độ an toàn\nho-tich,Hộ tịch,{text}\n");
    for text in ["4", "Cấp độ 4", "cấp 4", "Mức 4"] {
        let (document, import) = import(&of(text));
        assert!(!import.has_errors(), "{text}: {:?}", import.problems);
        let after = import.edited(&document).unwrap();
        let table = Tables::of(after.architecture())
            .table(TableSet::Inventory)
            .unwrap();
        let at = table
            .columns
            .iter()
            .position(|column| column.key == "security-level.level")
            .unwrap();
        assert_eq!(table.rows[0].cells[at].shown(Lang::Vi), "4", "{text}");
    }
    for text in ["7", "cấp độ cao", "Cấp độ 6"] {
        let said = errors(&of(text), Lang::Vi);
        assert!(
            said.len() == 1 && said[0].contains("từ 1 đến 5"),
            "{said:?}"
        );
    }
}

#[test]
fn a_mapping_to_begin_with_can_be_read_and_reads_the_table() {
    let csv = "PHỤ LỤC\nSTT;Tên CSDL;Đơn vị quản lý;Tình trạng;Màu \"lạ\";Ghi chú\n1;Hộ tịch;Sở Tư pháp;Đang vận hành;xanh;\n";
    let book = Workbook::read("a.csv", csv.as_bytes()).unwrap();
    for (lang, fill) in [(Lang::Vi, "ĐIỀN"), (Lang::En, "FILL IN")] {
        let text = Mapping::starter(&book, Some(TableSet::Databases), lang).unwrap();
        assert!(
            text.contains(&format!("  # \"Màu \\\"lạ\\\"\": {fill}\n")),
            "{text}"
        );
        assert!(text.contains("ignore: [\"STT\", \"Ghi chú\"]"), "{text}");
        let mapping = Mapping::parse("map.yaml", &text).unwrap();
        assert_eq!(mapping.table(), TableSet::Databases);
    }
    let empty = Workbook::read("a.csv", b"1\n2\n").unwrap();
    assert!(Mapping::starter(&empty, None, Lang::Vi).is_none());
}
