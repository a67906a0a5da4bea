//! The tables: every key of every thing, in the order in which files write them.
//!
//! A row says what a key means something for and how grave it is when its value is added, removed, raised, lowered or
//! replaced. Neither has a default: a row without them does not compile, nor does a field without a row.

mod element;
mod frame;
mod header;
mod records;
mod relation;
mod shared;

pub(super) use records::{
    CONTENT, INDICATOR, ORGANISATION, PERIOD, RETIRED, SOURCE, SUPERSEDED, TARGET, TRANSFERRED,
    VIEW, words_of,
};

pub(crate) use frame::{Around, FRAME};
pub(crate) use header::HEADER;
pub(crate) use relation::RELATION;

use super::{Change, FieldSpec, Meaning, Shape, Table};
use crate::model::described::Words;
use crate::model::token::Token;
use crate::model::{Field, RelationKind};

use Meaning::All;
use element::{AFTER_RELATIONS, BEFORE_RELATIONS};

const fn leaf(
    key: &'static str,
    field: Field,
    shape: Shape,
    meaning: Meaning,
    change: Change,
    words: &'static Words,
) -> FieldSpec {
    FieldSpec {
        key,
        field: Some(field),
        shape,
        required: false,
        meaning,
        change: Some(change),
        words,
        values: &[],
    }
}

const fn required(spec: FieldSpec) -> FieldSpec {
    FieldSpec {
        required: true,
        ..spec
    }
}

/// A key that holds no value of its own: what is below it is classed by itself.
const fn holder(
    key: &'static str,
    shape: Shape,
    meaning: Meaning,
    words: &'static Words,
) -> FieldSpec {
    FieldSpec {
        key,
        field: None,
        shape,
        required: false,
        meaning,
        change: None,
        words,
        values: &[],
    }
}

const fn group(
    key: &'static str,
    meaning: Meaning,
    words: &'static Words,
    fields: &'static [FieldSpec],
) -> FieldSpec {
    let bare = false;
    holder(key, Shape::Group { fields, bare }, meaning, words)
}

/// A group whose first field may be written bare.
const fn bare_group(
    key: &'static str,
    meaning: Meaning,
    words: &'static Words,
    fields: &'static [FieldSpec],
) -> FieldSpec {
    let bare = true;
    holder(key, Shape::Group { fields, bare }, meaning, words)
}

const fn records(table: Table) -> FieldSpec {
    holder(table.key(), Shape::Records(table), All, table.words())
}

/// Which relations an element may have is for the matrix of the framework to say.
const fn relations(kind: RelationKind) -> FieldSpec {
    holder(kind.key(), Shape::Relations(kind), All, kind.words())
}

const fn token<T: Token>(
    key: &'static str,
    field: Field,
    meaning: Meaning,
    change: Change,
    words: &'static Words,
) -> FieldSpec {
    FieldSpec {
        values: T::WORDS,
        ..leaf(key, field, Shape::Token(T::KEYS), meaning, change, words)
    }
}

const fn tokens<T: Token>(
    key: &'static str,
    field: Field,
    meaning: Meaning,
    change: Change,
    words: &'static Words,
) -> FieldSpec {
    FieldSpec {
        values: T::WORDS,
        ..leaf(key, field, Shape::Tokens(T::KEYS), meaning, change, words)
    }
}

/// An element. Which relations make sense depends on its kind: that is for the framework's matrix to say.
pub(crate) const ELEMENT: &[FieldSpec] = &with_relations::<
    { BEFORE_RELATIONS.len() + RelationKind::ALL.len() + AFTER_RELATIONS.len() },
>();

/// The keys of an element: those before its relations, one for each kind of relation, and those after.
#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated by the compiler, which refuses both"
)]
const fn with_relations<const N: usize>() -> [FieldSpec; N] {
    let mut all = [shared::NAME; N];
    let (before, kinds) = (BEFORE_RELATIONS.len(), RelationKind::ALL.len());
    let mut nth = 0;
    while nth < N {
        all[nth] = if nth < before {
            BEFORE_RELATIONS[nth]
        } else if nth < before + kinds {
            relations(RelationKind::ALL[nth - before])
        } else {
            AFTER_RELATIONS[nth - before - kinds]
        };
        nth += 1;
    }
    all
}

/// Whether a field is in one of the rows, or in a group of them.
#[expect(
    clippy::indexing_slicing,
    reason = "evaluated by the compiler, which refuses both"
)]
const fn has_row(specs: &[FieldSpec], field: Field) -> bool {
    let mut nth = 0;
    while nth < specs.len() {
        let spec = &specs[nth];
        let here = match (spec.field, spec.shape) {
            (Some(of), _) => of as u8 == field as u8,
            (None, Shape::Group { fields, .. }) => has_row(fields, field),
            (None, _) => false,
        };
        if here {
            return true;
        }
        nth += 1;
    }
    false
}

/// Whether every field has a row. `route: direct` is told by that of the route, and what was refused has no key.
#[expect(
    clippy::indexing_slicing,
    reason = "evaluated by the compiler, which refuses both"
)]
const fn all_have_rows() -> bool {
    let mut nth = 0;
    while nth < Field::ALL.len() {
        let field = Field::ALL[nth];
        let mut found = has_row(HEADER, field)
            || has_row(ELEMENT, field)
            || has_row(RELATION, field)
            || matches!(field, Field::RouteDirect | Field::Refused);
        let mut table = 0;
        while table < Table::ALL.len() {
            found = found || has_row(Table::ALL[table].fields(), field);
            table += 1;
        }
        if !found {
            return false;
        }
        nth += 1;
    }
    true
}

const _: () = assert!(all_have_rows(), "a field has no row in any table");
