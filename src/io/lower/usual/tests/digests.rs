//! What is written alike is compared without a look at it, and the comparison is the same as with one.

use std::cell::Cell;

use super::{Other, USUAL, load, odd};
use crate::diff::Diff;
use crate::io::fast::samples::{Random, corpus, mutate, wanted};
use crate::io::{Document, Loader};

/// A document read the short way, and the same without any digest.
fn both_ways(text: &str) -> Option<[Document; 2]> {
    both_ways_with(text, "")
}

/// The same with a file that it may include.
pub(super) fn both_ways_with(text: &str, other: &str) -> Option<[Document; 2]> {
    let other = || Other(other, Cell::default());
    let read = |short| load(&Loader::new().ways(short), text, &other()).ok();
    Some([read(true)?, read(false)?])
}

fn differences(old: &Document, new: &Document) -> String {
    let diff = Diff::between(&old.architecture, &new.architecture);
    let fates: Vec<_> = diff.lineage().fates().collect();
    format!("{:#?}\n{fates:#?}", diff.changes())
}

/// How many elements of two documents need no look; the differences must be the same with it.
#[track_caller]
pub(super) fn agree(old: &[Document; 2], new: &[Document; 2], texts: (&str, &str)) -> usize {
    let [[short, long], [short_next, long_next]] = [old, new];
    assert!(
        differences(short, short_next) == differences(long, long_next),
        "the comparison differs from {}\nto {}",
        texts.0,
        texts.1
    );
    let store = |document: &Document| document.architecture.store().digests.clone();
    assert!(store(long).is_empty() && store(long_next).is_empty());
    let (olds, news) = (store(short), store(short_next));
    let count = short.architecture.element_count() as u32;
    let ids = (0..count).filter_map(|old| {
        let id = short.architecture.store().element_id(old);
        let new = short_next.architecture.store().find_element(id)?;
        (olds.get(old)? == news.get(new)?).then_some(())
    });
    ids.count()
}

#[test]
fn comparisons_agree_on_mutants() {
    let small = |text: &String| text.len() < 3_000;
    let mut seeds: Vec<String> = corpus().into_iter().filter(small).collect();
    seeds.extend(std::iter::repeat_n(USUAL.to_owned(), seeds.len()));
    seeds.extend(odd::documents());
    let mut random = Random(0xD16E_57ED);
    let (mut compared, mut known) = (0, 0);
    let count = wanted(3_000);
    for _ in 0..count {
        let seed = &seeds[random.below(seeds.len())];
        let first = mutate(seed, &mut random);
        let second = match random.below(2) {
            0 => seed.clone(),
            _ => mutate(&first, &mut random),
        };
        let (Some(old), Some(new)) = (both_ways(&first), both_ways(&second)) else {
            continue;
        };
        compared += 1;
        known += agree(&old, &new, (&first, &second));
        known += agree(&new, &old, (&second, &first));
    }
    assert!(compared > count / 10, "{compared} pairs");
    assert!(known > compared, "{known} elements in {compared} pairs");
}

/// How many elements need no look when some words of a document are exchanged for others.
#[track_caller]
fn after(from: &str, to: &str) -> Option<usize> {
    let text = USUAL.replace(from, to);
    assert_ne!(text, USUAL);
    known(USUAL, &text)
}

/// The same of two documents, if they can be read.
#[track_caller]
fn known(old: &str, new: &str) -> Option<usize> {
    let (olds, news) = (both_ways(old)?, both_ways(new)?);
    let count = agree(&olds, &news, (old, new));
    assert_eq!(count, agree(&news, &olds, (new, old)));
    Some(count)
}

#[test]
fn what_else_stands_in_the_document_does_not_matter() {
    assert_eq!(known(USUAL, USUAL), Some(5));
    // Another framework, another kind of organisation, a comment elsewhere.
    assert_eq!(after("version: \"2.0\" }", "version: \"3.0\" }"), Some(5));
    assert_eq!(after("kind: ministry }", "kind: department }"), Some(5));
    assert_eq!(after("# remark", "# another one"), Some(5));
    // One element.
    assert_eq!(after("vi: LGSP", "vi: Trục"), Some(4));
    assert_eq!(after("succeeds: [old, older]", "succeeds: [old]"), Some(4));
    // It has another id: two that refer to it have changed as well.
    assert_eq!(after("db", "database"), Some(2));
}

/// The same lines of an element, which say another thing.
#[test]
fn what_the_lines_do_not_decide_is_looked_at() {
    let document = |organisation: &str, elements: &str| {
        format!(
            "justarch: 1\narchitecture: {{ id: a, body: moj, level: ministry, name: {{ vi: Kiến trúc }}, version: \"2.0\" }}\n\
             organisations:\n  moj: {{ name: {{ vi: Bộ Tư pháp }}, kind: ministry }}\n{organisation}{elements}"
        )
    };
    let supplier = "  vendor: { name: { vi: Công ty }, kind: company }\n";
    let elements = "users:\n  people: { kind: citizen, name: { vi: Người dân } }\n";
    let applications = "applications:\n  own:\n    kind: x-own\n    name: { vi: Riêng }\n    supplied-by: vendor\n";
    let vendor = "channels:\n  vendor: { kind: web-page, name: { vi: Trang } }\n";
    let plain = "  own:\n    kind: x-own\n    name: { vi: Riêng }\n";
    let section = |name: &str| format!("{name}:\n{plain}{elements}");
    let cases = [
        // A supplier that is an organisation here and an element there.
        (
            document(supplier, &format!("{applications}{elements}")),
            document("", &format!("{applications}{vendor}{elements}")),
        ),
        // A kind of one's own in another section.
        (
            document("", &section("applications")),
            document("", &section("business")),
        ),
    ];
    for (old, new) in &cases {
        assert_eq!(known(old, new), Some(1));
    }
}
