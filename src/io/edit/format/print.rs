//! From the entries of a file to its text.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of what is in memory"
)]

use super::tree::{File, Item, Line, Note, Raw, Value};

/// So many characters a line may have where a value could also take several.
pub(super) const WIDTH: usize = 120;

/// How much deeper an entry stands than the key or dash of its map or list.
const STEP: usize = 2;

/// How many columns a text takes: marks that stand on a letter take none.
fn width(text: &str) -> usize {
    let is_mark = |c: &char| ('\u{300}'..='\u{36f}').contains(c);
    text.chars().filter(|c| !is_mark(c)).count()
}

/// The text of a file.
pub(super) fn print(file: &File<'_>, newline: &str) -> String {
    let mut printer = Printer {
        out: String::new(),
        newline,
        is_inside: false,
        is_kept: false,
    };
    if let Some(before) = &file.marker {
        printer.comments(before, 0, true);
        printer.word(0, "---");
        printer.end();
    }
    printer.comments(&file.head, 0, true);
    if file.is_apart {
        printer.blank();
    }
    for (nth, item) in file.items.iter().enumerate() {
        let before = nth.checked_sub(1).and_then(|nth| file.items.get(nth));
        let is_tall = |item: &Item<'_>| flow(item, 0).is_none();
        // Sections stand apart.
        if before.is_some_and(|before| is_tall(before) || is_tall(item)) {
            printer.blank();
        }
        let is_first = nth == 0;
        printer.item(item, 0, is_first);
    }
    printer.comments(&file.end, 0, false);
    printer.out
}

/// A value on one line, if it may stand there.
fn flow(item: &Item<'_>, column: usize) -> Option<String> {
    let text = line(&item.value, false)?;
    let key = item.key.as_deref().map_or(0, width);
    let is_short = |text: &str| column + key + 2 + width(text) <= WIDTH;
    match &item.value {
        Value::One(_) => Some(text),
        Value::Wrapped { .. } => is_short(&text).then_some(text),
        Value::Map { items, .. } | Value::List { items, .. } => {
            (items.is_empty() || is_short(&text)).then_some(text)
        }
        Value::Nothing | Value::Text { .. } | Value::Raw(_) | Value::Whole(_) => None,
    }
}

/// A value on one line, however long.
fn line(value: &Value<'_>, is_in_flow: bool) -> Option<String> {
    match value {
        Value::One(one) | Value::Wrapped { one: Some(one), .. } if is_in_flow => one.flow.clone(),
        Value::One(one) | Value::Wrapped { one: Some(one), .. } => Some(one.block.clone()),
        Value::Map { items, .. } if items.is_empty() => Some("{}".to_owned()),
        Value::List { items, .. } if items.is_empty() => Some("[]".to_owned()),
        Value::Map { is_flow: true, .. } if !value.has_comments() => pairs(value),
        Value::List {
            is_flow, is_spread, ..
        } if !value.has_comments() => (*is_flow || !is_spread).then(|| elements(value)).flatten(),
        Value::Map { .. }
        | Value::List { .. }
        | Value::Wrapped { one: None, .. }
        | Value::Nothing
        | Value::Text { .. }
        | Value::Raw(_)
        | Value::Whole(_) => None,
    }
}

fn pairs(value: &Value<'_>) -> Option<String> {
    let Value::Map { items, .. } = value else {
        return None;
    };
    let pair = |item: &Item<'_>| {
        let key = item.key.as_ref()?;
        Some(format!("{key}: {}", line(&item.value, true)?))
    };
    let pairs = items.iter().map(pair).collect::<Option<Vec<_>>>()?;
    Some(format!("{{ {} }}", pairs.join(", ")))
}

/// A list of single values in brackets. One that takes lines goes into brackets only if no value needs quotes there.
fn elements(value: &Value<'_>) -> Option<String> {
    let Value::List { items, is_flow, .. } = value else {
        return None;
    };
    let element = |item: &Item<'_>| {
        let (Value::One(one) | Value::Wrapped { one: Some(one), .. }) = &item.value else {
            return None;
        };
        let flow = one.flow.as_ref()?;
        (*is_flow || *flow == one.block).then(|| flow.clone())
    };
    let elements = items.iter().map(element).collect::<Option<Vec<_>>>()?;
    Some(format!("[{}]", elements.join(", ")))
}

struct Printer<'n> {
    out: String,
    newline: &'n str,
    /// Whether the line has been begun.
    is_inside: bool,
    /// Whether a line of nothing would belong to the text before.
    is_kept: bool,
}

