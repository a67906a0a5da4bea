//! TRN010: a link to a national database disappears without a successor.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashSet;

use super::step::{followers, holds, is_lost, national_link};
use super::{BuiltIn, TransitionContext};
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::diff::Fate;
use crate::framework::law;
use crate::model::{Architecture, ElementRef, RelationRef};
use crate::rules::{Finding, Findings, RuleInfo, always};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("TRN010"),
        name: RuleName::of("lost-national-link"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Mất kết nối với cơ sở dữ liệu quốc gia",
            "Link to a national database lost",
        ),
        what: Text::fixed(
            "Kiểm tra mỗi kết nối của phiên bản cũ với một cơ sở dữ liệu quốc gia (`class: national`) vẫn còn ở phiên bản mới, kể cả khi hai đầu đã đổi định danh, hợp nhất, tách hoặc được thay thế. Đổi tuyến kết nối không phải là mất kết nối; kết nối của thành phần đã dừng hoặc chuyển giao thì không xét.",
            "Checks that every link of the earlier version with a national database (`class: national`) is there in the later one, also where an end was renamed, merged, split or replaced. Another route is no loss; links of what was retired or handed over are not counted.",
        ),
        why: Text::fixed(
            "Kết nối với cơ sở dữ liệu quốc gia là căn cứ để không yêu cầu người dân cung cấp lại thông tin đã có; mất kết nối phải là việc có chủ đích.",
            "Links with national databases are what spares people giving the same facts again. Losing one must be on purpose.",
        ),
        remedy: Text::fixed(
            "Khai báo lại kết nối ở thành phần kế thừa, hoặc ghi kết nối với `status: retired` và `note` nêu lý do.",
            "Declare the link on what continues the element, or keep it with `status: retired` and a `note` that gives the reason.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::CIRCULAR_13_2017, "3", Confidence::Inferred)];

fn check(cx: &TransitionContext<'_, '_>, out: &mut Findings<'_>) {
    let mut seen: HashSet<(u32, u32)> = HashSet::new();
    let later = OnceCell::new();
    let linked = |from: ElementRef<'_>, to: ElementRef<'_>| {
        let links = later.get_or_init(|| links(cx.later()));
        links.contains(&(from.ix(), to.ix()))
    };
    for relation in cx
        .earlier()
        .relations()
        .filter(|r| holds(*r, cx.earlier_date()))
    {
        let Some((user, database)) = national_link(relation) else {
            continue;
        };
        if has_ended(cx, database) || !seen.insert((user.ix(), database.ix())) {
            continue;
        }
        let users = followers(cx, user);
        let Some(first) = users.iter().min_by_key(|user| user.id()) else {
            continue;
        };
        let databases = followers(cx, database);
        let is_kept = users.iter().any(|user| {
            user.lost_a_relation()
                || databases.contains(user)
                || databases
                    .iter()
                    .any(|db| linked(*user, *db) || linked(*db, *user))
        });
        if !is_kept {
            out.report(lost(relation, user, database, *first));
        }
    }
}

/// Whether the loss is said elsewhere: the database disappeared without a word, or was handed over.
fn has_ended(cx: &TransitionContext<'_, '_>, database: ElementRef<'_>) -> bool {
    is_lost(cx, database)
        || matches!(
            cx.lineage().fate_of(database),
            Some(Fate::Transferred { .. })
        )
}

/// The ends of all links, of those too that are said to have ended.
fn links(arch: &Architecture) -> HashSet<(u32, u32)> {
    let links = arch.relations().filter(|r| national_kind(*r));
    let ends = |r: RelationRef<'_>| Some((r.from().ix(), r.to()?.ix()));
    links.filter_map(ends).collect()
}

fn national_kind(relation: RelationRef<'_>) -> bool {
    use crate::model::RelationKind::{DependsOn, Exchanges};
    matches!(relation.kind(), Exchanges | DependsOn)
}

fn lost(
    relation: RelationRef<'_>,
    user: ElementRef<'_>,
    database: ElementRef<'_>,
    next: ElementRef<'_>,
) -> Finding {
    let (id, national) = (user.id(), database.id());
    Finding::new(crate::bilingual!(
        "kết nối giữa `{id}` và cơ sở dữ liệu quốc gia `{national}` không còn trong phiên bản mới",
        "the link between `{id}` and the national database `{national}` is not in the new version"
    ))
    .at(next)
    .discriminator(format!("{id} {national}"))
    .label_old(
        relation,
        Text::fixed("kết nối ở phiên bản cũ", "the link in the earlier version"),
    )
    .rests_on_element(database, "class")
}
