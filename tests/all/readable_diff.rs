//! What a reviewer sees of a comparison: the gravest first, consequences under their cause, the verdict at both ends,
//! and the step before the checks of both versions.

use justarch::{Class, Diff, Document, Lang, Renderer, Transition, json, reference};

const OLD: &str = "\
justarch: 1
architecture:
  id: a
  body: bo
  name: { vi: Kiến trúc thử }
  version: \"2.0\"
  framework: \"2.0\"
  state-date: 2023-07-05
organisations:
  bo: { name: { vi: Bộ Thử nghiệm }, kind: ministry }
infrastructure:
  may-chu: { kind: data-centre, name: { vi: Trung tâm dữ liệu }, owner: bo, instances: 1 }
applications:
  ho-tich: { kind: application, name: { vi: Phần mềm hộ tịch }, owner: bo, security-level: 3, hosted-on: [may-chu] }
  cong-chung: { kind: application, name: { vi: Phần mềm công chứng }, owner: bo, depends-on: [ho-tich] }
channels:
  cong: { kind: service-portal, name: { vi: Cổng dịch vụ }, owner: bo, depends-on: [cong-chung] }
";

/// The old version with each of these replaced.
fn edited(edits: &[(&str, &str)]) -> Document {
    let mut text = OLD.to_owned();
    for (from, to) in edits {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    Document::parse("new.yaml", &text).unwrap()
}

fn old() -> Document {
    Document::parse("old.yaml", OLD).unwrap()
}

/// The position of a word, which must be there.
fn at(text: &str, word: &str) -> usize {
    text.find(word)
        .unwrap_or_else(|| panic!("{word} in:\n{text}"))
}

#[test]
fn the_gravest_change_comes_first_whatever_its_layer() {
    let old = old();
    let new = edited(&[
        ("instances: 1", "instances: 2"),
        ("security-level: 3", "security-level: 2"),
    ]);
    let diff = Diff::between(old.architecture(), new.architecture());
    let shown = Renderer::human(Lang::En).render_diff(&diff, &old, &new);
    assert!(at(&shown, "Changed `security-level") < at(&shown, "`may-chu`"));
}

#[test]
fn verdict_and_step_stand_at_the_top_and_at_the_end() {
    let old = old();
    let new = edited(&[("security-level: 3", "security-level: 2")]);
    let diff = Diff::between(old.architecture(), new.architecture());
    for (lang, verdict, step) in [
        (Lang::Vi, "Kết luận: ", "Mức tăng phiên bản: "),
        (Lang::En, "Verdict: ", "Version step: "),
    ] {
        let shown = Renderer::human(lang).render_diff(&diff, &old, &new);
        let lines: Vec<_> = shown.lines().filter(|line| !line.is_empty()).collect();
        for part in [&lines[..6], &lines[lines.len() - 2..]] {
            assert!(part.iter().any(|line| line.starts_with(verdict)), "{shown}");
            assert!(part.iter().any(|line| line.starts_with(step)), "{shown}");
        }
    }
}

#[test]
fn what_follows_from_a_change_stands_under_it() {
    let old = old();
    let gone = "  cong-chung: { kind: application, name: { vi: Phần mềm công chứng }, owner: bo, depends-on: [ho-tich] }\n";
    let new = edited(&[
        (gone, ""),
        ("depends-on: [cong-chung]", "depends-on: [ho-tich]"),
    ]);
    let diff = Diff::between(old.architecture(), new.architecture());
    let entries = diff.entries();
    let removal = entries
        .iter()
        .find(|e| e.change.summary().get(Lang::En) == "Removed element `cong-chung`");
    let follows: Vec<_> = removal
        .unwrap()
        .consequences
        .iter()
        .map(|c| c.summary().get(Lang::En).to_owned())
        .collect();
    assert_eq!(follows, ["Removed relation `cong` depends on `cong-chung`"]);
    // Each change stands in one entry.
    let listed: usize = entries.iter().map(|e| 1 + e.consequences.len()).sum();
    assert_eq!(listed, diff.changes().len());
    // The same in the form for machines.
    let json = serde_json::to_value(json::Diff::bare(&diff)).unwrap();
    let changes = json["changes"].as_array().unwrap();
    let of = |summary: &str| {
        let found = changes
            .iter()
            .find(|c| c["change"]["summary"]["en"] == summary);
        found.unwrap_or_else(|| panic!("{summary}")).clone()
    };
    let cause = of("Removed element `cong-chung`");
    let consequence = of("Removed relation `cong` depends on `cong-chung`");
    assert_eq!(consequence["cause"], cause["change"]["fingerprint"]);
    assert!(cause["cause"].is_null());
    assert!(of("Added relation `cong` depends on `ho-tich`")["cause"].is_null());
}

#[test]
fn an_entry_is_as_grave_as_the_gravest_that_follows() {
    let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    let diff = Diff::between(&old, &new);
    let entries = diff.entries();
    let classes: Vec<_> = entries.iter().map(justarch::ChangeEntry::class).collect();
    assert!(classes.is_sorted_by(|a, b| a >= b), "{classes:?}");
    assert_eq!(classes.first().copied(), diff.verdict());
    assert_eq!(classes.last().copied(), Some(Class::Editorial));
    let listed: usize = entries.iter().map(|e| 1 + e.consequences.len()).sum();
    assert_eq!(listed, diff.changes().len());
}

#[test]
fn elements_are_named_with_the_id_behind() {
    let old = old();
    let new = edited(&[
        ("  ho-tich: {", "  phan-mem-ho-tich: { succeeds: [ho-tich],"),
        ("depends-on: [ho-tich]", "depends-on: [phan-mem-ho-tich]"),
    ]);
    let diff = Diff::between(old.architecture(), new.architecture());
    let shown = Renderer::human(Lang::Vi).render_diff(&diff, &old, &new);
    at(
        &shown,
        "Phần mềm hộ tịch (ho-tich): đổi định danh → Phần mềm hộ tịch (phan-mem-ho-tich)",
    );
}

#[test]
fn a_review_shows_the_step_first_and_folds_the_checks() {
    let old = old();
    let new = edited(&[
        ("version: \"2.0\"", "version: \"2.1\""),
        ("security-level: 3", "security-level: 2"),
    ]);
    let review = Transition::between(old.architecture(), new.architecture())
        .unwrap()
        .check();
    let code = |report: &justarch::Report| {
        report
            .iter()
            .map(|d| d.code.to_string())
            .collect::<Vec<_>>()
    };
    assert!(!code(&review.findings).is_empty());
    let folded = Renderer::human(Lang::En).render_review(&review, &old, &new);
    for check in code(&review.new) {
        assert!(!folded.contains(&format!("[{check}]")), "{check}");
        at(&folded, &check);
    }
    for step in code(&review.findings) {
        let first = at(&folded, &format!("[{step}]"));
        assert!(first < at(&folded, "── New version ──"));
    }
    let full = Renderer::human(Lang::En).full_checks(true);
    let full = full.render_review(&review, &old, &new);
    for check in code(&review.new) {
        at(&full, &format!("[{check}]"));
    }
}

/// A rename is compatible, and the exchange that went with it is not: the heading does not call the rename breaking.
#[test]
fn a_heading_is_true_of_all_that_stands_under_it() {
    let written = |id: &str, more: &str| {
        let text = OLD
            .replace("cong-chung", id)
            .replace(", depends-on: [ho-tich]", more);
        Document::parse("thu.yaml", &text).unwrap()
    };
    let exchange = ", exchanges: [{ with: ho-tich, purpose: exploit, route: direct }]";
    let old = written("cong-chung", exchange);
    let new = written("so-cong-chung", ", succeeds: [cong-chung]");
    let diff = Diff::between(old.architecture(), new.architecture());
    let shown = |lang| Renderer::human(lang).render_diff(&diff, &old, &new);
    let (vi, en) = (shown(Lang::Vi), shown(Lang::En));
    for (text, lines) in [
        (
            &vi,
            [
                "\nMục có thay đổi phá vỡ tương thích (1: 1 kéo theo)\n",
                "\n    tương thích: Đổi định danh thành phần `cong-chung`",
                "\n        - phá vỡ tương thích: Bỏ quan hệ `cong-chung` trao đổi dữ liệu với `ho-tich`",
            ],
        ),
        (
            &en,
            [
                "\nEntries with breaking changes (1: 1 that follows)\n",
                "\n    compatible: Renamed element `cong-chung`",
                "\n        - breaking: Removed relation `cong-chung` exchanges data with `ho-tich`",
            ],
        ),
    ] {
        let places = lines.map(|line| at(text, line));
        assert!(places.is_sorted(), "{text}");
        assert!(!text.contains("\nBreaking (") && !text.contains("\nPhá vỡ tương thích ("));
    }
    let page = Renderer::human(Lang::En).render_diff_markdown(&diff, &old, &new);
    assert!(
        page.contains("**Entries with breaking changes (1: 1 that follows)**"),
        "{page}"
    );
    at(&page, "[compatible]\n");
    at(&page, "- What follows [breaking]: Removed relation");
    // Where all are of one class, nothing is said twice.
    let new = edited(&[("security-level: 3", "security-level: 2")]);
    let old = self::old();
    let diff = Diff::between(old.architecture(), new.architecture());
    let shown = Renderer::human(Lang::En).render_diff(&diff, &old, &new);
    assert!(
        shown.contains("\nBreaking (1)\n") && !shown.contains("    breaking: "),
        "{shown}"
    );
}
