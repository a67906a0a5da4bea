//! What a picture shows of an architecture: bands, groups within them, elements within these; without places.
//!
//! Elements are in an order that no other element has a say in: by owner, kind, scope and id.

use std::cmp::Reverse;

use super::figure;
use super::mark::Mark;
use super::metrics::{Fonts, Weight};
use super::options::Drawing;
use super::overlay::Overlay;
use super::subgraph::Picked;
use super::wrap::{Flow, shown};
use crate::framework::Band;
use crate::model::{Architecture, ElementRef, Field, Kind, LeftOut, Scope, Status};
use crate::text::{Lang, Text};

/// All of it.
pub(super) struct Content<'a> {
    /// The bands that lie on each other, top down.
    pub(super) stack: Vec<BandContent<'a>>,
    /// Those upright at a side.
    pub(super) sides: Vec<BandContent<'a>>,
    pub(super) withheld: LeftOut,
}

pub(super) struct BandContent<'a> {
    pub(super) band: &'static Band,
    /// Its place among the bands of the cut, which gives its colour.
    pub(super) hue: usize,
    pub(super) name: String,
    pub(super) count: usize,
    /// How many of its boxes bear each mark.
    pub(super) marks: Vec<(Mark, usize)>,
    pub(super) groups: Vec<GroupContent<'a>>,
}

pub(super) struct GroupContent<'a> {
    pub(super) caption: Option<Flow>,
    pub(super) is_foreign: bool,
    pub(super) items: Vec<Item<'a>>,
}

pub(super) struct Item<'a> {
    pub(super) element: ElementRef<'a>,
    pub(super) is_foreign: bool,
    pub(super) name: Flow,
    pub(super) figure: Option<Flow>,
}

/// So many elements of a band and more are parted by kind.
const MANY: usize = 6;

/// Takes what is to be shown. O(elements · log elements).
pub(super) fn of<'a>(
    arch: &'a Architecture,
    overlay: Option<&Overlay<'a>>,
    asked: &Drawing,
    picked: Option<&Picked<'a>>,
    fonts: &Fonts,
) -> Content<'a> {
    let cut = asked.cut;
    let secret = overlay.map_or(&asked.beside, |overlay| &overlay.secrets.parts);
    let is_withheld = |element: &ElementRef<'_>| {
        asked.public && (element.may_hold_state_secrets() || secret.has(element.id()))
    };
    let is_shown = |element: &ElementRef<'_>| {
        !is_withheld(element) && picked.is_none_or(|picked| picked.has(*element))
    };
    let withheld = if asked.public {
        let elements = arch.elements().filter(is_withheld);
        let relations = arch
            .relations()
            .filter(|relation| relation.touches_state_secrets() || secret.covers(*relation));
        LeftOut {
            elements: elements.count(),
            relations: relations.count(),
        }
    } else {
        LeftOut::default()
    };
    let is_gone = |e: ElementRef<'_>| overlay.is_some_and(|overlay| overlay.is_gone(e.id()));
    let mut stack = Vec::new();
    let mut sides = Vec::new();
    for (hue, band) in cut.bands.iter().rev().enumerate() {
        let gone = overlay.into_iter().flat_map(|overlay| &overlay.gone);
        let all = arch.elements().chain(gone.copied());
        let here = all.filter(|e| cut.of(e.kind()).key == band.key);
        let mut here: Vec<_> = here.filter(is_shown).collect();
        // Of two layers in one band the upper one comes first.
        here.sort_by_cached_key(|e| {
            let kind = (Reverse(e.layer()), rank(e.kind()), e.kind_key());
            (is_foreign(*e), kind, e.scope(), e.id())
        });
        if here.is_empty() && (!asked.shows_place() || band.upright) {
            continue;
        }
        let content = BandContent {
            band,
            hue,
            name: shown(band.label.get(asked.lang)),
            count: here.iter().filter(|e| !is_gone(**e)).count(),
            marks: overlay.map_or_else(Vec::new, |overlay| overlay.marks_of(&here)),
            groups: groups(&here, asked.lang, fonts),
        };
        if band.upright {
            sides.push(content);
        } else {
            stack.push(content);
        }
    }
    Content {
        stack,
        sides,
        withheld,
    }
}

/// Whether the element belongs to another agency than the body; in the document of a department, to another body of the same
/// ministry or province too.
pub(super) fn is_foreign(element: ElementRef<'_>) -> bool {
    match element.owner() {
        Some(_) => !element.is_of_body(),
        None => element.scope() == Some(Scope::OtherAgency),
    }
}

/// The place of a kind among all.
fn rank(kind: Kind) -> usize {
    let at = Kind::ALL.iter().position(|known| *known == kind);
    at.unwrap_or(Kind::ALL.len())
}

