//! One edit as bytes to be replaced, with what is meant by it.

use super::intent::{Intent, Meant};
use super::pieces::Splice;
use super::scalar;
use super::style::Style;
use super::value::{New, Token, pair};
use crate::error::{Error, ErrorKind};
use crate::io::place::gap::{Gap, Piece};
use crate::io::place::{Entry, Places, ValueForm};
use crate::span::{SourceId, Span};
use crate::text::Text;

/// What an edit does to the texts.
#[derive(Debug)]
pub(super) struct Plan<'p> {
    pub(super) places: &'p Places,
    pub(super) splices: Vec<(SourceId, Splice)>,
    pub(super) intent: Intent,
    /// What is taken away with the comments in it.
    pub(super) removed: Vec<Span>,
    /// Whether all comments right above what goes go with it, for they are written elsewhere.
    pub(super) takes_comments: bool,
    /// Comments that are written anew in a file.
    pub(super) added: Vec<(SourceId, String)>,
    /// What the plan rests on: nothing else may change there at the same time.
    pub(super) zones: Vec<Span>,
}

/// Why an edit is refused.
pub(super) fn refused(text: Text) -> Error {
    Error::new(ErrorKind::Mismatch, text)
}

impl<'p> Plan<'p> {
    pub(super) fn over(places: &'p Places) -> Self {
        Self {
            places,
            splices: Vec::new(),
            intent: Intent::default(),
            removed: Vec::new(),
            takes_comments: false,
            added: Vec::new(),
            zones: Vec::new(),
        }
    }

