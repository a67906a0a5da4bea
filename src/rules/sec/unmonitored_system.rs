//! SEC010: a system of level 3 or higher is not monitored.

use std::borrow::Cow;

use super::demand::levelled;
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, Force, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::graph::ElementSet;
use crate::model::{
    ApplicationKind, ChannelKind, ElementRef, Field, InfrastructureKind, Kind, RelationKind,
    Subject,
};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SEC010"),
        name: RuleName::of("unmonitored-system"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed(
            "Hệ thống từ cấp độ 3 chưa được giám sát hoặc chưa nêu",
            "System of level 3 or higher not monitored, or not said to be",
        ),
        description: Text::fixed(
            "Kiểm tra hệ thống đang sử dụng, cấp độ từ 3, được giám sát an toàn thông tin. Ghi `monitored: false` thì là lỗi đối với cổng dịch vụ công và hệ thống giải quyết thủ tục, là cảnh báo đối với hệ thống khác. Các hệ thống không ghi gì được nhắc chung một lần; cơ sở dữ liệu được giám sát cùng hệ thống sử dụng cơ sở dữ liệu đó, bộ phận (`part-of`) cùng hệ thống mà nó hợp thành; thành phần bảo vệ, giám sát không ghi gì thì không bị nhắc. `protected-by` đến một trung tâm giám sát an toàn thông tin (`security-operations`) cũng là được giám sát.",
            "Checks that systems in use of level 3 or higher are monitored. `monitored: false` is an error for service portals and procedure systems and a warning for others. Systems that say nothing are named together, once; a database is monitored with the system that uses it, a part (`part-of`) with its whole; what guards and monitors others need not say. `protected-by` towards a security operations centre (`security-operations`) says that it is monitored, too.",
        ),
        why: Text::fixed(
            "Không giám sát thì sự cố chỉ được biết khi đã gây thiệt hại; với cổng dịch vụ công và hệ thống một cửa, giám sát phải có trước khi vận hành.",
            "Without monitoring an incident is known by its damage; for service portals and one-stop systems it is to be in place before they go into operation.",
        ),
        remedy: Text::fixed(
            "Đưa hệ thống vào giám sát an toàn thông tin rồi ghi `monitored: true`, hoặc `protected-by` đến trung tâm giám sát.",
            "Put the system under monitoring, then state `monitored: true`, or `protected-by` with the centre that watches it.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[EVERYWHERE, PORTALS];

/// Of portals and one-stop systems, before they go into operation.
const PORTALS: Basis = Basis::of(&law::CIRCULAR_22_2019, "8", Confidence::Sourced);

/// Of every system of level 3 and higher.
const EVERYWHERE: Basis = Basis::of(&law::CIRCULAR_31_2017, "5", Confidence::Sourced);

/// From this level on.
const LEVEL: u8 = 3;

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let unstated = unstated();
    let (named, others) = (unmonitored_ones("named"), unmonitored_ones("others"));
    let watched = watched(cx);
    let with_whole = cx.graph().with_parts(watched.iter());
    for (system, level) in levelled(cx) {
        if level < LEVEL || !system.is_in_use_on(cx.date()) {
            continue;
        }
        let fields = system.fields();
        match fields.flag(Field::Monitored) {
            _ if watched.contains(system) => {}
            Some(true) => {}
            Some(false) => {
                let group = if named_by_article(system) {
                    &named
                } else {
                    &others
                };
                let lost = cx.lost().at(system, &[RelationKind::ProtectedBy]);
                out.each(group, unmonitored(cx, system, level).unless_lost(lost));
            }
            None if with_whole.contains(system)
                || system.kind().holds_data()
                || guards(system)
                || fields.was_refused(Field::Monitored) => {}
            None => {
                let lost = cx
                    .lost()
                    .at(system, &[RelationKind::ProtectedBy, RelationKind::PartOf]);
                out.each(&unstated, silent(system, level).unless_lost(lost));
            }
        }
    }
}

/// Whether it guards or watches others: what monitors them all names nothing that monitors it.
fn guards(system: ElementRef<'_>) -> bool {
    matches!(
        system.kind(),
        Kind::Infrastructure(
            InfrastructureKind::SecurityOperations | InfrastructureKind::InformationSecurity
        )
    )
}

/// The elements that say that they are monitored, by the flag or by a security operations centre that watches them.
fn watched<'a>(cx: &Context<'a>) -> ElementSet<'a> {
    let centre = Kind::Infrastructure(InfrastructureKind::SecurityOperations);
    let mut watched = ElementSet::empty(cx.architecture());
    let flagged = |e: &ElementRef<'_>| e.fields().flag(Field::Monitored) == Some(true);
    for element in cx.architecture().elements().filter(flagged) {
        watched.insert(element);
    }
    for relation in cx.relations_of(RelationKind::ProtectedBy) {
        let by_centre = |to: ElementRef<'_>| to.kind() == centre && to.is_in_use_on(cx.date());
        if relation.is_there_on(cx.date()) && relation.to().is_some_and(by_centre) {
            watched.insert(relation.from());
        }
    }
    watched
}

