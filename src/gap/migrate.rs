//! The part of a step to another framework that needs no person: what the framework itself settles.

use std::collections::{HashMap, HashSet};

use super::Gap;
use super::demand::Demand;
use super::edit::{Edit, Input};
use super::parameters::{Parameter, Parameters};
use crate::error::Error;
use crate::model::{Architecture, Builder, ElementRef, Field};
use crate::version::FrameworkVersion;

/// A document after the mechanical part of the step to another framework: the head, names that the framework fixes,
/// values of a set that it replaced, the merger of procedure systems, and what all of these became. Nothing is added
/// that the document did not have; the rest is a [`Gap`].
///
/// ```
/// # #[cfg(feature = "yaml")] {
/// use justarch::{FrameworkVersion, Migration, reference};
/// let old = reference::moj_2_0();
/// let migration = Migration::of(&old, FrameworkVersion::V3_0)?;
/// let new = migration.architecture();
/// assert_eq!(new.framework(), FrameworkVersion::V3_0);
/// assert!(new.element("moj-one-stop-system").is_none() && new.element("moj-procedure-system").is_some());
/// assert_eq!(new.elements().len(), old.elements().len());
/// // What the framework introduced has owners that only a person knows, as is the day that the new version describes.
/// assert_eq!(migration.rest().demands().len(), 6);
/// # }
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Migration {
    from: FrameworkVersion,
    architecture: Architecture,
    dropped: Vec<String>,
    regraded: Vec<Regraded>,
    asked: Vec<Parameter>,
    rest: Gap,
}

/// A service whose grade is one of the set that took the place of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Regraded {
    /// The service.
    pub id: String,
    /// Its grade so far.
    pub from: String,
    /// What this becomes by default. It is marked as inferred: a person has to confirm it.
    pub to: String,
}

impl Migration {
    /// Takes the mechanical part of the step. Costs some measurings of the gap.
    ///
    /// The error names the known frameworks, or says that the document is further than the one asked for.
    pub fn of(arch: &Architecture, to: FrameworkVersion) -> Result<Self, Error> {
        let from = arch.framework();
        let gap = Gap::to(arch, to)?;
        let mut given = defaults(&gap);
        let mut gap = gap.with(arch, &given)?;
        // A default that does not meet the demand is left to a person.
        let unfit: Vec<_> = gap.refused().map(|p| p.name.clone()).collect();
        if !unfit.is_empty() {
            let kept = given
                .names()
                .filter(|name| !unfit.iter().any(|u| u == name));
            given = kept
                .filter_map(|name| Some((name, given.get(name)?)))
                .collect();
            gap = gap.with(arch, &given)?;
        }
        let (architecture, regraded) = made(&gap, arch, &given)?;
        let rest = Gap::to(&architecture, to)?;
        Ok(Self {
            from,
            architecture,
            dropped: gap.dropped_fates().map(str::to_owned).collect(),
            regraded,
            asked: unasked(&gap, &rest, &given),
            rest,
        })
    }

    /// The framework that the document claimed.
    pub fn from(&self) -> FrameworkVersion {
        self.from
    }

    /// The document.
    pub fn architecture(&self) -> &Architecture {
        &self.architecture
    }

    /// The elements, organisations and entries of `retired` and `transferred` whose fates of an earlier step were
    /// taken away.
    pub fn dropped_fates(&self) -> impl Iterator<Item = &str> {
        self.dropped.iter().map(String::as_str)
    }

    /// The services whose grade was replaced.
    pub fn regraded(&self) -> &[Regraded] {
        &self.regraded
    }

    /// What the step asks of a person that the rest does not ask again, such as the day that the new version describes:
    /// so far it says what the document said.
    pub fn asked(&self) -> &[Parameter] {
        &self.asked
    }

    /// What the framework still demands.
    pub fn rest(&self) -> &Gap {
        &self.rest
    }
}

/// What the edits that were made lack a value for, and the rest does not ask.
fn unasked(gap: &Gap, rest: &Gap, given: &Parameters) -> Vec<Parameter> {
    let missing = gap.missing(given).into_iter();
    let is_header = |p: &&Parameter| {
        let edits = gap.demands().iter().flat_map(|d| &d.edits);
        edits.into_iter().any(|edit| {
            matches!(edit, Edit::Header { value: Input::Asked(name), .. } if *name == p.name)
        })
    };
    let missing = missing.filter(is_header);
    let missing = missing.filter(|p| rest.parameters().all(|other| other.name != p.name));
    missing.cloned().collect()
}

/// What grades of a set that was replaced become by default.
fn defaults(gap: &Gap) -> Parameters {
    let edits = gap.demands().iter().flat_map(|d| &d.edits);
    let asked = edits.filter_map(|edit| match edit {
        Edit::Set {
            field: Field::Grade,
            value: Input::Asked(name),
            ..
        } => Some(name.as_str()),
        _ => None,
    });
    let asked: HashSet<&str> = asked.collect();
    let default = |p: &Parameter| {
        let default = p.suggestion.clone().filter(|s| p.choices.contains(s))?;
        Some((p.name.clone(), default))
    };
    let grades = gap.parameters().filter(|p| asked.contains(p.name.as_str()));
    grades.filter_map(default).collect()
}

/// The document with all edits that add nothing and have their value.
fn made(
    gap: &Gap,
    arch: &Architecture,
    given: &Parameters,
) -> Result<(Architecture, Vec<Regraded>), Error> {
    let mut out = arch.to_builder();
    let mut regraded = Vec::new();
    let mut unmade: HashSet<&str> = HashSet::new();
    for demand in gap.in_order() {
        let ids = || demand.edits.iter().flat_map(Edit::ids);
        let adds = demand.edits.iter().any(|edit| is_addition(edit, arch));
        if adds || ids().any(|(id, _)| unmade.contains(id)) {
            unmade.extend(ids().filter(|(_, makes)| *makes).map(|(id, _)| id));
            continue;
        }
        apply(demand, arch, given, &mut out, &mut regraded)?;
    }
    Ok((out.build()?, regraded))
}

fn apply(
    demand: &Demand,
    arch: &Architecture,
    given: &Parameters,
    out: &mut Builder,
    regraded: &mut Vec<Regraded>,
) -> Result<(), Error> {
    let asked = demand.parameters.iter().map(|p| (p.name.as_str(), p));
    let asked: HashMap<&str, &Parameter> = asked.collect();
    let value = |p: &Parameter| given.of(p).map(str::to_owned);
    for edit in &demand.edits {
        edit.apply(out, &asked, &value)?;
        if let Edit::Set {
            id,
            field: Field::Grade,
            value: Input::Asked(name),
        } = edit
            && let Some(to) = given.get(name)
            && let Some(from) = arch.element(id).and_then(ElementRef::grade)
        {
            out.add_once(id, Field::Inferred, Field::Grade.path())?;
            regraded.push(Regraded {
                id: id.clone(),
                from: from.to_owned(),
                to: to.to_owned(),
            });
        }
    }
    Ok(())
}

/// Whether an edit brings something of which the document says nothing.
fn is_addition(edit: &Edit, arch: &Architecture) -> bool {
    match edit {
        Edit::Add { .. } => true,
        Edit::Record { table, key, .. } => arch.record(*table, key).is_none(),
        Edit::Header { .. }
        | Edit::ClearHeader { .. }
        | Edit::DropFates { .. }
        | Edit::Supersede { .. }
        | Edit::Set { .. }
        | Edit::Append { .. }
        | Edit::Retype { .. }
        | Edit::Rename { .. }
        | Edit::Merge { .. } => false,
    }
}
