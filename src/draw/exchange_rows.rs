//! What a picture of exchanges shows: the exchanges as rows, the agencies and the platforms as columns; without places.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::content::{self, GroupContent};
use super::maker::Maker;
use super::metrics::Weight;
use super::wrap::{Flow, shown};
use crate::model::{ElementRef, Level, OrganisationRef, RelationRef, Route, Status};
use crate::text::Text;

/// An exchange with what its data pass, one after the other.
pub(super) struct Row<'a> {
    pub(super) relation: RelationRef<'a>,
    pub(super) stops: Vec<ElementRef<'a>>,
    pub(super) two_way: bool,
    pub(super) said: Flow,
}

/// So many data sets of an exchange are named.
const NAMED: usize = 3;

/// A column: the systems of an agency, or the platforms.
pub(super) struct Column<'a> {
    pub(super) name: Flow,
    pub(super) hue: usize,
    pub(super) key: &'static str,
    pub(super) group: GroupContent<'a>,
}

pub(super) fn row<'a>(relation: RelationRef<'a>, maker: &Maker<'_>) -> Row<'a> {
    // Data go where the purposes say; without one, they may go either way.
    let mut purposes = relation.purposes().peekable();
    let is_unsaid = purposes.peek().is_none();
    let (into, out_of): (Vec<_>, Vec<_>) = purposes.partition(|p| p.feeds_the_writer());
    let mut stops = vec![relation.from()];
    stops.extend(relation.hops());
    stops.extend(relation.to());
    if !into.is_empty() && out_of.is_empty() {
        stops.reverse();
    }
    stops.dedup();
    let mut said: Vec<String> = relation
        .purposes()
        .map(|purpose| purpose.label().get(maker.lang).to_lowercase())
        .collect();
    match relation.status() {
        Some(status @ (Status::Planned | Status::Pilot | Status::Deprecated | Status::Retired)) => {
            said.push(status.label().get(maker.lang).to_lowercase());
        }
        Some(Status::Active) | None => {}
    }
    let mut data = relation.data();
    let named: Vec<_> = data.by_ref().take(NAMED).map(shown).collect();
    if !named.is_empty() {
        let more = if data.next().is_some() { ", …" } else { "" };
        said.push(format!("{}{more}", named.join(", ")));
    }
    let route = match relation.route() {
        Route::Direct => Some(Text::fixed("trực tiếp", "direct")),
        Route::Unstated => Some(Text::fixed("chưa có thông tin về tuyến", "route not known")),
        Route::Via(_) => None,
    };
    said.extend(route.map(|route| route.get(maker.lang).to_owned()));
    Row {
        relation,
        stops,
        two_way: is_unsaid || (!into.is_empty() && !out_of.is_empty()),
        said: Flow::new(maker.fonts, said.join(", "), Weight::Regular),
    }
}

/// Whether a system stands at the left, with the body.
pub(super) fn is_own(element: ElementRef<'_>) -> bool {
    !content::is_foreign(element)
}

static UNKNOWN: Text = Text::fixed("Chưa có thông tin về chủ quản", "Owner not known");
static PLATFORMS: Text = Text::fixed("Nền tảng tích hợp", "Integration platforms");

/// By agency, the ones of the body first and the unknown one last, its systems.
type Agencies<'a> = BTreeMap<
    (bool, bool, &'a str),
    (
        Option<OrganisationRef<'a>>,
        BTreeMap<&'a str, ElementRef<'a>>,
    ),
>;

/// Own agencies, the platforms, other agencies.
pub(super) fn columns<'a>(rows: &[&Row<'a>], maker: &Maker<'_>) -> Vec<Column<'a>> {
    let lang = maker.lang;
    let mut platforms: BTreeMap<&str, ElementRef<'a>> = BTreeMap::new();
    for hop in rows.iter().flat_map(|row| row.relation.hops()) {
        platforms.insert(hop.id(), hop);
    }
    let mut agencies: Agencies<'a> = BTreeMap::new();
    for end in rows
        .iter()
        .flat_map(|row| [row.stops.first(), row.stops.last()])
    {
        let Some(end) = end.filter(|end| !platforms.contains_key(end.id())) else {
            continue;
        };
        let arch = end.architecture();
        let is_of_department = arch.level() == Some(Level::Department) && is_own(*end);
        let agency = if is_of_department {
            arch.body()
        } else {
            end.agency()
        };
        let key = agency.map_or("", |agency| agency.key());
        let of = agencies.entry((!is_own(*end), agency.is_none(), key));
        let of = of.or_insert_with(|| (agency, BTreeMap::new()));
        of.1.insert(end.id(), *end);
    }
    let item = |e: &ElementRef<'a>| content::item(*e, !is_own(*e), lang, maker.fonts);
    let bold = |text: String| Flow::new(maker.fonts, text, Weight::Bold);
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for ((is_foreign, ..), (agency, systems)) in agencies {
        let name = agency.map_or_else(
            || UNKNOWN.get(lang).to_owned(),
            |agency| shown(agency.name(lang)),
        );
        let column = Column {
            name: bold(name),
            hue: if is_foreign { 6 } else { 1 },
            key: if is_foreign {
                "other-agency"
            } else {
                "own-agency"
            },
            group: GroupContent {
                caption: None,
                is_foreign: false,
                items: systems.values().map(item).collect(),
            },
        };
        if is_foreign {
            right.push(column);
        } else {
            left.push(column);
        }
    }
    if !platforms.is_empty() {
        // Own platforms stand next to own systems.
        let mut platforms: Vec<_> = platforms.into_values().collect();
        let scope = |e: &ElementRef<'_>| e.scope();
        platforms.sort_by_key(|e| (!is_own(*e), !e.is_own(), Reverse(scope(e)), e.id()));
        left.push(Column {
            name: bold(PLATFORMS.get(lang).to_owned()),
            hue: 5,
            key: "platforms",
            group: GroupContent {
                caption: None,
                is_foreign: false,
                items: platforms.iter().map(item).collect(),
            },
        });
    }
    left.extend(right);
    left
}

/// The places of all systems from left to right.
pub(super) fn order<'a>(columns: &[Column<'a>]) -> BTreeMap<&'a str, usize> {
    let items = columns.iter().flat_map(|column| &column.group.items);
    let ids = items
        .enumerate()
        .map(|(nth, item)| (item.element.id(), nth));
    ids.collect()
}

/// How often a route leads back.
pub(super) fn turns(row: &Row<'_>, order: &BTreeMap<&str, usize>) -> usize {
    let places: Vec<_> = row.stops.iter().filter_map(|e| order.get(e.id())).collect();
    let is_turn = |three: &&[&usize]| match three {
        [a, b, c] => (b > a) != (c > b),
        _ => false,
    };
    places.windows(3).filter(is_turn).count()
}
