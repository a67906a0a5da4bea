//! Where everything on a timeline lies.

use std::fmt::Write as _;

use super::{
    FindingsBar, Timeline, TimelineEntry, TimelineKey, TimelineKeySign, TimelineRow, TimelineScene,
    TimelineSign, VersionBand,
};
use crate::bilingual;
use crate::diagnostic::Severity;
use crate::diff::Class;
use crate::draw::metrics::{BASE, Fonts, LINE, Weight};
use crate::draw::number;
use crate::draw::scene::{Align, Label, Line, Rect, Size, Tone};
use crate::text::{Lang, Text};

/// A4 lying.
const WIDTH: f64 = 842.0;
const MARGIN: f64 = 24.0;
const ROW: f64 = 34.0;
/// Where the columns begin: versions, days, signs, texts, bars, numbers; and where the last one ends.
const VERSIONS: (f64, f64) = (MARGIN, 96.0);
const DAYS: f64 = 130.0;
const SIGNS: f64 = 196.0;
const TEXTS: (f64, f64) = (216.0, 556.0);
const BARS: (f64, f64) = (572.0, 736.0);
const RIGHT: f64 = WIDTH - MARGIN;
/// Half the size of a sign.
const SIGN: f64 = 5.0;
/// Where the first row begins.
const TOP: f64 = 84.0;
const KEYS: f64 = 18.0;

const TITLE: f64 = 15.0;
const BODY: f64 = 9.0;
const SMALL: f64 = 8.0;

struct Pen<'t> {
    fonts: Fonts,
    timeline: &'t Timeline,
}

pub(super) fn scene(timeline: &Timeline) -> TimelineScene {
    let pen = Pen {
        fonts: Fonts::new(),
        timeline,
    };
    let entries = &timeline.entries;
    let most = entries.iter().filter_map(|entry| entry.findings);
    let most = most.map(|counts| counts.iter().sum::<usize>()).max();
    let scale = (BARS.1 - BARS.0) / number(most.unwrap_or_default().max(1));
    let rows = entries.iter().enumerate();
    let rows: Vec<_> = rows
        .map(|(nth, entry)| pen.row(nth, entry, scale))
        .collect();
    let bottom = TOP + ROW * number(entries.len());
    let legend = pen.legend(bottom + 14.0);
    let end = legend.iter().map(|key| key.rect.bottom());
    let end = end.fold(bottom, f64::max);
    TimelineScene {
        lang: timeline.lang,
        theme: timeline.theme,
        title: timeline.title.clone(),
        description: pen.description(),
        size: Size {
            width: WIDTH,
            height: end + MARGIN,
        },
        head: pen.head(),
        versions: pen.versions(),
        rows,
        legend,
    }
}

