//! DOC015: components do not state where they are in their life.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Field, Information, Layer};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DOC015"),
        name: RuleName::of("unstated-status"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Info,
        title: Text::fixed(
            "Thành phần chưa nêu tình trạng",
            "Component without a status",
        ),
        description: Text::fixed(
            "Từ ngày 01/07/2026, mỗi thành phần hạ tầng, tích hợp, ứng dụng, dữ liệu và kênh của cơ quan nêu tình trạng (`status`). Hạng mục thuộc lĩnh vực an ninh, quốc phòng và danh mục bí mật nhà nước không phải cập nhật; tệp chỉ ghi được bí mật nhà nước (`information: [state-secret]`) nên chỉ thành phần này không xét.",
            "Since 1 July 2026 each component of the body in infrastructure, integration, applications, data and channels states its `status`. Items in the fields of security and defence and those on the list of state secrets need not be reported; a document can state only the last (`information: [state-secret]`), so only these are not judged.",
        ),
        why: Text::fixed(
            "Khung kiến trúc được quản lý theo thành phần trên hệ thống quản lý kiến trúc số quốc gia (NAS), kèm tình trạng, tiến độ và mức độ hoàn thành, theo lộ trình do Bộ Khoa học và Công nghệ hướng dẫn; không nêu thì không báo cáo được.",
            "Architectures are kept by component in the national system of digital architectures (NAS), with status, progress and completion of each, by a timetable of the Ministry of Science and Technology; what is not stated cannot be reported.",
        ),
        remedy: Text::fixed(
            "Bổ sung `status`: `planned` (dự kiến), `pilot` (thí điểm), `active` (đang vận hành), `deprecated` (sắp dừng) hoặc `retired` (đã dừng).",
            "Add the `status` (`planned`, `pilot`, `active`, `deprecated` or `retired`).",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(
    &law::DECREE_224_2026,
    "24.2c",
    Confidence::Inferred,
)];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let group = Each::new("", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} thành phần của cơ quan chưa nêu tình trạng: {vi}",
            "{count} components of the body state no status: {en}"
        )
    });
    for element in cx.own().filter(|e| is_reported(*e)) {
        let fields = element.fields();
        if fields.is_stated(Field::Status) || element.has_ended(cx.date()) {
            continue;
        }
        let id = element.id();
        let finding = Finding::new(bilingual!(
            "thành phần `{id}` chưa nêu tình trạng",
            "the component `{id}` states no status"
        ))
        .at(element)
        .rests_on(fields, "owner");
        out.each(&group, finding);
    }
}

fn is_reported(element: ElementRef<'_>) -> bool {
    let component = match element.layer() {
        Layer::Infrastructure | Layer::Integration | Layer::Application | Layer::Channel => true,
        Layer::Business | Layer::User | Layer::Policy => false,
    };
    component
        && element
            .information()
            .all(|held| held != Information::StateSecret)
}
