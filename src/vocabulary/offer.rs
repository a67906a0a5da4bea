//! What may stand at a place of a document, each with what is known of it: for completion.

use std::collections::HashSet;

use super::dictionary::{Dictionary, place_of};
use super::entry::{Entry, Sort};
use crate::framework::{Cell, Framework, Part};
use crate::io::place::{self, Construct, Expected, KeyOffer, PlaceAt, ValueKind};
use crate::model::{
    Architecture, ElementRef, Field, Kind, Layer, OrganisationRef, RelationKind, SourceRef, Table,
    UserKind,
};

/// Something that may stand at a place.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Offer<'a> {
    /// A key.
    Key {
        /// The key with what it takes.
        key: KeyOffer,
        /// What it means.
        entry: Option<&'a Entry>,
    },
    /// A kind of elements.
    Kind {
        /// The kind.
        kind: Kind,
        /// What it means.
        entry: Option<&'a Entry>,
    },
    /// A word of a set of values.
    Word {
        /// As files write it.
        word: &'static str,
        /// What it means.
        entry: Option<&'a Entry>,
    },
    /// A number, an answer or a version.
    Plain(String),
    /// The id of an element.
    Element {
        /// The element.
        element: ElementRef<'a>,
        /// What the framework says of the relation that would lead to it, if it is the far end of one.
        cell: Option<Cell>,
    },
    /// The id of an organisation.
    Organisation(OrganisationRef<'a>),
    /// The id of a source.
    Source(SourceRef<'a>),
    /// A content or a view that the framework asks for, as the key of a record.
    Part(&'static Part),
}

impl Offer<'_> {
    /// What is written.
    pub fn word(&self) -> &str {
        match self {
            Self::Key { key, .. } => key.key,
            Self::Kind { kind, .. } => kind.key(),
            Self::Word { word, .. } => word,
            Self::Plain(word) => word,
            Self::Element { element, .. } => element.id(),
            Self::Organisation(organisation) => organisation.key(),
            Self::Source(source) => source.key(),
            Self::Part(part) => part.key,
        }
    }
}

/// What may stand at a place, the likeliest first: keys in the order of files, of elements those that the relation may
/// lead to by the framework. Ids are those of `arch`, which may be an earlier state of the document if its text is
/// broken. Nothing where anything may be typed. O(elements).
///
/// ```
/// use justarch::{Document, SourceId, vocabulary::{Dictionary, offers}};
///
/// let text = "
/// justarch: 1
/// architecture: {framework: '3.0'}
/// applications:
///   registry: {kind: application, hosted-on: [x]}
/// infrastructure:
///   centre: {kind: data-centre}
/// policy:
///   law: {kind: law}
/// ";
/// let document = Document::parse("a.yaml", text).unwrap();
/// let places = document.places();
/// let at = places.at(SourceId::ROOT, text.find("x]").unwrap()).unwrap();
/// let dictionary = Dictionary::new();
/// let offers = offers(&dictionary, document.architecture(), &at);
/// let words: Vec<_> = offers.iter().map(|offer| offer.word()).collect();
/// assert_eq!(words, ["centre"], "nothing is hosted on a law");
/// ```
pub fn offers<'a>(
    dictionary: &'a Dictionary,
    arch: &'a Architecture,
    at: &PlaceAt<'a>,
) -> Vec<Offer<'a>> {
    match &at.expected {
        Expected::Keys(keys) => {
            let offer = |key: &KeyOffer| Offer::Key {
                key: *key,
                entry: dictionary.key(at, key.key),
            };
            keys.iter().map(offer).collect()
        }
        Expected::RecordKey(table) => parts(arch, *table),
        Expected::Value { kind, .. } => values(dictionary, arch, at, *kind),
        Expected::Nothing | Expected::ElementId(_) | Expected::Name => Vec::new(),
    }
}

/// The contents or views that the framework has and the document lacks.
fn parts<'a>(arch: &Architecture, table: Table) -> Vec<Offer<'a>> {
    let Ok(framework) = Framework::get(arch.framework()) else {
        return Vec::new();
    };
    let parts = match table {
        Table::Contents => framework.contents,
        Table::Views => framework.views,
        _ => return Vec::new(),
    };
    let lacks = |part: &&Part| arch.record(table, part.key).is_none();
    parts.iter().filter(lacks).map(Offer::Part).collect()
}

