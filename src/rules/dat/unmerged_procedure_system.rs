//! DAT007.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::{Framework, ProcedureHandling, law};
use crate::model::{ApplicationKind, ElementRef, Layer, Level, OrganisationRef, Subject};
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo, listed};
use crate::text::Lang::{En, Vi};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DAT007"),
        name: RuleName::of("unmerged-procedure-system"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Chưa hợp nhất hệ thống giải quyết thủ tục hành chính",
            "Procedure handling not merged into one system",
        ),
        description: Text::fixed(
            "Cơ quan có đúng một hệ thống thông tin giải quyết thủ tục hành chính và không còn hệ thống một cửa điện tử riêng. \
             Cổng dịch vụ công với vai trò kênh giao tiếp không thuộc phạm vi kiểm tra. Các văn bản được dẫn chỉ gọi chung hai hệ thống bằng một tên; \
             yêu cầu chỉ có một hệ thống là suy luận.",
            "The agency has exactly one procedure-handling system and no separate e-one-stop system. The service portal, as \
             a channel, is not concerned. The texts cited only call both by one name; that there should be one system is inferred.",
        ),
        why: Text::fixed(
            "Cổng dịch vụ công và hệ thống một cửa điện tử đã được gọi chung dưới một tên là hệ thống thông tin giải quyết \
             thủ tục hành chính; giữ hai hệ thống là giữ hai nơi lưu hồ sơ.",
            "The portal and the one-stop system have come under the single name of a procedure-handling system; keeping two \
             systems keeps two homes for the same files.",
        ),
        remedy: Text::fixed(
            "Khai báo một hệ thống `kind: procedure-system` kế thừa hệ thống một cửa điện tử bằng `succeeds`.",
            "Declare one system of `kind: procedure-system` that takes over the one-stop system with `succeeds`.",
        ),
        bases: Cow::Borrowed(&[
            Basis::of(&law::CIRCULAR_01_2023, "", Confidence::Inferred),
            Basis::of(&law::DECREE_87_2020_AMENDED, "2.2", Confidence::Inferred),
        ]),
        applies: |framework: &Framework| {
            framework.procedure_handling == ProcedureHandling::OneSystem
        },
    },
    check,
};

/// What names the merged system to every body.
const ALL: Basis = Basis::of(&law::CIRCULAR_01_2023, "", Confidence::Inferred);

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let Some(body) = cx.body() else { return };
    let present = |kind: ApplicationKind| {
        let mut own = cx.own_of(kind);
        own.retain(|e| !e.has_ended(cx.date()));
        own
    };
    let one_stop = present(ApplicationKind::OneStopSystem);
    let mut systems = present(ApplicationKind::ProcedureSystem);
    // The decree on civil status speaks to the Ministry of Justice and its sector.
    let of_all = |finding: Finding| {
        if cx.is_ministry_of_justice() {
            finding
        } else {
            finding.basis_on(ALL, cx.date())
        }
    };
    for old in &one_stop {
        out.report(of_all(not_merged(*old, systems.first().copied())));
    }
    // A department handles procedures on the system of its province.
    let expected = one_stop.is_empty() && !cx.is_department();
    if systems.is_empty() && expected && !cx.may_own(ApplicationKind::ProcedureSystem) {
        out.report(of_all(missing(cx, body)));
    }
    systems.retain(|e| e.is_in_use_on(cx.date()));
    if systems.len() > 1 {
        out.report(of_all(several(&mut systems)));
    }
}

fn not_merged(old: ElementRef<'_>, system: Option<ElementRef<'_>>) -> Finding {
    let id = old.id();
    let finding = Finding::new(bilingual!(
        "hệ thống một cửa điện tử `{id}` chưa được hợp nhất vào hệ thống thông tin giải quyết thủ tục hành chính",
        "the one-stop system `{id}` is not merged into a procedure-handling system"
    ))
    .label(
        old,
        Text::fixed("hệ thống một cửa điện tử riêng", "a separate one-stop system"),
    );
    let finding = match system {
        Some(system) => {
            let system_id = system.id();
            finding
                .label(
                    system,
                    Text::fixed(
                        "hệ thống thông tin giải quyết thủ tục hành chính",
                        "the procedure-handling system",
                    ),
                )
                .help(bilingual!(
                    "Bỏ `{id}` khỏi mục `applications` và khai báo tại `{system_id}`: `succeeds: [{id}]`.",
                    "Take `{id}` out of `applications` and state at `{system_id}`: `succeeds: [{id}]`."
                ))
        }
        None => finding.help(bilingual!(
            "Thay `{id}` bằng một hệ thống mới có `kind: procedure-system` và `succeeds: [{id}]`.",
            "Replace `{id}` by a new system of `kind: procedure-system` with `succeeds: [{id}]`."
        )),
    };
    finding.rests_on_element(old, "owner")
}

fn missing(cx: &Context<'_>, body: OrganisationRef<'_>) -> Finding {
    let agency = body.agency();
    let (vi, en, key) = (agency.name(Vi), agency.name(En), agency.key());
    let of = match cx.architecture().level() {
        Some(Level::Province) => " cấp tỉnh",
        Some(Level::Ministry) => " cấp bộ",
        _ => "",
    };
    let lines = format!(
        "  applications:\n    {key}-procedure-system:\n      kind: procedure-system\n      name: {{ vi: \"Hệ thống thông tin giải quyết thủ tục hành chính{of}\" }}\n      owner: {key}"
    );
    Finding::new(bilingual!(
        "kiến trúc không có hệ thống thông tin giải quyết thủ tục hành chính của {vi}",
        "the architecture has no procedure-handling system of {en}"
    ))
    .at(Subject::Section(Layer::Application))
    .absent_from(&[Layer::Application])
    .help(bilingual!(
        "Bổ sung hệ thống, ví dụ:\n{lines}",
        "Add the system, for instance:\n{lines}"
    ))
}

fn several(systems: &mut [ElementRef<'_>]) -> Finding {
    systems.sort_by_key(|e| e.id());
    let ids: Vec<_> = systems.iter().map(|e| e.id().to_owned()).collect();
    let finding = Finding::together(move |left| {
        let (count, ids) = (
            left.len(),
            listed(left.iter().filter_map(|nth| ids.get(*nth))),
        );
        (count > 1).then(|| {
            bilingual!(
                "cơ quan có {count} hệ thống giải quyết thủ tục hành chính thay vì một: {ids}",
                "the agency has {count} procedure-handling systems instead of one: {ids}"
            )
        })
    });
    let finding = systems.iter().fold(finding, |finding, one| {
        let text = Text::fixed("hệ thống cùng loại", "one of the same kind");
        finding.member_resting_on(*one, *one, Some(text), "owner")
    });
    finding.help(Text::fixed(
        "Hợp nhất vào một hệ thống, hoặc sửa `owner` nếu hệ thống thuộc cơ quan khác.",
        "Merge them into one, or mend the `owner` of what is another agency's.",
    ))
}
