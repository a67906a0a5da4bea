//! The matrix of relations in readable form: which kinds may stand at which end.

use crate::framework::{Cell, Framework};
use crate::model::{Kind, Layer, RelationKind};
use crate::text::{Lang, Text};
use crate::version::FrameworkVersion;

/// Kinds that may stand in a relation to other kinds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pairs {
    pub(super) from: Vec<Kind>,
    pub(super) to: Vec<Kind>,
    pub(super) cell: Cell,
}

/// What frameworks say of a relation, those together that say the same.
pub(super) fn of_relation(kind: RelationKind) -> Vec<(Vec<FrameworkVersion>, Vec<Pairs>)> {
    let mut out: Vec<(Vec<FrameworkVersion>, Vec<Pairs>)> = Vec::new();
    for framework in Framework::all() {
        let pairs = pairs(framework, kind);
        match out.iter_mut().find(|(_, there)| *there == pairs) {
            Some((versions, _)) => versions.push(framework.version),
            None => out.push((vec![framework.version], pairs)),
        }
    }
    out
}

const CELLS: [Cell; 3] = [Cell::Allowed, Cell::WiderScope, Cell::Warned];

fn pairs(framework: &Framework, kind: RelationKind) -> Vec<Pairs> {
    let mut out: Vec<Pairs> = Vec::new();
    for cell in CELLS {
        for from in Kind::ALL {
            let is_so = |to: &&Kind| framework.relation(*from, kind, **to).cell == cell;
            let to: Vec<_> = Kind::ALL.iter().filter(is_so).copied().collect();
            if to.is_empty() {
                continue;
            }
            match out.iter_mut().find(|p| p.cell == cell && p.to == to) {
                Some(pairs) => pairs.from.push(*from),
                None => out.push(Pairs {
                    from: vec![*from],
                    to,
                    cell,
                }),
            }
        }
    }
    out
}

/// The relations that a kind may have, and to what; of the latest framework.
pub(super) fn from_kind(kind: Kind) -> Vec<(RelationKind, Vec<Kind>)> {
    far_ends(|framework, relation, other| framework.relation(kind, relation, other).cell)
}

/// The relations that may lead to a kind, and from what; of the latest framework.
pub(super) fn to_kind(kind: Kind) -> Vec<(RelationKind, Vec<Kind>)> {
    far_ends(|framework, relation, other| framework.relation(other, relation, kind).cell)
}

fn far_ends(
    cell: impl Fn(&Framework, RelationKind, Kind) -> Cell,
) -> Vec<(RelationKind, Vec<Kind>)> {
    let Some(framework) = Framework::all().last() else {
        return Vec::new();
    };
    let of = |relation| {
        let may_be = |other: &&Kind| {
            matches!(
                cell(framework, relation, **other),
                Cell::Allowed | Cell::WiderScope
            )
        };
        let kinds: Vec<_> = Kind::ALL.iter().filter(may_be).copied().collect();
        (relation, kinds)
    };
    let all = RelationKind::ALL.into_iter().map(of);
    all.filter(|(_, kinds)| !kinds.is_empty()).collect()
}

/// What a relation may do, where that is not simply to be.
pub(super) fn remark(cell: Cell) -> Option<Text> {
    match cell {
        Cell::Allowed | Cell::Forbidden => None,
        Cell::WiderScope => Some(Text::fixed(
            "chỉ khi đầu kia có phạm vi rộng hơn",
            "only if the other end reaches wider",
        )),
        Cell::Warned => Some(Text::fixed("có, kèm cảnh báo", "with a warning")),
    }
}

/// Kinds in words: layers whose kinds are all among them by their section, the others by name.
pub(super) fn in_words(kinds: &[Kind], lang: Lang) -> String {
    let is_built_in = |kind: &&Kind| !matches!(kind, Kind::Custom(_));
    let built_in: Vec<&Kind> = kinds.iter().filter(is_built_in).collect();
    if built_in.len() == Kind::ALL.len() {
        return match lang {
            Lang::Vi => "mọi loại".to_owned(),
            Lang::En => "any kind".to_owned(),
        };
    }
    let (mut layers, mut nearly, mut single) = (Vec::new(), Vec::new(), Vec::new());
    for layer in Layer::ALL {
        let here = built_in.iter().filter(|kind| kind.layer() == layer);
        let here: Vec<_> = here.copied().collect();
        let all = Kind::ALL.iter().filter(|kind| kind.layer() == layer);
        let missing: Vec<_> = all.filter(|kind| !kinds.contains(kind)).collect();
        let section = layer.section();
        if here.is_empty() {
        } else if missing.is_empty() {
            layers.push(format!("`{section}`"));
        } else if missing.len() < here.len() {
            let missing = names(missing.into_iter());
            nearly.push(match lang {
                Lang::Vi => format!("lớp `{section}` trừ {missing}"),
                Lang::En => format!("layer `{section}` but {missing}"),
            });
        } else {
            single.push(names(here.into_iter()));
        }
    }
    let mut parts = Vec::new();
    if !layers.is_empty() {
        let listed = layers.join(", ");
        parts.push(match (lang, layers.len()) {
            (Lang::Vi, _) => format!("lớp {listed}"),
            (Lang::En, 1) => format!("layer {listed}"),
            (Lang::En, _) => format!("layers {listed}"),
        });
    }
    parts.extend(nearly);
    if !single.is_empty() {
        parts.push(single.join(", "));
    }
    parts.join(match lang {
        Lang::Vi => " và ",
        Lang::En => " and ",
    })
}

fn names<'k>(kinds: impl Iterator<Item = &'k Kind>) -> String {
    let names: Vec<_> = kinds.map(|kind| format!("`{kind}`")).collect();
    names.join(", ")
}
