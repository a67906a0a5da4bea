//! The roadmap of an appraisal: its waves, and the state after each.

use super::appraised::{Cx, NOT_READ};
use super::grid::{column, row, text};
use super::parts::{Block, Grid, GridColumn, Part};
use super::words;
use crate::diagnostic::Severity;
use crate::roadmap::Wave;
use crate::tables::UNKNOWN;
use crate::text::{Lang, Text};

pub(super) fn part(cx: &Cx<'_, '_>) -> Part {
    let lang = cx.lang;
    let part = Part::new(cx.said("Lộ trình chuyển đổi", "Roadmap"));
    let Some(roadmap) = &cx.roadmap else {
        return part.with([Block::body(NOT_READ.get(lang))]);
    };
    if roadmap.waves().is_empty() {
        let none = cx.said("Không có việc cần làm.", "There is nothing to do.");
        return part.with([Block::body(none)]);
    }
    let centred = |header: Text, width| GridColumn {
        centred: true,
        ..column(&header, lang, width)
    };
    let columns = vec![
        centred(Text::fixed("Đợt", "Wave"), 8),
        column(&Text::fixed("Thời gian dự kiến", "Planned"), lang, 30),
        centred(Text::fixed("Khung", "Framework"), 12),
        centred(Text::fixed("Số bước", "Steps"), 10),
        column(
            &Text::fixed("Trạng thái sau đợt", "State after it"),
            lang,
            46,
        ),
    ];
    let rows = (1_usize..).zip(roadmap.waves()).map(|(number, wave)| {
        row(vec![
            text(number.to_string()),
            text(planned(wave, lang)),
            text(wave.framework.to_string()),
            text(wave.steps.len().to_string()),
            text(state(wave, lang)),
        ])
    });
    let grid = Grid {
        caption: None,
        rows: rows.collect(),
        columns,
    };
    let order = words::sentence(roadmap.order().label().get(lang));
    let conflicts = roadmap.conflicts().len();
    let part = part.with([Block::body(order), Block::Table(grid)]);
    if conflicts == 0 {
        return part;
    }
    let said = crate::bilingual!(
        "Có {conflicts} mâu thuẫn về thời hạn giữa các bước.",
        "Conflicts between the dates of steps: {conflicts}."
    );
    part.with([Block::note(said.get(lang))])
}

fn planned(wave: &Wave, lang: Lang) -> String {
    match wave.planned {
        Some((first, last)) if first == last => words::day(first, lang),
        Some((first, last)) => {
            let (first, last) = (words::day(first, lang), words::day(last, lang));
            match lang {
                Lang::Vi => format!("{first} đến {last}"),
                Lang::En => format!("{first} to {last}"),
            }
        }
        None => UNKNOWN.get(lang).to_owned(),
    }
}

/// What the state after a wave amounts to.
fn state(wave: &Wave, lang: Lang) -> String {
    let report = &wave.report;
    let errors = report.count(Severity::Error);
    let said = if report.is_valid() {
        Text::fixed("Hợp lệ", "Valid")
    } else if !report.is_sound() {
        Text::fixed("Không hợp lệ", "Not valid")
    } else if !report.unsupported.is_empty() {
        Text::fixed(
            "Chưa hợp lệ: có dịch vụ công không còn hệ thống hỗ trợ",
            "Not valid yet: a public service is left without a supporting system",
        )
    } else if report.satisfied.is_none() {
        Text::fixed("Chưa đánh giá theo quy tắc", "Not checked by rules")
    } else {
        crate::bilingual!(
            "Còn {errors} lỗi theo quy tắc",
            "Errors by the rules: {errors}"
        )
    };
    said.get(lang).to_owned()
}
