//! The page of Markdown about a transition.

use justarch::{
    ApplicationKind, Architecture, Document, FrameworkVersion, Lang, RelationKind, ReviewMarkdown,
    Transition, reference,
};

fn page(old: &Document, new: &Document, lang: Lang) -> String {
    let transition = Transition::between(old.architecture(), new.architecture()).unwrap();
    ReviewMarkdown::new(&transition.check(), old, new, lang).to_string()
}

const OLD: &str = r#"
justarch: 1
architecture:
  id: demo
  body: moj
  name: { vi: Kiến trúc thử nghiệm, en: Trial architecture }
  version: "2.0"
  framework: "2.0"
  issued: { decision: 1/QĐ-BTP, date: 2022-01-10 }
  views:
    security: { name: { vi: An toàn thông tin, en: Information security }, text: Có. }
organisations:
  moj: { kind: ministry, name: { vi: Bộ Tư pháp, en: Ministry of Justice } }
infrastructure:
  dc:
    kind: data-centre
    name: { vi: Trung tâm dữ liệu, en: Data centre }
    owner: moj
applications:
  one-stop:
    kind: one-stop-system
    name: { vi: Một cửa điện tử, en: E-one-stop system }
    owner: moj
    hosted-on: [dc]
business:
  birth:
    kind: public-service
    name: { vi: Đăng ký khai sinh, en: Birth registration }
    owner: moj
    grade: "4"
    supported-by: [one-stop]
    indicators:
      - { id: filed, measure: files-online, name: { vi: Hồ sơ trực tuyến, en: Files online }, value: 10, as-of: 2022 }
channels:
  portal:
    kind: service-portal
    name: { vi: Cổng Dịch vụ công, en: Public service portal }
    owner: moj
    offers: [birth]
    exchanges: [{ with: one-stop, route: direct }]
"#;

const NEW: &str = r#"
justarch: 1
architecture:
  id: demo
  body: moj
  name: { vi: Kiến trúc thử nghiệm, en: Trial architecture }
  version: "2.1"
  framework: "3.0"
  state-date: 2024-06
  views:
    security:
      name: { vi: "An toàn thông tin mạng, an ninh mạng", en: Network information security and network security }
      text: Có.
organisations:
  moj: { kind: ministry, name: { vi: Bộ Tư pháp, en: Ministry of Justice } }
applications:
  procedures:
    kind: procedure-system
    name: { vi: "Giải quyết *thủ tục* | hành chính", en: "Handling of *procedures* | one" }
    owner: moj
    succeeds: [one-stop, portal]
business:
  birth:
    kind: public-service
    name: { vi: Đăng ký khai sinh, en: Birth registration }
    owner: moj
    grade: full-process
    supported-by: [procedures]
    indicators:
      - { id: filed, measure: files-online, name: { vi: Hồ sơ trực tuyến, en: Files online }, value: 12, as-of: 2024 }
"#;

#[test]
fn a_small_pair() {
    let (old, new) = (
        Document::parse("cũ.yaml", OLD).unwrap(),
        Document::parse("mới.yaml", NEW).unwrap(),
    );
    for document in [&old, &new] {
        let problems: Vec<_> = document.report().iter().collect();
        assert!(problems.is_empty(), "{problems:?}");
    }
    insta::assert_snapshot!("review_page_vi", page(&old, &new, Lang::Vi));
    insta::assert_snapshot!("review_page_en", page(&old, &new, Lang::En));
}

#[test]
fn the_bundled_pair_names_what_a_reviewer_looks_for() {
    let get = |name| reference::get(name).unwrap().document();
    let (old, new) = (get("moj-2.0"), get("moj-3.0"));
    let vi = page(&old, &new, Lang::Vi);
    for part in [
        "phiên bản 2.0 → 3.0",
        "mức **phá vỡ tương thích**",
        "(`moj-one-stop-system`) và Cổng Dịch vụ công Bộ Tư pháp (`moj-public-service-portal`) thành",
        "(`moj-procedure-system`) (tên gọi theo Thông tư 01/2023/TT-VPCP). `moj-public-service-portal` tiếp tục thuộc lớp Kênh giao tiếp.",
        "“An toàn thông tin” → “An toàn thông tin mạng, an ninh mạng”",
        "Mức độ 1, Mức độ 2, Mức độ 3, Mức độ 4 → Một phần, Toàn trình",
        "(`i-services-total`): 70 (2022) → 69 (2024)",
        "đã đưa vào bản mới, `e-identification-platform`",
        "đã đưa vào bản mới, `national-data-centre`",
        "đã đưa vào bản mới, `people-data-store`.",
        "đã đưa vào bản mới, `national-consolidated-store`.",
        "| Đợt 2 | 2.0 | 20/10/2023 | 4 | hợp lệ |",
        "49 thành phần còn lại giữ nguyên định danh.",
        "**Không còn viện dẫn văn bản `vb-1718-btttt-thh-2020`**",
        "reference:moj-2.0:",
        "Bản mới đáp ứng khung 3.0",
        "| Đợt 3 | 3.0 | 01/01/2024 – 31/12/2024 | 16 | hợp lệ |",
    ] {
        assert!(vi.contains(part), "{part}\n{vi}");
    }
    let en = page(&old, &new, Lang::En);
    for part in [
        "The transition is **breaking**",
        "merge into Procedure-handling system",
        "Level 1, Level 2, Level 3, Level 4 → Partial, Full-process",
        "The other 49 keep their id.",
        "| Wave 3 | 3.0 | 2024-01-01 – 2024-12-31 | 16 | valid |",
    ] {
        assert!(en.contains(part), "{part}\n{en}");
    }
    // Both languages say the same in the same order.
    let shape = |page: &str| {
        let lines = page.lines();
        lines
            .map(|l| l.chars().take_while(|c| "#|-> ".contains(*c)).collect())
            .collect::<Vec<String>>()
    };
    assert_eq!(shape(&vi), shape(&en));
}

