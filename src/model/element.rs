//! Elements: the nodes of the architecture.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use super::columns::Row;
use super::fields::Fields;
use super::records::{IndicatorRef, OrganisationRef, TargetRef};
use super::store::{ElementRow, Holder};
use super::token::{Appraisal, DatabaseClass, Information, Level, Readiness, Role, Scope, Status};
use super::{Architecture, Field, Kind, Layer, RelationKind, RelationRef, Table};
use crate::date::Date;
use crate::text::Lang;

/// An element of an architecture: a view that is copied freely.
///
/// ```
/// use justarch::{ApplicationKind, Architecture, FrameworkVersion, Lang, Layer, Scope};
/// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
/// b.organisation("moj", "Bộ Tư pháp")?;
/// b.element("civil-status-db", ApplicationKind::Database, "CSDL Hộ tịch điện tử")?
///     .name_en("Electronic civil status database")?
///     .owner("moj")?
///     .scope(Scope::Ministry)
///     .security_level(3)?;
/// let arch = b.build()?;
/// let db = arch.element("civil-status-db").unwrap();
/// assert_eq!(db.layer(), Layer::Application);
/// assert_eq!(db.name(Lang::En), "Electronic civil status database");
/// assert_eq!(db.security_level(), Some(3));
/// assert_eq!(db.owner().unwrap().key(), "moj");
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct ElementRef<'a> {
    pub(super) arch: &'a Architecture,
    pub(super) ix: u32,
}

impl fmt::Debug for ElementRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}({})", self.kind_key(), self.id())
    }
}

/// Two views are equal when they show the same element of the same architecture value.
impl PartialEq for ElementRef<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.ix == other.ix && std::ptr::eq(self.arch, other.arch)
    }
}

impl Eq for ElementRef<'_> {}

impl Hash for ElementRef<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.ix.hash(state);
    }
}

impl PartialOrd for ElementRef<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// In the order of the document. The order of elements of two architectures at the same position means nothing.
impl Ord for ElementRef<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let arch = |view: &Self| std::ptr::from_ref(view.arch);
        (self.ix, arch(self)).cmp(&(other.ix, arch(other)))
    }
}

