//! A roadmap for machines.

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::json::Both;
use crate::model::Architecture;
use crate::roadmap::{Conflict, Over, Party, Reason, Roadmap, StateReport, StepChange, Wave};

/// A roadmap in a form for machines: the steps with what they wait for, the waves with the state after each,
/// and the conflicts. Steps and waves are numbered from 0.
///
/// The schema version is `1`. Fields may be added under that number; none is removed or changes its meaning.
///
/// Of the state after a wave `unsupported` names the public services that no system in use supports there, though one of
/// the versions has them supported; it is not `valid` then.
///
/// ```
/// use justarch::{Architecture, FrameworkVersion, Roadmap, RoadmapJson};
/// let arch = Architecture::fragment("demo", FrameworkVersion::V3_0).build()?;
/// let roadmap = Roadmap::plan(&arch, &arch);
/// let json = serde_json::to_value(RoadmapJson::new(&roadmap)).unwrap();
/// assert_eq!(json["schema-version"], "1");
/// assert_eq!(json["waves"].as_array().map(Vec::len), Some(0));
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Debug)]
pub struct RoadmapJson<'r, 'a>(&'r Roadmap<'a>);

impl<'r, 'a> RoadmapJson<'r, 'a> {
    /// The form of a roadmap.
    pub fn new(roadmap: &'r Roadmap<'a>) -> Self {
        Self(roadmap)
    }
}

impl Serialize for RoadmapJson<'_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let roadmap = self.0;
        let steps = (0..roadmap.steps().len()).map(|nth| StepJson(roadmap, nth));
        let waves = roadmap.waves().iter().map(WaveJson);
        let conflicts = roadmap.conflicts().iter().map(ConflictJson);
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("schema-version", "1")?;
        map.serialize_entry("old", &Head(roadmap.earlier()))?;
        map.serialize_entry("new", &Head(roadmap.later()))?;
        map.serialize_entry("completeness", &roadmap.completeness())?;
        map.serialize_entry("valid", &roadmap.is_valid())?;
        map.serialize_entry("sound", &roadmap.is_sound())?;
        map.serialize_entry("waves-by", roadmap.order().key())?;
        map.serialize_entry("changes-without-step", &roadmap.changes_without_step())?;
        let over = roadmap.ended_before().iter().map(OverJson);
        map.serialize_entry("ended-before", &over.collect::<Vec<_>>())?;
        map.serialize_entry("steps", &steps.collect::<Vec<_>>())?;
        map.serialize_entry("waves", &waves.collect::<Vec<_>>())?;
        map.serialize_entry("conflicts", &conflicts.collect::<Vec<_>>())?;
        map.end()
    }
}

/// Which version it is.
struct Head<'a>(&'a Architecture);

impl Serialize for Head<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let framework = self.0.framework();
        let framework = framework.is_stated().then(|| framework.to_string());
        let mut map = to.serialize_map(Some(3))?;
        map.serialize_entry("id", self.0.id())?;
        map.serialize_entry("version", &self.0.version().map(|v| v.to_string()))?;
        map.serialize_entry("framework", &framework)?;
        map.end()
    }
}

/// A step of a roadmap by number.
struct StepJson<'r, 'a>(&'r Roadmap<'a>, usize);

impl Serialize for StepJson<'_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self(roadmap, nth) = self;
        let mut map = to.serialize_map(None)?;
        if let Some(step) = roadmap.step(*nth) {
            map.serialize_entry("kind", step.kind.key())?;
            map.serialize_entry("subject", &step.subject.to_string())?;
            map.serialize_entry("summary", &Both(&step.summary))?;
            let planned = step.planned;
            map.serialize_entry(
                "planned",
                &planned.map(|(a, b)| [a, b].map(|d| d.to_string())),
            )?;
            map.serialize_entry("owner", &step.owner.as_ref().map(PartyJson))?;
            map.serialize_entry("operator", &step.operator.as_ref().map(PartyJson))?;
            let changes = step.changes.iter().map(ChangeJson);
            map.serialize_entry("changes", &changes.collect::<Vec<_>>())?;
            let relations = step.relations.iter().map(Both);
            map.serialize_entry("relations", &relations.collect::<Vec<_>>())?;
            let notes = step.notes.iter().map(Both);
            map.serialize_entry("notes", &notes.collect::<Vec<_>>())?;
        }
        let waits = roadmap.waits_for(*nth);
        let waits = waits.map(|(step, reason, apart)| WaitJson(step, reason, apart));
        map.serialize_entry("waits-for", &waits.collect::<Vec<_>>())?;
        let together = roadmap.together_with(*nth);
        let together = together.map(|(step, reason)| TogetherJson(step, reason));
        map.serialize_entry("together-with", &together.collect::<Vec<_>>())?;
        map.end()
    }
}

