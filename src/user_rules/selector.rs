//! Which elements a rule speaks of.

use super::codes;
use super::field_key::FieldKey;
use super::glob::Glob;
use crate::bilingual;
use crate::graph::ElementSet;
use crate::io::reading::{Cursor, Reader, excerpt};
use crate::model::{
    Architecture, ElementRef, Field, Kind, Layer, OrganisationRef, Role, Scope, Status,
};
use crate::phrase::listed;
use crate::rules::Finding;

/// Conditions on an element: alternatives, in each of which all must hold. Without alternatives: everything.
#[derive(Clone, Debug, Default)]
pub(super) struct Selector(Vec<Vec<Test>>);

/// One condition. What an element does not state is not equal to anything.
#[derive(Clone, Debug)]
enum Test {
    Layer(Vec<Layer>),
    Kind(Vec<Glob>),
    Scope(Vec<Scope>),
    Status(Vec<Status>),
    Role(Vec<Role>),
    Owner(Vec<Glob>),
    Agency(Vec<Glob>),
    Own(bool),
    Tag(Vec<Glob>),
    Id(Vec<Glob>),
    Has(Vec<FieldKey>),
    Lacks(Vec<FieldKey>),
    Not(Selector),
}

pub(super) const KEYS: &[&str] = &[
    "layer", "kind", "scope", "owner", "agency", "own", "status", "role", "tag", "id", "has",
    "lacks", "not",
];

/// The layers by the names of their sections, and by what one of their elements is called.
pub(super) const LAYERS: &[(&str, Layer)] = &[
    ("infrastructure", Layer::Infrastructure),
    ("integration", Layer::Integration),
    ("application", Layer::Application),
    ("applications", Layer::Application),
    ("business", Layer::Business),
    ("channel", Layer::Channel),
    ("channels", Layer::Channel),
    ("user", Layer::User),
    ("users", Layer::User),
    ("policy", Layer::Policy),
];

impl Selector {
    /// Reads a map of conditions, or a list of alternatives.
    pub(super) fn read(reader: &mut Reader, key: &str, value: Cursor<'_>) -> Self {
        let items = reader.items(key, value).into_iter();
        Self(items.filter_map(|item| tests(reader, key, item)).collect())
    }

    pub(super) fn matches(&self, element: ElementRef<'_>) -> bool {
        let all = |tests: &Vec<Test>| tests.iter().all(|test| test.holds(element));
        self.0.is_empty() || self.0.iter().any(all)
    }

    /// The elements it selects. O(elements).
    pub(super) fn set<'a>(&self, arch: &'a Architecture) -> ElementSet<'a> {
        let mut set = ElementSet::empty(arch);
        for element in arch.elements().filter(|e| self.matches(*e)) {
            set.insert(element);
        }
        set
    }

    /// The layers in which it can select something.
    pub(super) fn layers(&self) -> Vec<Layer> {
        let mut layers = Vec::new();
        for tests in &self.0 {
            let named = tests.iter().find_map(|test| match test {
                Test::Layer(layers) => Some(layers.clone()),
                Test::Kind(kinds) => Some(layers_of(kinds)),
                _ => None,
            });
            layers.extend(named.unwrap_or_else(|| Layer::ALL.to_vec()));
        }
        if self.0.is_empty() {
            layers.extend(Layer::ALL);
        }
        layers.sort_unstable();
        layers.dedup();
        layers
    }

    /// Says of a finding that it rests on what the element calls inferred.
    pub(super) fn rests_on(&self, mut finding: Finding, element: ElementRef<'_>) -> Finding {
        let mut keys: Vec<&str> = self.0.iter().flatten().filter_map(Test::key).collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            finding = finding.rests_on_element(element, key);
        }
        finding
    }
}

impl Test {
    fn holds(&self, element: ElementRef<'_>) -> bool {
        let among = |globs: &[Glob], word: &str| globs.iter().any(|glob| glob.matches(word));
        let organisation = |globs: &[Glob], found: Option<OrganisationRef<'_>>| {
            found.is_some_and(|found| among(globs, found.key()))
        };
        match self {
            Self::Layer(layers) => layers.contains(&element.layer()),
            Self::Kind(kinds) => among(kinds, element.kind_key()),
            Self::Scope(scopes) => element.scope().is_some_and(|s| scopes.contains(&s)),
            Self::Status(all) => element.status().is_some_and(|s| all.contains(&s)),
            Self::Role(roles) => element.role().is_some_and(|r| roles.contains(&r)),
            Self::Owner(globs) => organisation(globs, element.owner()),
            Self::Agency(globs) => organisation(globs, element.agency()),
            Self::Own(true) => element.is_own(),
            Self::Own(false) => {
                // Whose it is must be known before it can be another's.
                let body = element.architecture().body();
                element.agency().is_some() && body.is_some() && !element.is_own()
            }
            Self::Tag(globs) => element.fields().texts(Field::Tag).any(|t| among(globs, t)),
            Self::Id(globs) => among(globs, element.id()),
            Self::Has(keys) => keys.iter().all(|key| key.is_stated(element)),
            Self::Lacks(keys) => {
                let lacks = |key: &FieldKey| !key.is_stated(element) && !key.may_be_lost(element);
                keys.iter().all(lacks)
            }
            Self::Not(selector) => !selector.matches(element),
        }
    }

    /// The key of the element on whose value it depends.
    fn key(&self) -> Option<&'static str> {
        Some(match self {
            Self::Scope(_) => "scope",
            Self::Status(_) => "status",
            Self::Role(_) => "role",
            Self::Owner(_) | Self::Agency(_) | Self::Own(_) => "owner",
            Self::Tag(_) => "tags",
            _ => return None,
        })
    }
}

