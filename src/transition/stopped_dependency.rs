//! TRN008: the step took away something that elements in use still depend on.

use std::borrow::Cow;
use std::collections::HashMap;

use super::step::holds;
use super::{BuiltIn, TransitionContext};
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::diff::Fate;
use crate::framework::law;
use crate::model::{BusinessKind, ElementRef, Field, Kind, RelationKind, RelationRef, Subject};
use crate::rules::{Each, Finding, Findings, RuleInfo, always, listed};
use crate::text::{Lang, Text};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("TRN008"),
        name: RuleName::of("lost-dependency"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Thành phần đang sử dụng mất chỗ dựa",
            "Elements in use lose what they depend on",
        ),
        description: Text::fixed(
            "Nêu thành phần đang sử dụng ở phiên bản cũ nhưng ở phiên bản mới đã dừng hoặc lùi về dự kiến trong khi thành phần đang sử dụng vẫn phụ thuộc trực tiếp, kể cả nền tảng trên đường đi của dữ liệu; và thành phần đã dừng không có thành phần thay thế mà bên phụ thuộc không còn quan hệ cùng loại nào, hoặc là bộ phận của thành phần vẫn đang sử dụng.",
            "Reports what was in use in the earlier version and is retired or only planned in the later one while elements in use depend on it directly, platforms that data passes included; and what was retired without a successor where those that depended on it have no relation of that kind left, or where it was part of what is still in use.",
        ),
        why: Text::fixed(
            "Hệ thống đang vận hành không thể dựa vào thành phần đã dừng hoặc chưa có; bước chuyển đổi phải thu xếp chỗ dựa thay thế trước.",
            "What runs cannot rest on what was stopped or is not there yet. The step must provide a replacement first.",
        ),
        remedy: Text::fixed(
            "Chuyển quan hệ phụ thuộc sang thành phần thay thế, hoặc sửa tình trạng của một trong hai bên.",
            "Let the dependents rely on a replacement, or correct the status of either side.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::MODEL, "", Confidence::Inferred)];

fn check(cx: &TransitionContext<'_, '_>, out: &mut Findings<'_>) {
    let was_stopped = |element: &ElementRef<'_>| {
        if element.is_in_use_on(cx.date()) {
            return false;
        }
        let mut before = cx.lineage().before(*element).peekable();
        before.peek().is_some() && before.all(|b| b.is_in_use_on(cx.earlier_date()))
    };
    let elements: Vec<_> = cx.later().elements().filter(was_stopped).collect();
    let relied = relied_on(cx, &elements);
    for element in elements {
        let relations = relied.get(&element.ix()).map_or(&[][..], Vec::as_slice);
        stopped(cx, element, relations, out);
        // Those that no longer say that they rely on it are left without it all the same.
        let how = if element.has_ended(cx.date()) {
            &STOPPED
        } else {
            &SET_BACK
        };
        let gone = |old| Gone {
            old,
            still: Some(element),
            how,
        };
        for old in cx.lineage().before(element) {
            // It is told once, and only if nothing else goes on for it.
            let mut next: Vec<_> = cx.lineage().next(old).collect();
            next.sort_by_key(|e| e.id());
            if next.first() != Some(&element) || next.iter().any(|e| e.is_in_use_on(cx.date())) {
                continue;
            }
            vanished(cx, gone(old), out);
            left_whole(cx, gone(old), out);
        }
    }
    for (old, fate) in cx.lineage().fates() {
        let how = match fate {
            Fate::Retired { .. } => &RETIRED,
            // What is planned or has ended takes nothing over.
            Fate::Replaced { by } if !by.iter().any(|e| e.is_in_use_on(cx.date())) => &UNREPLACED,
            _ => continue,
        };
        if old.is_in_use_on(cx.earlier_date()) {
            let still = None;
            vanished(cx, Gone { old, still, how }, out);
            left_whole(cx, Gone { old, still, how }, out);
        }
    }
}

