//! Between what the numbers of a document can lie.

use crate::diagnostic::{Basis, Confidence};
use crate::framework::law;
use crate::model::{Field, Fields, Value};
use crate::text::Text;

/// More people than live, with room for growth.
const PEOPLE: u64 = 10_000_000_000;
/// More of one thing than there can be.
const THINGS: u64 = 1_000_000_000;

/// What the values of a field can be.
pub(super) struct Range {
    least: u64,
    below: Text,
    most: u64,
    above: Text,
    /// What states the range, if a text of law does.
    basis: Option<Basis>,
}

/// Why a number cannot be meant, and what states its range.
pub(super) struct Fault {
    pub(super) why: Text,
    pub(super) basis: Option<&'static Basis>,
}

/// The ranges of whole numbers. A test compares the table with the schema.
static WHOLE: &[(Field, Range)] = &[
    (
        Field::PersonalDataSubjects,
        Range {
            least: 0,
            below: Text::fixed("", ""),
            most: PEOPLE,
            above: Text::fixed("nhiều hơn dân số thế giới", "more than there are people"),
            basis: None,
        },
    ),
    (
        Field::Instances,
        Range {
            least: 1,
            below: Text::fixed(
                "không có thành phần nào thì không khai báo",
                "what is not there at all need not be declared",
            ),
            most: THINGS,
            above: Text::fixed("quá nhiều", "too many"),
            basis: None,
        },
    ),
    (
        Field::Proactive,
        Range {
            least: 1,
            below: NO_GRADE,
            most: 4,
            above: NO_GRADE,
            basis: Some(Basis::of(
                &law::DECREE_224_2026,
                "3.25, 16",
                Confidence::Sourced,
            )),
        },
    ),
];

const NO_GRADE: Text = Text::fixed(
    "mức độ chủ động là một trong các mức từ 1 đến 4",
    "a proactive grade is one of 1 to 4",
);

/// The decimal numbers, each with the field of its unit. A test compares the table with the schema.
const FIGURES: &[(Field, Field)] = &[
    (Field::Value, Field::Unit),
    (Field::VolumeValue, Field::VolumeUnit),
];

/// The units of a share of a whole. Who states more, such as `% so với 2020`, means a rate of change.
const SHARE: &[&str] = &["%", "percent", "per cent", "phần trăm"];

/// The fields that hold numbers.
pub(super) fn fields() -> impl Iterator<Item = Field> {
    let whole = WHOLE.iter().map(|(field, _)| *field);
    whole.chain(FIGURES.iter().map(|(field, _)| *field))
}

/// What is wrong with a number.
pub(super) fn fault(fields: Fields<'_>, field: Field, value: Value<'_>) -> Option<Fault> {
    match value {
        Value::Number(number) => {
            let (_, range) = WHOLE.iter().find(|(of, _)| *of == field)?;
            let why = if number < range.least {
                &range.below
            } else if number > range.most {
                &range.above
            } else {
                return None;
            };
            Some(Fault {
                why: why.clone(),
                basis: range.basis.as_ref(),
            })
        }
        Value::Text(number) => {
            let (_, unit) = FIGURES.iter().find(|(of, _)| *of == field)?;
            let why = of_figure(number, fields.text(*unit).unwrap_or_default())?;
            Some(Fault { why, basis: None })
        }
        Value::Pair(..) | Value::Date(_) | Value::Token(_) | Value::Flag => None,
    }
}

fn of_figure(number: &str, unit: &str) -> Option<Text> {
    let unit = unit.trim().to_lowercase();
    let is_negative = number.starts_with('-');
    if SHARE.contains(&unit.as_str()) {
        let is_whole_or_less = number.parse().is_ok_and(|share: f64| share <= 100.0);
        return (is_negative || !is_whole_or_less).then_some(Text::fixed(
            "tỷ lệ phần trăm nằm trong khoảng từ 0 đến 100; tốc độ tăng, giảm thì ghi rõ ở đơn vị tính, như `% so với 2020`",
            "a percentage is between 0 and 100; a rate of change says so in its unit, such as `% since 2020`",
        ));
    }
    (is_negative && !unit.contains('%')).then_some(Text::fixed("số âm", "it is negative"))
}

#[cfg(test)]
mod tests {
    use super::{FIGURES, WHOLE, of_figure};
    use crate::model::schema::{Shape, fields_of_shape};

    #[test]
    fn every_number_of_the_schema_has_its_range() {
        let mut whole: Vec<_> = WHOLE.iter().map(|(field, _)| *field).collect();
        whole.sort_unstable();
        assert_eq!(fields_of_shape(|s| matches!(s, Shape::Number)), whole);
        let mut figures: Vec<_> = FIGURES.iter().map(|(field, _)| *field).collect();
        figures.sort_unstable();
        assert_eq!(fields_of_shape(|s| matches!(s, Shape::Decimal)), figures);
    }

    #[test]
    fn a_share_lies_between_nothing_and_the_whole() {
        for unit in ["%", " % ", "percent", "Phần trăm"] {
            for number in ["0", "0.0", "70.5", "100", "100.0"] {
                assert!(of_figure(number, unit).is_none(), "{number} {unit}");
            }
            for number in ["100.1", "250", "-0.5", "99999999999999999999"] {
                assert!(of_figure(number, unit).is_some(), "{number} {unit}");
            }
        }
        for (number, unit) in [
            ("-3", "% so với 2020"),
            ("250", "% since 2020"),
            ("250", "hồ sơ"),
        ] {
            assert!(of_figure(number, unit).is_none(), "{number} {unit}");
        }
        assert!(of_figure("-3", "hồ sơ").is_some());
    }
}
