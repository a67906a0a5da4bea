//! What a picture of a roadmap says of a wave: the state after it, with what its steps do marked.

use std::collections::BTreeSet;

use super::change_words::{capital, printed};
use super::mark::{Gravest, Mark};
use super::options::Drawing;
use super::overlay::{Entry, Overlay, Topic, against};
use super::secrets::Secrets;
use crate::bilingual;
use crate::date::Date;
use crate::model::{Architecture, ElementRef, Subject, Table};
use crate::roadmap::{Roadmap, RoadmapStep, StepKind, Wave};
use crate::text::{Lang, Text};

/// The states before and after a wave.
#[derive(Clone, Copy)]
pub(super) struct States<'s> {
    pub(super) before: &'s Architecture,
    pub(super) after: &'s Architecture,
}

impl<'s> Overlay<'s> {
    /// What the wave of that number does, from 0. O(elements + steps).
    pub(super) fn of_wave(
        roadmap: &Roadmap<'_>,
        number: usize,
        wave: &Wave,
        states: States<'s>,
        asked: &Drawing,
    ) -> Self {
        let secrets = if asked.public {
            // What a later version makes secret no earlier wave tells.
            let ends = [roadmap.earlier(), roadmap.later()];
            Secrets::of(ends.into_iter().chain([states.before, states.after]))
        } else {
            Secrets::default()
        };
        let mut out = Self::default();
        out.count.steps = wave.steps.len();
        let came_as = |old: &ElementRef<'_>| roadmap.goes_on_as(old.id());
        let renamed: BTreeSet<_> = states
            .before
            .elements()
            .filter_map(|e| came_as(&e))
            .collect();
        for element in states.after.elements() {
            let id = element.id();
            // What others issued comes with the document, without a step.
            if states.before.element(id).is_none() && !renamed.contains(id) {
                out.at(id).gravest = Some(marked(None, Mark::Added));
            }
        }
        for element in states.before.elements() {
            let id = element.id();
            let is_there = |id: &str| states.after.element(id).is_some();
            if !is_there(id) && !came_as(&element).is_some_and(is_there) {
                let change = out.at(id);
                change.is_gone = true;
                change.gravest = Some(marked(None, going(roadmap, id)));
                out.gone.push(element);
            }
        }
        for (number, step) in wave
            .steps
            .iter()
            .filter_map(|n| Some((*n, roadmap.step(*n)?)))
        {
            let topic = topic(roadmap, &step.subject, states);
            if secrets.hides_subject(&step.subject) || secrets.is_named_in(&told(step)) {
                out.count.withheld = out.count.withheld.saturating_add(1);
                continue;
            }
            let mark = mark(roadmap, step);
            let mut band = None;
            if let Topic::Element(element) = topic {
                band = Some(asked.cut.of(element.kind()).key);
                if matches!(step.subject, Subject::Element(_)) {
                    out.at(element.id()).gravest = Some(marked(Some(number), mark));
                }
            }
            let [count, ..] = out.by_band.entry(band).or_default();
            *count = count.saturating_add(1);
            let text = told(step).get(asked.lang).to_owned();
            out.entries.push(Entry {
                number: Some(number),
                mark,
                class: None,
                band,
                topic,
                text: printed(&text, asked.lang),
                brief: None,
            });
        }
        let rest = roadmap.changes_without_step();
        let switches = |n: &usize| roadmap.step(*n).is_some_and(|s| s.kind == StepKind::Switch);
        if rest > 0 && wave.steps.iter().any(switches) {
            let noun = if rest == 1 { "change" } else { "changes" };
            let text = bilingual!(
                "{rest} thay đổi không ai phải thực hiện (câu chữ, ngày đánh giá, chính sách của cơ quan khác, phần đầu và các danh mục)",
                "{rest} {noun} that nobody has to carry out (wording, dates of assessment, policies of others, head and tables)"
            );
            out.entries.push(Entry {
                number: None,
                mark: Mark::Changed,
                class: None,
                band: None,
                topic: Topic::WithDocument,
                text: text.get(asked.lang).to_owned(),
                brief: None,
            });
        }
        let unread = roadmap.completeness().remark(asked.public);
        let facts = facts(roadmap, number, wave);
        out.facts = unread.into_iter().chain(facts).collect();
        out.secrets = secrets;
        out
    }
}

