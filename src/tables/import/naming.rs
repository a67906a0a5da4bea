//! Organisations and elements by what they are called.

use super::clean::{BOTH, clean, is};
use super::names::Names;
use crate::model::normalise;
use crate::suggest::similar;
use crate::text::{Lang, Text};

type Found = Result<String, (Text, Option<Text>)>;

/// So many are offered.
const OFFERED: usize = 3;

/// An organisation by its name or id.
pub(super) fn body(names: &Names<'_>, text: &str) -> Found {
    let all = names
        .arch
        .organisations()
        .map(|body| (body.key(), BOTH.map(|lang| body.name(lang)).to_vec()));
    named(names, true, text, all).map_err(|missing| {
        missing.said(
            text,
            crate::bilingual!(
                "không có tổ chức `{text}`",
                "there is no organisation `{text}`"
            ),
            &Text::fixed(
                "nếu là tổ chức mới, thêm một dòng ở bảng “Tổ chức”",
                "if it is new, add a row in the table “Organisations”",
            ),
        )
    })
}

/// An element by its name or id.
pub(super) fn element(names: &Names<'_>, text: &str) -> Found {
    let all = names
        .arch
        .elements()
        .map(|element| (element.id(), BOTH.map(|lang| element.name(lang)).to_vec()));
    named(names, false, text, all).map_err(|missing| {
        missing.said(
            text,
            crate::bilingual!(
                "không có thành phần `{text}`",
                "there is no element `{text}`"
            ),
            &Text::fixed(
                "nếu là thành phần mới, thêm một dòng ở bảng “Thành phần”",
                "if it is new, add a row in the table “Inventory”",
            ),
        )
    })
}

/// Why a name names nothing.
enum Missing {
    /// Nothing has it; these have one like it.
    Not(Vec<String>),
    /// Several have it.
    Several(Vec<String>),
}

impl Missing {
    /// What is wrong, and what to do: of something that is not there, or may be new.
    fn said(self, text: &str, not: Text, otherwise: &Text) -> (Text, Option<Text>) {
        match self {
            Self::Not(near) => (not, Some(meant_or(&near, otherwise))),
            Self::Several(ids) => {
                let ids = ids.join(", ");
                (
                    crate::bilingual!(
                        "nhiều mục cùng tên `{text}`",
                        "several have the name `{text}`"
                    ),
                    Some(crate::bilingual!(
                        "ghi định danh: {ids}",
                        "write the id: {ids}"
                    )),
                )
            }
        }
    }
}

/// One of several things by its id, its name, or its name with the id in brackets behind; else by what the sheets call it, or did
/// when they were exported.
fn named<'n>(
    names: &'n Names<'_>,
    is_body: bool,
    text: &str,
    all: impl Iterator<Item = (&'n str, Vec<&'n str>)>,
) -> Result<String, Missing> {
    let behind = text
        .strip_suffix(')')
        .and_then(|text| text.rsplit_once('('))
        .map(|(_, id)| id);
    let folded = normalise(text);
    let (mut exact, mut alike) = (Vec::new(), Vec::new());
    let mut known: Vec<&str> = Vec::new();
    let of_sheets = names.in_sheets(is_body).iter();
    let of_sheets = of_sheets.map(|named| {
        let names = named.names.iter().map(String::as_str);
        (named.id.as_str(), names.collect::<Vec<&str>>())
    });
    for (id, of) in all.chain(of_sheets) {
        if id == text || behind == Some(id) {
            return Ok(id.to_owned());
        }
        if of.iter().any(|name| is(text, &clean(name))) {
            if !exact.contains(&id) {
                exact.push(id);
            }
        } else if of.iter().any(|name| normalise(name) == folded) && !alike.contains(&id) {
            alike.push(id);
        }
        for name in [id].into_iter().chain(of) {
            if known.last() != Some(&name) {
                known.push(name);
            }
        }
    }
    let found = if exact.is_empty() { &alike } else { &exact };
    match found.as_slice() {
        [one] => Ok((*one).to_owned()),
        [] => match names.formerly(is_body, text) {
            Some(id) => Ok(id),
            None => Err(Missing::Not(near(text, &folded, &known))),
        },
        several => Err(Missing::Several(
            several.iter().map(|id| (*id).to_owned()).collect(),
        )),
    }
}

/// What may be meant: names that begin with what was written, those that have it within, those that are its beginning, and
/// those that are spelt nearly so.
fn near(text: &str, folded: &str, known: &[&str]) -> Vec<String> {
    let words = |text: &str| text.split(' ').count();
    let mut ranked: Vec<(u8, usize, &str)> = Vec::new();
    for name in known {
        let of = normalise(name);
        let rank = if folded.is_empty() || of.is_empty() {
            continue;
        } else if begins(&of, folded) {
            0
        } else if words(folded) > 1 && format!(" {of} ").contains(&format!(" {folded} ")) {
            1
        } else if words(&of) > 1 && begins(folded, &of) {
            2
        } else {
            continue;
        };
        ranked.push((rank, of.len(), name));
    }
    ranked.sort_unstable();
    let mut found: Vec<String> = Vec::new();
    let spelt = similar(text, known.iter().copied());
    for name in ranked.into_iter().map(|(_, _, name)| name).chain(spelt) {
        if found.len() < OFFERED && !found.iter().any(|known| known == name) {
            found.push(name.to_owned());
        }
    }
    found
}

/// Whether a text begins with the words of another.
fn begins(text: &str, words: &str) -> bool {
    text.strip_prefix(words)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// A "did you mean", and what to do otherwise.
fn meant_or(near: &[String], otherwise: &Text) -> Text {
    if near.is_empty() {
        return otherwise.clone();
    }
    let names: Vec<_> = near.iter().map(|name| format!("`{name}`")).collect();
    let (vi, en) = (names.join(" hay "), names.join(" or "));
    let (vi_new, en_new) = (otherwise.get(Lang::Vi), otherwise.get(Lang::En));
    crate::bilingual!("có phải {vi}? {vi_new}", "did you mean {en}? {en_new}")
}
