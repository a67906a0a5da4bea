//! How the cells of a column are read.

use crate::bilingual;
use crate::date::Date;
use crate::tables::import::clean::{clean, folded};
use crate::tables::import::grid::{Raw, Sort};
use crate::tables::import::read_xlsx::day;
use crate::text::Text;

/// How the days of a column are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateForm {
    DayFirst,
    MonthFirst,
    YearFirst,
    /// As the number of days that spreadsheets keep.
    Days,
}

pub(super) const DATE_FORMS: [(&str, DateForm); 4] = [
    ("dd/mm/yyyy", DateForm::DayFirst),
    ("mm/dd/yyyy", DateForm::MonthFirst),
    ("yyyy-mm-dd", DateForm::YearFirst),
    ("days", DateForm::Days),
];

/// What a percentage is out of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Percent {
    /// 85 and 85 % are 85.
    Whole,
    /// 0.85 is 85; 85 % is 85.
    Fraction,
}

pub(super) const PERCENTS: [(&str, Percent); 2] =
    [("whole", Percent::Whole), ("fraction", Percent::Fraction)];

/// How the cells of a column are read.
#[derive(Clone, Debug, Default)]
pub(super) struct Reads {
    /// What stands for what, the texts folded.
    pub(super) values: Vec<(String, String)>,
    pub(super) date: Option<DateForm>,
    pub(super) thousands: Option<char>,
    pub(super) decimal: Option<char>,
    pub(super) percent: Option<Percent>,
    /// Between the items of a list.
    pub(super) split: Option<String>,
    /// Whether numbers have to be whole ones.
    pub(super) is_whole: bool,
}

/// What is wrong with a cell, and what to do.
type Fault = (Text, Option<Text>);

impl Reads {
    /// The cell as one that was exported would be; `None` if it says nothing.
    pub(super) fn read(&self, raw: &Raw) -> Result<Option<Raw>, Fault> {
        let text = clean(&raw.text);
        if text.is_empty() {
            return Ok(None);
        }
        // What is no text is named where it is compared.
        if matches!(raw.sort, Sort::Formula | Sort::Error | Sort::Legacy(_)) {
            return Ok(Some(raw.clone()));
        }
        if let Some(split) = &self.split {
            let items = text.split(split.as_str()).map(clean);
            let items: Result<Vec<_>, _> = items
                .filter(|item| !item.is_empty())
                .map(|item| self.one(&item, &raw.sort))
                .collect();
            return Ok(made(items?.join("\n"), raw));
        }
        let text = self.one(&text, &raw.sort)?;
        if self.says_how_numbers_are_written() {
            let sort = Sort::Number;
            return Ok((!text.is_empty()).then_some(Raw { text, sort }));
        }
        Ok(made(text, raw))
    }

    fn says_how_numbers_are_written(&self) -> bool {
        self.thousands.is_some() || self.decimal.is_some() || self.percent.is_some()
    }

    fn one(&self, text: &str, sort: &Sort) -> Result<String, Fault> {
        let key = folded(text);
        if let Some((_, value)) = self.values.iter().find(|(from, _)| *from == key) {
            return Ok(value.clone());
        }
        if let Some(form) = self.date {
            return match sort {
                Sort::Date => Ok(text.to_owned()),
                _ => date(form, text),
            };
        }
        if self.says_how_numbers_are_written() {
            return self.number(text, *sort == Sort::Number);
        }
        Ok(text.to_owned())
    }

    /// A number as files write it.
    fn number(&self, text: &str, is_number: bool) -> Result<String, Fault> {
        let refused = || {
            let help = Text::fixed(
                "sửa ô, hoặc sửa `thousands`, `decimal`, `percent` của cột trong tệp ánh xạ",
                "mend the cell, or `thousands`, `decimal`, `percent` of the column in the mapping",
            );
            let text = bilingual!(
                "`{text}` không phải là số theo cách viết nêu trong tệp ánh xạ",
                "`{text}` is not a number as the mapping has them written"
            );
            (text, Some(help))
        };
        let (bare, has_sign) = match text.strip_suffix('%') {
            Some(bare) => (bare.trim_end(), true),
            None => (text, false),
        };
        if has_sign && self.percent.is_none() {
            return Err(refused());
        }
        // A number of a spreadsheet is written as programs write them.
        let plain = if is_number {
            bare.to_owned()
        } else {
            self.plain(bare).ok_or_else(refused)?
        };
        let plain = match self.percent {
            Some(Percent::Fraction) if !has_sign => hundredfold(&plain).ok_or_else(refused)?,
            _ => plain,
        };
        let is_sound = if self.is_whole {
            plain.parse::<u64>().is_ok()
        } else {
            crate::model::is_decimal(&plain)
        };
        if is_sound { Ok(plain) } else { Err(refused()) }
    }

