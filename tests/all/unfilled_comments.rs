//! Comments that mark sample values: FMT021 at the values.

use std::collections::BTreeSet;

use justarch::{
    Baseline, Diff, Document, FindingFilter, FrameworkVersion, Lang, Loader, Locate as _, Report,
    RuleSet, Since, SourceId,
};

const TEXT: &str = "justarch: 1 # ĐIỀN vào các chỗ dưới đây là bản khởi đầu
architecture: { id: a, body: b, level: ministry, name: { vi: A }, version: '1.0', framework: '3.0', state-date: 2024-06-30 } # ĐIỀN
organisations: { b: { name: { vi: B }, kind: ministry } }
applications:
  # FILL IN: what it is called
  kho:
    kind: database
    name:
      vi: Kho dữ liệu # ĐIỀN: tên
    owner: b
    security-level: 3 # ĐIỀN
    tags:
      - one #ĐIỀN
    description:
      vi: \"không phải # ĐIỀN\"
      en: |
        not one # ĐIỀN
    data-source: Ghi chú # Chữ ĐIỀN đánh dấu
    update-mechanism: Ghi chú # ĐIỀN KINH
";

fn checked(document: &Document) -> Report {
    let rules = RuleSet::for_framework(FrameworkVersion::V3_0).unwrap();
    rules.check_document(document)
}

/// The lines of the values that are told of, from 1.
fn lines(document: &Document, report: &Report) -> BTreeSet<usize> {
    let found = report.iter().filter(|d| d.code.as_str() == "FMT021");
    let labels = found.flat_map(|found| &found.labels);
    let spans = labels.filter_map(|label| document.span_of(label));
    spans
        .map(|span| document.sources().position(span).line)
        .collect()
}

#[test]
fn values_are_told_of_where_they_stand() {
    for text in [TEXT.to_owned(), TEXT.replace('\n', "\r\n")] {
        let document = Document::parse("a.yaml", &text).unwrap();
        let report = checked(&document);
        let found: Vec<_> = report
            .iter()
            .filter(|d| d.code.as_str() == "FMT021")
            .collect();
        // One finding tells of all: of the head, of the element as a whole, and of three of its fields.
        assert_eq!(found.len(), 1);
        let message = found[0].message.get(Lang::En);
        assert!(message.starts_with("5 values are samples"), "{message}");
        assert_eq!(lines(&document, &report), [2, 6, 9, 11, 13].into());
        let full = Loader::new().full_parser_only(true);
        let full = full
            .load("a.yaml", text.as_bytes().to_vec(), &NoFiles)
            .unwrap();
        assert_eq!(
            checked(&full).iter().collect::<Vec<_>>(),
            report.iter().collect::<Vec<_>>()
        );
    }
}

struct NoFiles;

impl justarch::SourceProvider for NoFiles {
    fn read(&self, _: &str) -> Result<Vec<u8>, justarch::Text> {
        Err(justarch::Text::fixed("không có", "none"))
    }
}

#[test]
fn each_is_allowed_and_held_by_a_baseline_by_itself() {
    let allowed = TEXT.replace(
        "    security-level",
        "    # justarch-allow FMT021 -- đã xác nhận\n    security-level",
    );
    let document = Document::parse("a.yaml", &allowed).unwrap();
    let report = checked(&document);
    assert_eq!(report.suppressed_count(), 1);
    assert_eq!(lines(&document, &report), [2, 6, 9, 14].into());
    let rules = RuleSet::for_framework(FrameworkVersion::V3_0).unwrap();
    let document = Document::parse("a.yaml", TEXT).unwrap();
    let baseline = Baseline::record(&document, &rules, None);
    let more = TEXT.replace("    owner: b\n", "    owner: b # ĐIỀN\n");
    let more = Document::parse("a.yaml", &more).unwrap();
    let filter = || FindingFilter::new().baseline(&baseline);
    assert!(lines(&document, &filter().check_document(&rules, &document)).is_empty());
    assert_eq!(
        lines(&more, &filter().check_document(&rules, &more)),
        [10].into()
    );
}

#[test]
fn what_an_earlier_version_had_is_told_only_where_something_changed() {
    let old = Document::parse("a.yaml", TEXT).unwrap();
    let new = Document::parse("a.yaml", &TEXT.replace("version: '1.0'", "version: '1.1'")).unwrap();
    let rules = RuleSet::for_framework(FrameworkVersion::V3_0).unwrap();
    let diff = Diff::between(old.architecture(), new.architecture());
    let since = Since::of(&checked(&old), &diff);
    let report = FindingFilter::new()
        .since(&since)
        .check_document(&rules, &new);
    assert!(lines(&new, &report).is_empty());
    let touched = TEXT.replace("Kho dữ liệu", "Kho khác");
    let new = Document::parse("a.yaml", &touched).unwrap();
    let diff = Diff::between(old.architecture(), new.architecture());
    let since = Since::of(&checked(&old), &diff);
    let report = FindingFilter::new()
        .since(&since)
        .check_document(&rules, &new);
    assert_eq!(lines(&new, &report), [6, 9, 11, 13].into());
    assert_eq!(new.sources().name(SourceId::ROOT), "a.yaml");
}
