//! A comparison of two versions.

use std::collections::{BTreeMap, HashMap};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::counts::ClassCounts;
use super::parts::{Completeness, Head, Inputs, Label, Step, field, some};
use super::{Bands, SchemaVersion};
use crate::date::Date;
use crate::diagnostic::Side;
use crate::diff::{self, Bump, ChangeKind, Class, Evidence, Lineage};
use crate::framework;
use crate::io::Locate;
use crate::model::{ElementRef, Layer, Place, Subject};
use crate::report::{SourceContext, names_of};
use crate::text::{Lang, Text};

/// How many ids of affected elements and of the ways to them are listed.
const LISTED: usize = 2_000_000;

/// So many affected elements are listed again where another change affects the same.
const REPEATED: usize = 8;

/// A comparison with the places of both sides and whom breaking changes affect.
///
/// If `completeness` is undecided, the verdict is at least what is said, and `null` does not mean that nothing changed.
///
/// Whom changes affect may be the whole architecture for each of them. What changes of the same affect is listed at the
/// first of them; at the others `impact` has `listed-at` with its fingerprint, and `omitted` with the number. Beyond two million ids of affected
/// elements and of the ways to them, `impact` has `omitted` with the number of those that are not listed; of
/// further changes it is `null`, and `impact-omitted` is `true`.
///
/// ```
/// use justarch::{Architecture, Diff, FrameworkVersion, json};
/// let arch = Architecture::fragment("demo", FrameworkVersion::V3_0).build()?;
/// let diff = json::Diff::bare(&Diff::between(&arch, &arch));
/// assert!(diff.verdict.is_none() && diff.changes.is_empty());
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Diff {
    /// The version of this layout.
    pub schema_version: SchemaVersion<1>,
    /// The files of both versions.
    pub inputs: Inputs,
    /// What the earlier version says of itself.
    pub old: Head,
    /// What the later version says of itself.
    pub new: Head,
    /// The gravest class of all changes.
    pub verdict: Option<Class>,
    /// The step of the version that the changes ask for.
    pub required_bump: Bump,
    /// The step that the versions take; nothing if one states no version, or the version falls.
    pub actual_bump: Option<Bump>,
    /// Each entry of a configuration that gave changes another class.
    pub reclassified: Vec<Reclassified>,
    /// Of each version for which no day is known, what states an end: whether it has passed is not known, so it counts
    /// as still there.
    #[serde(default)]
    pub unjudged_ends: Vec<UnjudgedEnds>,
    /// What either version says of lineage that cannot all be true.
    #[serde(default)]
    pub contradictions: Vec<Contradiction>,
    /// Whether the verdict rests on everything that both versions say: all was read, nothing contradicts itself, and
    /// each end of the later version was judged.
    #[serde(default)]
    pub decided: bool,
    /// Whether both versions were read whole.
    pub completeness: Completeness,
    /// How many changes there are of each class.
    pub counts: ClassCounts,
    /// What became of the elements that did not simply keep their id, by old id.
    pub lineage: Vec<Fate>,
    /// The changes: those of the document first, then by layer, id and kind; sources last.
    pub changes: Vec<ListedChange>,
    /// What cannot be told because a part was not read.
    pub uncertain: Vec<Uncertain>,
    /// The changes that somebody accepted, which do not count.
    pub accepted: Vec<Accepted>,
    /// The changes by band, if that was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bands: Option<Bands>,
}

/// What an entry of a configuration made of the class of changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Reclassified {
    /// The kind of the changes.
    pub kind: ChangeKind,
    /// The class that they would have.
    pub was: Class,
    /// The class that they have.
    pub class: Class,
    /// How many they are.
    pub count: usize,
    /// The entry.
    pub entry: String,
    /// The same in words.
    pub summary: Text,
}

/// The ends of a version that no day is known to judge by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct UnjudgedEnds {
    /// The version.
    pub side: Side,
    /// The elements that state an end.
    pub elements: Vec<String>,
    /// The relations that do.
    pub relations: Vec<Step>,
    /// The same in words.
    pub label: Text,
}

/// Statements of a version on lineage that cannot all be true.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Contradiction {
    /// The version.
    pub side: Side,
    /// What they are on.
    pub subjects: Vec<String>,
    /// The same in words.
    pub label: Text,
}

impl From<&diff::Contradiction> for Contradiction {
    fn from(of: &diff::Contradiction) -> Self {
        Self {
            side: of.side,
            subjects: of.subjects.iter().map(ToString::to_string).collect(),
            label: of.summary(),
        }
    }
}

