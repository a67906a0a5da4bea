//! From the text of a cell to the values of a field, as files write them.

use std::borrow::Cow;

use super::choices::{kind, one_of};
use super::clean::{BOTH, clean, is, says_nothing};
use super::grid::{Raw, Sort};
use super::names::Names;
use super::naming::body;
pub(super) use super::naming::element;
use crate::date::Date;
use crate::framework::Framework;
use crate::io::level_meant;
use crate::model::schema::{FieldSpec, Shape};
use crate::model::{Architecture, EXISTENCE, Field, Layer, Table, units};
use crate::tables::cells::{DIRECT, inferable};
use crate::tables::table::{NONE, answer};
use crate::text::Text;

/// Values, or why there are none and what to do.
pub(super) type Parsed = Result<Vec<String>, (Text, Option<Text>)>;

fn wrong(text: Text) -> Parsed {
    Err((text, None))
}

/// The values that a text stands for. A text that says nothing stands for none.
pub(super) fn values(
    names: &Names<'_>,
    specs: &'static [FieldSpec],
    (field, spec): (Field, &'static FieldSpec),
    layer: Option<Layer>,
    text: &str,
) -> Parsed {
    if says_nothing(text) {
        return Ok(Vec::new());
    }
    match spec.shape {
        Shape::Text if field == Field::Grade => Ok(vec![grade(names.arch, text)]),
        Shape::Text if matches!(field, Field::Unit | Field::VolumeUnit) => {
            Ok(vec![unit(names.arch, text)])
        }
        Shape::Text | Shape::Version | Shape::FrameworkNumber => Ok(vec![text.to_owned()]),
        Shape::Texts | Shape::Sources | Shape::Ids => Ok(items(text)),
        Shape::Date => date(text).map(|date| vec![date]),
        Shape::Dates => items(text).iter().map(|text| date(text)).collect(),
        Shape::Number => whole(text).map(|number| vec![number]),
        Shape::SecurityLevel => level(text).map(|level| vec![level]),
        Shape::Decimal => decimal(text).map(|number| vec![number]),
        Shape::Flag => flag(text).map(|answer| vec![answer]),
        Shape::Token(words) => one_of(words, field, text).map(|word| vec![word]),
        Shape::Tokens(words) => items(text)
            .iter()
            .map(|text| one_of(words, field, text))
            .collect(),
        Shape::Kind => kind(text, layer).map(|kind| vec![kind]),
        Shape::Organisation => body(names, text).map(|id| vec![id]),
        Shape::Route if BOTH.into_iter().any(|lang| is(text, DIRECT.get(lang))) => {
            Ok(vec![crate::model::DIRECT.to_owned()])
        }
        Shape::Elements | Shape::Route => items(text)
            .iter()
            .map(|text| element(names, text))
            .collect(),
        Shape::FieldNames => inferred(specs, text),
        Shape::Attributes | Shape::Group { .. } | Shape::Relations(_) | Shape::Records(_) => wrong(
            Text::fixed("cột này không nhập được", "this column cannot be imported"),
        ),
    }
}

/// Why a text is no value of a field, where that can be told without a document, and what to do.
pub(super) fn fault_of(field: Field, shape: Shape, text: &str) -> Option<(Text, Option<Text>)> {
    if says_nothing(text) {
        return None;
    }
    let found = match shape {
        Shape::Date | Shape::Dates => date(text),
        Shape::Number => whole(text),
        Shape::SecurityLevel => level(text),
        Shape::Decimal => decimal(text),
        Shape::Flag => flag(text),
        Shape::Token(words) | Shape::Tokens(words) => one_of(words, field, text),
        Shape::Kind => kind(text, None),
        // What the document has, or any text.
        Shape::Text
        | Shape::Texts
        | Shape::Version
        | Shape::FrameworkNumber
        | Shape::Organisation
        | Shape::Sources
        | Shape::Elements
        | Shape::Ids
        | Shape::FieldNames
        | Shape::Route
        | Shape::Attributes
        | Shape::Group { .. }
        | Shape::Relations(_)
        | Shape::Records(_) => return None,
    };
    found.err()
}

/// The items of a list: by line, or by semicolon where there is one line.
fn items(text: &str) -> Vec<String> {
    let sign = if text.contains('\n') { '\n' } else { ';' };
    let items = text.split(sign).map(clean);
    items.filter(|item| !item.is_empty()).collect()
}

/// A date as Vietnamese or as files write it.
fn date(text: &str) -> Result<String, (Text, Option<Text>)> {
    let turned = || {
        let parts: Vec<&str> = text.split(['/', '.', '-']).map(str::trim).collect();
        let numbers: Option<Vec<u16>> = parts.iter().map(|part| part.parse().ok()).collect();
        match numbers?.as_slice() {
            [day, month, year] if *year >= 1000 => Some(format!("{year:04}-{month:02}-{day:02}")),
            [month, year] if *year >= 1000 => Some(format!("{year:04}-{month:02}")),
            _ => None,
        }
    };
    let found = text.parse::<Date>().ok();
    let found = found.or_else(|| turned()?.parse::<Date>().ok());
    if let Some(date) = found {
        return Ok(date.to_string());
    }
    let is_serial = text
        .parse::<u32>()
        .is_ok_and(|n| (20_000..80_000).contains(&n));
    let help = Text::fixed(
        "ghi ngày dạng 31/12/2024, 12/2024 hoặc 2024",
        "write it as 31/12/2024, 12/2024 or 2024",
    );
    let said = if is_serial {
        crate::bilingual!(
            "ngày bị lưu thành số `{text}`",
            "the date is stored as the number `{text}`"
        )
    } else {
        crate::bilingual!("`{text}` không phải là ngày", "`{text}` is not a date")
    };
    Err((said, Some(help)))
}

/// A whole number, with dots between thousands or without.
fn whole(text: &str) -> Result<String, (Text, Option<Text>)> {
    let joined: String = text.split([' ', '.', ',']).collect();
    let groups: Vec<&str> = text.split([' ', '.', ',']).collect();
    let are_thousands = groups
        .iter()
        .enumerate()
        .all(|(nth, group)| nth == 0 || group.len() == 3);
    match joined.parse::<u64>() {
        Ok(number) if are_thousands => Ok(number.to_string()),
        _ => Err((
            crate::bilingual!(
                "`{text}` không phải là số nguyên",
                "`{text}` is not a whole number"
            ),
            only_number(text).map(|number| crate::bilingual!("ghi `{number}`", "write `{number}`")),
        )),
    }
}

/// The one number of a text that has words beside it.
fn only_number(text: &str) -> Option<&str> {
    let mut numbers = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty());
    let first = numbers.next().filter(|digits| digits.len() <= 19)?;
    numbers.next().is_none().then_some(first)
}

