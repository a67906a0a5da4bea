//! What is said of everyday slips: the hint names what was meant, and nothing untrue is said.

use justarch::{Document, Lang, Loader, SourceProvider, Text};

const HEAD: &str = "justarch: 1\narchitecture: { id: kt, body: bo-a, level: ministry, name: { vi: Kiến trúc }, version: \"2.0\", framework: \"2.0\", state-date: 2021-06-01 }\norganisations:\n  bo-a: { name: { vi: Bộ A }, kind: ministry }\n";

/// The helps of all findings of a code, in Vietnamese.
fn helps(text: &str, code: &str) -> Vec<String> {
    let document = Document::parse("a.yaml", text).unwrap();
    let found = document.report().iter().filter(|d| d.code.as_str() == code);
    found
        .filter_map(|d| d.help.as_ref().map(|help| help.get(Lang::Vi).to_owned()))
        .collect()
}

fn application(fields: &str) -> String {
    format!(
        "{HEAD}applications:\n  app: {{ kind: application, name: {{ vi: Cấp phép }}, {fields} }}\n"
    )
}

#[test]
fn the_hint_names_what_was_meant() {
    for (fields, code, hint) in [
        ("since: 12/2022", "FMT011", "`2022-12`"),
        ("since: 2022/12/31", "FMT011", "`2022-12-31`"),
        ("since: 31.12.2022", "FMT011", "`2022-12-31`"),
        ("monitored: Có", "FMT011", "`true`"),
        ("monitored: Không", "FMT011", "`false`"),
        ("status: Đang vận hành", "FMT011", "`active`"),
        ("security-level: “3”", "FMT011", "\"3\""),
        ("owner: Bộ A", "FMT014", "`bo-a`"),
        ("owner: BỘ A", "FMT014", "`bo-a`"),
        ("chủ-quản: bo-a", "FMT008", "`owner`"),
        ("Cấp độ an toàn: 3", "FMT008", "`security-level`"),
    ] {
        let helps = helps(&application(fields), code);
        assert!(
            helps.iter().any(|help| help.contains(hint)),
            "{fields}: {helps:?}"
        );
    }
}

#[test]
fn a_section_is_known_by_its_vietnamese_name() {
    let helps = helps(&format!("{HEAD}ứng-dụng: {{}}\n"), "FMT008");
    assert_eq!(helps, ["Có phải định viết `applications`?"]);
}

#[test]
fn of_two_organisations_of_one_name_none_is_named() {
    let text = application("owner: Bộ A").replace(
        "  bo-a:",
        "  bo-b: { name: { vi: Bộ A }, kind: ministry }\n  bo-a:",
    );
    assert!(
        helps(&text, "FMT014")
            .iter()
            .all(|help| !help.contains("Có phải"))
    );
}

struct NoFiles;
impl SourceProvider for NoFiles {
    fn read(&self, _: &str) -> Result<Vec<u8>, Text> {
        Err(Text::fixed("không có tệp", "no such file"))
    }
}

/// What is said of bytes that cannot be read: message and help in Vietnamese.
fn refusal(bytes: &[u8]) -> String {
    let error = Loader::new()
        .load("a.yaml", bytes, &NoFiles)
        .map(|_| ())
        .unwrap_err();
    let mut said = String::new();
    for found in error.report() {
        said.push_str(found.message.get(Lang::Vi));
        said.push_str(found.help.as_ref().map_or("", |help| help.get(Lang::Vi)));
    }
    said
}

#[test]
fn files_of_other_kinds_are_named() {
    let cases: [(&[u8], &str); 5] = [
        (b"PK\x03\x04....word/document.xml", "Word"),
        (b"PK\x03\x04....xl/workbook.xml", "Excel"),
        (b"a: B\xf4\xf2 A, s\xf4\xec li\xea\xf2u", "Windows-1258"),
        (b"a: B\xe9 A, s\xe8 li\xd6u, Tr\xad\xeang", "TCVN3"),
        (
            b"a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n",
            "xung đột của git",
        ),
    ];
    for (bytes, named) in cases {
        let said = refusal(bytes);
        assert!(said.contains(named), "{said}");
    }
}

#[test]
fn a_text_of_two_bytes_a_character_is_read_as_its_twin() {
    let text = application("owner: bo-a");
    let twin = Document::parse("a.yaml", &text).unwrap();
    let mut bytes = vec![0xFF, 0xFE];
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    let read = Loader::new().load("a.yaml", bytes, &NoFiles).unwrap();
    assert!(read.architecture() == twin.architecture());
}

