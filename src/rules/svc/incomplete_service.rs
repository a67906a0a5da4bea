//! SVC003: a service lacks what the list of services states.

use std::borrow::Cow;

use super::service::is_service;
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, Force, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Field, Scope};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::{Lang, Text};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SVC003"),
        name: RuleName::of("incomplete-service"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Thông tin dịch vụ công chưa đầy đủ",
            "Incomplete entry of a service",
        ),
        description: Text::fixed(
            "Kiểm tra dịch vụ công đang cung cấp của cơ quan, hoặc chưa ghi cơ quan, có mã, đối tượng thực hiện, cơ quan cung cấp và được công khai trên Cơ sở dữ liệu quốc gia về thủ tục hành chính. Thông tin mà không dịch vụ nào nêu thì nhắc chung một lần. Từ ngày 01/07/2026 quy định chỉ nêu việc công khai, mã và tên; thiếu đối tượng thực hiện hoặc cơ quan cung cấp chỉ được nêu để biết.",
            "Checks that services in use, of the body or of an agency that is not stated, have a code, target users and an agency, and are on the national procedure database. What no service states is said once for all. Since 1 July 2026 the article names publication, code and name; target users and agency are only mentioned.",
        ),
        why: Text::fixed(
            "Người dân và các hệ thống tra cứu dịch vụ theo mã và danh mục thống nhất; thiếu thông tin thì không đối chiếu được giữa các cổng.",
            "People and systems look services up by code and in one list; without these, portals cannot be matched.",
        ),
        remedy: Text::fixed(
            "Bổ sung các khóa được nêu; ghi `catalogued: true` khi thủ tục đã được công khai.",
            "Add the keys named; `catalogued: true` once the procedure is published.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[
    Basis::of(&law::DECREE_42_2022, "12", Confidence::Sourced),
    Basis::of(&law::DECREE_224_2026, "15.1a, b", Confidence::Sourced),
];

/// What is asked for of a service.
struct Asked {
    field: Field,
    key: &'static str,
    /// What it is called together with the key.
    what: Text,
    /// What is to be added.
    line: &'static str,
}

static ASKED: [Asked; 4] = [
    Asked {
        field: Field::Code,
        key: "code",
        what: Text::fixed("mã dịch vụ (`code`)", "code (`code`)"),
        line: "code: …",
    },
    Asked {
        field: Field::TargetUsers,
        key: "target-users",
        what: Text::fixed(
            "đối tượng thực hiện (`target-users`)",
            "target users (`target-users`)",
        ),
        line: "target-users: […]",
    },
    Asked {
        field: Field::Owner,
        key: "owner",
        what: Text::fixed("cơ quan cung cấp (`owner`)", "agency (`owner`)"),
        line: "owner: …",
    },
    Asked {
        field: Field::Catalogued,
        key: "catalogued",
        what: Text::fixed(
            "việc công khai trên Cơ sở dữ liệu quốc gia về thủ tục hành chính (`catalogued`)",
            "presence on the national procedure database (`catalogued`)",
        ),
        line: PUBLISHED,
    },
];

/// What only holds once a procedure is published.
const PUBLISHED: &str = "catalogued: true";

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let services = cx
        .architecture()
        .elements()
        .filter(|e| is_service(*e) && e.is_in_use_on(cx.date()) && may_be_own(*e));
    let (incomplete, unnamed, uncatalogued) =
        (incomplete(""), incomplete("unnamed"), uncatalogued());
    for service in services {
        let lacks = ASKED
            .iter()
            .filter(|asked| !service.fields().is_stated(asked.field));
        for asked in lacks {
            let finding = one(service, asked);
            if is_named(cx, asked.field) {
                out.each(&incomplete, finding);
            } else {
                out.each(&unnamed, finding.severity(Severity::Info).basis(CONVENTION));
            }
        }
        if service.fields().flag(Field::Catalogued) == Some(false) {
            out.each(&uncatalogued, not_catalogued(service));
        }
    }
}

/// What no article asks for any more.
const CONVENTION: Basis = Basis::of(&law::MODEL, "", Confidence::Inferred);