fn values<'a>(
    dictionary: &'a Dictionary,
    arch: &'a Architecture,
    at: &PlaceAt<'a>,
    kind: ValueKind,
) -> Vec<Offer<'a>> {
    let plain = |words: &[&str]| {
        words
            .iter()
            .map(|w| Offer::Plain((*w).to_owned()))
            .collect()
    };
    match kind {
        ValueKind::Kind(layer) => kinds(dictionary, at, layer),
        ValueKind::Words(words) => words
            .iter()
            .map(|word| Offer::Word {
                word,
                entry: dictionary.value(at, word),
            })
            .collect(),
        ValueKind::Text if at.field == Some(Field::FrameworkDecision) => decisions(arch),
        ValueKind::Text => of_framework(dictionary, arch, at),
        ValueKind::FileVersion => plain(&["1"]),
        ValueKind::Flag => plain(&["true", "false"]),
        ValueKind::SecurityLevel => plain(&["1", "2", "3", "4", "5"]),
        ValueKind::Framework => {
            let all = Framework::all().iter().rev();
            all.map(|framework| Offer::Plain(framework.version.to_string()))
                .collect()
        }
        ValueKind::Organisation => {
            // None is a part of itself.
            let own = match at.construct {
                Construct::Record {
                    table: Table::Organisations,
                    key,
                } => key,
                _ => None,
            };
            let others = arch.organisations();
            let others = others.filter(|organisation| Some(organisation.key()) != own);
            others.map(Offer::Organisation).collect()
        }
        ValueKind::Source => arch.sources().map(Offer::Source).collect(),
        // What data passes are platforms.
        ValueKind::Element if at.field == Some(Field::RouteHop) => elements(arch, at, is_platform),
        ValueKind::Element => elements(arch, at, |_| true),
        ValueKind::Route => {
            // The word stands alone, never in a list.
            let is_item = at.entry.is_some_and(|entry| entry.key().is_none());
            let mut all: Vec<_> = if is_item {
                Vec::new()
            } else {
                plain(&["direct"])
            };
            all.extend(elements(arch, at, is_platform));
            all
        }
        ValueKind::FarEnd(relation) => far_ends(arch, at, relation),
        ValueKind::OwnKey => own_keys(at),
        ValueKind::Map
        | ValueKind::Date
        | ValueKind::Version
        | ValueKind::Number
        | ValueKind::Decimal
        | ValueKind::EarlierElement
        | ValueKind::EarlierOrganisation
        | ValueKind::Path
        | ValueKind::OwnId => Vec::new(),
    }
}

fn kinds<'a>(dictionary: &'a Dictionary, at: &PlaceAt<'a>, layer: Layer) -> Vec<Offer<'a>> {
    let of_layer = Kind::ALL.iter().filter(|kind| kind.layer() == layer);
    let offer = |kind: &Kind| {
        let entry = dictionary.value(at, kind.key());
        Offer::Kind {
            kind: *kind,
            entry: entry.filter(|entry| entry.sort == Sort::Kind(*kind)),
        }
    };
    of_layer.map(offer).collect()
}

/// The decisions by which the framework was issued, the newest first.
fn decisions<'a>(arch: &Architecture) -> Vec<Offer<'a>> {
    let framework = Framework::get(arch.framework()).ok();
    let all = framework.into_iter().flat_map(Framework::decisions);
    let numbers = all.filter_map(|decision| decision.number());
    let mut all: Vec<_> = numbers
        .map(|number| Offer::Plain(number.to_owned()))
        .collect();
    all.reverse();
    all
}

/// Texts of which the framework has a set, such as grades.
fn of_framework<'a>(
    dictionary: &'a Dictionary,
    arch: &Architecture,
    at: &PlaceAt<'a>,
) -> Vec<Offer<'a>> {
    let Some(place) = place_of(at) else {
        return Vec::new();
    };
    let words = dictionary.values(&place, Some(arch.framework()));
    let offer = |entry: &'a Entry| Offer::Word {
        word: entry.word,
        entry: Some(entry),
    };
    words.map(offer).collect()
}

/// The ids that the list at the place has already, but for the one that the cursor is on.
fn given<'p>(at: &PlaceAt<'p>) -> HashSet<&'p str> {
    let own = at.entry;
    let list = own.and_then(|entry| match entry.text() {
        Some(_) => entry.parent(),
        None => Some(entry),
    });
    let items = list.into_iter().flat_map(place::Entry::entries);
    items
        .filter(|item| Some(*item) != own)
        .filter(|item| item.key().is_none())
        .filter_map(place::Entry::text)
        .collect()
}

fn own_id<'p>(at: &PlaceAt<'p>) -> Option<&'p str> {
    at.element.and_then(place::Entry::key)
}