/// A security level: its number, with the word before it or without.
fn level(text: &str) -> Result<String, (Text, Option<Text>)> {
    if let Some(level) = level_meant(text) {
        return Ok(level.to_owned());
    }
    Err((
        crate::bilingual!(
            "`{text}` không phải là cấp độ an toàn",
            "`{text}` is not a security level"
        ),
        Some(Text::fixed(
            "ghi một số từ 1 đến 5, ví dụ `3`",
            "write a number from 1 to 5, such as `3`",
        )),
    ))
}

/// A decimal number: as files write it, else as Vietnamese write it.
fn decimal(text: &str) -> Result<String, (Text, Option<Text>)> {
    let text = text.trim_end_matches('%').trim();
    if let Some(thousands) = either(text) {
        return Err((
            crate::bilingual!(
                "`{text}` có hai cách đọc: {thousands}, hoặc số thập phân",
                "`{text}` can be read as {thousands} or as a fraction"
            ),
            Some(crate::bilingual!(
                "ghi `{thousands}`; nếu là số thập phân thì ghi `{text}0`",
                "write `{thousands}`, or the fraction as `{text}0`"
            )),
        ));
    }
    if crate::model::is_decimal(text) && text.matches('.').count() <= 1 && !is_thousands(text) {
        return Ok(text.to_owned());
    }
    let turned = text.replace(['.', ' '], "").replace(',', ".");
    if crate::model::is_decimal(&turned) {
        return Ok(turned);
    }
    Err((
        crate::bilingual!("`{text}` không phải là số", "`{text}` is not a number"),
        None,
    ))
}

