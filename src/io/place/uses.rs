//! Where an id is defined and where it is used.

use std::collections::HashMap;

use super::hit::hit;
use super::role::{Context, Role};
use super::spot::Spot;
use super::tree::{NONE, Part};
use super::{Entry, Places};
use crate::io::lines::floor;
use crate::model::schema::Shape;
use crate::model::{Field, RelationKind, Table};
use crate::span::{SourceId, Span};

/// What an id names. Ids of each are apart from those of the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum IdOf {
    /// An element, in any section.
    Element,
    /// An organisation.
    Organisation,
    /// A source.
    Source,
}

/// What an id is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum UseKind {
    /// It is defined: the key of the element, organisation or source.
    Definition,
    /// The far end of a relation.
    Relation(RelationKind),
    /// The value of a field, or one of its values.
    Field(Field),
    /// The key of an entry of `retired` or `transferred`.
    Fate(Table),
}

/// A place where an id stands.
#[derive(Clone, Copy, Debug)]
pub struct Use<'p> {
    /// The id with its quotes, or the alias that stands for it.
    pub span: Span,
    /// What it is there for.
    pub kind: UseKind,
    /// The entry whose key or value it is. [`Entry::is_exact`] says whether it was read.
    pub entry: Entry<'p>,
    /// Whether it names something of the version before this one: `succeeds`, `retired` and `transferred`.
    pub is_earlier: bool,
    /// Whether an alias repeats what stands here, itself or something around it, so that a change here is one there.
    pub is_repeated: bool,
    /// Whether it is an alias: the id itself stands where its anchor is.
    pub is_alias: bool,
}

impl Places {
    /// Where an id is defined and everywhere that it is used, in the order of the files and their texts: relations,
    /// routes, owners and other organisations, sources, fates, periods of the roadmap.
    ///
    /// Comments, configuration, rule files and baselines are no part of a document. O(bytes).
    ///
    /// ```
    /// use justarch::Document;
    /// use justarch::places::{IdOf, UseKind};
    ///
    /// let text = "
    /// justarch: 1
    /// applications:
    ///   a: {kind: database, hosted-on: [b]}
    /// infrastructure:
    ///   b: {kind: data-centre}
    /// ";
    /// let document = Document::parse("a.yaml", text).unwrap();
    /// let places = document.places();
    /// let kinds: Vec<_> = places.of_id(IdOf::Element, "b").iter().map(|found| found.kind).collect();
    /// assert_eq!(kinds[1], UseKind::Definition);
    /// assert!(matches!(kinds[0], UseKind::Relation(kind) if kind.key() == "hosted-on"));
    /// ```
    pub fn of_id(&self, of: IdOf, id: &str) -> Vec<Use<'_>> {
        let mut found = Vec::new();
        for source in self.files() {
            let tree = self.tree(source);
            let text = self.sources.text(source);
            let mut repeated = HashMap::new();
            for (alias, target) in &tree.aliases {
                repeated.entry(*target).or_insert(*alias);
            }
            for ix in 0..tree.nodes.len() as u32 {
                let target = tree.target(ix);
                if tree.scalar(text, target.unwrap_or(ix)) == Some(id) {
                    found.extend(self.use_at(source, ix, of, &repeated));
                }
            }
        }
        found
    }

    /// The id that stands at an offset, with what it names; of what may be an element or an organisation that which there
    /// is. `None` where no id stands; a word of `code-lists` is one if there is such an element. O(log nodes), and the search for an element if it may be either.
    ///
    /// ```
    /// use justarch::{Document, SourceId};
    /// use justarch::places::IdOf;
    ///
    /// let text = "justarch: 1\nchannels:\n  a: {kind: web-portal, depends-on: [b]}\n";
    /// let document = Document::parse("a.yaml", text).unwrap();
    /// let places = document.places();
    /// let (of, id, found) = places.id_at(SourceId::ROOT, text.find("b]").unwrap()).unwrap();
    /// assert_eq!((of, id), (IdOf::Element, "b"));
    /// assert_eq!(document.sources().slice(found.span), "b");
    /// assert!(places.id_at(SourceId::ROOT, text.find("kind").unwrap()).is_none());
    /// ```
    pub fn id_at(&self, source: SourceId, offset: usize) -> Option<(IdOf, &str, Use<'_>)> {
        let tree = self.trees.get(source.index())?;
        let text = self.sources.text(source);
        let hit = hit(tree, text, floor(text, offset) as u32);
        if !matches!(hit.spot, Spot::Key | Spot::Value | Spot::Item) || hit.span.0 == hit.span.1 {
            return None;
        }
        let mut repeated = HashMap::new();
        for (alias, target) in &tree.aliases {
            repeated.entry(*target).or_insert(*alias);
        }
        let id = tree.scalar(text, tree.target(hit.ix).unwrap_or(hit.ix))?;
        let sorts = [IdOf::Element, IdOf::Organisation, IdOf::Source];
        let used = |of: IdOf| Some((of, id, self.use_at(source, hit.ix, of, &repeated)?));
        let mut found: Vec<_> = sorts.into_iter().filter_map(used).collect();
        let is_defined = |of: IdOf| {
            let all = self.of_id(of, id);
            all.iter().any(|found| found.kind == UseKind::Definition)
        };
        let is_free = |(.., used): &(IdOf, &str, Use<'_>)| is_free(used.kind);
        let which = if found.len() > 1 {
            found.iter().position(|(of, ..)| is_defined(*of))
        } else {
            None
        };
        if found.iter().any(is_free) && !is_defined(IdOf::Element) {
            return None;
        }
        (!found.is_empty()).then(|| found.swap_remove(which.unwrap_or(0)))
    }

    /// What the id at a node is there for, if it is one of those.
    pub(super) fn use_at(
        &self,
        source: SourceId,
        ix: u32,
        of: IdOf,
        repeated: &HashMap<u32, u32>,
    ) -> Option<Use<'_>> {
        let tree = self.tree(source);
        let text = self.sources.text(source);
        let node = *tree.get(ix)?;
        let is_root = source == SourceId::ROOT;
        let mut named = name_of(Context::of(tree, text, ix, is_root), node.part, of);
        let mut is_repeated = false;
        // What an alias repeats means there what stands there.
        let mut at = ix;
        while let Some(around) = tree.get(at) {
            if let Some(alias) = repeated.get(&at) {
                is_repeated = true;
                let context = Context::of(tree, text, *alias, is_root);
                let inside = context.through(tree, text, ix, at);
                let part = if at == ix {
                    tree.get(*alias)?.part
                } else {
                    node.part
                };
                named = named.or_else(|| name_of(inside, part, of));
            }
            at = around.parent;
        }
        let (kind, is_earlier) = named?;
        let value = match node.part {
            Part::Key => node.next,
            Part::Root | Part::Value | Part::Item => ix,
        };
        let entry = Entry {
            places: self,
            source,
            ix: value,
        };
        Some(Use {
            span: Span::new(source, node.start, node.end),
            kind,
            entry,
            is_earlier,
            is_repeated,
            is_alias: tree.target(ix).is_some_and(|target| target != NONE),
        })
    }
}

