//! Applying the edits of a gap, all of them or what can be.

use std::collections::HashSet;

use super::Gap;
use super::demand::Demand;
use super::edit::Edit;
use super::measure::edited;
use super::parameters::{Parameter, Parameters};
use crate::error::{Error, ErrorKind};
use crate::model::Architecture;
use crate::text::{Lang, Text};

/// A document to which edits were applied, as far as there were values for them.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Applied {
    /// The document.
    pub architecture: Architecture,
    /// The gap with the values that were supplied.
    gap: Gap,
    /// The positions of the demands whose edits were not applied.
    left: Vec<usize>,
}

impl Applied {
    /// The demands that are left: those that lack a value, and those that have no edits.
    pub fn left(&self) -> impl Iterator<Item = &Demand> {
        let demands = self.gap.demands();
        self.left.iter().filter_map(|nth| demands.get(*nth))
    }

    /// The values that are still to be supplied.
    pub fn missing(&self) -> Vec<&Parameter> {
        self.gap.missing(&self.gap.given)
    }

    /// The elements, organisations and entries of `retired` and `transferred` whose fates of an earlier step were
    /// taken away.
    pub fn dropped_fates(&self) -> impl Iterator<Item = &str> {
        self.gap.dropped_fates()
    }
}

impl Gap {
    /// The document with all edits applied, those included that follow from the values supplied. The document must be
    /// the one that the gap was measured on. Costs the measuring of the gap with these values.
    ///
    /// Refuses a name that no parameter has, a value that the place of the parameter cannot hold or that does not meet
    /// the demand, and parameters that are not supplied: the error names all of those.
    pub fn apply(&self, arch: &Architecture, given: &Parameters) -> Result<Architecture, Error> {
        let applied = self.apply_known(arch, given)?;
        let missing = applied.missing();
        if missing.is_empty() {
            return Ok(applied.architecture);
        }
        let names: Vec<_> = missing.iter().map(|p| p.name.as_str()).collect();
        let names = names.join(", ");
        Err(Error::value(crate::bilingual!(
            "chưa cung cấp các giá trị: {names}",
            "these parameters are not supplied: {names}"
        )))
    }

    /// The document with the edits of those demands applied for which nothing is missing; the others are
    /// [left](Applied::left). Refuses what [`apply`](Self::apply) refuses, but for parameters that are not supplied.
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::{FrameworkVersion, Gap, Parameters, reference};
    /// let arch = reference::moj_2_0();
    /// let gap = Gap::to(&arch, FrameworkVersion::V3_0).unwrap();
    /// let given = Parameters::from_iter([("state-date", "2024-06-30")]);
    /// let applied = gap.apply_known(&arch, &given).unwrap();
    /// assert_eq!(applied.architecture.framework(), FrameworkVersion::V3_0);
    /// assert_eq!(applied.missing().len(), 4);
    /// # }
    /// ```
    pub fn apply_known(&self, arch: &Architecture, given: &Parameters) -> Result<Applied, Error> {
        self.apply_some(arch, given, |_| true)
    }

    /// The same with the edits of those demands only that are wanted, and of those that make what these name. All
    /// others are [left](Applied::left).
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::{FrameworkVersion, Gap, Parameters, reference};
    /// let arch = reference::moj_2_0();
    /// let gap = Gap::to(&arch, FrameworkVersion::V3_0).unwrap();
    /// let wanted = |demand: &justarch::Demand| demand.code.as_str() == "DOC001";
    /// let applied = gap.apply_some(&arch, &Parameters::default(), wanted).unwrap();
    /// assert_eq!(applied.architecture.framework(), FrameworkVersion::V3_0);
    /// assert_eq!(applied.architecture.elements().count(), arch.elements().count());
    /// # }
    /// ```
    pub fn apply_some(
        &self,
        arch: &Architecture,
        given: &Parameters,
        wanted: impl Fn(&Demand) -> bool,
    ) -> Result<Applied, Error> {
        let gap = self.with(arch, given)?;
        let known = |name: &&str| {
            let is = |p: &Parameter| p.name == **name || p.general.as_deref() == Some(*name);
            self.parameters().any(is) || gap.parameters().any(is)
        };
        let strange: Vec<_> = given.names().filter(|name| !known(name)).collect();
        if !strange.is_empty() {
            let names = strange.join(", ");
            return Err(Error::new(
                ErrorKind::UnknownName,
                crate::bilingual!(
                    "không có giá trị nào cần cung cấp mang tên {names}",
                    "no parameter is called {names}"
                ),
            ));
        }
        let unfit = |lang| {
            let all = gap.refused().map(|p| {
                let (name, accepted) = (&p.name, p.accepted());
                let accepted = accepted.as_ref().map_or("…", |text| text.get(lang));
                let value = given.of(p).unwrap_or_default();
                match lang {
                    Lang::Vi => {
                        format!(
                            "`{name}`: `{value}` không đáp ứng yêu cầu; chỉ chấp nhận {accepted}"
                        )
                    }
                    Lang::En => {
                        format!(
                            "`{name}`: `{value}` does not meet the demand; accepted: {accepted}"
                        )
                    }
                }
            });
            all.collect::<Vec<_>>().join("; ")
        };
        if gap.refused().next().is_some() {
            return Err(Error::value(Text::new(unfit(Lang::Vi), unfit(Lang::En))));
        }
        let left = gap.unwanted(gap.unmet_by(given), wanted);
        let skipped: HashSet<usize> = left.iter().copied().collect();
        let ready = gap.order.iter().filter(|nth| !skipped.contains(nth));
        let ready = ready.filter_map(|nth| gap.demands.get(*nth));
        let value = |p: &Parameter| given.of(p).map(str::to_owned);
        let architecture = edited(arch, ready, &value)?.build()?;
        Ok(Applied {
            architecture,
            gap,
            left,
        })
    }

    /// The positions of the demands that are left already, and of those that are neither wanted nor make what a wanted
    /// one names.
    fn unwanted(&self, left: Vec<usize>, wanted: impl Fn(&Demand) -> bool) -> Vec<usize> {
        let mut out = left;
        let lacking: HashSet<usize> = out.iter().copied().collect();
        let mut needed: HashSet<&str> = HashSet::new();
        for nth in self.order.iter().rev().filter(|nth| !lacking.contains(nth)) {
            let Some(demand) = self.demands.get(*nth) else {
                continue;
            };
            let ids = || demand.edits.iter().flat_map(Edit::ids);
            if wanted(demand) || ids().any(|(id, makes)| makes && needed.contains(id)) {
                needed.extend(ids().map(|(id, _)| id));
            } else {
                out.push(*nth);
            }
        }
        out.sort_unstable();
        out
    }

    /// The positions of the demands that lack a value, have no edits, or rest on what these would make.
    fn unmet_by(&self, given: &Parameters) -> Vec<usize> {
        let mut left = Vec::new();
        let mut unmade: HashSet<&str> = HashSet::new();
        for nth in &self.order {
            let Some(demand) = self.demands.get(*nth) else {
                continue;
            };
            let lacks = |p: &Parameter| !p.optional && given.of(p).is_none();
            let ids = || demand.edits.iter().flat_map(Edit::ids);
            let lacking = demand.edits.is_empty()
                || demand.parameters.iter().any(lacks)
                || ids().any(|(id, _)| unmade.contains(id));
            if lacking {
                left.push(*nth);
                unmade.extend(ids().filter(|(_, makes)| *makes).map(|(id, _)| id));
            }
        }
        left.sort_unstable();
        left
    }
}