/// Parts the elements of a band: own ones by kind, then those of other agencies.
fn groups<'a>(here: &[ElementRef<'a>], lang: Lang, fonts: &Fonts) -> Vec<GroupContent<'a>> {
    let own = here.iter().filter(|e| !is_foreign(**e)).copied();
    let foreign = here.iter().filter(|e| is_foreign(**e)).copied();
    let (own, foreign): (Vec<_>, Vec<_>) = (own.collect(), foreign.collect());
    let mut out = Vec::new();
    for (elements, is_foreign) in [(own, false), (foreign, true)] {
        for (caption, members) in by_kind(&elements, is_foreign, lang) {
            let item = |element: &ElementRef<'a>| item(*element, is_foreign, lang, fonts);
            out.push(GroupContent {
                caption: caption.map(|text| Flow::new(fonts, text, Weight::Bold)),
                is_foreign,
                items: members.iter().map(item).collect(),
            });
        }
    }
    out
}

type Parted<'a> = Vec<(Option<String>, Vec<ElementRef<'a>>)>;

/// Those of one kind together, and those of which there is only one; all together if they are few.
fn by_kind<'a>(elements: &[ElementRef<'a>], is_foreign: bool, lang: Lang) -> Parted<'a> {
    static OTHERS: Text = Text::fixed("Của cơ quan khác", "Of other agencies");
    static REST: Text = Text::fixed("Loại khác", "Other kinds");
    if elements.is_empty() {
        return Vec::new();
    }
    let others = is_foreign.then(|| OTHERS.get(lang));
    let few = if is_foreign { 2 * MANY } else { MANY };
    let mut kinds: Vec<Vec<ElementRef<'a>>> = Vec::new();
    for element in elements {
        match kinds.last_mut() {
            Some(last)
                if last
                    .first()
                    .is_some_and(|e| e.kind_key() == element.kind_key()) =>
            {
                last.push(*element);
            }
            _ => kinds.push(vec![*element]),
        }
    }
    let several = kinds.iter().filter(|kind| kind.len() > 1).count();
    if elements.len() < few || several < 2 && kinds.len() > 1 {
        return vec![(others.map(str::to_owned), elements.to_vec())];
    }
    let (several, single): (Vec<_>, Vec<_>) = kinds.into_iter().partition(|kind| kind.len() > 1);
    let named = |word: &str| match others {
        Some(others) => format!("{others}: {word}"),
        None => word.to_owned(),
    };
    let of_kind = |members: Vec<ElementRef<'a>>| {
        let word = members.first().map(|e| kind_word(*e, lang));
        (word.map(|word| named(&word)), members)
    };
    let mut out: Parted<'a> = several.into_iter().map(of_kind).collect();
    if !single.is_empty() {
        out.push((Some(named(REST.get(lang))), single.concat()));
    }
    out
}

/// What the kind of an element is called.
pub(super) fn kind_word(element: ElementRef<'_>, lang: Lang) -> String {
    match element.kind() {
        Kind::Custom(_) => shown(element.kind_key()),
        kind => kind.label().get(lang).to_owned(),
    }
}

pub(super) fn item<'a>(
    element: ElementRef<'a>,
    is_foreign: bool,
    lang: Lang,
    fonts: &Fonts,
) -> Item<'a> {
    let figure = figure::of(element, lang);
    Item {
        element,
        is_foreign,
        name: Flow::new(fonts, shown(element.name(lang)), Weight::Regular),
        figure: figure.map(|figure| Flow::new(fonts, shown(&figure), Weight::Bold)),
    }
}

/// All that is said of an element in words: its name, kind, stage, owner, figures.
pub(super) fn told(element: ElementRef<'_>, lang: Lang) -> String {
    let mut out = spoken(element.name(lang));
    let mut more = |what: &str| {
        out.push_str(". ");
        out.push_str(what);
    };
    more(&kind_word(element, lang));
    if let Some(status) = element.status() {
        more(status.label().get(lang));
    }
    if let Some(owner) = element.owner() {
        let word = Text::fixed("Chủ quản", "Owner");
        more(&format!("{}: {}", word.get(lang), spoken(owner.name(lang))));
    }
    for indicator in element.indicators() {
        if let Some(figure) = figure::told(indicator, lang) {
            let name =
                indicator.fields().has(Field::NameVi) || indicator.fields().has(Field::NameEn);
            let name = name.then(|| spoken(indicator.name(lang)));
            more(&name.map_or_else(|| figure.clone(), |name| format!("{name}: {figure}")));
        }
    }
    out
}

/// A text as it is, but for what no XML may hold.
fn spoken(text: &str) -> String {
    let visible = crate::chars::visible(text);
    let words: Vec<_> = visible.split_whitespace().collect();
    words.join(" ")
}

/// Whether the box of something at that stage carries a sign of it.
pub(super) fn has_sign(status: Option<Status>) -> bool {
    match status {
        Some(Status::Planned | Status::Pilot | Status::Deprecated | Status::Retired) => true,
        Some(Status::Active) | None => false,
    }
}

/// How many elements there are, in words.
pub(super) fn elements(count: usize) -> Text {
    let noun = if count == 1 { "element" } else { "elements" };
    crate::bilingual!("{count} thành phần", "{count} {noun}")
}
