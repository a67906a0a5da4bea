//! The architecture: a whole, well-formed document.

use std::sync::OnceLock;

use super::columns::Columns;
use super::fields::Fields;
use super::ordinals::{ByName, Ordinals};
use super::records::{IndicatorRef, OrganisationRef, RecordRef, SourceRef, TargetRef};
use super::relation_fields::RelationFields;
use super::store::{Holder, Store, Target};
use super::tied::Tied;
use super::token::{DocumentStatus, Level};
use super::unread::Unread;
use super::{Builder, ElementRef, Field, Kind, Layer, RelationKind, RelationRef, Table};
use crate::date::Date;
use crate::text::Lang;
use crate::version::{ArchitectureVersion, FrameworkVersion};

/// An e-government architecture: elements in seven layers, the relations between them, and what the
/// document says of itself.
///
/// It is immutable and well formed: keys are unique, every relation has both ends, every element lies in
/// exactly one layer. Two architectures are equal when they say the same, whatever the order.
///
/// ```
/// use justarch::{Architecture, FrameworkVersion, IntegrationKind, Layer};
/// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
/// b.element("moj-lgsp", IntegrationKind::Lgsp, "Nền tảng LGSP của Bộ Tư pháp")?;
/// let arch = b.build()?;
/// assert_eq!(arch.elements_in(Layer::Integration).count(), 1);
/// assert_eq!(arch.framework(), FrameworkVersion::V3_0);
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone)]
pub struct Architecture {
    store: Store,
    columns: OnceLock<Columns>,
    relation_fields: OnceLock<RelationFields>,
    ordinals: OnceLock<Ordinals>,
    by_name: OnceLock<ByName>,
    tied: OnceLock<Tied>,
    unread: OnceLock<Unread>,
}

impl std::fmt::Debug for Architecture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Architecture")
            .field("id", &self.id())
            .field("elements", &self.store.elements.len())
            .field("relations", &self.store.relations.len())
            .finish_non_exhaustive()
    }
}

impl Architecture {
    /// Starts an architecture in code. Its body, name and version have to be said before it is
    /// [built](Builder::build).
    pub fn builder(id: &str, framework: FrameworkVersion) -> Builder {
        Builder::new(id, framework)
    }

    /// Starts a fragment: an architecture of which body, name and version need not be said, for examples and tests
    /// and to be put into another. No file holds it as it is.
    ///
    /// ```
    /// use justarch::{Architecture, FrameworkVersion};
    /// assert!(Architecture::builder("part", FrameworkVersion::V3_0).build().is_err());
    /// assert!(Architecture::fragment("part", FrameworkVersion::V3_0).build().is_ok());
    /// ```
    pub fn fragment(id: &str, framework: FrameworkVersion) -> Builder {
        Builder::fragment(id, framework)
    }

    pub(super) fn from_store(store: Store) -> Self {
        Self {
            store,
            columns: OnceLock::new(),
            relation_fields: OnceLock::new(),
            ordinals: OnceLock::new(),
            by_name: OnceLock::new(),
            tied: OnceLock::new(),
            unread: OnceLock::new(),
        }
    }

    pub(crate) fn store(&self) -> &Store {
        &self.store
    }

    pub(super) fn columns(&self) -> &Columns {
        self.columns.get_or_init(|| Columns::of(self))
    }

    pub(super) fn relation_fields(&self) -> &RelationFields {
        let of_all = || RelationFields::of(&self.store);
        self.relation_fields.get_or_init(of_all)
    }

    pub(super) fn ordinals(&self) -> &Ordinals {
        self.ordinals.get_or_init(|| Ordinals::of(self))
    }

    pub(super) fn by_name(&self) -> &ByName {
        self.by_name.get_or_init(|| ByName::of(self))
    }

    pub(super) fn tied(&self) -> &Tied {
        self.tied.get_or_init(|| Tied::of(self))
    }

