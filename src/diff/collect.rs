//! Gathering changes and bringing them into order.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of what is held in memory"
)]

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use super::fields::FieldEdit;
use super::lineage::Lineage;
use super::same::Same;
use super::verdict::Judged;
use super::whole::{Held, Named};
use super::{Change, ChangeKind};
use crate::model::{Architecture, ElementRef, RelationKind, Subject, Table};

/// Takes the changes of one comparison.
pub(super) struct Collector<'a, 'l> {
    pub(super) old: &'a Architecture,
    pub(super) new: &'a Architecture,
    pub(super) lineage: &'l Lineage<'a>,
    pub(super) same: &'l Same<'a>,
    /// Elements that one side has but whose part of the document could not be read.
    pub(super) refused_old: HashSet<&'a str>,
    pub(super) refused_new: HashSet<&'a str>,
    changes: Vec<Change<'a>>,
    /// Where each of them stands: they are large, and only this is sorted.
    seats: Vec<(Seat<'a>, usize)>,
}

/// Where a change stands in the list: by rank, then by key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Seat<'a> {
    rank: u8,
    /// How the key begins, which mostly decides: the key itself lies far away.
    head: u128,
    key: &'a str,
}

impl<'a> Seat<'a> {
    fn of(rank: u8, key: &'a str) -> Self {
        let mut head = [0; size_of::<u128>()];
        // Filled up with zeros, what ends early comes first, as it should.
        for (slot, byte) in head.iter_mut().zip(key.bytes()) {
            *slot = byte;
        }
        let head = u128::from_be_bytes(head);
        Self { rank, head, key }
    }
}

/// Where a change stands in the list when it does not hang on an element.
fn rank(table: Table) -> u8 {
    match table {
        Table::Organisations => 1,
        Table::Contents => 2,
        Table::Views => 3,
        Table::Supersedes => 4,
        Table::Indicators => 5,
        Table::Targets => 6,
        Table::Roadmap => 7,
        Table::Sources | Table::Retired | Table::Transferred => 30,
    }
}

/// Elements come after the parts of the document, by layer.
const FIRST_LAYER: u8 = 10;

impl<'a, 'l> Collector<'a, 'l> {
    pub(super) fn new(
        lineage: &'l Lineage<'a>,
        same: &'l Same<'a>,
        old: &'a Architecture,
        new: &'a Architecture,
    ) -> Self {
        fn refused(arch: &Architecture) -> HashSet<&str> {
            arch.refused().map(|(id, _)| id).collect()
        }
        Self {
            old,
            new,
            lineage,
            same,
            refused_old: refused(old),
            refused_new: refused(new),
            changes: Vec::new(),
            seats: Vec::new(),
        }
    }

    /// Adds a change of an element or of something that hangs on it.
    pub(super) fn push(&mut self, element: ElementRef<'a>, change: Change<'a>) {
        let kind = element.architecture().kind_at(element.ix());
        let rank = FIRST_LAYER + kind.layer().index() as u8;
        self.seat(Seat::of(rank, element.id()), change);
    }

    /// Adds a change of the head of the document.
    pub(super) fn push_header(&mut self, change: Change<'a>) {
        self.seat(Seat::of(0, ""), change);
    }

    /// Adds a change of an entry of a table.
    pub(super) fn push_record(&mut self, table: Table, key: &'a str, change: Change<'a>) {
        self.seat(Seat::of(rank(table), key), change);
    }

    fn seat(&mut self, seat: Seat<'a>, change: Change<'a>) {
        self.seats.push((seat, self.changes.len()));
        self.changes.push(change);
    }

    /// By layer, then id, then what kind of thing changed, then kind of change.
    pub(super) fn finish(mut self) -> Vec<Change<'a>> {
        let at = |nth: &usize| self.changes.get(*nth);
        self.seats.sort_by(|(a, a_nth), (b, b_nth)| {
            a.cmp(b).then_with(|| match (at(a_nth), at(b_nth)) {
                (Some(a), Some(b)) => order(a, b),
                _ => Ordering::Equal,
            })
        });
        let mut changes: Vec<_> = self.changes.into_iter().map(Some).collect();
        let sorted = self.seats.into_iter();
        let mut changes: Vec<_> = sorted
            .filter_map(|(_, nth)| changes.get_mut(nth)?.take())
            .collect();
        number_equals(&mut changes);
        changes
    }
}

/// Tells changes apart that are alike in everything, as dropping one of two equal relations is like dropping the
/// other.
fn number_equals(changes: &mut [Change<'_>]) {
    // Equal ones stand together, save for others between the same two.
    let same_ends = |a: &Change<'_>, b: &Change<'_>| {
        let of_a = ends(a);
        of_a.is_some() && of_a == ends(b)
    };
    for same_ends in changes.chunk_by_mut(same_ends) {
        if same_ends.len() < 2 {
            continue;
        }
        let mut seen: HashMap<String, u32> = HashMap::new();
        for change in same_ends {
            let count = seen.entry(change.fingerprint()).or_default();
            change.held.number = *count;
            *count += 1;
        }
    }
}

/// The ends and the kind of the relation that a change is about.
fn ends<'c>(change: &'c Change<'_>) -> Option<(&'c str, RelationKind, &'c str)> {
    match change.old.first().or(change.new.first())? {
        Subject::Relation { from, kind, to, .. } => Some((from, *kind, to)),
        Subject::Document | Subject::Section(_) | Subject::Element(_) | Subject::Record { .. } => {
            None
        }
    }
}

/// The order of changes in the same place.
fn order(a: &Change<'_>, b: &Change<'_>) -> Ordering {
    let key = |c: &Change<'_>| c.subjects().first().map(shape);
    key(a)
        .cmp(&key(b))
        .then_with(|| a.kind.cmp(&b.kind))
        .then_with(|| a.field.cmp(&b.field))
        .then_with(|| a.old.cmp(&b.old))
        .then_with(|| a.new.cmp(&b.new))
        .then_with(|| a.before.cmp(&b.before))
        .then_with(|| a.after.cmp(&b.after))
}

/// Elements before their relations, relations before what else hangs on the element.
fn shape(subject: &Subject) -> u8 {
    match subject {
        Subject::Document | Subject::Section(_) => 0,
        Subject::Element(_) => 1,
        Subject::Relation { .. } => 2,
        Subject::Record { .. } => 3,
    }
}

impl<'a> Change<'a> {
    pub(super) fn of(kind: ChangeKind, (class, reason): Judged) -> Self {
        Self {
            kind,
            old: Vec::new(),
            new: Vec::new(),
            field: None,
            before: Vec::new(),
            after: Vec::new(),
            class,
            reason,
            notes: Vec::new(),
            held: Held::default(),
        }
    }

    pub(super) fn on_old(mut self, named: impl Into<Named<'a>>) -> Self {
        let Named { subject, whole } = named.into();
        self.old.reserve_exact(1);
        self.old.push(subject);
        self.held.old = whole;
        self
    }

    pub(super) fn on_new(mut self, named: impl Into<Named<'a>>) -> Self {
        let Named { subject, whole } = named.into();
        self.new.reserve_exact(1);
        self.new.push(subject);
        self.held.new = whole;
        self
    }

    pub(super) fn edit(mut self, edit: FieldEdit<'a>) -> Self {
        self.field = Some(edit.field);
        self.before = edit.before;
        self.after = edit.after;
        self
    }
}
