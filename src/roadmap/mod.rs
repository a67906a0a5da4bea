//! The way from one version to the next: steps in waves, every state between them built and judged.

mod calendar;
mod constraints;
mod families;
mod gates;
mod groups;
mod leave;
mod numbering;
mod periods;
mod plan;
mod reach;
mod reason;
mod schedule;
mod state;
mod steps;
mod told;
mod when;
mod whose;
mod words;
mod world;

pub use gates::StateReport;
pub use plan::Over;
pub use reason::{Conflict, Reason};
pub use steps::{RoadmapStep, StepKind};
pub use words::{Party, StepChange};

use std::collections::{BTreeSet, HashMap};

use crate::bilingual;
use crate::date::Date;
use crate::diagnostic::Completeness;
use crate::diff::Diff;
use crate::error::{Error, ErrorKind};
use crate::model::{Architecture, Subject};
use crate::text::{Lang, Text};
use crate::version::FrameworkVersion;
use calendar::Calendar;
use constraints::{Constraints, Edge};
use gates::Gates;
use numbering::Together;
use periods::Periods;
use plan::Plan;
use world::{Side, World};

/// A way from one version to the next.
///
/// What somebody has to carry out between the versions becomes steps; wording, dates of assessment and policies
/// that others issue are none and come with the new version of the document. Waves are the periods of the
/// document's own roadmap where it has them, else the dates that it states; what has no date is spread over waves
/// by how deep it lies. New things come before old ones go, who uses an old thing leaves it only after a wave with
/// both, and the document switches with the last wave.
///
/// ```
/// use justarch::{ApplicationKind, Architecture, FrameworkVersion, Roadmap, StepKind};
/// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
/// b.element("paper", ApplicationKind::Application, "Sổ giấy")?;
/// b.element("counter", ApplicationKind::Application, "Thống kê")?;
/// let old = b.build()?;
/// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
/// b.element("citizens", ApplicationKind::Application, "Hộ tịch")?.succeeds("paper")?;
/// b.element("marriages", ApplicationKind::Application, "Kết hôn")?.succeeds("paper")?;
/// b.element("counter", ApplicationKind::Application, "Thống kê")?;
/// let new = b.build()?;
///
/// let roadmap = Roadmap::plan(&old, &new);
/// assert!(roadmap.is_sound());
/// assert_eq!(roadmap.waves().len(), 2);
/// assert_eq!(roadmap.steps_of(0).next().unwrap().kind, StepKind::Introduce);
/// // Between the waves the old one and its successors live side by side.
/// assert_eq!(roadmap.state(0)?.element_count(), 4);
/// assert_eq!(roadmap.state(1)?, new);
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Debug)]
pub struct Roadmap<'a> {
    world: World<'a>,
    plan: Plan,
    /// By the step that waits.
    edges: Vec<Edge>,
    /// By step: what is done at the same time.
    together: Vec<Option<Together>>,
    waves: Vec<Wave>,
    conflicts: Vec<Conflict>,
    order: WaveOrder,
    /// The last days of what ends, as either version states them.
    ends: BTreeSet<Date>,
    /// How many changes the comparison has: those that steps carry out, and those that come with the document.
    changes: [usize; 2],
}

/// What waves were made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum WaveOrder {
    /// The periods of the roadmap in the new version.
    Periods,
    /// Dates of elements and relations.
    Dates,
    /// How deep what changes lies: the documents state no times.
    Depth,
}

impl WaveOrder {
    /// The word in machine output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Periods => "periods",
            Self::Dates => "dates",
            Self::Depth => "depth",
        }
    }

    /// The words shown to people.
    pub const fn label(self) -> Text {
        match self {
            Self::Periods => Text::fixed(
                "các đợt là các giai đoạn nêu trong lộ trình của văn bản",
                "the waves are the periods of the document's own roadmap",
            ),
            Self::Dates => Text::fixed(
                "các đợt lập theo thời hạn nêu trong văn bản; bước không nêu thời hạn được xếp vào các đợt theo thứ tự phụ thuộc, từ hạ tầng đến kênh và người dùng, và hoàn thành trong đợt đó",
                "the waves follow the dates of the documents; a step without a date is put into a wave by what it depends on, from infrastructure to channels and users, and is done by the end of that wave",
            ),
            Self::Depth => Text::fixed(
                "văn bản không nêu thời hạn; các bước được chia đều vào các đợt theo thứ tự phụ thuộc, từ hạ tầng đến kênh và người dùng",
                "the documents state no dates; the steps are spread evenly over waves by what they depend on, from infrastructure to channels and users",
            ),
        }
    }
}

