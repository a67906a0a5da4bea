//! What a check found.

use std::collections::HashMap;

use super::TableSet;
use super::build::{column, computed, numbers};
use super::context::Cx;
use super::table::{Cell, Entry, Table};
use crate::catalog;
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::model::Subject;
use crate::text::{Lang, Text};

pub(super) fn table(cx: &Cx<'_>, report: &Report) -> Table {
    let mut found: Vec<&Diagnostic> = report.iter().collect();
    // The gravest first; those of a severity stay in order.
    found.sort_by_key(|one| std::cmp::Reverse(one.severity));
    let pages = catalog::all().into_iter();
    let titles: HashMap<_, _> = pages
        .map(|page| (page.code.to_string(), page.title))
        .collect();
    let mut rows = Vec::new();
    let mut left_out = 0_usize;
    let mut last = None;
    for one in found {
        let hidden = cx.secrets().is_some_and(|secrets| {
            secrets.covers_any(one.subjects())
                || one
                    .path
                    .iter()
                    .any(|step| secrets.has(&step.from) || secrets.has(&step.to))
        });
        if hidden {
            left_out = left_out.saturating_add(1);
            continue;
        }
        let nth = rows.len().saturating_add(1);
        let severity = one.severity;
        let group = (last != Some(severity)).then(|| severity.label());
        last = Some(severity);
        rows.push((group, cells(&titles, nth, one)));
    }
    let t = Text::fixed;
    let none = || Text::fixed("", "");
    let columns = vec![
        numbers(),
        column("code", t("Mã", "Code"), none(), 10),
        column("severity", t("Mức độ", "Severity"), none(), 12),
        column("title", t("Quy tắc", "Rule"), none(), 30),
        column("message", t("Nội dung", "Finding"), none(), 60),
        column("subjects", t("Đối tượng", "Subjects"), none(), 26),
        column("basis", t("Căn cứ", "Basis"), none(), 34),
        column("remedy", t("Cách khắc phục", "What to do"), none(), 44),
    ];
    let mut table = computed(cx, TableSet::Findings, columns, rows);
    table.left_out = left_out;
    let counts = [Severity::Error, Severity::Warning, Severity::Info].map(|s| report.count(s));
    let [errors, warnings, infos] = counts;
    if left_out == 0 {
        table.heading.push(crate::bilingual!(
            "Lỗi: {errors}; cảnh báo: {warnings}; thông tin: {infos}",
            "Errors: {errors}; warnings: {warnings}; information: {infos}"
        ));
    }
    let suppressed = report.suppressed_count();
    if suppressed > 0 {
        table.notes.push(crate::bilingual!(
            "Không liệt kê {suppressed} kết quả được miễn trừ có lý do.",
            "Findings passed over with a reason, which are not listed: {suppressed}."
        ));
    }
    let skipped = report.skipped().len();
    if skipped > 0 {
        table.notes.push(crate::bilingual!(
            "Số quy tắc không áp dụng được: {skipped}; xem `justarch check`.",
            "Rules that could not be applied: {skipped}; see `justarch check`."
        ));
    }
    table
}

/// What a finding is about.
fn subjects(one: &Diagnostic) -> impl Iterator<Item = &Subject> {
    one.places().into_iter().map(|place| &place.subject)
}

fn cells(titles: &HashMap<String, Text>, nth: usize, one: &Diagnostic) -> Vec<Cell> {
    let mut ids: Vec<Entry> = Vec::new();
    for subject in subjects(one) {
        let id = Entry::Text(match subject {
            Subject::Relation { from, to, .. } => format!("{from} – {to}"),
            Subject::Document
            | Subject::Section(_)
            | Subject::Element(_)
            | Subject::Record { .. } => subject.to_string(),
        });
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let title = titles.get(one.code.as_str()).cloned();
    let basis = one
        .basis
        .as_ref()
        .map(|basis| Text::new(basis.citation(Lang::Vi), basis.citation(Lang::En)));
    let said = |text: Option<Text>| text.map_or_else(Cell::not_applicable, Cell::said);
    vec![
        Cell::number(nth),
        Cell::text(one.code.to_string()),
        Cell::said(one.severity.label()),
        said(title),
        Cell::said(one.message.clone()),
        if ids.is_empty() {
            Cell::not_applicable()
        } else {
            Cell::of(ids)
        },
        said(basis),
        said(one.help.as_deref().cloned()),
    ]
}
