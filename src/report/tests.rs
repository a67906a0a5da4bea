//! Pictures of findings, made by hand over small texts.

use super::Renderer;
use crate::diagnostic::{Basis, Code, Confidence, Diagnostic, Report, Severity, Side, Step};
use crate::framework::law;
use crate::io::{Locate, Sources};
use crate::json;
use crate::model::{Place, RelationKind, Subject};
use crate::span::{SourceId, Span};
use crate::text::{Lang, Text};

/// A document of texts in which elements stand where their id first does.
struct Texts(Sources);

impl Texts {
    fn new(files: &[(&str, &str)]) -> Self {
        let mut sources = Sources::default();
        for (name, text) in files {
            sources.add((*name).to_owned(), (*text).to_owned());
        }
        Self(sources)
    }

    fn find(&self, what: &str) -> Option<Span> {
        (0..self.0.len()).find_map(|nth| {
            let id = SourceId(nth as u16);
            let at = self.0.text(id).find(what)? as u32;
            Some(Span::new(id, at, at + what.len() as u32))
        })
    }
}

impl Locate for Texts {
    fn sources(&self) -> &Sources {
        &self.0
    }

    fn locate(&self, place: &Place) -> Option<Span> {
        match &place.subject {
            Subject::Element(id) => self.find(id),
            _ => None,
        }
    }
}

const ROOT: &str = "\
justarch: 1
include: [nền-tảng.yaml]
applications:
  moj-civil-status-system:
    name: Hệ thống thông tin hộ tịch
    exchanges: [{ with: dân-cư, route: direct }]
  moj-notary-system:
    name: Công chứng
";

const SHARED: &str = "\
integration:
  moj-lgsp: { kind: lgsp, readiness: ready }
";

fn direct() -> Diagnostic {
    let mut found = Diagnostic::new(
        Code::of("INT003"),
        Severity::Error,
        Text::new(
            "`moj-civil-status-system` trao đổi trực tiếp với `dân-cư`",
            "`moj-civil-status-system` exchanges directly with `dân-cư`",
        ),
    )
    .label(
        Subject::element("dân-cư"),
        Text::new("trao đổi trực tiếp tại đây", "the direct exchange"),
    )
    .label(
        Subject::element("moj-civil-status-system"),
        Text::new("hệ thống thuộc Bộ", "a system of the Ministry"),
    )
    .label(
        Subject::element("moj-lgsp"),
        Text::new("nền tảng này đã sẵn sàng", "this platform is ready"),
    )
    .path(vec![
        Step {
            from: "moj-civil-status-system".into(),
            kind: RelationKind::Exchanges,
            to: "dân-cư".into(),
        },
        Step {
            from: "moj-lgsp".into(),
            kind: RelationKind::Connects,
            to: "dân-cư".into(),
        },
    ])
    .note(Text::new(
        "bước thứ nhất\nbước thứ hai",
        "step one\nstep two",
    ))
    .help(Text::new(
        "Khai báo `route: [moj-lgsp]`.",
        "Write `route: [moj-lgsp]`.",
    ));
    found.basis = Some(Basis::of(&law::DECREE_47_2020, "46.1", Confidence::Sourced).into());
    found
}

fn warning(id: &str) -> Diagnostic {
    let message = crate::bilingual!("`{id}` không có chủ quản", "`{id}` has no owner");
    Diagnostic::new(Code::of("DAT009"), Severity::Warning, message)
        .label(Subject::element(id), None)
}

fn sample() -> Report {
    let mut report: Report = [
        warning("moj-lgsp"),
        warning("moj-notary-system"),
        warning("vắng-mặt"),
        direct(),
    ]
    .into_iter()
    .collect();
    let reason = Text::new("chưa có hiệu lực", "not in force yet");
    report.skip(Code::of("SEC001"), reason.clone());
    report.skip(Code::of("DAT001"), reason);
    report
}

#[test]
fn findings_in_vietnamese() {
    let doc = Texts::new(&[("kiến-trúc.yaml", ROOT), ("nền-tảng.yaml", SHARED)]);
    insta::assert_snapshot!(Renderer::human(Lang::Vi).render(&sample(), &doc));
}

#[test]
fn findings_in_english() {
    let doc = Texts::new(&[("kiến-trúc.yaml", ROOT), ("nền-tảng.yaml", SHARED)]);
    insta::assert_snapshot!(Renderer::human(Lang::En).render(&sample(), &doc));
}

#[test]
fn findings_without_text() {
    insta::assert_snapshot!(Renderer::human(Lang::Vi).render_bare(&sample()));
}

