//! The list of changes: what no box can say, in columns below the picture or on pages of its own.

use std::collections::BTreeMap;

use super::chapters::{chapter, chapter_title, list_title, topic_title};
use super::content::Content;
use super::metrics::{BASE, Fonts, LINE, Weight};
use super::number;
use super::overlay::{Entry, Overlay, Topic};
use super::scene::{Align, ChangeLine, ChangeList, Label, Line, ListItem, Rect, Tone};
use super::wrap::{lines, shown_to};
use crate::framework::Bands;
use crate::text::{Lang, Text};

/// The sizes of chapters, of topics and of entries.
const CHAPTER: f64 = 8.5;
const TOPIC: f64 = 7.0;
pub(super) const ENTRY: f64 = 6.75;
const TITLE: f64 = 10.0;
/// No column is narrower.
const COLUMN: f64 = 230.0;
const BETWEEN: f64 = 14.0;
/// The sign before an entry.
const SIGN: f64 = 6.4;
const INDENT: f64 = SIGN + 3.0;
/// Above chapters, above topics, above entries.
const ABOVE: [f64; 3] = [6.0, 3.5, 1.2];
static EDITED: Text = Text::fixed("Biên tập", "Edited");
/// Longer entries are cut, with an ellipsis.
const LONGEST: usize = 600;

/// All entries in order, measured when a column is known.
pub(super) struct Listing<'f> {
    fonts: &'f Fonts,
    title: String,
    rows: Vec<Row>,
}

/// A line of the list before it is set.
struct Row {
    text: String,
    /// What the text ends with, of editorial changes told in short: what their fields are of.
    brief: Option<String>,
    sort: Sort,
}

enum Sort {
    Chapter,
    Topic,
    Entry(ChangeLine),
}

impl Row {
    /// The row of an entry, to which more of those that are told in short may come.
    fn of(entry: &Entry<'_>, lang: Lang) -> Self {
        let text = match &entry.brief {
            Some((what, title)) => {
                let word = EDITED.get(lang);
                let open = if what.is_empty() { "" } else { " (" };
                format!("{word}: {what}{open}{title}")
            }
            None => entry.text.clone(),
        };
        Self {
            text,
            brief: entry.brief.as_ref().map(|(what, _)| what.clone()),
            sort: Sort::Entry(ChangeLine {
                numbers: entry.number.into_iter().collect(),
                mark: entry.mark,
                class: entry.class,
                sign: Rect::default(),
                label: blank(),
            }),
        }
    }

    /// Tells one more editorial change in short, if it tells of such.
    fn takes(&mut self, number: Option<usize>, what: &str, title: &str) -> bool {
        let (Some(last), Sort::Entry(line)) = (&mut self.brief, &mut self.sort) else {
            return false;
        };
        line.numbers.extend(number);
        if last == what {
            self.text.push_str(", ");
            self.text.push_str(title);
        } else {
            self.text
                .push_str(if last.is_empty() { "; " } else { "); " });
            self.text.push_str(what);
            self.text.push_str(if what.is_empty() { "" } else { " (" });
            self.text.push_str(title);
            what.clone_into(last);
        }
        true
    }

    /// Ends the text.
    fn close(&mut self) {
        if self.brief.as_ref().is_some_and(|what| !what.is_empty()) {
            self.text.push(')');
        }
        let longest = if self.brief.is_some() {
            usize::MAX
        } else {
            LONGEST
        };
        self.text = shown_to(&self.text, longest);
    }

    const fn size(&self) -> f64 {
        match self.sort {
            Sort::Chapter => CHAPTER,
            Sort::Topic => TOPIC,
            Sort::Entry(_) => ENTRY,
        }
    }

    const fn above(&self) -> f64 {
        let [chapter, topic, entry] = ABOVE;
        match self.sort {
            Sort::Chapter => chapter,
            Sort::Topic => topic,
            Sort::Entry(_) => entry,
        }
    }

    const fn weight(&self) -> Weight {
        match self.sort {
            Sort::Chapter | Sort::Topic => Weight::Bold,
            Sort::Entry(_) => Weight::Regular,
        }
    }

    const fn indent(&self) -> f64 {
        match self.sort {
            Sort::Chapter | Sort::Topic => 0.0,
            Sort::Entry(_) => INDENT,
        }
    }
}

/// A row in lines, as wide as a column.
struct Set {
    lines: Vec<String>,
    height: f64,
}

