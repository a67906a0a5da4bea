//! Selected an element may state, by the key under which files write it.

use std::fmt;

use crate::model::schema::{ELEMENT, FieldSpec, Shape};
use crate::model::{ElementRef, Field, RelationKind, Subject, Table};

/// A key of an element: a field, a part of one, a free attribute, or a relation.
#[derive(Clone, Debug)]
pub(super) struct FieldKey {
    name: Box<str>,
    what: Selected,
}

#[derive(Clone, Debug)]
enum Selected {
    /// Any of these.
    Fields(Vec<Field>),
    Attribute(Box<str>),
    Relation(RelationKind),
    Indicators,
    Targets,
}

/// Selected free attributes begin with: `attributes.contact`.
const ATTRIBUTE: &str = "attributes.";

impl FieldKey {
    /// The key of that name: `owner`, `security-level.decision`, `hosted-on`, `attributes.contact`.
    pub(super) fn of(name: &str) -> Option<Self> {
        let what = match name.strip_prefix(ATTRIBUTE) {
            Some("") => return None,
            Some(attribute) => Selected::Attribute(attribute.into()),
            None => selected(name)?,
        };
        Some(Self {
            name: name.into(),
            what,
        })
    }

    /// Every name but those of free attributes.
    pub(super) fn names() -> Vec<String> {
        let mut names = Vec::new();
        for spec in ELEMENT {
            names.push(spec.key.to_owned());
            if let Shape::Group { fields, .. } = spec.shape {
                names.extend(fields.iter().map(|f| format!("{}.{}", spec.key, f.key)));
            }
        }
        names
    }

    /// Whether the element states it, even if the value could not be read.
    pub(super) fn is_stated(&self, element: ElementRef<'_>) -> bool {
        let fields = element.fields();
        match &self.what {
            Selected::Fields(any) => any.iter().any(|field| fields.is_stated(*field)),
            Selected::Attribute(name) => fields.attribute(name).is_some(),
            Selected::Relation(kind) => element.has_relation(*kind),
            Selected::Indicators => element.indicators().next().is_some(),
            Selected::Targets => element.targets().next().is_some(),
        }
    }

    /// Whether it may have been stated in a relation that the reader had to drop.
    pub(super) fn may_be_lost(&self, element: ElementRef<'_>) -> bool {
        matches!(self.what, Selected::Relation(_)) && element.lost_a_relation()
    }

    /// The place in the element that lacks it.
    pub(super) fn place(&self, element: ElementRef<'_>) -> crate::model::Place {
        let subject = Subject::from(element);
        match &self.what {
            Selected::Fields(any) => match any.first() {
                Some(field) => subject.at(*field),
                None => subject.into(),
            },
            _ => subject.into(),
        }
    }
}

impl fmt::Display for FieldKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

fn selected(name: &str) -> Option<Selected> {
    let find = |specs: &'static [FieldSpec], key: &str| specs.iter().find(|s| s.key == key);
    let (key, part) = match name.split_once('.') {
        Some((key, part)) => (key, Some(part)),
        None => (name, None),
    };
    let spec = find(ELEMENT, key)?;
    match (spec.shape, part) {
        (Shape::Group { fields, .. }, None) => Some(Selected::Fields(
            fields.iter().filter_map(|f| f.field).collect(),
        )),
        (Shape::Group { fields, .. }, Some(part)) => {
            Some(Selected::Fields(vec![find(fields, part)?.field?]))
        }
        (_, Some(_)) => None,
        (Shape::Relations(kind), None) => Some(Selected::Relation(kind)),
        (Shape::Records(Table::Indicators), None) => Some(Selected::Indicators),
        (Shape::Records(Table::Targets), None) => Some(Selected::Targets),
        _ => Some(Selected::Fields(vec![spec.field?])),
    }
}
