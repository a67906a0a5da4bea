//! SEC007: a system with personal information is of level 1.

use std::borrow::Cow;

use crate::diagnostic::{Basis, Code, Confidence, Severity};
use crate::framework::law;
use crate::model::{Field, Information, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Findings, RuleInfo};
use crate::text::Text;
use super::demand::{below, levelled};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SEC007"),
        severity: Severity::Error,
        title: Text::fixed(
            "Hệ thống có thông tin cá nhân ở cấp độ 1",
            "Personal information at level 1",
        ),
        what: Text::fixed(
            "Kiểm tra hệ thống của cơ quan có xử lý thông tin riêng, thông tin cá nhân (`information: [personal]`) có cấp độ từ 2 trở lên. Cấp độ 1 chỉ dành cho hệ thống có thông tin công khai và thông tin nội bộ; cấp độ cao hơn mức tối thiểu không bị nhắc.",
            "Checks that a system of the body with personal or private information (`information: [personal]`) is of level 2 or higher. Level 1 is for public and internal information only; a level above the least is no fault.",
        ),
        why: Text::fixed(
            "Cấp độ thấp hơn quy định kéo theo phương án bảo vệ, thẩm quyền phê duyệt và chu kỳ đánh giá thấp hơn mức cần thiết.",
            "A level below the one the law sets brings weaker protection, a lower approval and rarer assessments than are needed.",
        ),
        remedy: Text::fixed(
            "Xác định lại cấp độ của hệ thống; nếu cấp độ là suy luận thì ghi vào `inferred`.",
            "Determine the level of the system anew; if it is a conclusion of your own, list it under `inferred`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[
    Basis::of(&law::DECREE_85_2016, "8.1", Confidence::Sourced),
    Basis::of(&law::DECREE_85_2016, "7", Confidence::Sourced),
];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let what = Text::fixed(
        "hệ thống có xử lý thông tin riêng, thông tin cá nhân",
        "a system with personal or private information",
    );
    for (system, _) in levelled(cx) {
        let has = |wanted| system.information().any(|i| i == wanted);
        // State secrets ask for more, which another rule says.
        if !has(Information::Personal) || has(Information::StateSecret) {
            continue;
        }
        if let Some(finding) = below(system, 2, &what) {
            out.report(
                finding
                    .label(
                        Subject::from(system).at(Field::Information),
                        Text::fixed("có thông tin cá nhân", "personal information"),
                    )
                    .rests_on(system.fields(), "information"),
            );
        }
    }
}
