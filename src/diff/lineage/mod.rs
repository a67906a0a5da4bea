//! What became of every element: who continues whom.

mod groups;
mod inferred;
mod links;
mod name;
mod organisations;
mod profile;
mod vocabulary;

pub(super) use groups::{Group, Groups};
pub(super) use name::are_alike;
pub(super) use organisations::Organisations;

use std::fmt;

use hashbrown::HashMap;

use crate::diagnostic::Side;
use crate::model::{Architecture, ElementRef, Field, Hidden, Table};
use crate::text::Text;

/// What became of the elements of the old version.
///
/// Lineage is read from `succeeds`, `retired` and `transferred` first; an element under the same id continues
/// itself. What no statement explains is compared by name, id, kind and neighbours, and a continuation found
/// that way is always marked as inferred, with its confidence.
///
/// ```
/// use justarch::{ApplicationKind, Architecture, Diff, Fate, FrameworkVersion};
/// let mut b = Architecture::fragment("demo", FrameworkVersion::V2_0);
/// b.element("one-stop", ApplicationKind::OneStopSystem, "Một cửa điện tử")?;
/// let old = b.build()?;
/// let mut b = Architecture::fragment("demo", FrameworkVersion::V2_0);
/// b.element("procedures", ApplicationKind::ProcedureSystem, "Giải quyết thủ tục hành chính")?
///     .succeeds("one-stop")?;
/// let new = b.build()?;
/// let diff = Diff::between(&old, &new);
/// let fate = diff.lineage().fate("one-stop").unwrap();
/// assert!(matches!(fate, Fate::Renamed { to } if to.id() == "procedures"));
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Debug)]
pub struct Lineage<'a> {
    old: &'a Architecture,
    new: &'a Architecture,
    groups: Groups,
    /// By old element, but for those that were kept.
    fates: HashMap<u32, Fate<'a>>,
    /// By old element, of continuations that no document states.
    inferred: HashMap<u32, Evidence>,
    /// By old element, ascending.
    near: Vec<(u32, Vec<NearMiss<'a>>)>,
    organisations: Organisations,
    /// What the old version may have although it was not read.
    hidden: Hidden<'a>,
}

/// What became of an element of the old version.
///
/// ```
/// use justarch::{Architecture, Diff, Fate, FrameworkVersion, UserKind};
/// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
/// b.element("citizens", UserKind::Citizen, "Người dân")?;
/// let old = b.build()?;
/// let new = Architecture::fragment("demo", FrameworkVersion::V3_0).build()?;
/// assert_eq!(Diff::between(&old, &old).lineage().fate("citizens"), Some(&Fate::Kept));
/// assert_eq!(Diff::between(&old, &new).lineage().fate("citizens"), Some(&Fate::Removed));
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Fate<'a> {
    /// It goes on under the same id.
    Kept,
    /// It goes on under another id.
    Renamed {
        /// Its new form.
        to: ElementRef<'a>,
    },
    /// It and others go on as one; that one may bear its id.
    Merged {
        /// What they became.
        into: ElementRef<'a>,
    },
    /// It goes on as several, of which one may bear its id.
    Split {
        /// What it became, in document order.
        into: Vec<ElementRef<'a>>,
    },
    /// It and others go on as several.
    ManyToMany {
        /// What they all became, in document order.
        into: Vec<ElementRef<'a>>,
    },
    /// It was retired, and other things took its place.
    Replaced {
        /// What took its place.
        by: Vec<ElementRef<'a>>,
    },
    /// It was retired without a successor.
    Retired {
        /// Why.
        reason: &'a str,
    },
    /// It was handed to a body outside the document.
    Transferred {
        /// To whom.
        to: &'a str,
    },
    /// It is not there any more, and nothing says why.
    Removed,
    /// The new document has it, but that part of the document could not be read.
    Unreadable,
}

impl Fate<'_> {
    /// The word in machine output.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Renamed { .. } => "renamed",
            Self::Merged { .. } => "merged",
            Self::Split { .. } => "split",
            Self::ManyToMany { .. } => "many-to-many",
            Self::Replaced { .. } => "replaced",
            Self::Retired { .. } => "retired",
            Self::Transferred { .. } => "transferred",
            Self::Removed => "removed",
            Self::Unreadable => "unreadable",
        }
    }
}

