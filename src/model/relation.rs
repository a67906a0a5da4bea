//! Relations: the edges of the architecture.
#![expect(
    clippy::indexing_slicing,
    reason = "views are made from positions of the list only"
)]
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use super::fields::Fields;
use super::records::{IndicatorRef, OrganisationRef};
use super::store::{Cell, Holder, RelationRow, Target};
use super::token::{JustificationReason, Method, Purpose, Sharing, Status};
use super::{
    Architecture, ElementRef, Field, IntegrationKind, Kind, Layer, RelationKind, Scope, Table,
    ordinals, schema,
};
use crate::date::Date;
use crate::text::Text;

/// A relation of an architecture: a view that is copied freely.
///
/// ```
/// use justarch::{ApplicationKind, Architecture, FrameworkVersion, IntegrationKind, RelationKind, Route};
/// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
/// b.element("lgsp", IntegrationKind::Lgsp, "LGSP")?;
/// b.element("app", ApplicationKind::Application, "Phần mềm")?;
/// b.element("db", ApplicationKind::Database, "Cơ sở dữ liệu")?;
/// b.relate("app", RelationKind::Exchanges, "db")?.route(["lgsp"])?;
/// let arch = b.build()?;
/// let link = arch.relations().next().unwrap();
/// assert_eq!(link.from().id(), "app");
/// assert!(matches!(link.route(), Route::Via(hops) if hops.len() == 1));
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct RelationRef<'a> {
    pub(super) arch: &'a Architecture,
    pub(super) ix: u32,
}

/// How the data of an exchange passes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route<'a> {
    /// The document does not say.
    Unstated,
    /// Without an intermediary.
    Direct,
    /// Over these platforms, in order.
    Via(Vec<ElementRef<'a>>),
}

/// The mode of connection that a route amounts to (Circular 13/2017/TT-BTTTT, art. 16.1), best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Mode {
    /// Over the platform of the ministry or province and the national one.
    LgspAndNational,
    /// Over the national platform only.
    National,
    /// Over the platform of the ministry or province only.
    Lgsp,
    /// Over other intermediaries only.
    Other,
    /// Without any.
    Direct,
}

/// The far end of a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum End<'a> {
    /// An element.
    Element(ElementRef<'a>),
    /// An organisation that supplies data.
    Organisation(OrganisationRef<'a>),
}

impl<'a> End<'a> {
    /// The id, in the namespace of elements or of organisations.
    pub fn id(self) -> &'a str {
        match self {
            Self::Element(element) => element.id(),
            Self::Organisation(organisation) => organisation.key(),
        }
    }
}

impl fmt::Debug for RelationRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} {} {}",
            self.from().id(),
            self.kind(),
            self.end().id()
        )
    }
}

/// Two views are equal when they show the same relation of the same architecture value.
impl PartialEq for RelationRef<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.ix == other.ix && std::ptr::eq(self.arch, other.arch)
    }
}

impl Eq for RelationRef<'_> {}

impl Hash for RelationRef<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.ix.hash(state);
    }
}

impl PartialOrd for RelationRef<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// In the order of the document. The order of relations of two architectures at the same position means nothing.
impl Ord for RelationRef<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let arch = |view: &Self| std::ptr::from_ref(view.arch);
        (self.ix, arch(self)).cmp(&(other.ix, arch(other)))
    }
}

