//! The edits that make the texts of a document say what another architecture says.

use super::apply::Edited;
use super::attributes;
use super::find::row;
use super::kinds::Edit;
use super::ops::refused;
use crate::diff::{Diff, PatchAction, PatchEdit};
use crate::error::Error;
use crate::io::document::Document;
use crate::io::place::IdOf;
use crate::model::schema::{ELEMENT, FieldSpec, HEADER, RELATION, Shape};
use crate::model::{Architecture, ElementRef, Field, Kind, RelationRef, Subject, Value};
use crate::text::Text;

impl Document {
    /// Edits of its texts, with which it says what another architecture says: a later state of itself, such as a gap
    /// gives when it is applied. Comments, layout and files stay, and what is new stands beside its like.
    ///
    /// Refused where that cannot be had by edits, and as [`apply`](Self::apply) is. O(n log n) for a few changes.
    ///
    /// ```
    /// use justarch::{FrameworkVersion, Gap, Parameters, SourceId, reference};
    /// let document = reference::get("moj-2.0").unwrap().document();
    /// let gap = Gap::to(document.architecture(), FrameworkVersion::V3_0)?;
    /// let given = Parameters::from_iter([("state-date", "2024-06-30")]);
    /// let applied = gap.apply_known(document.architecture(), &given)?;
    /// let edited = document.toward(&applied.architecture)?;
    /// assert!(*edited.document().architecture() == applied.architecture);
    /// let comments = |of: &justarch::Document| of.places().comments(SourceId::ROOT).len();
    /// assert_eq!(comments(edited.document()), comments(&document));
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn toward(&self, target: &Architecture) -> Result<Edited, Error> {
        let own = self.architecture();
        // What goes on under another id stays where it is written.
        let renames = renames(own, target);
        let mut edits: Vec<_> = renames
            .iter()
            .map(|(id, to)| Edit::Rename {
                of: IdOf::Element,
                id: (*id).to_owned(),
                to: (*to).to_owned(),
            })
            .collect();
        let mut builder = own.to_builder();
        builder.rename_elements(renames)?;
        let own = builder.build()?;
        let patch = Diff::between(&own, target).patch()?;
        for edit in patch.edits() {
            edits.extend(of_patch(&own, target, edit, patch.edits())?);
        }
        let edited = self.edited(&edits)?;
        if *edited.document().architecture() == *target {
            Ok(edited)
        } else {
            Err(not_by_edits())
        }
    }
}

/// The elements that are gone, each with the new one of its layer that says first of it that it goes on there.
fn renames<'a>(own: &'a Architecture, target: &'a Architecture) -> Vec<(&'a str, &'a str)> {
    let mut renames: Vec<(&str, &str)> = Vec::new();
    for new in target
        .elements()
        .filter(|new| own.element(new.id()).is_none())
    {
        let succeeded = new.fields().iter().filter_map(|field| match field {
            (Field::Succeeds, Value::Text(id)) => own.element(id),
            _ => None,
        });
        let is_free = |old: &ElementRef<'_>| {
            target.element(old.id()).is_none()
                && old.layer() == new.layer()
                && !renames.iter().any(|(known, _)| *known == old.id())
        };
        if let Some(old) = succeeded.into_iter().find(is_free) {
            renames.push((old.id(), new.id()));
        }
    }
    renames
}

fn not_by_edits() -> Error {
    refused(Text::fixed(
        "không thể đưa hết các thay đổi vào tệp bằng cách sửa từng chỗ",
        "the changes cannot all be made in the file place by place",
    ))
}

