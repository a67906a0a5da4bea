//! What of a document could not be read.
//!
//! Nothing may be concluded from its absence: the other version may have it, and so may this one.

use super::store::{Cell, Prop, Slice, Store};
use super::{Architecture, Field, Layer, MAX_KEY, RelationKind, Subject, Table};
use crate::text::Text;

/// A part of a document that could not be read, named as the document names it.
///
/// ```
/// # #[cfg(feature = "yaml")] {
/// use justarch::{Document, UnreadPart};
/// let text = "justarch: 1\nchannels:\n  portal: { kind: web-site, name: { vi: Cổng } }\n";
/// let doc = Document::parse("a.yaml", text).unwrap();
/// let unread = doc.architecture().unread();
/// assert!(unread.parts().iter().any(|p| matches!(p, UnreadPart::Element { id, .. } if id == "portal")));
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum UnreadPart {
    /// A file: it is not there, or holds no sections.
    File {
        /// The path under which the document names it.
        path: String,
    },
    /// A section: its key is not known or comes again, or there is no map under it.
    Section {
        /// The key as written.
        key: String,
    },
    /// An element: its id, its kind or its form is not valid, or its section could not be read.
    Element {
        /// The id as written.
        id: String,
        /// The layer of its section, if that is known.
        layer: Option<Layer>,
    },
    /// A relation.
    Relation {
        /// The element it belongs to.
        from: String,
        /// The relation.
        kind: RelationKind,
        /// The far end as written, if there is one. An element that could not be read may be it.
        to: Option<String>,
    },
    /// An entry of a table, or several.
    Record {
        /// The table.
        table: Table,
        /// The key as written, if it is known.
        key: Option<String>,
    },
    /// A field, or a key that is not known.
    Field {
        /// What it belongs to.
        of: Subject,
        /// The field, or the key as written.
        key: String,
    },
}

impl UnreadPart {
    /// The word in machine output.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::File { .. } => "file",
            Self::Section { .. } => "section",
            Self::Element { .. } => "element",
            Self::Relation { .. } => "relation",
            Self::Record { .. } => "record",
            Self::Field { .. } => "field",
        }
    }

    /// The part in words for people, without a full stop.
    pub fn label(&self) -> Text {
        match self {
            Self::File { path } => crate::bilingual!("tệp `{path}`", "the file `{path}`"),
            Self::Section { key } => crate::bilingual!("mục `{key}`", "the section `{key}`"),
            Self::Element { id, .. } => {
                crate::bilingual!("thành phần `{id}`", "the element `{id}`")
            }
            Self::Relation {
                from,
                kind,
                to: Some(to),
            } => crate::bilingual!(
                "quan hệ `{kind}` từ `{from}` đến `{to}`",
                "the relation `{kind}` from `{from}` to `{to}`"
            ),
            Self::Relation {
                from,
                kind,
                to: None,
            } => crate::bilingual!(
                "một quan hệ `{kind}` của `{from}`",
                "a relation `{kind}` of `{from}`"
            ),
            Self::Record {
                table,
                key: Some(key),
            } => {
                let table = table.key();
                crate::bilingual!(
                    "nội dung `{key}` trong `{table}`",
                    "the entry `{key}` of `{table}`"
                )
            }
            Self::Record { table, key: None } => {
                let table = table.key();
                crate::bilingual!("nội dung trong `{table}`", "entries of `{table}`")
            }
            Self::Field { of, key } => {
                crate::bilingual!("khóa `{key}` của `{of}`", "the key `{key}` of `{of}`")
            }
        }
    }

    /// Whether it stands for a relation of an element, or for a key that may have been meant as one.
    pub(crate) fn may_hold_relations_of(&self, arch: &Architecture) -> bool {
        match self {
            Self::Relation { .. } => true,
            Self::Field {
                of: Subject::Element(id),
                key,
            } => {
                super::schema::ELEMENT.iter().all(|spec| spec.key != key)
                    && arch
                        .element(id)
                        .is_some_and(super::ElementRef::lost_a_relation)
            }
            Self::File { .. }
            | Self::Section { .. }
            | Self::Element { .. }
            | Self::Record { .. }
            | Self::Field { .. } => false,
        }
    }

    /// Whether it stands for elements of some layer.
    pub(crate) fn holds_elements(&self) -> bool {
        match self {
            Self::File { .. } | Self::Section { .. } | Self::Element { .. } => true,
            Self::Relation { .. } | Self::Record { .. } | Self::Field { .. } => false,
        }
    }
}

