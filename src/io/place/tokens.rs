//! What each word of a text is: for colours, and for names beside ids.

use std::cell::OnceCell;
use std::collections::HashSet;

use super::role::{Context, Role};
use super::tree::Part;
use super::uses::{IdOf, UseKind, is_free, name_of};
use super::{Entry, Places};
use crate::model::schema::Shape;
use crate::model::{RelationKind, Table};
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

/// The ids of all elements and organisations, gathered when they are first asked for.
struct Defined<'p> {
    places: &'p Places,
    ids: OnceCell<HashSet<(IdOf, &'p str)>>,
}

impl<'p> Defined<'p> {
    fn of(places: &'p Places) -> Self {
        Self {
            places,
            ids: OnceCell::new(),
        }
    }

    fn has(&self, of: IdOf, id: &str) -> bool {
        let ids = self.ids.get_or_init(|| {
            let files = self.places.files();
            let symbols = files.flat_map(|source| self.places.outline(source));
            let entries = symbols.filter(|symbol| symbol.is_entry);
            entries
                .filter_map(|symbol| match (symbol.layer, symbol.table) {
                    (Some(_), _) => Some((IdOf::Element, symbol.name)),
                    (None, Some(Table::Organisations)) => Some((IdOf::Organisation, symbol.name)),
                    (None, _) => None,
                })
                .collect()
        });
        ids.contains(&(of, id))
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
        let defined = Defined::of(self);
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
                    (Some(of_key(&outer, &value)), entry(node.next))
                }
                Part::Root | Part::Value | Part::Item => {
                    (of_value(&context, node.part, said, &defined), entry(ix))
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
}

fn of_key(outer: &Context, value: &Context) -> TokenKind {
    for of in [IdOf::Element, IdOf::Organisation, IdOf::Source] {
        if let Some((kind, is_earlier)) = name_of(*outer, Part::Key, of) {
            return TokenKind::Id {
                of,
                kind,
                is_earlier,
            };
        }
    }
    match (outer.role, value.role) {
        (Role::File, Role::Unknown) => TokenKind::UnknownKey,
        (Role::File, _) => TokenKind::Section,
        (Role::Table(table), _) if !table.is_list() => match table {
            Table::Contents | Table::Views => TokenKind::Word,
            _ => TokenKind::OwnId,
        },
        (_, Role::Unknown) => TokenKind::UnknownKey,
        _ => TokenKind::Key,
    }
}

fn of_value(
    context: &Context,
    part: Part,
    said: Option<&str>,
    defined: &Defined<'_>,
) -> Option<TokenKind> {
    let mut of_id = None;
    for of in [IdOf::Element, IdOf::Organisation, IdOf::Source] {
        let Some((kind, is_earlier)) = name_of(*context, part, of) else {
            continue;
        };
        let has = |of| said.is_some_and(|id| defined.has(of, id));
        // Of what may be either, that which there is; a text that may be an id is one if there is such.
        let is_other = matches!(kind, UseKind::Relation(RelationKind::SuppliedBy))
            && has(IdOf::Organisation)
            || is_free(kind);
        if of == IdOf::Element && is_other && !has(IdOf::Element) {
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
