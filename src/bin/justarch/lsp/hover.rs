//! `textDocument/hover`: what a word of the text names or means.

use justarch::places::{self, Expected, Spot, ValueKind};
use justarch::vocabulary::{self, Entry, Topic};
use justarch::{Lang, Span, catalog};
use lsp_types::request::{HoverRequest, Request};
use lsp_types::{Hover, HoverContents, HoverParams, HoverProviderCapability, ServerCapabilities};

use super::answers::{Answers, Refused};
use super::client::Client;
use super::session::Session;
use super::told::{markup, word};
use super::view::View;
use super::{allow, card};
use crate::own_rules;

pub(super) struct Hovering;

impl Answers for Hovering {
    type Request = HoverRequest;

    fn offer(_: &Client, server: &mut ServerCapabilities) {
        server.hover_provider = Some(HoverProviderCapability::Simple(true));
    }

    fn answer(
        session: &mut Session,
        params: HoverParams,
    ) -> Result<<HoverRequest as Request>::Result, Refused> {
        let asked = params.text_document_position_params;
        let Some(view) = session.view(&asked.text_document.uri) else {
            return Ok(None);
        };
        let offset = view.offset(asked.position);
        if let Some(told) = of_id(&view, offset).or_else(|| of_word(&view, offset)) {
            return Ok(Some(told));
        }
        let Some((code, span)) = code_at(&view, offset) else {
            return Ok(of_comment(&view, offset));
        };
        let around = of_comment(&view, offset);
        let (lang, markdown, range) = (view.lang, view.client.markdown, view.range(span));
        let (code, root) = (code.to_owned(), view.root().to_owned());
        let page =
            of_code(&code, lang, markdown).or_else(|| of_own_code(session, &root, &code, markdown));
        Ok(page.map(|page| told(page, markdown, range)).or(around))
    }
}

fn told(text: String, markdown: bool, range: lsp_types::Range) -> Hover {
    Hover {
        contents: HoverContents::Markup(markup(text, markdown)),
        range: Some(range),
    }
}

fn of_id(view: &View<'_>, offset: usize) -> Option<Hover> {
    let at = view.id_at(offset)?;
    let text = card::of(view, &at)?;
    Some(told(text, view.client.markdown, view.range(at.found.span)))
}

/// A key, a kind or a value; of a text, a number, a date and the like the key that it belongs to.
fn of_word(view: &View<'_>, offset: usize) -> Option<Hover> {
    let at = view.places.at(view.source, offset)?;
    let markdown = view.client.markdown;
    let hover = |text| told(text, markdown, view.range(at.span));
    if let Some(entry) = view.words.at(&at) {
        return Some(hover(page(entry, view.lang, markdown)));
    }
    if at.span.start >= at.span.end {
        return None;
    }
    let entry = at.entry?;
    let is_own_name = matches!(at.expected, Expected::Name) && at.spot == Spot::Key;
    let text = match at.spot {
        Spot::Value | Spot::Item => {
            let own = match at.expected {
                Expected::Value { kind, .. } => of_value(view, kind, entry),
                _ => None,
            };
            own.or_else(|| of_key(view, entry))
        }
        // A name of one's own, as in `attributes`.
        Spot::Key if is_own_name => of_key(view, entry.parent()?),
        _ => None,
    };
    text.map(hover)
}

/// What a value says that names a thing of its own.
fn of_value(view: &View<'_>, kind: ValueKind, entry: places::Entry<'_>) -> Option<String> {
    let said = entry.text()?;
    match kind {
        ValueKind::Framework => {
            let answer = vocabulary::search(said);
            let mut topics = answer.topics.into_iter();
            let framework = topics.find(|topic| matches!(topic, Topic::Framework(_)))?;
            Some(of_topic(&framework, view.lang, view.client.markdown))
        }
        ValueKind::OwnKey => {
            let own = own_key(view, entry, said)?;
            of_word_at(view, own)
        }
        _ => None,
    }
}

