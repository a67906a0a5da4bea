//! What a reviewer signs holds: no error on law that is still to come, no missing statement told as a missing thing,
//! no doubt lost on the way to paper, and the day of the law on every page.

use std::path::Path;

use justarch::{
    Date, Diagnostic, Document, Force, FrameworkVersion, Gap, InstrumentKind, Lang, Renderer,
    RuleSet, Severity, Transition, reference,
};

use crate::rules::fixtures;

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

/// The findings of one code in a fixture after edits of its text, judged by the law of a day.
fn on(fixture: &str, edits: &[(&str, &str)], date: &str) -> Vec<Diagnostic> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/rules")
        .join(fixture);
    let mut text = std::fs::read_to_string(&path).expect("the fixture can be read");
    for (from, to) in edits {
        assert!(text.contains(from), "{fixture} has no {from}");
        text = text.replacen(from, to, 1);
    }
    let document = Document::parse(fixture, &text).expect("a document");
    let arch = document.architecture();
    let rules = RuleSet::for_framework(arch.framework()).expect("a known framework");
    let report = rules.as_of(day(date)).check(arch);
    let code = fixture.split('/').next().unwrap_or_default();
    let of_code = report.iter().filter(|d| d.code.as_str() == code);
    of_code.cloned().collect()
}

fn severities(fixture: &str, edits: &[(&str, &str)], date: &str) -> Vec<Severity> {
    let found = on(fixture, edits, date);
    found.iter().map(|d| d.severity).collect()
}

/// Message, notes and basis in one language.
fn told(found: &[Diagnostic], lang: Lang) -> String {
    let mut told = String::new();
    for one in found {
        told.push_str(one.message.get(lang));
        for note in &one.notes {
            told.push_str(note.get(lang));
        }
        if let Some(basis) = &one.basis {
            told.push_str(&basis.citation(lang));
        }
        if let Some(help) = &one.help {
            told.push_str(help.get(lang));
        }
    }
    told
}

const MINISTRY: (&str, &str) = (
    "ministry: { name: { vi: Bộ Mẫu",
    "ministry: { name: { vi: Bộ Tư pháp",
);

/// What the document says of its own framework may be wrong on any day.
const OF_THE_FRAMEWORK_NAMED: &[&str] = &["DOC001", "DOC006"];