struct OverJson<'a>(&'a Over);

impl Serialize for OverJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let over = self.0;
        let mut map = to.serialize_map(Some(3))?;
        map.serialize_entry("subject", &over.subject.to_string())?;
        map.serialize_entry("name", &Both(&over.name))?;
        map.serialize_entry("since", &over.since.map(|day| day.to_string()))?;
        map.end()
    }
}

struct PartyJson<'a>(&'a Party);

impl Serialize for PartyJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(2))?;
        map.serialize_entry("id", &self.0.id)?;
        map.serialize_entry("name", &Both(&self.0.name))?;
        map.end()
    }
}

struct ChangeJson<'a>(&'a StepChange);

impl Serialize for ChangeJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let change = self.0;
        let mut map = to.serialize_map(Some(4))?;
        map.serialize_entry("field", change.field.path())?;
        map.serialize_entry("label", &Both(&change.label))?;
        map.serialize_entry("before", &Both(&change.before))?;
        map.serialize_entry("after", &Both(&change.after))?;
        map.end()
    }
}

struct TogetherJson(usize, Reason);

impl Serialize for TogetherJson {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(2))?;
        map.serialize_entry("step", &self.0)?;
        map.serialize_entry("reason", self.1.key())?;
        map.end()
    }
}

struct WaitJson(usize, Reason, bool);

impl Serialize for WaitJson {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(3))?;
        map.serialize_entry("step", &self.0)?;
        map.serialize_entry("reason", self.1.key())?;
        map.serialize_entry("later-wave", &self.2)?;
        map.end()
    }
}

struct WaveJson<'a>(&'a Wave);

impl Serialize for WaveJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let wave = self.0;
        let planned = wave.planned.map(|(a, b)| [a, b].map(|d| d.to_string()));
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("steps", &wave.steps)?;
        map.serialize_entry("planned", &planned)?;
        let periods = wave.periods.iter().map(Both);
        map.serialize_entry("periods", &periods.collect::<Vec<_>>())?;
        map.serialize_entry("crowded", &wave.crowded.as_ref().map(Both))?;
        map.serialize_entry("framework", &wave.framework.to_string())?;
        map.serialize_entry("state", &StateJson(&wave.report))?;
        map.end()
    }
}

struct StateJson<'a>(&'a StateReport);

impl Serialize for StateJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let report = self.0;
        let violated = report.violated.iter().map(|of| ViolatedJson {
            of,
            errors: report.errors_of(&of.0),
        });
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("valid", &report.is_valid())?;
        map.serialize_entry("sound", &report.is_sound())?;
        let faults = report.faults.iter().map(Both);
        map.serialize_entry("faults", &faults.collect::<Vec<_>>())?;
        map.serialize_entry("unreached", &report.unreached)?;
        map.serialize_entry("unsupported", &report.unsupported)?;
        map.serialize_entry("rules-satisfied", &report.satisfied)?;
        map.serialize_entry("rules-violated", &violated.collect::<Vec<_>>())?;
        map.end()
    }
}

struct ViolatedJson<'a> {
    of: &'a (crate::diagnostic::Code, crate::diagnostic::Severity, usize),
    errors: usize,
}

impl Serialize for ViolatedJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let (code, severity, count) = self.of;
        let mut map = to.serialize_map(Some(4))?;
        map.serialize_entry("code", code.as_str())?;
        map.serialize_entry("severity", severity.key())?;
        map.serialize_entry("count", count)?;
        map.serialize_entry("errors", &self.errors)?;
        map.end()
    }
}

struct ConflictJson<'a>(&'a Conflict);

impl Serialize for ConflictJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let conflict = self.0;
        let mut map = to.serialize_map(Some(4))?;
        map.serialize_entry("step", &conflict.step)?;
        map.serialize_entry("other", &conflict.other)?;
        map.serialize_entry("given-up", conflict.given_up.key())?;
        map.serialize_entry("because", conflict.because.key())?;
        map.end()
    }
}