/// What one edit of a patch is in the texts.
fn of_patch(
    own: &Architecture,
    target: &Architecture,
    edit: &PatchEdit,
    all: &[PatchEdit],
) -> Result<Vec<Edit>, Error> {
    let subject = edit.subject();
    match (edit.action(), &subject) {
        (PatchAction::Rename, Subject::Element(id)) => Ok(vec![Edit::Rename {
            of: IdOf::Element,
            id: id.to_string(),
            to: edit.renamed_to().unwrap_or_default().to_owned(),
        }]),
        (PatchAction::Add, Subject::Element(id)) => {
            let element = target.element(id).ok_or_else(not_by_edits)?;
            Ok(vec![Edit::AddElement {
                id: id.to_string(),
                layer: element.layer(),
                kind: element.kind_key().to_owned(),
                fields: said(
                    element
                        .fields()
                        .iter()
                        .filter(|(field, _)| *field != Field::Kind),
                )?,
            }])
        }
        (PatchAction::Remove, Subject::Element(_) | Subject::Record { .. }) => {
            Ok(vec![Edit::Remove { subject }])
        }
        (PatchAction::Add, Subject::Record { table, key }) => {
            let record = target.record(*table, key).ok_or_else(not_by_edits)?;
            Ok(vec![Edit::AddRecord {
                table: *table,
                key: key.to_string(),
                holder: record.holder().map(str::to_owned),
                fields: said(record.fields().iter())?,
            }])
        }
        (PatchAction::Change, Subject::Element(id)) => {
            let mut edits = changes(&subject, ELEMENT, edit)?;
            let element = target.element(id).ok_or_else(not_by_edits)?;
            let moves = edit.fields().any(|(path, ..)| path == "section");
            if moves || matches!(element.kind(), Kind::Custom(_)) {
                return Err(not_by_edits());
            }
            if edit.fields().any(|(path, ..)| path == Field::Kind.path()) {
                edits.push(Edit::Set {
                    at: subject.at(Field::Kind),
                    value: element.kind_key().to_owned(),
                });
            }
            Ok(edits)
        }
        (PatchAction::Change, Subject::Record { table, .. }) => {
            changes(&subject, table.fields(), edit)
        }
        (_, Subject::Document) => changes(&subject, HEADER, edit),
        (action, Subject::Relation { from, kind, to, .. }) => {
            let is_same = |other: &&PatchEdit| other.subject() == subject;
            let alike: Vec<_> = all.iter().filter(is_same).collect();
            let adds = |edit: &PatchEdit| edit.action() == PatchAction::Add;
            match (action, alike.as_slice()) {
                // It goes on and says something else.
                (PatchAction::Remove, [gone, come]) if adds(come) && !adds(gone) => {
                    if let Some(changed) = changed(own, gone, come)? {
                        return Ok(changed);
                    }
                }
                (PatchAction::Add, [gone, come])
                    if adds(come) && !adds(gone) && changed(own, gone, come)?.is_some() =>
                {
                    return Ok(Vec::new());
                }
                _ => {}
            }
            if action == PatchAction::Add {
                return Ok(vec![Edit::AddRelation {
                    from: from.to_string(),
                    kind: *kind,
                    to: to.to_string(),
                    fields: listed(RELATION, edit)?,
                }]);
            }
            let relation = relation_of(own, edit).ok_or_else(not_by_edits)?;
            Ok(vec![Edit::Remove {
                subject: relation.into(),
            }])
        }
        (PatchAction::Rename | PatchAction::Change | PatchAction::Add | PatchAction::Remove, _) => {
            Err(not_by_edits())
        }
    }
}

/// Fields as files write them.
fn said<'a>(
    fields: impl Iterator<Item = (Field, Value<'a>)>,
) -> Result<Vec<(Field, String)>, Error> {
    let mut out = Vec::new();
    for (field, value) in fields {
        match field {
            Field::Refused => return Err(not_by_edits()),
            _ => out.push((field, value.to_string())),
        }
    }
    Ok(out)
}

/// The field of a path, and whether it holds a list.
fn field_of(specs: &'static [FieldSpec], path: &str) -> Result<(Field, bool), Error> {
    if path == Field::RouteDirect.path() {
        return Ok((Field::RouteDirect, false));
    }
    let mut fields = Field::ALL
        .iter()
        .copied()
        .filter(|field| field.path() == path);
    let found = fields.find_map(|field| Some((field, row(specs, field).ok()?.1)));
    let (field, spec) = found.ok_or_else(not_by_edits)?;
    Ok((field, spec.shape.is_list()))
}

/// What comes and goes of the fields of a part.
fn changes(
    subject: &Subject,
    specs: &'static [FieldSpec],
    edit: &PatchEdit,
) -> Result<Vec<Edit>, Error> {
    let mut out = Vec::new();
    for (path, before, after) in edit.fields() {
        if path == Field::Kind.path() {
            continue;
        }
        if path == Field::Attribute.path() {
            out.extend(attributed(subject, before, after)?);
            continue;
        }
        if path == "id" && *subject == Subject::Document {
            let id = after.first().ok_or_else(not_by_edits)?;
            out.push(Edit::SetId { id: id.clone() });
            continue;
        }
        let (field, is_list) = field_of(specs, path)?;
        let at = subject.clone().at(field);
        if !is_list {
            out.push(match after {
                [] => Edit::Clear { at },
                [value, ..] => Edit::Set {
                    at,
                    value: value.clone(),
                },
            });
            continue;
        }
        if after.is_empty() {
            out.push(Edit::Clear { at });
            continue;
        }
        // What comes first, so that the list is never without an item.
        let come = after.iter().filter(|value| !before.contains(value));
        out.extend(come.map(|value| Edit::AddItem {
            at: at.clone(),
            value: value.clone(),
        }));
        let gone = before.iter().filter(|value| !after.contains(value));
        out.extend(gone.map(|value| Edit::RemoveItem {
            at: at.clone(),
            value: value.clone(),
        }));
    }
    Ok(out)
}