fn elements<'a>(
    arch: &'a Architecture,
    at: &PlaceAt<'a>,
    fits: impl Fn(ElementRef<'a>) -> bool,
) -> Vec<Offer<'a>> {
    let given = given(at);
    let own = own_id(at);
    let others = arch.elements().filter(|element| Some(element.id()) != own);
    others
        .filter(|element| !given.contains(element.id()) && fits(*element))
        .map(|element| Offer::Element {
            element,
            cell: None,
        })
        .collect()
}

fn is_platform(element: ElementRef<'_>) -> bool {
    element.layer() == Layer::Integration
}

/// What a relation may lead to from the element at the place: what the framework allows comes before what is allowed on
/// a condition, and what it refuses is left out. Of an element without a kind nothing is refused.
fn far_ends<'a>(
    arch: &'a Architecture,
    at: &PlaceAt<'a>,
    relation: RelationKind,
) -> Vec<Offer<'a>> {
    let cell = cell_of(arch, at.kind, relation);
    let given = given(at);
    let own = own_id(at);
    let mut ends: Vec<(Cell, Offer<'a>)> = Vec::new();
    for element in arch.elements() {
        let id = element.id();
        let cell = cell(element.kind());
        if cell != Cell::Forbidden && Some(id) != own && !given.contains(id) {
            let offer = Offer::Element {
                element,
                cell: Some(cell),
            };
            ends.push((cell, offer));
        }
    }
    if relation == RelationKind::SuppliedBy && cell(Kind::User(UserKind::Agency)) != Cell::Forbidden
    {
        let others = arch.organisations();
        let others = others.filter(|organisation| !given.contains(organisation.key()));
        ends.extend(others.map(|o| (Cell::Allowed, Offer::Organisation(o))));
    }
    ends.sort_by_key(|(cell, _)| *cell);
    ends.into_iter().map(|(_, offer)| offer).collect()
}

/// What the framework says of a relation to things of a kind, from one of a kind.
fn cell_of(
    arch: &Architecture,
    from: Option<Kind>,
    relation: RelationKind,
) -> impl Fn(Kind) -> Cell {
    let framework = Framework::get(arch.framework());
    let framework = framework.ok().or_else(|| Framework::all().last().copied());
    move |to| {
        let (Some(framework), Some(from)) = (framework, from) else {
            return Cell::Allowed;
        };
        let upward =
            relation.is_layered() && (to.layer() > from.layer() || to.layer() == Layer::Policy);
        if upward {
            return Cell::Forbidden;
        }
        framework.relation(from, relation, to).cell
    }
}

/// The kinds that an element may be of whose id stands at a place: those that the framework allows at the far end of the
/// relation, and then those that it allows on a condition, those of the same layer first; in a route platforms. Nothing
/// where no element is named, or the one that names it has no kind.
///
/// ```
/// use justarch::{Document, SourceId, vocabulary::kinds_at};
///
/// let text = "justarch: 1\napplications:\n  registry: {kind: application, hosted-on: [x]}\n";
/// let document = Document::parse("a.yaml", text).unwrap();
/// let places = document.places();
/// let at = places.at(SourceId::ROOT, text.find("x]").unwrap()).unwrap();
/// let kinds = kinds_at(document.architecture(), &at);
/// assert!(kinds.iter().any(|kind| kind.key() == "data-centre"));
/// assert!(kinds.iter().all(|kind| kind.key() != "law"));
/// ```
pub fn kinds_at(arch: &Architecture, at: &PlaceAt<'_>) -> Vec<Kind> {
    let Expected::Value { kind, .. } = &at.expected else {
        return Vec::new();
    };
    let all = Kind::ALL.iter().copied();
    match kind {
        ValueKind::FarEnd(relation) if at.kind.is_some() => {
            let cell = cell_of(arch, at.kind, *relation);
            let mut all: Vec<_> = all.filter(|to| cell(*to) != Cell::Forbidden).collect();
            let is_elsewhere = |to: Kind| at.kind.is_some_and(|from| from.layer() != to.layer());
            all.sort_by_key(|to| (cell(*to), is_elsewhere(*to)));
            all
        }
        ValueKind::Route | ValueKind::Element if at.field == Some(Field::RouteHop) => all
            .filter(|kind| kind.layer() == Layer::Integration)
            .collect(),
        _ => Vec::new(),
    }
}

/// The keys of the thing that the place lies in, and `existence`.
fn own_keys<'a>(at: &PlaceAt<'a>) -> Vec<Offer<'a>> {
    let given = given(at);
    let holder = at.relation.or(at.record).or(at.element);
    let keys = holder.into_iter().flat_map(place::Entry::entries);
    let keys = keys.filter_map(place::Entry::key);
    let all = std::iter::once("existence").chain(keys);
    let fresh = all.filter(|key| !given.contains(key));
    fresh.map(|key| Offer::Plain(key.to_owned())).collect()
}