#[test]
fn each_fault_of_yaml_has_a_sentence_of_its_own() {
    let faults = [
        "a: \"D:\\H\"\n",
        "a: \"b\"c\n",
        "a: b # c\n  d\n",
        "a: { b: * }\n",
        "a: | b\n  c\n",
        "a: - b\n",
        "a: [- b]\n",
        "a: \"\\xZZ\"\n",
        "a: 'b'c\n",
        "%YAML 1.2\n%YAML 1.2\n---\na: 1\n",
        "a: *b\n",
        "a: [1, 2\n",
        "a: { b: 1 ]\n",
        "a: \"b\n",
        "a: b: c\n",
    ];
    let mut said: Vec<String> = faults.iter().map(|text| refusal(text.as_bytes())).collect();
    for one in &said {
        assert!(one.starts_with("sai cú pháp YAML: "), "{one}");
        assert!(!one.contains("không theo quy cách YAML"), "{one}");
    }
    said.sort();
    said.dedup();
    assert_eq!(said.len(), faults.len(), "{said:#?}");
}

#[test]
fn the_samples_of_the_readme_are_checked_without_an_error() {
    for readme in [
        include_str!("../../README.md"),
        include_str!("../../README.vi.md"),
    ] {
        let sample = readme.split("```yaml\n").nth(1).unwrap();
        let document = Document::parse("a.yaml", sample.split("```").next().unwrap()).unwrap();
        let arch = document.architecture();
        let rules = justarch::RuleSet::for_framework(arch.framework()).unwrap();
        let found = rules.check(arch);
        let errors = found
            .iter()
            .filter(|d| d.severity == justarch::Severity::Error);
        let errors: Vec<_> = errors.map(|d| d.message.get(Lang::En)).collect();
        assert_eq!(errors, [""; 0]);
    }
}

const PARTS: &str = "\
infrastructure:
  giam-sat: { kind: security-operations, name: { vi: Giám sát }, owner: bo-a }
integration:
  lgsp: { kind: lgsp, name: { vi: LGSP }, owner: bo-a }
applications:
  mot-cua: { kind: one-stop-system, name: { vi: Một cửa }, owner: bo-a, stores: [csdl-chung-chi] }
  thong-ke: { kind: application, name: { vi: Thống kê }, owner: bo-a }
  csdl-dan-cu: { kind: database, name: { vi: Dân cư }, owner: bo-a }
business:
  cap-chung-chi: { kind: public-service, name: { vi: Cấp chứng chỉ }, owner: bo-a, supported-by: [mot-cua] }
  bao-cao-thong-ke: { kind: process, name: { vi: Báo cáo }, owner: bo-a, supported-by: [phan-mem-thong-ke] }
";

/// Of an id that there is not only those are proposed that may stand at the place, and never the element itself.
#[test]
fn what_is_proposed_for_an_id_may_stand_at_the_place() {
    let text = format!("{HEAD}{PARTS}");
    let found = helps(&text, "LAY004");
    assert_eq!(
        found,
        [
            "`stores` dẫn tới cơ sở dữ liệu, kho dữ liệu: `csdl-dan-cu`. Nếu còn thiếu thì khai báo `csdl-chung-chi`.",
            "Có phải định viết `thong-ke`?",
        ]
    );
    for (from, to, help) in [
        (
            "[csdl-chung-chi]",
            "[csdl-dancu]",
            "Có phải định viết `csdl-dan-cu`?",
        ),
        (
            "[csdl-chung-chi]",
            "[mot-cu]",
            "`stores` dẫn tới cơ sở dữ liệu, kho dữ liệu: `csdl-dan-cu`.",
        ),
        (
            "supported-by: [mot-cua]",
            "supported-by: [cap-chung-ch]",
            "`supported-by` dẫn tới",
        ),
        (
            "supported-by: [mot-cua]",
            "supported-by: [“mot-cua”]",
            "Có phải định viết `mot-cua`?",
        ),
    ] {
        let found = helps(&text.replace(from, to), "LAY004");
        let is_said = found.iter().any(|said| said.starts_with(help));
        assert!(is_said, "{to}: {found:?}");
        assert!(
            found
                .iter()
                .all(|said| !said.contains("viết `cap-chung-chi`")),
            "{to}: {found:?}"
        );
    }
    // Without any that may stand there, it is said which would.
    let none = text.replace(
        "  csdl-dan-cu: { kind: database",
        "  csdl-dan-cu: { kind: application",
    );
    let found = helps(&none, "LAY004");
    assert!(
        found[0].contains("văn bản chưa khai báo thành phần nào như vậy"),
        "{found:?}"
    );
    // An organisation is not its own superior.
    let own = HEAD.replace("kind: ministry }\n", "kind: ministry, parent: bo-aa }\n");
    let found = helps(&own, "FMT014");
    assert_eq!(
        found,
        ["Khai báo `bo-aa` trong mục `organisations`, hoặc bỏ tham chiếu."]
    );
}

/// The codes of all findings of reading.
fn codes(text: &str) -> Vec<String> {
    let document = Document::parse("a.yaml", text).unwrap();
    let found = document.report().iter().map(|d| d.code.to_string());
    found.collect()
}

