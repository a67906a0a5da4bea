//! The keys that the check asks for, and what may be written there.

use crate::framework::{Cell, Framework};
#[cfg(feature = "yaml")]
use crate::model::schema::HEADER;
use crate::model::schema::{ELEMENT, FieldSpec, RELATION, Shape};
use crate::model::{
    Architecture, DocumentStatus, ElementRef, Field, IntegrationKind, Kind, Layer, OrganisationRef,
    RelationKind,
};
use crate::rules::asked::{self, ASKED, Key, Of};

/// So many values of one key are named.
const MOST: usize = 5;

/// A key that the check asks for where it is not stated.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Asked {
    /// The key.
    pub key: &'static str,
    /// The key within its map, if it has one: `vi` in `description`.
    pub inner: Option<&'static str>,
    /// The field that it states; nothing of a relation.
    pub field: Option<Field>,
    /// The relation that it states.
    pub relation: Option<RelationKind>,
    pub(super) shape: Shape,
}

impl Asked {
    fn of(key: Key, specs: &'static [FieldSpec]) -> Option<Self> {
        match key {
            Key::Field(field) => specs.iter().find_map(|spec| of_field(spec, field)),
            Key::Relation(kind) => Some(Self {
                key: kind.key(),
                inner: None,
                field: None,
                relation: Some(kind),
                shape: Shape::Relations(kind),
            }),
        }
    }

    /// Whether it takes a list.
    pub fn is_list(&self) -> bool {
        self.relation.is_some() || self.shape.is_list()
    }

    /// The words of its closed set; `true` and `false`; nothing of what holds anything else.
    pub fn words(&self) -> Vec<String> {
        let owned = |words: &[&str]| -> Vec<String> {
            words.iter().map(|word| (*word).to_owned()).collect()
        };
        match self.shape {
            Shape::Token(words) | Shape::Tokens(words) => owned(words),
            Shape::Flag => owned(&["true", "false"]),
            _ => Vec::new(),
        }
    }

    /// What may be written there of an element of a kind, with its id if it has one, the likeliest first and no more than a few: words of a closed set, levels, the body and
    /// its units (of what lies `outside` the other organisations), elements that the framework lets a relation lead to. Of
    /// several items of a list that go together these are one, with commas. Empty where only a person knows. O(elements) for
    /// relations, else O(organisations).
    ///
    /// ```
    /// use justarch::{ApplicationKind, Kind, reference, vocabulary};
    /// let database = Kind::Application(ApplicationKind::Database);
    /// let asked = vocabulary::asked_of(database);
    /// let class = asked.iter().find(|asked| asked.key == "class").unwrap();
    /// let values = class.values(&reference::moj_3_0(), (database, None), false);
    /// assert!(values.contains(&"internal".to_owned()));
    /// ```
    pub fn values(
        &self,
        arch: &Architecture,
        (of, id): (Kind, Option<&str>),
        outside: bool,
    ) -> Vec<String> {
        let mut values = match self.shape {
            // That something is not common explains nothing, and what is not watched stays a finding.
            Shape::Flag if matches!(self.field, Some(Field::Technical | Field::Monitored)) => {
                vec!["true".to_owned()]
            }
            // Of what is issued or superseded the decision is asked for, not the word.
            Shape::Token(_) if self.field == Some(Field::DocumentStatus) => {
                let open = [DocumentStatus::Draft, DocumentStatus::Illustrative];
                open.map(|status| status.key().to_owned()).into()
            }
            Shape::Token(_) | Shape::Tokens(_) | Shape::Flag => self.words(),
            Shape::SecurityLevel => (1..=5).map(|level: u8| level.to_string()).collect(),
            Shape::Organisation => bodies(arch, outside),
            Shape::Relations(kind) => {
                let mut ends = ends(arch, of, kind);
                ends.retain(|end| Some(end.as_str()) != id);
                ends
            }
            Shape::Route => way(arch).into_iter().collect(),
            Shape::Text
            | Shape::Texts
            | Shape::Date
            | Shape::Dates
            | Shape::Version
            | Shape::FrameworkNumber
            | Shape::Number
            | Shape::Decimal
            | Shape::Kind
            | Shape::Sources
            | Shape::Elements
            | Shape::Ids
            | Shape::FieldNames
            | Shape::Attributes
            | Shape::Group { .. }
            | Shape::Records(_) => Vec::new(),
        };
        values.truncate(MOST);
        values
    }
}

fn of_field(spec: &'static FieldSpec, field: Field) -> Option<Asked> {
    let asked = |inner: Option<&'static FieldSpec>| {
        let own = inner.unwrap_or(spec);
        (own.field == Some(field)).then_some(Asked {
            key: spec.key,
            inner: inner.map(|inner| inner.key),
            field: Some(field),
            relation: None,
            shape: own.shape,
        })
    };
    match spec.shape {
        Shape::Group { fields, bare } => {
            let mut inside = fields.iter().enumerate();
            inside.find_map(|(nth, inside)| {
                let found = asked(Some(inside))?;
                // The first may stand for all of them.
                let is_bare = bare && nth == 0;
                Some(Asked {
                    inner: found.inner.filter(|_| !is_bare),
                    ..found
                })
            })
        }
        _ => asked(None),
    }
}

