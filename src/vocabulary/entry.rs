//! The words, gathered from the tables in which they stand.

use std::borrow::Cow;

use crate::framework::{Framework, Part};
use crate::model::described::Words;
use crate::model::schema::{Around, ELEMENT, FRAME, FieldSpec, HEADER, RELATION, Shape};
use crate::model::{Kind, Layer, LegalTerm, RelationKind, Table};
use crate::text::{Lang, Text};
use crate::version::FrameworkVersion;

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Sort {
    /// A key of the file itself, of an entry or of the far end of a relation.
    Frame,
    /// The section of a layer.
    Section(Layer),
    /// A kind of element.
    Kind(Kind),
    /// A relation.
    Relation(RelationKind),
    /// A table of records.
    Records(Table),
    /// A key of the document, of an element, of a relation or of a record.
    Key,
    /// A value of a key.
    Value,
}

impl Sort {
    /// The word in machine output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Frame => "frame",
            Self::Section(_) => "section",
            Self::Kind(_) => "kind",
            Self::Relation(_) => "relation",
            Self::Records(_) => "records",
            Self::Key => "key",
            Self::Value => "value",
        }
    }

    /// The words for people.
    pub const fn label(self) -> Text {
        match self {
            Self::Frame => Text::fixed("khóa của tệp", "key of the file"),
            Self::Section(_) => Text::fixed("lớp", "layer"),
            Self::Kind(_) => Text::fixed("loại thành phần", "kind of element"),
            Self::Relation(_) => Text::fixed("quan hệ", "relation"),
            Self::Records(_) => Text::fixed("danh sách", "list of records"),
            Self::Key => Text::fixed("khóa", "key"),
            Self::Value => Text::fixed("giá trị", "value"),
        }
    }
}

/// What has a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    Header,
    Element,
    Relation,
    Records(Table),
}

impl Owner {
    pub(super) const fn fields(self) -> &'static [FieldSpec] {
        match self {
            Self::Header => HEADER,
            Self::Element => ELEMENT,
            Self::Relation => RELATION,
            Self::Records(table) => table.fields(),
        }
    }

    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Header => "architecture",
            Self::Element => "element",
            Self::Relation => "relation",
            Self::Records(table) => table.key(),
        }
    }

    /// Every one, in file order.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        let first = [Self::Header, Self::Element, Self::Relation];
        first.into_iter().chain(Table::ALL.map(Self::Records))
    }
}

/// A key at one of its places.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) owner: Owner,
    /// Below the owner, groups included: `issued.date`.
    pub(super) path: String,
    pub(super) spec: &'static FieldSpec,
}

/// A word with all that is known of it.
///
/// ```
/// use justarch::{Lang, vocabulary};
/// let owner = &vocabulary::entries("owner")[0];
/// assert_eq!(owner.sort.key(), "key");
/// assert_eq!(owner.places(), ["element.owner"]);
/// assert!(owner.meaning.get(Lang::En).contains("`operator`"));
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Entry {
    /// As files write it.
    pub word: &'static str,
    /// What it is.
    pub sort: Sort,
    /// What it is called.
    pub title: Text,
    /// One sentence: when to use it, and how it differs from its neighbours.
    pub meaning: Text,
    /// What the law calls it and where, if known.
    pub law: Option<LegalTerm>,
    /// Some lines of YAML, as they stand at what the word belongs to.
    pub example: Cow<'static, str>,
    /// Other names by which people look for it.
    pub(super) also: &'static [&'static str],
    /// Where a key stands.
    pub(super) rows: Vec<Row>,
    /// The keys that a value belongs to: `element.status`.
    pub(super) of: Vec<String>,
    /// The frameworks that know it, if not all do.
    pub(super) frameworks: Vec<FrameworkVersion>,
}

impl Entry {
    fn new(word: &'static str, sort: Sort, words: &'static Words) -> Self {
        let described = words.described();
        Self {
            word,
            sort,
            title: described.title,
            meaning: described.meaning,
            law: described.law,
            example: Cow::Borrowed(described.example),
            also: words.also,
            rows: Vec::new(),
            of: Vec::new(),
            frameworks: Vec::new(),
        }
    }

    /// Where it stands: for a key `element.owner` or `architecture.issued.date`, for a value the keys that take it, else
    /// nothing.
    pub fn places(&self) -> Vec<String> {
        let rows = self.rows.iter();
        let keys = rows.map(|row| format!("{}.{}", row.owner.key(), row.path));
        keys.chain(self.of.iter().cloned()).collect()
    }
}

/// Every word, by what it is: the file, layers, kinds, relations, records, keys, values. O(words²), which are some
/// hundred.
pub fn all() -> Vec<Entry> {
    let mut out: Vec<Entry> = Vec::new();
    let frame = FRAME.iter().filter(|f| !matches!(f.at, Around::Of(_)));
    out.extend(frame.map(|f| Entry::new(f.key, Sort::Frame, &f.words)));
    let layers = Layer::ALL.into_iter();
    out.extend(layers.map(|l| Entry::new(l.section(), Sort::Section(l), l.words())));
    // Of the user's own kinds one stands for all.
    let custom = Kind::Custom(Layer::Application);
    let kinds = Kind::ALL.iter().copied().chain([custom]);
    out.extend(kinds.map(|k| Entry::new(k.key(), Sort::Kind(k), k.words())));
    let relations = RelationKind::ALL.into_iter();
    out.extend(relations.map(|r| Entry::new(r.key(), Sort::Relation(r), r.words())));
    let tables = Table::ALL.into_iter();
    out.extend(tables.map(|t| Entry::new(t.key(), Sort::Records(t), t.words())));
    let mut keys = Vec::new();
    for owner in Owner::all() {
        gather_keys(owner, owner.fields(), "", &mut keys);
    }
    let mut values = Vec::new();
    for key in &keys {
        gather_values(key, &mut values);
    }
    for of in FRAME {
        if let Around::Of(key) = of.at {
            let mut entry = Entry::new(of.key, Sort::Value, &of.words);
            let taking = keys.iter().filter(|entry| entry.word == key);
            entry.of = taking.flat_map(Entry::places).collect();
            values.push(entry);
        }
    }
    gather_of_frameworks(&mut values);
    out.extend(keys);
    out.extend(values);
    out
}

