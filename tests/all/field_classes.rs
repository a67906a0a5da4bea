//! How grave changes of fields are, and how they are shown.

use justarch::{Architecture, Class, Diff, Document, Lang};

const OLD: &str = r#"justarch: 1
architecture: { id: demo, body: bo, level: ministry, name: { vi: Kiến trúc }, version: "3.0", framework: "3.0", status: draft, state-date: 2024-06-30 }
organisations:
  bo: { name: { vi: Bộ Mẫu, en: Sample Ministry }, kind: ministry }
  cuc: { name: { vi: Cục Mẫu, en: Sample Department }, kind: department, parent: bo }
infrastructure:
  ttdl: { kind: data-centre, name: { vi: Trung tâm dữ liệu }, owner: bo, monitored: true, assessed: 2024-05 }
applications:
  mot-cua: { kind: application, name: { vi: Một cửa }, owner: bo, hosted-on: [ttdl], stores: [kho], information: [internal, state-secret] }
  kho: { kind: database, name: { vi: Kho }, owner: cuc, class: shared-ministry, code-lists: [một, hai, ba] }
  le: { kind: application, name: { vi: Phần mềm lẻ }, owner: bo, monitored: true, role: civil-status, information: personal }
business:
  cap-moi: { kind: public-service, name: { vi: Cấp mới }, owner: bo, supported-by: [mot-cua], code: "1.001" }
channels:
  cong: { kind: service-portal, name: { vi: Cổng }, owner: bo, url: "https://a.gov.vn", login: { citizens: [national-e-id] }, offers: [cap-moi] }
users:
  can-bo: { kind: official, name: { vi: Cán bộ }, uses: [mot-cua] }
"#;

fn read(text: &str) -> Architecture {
    let document = Document::parse("demo.yaml", text).expect("a document");
    document.into_architecture()
}

fn weight(before: &str, after: &str) -> (Option<Class>, Option<Class>) {
    assert!(OLD.contains(before), "{before}");
    let (old, new) = (read(OLD), read(&OLD.replace(before, after)));
    let there = Diff::between(&old, &new).verdict();
    (there, Diff::between(&new, &old).verdict())
}

#[test]
fn what_protects_breaks_when_it_is_weakened_on_something_in_use() {
    let (breaking, compatible) = (Some(Class::Breaking), Some(Class::Compatible));
    for (before, after) in [
        ("monitored: true, assessed", "monitored: false, assessed"),
        (", monitored: true, assessed", ", assessed"),
        ("assessed: 2024-05", "assessed: 2020"),
        ("[internal, state-secret]", "[internal, public]"),
        ("[internal, state-secret]", "[internal]"),
        ("login: { citizens: [national-e-id] }, ", ""),
        (", code: \"1.001\"", ""),
        ("url: \"https://a.gov.vn\", ", ""),
        ("[một, hai, ba]", "[một, ba]"),
        (", class: shared-ministry", ""),
    ] {
        assert_eq!(
            weight(before, after),
            (breaking, compatible),
            "{before} → {after}"
        );
    }
    for (before, after) in [
        ("1.001", "2.001"),
        ("https://a.gov.vn", "https://b.gov.vn"),
        ("class: shared-ministry", "class: internal"),
    ] {
        assert_eq!(
            weight(before, after),
            (breaking, breaking),
            "{before} → {after}"
        );
    }
    // More ways to log in beside the national e-ID harm nobody, and taking them away neither.
    let (more, fewer) = weight("[national-e-id]", "[national-e-id, portal-account]");
    assert_eq!((more, fewer), (compatible, compatible));
}

