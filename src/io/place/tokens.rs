//! What each word of a text is: for colours, and for names beside ids.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use super::role::{Context, Role};
use super::tree::Part;
use super::uses::{IdOf, Use, UseKind, name_of};
use super::{Entry, Places};
use crate::model::Table;
use crate::model::schema::Shape;
use crate::span::{SourceId, Span};

/// What a word of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum TokenKind {
    /// A key of a file: a section, a table, `include`.
    Section,
    /// Another key of the format, also as a value such as those of `inferred`; of `attributes` a name of one's own.
    Key,
    /// A key that the format does not have there.
    UnknownKey,
    /// The id of an element, an organisation or a source.
    Id {
        /// What it names.
        of: IdOf,
        /// What it is there for.
        kind: UseKind,
        /// Whether it names something of the version before this one.
        is_earlier: bool,
    },
    /// The id of the document or of another record.
    OwnId,
    /// A kind of elements.
    Kind,
    /// A word of a set of values.
    Word,
    /// A number, a version, a security level.
    Number,
    /// A day, month or year.
    Date,
    /// `true` or `false`.
    Flag,
    /// A text.
    Text,
    /// A comment.
    Comment,
}

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub struct Token<'p> {
    /// Where it stands, with its quotes. A text may have several lines.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// The entry whose key or value it is; `None` of a comment.
    pub entry: Option<Entry<'p>>,
}

/// An id that stands at a place.
#[derive(Clone, Copy, Debug)]
pub struct IdAt<'p> {
    /// The id.
    pub id: &'p str,
    /// What it names.
    pub of: IdOf,
    /// The place.
    pub found: Use<'p>,
}

/// The ids of all elements, gathered when they are first asked for.
struct Elements<'p> {
    places: &'p Places,
    ids: OnceCell<HashSet<&'p str>>,
}

impl<'p> Elements<'p> {
    fn of(places: &'p Places) -> Self {
        Self {
            places,
            ids: OnceCell::new(),
        }
    }

    fn has(&self, id: &str) -> bool {
        let ids = self.ids.get_or_init(|| {
            let files = self.places.files();
            let symbols = files.flat_map(|source| self.places.outline(source));
            let elements = symbols.filter(|symbol| symbol.is_entry && symbol.layer.is_some());
            elements.map(|symbol| symbol.name).collect()
        });
        ids.contains(id)
    }
}

impl Places {
    /// The words of a file with what each is, in the order of the text; of what the format does not know only the keys.
    /// After a fault too. O(bytes).
    ///
    /// ```
    /// use justarch::{Document, SourceId};
    /// use justarch::places::{IdOf, TokenKind};
    ///
    /// let text = "justarch: 1 # one\napplications:\n  a: {kind: database, hosted-on: b, statu: x}\n";
    /// let document = Document::parse("a.yaml", text).unwrap();
    /// let places = document.places();
    /// let slice = |span| document.sources().slice(span);
    /// let tokens = places.tokens(SourceId::ROOT);
    /// let kind = |part: &str| tokens.iter().find(|token| slice(token.span) == part).map(|token| token.kind);
    /// assert_eq!(kind("database"), Some(TokenKind::Kind));
    /// assert_eq!(kind("# one"), Some(TokenKind::Comment));
    /// assert_eq!(kind("statu"), Some(TokenKind::UnknownKey));
    /// assert!(matches!(kind("b"), Some(TokenKind::Id { of: IdOf::Element, .. })));
    /// ```
    pub fn tokens(&self, source: SourceId) -> Vec<Token<'_>> {
        let tree = self.tree(source);
        let text = self.sources.text(source);
        let elements = Elements::of(self);
        let mut tokens = Vec::new();
        // The collections around the node, each with its context.
        let mut around: Vec<(u32, Context)> = Vec::new();
        for ix in 0..tree.nodes.len() as u32 {
            let Some(node) = tree.get(ix) else { continue };
            while around.last().is_some_and(|(at, _)| *at != node.parent) {
                around.pop();
            }
            let outer = around.last().map(|(_, context)| *context);
            let outer = outer.unwrap_or_else(|| Context::top(source == SourceId::ROOT));
            let context = outer.inside(tree, text, ix);
            if !node.form.is_leaf() {
                around.push((ix, context));
            }
            let said = tree.scalar(text, tree.target(ix).unwrap_or(ix));
            if node.start == node.end || !node.form.is_leaf() {
                continue;
            }
            let entry = |ix| Entry {
                places: self,
                source,
                ix,
            };
            let (kind, entry) = match node.part {
                Part::Key => {
                    let value = outer.inside(tree, text, node.next);
                    (of_key(&outer, &value), entry(node.next))
                }
                Part::Root | Part::Value | Part::Item => {
                    (of_value(&context, node.part, said, &elements), entry(ix))
                }
            };
            tokens.extend(kind.map(|kind| Token {
                span: Span::new(source, node.start, node.end),
                kind,
                entry: Some(entry),
            }));
        }
        tokens.extend(self.comments(source).into_iter().map(|span| Token {
            span,
            kind: TokenKind::Comment,
            entry: None,
        }));
        tokens.sort_by_key(|token| token.span.start);
        tokens
    }

    /// The id that stands at an offset, with what it names: also right behind its last character. An id that may be one
    /// of an element or of an organisation is one of an element if there is such. O(log nodes); O(bytes) where both may be.
    ///
    /// ```
    /// use justarch::{Document, SourceId};
    /// use justarch::places::{IdOf, UseKind};
    ///
    /// let text = "justarch: 1\napplications:\n  app: {kind: application, hosted-on: [centre], owner: moj}\n";
    /// let document = Document::parse("a.yaml", text).unwrap();
    /// let places = document.places();
    /// let id_at = |part: &str| places.id_at(SourceId::ROOT, text.find(part).unwrap() + 2);
    /// let centre = id_at("centre").unwrap();
    /// assert_eq!((centre.id, centre.of), ("centre", IdOf::Element));
    /// assert_eq!(id_at("moj").unwrap().of, IdOf::Organisation);
    /// assert_eq!(id_at("app:").unwrap().found.kind, UseKind::Definition);
    /// assert!(id_at("kind").is_none());
    /// ```
    pub fn id_at(&self, source: SourceId, offset: usize) -> Option<IdAt<'_>> {
        let at = self.at(source, offset)?;
        let entry = at.entry?;
        let is_key = at.spot == super::Spot::Key;
        let ix = if is_key {
            entry.node().before
        } else {
            entry.ix
        };
        let tree = self.tree(source);
        let node = tree.get(ix).filter(|node| node.form.is_leaf())?;
        if node.start != at.span.start || node.end != at.span.end || node.start == node.end {
            return None;
        }
        let id = if is_key { entry.key() } else { entry.text() }?;
        let mut repeated = HashMap::new();
        for (alias, target) in &tree.aliases {
            repeated.entry(*target).or_insert(*alias);
        }
        let all = [IdOf::Element, IdOf::Organisation, IdOf::Source];
        let found = all.map(|of| Some((of, self.use_at(source, ix, of, &repeated)?)));
        let mut found: Vec<_> = found.into_iter().flatten().collect();
        if let Some((IdOf::Element, first)) = found.first()
            && (found.len() > 1 || is_free(first.kind))
            && self.element(id).is_none()
        {
            found.remove(0);
        }
        let (of, found) = found.into_iter().next()?;
        Some(IdAt { id, of, found })
    }
}

