//! Making an architecture in code.
#![expect(
    clippy::indexing_slicing,
    reason = "numbers of drafts are given out by the builder, whose lists never shrink"
)]
mod build;
mod copy;
mod draft;
mod edit;
mod element;
mod entries;
pub(crate) mod patch;
mod record;
mod relation;
mod secrets;
mod setters;
mod value;
mod whole;

pub use element::ElementBuilder;
pub use record::{FigureBuilder, HeaderBuilder, OrganisationBuilder, RecordBuilder};
pub use relation::RelationBuilder;

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::PerTable;
use super::key::{is_attribute_name, is_key};
use super::token::{DocumentStatus, Level, Token};
use super::unread::Unread;
use super::{Field, Kind, RelationKind, Table};
use crate::date::Date;
use crate::error::{Error, ErrorKind};
use crate::text::Text;
use crate::version::{ArchitectureVersion, FrameworkVersion};
use draft::{Draft, Drafts};
use setters::Carrier;

/// Makes an [`Architecture`](super::Architecture) step by step. Every step refuses what would break the model: an id that is
/// taken or malformed, a reference to something that is not there. What is built can be written to a file, and reading
/// that gives an equal architecture.
///
/// ```
/// use justarch::{ApplicationKind, Architecture, FrameworkVersion, InfrastructureKind, RelationKind};
/// let mut b = Architecture::builder("demo", FrameworkVersion::V3_0);
/// b.organisation("moj", "Bộ Tư pháp")?;
/// b.body("moj")?.name("Kiến trúc mẫu", "Sample").version(&"3.0".parse()?);
/// b.element("data-centre", InfrastructureKind::DataCentre, "Trung tâm dữ liệu")?;
/// b.element("app", ApplicationKind::Application, "Phần mềm quốc tịch")?;
/// b.relate("app", RelationKind::HostedOn, "data-centre")?;
/// assert!(b.relate("app", RelationKind::HostedOn, "no-such-thing").is_err());
/// let arch = b.build()?;
/// assert_eq!(arch.relation_count(), 1);
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Builder {
    id: String,
    header: Drafts,
    elements: Vec<ElementDraft>,
    relations: Vec<RelationDraft>,
    records: PerTable<Vec<RecordDraft>>,
    element_ids: HashMap<String, u32>,
    record_keys: RecordKeys,
    /// What the reader of the original could not read.
    unread: Unread,
    asks: Asks,
}

/// What is asked of an architecture when it is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asks {
    /// All that a file must say.
    Whole,
    /// The same but for the head.
    Fragment,
    /// Nothing: a reader made it, and said what is wrong.
    AsRead,
}

#[derive(Clone, Debug)]
struct ElementDraft {
    id: String,
    kind: Kind,
    props: Drafts,
    /// Whether one of its relations could not be read.
    lost_relation: bool,
    /// Taken out again; numbers of elements stay as they are.
    gone: bool,
}

#[derive(Clone, Debug)]
struct RelationDraft {
    from: String,
    kind: RelationKind,
    to: End,
    props: Drafts,
    /// Taken out again; numbers of relations stay as they are.
    gone: bool,
}

/// The far end of a relation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum End {
    Element(String),
    Organisation(String),
}

impl End {
    fn id(&self) -> &str {
        match self {
            Self::Element(id) | Self::Organisation(id) => id,
        }
    }
}

#[derive(Clone, Debug)]
struct RecordDraft {
    key: String,
    holder: Holder,
    props: Drafts,
    /// Taken out again; numbers of entries stay as they are.
    gone: bool,
}

/// On what a record hangs.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Holder {
    Document,
    Element(String),
    /// A relation, by its number among the drafts.
    Relation(usize),
}

fn refused(message: Text) -> Error {
    Error::new(ErrorKind::Model, message)
}

fn taken(message: Text) -> Error {
    Error::new(ErrorKind::Exists, message)
}

fn not_there(message: Text) -> Error {
    Error::new(ErrorKind::NotThere, message)
}

impl Builder {
    pub(super) fn new(id: &str, framework: FrameworkVersion) -> Self {
        let mut header = Drafts::default();
        header.set(Field::FrameworkNumber, Draft::Text(framework.to_string()));
        Self {
            id: id.to_owned(),
            header,
            elements: Vec::new(),
            relations: Vec::new(),
            records: PerTable::default(),
            element_ids: HashMap::new(),
            record_keys: HashMap::new(),
            unread: Unread::default(),
            asks: Asks::Whole,
        }
    }

    pub(super) fn fragment(id: &str, framework: FrameworkVersion) -> Self {
        Self {
            asks: Asks::Fragment,
            ..Self::new(id, framework)
        }
    }

    /// The title in both languages.
    pub fn name(&mut self, vi: &str, en: &str) -> &mut Self {
        self.header.set(Field::NameVi, Draft::Text(vi.to_owned()));
        self.header.set(Field::NameEn, Draft::Text(en.to_owned()));
        self
    }

