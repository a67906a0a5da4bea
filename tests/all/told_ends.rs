//! What is said of things that end: what, since when, for whom, once for all of a kind; and what policies govern.

use std::fmt::Write as _;

use justarch::{Architecture, Diff, Document, Lang, Members, Renderer, Severity, Transition, json};

fn read(number: &str, body: &str) -> Document {
    let text = format!(
        "justarch: 1
architecture:
  id: bo
  body: bo
  level: ministry
  name: {{ vi: Kiến trúc Bộ Sổ }}
  version: \"{number}\"
  framework: \"3.0\"
  status: draft
  state-date: 2025-01-01
{body}"
    );
    let document = Document::parse("so.yaml", &text).unwrap();
    let report = document.report();
    assert_eq!(report.count(Severity::Error), 0, "{report:?}\n{text}");
    document
}

const ORGANISATIONS: &str = "organisations:
  bo: { name: { vi: Bộ Sổ, en: Ministry of Books }, kind: ministry }
  khac: { name: { vi: Bộ Khác, en: Other Ministry }, kind: ministry }
";

/// What TRN007 says, with the number of its members.
fn told(old: &Architecture, new: &Architecture, lang: Lang) -> Vec<(String, usize)> {
    let review = Transition::between(old, new).unwrap().check();
    let ends = review
        .findings
        .iter()
        .filter(|d| d.code.as_str() == "TRN007");
    ends.map(|d| {
        let members = match d.members.as_deref() {
            Some(Members::Each(parts)) => parts.all().len().max(1),
            _ => 1,
        };
        (d.message.get(lang).to_owned(), members)
    })
    .collect()
}

#[test]
fn ends_of_a_kind_are_one_finding_that_names_whom_they_served() {
    let old = read(
        "3.0",
        &format!(
            "{ORGANISATIONS}applications:
  a: {{ kind: application, name: {{ vi: Sổ A, en: Book A }}, owner: bo, status: active }}
  b: {{ kind: application, name: {{ vi: Sổ B, en: Book B }}, owner: bo, status: active }}
  dung: {{ kind: application, name: {{ vi: Bàn đọc, en: Desk }}, owner: bo, status: active, depends-on: [a, {{ to: b, until: 2025-03-31 }}] }}
policy:
  ke-hoach: {{ kind: plan, name: {{ vi: Kế hoạch, en: Plan }}, issuer: bo }}
"
        ),
    );
    let new = read(
        "3.1",
        &format!(
            "{ORGANISATIONS}applications:
  dung: {{ kind: application, name: {{ vi: Bàn đọc, en: Desk }}, owner: bo, status: active }}
retired:
  a: {{ reason: Cũ, date: 2025-06-30 }}
  b: {{ reason: Cũ }}
  ke-hoach: {{ reason: Hết thời hạn }}
"
        ),
    );
    let (old, new) = (old.architecture(), new.architecture());
    let vi = told(old, new, Lang::Vi);
    let en = told(old, new, Lang::En);
    assert_eq!(vi.len(), 2, "{vi:?}");
    assert_eq!(vi.iter().map(|v| v.1).sum::<usize>(), 3, "{vi:?}");
    let systems = |all: &[(String, usize)]| all.iter().find(|v| v.1 == 2).unwrap().0.clone();
    assert_eq!(
        systems(&vi),
        "2 thành phần dừng vận hành mà không nêu quyết định hoặc nguồn: Sổ A (`a`; dừng từ ngày 30/06/2025; đã phục vụ `dung`), Sổ B (`b`; đã phục vụ `dung` đến 31/03/2025)"
    );
    assert_eq!(
        systems(&en),
        "2 elements are retired without a decision or a source: Book A (`a`; stopped on 2025-06-30; served `dung`), Book B (`b`; served `dung` until 2025-03-31)"
    );
    assert!(
        vi.iter()
            .any(|v| v.0.starts_with("Kế hoạch (`ke-hoach`) thôi áp dụng mà"))
    );
}

#[test]
fn a_reorganisation_without_a_note_is_one_finding() {
    let systems = |owner: &str| {
        let mut out = format!("{ORGANISATIONS}applications:\n");
        for id in ["a", "b", "c"] {
            let _ = writeln!(
                out,
                "  {id}: {{ kind: application, name: {{ vi: Sổ {id} }}, owner: {owner}, status: active }}"
            );
        }
        out
    };
    let (old, new) = (read("3.0", &systems("bo")), read("3.1", &systems("khac")));
    let vi = told(old.architecture(), new.architecture(), Lang::Vi);
    assert_eq!(
        vi,
        [(
            "Sổ a (`a`), Sổ b (`b`), Sổ c (`c`) chuyển từ Bộ Sổ (`bo`) sang Bộ Khác (`khac`) mà không có ghi chú nêu căn cứ".to_owned(),
            3
        )]
    );
}

