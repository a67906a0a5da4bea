//! The values that keys are compared with.

use super::comparison::Wanted;
use super::error::{At, did_you_mean, short};
use super::glob::Glob;
use super::key::{Domain, FieldKey};
use super::word::LAYERS;
use crate::bilingual;
use crate::model::{Kind, Layer};
use crate::phrase::listed;
use crate::suggest::nearest;
use crate::text::Text;

/// What is wrong with a value.
pub(super) struct Fault {
    pub(super) message: Text,
    pub(super) help: Option<Text>,
}

/// A value that is none of a closed set.
fn unknown(key: &str, word: &str, all: &[&str]) -> Fault {
    let help = if let Some(near) = nearest(word, all.iter().copied()) {
        did_you_mean(near)
    } else {
        let all = listed(all);
        bilingual!("Các giá trị: {all}.", "The values are: {all}.")
    };
    let word = short(word);
    Fault {
        message: bilingual!(
            "`{word}` không thuộc tập giá trị của `{key}`",
            "`{word}` is not a value of `{key}`"
        ),
        help: Some(help),
    }
}

/// A value that is none of the kind that the key has. `wanted` reads on after "is not".
fn no(key: &str, word: &str, wanted: &Text, help: Option<Text>) -> Fault {
    use crate::text::Lang::{En, Vi};
    let (vi, en) = (wanted.get(Vi), wanted.get(En));
    let word = short(word);
    Fault {
        message: bilingual!(
            "`{key}`: `{word}` không phải là {vi}",
            "`{key}`: `{word}` is not {en}"
        ),
        help,
    }
}

/// A pattern of ids that one can have.
pub(super) fn id(word: &str) -> Result<Glob, Fault> {
    let glob = Glob::new(word);
    if glob.may_match_a_key() {
        return Ok(glob);
    }
    let word = short(word);
    Err(Fault {
        message: bilingual!(
            "mẫu `{word}` không thể khớp định danh nào",
            "the pattern `{word}` can match no id"
        ),
        help: Some(Text::fixed(
            "So với định danh, không so với tên: định danh gồm chữ thường không dấu, chữ số và dấu gạch nối; `*` thay cho các ký tự bất kỳ.",
            "What is compared is the id, not the name: ids are made of lower-case ASCII letters, digits and hyphens; `*` stands for any characters.",
        )),
    })
}

/// Values with where they stand.
type Values<'v, 't> = &'v [(&'t str, At)];

/// Each value as something else.
fn each<T>(
    values: Values<'_, '_>,
    read: impl Fn(&str) -> Result<T, Fault>,
) -> Result<Vec<T>, (Fault, At)> {
    let read = |(word, at): &(&str, At)| read(word).map_err(|fault| (fault, *at));
    values.iter().map(read).collect()
}

pub(super) fn ids(values: Values<'_, '_>) -> Result<Vec<Glob>, (Fault, At)> {
    each(values, id)
}

pub(super) fn layers(values: Values<'_, '_>) -> Result<Vec<Layer>, (Fault, At)> {
    each(values, |word| {
        let found = LAYERS.iter().find(|(name, _)| *name == word);
        found.map(|(_, layer)| *layer).ok_or_else(|| {
            let names: Vec<_> = LAYERS.iter().map(|(name, _)| *name).collect();
            unknown("layer", word, &names)
        })
    })
}

/// Kinds; those of the user's own begin with `x-` and may be patterns.
pub(super) fn kinds(values: Values<'_, '_>) -> Result<Vec<Glob>, (Fault, At)> {
    let known: Vec<_> = Kind::ALL.iter().map(|kind| kind.key()).collect();
    each(values, |word| {
        if known.contains(&word) || word.starts_with(Kind::CUSTOM_PREFIX) {
            Ok(Glob::new(word))
        } else {
            Err(unknown("kind", word, &known))
        }
    })
}

pub(super) fn own(values: Values<'_, '_>) -> Result<bool, (Fault, At)> {
    let all = each(values, |word| flag("own", word))?;
    match all.as_slice() {
        [one] => Ok(*one),
        _ => Err(several(values, "own")),
    }
}

fn flag(key: &str, word: &str) -> Result<bool, Fault> {
    match word {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => {
            let wanted = Text::fixed("`true` hoặc `false`", "`true` or `false`");
            let help = match word.to_lowercase().as_str() {
                "có" | "co" | "đúng" | "yes" => Some(did_you_mean("true")),
                "không" | "khong" | "sai" | "no" => Some(did_you_mean("false")),
                _ => None,
            };
            Err(no(key, word, &wanted, help))
        }
    }
}

/// That there are several values where one is meant.
fn several(values: Values<'_, '_>, key: &str) -> (Fault, At) {
    let at = values.get(1).map(|value| value.1).unwrap_or_default();
    let message = bilingual!("`{key}` chỉ nhận một giá trị", "`{key}` takes one value");
    let help = None;
    (Fault { message, help }, at)
}

/// What the values of a key are compared with.
pub(super) fn wanted(key: &FieldKey, values: Values<'_, '_>) -> Result<Wanted, (Fault, At)> {
    let name = key.name();
    Ok(match key.domain() {
        Domain::Number => Wanted::Numbers(each(values, |word| {
            let number: Option<u64> = word.parse().ok();
            // No document can have another, so that a condition on it would hold of all or of none.
            let levels = 1..=5;
            let (wanted, number) = if key.is_security_level() {
                (
                    Text::fixed("cấp độ từ 1 đến 5", "a level from 1 to 5"),
                    number.filter(|number| levels.contains(number)),
                )
            } else {
                (
                    Text::fixed("số nguyên không âm", "a whole number from 0"),
                    number,
                )
            };
            number.ok_or_else(|| no(name, word, &wanted, None))
        })?),
        Domain::Date => Wanted::Dates(each(values, |word| {
            let wanted = Text::fixed("ngày có thật", "a date");
            let help = Text::fixed(
                "Viết năm, tháng hoặc ngày: `2024`, `2024-05`, `2024-05-01`.",
                "Write a year, a month or a day: `2024`, `2024-05`, `2024-05-01`.",
            );
            word.parse()
                .map_err(|_| no(name, word, &wanted, Some(help.clone())))
        })?),
        Domain::Flag => {
            let all = each(values, |word| flag(name, word))?;
            match all.as_slice() {
                [one] => Wanted::Flag(*one),
                _ => return Err(several(values, name)),
            }
        }
        Domain::Words(known) => Wanted::Texts(each(values, |word| {
            if known.contains(&word) {
                Ok(Glob::new(word))
            } else {
                Err(unknown(name, word, known))
            }
        })?),
        Domain::Organisation | Domain::Elements | Domain::Ends(_) => Wanted::Texts(ids(values)?),
        Domain::Text | Domain::Records => {
            Wanted::Texts(each(values, |word| Ok(Glob::new(&composed(word))))?)
        }
    })
}

/// As documents write texts.
fn composed(word: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    word.nfc().collect()
}