    /// The id of the architecture, the same in all its versions.
    pub fn id(&self) -> &str {
        self.store.str(self.store.id)
    }

    /// What the document says of itself.
    pub fn fields(&self) -> Fields<'_> {
        Fields::new(&self.store, self.store.header)
    }

    /// The title; the other language if this one is missing.
    pub fn name(&self, lang: Lang) -> &str {
        self.fields()
            .either(lang, Field::NameVi, Field::NameEn)
            .unwrap_or_else(|| self.id())
    }

    /// The framework the document follows, or [`FrameworkVersion::UNSTATED`].
    pub fn framework(&self) -> FrameworkVersion {
        self.fields()
            .text(Field::FrameworkNumber)
            .and_then(|text| text.parse().ok())
            .unwrap_or(FrameworkVersion::UNSTATED)
    }

    /// The version of the architecture itself.
    pub fn version(&self) -> Option<ArchitectureVersion> {
        self.fields().text(Field::Version)?.parse().ok()
    }

    /// The organisation whose architecture this is.
    pub fn body(&self) -> Option<OrganisationRef<'_>> {
        self.fields()
            .organisation(Field::Body)
            .map(|ix| self.organisation_at(ix))
    }

    /// Ministry, province or department.
    pub fn level(&self) -> Option<Level> {
        self.fields().token(Field::Level)
    }

    /// Draft, illustrative, issued or superseded.
    pub fn status(&self) -> Option<DocumentStatus> {
        self.fields().token(Field::DocumentStatus)
    }

    /// Whether the decision that issued the document states that its versions are numbered anew.
    ///
    /// ```
    /// use justarch::{Architecture, FrameworkVersion};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.issued("12/QĐ-BTP", "2026-01-15".parse()?).restarts();
    /// assert!(b.build()?.restarts());
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn restarts(&self) -> bool {
        self.fields().flag(Field::IssuedRestarts) == Some(true)
    }

    /// The date whose state the content describes.
    pub fn state_date(&self) -> Option<Date> {
        self.fields().date(Field::StateDate)
    }

    /// The date on which the document itself was issued.
    pub fn issued_date(&self) -> Option<Date> {
        self.fields().date(Field::IssuedDate)
    }

    /// The latest review.
    pub fn last_review(&self) -> Option<Date> {
        self.fields().dates(Field::Reviewed).max()
    }

    /// The date that dated rules judge by, when no other is asked for: the state date, else the last review,
    /// else the date of issue. Taken at its last day when less than a day is known.
    pub fn evaluation_date(&self) -> Option<Date> {
        self.state_date()
            .or_else(|| self.last_review())
            .or_else(|| self.issued_date())
            .map(Date::last_day)
    }

    /// How many elements there are.
    pub fn element_count(&self) -> usize {
        self.store.elements.len()
    }

    /// How many relations there are.
    pub fn relation_count(&self) -> usize {
        self.store.relations.len()
    }

    /// The element with that id. Constant time.
    pub fn element(&self, id: &str) -> Option<ElementRef<'_>> {
        self.store.find_element(id).map(|ix| self.element_at(ix))
    }

    pub(crate) fn element_at(&self, ix: u32) -> ElementRef<'_> {
        ElementRef { arch: self, ix }
    }

    pub(crate) fn organisation_at(&self, ix: u32) -> OrganisationRef<'_> {
        OrganisationRef(RecordRef::new(&self.store, Table::Organisations, ix))
    }

    /// The kind of an element, for those who ask for nothing else and need no columns.
    pub(crate) fn kind_at(&self, ix: u32) -> Kind {
        let row = self.store.elements.get(ix as usize);
        row.map_or(Kind::Custom(Layer::Application), |row| row.kind)
    }

    /// The relations that can have a value of a field, in document order. O(relations), but a short step for each.
    pub(crate) fn relations_with(&self, field: Field) -> impl Iterator<Item = RelationRef<'_>> {
        let found = self.relation_fields().with(field);
        found.map(|ix| self.relation_at(ix))
    }

    /// The elements that can say what they succeed, in document order. Few do.
    pub(crate) fn succeeding(&self) -> impl Iterator<Item = ElementRef<'_>> {
        let found = self.columns().succeeding().iter();
        found.map(|ix| self.element_at(*ix))
    }

    /// Of each relation the number of the element it belongs to, its kind, and the number of the element it leads
    /// to if it leads to one: for those who pass through all.
    pub(crate) fn ends(&self) -> impl Iterator<Item = (u32, RelationKind, Option<u32>)> + '_ {
        self.store.relations.iter().map(|row| match row.to() {
            Target::Element(to) => (row.from, row.kind, Some(to)),
            Target::Organisation(_) => (row.from, row.kind, None),
        })
    }

    pub(crate) fn relation_at(&self, ix: u32) -> RelationRef<'_> {
        RelationRef { arch: self, ix }
    }

    /// The elements, in document order.
    pub fn elements(&self) -> impl DoubleEndedIterator<Item = ElementRef<'_>> + ExactSizeIterator {
        (0..self.store.elements.len() as u32).map(|ix| self.element_at(ix))
    }

    /// The elements of a layer, in document order.
    pub fn elements_in(&self, layer: Layer) -> impl Iterator<Item = ElementRef<'_>> {
        self.elements().filter(move |e| e.layer() == layer)
    }

    /// The relations, in document order of the elements that depend.
    pub fn relations(
        &self,
    ) -> impl DoubleEndedIterator<Item = RelationRef<'_>> + ExactSizeIterator {
        (0..self.store.relations.len() as u32).map(|ix| self.relation_at(ix))
    }

    /// The organisation with that id.
    pub fn organisation(&self, id: &str) -> Option<OrganisationRef<'_>> {
        self.record(Table::Organisations, id).map(OrganisationRef)
    }

    /// The organisations, in document order.
    pub fn organisations(&self) -> impl Iterator<Item = OrganisationRef<'_>> {
        self.records(Table::Organisations).map(OrganisationRef)
    }

    /// The texts that the document cites.
    pub fn sources(&self) -> impl Iterator<Item = SourceRef<'_>> {
        self.records(Table::Sources).map(SourceRef)
    }

    /// All indicators, the document's own first.
    pub fn indicators(&self) -> impl Iterator<Item = IndicatorRef<'_>> {
        self.records(Table::Indicators).map(IndicatorRef)
    }

    /// All targets, the document's own first.
    pub fn targets(&self) -> impl Iterator<Item = TargetRef<'_>> {
        self.records(Table::Targets).map(TargetRef)
    }

    /// The entries of one table, in document order.
    pub fn records(&self, table: Table) -> impl Iterator<Item = RecordRef<'_>> {
        let count = self.store.records[table].len() as u32;
        (0..count).map(move |ix| RecordRef::new(&self.store, table, ix))
    }

    /// The entry of a table with that key. Constant time.
    pub fn record(&self, table: Table, key: &str) -> Option<RecordRef<'_>> {
        let ix = self.store.find_record(table, key)?;
        Some(RecordRef::new(&self.store, table, ix))
    }

    pub(crate) fn records_of(
        &self,
        table: Table,
        holder: Holder,
    ) -> impl Iterator<Item = RecordRef<'_>> {
        let rows = &self.store.records[table];
        // Rows are pushed in the order of their holders.
        let start = rows.partition_point(|row| row.holder < holder);
        let end = rows.partition_point(|row| row.holder <= holder);
        (start as u32..end as u32).map(move |ix| RecordRef::new(&self.store, table, ix))
    }

    /// What of the document could not be read; nothing if it was not read from a text. O(1) where everything was
    /// read; otherwise O(fields) on the first call.
    pub fn unread(&self) -> &Unread {
        let noted = &self.store.unread;
        if noted.marked {
            self.unread.get_or_init(|| noted.with_marked(self))
        } else {
            noted
        }
    }
}
