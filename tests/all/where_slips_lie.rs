//! A fault of syntax is reported where the slip lies, not where the parser stopped, if that is certain.

use justarch::{Diagnostic, Document, Lang, Locate};

const SOUND: &str = "\
justarch: 1
architecture: { id: a, body: b, level: ministry, name: { vi: A }, version: '1.0', framework: '3.0', state-date: 2024-06-30 }
organisations: { b: { name: { vi: B }, kind: ministry } }
integration:
  lgsp:
    kind: lgsp
    name: { vi: Nền tảng LGSP của Bộ }
    owner: b
applications:
  kho:
    kind: database
    name: { vi: Kho dữ liệu }
    owner: b
    exchanges:
      - with: lgsp
        route: direct
    data-source: Ghi chú
";

/// The one fault of the edited text, and the line at which it is reported.
fn fault(text: &str) -> (usize, Diagnostic) {
    let error = Document::parse("a.yaml", text).expect_err(text);
    let found = error.report().iter().next().unwrap().clone();
    assert_eq!(found.code.as_str(), "FMT001");
    let at = error.span_of(&found.labels[0]).unwrap();
    let line = text[..at.start as usize].matches('\n').count() + 1;
    (line, found)
}

fn edited(from: &str, to: &str) -> String {
    assert_eq!(SOUND.matches(from).count(), 1, "{from}");
    SOUND.replace(from, to)
}

#[test]
#[expect(clippy::too_many_lines, reason = "a row for each slip")]
fn the_slip_itself_is_named_at_its_own_line() {
    assert!(
        Document::parse("a.yaml", SOUND)
            .unwrap()
            .report()
            .is_empty()
    );
    for (from, to, line, said) in [
        (
            "    kind: lgsp\n",
            "    kind lgsp\n",
            6,
            "dòng 6 `kind lgsp`: thiếu dấu `:` sau `kind`",
        ),
        (
            "    kind: lgsp\n",
            "    kind:lgsp\n",
            6,
            "dòng 6 `kind:lgsp`: thiếu dấu cách sau dấu `:`",
        ),
        (
            "    kind: lgsp\n",
            "    kind:\u{a0}lgsp\n",
            6,
            "dòng 6 có ký tự U+00A0",
        ),
        (
            "    kind: lgsp\n",
            "    kind：lgsp\n",
            6,
            "dòng 6 dùng dấu hai chấm toàn góc",
        ),
        (
            "  lgsp:\n",
            "  lgsp\n",
            5,
            "dòng 5 `lgsp`: thiếu dấu `:` sau `lgsp`",
        ),
        (
            "    name: { vi: Kho dữ liệu }\n",
            "     name: { vi: Kho dữ liệu }\n",
            12,
            "dòng 12 thụt 5 dấu cách, các dòng cùng mục thụt 4",
        ),
        (
            "    name: { vi: Kho dữ liệu }\n",
            "   name: { vi: Kho dữ liệu }\n",
            12,
            "dòng 12 thụt 3 dấu cách, các dòng cùng mục thụt 4",
        ),
        (
            "      - with: lgsp\n",
            "      – with: lgsp\n",
            15,
            "dòng 15 dùng gạch `–` của Word thay cho `-`",
        ),
        (
            "    data-source: Ghi chú\n",
            "    data-source: “Mục tiêu: một”\n    tags: [a]\n",
            17,
            "dòng 17 dùng dấu ngoặc kép của Word",
        ),
        (
            "{ vi: Kho dữ liệu }",
            "{ vi: Kho: dữ liệu, en: Store }",
            12,
            "dòng 12 có dấu `:` trong một chuỗi",
        ),
        (
            "    owner: b\n    exchanges:",
            "\t\towner: b\n\t\tnote: x\n    exchanges:",
            13,
            "các dòng 13–14 thụt bằng ký tự tab",
        ),
        (
            "    name: { vi: Nền tảng LGSP của Bộ }\n",
            "    name: { vi: \"Nền tảng LGSP của Bộ }\n",
            7,
            "dòng 7 mở dấu ngoặc `\"` mà không đóng",
        ),
        (
            "    data-source: Ghi chú\n",
            "    data-source: 'Ghi chú\n    tags: [a]\n",
            17,
            "dòng 17 mở dấu ngoặc `'` mà không đóng",
        ),
        (
            "    owner: b\n    exchanges:",
            "    owner: \"b\n    tags: [\"c\", d]\n    exchanges:",
            13,
            "dòng 13 mở dấu ngoặc `\"` mà không đóng",
        ),
        (
            "    kind: database\n",
            "\tkind: database\n",
            11,
            "dòng 11 thụt bằng ký tự tab",
        ),
        (
            "{ vi: Kho dữ liệu }",
            "{ vi: Kho dữ liệu",
            12,
            "dòng 12 mở ngoặc `{` mà không đóng",
        ),
        (
            "{ vi: Kho dữ liệu }",
            "{ vi: \"Kho: một\" # ghi chú",
            12,
            "dòng 12 mở ngoặc `{` mà không đóng",
        ),
        (
            "    owner: b\n    exchanges:",
            "    owner: b\n    tags: [a, b\n    exchanges:",
            14,
            "dòng 14 mở ngoặc `[` mà không đóng",
        ),
        (
            "      - with: lgsp\n        route: direct\n",
            "      - { with: lgsp, data: [a, b }\n",
            15,
            "dòng 15 mở ngoặc `[` mà không đóng",
        ),
        (
            "    owner: b\n    exchanges:",
            "    owner: b\n    tags: [a, b]]\n    exchanges:",
            14,
            "dòng 14 có dấu `]` mà không mở ngoặc",
        ),
    ] {
        for text in [edited(from, to), edited(from, to).replace('\n', "\r\n")] {
            let (at, found) = fault(&text);
            let message = found.message.get(Lang::Vi);
            assert!(message.contains(said), "{to}: {message}");
            assert_eq!(at, line, "{to}: {message}");
            assert!(
                found.message.get(Lang::En).contains(&format!(
                    "ine{} {line}",
                    if said.starts_with("các") { "s" } else { "" }
                )),
                "{to}"
            );
            assert!(found.help.is_some());
            let fixed = fixed(&text).unwrap_or_else(|| panic!("{text}"));
            assert!(Document::parse("a.yaml", &fixed).is_ok(), "{fixed}");
        }
    }
}

