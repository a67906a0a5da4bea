//! Gathering changes and bringing them into order.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::fields::{self, Facts, FieldEdit};
use super::lineage::Lineage;
use super::usage::Usage;
use super::verdict::Judged;
use super::whole::{Held, Named};
use super::{Change, ChangeKind, Uncertain};
use crate::date::Date;
use crate::diagnostic::Side;
use crate::model::{
    Architecture, ElementRef, Field, Fields, Hidden, OrganisationRef, RelationKind, Subject, Table,
    Value,
};
use crate::text::Text;

/// The days by which the two sides are judged, if they are known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Days {
    pub(super) old: Option<Date>,
    pub(super) new: Option<Date>,
}

/// Two versions under comparison, and the changes found so far.
pub(super) struct Collector<'a, 'l> {
    pub(super) old: &'a Architecture,
    pub(super) new: &'a Architecture,
    pub(super) lineage: &'l Lineage<'a>,
    pub(super) usage: &'l Usage<'a>,
    /// The days by which either side is judged.
    pub(super) days: Days,
    /// What the old version may have although it was not read, and what the new one.
    pub(super) hidden: [Hidden<'a>; 2],
    uncertain: Vec<Uncertain>,
    changes: Vec<Change<'a>>,
    /// Where each of them stands: they are large, and only this is sorted.
    seats: Vec<(Seat<'a>, usize)>,
}

/// Where a change stands in the list: by rank, then by key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Seat<'a> {
    rank: u8,
    key: &'a str,
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
        (old, new): (&'a Architecture, &'a Architecture),
        lineage: &'l Lineage<'a>,
        usage: &'l Usage<'a>,
        days: Days,
    ) -> Self {
        Self {
            old,
            new,
            lineage,
            usage,
            days,
            hidden: [old, new].map(|arch| arch.unread().hidden()),
            uncertain: Vec::new(),
            changes: Vec::new(),
            seats: Vec::new(),
        }
    }