#[test]
fn findings_of_two_versions_in_files_of_one_name() {
    let old = Texts::new(&[("justarch.yaml", ROOT)]);
    let new = Texts::new(&[("justarch.yaml", "applications:\n  moj-notary-system: {}\n")]);
    let lost = Diagnostic::new(
        Code::of("TRN001"),
        Severity::Error,
        Text::new(
            "thành phần biến mất không lý do",
            "an element is gone without a reason",
        ),
    )
    .label(Subject::element("moj-notary-system"), None)
    .label_on(
        Side::Old,
        Subject::element("moj-civil-status-system"),
        Text::new("có trong bản cũ", "was here"),
    );
    let report: Report = [lost].into_iter().collect();
    let vi = Renderer::human(Lang::Vi).render_pair(&report, &old, &new);
    let en = Renderer::human(Lang::En).render_pair(&report, &old, &new);
    insta::assert_snapshot!(format!("{vi}\n{en}"));
    let json = serde_json::to_string_pretty(&json::Check::pair(&report, &old, &new));
    insta::assert_snapshot!(json.unwrap_or_default());
}

#[test]
fn json_knows_everything() {
    let doc = Texts::new(&[("kiến-trúc.yaml", ROOT), ("nền-tảng.yaml", SHARED)]);
    let json = serde_json::to_string_pretty(&json::Check::new(&sample(), &doc));
    insta::assert_snapshot!(json.unwrap_or_default());
}

#[test]
fn long_lines_decomposed_letters_and_control_characters() {
    let long = format!(
        "{{{}\"đích\": 1{}}}\n",
        "\"á\": 2, ".repeat(100),
        ", 3".repeat(500)
    );
    let decomposed = "a: \u{1b}[31mki\u{65}\u{302}\u{301}n\u{9b}\ttru\u{301}c: moj-x\r\n";
    let doc = Texts::new(&[("a\u{7}.json", &long), ("b.yaml", decomposed)]);
    let message = Text::new("có \u{1b}[2J ký tự", "a \u{1b}[2J character");
    let report: Report = [
        Diagnostic::new(Code::of("X1"), Severity::Info, message.clone())
            .label(Subject::element("đích"), Text::new("đây", "here")),
        Diagnostic::new(Code::of("X2"), Severity::Warning, message).label(
            Subject::element("moj-x"),
            Text::new("dòng\nmới", "new\nline"),
        ),
    ]
    .into_iter()
    .collect();
    let shown = Renderer::human(Lang::Vi).render(&report, &doc);
    assert!(!shown.contains(|c: char| c.is_control() && c != '\n'));
    // The column is that of the file, not of the shown part.
    assert!(shown.contains(":1:803\n"), "{shown}");
    insta::assert_snapshot!(shown);
    let coloured = Renderer::human(Lang::Vi).colour(true).render(&report, &doc);
    assert!(coloured.contains(":1:803") && coloured.contains("\u{1b}["));
}

#[test]
fn spans_beyond_the_text_are_no_harm() {
    for text in ["", "a", "ế", "a\n", "\r\n\r\n", "\u{feff}x: 1"] {
        let doc = Texts::new(&[("x", text)]);
        for start in 0..8 {
            for end in [start, start + 1, start + 5, u32::MAX] {
                for source in 0..2 {
                    let span = Span::new(SourceId(source), start, end);
                    let message = Text::new("a", "a");
                    let found = Diagnostic::new(Code::of("X1"), Severity::Error, message)
                        .span(span, Text::new("b", "b"))
                        .span(span, None)
                        .span(Span::new(SourceId(0), 0, end), None);
                    let report: Report = [found].into_iter().collect();
                    let shown = Renderer::human(Lang::Vi).render(&report, &doc);
                    assert!(shown.starts_with("lỗi[X1]: a\n"));
                    assert!(serde_json::to_string(&json::Check::new(&report, &doc)).is_ok());
                }
            }
        }
    }
}

#[test]
fn many_findings_in_a_long_text_cost_no_more_than_they_show() {
    let text = (0..20_000)
        .map(|n| format!("  phần-tử-{n}: {{}}"))
        .collect::<Vec<_>>()
        .join("\n");
    let doc = Texts::new(&[("x", &text)]);
    let mut report = Report::default();
    for nth in 0..2_000_u32 {
        let span = Span::new(SourceId::ROOT, nth * 200, nth * 200 + 4);
        report.push(
            Diagnostic::new(Code::of("X1"), Severity::Error, Text::new("a", "a")).span(span, None),
        );
    }
    let shown = Renderer::human(Lang::En).render(&report, &doc);
    assert!(shown.len() < 2_000 * 200);
}

#[test]
fn nothing_found_is_said() {
    let doc = Texts::new(&[("x.yaml", "")]);
    let none = Report::default();
    let vi = Renderer::human(Lang::Vi).render(&none, &doc);
    assert_eq!(vi, "x.yaml: không phát hiện vấn đề nào\n");
    assert_eq!(
        Renderer::human(Lang::En).render_bare(&none),
        "nothing found\n"
    );
}
