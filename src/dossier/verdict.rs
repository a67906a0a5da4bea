//! The verdict of an appraisal, in sentences and as a table by layer.

use super::appraised::Cx;
use super::grid::{column, row, text};
use super::parts::{Block, Grid, GridCell, GridColumn, Paragraph, Part, Role, Run};
use super::words;
use crate::diff::{Bump, Class};
use crate::model::Layer;
use crate::tables::Table;
use crate::text::{Lang, Text};

pub(super) fn part(cx: &Cx<'_, '_>) -> Part {
    let (lang, review) = (cx.lang, cx.review);
    let diff = &review.diff;
    let mut blocks = vec![Block::Paragraph(Paragraph::new(
        Role::Body,
        vec![Run::bold(class(cx))],
    ))];
    let by_class = [Class::Breaking, Class::Compatible, Class::Editorial];
    let tables = by_class.map(|class| cx.changes(class));
    let [breaking, compatible, editorial] = tables.each_ref().map(|table| table.rows.len());
    let total = breaking
        .saturating_add(compatible)
        .saturating_add(editorial);
    let mut say = |text: Text| blocks.push(Block::item(words::sentence(text.get(lang))));
    say(crate::bilingual!(
        "Có {total} thay đổi: {breaking} phá vỡ tương thích, {compatible} tương thích, {editorial} biên tập",
        "Changes: {total}, of which breaking: {breaking}, compatible: {compatible}, editorial: {editorial}"
    ));
    say(step(cx));
    let found = cx.counts(&review.findings);
    say(crate::bilingual!(
        "Kết quả kiểm tra việc chuyển đổi: {found}",
        "Findings on the step: {found}"
    ));
    let found = cx.counts(&review.new);
    say(crate::bilingual!(
        "Kết quả kiểm tra phiên bản mới: {found}",
        "Findings on the later version: {found}"
    ));
    if let Some(roadmap) = &cx.roadmap {
        let (waves, steps) = (roadmap.waves().len(), roadmap.steps().len());
        say(crate::bilingual!(
            "Lộ trình chuyển đổi gồm {steps} bước trong {waves} đợt",
            "The roadmap has {steps} steps in {waves} waves"
        ));
    }
    for moved in diff.reclassified() {
        say(moved.summary());
    }
    let accepted = diff.accepted().len();
    if accepted > 0 {
        say(crate::bilingual!(
            "{accepted} thay đổi đã được chấp nhận, không tính vào kết luận",
            "Accepted changes, which do not count: {accepted}"
        ));
    }
    if total > 0 {
        blocks.push(Block::Table(by_layer(&tables, lang)));
    }
    Part::new(cx.said("Kết luận", "Verdict")).with(blocks)
}

/// How grave the step is; where not everything could be judged, that comes first.
fn class(cx: &Cx<'_, '_>) -> String {
    let (lang, diff) = (cx.lang, &cx.review.diff);
    let known = match diff.verdict() {
        Some(Class::Breaking) => Text::fixed(
            "Việc chuyển đổi có thay đổi phá vỡ tương thích.",
            "The transition has breaking changes.",
        ),
        Some(Class::Compatible) => Text::fixed(
            "Việc chuyển đổi chỉ có thay đổi tương thích.",
            "The transition has compatible changes only.",
        ),
        Some(Class::Editorial) => Text::fixed(
            "Việc chuyển đổi chỉ có thay đổi biên tập.",
            "The transition has editorial changes only.",
        ),
        None => Text::fixed("Không có thay đổi.", "There is no change."),
    };
    if diff.is_decided() {
        return known.get(lang).to_owned();
    }
    let undecided = Text::fixed(
        "Chưa đủ căn cứ kết luận: có nội dung không đọc được hoặc chưa đánh giá được. Trong phần đã đánh giá:",
        "Undecided: not everything could be read or judged. In what was:",
    );
    format!("{} {}", undecided.get(lang), known.get(lang))
}