#[test]
fn a_text_wholly_in_quotes_of_word_is_reported_whatever_its_key() {
    for value in [
        "“2323/QĐ-BTTTT”",
        "‘2323/QĐ-BTTTT’",
        "«2323/QĐ-BTTTT»",
        "”2323/QĐ-BTTTT“",
    ] {
        for field in [
            "number: X",
            "note: { vi: X }",
            "tags: [X]",
            "attributes: { a: X }",
        ] {
            let fields = field.replace('X', value);
            let found = helps(&application(&fields), "FMT011");
            let plain = "\"2323/QĐ-BTTTT\"";
            assert!(
                found.len() == 1 && found[0].contains(plain),
                "{fields}: {found:?}"
            );
        }
        let name = application("").replace("Cấp phép", value);
        assert_eq!(codes(&name), ["FMT011"], "{value}");
    }
    for name in [
        "“Bảy lớp” của Bộ",
        "“A” và “B”",
        "Hệ thống “A”",
        "\"“A”\"",
        "'“A”'",
    ] {
        let text = application("").replace("Cấp phép", name);
        assert!(codes(&text).is_empty(), "{name}");
    }
}

#[test]
fn keys_among_elements_belong_to_the_element_above() {
    let text = format!(
        "{HEAD}applications:\n  app:\n  kind: application\n  name: {{ vi: A }}\n  owner: bo-a\n  b: {{ kind: application, name: {{ vi: B }}, owner: bo-a }}\n"
    );
    let found = helps(&text, "FMT008");
    assert_eq!(codes(&text), ["FMT008"]);
    assert!(
        found[0].contains("thụt vào thêm một mức để thuộc thành phần `app`"),
        "{found:?}"
    );
    let document = Document::parse("a.yaml", &text).unwrap();
    assert!(document.architecture().element("b").is_some());
    let unread: Vec<_> = document.architecture().unread().elements().collect();
    assert_eq!(unread, ["app"]);
    // Some of the keys only.
    let text = format!(
        "{HEAD}applications:\n  app:\n    kind: application\n    name: {{ vi: A }}\n  owner: bo-a\n  stores: [app]\n"
    );
    assert_eq!(codes(&text), ["FMT008"]);
    let document = Document::parse("a.yaml", &text).unwrap();
    assert!(document.architecture().element("app").is_some());
    assert_eq!(document.architecture().unread().elements().count(), 0);
    // An element may be called as a key is.
    let text = format!(
        "{HEAD}applications:\n  owner: {{ kind: application, name: {{ vi: A }}, owner: bo-a }}\n"
    );
    assert!(codes(&text).is_empty());
    // One that stands outside all sections is known by its id.
    let text = format!(
        "{HEAD}applications:\n  b: {{ kind: application, name: {{ vi: B }}, depends-on: [app] }}\napp:\n  kind: application\n  name: {{ vi: A }}\n"
    );
    assert_eq!(codes(&text), ["FMT008"]);
    let document = Document::parse("a.yaml", &text).unwrap();
    let unread: Vec<_> = document.architecture().unread().elements().collect();
    assert_eq!(unread, ["app"]);
}

#[test]
fn a_misspelt_key_is_not_missing_besides() {
    for (from, to, meant) in [
        ("name: { vi: A }", "tên: { vi: A }", "name"),
        ("kind: application", "loại: application", "kind"),
        ("with: b", "với: b", "with"),
        ("route: direct", "tuyến: direct", "route"),
        ("route: direct", "đường đi: direct", "route"),
        ("route: direct", "rout: direct", "route"),
        ("method: online-call", "phương thức: online-call", "method"),
        ("purpose: exploit", "muc-dich: exploit", "purpose"),
    ] {
        let text = format!(
            "{HEAD}applications:\n  app: {{ kind: application, name: {{ vi: A }}, owner: bo-a, exchanges: [{{ with: b, route: direct, purpose: exploit, method: online-call }}] }}\n  b: {{ kind: database, name: {{ vi: B }}, owner: bo-a }}\n"
        );
        assert!(text.contains(from), "{from}");
        let document = Document::parse("a.yaml", &text.replacen(from, to, 1)).unwrap();
        let rules = justarch::RuleSet::for_framework(document.architecture().framework()).unwrap();
        let report = rules.check_document(&document);
        let found: Vec<_> = document
            .report()
            .iter()
            .map(|d| {
                (
                    d.code.to_string(),
                    d.help.as_ref().map(|h| h.get(Lang::Vi).to_owned()),
                )
            })
            .collect();
        let help = format!("Có phải định viết `{meant}`?");
        assert_eq!(found, [("FMT008".to_owned(), Some(help))], "{to}");
        assert!(report.iter().all(|d| d.code.as_str() != "INT019"), "{to}");
    }
}
