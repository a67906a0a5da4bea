//! The page that lists the cases. `BLESS=1 cargo test` rewrites it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::case::{Case, Made};
use super::{big, files};

const HEAD: &str = include_str!("page-head.md");

#[test]
fn the_page_is_that_of_the_cases() {
    let mut page = HEAD.to_owned();
    page.push_str("\n## Small files\n\nEach is read within 150,000 nodes and 128 MiB.\n\n");
    page.push_str("| file | what it is | exit | found |\n|---|---|---|---|\n");
    for case in files::FILES {
        let _ = writeln!(
            page,
            "| `{}` | {} | {} | {} |",
            case.name,
            case.what,
            case.exit,
            found(case)
        );
    }
    page.push_str("\n## Large files\n\nEach is built by the test at this size with optimisation; in a debug build nearly all of 50 MB and \
         more is a tenth of it, and the list and the map that are not closed are of 2 MB. The seconds are what the \
         release build took once, by the clock, on two busy cores; a dash is not measured.\n\n");
    page.push_str("| what it is | exit | found | nodes | MiB | s |\n|---|---|---|---|---|---|\n");
    for case in big::BIG {
        let seconds = case.seconds.unwrap_or("–");
        let _ = writeln!(
            page,
            "| {} | {} | {} | {} | {} | {seconds} |",
            case.what,
            case.exit,
            found(case),
            case.nodes,
            case.memory
        );
    }
    #[cfg(unix)]
    super::places::rows(&mut page);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/docs/hostile.md");
    if fs::read_to_string(&path).is_ok_and(|there| there == page) {
        return;
    }
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, page).unwrap();
    } else {
        panic!("run with BLESS=1 and review: {}", path.display());
    }
}

fn found(case: &Case) -> String {
    if case.finds.is_empty() {
        return "nothing: it is read".to_owned();
    }
    let finds = case.finds.iter().map(|find| format!("`{find}`"));
    let finds: Vec<_> = finds.collect();
    finds.join(", ")
}

/// There are as many as a set of this sort should have.
#[test]
fn there_are_enough_of_them() {
    assert!(files::FILES.len() + big::BIG.len() >= 70);
    let made = |case: &&Case| matches!(case.made, Made::Here(_));
    assert_eq!(big::BIG.iter().filter(made).count(), big::BIG.len());
}
