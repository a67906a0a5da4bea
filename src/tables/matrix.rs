//! How many exchanges there are between any two agencies.

use super::TableSet;
use super::build::{column, computed, numbers};
use super::context::Cx;
use super::table::{Cell, Table, UNKNOWN};
use crate::model::{ElementRef, OrganisationRef, RelationKind};
use crate::text::{Lang, Text};

/// More agencies are a matrix that nobody can read; the others are counted together.
const MOST: usize = 40;

pub(super) fn table(cx: &Cx<'_>) -> Table {
    let mut agencies: Vec<Option<OrganisationRef<'_>>> = Vec::new();
    let mut ends = Vec::new();
    let mut left_out = 0_usize;
    let relations = cx.arch.relations();
    for relation in relations.filter(|r| r.kind() == RelationKind::Exchanges) {
        if cx
            .secrets()
            .is_some_and(|secrets| secrets.covers_relation(relation))
        {
            left_out = left_out.saturating_add(1);
            continue;
        }
        let (Some(to), true) = (relation.to(), relation.is_there_on(cx.day)) else {
            continue;
        };
        let pair = [relation.from(), to].map(ElementRef::agency);
        for agency in pair {
            if !agencies.contains(&agency) {
                agencies.push(agency);
            }
        }
        ends.push(pair);
    }
    // Those of the document first, what is not known last.
    agencies.sort_by_key(|agency| agency.map_or((1, None), |body| (0, Some(body))));
    let omitted = agencies.len().saturating_sub(MOST);
    agencies.truncate(MOST);
    let count = |a: Option<OrganisationRef<'_>>, b: Option<OrganisationRef<'_>>| {
        let is_of = |[from, to]: &&[Option<OrganisationRef<'_>>; 2]| {
            (*from == a && *to == b) || (*from == b && *to == a)
        };
        ends.iter().filter(is_of).count()
    };
    let named = |agency: Option<OrganisationRef<'_>>| match agency {
        Some(body) => Text::new(
            body.name(Lang::Vi).to_owned(),
            body.name(Lang::En).to_owned(),
        ),
        None => UNKNOWN,
    };
    let none = || Text::fixed("", "");
    let mut columns = vec![
        numbers(),
        column("agency", Text::fixed("Cơ quan", "Agency"), none(), 36),
    ];
    for agency in &agencies {
        let mut made = column("", named(*agency), none(), 14);
        made.key = match agency {
            Some(body) => format!("with:{}", body.key()).into(),
            None => "with:".into(),
        };
        columns.push(made);
    }
    columns.push(column("total", Text::fixed("Tổng số", "Total"), none(), 10));
    let rows = (1..).zip(&agencies).map(|(nth, agency)| {
        let mut cells = vec![Cell::number(nth), Cell::said(named(*agency))];
        let counts: Vec<usize> = agencies
            .iter()
            .map(|other| count(*agency, *other))
            .collect();
        let sum = counts
            .iter()
            .fold(0_usize, |sum, count| sum.saturating_add(*count));
        cells.extend(counts.into_iter().map(Cell::number));
        cells.push(Cell::number(sum));
        (None, cells)
    });
    let mut table = computed(cx, TableSet::Matrix, columns, rows.collect());
    table.left_out = left_out;
    table.notes.push(Text::fixed(
        "Mỗi ô là số kết nối đang có giữa các hệ thống của hai cơ quan; đường chéo là kết nối trong nội bộ cơ quan. Cơ quan được xác định theo chủ quản cấp cao nhất.",
        "Each cell counts the exchanges there are between systems of two agencies; the diagonal has those within one. The agency is the topmost organisation above the owner.",
    ));
    if omitted > 0 {
        table.notes.push(crate::bilingual!(
            "Không đưa vào bảng {omitted} cơ quan khác.",
            "Agencies left out for want of room: {omitted}."
        ));
    }
    table
}
