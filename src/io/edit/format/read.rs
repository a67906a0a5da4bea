//! From the places of a file to its entries with their comments.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use std::collections::HashSet;

use super::single::{lines, one_line, single, text_below};
use super::tree::{File, Item, Line, Note, Raw, Value};
use crate::error::Error;
use crate::io::edit::ops::holds_more;
use crate::io::edit::order::is_map;
use crate::io::place::gap::{Gap, Piece};
use crate::io::place::{Entry, Places, ValueForm};
use crate::span::{SourceId, Span};

/// A comment of the file.
#[derive(Clone, Copy)]
struct Comment<'t> {
    note: Note<'t>,
    /// The column, if nothing stands before it on its line.
    column: Option<usize>,
}

pub(super) struct Reader<'p> {
    text: &'p str,
    comments: Vec<Comment<'p>>,
    next: usize,
    /// Comments behind this place are none of what is being read.
    limit: usize,
    /// Whether what was read last ends with lines of nothing that count.
    is_kept: bool,
    /// How many entries have anchors, aliases or the like.
    marks: usize,
    /// The values that something was found at: they stay as they are.
    found: &'p HashSet<Span>,
}

/// Reads a file; `None` if there is nothing in it. Where an alias may stand, entries keep their order.
pub(super) fn read<'p>(
    places: &'p Places,
    source: SourceId,
    found: &'p HashSet<Span>,
) -> Result<Option<File<'p>>, Error> {
    let Some(root) = places.file(source) else {
        return Ok(None);
    };
    let text = places.sources().text(source);
    if !is_map(root) {
        return Err(holds_more(root));
    }
    let comments = places.comments(source);
    let comments = comments.into_iter().map(|at| Comment {
        note: Note {
            start: at.start as usize,
            text: places.sources().slice(at).trim_end(),
        },
        column: own_column(text, at.start as usize),
    });
    let mut reader = Reader {
        text,
        comments: comments.collect(),
        next: 0,
        limit: usize::MAX,
        is_kept: false,
        marks: 0,
        found,
    };
    reader.file(root).map(Some)
}

impl<'p> Reader<'p> {
    fn file(&mut self, root: Entry<'p>) -> Result<File<'p>, Error> {
        let mut file = File::default();
        let first = root.entries().next();
        let start = first.map_or(self.text.len(), |first| first.extent().start as usize);
        let mut marker = None;
        for (piece, at, _) in Gap::from(self.text, 0) {
            let at = at as usize;
            if at >= start.min(root.value_span().start as usize) {
                break;
            }
            match piece {
                Piece::Comment => {}
                Piece::Sign(b'-') | Piece::Dash if marker.is_none_or(|marker| at < marker + 3) => {
                    marker = marker.or(Some(at));
                }
                Piece::Property | Piece::Header | Piece::Dash | Piece::Sign(_) => {
                    return Err(holds_more(root));
                }
            }
        }
        if let Some(marker) = marker {
            file.marker = Some(self.lines_before(marker));
        }
        let braces = root.form() == ValueForm::FlowMap;
        if braces {
            // What stands before the brace belongs to the head.
            file.head = self.lines_before(root.value_span().start as usize);
            self.limit = root.value_span().end as usize;
        }
        let (items, opening, end) = self.items(root)?;
        file.items = items;
        self.limit = usize::MAX;
        if let Some(first) = file.items.first_mut().filter(|_| !braces) {
            let head = head_of(first);
            let rest = first.above.split_off(head);
            file.head = std::mem::replace(&mut first.above, rest);
            file.is_apart = match first.above.first() {
                Some(line) => line.blank,
                None => first.blank,
            } && !file.head.is_empty();
        }
        for note in opening {
            file.head.push(Line { blank: false, note });
        }
        file.is_apart |= braces && !file.head.is_empty();
        file.end = end;
        let rest = self.lines_before(usize::MAX);
        file.end.extend(rest);
        self.nothing_follows(root)?;
        if self.marks == 0 {
            sort(root, &mut file.items);
        }
        Ok(file)
    }

    /// Refuses what stands behind the document but comments and the mark `...` of its end, which goes.
    fn nothing_follows(&self, root: Entry<'p>) -> Result<(), Error> {
        let end = root.value_span().end;
        let signs = Gap::from(self.text, end).filter(|(piece, ..)| *piece != Piece::Comment);
        let signs: Vec<_> = signs.take(4).map(|(_, start, _)| start as usize).collect();
        match signs.as_slice() {
            [] => Ok(()),
            [first, _, last]
                if self.text.get(*first..=*last) == Some("...")
                    && self
                        .text
                        .get(..*first)
                        .is_some_and(|before| before.ends_with(['\n', '\r'])) =>
            {
                Ok(())
            }
            _ => Err(holds_more(root)),
        }
    }

    fn peek(&self) -> Option<Comment<'p>> {
        let next = self.comments.get(self.next).copied();
        next.filter(|comment| comment.note.start < self.limit)
    }

