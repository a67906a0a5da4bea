//! MOJ002: the civil status system is not linked with the national portal or the provinces.

use std::borrow::Cow;

use super::roles::{linked, lost_relation, own, provincial, with};
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Layer, Role};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("MOJ002"),
        name: RuleName::of("civil-status-without-service-links"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed(
            "Hệ thống hộ tịch chưa kết nối cổng quốc gia, địa phương",
            "Civil status not linked with portal or provinces",
        ),
        description: Text::fixed(
            "Kiểm tra hệ thống hoặc cơ sở dữ liệu hộ tịch của Bộ (`role: civil-status`) trao đổi dữ liệu với Cổng Dịch vụ công quốc gia (`role: national-portal`) và với hệ thống giải quyết thủ tục, một cửa hoặc cổng của tỉnh (`scope: local`). Thiếu thành phần ở đầu kia thì chỉ cảnh báo.",
            "Checks that a civil status system or database of the Ministry (`role: civil-status`) exchanges data with the national portal (`role: national-portal`) and with a procedure system, one-stop system or portal of the provinces (`scope: local`). Where the document has no such other end it is a warning only.",
        ),
        why: Text::fixed(
            "Người dân nộp hồ sơ hộ tịch tại cổng quốc gia và địa phương; không kết nối thì hồ sơ phải nhập lại.",
            "People file civil status cases on the national portal and in the provinces; unlinked, each is typed in again.",
        ),
        remedy: Text::fixed(
            "Bổ sung kết nối bằng `exchanges`; nếu đã có thì ghi đúng `role` cho hệ thống ở hai đầu.",
            "Add the link by `exchanges`; if it is there, state the `role` of the systems at both ends.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[
    Basis::of(
        &law::DECREE_87_2020_AMENDED,
        "1.1, 2.2",
        Confidence::Sourced,
    ),
    Basis::of(&law::DECREE_87_2020, "1.1", Confidence::Sourced),
];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let civil_status = own(cx, Role::CivilStatus);
    let portal = with(cx, Role::NationalPortal);
    let provinces = provincial(cx);
    let ends = [
        (
            Role::NationalPortal.key(),
            &portal,
            Text::fixed(
                "Cổng Dịch vụ công quốc gia",
                "the National Public Service Portal",
            ),
        ),
        (
            "provinces",
            &provinces,
            Text::fixed(
                "hệ thống giải quyết thủ tục của các tỉnh",
                "the procedure systems of the provinces",
            ),
        ),
    ];
    for (key, others, name) in ends {
        if !linked(cx, &civil_status, others)
            && !lost_relation(&civil_status)
            && !lost_relation(others)
        {
            let group = group(key, name.clone());
            for system in &civil_status {
                out.each(&group, unlinked(*system, others, &name).discriminator(key));
            }
        }
    }
}

fn group(key: &str, name: Text) -> Each {
    use crate::text::Lang::{En, Vi};
    Each::new(key, move |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        let (name_vi, name_en) = (name.get(Vi), name.get(En));
        bilingual!(
            "{count} hệ thống hộ tịch chưa kết nối với {name_vi}: {vi}",
            "none of {count} civil status systems is linked with {name_en}: {en}"
        )
    })
}

fn unlinked(first: ElementRef<'_>, others: &[ElementRef<'_>], name: &Text) -> Finding {
    use crate::text::Lang::{En, Vi};
    let (id, vi, en) = (first.id(), name.get(Vi), name.get(En));
    let finding = Finding::new(bilingual!(
        "hệ thống hộ tịch `{id}` chưa kết nối với {vi}",
        "the civil status system `{id}` is not linked with {en}"
    ))
    .at(first)
    .absent_from(&[Layer::Application, Layer::Channel]);
    match others.first() {
        Some(other) => finding.label(
            *other,
            Text::fixed("đầu cần kết nối", "the end to link with"),
        ),
        None => finding.severity(Severity::Warning).note(bilingual!(
            "kiến trúc không có thành phần nào là {vi}",
            "the document has no element for {en}"
        )),
    }
}