/// All of a document that could not be read. An architecture that was built, or came from `serde`, was read whole.
///
/// ```
/// use justarch::{Architecture, FrameworkVersion};
/// let arch = Architecture::fragment("demo", FrameworkVersion::V3_0).build()?;
/// assert!(arch.unread().is_empty());
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unread {
    /// Each once, in order.
    pub(super) parts: Vec<UnreadPart>,
    omitted: usize,
    /// Whether those that are not named may be anything.
    pub(super) countless: bool,
    /// The layers in which more elements may stand than are named.
    pub(super) open: [bool; LAYERS],
    /// The tables of which more entries may be there than are named.
    pub(super) open_tables: [bool; TABLES],
    /// What has keys that could not be read, so that any field may be among them.
    pub(super) opened: Vec<Subject>,
    /// The keys below sections that are not known: of elements or of entries.
    pub(super) loose: Vec<String>,
    /// What elements that could not be read say they continue.
    pub(super) continued: Vec<String>,
    /// Whether an element may continue others that it does not name in a way that can be read.
    pub(super) lineage: bool,
    /// Whether fields were refused, which are marked in the rows.
    pub(crate) marked: bool,
}

const LAYERS: usize = Layer::ALL.len();
const TABLES: usize = Table::ALL.len();
/// So many fields are named.
const NAMED: usize = 10_000;
/// Of what is written in place of a key so many characters are kept.
const SHOWN: usize = 200;

/// The part of an id by which a refused element is known: what is too long for an id may be very long.
pub(crate) fn known_part(id: &str) -> &str {
    cut(id, MAX_KEY)
}