/// The id.
impl fmt::Display for ElementRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl<'a> ElementRef<'a> {
    fn row(self) -> Option<&'a ElementRow> {
        self.arch.store().elements.get(self.ix as usize)
    }

    /// The architecture it belongs to.
    pub fn architecture(self) -> &'a Architecture {
        self.arch
    }

    /// The position in document order, from 0; also the index of its node in the graph.
    pub fn index(self) -> usize {
        self.ix as usize
    }

    pub(crate) fn ix(self) -> u32 {
        self.ix
    }

    /// The id, unique in the document.
    pub fn id(self) -> &'a str {
        self.arch.store().element_id(self.ix)
    }

    /// What it is.
    pub fn kind(self) -> Kind {
        self.columns().kind
    }

    /// The word a file uses for its kind, `x-…` for a kind of the user's own.
    pub fn kind_key(self) -> &'a str {
        match self.kind() {
            Kind::Custom(_) => self
                .fields()
                .text(Field::Kind)
                .unwrap_or(Kind::CUSTOM_PREFIX),
            kind => kind.key(),
        }
    }

    /// The layer, which follows from the kind.
    pub fn layer(self) -> Layer {
        self.kind().layer()
    }

    /// All fields, for code that treats them alike. Look-ups pass over those that mean nothing for the kind, which
    /// [`Fields::iter`] gives as written.
    #[inline]
    pub fn fields(self) -> Fields<'a> {
        let slice = self.row().map_or_else(Default::default, |row| row.props);
        let present = self.arch.columns().present(self.ix);
        Fields::with_present(self.arch.store(), slice, present)
    }

    /// The same, with look-ups that find also what means nothing for the kind: to write it back and to point at it.
    pub(crate) fn all_fields(self) -> Fields<'a> {
        let slice = self.row().map_or_else(Default::default, |row| row.props);
        Fields::new(self.arch.store(), slice)
    }

    fn columns(self) -> &'a Row {
        self.arch.columns().element(self.ix)
    }

    /// The name; the other language if this one is missing, the id if both are.
    pub fn name(self, lang: Lang) -> &'a str {
        self.fields()
            .either(lang, Field::NameVi, Field::NameEn)
            .unwrap_or_else(|| self.id())
    }

    /// Other names in use.
    pub fn aliases(self) -> impl Iterator<Item = &'a str> + 'a {
        self.fields().texts(Field::Alias)
    }

    /// How far it reaches beyond the body.
    pub fn scope(self) -> Option<Scope> {
        self.columns().scope
    }

    /// The stage of its life, if stated.
    pub fn status(self) -> Option<Status> {
        self.columns().status
    }

    /// Whether its status says that it is in use: pilot, active, deprecated, or none stated. Whether it is so on a day
    /// [`Self::is_in_use_on`] tells.
    pub fn is_in_use(self) -> bool {
        !matches!(self.status(), Some(Status::Planned | Status::Retired))
    }

    /// Whether it has ended by a day: retired, or the last day of `until` is past. Without a day only the status tells.
    ///
    /// ```
    /// use justarch::{ApplicationKind, Architecture, Field, FrameworkVersion};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.element("app", ApplicationKind::Application, "Phần mềm")?.until("2023-12".parse()?);
    /// let arch = b.build()?;
    /// let app = arch.element("app").unwrap();
    /// assert!(app.has_ended(Some("2024-01-01".parse()?)));
    /// assert!(!app.has_ended(Some("2023-12-31".parse()?)) && !app.has_ended(None));
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn has_ended(self, day: Option<Date>) -> bool {
        let row = self.columns();
        row.status == Some(Status::Retired)
            || row.has_until && self.fields().is_past(Field::Until, day)
    }

    /// Whether it is in use on a day: neither planned nor [ended](Self::has_ended).
    pub fn is_in_use_on(self, day: Option<Date>) -> bool {
        self.status() != Some(Status::Planned) && !self.has_ended(day)
    }

    /// Whether it is in use on a day, and is not said to begin later.
    pub(crate) fn runs_on(self, day: Option<Date>) -> bool {
        self.is_in_use_on(day) && !self.fields().is_ahead(Field::Since, day)
    }

    /// The organisation that owns it (chủ quản).
    pub fn owner(self) -> Option<OrganisationRef<'a>> {
        let ix = self.columns().owner()?;
        Some(self.arch.organisation_at(ix))
    }

    /// The organisation that runs it (đơn vị vận hành).
    pub fn operator(self) -> Option<OrganisationRef<'a>> {
        let ix = self.fields().organisation(Field::Operator)?;
        Some(self.arch.organisation_at(ix))
    }

    /// The agency it belongs to: the topmost organisation above its owner. Unknown without an owner.
    pub fn agency(self) -> Option<OrganisationRef<'a>> {
        let ix = self.agency_ix()?;
        Some(self.arch.organisation_at(ix))
    }

    /// The number of its agency.
    pub(super) fn agency_ix(self) -> Option<u32> {
        self.arch.columns().agency(self.ix)
    }

    /// Whether it belongs to the same agency as the body of the architecture.
    pub fn is_own(self) -> bool {
        self.columns().is_own
    }

    /// Whether the body of the architecture answers for it: it [belongs to its agency](Self::is_own), and in the document of
    /// a department the department or a unit of it owns it, for its ministry or province answers for the rest.
    /// O(depth of organisations).
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::Document;
    /// let text = "justarch: 1
    /// architecture: { id: a, level: department, body: stp }
    /// organisations:
    ///   ubnd: { kind: province, name: { vi: Ủy ban nhân dân tỉnh } }
    ///   stp: { kind: department, name: { vi: Sở Tư pháp }, parent: ubnd }
    /// applications:
    ///   sms: { kind: application, name: { vi: Văn bản }, owner: ubnd }
    ///   civil: { kind: application, name: { vi: Hộ tịch }, owner: stp }
    /// ";
    /// let document = Document::recover("a.yaml", text).unwrap();
    /// let element = |id| document.architecture().element(id).unwrap();
    /// assert!(element("sms").is_own() && !element("sms").is_of_body());
    /// assert!(element("civil").is_of_body());
    /// # }
    /// ```
    pub fn is_of_body(self) -> bool {
        if !self.is_own() || self.arch.level() != Some(Level::Department) {
            return self.is_own();
        }
        let both = self.arch.body().zip(self.owner());
        both.is_some_and(|(body, owner)| owner.is_within(body))
    }

    /// The security level, 1 to 5 (Decree 85/2016/NĐ-CP).
    pub fn security_level(self) -> Option<u8> {
        self.columns().security_level()
    }

    /// The class of a database.
    pub fn database_class(self) -> Option<DatabaseClass> {
        self.columns().class
    }

    /// The grade of a public service, in the value set of the framework.
    pub fn grade(self) -> Option<&'a str> {
        self.fields().text(Field::Grade)
    }

    /// Whether an integration platform can serve.
    pub fn readiness(self) -> Option<Readiness> {
        self.columns().readiness
    }

    /// The part it plays among the well-known systems.
    pub fn role(self) -> Option<Role> {
        self.columns().role
    }

    /// Who appraised its security level.
    pub fn appraisal(self) -> Option<Appraisal> {
        self.fields().token(Field::SecurityAppraisal)
    }

    /// What information it processes.
    pub fn information(self) -> impl Iterator<Item = Information> + 'a {
        self.fields().tokens(Field::Information)
    }

    /// How many of it there are, when it stands for several (63 provincial systems).
    pub fn instances(self) -> Option<u64> {
        self.fields().number(Field::Instances)
    }

    /// The ids of the elements of the earlier version that go on in this one.
    pub fn succeeds(self) -> impl Iterator<Item = &'a str> + 'a {
        self.fields().texts(Field::Succeeds)
    }

    /// The relations in which it depends on another.
    pub fn relations(self) -> impl ExactSizeIterator<Item = RelationRef<'a>> + 'a {
        let range = self
            .row()
            .map_or_else(Default::default, |row| row.relations);
        (range.start..range.end).map(move |ix| self.arch.relation_at(ix))
    }

    /// Its relations of one kind.
    pub fn relations_of(self, kind: RelationKind) -> impl Iterator<Item = RelationRef<'a>> + 'a {
        self.relations().filter(move |r| r.kind() == kind)
    }

    /// The figures measured on it.
    pub fn indicators(self) -> impl Iterator<Item = IndicatorRef<'a>> + 'a {
        self.arch
            .records_of(Table::Indicators, Holder::Element(self.ix, 0))
            .map(IndicatorRef)
    }

    /// The figures to be reached by it.
    pub fn targets(self) -> impl Iterator<Item = TargetRef<'a>> + 'a {
        self.arch
            .records_of(Table::Targets, Holder::Element(self.ix, 0))
            .map(TargetRef)
    }

    /// Whether one of its relations could not be read, or may have been meant by a key that could not.
    pub fn lost_a_relation(self) -> bool {
        self.arch
            .store()
            .lost_relation
            .binary_search(&self.ix)
            .is_ok()
    }
}