/// How a continuation is known.
///
/// ```
/// use justarch::{Architecture, Diff, Evidence, FrameworkVersion, UserKind};
/// let version = |id: &str| {
///     let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
///     b.element(id, UserKind::Citizen, "Người dân")?;
///     b.build()
/// };
/// let (old, new) = (version("citizens")?, version("people")?);
/// let diff = Diff::between(&old, &new);
/// let evidence = diff.lineage().evidence("citizens").unwrap();
/// assert!(matches!(evidence, Evidence::Inferred { confidence: 70, .. }));
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Evidence {
    /// The documents say so, or the id is the same.
    Declared,
    /// It was concluded from names and structure.
    Inferred {
        /// How sure it is, in percent.
        confidence: u8,
        /// What it was concluded from.
        why: Text,
    },
}

/// A new element that an unexplained old one resembles, but not clearly enough.
///
/// ```
/// use justarch::{Architecture, Diff, FrameworkVersion, UserKind};
/// let version = |ids: &[&str]| {
///     let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
///     for id in ids {
///         b.element(id, UserKind::Citizen, "Người dân")?;
///     }
///     b.build()
/// };
/// let (old, new) = (version(&["citizens"])?, version(&["people", "inhabitants"])?);
/// let diff = Diff::between(&old, &new);
/// let near = diff.lineage().near_misses("citizens");
/// assert_eq!(near.iter().map(|n| n.element.id()).collect::<Vec<_>>(), ["inhabitants", "people"]);
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct NearMiss<'a> {
    /// The new element.
    pub element: ElementRef<'a>,
    /// How alike they are, in percent.
    pub confidence: u8,
}

impl<'a> Lineage<'a> {
    pub(super) fn between(old: &'a Architecture, new: &'a Architecture) -> Self {
        let mut links = links::links(&links::ELEMENTS, old, new);
        let groups = |links: &[_]| Groups::of(old.element_count(), new.element_count(), links);
        let mut lineage = Self {
            old,
            new,
            groups: groups(&links),
            fates: HashMap::new(),
            inferred: HashMap::new(),
            near: Vec::new(),
            organisations: Organisations::between(old, new),
            hidden: old.unread().hidden(),
        };
        let inferred = inferred::search(old, new, &lineage.groups);
        lineage.near = inferred.near;
        if !inferred.found.is_empty() {
            for found in inferred.found {
                links.push((found.old, found.new));
                let (confidence, why) = (found.confidence, found.why);
                let evidence = Evidence::Inferred { confidence, why };
                lineage.inferred.insert(found.old, evidence);
            }
            links.sort_unstable();
            lineage.groups = groups(&links);
        }
        let hidden = new.unread().hidden();
        let mut fates = HashMap::new();
        for group in lineage
            .groups
            .iter()
            .filter(|group| !lineage.is_kept(group))
        {
            for ix in group.old {
                let fate = lineage.decide(old.element_at(*ix), group, &hidden);
                fates.insert(*ix, fate);
            }
        }
        lineage.fates = fates;
        lineage
    }

    /// Whether a group is one element that goes on alone under its id.
    pub(super) fn is_kept(&self, group: &Group<'_>) -> bool {
        match (group.old, group.new) {
            ([old], [new]) => self.old.element_at(*old).id() == self.new.element_at(*new).id(),
            _ => false,
        }
    }

