//! The edits that there are.

use crate::io::place::IdOf;
use crate::model::{Field, Layer, Place, RelationKind, Subject, Table};
use crate::span::Span;

/// One change to the files of a document. Values are given as files write them, without quotes.
///
/// What is so already is left: an edit that changes nothing is no fault.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Edit {
    /// Gives a field a value, in place of the one it has. Lists have [`AddItem`](Self::AddItem).
    Set {
        /// The field of a part.
        at: Place,
        /// Its value.
        value: String,
    },
    /// Takes a field away with all its values.
    Clear {
        /// The field of a part.
        at: Place,
    },
    /// Adds a value to a list, unless it is there.
    AddItem {
        /// The field of a part.
        at: Place,
        /// The value.
        value: String,
    },
    /// Gives a list these values, in their order, in place of those that it has. A route of the one word `direct` passes no
    /// platform.
    SetItems {
        /// The field of a part.
        at: Place,
        /// The values.
        values: Vec<String>,
    },
    /// Takes a value out of a list.
    RemoveItem {
        /// The field of a part.
        at: Place,
        /// The value.
        value: String,
    },
    /// Gives a free attribute of a part a value.
    SetAttribute {
        /// The part.
        of: Subject,
        /// The name of the attribute.
        name: String,
        /// Its value.
        value: String,
    },
    /// Takes a free attribute of a part away.
    ClearAttribute {
        /// The part.
        of: Subject,
        /// The name of the attribute.
        name: String,
    },
    /// Gives the document itself another id.
    SetId {
        /// The id.
        id: String,
    },
    /// Adds an element to the section of its layer, behind its like.
    AddElement {
        /// Its id.
        id: String,
        /// Its layer.
        layer: Layer,
        /// Its kind.
        kind: String,
        /// Its fields; a list comes once for each item.
        fields: Vec<(Field, String)>,
    },
    /// Adds a relation to an element.
    AddRelation {
        /// The element that it is written at.
        from: String,
        /// Its kind.
        kind: RelationKind,
        /// The element or organisation that it leads to.
        to: String,
        /// Its fields; a list comes once for each item.
        fields: Vec<(Field, String)>,
    },
    /// Adds an entry to a table of the document, or to one of an element.
    AddRecord {
        /// The table.
        table: Table,
        /// Its key.
        key: String,
        /// The element that holds it, if one does.
        holder: Option<String>,
        /// Its fields; a list comes once for each item.
        fields: Vec<(Field, String)>,
    },
    /// Takes an element, a relation or an entry of a table away, with the comments in it and behind it, and those above
    /// it that speak to the check of it; others above it may be headings and stay. Whoever removes what is used
    /// removes the uses too.
    Remove {
        /// The part.
        subject: Subject,
    },
    /// Turns a relation round: it goes from the element that it leads to so far, where it is written then, to the one that
    /// has it so far. Its fields go with it, and the comments in it, behind it and right above it; where these cannot, it
    /// is refused.
    Reverse {
        /// The relation, of two elements.
        relation: Subject,
    },
    /// Gives an id another name wherever it is defined and used. Where the version before is spoken of (`succeeds`,
    /// `retired`, `transferred`) it stays: there it is the id of that version.
    Rename {
        /// What it names.
        of: IdOf,
        /// The id.
        id: String,
        /// The new one.
        to: String,
    },
    /// Lets a key or a single value say something else, whatever it is and whether or not it could be read.
    Rewrite {
        /// The key or the value with its quotes.
        at: Span,
        /// What it is to say.
        to: String,
    },
    /// Lets a single value become a map in which it stands at a key: `name: Cổng` becomes `name: { vi: Cổng }`.
    Nest {
        /// The value with its quotes.
        at: Span,
        /// The key.
        key: String,
    },
}

impl TextEdit {
    /// Replaces the bytes of a span by a text.
    pub fn new(span: Span, text: String) -> Self {
        Self { span, text }
    }
}

/// Bytes of one file to be replaced by others.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TextEdit {
    /// The file, and which of its bytes.
    pub span: Span,
    /// What takes their place.
    pub text: String,
}
