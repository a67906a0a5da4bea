//! DAT005: open data is not on the national data portal, or comes from a system with personal data.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::graph::ElementSet;
use crate::model::{ElementRef, Field, Information, Layer, RelationKind, Role, Sharing, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DAT005"),
        name: RuleName::of("unpublished-open-data"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Dữ liệu mở chưa công bố đúng quy định",
            "Open data not published as it should be",
        ),
        description: Text::fixed(
            "Hệ thống của cơ quan có dữ liệu mở (`items.open`) thì đưa dữ liệu đó tới Cổng dữ liệu quốc gia (`role: national-data-portal`), trực tiếp hoặc qua ứng dụng, cổng dữ liệu mở của mình; và không xử lý thông tin cá nhân mà chưa tách riêng.",
            "A system of the agency with open data (`items.open`) passes it to the national data portal (`role: national-data-portal`), directly or through an application or an open data portal; and does not process personal information along with it.",
        ),
        why: Text::fixed(
            "Dữ liệu mở được công bố trên Cổng dữ liệu quốc gia để mọi người tìm thấy ở một nơi, và không được chứa dữ liệu cá nhân.",
            "Open data is published on the national data portal, where everybody finds it in one place, and may not hold personal data.",
        ),
        remedy: Text::fixed(
            "Khai báo trao đổi có `sharing: open` với Cổng dữ liệu quốc gia; tách dữ liệu mở khỏi hệ thống có thông tin cá nhân.",
            "State an exchange with `sharing: open` to the national data portal; keep open data apart from systems with personal information.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(
    &law::DECREE_47_2020,
    "20.1, 21.2",
    Confidence::Sourced,
)];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let opened = |e: &ElementRef<'_>| e.is_in_use_on(cx.date()) && e.fields().has(Field::ItemsOpen);
    let opened: Vec<_> = cx.own().filter(opened).collect();
    if opened.is_empty() {
        return;
    }
    let arch = cx.architecture();
    let published = published(cx);
    let portal_unread = arch.elements().any(|e| e.fields().was_refused(Field::Role));
    let portal = arch
        .elements()
        .find(|e| is_portal(*e) && !e.has_ended(cx.date()));
    // What passes the data on may state it as well.
    let lost = cx.lost().in_layers(
        &[Layer::Integration, Layer::Application, Layer::Channel],
        &[
            RelationKind::Exchanges,
            RelationKind::DependsOn,
            RelationKind::Stores,
        ],
    );
    for system in opened {
        if !published.contains(system) && !portal_unread {
            let finding = unpublished(system, portal);
            out.report(finding.unless_lost(lost || system.lost_a_relation()));
        }
        if let Some(field) = personal(system) {
            out.report(with_personal(system, field));
        }
    }
}

fn is_portal(element: ElementRef<'_>) -> bool {
    element.role() == Some(Role::NationalDataPortal)
}

/// The elements whose open data reaches the national data portal. O(elements + relations).
fn published<'a>(cx: &Context<'a>) -> ElementSet<'a> {
    let arch = cx.architecture();
    // Through each element, the ones whose data it passes on.
    let mut through: Vec<Vec<ElementRef<'_>>> = vec![Vec::new(); arch.element_count()];
    let mut join = |passes_on: ElementRef<'_>, data_of| {
        if let Some(list) = through.get_mut(passes_on.index()) {
            list.push(data_of);
        }
    };
    for relation in arch.relations() {
        let gone = |e: &ElementRef<'_>| e.has_ended(cx.date());
        let Some(to) = relation
            .to()
            .filter(|to| !gone(to) && !relation.has_ended(cx.date()))
        else {
            continue;
        };
        let from = relation.from();
        match relation.kind() {
            RelationKind::Exchanges if is_open(relation) => {
                join(from, to);
                join(to, from);
            }
            RelationKind::DependsOn => join(to, from),
            RelationKind::Stores => join(from, to),
            _ => {}
        }
    }
    let mut seen = ElementSet::empty(arch);
    let mut open: Vec<_> = arch.elements().filter(|e| is_portal(*e)).collect();
    while let Some(element) = open.pop() {
        if seen.insert(element) {
            open.extend(through.get(element.index()).into_iter().flatten().copied());
        }
    }
    seen
}

fn is_open(relation: crate::model::RelationRef<'_>) -> bool {
    relation.sharing() == Some(Sharing::Open) || relation.fields().was_refused(Field::Sharing)
}

/// The field that says that the system processes personal information.
fn personal(system: ElementRef<'_>) -> Option<Field> {
    let fields = system.fields();
    if system.information().any(|i| i == Information::Personal) {
        return Some(Field::Information);
    }
    let subjects = fields.number(Field::PersonalDataSubjects)?;
    (subjects > 0).then_some(Field::PersonalDataSubjects)
}

fn unpublished(system: ElementRef<'_>, portal: Option<ElementRef<'_>>) -> Finding {
    let id = system.id();
    let finding = Finding::new(bilingual!(
        "dữ liệu mở của `{id}` không được đưa lên Cổng dữ liệu quốc gia",
        "the open data of `{id}` does not reach the national data portal"
    ))
    .at(Subject::from(system).at(Field::ItemsOpen))
    .rests_on(system.fields(), "items")
    .rests_on(system.fields(), "owner")
    .absent_from(&[Layer::Channel]);
    match portal {
        Some(portal) => {
            let portal = portal.id();
            finding.help(bilingual!(
                "Bổ sung:\n  {id}: {{ exchanges: [{{ with: {portal}, sharing: open }}] }}",
                "Add:\n  {id}: {{ exchanges: [{{ with: {portal}, sharing: open }}] }}"
            ))
        }
        None => finding.help(bilingual!(
            "Khai báo cổng và kết nối, ví dụ:\n  channels:\n    national-data-portal: {{ kind: open-data-portal, name: {{ vi: Cổng dữ liệu quốc gia }}, role: national-data-portal, scope: national }}\n  applications:\n    {id}: {{ exchanges: [{{ with: national-data-portal, sharing: open }}] }}",
            "Declare the portal and the link, for instance:\n  channels:\n    national-data-portal: {{ kind: open-data-portal, name: {{ vi: Cổng dữ liệu quốc gia }}, role: national-data-portal, scope: national }}\n  applications:\n    {id}: {{ exchanges: [{{ with: national-data-portal, sharing: open }}] }}"
        )),
    }
}

fn with_personal(system: ElementRef<'_>, field: Field) -> Finding {
    let id = system.id();
    Finding::new(bilingual!(
        "`{id}` có dữ liệu mở và xử lý cả thông tin cá nhân",
        "`{id}` has open data and processes personal information as well"
    ))
    .label(
        Subject::from(system).at(Field::ItemsOpen),
        Text::fixed("các mục dữ liệu mở", "the items that are open"),
    )
    .label(
        Subject::from(system).at(field),
        Text::fixed("thông tin cá nhân", "personal information"),
    )
    .rests_on(system.fields(), "items")
    .rests_on(system.fields(), field.path())
    .help(Text::fixed(
        "Kiểm tra các mục dữ liệu mở không chứa dữ liệu cá nhân; nên công bố từ một kho dữ liệu riêng.",
        "Make sure that no open item holds personal data; better publish from a data store of its own.",
    ))
}
