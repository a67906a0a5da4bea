//! The parts of a workbook that are read apart from its sheets: names, shared texts, styles.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::{Limits, refused};
use crate::error::Error;

/// The value of an attribute, by its local name.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    tag.attributes()
        .with_checks(false)
        .flatten()
        .find_map(|found| {
            let is_it = found.key.local_name().as_ref() == name.as_bytes();
            is_it.then(|| {
                let value = found.normalized_value(XmlVersion::Implicit1_0);
                value.ok().map(Cow::into_owned)
            })?
        })
}

/// Whether an attribute says yes.
pub(super) fn is_set(tag: &BytesStart<'_>, name: &str) -> bool {
    matches!(attribute(tag, name).as_deref(), Some("1" | "true"))
}

/// What a reference to a character stands for.
pub(super) fn referred(of: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(c)) = of.resolve_char_ref() {
        return Some(c);
    }
    match of.decode().ok()?.as_ref() {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

pub(super) fn broken(error: &dyn std::fmt::Display) -> Error {
    refused(crate::bilingual!(
        "tệp bảng tính bị hỏng: {error}",
        "the workbook is broken: {error}"
    ))
}

/// A sheet as the workbook lists it.
#[derive(Debug)]
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) relation: String,
    pub(super) is_hidden: bool,
}

/// The sheets of `workbook.xml`, and whether days count from 1904.
pub(super) fn sheets(xml: &[u8]) -> Result<(Vec<Listed>, bool), Error> {
    let mut reader = Reader::from_reader(xml);
    let mut found = Vec::new();
    let mut from_1904 = false;
    loop {
        match reader.read_event().map_err(|error| broken(&error))? {
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                b"sheet" => found.push(Listed {
                    name: attribute(&tag, "name").unwrap_or_default(),
                    relation: attribute(&tag, "id").unwrap_or_default(),
                    is_hidden: attribute(&tag, "state").is_some_and(|state| state != "visible"),
                }),
                b"workbookPr" => from_1904 = is_set(&tag, "date1904"),
                _ => {}
            },
            Event::Eof => return Ok((found, from_1904)),
            _ => {}
        }
    }
}

/// The targets of relations by id.
pub(super) fn relations(xml: &[u8]) -> Result<Vec<(String, String)>, Error> {
    let mut reader = Reader::from_reader(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event().map_err(|error| broken(&error))? {
            Event::Start(tag) | Event::Empty(tag)
                if tag.local_name().as_ref() == b"Relationship" =>
            {
                let id = attribute(&tag, "Id").unwrap_or_default();
                found.push((id, attribute(&tag, "Target").unwrap_or_default()));
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// The shared texts.
pub(super) fn texts(xml: &[u8], limits: &Limits) -> Result<Vec<String>, Error> {
    let mut reader = Reader::from_reader(xml);
    let mut found = Vec::new();
    let mut text = String::new();
    let (mut is_in, mut is_sounded) = (false, false);
    loop {
        match reader.read_event().map_err(|error| broken(&error))? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                b"si" => text.clear(),
                b"t" => is_in = !is_sounded,
                b"rPh" => is_sounded = true,
                _ => {}
            },
            Event::Empty(tag) if tag.local_name().as_ref() == b"si" => found.push(String::new()),
            Event::Text(part) if is_in => {
                text.push_str(&part.decode().map_err(|error| broken(&error))?);
            }
            Event::GeneralRef(part) if is_in => text.extend(referred(&part)),
            Event::End(tag) => match tag.local_name().as_ref() {
                b"si" => {
                    found.push(unescaped(&text));
                    if found.len() > limits.cells {
                        return Err(limits.too_many());
                    }
                }
                b"t" => is_in = false,
                b"rPh" => is_sounded = false,
                _ => {}
            },
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// Characters that XML cannot hold are written `_x000D_`.
pub(super) fn unescaped(text: &str) -> String {
    if !text.contains("_x") {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        let code = from.get(2..6).filter(|_| from.get(6..7) == Some("_"));
        let code = code.and_then(|hex| u32::from_str_radix(hex, 16).ok());
        if let Some(c) = code.and_then(char::from_u32) {
            out.push(c);
            rest = from.get(7..).unwrap_or_default();
        } else {
            out.push_str("_x");
            rest = from.get(2..).unwrap_or_default();
        }
    }
    out.push_str(rest);
    out
}

/// What a style says of a cell: its font, and whether its number is a day.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    pub(super) font: String,
    pub(super) is_date: bool,
    /// Whether the number is shown a hundred times as large, with a sign behind.
    pub(super) is_percent: bool,
}

/// The styles of cells, by number.
pub(super) fn styles(xml: &[u8]) -> Result<Vec<Style>, Error> {
    let mut reader = Reader::from_reader(xml);
    let mut fonts: Vec<String> = Vec::new();
    let mut dates: Vec<u32> = Vec::new();
    let mut percents: Vec<u32> = Vec::new();
    let mut found = Vec::new();
    let (mut in_fonts, mut in_cells) = (false, false);
    loop {
        let event = reader.read_event().map_err(|error| broken(&error))?;
        match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                let number = |name| attribute(tag, name).and_then(|text| text.parse::<u32>().ok());
                match tag.local_name().as_ref() {
                    b"fonts" => in_fonts = true,
                    b"cellXfs" => in_cells = true,
                    b"font" if in_fonts => fonts.push(String::new()),
                    b"name" if in_fonts => {
                        if let Some(last) = fonts.last_mut() {
                            *last = attribute(tag, "val").unwrap_or_default();
                        }
                    }
                    b"numFmt" => {
                        let code = attribute(tag, "formatCode").unwrap_or_default();
                        dates.extend(number("numFmtId").filter(|_| is_date(&code)));
                        percents.extend(number("numFmtId").filter(|_| is_percent(&code)));
                    }
                    b"xf" if in_cells => {
                        let font = number("fontId").and_then(|nth| fonts.get(nth as usize));
                        let format = number("numFmtId").unwrap_or_default();
                        let known = matches!(format, 14..=22 | 27..=36 | 45..=47 | 50..=58);
                        found.push(Style {
                            font: font.cloned().unwrap_or_default(),
                            is_date: known || dates.contains(&format),
                            is_percent: matches!(format, 9 | 10) || percents.contains(&format),
                        });
                    }
                    _ => {}
                }
            }
            Event::End(tag) => match tag.local_name().as_ref() {
                b"fonts" => in_fonts = false,
                b"cellXfs" => in_cells = false,
                _ => {}
            },
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// Whether the code of a number format shows a day.
fn is_date(code: &str) -> bool {
    let mut is_quoted = false;
    let mut in_brackets = false;
    for c in code.chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            '[' if !is_quoted => in_brackets = true,
            ']' => in_brackets = false,
            'd' | 'D' | 'y' | 'Y' if !is_quoted && !in_brackets => return true,
            _ => {}
        }
    }
    false
}

/// Whether the code of a number format shows a percentage.
fn is_percent(code: &str) -> bool {
    let mut is_quoted = false;
    let mut is_escaped = false;
    for c in code.chars() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            '%' if !is_quoted => return true,
            _ => {}
        }
    }
    false
}
