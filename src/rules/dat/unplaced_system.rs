//! DAT013: the design of a new system shows no connection with another.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::bilingual;
use crate::date::Date;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Field, Layer, RelationKind, Status};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DAT013"),
        name: RuleName::of("new-system-without-links"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Info,
        title: Text::fixed(
            "Hệ thống mới chưa thể hiện kết nối",
            "New system shows no connections",
        ),
        description: Text::fixed(
            "Từ ngày 01/07/2026, ứng dụng của cơ quan dự kiến xây dựng, hoặc đưa vào sử dụng từ ngày đó (`since`), nêu kết nối với ít nhất một hệ thống khác (`exchanges`, `depends-on`, `connects`, `supplied-by`). Cơ sở dữ liệu là phần của ứng dụng lưu dữ liệu tại đó nên không xét riêng; thành phần không có quan hệ nào do LAY007 nêu.",
            "Since 1 July 2026 an application of the body that is planned, or in use since that day or later (`since`), states a connection with another system (`exchanges`, `depends-on`, `connects`, `supplied-by`). A database is part of the application that stores in it and is not judged apart; what stands in no relation at all is LAY007's.",
        ),
        why: Text::fixed(
            "Thiết kế hệ thống số phải thể hiện vị trí và kết nối trong kiến trúc số của cơ quan; hệ thống đứng riêng khi triển khai dễ phải nhập lại dữ liệu đã có.",
            "The design of a digital system is to show its position and connections in the digital architecture of the body; one that stands alone asks for data that exists elsewhere.",
        ),
        remedy: Text::fixed(
            "Nêu các kết nối dự kiến tại `exchanges`; nếu hệ thống thật sự độc lập thì giữ nguyên.",
            "State the connections under `exchanges`; leave it if the system does stand alone.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(
    &law::DECREE_224_2026,
    "23.3a",
    Confidence::Inferred,
)];

/// The day from which designs show it.
const DESIGNED: Date = Date::day(2026, 7, 1);

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let group = Each::new("", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} hệ thống mới chưa thể hiện kết nối với hệ thống khác: {vi}",
            "{count} new systems show no connection with another: {en}"
        )
    });
    let connected = connected(cx);
    let lost = cx.lost().in_layers(
        &[Layer::Application, Layer::Integration, Layer::Channel],
        &LINKS,
    );
    for system in cx
        .own()
        .filter(|e| is_new(cx, *e) && !e.has_ended(cx.date()))
    {
        let silent = connected.contains(&system.index()) || !cx.graph().is_connected(system);
        if silent {
            continue;
        }
        let id = system.id();
        let finding = Finding::new(bilingual!(
            "hệ thống mới `{id}` chưa thể hiện kết nối với hệ thống khác",
            "the new system `{id}` shows no connection with another"
        ))
        .at(system)
        .rests_on(system.fields(), "owner")
        .absent_from(&[Layer::Application, Layer::Integration, Layer::Channel])
        .unless_lost(lost || cx.lost().at(system, &LINKS));
        out.each(&group, finding);
    }
}

fn is_new(cx: &Context<'_>, system: ElementRef<'_>) -> bool {
    let since = system.fields().date(Field::Since);
    let new = match since {
        Some(since) => since.first_day() >= DESIGNED,
        // What is planned is designed after the state that the document describes.
        None => {
            cx.architecture()
                .evaluation_date()
                .or(cx.date())
                .is_some_and(|day| day >= DESIGNED)
                && system.status() == Some(Status::Planned)
        }
    };
    new && system.layer() == Layer::Application && !system.kind().holds_data()
}

const LINKS: [RelationKind; 4] = [
    RelationKind::Exchanges,
    RelationKind::DependsOn,
    RelationKind::Connects,
    RelationKind::SuppliedBy,
];

/// The numbers of what is connected with something beside its own store.
fn connected(cx: &Context<'_>) -> HashSet<usize> {
    let mut found = HashSet::new();
    for kind in LINKS {
        for relation in cx.relations_of(kind).filter(|r| !r.has_ended(cx.date())) {
            found.insert(relation.from().index());
            found.extend(relation.to().map(ElementRef::index));
        }
    }
    found
}