/// Steps that are done together, and the state after them.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Wave {
    /// The steps, by number.
    pub steps: Vec<usize>,
    /// When it is planned, if the documents say: from the first day to the last. Waves do not overlap.
    pub planned: Option<(Date, Date)>,
    /// The periods of the document that it stands for.
    pub periods: Vec<Text>,
    /// Why it holds more than half of the steps, if it does.
    pub crowded: Option<Text>,
    /// The framework that the document follows after it.
    pub framework: FrameworkVersion,
    /// The state after it, judged.
    pub report: StateReport,
}

/// Below so many steps it need not be said that one wave holds most of them.
const FEW: usize = 4;

impl<'a> Roadmap<'a> {
    /// Plans the way. Costs a comparison, and building and checking the document once for each wave.
    pub fn plan(old: &'a Architecture, new: &'a Architecture) -> Self {
        let diff = Diff::between(old, new);
        let mut world = World::of(&diff);
        // The new version is judged by the day after the ends that it announces, if that is later than its own.
        let [before, after] = world.days;
        world.days = [before, when::after_the_ends(&world).max(after)];
        let periods = Periods::of(&world);
        let mut plan = Plan::of(&world, &periods);
        let pairs = pairs(&world, &plan);
        let mut calendar = Calendar::of(&periods, &mut plan, &pairs);
        plan.detach(&world, &mut calendar.slots);
        plan.tell_relations(&world);
        let constraints = Constraints::of(&world, &plan);
        let mut schedule = schedule::schedule(&constraints, &plan, &calendar, before);
        // Who gave up the date that a document states is not shown at that date.
        for conflict in &schedule.conflicts {
            if let (Reason::Date, Some(step)) =
                (conflict.given_up, plan.steps.get_mut(conflict.step))
            {
                step.planned = None;
            }
        }
        // Steps are numbered as they are listed.
        let places = plan.sort(&schedule.order);
        let place = |step: &mut usize| *step = places.get(*step).copied().unwrap_or(*step);
        let mut edges = constraints.edges;
        let mut kept = schedule.kept.iter();
        edges.retain_mut(|edge| {
            let Some(bond) = kept.next().copied().flatten() else {
                return false;
            };
            (edge.apart, edge.reason) = (bond.apart, bond.reason);
            edge.reason != Reason::Last
        });
        for edge in &mut edges {
            place(&mut edge.before);
            place(&mut edge.after);
        }
        edges.sort_unstable();
        for conflict in &mut schedule.conflicts {
            place(&mut conflict.step);
            conflict.other.iter_mut().for_each(place);
        }
        schedule
            .conflicts
            .sort_unstable_by_key(|c| (c.step, c.other, c.given_up, c.because));
        schedule.conflicts.dedup();
        let order = match (calendar.has_periods, calendar.windows.is_empty()) {
            (true, _) => WaveOrder::Periods,
            (false, false) => WaveOrder::Dates,
            (false, true) => WaveOrder::Depth,
        };
        let mut roadmap = Self {
            ends: when::last_days(&world),
            world,
            plan,
            edges,
            together: schedule.together,
            waves: Vec::new(),
            conflicts: schedule.conflicts,
            order,
            changes: [0; 2],
        };
        roadmap.changes = roadmap.counted(&diff);
        let mut of_step = schedule.waves;
        of_step.sort_unstable();
        let gates = Gates::of([old, new], roadmap.world.days);
        let count = schedule.windows.len();
        for (nth, window) in schedule.windows.into_iter().enumerate() {
            let first = of_step.partition_point(|wave| *wave < nth);
            let last = of_step.partition_point(|wave| *wave <= nth);
            let window = window.and_then(|window| calendar.windows.get(window));
            let wave = roadmap.wave((first..last).collect(), window, nth + 1 == count);
            roadmap.waves.push(wave);
            let report = roadmap.judge(nth, nth + 1 == count, &gates);
            if let Some(wave) = roadmap.waves.get_mut(nth) {
                wave.report = report;
            }
        }
        roadmap
    }

    fn wave(&self, steps: Vec<usize>, window: Option<&calendar::Window>, last: bool) -> Wave {
        let arch = if last { self.world.new } else { self.world.old };
        let all = self.plan.steps.len();
        let crowded = (all >= FEW && steps.len() > all / 2).then(|| {
            let dated = steps.iter().filter_map(|s| self.step(*s)?.planned).count();
            if dated > all / 2 {
                bilingual!(
                    "đợt này chiếm hơn một nửa số bước vì văn bản ấn định thời hạn của {dated} bước vào thời gian này",
                    "this wave holds more than half of the steps because the documents plan {dated} of them for this time"
                )
            } else if all < schedule::FEW {
                Text::fixed(
                    "lộ trình ít bước nên không chia nhỏ",
                    "the steps are too few to be divided further",
                )
            } else {
                Text::fixed(
                    "đợt này chiếm hơn một nửa số bước vì các bước phụ thuộc lẫn nhau hoặc phụ thuộc vào thời hạn của đợt",
                    "this wave holds more than half of the steps because they depend on each other or on what is planned for this time",
                )
            }
        });
        Wave {
            steps,
            planned: window.map(|w| w.days),
            periods: window.map_or_else(Vec::new, |w| w.periods.clone()),
            crowded,
            framework: arch.framework(),
            report: StateReport::default(),
        }
    }

