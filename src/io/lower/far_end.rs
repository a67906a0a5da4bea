//! What may stand at the far end of a relation, for those who named something that there is not.

use super::{Lowering, Owner, Part, What};
use crate::bilingual;
use crate::framework::{Cell, Framework, INTERMEDIARIES};
use crate::io::tape::Cursor;
use crate::model::{Kind, Layer, RelationKind};
use crate::phrase::listed;
use crate::text::{Lang, Text};
use crate::version::FrameworkVersion;

/// So many elements are named, and kinds or layers before they are no help.
const NAMED: usize = 3;

/// A place at which an element is named: whose it is, and the kinds that may stand there.
pub(super) struct Place<'p> {
    own: &'p str,
    kinds: Option<Vec<Kind>>,
    /// Whether an organisation may stand there too.
    pub(super) is_supplier: bool,
}

/// As what an element is named.
#[derive(Clone, Copy)]
pub(super) enum Named {
    /// The far end of a relation of the element.
    AtFarEnd(RelationKind),
    /// A platform on the route of an exchange.
    OnRoute,
    /// Whatever there is but the element itself.
    Anywhere,
}

impl Place<'_> {
    /// Whether an element may stand there: one of a kind that may, and not the one that the place belongs to.
    pub(super) fn admits(&self, id: &str, kind: Option<Kind>) -> bool {
        let is_lawful = |kinds: &Vec<Kind>| kind.is_some_and(|kind| kinds.contains(&kind));
        id != self.own && self.kinds.as_ref().is_none_or(is_lawful)
    }
}

impl<'t> Lowering<'t> {
    /// The place at which an element is named.
    pub(super) fn place(&self, owner: &Owner<'t>, named: Named) -> Place<'_> {
        let (kinds, is_supplier) = match named {
            Named::AtFarEnd(kind) => (
                Some(self.far_kinds(kind, owner)),
                kind == RelationKind::SuppliedBy,
            ),
            Named::OnRoute => {
                let all = Kind::ALL.iter().copied();
                let platforms = all.filter(|kind| INTERMEDIARIES.contains(*kind));
                (Some(platforms.collect()), false)
            }
            Named::Anywhere => (None, false),
        };
        Place {
            own: self.near_end(owner),
            kinds,
            is_supplier,
        }
    }

    /// The kinds that may stand at the far end of a relation of an element.
    fn far_kinds(&self, kind: RelationKind, owner: &Owner<'t>) -> Vec<Kind> {
        let from = self.out.kind(owner.ix);
        let frameworks = self.frameworks();
        let may_be = |to: &Kind| {
            let is_said = |from: Kind| {
                frameworks.iter().any(|framework| {
                    let cell = framework.relation(from, kind, *to).cell;
                    is_lawful(cell) && keeps_order(kind, from, *to)
                })
            };
            match from {
                Some(from) => is_said(from),
                // Of what was refused the kind is not known.
                None => Kind::ALL.iter().copied().any(is_said),
            }
        };
        Kind::ALL.iter().copied().filter(may_be).collect()
    }

    /// The element that something belongs to.
    fn near_end(&self, owner: &Owner<'t>) -> &str {
        match owner.what {
            What::Element => owner.id,
            What::Relation(_) => self.out.id(owner.ix),
            What::Header | What::Record(_) => "",
        }
    }

    /// The framework that the document states, else all there are.
    fn frameworks(&self) -> Vec<&'static Framework> {
        let mut sections = self.sections.iter();
        let header = sections.find(|section| section.part == Part::Header);
        let stated = header.and_then(|header| header.value.get("framework"));
        let number = stated.and_then(|stated| stated.get("version").or(Some(stated)));
        let number = number.and_then(Cursor::scalar).map(|(number, _)| number);
        let version = number.and_then(|number| number.parse::<FrameworkVersion>().ok());
        match version.and_then(|version| Framework::get(version).ok()) {
            Some(framework) => vec![framework],
            None => Framework::all().to_vec(),
        }
    }

    /// What may stand at a place: kinds, and up to three elements of the document.
    pub(super) fn instead(&self, key: &str, place: &Place<'_>) -> Option<Text> {
        let kinds = place.kinds.as_ref()?;
        let numbers = 0..self.out.element_count();
        let lawful = numbers.filter(|ix| place.admits(self.out.id(*ix), self.out.kind(*ix)));
        let ids: Vec<&str> = lawful.take(NAMED).map(|ix| self.out.id(ix)).collect();
        let (what_vi, what_en) = match in_words(kinds) {
            Some(what) => (
                format!(" {}", what.get(Lang::Vi)),
                format!(" {}", what.get(Lang::En)),
            ),
            None => (String::new(), String::new()),
        };
        if !ids.is_empty() {
            let ids = listed(&ids);
            return Some(bilingual!(
                "`{key}` dẫn tới{what_vi}: {ids}.",
                "`{key}` leads to{what_en}: {ids}."
            ));
        }
        (!what_vi.is_empty()).then(|| {
            bilingual!(
                "`{key}` dẫn tới{what_vi}; văn bản chưa khai báo thành phần nào như vậy.",
                "`{key}` leads to{what_en}; the document declares none."
            )
        })
    }
}

fn is_lawful(cell: Cell) -> bool {
    match cell {
        Cell::Allowed | Cell::WiderScope => true,
        Cell::Warned | Cell::Forbidden => false,
    }
}

/// Whether a relation between two kinds keeps the order of layers, if it has to.
fn keeps_order(kind: RelationKind, from: Kind, to: Kind) -> bool {
    let (from, to) = (from.layer(), to.layer());
    !kind.is_layered() || to <= from && to != Layer::Policy
}

/// A few kinds by name, or the layers whose kinds they are, if those are few.
fn in_words(kinds: &[Kind]) -> Option<Text> {
    let built_in = kinds.iter().filter(|kind| !matches!(kind, Kind::Custom(_)));
    let mut labels: Vec<Text> = built_in.map(|kind| kind.label()).collect();
    let mut is_layers = false;
    if labels.len() > NAMED {
        let here = |layer: &Layer| kinds.iter().any(|kind| kind.layer() == *layer);
        let layers = Layer::ALL.into_iter().filter(here);
        labels = layers.map(Layer::label).collect();
        is_layers = true;
    }
    if labels.is_empty() || labels.len() > NAMED {
        return None;
    }
    let joined = |lang| {
        let labels: Vec<String> = labels
            .iter()
            .map(|label| in_a_sentence(label.get(lang)))
            .collect();
        labels.join(", ")
    };
    let (vi, en) = (joined(Lang::Vi), joined(Lang::En));
    Some(if is_layers {
        bilingual!("thành phần của lớp {vi}", "elements of the layer {en}")
    } else {
        Text::new(vi, en)
    })
}

/// A label in the middle of a sentence: its first letter small, unless it begins an abbreviation.
fn in_a_sentence(label: &str) -> String {
    let mut letters = label.chars();
    let (first, second) = (letters.next(), letters.next());
    match first {
        Some(first) if second.is_none_or(|second| !second.is_uppercase()) => {
            let rest = label.get(first.len_utf8()..).unwrap_or_default();
            first.to_lowercase().chain(rest.chars()).collect()
        }
        _ => label.to_owned(),
    }
}
