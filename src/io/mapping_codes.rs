//! The codes of what can be wrong with a mapping of a table of one's own.
#![cfg_attr(
    not(feature = "xlsx"),
    allow(dead_code, reason = "mappings are read where workbooks are")
)]

use super::codes::codes;
use super::reader::FileCodes;
use crate::text::Text;

/// The key at the head of a mapping.
pub(crate) const MAPPING_HEAD: &str = "justarch-mapping";

codes! {
    /// Every code of what can be wrong with a file that maps a table of one's own.
    ///
    /// ```
    /// use justarch::{MAPPING_CODES, catalog};
    /// assert!(MAPPING_CODES.iter().all(|info| catalog::explain(info.code.as_str()).is_some()));
    /// ```
    MAPPING_CODES;
    MAPPING_VERSION = "MAP001", "wrong-mapping-version", "0.1.0", Error,
        "Phiên bản của tệp ánh xạ", "Version of a mapping",
        "Dòng `justarch-mapping: 1` cho biết phiên bản định dạng của tệp ánh xạ.",
        "The line `justarch-mapping: 1` states the version of the format of a mapping.",
        "Đặt `justarch-mapping: 1` ở đầu tệp.", "Put `justarch-mapping: 1` at the head of the file.";
    MAPPING_UNKNOWN_KEY = "MAP002", "unknown-mapping-key", "0.1.0", Error,
        "Khóa không xác định trong tệp ánh xạ", "Unknown key in a mapping",
        "Khóa không thuộc danh mục khóa của mục này.",
        "The key is not one of this section.",
        "Sửa tên khóa theo gợi ý.", "Mend the key as suggested.";
    MAPPING_DUPLICATE = "MAP003", "duplicate-mapping-key", "0.1.0", Error,
        "Trùng lặp trong tệp ánh xạ", "Something twice in a mapping",
        "Một khóa được viết hai lần, hoặc một thuộc tính được lấy từ hai cột hay vừa từ cột vừa từ `constants`.",
        "A key is written twice, or a field is taken from two columns or from a column and from `constants`.",
        "Giữ lại một chỗ.", "Keep one of the two.";
    MAPPING_TYPE = "MAP004", "wrong-mapping-value-type", "0.1.0", Error,
        "Sai kiểu giá trị trong tệp ánh xạ", "Wrong type of value in a mapping",
        "Giá trị có kiểu khác với kiểu mà khóa yêu cầu.",
        "The value is not of the type that the key asks for.",
        "Viết giá trị theo kiểu được nêu.", "Write the value in the form named.";
    MAPPING_VALUE = "MAP005", "invalid-mapping-value", "0.1.0", Error,
        "Giá trị không hợp lệ trong tệp ánh xạ", "Invalid value in a mapping",
        "Giá trị không đúng dạng, không thuộc tập giá trị của khóa, hoặc không phải là giá trị của thuộc tính.",
        "The value does not have the form of the key, is not in its value set, or is no value of the field.",
        "Sửa giá trị.", "Mend the value.";
    MAPPING_MISSING = "MAP006", "missing-mapping-key", "0.1.0", Error,
        "Thiếu khóa bắt buộc trong tệp ánh xạ", "Required key missing in a mapping",
        "Một khóa bắt buộc không có mặt, hoặc không có cột nào để nhận ra dòng.",
        "A key that is needed is not there, or no column tells what a row is.",
        "Bổ sung khóa.", "Add the key.";
    MAPPING_FIELD = "MAP007", "unknown-mapping-field", "0.1.0", Error,
        "Bảng không có thuộc tính này", "Field that the table does not have",
        "Cột hoặc hằng số được ánh xạ tới một thuộc tính mà các mục của bảng không có, hoặc không nhập được từ một ô.",
        "A column or a constant is mapped to a field that what the table lists does not have, or that no cell can hold.",
        "Dùng một khóa của định dạng tệp, như `name.vi`, `owner`, `security-level.level`.",
        "Use a key of the file format, such as `name.vi`, `owner`, `security-level.level`.";
}

/// Those that every fault of a file has.
pub(crate) static MAPPING_FILE: FileCodes = FileCodes {
    all: MAPPING_CODES,
    head: MAPPING_HEAD,
    called: Text::fixed("tệp ánh xạ", "mappings"),
    version: MAPPING_VERSION,
    unknown_key: MAPPING_UNKNOWN_KEY,
    duplicate: MAPPING_DUPLICATE,
    wrong_type: MAPPING_TYPE,
    value: MAPPING_VALUE,
    missing: MAPPING_MISSING,
};
