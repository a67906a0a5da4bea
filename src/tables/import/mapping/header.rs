//! Which column of a sheet a header or its letters name.

use std::collections::BTreeMap;

use crate::suggest::similar;
use crate::tables::import::clean::{fault, folded};
use crate::tables::import::grid::{Grid, column_of};
use crate::text::Text;

/// Between the headers of one column that stand one below the other.
const BELOW: &str = " > ";
/// So many merged cells among the headers are looked at.
const MOST_MERGED: usize = 2_000;

/// The headers of a sheet by column.
pub(super) struct Headers {
    columns: BTreeMap<u16, Vec<String>>,
    /// Whether one is in a font that is not Unicode, or is a formula.
    is_faulty: bool,
}

impl Headers {
    /// Those in the rows from one to another. What is merged holds for all columns and rows that it covers.
    pub(super) fn of(grid: &Grid, (first, last): (u32, u32)) -> Self {
        let widest = grid.rows.values().filter_map(|row| row.keys().next_back());
        let widest = widest.max().copied().unwrap_or_default();
        let merged = grid
            .merged
            .iter()
            .filter(|[top, _, bottom, _]| *top <= last && *bottom >= first);
        let merged: Vec<_> = merged.take(MOST_MERGED).copied().collect();
        let mut columns: BTreeMap<u16, Vec<String>> = BTreeMap::new();
        let mut is_faulty = false;
        for row in first..=last {
            let mut texts: BTreeMap<u16, String> = BTreeMap::new();
            for (at, raw) in grid.rows.get(&row).into_iter().flatten() {
                is_faulty |= fault(raw).is_some();
                texts.insert(*at, raw.text.clone());
            }
            for [top, left, bottom, right] in &merged {
                if !(*top..=*bottom).contains(&row) {
                    continue;
                }
                let Ok(from) = u16::try_from(*left) else {
                    continue;
                };
                let text = grid.text(*top, from).to_owned();
                let to = u16::try_from(*right).unwrap_or(u16::MAX).min(widest);
                for at in from..=to {
                    texts.insert(at, text.clone());
                }
            }
            for (at, text) in texts {
                let text = spaced(&text);
                let above = columns.entry(at).or_default();
                if !text.is_empty() && above.last() != Some(&text) {
                    above.push(text);
                }
            }
        }
        columns.retain(|_, parts| !parts.is_empty());
        Self { columns, is_faulty }
    }

    /// The columns that have headers, each as a mapping names it.
    pub(super) fn all(&self) -> impl Iterator<Item = (u16, String)> {
        let all = self.columns.iter();
        all.map(|(at, parts)| (*at, parts.join(BELOW)))
    }

    /// The column of that header or of those letters; else why none is.
    pub(super) fn column(&self, name: &str) -> Result<u16, (Text, Option<Text>)> {
        let wanted = spaced(name);
        let whole = self.find(|parts| parts.join(BELOW).to_lowercase() == wanted.to_lowercase());
        let found = if whole.is_empty() {
            self.find(|parts| {
                let last = parts.last();
                last.is_some_and(|last| last.to_lowercase() == wanted.to_lowercase())
            })
        } else {
            whole
        };
        match found.as_slice() {
            [one] => return Ok(*one),
            [] => {}
            several => {
                let letters = several
                    .iter()
                    .map(|at| crate::tables::xlsx::letters(usize::from(*at)));
                let letters: Vec<_> = letters.collect();
                let letters = letters.join(", ");
                return Err((
                    crate::bilingual!(
                        "tiêu đề `{name}` có ở nhiều cột: {letters}",
                        "the header `{name}` stands in several columns: {letters}"
                    ),
                    Some(Text::fixed(
                        "ghi chữ cái của cột thay cho tiêu đề, hoặc ghi đủ các dòng tiêu đề, nối bằng ` > `",
                        "name the column by its letters, or write all rows of its header, joined by ` > `",
                    )),
                ));
            }
        }
        let is_letters =
            (1..=3).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_uppercase());
        if is_letters && let Some(at) = column_of(name) {
            return Ok(at);
        }
        Err((
            crate::bilingual!(
                "bảng không có cột `{name}`",
                "the table has no column `{name}`"
            ),
            Some(self.help(&wanted)),
        ))
    }

    fn find(&self, is_it: impl Fn(&[String]) -> bool) -> Vec<u16> {
        let found = self.columns.iter().filter(|(_, parts)| is_it(parts));
        found.map(|(at, _)| *at).collect()
    }

    fn help(&self, wanted: &str) -> Text {
        if self.is_faulty {
            return Text::fixed(
                "tiêu đề dùng phông không phải Unicode hoặc là công thức; hãy ghi chữ cái của cột",
                "headers are in a font that is not Unicode, or are formulas: name the column by its letters",
            );
        }
        let whole: Vec<String> = self.all().map(|(_, text)| text).collect();
        let lasts = self.columns.values().filter_map(|parts| parts.last());
        let names = whole.iter().chain(lasts).map(String::as_str);
        let folded_names: Vec<(String, &str)> = names.map(|name| (folded(name), name)).collect();
        let near = similar(
            &folded(wanted),
            folded_names.iter().map(|(folded, _)| folded.as_str()),
        );
        let near = near
            .into_iter()
            .filter_map(|near| folded_names.iter().find(|(folded, _)| folded == near));
        let mut near: Vec<_> = near.map(|(_, name)| format!("`{name}`")).collect();
        if near.is_empty() {
            // The same header with words more or less.
            let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
            let wanted = words(&folded(wanted));
            let has = |all: &[String], some: &[String]| some.iter().all(|word| all.contains(word));
            let alike = folded_names.iter().filter(|(name, _)| {
                let name = words(name);
                has(&name, &wanted) || has(&wanted, &name)
            });
            near.extend(alike.map(|(_, name)| format!("`{name}`")));
            near.dedup();
            near.truncate(3);
        }
        if !near.is_empty() {
            let (vi, en) = (near.join(" hay "), near.join(" or "));
            return crate::bilingual!("có phải {vi}?", "did you mean {en}?");
        }
        if whole.is_empty() {
            return Text::fixed(
                "dòng tiêu đề để trống; ghi số của dòng tiêu đề ở `header`",
                "the row of headers is blank: write the number of the row at `header`",
            );
        }
        let shown: Vec<_> = whole
            .iter()
            .take(20)
            .map(|name| format!("`{name}`"))
            .collect();
        let shown = shown.join(", ");
        crate::bilingual!(
            "các tiêu đề ở dòng `header`: {shown}",
            "the headers in the row of `header`: {shown}"
        )
    }
}

/// In one line, with single spaces around the sign between headers.
fn spaced(text: &str) -> String {
    let text = crate::tables::import::clean::clean(text).replace('\n', " ");
    let parts: Vec<_> = text.split('>').map(str::trim).collect();
    parts.join(BELOW)
}
