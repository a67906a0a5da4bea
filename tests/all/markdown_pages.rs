//! The pages of Markdown of a check, a comparison, a gap and an impact: what they hold, and that no text of a document
//! can break out of its place.

use justarch::{
    Diff, Document, FindingFilter, FrameworkVersion, Gap, Graph, Impact, Lang, Renderer, RuleSet,
    reference,
};

fn bundled(name: &str) -> Document {
    reference::get(name).unwrap().document()
}

/// All four pages of a step from one document to another.
fn pages(old: &Document, new: &Document, asked: &str, lang: Lang) -> [String; 4] {
    let renderer = Renderer::human(lang);
    let arch = old.architecture();
    let rules = RuleSet::for_framework(arch.framework()).unwrap();
    let report = FindingFilter::of(old, None)
        .holding(old.report().clone())
        .check(&rules, arch);
    let diff = Diff::between(arch, new.architecture());
    let gap = Gap::to(arch, FrameworkVersion::V3_0).unwrap();
    let impact = Impact::of(&Graph::of(arch), arch.element(asked));
    [
        renderer.render_check_markdown(&report, old),
        renderer.render_diff_markdown(&diff, old, new),
        renderer.render_gap_markdown(&gap, old),
        renderer.render_impact_markdown(&impact, old),
    ]
}

#[test]
fn pages_of_the_bundled_documents() {
    let (old, new) = (bundled("moj-2.0"), bundled("moj-3.0"));
    for (lang, tag) in [(Lang::Vi, "vi"), (Lang::En, "en")] {
        let pages = pages(&old, &new, "moj-lgsp", lang);
        let [_, diff, gap, impact] = &pages;
        insta::assert_snapshot!(format!("impact_page_{tag}"), impact);
        let heads = |page: &str| {
            let heads = page.lines().filter(|line| line.starts_with('#'));
            heads.collect::<Vec<_>>().join("\n")
        };
        let heads: Vec<_> = pages.iter().map(|page| heads(page)).collect();
        insta::assert_snapshot!(format!("page_headings_{tag}"), heads.join("\n\n"));
        assert!(diff.contains("`moj-procedure-system`"));
        assert!(gap.contains("```yaml\narchitecture:\n  framework:\n"));
    }
}

/// What a name may hold: marks of tables, code, links, HTML, headings, and ends of lines.
const HOSTILE: &str = "\"| a || `b` ``` <script>x</script> [l](u) *c* _d_ $e$ \\\\| &lt;\\n# f\\n- g\\n```\\n| h | i |\"";

