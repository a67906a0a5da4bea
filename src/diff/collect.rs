//! Gathering changes and bringing them into order.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of what is held in memory"
)]

use std::cmp::Ordering;
use std::collections::HashSet;

use super::fields::FieldEdit;
use super::lineage::Lineage;
use super::same::Same;
use super::verdict::Judged;
use super::{Change, ChangeKind};
use crate::date::Date;
use crate::model::{Architecture, ElementRef, Subject, Table};

/// The days by which the two sides are judged, if they are known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Days {
    pub(super) old: Option<Date>,
    pub(super) new: Option<Date>,
}

/// Takes the changes of one comparison.
pub(super) struct Collector<'a, 'l> {
    pub(super) old: &'a Architecture,
    pub(super) new: &'a Architecture,
    pub(super) lineage: &'l Lineage<'a>,
    pub(super) same: &'l Same<'a>,
    /// The days by which either side is judged.
    pub(super) days: Days,
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
        (old, new): (&'a Architecture, &'a Architecture),
        days: Days,
    ) -> Self {
        fn refused(arch: &Architecture) -> HashSet<&str> {
            arch.refused().map(|(id, _)| id).collect()
        }
        Self {
            old,
            new,
            lineage,
            same,
            days,
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

    fn seat(&mut self, seat: Seat<'a>, mut change: Change<'a>) {
        change.name_values(self.old, self.new);
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
        sorted
            .filter_map(|(_, nth)| changes.get_mut(nth)?.take())
            .collect()
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
            names: Default::default(),
        }
    }

    pub(super) fn on_old(mut self, subject: impl Into<Subject>) -> Self {
        self.old.reserve_exact(1);
        self.old.push(subject.into());
        self
    }

    pub(super) fn on_new(mut self, subject: impl Into<Subject>) -> Self {
        self.new.reserve_exact(1);
        self.new.push(subject.into());
        self
    }

    pub(super) fn edit(mut self, edit: FieldEdit<'a>) -> Self {
        self.field = Some(edit.field);
        self.before = edit.before;
        self.after = edit.after;
        self
    }
}