fn unmonitored(cx: &Context<'_>, system: ElementRef<'_>, level: u8) -> Finding {
    let id = system.id();
    let finding = Finding::new(bilingual!(
        "`{id}` ở cấp độ {level} nhưng chưa được giám sát an toàn thông tin",
        "`{id}` is of level {level} and not monitored"
    ))
    .at(Subject::from(system).at(Field::Monitored))
    .rests_on(system.fields(), "monitored")
    .rests_on(system.fields(), "security-level");
    if named_by_article(system) {
        let in_force = cx
            .date()
            .is_some_and(|day| PORTALS.force_on(day) != Force::NotYet);
        let basis = if in_force { PORTALS } else { EVERYWHERE };
        // What regulates levels since is to be named here too.
        let since = cx.date().and_then(|day| {
            let doubt = law::CIRCULAR_31_2017.doubt.as_ref()?;
            (day >= doubt.since && in_force).then(|| doubt.on(day).why.clone())
        });
        let finding = match since {
            Some(since) => finding.note(since),
            None => finding,
        };
        finding.basis_on(basis, cx.date())
    } else {
        finding.severity(Severity::Warning)
    }
}

/// Whether the article that asks for monitoring names systems of its kind.
fn named_by_article(system: ElementRef<'_>) -> bool {
    matches!(
        system.kind(),
        Kind::Channel(ChannelKind::ServicePortal)
            | Kind::Application(ApplicationKind::OneStopSystem | ApplicationKind::ProcedureSystem)
    )
}

fn unmonitored_ones(key: &str) -> Each {
    Each::new(key, |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} hệ thống từ cấp độ {LEVEL} chưa được giám sát an toàn thông tin: {vi}",
            "{count} systems of level {LEVEL} or higher are not monitored: {en}"
        )
    })
}

fn unstated() -> Each {
    Each::new("", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} hệ thống từ cấp độ {LEVEL} không nêu có được giám sát an toàn thông tin hay không: {vi}",
            "{count} systems of level {LEVEL} or higher do not say whether they are monitored: {en}"
        )
    })
    .help(Text::fixed(
        "Ghi vào từng hệ thống `monitored: true`, hoặc `false` nếu chưa giám sát.",
        "State at each system `monitored: true`, or `false` if it is not.",
    ))
}

fn silent(system: ElementRef<'_>, level: u8) -> Finding {
    let id = system.id();
    Finding::new(bilingual!(
        "`{id}` ở cấp độ {level} không nêu có được giám sát an toàn thông tin hay không",
        "`{id}`, of level {level}, does not say whether it is monitored"
    ))
    .severity(Severity::Warning)
    .at(system)
    .help(Text::fixed(
        "Ghi `monitored: true`, hoặc `false` nếu chưa giám sát.",
        "State `monitored: true`, or `false` if it is not.",
    ))
}