fn hostile(version: &str, level: u8) -> Document {
    let text = format!(
        "justarch: 1
architecture: {{ id: a, body: bo, level: ministry, name: {{ vi: {HOSTILE}, en: {HOSTILE} }}, version: \"{version}\", framework: \"2.0\", state-date: 2021-06-01 }}
organisations: {{ bo: {{ name: {{ vi: {HOSTILE} }}, kind: ministry }} }}
integration:
  truc: {{ kind: lgsp, name: {{ vi: {HOSTILE} }}, owner: bo, security-level: {level} }}
applications:
  # justarch-allow LAY009 owner={} -- | x | `y` <b>
  mot: {{ kind: application, name: {{ vi: {HOSTILE} }}, owner: bo, depends-on: [truc], {HOSTILE}: x }}
  hai: {{ kind: application, name: {{ vi: {HOSTILE} }}, depends-on: [mot], khong: x, description: {{ vi: {HOSTILE} }} }}
",
        "|a|`b`"
    );
    Document::parse("a|b`c<d>.yaml", &text).unwrap()
}

/// The cells of a row of a table, or nothing if the line is none.
fn cells(line: &str) -> Option<usize> {
    let inner = line.strip_prefix("| ").or(line.strip_prefix("|-"))?;
    let mut escaped = false;
    let bars = inner.chars().filter(|c| {
        let bar = *c == '|' && !escaped;
        escaped = *c == '\\' && !escaped;
        bar
    });
    Some(bars.count())
}

#[test]
fn no_text_breaks_out_of_its_place() {
    let (old, new) = (hostile("1.0", 3), hostile("1.1", 2));
    for lang in [Lang::Vi, Lang::En] {
        let written = pages(&old, &new, "truc", lang);
        for page in &written {
            let mut width = None;
            let mut fence: Option<&str> = None;
            for line in page.lines() {
                if let Some(open) = fence {
                    if line == open {
                        fence = None;
                    }
                    continue;
                }
                if line.starts_with("```") {
                    fence = Some(line.trim_end_matches("yaml"));
                    continue;
                }
                // In a block of code it is text.
                assert!(!line.contains('<'), "{line}");
                // A heading of ours has a number, a layer or the title.
                assert!(
                    !line.starts_with("# f") && !line.starts_with("- g"),
                    "{line}"
                );
                let here = cells(line);
                if let (Some(before), Some(here)) = (width, here) {
                    assert_eq!(before, here, "{line}\n{page}");
                }
                width = here;
            }
            assert!(fence.is_none(), "{page}");
        }
        assert_eq!(
            written,
            pages(&old, &new, "truc", lang),
            "not the same again"
        );
    }
}

#[test]
fn a_page_says_what_was_not_read_before_it_concludes() {
    let old = hostile("1.0", 3);
    for (lang, undecided) in [
        (Lang::Vi, "Chưa đủ căn cứ kết luận"),
        (Lang::En, "Undecided"),
    ] {
        for page in pages(&old, &old, "truc", lang) {
            let verdict = page.find("## 1. ").unwrap();
            let said = page.find(undecided).unwrap_or_else(|| panic!("{page}"));
            let next = page.find("## 2. ").unwrap_or(page.len());
            assert!(verdict < said && said < next, "{page}");
        }
    }
}

#[test]
fn suppressed_findings_and_the_law_stand_in_the_page_of_a_check() {
    let text = reference::get("moj-3.0").unwrap().text;
    let text = text.replacen(
        "\ninfrastructure:\n",
        "\n# justarch-allow SEC -- đang khắc phục\ninfrastructure:\n",
        1,
    );
    let document = Document::parse("moj.yaml", &text).unwrap();
    let rules = RuleSet::for_framework(FrameworkVersion::V3_0).unwrap();
    let report = FindingFilter::of(&document, None).check(&rules, document.architecture());
    assert!(report.suppressed_count() > 0);
    let page = Renderer::human(Lang::Vi).render_check_markdown(&report, &document);
    for part in [
        "Kết quả được miễn trừ",
        "đang khắc phục",
        "| Căn cứ |",
        "Nghị định",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    for found in &report {
        assert!(page.contains(found.code.as_str()));
    }
}

#[test]
fn changes_have_names_and_days_as_people_write_them() {
    let (old, new) = (bundled("moj-2.0"), bundled("moj-3.0"));
    let diff = Diff::between(old.architecture(), new.architecture());
    for (lang, named, day) in [
        (
            Lang::Vi,
            "Bổ sung tổ chức `national-dx-committee` (Ủy ban Quốc gia về chuyển đổi số)",
            "“30/09/2020”",
        ),
        (
            Lang::En,
            "Added organisation `national-dx-committee` (",
            "“2020-09-30”",
        ),
    ] {
        let renderer = Renderer::human(lang).list(justarch::Class::Editorial);
        let page = renderer.render_diff_markdown(&diff, &old, &new);
        assert!(page.contains(named), "{page}");
        let shown = renderer.render_diff(&diff, &old, &new);
        for text in [&page, &shown] {
            assert!(text.contains(day), "{text}");
        }
    }
    // No quoted value is a day in the form of files.
    let vi = Renderer::human(Lang::Vi).render_diff_markdown(&diff, &old, &new);
    let quoted = vi
        .split('“')
        .skip(1)
        .filter_map(|rest| rest.split('”').next());
    for value in quoted {
        let is_day = value.len() == 10 && value.parse::<justarch::Date>().is_ok();
        assert!(!is_day || value.contains('/'), "{value}");
    }
}

#[test]
fn samples_stand_below_the_table_to_be_copied() {
    let document = bundled("moj-3.0");
    let arch = document.architecture();
    let rules = RuleSet::for_framework(arch.framework()).unwrap();
    let report = rules.check(arch);
    for (lang, cell, word) in [
        (Lang::Vi, "(mẫu 1 bên dưới)", "\nMẫu "),
        (Lang::En, "(sample 1 below)", "\nSample "),
    ] {
        let page = Renderer::human(lang).render_check_markdown(&report, &document);
        assert!(page.contains(cell), "{page}");
        let blocks: Vec<_> = page.split(word).skip(1).collect();
        assert!(blocks.len() > 1, "{page}");
        for (nth, block) in (1..).zip(&blocks) {
            assert!(
                block.starts_with(&format!("{nth}:\n\n```yaml\n")),
                "{block}"
            );
            let sample = block.split("```").nth(1).unwrap();
            assert!(!sample.contains('\\'), "{sample}");
        }
        assert!(!page.contains("\\[…\\]"), "{page}");
    }
}

#[test]
fn rules_not_decided_for_one_reason_are_one_line() {
    let document = bundled("moj-3.0");
    let arch = document.architecture();
    let rules = RuleSet::for_framework(arch.framework()).unwrap();
    let report = rules.check(arch);
    let reasons: std::collections::BTreeSet<_> = report
        .skipped()
        .iter()
        .map(|skipped| skipped.reason.get(Lang::Vi))
        .collect();
    assert!(report.skipped().len() > reasons.len());
    let page = Renderer::human(Lang::Vi).render_check_markdown(&report, &document);
    let (_, list) = page.split_once("Quy tắc không được đánh giá\n\n").unwrap();
    let lines = list.lines().filter(|line| line.starts_with("- "));
    assert_eq!(lines.count(), reasons.len(), "{list}");
    for skipped in report.skipped() {
        assert!(list.contains(skipped.code.as_str()), "{list}");
    }
}

#[test]
fn an_exchange_over_a_platform_names_its_other_end() {
    let document = bundled("moj-3.0");
    let arch = document.architecture();
    let impact = Impact::of(&Graph::of(arch), arch.element("moj-lgsp"));
    for (lang, over, users) in [
        (
            Lang::Vi,
            "(moj-judicial-record-system), qua→ ",
            "không áp dụng",
        ),
        (
            Lang::En,
            "(moj-judicial-record-system), over→ ",
            "not applicable",
        ),
    ] {
        let renderer = Renderer::human(lang);
        for text in [
            renderer.render_impact(&impact, &document),
            renderer.render_impact_markdown(&impact, &document),
        ] {
            let mut lines = text.lines();
            assert!(
                lines.any(|line| line.contains("(vneid) —") && line.contains(over)),
                "{text}"
            );
            assert!(text.contains(users), "{text}");
        }
    }
}
