//! One Vietnamese term for one concept: other words for it are in no message and no page.

use std::fs;
use std::path::{Path, PathBuf};

/// What is not written, what is, and where the word means something else: what the law calls so, what another concept
/// is called, or what somebody may look for.
const BANNED: &[(&str, &str, &[&str])] = &[
    ("phần tử", "thành phần; mục của danh sách", &[]),
    ("mối quan hệ", "quan hệ", &[]),
    ("mối liên kết", "quan hệ", &[]),
    ("tập tin", "tệp", &[]),
    ("khoá", "khóa", &[]),
    ("chuỗi ký tự", "chuỗi", &[]),
    ("đoạn văn bản", "chuỗi", &[]),
    ("` nhận văn bản", "` nhận chuỗi", &[]),
    ("văn bản trong dấu ngoặc kép", "chuỗi", &[]),
    ("văn bản không đặt trong dấu", "chuỗi", &[]),
    ("viết văn bản trên nhiều dòng", "chuỗi", &[]),
    ("mã thành phần", "định danh", &[]),
    ("mã tổ chức", "định danh", &[]),
    ("mã lỗi", "mã", &[]),
    // Of agencies, by Decision 20/2020/QĐ-TTg; and what may be looked for.
    (
        "mã định danh",
        "định danh",
        &[
            "no_code_lists.rs",
            "malformed_agency_code.rs",
            "glossary.rs",
            "dat.md",
            "svc.md",
        ],
    ),
    ("đường cơ bản", "đường cơ sở", &[]),
    ("danh sách miễn trừ", "đường cơ sở", &[]),
    ("tiếp nối", "kế thừa", &["glossary.rs"]),
    ("các phát hiện", "các kết quả", &[]),
    ("phát hiện nào", "kết quả nào", &[]),
    ("có phát hiện", "có kết quả", &[]),
    ("không có trường", "không có khóa", &[]),
    ("trường `", "khóa `", &[]),
    ("thực thể", "đối tượng, hệ thống, đơn vị", &[]),
    ("kết cục", "kết quả xử lý", &[]),
    ("số phận", "kết quả xử lý", &[]),
    ("\"Điều chỉnh", "Thay đổi (`governed-by`: điều chỉnh)", &[]),
    ("Điều chỉnh quan hệ", "Thay đổi quan hệ", &[]),
    ("cảnh cáo", "cảnh báo", &[]),
    ("lớp kiến trúc", "lớp", &[]),
    ("tầng kiến trúc", "lớp", &[]),
    ("nút của đồ thị", "thành phần", &[]),
    ("không tương thích ngược", "phá vỡ tương thích", &[]),
];

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs" || e == "md") {
            out.push(path);
        }
    }
}

/// The lines in which a word stands that is banned, though its file is not one where it means something else.
fn slips(name: &str, text: &str) -> Vec<String> {
    let mut out = Vec::new();
    for (nth, line) in text.lines().enumerate() {
        for (banned, instead, elsewhere) in BANNED {
            if line.contains(banned) && !elsewhere.contains(&name) {
                out.push(format!("{name}:{}: “{banned}”: write {instead}", nth + 1));
            }
        }
    }
    out
}

#[test]
fn messages_and_pages_use_one_term_for_one_concept() {
    let mut all = Vec::new();
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    files(&home.join("src"), &mut all);
    let read = |path: &PathBuf| {
        (
            path.file_name().unwrap().to_owned(),
            fs::read_to_string(path).unwrap(),
        )
    };
    let mut found = Vec::new();
    let mut unused: Vec<(&str, &str)> = BANNED
        .iter()
        .flat_map(|(banned, _, elsewhere)| elsewhere.iter().map(|file| (*banned, *file)))
        .collect();
    for (name, text) in all.iter().map(read) {
        let name = name.to_str().unwrap();
        found.extend(slips(name, &text));
        unused.retain(|(banned, file)| *file != name || !text.contains(banned));
    }
    assert!(found.is_empty(), "{found:#?}");
    assert!(unused.is_empty(), "no longer there: {unused:?}");
}

#[test]
fn a_banned_term_is_found_where_it_stands() {
    let found = slips("x.md", "Thành phần có mối quan hệ\nvà tập tin\n");
    assert_eq!(found.len(), 2);
    assert!(found[0].starts_with("x.md:1: “mối quan hệ”"), "{found:?}");
    assert!(slips("glossary.rs", "mã định danh").is_empty());
}
