//! A comparison of two versions for machines.

use std::cell::Cell;

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::json::{Both, Inputs};
use super::named::names_of;
use super::reach_json::ReachJson;
use super::source_context::SourceContext;
use crate::diagnostic::Side;
use crate::diff::{Accepted, Change, Class, Diff, Reclassified};
use crate::io::Locate;
use crate::model::{Architecture, Place};
use crate::text::{Lang, Text};

/// How many ids of affected elements and of the ways to them are listed.
const LISTED: usize = 2_000_000;

/// A comparison in a form for machines, with the places of both sides and whom breaking changes affect.
///
/// The schema version is `1`. Fields may be added under that number; none is removed or changes its meaning.
///
/// `completeness` says with `state` whether both versions were read whole, and what of them was not; what cannot be
/// told because of that is in `uncertain`. If the state is `undecided`, the verdict is at least what is said, and
/// `null` does not mean that nothing changed.
///
/// In `lineage`, `into` holds what an element itself became, also where several became several, or what took its place.
///
/// `reclassified` names each entry of a configuration that gave changes another class, with how many they are and the
/// class they had.
///
/// `unjudged-ends` names, for each side that states no date, the elements and relations of which it is not known
/// whether their end (`until`) has passed: for the verdict they are still there.
///
/// A change has the `name` of what it is about, of a relation those of both ends, a figure that comes or goes with its value. A change of a
/// policy has with `cited-by` how many elements it governed, and with `left-without-policy` how many of them are governed by
/// nothing else that is in force: `impact` counts all that depends on these as well.
///
/// Whom changes affect may be the whole architecture for each of them. Beyond two million ids of affected
/// elements and of the ways to them, `impact` has `omitted` with the number of those that are not listed; of
/// further changes it is `null`, and `impact-omitted` is `true`.
///
/// ```
/// use justarch::{Architecture, Diff, DiffJson, FrameworkVersion};
/// let arch = Architecture::fragment("demo", FrameworkVersion::V3_0).build()?;
/// let diff = Diff::between(&arch, &arch);
/// let json = serde_json::to_value(DiffJson::bare(&diff)).unwrap();
/// assert_eq!(json["schema-version"], "1");
/// assert!(json["verdict"].is_null());
/// # Ok::<(), justarch::Error>(())
/// ```
pub struct DiffJson<'d, 'a> {
    diff: &'d Diff<'a>,
    stand: SourceContext<'d>,
}

impl std::fmt::Debug for DiffJson<'_, '_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.diff.fmt(f)
    }
}

impl<'d, 'a> DiffJson<'d, 'a> {
    /// A comparison of two documents.
    pub fn new(diff: &'d Diff<'a>, old: &'d dyn Locate, new: &'d dyn Locate) -> Self {
        let stand = SourceContext::pair(old, new);
        Self { diff, stand }
    }

    /// A comparison of architectures that were made in code: without places.
    pub fn bare(diff: &'d Diff<'a>) -> Self {
        let stand = SourceContext::none();
        Self { diff, stand }
    }
}

impl Serialize for DiffJson<'_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let diff = self.diff;
        let room = Cell::new(LISTED);
        let causes = diff.causes();
        let changes = diff.changes().iter().zip(causes);
        let changes = changes.map(|(change, cause)| ChangeJson {
            change,
            cause: cause.and_then(|cause| diff.changes().get(cause)),
            of: self,
            room: &room,
        });
        let count = |class| diff.changes().iter().filter(|c| c.class == class).count();
        let counts = Class::ALL.map(|class| (class.key(), count(class)));
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("schema-version", "1")?;
        map.serialize_entry("inputs", &Inputs(&self.stand))?;
        map.serialize_entry("old", &Head(diff.earlier()))?;
        map.serialize_entry("new", &Head(diff.later()))?;
        map.serialize_entry("verdict", &diff.verdict().map(Class::key))?;
        map.serialize_entry("required-bump", diff.required_bump().key())?;
        map.serialize_entry(
            "actual-bump",
            &diff.actual_bump().map(crate::diff::Bump::key),
        )?;
        map.serialize_entry("reclassified", &Moved(diff.reclassified()))?;
        map.serialize_entry("unjudged-ends", &unjudged(diff))?;
        map.serialize_entry("completeness", &diff.completeness())?;
        map.serialize_entry("counts", &Pairs(&counts))?;
        map.serialize_entry("lineage", diff.lineage())?;
        map.serialize_entry("changes", &changes.collect::<Vec<_>>())?;
        map.serialize_entry("uncertain", diff.uncertain())?;
        let accepted = diff.accepted().iter();
        let accepted = accepted.map(|accepted| AcceptedJson {
            accepted,
            of: self,
            room: &room,
        });
        map.serialize_entry("accepted", &accepted.collect::<Vec<_>>())?;
        map.end()
    }
}

/// The ends that no day is known to judge by.
#[derive(serde::Serialize)]
struct UnjudgedJson<'a> {
    side: &'static str,
    elements: Vec<&'a str>,
    relations: Vec<TieJson<'a>>,
    label: LabelJson,
}