fn marked(number: Option<usize>, mark: Mark) -> Gravest {
    Gravest {
        number,
        mark,
        class: None,
    }
}

fn mark(roadmap: &Roadmap<'_>, step: &RoadmapStep) -> Mark {
    match step.kind {
        StepKind::Introduce | StepKind::Connect => Mark::Added,
        StepKind::Rename => Mark::Renamed,
        StepKind::Change | StepKind::Reroute | StepKind::Adjust | StepKind::Switch => Mark::Changed,
        StepKind::Disconnect => Mark::Removed,
        StepKind::Retire => match &step.subject {
            Subject::Element(id) => going(roadmap, id),
            _ => Mark::Removed,
        },
    }
}

/// How something that goes is marked.
fn going(roadmap: &Roadmap<'_>, id: &str) -> Mark {
    if roadmap.later().record(Table::Transferred, id).is_some() {
        Mark::Transferred
    } else if roadmap.is_replaced(id) {
        Mark::Replaced
    } else {
        Mark::Removed
    }
}

fn topic<'s>(roadmap: &Roadmap<'_>, subject: &Subject, states: States<'s>) -> Topic<'s> {
    let (Subject::Element(id) | Subject::Relation { from: id, .. }) = subject else {
        return Topic::Document;
    };
    let later = || states.after.element(roadmap.goes_on_as(id)?);
    let found = states.after.element(id).or_else(later);
    let found = found.or_else(|| states.before.element(id));
    found.map_or(Topic::Document, Topic::Element)
}

/// A step with all that it does.
fn told(step: &RoadmapStep) -> Text {
    let mut out = [Lang::Vi, Lang::En].map(|lang| capital(step.summary.get(lang)));
    let mut more = |text: &Text| {
        for (out, lang) in out.iter_mut().zip([Lang::Vi, Lang::En]) {
            out.push_str("; ");
            out.push_str(text.get(lang));
        }
    };
    for change in &step.changes {
        let [label, before, after] = [&change.label, &change.before, &change.after];
        let line = |lang| {
            format!(
                "{}: {} → {}",
                label.get(lang),
                before.get(lang),
                after.get(lang)
            )
        };
        more(&Text::new(line(Lang::Vi), line(Lang::En)));
    }
    step.relations.iter().chain(&step.notes).for_each(more);
    let [vi, en] = out;
    Text::new(vi, en)
}

/// Which wave it is, when, and what is known of the state after it.
fn facts(roadmap: &Roadmap<'_>, number: usize, wave: &Wave) -> Vec<Text> {
    let (nth, of) = (number.saturating_add(1), roadmap.waves().len());
    let [from, to] = [roadmap.earlier(), roadmap.later()].map(against);
    let (from_vi, from_en) = (from.get(Lang::Vi), from.get(Lang::En));
    let (to_vi, to_en) = (to.get(Lang::Vi), to.get(Lang::En));
    let mut out = vec![bilingual!(
        "Trạng thái sau đợt {nth}/{of} của lộ trình từ {from_vi} lên {to_vi}",
        "State after wave {nth} of {of} on the way from {from_en} to {to_en}"
    )];
    out.extend(wave.periods.iter().cloned());
    if let Some((first, last)) = wave.planned {
        out.push(when(first, last));
    }
    let steps = wave.steps.len();
    let noun = if steps == 1 { "step" } else { "steps" };
    out.push(bilingual!(
        "{steps} bước trong đợt",
        "{steps} {noun} in the wave"
    ));
    out.push(if wave.report.is_valid() {
        Text::fixed("Trạng thái hợp lệ", "The state is valid")
    } else if wave.report.is_sound() {
        Text::fixed(
            "Trạng thái vận hành được, còn lỗi theo quy tắc của khung",
            "The state can run; rules of its framework find errors in it",
        )
    } else {
        Text::fixed("Trạng thái không vận hành được", "The state cannot run")
    });
    out
}

fn when(first: Date, last: Date) -> Text {
    let (a, b) = (first.vietnamese(), last.vietnamese());
    if first == last {
        return bilingual!("ngày {a}", "on {first}");
    }
    bilingual!("từ {a} đến {b}", "{first} to {last}")
}
