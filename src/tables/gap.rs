//! What a framework demands that the document lacks.

use super::TableSet;
use super::build::{column, computed, numbers};
use super::context::Cx;
use super::table::{Cell, Entry, Table};
use crate::gap::{Demand, Gap};
use crate::text::{Lang, Text};
use crate::version::FrameworkVersion;

/// `None` if the framework is not known.
pub(super) fn table(cx: &Cx<'_>, to: FrameworkVersion) -> Option<Table> {
    let gap = match cx.day {
        Some(day) => Gap::to_as_of(cx.arch, to, day),
        None => Gap::to(cx.arch, to),
    };
    let gap = gap.ok()?;
    let mut rows = Vec::new();
    let mut left_out = 0_usize;
    for demand in gap.demands() {
        let subjects = demand.places.iter().map(|place| &place.subject);
        if cx
            .secrets()
            .is_some_and(|secrets| secrets.covers_any(subjects))
        {
            left_out = left_out.saturating_add(1);
            continue;
        }
        let nth = rows.len().saturating_add(1);
        let cells = vec![
            Cell::number(nth),
            Cell::text(demand.code.to_string()),
            Cell::said(demand.severity.label()),
            Cell::said(demand.message.clone()),
            what_to_do(demand),
            asked(demand),
            match &demand.basis {
                Some(basis) => Cell::said(Text::new(
                    basis.citation(Lang::Vi),
                    basis.citation(Lang::En),
                )),
                None => Cell::not_applicable(),
            },
        ];
        rows.push((None, cells));
    }
    let t = Text::fixed;
    let none = || Text::fixed("", "");
    let columns = vec![
        numbers(),
        column("code", t("Mã", "Code"), none(), 10),
        column("severity", t("Mức độ", "Severity"), none(), 12),
        column(
            "demand",
            t("Yêu cầu còn thiếu", "What is missing"),
            none(),
            50,
        ),
        column("remedy", t("Cách đáp ứng", "How to meet it"), none(), 46),
        column(
            "asked",
            t("Thông tin cần cung cấp", "What has to be supplied"),
            none(),
            34,
        ),
        column("basis", t("Căn cứ", "Basis"), none(), 34),
    ];
    let mut table = computed(cx, TableSet::Gap, columns, rows);
    table.left_out = left_out;
    table.heading.push(crate::bilingual!(
        "Theo khung kiến trúc phiên bản {to}",
        "By framework {to}"
    ));
    table.notes.extend(gap.caveat());
    table.notes.extend(gap.ended());
    Some(table)
}

fn what_to_do(demand: &Demand) -> Cell {
    if let Some(help) = &demand.help {
        return Cell::said(help.clone());
    }
    let steps: Vec<_> = demand.steps().iter().cloned().map(Entry::Said).collect();
    if steps.is_empty() && !demand.edits.is_empty() {
        return Cell::said(Text::fixed(
            "Bổ sung vào văn bản; xem `justarch gap`",
            "Add it to the document; see `justarch gap`",
        ));
    }
    Cell::of(steps)
}

fn asked(demand: &Demand) -> Cell {
    if demand.parameters.is_empty() {
        return Cell::not_applicable();
    }
    let questions = demand.parameters.iter();
    Cell::of(
        questions
            .map(|asked| Entry::Said(asked.question.clone()))
            .collect(),
    )
}
