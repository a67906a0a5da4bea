//! DAT011: two systems bear the same name.

use std::borrow::Cow;

use hashbrown::HashMap;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Field, Place, Status, Subject, normalise};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DAT011"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Hai hệ thống trùng tên",
            "Two systems of the same name",
        ),
        what: Text::fixed(
            "Kiểm tra tên (tiếng Việt, tiếng Anh) và tên gọi khác của ứng dụng, cơ sở dữ liệu, nền tảng và kênh giao tiếp không trùng nhau; dấu, chữ hoa, dấu câu không phân biệt.",
            "Checks that the names (Vietnamese, English) and aliases of applications, databases, platforms and channels are unique; diacritics, case and punctuation do not matter.",
        ),
        why: Text::fixed(
            "Một hệ thống thường được gọi bằng nhiều tên; hai mục trùng tên nhiều khả năng là một hệ thống khai báo hai lần, hoặc sẽ bị nhầm với nhau.",
            "One system often goes by several names; two entries of the same name are likely one system declared twice, or will be taken for each other.",
        ),
        remedy: Text::fixed(
            "Gộp hai mục nếu là một hệ thống; nếu không, đặt tên phân biệt.",
            "Merge the two if they are one system; if not, tell their names apart.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::MODEL, "", Confidence::Inferred)];

/// The fields that hold names.
const NAMES: [Field; 3] = [Field::NameVi, Field::NameEn, Field::Alias];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let mut first: HashMap<String, (ElementRef<'_>, Field)> = HashMap::new();
    let is_meant =
        |system: &ElementRef<'_>| cx.is_system(*system) && system.status() != Some(Status::Retired);
    for system in cx.architecture().elements().filter(is_meant) {
        // Two systems that share several names are one fault.
        let mut reported: Option<ElementRef<'_>> = None;
        for (field, name) in names(system) {
            let folded = normalise(name);
            if folded.is_empty() {
                continue;
            }
            let (other, other_field) = *first.entry(folded).or_insert((system, field));
            if other != system && reported != Some(other) {
                reported = Some(other);
                out.report(same(
                    name,
                    place(other, other_field),
                    other,
                    place(system, field),
                    system,
                ));
            }
        }
    }
}

/// The names of a system, in the order of their fields.
fn names(system: ElementRef<'_>) -> impl Iterator<Item = (Field, &str)> {
    let of_field = move |field| system.fields().texts(field).map(move |name| (field, name));
    NAMES.into_iter().flat_map(of_field)
}

fn place(element: ElementRef<'_>, field: Field) -> Place {
    Subject::from(element).at(field)
}

fn same(
    name: &str,
    first_at: Place,
    first: ElementRef<'_>,
    second_at: Place,
    second: ElementRef<'_>,
) -> Finding {
    let (first_id, second_id) = (first.id(), second.id());
    Finding::new(bilingual!(
        "`{second_id}` và `{first_id}` trùng tên “{name}”",
        "`{second_id}` and `{first_id}` have the same name “{name}”"
    ))
    .label(second_at, Text::fixed("tên trùng", "the same name"))
    .label(
        first_at,
        Text::fixed("tên được dùng lần đầu ở đây", "first used here"),
    )
}