/// By element the relations of which it is the far end or a platform on the way. One walk for all elements.
fn relied_on<'a>(
    cx: &TransitionContext<'_, 'a>,
    elements: &[ElementRef<'a>],
) -> HashMap<u32, Vec<RelationRef<'a>>> {
    let mut relied: HashMap<u32, Vec<RelationRef<'a>>> =
        elements.iter().map(|e| (e.ix(), Vec::new())).collect();
    if relied.is_empty() {
        return relied;
    }
    let counts = |r: &RelationRef<'_>| holds(*r, cx.date()) && r.kind().is_dependency();
    for relation in cx.later().relations().filter(counts) {
        for (_, element) in relation.dependences() {
            if let Some(list) = relied.get_mut(&element.ix())
                && list.last().is_none_or(|last| last.ix() != relation.ix())
            {
                list.push(relation);
            }
        }
    }
    relied
}

/// Reports an element that was stopped or set back while others rely on it.
fn stopped(
    cx: &TransitionContext<'_, '_>,
    element: ElementRef<'_>,
    relations: &[RelationRef<'_>],
    out: &mut Findings<'_>,
) {
    let mut relying: Vec<(ElementRef<'_>, RelationRef<'_>)> = Vec::new();
    for relation in relations.iter().copied() {
        let mut ends: Vec<_> = relation
            .dependences()
            .filter(|(end, on)| *on == element && *end != element && end.is_in_use_on(cx.date()))
            .map(|(end, _)| end)
            .collect();
        ends.sort_by_key(|e| e.id());
        let found = ends.first().copied();
        relying.extend(found.map(|e| (e, relation)));
    }
    relying.sort_by_key(|(e, _)| (e.layer(), e.id()));
    relying.dedup_by_key(|(e, _)| e.ix());
    if relying.is_empty() {
        return;
    }
    let id = element.id();
    let ids = listed(relying.iter().map(|(e, _)| e.id()));
    let text = if element.has_ended(cx.date()) {
        crate::bilingual!(
            "`{id}` đã dừng ở phiên bản mới nhưng vẫn được {ids} đang sử dụng dựa vào",
            "`{id}` is retired in the new version while {ids}, in use, still depends on it"
        )
    } else {
        crate::bilingual!(
            "`{id}` lùi từ đang sử dụng về dự kiến trong khi {ids} đang sử dụng vẫn dựa vào",
            "`{id}` fell back from in use to planned while {ids}, in use, still depends on it"
        )
    };
    let mut finding = Finding::new(text).at(Subject::from(element).at(stopping_field(element)));
    for (_, relation) in &relying {
        finding = finding.label(
            *relation,
            Text::fixed("vẫn phụ thuộc", "still depends on it"),
        );
    }
    out.report(finding.rests_on_element(element, "status"));
}

/// Which field says that it stopped.
fn stopping_field(element: ElementRef<'_>) -> Field {
    if element.fields().has(Field::Status) && !element.is_in_use_on(None) {
        Field::Status
    } else {
        Field::Until
    }
}

/// What others rested on and cannot any more.
#[derive(Clone, Copy)]
struct Gone<'a> {
    old: ElementRef<'a>,
    /// What it is in the later version, if it is still listed there.
    still: Option<ElementRef<'a>>,
    how: &'static Text,
}

static RETIRED: Text = Text::fixed(
    "dừng vận hành không có thành phần thay thế",
    "was retired without a successor",
);

static UNREPLACED: Text = Text::fixed(
    "dừng vận hành khi thành phần thay thế chưa hoặc không còn sử dụng",
    "was retired, and its successor is not in use",
);

static STOPPED: Text = Text::fixed("đã dừng ở phiên bản mới", "has stopped in the new version");

static SET_BACK: Text = Text::fixed(
    "lùi từ đang sử dụng về dự kiến",
    "fell back from in use to planned",
);

