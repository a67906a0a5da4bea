//! How a file is written: its line ends, quotes, spaces and indentation.

use super::scalar::Around;
use crate::io::place::{Entry, Places, ValueForm};
use crate::span::SourceId;

/// How a file is written, by the first of each.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    pub(super) newline: &'static str,
    pub(super) is_json: bool,
    quote: char,
    /// What stands between a key and its value.
    pub(super) colon: &'static str,
    /// What stands between two entries on a line.
    pub(super) comma: &'static str,
    /// Whether spaces stand inside braces.
    pub(super) spaced: bool,
    /// How much deeper an entry stands than the key of its map.
    pub(super) step: usize,
}

impl Style {
    pub(super) fn of(places: &Places, source: SourceId) -> Self {
        let text = places.sources().text(source);
        let newline = match text.find(['\n', '\r']) {
            Some(at) if text.get(at..).is_some_and(|rest| rest.starts_with("\r\n")) => "\r\n",
            Some(at) if text.get(at..).is_some_and(|rest| rest.starts_with('\r')) => "\r",
            _ => "\n",
        };
        let mut style = Self {
            newline,
            is_json: false,
            quote: '"',
            colon: ": ",
            comma: ", ",
            spaced: true,
            step: 2,
        };
        let Some(file) = places.file(source) else {
            return style;
        };
        let slice = |span| places.sources().slice(span);
        let first = file.entries().next();
        let key = first.and_then(Entry::key_span).map(slice);
        style.is_json =
            file.form() == ValueForm::FlowMap && key.is_some_and(|key| key.starts_with('"'));
        if let Some((first, key)) = first.zip(first.and_then(Entry::key_span))
            && style.is_json
        {
            let between = text.get(key.end as usize..first.value_span().start as usize);
            if between == Some(":") {
                style.colon = ":";
                style.comma = ",";
            }
        }
        let mut seen = Seen::default();
        look(file, 0, &slice, &mut seen);
        style.quote = seen.quote.unwrap_or(style.quote);
        style.spaced = seen.spaced.unwrap_or(style.spaced) && !style.is_json;
        style.step = seen.step.unwrap_or(style.step).clamp(1, 16);
        style
    }

    pub(super) fn around(&self, is_flow: bool) -> Around {
        Around {
            is_flow,
            is_json: self.is_json,
            quote: self.quote,
        }
    }
}

#[derive(Default)]
struct Seen {
    quote: Option<char>,
    spaced: Option<bool>,
    step: Option<usize>,
}

/// So many entries are looked at.
const MOST: usize = 2_000;

fn look<'p>(
    entry: Entry<'p>,
    mut looked_at: usize,
    slice: &impl Fn(crate::span::Span) -> &'p str,
    seen: &mut Seen,
) -> usize {
    for inside in entry.entries() {
        looked_at = looked_at.saturating_add(1);
        if looked_at > MOST {
            return looked_at;
        }
        let value = slice(inside.value_span());
        match inside.form() {
            ValueForm::Quoted if seen.quote.is_none() => seen.quote = value.chars().next(),
            ValueForm::FlowMap if seen.spaced.is_none() && value.len() > 2 => {
                seen.spaced = value.strip_prefix('{').map(|rest| rest.starts_with(' '));
            }
            ValueForm::BlockMap if seen.step.is_none() && entry.form() == ValueForm::BlockMap => {
                let deeper = inside.entries().next().map(Entry::column);
                seen.step = deeper.and_then(|deeper| deeper.checked_sub(inside.column()));
            }
            _ => {}
        }
        looked_at = look(inside, looked_at, slice, seen);
    }
    looked_at
}
