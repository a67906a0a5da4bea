//! Applying a patch.

use super::{ID, KIND, Patch, PatchAction, PatchEdit, SECTION, Target, Values};
use crate::diff::Diff;
use crate::error::{Error, ErrorKind};
use crate::model::Architecture;
use crate::model::patch::{Edit, Figure, Patcher};

impl Patch {
    /// Applies the patch. The architecture must agree with the old version in what the patch touches: the error
    /// names the first place where it does not. O(n log n) in the architecture and the patch; renames that do not
    /// follow each other cost O(n) for each run of them.
    pub fn apply(&self, old: &Architecture) -> Result<Architecture, Error> {
        let mut patcher = Patcher::of(old);
        let is_rename = |edit: &PatchEdit| matches!(edit.target, Target::Rename { .. });
        for run in self.edits.chunk_by(|a, b| is_rename(a) && is_rename(b)) {
            if run.first().is_some_and(is_rename) {
                patcher.rename(run.iter().filter_map(PatchEdit::rename))?;
                continue;
            }
            for edit in run {
                edit.apply(&mut patcher)?;
            }
        }
        patcher.build()
    }
}

impl Diff<'_> {
    /// Applies the change to an architecture, by way of [`Diff::patch`]. The old version becomes the new one;
    /// another one must agree with it in what changed.
    ///
    /// ```
    /// use justarch::{Architecture, Diff, FrameworkVersion, UserKind};
    /// let old = Architecture::fragment("demo", FrameworkVersion::V3_0).build()?;
    /// let mut b = old.to_builder();
    /// b.element("citizens", UserKind::Citizen, "Người dân")?;
    /// let new = b.build()?;
    /// assert_eq!(Diff::between(&old, &new).apply(&old)?, new);
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn apply(&self, old: &Architecture) -> Result<Architecture, Error> {
        self.patch()?.apply(old)
    }
}

impl PatchEdit {
    /// The id and the new id of a rename.
    pub(super) fn rename(&self) -> Option<(&str, &str)> {
        match &self.target {
            Target::Rename { from, to } => Some((from, to)),
            _ => None,
        }
    }

    fn apply(&self, patcher: &mut Patcher) -> Result<(), Error> {
        match &self.target {
            Target::Rename { .. } => patcher.rename(self.rename()),
            Target::Document => {
                if let Some((before, after)) = self.fields.get(ID) {
                    patcher.id(one(before)?, one(after)?)?;
                }
                patcher.header(&self.plain())
            }
            Target::Element(id) => self.element(patcher, id),
            Target::Record { table, key, holder } => {
                let holder = holder.as_deref();
                if self.action == PatchAction::Add {
                    patcher.add_record(*table, key, holder)?;
                }
                patcher.record(*table, key, holder, &self.plain())?;
                if self.action == PatchAction::Remove {
                    patcher.remove_record(*table, key, holder)?;
                }
                Ok(())
            }
            Target::Relation {
                from,
                kind,
                to,
                organisation,
                figures,
            } => {
                let ends = (from.as_str(), *kind, to.as_str(), *organisation);
                let adds = self.action == PatchAction::Add;
                let fields = values_of(&self.fields, adds);
                let figures: Vec<Figure<'_>> = figures
                    .iter()
                    .map(|((table, key), values)| (*table, key.as_str(), values_of(values, adds)))
                    .collect();
                if adds {
                    patcher.add_relation(ends, &fields, &figures)
                } else {
                    patcher.remove_relation(ends, &fields, &figures)
                }
            }
        }
    }

    fn element(&self, patcher: &mut Patcher, id: &str) -> Result<(), Error> {
        let of = |path: &str| self.fields.get(path);
        let kind = of(KIND);
        let section = of(SECTION);
        match self.action {
            PatchAction::Add => {
                let after = |values: Option<&Both>| values.map(|v| v.1.clone());
                let (kind, section) = (after(kind).unwrap_or_default(), after(section));
                let section = section.unwrap_or_default();
                patcher.add_element(id, one(&kind)?, one(&section)?)?;
                patcher.element(id, &self.plain())?;
                patcher.named(id)
            }
            PatchAction::Remove => {
                patcher.element(id, &self.plain())?;
                patcher.remove_element(id)
            }
            _ => {
                if kind.is_some() || section.is_some() {
                    self.kind(patcher, id)?;
                }
                patcher.element(id, &self.plain())?;
                patcher.named(id)
            }
        }
    }

    /// Of kind and section, what did not change is not listed: the element has it.
    fn kind(&self, patcher: &mut Patcher, id: &str) -> Result<(), Error> {
        let (kind, section) = patcher.kind_of(id)?;
        let pick = |path: &str, now: String| match self.fields.get(path) {
            Some((before, after)) => Ok((one(before)?.to_owned(), one(after)?.to_owned())),
            None => Ok::<_, Error>((now.clone(), now)),
        };
        let kind = pick(KIND, kind)?;
        let section = pick(SECTION, section)?;
        patcher.set_kind(id, (&kind.0, &section.0), (&kind.1, &section.1))
    }

    /// The fields but for those that are no fields of the model.
    fn plain(&self) -> Vec<Edit<'_>> {
        let special: &[&str] = match self.target {
            Target::Document => &[ID],
            Target::Element(_) => &[KIND, SECTION],
            _ => &[],
        };
        self.fields()
            .filter(|(path, ..)| !special.contains(path))
            .collect()
    }
}

type Both = (Vec<String>, Vec<String>);

/// The values of one side.
fn values_of(values: &Values, after: bool) -> Vec<(&str, &[String])> {
    values
        .iter()
        .map(|(path, (before, now))| {
            let values = if after { now } else { before };
            (path.as_str(), values.as_slice())
        })
        .collect()
}

fn one(values: &[String]) -> Result<&str, Error> {
    match values {
        [one] => Ok(one),
        _ => Err(Error::new(
            ErrorKind::Model,
            crate::text::Text::fixed(
                "bản ghi thay đổi sai cấu trúc: định danh, loại và lớp chỉ có một giá trị",
                "the patch is malformed: an id, a kind or a section has one value",
            ),
        )),
    }
}