/// What became of an element.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Fate {
    /// Its old id.
    pub id: String,
    /// What became of it.
    pub fate: FateKind,
    /// What it itself became, also where several became several, or what took its place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub into: Vec<String>,
    /// Why it was retired.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// To whom it was handed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// How sure it is, in per cent, if it is inferred.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<u8>,
    /// From what it is inferred.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Text>,
    /// What it resembles, not clearly enough.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub resembles: Vec<String>,
}

/// What can become of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "`diff::Fate` says what they mean")]
pub enum FateKind {
    Kept,
    Renamed,
    Merged,
    Split,
    ManyToMany,
    Replaced,
    Retired,
    Transferred,
    Removed,
    Unreadable,
}

/// A change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    /// The same for the same change in another comparison.
    pub fingerprint: String,
    /// What sort of change it is.
    pub kind: ChangeKind,
    /// What it is about in the earlier version.
    pub old: Vec<String>,
    /// What it is about in the later version.
    pub new: Vec<String>,
    /// The field that changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Its values before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Vec<String>>,
    /// Its values after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Vec<String>>,
    /// Its class.
    pub class: Class,
    /// Why it has that class.
    pub reason: Text,
    /// The change in one line.
    pub summary: Text,
    /// What else there is to know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Text>,
}

/// A change with its places and, if it breaks something, whom it affects.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct ListedChange {
    /// The change.
    pub change: Change,
    /// Where it is, in both versions.
    pub places: Vec<Label>,
    /// The fingerprint of the change from which it follows.
    pub cause: Option<String>,
    /// What it is about by name: of a relation both ends, of a figure that comes or goes with its value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    /// How many elements the policy governed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cited_by: Option<usize>,
    /// How many of them nothing else in force governs; `impact` counts all that depends on these as well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_without_policy: Option<usize>,
    /// Whom it affects.
    pub impact: Option<Reach>,
    /// Whether `impact` was left out for want of room.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub impact_omitted: bool,
    /// The key of its band, if bands were asked for and it is in one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub band: Option<String>,
}

/// Whom a change affects.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Reach {
    /// The version in which the elements were looked up.
    pub side: Side,
    /// What changed.
    pub origins: Vec<String>,
    /// What depends on it, by layer and id.
    pub affected: Vec<Affected>,
    /// How many further ones are not listed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub omitted: Option<usize>,
    /// The fingerprint of an earlier change in the list that affects the same: they are listed there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub listed_at: Option<String>,
    /// How many of all of them each band has, if bands were asked for.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub by_band: BTreeMap<String, usize>,
}

/// An element that a change affects.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Affected {
    /// Its id.
    pub id: String,
    /// Its section.
    pub layer: Layer,
    /// The key of its owner.
    pub owner: Option<String>,
    /// The ids of a shortest way to what changed.
    pub path: Vec<String>,
}

/// What only one version says as far as both could be read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Uncertain {
    /// What it is about.
    pub subject: String,
    /// The field, if it is about one.
    pub field: Option<String>,
    /// The version that says it.
    pub side: Side,
    /// The same in words.
    pub summary: Text,
}

/// A change that somebody accepted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Accepted {
    /// Why.
    pub reason: String,
    /// Who.
    pub approver: String,
    /// The last day on which that holds.
    pub until: Option<Date>,
    /// The change.
    pub accepts: ListedChange,
}

impl Diff {
    /// A comparison of two documents.
    pub fn new(diff: &diff::Diff<'_>, old: &dyn Locate, new: &dyn Locate) -> Self {
        Self::of(diff, &SourceContext::pair(old, new), None)
    }

    /// A comparison of architectures that were made in code: without places.
    pub fn bare(diff: &diff::Diff<'_>) -> Self {
        Self::of(diff, &SourceContext::none(), None)
    }

    /// A comparison of two documents with the changes by band.
    pub fn by_band(
        diff: &diff::Diff<'_>,
        old: &dyn Locate,
        new: &dyn Locate,
        cut: &'static framework::Bands,
    ) -> Self {
        Self::of(diff, &SourceContext::pair(old, new), Some(cut))
    }

