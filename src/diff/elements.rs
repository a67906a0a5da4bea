//! What happened to elements.

use hashbrown::{HashMap, HashSet};

use super::collect::{Collector, Days};
use super::dirty::Dirty;
use super::fields::{self, Facts, FieldEdit};
use super::lineage::{self, Evidence, Fate, Group};
use super::usage::Usage;
use super::verdict::Judged;
use super::{Change, ChangeKind, Class, ends, guards, values, verdict};
use crate::diagnostic::Side;
use crate::framework::PROCEDURE_SYSTEMS;
use crate::model::schema::ELEMENT;
use crate::model::{ElementRef, Field, Kind, Layer, Subject, Value};
use crate::text::{Lang, Text};

/// Fields compared also where several elements go on as one or one as several: what binds the users.
const BINDING: [Field; 3] = [Field::Owner, Field::SecurityLevel, Field::Grade];

pub(super) fn compare(out: &mut Collector<'_, '_>, usage: &Usage<'_>, dirty: &Dirty) {
    let likeness = likeness(out);
    let groups = out.lineage.groups();
    for group in groups.altered(out.same) {
        came_or_went(out, usage, &likeness, group);
    }
    // Of several that become one, that one is compared with each of them: it is read once.
    let mut read = [HashMap::new(), HashMap::new()];
    for old in dirty.elements.iter().copied() {
        let before = out.old.element_at(old);
        if groups.of_old(old).is_pair() {
            for after in groups.next_of(old).iter().map(|ix| out.new.element_at(*ix)) {
                let facts = Facts::differing(out.same, before.fields(), after.fields());
                let sides = ((before, &facts[0]), (after, &facts[1]));
                pair(out, usage, sides.0, sides.1, &Compared::Whole);
            }
            continue;
        }
        let nexts = groups.next_of(old);
        let [olds, news] = &mut read;
        let facts = &*olds
            .entry(old)
            .or_insert_with(|| Facts::of(before.fields()));
        // Of several that go on, what one keeps is not lost.
        let mut lost: Option<Lost> = None;
        for new in nexts.iter().map(|ix| out.new.element_at(*ix)) {
            let after = &*news
                .entry(new.ix())
                .or_insert_with(|| Facts::of(new.fields()));
            let breaking = breaking(usage, out.days, (before, facts), (new, after));
            lost = Some(match lost {
                Some(lost) => lost.and(&breaking),
                None => breaking,
            });
        }
        let Some(lost) = lost else { continue };
        let compared = Compared::Part(lost);
        for new in nexts.iter().map(|ix| out.new.element_at(*ix)) {
            let Some(after) = news.get(&new.ix()) else {
                continue;
            };
            let compared = if before.id() == new.id() {
                &Compared::Whole
            } else {
                &compared
            };
            pair(out, usage, (before, facts), (new, after), compared);
        }
    }
}

/// Which fields of an element are compared with one that continues it.
enum Compared {
    /// All: it is the only one, or bears the id.
    Whole,
    /// What binds the users, and what may break something. This breaks something with each that goes on.
    Part(Lost),
}

/// What of an element is lost where it goes on.
struct Lost {
    fields: HashSet<Field>,
    /// Whether what goes on has ended, in whichever way that is said.
    end: bool,
}

impl Lost {
    fn and(&self, other: &Self) -> Self {
        Self {
            fields: self.fields.intersection(&other.fields).copied().collect(),
            end: self.end && other.end,
        }
    }
}

/// Whether an element was there and what goes on for it is not any more.
fn has_ended(days: Days, old: ElementRef<'_>, new: ElementRef<'_>) -> bool {
    !old.has_ended(days.old) && new.has_ended(days.new)
}

/// The class of a field of an element that goes on.
fn judge(
    usage: &Usage<'_>,
    days: Days,
    old: ElementRef<'_>,
    new: ElementRef<'_>,
    edit: &FieldEdit<'_>,
) -> Judged {
    if ends::tells(edit.field) && has_ended(days, old, new) {
        usage.loss(old)
    } else if edit.field == Field::Monitored && guards::is_watched(new, days.new) {
        verdict::WATCHED_OTHERWISE
    } else {
        verdict::field(edit, ELEMENT, usage.is_in_use(old))
    }
}

