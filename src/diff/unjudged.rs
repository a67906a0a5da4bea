//! Ends that nobody could judge, because no day is known to judge them by.

use super::Diff;
use crate::bilingual;
use crate::date::Date;
use crate::diagnostic::Side;
use crate::model::{Architecture, ElementRef, Field, RelationRef, Status};
use crate::text::{Lang, Text};

/// So many are named in a line.
const NAMED: usize = 3;

/// The ends (`until`) of a version that states no date: whether they have passed is not known, so all of them count as
/// still there.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct UnjudgedEnds<'a> {
    /// Which version it is.
    pub side: Side,
    /// The elements that state an end.
    pub elements: Vec<ElementRef<'a>>,
    /// The relations that do.
    pub relations: Vec<RelationRef<'a>>,
}

impl<'a> Diff<'a> {
    /// The ends that were not judged, of each version for which no day is known: it states none, and
    /// [none was given](Self::between_as_of). O(elements + relations) of such a version.
    ///
    /// ```
    /// use justarch::{ApplicationKind, Architecture, Diff, FrameworkVersion};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.element("app", ApplicationKind::Application, "Phần mềm")?.until("2025-12-31".parse()?);
    /// let arch = b.build()?;
    /// let diff = Diff::between(&arch, &arch);
    /// assert_eq!(diff.unjudged_ends().len(), 2);
    /// assert_eq!(diff.unjudged_ends()[0].elements[0].id(), "app");
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn unjudged_ends(&self) -> Vec<UnjudgedEnds<'a>> {
        let sides = [
            (Side::Old, self.earlier(), self.earlier().evaluation_date()),
            (Side::New, self.later(), self.judged_on()),
        ];
        let found = sides.map(|(side, arch, day)| ends(side, arch, day));
        found.into_iter().flatten().collect()
    }
}

fn ends(side: Side, arch: &Architecture, day: Option<Date>) -> Option<UnjudgedEnds<'_>> {
    if day.is_some() {
        return None;
    }
    // What is said to be retired has ended whatever the day.
    let is_open = |status| status != Some(Status::Retired);
    let elements = arch.elements();
    let elements = elements.filter(|e| e.fields().has(Field::Until) && is_open(e.status()));
    let relations = arch.relations_with(Field::Until);
    let found = UnjudgedEnds {
        side,
        elements: elements.collect(),
        relations: relations.filter(|r| is_open(r.status())).collect(),
    };
    (!found.elements.is_empty() || !found.relations.is_empty()).then_some(found)
}

impl UnjudgedEnds<'_> {
    /// What was not judged, why, and what to do; in one line without a full stop.
    pub fn summary(&self) -> Text {
        let (vi, en) = (self.counted(Lang::Vi), self.counted(Lang::En));
        match self.side {
            Side::Old => bilingual!(
                "chưa đánh giá được thời điểm kết thúc (`until`) nêu trong bản cũ, vì bản này không nêu ngày nào: {vi}; cần ghi `state-date` trong mục `architecture` của bản cũ",
                "the ends (`until`) stated in the old version were not judged, because it states no date: {en}; write `state-date` under its `architecture`"
            ),
            Side::New => bilingual!(
                "chưa đánh giá được thời điểm kết thúc (`until`) nêu trong bản mới, vì bản này không nêu ngày nào: {vi}; cần ghi `state-date` trong mục `architecture` của bản mới, hoặc dùng `--as-of`",
                "the ends (`until`) stated in the new version were not judged, because it states no date: {en}; write `state-date` under its `architecture`, or give `--as-of`"
            ),
        }
    }

    /// How many they are, with the first of them.
    fn counted(&self, lang: Lang) -> String {
        let elements = self.elements.iter().map(|e| e.id().to_owned());
        let relations = self.relations.iter().map(|r| {
            let (from, to) = (r.from().id(), r.end().id());
            format!("{from} {} {to}", r.kind().key())
        });
        let parts = [
            listed(
                elements,
                self.elements.len(),
                ["thành phần", "element", "elements"],
                lang,
            ),
            listed(
                relations,
                self.relations.len(),
                ["quan hệ", "relation", "relations"],
                lang,
            ),
        ];
        let parts: Vec<_> = parts.into_iter().flatten().collect();
        parts.join(", ")
    }
}

fn listed(
    names: impl Iterator<Item = String>,
    count: usize,
    [vi, one, more]: [&str; 3],
    lang: Lang,
) -> Option<String> {
    let noun = match (lang, count) {
        (_, 0) => return None,
        (Lang::Vi, _) => vi,
        (Lang::En, 1) => one,
        (Lang::En, _) => more,
    };
    let names: Vec<_> = names.take(NAMED).map(|name| format!("`{name}`")).collect();
    let rest = if count > names.len() { ", …" } else { "" };
    Some(format!("{count} {noun} ({}{rest})", names.join(", ")))
}
