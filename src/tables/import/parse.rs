//! From the text of a cell to the values of a field, as files write them.

use super::clean::clean;
use crate::date::Date;
use crate::framework::Framework;
use crate::model::schema::{FieldSpec, Shape};
use crate::model::{
    Architecture, EXISTENCE, Field, Kind, Layer, Status, Table, label_of, normalise, units,
};
use crate::suggest::similar;
use crate::tables::cells::{DIRECT, inferable};
use crate::tables::table::{NONE, NOT_APPLICABLE, UNKNOWN, answer};
use crate::text::{Lang, Text};

const BOTH: [Lang; 2] = [Lang::Vi, Lang::En];

/// Whether a text says that nothing is known, or that the column means nothing.
pub(super) fn says_nothing(text: &str) -> bool {
    text.is_empty()
        || text == "-"
        || BOTH.into_iter().any(|lang| {
            [UNKNOWN, NOT_APPLICABLE]
                .iter()
                .any(|word| is(text, word.get(lang)))
        })
}

fn is(text: &str, word: &str) -> bool {
    text == word || text.to_lowercase() == word.to_lowercase()
}

/// Values, or why there are none and what to do.
pub(super) type Parsed = Result<Vec<String>, (Text, Option<Text>)>;

fn wrong(text: Text) -> Parsed {
    Err((text, None))
}

/// The values that a text stands for. A text that says nothing stands for none.
pub(super) fn values(
    arch: &Architecture,
    specs: &'static [FieldSpec],
    (field, spec): (Field, &'static FieldSpec),
    layer: Option<Layer>,
    text: &str,
) -> Parsed {
    if says_nothing(text) {
        return Ok(Vec::new());
    }
    match spec.shape {
        Shape::Text if field == Field::Grade => Ok(vec![grade(arch, text)]),
        Shape::Text if matches!(field, Field::Unit | Field::VolumeUnit) => {
            Ok(vec![unit(arch, text)])
        }
        Shape::Text | Shape::Version | Shape::FrameworkNumber => Ok(vec![text.to_owned()]),
        Shape::Texts | Shape::Sources | Shape::Ids => Ok(items(text)),
        Shape::Date => date(text).map(|date| vec![date]),
        Shape::Dates => items(text).iter().map(|text| date(text)).collect(),
        Shape::Number | Shape::SecurityLevel => whole(text).map(|number| vec![number]),
        Shape::Decimal => decimal(text).map(|number| vec![number]),
        Shape::Flag => flag(text).map(|answer| vec![answer]),
        Shape::Token(words) => one_of(words, field, text).map(|word| vec![word]),
        Shape::Tokens(words) => items(text)
            .iter()
            .map(|text| one_of(words, field, text))
            .collect(),
        Shape::Kind => kind(text, layer).map(|kind| vec![kind]),
        Shape::Organisation => body(arch, text).map(|id| vec![id]),
        Shape::Route if BOTH.into_iter().any(|lang| is(text, DIRECT.get(lang))) => {
            Ok(vec!["direct".to_owned()])
        }
        Shape::Elements | Shape::Route => {
            items(text).iter().map(|text| element(arch, text)).collect()
        }
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
        Shape::Number | Shape::SecurityLevel => whole(text),
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
            None,
        )),
    }
}

/// A decimal number: as files write it, else as Vietnamese write it.
fn decimal(text: &str) -> Result<String, (Text, Option<Text>)> {
    let text = text.trim_end_matches('%').trim();
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

/// A word of a closed set, by itself or by what it is called.
fn one_of(
    words: &'static [&'static str],
    field: Field,
    text: &str,
) -> Result<String, (Text, Option<Text>)> {
    let mut labels: Vec<(String, &str)> = Vec::new();
    for word in words {
        labels.push(((*word).to_owned(), word));
        for lang in BOTH {
            if let Some(label) = label_of(field, word) {
                labels.push((label.get(lang).to_owned(), word));
            }
            let status = Status::ALL.iter().find(|status| status.key() == *word);
            if let (Field::Status, Some(status)) = (field, status) {
                let label = status.label_on(Layer::Policy);
                labels.push((label.get(lang).to_owned(), word));
            }
        }
    }
    if let Some((_, word)) = labels.iter().find(|(label, _)| is(text, label)) {
        return Ok((*word).to_owned());
    }
    let named: Vec<String> = words
        .iter()
        .map(|word| {
            label_of(field, word).map_or_else(
                || (*word).to_owned(),
                |label| label.get(Lang::Vi).to_owned(),
            )
        })
        .collect();
    let vi = named.join(", ");
    let named: Vec<String> = words
        .iter()
        .map(|word| {
            label_of(field, word).map_or_else(
                || (*word).to_owned(),
                |label| label.get(Lang::En).to_owned(),
            )
        })
        .collect();
    let en = named.join(", ");
    Err((
        crate::bilingual!(
            "`{text}` không phải là giá trị của cột này",
            "`{text}` is not a value of this column"
        ),
        Some(crate::bilingual!(
            "chọn một trong: {vi}",
            "choose one of {en}"
        )),
    ))
}

