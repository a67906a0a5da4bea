//! SVC015: the web page of a unit that is no part of the body's portal.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ChannelKind, ElementRef, Kind, RelationKind, RelationRef};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SVC015"),
        name: RuleName::of("detached-web-page"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Trang thông tin của đơn vị đứng ngoài cổng của cơ quan",
            "Web page of a unit outside the portal of the body",
        ),
        description: Text::fixed(
            "Từ ngày 01/07/2026, trang thông tin điện tử đang hoạt động (`kind: web-page`) của đơn vị thuộc cơ quan là thành phần (`part-of`) của một cổng thông tin điện tử của cơ quan (`kind: web-portal`). Trang của chính cơ quan không xét.",
            "Since 1 July 2026 a web page in use (`kind: web-page`) of a unit of the body is `part-of` a web portal of the body (`kind: web-portal`). The page of the body itself is not judged.",
        ),
        why: Text::fixed(
            "Người dân tìm thông tin của mọi đơn vị từ một cổng; trang đứng riêng dễ bị bỏ quên, không được cập nhật và giám sát cùng cổng.",
            "People look for what all units publish on one portal; a page that stands alone is easily forgotten, and neither kept up nor watched with it.",
        ),
        remedy: Text::fixed(
            "Đưa trang vào cổng của cơ quan rồi ghi `part-of`.",
            "Make the page a part of the portal of the body, then state `part-of`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

/// The article speaks of pages and portals; how a document shows it is a reading.
const BASES: &[Basis] = &[Basis::of(
    &law::DECREE_224_2026,
    "11.1",
    Confidence::Inferred,
)];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let group = Each::new("", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} trang thông tin điện tử của đơn vị không thuộc cổng thông tin điện tử nào của cơ quan: {vi}",
            "{count} web pages of units are part of no web portal of the body: {en}"
        )
    });
    let body = cx.body();
    for page in cx.of_kind(ChannelKind::WebPage) {
        let is_of_a_unit = page.owner().is_some_and(|owner| Some(owner) != body);
        if !cx.answers_for(page) || !is_of_a_unit || !page.is_in_use_on(cx.date()) {
            continue;
        }
        let mut wholes = page
            .relations_of(RelationKind::PartOf)
            .filter_map(RelationRef::to);
        if !wholes.any(|whole| is_portal(cx, whole)) {
            let lost = page.lost_a_relation();
            out.each(&group, detached(page).unless_lost(lost));
        }
    }
}

fn is_portal(cx: &Context<'_>, whole: ElementRef<'_>) -> bool {
    whole.kind() == Kind::Channel(ChannelKind::WebPortal)
        && whole.is_own()
        && !whole.has_ended(cx.date())
}

fn detached(page: ElementRef<'_>) -> Finding {
    let id = page.id();
    Finding::new(bilingual!(
        "trang thông tin điện tử `{id}` không thuộc cổng thông tin điện tử nào của cơ quan",
        "the web page `{id}` is part of no web portal of the body"
    ))
    .at(page)
    .rests_on(page.fields(), "owner")
    .help(bilingual!(
        "Bổ sung:\n  {id}: {{ part-of: [cổng của cơ quan] }}",
        "Add:\n  {id}: {{ part-of: [the portal of the body] }}"
    ))
}
