//! TRN010: a link to a national database disappears without a successor.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use super::step::{followers, holds, is_lost, national_link};
use super::{BuiltIn, TransitionContext};
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::diff::Fate;
use crate::framework::law;
use crate::model::{Architecture, ElementRef, Field, RelationRef, Status};
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
        description: Text::fixed(
            "Kiểm tra mỗi kết nối của phiên bản cũ với một cơ sở dữ liệu quốc gia (`class: national`) vẫn còn ở phiên bản mới, kể cả khi hai đầu đã đổi định danh, hợp nhất, tách hoặc được thay thế. Kết nối ghi `planned`, `retired` hoặc đã quá `until` là kết nối không còn, trừ khi `note` của kết nối nêu lý do. Đổi tuyến kết nối không phải là mất kết nối; kết nối của thành phần đã dừng hoặc chuyển giao thì không xét.",
            "Checks that every link of the earlier version with a national database (`class: national`) is there in the later one, also where an end was renamed, merged, split or replaced. A link that is `planned` or `retired`, or whose `until` is past, is gone, unless a new `note` of the link gives the reason. Another route is no loss; links of what was retired or handed over are not counted.",
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
    let day = cx.date();
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
        let users: Vec<_> = followers(cx, user)
            .into_iter()
            .filter(|user| user.is_in_use_on(day))
            .collect();
        let Some(first) = users.iter().min_by_key(|user| user.id()) else {
            continue;
        };
        let databases = followers(cx, database);
        let links = later.get_or_init(|| links(cx.later()));
        let between = |user: u32| {
            let ends = databases.iter().map(move |db| (user, db.ix()));
            ends.filter_map(|ends| links.get(&in_order(ends))).flatten()
        };
        let is_kept = users.iter().any(|user| {
            user.lost_a_relation()
                || databases.contains(user)
                || between(user.ix()).any(|link| holds(*link, day) || is_explained(*link, relation))
        });
        if !is_kept {
            let mut ended = users.iter().flat_map(|user| between(user.ix()));
            out.report(lost(
                relation,
                user,
                database,
                *first,
                ended.next().copied(),
            ));
        }
    }
}

/// Whether a link that is no longer there has a note that the earlier one did not have.
fn is_explained(link: RelationRef<'_>, before: RelationRef<'_>) -> bool {
    let note = |r: RelationRef<'_>| r.fields().text(Field::NoteVi).map(str::to_owned);
    note(link).is_some_and(|now| note(before) != Some(now))
}

/// Whether the loss is said elsewhere: the database disappeared without a word, or was handed over.
fn has_ended(cx: &TransitionContext<'_, '_>, database: ElementRef<'_>) -> bool {
    is_lost(cx, database)
        || matches!(
            cx.lineage().fate_of(database),
            Some(Fate::Transferred { .. })
        )
}

/// All links by their ends, those too that are said to have ended.
type Links<'a> = HashMap<(u32, u32), Vec<RelationRef<'a>>>;

fn links(arch: &Architecture) -> Links<'_> {
    let mut links = Links::new();
    for relation in arch.relations().filter(|r| national_kind(*r)) {
        if let Some(to) = relation.to() {
            let ends = in_order((relation.from().ix(), to.ix()));
            links.entry(ends).or_default().push(relation);
        }
    }
    links
}

/// A link may be written at either end.
fn in_order((one, other): (u32, u32)) -> (u32, u32) {
    (one.min(other), one.max(other))
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
    ended: Option<RelationRef<'_>>,
) -> Finding {
    let (id, national) = (user.id(), database.id());
    let text = match ended {
        None => crate::bilingual!(
            "kết nối giữa `{id}` và cơ sở dữ liệu quốc gia `{national}` không còn trong phiên bản mới",
            "the link between `{id}` and the national database `{national}` is not in the new version"
        ),
        Some(link) if link.status() == Some(Status::Planned) => crate::bilingual!(
            "kết nối giữa `{id}` và cơ sở dữ liệu quốc gia `{national}` lùi về dự kiến trong phiên bản mới",
            "the link between `{id}` and the national database `{national}` fell back to planned in the new version"
        ),
        Some(_) => crate::bilingual!(
            "kết nối giữa `{id}` và cơ sở dữ liệu quốc gia `{national}` đã dừng trong phiên bản mới",
            "the link between `{id}` and the national database `{national}` has ended in the new version"
        ),
    };
    let finding = match ended {
        None => Finding::new(text).at(next),
        Some(link) => Finding::new(text).at(link),
    };
    finding
        .discriminator(format!("{id} {national}"))
        .label_old(
            relation,
            Text::fixed("kết nối ở phiên bản cũ", "the link in the earlier version"),
        )
        .rests_on_element(database, "class")
}