    fn line(&mut self, comment: Comment<'p>) -> Line<'p> {
        self.next += 1;
        Line {
            blank: self.is_apart(comment.note.start),
            note: comment.note,
        }
    }

    fn lines_before(&mut self, end: usize) -> Vec<Line<'p>> {
        let mut lines = Vec::new();
        while let Some(comment) = self.peek().filter(|comment| comment.note.start < end) {
            lines.push(self.line(comment));
        }
        lines
    }

    /// The comments on lines of their own in that column or deeper that follow a place.
    fn lines_from(&mut self, from: u32, column: usize) -> Vec<Line<'p>> {
        let mut pieces = Gap::from(self.text, from);
        let next = pieces.find(|(piece, ..)| *piece != Piece::Comment);
        let next = next.map_or(self.text.len(), |(_, start, _)| start as usize);
        let mut lines = Vec::new();
        while let Some(comment) = self.peek().filter(|comment| comment.note.start < next)
            && comment.column.is_some_and(|own| own >= column)
        {
            lines.push(self.line(comment));
        }
        lines
    }

    /// Whether a line of nothing stands above, that is not part of a text.
    fn is_apart(&mut self, start: usize) -> bool {
        let is_kept = std::mem::take(&mut self.is_kept);
        if is_kept || own_column(self.text, start).is_none() {
            return false;
        }
        let before = self.text.get(..start).unwrap_or_default();
        let before = before.trim_end_matches([' ', '\t', '\u{feff}']);
        let before = before.strip_suffix('\n').map_or_else(
            || before.strip_suffix('\r').unwrap_or(before),
            |before| before.strip_suffix('\r').unwrap_or(before),
        );
        let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
        !before.is_empty() && line.trim().is_empty()
    }

    /// The entries of a map or list, the comments behind its bracket, and those behind its last entry.
    #[expect(clippy::type_complexity, reason = "three parts of one thing")]
    fn items(
        &mut self,
        around: Entry<'p>,
    ) -> Result<(Vec<Item<'p>>, Vec<Note<'p>>, Vec<Line<'p>>), Error> {
        let is_block = matches!(around.form(), ValueForm::BlockMap | ValueForm::BlockList);
        let mut items: Vec<Item<'p>> = Vec::new();
        let mut opening = Vec::new();
        let mut end_of_last = around.value_span().start as usize;
        let mut column = 0;
        for entry in around.entries() {
            let extent = entry.extent();
            let start = extent.start as usize;
            let mut above = Vec::new();
            while let Some(comment) = self.peek().filter(|comment| comment.note.start < start) {
                if let Some(note) = self.behind(end_of_last, is_block) {
                    match items.last_mut() {
                        Some(last) if last.behind.is_none() => last.behind = Some(note),
                        Some(last) => last.below.push(Line { blank: false, note }),
                        None => opening.push(note),
                    }
                    continue;
                }
                above.push(self.line(comment));
            }
            column = column_of(self.text, start);
            let blank = self.is_apart(start);
            let mut item = self.item(entry)?;
            item.above = above;
            item.blank = blank;
            items.push(item);
            end_of_last = extent.end as usize;
        }
        if !is_block {
            while let Some(note) = self.behind(end_of_last, false) {
                match items.last_mut() {
                    Some(last) if last.behind.is_none() => last.behind = Some(note),
                    Some(last) => last.below.push(Line { blank: false, note }),
                    None => opening.push(note),
                }
            }
            return Ok((items, opening, self.lines_before(self.limit)));
        }
        // A list may stand in the column of its key; what follows there is not in it.
        let is_level = around.form() == ValueForm::BlockList
            && around.key_span().is_some()
            && column_of(self.text, around.extent().start as usize) == column;
        let column = if is_level { column + 1 } else { column };
        let end = self.lines_from(end_of_last as u32, column);
        Ok((items, opening, end))
    }

    /// The comment that follows on the same line.
    fn behind(&mut self, end: usize, is_block: bool) -> Option<Note<'p>> {
        let comment = self.peek().filter(|comment| comment.column.is_none())?;
        let between = self.text.get(end..comment.note.start)?;
        let is_near = if is_block {
            between.chars().all(|c| matches!(c, ' ' | '\t'))
        } else {
            !between.contains(['\n', '\r'])
        };
        if !is_near {
            return None;
        }
        self.next += 1;
        Some(comment.note)
    }

    fn item(&mut self, entry: Entry<'p>) -> Result<Item<'p>, Error> {
        let extent = entry.extent();
        let column = column_of(self.text, extent.start as usize);
        let around = entry.parent();
        let is_block = around.is_some_and(|around| {
            matches!(around.form(), ValueForm::BlockMap | ValueForm::BlockList)
        });
        let mut item = Item {
            nth: entry.nth(),
            above: Vec::new(),
            blank: false,
            key: None,
            between: Vec::new(),
            value: Value::Nothing,
            behind: None,
            below: Vec::new(),
        };
        if self.is_marked(entry) {
            self.marks += 1;
            self.skip(extent);
            item.value = Value::Whole(self.raw(extent, column));
        } else {
            if let Some(at) = entry.key_span() {
                let key = entry.key().unwrap_or_default();
                let is_left = self.found.contains(&at) || key.is_empty();
                item.key = Some(if is_left {
                    entry.sources().slice(at).to_owned()
                } else {
                    one_line(key)
                });
            }
            self.value(entry, column, &mut item)?;
        }
        let end = extent.end as usize;
        if is_block && item.behind.is_none() {
            item.behind = self.behind(end, true);
        }
        let is_leaf = !matches!(entry.form(), ValueForm::BlockMap | ValueForm::BlockList);
        let may_hold = is_leaf && entry.form() != ValueForm::BlockText;
        if is_block && may_hold {
            item.below.extend(self.lines_from(extent.end, column + 1));
        }
        Ok(item)
    }

    fn value(&mut self, entry: Entry<'p>, column: usize, item: &mut Item<'p>) -> Result<(), Error> {
        let span = entry.value_span();
        let (start, end) = (span.start as usize, span.end as usize);
        let form = entry.form();
        let is_block = matches!(form, ValueForm::BlockMap | ValueForm::BlockList);
        while let Some(comment) = self.peek().filter(|comment| comment.note.start < start) {
            if is_block && comment.column.is_some() {
                break;
            }
            self.next += 1;
            item.between.push(comment.note);
        }
        let is_held = self.limit;
        match form {
            ValueForm::BlockMap
            | ValueForm::FlowMap
            | ValueForm::BlockList
            | ValueForm::FlowList => {
                if !is_block {
                    self.limit = end;
                }
                let (first, held, marks) = (self.next, item.between.len(), self.marks);
                let (mut items, opening, below) = self.items(entry)?;
                self.limit = is_held;
                item.between.extend(opening);
                item.below = below;
                if !is_block && items.iter().any(Item::is_raw) {
                    // What stands in it is not taken apart, nor are its comments.
                    self.next = first;
                    self.skip(span);
                    item.below = Vec::new();
                    item.between.truncate(held);
                    item.value = Value::Raw(self.raw(span, column));
                    return Ok(());
                }
                if matches!(form, ValueForm::BlockMap | ValueForm::FlowMap) {
                    if self.marks == marks {
                        sort(entry, &mut items);
                    }
                    let is_flow = form == ValueForm::FlowMap && !entry.is_spread();
                    item.value = Value::Map { items, is_flow };
                } else {
                    item.value = Value::List {
                        items,
                        is_flow: form == ValueForm::FlowList,
                        is_spread: entry.is_include(),
                    };
                }
            }
            ValueForm::Plain | ValueForm::Quoted => {
                let is_left = self.found.contains(&span);
                item.value = single(entry, is_left);
            }
            ValueForm::BlockText => {
                if let Some(comment) = self.peek().filter(|comment| comment.note.start < end) {
                    self.next += 1;
                    item.behind = Some(comment.note);
                }
                item.value = text_below(self.text, entry);
                self.is_kept = matches!(item.value, Value::Text { keeps: true, .. });
            }
            // Marked, and so not taken apart.
            ValueForm::Alias => item.value = Value::Raw(self.raw(span, column)),
        }
        Ok(())
    }

    fn raw(&self, span: Span, column: usize) -> Raw<'p> {
        let text = self.text.get(span.start as usize..span.end as usize);
        let mut lines: Vec<_> = lines(text.unwrap_or_default()).collect();
        // What is printed is given its end anyway.
        if lines.last().is_some_and(|last| last.is_empty()) {
            lines.pop();
        }
        Raw { column, lines }
    }

    /// Passes over the comments of what stays as it is.
    fn skip(&mut self, span: Span) {
        while self
            .peek()
            .is_some_and(|comment| comment.note.start < span.end as usize)
        {
            self.next += 1;
        }
    }

    /// Whether an entry has an anchor or a tag, is an alias, or is written in a way that is left alone.
    fn is_marked(&self, entry: Entry<'p>) -> bool {
        let extent = entry.extent();
        let value = entry.value_span();
        let key = entry.key_span();
        if entry.form() == ValueForm::Alias || (key.is_some() && entry.key().is_none()) {
            return true;
        }
        let own = |from: u32, to: u32| {
            Gap::from(self.text, from)
                .take_while(|(_, start, _)| *start < to)
                .any(|(piece, ..)| matches!(piece, Piece::Property | Piece::Sign(b'?')))
        };
        if let Some(key) = key {
            let is_wrapped = entry.sources().slice(key).contains(['\n', '\r']);
            let before = key.start > extent.start;
            return is_wrapped || before || own(key.end, value.start);
        }
        let from = match entry.lead() {
            Some(dash) => dash + 1,
            None => before_item(entry),
        };
        own(from, value.start)
    }
}

