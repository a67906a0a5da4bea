//! DAT012: a code list that is nowhere.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, Severity};
use crate::framework::law;
use crate::model::{Field, Layer, Subject, is_key};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DAT012"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Danh mục không có trong văn bản",
            "Code list that is nowhere",
        ),
        what: Text::fixed(
            "Kiểm tra mỗi mục của `code-lists` viết như một định danh (chữ thường không dấu, chữ số, dấu gạch nối) là một thành phần của văn bản. Tên danh mục viết bằng lời không xét.",
            "Checks that each entry of `code-lists` written as an id (small letters without marks, digits, hyphens) is an element of the document. Lists named in words are not judged.",
        ),
        why: Text::fixed(
            "Dữ liệu chỉ khớp với nhau khi dùng cùng một danh mục; tham chiếu đến danh mục không có ở đâu thì không ai kiểm tra được.",
            "Data fits together only by the same lists; a reference to a list that is nowhere cannot be followed by anybody.",
        ),
        remedy: Text::fixed(
            "Sửa định danh, khai báo danh mục là một thành phần, hoặc ghi tên danh mục bằng lời.",
            "Mend the id, declare the list as an element, or name the list in words.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::MODEL, "", Confidence::Inferred)];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let arch = cx.architecture();
    let refused: HashSet<&str> = arch.unread().elements().collect();
    for element in arch.elements() {
        for list in element.fields().texts(Field::CodeLists) {
            if !is_key(list) || arch.element(list).is_some() || refused.contains(list) {
                continue;
            }
            let id = element.id();
            let finding = Finding::new(bilingual!(
                "`{id}` tham chiếu danh mục `{list}` không có trong văn bản",
                "`{id}` refers to the code list `{list}`, which is nowhere in the document"
            ))
            .at(Subject::from(element).at(Field::CodeLists))
            .discriminator(list)
            .rests_on(element.fields(), "code-lists")
            .absent_from(&[Layer::Application]);
            out.report(finding);
        }
    }
}
