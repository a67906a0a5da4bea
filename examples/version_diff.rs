//! Compares the bundled architectures 2.0 and 3.0: the verdict, and every change with whom it affects.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "an example shows what it does"
)]

use justarch::{Diff, Lang, reference};

fn main() {
    let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    let diff = Diff::between(&old, &new);

    if let Some(verdict) = diff.verdict() {
        println!(
            "verdict: {verdict:?}, required version step: {:?}",
            diff.required_bump()
        );
    }
    for change in diff.changes() {
        let affected = diff.impact(change).affected().len();
        let line = change.summary();
        println!(
            "{:?}: {} [{affected} affected]",
            change.class,
            line.get(Lang::En)
        );
    }
}
