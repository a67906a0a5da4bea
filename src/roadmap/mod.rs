//! The way from one version to the next: steps in the fewest waves, every state between them built and judged.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of what is held in memory"
)]

mod constraints;
mod gates;
mod reach;
mod schedule;
mod state;
mod steps;
mod world;

pub use constraints::Reason;
pub use gates::StateReport;
pub use schedule::Conflict;
pub use steps::{RoadmapStep, StepKind};

use crate::bilingual;
use crate::date::Date;
use crate::diff::Diff;
use crate::error::{Error, ErrorKind};
use crate::model::Architecture;
use crate::version::FrameworkVersion;
use constraints::{Constraints, Edge};
use gates::Gates;
use steps::Plan;
use world::{Side, World};

/// A way from one version to the next.
///
/// What changes between the versions becomes steps; steps that need not wait for each other share a wave, and
/// there are as few waves as the constraints allow. New things come before old ones go, both live for a
/// while, planned dates are kept in order, and the document switches with the last wave.
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
/// assert!(roadmap.is_valid());
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
    edges: Vec<Edge>,
    waves: Vec<Wave>,
    conflicts: Vec<Conflict>,
}

/// Steps that are done together, and the state after them.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Wave {
    /// The steps, by number.
    pub steps: Vec<usize>,
    /// When it is planned, if a step says: from the first day to the last.
    pub planned: Option<(Date, Date)>,
    /// The framework that the document follows after it.
    pub framework: FrameworkVersion,
    /// The state after it, judged.
    pub report: StateReport,
}

impl<'a> Roadmap<'a> {
    /// Plans the way. Costs a comparison, and building and checking the document once for each wave.
    pub fn plan(old: &'a Architecture, new: &'a Architecture) -> Self {
        let diff = Diff::between(old, new);
        let world = World::of(old, new, diff.lineage());
        let mut plan = Plan::of(&world);
        let constraints = Constraints::of(&world, &plan);
        let mut edges = constraints.edges.clone();
        let (mut of_step, mut conflicts) = schedule::schedule(constraints, plan.steps.len());
        // Steps are numbered as they are listed.
        let places = plan.sort(&of_step);
        let place = |step: &mut usize| *step = places.get(*step).copied().unwrap_or(*step);
        for edge in &mut edges {
            place(&mut edge.before);
            place(&mut edge.after);
        }
        for conflict in &mut conflicts {
            conflict.steps.iter_mut().for_each(place);
            place(&mut conflict.brought_forward);
        }
        of_step.sort_unstable();
        let mut roadmap = Self {
            world,
            plan,
            edges,
            waves: Vec::new(),
            conflicts,
        };
        let count = of_step.iter().max().map_or(0, |last| last + 1);
        let gates = Gates::of(old, new);
        for nth in 0..count {
            let steps = of_step.iter().enumerate().filter(|(_, wave)| **wave == nth);
            let steps = steps.map(|(step, _)| step).collect();
            let wave = roadmap.wave(steps, nth + 1 == count);
            roadmap.waves.push(wave);
            let report = roadmap.judge(nth, &gates);
            if let Some(wave) = roadmap.waves.get_mut(nth) {
                wave.report = report;
            }
        }
        roadmap
    }

    fn wave(&self, steps: Vec<usize>, last: bool) -> Wave {
        let planned = steps.iter().filter_map(|s| self.step(*s)?.planned);
        let planned = planned.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        let arch = if last { self.world.new } else { self.world.old };
        Wave {
            steps,
            planned,
            framework: arch.framework(),
            report: StateReport::default(),
        }
    }

    fn judge(&self, nth: usize, gates: &Gates<'_>) -> StateReport {
        let framework = self.waves.get(nth).map(|w| w.framework);
        match self.state(nth) {
            Ok(state) => {
                let new_id = |id: &str| {
                    let node = self.world.node(Side::Old, id)?;
                    let node = self.world.nodes.get(node)?;
                    Some(node.new?.id().to_owned())
                };
                let framework = framework.unwrap_or(FrameworkVersion::UNSTATED);
                gates.judge(&state, framework, new_id)
            }
            Err(error) => {
                let fault = bilingual!(
                    "không lập được trạng thái: {error}",
                    "the state cannot be built: {error}"
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

    /// All steps in the order of the waves; waves and conflicts name them by their number here, from 0.
    pub fn steps(&self) -> &[RoadmapStep] {
        &self.plan.steps
    }

    /// The step of that number.
    pub fn step(&self, number: usize) -> Option<&RoadmapStep> {
        self.plan.steps.get(number)
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

    /// The steps that a step waits for, and why; whether it has to come in a later wave. What it waits for
    /// by way of a date is not among them. Linear in the constraints.
    pub fn waits_for(&self, step: usize) -> impl Iterator<Item = (usize, Reason, bool)> {
        let count = self.plan.steps.len();
        let here = self
            .edges
            .iter()
            .filter(move |e| e.after == step && e.before < count);
        let telling = here.filter(|e| e.reason != Reason::Last);
        telling.map(|e| (e.before, e.reason, e.apart))
    }

    /// Constraints that contradicted each other, and what was given up.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// Whether every state between the versions can be built and has no faults.
    pub fn is_valid(&self) -> bool {
        self.waves.iter().all(|w| w.report.faults.is_empty())
    }

    /// The document after a wave, from 0; after the last it is equal to the later version. Until then it keeps
    /// the head of the earlier one. O(n log n). Refuses a wave that there is not.
    pub fn state(&self, wave: usize) -> Result<Architecture, Error> {
        let mut done = vec![false; self.plan.steps.len()];
        let waves = self.waves.get(..=wave).ok_or_else(|| {
            let count = self.waves.len();
            Error::new(
                ErrorKind::UnknownName,
                format!("there is no wave {wave}: there are {count}, from 0"),
            )
        })?;
        for step in waves.iter().flat_map(|w| &w.steps) {
            if let Some(place) = done.get_mut(*step) {
                *place = true;
            }
        }
        state::build(&self.world, &self.plan, &done)
    }
}
