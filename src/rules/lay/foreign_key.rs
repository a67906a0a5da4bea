//! LAY012: a key that means nothing for the kind it stands at.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::schema::{self, ELEMENT, FieldBits, FieldSpec, Meaning, RELATION, Shape};
use crate::model::{Field, Fields, Kind, Subject};
use crate::phrase::listed;
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::{Lang, Text};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("LAY012"),
        name: RuleName::of("meaningless-key"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Khóa không có ý nghĩa đối với loại",
            "Key that means nothing for the kind",
        ),
        description: Text::fixed(
            "Kiểm tra mỗi khóa có ý nghĩa đối với loại thành phần hoặc loại quan hệ mang khóa đó, ví dụ `class` ở cơ sở dữ liệu, `grade` ở dịch vụ công, `route` ở quan hệ trao đổi dữ liệu. Giá trị ở nơi khác được giữ nguyên khi ghi lại tệp nhưng không quy tắc nào sử dụng. Loại riêng bắt đầu bằng `x-` được mang mọi khóa.",
            "Checks that each key means something for the kind of element or relation that bears it, such as `class` for databases, `grade` for public services, `route` for exchanges. A value elsewhere is kept when the file is written back, and no rule uses it. Kinds of one's own that begin with `x-` may bear any key.",
        ),
        why: Text::fixed(
            "Khóa đặt nhầm chỗ thường là của một thành phần khác, và ở đó đang bị thiếu.",
            "Such a key was mostly meant for another element, where it is missing now.",
        ),
        remedy: Text::fixed(
            "Chuyển khóa sang thành phần mà nó mô tả, sửa loại của thành phần, hoặc đặt thông tin vào `attributes`.",
            "Move the key to the element that it describes, mend the kind, or put the information under `attributes`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::MODEL, "", Confidence::Inferred)];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    for element in cx.architecture().elements() {
        let kind = element.kind();
        let label = || kind.label();
        foreign(
            ELEMENT,
            element.fields(),
            schema::of_kind(kind),
            |spec, field| {
                out.report(finding(&Subject::from(element), spec, field, &label()));
            },
        );
        for relation in element.relations() {
            let bits = schema::of_relation(relation.kind());
            let label = || {
                let key = relation.kind().key();
                bilingual!("`{key}`", "`{key}`")
            };
            foreign(RELATION, relation.fields(), bits, |spec, field| {
                out.report(finding(&Subject::from(relation), spec, field, &label()));
            });
        }
    }
}

/// Visits the rows that have a value and mean nothing, with the first field that says so. O(fields) where there are
/// none, as almost everywhere.
fn foreign(
    specs: &'static [FieldSpec],
    fields: Fields<'_>,
    meant: FieldBits,
    mut visit: impl FnMut(&'static FieldSpec, Field),
) {
    let is_foreign = |field: Field| meant >> field as u32 & 1 == 0;
    let stated = fields.props().iter().map(|prop| prop.field);
    let stated = stated.filter(|field| *field != Field::Refused);
    let mut stray: Vec<Field> = stated.filter(|field| is_foreign(*field)).collect();
    if stray.is_empty() {
        return;
    }
    stray.dedup();
    for spec in specs {
        let own = |field: &Field| match (spec.field, spec.shape) {
            (Some(Field::RouteHop), _) => matches!(field, Field::RouteHop | Field::RouteDirect),
            (Some(of), _) => of == *field,
            (None, Shape::Group { fields, .. }) => fields.iter().any(|s| s.field == Some(*field)),
            (None, _) => false,
        };
        if let Some(field) = stray.iter().copied().find(own) {
            visit(spec, field);
        }
    }
}

fn finding(subject: &Subject, spec: &FieldSpec, field: Field, label: &Text) -> Finding {
    let key = spec.key;
    let (vi, en) = (label.get(Lang::Vi), label.get(Lang::En));
    let finding = Finding::new(bilingual!(
        "khóa `{key}` không có ý nghĩa đối với loại {vi}; giá trị không được sử dụng",
        "the key `{key}` means nothing for the kind {en}; its value is not used"
    ))
    .at(subject.clone().at(field))
    .discriminator(key);
    let home = home(spec.meaning);
    finding.help(bilingual!(
        "Khóa này dành cho: {home}. Chuyển khóa sang đúng chỗ, sửa loại, hoặc đặt thông tin vào `attributes`.",
        "The key is for {home}. Move it there, mend the kind, or put the information under `attributes`."
    ))
}

/// The kinds that a key is for: a layer where all kinds of it are meant.
fn home(meaning: Meaning) -> String {
    if let Meaning::Relations(kinds) = meaning {
        return listed(kinds.iter().map(|kind| kind.key()));
    }
    let mut words = Vec::new();
    for layer in crate::model::Layer::ALL {
        let all = || Kind::ALL.iter().filter(|kind| kind.layer() == layer);
        if all().all(|kind| meaning.includes(*kind)) {
            words.push(layer.section());
        } else {
            words.extend(
                all()
                    .filter(|kind| meaning.includes(**kind))
                    .map(|kind| kind.key()),
            );
        }
    }
    listed(words)
}
