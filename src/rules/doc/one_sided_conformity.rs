//! DOC010: a claim of conformity cites one architecture but not the other.

use std::borrow::Cow;

use crate::bilingual;
use crate::date::Date;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{
    Architecture, ElementRef, Field, Kind, OrganisationRef, PolicyKind, Subject, normalise,
};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DOC010"),
        name: RuleName::of("one-sided-conformity"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Info,
        title: Text::fixed(
            "Căn cứ tuân thủ kiến trúc chưa đủ",
            "Conformity claimed to one architecture only",
        ),
        description: Text::fixed(
            "Thành phần nêu tuân thủ khung kiến trúc quốc gia tại `conforms-to` thì cũng nêu kiến trúc của cơ quan mình, và ngược lại. Kiến trúc của cơ quan được nhận ra theo số quyết định tại `issued` hoặc `reconstructs`, hoặc theo `issuer`. Từ ngày 01/07/2026, nêu kiến trúc của cơ quan mình là đủ.",
            "An element that claims in `conforms-to` to follow the national framework names the agency's own architecture as well, and the other way round. The own architecture is known by the decision in `issued` or `reconstructs`, or by its `issuer`. From 1 July 2026 the own architecture alone will do.",
        ),
        why: Text::fixed(
            "Việc đầu tư phải phù hợp với khung kiến trúc quốc gia và kiến trúc của bộ, tỉnh; chỉ nêu một căn cứ thì chưa chứng minh được sự phù hợp.",
            "An investment must fit the national framework and the architecture of the ministry or province; naming one of them proves only half.",
        ),
        remedy: Text::fixed(
            "Bổ sung vào `conforms-to` văn bản còn thiếu trong mục `policy`.",
            "Add to `conforms-to` the one that is missing, from the section `policy`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[
    Basis::of(&law::DECREE_73_2019, "5.1", Confidence::Sourced),
    Basis::of(&law::DECREE_224_2026, "37.1", Confidence::Sourced),
];

/// The day from which an own architecture goes before the national framework.
const OWN_FIRST: Date = Date::day(2026, 7, 1);

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let arch = cx.architecture();
    let own_numbers: Vec<String> = [Field::IssuedDecision, Field::ReconstructsDecision]
        .into_iter()
        .filter_map(|field| arch.fields().text(field))
        .map(normalise)
        .collect();
    let own_first = cx.date().is_some_and(|day| day >= OWN_FIRST);
    for element in arch.elements() {
        let fields = element.fields();
        // An id that was refused may have been the missing one.
        if !fields.has(Field::ConformsTo) || fields.was_refused(Field::ConformsTo) {
            continue;
        }
        let (mut national, mut own) = (false, false);
        for cited in fields
            .texts(Field::ConformsTo)
            .filter_map(|id| arch.element(id))
        {
            if is_own(arch, cited, &own_numbers) {
                own = true;
            } else if cited.kind() == Kind::Policy(PolicyKind::Framework) {
                national = true;
            }
        }
        if national != own && !(own && own_first) {
            out.report(one_sided(element, national));
        }
    }
}

/// Whether a policy is the decision on the agency's own architecture, or an architecture the agency issued.
fn is_own(arch: &Architecture, policy: ElementRef<'_>, numbers: &[String]) -> bool {
    let fields = policy.fields();
    let by_number = fields
        .text(Field::Number)
        .is_some_and(|number| numbers.contains(&normalise(number)));
    let issuer = fields
        .text(Field::Issuer)
        .and_then(|key| arch.organisation(key))
        .map(OrganisationRef::agency);
    let by_issuer = match (issuer, arch.body().map(OrganisationRef::agency)) {
        (Some(issuer), Some(body)) => issuer.key() == body.key(),
        _ => false,
    };
    by_number || by_issuer
}

fn one_sided(element: ElementRef<'_>, national: bool) -> Finding {
    let id = element.id();
    let message = if national {
        bilingual!(
            "`{id}` nêu tuân thủ khung kiến trúc quốc gia nhưng không nêu kiến trúc của cơ quan",
            "`{id}` claims conformity with the national framework but not with the agency's own architecture"
        )
    } else {
        bilingual!(
            "`{id}` nêu tuân thủ kiến trúc của cơ quan nhưng không nêu khung kiến trúc quốc gia",
            "`{id}` claims conformity with the agency's own architecture but not with the national framework"
        )
    };
    Finding::new(message)
        .at(Subject::from(element).at(Field::ConformsTo))
        .rests_on(element.fields(), "conforms-to")
}
