//! Applying a patch.

use super::{ID, KIND, Patch, PatchAction, PatchEdit, SECTION, Target, Values};
use crate::diff::Diff;
use crate::error::{Error, ErrorKind};
use crate::model::patch::{Edit, Figure};
use crate::model::{Architecture, Builder};

impl Patch {
    /// Applies the patch. The architecture must agree with the old version in what the patch touches: the error
    /// names the first place where it does not. O(size of the architecture) for each edit.
    pub fn apply(&self, old: &Architecture) -> Result<Architecture, Error> {
        let mut builder = old.to_builder();
        for edit in &self.edits {
            edit.apply(&mut builder)?;
        }
        builder.build()
    }
}

impl Diff<'_> {
    /// Applies the change to an architecture, by way of [`Diff::patch`]. The old version becomes the new one;
    /// another one must agree with it in what changed.
    ///
    /// ```
    /// use justarch::{Architecture, Diff, FrameworkVersion, UserKind};
    /// let old = Architecture::builder("demo", FrameworkVersion::V3_0).build()?;
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
    fn apply(&self, builder: &mut Builder) -> Result<(), Error> {
        match &self.target {
            Target::Rename { from, to } => builder.rename_element(from, to).map(|_| ()),
            Target::Document => {
                if let Some((before, after)) = self.fields.get(ID) {
                    builder.patch_id(one(before)?, one(after)?)?;
                }
                builder.patch_header(&self.plain())
            }
            Target::Element(id) => self.element(builder, id),
            Target::Record { table, key, holder } => {
                let holder = holder.as_deref();
                if self.action == PatchAction::Add {
                    builder.patch_add_record(*table, key, holder)?;
                }
                builder.patch_record(*table, key, holder, &self.plain())?;
                if self.action == PatchAction::Remove {
                    builder.patch_remove_record(*table, key, holder)?;
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
                let fields = said(&self.fields, adds);
                let figures: Vec<Figure<'_>> = figures
                    .iter()
                    .map(|((table, key), values)| (*table, key.as_str(), said(values, adds)))
                    .collect();
                if adds {
                    builder.patch_add_relation(ends, &fields, &figures)
                } else {
                    builder.patch_remove_relation(ends, &fields, &figures)
                }
            }
        }
    }

    fn element(&self, builder: &mut Builder, id: &str) -> Result<(), Error> {
        let of = |path: &str| self.fields.get(path);
        let kind = of(KIND);
        let section = of(SECTION);
        match self.action {
            PatchAction::Add => {
                let after = |values: Option<&Both>| values.map(|v| v.1.clone());
                let (kind, section) = (after(kind).unwrap_or_default(), after(section));
                let section = section.unwrap_or_default();
                builder.patch_add_element(id, one(&kind)?, one(&section)?)?;
                builder.patch_element(id, &self.plain())?;
                builder.patch_named(id)
            }
            PatchAction::Remove => {
                builder.patch_element(id, &self.plain())?;
                builder.patch_remove_element(id)
            }
            _ => {
                if kind.is_some() || section.is_some() {
                    self.kind(builder, id)?;
                }
                builder.patch_element(id, &self.plain())?;
                builder.patch_named(id)
            }
        }
    }

    /// Of kind and section, what did not change is not listed: the element has it.
    fn kind(&self, builder: &mut Builder, id: &str) -> Result<(), Error> {
        let (kind, section) = builder.kind_of(id)?;
        let pick = |path: &str, now: String| match self.fields.get(path) {
            Some((before, after)) => Ok((one(before)?.to_owned(), one(after)?.to_owned())),
            None => Ok::<_, Error>((now.clone(), now)),
        };
        let kind = pick(KIND, kind)?;
        let section = pick(SECTION, section)?;
        builder.patch_kind(id, (&kind.0, &section.0), (&kind.1, &section.1))
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
fn said(values: &Values, after: bool) -> Vec<(&str, &[String])> {
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
            "the patch is malformed: an id, a kind or a section has one value",
        )),
    }
}
