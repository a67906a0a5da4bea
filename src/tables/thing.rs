//! What a row is about, and the keys that it has.

use crate::model::schema::{ELEMENT, FieldSpec, RELATION, Shape};
use crate::model::{ElementRef, Field, Fields, RecordRef, RelationRef, Subject};
use crate::text::{Lang, Text};

/// What a row is about.
#[derive(Clone, Copy)]
pub(super) enum Thing<'a> {
    Element(ElementRef<'a>),
    Relation(RelationRef<'a>),
    Record(RecordRef<'a>),
}

impl<'a> Thing<'a> {
    pub(super) fn fields(self) -> Fields<'a> {
        match self {
            Self::Element(element) => element.fields(),
            Self::Relation(relation) => relation.fields(),
            Self::Record(record) => record.fields(),
        }
    }

    pub(super) fn specs(self) -> &'static [FieldSpec] {
        match self {
            Self::Element(_) => ELEMENT,
            Self::Relation(_) => RELATION,
            Self::Record(record) => record.table().fields(),
        }
    }

    pub(super) fn subject(self) -> Subject {
        match self {
            Self::Element(element) => element.into(),
            Self::Relation(relation) => relation.into(),
            Self::Record(record) => record.into(),
        }
    }

    pub(super) fn element(self) -> Option<ElementRef<'a>> {
        match self {
            Self::Element(element) => Some(element),
            Self::Relation(_) | Self::Record(_) => None,
        }
    }

    pub(super) fn relation(self) -> Option<RelationRef<'a>> {
        match self {
            Self::Relation(relation) => Some(relation),
            Self::Element(_) | Self::Record(_) => None,
        }
    }

    /// Whether the key means something for it.
    pub(super) fn has(self, spec: &FieldSpec) -> bool {
        match self {
            Self::Element(element) => spec.meaning.includes(element.kind()),
            Self::Relation(relation) => spec.meaning.includes_relation(relation.kind()),
            Self::Record(_) => true,
        }
    }
}

/// The row of a field, and the group that it is in.
pub(super) fn place_of(
    specs: &'static [FieldSpec],
    field: Field,
) -> Option<(Option<&'static FieldSpec>, &'static FieldSpec)> {
    specs.iter().find_map(|spec| match spec.shape {
        Shape::Group { fields, .. } => place_of(fields, field).map(|(_, leaf)| (Some(spec), leaf)),
        _ => (spec.field == Some(field)).then_some((None, spec)),
    })
}

/// What a field is called where it stands without its group.
pub(super) fn title(group: Option<&'static FieldSpec>, leaf: &'static FieldSpec) -> Text {
    let of = leaf.words.described().title;
    let Some(group) = group else { return of };
    let Shape::Group { fields, bare } = group.shape else {
        return of;
    };
    // The languages of a name name it.
    if matches!(leaf.key, "vi" | "en") {
        return of;
    }
    let whole = group.words.described().title;
    let is_first = fields.first().is_some_and(|first| first.key == leaf.key);
    if bare && is_first {
        return whole;
    }
    let (vi, en) = (whole.get(Lang::Vi), whole.get(Lang::En));
    let (leaf_vi, leaf_en) = (of.get(Lang::Vi), of.get(Lang::En));
    let (leaf_vi, leaf_en) = (lowered(leaf_vi), lowered(leaf_en));
    crate::bilingual!("{vi}: {leaf_vi}", "{en}: {leaf_en}")
}

/// With a small first letter.
pub(super) fn lowered(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => String::new(),
    }
}