/// Whether another text than an id may stand there.
fn is_free(kind: UseKind) -> bool {
    kind == UseKind::Field(crate::model::Field::CodeLists)
}

fn of_key(outer: &Context, value: &Context) -> Option<TokenKind> {
    for of in [IdOf::Element, IdOf::Organisation, IdOf::Source] {
        if let Some((kind, is_earlier)) = name_of(*outer, Part::Key, of) {
            return Some(TokenKind::Id {
                of,
                kind,
                is_earlier,
            });
        }
    }
    Some(match (outer.role, value.role) {
        (Role::File, Role::Unknown) => TokenKind::UnknownKey,
        (Role::File, _) => TokenKind::Section,
        (Role::Table(table), _) if !table.is_list() => match table {
            Table::Contents | Table::Views => TokenKind::Word,
            _ => TokenKind::OwnId,
        },
        (_, Role::Unknown) => TokenKind::UnknownKey,
        _ => TokenKind::Key,
    })
}

fn of_value(
    context: &Context,
    part: Part,
    said: Option<&str>,
    elements: &Elements<'_>,
) -> Option<TokenKind> {
    let mut of_id = None;
    for of in [IdOf::Element, IdOf::Organisation, IdOf::Source] {
        let Some((kind, is_earlier)) = name_of(*context, part, of) else {
            continue;
        };
        // Of what may be an element or something else, an element if there is one.
        let is_open = matches!(kind, UseKind::Relation(kind) if kind == crate::model::RelationKind::SuppliedBy)
            || is_free(kind);
        if of == IdOf::Element && is_open && !said.is_some_and(|id| elements.has(id)) {
            continue;
        }
        of_id = Some(TokenKind::Id {
            of,
            kind,
            is_earlier,
        });
        break;
    }
    if of_id.is_some() {
        return of_id;
    }
    Some(match context.role {
        Role::FileVersion => TokenKind::Number,
        Role::Include => TokenKind::Text,
        Role::OwnId => TokenKind::OwnId,
        Role::Field(spec) => of_shape(spec.shape, said),
        Role::Group {
            fields, bare: true, ..
        } => of_shape(fields.first()?.shape, said),
        Role::File
        | Role::Header
        | Role::Section(_)
        | Role::Element
        | Role::Table(_)
        | Role::Record(_)
        | Role::Relations(_)
        | Role::Relation(_)
        | Role::FarEnd(_)
        | Role::Group { .. }
        | Role::Unknown => return None,
    })
}

fn of_shape(shape: Shape, said: Option<&str>) -> TokenKind {
    match shape {
        Shape::Date | Shape::Dates => TokenKind::Date,
        Shape::Version
        | Shape::FrameworkNumber
        | Shape::Number
        | Shape::Decimal
        | Shape::SecurityLevel => TokenKind::Number,
        Shape::Flag => TokenKind::Flag,
        Shape::Token(words) | Shape::Tokens(words) => match said {
            Some(said) if words.contains(&said) => TokenKind::Word,
            Some(_) | None => TokenKind::Text,
        },
        Shape::Kind => TokenKind::Kind,
        Shape::FieldNames => TokenKind::Key,
        Shape::Route => TokenKind::Word,
        Shape::Text
        | Shape::Texts
        | Shape::Organisation
        | Shape::Sources
        | Shape::Elements
        | Shape::Ids
        | Shape::Attributes
        | Shape::Group { .. }
        | Shape::Relations(_)
        | Shape::Records(_) => TokenKind::Text,
    }
}
