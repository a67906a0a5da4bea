//! One edge from a band to another, with how many relations it stands for.
//!
//! They run at the left of the stack, from side to side of its bands; those to an upright band run below all others. Edges to
//! the same band share a line, which the others join; each carries its count where it leaves its band.

use std::collections::{BTreeMap, BTreeSet};

use super::content::Content;
use super::edge::{EdgeGroup, Point};
use super::gutters::Gutters;
use super::links::Links;
use super::metrics::{BASE, Fonts, LINE, Weight};
use super::number;
use super::scene::{Align, BandFrame, Edge, Label, Line, Page, Rect, RelationsShown, Tone};
use crate::bilingual;
use crate::text::Lang;

/// The size of counts.
const SIZE: f64 = 7.0;
/// Between edges at the side of a band: a count, and what parts it from the next edge.
const PORT: f64 = SIZE * LINE + 5.0;
/// Between the lines that edges share.
const TRACK: f64 = 7.0;

/// The pairs of bands that are tied, without those within a band.
fn pairs<'l>(
    links: &'l Links<'_>,
) -> impl Iterator<Item = (&'static str, &'static str, usize)> + 'l {
    let pairs = links.between.iter().filter(|((from, to), _)| from != to);
    pairs.map(|((from, to), count)| (*from, *to, *count))
}

/// How wide the place for counts is, beside a band.
fn stub(links: &Links<'_>, fonts: &Fonts) -> f64 {
    let widths = pairs(links).map(|(.., count)| fonts.width(&count.to_string(), Weight::Bold));
    widths.fold(0.0, f64::max) * SIZE + 10.0
}

/// The room that they need.
pub(super) fn gutters(links: &Links<'_>, content: &Content<'_>, fonts: &Fonts) -> Gutters {
    let targets: BTreeSet<_> = pairs(links).map(|(_, to, _)| to).collect();
    if targets.is_empty() {
        return Gutters::default();
    }
    let mut ends: BTreeMap<&'static str, f64> = BTreeMap::new();
    for (from, ..) in pairs(links) {
        *ends.entry(from).or_default() += 1.0;
    }
    for to in &targets {
        *ends.entry(to).or_default() += 1.0;
    }
    let is_upright = |key: &str| content.sides.iter().any(|band| band.band.key == key);
    let leaves_upright = pairs(links).any(|(from, ..)| is_upright(from));
    let rows = targets.iter().filter(|to| leaves_upright || is_upright(to));
    let rows = rows.count();
    let below = if rows == 0 {
        0.0
    } else {
        let counts = if leaves_upright { PORT + 4.0 } else { 4.0 };
        counts + number(rows) * TRACK + 2.0
    };
    let least = ends.into_iter().map(|(key, ends)| (key, ends * PORT + 4.0));
    Gutters {
        left: stub(links, fonts) + number(targets.len()) * TRACK,
        below,
        least: least.collect(),
        ..Gutters::default()
    }
}

/// Draws them on the first page that has both bands.
pub(super) fn draw(
    pages: &mut [Page],
    links: &Links<'_>,
    lang: Lang,
    fonts: &Fonts,
) -> RelationsShown {
    let within = links.between.iter().filter(|((from, to), _)| from == to);
    let mut shown = RelationsShown {
        asked: links.asked,
        outside: links.outside,
        to_organisations: links.to_organisations,
        within_bands: within.map(|(_, count)| *count).sum(),
        ..RelationsShown::default()
    };
    let mut left: Vec<_> = pairs(links).collect();
    for page in pages {
        let has = |key: &str| page.bands.iter().any(|band| band.key == key);
        let (here, rest): (Vec<_>, Vec<_>) = left
            .into_iter()
            .partition(|(from, to, _)| has(from) && has(to));
        left = rest;
        shown.drawn += here.iter().map(|(.., count)| *count).sum::<usize>();
        let edges = on_page(page, &here, stub(links, fonts), lang, fonts);
        page.edges = edges;
    }
    shown.between_pages = left.iter().map(|(.., count)| *count).sum();
    shown
}

