//! What a change and a fate are called, in whatever form they are shown.

use super::clean::clean_line;
use super::stand::Stand;
use crate::diagnostic::Side;
use crate::diff::{Accepted, Change, Diff, Evidence, Fate};
use crate::framework::{Band, Bands};
use crate::model::{Architecture, ElementRef, Kind, Layer, Place, Subject};
use crate::text::{Lang, Text};

/// So many places are named for each side of a change.
const PLACES: usize = 3;

/// Who accepted a change, why, and until when.
pub(super) fn decision(accepted: &Accepted<'_>, lang: Lang) -> String {
    let (approver, reason) = (&accepted.approver, &accepted.reason);
    match (lang, accepted.until) {
        (Lang::Vi, Some(until)) => {
            let until = until.vietnamese();
            format!("người phê duyệt: {approver}, đến hết {until}; lý do: {reason}")
        }
        (Lang::Vi, None) => format!("người phê duyệt: {approver}; lý do: {reason}"),
        (Lang::En, Some(until)) => format!("approved by {approver} until {until}: {reason}"),
        (Lang::En, None) => format!("approved by {approver}: {reason}"),
    }
}

/// A fate in words.
pub(super) const fn fate_word(fate: &Fate<'_>) -> Text {
    match fate {
        Fate::Kept => Text::fixed("giữ nguyên mã", "kept"),
        Fate::Renamed { .. } => Text::fixed("đổi mã", "renamed"),
        Fate::Merged { .. } => Text::fixed("hợp nhất", "merged"),
        Fate::Split { .. } => Text::fixed("tách", "split"),
        Fate::ManyToMany { .. } => Text::fixed("tổ chức lại", "regrouped"),
        Fate::Replaced { .. } => Text::fixed("được thay thế", "replaced"),
        Fate::Retired { .. } => Text::fixed("dừng vận hành", "retired"),
        Fate::Transferred { .. } => Text::fixed("chuyển giao", "transferred"),
        Fate::Removed => Text::fixed("bị bỏ, không nêu lý do", "removed, no reason given"),
        Fate::Unreadable => Text::fixed("không đọc được", "unreadable"),
    }
}

/// The elements that a fate names.
pub(super) fn became<'f, 'a>(fate: &'f Fate<'a>) -> &'f [ElementRef<'a>] {
    match fate {
        Fate::Renamed { to } => std::slice::from_ref(to),
        Fate::Merged { into } => std::slice::from_ref(into),
        Fate::Split { into } | Fate::ManyToMany { into } => into,
        Fate::Replaced { by } => by,
        _ => &[],
    }
}

/// What is not sure about the fate of an element.
pub(super) fn doubts(diff: &Diff<'_>, element: ElementRef<'_>, lang: Lang) -> Vec<String> {
    let mut doubts = Vec::new();
    let evidence = diff.lineage().evidence(element.id());
    if let Some(Evidence::Inferred { confidence, why }) = evidence {
        let why = why.get(lang);
        doubts.push(match lang {
            Lang::Vi => format!("suy luận, {confidence}%: {why}"),
            Lang::En => format!("inferred, {confidence} %: {why}"),
        });
    }
    for near in diff.lineage().near_misses(element.id()) {
        let (id, confidence) = (near.element.id(), near.confidence);
        doubts.push(match lang {
            Lang::Vi => format!("giống `{id}` {confidence}%, chưa đủ rõ"),
            Lang::En => format!("like `{id}`, {confidence} %, not clear enough"),
        });
    }
    doubts
}

/// The layer of what changed; none for the document and its records.
pub(super) fn layer_of(diff: &Diff<'_>, change: &Change<'_>) -> Option<Layer> {
    kind_of(diff, change).map(Kind::layer)
}

/// The band of what changed; none for the document and its records.
pub(super) fn band_of(diff: &Diff<'_>, change: &Change<'_>, cut: &Bands) -> Option<&'static Band> {
    kind_of(diff, change).map(|kind| cut.of(kind))
}

/// What kind of thing changed, in the earlier version if it was there. Of a section all that is known is its layer.
fn kind_of(diff: &Diff<'_>, change: &Change<'_>) -> Option<Kind> {
    let of = |arch: &Architecture, subjects: &[Subject]| {
        subjects.iter().find_map(|subject| match subject {
            Subject::Element(id) | Subject::Relation { from: id, .. } => {
                arch.element(id).map(ElementRef::kind)
            }
            Subject::Section(layer) => Some(Kind::Custom(*layer)),
            Subject::Record { table, key } => {
                let holder = arch.record(*table, key)?.holder()?;
                arch.element(holder).map(ElementRef::kind)
            }
            Subject::Document => None,
        })
    };
    of(diff.earlier(), &change.old).or_else(|| of(diff.later(), &change.new))
}

/// The name of the one element that a change is about, unless its line has it already.
pub(super) fn name_of<'a>(
    diff: &Diff<'a>,
    change: &Change<'_>,
    line: &str,
    lang: Lang,
) -> Option<&'a str> {
    let element = match (change.new.as_slice(), change.old.as_slice()) {
        ([Subject::Element(id)], [_] | []) => diff.later().element(id),
        ([], [Subject::Element(id)]) => diff.earlier().element(id),
        _ => None,
    };
    // An element without a name is called by its id, which the line has.
    element
        .map(|e| e.name(lang))
        .filter(|name| !line.contains(name))
}

/// Where a change stands on both sides: of the old one, then of the new.
pub(super) fn places(change: &Change<'_>, stand: &Stand<'_>) -> Vec<String> {
    let mut sides = Vec::new();
    for (side, subjects) in [(Side::Old, &change.old), (Side::New, &change.new)] {
        let mut found = Vec::new();
        for subject in subjects.iter().take(PLACES) {
            let place = Place {
                subject: subject.clone(),
                field: change.field,
            };
            if let Some(at) = stand.shown(side, &place) {
                found.push(clean_line(&at).into_owned());
            }
        }
        if !found.is_empty() {
            sides.push(found.join(", "));
        }
    }
    sides
}