    /// The version of the architecture itself.
    pub fn version(&mut self, version: &ArchitectureVersion) -> &mut Self {
        self.header
            .set(Field::Version, Draft::Text(version.to_string()));
        self
    }

    /// The organisation whose architecture it is; it must have been added.
    pub fn body(&mut self, organisation: &str) -> Result<&mut Self, Error> {
        self.find_record(Table::Organisations, organisation)?;
        self.header
            .set(Field::Body, Draft::Organisation(organisation.to_owned()));
        Ok(self)
    }

    /// Ministry, province or department.
    pub fn level(&mut self, level: Level) -> &mut Self {
        self.header.set(Field::Level, Draft::Token(level.code()));
        self
    }

    /// Draft, illustrative, issued or superseded.
    pub fn status(&mut self, status: DocumentStatus) -> &mut Self {
        self.header
            .set(Field::DocumentStatus, Draft::Token(status.code()));
        self
    }

    /// The number of the decision that issued the framework, such as `2568/QĐ-BTTTT`.
    pub fn framework_decision(&mut self, number: &str) -> &mut Self {
        self.header
            .set(Field::FrameworkDecision, Draft::Text(number.to_owned()));
        self
    }

    /// The date whose state the content describes.
    pub fn state_date(&mut self, date: Date) -> &mut Self {
        self.header.set(Field::StateDate, Draft::Date(date));
        self
    }

    /// The decision that issued the document.
    pub fn issued(&mut self, decision: &str, date: Date) -> &mut Self {
        self.header
            .set(Field::IssuedDecision, Draft::Text(decision.to_owned()));
        self.header.set(Field::IssuedDate, Draft::Date(date));
        self
    }

    /// The decision that issued the document states that its versions are numbered anew.
    pub fn restarts(&mut self) -> &mut Self {
        self.header.set(Field::IssuedRestarts, Draft::Number(1));
        self
    }

    /// Every field of the head of the document, those included that have no setter here.
    ///
    /// ```
    /// use justarch::{Architecture, Field, FrameworkVersion};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V2_0);
    /// b.header()
    ///     .field(Field::FrameworkNumber, "3.0")?
    ///     .add(Field::Reviewed, "2024-06-30")?
    ///     .note("Bản minh họa", "An illustration")?;
    /// assert!(b.header().field(Field::StateDate, "tomorrow").is_err());
    /// assert_eq!(b.build()?.framework(), FrameworkVersion::V3_0);
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn header(&mut self) -> HeaderBuilder<'_> {
        HeaderBuilder { builder: self }
    }

    /// Another id for the document. Building refuses what is not an id.
    pub fn id(&mut self, id: &str) -> &mut Self {
        id.clone_into(&mut self.id);
        self
    }

    /// Adds an element. A kind of the user's own takes [`Builder::custom_element`].
    ///
    /// Refuses an id that is taken or not of the form of [`is_key`], and an empty name.
    pub fn element(
        &mut self,
        id: &str,
        kind: impl Into<Kind>,
        name_vi: &str,
    ) -> Result<ElementBuilder<'_>, Error> {
        let kind = kind.into();
        if matches!(kind, Kind::Custom(_)) {
            return Err(refused(crate::bilingual!(
                "thành phần `{id}`: loại tự đặt phải có tên, dùng `custom_element`",
                "element `{id}`: a custom kind needs its name: use `custom_element`"
            )));
        }
        self.add_element(id, kind, name_vi)
    }

    /// Adds an element of a kind of the user's own, such as `x-robot`.
    ///
    /// ```
    /// use justarch::{Architecture, FrameworkVersion, Layer};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.custom_element("greeter", "x-robot", Layer::Channel, "Rô-bốt hướng dẫn")?;
    /// let arch = b.build()?;
    /// assert_eq!(arch.element("greeter").unwrap().kind_key(), "x-robot");
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn custom_element(
        &mut self,
        id: &str,
        kind: &str,
        layer: super::Layer,
        name_vi: &str,
    ) -> Result<ElementBuilder<'_>, Error> {
        let custom = custom(id, kind, layer)?;
        let element = self.add_element(id, custom, name_vi)?;
        let of = Carrier::Element(element.ix);
        let props = element.builder.props(of);
        props.set(Field::Kind, Draft::Text(kind.to_owned()));
        Ok(element)
    }

    fn add_element(
        &mut self,
        id: &str,
        kind: Kind,
        name_vi: &str,
    ) -> Result<ElementBuilder<'_>, Error> {
        check_key(id)?;
        if name_vi.trim().is_empty() {
            return Err(refused(crate::bilingual!(
                "thành phần `{id}` không có tên tiếng Việt",
                "element `{id}` has no Vietnamese name"
            )));
        }
        if self.element_ids.contains_key(id) {
            return Err(taken(crate::bilingual!(
                "đã có thành phần `{id}`",
                "element `{id}` exists already"
            )));
        }
        let ix = self.elements.len() as u32;
        self.element_ids.insert(id.to_owned(), ix);
        let mut props = Drafts::default();
        props.set(Field::NameVi, Draft::Text(name_vi.to_owned()));
        self.elements.push(ElementDraft {
            id: id.to_owned(),
            kind,
            props,
            lost_relation: false,
            gone: false,
        });
        Ok(ElementBuilder { builder: self, ix })
    }

    /// Adds a relation from the element that depends to the one depended on; both must have been added.
    /// `supplied-by` may point to an organisation.
    pub fn relate(
        &mut self,
        from: &str,
        kind: RelationKind,
        to: &str,
    ) -> Result<RelationBuilder<'_>, Error> {
        self.find_element(from)?;
        let organisation = (Table::Organisations, to.to_owned());
        let to = match self.find_element(to) {
            Ok(_) => End::Element(to.to_owned()),
            Err(missing) => {
                let known = self.record_keys.contains_key(&organisation);
                if !known || kind != RelationKind::SuppliedBy {
                    return Err(missing);
                }
                End::Organisation(to.to_owned())
            }
        };
        self.relations.push(RelationDraft {
            from: from.to_owned(),
            kind,
            to,
            props: Drafts::default(),
            gone: false,
        });
        let ix = self.relations.len() - 1;
        Ok(RelationBuilder { builder: self, ix })
    }

    fn add_record(&mut self, table: Table, key: &str, holder: Holder) -> Result<u32, Error> {
        check_key(key)?;
        self.push_record(table, key, holder)
    }

    fn push_record(&mut self, table: Table, key: &str, holder: Holder) -> Result<u32, Error> {
        let rows = &mut self.records[table];
        let ix = rows.len() as u32;
        claim(&mut self.record_keys, table, key, ix)?;
        rows.push(RecordDraft {
            key: key.to_owned(),
            holder,
            props: Drafts::default(),
            gone: false,
        });
        Ok(ix)
    }

    fn record_props(&mut self, table: Table, ix: u32) -> &mut Drafts {
        &mut self.records[table][ix as usize].props
    }

    fn find_element(&self, id: &str) -> Result<u32, Error> {
        let missing = || {
            not_there(crate::bilingual!(
                "không có thành phần `{id}`",
                "there is no element `{id}`"
            ))
        };
        self.element_ids.get(id).copied().ok_or_else(missing)
    }

    fn find_record(&self, table: Table, key: &str) -> Result<u32, Error> {
        let missing = || {
            not_there({
                let table = table.key();
                crate::bilingual!(
                    "mục `{table}` không có `{key}`",
                    "there is no entry `{key}` in {table}"
                )
            })
        };
        let entry = (table, key.to_owned());
        self.record_keys.get(&entry).copied().ok_or_else(missing)
    }
}

