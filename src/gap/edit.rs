//! Edits: what a demand asks to be written, in a form that programs can apply.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::parameters::Parameter;
use crate::error::{Error, ErrorKind};
use crate::model::{Builder, Field, Kind, Table};

/// One change to a document, named by keys.
///
/// ```
/// use justarch::{Architecture, Edit, FrameworkVersion, Gap};
/// let arch = Architecture::fragment("demo", FrameworkVersion::V2_0).build()?;
/// let gap = Gap::to(&arch, FrameworkVersion::V3_0)?;
/// let edits = gap.demands().iter().flat_map(|d| &d.edits);
/// assert!(edits.clone().any(|e| matches!(e, Edit::Header { .. })));
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Edit {
    /// Gives a field of the head of the document a value, or adds one to its list of inferred keys.
    Header {
        /// The field.
        field: Field,
        /// Its new value.
        value: Input,
    },
    /// Takes a field of the head of the document away.
    ClearHeader {
        /// The field.
        field: Field,
    },
    /// Takes away what became of elements and organisations in an earlier step: `succeeds`, `retired` and
    /// `transferred`.
    DropFates {
        /// The elements that say what they succeed.
        succeeding: Vec<String>,
        /// The organisations that do, and the entries of `retired` and `transferred`.
        entries: Vec<(Table, String)>,
    },
    /// Says that the new version takes the place of an earlier one.
    Supersede {
        /// Whose architecture the earlier one is: the key of an organisation.
        body: String,
        /// Its version.
        version: String,
        /// The decision that had issued it, if the document names one, and its day.
        decision: Option<String>,
        /// The day of that decision.
        date: Option<String>,
    },
    /// Gives a field of an entry of a table a value; adds the entry if there is none of that key.
    Record {
        /// The table.
        table: Table,
        /// The key of the entry.
        key: String,
        /// The field.
        field: Field,
        /// Its new value.
        value: Input,
    },
    /// Adds an element.
    Add {
        /// Its id.
        id: String,
        /// What it is; the section follows from it.
        kind: Kind,
        /// Its fields; a list comes once for each item.
        fields: Vec<(Field, Input)>,
    },
    /// Gives a field of an element a value in place of the one it had.
    Set {
        /// The element.
        id: String,
        /// The field.
        field: Field,
        /// Its new value.
        value: Input,
    },
    /// Adds a value to a list that an element holds, unless it is there.
    Append {
        /// The element.
        id: String,
        /// The field that holds the list.
        field: Field,
        /// The value.
        value: String,
    },
    /// Makes an element one of another kind.
    Retype {
        /// The element.
        id: String,
        /// Its new kind.
        kind: Kind,
    },
    /// Gives an element another id; every reference to it follows.
    Rename {
        /// The element.
        id: String,
        /// Its new id.
        to: String,
    },
    /// Lets an element go on as part of another; every reference to it leads there.
    Merge {
        /// The element.
        id: String,
        /// The other.
        into: String,
    },
}

/// The value that an edit writes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Input {
    /// It is known, as files write it.
    Known(String),
    /// Only a person can know it: the name of a [`Parameter`].
    Asked(String),
}

impl Input {
    pub(super) fn known(text: impl Into<String>) -> Self {
        Self::Known(text.into())
    }

    pub(super) fn asked(parameter: &Parameter) -> Self {
        Self::Asked(parameter.name.clone())
    }
}

