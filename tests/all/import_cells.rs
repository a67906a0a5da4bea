//! Cells of an imported table that cannot be taken over are named, never passed over.

use justarch::tables::import::{Import, Options, Workbook};
use justarch::tables::{self, TableSet, Tables};
use justarch::{Document, Lang, Severity};

const TEXT: &str = "\
justarch: 1
architecture: { id: kien-truc, body: bo, level: ministry, name: { vi: Kiến trúc }, version: \"1.0\", framework: \"3.0\" }
organisations:
  bo: { name: { vi: Bộ Mẫu }, kind: ministry }
applications:
  ho-tich: { kind: database, name: { vi: Hộ tịch }, owner: bo }
indicators:
  - { id: tong, measure: services-total, value: 100 }
targets:
  - { id: muc, measure: services-full-process, value: 80 }
";

/// What an import says of a table of which one cell was edited.
fn said(set: TableSet, (from, to): (&str, &str)) -> (Import, Vec<(Severity, String)>) {
    let document = Document::parse("kien-truc.yaml", TEXT).unwrap();
    let table = Tables::of(document.architecture()).table(set).unwrap();
    let text = tables::csv(&table, Lang::En);
    assert!(text.contains(from), "{text}");
    let text = text.replacen(from, to, 1);
    let book = Workbook::read("a.csv", text.as_bytes()).unwrap();
    let import = Import::with(&document, &book, &Options::new().table(set));
    let problems = import.problems.iter();
    let said = problems.map(|problem| (problem.severity, problem.line(Lang::En)));
    let said = said.collect();
    (import, said)
}

#[test]
fn a_kind_that_was_cleared_is_an_error_at_its_cell() {
    for cleared in [",,Hộ tịch,", ",not known,Hộ tịch,"] {
        let (import, said) = said(TableSet::Inventory, (",Database,Hộ tịch,", cleared));
        assert!(import.has_errors(), "{cleared}: {said:?}");
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].1.contains("a.csv!D2"), "{said:?}");
    }
}

/// Vietnamese put dots between thousands, and the tools of others before fractions.
#[test]
fn a_number_that_can_be_read_in_two_ways_is_an_error_at_its_cell() {
    let before = ("services-total,100,", "services-total,100,");
    let cell = |number: &str| {
        said(
            TableSet::Indicators,
            (before.0, &format!("services-total,{number},")),
        )
    };
    let (import, told) = cell("12.000");
    assert!(import.has_errors());
    assert!(
        told[0].1.contains("12000") && told[0].1.contains("fraction"),
        "{told:?}"
    );
    for (number, value) in [
        ("12.0000", "12.0000"),
        ("1.234.567", "1234567"),
        ("\"12,5\"", "12.5"),
        ("0.125", "0.125"),
    ] {
        let (import, told) = cell(number);
        assert!(told.is_empty(), "{told:?}");
        let made = format!("{:?}", import.edits);
        assert!(made.contains(&format!("\"{value}\"")), "{number}: {made}");
    }
}

#[test]
fn a_column_that_stands_twice_is_an_error() {
    let (import, told) = said(TableSet::Indicators, ("Value,", "Value,Value,"));
    assert!(import.has_errors() && import.edits.is_empty());
    assert!(
        told.iter().any(|(_, line)| line.contains("stands twice")),
        "{told:?}"
    );
}

#[test]
fn a_cell_that_means_nothing_for_its_row_and_was_filled_in_is_named() {
    for (row, filled) in [
        // A figure that was measured has no term, and one to be reached no day that it was measured on.
        (
            "services-total,100,not known,not known,not known,–",
            "31/12/2025",
        ),
        (
            "services-full-process,80,not known,not known,–",
            "31/12/2025",
        ),
    ] {
        let to = row.replace('–', filled);
        let (import, said) = said(TableSet::Indicators, (row, &to));
        assert!(import.edits.is_empty());
        assert_eq!(said.len(), 1, "{said:?}");
        assert_eq!(said[0].0, Severity::Warning);
        assert!(said[0].1.contains("means nothing"), "{said:?}");
    }
}
