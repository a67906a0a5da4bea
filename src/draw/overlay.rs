//! What a picture says of changes: the mark of each box, what is gone, and all that no box can say.

use std::collections::BTreeMap;

use super::change_words;
use super::mark::{BoxChange, Dependence, Gravest, Mark};
use super::options::Drawing;
use super::reach;
use super::secrets::Secrets;
use crate::bilingual;
use crate::diff::{Change, ChangeKind, Class, Diff};
use crate::model::{Architecture, ElementRef, RecordRef, Subject, Table};
use crate::text::{Lang, Text};

/// All of it. Without places.
#[derive(Default)]
pub(super) struct Overlay<'a> {
    /// By id: an id is that of one box.
    boxes: BTreeMap<String, BoxChange>,
    /// What is there no more, in the order of the document that had it.
    pub(super) gone: Vec<ElementRef<'a>>,
    /// What no box can say, as it comes.
    pub(super) entries: Vec<Entry<'a>>,
    /// For the title block.
    pub(super) facts: Vec<Text>,
    /// How many changes each band has, by class; those without a band under no key.
    pub(super) by_band: BTreeMap<Option<&'static str>, [usize; 3]>,
    pub(super) count: ChangeCount,
    /// What one of the versions keeps secret, of whichever the picture is.
    pub(super) secrets: Secrets,
}

/// How many changes a picture shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ChangeCount {
    /// Changes of wording, sources and figures.
    pub editorial: usize,
    /// Changes after which everything can be used as before.
    pub compatible: usize,
    /// Changes that break something.
    pub breaking: usize,
    /// Steps, in a picture of a wave: these have no class.
    pub steps: usize,
    /// Those of all these that were left out because they may tell of state secrets.
    pub withheld: usize,
}

impl ChangeCount {
    /// How many changes are shown, by a mark or in the list.
    pub fn told(self) -> usize {
        let all = [self.editorial, self.compatible, self.breaking, self.steps];
        let all = all.into_iter().fold(0, usize::saturating_add);
        all.saturating_sub(self.withheld)
    }
}

/// A change or a step in words.
pub(super) struct Entry<'a> {
    /// Its number, unless it is no change and no step.
    pub(super) number: Option<usize>,
    pub(super) mark: Mark,
    pub(super) class: Option<Class>,
    pub(super) band: Option<&'static str>,
    pub(super) topic: Topic<'a>,
    pub(super) text: String,
    /// An editorial change in short, which is told together with others: of what of the topic, and which field.
    pub(super) brief: Option<(String, String)>,
}

/// What an entry stands below.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Topic<'a> {
    Document,
    Table(Table),
    Element(ElementRef<'a>),
    /// It cannot be told whether it changed.
    Uncertain,
    /// Somebody accepted it.
    Accepted,
    /// It comes with the document.
    WithDocument,
}

impl<'a> Overlay<'a> {
    /// What happened to the element with that id.
    pub(super) fn of(&self, id: &str) -> Option<&BoxChange> {
        self.boxes.get(id)
    }

    pub(super) fn is_gone(&self, id: &str) -> bool {
        self.of(id).is_some_and(|change| change.is_gone)
    }

