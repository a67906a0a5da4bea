//! Formatting: the entries of a file with their comments (`read.rs`), written by one taste (`print.rs`), and the proof
//! that the text says the same and each comment stands where it stood (`prove.rs`).

mod attached;
mod print;
mod prove;
mod read;
mod single;
mod tree;

use std::collections::HashSet;

use super::apply::{Edited, files, sound};
use super::kinds::TextEdit;
use super::ops::refused;
use super::reread::{self, Read};
use super::style::Style;
use crate::error::Error;
use crate::io::document::{Document, Locate as _};
use crate::io::place::Places;
use crate::io::sources::Sources;
use crate::span::{SourceId, Span};

impl Document {
    /// The document with all its files laid out by one taste: sections and keys in the order of the format, two spaces
    /// for each level, quotes where readers need them, short lists on one line. JSON files stay as they are.
    ///
    /// The texts are read again: they say the same, and every comment stands at the same entry. Where that cannot be
    /// had all is refused with the reason. Formatting again changes nothing. O(bytes).
    ///
    /// ```
    /// use justarch::{Document, SourceId};
    ///
    /// let text = "justarch: 1\nchannels:\n    portal:  # one\n        name: {vi: 'Cổng'}\n        kind: national-portal\n";
    /// let document = Document::parse("a.yaml", text).unwrap();
    /// let formatted = document.formatted()?;
    /// assert_eq!(
    ///     formatted.document().sources().text(SourceId::ROOT),
    ///     "justarch: 1\n\nchannels:\n  portal: # one\n    kind: national-portal\n    name: { vi: Cổng }\n",
    /// );
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn formatted(&self) -> Result<Edited, Error> {
        let first = Document::sources(self);
        let places = self.places();
        sound(&places)?;
        let found = found(self);
        let mut sources = Sources::default();
        for nth in files(first) {
            let (name, text) = (first.name(nth), first.text(nth));
            let text = match file(&places, nth, &found)? {
                Some(text) => text,
                None => text.to_owned(),
            };
            sources.add(name.to_owned(), text);
        }
        let mut edits = Vec::new();
        for nth in files(first) {
            edits.extend(changed(nth, first.text(nth), sources.text(nth)));
        }
        if edits.is_empty() {
            return Ok(Edited::new(self.clone(), edits));
        }
        let document = reread::read(&sources, self)?;
        let after = Places::of(&sources);
        for edit in &edits {
            prove::same(&places, &after, edit.span.source)?;
        }
        prove::same_allowances(self, &places, &document, &after)?;
        let read = Read {
            before: self,
            after: &document,
            new: &[],
            mends: false,
        };
        // Where some are only counted, others may be kept in another order of the keys.
        if !reread::is_cut(self) {
            read.brings_no_error(&[])?;
        }
        let is_same = document.architecture() == self.architecture()
            && document.architecture().unread() == self.architecture().unread();
        if !is_same {
            return Err(reread::not_provable());
        }
        Ok(Edited::new(document, edits))
    }

    /// The files of the document that are JSON, which [`formatted`](Self::formatted) leaves as they are.
    pub fn json_files(&self) -> Vec<SourceId> {
        let places = self.places();
        let all = files(Document::sources(self));
        all.filter(|nth| Style::of(&places, *nth).is_json).collect()
    }
}

/// The text of a file, formatted; `None` of one that is left alone.
fn file(places: &Places, source: SourceId, found: &HashSet<Span>) -> Result<Option<String>, Error> {
    let style = Style::of(places, source);
    if style.is_json {
        return Ok(None);
    }
    let Some(file) = read::read(places, source, found)? else {
        return Ok(None);
    };
    let text = print::print(&file, style.newline);
    let has_mark = places.sources().text(source).starts_with('\u{feff}');
    Ok(Some(if has_mark {
        format!("\u{feff}{text}")
    } else {
        text
    }))
}

/// Where something was found in reading.
fn found(document: &Document) -> HashSet<Span> {
    let labels = document.report().iter().flat_map(|found| &found.labels);
    labels.filter_map(|label| document.span_of(label)).collect()
}

/// What changed between two texts, without what is the same before and behind it.
fn changed(source: SourceId, old: &str, new: &str) -> Option<TextEdit> {
    if old == new {
        return None;
    }
    let same = |(a, b): &(u8, u8)| a == b;
    let mut start = old.bytes().zip(new.bytes()).take_while(same).count();
    while !(old.is_char_boundary(start) && new.is_char_boundary(start)) {
        start = start.saturating_sub(1);
    }
    let (old_rest, new_rest) = (old.get(start..)?, new.get(start..)?);
    let both = old_rest.bytes().rev().zip(new_rest.bytes().rev());
    let mut end = both.take_while(same).count();
    let cut = |text: &str, end: usize| text.len().saturating_sub(end);
    while !(old.is_char_boundary(cut(old, end)) && new.is_char_boundary(cut(new, end))) {
        end = end.saturating_sub(1);
    }
    let text = new.get(start..cut(new, end))?.to_owned();
    Some(TextEdit {
        span: Span::new(source, start as u32, cut(old, end) as u32),
        text,
    })
}

/// That a comment could not stay where it belongs.
fn displaced(places: &Places, at: Span) -> Error {
    let position = places.sources().position(at);
    let (name, line) = (places.sources().name(at.source), position.line);
    refused(crate::bilingual!(
        "{name}, dòng {line}: chú thích ở đây không giữ được đúng chỗ khi định dạng; hãy đặt chú thích trên một dòng riêng ngay trên mục mà nó nói đến",
        "{name}, line {line}: the comment there would not stay where it belongs; put it on a line of its own right above what it speaks of"
    ))
}
