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
    assert_eq!(helps, ["Có phải ý muốn viết `applications`?"]);
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
