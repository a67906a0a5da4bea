//! LAY002: the kind of an element belongs to another layer than the section it stands in.

use std::borrow::Cow;

use crate::diagnostic::{LifeCycle, RuleName, Severity};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, LAY002, RuleInfo};
use crate::text::Text;

// Emitted by the reader of files; see `decided_by_the_reader`.
pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: LAY002,
        name: RuleName::of("wrong-layer"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed("Thành phần đặt sai lớp", "Element in the wrong layer"),
        description: Text::fixed(
            "Kiểm tra loại của mỗi thành phần thuộc đúng lớp mà thành phần được khai báo. Lớp suy ra từ loại, nên mỗi thành phần thuộc đúng một lớp; hệ thống bên ngoài là phạm vi (`scope`), không phải lớp thứ tám.",
            "Checks that the kind of every element belongs to the layer under which it is declared. The layer follows from the kind, so an element lies in exactly one; external systems are a `scope`, not an eighth layer.",
        ),
        why: Text::fixed(
            "Thành phần đặt sai lớp làm sai mọi kết luận về quan hệ giữa các lớp; vì vậy thành phần này không được đưa vào kiến trúc.",
            "An element in the wrong layer spoils every conclusion about relations between layers; it is therefore left out of the architecture.",
        ),
        remedy: Text::fixed(
            "Chuyển thành phần sang mục của lớp tương ứng, hoặc sửa `kind`.",
            "Move the element to the section of its layer, or correct its `kind`.",
        ),
        bases: Cow::Borrowed(&[]),
        applies: always,
    },
    check: super::decided_by_the_reader,
};
