//! What stands above and below the bands: the title block and the legend.

use super::content::{Content, elements, has_sign};
use super::extra::{BOTH_WAYS, Extra, at_stage};
use super::mark::{Dependence, Mark};
use super::metrics::{Fonts, LINE, Weight};
use super::number;
use super::options::Drawing;
use super::overlay::Overlay;
use super::place::{Setting, label, text_height};
use super::scene::{Align, Label, Legend, LegendEntry, Page, Rect, Sign, Tone};
use super::wrap::{Flow, shown};
use crate::bilingual;
use crate::date::Date;
use crate::diagnostic::Completeness;
use crate::model::{Architecture, DocumentStatus, Field, Status};
use crate::text::{Lang, Text};

const TITLE: f64 = 13.0;
const FACTS: f64 = 8.0;
const LEGEND: f64 = 7.0;
/// The sample of a sign.
const SAMPLE: (f64, f64) = (18.0, 9.0);
/// Between the entries of a legend.
const APART: f64 = 14.0;
/// Between head and bands, and between bands and legend.
const SPACE: f64 = 7.0;

/// The texts, measured.
pub(super) struct Head<'h> {
    fonts: &'h Fonts,
    lang: Lang,
    pub(super) title: String,
    name: Flow,
    tag: Option<Flow>,
    facts: Flow,
    /// What could not be read, and what a comparison comes to: one line below the facts.
    step: Option<Flow>,
    /// The facts, one by one.
    pub(super) told: Vec<String>,
    entries: Vec<(Sign, Flow)>,
    notes: Vec<Flow>,
    /// Whether title and facts are left to the document around.
    bare: bool,
}

impl<'h> Head<'h> {
    pub(super) fn new(
        arch: &Architecture,
        content: &Content<'_>,
        extra: &Extra,
        overlay: Option<&Overlay<'_>>,
        asked: &Drawing,
        fonts: &'h Fonts,
    ) -> Self {
        let lang = asked.lang;
        let mut told = facts(arch, content, extra, lang);
        let own = told.len();
        // Of a comparison it is among what that comes to.
        let unread = match overlay {
            Some(_) => None,
            None => Completeness::of(arch.unread()).remark(asked.public),
        };
        let step = overlay.into_iter().flat_map(|overlay| &overlay.facts);
        told.extend(unread.iter().chain(step).map(|text| shown(text.get(lang))));
        let (own, step) = told.split_at_checked(own).unwrap_or((&told, &[]));
        let tag = match arch.status() {
            Some(DocumentStatus::Illustrative) => Some(ILLUSTRATIVE),
            Some(DocumentStatus::Draft) => Some(DRAFT),
            Some(DocumentStatus::Superseded) => Some(SUPERSEDED),
            Some(DocumentStatus::Issued) | None => None,
        };
        let flow = |text: &str, weight| Flow::new(fonts, shown(text), weight);
        let mut signs = signs(content);
        signs.extend(
            overlay
                .into_iter()
                .flat_map(|overlay| marks(content, overlay)),
        );
        let entry = |sign: Sign| {
            let meaning = meaning(sign, content);
            (sign, flow(meaning.get(lang), Weight::Regular))
        };
        let mut notes = notes(content, asked);
        notes.extend(overlay.into_iter().flat_map(notes_on));
        // These are made of texts that were cut already, or are the product's own.
        let whole = |text: String| Flow::new(fonts, text, Weight::Regular);
        let note = |text: &Text| whole(text.get(lang).to_owned());
        let known = signs.into_iter().map(entry);
        let more = extra
            .entries
            .iter()
            .map(|(sign, text)| (*sign, whole(text.clone())));
        let last = extra.notes.iter().map(|text| whole(text.clone()));
        Self {
            fonts,
            lang,
            title: shown(arch.name(lang)),
            name: flow(arch.name(lang), Weight::Bold),
            tag: tag.map(|tag| flow(tag.get(lang), Weight::Bold)),
            facts: whole(own.join(" · ")),
            step: (!step.is_empty()).then(|| Flow::new(fonts, step.join(" · "), Weight::Bold)),
            told,
            entries: known.chain(more).collect(),
            notes: notes.iter().map(note).chain(last).collect(),
            bare: asked.inset.is_some(),
        }
    }

    /// What is left for the title beside the tag.
    fn title_width(&self, width: f64) -> f64 {
        width - self.tag_width() - 60.0
    }