/// A kind by its word or what it is called; of a layer, if one is given.
pub(super) fn kind(text: &str, layer: Option<Layer>) -> Result<String, (Text, Option<Text>)> {
    let fits = |kind: &&Kind| layer.is_none_or(|layer| kind.layer() == layer);
    let bears = |kind: &&Kind| {
        let label = kind.label();
        text == kind.key() || BOTH.into_iter().any(|lang| is(text, label.get(lang)))
    };
    if let Some(kind) = Kind::ALL.iter().filter(fits).find(bears) {
        return Ok(kind.key().to_owned());
    }
    if text.starts_with(Kind::CUSTOM_PREFIX) {
        return Ok(text.to_owned());
    }
    let elsewhere = Kind::ALL.iter().any(|kind| bears(&kind));
    let said = if elsewhere {
        crate::bilingual!(
            "loại `{text}` thuộc lớp khác",
            "the kind `{text}` belongs to another layer"
        )
    } else {
        crate::bilingual!("không có loại `{text}`", "there is no kind `{text}`")
    };
    let labels: Vec<String> = Kind::ALL
        .iter()
        .filter(fits)
        .map(|kind| kind.label().get(Lang::Vi).to_owned())
        .collect();
    let near = similar(text, labels.iter().map(String::as_str));
    Err((said, meant(&near)))
}

/// A "did you mean".
fn meant(near: &[&str]) -> Option<Text> {
    if near.is_empty() {
        return None;
    }
    let names: Vec<_> = near.iter().map(|name| format!("`{name}`")).collect();
    let (vi, en) = (names.join(" hay "), names.join(" or "));
    Some(crate::bilingual!("có phải {vi}?", "did you mean {en}?"))
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

/// One of several things by its id, its name, or its name with the id in brackets behind.
fn named<'a>(
    text: &str,
    all: impl Iterator<Item = (&'a str, [&'a str; 2])>,
    [vi, en]: [&'static str; 2],
) -> Result<String, (Text, Option<Text>)> {
    let behind = text
        .strip_suffix(')')
        .and_then(|text| text.rsplit_once('('))
        .map(|(_, id)| id);
    let folded = normalise(text);
    let (mut exact, mut alike, mut names) = (Vec::new(), Vec::new(), Vec::new());
    for (id, of) in all {
        if id == text || behind == Some(id) {
            return Ok(id.to_owned());
        }
        if of.iter().any(|name| is(text, &clean(name))) {
            exact.push(id);
        } else if of.iter().any(|name| normalise(name) == folded) {
            alike.push(id);
        }
        for name in [id].into_iter().chain(of) {
            if names.last() != Some(&name) {
                names.push(name);
            }
        }
    }
    let found = if exact.is_empty() { &alike } else { &exact };
    match found.as_slice() {
        [one] => Ok((*one).to_owned()),
        [] => Err((
            crate::bilingual!("không có {vi} `{text}`", "there is no {en} `{text}`"),
            meant(&similar(text, names)),
        )),
        several => {
            let ids = several.join(", ");
            Err((
                crate::bilingual!(
                    "nhiều {vi} cùng tên `{text}`",
                    "several have the name `{text}`"
                ),
                Some(crate::bilingual!(
                    "ghi định danh: {ids}",
                    "write the id: {ids}"
                )),
            ))
        }
    }
}

fn body(arch: &Architecture, text: &str) -> Result<String, (Text, Option<Text>)> {
    let all = arch
        .organisations()
        .map(|body| (body.key(), BOTH.map(|lang| body.name(lang))));
    named(text, all, ["tổ chức", "organisation"])
}

/// An element by its name or id.
pub(super) fn element(arch: &Architecture, text: &str) -> Result<String, (Text, Option<Text>)> {
    let all = arch
        .elements()
        .map(|element| (element.id(), BOTH.map(|lang| element.name(lang))));
    named(text, all, ["thành phần", "element"])
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