    pub(super) fn text(&self, source: SourceId) -> &'p str {
        self.places.sources().text(source)
    }

    pub(super) fn style(&self, source: SourceId) -> Style {
        Style::of(self.places, source)
    }

    pub(super) fn splice(&mut self, source: SourceId, start: usize, end: usize, text: String) {
        if start < end || !text.is_empty() {
            self.splices.push((source, Splice { start, end, text }));
        }
    }

    /// Lets a value say something else. What it was may be nothing, a single value or an empty map or list.
    pub(super) fn set(&mut self, entry: Entry<'p>, value: &New) -> Result<(), Error> {
        let (source, span) = (entry.source(), entry.value_span());
        let is_flow = is_in_flow(entry);
        let style = self.style(source);
        let (start, end) = (span.start as usize, span.end as usize);
        let mut line = value.line(&style, is_flow);
        match entry.form() {
            ValueForm::Plain if start == end => {
                let before = match entry.lead() {
                    None if entry.key_span().is_some() => style.colon,
                    _ => " ",
                };
                line.insert_str(0, before);
            }
            ValueForm::Quoted => {
                let quote = self
                    .text(source)
                    .get(start..)
                    .and_then(|at| at.chars().next());
                if let (New::Text(text), Some(quote)) = (value, quote) {
                    line = scalar::quoted(text, quote);
                }
            }
            ValueForm::Plain | ValueForm::Alias => {}
            ValueForm::BlockText => {
                // A comment behind the head stays.
                let text = self.text(source);
                let block = text.get(start..end).unwrap_or_default();
                let head = block.find([' ', '\t', '\n', '\r']).unwrap_or(block.len());
                let eol = block.find(['\n', '\r']).unwrap_or(block.len());
                let behind = block.get(head..eol).unwrap_or_default();
                if behind.contains('#') {
                    self.splice(source, start, start.saturating_add(head), line);
                    self.splice(source, start.saturating_add(eol), end, String::new());
                    self.intent.add(entry, Meant::Value(value.all_tokens()));
                    self.zones.push(entry.extent());
                    return Ok(());
                }
            }
            ValueForm::FlowMap | ValueForm::FlowList if entry.entries().next().is_none() => {
                let inside = self.text(source).get(start..end).unwrap_or_default();
                if inside.contains('#') {
                    return Err(holds_more(entry));
                }
            }
            ValueForm::BlockMap
            | ValueForm::FlowMap
            | ValueForm::BlockList
            | ValueForm::FlowList => return Err(holds_more(entry)),
        }
        self.splice(source, start, end, line);
        self.intent.add(entry, Meant::Value(value.all_tokens()));
        self.zones.push(entry.extent());
        Ok(())
    }

    /// Lets a list that has items say something else, on the line of its key. The comments in it go.
    pub(super) fn replace_list(&mut self, entry: Entry<'p>, value: &New) -> Result<(), Error> {
        let (source, span) = (entry.source(), entry.value_span());
        let mut line = value.line(&self.style(source), is_in_flow(entry));
        let start = match (entry.form(), entry.lead()) {
            (ValueForm::BlockList, Some(lead)) => {
                line.insert(0, ' ');
                lead.saturating_add(1)
            }
            (ValueForm::FlowList, _) => span.start,
            _ => return Err(holds_more(entry)),
        };
        self.splice(source, start as usize, span.end as usize, line);
        self.removed.push(Span::new(source, start, span.end));
        self.intent.add(entry, Meant::Value(value.all_tokens()));
        self.zones.push(entry.extent());
        Ok(())
    }

    /// Gives an entry another key.
    pub(super) fn rename_key(&mut self, entry: Entry<'p>, to: &str) -> Result<(), Error> {
        let Some(span) = entry.key_span() else {
            return Err(refused(Text::fixed(
                "ở đó không có khóa",
                "there is no key there",
            )));
        };
        self.rewrite(span, to, entry);
        self.intent.add(entry, Meant::Key(to.to_owned()));
        self.zones.push(span);
        Ok(())
    }

    /// Lets a key or a value say something else in the way it was written.
    pub(super) fn rewrite(&mut self, span: Span, to: &str, entry: Entry<'p>) {
        let source = span.source;
        let (start, end) = (span.start as usize, span.end as usize);
        let old = self.places.sources().slice(span);
        let style = self.style(source);
        let line = match old.chars().next() {
            Some(quote @ ('"' | '\'')) => scalar::quoted(to, quote),
            _ => scalar::written(to, style.around(is_in_flow(entry))),
        };
        self.splice(source, start, end, line);
    }

    /// Adds an entry to a map or list that has others, or to an empty one.
    pub(super) fn insert(
        &mut self,
        around: Entry<'p>,
        after: Option<Entry<'p>>,
        key: Option<&str>,
        value: &New,
    ) -> Result<(), Error> {
        let style = self.style(around.source());
        let mut tokens = Vec::new();
        if let Some(key) = key {
            tokens.push(Token::Text(key.to_owned()));
        }
        value.tokens(&mut tokens);
        let last = around.entries().last();
        let after = after.or(last);
        match around.form() {
            ValueForm::FlowMap | ValueForm::FlowList => {
                let line = match key {
                    Some(key) => pair(key, value, &style, true),
                    None => value.line(&style, true),
                };
                self.insert_in_flow(around, after, &line, &style)?;
            }
            ValueForm::BlockMap | ValueForm::BlockList => {
                let Some(after) = after else {
                    return Err(holds_more(around));
                };
                self.insert_in_block(around, after, key, value, &style);
            }
            ValueForm::Plain | ValueForm::Quoted | ValueForm::BlockText | ValueForm::Alias => {
                return Err(holds_more(around));
            }
        }
        match after {
            Some(after) => self.intent.add(after, Meant::Then(tokens)),
            None => self.intent.add(around, Meant::Last(tokens)),
        }
        self.zones.push(around.value_span());
        Ok(())
    }

    /// Takes an entry away, with the comments in it and behind it.
    pub(super) fn remove(&mut self, entry: Entry<'p>) -> Result<(), Error> {
        let Some(around) = entry.parent() else {
            return Err(holds_more(entry));
        };
        match around.form() {
            ValueForm::FlowMap | ValueForm::FlowList => self.remove_from_flow(around, entry)?,
            ValueForm::BlockMap | ValueForm::BlockList => self.remove_from_block(around, entry)?,
            ValueForm::Plain | ValueForm::Quoted | ValueForm::BlockText | ValueForm::Alias => {
                return Err(holds_more(around));
            }
        }
        self.intent.add(entry, Meant::Gone);
        self.zones.push(around.value_span());
        Ok(())
    }

    /// Takes the only entry of a map or list away and leaves that empty.
    pub(super) fn empty(&mut self, around: Entry<'p>, entry: Entry<'p>) -> Result<(), Error> {
        match around.form() {
            ValueForm::FlowMap | ValueForm::FlowList => self.remove_from_flow(around, entry)?,
            _ => self.empty_block(around, entry)?,
        }
        self.intent.add(entry, Meant::Gone);
        self.zones.push(around.extent());
        Ok(())
    }

    /// Lets a single value become the first item of a list, before another.
    pub(super) fn make_list(&mut self, entry: Entry<'p>, second: &New) -> Result<(), Error> {
        let source = entry.source();
        let style = self.style(source);
        let span = entry.value_span();
        let (start, end) = (span.start as usize, span.end as usize);
        let second_line = second.line(&style, true);
        let comma = style.comma;
        let mut after = second.all_tokens();
        after.push(Token::End);
        match (entry.form(), entry.text()) {
            (ValueForm::Plain, Some(text)) if !is_in_flow(entry) => {
                // What needs no quotes on its own may need them in brackets.
                let line = New::text(text).line(&style, true);
                let old = self.places.sources().slice(span);
                let line = if scalar::is_plain(text, true) {
                    old
                } else {
                    &line
                };
                self.splice(source, start, end, format!("[{line}{comma}{second_line}]"));
            }
            (ValueForm::Plain | ValueForm::Quoted | ValueForm::FlowMap | ValueForm::Alias, _) => {
                self.splice(source, start, start, "[".to_owned());
                // An alias may end with any sign but a space.
                self.splice(source, end, end, format!("{comma}{second_line}]"));
            }
            _ => return Err(holds_more(entry)),
        }
        self.intent
            .add(entry, Meant::Within(vec![Token::List], after));
        self.zones.push(entry.extent());
        Ok(())
    }

    /// Lets a single value become a map, in which it stands at a key, before further entries.
    pub(super) fn make_map(
        &mut self,
        entry: Entry<'p>,
        key: &str,
        rest: &[(String, New)],
    ) -> Result<(), Error> {
        let source = entry.source();
        let style = self.style(source);
        let span = entry.value_span();
        let (start, end) = (span.start as usize, span.end as usize);
        if !matches!(entry.form(), ValueForm::Plain | ValueForm::Quoted) {
            return Err(holds_more(entry));
        }
        let old = self.places.sources().slice(span);
        let is_safe = is_in_flow(entry)
            || entry.form() == ValueForm::Quoted
            || scalar::is_plain(old, true)
            || !old.contains([',', '[', ']', '{', '}', '\n', '\r']);
        let line = match entry.text() {
            Some(text) if !is_safe => New::text(text).line(&style, true),
            _ => old.to_owned(),
        };
        let space = if style.spaced { " " } else { "" };
        let mut text = format!("{{{space}{}{line}", key_and_colon(key, &style));
        let mut after = Vec::new();
        for (key, value) in rest {
            text.push_str(style.comma);
            text.push_str(&pair(key, value, &style, true));
            after.push(Token::Text(key.clone()));
            value.tokens(&mut after);
        }
        after.push(Token::End);
        text.push_str(space);
        text.push('}');
        self.splice(source, start, end, text);
        let before = vec![Token::Map, Token::Text(key.to_owned())];
        self.intent.add(entry, Meant::Within(before, after));
        self.zones.push(entry.extent());
        Ok(())
    }

    /// Whether a comment stands between two places that nothing but signs and comments lies between.
    pub(super) fn has_comment(&self, source: SourceId, from: usize, to: usize) -> bool {
        Gap::from(self.text(source), from as u32)
            .take_while(|(_, start, _)| (*start as usize) < to)
            .any(|(piece, ..)| piece == Piece::Comment)
    }
}

/// Where the colon behind a key stands.
pub(super) fn colon(entry: Entry<'_>) -> Option<usize> {
    entry.key_span()?;
    entry.lead().map(|at| at as usize)
}

fn key_and_colon(key: &str, style: &Style) -> String {
    let key = scalar::written(key, style.around(true));
    format!("{key}{}", style.colon)
}

/// Whether an entry stands in brackets or braces, its own aside.
pub(super) fn is_in_flow(entry: Entry<'_>) -> bool {
    let around = entry.parent().map(Entry::form);
    matches!(around, Some(ValueForm::FlowMap | ValueForm::FlowList))
}

/// Of a place that cannot be edited as it is written.
pub(super) fn holds_more(entry: Entry<'_>) -> Error {
    let at = entry.sources().position(entry.extent());
    let (name, line) = (entry.sources().name(entry.source()), at.line);
    refused(crate::bilingual!(
        "{name}, dòng {line}: cách viết ở đây không sửa tự động được",
        "{name}, line {line}: as it is written there it cannot be edited by a program"
    ))
}