/// Where the edges of a band end.
struct Ends<'p> {
    bands: BTreeMap<&'static str, &'p BandFrame>,
    /// By band and other band: how far down the side, or how far right below an upright one. With the band itself where
    /// edges come in.
    at: BTreeMap<(&'static str, &'static str), f64>,
}

impl<'p> Ends<'p> {
    fn of(page: &'p Page, here: &[(&'static str, &'static str, usize)]) -> Self {
        let mut bands: BTreeMap<&'static str, &BandFrame> = BTreeMap::new();
        for band in &page.bands {
            bands.entry(band.key).or_insert(band);
        }
        let mut at = BTreeMap::new();
        for (key, band) in &bands {
            let place = |other: &str| bands.get(other).map_or(0.0, |b| b.rect.y);
            let mut ends: Vec<(bool, f64, &'static str)> = here
                .iter()
                .filter(|(from, ..)| from == key)
                .map(|(_, to, _)| {
                    let is_upright = bands.get(to).is_some_and(|band| band.upright);
                    let y = if is_upright { f64::INFINITY } else { place(to) };
                    (y > band.rect.y, y, *to)
                })
                .collect();
            // Of those that lead up the ones that lead farther lie higher; of those that lead down they lie lower.
            ends.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
            if here.iter().any(|(_, to, _)| to == key) {
                let middle = ends.iter().filter(|(down, ..)| !down).count();
                ends.insert(middle, (false, band.rect.y, key));
            }
            let count = number(ends.len());
            for (nth, (.., other)) in ends.iter().enumerate() {
                let place = if band.upright {
                    band.rect.x + band.rect.width * (number(nth) + 0.5) / count
                } else {
                    band.rect.y + band.rect.height / 2.0 + (number(nth) + 0.5 - count / 2.0) * PORT
                };
                at.insert((*key, *other), place);
            }
        }
        Self { bands, at }
    }

    fn place(&self, band: &'static str, other: &'static str) -> f64 {
        self.at.get(&(band, other)).copied().unwrap_or_default()
    }

    fn is_upright(&self, band: &str) -> bool {
        self.bands.get(band).is_some_and(|band| band.upright)
    }
}

fn on_page(
    page: &Page,
    here: &[(&'static str, &'static str, usize)],
    stub: f64,
    lang: Lang,
    fonts: &Fonts,
) -> Vec<Edge> {
    let ends = Ends::of(page, here);
    let side = page.bands.iter().map(|band| band.rect.x);
    let side = side.fold(f64::INFINITY, f64::min);
    let bottom = page.bands.iter().map(|band| band.rect.bottom());
    let bottom = bottom.fold(0.0, f64::max);
    let leaves_upright = here.iter().any(|(from, ..)| ends.is_upright(from));
    let below = bottom + if leaves_upright { PORT + 4.0 } else { 4.0 };
    // The row below all bands of each target that has one.
    let mut rows: BTreeMap<&'static str, f64> = BTreeMap::new();
    let targets: BTreeSet<_> = here.iter().map(|(_, to, _)| *to).collect();
    for target in &targets {
        let mut to_it = here.iter().filter(|(_, to, _)| to == target);
        if ends.is_upright(target) || to_it.any(|(from, ..)| ends.is_upright(from)) {
            let row = below + number(rows.len()) * TRACK + TRACK / 2.0;
            rows.insert(target, row);
        }
    }
    let tracks = tracks(&ends, here, &rows, &targets);
    let edge = |(from, to, count): &(&'static str, &'static str, usize)| {
        let track = tracks.get(to).copied().unwrap_or_default();
        let x = side - stub - TRACK / 2.0 - number(track) * TRACK;
        let row = rows.get(to).copied().unwrap_or(bottom);
        let (start, goal) = (ends.place(from, to), ends.place(to, to));
        let lower = |band: &str| {
            ends.bands
                .get(band)
                .map_or(bottom, |band| band.rect.bottom())
        };
        let at = |x: f64, y: f64| Point { x, y };
        let mut points = Vec::new();
        let middle = if ends.is_upright(from) {
            points.extend([at(start, lower(from)), at(start, row)]);
            at(start, lower(from) + PORT / 2.0 + 2.0)
        } else {
            points.extend([at(side, start), at(x, start)]);
            at(side - stub / 2.0 - 1.0, start)
        };
        if ends.is_upright(to) {
            if !ends.is_upright(from) {
                points.push(at(x, row));
            }
            points.extend([at(goal, row), at(goal, lower(to))]);
        } else {
            if ends.is_upright(from) {
                points.push(at(x, row));
            }
            points.extend([at(x, goal), at(side, goal)]);
        }
        points.dedup();
        let name = |key: &'static str| {
            let band = ends.bands.get(key);
            band.map_or(key, |band| band.name.as_str())
        };
        let (one, other) = (name(from), name(to));
        let noun = if *count == 1 { "relation" } else { "relations" };
        let told = bilingual!(
            "{one} → {other}: {count} quan hệ",
            "{one} → {other}: {count} {noun}"
        );
        Edge {
            from: (*from).to_owned(),
            to: (*to).to_owned(),
            kind: None,
            group: EdgeGroup::Several,
            two_way: false,
            status: None,
            count: *count,
            points,
            stops: Vec::new(),
            label: Some(label(fonts, *count, middle)),
            told: told.get(lang).to_owned(),
        }
    };
    here.iter().map(edge).collect()
}