/// Its ends and what ties them: `app exchanges db`.
impl fmt::Display for RelationRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl<'a> RelationRef<'a> {
    pub(super) fn row(self) -> &'a RelationRow {
        &self.arch.store().relations[self.ix as usize]
    }

    pub(crate) fn ix(self) -> u32 {
        self.ix
    }

    /// What ties the two.
    pub fn kind(self) -> RelationKind {
        self.row().kind
    }

    /// The element at which the relation is written. But for symmetric relations it is the one that depends.
    pub fn from(self) -> ElementRef<'a> {
        self.arch.element_at(self.row().from)
    }

    /// The element at the other end; `None` if the far end is an organisation.
    pub fn to(self) -> Option<ElementRef<'a>> {
        match self.end() {
            End::Element(element) => Some(element),
            End::Organisation(_) => None,
        }
    }

    /// The far end.
    pub fn end(self) -> End<'a> {
        match self.row().to() {
            Target::Element(ix) => End::Element(self.arch.element_at(ix)),
            Target::Organisation(ix) => End::Organisation(self.arch.organisation_at(ix)),
        }
    }

    /// The verb between one of its ends and the other, as it reads from that one.
    ///
    /// ```
    /// use justarch::{ApplicationKind, Architecture, FrameworkVersion, Lang, RelationKind};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.element("hospital", ApplicationKind::Application, "Hệ thống quản lý bệnh viện")?;
    /// b.element("pharmacy", ApplicationKind::Application, "Phân hệ dược")?;
    /// b.relate("pharmacy", RelationKind::PartOf, "hospital")?;
    /// let arch = b.build()?;
    /// let relation = arch.relations().next().unwrap();
    /// assert_eq!(relation.verb_from(relation.from()).get(Lang::En), "is part of");
    /// let whole = arch.element("hospital").unwrap();
    /// assert_eq!(relation.verb_from(whole).get(Lang::En), "has as a part");
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn verb_from(self, end: ElementRef<'_>) -> Text {
        if end == self.from() {
            self.kind().label()
        } else {
            self.kind().label_of_dependence()
        }
    }

    /// Which of the relations of the same kind between the same two this is, from 0: in document order, those of a
    /// symmetric kind in the order of what they say.
    pub fn ordinal(self) -> usize {
        let row = self.row();
        if row.kind.is_symmetric() {
            return self.arch.ordinals().get(self.ix);
        }
        let relations = self.from().relations();
        if relations.len() > ordinals::FEW as usize {
            return self.arch.ordinals().get(self.ix);
        }
        relations
            .take_while(|r| r.ix < self.ix)
            .filter(|r| r.row().kind == row.kind && r.row().to() == row.to())
            .count()
    }

    /// All fields, for code that treats them alike. Look-ups pass over those that mean nothing for the kind, which
    /// [`Fields::iter`] gives as written.
    #[inline]
    pub fn fields(self) -> Fields<'a> {
        let present = self.arch.relation_fields().of_relation(self.ix);
        let present = if present.is_known() {
            present
        } else {
            present.only(schema::of_relation(self.row().kind))
        };
        Fields::with_present(self.arch.store(), self.row().props, present)
    }

    /// The same, with look-ups that find also what means nothing for the kind: to write it back and to point at it.
    pub(crate) fn all_fields(self) -> Fields<'a> {
        Fields::new(self.arch.store(), self.row().props)
    }

    /// How the data passes.
    pub fn route(self) -> Route<'a> {
        if self.fields().has(Field::RouteDirect) {
            return Route::Direct;
        }
        let hops: Vec<_> = self.hops().collect();
        if hops.is_empty() {
            Route::Unstated
        } else {
            Route::Via(hops)
        }
    }

    /// The platforms the data passes, in order; none if it passes directly or the document does not say.
    pub fn hops(self) -> impl Iterator<Item = ElementRef<'a>> + 'a {
        self.fields()
            .all(Field::RouteHop)
            .filter_map(move |cell| match cell {
                Cell::Element(ix) => Some(self.arch.element_at(ix)),
                _ => None,
            })
    }

    /// What the route amounts to; `None` if the document does not say.
    pub fn mode(self) -> Option<Mode> {
        let hops = match self.route() {
            Route::Unstated => return None,
            Route::Direct => return Some(Mode::Direct),
            Route::Via(hops) => hops,
        };
        let has = |kind: IntegrationKind| hops.iter().any(|h| h.kind() == Kind::Integration(kind));
        let national =
            has(IntegrationKind::NationalExchange) || has(IntegrationKind::CoordinationPlatform);
        Some(match (has(IntegrationKind::Lgsp), national) {
            (true, true) => Mode::LgspAndNational,
            (false, true) => Mode::National,
            (true, false) => Mode::Lgsp,
            (false, false) => Mode::Other,
        })
    }

    /// What an exchange is for, as the end that it is written at says.
    pub fn purposes(self) -> impl Iterator<Item = Purpose> + 'a {
        self.fields().tokens(Field::Purpose)
    }

    /// The form of sharing.
    pub fn sharing(self) -> Option<Sharing> {
        self.fields().token(Field::Sharing)
    }

    /// The method of sharing.
    pub fn method(self) -> Option<Method> {
        self.fields().token(Field::Method)
    }

    /// The stage of its life, if stated.
    pub fn status(self) -> Option<Status> {
        self.fields().token(Field::Status)
    }

    /// Whether it has ended by a day: retired, or the last day of `until` is past. Without a day only the status tells.
    pub fn has_ended(self, day: Option<Date>) -> bool {
        self.status() == Some(Status::Retired) || self.fields().is_past(Field::Until, day)
    }

    /// Whether it is there on a day: neither planned nor [ended](Self::has_ended).
    pub fn is_there_on(self, day: Option<Date>) -> bool {
        self.status() != Some(Status::Planned) && !self.has_ended(day)
    }

    /// The data sets that pass.
    pub fn data(self) -> impl Iterator<Item = &'a str> + 'a {
        self.fields().texts(Field::Data)
    }

    /// Why it does without an intermediary.
    pub fn justification(self) -> Option<JustificationReason> {
        self.fields().token(Field::JustificationReason)
    }

    /// Whether it carries state secrets, which the rules on data sharing do not cover.
    pub fn is_state_secret(self) -> bool {
        self.fields().flag(Field::StateSecret) == Some(true)
    }

    /// The figures measured on it.
    pub fn indicators(self) -> impl Iterator<Item = IndicatorRef<'a>> + 'a {
        self.arch
            .records_of(
                Table::Indicators,
                Holder::Element(self.row().from, self.ix + 1),
            )
            .map(IndicatorRef)
    }

    /// The keys of the sources that state it.
    pub fn sources(self) -> impl Iterator<Item = &'a str> + 'a {
        self.fields().texts(Field::Source)
    }

    /// Whether no source states that it exists: it says so itself, or it names no source and its element
    /// lists the whole kind of relation as inferred. A symmetric relation is one of both of its elements: it is
    /// inferred if either of them says so, whichever it is written at.
    pub fn is_inferred(self) -> bool {
        let kind = self.kind();
        let far = self.to().filter(|_| kind.is_symmetric());
        let lists = |end: ElementRef<'_>| end.fields().is_inferred(kind.key());
        self.fields().is_inferred(EXISTENCE)
            || (self.sources().next().is_none() && (lists(self.from()) || far.is_some_and(lists)))
    }

    /// Whether both ends belong to agencies, and to different ones. `None` if an owner is not stated.
    pub fn crosses_agencies(self) -> Option<bool> {
        let (from, to) = (self.from().agency_ix()?, self.to()?.agency_ix()?);
        Some(from != to)
    }

    /// Whether the order of layers is kept: the far end lies in the same layer or below.
    pub fn points_down(self) -> bool {
        self.to().is_none_or(|to| {
            let (from, to) = (self.from().layer(), to.layer());
            to <= from && to != Layer::Policy
        })
    }

    /// Whether the far end reaches wider than the near end: from local to ministry, sector and nation.
    pub fn widens_scope(self) -> bool {
        self.to()
            .is_some_and(|to| breadth(to.scope()) > breadth(self.from().scope()))
    }
}

/// How far a scope reaches, as a number.
fn breadth(scope: Option<Scope>) -> u8 {
    match scope {
        Some(Scope::Local) => 0,
        None | Some(Scope::Ministry | Scope::OtherAgency) => 1,
        Some(Scope::Sector) => 2,
        Some(Scope::National) => 3,
    }
}

impl ElementRef<'_> {
    /// How far it reaches, as a number: by its scope, or by its kind if that joins agencies.
    pub(super) fn breadth(self) -> u8 {
        let joins = matches!(
            self.kind(),
            Kind::Integration(
                IntegrationKind::NationalExchange | IntegrationKind::CoordinationPlatform
            )
        );
        match self.scope() {
            None if joins => breadth(Some(Scope::National)),
            scope => breadth(scope),
        }
    }
}

/// A route over no platform, as files write it.
pub(crate) const DIRECT: &str = "direct";

/// The word in `inferred` that says that no source states the thing itself.
pub(crate) const EXISTENCE: &str = "existence";