fn tests(reader: &mut Reader, owner: &str, value: Cursor<'_>) -> Option<Vec<Test>> {
    let entries = reader.map(owner, value, KEYS)?;
    let mut tests = Vec::new();
    for (key, _, value) in &entries {
        let value = *value;
        tests.push(match *key {
            "layer" => Test::Layer(reader.words(key, value, LAYERS)),
            "kind" => Test::Kind(kinds(reader, value)),
            "scope" => Test::Scope(reader.words(key, value, &keyed(Scope::ALL, Scope::key))),
            "status" => Test::Status(reader.words(key, value, &keyed(Status::ALL, Status::key))),
            "role" => Test::Role(reader.words(key, value, &keyed(Role::ALL, Role::key))),
            "owner" => Test::Owner(keys(reader, key, value)),
            "agency" => Test::Agency(keys(reader, key, value)),
            "tag" => Test::Tag(globs(reader, key, value)),
            "id" => Test::Id(keys(reader, key, value)),
            "own" => match reader.flag(key, value) {
                Some(own) => Test::Own(own),
                None => continue,
            },
            "has" => Test::Has(field_keys(reader, key, value)),
            "lacks" => Test::Lacks(field_keys(reader, key, value)),
            _ => Test::Not(Selector::read(reader, key, value)),
        });
    }
    can_match(reader, owner, &tests, value);
    Some(tests)
}

/// Every value of a closed set with its word.
fn keyed<T: Copy>(all: &[T], key: fn(T) -> &'static str) -> Vec<(&'static str, T)> {
    all.iter().map(|value| (key(*value), *value)).collect()
}

fn globs(reader: &mut Reader, key: &str, value: Cursor<'_>) -> Vec<Glob> {
    let items = reader.items(key, value).into_iter();
    items
        .filter_map(|item| reader.text(key, item).map(Glob::new))
        .collect()
}

/// Patterns of ids; those that no id can match are warned of.
fn keys(reader: &mut Reader, key: &str, value: Cursor<'_>) -> Vec<Glob> {
    let mut globs = Vec::new();
    for item in reader.items(key, value) {
        let Some(pattern) = reader.text(key, item) else {
            continue;
        };
        let glob = Glob::new(pattern);
        if !glob.may_match_a_key() {
            let pattern = excerpt(pattern);
            let message = bilingual!(
                "mẫu `{pattern}` của `{key}` không thể khớp định danh nào",
                "the pattern `{pattern}` of `{key}` can match no id"
            );
            reader.say(codes::NO_ID, message, item.span());
        }
        globs.push(glob);
    }
    globs
}

/// Kinds; those of the user's own begin with `x-` and may be patterns.
fn kinds(reader: &mut Reader, value: Cursor<'_>) -> Vec<Glob> {
    let known: Vec<_> = Kind::ALL.iter().map(|kind| kind.key()).collect();
    let mut kinds = Vec::new();
    for item in reader.items("kind", value) {
        let Some(word) = reader.text("kind", item) else {
            continue;
        };
        if known.contains(&word) || word.starts_with(Kind::CUSTOM_PREFIX) {
            kinds.push(Glob::new(word));
        } else {
            reader.unknown_word("kind", word, &known, item.span());
        }
    }
    kinds
}

/// One or several keys of elements.
pub(super) fn field_keys(reader: &mut Reader, key: &str, value: Cursor<'_>) -> Vec<FieldKey> {
    let mut keys = Vec::new();
    for item in reader.items(key, value) {
        let Some(name) = reader.text(key, item) else {
            continue;
        };
        if let Some(found) = FieldKey::of(name) {
            keys.push(found);
        } else {
            let names = FieldKey::names();
            let names: Vec<_> = names.iter().map(String::as_str).collect();
            reader.unknown_word(key, name, &names, item.span());
        }
    }
    keys
}

/// The layers of built-in kinds; those of the user's own may stand in any.
fn layers_of(kinds: &[Glob]) -> Vec<Layer> {
    let built_in = |kind: &&Kind| kinds.iter().any(|glob| glob.matches(kind.key()));
    let custom = kinds.iter().any(|glob| {
        let none = |kind: &Kind| !glob.matches(kind.key());
        Kind::ALL.iter().all(none)
    });
    if custom {
        return Layer::ALL.to_vec();
    }
    let layers = Kind::ALL.iter().filter(built_in).map(|kind| kind.layer());
    layers.collect()
}

/// Warns of kinds that lie in none of the layers.
fn can_match(reader: &mut Reader, owner: &str, tests: &[Test], value: Cursor<'_>) {
    let layers = tests.iter().find_map(|test| match test {
        Test::Layer(layers) => Some(layers),
        _ => None,
    });
    let kinds = tests.iter().find_map(|test| match test {
        Test::Kind(kinds) => Some(layers_of(kinds)),
        _ => None,
    });
    let (Some(layers), Some(kinds)) = (layers, kinds) else {
        return;
    };
    // Where one of the two could not be read, that is fault enough.
    if layers.is_empty() || kinds.is_empty() || layers.iter().any(|l| kinds.contains(l)) {
        return;
    }
    let mut sections: Vec<_> = kinds.iter().map(|layer| layer.section()).collect();
    sections.dedup();
    let sections = listed(&sections);
    let message = bilingual!(
        "`{owner}` không thể khớp thành phần nào: các loại được nêu thuộc {sections}",
        "`{owner}` cannot match any element: the kinds named lie in {sections}"
    );
    let at = value.get("kind").map_or(value.span(), Cursor::span);
    reader.say(codes::NEVER, message, at);
}
