//! INT015.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::sharing::{self, DataLink, holders};
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Field, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("INT015"),
        name: RuleName::of("missing-sharing-log"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Info,
        title: Text::fixed(
            "Hệ thống cung cấp dữ liệu chưa nêu hoặc không có nhật ký chia sẻ",
            "Data provider without a sharing log, or silent on it",
        ),
        description: Text::fixed(
            "Hệ thống của cơ quan cung cấp dữ liệu cho cơ quan khác nêu `sharing-log: true`, tại chính hệ thống hoặc tại cơ \
             sở dữ liệu mà hệ thống lưu trữ. Một đầu cung cấp dữ liệu khi đầu kia khai thác, hoặc khi chính đầu đó cập nhật; \
             không có `purpose` thì cơ sở dữ liệu được hiểu là bên cung cấp. Văn bản không nêu nhật ký ở hệ thống nào thì \
             chỉ có một thông tin chung.",
            "A system of the agency that provides data to another states `sharing-log: true`, itself or at a database that \
             it stores. An end provides when the other reads, or when it updates the other; without `purpose` a database \
             counts as the provider. A document that speaks of no log anywhere gets one remark for all.",
        ),
        why: Text::fixed(
            "Nhật ký cho biết ai đã nhận dữ liệu gì và khi nào; không có nhật ký thì không trả lời được khi có khiếu nại hay \
             sự cố.",
            "A log says who received what and when; without one there is no answer after a complaint or an incident.",
        ),
        remedy: Text::fixed(
            "Khai báo `sharing-log: true` khi hệ thống đã lưu nhật ký chia sẻ dữ liệu.",
            "State `sharing-log: true` once the system keeps a log of what it shares.",
        ),
        bases: Cow::Borrowed(&[Basis::of(&law::DECREE_47_2020, "45", Confidence::Sourced)]),
        applies: always,
    },
    check,
};

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    // By position in the document, each with the first link over which it provides.
    let mut providers: BTreeMap<usize, (ElementRef<'_>, DataLink<'_>)> = BTreeMap::new();
    for link in sharing::data_links(cx) {
        for end in [link.from, link.to] {
            if link.is_in_use(cx) && end.is_own() && link.provides(end) {
                providers.entry(end.index()).or_insert((end, link));
            }
        }
    }
    // A database that was not read might keep it.
    let mut silent: Vec<_> = providers.into_values().collect();
    silent.retain(|(end, _)| !end.lost_a_relation() && !holders(*end).any(keeps_log));
    let unstated = Each::new("", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} hệ thống cung cấp dữ liệu cho cơ quan khác, chưa nêu có lưu nhật ký chia sẻ dữ liệu hay không: {vi}",
            "{count} systems provide data to other agencies and do not state whether they log what they share: {en}"
        )
    });
    let without = Each::new("none", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} hệ thống cung cấp dữ liệu cho cơ quan khác nhưng không lưu nhật ký chia sẻ dữ liệu: {vi}",
            "{count} systems provide data to other agencies, but keep no log of what they share: {en}"
        )
    });
    for (system, link) in silent {
        let said = holders(system).any(|e| e.fields().flag(Field::SharingLog) == Some(false));
        let group = if said { &without } else { &unstated };
        out.each(group, no_log(system, link, said));
    }
}

fn keeps_log(element: ElementRef<'_>) -> bool {
    let fields = element.fields();
    fields.flag(Field::SharingLog) == Some(true) || fields.was_refused(Field::SharingLog)
}

fn no_log(system: ElementRef<'_>, link: DataLink<'_>, said: bool) -> Finding {
    let id = system.id();
    let other = if system == link.from {
        link.to
    } else {
        link.from
    }
    .id();
    let (message, here) = if said {
        (
            bilingual!(
                "`{id}` cung cấp dữ liệu cho cơ quan khác nhưng không lưu nhật ký chia sẻ dữ liệu",
                "`{id}` provides data to another agency, but keeps no log of what it shares"
            ),
            Text::fixed("không lưu nhật ký chia sẻ", "no sharing log"),
        )
    } else {
        (
            bilingual!(
                "`{id}` cung cấp dữ liệu cho cơ quan khác, chưa nêu có lưu nhật ký chia sẻ dữ liệu hay không",
                "`{id}` provides data to another agency and does not state whether it logs what it shares"
            ),
            Text::fixed("chưa nêu nhật ký chia sẻ", "no log is stated"),
        )
    };
    Finding::new(message)
        .label(Subject::from(system).at(Field::SharingLog), here)
        .label(
            link.relation,
            bilingual!("chia sẻ với `{other}`", "shares with `{other}`"),
        )
        .rests_on(system.fields(), "owner")
}