#[derive(serde::Serialize)]
struct TieJson<'a> {
    from: &'a str,
    relation: &'static str,
    to: &'a str,
}

#[derive(serde::Serialize)]
struct LabelJson {
    en: String,
    vi: String,
}

fn unjudged<'a>(diff: &Diff<'a>) -> Vec<UnjudgedJson<'a>> {
    let ends = diff.unjudged_ends().into_iter();
    let json = ends.map(|ends| {
        let label = ends.summary();
        let tie = |r: &crate::model::RelationRef<'a>| TieJson {
            from: r.from().id(),
            relation: r.kind().key(),
            to: r.end().id(),
        };
        UnjudgedJson {
            side: match ends.side {
                Side::Old => "old",
                Side::New => "new",
            },
            elements: ends.elements.iter().map(|e| e.id()).collect(),
            relations: ends.relations.iter().map(tie).collect(),
            label: LabelJson {
                en: label.get(Lang::En).to_owned(),
                vi: label.get(Lang::Vi).to_owned(),
            },
        }
    });
    json.collect()
}

struct Pairs<'a>(&'a [(&'static str, usize)]);

impl Serialize for Pairs<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().copied())
    }
}

/// What the configuration made of classes.
struct Moved<'d>(&'d [Reclassified]);

impl Serialize for Moved<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.0.iter().map(MovedJson))
    }
}

struct MovedJson<'d>(&'d Reclassified);

impl Serialize for MovedJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let moved = self.0;
        let mut map = to.serialize_map(Some(6))?;
        map.serialize_entry("kind", moved.kind.key())?;
        map.serialize_entry("was", moved.was.key())?;
        map.serialize_entry("class", moved.class.key())?;
        map.serialize_entry("count", &moved.count)?;
        map.serialize_entry("entry", &moved.entry())?;
        map.serialize_entry("summary", &Both(&moved.summary()))?;
        map.end()
    }
}

/// What a version says of itself.
struct Head<'a>(&'a Architecture);

impl Serialize for Head<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let arch = self.0;
        let name = Text::new(
            arch.name(Lang::Vi).to_owned(),
            arch.name(Lang::En).to_owned(),
        );
        let framework = arch.framework();
        let framework = framework.is_stated().then(|| framework.to_string());
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("id", arch.id())?;
        map.serialize_entry("name", &Both(&name))?;
        map.serialize_entry("version", &arch.version().map(|v| v.to_string()))?;
        map.serialize_entry("framework", &framework)?;
        map.end()
    }
}

/// A change that somebody accepted.
struct AcceptedJson<'j, 'd, 'a> {
    accepted: &'j Accepted<'a>,
    of: &'j DiffJson<'d, 'a>,
    room: &'j Cell<usize>,
}

impl Serialize for AcceptedJson<'_, '_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self { accepted, of, room } = self;
        let change = &accepted.change;
        let mut map = to.serialize_map(Some(4))?;
        map.serialize_entry("reason", &accepted.reason)?;
        map.serialize_entry("approver", &accepted.approver)?;
        map.serialize_entry("until", &accepted.until.map(|day| day.to_string()))?;
        map.serialize_entry(
            "accepts",
            &ChangeJson {
                change,
                cause: None,
                of,
                room,
            },
        )?;
        map.end()
    }
}

/// A change with its places and, if it breaks something, whom it affects.
struct ChangeJson<'j, 'd, 'a> {
    change: &'j Change<'a>,
    /// The change from which it follows.
    cause: Option<&'j Change<'a>>,
    of: &'j DiffJson<'d, 'a>,
    /// How many ids may still be listed.
    room: &'j Cell<usize>,
}

impl Serialize for ChangeJson<'_, '_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self {
            change,
            cause,
            of,
            room,
        } = self;
        let mut places = Vec::new();
        for (side, subjects) in [(Side::Old, &change.old), (Side::New, &change.new)] {
            for subject in subjects {
                let place = Place {
                    subject: subject.clone(),
                    field: change.field,
                };
                places.push(super::json::LabelJson::place(side, place, &of.stand));
            }
        }
        let breaks = change.class == Class::Breaking;
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("change", change)?;
        map.serialize_entry("places", &places)?;
        map.serialize_entry("cause", &cause.map(Change::fingerprint))?;
        let name = |lang| names_of(of.diff, change, "", lang);
        if let (Some(vi), Some(en)) = (name(Lang::Vi), name(Lang::En)) {
            map.serialize_entry("name", &Both(&Text::new(vi, en)))?;
        }
        // What a policy governs does not fall with it.
        if let Some(citing) = of.diff.citing(change) {
            map.serialize_entry("cited-by", &citing.cited_by.len())?;
            map.serialize_entry("left-without-policy", &citing.left_without.len())?;
        }
        let is_shown = breaks && room.get() > 0;
        let impact = is_shown.then(|| ReachJson::of(of.diff.reach(change), room));
        map.serialize_entry("impact", &impact)?;
        if breaks && !is_shown {
            map.serialize_entry("impact-omitted", &true)?;
        }
        map.end()
    }
}