/// Whether another text than an id may stand there.
pub(super) fn is_free(kind: UseKind) -> bool {
    kind == UseKind::Field(Field::CodeLists)
}

/// What an id is there for, and whether it is of the version before.
pub(super) fn name_of(context: Context, part: Part, of: IdOf) -> Option<(UseKind, bool)> {
    if part == Part::Key {
        let (what, kind, earlier) = match context.role {
            Role::Section(_) => (IdOf::Element, UseKind::Definition, false),
            Role::Table(Table::Organisations) => (IdOf::Organisation, UseKind::Definition, false),
            Role::Table(Table::Sources) => (IdOf::Source, UseKind::Definition, false),
            Role::Table(table @ (Table::Retired | Table::Transferred)) => {
                (IdOf::Element, UseKind::Fate(table), true)
            }
            _ => return None,
        };
        return (what == of).then_some((kind, earlier));
    }
    match context.role {
        Role::Relation(kind) | Role::FarEnd(kind) => {
            let fits =
                of == IdOf::Element || of == IdOf::Organisation && kind == RelationKind::SuppliedBy;
            fits.then_some((UseKind::Relation(kind), false))
        }
        Role::Field(spec) => {
            let field = spec.field?;
            let (what, earlier) = match spec.shape {
                Shape::Organisation => (IdOf::Organisation, false),
                Shape::Sources => (IdOf::Source, false),
                Shape::Elements => (IdOf::Element, false),
                // A code list is an element where there is one of that id.
                Shape::Texts if field == Field::CodeLists => (IdOf::Element, false),
                Shape::Route if part == Part::Item => (IdOf::Element, false),
                Shape::Ids if context.record.is_some() => (IdOf::Organisation, true),
                Shape::Ids => (IdOf::Element, true),
                _ => return None,
            };
            (what == of).then_some((UseKind::Field(field), earlier))
        }
        _ => None,
    }
}