/// The number of each entry by its table and key.
type RecordKeys = HashMap<(Table, String), u32>;

/// Lets a key mean an entry, unless it means another one.
fn claim(keys: &mut RecordKeys, table: Table, key: &str, ix: u32) -> Result<(), Error> {
    match keys.entry((table, key.to_owned())) {
        Entry::Occupied(_) => Err(taken({
            let table = table.key();
            crate::bilingual!(
                "mục `{table}` đã có `{key}`",
                "{table} `{key}` exists already"
            )
        })),
        Entry::Vacant(free) => {
            free.insert(ix);
            Ok(())
        }
    }
}

/// A kind of the user's own.
fn custom(id: &str, kind: &str, layer: super::Layer) -> Result<Kind, Error> {
    match Kind::from_key(kind, layer) {
        Some(custom @ Kind::Custom(_)) => Ok(custom),
        _ => Err(Error::value(crate::bilingual!(
            "thành phần `{id}`: `{kind}` không phải là loại tự đặt dạng `x-robot`",
            "element `{id}`: `{kind}` is not a custom kind such as `x-robot`"
        ))),
    }
}

/// Refuses a blank text, which no file could say.
fn require_text(what: &str, text: &str) -> Result<(), Error> {
    if text.trim().is_empty() {
        return Err(Error::value(crate::bilingual!(
            "`{what}` để trống",
            "`{what}` is empty"
        )));
    }
    Ok(())
}

fn check_attribute_name(name: &str) -> Result<(), Error> {
    // In a file this would ask to merge maps.
    if is_attribute_name(name) && name != "<<" {
        return Ok(());
    }
    Err(Error::value(crate::bilingual!(
        "`{name}` không dùng được làm tên thuộc tính: từ 1 đến 255 byte, không có ký tự ngắt dòng, không có dấu hai chấm trước dấu cách",
        "`{name}` is not the name of an attribute: 1 to 255 bytes without line separators or a colon before a space"
    )))
}

fn check_key(key: &str) -> Result<(), Error> {
    if is_key(key) {
        return Ok(());
    }
    Err(Error::new(
        ErrorKind::NotAnId,
        crate::bilingual!(
            "`{key}` không phải là định danh: chỉ dùng chữ thường không dấu, chữ số, nối bằng dấu gạch nối",
            "`{key}` is not an id: use lower-case ASCII words joined by hyphens"
        ),
    ))
}
