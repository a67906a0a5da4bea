//! Formatting: it says the same, comments stay at what they speak of, and a second time nothing changes.

use std::cell::RefCell;
use std::collections::BTreeSet;

use justarch::places::{Entry, Places, ValueForm};
use justarch::{Document, SourceId, reference};

use proptest::prelude::*;

use crate::edit_law::{FORMS, Files, form};
use crate::format_law as law;
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
        let entry = if let Some(own) = own {
            let next = entries.iter().find(|(start, ..)| *start > end);
            next.filter(|(start, ..)| column(text, *start) == Some(own))
        } else {
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
        };
        let said = places.sources().slice(at).trim_end().to_owned();
        (said, entry.map(|(.., path)| path.clone()))
    };
    places.comments(source).into_iter().map(of).collect()
}

/// Formats and holds the law against it, and that comments stand where they stood; `None` if it was refused.
fn hold(files: &Files) -> Option<Document> {
    let document = files.document()?;
    let done = match law::hold(&document) {
        Ok(done) => done,
        Err(error) => {
            let text = &files.root;
            REFUSED.with_borrow_mut(|refused| refused.push(format!("{error} in\n{text}")));
            return None;
        }
    };
    let (old, new) = (document.places(), done.places());
    for id in document.sources().ids() {
        let (before, after) = (belongings(&old, id), belongings(&new, id));
        let lost: Vec<_> = before
            .difference(&after)
            .filter(|(_, to)| to.is_some())
            .collect();
        let texts = [document.sources().text(id), new.sources().text(id)];
        assert!(lost.is_empty(), "{lost:?}\n{}", texts.join("\nafter\n"));
    }
    Some(done)
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

/// So many texts are laid out anew in an ordinary run; `JUSTARCH_LAYOUTS` says how many otherwise.
const SHAKEN: u32 = 150;

#[test]
fn texts_in_odd_layouts_keep_the_law() {
    let asked = std::env::var("JUSTARCH_LAYOUTS").ok();
    let config = ProptestConfig {
        cases: asked.map_or(SHAKEN, |count| count.parse().unwrap()),
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let texts: Vec<_> = sample(60)
        .into_iter()
        .filter(|text| text.len() < 20_000)
        .chain(law::ODD.map(str::to_owned))
        .collect();
    let all = (
        any::<prop::sample::Index>(),
        0..FORMS,
        prop::collection::vec(any::<u64>(), 0..12),
    );
    let counted = std::cell::Cell::new([0; 2]);
    let mut runner = proptest::test_runner::TestRunner::new(config);
    let ran = runner.run(&all, |(nth, form_of, numbers)| {
        let text = law::shaken(&texts[nth.index(texts.len())], &numbers);
        if let Some(document) = form(&text, form_of).document() {
            let mut counts = counted.get();
            counts[usize::from(law::hold(&document).is_err())] += 1;
            counted.set(counts);
        }
        Ok(())
    });
    ran.unwrap();
    let [made, refused] = counted.get();
    assert!(made > 20 && made > refused, "{made}, {refused}");
}

/// What the project ships is laid out as it asks of others.
#[test]
fn bundled_documents_are_laid_out() {
    for bundled in reference::all() {
        let document = bundled.document();
        let done = document.formatted().unwrap();
        let said = "`justarch fmt src/reference/*.yaml --write` mends it";
        assert_eq!(done.text_edits(), [], "{}: {said}", bundled.name);
    }
}

#[cfg(feature = "json")]
#[test]
fn what_one_begins_with_is_laid_out() {
    use justarch::{Framework, Lang, Level, Starter};
    for framework in Framework::all() {
        for level in [Level::Ministry, Level::Province, Level::Department] {
            for (lang, split) in [(Lang::Vi, false), (Lang::En, false), (Lang::Vi, true)] {
                let starter = Starter {
                    level,
                    framework,
                    lang,
                    split,
                };
                let files = starter.files("justarch.yaml");
                let mut files = files.into_iter().filter(|file| {
                    file.path
                        .rsplit_once('.')
                        .is_some_and(|(_, end)| end == "yaml")
                });
                let root = files.next().unwrap().text;
                let included = files.map(|file| (file.path, file.text)).collect();
                let document = Files { root, included }.document().unwrap();
                assert_eq!(document.formatted().unwrap().text_edits(), []);
            }
        }
    }
}

fn laid_out(text: &str) -> String {
    let document = Document::parse("a.yaml", text).unwrap();
    let done = document
        .formatted()
        .unwrap_or_else(|error| panic!("{error}"));
    done.document().sources().text(SourceId::ROOT).to_owned()
}

/// One layout, which stays as it is.
#[track_caller]
fn becomes(text: &str, wanted: &str) {
    assert_eq!(laid_out(text), wanted);
    assert_eq!(laid_out(wanted), wanted);
}

#[test]
fn sections_and_keys_come_in_the_order_of_the_format() {
    becomes(
        "policy: {}\nchannels: {}\nsources: {}\njustarch: 1\n",
        "justarch: 1\nsources: {}\nchannels: {}\npolicy: {}\n",
    );
    // What is not known stays behind what it followed.
    becomes(
        "justarch: 1\nchannels:\n  a:\n    name: { vi: A }\n    nmae: x # one\n    kind: web-portal\n    knd: y\n",
        "justarch: 1\n\nchannels:\n  a:\n    kind: web-portal\n    knd: y\n    name: { vi: A }\n    nmae: x # one\n",
    );
}

#[test]
fn comments_go_where_they_belong() {
    becomes(
        "# head\n\n# yaml-language-server: $schema=a.json\njustarch: 1\n\n\n# all\nchannels:   # channels\n\n    # one\n    a:\n    # lower\n        kind: web-portal    # kind\n        # name\n        name: {vi: A}\n        # last of a\n    # last of channels\n# last\n",
        "# head\n\n# yaml-language-server: $schema=a.json\njustarch: 1\n\n# all\nchannels: # channels\n  # one\n  a:\n    # lower\n    kind: web-portal # kind\n    # name\n    name: { vi: A }\n    # last of a\n  # last of channels\n# last\n",
    );
    // What is not there yet, and what is too long for one line.
    becomes(
        "justarch: 1\nchannels:\n    # a: {}\npolicy: {a: {kind: law, name: {vi: A}}, # one\n  # two\n  b: {kind: law, name: {vi: B}}} # both\n",
        "justarch: 1\n\nchannels:\n  # a: {}\n\n# both\npolicy:\n  # one\n  a:\n    kind: law\n    name: { vi: A }\n  # two\n  b:\n    kind: law\n    name: { vi: B }\n",
    );
}

#[test]
fn values_are_written_in_one_way() {
    let of = |tags: &str| {
        format!("justarch: 1\n\nchannels:\n  a:\n    kind: web-portal\n    tags:{tags}\n")
    };
    for (written, wanted) in [
        (" ['a', \"b\"]", " [a, b]"),
        ("\n    - a\n    - 'b'", " [a, b]"),
        (
            " [ 'yes', no, 1.0 , '2024-07-01' ]",
            " [\"yes\", \"no\", \"1.0\", \"2024-07-01\"]",
        ),
        (" [ 'a \"b\"', 'it''s' ]", " [a \"b\", it's]"),
        (" [ '\"b\"', '''s' ]", " ['\"b\"', \"'s\"]"),
        (" [\"a,b\"]", " [\"a,b\"]"),
        ("\n    - a,b", "\n      - a,b"),
        ("\n    - a # one\n    - b", "\n      - a # one\n      - b"),
        (" [a, # one\n      b]", "\n      - a # one\n      - b"),
        (" [one\n      two]", " [one two]"),
        (" \"one\n      two\"", " one two"),
    ] {
        becomes(&of(written), &of(wanted));
    }
    let long: Vec<_> = (10..30).map(|nth| format!("hệ thống {nth}")).collect();
    let lines = format!("\n      - {}", long.join("\n      - "));
    becomes(&of(&format!(" [{}]", long.join(", "))), &of(&lines));
}

#[test]
fn anchors_and_texts_below_a_sign_stay() {
    becomes(
        "justarch: 1\npolicy:\n    b:\n        name: &n {vi: 'B'}\n        kind: law\n    a: {name: *n, kind: law}\n",
        "justarch: 1\n\npolicy:\n  b:\n    name: &n {vi: 'B'}\n    kind: law\n  a: {name: *n, kind: law}\n",
    );
    becomes(
        "justarch: 1\npolicy:\n      a:\n         name:\n            vi: |2-   # how\n                một\n              hai\n\n            en: >+\n              one\n\n\n         kind: law\n",
        "justarch: 1\n\npolicy:\n  a:\n    kind: law\n    name:\n      vi: |2- # how\n          một\n        hai\n\n      en: >+\n        one\n\n\n",
    );
    // What goes to the end of the file gets no second end.
    becomes("? # said of nothing\n", "? # said of nothing\n");
}

#[test]
fn marks_of_the_document_keep_their_comments() {
    becomes(
        "# head\n---\njustarch: 1\n# last\n...   # behind\n# end\n",
        "# head\n---\njustarch: 1\n# last\n# behind\n# end\n",
    );
    becomes("{justarch: 1}\n...\n", "justarch: 1\n");
    let text = |end: &str| {
        format!(
            "justarch: 1\n\npolicy:\n  a:\n    kind: law\n    name:\n      vi: |+\n        một\n\n{end}"
        )
    };
    becomes(&text("...\n"), &text(""));
}

#[test]
fn what_cannot_keep_its_meaning_is_refused_with_its_line() {
    let channels = |comment: &str| {
        format!(
            "justarch: 1\nchannels:\n  a: {{kind: web-portal}}\n{comment}\n  b: {{kind: web-portal}}\n"
        )
    };
    // It is deeper than `a` and speaks of nothing, also afterwards.
    laid_out(&channels("   # justarch-allow LAY -- biết"));
    // It speaks of nothing, and would speak of `b`.
    let text = channels(" # justarch-allow LAY -- biết");
    let document = Document::parse("a.yaml", &text).unwrap();
    let error = document.formatted().unwrap_err().to_string();
    assert!(error.contains("line 4: the comment"), "{error}");
}
