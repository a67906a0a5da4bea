//! What is asked most often of elements, side by side in memory.
//!
//! Rules ask the same few things of every element. To look each up among the fields of the element again and again
//! would be most of a check; here it is one step. The columns follow from the store and are made when something is
//! first asked.

use super::field_set::{FieldSet, FieldSets, Numbering};
use super::schema;
use super::store::{Cell, ElementRow, Prop, Store};
use super::token::{DatabaseClass, Readiness, Role, Scope, Status, Token};
use super::{Architecture, Field, Kind, Layer, agency};

/// The columns of all elements and organisations. O(fields).
#[derive(Clone, Debug)]
pub(super) struct Columns {
    elements: Vec<Row>,
    /// Which fields have a value, for all sets of them that occur.
    present: FieldSets,
    /// The elements that say what they succeed, ascending.
    succeeding: Vec<u32>,
    /// By organisation: the one at its top.
    agencies: Vec<u32>,
}

/// What is known of one element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    /// [`NOBODY`] without one.
    owner: u32,
    /// Which of the sets of fields it has.
    present: u16,
    pub(super) kind: Kind,
    pub(super) status: Option<Status>,
    pub(super) scope: Option<Scope>,
    pub(super) role: Option<Role>,
    pub(super) class: Option<DatabaseClass>,
    pub(super) readiness: Option<Readiness>,
    /// [`NO_LEVEL`] without one.
    security_level: u8,
    pub(super) is_own: bool,
    /// Whether it says until when it is there.
    pub(super) has_until: bool,
}

// There is one for each element, and rules pass through all of them again and again: four to a cache line.
const _: () = assert!(size_of::<Row>() <= 16);

/// No security level: none is so high.
const NO_LEVEL: u8 = u8::MAX;

/// No number of an organisation.
const NOBODY: u32 = u32::MAX;

impl Columns {
    pub(super) fn of(arch: &Architecture) -> Self {
        let store = arch.store();
        let agencies = agency::all(store);
        let body = arch.body().map(|body| body.ix());
        let body = body.and_then(|body| agencies.get(body as usize).copied());
        let mut present = Numbering::default();
        let row = |element: &ElementRow| {
            let mut row = Row::read(store, element, &mut present);
            let agency = agencies.get(row.owner as usize).copied();
            row.is_own = agency.is_some() && agency == body;
            row
        };
        let elements: Vec<Row> = store.elements.iter().map(row).collect();
        let present = present.finish();
        Self {
            succeeding: having(Field::Succeeds, &elements, &present),
            elements,
            present,
            agencies,
        }
    }

    /// The elements that say what they succeed, ascending.
    pub(super) fn succeeding(&self) -> &[u32] {
        &self.succeeding
    }

    pub(super) fn element(&self, ix: u32) -> &Row {
        self.elements.get(ix as usize).unwrap_or(&Row::NOTHING)
    }

    /// The fields of an element that can have a value.
    pub(super) fn present(&self, element: u32) -> FieldSet {
        let row = self.element(element);
        self.present
            .get(row.present)
            .only(schema::of_kind(row.kind))
    }

    /// The number of the agency above an element's owner.
    pub(super) fn agency(&self, element: u32) -> Option<u32> {
        let owner = self.element(element).owner;
        self.agencies.get(owner as usize).copied()
    }
}

/// The elements that can have a value of a field, ascending.
fn having(field: Field, elements: &[Row], present: &FieldSets) -> Vec<u32> {
    let has: Vec<bool> = present.with(field).collect();
    let all = (0..).zip(elements);
    let found = all.filter(|(_, row)| has.get(usize::from(row.present)).copied().unwrap_or(true));
    found.map(|(element, _)| element).collect()
}

impl Row {
    const NOTHING: Self = Self {
        owner: NOBODY,
        present: FieldSets::UNKNOWN,
        kind: Kind::Custom(Layer::Application),
        status: None,
        scope: None,
        role: None,
        class: None,
        readiness: None,
        security_level: NO_LEVEL,
        is_own: false,
        has_until: false,
    };

    fn read(store: &Store, element: &ElementRow, sets: &mut Numbering) -> Self {
        let mut row = Self {
            kind: element.kind,
            ..Self::NOTHING
        };
        let mut present = FieldSet::NONE;
        let meant = FieldSet::ALL.only(schema::of_kind(element.kind));
        for prop in store.props(element.props) {
            // What means nothing for the kind is believed by nobody.
            if meant.contains(prop.field) && present.insert(prop.field) {
                row.take(*prop);
            }
        }
        row.present = sets.number(present);
        row
    }

    /// Takes the first value of a field.
    fn take(&mut self, prop: Prop) {
        match prop.field {
            Field::Owner => {
                if let Cell::Organisation(ix) = prop.cell() {
                    self.owner = ix;
                }
            }
            Field::Status => self.status = token(prop),
            Field::Scope => self.scope = token(prop),
            Field::Role => self.role = token(prop),
            Field::DatabaseClass => self.class = token(prop),
            Field::Readiness => self.readiness = token(prop),
            Field::Until => self.has_until = true,
            Field::SecurityLevel => {
                if let Cell::Number(level) = prop.cell() {
                    self.security_level = u8::try_from(level).unwrap_or(NO_LEVEL);
                }
            }
            _ => {}
        }
    }

    pub(super) fn security_level(&self) -> Option<u8> {
        (self.security_level != NO_LEVEL).then_some(self.security_level)
    }

    /// The number of the organisation that owns it.
    pub(super) fn owner(&self) -> Option<u32> {
        (self.owner != NOBODY).then_some(self.owner)
    }
}

fn token<T: Token>(prop: Prop) -> Option<T> {
    match prop.cell() {
        Cell::Token(code) => T::from_code(code),
        _ => None,
    }
}
