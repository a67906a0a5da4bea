//! Formatting: it says the same, comments stay at what they speak of, and a second time nothing changes.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use justarch::places::{Entry, Places, ValueForm};
use justarch::{Document, SourceId, reference};

use crate::edit_law::{FORMS, Files, form, spliced};
use crate::places::sample;

/// The entries of a file: where each begins and ends, and its way from the root.
fn entries(places: &Places, source: SourceId) -> Vec<(usize, usize, String)> {
    fn walk(entry: Entry<'_>, path: &str, to: &mut Vec<(usize, usize, String)>) {
        for (nth, inside) in entry.entries().enumerate() {
            let is_list = matches!(entry.form(), ValueForm::BlockList | ValueForm::FlowList);
            let name = if is_list {
                nth.to_string()
            } else {
                inside.key().unwrap_or("?").to_owned()
            };
            let path = format!("{path}/{name}");
            let extent = inside.extent();
            to.push((extent.start as usize, extent.end as usize, path.clone()));
            walk(inside, &path, to);
        }
    }
    let mut all = Vec::new();
    if let Some(file) = places.file(source) {
        walk(file, "", &mut all);
    }
    all.sort_by_key(|(start, end, _)| (*start, usize::MAX - end));
    all
}

fn column(text: &str, at: usize) -> Option<usize> {
    let line = text[..at].rsplit(['\n', '\r']).next().unwrap();
    let line = line.trim_start_matches('\u{feff}');
    line.trim().is_empty().then(|| line.chars().count())
}

/// Where each comment belongs, told from the text alone: above the entry that follows in its column, behind the last one
/// that ends on its line or begins there, else nowhere.
fn belongings(places: &Places, source: SourceId) -> BTreeSet<(String, Option<String>)> {
    let text = places.sources().text(source);
    let entries = entries(places, source);
    let of = |at: justarch::Span| {
        let (start, end) = (at.start as usize, at.end as usize);
        let own = column(text, start);
        let entry = match own {
            Some(own) => {
                let next = entries.iter().find(|(start, ..)| *start > end);
                next.filter(|(start, ..)| column(text, *start) == Some(own))
            }
            None => {
                let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
                let ended = entries
                    .iter()
                    .filter(|(_, end, _)| (line..=start).contains(end));
                let last = ended.max_by_key(|(start, end, _)| (*end, usize::MAX - start));
                last.or_else(|| {
                    entries
                        .iter()
                        .rfind(|(begin, ..)| (line..start).contains(begin))
                })
            }
        };
        let said = places.sources().slice(at).trim_end().to_owned();
        (said, entry.map(|(.., path)| path.clone()))
    };
    places.comments(source).into_iter().map(of).collect()
}

fn comments(places: &Places, source: SourceId) -> BTreeMap<String, usize> {
    let mut all = BTreeMap::new();
    for at in places.comments(source) {
        let said = places.sources().slice(at).trim_end().to_owned();
        *all.entry(said).or_default() += 1;
    }
    all
}

/// Formats and holds the law against it; `None` if it was refused.
fn hold(files: &Files) -> Option<Document> {
    let document = files.document()?;
    let all = || format!("in\n{}\n{:?}", files.root, files.included);
    let done = match document.formatted() {
        Ok(done) => done,
        Err(error) => {
            REFUSED.with_borrow_mut(|refused| refused.push(format!("{error} {}", all())));
            return None;
        }
    };
    let after = done.document();
    assert!(after.architecture() == document.architecture(), "{}", all());
    assert_eq!(
        after.architecture().unread(),
        document.architecture().unread(),
        "{}",
        all()
    );
    let (old, new) = (document.places(), after.places());
    let sources = document.sources();
    for id in sources.ids() {
        let own: Vec<_> = done
            .text_edits()
            .iter()
            .filter(|edit| edit.span.source == id)
            .collect();
        assert_eq!(
            spliced(sources.text(id), &own),
            after.sources().text(id),
            "{}",
            all()
        );
        assert_eq!(comments(&old, id), comments(&new, id), "{}", all());
        let (before, after) = (belongings(&old, id), belongings(&new, id));
        let lost: Vec<_> = before
            .difference(&after)
            .filter(|(_, to)| to.is_some())
            .collect();
        assert!(
            lost.is_empty(),
            "{lost:?}\n{}\n{}",
            all(),
            new.sources().text(id)
        );
    }
    let again = after
        .formatted()
        .unwrap_or_else(|error| panic!("{error}: {}", all()));
    assert_eq!(
        again.text_edits(),
        [],
        "{}\nafter\n{}",
        all(),
        after.sources().text(SourceId::ROOT)
    );
    Some(after.clone())
}

thread_local! {
    static REFUSED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

#[test]
fn formatting_keeps_the_law() {
    let mut made = 0;
    let mut tried = |text: &str, form_of: usize| {
        made += usize::from(hold(&form(text, form_of)).is_some());
    };
    for (nth, text) in sample(100).iter().enumerate() {
        tried(text, nth % FORMS);
    }
    for bundled in reference::all() {
        for nth in 0..FORMS {
            tried(bundled.text, nth);
        }
    }
    let refused = REFUSED.take();
    let few: Vec<_> = refused.iter().take(5).map(String::as_str).collect();
    assert!(
        refused.is_empty() && made > 200,
        "{}, {made}: {}",
        refused.len(),
        few.join("\n")
    );
}