impl Pen<'_> {
    fn word(&self, text: &Text) -> String {
        text.get(self.timeline.lang).to_owned()
    }

    fn description(&self) -> String {
        let entries = &self.timeline.entries;
        let count = entries.len();
        let of = |class| {
            entries
                .iter()
                .filter(|entry| entry.class == Some(class))
                .count()
        };
        let [editorial, compatible, breaking] = Class::ALL.map(of);
        let unreadable = entries
            .iter()
            .filter(|entry| entry.unreadable.is_some())
            .count();
        let (first, last) = (entries.first(), entries.last());
        let day = |entry: Option<&TimelineEntry>| entry.map_or("-", |entry| &entry.day).to_owned();
        let (first, last) = (day(first), day(last));
        self.word(&bilingual!(
            "{count} trạng thái từ {first} đến {last}; bước phá vỡ tương thích: {breaking}, tương thích: {compatible}, biên tập: {editorial}; không đọc được: {unreadable}",
            "states: {count}, from {first} to {last}; steps that are breaking: {breaking}, compatible: {compatible}, editorial: {editorial}; unreadable: {unreadable}"
        ))
    }

    fn head(&self) -> Vec<Label> {
        let title = &self.timeline.title;
        let room = RIGHT - MARGIN;
        let title = self.fitted(title, TITLE, Weight::Bold, room);
        let told = self.fitted(&self.description(), BODY, Weight::Regular, room);
        let mut labels = vec![
            self.line(
                title,
                (MARGIN, 36.0),
                TITLE,
                Weight::Bold,
                Align::Left,
                Tone::Strong,
            ),
            self.line(
                told,
                (MARGIN, 52.0),
                BODY,
                Weight::Regular,
                Align::Left,
                Tone::Quiet,
            ),
        ];
        let heads = [
            (
                VERSIONS.0,
                Align::Left,
                Text::fixed("Phiên bản, khung", "Version, framework"),
            ),
            (DAYS, Align::Left, Text::fixed("Ngày", "Day")),
            (
                TEXTS.0,
                Align::Left,
                Text::fixed("Nội dung", "What was done"),
            ),
            (
                BARS.0,
                Align::Left,
                Text::fixed("Kết quả kiểm tra", "Findings"),
            ),
            (
                RIGHT,
                Align::Right,
                Text::fixed("lỗi · cảnh báo · thông tin", "errors · warnings · infos"),
            ),
        ];
        labels.extend(heads.map(|(x, align, text)| {
            let at = (x, TOP - 8.0);
            self.line(
                self.word(&text),
                at,
                SMALL,
                Weight::Bold,
                align,
                Tone::Quiet,
            )
        }));
        labels
    }

    /// States one after the other that state the same version.
    fn versions(&self) -> Vec<VersionBand> {
        let entries = &self.timeline.entries;
        let mut bands: Vec<VersionBand> = Vec::new();
        let mut open: Option<(usize, &TimelineEntry)> = None;
        let same = |a: &TimelineEntry, b: &TimelineEntry| {
            (&a.version, &a.framework) == (&b.version, &b.framework)
        };
        for (nth, entry) in entries.iter().enumerate() {
            let is_named = entry.version.is_some() || entry.framework.is_some();
            if let Some((from, first)) = open.filter(|(_, first)| !same(first, entry)) {
                let hue = bands.len();
                bands.push(self.version(first, from..nth, hue));
                open = None;
            }
            if is_named && open.is_none() {
                open = Some((nth, entry));
            }
        }
        if let Some((from, first)) = open {
            let hue = bands.len();
            bands.push(self.version(first, from..entries.len(), hue));
        }
        bands
    }

    fn version(&self, of: &TimelineEntry, rows: std::ops::Range<usize>, hue: usize) -> VersionBand {
        let rect = Rect {
            x: VERSIONS.0,
            y: TOP + ROW * number(rows.start) + 1.0,
            width: VERSIONS.1,
            height: ROW * number(rows.len()) - 2.0,
        };
        let version = of.version.as_deref().unwrap_or("-");
        let framework = of.framework.as_deref().unwrap_or("-");
        let name = self.word(&bilingual!("bản {version}", "version {version}"));
        let under = self.word(&bilingual!("khung {framework}", "framework {framework}"));
        let room = rect.width - 12.0;
        let first = self.fitted(&name, BODY, Weight::Bold, room);
        let second = self.fitted(&under, SMALL, Weight::Regular, room);
        let x = rect.x + 6.0;
        let labels = vec![
            self.line(
                first,
                (x, rect.y + 13.0),
                BODY,
                Weight::Bold,
                Align::Left,
                Tone::Strong,
            ),
            self.line(
                second,
                (x, rect.y + 25.0),
                SMALL,
                Weight::Regular,
                Align::Left,
                Tone::Quiet,
            ),
        ];
        VersionBand {
            name: format!("{name}, {under}"),
            hue,
            rect,
            labels,
        }
    }

    fn row(&self, nth: usize, entry: &TimelineEntry, scale: f64) -> TimelineRow {
        let rect = Rect {
            x: DAYS,
            y: TOP + ROW * number(nth),
            width: RIGHT - DAYS,
            height: ROW,
        };
        let sign = match (&entry.unreadable, entry.class, entry.changes) {
            (Some(_), _, _) => TimelineSign::Unreadable,
            (None, Some(class), _) => TimelineSign::Step(class),
            (None, None, Some(_)) => TimelineSign::Unclassed,
            (None, None, None) => TimelineSign::First,
        };
        let middle = rect.y + ROW / 2.0;
        let sign_rect = Rect {
            x: SIGNS - SIGN,
            y: middle - SIGN,
            width: 2.0 * SIGN,
            height: 2.0 * SIGN,
        };
        let (first, second) = (rect.y + 13.0, rect.y + 25.0);
        let room = TEXTS.1 - TEXTS.0;
        let day = self.fitted(&entry.day, BODY, Weight::Regular, SIGNS - SIGN - 4.0 - DAYS);
        let summary = self.fitted(&entry.summary, BODY, Weight::Bold, room);
        let facts = self.fitted(&self.facts(entry), SMALL, Weight::Regular, room);
        let mut labels = vec![
            self.line(
                day,
                (DAYS, first),
                BODY,
                Weight::Regular,
                Align::Left,
                Tone::Strong,
            ),
            self.line(
                summary,
                (TEXTS.0, first),
                BODY,
                Weight::Bold,
                Align::Left,
                Tone::Strong,
            ),
            self.line(
                facts,
                (TEXTS.0, second),
                SMALL,
                Weight::Regular,
                Align::Left,
                Tone::Quiet,
            ),
        ];
        let mut bars = Vec::new();
        let mut told = format!(
            "{}, {}: {}; {}",
            entry.name,
            entry.day,
            entry.summary,
            self.facts(entry)
        );
        if let Some(counts) = entry.findings {
            let [errors, warnings, infos] = counts;
            let numbers = format!("{errors} · {warnings} · {infos}");
            labels.push(self.line(
                numbers,
                (RIGHT, first),
                BODY,
                Weight::Regular,
                Align::Right,
                Tone::Strong,
            ));
            let said = bilingual!(
                "; {errors} lỗi, {warnings} cảnh báo, {infos} thông tin",
                "; errors: {errors}, warnings: {warnings}, infos: {infos}"
            );
            told.push_str(&self.word(&said));
            bars = bars_of(counts, middle, scale);
        }
        TimelineRow {
            name: entry.name.clone(),
            rect,
            sign,
            sign_rect,
            labels,
            bars,
            told,
        }
    }

    /// What is known of a state beside its day and its summary.
    fn facts(&self, entry: &TimelineEntry) -> String {
        let lang = self.timeline.lang;
        let name: String = entry.name.chars().take(10).collect();
        let mut out = name;
        if !entry.author.is_empty() {
            let _ = write!(out, " · {}", entry.author);
        }
        if let Some(why) = &entry.unreadable {
            let why = bilingual!(" · không đọc được: {why}", " · cannot be read: {why}");
            out.push_str(why.get(lang));
        }
        if let Some(elements) = entry.elements {
            let elements = bilingual!(" · {elements} thành phần", " · elements: {elements}");
            out.push_str(elements.get(lang));
        }
        if let Some(changes) = entry.changes {
            let count: usize = changes.iter().sum();
            let class = entry.class.map(Class::label);
            let class = class.as_ref().map_or("-", |class| class.get(lang));
            let changes = bilingual!(
                " · {count} thay đổi: {class}",
                " · changes: {count}, {class}"
            );
            out.push_str(changes.get(lang));
        }
        out
    }

    /// The keys, in lines as wide as the picture.
    fn legend(&self, top: f64) -> Vec<TimelineKey> {
        let class = |class: Class| {
            let label = class.label();
            let (vi, en) = (label.get(Lang::Vi), label.get(Lang::En));
            bilingual!("bước {vi}", "{en} step")
        };
        let states = [
            (
                TimelineSign::First,
                Text::fixed("trạng thái đầu", "first state"),
            ),
            (TimelineSign::Step(Class::Breaking), class(Class::Breaking)),
            (
                TimelineSign::Step(Class::Compatible),
                class(Class::Compatible),
            ),
            (
                TimelineSign::Step(Class::Editorial),
                class(Class::Editorial),
            ),
            (
                TimelineSign::Unclassed,
                Text::fixed("bước chưa xếp mức", "step without a class"),
            ),
            (
                TimelineSign::Unreadable,
                Text::fixed("không đọc được", "cannot be read"),
            ),
        ];
        let used = |sign: TimelineSign| {
            let rows = self.timeline.entries.iter();
            rows.map(|entry| self.row(0, entry, 0.0).sign)
                .any(|of| of == sign)
        };
        let states = states.into_iter().filter(|(sign, _)| used(*sign));
        let states = states.map(|(sign, text)| (TimelineKeySign::State(sign), text));
        let bars = [Severity::Error, Severity::Warning, Severity::Info];
        let bars = bars.map(|severity| (TimelineKeySign::Bar(severity), severity.label()));
        let (mut x, mut y) = (MARGIN, top);
        let keys = states.chain(bars).map(|(of, text)| {
            let text = self.word(&text);
            let width = self.fonts.width(&text, Weight::Regular) * SMALL;
            let all = 2.0 * SIGN + 5.0 + width;
            if x + all > RIGHT && x > MARGIN {
                (x, y) = (MARGIN, y + KEYS);
            }
            let height = match of {
                TimelineKeySign::State(_) => 2.0 * SIGN,
                TimelineKeySign::Bar(severity) => bar(severity),
            };
            let rect = Rect {
                x,
                y: y + SIGN - height / 2.0,
                width: 2.0 * SIGN,
                height,
            };
            let at = (rect.right() + 5.0, y + SIGN + SMALL * (BASE - LINE / 2.0));
            x += all + 16.0;
            TimelineKey {
                of,
                rect,
                label: self.line(text, at, SMALL, Weight::Regular, Align::Left, Tone::Quiet),
            }
        });
        keys.collect()
    }

    /// A text that is no wider than that, shortened where it has to be.
    fn fitted(&self, text: &str, size: f64, weight: Weight, room: f64) -> String {
        let text = crate::chars::visible(text);
        if self.fonts.width(&text, weight) * size <= room {
            return text.into_owned();
        }
        let mut left = room - self.fonts.char_width('…', weight) * size;
        let mut out = String::new();
        for c in text.chars() {
            left -= self.fonts.char_width(c, weight) * size;
            if left < 0.0 {
                break;
            }
            out.push(c);
        }
        out.truncate(out.trim_end().len());
        out.push('…');
        out
    }

    fn line(
        &self,
        text: String,
        (x, y): (f64, f64),
        size: f64,
        weight: Weight,
        align: Align,
        tone: Tone,
    ) -> Label {
        let width = self.fonts.width(&text, weight) * size;
        Label {
            lines: vec![Line { text, x, y, width }],
            size,
            weight,
            align,
            tone,
            struck: false,
        }
    }
}

/// The bars of a state, one behind the other, each where there is something.
fn bars_of(counts: [usize; 3], middle: f64, scale: f64) -> Vec<FindingsBar> {
    let mut bars = Vec::new();
    let mut x = BARS.0;
    let severities = [Severity::Error, Severity::Warning, Severity::Info];
    for (severity, count) in severities.into_iter().zip(counts) {
        let (width, height) = (number(count) * scale, bar(severity));
        if count > 0 {
            let rect = Rect {
                x,
                y: middle - height / 2.0,
                width,
                height,
            };
            bars.push(FindingsBar { severity, rect });
        }
        x += width;
    }
    bars
}

/// How high a bar is.
fn bar(severity: Severity) -> f64 {
    match severity {
        Severity::Error => 12.0,
        Severity::Warning => 8.0,
        Severity::Info => 4.0,
    }
}
