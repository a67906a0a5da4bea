//! DAT014: a shared platform that does not say that it meets the minimum requirements.

use std::borrow::Cow;

use crate::bilingual;
use crate::date::Date;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ApplicationKind, ElementRef, Field, RelationKind, RelationRef};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DAT014"),
        name: RuleName::of("unstated-platform-log"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Info,
        title: Text::fixed(
            "Nền tảng dùng chung không nêu nhật ký chia sẻ",
            "Shared platform without a word on its log",
        ),
        description: Text::fixed(
            "Nền tảng dùng chung đang hoạt động của cơ quan (`kind: shared-platform`) đáp ứng yêu cầu tối thiểu, trong đó có nhật ký: nền tảng hoạt động từ ngày 01/07/2027 đáp ứng ngay, nền tảng có trước đáp ứng chậm nhất ngày 31/12/2028. Sau các ngày đó, nền tảng nêu `sharing-log: true` tại chính mình hoặc tại cơ sở dữ liệu mà nền tảng lưu trữ. Yêu cầu khác (sao lưu, tính sẵn sàng, kiểm soát truy cập) mô hình không có khóa nên không xét.",
            "A shared platform in use of the body (`kind: shared-platform`) meets the minimum requirements, a log among them: one that works since 1 July 2027 at once, an older one by 31 December 2028. After those days it states `sharing-log: true`, itself or at a database that it stores. The others (backup, availability, access) have no key in the model and are not judged.",
        ),
        why: Text::fixed(
            "Nhiều cơ quan dựa vào nền tảng dùng chung; không có nhật ký thì không truy vết được việc chia sẻ dữ liệu.",
            "Many agencies rely on a shared platform; without a log nobody can trace what it shared.",
        ),
        remedy: Text::fixed(
            "Ghi `sharing-log: true` khi nền tảng đã lưu nhật ký.",
            "State `sharing-log: true` once the platform keeps a log.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

/// The articles ask for a log; that `sharing-log` shows it is a reading.
const BASES: &[Basis] = &[Basis::of(
    &law::DECREE_224_2026,
    "25, 27.2, 27.3",
    Confidence::Inferred,
)];

/// From this day on new platforms meet the requirements.
const NEW: Date = Date::day(2027, 7, 1);
/// The last day on which older ones need not.
const OLDER: Date = Date::day(2028, 12, 31);

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let Some(today) = cx.date().filter(|day| *day >= NEW) else {
        return;
    };
    let group = Each::new("", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} nền tảng dùng chung không nêu nhật ký chia sẻ dữ liệu: {vi}",
            "{count} shared platforms say nothing of a log of what they share: {en}"
        )
    });
    for platform in cx.of_kind(ApplicationKind::SharedPlatform) {
        if !cx.answers_for(platform)
            || !platform.is_in_use_on(cx.date())
            || !is_due(platform, today)
        {
            continue;
        }
        let stored = platform
            .relations_of(RelationKind::Stores)
            .filter_map(RelationRef::to);
        if !std::iter::once(platform).chain(stored).any(keeps_log) {
            let lost = platform.lost_a_relation();
            out.each(&group, silent(platform).unless_lost(lost));
        }
    }
}

/// Whether the day on which a platform has to meet them has come.
fn is_due(platform: ElementRef<'_>, today: Date) -> bool {
    let since = platform.fields().date(Field::Since);
    // Of a year or a month the platform may be older than the day.
    let is_new = since.is_some_and(|since| since.first_day() >= NEW);
    today > OLDER || is_new
}

fn keeps_log(element: ElementRef<'_>) -> bool {
    let fields = element.fields();
    fields.flag(Field::SharingLog) == Some(true) || fields.was_refused(Field::SharingLog)
}

fn silent(platform: ElementRef<'_>) -> Finding {
    let id = platform.id();
    Finding::new(bilingual!(
        "nền tảng dùng chung `{id}` không nêu nhật ký chia sẻ dữ liệu",
        "the shared platform `{id}` says nothing of a log of what it shares"
    ))
    .at(platform)
    .rests_on(platform.fields(), "owner")
}
