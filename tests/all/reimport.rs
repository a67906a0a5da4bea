//! Workbooks that were exported, edited in their cells and imported, and imported again: what a cell held when it was exported
//! tells an edit from what the document says since.

mod book;

use justarch::tables::import::{Import, Options};
use justarch::tables::{self, TableSet, Tables};
use justarch::{Document, Lang, Severity, SourceId};

use book::Book;

const TEXT: &str = "\
justarch: 1
architecture:
  id: kien-truc
  body: bo
  level: ministry
  name: { vi: Kiến trúc Bộ Mẫu }
  framework: \"3.0\"
organisations:
  bo: { name: { vi: Bộ Mẫu }, kind: ministry }
  cuc: { name: { vi: Cục Công nghệ thông tin }, parent: bo }
  so: { name: { vi: Sở Tư pháp tỉnh Bình Lâm }, kind: department }
applications:
  ho-tich: # the register
    kind: database
    name: { vi: Cơ sở dữ liệu hộ tịch }
    owner: bo
    status: active
    security-level: 3
  tra-cuu:
    kind: application
    name: { vi: Phần mềm tra cứu }
    owner: so
    exchanges:
      - with: ho-tich
        purpose: exploit
";

fn document() -> Document {
    Document::parse("kien-truc.yaml", TEXT).unwrap()
}

fn text_of(document: &Document) -> &str {
    document.sources().text(SourceId::ROOT)
}

/// The document that the workbook makes, to which it adds nothing when it is imported again.
fn twice(book: &Book, document: &Document) -> Document {
    let mut first = book.import(document);
    assert!(!first.has_errors(), "{:?}", first.problems);
    first.accept_removals();
    let after = first.edited(document).unwrap();
    let mut again = book.import(&after);
    assert!(again.edits.is_empty(), "{:?}", again.edits);
    assert!(!again.has_errors(), "{:?}", again.problems);
    again.accept_removals();
    assert!(again.edits.is_empty(), "{:?}", again.edits);
    after
}

fn errors(import: &Import) -> Vec<String> {
    let of = import.problems.iter();
    let of = of.filter(|p| p.severity == Severity::Error);
    of.map(|problem| problem.line(Lang::En)).collect()
}

const INVENTORY: &str = "Thành phần";
const DATABASES: &str = "Cơ sở dữ liệu";
const LEVELS: &str = "Cấp độ an toàn";
const BODIES: &str = "Tổ chức";

#[test]
fn an_edit_in_one_sheet_is_one_place_and_the_others_do_not_take_it_back() {
    let document = document();
    for tab in [INVENTORY, DATABASES, LEVELS] {
        let mut book = Book::of(&document);
        book.set(tab, "owner", "ho-tich", "Cục Công nghệ thông tin");
        assert_eq!(book.import(&document).edits.len(), 1, "{tab}");
        let after = twice(&book, &document);
        assert_eq!(
            text_of(&after),
            TEXT.replace("    owner: bo", "    owner: cuc")
        );
    }
    let mut book = Book::of(&document);
    book.set(INVENTORY, "security-level.level", "ho-tich", "Cấp độ 4");
    let after = twice(&book, &document);
    assert_eq!(text_of(&after), TEXT.replace("level: 3", "level: 4"));
}

#[test]
fn sheets_that_say_the_same_make_one_edit_and_those_that_do_not_are_named() {
    let document = document();
    let mut book = Book::of(&document);
    book.set(INVENTORY, "owner", "ho-tich", "Cục Công nghệ thông tin");
    book.set(DATABASES, "owner", "ho-tich", "cuc");
    assert_eq!(book.import(&document).edits.len(), 1);
    twice(&book, &document);
    book.set(LEVELS, "owner", "ho-tich", "Sở Tư pháp tỉnh Bình Lâm");
    let import = book.import(&document);
    let (here, there) = (
        book.at(LEVELS, "owner", "ho-tich"),
        book.at(INVENTORY, "owner", "ho-tich"),
    );
    let found = errors(&import);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].starts_with(&format!("{LEVELS}!{here}: ")),
        "{found:?}"
    );
    assert!(
        found[0].contains(&format!("{INVENTORY}!{there}")),
        "{found:?}"
    );
    assert!(import.edits.is_empty());
}

