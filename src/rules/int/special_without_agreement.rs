//! INT011.

use std::borrow::Cow;

use super::sharing::{self, DataLink};
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{Field, Sharing, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("INT011"),
        name: RuleName::of("sharing-without-agreement"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Chia sẻ theo yêu cầu đặc thù không có thỏa thuận",
            "Sharing by special request without an agreement",
        ),
        description: Text::fixed(
            "Kết nối dữ liệu giữa hai cơ quan có `sharing: special` ghi văn bản thỏa thuận giữa hai bên tại `agreement`. \
             Nếu dữ liệu là dữ liệu chủ hoặc danh mục dùng chung thì INT012 kết luận.",
            "A data link between two agencies with `sharing: special` names the agreement between the two in `agreement`. \
             If the data is master data or a shared code list, INT012 has the say.",
        ),
        why: Text::fixed(
            "Chia sẻ theo yêu cầu đặc thù chỉ dùng khi hình thức mặc định không đáp ứng, và phải có sự thống nhất giữa cơ \
             quan cung cấp và cơ quan khai thác.",
            "Special requests are for what default sharing cannot serve, and rest on what provider and user have agreed.",
        ),
        remedy: Text::fixed(
            "Khai báo `agreement: …` tại kết nối, hoặc chuyển sang `sharing: default` nếu đáp ứng được.",
            "State `agreement: …` at the link, or change to `sharing: default` where that serves.",
        ),
        bases: Cow::Borrowed(&[Basis::of(
            &law::DECREE_47_2020,
            "36–38",
            Confidence::Sourced,
        )]),
        applies: always,
    },
    check,
};

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    // Those that should not ask for a request at all are another rule's; both lists are in document order.
    let mut withheld = cx
        .links()
        .withheld(cx)
        .iter()
        .map(|w| w.link.relation.ix())
        .peekable();
    let group = Each::new("", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} kết nối chia sẻ dữ liệu theo yêu cầu đặc thù nhưng không nêu thỏa thuận giữa hai cơ quan: {vi}",
            "{count} links share by special request, but name no agreement of the two agencies: {en}"
        )
    });
    for link in sharing::data_links(cx) {
        let other = withheld.next_if_eq(&link.relation.ix()).is_some();
        if link.relation.sharing() == Some(Sharing::Special)
            && !link.relation.fields().is_stated(Field::Agreement)
            && !other
        {
            out.each(&group, without_agreement(link));
        }
    }
}

fn without_agreement(link: DataLink<'_>) -> Finding {
    let (from, to) = (link.from.id(), link.to.id());
    Finding::new(bilingual!(
        "kết nối giữa `{from}` và `{to}` chia sẻ dữ liệu theo yêu cầu đặc thù nhưng không nêu thỏa thuận giữa hai cơ quan",
        "the link between `{from}` and `{to}` shares by special request, but names no agreement of the two agencies"
    ))
    .label(
        Subject::from(link.relation).at(Field::Sharing),
        Text::fixed(
            "theo yêu cầu đặc thù, không có `agreement`",
            "by special request, without `agreement`",
        ),
    )
    .rests_on(link.relation.fields(), "sharing")
}