fn cut(text: &str, most: usize) -> &str {
    let end = text.char_indices().nth(most).map(|(at, _)| at);
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

impl Unread {
    /// Whether everything was read.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty() && self.omitted == 0 && !self.marked
    }

    /// What could not be read, each part once, files first.
    pub fn parts(&self) -> &[UnreadPart] {
        &self.parts
    }

    /// How many parts there are besides, which are not named.
    pub fn omitted(&self) -> usize {
        self.omitted
    }

    /// The ids of the elements that could not be read.
    ///
    /// ```
    /// use justarch::Unread;
    /// assert_eq!(Unread::default().elements().count(), 0);
    /// ```
    pub fn elements(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            UnreadPart::Element { id, .. } => Some(id.as_str()),
            _ => None,
        })
    }

    /// The layers of which elements may be missing here.
    pub(crate) fn layers(&self) -> Vec<Layer> {
        let mut open = self.open;
        for part in &self.parts {
            match part {
                UnreadPart::Element {
                    layer: Some(layer), ..
                } => {
                    if let Some(open) = open.get_mut(layer.index()) {
                        *open = true;
                    }
                }
                UnreadPart::Element { layer: None, .. } => open = [true; LAYERS],
                _ => {}
            }
        }
        let is_open = |layer: &Layer| open.get(layer.index()) == Some(&true);
        Layer::ALL.into_iter().filter(is_open).collect()
    }

    // What follows fills it.

    pub(crate) fn add(&mut self, part: UnreadPart) {
        self.parts.push(part);
    }

    pub(crate) fn file(&mut self, path: &str) {
        self.add(UnreadPart::File {
            path: cut(path, SHOWN).to_owned(),
        });
        self.open = [true; LAYERS];
        for table in [
            Table::Sources,
            Table::Organisations,
            Table::Indicators,
            Table::Targets,
        ] {
            self.open_table(table);
        }
    }

    /// A section of which it is known what stands there.
    pub(crate) fn section(&mut self, key: &str) {
        self.add(UnreadPart::Section {
            key: cut(key, SHOWN).to_owned(),
        });
    }

    pub(crate) fn element(&mut self, id: &str, layer: Option<Layer>) {
        self.add(UnreadPart::Element {
            id: known_part(id).to_owned(),
            layer,
        });
    }

    pub(crate) fn relation(&mut self, from: &str, kind: RelationKind, to: Option<&str>) {
        self.add(UnreadPart::Relation {
            from: from.to_owned(),
            kind,
            to: to.map(|to| known_part(to).to_owned()),
        });
    }

    /// An entry of that key; without one, any.
    pub(crate) fn record(&mut self, table: Table, key: Option<&str>) {
        self.add(UnreadPart::Record {
            table,
            key: key.map(|key| cut(key, SHOWN).to_owned()),
        });
        if key.is_none() {
            self.open_table(table);
        }
    }

    /// A key that is not known, or comes again: any field may be meant.
    pub(crate) fn key(&mut self, of: Subject, key: &str) {
        self.opened.push(of.clone());
        self.add(UnreadPart::Field {
            of,
            key: cut(key, SHOWN).to_owned(),
        });
    }

    /// Says that any field of the head of the document may be there, and any entry that stands in it.
    pub(crate) fn open_header(&mut self) {
        self.opened.push(Subject::Document);
        for table in [
            Table::Contents,
            Table::Views,
            Table::Supersedes,
            Table::Roadmap,
            Table::Indicators,
            Table::Targets,
        ] {
            self.open_table(table);
        }
    }

    /// Says that the fields of something are not known.
    pub(crate) fn open_fields(&mut self, of: Subject) {
        self.opened.push(of);
    }

    /// Says that an element that is not named may stand in a layer, or in any.
    pub(crate) fn open(&mut self, layer: Option<Layer>) {
        match layer.and_then(|layer| self.open.get_mut(layer.index())) {
            Some(open) => *open = true,
            None => self.open = [true; LAYERS],
        }
    }

    pub(crate) fn open_table(&mut self, table: Table) {
        if let Some(open) = self.open_tables.get_mut(table.index()) {
            *open = true;
        }
    }

    /// Says that a key stands in a section of which it is not known what it holds.
    pub(crate) fn loose(&mut self, key: &str) {
        self.loose.push(known_part(key).to_owned());
    }

    /// Says that anything may stand in a section.
    pub(crate) fn open_all(&mut self) {
        self.open = [true; LAYERS];
        self.open_tables = [true; TABLES];
    }

    /// Says that what was read nowhere says it continues an element.
    pub(crate) fn continues(&mut self, id: &str) {
        self.continued.push(known_part(id).to_owned());
    }

    /// Says that an element may continue any other.
    pub(crate) fn continues_any(&mut self) {
        self.lineage = true;
    }

    /// Counts a part that is not named.
    pub(crate) fn omit(&mut self) {
        self.omitted += 1;
        self.open_all();
        self.countless = true;
        self.lineage = true;
    }

    /// Counts a part that is not named, but of which it is known where it stands.
    pub(crate) fn omit_in(&mut self, layer: Layer) {
        self.omitted += 1;
        self.open(Some(layer));
    }

    pub(crate) fn settle(&mut self) {
        self.parts.sort();
        self.parts.dedup();
        self.continued.sort();
        self.continued.dedup();
        self.opened.sort();
        self.opened.dedup();
    }

    /// The same with the fields that are marked in the rows.
    pub(super) fn with_marked(&self, arch: &Architecture) -> Self {
        let mut all = self.clone();
        let store = arch.store();
        all.marks(store, store.header, || Subject::Document);
        for element in arch.elements() {
            let row = store.elements.get(element.ix() as usize);
            let props = row.map_or(Slice::default(), |row| row.props);
            all.marks(store, props, || element.into());
        }
        for relation in arch.relations() {
            let row = store.relations.get(relation.ix() as usize);
            let props = row.map_or(Slice::default(), |row| row.props);
            all.marks(store, props, || relation.into());
        }
        for table in Table::ALL {
            for (record, row) in arch.records(table).zip(&store.records[table]) {
                all.marks(store, row.props, || record.into());
            }
        }
        all.settle();
        all
    }

    fn marks(&mut self, store: &Store, props: Slice, of: impl Fn() -> Subject) {
        let marks = store.props(props).iter().filter_map(|prop| marked(*prop));
        for field in marks {
            let of = of();
            self.lineage |= field == Field::Succeeds && matches!(of, Subject::Element(_));
            if self.parts.len() < NAMED {
                self.add(UnreadPart::Field {
                    of,
                    key: field.path().to_owned(),
                });
            } else {
                self.omitted += 1;
            }
        }
    }
}

/// The field of a mark.
fn marked(prop: Prop) -> Option<Field> {
    match (prop.field, prop.cell()) {
        (Field::Refused, Cell::Token(number)) => Field::ALL.get(number as usize).copied(),
        _ => None,
    }
}
