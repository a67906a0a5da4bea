//! The edges of a picture: room is made for them, they are laid, and what found no place is counted.

use std::collections::{BTreeMap, BTreeSet};

use super::content::Content;
use super::edge::{EdgeGroup, Point};
use super::gutters::Gutters;
use super::head::Head;
use super::lattice::{Lattice, snap};
use super::links::{Link, Links};
use super::maker::Maker;
use super::metrics::Fonts;
use super::options::Drawing;
use super::relations::Relations;
use super::route::{Net, lay};
use super::scene::{Edge, Page, RelationsShown};
use super::{bundles, page};

/// So many places are looked at for all edges of a picture, in all tries.
const WORK: usize = 24_000_000;
/// No lattice has more places.
const LARGEST: usize = 2_500_000;

/// The pages with their edges, the size of the smallest text, and how many relations are shown.
pub(super) fn pages(
    content: &Content<'_>,
    head: &Head<'_>,
    asked: &Drawing,
    fonts: &Fonts,
    links: &Links<'_>,
) -> (Vec<Page>, f64, RelationsShown) {
    let between_bands = asked
        .relations
        .as_ref()
        .is_some_and(Relations::is_between_bands);
    if between_bands {
        let mut gutters = bundles::gutters(links, content, fonts);
        gutters.page = width(content, asked);
        let (mut pages, smallest) = page::pages(
            Maker::new(content, head, fonts, asked, &gutters),
            asked,
            None,
        );
        let shown = bundles::draw(&mut pages, links, asked.lang, fonts);
        return (pages, smallest, shown);
    }
    let mut work = WORK;
    let mut best: Option<(Vec<Page>, f64, RelationsShown)> = None;
    for mut gutters in Gutters::steps(asked.paper.is_some() && !asked.fit) {
        gutters.page = width(content, asked);
        let (mut pages, smallest) = page::pages(
            Maker::new(content, head, fonts, asked, &gutters),
            asked,
            None,
        );
        let shown = draw(&mut pages, links, &mut work);
        let lost = |shown: &RelationsShown| shown.no_room + shown.between_pages;
        let is_better = |best: &(_, _, RelationsShown)| lost(&shown) < lost(&best.2);
        if best.as_ref().is_none_or(is_better) {
            best = Some((pages, smallest, shown));
        }
        let is_done = best.as_ref().is_some_and(|best| best.2.no_room == 0);
        if is_done || work == 0 {
            break;
        }
    }
    best.unwrap_or_default()
}

/// A part of few elements takes a narrower page.
fn width(content: &Content<'_>, asked: &Drawing) -> Option<f64> {
    let bands = content.stack.iter().chain(&content.sides);
    let count: usize = bands.map(|band| band.count).sum();
    (!asked.subgraphs.is_empty() && count <= FEW).then_some(NARROW)
}

/// So many elements are few.
const FEW: usize = 30;
/// How wide a page of few elements is.
const NARROW: f64 = 842.0;

/// Lays the edges of all pages.
fn draw(pages: &mut [Page], links: &Links<'_>, work: &mut usize) -> RelationsShown {
    // By relation, whether all of its links were drawn.
    let mut no_room: BTreeSet<usize> = BTreeSet::new();
    let mut apart: BTreeSet<usize> = BTreeSet::new();
    let mut places: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (page, of) in pages.iter().enumerate() {
        for (nth, element) in of.boxes().enumerate() {
            places.insert(element.id.clone(), (page, nth));
        }
    }
    let mut by_page: Vec<Vec<(&Link<'_>, usize, usize)>> = vec![Vec::new(); pages.len()];
    for link in &links.each {
        let ends = (places.get(link.from), places.get(link.to));
        match ends {
            (Some((page, from)), Some((other, to))) if page == other => {
                if let Some(list) = by_page.get_mut(*page) {
                    list.push((link, *from, *to));
                }
            }
            _ => apart.extend(&link.relations),
        }
    }
    for (page, here) in pages.iter_mut().zip(by_page) {
        snap(page);
        on_page(page, &here, work, &mut no_room);
    }
    let mut all: BTreeSet<usize> = BTreeSet::new();
    for link in &links.each {
        all.extend(&link.relations);
    }
    let no_room: BTreeSet<_> = no_room.difference(&apart).collect();
    RelationsShown {
        asked: links.asked,
        drawn: all.len() - no_room.len() - apart.len(),
        no_room: no_room.len(),
        between_pages: apart.len(),
        outside: links.outside,
        to_itself: links.to_itself,
        within_bands: 0,
        to_organisations: links.to_organisations,
    }
}

/// Lays the edges of one page. Those that lead to the same box and say the same share their way.
fn on_page(
    page: &mut Page,
    links: &[(&Link<'_>, usize, usize)],
    work: &mut usize,
    no_room: &mut BTreeSet<usize>,
) {
    let mut nets: BTreeMap<_, Vec<&(&Link<'_>, usize, usize)>> = BTreeMap::new();
    for link in links {
        let key = (link.0.to, link.0.kind, link.0.two_way);
        nets.entry(key).or_default().push(link);
    }
    let members: Vec<_> = nets.into_values().collect();
    let net = |links: &Vec<&(&Link<'_>, usize, usize)>| Net {
        from: links.iter().map(|(_, from, _)| *from).collect(),
        to: links.first().map_or(0, |(_, _, to)| *to),
    };
    let nets: Vec<Net> = members.iter().map(net).collect();
    let lattice = Lattice::of(page);
    let ways = if lattice.columns.saturating_mul(lattice.rows) > LARGEST {
        Vec::new()
    } else {
        lay(&lattice, &nets, work)
    };
    let mut ways = ways.into_iter();
    for links in &members {
        let mut laid = ways.next().unwrap_or_default().into_iter();
        for (link, ..) in links {
            match laid.next().flatten() {
                Some(way) => page.edges.push(edge(link, &lattice, &way)),
                None => no_room.extend(&link.relations),
            }
        }
    }
    let key = |edge: &Edge| (edge.from.clone(), edge.to.clone(), edge.kind);
    page.edges.sort_by_cached_key(key);
}

fn edge(link: &Link<'_>, lattice: &Lattice, way: &[usize]) -> Edge {
    let all: Vec<Point> = way.iter().map(|at| lattice.point(*at)).collect();
    Edge {
        from: link.from.to_owned(),
        to: link.to.to_owned(),
        kind: Some(link.kind),
        group: EdgeGroup::of(link.kind),
        status: link.status,
        two_way: link.two_way,
        count: link.relations.len(),
        points: corners(&all),
        stops: Vec::new(),
        label: None,
        told: link.told.clone(),
    }
}

/// A way without what lies on the straight parts of it.
fn corners(all: &[Point]) -> Vec<Point> {
    let is_level = |a: &Point, b: &Point| (a.y - b.y).abs() < 1e-6;
    let mut out: Vec<Point> = Vec::new();
    for (nth, point) in all.iter().enumerate() {
        let before = nth.checked_sub(1).and_then(|nth| all.get(nth));
        let is_straight = match (before, all.get(nth + 1)) {
            (Some(before), Some(after)) => is_level(before, point) == is_level(point, after),
            _ => false,
        };
        if !is_straight {
            out.push(*point);
        }
    }
    out
}