    pub(super) fn arch(&self, side: Side) -> &'a Architecture {
        match side {
            Side::Old => self.old,
            Side::New => self.new,
        }
    }

    pub(super) fn day(&self, side: Side) -> Option<Date> {
        match side {
            Side::Old => self.days.old,
            Side::New => self.days.new,
        }
    }

    /// Whether the day of the earlier version may stand in what could not be read of it, so that nobody knows what had
    /// ended by then.
    pub(super) fn may_have_lost_its_day(&self) -> bool {
        self.days.old.is_none() && !self.old.unread().is_empty()
    }

    /// The number of the group of an element.
    pub(super) fn group(&self, side: Side, element: ElementRef<'_>) -> u32 {
        let groups = self.lineage.groups();
        match side {
            Side::Old => groups.number_of_old(element.ix()),
            Side::New => groups.number_of_new(element.ix()),
        }
    }

    /// What goes on for an element of the old version.
    pub(super) fn next(
        &self,
        old: ElementRef<'_>,
    ) -> impl Iterator<Item = ElementRef<'a>> + use<'a, 'l> {
        let (new, next) = (self.new, self.lineage.groups().next_of(old.ix()));
        next.iter().map(|ix| new.element_at(*ix))
    }

    /// The organisations that a field names on either side, if it names one.
    fn named_organisations(
        &self,
        edit: &FieldEdit<'_>,
    ) -> Option<(OrganisationRef<'a>, OrganisationRef<'a>)> {
        let names_organisation = matches!(
            edit.field,
            Field::Owner | Field::Operator | Field::Issuer | Field::Parent | Field::Body
        );
        match (edit.before.as_slice(), edit.after.as_slice()) {
            ([Value::Text(old)], [Value::Text(new)]) if names_organisation => {
                self.old.organisation(old).zip(self.new.organisation(new))
            }
            _ => None,
        }
    }

    /// Whether a field names another organisation only because the one it named goes on in that.
    pub(super) fn is_continued(&self, edit: &FieldEdit<'_>) -> bool {
        let organisations = self.lineage.organisations();
        let named = self.named_organisations(edit);
        named.is_some_and(|(old, new)| organisations.goes_on_as(old.ix(), new.ix()))
    }

    /// Whether that may be so although it could not be read, which is noted.
    pub(super) fn may_be_continued(
        &mut self,
        edit: &FieldEdit<'_>,
        old: impl Into<Subject>,
        new: impl Into<Subject>,
    ) -> bool {
        let organisations = self.lineage.organisations();
        let named = self.named_organisations(edit);
        let side = named.and_then(|(old, new)| organisations.may_go_on_as(old.ix(), new.ix()));
        match side {
            None => return false,
            Some(Side::Old) => self.doubt(Side::Old, old, Some(edit.field)),
            Some(Side::New) => self.doubt(Side::New, new, Some(edit.field)),
        }
        true
    }

    /// What to say where an organisation may have been renamed: the one that was named is gone, the other is new.
    pub(super) fn may_go_on(&self, edit: &FieldEdit<'_>) -> Option<Text> {
        let [Value::Text(old)] = edit.before.as_slice() else {
            return None;
        };
        let [Value::Text(new)] = edit.after.as_slice() else {
            return None;
        };
        let is_gone = self.new.organisation(old).is_none();
        let is_new = self.old.organisation(new).is_none();
        (is_gone && is_new).then(|| {
            crate::bilingual!(
                "nếu `{new}` là tổ chức kế thừa `{old}` (đổi tên, sáp nhập), ghi `succeeds: [{old}]` ở tổ chức `{new}`: khi đó không phải là chuyển giao",
                "if `{new}` goes on for `{old}` (renamed or merged), say `succeeds: [{old}]` at the organisation `{new}`: then nothing is handed over"
            )
        })
    }

    /// Adds a change of an element or of something that hangs on it.
    pub(super) fn push(&mut self, element: ElementRef<'a>, change: Change<'a>) {
        let kind = element.architecture().kind_at(element.ix());
        let rank = FIRST_LAYER + kind.layer().index() as u8;
        let key = element.id();
        self.seat(Seat { rank, key }, change);
    }

    /// Notes what only that version says, and the other may say where it could not be read.
    pub(super) fn doubt(&mut self, side: Side, subject: impl Into<Subject>, field: Option<Field>) {
        let subject = subject.into();
        self.uncertain.push(Uncertain {
            subject,
            field,
            side,
        });
    }

    /// What the other version may have although it was not read.
    pub(super) fn hidden_from(&self, side: Side) -> &Hidden<'a> {
        let [old, new] = &self.hidden;
        match side {
            Side::Old => new,
            Side::New => old,
        }
    }

    /// What is known of two things, field by field; what is not known is noted.
    pub(super) fn edits(
        &mut self,
        (old, before): (impl Into<Subject>, &Facts<'a>),
        (new, after): (impl Into<Subject>, &Facts<'a>),
    ) -> Vec<FieldEdit<'a>> {
        let (old, new) = (old.into(), new.into());
        let open = [(&self.hidden[0], &old), (&self.hidden[1], &new)]
            .map(|(hidden, subject)| hidden.fields(&plain(subject)));
        let same_route = |old: &[_], new: &[_]| self.pass_same((Side::Old, old), (Side::New, new));
        let (known, unknown) = fields::edits(before, after, open, same_route);
        for (side, field) in unknown {
            let subject = match side {
                Side::Old => old.clone(),
                Side::New => new.clone(),
            };
            self.doubt(side, subject, Some(field));
        }
        known
    }

    /// Whether two routes pass the same platforms, whatever they are called on either side.
    pub(super) fn pass_same(&self, one: (Side, &[Value<'_>]), other: (Side, &[Value<'_>])) -> bool {
        let group = |side, id: &str| Some(self.group(side, self.arch(side).element(id)?));
        let same = |(a, b): (&Value<'_>, &Value<'_>)| match (a, b) {
            (Value::Text(a), Value::Text(b)) => group(one.0, a) == group(other.0, b),
            (a, b) => a == b,
        };
        one.1.len() == other.1.len() && one.1.iter().zip(other.1).all(same)
    }

    /// Adds a change of the head of the document.
    pub(super) fn push_header(&mut self, change: Change<'a>) {
        self.seat(Seat { rank: 0, key: "" }, change);
    }

    /// Adds a change of an entry of a table.
    pub(super) fn push_record(&mut self, table: Table, key: &'a str, change: Change<'a>) {
        let rank = rank(table);
        self.seat(Seat { rank, key }, change);
    }

    fn seat(&mut self, seat: Seat<'a>, mut change: Change<'a>) {
        change.name_values(self.old, self.new);
        self.seats.push((seat, self.changes.len()));
        self.changes.push(change);
    }

    /// By layer, then id, then what kind of thing changed, then kind of change.
    pub(super) fn finish(mut self) -> (Vec<Change<'a>>, Vec<Uncertain>) {
        self.uncertain.sort();
        self.uncertain.dedup();
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
        (changes, self.uncertain)
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

/// A subject as what could not be read is known by: relations that are equal are not told apart.
fn plain(subject: &Subject) -> Subject {
    let mut subject = subject.clone();
    if let Subject::Relation { ordinal, apart, .. } = &mut subject {
        *ordinal = 0;
        *apart = 0;
    }
    subject
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
            parts: Vec::new(),
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

    /// Says which end passed.
    pub(super) fn expired(mut self, fields: Fields<'a>) -> Self {
        self.field = Some(Field::Until);
        self.before = fields
            .date(Field::Until)
            .map(Value::Date)
            .into_iter()
            .collect();
        self.after.clone_from(&self.before);
        self
    }
}
