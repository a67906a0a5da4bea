//! The law of edits, held against many edits of many texts.

use std::sync::OnceLock;

use justarch::reference;
use proptest::prelude::*;

use crate::edit_law::{FORMS, form, hold, split};
use crate::places::sample;

/// The fixtures and the bundled documents.
fn texts() -> &'static [String] {
    static ALL: OnceLock<Vec<String>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all = sample(100);
        all.extend(
            reference::all()
                .iter()
                .map(|bundled| bundled.text.to_owned()),
        );
        all
    })
}

#[test]
fn edits_keep_the_law() {
    let cases = std::env::var("EDIT_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok());
    let config = ProptestConfig {
        cases: cases.unwrap_or(150),
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let mut counts = [0; 3];
    let mut runner = proptest::test_runner::TestRunner::new(config);
    let counted = std::cell::RefCell::new(&mut counts);
    let all = (
        0..texts().len(),
        0..FORMS,
        prop::collection::vec(any::<u64>(), 1..6),
    );
    runner
        .run(&all, |(text, nth, numbers)| {
            let mut files = form(&texts()[text], nth);
            for number in numbers {
                let outcome = hold(&mut files, number);
                counted.borrow_mut()[outcome as usize] += 1;
            }
            Ok(())
        })
        .unwrap();
    let [made, idle, refused] = counts;
    assert!(made > refused && made > idle, "{counts:?}");
}

#[test]
fn there_are_texts_in_several_files() {
    let split = texts().iter().filter_map(|text| split(text));
    assert!(split.count() > 3);
}
