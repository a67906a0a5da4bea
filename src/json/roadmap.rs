//! The way from one version to another.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::SchemaVersion;
use super::parts::{Completeness, Head};
use crate::date::Date;
use crate::diagnostic::{Code, Severity};
use crate::roadmap::{self, Reason, StateReport, StepKind, WaveOrder};
use crate::text::Text;
use crate::version::FrameworkVersion;

/// A roadmap: the steps with what they wait for, the waves with the state after each, and the conflicts. Steps and
/// waves are numbered from 0.
///
/// ```
/// use justarch::{Architecture, FrameworkVersion, Roadmap, json};
/// let arch = Architecture::fragment("demo", FrameworkVersion::V3_0).build()?;
/// let roadmap = json::Roadmap::from(&Roadmap::plan(&arch, &arch));
/// assert!(roadmap.valid && roadmap.waves.is_empty());
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Roadmap {
    /// The version of this layout.
    pub schema_version: SchemaVersion<1>,
    /// The earlier version.
    pub old: Head,
    /// The later version.
    pub new: Head,
    /// Whether both were read whole.
    pub completeness: Completeness,
    /// Whether every state is valid.
    pub valid: bool,
    /// Whether every state is sound.
    pub sound: bool,
    /// From what the waves were made.
    pub waves_by: WaveOrder,
    /// How many changes are no steps.
    pub changes_without_step: usize,
    /// What had ended before the plan begins.
    pub ended_before: Vec<Ended>,
    /// The steps.
    pub steps: Vec<RoadmapStep>,
    /// The waves.
    pub waves: Vec<Wave>,
    /// What was given up.
    pub conflicts: Vec<Conflict>,
}

/// Something that had ended before the plan begins.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Ended {
    /// The element.
    pub subject: String,
    /// Its name with the id behind.
    pub name: Text,
    /// When it ended.
    pub since: Option<Date>,
}

/// A step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct RoadmapStep {
    /// What it does.
    pub kind: StepKind,
    /// What it is done to.
    pub subject: String,
    /// The step in one line.
    pub summary: Text,
    /// When it is planned: the first and the last day.
    pub planned: Option<(Date, Date)>,
    /// Whose it is.
    pub owner: Option<Party>,
    /// Whether that is who issued the instrument.
    #[serde(default)]
    pub is_issued: bool,
    /// Whose the other end of an exchange is, if that is another organisation.
    #[serde(default)]
    pub partner: Option<Party>,
    /// Who operates it afterwards.
    pub operator: Option<Party>,
    /// The fields that change.
    pub changes: Vec<StepChange>,
    /// The relations that come with a new element.
    pub relations: Vec<Text>,
    /// What else there is to know.
    pub notes: Vec<Text>,
    /// The steps that come before.
    pub waits_for: Vec<Wait>,
    /// The steps that are done in the same wave, for a reason.
    pub together_with: Vec<Together>,
}

/// A body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Party {
    /// Its key.
    pub id: String,
    /// What it is called.
    pub name: Text,
}

/// A field that a step changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StepChange {
    /// The field.
    pub field: String,
    /// What it is called.
    pub label: Text,
    /// Its value before.
    pub before: Text,
    /// Its value after.
    pub after: Text,
}

/// A step that comes before another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Wait {
    /// Its number.
    pub step: usize,
    /// Why.
    pub reason: Reason,
    /// Whether the other has to be in a later wave.
    pub later_wave: bool,
}

/// A step that is done with another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Together {
    /// Its number.
    pub step: usize,
    /// Why.
    pub reason: Reason,
}

/// Steps that are done together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Wave {
    /// The steps, by number.
    pub steps: Vec<usize>,
    /// When it is planned: the first and the last day.
    pub planned: Option<(Date, Date)>,
    /// The periods of the document that it stands for.
    pub periods: Vec<Text>,
    /// Why it holds more than half of the steps, if it does.
    pub crowded: Option<Text>,
    /// The framework that the document follows after it.
    pub framework: FrameworkVersion,
    /// The state after it.
    pub state: WaveState,
}