/// The line of each target at the side: the shortest lie next to the bands.
fn tracks(
    ends: &Ends<'_>,
    here: &[(&'static str, &'static str, usize)],
    rows: &BTreeMap<&'static str, f64>,
    targets: &BTreeSet<&'static str>,
) -> BTreeMap<&'static str, usize> {
    let mut spans = Vec::new();
    for target in targets {
        let from_stack = here
            .iter()
            .filter(|(from, to, _)| to == target && !ends.is_upright(from));
        let mut ys: Vec<f64> = from_stack
            .map(|(from, to, _)| ends.place(from, to))
            .collect();
        ys.extend(rows.get(target));
        if !ends.is_upright(target) {
            ys.push(ends.place(target, target));
        }
        let top = ys.iter().copied().fold(f64::INFINITY, f64::min);
        let bottom = ys.iter().copied().fold(0.0, f64::max);
        spans.push((bottom - top, *target, top, bottom));
    }
    spans.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(b.1)));
    let mut taken: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut out = BTreeMap::new();
    for (_, target, top, bottom) in spans {
        let is_free = |spans: &Vec<(f64, f64)>| {
            spans.iter().all(|(other_top, other_bottom)| {
                bottom + TRACK < *other_top || *other_bottom + TRACK < top
            })
        };
        let track = taken.iter().position(is_free).unwrap_or(taken.len());
        if track == taken.len() {
            taken.push(Vec::new());
        }
        if let Some(spans) = taken.get_mut(track) {
            spans.push((top, bottom));
        }
        out.insert(target, track);
    }
    out
}

/// A count in the middle of a place.
fn label(fonts: &Fonts, count: usize, middle: Point) -> Label {
    let text = count.to_string();
    let width = fonts.width(&text, Weight::Bold) * SIZE;
    let area = Rect {
        x: middle.x - width / 2.0,
        y: middle.y - SIZE * LINE / 2.0,
        width,
        height: SIZE * LINE,
    };
    let line = Line {
        text,
        x: area.middle(),
        y: area.y + SIZE * BASE,
        width,
    };
    Label {
        lines: vec![line],
        size: SIZE,
        weight: Weight::Bold,
        align: Align::Middle,
        tone: Tone::Strong,
        struck: false,
    }
}