/// The whole number that `12.000` is if its dot stands between thousands, as Vietnamese write it.
fn either(text: &str) -> Option<String> {
    let (head, tail) = text.split_once('.')?;
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_group = (1..=3).contains(&head.len()) && tail.len() == 3;
    (is_group && are_digits(head) && are_digits(tail) && !head.starts_with('0'))
        .then(|| [head, tail].concat())
}

/// The text of a cell without doubt: in one that is a number the dot is that of a fraction.
pub(super) fn exact<'t>(text: &'t str, raw: Option<&Raw>) -> Cow<'t, str> {
    let is_number = raw.is_some_and(|raw| raw.sort == Sort::Number);
    if is_number && either(text).is_some() {
        Cow::Owned(format!("{text}0"))
    } else {
        Cow::Borrowed(text)
    }
}

/// `1.234.567`: one dot alone is that of a fraction.
fn is_thousands(text: &str) -> bool {
    text.matches('.').count() > 1
}

fn flag(text: &str) -> Result<String, (Text, Option<Text>)> {
    let says = |is_so: bool| {
        let word = answer(is_so);
        BOTH.into_iter().any(|lang| is(text, word.get(lang)))
    };
    let lower = text.to_lowercase();
    match lower.as_str() {
        _ if says(true) => Ok("true".to_owned()),
        _ if says(false) => Ok("false".to_owned()),
        "true" | "x" | "✓" => Ok("true".to_owned()),
        "false" => Ok("false".to_owned()),
        _ => Err((
            crate::bilingual!(
                "`{text}` không phải là Có hoặc Không",
                "`{text}` is not yes or no"
            ),
            Some(Text::fixed("ghi Có hoặc Không", "write Yes or No")),
        )),
    }
}

/// A unit as the document writes it: one that it has in an English word is known by its Vietnamese name too.
fn unit(arch: &Architecture, text: &str) -> String {
    let Some(word) = units::word(text) else {
        return text.to_owned();
    };
    let mut exchanges = arch.relations();
    let mut figures = [Table::Indicators, Table::Targets]
        .into_iter()
        .flat_map(|table| arch.records(table));
    let is_used = exchanges.any(|relation| relation.fields().text(Field::VolumeUnit) == Some(word))
        || figures.any(|record| record.fields().text(Field::Unit) == Some(word));
    if is_used { word } else { text }.to_owned()
}

fn grade(arch: &Architecture, text: &str) -> String {
    let framework = Framework::get(arch.framework()).ok();
    let parts = framework.map_or(&[][..], |framework| framework.grades.values);
    let bears = |label: &Text| BOTH.into_iter().any(|lang| is(text, label.get(lang)));
    let known = parts.iter().find(|part| bears(&part.label));
    known.map_or(text, |part| part.key).to_owned()
}

fn inferred(specs: &'static [FieldSpec], text: &str) -> Parsed {
    if BOTH.into_iter().any(|lang| is(text, NONE.get(lang))) {
        return Ok(Vec::new());
    }
    let keys = specs.iter().map(|spec| spec.key).chain([EXISTENCE]);
    let keys: Vec<_> = keys.map(|key| (key, inferable(specs, key))).collect();
    let one = |item: &String| {
        let bears = |(key, label): &&(&str, Text)| {
            item == key || BOTH.into_iter().any(|lang| is(item, label.get(lang)))
        };
        match keys.iter().find(bears) {
            Some((key, _)) => Ok((*key).to_owned()),
            None => Err((
                crate::bilingual!(
                    "`{item}` không phải tên một thuộc tính",
                    "`{item}` is not the name of a field"
                ),
                None,
            )),
        }
    };
    items(text).iter().map(one).collect()
}