/// The state after a wave, judged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct WaveState {
    /// The day by which it was judged, if one is known.
    #[serde(default)]
    pub judged_on: Option<Date>,
    /// Whether it is sound, its framework is known, and no rule finds an error.
    pub valid: bool,
    /// Whether nothing is there that must not be.
    pub sound: bool,
    /// What must not be and is.
    pub faults: Vec<Text>,
    /// Public services that the new version itself no longer keeps within reach.
    pub unreached: Vec<String>,
    /// Public services that no system in use supports, though one of the versions has them supported.
    #[serde(default)]
    pub unsupported: Vec<String>,
    /// How many rules find nothing; nothing if the framework is not known.
    pub rules_satisfied: Option<usize>,
    /// The rules that find something.
    pub rules_violated: Vec<Violated>,
}

/// A rule that finds something in a state.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Violated {
    /// Its code.
    pub code: Code,
    /// The gravest severity.
    pub severity: Severity,
    /// How much it finds.
    pub count: usize,
    /// How much of that is an error.
    pub errors: usize,
}

/// Constraints that contradict each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Conflict {
    /// The step that does not keep one, by number.
    pub step: usize,
    /// The step that it would have had to wait for.
    pub other: Option<usize>,
    /// What is given up.
    pub given_up: Reason,
    /// What it gave way to.
    pub because: Reason,
}

impl From<&roadmap::Roadmap<'_>> for Roadmap {
    fn from(roadmap: &roadmap::Roadmap<'_>) -> Self {
        let ended = roadmap.ended_before().iter().map(|over| Ended {
            subject: over.subject.to_string(),
            name: over.name.clone(),
            since: over.since,
        });
        let steps = roadmap.steps().iter().enumerate();
        let conflicts = roadmap.conflicts().iter().map(|conflict| Conflict {
            step: conflict.step,
            other: conflict.other,
            given_up: conflict.given_up,
            because: conflict.because,
        });
        Self {
            schema_version: SchemaVersion,
            old: Head::of(roadmap.earlier()),
            new: Head::of(roadmap.later()),
            completeness: roadmap.completeness().into(),
            valid: roadmap.is_valid(),
            sound: roadmap.is_sound(),
            waves_by: roadmap.order(),
            changes_without_step: roadmap.changes_without_step(),
            ended_before: ended.collect(),
            steps: steps
                .map(|(nth, step)| RoadmapStep::of(roadmap, nth, step))
                .collect(),
            waves: roadmap.waves().iter().map(Wave::from).collect(),
            conflicts: conflicts.collect(),
        }
    }
}

impl RoadmapStep {
    fn of(roadmap: &roadmap::Roadmap<'_>, nth: usize, step: &roadmap::RoadmapStep) -> Self {
        let party = |party: &Option<roadmap::Party>| {
            party.as_ref().map(|of| Party {
                id: of.id.clone(),
                name: of.name.clone(),
            })
        };
        let changes = step.changes.iter().map(|change| StepChange {
            field: change.field.path().to_owned(),
            label: change.label.clone(),
            before: change.before.clone(),
            after: change.after.clone(),
        });
        let waits = roadmap.waits_for(nth);
        let together = roadmap.together_with(nth);
        Self {
            kind: step.kind,
            subject: step.subject.to_string(),
            summary: step.summary.clone(),
            planned: step.planned,
            owner: party(&step.owner),
            is_issued: step.is_issued,
            partner: party(&step.partner),
            operator: party(&step.operator),
            changes: changes.collect(),
            relations: step.relations.clone(),
            notes: step.notes.clone(),
            waits_for: waits
                .map(|(step, reason, later_wave)| Wait {
                    step,
                    reason,
                    later_wave,
                })
                .collect(),
            together_with: together
                .map(|(step, reason)| Together { step, reason })
                .collect(),
        }
    }
}

impl From<&roadmap::Wave> for Wave {
    fn from(wave: &roadmap::Wave) -> Self {
        Self {
            steps: wave.steps.clone(),
            planned: wave.planned,
            periods: wave.periods.clone(),
            crowded: wave.crowded.clone(),
            framework: wave.framework,
            state: (&wave.report).into(),
        }
    }
}

impl From<&StateReport> for WaveState {
    fn from(report: &StateReport) -> Self {
        let violated = report
            .violated
            .iter()
            .map(|(code, severity, count)| Violated {
                code: code.clone(),
                severity: *severity,
                count: *count,
                errors: report.errors_of(code),
            });
        Self {
            judged_on: report.judged_on,
            valid: report.is_valid(),
            sound: report.is_sound(),
            faults: report.faults.clone(),
            unreached: report.unreached.clone(),
            unsupported: report.unsupported.clone(),
            rules_satisfied: report.satisfied,
            rules_violated: violated.collect(),
        }
    }
}