/// The nearest key around a value that the vocabulary knows.
fn of_key(view: &View<'_>, entry: places::Entry<'_>) -> Option<String> {
    let mut around = Some(entry);
    while let Some(entry) = around {
        if let Some(key) = entry.key_span() {
            // Of a key that is unknown nothing is known.
            return of_word_at(view, key).or_else(|| {
                let at = view.places.at(key.source, key.start as usize)?;
                let is_own = matches!(at.expected, Expected::Name);
                of_key(view, entry.parent().filter(|_| is_own)?)
            });
        }
        around = entry.parent();
    }
    None
}

fn of_word_at(view: &View<'_>, key: Span) -> Option<String> {
    let at = view.places.at(key.source, key.start as usize)?;
    let entry = view.words.at(&at)?;
    Some(page(entry, view.lang, view.client.markdown))
}

/// Where the key stands that a value such as one of `inferred` names.
pub(super) fn own_key(view: &View<'_>, value: places::Entry<'_>, key: &str) -> Option<Span> {
    let mut around = value.parent();
    while let Some(entry) = around {
        let found = entry.get(key).filter(|found| found.source() == view.source);
        if let Some(span) = found.and_then(places::Entry::key_span) {
            return Some(span);
        }
        around = entry.parent();
    }
    None
}

/// A word with what it is.
fn page(entry: &Entry, lang: Lang, markdown: bool) -> String {
    let (title, sort) = (entry.title.get(lang), entry.sort.label());
    let head = if markdown {
        format!("**{title}** `{}` · {}", entry.word, sort.get(lang))
    } else {
        format!("{title} ({}) · {}", entry.word, sort.get(lang))
    };
    format!("{head}\n\n{}", word(entry, lang))
}

/// What an allow comment says, of any part of it that names no code.
fn of_comment(view: &View<'_>, offset: usize) -> Option<Hover> {
    let is_here = |span: Span| {
        let (start, end) = (span.start as usize, span.end as usize);
        span.source == view.source && start <= offset && offset <= end
    };
    let mut all = view.document.suppressions().into_iter();
    let allow = all.find(|allow| is_here(allow.at))?;
    let text = card::of_allow(view, &allow);
    Some(told(text, view.client.markdown, view.range(allow.at)))
}

/// The code, name of a rule or family in an allow comment, with where it stands.
fn code_at<'v>(view: &View<'v>, offset: usize) -> Option<(&'v str, Span)> {
    let at = view.places.at(view.source, offset)?;
    if at.spot != Spot::Comment {
        return None;
    }
    let (start, end) = (at.span.start as usize, at.span.end as usize);
    let comment = view.text().get(start..end)?;
    let rest = allow::said(comment)?;
    let head = rest.split(" -- ").next().unwrap_or(rest);
    let from = end.checked_sub(rest.len())?;
    let mut begin = from;
    for part in head.split_inclusive([' ', '\t', ',']) {
        let code = part.trim_end_matches([' ', '\t', ',']);
        let stop = begin.saturating_add(code.len());
        if begin <= offset && offset <= stop && !code.is_empty() {
            return Some((code, Span::new(view.source, begin as u32, stop as u32)));
        }
        begin = begin.saturating_add(part.len());
    }
    None
}

/// What `justarch explain` says of a code, without its examples; of a family its codes.
fn of_code(code: &str, lang: Lang, markdown: bool) -> Option<String> {
    if let Some(page) = catalog::explain(code) {
        return Some(of_page(page, lang, markdown));
    }
    let mut families = catalog::families().iter();
    let family = families.find(|family| family.key == code)?;
    Some(of_topic(&Topic::Family(family), lang, markdown))
}

/// The same of a rule of the user's own.
fn of_own_code(session: &mut Session, root: &str, code: &str, markdown: bool) -> Option<String> {
    let lang = session.lang;
    let settings = session
        .workspace
        .root_mut(root)?
        .rules
        .for_input(root, lang);
    let page = own_rules::info(&settings.ok()?.own, code).map(catalog::of_own)?;
    Some(of_page(page, lang, markdown))
}

/// The page of a code, without its examples.
fn of_page(mut page: catalog::Explanation, lang: Lang, markdown: bool) -> String {
    page.examples.clear();
    if markdown {
        page.markdown(lang)
    } else {
        page.render(lang)
    }
}

fn of_topic(topic: &Topic, lang: Lang, markdown: bool) -> String {
    if markdown {
        topic.markdown(lang)
    } else {
        topic.render(lang)
    }
}
