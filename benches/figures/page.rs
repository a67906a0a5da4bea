//! The tables of `src/docs/performance.md`.

use std::fmt::Display;
use std::path::Path;
use std::{env, fs};

const PAGE: &str = "src/docs/performance.md";

/// Shows a table and, if the run is to be recorded (`-- --record`), puts it into the page at its mark.
pub(crate) fn print(mark: &str, table: &str) {
    println!("\n{table}");
    if recording() {
        put(mark, table);
    }
}

/// Whether what is measured is to be kept.
pub(crate) fn recording() -> bool {
    env::args().any(|argument| argument == "--record")
}

fn put(mark: &str, table: &str) {
    // Of this package, or of that which it stands in.
    let mut folders = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let path = folders
        .find_map(|folder| Some(folder.join(PAGE)).filter(|path| path.exists()))
        .expect("the page is there");
    let page = fs::read_to_string(&path).unwrap();
    let (open, close) = (
        format!("<!-- {mark} -->\n"),
        format!("<!-- end of {mark} -->"),
    );
    let (before, rest) = page.split_once(&open).expect("the page has the mark");
    let (_, after) = rest
        .split_once(&close)
        .expect("the page has the end of the mark");
    fs::write(path, format!("{before}{open}{table}{close}{after}")).unwrap();
}

/// Three digits, more only before the point.
pub(crate) fn short(value: f64) -> String {
    match value {
        v if v >= 100.0 => format!("{v:.0}"),
        v if v >= 10.0 => format!("{v:.1}"),
        v if v >= 0.1 => format!("{v:.2}"),
        v => format!("{v:.4}"),
    }
}

/// A row of a table.
pub(crate) fn row<const N: usize>(cells: [&dyn Display; N]) -> String {
    let cells = cells.map(|cell| format!(" {cell} |"));
    format!("|{}\n", cells.concat())
}

/// The first rows of a table.
pub(crate) fn head<const N: usize>(cells: [&dyn Display; N]) -> String {
    format!("{}|{}\n", row(cells), "---|".repeat(N))
}
