//! What changed since an earlier version.

use super::TableSet;
use super::build::{column, computed, numbers};
use super::context::Cx;
use super::table::{Cell, Entry, Table, UNKNOWN};
use crate::diff::{Change, Class, Diff};
use crate::model::{Architecture, ElementRef, Field, Layer, Subject, Table as Records};
use crate::text::{Lang, Text};

/// Whom so many were found to be affected, the others are not followed.
const REACHED: usize = 20_000;
/// So many owners are named.
const OWNERS: usize = 6;

pub(super) fn table<'a>(cx: &Cx<'a>, earlier: &'a Architecture) -> Table {
    let diff = match cx.day {
        Some(day) => Diff::between_as_of(earlier, cx.arch, day),
        None => Diff::between(earlier, cx.arch),
    };
    table_of(cx, &diff)
}

/// The table of a comparison.
pub(super) fn table_of<'a>(cx: &Cx<'a>, diff: &Diff<'a>) -> Table {
    let earlier = diff.earlier();
    let mut rows = Vec::new();
    let mut left_out = 0_usize;
    let mut reached = 0_usize;
    let mut changes: Vec<_> = diff.changes().iter().collect();
    // The gravest first; those of a class stay in order.
    changes.sort_by_key(|change| std::cmp::Reverse(change.class));
    for change in changes {
        let both = change.old.iter().chain(&change.new);
        if cx.secrets().is_some_and(|secrets| secrets.covers_any(both)) {
            left_out = left_out.saturating_add(1);
            continue;
        }
        let nth = rows.len().saturating_add(1);
        let cells = vec![
            Cell::number(nth),
            Cell::said(change.class.label()),
            names(diff, change),
            layer(diff, change),
            Cell::said(change.kind.label()),
            Cell::said(change.summary()),
            affected(diff, change, &mut reached),
            ground(cx, change),
            Cell::said(change.reason.clone()),
        ];
        rows.push((Some(change.class.label()), cells));
    }
    let t = Text::fixed;
    let none = || Text::fixed("", "");
    let columns = vec![
        numbers(),
        column("class", t("Mức độ", "Class"), none(), 16),
        column(
            "name",
            t("Nội dung thay đổi thuộc về", "What it is of"),
            none(),
            32,
        ),
        column("layer", t("Lớp", "Layer"), none(), 16),
        column("kind", t("Kết quả xử lý", "Fate"), none(), 18),
        column("change", t("Thay đổi", "Change"), none(), 48),
        column(
            "affected",
            t("Bị ảnh hưởng", "Affected"),
            t(
                "Số thành phần phụ thuộc vào nội dung thay đổi, theo chủ quản; chỉ tính cho thay đổi phá vỡ tương thích.",
                "How many elements depend on it, by owner; of breaking changes only.",
            ),
            34,
        ),
        column(
            "ground",
            t("Căn cứ", "Ground"),
            t(
                "Văn bản mà kiến trúc nêu cho việc dừng hoặc chuyển giao.",
                "The instrument that the document names for what is retired or transferred.",
            ),
            26,
        ),
        column(
            "why",
            t("Lý do xếp mức độ", "Why it is classed so"),
            none(),
            36,
        ),
    ];
    let mut table = computed(cx, TableSet::Changes, columns, grouped(rows));
    table.left_out = left_out;
    let (vi, en) = (earlier.name(Lang::Vi), earlier.name(Lang::En));
    table
        .heading
        .push(crate::bilingual!("So với: {vi}", "Compared with: {en}"));
    if !diff.is_decided() {
        table.notes.push(Text::fixed(
            "Có nội dung không đọc được hoặc chưa đánh giá được nên bảng có thể thiếu; xem `justarch diff`.",
            "Not everything could be read or judged, so that the table may lack something; see `justarch diff`.",
        ));
    }
    table
}

/// Rows of which only the first of a group names it.
fn grouped(rows: Vec<(Option<Text>, Vec<Cell>)>) -> Vec<(Option<Text>, Vec<Cell>)> {
    let mut last = None;
    rows.into_iter()
        .map(|(group, cells)| {
            let begins = group != last;
            if begins {
                last.clone_from(&group);
            }
            (group.filter(|_| begins), cells)
        })
        .collect()
}

/// What a change is about, by name.
fn names<'a>(diff: &Diff<'a>, change: &Change<'a>) -> Cell {
    let is_new = !change.new.is_empty();
    let arch = if is_new { diff.later() } else { diff.earlier() };
    let entries = change.subjects().iter().map(|subject| named(arch, subject));
    Cell::of(entries.collect())
}