    /// The day of the state after a wave: the last one that the waves so far are planned for, or the day after if
    /// something ends on it, which on its last day is still there. None if none of them has a date.
    fn day_after(&self, nth: usize) -> Option<Date> {
        let planned = self.waves.iter().take(nth.saturating_add(1));
        let last = planned.filter_map(|wave| Some(wave.planned?.1)).max()?;
        let is_end = self.ends.contains(&last);
        Some(if is_end { last.plus_days(1) } else { last })
    }

    fn judge(&self, nth: usize, last: bool, gates: &Gates<'_>) -> StateReport {
        let framework = self.waves.get(nth).map(|w| w.framework);
        match self.build(nth, last) {
            Ok(state) => {
                // The last one is the new version, which has a day of its own.
                let [_, after] = self.world.days;
                let day = if last { after } else { state.evaluation_date() };
                let new_id = |id: &str| self.goes_on_as(id).map(str::to_owned);
                let framework = framework.unwrap_or(FrameworkVersion::UNSTATED);
                gates.judge((&state, day), framework, new_id)
            }
            Err(error) => {
                let (vi, en) = (error.text().get(Lang::Vi), error.text().get(Lang::En));
                let fault = bilingual!(
                    "không lập được trạng thái: {vi}",
                    "the state cannot be built: {en}"
                );
                StateReport {
                    faults: vec![fault],
                    ..StateReport::default()
                }
            }
        }
    }