/// The text with what is offered for its fault of syntax; nothing if nothing is.
fn fixed(text: &str) -> Option<String> {
    let fix = Document::recover("a.yaml", text).unwrap().syntax_fix()?;
    let mut fixed = text.to_owned();
    for edit in fix.edits.iter().rev() {
        let range = edit.span.start as usize..edit.span.end as usize;
        fixed.replace_range(range, &edit.text);
    }
    Some(fixed)
}

#[test]
fn what_mends_a_fault_says_what_was_meant() {
    let last = "    data-source: Ghi chú\n";
    let name = "    name: { vi: Kho dữ liệu }\n";
    for (from, to, meant) in [
        ("    kind: lgsp\n", "    kind lgsp\n", "    kind: lgsp\n"),
        (
            last,
            "    data-source: Mục tiêu: một # ghi chú\n",
            "    data-source: \"Mục tiêu: một\" # ghi chú\n",
        ),
        (
            name,
            "    name: { vi: Kho: dữ liệu, en: Store }\n",
            "    name: { vi: \"Kho: dữ liệu\", en: Store }\n",
        ),
        (name, "     name: { vi: Kho dữ liệu }\n", name),
        (
            name,
            "    name: { vi: \"Kho dữ liệu, en: Store }\n",
            "    name: { vi: \"Kho dữ liệu\", en: Store }\n",
        ),
        (
            last,
            "    data-source: \"Ghi chú\n    tags: [a]\n",
            "    data-source: \"Ghi chú\"\n    tags: [a]\n",
        ),
        (
            "    owner: b\n    exchanges:",
            "\t\towner: b\n\t\tdata-source: x\n    exchanges:",
            "    owner: b\n    data-source: x\n    exchanges:",
        ),
        (
            "  kho:\n",
            "  moi:\n\tkind: database\n\tname: { vi: Mới }\n  kho:\n",
            "  moi:\n    kind: database\n    name: { vi: Mới }\n  kho:\n",
        ),
        (
            name,
            "    name: { vi: Kho dữ liệu # tên\n",
            "    name: { vi: Kho dữ liệu } # tên\n",
        ),
        (
            "      - with: lgsp\n        route: direct\n",
            "      - { with: lgsp, data: [a, route: direct }\n",
            "      - { with: lgsp, data: [a], route: direct }\n",
        ),
        (
            "      - with: lgsp\n        route: direct\n",
            "      - { with: lgsp, route: direct, data: [a\n",
            "      - { with: lgsp, route: direct, data: [a] }\n",
        ),
        (
            last,
            "    code-lists: [a, b]]\n",
            "    code-lists: [a, b]\n",
        ),
        (last, "    code-lists: [a\n", "    code-lists: [a]\n"),
    ] {
        let text = edited(from, to);
        assert_eq!(fixed(&text), Some(edited(from, meant)), "{to}");
    }
    // What was meant here nobody can tell, nor is there anything to mend in a sound text.
    let exchange = "      - with: lgsp\n        route: direct\n";
    for text in [
        edited(last, "    data-source: Ghi chú\n      them: nữa\n"),
        // Which key belongs to which bracket, whether one was opened too much or another is missing.
        edited(name, "    name: { vi: Kho, en: Store, owner: b\n"),
        edited(
            "  kho:\n",
            "  khac: { kind: database, name: { vi: Khác, owner: b, connects: [lgsp] }\n  kho:\n",
        ),
        edited(
            exchange,
            "      [{ with: lgsp, route: [x] , { with: kho, route: [y] }]\n",
        ),
        edited(
            exchange,
            "      [ with: lgsp, route: [x] }, { with: kho }]\n",
        ),
        edited(
            exchange,
            "      - { with: lgsp, data: a, b], route: direct }\n",
        ),
        edited(name, "    name: { vi: Đường dây nóng #1, en: B }\n"),
        edited(name, "    name: { vi: B # không\", en: B }\n"),
        edited(name, "    name: {{ vi: A }\n"),
        edited("    kind: database\n", "    kind: [database\n"),
        edited(last, "    code-lists: [[a, b]\n"),
        edited(name, "    name: { vi: A )\n"),
        edited(name, "    name: { vi: C,\n    en: D\n"),
        // Below a long element it is not seen whether an id or a key was meant.
        format!(
            "{SOUND}{}   moi:\n    kind: database\n",
            "    tags: [a]\n".repeat(16)
        ),
        edited(last, "    code-lists: [a}\n      them: nữa\n"),
        SOUND.to_owned(),
    ] {
        assert_eq!(fixed(&text), None);
    }
}

/// A character that is harmless is not blamed, and a fault that is where it is reported stays there.
#[test]
fn what_is_not_certain_is_not_said() {
    let text = edited("{ vi: Kho dữ liệu }", "{ vi: Kho\u{a0}dữ liệu");
    let (_, found) = fault(&text);
    assert!(
        !found.message.get(Lang::Vi).contains("U+00A0"),
        "{:?}",
        found.message
    );
    let (line, found) = fault(&edited(
        "    data-source: Ghi chú\n",
        "    data-source: Mục tiêu: một\n",
    ));
    assert_eq!(line, 17);
    assert!(found.labels.len() == 1 && found.notes.is_empty());
}

#[test]
fn two_lines_that_may_be_wrong_are_both_named() {
    let text = edited(
        "    data-source: Ghi chú\n",
        "    data-source: Ghi chú\n      them: nữa\n",
    );
    let (line, found) = fault(&text);
    assert_eq!(line, 18);
    let notes: Vec<_> = found.notes.iter().map(|note| note.get(Lang::Vi)).collect();
    assert_eq!(notes, ["nguyên nhân ở dòng 17 hoặc dòng 18"]);
    assert_eq!(found.labels.len(), 2);
}
