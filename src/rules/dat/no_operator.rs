//! DAT010: an application of the agency names no unit that runs it.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Field, Layer};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DAT010"),
        name: RuleName::of("no-operator"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Ứng dụng không có đơn vị vận hành",
            "Application without an operator",
        ),
        description: Text::fixed(
            "Mỗi ứng dụng đang dùng của cơ quan nêu đơn vị vận hành tại `operator`; cơ sở dữ liệu và kho dữ liệu không xét.",
            "Every application of the agency that is in use names in `operator` the unit that runs it; databases and data stores are not judged.",
        ),
        why: Text::fixed(
            "Đơn vị vận hành là nơi phương án bảo đảm an toàn được thực hiện và sự cố được tiếp nhận; chủ quản và đơn vị vận hành thường là hai đơn vị khác nhau.",
            "The operator is where the security plan is carried out and incidents go; it is often another unit than the owner.",
        ),
        remedy: Text::fixed(
            "Khai báo `operator` là một tổ chức trong mục `organisations`.",
            "State as `operator` one of the organisations under `organisations`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(
    &law::DECREE_85_2016,
    "3, 14",
    Confidence::Inferred,
)];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let has_none = |application: &ElementRef<'_>| {
        application.layer() == Layer::Application
            && !application.kind().holds_data()
            && application.is_in_use_on(cx.date())
            && !application.fields().is_stated(Field::Operator)
    };
    let group = Each::new("", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} ứng dụng không có đơn vị vận hành: {vi}",
            "{count} applications name no operator: {en}"
        )
    });
    for application in cx.own().filter(has_none) {
        let id = application.id();
        let finding = Finding::new(bilingual!(
            "ứng dụng `{id}` không có đơn vị vận hành",
            "the application `{id}` names no operator"
        ))
        .at(application)
        .rests_on(application.fields(), "owner");
        out.each(&group, finding);
    }
}
