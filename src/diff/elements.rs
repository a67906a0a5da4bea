//! What happened to elements.

use hashbrown::HashMap;

use super::collect::Collector;
use super::fields::{self, Facts};
use super::lineage::{Evidence, Fate, Group};
use super::touched::Touched;
use super::verdict::{self, Usage};
use super::{Change, ChangeKind};
use crate::model::{ElementRef, Field, Kind, Subject, Value, ahead};
use crate::text::{Lang, Text};

/// Fields compared also where several elements go on as one or one as several: what binds the users.
const BINDING: [Field; 3] = [Field::Owner, Field::SecurityLevel, Field::Grade];

pub(super) fn compare(out: &mut Collector<'_, '_>, usage: &Usage, touched: &Touched) {
    let likeness = likeness(out);
    let groups = out.lineage.groups();
    let stores = (out.old.store(), out.new.store());
    let altered = groups.altered(out.same);
    for group in ahead(altered, |group| group.fetch_ids(stores)) {
        came_or_went(out, usage, &likeness, group);
    }
    // Of several that become one, that one is compared with each of them: it is read once.
    let mut read = [HashMap::new(), HashMap::new()];
    let touched = ahead(touched.elements.iter().copied(), |old| {
        stores.0.fetch(*old);
        for new in groups.next_of(*old) {
            stores.1.fetch(*new);
        }
    });
    for old in touched {
        let before = out.old.element_at(old);
        if groups.of_old(old).is_pair() {
            for after in groups.next_of(old).iter().map(|ix| out.new.element_at(*ix)) {
                let facts = Facts::differing(out.same, before.fields(), after.fields());
                pair(out, usage, (before, &facts[0]), (after, &facts[1]), true);
            }
            continue;
        }
        for new in groups.next_of(old).iter().copied() {
            let after = out.new.element_at(new);
            let [olds, news] = &mut read;
            let old = olds
                .entry(old)
                .or_insert_with(|| Facts::of(before.fields()));
            let new = news.entry(new).or_insert_with(|| Facts::of(after.fields()));
            let whole = before.id() == after.id();
            pair(out, usage, (before, old), (after, new), whole);
        }
    }
}

/// For each new element the lost ones that resemble it, as ids with the likeness in percent.
type Likeness<'a> = HashMap<u32, Vec<(&'a str, u8)>>;

fn likeness<'a>(out: &Collector<'a, '_>) -> Likeness<'a> {
    let mut all = Likeness::new();
    for (old, misses) in out.lineage.resembling() {
        if *out.lineage.fate_at(old) != Fate::Removed {
            continue;
        }
        for miss in misses {
            let list = all.entry(miss.element.ix()).or_default();
            list.push((out.old.element_at(old).id(), miss.confidence));
        }
    }
    all
}

fn came_or_went(
    out: &mut Collector<'_, '_>,
    usage: &Usage,
    likeness: &Likeness<'_>,
    group: Group<'_>,
) {
    let old = |ix: &u32| out.old.element_at(*ix);
    let new = |ix: &u32| out.new.element_at(*ix);
    let (kind, judged) = match (group.old, group.new) {
        ([one], []) => return ended(out, usage, *one),
        ([], [one]) => {
            let element = new(one);
            if !out.refused_old.contains(element.id()) {
                let mut change = Change::of(ChangeKind::Added, verdict::ADDITION).on_new(element);
                if let Some(near) = likeness.get(one) {
                    change.notes.push(may_continue(element, near));
                }
                out.push(element, change);
            }
            return;
        }
        ([one], [_]) => {
            let judged = match group.evidence {
                Evidence::Declared => verdict::DECLARED,
                Evidence::Inferred { .. } => usage.loss(old(one)),
            };
            (ChangeKind::Renamed, judged)
        }
        (_, [_]) => (ChangeKind::Merged, verdict::DECLARED),
        ([_], _) => (ChangeKind::Split, verdict::DECLARED),
        _ => (ChangeKind::Regrouped, verdict::DECLARED),
    };
    let mut change = Change::of(kind, judged);
    change.old = subjects(group.old.iter().map(old));
    change.new = subjects(group.new.iter().map(new));
    if let Evidence::Inferred { confidence, why } = group.evidence {
        let (vi, en) = (why.get(Lang::Vi), why.get(Lang::En));
        change.notes.push(crate::bilingual!(
            "suy luận với độ tin cậy {confidence}%: {vi}; không có khai báo `succeeds`",
            "inferred with {confidence}% confidence: {en}; no `succeeds` says so"
        ));
    }
    if let Some(first) = group.new.first() {
        out.push(new(first), change);
    }
}

fn subjects<'a>(elements: impl Iterator<Item = ElementRef<'a>>) -> Vec<Subject> {
    let mut subjects: Vec<Subject> = elements.map(Subject::from).collect();
    // Document order means nothing.
    subjects.sort_unstable();
    subjects
}

