//! LAY003: an id is malformed or taken, or the Vietnamese name is missing.

use std::borrow::Cow;

use crate::diagnostic::{LifeCycle, RuleName, Severity};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, LAY003, RuleInfo};
use crate::text::Text;

// Emitted by the reader of files; see `decided_by_the_reader`.
pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: LAY003,
        name: RuleName::of("unusable-identity"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed(
            "Thành phần không có định danh hợp lệ",
            "Element without a usable identity",
        ),
        description: Text::fixed(
            "Kiểm tra định danh của thành phần là duy nhất trong cả bảy mục, gồm chữ thường không dấu và chữ số, các từ nối bằng dấu gạch nối, và thành phần có tên tiếng Việt.",
            "Checks that the id of an element is unique across all seven sections and made of lower-case ASCII words and digits joined by hyphens, and that the element has a Vietnamese name.",
        ),
        why: Text::fixed(
            "Định danh là tên gọi bền vững của thành phần qua các phiên bản; trùng định danh hoặc thiếu tên thì không xác định được quan hệ trỏ tới đâu và so sánh phiên bản sẽ sai.",
            "The id is the lasting name of an element across versions; if it is taken twice or the name is missing, nobody can tell where relations point, and versions cannot be compared.",
        ),
        remedy: Text::fixed(
            "Đặt định danh khác, ví dụ `moj-civil-status-db`, và ghi `name: { vi: … }`. Khi trùng định danh, thành phần khai báo trước được giữ lại.",
            "Choose another id, such as `moj-civil-status-db`, and write `name: { vi: … }`. Of two elements with one id the first is kept.",
        ),
        bases: Cow::Borrowed(&[]),
        applies: always,
    },
    check: super::decided_by_the_reader,
};