    fn decide(&self, element: ElementRef<'a>, group: Group<'_>, hidden: &Hidden<'_>) -> Fate<'a> {
        let into: Vec<_> = group
            .new
            .iter()
            .map(|ix| self.new.element_at(*ix))
            .collect();
        match (group.old.len(), into.as_slice()) {
            (_, []) if hidden.has_id(element.id()) => Fate::Unreadable,
            (_, []) => match self.ending(element.id()) {
                Fate::Removed if may_go_on(element, hidden) => Fate::Unreadable,
                ending => ending,
            },
            (1, [to]) if to.id() == element.id() => Fate::Kept,
            (1, [to]) => Fate::Renamed { to: *to },
            (_, [into]) => Fate::Merged { into: *into },
            (1, _) => Fate::Split { into },
            _ => Fate::ManyToMany { into },
        }
    }

    fn ending(&self, id: &str) -> Fate<'a> {
        if let Some(record) = self.new.record(Table::Retired, id) {
            let by: Vec<_> = record
                .fields()
                .texts(Field::Successor)
                .filter_map(|id| self.new.element(id))
                .collect();
            if !by.is_empty() {
                return Fate::Replaced { by };
            }
            let reason = record.fields().text(Field::Reason).unwrap_or_default();
            return Fate::Retired { reason };
        }
        if let Some(record) = self.new.record(Table::Transferred, id) {
            let to = record
                .fields()
                .text(Field::TransferredTo)
                .unwrap_or_default();
            return Fate::Transferred { to };
        }
        Fate::Removed
    }

    /// Whether a new element that continues none may have been there before, or continue one that was, in what could
    /// not be read of the old version.
    pub(crate) fn is_unread_origin(&self, new: ElementRef<'_>) -> bool {
        self.hidden.element(new.id(), new.layer())
            || new.succeeds().any(|old| self.hidden.has_id(old))
    }

    /// Whether a new element is known to have been nowhere in the old version.
    #[cfg(feature = "render")]
    pub(crate) fn is_new(&self, new: ElementRef<'_>) -> bool {
        self.before(new).next().is_none() && !self.is_unread_origin(new)
    }

    /// The elements of the other version that an element of one goes on as, or comes from.
    pub(super) fn others(&self, side: Side, element: ElementRef<'_>) -> Vec<ElementRef<'a>> {
        match side {
            Side::Old => self.next(element).collect(),
            Side::New => self.before(element).collect(),
        }
    }

    /// What became of an old element. Constant time.
    pub fn fate(&self, old_id: &str) -> Option<&Fate<'a>> {
        let element = self.old.element(old_id)?;
        Some(self.fate_at(element.ix()))
    }

    /// The old elements with their fates, in document order.
    pub fn fates(&self) -> impl Iterator<Item = (ElementRef<'a>, &Fate<'a>)> {
        let olds = self.old.elements();
        olds.map(|element| (element, self.fate_at(element.ix())))
    }

    /// How the continuation of an old element is known. Constant time.
    pub fn evidence(&self, old_id: &str) -> Option<&Evidence> {
        let element = self.old.element(old_id)?;
        Some(self.evidence_at(element.ix()))
    }

    pub(super) fn evidence_at(&self, old: u32) -> &Evidence {
        self.inferred.get(&old).unwrap_or(&Evidence::Declared)
    }

    /// The new elements that an old one goes on as, in document order; none if it ended. Constant time for each.
    pub fn successors(&self, old_id: &str) -> impl Iterator<Item = ElementRef<'a>> + '_ {
        let links = self
            .old
            .element(old_id)
            .map_or(&[][..], |e| self.groups.next_of(e.ix()));
        links.iter().map(|new| self.new.element_at(*new))
    }