#[test]
fn what_nothing_uses_may_change() {
    let compatible = Some(Class::Compatible);
    for (before, after) in [
        ("monitored: true, role", "monitored: false, role"),
        ("role: civil-status", "role: judicial-records"),
        ("information: personal", "information: public"),
    ] {
        assert_eq!(weight(before, after), (compatible, compatible), "{before}");
    }
    // What is only planned is not in use, whatever depends on it.
    let planned = OLD.replace(
        "owner: bo, monitored: true, assessed",
        "owner: bo, status: planned, monitored: true, assessed",
    );
    let off = planned.replace("monitored: true, assessed", "monitored: false, assessed");
    assert_eq!(
        Diff::between(&read(&planned), &read(&off)).verdict(),
        compatible
    );
}

#[test]
fn only_words_are_editorial() {
    let editorial = Some(Class::Editorial);
    for (before, after) in [
        ("name: { vi: Kho }", "name: { vi: Kho dữ liệu }"),
        ("name: { vi: Kho }", "name: { vi: Kho }, aliases: [Kho A]"),
        ("name: { vi: Kho }", "name: { vi: Kho }, tags: [a]"),
        (
            "name: { vi: Kho }",
            "name: { vi: Kho }, attributes: { a: b }",
        ),
        ("version: \"3.0\", framework", "version: \"3.1\", framework"),
        ("status: draft", "status: issued"),
    ] {
        assert_eq!(weight(before, after), (editorial, editorial), "{before}");
    }
}

/// The lines that name the change in both languages.
fn lines(before: &str, after: &str) -> Vec<[String; 2]> {
    let (old, new) = (read(OLD), read(&OLD.replace(before, after)));
    let diff = Diff::between(&old, &new);
    let line = |lang| move |change: &justarch::Change<'_>| change.summary().get(lang).to_owned();
    let vi: Vec<_> = diff.changes().iter().map(line(Lang::Vi)).collect();
    let en = diff.changes().iter().map(line(Lang::En));
    vi.into_iter().zip(en).map(|(vi, en)| [vi, en]).collect()
}

#[test]
fn values_are_shown_in_words() {
    for (before, after, vi, en) in [
        (
            "monitored: true, assessed",
            "monitored: false, assessed",
            "“có” → “không”",
            "“yes” → “no”",
        ),
        (
            "[internal, state-secret]",
            "[internal]",
            "“Thông tin nội bộ”, “Bí mật nhà nước” → “Thông tin nội bộ”",
            "“Internal”, “State secret” → “Internal”",
        ),
        (
            "name: { vi: Kho }, owner: cuc",
            "name: { vi: Kho }, owner: bo",
            "“Cục Mẫu” (`cuc`) → “Bộ Mẫu” (`bo`)",
            "“Sample Department” (`cuc`) → “Sample Ministry” (`bo`)",
        ),
        (
            "name: { vi: Một cửa }",
            "name: { vi: \"Mô\u{323}t cửa\" }",
            "(chỉ thay đổi dạng mã Unicode, chữ không đổi)",
            "(only the Unicode form changed; the words are the same)",
        ),
        (
            "name: { vi: Một cửa }",
            "name: { vi: \"Một  cửa\" }",
            "(chỉ thay đổi dấu cách, chữ không đổi)",
            "(only spaces changed; the words are the same)",
        ),
    ] {
        let shown = lines(before, after);
        let [[line_vi, line_en]] = shown.as_slice() else {
            panic!("{shown:?}");
        };
        assert!(line_vi.ends_with(vi), "{line_vi}");
        assert!(line_en.ends_with(en), "{line_en}");
    }
}

#[test]
fn of_long_lists_what_is_gone_and_what_came_is_shown() {
    let many = |names: &str| OLD.replace("[một, hai, ba]", names);
    let (old, new) = (
        read(&many("[a1 a, a2 a, a3 a, a4 a, a5 a, a6 a]")),
        read(&many("[a1 a, a2 a, a3 a, a4 a, a6 a, a7 a]")),
    );
    let diff = Diff::between(&old, &new);
    let summary = diff.changes()[0].summary();
    assert!(
        summary
            .get(Lang::En)
            .ends_with("6 values → 6 values (gone “a5 a”; new “a7 a”)"),
        "{summary:?}"
    );
}
