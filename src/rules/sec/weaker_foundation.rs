//! SEC012: a system depends on one of a lower level.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Field, RelationKind, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SEC012"),
        name: RuleName::of("weaker-dependency"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Info,
        title: Text::fixed(
            "Phụ thuộc hệ thống có cấp độ thấp hơn",
            "Dependence on a system of a lower level",
        ),
        description: Text::fixed(
            "Tìm hệ thống của cơ quan có cấp độ thấp hơn cấp độ của hệ thống khác phụ thuộc vào hệ thống đó qua `depends-on` hoặc `hosted-on`, là các quan hệ không qua nền tảng trung gian. Cơ sở dữ liệu bên trong hệ thống được xét ở SEC002.",
            "Looks for a system of the body whose level is below that of one that rests on it by `depends-on` or `hosted-on`, with no platform in between. Databases within a system are SEC002's.",
        ),
        why: Text::fixed(
            "Hệ thống cấp cao đặt trên nền cấp thấp, không có ranh giới bảo vệ, chỉ an toàn bằng nền đó.",
            "A system on a weaker foundation, with no boundary between them, is only as safe as that foundation.",
        ),
        remedy: Text::fixed(
            "Nâng cấp độ của hệ thống nền, hoặc chuyển sang kết nối qua nền tảng (`exchanges` có `route`).",
            "Raise the level of the foundation, or connect over a platform (`exchanges` with a `route`).",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::DECREE_85_2016, "5.2", Confidence::Inferred)];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    // By the number of the lower system, in document order: who rests on it.
    let mut above: BTreeMap<usize, (ElementRef<'_>, u8, Vec<ElementRef<'_>>)> = BTreeMap::new();
    for relation in cx.architecture().relations() {
        let rests = matches!(
            relation.kind(),
            RelationKind::DependsOn | RelationKind::HostedOn
        );
        let (from, Some(to)) = (relation.from(), relation.to()) else {
            continue;
        };
        if !rests {
            continue;
        }
        let (Some(upper), Some(lower)) = (from.security_level(), to.security_level()) else {
            continue;
        };
        let lives = || relation.is_there_on(cx.date());
        if upper > lower && from.is_own() && to.is_own() && lives() {
            let entry = above.entry(to.index()).or_insert((to, lower, Vec::new()));
            // The relations of one element stand together.
            if entry.2.last() != Some(&from) {
                entry.2.push(from);
            }
        }
    }
    for (lower, level, uppers) in above.into_values() {
        let id = lower.id().to_owned();
        let group = Each::new(lower.id(), move |all| {
            let (vi, en) = (all.vi(), all.en());
            bilingual!(
                "`{id}` ở cấp độ {level} là nền của hệ thống có cấp độ cao hơn: {vi}",
                "`{id}`, of level {level}, is the foundation of systems of a higher level: {en}"
            )
        });
        for upper in uppers {
            out.each(&group, weaker(lower, level, upper));
        }
    }
}

fn weaker(lower: ElementRef<'_>, level: u8, upper: ElementRef<'_>) -> Finding {
    let (id, upper_id) = (lower.id(), upper.id());
    let of_upper = upper.security_level().unwrap_or_default();
    let name = format!("`{upper_id}`");
    Finding::new(bilingual!(
        "`{id}` ở cấp độ {level} là nền của `{upper_id}` có cấp độ cao hơn",
        "`{id}`, of level {level}, is the foundation of `{upper_id}`, which is of a higher level"
    ))
    .at(Subject::from(lower).at(Field::SecurityLevel))
    .named(Text::new(name.clone(), name))
    .discriminator(upper_id)
    .rests_on(lower.fields(), "security-level")
    .label(
        Subject::from(upper).at(Field::SecurityLevel),
        bilingual!("cấp độ {of_upper}", "level {of_upper}"),
    )
}
