//! Checks both ends of the step from 2.0 to 3.0 by their own frameworks, and the step itself.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "an example shows what it does"
)]

use justarch::{Severity, Transition, reference};

fn main() -> Result<(), justarch::Error> {
    let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    let review = Transition::between(&old, &new)?.check();

    for (name, report) in [
        ("2.0", &review.old),
        ("3.0", &review.new),
        ("2.0 → 3.0", &review.findings),
    ] {
        println!(
            "{name}: {} errors, {} warnings",
            report.count(Severity::Error),
            report.count(Severity::Warning)
        );
    }
    println!("{} changes", review.diff.changes().len());
    Ok(())
}