    fn tag_width(&self) -> f64 {
        let width = |tag: &Flow| self.fonts.width(&tag.text, Weight::Bold) * FACTS + 12.0;
        self.tag.as_ref().map_or(0.0, width)
    }

    pub(super) fn height(&self, width: f64) -> f64 {
        if self.bare {
            return 0.0;
        }
        text_height(&self.name, self.title_width(width), TITLE)
            + text_height(&self.facts, width, FACTS)
            + self.step_height(width)
            + 1.5
            + SPACE
    }

    fn step_height(&self, width: f64) -> f64 {
        let height = |step: &Flow| 1.5 + text_height(step, width, FACTS);
        self.step.as_ref().map_or(0.0, height)
    }

    pub(super) fn labels(&self, area: Rect, (page, of): (usize, usize)) -> Vec<Label> {
        if self.bare {
            return Vec::new();
        }
        let title = Rect {
            width: self.title_width(area.width),
            ..area
        };
        let how = Setting {
            size: TITLE,
            weight: Weight::Bold,
            align: Align::Left,
            tone: Tone::Strong,
        };
        let below = Rect {
            y: area.y + text_height(&self.name, title.width, TITLE) + 1.5,
            ..area
        };
        let facts = Setting {
            size: FACTS,
            weight: Weight::Regular,
            tone: Tone::Quiet,
            ..how
        };
        let mut out = vec![
            label(self.fonts, &self.name, title, how),
            label(self.fonts, &self.facts, below, facts),
        ];
        if let Some(step) = &self.step {
            let at = Rect {
                y: below.y + text_height(&self.facts, area.width, FACTS) + 1.5,
                ..area
            };
            let how = Setting {
                weight: Weight::Bold,
                tone: Tone::Strong,
                ..facts
            };
            out.push(label(self.fonts, step, at, how));
        }
        let mut right = area.right();
        if of > 1 {
            let text = bilingual!("Trang {page}/{of}", "Page {page}/{of}");
            let flow = Flow::new(self.fonts, text.get(self.lang).to_owned(), Weight::Regular);
            let at = Rect {
                x: right - 56.0,
                width: 56.0,
                y: area.y + 4.0,
                ..area
            };
            let how = Setting {
                align: Align::Right,
                ..facts
            };
            out.push(label(self.fonts, &flow, at, how));
            right -= 60.0;
        }
        if let Some(tag) = &self.tag {
            let width = self.tag_width();
            let at = Rect {
                x: right - width,
                width,
                y: area.y + 4.0,
                ..area
            };
            let how = Setting {
                align: Align::Right,
                weight: Weight::Bold,
                tone: Tone::Strong,
                ..facts
            };
            out.push(label(self.fonts, tag, at, how));
        }
        out
    }

    pub(super) fn legend_height(&self, width: f64) -> f64 {
        let entries = self.places(width).last().map_or(0, |(row, _)| row + 1);
        let notes = self
            .notes
            .iter()
            .map(|note| text_height(note, width, LEGEND));
        SPACE + number(entries) * LEGEND * LINE * 1.35 + notes.sum::<f64>()
    }

    /// The row and the left side of each entry.
    fn places(&self, width: f64) -> Vec<(usize, f64)> {
        let mut out = Vec::new();
        let (mut row, mut x) = (0, 0.0);
        for (_, flow) in &self.entries {
            let needs = SAMPLE.0 + 4.0 + self.fonts.width(&flow.text, Weight::Regular) * LEGEND;
            if x > 0.0 && x + needs > width {
                row += 1;
                x = 0.0;
            }
            out.push((row, x));
            x += needs + APART;
        }
        out
    }

    pub(super) fn legend(&self, area: Rect) -> Legend {
        let how = Setting {
            size: LEGEND,
            weight: Weight::Regular,
            align: Align::Left,
            tone: Tone::Quiet,
        };
        let line = LEGEND * LINE * 1.35;
        let mut y = area.y + SPACE;
        let mut entries = Vec::new();
        let places = self.places(area.width);
        for ((sign, flow), (row, x)) in self.entries.iter().zip(&places) {
            let top = y + number(*row) * line;
            let rect = Rect {
                x: area.x + x,
                y: top,
                width: SAMPLE.0,
                height: SAMPLE.1,
            };
            let room = Rect {
                x: rect.right() + 4.0,
                y: top + (SAMPLE.1 - LEGEND * LINE) / 2.0,
                width: area.width,
                height: line,
            };
            entries.push(LegendEntry {
                sign: *sign,
                rect,
                label: label(self.fonts, flow, room, how),
            });
        }
        y += number(places.last().map_or(0, |(row, _)| row + 1)) * line;
        let mut notes = Vec::new();
        for note in &self.notes {
            let room = Rect { y, ..area };
            notes.push(label(self.fonts, note, room, how));
            y += text_height(note, area.width, LEGEND);
        }
        Legend { entries, notes }
    }

