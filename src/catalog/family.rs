//! The families of codes, and their examples.

use super::Excerpt;
use crate::diagnostic::Side;
use crate::text::Text;

/// A family of codes: those that begin with the same letters.
///
/// ```
/// use justarch::catalog;
/// assert_eq!(catalog::families()[0].key, "DOC");
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Family {
    /// The letters.
    pub key: &'static str,
    /// What its codes speak of.
    pub title: Text,
    /// Examples of all its codes, one after the other; see [`excerpts`].
    examples: &'static str,
}

macro_rules! families {
    ($($key:literal, $file:literal, $vi:literal, $en:literal;)+) => {
        static FAMILIES: &[Family] = &[$(Family {
            key: $key,
            title: Text::fixed($vi, $en),
            examples: include_str!(concat!("../docs/manual/examples/", $file, ".yaml")),
        }),+];
    };
}

families! {
    "DOC", "doc", "Văn bản kiến trúc", "The document";
    "LAY", "lay", "Các lớp và quan hệ phụ thuộc", "Layers and dependencies";
    "INT", "int", "Tích hợp và chia sẻ dữ liệu", "Integration and data sharing";
    "DAT", "dat", "Cơ sở dữ liệu và ứng dụng", "Databases and applications";
    "SEC", "sec", "An toàn hệ thống thông tin", "Security";
    "SVC", "svc", "Dịch vụ công và kênh giao tiếp", "Public services and channels";
    "MOJ", "moj", "Quy tắc riêng của Bộ Tư pháp", "Rules of the Ministry of Justice alone";
    "TRN", "trn", "Chuyển đổi giữa hai phiên bản", "The step between versions";
    "FMT", "fmt", "Cách viết tệp", "How a file is written";
    "USR", "usr", "Tệp quy tắc riêng", "Files of rules of one's own";
    "MAP", "map", "Tệp ánh xạ bảng", "Mappings of tables of one's own";
    "ALW", "alw", "Chú thích miễn trừ", "Comments that allow findings";
    "BAS", "bas", "Đường cơ sở", "Baselines";
    "CFG", "cfg", "Tệp cấu hình", "The configuration";
    "CHK", "chk", "Bản thân việc kiểm tra", "The check itself";
}

/// The families, in the order of the manual.
pub fn families() -> &'static [Family] {
    FAMILIES
}

/// The examples of a code, those that fail first.
///
/// A file of examples is a stream of YAML documents, each opened by a line `--- # CODE fail` or
/// `--- # CODE pass`, in transitions followed by `old` or `new`.
pub(super) fn excerpts(code: &str) -> impl Iterator<Item = Excerpt> {
    FAMILIES
        .iter()
        .filter(move |family| code.starts_with(family.key))
        .flat_map(|family| family.examples.split("--- # ").skip(1))
        .filter_map(move |document| {
            let (head, text) = document.split_once('\n')?;
            let mut words = head.split(' ');
            if words.next() != Some(code) {
                return None;
            }
            Some(Excerpt {
                fails: words.next() == Some("fail"),
                side: match words.next() {
                    Some("old") => Side::Old,
                    _ => Side::New,
                },
                text,
            })
        })
}