#[test]
fn no_error_rests_on_law_that_is_still_to_come() {
    let mut wrong = Vec::new();
    for (_, path) in fixtures() {
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        let Ok(document) = Document::parse("fixture.yaml", &text) else {
            continue;
        };
        let arch = document.architecture();
        for framework in [FrameworkVersion::V2_0, FrameworkVersion::V3_0] {
            for date in ["2019-06-01", "2022-08-14"] {
                let date = day(date);
                let rules = RuleSet::for_framework(framework).expect("a known framework");
                for found in &rules.as_of(date).check(arch) {
                    let to_come = found.basis.as_ref().is_some_and(|basis| {
                        basis.instrument.kind == InstrumentKind::Legal
                            && basis.force_on(date) == Force::NotYet
                    });
                    let exempt = OF_THE_FRAMEWORK_NAMED.contains(&found.code.as_str());
                    if to_come && found.severity == Severity::Error && !exempt {
                        wrong.push(format!("{} {date}: {}", path.display(), found.code));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn old_grades_are_no_error_before_the_decree() {
    let fixture = "SVC001/fail-old-in-3.0.yaml";
    assert_eq!(severities(fixture, &[], "2022-08-14"), [Severity::Info]);
    assert_eq!(severities(fixture, &[], "2022-08-15"), [Severity::Error]);
    let before = told(&on(fixture, &[], "2022-08-14"), Lang::Vi);
    assert!(before.contains("15/08/2022"), "{before}");
    let help = told(&on(fixture, &[], "2022-08-15"), Lang::Vi);
    assert!(help.contains("`partial` (một phần)"), "{help}");
}

#[test]
fn an_assessment_to_come_is_not_called_a_missing_date() {
    let ahead = told(&on("SEC011/fail-ahead.yaml", &[], "2021-01-01"), Lang::Vi);
    assert!(!ahead.contains("không ghi ngày"), "{ahead}");
    assert!(ahead.contains("muộn hơn"), "{ahead}");
}

#[test]
fn the_decree_on_e_identification_is_not_cited_before_it() {
    let fixture = "SVC009/fail-unstated.yaml";
    for (date, cited) in [("2024-06-30", false), ("2024-07-01", true)] {
        let found = on(fixture, &[], date);
        assert!(!found.is_empty(), "{date}");
        let told = told(&found, Lang::Vi);
        assert_eq!(told.contains("69/2024"), cited, "{date}: {told}");
        assert!(
            told.contains("công dân") && !told.contains("citizens)"),
            "{told}"
        );
    }
    let before = told(&on(fixture, &[], "2024-06-30"), Lang::Vi);
    assert!(before.contains("01/07/2024"), "{before}");
    // Where portals are closed, to connect one is not the first thing to do.
    let closed = told(&on(fixture, &[], "2026-07-20"), Lang::Vi);
    assert!(closed.contains("Nếu cổng chưa đóng ngay"), "{closed}");
}

#[test]
fn what_the_decree_on_judicial_records_orders_is_not_advised_against() {
    let edits: &[(&str, &str)] = &[("role: population-database", "role: judicial-records")];
    let fixture = "INT014/fail-synchronised.yaml";
    assert!(!on(fixture, edits, "2025-10-21").is_empty());
    assert!(on(fixture, edits, "2026-07-01").is_empty());
    // What only updates the other end is no copy for use; nothing in force encourages another way.
    assert!(!on(fixture, &[], "2025-10-21").is_empty());
    assert!(on(fixture, &[], "2025-10-22").is_empty());
}

#[test]
fn silence_is_not_told_as_absence() {
    let silent = told(&on("INT015/fail.yaml", &[], "2021-06-30"), Lang::Vi);
    assert!(silent.contains("chưa nêu"), "{silent}");
    let denied = told(&on("INT015/fail-says-no.yaml", &[], "2021-06-30"), Lang::Vi);
    assert!(denied.contains("không lưu nhật ký"), "{denied}");
}

#[test]
fn a_portal_is_not_missed_where_the_system_could_not_be_read() {
    let fixture = "SVC007/fail.yaml";
    let refused = [("kind: application, name", "kind: aplication, name")];
    let date = "2024-11-30";
    assert!(!on(fixture, &[], date).is_empty());
    assert!(on(fixture, &refused, date).is_empty());
}

#[test]
fn of_doubtful_articles_the_one_that_was_sure_for_longest_is_cited() {
    let cited = |date| told(&on("INT002/fail.yaml", &[], date), Lang::Vi);
    for date in ["2025-10-21", "2025-10-22", "2026-11-28"] {
        let cited = cited(date);
        assert!(
            cited.contains("Thông tư 13/2017/TT-BTTTT"),
            "{date}: {cited}"
        );
    }
}

#[test]
fn a_national_database_will_do_but_for_the_term_of_the_circular() {
    let fixture = "INT002/pass-national-database.yaml";
    for (date, found) in [
        ("2019-02-10", false),
        ("2019-02-11", true),
        ("2020-12-31", true),
        ("2021-01-01", false),
    ] {
        assert_eq!(!on(fixture, &[], date).is_empty(), found, "{date}");
    }
}

#[test]
fn master_data_of_an_internal_database_may_be_special() {
    let fixture = "INT012/fail-master-data.yaml";
    let date = "2021-06-30";
    assert_eq!(severities(fixture, &[], date), [Severity::Error]);
    let internal = [("class: shared-ministry", "class: internal")];
    assert!(on(fixture, &internal, date).is_empty());
    let unclassed = [("class: shared-ministry, ", "")];
    assert_eq!(severities(fixture, &unclassed, date), [Severity::Warning]);
}

#[test]
fn the_ministry_is_warned_from_the_day_of_the_meeting() {
    let fixture = "DOC008/fail.yaml";
    let on_day = |date| severities(fixture, &[MINISTRY], date);
    assert_eq!(on_day("2023-07-04"), [Severity::Info]);
    assert_eq!(on_day("2023-07-05"), [Severity::Warning]);
}

#[test]
fn the_layers_of_version_2_bind_version_2() {
    let fixture = "LAY001/fail.yaml";
    let text = std::fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/rules")
            .join(fixture),
    );
    let text = text
        .expect("the fixture can be read")
        .replacen(MINISTRY.0, MINISTRY.1, 1);
    let document = Document::parse(fixture, &text).expect("a document");
    let gravest = |framework, date| {
        let rules = RuleSet::for_framework(framework).expect("a known framework");
        let report = rules.as_of(day(date)).check(document.architecture());
        let of_code = report.iter().filter(|d| d.code.as_str() == "LAY001");
        of_code.map(|d| d.severity).max()
    };
    let (v2, v3) = (FrameworkVersion::V2_0, FrameworkVersion::V3_0);
    assert_eq!(gravest(v2, "2020-09-29"), Some(Severity::Warning));
    assert_eq!(gravest(v2, "2020-09-30"), Some(Severity::Error));
    assert_eq!(gravest(v3, "2024-06-01"), Some(Severity::Warning));
}

#[test]
fn a_count_of_63_is_no_count_of_provinces_by_itself() {
    let fixture = "DOC014/fail-63.yaml";
    let date = "2026-08-01";
    assert!(!on(fixture, &[], date).is_empty());
    let notaries = (
        "organisations:\n",
        "organisations:\n  notaries: { name: { vi: Tổ chức công chứng, en: Notaries }, kind: enterprise, instances: 63 }\n",
    );
    let found = told(&on(fixture, &[notaries], date), Lang::En);
    assert!(!found.contains("notaries"), "{found}");
}

#[test]
fn the_overall_frame_is_not_called_framework_4() {
    let found = on("DOC006/fail-follows.yaml", &[], "2026-07-01");
    let told = told(&found, Lang::Vi);
    assert!(told.contains("3090/QĐ-BKHCN"), "{told}");
    assert!(!told.contains("khung kiến trúc 4.0"), "{told}");
}

#[test]
fn a_repealed_framework_names_what_may_be_followed() {
    let document = reference::get("moj-2.0").expect("bundled").document();
    let rules = RuleSet::for_framework(FrameworkVersion::V2_0).expect("a known framework");
    let cited = |date: &str| {
        let report = rules
            .clone()
            .as_of(day(date))
            .check(document.architecture());
        let found = report.iter().find(|d| d.code.as_str() == "DOC011").cloned();
        found
            .map(|found| told(&[found], Lang::Vi))
            .unwrap_or_default()
    };
    let before = cited("2025-10-07");
    assert!(
        before.contains("292/QĐ-BKHCN") && !before.contains("3090"),
        "{before}"
    );
    let after = cited("2025-10-08");
    assert!(
        after.contains("292/QĐ-BKHCN") && after.contains("3090/QĐ-BKHCN"),
        "{after}"
    );
    assert!(!after.contains("2568"), "{after}");
}

const FOOT: [&str; 2] = [
    "cần đối chiếu với bản chính thức trước khi viện dẫn",
    "compare it with one before you cite it",
];

#[test]
fn every_page_says_that_the_law_is_cited_from_copies() {
    let (old, new) = (
        reference::get("moj-3.0").expect("bundled").document(),
        reference::get("moj-4.0").expect("bundled").document(),
    );
    let rules = RuleSet::for_framework(FrameworkVersion::V4_0).expect("a known framework");
    let report = rules.check(new.architecture());
    let transition = Transition::between(old.architecture(), new.architecture());
    let review = transition.expect("known frameworks").check();
    let gap = Gap::to(old.architecture(), FrameworkVersion::V4_0).expect("a gap");
    for (lang, foot) in [(Lang::Vi, FOOT[0]), (Lang::En, FOOT[1])] {
        let renderer = Renderer::human(lang);
        let pages = [
            renderer.render_check_markdown(&report, &new),
            renderer.render_gap_markdown(&gap, &old),
            renderer.render_diff_markdown(&review.diff, &old, &new),
            justarch::ReviewMarkdown::new(&review, &old, &new, lang).to_string(),
            renderer.render(&report, &new),
        ];
        for page in pages {
            assert!(page.contains(foot), "{page}");
        }
    }
}

#[test]
fn a_reading_is_marked_on_paper_too() {
    let document = reference::get("moj-4.0").expect("bundled").document();
    let rules = RuleSet::for_framework(FrameworkVersion::V4_0).expect("a known framework");
    let report = rules.check(document.architecture());
    let doubts = report.iter().filter_map(|d| d.basis.as_ref()?.doubt());
    assert!(doubts.count() > 0);
    for lang in [Lang::Vi, Lang::En] {
        let renderer = Renderer::human(lang);
        let page = renderer.render_check_markdown(&report, &document);
        let human = renderer.render(&report, &document);
        for doubt in report.iter().filter_map(|d| d.basis.as_ref()?.doubt()) {
            assert!(page.contains(doubt.get(lang)), "{page}");
            assert!(human.contains(doubt.get(lang)), "{human}");
        }
    }
}

#[test]
fn every_form_says_by_the_law_of_which_day() {
    let document = reference::get("moj-3.0").expect("bundled").document();
    let rules = RuleSet::for_framework(FrameworkVersion::V2_0).expect("a known framework");
    let report = rules
        .as_of(day("2026-11-28"))
        .check(document.architecture());
    let vi = Renderer::human(Lang::Vi);
    let human = vi.render(&report, &document);
    assert!(human.contains("tại ngày 28/11/2026"), "{human}");
    let page = vi.render_check_markdown(&report, &document);
    assert!(page.contains("28/11/2026 (theo yêu cầu)"), "{page}");
    assert!(page.contains("| Kiểm tra theo khung | 2.0 |"), "{page}");
    assert!(page.contains("**Không có lỗi**") || page.contains("**Có lỗi**"));
    let json = justarch::json::Check::new(&report, &document);
    assert_eq!(json.judged.len(), 1);
    assert_eq!(json.judged[0].day, Some(day("2026-11-28")));
    assert!(json.judged[0].asked && json.judged[0].framework == "2.0");
}

#[test]
fn nothing_is_promised_of_a_framework_that_nobody_read() {
    let document = reference::get("moj-3.0").expect("bundled").document();
    let gap = Gap::to(document.architecture(), FrameworkVersion::V4_0).expect("a gap");
    for (lang, wrong, right) in [
        (
            Lang::Vi,
            "không còn lỗi theo khung mới",
            "phần đã biết của khung 4.0",
        ),
        (
            Lang::En,
            "under the new framework",
            "what is known of framework 4.0",
        ),
    ] {
        let renderer = Renderer::human(lang);
        let page = renderer.render_gap_markdown(&gap, &document);
        assert!(!page.contains(wrong) && page.contains(right), "{page}");
    }
}

#[test]
fn a_conversion_is_not_shown_as_the_words_of_the_decree() {
    let (old, new) = (
        reference::get("moj-2.0").expect("bundled").document(),
        reference::get("moj-3.0").expect("bundled").document(),
    );
    let transition = Transition::between(old.architecture(), new.architecture());
    let review = transition.expect("known frameworks").check();
    let page = justarch::ReviewMarkdown::new(&review, &old, &new, Lang::Vi).to_string();
    assert!(page.contains("quy ước của công cụ khi chuyển"), "{page}");
    assert!(!page.contains("Theo khung 3.0, hợp nhất"), "{page}");
    assert!(
        page.contains("tên gọi theo Thông tư 01/2023/TT-VPCP"),
        "{page}"
    );
}

#[test]
fn figures_of_another_name_are_not_shown_as_growth() {
    let (old, new) = (
        reference::get("moj-3.0").expect("bundled").document(),
        reference::get("moj-4.0").expect("bundled").document(),
    );
    let transition = Transition::between(old.architecture(), new.architecture());
    let review = transition.expect("known frameworks").check();
    let page = justarch::ReviewMarkdown::new(&review, &old, &new, Lang::Vi).to_string();
    let line = page.lines().find(|line| line.contains("401.000.000"));
    let line = line.expect("the figure is shown");
    assert!(
        line.contains("93.000.000") && line.contains("không so sánh trực tiếp được"),
        "{line}"
    );
}

/// What of the new version describes a later day is not in the states before it, so that its findings are none of the
/// plan's.
#[test]
fn figures_and_policies_of_others_come_with_the_document() {
    let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    let roadmap = justarch::Roadmap::plan(&old, &new);
    let last = roadmap.waves().len().saturating_sub(1);
    assert!(last > 0);
    for wave in &roadmap.waves()[..last] {
        let codes: Vec<_> = wave
            .report
            .violated
            .iter()
            .map(|(code, ..)| code.as_str())
            .collect();
        assert!(!codes.contains(&"LAY014"), "{codes:?}");
    }
    let shown = Renderer::human(Lang::En).render_roadmap(&roadmap);
    assert!(shown.contains("in a wave after steps"), "{shown}");
}