/// The words of that spelling, whatever the case: often one, but `date` is a key of several things. Also by path, such as
/// `issued.date`.
///
/// ```
/// use justarch::vocabulary::entries;
/// assert_eq!(entries("LGSP").len(), 1);
/// assert!(entries("date").len() > 1);
/// assert_eq!(entries("architecture.issued.date").len(), 1);
/// assert!(entries("robot").is_empty());
/// ```
pub fn entries(word: &str) -> Vec<Entry> {
    let mut all = all();
    all.retain(|entry| entry.is(word));
    all
}

impl Entry {
    pub(super) fn is(&self, word: &str) -> bool {
        let is_path = |row: &Row| {
            let place = word.strip_prefix(row.owner.key());
            let place = place.and_then(|rest| rest.strip_prefix('.'));
            row.path == word || place == Some(&row.path)
        };
        self.word.eq_ignore_ascii_case(word)
            || matches!(self.sort, Sort::Kind(Kind::Custom(_))) && is_custom(word)
            || self.rows.iter().any(is_path)
    }
}

fn is_custom(word: &str) -> bool {
    let name = word.strip_prefix(Kind::CUSTOM_PREFIX);
    name.is_some_and(crate::model::is_key)
}

/// A key that several things have in the same row is one word.
fn gather_keys(owner: Owner, specs: &'static [FieldSpec], above: &str, out: &mut Vec<Entry>) {
    for spec in specs {
        if matches!(spec.shape, Shape::Relations(_) | Shape::Records(_)) {
            continue;
        }
        let path = format!("{above}{}", spec.key);
        let row = Row {
            owner,
            path: path.clone(),
            spec,
        };
        let same = |entry: &&mut Entry| {
            let row = entry.rows.first();
            row.is_some_and(|row| row.path == path && row.spec.words == spec.words)
        };
        if let Some(entry) = out.iter_mut().find(same) {
            entry.rows.push(row);
        } else {
            let mut entry = Entry::new(spec.key, Sort::Key, spec.words);
            entry.rows.push(row);
            out.push(entry);
        }
        if let Shape::Group { fields, .. } = spec.shape {
            gather_keys(owner, fields, &format!("{path}."), out);
        }
    }
}

/// A value that several keys take from one set is one word.
fn gather_values(key: &Entry, out: &mut Vec<Entry>) {
    for row in &key.rows {
        let (Shape::Token(set) | Shape::Tokens(set)) = row.spec.shape else {
            continue;
        };
        let place = format!("{}.{}", row.owner.key(), row.path);
        for (word, words) in set.iter().zip(row.spec.values) {
            let fresh = Entry::new(word, Sort::Value, words);
            let same = |entry: &&mut Entry| {
                entry.word == *word
                    && entry.example == fresh.example
                    && entry.meaning == fresh.meaning
            };
            match out.iter_mut().find(same) {
                Some(entry) => entry.of.push(place.clone()),
                None => out.push(Entry {
                    of: vec![place.clone()],
                    ..fresh
                }),
            }
        }
    }
}

/// The words that frameworks give to contents, views and grades.
fn gather_of_frameworks(out: &mut Vec<Entry>) {
    for framework in Framework::all() {
        let grades = &framework.grades;
        let later = grades.later.as_ref().map_or(&[][..], |later| later.values);
        let sets = [
            ("contents", framework.contents),
            ("views", framework.views),
            ("element.grade", grades.values),
            ("element.grade", later),
        ];
        for (of, parts) in sets {
            for part in parts {
                let same = |e: &&mut Entry| e.word == part.key && e.of.iter().any(|o| o == of);
                match out.iter_mut().find(same) {
                    Some(entry) => {
                        entry.title = part.label.clone();
                        entry.meaning = part.meaning.clone();
                        if !entry.frameworks.contains(&framework.version) {
                            entry.frameworks.push(framework.version);
                        }
                    }
                    None => out.push(of_framework(of, part, framework.version)),
                }
            }
        }
    }
}

fn of_framework(of: &str, part: &Part, version: FrameworkVersion) -> Entry {
    let label = part.label.get(Lang::Vi);
    let example = match of {
        "contents" => format!("contents:\n  {}: {{ text: \"{label}\" }}\n", part.key),
        "views" => format!(
            "views:\n  {}: {{ name: {{ vi: \"{label}\" }} }}\n",
            part.key
        ),
        _ => format!("grade: {}", part.key),
    };
    Entry {
        word: part.key,
        sort: Sort::Value,
        title: part.label.clone(),
        meaning: part.meaning.clone(),
        law: None,
        example: Cow::Owned(example),
        also: &[],
        rows: Vec::new(),
        of: vec![of.to_owned()],
        frameworks: vec![version],
    }
}