#[test]
fn a_document_against_itself_and_a_half_empty_pair() {
    let arch = reference::moj_3_0();
    let review = Transition::between(&arch, &arch).unwrap().check();
    let same = ReviewMarkdown::bare(&review, Lang::Vi).to_string();
    assert!(same.contains("**Không có thay đổi.**"), "{same}");
    assert!(same.contains("không có việc cần làm"), "{same}");
    let empty = Architecture::fragment("demo", FrameworkVersion::V3_0);
    let empty = empty.build().unwrap();
    let review = Transition::between(&arch, &empty).unwrap().check();
    for lang in [Lang::Vi, Lang::En] {
        let page = ReviewMarkdown::bare(&review, lang).to_string();
        assert!(page.contains("| DOC002 |"), "{page}");
    }
}

#[test]
fn texts_of_a_document_stay_text() {
    const EVIL: &str = "a|b</td><script>x</script> `c|d` [e](javascript:f)\u{1b}[2J\n# g";
    let version = |with_db: bool| {
        let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
        b.element("app", ApplicationKind::Application, EVIL)?;
        if with_db {
            b.element("db", ApplicationKind::Database, EVIL)?;
            b.relate("app", RelationKind::Stores, "db")?;
        }
        b.build()
    };
    let (old, new) = (version(true).unwrap(), version(false).unwrap());
    let review = Transition::between(&old, &new).unwrap().check();
    for lang in [Lang::Vi, Lang::En] {
        let page = ReviewMarkdown::bare(&review, lang).to_string();
        assert!(page.contains("a\\|b&lt;/td"), "{page}");
        for bad in ["<script", "](java", "\u{1b}", "\n# g"] {
            assert!(!page.replace("\\]", "").contains(bad), "{bad}\n{page}");
        }
        // Every row of a table has as many cells as its head.
        let bars = |line: &str| line.replace("\\|", "").matches('|').count();
        let lines: Vec<&str> = page.lines().collect();
        for pair in lines.windows(2) {
            if pair.iter().all(|line| line.starts_with('|')) {
                assert_eq!(bars(pair[0]), bars(pair[1]), "{}\n{}", pair[0], pair[1]);
            }
        }
    }
}

#[test]
fn what_was_found_of_the_step_is_listed_to_the_last_info() {
    let old = reference::get("moj-2.0").unwrap().document();
    let new = reference::get("moj-3.0").unwrap().document();
    let transition = Transition::between(old.architecture(), new.architecture()).unwrap();
    let review = transition.check();
    assert!(
        review
            .findings
            .iter()
            .any(|found| found.code.as_str() == "TRN007")
    );
    for lang in [Lang::Vi, Lang::En] {
        let page = ReviewMarkdown::new(&review, &old, &new, lang).to_string();
        let head = match lang {
            Lang::Vi => "\nKết quả kiểm tra việc chuyển đổi:\n\n",
            Lang::En => "\nWhat was found of the step:\n\n",
        };
        let (_, list) = page.split_once(head).unwrap();
        let items: Vec<_> = list
            .lines()
            .take_while(|line| line.starts_with("- "))
            .collect();
        assert_eq!(items.len(), review.findings.iter().len());
        for found in &review.findings {
            let label = found.severity.label();
            let start = format!("- {} ({}): ", found.code.as_str(), label.get(lang));
            assert!(items.iter().any(|item| item.starts_with(&start)), "{start}");
        }
    }
}

#[test]
fn what_is_not_known_is_not_said_to_be_met() {
    let old = reference::get("moj-2.0").unwrap().document();
    let new = reference::get("moj-3.0").unwrap().document();
    let vi = page(&old, &new, Lang::Vi);
    let line = vi
        .lines()
        .find(|l| l.starts_with("Bản mới đáp ứng khung 3.0"))
        .unwrap();
    assert!(line.contains("không còn yêu cầu ở mức lỗi; còn "), "{line}");
    assert!(line.ends_with(" ghi là chưa có thông tin."), "{line}");
    let en = page(&old, &new, Lang::En);
    let line = en
        .lines()
        .find(|l| l.contains("meets framework 3.0"))
        .unwrap();
    assert!(
        line.contains("at the level of an error; stated as not known: "),
        "{line}"
    );
}
