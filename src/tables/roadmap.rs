//! The steps from an earlier version to this one, by owner.

use std::collections::BTreeSet;

use super::TableSet;
use super::build::{column, computed, numbers};
use super::context::Cx;
use super::table::{Cell, Entry, Table, UNKNOWN};
use crate::model::Architecture;
use crate::roadmap::{Party, Roadmap, RoadmapStep};
use crate::text::{Lang, Text};

pub(super) fn table<'a>(cx: &Cx<'a>, earlier: &'a Architecture) -> Table {
    let roadmap = Roadmap::plan(earlier, cx.arch);
    let mut steps: Vec<(usize, usize, &RoadmapStep)> = Vec::new();
    let mut left_out = 0_usize;
    for (wave, numbers) in (1..).zip(roadmap.waves()) {
        for number in &numbers.steps {
            let Some(step) = roadmap.step(*number) else {
                continue;
            };
            if cx
                .secrets()
                .is_some_and(|secrets| secrets.covers_any([&step.subject]))
            {
                left_out = left_out.saturating_add(1);
            } else {
                steps.push((wave, *number, step));
            }
        }
    }
    // By owner in the order of their names, unknown ones last; of each by wave.
    let owner = |step: &RoadmapStep| step.owner.as_ref().map(|party| party.name.clone());
    steps.sort_by_key(|(wave, number, step)| {
        let owner = owner(step);
        (owner.is_none(), owner, *wave, *number)
    });
    let mut rows = Vec::new();
    let mut last = None;
    for (nth, (wave, number, step)) in (1..).zip(steps) {
        let name = owner(step).unwrap_or(UNKNOWN);
        let group = (last.as_ref() != Some(&name)).then(|| name.clone());
        last = Some(name);
        rows.push((group, cells(&roadmap, nth, wave, number, step)));
    }
    let t = Text::fixed;
    let none = || Text::fixed("", "");
    let columns = vec![
        numbers(),
        column("owner", t("Chủ quản", "Owner"), none(), 26),
        column("wave", t("Đợt", "Wave"), none(), 7),
        column("step", t("Bước số", "Step"), none(), 8),
        column("kind", t("Loại việc", "Kind of work"), none(), 18),
        column("what", t("Nội dung", "What"), none(), 52),
        column("operator", t("Đơn vị vận hành", "Operator"), none(), 24),
        column("planned", t("Thời hạn", "Planned"), none(), 22),
        column("after", t("Sau các bước số", "After steps"), none(), 14),
        column("notes", t("Ghi chú", "Notes"), none(), 36),
    ];
    let mut table = computed(cx, TableSet::Roadmap, columns, rows);
    table.left_out = left_out;
    let (vi, en) = (earlier.name(Lang::Vi), earlier.name(Lang::En));
    table
        .heading
        .push(crate::bilingual!("Từ: {vi}", "From: {en}"));
    let conflicts = roadmap.conflicts().len();
    if conflicts > 0 {
        table.notes.push(crate::bilingual!(
            "Lộ trình có {conflicts} mâu thuẫn về thời hạn; xem `justarch roadmap`.",
            "Conflicts of the roadmap: {conflicts}; see `justarch roadmap`."
        ));
    }
    table
}

fn cells(
    roadmap: &Roadmap<'_>,
    nth: usize,
    wave: usize,
    number: usize,
    step: &RoadmapStep,
) -> Vec<Cell> {
    let party = |party: &Option<Party>| {
        let named = party.as_ref().map(|party| Entry::Named {
            id: party.id.clone(),
            name: party.name.clone(),
        });
        Cell::of(named.into_iter().collect())
    };
    let planned = match step.planned {
        Some((first, last)) if first == last => Cell::of(vec![Entry::Date(first)]),
        Some((first, last)) => {
            let (vi, vi_last) = (first.vietnamese(), last.vietnamese());
            Cell::said(crate::bilingual!("{vi} đến {vi_last}", "{first} to {last}"))
        }
        None => Cell::unknown(),
    };
    // Several reasons may ask for one order.
    let waits: BTreeSet<_> = roadmap
        .waits_for(number)
        .map(|(before, _, _)| before.saturating_add(1))
        .collect();
    let waits: Vec<_> = waits.iter().map(usize::to_string).collect();
    let after = if waits.is_empty() {
        Cell::not_applicable()
    } else {
        Cell::text(waits.join(", "))
    };
    let notes = if step.notes.is_empty() {
        Cell::not_applicable()
    } else {
        Cell::of(step.notes.iter().cloned().map(Entry::Said).collect())
    };
    vec![
        Cell::number(nth),
        party(&step.owner),
        Cell::number(wave),
        Cell::number(number.saturating_add(1)),
        Cell::said(step.kind.label()),
        Cell::said(step.summary.clone()),
        party(&step.operator),
        planned,
        after,
        notes,
    ]
}
