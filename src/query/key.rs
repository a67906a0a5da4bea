//! What an element may state, by the key under which files write it.

use std::fmt;

#[cfg(feature = "yaml")]
use crate::model::Subject;
use crate::model::schema::{ELEMENT, FieldSpec, Shape};
use crate::model::{ElementRef, Field, Kind, RelationKind, Table};

/// A key of an element: a field, a part of one, a free attribute, or a relation.
#[derive(Clone, Debug)]
pub(crate) struct FieldKey {
    name: Box<str>,
    what: Selected,
}

#[derive(Clone, Debug)]
enum Selected {
    /// Any of these.
    Fields(Vec<&'static FieldSpec>),
    /// The value that may stand for a whole group, and all of the group.
    Group(Vec<&'static FieldSpec>),
    Attribute(Box<str>),
    Relation(RelationKind),
    Indicators,
    Targets,
}

/// What the values of a key are compared as.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Domain {
    Number,
    Date,
    Flag,
    /// Words of a closed set.
    Words(&'static [&'static str]),
    Text,
    /// The id of an organisation.
    Organisation,
    /// Ids of elements of the document.
    Elements,
    /// The ends of relations of that kind.
    Ends(RelationKind),
    /// Records with fields of their own, of which only their being there is asked.
    Records,
}

/// Free attributes begin with it: `attributes.contact`.
pub(super) const ATTRIBUTE: &str = "attributes.";

