//! What a change and a fate are called, in whatever form they are shown.

use std::fmt::Write as _;

use super::clean::clean_line;
use super::named::named;
use super::source_context::SourceContext;
use crate::diagnostic::Side;
use crate::diff::{Accepted, Change, Citing, Diff, Evidence, Fate};
use crate::model::{ElementRef, Layer, Place, RecordRef, Status, Table};
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

/// A fate in words: policies are not run, so they end otherwise than systems.
pub(super) fn fate_word(diff: &Diff<'_>, element: ElementRef<'_>, fate: &Fate<'_>) -> Text {
    let is_inferred = || told(diff, element).is_some_and(RecordRef::ends_by_inference);
    match fate {
        Fate::Retired { .. } if element.status() != Some(Status::Planned) && is_inferred() => {
            if element.layer() == Layer::Policy {
                Text::fixed("không còn được viện dẫn", "no longer cited")
            } else {
                Text::fixed("không còn được nêu", "no longer shown")
            }
        }
        Fate::Retired { .. } if element.layer() == Layer::Policy => {
            Text::fixed("thôi áp dụng", "no longer applies")
        }
        Fate::Retired { .. } if element.status() == Some(Status::Planned) => {
            Text::fixed("bỏ khỏi kế hoạch", "dropped from the plan")
        }
        Fate::Kept => Text::fixed("giữ nguyên định danh", "kept"),
        Fate::Renamed { .. } => Text::fixed("đổi định danh", "renamed"),
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

/// What the versions say of the end of an element.
fn told<'a>(diff: &Diff<'a>, element: ElementRef<'_>) -> Option<RecordRef<'a>> {
    let mut ends = [diff.later(), diff.earlier()].into_iter();
    ends.find_map(|arch| arch.record(Table::Retired, element.id()))
}

/// What is not sure about the fate of an element.
pub(super) fn doubts(diff: &Diff<'_>, element: ElementRef<'_>, lang: Lang) -> Vec<String> {
    let mut doubts = Vec::new();
    if told(diff, element).is_some_and(|record| record.fields().is_inferred("existence")) {
        doubts.push(match lang {
            Lang::Vi => "suy luận".to_owned(),
            Lang::En => "inferred".to_owned(),
        });
    }
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

/// So many of those who cite a policy are named.
const CITING: usize = 5;

/// Who cites a policy that ends or changes, in one line, and who is left without any, in another.
pub(super) fn citing(citing: &Citing<'_>, lang: Lang) -> Vec<String> {
    let list = |all: &[ElementRef<'_>]| {
        let shown = all.iter().take(CITING);
        let shown = shown.map(|e| named(e.name(lang), e.id()));
        let mut line = shown.collect::<Vec<_>>().join(", ");
        let _ = match (all.len().saturating_sub(CITING), lang) {
            (0, _) => Ok(()),
            (more, Lang::Vi) => write!(line, " và {more} thành phần khác"),
            (more, Lang::En) => write!(line, " and {more} more"),
        };
        line
    };
    let (cited, left) = (&citing.cited_by, &citing.left_without);
    if cited.is_empty() {
        return vec![match lang {
            Lang::Vi => "không thành phần nào viện dẫn".to_owned(),
            Lang::En => "cited by no element".to_owned(),
        }];
    }
    let count = cited.len();
    let gone = citing.gone;
    let first = match lang {
        Lang::Vi => format!("được {count} thành phần viện dẫn: {}", list(cited)),
        Lang::En => format!("cited by {count}: {}", list(cited)),
    };
    let second = match (left.len(), lang) {
        (0, Lang::Vi) if gone == count && count == 1 => {
            "thành phần này không còn trong phiên bản mới".to_owned()
        }
        (0, Lang::En) if gone == count && count == 1 => "it has gone as well".to_owned(),
        (0, Lang::Vi) if gone == count => {
            "các thành phần này đều không còn trong phiên bản mới".to_owned()
        }
        (0, Lang::En) if gone == count => "all of them have gone as well".to_owned(),
        (0, Lang::Vi) if gone == 0 && count == 1 => {
            "thành phần này còn chính sách khác đang áp dụng".to_owned()
        }
        (0, Lang::En) if gone == 0 && count == 1 => {
            "it is governed by another policy in force".to_owned()
        }
        (0, Lang::Vi) if gone == 0 => {
            "các thành phần này đều còn chính sách khác đang áp dụng".to_owned()
        }
        (0, Lang::En) if gone == 0 => {
            "each of them is governed by another policy in force".to_owned()
        }
        (0, Lang::Vi) => {
            "các thành phần này đều còn chính sách khác đang áp dụng hoặc không còn trong phiên bản mới".to_owned()
        }
        (0, Lang::En) => "each of them is governed by another policy in force, or has gone as well".to_owned(),
        (count, Lang::Vi) => format!(
            "{count} thành phần không còn chính sách nào khác đang áp dụng: {}",
            list(left)
        ),
        (count, Lang::En) => format!(
            "left without another policy in force, {count}: {}",
            list(left)
        ),
    };
    vec![first, second]
}

/// Where a change stands on both sides: of the old one, then of the new.
pub(super) fn places(change: &Change<'_>, stand: &SourceContext<'_>) -> Vec<String> {
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
