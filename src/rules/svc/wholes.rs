//! Figures of which others are a part, found by the time and the unit they speak of.

use std::collections::HashMap;

use crate::date::Date;

/// When a figure was measured and in what unit, as far as it says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Frame<'a> {
    pub(super) as_of: Option<Date>,
    pub(super) unit: Option<&'a str>,
}

impl Frame<'_> {
    /// Whether two figures speak of the same time in the same unit, as far as they say.
    #[cfg(test)]
    fn fits(self, other: Self) -> bool {
        let same_time = match (self.as_of, other.as_of) {
            (Some(a), Some(b)) => a.first_day() <= b.last_day() && b.first_day() <= a.last_day(),
            _ => true,
        };
        let same_unit = match (self.unit, other.unit) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        };
        same_time && same_unit
    }
}

/// Figures of one measure. To look at all of them for each part would be quadratic.
#[derive(Debug, Default)]
pub(super) struct Wholes<'a> {
    /// By time and unit: the number of the first of them.
    first: HashMap<(Time, Unit<'a>), usize>,
}

/// A time that a figure can be asked for. Of two dates that have a day in common one contains the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Time {
    Any,
    Unstated,
    /// At that very date.
    At(Date),
    /// At a narrower date that lies in that one.
    Within(Date),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Unit<'a> {
    Any,
    Stated(Option<&'a str>),
}

impl<'a> Wholes<'a> {
    /// Adds a figure; they come in the order of their numbers.
    pub(super) fn add(&mut self, number: usize, frame: Frame<'a>) {
        let own = frame.as_of.map_or(Time::Unstated, Time::At);
        let wider = frame
            .as_of
            .into_iter()
            .flat_map(Date::wider)
            .map(Time::Within);
        for time in [Time::Any, own].into_iter().chain(wider) {
            for unit in [Unit::Any, Unit::Stated(frame.unit)] {
                self.first.entry((time, unit)).or_insert(number);
            }
        }
    }

    /// The figure that a part belongs to: the first for the very same time, else the first for a time that has a
    /// day in common with it, as far as they say; in the same unit.
    pub(super) fn of(&self, part: Frame<'a>) -> Option<usize> {
        let same = part.as_of.map_or(Time::Unstated, Time::At);
        self.earliest([same], part.unit)
            .or_else(|| match part.as_of {
                None => self.earliest([Time::Any], part.unit),
                Some(date) => {
                    let others = [Time::Unstated, Time::Within(date)];
                    let wider = date.wider().map(Time::At);
                    self.earliest(others.into_iter().chain(wider), part.unit)
                }
            })
    }

    fn earliest(
        &self,
        times: impl IntoIterator<Item = Time>,
        unit: Option<&'a str>,
    ) -> Option<usize> {
        let units = match unit {
            None => [Unit::Any; 2],
            unit => [Unit::Stated(unit), Unit::Stated(None)],
        };
        let keys = times
            .into_iter()
            .flat_map(|time| units.map(|unit| (time, unit)));
        keys.filter_map(|key| self.first.get(&key)).min().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::{Frame, Wholes};

    /// The definition: all that fit, and of these first the one for the very same time.
    fn plainly(wholes: &[Frame<'_>], part: Frame<'_>) -> Option<usize> {
        let fitting = wholes
            .iter()
            .enumerate()
            .filter(|(_, whole)| whole.fits(part));
        fitting
            .min_by_key(|(_, whole)| whole.as_of != part.as_of)
            .map(|(number, _)| number)
    }

    #[test]
    fn finds_what_the_definition_finds() {
        let dates = [
            "2022",
            "2022-12",
            "2022-12-31",
            "2023",
            "2023-01",
            "2023-01-01",
            "2023-01-31",
            "2023-02",
        ];
        let dates = dates.map(|d| d.parse().expect("a date"));
        let as_ofs: Vec<_> = dates.map(Some).into_iter().chain([None]).collect();
        let frames: Vec<_> = as_ofs
            .iter()
            .flat_map(|as_of| {
                [None, Some("percent"), Some("services")].map(|unit| Frame {
                    as_of: *as_of,
                    unit,
                })
            })
            .collect();
        // Three of them in every order, a part against each.
        for a in &frames {
            for b in &frames {
                for c in &frames {
                    let of_three = [*a, *b, *c];
                    let mut wholes = Wholes::default();
                    for (number, frame) in of_three.iter().enumerate() {
                        wholes.add(number, *frame);
                    }
                    for part in &frames {
                        assert_eq!(
                            wholes.of(*part),
                            plainly(&of_three, *part),
                            "{part:?} {of_three:?}"
                        );
                    }
                }
            }
        }
    }
}
