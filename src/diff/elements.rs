//! What happened to elements.

use hashbrown::{HashMap, HashSet};

use super::collect::Collector;
use super::fields::{self, Facts, FieldEdit};
use super::lineage::{self, Evidence, Fate, Group};
use super::verdict::Judged;
use super::{Change, ChangeKind, Class, guards, values, verdict};
use crate::diagnostic::Side;
use crate::framework::PROCEDURE_SYSTEMS;
use crate::model::schema::ELEMENT;
use crate::model::{
    Architecture, ElementRef, Field, Fnv, Kind, Layer, Status, Subject, Table, Value,
};
use crate::text::{Lang, Text};

/// Fields compared also where several elements go on as one or one as several: what binds the users.
const BINDING: [Field; 3] = [Field::Owner, Field::SecurityLevel, Field::Grade];

/// An element with what it says.
pub(super) type Read<'a> = (ElementRef<'a>, Facts<'a>);

pub(super) fn read(element: ElementRef<'_>) -> Read<'_> {
    (element, Facts::of(element.fields()))
}

/// What of an element is lost where it goes on.
pub(super) struct Lost {
    pub(super) fields: HashSet<Field>,
    /// Whether what goes on has ended, in whichever way that is said.
    pub(super) end: bool,
    /// Whether what goes on is of another kind or in another layer.
    pub(super) kind: bool,
}

impl Lost {
    pub(super) fn and(&self, other: &Self) -> Self {
        Self {
            fields: self.fields.intersection(&other.fields).copied().collect(),
            end: self.end && other.end,
            kind: self.kind && other.kind,
        }
    }
}

/// Whether an element was there and what goes on for it is not any more.
pub(super) fn has_ended(out: &Collector<'_, '_>, old: ElementRef<'_>, new: ElementRef<'_>) -> bool {
    !old.has_ended(out.days.old) && new.has_ended(out.days.new)
}

fn is_put_off(out: &Collector<'_, '_>, old: ElementRef<'_>, new: ElementRef<'_>) -> bool {
    fields::is_put_off((old.fields(), out.days.old), (new.fields(), out.days.new))
}

/// The class of a field of an element that goes on.
pub(super) fn judge(
    out: &Collector<'_, '_>,
    old: ElementRef<'_>,
    new: ElementRef<'_>,
    edit: &FieldEdit<'_>,
) -> Judged {
    if fields::tells_end(edit.field) && has_ended(out, old, new) {
        out.usage.loss(old)
    } else if edit.field == Field::Since && is_put_off(out, old, new) {
        out.usage.delay(old)
    } else if edit.field == Field::Monitored && guards::is_watched(new, out.days.new) {
        verdict::WATCHED_OTHERWISE
    } else {
        verdict::field(edit, ELEMENT, out.usage.is_in_use(old))
    }
}

/// Whether the change, or the same the other way round, would break something in use.
fn is_grave(edit: &FieldEdit<'_>) -> bool {
    fields::tells_end(edit.field) || verdict::may_break(edit, ELEMENT)
}

/// For each new element the lost ones that resemble it, as ids with the likeness in percent.
pub(super) type Likeness<'a> = HashMap<u32, Vec<(&'a str, u8)>>;