/// The step of the version that was taken, and the one that the changes ask for.
fn step(cx: &Cx<'_, '_>) -> Text {
    let diff = &cx.review.diff;
    if diff.is_restart() {
        return Text::fixed(
            "Phiên bản được đánh số lại từ đầu theo quyết định ban hành",
            "The version is numbered anew by the decision that issued it",
        );
    }
    let required = diff.required_bump().label();
    let (required_vi, required_en) = (required.get(Lang::Vi), required.get(Lang::En));
    let taken = diff.actual_bump().map(Bump::label);
    let Some(taken) = taken else {
        return crate::bilingual!(
            "Số phiên bản: chưa xác định được mức tăng; các thay đổi đòi hỏi: {required_vi}",
            "The step of the version is not known; the changes ask for: {required_en}"
        );
    };
    let (taken_vi, taken_en) = (taken.get(Lang::Vi), taken.get(Lang::En));
    match diff.is_step_enough() {
        Some(true) => crate::bilingual!(
            "Mức tăng phiên bản: {taken_vi}; các thay đổi đòi hỏi ít nhất: {required_vi}; đáp ứng",
            "Step of the version: {taken_en}; the changes ask for at least: {required_en}; enough"
        ),
        Some(false) => crate::bilingual!(
            "Mức tăng phiên bản: {taken_vi}; các thay đổi đòi hỏi ít nhất: {required_vi}; chưa đáp ứng",
            "Step of the version: {taken_en}; the changes ask for at least: {required_en}; not enough"
        ),
        None => crate::bilingual!(
            "Mức tăng phiên bản: {taken_vi}; các thay đổi đòi hỏi ít nhất: {required_vi}",
            "Step of the version: {taken_en}; the changes ask for at least: {required_en}"
        ),
    }
}

/// How many changes there are, by layer and class.
fn by_layer(tables: &[Table; 3], lang: Lang) -> Grid {
    let centred = |class: Class| GridColumn {
        header: words::capital(class.label().get(lang)),
        width: 18,
        centred: true,
    };
    let mut columns = vec![column(&Text::fixed("Lớp", "Layer"), lang, 40)];
    columns.extend([Class::Breaking, Class::Compatible, Class::Editorial].map(centred));
    columns.push(GridColumn {
        centred: true,
        ..column(&Text::fixed("Tổng", "Total"), lang, 14)
    });
    let of_layer = |table: &Table, layer: Option<Layer>| {
        let at = table
            .columns
            .iter()
            .position(|column| column.key == "layer");
        let label = layer.map(Layer::label);
        let is_here = |cells: &[crate::tables::Cell]| {
            let shown = at.and_then(|at| cells.get(at)).map(|cell| cell.shown(lang));
            let is_one = |layer: Layer| shown.as_deref() == Some(layer.label().get(lang));
            match &label {
                Some(label) => shown.as_deref() == Some(label.get(lang)),
                None => !Layer::ALL.into_iter().any(is_one),
            }
        };
        table.rows.iter().filter(|row| is_here(&row.cells)).count()
    };
    let line = |name: &str, counts: [usize; 3], bold: bool| {
        let total = counts.iter().sum::<usize>();
        let mut cells = vec![text(name)];
        cells.extend(
            counts
                .into_iter()
                .chain([total])
                .map(|n| text(n.to_string())),
        );
        row(cells
            .into_iter()
            .map(|cell| GridCell { bold, ..cell })
            .collect())
    };
    let whole = Text::fixed(
        "Toàn văn bản, tổ chức, số liệu chung",
        "The document as a whole",
    );
    let layers = std::iter::once(None).chain(Layer::ALL.map(Some));
    let mut rows = Vec::new();
    for layer in layers {
        let counts = tables.each_ref().map(|table| of_layer(table, layer));
        if counts != [0; 3] {
            let name = layer.map_or_else(|| whole.clone(), Layer::label);
            rows.push(line(name.get(lang), counts, false));
        }
    }
    let sums = tables.each_ref().map(|table| table.rows.len());
    rows.push(line(Text::fixed("Tổng số", "Total").get(lang), sums, true));
    Grid {
        caption: None,
        columns,
        rows,
    }
}