/// Where what may stand before an item in brackets begins.
fn before_item(entry: Entry<'_>) -> u32 {
    let Some(around) = entry.parent() else {
        return entry.value_span().start;
    };
    let before = entry.before();
    before.map_or(around.value_span().start + 1, |before| {
        before.value_span().end
    })
}

impl Item<'_> {
    fn is_raw(&self) -> bool {
        matches!(self.value, Value::Raw(_) | Value::Whole(_))
    }
}

/// How many of the comments above the first entry are the head of the file: those with a line of nothing below them,
/// and what speaks to editors.
fn head_of(first: &Item<'_>) -> usize {
    if first.blank {
        return first.above.len();
    }
    let blank = first.above.iter().rposition(|line| line.blank).unwrap_or(0);
    let mode = first.above.iter().rposition(|line| {
        let said = line.note.text.trim_start_matches(['#', ' ']);
        said.starts_with("yaml-language-server:")
    });
    blank.max(mode.map_or(0, |nth| nth + 1))
}

/// Brings the entries of a map into the order of the format. What the format does not know stays behind what it follows.
fn sort<'p>(map: Entry<'p>, items: &mut Vec<Item<'p>>) {
    let mut ranks = Vec::with_capacity(items.len());
    let mut last = 0;
    for entry in map.entries() {
        // A place of their own for those that come before anything known.
        last = entry.rank().map_or(last, |rank| rank + 1);
        ranks.push(last);
    }
    if ranks.is_sorted() {
        return;
    }
    let mut ranked: Vec<_> = ranks.into_iter().zip(std::mem::take(items)).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    items.extend(ranked.into_iter().map(|(_, item)| item));
}

fn column_of(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
    line.trim_start_matches('\u{feff}').chars().count()
}

/// The column, if nothing stands before on the line.
fn own_column(text: &str, at: usize) -> Option<usize> {
    let before = text.get(..at).unwrap_or_default();
    let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
    let line = line.trim_start_matches('\u{feff}');
    line.trim_matches([' ', '\t'])
        .is_empty()
        .then(|| line.chars().count())
}
