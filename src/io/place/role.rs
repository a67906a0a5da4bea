//! What each node of a file is by the schema: the walk that lowering makes, for one node at a time.

use super::tree::{Form, NONE, Part, Tree};
use crate::io::lower::{self, HEADER_KEY, INCLUDE};
use crate::model::schema::{ELEMENT, FieldSpec, HEADER, RELATION, Shape};
use crate::model::{Layer, RelationKind, Table};

/// What a value is for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Role {
    /// The map of a whole file.
    File,
    FileVersion,
    Include,
    Header,
    Section(Layer),
    Element,
    Table(Table),
    Record(Table),
    /// What stands at a key such as `hosted-on`.
    Relations(RelationKind),
    Relation(RelationKind),
    /// The id of the element or organisation that a relation leads to.
    FarEnd(RelationKind),
    Group {
        fields: &'static [FieldSpec],
        bare: bool,
    },
    /// A value, or a list of values.
    Field(&'static FieldSpec),
    /// The id that the document or a listed record gives itself.
    OwnId,
    /// Nothing that the format has.
    Unknown,
}

/// A node with what it lies in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    pub(super) role: Role,
    pub(super) is_root: bool,
    pub(super) is_header: bool,
    pub(super) layer: Option<Layer>,
    /// The key of the element; [`NONE`] if it lies in none.
    pub(super) element: u32,
    pub(super) relation: Option<(RelationKind, u32)>,
    pub(super) record: Option<(Table, u32)>,
}

impl Role {
    fn below(self, key: &str, is_root: bool) -> Self {
        match self {
            Self::File => match key {
                lower::FILE_VERSION => Self::FileVersion,
                INCLUDE if is_root => Self::Include,
                HEADER_KEY if is_root => Self::Header,
                _ => match (Layer::from_section(key), lower::table_of_document(key)) {
                    (Some(layer), _) => Self::Section(layer),
                    (None, Some(table)) if is_root || lower::may_be_included(table) => {
                        Self::Table(table)
                    }
                    (None, _) => Self::Unknown,
                },
            },
            Self::Header if key == "id" => Self::OwnId,
            Self::Header => field(HEADER, key),
            Self::Section(_) => Self::Element,
            Self::Element => field(ELEMENT, key),
            Self::Table(table) if !table.is_list() => Self::Record(table),
            Self::Record(table) if key == "id" && table.is_list() && table.has_id() => Self::OwnId,
            Self::Record(table) => field(table.fields(), key),
            Self::Relations(kind) | Self::Relation(kind) if key == kind.far_key() => {
                Self::FarEnd(kind)
            }
            Self::Relations(_) | Self::Relation(_) => field(RELATION, key),
            Self::Group { fields, .. } => field(fields, key),
            Self::Field(spec) if matches!(spec.shape, Shape::Attributes) => self,
            Self::FileVersion
            | Self::Include
            | Self::Table(_)
            | Self::FarEnd(_)
            | Self::Field(_)
            | Self::OwnId
            | Self::Unknown => Self::Unknown,
        }
    }

    fn item(self) -> Self {
        match self {
            Self::Include => Self::Include,
            Self::Table(table) if table.is_list() => Self::Record(table),
            Self::Relations(kind) => Self::Relation(kind),
            Self::Field(spec) if spec.shape.is_list() => self,
            Self::File
            | Self::FileVersion
            | Self::Header
            | Self::Section(_)
            | Self::Element
            | Self::Table(_)
            | Self::Record(_)
            | Self::Relation(_)
            | Self::FarEnd(_)
            | Self::Group { .. }
            | Self::Field(_)
            | Self::OwnId
            | Self::Unknown => Self::Unknown,
        }
    }

    /// What it is if no list stands there, or no map.
    fn written_as(self, form: Form) -> Self {
        match self {
            Self::Relations(kind) if !form.is_seq() => Self::Relation(kind),
            Self::Group { fields, bare: true } if form.is_leaf() => {
                fields.first().map_or(self, Self::Field)
            }
            _ => self,
        }
    }
}

fn field(specs: &'static [FieldSpec], key: &str) -> Role {
    let Some(spec) = specs.iter().find(|spec| spec.key == key) else {
        return Role::Unknown;
    };
    match spec.shape {
        Shape::Group { fields, bare } => Role::Group { fields, bare },
        Shape::Relations(kind) => Role::Relations(kind),
        Shape::Records(table) => Role::Table(table),
        _ => Role::Field(spec),
    }
}

impl Context {
    pub(super) fn top(is_root: bool) -> Self {
        Self {
            role: Role::File,
            is_root,
            is_header: false,
            layer: None,
            element: NONE,
            relation: None,
            record: None,
        }
    }

    /// The context of a node in a map or list of this one. A key has that of its map.
    pub(super) fn inside(mut self, tree: &Tree, text: &str, ix: u32) -> Self {
        let Some(node) = tree.get(ix) else {
            return self;
        };
        let role = match node.part {
            Part::Root | Part::Key => return self,
            Part::Value => {
                let key = tree.scalar(text, node.before).unwrap_or("<<");
                self.role.below(key, self.is_root)
            }
            Part::Item => self.role.item(),
        };
        let form = match node.form {
            Form::Alias => tree.target(ix).and_then(|target| tree.get(target)),
            _ => Some(node),
        };
        self.role = role.written_as(form.map_or(node.form, |node| node.form));
        match self.role {
            Role::Header => self.is_header = true,
            Role::Section(layer) => self.layer = Some(layer),
            Role::Element => self.element = node.before,
            Role::Relation(kind) => self.relation = Some((kind, ix)),
            Role::Record(table) => self.record = Some((table, ix)),
            _ => {}
        }
        self
    }

    /// The context of a node. O(depth).
    pub(super) fn of(tree: &Tree, text: &str, ix: u32, is_root: bool) -> Self {
        Self::top(is_root).through(tree, text, ix, NONE)
    }

    /// The context of a node inside another one, which has this context.
    pub(super) fn through(self, tree: &Tree, text: &str, ix: u32, from: u32) -> Self {
        let mut path = Vec::new();
        let mut at = ix;
        while at != from
            && let Some(node) = tree.get(at)
        {
            path.push(at);
            at = node.parent;
        }
        path.into_iter()
            .rev()
            .fold(self, |context, ix| context.inside(tree, text, ix))
    }
}
