//! LAY004: a relation, an owner or a source refers to something that is not in the document.

use std::borrow::Cow;

use crate::diagnostic::Severity;
use crate::rules::rule::always;
use crate::rules::{BuiltIn, RuleInfo};
use crate::text::Text;

// Emitted by the reader of files; see `decided_by_the_reader`.
pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: super::LAY004,
        severity: Severity::Error,
        title: Text::fixed("Tham chiếu đến đối tượng không tồn tại", "Reference to something that does not exist"),
        what: Text::fixed(
            "Kiểm tra hai đầu của mỗi quan hệ, và mọi tổ chức, nguồn mà văn bản nhắc tới, đều được khai báo trong văn bản.",
            "Checks that both ends of every relation, and every organisation and source referred to, are declared in the document.",
        ),
        why: Text::fixed(
            "Quan hệ thiếu một đầu không thể hiện được phụ thuộc thật; thường là lỗi chính tả hoặc thành phần đã đổi mã.",
            "A relation with one end missing shows no real dependency; most often it is a slip of spelling or an element whose id was changed.",
        ),
        remedy: Text::fixed(
            "Sửa mã cho đúng, hoặc khai báo đối tượng còn thiếu.",
            "Correct the id, or declare what is missing.",
        ),
        bases: Cow::Borrowed(&[]),
        applies: always,
    },
    check: super::decided_by_the_reader,
};