    /// Without signs between thousands, and with a dot before the fraction.
    fn plain(&self, text: &str) -> Option<String> {
        let (whole, fraction) = match self.decimal.and_then(|sign| text.split_once(sign)) {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (text, None),
        };
        let digits = match self.thousands {
            Some(sign) if whole.contains(sign) => {
                let mut groups = whole.split(sign);
                let first = groups.next()?;
                let length = first.trim_start_matches('-').len();
                let are_whole = groups.all(|group| group.len() == 3);
                if !(1..=3).contains(&length) || !are_whole {
                    return None;
                }
                whole.replace(sign, "")
            }
            _ => whole.to_owned(),
        };
        Some(match fraction {
            Some(fraction) => format!("{digits}.{fraction}"),
            None => digits,
        })
    }
}

fn made(text: String, raw: &Raw) -> Option<Raw> {
    let is_same = clean(&raw.text) == text;
    (!text.is_empty()).then(|| {
        if is_same {
            raw.clone()
        } else {
            Raw {
                text,
                sort: Sort::Text,
            }
        }
    })
}

/// A hundred times a decimal number, by moving its point.
fn hundredfold(text: &str) -> Option<String> {
    if !crate::model::is_decimal(text) {
        return None;
    }
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let padded = format!("{fraction:0<2}");
    let (moved, rest) = padded.split_at_checked(2)?;
    let digits = format!("{whole}{moved}");
    let digits = digits.trim_start_matches('0');
    let digits = if digits.is_empty() { "0" } else { digits };
    let rest = rest.trim_end_matches('0');
    Some(if rest.is_empty() {
        format!("{sign}{digits}")
    } else {
        format!("{sign}{digits}.{rest}")
    })
}

/// A day as files write it, or a month or a year.
fn date(form: DateForm, text: &str) -> Result<String, Fault> {
    let found = if form == DateForm::Days {
        day(text, false)
    } else {
        // What is written in words before a month or a year.
        let small = text.to_lowercase();
        let bare = ["ngày ", "tháng ", "năm "]
            .iter()
            .find_map(|word| small.strip_prefix(word))
            .unwrap_or(&small);
        ordered(form, bare)
    };
    found.ok_or_else(|| {
        let name = DATE_FORMS.iter().find(|(_, known)| *known == form);
        let name = name.map_or("", |(name, _)| *name);
        let said = bilingual!(
            "`{text}` không phải là ngày dạng `{name}`",
            "`{text}` is not a date of the form `{name}`"
        );
        let help = Text::fixed(
            "sửa ô, hoặc `date` của cột trong tệp ánh xạ",
            "mend the cell, or `date` of the column in the mapping",
        );
        (said, Some(help))
    })
}

fn ordered(form: DateForm, text: &str) -> Option<String> {
    let parts: Option<Vec<u16>> = text
        .split(['/', '.', '-'])
        .map(|part| part.trim().parse().ok())
        .collect();
    let (year, month, day) = match (form, parts?.as_slice()) {
        (_, [year]) => (*year, None, None),
        (DateForm::YearFirst, [year, month]) | (_, [month, year]) => (*year, Some(*month), None),
        (DateForm::DayFirst, [day, month, year])
        | (DateForm::MonthFirst, [month, day, year])
        | (DateForm::YearFirst, [year, month, day]) => (*year, Some(*month), Some(*day)),
        _ => return None,
    };
    if !(1000..=9999).contains(&year) {
        return None;
    }
    let text = match (month, day) {
        (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year:04}-{month:02}"),
        (None, _) => format!("{year:04}"),
    };
    Some(text.parse::<Date>().ok()?.to_string())
}

#[cfg(test)]
mod tests {
    use super::{DateForm, hundredfold, ordered};

    #[test]
    fn a_point_is_moved_by_two() {
        for (text, moved) in [
            ("0.85", "85"),
            ("0.8535", "85.35"),
            ("1", "100"),
            ("0", "0"),
            ("0.005", "0.5"),
            ("-0.5", "-50"),
        ] {
            assert_eq!(hundredfold(text).as_deref(), Some(moved), "{text}");
        }
        assert_eq!(hundredfold("x"), None);
    }

    #[test]
    fn days_are_read_in_the_order_named_and_in_no_other() {
        let day = |form, text| ordered(form, text);
        assert_eq!(
            day(DateForm::DayFirst, "1/7/2024").as_deref(),
            Some("2024-07-01")
        );
        assert_eq!(
            day(DateForm::MonthFirst, "1/7/2024").as_deref(),
            Some("2024-01-07")
        );
        assert_eq!(
            day(DateForm::DayFirst, "31.12.2024").as_deref(),
            Some("2024-12-31")
        );
        assert_eq!(day(DateForm::MonthFirst, "31.12.2024"), None);
        assert_eq!(
            day(DateForm::YearFirst, "2024-07").as_deref(),
            Some("2024-07")
        );
        assert_eq!(
            day(DateForm::DayFirst, "7/2024").as_deref(),
            Some("2024-07")
        );
        assert_eq!(day(DateForm::DayFirst, "1/7/24"), None);
        assert_eq!(day(DateForm::DayFirst, "30/02/2024"), None);
    }
}
