//! LAY004: a relation or a route names an element that is not in the document.

use std::borrow::Cow;

use crate::diagnostic::{LifeCycle, RuleName, Severity};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, LAY004, RuleInfo};
use crate::text::Text;

// Emitted by the reader of files; see `decided_by_the_reader`.
pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: LAY004,
        name: RuleName::of("dangling-relation"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed(
            "Quan hệ với thành phần không tồn tại",
            "Relation to an element that does not exist",
        ),
        description: Text::fixed(
            "Kiểm tra cả hai đầu của mỗi quan hệ, và mọi nền tảng trên đường đi của dữ liệu, đều được khai báo trong văn bản.",
            "Checks that both ends of every relation, and every platform on a route, are declared in the document.",
        ),
        why: Text::fixed(
            "Quan hệ thiếu một đầu không thể hiện được phụ thuộc thật; thường là lỗi chính tả hoặc thành phần đã đổi định danh.",
            "A relation with one end missing shows no real dependency; most often it is a slip of spelling or an element whose id was changed.",
        ),
        remedy: Text::fixed(
            "Sửa định danh cho đúng, hoặc khai báo thành phần còn thiếu.",
            "Correct the id, or declare the missing element.",
        ),
        bases: Cow::Borrowed(&[]),
        applies: always,
    },
    check: super::decided_by_the_reader,
};