/// Reports an element that is gone while others that rested on it go on with nothing in its place.
fn vanished(cx: &TransitionContext<'_, '_>, gone: Gone<'_>, out: &mut Findings<'_>) {
    let day = cx.date();
    let service = |e: ElementRef<'_>| {
        matches!(
            e.kind(),
            Kind::Business(BusinessKind::PublicService | BusinessKind::ServiceGroup)
        )
    };
    let mut left: Vec<ElementRef<'_>> = Vec::new();
    for relation in cx.diff().earlier_graph().incoming(gone.old) {
        let from = relation.from();
        let kind = relation.kind();
        let counts = kind.rests()
            && holds(relation, cx.earlier_date())
            && from.is_in_use_on(cx.earlier_date());
        // The last application of a service is the matter of TRN009.
        if !counts || service(from) {
            continue;
        }
        let bare = |e: &ElementRef<'_>| {
            let mut others = e.relations_of(kind).filter(|r| holds(*r, day));
            e.is_in_use_on(day)
                && !e.lost_a_relation()
                // Of those that still rely on what is listed there is a finding of its own.
                && !others.any(|r| {
                    r.to().is_none_or(|to| to.is_in_use_on(day) || Some(to) == gone.still)
                })
        };
        left.extend(cx.lineage().next(from).filter(bare));
    }
    left.sort_by_key(|e| (e.layer(), e.id()));
    left.dedup();
    let (id, how) = (gone.old.id().to_owned(), gone.how);
    let group = Each::new(gone.old.id(), move |all| {
        let (vi, en) = (all.vi(), all.en());
        let (how_vi, how_en) = (how.get(Lang::Vi), how.get(Lang::En));
        crate::bilingual!(
            "`{id}` {how_vi}, trong khi {vi} vẫn đang sử dụng và không còn chỗ dựa nào cùng loại",
            "`{id}` {how_en}, while {en}, still in use, have nothing of the kind to rest on"
        )
    });
    for next in left {
        let (id, next_id) = (gone.old.id(), next.id());
        let (how_vi, how_en) = (how.get(Lang::Vi), how.get(Lang::En));
        let finding = Finding::new(crate::bilingual!(
            "`{id}` {how_vi}, trong khi `{next_id}` vẫn đang sử dụng và không còn chỗ dựa nào cùng loại",
            "`{id}` {how_en}, while `{next_id}`, still in use, has nothing of the kind to rest on"
        ));
        let finding = finding.at(next).label_old(gone.old, None);
        out.each(&group, finding.discriminator(id));
    }
}

/// Reports a part that is gone while what it was part of goes on without it.
fn left_whole(cx: &TransitionContext<'_, '_>, gone: Gone<'_>, out: &mut Findings<'_>) {
    let part = gone.old;
    // Of a part that is still listed as one there is a finding of its own.
    let is_listed = |whole: ElementRef<'_>| {
        let parts = gone.still.into_iter();
        let mut wholes = parts.flat_map(|part| part.relations_of(RelationKind::PartOf));
        wholes.any(|r| holds(r, cx.date()) && r.to() == Some(whole))
    };
    let mut wholes: Vec<ElementRef<'_>> = part
        .relations_of(RelationKind::PartOf)
        .filter(|relation| holds(*relation, cx.earlier_date()))
        .filter_map(RelationRef::to)
        .filter(|whole| whole.is_in_use_on(cx.earlier_date()))
        .flat_map(|whole| cx.lineage().next(whole))
        .filter(|whole| whole.is_in_use_on(cx.date()) && !is_listed(*whole))
        .collect();
    wholes.sort_by_key(|e| (e.layer(), e.id()));
    wholes.dedup();
    let (id, how) = (part.id().to_owned(), gone.how);
    let group = Each::new(format!("{id} part"), move |all| {
        let (vi, en) = (all.vi(), all.en());
        let (how_vi, how_en) = (how.get(Lang::Vi), how.get(Lang::En));
        crate::bilingual!(
            "bộ phận `{id}` {how_vi}, trong khi {vi} vẫn đang sử dụng",
            "the part `{id}` {how_en}, while {en} is still in use"
        )
    });
    for whole in wholes {
        let (id, whole_id) = (part.id(), whole.id());
        let (how_vi, how_en) = (how.get(Lang::Vi), how.get(Lang::En));
        let finding = Finding::new(crate::bilingual!(
            "bộ phận `{id}` {how_vi}, trong khi `{whole_id}` vẫn đang sử dụng",
            "the part `{id}` {how_en}, while `{whole_id}` is still in use"
        ));
        let finding = finding.at(whole).label_old(part, None);
        out.each(&group, finding.discriminator(id));
    }
}