fn ended(out: &mut Collector<'_, '_>, usage: &Usage, old: u32) {
    let element = out.old.element_at(old);
    let fate = out.lineage.fate_at(old);
    let (kind, judged) = match fate {
        Fate::Unreadable => return,
        Fate::Replaced { .. } => (ChangeKind::Replaced, verdict::SUCCEEDED),
        Fate::Retired { .. } => (ChangeKind::Retired, usage.loss(element)),
        Fate::Transferred { .. } => (ChangeKind::Transferred, verdict::HANDED_OVER),
        _ => (ChangeKind::Removed, usage.loss(element)),
    };
    let mut change = Change::of(kind, judged).on_old(element);
    match fate {
        Fate::Replaced { by } => change.new = subjects(by.iter().copied()),
        Fate::Retired { reason } => change.notes.push(crate::bilingual!(
            "lý do dừng vận hành: {reason}",
            "reason for the retirement: {reason}"
        )),
        Fate::Transferred { to } => {
            change.held.to = to;
            change.notes.push(crate::bilingual!(
                "chuyển giao cho: {to}",
                "handed over to: {to}"
            ));
        }
        _ => change.notes.extend(resembles(out, element)),
    }
    out.push(element, change);
}

fn resembles(out: &Collector<'_, '_>, element: ElementRef<'_>) -> Option<Text> {
    let near = out.lineage.near_of(element.ix());
    if near.is_empty() {
        return None;
    }
    let named: Vec<_> = near
        .iter()
        .map(|n| format!("`{}` ({}%)", n.element.id(), n.confidence))
        .collect();
    let named = named.join(", ");
    let id = element.id();
    Some(crate::bilingual!(
        "gần giống nhưng chưa đủ rõ để kết luận là cùng một thành phần: {named}; nếu đúng, ghi `succeeds: [{id}]` ở thành phần kế thừa",
        "similar, but not clearly enough to be taken for the same: {named}; if one of them continues it, say `succeeds: [{id}]` there"
    ))
}

fn may_continue(element: ElementRef<'_>, near: &[(&str, u8)]) -> Text {
    let mut near: Vec<_> = near.iter().collect();
    near.sort_by_key(|(id, confidence)| (std::cmp::Reverse(*confidence), *id));
    let named: Vec<_> = near
        .iter()
        .map(|(id, sure)| format!("`{id}` ({sure}%)"))
        .collect();
    let named = named.join(", ");
    let (id, first) = (element.id(), near.first().map_or("", |n| n.0));
    crate::bilingual!(
        "gần giống thành phần cũ không còn: {named}; nếu là cùng một thành phần, ghi `succeeds: [{first}]` ở `{id}`",
        "similar to what is gone: {named}; if it is the same, say `succeeds: [{first}]` at `{id}`"
    )
}

/// Compares an element with one that continues it, and is all that does or bears its id if `whole`.
fn pair<'a>(
    out: &mut Collector<'a, '_>,
    usage: &Usage,
    (old, before): (ElementRef<'a>, &Facts<'a>),
    (new, after): (ElementRef<'a>, &Facts<'a>),
    whole: bool,
) {
    if whole {
        moved(out, usage, old, new);
    }
    let edits = fields::edits(before, after, |a, b| a == b);
    for edit in edits {
        if !whole && !BINDING.contains(&edit.field) {
            continue;
        }
        let judged = verdict::element_field(&edit, usage.is_used(old));
        let handed_over =
            edit.field == Field::Owner && !edit.before.is_empty() && !edit.after.is_empty();
        let kind = if handed_over {
            ChangeKind::Transferred
        } else {
            edit.kind()
        };
        out.push(
            new,
            Change::of(kind, judged).on_old(old).on_new(new).edit(edit),
        );
    }
}

fn moved<'a>(out: &mut Collector<'a, '_>, usage: &Usage, old: ElementRef<'a>, new: ElementRef<'a>) {
    let (kind, next) = (out.old.kind_at(old.ix()), out.new.kind_at(new.ix()));
    if kind == next && !matches!(kind, Kind::Custom(_)) {
        return;
    }
    let (before, after) = if old.kind_key() != new.kind_key() {
        (Value::Text(old.kind_key()), Value::Text(new.kind_key()))
    } else if old.layer() != new.layer() {
        let section = |e: ElementRef<'_>| Value::Token(e.layer().section());
        (section(old), section(new))
    } else {
        return;
    };
    let mut change = Change::of(ChangeKind::Moved, usage.shift(old))
        .on_old(old)
        .on_new(new);
    change.field = Some(Field::Kind);
    change.before.push(before);
    change.after.push(after);
    if old.layer() != new.layer() {
        let (from, to) = (old.layer().label(), new.layer().label());
        let (from_vi, to_vi) = (from.get(Lang::Vi), to.get(Lang::Vi));
        let (from_en, to_en) = (from.get(Lang::En), to.get(Lang::En));
        change.notes.push(crate::bilingual!(
            "chuyển từ lớp {from_vi} sang lớp {to_vi}",
            "moved from layer {from_en} to layer {to_en}"
        ));
    }
    out.push(new, change);
}