    /// The earlier version.
    pub fn earlier(&self) -> &'a Architecture {
        self.world.old
    }

    /// The later version.
    pub fn later(&self) -> &'a Architecture {
        self.world.new
    }

    /// Whether both versions were read whole. If not, there may be more to do. What one version has and the other may
    /// have in what could not be read of it is in every state and is no step, so that nothing is retired that may
    /// still be there.
    pub fn completeness(&self) -> Completeness<'a> {
        Completeness::of_pair(self.world.old.unread(), self.world.new.unread())
    }

    /// All steps in the order of the waves; waves and conflicts name them by their number here, from 0.
    pub fn steps(&self) -> &[RoadmapStep] {
        &self.plan.steps
    }

    /// The step of that number.
    pub fn step(&self, number: usize) -> Option<&RoadmapStep> {
        self.plan.steps.get(number)
    }

    /// The id that an element of the earlier version goes on under in the later one; none if it goes.
    pub(crate) fn goes_on_as(&self, earlier: &str) -> Option<&'a str> {
        let node = self.world.node_of(Side::Old, earlier)?;
        Some(self.world.nodes.get(node)?.new?.id())
    }

    /// Whether other elements take the place of an element of the earlier version.
    #[cfg_attr(not(feature = "draw"), allow(dead_code, reason = "pictures ask"))]
    pub(crate) fn is_replaced(&self, earlier: &str) -> bool {
        let element = self.world.old.element(earlier);
        element.is_some_and(|old| self.world.successors_of(old).next().is_some())
    }

    /// The waves, in order; none if the versions are equal.
    pub fn waves(&self) -> &[Wave] {
        &self.waves
    }

    /// The steps of a wave.
    pub fn steps_of(&self, wave: usize) -> impl Iterator<Item = &RoadmapStep> {
        let steps = self.waves.get(wave).map_or(&[][..], |w| &w.steps);
        steps.iter().filter_map(|number| self.step(*number))
    }

    /// The steps that a step waits for, and why; whether it has to come in a later wave. They all have smaller
    /// numbers. What it waits for by way of a date, or together with many others, is not among them, nor is what is
    /// done [together](Self::together_with) with it or was [given up](Self::conflicts). Logarithmic, and linear in
    /// what it gives.
    pub fn waits_for(&self, step: usize) -> impl Iterator<Item = (usize, Reason, bool)> {
        let count = self.plan.steps.len();
        let first = self.edges.partition_point(|e| e.after < step);
        let here = self.edges.iter().skip(first);
        let here = here.take_while(move |e| e.after == step);
        let telling = here.filter(move |e| e.before < count);
        telling.map(|e| (e.before, e.reason, e.apart))
    }

    /// The steps that have to be done at the same time as a step, because each of them waits for another; and why.
    /// Linear in what it gives.
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::{Roadmap, reference};
    /// let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    /// let roadmap = Roadmap::plan(&old, &new);
    /// for step in 0..roadmap.steps().len() {
    ///     for (other, why) in roadmap.together_with(step) {
    ///         assert!(roadmap.together_with(other).any(|back| back == (step, why)));
    ///     }
    /// }
    /// # }
    /// ```
    pub fn together_with(&self, step: usize) -> impl Iterator<Item = (usize, Reason)> {
        let here = self.together.get(step).copied().flatten().into_iter();
        here.flat_map(move |it| {
            let others = (it.first..=it.last).filter(move |other| *other != step);
            others.map(move |other| (other, it.reason))
        })
    }

    /// Constraints that contradicted each other, and what was given up.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// What the waves were made from.
    pub fn order(&self) -> WaveOrder {
        self.order
    }

    /// How many of the [changes](Diff::changes) between the versions the steps carry out. A step covers all changes of
    /// an element or a relation. With [those without a step](Self::changes_without_step) they are all changes.
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::{Diff, Roadmap, reference};
    /// let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    /// let roadmap = Roadmap::plan(&old, &new);
    /// let all = roadmap.changes_in_steps() + roadmap.changes_without_step();
    /// assert_eq!(all, Diff::between(&old, &new).changes().len());
    /// # }
    /// ```
    pub fn changes_in_steps(&self) -> usize {
        self.changes[0]
    }

    /// How many changes are no steps, because nobody has to carry them out: wording, dates of assessment, policies
    /// of others, the head and the tables. They come with the new version of the document.
    pub fn changes_without_step(&self) -> usize {
        self.changes[1]
    }

    /// Counts the changes of a comparison by whether a step of their own carries them out.
    fn counted(&self, diff: &Diff<'_>) -> [usize; 2] {
        let switch = self.plan.switch;
        let mut of: HashMap<Subject, bool> = HashMap::new();
        let mut note = |subject: Subject, step: Option<usize>| {
            let own = step.is_some() && step != switch;
            *of.entry(subject).or_default() |= own;
        };
        for (node, step) in self.world.nodes.iter().zip(&self.plan.of_node) {
            for element in node.old.into_iter().chain(node.new) {
                note(element.into(), *step);
            }
        }
        for (link, step) in self.world.links.iter().zip(&self.plan.of_link) {
            for relation in link.old.into_iter().chain(link.new) {
                note(relation.into(), *step);
            }
        }
        let in_steps = |subject: &Subject| of.get(subject).copied().unwrap_or_default();
        let changes = diff.changes().iter();
        let count = changes
            .filter(|c| c.subjects().iter().any(in_steps))
            .count();
        [count, diff.changes().len().saturating_sub(count)]
    }

    /// What had ended before the plan begins, that is before the day that the earlier version describes. It leaves
    /// the document with the new version and is no step.
    pub fn ended_before(&self) -> &[Over] {
        &self.plan.over
    }

    /// Whether every state between the versions can be built, depends on nothing that is not in use, and keeps
    /// services within reach. What rules find in it does not matter here.
    pub fn is_sound(&self) -> bool {
        self.waves.iter().all(|w| w.report.is_sound())
    }

    /// Whether every state is sound and free of errors by the rules of its framework.
    pub fn is_valid(&self) -> bool {
        self.waves.iter().all(|w| w.report.is_valid())
    }

    /// The document after a wave, from 0; after the last it is equal to the later version,
    /// if both were read whole. Until then it keeps the head of the earlier one, with the last day of the waves so far
    /// as its `state-date`: the day after, if something ends on that day, and that of the earlier version, as long as no
    /// wave has a date. O(n log n). Refuses a wave that there is not.
    pub fn state(&self, wave: usize) -> Result<Architecture, Error> {
        self.build(wave, wave.saturating_add(1) == self.waves.len())
    }

    fn build(&self, wave: usize, last: bool) -> Result<Architecture, Error> {
        let mut done = vec![false; self.plan.steps.len()];
        let waves = self.waves.get(..=wave).ok_or_else(|| {
            let count = self.waves.len();
            Error::new(
                ErrorKind::UnknownName,
                bilingual!(
                    "không có đợt {wave}: có {count} đợt, đánh số từ 0",
                    "there is no wave {wave}: there are {count}, from 0"
                ),
            )
        })?;
        for step in waves.iter().flat_map(|w| &w.steps) {
            if let Some(place) = done.get_mut(*step) {
                *place = true;
            }
        }
        let day = if last { None } else { self.day_after(wave) };
        state::build(&self.world, &self.plan, &done, day)
    }
}

/// Steps of which the second ends what the first takes the place of.
fn pairs(world: &World<'_>, plan: &Plan) -> Vec<(usize, usize)> {
    let step = |node: usize| plan.of_node.get(node).copied().flatten();
    let all = world.successors.iter();
    all.filter_map(|(before, after)| Some((step(*after)?, step(*before)?)))
        .collect()
}
