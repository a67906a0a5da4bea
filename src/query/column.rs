//! What is shown of the elements that are selected.

use std::collections::HashSet;
use std::fmt;
use std::str::FromStr;

use super::error::did_you_mean;
use super::key::{Domain, FieldKey};
use super::word::OWN;
use crate::bilingual;
use crate::date::Date;
use crate::error::Error;
use crate::model::schema::FieldSpec;
use crate::model::{Architecture, ElementRef, RelationKind, Value};
use crate::suggest::nearest;
use crate::text::Lang;

/// A column: a key of elements, or `id`, `layer`, `agency`, `own`.
///
/// ```
/// use justarch::query::Column;
/// use justarch::{ApplicationKind, Architecture, FrameworkVersion};
/// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
/// b.element("register", ApplicationKind::Database, "CSDL hộ tịch")?.security_level(3);
/// let arch = b.build()?;
/// let level: Column = "security-level".parse()?;
/// let words = level.words(&arch, None);
/// assert_eq!(words.of(arch.element("register").unwrap()), ["3"]);
/// assert!("secruity-level".parse::<Column>().is_err());
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Column {
    key: Box<str>,
    shows: Shows,
}

#[derive(Clone, Debug)]
pub(crate) enum Shows {
    Id,
    Layer,
    Agency,
    Own,
    Key(FieldKey),
}

impl Column {
    /// The columns that are shown unless others are asked for.
    pub fn usual() -> Vec<Self> {
        let keys = ["id", "name", "kind", "layer", "owner"];
        keys.iter().filter_map(|key| Self::of(key)).collect()
    }

    fn of(key: &str) -> Option<Self> {
        let shows = match key {
            "id" => Shows::Id,
            "layer" => Shows::Layer,
            "agency" => Shows::Agency,
            "own" => Shows::Own,
            _ => {
                let found = FieldKey::of(key)?;
                if matches!(found.domain(), Domain::Records) {
                    return None;
                }
                Shows::Key(found)
            }
        };
        let key = key.into();
        Some(Self { key, shows })
    }

    /// Its key.
    pub fn key(&self) -> &str {
        &self.key
    }

    pub(crate) fn shows(&self) -> &Shows {
        &self.shows
    }

    /// What it shows of the elements of a document on a day, as documents write it. O(relations) for a column of
    /// relations.
    pub fn words<'a>(&self, arch: &'a Architecture, day: Option<Date>) -> ColumnWords<'_, 'a> {
        let mut ends = Vec::new();
        if let Shows::Key(key) = &self.shows
            && let Domain::Ends(kind) = key.domain()
        {
            ends = ends_of(arch, day, kind);
        }
        ColumnWords { column: self, ends }
    }
}

impl Shows {
    /// The fields that a column shows.
    pub(crate) fn specs(&self) -> Vec<&'static FieldSpec> {
        match self {
            Self::Key(key) => key.compared().collect(),
            Self::Id | Self::Layer | Self::Agency | Self::Own => Vec::new(),
        }
    }

    /// The group that these are of.
    pub(crate) fn group(&self) -> Option<&'static FieldSpec> {
        match self {
            Self::Key(key) => key.group(),
            Self::Id | Self::Layer | Self::Agency | Self::Own => None,
        }
    }

    /// The relation whose ends it shows.
    pub(crate) fn relation(&self) -> Option<RelationKind> {
        match self {
            Self::Key(key) => match key.domain() {
                Domain::Ends(kind) => Some(kind),
                Domain::Number
                | Domain::Date
                | Domain::Flag
                | Domain::Words(_)
                | Domain::Text
                | Domain::Organisation
                | Domain::Elements
                | Domain::Records => None,
            },
            Self::Id | Self::Layer | Self::Agency | Self::Own => None,
        }
    }
}

/// Refuses what is no column, and says what was probably meant.
impl FromStr for Column {
    type Err = Error;

    fn from_str(key: &str) -> Result<Self, Error> {
        Self::of(key).ok_or_else(|| {
            let names = FieldKey::names();
            let names = names.iter().map(String::as_str).chain(OWN);
            let (vi, en) = match nearest(key, names) {
                Some(near) if near != key => {
                    let meant = did_you_mean(near);
                    let of = |lang| format!(". {}", meant.get(lang));
                    (of(Lang::Vi), of(Lang::En))
                }
                _ => (String::new(), String::new()),
            };
            let key = super::error::short(key);
            Error::value(bilingual!(
                "không có cột `{key}`{vi}",
                "there is no column `{key}`{en}"
            ))
        })
    }
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.key)
    }
}

/// What a column shows of the elements of a document, as documents write it.
#[derive(Clone, Debug)]
pub struct ColumnWords<'c, 'a> {
    column: &'c Column,
    /// By element: the other ends of its relations.
    /// By element; empty where the column shows no relations.
    ends: Vec<Vec<&'a str>>,
}

impl<'a> ColumnWords<'_, 'a> {
    /// The values of an element; none if the document does not state any.
    pub fn of(&self, element: ElementRef<'a>) -> Vec<String> {
        let key = match &self.column.shows {
            Shows::Id => return vec![element.id().to_owned()],
            Shows::Layer => return vec![element.layer().section().to_owned()],
            Shows::Agency => {
                return element
                    .agency()
                    .map(|a| a.key().to_owned())
                    .into_iter()
                    .collect();
            }
            Shows::Own => {
                let is_known = element.agency().is_some();
                return is_known
                    .then(|| element.is_of_body().to_string())
                    .into_iter()
                    .collect();
            }
            Shows::Key(key) => key,
        };
        if let Domain::Ends(_) = key.domain() {
            let ends = self.ends.get(element.index());
            let ends = ends.into_iter().flatten();
            return ends.map(|&end| end.to_owned()).collect();
        }
        if let Some(name) = key.attribute() {
            let text = element.fields().attribute(name);
            return text.map(str::to_owned).into_iter().collect();
        }
        let mut words = Vec::new();
        for spec in key.compared() {
            if spec.key == "kind" {
                words.push(element.kind_key().to_owned());
                continue;
            }
            let Some(field) = spec.field.filter(|f| element.fields().has(*f)) else {
                continue;
            };
            let values = element.fields().iter().filter(|(of, _)| *of == field);
            words.extend(values.filter_map(|(_, value)| word(spec, value)));
        }
        words
    }
}

fn word(spec: &FieldSpec, value: Value<'_>) -> Option<String> {
    Some(match value {
        Value::Text(text) => text.to_owned(),
        Value::Token(word) => word.to_owned(),
        Value::Date(date) => date.to_string(),
        Value::Number(number) if matches!(spec.shape, crate::model::schema::Shape::Flag) => {
            (number != 0).to_string()
        }
        Value::Number(number) => number.to_string(),
        Value::Pair(key, text) => format!("{key}: {text}"),
        Value::Flag => return None,
    })
}

/// By element: the other ends of its relations of a kind, each once, those that have ended left out.
fn ends_of(arch: &Architecture, day: Option<Date>, kind: RelationKind) -> Vec<Vec<&str>> {
    let mut ends: Vec<Vec<&str>> = vec![Vec::new(); arch.element_count()];
    for relation in arch.relations() {
        if relation.kind() != kind || relation.has_ended(day) {
            continue;
        }
        for reading in relation.readings() {
            if let Some(of) = ends.get_mut(reading.from().index()) {
                of.push(reading.end().id());
            }
        }
    }
    for of in ends.iter_mut().filter(|of| of.len() > 1) {
        let mut seen = HashSet::new();
        of.retain(|end| seen.insert(*end));
    }
    ends
}
