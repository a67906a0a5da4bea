//! DAT012: a code list that is nowhere.

use std::borrow::Cow;
use std::collections::HashSet;

use super::code_lists::{Named, named};
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Field, Layer, Place, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::{Lang, Text};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DAT012"),
        name: RuleName::of("unknown-code-list"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Danh mục không có trong văn bản hoặc không phải danh mục",
            "Code list that is nowhere, or is none",
        ),
        description: Text::fixed(
            "Kiểm tra mỗi mục của `code-lists` viết như một định danh (chữ thường không dấu, chữ số, dấu gạch nối) là một thành phần của văn bản chứa được danh mục: cơ sở dữ liệu, kho dữ liệu hoặc văn bản chính sách ban hành danh mục. Tên danh mục viết bằng lời không xét.",
            "Checks that each entry of `code-lists` written as an id (small letters without marks, digits, hyphens) is an element of the document that can be one: a database, a data store or the instrument that issues the list. Lists named in words are not judged.",
        ),
        why: Text::fixed(
            "Dữ liệu chỉ khớp với nhau khi dùng cùng một danh mục; tham chiếu đến nơi không có danh mục thì không ai kiểm tra được.",
            "Data fits together only by the same lists; a reference to where there is no list cannot be followed by anybody.",
        ),
        remedy: Text::fixed(
            "Sửa định danh, khai báo nơi lưu danh mục là một cơ sở dữ liệu, hoặc ghi tên danh mục bằng lời.",
            "Mend the id, declare what holds the list as a database, or name the list in words.",
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
            let at = Subject::from(element).at(Field::CodeLists);
            let finding = match named(element, list, arch) {
                Named::InWords | Named::Holder | Named::Itself => continue,
                Named::Nothing if refused.contains(list) => continue,
                Named::Nothing => nowhere(element, list, at),
                Named::Other(other) => none(element, other, at),
            };
            let finding = finding
                .discriminator(list)
                .rests_on(element.fields(), "code-lists");
            out.report(finding);
        }
    }
}

fn nowhere(element: ElementRef<'_>, list: &str, at: Place) -> Finding {
    let id = element.id();
    Finding::new(bilingual!(
        "`{id}` tham chiếu danh mục `{list}` không có trong văn bản",
        "`{id}` refers to the code list `{list}`, which is nowhere in the document"
    ))
    .at(at)
    .absent_from(&[Layer::Application])
}

fn none(element: ElementRef<'_>, other: ElementRef<'_>, at: Place) -> Finding {
    let id = element.id();
    let (list, kind) = (other.id(), other.kind().label());
    let (vi, en) = (kind.get(Lang::Vi), kind.get(Lang::En));
    Finding::new(bilingual!(
        "`{id}` tham chiếu `{list}` làm danh mục, nhưng đó là “{vi}”, không chứa danh mục",
        "`{id}` refers to `{list}` as a code list, but that is of the kind “{en}” and holds none"
    ))
    .at(at)
    .label(
        other,
        Text::fixed("không chứa danh mục", "it holds no list"),
    )
}