fn named(arch: &Architecture, subject: &Subject) -> Entry {
    let of = |element: Option<ElementRef<'_>>, id: &str| match element {
        Some(element) => Text::new(
            element.name(Lang::Vi).to_owned(),
            element.name(Lang::En).to_owned(),
        ),
        None => Text::new(id.to_owned(), id.to_owned()),
    };
    match subject {
        Subject::Document => Entry::Said(Text::fixed("Văn bản", "The document")),
        Subject::Section(layer) => Entry::Said(layer.label()),
        Subject::Element(id) => Entry::Said(of(arch.element(id), id)),
        Subject::Relation { from, to, .. } => {
            let from = of(arch.element(from), from);
            let to = match arch.organisation(to) {
                Some(body) if arch.element(to).is_none() => Text::new(
                    body.name(Lang::Vi).to_owned(),
                    body.name(Lang::En).to_owned(),
                ),
                _ => of(arch.element(to), to),
            };
            let (vi, en) = (from.get(Lang::Vi), from.get(Lang::En));
            let (to_vi, to_en) = (to.get(Lang::Vi), to.get(Lang::En));
            Entry::Said(crate::bilingual!("{vi} → {to_vi}", "{en} → {to_en}"))
        }
        Subject::Record { table, key } => match arch.record(*table, key) {
            Some(record) => Entry::Said(Text::new(
                record.name(Lang::Vi).to_owned(),
                record.name(Lang::En).to_owned(),
            )),
            None => Entry::Text(key.to_string()),
        },
    }
}

fn layer<'a>(diff: &Diff<'a>, change: &Change<'a>) -> Cell {
    let arch = if change.new.is_empty() {
        diff.earlier()
    } else {
        diff.later()
    };
    let layer = change.subjects().first().and_then(|s| s.layer(arch));
    layer.map_or_else(Cell::not_applicable, |layer| Cell::said(layer.label()))
}

/// Who depends on what changes, by owner.
fn affected<'a>(diff: &Diff<'a>, change: &Change<'a>, reached: &mut usize) -> Cell {
    if change.class != Class::Breaking {
        return Cell::not_applicable();
    }
    if change.subjects().contains(&Subject::Document) {
        return Cell::said(Text::fixed("Toàn bộ văn bản", "The whole document"));
    }
    if *reached >= REACHED {
        return Cell::said(Text::fixed(
            "Không tính vì có quá nhiều; xem `justarch impact`",
            "Not followed, since there are so many; see `justarch impact`",
        ));
    }
    let impact = diff.impact(change);
    let count = impact.affected().len();
    *reached = reached.saturating_add(count);
    if count == 0 {
        return Cell::said(Text::fixed(
            "Không có thành phần nào khác",
            "No other element",
        ));
    }
    // Users are nobody's: they are named themselves.
    let is_user = |element: &ElementRef<'_>| element.layer() == Layer::User;
    let all = impact.by_owner();
    let users: Vec<_> = all
        .iter()
        .flat_map(|(_, members)| members.iter().copied().filter(|e| is_user(e)))
        .collect();
    let mut owners: Vec<_> = all
        .into_iter()
        .map(|(key, mut members)| {
            members.retain(|element| !is_user(element));
            (key, members)
        })
        .filter(|(_, members)| !members.is_empty())
        .collect();
    owners.sort_by_key(|(_, members)| std::cmp::Reverse(members.len()));
    let said = |lang: Lang| {
        let unknown = UNKNOWN;
        let named = owners.iter().take(OWNERS).map(|(key, members)| {
            let owner = members.first().and_then(|element| element.owner());
            let name = match (owner, key) {
                (Some(owner), _) => owner.name(lang),
                (None, Some(key)) => key,
                (None, None) => unknown.get(lang),
            };
            format!("{name} ({})", members.len())
        });
        let mut named: Vec<_> = named.collect();
        let others = owners.iter().skip(OWNERS);
        let others: usize = others.map(|(_, members)| members.len()).sum();
        if others > 0 {
            let said = crate::bilingual!("chủ quản khác ({others})", "other owners ({others})");
            named.push(said.get(lang).to_owned());
        }
        if !users.is_empty() {
            let mut first: Vec<_> = users.iter().take(OWNERS).map(|e| e.name(lang)).collect();
            if users.len() > OWNERS {
                first.push("…");
            }
            let (first, count) = (first.join(", "), users.len());
            let said =
                crate::bilingual!("người dùng: {first} ({count})", "users: {first} ({count})");
            named.push(said.get(lang).to_owned());
        }
        named.join("; ")
    };
    let (vi, en) = (said(Lang::Vi), said(Lang::En));
    let (vi, en) = if vi.is_empty() {
        (String::new(), String::new())
    } else {
        (format!(": {vi}"), format!(": {en}"))
    };
    Cell::said(crate::bilingual!(
        "{count} thành phần{vi}",
        "Elements: {count}{en}"
    ))
}

/// The instrument that the document names for the end of something.
fn ground<'a>(cx: &Cx<'a>, change: &Change<'a>) -> Cell {
    let mut found = Vec::new();
    for subject in &change.old {
        let Subject::Element(id) = subject else {
            continue;
        };
        for (table, field) in [
            (Records::Retired, Field::Decision),
            (Records::Transferred, Field::TransferBasis),
        ] {
            let record = cx.arch.record(table, id);
            let text = record.and_then(|record| record.fields().text(field));
            found.extend(text.map(|text| Entry::Text(text.to_owned())));
        }
    }
    let is_end = change.new.is_empty() || change.old.len() > 1 || change.old != change.new;
    if found.is_empty() && (!is_end || change.old.is_empty()) {
        return Cell::not_applicable();
    }
    Cell::of(found)
}