impl Printer<'_> {
    fn word(&mut self, column: usize, word: &str) {
        if !self.is_inside {
            self.out.push_str(&" ".repeat(column));
            self.is_inside = true;
        }
        self.out.push_str(word);
    }

    fn end(&mut self) {
        self.out.push_str(self.newline);
        self.is_inside = false;
        self.is_kept = false;
    }

    /// A line of nothing, unless there is one or the file begins here.
    fn blank(&mut self) {
        let two = self.newline.repeat(2);
        if !self.is_kept && !self.out.is_empty() && !self.out.ends_with(&two) {
            self.out.push_str(self.newline);
        }
    }

    fn comments(&mut self, lines: &[Line<'_>], column: usize, is_first: bool) {
        for (nth, line) in lines.iter().enumerate() {
            if line.blank && !(is_first && nth == 0) {
                self.blank();
            }
            self.word(column, line.note.text);
            self.end();
        }
    }

    fn behind(&mut self, comment: Option<Note<'_>>) {
        if let Some(comment) = comment {
            self.out.push(' ');
            self.out.push_str(comment.text);
        }
    }

    fn item(&mut self, item: &Item<'_>, column: usize, is_first: bool) {
        self.comments(&item.above, column, is_first);
        if item.blank && !(is_first && item.above.is_empty()) {
            self.blank();
        }
        let one = flow(item, column);
        let (moved, behind) = behind_and_moved(item, one.is_some());
        for comment in moved {
            self.word(column, comment.text);
            self.end();
        }
        if let Value::Whole(raw) = &item.value {
            self.raw(raw, column);
            self.behind(behind);
            self.end();
            self.comments(&item.below, column + STEP, true);
            return;
        }
        match &item.key {
            Some(key) => self.word(column, &format!("{key}:")),
            None => self.word(column, "-"),
        }
        if let Some(line) = one {
            self.out.push(' ');
            self.out.push_str(&line);
            self.behind(behind);
            self.end();
            self.comments(&item.below, column + STEP, true);
            return;
        }
        match &item.value {
            Value::Map { items, .. } | Value::List { items, .. } => {
                let is_map = matches!(item.value, Value::Map { .. });
                let is_near = item.key.is_none() && is_map && behind.is_none();
                if is_near && items.first().is_some_and(is_bare) {
                    self.out.push(' ');
                } else {
                    self.behind(behind);
                    self.end();
                }
                for (nth, inside) in items.iter().enumerate() {
                    self.item(inside, column + STEP, nth == 0);
                }
                self.comments(&item.below, column + STEP, false);
                return;
            }
            Value::Text { head, lines, keeps } => {
                self.out.push(' ');
                self.out.push_str(head);
                self.behind(behind);
                self.end();
                for line in lines {
                    if !line.is_empty() {
                        self.word(column + STEP, line);
                    }
                    self.end();
                }
                self.is_kept = *keeps;
                return;
            }
            Value::Wrapped { lines, .. } => {
                self.out.push(' ');
                for (nth, line) in lines.iter().enumerate() {
                    if nth > 0 {
                        self.end();
                    }
                    if !line.is_empty() {
                        self.word(column + STEP, line);
                    }
                }
            }
            Value::Raw(raw) => {
                self.out.push(' ');
                self.raw(raw, column);
            }
            Value::Nothing | Value::One(_) | Value::Whole(_) => {}
        }
        self.behind(behind);
        self.end();
        self.comments(&item.below, column + STEP, true);
    }

    /// What keeps its lines, moved as a whole.
    fn raw(&mut self, raw: &Raw<'_>, column: usize) {
        for (nth, line) in raw.lines.iter().enumerate() {
            if nth == 0 {
                self.word(column, line);
                continue;
            }
            self.end();
            let text = line.trim_start_matches(' ');
            if !text.is_empty() {
                let depth = line.len() - text.len();
                self.word((depth + column).saturating_sub(raw.column), text);
            }
        }
    }
}

/// Whether an entry may stand right behind a dash.
fn is_bare(item: &Item<'_>) -> bool {
    let is_plain = item.above.is_empty() && !matches!(item.value, Value::Whole(_));
    is_plain && (item.behind.is_none() && item.between.is_empty() || is_one_line(item))
}

fn is_one_line(item: &Item<'_>) -> bool {
    matches!(item.value, Value::One(_) | Value::Nothing)
        && behind_and_moved(item, true).0.is_empty()
}

/// The comments that go above an entry, since there is room for one behind it, and that one.
fn behind_and_moved<'t>(item: &Item<'t>, is_one: bool) -> (Vec<Note<'t>>, Option<Note<'t>>) {
    let mut all = item.between.clone();
    let is_block = match &item.value {
        Value::Map { items, .. } | Value::List { items, .. } => !is_one && !items.is_empty(),
        Value::Nothing
        | Value::One(_)
        | Value::Wrapped { .. }
        | Value::Text { .. }
        | Value::Raw(_)
        | Value::Whole(_) => false,
    };
    if is_block {
        // What stood behind the whole would stand behind its last entry.
        let first = (!all.is_empty()).then(|| all.remove(0));
        all.extend(item.behind);
        return (all, first);
    }
    all.extend(item.behind);
    let last = all.pop();
    (all, last)
}
