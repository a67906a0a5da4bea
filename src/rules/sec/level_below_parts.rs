//! SEC002: a system whose security level is below that of a part of it.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Field, RelationKind, RelationRef, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::{Lang, Text};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SEC002"),
        name: RuleName::of("level-below-part"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed(
            "Cấp độ thấp hơn thành phần bên trong",
            "Security level below that of a part",
        ),
        description: Text::fixed(
            "Kiểm tra cấp độ an toàn của hệ thống không thấp hơn cấp độ cao nhất trong các cơ sở dữ liệu, kho dữ liệu của cùng cơ quan mà hệ thống lưu dữ liệu, và trong các bộ phận (`part-of`) của hệ thống. Thành phần còn dự kiến chưa tính vào hệ thống đang sử dụng; chỉ so sánh các cấp độ đã ghi.",
            "Checks that the level of a system is not below the highest level among the databases and data stores of the same agency in which it keeps its data, and among its parts (`part-of`). What is planned is not counted yet in a system in use; only declared levels are compared.",
        ),
        why: Text::fixed(
            "Hệ thống gồm nhiều thành phần thì cấp độ là cấp độ cao nhất của các thành phần; cấp độ thấp hơn làm lộ chính dữ liệu cần bảo vệ nhất.",
            "A system of several parts has the level of the highest of them; a lower one exposes the very data that needs protection most.",
        ),
        remedy: Text::fixed(
            "Nâng cấp độ của hệ thống, hoặc xác định lại cấp độ của thành phần.",
            "Raise the level of the system, or determine that of the part anew.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::DECREE_85_2016, "5.2", Confidence::Sourced)];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    for system in cx.own().filter(|e| !e.has_ended(cx.date())) {
        if let Some(level) = system.security_level()
            && let Some(finding) = judge(cx, system, level)
        {
            out.report(finding);
        }
    }
}

fn judge(cx: &Context<'_>, system: ElementRef<'_>, level: u8) -> Option<Finding> {
    let stored = system
        .relations_of(RelationKind::Stores)
        .filter(|stored| !stored.has_ended(cx.date()))
        .filter_map(RelationRef::to);
    let composed = cx
        .graph()
        .incoming(system)
        .filter(|part| part.kind() == RelationKind::PartOf && !part.has_ended(cx.date()))
        .map(RelationRef::from);
    let mut above: Vec<_> = stored
        .chain(composed)
        .filter(|part| part.is_own() && !part.has_ended(cx.date()))
        // What is planned is no part yet of what is in use.
        .filter(|part| part.is_in_use_on(cx.date()) || !system.is_in_use_on(cx.date()))
        .filter_map(|part| Some((part, part.security_level()?)))
        .filter(|(_, of_part)| *of_part > level)
        .collect();
    // The highest first; document order among equals.
    above.sort_by_key(|(_, of_part)| std::cmp::Reverse(*of_part));
    let (highest, needed) = above.first()?;
    let (id, part) = (system.id(), highest.id());
    let how = if highest.kind().holds_data() {
        Text::fixed("mà hệ thống lưu dữ liệu", "in which it keeps its data")
    } else {
        Text::fixed("là bộ phận của hệ thống", "which is part of it")
    };
    let (vi, en) = (how.get(Lang::Vi), how.get(Lang::En));
    let level_of = |e: ElementRef<'_>| Subject::from(e).at(Field::SecurityLevel);
    let mut finding = Finding::new(bilingual!(
        "hệ thống `{id}` ở cấp độ {level}, thấp hơn cấp độ {needed} của `{part}` {vi}",
        "the system `{id}` is of level {level}, below level {needed} of `{part}` {en}"
    ))
    .at(level_of(system))
    .rests_on(system.fields(), "security-level");
    for (part, of_part) in &above {
        finding = finding.label(
            level_of(*part),
            bilingual!("cấp độ {of_part}", "level {of_part}"),
        );
    }
    Some(
        finding
            .rests_on(highest.fields(), "security-level")
            .help(bilingual!(
                "Nâng cấp độ của `{id}` lên ít nhất {needed}, hoặc xác định lại cấp độ của `{part}`.",
                "Raise the level of `{id}` to {needed} at least, or determine that of `{part}` anew."
            )),
    )
}