/// What comes and goes of the attributes of a part.
fn attributed(subject: &Subject, before: &[String], after: &[String]) -> Result<Vec<Edit>, Error> {
    let parted = |text: &String| {
        let parted = attributes::parted(text);
        let (name, value) = parted.ok_or_else(not_by_edits)?;
        Ok::<_, Error>((name.to_owned(), value.to_owned()))
    };
    let after: Vec<_> = after.iter().map(parted).collect::<Result<_, _>>()?;
    let before: Vec<_> = before.iter().map(parted).collect::<Result<_, _>>()?;
    let come = after.iter().filter(|pair| !before.contains(pair));
    let mut out: Vec<_> = come
        .map(|(name, value)| Edit::SetAttribute {
            of: subject.clone(),
            name: name.clone(),
            value: value.clone(),
        })
        .collect();
    let stays = |name: &String| after.iter().any(|(other, _)| other == name);
    let gone = before.iter().filter(|(name, _)| !stays(name));
    out.extend(gone.map(|(name, _)| Edit::ClearAttribute {
        of: subject.clone(),
        name: name.clone(),
    }));
    Ok(out)
}

/// The fields that an edit adds.
fn listed(specs: &'static [FieldSpec], edit: &PatchEdit) -> Result<Vec<(Field, String)>, Error> {
    let mut out = Vec::new();
    for (path, _, after) in edit.fields() {
        let field = if path == Field::Attribute.path() {
            Field::Attribute
        } else {
            field_of(specs, path)?.0
        };
        out.extend(after.iter().map(|value| (field, value.clone())));
    }
    Ok(out)
}

/// The relation that an edit takes away.
fn relation_of<'a>(own: &'a Architecture, edit: &PatchEdit) -> Option<RelationRef<'a>> {
    let Subject::Relation { from, kind, to, .. } = edit.subject() else {
        return None;
    };
    let says_so = |relation: &RelationRef<'_>| {
        let mut rest = 0_usize;
        let mut known: Vec<(&str, Vec<String>)> = Vec::new();
        for (field, value) in relation.fields().iter() {
            match known.iter_mut().find(|(path, _)| *path == field.path()) {
                Some((_, values)) => values.push(value.to_string()),
                None => known.push((field.path(), vec![value.to_string()])),
            }
        }
        for (path, before, _) in edit.fields() {
            let mut before = before.to_vec();
            before.sort_unstable();
            let found = known.iter_mut().find(|(known, _)| *known == path);
            let Some((_, values)) = found else {
                return false;
            };
            values.sort_unstable();
            if *values != before {
                return false;
            }
            rest = rest.saturating_add(1);
        }
        rest == known.len()
    };
    let element = own.element(&from)?;
    let mut alike = element
        .relations_of(kind)
        .filter(|relation| relation.end().id() == &*to);
    alike.find(says_so)
}

/// The edit of a relation of which one field changes.
fn changed(
    own: &Architecture,
    gone: &PatchEdit,
    come: &PatchEdit,
) -> Result<Option<Vec<Edit>>, Error> {
    let Some(relation) = relation_of(own, gone) else {
        return Ok(None);
    };
    let before: Vec<_> = gone
        .fields()
        .map(|(path, before, _)| (path, before))
        .collect();
    let after: Vec<_> = come
        .fields()
        .map(|(path, _, after)| (path, after))
        .collect();
    let lost = before
        .iter()
        .filter(|(path, _)| !after.iter().any(|(other, _)| other == path));
    let mut differing: Vec<(&str, &[String], &[String])> = lost
        .map(|(path, before)| (*path, *before, &[][..]))
        .collect();
    for (path, now) in &after {
        let then = before.iter().find(|(other, _)| other == path);
        let then = then.map_or(&[][..], |(_, then)| *then);
        if then != *now {
            differing.push((path, then, now));
        }
    }
    let [(path, then, now)] = differing.as_slice() else {
        return Ok(None);
    };
    if *path == Field::Attribute.path() {
        return attributed(&Subject::from(relation), then, now).map(Some);
    }
    let (field, is_list) = field_of(RELATION, path)?;
    let at = Subject::from(relation).at(field);
    let is_ordered = row(RELATION, field).is_ok_and(|(_, spec)| matches!(spec.shape, Shape::Route));
    Ok(match *now {
        [] => Some(vec![Edit::Clear { at }]),
        [value] if !is_list => Some(vec![Edit::Set {
            at,
            value: value.clone(),
        }]),
        [..] if is_ordered => None,
        now => {
            let come: Vec<_> = now.iter().filter(|value| !then.contains(value)).collect();
            let lost: Vec<_> = then.iter().filter(|value| !now.contains(value)).collect();
            match (come.as_slice(), lost.as_slice()) {
                ([value], []) => Some(vec![Edit::AddItem {
                    at,
                    value: (*value).clone(),
                }]),
                ([], [value]) => Some(vec![Edit::RemoveItem {
                    at,
                    value: (*value).clone(),
                }]),
                _ => None,
            }
        }
    })
}