    /// Lets the last note say something else, which is not longer.
    pub(super) fn last_note(&self, page: &mut Page, text: &str) {
        let width = page.size.width;
        let Some(note) = page.legend.notes.last_mut() else {
            return;
        };
        let flow = Flow::new(self.fonts, text.to_owned(), Weight::Regular);
        let old = note.area();
        let area = Rect {
            width: width - 2.0 * old.x,
            ..old
        };
        let how = Setting {
            size: LEGEND,
            weight: Weight::Regular,
            align: Align::Left,
            tone: Tone::Quiet,
        };
        *note = label(self.fonts, &flow, area, how);
    }
}

const ILLUSTRATIVE: Text = Text::fixed(
    "MINH HỌA – không phải văn bản chính thức",
    "ILLUSTRATIVE – no official document",
);
const DRAFT: Text = Text::fixed("DỰ THẢO", "DRAFT");
const SUPERSEDED: Text = Text::fixed("ĐÃ ĐƯỢC THAY THẾ", "SUPERSEDED");

/// What a sign means.
fn meaning(sign: Sign, content: &Content<'_>) -> Text {
    match sign {
        Sign::Own => Text::fixed("thành phần của cơ quan", "element of the body"),
        Sign::Foreign => Text::fixed("thành phần của cơ quan khác", "element of another agency"),
        Sign::Status(status) => status.label(),
        Sign::Edge(group) => group.label(),
        Sign::EdgeBothWays => BOTH_WAYS,
        Sign::EdgeStatus(status) => at_stage(status),
        Sign::Mark(mark) => {
            let label = mark.label();
            let (vi, en) = (label.get(Lang::Vi), label.get(Lang::En));
            let bands = content.stack.iter().chain(&content.sides);
            let here = bands.flat_map(|band| &band.marks);
            let count: usize = here.filter(|(of, _)| *of == mark).map(|(_, n)| n).sum();
            bilingual!("{vi} ({count})", "{en} ({count})")
        }
        Sign::Dependence(how) => how.label(),
    }
}

/// The marks that occur.
fn marks(content: &Content<'_>, overlay: &Overlay<'_>) -> Vec<Sign> {
    let bands = || content.stack.iter().chain(&content.sides);
    let occurs = |mark: &Mark| {
        let mut here = bands().flat_map(|band| &band.marks);
        here.any(|(of, _)| of == mark)
    };
    let items = || {
        let groups = bands().flat_map(|band| &band.groups);
        groups.flat_map(|group| &group.items)
    };
    let depends = |how: &Dependence| {
        items().any(|item| {
            let change = overlay.of(item.element.id());
            change.is_some_and(|change| change.dependence == Some(*how))
        })
    };
    let marks = Mark::ALL.into_iter().filter(occurs).map(Sign::Mark);
    let how = [Dependence::Direct, Dependence::Further].into_iter();
    marks
        .chain(how.filter(depends).map(Sign::Dependence))
        .collect()
}

/// What the reader should know of the marks.
fn notes_on(overlay: &Overlay<'_>) -> Vec<Text> {
    let mut out = Vec::new();
    if overlay.count.steps == 0 && overlay.count.breaking > 0 {
        out.push(Text::fixed(
            "Mỗi ô mang dấu của thay đổi nặng nhất; dấu nền đặc: phá vỡ tương thích, dấu nền trắng: tương thích hoặc biên tập. Ô gạch ngang tên: không còn trong phiên bản mới.",
            "Each box bears the mark of its gravest change; a filled sign: breaking, a hollow one: compatible or editorial. A name struck through: no longer in the new version.",
        ));
    }
    let withheld = overlay.count.withheld;
    if withheld > 0 {
        out.push(bilingual!(
            "Bản công khai: đã lược {withheld} thay đổi liên quan đến bí mật nhà nước.",
            "Public version: {withheld} changes that tell of state secrets are left out."
        ));
    }
    out
}