#[test]
fn what_the_document_says_since_stays_and_is_a_conflict_where_the_cell_was_changed_too() {
    let exported = document();
    let now = TEXT.replace("    owner: bo", "    owner: so");
    let now = Document::parse("kien-truc.yaml", &now).unwrap();
    let mut book = Book::of(&exported);
    let import = book.import(&now);
    assert!(
        import.edits.is_empty() && import.problems.is_empty(),
        "{:?}",
        import.problems
    );
    book.set(INVENTORY, "status", "ho-tich", "Thí điểm");
    assert_eq!(book.import(&now).edits.len(), 1);
    book.set(DATABASES, "owner", "ho-tich", "Cục Công nghệ thông tin");
    let found = errors(&book.import(&now));
    assert_eq!(found.len(), 1, "{found:?}");
    let at = book.at(DATABASES, "owner", "ho-tich");
    assert!(
        found[0].starts_with(&format!("{DATABASES}!{at}: ")),
        "{found:?}"
    );
    assert!(
        found[0].contains("“Cục Công nghệ thông tin”")
            && found[0].contains("“Sở Tư pháp tỉnh Bình Lâm”"),
        "{found:?}"
    );
    // What both were changed to alike is no conflict.
    book.set(DATABASES, "owner", "ho-tich", "so");
    assert!(errors(&book.import(&now)).is_empty());
}

#[test]
fn a_name_that_changed_is_still_the_name_of_the_same_thing() {
    let document = document();
    let mut book = Book::of(&document);
    book.set(BODIES, "name.vi", "bo", "Bộ Mẫu mới");
    book.set(INVENTORY, "owner", "tra-cuu", "Bộ Mẫu");
    let after = twice(&book, &document);
    assert!(text_of(&after).contains("    name: { vi: Phần mềm tra cứu }\n    owner: bo\n"));
    let mut book = Book::of(&document);
    book.set(BODIES, "name.vi", "bo", "Bộ Mẫu mới");
    book.set(INVENTORY, "owner", "tra-cuu", "Bộ Mẫu mới");
    assert_eq!(text_of(&twice(&book, &document)), text_of(&after));
}

#[test]
fn what_is_new_is_added_once_with_what_it_names_and_is_not_gone_from_other_sheets_later() {
    let document = document();
    let mut book = Book::of(&document);
    book.add(
        INVENTORY,
        "tra-cuu",
        &[
            ("id", "quoc-tich"),
            ("kind", "Cơ sở dữ liệu"),
            ("name.vi", "Quốc tịch"),
            ("owner", "Cục Hộ tịch"),
        ],
    );
    book.add(
        DATABASES,
        "ho-tich",
        &[
            ("id", "quoc-tich"),
            ("name.vi", "Quốc tịch"),
            ("class", "Vũ trụ"),
        ],
    );
    book.add(
        BODIES,
        "so",
        &[("id", "cuc-ho-tich"), ("name.vi", "Cục Hộ tịch")],
    );
    let refused = errors(&book.import(&document));
    assert!(
        refused.iter().all(|line| line.contains("is not a value")),
        "{refused:?}"
    );
    let at = book.at(DATABASES, "class", "quoc-tich");
    assert!(
        refused[0].starts_with(&format!("{DATABASES}!{at}")),
        "{refused:?}"
    );
    let mut book = Book::of(&document);
    book.add(
        INVENTORY,
        "tra-cuu",
        &[
            ("id", "quoc-tich"),
            ("kind", "Cơ sở dữ liệu"),
            ("name.vi", "Quốc tịch"),
            ("owner", "Cục Hộ tịch"),
        ],
    );
    book.add(
        LEVELS,
        "tra-cuu",
        &[
            ("id", "quoc-tich"),
            ("name.vi", "Quốc tịch"),
            ("security-level.level", "2"),
        ],
    );
    book.add(
        BODIES,
        "so",
        &[("id", "cuc-ho-tich"), ("name.vi", "Cục Hộ tịch")],
    );
    let after = twice(&book, &document);
    let element = after.architecture().element("quoc-tich").unwrap();
    assert_eq!(element.owner().unwrap().name(Lang::Vi), "Cục Hộ tịch");
    assert!(text_of(&after).contains("security-level: 2"));
    // What the document says of it since is not taken back either.
    let later = text_of(&after).replace("security-level: 2", "security-level: 5");
    let found = errors(&book.import(&Document::parse("kien-truc.yaml", &later).unwrap()));
    let at = book.at(LEVELS, "security-level.level", "quoc-tich");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].starts_with(&format!("{LEVELS}!{at}: ")) && found[0].contains("“5”"),
        "{found:?}"
    );
}

