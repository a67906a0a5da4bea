//! The words, looked up by where they stand in a file: for what an editor tells and offers.

use super::entry::{Entry, Owner, Sort, all};
use crate::io::place::{self, Construct, PlaceAt, Spot, ValueKind};
use crate::model::{Layer, RelationKind, Table};
use crate::version::FrameworkVersion;

/// Every word, to look it up by where it stands: `date` is a key of several things.
///
/// ```
/// use justarch::{Document, Lang, SourceId, vocabulary::Dictionary};
///
/// let text = "justarch: 1\nchannels:\n  portal: {kind: web-portal}\n";
/// let document = Document::parse("a.yaml", text).unwrap();
/// let places = document.places();
/// let dictionary = Dictionary::new();
/// let word_at = |part: &str| {
///     let at = places.at(SourceId::ROOT, text.find(part).unwrap()).unwrap();
///     dictionary.at(&at).map(|entry| entry.title.get(Lang::En).to_owned())
/// };
/// assert_eq!(word_at("web-portal").as_deref(), Some("Web portal"));
/// assert_eq!(word_at("kind").as_deref(), Some("Kind"));
/// assert_eq!(word_at("portal:"), None, "an id is no word of the format");
/// ```
#[derive(Clone, Debug)]
pub struct Dictionary {
    entries: Vec<Entry>,
}

impl Default for Dictionary {
    fn default() -> Self {
        Self::new()
    }
}

impl Dictionary {
    /// Gathers the words. Made once, asked often: some milliseconds.
    pub fn new() -> Self {
        Self { entries: all() }
    }

    /// The word that stands at a place, if it is one: a key, a kind, a value, a relation, a section.
    pub fn at(&self, at: &PlaceAt<'_>) -> Option<&Entry> {
        let entry = at.entry?;
        match at.spot {
            Spot::Key => self
                .key(at, entry.key()?)
                .or_else(|| self.part(at, entry.key()?)),
            Spot::Value | Spot::Item => self.value(at, entry.text()?),
            Spot::Blank | Spot::Behind | Spot::Comment => None,
        }
    }

    /// A key that stands, or may stand, where that place is.
    pub fn key(&self, at: &PlaceAt<'_>, key: &str) -> Option<&Entry> {
        let of_field = || {
            let (owner, mut path) = path(at)?;
            if at.spot == Spot::Key {
                path.pop();
            }
            path.push(key);
            let path = path.join(".");
            let has = |entry: &&Entry| {
                let mut rows = entry.rows.iter();
                rows.any(|row| row.owner == owner && row.path == path)
            };
            self.entries.iter().find(has)
        };
        let own = match at.construct {
            Construct::File => self.of_file(key),
            Construct::Header => {
                let is_own = at.entry.and_then(place::Entry::key) == Some("architecture");
                let head = (is_own && at.spot == Spot::Key).then(|| self.of_file(key));
                head.flatten().or_else(|| self.records(key))
            }
            Construct::Section(layer) => self.section(layer).filter(|_| layer.section() == key),
            Construct::Table(table) => self.records(key).filter(|_| table.key() == key),
            Construct::Element { .. } | Construct::Relation { .. } => {
                let relation = RelationKind::from_key(key);
                let relation = relation.and_then(|kind| self.relation(kind));
                relation.or_else(|| self.records(key))
            }
            Construct::Record { .. } => None,
        };
        let frame = || match at.construct {
            Construct::Relation { .. } | Construct::Header | Construct::Record { .. } => {
                self.sorted(key, |sort| matches!(sort, Sort::Frame))
            }
            Construct::File
            | Construct::Section(_)
            | Construct::Element { .. }
            | Construct::Table(_) => None,
        };
        of_field().or(own).or_else(frame)
    }