/// Of a policy that ends, what it governed is named apart from what falls with a system, and who is left without.
#[test]
fn a_policy_that_ends_is_cited_and_carries_nothing() {
    let version = |number: &str, policies: [&str; 3], last: &str| {
        let [host, app, more] = policies;
        read(
            number,
            &format!(
                "{ORGANISATIONS}infrastructure:
  may-chu: {{ kind: it-infrastructure, name: {{ vi: Máy chủ, en: Servers }}, owner: bo, status: active{host} }}
applications:
  a: {{ kind: application, name: {{ vi: Sổ A, en: Book A }}, owner: bo, status: active, hosted-on: [may-chu]{app} }}
  b: {{ kind: application, name: {{ vi: Sổ B, en: Book B }}, owner: bo, status: active, hosted-on: [may-chu] }}
  c: {{ kind: application, name: {{ vi: Sổ C, en: Book C }}, owner: bo, status: active, depends-on: [a] }}
policy:
  con: {{ kind: plan, name: {{ vi: Kế hoạch còn }}, issuer: bo }}
{more}{last}"
            ),
        )
    };
    let old = version(
        "3.0",
        [
            ", governed-by: [het]",
            ", governed-by: [het, con]",
            "  het: { kind: plan, name: { vi: Kế hoạch hết }, issuer: bo }\n",
        ],
        "",
    );
    let new = version(
        "3.1",
        ["", ", governed-by: [con]", ""],
        "retired:\n  het: { reason: Hết thời hạn }\n",
    );
    let diff = Diff::between(old.architecture(), new.architecture());
    for (lang, cited, left, never) in [
        (
            Lang::Vi,
            "được 2 thành phần viện dẫn: Máy chủ (may-chu), Sổ A (a)",
            "1 thành phần không còn chính sách nào khác đang áp dụng: Máy chủ (may-chu)",
            "ảnh hưởng 4",
        ),
        (
            Lang::En,
            "cited by 2: Servers (may-chu), Book A (a)",
            "left without another policy in force, 1: Servers (may-chu)",
            "affects 4",
        ),
    ] {
        let shown = Renderer::human(lang).render_diff(&diff, &old, &new);
        for words in [cited, left] {
            assert!(shown.contains(words), "{words}\n{shown}");
        }
        assert!(!shown.contains(never), "{shown}");
    }
    let json = serde_json::to_value(json::Diff::bare(&diff)).unwrap();
    let changes = json["changes"].as_array().unwrap();
    let ends = changes.iter().find(|c| c["cited-by"] == 2).unwrap();
    assert_eq!(ends["left-without-policy"], 1);
    assert_eq!(ends["name"]["vi"], "Kế hoạch hết");
}

#[test]
fn dropped_figures_are_listed_with_name_and_value() {
    let old = read(
        "3.0",
        &format!(
            "{ORGANISATIONS}applications:
  a:
    kind: application
    name: {{ vi: Sổ A, en: Book A }}
    owner: bo
    targets:
      - {{ id: t, measure: files, name: {{ vi: Hồ sơ số, en: Digital files }}, value: 85, unit: \"%\", qualifier: at-least, by: 2026-12 }}
    indicators:
      - {{ id: i, measure: records, name: {{ vi: Bản ghi, en: Records }}, value: 12, as-of: 2024-12-31 }}
"
        ),
    );
    let new = read(
        "3.1",
        &format!(
            "{ORGANISATIONS}applications:
  a: {{ kind: application, name: {{ vi: Sổ A, en: Book A }}, owner: bo }}
"
        ),
    );
    let diff = Diff::between(old.architecture(), new.architecture());
    for (lang, target, indicator) in [
        (
            Lang::Vi,
            "(Hồ sơ số: trên 85 %, thời hạn 12/2026)",
            "(Bản ghi: 12, ngày 31/12/2024)",
        ),
        (
            Lang::En,
            "(Digital files: more than 85 %, by 2026-12)",
            "(Records: 12, on 2024-12-31)",
        ),
    ] {
        let all = Renderer::human(lang).list(justarch::Class::Editorial);
        let shown = all.render_diff(&diff, &old, &new);
        for words in [target, indicator] {
            assert!(shown.contains(words), "{words}\n{shown}");
        }
    }
}