/// The keys that the check asks for of every element of a kind that is the body's own and in use, in the order of files.
/// What else it asks for depends on other keys: the day of the last assessment, say, on the security level.
///
/// ```
/// use justarch::{ApplicationKind, Kind, vocabulary};
/// let asked = vocabulary::asked_of(Kind::Application(ApplicationKind::Application));
/// let keys: Vec<_> = asked.iter().map(|asked| asked.key).collect();
/// assert_eq!(keys, ["owner", "operator", "security-level", "hosted-on"]);
/// ```
pub fn asked_of(kind: Kind) -> Vec<Asked> {
    let is_of = |row: &&asked::Asked| matches!(row.of, Of::Kinds(of) if of(kind));
    let rows = ASKED.iter().filter(is_of);
    in_order(rows.flat_map(|row| row.keys), ELEMENT)
}

/// The keys that the check asks for of every exchange of data between agencies, in the order of files.
pub fn asked_of_exchanges() -> Vec<Asked> {
    let rows = ASKED.iter().filter(|row| matches!(row.of, Of::Exchanges));
    in_order(rows.flat_map(|row| row.keys), RELATION)
}

/// What a finding can ask for keys.
#[cfg(feature = "yaml")]
#[derive(Clone, Copy)]
pub(super) enum Lacking {
    Document,
    Element(Kind),
    Relation,
}

/// The keys that can answer a finding: one of these lists does.
#[cfg(feature = "yaml")]
pub(super) fn asked_by(code: &str, of: Lacking) -> Vec<Vec<Asked>> {
    let is_of = |row: &&asked::Asked| {
        let fits = match of {
            Lacking::Document => matches!(row.of, Of::Document),
            Lacking::Element(kind) => match row.of {
                Of::Kinds(kinds) | Of::Ties(kinds) => kinds(kind),
                Of::Sometimes => true,
                Of::Exchanges | Of::Document => false,
            },
            Lacking::Relation => matches!(row.of, Of::Exchanges | Of::Sometimes),
        };
        row.code == code && fits
    };
    let rows = ASKED.iter().filter(is_of);
    let specs = match of {
        Lacking::Document => HEADER,
        Lacking::Element(_) => ELEMENT,
        Lacking::Relation => RELATION,
    };
    rows.map(|row| in_order(row.keys.iter(), specs)).collect()
}

/// Each key once, in the order in which files have them.
fn in_order<'k>(keys: impl Iterator<Item = &'k Key>, specs: &'static [FieldSpec]) -> Vec<Asked> {
    let mut asked: Vec<_> = keys.filter_map(|key| Asked::of(*key, specs)).collect();
    let place = |asked: &Asked| specs.iter().position(|spec| spec.key == asked.key);
    asked.sort_by_key(place);
    asked.dedup_by_key(|asked| (asked.key, asked.inner));
    asked
}

/// The body, and then its own units; or those that are neither.
fn bodies(arch: &Architecture, outside: bool) -> Vec<String> {
    let Some(body) = arch.body() else {
        return Vec::new();
    };
    let is_unit = |unit: &OrganisationRef<'_>| {
        unit.parent()
            .is_some_and(|parent| parent.key() == body.key())
    };
    let is_body = |one: &OrganisationRef<'_>| one.key() == body.key();
    let all = arch.organisations();
    let all: Vec<_> = if outside {
        all.filter(|one| !is_unit(one) && !is_body(one)).collect()
    } else {
        std::iter::once(body).chain(all.filter(is_unit)).collect()
    };
    all.iter().map(|one| one.key().to_owned()).collect()
}

/// The way over the platform of the body and the national one, as items of a list.
fn way(arch: &Architecture) -> Option<String> {
    let of = |kind: IntegrationKind| {
        let mut all = arch.elements();
        all.find(|element| element.kind() == Kind::Integration(kind))
    };
    let own = of(IntegrationKind::Lgsp)?;
    let national = of(IntegrationKind::NationalExchange)?;
    Some(format!("{}, {}", own.id(), national.id()))
}

/// What a relation of an element of a kind may lead to without a remark: what is nearest to the one who uses it first.
fn ends(arch: &Architecture, of: Kind, relation: RelationKind) -> Vec<String> {
    let Ok(framework) = Framework::get(arch.framework()) else {
        return Vec::new();
    };
    let is_layered = relation.is_layered();
    let fits = |to: &ElementRef<'_>| {
        let is_up = is_layered && (to.layer() > of.layer() || to.layer() == Layer::Policy);
        !is_up && framework.relation(of, relation, to.kind()).cell == Cell::Allowed
    };
    let mut found: Vec<_> = arch.elements().filter(fits).collect();
    let in_layer = |element: &ElementRef<'_>| {
        let kinds = Kind::ALL.iter();
        let mut kinds = kinds.filter(|kind| kind.layer() == element.layer());
        kinds.position(|kind| *kind == element.kind())
    };
    found.sort_by_key(|element| {
        (
            std::cmp::Reverse(element.layer()),
            in_layer(element).unwrap_or(usize::MAX),
        )
    });
    found
        .iter()
        .map(|element| element.id().to_owned())
        .collect()
}
