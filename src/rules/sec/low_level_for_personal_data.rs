//! SEC004: an online system with data of 10,000 people is below level 3.

use std::borrow::Cow;

use super::demand::{below, levelled, online_services, public_uses, service};
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ChannelKind, Field, Kind, RelationKind, RelationRef, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SEC004"),
        name: RuleName::of("low-level-for-personal-data"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed(
            "Cấp độ thấp của hệ thống có dữ liệu cá nhân quy mô lớn",
            "Level too low for personal data of many",
        ),
        description: Text::fixed(
            "Kiểm tra hệ thống cung cấp dịch vụ công trực tuyến hoặc dịch vụ trực tuyến khác (ứng dụng di động, hệ thống mà người dân, doanh nghiệp sử dụng) có xử lý thông tin riêng, thông tin cá nhân của từ 10.000 người dùng (`personal-data-subjects` của hệ thống hoặc của cơ sở dữ liệu mà hệ thống lưu dữ liệu) có cấp độ từ 3 trở lên. Chỉ so sánh cấp độ đã ghi.",
            "Checks that a system for online public services or for other online services (a mobile app, a system that people or businesses use) with personal data of 10,000 users or more (`personal-data-subjects` of the system, or of a database in which it keeps its data) is of level 3 or higher. Only declared levels are compared.",
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

const BASES: &[Basis] = &[Basis::of(&law::DECREE_85_2016, "9.2c", Confidence::Sourced)];

/// From so many people on the level is 3.
const MANY: u64 = 10_000;

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let online = online_services(cx);
    let used = public_uses(cx);
    let what = Text::fixed(
        "hệ thống dịch vụ trực tuyến xử lý thông tin cá nhân của từ 10.000 người dùng",
        "an online service with personal data of 10,000 users or more",
    );
    for (system, _) in levelled(cx) {
        let first = online.get(&system.index()).and_then(|r| r.first());
        let used = used.get(&system.index());
        let app = system.kind() == Kind::Channel(ChannelKind::MobileApp);
        if first.is_none() && used.is_none() && !app {
            continue;
        }
        let stores = system.relations_of(RelationKind::Stores);
        let holder = [system]
            .into_iter()
            .chain(stores.filter_map(RelationRef::to))
            .filter_map(|e| Some((e, e.fields().number(Field::PersonalDataSubjects)?)))
            .filter(|(_, count)| *count >= MANY)
            .max_by_key(|(_, count)| *count);
        let Some((holder, count)) = holder else {
            continue;
        };
        let Some(finding) = below(system, 3, &what) else {
            continue;
        };
        let finding = finding
            .label(
                Subject::from(holder).at(Field::PersonalDataSubjects),
                bilingual!("{count} người", "{count} people"),
            )
            .rests_on_element(holder, "personal-data-subjects");
        out.report(match (first, used) {
            (Some(first), _) => {
                let service = service(*first);
                finding
                    .label(
                        service,
                        Text::fixed("dịch vụ công trực tuyến", "an online public service"),
                    )
                    .rests_on_element(service, "grade")
            }
            (None, Some(used)) => finding.label(
                *used,
                Text::fixed(
                    "người dân, doanh nghiệp sử dụng",
                    "people or businesses use it",
                ),
            ),
            (None, None) => finding,
        });
    }
}
