//! The change from one version to another as data of its own, to be stored, turned round and applied.

mod apply;
mod make;
mod relations;
mod serial;
mod sides;

use std::collections::BTreeMap;

use crate::model::{RelationKind, Subject, Table};

/// What turns one version of an architecture into another: edits with all values in full, before and after.
///
/// A patch outlives both versions. It is written and read by any serde format, and it applies to every
/// architecture that agrees with the old version in what it touches. Elements that go on under another id are
/// renamed, and every reference follows. What a document says of lineage (`succeeds`, `retired`,
/// `transferred`) is carried too.
///
/// ```
/// use justarch::{ApplicationKind, Architecture, Diff, FrameworkVersion, Patch};
/// let version = |level: u8| {
///     let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
///     b.element("db", ApplicationKind::Database, "CSDL hộ tịch")?.security_level(level)?;
///     b.build()
/// };
/// let (old, new) = (version(2)?, version(3)?);
/// let patch = Diff::between(&old, &new).patch()?;
/// assert_eq!(patch.apply(&old)?, new);
/// assert_eq!(patch.inverse().apply(&new)?, old);
/// // It does not fit where something else stands now.
/// assert!(patch.apply(&new).is_err());
///
/// let json = serde_json::to_string(&patch).unwrap();
/// assert_eq!(serde_json::from_str::<Patch>(&json).unwrap(), patch);
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Patch {
    edits: Vec<PatchEdit>,
}

/// One edit of a [`Patch`].
///
/// ```
/// use justarch::{Architecture, Diff, FrameworkVersion, PatchAction, Subject, UserKind};
/// let old = Architecture::fragment("demo", FrameworkVersion::V3_0).build()?;
/// let mut b = old.to_builder();
/// b.element("citizens", UserKind::Citizen, "Người dân")?;
/// let new = b.build()?;
/// let patch = Diff::between(&old, &new).patch()?;
/// let edit = &patch.edits()[0];
/// assert_eq!((edit.action(), edit.subject()), (PatchAction::Add, Subject::element("citizens")));
/// let name = edit.fields().find(|(path, ..)| *path == "name.vi").unwrap();
/// assert_eq!((name.1.len(), name.2), (0, &["Người dân".to_owned()][..]));
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatchEdit {
    action: PatchAction,
    target: Target,
    fields: Values,
}

/// What an edit of a patch does.
///
/// ```
/// use justarch::PatchAction;
/// assert_eq!(PatchAction::Add.inverse(), PatchAction::Remove);
/// assert_eq!(PatchAction::Rename.key(), "rename");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum PatchAction {
    /// Something is new, with all it says.
    Add,
    /// Something goes, with all it said.
    Remove,
    /// Fields have other values.
    Change,
    /// An element bears another id.
    Rename,
}

impl PatchAction {
    /// The actions.
    pub const ALL: [Self; 4] = [Self::Add, Self::Remove, Self::Change, Self::Rename];

    /// The word in machine output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Remove => "remove",
            Self::Change => "change",
            Self::Rename => "rename",
        }
    }

    /// What takes it back.
    #[must_use]
    pub const fn inverse(self) -> Self {
        match self {
            Self::Add => Self::Remove,
            Self::Remove => Self::Add,
            same => same,
        }
    }
}

/// The values of each field by its path, before and after.
type Values = BTreeMap<String, (Vec<String>, Vec<String>)>;

/// What an edit is about.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Target {
    Document,
    Element(String),
    Rename {
        from: String,
        to: String,
    },
    Relation {
        from: String,
        kind: RelationKind,
        to: String,
        /// Whether the far end is an organisation.
        organisation: bool,
        /// The figures on it, which come and go with it.
        figures: BTreeMap<(Table, String), Values>,
    },
    Record {
        table: Table,
        key: String,
        /// The element it hangs on.
        holder: Option<String>,
    },
}

/// The paths under which an edit of an element holds its kind and the section of its layer.
const KIND: &str = "kind";
const SECTION: &str = "section";
/// The path of the id of the document.
const ID: &str = "id";

impl Patch {
    /// The edits, in the order in which they are applied.
    pub fn edits(&self) -> &[PatchEdit] {
        &self.edits
    }

    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// The patch that takes this one back. O(its size).
    #[must_use]
    pub fn inverse(&self) -> Self {
        let edits = self.edits.iter().rev().map(PatchEdit::inverse);
        Self {
            edits: edits.collect(),
        }
    }
}

impl PatchEdit {
    /// What it does.
    pub fn action(&self) -> PatchAction {
        self.action
    }

    /// What it is about; of a rename, the element under its earlier id. Relations between the same two are not
    /// numbered here.
    pub fn subject(&self) -> Subject {
        match &self.target {
            Target::Document => Subject::Document,
            Target::Element(id) | Target::Rename { from: id, .. } => Subject::element(id),
            Target::Relation { from, kind, to, .. } => Subject::Relation {
                from: from.as_str().into(),
                kind: *kind,
                to: to.as_str().into(),
                ordinal: 0,
                apart: 0,
            },
            Target::Record { table, key, .. } => Subject::record(*table, key),
        }
    }

    /// The id that a rename gives.
    pub fn renamed_to(&self) -> Option<&str> {
        match &self.target {
            Target::Rename { to, .. } => Some(to),
            _ => None,
        }
    }

    /// The fields by path, each with its values before and after.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &[String], &[String])> {
        self.fields
            .iter()
            .map(|(path, (before, after))| (path.as_str(), before.as_slice(), after.as_slice()))
    }

    fn inverse(&self) -> Self {
        fn turned(values: &Values) -> Values {
            let turn = |(path, (before, after)): (&String, &(Vec<String>, Vec<String>))| {
                (path.clone(), (after.clone(), before.clone()))
            };
            values.iter().map(turn).collect()
        }
        let mut target = self.target.clone();
        match &mut target {
            Target::Rename { from, to } => std::mem::swap(from, to),
            Target::Relation { figures, .. } => {
                for values in figures.values_mut() {
                    *values = turned(values);
                }
            }
            _ => {}
        }
        Self {
            action: self.action.inverse(),
            target,
            fields: turned(&self.fields),
        }
    }
}
