//! The codes of what can be wrong with a file of rules.

use super::reader::FileCodes;
use crate::text::Text;

/// The key at the head of a rule file.
pub(crate) const HEAD: &str = "justarch-rules";

super::codes::codes! {
    /// Every code of what can be wrong with a file of the user's own rules.
    ///
    /// ```
    /// use justarch::{USER_RULE_CODES, catalog};
    /// assert!(USER_RULE_CODES.iter().all(|info| catalog::explain(info.code.as_str()).is_some()));
    /// ```
    USER_RULE_CODES;
    VERSION = "USR001", "wrong-rule-file-version", "0.1.0", Error,
        "Phiên bản của tệp quy tắc", "Version of a rule file",
        "Dòng `justarch-rules: 1` cho biết phiên bản định dạng của tệp quy tắc.",
        "The line `justarch-rules: 1` states the version of the format of a rule file.",
        "Đặt `justarch-rules: 1` ở đầu tệp.", "Put `justarch-rules: 1` at the head of the file.";
    UNKNOWN_KEY = "USR002", "unknown-rule-key", "0.1.0", Error,
        "Khóa không xác định trong tệp quy tắc", "Unknown key in a rule file",
        "Khóa không thuộc danh mục khóa của mục này; quy tắc chứa khóa đó không được dùng.",
        "The key is not one of this section; the rule that holds it is not used.",
        "Sửa tên khóa theo gợi ý.", "Mend the key as suggested.";
    DUPLICATE = "USR003", "duplicate-rule-key", "0.1.0", Error,
        "Khóa trùng lặp trong tệp quy tắc", "Duplicate key in a rule file",
        "Một khóa hoặc một mã quy tắc được viết hai lần.",
        "A key or the code of a rule is written twice.",
        "Xóa hoặc đổi tên một trong hai.", "Delete or rename one of the two.";
    TYPE = "USR004", "wrong-rule-value-type", "0.1.0", Error,
        "Sai kiểu giá trị trong tệp quy tắc", "Wrong type of value in a rule file",
        "Giá trị có kiểu khác với kiểu mà khóa yêu cầu.",
        "The value is not of the type that the key asks for.",
        "Viết giá trị theo kiểu được nêu.", "Write the value in the form named.";
    VALUE = "USR005", "invalid-rule-value", "0.1.0", Error,
        "Giá trị không hợp lệ trong tệp quy tắc", "Invalid value in a rule file",
        "Giá trị không đúng dạng hoặc không thuộc tập giá trị của khóa.",
        "The value does not have the form of the key, or is not in its value set.",
        "Sửa giá trị.", "Mend the value.";
    MISSING = "USR006", "missing-rule-key", "0.1.0", Error,
        "Thiếu khóa bắt buộc trong tệp quy tắc", "Required key missing in a rule file",
        "Một khóa bắt buộc của tệp hoặc của quy tắc không có mặt.",
        "A key that the file or a rule needs is not there.",
        "Bổ sung khóa.", "Add the key.";
    CODE = "USR007", "invalid-rule-code", "0.1.0", Error,
        "Mã quy tắc không hợp lệ", "Invalid code of a rule",
        "Mã của quy tắc riêng gồm tiền tố khai báo ở đầu tệp và từ 3 đến 6 chữ số; tiền tố không được trùng nhóm mã có sẵn.",
        "The code of a rule is the prefix declared at the head of the file and 3 to 6 digits; the prefix may not be a built-in family.",
        "Sửa mã hoặc tiền tố.", "Mend the code or the prefix.";
    CONTRADICTION = "USR008", "exclusive-rule-keys", "0.1.0", Error,
        "Các khóa không dùng được cùng nhau", "Keys that exclude each other",
        "Mỗi quy tắc có đúng một trong ba dạng `forbid`, `require`, `allow`; một số khóa không có nghĩa khi đứng cạnh nhau.",
        "A rule has exactly one of the shapes `forbid`, `require` and `allow`; some keys make no sense side by side.",
        "Giữ lại một trong các khóa.", "Keep one of the keys.";
    NEVER = "USR009", "unmatchable-selector", "0.1.0", Warning,
        "Bộ chọn không thể khớp", "A selector that cannot match",
        "Không thành phần nào thỏa mãn mọi điều kiện của bộ chọn, nên quy tắc không bao giờ có tác dụng.",
        "No element can meet all conditions of the selector, so the rule never has an effect.",
        "Sửa các điều kiện của bộ chọn.", "Mend the conditions of the selector.";
    SELF_TEST = "USR010", "failed-self-test", "0.1.0", Error,
        "Tự kiểm tra không đạt", "Failed self-test",
        "Đoạn mẫu `pass` phải không có kết quả nào của quy tắc; đoạn mẫu `fail` phải có ít nhất một.",
        "A snippet under `pass` must give no finding of the rule, one under `fail` at least one.",
        "Sửa quy tắc hoặc đoạn mẫu.", "Mend the rule or the snippet.";
    SNIPPET = "USR011", "unreadable-snippet", "0.1.0", Error,
        "Đoạn mẫu không đọc được", "Unreadable snippet",
        "Đoạn mẫu tự kiểm tra phải là các mục của một văn bản kiến trúc và đọc được không có lỗi.",
        "The snippet of a self-test must hold sections of a document and load without faults.",
        "Sửa đoạn mẫu theo lý do được nêu.", "Mend the snippet by the reasons named.";
    NO_ID = "USR012", "unmatchable-pattern", "0.1.0", Warning,
        "Mẫu không khớp định danh nào", "A pattern that no id can match",
        "Định danh chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối giữa các từ. Mẫu có ký tự khác thì không khớp thành phần nào, nên quy tắc không có tác dụng; chỉ `*` thay cho các ký tự bất kỳ.",
        "Ids are made of lower-case ASCII letters, digits and hyphens between words. A pattern with anything else matches no element, so that the rule looks at nothing; only `*` stands for any characters.",
        "Viết lại mẫu, ví dụ `tt-*`.", "Write the pattern anew, such as `tt-*`.";
}

/// Those that every fault of a file has.
pub(crate) static OF_FILE: FileCodes = FileCodes {
    all: USER_RULE_CODES,
    head: HEAD,
    called: Text::fixed("tệp quy tắc", "rule files"),
    version: VERSION,
    unknown_key: UNKNOWN_KEY,
    duplicate: DUPLICATE,
    wrong_type: TYPE,
    value: VALUE,
    missing: MISSING,
};

/// The families of the library's own codes, which no prefix may be.
pub(crate) const TAKEN: &[&str] = crate::rules::RESERVED;