impl Edit {
    /// The word in machine output.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Header { .. } => "set-header",
            Self::ClearHeader { .. } => "clear-header",
            Self::DropFates { .. } => "drop-fates",
            Self::Supersede { .. } => "supersede",
            Self::Record { .. } => "set-record",
            Self::Add { .. } => "add-element",
            Self::Set { .. } => "set-field",
            Self::Append { .. } => "append",
            Self::Retype { .. } => "set-kind",
            Self::Rename { .. } => "rename-element",
            Self::Merge { .. } => "merge-element",
        }
    }

    /// The ids under which it knows elements, and whether they come to be by it.
    pub(super) fn ids(&self) -> Vec<(&str, bool)> {
        match self {
            Self::Header { .. }
            | Self::ClearHeader { .. }
            | Self::DropFates { .. }
            | Self::Supersede { .. }
            | Self::Record { .. } => Vec::new(),
            Self::Add { id, .. } => vec![(id, true)],
            Self::Set { id, .. } | Self::Append { id, .. } | Self::Retype { id, .. } => {
                vec![(id, false)]
            }
            Self::Rename { id, to } => vec![(id, false), (to, true)],
            Self::Merge { id, into } => vec![(id, false), (into, false)],
        }
    }

    /// Applies it. `value` gives what a parameter is to be; where there is none, the edit goes without.
    pub(super) fn apply(
        &self,
        out: &mut Builder,
        asked: &HashMap<&str, &Parameter>,
        value_of: &dyn Fn(&Parameter) -> Option<String>,
    ) -> Result<(), Error> {
        let value = |out: &mut Builder, field, input: &Input| -> Result<Option<String>, Error> {
            match input {
                Input::Known(text) => Ok(Some(text.clone())),
                Input::Asked(name) => {
                    let parameter = asked.get(name.as_str()).ok_or_else(|| unknown(name))?;
                    let text = value_of(parameter);
                    text.map(|text| supplied(out, parameter, field, &text))
                        .transpose()
                }
            }
        };
        match self {
            Self::Header {
                field: Field::Inferred,
                value: Input::Known(key),
            } => out.header_inferred(key)?,
            Self::Header { field, value: v } => {
                if let Some(text) = value(out, *field, v)? {
                    out.header().field(*field, &text)?;
                }
            }
            Self::ClearHeader { field } => {
                out.header().clear(*field);
            }
            Self::DropFates { .. } => out.drop_fates(),
            Self::Supersede {
                body,
                version,
                decision,
                date,
            } => {
                let key = Table::superseded(body, version);
                if !out.has_record(Table::Supersedes, &key) {
                    let mut entry = out.supersedes(body, &version.parse()?)?;
                    let said = [(Field::Decision, decision), (Field::Date, date)];
                    for (field, text) in said {
                        if let Some(text) = text {
                            entry = entry.field(field, text)?;
                        }
                    }
                }
            }
            Self::Record {
                table,
                key,
                field,
                value: v,
            } => {
                if let Some(text) = value(out, *field, v)? {
                    out.ensure_record(*table, key)?;
                    let mut record = out.edit_record(*table, key)?;
                    if *field == Field::Content {
                        // What is said is no longer unknown.
                        record = record.clear(Field::Unknown);
                    }
                    record.field(*field, &text)?;
                }
            }
            Self::Add { id, kind, fields } => {
                let name = fields.iter().find(|(field, _)| *field == Field::NameVi);
                let name = name.map(|(field, v)| value(out, *field, v)).transpose()?;
                out.element(id, *kind, &name.flatten().unwrap_or_default())?;
                for (field, v) in fields {
                    if *field != Field::NameVi
                        && let Some(text) = value(out, *field, v)?
                    {
                        set(out, id, *field, &text)?;
                    }
                }
            }
            Self::Set {
                id,
                field,
                value: v,
            } => {
                if let Some(text) = value(out, *field, v)? {
                    out.edit_element(id)?.field(*field, &text)?;
                }
            }
            Self::Append { id, field, value } => out.add_once(id, *field, value)?,
            Self::Retype { id, kind } => {
                out.edit_element(id)?.kind(*kind)?;
            }
            Self::Rename { id, to } => {
                out.rename_element(id, to)?;
            }
            Self::Merge { id, into } => {
                out.merge_element(id, into)?;
            }
        }
        Ok(())
    }
}

fn set(out: &mut Builder, id: &str, field: Field, text: &str) -> Result<(), Error> {
    if matches!(field, Field::Inferred | Field::Succeeds) {
        return out.add_once(id, field, text);
    }
    out.edit_element(id)?.field(field, text).map(|_| ())
}

/// A value that the caller supplied, checked. An organisation may be a new one: `key: Vietnamese name`.
fn supplied(
    out: &mut Builder,
    parameter: &Parameter,
    field: Field,
    text: &str,
) -> Result<String, Error> {
    let text = text.trim();
    if !parameter.choices.is_empty() && parameter.choices.iter().all(|c| c != text) {
        let name = &parameter.name;
        let choices = parameter.choices.join(", ");
        return Err(Error::value(crate::bilingual!(
            "`{name}`: `{text}` không thuộc các giá trị được chấp nhận: {choices}",
            "`{name}`: `{text}` is not one of {choices}"
        )));
    }
    if field == Field::Owner
        && let Some((key, name)) = text.split_once(':')
    {
        let (key, name) = (key.trim(), name.trim());
        if !out.has_record(Table::Organisations, key) {
            out.organisation(key, name)?;
        } else if !name.is_empty() && text != parameter.stand_in {
            agrees(out, parameter, (key, name))?;
        }
        return Ok(key.to_owned());
    }
    Ok(text.to_owned())
}

/// Refuses a name that an organisation of that key does not have, whether the document or another value gave it its
/// own.
fn agrees(out: &Builder, parameter: &Parameter, (key, name): (&str, &str)) -> Result<(), Error> {
    let known = out.organisation_names(key);
    // Spaces and the form of Unicode are no other name.
    let plain = |name: &str| {
        let composed: String = name.nfc().collect();
        composed.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let given = plain(name);
    if known.iter().any(|known| plain(known) == given) {
        return Ok(());
    }
    let (of, is) = (&parameter.name, known.first().copied().unwrap_or_default());
    Err(Error::value(crate::bilingual!(
        "`{of}`: `{key}` là định danh của “{is}”, không phải của “{name}”; ghi `{key}` nếu là tổ chức đó, hoặc dùng định danh khác cho tổ chức mới",
        "`{of}`: `{key}` is the key of “{is}”, not of “{name}”; say `{key}` if that is meant, or give a new organisation another key"
    )))
}

fn unknown(name: &str) -> Error {
    Error::new(
        ErrorKind::Value,
        crate::bilingual!(
            "chưa cung cấp giá trị `{name}`",
            "the parameter `{name}` is not supplied"
        ),
    )
}