    /// How many of those elements bear each mark.
    pub(super) fn marks_of(&self, elements: &[ElementRef<'_>]) -> Vec<(Mark, usize)> {
        let marks = elements
            .iter()
            .filter_map(|e| Some(self.of(e.id())?.gravest?.mark));
        let marks: Vec<_> = marks.collect();
        let count = |mark: Mark| (mark, marks.iter().filter(|of| **of == mark).count());
        let counted = Mark::ALL.into_iter().map(count);
        counted.filter(|(_, count)| *count > 0).collect()
    }

    /// What happened to an element, in words for those who hear it.
    pub(super) fn told(&self, id: &str, lang: Lang) -> Option<String> {
        let change = self.of(id)?;
        let mut out = Vec::new();
        if let Some(gravest) = change.gravest {
            let mark = gravest.mark.label();
            out.push(match gravest.class {
                Some(class) => format!("{} ({})", mark.get(lang), class.label().get(lang)),
                None => mark.get(lang).to_owned(),
            });
        }
        if let Some(how) = change.dependence {
            out.push(how.label().get(lang).to_owned());
        }
        (!out.is_empty()).then(|| change_words::capital(&out.join("; ")))
    }

    pub(super) fn at(&mut self, id: &str) -> &mut BoxChange {
        self.boxes.entry(id.to_owned()).or_default()
    }

    /// The differences between two versions. Costs what its breaking changes reach.
    pub(super) fn of_diff(diff: &Diff<'a>, asked: &Drawing) -> Self {
        let secrets = if asked.public {
            Secrets::of([diff.earlier(), diff.later()])
        } else {
            Secrets::default()
        };
        let mut out = Self {
            gone: diff.gone().collect(),
            ..Self::default()
        };
        for element in &out.gone {
            let id = element.id().to_owned();
            out.boxes.entry(id).or_default().is_gone = true;
        }
        let hidden: Vec<bool> = diff.changes().iter().map(|c| secrets.hide(c)).collect();
        let is_hidden = |number: usize| hidden.get(number) == Some(&true);
        for (subject, number) in diff.gravest(|change| !secrets.hide(change)) {
            let (Subject::Element(id), Some(change)) = (subject, diff.changes().get(number)) else {
                continue;
            };
            if diff.later().element(id).is_some() || out.is_gone(id) {
                out.at(id).gravest = Some(Gravest {
                    number: Some(number),
                    mark: Mark::of(change.kind),
                    class: Some(change.class),
                });
            }
        }
        for accepted in diff.accepted().iter().filter(|a| !secrets.hide(&a.change)) {
            out.accepted(diff, accepted, asked.lang);
        }
        for (number, change) in diff.changes().iter().enumerate() {
            let count = match change.class {
                Class::Editorial => &mut out.count.editorial,
                Class::Compatible => &mut out.count.compatible,
                Class::Breaking => &mut out.count.breaking,
            };
            *count = count.saturating_add(1);
            if is_hidden(number) {
                out.count.withheld = out.count.withheld.saturating_add(1);
                continue;
            }
            let band = diff.band_of(change, asked.cut).map(|band| band.key);
            let counts = out.by_band.entry(band).or_default();
            if let Some(count) = counts.get_mut(change.class as usize) {
                *count = count.saturating_add(1);
            }
            let is_marked = |change: &BoxChange| {
                let gravest = change.gravest;
                gravest.is_some_and(|gravest| gravest.number == Some(number))
            };
            let says_all = change_words::is_told_by_its_mark(change)
                && change.subjects().iter().all(|subject| match subject {
                    Subject::Element(id) => out.of(id).is_some_and(is_marked),
                    _ => false,
                });
            if !says_all {
                out.entries.push(Entry {
                    number: Some(number),
                    mark: Mark::of(change.kind),
                    class: Some(change.class),
                    band,
                    topic: topic(diff, change),
                    text: change_words::told(diff, change, asked.lang),
                    brief: change_words::brief(diff, change, asked.lang),
                });
            }
        }
        for one in diff.uncertain() {
            let text = one.summary();
            if !secrets.hides_subject(&one.subject) && !secrets.is_named_in(&text) {
                out.entries.push(Entry {
                    number: None,
                    mark: Mark::Changed,
                    class: None,
                    band: None,
                    topic: Topic::Uncertain,
                    text: text.get(asked.lang).to_owned(),
                    brief: None,
                });
            }
        }
        for (id, how) in reach::affected(diff, &secrets) {
            out.at(&id).dependence = Some(how);
        }
        let unread = diff.completeness().remark(asked.public);
        out.facts = unread.into_iter().chain(out.facts_of(diff)).collect();
        out.secrets = secrets;
        out
    }

    /// A change that somebody accepted: it is told, and marks what nothing else marks.
    fn accepted(&mut self, diff: &Diff<'a>, accepted: &crate::diff::Accepted<'a>, lang: Lang) {
        let change = &accepted.change;
        let mark = Mark::of(change.kind);
        for subject in change.marked() {
            let Subject::Element(id) = subject else {
                continue;
            };
            if self.is_gone(id) || diff.later().element(id).is_some() {
                self.at(id).gravest.get_or_insert(Gravest {
                    number: None,
                    mark,
                    class: None,
                });
            }
        }
        let summary = change.summary();
        let (vi, en) = (summary.get(Lang::Vi), summary.get(Lang::En));
        let (reason, approver) = (&accepted.reason, &accepted.approver);
        let text = bilingual!(
            "{vi} – chấp nhận: {reason} ({approver})",
            "{en} – accepted: {reason} ({approver})"
        );
        self.entries.push(Entry {
            number: None,
            mark,
            class: None,
            band: None,
            topic: Topic::Accepted,
            text: text.get(lang).to_owned(),
            brief: None,
        });
    }

    /// The verdict and the step of the version for the title block.
    fn facts_of(&self, diff: &Diff<'_>) -> Vec<Text> {
        let against = against(diff.earlier());
        let (vi, en) = (against.get(Lang::Vi), against.get(Lang::En));
        let Some(verdict) = diff.verdict() else {
            return vec![bilingual!(
                "So với {vi}: không có thay đổi",
                "Against {en}: no changes"
            )];
        };
        let ChangeCount {
            editorial,
            compatible,
            breaking,
            ..
        } = self.count;
        let all = change_words::changes(diff.changes().len());
        let (all_vi, all_en) = (all.get(Lang::Vi), all.get(Lang::En));
        let mut out = vec![bilingual!(
            "So với {vi}: {all_vi} ({breaking} phá vỡ tương thích, {compatible} tương thích, {editorial} biên tập)",
            "Against {en}: {all_en} ({breaking} breaking, {compatible} compatible, {editorial} editorial)"
        )];
        let label = verdict.label();
        let (vi, en) = (label.get(Lang::Vi), label.get(Lang::En));
        out.push(if diff.is_decided() {
            bilingual!("Kết luận: {vi}", "Verdict: {en}")
        } else {
            bilingual!(
                "Kết luận: ít nhất {vi}, chưa đủ căn cứ kết luận",
                "Verdict: at least {en}, undecided"
            )
        });
        let required = diff.required_bump().label();
        let (vi, en) = (required.get(Lang::Vi), required.get(Lang::En));
        out.push(match diff.actual_bump().map(crate::diff::Bump::label) {
            Some(actual) => {
                let (is_vi, is_en) = (actual.get(Lang::Vi), actual.get(Lang::En));
                bilingual!(
                    "Mức tăng phiên bản: cần {vi}, thực tế {is_vi}",
                    "Version step: required {en}, actual {is_en}"
                )
            }
            None => bilingual!(
                "Mức tăng phiên bản: cần {vi}",
                "Version step: required {en}"
            ),
        });
        let affected = self.boxes.values().filter_map(|change| change.dependence);
        let (all, direct) = affected.fold((0_usize, 0_usize), |(all, direct), how| {
            let is_direct = usize::from(how == Dependence::Direct);
            (all.saturating_add(1), direct.saturating_add(is_direct))
        });
        if all > 0 {
            let noun = if all == 1 { "element" } else { "elements" };
            out.push(bilingual!(
                "{all} thành phần phụ thuộc bị ảnh hưởng ({direct} trực tiếp)",
                "{all} dependent {noun} affected ({direct} directly)"
            ));
        }
        out
    }
}

/// The earlier version as the title block names it.
pub(super) fn against(arch: &Architecture) -> Text {
    if let Some(version) = arch.version() {
        return bilingual!("phiên bản {version}", "version {version}");
    }
    let (vi, en) = (arch.name(Lang::Vi), arch.name(Lang::En));
    bilingual!("“{vi}”", "“{en}”")
}

/// What a change stands below: of what goes on, what it goes on as.
fn topic<'a>(diff: &Diff<'a>, change: &Change<'a>) -> Topic<'a> {
    // Those that take the place of something are not what its end is about.
    let is_old = change.new.is_empty() || change.kind == ChangeKind::Replaced;
    let arch = if is_old { diff.earlier() } else { diff.later() };
    let subjects = if is_old { &change.old } else { &change.new };
    let id = match subjects.first() {
        Some(Subject::Element(id) | Subject::Relation { from: id, .. }) => Some(&**id),
        Some(Subject::Record { table, key }) => {
            let holder = arch.record(*table, key).and_then(RecordRef::holder);
            if holder.is_none() {
                return Topic::Table(*table);
            }
            holder
        }
        Some(Subject::Document | Subject::Section(_)) | None => None,
    };
    let Some(element) = id.and_then(|id| arch.element(id)) else {
        return Topic::Document;
    };
    let later = is_old.then(|| diff.lineage().successors(element.id()).next());
    Topic::Element(later.flatten().unwrap_or(element))
}