/// Whether the article of the day names a fact: that of 2026 leaves out two of those of 2022.
fn is_named(cx: &Context<'_>, field: Field) -> bool {
    let later = Basis::of(&law::DECREE_224_2026, "15.1", Confidence::Sourced);
    let left_out = matches!(field, Field::TargetUsers | Field::Owner);
    !left_out
        || cx
            .date()
            .is_none_or(|day| later.force_on(day) == Force::NotYet)
}

/// Whether a service is the body's, or nothing says whose it is.
fn may_be_own(service: ElementRef<'_>) -> bool {
    let elsewhere = matches!(service.scope(), Some(Scope::National | Scope::OtherAgency));
    service.is_own() || (service.owner().is_none() && !elsewhere)
}

fn incomplete(key: &'static str) -> Each {
    Each::new(key, |all| {
        if all.count() == 1 {
            let ((vi, name), (en, _)) = (all.first_lack(Lang::Vi), all.first_lack(Lang::En));
            let (vi, en) = (vi.join(", "), en.join(", "));
            return bilingual!(
                "dịch vụ {name} chưa nêu: {vi}",
                "the service {name} does not state its {en}"
            );
        }
        let count = all.count();
        let (vi, en) = (all.by_lack(Lang::Vi), all.by_lack(Lang::En));
        bilingual!(
            "{count} dịch vụ chưa nêu đủ: {vi}",
            "{count} services do not state: {en}"
        )
    })
    .help_of(|all| {
        let lines = all.lacking().take(SHOWN).map(|(name, facts)| {
            let lacks = ASKED.iter().filter(|asked| facts.contains(&asked.what));
            let lines: Vec<_> = lacks.map(|asked| asked.line).collect();
            line(name.get(Lang::Vi).trim_matches('`'), &lines.join(", "))
        });
        let lines = lines.collect::<Vec<_>>();
        to_add(&lines.join("\n"), all.count().saturating_sub(lines.len()))
    })
}

/// For so many services it is shown what to add.
const SHOWN: usize = 5;

/// What to add to a service.
fn line(id: &str, lacking: &str) -> String {
    format!("  {id}: {{ {lacking} }}")
}

fn to_add(lines: &str, more: usize) -> Text {
    let (more_vi, more_en) = match more {
        0 => (String::new(), String::new()),
        more => (
            format!("\n  … và {more} dịch vụ khác"),
            format!("\n  … and {more} more"),
        ),
    };
    let (once_vi, once_en) = if lines.contains(PUBLISHED) {
        (
            "\nChỉ ghi `catalogued: true` khi thủ tục đã được công khai; chưa công khai thì ghi `catalogued: false`.",
            "\nWrite `catalogued: true` only once the procedure is published, until then `catalogued: false`.",
        )
    } else {
        ("", "")
    };
    bilingual!(
        "Bổ sung:\n{lines}{more_vi}{once_vi}",
        "Add:\n{lines}{more_en}{once_en}"
    )
}

fn uncatalogued() -> Each {
    Each::new("catalogued", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} dịch vụ chưa có trên Cơ sở dữ liệu quốc gia về thủ tục hành chính: {vi}",
            "{count} services are not on the national procedure database: {en}"
        )
    })
}

fn one(service: ElementRef<'_>, asked: &'static Asked) -> Finding {
    let (vi, en) = (asked.what.get(Lang::Vi), asked.what.get(Lang::En));
    let id = service.id();
    Finding::new(bilingual!(
        "dịch vụ `{id}` chưa nêu {vi}",
        "the service `{id}` does not state its {en}"
    ))
    .at(service)
    .lacks_what(asked.key, asked.what.clone())
    .help(to_add(&line(id, asked.line), 0))
}

fn not_catalogued(service: ElementRef<'_>) -> Finding {
    let id = service.id();
    Finding::new(bilingual!(
        "dịch vụ `{id}` chưa có trên Cơ sở dữ liệu quốc gia về thủ tục hành chính",
        "the service `{id}` is not on the national procedure database"
    ))
    .at(crate::model::Subject::from(service).at(Field::Catalogued))
    .rests_on(service.fields(), "catalogued")
    .help(Text::fixed(
        "Công khai thủ tục trên cơ sở dữ liệu đó rồi ghi `catalogued: true`.",
        "Publish the procedure there, then state `catalogued: true`.",
    ))
}