#[test]
fn what_was_taken_out_is_not_added_again() {
    let document = document();
    let mut book = Book::of(&document);
    for tab in [INVENTORY, LEVELS] {
        book.take_away(tab, "tra-cuu");
    }
    let after = twice(&book, &document);
    assert!(after.architecture().element("tra-cuu").is_none());
    // Nor where the document alone has lost it, which is said; a cell that was changed is a conflict.
    let mut book = Book::of(&document);
    let import = book.import(&after);
    assert!(import.edits.is_empty() && !import.has_errors());
    assert!(import.problems.iter().any(|p| {
        p.line(Lang::En)
            .contains("`tra-cuu` has gone from the document")
    }));
    book.set(INVENTORY, "status", "tra-cuu", "Thí điểm");
    let found = errors(&book.import(&after));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("`tra-cuu` has gone"), "{found:?}");
}

#[test]
fn an_exchange_that_left_a_table_is_not_added_a_second_time() {
    let document = document();
    let mut book = Book::of(&document);
    // Of one agency, it is no longer listed among the sharing services.
    book.set(INVENTORY, "owner", "tra-cuu", "Bộ Mẫu");
    let after = twice(&book, &document);
    assert_eq!(
        after.architecture().relations().count(),
        document.architecture().relations().count()
    );
}

#[test]
fn without_what_the_cells_held_two_sheets_that_disagree_are_both_named() {
    let document = document();
    let mut book = Book::of(&document);
    book.by_hand()
        .set(INVENTORY, "owner", "ho-tich", "Cục Công nghệ thông tin");
    let import = book.import(&document);
    let found = errors(&import);
    assert_eq!(found.len(), 1, "{found:?}");
    let (here, there) = (
        book.at(INVENTORY, "owner", "ho-tich"),
        book.at(DATABASES, "owner", "ho-tich"),
    );
    assert!(
        found[0].contains(&format!("{INVENTORY}!{here}")),
        "{found:?}"
    );
    assert!(
        found[0].contains(&format!("{DATABASES}!{there}")),
        "{found:?}"
    );
    // One table alone is the edit, and so are all that say the same.
    let options = Options::new().table(TableSet::Inventory);
    let import = Import::with(&document, &book.workbook(), &options);
    assert_eq!(import.edits.len(), 1, "{:?}", import.problems);
    for tab in [DATABASES, LEVELS] {
        book.set(tab, "owner", "ho-tich", "Cục Công nghệ thông tin");
    }
    assert_eq!(book.import(&document).edits.len(), 1);
}

#[test]
fn what_is_kept_of_a_workbook_has_nothing_of_what_must_not_be_shown() {
    let text = TEXT.replace(
        "    security-level: 3\n",
        "    security-level: 3\n    information: [state-secret]\n",
    );
    let document = Document::parse("kien-truc.yaml", &text).unwrap();
    let all = Tables::of(document.architecture()).public().all();
    let book = Book::read(&tables::xlsx(&all, Lang::Vi).unwrap());
    let kept = book.cells("Khi xuất");
    assert!(
        kept.iter()
            .any(|(_, _, text)| text == "tra-cuu" || text == "bo")
    );
    assert!(
        kept.iter().all(|(_, _, text)| !text.contains("ho-tich")),
        "{kept:?}"
    );
    // It is nothing that an import speaks of, and it says that nothing was edited.
    let import = book.import(&document);
    assert!(
        import.edits.is_empty() && import.problems.is_empty(),
        "{:?}",
        import.problems
    );
    assert!(import.gone.is_empty());
    let book = book.part("xl/workbook.xml");
    assert_eq!(book.matches("state=\"veryHidden\"").count(), 1);
}
