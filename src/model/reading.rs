//! A relation as it reads from one of its ends.
//!
//! An exchange and a connection belong to both of their ends; which of them a file writes it at is a matter of taste.
//! Whatever compares, names or judges them asks for the reading that is the same either way.

use std::cmp::Ordering;

use super::store::Target;
use super::token::Purpose;
use super::{Architecture, Depends, ElementRef, End, Field, RelationKind, RelationRef, Value};

/// A relation as it reads from one of its ends.
///
/// A relation that is not symmetric has one reading, as it is written. An exchange or a connection has two: turned
/// round, the ends change places, the route runs the other way, and `exploit` reads `exploited`.
///
/// ```
/// use justarch::{ApplicationKind, Architecture, FrameworkVersion, Purpose, RelationKind};
/// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
/// b.element("population", ApplicationKind::Database, "CSDL dân cư")?;
/// b.element("civil-status", ApplicationKind::Application, "Hộ tịch")?;
/// b.relate("population", RelationKind::Exchanges, "civil-status")?.purpose(Purpose::Exploited);
/// let arch = b.build()?;
/// let written = arch.relations().next().unwrap();
/// // The same, whichever of the two it is written at: from the end whose id comes first.
/// let reading = written.canonical();
/// assert_eq!((reading.from().id(), reading.end().id()), ("civil-status", "population"));
/// assert_eq!(reading.purposes().collect::<Vec<_>>(), [Purpose::Exploit]);
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reading<'a> {
    relation: RelationRef<'a>,
    turned: bool,
}

/// Which ends of a relation need the other one, and with it every platform between them.
///
/// ```
/// use justarch::{ApplicationKind, Architecture, FrameworkVersion, Purpose, RelationKind};
/// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
/// b.element("app", ApplicationKind::Application, "Phần mềm")?;
/// b.element("db", ApplicationKind::Database, "Cơ sở dữ liệu")?;
/// b.relate("app", RelationKind::Exchanges, "db")?.purpose(Purpose::Exploit);
/// let arch = b.build()?;
/// let dependence = arch.relations().next().unwrap().dependence();
/// assert!(dependence.near && !dependence.far);
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Dependence {
    /// The end that the relation is written at depends on the other.
    pub near: bool,
    /// The other end depends on the one that the relation is written at.
    pub far: bool,
}

impl<'a> RelationRef<'a> {
    /// The relation as it is written.
    pub fn as_written(self) -> Reading<'a> {
        Reading {
            relation: self,
            turned: false,
        }
    }

    /// The relation as it reads whichever end it is written at: from the end whose id comes first if it is symmetric,
    /// else as it is written.
    pub fn canonical(self) -> Reading<'a> {
        let turned = match self.far_of_symmetric() {
            Some(to) => to.id() < self.from().id(),
            None => false,
        };
        Reading {
            relation: self,
            turned,
        }
    }

    /// All its readings: the canonical one, and for a symmetric relation the one from its other end.
    pub fn readings(self) -> impl Iterator<Item = Reading<'a>> {
        let first = self.canonical();
        let other = self.far_of_symmetric().map(|_| first.turned());
        std::iter::once(first).chain(other)
    }

    /// The far end of a symmetric relation between two elements that are not one.
    fn far_of_symmetric(self) -> Option<ElementRef<'a>> {
        let to = self.to().filter(|_| self.kind().is_symmetric())?;
        (to != self.from()).then_some(to)
    }

    /// Which end depends on which.
    ///
    /// An exchange follows its data: who reads, or is fed, depends on the other end and on every platform between; who
    /// provides depends on neither. Without a purpose both ends depend on each other. Of two connected platforms the
    /// one that reaches less far depends on the other; of two that reach equally far, each does. Every other relation
    /// is written at the end that depends.
    pub fn dependence(self) -> Dependence {
        let both = Dependence {
            near: true,
            far: true,
        };
        let written = Dependence {
            near: true,
            far: false,
        };
        let Some(to) = self.far_of_symmetric() else {
            return match self.kind().depends() {
                Depends::Far(_) => Dependence {
                    near: false,
                    far: true,
                },
                Depends::Near | Depends::Unharmed | Depends::AsStated => written,
            };
        };
        if self.kind() == RelationKind::Connects {
            return match self.from().breadth().cmp(&to.breadth()) {
                Ordering::Less => written,
                Ordering::Equal => both,
                Ordering::Greater => Dependence {
                    near: false,
                    far: true,
                },
            };
        }
        let mut found = Dependence {
            near: false,
            far: false,
        };
        for purpose in self.purposes() {
            let feeds_near = purpose.feeds_the_writer();
            found.near |= feeds_near;
            found.far |= !feeds_near;
        }
        if found.near || found.far { found } else { both }
    }

    /// The pairs of elements of which the first depends on the second because of the relation, platforms included.
    pub fn dependences(self) -> impl Iterator<Item = (ElementRef<'a>, ElementRef<'a>)> {
        let depends = self.kind().is_dependency();
        let ends = self.to().filter(|_| depends).map(|to| {
            let Dependence { near, far } = self.dependence();
            let from = self.from();
            [near.then_some((from, to)), far.then_some((to, from))]
        });
        let ends = ends.into_iter().flatten().flatten();
        ends.flat_map(move |(end, other)| {
            let passed = self.hops().map(move |hop| (end, hop));
            std::iter::once((end, other)).chain(passed)
        })
    }
}

