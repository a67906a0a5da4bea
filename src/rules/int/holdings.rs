//! Master data and shared code lists, and the links that give them to others by special request only.

use std::collections::HashMap;

use super::sharing::{DataLink, data_links, fold};
use crate::model::{Architecture, ElementRef, Field, RelationKind, Sharing};
use crate::rules::Context;

/// A link that shares by special request what is master data or a shared code list of one of its ends.
#[derive(Debug)]
pub(super) struct Withheld<'a> {
    pub(super) link: DataLink<'a>,
    pub(super) items: Vec<Item<'a>>,
}

/// An item of the data of a link.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item<'a> {
    pub(super) name: &'a str,
    /// The end that holds it, or where that end stores it.
    pub(super) holder: ElementRef<'a>,
    /// [`Field::MasterData`] or [`Field::CodeLists`].
    pub(super) held_as: Field,
}

/// All of them, in document order. For each pair of a system and an item that it shares, the shorter of two lists
/// is passed through: of those who hold the item, and of what the system stores.
pub(super) fn withheld<'a>(cx: &Context<'a>) -> Vec<Withheld<'a>> {
    let special = |link: &DataLink<'a>| link.relation.sharing() == Some(Sharing::Special);
    let mut links = data_links(cx).filter(special).peekable();
    if links.peek().is_none() {
        return Vec::new();
    }
    let arch = cx.architecture();
    let holdings = Holdings::of(cx);
    let mut known = HashMap::new();
    let mut found = Vec::new();
    for link in links {
        let item = |name| {
            let folded = fold(name);
            let (holder, held_as) = [link.from, link.to].into_iter().find_map(|end| {
                let key = (end.ix(), holdings.item(&folded)?);
                *known
                    .entry(key)
                    .or_insert_with(|| holdings.holder(key.0, key.1))
            })?;
            let holder = arch.element_at(holder);
            Some(Item {
                name,
                holder,
                held_as,
            })
        };
        let items: Vec<_> = link.relation.data().filter_map(item).collect();
        if !items.is_empty() {
            found.push(Withheld { link, items });
        }
    }
    found
}

/// Who holds what, and who stores where.
struct Holdings {
    /// By folded name: its place in the next list.
    items: HashMap<String, usize>,
    /// For each item the elements that hold it, ascending, and in which field.
    holders: Vec<Vec<(u32, Field)>>,
    /// Who stores where, in document order of those who store.
    stores: Vec<(u32, u32)>,
    /// The first place of each pair in that list.
    first: HashMap<(u32, u32), usize>,
}

impl Holdings {
    fn of(cx: &Context<'_>) -> Self {
        let stores: Vec<_> = cx
            .relations_of(RelationKind::Stores)
            .filter_map(|r| Some((r.from().ix(), r.to()?.ix())))
            .collect();
        let mut first = HashMap::with_capacity(stores.len());
        for (place, pair) in stores.iter().enumerate() {
            first.entry(*pair).or_insert(place);
        }
        let mut holdings = Self {
            items: HashMap::new(),
            holders: Vec::new(),
            stores,
            first,
        };
        holdings.fill(cx.architecture());
        holdings
    }

    fn fill(&mut self, arch: &Architecture) {
        for element in arch.elements() {
            // What is held in both ways counts as master data.
            for field in [Field::MasterData, Field::CodeLists] {
                for name in element.fields().texts(field) {
                    let next = self.holders.len();
                    let place = *self.items.entry(fold(name)).or_insert(next);
                    if place == next {
                        self.holders.push(Vec::new());
                    }
                    if let Some(holders) = self.holders.get_mut(place)
                        && holders.last().is_none_or(|last| last.0 != element.ix())
                    {
                        holders.push((element.ix(), field));
                    }
                }
            }
        }
    }

    fn item(&self, folded: &str) -> Option<usize> {
        self.items.get(folded).copied()
    }

    /// The system itself if it holds the item, else the first place where it stores that does.
    fn holder(&self, system: u32, item: usize) -> Option<(u32, Field)> {
        let holders = self.holders.get(item)?;
        let held_by = |element: u32| {
            let at = holders.binary_search_by_key(&element, |(holder, _)| *holder);
            at.ok().and_then(|at| holders.get(at)).copied()
        };
        if let Some(own) = held_by(system) {
            return Some(own);
        }
        let start = self.stores.partition_point(|(from, _)| *from < system);
        let end = self.stores.partition_point(|(from, _)| *from <= system);
        if end - start <= holders.len() {
            let stores = self.stores.get(start..end)?;
            return stores.iter().find_map(|(_, to)| held_by(*to));
        }
        let place = |holder: &(u32, Field)| self.first.get(&(system, holder.0)).copied();
        let stored = holders
            .iter()
            .filter_map(|holder| Some((place(holder)?, holder)));
        stored
            .min_by_key(|(place, _)| *place)
            .map(|(_, holder)| *holder)
    }
}