    /// A value that stands, or may stand, where that place is.
    pub fn value(&self, at: &PlaceAt<'_>, word: &str) -> Option<&Entry> {
        let place::Expected::Value { kind, .. } = at.expected else {
            return None;
        };
        if matches!(kind, ValueKind::Kind(_)) {
            let is_kind = |entry: &&Entry| matches!(entry.sort, Sort::Kind(_)) && entry.is(word);
            return self.entries.iter().find(is_kind);
        }
        let place = place_of(at)?;
        let mut values = self.values(&place, None);
        values.find(|entry| entry.word == word)
    }

    /// The values that a key takes, by its place such as `element.status`; those that a framework knows, if one is named.
    pub fn values<'d>(
        &'d self,
        place: &str,
        framework: Option<FrameworkVersion>,
    ) -> impl Iterator<Item = &'d Entry> {
        let is_known = move |entry: &&Entry| {
            entry.frameworks.is_empty()
                || framework.is_none_or(|framework| entry.frameworks.contains(&framework))
        };
        let place = place.to_owned();
        let takes = move |entry: &&Entry| entry.sort == Sort::Value && entry.of.contains(&place);
        self.entries.iter().filter(takes).filter(is_known)
    }

    /// The section of a layer.
    pub fn section(&self, layer: Layer) -> Option<&Entry> {
        self.sorted(layer.section(), |sort| *sort == Sort::Section(layer))
    }

    /// A relation.
    pub fn relation(&self, kind: RelationKind) -> Option<&Entry> {
        self.sorted(kind.key(), |sort| *sort == Sort::Relation(kind))
    }

    /// A table of records.
    fn records(&self, key: &str) -> Option<&Entry> {
        self.sorted(key, |sort| matches!(sort, Sort::Records(_)))
    }

    /// A content or a view of the framework, which is the key of a record.
    fn part(&self, at: &PlaceAt<'_>, key: &str) -> Option<&Entry> {
        let Construct::Record { table, .. } = at.construct else {
            return None;
        };
        let is_own = at.entry == at.record;
        let mut values = self.values(table.key(), None);
        values.find(|entry| is_own && entry.word == key)
    }

    fn of_file(&self, key: &str) -> Option<&Entry> {
        self.sorted(key, |sort| match sort {
            Sort::Frame | Sort::Section(_) => true,
            Sort::Records(table) => table.is_of_document(),
            Sort::Kind(_) | Sort::Relation(_) | Sort::Key | Sort::Value => false,
        })
    }

    fn sorted(&self, word: &str, is_it: impl Fn(&Sort) -> bool) -> Option<&Entry> {
        let mut entries = self.entries.iter();
        entries.find(|entry| entry.word == word && is_it(&entry.sort))
    }
}

/// The place of the key at which a value stands, such as `element.status`.
pub(super) fn place_of(at: &PlaceAt<'_>) -> Option<String> {
    let (owner, path) = path(at)?;
    Some(format!("{}.{}", owner.key(), path.join(".")))
}

/// What a key belongs to, and the keys that lead from there to the place.
fn path<'p>(at: &PlaceAt<'p>) -> Option<(Owner, Vec<&'p str>)> {
    let (owner, top) = match at.construct {
        Construct::Relation { .. } => (Owner::Relation, at.relation),
        Construct::Record { table, .. } => (Owner::Records(table), at.record),
        Construct::Element { .. } => (Owner::Element, at.element),
        Construct::Header => (Owner::Header, None),
        Construct::File | Construct::Section(_) | Construct::Table(_) => return None,
    };
    let mut path = Vec::new();
    let mut entry = at.entry;
    while let Some(inside) = entry.filter(|entry| Some(*entry) != top) {
        let parent = inside.parent();
        // The head lies right in the file.
        let is_head = owner == Owner::Header && parent.is_some_and(|p| p.parent().is_none());
        if is_head {
            break;
        }
        path.extend(inside.key());
        entry = parent;
    }
    path.reverse();
    Some((owner, path))
}

/// Records by their table, where it may stand.
impl Table {
    fn is_of_document(self) -> bool {
        crate::io::table_of_document(self.key()) == Some(self)
    }
}