impl<'a> Reading<'a> {
    /// The relation that is read.
    pub fn relation(self) -> RelationRef<'a> {
        self.relation
    }

    /// Whether it reads from the end that it is not written at.
    pub fn is_turned(self) -> bool {
        self.turned
    }

    /// What ties the two.
    pub fn kind(self) -> RelationKind {
        self.relation.kind()
    }

    /// The end from which it reads.
    pub fn from(self) -> ElementRef<'a> {
        match self.relation.to() {
            Some(to) if self.turned => to,
            _ => self.relation.from(),
        }
    }

    /// The other end; `None` if that is an organisation.
    pub fn to(self) -> Option<ElementRef<'a>> {
        if self.turned {
            Some(self.relation.from())
        } else {
            self.relation.to()
        }
    }

    /// The other end.
    pub fn end(self) -> End<'a> {
        if self.turned {
            End::Element(self.relation.from())
        } else {
            self.relation.end()
        }
    }

    /// The platforms the data passes, from this end on.
    pub fn hops(self) -> impl Iterator<Item = ElementRef<'a>> {
        let mut hops: Vec<_> = self.relation.hops().collect();
        if self.turned {
            hops.reverse();
        }
        hops.into_iter()
    }

    /// What it is for, as this end would say.
    pub fn purposes(self) -> impl Iterator<Item = Purpose> {
        let turned = self.turned;
        let purposes = self.relation.purposes();
        purposes.map(move |p| if turned { p.from_the_other_end() } else { p })
    }

    /// All fields with their values, as this end would state them. Lists keep their order.
    pub(crate) fn facts(self) -> Vec<(Field, Value<'a>)> {
        let mut facts: Vec<_> = self.relation.all_fields().iter().collect();
        if self.turned {
            turn(&mut facts);
        }
        facts
    }

    /// The other reading of a symmetric relation.
    fn turned(self) -> Self {
        Self {
            turned: !self.turned,
            ..self
        }
    }

    /// A reading of a relation; one that is not symmetric has none but the one as it is written.
    pub(crate) fn of(relation: RelationRef<'a>, turned: bool) -> Self {
        let turned = turned && relation.far_of_symmetric().is_some();
        Self { relation, turned }
    }
}

