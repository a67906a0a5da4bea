//! What is proven of a text that was formatted, by reading it again.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use std::collections::HashMap;

use super::attached::{Attached, attached};
use super::displaced;
use crate::error::Error;
use crate::io::document::Document;
use crate::io::edit::reread::not_provable;
use crate::io::edit::value::Token;
use crate::io::place::{Entry, Places, ValueForm};
use crate::span::{SourceId, Span};

/// What a file says with the keys of each map in one order, and the numbers of its entries in that order.
#[derive(Default)]
struct Said {
    tokens: Vec<Token>,
    numbers: HashMap<u32, usize>,
}

impl Said {
    fn of(places: &Places, source: SourceId) -> Self {
        let mut said = Self::default();
        if let Some(file) = places.file(source) {
            said.value(file, false);
        }
        said
    }

    fn value(&mut self, entry: Entry<'_>, is_repeated: bool) {
        if !is_repeated {
            self.numbers.insert(entry.nth(), self.numbers.len());
        }
        match entry.form() {
            ValueForm::Alias => {
                if let Some(repeated) = entry.repeated() {
                    self.value(repeated, true);
                }
            }
            ValueForm::Plain | ValueForm::Quoted | ValueForm::BlockText => {
                let text = entry.text().unwrap_or_default();
                self.tokens.push(Token::Text(text.to_owned()));
            }
            ValueForm::BlockList | ValueForm::FlowList => {
                self.tokens.push(Token::List);
                for inside in entry.entries() {
                    self.value(inside, is_repeated);
                }
                self.tokens.push(Token::End);
            }
            ValueForm::BlockMap | ValueForm::FlowMap => {
                self.tokens.push(Token::Map);
                let mut inside: Vec<_> = entry
                    .entries()
                    .map(|inside| (key(inside), inside))
                    .collect();
                inside.sort_by_key(|(key, _)| *key);
                for (key, inside) in inside {
                    self.tokens.push(Token::Text(key.to_owned()));
                    self.value(inside, is_repeated);
                }
                self.tokens.push(Token::End);
            }
        }
    }
}

fn key(entry: Entry<'_>) -> &str {
    let raw = || entry.key_span().map(|at| entry.sources().slice(at));
    entry.key().or_else(raw).unwrap_or_default()
}

/// That a file says the same, and that each comment stands at the same entry.
pub(super) fn same(before: &Places, after: &Places, source: SourceId) -> Result<(), Error> {
    if after.fault(source).is_some() {
        return Err(not_provable());
    }
    let (old, new) = (Said::of(before, source), Said::of(after, source));
    if old.tokens != new.tokens {
        return Err(not_provable());
    }
    let of = |places: &Places, said: &Said| -> Result<Vec<_>, Error> {
        let all = attached(places, source)?;
        let mut all: Vec<_> = all
            .into_iter()
            .map(|Attached { at, to, is_end }| {
                let to = to.map(|nth| said.numbers.get(&nth).copied());
                let text = places.sources().slice(at).trim_end().to_owned();
                (to, is_end, text, at)
            })
            .collect();
        all.sort();
        Ok(all)
    };
    let (old, new) = (of(before, &old)?, of(after, &new)?);
    let mut pairs = old.iter().zip(&new);
    let differs = pairs
        .find(|((to, end, text, _), (to2, end2, text2, _))| (to, end, text) != (to2, end2, text2));
    match differs {
        Some(((.., at), _)) => Err(displaced(before, *at)),
        None if old.len() == new.len() => Ok(()),
        None => Err(not_provable()),
    }
}

/// That each comment that speaks to the check speaks of the same entries.
pub(super) fn same_allowances(
    before: &Document,
    old: &Places,
    after: &Document,
    new: &Places,
) -> Result<(), Error> {
    let spoken = |document: &Document, places: &Places| {
        let mut lists: HashMap<SourceId, List> = HashMap::new();
        let mut all = Vec::new();
        for allow in &document.allows {
            let source = allow.at.source;
            let list = lists
                .entry(source)
                .or_insert_with(|| List::of(places, source));
            let text = document.sources.text(source);
            let of = allow
                .covers
                .map(|covers| list.within(covers, is_alone(text, allow.at)));
            all.push((source, allow.text.clone(), of, allow.at));
        }
        all.sort();
        all
    };
    if before.allows.is_empty() && after.allows.is_empty() {
        return Ok(());
    }
    let (before_all, after_all) = (spoken(before, old), spoken(after, new));
    let mut pairs = before_all.iter().zip(&after_all);
    let differs = pairs.find(|(a, b)| (a.0, &a.1, &a.2) != (b.0, &b.1, &b.2));
    match differs {
        Some((allow, _)) => Err(displaced(old, allow.3)),
        None if before_all.len() == after_all.len() => Ok(()),
        None => Err(not_provable()),
    }
}

fn is_alone(text: &str, at: Span) -> bool {
    let before = text.get(..at.start as usize).unwrap_or_default();
    let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
    line.trim_start_matches('\u{feff}').trim().is_empty()
}

/// The entries of a file in the order of the text: where each begins and ends, and its number.
struct List(Vec<(u32, u32, usize)>);

impl List {
    fn of(places: &Places, source: SourceId) -> Self {
        let said = Said::of(places, source);
        let mut all = Vec::new();
        let mut open: Vec<Entry<'_>> = places.file(source).into_iter().collect();
        while let Some(around) = open.pop() {
            for entry in around.entries() {
                let start = entry.key_span().unwrap_or(entry.value_span()).start;
                let number = said.numbers.get(&entry.nth()).copied().unwrap_or_default();
                all.push((start, entry.extent().end, number));
                open.push(entry);
            }
        }
        all.sort_by_key(|(start, end, number)| (*start, u32::MAX - end, *number));
        Self(all)
    }

    /// The outermost entries that begin in a part of the text, and whether they lie in it; of a comment on a line of its
    /// own the one that follows.
    fn within(&self, part: Span, is_alone: bool) -> Vec<(usize, bool)> {
        let first = self.0.partition_point(|(start, ..)| *start < part.start);
        let mut rest = self.0.get(first..).unwrap_or_default().iter();
        if is_alone {
            let next = rest.next().map(|(.., number)| (*number, true));
            return next.into_iter().collect();
        }
        let mut found = Vec::new();
        let mut done = 0;
        for (start, end, number) in rest.take_while(|(start, ..)| *start < part.end) {
            if *start < done {
                continue;
            }
            let is_whole = *end <= part.end;
            if is_whole {
                done = *end;
            }
            found.push((*number, is_whole));
        }
        found
    }
}
