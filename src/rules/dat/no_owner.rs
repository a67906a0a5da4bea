//! DAT009.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Field, Scope};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Lang::{En, Vi};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DAT009"),
        name: RuleName::of("no-owner"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed("Hệ thống không có chủ quản", "System without an owner"),
        description: Text::fixed(
            "Mỗi ứng dụng, cơ sở dữ liệu, nền tảng tích hợp và kênh giao tiếp nêu đúng một cơ quan chủ quản tại `owner`.",
            "Every application, database, integration platform and channel names exactly one owner in `owner`.",
        ),
        why: Text::fixed(
            "Chủ quản chịu trách nhiệm bảo đảm an toàn hệ thống thông tin. Không có chủ quản thì cũng không xác định được kết \
             nối nào đi ra ngoài cơ quan, nên các quy tắc về kết nối không kết luận được.",
            "The owner answers for the security of the system. Without one it is also unknown which links leave the agency, \
             and the rules on links cannot be decided.",
        ),
        remedy: Text::fixed(
            "Khai báo `owner` là một tổ chức trong mục `organisations`.",
            "State as `owner` one of the organisations under `organisations`.",
        ),
        bases: Cow::Borrowed(&[Basis::of(&law::DECREE_85_2016, "5.1a", Confidence::Sourced)]),
        applies: always,
    },
    check,
};

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let group = Each::new("", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} hệ thống không có cơ quan chủ quản: {vi}",
            "{count} systems name no owner: {en}"
        )
    });
    for system in cx.architecture().elements() {
        if cx.is_system(system)
            && !system.has_ended(cx.date())
            && !system.fields().is_stated(Field::Owner)
        {
            out.each(&group, no_owner(cx, system));
        }
    }
}

fn no_owner(cx: &Context<'_>, system: ElementRef<'_>) -> Finding {
    let id = system.id();
    let kind = system.kind().label();
    let (vi, en) = (kind.get(Vi), kind.get(En));
    let section = system.layer().section();
    // Who owns it only a person knows; the body is a fair guess for what lies within it.
    let within = matches!(system.scope(), None | Some(Scope::Ministry));
    let owner = cx.body().filter(|_| within).map_or("…", |body| body.key());
    Finding::new(bilingual!(
        "`{id}` không có cơ quan chủ quản",
        "`{id}` names no owner"
    ))
    .label(
        system,
        bilingual!("{vi}: không có `owner`", "{en}: no `owner`"),
    )
    .help(bilingual!(
        "Khai báo cơ quan chủ quản, ví dụ:\n  {section}:\n    {id}:\n      owner: {owner}",
        "State the owner, for instance:\n  {section}:\n    {id}:\n      owner: {owner}"
    ))
}
