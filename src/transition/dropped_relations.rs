//! TRN002: what was merged or split keeps none of its relations, and nothing says which were dropped.

use std::borrow::Cow;
use std::collections::HashMap;

use super::step::{followers, has_fresh_note, holds, national_link, stands_for};
use super::{BuiltIn, TransitionContext};
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::diff::Fate;
use crate::framework::law;
use crate::model::{ElementRef, End, RelationRef};
use crate::rules::{Each, Finding, Findings, RuleInfo, always};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("TRN002"),
        name: RuleName::of("dropped-relations"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Hợp nhất, tách làm mất quan hệ",
            "Merge or split drops relations",
        ),
        description: Text::fixed(
            "Khi một thành phần được hợp nhất hoặc tách, kiểm tra thành phần kế thừa còn giữ ít nhất một quan hệ đang có hiệu lực của thành phần cũ với những thành phần vẫn tiếp tục, hoặc có `note` mới hay thuộc tính `dropped-relations` nêu rõ quan hệ nào đã bỏ. Quan hệ ghi `planned`, `retired` hoặc đã quá `until` không phải là được giữ lại. Quan hệ nội bộ giữa các thành phần được hợp nhất không xét.",
            "Where an element was merged or split, checks that what continues it keeps at least one of its relations in force with elements that go on, or that a new `note` or the attribute `dropped-relations` says which were dropped. A relation that is `planned` or `retired`, or whose `until` is past, is not kept. Relations among the merged elements are not counted.",
        ),
        why: Text::fixed(
            "Hợp nhất mà không giữ quan hệ nào thì thực chất là bỏ thành phần cũ; người sử dụng và nguồn dữ liệu của thành phần đó không được chuyển tiếp.",
            "A merge that keeps no relation in fact removes the element: its users and its sources of data were not taken over.",
        ),
        remedy: Text::fixed(
            "Bổ sung các quan hệ còn hiệu lực vào thành phần kế thừa, hoặc nêu các quan hệ đã bỏ trong `note`.",
            "Add the relations that still hold to what continues the element, or name those that were dropped in a `note`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

/// No text asks for it: it follows from that each element has a fate.
const BASES: &[Basis] = &[Basis::of(&law::MODEL, "", Confidence::Inferred)];

fn check(cx: &TransitionContext<'_, '_>, out: &mut Findings<'_>) {
    let mut explained = HashMap::new();
    for (element, fate) in cx.lineage().fates() {
        let regrouped = matches!(
            fate,
            Fate::Merged { .. } | Fate::Split { .. } | Fate::ManyToMany { .. }
        );
        if regrouped {
            judge(cx, element, &mut explained, out);
        }
    }
}

/// `explained` remembers what continues elements and says why relations were dropped.
fn judge<'a>(
    cx: &TransitionContext<'_, 'a>,
    element: ElementRef<'a>,
    explained: &mut HashMap<u32, bool>,
    out: &mut Findings<'_>,
) {
    let next: Vec<_> = cx.lineage().next(element).collect();
    let mut explained = |e: ElementRef<'_>| {
        *explained.entry(e.ix()).or_insert_with(|| {
            has_fresh_note(cx, e) || e.fields().attribute("dropped-relations").is_some()
        })
    };
    if next.iter().any(|e| e.lost_a_relation() || explained(*e)) {
        return;
    }
    let incoming = cx.diff().earlier_graph().incoming(element);
    let mut dropped: Vec<_> = element
        .relations()
        .chain(incoming)
        .filter(|r| !r.has_ended(cx.earlier_date()) && goes_on(cx, *r, element, &next))
        .collect();
    // A plan that is kept does not make up for what was there.
    if dropped.iter().any(|r| holds(*r, cx.earlier_date())) {
        dropped.retain(|r| holds(*r, cx.earlier_date()));
    }
    // Links with national databases are the matter of TRN010.
    let own: Vec<_> = dropped
        .iter()
        .copied()
        .filter(|r| national_link(*r).is_none())
        .collect();
    if own.is_empty() || dropped.iter().any(|r| is_kept(cx, *r, element, &next)) {
        return;
    }
    let group = group(element);
    for one in next {
        let mut finding = kept_nothing(element, one);
        for relation in &own {
            finding = finding.label_old(
                *relation,
                Text::fixed("quan hệ không còn", "this relation is gone"),
            );
        }
        out.each(&group, finding);
    }
}

fn group(element: ElementRef<'_>) -> Each {
    let id = element.id().to_owned();
    Each::new(element.id(), move |all| {
        let (vi, en) = (all.vi(), all.en());
        crate::bilingual!(
            "không quan hệ nào của `{id}` được giữ lại ở {vi}, và không có ghi chú về các quan hệ đã bỏ",
            "no relation of `{id}` is kept by {en}, and nothing says which were dropped"
        )
    })
}

fn kept_nothing(element: ElementRef<'_>, next: ElementRef<'_>) -> Finding {
    let (id, next_id) = (element.id(), next.id());
    Finding::new(crate::bilingual!(
        "không quan hệ nào của `{id}` được giữ lại ở `{next_id}`, và không có ghi chú về các quan hệ đã bỏ",
        "no relation of `{id}` is kept by `{next_id}`, and nothing says which were dropped"
    ))
    .at(next)
    .discriminator(id)
}

/// The other end of a relation of an element; `None` if that is an organisation.
fn far<'a>(relation: RelationRef<'a>, element: ElementRef<'a>) -> Option<ElementRef<'a>> {
    if relation.from() == element {
        relation.to()
    } else {
        Some(relation.from())
    }
}

/// Whether the other end goes on, and not as a part of the same.
fn goes_on<'a>(
    cx: &TransitionContext<'_, 'a>,
    relation: RelationRef<'a>,
    element: ElementRef<'a>,
    next: &[ElementRef<'a>],
) -> bool {
    match far(relation, element) {
        Some(far) => {
            let far = followers(cx, far);
            !far.is_empty() && !far.iter().any(|e| next.contains(e))
        }
        None => cx.later().organisation(relation.end().id()).is_some(),
    }
}

/// Whether the new version has the relation, on whatever continues either end.
fn is_kept<'a>(
    cx: &TransitionContext<'_, 'a>,
    old: RelationRef<'a>,
    element: ElementRef<'a>,
    next: &[ElementRef<'a>],
) -> bool {
    let Some(far) = far(old, element) else {
        return next
            .iter()
            .flat_map(|e| e.relations_of(old.kind()))
            .filter(|r| stands_for(cx, *r, old))
            .any(|r| matches!(r.end(), End::Organisation(o) if o.key() == old.end().id()));
    };
    let far = followers(cx, far);
    let (from, to) = if old.from() == element {
        (next, far.as_slice())
    } else {
        (far.as_slice(), next)
    };
    let between = |from: &[ElementRef<'a>], to: &[ElementRef<'a>]| {
        let mut relations = from.iter().flat_map(|e| e.relations_of(old.kind()));
        relations.any(|r| r.to().is_some_and(|e| to.contains(&e)) && stands_for(cx, r, old))
    };
    between(from, to) || (old.kind().is_symmetric() && between(to, from))
}
