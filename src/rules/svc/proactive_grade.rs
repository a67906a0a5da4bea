//! SVC012: a proactive service lacks what its grade rests on.

use std::borrow::Cow;
use std::collections::HashSet;

use super::service::{lives, own};
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Field, Layer, RelationKind, RelationRef, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SVC012"),
        name: RuleName::of("unsupported-proactive-grade"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Mức độ chủ động của dịch vụ chưa có cơ sở",
            "Proactive grade without what it rests on",
        ),
        description: Text::fixed(
            "Từ ngày 01/07/2026, mức độ chủ động (`proactive`) của dịch vụ công của cơ quan là 1 (nhắc), 2 (nhắc và chuẩn bị hồ sơ), 3 (thêm khuyến nghị) hoặc 4 (thêm thực hiện). Từ mức 2, dịch vụ hoặc hệ thống hỗ trợ dịch vụ có trao đổi dữ liệu với ứng dụng hoặc cơ sở dữ liệu (`exchanges`); mức 4 nêu cách người dân từ chối hoặc hủy kết quả (`proactive.refusal`). Dịch vụ không nêu `proactive` thì không xét.",
            "Since 1 July 2026 the proactive grade (`proactive`) of a service of the body is 1 (reminds), 2 (also prepares the file), 3 (also recommends) or 4 (also carries out). From grade 2 on the service, or a system that supports it, exchanges data with an application or a database (`exchanges`); grade 4 states how people refuse or undo it (`proactive.refusal`). A service without `proactive` is not judged.",
        ),
        why: Text::fixed(
            "Hồ sơ chỉ chuẩn bị trước được từ dữ liệu đã có; việc cơ quan tự thực hiện phải được thông báo và người dân có quyền từ chối.",
            "A file can be prepared only from data that exists; what an agency carries out by itself is notified, and people may refuse it.",
        ),
        remedy: Text::fixed(
            "Nêu kết nối lấy dữ liệu, cách từ chối, hoặc ghi mức độ đúng với thực tế.",
            "State the link that brings the data and how people refuse, or enter the grade that holds.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(
    &law::DECREE_224_2026,
    "3.25, 16",
    Confidence::Sourced,
)];

/// The article says what a grade does; what a document shows of it is a reading.
const READING: Basis = Basis::of(&law::DECREE_224_2026, "16", Confidence::Inferred);

const HIGHEST: u64 = 4;
/// The grade that prepares a file, and so needs data.
const PREPARES: u64 = 2;

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let graded: Vec<_> = own(cx)
        .filter_map(|s| Some((s, s.fields().number(Field::Proactive)?)))
        .collect();
    if graded.is_empty() {
        return;
    }
    let exchanging = exchanging(cx);
    let lost = cx.lost().in_layers(
        &[Layer::Integration, Layer::Application, Layer::Channel],
        &[RelationKind::Exchanges],
    );
    for (service, grade) in graded {
        // What is no grade at all is reported as a value that cannot be meant.
        if grade > HIGHEST {
            continue;
        }
        let mut systems = service
            .relations_of(RelationKind::SupportedBy)
            .filter(|r| lives(cx, *r))
            .filter_map(RelationRef::to);
        let reads = exchanging.contains(&service.index())
            || systems.any(|system| exchanging.contains(&system.index()));
        if grade >= PREPARES && !reads {
            let lost = lost || service.lost_a_relation();
            out.report(without_data(service, grade).unless_lost(lost));
        }
        if grade == HIGHEST && !service.fields().is_stated(Field::ProactiveRefusal) {
            out.report(without_refusal(service));
        }
    }
}

/// The numbers of what exchanges data with an application or a database now. With a portal it is not data that a file
/// is prepared from.
fn exchanging(cx: &Context<'_>) -> HashSet<usize> {
    let is_source = |e: &ElementRef<'_>| e.layer() == Layer::Application;
    let mut found = HashSet::new();
    for relation in cx
        .relations_of(RelationKind::Exchanges)
        .filter(|r| lives(cx, *r))
    {
        let (from, to) = (relation.from(), relation.to());
        if to.as_ref().is_some_and(is_source) {
            found.insert(from.index());
        }
        if is_source(&from) {
            found.extend(to.map(ElementRef::index));
        }
    }
    found
}

fn at(service: ElementRef<'_>, finding: Finding) -> Finding {
    finding
        .at(Subject::from(service).at(Field::Proactive))
        .rests_on(service.fields(), "proactive")
}

fn without_data(service: ElementRef<'_>, grade: u64) -> Finding {
    let id = service.id();
    let finding = Finding::new(bilingual!(
        "dịch vụ `{id}` chủ động mức {grade} nhưng không có trao đổi dữ liệu để chuẩn bị hồ sơ",
        "the service `{id}` is proactive at grade {grade} and exchanges no data to prepare a file from"
    ));
    at(service, finding)
        .basis(READING)
        .discriminator("data")
        .absent_from(&[Layer::Application])
}

fn without_refusal(service: ElementRef<'_>) -> Finding {
    let id = service.id();
    let finding = Finding::new(bilingual!(
        "dịch vụ `{id}` chủ động mức 4 nhưng chưa nêu cách từ chối hoặc hủy kết quả",
        "the service `{id}` is proactive at grade 4 and does not say how to refuse or undo it"
    ));
    at(service, finding)
        .basis(READING)
        .discriminator("refusal")
        .help(bilingual!(
            "Bổ sung:\n  {id}: {{ proactive: {{ grade: 4, refusal: … }} }}",
            "Add:\n  {id}: {{ proactive: {{ grade: 4, refusal: … }} }}"
        ))
}