/// The signs that occur.
fn signs(content: &Content<'_>) -> Vec<Sign> {
    let items = || {
        let bands = content.stack.iter().chain(&content.sides);
        let groups = bands.flat_map(|band| &band.groups);
        groups.flat_map(|group| &group.items)
    };
    let mut out = Vec::new();
    if items().any(|item| !item.is_foreign) {
        out.push(Sign::Own);
    }
    if items().any(|item| item.is_foreign) {
        out.push(Sign::Foreign);
    }
    for status in Status::ALL {
        if has_sign(Some(*status)) && items().any(|item| item.element.status() == Some(*status)) {
            out.push(Sign::Status(*status));
        }
    }
    out
}

/// What the document says of itself.
fn facts(arch: &Architecture, content: &Content<'_>, extra: &Extra, lang: Lang) -> Vec<String> {
    let fields = arch.fields();
    let day = |date: Date| match lang {
        Lang::Vi => date.vietnamese(),
        Lang::En => date.to_string(),
    };
    let mut out = Vec::new();
    match &extra.subject {
        Some(subject) => out.push(subject.clone()),
        None => out.push(
            Text::fixed("Sơ đồ tổng thể", "General diagram")
                .get(lang)
                .to_owned(),
        ),
    }
    let mut say = |text: Text| out.push(shown(text.get(lang)));
    if let Some(body) = arch.body() {
        let name = body.name(lang);
        say(bilingual!("{name}", "{name}"));
    }
    if let Some(version) = arch.version() {
        say(bilingual!("phiên bản {version}", "version {version}"));
    }
    let framework = arch.framework();
    if framework.is_stated() {
        match fields.text(Field::FrameworkDecision) {
            Some(decision) => say(bilingual!(
                "theo Khung kiến trúc {framework} ({decision})",
                "framework {framework} ({decision})"
            )),
            None => say(bilingual!(
                "theo Khung kiến trúc {framework}",
                "framework {framework}"
            )),
        }
    }
    let issued = arch.issued_date().map(day);
    match (fields.text(Field::IssuedDecision), issued) {
        (Some(decision), Some(day)) => say(bilingual!(
            "Quyết định {decision} ngày {day}",
            "decision {decision} of {day}"
        )),
        (Some(decision), None) => say(bilingual!("Quyết định {decision}", "decision {decision}")),
        (None, Some(day)) => say(bilingual!("ban hành {day}", "issued {day}")),
        (None, None) => {}
    }
    let reconstructed = fields.date(Field::ReconstructsDate).map(day);
    if let Some(decision) = fields.text(Field::ReconstructsDecision) {
        let of = reconstructed.map_or(String::new(), |day| format!(", {day}"));
        say(bilingual!(
            "dựng lại theo Quyết định {decision}{of}",
            "reconstructs decision {decision}{of}"
        ));
    }
    if let Some(state) = arch.state_date().map(day) {
        say(bilingual!("hiện trạng {state}", "as of {state}"));
    }
    let bands = content.stack.iter().chain(&content.sides);
    let count: usize = bands.map(|band| band.count).sum();
    say(elements(count));
    out.extend(extra.left_out.clone());
    out
}

/// What the reader should know besides.
fn notes(content: &Content<'_>, asked: &Drawing) -> Vec<Text> {
    let mut out = Vec::new();
    let cut = asked.cut;
    if let Some(reading) = &cut.reading {
        let (vi, en) = (cut.label.get(Lang::Vi), cut.label.get(Lang::En));
        let basis = (cut.basis.name.get(Lang::Vi), cut.basis.name.get(Lang::En));
        let (basis_vi, basis_en) = basis;
        let (why_vi, why_en) = (reading.get(Lang::Vi), reading.get(Lang::En));
        out.push(bilingual!(
            "{vi} ({basis_vi}): {why_vi}.",
            "{en} ({basis_en}): {why_en}."
        ));
    }
    if asked.public {
        let elements = content.withheld.elements;
        let relations = content.withheld.relations;
        if elements + relations > 0 {
            out.push(bilingual!(
                "Bản công khai: đã lược {elements} thành phần và {relations} quan hệ thuộc bí mật nhà nước.",
                "Public version: {elements} elements and {relations} relations that carry state secrets are left out."
            ));
        }
    }
    out
}