    pub(super) fn of(
        diff: &diff::Diff<'_>,
        context: &SourceContext<'_>,
        cut: Option<&'static framework::Bands>,
    ) -> Self {
        let mut list = List {
            diff,
            context,
            cut,
            room: LISTED,
            told: HashMap::new(),
        };
        let changes = diff.changes().iter().zip(diff.causes());
        let changes = changes.map(|(change, cause)| {
            list.change(change, cause.and_then(|cause| diff.changes().get(cause)))
        });
        let changes = changes.collect();
        let accepted = diff.accepted().iter().map(|accepted| Accepted {
            reason: accepted.reason.clone(),
            approver: accepted.approver.clone(),
            until: accepted.until,
            accepts: list.change(&accepted.change, None),
        });
        let accepted = accepted.collect();
        let count = |class| diff.changes().iter().filter(|c| c.class == class).count();
        Self {
            schema_version: SchemaVersion,
            inputs: Inputs::of(context),
            old: Head::named(diff.earlier()),
            new: Head::named(diff.later()),
            verdict: diff.verdict(),
            required_bump: diff.required_bump(),
            actual_bump: diff.actual_bump(),
            reclassified: diff.reclassified().iter().map(Reclassified::from).collect(),
            unjudged_ends: diff
                .unjudged_ends()
                .iter()
                .map(UnjudgedEnds::from)
                .collect(),
            contradictions: diff
                .contradictions()
                .iter()
                .map(Contradiction::from)
                .collect(),
            decided: diff.is_decided(),
            completeness: diff.completeness().into(),
            counts: ClassCounts {
                editorial: count(Class::Editorial),
                compatible: count(Class::Compatible),
                breaking: count(Class::Breaking),
            },
            lineage: fates(diff.lineage()),
            changes,
            uncertain: diff.uncertain().iter().map(Uncertain::from).collect(),
            accepted,
            bands: cut.map(|cut| Bands::of_changes(diff, cut)),
        }
    }
}

impl From<&diff::Reclassified> for Reclassified {
    fn from(of: &diff::Reclassified) -> Self {
        Self {
            kind: of.kind,
            was: of.was,
            class: of.class,
            count: of.count,
            entry: of.entry(),
            summary: of.summary(),
        }
    }
}

impl From<&diff::UnjudgedEnds<'_>> for UnjudgedEnds {
    fn from(ends: &diff::UnjudgedEnds<'_>) -> Self {
        let relations = ends.relations.iter().map(|relation| Step {
            from: relation.from().id().to_owned(),
            relation: relation.kind(),
            to: relation.end().id().to_owned(),
        });
        Self {
            side: ends.side,
            elements: ids(&ends.elements),
            relations: relations.collect(),
            label: ends.summary(),
        }
    }
}

impl From<&diff::Uncertain> for Uncertain {
    fn from(of: &diff::Uncertain) -> Self {
        Self {
            subject: of.subject.to_string(),
            field: field(of.field),
            side: of.side,
            summary: of.summary(),
        }
    }
}

/// All fates but `kept`, by old id.
fn fates(lineage: &Lineage<'_>) -> Vec<Fate> {
    let fates = lineage.fates();
    let mut fates: Vec<_> = fates
        .filter(|(_, fate)| !matches!(fate, diff::Fate::Kept))
        .collect();
    fates.sort_by_key(|(element, _)| element.id());
    let fates = fates.into_iter();
    fates
        .map(|(element, fate)| Fate::of(lineage, element, fate))
        .collect()
}

impl Fate {
    fn of<'a>(lineage: &Lineage<'a>, element: ElementRef<'a>, fate: &diff::Fate<'a>) -> Self {
        let id = element.id();
        let mut into = ids(&lineage.became(element));
        into.sort_unstable();
        let (confidence, why) = match lineage.evidence(id) {
            Some(Evidence::Inferred { confidence, why }) => (Some(*confidence), Some(why.clone())),
            _ => (None, None),
        };
        let near = lineage
            .near_misses(id)
            .iter()
            .map(|n| n.element.id().to_owned());
        let (mut reason, mut to) = (None, None);
        let fate = match fate {
            diff::Fate::Kept => FateKind::Kept,
            diff::Fate::Renamed { .. } => FateKind::Renamed,
            diff::Fate::Merged { .. } => FateKind::Merged,
            diff::Fate::Split { .. } => FateKind::Split,
            diff::Fate::ManyToMany { .. } => FateKind::ManyToMany,
            diff::Fate::Replaced { .. } => FateKind::Replaced,
            diff::Fate::Retired { reason: why } => {
                reason = Some((*why).to_owned());
                FateKind::Retired
            }
            diff::Fate::Transferred { to: body } => {
                to = Some((*body).to_owned());
                FateKind::Transferred
            }
            diff::Fate::Removed => FateKind::Removed,
            diff::Fate::Unreadable => FateKind::Unreadable,
        };
        Self {
            id: id.to_owned(),
            fate,
            into,
            reason,
            to,
            confidence,
            why,
            resembles: near.collect(),
        }
    }
}

