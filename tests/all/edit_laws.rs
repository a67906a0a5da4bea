//! The law of edits, held against many edits of many texts. `JUSTARCH_EDITS` says how many are to be made; with
//! `--nocapture` each round of them is told.
#![expect(clippy::print_stderr, reason = "a long run tells how far it is")]

use std::sync::OnceLock;

use justarch::reference;
use proptest::prelude::*;

use crate::edit_law::{FORMS, Outcome, form, hold, split};
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

/// So many edits are made in the ordinary suite.
const MADE: usize = 250;

/// So many texts are edited, each several times, before it is told how many edits were made.
const ROUND: u32 = 150;

#[test]
fn edits_keep_the_law() {
    let asked = std::env::var("JUSTARCH_EDITS").ok();
    let asked: usize = asked.map_or(MADE, |count| count.parse().unwrap());
    let round = if asked > MADE { ROUND * 40 } else { ROUND };
    let config = ProptestConfig {
        cases: round,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let all = (
        0..texts().len(),
        0..FORMS,
        prop::collection::vec(any::<u64>(), 1..6),
    );
    let counted = std::cell::Cell::new([0; 3]);
    while counted.get()[Outcome::Made as usize] < asked {
        // One that has run its cases runs no more.
        proptest::test_runner::TestRunner::new(config.clone())
            .run(&all, |(text, nth, numbers)| {
                let mut files = form(&texts()[text], nth);
                for number in numbers {
                    let outcome = hold(&mut files, number);
                    let mut counts = counted.get();
                    counts[outcome as usize] += 1;
                    counted.set(counts);
                }
                Ok(())
            })
            .unwrap();
        let [made, idle, refused] = counted.get();
        eprintln!("edits made: {made}, without effect: {idle}, refused: {refused}");
        assert!(made > refused && made > idle, "{:?}", counted.get());
    }
}

#[test]
fn there_are_texts_in_several_files() {
    let split = texts().iter().filter_map(|text| split(text));
    assert!(split.count() > 3);
}