pub(super) fn likeness<'a>(out: &Collector<'a, '_>) -> Likeness<'a> {
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

pub(super) fn came_or_went(out: &mut Collector<'_, '_>, likeness: &Likeness<'_>, group: Group<'_>) {
    let lineage = out.lineage;
    let evidence = group
        .old
        .first()
        .map_or(&Evidence::Declared, |old| lineage.evidence_at(*old));
    let old = |ix: &u32| out.old.element_at(*ix);
    let new = |ix: &u32| out.new.element_at(*ix);
    let (kind, judged) = match (group.old, group.new) {
        ([one], []) => return ended(out, *one),
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
            let judged = match evidence {
                Evidence::Declared => verdict::DECLARED,
                Evidence::Inferred { .. } => out.usage.loss(old(one)),
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
    change.held.kinds = kinds(group.old.iter().map(old), group.new.iter().map(new));
    if let Evidence::Inferred { confidence, why } = evidence {
        let (vi, en) = (why.get(Lang::Vi), why.get(Lang::En));
        change.notes.push(crate::bilingual!(
            "suy luận với độ tin cậy {confidence}%: {vi}; không có khai báo `succeeds`",
            "inferred with {confidence}% confidence: {en}; no `succeeds` says so"
        ));
    }
    if kind == ChangeKind::Regrouped {
        let each = group
            .old
            .iter()
            .map(|ix| (old(ix).into(), subjects(out.next(old(ix)))));
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
    let how = if are_procedure_systems(old, new) {
        return None;
    } else if was != is {
        crate::bilingual!("khác loại ({was} → {is})", "of another kind ({was} → {is})")
    } else if !lineage::are_alike(old, new) {
        Text::fixed("tên gọi khác hẳn nhau", "not alike in name")
    } else {
        return None;
    };
    let (vi, en) = (how.get(Lang::Vi), how.get(Lang::En));
    let (id, next) = (old.id(), new.id());
    Some(crate::bilingual!(
        "`{id}` và `{next}` ({vi}): `succeeds` nghĩa là chính hệ thống đó tiếp tục; nếu là hệ thống khác thay thế thì ghi `{id}` trong mục `retired` với `successor: [{next}]`, khi đó lộ trình có giai đoạn vận hành song song",
        "`{id}` and `{next}` are {en}: `succeeds` says that the same thing goes on; if another one takes its place, list `{id}` under `retired` with `successor: [{next}]`, and the roadmap plans for both to run in parallel"
    ))
}

/// A hash of what kind each was and is; nothing where one goes on as what it was.
fn kinds<'a>(
    old: impl Iterator<Item = ElementRef<'a>>,
    new: impl Iterator<Item = ElementRef<'a>>,
) -> Option<u64> {
    let mut sides = [old.collect::<Vec<_>>(), new.collect()];
    let kind = |e: &ElementRef<'a>| (e.layer().section(), e.kind_key());
    if let [[old], [new]] = sides.each_ref().map(Vec::as_slice)
        && kind(old) == kind(new)
    {
        return None;
    }
    let mut hash = Fnv::new();
    for side in &mut sides {
        side.sort_unstable_by_key(|e| e.id());
        hash.part(&side.len().to_string());
        for element in side {
            let (layer, kind) = kind(element);
            hash.part(layer);
            hash.part(kind);
        }
    }
    Some(hash.0)
}

pub(super) fn subjects<'a>(elements: impl Iterator<Item = ElementRef<'a>>) -> Vec<Subject> {
    let mut subjects: Vec<Subject> = elements.map(Subject::from).collect();
    // Document order means nothing.
    subjects.sort_unstable();
    subjects
}

fn ended<'a>(out: &mut Collector<'a, '_>, old: u32) {
    let (element, usage) = (out.old.element_at(old), out.usage);
    let fate = out.lineage.fate_at(old);
    let (kind, judged) = match fate {
        Fate::Unreadable => {
            out.doubt(Side::Old, element, None);
            return;
        }
        // What is planned or has ended takes nothing over.
        Fate::Replaced { by } if !by.iter().any(|next| next.runs_on(out.days.new)) => {
            (ChangeKind::Replaced, usage.loss(element))
        }
        Fate::Replaced { .. } if element.layer() == Layer::Policy => {
            (ChangeKind::Replaced, verdict::SUPERSEDED)
        }
        Fate::Replaced { .. } if element.status() == Some(Status::Planned) => {
            (ChangeKind::Replaced, verdict::PLANNED_OTHERWISE)
        }
        Fate::Replaced { .. } => (ChangeKind::Replaced, verdict::SUCCEEDED),
        Fate::Retired { .. } => (ChangeKind::Retired, usage.loss(element)),
        Fate::Transferred { .. } => (ChangeKind::Transferred, verdict::HANDED_OVER),
        _ => (ChangeKind::Removed, usage.loss(element)),
    };
    let mut change = Change::of(kind, judged).on_old(element);
    let table = match fate {
        Fate::Transferred { .. } => Some(Table::Transferred),
        Fate::Replaced { .. } | Fate::Retired { .. } => Some(Table::Retired),
        Fate::Kept
        | Fate::Renamed { .. }
        | Fate::Merged { .. }
        | Fate::Split { .. }
        | Fate::ManyToMany { .. }
        | Fate::Removed
        | Fate::Unreadable => None,
    };
    let entry = |arch: &'a Architecture| arch.record(table?, element.id());
    change.held.fate = entry(out.new).or_else(|| entry(out.old));
    match fate {
        Fate::Replaced { by } => change.new = subjects(by.iter().copied()),
        Fate::Retired { reason }
            if change
                .held
                .fate
                .is_some_and(crate::model::RecordRef::ends_by_inference) =>
        {
            change
                .notes
                .push(crate::bilingual!("lý do: {reason}", "reason: {reason}"));
        }
        Fate::Retired { reason } if element.layer() == Layer::Policy => {
            change.notes.push(crate::bilingual!(
                "lý do thôi áp dụng: {reason}",
                "reason why it no longer applies: {reason}"
            ));
        }
        Fate::Retired { reason } if element.status() == Some(Status::Planned) => {
            change.notes.push(crate::bilingual!(
                "lý do bỏ khỏi kế hoạch: {reason}",
                "reason why it was dropped from the plan: {reason}"
            ));
        }
        Fate::Retired { reason } => change.notes.push(crate::bilingual!(
            "lý do dừng vận hành: {reason}",
            "reason for the retirement: {reason}"
        )),
        Fate::Transferred { to } => {
            change.notes.push(crate::bilingual!(
                "chuyển giao cho: {to}",
                "handed over to: {to}"
            ));
        }
        _ => change.notes.extend(resembles(out, element)),
    }
    let is_inferred =
        |record: crate::model::RecordRef<'_>| record.fields().is_inferred("existence");
    if change.held.fate.is_some_and(is_inferred) {
        change.notes.push(Text::fixed(
            "văn bản ghi việc này là suy luận, không nguồn nào nói rõ",
            "the document marks this as inferred: no source says so outright",
        ));
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

/// What differs between an element and one that continues it.
pub(super) struct Difference<'a> {
    pub(super) kind: ChangeKind,
    pub(super) judged: Judged,
    pub(super) edit: FieldEdit<'a>,
    pub(super) note: Option<Text>,
}

/// Compares an element with one that continues it.
pub(super) fn pair<'a>(
    out: &mut Collector<'a, '_>,
    old: &Read<'a>,
    new: &Read<'a>,
    lost: Option<&Lost>,
) {
    for difference in differences(out, old, new, lost) {
        let Difference {
            kind,
            judged,
            edit,
            note,
        } = difference;
        let mut change = Change::of(kind, judged).on_old(old.0).on_new(new.0);
        change.notes.extend(note);
        out.push(new.0, change.edit(edit));
    }
}

/// What differs between an element and one that continues it. If that is one of several, only what binds the users and
/// what may break something is compared, and what is lost breaks something with each that goes on.
pub(super) fn differences<'a>(
    out: &mut Collector<'a, '_>,
    (old, before): &Read<'a>,
    (new, after): &Read<'a>,
    lost: Option<&Lost>,
) -> Vec<Difference<'a>> {
    let (old, new) = (*old, *new);
    // What another that goes on keeps is not lost.
    let settled = |judged: Judged, is_kept: bool| match judged.0 {
        Class::Breaking if is_kept => verdict::KEPT_BY_ANOTHER,
        Class::Breaking | Class::Compatible | Class::Editorial => judged,
    };
    let end_is_kept = lost.is_some_and(|lost| !lost.end);
    let mut found = Vec::new();
    // The frameworks themselves made one procedure system of several.
    if lost.is_none() || !are_procedure_systems(old, new) {
        let kind_is_kept = lost.is_some_and(|lost| !lost.kind);
        found.extend(moved(out, old, new).map(|moved| Difference {
            judged: settled(moved.judged.clone(), kind_is_kept),
            ..moved
        }));
    }
    let ended = has_ended(out, old, new);
    let is_same_end = fields::tell_same_end(old.fields(), new.fields());
    if ended && is_same_end && !out.may_have_lost_its_day() {
        let until: Vec<_> = new
            .fields()
            .date(Field::Until)
            .map(Value::Date)
            .into_iter()
            .collect();
        found.push(Difference {
            kind: ChangeKind::Expired,
            judged: settled(out.usage.loss(old), end_is_kept),
            edit: FieldEdit {
                field: Field::Until,
                before: until.clone(),
                after: until,
            },
            note: None,
        });
    }
    for edit in out.edits((old, before), (new, after)) {
        let binds = BINDING.contains(&edit.field);
        let is_kept = match lost {
            None => false,
            Some(_) if !binds && !is_grave(&edit) => continue,
            Some(_) if ended && fields::tells_end(edit.field) => end_is_kept,
            Some(lost) => !binds && !lost.fields.contains(&edit.field),
        };
        // What became of the organisation is one change of its own.
        if out.is_continued(&edit) || out.may_be_continued(&edit, old, new) {
            continue;
        }
        if values::name_elements(ELEMENT, edit.field) && !values::differ(out, &edit) {
            continue;
        }
        let judged = settled(judge(out, old, new, &edit), is_kept);
        let handed_over =
            edit.field == Field::Owner && !edit.before.is_empty() && !edit.after.is_empty();
        found.push(Difference {
            kind: if handed_over {
                ChangeKind::Transferred
            } else {
                verdict::kind(&edit)
            },
            judged,
            note: handed_over.then(|| out.may_go_on(&edit)).flatten(),
            edit,
        });
    }
    found
}