impl FieldKey {
    /// The key of that name: `owner`, `security-level.decision`, `hosted-on`, `attributes.contact`.
    pub(crate) fn of(name: &str) -> Option<Self> {
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
    pub(crate) fn names() -> Vec<String> {
        let mut names = Vec::new();
        for spec in ELEMENT {
            names.push(spec.key.to_owned());
            if let Shape::Group { fields, .. } = spec.shape {
                names.extend(fields.iter().map(|f| format!("{}.{}", spec.key, f.key)));
            }
        }
        names
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The key of the element that holds it: `security-level` of `security-level.decision`.
    pub(crate) fn top(&self) -> &str {
        self.name
            .split_once('.')
            .map_or(&*self.name, |(top, _)| top)
    }

    /// The group that it is, or is a part of.
    pub(crate) fn group(&self) -> Option<&'static FieldSpec> {
        let spec = ELEMENT.iter().find(|spec| spec.key == self.top())?;
        matches!(spec.shape, Shape::Group { .. }).then_some(spec)
    }

    pub(crate) fn domain(&self) -> Domain {
        match &self.what {
            Selected::Fields(_) | Selected::Group(_) => {
                let first = self.compared().next();
                first.map_or(Domain::Text, |spec| of_shape(spec.shape))
            }
            Selected::Attribute(_) => Domain::Text,
            Selected::Relation(kind) => Domain::Ends(*kind),
            Selected::Indicators | Selected::Targets => Domain::Records,
        }
    }

    /// Whether it is compared as a security level.
    pub(crate) fn is_security_level(&self) -> bool {
        let first = self.compared().next();
        first.is_some_and(|spec| matches!(spec.shape, Shape::SecurityLevel))
    }

    /// The fields whose values are compared: of a group that a bare value may stand for, the first.
    pub(crate) fn compared(&self) -> impl Iterator<Item = &'static FieldSpec> + '_ {
        let (all, most) = match &self.what {
            Selected::Fields(all) => (all.as_slice(), usize::MAX),
            Selected::Group(all) => (all.as_slice(), 1),
            Selected::Attribute(_)
            | Selected::Relation(_)
            | Selected::Indicators
            | Selected::Targets => (&[][..], 0),
        };
        all.iter().copied().take(most)
    }

    /// The name of the free attribute that it is.
    pub(crate) fn attribute(&self) -> Option<&str> {
        match &self.what {
            Selected::Attribute(name) => Some(name),
            Selected::Fields(_)
            | Selected::Group(_)
            | Selected::Relation(_)
            | Selected::Indicators
            | Selected::Targets => None,
        }
    }

    /// Whether an element of that kind that does not state it leaves something open: it means something for the kind,
    /// and leaving it out does not say that there is none.
    pub(crate) fn is_open(&self, kind: Kind) -> bool {
        self.compared().any(|spec| {
            spec.meaning.includes(kind)
                && spec.field.is_some_and(|f| !NONE_UNLESS_STATED.contains(&f))
        })
    }

    /// Whether the element states it, even if the value could not be read.
    pub(crate) fn is_stated(&self, element: ElementRef<'_>) -> bool {
        let fields = element.fields();
        match &self.what {
            // What every element has is no field of it.
            Selected::Fields(any) if any.iter().any(|spec| spec.field == Some(Field::Kind)) => true,
            Selected::Fields(any) | Selected::Group(any) => any
                .iter()
                .filter_map(|spec| spec.field)
                .any(|field| fields.is_stated(field)),
            Selected::Attribute(name) => fields.attribute(name).is_some(),
            Selected::Relation(kind) => element.has_relation(*kind),
            Selected::Indicators => element.indicators().next().is_some(),
            Selected::Targets => element.targets().next().is_some(),
        }
    }

    /// Whether it may have been stated in a relation that the reader had to drop.
    pub(crate) fn may_be_lost(&self, element: ElementRef<'_>) -> bool {
        matches!(self.what, Selected::Relation(_)) && element.lost_a_relation()
    }

    /// The place in the element that lacks it.
    #[cfg(feature = "yaml")]
    pub(crate) fn place(&self, element: ElementRef<'_>) -> crate::model::Place {
        let subject = Subject::from(element);
        match &self.what {
            Selected::Fields(any) | Selected::Group(any) => {
                match any.first().and_then(|spec| spec.field) {
                    Some(field) => subject.at(field),
                    None => subject.into(),
                }
            }
            Selected::Attribute(_)
            | Selected::Relation(_)
            | Selected::Indicators
            | Selected::Targets => subject.into(),
        }
    }
}

/// What an element that does not state it is known not to have.
const NONE_UNLESS_STATED: [Field; 13] = [
    Field::NameVi,
    Field::NameEn,
    Field::DescriptionVi,
    Field::DescriptionEn,
    Field::NoteVi,
    Field::NoteEn,
    Field::Alias,
    Field::Tag,
    Field::Source,
    Field::Inferred,
    Field::Succeeds,
    Field::Role,
    Field::Instances,
];

impl fmt::Display for FieldKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

fn of_shape(shape: Shape) -> Domain {
    match shape {
        Shape::Number | Shape::SecurityLevel => Domain::Number,
        Shape::Date | Shape::Dates => Domain::Date,
        Shape::Flag => Domain::Flag,
        Shape::Token(words) | Shape::Tokens(words) => Domain::Words(words),
        Shape::Organisation => Domain::Organisation,
        Shape::Elements => Domain::Elements,
        Shape::Relations(kind) => Domain::Ends(kind),
        Shape::Records(_) => Domain::Records,
        Shape::Text
        | Shape::Texts
        | Shape::Version
        | Shape::FrameworkNumber
        | Shape::Decimal
        | Shape::Kind
        | Shape::Sources
        | Shape::Ids
        | Shape::FieldNames
        | Shape::Route
        | Shape::Attributes
        | Shape::Group { .. } => Domain::Text,
    }
}

fn selected(name: &str) -> Option<Selected> {
    let find = |specs: &'static [FieldSpec], key: &str| {
        let found = specs.iter().find(|s| s.key == key);
        found.filter(|s| s.field.is_some() || !is_leaf(s.shape))
    };
    let (key, part) = match name.split_once('.') {
        Some((key, part)) => (key, Some(part)),
        None => (name, None),
    };
    let spec = find(ELEMENT, key)?;
    match (spec.shape, part) {
        (Shape::Group { fields, bare }, None) => {
            let leaves = fields.iter().filter(|f| f.field.is_some()).collect();
            Some(if bare {
                Selected::Group(leaves)
            } else {
                Selected::Fields(leaves)
            })
        }
        (Shape::Group { fields, .. }, Some(part)) => {
            Some(Selected::Fields(vec![find(fields, part)?]))
        }
        (_, Some(_)) => None,
        (Shape::Relations(kind), None) => Some(Selected::Relation(kind)),
        (Shape::Records(Table::Indicators), None) => Some(Selected::Indicators),
        (Shape::Records(Table::Targets), None) => Some(Selected::Targets),
        _ => Some(Selected::Fields(vec![spec])),
    }
}

/// Whether a value of the shape lies in a field.
fn is_leaf(shape: Shape) -> bool {
    !matches!(
        shape,
        Shape::Group { .. } | Shape::Relations(_) | Shape::Records(_)
    )
}
