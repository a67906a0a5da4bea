//! Words of closed sets, by what they are called.

use super::clean::{BOTH, is};
use crate::model::{Field, Kind, Layer, Status, label_of};
use crate::suggest::{closest, similar};
use crate::text::{Lang, Text};

/// So many values are listed; of more, the nearest.
const LISTED: usize = 16;

/// A word of a closed set, by itself or by what it is called.
pub(super) fn one_of(
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
    let called = |lang: Lang| {
        let labels = words.iter().map(|word| {
            label_of(field, word)
                .map_or_else(|| (*word).to_owned(), |label| label.get(lang).to_owned())
        });
        labels.collect::<Vec<String>>()
    };
    Err((
        crate::bilingual!(
            "`{text}` không phải là giá trị của cột này",
            "`{text}` is not a value of this column"
        ),
        Some(possible(text, &BOTH.map(called))),
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
    let called = |lang: Lang| {
        let kinds = Kind::ALL.iter().filter(fits);
        kinds
            .map(|kind| kind.label().get(lang).to_owned())
            .collect::<Vec<String>>()
    };
    Err((said, Some(possible(text, &BOTH.map(called)))))
}

/// The values that a column can have, in both languages; of many, the nearest, and where to find all.
fn possible(text: &str, [vi, en]: &[Vec<String>; 2]) -> Text {
    if vi.len() <= LISTED {
        let (vi, en) = (vi.join(", "), en.join(", "));
        return crate::bilingual!("chọn một trong: {vi}", "choose one of {en}");
    }
    let near = |names: &[String]| {
        let all = names.iter().map(String::as_str);
        let found = similar(text, all.clone());
        let found = if found.is_empty() {
            closest(text, all)
        } else {
            found
        };
        let found: Vec<_> = found.iter().map(|name| format!("`{name}`")).collect();
        found.join(", ")
    };
    let (vi, en) = (near(vi), near(en));
    crate::bilingual!(
        "gần nhất là {vi}; đủ các giá trị ở danh sách chọn của cột trong tệp .xlsx đã xuất",
        "the nearest are {en}; all values are in the list of the column in an exported .xlsx"
    )
}