impl From<&diff::Change<'_>> for Change {
    fn from(change: &diff::Change<'_>) -> Self {
        let subjects = |list: &[Subject]| list.iter().map(ToString::to_string).collect();
        let values = |list: &[_]| {
            let has_any = !change.before.is_empty() || !change.after.is_empty();
            has_any.then(|| list.iter().map(ToString::to_string).collect())
        };
        Self {
            fingerprint: change.fingerprint(),
            kind: change.kind,
            old: subjects(&change.old),
            new: subjects(&change.new),
            field: field(change.field),
            before: values(&change.before),
            after: values(&change.after),
            class: change.class,
            reason: change.reason.clone(),
            summary: change.summary(),
            notes: change.notes.clone(),
        }
    }
}

pub(super) fn ids(elements: &[ElementRef<'_>]) -> Vec<String> {
    elements.iter().map(|e| e.id().to_owned()).collect()
}

/// The changes of a comparison, one after the other.
struct List<'l, 'a> {
    diff: &'l diff::Diff<'a>,
    context: &'l SourceContext<'l>,
    cut: Option<&'static framework::Bands>,
    /// How many ids may still be listed.
    room: usize,
    /// Whom changes of the same affect, where they were listed before.
    told: HashMap<(Side, Vec<usize>), Reach>,
}

impl<'a> List<'_, 'a> {
    fn change(
        &mut self,
        change: &diff::Change<'a>,
        cause: Option<&diff::Change<'a>>,
    ) -> ListedChange {
        let mut places = Vec::new();
        for (side, subjects) in [(Side::Old, &change.old), (Side::New, &change.new)] {
            for subject in subjects {
                let place = Place {
                    subject: subject.clone(),
                    field: change.field,
                };
                places.push(Label::at(side, place, self.context));
            }
        }
        let name = |lang| names_of(self.diff, change, "", lang);
        let name = match (name(Lang::Vi), name(Lang::En)) {
            (Some(vi), Some(en)) => Some(Text::new(vi, en)),
            _ => None,
        };
        let citing = self.diff.citing(change);
        let band = self.cut.and_then(|cut| self.diff.band_of(change, cut));
        let breaks = change.class == Class::Breaking;
        let is_shown = breaks && self.room > 0;
        ListedChange {
            change: change.into(),
            places,
            cause: cause.map(diff::Change::fingerprint),
            name,
            cited_by: citing.as_ref().map(|citing| citing.cited_by.len()),
            left_without_policy: citing.as_ref().map(|citing| citing.left_without.len()),
            impact: is_shown.then(|| self.reach(change)),
            impact_omitted: breaks && !is_shown,
            band: band.map(|band| band.key.to_owned()),
        }
    }

    /// Whom a change affects, as far as there is room and it was not told before.
    fn reach(&mut self, change: &diff::Change<'a>) -> Reach {
        let (side, origins) = self.diff.origins_of(change);
        let key = (side, origins.iter().map(|e| e.index()).collect());
        if let Some(told) = self.told.get(&key) {
            return told.clone();
        }
        let reach = self.listed(&self.diff.impact_on(side, origins));
        let mut told = reach.clone();
        if told.affected.len() > REPEATED {
            let omitted = told.omitted.unwrap_or_default();
            told.omitted = some(told.affected.len().saturating_add(omitted));
            told.affected = Vec::new();
            told.listed_at = Some(change.fingerprint());
        }
        self.told.insert(key, told);
        reach
    }

    fn listed(&mut self, reach: &diff::Impact<'a>) -> Reach {
        let mut affected = Vec::new();
        for element in reach.affected() {
            // Its own id, and those of its way.
            let Some(left) = self
                .room
                .checked_sub(reach.distance(*element).saturating_add(2))
            else {
                self.room = 0;
                break;
            };
            self.room = left;
            affected.push(Affected {
                id: element.id().to_owned(),
                layer: element.layer(),
                owner: element.owner().map(|owner| owner.key().to_owned()),
                path: std::iter::once(*element)
                    .chain(reach.steps_of(*element).map(|(_, to)| to))
                    .map(|e| e.id().to_owned())
                    .collect(),
            });
        }
        let by_band = self.cut.into_iter().flat_map(|cut| reach.by_band(cut));
        Reach {
            side: reach.side(),
            origins: ids(reach.origins()),
            omitted: some(reach.affected().len().saturating_sub(affected.len())),
            listed_at: None,
            affected,
            by_band: by_band
                .map(|(band, count)| (band.key.to_owned(), count))
                .collect(),
        }
    }
}