impl<'f> Listing<'f> {
    /// Brings the entries into the order of the picture; none if there is nothing to list.
    pub(super) fn new(
        overlay: &Overlay<'_>,
        content: &Content<'_>,
        (cut, lang): (&'static Bands, Lang),
        fonts: &'f Fonts,
    ) -> Option<Self> {
        if overlay.entries.is_empty() {
            return None;
        }
        let bands: Vec<_> = content.stack.iter().chain(&content.sides).collect();
        let items = bands.iter().flat_map(|band| &band.groups);
        let items = items.flat_map(|group| &group.items).enumerate();
        let places: BTreeMap<&str, usize> = items.map(|(nth, i)| (i.element.id(), nth)).collect();
        // Bands of which nothing is shown come last.
        let band_place = |key: Option<&'static str>| {
            let shown = bands.iter().map(|band| band.band.key);
            let all = shown.chain(cut.bands.iter().map(|band| band.key));
            all.take_while(|band| Some(*band) != key).count()
        };
        let place = |entry: &Entry<'_>| -> (usize, usize, usize, String, bool) {
            let (chapter, part) = chapter(entry, band_place);
            // What is told in short comes last.
            let is_brief = entry.brief.is_some();
            match entry.topic {
                Topic::Element(element) => {
                    let id = element.id();
                    let nth = places.get(id).copied().unwrap_or(usize::MAX);
                    (chapter, part, nth, id.to_owned(), is_brief)
                }
                Topic::Table(table) => (chapter, part, 1 + table as usize, String::new(), is_brief),
                Topic::Document | Topic::Uncertain | Topic::Accepted | Topic::WithDocument => {
                    (chapter, part, 0, String::new(), is_brief)
                }
            }
        };
        let mut order: Vec<_> = overlay.entries.iter().map(|e| (place(e), e)).collect();
        // Equal ones stay as they come.
        order.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut rows: Vec<Row> = Vec::new();
        let (mut in_chapter, mut in_topic) = (None, None);
        for ((chapter, part, nth, id, _), entry) in order {
            if in_chapter != Some((chapter, part)) {
                in_chapter = Some((chapter, part));
                in_topic = None;
                rows.push(Row {
                    text: chapter_title(entry, cut, overlay, lang),
                    brief: None,
                    sort: Sort::Chapter,
                });
            }
            if in_topic.as_ref() != Some(&(nth, id.clone())) {
                in_topic = Some((nth, id));
                if let Some(text) = topic_title(entry, &places, lang) {
                    rows.push(Row {
                        text,
                        brief: None,
                        sort: Sort::Topic,
                    });
                }
            }
            if let (Some((what, title)), Some(last)) = (&entry.brief, rows.last_mut())
                && last.takes(entry.number, what, title)
            {
                continue;
            }
            rows.push(Row::of(entry, lang));
        }
        rows.iter_mut().for_each(Row::close);
        Some(Self {
            fonts,
            title: list_title(overlay).get(lang).to_owned(),
            rows,
        })
    }

    /// The height of the title in that width.
    fn title_height(&self, width: f64) -> f64 {
        number(self.title_lines(width).len()) * TITLE * LINE + 2.0
    }

    fn title_lines(&self, width: f64) -> Vec<String> {
        lines(self.fonts, &self.title, Weight::Bold, width / TITLE)
    }

    /// How many columns go into a width, and how wide they are.
    fn columns(width: f64) -> (usize, f64) {
        let mut count = 1;
        while number(count + 1) * (COLUMN + BETWEEN) - BETWEEN <= width {
            count += 1;
        }
        let gaps = BETWEEN * number(count - 1);
        (count, (width - gaps) / number(count))
    }

    fn set(&self, row: &Row, column: f64) -> Set {
        let room = (column - row.indent()) / row.size();
        let lines = lines(self.fonts, &row.text, row.weight(), room);
        let height = number(lines.len()) * row.size() * LINE;
        Set { lines, height }
    }

    /// Where the columns of that height end: how many rows each holds.
    fn filled(&self, sets: &[Set], height: f64) -> Vec<usize> {
        let mut out = Vec::new();
        let (mut taken, mut used) = (0, 0.0);
        for (nth, (row, set)) in self.rows.iter().zip(sets).enumerate() {
            let above = if taken == 0 { 0.0 } else { row.above() };
            // A heading does not stand alone at the end.
            let mut needs = above + set.height;
            let mut heading = matches!(row.sort, Sort::Chapter | Sort::Topic);
            let mut next = nth;
            while heading {
                next += 1;
                let (Some(row), Some(set)) = (self.rows.get(next), sets.get(next)) else {
                    break;
                };
                needs += row.above() + set.height;
                heading = matches!(row.sort, Sort::Chapter | Sort::Topic);
            }
            let follows_heading = nth.checked_sub(1).is_some_and(|before| {
                self.rows
                    .get(before)
                    .is_some_and(|row| !matches!(row.sort, Sort::Entry(_)))
            });
            if taken > 0 && !follows_heading && used + needs > height {
                out.push(taken);
                (taken, used) = (0, 0.0);
            }
            used += if taken == 0 { 0.0 } else { row.above() } + set.height;
            taken += 1;
        }
        if taken > 0 {
            out.push(taken);
        }
        out
    }

    /// The height of the whole list below a picture of that width, its columns about equally high.
    pub(super) fn height(&self, width: f64) -> f64 {
        self.balanced(width) + self.title_height(width) + SPACE
    }

    fn balanced(&self, width: f64) -> f64 {
        let (count, column) = Self::columns(width);
        let sets: Vec<_> = self.rows.iter().map(|row| self.set(row, column)).collect();
        let all: f64 = self
            .rows
            .iter()
            .zip(&sets)
            .map(|(r, s)| r.above() + s.height)
            .sum();
        let highest = sets.iter().map(|set| set.height).fold(0.0, f64::max);
        let mut height = (all / number(count)).max(highest);
        while self.filled(&sets, height).len() > count {
            height = height * 1.02 + ENTRY;
        }
        self.tallest(&sets, &self.filled(&sets, height))
    }

    /// How high the highest of those columns is.
    fn tallest(&self, sets: &[Set], columns: &[usize]) -> f64 {
        let mut rows = self.rows.iter().zip(sets);
        let mut tallest = 0.0_f64;
        for count in columns {
            let mut used = 0.0;
            for (nth, (row, set)) in rows.by_ref().take(*count).enumerate() {
                used += set.height + if nth == 0 { 0.0 } else { row.above() };
            }
            tallest = tallest.max(used);
        }
        tallest
    }

    /// The list below a picture, in an area as high as [`Self::height`] says.
    pub(super) fn below(&self, area: Rect) -> Option<ChangeList> {
        let area = Rect {
            y: area.y + SPACE,
            height: area.height - SPACE,
            ..area
        };
        self.pages(area).into_iter().next()
    }

    /// The list on as many pages as it needs, each with that area.
    pub(super) fn pages(&self, area: Rect) -> Vec<ChangeList> {
        let (count, column) = Self::columns(area.width);
        let title = self.title_height(area.width);
        let sets: Vec<_> = self.rows.iter().map(|row| self.set(row, column)).collect();
        let columns = self.filled(&sets, area.height - title + 0.01);
        let mut out = Vec::new();
        let mut rows = self.rows.iter().zip(&sets);
        for page in columns.chunks(count) {
            let heading = self.label(self.title_lines(area.width), area, TITLE, Weight::Bold);
            let mut items = vec![ListItem::Heading(heading)];
            for (nth, taken) in page.iter().enumerate() {
                let room = Rect {
                    x: area.x + number(nth) * (column + BETWEEN),
                    y: area.y + title,
                    width: column,
                    height: area.height - title,
                };
                self.column(rows.by_ref().take(*taken), room, &mut items);
            }
            out.push(ChangeList { rect: area, items });
        }
        out
    }

    fn column<'r>(
        &self,
        rows: impl Iterator<Item = (&'r Row, &'r Set)>,
        room: Rect,
        items: &mut Vec<ListItem>,
    ) {
        let mut y = room.y;
        for (nth, (row, set)) in rows.enumerate() {
            y += if nth == 0 { 0.0 } else { row.above() };
            let at = Rect {
                x: room.x + row.indent(),
                y,
                width: room.width - row.indent(),
                height: set.height,
            };
            let label = self.label(set.lines.clone(), at, row.size(), row.weight());
            items.push(match &row.sort {
                Sort::Chapter | Sort::Topic => ListItem::Heading(label),
                Sort::Entry(line) => ListItem::Line(ChangeLine {
                    sign: Rect {
                        x: room.x,
                        y: y + (row.size() * LINE - SIGN) / 2.0,
                        width: SIGN,
                        height: SIGN,
                    },
                    label,
                    ..line.clone()
                }),
            });
            y += set.height;
        }
    }

    fn label(&self, set: Vec<String>, at: Rect, size: f64, weight: Weight) -> Label {
        let lines = set.into_iter().enumerate().map(|(nth, text)| Line {
            x: at.x,
            y: at.y + size * (number(nth) * LINE + BASE),
            width: self.fonts.width(&text, weight) * size,
            text,
        });
        Label {
            lines: lines.collect(),
            size,
            weight,
            tone: Tone::Strong,
            ..blank()
        }
    }
}

/// Between the legend and the list below it.
const SPACE: f64 = 8.0;

const fn blank() -> Label {
    Label {
        lines: Vec::new(),
        size: ENTRY,
        weight: Weight::Regular,
        align: Align::Left,
        tone: Tone::Strong,
        struck: false,
    }
}