/// Whether the change, or the same the other way round, would break something in use.
fn is_grave(edit: &FieldEdit<'_>) -> bool {
    let back = FieldEdit {
        field: edit.field,
        before: edit.after.clone(),
        after: edit.before.clone(),
    };
    let breaks = |edit: &FieldEdit<'_>| verdict::field(edit, ELEMENT, true).0 == Class::Breaking;
    ends::tells(edit.field) || breaks(edit) || breaks(&back)
}

/// What of an element breaks something as one that continues it has it.
fn breaking(
    usage: &Usage<'_>,
    days: Days,
    (old, before): (ElementRef<'_>, &Facts<'_>),
    (new, after): (ElementRef<'_>, &Facts<'_>),
) -> Lost {
    let (edits, _) = fields::edits(before, after, [false; 2], |a, b| a == b);
    let breaks = |edit: &FieldEdit<'_>| judge(usage, days, old, new, edit).0 == Class::Breaking;
    let edits = edits.into_iter().filter(breaks);
    Lost {
        fields: edits.map(|edit| edit.field).collect(),
        end: has_ended(days, old, new),
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
    usage: &Usage<'_>,
    likeness: &Likeness<'_>,
    group: Group<'_>,
) {
    let old = |ix: &u32| out.old.element_at(*ix);
    let new = |ix: &u32| out.new.element_at(*ix);
    let (kind, judged) = match (group.old, group.new) {
        ([one], []) => return ended(out, usage, *one),
        ([], [one]) => {
            let element = new(one);
            if out.lineage.is_unread_origin(element) {
                out.doubt(Side::New, element, None);
                return;
            }
            let mut change = Change::of(ChangeKind::Added, verdict::ADDITION).on_new(element);
            if let Some(near) = likeness.get(one) {
                change.notes.push(may_continue(element, near));
            }
            out.push(element, change);
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
    if kind == ChangeKind::Regrouped {
        let each = group.old.iter().map(|ix| {
            let next = out.lineage.groups().next_of(*ix);
            (old(ix).into(), subjects(next.iter().map(new)))
        });
        change.parts = each.collect();
        change.parts.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    }
    if let (ChangeKind::Renamed, [old_ix], [new_ix]) = (kind, group.old, group.new) {
        change.notes.extend(unlike(old(old_ix), new(new_ix)));
    }
    if let Some(first) = group.new.first() {
        out.push(new(first), change);
    }
}

/// What to say where one thing is said to go on as another that is not like it: perhaps it was replaced.
fn unlike(old: ElementRef<'_>, new: ElementRef<'_>) -> Option<Text> {
    let (was, is) = (old.kind_key(), new.kind_key());
    // The frameworks themselves made the one of the other.
    let by_framework = [old, new]
        .iter()
        .all(|e| PROCEDURE_SYSTEMS.contains(e.kind()));
    let how = if by_framework {
        return None;
    } else if was != is {
        crate::bilingual!("khác loại ({was} → {is})", "of another kind ({was} → {is})")
    } else if !lineage::are_alike(old, new) {
        Text::fixed("tên gọi không giống nhau", "not alike in name")
    } else {
        return None;
    };
    let (vi, en) = (how.get(Lang::Vi), how.get(Lang::En));
    let (id, next) = (old.id(), new.id());
    Some(crate::bilingual!(
        "`{id}` và `{next}` {vi}: `succeeds` nghĩa là chính hệ thống đó tiếp tục; nếu là hệ thống khác thay thế thì ghi `{id}` trong mục `retired` với `successor: [{next}]`, khi đó lộ trình có giai đoạn vận hành song song",
        "`{id}` and `{next}` are {en}: `succeeds` says that the same thing goes on; if another one takes its place, list `{id}` under `retired` with `successor: [{next}]`, and the roadmap plans for both to run in parallel"
    ))
}

fn subjects<'a>(elements: impl Iterator<Item = ElementRef<'a>>) -> Vec<Subject> {
    let mut subjects: Vec<Subject> = elements.map(Subject::from).collect();
    // Document order means nothing.
    subjects.sort_unstable();
    subjects
}

fn ended(out: &mut Collector<'_, '_>, usage: &Usage<'_>, old: u32) {
    let element = out.old.element_at(old);
    let fate = out.lineage.fate_at(old);
    let (kind, judged) = match fate {
        Fate::Unreadable => {
            out.doubt(Side::Old, element, None);
            return;
        }
        // What is planned or has ended takes nothing over.
        Fate::Replaced { by } if !by.iter().any(|next| next.is_in_use_on(out.days.new)) => {
            (ChangeKind::Replaced, usage.loss(element))
        }
        Fate::Replaced { .. } if element.layer() == Layer::Policy => {
            (ChangeKind::Replaced, verdict::SUPERSEDED)
        }
        Fate::Replaced { .. } => (ChangeKind::Replaced, verdict::SUCCEEDED),
        Fate::Retired { .. } => (ChangeKind::Retired, usage.loss(element)),
        Fate::Transferred { .. } => (ChangeKind::Transferred, verdict::HANDED_OVER),
        _ => (ChangeKind::Removed, usage.loss(element)),
    };
    let mut change = Change::of(kind, judged).on_old(element);
    match fate {
        Fate::Replaced { by } => change.new = subjects(by.iter().copied()),
        Fate::Retired { reason } if element.layer() == Layer::Policy => {
            change.notes.push(crate::bilingual!(
                "lý do thôi áp dụng: {reason}",
                "reason why it no longer applies: {reason}"
            ));
        }
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

/// Compares an element with one that continues it.
fn pair<'a>(
    out: &mut Collector<'a, '_>,
    usage: &Usage<'_>,
    (old, before): (ElementRef<'a>, &Facts<'a>),
    (new, after): (ElementRef<'a>, &Facts<'a>),
    compared: &Compared,
) {
    // What another that goes on keeps is not lost.
    let settled = |judged: Judged, is_kept: bool| match judged.0 {
        Class::Breaking if is_kept => verdict::KEPT_BY_ANOTHER,
        Class::Breaking | Class::Compatible | Class::Editorial => judged,
    };
    let end_is_kept = match compared {
        Compared::Whole => false,
        Compared::Part(lost) => !lost.end,
    };
    if matches!(compared, Compared::Whole) {
        moved(out, usage, old, new);
    }
    let ended = has_ended(out.days, old, new);
    if ended && ends::is_unchanged(old.fields(), new.fields()) {
        let change = Change::of(ChangeKind::Expired, settled(usage.loss(old), end_is_kept));
        out.push(new, change.on_old(old).on_new(new).expired(new.fields()));
    }
    let sides = ((old.into(), before), (new.into(), after));
    let edits = out.edits(sides.0, sides.1, |_, a, b| a == b);
    for edit in edits {
        let binds = BINDING.contains(&edit.field);
        let is_kept = match compared {
            Compared::Whole => false,
            Compared::Part(_) if !binds && !is_grave(&edit) => continue,
            Compared::Part(_) if ended && ends::tells(edit.field) => end_is_kept,
            Compared::Part(lost) => !binds && !lost.fields.contains(&edit.field),
        };
        // What became of the organisation is one change of its own.
        if out.is_continued(&edit) || out.may_be_continued(&edit, old, new) {
            continue;
        }
        if values::name_elements(ELEMENT, edit.field) && !values::differ(out, &edit) {
            continue;
        }
        let judged = settled(judge(usage, out.days, old, new, &edit), is_kept);
        let handed_over =
            edit.field == Field::Owner && !edit.before.is_empty() && !edit.after.is_empty();
        let kind = if handed_over {
            ChangeKind::Transferred
        } else {
            edit.kind()
        };
        let mut change = Change::of(kind, judged).on_old(old).on_new(new);
        if handed_over {
            change.notes.extend(out.may_go_on(&edit));
        }
        out.push(new, change.edit(edit));
    }
}

fn moved<'a>(
    out: &mut Collector<'a, '_>,
    usage: &Usage<'_>,
    old: ElementRef<'a>,
    new: ElementRef<'a>,
) {
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