    /// What an old element became: of several that became several, those that it became itself; of what was retired,
    /// what took its place.
    #[cfg(any(feature = "json", feature = "render"))]
    pub(crate) fn became(&self, old: ElementRef<'_>) -> Vec<ElementRef<'a>> {
        match self.fate(old.id()) {
            Some(Fate::Renamed { to: into } | Fate::Merged { into }) => vec![*into],
            Some(Fate::Split { into } | Fate::Replaced { by: into }) => into.clone(),
            Some(Fate::ManyToMany { .. }) => self.next(old).collect(),
            Some(
                Fate::Kept
                | Fate::Retired { .. }
                | Fate::Transferred { .. }
                | Fate::Removed
                | Fate::Unreadable,
            )
            | None => Vec::new(),
        }
    }

    /// The old elements that a new one continues, in document order; none if it is new. Constant time for each.
    pub fn predecessors(&self, new_id: &str) -> impl Iterator<Item = ElementRef<'a>> + '_ {
        let before = self
            .new
            .element(new_id)
            .map_or(&[][..], |e| self.groups.before(e.ix()));
        before.iter().map(|old| self.old.element_at(*old))
    }

    /// Whether an organisation of the new version is one of the old version, or goes on for it: by the same id, or
    /// because `succeeds` says so.
    ///
    /// ```
    /// use justarch::{Architecture, Diff, FrameworkVersion};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.organisation("it-office", "Cục Công nghệ thông tin")?;
    /// let old = b.build()?;
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.organisation("digital-office", "Cục Chuyển đổi số")?.succeeds("it-office")?;
    /// let new = b.build()?;
    /// let diff = Diff::between(&old, &new);
    /// assert!(diff.lineage().organisation_goes_on("it-office", "digital-office"));
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn organisation_goes_on(&self, old_id: &str, new_id: &str) -> bool {
        let (old, new) = (self.old.organisation(old_id), self.new.organisation(new_id));
        let both = old.zip(new);
        both.is_some_and(|(old, new)| self.organisations.goes_on_as(old.ix(), new.ix()))
    }

    /// Whether an organisation may go on as one of the new version, although that could not be read.
    pub(crate) fn organisation_may_go_on(&self, old_id: &str, new_id: &str) -> bool {
        let (old, new) = (self.old.organisation(old_id), self.new.organisation(new_id));
        let both = old.zip(new);
        both.is_some_and(|(old, new)| {
            let side = self.organisations.may_go_on_as(old.ix(), new.ix());
            side.is_some()
        })
    }

    /// What became of the organisations.
    pub(super) fn organisations(&self) -> &Organisations {
        &self.organisations
    }

    /// The new elements that an old one without a fate resembles, the most alike first.
    pub fn near_misses(&self, old_id: &str) -> &[NearMiss<'a>] {
        match self.old.element(old_id) {
            Some(element) => self.near_of(element.ix()),
            None => &[],
        }
    }

    /// [`fate`](Self::fate) of an element at hand, whose id need not be looked up.
    pub(crate) fn fate_of(&self, old: ElementRef<'_>) -> Option<&Fate<'a>> {
        Some(self.fate_at(place(self.old, old)?))
    }

    /// [`successors`](Self::successors) of an element at hand.
    pub(crate) fn next(
        &self,
        old: ElementRef<'_>,
    ) -> impl Iterator<Item = ElementRef<'a>> + use<'_, 'a> {
        let links = place(self.old, old).map_or(&[][..], |ix| self.groups.next_of(ix));
        links.iter().map(|new| self.new.element_at(*new))
    }

    /// [`predecessors`](Self::predecessors) of an element at hand.
    pub(crate) fn before(
        &self,
        new: ElementRef<'_>,
    ) -> impl Iterator<Item = ElementRef<'a>> + use<'_, 'a> {
        let links = place(self.new, new).map_or(&[][..], |ix| self.groups.before(ix));
        links.iter().map(|old| self.old.element_at(*old))
    }

    pub(super) fn near_of(&self, old: u32) -> &[NearMiss<'a>] {
        let at = self.near.binary_search_by_key(&old, |n| n.0);
        at.ok()
            .and_then(|at| self.near.get(at))
            .map_or(&[], |(_, near)| near)
    }

    /// The old elements that have near misses, ascending.
    pub(super) fn resembling(&self) -> impl Iterator<Item = (u32, &[NearMiss<'a>])> {
        self.near.iter().map(|(old, near)| (*old, near.as_slice()))
    }

    pub(super) fn groups(&self) -> &Groups {
        &self.groups
    }

    pub(super) fn fate_at(&self, old: u32) -> &Fate<'a> {
        self.fates.get(&old).unwrap_or(&Fate::Kept)
    }
}

/// Whether an element that is not there may be, in what could not be read.
fn may_go_on(element: ElementRef<'_>, hidden: &Hidden<'_>) -> bool {
    let id = element.id();
    hidden.element(id, element.layer())
        || hidden.continuation()
        || hidden.record(Table::Retired, id)
        || hidden.record(Table::Transferred, id)
}

/// The number of an element in one of the two versions; that of the other one is found by its id.
fn place(arch: &Architecture, element: ElementRef<'_>) -> Option<u32> {
    if std::ptr::eq(element.architecture(), arch) {
        Some(element.ix())
    } else {
        arch.element(element.id()).map(ElementRef::ix)
    }
}

impl fmt::Display for Fate<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}