/// States fields of a symmetric relation as the other end would. Routes may stand anywhere among them.
pub(crate) fn turn(facts: &mut [(Field, Value<'_>)]) {
    let hop = |(field, _): &(Field, Value<'_>)| *field == Field::RouteHop;
    let mut hops: Vec<_> = facts.iter().filter(|fact| hop(fact)).copied().collect();
    for fact in facts {
        match fact {
            (Field::RouteHop, _) => {
                if let Some(last) = hops.pop() {
                    *fact = last;
                }
            }
            (Field::Purpose, Value::Token(word)) => {
                let purpose = Purpose::ALL.iter().find(|p| p.key() == *word);
                if let Some(purpose) = purpose {
                    *word = purpose.from_the_other_end().key();
                }
            }
            _ => {}
        }
    }
}

impl Purpose {
    /// What the other end would say of the same exchange.
    ///
    /// ```
    /// use justarch::Purpose;
    /// assert_eq!(Purpose::Exploit.from_the_other_end(), Purpose::Exploited);
    /// assert_eq!(Purpose::Updated.from_the_other_end(), Purpose::Update);
    /// ```
    #[must_use]
    pub const fn from_the_other_end(self) -> Self {
        match self {
            Self::Exploit => Self::Exploited,
            Self::Update => Self::Updated,
            Self::Exploited => Self::Exploit,
            Self::Updated => Self::Update,
        }
    }

    /// Whether the data comes to the end that says so: it reads the other, or is fed by it.
    pub const fn feeds_the_writer(self) -> bool {
        match self {
            Self::Exploit | Self::Updated => true,
            Self::Update | Self::Exploited => false,
        }
    }
}

/// What all the relations of an architecture say, so that two of them can be compared whatever their order.
pub(crate) type CanonicalFacts<'a> = (Vec<(Field, Value<'a>)>, Vec<&'a str>);

/// What a relation says in its canonical reading, with the figures it holds: sets sorted, the route in order.
pub(crate) fn canonical_facts(relation: RelationRef<'_>) -> CanonicalFacts<'_> {
    let mut facts = relation.canonical().facts();
    sort(&mut facts);
    let mut held: Vec<_> = relation.indicators().map(|i| i.key()).collect();
    held.sort_unstable();
    (facts, held)
}

/// Sorts fields, and of each the values, but for routes.
pub(crate) fn sort(facts: &mut [(Field, Value<'_>)]) {
    facts.sort_by(|a, b| {
        a.0.cmp(&b.0).then_with(|| match a.0 {
            Field::RouteHop => Ordering::Equal,
            _ => a.1.cmp(&b.1),
        })
    });
}

/// Of ends with at most so many relations they are looked at one by one.
const FEW: usize = 32;

impl Architecture {
    /// The relation of that name: its ends, whichever it is written at, and its number among equals. Of ends with many
    /// relations O(log n), after a first time in O(n log n).
    pub(crate) fn relation(
        &self,
        from: &str,
        kind: RelationKind,
        to: &str,
        ordinal: usize,
    ) -> Option<RelationRef<'_>> {
        let near = self.element(from)?;
        let far = self.element(to);
        let ends = far.iter().filter(|_| kind.is_symmetric()).chain([&near]);
        let count: usize = ends.map(|end| end.relations().len()).sum();
        if count <= FEW {
            let near = near.relations_of(kind).filter(|r| r.end().id() == to);
            let far = far.filter(|_| kind.is_symmetric()).into_iter();
            let far = far
                .flat_map(|e| e.relations_of(kind))
                .filter(|r| r.end().id() == from);
            return near.chain(far).find(|r| r.ordinal() == ordinal);
        }
        // Of what only organisations are, no element is called.
        let far = far.map(|far| Target::Element(far.ix()));
        let supplier = self.organisation(to);
        let supplier = supplier.map(|supplier| Target::Organisation(supplier.ix()));
        let mut ends = far.into_iter().chain(supplier);
        let ix = ends.find_map(|to| self.by_name().get(kind, near.ix(), to, ordinal))?;
        Some(RelationRef { arch: self, ix })
    }
}
