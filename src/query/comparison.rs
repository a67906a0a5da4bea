//! A key of an element compared with values.

use super::glob::Glob;
use super::key::{Domain, FieldKey};
use crate::date::Date;
use crate::model::{ElementRef, Field};

/// How values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Op {
    Equal,
    Unequal,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

impl Op {
    pub(super) const ALL: [(&'static str, Self); 6] = [
        ("<=", Self::AtMost),
        (">=", Self::AtLeast),
        ("!=", Self::Unequal),
        ("=", Self::Equal),
        ("<", Self::Less),
        (">", Self::Greater),
    ];

    /// Whether it asks only if values are the same.
    pub(super) const fn is_equality(self) -> bool {
        matches!(self, Self::Equal | Self::Unequal)
    }
}

/// What a value is compared with: one of these.
#[derive(Clone, Debug)]
pub(crate) enum Wanted {
    Texts(Vec<Glob>),
    Numbers(Vec<u64>),
    Dates(Vec<Date>),
    Flag(bool),
}

/// A key of an element compared with values.
#[derive(Clone, Debug)]
pub(crate) struct Comparison {
    pub(super) key: FieldKey,
    pub(super) op: Op,
    pub(super) wanted: Wanted,
}

impl Comparison {
    /// That a text or word is like one of these.
    #[cfg(feature = "yaml")]
    pub(crate) fn like(key: FieldKey, globs: Vec<Glob>) -> Self {
        Self {
            key,
            op: Op::Equal,
            wanted: Wanted::Texts(globs),
        }
    }

    #[cfg(feature = "yaml")]
    pub(super) fn key(&self) -> &FieldKey {
        &self.key
    }

    /// Whether the element meets it; `None` if the document does not say.
    pub(super) fn truth(&self, element: ElementRef<'_>) -> Option<bool> {
        let mut found = Found::default();
        if let Some(name) = self.key.attribute() {
            let text = element.fields().attribute(name);
            let fits = text.map(|text| Some(self.fits_text(text)));
            found.values.extend(fits);
        }
        for spec in self.key.compared() {
            if let Some(field) = spec.field {
                self.look(element, field, &mut found);
            }
        }
        if found.values.is_empty() {
            let is_open = found.is_refused || self.key.is_open(element.kind());
            return if is_open { None } else { Some(false) };
        }
        let equal = found.equal();
        match self.op {
            // Another value is stated, and all are others.
            Op::Unequal => equal.map(|equal| !equal),
            Op::Equal | Op::Less | Op::AtMost | Op::Greater | Op::AtLeast => equal,
        }
    }

    fn look(&self, element: ElementRef<'_>, field: Field, found: &mut Found) {
        let fields = element.fields();
        found.is_refused |= fields.was_refused(field);
        match &self.wanted {
            Wanted::Texts(_) => {
                let texts = fields.texts(field);
                let fits = texts.map(|text| Some(self.fits_text(text)));
                found.values.extend(fits);
            }
            Wanted::Numbers(all) => {
                let fits = |n: u64| Some(all.iter().any(|wanted| self.op.orders(&n, wanted)));
                found.values.extend(fields.number(field).map(fits));
            }
            Wanted::Dates(all) => {
                let fits = |date| any(all.iter().map(|wanted| self.op.dates(date, *wanted)));
                found.values.extend(fields.dates(field).map(fits));
            }
            Wanted::Flag(wanted) => {
                let fits = fields.flag(field).map(|flag| Some(flag == *wanted));
                found.values.extend(fits);
            }
        }
    }

    fn fits_text(&self, text: &str) -> bool {
        match &self.wanted {
            Wanted::Texts(globs) => globs.iter().any(|glob| glob.matches(text)),
            Wanted::Numbers(_) | Wanted::Dates(_) | Wanted::Flag(_) => false,
        }
    }

    /// The texts with which ends of relations are compared.
    pub(super) fn globs(&self) -> &[Glob] {
        match &self.wanted {
            Wanted::Texts(globs) => globs,
            Wanted::Numbers(_) | Wanted::Dates(_) | Wanted::Flag(_) => &[],
        }
    }

    pub(super) fn domain(&self) -> Domain {
        self.key.domain()
    }
}

/// What was found of the values of a key.
#[derive(Default)]
struct Found {
    /// For each value whether it is as wanted.
    values: Vec<Option<bool>>,
    is_refused: bool,
}

impl Found {
    /// Whether any value is as wanted.
    fn equal(&self) -> Option<bool> {
        let open = self.is_refused.then_some(None);
        any(self.values.iter().copied().chain(open))
    }
}

/// Whether one of them holds, as far as is known.
pub(super) fn any(truths: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut found = Some(false);
    for truth in truths {
        match truth {
            Some(true) => return Some(true),
            Some(false) => {}
            None => found = None,
        }
    }
    found
}

impl Op {
    /// `Unequal` asks as `Equal` does, and is turned round behind.
    fn orders<T: Ord>(self, value: &T, wanted: &T) -> bool {
        match self {
            Self::Equal | Self::Unequal => value == wanted,
            Self::Less => value < wanted,
            Self::AtMost => value <= wanted,
            Self::Greater => value > wanted,
            Self::AtLeast => value >= wanted,
        }
    }

    /// Compares dates of which the month or the day may not be known: it holds if it does for each day that the date
    /// can mean, and not if it does for none. What it is compared with stands for all of its days.
    fn dates(self, date: Date, wanted: Date) -> Option<bool> {
        let (first, last) = (date.first_day(), date.last_day());
        let (from, to) = (wanted.first_day(), wanted.last_day());
        let (holds, fails) = match self {
            Self::Equal | Self::Unequal => (from <= first && last <= to, last < from || to < first),
            Self::Less => (last < from, first >= from),
            Self::AtMost => (last <= to, first > to),
            Self::Greater => (first > to, last <= to),
            Self::AtLeast => (first >= from, last < from),
        };
        match (holds, fails) {
            (true, _) => Some(true),
            (false, true) => Some(false),
            (false, false) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, Op};

    #[test]
    fn dates_known_to_the_year_or_the_month() {
        let date = |text: &str| text.parse::<Date>().expect("a date");
        for (value, op, wanted, truth) in [
            ("2023", Op::Less, "2024", Some(true)),
            ("2024", Op::Less, "2024", Some(false)),
            ("2024", Op::Less, "2024-05", None),
            ("2023-12-31", Op::Less, "2024", Some(true)),
            ("2024-05-01", Op::Less, "2024", Some(false)),
            ("2024", Op::AtMost, "2024", Some(true)),
            ("2024", Op::AtMost, "2024-11-30", None),
            ("2024-05", Op::AtMost, "2024", Some(true)),
            ("2024-05", Op::Greater, "2024", Some(false)),
            ("2025", Op::Greater, "2024-12-31", Some(true)),
            ("2024", Op::Greater, "2024-06", None),
            ("2024-05", Op::AtLeast, "2024", Some(true)),
            ("2024", Op::AtLeast, "2024-02", None),
            ("2023", Op::AtLeast, "2023-12-31", None),
            ("2022", Op::AtLeast, "2023", Some(false)),
            ("2024-05-01", Op::Equal, "2024", Some(true)),
            ("2024", Op::Equal, "2024-05-01", None),
            ("2023", Op::Equal, "2024-05-01", Some(false)),
        ] {
            let found = op.dates(date(value), date(wanted));
            assert_eq!(found, truth, "{value} {op:?} {wanted}");
        }
    }
}