/// The kinds of an element and of one that continues it, or their layers, if those differ.
pub(super) fn other_kind<'a>(
    out: &Collector<'a, '_>,
    old: ElementRef<'a>,
    new: ElementRef<'a>,
) -> Option<(Value<'a>, Value<'a>)> {
    let (kind, next) = (out.old.kind_at(old.ix()), out.new.kind_at(new.ix()));
    if kind == next && !matches!(kind, Kind::Custom(_)) {
        return None;
    }
    if old.kind_key() != new.kind_key() {
        return Some((Value::Text(old.kind_key()), Value::Text(new.kind_key())));
    }
    let section = |e: ElementRef<'_>| Value::Token(e.layer().section());
    (old.layer() != new.layer()).then(|| (section(old), section(new)))
}

fn are_procedure_systems(old: ElementRef<'_>, new: ElementRef<'_>) -> bool {
    [old, new]
        .iter()
        .all(|e| PROCEDURE_SYSTEMS.contains(e.kind()))
}

fn moved<'a>(
    out: &Collector<'a, '_>,
    old: ElementRef<'a>,
    new: ElementRef<'a>,
) -> Option<Difference<'a>> {
    let (before, after) = other_kind(out, old, new)?;
    let note = (old.layer() != new.layer()).then(|| {
        let (from, to) = (old.layer().label(), new.layer().label());
        let (from_vi, to_vi) = (from.get(Lang::Vi), to.get(Lang::Vi));
        let (from_en, to_en) = (from.get(Lang::En), to.get(Lang::En));
        crate::bilingual!(
            "chuyển từ lớp {from_vi} sang lớp {to_vi}",
            "moved from layer {from_en} to layer {to_en}"
        )
    });
    Some(Difference {
        kind: ChangeKind::Moved,
        judged: out.usage.shift(old),
        edit: FieldEdit {
            field: Field::Kind,
            before: vec![before],
            after: vec![after],
        },
        note,
    })
}
